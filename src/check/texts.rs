//! What a careful editor would ask about the texts of a plan: their spelling, and what and whom they name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::Datelike;

use super::grammar;
use super::signs::{self, unpaired};
use super::spelling;
use super::subject::Subject;
use super::whole::{FEW, of_plan, several};
use crate::diagnostic::{Diagnostic, Rule};
use crate::document::{Deadline, ItemDocument};
use crate::model::names::person_key;
use crate::phrase;
use crate::text::{Span, Spanned, russian};
use crate::words::{Message, MessageId};

/// A text with an unpaired quotation mark or bracket, a word twice in a row, a sign out of its place, Latin letters
/// among Russian ones, noughts for letters, or a small letter where the plan begins its titles with capitals.
pub(super) fn odd_text(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let period = subject.plan.period;
    let year = period.map_or(0, |period| period.start.year());
    let titles = subject.rows().filter_map(|row| row.title);
    let small = titles.filter(|title| opens_small(title.value)).count();
    let capitals = small * 10 <= subject.rows().count();
    for row in subject.rows() {
        let of_title = |text: Spanned<&str>| {
            let title = row.title.is_some_and(|own| own.span == text.span);
            (title && capitals && opens_small(text.value))
                .then(|| MessageId::SmallLetter.with(first_word(text.value)))
        };
        if let Some(deadline) = row.deadline
            && let Deadline::Phrase(words) = deadline.value
        {
            let open = words.trim_end().ends_with(',');
            let cut = open.then(|| MessageId::CutOff.with(","));
            let again = || said_twice(words).map(|words| MessageId::WordsTwice.with(words));
            let glued = || signs::glued_day(words).map(|word| MessageId::NoBlank.with(word));
            let alone = || month_alone(words).map(|month| MessageId::MonthAlone.with(month));
            let found = cut.or_else(again).or_else(glued).or_else(alone);
            let found = found.or_else(|| spelling::wrong_form(words));
            out.extend(found.map(|title| odd(deadline.span, title)));
        }
        for text in texts(row) {
            let former = spelling::outdated(text.value, year);
            let found = oddities(text.value).into_iter().chain(of_title(text));
            let found = found.chain(former);
            out.extend(found.map(|title| odd(text.span, title)));
        }
        for column in &row.extra {
            let found = oddities(&column.cell).into_iter();
            out.extend(found.map(|title| odd(column.column.span, title)));
        }
    }
    let glued = |name: Spanned<&str>| Some((name.span, signs::glued_short(name.value)?.to_owned()));
    let glued = own_names(subject).find_map(glued);
    out.extend(glued.map(|(span, word)| odd(span, MessageId::NoBlank.with(word))));
    for name in own_names(subject) {
        let stop = unstopped(name.value);
        let stop = stop.map(|word| MessageId::StopMissing.with(word).with(name.value));
        let signs = || signs::misplaced(name.value).or_else(|| spelling::loose_hyphen(name.value));
        let lone = || lone_letter(name.value).map(|last| MessageId::CutOff.with(last));
        let words: Vec<&str> = name.value.split_whitespace().collect();
        let words = || spelling::capital_inside(&words).or_else(|| spelling::unhyphened(&words));
        let former = || spelling::outdated(name.value, year);
        let latin = || {
            let (letter, word) = latin_initial(name.value)?;
            Some(MessageId::ForeignLetter.with(letter.to_string()).with(word))
        };
        let found = stop.or_else(signs).or_else(lone).or_else(words);
        let found = found.or_else(latin);
        let found = found.or_else(former);
        out.extend(found.map(|title| odd(name.span, title)));
    }
    for text in headings(subject) {
        let found = oddities(text.value).into_iter();
        out.extend(found.map(|title| odd(text.span, title)));
    }
}

/// Returns the month in the genitive that is all that a deadline says: «сентября» has lost its day, or its «до».
fn month_alone(words: &str) -> Option<&str> {
    let mut words = words.split_whitespace();
    let month = words.next()?.trim_end_matches(['.', ',']);
    let year = |word: &str| word.starts_with("20") || russian::fold(word).starts_with('г');
    let folded = russian::fold(month);
    let genitive = (1..=12).any(|number| phrase::month_name(number).1 == folded);
    (genitive && words.all(year)).then_some(month)
}

/// Returns the names that the plan's own registry declares.
fn own_names<'s>(subject: &'s Subject<'_, '_>) -> impl Iterator<Item = Spanned<&'s str>> {
    let entries = subject.plan.registry.entries();
    let own = entries.filter(|entry| entry.origin.is_none());
    own.map(|entry| Spanned::new(entry.name.value.as_ref(), entry.name.span))
}

/// Returns a Latin letter among the initials of `name` that looks like a Russian one, and its word: «Калита B.C.».
pub(super) fn latin_initial(name: &str) -> Option<(char, &str)> {
    let russian = name.chars().any(|c| russian::is_letter(c) && !c.is_ascii());
    let mut words = name
        .split_whitespace()
        .filter(|word| russian && word.contains('.'));
    words.find_map(|word| {
        let mut letters = word.split_terminator('.').map(str::chars);
        let alike = |c: char| c.is_ascii_uppercase() && !russian::fold_letter(c).is_ascii();
        let found = letters.find_map(|mut part| {
            part.next()
                .filter(|first| alike(*first) && part.next().is_none())
        });
        found.map(|letter| (letter, word))
    })
}

/// Returns the small letter that stands alone at the end of `name`: «Воспитатели г».
fn lone_letter(name: &str) -> Option<&str> {
    let (before, last) = name.trim_end().rsplit_once(' ')?;
    let mut letters = last.chars();
    let lone = letters.next().is_some_and(char::is_lowercase) && letters.next().is_none();
    // «5 а» is a form of a school
    let form = before.ends_with(|c: char| c.is_ascii_digit());
    (lone && !form).then_some(last)
}

/// Returns a word of `name` that is cut short without a stop: «Зам директора».
fn unstopped(name: &str) -> Option<&str> {
    const SHORT: [&str; 8] = ["зам", "зав", "нач", "рук", "соц", "мед", "ст", "гл"];
    let mut words = name.split_whitespace();
    let last = words.next_back()?;
    words.find(|word| {
        let small = word.chars().skip(1).all(char::is_lowercase);
        small && *word != last && SHORT.contains(&russian::fold(word).as_str())
    })
}

fn odd(span: Span, title: Message) -> Diagnostic {
    Diagnostic::new(Rule::OddText, span, title).help(MessageId::OddTextHelp)
}

fn misspelt(text: &str) -> Option<Message> {
    spelling::misspelt(text).map(|word| MessageId::MisspeltCommon.with(word))
}

/// Returns what stands above the rows: what the plan is called, whose and what for, and the titles of its sections.
pub(super) fn headings<'s>(subject: &'s Subject<'_, '_>) -> impl Iterator<Item = Spanned<&'s str>> {
    let document = &subject.plan.document;
    let own = [document.title, document.organization, document.goal];
    let sections = document.sections.iter().filter_map(|section| section.title);
    let all = own.into_iter().flatten().chain(sections);
    all.map(|text| Spanned::new(text.value, text.span))
}

/// A text has a place that was left to be filled in: quotation marks around nothing, a line to write on, an order without
/// its number.
pub(super) fn unfilled_blank(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let texts = subject.rows().flat_map(texts);
    let rows = texts.filter_map(|text| Some((text.span, blank_in(text.value)?)));
    let approved = plan.document.approved.as_ref();
    let order = approved.and_then(|approved| approved.document);
    let order = order.and_then(|order| {
        let number = || order.value.contains('№') && !is_numbered(order.value);
        let blank = blank_in(order.value).or_else(|| number().then_some("№"));
        Some((order.span, blank?))
    });
    for (span, blank) in order.into_iter().chain(rows) {
        let title = MessageId::UnfilledBlank.with(blank);
        out.push(
            Diagnostic::new(Rule::UnfilledBlank, span, title).help(MessageId::UnfilledBlankHelp),
        );
    }
}

/// Returns what in `text` was left to be filled in: «», «___».
fn blank_in(text: &str) -> Option<&'static str> {
    let line = text.contains("___");
    let named = |open: char, close: char| {
        text.match_indices(open).any(|(at, _)| {
            let inside = text.get(at + open.len_utf8()..).unwrap_or_default();
            inside.trim_start().starts_with(close)
        })
    };
    if line {
        Some("___")
    } else {
        (named('«', '»') || named('„', '“')).then_some("«»")
    }
}

/// Returns whether a number stands behind the sign of `text`: «№ 65», «№ А-65», «№б/н».
fn is_numbered(text: &str) -> bool {
    text.match_indices('№').any(|(at, sign)| {
        let behind = text.get(at + sign.len()..).unwrap_or_default();
        let word = behind.split_whitespace().next().unwrap_or_default();
        word.contains(|c: char| c.is_ascii_digit() || c == '/')
    })
}

/// Returns whether `title` begins with a small Russian letter.
fn opens_small(title: &str) -> bool {
    let first = title.trim_start().chars().next();
    first.is_some_and(|first| !first.is_ascii() && first.is_lowercase())
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// Returns what is odd about the spelling of `text`, one finding of a kind.
fn oddities(text: &str) -> Vec<Message> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let found = [
        unpaired(text).map(|sign| MessageId::UnpairedSign.with(sign.to_string())),
        twice(text).map(|word| MessageId::WordTwice.with(word)),
        impossible_part(&words).map(|part| MessageId::ImpossiblePart.with(part)),
        signs::misplaced(text),
        foreign_letter(text)
            .map(|(letter, word)| MessageId::ForeignLetter.with(letter.to_string()).with(word)),
        cut_off(&words).map(|last| MessageId::CutOff.with(last)),
        has_noughts(text, &words).then(|| MessageId::NoughtsForLetters.into()),
        lettered_number(&words).map(|number| MessageId::LetterForNought.with(number)),
        spelling::wrong_form(text),
        grammar::disagreement(text).map(|words| MessageId::WordsDisagree.with(words)),
        grammar::without_comma(text).map(|words| MessageId::CommaMissing.with(words)),
        misspelt(text),
    ];
    found.into_iter().flatten().collect()
}

/// Returns whether noughts stand for letters in `text`; «10 00» is a time of the day.
fn has_noughts(text: &str, words: &[&str]) -> bool {
    let mut numbered = words.iter().enumerate();
    text.contains("00")
        && numbered.any(|(at, word)| {
            let hour = at.checked_sub(1).and_then(|before| words.get(before));
            let hour = hour.and_then(|hour| hour.parse::<u32>().ok());
            let clock = hour.is_some_and(|hour| hour < 24) && !word.contains('+');
            bare(word) == "00" && !clock
        })
}

/// Returns a number of `words` in which a letter stands for nought: «50О+».
fn lettered_number<'w>(words: &[&'w str]) -> Option<&'w str> {
    let mut words = words.iter().map(|word| bare(word));
    words.find(|word| {
        let nought = |c: char| matches!(c, 'О' | 'O');
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let whole = word.chars().all(|c| c.is_ascii_digit() || nought(c));
        // «5О» may be a form of a school
        whole && word.contains(nought) && digits > 1
    })
}

/// Returns a word that stands twice in a row in a line of `text`; lines begin anew: «Акт», «Акт».
fn twice(text: &str) -> Option<&str> {
    text.lines().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let same = |pair: &&[&str]| {
            pair[0].len() == pair[1].len()
                && pair[0].chars().all(russian::is_letter)
                && russian::fold(pair[0]) == russian::fold(pair[1])
        };
        words.windows(2).find(same).map(|pair| pair[0])
    })
}

/// Returns the first half of `text` where it says all of it, and the other half says it again: «В течение года В течение
/// года»; or what it lists twice: «май 2022, май 2022».
fn said_twice(text: &str) -> Option<String> {
    let mut listed = BTreeSet::new();
    let parts = text.split([',', ';', '\n']).map(str::trim);
    let dated = parts.filter(|part| part.chars().any(|c| c.is_ascii_digit()));
    let dated: Vec<&str> = dated.collect();
    // in a long list each may be of a work of its own
    let again = dated
        .iter()
        .find(|part| dated.len() <= FEW && !listed.insert(russian::fold(part)));
    if let Some(again) = again.filter(|part| part.contains([' ', '.'])) {
        return Some((*again).to_owned());
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let (first, second) = words.split_at(words.len() / 2);
    let (first, second) = (first.join(" "), second.join(" "));
    let same = first.contains(' ') && russian::fold(&first) == russian::fold(&second);
    same.then_some(first)
}

/// Returns a part of a year that no year has, as figures for Roman ones make it: «11 полугодие».
fn impossible_part(words: &[&str]) -> Option<String> {
    let mut pairs = words.windows(2);
    pairs.find_map(|pair| {
        let number: u32 = pair[0].trim_end_matches(['-', '.']).parse().ok()?;
        let half = russian::fold(pair[1]).starts_with("полугод");
        (half && (3..100).contains(&number)).then(|| format!("{} {}", pair[0], bare(pair[1])))
    })
}

/// Returns the last of `words` if a sentence goes on behind it: «совещания с руководителями и», «результаты,».
fn cut_off<'w>(words: &[&'w str]) -> Option<&'w str> {
    const OPEN: [&str; 12] = [
        "и", "или", "а", "для", "по", "при", "с", "в", "на", "к", "об", "от",
    ];
    const UNFINISHED: [(&str, &str); 5] = [
        ("а", "также"),
        ("в", "рамках"),
        ("в", "соответствии"),
        ("в", "целях"),
        ("по", "вопросам"),
    ];
    let [.., before, last] = words else {
        return None;
    };
    // «5 а», «10 в» are forms of a school, «Приложение А» is one of a list
    let numbered = before.ends_with(|c: char| c.is_ascii_digit() || c == ',') || *before == "и";
    let end = last.trim_end_matches('.');
    let open = OPEN.contains(last) && !numbered || UNFINISHED.contains(&(*before, end));
    (open || last.ends_with([',', ';'])).then_some(*last)
}

/// Returns a Latin letter of `text` that stands in a Russian word and looks like one of its own, and the word.
pub(super) fn foreign_letter(text: &str) -> Option<(char, &str)> {
    let words = text.split(|c: char| !russian::is_letter(c));
    let mixed = |word: &&str| {
        !word.is_ascii() && word.bytes().any(|byte| byte.is_ascii()) && word.chars().count() > 2
    };
    words.filter(mixed).find_map(|word| {
        let alike = |c: &char| c.is_ascii() && !russian::fold_letter(*c).is_ascii();
        let (latin, russian): (Vec<char>, Vec<char>) = word.chars().partition(char::is_ascii);
        let foreign = latin.iter().all(alike) && russian.len() > latin.len();
        latin
            .first()
            .filter(|_| foreign)
            .map(|letter| (*letter, word))
    })
}

pub(super) fn texts<'i>(row: &'i ItemDocument<'_>) -> impl Iterator<Item = Spanned<&'i str>> {
    let texts = [row.title, row.result].into_iter().flatten();
    texts.map(|text| Spanned::new(text.value, text.span))
}

/// Abbreviations that the plan explains nowhere, in one sentence.
pub(super) fn unknown_abbreviation(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    if subject.rows().count() < FEW {
        return;
    }
    let all = read_text(subject);
    let explained = explained(&all);
    let declared: BTreeSet<&str> = plan
        .registry
        .entries()
        .filter(|entry| !entry.aliases.is_empty() || entry.post.is_some())
        .flat_map(|entry| {
            let post = entry.post.as_ref().map_or("", |post| post.value.as_ref());
            let names = entry.spellings().map(|(name, _)| name);
            // a post that has the same letters explains none
            let told = names.flat_map(abbreviations);
            told.filter(move |word| !abbreviations(post).any(|own| own == *word))
        })
        .collect();
    let mut found: Vec<&str> = Vec::new();
    for word in subject.rows().flat_map(said).flat_map(abbreviations) {
        let known = KNOWN.contains(&word)
            || SHOUTED.contains(&word)
            || russian::is_legal_form(word)
            || explained.contains(word)
            || declared.contains(word);
        if !known && !found.contains(&word) {
            found.push(word);
        }
    }
    if !found.is_empty() {
        let title = MessageId::UnknownAbbreviation.with(several(&found));
        out.push(of_plan(
            subject,
            Rule::UnknownAbbreviation,
            title,
            MessageId::UnknownAbbreviationHelp,
        ));
    }
}

/// One abbreviation in two spellings: «КДН и ЗП» and «КДН ЗП».
pub(super) fn abbreviation_spelling(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut spellings: HashMap<String, BTreeMap<String, Spanned<&str>>> = HashMap::new();
    for text in subject.rows().flat_map(texts) {
        for spelling in compounds(text.value) {
            let key = spelling.chars().filter(|c| russian::is_letter(*c));
            let key = russian::fold(&key.collect::<String>());
            let known = spellings.entry(key).or_default();
            known.entry(spelling).or_insert(text);
        }
    }
    let mut twice: Vec<_> = spellings.values().filter(|forms| forms.len() > 1).collect();
    twice.sort_by_key(|forms| forms.keys().next());
    for forms in twice {
        let mut forms = forms.iter();
        let (Some((one, _)), Some((other, place))) = (forms.next(), forms.next()) else {
            continue;
        };
        let title = MessageId::AbbreviationSpelling
            .with(one.as_str())
            .with(other.as_str());
        out.push(
            Diagnostic::new(Rule::AbbreviationSpelling, place.span, title)
                .help(MessageId::AbbreviationSpellingHelp),
        );
    }
}

/// Abbreviations that every reader of a Russian office paper knows, legal forms aside.
const KNOWN: [&str; 20] = [
    "СОШ",
    "РФ",
    "СССР",
    "СМИ",
    "ФЗ",
    "ЕГЭ",
    "ОГЭ",
    "ГИА",
    "ВПР",
    "ФГОС",
    "МВД",
    "МЧС",
    "ГИБДД",
    "ЖКХ",
    "ИНН",
    "США",
    "ФИО",
    "ЗОЖ",
    "ГТО",
    "ПДД",
];

/// Words that are set in capitals to be heard, and are none.
const SHOUTED: [&str; 8] = ["ВСЕ", "ВСЕМ", "ВСЕХ", "ДА", "ЗА", "МИР", "НЕТ", "СТОП"];

/// Returns the words of `text` that are abbreviations: «ШНОР»; a text in capitals has none that can be told.
fn abbreviations(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !russian::is_letter_or_digit(c));
    let shouted = !text.chars().any(char::is_lowercase) && text.split_whitespace().nth(2).is_some();
    words.filter(move |word| !shouted && is_abbreviation(word))
}

/// Returns whether `word` is an abbreviation by its letters: two to seven, the first and the last of them capitals, most
/// of them consonants or capitals; a number in Roman figures is none.
pub(super) fn is_abbreviation(word: &str) -> bool {
    // Most words begin with no capital: that is told without counting.
    if !word.starts_with(char::is_uppercase) || !word.ends_with(char::is_uppercase) {
        return false;
    }
    let letters = word.chars().count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let roman = word.chars().all(|c| matches!(c, 'Х' | 'І'));
    let russian = |c: char| russian::is_letter(c) && !c.is_ascii();
    (2..=7).contains(&letters) && capitals * 2 > letters && word.chars().all(russian) && !roman
}

/// Returns the abbreviations of `text`, and those of two words that a dash or «и» joins: «КДН и ЗП».
fn compounds(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().map(bare).collect();
    let short: Vec<bool> = words.iter().map(|word| is_abbreviation(word)).collect();
    let is_short = |at: usize| short.get(at).copied().unwrap_or_default();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !is_short(at) {
            let parts = || word.split('-').all(is_abbreviation);
            found.extend((word.contains('-') && parts()).then(|| (*word).to_owned()));
            continue;
        }
        found.push((*word).to_owned());
        if is_short(at + 1) {
            found.push(format!("{word} {}", words[at + 1]));
        } else if words.get(at + 1) == Some(&"и") && is_short(at + 2) {
            found.push(format!("{word} и {}", words[at + 2]));
        }
    }
    found
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !russian::is_letter_or_digit(c))
}

/// Returns the words of the plan's file without the comments.
fn read_text(subject: &Subject<'_, '_>) -> String {
    let lines = subject.text.lines();
    let read = lines.filter(|line| !line.trim_start().starts_with('#'));
    read.collect::<Vec<_>>().join("\n")
}

/// Returns the abbreviations that `text` explains: «(далее – ШНОР)», «(ШНОР)», «ШНОР (школы с …)», «ШНОР – школы с …».
fn explained(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices('(') {
        let (before, inside) = text.split_at(at);
        let inside = inside.split([')', '\n']).next().unwrap_or_default();
        let words = inside.split_whitespace().count();
        let later = russian::fold(inside).contains("далее");
        if later || words == 1 {
            found.extend(abbreviations(inside));
        } else if words > 2 {
            found.extend(before.split_whitespace().next_back().map(bare));
        }
    }
    found
}

/// A text names a person in charge who stands in no registry.
pub(super) fn unknown_person(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    for text in subject.rows().flat_map(texts) {
        for name in people_in_charge(text.value) {
            if registry.find(&name).is_none() && registry.resolve(&name).is_empty() {
                let title = MessageId::UnknownPerson.with(name.as_str());
                out.push(
                    Diagnostic::new(Rule::UnknownPerson, text.span, title)
                        .help(MessageId::UnknownPersonHelp),
                );
            }
        }
    }
}

/// Returns the people whom `text` names behind a post or a word of responsibility: «директор Соболева Е.В.», «отв.
/// Ефимова О.А.»; a name that something only bears, «имени А.С. Пушкина», is none.
fn people_in_charge(text: &str) -> Vec<String> {
    const POSTS: [&str; 17] = [
        "отв",
        "исполн",
        "руковод",
        "куратор",
        "координатор",
        "директор",
        "замест",
        "зам",
        "специалист",
        "начальник",
        "методист",
        "учител",
        "педагог",
        "психолог",
        "глав",
        "председател",
        "заведующ",
    ];
    let mut found = Vec::new();
    if !has_initial(text) {
        return found;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        let name = [3, 2].into_iter().find_map(|count| {
            let name = words.get(at..at + count)?.join(" ");
            let name = name.trim_matches(|c: char| !(russian::is_letter_or_digit(c) || c == '.'));
            let capital = name.starts_with(char::is_uppercase) && name.contains('.');
            let name = name.trim_start_matches('.');
            (capital && person_key(name).is_some()).then(|| (count, name.to_owned()))
        });
        let Some((count, name)) = name else {
            at += 1;
            continue;
        };
        let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
        let post = |word: &&str| {
            let word = russian::fold(bare(word));
            POSTS.iter().any(|post| word.starts_with(post))
        };
        let borne =
            |word: &&str| matches!(russian::fold(word).as_str(), "им." | "имени" | "памяти");
        if before.iter().any(post) && !before.iter().any(borne) {
            found.push(name);
        }
        at += count;
    }
    found
}

/// Returns whether a capital stands alone before a dot in `text`.
fn has_initial(text: &str) -> bool {
    text.match_indices('.').any(|(at, _)| {
        let mut before = text.get(..at).unwrap_or_default().chars().rev();
        let capital = before.next().is_some_and(char::is_uppercase);
        capital && !before.next().is_some_and(russian::is_letter)
    })
}

/// Returns all that a row says: its title, its result and its executors.
fn said<'i>(row: &'i ItemDocument<'_>) -> impl Iterator<Item = &'i str> {
    let executors = row.executors.iter().map(|name| name.value);
    let cells = row.extra.iter().map(|extra| extra.cell.as_str());
    texts(row)
        .map(|text| text.value)
        .chain(executors)
        .chain(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn odd_spellings_are_found() {
        let case = |text, expected: Option<&str>| {
            let found = oddities(text).into_iter();
            let found = found.map(|found| found.text(Lang::Russian));
            assert_eq!(found.collect::<Vec<_>>(), expected.as_slice(), "{text}");
        };
        case("Проект «500+", Some("знак « без пары"));
        case("Проект 500+»", Some("знак » без пары"));
        case("Совещание (онлайн", Some("знак ( без пары"));
        case("1) сбор; 2) отчёт", None);
        case("а) сбор (онлайн)", None);
        case("Работа в в школе", Some("слово «в» стоит дважды"));
        case("программа развития).", Some("знак ) без пары"));
        case("(программа развития 00).", Some("нули вместо букв: «00»"));
        case("в 10 00, 12-00", None);
        case("в 23 00", None);
        case("в 24 00", Some("нули вместо букв: «00»"));
        case("Итоги проекта 5 00+.", Some("нули вместо букв: «00»"));
        case("Отчёт (форма 5)", None);
        case("Проект «50О+»", Some("буква вместо нуля: «50О»"));
        case("Собрание 5О класса, ООН, О 10", None);
        case("Встреча (10 б) и (п. 5, а)", None);
        case("План «Путь «500+»", Some("знак « без пары"));
        case("Проект «500+» и \"Дар»", None);
        case("Обычный текст", None);
        case(
            "Подготовка документов в соответствии",
            Some("обрывается на «соответствии»"),
        );
        case("Помощь по правовым вопросам", None);
        case(
            "Итоги за 11 полугодие",
            Some("в году столько не бывает: «11 полугодие»"),
        );
        case("Отчёт за 2 полугодие, 15 квартал города", None);
        case("Проект \"500+", Some("знак \" без пары"));
        case("Проект „Дар", Some("знак „ без пары"));
        case("Проект „Дар“ и \"500+\"", None);
        case("Встреча [онлайн", Some("знак [ без пары"));
        case("Совещание ,на котором", Some("пробел перед знаком «,»"));
        case(
            "обеспечению безопасности .",
            Some("пробел перед знаком «.»"),
        );
        case("файлы .docx, часть .5", None);
        case("Совещание с руководителями и", Some("обрывается на «и»"));
        case(
            "имеющих низкие результаты,",
            Some("обрывается на «результаты,»"),
        );
        case("Собрание 5 а и в, 10 в", None);
        case("Собрание 5 а, 5 б и в", None);
        case("в школах,участвующих", Some("нет пробела после знака «,»"));
        case("1,5 часа, 2,3", None);
        case("на 2019-2020уч.год", Some("нет пробела: «2019-2020уч.год»"));
        case("Замдиректора поУВР", Some("нет пробела: «поУВР»"));
        case("страницы в соц.сетях", Some("нет пробела: «соц.сетях»"));
        case("доп. образование, доп.об", None);
        case("мэра г.Саров", Some("нет пробела: «г.Саров»"));
        case("в т.ч. А.С.Пушкин, с.НТВ", None);
        case("ОбОО, КОиН, вуз", None);
        case("до 16августа", Some("нет пробела: «16августа»"));
        case("День науки4", Some("нет пробела: «науки4»"));
        case(
            "родителей(законных представителей)",
            Some("нет пробела: «родителей(законных»"),
        );
        case(
            "5а класс, 2019г., 1-го, 10кл., учителя(ей), учитель(-логопед), 3D",
            None,
        );
        case(
            "Подготовка аналитических справок;",
            Some("обрывается на «справок;»"),
        );
        case("проекта.Отчёт", Some("нет пробела после знака «.»"));
        case("им. А.С.Пушкина, edu.ru, в т.ч.дети, гос.Совет", None);
        case("Cоздание", Some("латинская буква «C» в слове «Cоздание»"));
        case("QR-код, IT-куб, VK, IIй класс, Wi-Fi", None);
    }

    #[test]
    fn a_deadline_said_twice_is_found() {
        let again = said_twice("В течение года в течение года");
        assert_eq!(again.as_deref(), Some("В течение года"));
        let listed = said_twice("Август 2022 года, август 2022 года");
        assert_eq!(listed.as_deref(), Some("август 2022 года"));
        let day = said_twice("25.01.2022; 25.01.2022");
        assert_eq!(day.as_deref(), Some("25.01.2022"));
        assert_eq!(said_twice("10, 15, 10 марта"), None);
        assert_eq!(said_twice("май май"), None);
        assert_eq!(said_twice("в мае, в июне"), None);
    }

    #[test]
    fn blanks_are_found() {
        let case = |text, expected: Option<&str>| assert_eq!(blank_in(text), expected, "{text}");
        case("Посещение музея «»", Some("«»"));
        case("Посещение музея « »", Some("«»"));
        case("Приказ от ____ № 5", Some("___"));
        case("Проект «500+»", None);
        assert!(is_numbered("приказ № 65"));
        assert!(is_numbered("приказ №б/н"));
        assert!(!is_numbered("приказ № от 20.01.2022"));
    }

    #[test]
    fn capitals_begin_titles() {
        let cases = [("Отчёт", false), (" отчёт", true), ("1-й этап", false)];
        let cases = cases
            .into_iter()
            .chain([("«отчёт»", false), ("e-mail", false), ("", false)]);
        for (title, small) in cases {
            assert_eq!(opens_small(title), small, "{title:?}");
        }
    }

    #[test]
    fn abbreviations_are_told_from_words() {
        let case = |text, expected: &[&str]| {
            assert_eq!(abbreviations(text).collect::<Vec<_>>(), expected, "{text}");
        };
        case("Работа с ШНОР и ОбОО", &["ШНОР", "ОбОО"]);
        case("КОиН, ИПК", &["КОиН", "ИПК"]);
        case("В XX и ХХ веке", &[]);
        case("РАБОТА С КАДРАМИ", &[]);
        case("Я и Он", &[]);
    }

    #[test]
    fn abbreviations_are_explained_in_brackets() {
        let text = "школы (далее – ШНОР), комитет (КОиН), ИПК (институт повышения квалификации), ОО (5 школ)";
        let found: Vec<&str> = explained(text).into_iter().collect();
        assert_eq!(found, ["ИПК", "КОиН", "ШНОР"]);
    }

    #[test]
    fn people_in_charge_are_found() {
        let case = |text, expected: &[&str]| {
            assert_eq!(people_in_charge(text), expected, "{text}");
        };
        case("Отчёт (отв. Соболева Е.В.)", &["Соболева Е.В."]);
        case(
            "Встреча с директором И. О. Лукьяновой",
            &["И. О. Лукьяновой"],
        );
        case("Учитель школы имени А.С. Пушкина", &[]);
        case("Уроки по А.С. Пушкину", &[]);
        case("Совещание в г. Саров", &[]);
    }
}
