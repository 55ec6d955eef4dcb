//! The days that have a name and a date of their own by law; days of no fixed date are events.

use crate::text::russian::{fold, is_letter};

/// Day, month, and the beginnings of the words of their names, «день» left out; names are parted by bars.
///
/// - Labour Code, article 112: 7 January, 23 February, 8 March, 1 and 9 May, 12 June, 4 November.
/// - Federal law of 13.03.1995 № 32-FZ on days of military glory and memorable dates: 25 and 27 January, 2 and
///   15 February, 18 March, 12, 26 and 27 April, 22 and 29 June, 28 July, 3 September, 3, 9 and 12 December.
/// - Decrees of the President: 25 March (27.08.2007 № 1111), 26 May (18.10.2007 № 1381), 27 May (27.05.1995 № 539),
///   6 June (21.05.1997 № 506, 06.06.2011 № 705), 8 June (27.10.2000 № 1796), 8 July (28.06.2022 № 411), 22 August
///   (20.08.1994 № 1714), 5 October (03.10.1994 № 1961).
/// - The Supreme Soviet and its Presidium: 24 May (RSFSR, 30.01.1991 № 568-1), 1 September (USSR, 15.06.1984),
///   1 October (01.06.1992 № 2890/1-1), 30 October (RSFSR, 18.10.1991 № 1763/1-1).
const HOLIDAYS: &[(u32, u32, &str)] = &[
    (7, 1, "рождеств|рождеств христов"),
    (25, 1, "студенчеств"),
    (27, 1, "снят блокад ленинград|освобожден ленинград"),
    (27, 1, "полн освобожден ленинград"),
    (27, 1, "полн освобожден ленинград фашистск блокад"),
    (2, 2, "разгром немецк|сталинградск битв"),
    (15, 2, "памят россиян исполнявш"),
    (23, 2, "защитник отечеств"),
    (8, 3, "женск|международн женск"),
    (18, 3, "воссоединен крым"),
    (25, 3, "работник культур"),
    (12, 4, "космонавтик"),
    (26, 4, "участник ликвидац последств радиационн"),
    (27, 4, "парламентаризм"),
    (1, 5, "весн труд|праздник весн труд"),
    (9, 5, "побед|побед советск народ"),
    (9, 5, "побед велик отечественн войн"),
    (24, 5, "славянск письменност культур|славянск письменност"),
    (26, 5, "предпринимательств"),
    (27, 5, "библиотек"),
    (6, 6, "русск язык|пушкинск"),
    (8, 6, "социальн работник"),
    (12, 6, "росси"),
    (22, 6, "памят скорб"),
    (29, 6, "партизан подпольщик"),
    (8, 7, "семь любв верност"),
    (28, 7, "крещен рус"),
    (22, 8, "флаг|государственн флаг"),
    (1, 9, "знани"),
    (3, 9, "солидарност борьб терроризм"),
    (1, 10, "пожил|пожил люд|пожил человек"),
    (5, 10, "учител"),
    (30, 10, "памят жертв политическ репресси"),
    (4, 11, "народн единств"),
    (3, 12, "неизвестн солдат"),
    (9, 12, "геро отечеств"),
    (12, 12, "конституци"),
];

/// Words beside a name that make it no other day.
const BESIDE: [&str; 9] = [
    "день",
    "дня",
    "дню",
    "днем",
    "дне",
    "рф",
    "росси",
    "российск",
    "федераци",
];

/// Words inside a name that its stems leave out, and what is left between two signs.
const SMALL: [&str; 10] = ["", "и", "в", "с", "о", "к", "ко", "от", "по", "на"];

/// Returns the day and month of «День Победы», «праздник Весны и Труда» and the like.
///
/// A name that says more, «День правовых знаний», is another day.
pub(in crate::phrase) fn holiday(name: &str) -> Option<(u32, u32)> {
    let folded = fold(name);
    let words = folded.split(|c| !is_letter(c));
    let words: Vec<&str> = words.filter(|word| !SMALL.contains(word)).collect();
    let begins = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let is_day = words.iter().any(|word| BESIDE[..5].contains(word));
    let is_named = |name: &str| {
        let own = is_day || begins(name, &["праздник", "рождеств"]);
        let mut stems = name.split(' ').peekable();
        let told = words.iter().all(|word| {
            let next = stems.next_if(|stem| word.starts_with(stem)).is_some();
            next || begins(word, &BESIDE)
        });
        own && told && stems.peek().is_none()
    };
    let found = HOLIDAYS
        .iter()
        .find(|(.., names)| names.split('|').any(is_named));
    found.map(|&(day, month, _)| (day, month))
}
