//! What a column's heading means: a table of words by their stems.
//!
//! A heading is cut into parts at commas, slashes and «и»; the first word of a part that the table knows says what the
//! part is. A heading that names two things, one of them the deadline, makes a column of two things.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::scale;
use crate::import::draft::collapse;
use crate::text::russian::{Ask as _, fold, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum Role {
    /// The number of the row.
    Number,
    /// What is to be done.
    Title,
    /// The deadline.
    Deadline,
    /// The first day.
    Start,
    /// The last day.
    End,
    /// The month, which may head several rows.
    Month,
    /// One month of a grid of them: a mark or a day in it says when.
    InMonth,
    /// Who does it.
    Executors,
    /// What it is to bring.
    Result,
    /// A remark, or a mark of execution.
    Note,
    /// Beside a deadline, the day on which the row was carried out.
    Fact,
    /// The section, where a column names it: of a form of this program, or merged over its rows.
    Section,
    /// What is to be done with some people, beside columns of others: «Работа с детьми».
    Aside,
    /// Of such a form: how the row stands, and what proves it.
    State,
    /// Of such a form: the day on which the work began.
    StartedOn,
    /// Of such a form: the days of execution.
    DoneOn,
    /// Of such a form: why it is not carried out.
    Reason,
    /// Of such a form: what proves the execution.
    Evidence,
    /// Of such a form: the day that falls due next.
    NextDue,
    /// Of such a form: what it computed.
    Computed,
    /// Anything else: kept under its heading.
    Extra,
}

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Heading {
    pub(in crate::import) role: Role,
    /// How sure it is, from 1 to 100.
    pub(in crate::import) weight: u32,
    /// Of a heading of two things: what the other is, and its words.
    pub(in crate::import) also: Option<(Role, String)>,
}

impl Heading {
    /// Returns a heading of one thing.
    pub(in crate::import) fn of(role: Role, weight: u32) -> Self {
        Heading {
            role,
            weight,
            also: None,
        }
    }
}

/// What the words that begin so say, and how surely; the first that fits counts.
const STEMS: &[(Role, u32, &[&str])] = &[
    // «начальник», before «начало»
    (Role::Extra, 20, word_list!["начальн"]),
    (Role::Deadline, 95, word_list!["срок"]),
    (Role::Deadline, 90, word_list!["дата" "даты" "дедлайн"]),
    (Role::Deadline, 85, word_list!["период"]),
    (Role::Deadline, 80, word_list!["когда" "кратност"]),
    // «Неделя безопасности» may as well be what is done
    (Role::Deadline, 55, word_list!["день" "дни" "недел"]),
    (Role::Deadline, 40, word_list!["время"]),
    (Role::Start, 60, word_list!["начал" "старт"]),
    (Role::End, 60, word_list!["оконч" "заверш" "конец" "финиш"]),
    (Role::Month, 80, word_list!["месяц"]),
    (Role::Executors, 95, word_list!["ответств" "отв"]),
    (Role::Executors, 90, word_list!["соисполн" "исполнител"]),
    (
        Role::Executors,
        70,
        word_list!["кто" "доклад" "организатор"],
    ),
    (
        Role::Executors,
        60,
        word_list![
            "содоклад" "разработчик" "проверяющ" "подряд" "поставщик" "должностн" "курир" "куратор"
            "проводящ"
        ],
    ),
    (
        Role::Executors,
        50,
        word_list!["ведущ" "проводит" "привлеч"],
    ),
    (
        Role::Executors,
        45,
        word_list!["отдел" "орган" "подразделен" "руководител"],
    ),
    (Role::Executors, 30, word_list!["ф.и.о" "фио"]),
    (
        Role::Executors,
        20,
        word_list!["воспитател" "учител" "педагог" "классн" "участник"],
    ),
    (Role::Result, 90, word_list!["результ" "рез-т"]),
    (Role::Result, 85, word_list!["выход"]),
    (
        Role::Result,
        60,
        word_list!["показател" "индикатор" "эффект" "продукт" "итог" "подтвержд"],
    ),
    (Role::Note, 90, word_list!["отметк"]),
    (Role::Note, 80, word_list!["примечан"]),
    (
        Role::Note,
        60,
        word_list!["статус" "исполнено" "выполнено" "реализованн"],
    ),
    (Role::Note, 50, word_list!["исполнение" "выполнение"]),
    (Role::Title, 90, word_list!["мероприят"]),
    (Role::Title, 80, word_list!["содержан"]),
    (Role::Title, 75, word_list!["наименован" "назван"]),
    (
        Role::Title,
        70,
        word_list![
            "тем" "вопрос" "обсуждаем" "повестк" "действи" "событи" "меры" "поручен"
        ],
    ),
    (Role::Title, 60, word_list!["работ" "что"]),
    (Role::Title, 55, word_list!["пункт"]),
    (Role::Title, SECTION, word_list!["объект"]),
    (
        Role::Title,
        50,
        word_list!["этап" "шаг" "соревнован" "направлен"],
    ),
    (Role::Title, KIND, word_list!["вид"]),
    (Role::Title, 45, word_list!["деятельност"]),
    (Role::Title, 40, word_list!["задач"]),
    (Role::Title, 30, word_list!["предмет"]),
    (
        Role::Extra,
        LASTS,
        word_list![
            "продолжительн" "длительн" "трудоемк" "трудозатрат" "основани"
        ],
    ),
    (
        Role::Extra,
        60,
        word_list![
            "связ" "проверяем" "недостат" "нарушен" "замечан" "мест" "цел" "финанс" "источник"
            "объем" "численност" "кол-во" "количеств" "час" "территор" "категор" "класс" "цена"
            "стоимост" "способ" "адрес" "охват" "аудитор"
        ],
    ),
    (Role::Extra, 30, word_list!["метод" "контрол" "сведени"]),
    (Role::Extra, FORM, word_list!["форм"]),
    (Role::Extra, 20, word_list!["групп"]),
];

/// A stem of the table, what it says and how surely.
type Stem = (&'static str, Role, u32);

/// The stems that begin with a letter, in the order of the table.
static BY_LETTER: LazyLock<HashMap<char, Vec<Stem>>> = LazyLock::new(|| {
    let mut letters: HashMap<char, Vec<Stem>> = HashMap::new();
    let stems = STEMS.iter().flat_map(|(role, weight, stems)| {
        let of = move |stem: &&'static str| (*stem, *role, *weight);
        stems.iter().map(of)
    });
    for stem in stems {
        if let Some(first) = stem.0.chars().next() {
            letters.entry(first).or_default().push(stem);
        }
    }
    letters
});

/// How surely a word is that hardly stands in a cell: «Ответственные».
pub(in crate::import) const CERTAIN: u32 = 90;
/// How sure it is that «Продолжительность (дни)», «Основание (протокол, дата)» is no deadline, whatever else it says.
const LASTS: u32 = 61;
/// How surely «Объект …» says what is to be done: it may as well be where.
const SECTION: u32 = 52;
/// How sure it is that «Форма …» says how it is done.
const FORM: u32 = 25;
/// How surely «наименование» and surer words say what is to be done.
const NAMED: u32 = 70;
/// How surely a word says what is to be done that titles no section beside another: «Тема», but not «… работа».
const THEMES: u32 = 70;
/// How sure a word at least is that says the same as an adjective.
const NO_KIND: u32 = 50;
/// How surely «Вид …» says what is to be done: less than anything beside it.
const KIND: u32 = 50;
/// How sure it is that «Срок отчётности» is the deadline: less than of any other.
const REPORTED: u32 = 30;
/// How sure it is that «Фактический срок» is the deadline: only where no other column is.
const FACT: u32 = 10;

/// Words that say nothing by themselves: «планируемый результат», «предполагаемая численность».
const MODIFIERS: &[&str] = word_list![
    "планируем" "ожидаем" "предполагаем" "основн" "планов" "конечн" "контрольн" "персональн"
    "ориентировочн" "предварительн" "целев"
];

/// Returns what the heading `text` means, if the table knows any of its words.
pub(in crate::import) fn read(text: &str) -> Option<Heading> {
    let text = collapse(text);
    if let Some((role, weight)) = as_a_whole(&text) {
        return Some(Heading::of(role, weight));
    }
    let told = |part| part_role(part).map(|(role, weight)| (part, role, weight));
    let parts: Vec<(&str, Role, u32)> = parts(&text).into_iter().filter_map(told).collect();
    let (_, role, weight) = *parts.first()?;
    // «Сроки (начало – окончание)»: one column of both
    let words = || text.split(|c| !is_letter(c)).filter_map(part_role);
    let says = |role| words().find(|(said, _)| *said == role);
    if let (Some(_), Some(_), Some((role, weight))) =
        (says(Role::Start), says(Role::End), says(Role::Deadline))
    {
        return Some(Heading::of(role, weight));
    }
    let find = |test: &dyn Fn(Role, u32) -> bool| {
        parts.iter().find(|(_, role, weight)| test(*role, *weight))
    };
    let brings = find(&|role, weight| role == Role::Result && weight > 60);
    let named = find(&|role, weight| role == Role::Title && weight >= NAMED);
    let bound = find(&|role, _| matches!(role, Role::Start | Role::End));
    let surer = match (role, weight) {
        // «Вид документа (результат)», «Направления и мероприятия»
        (Role::Title, ..=KIND) => brings.or(named),
        // «Форма и наименование мероприятия»
        (Role::Extra, FORM) => named,
        (Role::Deadline, _) => bound,
        _ => None,
    };
    if let Some((_, role, weight)) = surer {
        return Some(Heading::of(*role, *weight));
    }
    if weight == LASTS {
        return Some(Heading::of(role, weight));
    }
    if role == Role::Deadline && names_fact(&text) {
        return Some(Heading::of(role, FACT));
    }
    let sure = find(&|role, weight| role == Role::Executors && weight >= CERTAIN);
    if let (Role::Title, Some((words, named, _))) = (role, sure) {
        return Some(Heading {
            role,
            weight,
            also: Some((*named, (*words).to_owned())),
        });
    }
    let deadline = find(&|role, _| role == Role::Deadline);
    let others = [Role::Extra, Role::Executors, Role::Result, Role::Title];
    let other = find(&|role, _| others.contains(&role));
    Some(match (deadline, other) {
        (Some((_, role, weight)), Some((words, other, _))) => Heading {
            role: *role,
            weight: *weight,
            also: Some((*other, (*words).to_owned())),
        },
        _ => Heading::of(role, weight),
    })
}

/// «Фактический срок», «Дата (факт)»
pub(in crate::import) fn names_fact(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split([' ', '(', '/']);
    words.any(|word| word.starts_with("факт"))
}

/// Returns whether a heading of a deadline may as well be that of the day on which the row was carried out.
pub(in crate::import) fn may_be_fact(header: &str) -> bool {
    let folded = fold(header);
    let carried_out = ["выполнен", "исполнен", "завершен"];
    // «Срок исполнения контракта» is still to come
    let mut words = folded.split(' ');
    let due = words.any(|word| matches!(word, "срок" | "сроки"));
    names_fact(header) || !due && folded.contains_any(&carried_out)
}

/// «Показатель 2025», «План 2026 г.», «2026 (факт)»: what one year is to bring, or brought.
fn is_of_year(folded: &str) -> bool {
    const COUNTED: &[&str] = word_list![
        "план" "факт" "показател" "индикатор" "значен" "прогноз" "оценк" "целев" "базов"
    ];
    const AROUND: [&str; 7] = ["г", "год", "году", "года", "на", "в", "за"];
    let is_year =
        |word: &str| word.len() == 4 && word.starts_with("20") && word.parse::<u32>().is_ok();
    let known = |word: &str| word.begins_any(COUNTED) || AROUND.contains(&word);
    let mut words = folded.bare_words();
    words.all(|word| is_year(word) || known(word)) && folded.bare_words().any(is_year)
}

/// Returns whether a heading names a year: «Ожидаемый результат 2026».
pub(in crate::import) fn names_year(header: &str) -> bool {
    let mut words = header.split(|c: char| !c.is_ascii_digit());
    words.any(|word| word.len() == 4 && word.starts_with("20"))
}

/// Returns what a heading of a sheet that a program for tasks wrote means.
fn of_tasks(text: &str) -> Option<(Role, u32)> {
    let lower = text.to_ascii_lowercase();
    let name = lower.strip_suffix(" date").unwrap_or(&lower);
    match name {
        "task" | "task name" | "title" => Some((Role::Title, 70)),
        "start" => Some((Role::Start, 60)),
        "end" | "finish" => Some((Role::End, 60)),
        "due" | "deadline" => Some((Role::Deadline, 90)),
        "owner" | "assignee" | "responsible" | "resource names" => Some((Role::Executors, 70)),
        _ => None,
    }
}

/// Returns what a heading means that says it only as a whole: «№», «Январь», «Число», «Год реализации», «с».
fn as_a_whole(text: &str) -> Option<(Role, u32)> {
    if is_number(text) {
        return Some((Role::Number, 100));
    }
    if scale::named(text).is_some() {
        return Some((Role::InMonth, 100));
    }
    if text.is_ascii() {
        return of_tasks(text);
    }
    let folded = fold(text);
    let (first, rest) = folded.split_once(' ').unwrap_or((&folded, ""));
    // «2022», «2023 год»: what the year brings, money most of all
    if is_of_year(&folded) {
        return Some((Role::Extra, 60));
    }
    // «Содержание нарушения», «Описание недостатка»: what is wrong, not what is to be done
    let wrong = word_list!["нарушен" "недостат" "замечан" "несоответств" "дефект"];
    let is_wrong = |word: &str| word.begins_any(wrong);
    let calls = word_list!["содержание" "описание" "суть" "характеристика" "наименование"];
    if calls.contains(&first) && rest.split(' ').take(2).any(is_wrong) {
        return Some((Role::Extra, 60));
    }
    // «Общие меры» beside «Конкретные действия»
    if matches!(first, "общие" | "общий" | "общая")
        && let Some(heading) = read(rest).filter(|heading| heading.role == Role::Title)
    {
        return Some((Role::Title, heading.weight.min(KIND)));
    }
    let brings = |word: &str| word.starts_with("результ");
    if matches!(first, "вид" | "форма") && rest.split([' ', '(']).any(brings) {
        return Some((Role::Result, 65));
    }
    let told = word_list!["исполнени" "выполнени" "реализации"];
    let papers = word_list![
        "поручени" "регистрац" "документ" "приказ" "протокол" "договор" "рожден" "выдач" "поступлени"
    ];
    match first {
        // «Срок отчётности» beside «Срок исполнения»
        "срок" | "сроки" | "дата"
            if rest.split(' ').any(|word| word.starts_with("отчет"))
                && !rest.starts_with("исполн") =>
        {
            Some((Role::Deadline, REPORTED))
        }
        // «Дата поручения»: when it was given, not when it is due
        "дата" if rest.begins_any(papers) => Some((Role::Extra, 60)),
        "объект" | "объекты" if !rest.is_empty() => Some((Role::Title, SECTION)),
        // «Информация о ходе исполнения»
        "информация" | "сведения" | "данные" | "отчет"
            if rest.split(' ').take(3).any(|word| word.begins_any(told)) =>
        {
            Some((Role::Note, 70))
        }
        // «С кем проводится», «Где проводится»
        "где" if !rest.contains("когда") => Some((Role::Extra, 60)),
        "с" | "для" if rest.starts_with("кем") || rest.starts_with("кого") => {
            Some((Role::Extra, 60))
        }
        // of a chart of tasks
        "названия" if rest.starts_with("ресурс") => Some((Role::Executors, 70)),
        "снято" | "снят" => Some((Role::Fact, FACT)),
        "дата" if rest.starts_with("снятия") => Some((Role::Fact, FACT)),
        "прим." => Some((Role::Note, 80)),
        "с" if rest.is_empty() => Some((Role::Start, 60)),
        // of a list of orders
        "кому" if rest.is_empty() || rest.starts_with("поруч") => {
            Some((Role::Executors, 70))
        }
        "по" if rest.is_empty() => Some((Role::End, 60)),
        "число" | "числа" if rest.is_empty() => Some((Role::Deadline, 55)),
        "год" | "годы" => Some((Role::Deadline, 50)),
        // of a plan of a school's pedagogical work
        "дела" if rest.is_empty() => Some((Role::Title, THEMES)),
        "ход" => Some((Role::Note, 50)),
        "факт" if rest.is_empty() => Some((Role::Fact, FACT)),
        _ => None,
    }
}

/// Returns whether the heading of one of several columns of executors is no role: «Ответственный», «Ф.И.О.».
pub(in crate::import) fn is_no_role(text: &str) -> bool {
    let part = |heading: Heading| heading.role == Role::Executors && heading.weight >= 70;
    read(text).is_some_and(part) || is_of_person(text) || is_post(text)
}

/// «Ф.И.О.», «ФИО», «Фамилия, инициалы».
pub(in crate::import) fn is_of_person(text: &str) -> bool {
    let folded = fold(text).replace(['.', ' '], "");
    folded.starts_with("фио") || folded.starts_with("фамили")
}

/// «Должность», «Звание».
pub(in crate::import) fn is_post(text: &str) -> bool {
    let folded = fold(text);
    folded.starts_with("должность") || folded.starts_with("звание")
}

/// «№», «№ п/п», «номер п/п», «N», «№ пункта».
pub(in crate::import) fn is_number(text: &str) -> bool {
    let folded = fold(text);
    let counted = word_list![
        "пункта" "строки" "мероприятия" "урока" "занятия" "задачи" "вопроса" "этапа" "раздела"
        "поручения" "работы" "показателя"
    ];
    let of = folded.strip_prefix('№');
    let of = of.or_else(|| folded.strip_prefix("номер"));
    if of.is_some_and(|of| counted.contains(&of.trim())) {
        return true;
    }
    let names = word_list![
        "№" "№пп" "n" "nпп" "пп" "номер" "номерпп" "№№" "№№пп" "nn" "no" "id" "ид" "#"
    ];
    let own = |c: &char| is_letter_or_digit(*c) || matches!(c, '№' | '#');
    let text: String = folded.chars().filter(own).collect();
    names.contains(&text.as_str())
}

/// Returns whether two headings have the same meaning: «Срок исполнения», «Сроки»; «Организационная работа» titles a
/// section.
pub(in crate::import) fn say_one(one: &str, other: &str) -> bool {
    let means = |text: &str| {
        let heading = read(text).filter(|heading| heading.role != Role::Extra);
        heading.filter(|_| !is_theme(text))
    };
    let things = |heading: Heading| (heading.role, heading.also.map(|(also, _)| also));
    let said = means(other).map(things);
    said.is_some() && said == means(one).map(things)
}

/// «Организационная работа»: what it is about, said of what is to be done.
pub(in crate::import) fn is_theme(text: &str) -> bool {
    let titled = |heading: Heading| heading.role == Role::Title && heading.weight < THEMES;
    read(text).is_some_and(titled) && is_qualified(text)
}

/// Returns whether a heading begins with a word of its own: «Организационные мероприятия», not «Основные мероприятия».
pub(in crate::import) fn is_qualified(text: &str) -> bool {
    let first = text.first_word();
    part_role(first).is_none() && !is_modifier(first)
}

/// Returns whether a heading begins with the word for numbers or for a time: nothing that is to be done, nor who does
/// it, does.
pub(in crate::import) fn is_sure(text: &str) -> bool {
    let first = text.split(' ').next().and_then(part_role);
    let of_time = [Role::Deadline, Role::Start, Role::End, Role::Month];
    is_number(text) || first.is_some_and(|(role, _)| of_time.contains(&role))
}

/// Cuts a heading where it lists several things.
fn parts(text: &str) -> Vec<&str> {
    let parts = text.split([',', '/', ';', '(', ')']);
    let parts = parts.flat_map(|part| part.split(" и ")).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

fn is_modifier(word: &str) -> bool {
    word.begins_any(MODIFIERS)
}

/// Returns what a part means: by its first known word, and as surely as its surest word of the same meaning.
fn part_role(part: &str) -> Option<(Role, u32)> {
    let folded = fold(part);
    let known = |word: &str| {
        let word = word.trim_matches(|c: char| !is_letter_or_digit(c));
        let first = word.chars().next()?;
        let stem = BY_LETTER
            .get(&first)?
            .iter()
            .find(|(stem, ..)| word.starts_with(stem));
        // «Организационная работа», «Воспитательная работа»
        let of_kind = word.contains_any(&["ционн", "ическ", "тельн"]);
        stem.filter(|(.., weight)| !(is_modifier(word) || of_kind && *weight < NO_KIND))
            .map(|(_, role, weight)| (*role, *weight))
    };
    let roles: Vec<(Role, u32)> = folded.split(' ').filter_map(known).collect();
    let (role, _) = *roles.first()?;
    let bounds = |(role, _): &&(Role, u32)| matches!(role, Role::Start | Role::End);
    let bound = roles.iter().find(bounds).filter(|_| role == Role::Deadline);
    let same = roles.iter().filter(|(other, _)| *other == role);
    bound.or(same.max_by_key(|(_, weight)| *weight)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(heading: &str, role: Role) {
        assert_eq!(
            read(heading).map(|heading| heading.role),
            Some(role),
            "{heading}"
        );
    }

    #[test]
    fn headings_are_told_by_their_words() {
        case("№\nп/п", Role::Number);
        case("номер п/п", Role::Number);
        case("Наименование мероприятий/мер", Role::Title);
        case("Темы, формы и методы работы с педагогами", Role::Title);
        case("Вопросы контроля", Role::Title);
        case("Форма и наименование мероприятия", Role::Title);
        case("Форма проведения, название", Role::Title);
        case("Форма и место проведения", Role::Extra);
        case("Дата (сроки проведения)", Role::Deadline);
        case("Периодичность", Role::Deadline);
        case("Январь", Role::InMonth);
        case("Понедельник", Role::InMonth);
        case("Task Name", Role::Title);
        case("Due date", Role::Deadline);
        case("Owner", Role::Executors);
        case("Дата начала", Role::Start);
        case("Срок окончания работ", Role::End);
        case("Сроки (начало – окончание)", Role::Deadline);
        case("Сроки начала и окончания", Role::Deadline);
        case("Отв. лица", Role::Executors);
        case("Ответственный исполнитель/соисполнитель", Role::Executors);
        case("Проводящая организация", Role::Executors);
        case("Выход на рез-т", Role::Result);
        case("Планируемый результат", Role::Result);
        case("Отметка о выполнении", Role::Note);
        case("Информация о ходе исполнения", Role::Note);
        case("Прим.", Role::Note);
        case("№ вопроса", Role::Number);
        for result in [
            "Вид документа (результат)",
            "Вид документа и ожидаемый результат",
            "Форма представления результата",
        ] {
            case(result, Role::Result);
        }
        for year in [
            "Показатель 2025",
            "План 2026 г.",
            "2026 (факт)",
            "Целевое значение на 2026 год",
            "2026 план",
        ] {
            case(year, Role::Extra);
        }
        case("Показатель", Role::Result);
        case("Целевые показатели", Role::Result);
        case("Связь с показателями", Role::Extra);
        case("Проверяемый период", Role::Extra);
        case("Содержание нарушения", Role::Extra);
        case("Краткое содержание вопроса", Role::Title);
        case("Недостатки, выявленные в ходе оценки", Role::Extra);
        case(
            "Наименование мероприятия по устранению недостатков",
            Role::Title,
        );
        case("Реализованные меры", Role::Note);
        case("Названия ресурсов", Role::Executors);
        case("Ид.", Role::Number);
        case("С кем проводится", Role::Extra);
        case("Для кого", Role::Extra);
        case("Где проводится", Role::Extra);
        case("Где и когда проводится", Role::Deadline);
        case("Кто проводит", Role::Executors);
        case("С", Role::Start);
        case("Снято с контроля", Role::Fact);
        case("Дата снятия с контроля", Role::Fact);
        case("Основание (протокол, дата)", Role::Extra);
        case("Дата поручения", Role::Extra);
        case("Дата окончания поручения", Role::End);
        case("Кратность контроля", Role::Deadline);
        case("Ожидаемый результат в 2026 году", Role::Result);
        case("Исполнено (дата)", Role::Note);
        case("Место проведения", Role::Extra);
        case("Начальная цена, руб.", Role::Extra);
        case("Категория участников", Role::Extra);
        case("2023 г.", Role::Extra);
        case("Ориентировочное время проведения", Role::Deadline);
        case("Продолжительность (дни)", Role::Extra);
        case("Длительность, дата", Role::Extra);
        assert_eq!(read("Какие дети бегут"), None);
        let weight = |heading| read(heading).map(|heading| heading.weight);
        assert!(weight("Объекты мероприятия") < weight("Мероприятие"));
        assert!(weight("Общие меры по предупреждению") < weight("Описание конкретных действий"));
    }

    #[test]
    fn a_heading_may_name_two_things() {
        let also = |heading| read(heading).and_then(|heading| heading.also);
        assert_eq!(
            also("Срок исполнения / форма отчёта"),
            Some((Role::Extra, "форма отчёта".to_owned()))
        );
        assert_eq!(
            also("Место проведения мероприятия, дата, время"),
            Some((Role::Extra, "Место проведения мероприятия".to_owned()))
        );
        assert_eq!(
            also("Мероприятие / ответственный"),
            Some((Role::Executors, "ответственный".to_owned()))
        );
        assert_eq!(also("Наименование и форма проведения"), None);
    }
}
