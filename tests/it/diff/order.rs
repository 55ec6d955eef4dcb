//! The text of an amending order, followed by hand: point after point on the old document, it makes the new one.

use std::collections::{BTreeMap, BTreeSet};

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use roadmap::query::diff::{Content, Field, Revision, between};
use roadmap::report::diff::{Amendment, draft, order};
use roadmap::report::paper::Block;
use roadmap::report::{Table, Value};
use roadmap::words::Lang;

use super::act::tame;
use super::plan::{PLANS, read, write};
use super::revise::Draft;

/// A document as it lies on a desk: sections, and rows of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Sheet {
    passport: BTreeMap<String, String>,
    sections: Vec<String>,
    rows: Vec<Row>,
    /// The section that a point has just put in.
    added: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Row {
    section: Option<String>,
    number: String,
    /// Whether another row may bear the same number until all get new ones.
    is_new: bool,
    cells: BTreeMap<String, String>,
}

const FIELDS: [(Field, &str); 8] = [
    (Field::Title, "название плана"),
    (Field::Organization, "организация"),
    (Field::Territory, "территория"),
    (Field::Period, "период"),
    (Field::Basis, "основание плана"),
    (Field::Goal, "цель"),
    (Field::Expected, "ожидаемые результаты плана"),
    (Field::Control, "контроль"),
];

impl Sheet {
    fn of(content: &Content) -> Sheet {
        let field = |(field, name): &(Field, &str)| {
            let texts = content.passport.get(field)?;
            Some(((*name).to_owned(), texts.join("; ")))
        };
        let rows = content.rows.iter().map(|row| {
            let own = [
                ("Мероприятие", row.title.clone()),
                ("Срок исполнения", row.deadline.clone()),
                ("Ответственные исполнители", row.executors.join(", ")),
                ("Ожидаемый результат", row.result.clone()),
            ];
            let own = own.map(|(column, cell)| (column.to_owned(), cell));
            let cells = own.into_iter().chain(row.extra.clone());
            Row {
                section: row.section.map(|section| content.sections[section].clone()),
                number: row.number.trim().trim_end_matches(['.', ')']).to_owned(),
                is_new: false,
                cells: cells.filter(|(_, cell)| !cell.is_empty()).collect(),
            }
        });
        let mut rows: Vec<Row> = rows.collect();
        // Rows lie section by section.
        rows.sort_by_key(|row| {
            let at = content
                .sections
                .iter()
                .position(|title| Some(title) == row.section.as_ref());
            at.map_or(0, |at| at + 1)
        });
        Sheet {
            passport: FIELDS.iter().filter_map(field).collect(),
            sections: content.sections.clone(),
            rows,
            added: String::new(),
        }
    }

    /// Returns whether every row and section can be called by a name of its own.
    fn is_plain(&self) -> bool {
        let mut seen = BTreeSet::new();
        let mut titles = BTreeSet::new();
        self.rows
            .iter()
            .all(|row| !row.number.is_empty() && seen.insert((&row.section, &row.number)))
            && self.sections.iter().all(|title| titles.insert(title))
    }

    fn follow(&mut self, blocks: &[Block<'_>]) {
        let mut blocks = blocks.iter().skip(1).peekable();
        while let Some(Block::Text(point)) = blocks.next() {
            let point = point.trim_end_matches([';', '.', ':']);
            let (_, point) = point.split_once(") ").unwrap();
            let table = blocks.next_if(|block| matches!(block, Block::Table(_)));
            let mut text = Text(point);
            match table {
                Some(Block::Table(table)) => self.put_in(&mut text, table),
                _ => self.act(&mut text),
            }
        }
        self.rows.iter_mut().for_each(|row| row.is_new = false);
        self.added.clear();
    }

    fn act(&mut self, text: &mut Text<'_>) {
        let whole = text.0;
        if text.eat("дополнить графой ") {
        } else if [
            "наименование из",
            "в наименовании ",
            "в позиции ",
            "позицию ",
            "дополнить позицией ",
        ]
        .iter()
        .any(|start| whole.starts_with(start))
        {
            self.head(text);
        } else if text.eat("в графе ") {
            self.change(text);
        } else if text.eat("графу ") {
            let column = text.quoted();
            text.eat(" ");
            let rows = self.rows(text);
            let more = text.eat(" дополнить словами ");
            assert!(
                more || text.eat(" изложить в следующей редакции: "),
                "{whole}"
            );
            let words = text.quoted();
            for row in rows {
                let cell = self.rows[row].cells.entry(column.clone()).or_default();
                *cell = if more && !cell.is_empty() {
                    format!("{cell}, {words}")
                } else {
                    words.clone()
                };
            }
        } else if whole.contains(" считать ")
            && !whole.starts_with("сроком")
            && !whole.ends_with("действующим")
        {
            self.number(text);
        } else if whole.contains("раздел")
            && (whole.starts_with("раздел ")
                || whole.starts_with("наименование")
                || whole.contains("дополнить разделом"))
        {
            self.section(text);
        } else if text.eat("сроком")
            || text.eat("даты")
            || text.eat("срок ")
            || whole.contains("силу")
            || whole.contains("действующим")
        {
            // What is decided of days is no cell of the document.
        } else if text.eat("пункты ") || text.eat("пункт ") {
            let rows = self.listed(text);
            if text.eat(" исключить") {
                let gone: BTreeSet<usize> = rows.into_iter().collect();
                let mut at = 0;
                self.rows.retain(|_| {
                    at += 1;
                    !gone.contains(&(at - 1))
                });
            } else {
                assert!(text.eat(" поместить "), "{whole}");
                let row = self.rows.remove(rows[0]);
                let (at, section) = self.place(text, row.section.as_deref());
                let is_new = text.eat(", считая его новым пунктом ");
                let number = if is_new || text.eat(", считая его пунктом ") {
                    text.0.to_owned()
                } else {
                    row.number.clone()
                };
                let row = Row {
                    section,
                    number,
                    is_new,
                    ..row
                };
                self.rows.insert(at, row);
            }
        } else {
            panic!("not understood: {whole}");
        }
    }

    fn head(&mut self, text: &mut Text<'_>) {
        let whole = text.0;
        if text.eat("наименование изложить в следующей редакции: ")
        {
            let words = text.quoted();
            self.passport.insert("название плана".to_owned(), words);
        } else if text.eat("в наименовании ") || text.eat("в позиции ") {
            let of_title = whole.starts_with("в наименовании ");
            let name = if of_title {
                "название плана".to_owned()
            } else {
                let name = text.quoted();
                assert!(text.eat(" "), "{whole}");
                name
            };
            let words = self.passport.get_mut(&name).unwrap();
            for edit in text.edits() {
                edit.carry_out(words, false);
            }
        } else if text.eat("позицию ") {
            let name = text.quoted();
            if text.eat(" дополнить словами ") {
                let words = self.passport.get_mut(&name).unwrap();
                *words += &format!("; {}", text.quoted());
            } else if text.eat(" изложить в следующей редакции: ") {
                let words = text.quoted();
                self.passport.insert(name, words);
            } else {
                assert!(text.eat(" исключить"), "{whole}");
                self.passport.remove(&name);
            }
        } else {
            assert!(text.eat("дополнить позицией "), "{whole}");
            let name = text.quoted();
            assert!(text.eat(" следующего содержания: "), "{whole}");
            let words = text.quoted();
            self.passport.insert(name, words);
        }
    }

    fn change(&mut self, text: &mut Text<'_>) {
        let column = text.quoted();
        text.eat(" ");
        if text.0.starts_with("слова ") && text.0.contains("по всему тексту") {
            text.eat("слова ");
            let old = text.quoted();
            assert!(text.eat(" по всему тексту заменить словами "), "{}", text.0);
            let new = text.quoted();
            for row in &mut self.rows {
                if let Some(cell) = row.cells.get_mut(&column) {
                    *cell = cell.replace(&old, &new);
                }
            }
            return;
        }
        let rows = self.rows(text);
        text.eat(" ");
        let edits = text.edits();
        for row in rows {
            let cell = self.rows[row].cells.entry(column.clone()).or_default();
            for edit in &edits {
                edit.carry_out(cell, column == "Ответственные исполнители");
            }
            if cell.is_empty() {
                self.rows[row].cells.remove(&column);
            }
        }
    }

    /// Reads «пункта 3», «пунктов 2, 4–6 раздела «…»».
    fn rows(&self, text: &mut Text<'_>) -> Vec<usize> {
        if text.eat("нового пункта ") {
            return self.listed_of(text, true);
        }
        assert!(text.eat("пунктов ") || text.eat("пункта "), "{}", text.0);
        self.listed(text)
    }

    fn listed(&self, text: &mut Text<'_>) -> Vec<usize> {
        self.listed_of(text, false)
    }

    fn listed_of(&self, text: &mut Text<'_>, new: bool) -> Vec<usize> {
        let numbers = text.numbers();
        let section = text.eat(" раздела ").then(|| text.quoted());
        let find = |number: &String| {
            let here = |row: &Row| {
                row.number == *number
                    && row.is_new == new
                    && section
                        .as_ref()
                        .is_none_or(|own| row.section.as_ref() == Some(own))
            };
            let found = self.rows.iter().position(here);
            found.unwrap_or_else(|| panic!("no row {number} of {section:?}"))
        };
        numbers.iter().map(find).collect()
    }

    /// Reads where a row goes: behind another, or at the beginning.
    fn place(&self, text: &mut Text<'_>, same: Option<&str>) -> (usize, Option<String>) {
        let said = format!(" раздела «{}»", same.unwrap_or_default());
        let whole = text.0.replace(" того же раздела", &said);
        let text_of_all = &mut Text(&whole);
        let at = self.place_in_full(text_of_all);
        text.0 = &text.0[text.0.len() - text_of_all.0.len()..];
        at
    }

    fn place_in_full(&self, text: &mut Text<'_>) -> (usize, Option<String>) {
        if text.eat("после ") {
            let row = self.rows(text)[0];
            return (row + 1, self.rows[row].section.clone());
        }
        assert!(text.eat("в начале"), "{}", text.0);
        if !text.eat(" раздела ") {
            return (0, None);
        }
        let title = text.quoted();
        let rank = |section: &Option<String>| {
            self.sections
                .iter()
                .position(|known| Some(known) == section.as_ref())
        };
        let own = rank(&Some(title.clone())).unwrap_or_else(|| panic!("no section {title}"));
        let at = self
            .rows
            .iter()
            .position(|row| rank(&row.section).is_some_and(|at| at >= own));
        (at.unwrap_or(self.rows.len()), Some(title))
    }

    fn put_in(&mut self, text: &mut Text<'_>, table: &Table<'_>) {
        let (at, section) = if text.0.contains("дополнить разделом") {
            self.section(text);
            self.place(
                &mut Text(&format!("в начале раздела «{}»", self.added)),
                None,
            )
        } else {
            self.place(text, None)
        };
        let is_new = !text.eat(" дополнить пункт");
        for (place, line) in table.lines.iter().enumerate() {
            let said = |value: &Value<'_>| match value {
                Value::Text(text) => text.to_string(),
                Value::Empty => String::new(),
                other => panic!("{other:?}"),
            };
            let mut cells: BTreeMap<String, String> = table
                .columns
                .iter()
                .zip(&line.cells)
                .map(|(column, cell)| (column.title.clone(), said(&cell.value)))
                .collect();
            let number = cells.remove("№ п/п").unwrap();
            cells.retain(|_, cell| !cell.is_empty());
            let row = Row {
                section: section.clone(),
                number,
                is_new,
                cells,
            };
            self.rows.insert(at + place, row);
        }
    }

    fn number(&mut self, text: &mut Text<'_>) {
        let section = text.eat("в разделе ").then(|| text.quoted());
        text.eat(" ");
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        loop {
            let _ = text.eat("прежние ") || text.eat("прежний ");
            assert!(text.eat("пункты ") || text.eat("пункт "), "{}", text.0);
            let old = text.numbers();
            assert!(
                text.eat(" считать соответственно пунктами ") || text.eat(" считать пунктом "),
                "{}",
                text.0
            );
            let new = text.numbers();
            assert_eq!(old.len(), new.len(), "{old:?} {new:?}");
            names.extend(old.into_iter().zip(new));
            if !text.eat(", ") {
                break;
            }
        }
        for row in self.rows.iter_mut().filter(|row| !row.is_new) {
            let own = section.is_none() || row.section == section;
            if let Some(name) = names.get(&row.number).filter(|_| own) {
                row.number.clone_from(name);
            }
        }
    }

    fn section(&mut self, text: &mut Text<'_>) {
        let after = |sheet: &Sheet, title: &str| {
            let at = sheet.sections.iter().position(|known| known == title);
            at.unwrap_or_else(|| panic!("no section {title}")) + 1
        };
        if text.eat("наименование раздела ") {
            let old = text.quoted();
            assert!(text.eat(" изложить в следующей редакции: "), "{}", text.0);
            let new = text.quoted();
            let all = self.sections.iter_mut();
            let rows = self.rows.iter_mut().filter_map(|row| row.section.as_mut());
            for title in all.chain(rows).filter(|title| **title == old) {
                title.clone_from(&new);
            }
            return;
        }
        if text.eat("раздел ") {
            let title = text.quoted();
            let at = after(self, &title) - 1;
            self.sections.remove(at);
            if text.eat(" исключить") {
                self.rows.retain(|row| row.section.as_ref() != Some(&title));
            } else if text.eat(" поместить после раздела ") {
                let other = text.quoted();
                let at = after(self, &other);
                self.sections.insert(at, title);
            } else {
                assert!(text.eat(" поместить в начале"), "{}", text.0);
                self.sections.insert(0, title);
            }
        } else if text.eat("после раздела ") {
            let other = text.quoted();
            assert!(text.eat(" дополнить разделом "), "{}", text.0);
            let at = after(self, &other);
            self.added = text.quoted();
            self.sections.insert(at, self.added.clone());
        } else {
            assert!(text.eat("в начале дополнить разделом "), "{}", text.0);
            self.added = text.quoted();
            self.sections.insert(0, self.added.clone());
        }
        let sections = self.sections.clone();
        self.rows.sort_by_key(|row| {
            sections
                .iter()
                .position(|title| Some(title) == row.section.as_ref())
                .map_or(0, |at| at + 1)
        });
    }
}

/// A point, as far as it is not read yet.
struct Text<'t>(&'t str);

impl Text<'_> {
    fn eat(&mut self, words: &str) -> bool {
        let rest = self.0.strip_prefix(words);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Reads a text in quotes; those within it are other ones.
    fn quoted(&mut self) -> String {
        let rest = self
            .0
            .strip_prefix('«')
            .unwrap_or_else(|| panic!("no quote: {}", self.0));
        let mut depth = 1;
        for (at, sign) in rest.char_indices() {
            depth += i32::from(sign == '«');
            depth -= i32::from(sign == '»');
            if depth == 0 {
                self.0 = &rest[at + sign.len_utf8()..];
                return rest[..at].replace('„', "«").replace('“', "»");
            }
        }
        panic!("not closed: {rest}");
    }

    /// Reads numbers in a list, ranges included.
    fn numbers(&mut self) -> Vec<String> {
        let mut numbers = Vec::new();
        loop {
            let end = self.0.find([' ', ',', '–']).unwrap_or(self.0.len());
            let (number, rest) = self.0.split_at(end);
            self.0 = rest;
            numbers.push(number.to_owned());
            if self.eat("–") {
                let end = self.0.find([' ', ',']).unwrap_or(self.0.len());
                let (last, rest) = self.0.split_at(end);
                self.0 = rest;
                let digits = number
                    .rfind(|c: char| !c.is_ascii_digit())
                    .map_or(0, |at| at + number[at..].chars().next().unwrap().len_utf8());
                let tail_of = |text: &str| -> u64 { text[digits..].parse().unwrap() };
                let range = tail_of(number) + 1..=tail_of(last);
                numbers.extend(range.map(|next| format!("{}{next}", &number[..digits])));
            }
            let more = self
                .0
                .strip_prefix(", ")
                .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            match more {
                Some(rest) => self.0 = rest,
                None => return numbers,
            }
        }
    }

    /// Reads «словом», «словами», «знаком».
    fn by(&mut self) -> bool {
        let by = ["словами ", "словом ", "знаками ", "знаком "];
        by.iter().any(|what| self.eat(what))
    }

    fn edits(&mut self) -> Vec<Edit> {
        let mut edits = Vec::new();
        loop {
            if ["слов ", "слова ", "знака ", "знаков "]
                .iter()
                .any(|what| self.eat(&format!("после {what}")))
            {
                let after = self.quoted();
                assert!(self.eat(" дополнить ") && self.by(), "{}", self.0);
                edits.push(Edit::Add(after, self.quoted()));
            } else {
                let those = ["слова ", "слово ", "знаки ", "знак "];
                assert!(those.iter().any(|what| self.eat(what)), "{}", self.0);
                let old = self.quoted();
                if self.eat(" исключить") {
                    edits.push(Edit::Take(old));
                } else {
                    assert!(self.eat(" заменить ") && self.by(), "{}", self.0);
                    edits.push(Edit::Replace(old, self.quoted()));
                }
            }
            if !self.eat(", ") {
                return edits;
            }
        }
    }
}

enum Edit {
    Replace(String, String),
    Take(String),
    Add(String, String),
}

impl Edit {
    fn carry_out(&self, cell: &mut String, is_list: bool) {
        let (Edit::Replace(old, _) | Edit::Take(old) | Edit::Add(old, _)) = self;
        assert_eq!(cell.matches(old.as_str()).count(), 1, "«{old}» in «{cell}»");
        *cell = match self {
            Edit::Replace(old, new) => cell.replace(old.as_str(), new),
            Edit::Add(old, new) if new.starts_with([',', '.', ';', ':', ')']) => {
                cell.replace(old.as_str(), &format!("{old}{new}"))
            }
            Edit::Add(old, new) => cell.replace(old.as_str(), &format!("{old} {new}")),
            Edit::Take(old) => {
                let forms = if is_list {
                    [format!(", {old}"), format!("{old}, ")]
                } else {
                    [format!(" {old}"), format!("{old} ")]
                };
                let form = forms.iter().find(|form| cell.contains(form.as_str()));
                cell.replacen(form.unwrap_or(old).as_str(), "", 1)
            }
        };
    }
}

fn points(old: &Revision, new: &Revision) -> Vec<Block<'static>> {
    order(old, new, &between(old, new), Lang::Russian).0
}

fn told(old: &str, new: &str) -> String {
    let line = |block: &Block<'_>| match block {
        Block::Text(text) => format!("{text}\n"),
        Block::Table(table) => {
            let line = |line: &roadmap::report::Line<'_>| {
                let cells = line.cells.iter().map(|cell| match &cell.value {
                    Value::Text(text) => text.to_string(),
                    _ => String::new(),
                });
                format!("   {}\n", cells.collect::<Vec<_>>().join(" | "))
            };
            table.lines.iter().map(line).collect()
        }
        _ => String::new(),
    };
    points(&read(old), &read(new)).iter().map(line).collect()
}

/// Follows the order from one plan to the other, and compares.
#[track_caller]
fn followed(old: &Revision, new: &Revision) {
    let blocks = points(old, new);
    let mut sheet = Sheet::of(&old.content);
    sheet.follow(&blocks);
    assert_eq!(sheet, Sheet::of(&new.content), "{blocks:#?}");
}

/// Returns the plan with its rows changed and numbered anew.
fn amended(text: &str, change: impl Fn(&mut Vec<String>)) -> String {
    let mut rows: Vec<String> = text.split("[[item]]").map(str::to_owned).collect();
    change(&mut rows);
    let numbered = rows.iter().enumerate().map(|(at, row)| match at {
        0 => row.clone(),
        _ => {
            let (before, rest) = row.split_once("number").unwrap();
            let rest = rest.splitn(3, '"').nth(2).unwrap();
            format!("{before}number    = \"{at}\"{rest}")
        }
    });
    numbered.collect::<Vec<_>>().join("[[item]]")
}

#[test]
fn pervouralsk_puts_off_adds_hands_over_and_drops() {
    let old = amended(PLANS[2], |_| {});
    let new = amended(&old, |rows| {
        rows[1] = rows[1].replace("до 17.01.2022", "до 24.01.2022");
        for row in [2, 5, 6, 19] {
            rows[row] =
                rows[row].replace("[\"О.А. Ефимова\"]", "[\"О.А. Ефимова\", \"ТКДН и ЗП\"]");
        }
        rows.insert(
            5,
            "\nnumber    = \"0\"\ntitle     = \"Утверждение графика консультаций.\"\ndeadline  = \"до 01.02.2022\"\nexecutors = [\"О.А. Ефимова\"]\nresult    = \"График\"\n\n".to_owned(),
        );
        rows.remove(8);
    });
    let expected = "\
Внести в дорожную карту проекта «500+», утверждённую распоряжением от 20.01.2021 № 65, следующие изменения:
1) в графе «Срок исполнения» пункта 1 слова «до 17.01.2022» заменить словами «до 24.01.2022»;
2) графу «Ответственные исполнители» пунктов 2, 5, 6, 19 дополнить словами «ТКДН и ЗП»;
3) после пункта 4 дополнить пунктом 4.1 следующего содержания:
   4.1 | Утверждение графика консультаций. | до 01.02.2022 | О.А. Ефимова | График
4) пункт 7 исключить;
5) пункты 4.1, 5, 6 считать соответственно пунктами 5–7.
";
    assert_eq!(told(&old, &new), expected);
    followed(&read(&old), &read(&new));
}

#[test]
fn dubovsky_rewords_and_replaces() {
    let new = PLANS[0]
        .replace(
            "Проведение установочного вебинара для школ",
            "Проведение установочного семинара для школ",
        )
        .replace("\"Координаторы от ШНОР\"]", "\"школы ОО\"]")
        .replace(
            "result    = \"Обмен опытом деятельности ШНОР\"",
            "result    = \"Обмен опытом школ\"",
        )
        .replace("\"Октябрь-ноябрь 2021 г.\"", "\"Ноябрь 2021 г.\"");
    let expected = "\
Внести в План муниципальных мероприятий «Дорожной карты» по реализации проекта адресной методической помощи «500+» на 2021, утверждённый приказом от 27.03.2021 № 89, следующие изменения:
1) в графе «Ответственные исполнители» слова «Координаторы от ШНОР» по всему тексту заменить словами «школы ОО»;
2) в графе «Мероприятие» пункта 1 слово «вебинара» заменить словом «семинара»;
3) в графе «Ожидаемый результат» пункта 15 слова «деятельности ШНОР» заменить словом «школ»;
4) в графе «Срок исполнения» пункта 18 слова «Октябрь-ноябрь 2021 г.» заменить словами «Ноябрь 2021 г.».
";
    assert_eq!(told(PLANS[0], &new), expected);
    followed(&read(PLANS[0]), &read(&new));
}

#[test]
fn pervouralsk_drops_a_row_and_adds_one_at_the_end() {
    let rows: Vec<&str> = PLANS[2].split("[[item]]").collect();
    let last = rows.len();
    let old = amended(PLANS[2], |_| {});
    let new = amended(&old, |rows| {
        rows.remove(3);
        rows.push(
            "\nnumber    = \"0\"\ntitle     = \"Отчёт\"\ndeadline  = \"декабрь 2021\"\n".to_owned(),
        );
    });
    let text = told(&old, &new);
    assert!(text.contains("пункт 3 исключить"), "{text}");
    assert!(
        text.contains(&format!("дополнить пунктом {last} следующего содержания")),
        "{text}"
    );
    let numbered = format!(
        "пункты 4–{last} считать соответственно пунктами 3–{}.",
        last - 1
    );
    assert!(text.contains(&numbered), "{text}");
    followed(&read(&old), &read(&new));
}

#[test]
fn an_order_followed_by_hand_makes_the_new_plan() {
    let mut runner = TestRunner::deterministic();
    let mut tried = 0;
    for turn in 0..250 {
        let old = read(&write(&read(PLANS[turn % PLANS.len()]).content));
        let mut draft = Draft::new(old.content.clone());
        for act in tame().new_tree(&mut runner).unwrap().current() {
            draft.revise(act);
        }
        let new = read(&write(&draft.content));
        if Sheet::of(&old.content).is_plain() && Sheet::of(&new.content).is_plain() {
            followed(&old, &new);
            tried += 1;
        }
    }
    assert!(tried > 120, "{tried}");
}

#[test]
fn what_an_order_does_not_say_is_told_beside_it() {
    let note = |old: &str, new: &str| {
        let (old, new) = (read(old), read(new));
        order(&old, &new, &between(&old, &new), Lang::Russian).1
    };
    let [old, new] = ["20.01.2021 № 65", "28.01.2022 № 112"].map(|act| {
        format!(
            "approved = {{ date = 2021-01-20, document = \"приказ от {act}\" }}\n{}",
            PLANS[0].replace("approved ", "# approved ")
        )
    });
    let left = "В текст не вошло то, что вносят не распоряжением: 1 правка паспорта.";
    assert_eq!(note(&old, &new).as_deref(), Some(left));
    assert_eq!(
        note(&old, &old.replace("\ntitle", "\n# title\ntitle")),
        None
    );
}

#[test]
fn the_columns_of_a_row_come_as_they_stand_in_the_document() {
    let new = PLANS[0]
        .replacen("\"Февраль 2021 г.\"", "\"Март 2021 г.\"", 1)
        .replacen(
            "Установочный вебинар для школ - участниц",
            "Вебинар для школ - участниц",
            1,
        );
    let told = told(PLANS[0], &new);
    let places = [
        "«Срок исполнения» пункта 1",
        "«Ожидаемый результат» пункта 1",
    ]
    .map(|words| told.find(words));
    assert!(places[0].is_some() && places[0] < places[1], "{told}");
}

/// Returns a plan of rows, each given by its number, deadline and title; `head` is put into its passport.
fn plan_of(head: &str, rows: &[(&str, &str, &str)]) -> String {
    let row = |(number, deadline, title): &(&str, &str, &str)| {
        let number = match *number {
            "" => String::new(),
            number => format!("number = \"{number}\"\n"),
        };
        format!(
            "[[item]]\n{number}title = \"{title}\"\ndeadline = \"{deadline}\"\nexecutors = [\"О.А. Ефимова\"]\n"
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!("period = \"2022\"\n{head}\n{rows}")
}

/// Returns a plan of rows, each a number and a letter of its title; those behind a title in quotes are of that section.
fn lettered(rows: &str) -> String {
    let mut plan = "title = \"План работы\"\nperiod = \"2022\"\n".to_owned();
    let mut table = "item";
    for row in rows.split("; ") {
        if let Some(title) = row.strip_prefix('«') {
            table = "section.item";
            let title = title.trim_end_matches('»');
            plan += &format!("[[section]]\ntitle = \"{title}\"\n");
            continue;
        }
        let (number, letter) = row.split_once(' ').unwrap();
        let (title, month) = match letter {
            "А" => ("Семинар для директоров", "январь"),
            "Б" => ("Мониторинг питания", "февраль"),
            "В" => ("Отчёт о летнем отдыхе", "март"),
            "Г" => ("Сверка списков", "апрель"),
            "Н" => ("Приказ о кураторах", "октябрь"),
            "О" => ("Выбор площадки", "ноябрь"),
            _ => panic!("{letter}"),
        };
        plan += &format!(
            "[[{table}]]\nnumber = \"{number}\"\ntitle = \"{title}\"\ndeadline = \"{month} 2022\"\nexecutors = [\"О.А. Ефимова\"]\n"
        );
    }
    plan
}

const ROWS_PUT_IN: [(&str, &str, &str); 17] = [
    (
        "1 А; 2 Б; 3 В",
        "1 Н; 2 А; 3 Б; 4 В",
        "в начале дополнить новым пунктом 1 следующего содержания|прежние пункты 1–3 считать соответственно пунктами 2–4",
    ),
    (
        "1 А; 2 Б; 3 В",
        "1 Н; 2 О; 3 А; 4 Б; 5 В",
        "в начале дополнить новыми пунктами 1, 2 следующего содержания|прежние пункты 1–3 считать соответственно пунктами 3–5",
    ),
    (
        "1 А; 2 Б; 3 В",
        "1 Н; 2 А; 3 О; 4 Б; 5 В",
        "после пункта 1 дополнить пунктом 1.1 следующего содержания|в начале дополнить новым пунктом 1 следующего содержания|прежний пункт 1 считать пунктом 2, прежние пункты 2, 3 считать соответственно пунктами 4, 5|пункт 1.1 считать пунктом 3",
    ),
    (
        "1 А; 2 Б; 3 В",
        "1 Н; 2 А; 3 Б; 4 В; 5 О",
        "после пункта 3 дополнить пунктом 5 следующего содержания|в начале дополнить новым пунктом 1 следующего содержания|прежние пункты 1–3 считать соответственно пунктами 2–4",
    ),
    (
        "1 А; 2 Б; 3 В",
        "1 Н; 2 Б; 3 В",
        "пункт 1 исключить|в начале дополнить новым пунктом 1 следующего содержания",
    ),
    (
        "1 А; 2 Б; 3 В",
        "1 А; 2 Н; 3 В",
        "пункт 2 исключить|после пункта 1 дополнить новым пунктом 2 следующего содержания",
    ),
    (
        "1 А; 2 Б; 3 В",
        "1 А; 1.1 Н; 2 Б; 3 В",
        "после пункта 1 дополнить пунктом 1.1 следующего содержания",
    ),
    (
        "1 А; 2 Б; 3 В",
        "0 Н; 1 А; 2 Б; 3 В",
        "в начале дополнить пунктом 0 следующего содержания",
    ),
    (
        "1 А; 2 Б; 3 В",
        "1 Н; 2 В; 3 А; 4 Б",
        "в начале дополнить новым пунктом 1 следующего содержания|пункт 3 поместить после нового пункта 1|прежние пункты 3, 1, 2 считать соответственно пунктами 2–4",
    ),
    (
        "«Первый»; 1.1 А; 1.2 Б; «Второй»; 2.1 В; 2.2 Г",
        "«Первый»; 1.1 А; 1.2 Б; «Второй»; 2.1 Н; 2.2 В; 2.3 Г",
        "в начале раздела «Второй» дополнить новым пунктом 2.1 следующего содержания|прежние пункты 2.1, 2.2 считать соответственно пунктами 2.2, 2.3",
    ),
    (
        "«Первый»; 1 А; 2 Б; «Второй»; 1 В; 2 Г",
        "«Первый»; 1 А; 2 Б; «Второй»; 1 Н; 2 О; 3 В; 4 Г",
        "в начале раздела «Второй» дополнить новыми пунктами 1, 2 следующего содержания|в разделе «Второй» прежние пункты 1, 2 считать соответственно пунктами 3, 4",
    ),
    (
        "«Первый»; 1 А; 2 Б; «Второй»; 3 В; 4 Г",
        "«Первый»; 1 А; 2 Б; «Второй»; 3 Н; 4 В; 5 Г",
        "в начале раздела «Второй» дополнить новым пунктом 3 следующего содержания|прежние пункты 3, 4 считать соответственно пунктами 4, 5",
    ),
    (
        "«Первый»; 1 А; 2 Б; «Второй»; 3 В; 4 Г",
        "«Первый»; 1 А; 2 Б; «Новый»; 3 Н; 4 О; «Второй»; 5 В; 6 Г",
        "после раздела «Первый» дополнить разделом «Новый» следующего содержания|прежние пункты 3, 4 считать соответственно пунктами 5, 6",
    ),
    (
        "«Первый»; 1 А; 2 Б; «Второй»; 1 В; 2 Г",
        "«Первый»; 1 А; «Второй»; 1 Б; 2 В; 3 Г",
        "пункт 2 раздела «Первый» поместить в начале раздела «Второй», считая его новым пунктом 1|в разделе «Второй» прежние пункты 1, 2 считать соответственно пунктами 2, 3",
    ),
    (
        "«Первый»; 1 А; 2 Б; 3 О; «Второй»; 1 В; 2 Г",
        "«Первый»; 3 О; 1 А; 2 Б; «Второй»; 1 В; 2 Г",
        "пункт 3 раздела «Первый» поместить в начале того же раздела",
    ),
    (
        "«Первый»; 1 А; 2 Б; 3 О; «Второй»; 1 В; 2 Г",
        "«Первый»; 2 Б; 3 О; 1 А; «Новый»; 1 Н; «Второй»; 1 В; 2 Г",
        "после раздела «Первый» дополнить разделом «Новый» следующего содержания|пункт 1 раздела «Первый» поместить после пункта 3 того же раздела",
    ),
    (
        "«Первый»; 1.1 А; 1.2 Б; «Второй»; 2.1 В; 2.2 Г",
        "«Первый»; 1.1 А; 1.2 Н; 1.3 Б; «Новый»; 2.1 О; «Второй»; 3.1 В; 3.2 Г",
        "после раздела «Первый» дополнить разделом «Новый» следующего содержания|после пункта 1.1 дополнить пунктом 1.1.1 следующего содержания|прежний пункт 1.2 считать пунктом 1.3, прежние пункты 2.1, 2.2 считать соответственно пунктами 3.1, 3.2|пункт 1.1.1 считать пунктом 1.2",
    ),
];

#[test]
fn rows_put_in_are_numbered_as_a_lawyer_would() {
    for (old, new, expected) in ROWS_PUT_IN {
        let [before, after] = [old, new].map(lettered);
        let text = told(&before, &after);
        let points = text.lines().skip(1).filter(|line| !line.starts_with(' '));
        let points = points.map(|line| {
            line.split_once(") ")
                .unwrap()
                .1
                .trim_end_matches([':', ';', '.'])
        });
        assert_eq!(
            points.collect::<Vec<_>>().join("|"),
            expected,
            "{old} → {new}"
        );
        followed(&read(&before), &read(&after));
    }
}

const TITLED: &str = "title = \"План работы\"";

#[test]
fn deadlines_that_read_alike_from_now_on_are_one_point() {
    let [old, new] = [
        ["до 01.04.2022", "апрель 2022", "до 20.04.2022", "май 2022"],
        [
            "до 01.06.2022",
            "до 01.06.2022",
            "до 01.06.2022",
            "май 2022",
        ],
    ]
    .map(|deadlines| {
        let titles = ["Семинар", "Вебинар", "Отчёт", "Сверка"];
        let rows: Vec<_> = (["1", "2", "3", "4"].into_iter().zip(deadlines).zip(titles))
            .map(|((number, deadline), title)| (number, deadline, title))
            .collect();
        plan_of(TITLED, &rows)
    });
    let expected = "\
Внести в План работы следующие изменения:
1) графу «Срок исполнения» пунктов 1, 2, 3 изложить в следующей редакции: «до 01.06.2022».
";
    assert_eq!(told(&old, &new), expected.replace("1, 2, 3", "1–3"));
}

#[test]
fn a_row_without_a_number_is_cited_by_its_whole_title() {
    let title = "Анализ результатов диагностики обучающихся и подготовка рекомендаций для школ";
    let rows = |deadline| [("1", "май 2022", "Семинар"), ("", deadline, title)];
    let text = told(
        &plan_of(TITLED, &rows("до 01.04.2022")),
        &plan_of(TITLED, &rows("до 01.05.2022")),
    );
    assert!(text.contains(&format!("пункта «{title}» слова")), "{text}");
}

#[test]
fn signs_are_no_words() {
    let rows = |title| [("1", "май 2022", title)];
    let text = told(
        &plan_of(TITLED, &rows("Анализ результатов диагностики")),
        &plan_of(TITLED, &rows("Анализ результатов диагностики.")),
    );
    let point = "после слова «диагностики» дополнить знаком «.».";
    assert!(text.contains(point), "{text}");
}

#[test]
fn what_is_amended_is_called_by_its_approval_whatever_that_is() {
    let preamble = |head: &str| {
        let rows = |deadline| [("1", deadline, "Семинар")];
        let [old, new] = ["май 2022", "июнь 2022"].map(|due| plan_of(head, &rows(due)));
        told(&old, &new).lines().next().unwrap().to_owned()
    };
    let of = |approved: &str| preamble(&format!("{TITLED}\napproved = {approved}"));
    let cases = [
        ("{ date = 2022-01-20 }", "утверждённый 20.01.2022"),
        (
            "{ document = \"О.А. Ефимова\" }",
            "утверждённый (О.А. Ефимова)",
        ),
        (
            "{ date = 2022-01-20, by = \"О.А. Ефимова\" }",
            "утверждённый 20.01.2022 (О.А. Ефимова)",
        ),
        (
            "{ date = 2022-01-20, document = \"приказ № 7\" }",
            "утверждённый 20.01.2022 приказом № 7",
        ),
        (
            "{ date = 2022-01-20, document = \"приказ от 20 января 2022 г. № 7\" }",
            "утверждённый приказом от 20 января 2022 г. № 7",
        ),
    ];
    for (approved, said) in cases {
        let expected = format!("Внести в План работы, {said}, следующие изменения:");
        assert_eq!(of(approved), expected);
    }
    assert_eq!(
        preamble("title = \"ДОРОЖНАЯ КАРТА ПРОЕКТА «500+»\""),
        "Внести в дорожную карту ПРОЕКТА «500+» следующие изменения:"
    );
}

#[test]
fn what_changes_in_the_passport_is_told_by_its_words() {
    let rows = [("1", "май 2022", "Семинар")];
    let goal = "goal = \"Снизить долю школ с низкими результатами до 15 % к концу года\"";
    let [one, two] = [
        "basis = [\"приказ № 7\"]",
        "basis = [\"приказ № 7\", \"письмо № 8\"]",
    ];
    let cases = [
        (
            TITLED,
            "title = \"План мероприятий\"",
            "наименование изложить в следующей редакции: «План мероприятий»",
        ),
        (
            "title = \"План работы координатора проекта на 2022 год\"",
            "title = \"План работы координатора проекта на 2022–2023 годы\"",
            "в наименовании слова «2022 год» заменить словами «2022–2023 годы»",
        ),
        (
            &format!("{TITLED}\n{goal}"),
            &format!("{TITLED}\n{}", goal.replace("15 %", "12 %")),
            "в позиции «цель» слова «15» заменить словами «12»",
        ),
        (
            &format!("{TITLED}\n{one}"),
            &format!("{TITLED}\n{two}"),
            "позицию «основание плана» дополнить словами «письмо № 8»",
        ),
    ];
    for (old, new, point) in cases {
        let [before, after] = [old, new].map(|head| plan_of(head, &rows));
        let text = told(&before, &after);
        assert!(text.contains(&format!("1) {point}.")), "{text}");
        followed(&read(&before), &read(&after));
    }
}

#[test]
fn a_draft_has_room_for_all_that_an_order_has() {
    let rows = |due| [("1", due, "Семинар")];
    let read = |title: &str, due| read(&plan_of(&format!("title = \"{title}\""), &rows(due)));
    let plans =
        ["План А", "План Б"].map(|title| (read(title, "май 2022"), read(title, "июнь 2022")));
    let diffs = plans.each_ref().map(|(old, new)| between(old, new));
    let changes: Vec<Amendment<'_>> = plans
        .iter()
        .zip(&diffs)
        .map(|((old, new), diff)| Amendment::Change { old, new, diff })
        .collect();
    let texts = |amendments: &[Amendment<'_>]| -> Vec<String> {
        let day = super::plan::day(0);
        let paper = draft(amendments, day, Lang::Russian).0.unwrap();
        let blocks = paper.blocks.iter().map(|block| match block {
            Block::Text(text) | Block::Heading(text) | Block::Label(text) => text.clone(),
            Block::Signature { post, .. } => post.clone(),
            _ => String::new(),
        });
        blocks.collect()
    };
    let point =
        "1) в графе «Срок исполнения» пункта 1 слова «май 2022» заменить словами «июнь 2022».";
    assert_eq!(
        texts(&changes[..1]),
        [
            "от «___» ______________ 20___ г. № ______",
            "О внесении изменений в План А",
            "1. Внести в План А следующие изменения:",
            point,
            "____________________ (должность)",
        ]
    );
    let both = texts(&changes);
    assert_eq!(
        both[1],
        "О внесении изменений в планы мероприятий («дорожные карты»)"
    );
    assert!(both.contains(&"2. Внести в План Б следующие изменения:".to_owned()));
    let repeal = texts(&[Amendment::Repeal(&plans[0].0)]);
    assert_eq!(repeal[2], "1. Признать утратившим силу План А.");
}
