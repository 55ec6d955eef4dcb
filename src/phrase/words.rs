//! The one table of words: every form that deadlines use, and what it means.
//!
//! Knows nothing of grammar: which words may stand beside each other is the parser's business.

use std::sync::LazyLock;

/// A unit of time that documents count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Unit {
    Day,
    Week,
    Decade,
    Month,
    Quarter,
    SchoolQuarter,
    Trimester,
    HalfYear,
    Year,
}

/// What a word means to the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Word {
    /// «мая»: the month.
    Month(u8),
    /// «вторник»: 1 is Monday.
    Weekday(u8),
    /// «вторая».
    Ordinal(u8),
    /// «последняя».
    Last,
    /// «два».
    Count(u8),
    Unit(Unit),
    /// «осенью»: 0 is winter.
    Season(u8),
    /// «осенний».
    Seasonal(u8),
    /// «ежемесячно».
    Every(Unit),
    /// «каждый».
    Each,
    /// «раз».
    Times,
    /// «дважды».
    TimesIn(u8),
    /// «трехдневный», «месячный»; 0 where the number stands before it.
    TermOf(Unit, u8),
    /// «до».
    Until,
    /// «к».
    By,
    /// «с».
    From,
    /// «от».
    Of,
    /// «по».
    Through,
    /// «в».
    In,
    /// «на».
    On,
    /// «за».
    For,
    /// «через».
    Past,
    /// «при».
    At,
    /// «после».
    After,
    /// «перед».
    Before,
    /// «накануне».
    Eve,
    /// «и».
    And,
    /// «или».
    Or,
    /// «а».
    But,
    /// «потом».
    Then,
    /// «не».
    Not,
    /// «чем».
    Than,
    /// «позднее».
    Later,
    /// «ранее».
    Earlier,
    /// «реже».
    Rarer,
    /// «начало».
    Beginning,
    /// «середина».
    Middle,
    /// «конец».
    End,
    /// «половина».
    Half,
    /// «течение», «протяжение».
    During,
    /// «время».
    While,
    /// «число».
    DayNumber,
    /// «учебный».
    School,
    /// «рабочий».
    Working,
    /// «календарный».
    Calendar,
    /// «текущий».
    Current,
    /// «следующий».
    Next,
    /// «предшествующий».
    Previous,
    /// «отчетный», «планируемый».
    Reporting,
    /// «срок».
    Term,
    /// «период».
    Period,
    /// «весь».
    Whole,
    /// «постоянно».
    Always,
    /// «круглогодично».
    AllYear,
    /// «основе», «режиме».
    Basis,
    /// «необходимость», «запрос».
    Need,
    /// «мере».
    Measure,
    /// «случае».
    Case,
    /// «согласно».
    According,
    /// «соответствии».
    Accordance,
    /// «график», «план».
    Source,
    /// «утвержденный».
    Settled,
    /// «незамедлительно».
    Urgent,
    /// «включительно».
    Inclusive,
    /// «ориентировочно».
    Roughly,
    /// «час».
    Hour,
    /// «минут».
    Minute,
    /// «момента», «даты».
    Moment,
    /// «окончание», «экзамены».
    Happening,
    /// «каникулы».
    Holidays,
    /// «реализации».
    Carrying,
    /// A word of no meaning here.
    Other,
}

/// The meaning and its forms, parted by blanks.
const FORMS: &[(Word, &str)] = &[
    (Word::Month(1), "январь января январю январем январе янв"),
    (
        Word::Month(2),
        "февраль февраля февралю февралем феврале февр фев",
    ),
    (Word::Month(3), "март марта марту мартом марте мар"),
    (Word::Month(4), "апрель апреля апрелю апрелем апреле апр"),
    (Word::Month(5), "май мая маю маем мае"),
    (Word::Month(6), "июнь июня июню июнем июне июн"),
    (Word::Month(7), "июль июля июлю июлем июле июл"),
    (
        Word::Month(8),
        "август августа августу августом августе авг",
    ),
    (
        Word::Month(9),
        "сентябрь сентября сентябрю сентябрем сентябре сент сен сентяб",
    ),
    (
        Word::Month(10),
        "октябрь октября октябрю октябрем октябре окт",
    ),
    (
        Word::Month(11),
        "ноябрь ноября ноябрю ноябрем ноябре нояб ноя",
    ),
    (
        Word::Month(12),
        "декабрь декабря декабрю декабрем декабре дек декаб",
    ),
    (
        Word::Weekday(1),
        "понедельник понедельника понедельнику понедельником понедельнике понедельники понедельников понедельникам пн понед",
    ),
    (
        Word::Weekday(2),
        "вторник вторника вторнику вторником вторнике вторники вторников вторникам вт",
    ),
    (
        Word::Weekday(3),
        "среда среды среду среде средой сред средам ср",
    ),
    (
        Word::Weekday(4),
        "четверг четверга четвергу четвергом четверге четверги четвергов четвергам чт",
    ),
    (
        Word::Weekday(5),
        "пятница пятницы пятницу пятнице пятницей пятниц пятницам пт",
    ),
    (
        Word::Weekday(6),
        "суббота субботы субботу субботе субботой суббот субботам сб",
    ),
    (
        Word::Weekday(7),
        "воскресенье воскресенья воскресенью воскресеньем воскресений воскресеньям воскресение вс",
    ),
    (
        Word::Ordinal(3),
        "третий третья третье третьего третьей третью третьем третьему третьи третьих третьим",
    ),
    (
        Word::Last,
        "последний последняя последнее последнего последней последнюю последнем последнему последние последних",
    ),
    (Word::Count(1), "один одна одно одного одной одну одном"),
    (Word::Count(2), "два две двух двум"),
    (Word::Count(3), "три трех трем"),
    (Word::Count(4), "четыре четырех"),
    (Word::Count(5), "пять пяти"),
    (Word::Count(6), "шесть шести"),
    (Word::Count(7), "семь семи"),
    (Word::Count(8), "восемь восьми"),
    (Word::Count(9), "девять девяти"),
    (Word::Count(10), "десять десяти"),
    (Word::Count(12), "двенадцать двенадцати"),
    (Word::Count(14), "четырнадцать четырнадцати"),
    (Word::Count(15), "пятнадцать пятнадцати"),
    (Word::Count(20), "двадцать двадцати"),
    (Word::Count(30), "тридцать тридцати"),
    (
        Word::Unit(Unit::Day),
        "день дня дню днем дне дни дней дням днями днях дн сутки суток",
    ),
    (
        Word::Unit(Unit::Week),
        "неделя недели неделю неделе неделей недель неделям неделями неделях нед",
    ),
    (
        Word::Unit(Unit::Decade),
        "декада декады декаду декаде декадой декад декадам декадах",
    ),
    (
        Word::Unit(Unit::Month),
        "месяц месяца месяцу месяцем месяце месяцы месяцев месяцам месяцах мес",
    ),
    (
        Word::Unit(Unit::Quarter),
        "квартал квартала кварталу кварталом квартале кварталы кварталов кварталам кварталах кв квар кварт",
    ),
    (
        Word::Unit(Unit::SchoolQuarter),
        "четверть четверти четвертью четвертей четвертям четвертях четв",
    ),
    (
        Word::Unit(Unit::Trimester),
        "триместр триместра триместру триместром триместре триместры триместров",
    ),
    (
        Word::Unit(Unit::HalfYear),
        "полугодие полугодия полугодию полугодием полугодии полугодий полугодиях полугодье полуг полугод полгода п/г п/год",
    ),
    (
        Word::Unit(Unit::Year),
        "год года году годом годе годы годов годам годах лет г гг",
    ),
    (Word::Season(0), "зима зимы зиму зимой зиме"),
    (Word::Season(1), "весна весны весну весной весне"),
    (Word::Season(2), "лето лета летом лету лете"),
    (Word::Season(3), "осень осени осенью"),
    (Word::Every(Unit::Day), "ежедневно каждодневно повседневно"),
    (Word::Every(Unit::Week), "еженедельно понедельно"),
    (Word::Every(Unit::Decade), "ежедекадно подекадно"),
    (Word::Every(Unit::Month), "ежемесячно помесячно"),
    (Word::Every(Unit::Quarter), "ежеквартально поквартально"),
    (Word::Every(Unit::HalfYear), "ежеполугодно"),
    (Word::Every(Unit::Year), "ежегодно"),
    (
        Word::Each,
        "каждый каждая каждое каждого каждой каждую каждому каждом каждые каждых",
    ),
    (Word::Times, "раз раза разы разу"),
    (Word::TimesIn(1), "единожды"),
    (Word::TimesIn(2), "дважды"),
    (Word::TimesIn(3), "трижды"),
    (Word::TimesIn(4), "четырежды"),
    (Word::Until, "до"),
    (Word::By, "к ко"),
    (Word::From, "с со начиная"),
    (Word::Of, "от"),
    (Word::Through, "по"),
    (Word::In, "в во"),
    (Word::On, "на"),
    (Word::For, "за"),
    (Word::Past, "через спустя"),
    (Word::At, "при"),
    (Word::After, "после"),
    (Word::Before, "перед"),
    (Word::Eve, "накануне"),
    (Word::And, "и"),
    (Word::Or, "или либо"),
    (Word::But, "а"),
    (Word::Then, "потом затем далее"),
    (Word::Not, "не"),
    (Word::Than, "чем"),
    (Word::Later, "позднее позже поздней"),
    (Word::Earlier, "ранее раньше"),
    (Word::Rarer, "реже менее"),
    (Word::Beginning, "начало начала началу началом начале"),
    (
        Word::Middle,
        "середина середины середине середину серединой",
    ),
    (Word::End, "конец конца концу концом конце"),
    (Word::Half, "половина половины половине половину половиной"),
    (
        Word::During,
        "течение течении течен теч протяжение протяжении",
    ),
    (Word::While, "время"),
    (
        Word::DayNumber,
        "число числа числу числом числе чисел числам числах",
    ),
    (Word::School, "уч"),
    (Word::Working, "раб"),
    (Word::Calendar, "кал"),
    (Word::Current, "тек"),
    (Word::Next, "след"),
    (
        Word::Term,
        "срок срока сроку сроком сроке сроки сроков срокам сроках",
    ),
    (Word::Period, "период периода периоду периодом периоде"),
    (Word::Whole, "весь всего всему всем вся всей всю круглый"),
    (
        Word::Always,
        "постоянно систематически регулярно непрерывно бессрочно постоянная постоянной постоянном",
    ),
    (Word::AllYear, "круглогодично круглогодичный"),
    (Word::Basis, "основе режиме"),
    (Word::Measure, "мере"),
    (Word::Case, "случае"),
    (Word::According, "согласно"),
    (Word::Accordance, "соответствии"),
    (
        Word::Settled,
        "отдельный отдельная отдельное отдельного отдельной отдельному отдельным отдельные отдельных",
    ),
    (
        Word::Urgent,
        "незамедлительно срочно немедленно безотлагательно",
    ),
    (Word::Inclusive, "включительно вкл"),
    (
        Word::Roughly,
        "ориентировочно примерно предположительно приблизительно предварительно около",
    ),
    (Word::Hour, "час часа часов часам часах ч"),
    (Word::Minute, "мин минут минуты"),
    (Word::Moment, "момента момент даты дата"),
];

/// The meaning, and the beginnings of its words; an ending of at most four letters may follow.
const STEMS: &[(Word, &str)] = &[
    (Word::Ordinal(1), "перв"),
    (Word::Ordinal(2), "втор"),
    (Word::Ordinal(4), "четверт"),
    (Word::Ordinal(5), "пят"),
    (Word::Ordinal(6), "шест"),
    (Word::Ordinal(7), "седьм"),
    (Word::Ordinal(8), "восьм"),
    (Word::Ordinal(9), "девят"),
    (Word::Ordinal(10), "десят"),
    (Word::Seasonal(0), "зимн"),
    (Word::Seasonal(1), "весенн"),
    (Word::Seasonal(2), "летн"),
    (Word::Seasonal(3), "осенн"),
    (Word::TermOf(Unit::Day, 0), "дневн"),
    (Word::TermOf(Unit::Day, 2), "двухдневн"),
    (Word::TermOf(Unit::Day, 3), "трехдневн"),
    (Word::TermOf(Unit::Day, 5), "пятидневн"),
    (Word::TermOf(Unit::Day, 7), "семидневн"),
    (Word::TermOf(Unit::Day, 10), "десятидневн"),
    (Word::TermOf(Unit::Day, 14), "четырнадцатидневн"),
    (Word::TermOf(Unit::Day, 15), "пятнадцатидневн"),
    (Word::TermOf(Unit::Day, 20), "двадцатидневн"),
    (Word::TermOf(Unit::Day, 30), "тридцатидневн"),
    (Word::TermOf(Unit::Week, 1), "недельн"),
    (Word::TermOf(Unit::Week, 2), "двухнедельн"),
    (Word::TermOf(Unit::Month, 1), "месячн"),
    (Word::TermOf(Unit::Month, 2), "двухмесячн"),
    (Word::TermOf(Unit::Month, 3), "трехмесячн"),
    (Word::School, "учебн школьн"),
    (Word::Working, "рабоч"),
    (Word::Calendar, "календарн"),
    (Word::Current, "текущ нынешн"),
    (Word::Next, "следующ последующ"),
    (Word::Previous, "предшествующ предыдущ"),
    (Word::Reporting, "отчетн планируем плановог плановом"),
    (
        Word::Need,
        "необходимост надобност потребност требован запрос обращен заявк поступлен возникновен вызов",
    ),
    (
        Word::Settled,
        "утвержденн установленн согласованн индивидуальн определенн указанн намеченн предусмотренн действующ",
    ),
    (
        Word::Source,
        "график план расписан приказ распоряжен постановлен положен регламент программ поряд назначен согласован договор контракт соглашен указан решен законодательств закон циклограмм перечн инструкц письм усмотрен документ стандарт нпа",
    ),
    (
        Word::Happening,
        "окончан завершен проведен открыт закрыт подписан утвержден получен издан вступлен принят сдач экзамен сезон праздник итог результат начат опубликован регистрац наступлен заседан собран конференц конкурс олимпиад",
    ),
    (Word::Holidays, "каникул"),
    (Word::Carrying, "реализац действ исполнен выполнен"),
];

/// The endings of ordinals, which tell «пятый» from «пятно».
const ORDINAL_ENDINGS: [&str; 12] = [
    "ый", "ой", "ая", "ое", "ого", "ую", "ом", "ому", "ые", "ых", "ым", "ою",
];

/// Returns the table's spelling of a folded word and its meaning; `None` for a word of no meaning here.
pub(super) fn look_up(folded: &str) -> Option<(&'static str, Word)> {
    let letter = Letter::all().get(Letter::number(folded)?)?;
    let found = letter
        .forms
        .binary_search_by(|(form, _)| (*form).cmp(folded))
        .ok();
    found
        .and_then(|at| letter.forms.get(at).copied())
        .or_else(|| by_stem(folded, &letter.stems))
}

/// Returns every form of the table, sorted.
pub(super) fn table() -> impl Iterator<Item = (&'static str, Word)> {
    Letter::all()
        .iter()
        .flat_map(|letter| letter.forms.iter().copied())
}

/// The words of the table that begin with one letter: most words of a phrase are not in it, and one look tells.
#[derive(Default)]
struct Letter {
    /// Sorted.
    forms: Vec<(&'static str, Word)>,
    /// In the order of the table: the first that fits counts.
    stems: Vec<(&'static str, Word)>,
}

impl Letter {
    /// Returns the words of all letters, а to я.
    fn all() -> &'static [Letter; 32] {
        static LETTERS: LazyLock<[Letter; 32]> = LazyLock::new(|| {
            let mut letters: [Letter; 32] = std::array::from_fn(|_| Letter::default());
            let at = |word: &str| Letter::number(word).unwrap_or_default();
            for (form, word) in pairs(FORMS) {
                letters[at(form)].forms.push((form, word));
            }
            for (stem, word) in pairs(STEMS) {
                letters[at(stem)].stems.push((stem, word));
            }
            for letter in &mut letters {
                letter.forms.sort_unstable_by_key(|(form, _)| *form);
            }
            letters
        });
        &LETTERS
    }

    /// Returns the number of the letter that a folded word begins with.
    fn number(folded: &str) -> Option<usize> {
        let first = folded.chars().next()?;
        ('а'..='я')
            .contains(&first)
            .then(|| (u32::from(first) - u32::from('а')) as usize)
    }
}

fn by_stem(folded: &str, stems: &[(&'static str, Word)]) -> Option<(&'static str, Word)> {
    stems.iter().copied().find(|(stem, word)| {
        folded.strip_prefix(stem).is_some_and(|ending| match word {
            Word::Ordinal(_) => ORDINAL_ENDINGS.contains(&ending),
            _ => ending.len() <= 8,
        })
    })
}

fn pairs(rows: &'static [(Word, &'static str)]) -> impl Iterator<Item = (&'static str, Word)> {
    rows.iter()
        .flat_map(|&(word, forms)| forms.split(' ').map(move |form| (form, word)))
}

/// Returns the number that a word of Roman digits writes, 1 to 12; Cyrillic look-alikes count, П is II and Ш is III.
///
/// A lone small letter is a word, and so is a lone С or В.
pub(super) fn roman(raw: &str) -> Option<u8> {
    const NUMERALS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let mut digits = String::new();
    for c in raw.chars() {
        digits.push_str(match c {
            'I' | 'І' | 'l' | 'Ӏ' => "I",
            'V' | 'У' | 'Y' | 'Ⅴ' => "V",
            'X' | 'Х' => "X",
            'П' => "II",
            'Ш' => "III",
            _ => return None,
        });
    }
    if matches!(raw, "У" | "l" | "Х") {
        return None;
    }
    NUMERALS
        .iter()
        .position(|&numeral| numeral == digits)
        .and_then(|at| u8::try_from(at + 1).ok())
}

/// Tells whether `letters` end a number written in digits: «3-я», «15-го», «10-ти».
pub(super) fn is_ordinal_ending(letters: &str) -> bool {
    const ENDINGS: [&str; 26] = [
        "я", "й", "е", "го", "му", "ой", "ая", "ое", "ый", "ий", "ья", "ье", "ого", "ему", "ого",
        "ую", "ю", "х", "м", "ым", "ом", "ти", "ми", "ые", "ех", "ух",
    ];
    ENDINGS.contains(&letters)
}

/// The months as headings write them, and after «до».
const MONTHS: [(&str, &str); 12] = [
    ("январь", "января"),
    ("февраль", "февраля"),
    ("март", "марта"),
    ("апрель", "апреля"),
    ("май", "мая"),
    ("июнь", "июня"),
    ("июль", "июля"),
    ("август", "августа"),
    ("сентябрь", "сентября"),
    ("октябрь", "октября"),
    ("ноябрь", "ноября"),
    ("декабрь", "декабря"),
];

/// Returns the name of a month: nominative, genitive.
pub(super) fn month_name(month: u32) -> (&'static str, &'static str) {
    let at = (month as usize).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_stands_twice() {
        let forms: Vec<_> = table().collect();
        for pair in forms.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{}", pair[1].0);
        }
        assert_eq!(forms.len(), pairs(FORMS).count());
    }

    #[test]
    fn every_form_is_folded() {
        for (form, _) in table() {
            let folded: String = form
                .chars()
                .map(crate::text::russian::fold_letter)
                .collect();
            assert_eq!(form, folded);
            assert!(Letter::number(form).is_some(), "{form}");
        }
    }

    #[test]
    fn words_mean_what_they_say() {
        let meaning = |word| look_up(word).map(|(_, word)| word);
        assert_eq!(meaning("мая"), Some(Word::Month(5)));
        assert_eq!(meaning("второго"), Some(Word::Ordinal(2)));
        assert_eq!(meaning("вторник"), Some(Word::Weekday(2)));
        assert_eq!(meaning("пятно"), None);
        assert_eq!(meaning("графиком"), Some(Word::Source));
        assert_eq!(meaning("учебного"), Some(Word::School));
    }

    #[test]
    fn roman_digits_may_be_cyrillic() {
        let cases = [
            ("II", 2),
            ("ІІ", 2),
            ("П", 2),
            ("Ш", 3),
            ("IУ", 4),
            ("IY", 4),
            ("XII", 12),
            ("V", 5),
        ];
        for (raw, number) in cases {
            assert_eq!(roman(raw), Some(number), "{raw}");
        }
        assert_eq!(
            [roman("С"), roman("У"), roman("IIII"), roman("")],
            [None; 4]
        );
    }
}
