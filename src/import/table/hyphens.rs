//! Words that a narrow column breaks with a hyphen, whole again: «И.О. Лукья-» «нова», «еже-» «квар-» «тально».
//!
//! A hyphen at the end of a line may as well be the word's own («педагог-» «психолог», «май-» «июнь»). It is taken out
//! only where neither half is a word by itself, as far as the document and the tables of posts and months know. Text that
//! draws its table goes on after a hyphen of its own without a blank, and breaks long words without one too.

use std::collections::HashSet;

use super::grid::{Grid, GridCell};
use crate::import::draft::{Dropped, Ledger};
use crate::import::recognize::cell;
use crate::import::source::Place;
use crate::model::kind::form::Form;
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// The shortest half that can be told from a particle: «кто-то», «по-новому», «из-за».
const SHORTEST: usize = 2;
/// A word of fewer letters that begins a line may be the end of another.
const SHORT: usize = 4;
/// No half of a word is as long, in characters.
const LONGEST: usize = 30;

/// The share of lines that break a word where text is hyphenated; in other texts a hyphen is the word's own.
const HYPHENATED: f64 = 0.08;
/// The share of its column that a line fills where the next word had no room.
const FULL: f64 = 0.5;

/// How two lines of a cell are one.
enum Joint {
    /// The hyphen is taken out.
    Hyphen,
    /// The hyphen is the word's own.
    Whole,
    /// A word is broken without one.
    Bare,
}

/// Makes the broken words of the rows of `grid` from `body` on whole, and notes their halves.
pub(in crate::import) fn join(grid: &mut Grid, body: usize, ledger: &mut Ledger) {
    let rows = || grid.rows.iter().skip(body);
    let cells = || rows().flat_map(|row| &row.cells);
    // only what a text draws has its words broken without a hyphen
    let drawn = rows().any(|row| matches!(row.place, Place::Line { .. }));
    let pairs = || cells().flat_map(|cell| cell.lines.windows(2));
    let mut hyphens = pairs().filter(|pair| breaks(pair)).peekable();
    if hyphens.peek().is_none() && !drawn {
        return;
    }
    let words = whole_words(grid, drawn);
    let broken = |pair: &&[String]| matches!(pair, [line, next] if halves(line, next).is_some_and(|halves| is_broken(halves, &words)));
    let count = hyphens.filter(broken).count();
    let column = |at: usize| rows().filter_map(move |row| row.cells.get(at));
    // some hold words of the column beside them
    let longest = |at: usize| {
        let lines = column(at).flat_map(|cell| &cell.lines);
        let mut lengths: Vec<usize> = lines.map(|line| line.chars().count()).collect();
        lengths.sort_unstable();
        lengths
            .get(lengths.len() * 9 / 10)
            .copied()
            .unwrap_or_default()
    };
    let context = Context {
        hyphenated: !drawn || share(count, pairs().count()) > HYPHENATED,
        drawn,
        widths: (0..grid.width).map(longest).collect(),
        words,
    };
    for row in grid.rows.iter_mut().skip(body) {
        for (at, cell) in row.cells.iter_mut().enumerate() {
            context.join(at, cell, ledger);
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

/// What the rest of the table says of its words.
struct Context {
    /// Words that stand whole, folded.
    words: HashSet<String>,
    hyphenated: bool,
    drawn: bool,
    /// How long the lines of each column are that fill it, in characters.
    widths: Vec<usize>,
}

impl Context {
    fn join(&self, at: usize, cell: &mut GridCell, ledger: &mut Ledger) {
        let mut lines: Vec<String> = Vec::with_capacity(cell.lines.len());
        let (mut parted, mut whole) = (String::new(), String::new());
        for (index, line) in cell.lines.iter().enumerate() {
            let ends = index + 1 == cell.lines.len();
            let joint = |last: &String| {
                let letter = self.drawn && ends && is_last_letter(last, line);
                let letter = letter.then_some(Joint::Bare);
                letter.or_else(|| self.joint(at, last, line))
            };
            let joint = lines.last().and_then(joint);
            let (Some(joint), Some(last)) = (joint, lines.last_mut()) else {
                lines.push(line.clone());
                continue;
            };
            let next = line.trim_start();
            if matches!(joint, Joint::Hyphen) {
                last.pop();
            }
            if !matches!(joint, Joint::Whole) {
                let head = last
                    .rsplit(|c| !is_letter_or_digit(c))
                    .next()
                    .unwrap_or_default();
                let tail = next
                    .split(|c| !is_letter_or_digit(c))
                    .next()
                    .unwrap_or_default();
                parted.extend([head, " ", tail, " "]);
                whole.extend([head, tail, " "]);
            }
            last.push_str(next);
        }
        if lines.len() < cell.lines.len() {
            ledger.replace(&parted, &whole, &cell.place, Dropped::Hyphen);
            cell.set_lines(lines);
        }
    }

    /// Returns how the line `next` of a cell of the column `at` goes on with a word of the line above it.
    fn joint(&self, at: usize, line: &str, next: &str) -> Option<Joint> {
        let words = &self.words;
        if let Some((head, tail)) = halves(line, next) {
            let known = words.contains(&fold(&format!("{head}{tail}")));
            if is_broken((head, tail), words)
                && !(self.drawn && agree(head, tail))
                && (self.hyphenated
                    || known
                    || phrase::month_named(&format!("{head}{tail}")).is_some())
            {
                return Some(Joint::Hyphen);
            }
        }
        let next = next.trim_start();
        let hyphen = line.strip_suffix(['-', '–', '\u{2010}']);
        if hyphen.is_some_and(|line| line.ends_with(is_letter_or_digit)) {
            let word = |line: &str| line.strip_suffix(['-', '\u{2010}'])?.chars().next_back();
            let own = word(line).is_some_and(is_letter) && next.starts_with(char::is_lowercase);
            let goes_on = own || self.drawn && next.starts_with(is_letter_or_digit);
            return goes_on.then_some(Joint::Whole);
        }
        let width = self.widths.get(at).copied().unwrap_or_default();
        let full = share(line.chars().count(), width) >= FULL;
        let bare = is_broken_date(line, next) || full && is_broken_bare(line, next, words);
        (self.drawn && bare).then_some(Joint::Bare)
    }
}

/// «школах-» «участницах»: two words in one case.
fn agree(head: &str, tail: &str) -> bool {
    let ending = |word: &str| word.chars().rev().take(2).collect::<Vec<_>>();
    tail.chars().count() > 4 && ending(head) == ending(tail)
}

/// «24.01-01.02.» «2022», «до 15.04.20» «22», «15.02-20» «.02»
fn is_broken_date(line: &str, next: &str) -> bool {
    let of_date = |c: char| c.is_ascii_digit() || c == '.';
    let head = line.rsplit(|c| !of_date(c)).next().unwrap_or_default();
    let tail = next.split(|c| !of_date(c)).next().unwrap_or_default();
    let is_date = |text: &str| {
        let parts: Vec<&str> = text.trim_end_matches('.').split('.').collect();
        let digits = |part: &str, most: u32| {
            part.parse::<u32>()
                .is_ok_and(|number| (1..=most).contains(&number))
        };
        match parts.as_slice() {
            [day, month] => digits(day, 31) && digits(month, 12) && month.len() == 2,
            [day, month, year] => digits(day, 31) && digits(month, 12) && year.len() == 4,
            _ => false,
        }
    };
    let open = !is_date(head) || head.ends_with('.') && tail.len() >= 4 || tail.starts_with('.');
    !head.is_empty() && !tail.is_empty() && open && is_date(&format!("{head}{tail}"))
}

/// «библиотекар» «и»: a letter that ends a cell is no word of its own, unless it is short for one as «г» is.
fn is_last_letter(line: &str, next: &str) -> bool {
    let mut letters = next.trim().chars();
    let letter = letters.next().filter(|letter| letter.is_lowercase());
    let short = |letter: char| matches!(letter, 'г' | 'д' | 'п' | 'ч');
    line.ends_with(char::is_lowercase)
        && letters.next().is_none()
        && letter.is_some_and(|letter| !short(letter))
}

/// «Системати» «чески», «общеобразователь» «ное»: a line of one word that goes on in the next.
fn is_broken_bare(line: &str, next: &str, words: &HashSet<String>) -> bool {
    const SMALL: &[&str] = word_list![
        "и" "в" "с" "на" "по" "о" "об" "за" "для" "к" "от" "из" "при" "до" "не" "их" "а" "у" "со"
        "или" "во" "под" "год" "г" "гг" "ко" "все" "его" "ее" "дня" "дни" "дом" "мер" "лиц" "над"
        "без" "раз" "тыс" "чел" "кл" "май" "мая" "то" "же" "ли" "бы" "как" "что" "чем" "где"
    ];
    const ALWAYS: &[&str] = word_list![
        "систематически" "периодически" "постоянно" "регулярно" "ежегодно" "ежемесячно" "ежеквартально"
        "еженедельно" "ежедневно"
    ];
    const STEMS: &[&str] = word_list![
        "ени" "ани" "яни" "аци" "яци" "стви" "ног" "ског" "льн"
    ];
    const NEVER_FIRST: &[&str] = word_list![
        "вательн" "тельн" "льн" "нн" "ческ" "ственн" "вующ" "ующ" "ющ" "щего" "щих" "ност" "ации" "аций" "ировани"
        "ованн" "ости" "онн" "енн" "янн" "ическ" "заци" "изаци" "тельств" "нност" "ного" "ному" "ными" "ского" "скому"
        "ской" "ский" "ская" "ское" "ские" "ских" "скими"
    ];
    let alone = !line.contains(char::is_whitespace) && line.ends_with(char::is_lowercase);
    let tail = next.split(|c| !is_letter(c)).next().unwrap_or_default();
    if !alone || !tail.starts_with(char::is_lowercase) {
        return false;
    }
    let head = line.rsplit(|c| !is_letter(c)).next().unwrap_or_default();
    let whole = format!("{head}{tail}");
    let is_known = |word: &str| words.contains(&fold(word));
    let time = |text: &str| cell::is_clear_deadline_of_month(text);
    let post = |word: &str| Form::of(word).is_post() || Form::of(word).is_unit();
    let length = tail.chars().count();
    let ending = length == 1 && STEMS.iter().any(|stem| head.ends_with(stem));
    // a letter stands in initials too
    // «познавательный» «час»
    let whole_before = length + 1 == SHORT
        && head.ends_any(&["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"]);
    let own = SMALL.contains(&tail) || whole_before || length > 1 && is_known(tail);
    let no_word = length < SHORT && !own;
    ending
        || no_word
        || tail.starts_with(['ь', 'ъ', 'ы'])
        || NEVER_FIRST.iter().any(|part| tail.starts_with(part))
        || is_kin(&whole, length, words) && !(is_known(head) && is_known(tail))
        || ALWAYS.contains(&fold(&whole).as_str())
        || time(&whole) && !time(&format!("{head} {tail}"))
        || post(&whole) && !post(head) && !is_known(head)
}

/// Returns whether the text has a word that differs from `whole` in its ending at most; its last `tail` letters are in
/// question.
fn is_kin(whole: &str, tail: usize, words: &HashSet<String>) -> bool {
    const ENDING: usize = 3;
    let whole: Vec<char> = fold(whole).chars().collect();
    let least = (whole.len() + 2 - tail.max(2)).max(whole.len().saturating_sub(ENDING));
    words.iter().any(|word| {
        let same = word
            .chars()
            .zip(&whole)
            .take_while(|(one, other)| one == *other)
            .count();
        same >= least && word.chars().count() <= whole.len() + ENDING
    })
}

fn breaks(lines: &[String]) -> bool {
    matches!(lines, [line, next] if halves(line, next).is_some())
}

/// Returns the halves of a word that a hyphen at the end of `line` parts from the start of `next`.
fn halves<'l>(line: &'l str, next: &'l str) -> Option<(&'l str, &'l str)> {
    let before = line.strip_suffix(['-', '\u{2010}'])?;
    let next = next.trim_start();
    let sign = |c: char| !is_letter_or_digit(c);
    let head = before.rsplit(sign).next()?;
    let tail = next.get(..next.find(sign).unwrap_or(next.len()))?;
    let long = |half: &str| (SHORTEST..LONGEST).contains(&half.chars().count());
    let small = head.ends_with(char::is_lowercase) && tail.starts_with(char::is_lowercase);
    (long(head) && long(tail) && small).then_some((head, tail))
}

/// Returns whether neither half is a word, nor the first the first part of one, «учебно-», or both are a month, or the first
/// is only written together with others: «Финотдел».
fn is_broken((head, tail): (&str, &str), words: &HashSet<String>) -> bool {
    let leads = ["но", "ско", "ово"].iter().any(|end| head.ends_with(end));
    let month = || phrase::month_named(&format!("{head}{tail}")).is_some();
    let short = word_list!["фин" "соц" "мед" "физ" "хоз" "гор" "рай" "обл" "проф" "орг" "тех" "юр"];
    let cut = short.contains(&fold(head).as_str());
    // «интернет-олимпиада», «конкурс-выставка»
    let apart = word_list![
        "интернет" "онлайн" "мини" "бизнес" "пресс" "арт" "вице" "экс" "квест" "блиц" "мастер" "веб"
        "конкурс" "семинар" "урок" "концерт" "игра" "фестиваль" "акция" "выставка" "лекция" "беседа"
        "практикум" "викторина" "тренинг" "праздник" "спектакль" "вечер" "школа" "смотр"
    ];
    let leads = leads || apart.contains(&fold(head).as_str());
    !leads && (cut || month() || !is_word(head, words) && !is_word(tail, words))
}

/// Returns whether half a word is a word by itself, so that the hyphen may be its own.
fn is_word(half: &str, words: &HashSet<String>) -> bool {
    let form = Form::of(half);
    let particle = word_list![
        "то" "либо" "нибудь" "за" "под" "по" "из" "во" "кто" "что" "как" "где"
    ];
    form.is_post()
        || form.is_unit()
        || form.is_adjective()
        || phrase::month_named(half).is_some()
        || particle.contains(&form.bare())
        || words.contains(&fold(half))
}

/// Returns the words that stand whole in the cells of `grid`, folded.
fn whole_words(grid: &Grid, drawn: bool) -> HashSet<String> {
    let mut words = HashSet::new();
    for cell in grid.rows.iter().flat_map(|row| &row.cells) {
        for (at, line) in cell.lines.iter().enumerate() {
            let after = at.checked_sub(1).and_then(|at| cell.lines.get(at));
            let broken = after
                .and_then(|before| halves(before, line))
                .map_or(0, |(_, tail)| tail.len());
            let mut line = line.trim_start().get(broken..).unwrap_or_default();
            // a long word may be broken behind a line of its own
            let alone = |line: &str| !line.trim().contains(char::is_whitespace);
            // and so may one be whose other half stands on the page before
            let small = line.starts_with(char::is_lowercase)
                && line.chars().take_while(|&c| is_letter(c)).count() < SHORT;
            if drawn && (small || after.is_some_and(|before| alone(before))) {
                line = line.trim_start_matches(is_letter);
            }
            if drawn && alone(line) && cell.lines.len() > at + 1 {
                continue;
            }
            let line = line
                .strip_suffix('-')
                .map_or(line, |line| line.trim_end_matches(is_letter));
            let own = line
                .split(|c: char| !is_letter_or_digit(c))
                .filter(|word| !word.is_empty());
            words.extend(own.map(fold));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_word_is_told_from_the_end_of_a_broken_one() {
        let broken = |line: &str, next: &str| is_broken_bare(line, next, &HashSet::new());
        assert!(broken("заведующи", "й ДОУ"));
        assert!(broken("руководите", "ли школ"));
        assert!(!broken("познавательный", "час"));
        assert!(!broken("конкурсная", "игра"));
        assert!(!broken("школьный", "бал"));
    }

    #[test]
    fn a_letter_that_ends_a_cell_is_of_the_word_above() {
        assert!(is_last_letter("Зав. библиотекой, библиотекар", "и"));
        assert!(is_last_letter("Учителя-предметник", " и"));
        assert!(!is_last_letter("Рыбинск", "г"));
        assert!(!is_last_letter("учителя 5", "б"));
        assert!(!is_last_letter("Завуч", "и педагоги"));
    }

    #[test]
    fn a_hyphen_of_its_own_is_told_from_a_broken_word() {
        let words = HashSet::from(["семинар".to_owned()]);
        let broken = |line: &str, next: &str| {
            halves(line, next).is_some_and(|halves| is_broken(halves, &words))
        };
        assert!(broken("И.О. Лукья-", "нова"));
        assert!(broken("еже-", "квартально"));
        assert!(broken("сен-", "тябрь"));
        assert!(broken("Фин-", "отдел"));
        assert!(broken("соц-", "педагог"));
        assert!(broken("Семинар для учите-", "лей"));
        assert!(!broken("педагог-", "психолог"));
        assert!(!broken("май-", "июнь"));
        assert!(!broken("учебно-", "воспитательной"));
        assert!(!broken("семинар-", "практикум"));
        assert!(!broken("кто-", "то"));
        assert!(!broken("школы –", "сады"));
        assert!(!broken("20-", "го мая"));
    }
}
