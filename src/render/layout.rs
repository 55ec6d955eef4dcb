//! How wide the columns of a text table are, and which give way when the terminal is narrow.

use super::wrap::{longest_name, longest_word, width};
use crate::report::{Column, ColumnKind, Rank};

/// A column to be laid out.
#[derive(Debug)]
pub(super) struct Content<'t> {
    /// Its number in the table.
    pub(super) number: usize,
    /// Its heading and kind.
    pub(super) column: &'t Column,
    /// The sizes of its texts.
    pub(super) sizes: Sizes,
}

/// The sizes of the texts of a column, in columns of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sizes {
    /// The longest line.
    line: usize,
    /// The longest word.
    word: usize,
    /// The longest name of a person.
    name: usize,
    /// The mean of all texts.
    mean: usize,
}

impl Sizes {
    /// Measures `texts`.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut sizes = Sizes::default();
        let (mut sum, mut count) = (0, 0);
        for text in texts {
            let line = text.split('\n').map(width).max().unwrap_or(0);
            sizes.line = sizes.line.max(line);
            sizes.word = sizes.word.max(longest_word(text));
            sizes.name = sizes.name.max(longest_name(text));
            sum += line;
            count += 1;
        }
        sizes.mean = sum / count.max(1);
        sizes
    }
}

/// How a table is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// Parts of the table drawn one under the other; more than one where the columns do not fit side by side.
    pub(super) bands: Vec<Band>,
    /// Columns left out.
    pub(super) dropped: Vec<usize>,
    /// Which headings are drawn.
    pub(super) headings: Headings,
    /// Blanks between columns.
    pub(super) gap: usize,
}

/// Columns drawn side by side: their numbers and widths.
pub(super) type Band = Vec<(usize, usize)>;

/// Which headings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Headings {
    Full,
    Short,
}

impl Headings {
    /// Returns the heading of `column`.
    pub(super) fn of(self, column: &Column) -> &str {
        match self {
            Headings::Full => &column.title,
            Headings::Short => &column.short,
        }
    }
}

/// Lays out `contents` in `limit` columns of a terminal.
///
/// Columns that may leave do so before those that stay become hard to read; what stays and still has no room side by
/// side goes into bands that repeat the first column.
pub(super) fn layout(mut contents: Vec<Content<'_>>, limit: usize) -> Layout {
    let mut dropped = Vec::new();
    loop {
        let spacious = [
            (Headings::Full, 2, Need::WHOLE_LABELS),
            (Headings::Short, 2, Need::WHOLE_LABELS),
            (Headings::Full, 2, Need::COMFORT),
            (Headings::Short, 2, Need::COMFORT),
        ];
        if let Some(found) = first_fit(&contents, &spacious, limit) {
            return Layout { dropped, ..found };
        }
        let Some(leaving) = first_to_leave(&contents) else {
            break;
        };
        dropped.push(contents.remove(leaving).number);
    }
    let tight = [
        (Headings::Short, 1, Need::COMFORT),
        (Headings::Short, 1, Need::WHOLE_HEADINGS),
        (Headings::Short, 1, Need::LEAST),
    ];
    let found = first_fit(&contents, &tight, limit).unwrap_or_else(|| bands(&contents, limit));
    Layout { dropped, ..found }
}

/// Returns the place of the column that leaves first.
fn first_to_leave(contents: &[Content<'_>]) -> Option<usize> {
    let leaves = |at: &usize| matches!(contents[*at].column.rank, Rank::Leaves(_));
    let places = (0..contents.len()).filter(leaves);
    places.max_by_key(|at| contents[*at].column.rank)
}

/// A way to lay a table out: headings, blanks between columns, and what each column gets at the least.
type Way = (Headings, usize, fn(&Need) -> usize);

fn first_fit(contents: &[Content<'_>], ways: &[Way], limit: usize) -> Option<Layout> {
    ways.iter().find_map(|(headings, gap, least)| {
        let needs: Vec<Need> = contents
            .iter()
            .map(|content| need(content, *headings))
            .collect();
        let gaps = gap * contents.len().saturating_sub(1);
        let widths = share(&needs, *least, limit.checked_sub(gaps)?)?;
        let numbers = contents.iter().map(|content| content.number);
        Some(Layout {
            bands: vec![numbers.zip(widths).collect()],
            dropped: Vec::new(),
            headings: *headings,
            gap: *gap,
        })
    })
}

/// What the texts of a column need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Need {
    /// Whether it says what the line is about, or what is short: it had better not wrap.
    is_label: bool,
    /// The least width at which the column can be read.
    least: usize,
    /// The width of the longest word of its heading.
    heading: usize,
    /// The width from which it reads well.
    comfort: usize,
    /// The width from which nothing wraps.
    natural: usize,
    /// The width from which its heading does not wrap either.
    roomy: usize,
    /// The mean width of its texts.
    mean: usize,
}

impl Need {
    const WHOLE_LABELS: fn(&Need) -> usize = |need| {
        if need.is_label {
            need.natural.min(LONG_LABEL)
        } else {
            need.comfort
        }
    };
    const COMFORT: fn(&Need) -> usize = |need| need.comfort;
    const WHOLE_HEADINGS: fn(&Need) -> usize = |need| need.least.max(need.heading);
    const LEAST: fn(&Need) -> usize = |need| need.least;
}

/// The width beyond which a word may be broken rather than widen its column.
const LONG_WORD: usize = 18;

/// The width beyond which a name of a person may be broken.
const LONG_NAME: usize = 28;

/// The width up to which a label had better not wrap.
const LONG_LABEL: usize = 30;

/// The width below which a column of words is of no use.
const NARROW: usize = 8;

fn need(content: &Content<'_>, headings: Headings) -> Need {
    let title = headings.of(content.column);
    let heading = longest_word(title);
    let natural = content.sizes.line.max(heading);
    let word = content.sizes.word.max(heading);
    let (least, comfort) = match content.column.kind {
        ColumnKind::Number | ColumnKind::Word | ColumnKind::Strip => (natural, natural),
        ColumnKind::Label => (word.min(LONG_WORD), word.min(LONG_WORD)),
        ColumnKind::Phrase => (NARROW, word.clamp(12, LONG_WORD + 2)),
        ColumnKind::Names => {
            let whole = content.sizes.name.min(LONG_NAME);
            (whole.max(NARROW), word.clamp(14, LONG_WORD).max(whole))
        }
        ColumnKind::Blank | ColumnKind::Mark => (NARROW, NARROW),
        ColumnKind::Text | ColumnKind::Line => (NARROW, word.clamp(24, 28)),
    };
    Need {
        is_label: content.number == 0 || content.column.kind == ColumnKind::Label,
        least: least.min(natural),
        heading,
        comfort: comfort.min(natural),
        natural,
        roomy: title.split('\n').map(width).fold(natural, usize::max),
        mean: content.sizes.mean,
    }
}

/// Shares `limit` columns: to each its least, then to short texts what they need, then to the others by what their
/// texts need, and the rest to headings; `None` if there is not enough.
fn share(needs: &[Need], least: fn(&Need) -> usize, limit: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = needs.iter().map(least).collect();
    let mut rest = limit.checked_sub(widths.iter().sum())?;
    rest = widen(&mut widths, needs, |need| need.is_label, rest);
    rest = widen(&mut widths, needs, |_| true, rest);
    for (width, need) in widths.iter_mut().zip(needs) {
        let given = need.roomy.saturating_sub(*width).min(rest);
        *width += given;
        rest -= given;
    }
    Some(widths)
}

/// Shares `rest` among the columns of a group by the mean width of their texts; returns what is left over.
fn widen(
    widths: &mut [usize],
    needs: &[Need],
    group: impl Fn(&Need) -> bool,
    mut rest: usize,
) -> usize {
    loop {
        let open: Vec<usize> = (0..needs.len())
            .filter(|at| group(&needs[*at]) && widths[*at] < needs[*at].natural)
            .collect();
        if rest == 0 || open.is_empty() {
            return rest;
        }
        let demand: usize = open.iter().map(|at| needs[*at].mean.max(1)).sum();
        let available = rest;
        for at in open {
            let fair = (available * needs[at].mean.max(1) / demand).max(1);
            let given = fair.min(needs[at].natural - widths[at]).min(rest);
            widths[at] += given;
            rest -= given;
        }
    }
}

/// Lays the columns out in bands, each beginning with the first column.
fn bands(contents: &[Content<'_>], limit: usize) -> Layout {
    let needs: Vec<Need> = contents
        .iter()
        .map(|content| need(content, Headings::Short))
        .collect();
    let mut layout = Layout {
        bands: Vec::new(),
        dropped: Vec::new(),
        headings: Headings::Short,
        gap: 2,
    };
    let (Some(first), Some(key)) = (contents.first(), needs.first()) else {
        return layout;
    };
    let key_width = key.natural.min(limit / 3).max(key.least).min(limit);
    let mut band: Band = vec![(first.number, key_width)];
    let mut used = key_width;
    for (content, need) in contents.iter().zip(&needs).skip(1) {
        let room = limit.saturating_sub(key_width + layout.gap).max(1);
        let wanted = need.comfort.min(room);
        if used + layout.gap + wanted > limit && band.len() > 1 {
            let next = vec![(first.number, key_width)];
            layout.bands.push(std::mem::replace(&mut band, next));
            used = key_width;
        }
        band.push((content.number, wanted));
        used += layout.gap + wanted;
    }
    layout.bands.push(band);
    layout
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lay_out(columns: &[(Column, &str)], limit: usize) -> Layout {
        let content = |(number, (column, text)): (usize, (_, &str))| Content {
            number,
            column,
            sizes: Sizes::of(std::iter::once(text)),
        };
        let columns = columns.iter().map(|(column, text)| (column, *text));
        layout(columns.enumerate().map(content).collect(), limit)
    }

    fn table() -> [(Column, &'static str); 3] {
        [
            (Column::new(ColumnKind::Label, "№"), "12"),
            (
                Column::new(ColumnKind::Text, "Мероприятие"),
                "Диагностика методических и предметных компетенций педагогов",
            ),
            (
                Column::new(ColumnKind::Word, "Срок").leaves(1),
                "01.06.2022",
            ),
        ]
    }

    #[test]
    fn texts_take_the_room_that_dates_leave() {
        assert_eq!(lay_out(&table(), 60).bands, [[(0, 2), (1, 44), (2, 10)]]);
        assert_eq!(lay_out(&table(), 200).bands, [[(0, 2), (1, 59), (2, 10)]]);
    }

    #[test]
    fn columns_leave_by_rank() {
        let layout = lay_out(&table(), 30);
        assert_eq!(layout.bands, [[(0, 2), (1, 26)]]);
        assert_eq!(layout.dropped, [2]);
    }

    #[test]
    fn words_of_headings_stay_whole_where_they_can() {
        let columns = [
            (Column::new(ColumnKind::Word, "Начало"), "10.01.2022"),
            (
                Column::new(ColumnKind::Label, "Состояние"),
                "Исполнено с опозданием",
            ),
            (
                Column::new(ColumnKind::Text, "Подтверждение"),
                "протокол № 1",
            ),
            (
                Column::new(ColumnKind::Text, "Примечание"),
                "причина: праздничный день",
            ),
        ];
        let layout = lay_out(&columns, 53);
        let widths: Vec<usize> = layout.bands[0].iter().map(|(_, width)| *width).collect();
        assert_eq!(widths, [10, 17, 13, 10]);
    }

    #[test]
    fn columns_that_stay_go_into_bands() {
        let month = |title| (Column::new(ColumnKind::Number, title), "12");
        let columns = [
            (
                Column::new(ColumnKind::Names, "Исполнитель"),
                "Отдел образования",
            ),
            month("янв 2021"),
            month("фев 2021"),
            month("мар 2021"),
        ];
        let layout = lay_out(&columns, 20);
        assert_eq!(
            layout.bands,
            [vec![(0, 8), (1, 4), (2, 4)], vec![(0, 8), (3, 4)]]
        );
    }
}
