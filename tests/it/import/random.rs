//! A plan edited by people and its document edited by others, at random, and imported again: no decision of a person is
//! lost, what the document alone changed is taken, and the same document changes nothing the second time.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadmap::edit::{Assignment, Declaration, Draft, Operation, Which};
use roadmap::import::{self, Merged, Options, Terms};
use roadmap::model::{ExecutorKind, Workspace};
use roadmap::words::Lang;

const WORDS: [&str; 36] = [
    "совещание",
    "мониторинг",
    "конкурс",
    "семинар",
    "отчёт",
    "экскурсия",
    "лекция",
    "ярмарка",
    "выставка",
    "педагогов",
    "учеников",
    "родителей",
    "выпускников",
    "кураторов",
    "библиотеки",
    "музея",
    "района",
    "посёлка",
    "зимний",
    "весенний",
    "осенний",
    "итоговый",
    "первый",
    "открытый",
    "краевой",
    "школьный",
    "ежегодный",
    "безопасность",
    "чтение",
    "спорт",
    "здоровье",
    "музыка",
    "история",
    "природа",
    "техника",
    "краеведение",
];

const DEADLINES: [&str; 10] = [
    "до 15.03.2021",
    "май 2021",
    "до 01.10.2021",
    "ежемесячно",
    "I квартал",
    "сентябрь – октябрь 2021",
    "в течение года",
    "20.04.2021",
    "до 30.11.2021",
    "июнь 2021",
];

const PEOPLE: [&str; 5] = ["завуч", "методист", "психолог", "директор", "библиотекарь"];

/// A source of numbers; the same seed gives the same ones.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap()
    }

    fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.roll(of.len())]
    }
}

/// A row of the document; its title holds a token that nobody changes.
#[derive(Clone)]
struct Row {
    token: String,
    number: String,
    title: String,
    deadline: String,
    executors: Vec<String>,
    result: String,
    place: String,
}

/// The document: its sections with their rows.
struct Document {
    sections: Vec<(String, Vec<Row>)>,
    next: usize,
    order: usize,
}

impl Document {
    fn new(dice: &mut Dice) -> Self {
        let titles = ["Методическая работа", "Работа с детьми"];
        let sections = titles
            .iter()
            .take(dice.roll(3))
            .map(|title| ((*title).to_owned(), Vec::new()));
        let mut document = Document {
            sections: sections.collect(),
            next: 0,
            order: 65,
        };
        if document.sections.is_empty() {
            document.sections.push((String::new(), Vec::new()));
        }
        for section in 0..document.sections.len() {
            for _ in 0..2 + dice.roll(4) {
                let row = document.row(dice);
                document.sections[section].1.push(row);
            }
        }
        document.renumber();
        document
    }

    fn row(&mut self, dice: &mut Dice) -> Row {
        self.next += 1;
        let words: Vec<&str> = (0..5).map(|_| dice.pick(&WORDS)).collect();
        let token = format!("дело{}я", self.next);
        Row {
            title: format!("{} {token}", words.join(" ")),
            token,
            number: format!("{}а", self.next),
            deadline: dice.pick(&DEADLINES).to_owned(),
            executors: vec![dice.pick(&PEOPLE).to_owned()],
            result: format!("справка {}", dice.roll(1000)),
            place: format!("зал {}", dice.roll(1000)),
        }
    }

    fn renumber(&mut self) {
        let rows = self.sections.iter_mut().flat_map(|(_, rows)| rows);
        for (number, row) in (1..).zip(rows) {
            row.number = format!("{number}");
        }
    }

    /// Makes one change as a new edition does.
    fn revise(&mut self, dice: &mut Dice) {
        let section = dice.roll(self.sections.len());
        let count = self.sections[section].1.len();
        let act = dice.roll(10);
        if act == 0 {
            let (row, at) = (self.row(dice), dice.roll(count + 1));
            self.sections[section].1.insert(at, row);
        }
        if count < 2 {
            return;
        }
        let at = dice.roll(count);
        match act {
            1 => drop(self.sections[section].1.remove(at)),
            2 => self.sections[section].1.swap(0, at),
            3 => {
                let row = self.sections[section].1.remove(at);
                let other = dice.roll(self.sections.len());
                self.sections[other].1.push(row);
            }
            4 => self.renumber(),
            5 => self.order += 1,
            _ => {
                let row = &mut self.sections[section].1[at];
                match dice.roll(5) {
                    0 => row.title = format!("{} {}", dice.pick(&WORDS), row.title),
                    1 => dice.pick(&DEADLINES).clone_into(&mut row.deadline),
                    2 => row.result = format!("приказ {}", dice.roll(1000)),
                    3 => row.place = format!("класс {}", dice.roll(1000)),
                    _ => {
                        let name = dice.pick(&PEOPLE).to_owned();
                        if !row.executors.contains(&name) {
                            row.executors.push(name);
                        }
                    }
                }
            }
        }
    }

    fn draft(&self) -> import::draft::Draft {
        let mut page = format!(
            "<p>к распоряжению от 20.01.2021 № {}</p><p>План работы школы на 2021 год</p><table><tr><td>№<td>Мероприятие\
             <td>Срок<td>Ответственный<td>Результат<td>Место",
            self.order
        );
        for (title, rows) in &self.sections {
            if !title.is_empty() {
                page += &format!("<tr><td colspan=6>{title}");
            }
            for row in rows {
                let cells = [
                    &row.number,
                    &row.title,
                    &row.deadline,
                    &row.executors.join(", "),
                    &row.result,
                    &row.place,
                ];
                page += &format!("<tr>{}", cells.map(|cell| format!("<td>{cell}")).concat());
            }
        }
        let source = import::read::read("plan.html", page.as_bytes()).unwrap();
        import::understand(&source, &Options::default()).remove(0)
    }
}

/// What people decided: values by the token of their row and the key, rows taken out, lines that stand somewhere.
#[derive(Default)]
struct Decisions {
    values: BTreeMap<(String, &'static str), toml::Value>,
    marked: Vec<String>,
    taken_out: Vec<String>,
    lines: Vec<String>,
}

/// Returns the rows of a plan by their tokens.
fn rows(text: &str) -> BTreeMap<String, toml::Table> {
    let plan: toml::Table = toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let tables = |table: &toml::Table, key: &str| -> Vec<toml::Table> {
        let array = table
            .get(key)
            .and_then(toml::Value::as_array)
            .cloned()
            .unwrap_or_default();
        array
            .into_iter()
            .filter_map(|value| value.as_table().cloned())
            .collect()
    };
    let mut rows = tables(&plan, "item");
    rows.extend(
        tables(&plan, "section")
            .iter()
            .flat_map(|section| tables(section, "item")),
    );
    let token = |row: &toml::Table| {
        let title = row["title"].as_str().unwrap();
        title
            .split(' ')
            .find(|word| word.starts_with("дело"))
            .unwrap_or(title)
            .to_owned()
    };
    rows.into_iter().map(|row| (token(&row), row)).collect()
}

/// Returns where the lines of the row with this token stand.
fn block(text: &str, token: &str) -> Option<std::ops::Range<usize>> {
    let title = text.find(&format!("{token}\""))?;
    let start = text[..title].rfind("\n[[").map_or(0, |at| at + 1);
    let end = text[title..]
        .find("\n[[")
        .map_or(text.len(), |at| title + at + 1);
    Some(start..end)
}

struct World {
    text: String,
    base: String,
    decisions: Decisions,
    count: usize,
}

impl World {
    /// Carries out an operation as the commands do; it may be refused.
    fn operate(&mut self, token: &str, operation: &Operation) -> bool {
        let workspace = Workspace::default();
        let Ok(mut draft) = Draft::new("plan", self.text.as_str(), &workspace, day()) else {
            return false;
        };
        let id = draft.read(|plan, _| {
            let mut items = plan.items.iter();
            items
                .find(|item| item.title().contains(token))
                .map(|item| item.id.clone())
        });
        let done = id.is_some_and(|id| draft.carry_out(&id, operation).is_ok());
        if done {
            self.text = draft.into_text();
        }
        done
    }

    /// Notes what the row now has for these keys as a decision.
    fn decide(&mut self, token: &str, keys: &[&'static str]) {
        let rows = rows(&self.text);
        for key in keys {
            if let Some(value) = rows[token].get(*key) {
                let decided = (token.to_owned(), *key);
                self.decisions.values.insert(decided, value.clone());
            }
        }
    }

    fn replace(&mut self, token: &str, edit: impl Fn(&str) -> String) {
        if let Some(range) = block(&self.text, token) {
            let new = edit(&self.text[range.clone()]);
            self.text.replace_range(range, &new);
        }
    }

    /// Makes one change as people do, by a command or by hand.
    fn edit(&mut self, dice: &mut Dice) {
        let known = rows(&self.text).into_keys();
        let tokens: Vec<String> = known.filter(|token| token.starts_with("дело")).collect();
        if tokens.len() < 3 {
            return;
        }
        let token = tokens[dice.roll(tokens.len())].as_str();
        self.count += 1;
        if dice.roll(2) == 0 {
            self.by_command(token, dice);
        } else {
            self.by_hand(token, dice);
        }
    }

    fn by_command(&mut self, token: &str, dice: &mut Dice) {
        let (on, count) = (day(), self.count);
        let evidence = Some(format!("протокол № {count}"));
        let joins = Assignment {
            add: vec![format!("Иванов И.И. {count}")],
            new: Some(Declaration {
                kind: ExecutorKind::Person,
                post: None,
            }),
            ..Assignment::default()
        };
        let (which, basis) = (Which::All, None);
        let (operation, keys): (Operation, &[&'static str]) = match dice.roll(5) {
            0 => {
                let which = Which::Unsaid;
                let note = None;
                (
                    Operation::Done {
                        on,
                        which,
                        evidence,
                        note,
                    },
                    &["done"],
                )
            }
            1 => {
                let reason = "решение".to_owned();
                (Operation::Cancel { on, which, reason }, &["cancelled"])
            }
            2 => (Operation::Start { on }, &["started"]),
            3 => {
                let to = dice.pick(&DEADLINES).to_owned();
                (
                    Operation::Postpone {
                        to,
                        on,
                        which,
                        basis,
                    },
                    &["deadline", "postponed"],
                )
            }
            _ => (Operation::Assign(joins), &["executors"]),
        };
        if self.operate(token, &operation) {
            self.decide(token, keys);
            if keys != ["executors"] {
                self.decisions.marked.push(token.to_owned());
            }
        }
    }

    fn by_hand(&mut self, token: &str, dice: &mut Dice) {
        let count = self.count;
        match dice.roll(6) {
            0 => {
                self.replace(token, |block| block.replace(" дело", " важное дело"));
                self.decide(token, &["title"]);
            }
            1 => {
                let own = format!("result = 'своё {count}' # вернуть?\n");
                let is_result = |line: &&str| line.starts_with("result");
                self.replace(token, |block| {
                    let former = block.split_inclusive('\n').find(is_result);
                    former.map_or(block.to_owned(), |former| block.replace(former, &own))
                });
                self.decide(token, &["result"]);
            }
            2 => {
                let line = format!("# заметка {count}");
                self.replace(token, |block| {
                    block.replacen("\nexecutors", &format!("\n{line}\nexecutors"), 1)
                });
                self.decisions.lines.push(line);
            }
            3 => {
                if let Some(range) = block(&self.text, token) {
                    let lines = self.text.drain(range).collect::<String>();
                    let decisions = &mut self.decisions;
                    decisions
                        .lines
                        .retain(|line| !lines.contains(line.as_str()));
                    decisions.values.retain(|(row, _), _| row != token);
                    decisions.taken_out.push(token.to_owned());
                }
            }
            4 => {
                let bare = |line: &str| line.split("  # угадано").next().unwrap().to_owned();
                self.text = self.text.lines().map(|line| bare(line) + "\n").collect();
            }
            _ => {
                let row = format!(
                    "number = \"с{count}\"\ntitle = \"Своё {count}\"\ndeadline = \"май\"\nexecutors = []\n"
                );
                let sectioned = self.text.contains("[[section]]");
                let header = if sectioned { "section.item" } else { "item" };
                let at = block(&self.text, token).map_or(self.text.len(), |range| range.end);
                let at = [at, self.text.len()][dice.roll(2)];
                self.text
                    .insert_str(at, &format!("\n[[{header}]]\n{row}\n"));
                self.decisions.lines.push(row);
            }
        }
    }

    /// Imports `document` again and returns what was told.
    fn import(&mut self, document: &Document) -> Merged {
        let workspace = Workspace::default();
        let terms = Terms {
            source: "new.html",
            lang: Lang::Russian,
            today: day(),
            drop: false,
            workspace: &workspace,
        };
        let draft = document.draft();
        let merged = import::merge(Some(&self.base), &self.text, &draft, terms).unwrap();
        let again = import::merge(merged.base.as_deref(), &merged.text, &draft, terms).unwrap();
        assert_eq!((&again.text, &again.base), (&merged.text, &merged.base));
        (self.text, self.base) = (merged.text.clone(), merged.base.clone().unwrap());
        merged
    }

    /// Holds that no decision is lost, and that the rest is as the document has it.
    fn check(&self, document: &Document) {
        let rows = rows(&self.text);
        for ((token, key), value) in &self.decisions.values {
            assert_eq!(
                rows.get(token).and_then(|row| row.get(*key)),
                Some(value),
                "{token} {key}\n{}",
                self.text
            );
        }
        for token in &self.decisions.taken_out {
            assert!(!rows.contains_key(token), "{token}\n{}", self.text);
        }
        for line in &self.decisions.lines {
            assert!(self.text.contains(line.as_str()), "{line}\n{}", self.text);
        }
        for row in document.sections.iter().flat_map(|(_, rows)| rows) {
            if self.decisions.taken_out.contains(&row.token) {
                continue;
            }
            let found = rows
                .get(&row.token)
                .unwrap_or_else(|| panic!("{}\n{}", row.title, self.text));
            let names = row.executors.iter().cloned().map(toml::Value::from);
            let text = |text: &String| toml::Value::from(text.as_str());
            let says = [
                ("title", text(&row.title)),
                ("deadline", text(&row.deadline)),
                ("executors", toml::Value::Array(names.collect())),
                ("result", text(&row.result)),
                (
                    "extra",
                    toml::Value::Table(
                        [("Место".to_owned(), text(&row.place))]
                            .into_iter()
                            .collect(),
                    ),
                ),
            ];
            for (key, value) in says {
                let own = self
                    .decisions
                    .values
                    .contains_key(&(row.token.clone(), key))
                    || key == "deadline" && self.decisions.marked.contains(&row.token);
                assert!(
                    own || found.get(key) == Some(&value),
                    "{}: {key} is not {value}\n{}",
                    row.token,
                    self.text
                );
            }
        }
    }
}

fn day() -> NaiveDate {
    "2021-03-10".parse().unwrap()
}

#[test]
fn no_decision_is_lost_however_plan_and_document_change() {
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let mut document = Document::new(&mut dice);
        let draft = document.draft();
        let mut world = World {
            text: import::toml(&draft, "plan.html", Lang::Russian),
            base: import::base(&draft, "plan.html", Lang::Russian),
            decisions: Decisions::default(),
            count: 0,
        };
        for _ in 0..2 {
            for _ in 0..dice.roll(5) {
                world.edit(&mut dice);
            }
            for _ in 0..dice.roll(5) {
                document.revise(&mut dice);
            }
            let before = world.text.clone();
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                world.import(&document);
                world.check(&document);
            }));
            assert!(outcome.is_ok(), "seed {seed}; before:\n{before}");
        }
    }
}
