//! The days that have a name and a date, or a weekday of their month, by law; days that no act dates are events.

use crate::text::russian::{fold, is_letter};
use NamedDay::{Date, Weekday};

/// The day of a month that a name has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::phrase) enum NamedDay {
    Date(u32),
    /// The third Sunday; −1 is the last, and 1 is Monday.
    Weekday(i8, u8),
}

/// Day, month, and the beginnings of the words of their names, «день» left out; names are parted by bars.
///
/// - Labour Code, article 112: 7 January, 23 February, 8 March, 1 and 9 May, 12 June, 4 November.
/// - Federal law of 13.03.1995 № 32-FZ on days of military glory and memorable dates: 25 and 27 January, 2 and
///   15 February, 18 March, 12, 26 and 27 April, 22 and 29 June, 28 July, 3 September, 3, 9 and 12 December.
/// - Decrees of the President: 25 March (27.08.2007 № 1111), 26 May (18.10.2007 № 1381), 27 May (27.05.1995 № 539),
///   6 June (21.05.1997 № 506, 06.06.2011 № 705), 8 June (27.10.2000 № 1796), 8 July (28.06.2022 № 411), 22 August
///   (20.08.1994 № 1714), 5 October (03.10.1994 № 1961), 8 February (07.06.1999 № 717), 21 April (10.06.2012 № 805),
///   30 April (30.04.1999 № 539), 10 November (13.10.2011 № 1348), 5 December (27.11.2017 № 572), 27 December
///   (26.12.1995 № 1306); by weekdays: mothers (30.01.1998 № 120), fathers (04.10.2021 № 573), agriculture
///   (31.05.1999 № 679), roads (23.03.2000 № 556), the Navy (31.05.2006 № 549), transport (25.06.2012 № 897), trade
///   (07.05.2013 № 459).
/// - Decree of the Presidium of the Supreme Soviet of the USSR of 01.10.1980 № 3018-X: the other days of professions,
///   by weekdays.
/// - The Supreme Soviet and its Presidium: 24 May (RSFSR, 30.01.1991 № 568-1), 1 September (USSR, 15.06.1984),
///   1 October (01.06.1992 № 2890/1-1), 30 October (RSFSR, 18.10.1991 № 1763/1-1).
const HOLIDAYS: &[(NamedDay, u32, &str)] = &[
    (Date(7), 1, "рождеств|рождеств христов"),
    (Date(25), 1, "студенчеств"),
    (Date(27), 1, "снят блокад ленинград|освобожден ленинград"),
    (Date(27), 1, "полн освобожден ленинград"),
    (Date(27), 1, "полн освобожден ленинград фашистск блокад"),
    (Date(2), 2, "разгром немецк|сталинградск битв"),
    (Date(8), 2, "российск наук"),
    (Date(15), 2, "памят россиян исполнявш"),
    (Date(23), 2, "защитник отечеств"),
    (Date(8), 3, "женск|международн женск"),
    (Date(18), 3, "воссоединен крым"),
    (
        Weekday(3, 7),
        3,
        "работник бытов обслуживан населен жилищн коммунальн хозяйств",
    ),
    (
        Weekday(3, 7),
        3,
        "работник жилищн коммунальн хозяйств|работник жкх",
    ),
    (Date(25), 3, "работник культур"),
    (Weekday(1, 7), 4, "геолог"),
    (Date(12), 4, "космонавтик"),
    (Date(21), 4, "местн самоуправлен"),
    (Date(26), 4, "участник ликвидац последств радиационн"),
    (Date(27), 4, "парламентаризм"),
    (Date(30), 4, "пожарн охран"),
    (Date(1), 5, "весн труд|праздник весн труд"),
    (Date(9), 5, "побед|побед советск народ"),
    (Date(9), 5, "побед велик отечественн войн"),
    (
        Date(24),
        5,
        "славянск письменност культур|славянск письменност",
    ),
    (Date(26), 5, "предпринимательств"),
    (Date(27), 5, "библиотек"),
    (Weekday(-1, 7), 5, "химик"),
    (Date(6), 6, "русск язык|пушкинск"),
    (Date(8), 6, "социальн работник"),
    (Date(12), 6, "росси"),
    (Weekday(3, 7), 6, "медицинск работник|медик"),
    (Date(22), 6, "памят скорб"),
    (Date(29), 6, "партизан подпольщик"),
    (Date(8), 7, "семь любв верност"),
    (Weekday(2, 7), 7, "рыбак"),
    (Weekday(3, 7), 7, "металлург"),
    (Weekday(4, 6), 7, "работник торговл"),
    (Date(28), 7, "крещен рус"),
    (Weekday(-1, 7), 7, "военн морск флот|вмф"),
    (Weekday(1, 7), 8, "железнодорожник"),
    (Weekday(2, 7), 8, "строител"),
    (Weekday(2, 6), 8, "физкультурник"),
    (Date(22), 8, "флаг|государственн флаг"),
    (Weekday(-1, 7), 8, "шахтер"),
    (Date(1), 9, "знани"),
    (Date(3), 9, "солидарност борьб терроризм"),
    (Weekday(3, 7), 9, "работник лес"),
    (Weekday(-1, 7), 9, "машиностроител"),
    (Date(1), 10, "пожил|пожил люд|пожил человек"),
    (Date(5), 10, "учител"),
    (
        Weekday(2, 7),
        10,
        "работник сельск хозяйств перерабатывающ промышленност",
    ),
    (Weekday(2, 7), 10, "работник сельск хозяйств"),
    (Weekday(3, 7), 10, "отц|работник дорожн хозяйств"),
    (Weekday(-1, 7), 10, "автомобилист"),
    (
        Weekday(-1, 7),
        10,
        "работник автомобильн городск пассажирск транспорт",
    ),
    (Date(30), 10, "памят жертв политическ репресси"),
    (Date(4), 11, "народн единств"),
    (Date(10), 11, "сотрудник орган внутренн дел"),
    (Weekday(-1, 7), 11, "матер"),
    (Date(3), 12, "неизвестн солдат"),
    (Date(5), 12, "добровольц|волонтер|добровольц волонтер"),
    (Date(9), 12, "геро отечеств"),
    (Date(12), 12, "конституци"),
    (Date(27), 12, "спасател"),
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

/// In bytes; behind a stem.
const LONGEST_ENDING: usize = 8;

/// Words inside a name that its stems leave out, and what is left between two signs.
const SMALL: [&str; 10] = ["", "и", "в", "с", "о", "к", "ко", "от", "по", "на"];

/// Returns the day and month of «День Победы», «праздник Весны и Труда» and the like.
///
/// A name that says more, «День правовых знаний», is another day.
pub(in crate::phrase) fn holiday(name: &str) -> Option<(NamedDay, u32)> {
    let folded = fold(name);
    let words = folded.split(|c| !is_letter(c));
    let words: Vec<&str> = words.filter(|word| !SMALL.contains(word)).collect();
    let begins = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let is_day = words.iter().any(|word| BESIDE[..5].contains(word));
    let is_named = |name: &str| {
        let own = is_day || begins(name, &["праздник", "рождеств"]);
        let mut stems = name.split(' ').peekable();
        let told = words.iter().all(|word| {
            // «материнства» is no form of «матери»
            let form = |stem: &&str| {
                let ending = word.strip_prefix(stem);
                ending.is_some_and(|ending| ending.len() <= LONGEST_ENDING)
            };
            let next = stems.next_if(form).is_some();
            next || begins(word, &BESIDE)
        });
        own && told && stems.peek().is_none()
    };
    // most names are none of these, and their first word tells
    let head = words.iter().find(|word| !BESIDE[..5].contains(word));
    let head = head.filter(|head| !begins(head, &BESIDE));
    let leads = |name: &&str| {
        let stem = name.split(' ').next().unwrap_or_default();
        head.is_none_or(|head| head.starts_with(stem))
    };
    let found = HOLIDAYS
        .iter()
        .find(|(.., names)| names.split('|').filter(leads).any(is_named));
    found.map(|&(day, month, _)| (day, month))
}
