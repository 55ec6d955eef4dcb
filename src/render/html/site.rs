//! The page of plans that answers without the program: rows are plain HTML, and the script only hides and shows them.

use std::io::{self, Write};

use super::{body, broken, head, notes, tone_name};
use crate::query::{Mark, State};
use crate::render::xml;
use crate::report::site::{Axis, Bar, Site, SitePlan, SiteRow, Tile};
use crate::words::{Lang, MessageId};

/// A window from the first day to here is as long as the axis, in thousandths of it.
const WHOLE: u16 = 990;

const SCRIPT: &str = include_str!("script.js");

/// Writes `site`.
pub fn site(site: &Site<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let say = |id: MessageId| xml::line(id.text(lang));
    head(&site.title, lang, out)?;
    let (title, day) = (xml::line(&site.title), xml::line(&site.day));
    writeln!(
        out,
        "<a class=skip href=#rows>{}</a>\n<header><h1>{title}</h1>\n<p class=day>{day}</p></header>\n<main>",
        say(MessageId::SiteSkip)
    )?;
    tiles(&site.tiles, out)?;
    notes(&site.notes, out)?;
    filters(site, lang, out)?;
    // A row has a thousand brothers: what each of them says first is named by the style.
    let named = [
        MessageId::SiteDeadline,
        MessageId::ColumnExecutors,
        MessageId::SiteResult,
        MessageId::ColumnDue,
        MessageId::ColumnState,
    ];
    let [deadline, people, result, due, state] = named.map(say);
    writeln!(
        out,
        "<div id=rows style=\"--deadline:'{deadline}';--people:'{people}';--result:'{result}';\
         --due:'{due}';--state:'{state}'\">"
    )?;
    for (place, plan) in site.plans.iter().enumerate() {
        self::plan(plan, place, out)?;
    }
    writeln!(
        out,
        "</div>\n<p class=legend aria-hidden=true>{}</p>",
        legend(lang)
    )?;
    for (id, page) in [("overdue", &site.overdue), ("workload", &site.workload)] {
        let title = xml::line(&page.title);
        writeln!(
            out,
            "<details class=part id={id}><summary><h2>{title}</h2></summary>"
        )?;
        body(page, "h3", out)?;
        writeln!(out, "</details>")?;
    }
    writeln!(out, "</main>\n<script>\n{SCRIPT}</script>")
}

/// Writes the numbers, each a button that shows the rows it counts.
fn tiles(tiles: &[Tile], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<div class=tiles>")?;
    for tile in tiles {
        let state = tile.state.map_or("", State::name);
        writeln!(
            out,
            "<button type=button class=\"{}\" value=\"{state}\" aria-pressed=false><b>{}</b> {}</button>",
            ["tile", tone_name(tile.tone)].join(" ").trim_end(),
            tile.count,
            xml::line(&tile.label)
        )?;
    }
    writeln!(out, "</div>")
}

/// Writes what rows can be chosen by.
fn filters(site: &Site<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let say = |id: MessageId| xml::line(id.text(lang));
    writeln!(out, "<form class=filters role=search>")?;
    let plans = site.plans.iter().map(|plan| plan.name.as_str()).enumerate();
    let plans: Vec<(String, &str)> = plans.map(|(at, name)| (at.to_string(), name)).collect();
    let people = site.executors.iter().map(String::as_str).enumerate();
    let people: Vec<(String, &str)> = people.map(|(at, name)| (at.to_string(), name)).collect();
    let states = site.tiles.iter().filter_map(|tile| {
        let state = tile.state?.name().to_owned();
        Some((state, tile.label.as_str()))
    });
    let choices = [
        ("plan", MessageId::ColumnPlan, plans),
        ("executor", MessageId::ColumnExecutor, people),
        ("state", MessageId::ColumnState, states.collect()),
    ];
    for (name, label, options) in choices {
        if options.len() < 2 {
            continue;
        }
        write!(
            out,
            "<label>{}<select name={name}><option value=\"\">{}",
            say(label),
            say(MessageId::SiteAll)
        )?;
        for (value, text) in options {
            write!(out, "<option value={value}>{}", xml::line(text))?;
        }
        writeln!(out, "</select></label>")?;
    }
    writeln!(
        out,
        "<label class=find>{}<input name=text type=search autocomplete=off></label>\n\
         <label class=check><input type=checkbox name=quarters>{}</label>\n\
         <button type=reset>{}</button>\n\
         <output data-none=\"{}\" data-of=\"{}\"></output>\n</form>",
        say(MessageId::SiteFind),
        say(MessageId::SiteQuarters),
        say(MessageId::SiteReset),
        say(MessageId::NoRows),
        xml::line(&MessageId::SiteShown.with("{0}").with("{1}").text(lang)),
    )
}

fn plan(plan: &SitePlan<'_>, place: usize, out: &mut dyn Write) -> io::Result<()> {
    let now = plan.axis.now;
    let now = now.map_or(String::new(), |now| {
        format!(" style=--now:{}", percent(now))
    });
    writeln!(
        out,
        "<div class=plan data-plan={place}{now}>\n<h2>{}</h2>",
        xml::line(&plan.name)
    )?;
    for line in &plan.about {
        writeln!(out, "<p class=sub>{}</p>", xml::line(line))?;
    }
    let told = plan.tiles.iter().map(|tile| {
        let (tone, label) = (tone_name(tile.tone), tile.label.to_lowercase());
        let (tone, label) = (
            if tone.is_empty() { "plain" } else { tone },
            xml::line(&label),
        );
        format!("<span class={tone}>{label} {}</span>", tile.count)
    });
    writeln!(
        out,
        "<p class=sum>{}</p>",
        told.collect::<Vec<_>>().join(", ")
    )?;
    axis(&plan.axis, out)?;
    let mut section = None;
    for row in &plan.rows {
        if row.section != section {
            section = row.section;
            if let Some(title) = section {
                writeln!(out, "<h3>{}</h3>", xml::line(title))?;
            }
        }
        self::row(row, out)?;
    }
    writeln!(out, "</div>")
}

/// Writes the names of months and quarters over the bars; the style writes what stands beside them.
fn axis(axis: &Axis, out: &mut dyn Write) -> io::Result<()> {
    let [months, quarters] = [&axis.months, &axis.quarters].map(|ticks| {
        let ticks = ticks
            .iter()
            .map(|(at, name)| format!("<i style=left:{}>{}</i>", percent(*at), broken(name)));
        ticks.collect::<String>()
    });
    let ticks = if months.is_empty() {
        quarters
    } else {
        format!("<span class=m>{months}</span><span class=q>{quarters}</span>")
    };
    writeln!(out, "<div class=axis aria-hidden=true><u>{ticks}</u></div>")
}

fn row(row: &SiteRow<'_>, out: &mut dyn Write) -> io::Result<()> {
    let people: Vec<String> = row.executors.iter().map(usize::to_string).collect();
    let people = if people.is_empty() {
        String::new()
    } else {
        format!(" data-w={}", people.join("."))
    };
    let due = row.due.map_or(String::new(), |due| {
        due.format("<b>%d.%m.%Y</b>").to_string()
    });
    let own = sign(row.state.into());
    let bars: String = row.bars.iter().map(|one| bar(*one, own)).collect();
    write!(
        out,
        "<details data-s={}{people}><summary><b>{}</b><span>{}</span><u>{bars}</u>{due}\
         <em>{}</em></summary><p>{}<p>{}<p>{}",
        row.state.name(),
        xml::line(row.number),
        xml::line(row.title),
        xml::line(&row.standing),
        broken(&row.deadline),
        broken(&row.people),
        broken(row.result),
    )?;
    if !row.facts.is_empty() {
        write!(out, "<dl>")?;
        for (name, text) in &row.facts {
            write!(out, "<dt>{}<dd>{}", xml::line(name), broken(text))?;
        }
        write!(out, "</dl>")?;
    }
    writeln!(out, "</details>")
}

/// Returns the time of an occurrence: a sign on the day it is due, behind the window given for it. What stands as its
/// row does, `own`, is drawn so by the style, as is a window over the whole axis.
fn bar(bar: Bar, own: &str) -> String {
    let (sign, due) = (sign(bar.mark), percent(bar.due));
    let class = if sign == own {
        String::new()
    } else {
        format!(" class={sign}")
    };
    if bar.start < bar.due {
        if bar.start == 0 && bar.due >= WHOLE {
            return format!("<s{class}></s>");
        }
        let (start, length) = (percent(bar.start), percent(bar.due - bar.start));
        return format!("<s{class} style=left:{start};width:{length}></s>");
    }
    format!("<i{class} style=left:{due}></i>")
}

/// Returns the class of the sign of `mark`.
fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Idle | Mark::Window | Mark::Ahead => "a",
        Mark::Cancelled => "c",
        Mark::Done => "d",
        Mark::DoneLate => "l",
        Mark::Overdue => "x",
    }
}

/// Returns what the signs mean.
fn legend(lang: Lang) -> String {
    let signs = [
        ("x", MessageId::MarkOverdue),
        ("a", MessageId::MarkAhead),
        ("d", MessageId::MarkDone),
        ("l", MessageId::MarkDoneLate),
        ("c", MessageId::MarkCancelled),
    ];
    let told = signs.map(|(sign, word)| {
        format!(
            "<span><i class={sign}></i> {}</span>",
            xml::line(word.text(lang))
        )
    });
    format!(
        "{} <span><i class=now></i> {}</span>",
        told.join(" "),
        xml::line(MessageId::Today.text(lang))
    )
}

/// Returns thousandths as a length of CSS, in whole hundredths: less is not seen on a screen.
fn percent(thousandths: u16) -> String {
    format!("{}%", (thousandths + 5) / 10)
}
