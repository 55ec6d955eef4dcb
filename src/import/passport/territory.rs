//! Where a plan holds, from running text: «в Дубовском районе» → «Дубовский район».

use crate::import::draft::Text;
use crate::text::russian::{Ask as _, fold, is_letter_or_digit};
use crate::text::word_list;

/// Cities in the plural with their genitive, and those that are not declined.
const UNUSUAL: &[&str] = word_list![
    "апатиты апатитов" "березники березников" "боровичи боровичей" "валуйки валуек"
    "ессентуки ессентуков" "кимры кимр" "люберцы люберец" "мытищи мытищ" "покачи покачей"
    "сланцы сланцев" "сочи сочи" "тольятти тольятти" "химки химок" "чебоксары чебоксар"
    "шахты шахт"
];

/// Cities whose names end like the genitive of others: «г. Уфа», but «г. Липецка».
const ENDING_IN_A: &[&str] = word_list![
    "москва" "пенза" "уфа" "самара" "тула" "калуга" "кострома" "чита" "вологда" "анапа" "махачкала"
    "элиста" "воркута" "ухта" "находка" "алушта" "ялта" "бугульма" "дубна" "коломна" "гатчина"
    "шатура" "балашиха" "кинешма" "салда" "тайга"
];

/// Finds the territory that `text` names.
pub(in crate::import) fn find(text: &Text) -> Option<Text> {
    let words: Vec<&str> = text
        .value
        .split(' ')
        .flat_map(|word| match word.strip_prefix("г.") {
            Some("о.") => ["городской", "округ"],
            Some(city) => ["г.", city],
            None => [word, ""],
        })
        .map(|word| word.trim_matches(|c: char| !is_letter_or_digit(c) && c != '-'))
        .filter(|word| !word.is_empty())
        .collect();
    let at = |at: usize| words.get(at..).unwrap_or_default();
    let read = |words| {
        urban(words)
            .or_else(|| district(words))
            .or_else(|| short(words))
    };
    let found = (0..words.len()).find_map(|from| read(at(from)));
    let name = found.or_else(|| cities(&text.value))?;
    Some(text.concludes(&name))
}

fn is_name(word: &str) -> bool {
    // «План работы городского округа⏎Мероприятия на 2022 год»
    let of_documents = word_list![
        "отчет" "план" "мероприятие" "мероприятия" "раздел" "приложение" "проект" "программа"
    ];
    let own = |c: char| c.is_lowercase() || c.is_uppercase() || c == '-';
    !of_documents.contains(&fold(word).as_str())
        && word.starts_with(char::is_uppercase)
        && word.chars().count() > 2
        && word.chars().all(own)
        && word.chars().filter(|c| c.is_uppercase()).count() <= 2
}

/// «городского округа Первоуральск», «городского округа город Мантурово».
fn urban(words: &[&str]) -> Option<String> {
    let [first, second, rest @ ..] = words else {
        return None;
    };
    if !first.starts_with(['г', 'Г', 'м', 'М', 'с', 'С']) {
        return None;
    }
    let (first, second) = (fold(first), fold(second));
    let of = |kinds: &[&str], nouns: &[&str]| {
        kinds.contains(&first.as_str()) && nouns.contains(&second.as_str())
    };
    let districts = word_list!["округа" "округе" "округ" "округу"];
    let bodies = word_list!["образования" "образовании" "образованию"];
    let areas = ["района", "районе", "районом", "району"];
    let municipal = word_list!["муниципального" "муниципальном" "муниципальному" "муниципальный"];
    let settles = ["поселения", "поселении", "поселению"].contains(&second.as_str());
    let kind = if of(
        word_list!["городского" "городском" "городской" "городскому"],
        districts,
    ) {
        "городской округ"
    } else if of(
        word_list!["муниципального" "муниципальном" "муниципальному"],
        bodies,
    ) {
        "муниципальное образование"
    } else if of(municipal, districts) {
        "муниципальный округ"
    } else if of(municipal, &areas) {
        "муниципальный район"
    } else if settles && first.starts_with("сельско") {
        "сельское поселение"
    } else if settles && first.starts_with("городско") {
        "городское поселение"
    } else {
        return None;
    };
    match rest {
        [city, name, ..] if fold(city) == "город" && is_name(name) => {
            Some(format!("{kind} город {name}"))
        }
        [city, name, ..] if fold(city) == "города" && is_name(name) => {
            Some(format!("{kind} город {}", nominative(name)))
        }
        [name, noun @ ("район" | "округ"), ..] if is_name(name) => {
            Some(format!("{kind} {name} {noun}"))
        }
        [name, ..] if is_name(name) && !name.ends_with("го") => Some(format!("{kind} {name}")),
        _ => None,
    }
}

/// «администрации ГО Первоуральск», but not «ГО и ЧС», «мероприятия ГО Первоуральска»: civil defence goes by the same
/// letters.
fn short(words: &[&str]) -> Option<String> {
    let ["ГО", name, ..] = words else {
        return None;
    };
    let vowels = ['а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'й'];
    let is_city = is_name(name) && !name.ends_with(vowels);
    is_city.then(|| format!("городской округ {name}"))
}

/// «в Дубовском районе», «Заволжского муниципального района», «Новокузнецкий ГО».
fn district(words: &[&str]) -> Option<String> {
    let [name, rest @ ..] = words else {
        return None;
    };
    let cases = word_list![
        "ского" "ском" "скому" "ский" "ское" "цкого" "цком" "цкому" "цкий" "цкое"
    ];
    let ending = cases.iter().find(|ending| name.ends_with(*ending))?;
    let stem = name.strip_suffix(ending).filter(|_| is_name(name))?;
    let consonant = if ending.starts_with('ц') { 'ц' } else { 'с' };
    let folded: Vec<String> = rest.iter().take(2).map(|word| fold(word)).collect();
    let noun = |word: &str| match word {
        "района" | "районе" | "району" | "район" => Some("район"),
        "округа" | "округе" | "округу" | "округ" => Some("округ"),
        "поселения" | "поселении" | "поселению" | "поселение" => {
            Some("поселение")
        }
        "го" => Some("ГО"),
        "мр" => Some("муниципальный район"),
        _ => None,
    };
    let middle = |word: &str| {
        let stems = ["муниципальн", "городск", "сельск"];
        stems.into_iter().find(|stem| word.starts_with(stem))
    };
    let first = folded.first()?;
    let (middle, noun) = match (middle(first), noun(first)) {
        (_, Some(found)) => (None, found),
        (Some(stem), None) => (Some(stem), noun(folded.get(1)?)?),
        (None, None) => return None,
    };
    let neuter = noun == "поселение";
    let own = if neuter { "кое" } else { "кий" };
    let middle = middle.map_or_else(String::new, |stem| {
        let ending = match (neuter, stem) {
            (true, _) => "ое",
            (false, "городск") => "ой",
            (false, "сельск") => "ий",
            (false, _) => "ый",
        };
        format!("{stem}{ending} ")
    });
    Some(format!("{stem}{consonant}{own} {middle}{noun}"))
}

/// Returns the first city that `text` names, in words that no quote or bracket parts: «г) Отчёт» is none.
fn cities(text: &str) -> Option<String> {
    let bare = |word: &'_ str| {
        word.trim_matches(|c: char| !is_letter_or_digit(c) && c != '-')
            .to_owned()
    };
    let words: Vec<&str> = text
        .split(' ')
        .flat_map(|word| match word.split_once("г.") {
            Some((before, city)) if !city.is_empty() && bare(before).is_empty() => vec!["г.", city],
            _ => vec![word],
        })
        .filter(|word| *word == "№" || !bare(word).is_empty())
        .collect();
    (1..words.len()).find_map(|at| {
        let (kind, name) = (words.get(at - 1)?, words.get(at)?);
        let before = at.checked_sub(2).and_then(|at| words.get(at));
        // «2013 г. Организация», «2018-2019 уч. г. Отчёт»
        let year = before.is_some_and(|word| {
            let of_a_year = word_list![
                "уч." "учебн." "с." "т." "тек." "текущего" "прошлого" "фин."
            ];
            // «школа № 2 г. Саров»
            let sign = at.checked_sub(3).and_then(|at| words.get(at)) == Some(&"№");
            let number = word.ends_with(|c: char| c.is_ascii_digit());
            number && !sign && !word.starts_with('№') || of_a_year.contains(&fold(word).as_str())
        });
        let parted = year
            || kind.ends_with(|c: char| !is_letter_or_digit(c) && c != '.')
            || name.starts_with(|c: char| !is_letter_or_digit(c));
        let (kind, name) = (bare(kind), bare(name));
        (!parted).then(|| city(&[&kind, own_part(&name)])).flatten()
    })
}

/// Returns the name that `word` begins with: «Уссурийска-начальник», but «Ростова-на-Дону».
fn own_part(word: &str) -> &str {
    let strange =
        |part: &str| part.starts_with(char::is_lowercase) && !matches!(part, "на" | "над");
    let end = word.match_indices('-').find(|(at, _)| {
        let rest = word.get(at + 1..).unwrap_or_default();
        strange(rest.split('-').next().unwrap_or_default())
    });
    end.and_then(|(at, _)| word.get(..at)).unwrap_or(word)
}

/// «города Сарова», «г. Уссурийска», «в городе Сарове».
fn city(words: &[&str]) -> Option<String> {
    let [kind, name, ..] = words else { return None };
    if !is_name(name) || name.ends_with("ого") || name.ends_with("ому") {
        return None;
    }
    match fold(kind).as_str() {
        "города" | "г" => Some(format!("город {}", nominative(name))),
        "город" => Some(format!("город {name}")),
        "городе" | "городу" => {
            // «в городе Шахтах», «в городе Сочи», «в городе Твери»
            let soft = ["ани", "ери", "ени", "рми"];
            let declined = name.ends_with(['е', 'у']) || name.ends_any(&soft);
            (declined || unusual(name).is_some()).then(|| format!("город {}", nominative(name)))
        }
        _ => None,
    }
}

/// Returns the nominative of a city's name in the genitive: «Липецка» → «Липецк», «Твери» → «Тверь».
fn nominative(name: &str) -> String {
    if let Some((city, river)) = name.split_once("-на-") {
        return format!("{}-на-{river}", nominative(city));
    }
    if ENDING_IN_A.contains(&fold(name).as_str()) {
        return name.to_owned();
    }
    if let Some(city) = unusual(name) {
        return city;
    }
    let soft = |stem: &str| format!("{stem}ь");
    // «Феодосии», «Липецка», «в Туле», «Твери»
    let hard = |stem: &str| with_a(stem).unwrap_or_else(|| stem.to_owned());
    let endings = [
        name.strip_suffix(['а', 'у']).map(str::to_owned),
        name.strip_suffix('е')
            .filter(|stem| !stem.ends_with(['о', 'е']))
            .map(hard),
        name.strip_suffix('я').map(soft),
        name.strip_suffix('ы').map(|stem| format!("{stem}а")),
        name.strip_suffix("ии").map(|stem| format!("{stem}ия")),
        name.strip_suffix('и')
            .filter(|stem| stem.ends_with(['г', 'к', 'ш']))
            .map(|stem| format!("{stem}а")),
        name.strip_suffix('и').map(soft),
    ];
    endings
        .into_iter()
        .flatten()
        .next()
        .unwrap_or_else(|| name.to_owned())
}

/// Returns the nominative of a city in the plural or of one that is not declined.
fn unusual(name: &str) -> Option<String> {
    let folded = fold(name);
    let plural = |(city, genitive): &(&str, &str)| {
        let stem = city.trim_end_matches(['ы', 'и']);
        let case = folded.strip_prefix(stem).unwrap_or_default();
        folded == *genitive || folded == *city || matches!(case, "ам" | "ах" | "ям" | "ях")
    };
    let mut cities = UNUSUAL.iter().filter_map(|both| both.split_once(' '));
    let (city, _) = cities.find(plural)?;
    let first: String = name.chars().take(1).collect();
    Some(first + &city.chars().skip(1).collect::<String>())
}

/// Returns the city in -а of this stem, if there is one.
fn with_a(stem: &str) -> Option<String> {
    let city = format!("{stem}а");
    ENDING_IN_A.contains(&fold(&city).as_str()).then_some(city)
}

/// Finds the village that the title of a plan names, where nothing larger is named: «в п. Целинный».
pub(super) fn village(title: &Text) -> Option<Text> {
    let kinds = [
        ("п.", "посёлок"),
        ("пос.", "посёлок"),
        ("с.", "село"),
        ("д.", "деревня"),
    ];
    let words: Vec<&str> = title.value.split(' ').collect();
    let name = words.windows(2).find_map(|pair| {
        let &[kind, name] = pair else { return None };
        let (_, kind) = kinds.iter().find(|(short, _)| *short == kind)?;
        let name = name.trim_matches(|c: char| !is_letter_or_digit(c));
        is_name(name).then(|| format!("{kind} {name}"))
    })?;
    Some(title.concludes(&name))
}

/// How many words name a region at the most.
const MOST_WORDS: usize = 5;

/// Finds the region for which the title of a plan says that it holds: «в Магаданской области».
pub(super) fn of_region(title: &Text) -> Option<Text> {
    let leads = [" в ", " во ", " по ", " на территории "];
    let mut behind = leads.iter().flat_map(|lead| {
        let places = title.value.match_indices(lead);
        places.filter_map(|(at, lead)| title.value.get(at + lead.len()..))
    });
    let begins = |rest: &str| {
        let first: Vec<&str> = rest.split(' ').take(MOST_WORDS).collect();
        let all = region(&Text::new(&first.join(" "), &title.place));
        let pair = || region(&Text::new(&first.get(..2)?.join(" "), &title.place));
        all.filter(|found| found.value.split(' ').count() > 2)
            .or_else(pair)
    };
    behind.find_map(begins)
}

/// Finds the region that the title of a plan names: «в Магаданской области», «Республики Мордовия».
pub(super) fn region(title: &Text) -> Option<Text> {
    let words = title.value.split(' ');
    let words = words.map(|word| word.trim_matches(|c: char| !is_letter_or_digit(c)));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name = (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        let pair = || region_of(rest.first()?, rest.get(1)?);
        autonomous(rest).or_else(|| republic(rest)).or_else(pair)
    })?;
    Some(title.concludes(&name))
}

/// «Ханты-Мансийском автономном округе – Югре».
fn autonomous(words: &[&str]) -> Option<String> {
    let [name, kind, noun, rest @ ..] = words else {
        return None;
    };
    let cases = ["кий", "кого", "ком", "кому"];
    let stem = cases.iter().find_map(|end| name.strip_suffix(end))?;
    let kind = fold(kind).starts_with("автономн") && fold(noun).starts_with("округ");
    let of = rest.first().filter(|word| fold(word).starts_with("югр"));
    let of = of.map_or("", |_| " – Югра");
    (is_name(name) && kind).then(|| format!("{stem}кий автономный округ{of}"))
}

/// «Республике Северная Осетия – Алания»: one whose name is several words.
fn republic(words: &[&str]) -> Option<String> {
    const NAMES: [(&str, &str); 4] = [
        ("северная осетия", "Северная Осетия – Алания"),
        ("северной осетии", "Северная Осетия – Алания"),
        ("марий эл", "Марий Эл"),
        ("саха", "Саха (Якутия)"),
    ];
    let [kind, rest @ ..] = words else {
        return None;
    };
    let folded = fold(&rest.get(..rest.len().min(2))?.join(" "));
    let (_, name) = NAMES
        .iter()
        .find(|(begins, _)| folded.starts_with(begins))?;
    is_republic(kind).then(|| format!("Республика {name}"))
}

fn is_republic(word: &str) -> bool {
    matches!(word, "Республики" | "Республике" | "Республика")
}

fn region_of(first: &str, second: &str) -> Option<String> {
    let adjective = |oblique: &[&str], own: &str| {
        let stem = oblique.iter().find_map(|end| first.strip_suffix(end))?;
        let named = is_name(first) && stem.ends_with(['с', 'ц']);
        named.then(|| format!("{stem}{own}"))
    };
    match fold(second).as_str() {
        "области" | "область" => {
            Some(adjective(&["кой", "кая"], "кая")? + " область")
        }
        "республики" | "республике" if is_name(second) => {
            Some(adjective(&["кой"], "кая")? + " Республика")
        }
        "края" | "крае" | "краю" | "край" => {
            Some(adjective(&["кого", "ком", "кому", "кий"], "кий")? + " край")
        }
        _ => (is_republic(first) && is_name(second)).then(|| format!("Республика {second}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::Place;
    use crate::import::testing::cases;

    #[test]
    fn republics_of_several_words_are_named_in_full() {
        cases(
            "аттестации в Республике Северная Осетия-Алания в 2023 году → Республика Северная Осетия – Алания
            дорожного движения в Республике Саха (Якутия) → Республика Саха (Якутия)
            образования Республики Марий Эл на 2022 год → Республика Марий Эл
            в Республике Карелия на 2022 год → Республика Карелия",
            |text| {
                let text = Text::new(text, &Place::Line { line: 1 });
                Some(region(&text).or_else(|| of_region(&text))?.value)
            },
        );
    }

    #[test]
    fn territories_are_found_in_running_text() {
        cases(
            "на территории городского округа Первоуральск → городской округ Первоуральск
            благоустройства г.о. Первоуральск на 2022 год → городской округ Первоуральск
            администрации ГО Первоуральск от 12.01.2022 → городской округ Первоуральск
            план мероприятий ГО Первоуральска → –
            план мероприятий ГО и ЧС → –
            план Новокузнецкого ГО Кемеровской области → Новокузнецкий ГО
            муниципального округа Чернский на 2022 год → муниципальный округ Чернский
            в муниципальном районе «Борский» → муниципальный район Борский
            Рыбинского МР на 2022 год → Рыбинский муниципальный район
            в муниципальном районе Мероприятия → –
            до 2022 г. о работе Школы → –
            в муниципальном образовании Дубовский район на 2026 год → муниципальное образование Дубовский район
            Администрация городского округа город Мантурово → городской округ город Мантурово
            проекта «500+» в Дубовском районе → Дубовский район
            Администрация города Отчет о работе → –
            План работы городского округа Мероприятия на год → –
            администрация Заволжского муниципального района → Заволжский муниципальный район
            Глава Борисоглебского сельского поселения → Борисоглебское сельское поселение
            Верхнетоемского муниципального округа → Верхнетоемский муниципальный округ
            Комитет администрации города Новокузнецка (далее – КОиН) → город Новокузнецк
            Центр семейному устройству г.Уссурийска» → город Уссурийск
            мэрия г. Москвы, г. Уфа → город Москва
            управление образования города Твери → город Тверь
            школа № 2 г.Феодосии → город Феодосия
            детский сад №22 г. Орши → город Орша
            г. Уссурийска-начальник отдела → город Уссурийск
            администрация г. Ростова-на-Дону → город Ростов-на-Дону
            по г. Первоуральску → город Первоуральск
            по городу Сарову, в городе Туле → город Саров
            в городе Туле, в г. Видное → город Тула
            в г. Видное → город Видное
            администрация города Чебоксары → город Чебоксары
            администрация города Чебоксар → город Чебоксары
            администрация г. Шахт → город Шахты
            в г. Покачи, города Саров → город Покачи
            администрация города Сочи → город Сочи
            по городу Шахтам → город Шахты
            в городе Чебоксарах → город Чебоксары
            в городе Сочи → город Сочи
            в городе Твери → город Тверь
            в городе Перми → город Пермь
            в городе Дети – наше будущее → –
            по Дубовскому району → Дубовский район
            по городскому округу Тольятти → городской округ Тольятти
            в сельском поселении Липовка → сельское поселение Липовка
            до 1 мая 2013 г. Организация контроля → –
            за 2018-2019 уч. г. Отчет о работе → –
            к 1 мая т. г. Собрание жителей → –
            г) «Отчёт о проверке» → –
            г) Организация проверки → –
            «Родной город», «Родина» → –
            на 2021 год для города → –
            городского конкурса → –",
            |text| Some(find(&Text::new(text, &Place::Line { line: 1 }))?.value),
        );
    }

    #[test]
    fn villages_are_found_in_titles() {
        cases(
            "Митинг в п. Целинный (май 2022 г.) → посёлок Целинный
            План клуба с. Дубовское → село Дубовское
            по п. 5 плана → –
            до 1 мая т. г. Сбор → –",
            |text| Some(village(&Text::new(text, &Place::Line { line: 1 }))?.value),
        );
    }

    #[test]
    fn regions_are_found_in_titles() {
        cases(
            "План в Магаданской области → Магаданская область
            по Самарской области на 2022 год → Самарская область
            по Пермскому краю → Пермский край
            в Краснодарском крае → Краснодарский край
            в Республике Татарстан → Республика Татарстан
            в Чувашской Республике → Чувашская Республика
            в Ханты-Мансийском автономном округе – Югре → Ханты-Мансийский автономный округ – Югра
            по Ямало-Ненецкому автономному округу на 2022 год → Ямало-Ненецкий автономный округ
            в области образования → –
            в Российской Федерации → –
            в широкой области → –
            Знай свой край → –",
            |text| Some(region(&Text::new(text, &Place::Line { line: 1 }))?.value),
        );
    }
}
