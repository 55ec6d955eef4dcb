//! Keeps municipal action plans («дорожные карты») as plain text: reads their deadlines, checks them, and answers
//! what is late, who carries how much and how far each plan is.
//!
//! # How data flows
//!
//! ```text
//!   roadmaps/*.toml ─ io ─► text ─► document ─┐                    ┌─► check ─► [Diagnostic] ─► render::diagnostic
//!                                    phrase ──┴─► model (lower) ───┤
//!   roadmap.toml ──────────────────────────────┘                   └─► query ─► report ─► render (table, md, html, csv, json, docx, xlsx, ics)
//!
//!   plan text + what happened ─► edit ─► plan text, read and checked again ─► io
//!   .docx .xlsx .odt .html .csv .md .txt ─ io ─► import ─► plan text + account ─► io
//! ```
//!
//! Plans are read in parallel, one at a time in each thread: a file's bytes go into the thread's buffer, the document
//! and the plan borrow from it, a question is put, and only the answer outlives the file. Memory grows with the
//! answer, not with the input.
//!
//! # Layers
//!
//! A module may use only those below it; `tests/it/architecture.rs` holds it to that.
//!
//! | | module | what it knows |
//! |---|---|---|
//! | 9 | [`cli`] | argv, stdout, today: reads, asks, reports, prints |
//! | 8 | [`import`] | document of another program → plan file: readers, columns, rows, executors, the account |
//! | 7 | [`render`] | report or diagnostics → bytes; the only place that knows formats |
//! | 7 | [`io`] | disk ↔ text; knows no plans |
//! | 6 | [`report`] | answers → cells with headings and tones: the only place that chooses words and order for answers |
//! | 6 | [`edit`] | what happens to a row → changed lines of its plan's text; everything else stays byte for byte |
//! | 5 | [`check`] | plan → diagnostics, one function a rule, and what only plans side by side show; levels are applied here, in one place |
//! | 5 | [`query`] | plan, day, filter → answers, without words |
//! | 4 | [`model`] | plan, item, executor; [`model::lower()`] is the only place where documents and phrases meet |
//! | 3 | [`phrase`] | the deadline language: words → occurrences in a period |
//! | 3 | [`document`] | one TOML file as spanned fields, by the table of keys in [`document::schema`] |
//! | 2 | [`calendar`] | periods, months, quarters, the Russian production calendar |
//! | 1 | [`manual`] | the pages of the manual and the names they answer to |
//! | 1 | [`diagnostic`] | what a problem is; the table of all rules and their pages |
//! | 0 | [`text`] | spans, positions, how Russian spells one name in several ways |
//! | 0 | [`words`] | the catalogue: everything said to people, in Russian and English |
//!
//! # What always holds
//!
//! - Reading never fails: [`document::plan`], [`phrase::read`] and [`model::lower()`] return a value *and* diagnostics.
//! - No row vanishes: the states of a report add up to the rows read, and rows not read are counted beside them.
//! - No layer below [`cli`] prints, reads the clock or the environment; only [`io`] touches the disk.
//! - Spans are bytes inside; lines and columns (in characters) are counted only where they are shown.
//! - A message is a name of the catalogue until a language is known, so a missing translation does not compile.
//!
//! # Where to change what
//!
//! | to | go to |
//! |---|---|
//! | teach a word of deadlines | a line of `phrase/lexicon/table.rs` |
//! | teach what several words mean together | a line of `IDIOMS` there; what is new of its days, a line of `beside` in `phrase/resolve/frames.rs` |
//! | teach a day that the law names | a line of `phrase/lexicon/holidays.rs` with its act |
//! | teach a pick or a frame of deadlines | a line in `phrase/ast.rs`, its words in `phrase/parser/{place,frame}.rs`, its window in `phrase/resolve/{picks,frames}.rs` |
//! | teach a form of deadlines | a line of the grammar in `phrase/mod.rs`, its function in `phrase/parser`, its meaning in `phrase/resolve` |
//! | add a key to the file format | `document/schema.rs`, `document/shapes.rs`, `document/tables.rs`, then `model` |
//! | add a rule | an entry with level and weight in `diagnostic/rule.rs`, two pages in `diagnostic/explain`, a function in `check`, a folder in `tests/rules` |
//! | add a report | a question in `query`, a table in `report`, a command in `cli` |
//! | add an edit | an operation in `edit`, a command in `cli/edit` |
//! | read another kind of document | a reader in `import/read` |
//! | understand more of a document | a folder of `import`, by its map |
//! | add a format of answers | `render` alone |
//! | change the page of `export --format html` | what it says in `report/site`, how it looks in `render/html` |
//! | teach a post or a surname its dative | `model/dative` |
//! | say something else in letters | `report/letters` |
//! | add a paper | its blocks in `report/paper`, its name in `cli/export` |
//! | say more in the manual | a page of `manual/ru` and the same one of `manual/en`; a new one has a line in `manual/mod.rs` |
//! | say something better | `words/catalogue.rs`, `words/help.rs` |

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::print_stdout,
        reason = "a test may fail by panicking and may print"
    )
)]

pub mod calendar;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod edit;
pub mod import;
pub mod io;
pub mod manual;
pub mod model;
pub mod phrase;
pub mod query;
pub mod render;
pub mod report;
pub mod text;
pub mod words;
