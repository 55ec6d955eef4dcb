//! Letters that came back: answers in their text, whatever it is encoded as, and what is never read of it.

use std::fs;

use super::{changed, folder, run, text};

const PLAN: &str = "pervouralsk-2022";

/// A letter of 18 April with this body.
fn letter(kind: &str, charset: &str, encoding: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "From: efimova@example.ru\r\nTo: uo@example.ru\r\nDate: Mon, 18 Apr 2022 10:15:00 +0500\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/{kind}; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// Collects a letter; returns the lines that the plan gains, and what was said but for who is silent.
fn collected(letter: &[u8]) -> (Vec<String>, String) {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    fs::write(folder.path().join("ответ.eml"), letter).unwrap();
    let (_, said) = run(folder.path(), &["collect", "ответ.eml", "--yes"]);
    let (gained, _) = changed(&before, &text(folder.path(), PLAN));
    let (_, again) = run(folder.path(), &["collect", "ответ.eml", "--yes"]);
    assert_eq!(
        changed(&before, &text(folder.path(), PLAN)).0,
        gained,
        "{again}"
    );
    let end = said.find("Не ответили совсем").unwrap_or(said.len());
    (gained, said[..end].to_owned())
}

fn plain(body: &str) -> (Vec<String>, String) {
    collected(&letter("plain", "utf-8", "8bit", body.as_bytes()))
}

const DONE: &str = "done      = 2022-04-14";

#[test]
fn sentences_of_a_letter_that_name_an_item_are_answers() {
    let (gained, said) = plain(
        "Добрый день!\nСообщаем, что п. 9 плана исполнен 14.04.2022. Акт прилагается.\n\
         П. 11 не исполнен: ждём экспертизу, просим продлить до 20.05.2022\nп. 10: да\n\
         П. 25 (срок 14.03.2022) проведена 15.03\nп. 12 – исполнено частично\n5 – готово\nС уважением, Ефимова О.А.",
    );
    assert_eq!(
        gained,
        [
            "done      = 2022-04-18",
            "done      = [{ on = 2022-04-14, evidence = \"Акт прилагается.\" }]",
            "done      = 2022-04-18",
            "unmet     = [{ on = 2022-04-18, reason = \"ждём экспертизу, просим продлить до 20.05.2022\" }]",
            "done      = [{ due = 2022-03-14, on = 2022-03-15 }]",
        ],
        "{said}"
    );
    for told in [
        "прочитано в тексте письма",
        "просит перенести срок на 20.05.2022",
        "не понято, исполнено ли: «исполнено частично»",
        "С уважением, Ефимова О.А.",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn who_sent_a_letter_answers_for_own_items_only() {
    let from = |name: &str, body: &str| {
        let sent = letter("plain", "utf-8", "8bit", body.as_bytes());
        let sent = String::from_utf8(sent).unwrap();
        let sent = sent.replace("From: efimova@", &format!("From: \"{name}\" <efimova@"));
        collected(
            sent.replacen("example.ru\r\nTo", "example.ru>\r\nTo", 1)
                .as_bytes(),
        )
    };
    let (gained, said) = from("О.А. Ефимова", "п. 9 исполнен 14.04.2022");
    assert_eq!(gained, [DONE], "{said}");
    assert!(!said.contains("от кого письмо"), "{said}");
    let (gained, said) = from("О.А. Ефимова", "п. 3 исполнен 04.02.2022");
    assert!(gained.is_empty(), "{said}");
    assert!(said.contains("п. 3 – не за тем, от кого письмо"), "{said}");
    let (gained, said) = plain("п. 9 исполнен 14.04.2022");
    assert_eq!(gained, [DONE], "{said}");
    assert!(said.contains("реестр не говорит"), "{said}");
}

#[test]
fn what_a_letter_quotes_or_passes_on_is_never_an_answer() {
    let own = "п. 9 исполнен 14.04.2022\n\n";
    for quoted in [
        "18.04.2022 10:15, отдел пишет:\n> п. 12 исполнен 14.04.2022",
        "18.04.2022, 10:00, \"Отдел\" <uo@example.ru>:\nп. 12 исполнен 14.04.2022",
        "От: отдел\nОтправлено: 18.04.2022\n\nп. 12 исполнен 14.04.2022",
        "-----Исходное сообщение-----\nп. 12 исполнен 14.04.2022",
        "-------- Пересылаемое сообщение --------\nп. 12 исполнен 14.04.2022",
        "--\nп. 12 исполнен 14.04.2022",
    ] {
        let (gained, said) = plain(&format!("{own}{quoted}"));
        assert_eq!(gained, [DONE], "{quoted}\n{said}");
        assert_eq!(
            said.contains("пересланного"),
            quoted.contains("Пересыл"),
            "{said}"
        );
    }
    // an answer below what is quoted is one
    let (gained, said) =
        plain("отдел пишет:\n> п. 12 исполнен 14.04.2022\n\nп. 9 исполнен 14.04.2022");
    assert_eq!(gained, [DONE], "{said}");
    let page = "<p>п. 9 исполнен 14.04.2022</p><div>отдел пишет:<blockquote>п. 12 исполнен</blockquote></div>";
    let (gained, said) = collected(&letter("html", "utf-8", "8bit", page.as_bytes()));
    assert_eq!(gained, [DONE], "{said}");
}

#[test]
fn letters_are_read_in_their_encodings() {
    // «п. 9 исполнен 14.04.2022»
    let koi = b"\xd0. 9 \xc9\xd3\xd0\xcf\xcc\xce\xc5\xce 14.04.2022";
    let windows = b"\xef. 9 \xe8\xf1\xef\xee\xeb\xed\xe5\xed 14.04.2022";
    let quoted = "=EF. 9 =E8=F1=EF=EE=EB=ED=E5=ED 14.04.2022".as_bytes();
    let base64 = "0L8uIDkg0LjRgdC/0L7Qu9C90LXQvSAxNC4wNC4yMDIy".as_bytes();
    for letter in [
        letter("plain", "koi8-r", "8bit", koi),
        letter("plain", "windows-1251", "8bit", windows),
        letter("plain", "windows-1251", "quoted-printable", quoted),
        letter("plain", "utf-8", "base64", base64),
        letter("html", "windows-1251", "8bit", windows),
    ] {
        let (gained, said) = collected(&letter);
        assert_eq!(gained, [DONE], "{said}");
    }
}
