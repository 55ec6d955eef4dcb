//! Words that several reports use: states, distances in time, months, what could not be read.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{About, Page, Tone, Unread, UnreadKind};
use crate::model::naming::is_name;
use crate::query::{State, Tally};
use crate::text::{order, russian};
use crate::words::{Lang, Message, MessageId};

/// Returns the name of a state, as a heading or alone in a cell.
pub fn state(state: State) -> MessageId {
    match state {
        State::Done => MessageId::StateDone,
        State::DoneLate => MessageId::StateDoneLate,
        State::Overdue => MessageId::StateOverdue,
        State::DueSoon => MessageId::StateDueSoon,
        State::InProgress => MessageId::StateInProgress,
        State::Planned => MessageId::StatePlanned,
        State::Undated => MessageId::StateUndated,
        State::Cancelled => MessageId::StateCancelled,
    }
}

/// Returns what a state means to whoever looks for what needs attention.
pub(super) fn tone(state: State) -> Tone {
    match state {
        State::Done => Tone::Done,
        State::DoneLate => Tone::Late,
        State::Overdue => Tone::Overdue,
        State::DueSoon => Tone::Soon,
        State::InProgress => Tone::Active,
        State::Planned => Tone::Plain,
        State::Undated | State::Cancelled => Tone::Muted,
    }
}

/// Returns the states of `tally` that are not empty, in a sentence: «просрочено 3, в работе 5».
pub(super) fn states(tally: &Tally, lang: Lang) -> String {
    let found = State::ALL.into_iter().filter(|state| tally.of(*state) > 0);
    let told: Vec<String> = found.map(|state| counted(state, tally, lang)).collect();
    told.join(", ")
}

/// Returns how many items of `tally` are in `state`: «в работе 14».
pub(super) fn counted(state: State, tally: &Tally, lang: Lang) -> String {
    let name = self::state(state).text(lang).to_lowercase();
    format!("{name}\u{a0}{}", tally.of(state))
}

/// Returns how far `due` is from `as_of`: «опоздание 3 дня», «сегодня», «завтра», «через 5 дней».
pub(super) fn distance(due: NaiveDate, as_of: NaiveDate, lang: Lang) -> String {
    match (due - as_of).num_days() {
        late @ ..0 => MessageId::LateBy.with(days(-late, lang)).text(lang),
        0 => MessageId::Today.text(lang).to_owned(),
        1 => MessageId::Tomorrow.text(lang).to_owned(),
        ahead => MessageId::InDays.with(ahead).text(lang),
    }
}

/// Returns what is said where no item is listed: none fits, or none could be read.
pub(super) fn no_rows(about: &About, lang: Lang) -> &'static str {
    if about.nothing_read {
        MessageId::NothingRead.text(lang)
    } else if about.unread.is_empty() {
        MessageId::NoRows.text(lang)
    } else {
        MessageId::NoRowsRead.text(lang)
    }
}

/// Returns a number of days: «183 дня».
pub(super) fn days(count: i64, lang: Lang) -> String {
    MessageId::Days.with(count).text(lang)
}

/// Returns the line that says which day a report speaks of: «На 18.04.2022 (понедельник)».
pub(super) fn on_day(day: NaiveDate, lang: Lang) -> String {
    MessageId::OnTheDay
        .with(day)
        .with(MessageId::weekday(day.weekday()))
        .text(lang)
}

/// Returns why nobody works on `day`: «суббота», «воскресенье», «праздник».
pub(super) fn day_off(day: NaiveDate, lang: Lang) -> String {
    let weekday = day.weekday();
    let told = match weekday {
        Weekday::Sat | Weekday::Sun => MessageId::weekday(weekday),
        _ => MessageId::DayOff,
    };
    told.text(lang).to_owned()
}

/// Returns `text` with a capital letter.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Returns `text` on one line, without its closing dot, cut behind a word where it has more than `most`
/// characters; quotes opened are closed.
pub fn cut(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= most {
        return whole.trim_end_matches('.').to_owned();
    }
    let mut kept = String::new();
    for word in words {
        if kept.chars().count() + word.chars().count() + 1 > most {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    if kept.is_empty() {
        kept = whole.chars().take(most).collect();
    }
    let kept = without_joints(&kept);
    let count = |quote: char| kept.matches(quote).count();
    let open = count('«').saturating_sub(count('»'));
    format!("{kept}…{}", "»".repeat(open))
}

/// Returns the beginning of a text without what joins its end to words that are cut off.
pub fn without_joints(kept: &str) -> &str {
    const JOINTS: [&str; 19] = [
        "в", "во", "и", "из", "или", "к", "на", "не", "о", "об", "от", "по", "при", "с", "со", "у",
        "для", "за", "их",
    ];
    let kept = kept.trim_end_matches([',', ';', ':', '.', '-', '–', '—', ' ', '(', '«']);
    match kept.rsplit_once(' ') {
        Some((head, last)) if JOINTS.contains(&last.trim_start_matches(['«', '('])) => {
            without_joints(head)
        }
        _ => kept,
    }
}

/// How many names of one kind a line tells.
const TOLD: usize = 6;

/// Returns the number of plans as titles choose a form by it: one where there is an only one.
pub(super) fn number(only: Option<&str>) -> usize {
    if only.is_some() { 1 } else { 2 }
}

/// Returns the first of `names` in a list, and how many more there are.
pub(super) fn named<S: AsRef<str>>(names: &[S], lang: Lang) -> String {
    let told = names.iter().take(TOLD);
    let told: Vec<String> = told.map(|name| whole(name.as_ref())).collect();
    let list = russian::listed(&told);
    match names.len().checked_sub(TOLD) {
        Some(more @ 1..) => MessageId::AndOthers.with(list).with(more).text(lang),
        _ => list,
    }
}

/// Returns the title of a report: `head`, then the plan if it speaks of one only, and what else it was asked for.
pub(super) fn title(head: &Message, plan: Option<&str>, about: &About, lang: Lang) -> String {
    let asked = &about.asked;
    let mut told: Vec<String> = plan.map(str::to_owned).into_iter().collect();
    let named = |id: MessageId, names: &[String]| {
        let list = named(names, lang);
        let number = names.len().min(2);
        (!names.is_empty()).then(|| id.with(number).with(list).text(lang))
    };
    match (plan, asked.roadmaps.as_slice()) {
        (None, [only]) => told.push(only.clone()),
        (Some(_), [] | [_]) => {}
        (_, several) => told.extend(named(MessageId::AskedPlans, several)),
    }
    told.extend(named(MessageId::AskedSections, &asked.sections));
    told.extend(named(MessageId::AskedExecutors, &asked.executors));
    told.extend(named(
        MessageId::AskedStates,
        &asked_states(&asked.states, lang),
    ));
    told.extend(match (asked.from, asked.to) {
        (Some(from), Some(to)) => Some(MessageId::AskedFromTo.with(from).with(to).text(lang)),
        (Some(from), None) => Some(MessageId::AskedFrom.with(from).text(lang)),
        (None, Some(to)) => Some(MessageId::AskedTo.with(to).text(lang)),
        (None, None) => None,
    });
    let head = head.text(lang);
    if told.is_empty() {
        head
    } else {
        let told = told.join("; ");
        let is_name = plan.is_some() || asked.roadmaps.len() == 1;
        let told = if is_name { told } else { capitalized(&told) };
        format!("{head}. {told}")
    }
}

/// Returns what states were asked for; all that are not carried out have one word.
fn asked_states(asked: &[State], lang: Lang) -> Vec<String> {
    let open = State::ALL.into_iter().filter(|state| state.is_open());
    if asked.iter().copied().eq(open) {
        return vec![MessageId::DiffUnmet.text(lang).to_owned()];
    }
    let told = asked.iter().map(|found| state(*found).text(lang));
    told.map(str::to_lowercase).collect()
}

/// Returns how a row is spoken of: «п. 14», or by its title in quotes where it has no number.
pub fn item(id: &str) -> Message {
    if is_name(id) {
        MessageId::Verbatim.with(id)
    } else {
        MessageId::DiffRow.with(id)
    }
}

/// Returns a name as a page shows it: its form of law in short, and the name of a person never broken.
pub fn whole(name: &str) -> String {
    let short = russian::abbreviate(name);
    russian::unbroken(&short)
}

/// Returns a key by which names stand in the order of the alphabet as a page shows them.
pub(super) fn name_key(name: &str) -> String {
    order::key(&russian::abbreviate(name))
}

const MONTHS: [MessageId; 12] = [
    MessageId::January,
    MessageId::February,
    MessageId::March,
    MessageId::April,
    MessageId::May,
    MessageId::June,
    MessageId::July,
    MessageId::August,
    MessageId::September,
    MessageId::October,
    MessageId::November,
    MessageId::December,
];

/// Returns the name of the month of `day` and its year: «ноябрь 2021».
pub(super) fn month(day: NaiveDate, lang: Lang) -> String {
    format!(
        "{} {}",
        MONTHS[day.month0() as usize].text(lang),
        day.year()
    )
}

/// Returns the first letters of the month of `day`: «ноя».
pub(super) fn month_short(day: NaiveDate, lang: Lang) -> String {
    let name = MONTHS[day.month0() as usize].text(lang);
    name.chars().take(3).collect()
}

/// How many of the things that could not be read a note names.
const NAMED: usize = 5;

/// Returns the note of a report of `shown` executors that was asked for some of them: of the others it tells only what they
/// share with those.
pub(super) fn others(about: &About, shown: usize, lang: Lang) -> Option<String> {
    let asked = about.asked.executors.len();
    let has_others = asked > 0 && shown > asked;
    has_others.then(|| MessageId::OthersShare.text(lang).to_owned())
}

/// Returns the notes that any report ends with: on whose behalf rows are counted, what is to be known of the files, and
/// what is missing.
pub(super) fn closing(about: &About, lang: Lang) -> Vec<String> {
    let through: Vec<String> = about.asked.through.iter().map(|name| whole(name)).collect();
    let through = (!through.is_empty()).then(|| russian::listed(&through));
    let through = through.map(|names| MessageId::CountedThrough.with(names).text(lang));
    let unnamed = about.asked.unnamed.iter().map(|(name, parts)| {
        let parts: Vec<String> = parts.iter().map(|part| whole(part)).collect();
        let unnamed = MessageId::AskedUnnamed.with(whole(name));
        unnamed.with(russian::listed(&parts)).text(lang)
    });
    (through.into_iter())
        .chain(unnamed)
        .chain(about.notes.iter().cloned())
        .chain(unread(&about.unread, lang))
        .collect()
}

/// Returns `page` as a screen shows it: what is to be known of files is said beside it, files and items that could not be
/// read are named beside it and only counted here.
pub fn on_screen<'a>(mut page: Page<'a>, about: &About, lang: Lang) -> Page<'a> {
    page.notes.retain(|note| !about.notes.contains(note));
    let all = unread(&about.unread, lang);
    if all.is_empty() || !page.notes.ends_with(&all) {
        return page;
    }
    page.notes.truncate(page.notes.len() - all.len());
    let count = |what| {
        let missed = about.unread.iter().filter(|unread| unread.what == what);
        missed.count()
    };
    for (told, count) in [
        (MessageId::FilesUnread, count(UnreadKind::File)),
        (MessageId::ItemsUnread, count(UnreadKind::Item)),
    ] {
        let line = (count > 0).then(|| told.with(count).text(lang));
        page.notes.extend(line);
    }
    let rest = about.unread.iter().cloned();
    let rest: Vec<Unread> = rest
        .filter(|unread| unread.what == UnreadKind::Revision)
        .collect();
    page.notes.extend(unread(&rest, lang));
    page
}

fn unread(missing: &[Unread], lang: Lang) -> Vec<String> {
    if missing.is_empty() {
        return Vec::new();
    }
    let named = |unread: &Unread| format!("– {}: {}", unread.path, unread.error);
    let count = missing.len();
    let mut notes = vec![MessageId::Unread.with(count).text(lang)];
    notes.extend(missing.iter().take(NAMED).map(named));
    if let Some(more) = count.checked_sub(NAMED + 1) {
        let more = MessageId::AndMore.with(more + 1).text(lang);
        notes.push(format!("– {more}"));
    }
    notes
}
/// Returns `reason` as a reason: «причина: болезнь», «из-за болезни».
pub(super) fn reason(reason: &str, lang: Lang) -> String {
    match russian::cause(reason) {
        Some(_) => reason.to_owned(),
        None => MessageId::ReasonIs.with(reason).text(lang),
    }
}
