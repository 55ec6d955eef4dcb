//! The corner of a letter and its first words: in the dative where that is sure, else in words that need no case.
//!
//! Organisations stand in the nominative, as office rules have it (ГОСТ Р 7.0.97, 5.15); so do persons under «Исполнитель».

use super::Letter;
use crate::model::ExecutorKind;
use crate::model::dative::{self, Gender, Person};
use crate::report::wording::capitalized;
use crate::words::{Lang, MessageId};

/// Returns the lines of the corner that say to whom `letter` goes.
pub(super) fn corner(letter: &Letter, lang: Lang) -> Vec<String> {
    let mut lines = match lang {
        Lang::Russian => addressed(letter).unwrap_or_else(|| plain(letter, lang)),
        Lang::English => plain(letter, lang),
    };
    lines.extend(letter.place.clone());
    lines
}

/// Returns the lines in the dative, those of an organisation in the nominative.
fn addressed(letter: &Letter) -> Option<Vec<String>> {
    let name = letter.to.name.trim();
    match letter.to.kind {
        ExecutorKind::Unit => Some(vec![capitalized(name)]),
        ExecutorKind::Role | ExecutorKind::Group => Some(vec![capitalized(&dative::post(name)?)]),
        ExecutorKind::Person => {
            let person = Person::of(name)?;
            let post = letter.post().or(person.title());
            let post = match post {
                Some(post) => Some(capitalized(&dative::post(post)?)),
                None => None,
            };
            Some(post.into_iter().chain([person.dative()?]).collect())
        }
    }
}

/// Returns the lines that need no case.
fn plain(letter: &Letter, lang: Lang) -> Vec<String> {
    let label = MessageId::LetterTo.text(lang).to_owned();
    let post = letter.post().map(capitalized);
    let name = letter.to.name.trim().to_owned();
    [label, name].into_iter().chain(post).collect()
}

/// Returns the words that a letter begins with, where they are sure.
pub(super) fn greeting(letter: &Letter, lang: Lang) -> Option<String> {
    if letter.is_to_several() {
        return Some(MessageId::LetterDearAll.text(lang).to_owned());
    }
    let person = Person::of(&letter.to.name).filter(|_| letter.to.kind == ExecutorKind::Person)?;
    let dear = match person.gender()? {
        Gender::Man => MessageId::LetterDearMan,
        Gender::Woman => MessageId::LetterDearWoman,
    };
    Some(dear.with(person.greeted()).text(lang))
}
