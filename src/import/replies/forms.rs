//! Forms that came back, however people treated them: rows sorted and deleted, columns moved and widened, notes in odd
//! cells, saved by other programs. A row is known by its mark wherever that stands; the rest goes by the headings, and by
//! the places of the columns where the headings are gone. What stands beside the answers is told, never dropped.

use chrono::NaiveDate;

use super::answer::{Answer, Form, RowMark};
use crate::import::source::{Block, Place, ReaderNote, Row, Source, Table};
use crate::text::{mark, russian::fold};
use crate::words::{Lang, MessageId};

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Number,
    Plan,
    Title,
    Deadline,
    Done,
    Evidence,
    Reason,
    Mark,
}

/// The columns of a form, those of the answers and before them what they answer, in front of a mark.
const ORDER: [Role; 7] = [
    Role::Mark,
    Role::Reason,
    Role::Evidence,
    Role::Done,
    Role::Deadline,
    Role::Title,
    Role::Number,
];

/// Returns the form that `source`, the file called `file`, is.
pub(super) fn form(source: &Source, file: &str) -> Form {
    let mut reader = Reader {
        form: Form {
            file: file.to_owned(),
            ..Form::default()
        },
        plan: String::new(),
        columns: Vec::new(),
    };
    for block in &source.blocks {
        match block {
            Block::Paragraph(paragraph) => reader.line(&paragraph.text, &paragraph.place),
            Block::Table(table) => reader.table(table),
        }
    }
    let left = source.left_out.iter();
    let left = left.map(|left| (left.place.clone(), left.text.clone()));
    reader.form.beside.extend(left);
    for note in &source.notes {
        reader.note(note);
    }
    reader.form
}

struct Reader {
    form: Form,
    /// The plan named above the table.
    plan: String,
    /// The columns of the last header, each with its role.
    columns: Vec<(usize, Role)>,
}

impl Reader {
    /// Takes a formula without a value for an answer that cannot be read, where it stands in the row of one.
    fn note(&mut self, note: &ReaderNote) {
        let row = match &note.place {
            Place::Sheet { name, cell } => Place::Sheet {
                name: name.clone(),
                cell: cell
                    .trim_start_matches(|c: char| !c.is_ascii_digit())
                    .to_owned(),
            },
            place => place.clone(),
        };
        let of_row = |place: &Place| matches!(place, Place::Sheet { .. }) && *place == row;
        let mut answers = self.form.answers.iter_mut();
        let answer = answers.find(|answer| answer.place.as_ref().is_some_and(of_row));
        match answer.filter(|_| note.message.id == MessageId::NoteNoValue) {
            Some(answer) => answer.unread.push(note.message.clone()),
            None => self.form.notes.push(note.clone()),
        }
    }

    fn table(&mut self, table: &Table) {
        for row in &table.rows {
            self.row(row);
            for nested in row.cells.iter().flat_map(|cell| &cell.nested) {
                self.table(nested);
            }
        }
    }

    fn row(&mut self, row: &Row) {
        let cells: Vec<(usize, String, &Place)> = (row.cells.iter())
            .filter(|cell| !cell.paragraphs.is_empty())
            .map(|cell| (cell.column, cell.text(), &cell.place))
            .collect();
        // an answer may be worded like a heading; a row with its mark heads nothing
        let marks = |text: &str| mark::read(text).is_some_and(|(.., due)| due.is_some());
        let is_marked = cells.iter().any(|(_, text, _)| marks(text));
        if let Some(columns) = header(&cells).filter(|_| !is_marked) {
            self.columns = columns;
            return;
        }
        let own_column = self.columns.iter().find(|(_, role)| *role == Role::Mark);
        let mut marks = cells.iter().rev().filter_map(|(column, text, _)| {
            let (plan, item, due) = mark::read(text)?;
            let is_own = own_column.is_some_and(|(own, _)| own == column);
            (due.is_some() || is_own).then_some((*column, RowMark { plan, item, due }))
        });
        let mark = marks.next();
        let columns = match (&mark, self.columns.is_empty()) {
            (Some((at, _)), true) => placed(*at),
            _ => self.columns.clone(),
        };
        self.answer(row, &cells, &columns, mark);
    }

    /// Takes the cells of a row for an answer, where it is one.
    fn answer(
        &mut self,
        row: &Row,
        cells: &[(usize, String, &Place)],
        columns: &[(usize, Role)],
        mark: Option<(usize, RowMark)>,
    ) {
        let text = |role: Role| {
            let of_role = columns.iter().filter(|(_, known)| *known == role);
            let mut cells =
                of_role.filter_map(|(at, _)| cells.iter().find(|(column, ..)| column == at));
            cells
                .next()
                .map(|(_, text, _)| text.clone())
                .unwrap_or_default()
        };
        let marked = mark.as_ref().map(|(at, _)| *at);
        let answer = Answer {
            place: Some(row.place.clone()),
            mark: mark.map(|(_, mark)| mark),
            plan: match text(Role::Plan) {
                plan if plan.is_empty() => self.plan.clone(),
                plan => plan,
            },
            number: text(Role::Number),
            title: text(Role::Title),
            deadline: text(Role::Deadline),
            done: text(Role::Done),
            evidence: text(Role::Evidence),
            reason: text(Role::Reason),
            ..Answer::default()
        };
        let is_row = answer.mark.is_some() || !answer.title.trim().is_empty() && cells.len() > 1;
        let known = |column: usize| {
            is_row && (columns.iter().any(|(at, _)| *at == column) || marked == Some(column))
        };
        for (column, text, place) in cells {
            let mark_lost = columns.contains(&(*column, Role::Mark)) && marked != Some(*column);
            if !known(*column) {
                self.line(text, place);
            } else if mark_lost && is_row {
                self.form.beside.push(((*place).clone(), text.clone()));
            }
        }
        if is_row {
            self.form.answers.push(answer);
        }
    }

    /// Takes a text outside the rows: what the form says of itself, or what somebody wrote beside it.
    fn line(&mut self, text: &str, place: &Place) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let executor = after(line, MessageId::FormExecutor);
            // a second one is no head of the form: «Исполнитель: Ефимова, тел. …» below the table
            let first = |name: &String| self.form.executor.as_ref().is_none_or(|own| own == name);
            if let Some(executor) = executor.filter(first) {
                self.form.executor = Some(executor);
            } else if let Some(plan) = after(line, MessageId::FormPlan) {
                self.plan = plan;
            } else if let Some(made) = made(line) {
                self.form.made = Some(made);
            } else if !is_own(line) {
                self.form.beside.push((place.clone(), line.to_owned()));
            }
        }
    }
}

/// Returns the columns of a row that heads a form: at least two of those that ask, or one beside what it is asked about.
fn header(cells: &[(usize, String, &Place)]) -> Option<Vec<(usize, Role)>> {
    let mut columns: Vec<(usize, Role)> = Vec::new();
    for (column, text, _) in cells {
        if let Some(role) = role(text).filter(|role| columns.iter().all(|(_, known)| known != role))
        {
            columns.push((*column, role));
        }
    }
    let count = |roles: &[Role]| {
        let own = columns.iter().filter(|(_, role)| roles.contains(role));
        own.count()
    };
    let asked = count(&[Role::Done, Role::Evidence, Role::Reason]);
    let about = count(&[Role::Number, Role::Title, Role::Deadline, Role::Mark]);
    (asked > 0 && asked + about > 2).then_some(columns)
}

/// What headings hold.
const PARTS: [(Role, &[&str]); 3] = [
    (Role::Reason, &["причин", "новый срок", "why it is not"]),
    (Role::Evidence, &["подтвержд", "what proves"]),
    (
        Role::Done,
        &["исполнено", "выполнено", "дата исполнения", "done on"],
    ),
];

/// What headings are.
const WHOLES: [(Role, &[&str]); 5] = [
    (Role::Mark, &["метка", "mark", "метка (не удалять)"]),
    (Role::Plan, &["план", "plan"]),
    (Role::Number, &["№", "№ п/п", "no", "n"]),
    (Role::Title, &["мероприятие", "мероприятия", "item"]),
    (Role::Deadline, &["срок", "срок исполнения", "due"]),
];

fn role(heading: &str) -> Option<Role> {
    let folded = fold(heading);
    let bare = folded.trim_end_matches('.').trim();
    let has = |(_, parts): &&(Role, &[&str])| parts.iter().any(|part| folded.contains(&fold(part)));
    let is = |(_, words): &&(Role, &[&str])| words.iter().any(|word| fold(word) == bare);
    let known = PARTS.iter().find(has).or_else(|| WHOLES.iter().find(is));
    let known = known.filter(|_| folded.chars().count() <= 60);
    known.map(|(role, _)| *role)
}

/// Returns the columns in front of a mark in the column `at`, as the form has them.
fn placed(at: usize) -> Vec<(usize, Role)> {
    let columns = ORDER.iter().enumerate();
    columns
        .filter_map(|(back, role)| Some((at.checked_sub(back)?, *role)))
        .collect()
}

/// Returns what follows the words of `id`, which ends in the only argument it has.
fn after(line: &str, id: MessageId) -> Option<String> {
    [Lang::Russian, Lang::English].into_iter().find_map(|lang| {
        let words = fold(&id.with("").text(lang));
        let text = line.split_once(':')?.1.trim();
        let is_own = fold(line).starts_with(words.trim_end());
        (is_own && !text.is_empty()).then(|| text.to_owned())
    })
}

/// Returns whether a line is one that every form has.
fn is_own(line: &str) -> bool {
    let folded = fold(line);
    [Lang::Russian, Lang::English].into_iter().any(|lang| {
        let whole = [MessageId::FormTitle, MessageId::FormHelp];
        let same = whole.iter().any(|id| fold(id.text(lang)) == folded);
        same || folded.starts_with(&head_of_day(lang))
    })
}

/// Returns the day for which a line says that the form was made: «Форма на 18.04.2022».
fn made(line: &str) -> Option<NaiveDate> {
    let folded = fold(line);
    [Lang::Russian, Lang::English].into_iter().find_map(|lang| {
        let day = folded.strip_prefix(&head_of_day(lang))?.trim();
        NaiveDate::parse_from_str(day, "%d.%m.%Y").ok()
    })
}

/// Returns how the line begins that tells for which day a form was made.
fn head_of_day(lang: Lang) -> String {
    let said = fold(&MessageId::FormDay.with("").text(lang));
    said.trim_end().to_owned()
}
