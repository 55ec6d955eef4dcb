//! Which words of a text changed, as an order names them: so that who has the old text can make the new one by hand.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::units::units;

/// A change of the words of a text. What it quotes of the text stands there once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Other words stand in the place of some.
    Replaced {
        /// The words as they were.
        old: String,
        /// The words as they are.
        new: String,
    },
    /// Words were taken out.
    Removed(String),
    /// Words were put in behind others.
    Added {
        /// The words that stand before them.
        after: String,
        /// The words put in.
        new: String,
    },
}

/// More places than these are not told one by one: the text is then said whole.
const PLACES: usize = 3;

/// Returns the changes that make `new` of `old`; `None` where it is said better whole: most of it changed, or what
/// changed cannot be named in a few words that stand in it once.
///
/// ```
/// use roadmap::query::diff::wording::{Edit, edits};
/// let edits = edits("Утвердить план мероприятий школы", "Утвердить график мероприятий школы");
/// let expected = Edit::Replaced { old: "план".to_owned(), new: "график".to_owned() };
/// assert_eq!(edits, Some(vec![expected]));
/// ```
pub fn edits(old: &str, new: &str) -> Option<Vec<Edit>> {
    let sides = Sides {
        old: Text::of(old),
        new: Text::of(new),
    };
    let places = sides.places();
    let changed =
        |places: &[Substitution], of: fn(&Substitution) -> &Range<usize>, text: &Text<'_>| {
            let bytes = places.iter().map(|place| text.slice(of(place)).len());
            bytes.sum::<usize>()
        };
    let taken = changed(&places, |place| &place.old, &sides.old);
    let put = changed(&places, |place| &place.new, &sides.new);
    let most = |part: usize, whole: &str| part * 5 > whole.len() * 3;
    if places.len() > PLACES || most(taken, old) || most(put, new) {
        return None;
    }
    let edits: Option<Vec<Edit>> = (0..places.len())
        .map(|at| sides.edit(&places, at))
        .collect();
    edits.filter(|edits| edited(old, edits).as_deref() == Some(new))
}

/// Returns `text` after `edits`, made by hand: words that go take the blank before them along, words that come bring one.
pub fn edited(text: &str, edits: &[Edit]) -> Option<String> {
    let mut text = text.to_owned();
    for edit in edits {
        let quoted = match edit {
            Edit::Replaced { old, .. } | Edit::Removed(old) | Edit::Added { after: old, .. } => old,
        };
        let mut places = text.match_indices(quoted.as_str());
        let (at, _) = places.next()?;
        if places.next().is_some() {
            return None;
        }
        let (before, rest) = text.split_at_checked(at)?;
        let after = rest.get(quoted.len()..)?;
        text = match edit {
            Edit::Replaced { new, .. } => format!("{before}{new}{after}"),
            Edit::Removed(_) if before.is_empty() => after.trim_start().to_owned(),
            Edit::Removed(_) => format!("{}{after}", before.strip_suffix(' ').unwrap_or(before)),
            Edit::Added { new, .. } if new.starts_with([',', '.', ';', ':', ')']) => {
                format!("{before}{quoted}{new}{after}")
            }
            Edit::Added { new, .. } => format!("{before}{quoted} {new}{after}"),
        };
    }
    Some(text)
}

/// A text and its units.
struct Text<'t> {
    whole: &'t str,
    units: Vec<&'t str>,
    /// Where each unit begins.
    starts: Vec<usize>,
}

impl<'t> Text<'t> {
    fn of(whole: &'t str) -> Self {
        let units = units(whole);
        let start = |unit: &&str| unit.as_ptr() as usize - whole.as_ptr() as usize;
        Text {
            whole,
            starts: units.iter().map(start).collect(),
            units,
        }
    }

    /// Returns the text of some units, the blanks between them included.
    fn slice(&self, range: &Range<usize>) -> &'t str {
        let Some(last) = range.end.checked_sub(1).filter(|_| !range.is_empty()) else {
            return "";
        };
        let end = self.starts[last] + self.units[last].len();
        self.whole
            .get(self.starts[range.start]..end)
            .unwrap_or_default()
    }

    /// Returns whether some units can be quoted: they stand in the text once, hold a word, and close the quotes they open.
    fn is_quotable(&self, range: &Range<usize>) -> bool {
        let words = self.slice(range);
        words.contains(char::is_alphanumeric)
            && is_balanced(words)
            && self.whole.matches(words).count() == 1
    }
}

fn is_balanced(words: &str) -> bool {
    let pairs = [('«', '»'), ('(', ')'), ('„', '“')];
    pairs.iter().all(|(open, close)| {
        let depth = words.chars().try_fold(0usize, |depth, c| match c {
            c if c == *open => Some(depth + 1),
            c if c == *close => depth.checked_sub(1),
            _ => Some(depth),
        });
        depth == Some(0)
    })
}

/// Units of the old text, and those of the new one in their place.
struct Substitution {
    old: Range<usize>,
    new: Range<usize>,
}

struct Sides<'t> {
    old: Text<'t>,
    new: Text<'t>,
}

impl Sides<'_> {
    /// Returns the places that differ, those joined between which hardly a word is the same.
    fn places(&self) -> Vec<Substitution> {
        let mut places: Vec<Substitution> = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &self.old.units, &self.new.units) {
            let place = match op {
                DiffOp::Equal { .. } => continue,
                _ => Substitution {
                    old: op.old_range(),
                    new: op.new_range(),
                },
            };
            match places.last_mut() {
                Some(last) if self.is_thin(&(last.old.end..place.old.start)) => {
                    last.old.end = place.old.end;
                    last.new.end = place.new.end;
                }
                _ => places.push(place),
            }
        }
        places
    }

    /// Returns whether units that both texts have are too few to stand between two changes: signs, or a short word.
    fn is_thin(&self, same: &Range<usize>) -> bool {
        let words = self.old.units[same.clone()].iter();
        let mut words = words.filter(|unit| unit.contains(char::is_alphanumeric));
        words.next().is_none_or(|word| word.chars().count() <= 3) && words.next().is_none()
    }

    /// Words one of the places, with as many of the words before it, then behind it, as make it plain which is meant.
    fn edit(&self, places: &[Substitution], at: usize) -> Option<Edit> {
        let place = &places[at];
        let floor = at.checked_sub(1).map_or(0, |before| places[before].old.end);
        let ceiling = places
            .get(at + 1)
            .map_or(self.old.units.len(), |next| next.old.start);
        let (mut old, mut new) = (place.old.clone(), place.new.clone());
        let plain = |old: &Range<usize>, new: &Range<usize>| {
            self.old.is_quotable(old) && is_balanced(self.new.slice(new))
        };
        if place.old.is_empty() {
            let mut before = old.start..old.start;
            while before.start > floor && !self.old.is_quotable(&before) {
                before.start -= 1;
            }
            let put = self.new.slice(&new);
            if self.old.is_quotable(&before) && is_balanced(put) {
                return Some(Edit::Added {
                    after: self.old.slice(&before).to_owned(),
                    new: put.to_owned(),
                });
            }
        }
        while !plain(&old, &new) && old.start > floor {
            (old.start, new.start) = (old.start - 1, new.start - 1);
        }
        if !plain(&old, &new) {
            (old, new) = (place.old.clone(), place.new.clone());
        }
        while !plain(&old, &new) && old.end < ceiling {
            (old.end, new.end) = (old.end + 1, new.end + 1);
        }
        let (old_words, new_words) = (self.old.slice(&old), self.new.slice(&new));
        plain(&old, &new).then(|| match new_words {
            "" => Edit::Removed(old_words.to_owned()),
            _ => Edit::Replaced {
                old: old_words.to_owned(),
                new: new_words.to_owned(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(old: &str, new: &str, expected: &str) {
        let told = edits(old, new).map(|edits| {
            let edit = |edit: &Edit| match edit {
                Edit::Replaced { old, new } => format!("{old} → {new}"),
                Edit::Removed(old) => format!("− {old}"),
                Edit::Added { after, new } => format!("{after} + {new}"),
            };
            edits.iter().map(edit).collect::<Vec<_>>().join("; ")
        });
        assert_eq!(told.as_deref().unwrap_or("whole"), expected);
    }

    #[test]
    fn changed_words_are_named() {
        case("Провести семинар", "Провести семинар", "");
        case(
            "Провести семинар для школ города",
            "Провести вебинар для школ города",
            "семинар → вебинар",
        );
        case(
            "Анализ итогов за первый год",
            "Анализ промежуточных итогов за первый год",
            "Анализ + промежуточных",
        );
        case(
            "Анализ промежуточных итогов за год",
            "Анализ итогов за год",
            "− промежуточных",
        );
        case(
            "Провести обучение школ для детей города по графику",
            "Провести обучение лицеев для учащихся города по графику",
            "школ для детей → лицеев для учащихся",
        );
        case(
            "Провести обучение школ вместо детей города по графику",
            "Провести обучение лицеев вместо учащихся города по графику",
            "школ → лицеев; детей → учащихся",
        );
        case(
            "Список школ района и графики",
            "Список школ района, лицеев и графики",
            "района + , лицеев",
        );
    }

    #[test]
    fn what_changed_most_is_said_whole() {
        case("Мониторинг посещаемости", "Сверка журналов", "whole");
        case("", "всё", "whole");
        case("всё", "", "whole");
        case(
            "а б в г д е ж з и к л м н о",
            "а 1 в г д 2 ж з и 3 л м н 4",
            "whole",
        );
    }

    #[test]
    fn as_many_places_as_a_sentence_holds_are_told_one_by_one() {
        case(
            "а б в г д е ж з и к",
            "а 1 в г д 2 ж з и 3",
            "б → 1; е → 2; к → 3",
        );
    }

    #[test]
    fn dates_numbers_and_names_are_never_cut() {
        case(
            "Отчёт по приказу от 27.03.2021 № 89 для школ района",
            "Отчёт по приказу от 02.09.2021 № 214 для школ района",
            "27.03.2021 № 89 → 02.09.2021 № 214",
        );
        case(
            "Сообщить всем школам района до 25 мая 2021 г. о порядке приёма",
            "Сообщить всем школам района до 28 мая 2021 г. о порядке приёма",
            "25 мая 2021 г. → 28 мая 2021 г.",
        );
        case(
            "Назначить ответственной по району О.А. Ефимову с начала года",
            "Назначить ответственной по району О.А. Иванову с начала года",
            "О.А. Ефимову → О.А. Иванову",
        );
    }

    #[test]
    fn a_word_that_stands_twice_is_named_with_its_neighbour() {
        case(
            "Совет школы и родители школы обсуждают итоги первого года работы",
            "Совет школы и родители лицея обсуждают итоги первого года работы",
            "родители школы → родители лицея",
        );
    }

    #[test]
    fn edits_made_by_hand_give_the_new_text() {
        let words = [
            "план",
            "школы",
            "«500+»",
            "до 25.05.2021",
            "и",
            "№ 3,",
            "район",
            "район",
        ];
        let text = |bits: usize, turn: usize| {
            let words = words.iter().enumerate();
            let kept = words.filter(|(at, _)| bits >> at & 1 == 1);
            let said = kept.map(|(at, word)| if at == turn { "иное" } else { word });
            said.collect::<Vec<_>>().join(" ")
        };
        let mut told = 0;
        for (old, new) in (0..256).flat_map(|old| [(old, 255), (255, old), (old, old ^ 0b10_0100)])
        {
            let (old, new) = (text(old, 9), text(new, old % 8));
            if let Some(edits) = edits(&old, &new) {
                assert_eq!(edited(&old, &edits).as_deref(), Some(new.as_str()));
                told += 1;
            }
        }
        assert!(told > 100, "{told}");
    }
}
