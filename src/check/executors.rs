//! Rules about who carries a plan out: names in rows, groups and roles against the registry.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::registry::parts;
use super::subject::{Roster, Subject, place};
use super::texts;
use crate::diagnostic::{Diagnostic, Label, Level, Rule};
use crate::model::kind::cell::Gap;
use crate::model::{Executor, ExecutorKind, Item, Match, kind, names};
use crate::phrase::Kind;
use crate::text::literal::quoted;
use crate::text::{Span, Spanned, russian};
use crate::words::{Message, MessageId};

/// A row names somebody whom the registry does not know.
///
/// A name near a known one is reported at every place, since each must be corrected; a name near none is reported
/// once, since one line of the registry corrects them all. A plan without a registry knows nobody; that is no error.
pub(super) fn unknown_executor(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let roster = subject.roster();
    let ceiling = if roster.registry.is_empty() {
        Level::Warn
    } else {
        Level::Deny
    };
    if ceiling < subject.asked {
        return;
    }
    let mut strangers: BTreeMap<String, (&str, Vec<Span>)> = BTreeMap::new();
    for name in subject.names() {
        if roster.registry.find(name.value).is_none() {
            let spelt = strangers.entry(names::key(name.value));
            let (_, places) = spelt.or_insert((name.value.trim(), Vec::new()));
            places.push(name.span);
        }
    }
    for (name, places) in strangers.into_values() {
        match roster.nearest(name) {
            Some(near) => {
                let each = places.iter();
                out.extend(each.map(|span| roster.misspelt(Spanned::new(name, *span), near)));
            }
            None => out.extend(stranger(name, &places).map(|found| found.at_most(ceiling))),
        }
    }
}

/// Returns the problem of a name that is near to none the registry knows.
fn stranger(name: &str, places: &[Span]) -> Option<Diagnostic> {
    let (first, more) = places.split_first()?;
    let label = match more.len() {
        0 => MessageId::UnknownExecutorLabel.into(),
        more => MessageId::UnknownExecutorMany.with(more),
    };
    let title = MessageId::UnknownExecutor.with(name);
    let help = match several_in(name).as_slice() {
        [_, _, ..] => {
            let parts = several_in(name).into_iter().map(quoted);
            MessageId::UnknownExecutorSeveral.with(parts.collect::<Vec<_>>().join(", "))
        }
        _ => MessageId::UnknownExecutorAdd.with(entry_line(name)),
    };
    let found = Diagnostic::new(Rule::UnknownExecutor, *first, title);
    Some(found.label(label).help(help))
}

/// Returns the names that stand in `name` behind commas or semicolons: «МБУ «ДК», ЦБС», but not «Управление культуры,
/// спорта и туризма».
fn several_in(name: &str) -> Vec<&str> {
    let words = kind::cell::words(name);
    let parts = words.iter().filter(|word| {
        let listed = matches!(word.gap, Gap::Comma | Gap::Hard | Gap::Line);
        listed && !word.inside && word.is_capital()
    });
    let mut starts: Vec<usize> = parts.map(|word| word.start).collect();
    starts.push(name.len());
    let mut start = 0;
    let parts = starts.into_iter().map(|end| {
        let part = name.get(start..end).unwrap_or_default();
        start = end;
        part.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// A group or a role names somebody whom the registry does not know.
pub(super) fn unknown_part(roster: &Roster<'_, '_>, out: &mut Vec<Diagnostic>) {
    for part in roster.own().flat_map(parts) {
        if roster.registry.find(&part.value).is_some() {
            continue;
        }
        let name = Spanned::new(part.value.as_ref(), part.span);
        out.extend(match roster.nearest(name.value) {
            Some(near) => Some(roster.misspelt(name, near)),
            None => stranger(name.value, &[name.span]),
        });
    }
}

/// A row spells a name differently from the registry, though it is certainly the same.
pub(super) fn alias_spelling(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    spelling(&subject.roster(), subject.names(), out);
}

/// A group or a role spells a name differently from the registry, though it is certainly the same.
pub(super) fn part_spelling(roster: &Roster<'_, '_>, out: &mut Vec<Diagnostic>) {
    let names = roster.own().flat_map(parts);
    let names = names.map(|part| Spanned::new(part.value.as_ref(), part.span));
    spelling(roster, names, out);
}

/// So many places that all write a name otherwise than the registry make it a question about the registry.
const AGAINST: usize = 3;

/// Tells which of `names` are spelt otherwise than in the registry; where the registry's own spelling is the odd one, it
/// is told once, there, and nothing is to be written into the rows.
fn spelling<'n>(
    roster: &Roster<'_, '_>,
    names: impl Iterator<Item = Spanned<&'n str>>,
    out: &mut Vec<Diagnostic>,
) {
    let names: Vec<Spanned<&str>> = names.collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in &names {
        *counts.entry(name.value).or_default() += 1;
    }
    let count = |name: &str| counts.get(name).copied().unwrap_or_default();
    let otherwise = names
        .iter()
        .filter_map(|name| Some((*name, roster.spelt_otherwise(name.value)?)));
    let found: Vec<_> = otherwise.collect();
    // one row respelt after the registry would make the others wrong
    let against = found.iter().filter_map(|(name, (_, known, _))| {
        (count(known) == 0 && count(name.value) >= AGAINST).then_some(*known)
    });
    let against: HashSet<&str> = against.collect();
    let mut told = HashSet::new();
    for (name, (entry, known, span)) in found {
        if blemishes(known) <= blemishes(name.value) && !against.contains(known) {
            out.push(roster.respelt(name, (entry, known, span)));
        } else if told.insert(known) {
            let own = entry.origin.is_none();
            let title = MessageId::RegistrySpelling.with(known);
            let place = if own { span } else { name.span };
            let mut found = Diagnostic::new(Rule::AliasSpelling, place, title)
                .label(difference(known, name.value))
                .help(MessageId::RegistrySpellingHelp);
            if !own {
                let known = roster.label(entry, span, MessageId::AliasSpellingKnown);
                found.related.push(known);
            }
            out.push(found);
        }
    }
}

/// Returns how many slips of typing `name` shows by itself: blanks too many, Latin letters, a capital inside a word, a
/// dash that joins one, quotation marks of another language.
fn blemishes(name: &str) -> usize {
    let blanks = name.trim() != name
        || name.contains("  ")
        || name.contains(|c: char| c != ' ' && russian::is_blank(c));
    let latin = texts::foreign_letter(name).is_some() || texts::latin_initial(name).is_some();
    let joined = name.match_indices(['–', '—']).any(|(at, dash)| {
        let [before, behind] = [name.get(..at), name.get(at + dash.len()..)];
        before.is_some_and(|before| before.ends_with(russian::is_letter))
            && behind.is_some_and(|behind| behind.starts_with(russian::is_letter))
    });
    let letters: Vec<char> = name.chars().collect();
    let inside = letters
        .windows(3)
        .any(|three| three[0].is_lowercase() && three[1].is_uppercase() && three[2].is_lowercase());
    let quoted = name.contains('”') && !name.contains('«');
    [blanks, latin, inside, joined, quoted]
        .map(usize::from)
        .iter()
        .sum()
}

/// A row that names nobody in a section whose rows name somebody.
pub(super) fn no_executor(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let named = |item: &Item<'_>| !item.document.executors.is_empty();
    let odd = subject.odd_ones(named);
    for item in odd.filter(|item| item.cancelled.is_none()) {
        let title = MessageId::NoExecutor.with(item.id.as_str());
        out.push(
            Diagnostic::new(Rule::NoExecutor, place(item), title)
                .label(MessageId::NoExecutorLabel)
                .help(MessageId::NoExecutorHelp),
        );
    }
}

/// A row that names one executor twice; where it has several points or days, it is several things in one.
pub(super) fn repeated_executor(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    for item in &plan.items {
        let names = &item.document.executors;
        let mut first: HashMap<Result<usize, String>, Span> = HashMap::new();
        for name in names.iter().filter(|_| names.len() > 1) {
            let key = plan.key_of(name.value);
            let Some(before) = first.get(&key) else {
                first.insert(key, name.span);
                continue;
            };
            let several = is_several(item);
            let (title, help) = if several {
                let title = MessageId::SeveralDeeds.into();
                (title, MessageId::SeveralDeedsHelp)
            } else {
                let title = MessageId::RepeatedExecutor.with(name.value);
                let title = title.with(item.id.as_str());
                (title, MessageId::RepeatedExecutorHelp)
            };
            out.push(
                Diagnostic::new(Rule::RepeatedExecutor, name.span, title)
                    .related(*before, MessageId::RepeatedExecutorFirst)
                    .help(help),
            );
            if several {
                break;
            }
        }
    }
}

/// Returns whether `item` has several numbered points, or several days that its deadline lists.
fn is_several(item: &Item<'_>) -> bool {
    let listed = matches!(item.kind(), Kind::On | Kind::Span | Kind::Deadline);
    points(item.title()) > 1 || listed && item.occurrences.len() > 1
}

/// Returns how many numbers of a list stand in `text` in their order: «1. Итоги года. 2. План на лето».
pub(super) fn points(text: &str) -> usize {
    let numbers = text.split_whitespace().filter_map(|word| {
        let end = word.find(|c: char| !c.is_ascii_digit())?;
        let (number, rest) = word.split_at(end);
        let mut rest = rest.chars();
        let sign = rest.next().is_some_and(|sign| matches!(sign, '.' | ')'));
        let apart = rest.next().is_none_or(|next| !next.is_ascii_digit());
        number.parse::<u32>().ok().filter(|_| sign && apart)
    });
    let mut last = 0;
    let ascending = numbers.filter(|number| {
        let next = *number > last && *number < last + 3;
        last = if next { *number } else { last };
        next
    });
    ascending.count()
}

/// An entry of the plan's own registry that no row names, directly or through a group or role.
pub(super) fn unused_executor(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    if !subject.whole || subject.plan.items.is_empty() {
        return;
    }
    let roster = subject.roster();
    let used = used(subject);
    let mut contained = vec![false; used.len()];
    for executor in roster.own() {
        for part in roster.parts_of(executor) {
            contained[part] = true;
        }
    }
    for (number, executor) in roster.registry.entries().enumerate() {
        if executor.origin.is_none() && !used[number] && !contained[number] {
            let title = MessageId::UnusedExecutor.with(executor.name.value.as_ref());
            out.push(
                Diagnostic::new(Rule::UnusedExecutor, executor.name.span, title)
                    .label(MessageId::UnusedExecutorLabel)
                    .help(MessageId::UnusedExecutorHelp),
            );
        }
    }
}

/// Returns which entries rows name or mean, or contain somebody whom rows name, or belong to such a one.
fn used(subject: &Subject<'_, '_>) -> Vec<bool> {
    let roster = subject.roster();
    let mut used = vec![false; roster.registry.entries().len()];
    for name in subject.names() {
        let found = roster.registry.find(name.value).map(Match::entry);
        // Whoever a misspelt name means is not forgotten.
        let meant = || {
            roster
                .registry
                .find(roster.nearest(name.value)?.1)
                .map(Match::entry)
        };
        if let Some(entry) = found.or_else(meant) {
            used[entry] = true;
        }
    }
    loop {
        let before = used.clone();
        for (number, executor) in roster.registry.entries().enumerate() {
            let parts = roster.parts_of(executor);
            used[number] |= parts.iter().any(|part| used[*part]);
            if used[number] {
                for part in parts {
                    used[part] = true;
                }
            }
        }
        if used == before {
            return used;
        }
    }
}

impl<'s> Subject<'s, '_> {
    /// Returns every name in the rows.
    pub(super) fn names(&self) -> impl Iterator<Item = Spanned<&'s str>> {
        self.rows().flat_map(|row| {
            let names = row.executors.iter();
            names.map(|name| Spanned::<&'s str>::new(name.value, name.span))
        })
    }
}

impl<'s, 'a> Roster<'s, 'a> {
    /// Returns the entries that a group or role contains.
    fn parts_of(&self, executor: &Executor<'_>) -> Vec<usize> {
        let found = parts(executor).filter_map(|part| self.registry.find(&part.value));
        found.map(Match::entry).collect()
    }

    /// Returns the entry and its spelling that an unknown name most likely means.
    fn nearest(&self, name: &str) -> Option<(&'s Executor<'a>, &'s str)> {
        // «Директор СДК Лукьянова И.О.»
        let posted = kind::posted(name).and_then(|(_, person)| self.registry.find(person));
        if let Some(found) = posted {
            let entry = self.registry.entry(found.entry());
            return Some((entry, &entry.name.value));
        }
        let entries = self.registry.entries();
        let spellings = entries
            .clone()
            .flat_map(|entry| entry.spellings().map(|(spelling, _)| spelling));
        let near = russian::nearest_name(name, spellings)?;
        let entry = self.registry.entry(self.registry.find(near)?.entry());
        Some((entry, near))
    }

    /// Returns the problem of an unknown name that is near a known one.
    fn misspelt(&self, name: Spanned<&str>, (entry, near): (&Executor<'_>, &str)) -> Diagnostic {
        let title = MessageId::UnknownExecutor.with(name.value);
        let mut diagnostic = Diagnostic::new(Rule::UnknownExecutor, name.span, title)
            .label(MessageId::UnknownExecutorLabel)
            .help(MessageId::UnknownExecutorNear.with(near))
            .help(MessageId::UnknownExecutorElse.with(entry_line(name.value)))
            .fix(name.span, quoted(near), false);
        diagnostic.related.push(self.label(
            entry,
            place_of(entry, near),
            MessageId::UnknownExecutorNearest,
        ));
        diagnostic
    }

    /// Returns the only entry that knows `name` by another spelling only, the spelling, and where it stands.
    fn spelt_otherwise(&self, name: &str) -> Option<(&'s Executor<'a>, &'s str, Span)> {
        let Some(Match::Spelling(_)) = self.registry.find(name) else {
            return None;
        };
        let folded = russian::fold(name);
        let mut known = self.registry.entries().filter_map(|entry| {
            let mut spellings = entry.spellings();
            let (known, span) = spellings.find(|(known, _)| russian::fold(known) == folded)?;
            Some((entry, known, span))
        });
        known.next().filter(|_| known.next().is_none())
    }

    /// Returns the problem of a name that is known by another spelling.
    fn respelt(
        &self,
        name: Spanned<&str>,
        (entry, known, span): (&Executor<'_>, &str, Span),
    ) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(
            Rule::AliasSpelling,
            name.span,
            MessageId::AliasSpelling.with(name.value),
        )
        .label(difference(name.value, known))
        .help(MessageId::AliasSpellingHelp)
        .fix(name.span, quoted(known), true);
        diagnostic
            .related
            .push(self.label(entry, span, MessageId::AliasSpellingKnown));
        diagnostic
    }

    /// Returns a label in the file where `entry` stands.
    pub(super) fn label(
        &self,
        entry: &Executor<'_>,
        span: Span,
        message: impl Into<Message>,
    ) -> Label {
        let elsewhere = entry
            .origin
            .clone()
            .filter(|origin| Some(origin.as_path()) != self.home);
        Label {
            path: elsewhere,
            span,
            message: Some(message.into()),
        }
    }
}

/// Returns where `entry` has the spelling `known`.
fn place_of(entry: &Executor<'_>, known: &str) -> Span {
    let mut spellings = entry.spellings();
    let found = spellings.find(|(spelling, _)| *spelling == known);
    found.map_or(entry.name.span, |(_, span)| span)
}

/// Says by what `written` differs from `known`, which folds to the same.
fn difference(written: &str, known: &str) -> MessageId {
    let without = |text: &str, drop: fn(char) -> bool| -> String {
        text.chars().filter(|c| !drop(*c)).collect()
    };
    let blankless = |text: &str| without(text, russian::is_blank);
    let marks = |c: char| russian::is_blank(c) || russian::is_dash(c) || "«»“”„\"'".contains(c);
    let yo = |text: &str| text.replace('ё', "е").replace('Ё', "Е");
    if blankless(written) == blankless(known) {
        MessageId::DiffersByBlanks
    } else if without(written, marks) == without(known, marks) {
        MessageId::DiffersByMarks
    } else if yo(written) == yo(known) {
        MessageId::DiffersByYo
    } else if written.to_lowercase() == known.to_lowercase() {
        MessageId::DiffersByCase
    } else if written.chars().any(|c| c.is_ascii_alphabetic())
        != known.chars().any(|c| c.is_ascii_alphabetic())
    {
        MessageId::DiffersByLatin
    } else {
        MessageId::DiffersBySpelling
    }
}

/// Returns the line of the registry that would make `name` known, with a guess of its kind.
fn entry_line(name: &str) -> String {
    format!(
        "{} = {{ kind = \"{}\" }}",
        quoted(name),
        kind::likely(name).name()
    )
}

/// Returns the line of a registry by which `alias` would mean `name`.
pub(super) fn entry_line_with(name: &str, kind: Option<ExecutorKind>, alias: &str) -> String {
    let known = kind.unwrap_or_else(|| kind::likely(name)).name();
    let (name, alias) = (quoted(name), quoted(alias));
    format!("{name} = {{ kind = \"{known}\", aliases = [{alias}] }}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_several_are_told_apart() {
        let case = |name, expected: &[&str]| assert_eq!(several_in(name), expected, "{name}");
        case("МБУ «ДК», ЦБС", &["МБУ «ДК»", "ЦБС"]);
        case(
            "Отдел культуры; Ефимова О.А.",
            &["Отдел культуры", "Ефимова О.А."],
        );
        case(
            "МБУ «Дом культуры, спорта»",
            &["МБУ «Дом культуры, спорта»"],
        );
        case(
            "Управление культуры, спорта и туризма",
            &["Управление культуры, спорта и туризма"],
        );
        case("Ефимова О.А., директор", &["Ефимова О.А., директор"]);
    }

    #[test]
    fn points_of_a_list_are_counted() {
        let case = |text, expected| assert_eq!(points(text), expected, "{text}");
        case("1. Итоги года. 2. План на лето", 2);
        case("1.«О работе». 3.«О плане» 5. Разное", 3);
        case("Беседа о 5 классах 20.01.2022", 0);
        case("1. Итоги года", 1);
    }

    #[test]
    fn slips_of_typing_are_counted() {
        let case = |name, expected| assert_eq!(blemishes(name), expected, "{name}");
        case("Руководители ОО", 0);
        case("МБОУ «Дом культуры», IT-куб", 0);
        case("РMО", 1);
        case(" МБОУ  ДПО МЦ", 1);
        case("Стрепан\u{a0}Сергей", 1);
        case("психолого–педагогический центр", 1);
        case("Кожина X.А.", 1);
        case("Центр “ДАР”", 1);
        case("РегиональнЫй центр", 1);
        case("КОиН, ОбОО, СПбГУ", 0);
    }

    #[test]
    fn tells_how_spellings_differ() {
        let case = |written, known, expected| assert_eq!(difference(written, known), expected);
        case("МБОУ  ДПО МЦ", "МБОУ ДПО МЦ", MessageId::DiffersByBlanks);
        case("Центр \"ДАР\"", "Центр «ДАР»", MessageId::DiffersByMarks);
        case("молодежи", "молодёжи", MessageId::DiffersByYo);
        case("Кураторы", "кураторы", MessageId::DiffersByCase);
        case("MБОУ", "МБОУ", MessageId::DiffersByLatin);
    }
}
