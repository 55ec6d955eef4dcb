//! Forms that came back: every answer is read where it stands, and what stands beside is told.

use proptest::prelude::*;
use proptest::sample::Index;
use roadmap::import::replies::answer::{Answer, Form};
use roadmap::import::replies::mail::{Received, received};
use roadmap::query::{Clock, Filter, RemindOf, reminders};
use roadmap::render::docx::{self, Orientation};
use roadmap::render::mail::{self, Attachment, Message};
use roadmap::render::xlsx;
use roadmap::report::letters::{form, letters};
use roadmap::report::paper::{Block, Paper};
use roadmap::report::{Cell, Letter, Line};
use roadmap::words::Lang;

use super::of_plan;

fn clock() -> Clock {
    Clock {
        as_of: "2022-04-18".parse().unwrap(),
        within: Clock::WITHIN,
    }
}

/// Returns the letters about the plan of the repository called `name`.
fn letters_of(name: &str) -> Vec<Letter> {
    let asked = of_plan(name, |plan| {
        reminders(plan, &Filter::default(), clock(), RemindOf::ALL)
    });
    letters(vec![asked], None)
}

/// Returns the letter to О.А. Ефимова.
fn efimova() -> Letter {
    let mut all = letters_of("pervouralsk-2022").into_iter();
    all.find(|letter| letter.to.name == "О.А. Ефимова").unwrap()
}

/// Returns the lines of the table of a form.
fn lines<'p, 'l>(paper: &'p mut Paper<'l>) -> &'p mut Vec<Line<'l>> {
    let table = paper.blocks.iter_mut().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    &mut table.unwrap().lines
}

/// Writes `cells` into the row `line` of a form of one plan.
fn fill(line: &mut Line<'_>, cells: [&str; 3]) {
    for (at, cell) in cells.into_iter().enumerate() {
        line.cells[3 + at] = Cell::text(cell.to_owned());
    }
}

fn only(received: Received) -> Form {
    assert_eq!(received.unread, []);
    let [form] = <[Form; 1]>::try_from(received.forms).unwrap();
    form
}

fn written(paper: &Paper<'_>) -> [(&'static str, Vec<u8>); 2] {
    [
        ("форма.xlsx", xlsx::paper(paper).unwrap()),
        (
            "форма.docx",
            docx::paper(paper, Orientation::Landscape, &[]).unwrap(),
        ),
    ]
}

fn marks(form: &Form) -> Vec<String> {
    let mark = |answer: &Answer| {
        answer
            .mark
            .as_ref()
            .map(|mark| format!("{}:{}", mark.plan, mark.item))
    };
    form.answers.iter().filter_map(mark).collect()
}

#[test]
fn an_empty_form_comes_back_empty() {
    let letter = efimova();
    let mut paper = form(&letter, clock(), Lang::Russian);
    let rows = lines(&mut paper).len();
    for (name, bytes) in written(&paper) {
        let form = only(received(name, &bytes));
        assert_eq!(form.executor.as_deref(), Some("О.А. Ефимова"), "{name}");
        assert_eq!(form.day, None);
        assert_eq!(form.beside, [], "{name}");
        assert_eq!(form.answers.len(), rows);
        assert!(
            form.answers
                .iter()
                .all(|answer| answer.is_blank() && answer.mark.is_some())
        );
        assert!(
            form.answers
                .iter()
                .all(|answer| answer.plan == "«500+», Первоуральск")
        );
    }
}

#[test]
fn a_form_in_english_comes_back_too() {
    let letter = efimova();
    let mut paper = form(&letter, clock(), Lang::English);
    fill(
        &mut lines(&mut paper)[0],
        ["12.04.2022", "протокол № 3", ""],
    );
    for (name, bytes) in written(&paper) {
        let form = only(received(name, &bytes));
        assert_eq!(form.answers[0].done, "12.04.2022", "{name}");
        assert_eq!(form.beside, [], "{name}");
    }
}

#[test]
fn a_lost_header_and_lost_marks_lose_no_answer() {
    let html = |rows: &str| {
        format!("<p>Исполнитель: Ким О.О.</p><p>План: План А</p><table>{rows}</table>")
    };
    let head = "<tr><td>№<td>Мероприятие<td>Срок<td>Исполнено (дата)<td>Чем подтверждено<td>Причина неисполнения, новый срок<td>метка</tr>";
    let row = "<tr><td>1<td>Семинар<td>01.03.2022<td>да<td>фото<td><td>a:1@2022-03-01</tr>";
    let page = html(row);
    let headless = only(received("a.html", page.as_bytes()));
    assert_eq!(headless.answers[0].done, "да");
    assert_eq!(headless.answers[0].title, "Семинар");
    let page = html(&format!(
        "{head}{}",
        row.replace("<td>a:1@2022-03-01", "<td>")
    ));
    let unmarked = only(received("a.html", page.as_bytes()));
    assert_eq!(unmarked.answers[0].mark, None);
    assert_eq!(
        (
            unmarked.answers[0].plan.as_str(),
            unmarked.answers[0].number.as_str()
        ),
        ("План А", "1")
    );
    assert_eq!(unmarked.answers[0].evidence, "фото");
}

#[test]
fn notes_in_odd_cells_are_told() {
    let page = "<table><tr><td>№<td>Мероприятие<td>Срок<td>Исполнено (дата)<td>Чем подтверждено<td>Причина неисполнения, новый срок<td>метка<td></tr>\
        <tr><td>1<td>Семинар<td>01.03.2022<td>да<td><td><td>a:1@2022-03-01<td>позвоните мне</tr>\
        <tr><td><td><td><td>всё сделали<td><td><td><td></tr></table><p>С уважением, Ким</p>";
    let form = only(received("a.html", page.as_bytes()));
    let told: Vec<&str> = form.beside.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(told, ["позвоните мне", "всё сделали", "С уважением, Ким"]);
    assert_eq!(marks(&form), ["a:1"]);
}

#[test]
fn a_letter_gives_its_forms_its_day_and_what_it_says() {
    let letter = efimova();
    let mut paper = form(&letter, clock(), Lang::Russian);
    fill(&mut lines(&mut paper)[1], ["вчера", "", ""]);
    for (name, bytes) in written(&paper) {
        let draft = mail::message(&Message {
            from: None,
            to: Vec::new(),
            subject: "Ответы",
            day: "2022-04-20".parse().unwrap(),
            text: "Высылаю ответы.\n\n> Просим сообщить",
            attachment: Some(Attachment {
                name: name.to_owned(),
                bytes,
            }),
        });
        let form = only(received("ответ.eml", &draft));
        assert_eq!(form.file, format!("ответ.eml, {name}"));
        assert_eq!(
            form.day.map(|day| day.to_string()).as_deref(),
            Some("2022-04-20")
        );
        assert_eq!(form.answers[1].done, "вчера");
        assert_eq!(form.beside.last().unwrap().1, "Высылаю ответы.");
    }
}

#[test]
fn a_form_pasted_into_a_letter_is_read() {
    let table = "<p>=C4=E0</p><table><tr><td>=B9<td>=CC=E5=F0=EE=EF=F0=E8=FF=F2=E8=E5<td>=C8=F1=EF=EE=EB=ED=E5=ED=EE (=E4=E0=F2=E0)<td>=EC=E5=F2=EA=E0</tr>\
        <tr><td>1<td>=D1=E5=EC=E8=ED=E0=F0<td>12.04<td>a:1@2022-03-01</tr></table>";
    let letter = format!(
        "Date: Wed, 20 Apr 2022 01:00:00 +1000\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=windows-1251\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{table}\r\n"
    );
    let form = only(received("письмо.eml", letter.as_bytes()));
    assert_eq!(form.answers[0].done, "12.04");
    assert_eq!(form.answers[0].title, "Семинар");
    assert_eq!(
        form.day.map(|day| day.to_string()).as_deref(),
        Some("2022-04-20")
    );
}

#[test]
fn what_is_no_form_is_named() {
    let unread = |name: &str, bytes: &[u8]| received(name, bytes).unread.len();
    assert_eq!(unread("a.xlsx", b""), 1);
    assert_eq!(unread("a.pdf", b"%PDF-1.4"), 1);
    let letter = b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF-1.4\r\n";
    assert_eq!(unread("a.eml", letter), 1);
    let plain = only(received(
        "a.eml",
        b"Date: Wed, 20 Apr 2022 01:00:00 +0300\r\n\r\n\xd0\x94\xd0\xb0\r\n",
    ));
    assert_eq!((plain.answers.len(), plain.beside.len()), (0, 1));
}

#[test]
fn answers_worded_like_headings_head_nothing() {
    let letter = efimova();
    let mut paper = form(&letter, clock(), Lang::Russian);
    let all = lines(&mut paper);
    all.truncate(2);
    fill(&mut all[0], ["выполнено", "№", "метка"]);
    fill(&mut all[1], ["12.04", "акт", ""]);
    for (name, bytes) in written(&paper) {
        let form = only(received(name, &bytes));
        let found = form.answers.iter();
        let found: Vec<&str> = found.map(|answer| answer.done.as_str()).collect();
        assert_eq!(found, ["выполнено", "12.04"], "{name}");
    }
}

fn cell() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "",
        "вчера",
        "12.04",
        "10 апр.",
        "да",
        "+",
        "выполнено",
        "на прошлой неделе",
        "протокол № 3\nот 12.04",
        "=1+1",
        "<b>",
        "-",
        "нет средств; до 20.05",
        "«а» & \"б\"",
        "😀",
        "  с краю  ",
        "|",
        "метка",
        "№",
        "a:1",
    ]);
    prop_oneof![words.prop_map(str::to_owned), "[а-яА-Я0-9 .,;:№()«»]{0,40}"]
}

fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// However rows are filled, sorted and deleted, each answer comes back in its row.
    #[test]
    fn every_answer_comes_back(
        cells in prop::collection::vec((cell(), cell(), cell()), 14),
        order in prop::collection::vec(any::<Index>(), 1..14),
    ) {
        let letter = efimova();
        let mut paper = form(&letter, clock(), Lang::Russian);
        let all = lines(&mut paper);
        let mut kept = Vec::new();
        for (index, cells) in order.iter().zip(&cells) {
            if all.is_empty() {
                break;
            }
            let at = index.index(all.len());
            let mut line = all.remove(at);
            fill(&mut line, [&cells.0, &cells.1, &cells.2]);
            kept.push(line);
        }
        *all = kept;
        let expected: Vec<[String; 3]> = cells.iter().take(all.len()).map(|(a, b, c)| [single(a), single(b), single(c)]).collect();
        for (name, bytes) in written(&paper) {
            let form = only(received(name, &bytes));
            let found: Vec<[String; 3]> = form.answers.iter().map(|answer| [&answer.done, &answer.evidence, &answer.reason].map(|cell| single(cell))).collect();
            prop_assert_eq!(&found, &expected, "{}", name);
            prop_assert!(form.answers.iter().all(|answer| answer.mark.is_some()));
        }
    }
}
