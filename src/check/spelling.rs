//! How a plan spells common words: what is certainly a slip of the pen, and said without a dictionary.

use crate::text::russian;
use crate::words::{Message, MessageId};

/// Beginnings of words that stand in most plans, each without a neighbour: no other Russian word comes by changing,
/// leaving out, adding or swapping a letter before the last two of a beginning.
#[rustfmt::skip]
const COMMON: [&str; 333] = [
    "агентство", "агрессивн", "адаптаци", "административ", "администраци", "алкогол", "анкетирован", "антикоррупцион",
    "антитеррористич", "аттестаци", "баскетбол", "башкортостан", "безнадзорн", "безопасност", "библиотек", "благодарн",
    "благотворител", "благоустройств", "бродяжничеств", "бюджетн", "ведомствен", "ветеран", "взаимодейств",
    "видеонаблюден", "видеоролик", "викторин", "внебюджетн", "внедрени", "внеплановы", "внеурочн", "вовлечени",
    "водоснабжени", "военнослужащ", "волейбол", "волонтер", "воспитанник", "воспитател", "восстановлени", "всероссийск",
    "выполнени", "выпускник", "выявлени", "гигиеническ", "городск", "государствен", "готовност", "гражданск",
    "девиантн", "департамент", "деятельност", "диагностик", "диагностическ", "директор", "диспансеризаци", "дисциплин",
    "договор", "документ", "документаци", "документооборот", "дополнительн", "достижени", "достоверн", "доступност",
    "досугов", "жизнедеятельност", "законодател", "заместител", "заседани", "здравоохранени", "знакомств", "инвалидн",
    "инвентаризаци", "индивидуальн", "инициатив", "инструктаж", "инструкци", "интерактивн", "информацион",
    "информировани", "исполнени", "исполнител", "использовани", "исследовани", "кабинет", "календарн", "канализаци",
    "каникул", "категори", "квалификаци", "количеств", "коллектив", "комиссион", "коммунальн", "компетенци",
    "комплексн", "комфортн", "конкретн", "конкурс", "консультатив", "консультаци", "консультировани", "контрольн",
    "конференци", "концепци", "концерт", "координатор", "координаци", "корректировк", "коррекцион", "коррупци",
    "краеведческ", "культурн", "куратор", "литератур", "маршрут", "мастерств", "материало", "материальн", "медицинск",
    "межведомствен", "международн", "мероприяти", "механизм", "милосерди", "министерств", "молодежн", "мониторинг",
    "муниципальн", "наблюдени", "наглядн", "наименовани", "наркомани", "наркотическ", "наставничеств", "национальн",
    "начальник", "неблагоприятн", "необходим", "несовершеннолет", "обеспечени", "областн", "обновлени", "образовани",
    "образовательн", "обращени", "обследовани", "обучающихс", "общеобразовательн", "общественн", "огражден", "ожидаем",
    "оздоровител", "оздоровлени", "ознакомлени", "оперативн", "определени", "организаци", "организацион", "организов",
    "ответственн", "отопительн", "отчетност", "памятник", "партнерств", "патриотическ", "педагог", "педагогическ",
    "педсовет", "пенсионер", "первоочередн", "периодическ", "персональн", "перспектив", "подготовительн", "подготовк",
    "подозрительн", "подразделени", "показател", "положительн", "посвященн", "посетител", "посещаемост", "постановлени",
    "потребител", "правительств", "правонарушени", "правоохранительн", "праздник", "праздничн", "празднован",
    "практическ", "предварительн", "предпринимател", "предприяти", "председател", "представител", "предупреждени",
    "преемственност", "презентаци", "преподавани", "преподавател", "преступлени", "приобретени", "приоритетн",
    "программн", "проектировани", "производств", "противодействи", "противопожарн", "профессиональн", "профилактик",
    "профилактическ", "профориентаци", "процедур", "психологическ", "публикаци", "работодател", "развлекательн",
    "размещени", "разработк", "распоряжени", "распределени", "распространени", "расширени", "реабилитаци", "реализаци",
    "региональн", "регулярн", "режимны", "результат", "результатив", "рекомендаци", "реконструкци", "ремонтн",
    "родительск", "роспотребнадзор", "российск", "руководител", "руководств", "самообразовани", "самоопределени",
    "самоуправлени", "санитарн", "сверстник", "сельскохозяйствен", "семинаров", "сертификат", "сигнализаци",
    "систематическ", "собеседовани", "соблюдени", "совершенствовани", "совещани", "согласовани", "содействи",
    "содержательн", "соисполнител", "соответстви", "сопровождени", "соревновани", "составлени", "сотрудник",
    "сотрудничеств", "сохранени", "социализаци", "социальн", "спартакиад", "специалист", "спортивн", "способност",
    "статистическ", "стационарн", "стратеги", "строительств", "субботник", "субъект", "суицидальн", "творческ",
    "театрализованн", "тематическ", "теплоснабжени", "территори", "терроризм", "террористическ", "тестировани",
    "техническ", "технолог", "токсикомани", "толерантност", "травматизм", "трудоустройств", "туристическ", "уведомлени",
    "укреплени", "улучшени", "управлени", "успеваемост", "установлени", "усыновлени", "утверждени", "участник",
    "учащихс", "учредител", "учреждени", "федеральн", "фестивал", "физкультур", "финансирован", "финансов",
    "функционал", "характеристик", "ходатайств", "хозяйствен", "художествен", "ценностн", "чествовани", "чрезвычайн",
    "школьник", "эвакуаци", "эвакуацион", "экзаменацион", "экземпляр", "экономическ", "экскурси", "экспертиз",
    "экстремальн", "экстремизм", "экстремист", "электрон", "электроэнерги", "эмоциональн", "эффективност", "юридическ",
];

/// Words that are written wrong so often that the slip is known by itself.
const WRONG: [&str; 13] = [
    "афганистанск",
    "безопастн",
    "будующ",
    "комманд",
    "наружнег",
    "наружнем",
    "первокласни",
    "прецендент",
    "провидени",
    "терракт",
    "управлящ",
    "учавств",
    "экстримизм",
];

/// Beginnings of the words that tell how long something lasts, and so stand behind «в течение».
const LASTING: [&str; 13] = [
    "год",
    "лет",
    "месяц",
    "недел",
    "дн",
    "срок",
    "период",
    "квартал",
    "четверт",
    "полугод",
    "учебн",
    "рабоч",
    "календарн",
];

/// Papers in the form that «согласно» does not take: «согласно плана» for «согласно плану».
const GENITIVES: [&str; 12] = [
    "плана",
    "планов",
    "графика",
    "графиков",
    "приказа",
    "приказов",
    "положения",
    "распоряжения",
    "постановления",
    "договора",
    "регламента",
    "требований",
];

/// Beginnings of the words for campaigns, which are no companies: «приёмная кампания».
const CAMPAIGNS: [&str; 7] = [
    "агитацион",
    "избирател",
    "летн",
    "оздоровител",
    "подписн",
    "предвыборн",
    "приемн",
];

/// Beginnings of what days are called by as holidays.
const HOLIDAYS: [&str; 10] = [
    "защитник",
    "знаний",
    "космонавтики",
    "матери",
    "народного",
    "победы",
    "пожил",
    "росси",
    "толерантности",
    "учителя",
];

/// Nouns that stand in another case behind «по» where the time after something is meant: «по окончании».
const AFTER: [&str; 4] = ["истечению", "окончанию", "прибытию", "приезду"];

/// Bodies that are called otherwise by now: a part of the former name, the present one, and since when.
const OUTDATED: [(&str, &str, i32); 3] = [
    ("илици", "полиция", 2011),
    ("аркоконтрол", "МВД", 2016),
    ("УФМС", "МВД", 2016),
];

/// Returns a former name of a body in the text of a plan of `year`: «милиция».
pub(super) fn outdated(text: &str, year: i32) -> Option<Message> {
    OUTDATED.iter().find_map(|(part, now, since)| {
        let former = year > *since && text.contains(part);
        let mut words = text.split(|c: char| !russian::is_letter(c));
        let word = words.find(|word| former && word.contains(part))?;
        let told = MessageId::Outdated.with(word).with(since.to_string());
        Some(told.with(*now))
    })
}

/// Returns what is wrong about the forms of words in `text`: «в течении года», «согласно плана», «Сентябрь -октябрь».
pub(super) fn wrong_form(text: &str) -> Option<Message> {
    let words: Vec<&str> = text.split_whitespace().collect();
    in_the_course(&words)
        .or_else(|| according_to(&words))
        .or_else(|| better_pair(&words))
        .or_else(|| holiday(&words))
        .or_else(|| capital_inside(&words))
        .or_else(|| part_of_year(&words))
        .or_else(|| so_often(&words))
        .or_else(|| loose_hyphen(text))
        .or_else(|| unhyphened(&words))
        .or_else(|| long_ending(&words))
        .or_else(|| of_years(&words))
        .or_else(|| territory(&words))
}

/// A territory with a small letter: «красноярский край», «шиловского муниципального района».
fn territory(words: &[&str]) -> Option<Message> {
    const KINDS: [&str; 5] = ["край", "края", "област", "район", "округ"];
    const COMMON: [&str; 9] = [
        "городск",
        "гражданск",
        "детск",
        "женск",
        "морск",
        "областн",
        "российск",
        "сельск",
        "соседск",
    ];
    const ENDS: [&str; 6] = ["ский", "ского", "скому", "ском", "ской", "ская"];
    words.iter().enumerate().find_map(|(at, first)| {
        let named = first.starts_with(char::is_lowercase)
            && ENDS.iter().any(|end| first.ends_with(end))
            && !first.contains("ческ")
            && !COMMON.iter().any(|start| first.contains(start));
        if !named {
            return None;
        }
        let municipal = words
            .get(at + 1)
            .is_some_and(|word| word.starts_with("муниципальн"));
        let kind = words.get(at + 1 + usize::from(municipal))?;
        let kind = kind.trim_end_matches(|c: char| !russian::is_letter(c));
        let known = KINDS.iter().any(|start| kind.starts_with(start)) && kind.chars().count() <= 8;
        let written = words.get(at..at + 1 + usize::from(municipal))?.join(" ");
        known.then(|| {
            let meant = format!("{} {kind}", capital(&written));
            MessageId::BetterForm
                .with(format!("{written} {kind}"))
                .with(meant)
        })
    })
}

/// A number with more of its ending than one writes: «80-ой» for «80-й», «15-ого» for «15-го».
fn long_ending(words: &[&str]) -> Option<Message> {
    const ENDINGS: [(&str, &str); 14] = [
        ("ого", "го"),
        ("его", "го"),
        ("ому", "му"),
        ("ему", "му"),
        ("ой", "й"),
        ("ый", "й"),
        ("ий", "й"),
        ("ей", "й"),
        ("ая", "я"),
        ("ья", "я"),
        ("ое", "е"),
        ("ые", "е"),
        ("ым", "м"),
        ("ых", "х"),
    ];
    words.iter().find_map(|word| {
        let word = word.trim_matches(|c: char| !russian::is_letter_or_digit(c));
        let (number, ending) = word.split_once('-')?;
        let (_, short) = ENDINGS.iter().find(|(long, _)| *long == ending)?;
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let better = format!("{number}-{short}");
        digits.then(|| MessageId::BetterForm.with(word).with(better))
    })
}

/// «75 - летию», «70–летия» for «75-летию», «70-летия».
fn of_years(words: &[&str]) -> Option<Message> {
    let tied = |number: &str, dash: &str, years: &str| {
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let years = years.trim_end_matches(|c: char| !russian::is_letter(c));
        let whole = begins(years, "летн") || begins(years, "лети");
        (digits && whole).then(|| {
            MessageId::BetterForm
                .with(format!("{number}{dash}{years}"))
                .with(format!("{number}-{years}"))
        })
    };
    let apart = words.windows(3).find_map(|three| match three {
        [number, dash @ ("-" | "–" | "—"), years] => tied(number, &format!(" {dash} "), years),
        _ => None,
    });
    apart.or_else(|| {
        words.iter().find_map(|word| {
            let (number, years) = word.split_once('–')?;
            tied(number, "–", years)
        })
    })
}

/// Returns whether `word` is `wanted`, whatever its letters' case.
fn is_word(word: &str, wanted: &str) -> bool {
    // most words of a text differ in length and need not be folded
    word.len() == wanted.len() && russian::fold(word) == wanted
}

/// Returns whether `word` begins with the folded `start`.
fn begins(word: &str, start: &str) -> bool {
    let mut letters = word.chars().map(russian::fold_letter);
    start.chars().all(|letter| letters.next() == Some(letter))
}

/// «В течении года»: so rivers are spoken of, of time one says «в течение».
fn in_the_course(words: &[&str]) -> Option<Message> {
    let alone = words.windows(2).enumerate().find_map(|(at, pair)| {
        let [first, second] = pair else { return None };
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let behind = before.is_none_or(|before| before.ends_with([',', ';']));
        let lasting = || {
            let second = russian::fold(second);
            LASTING.iter().any(|start| second.starts_with(start))
        };
        (behind && is_word(first, "течение") && lasting()).then(|| {
            MessageId::BetterForm
                .with(pair.join(" "))
                .with(format!("в течение {second}"))
        })
    });
    if alone.is_some() {
        return alone;
    }
    let found = words.windows(3).any(|three| {
        let [first, second, third] = three else {
            return false;
        };
        if !is_word(first, "в") || !is_word(second, "течении") {
            return false;
        }
        let third = russian::fold(third);
        third.starts_with(|c: char| c.is_ascii_digit())
            || third.starts_with("всего")
            || LASTING.iter().any(|start| third.starts_with(start))
    });
    found.then(|| MessageId::WrongForm.with("в течении").with("в течение"))
}

/// «Согласно годового плана» for «согласно годовому плану».
fn according_to(words: &[&str]) -> Option<Message> {
    let written = words.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        is_word(first, "согласно").then_some(())?;
        let paper = russian::fold(second);
        let paper = paper.trim_matches(|c: char| !russian::is_letter(c));
        let adjective = paper.ends_with("ого") || paper.ends_with("его");
        let wrong = adjective || GENITIVES.contains(&paper);
        wrong.then(|| format!("{first} {second}"))
    });
    written.map(|written| MessageId::WrongCase.with(written))
}

/// Two words of which the second has another form or is another word: «подписная компания», «посвящённый ко Дню», «по
/// окончанию года».
fn better_pair(words: &[&str]) -> Option<Message> {
    let mut pairs = words.windows(2);
    pairs.find_map(|pair| {
        let [first, second] = pair else { return None };
        let written = || format!("{first} {second}");
        // most words are told apart by their first letters
        if begins(second, "компани") {
            let kind = russian::fold(first);
            let campaign = CAMPAIGNS.iter().any(|start| kind.starts_with(start));
            let second = second.trim_end_matches(|c: char| !russian::is_letter(c));
            let written = || format!("{first} {second}");
            let meant = second.to_lowercase().replacen("компани", "кампани", 1);
            return campaign.then(|| {
                MessageId::BetterForm
                    .with(written())
                    .with(format!("{first} {meant}"))
            });
        }
        if begins(first, "противодейств") && second.ends_with("изма") {
            let meant = second.trim_end_matches('а');
            let meant = format!("{first} {meant}у");
            return Some(MessageId::BetterForm.with(written()).with(meant));
        }
        if begins(first.trim_start_matches('«'), "групп") {
            let first = first.trim_start_matches(|c: char| !russian::is_letter(c));
            let risk = second.trim_end_matches(|c: char| !russian::is_letter(c));
            return is_word(risk, "риск").then(|| {
                let written = format!("{first} {risk}");
                let meant = format!("{written}а");
                MessageId::BetterForm.with(written).with(meant)
            });
        }
        if is_word(second, "к") || is_word(second, "ко") {
            return begins(first, "посвящ")
                .then(|| MessageId::BetterForm.with(written()).with(*first));
        }
        let son = begins(first, "защитник") || begins(first, "сын");
        let patronymic = second.trim_end_matches(|c: char| !russian::is_letter(c));
        if son && is_word(patronymic, "отчества") {
            let written = format!("{first} {patronymic}");
            return Some(
                MessageId::BetterForm
                    .with(written)
                    .with(format!("{first} Отечества")),
            );
        }
        let after = is_word(first, "по") && AFTER.iter().any(|noun| is_word(second, noun));
        after.then(|| {
            let meant = second.trim_end_matches(['ю', 'Ю']);
            MessageId::BetterForm
                .with(written())
                .with(format!("{first} {meant}и"))
        })
    })
}

/// A holiday with a small letter: «дня Победы» for «Дня Победы», «в великой отечественной войне».
fn holiday(words: &[&str]) -> Option<Message> {
    let world = |word: &&str| {
        let starts = [
            "международн",
            "всемирн",
            "всероссийск",
            "общероссийск",
            "едины",
        ];
        starts.iter().any(|start| begins(word, start))
    };
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let [first, second] = pair else { return None };
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let own = second.trim_matches(|c: char| !russian::is_letter(c));
        if own.starts_with("отечественн")
            && begins(first, "велик")
            && words.iter().any(|word| begins(word, "войн"))
        {
            let written = format!("{first} {own}");
            let meant = format!("{} {}", capital(first), capital(own));
            return Some(MessageId::BetterForm.with(written).with(meant));
        }
        let small = matches!(*first, "день" | "дня" | "дню" | "днем" | "днём");
        (small && !before.is_some_and(world) && HOLIDAYS.iter().any(|start| begins(own, start)))
            .then(|| {
                // «День России», but «День российской науки»
                let adjective = begins(own, "российск");
                let behind = if adjective {
                    own.to_lowercase()
                } else {
                    own.to_owned()
                };
                MessageId::BetterForm
                    .with(format!("{first} {own}"))
                    .with(format!("{} {behind}", capital(first)))
            })
    })
}

/// A capital behind a word cut short: «Мед. Помощи» for «Мед. помощи»; a name stands before its initials.
pub(super) fn capital_inside(words: &[&str]) -> Option<Message> {
    const SHORT: [&str; 8] = [
        "зав.", "зам.", "мат.", "мед.", "муз.", "пед.", "соц.", "хоз.",
    ];
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let [first, second] = pair else { return None };
        let own = second.trim_end_matches(|c: char| !russian::is_letter(c));
        let noun = own.chars().skip(1).all(char::is_lowercase) && own.chars().count() > 4;
        let next = words.get(at + 2);
        let name = next.is_some_and(|next| next.starts_with(char::is_uppercase));
        let short = || SHORT.contains(&&*russian::fold(first));
        let odd = own.starts_with(char::is_uppercase) && noun && !name && short();
        odd.then(|| {
            MessageId::BetterForm
                .with(format!("{first} {own}"))
                .with(format!("{first} {}", own.to_lowercase()))
        })
    })
}

/// Returns `word` with a capital.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// «На первую половину 2022 год» for «2022 года».
fn part_of_year(words: &[&str]) -> Option<Message> {
    const PARTS: [&str; 4] = ["половин", "полугоди", "квартал", "четверт"];
    words.windows(3).find_map(|three| {
        let [part, year, word] = three else {
            return None;
        };
        let number = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let known = || PARTS.iter().any(|start| begins(part, start));
        let word = &word.trim_end_matches(|c: char| !russian::is_letter(c));
        (number && is_word(word, "год") && known()).then(|| {
            let written = format!("{year} {word}");
            let meant = format!("{written}а");
            MessageId::BetterForm.with(written).with(meant)
        })
    })
}

/// «2 р в год» for «2 раза в год».
fn so_often(words: &[&str]) -> Option<Message> {
    words.windows(3).find_map(|three| {
        let [count, times, within] = three else {
            return None;
        };
        let number: u32 = count.parse().ok()?;
        let few = (2..5).contains(&number) && is_word(times, "раз");
        let short = few || is_word(times.trim_end_matches('.'), "р");
        let short = short && is_word(within, "в");
        short.then(|| {
            let times_in_full = if (2..5).contains(&number) {
                "раза"
            } else {
                "раз"
            };
            MessageId::BetterForm
                .with(format!("{count} {times} {within}"))
                .with(format!("{count} {times_in_full} {within}"))
        })
    })
}

/// A hyphen or a dash between two words or numbers that has a blank on one side alone: «учебно- воспитательный»,
/// «13.10 -15.10», but not «аудио- и видео».
pub(super) fn loose_hyphen(text: &str) -> Option<Message> {
    const DASHES: [char; 2] = ['-', '–'];
    let mut hyphened = text.lines().filter(|line| line.contains(DASHES));
    hyphened.find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let loose = words.windows(2).find(|pair| {
            let [before, after] = pair else { return false };
            let alike = |before: &str, after: &str| {
                let both = |is: fn(char) -> bool| before.ends_with(is) && after.starts_with(is);
                both(russian::is_letter) || both(|c| c.is_ascii_digit())
            };
            let behind = before
                .strip_suffix(DASHES)
                .is_some_and(|word| alike(word, after) && !matches!(*after, "и" | "или"));
            let ahead = after
                .strip_prefix(DASHES)
                .is_some_and(|word| alike(before, word));
            behind || ahead
        })?;
        let loose = loose.join(" ");
        let id = if loose.contains('–') {
            MessageId::LooseDash
        } else {
            MessageId::LooseHyphen
        };
        Some(id.with(loose))
    })
}

/// Two nouns that are one: «детей сирот» for «детей-сирот», «учитель логопед».
pub(super) fn unhyphened(words: &[&str]) -> Option<Message> {
    const PAIRS: [(&str, &str); 13] = [
        ("врач", "нарколог"),
        ("врач", "педиатр"),
        ("врач", "психиатр"),
        ("дет", "сирот"),
        ("инструктор", "методист"),
        ("мастер", "класс"),
        ("педагог", "библиотекар"),
        ("педагог", "организатор"),
        ("педагог", "психолог"),
        ("план", "график"),
        ("учител", "дефектолог"),
        ("учител", "логопед"),
        ("учител", "предметник"),
    ];
    words.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        // most words are told apart by their length
        if !(6..=20).contains(&first.len()) || second.len() < 10 {
            return None;
        }
        let known = |(one, other): &(&str, &str)| begins(first, one) && begins(second, other);
        let one = || PAIRS.iter().any(known) && first.chars().all(russian::is_letter);
        // «с детьми сиротского дома» has an adjective behind
        let noun = !second.ends_with(['о', 'х', 'й']);
        let second = second.trim_end_matches(|c: char| !russian::is_letter(c));
        (noun && one()).then(|| {
            let written = format!("{first} {second}");
            let meant = format!("{first}-{second}");
            MessageId::BetterForm.with(written).with(meant)
        })
    })
}

/// Returns a word of `text` that is a common one but for a letter: «эвакуция».
pub(super) fn misspelt(text: &str) -> Option<&str> {
    if let Some(word) = broken(text) {
        return Some(word);
    }
    let mut words = text.split(|c: char| !russian::is_letter(c));
    words.find(|word| word.len() > 12 && is_misspelt(&russian::fold(word)))
}

/// Returns a common word of `text` that a hyphen breaks, as a narrow column does: «педагогичес-кий».
fn broken(text: &str) -> Option<&str> {
    if !text.contains('-') {
        return None;
    }
    let words = text.split_whitespace();
    let mut words = words.map(|word| word.trim_matches(|c: char| !russian::is_letter(c)));
    words.find(|word| {
        let Some((first, rest)) = word.split_once('-').filter(|(first, _)| first.len() > 4) else {
            return false;
        };
        let joined = format!("{}{}", russian::fold(first), russian::fold(rest));
        let over = |start: &&str| start.len() > first.len() && joined.starts_with(*start);
        rest.chars().all(russian::is_letter) && COMMON.iter().any(over)
    })
}

fn is_misspelt(word: &str) -> bool {
    let wrong = WRONG.iter().any(|start| word.starts_with(start));
    if wrong || is_voiced(word) || is_softened(word) || lacks_a_letter(word) {
        return true;
    }
    // the beginnings stand in order
    let Some(first) = word.chars().next() else {
        return false;
    };
    let from = COMMON.partition_point(|start| start.chars().next() < Some(first));
    let alike = || {
        COMMON
            .iter()
            .skip(from)
            .take_while(|start| start.starts_with(first))
    };
    !alike().any(|start| word.starts_with(start)) && alike().any(|start| is_slip(word, start))
}

/// Returns whether `word` has «без» before a voiceless consonant: «безконфликтный» for «бесконфликтный».
fn is_voiced(word: &str) -> bool {
    let root = word.strip_prefix("без");
    root.is_some_and(|root| root.starts_with(['к', 'п', 'с', 'т', 'ф', 'х', 'ц', 'ч', 'ш', 'щ']))
}

/// Returns whether `word` has a soft sign for a hard one behind its prefix: «обьект».
fn is_softened(word: &str) -> bool {
    const SOFTENED: [&str; 9] = [
        "обье",
        "обья",
        "подье",
        "разье",
        "разья",
        "сье",
        "отье",
        "изья",
        "предья",
    ];
    SOFTENED.iter().any(|start| word.starts_with(start))
}

/// Returns whether the end of `word` lacks a letter that it always has: «периодичекий», «квалифицированый», «размещеный».
fn lacks_a_letter(word: &str) -> bool {
    const ENDINGS: [&str; 15] = [
        "ыми", "ими", "ого", "ому", "ый", "ий", "ая", "ое", "ые", "ие", "ой", "ую", "ым", "ых",
        "их",
    ];
    // no word ends so: «пенсионерочк»
    const CUT: [&str; 7] = ["чк", "шк", "жк", "ньк", "зкии", "скии", "ткии"];
    let Some(stem) = ENDINGS.iter().find_map(|end| word.strip_suffix(end)) else {
        return word.contains("ованост") || CUT.iter().any(|end| word.ends_with(end));
    };
    let long = |letters: usize| stem.chars().count() >= letters;
    // «размещений» is of a noun
    let full = !["ий", "ие", "ими", "их"]
        .iter()
        .any(|end| word.ends_with(end));
    let participle = |end: &str| stem.ends_with(end) && long(8) && full;
    stem.ends_with("ичек") && long(7) || participle("ован") || participle("щен")
}

/// Returns whether `word` begins with `start` but for one letter before the last two of it.
fn is_slip(word: &str, start: &str) -> bool {
    // all letters of a beginning take two bytes
    let length = start.len();
    let Some(last) = length.checked_sub(4).and_then(|at| start.get(at..)) else {
        return false;
    };
    [length - 2, length, length + 2].iter().any(|taken| {
        let begun = word.get(..*taken);
        begun.is_some_and(|begun| {
            begun.ends_with(last) && strsim::damerau_levenshtein(begun, start) == 1
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn common_words_are_known_but_for_a_letter() {
        let case = |text, expected: Option<&str>| assert_eq!(misspelt(text), expected, "{text}");
        case("Тренировочная эвакуция", Some("эвакуция"));
        case("предписания Ростпотребнадзора", Some("Ростпотребнадзора"));
        case(
            "план межведоственного взаимодействия",
            Some("межведоственного"),
        );
        case("при терракте", Some("терракте"));
        case("летние каниикулы", Some("каниикулы"));
        case("Педагогичес-кие работники", Some("Педагогичес-кие"));
        case("социально-педагогический, психолого-педагогический", None);
        case("Безконфликтное общение", Some("Безконфликтное"));
        for word in [
            "периодичекие",
            "посвященый",
            "квалифицированых",
            "Информированость",
            "обьектов",
            "комманд",
            "наружнего",
            "воспитаников",
            "матералов",
            "работадателей",
            "Бакетбол",
            "Пенсионерочк",
        ] {
            case(word, Some(word));
        }
        case("размещений и образований, требованиям, птичек", None);
        case("материалы, воспитателей, посвященный, подъезд", None);
        case("безопасность, безработица, беззаконие", None);
        case("методика и методисты, воспитанники, специальности", None);
        case("администратор, администрирование, комиссариат", None);
        case("участие, участники, поведение, проведение", None);
        case("статист, социолог, общепит, профессор", None);
    }

    #[test]
    fn beginnings_stand_in_order_and_are_russian() {
        let first = |word: &str| word.chars().next();
        assert!(
            COMMON
                .windows(2)
                .all(|pair| first(pair[0]) <= first(pair[1]))
        );
        let russian = |word: &str| word.chars().all(|letter| letter.len_utf8() == 2);
        assert!(COMMON.iter().all(|word| russian(word)));
    }

    #[test]
    fn common_words_have_no_neighbours_among_themselves() {
        for word in COMMON {
            assert!(!is_misspelt(word), "{word}");
        }
    }

    #[test]
    fn former_names_are_told_in_later_plans() {
        let told = |text, year| outdated(text, year).map(|told| told.text(Lang::Russian));
        let police = Some("«милиции»: с 2011 года – полиция");
        assert_eq!(told("Вызов милиции", 2022).as_deref(), police);
        assert_eq!(told("Вызов милиции", 2011), None);
        assert_eq!(told("Вызов полиции", 2022), None);
    }

    #[test]
    fn years_are_tied_to_their_number() {
        let told = |text| wrong_form(text).map(|found| found.text(Lang::Russian));
        let found = told("мероприятия к 75 - летию Победы").unwrap();
        assert_eq!(found, "«75 - летию»: пишут «75-летию»");
        let found = told("празднование 70–летия Победы").unwrap();
        assert_eq!(found, "«70–летия»: пишут «70-летия»");
        assert_eq!(told("дети 5 – 7 лет, 10 - летом, 75-летие"), None);
    }

    #[test]
    fn a_holiday_keeps_the_case_of_its_adjective() {
        let found = wrong_form("Акция ко дню Российской науки").unwrap();
        let told = found.text(Lang::Russian);
        assert_eq!(told, "«дню Российской»: пишут «Дню российской»");
    }

    #[test]
    fn forms_that_are_wrong_are_found() {
        let case = |text, expected: Option<&str>| {
            let found = wrong_form(text).map(|found| found.text(Lang::Russian));
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        case(
            "В течении года",
            Some("«в течении»: о времени пишут «в течение»"),
        );
        case("в течение года", None);
        case("в течении реки", None);
        case(
            "согласно годового плана",
            Some("«согласно годового»: нужен дательный – «согласно плану»"),
        );
        case(
            "Согласно планов",
            Some("«Согласно планов»: нужен дательный – «согласно плану»"),
        );
        case("согласно плану, согласно приказу", None);
        case(
            "Проведение подписной компании",
            Some("«подписной компании»: пишут «подписной кампании»"),
        );
        case("Страховая компания", None);
        case(
            "Линейка, посвящённая ко Дню знаний",
            Some("«посвящённая ко»: пишут «посвящённая»"),
        );
        case(
            "по противодействию экстремизма",
            Some("«противодействию экстремизма»: пишут «противодействию экстремизму»"),
        );
        case("Противодействие терроризму", None);
        case(
            "дети «группы риск»",
            Some("«группы риск»: пишут «группы риска»"),
        );
        case("дети группы риска, группа рисков", None);
        case(
            "подписка на первую половину 2022 год",
            Some("«2022 год»: пишут «2022 года»"),
        );
        case("План на 2022 год", None);
        case(
            "отдых детей сирот",
            Some("«детей сирот»: пишут «детей-сирот»"),
        );
        case(
            "Консультация учителя логопеда.",
            Some("«учителя логопеда»: пишут «учителя-логопеда»"),
        );
        case(
            "детей, сирот и дети сиротского дома, учителям логопедических групп, детская",
            None,
        );
        case("2 р в год", Some("«2 р в»: пишут «2 раза в»"));
        case(
            "Виды мед. Помощи: скорая помощь",
            Some("«мед. Помощи»: пишут «мед. помощи»"),
        );
        case("2 раз в год", Some("«2 раз в»: пишут «2 раза в»"));
        case("5 раз в год, 2 раза в год", None);
        case(
            "течение года",
            Some("«течение года»: пишут «в течение года»"),
        );
        case(
            "Славные имена сынов Отчества",
            Some("«сынов Отчества»: пишут «сынов Отечества»"),
        );
        case(
            "Концерт ко дню Победы",
            Some("«дню Победы»: пишут «Дню Победы»"),
        );
        case(
            "победы в великой отечественной войне",
            Some("«великой отечественной»: пишут «Великой Отечественной»"),
        );
        case(
            "Зам. директора, соц. Иванова О.А., пед. ИРО, Ко Дню Победы, Международный день учителя, в день памятной даты, Великой Отечественной войны",
            None,
        );
        case(
            "по окончанию года",
            Some("«по окончанию»: пишут «по окончании»"),
        );
        case(
            "Игра- инсценировка",
            Some("пробел с одной стороны дефиса: «Игра- инсценировка»"),
        );
        case(
            "Сентябрь -октябрь",
            Some("пробел с одной стороны дефиса: «Сентябрь -октябрь»"),
        );
        case(
            "аудио- и видеозаписи, учебно-воспитательный, май - июнь, темы: -беседы",
            None,
        );
    }

    #[test]
    fn numbers_and_territories_are_written_as_one_does() {
        for (text, expected) in [
            (
                "13.10 -15.10.2014",
                Some("пробел с одной стороны дефиса: «13.10 -15.10.2014»"),
            ),
            ("80-ой годовщине", Some("«80-ой»: пишут «80-й»")),
            ("до 15-ого числа", Some("«15-ого»: пишут «15-го»")),
            (
                "Мой красноярский край",
                Some("«красноярский край»: пишут «Красноярский край»"),
            ),
            (
                "в границах шиловского муниципального района",
                Some(
                    "«шиловского муниципального района»: пишут «Шиловского муниципального района»",
                ),
            ),
            ("80-й, 5-е, 10-летие", None),
            (
                "городского округа, в сельском районе, педагогической области, Саровский район",
                None,
            ),
        ] {
            let found = wrong_form(text).map(|found| found.text(Lang::Russian));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
