//! The catalogue of messages: each entry in Russian and in English, so that a missing one does not compile.
//!
//! `{0}` is the first argument; `{0|день|дня|дней}` is the plural form that the number in it takes
//! (three forms in Russian, two in English). Entries stand in the order of the layers that say them.

use super::Lang;

macro_rules! catalogue {
    ($($name:ident { ru: $ru:literal, en: $en:literal })*) => {
        /// A name of something to say.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum MessageId {
            $(#[doc = $en] $name,)*
        }

        impl MessageId {
            /// Every entry of the catalogue.
            pub const ALL: &'static [MessageId] = &[$(MessageId::$name,)*];

            /// Returns the entry's template in `lang`.
            pub(super) const fn template(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((MessageId::$name, Lang::Russian) => $ru,
                      (MessageId::$name, Lang::English) => $en,)*
                }
            }
        }
    };
}

catalogue! {
    // diagnostic
    LevelError { ru: "ошибка", en: "error" }
    LevelWarning { ru: "предупреждение", en: "warning" }
    LevelHelp { ru: "помощь", en: "help" }
    LevelNote { ru: "примечание", en: "note" }

    // phrase: what the deadline language says of a deadline
    PhraseUnreadable { ru: "срок непонятен: «{0}»", en: "deadline not understood: «{0}»" }
    PhraseUnreadableHelp { ru: "напишите дату («до 20.08.2022»), месяц («май 2022»), промежуток («18.01–04.02.2022») или повтор («ежемесячно до 5 числа»)", en: "write a date («до 20.08.2022»), a month («май 2022»), a window («18.01–04.02.2022») or a repetition («ежемесячно до 5 числа»)" }
    PhraseEmpty { ru: "срок не указан", en: "no deadline is given" }
    PhraseClockOnly { ru: "указано время, но не день", en: "a time of day is given, but no day" }
    PhraseClockOnlyHelp { ru: "добавьте дату: «25.12.2022, 14.00»", en: "add the date: «25.12.2022, 14.00»" }
    PhraseNoMonth { ru: "не сказано, какого месяца", en: "it is not said of which month" }
    PhraseNoMonthHelp { ru: "допишите месяц: «25 мая» вместо «25»", en: "add the month: «25 мая», not «25»" }
    PhraseImpossible { ru: "такого дня нет в календаре", en: "there is no such day in the calendar" }
    PhraseImpossibleHelp { ru: "последний день этого месяца — {0}", en: "the last day of that month is {0}" }
    PhraseImpossibleMonthHelp { ru: "проверьте день и месяц: месяцев двенадцать", en: "check the day and the month: there are twelve months" }
    PhraseReversed { ru: "начало ({0}) позже конца ({1})", en: "it begins ({0}) after it ends ({1})" }
    PhraseReversedHelp { ru: "поменяйте даты местами или укажите год у каждой", en: "swap the dates, or give each its year" }
    PhraseMisspelt { ru: "«{0}» прочитано как «{1}»", en: "«{0}» was read as «{1}»" }
    PhraseMisspeltHelp { ru: "напишите «{0}»", en: "write «{0}»" }
    PhraseMissingSeparator { ru: "между сроками нет запятой; прочитаны как отдельные", en: "no comma between deadlines; read as separate ones" }
    PhraseMissingSeparatorHelp { ru: "поставьте запятую, а если это промежуток — тире", en: "put a comma, or a dash if it is a window" }
    PhraseYearInferred { ru: "год не указан; взят из периода плана: {0}", en: "no year is given; taken from the plan's period: {0}" }
    PhraseYearInferredHelp { ru: "допишите год: {0}", en: "add the year: {0}" }
    PhraseNoPeriod { ru: "дни не определить: у плана не указан период", en: "the days cannot be told: the plan has no period" }
    PhraseNoPeriodHelp { ru: "укажите период плана, например period = \"2022\"", en: "give the plan's period, such as period = \"2022\"" }
    PhraseOutside { ru: "{0} вне периода плана ({1}–{2})", en: "{0} is outside the plan's period ({1}–{2})" }
    PhraseOutsideHelp { ru: "проверьте год; дата прочитана буквально", en: "check the year; the date was read literally" }
    PhraseExternal { ru: "даты — в другом документе", en: "the dates stand in another document" }
    PhraseExternalHelp { ru: "перенесите их сюда: dates = [2022-03-15, …]", en: "copy them here: dates = [2022-03-15, …]" }
    PhraseUndatedEvent { ru: "дата события не известна: «{0}»", en: "the event has no date: «{0}»" }
    PhraseNoEvent { ru: "не сказано, от какого события считать", en: "it is not said from which event to count" }
    PhraseUndatedEventHelp { ru: "укажите дату события в таблице [events]", en: "give the event's date in the [events] table" }
    PhraseNonWorking { ru: "{0} — нерабочий день ({1})", en: "{0} is not a working day ({1})" }
    PhraseNonWorkingHelp { ru: "ближайший рабочий день перед ним — {0}", en: "the working day before it is {0}" }
    PhraseNonWorkingMoved { ru: "{0} — нерабочий день ({1}); срок перенесён на {2}", en: "{0} is not a working day ({1}); the deadline moved to {2}" }
    PhraseNonWorkingDays { ru: "{0} {0|день|дня|дней} из этого ряда — нерабочие, первый — {1}", en: "{0} {0|day|days} of these {0|is|are} not worked, first {1}" }
    PhraseSaturday { ru: "суббота", en: "Saturday" }
    PhraseSunday { ru: "воскресенье", en: "Sunday" }
    PhraseHoliday { ru: "праздник или перенесённый выходной", en: "a holiday or a transferred day off" }
    PhraseUncertainHelp { ru: "если имелось в виду другое, напишите даты полностью", en: "if something else is meant, write the dates in full" }
    PhraseUncertainOr { ru: "«или» прочитано как «и»: оба срока", en: "«или» was read as «и»: both deadlines" }
    PhraseUncertainRoughly { ru: "срок примерный; прочитан как точный", en: "the deadline is rough; read as exact" }
    PhraseUncertainRemark { ru: "прочитано как пояснение, не как срок", en: "read as a remark, not as a deadline" }
    PhraseUncertainMilestone { ru: "прочитано как веха, не как отдельный срок", en: "read as a milestone, not as a deadline of its own" }
    PhraseUncertainCount { ru: "сколько раз, сказано не точно; взято меньшее", en: "how many times is not exact; the least was taken" }
    PhraseUncertainEveryOther { ru: "прочитано как «через неделю на следующую», а не как день месяца", en: "read as every other week, not as a day of the month" }
    PhraseUncertainWeekday { ru: "день недели без слова «каждый»; прочитан как еженедельный", en: "a weekday without «каждый»; read as weekly" }
    PhraseUncertainList { ru: "прочитано как отдельные сроки", en: "read as separate deadlines" }
    PhraseUncertainThen { ru: "повтор отсчитан от первой даты", en: "the repetition is counted from the first date" }
    PhraseUncertainLimit { ru: "дата ограничивает повтор: прочитано «до этого дня»", en: "the date limits the repetition: read as \"until that day\"" }
    PhraseUncertainMonthly { ru: "какого месяца, не сказано; прочитано как ежемесячно", en: "it is not said of which month; read as monthly" }
    PhraseUncertainMixture { ru: "в одном сроке сказано разное; проверьте прочтение", en: "one deadline says different things; check the reading" }
    PhraseUncertainOrder { ru: "сроки идут не по порядку; годы каждого взяты из периода", en: "the deadlines are out of order; each year was taken from the period" }
    PhraseUncertainSummer { ru: "промежуток начинается летом; прочитано лето перед учебным годом", en: "the window begins in summer; read as the summer before the school year" }
    PhraseUncertainLentYear { ru: "год в конце списка не подходит к этому сроку; взят предыдущий", en: "the year at the end of the list does not fit this member; the year before was taken" }
    PhraseUncertainSchoolQuarter { ru: "границы четверти взяты по обычаю; укажите их в [calendar]", en: "the quarter's days are those of custom; give yours in [calendar]" }
    PhraseUncertainTrimester { ru: "границы триместра взяты по обычаю", en: "the trimester's days are those of custom" }
    PhraseUncertainHalfYear { ru: "полугодие в плане на учебный год: учебное или календарное", en: "a half-year in a school-year plan: of the school year or of the calendar" }
    PhraseUncertainYear { ru: "какой год, не сказано, а в плане он не один", en: "it is not said which year, and the plan has more than one" }
    PhraseUncertainSchoolYear { ru: "учебный год в плане другого периода; взят весь период", en: "a school year in a plan of another period; the whole period was taken" }
    PhraseUncertainWinter { ru: "зима захватывает два года; прочитана с декабря по февраль", en: "a winter is in two years; read from December to February" }
    PhraseUncertainLastWeek { ru: "последняя неделя прочитана как дни с 22-го (или 29-го) до конца месяца", en: "the last week was read as the days from the 22nd (or 29th) to the month's end" }
    PhraseUncertainEdge { ru: "границы не точны: начало, середина и конец месяца прочитаны как декады, года и квартала — как месяцы", en: "the bounds are not exact: the beginning, middle and end of a month were read as ten days, of a year or quarter as months" }
    PhraseUncertainBy { ru: "«к» прочитано как «до начала»", en: "«к» was read as \"before it begins\"" }
    PhraseUncertainOpenEnd { ru: "конец не указан; взят конец периода", en: "no end is given; the period's end was taken" }
    PhraseUncertainNever { ru: "в периоде плана не наступает ни разу", en: "it never comes in the plan's period" }
    PhraseUncertainNextYear { ru: "«следующего года» прочитано как каждый год периода", en: "«следующего года» was read as each year of the period" }
    PhraseUncertainReportMonth { ru: "месяц не сказан; прочитан месяц после отчётного", en: "the month is not said; read as the month after the reported time" }
}
