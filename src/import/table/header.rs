//! The header of a table: one row, or several where merged headings have headings of their own below them.

use super::grid::{Grid, GridCell, GridRow};
use crate::import::recognize::cell::LONGEST;
use crate::import::recognize::headings::{self, Heading, Role};
use crate::import::recognize::{addresses, own, scale};
use crate::words::{Lang, MessageId};

/// What the header says of a column.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// The heading, the key of its cells where the file has none of its own.
    pub(super) header: String,
    /// Of several columns under one heading, the heading of this one.
    pub(super) sub: Option<String>,
    /// What the words mean.
    pub(super) heading: Option<Heading>,
}

impl Head {
    /// Returns the head of the column `at` of a table without headings.
    pub(super) fn blank(at: usize) -> Head {
        Head {
            header: MessageId::ImportColumn.with(at + 1).text(Lang::Russian),
            sub: None,
            heading: None,
        }
    }

    /// Returns what a column of two things holds besides, and its heading.
    pub(super) fn also(&self) -> Option<&(Role, String)> {
        self.heading.as_ref()?.also.as_ref()
    }
}

/// Returns what the header beginning at the row `at` says of each column, and the first row below it.
pub(super) fn heads(grid: &Grid, at: usize) -> Option<(Vec<Head>, usize)> {
    let mut top = grid.rows.get(at)?.clone();
    let mut body = at + 1;
    let mut second = second(&top, grid.rows.get(body));
    if let Some(row) = second {
        body += 1;
        let both = stacked(&top, row);
        if let Some(third) = self::second(&both, grid.rows.get(body)) {
            body += 1;
            top = both;
            second = Some(third);
        }
    }
    let mut list: Vec<Head> = (0..grid.width).map(|at| head(&top, second, at)).collect();
    if own::is_form(&top.texts()) {
        for head in &mut list {
            if let Some(role) = own::role(&head.header) {
                head.heading = Some(Heading::of(role, 100));
            }
        }
    }
    Some((list, body))
}

fn second<'g>(top: &GridRow, row: Option<&'g GridRow>) -> Option<&'g GridRow> {
    row.filter(|row| is_second_header(top, row))
}

/// Returns the headings of `row` with those of `top` that have none below them.
fn stacked(top: &GridRow, row: &GridRow) -> GridRow {
    let mut both = row.clone();
    for (cell, above) in both.cells.iter_mut().zip(&top.cells) {
        if cell.is_blank() && above.span == 1 {
            *cell = above.clone();
        }
    }
    both
}

/// Returns whether `row` gives the columns under the merged headings of `top` headings of their own.
fn is_second_header(top: &GridRow, row: &GridRow) -> bool {
    let mut own = 0;
    for (at, cell) in row.cells.iter().enumerate() {
        let above = !top.is_blank(at);
        let spanning = top.cells.get(at).is_some_and(|cell| cell.span > 1);
        let next_blank = top.cells.get(at + 1).is_some_and(GridCell::is_blank);
        if cell.is_blank() || cell.continues || repeats(top, row, at) {
            continue;
        }
        if (above && !spanning && !next_blank) || cell.text().chars().count() > LONGEST {
            return false;
        }
        own += 1;
    }
    own >= 2
        && row
            .cells
            .first()
            .is_some_and(|cell| cell.is_blank() || cell.continues || repeats(top, row, 0))
        || (row.header && top.header && own >= 1)
}

/// Returns whether a cell of the second row of a header says what stands above it: a merged cell written out twice.
fn repeats(top: &GridRow, row: &GridRow, at: usize) -> bool {
    let [above, own] = [top, row].map(|row| row.cells.get(at).map(|cell| &cell.lines));
    !top.is_blank(at) && above == own
}

/// Returns what a header of one row or two says of the column `at`.
fn head(top: &GridRow, second: Option<&GridRow>, at: usize) -> Head {
    let own = addresses::apart(&top.text(at)).text;
    let sub = second.filter(|row| !row.cells.get(at).is_some_and(|cell| cell.continues));
    let sub = sub.filter(|row| !repeats(top, row, at));
    let sub = sub.map(|row| row.text(at)).filter(|text| !text.is_empty());
    let from = if own.is_empty() && sub.is_some() {
        (0..=at)
            .rev()
            .find(|from| !top.is_blank(*from))
            .unwrap_or(at)
    } else {
        at
    };
    let over = addresses::apart(&top.text(from)).text;
    let span = top.cells.get(from).map_or(1, |cell| cell.span);
    let subs = second.and_then(|row| row.cells.get(from..from + span));
    let subs: Vec<String> = subs.into_iter().flatten().map(GridCell::text).collect();
    let part = match &sub {
        Some(sub) => scale::named_under(&over, &subs, sub),
        None => scale::named(&over),
    };
    if let Some(header) = part {
        return Head {
            header,
            sub: None,
            heading: Some(Heading::of(Role::InMonth, 100)),
        };
    }
    let heading = headings::read(&over).filter(|heading| heading.role != Role::InMonth);
    let is = |heading: &Option<Heading>, role| {
        heading.as_ref().is_some_and(|heading| heading.role == role)
    };
    let dated = is(&heading, Role::Deadline);
    let sub_heading = sub.as_deref().and_then(|sub| {
        // «Срок» over «план» and «факт»
        let whole = || headings::read(&format!("{over} {sub}")).filter(|_| dated);
        headings::read(sub).or_else(whole)
    });
    // «Мероприятие» over «Содержание» and «Форма»: only the first names
    let is_title = |heading: &Option<Heading>| is(heading, Role::Title);
    let titled = || subs.iter().any(|sub| is_title(&headings::read(sub)));
    let heading = match (&heading, sub_heading) {
        (_, inner) if sub.is_some() && is_title(&heading) && !is_title(&inner) && titled() => {
            inner.or_else(|| Some(Heading::of(Role::Extra, 100)))
        }
        (Some(outer), Some(inner))
            // «Организация исполнения» over «Когда»
            if (outer.role != Role::Executors || inner.role == Role::Deadline && inner.weight >= 80)
                && (inner.weight >= 60
                    || inner.role == outer.role
                    || headings::names_fact(sub.as_deref().unwrap_or_default())) =>
        {
            Some(inner)
        }
        (None, inner) => inner,
        _ => heading,
    };
    // «Ответственный: должность, Ф.И.О.»
    let beside = |row: &GridRow| row.texts().iter().any(|text| headings::is_of_person(text));
    let post = sub.as_deref().is_some_and(headings::is_post) && second.is_some_and(beside);
    let heading = if post {
        Some(Heading::of(Role::Extra, 100))
    } else {
        heading
    };
    let executors = is(&heading, Role::Executors);
    let header = match &sub {
        Some(sub) if !executors => format!("{over} {sub}").trim().to_owned(),
        _ if over.is_empty() => MessageId::ImportColumn.with(at + 1).text(Lang::Russian),
        _ => over,
    };
    Head {
        header,
        sub,
        heading,
    }
}
