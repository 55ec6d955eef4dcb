//! What papers that came back change in the plans: each decision and each answer with its place in the paper, told before
//! anything is written and after.

use super::columns::column;
use super::{Cell, ColumnKind, Line, Page, Table, Tone};
use crate::words::{Lang, Message, MessageId};

/// What becomes of a piece of a paper, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// A plan changes.
    Changes,
    /// Somebody asks for something that the coordinator decides.
    Asks,
    /// It stands against something later in the plan, which stays.
    Outdated,
    /// The plan cannot take it.
    Refused,
    /// It was not understood, or could mean several things.
    Unclear,
    /// It was said of an item, but not decided.
    Spoken,
    /// Nothing changes for the item, by the paper itself.
    Stays,
    /// It is about no item of a plan.
    Aside,
    /// Something was written beside the rows.
    Beside,
    /// The plan says so already.
    Known,
    /// A row of a form was left empty.
    Unanswered,
    /// Nothing came back from somebody.
    Silent,
}

impl Effect {
    fn heading(self, written: bool) -> MessageId {
        match self {
            Effect::Changes if written => MessageId::AppliedWritten,
            Effect::Changes => MessageId::AppliedChanges,
            Effect::Asks => MessageId::AppliedAsks,
            Effect::Outdated => MessageId::AppliedOutdated,
            Effect::Refused => MessageId::AppliedRefused,
            Effect::Unclear => MessageId::AppliedUnclear,
            Effect::Spoken => MessageId::AppliedSpoken,
            Effect::Stays => MessageId::AppliedStays,
            Effect::Aside => MessageId::AppliedAside,
            Effect::Beside => MessageId::AppliedBeside,
            Effect::Known => MessageId::AppliedKnown,
            Effect::Unanswered => MessageId::AppliedUnanswered,
            Effect::Silent => MessageId::AppliedSilent,
        }
    }

    fn tone(self) -> Tone {
        match self {
            Effect::Changes => Tone::Done,
            Effect::Asks | Effect::Outdated | Effect::Spoken => Tone::Soon,
            Effect::Refused | Effect::Unclear => Tone::Overdue,
            Effect::Stays
            | Effect::Aside
            | Effect::Beside
            | Effect::Known
            | Effect::Unanswered
            | Effect::Silent => Tone::Muted,
        }
    }

    /// Returns whether somebody has to look at it.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Effect::Asks | Effect::Outdated | Effect::Refused | Effect::Unclear
        )
    }
}

/// A piece of a paper and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// What becomes of it.
    pub effect: Effect,
    /// Where it stands: the file and the place in it; empty for what is in no paper.
    pub place: Vec<Message>,
    /// The item it is about, where that is known.
    pub item: Option<Message>,
    /// What is done, or why nothing is.
    pub said: Vec<Message>,
    /// The words of the paper, where people have to read them.
    pub words: Option<String>,
}

/// What becomes of all of a paper, or of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedReport {
    title: Message,
    pieces: Vec<Applied>,
    written: bool,
}

impl AppliedReport {
    /// Returns the report of `pieces`, in the order of their effects; `written` where the plans have been changed.
    pub fn new(title: Message, mut pieces: Vec<Applied>, written: bool) -> Self {
        pieces.sort_by_key(|piece| piece.effect);
        AppliedReport {
            title,
            pieces,
            written,
        }
    }

    /// Returns the pieces with one for all rows that were left empty, file by file, and one for all who sent nothing.
    fn folded(&self) -> Vec<Applied> {
        let mut folded: Vec<Applied> = Vec::with_capacity(self.pieces.len());
        let mut blank: Vec<(&Message, usize)> = Vec::new();
        for piece in &self.pieces {
            let said = match (piece.effect, piece.place.first()) {
                (Effect::Unanswered, Some(file)) => {
                    match blank.last_mut().filter(|(last, _)| *last == file) {
                        Some((_, count)) => *count += 1,
                        None => blank.push((file, 1)),
                    }
                    let told = blank.iter().map(|(file, count)| {
                        MessageId::AppliedCounted.with((*file).clone()).with(*count)
                    });
                    told.collect()
                }
                (Effect::Silent, _) => piece.item.clone().into_iter().collect(),
                _ => {
                    folded.push(piece.clone());
                    continue;
                }
            };
            match folded.last_mut().filter(|last| last.effect == piece.effect) {
                Some(last) if piece.effect == Effect::Silent => last.said.extend(said),
                Some(last) => last.said = said,
                None => folded.push(Applied {
                    said,
                    place: Vec::new(),
                    item: None,
                    ..piece.clone()
                }),
            }
        }
        folded
    }

    fn count(&self, effect: Effect) -> usize {
        let pieces = self.pieces.iter();
        pieces.filter(|piece| piece.effect == effect).count()
    }

    /// Returns whether something has to be looked at.
    pub fn has_open(&self) -> bool {
        self.pieces.iter().any(|piece| piece.effect.is_open())
    }

    /// Returns the report as people read it.
    pub fn page(&self, lang: Lang) -> Page<'static> {
        let mut lines = Vec::new();
        let mut before = None;
        for piece in &self.folded() {
            if before != Some(piece.effect) {
                let heading = piece.effect.heading(self.written);
                lines.push(Line::group(
                    heading.with(self.count(piece.effect)).text(lang),
                ));
                before = Some(piece.effect);
            }
            lines.push(line(piece, lang));
        }
        let note = match self.count(Effect::Changes) {
            0 => Some(MessageId::AppliedNothing),
            _ if self.written => None,
            _ => Some(MessageId::AppliedHowTo),
        };
        Page {
            title: self.title.text(lang),
            day: None,
            tables: vec![Table {
                title: None,
                columns: vec![
                    column(ColumnKind::Phrase, MessageId::AppliedColumnPlace, lang),
                    column(ColumnKind::Phrase, MessageId::AppliedColumnItem, lang),
                    column(ColumnKind::Text, MessageId::AppliedColumnSaid, lang),
                ],
                lines,
            }],
            notes: note
                .map(|note| note.text(lang).to_owned())
                .into_iter()
                .collect(),
        }
    }
}

fn line(piece: &Applied, lang: Lang) -> Line<'static> {
    let said = |messages: &[Message], between: &str| {
        let texts = messages.iter().map(|message| message.text(lang));
        texts.collect::<Vec<_>>().join(between)
    };
    let item = piece.item.as_ref().map(|item| item.text(lang));
    let words = piece
        .words
        .as_ref()
        .map(|words| MessageId::AppliedWords.with(words.as_str()).text(lang));
    Line::body(vec![
        Cell::text(said(&piece.place, ", ")),
        Cell::text(item.unwrap_or_default()),
        Cell::text(said(&piece.said, "; "))
            .tone(piece.effect.tone())
            .remark(words),
    ])
}
