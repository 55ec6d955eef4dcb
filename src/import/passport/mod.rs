//! What a document says of the plan as a whole: its title, period, approval, basis, from the text around the tables.
//!
//! Title, basis, goal, expected results and control are moved to their keys; what is only concluded (the period, the
//! organisation …) is written besides, and the text it is concluded from stays.
//!
//! | to | go to |
//! |---|---|
//! | read who approved it and when, and by what | `approval` |
//! | conclude the period, the territory | `period`, `territory` |
//! | read a registry of the executors beside the plan | `registry` |

pub(super) mod approval;
pub(super) mod period;
pub(super) mod registry;
pub(super) mod territory;

use std::collections::HashSet;

use super::draft::{Draft, Dropped, Passport, Text};
use super::executors;
use super::recognize::{cell, own};
use super::table::grid::{Grid, GridRow};
use crate::text::russian::{Ask as _, fold, is_dash};
use crate::text::word_list;
use crate::words::MessageId;

use crate::import::recognize::named;
use crate::import::recognize::titles::{self, is_other_title, is_plan_title};
use approval::Approval;

pub(in crate::import) use approval::is_stamp;

/// The longest title, in paragraphs.
const TITLE_PARAGRAPHS: usize = 8;
/// How many lines what an order is about may take.
const MOST_LINES: usize = 12;

/// Reads `paragraphs`, the text outside tables up to the end of the plan, into `draft`; the first `above` of them stand
/// above the table, where its title is looked for first.
pub(super) fn read(paragraphs: &[Text], above: usize, draft: &mut Draft) {
    let over = &paragraphs[..above];
    let own = own_title(over);
    draft.is_own |= own.is_some();
    let title = own.or_else(|| title(over)).or_else(|| title(paragraphs));
    let mut whose = Passport::default();
    let approval = approval::find(paragraphs);
    let in_title = |at: usize| title.is_some_and(|(from, to)| (from..to).contains(&at));
    let mut awaited = None;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if in_title(at) {
            continue;
        }
        if let Some((key, value)) = own::whose(&paragraph.value).filter(|_| draft.is_own)
            && let Some(text) = whose.whose(key, value, paragraph)
        {
            let label = paragraph.value.strip_suffix(value).unwrap_or_default();
            draft.ledger.drop(label, &paragraph.place, Dropped::Label);
            let written = std::iter::once(text.value.as_str());
            super::audit::account::balance(value, written, &text.place, &mut draft.ledger);
            continue;
        }
        let named = role(&paragraph.value).or_else(|| awaited.take().map(|role| (role, 0)));
        let Some((role, length)) = named else {
            draft.rest.push(paragraph.clone());
            continue;
        };
        let (label, value) = paragraph.value.split_at(length);
        if value.trim().is_empty() {
            awaited = Some(role);
            draft.rest.push(paragraph.clone());
            continue;
        }
        let text = Text::new(value, &paragraph.place);
        match draft.passport.slot(role) {
            None => draft.passport.basis.push(text),
            Some(slot) if slot.is_none() => *slot = Some(text),
            Some(_) => {
                draft.rest.push(paragraph.clone());
                continue;
            }
        }
        draft.ledger.drop(label, &paragraph.place, Dropped::Label);
    }
    draft.name(paragraphs, title);
    draft.passport.conclude(paragraphs, above, approval);
    if draft.is_own {
        let passport = &mut draft.passport;
        passport.organization = whose.organization;
        passport.territory = whose.territory;
        passport.period = whose.period;
        return;
    }
    let below = title
        .and_then(|(_, to)| paragraphs.get(to))
        .filter(|text| executors::is_unit(&text.value) && !names_classes(&text.value));
    let body = below.map(|text| text.clone().guessed(MessageId::ImportGuessText));
    draft.passport.organization = draft.passport.organization.take().or(body);
}

/// «Основная школа (5-9 классы)»: whom a plan is for.
fn names_classes(text: &str) -> bool {
    fold(text)
        .bare_words()
        .any(|word| word.starts_with("класс"))
}

/// Returns the paragraph right above the lines by which a paper of this program names its plan.
fn own_title(paragraphs: &[Text]) -> Option<(usize, usize)> {
    let said = |text: &Text| own::whose(&text.value).map(|(key, _)| key);
    let period = |text: &Text| said(text) == Some(own::Whose::Period);
    let end = paragraphs.iter().position(period)?;
    let other = |text: &Text| said(text).is_none();
    let above = paragraphs[..end].iter().rposition(other)? + 1;
    let title = |text: &Text| own::day(&text.value).is_none();
    let at = paragraphs[..above].iter().rposition(title)?;
    Some((at, at + 1))
}

impl Passport {
    /// Takes what a line of a paper of this program says of its plan; returns it, unless the like is known already.
    fn whose(&mut self, key: own::Whose, value: &str, line: &Text) -> Option<Text> {
        let slot = match key {
            own::Whose::Organization => &mut self.organization,
            own::Whose::Territory => &mut self.territory,
            own::Whose::Period => &mut self.period,
        };
        let written = match key {
            own::Whose::Period => own::period(value)?,
            _ => value.to_owned(),
        };
        let text = Text::new(&written, &line.place);
        slot.is_none().then(|| slot.insert(text).clone())
    }
}

/// «Контроль за исполнением настоящего распоряжения возложить на …», «… оставляю за собой».
pub(super) fn is_control(text: &str) -> bool {
    let numbered = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
    fold(text.trim_start_matches(numbered)).starts_with("контроль ")
        && text.contains_any(&["возложить", "возлага", "оставл"])
}

/// Returns what `text` is, and the length of what only says so: «3. », «Цель: ».
fn role(text: &str) -> Option<(Label, usize)> {
    let numbered = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
    let rest = text.trim_start_matches(numbered);
    let number = text.len() - rest.len();
    let folded = fold(rest);
    let control = word_list![
        "контроль за исполнением" "контроль за выполнением" "контроль исполнения"
    ];
    if folded.begins_any(control) {
        return Some((Label::Control, number));
    }
    let basis = word_list!["в соответствии с " "на основании " "во исполнение "];
    if folded.begins_any(basis) {
        return Some((Label::Basis, number));
    }
    let role = match folded.split([':', '-']).next().unwrap_or_default().trim() {
        "основание" | "основания" | "основание для разработки" => {
            Label::Basis
        }
        "цель" | "цели" | "цель плана" | "цель работы" => Label::Goal,
        "ожидаемые результаты" | "ожидаемый результат" => {
            Label::Expected
        }
        _ => return None,
    };
    let sign = rest.find(|c: char| c == ':' || is_dash(c))?;
    let after = rest.get(sign..)?.chars().next().map_or(0, char::len_utf8);
    Some((role, number + sign + after))
}

impl Draft {
    /// Takes the title from the paragraphs `from..to`; a title of a kind alone is completed by what the order is about.
    fn name(&mut self, paragraphs: &[Text], title: Option<(usize, usize)>) {
        let Some((from, to)) = title else { return };
        let (above, first) = (&paragraphs[..from], &paragraphs[from]);
        let words = joined(&paragraphs[from..to]);
        let about = about(above).filter(|_| words.split(' ').count() <= 2);
        self.passport.title = Some(if let Some(about) = about {
            let mut whole = first.concludes(&format!("{words} {about}"));
            whole.lend(&about);
            whole
        } else if above.iter().any(|text| is_contents(&text.value)) {
            // a line of the contents may be worded like a title
            first.concludes(&words)
        } else {
            Text::new(&words, &first.place)
        });
    }
}

/// «СОДЕРЖАНИЕ:», «Оглавление».
fn is_contents(text: &str) -> bool {
    let folded = fold(text);
    matches!(
        folded.trim_end_matches([':', '.']),
        "содержание" | "оглавление"
    )
}

fn joined(texts: &[Text]) -> String {
    let words: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
    words.join(" ")
}

/// Returns what the order above a plan is about, in quotes: «О реализации мероприятия …».
fn about(before: &[Text]) -> Option<String> {
    let opens = |text: &Text| text.value.begins_any(&["«О ", "«Об ", "\"О ", "\"Об "]);
    let lines = &before[before.iter().position(opens)?..];
    let closes = |text: &Text| text.value.ends_with(['»', '"']);
    let last = lines.iter().take(MOST_LINES).rposition(closes)?;
    Some(joined(&lines[..=last]))
}

/// Finds the paragraphs that the title is made of.
fn title(paragraphs: &[Text]) -> Option<(usize, usize)> {
    let title = |from: usize| (from, title_end(paragraphs, from));
    let titles = (0..paragraphs.len()).filter(|at| is_plan_title(&paragraphs[*at].value));
    let blocks: Vec<(usize, usize)> = titles.map(title).collect();
    let dated =
        |(from, to): &&(usize, usize)| named::period(&joined(&paragraphs[*from..*to])).is_some();
    let words = |&(from, to): &(usize, usize)| stems(&paragraphs[from..to]);
    let first = blocks.iter().find(dated).or(blocks.first()).copied();
    // the heading of a page, and below it the title itself
    let first = first.map(|first| {
        let said = words(&first);
        let mut below = blocks.iter().filter(|block| block.0 >= first.1);
        let whole = below.find(|block| said.len() > 1 && said.is_subset(&words(block)));
        whole.copied().unwrap_or(first)
    });
    let other = |text: &Text| is_other_title(&text.value);
    first.or_else(|| paragraphs.iter().position(other).map(title))
}

/// Returns the beginnings of the words of `texts`, and the numbers among them.
fn stems(texts: &[Text]) -> HashSet<String> {
    const LETTERS: usize = 6;
    let folded = fold(&joined(texts));
    let words = folded.bare_words();
    let words = words.filter(|word| !matches!(*word, "г" | "гг" | "год" | "года" | "на"));
    let stem = |word: &str| word.chars().take(LETTERS).collect();
    words.map(stem).collect()
}

/// Returns where the title that begins at `from` ends: with the line that names the period, if it is near.
fn title_end(paragraphs: &[Text], from: usize) -> usize {
    // «2022 год» in a line of its own
    let year = |text: &&Text| {
        let led = format!("на {}", text.value);
        let digit = text.value.begins_with_digit();
        digit && text.value.split(' ').count() < 5 && named::period(&led).is_some()
    };
    let most = paragraphs.len().min(from + TITLE_PARAGRAPHS);
    let mut below = from + 1..most;
    let end = below.find(|&at| ends_title(&paragraphs[at].value));
    let end = end.unwrap_or(most);
    let words = |to: usize| joined(&paragraphs[from..to]);
    let dated = (from + 1..=end).find(|&to| named::period(&words(to)).is_some());
    if let Some(to) = dated.filter(|&to| words(to).chars().count() < titles::LONGEST) {
        // «на территории …», «в границах …» below the period
        let places = |text: &&Text| {
            let (first, rest) = text.value.split_once(' ').unwrap_or_default();
            let small =
                rest.starts_with(char::is_lowercase) || rest.chars().all(|c| !c.is_lowercase());
            matches!(first, "на" | "в" | "по" | "для" | "НА" | "В" | "ПО" | "ДЛЯ") && small
        };
        let more = to + paragraphs[to..end].iter().take_while(places).count();
        let fits = words(more).chars().count() < titles::LONGEST;
        return if fits { more } else { to };
    }
    let mut to = from + 1;
    while let Some(next) = paragraphs.get(to).filter(|_| to < end) {
        let shouted = |text: &str| text.chars().all(|c| !c.is_lowercase());
        let so_far = words(to);
        // a line of the same paragraph
        let above = paragraphs.get(to - 1);
        let same = to > from + 1 && above.is_some_and(|above| above.place == next.place);
        let lower = |c: char| c.is_lowercase() || matches!(c, '«' | '"' | '(');
        let goes_on = next.value.starts_with(lower)
            || (shouted(&so_far) && shouted(&next.value))
            || so_far.split(' ').count() <= 2
            || is_cut(&so_far)
            || same;
        if so_far.ends_with('.') || !(goes_on || year(&next)) {
            break;
        }
        to += 1;
        if year(&next) {
            break;
        }
    }
    to
}

/// «План мероприятий по реализации», «… посвящённых 60-летию со дня окончания»: what it is of stands in the next line.
fn is_cut(title: &str) -> bool {
    let governing = word_list![
        "и" "по" "в" "во" "на" "к" "о" "об" "с" "со" "для" "при" "от" "дня" "дню" "окончания" "начала" "образования"
        "проведения" "проведению" "реализации" "подготовке" "подготовки" "обеспечению" "обеспечения" "имени"
        "посвященных" "посвященный"
    ];
    let folded = fold(title);
    let last = folded.last_word();
    governing.contains(&last)
}

/// Returns whether a line cannot belong to the title above it.
fn ends_title(text: &str) -> bool {
    is_plan_title(text)
        || is_caption(text)
        || is_stamp(text)
        || role(text).is_some()
        || cell::leading_day(text).is_some()
}

/// «Таблица 1.», «Приложение 2».
fn is_caption(text: &str) -> bool {
    fold(text).begins_any(&["таблица", "приложение", "раздел"])
}

impl Passport {
    /// Concludes what the text does not say in a line of its own.
    fn conclude(&mut self, paragraphs: &[Text], above: usize, approval: Approval) {
        let before = paragraphs.iter().take(above);
        let before = before.map(|text| (named::period(&text.value), text));
        let titled = self.title.as_ref().and_then(|title| {
            let named = named::named(&title.value)?;
            let guess = named.why.map(Into::into);
            let period = Text::new(&named.period, &title.place);
            Some(Text { guess, ..period })
        });
        let told = before.filter_map(|(period, text)| Some(Text::new(&period?, &text.place)));
        let mut told = told.map(|text| text.guessed(MessageId::ImportGuessText));
        self.period = match titled {
            // «План работы 2023-2024», and elsewhere «2023-2024 учебный год»
            Some(titled) => {
                let school = format!("{} учебный год", titled.value);
                Some(told.find(|told| told.value == school).unwrap_or(titled))
            }
            None => told.next(),
        };
        self.approved_date = approval.date;
        self.approved_document = approval.document;
        self.approved_by = approval.by;
        let title = self.title.as_ref();
        let titled = title.and_then(|title| {
            let name = approval::institution(&title.value)?;
            Some(title.concludes(&name))
        });
        self.organization = approval
            .organization
            .or_else(|| paragraphs.iter().find_map(letterhead))
            .or(titled);
        self.territory = title
            .and_then(|title| territory::find(title).or_else(|| territory::of_region(title)))
            .or_else(|| paragraphs.iter().find_map(territory::find))
            .or_else(|| title.and_then(territory::region))
            .or_else(|| title.and_then(territory::village));
    }
}

/// «ДУБОВСКИЙ РАЙОННЫЙ ОТДЕЛ ОБРАЗОВАНИЯ» at the top of an order.
fn letterhead(text: &Text) -> Option<Text> {
    const TERRITORIES: &[&str] = word_list![
        "муниципальн" "городск" "сельск" "район" "округ" "поселени" "област"
    ];
    const PLACES: &[&str] = word_list![
        "города" "город" "г." "поселка" "посёлка" "села" "станицы"
    ];
    const BODIES: &[&str] = word_list![
        "отдел" "управление" "департамент" "администрация" "комитет" "министерство" "учреждение"
        "центр"
    ];
    let shouted =
        text.value.chars().all(|c| !c.is_lowercase()) && text.value.split(' ').count() > 1;
    let folded = fold(&text.value);
    let body = folded.split(' ').any(|word| BODIES.contains(&word));
    // «5. ПОРЯДОК ДЕЙСТВИЙ ПО ВОЗВРАЩЕНИИ В ЦЕНТР»
    let shouted = shouted && !text.value.begins_with_digit();
    if !shouted || !body || is_plan_title(&text.value) {
        return None;
    }
    let lower = text.value.to_lowercase();
    let mut proper = true;
    let words: Vec<&str> = lower.split(' ').collect();
    let words = words.iter().enumerate().map(|(at, &word)| {
        let before = std::mem::replace(&mut proper, PLACES.contains(&word));
        // «Чебулинского муниципального округа»
        let of_place = |next: &&str| next.begins_any(TERRITORIES);
        let named =
            word.ends_with("кого") && !of_place(&word) && words.get(at + 1).is_some_and(of_place);
        if before || named {
            capitalized(word)
        } else {
            word.to_owned()
        }
    });
    let name = words.collect::<Vec<_>>().join(" ");
    Some(text.concludes(&name))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// What a line of a passport is called, by stems.
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
    let mut known = LABELS.iter().filter(|_| text.chars().count() < 120);
    known.find(|(stem, _)| word(stem)).map(|(_, label)| *label)
}

/// Returns whether `grid` is a passport: two columns, the first of which names what the second says.
pub(super) fn is_passport(grid: &Grid) -> bool {
    let known = |row: &&GridRow| label(&row.text(0)).is_some();
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
        let label = label(&name.text());
        if label == Some(Label::Basis) {
            let parts = text
                .value
                .split(';')
                .map(|part| Text::new(part, &text.place));
            passport.basis = parts.filter(|part| !part.value.is_empty()).collect();
        } else if let Some(slot) = label.and_then(|label| passport.slot(label)) {
            draft.rest.extend(slot.replace(text));
        } else {
            passport.remark(label, &text);
            let line = format!("{}: {}", name.text(), text.value);
            draft.rest.push(Text::new(&line, place));
            continue;
        }
        draft.ledger.drop(&name.text(), place, Dropped::Label);
    }
}

impl Passport {
    /// Returns where what a line of this label says belongs, if it has a key of one text.
    fn slot(&mut self, label: Label) -> Option<&mut Option<Text>> {
        match label {
            Label::Goal => Some(&mut self.goal),
            Label::Expected => Some(&mut self.expected),
            Label::Control => Some(&mut self.control),
            Label::Title => Some(&mut self.title),
            Label::Basis | Label::Organization | Label::Period | Label::Other => None,
        }
    }

    /// Concludes an organisation or a period from a line that has no key.
    fn remark(&mut self, label: Option<Label>, text: &Text) {
        match label {
            Some(Label::Organization) => {
                let first = text.value.trim_start_matches(['-', '–', '—', ' ']);
                let first = first.split([';', '\n']).next().unwrap_or_default();
                let first = first.split(" - ").next().unwrap_or_default();
                self.organization = Some(text.concludes(first));
            }
            Some(Label::Period) if self.period.is_none() => {
                let period = named::period(&text.value)
                    .or_else(|| named::period(&format!("на {}", text.value)));
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

    /// Notes that what is concluded has words which stand in the text that it is concluded from; a paper of this program
    /// (`is_own`) has lines for whose plan it is.
    pub(super) fn lend_concluded(&mut self, is_own: bool) {
        let whose = [
            &mut self.organization,
            &mut self.territory,
            &mut self.period,
        ];
        let approval = [
            &mut self.approved_date,
            &mut self.approved_document,
            &mut self.approved_by,
        ];
        let whose = whose.into_iter().filter(|_| !is_own);
        for value in whose.chain(approval).flatten() {
            value.lent.clone_from(&value.value);
        }
    }
}
