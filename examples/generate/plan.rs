//! A plan from its passport to its last item, in the layout of the real ones.

use std::fmt::Write as _;

use chrono::Days;

use crate::deadline;
use crate::execution::{Discipline, text};
use crate::period::{Period, count, weekday};
use crate::random::Random;
use crate::words::{
    EVENT, GOALS, PERSONS, ROLES, SECTIONS, SHARED, TERRITORIES, TITLES, UNITS, WORKS,
};

/// How a generated workspace file begins.
pub(crate) const MARK: &str =
    "# Придуманные планы для замеров: их пишет `cargo run --example generate`.";

/// A plan file.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Its name.
    pub(crate) file: String,
    /// What it holds.
    pub(crate) text: String,
}

/// Draws the plan with this number, of this many items.
pub(crate) fn draw(random: &mut Random, index: usize, items: usize) -> Plan {
    let period = Period::draw(random);
    let (slug, territory, organization) = random.pick(TERRITORIES);
    let mut out = String::new();
    passport(random, &mut out, period, territory, organization);
    let cast = Cast::draw(random);
    cast.write(random, &mut out, period);
    let event_day = deadline::event_day(period);
    let _ = write!(out, "\n[events]\n\"{EVENT}\" = {event_day}\n");
    Table::draw(random, period, &cast).write(random, &mut out, items);
    Plan {
        file: format!("{slug}-{index:05}-{}.toml", period.stem()),
        text: out,
    }
}

/// Returns the workspace file.
pub(crate) fn workspace() -> String {
    let mut out = format!("{MARK}\n\n");
    out.push_str("lang  = \"ru\"\npaths = [\"roadmaps\"]\n\n[executors]\n");
    let entries = SHARED.iter().map(|(name, kind, alias)| match *alias {
        "" => (*name, format!("kind = \"{kind}\"")),
        alias => (*name, format!("kind = \"{kind}\", aliases = [\"{alias}\"]")),
    });
    register(&mut out, entries.collect());
    out
}

fn passport(
    random: &mut Random,
    out: &mut String,
    period: Period,
    territory: &str,
    organization: &str,
) {
    let mut key = |key: &str, value: &str| {
        let _ = writeln!(out, "{key:12} = {value}");
    };
    let title = format!("{} на {}", random.pick(TITLES), period.title());
    key("title", &text(&title));
    key("organization", &text(organization));
    key("territory", &text(territory));
    key("period", &text(&period.to_string()));
    if random.percent(60) {
        let date = weekday(period.start() - Days::new(count(random.below(30))));
        let number = random.within(1..=400);
        let document = text(&format!("приказ от {} № {number}", date.format("%d.%m.%Y")));
        key(
            "approved",
            &format!("{{ date = {date}, document = {document} }}"),
        );
    }
    if random.percent(50) {
        key("goal", &text(random.pick(GOALS)));
    }
}

/// Who may be named in a plan.
#[derive(Debug)]
struct Cast {
    persons: Vec<(&'static str, &'static str)>,
    units: Vec<&'static str>,
    schools: Vec<String>,
}

impl Cast {
    fn draw(random: &mut Random) -> Self {
        let (persons, units) = (random.within(3..=6), random.within(2..=5));
        let first = random.within(1..=40);
        let schools =
            (0..random.within(3..=12)).map(|school| format!("МБОУ «СШ № {}»", first + school));
        Cast {
            persons: random.sample(PERSONS, persons),
            units: random.sample(UNITS, units),
            schools: schools.collect(),
        }
    }

    fn write(&self, random: &mut Random, out: &mut String, period: Period) {
        out.push_str("\n[executors]\n");
        let roles = ROLES.iter().enumerate().map(|(index, role)| {
            let holders = self.holders(random, index, period);
            (*role, format!("kind = \"role\", held_by = [{holders}]"))
        });
        register(out, roles.collect());
        out.push('\n');
        let persons = self.persons.iter().map(|(name, post)| match *post {
            "" => (*name, "kind = \"person\"".to_owned()),
            post => (*name, format!("kind = \"person\", post = \"{post}\"")),
        });
        register(out, persons.collect());
        out.push('\n');
        let schools = self
            .schools
            .iter()
            .map(|school| format!("  \"{school}\",\n"));
        let schools: String = schools.collect();
        let group = format!("kind = \"group\", members = [\n{schools}]");
        register(out, vec![("ШНОР", group)]);
        out.push('\n');
        let schools = self.schools.iter().map(String::as_str);
        let units = self.units.iter().copied().chain(schools);
        let units = units.map(|unit| (unit, "kind = \"unit\"".to_owned()));
        register(out, units.collect());
    }

    /// A role passes on to the next person within the period once in a while.
    fn holders(&self, random: &mut Random, role: usize, period: Period) -> String {
        let (name, _) = self.persons[role];
        let from = period.start();
        if random.percent(80) {
            return format!("{{ name = \"{name}\", from = {from} }}");
        }
        let change = period.working_day(random).max(from + Days::new(1));
        let (next, _) = self.persons[(role + 1) % self.persons.len()];
        let to = change - Days::new(1);
        format!(
            "{{ name = \"{name}\", from = {from}, to = {to} }}, {{ name = \"{next}\", from = {change} }}"
        )
    }

    /// Draws who carries an item out, the lead first: most often one or two.
    fn executors(&self, random: &mut Random) -> String {
        let wanted = random.weighted(&[(48, 1), (30, 2), (18, 3), (4, 4)]);
        let mut named: Vec<&str> = Vec::with_capacity(wanted);
        while named.len() < wanted {
            let name = match random.below(10) {
                0..=2 => random.pick(SHARED).0,
                3..=5 => random.pick(ROLES),
                6 => random.pick(&self.persons).0,
                7 => "ШНОР",
                8 => self.schools[random.below(self.schools.len())].as_str(),
                _ => random.pick(&self.units),
            };
            if !named.contains(&name) {
                named.push(name);
            }
        }
        format!(
            "[{}]",
            named.into_iter().map(text).collect::<Vec<_>>().join(", ")
        )
    }
}

/// Writes entries of a registry one under another.
fn register(out: &mut String, entries: Vec<(&str, String)>) {
    let widths = entries.iter().map(|(name, _)| name.chars().count() + 2);
    let width = widths.max().unwrap_or_default();
    for (name, entry) in entries {
        let _ = writeln!(out, "{:width$} = {{ {entry} }}", text(name));
    }
}

/// What the items of a plan share.
#[derive(Debug)]
struct Table<'a> {
    period: Period,
    cast: &'a Cast,
    discipline: Discipline,
    results: bool,
}

impl<'a> Table<'a> {
    /// One plan of five has no column of results.
    fn draw(random: &mut Random, period: Period, cast: &'a Cast) -> Self {
        Table {
            period,
            cast,
            discipline: Discipline::draw(random, period),
            results: random.percent(80),
        }
    }

    /// Two plans of five have sections.
    fn write(&self, random: &mut Random, out: &mut String, items: usize) {
        if random.percent(60) {
            for number in 1..=items {
                out.push_str("\n[[item]]\n");
                self.item(random, out, &number.to_string());
            }
            return;
        }
        let wanted = random.within(2..=4).min(items);
        let sections = random.sample(SECTIONS, wanted);
        for (index, title) in sections.iter().enumerate() {
            let section = index + 1;
            let _ = write!(out, "\n[[section]]\ntitle = \"{section}. {title}\"\n");
            let share = items * section / wanted - items * index / wanted;
            for number in 1..=share {
                out.push_str("\n[[section.item]]\n");
                self.item(random, out, &format!("{section}.{number}."));
            }
        }
    }

    fn item(&self, random: &mut Random, out: &mut String, number: &str) {
        let (title, result) = work(random);
        let deadline = deadline::draw(random, self.period);
        let mut lines = vec![
            ("number", text(number)),
            ("title", text(&title)),
            ("deadline", text(&deadline.phrase)),
            ("executors", self.cast.executors(random)),
        ];
        if self.results {
            lines.push(("result", text(result)));
        }
        lines.extend(self.discipline.draw_marks(random, &deadline));
        for (key, value) in lines {
            let _ = writeln!(out, "{key:9} = {value}");
        }
    }
}

fn work(random: &mut Random) -> (String, &'static str) {
    let work = random.weighted(WORKS);
    let mut title = format!(
        "{} {}",
        random.pick(work.actions),
        random.pick(work.objects)
    );
    for tail in [work.whom, work.why] {
        if random.percent(65) {
            title.push(' ');
            title.push_str(random.pick(tail));
        }
    }
    if random.percent(20) {
        title.push('.');
    }
    let result = if random.percent(2) {
        ""
    } else {
        random.pick(work.results)
    };
    (title, result)
}
