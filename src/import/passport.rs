//! What a document says of the plan as a whole: its title, period, approval, basis, from the text around the tables.
//!
//! Title, basis, goal, expected results and control are moved to their keys; what is only concluded (the period, the
//! organisation …) is written besides, and the text it is concluded from stays.

use super::dates;
use super::draft::{Draft, Dropped, Passport, Text};
use super::grid::Grid;
use crate::text::russian::fold;
use crate::words::MessageId;

/// The longest title, in paragraphs.
const TITLE_PARAGRAPHS: usize = 8;

/// Reads `paragraphs`, the text outside tables up to the end of the plan, into `draft`.
pub(super) fn read(paragraphs: &[Text], draft: &mut Draft) {
    let title = title(paragraphs);
    let approval = approval(paragraphs);
    let passport = &mut draft.passport;
    if let Some((from, to)) = title {
        let block = paragraphs.get(from..to).unwrap_or_default();
        let words: Vec<&str> = block.iter().map(|text| text.value.as_str()).collect();
        if let Some(first) = block.first() {
            passport.title = Some(Text::new(&words.join(" "), &first.place));
        }
    }
    let in_title = |at: usize| title.is_some_and(|(from, to)| (from..to).contains(&at));
    for (at, paragraph) in paragraphs
        .iter()
        .enumerate()
        .filter(|(at, _)| !in_title(*at))
    {
        match role(&fold(&paragraph.value)) {
            Some(Role::Control) if passport.control.is_none() => {
                passport.control = Some(paragraph.clone());
            }
            Some(Role::Basis) => passport.basis.push(paragraph.clone()),
            Some(Role::Goal) if passport.goal.is_none() => passport.goal = Some(paragraph.clone()),
            _ => draft.rest.push(paragraph.clone()),
        }
        let _ = at;
    }
    draft.passport.conclude(paragraphs, approval);
}

/// What a paragraph is by its first words.
#[derive(Clone, Copy)]
enum Role {
    Control,
    Basis,
    Goal,
}

fn role(folded: &str) -> Option<Role> {
    let text =
        folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if starts(&[
        "контроль за исполнением",
        "контроль за выполнением",
        "контроль исполнения",
    ]) {
        return Some(Role::Control);
    }
    if starts(&[
        "в соответствии с ",
        "на основании ",
        "во исполнение ",
        "основание:",
        "основания:",
    ]) {
        return Some(Role::Basis);
    }
    starts(&["цель:", "цель -", "цели:", "цель плана"]).then_some(Role::Goal)
}

/// Finds the paragraphs that the title is made of.
fn title(paragraphs: &[Text]) -> Option<(usize, usize)> {
    let blocks: Vec<(usize, usize)> = (0..paragraphs.len())
        .filter(|&at| {
            paragraphs
                .get(at)
                .is_some_and(|text| is_plan_title(&text.value))
        })
        .map(|from| (from, title_end(paragraphs, from)))
        .collect();
    let dated = |(from, to): &&(usize, usize)| {
        let words = paragraphs
            .get(*from..*to)
            .unwrap_or_default()
            .iter()
            .map(|text| text.value.as_str());
        dates::period(&words.collect::<Vec<_>>().join(" ")).is_some()
    };
    blocks
        .iter()
        .find(dated)
        .or_else(|| blocks.first())
        .copied()
}

/// Tells whether `text` begins as the title of a plan.
pub(super) fn is_plan_title(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim_start_matches(['"', ' ']);
    let starts = |words: &&str| {
        folded
            .strip_prefix(words)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    [
        "план",
        "дорожная карта",
        "план-график",
        "комплексный план",
        "комплекс мер",
        "комплекс мероприятий",
        "перечень мероприятий",
        "календарный план",
        "годовой план",
        "муниципальная дорожная карта",
        "перспективный план",
        "план-сетка",
        "циклограмма",
    ]
    .iter()
    .any(starts)
        && text.chars().count() < 600
}

fn title_end(paragraphs: &[Text], from: usize) -> usize {
    let mut to = from + 1;
    let mut words = paragraphs
        .get(from)
        .map(|text| text.value.clone())
        .unwrap_or_default();
    while let Some(next) = paragraphs.get(to).filter(|_| to - from < TITLE_PARAGRAPHS) {
        let ended = dates::period(&words).is_some() || words.ends_with('.');
        let shouted = |text: &str| text.chars().all(|c| !c.is_lowercase());
        let short = words.split(' ').count() <= 2;
        let goes_on = next
            .value
            .starts_with(|c: char| c.is_lowercase() || matches!(c, '«' | '"' | '('))
            || (shouted(&words) && shouted(&next.value))
            || short
            || (shouted(&words) && fold(&next.value).starts_with("на "));
        if ended || !goes_on || is_plan_title(&next.value) || is_caption(&next.value) {
            break;
        }
        words = format!("{words} {}", next.value);
        to += 1;
    }
    to
}

/// «Таблица 1.», «Приложение 2».
fn is_caption(text: &str) -> bool {
    let folded = fold(text);
    folded.starts_with("таблица")
        || folded.starts_with("приложение")
        || folded.starts_with("раздел")
}

/// The order that approves a plan.
#[derive(Debug, Default, Clone)]
struct Approval {
    date: Option<Text>,
    document: Option<Text>,
    by: Option<Text>,
    organization: Option<Text>,
}

/// Kinds of orders: how a document spells them, and their names.
const ORDERS: [(&str, &str); 6] = [
    ("распоряжени", "распоряжение"),
    ("постановлени", "постановление"),
    ("приказ", "приказ"),
    ("решени", "решение"),
    ("протокол", "протокол"),
    ("указ", "указ"),
];

fn approval(paragraphs: &[Text]) -> Approval {
    let mut found = Approval::default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let folded = fold(&paragraph.value);
        let next = paragraphs
            .get(at + 1..(at + 7).min(paragraphs.len()))
            .unwrap_or_default();
        let attached = folded.starts_with("приложение")
            || at > 0
                && paragraphs
                    .get(at - 1)
                    .is_some_and(|text| fold(&text.value).starts_with("приложение"));
        if attached || folded.starts_with("к ") || folded.contains("утвержден") {
            found.attach(paragraph, &folded);
        }
        if folded.trim_matches(|c: char| !c.is_alphabetic()) == "утверждаю"
            || folded.contains("\"утверждаю\"")
        {
            found.sign(next);
        } else if let Some((_, name)) = ORDERS.iter().find(|(_, name)| folded.trim() == *name) {
            found.order(name, next);
        }
    }
    found
}

impl Approval {
    /// «Приложение к распоряжению от 20.01.2021 № 65».
    fn attach(&mut self, paragraph: &Text, folded: &str) {
        let Some((_, name)) = ORDERS.iter().find(|(stem, _)| folded.contains(stem)) else {
            return;
        };
        let Some(day) = dates::date(&paragraph.value).filter(|_| self.document.is_none()) else {
            return;
        };
        let number =
            number_sign(&paragraph.value).map_or_else(String::new, |number| format!(" № {number}"));
        let document = format!("{name} от {}{number}", day.format("%d.%m.%Y"));
        self.document = Some(Text::new(&document, &paragraph.place));
        self.date = Some(Text::new(&day.to_string(), &paragraph.place));
    }

    /// «ПРИКАЗ», and below it the day and the number.
    fn order(&mut self, name: &str, next: &[Text]) {
        let day = next
            .iter()
            .take(3)
            .find_map(|text| dates::date(&text.value).map(|day| (day, text)));
        let Some((day, place)) = day.filter(|_| self.document.is_none()) else {
            return;
        };
        let number = next
            .iter()
            .take(3)
            .find_map(|text| number_sign(&text.value));
        let number = number.map_or_else(String::new, |number| format!(" № {number}"));
        let document = format!("{name} от {}{number}", day.format("%d.%m.%Y"));
        self.document = Some(Text::new(&document, &place.place));
        self.date = Some(Text::new(&day.to_string(), &place.place));
    }

    /// «УТВЕРЖДАЮ», and below it the post, the name and the day.
    fn sign(&mut self, next: &[Text]) {
        let day = next.iter().find_map(|text| {
            dates::date(&text.value).map(|day| Text::new(&day.to_string(), &text.place))
        });
        self.date = self.date.take().or(day);
        let lines: Vec<&Text> = next
            .iter()
            .take_while(|text| !is_plan_title(&text.value))
            .collect();
        let named = lines.iter().find_map(|text| {
            let words: Vec<&str> = text
                .value
                .trim_matches(|c: char| matches!(c, '_' | ' '))
                .split(' ')
                .collect();
            let tail = words
                .get(words.len().saturating_sub(2)..)
                .unwrap_or_default()
                .join(" ");
            [
                tail,
                words
                    .last()
                    .map(|word| (*word).to_owned())
                    .unwrap_or_default(),
            ]
            .into_iter()
            .find(|name| super::executors::is_person(name))
            .map(|name| Text::new(&name, &text.place))
        });
        self.by = self
            .by
            .take()
            .or_else(|| named.map(|name| name.guessed(MessageId::ImportGuessText)));
        let post = lines
            .iter()
            .position(|text| fold(&text.value).starts_with("директор "));
        if let Some(first) = post.and_then(|at| lines.get(at)) {
            let last = |text: &&&Text| {
                text.value
                    .starts_with(|c: char| c.is_lowercase() || c == '«')
            };
            let more = lines
                .iter()
                .skip(post.unwrap_or_default() + 1)
                .take_while(last)
                .map(|text| text.value.as_str());
            let whole = std::iter::once(first.value.as_str())
                .chain(more)
                .collect::<Vec<_>>()
                .join(" ");
            let place = &first.place;
            let name = whole
                .split_once(' ')
                .map(|(_, name)| name.trim())
                .unwrap_or_default();
            let abbreviated = name.chars().take(2).all(char::is_uppercase) && name.contains('«');
            self.organization =
                abbreviated.then(|| Text::new(name, place).guessed(MessageId::ImportGuessText));
        }
    }
}

/// Returns what follows «№»: «65», «02-21/9».
fn number_sign(text: &str) -> Option<String> {
    let (_, after) = text.split_once('№')?;
    let number = after.trim_start().split([' ', ',', ';']).next()?;
    let number = number.trim_end_matches('.');
    (!number.is_empty()).then(|| number.to_owned())
}

impl Passport {
    /// Concludes what the text does not say in a line of its own.
    fn conclude(&mut self, paragraphs: &[Text], approval: Approval) {
        let before = paragraphs
            .iter()
            .map(|text| (dates::period(&text.value), text));
        let titled = self
            .title
            .as_ref()
            .and_then(|title| Some(Text::new(&dates::period(&title.value)?, &title.place)));
        let told = before.filter_map(|(period, text)| Some(Text::new(&period?, &text.place)));
        let told = told
            .map(|text| text.guessed(MessageId::ImportGuessText))
            .next();
        self.period = titled.or(told);
        self.approved_date = approval.date;
        self.approved_document = approval.document;
        self.approved_by = approval.by;
        self.organization = approval
            .organization
            .or_else(|| paragraphs.iter().find_map(letterhead));
        let mut all = self.title.iter().chain(paragraphs);
        self.territory = all.find_map(territory);
    }
}

/// «ДУБОВСКИЙ РАЙОННЫЙ ОТДЕЛ ОБРАЗОВАНИЯ» at the top of an order.
fn letterhead(text: &Text) -> Option<Text> {
    const BODIES: [&str; 8] = [
        "отдел",
        "управление",
        "департамент",
        "администрация",
        "комитет",
        "министерство",
        "учреждение",
        "центр",
    ];
    let shouted =
        text.value.chars().all(|c| !c.is_lowercase()) && text.value.split(' ').count() > 1;
    let folded = fold(&text.value);
    let body = folded.split(' ').any(|word| BODIES.contains(&word));
    if !shouted || !body || is_plan_title(&text.value) {
        return None;
    }
    let lower = text.value.to_lowercase();
    let mut letters = lower.chars();
    let first = letters.next()?;
    let name: String = first.to_uppercase().chain(letters).collect();
    Some(Text::new(&name, &text.place).guessed(MessageId::ImportGuessText))
}

/// «на территории городского округа Первоуральск», «в Дубовском районе» → the territory's name.
fn territory(text: &Text) -> Option<Text> {
    let words: Vec<&str> = text
        .value
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'))
        .collect();
    let name = words.windows(3).find_map(|window| {
        let [first, second, third] = window else {
            return None;
        };
        let capital =
            third.chars().next().is_some_and(char::is_uppercase) && third.chars().count() > 2;
        (fold(first) == "городского"
            && fold(second) == "округа"
            && capital
            && !third.ends_with("го"))
        .then(|| format!("городской округ {third}"))
    });
    let district = || {
        words.windows(2).find_map(|window| {
            let [first, second] = window else { return None };
            let stem = ["ском", "ского"]
                .iter()
                .find_map(|ending| first.strip_suffix(ending))?;
            let capital = stem.chars().next().is_some_and(char::is_uppercase);
            (capital && matches!(fold(second).as_str(), "районе" | "района"))
                .then(|| format!("{stem}ский район"))
        })
    };
    let name = name.or_else(district)?;
    Some(Text::new(&name, &text.place).guessed(MessageId::ImportGuessText))
}

/// What a line of a passport table is called, by stems.
const LABELS: [(&str, Label); 9] = [
    ("основани", Label::Basis),
    ("цел", Label::Goal),
    ("ожидаем", Label::Expected),
    ("планируем", Label::Expected),
    ("контрол", Label::Control),
    ("наименован", Label::Title),
    ("разработчик", Label::Organization),
    ("исполнител", Label::Other),
    ("срок", Label::Period),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Basis,
    Goal,
    Expected,
    Control,
    Title,
    Organization,
    Period,
    Other,
}

fn label(text: &str) -> Option<Label> {
    let folded = fold(text);
    let word = |stem: &str| folded.split(' ').any(|word| word.starts_with(stem));
    let short = text.chars().count() < 120;
    LABELS
        .iter()
        .find(|(stem, _)| short && word(stem))
        .map(|(_, label)| *label)
}

/// Tells whether `grid` is a passport: two columns, the first of which names what the second says.
pub(super) fn is_passport(grid: &Grid) -> bool {
    let known = |row: &&super::grid::GridRow| {
        row.cells
            .first()
            .is_some_and(|cell| label(&cell.text()).is_some())
    };
    let count = grid.rows.iter().filter(known).count();
    grid.width == 2 && count >= 2 && count * 2 >= grid.rows.len()
}

/// Reads a passport table into `draft`.
pub(super) fn read_table(grid: &Grid, draft: &mut Draft) {
    for row in &grid.rows {
        let [name, value] = row.cells.as_slice() else {
            continue;
        };
        let text = Text::new(&value.text(), &value.place);
        let place = &name.place;
        let passport = &mut draft.passport;
        let slot = match label(&name.text()) {
            Some(Label::Basis) => {
                passport.basis = value
                    .text()
                    .split(';')
                    .map(str::trim)
                    .filter(|part| !part.is_empty())
                    .map(|part| Text::new(part, &value.place))
                    .collect();
                draft.ledger.drop(&name.text(), place, Dropped::Label);
                continue;
            }
            Some(Label::Goal) => &mut passport.goal,
            Some(Label::Expected) => &mut passport.expected,
            Some(Label::Control) => &mut passport.control,
            Some(Label::Title) => &mut passport.title,
            other => {
                passport.remark(other, &text);
                draft.rest.push(Text::new(
                    &format!("{}: {}", name.text(), text.value),
                    place,
                ));
                continue;
            }
        };
        if let Some(before) = slot.replace(text) {
            draft.rest.push(before);
        }
        draft.ledger.drop(&name.text(), place, Dropped::Label);
    }
}

impl Passport {
    /// Concludes an organisation or a period from a line that has no key.
    fn remark(&mut self, label: Option<Label>, text: &Text) {
        match label {
            Some(Label::Organization) => {
                let first = text.value.trim_start_matches(['-', '–', '—', ' ']);
                let first = first.split([';', '\n']).next().unwrap_or_default();
                let first = first.split(" - ").next().unwrap_or_default();
                self.organization =
                    Some(Text::new(first, &text.place).guessed(MessageId::ImportGuessText));
            }
            Some(Label::Period) if self.period.is_none() => {
                let period = dates::period(&text.value)
                    .or_else(|| dates::period(&format!("на {}", text.value)));
                self.period = period.map(|period| Text::new(&period, &text.place));
            }
            _ => {}
        }
    }
}

impl Passport {
    /// Lets what a passport table says win over what the text says; returns the text that gives way.
    pub(super) fn prefer(&mut self, table: Passport) -> Vec<Text> {
        let mut displaced = Vec::new();
        let slots = [
            (&mut self.title, table.title),
            (&mut self.organization, table.organization),
            (&mut self.period, table.period),
            (&mut self.goal, table.goal),
            (&mut self.expected, table.expected),
            (&mut self.control, table.control),
        ];
        for (at, (slot, value)) in slots.into_iter().enumerate() {
            if value.is_some() {
                let moved = !matches!(at, 1 | 2);
                displaced.extend(std::mem::replace(slot, value).filter(|_| moved));
            }
        }
        self.basis.extend(table.basis);
        displaced
    }

    /// Returns what is written besides the text it is concluded from.
    pub(super) fn concluded(&self) -> impl Iterator<Item = &Text> {
        [
            &self.organization,
            &self.territory,
            &self.period,
            &self.approved_date,
            &self.approved_document,
            &self.approved_by,
        ]
        .into_iter()
        .flatten()
    }
}
