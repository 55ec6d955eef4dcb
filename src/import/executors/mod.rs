//! A cell → executors: where one name ends and the next begins.
//!
//! Words are weighed gap by gap (`boundary`): a semicolon separates always, a comma almost always, a line break, «и»
//! or a blank only where a new name plainly begins. The rest of the document helps: a name that stands alone in one
//! cell is a name in another ([`Lexicon`]).

mod boundary;
mod learn;
mod lexicon;

pub use learn::lexicon;
pub use lexicon::Lexicon;

use self::boundary::Context;
use self::learn::LONGEST;
use crate::model::kind::cell::{self, Gap, Word};
use crate::model::kind::form::{Form, is_abbreviation, is_initials};
use crate::model::{ExecutorKind, kind};
use crate::text::russian::{Ask as _, fold, is_blank, is_dash, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// One executor of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executor {
    /// The name as the document spells it, blanks collapsed.
    pub text: String,
    /// Where it begins in its cell.
    pub at: usize,
    /// Why it is not certain to be this name.
    pub guess: Option<Guess>,
    /// The address of mail that stands beside it.
    pub email: Option<String>,
    /// What the document says in brackets to be short for it: «(далее – ИПК)».
    pub short: Option<String>,
}

/// Why a name is not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// Only a blank or a line break separates it from the name before.
    NoSeparator,
    /// The post in the line below may be another's.
    PostBelow,
    /// It lends words to, or takes them from, the name before: «по УВР, ВР».
    SharedWords,
    /// It names whom it is done with, in a case of their own: «отдел образования совместно с отделом культуры».
    Together,
    /// It ends with a letter that is no word.
    Stray,
    /// It had the sign of a note below: «Отдел закупок*».
    Noted,
    /// It goes on with words that it lacks: «по УВР».
    Begun,
    /// A comma stands before it, or in it, and nothing known says that it parts names or that it does not.
    Comma,
}

/// Returns the executors that `cell` names, in its order.
///
/// ```
/// use roadmap::import::executors::{lexicon, split};
///
/// let lexicon = lexicon(["ИПК", "КОиН, РОО"]);
/// let names = |cell| split(cell, &lexicon).into_iter().map(|name| name.text).collect::<Vec<_>>();
/// assert_eq!(names("ИПК КОиН"), ["ИПК", "КОиН"]);
/// assert_eq!(names("ТКДН и ЗП"), ["ТКДН и ЗП"]);
/// assert_eq!(names("Зам. директора по УВР, ВР."), ["Зам. директора по УВР", "Зам. директора по ВР"]);
/// ```
pub fn split(cell: &str, lexicon: &Lexicon) -> Vec<Executor> {
    let opened = opened(cell);
    let cell = opened.as_deref().unwrap_or(cell);
    let words = cell::words(cell);
    let context = Context {
        lexicon,
        posts_below: boundary::has_posts_below(&words),
    };
    let mut names: Vec<Executor> = Vec::new();
    let mut helpers: Vec<Executor> = Vec::new();
    let mut helps = false;
    let mut lead = None;
    let mut start = 0;
    let near = |start: usize| words.get(start..words.len().min(start + LONGEST));
    while let Some(rest) = near(start).filter(|rest| !rest.is_empty()) {
        let length = (1..rest.len())
            .find(|&at| boundary::separates(rest, at, context))
            .unwrap_or(rest.len());
        if boundary::label(rest) > 0 {
            helps = boundary::is_of_helpers(rest);
        }
        let own = if helps { &mut helpers } else { &mut names };
        if let Some(name) = name(cell, rest, length, own.last(), context) {
            let leads = !helps && without_lead(&name.text) != name.text;
            lead = lead.or(leads.then_some(own.len()));
            own.push(name);
        }
        start += length;
    }
    share_post(&mut names);
    if let Some(led) = lead.and_then(|at| names.get_mut(..=at)) {
        led.rotate_right(1);
    }
    names.append(&mut helpers);
    names
}

/// «Отдел культуры (соисполнители: школы, музей)»: returns `cell` with those who help outside the bracket.
fn opened(cell: &str) -> Option<String> {
    let at = ["(соисп", "(Соисп"]
        .iter()
        .find_map(|lead| cell.find(lead))?;
    let (lead, rest) = cell.split_at_checked(at)?;
    let (inside, after) = rest.strip_prefix('(')?.rsplit_once(')')?;
    Some(format!("{lead};{inside} {after}"))
}

/// «О.А. Ефимова, И.О. Лукьянова – методисты ИМЦ»: the post of several stands behind the last of them.
fn share_post(names: &mut [Executor]) {
    for at in 1..names.len() {
        let Some((before, [last, ..])) = names.split_at_mut_checked(at) else {
            continue;
        };
        let words = cell::words(&last.text);
        let (own, behind) = words.split_at(cell::person(&words));
        let post = behind.iter().find(|word| word.form.is_post());
        let several = post.is_some_and(|post| post.form.is_plural());
        let Some(from) = own.last().filter(|_| several) else {
            continue;
        };
        let shared = last.text.split_at(from.end()).1.to_owned();
        let bare = before.iter_mut().rev();
        for name in bare.take_while(|name| kind::is_person(&name.text)) {
            name.text.push_str(&shared);
            name.guess = Some(Guess::SharedWords);
            last.guess = name.guess;
        }
    }
}

/// Returns `name` without «(отв.)» or «– отв.», which says who leads, at its end.
pub(super) fn without_lead(name: &str) -> &str {
    let cut = || {
        let (before, said) = match name.strip_suffix(')') {
            Some(name) => name.rsplit_once('(')?,
            None => name.rsplit_once(is_dash)?,
        };
        let leads = ["отв", "ответственный", "ответственная"];
        let said = fold(said.trim_end_matches('.').trim_start());
        leads.contains(&said.as_str()).then(|| before.trim_end())
    };
    cut().filter(|name| !name.is_empty()).unwrap_or(name)
}

/// Returns the name of the first `length` of `words`, if they are more than a dash.
fn name(
    cell: &str,
    words: &[Word<'_>],
    length: usize,
    before: Option<&Executor>,
    context: Context<'_>,
) -> Option<Executor> {
    let own = without_opening(words.get(..length)?);
    let (first, last) = (own.first()?, own.last()?);
    let (text, short) = without_short(cell.get(first.start..last.end())?);
    let text = trimmed(&text);
    let (noted, text) = (text.ends_with('*'), trimmed(text.trim_end_matches('*')));
    if !text.contains(is_letter_or_digit) {
        return None;
    }
    let executor = |text, guess| Executor {
        text,
        at: first.start,
        guess,
        email: None,
        short: short.clone(),
    };
    let lexicon = context.lexicon;
    if let Some(before) = before.filter(|_| matches!(first.gap, Gap::Comma | Gap::And))
        && let Some(full) = boundary::shared(&before.text, &text, lexicon)
    {
        return Some(executor(full, Some(Guess::SharedWords)));
    }
    let doubts = |before: &Executor| boundary::is_doubtful(own, &cell::words(&before.text));
    let unseparated = before.is_some_and(doubts) || boundary::joins_lines(own);
    let doubtful = || (unseparated && !lexicon.knows(&text)).then_some(Guess::NoSeparator);
    let comma = || {
        let known = lexicon.stands_alone(&text);
        let inside = own.iter().any(|word| word.text.contains(','));
        (inside || !known && boundary::is_comma_doubtful(own, lexicon)).then_some(Guess::Comma)
    };
    let stray = || {
        let begun = lexicon::begins_amid(own).then_some(Guess::Begun);
        ends_stray(own).then_some(Guess::Stray).or(begun)
    };
    let together = || boundary::names_others(own).then_some(Guess::Together);
    let below = context.posts_below.then_some(Guess::PostBelow);
    let guess = below.or_else(stray).or_else(doubtful);
    let guess = guess.or_else(together).or_else(comma);
    let guess = guess.or_else(|| noted.then_some(Guess::Noted));
    Some(executor(text, guess))
}

/// «Воспитатели г», but not «учителя 5 б».
fn ends_stray(words: &[Word<'_>]) -> bool {
    let [.., before, last] = words else {
        return false;
    };
    let mut letters = last.text.chars();
    letters.next().is_some_and(char::is_lowercase)
        && letters.next().is_none()
        && before.text.chars().all(is_letter)
}

/// Leaves out «Соисполнители:», «в т.ч.», «в том числе», «а также» before a name.
fn without_opening<'w, 'c>(words: &'w [Word<'c>]) -> &'w [Word<'c>] {
    let words = words.get(boundary::label(words)..).unwrap_or_default();
    let skip = boundary::opening(words);
    words.get(skip..).unwrap_or_default()
}

/// Takes «(далее – ИПК)» out of `text`.
fn without_short(text: &str) -> (String, Option<String>) {
    let cut = || {
        let (before, rest) = text.split_once("(далее")?;
        let (short, after) = rest.split_once(')')?;
        let short = short.trim_matches(|c| is_blank(c) || is_dash(c) || c == ':');
        Some((format!("{before} {after}"), Some(collapse(short))))
    };
    cut().unwrap_or_else(|| (text.to_owned(), None))
}

/// Takes blanks, dashes and stray signs off the ends, and a full stop that ends no initials or short form.
fn trimmed(text: &str) -> String {
    let text =
        text.trim_matches(|c| is_blank(c) || is_dash(c) || matches!(c, ',' | ';' | ':' | '•'));
    // «ЕфимоваО.А.», but not «КИПиА.»
    let ends_initials = text.rsplit(is_blank).next().is_some_and(|word| {
        let surname = word.chars().nth(1).is_some_and(char::is_lowercase);
        let glued = word.rsplit_once(|c: char| surname && c.is_lowercase());
        is_initials(glued.map_or(word, |(_, tail)| tail.trim_start_matches('.')))
    });
    let last = |word: &str| Form::of(word).is_modifier();
    let mut words = text
        .trim_end_matches('.')
        .rsplit(|c| is_blank(c) || c == '.');
    let modifier = words.next().is_some_and(last);
    let word = text.rsplit(is_blank).next();
    let cut =
        |form: Form| form.is_short() || form.is_cut_short() && form.bare().chars().count() < 6;
    let short = modifier || word.is_some_and(|word| cut(Form::of(word)));
    let bare = text.trim_end_matches(['.', ' ']);
    match text.strip_prefix(bare) {
        Some(stops)
            if stops.starts_with('.') && !bare.ends_with(')') && (ends_initials || short) =>
        {
            collapse(&format!("{bare}."))
        }
        _ => collapse(bare),
    }
}

/// Returns `text` with every run of blanks as one space.
fn collapse(text: &str) -> String {
    let words = text.split(is_blank).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Returns whether `text` is the name of one organisation and nothing more: «Управление образования».
pub(super) fn is_unit(text: &str) -> bool {
    const MOST_WORDS: usize = 14;
    let words = cell::words(text);
    let closed = !text.ends_with(['.', ':', ';', ',']);
    let capital = words.first().is_some_and(Word::is_capital);
    let one = split(text, &Lexicon::default()).len() == 1;
    capital && closed && one && words.len() <= MOST_WORDS && boundary::is_organisation(&words)
}

/// Returns whether each name of `cell` begins as names of people, posts and organisations do.
pub(super) fn are_names(cell: &str) -> bool {
    let names = split(cell, &Lexicon::default());
    let is_name = |name: &Executor| boundary::is_name(&cell::words(&name.text));
    !names.is_empty() && names.iter().all(is_name)
}

/// What an order asks those for whom it is no order.
const ASKING: &[&str] = word_list!["рекомендовать" "поручить" "предложить"];

/// Returns whether `title` charges somebody with what is to be done: «Начальнику отдела образования провести …»,
/// «Рекомендовать главам поселений обновить …», «ЕДДС обеспечить …».
pub(super) fn is_order(title: &str) -> bool {
    const DATIVE: &[&str] = word_list!["у" "ю" "ам" "ям" "ой" "ому" "ему" "ым" "им" "е"];
    const MOST_WORDS: usize = 14;
    let ends = |word: &str, endings: &[&str]| word.ends_any(endings);
    let words = title.split([' ', ',']).filter(|word| !word.is_empty());
    let mut words = words.peekable();
    let asked = words.next_if(|word| ASKING.contains(&fold(word).as_str()));
    let asked = asked.is_some();
    let Some(first) = words.next().filter(|word| !is_verb(word)) else {
        return false;
    };
    let named = first.chars().count() > 3 && ends(first, DATIVE) || is_abbreviation(first);
    named && (asked || words.take(MOST_WORDS).any(is_verb))
}

/// Parts whom `title` charges from what is to be done, where its words before the verb name a post or an organisation:
/// «МУП «Водоканал» (Медведев В.Г.) проверить насосы»; a title of several orders has no verb: «1. Отделу ГОЧС:».
pub(super) fn addressed(title: &str) -> Option<(&str, &str)> {
    let numbered = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
    let bare = title.trim_start_matches(numbered);
    let (first, rest) = bare.split_once(' ')?;
    let asked = ASKING.contains(&fold(first).as_str());
    let bare = if asked { rest } else { bare };
    let words = cell::words(bare);
    let adjective = |form: &Form| {
        let dative = form.bare().ends_any(&["ому", "ему", "ым", "им"]);
        form.is_adjective() || form.is_oblique_adjective() || dative
    };
    let head = words.iter().find(|word| !adjective(&word.form))?;
    let unit = |form: &Form| form.is_post() || form.is_unit() || form.is_ambiguous_unit();
    let bare_head = head.form.bare();
    let known =
        head.form.is_post() || boundary::in_dative(bare_head, unit) || bare_head == "администрации";
    let known = known || head.form.is_unit() || is_abbreviation(head.text);
    let verb = words.iter().position(|word| is_verb(word.text));
    let (names, work) = match verb {
        Some(at) if !asked && is_order(bare) => bare.split_at(words.get(at)?.start),
        None => (bare.trim_end().strip_suffix(':')?, ""),
        Some(_) => return None,
    };
    let names = names.trim_end();
    (known && !names.is_empty() && !names.ends_with(',')).then_some((names, work))
}

/// Returns whether a post or a person is all that `heading` names: «Педагог-психолог».
pub(super) fn is_charge(heading: &str) -> bool {
    let kind = kind::likely(heading);
    matches!(kind, ExecutorKind::Role | ExecutorKind::Person) && may_be_names(heading)
}

/// «обеспечить», «провести».
pub(super) fn is_verb(word: &str) -> bool {
    // «занятости», «область»
    const NOUNS: [&str; 4] = ["ость", "ости", "ласть", "часть"];
    let word = word.to_lowercase();
    word.ends_any(&["ть", "ти", "ться", "тись", "чь"]) && !word.ends_any(&NOUNS)
}

/// Returns whether `text` may be names where nothing but its words says so: «классные руководители», «школьный совет».
pub(super) fn may_be_names(text: &str) -> bool {
    let words = cell::words(text);
    let head = words.iter().find(|word| !word.form.is_adjective());
    // «в городских и сельских поселениях»
    let place = matches!(words.first(), Some(word) if ["в", "во", "на"].contains(&word.text));
    let post = head.is_some_and(|word| word.form.is_post() || word.form.is_unit());
    !place && (are_names(text) || post)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_said_to_lead_comes_first() {
        let case = |cell: &str, expected: &[&str]| {
            let names = split(cell, &Lexicon::default()).into_iter();
            let names: Vec<String> = names.map(|name| name.text).collect();
            assert_eq!(names, expected, "{cell}");
        };
        case(
            "Л.А. Иванцова (отв.), МБУ «Спорт»",
            &["Л.А. Иванцова (отв.)", "МБУ «Спорт»"],
        );
        case(
            "завуч, Л.А. Иванцова (ответственный); психолог",
            &["Л.А. Иванцова (ответственный)", "завуч", "психолог"],
        );
        case(
            "Л.А. Иванцова (отв. за сайт)",
            &["Л.А. Иванцова (отв. за сайт)"],
        );
    }

    #[test]
    fn a_post_behind_a_comma_is_another_where_both_stand_alone_elsewhere() {
        let cell = "Чистякова И.Е., завуч";
        let case = |alone: &[&str], names: &[&str], guess: Option<Guess>| {
            let found = split(cell, &lexicon(alone.iter().copied()));
            let texts: Vec<&str> = found.iter().map(|name| name.text.as_str()).collect();
            assert_eq!(texts, names);
            assert_eq!(found.last().and_then(|name| name.guess), guess, "{alone:?}");
        };
        case(&[], &[cell], None);
        case(&["Чистякова И.Е."], &[cell], Some(Guess::Comma));
        case(&["Завуч"], &[cell], Some(Guess::Comma));
        case(
            &["завуч", "Чистякова И.Е."],
            &["Чистякова И.Е.", "завуч"],
            None,
        );
    }

    #[test]
    fn a_letter_that_is_no_word_is_marked() {
        let case = |cell: &str, guess: Option<Guess>| {
            let found = split(cell, &Lexicon::default());
            assert_eq!(found.last().and_then(|name| name.guess), guess, "{cell}");
        };
        case("Ефимова О,А.", Some(Guess::Comma));
        case("Воспитатели   г", Some(Guess::Stray));
        case("по УВР", Some(Guess::Begun));
        case("Учителя 5 б", None);
        case("О.А. Ефимова", None);
    }

    #[test]
    fn a_post_beside_a_person_is_one_name_though_both_stand_alone_elsewhere() {
        let lexicon = lexicon(["Воспитатель", "Чистякова И.Е.", "ИПК", "КОиН"]);
        let names = |cell| {
            let names = split(cell, &lexicon).into_iter().map(|name| name.text);
            names.collect::<Vec<_>>()
        };
        assert_eq!(
            names("Воспитатель Чистякова И.Е."),
            ["Воспитатель Чистякова И.Е."]
        );
        assert_eq!(names("ИПК КОиН"), ["ИПК", "КОиН"]);
    }
}
