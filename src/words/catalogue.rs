//! The catalogue of messages: each entry in Russian and in English, so that a missing one does not compile.
//!
//! `{0}` is the first argument; `{0|день|дня|дней}` is the plural form that the number in it takes
//! (three forms in Russian, two in English); `{{` and `}}` are braces. Entries stand in the order of the layers that say them.

use super::Lang;

macro_rules! catalogue {
    ($($name:ident { ru: $ru:literal, en: $en:literal })*) => {
        /// A name of something to say.
        #[allow(rustdoc::broken_intra_doc_links, reason = "the messages speak of [tables]")]
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

    // document: TOML syntax
    TomlUnexpectedLineEnd { ru: "строка обрывается: значение не дописано", en: "the line ends before the value does" }
    TomlUnexpectedEnd { ru: "файл обрывается: значение не дописано", en: "the file ends before the value does" }
    TomlCharacterInString { ru: "в строке недопустимый знак {0}", en: "the character {0} cannot stand in a string" }
    TomlInvalidEscape { ru: "в строке неизвестная последовательность «\\{0}»", en: "unknown escape `\\{0}` in a string" }
    TomlUnexpected { ru: "здесь не может стоять «{0}»", en: "`{0}` cannot stand here" }
    TomlUnterminatedString { ru: "строка не закрыта: нет {0}", en: "the string is not closed: {0} is missing" }
    TomlInvalidNumber { ru: "это не число", en: "this is not a number" }
    TomlInvalidDate { ru: "такой даты нет", en: "there is no such date" }
    TomlTooDeep { ru: "скобки вложены слишком глубоко", en: "brackets are nested too deeply" }
    TomlMultilineKey { ru: "ключ не может занимать несколько строк", en: "a key cannot span several lines" }
    TomlUnquoted { ru: "текст без кавычек", en: "text without quotes" }
    TomlMissingComma { ru: "не хватает запятой", en: "a comma is missing" }
    TomlUnclosed { ru: "не закрыта скобка: нет «{0}»", en: "the bracket is not closed: `{0}` is missing" }
    TomlInvalid { ru: "запись не понята", en: "this is not valid TOML" }
    TomlForeignKey { ru: "ключ «{0}» написан по-русски", en: "the key `{0}` is in Russian" }
    TomlForeignKeyHelp { ru: "ключи пишут латиницей: title, deadline, executors…; имена исполнителей – в кавычках", en: "keys are in Latin letters: title, deadline, executors…; names of executors go in quotes" }
    TomlUnquotedHelp { ru: "возьмите текст в кавычки: \"…\"", en: "put the text in quotes: \"…\"" }
    TomlDateHelp { ru: "дату пишут ГГГГ-ММ-ДД, текст – в кавычках: \"до 28 апреля\"", en: "write a date as YYYY-MM-DD and text in quotes: \"до 28 апреля\"" }
    TomlCloseQuoteHelp { ru: "закройте кавычку в конце текста: \"…\"", en: "close the quotes at the end of the text: \"…\"" }
    TomlQuoteHelp { ru: "кавычка внутри строки пишется \\\", обратная черта – \\\\; или возьмите строку в '…'", en: "write a quote inside a string as \\\" and a backslash as \\\\, or put the string in '…'" }
    DuplicateKey { ru: "«{0}» записано дважды", en: "`{0}` is written twice" }
    MergeUnresolved { ru: "не завершено слияние git: {0}; {1}", en: "an unresolved merge of git: {0}; {1}" }
    MergeLine { ru: "{0} – строка {1}", en: "{0} is line {1}" }
    MergeLines { ru: "{0} – строки {1}–{2}", en: "{0} is lines {1}–{2}" }
    MergeNoLines { ru: "{0} – строк нет", en: "{0} has no lines" }
    MergeUnresolvedHelp { ru: "оставьте нужные строки и удалите строки <<<<<<<, ======= и >>>>>>>", en: "keep the lines that hold and delete the lines <<<<<<<, ======= and >>>>>>>" }
    DuplicateKeyFirst { ru: "первый раз – здесь", en: "first written here" }
    DuplicateKeyHelp { ru: "оставьте одну из записей", en: "keep one of the two" }

    // document: the file format
    ShapePlan { ru: "файле плана", en: "a plan" }
    ShapeApproved { ru: "approved", en: "approved" }
    ShapeExecutors { ru: "[executors]", en: "[executors]" }
    ShapeExecutor { ru: "записи исполнителя", en: "an executor" }
    ShapeHolder { ru: "held_by", en: "`held_by`" }
    ShapeEvents { ru: "[events]", en: "[events]" }
    ShapeSection { ru: "разделе", en: "a section" }
    ShapeItem { ru: "пункте", en: "an item" }
    ShapeExtra { ru: "[extra]", en: "[extra]" }
    ShapeWindow { ru: "dates", en: "dates" }
    ShapeDone { ru: "done", en: "done" }
    ShapeFact { ru: "cancelled и unmet", en: "cancelled and unmet" }
    ShapeMoved { ru: "moved", en: "moved" }
    ShapePostponed { ru: "postponed", en: "postponed" }
    ShapeWorkspace { ru: "roadmap.toml", en: "roadmap.toml" }
    ShapeCalendar { ru: "[calendar]", en: "[calendar]" }
    ShapeCheck { ru: "[check]", en: "[check]" }
    TypeText { ru: "{0} = \"…\"", en: "{0} = \"…\"" }
    TypeDate { ru: "{0} = 2022-04-28", en: "{0} = 2022-04-28" }
    TypeTextOrDate { ru: "{0} = \"до 28 апреля\" или {0} = ГГГГ-ММ-ДД", en: "{0} = \"до 28 апреля\" or {0} = YYYY-MM-DD" }
    TypeTexts { ru: "{0} = [\"…\", \"…\"]", en: "{0} = [\"…\", \"…\"]" }
    TypeTable { ru: "{0} = {{ ключ = значение }}", en: "{0} = {{ key = value }}" }
    TypeKind { ru: "{0} = \"person\"", en: "{0} = \"person\"" }
    TypeEntry { ru: "{0} = {{ kind = \"person\" }}", en: "{0} = {{ kind = \"person\" }}" }
    TypeHolders { ru: "{0} = [{{ name = \"…\" }}]", en: "{0} = [{{ name = \"…\" }}]" }
    EmptyPostHelp { ru: "впишите должность или уберите post", en: "write the post or take post out" }
    EmailHelp { ru: "напишите адрес целиком: \"имя@school.ru\"", en: "write the whole address: \"name@school.ru\"" }
    PersonWithParts { ru: "«{0}» – человек, а у него есть {1}", en: "`{0}` is a person and has {1}" }
    PersonWithPartsHelp { ru: "напишите kind = \"{0}\" или уберите этот ключ", en: "write kind = \"{0}\" or take the key out" }
    EmptyNameHelp { ru: "впишите имя или уберите пустое", en: "write the name or take the empty one out" }
    TypeTables { ru: "[[{0}]]", en: "[[{0}]]" }
    TypeWindows { ru: "{0} = [2021-03-15, {{ start = 2021-04-01, due = 2021-04-20 }}]", en: "{0} = [2021-03-15, {{ start = 2021-04-01, due = 2021-04-20 }}]" }
    TypeDates { ru: "{0} = [2021-03-15, 2021-04-20]", en: "{0} = [2021-03-15, 2021-04-20]" }
    TypeWas { ru: "{0} = \"до 28 апреля\", {0} = ГГГГ-ММ-ДД или список дат, как в dates", en: "{0} = \"до 28 апреля\", {0} = YYYY-MM-DD or an array of dates as in dates" }
    TypeDone { ru: "{0} = 2022-04-28 или {0} = [{{ due = 2022-02-14, on = 2022-02-15 }}]", en: "{0} = 2022-04-28 or {0} = [{{ due = 2022-02-14, on = 2022-02-15 }}]" }
    TypeAny { ru: "{0} = …", en: "{0} = …" }
    TypeCancelled { ru: "{0} = {{ on = 2022-03-01, reason = \"…\" }} или {0} = [{{ due = 2022-05-09, on = 2022-05-01, reason = \"…\" }}]", en: "{0} = {{ on = 2022-03-01, reason = \"…\" }} or {0} = [{{ due = 2022-05-09, on = 2022-05-01, reason = \"…\" }}]" }
    KindString { ru: "строка", en: "a string" }
    KindNumber { ru: "число", en: "a number" }
    KindBoolean { ru: "да или нет (true, false)", en: "a boolean" }
    KindArray { ru: "список", en: "an array" }
    KindTable { ru: "таблица", en: "a table" }
    KindDate { ru: "дата или время", en: "a date or a time" }
    UnknownKey { ru: "неизвестный ключ «{0}» в {1}", en: "unknown key `{0}` in {1}" }
    KnownKeys { ru: "известные ключи: {0}", en: "known keys: {0}" }
    DidYouMean { ru: "возможно, имелось в виду «{0}»", en: "did you mean `{0}`?" }
    OneOfThese { ru: "возможно, одно из: {0}", en: "perhaps one of: {0}" }
    WrongType { ru: "значение ключа «{0}» записано не так", en: "the value of `{0}` has the wrong type" }
    WrongTypeFound { ru: "здесь {0}", en: "this is {0}" }
    WrongTypeHelp { ru: "запишите так: {0}", en: "write {0}" }
    MissingField { ru: "в {1} нет ключа «{0}»", en: "`{0}` is missing in {1}" }
    MissingDeadline { ru: "у пункта нет срока", en: "the item has no deadline" }
    BlankField { ru: "в {1} ключ «{0}» пуст", en: "`{0}` is empty in {1}" }
    MissingFieldHelp { ru: "добавьте строку: {0}", en: "add the line {0}" }
    BlankFieldHelp { ru: "впишите текст между кавычками: {0}", en: "write a text between the quotes: {0}" }

    // model
    InvalidValue { ru: "значение «{0}» сюда не подходит", en: "`{0}` is not understood" }
    OneOfHelp { ru: "{1|напишите|напишите одно из|напишите одно из}: {0}", en: "{1|write|write one of}: {0}" }
    PeriodHelp { ru: "период пишут \"2022\", \"2021-2022\", \"2020-2021 учебный год\", \"2020-01\" (месяц) или \"2022-09-01..2023-05-31\"", en: "write a period as \"2022\", \"2021-2022\", \"2020-2021 учебный год\" (a school year), \"2020-01\" (a month) or \"2022-09-01..2023-05-31\"" }
    SchoolYearEndHelp { ru: "конец учебного года пишут месяцем и днём: \"05-31\"", en: "write the end of the school year as month and day: \"05-31\"" }
    PartsHelp { ru: "{0} пишут промежутками дней: [\"09-01..10-31\", \"11-09..12-30\"]", en: "write {0} as ranges of days: [\"09-01..10-31\", \"11-09..12-30\"]" }
    PartsCountHelp { ru: "в {0} промежутков должно быть {1}", en: "{0} needs {1} ranges" }
    UnknownRule { ru: "нет правила «{0}»", en: "there is no rule `{0}`" }
    UnknownRuleHelp { ru: "список правил: roadmap explain --rules", en: "to list the rules: roadmap explain --rules" }
    ReversedWindow { ru: "начало {0} позже конца {1}", en: "the start {0} is after the end {1}" }
    ReversedWindowHelp { ru: "поменяйте даты местами", en: "swap the dates" }
    DoneUnmatched { ru: "отметка об исполнении срока {0}, а такого срока у пункта нет", en: "a mark of execution for {0}, which is not a due day of the item" }
    FormerKey { ru: "ключа {0} больше нет: отмену записывают в cancelled, с днём", en: "there is no key {0} any more: a cancellation is written in `cancelled`, with its day" }
    FormerStatusHelp { ru: "напишите: {0} – и добавьте день отмены, on = ГГГГ-ММ-ДД; без дня перепишет roadmap check --fix", en: "write: {0} and add the day, on = YYYY-MM-DD; roadmap check --fix rewrites it without a day" }
    FormerOtherStatusHelp { ru: "отменённый пункт: cancelled = {{ on = 2022-03-01, reason = \"…\" }}; прочие состояния считаются по срокам и отметкам, уберите строку", en: "a cancelled item: cancelled = {{ on = 2022-03-01, reason = \"…\" }}; other states follow from due days and marks, take the line out" }
    FormerReasonHelp { ru: "причина переходит в строку cancelled", en: "the reason goes into the line `cancelled`" }
    FormerLoneReasonHelp { ru: "причину отмены пишут в cancelled = {{ on = 2022-03-01, reason = \"…\" }}, прочее – в note = \"…\"", en: "write the reason of a cancellation in cancelled = {{ on = 2022-03-01, reason = \"…\" }}, anything else in note = \"…\"" }
    FactUnmatched { ru: "у пункта нет срока {1}, о котором говорит {0}", en: "the item has no due day {1}, of which {0} speaks" }
    FactWithoutDue { ru: "не сказано, о каком из сроков говорит {0}", en: "it is not said of which due day {0} speaks" }
    DoneWithoutDue { ru: "не сказано, какой из сроков исполнен", en: "it is not said which due day was met" }
    DoneTwice { ru: "вторая отметка об исполнении срока {0}", en: "a second mark of execution for {0}" }
    DoneTwiceHelp { ru: "этот срок уже исполнен {0}: оставьте одну из отметок", en: "it was met on {0} already: keep one of the marks" }
    DoneUnmatchedHelp { ru: "сроки пункта: {0}", en: "the item is due on: {0}" }

    // report: states
    StateDone { ru: "Исполнено", en: "Done" }
    StateDoneLate { ru: "Исполнено с опозданием", en: "Done late" }
    StateOverdue { ru: "Просрочено", en: "Overdue" }
    StateDueSoon { ru: "Скоро срок", en: "Due soon" }
    StateInProgress { ru: "В работе", en: "In progress" }
    StatePlanned { ru: "Запланировано", en: "Planned" }
    StateUndated { ru: "Без даты", en: "Undated" }
    StateCancelled { ru: "Отменено", en: "Cancelled" }
    StateOverdueShort { ru: "Проср.", en: "Over." }
    StateDueSoonShort { ru: "Скоро", en: "Soon" }

    // report: days and months
    Days { ru: "{0} {0|день|дня|дней}", en: "{0} {0|day|days}" }
    Today { ru: "сегодня", en: "today" }
    Tomorrow { ru: "завтра", en: "tomorrow" }
    InDays { ru: "через {0} {0|день|дня|дней}", en: "in {0} {0|day|days}" }
    LateBy { ru: "опоздание {0}", en: "{0} late" }
    WasDue { ru: "срок {0}", en: "due {0}" }
    OnTheDay { ru: "На {0} ({1})", en: "As of {0} ({1})" }
    Monday { ru: "понедельник", en: "Monday" }
    Tuesday { ru: "вторник", en: "Tuesday" }
    Wednesday { ru: "среда", en: "Wednesday" }
    Thursday { ru: "четверг", en: "Thursday" }
    Friday { ru: "пятница", en: "Friday" }
    Saturday { ru: "суббота", en: "Saturday" }
    Sunday { ru: "воскресенье", en: "Sunday" }
    DayOff { ru: "выходной", en: "day off" }
    By { ru: "до {0}", en: "by {0}" }
    ForTheDay { ru: "на {0}", en: "on {0}" }
    AndMore { ru: "и ещё {0}", en: "and {0} more" }
    AndMoreDays { ru: "и ещё {0} {0|срок|срока|сроков}", en: "and {0} more due {0|day|days}" }
    January { ru: "январь", en: "January" }
    February { ru: "февраль", en: "February" }
    March { ru: "март", en: "March" }
    April { ru: "апрель", en: "April" }
    May { ru: "май", en: "May" }
    June { ru: "июнь", en: "June" }
    July { ru: "июль", en: "July" }
    August { ru: "август", en: "August" }
    September { ru: "сентябрь", en: "September" }
    October { ru: "октябрь", en: "October" }
    November { ru: "ноябрь", en: "November" }
    December { ru: "декабрь", en: "December" }

    // report: headings
    ColumnPlan { ru: "План", en: "Plan" }
    ColumnSection { ru: "Раздел", en: "Section" }
    ColumnExecutor { ru: "Исполнитель", en: "Executor" }
    ColumnExecutors { ru: "Исполнители", en: "Executors" }
    ColumnMonth { ru: "Месяц", en: "Month" }
    ColumnTotal { ru: "Всего", en: "Total" }
    ColumnShare { ru: "%", en: "%" }
    ColumnDoneInTime { ru: "Исполнено (в\u{a0}срок)", en: "Done (in\u{a0}time)" }
    ColumnDoneInTimeShort { ru: "Исп. (в\u{a0}срок)", en: "Done (in\u{a0}time)" }
    ColumnPast { ru: "проср.", en: "late" }
    ColumnFurther { ru: "позже", en: "later" }
    ColumnNextDue { ru: "Ближайший срок", en: "Next deadline" }
    ColumnNextDueShort { ru: "Ближ. срок", en: "Next due" }
    ColumnNumber { ru: "№", en: "No." }
    ColumnTitle { ru: "Мероприятие", en: "Item" }
    ColumnDeadline { ru: "Срок по плану", en: "Deadline as worded" }
    ColumnDue { ru: "Срок", en: "Due" }
    ColumnLate { ru: "Опоздание", en: "Late" }
    ColumnWhen { ru: "Когда", en: "When" }
    ColumnAhead { ru: "Впереди", en: "Ahead" }
    ColumnState { ru: "Состояние", en: "State" }
    ColumnLead { ru: "Ответственный", en: "Lead" }
    ColumnAsLead { ru: "Отвечает", en: "Leads" }
    ColumnLeadShort { ru: "Отв.", en: "Lead" }
    ColumnCo { ru: "Соисполнитель", en: "Co-executor" }
    ColumnCoShort { ru: "Соисп.", en: "Co" }
    ColumnStart { ru: "Начало", en: "Start" }
    ColumnDoneOn { ru: "Исполнено", en: "Done on" }
    ColumnEvidence { ru: "Подтверждение", en: "Evidence" }
    ColumnName { ru: "Кто", en: "Who" }
    ColumnPart { ru: "В пункте", en: "Part" }
    ColumnKind { ru: "Вид", en: "Kind" }
    ColumnPost { ru: "Должность, состав", en: "Post, members" }
    ColumnDate { ru: "Дата", en: "Date" }
    ColumnMilestone { ru: "Веха", en: "Milestone" }
    ColumnWas { ru: "Прежний срок", en: "Former deadline" }
    ColumnBecame { ru: "Новый срок", en: "New deadline" }
    ColumnDecided { ru: "Решено", en: "Decided on" }

    // report: titles
    StatusTitle { ru: "Исполнение {0|плана|планов|планов}", en: "Progress of {0|the plan|plans}" }
    StatusBySectionTitle { ru: "Исполнение {0|плана|планов|планов} по разделам", en: "Progress of {0|the plan|plans} by section" }
    StatusByExecutorTitle { ru: "Исполнение {0|плана|планов|планов} по исполнителям", en: "Progress of {0|the plan|plans} by executor" }
    StatusByMonthTitle { ru: "Исполнение {0|плана|планов|планов} по месяцам срока", en: "Progress of {0|the plan|plans} by month of the deadline" }
    DeadlineRead { ru: "{0} ({1})", en: "{0} ({1})" }
    DeadlineFromTo { ru: "{0} → {1}", en: "{0} → {1}" }
    QuarterShort { ru: "{0} кв.", en: "Q{0}" }
    SiteSkip { ru: "К пунктам", en: "To the items" }
    SiteAll { ru: "все", en: "all" }
    SiteFind { ru: "Поиск", en: "Search" }
    SiteQuarters { ru: "по кварталам", en: "by quarter" }
    SiteReset { ru: "Сбросить", en: "Reset" }
    SiteLongest { ru: "Показаны {0} самых давних; все просроченные – в планах выше, по состоянию", en: "The {0} longest overdue; all of them are in the plans above, by state" }
    SiteShown { ru: "Показано {0} из {1}", en: "Showing {0} of {1}" }
    SiteDeadline { ru: "Срок", en: "Deadline" }
    SiteDates { ru: "Даты", en: "Dates" }
    SiteResult { ru: "Результат", en: "Result" }
    OverdueTitle { ru: "Просрочено {0} из {1}", en: "{0} of {1} overdue" }
    OverdueUntilTitle { ru: "Не исполнено {0} из {1} со сроком по {2}", en: "{0} of {1} open and due on or before {2}" }
    UpcomingTitle { ru: "Сроки по {1}: {0} {0|мероприятие|мероприятия|мероприятий}", en: "Due by {1}: {0} {0|item|items}" }
    UpcomingNone { ru: "Сроки по {0}: мероприятий нет", en: "Due by {0}: no items" }
    WorkloadTitle { ru: "Нагрузка исполнителей", en: "Workload of executors" }
    WorkloadByMonthTitle { ru: "Нагрузка по месяцам: неисполненные сроки", en: "Workload by month: deadlines not met yet" }
    TimelineTitle { ru: "Сроки по месяцам", en: "Deadlines by month" }
    ListTitle { ru: "Мероприятия {0|плана|планов|планов}", en: "Items of {0|the plan|plans}" }
    ShowManyTitle { ru: "{0} {0|пункт|пункта|пунктов}", en: "{0} {0|item|items}" }
    PlanAndItem { ru: "{0}, {1}", en: "{0}, {1}" }
    AskedPlans { ru: "{0|план|планы|планы}: {1}", en: "{0|plan|plans}: {1}" }
    AskedSections { ru: "{0|раздел|разделы|разделы}: {1}", en: "{0|section|sections}: {1}" }
    AskedExecutors { ru: "{0|исполнитель|исполнители|исполнители}: {1}", en: "{0|executor|executors}: {1}" }
    AskedStates { ru: "{0|состояние|состояния|состояния}: {1}", en: "{0|state|states}: {1}" }
    AskedFromTo { ru: "сроки с {0} по {1}", en: "due from {0} to {1}" }
    AskedFrom { ru: "сроки с {0}", en: "due from {0} on" }
    AskedTo { ru: "сроки по {0}", en: "due by {0}" }
    LeadsItems { ru: "{0} – отвечает за {1}", en: "{0} – leads {1}" }
    NobodyLeads { ru: "{0} – {1}", en: "{0} – {1}" }
    AgeItems { ru: "{0} – {1}", en: "{0} – {1}" }
    AgeOlder { ru: "Больше 90 дней", en: "More than 90 days" }
    AgeQuarter { ru: "От 31 до 90 дней", en: "31 to 90 days" }
    AgeMonth { ru: "До 30 дней", en: "Up to 30 days" }
    AgeAhead { ru: "Срок ещё не прошёл", en: "Not late yet" }
    PostponementsTitle { ru: "Переносы срока", en: "Postponements" }
    ScheduleTitle { ru: "Сроки исполнения", en: "Schedule" }
    CarriersTitle { ru: "Исполнители", en: "Executors" }
    MilestonesTitle { ru: "Вехи (исполнять их не нужно)", en: "Milestones (nothing to be done)" }

    // report: totals and notes
    Total { ru: "Итого", en: "Total" }
    TotalItems { ru: "Всего мероприятий", en: "All items" }
    TotalStates { ru: "Всего {0}: {1}.", en: "{0} in all: {1}." }
    OtherStates { ru: "Остальные: {0}.", en: "The rest: {0}." }
    WithHelpers { ru: "{1|соисполнитель|соисполнители|соисполнители}: {0}", en: "{1|co-executor|co-executors}: {0}" }
    DeadlineMoved { ru: "срок перенесён, был «{0}»", en: "deadline moved, it was «{0}»" }
    DayMoved { ru: "срок перенесён с {1} на {0}", en: "moved from {1} to {0}" }
    DeadlineMovedOften { ru: "срок перенесён {1} {1|раз|раза|раз}, был «{0}»", en: "deadline moved {1} {1|time|times}, it was «{0}»" }
    OnGround { ru: "{0}; основание: {1}", en: "{0}; basis: {1}" }
    NothingOpen { ru: "Ещё {0} {0|исполнитель|исполнителя|исполнителей} – без неисполненных сроков.", en: "{0} more {0|executor has|executors have} no deadline left to meet." }
    CountedThrough { ru: "Вместе с тем, что поручено через группы и роли: {0}.", en: "Counting what falls to them through groups and roles: {0}." }
    AskedUnnamed { ru: "В мероприятиях не названо: {0}. За этим стоит {1} – спросите по этому имени.", en: "No item names {0}. It stands for {1}: ask by that name." }
    GroupsCountAsOne { ru: "Группа или роль занимает одну строку; по людям считает roadmap workload --expand.", en: "A group or a role is one line; roadmap workload --expand counts by people." }
    HandedOver { ru: "Кто занимал роль не всё время, у того мероприятие посчитано по срокам его времени.", en: "For somebody who held a role for a part of the time, an item counts by the deadlines of that time." }
    MonthsCount { ru: "Посчитаны неисполненные сроки: у мероприятия их бывает несколько, и каждый посчитан у каждого исполнителя.", en: "Deadlines not met yet are counted: an item may have several, and each counts for each executor." }
    MonthsLeaveDayless { ru: "Сроки без даты не посчитаны.", en: "Deadlines without a date are not counted." }
    RolesUnheld { ru: "Роль стоит в списке сама, если в день срока её никто не занимал: {0}.", en: "A role stands in the list itself where nobody held it on the due day: {0}." }
    MarkDone { ru: "исполнено", en: "done" }
    MarkDoneLate { ru: "с опозданием", en: "done late" }
    MarkOverdue { ru: "просрочено", en: "overdue" }
    MarkAhead { ru: "впереди", en: "ahead" }
    MarkWindow { ru: "время исполнения", en: "time to do it" }
    MarkCancelled { ru: "отменено", en: "cancelled" }
    MarkIdle { ru: "сроков нет", en: "nothing due" }
    DaysBehind { ru: "−{0} {0|день|дня|дней}", en: "−{0} {0|day|days}" }
    RowsNumbered { ru: "п.\u{a0}{0}", en: "No.\u{a0}{0}" }
    RowsOfWholePeriod { ru: "Весь период, без своей даты – {0}: {1}.", en: "The whole period, with no day of {0|its|their} own, {0}: {1}." }
    RowsUnread { ru: "Срок не понят – {0}: {1}.", en: "Deadline not understood, {0}: {1}." }
    RowsInNoMonth { ru: "Ещё {0} {0|мероприятие|мероприятия|мероприятий} на весь период, без своей даты: в клетках их нет.", en: "{0} more {0|item has|items have} the whole period and no day of their own, so no cell shows them." }
    WorstOfMonth { ru: "Где на месяц пришлось несколько сроков, показан худший.", en: "A month with several deadlines shows the worst of them." }
    MonthsLeftOut { ru: "Не поместилось месяцев: {0}; выберите дни: --from, --to.", en: "No room for {0} more {0|month|months}; choose days with --from and --to." }
    TicksLeftOut { ru: "Не поместились: {0}.", en: "No room for: {0}." }
    NoSuchPicture { ru: "timeline – картина по месяцам, в виде {0} её нет", en: "timeline is a picture by month and has no form as {0}" }
    NoSuchPictureHelp { ru: "данные для программ даёт roadmap list --format {0}", en: "roadmap list --format {0} gives the data to programs" }
    NoNumber { ru: "б/н", en: "none" }
    StatusOthers { ru: "Таких мероприятий нет в {0|другом плане|других планах|других планах}: {1}.", en: "No such items in {0|one other plan|the other plans}: {1}." }
    NoRows { ru: "Таких мероприятий нет.", en: "There are no such items." }
    NoSection { ru: "без раздела", en: "no section" }
    NoDate { ru: "без срока", en: "no due day" }
    Nobody { ru: "исполнитель не назван", en: "nobody is named" }
    NoTerritory { ru: "территория не указана", en: "no territory given" }
    Quoted { ru: "«{0}»", en: "“{0}”" }
    CountedForEach { ru: "Мероприятие с несколькими исполнителями посчитано у каждого из них, внизу – один раз.", en: "An item with several executors counts for each of them, and once in the last line." }
    CountedByMonth { ru: "Мероприятие с несколькими сроками посчитано один раз – в месяце того срока, по которому судят о состоянии.", en: "An item with several deadlines counts once, in the month of the one that decides its state." }
    OthersShare { ru: "Остальные – по этим же мероприятиям; сколько за каждым всего, покажет отчёт без --executor.", en: "The others are counted in these items alone; without --executor the report tells all they have." }
    SumCountsForEach { ru: "Мероприятие с несколькими исполнителями посчитано у каждого из них, поэтому итог больше числа мероприятий.", en: "An item with several executors counts for each of them, so the total is more than the number of items." }
    WorkloadItems { ru: "{0} {0|мероприятие|мероприятия|мероприятий}, {1} {1|исполнитель|исполнителя|исполнителей}.", en: "{0} {0|item|items}, {1} {1|executor|executors}." }
    FilesUnread { ru: "{0|Не прочитан|Не прочитаны|Не прочитано} {0} {0|файл|файла|файлов}, в отчёт {0|он не вошёл|они не вошли|они не вошли}.", en: "{0} {0|file was|files were} not read and {0|is|are} missing from the report." }
    ItemsUnread { ru: "{0|Не прочитан|Не прочитаны|Не прочитано} {0} {0|пункт|пункта|пунктов}, в отчёт {0|он не вошёл|они не вошли|они не вошли}.", en: "{0} {0|item was|items were} not read and {0|is|are} missing from the report." }
    Unread { ru: "Не прочитано: {0}. В отчёт не вошли:", en: "Not read: {0}. Missing from the report:" }
    ColumnsLeftOut { ru: "Не поместились столбцы: {0}.", en: "No room for the columns: {0}." }

    // report: an item whole
    FactPlan { ru: "План", en: "Plan" }
    FactReading { ru: "Прочитано как", en: "Read as" }
    FactResult { ru: "Ожидаемый результат", en: "Expected result" }
    FactStarted { ru: "Начато", en: "Started" }
    FactReason { ru: "Причина отмены", en: "Reason for cancelling" }
    FactNote { ru: "Примечание", en: "Note" }
    FactUncertain { ru: "Замечание к сроку", en: "Note on the deadline" }
    StateOfLate { ru: "{0}, срок {1} ({2})", en: "{0}, due {1} ({2})" }
    StateSince { ru: "{0} {1}", en: "{0} on {1}" }
    StateForDay { ru: "{0}, на {1} ({2})", en: "{0}, on {1} ({2})" }
    StateOfDue { ru: "{0}, до {1} ({2})", en: "{0}, by {1} ({2})" }
    ReadDeadline { ru: "крайний срок", en: "a deadline" }
    ReadOn { ru: "в определённый день", en: "on a day" }
    ReadSpan { ru: "промежуток", en: "a window" }
    ReadRecurring { ru: "повторяется", en: "recurring" }
    ReadOngoing { ru: "весь период", en: "throughout the period" }
    ReadExternal { ru: "по графику, которого в плане нет", en: "by a schedule kept elsewhere" }
    ReadAsNeeded { ru: "по мере надобности", en: "as needed" }
    ReadRelative { ru: "отсчитывается от события", en: "counts from an event" }
    OnDay { ru: "{0}", en: "{0}" }
    FromTo { ru: "с {0} по {1}", en: "{0} to {1}" }
    MilestoneOn { ru: "веха {0}: {1}", en: "milestone {0}: {1}" }
    ReadUnknown { ru: "не понят", en: "not understood" }
    ReadDates { ru: "по датам из dates, а не по словам срока", en: "dates are given and win over the words" }
    ReadOccurrences { ru: "{0}, {1} {1|срок|срока|сроков}", en: "{0}, {1} {1|due day|due days}" }
    PartLead { ru: "ответственный", en: "lead" }
    PartCo { ru: "соисполнитель", en: "co-executor" }
    KindPerson { ru: "человек", en: "person" }
    KindUnit { ru: "организация", en: "unit" }
    KindRole { ru: "роль", en: "role" }
    KindGroup { ru: "группа", en: "group" }
    KindUnknown { ru: "нет в списке исполнителей", en: "not in the registry" }
    HolderOn { ru: "на {0}: {1}", en: "on {0}: {1}" }
    HolderNone { ru: "на {0} никто не назначен", en: "nobody holds it on {0}" }
    ReasonIs { ru: "причина: {0}", en: "reason: {0}" }
    MovedFrom { ru: "в документе {0}", en: "the document says {0}" }
    WrittenAs { ru: "в плане «{0}»", en: "written \"{0}\"" }

    // report: diff
    DiffFactsTo { ru: "{0}. Отметки и решения по {1}", en: "{0}. Marks and decisions up to {1}" }
    DiffTitle { ru: "Изменения: {0} → {1}", en: "Changes: {0} → {1}" }
    DiffWorkingTree { ru: "рабочая копия", en: "working tree" }
    DiffNothing { ru: "Изменений нет.", en: "There are no changes." }
    DiffNothingRead { ru: "В том, что прочитано, изменений нет.", en: "There are no changes in what could be read." }
    DiffPlanFormerly { ru: "раньше {0}", en: "formerly {0}" }
    DiffPlanAdded { ru: "{0}: новый план, {1} {1|пункт|пункта|пунктов}", en: "{0}: a new plan, {1} {1|item|items}" }
    DiffPlanRemoved { ru: "{0}: план исключён", en: "{0}: the plan was removed" }
    DiffTotal { ru: "Всего {0} {0|изменение|изменения|изменений}: {1}.", en: "{0} {0|change|changes} in all: {1}." }
    DiffOnlyNames { ru: "Содержание планов не изменилось.", en: "What the plans say has not changed." }
    DiffStat { ru: "{0}: {1} {1|изменение|изменения|изменений} ({2})", en: "{0}: {1} {1|change|changes} ({2})" }
    DiffRow { ru: "п. {0}", en: "item {0}" }
    DiffRowWas { ru: "п. {0} (был {1})", en: "item {0} (was {1})" }
    DiffRowNowNumbered { ru: "п. {0} (был без номера)", en: "item {0} (had no number)" }
    DiffRowUnnumbered { ru: "пункт без номера", en: "an item without a number" }
    DiffRows { ru: "пп. {0}", en: "items {0}" }
    DiffAllRows { ru: "по всему плану ({0} {0|пункт|пункта|пунктов})", en: "throughout the plan ({0} {0|item|items})" }
    DiffOneWas { ru: "{0} (был {1})", en: "{0} (was {1})" }
    DiffRangeWas { ru: "{0} (были {1})", en: "{0} (were {1})" }
    DiffFormerRows { ru: "{1|прежний|прежние|прежние} {0}", en: "{1|the former|the former} {0}" }
    DiffAdded { ru: "{0} включён: «{1}»", en: "{0} added: «{1}»" }
    DiffAddedDeadline { ru: "срок: {0}", en: "deadline: {0}" }
    DiffAddedExecutors { ru: "{0|исполнитель|исполнители|исполнители}: {1}", en: "{0|executor|executors}: {1}" }
    DiffAddedResult { ru: "результат: {0}", en: "result: {0}" }
    DiffAddedDone { ru: "с отметкой об исполнении", en: "marked as done" }
    DiffAddedCancelled { ru: "отменён", en: "cancelled" }
    DiffRemoved { ru: "{0} исключён: «{1}»", en: "{0} removed: «{1}»" }
    DiffTitled { ru: "{0}: название изложено в редакции: «{1}»", en: "{0}: the title now reads: «{1}»" }
    WordsReplaced { ru: "{2} «{0}» {4|заменено|заменены|заменены} {3} «{1}»", en: "the {2} «{0}» {4|is|are} replaced by the {3} «{1}»" }
    WordsRemoved { ru: "{1} «{0}» {2|исключено|исключены|исключены}", en: "the {1} «{0}» {2|is|are} taken out" }
    WordsAdded { ru: "после {2} «{0}» {4|добавлено|добавлены|добавлены} {3} «{1}»", en: "after the {2} «{0}» the {3} «{1}» {4|is|are} put in" }
    SignReplaced { ru: "{2} «{0}» {4|заменён|заменены|заменены} {3} «{1}»", en: "the {2} «{0}» {4|is|are} replaced by the {3} «{1}»" }
    SignRemoved { ru: "{1} «{0}» {2|исключён|исключены|исключены}", en: "the {1} «{0}» {2|is|are} taken out" }
    SignAdded { ru: "после {2} «{0}» {4|добавлен|добавлены|добавлены} {3} «{1}»", en: "after the {2} «{0}» the {3} «{1}» {4|is|are} put in" }
    TheWords { ru: "{0|слово|слова|слова}", en: "{0|word|words}" }
    OfTheWords { ru: "{0|слова|слов|слов}", en: "{0|word|words}" }
    ByTheWords { ru: "{0|словом|словами|словами}", en: "{0|word|words}" }
    TheSigns { ru: "{0|знак|знаки|знаки}", en: "{0|sign|signs}" }
    OfTheSigns { ru: "{0|знака|знаков|знаков}", en: "{0|sign|signs}" }
    ByTheSigns { ru: "{0|знаком|знаками|знаками}", en: "{0|sign|signs}" }
    DiffTitleWords { ru: "{0}: в названии {1}", en: "{0}: in the title, {1}" }
    DiffTitleUnset { ru: "{0}: название снято: {1}", en: "{0}: title dropped: {1}" }
    DiffDeadline { ru: "{0}: срок перенесён с {1} на {2} ({3})", en: "{0}: deadline moved from {1} to {2} ({3})" }
    DiffDays { ru: "{0}{1} {1|день|дня|дней}", en: "{0}{1} {1|day|days}" }
    DiffDeadlineChanged { ru: "{0}: срок изменён с {1} на {2}", en: "{0}: deadline changed from {1} to {2}" }
    DiffDeadlineSet { ru: "{0}: срок назначен: {1}", en: "{0}: deadline set: {1}" }
    DiffDeadlineUnset { ru: "{0}: срок снят, был {1}", en: "{0}: deadline dropped, it was {1}" }
    DiffBasis { ru: "основание: {0}", en: "basis: {0}" }
    DiffFormerBasis { ru: "основание переноса – {0}", en: "the move rested on {0}" }
    DiffUnpostponed { ru: "{0}: перенос срока с {1} на {2} отменён", en: "{0}: the move of the deadline from {1} to {2} is taken back" }
    DiffMoveAlone { ru: "{0} – с {1} на {2} ({3})", en: "{0}, from {1} to {2} ({3})" }
    DiffMovesBy { ru: "сроки перенесены (основание: {0}): {1}", en: "deadlines moved (basis: {0}): {1}" }
    DiffAllBy { ru: "основание – {0}: {1}", en: "basis, {0}: {1}" }
    DiffReworded { ru: "{0}: срок изложен иначе, дни те же: {2} вместо {1}", en: "{0}: deadline reworded, same days: {2} for {1}" }
    DiffLedger { ru: "{0}: записи о переносах исправлены, было {1}, стало {2}", en: "{0}: record of postponements edited, {1} entries became {2}" }
    LineDates { ru: "даты", en: "dates" }
    LinePostponed { ru: "прежний срок", en: "former deadline" }
    LineRowIn { ru: "{0}, раздел «{1}»", en: "{0}, section «{1}»" }
    LineTitle { ru: "мероприятие", en: "item" }
    LineDeadline { ru: "срок", en: "deadline" }
    LineLead { ru: "ответственный", en: "lead" }
    LineExecutor { ru: "исполнитель", en: "executor" }
    LineResult { ru: "результат", en: "result" }
    LineMoves { ru: "перенос", en: "move" }
    LineStarted { ru: "начато", en: "started" }
    LineDone { ru: "исполнено", en: "done" }
    LineCancelled { ru: "отменён", en: "cancelled" }
    LineOccurrences { ru: "о сроках", en: "occurrences" }
    LineNote { ru: "примечание", en: "note" }
    LineEvidence { ru: "подтверждение", en: "evidence" }
    DiffDatesSet { ru: "{0}: назначены даты: {1}", en: "{0}: dates set: {1}" }
    DiffDatesChanged { ru: "{0}: даты изменены: {2} вместо {1}", en: "{0}: dates changed: {2} for {1}" }
    DiffDatesUnset { ru: "{0}: даты сняты: {1}", en: "{0}: dates dropped: {1}" }
    DiffExecutors { ru: "{0}: {1}", en: "{0}: {1}" }
    DiffExecutorAdded { ru: "{0|исполнитель добавлен|исполнители добавлены|исполнители добавлены}: {1}", en: "{0|executor|executors} added: {1}" }
    DiffExecutorRemoved { ru: "{0|исполнитель исключён|исполнители исключены|исполнители исключены}: {1}", en: "{0|executor|executors} removed: {1}" }
    DiffExecutorReplaced { ru: "исполнитель заменён: {0} → {1}", en: "executor replaced: {0} → {1}" }
    DiffLeadReplaced { ru: "ответственный заменён: {0} → {1}", en: "lead replaced: {0} → {1}" }
    DiffLead { ru: "ответственный – {0}, прежде – {1}", en: "led by {0}, formerly by {1}" }
    DiffExecutorsRespelt { ru: "исполнители записаны иначе: {0}", en: "executors spelt differently: {0}" }
    DiffExecutorsReordered { ru: "порядок исполнителей изменён: {0}", en: "executors reordered: {0}" }
    DiffResult { ru: "{0}: ожидаемый результат изложен в редакции: «{1}»", en: "{0}: expected result now reads: «{1}»" }
    DiffResultWords { ru: "{0}: в ожидаемом результате {1}", en: "{0}: in the expected result, {1}" }
    DiffResultSet { ru: "{0}: ожидаемый результат внесён: {1}", en: "{0}: expected result set: {1}" }
    DiffResultUnset { ru: "{0}: ожидаемый результат исключён: {1}", en: "{0}: expected result dropped: {1}" }
    DiffDone { ru: "{0}: {1}", en: "{0}: {1}" }
    DiffDoneInTime { ru: "исполнено {0}, в срок", en: "done on {0}, in time" }
    DiffDoneLate { ru: "исполнено {0}, с опозданием на {1} {1|день|дня|дней}", en: "done on {0}, {1} {1|day|days} late" }
    DiffDoneOn { ru: "исполнено {0}", en: "done on {0}" }
    DiffDoneFor { ru: "срок {0} – {1}", en: "due {0} – {1}" }
    DiffDoneProved { ru: "{0}, подтверждение: {1}", en: "{0}, evidence: {1}" }
    DiffUndone { ru: "отметка об исполнении {0} снята", en: "mark of execution of {0} taken back" }
    DiffUndoneFor { ru: "отметка об исполнении {1} к сроку {0} снята", en: "mark of execution of {1} for {0} taken back" }
    DiffDoneMended { ru: "отметка об исполнении исправлена: {1} вместо {0}", en: "mark of execution mended: {1} for {0}" }
    DiffDoneRewritten { ru: "{0}: отметка об исполнении записана иначе", en: "{0}: mark of execution written differently" }
    DiffNoDay { ru: "без даты", en: "no date" }
    DiffMarkNote { ru: "примечание: {0}", en: "note: {0}" }
    DiffEvidence { ru: "подтверждение: {0}", en: "evidence: {0}" }
    DiffStarted { ru: "{0}: начато {1}", en: "{0}: started on {1}" }
    DiffNotStarted { ru: "{0}: отметка о начале {1} снята", en: "{0}: start on {1} taken back" }
    DiffStartMended { ru: "{0}: день начала исправлен: {2} вместо {1}", en: "{0}: day of the start mended: {2} for {1}" }
    DiffCancelled { ru: "{0} {1|отменён|отменены|отменены}", en: "{0} {1|is|are} cancelled" }
    DiffCancelledFor { ru: "{0} {2|отменён|отменены|отменены}: {1}", en: "{0} {2|is|are} cancelled: {1}" }
    DiffCancelledOn { ru: "{0}: отмене поставлен день {1}", en: "{0}: the cancellation is dated {1}" }
    DiffCancelledDayless { ru: "{0}: у отмены убран день", en: "{0}: the cancellation lost its day" }
    DiffDues { ru: "{0}: {1}", en: "{0}: {1}" }
    DiffDueMoved { ru: "срок {0} перенесён на {1} ({2})", en: "{0} moved to {1} ({2})" }
    DiffDueUnmoved { ru: "перенос срока {0} на {1} снят", en: "the move of {0} to {1} is taken back" }
    DiffDueCancelled { ru: "срок {0} отменён", en: "{0} cancelled" }
    DiffDueUncancelled { ru: "отмена срока {0} снята", en: "{0} is no longer cancelled" }
    DiffDueUnmet { ru: "срок {0} не исполнен", en: "{0} not met" }
    DiffDueUnmetGone { ru: "причина неисполнения срока {0} снята", en: "the reason why {0} was not met is taken back" }
    DiffUnmet { ru: "не исполнено", en: "not done" }
    DiffUnmetGone { ru: "причина неисполнения снята", en: "the reason for not doing it is taken back" }
    DiffReopened { ru: "{0} {1|возобновлён|возобновлены|возобновлены}", en: "{0} {1|is|are} reopened" }
    DiffReason { ru: "{0}: причина отмены теперь: «{1}»", en: "{0}: reason for cancelling now: «{1}»" }
    DiffReasonWords { ru: "{0}: в причине отмены {1}", en: "{0}: in the reason for cancelling, {1}" }
    DiffReasonSet { ru: "{0}: причина отмены внесена: {1}", en: "{0}: reason for cancelling set: {1}" }
    DiffReasonUnset { ru: "{0}: причина отмены снята: {1}", en: "{0}: reason for cancelling dropped: {1}" }
    DiffNote { ru: "{0}: примечание теперь: «{1}»", en: "{0}: note now: «{1}»" }
    DiffNoteWords { ru: "{0}: в примечании {1}", en: "{0}: in the note, {1}" }
    DiffNoteSet { ru: "{0}: примечание внесено: {1}", en: "{0}: note added: {1}" }
    DiffNoteUnset { ru: "{0}: примечание снято: {1}", en: "{0}: note dropped: {1}" }
    DiffEvidenceText { ru: "{0}: подтверждение теперь: «{1}»", en: "{0}: evidence now: «{1}»" }
    DiffEvidenceWords { ru: "{0}: в подтверждении {1}", en: "{0}: in the evidence, {1}" }
    DiffEvidenceSet { ru: "{0}: подтверждение внесено: {1}", en: "{0}: evidence added: {1}" }
    DiffEvidenceUnset { ru: "{0}: подтверждение снято: {1}", en: "{0}: evidence dropped: {1}" }
    DiffExtra { ru: "{0}: графа «{1}» изложена в редакции: «{2}»", en: "{0}: column «{1}» now reads: «{2}»" }
    DiffExtraWords { ru: "{0}: в графе «{1}» {2}", en: "{0}: in the column «{1}», {2}" }
    DiffExtraSet { ru: "{0}: графа «{1}» заполнена: {2}", en: "{0}: column «{1}» filled in: {2}" }
    DiffExtraUnset { ru: "{0}: графа «{1}» очищена, было: {2}", en: "{0}: column «{1}» emptied, it was: {2}" }
    DiffRenumbered { ru: "п. {0} стал п. {1}", en: "item {0} became item {1}" }
    DiffRenumberedMany { ru: "пункты {0} стали пунктами {1}", en: "items {0} became items {1}" }
    DiffRenumberedRuns { ru: "нумерация изменена: {0}", en: "numbering changed: {0}" }
    DiffRespeltRun { ru: "{0} записаны иначе («{1}» теперь «{2}»)", en: "{0} written differently («{1}» now «{2}»)" }
    DiffRenumberedRun { ru: "{0} теперь {1}", en: "{0} now {1}" }
    DiffNumbersRespelt { ru: "номера пунктов {0} записаны иначе: «{2}» вместо «{1}» и так далее", en: "numbers of items {0} written differently: «{2}» for «{1}» and so on" }
    DiffNumberSet { ru: "у пункта в строке {0} теперь есть номер: {1}", en: "the item in row {0} now has a number: {1}" }
    DiffNumberUnset { ru: "у пункта в строке {0} снят номер {1}", en: "the item in row {0} no longer has the number {1}" }
    DiffNoNumber { ru: "без номера", en: "no number" }
    DiffMovedAfter { ru: "{0} {1|переставлен|переставлены|переставлены} после {2}", en: "{0} {1|was|were} moved after {2}" }
    DiffMovedAfterNow { ru: "{0} {1|переставлен|переставлены|переставлены} после нынешнего {2}", en: "{0} {1|was|were} moved after what is now {2}" }
    DiffMovedFirst { ru: "{0} {1|переставлен|переставлены|переставлены} в начало", en: "{0} {1|was|were} moved to the beginning" }
    DiffMovedSection { ru: "{0} {1|перенесён|перенесены|перенесены} в раздел «{2}»", en: "{0} {1|was|were} moved to the section «{2}»" }
    DiffMovedOut { ru: "{0} {1|вынесен|вынесены|вынесены} из разделов", en: "{0} {1|was|were} moved out of the sections" }
    DiffMovedRows { ru: "пункты {0}–{1}", en: "items {0}–{1}" }
    DiffMovedRowsFrom { ru: "{0} {0|пункт|пункта|пунктов} начиная с {1}", en: "{0} {0|item|items} beginning with {1}" }
    DiffMovedNow { ru: "{0}, теперь {1}", en: "{0}, now {1}" }
    DiffSectionAdded { ru: "включён раздел «{0}»", en: "section «{0}» added" }
    DiffSectionRemoved { ru: "исключён раздел «{0}»", en: "section «{0}» removed" }
    DiffSectionMoved { ru: "раздел «{0}» переставлен после раздела «{1}»", en: "section «{0}» moved after section «{1}»" }
    DiffSectionMovedFirst { ru: "раздел «{0}» переставлен в начало", en: "section «{0}» moved to the beginning" }
    DiffSectionRenamed { ru: "раздел «{0}» назван «{1}»", en: "section «{0}» is now called «{1}»" }
    DiffEventSet { ru: "событие «{0}»: дата {1}", en: "event «{0}»: on {1}" }
    DiffEventMoved { ru: "событие «{0}»: дата {2} вместо {1}", en: "event «{0}»: {2} for {1}" }
    DiffEventUnset { ru: "событие «{0}»: дата {1} снята", en: "event «{0}»: date {1} dropped" }
    DiffRegistryAdded { ru: "в реестр исполнителей внесён «{0}»: {1}", en: "«{0}» added to the registry: {1}" }
    DiffRegistryRemoved { ru: "из реестра исполнителей исключён «{0}»", en: "«{0}» removed from the registry" }
    DiffHeldFrom { ru: "с {0}", en: "from {0}" }
    DiffHeldTo { ru: "по {0}", en: "to {0}" }
    DiffRenamed { ru: "по всему плану ({0} {0|пункт|пункта|пунктов}) исполнитель «{1}» назван «{2}»", en: "throughout the plan ({0} {0|item|items}), executor «{1}» is now called «{2}»" }
    DiffReplacedAll { ru: "по всему плану ({0} {0|пункт|пункта|пунктов}) исполнитель «{1}» заменён на «{2}»", en: "throughout the plan ({0} {0|item|items}), executor «{1}» is replaced by «{2}»" }
    DiffRenamedWithin { ru: "в реестре исполнителей «{0}» назван «{1}»", en: "in the registry, executor «{0}» is now called «{1}»" }
    DiffRegistryChanged { ru: "в реестре исполнителей «{0}»: {1}", en: "in the registry, «{0}»: {1}" }
    DiffField { ru: "{0} в новой редакции: «{1}»", en: "{0} now reads: «{1}»" }
    DiffFieldWords { ru: "{0}: {1}", en: "{0}: {1}" }
    DiffFieldFor { ru: "{0}: «{2}» вместо «{1}»", en: "{0}: «{2}» for «{1}»" }
    DiffFieldMembers { ru: "{0}: {1}", en: "{0}: {1}" }
    DiffMember { ru: "«{0}»", en: "«{0}»" }
    DiffMemberFor { ru: "{1} вместо {0}", en: "{1} for {0}" }
    DiffMembersAdded { ru: "внесено {0}", en: "added {0}" }
    DiffMembersRemoved { ru: "исключено {0}", en: "removed {0}" }
    DiffMembersBoth { ru: "внесено {0}; исключено {1}", en: "added {0}; removed {1}" }
    DiffMembersReordered { ru: "порядок изменён", en: "in another order" }
    DiffApproved { ru: "утверждён {0} (прежде – {1})", en: "approved by {0} (formerly by {1})" }
    DiffApprovedFirst { ru: "утверждён {0}", en: "approved by {0}" }
    DiffApprovedNoMore { ru: "сведения об утверждении {0} сняты", en: "the approval by {0} is no longer given" }
    DiffFieldSet { ru: "в паспорт внесено: {0} – {1}", en: "added to the passport: {0}: {1}" }
    DiffFieldUnset { ru: "из паспорта исключено: {0} – {1}", en: "removed from the passport: {0}: {1}" }
    DiffUnreadRow { ru: "не сравнивается, не прочитан: {0}", en: "not compared, could not be read: {0}" }
    FieldTitle { ru: "название плана", en: "title of the plan" }
    FieldName { ru: "имя плана", en: "the plan's name" }
    PaperOrganization { ru: "Организация: {0}", en: "Organization: {0}" }
    PaperTerritory { ru: "Территория: {0}", en: "Territory: {0}" }
    PaperPeriod { ru: "Период: {0}", en: "Period: {0}" }
    FieldOrganization { ru: "организация", en: "organization" }
    FieldTerritory { ru: "территория", en: "territory" }
    FieldPeriod { ru: "период", en: "period" }
    FieldApprovedOn { ru: "дата утверждения", en: "day of approval" }
    FieldApprovedIn { ru: "документ об утверждении", en: "approving document" }
    FieldApprovedBy { ru: "кем утверждён", en: "approved by" }
    FieldBasis { ru: "основание плана", en: "basis of the plan" }
    FieldGoal { ru: "цель", en: "goal" }
    FieldExpected { ru: "ожидаемые результаты плана", en: "expected results of the plan" }
    FieldControl { ru: "контроль", en: "control" }
    OrderDocxOnly { ru: "docx – только с --form order", en: "docx goes with --form order only" }
    OrderOnlyPaper { ru: "приказ выводится в text, md или docx", en: "an order is written as text, md or docx" }
    OrderTitle { ru: "О внесении изменений", en: "Amendments" }
    OrderRepeal { ru: "Признать {1} силу {0}", en: "{1} {0}" }
    OrderLostShe { ru: "утратившей", en: "Repeal" }
    OrderLostHe { ru: "утратившим", en: "Repeal" }
    OrderNewPlan { ru: "{0}: новый план, изменять нечего; приложение к распоряжению: roadmap export {1} --format docx", en: "{0}: a new plan, nothing to amend; for the appendix of an order: roadmap export {1} --format docx" }
    OrderNothing { ru: "Изменений, которые вносят распоряжением, нет.", en: "There is nothing for an order to amend." }
    OrderAmend { ru: "Внести в {0} следующие изменения:", en: "Amend {0} as follows:" }
    OrderSubject { ru: "{0}, {1} {2}", en: "{0}, {1} {2}" }
    OrderHeading { ru: "О внесении изменений в {0}", en: "Amendments to {0}" }
    OrderHeadingSeveral { ru: "О внесении изменений в планы мероприятий («дорожные карты»)", en: "Amendments to action plans" }
    OrderHeadingRepeal { ru: "О признании утратившими силу планов мероприятий («дорожных карт»)", en: "Repeal of action plans" }
    OrderDayAndNumber { ru: "от «___» ______________ 20___ г. № ______", en: "___ ______________ 20___, No. ______" }
    OrderPoint { ru: "{0}. {1}", en: "{0}. {1}" }
    OrderPost { ru: "____________________ (должность)", en: "____________________ (post)" }
    OrderSigner { ru: "(инициалы, фамилия)", en: "(name)" }
    OrderRoadmap { ru: "дорожную карту{0}", en: "the roadmap{0}" }
    OrderProgramme { ru: "программу{0}", en: "the programme{0}" }
    OrderPlan { ru: "План{0}", en: "the plan{0}" }
    OrderComplex { ru: "Комплекс{0}", en: "the set of measures{0}" }
    OrderDocument { ru: "документ «{0}»", en: "the document «{0}»" }
    OrderApprovedShe { ru: "утверждённую", en: "approved:" }
    OrderApprovedHe { ru: "утверждённый", en: "approved:" }
    OrderFieldSet { ru: "дополнить позицией «{0}» следующего содержания: «{1}»", en: "add «{0}»: «{1}»" }
    OrderFieldUnset { ru: "позицию «{0}» исключить", en: "remove «{0}»" }
    OrderFieldReads { ru: "позицию «{0}» изложить в следующей редакции: «{1}»", en: "«{0}» shall read: «{1}»" }
    OrderTitleReads { ru: "наименование изложить в следующей редакции: «{0}»", en: "the title shall read: «{0}»" }
    OrderTitleWithin { ru: "в наименовании {0}", en: "in the title, {0}" }
    OrderFieldWithin { ru: "в позиции «{0}» {1}", en: "in «{0}», {1}" }
    OrderFieldMore { ru: "позицию «{0}» дополнить словами «{1}»", en: "in «{0}», add the words «{1}»" }
    OrderWithin { ru: "в графе «{0}» {1} {2}", en: "in the column «{0}» of {1}, {2}" }
    OrderMore { ru: "графу «{0}» {1} дополнить словами «{2}»", en: "in the column «{0}» of {1}, add the words «{2}»" }
    OrderReads { ru: "графу «{0}» {1} изложить в следующей редакции: «{2}»", en: "the column «{0}» of {1} shall read: «{2}»" }
    OrderEverywhere { ru: "в графе «{0}» слова «{1}» по всему тексту заменить словами «{2}»", en: "in the column «{0}», replace the words «{1}» throughout by the words «{2}»" }
    OrderColumnAdded { ru: "дополнить графой «{0}»", en: "add the column «{0}»" }
    OrderWordsReplaced { ru: "{2} «{0}» заменить {3} «{1}»", en: "replace the {2} «{0}» by the {3} «{1}»" }
    OrderWordsRemoved { ru: "{1} «{0}» исключить", en: "remove the {1} «{0}»" }
    OrderWordsAdded { ru: "после {2} «{0}» дополнить {3} «{1}»", en: "after the {2} «{0}» add the {3} «{1}»" }
    OrderTheRows { ru: "{1|пункт|пункты|пункты} {0}", en: "{1|item|items} {0}" }
    OrderOfRows { ru: "{1|пункта|пунктов|пунктов} {0}", en: "{1|item|items} {0}" }
    OrderOfNewRow { ru: "нового пункта {0}", en: "the new item {0}" }
    OrderInSection { ru: "{0} раздела «{1}»", en: "{0} of the section «{1}»" }
    OrderInSame { ru: "{0} того же раздела", en: "{0} of the same section" }
    OrderInTheSection { ru: "в разделе «{0}» {1}", en: "in the section «{0}», {1}" }
    OrderRowsRemoved { ru: "{0} исключить", en: "remove {0}" }
    OrderRowsAdded { ru: "{0} дополнить {2|пунктом|пунктами|пунктами} {1} следующего содержания", en: "{0} add {2|the item|the items} {1}" }
    OrderNewRowsAdded { ru: "{0} дополнить {2|новым пунктом|новыми пунктами|новыми пунктами} {1} следующего содержания", en: "{0} add {2|the new item|the new items} {1}" }
    OrderUnnumbered { ru: "без номера", en: "without a number" }
    OrderRowsMoved { ru: "{0} поместить {1}", en: "put {0} {1}" }
    OrderRowsMovedAs { ru: "{0} поместить {1}, считая его пунктом {2}", en: "put {0} {1} as item {2}" }
    OrderRowsMovedAsNew { ru: "{0} поместить {1}, считая его новым пунктом {2}", en: "put {0} {1} as the new item {2}" }
    OrderAfter { ru: "после {0}", en: "after {0}" }
    OrderFirstIn { ru: "в начале раздела «{0}»", en: "at the beginning of the section «{0}»" }
    OrderFirstInSame { ru: "в начале того же раздела", en: "at the beginning of the same section" }
    OrderFirst { ru: "в начале", en: "at the beginning" }
    OrderNumbered { ru: "{2|пункт|пункты|пункты} {0} считать {2|пунктом|соответственно пунктами|соответственно пунктами} {1}", en: "{2|item|items} {0} shall be {2|item|items} {1}" }
    OrderNumberedFormer { ru: "{2|прежний пункт|прежние пункты|прежние пункты} {0} считать {2|пунктом|соответственно пунктами|соответственно пунктами} {1}", en: "{2|the former item|the former items} {0} shall be {2|item|items} {1}" }
    OrderSectionAdded { ru: "после раздела «{1}» дополнить разделом «{0}»", en: "after the section «{1}» add the section «{0}»" }
    OrderSectionAddedFirst { ru: "в начале дополнить разделом «{0}»", en: "at the beginning add the section «{0}»" }
    OrderSectionContent { ru: "{0} следующего содержания", en: "{0} that reads" }
    OrderSectionMoved { ru: "раздел «{0}» поместить после раздела «{1}»", en: "put the section «{0}» after the section «{1}»" }
    OrderSectionMovedFirst { ru: "раздел «{0}» поместить в начале", en: "put the section «{0}» at the beginning" }
    OrderSectionRemoved { ru: "раздел «{0}» исключить", en: "remove the section «{0}»" }
    OrderSectionRenamed { ru: "наименование раздела «{0}» изложить в следующей редакции: «{1}»", en: "the title of the section «{0}» shall read: «{1}»" }
    OrderCancelled { ru: "{0} признать утратившим силу", en: "{0} shall no longer apply" }
    OrderReopened { ru: "{0} считать действующим", en: "{0} shall apply again" }
    OrderDates { ru: "сроком исполнения {0} считать {1}", en: "the dates of {0} shall be {1}" }
    OrderDatesDropped { ru: "даты исполнения {0} исключить", en: "remove the dates of {0}" }
    OrderDue { ru: "срок исполнения {0}, {1}", en: "of {0}, {1}" }
    OrderDueMoved { ru: "наступающий {0}, перенести на {1}", en: "move the time due on {0} to {1}" }
    OrderDueMovedBack { ru: "наступающий {0}, не переносить на {1}", en: "do not move the time due on {0} to {1}" }
    OrderDueDropped { ru: "наступающий {0}, отменить", en: "drop the time due on {0}" }
    OrderDueKept { ru: "наступающий {0}, сохранить", en: "keep the time due on {0}" }
    OrderLeftOut { ru: "В текст не вошло то, что вносят не распоряжением: {0}.", en: "Left out, since no order says it: {0}." }
    SortPlansAdded { ru: "{0} {0|новый план|новых плана|новых планов}", en: "{0} new {0|plan|plans}" }
    SortPlansRemoved { ru: "{0|исключён|исключены|исключено} {0} {0|план|плана|планов}", en: "{0} {0|plan|plans} removed" }
    SortPassport { ru: "{0} {0|правка|правки|правок} паспорта", en: "{0} to the passport" }
    SortRegistry { ru: "{0} {0|правка|правки|правок} реестра исполнителей и событий", en: "{0} to the registry and events" }
    SortSections { ru: "{0} {0|правка|правки|правок} разделов", en: "{0} to sections" }
    SortAdded { ru: "{0|включён|включены|включено} {0} {0|пункт|пункта|пунктов}", en: "{0} {0|item|items} added" }
    SortRemoved { ru: "{0|исключён|исключены|исключено} {0} {0|пункт|пункта|пунктов}", en: "{0} {0|item|items} removed" }
    SortMoved { ru: "{0} {0|перестановка|перестановки|перестановок}", en: "{0} {0|move|moves}" }
    SortRenumbered { ru: "{0} {0|изменение|изменения|изменений} нумерации", en: "{0} {0|renumbering|renumberings}" }
    SortTexts { ru: "{0} {0|новая редакция|новые редакции|новых редакций}", en: "{0} {0|text|texts} reworded" }
    SortDeadlines { ru: "{0} {0|изменение срока|изменения сроков|изменений сроков}", en: "{0} {0|deadline|deadlines} changed" }
    SortExecutors { ru: "{0} {0|изменение|изменения|изменений} состава исполнителей", en: "{0} {0|change|changes} of executors" }
    SortDone { ru: "{0} {0|отметка|отметки|отметок} об исполнении", en: "{0} {0|mark|marks} of execution" }
    SortStanding { ru: "{0} {0|отметка|отметки|отметок} о начале, отмене или неисполнении", en: "{0} {0|mark|marks} of a start, a cancellation or a reason" }
    SortRemarks { ru: "{0} {0|правка|правки|правок} примечаний и подтверждений", en: "{0} {0|note or proof|notes or proofs}" }
    SortColumns { ru: "{0} {0|правка|правки|правок} граф", en: "{0} to columns" }

    // report: history
    HistoryTitle { ru: "История исполнения по {0} {0|ревизии|ревизиям|ревизиям}, последняя от {1}", en: "Progress over {0} {0|revision|revisions}, the last of {1}" }
    HistoryEmpty { ru: "Ни одна ревизия не касалась этих планов.", en: "No revision touched these plans." }
    HistoryShallow { ru: "История неполна: копия репозитория без ранних ревизий (git fetch --unshallow).", en: "History is cut off: this is a shallow clone (git fetch --unshallow)." }
    HistoryPostponed { ru: "Перенесено – сколько раз к этой ревизии переносили сроки пунктов, позже или раньше, записью или правкой файла; какие именно, покажет roadmap slips.", en: "Postponed: how often, up to this revision, deadlines of items were moved, later or earlier, by an entry or by hand; roadmap slips shows which." }
    SlipsWithoutGit { ru: "Истории файлов в git нет: сроки, исправленные прямо в файле без записи о переносе, не видны и не в счёт.", en: "There is no history of the files in git: deadlines changed in the file by hand, without an entry, cannot be seen and are not counted." }
    SlipByHand { ru: "правка файла, ревизия {0}", en: "by hand, revision {0}" }
    SlipUnsaved { ru: "правка файла, ещё не в git", en: "by hand, not in git yet" }
    ColumnRevision { ru: "Ревизия", en: "Revision" }
    ColumnItems { ru: "Пунктов", en: "Items" }
    ColumnDoneAll { ru: "Исполнено", en: "Done" }
    ColumnDoneShare { ru: "Исполнено, %", en: "Done, %" }
    ColumnDoneShareShort { ru: "Исп., %", en: "Done, %" }
    ColumnDoneLateOf { ru: "из них с опозданием", en: "late among them" }
    ColumnDoneLateOfShort { ru: "с опозд.", en: "late" }
    ColumnOverdueCount { ru: "Просрочено", en: "Overdue" }
    ColumnPostponed { ru: "Перенесено", en: "Postponed" }

    // report: the pack for a meeting
    BriefTitle { ru: "К совещанию {0}", en: "For the meeting of {0}" }
    BriefDays { ru: "{0}; прошлое совещание – {1}, следующее – {2}", en: "{0}; last meeting {1}, next {2}" }
    BriefAssumedBoth { ru: "Дни прошлого и следующего совещаний не названы: взяты день месяцем раньше и день через столько же дней после совещания.", en: "The days of the last and the next meeting were not named: a month before and as many days after are taken." }
    BriefAssumedSince { ru: "День прошлого совещания не назван: взят день месяцем раньше.", en: "The day of the last meeting was not named: a month before is taken." }
    BriefAssumedNext { ru: "День следующего совещания не назван: взят день через столько же дней, сколько прошло с прошлого.", en: "The day of the next meeting was not named: as many days after as have passed since the last one are taken." }
    BriefFactsTo { ru: "Отметки учтены по {0} включительно, опоздание считается на день совещания.", en: "Marks are counted up to {0}, days late up to the day of the meeting." }
    BriefDecide { ru: "Решить", en: "To decide" }
    BriefNothing { ru: "Решать нечего: нет просроченного, ответов без решения, сроков без даты и пунктов без ответственного.", en: "Nothing: nothing is late, no answer waits for a decision, and no item lacks a date or a lead." }
    BriefNothingRead { ru: "В том, что удалось прочитать, решать нечего.", en: "Nothing in what could be read." }
    BriefEnded { ru: "{0|План окончился|Планы окончились|Планы окончились}, исполнено не всё – продлить, перенести в новый план или снять:", en: "{0|A plan|Plans} ended with work left – extend, carry over or drop:" }
    BriefEndedPlan { ru: "{0} – окончен {1}, не исполнено {2} из {3}", en: "{0} – ended on {1}, {2} of {3} not done" }
    BriefNoFacts { ru: "По отметкам – ничего.", en: "Nothing, by the marks." }
    BriefLateLead { ru: "{0} – просрочено {1}", en: "{0} – {1} late" }
    BriefLateLeadIn { ru: "{0}; {1}", en: "{0}; {1}" }
    BriefLateEnded { ru: "В оконченных планах", en: "In plans that have ended" }
    BriefLateNumbers { ru: "{0} – просрочено {1}: {2} ({3})", en: "{0} – {1} late: {2} ({3})" }
    BriefLateNoTerm { ru: "Без нового срока {0|просрочен|просрочены|просрочено} {0} {0|пункт|пункта|пунктов} – назначить срок или снять{1|; дольше всех:|:|:}", en: "{0} {0|item is|items are} late with no new deadline – set one or drop {0|it|them}{1|; longest:|:}" }
    BriefLateRow { ru: "{0} – {1}, {2}", en: "{0} – {1}, {2}" }
    BriefLate { ru: "{0} (срок {1})", en: "{0} (due {1})" }
    BriefLateSeries { ru: "{0} (срок {1} и ещё {2} {2|срок|срока|сроков})", en: "{0} (due {1} and {2} more {2|day|days})" }
    BriefLateAgain { ru: "{0|Перенесён|Перенесены|Перенесено} и снова {0|просрочен|просрочены|просрочено} {0} {0|пункт|пункта|пунктов} – решить, что мешает:", en: "{0} {0|item was|items were} moved and {0|is|are} late again – settle what is in the way:" }
    BriefAnswered { ru: "{0|Дан|Даны|Дано} {0} {0|ответ|ответа|ответов} о неисполнении, решения нет – перенести, отказать или снять:", en: "{0} {0|answer|answers} on what is not done, no decision yet – move, refuse or drop:" }
    BriefAnsweredRow { ru: "{0} – «{1}»", en: "{0} – «{1}»" }
    BriefUndated { ru: "Нет даты у {0} {0|пункта|пунктов|пунктов} – назначить: {1}", en: "{0} {0|item has|items have} no date – set one: {1}" }
    BriefWaiting { ru: "{0|Стоит|Стоят|Стоят} {0} {0|пункт|пункта|пунктов}: {0|ждёт|ждут|ждут} просроченного, прежде всего – {1}", en: "{0} {0|item stands|items stand} still, waiting for what is late, above all {1}" }
    BriefLedByNobody { ru: "Не назван ответственный у {0} {0|пункта|пунктов|пунктов} – назначить: {1}", en: "{0} {0|item has|items have} no lead – name one: {1}" }
    BriefItem { ru: "{0} «{1}»", en: "{0} «{1}»" }
    BriefOfPlan { ru: "{0}: {1}", en: "{0}: {1}" }
    BriefNumbersOf { ru: "{0} – {1}", en: "{0} – {1}" }
    ErrorsMore { ru: "{0}: и ещё {1} {1|ошибка|ошибки|ошибок}; все покажет roadmap check --errors {2}", en: "{0}: and {1} more {1|error|errors}; roadmap check --errors {2} shows all" }
    WarningMore { ru: "{0}; и ещё {1} {1|такое же|таких же|таких же}", en: "{0}; and {1} more such" }
    BriefMore { ru: "и ещё {0}: {1}", en: "and {0} more: {1}" }
    BriefMoreLate { ru: "{0} ({1})", en: "{0} ({1})" }
    BriefDaysRange { ru: "от {0} до {1} {1|дня|дней|дней}", en: "from {0} to {1} {1|day|days}" }
    BriefLateShort { ru: "{0} – {1}", en: "{0} – {1}" }
    BriefMovedTimes { ru: "{0} – {1} {1|раз|раза|раз}", en: "{0}, {1} {1|time|times}" }
    BriefMovedAmong { ru: "из них переносились: {0}", en: "moved among them: {0}" }
    BriefStanding { ru: "Состояние планов", en: "Where the plans stand" }
    BriefComing { ru: "Срок до {0}", en: "Due by {0}" }
    BriefLateByLead { ru: "Просрочено, по ответственным", en: "Late, by lead" }
    BriefComingTitle { ru: "Срок до следующего совещания, по {0} включительно", en: "Due before the next meeting, {0} included" }
    BriefUndatedTitle { ru: "Нет даты", en: "Without a date" }
    BriefUnprovedTitle { ru: "Отмечено исполнение, не сказано, чем подтверждено", en: "Marked as done without proof" }
    BriefDoneOn { ru: "Исполнено", en: "Done" }
    BriefChanged { ru: "Что изменилось после {0}", en: "What changed after {0}" }
    BriefUnchanged { ru: "Ничего.", en: "Nothing." }
    BriefMoreChanges { ru: "и ещё {1} {1|изменение|изменения|изменений} – все покажет roadmap diff {0}", en: "and {1} more {1|change|changes}: see roadmap diff {0}" }
    BriefMoreFacts { ru: "и ещё {1} {1|изменение|изменения|изменений} – все покажет --format json", en: "and {1} more {1|change|changes}: see --format json" }
    BriefFromFacts { ru: "Изменения взяты из отметок, переносов и отмен с днями: {0}. Правки названий, исполнителей и сроков, у которых дня нет, так не видны.", en: "The changes are taken from marks, moves and cancellations with days: {0}. Edits of titles, executors and deadlines, which have no day, cannot be seen so." }
    BriefNoGit { ru: "планы не в git", en: "the plans are not in git" }
    BriefNoRevision { ru: "в git нет ревизии на {0}", en: "git has no revision of {0}" }
    BriefNotCompared { ru: "Не с чем сравнить {0}: {1}", en: "{0} could not be compared: {1}" }
    BriefDiscipline { ru: "Исполнено в срок из того, чему вышел срок", en: "Done in time, of what fell due" }
    BriefByPlan { ru: "По планам", en: "By plan" }
    BriefByLead { ru: "По ответственным", en: "By lead" }
    BriefWhose { ru: "Чьё", en: "Whose" }
    BriefNothingDue { ru: "У {0} {0|ответственного|ответственных|ответственных} сроков в эти дни не было.", en: "{0} {0|lead|leads} had nothing due in these days." }
    BriefDisciplineIs { ru: "В срок – исполнено не позже срока, который действовал в тот день; отменённое не считается, перенос после срока пропуска не снимает.", en: "In time means done by the deadline in force on the day; what was cancelled does not count, and a move made after the deadline does not undo the miss." }
    BriefSinceOption { ru: "--since {0}", en: "--since {0}" }
    BriefSinceLater { ru: "прошлое совещание ({0}) должно быть раньше этого ({1})", en: "the last meeting ({0}) must be before this one ({1})" }
    BriefNextEarlier { ru: "следующее совещание ({0}) должно быть позже этого ({1})", en: "the next meeting ({0}) must be after this one ({1})" }
    WaitsTitle { ru: "Ждут просроченного", en: "Waiting for what is late" }
    WaitsThrough { ru: "{0} ждёт {1}, тот", en: "{0} waits for {1}, which" }
    WaitsForLate { ru: "{0} ждёт {1}, опоздание {2}", en: "{0} waits for {1}, late by {2}" }

    // edit: what stands in the way
    EditOverlap { ru: "две правки пришлись на одно место", en: "two changes of the same place" }
    EditFormatUnsafe { ru: "файл записан непривычно, поэтому оставлен как есть", en: "the layout of this file is unusual, it is left as it is" }
    EditBusy { ru: "планы в {0} сейчас правит другая команда", en: "another command is editing the plans in {0}" }
    EditBusyHelp { ru: "за {0} {0|секунду|секунды|секунд} она не закончила; повторите позже, ничего не изменено", en: "it has not ended within {0} {0|second|seconds}; try again later, nothing was changed" }
    EditOfBroken { ru: "{0}: не изменено, в плане уже есть ошибка", en: "{0}: not changed, the plan has an error already" }
    EditNoneMade { ru: "остальные пункты тоже не изменены", en: "the other items were left alone too" }
    EditWouldBreak { ru: "{0}: не изменено: {1}", en: "{0}: not changed: {1}" }
    EditQuoted { ru: "{0}: «{1}»", en: "{0}: `{1}`" }
    EditOf { ru: "{0}: {1}", en: "{0}: {1}" }
    EditTold { ru: "{0}: {1}", en: "{0}: {1}" }
    FixNothing { ru: "исправлять нечего", en: "there is nothing to fix" }
    FixDone { ru: "{0}: {1} {1|исправление|исправления|исправлений}", en: "{0}: {1} {1|fix|fixes}" }
    FmtWould { ru: "{0}", en: "{0}" }
    FmtDone { ru: "{0}: приведён к единому виду", en: "{0}: laid out" }
    TemplateExecutors { ru: "Кто может быть исполнителем: person – человек, unit – подразделение, role – роль, group – группа.", en: "Who may be named: person, unit, role or group." }
    TemplateItems { ru: "Пункты можно добавлять командой roadmap add или вписывать сюда.", en: "Items are added by roadmap add, or written here by hand." }
    NewNeeds { ru: "не хватает: {0}", en: "missing: {0}" }
    NewExists { ru: "{0} уже есть, он не тронут", en: "{0} is there already and was left alone" }
    NewNameless { ru: "у плана нет имени; имя – территория-год: sarov-2023", en: "the plan has no name; name it territory-year: sarov-2023" }
    NewWritten { ru: "{0}: новый план", en: "{0}: a new plan" }
    NewOutside { ru: "план лежит вне папки планов ({0}): команды прочтут его, только если назвать файл", en: "commands read it only where it is named: it is not in the folder of plans ({0})" }
    NewAskTitle { ru: "Название плана", en: "The plan's title" }
    NewAskPeriod { ru: "Период (2022, 2021-2022, 2020-2021 учебный год)", en: "The period (2022, 2021-2022, 2020-2021 учебный год)" }
    PlaceIsPlan { ru: "«{0}» – не файл и не папка, а {1|план|планы|планы}: {2}", en: "`{0}` is no file or folder but {1|a plan|plans}: {2}" }
    NeitherPlaceNorPlan { ru: "нет ни файла, ни папки, ни плана «{0}»", en: "there is no file, folder or plan `{0}`" }
    PlacesAndFilters { ru: "без дефисов пишут файл или папку с планами; отбирают так: -r ПЛАН, -e ИСПОЛНИТЕЛЬ, -s РАЗДЕЛ, --state СОСТОЯНИЕ", en: "words without dashes are files or folders of plans; filter with -r PLAN, -e EXECUTOR, -s SECTION, --state STATE" }
    PlacesOnly { ru: "без дефисов пишут файл или папку с планами", en: "words without dashes are files or folders of plans" }
    PlaceCommand { ru: "напишите так: {0} {1}", en: "write it so: {0} {1}" }
    PlanIsNoItem { ru: "«{0}» – это план {1}, а пункт не назван", en: "`{0}` is the plan {1}, and no item is named" }
    PlanIsNoItemHelp { ru: "пункт называют так: {0}:НОМЕР", en: "an item is named like this: {0}:NUMBER" }
    PlanAndItemApart { ru: "между планом и пунктом – двоеточие: {0}", en: "put a colon between plan and item: {0}" }
    EditNoPlace { ru: "нет файла или папки {0}", en: "there is no file or folder {0}" }
    EditOnlyPlaces { ru: "сказано, где искать ({0}), но не сказано, какой пункт", en: "it is said where to look ({0}), but not for which item" }
    EditPlaceHelp { ru: "пункт – номер или часть названия; слово на .toml – файл плана; папку называют в --in", en: "an item is an id or a part of a title; a word that ends in .toml is a plan's file; a folder goes to --in" }
    EditItemIsPlace { ru: "{0} – файл или папка; чтобы искать там: --in {0}", en: "{0} is a file or folder; to look there: --in {0}" }
    EditNoItem { ru: "нет пункта {0}", en: "there is no item {0}" }
    EditSameId { ru: "номер «{0}» у нескольких пунктов", en: "several items have the id `{0}`" }
    EditSameIdHelp { ru: "сначала исправьте номера: roadmap check", en: "mend the numbers first: roadmap check" }
    EditUnreadItem { ru: "пункт {0} не читается", en: "item {0} cannot be read" }
    EditUnreadItemHelp { ru: "что в нём не так, скажет roadmap check", en: "roadmap check tells what is wrong with it" }
    EditInlineRow { ru: "пункт записан в одну строку, в фигурных скобках", en: "the item is written on one line, in braces" }
    EditInlineRowHelp { ru: "запишите его таблицей [[item]], по ключу на строке", en: "write it as a table [[item]], one key a line" }
    EditInTables { ru: "{0} записан отдельными таблицами с заголовками", en: "{0} is written as tables with headers of their own" }
    EditInTablesHelp { ru: "запишите списком: {0} = [{{ … }}]", en: "write it as a list: {0} = [{{ … }}]" }
    EditLosesComment { ru: "пропал бы комментарий «{0}»", en: "the comment `{0}` would be lost" }
    EditLosesCommentHelp { ru: "перенесите его на строку выше и повторите", en: "move it to the line above and try again" }
    EditAlreadyDone { ru: "уже исполнено {0}", en: "already done on {0}" }
    EditAllDone { ru: "все сроки уже исполнены", en: "every due day is done already" }
    EditReopenHelp { ru: "снять отметку: roadmap reopen {0}", en: "to take a mark back: roadmap reopen {0}" }
    EditCancelledOn { ru: "пункт отменён {0}", en: "the item was cancelled on {0}" }
    EditCancelled { ru: "пункт отменён", en: "the item is cancelled" }
    EditAlreadyStarted { ru: "уже начато {0}", en: "already started on {0}" }
    EditHasMarks { ru: "уже исполняется: есть отметки об исполнении", en: "already under way: there are marks of execution" }
    EditNothingToReopen { ru: "отметок у пункта нет, снимать нечего", en: "the item has no marks: there is nothing to take back" }
    EditNoSuchDue { ru: "открытого срока {0} у пункта нет", en: "the item has no open due day {0}" }
    EditDueDone { ru: "срок {0} уже исполнен {1}", en: "{0} is done already, on {1}" }
    EditDueCancelled { ru: "срок {0} отменён", en: "{0} is cancelled" }
    EditReopenDue { ru: "снять отметку: roadmap reopen {0} --due {1}", en: "to take the mark back: roadmap reopen {0} --due {1}" }
    EditNothingToReopenOn { ru: "у срока {0} нет отметок, снимать нечего", en: "{0} has no marks: there is nothing to take back" }
    EditMarkedDues { ru: "отметки есть у сроков {0}", en: "these deadlines have marks: {0}" }
    EditNotYet { ru: "на {0} снимать ещё нечего, а более позднее не трогается: {1}", en: "on {0} there is nothing to take back yet, and what came later is left alone: {1}" }
    EditNotYetHelp { ru: "снять и это: roadmap reopen {0} --as-of {1}", en: "to take that back: roadmap reopen {0} --as-of {1}" }
    EditLater { ru: "этому противоречит более поздняя запись: {0}", en: "a later entry contradicts this: {0}" }
    EditLaterReopen { ru: "сначала снимите её: roadmap reopen {0}", en: "take that back first: roadmap reopen {0}" }
    EditLaterReopenDue { ru: "сначала снимите её: roadmap reopen {0} --due {1}", en: "take that back first: roadmap reopen {0} --due {1}" }
    EditLaterUndo { ru: "сначала верните прежний срок: roadmap postpone {0} --undo", en: "put the former deadline back first: roadmap postpone {0} --undo" }
    EditLaterUndoDue { ru: "сначала верните прежний срок: roadmap postpone {0} --undo --due {1}", en: "put the former day back first: roadmap postpone {0} --undo --due {1}" }
    EditedDue { ru: "срок {0} – {1}", en: "due {0}, {1}" }
    LaterDone { ru: "исполнено {0}", en: "done on {0}" }
    LaterCancelled { ru: "отменено {0}", en: "cancelled on {0}" }
    LaterPostponed { ru: "срок перенесён {0}", en: "postponed on {0}" }
    LaterUnmet { ru: "ответ о неисполнении от {0}", en: "the answer of {0} that it is not done" }
    LaterStarted { ru: "начато {0}", en: "started on {0}" }
    EditLaterReason { ru: "сначала снимите её: roadmap unmet {0} --undo", en: "take that back first: roadmap unmet {0} --undo" }
    EditNoReason { ru: "причины неисполнения не записано, снимать нечего", en: "no reason is written down: there is nothing to take back" }
    EditedLater { ru: "более поздняя запись остаётся в плане: {0}", en: "a later entry stays in the plan: {0}" }
    EditedLaterStays { ru: "более позднее не тронуто: {0}", en: "what came later is left alone: {0}" }
    EditNotBegun { ru: "ближайший открытый срок – {0}, его время начнётся {1}", en: "the next open due day is {0}, its time begins on {1}" }
    EditNotBegunHelp { ru: "если исполнено раньше, назовите срок: --due {0}", en: "if it was done ahead of time, name the due day: --due {0}" }
    EditSeries { ru: "у пункта {0} {0|срок|срока|сроков}, и не сказано, о каком речь", en: "the item has {0} {0|due day|due days}, and it is not said which one is meant" }
    EditSeriesHelp { ru: "об одном сроке: --due {0}; обо всём пункте: --all", en: "for one of them: --due {0}; for the whole item: --all" }
    EditMovedLater { ru: "срок {0} уже перенесён более поздним решением, от {1}", en: "{0} was moved by a later decision already, of {1}" }
    EditMovedLaterHelp { ru: "действует последнее решение: поправьте --on или снимите то roadmap postpone {0} --undo --due {1}", en: "the latest decision holds: mend --on, or take that one back with roadmap postpone {0} --undo --due {1}" }
    EditYearPast { ru: "«{0}» без года – это {1}, а этот день уже прошёл", en: "`{0}` without a year is {1}, which has passed" }
    EditYearPastHelp { ru: "допишите год", en: "add the year" }
    EditForHowLong { ru: "«{0}» – это на сколько перенести, а не на какой день", en: "`{0}` is how long, not until which day" }
    EditForHowLongHelp { ru: "назовите новый срок днём: --to \"до {0}\"", en: "name the new due day: --to {0}" }
    EditNotOneDay { ru: "«{0}» – не один день: один срок переносят на один день", en: "`{0}` is not one day: one due day is moved to one day" }
    EditSharedDue { ru: "на {0} у пункта {1|приходится|приходятся|приходится} {1} {1|срок|срока|сроков}", en: "{1} occurrences of the item have the day {0}" }
    EditSharedDueHelp { ru: "напишите, о каком, днём до переносов: --due \"по плану {0}\"; сроки: {1}", en: "say which one by its day before any move: --due \"planned {0}\"; they are {1}" }
    EditUnmetHelp { ru: "напишите, о каком: --due {0}", en: "say which one: --due {0}" }
    EditUnmetLateHelp { ru: "просрочены {0}; напишите, о каком: --due {1}", en: "late are {0}; say which one: --due {1}" }
    EditNoDay { ru: "в «{0}» нет дня: неизвестно, на какой день переносится срок", en: "«{0}» names no day for the deadline to move to" }
    EditRecurs { ru: "«{0}» – это {1} {1|срок|срока|сроков}, а у пункта срок один", en: "«{0}» gives {1} due days where the item has one" }
    EditNoDayHelp { ru: "напишите день или срок словами: 25.04.2022, «до 25 апреля», «+7», «понедельник»", en: "write a day, or a deadline in words: 25.04.2022, «до 25 апреля», «+7», «понедельник»" }
    EditOpenDues { ru: "открытые сроки: {0}", en: "open due days: {0}" }
    EditOpenDuesNear { ru: "ближайшие к нему открытые сроки: {0}; всего их {1}", en: "the open deadlines nearest to it: {0}; there are {1}" }
    EditSameDeadline { ru: "срок тот же: «{0}»", en: "the deadline is the same: «{0}»" }
    EditMarksLost { ru: "новый срок не охватывает сроков, о которых в пункте есть записи: {0}", en: "the new deadline leaves out due days of which the item has entries: {0}" }
    EditMarksLostBack { ru: "прежний срок не охватывает сроков, о которых в пункте есть записи: {0}", en: "the former deadline leaves out due days of which the item has entries: {0}" }
    EditNameTheMet { ru: "назовите и их: --to \"{0}\"", en: "name them too: --to \"{0}\"" }
    EditReopenFirst { ru: "назовите их в --to или сначала снимите записи: roadmap reopen {0}", en: "name them in --to, or take the entries back first: roadmap reopen {0}" }
    EditNotPostponed { ru: "срок не переносился", en: "the deadline was never moved" }
    EditNoDates { ru: "у пункта даты по графику (dates), а в «{0}» дат нет", en: "the item has dates of its own, and «{0}» gives none" }
    EditUnknownExecutor { ru: "исполнителя «{0}» нет в [executors]", en: "there is no executor `{0}` in [executors]" }
    EditSeveralExecutors { ru: "«{0}» подходит к {1} {1|исполнителю|исполнителям|исполнителям}, уточните:", en: "`{0}` fits {1} {1|executor|executors}, say which:" }
    EditUnknownExecutorHelp { ru: "нового впишет --new --kind person (unit, role, group) --post ДОЛЖНОСТЬ", en: "--new --kind person (unit, role, group) --post POST declares a new one" }
    EditNearExecutorHelp { ru: "возможно, «{0}»; нового впишет --new --kind person (unit, role, group) --post ДОЛЖНОСТЬ", en: "perhaps `{0}`; --new --kind person (unit, role, group) --post POST declares a new one" }
    EditedKnown { ru: "в [executors] уже есть: {0} – запись там прежняя", en: "in [executors] already: {0}, whose entry stays as it was" }
    EditedLikeKnown { ru: "внимание: в реестре есть похожее имя – «{0}»", en: "note: the registry has a name like it: `{0}`" }
    EditedDeclared { ru: "записано в [executors]: {0}", en: "declared in [executors]: {0}" }
    EditedDeclaredOthers { ru: "реестр был пуст, поэтому вписано ещё {0} {0|имя|имени|имён} из плана; кто это, угадано – проверьте kind", en: "the registry was empty, so {0} more {0|name|names} of the plan {0|is|are} declared too; what they are is guessed, check the kinds" }
    EditedTakenFor { ru: "«{0}» записано так: «{1}»", en: "`{0}` is written as `{1}`" }
    EditAlreadyNamed { ru: "«{0}» уже среди исполнителей", en: "`{0}` is among the executors already" }
    EditNotNamed { ru: "«{0}» нет среди исполнителей", en: "`{0}` is not among the executors" }
    EditNobodyNamed { ru: "у пункта нет исполнителей", en: "the item has no executors" }
    EditNamed { ru: "исполнители: {0}", en: "executors: {0}" }
    EditAlreadyLead { ru: "ответственный и так «{0}»", en: "`{0}` is the lead already" }
    EditNothing { ru: "не сказано, что изменить", en: "it is not said what to change" }
    EditAssignHelp { ru: "назовите --add, --remove или --lead", en: "give --add, --remove or --lead" }
    EditNoSection { ru: "нет раздела «{0}»", en: "there is no section `{0}`" }
    EditNoSectionAmong { ru: "нет раздела «{0}», есть:", en: "there is no section `{0}`, there are:" }
    EditSectionAmbiguous { ru: "«{0}» подходит к {1} {1|разделу|разделам|разделам}, уточните:", en: "`{0}` fits {1} {1|section|sections}, say which:" }
    EditBeginSection { ru: "начать новый раздел: --new-section \"{0}\"", en: "to begin a new section: --new-section \"{0}\"" }
    EditSectionThere { ru: "раздел «{0}» уже есть", en: "there is a section «{0}» already" }
    EditSectionThereHelp { ru: "добавить в него: --section \"{0}\"", en: "to add to it: --section \"{0}\"" }
    EditSectionNear { ru: "раздел «{0}» уже есть; начать ещё один, «{1}»?", en: "there is a section «{0}»; begin another, «{1}»?" }
    EditWhichSection { ru: "не сказано, в какой раздел; назовите --section или --after:", en: "it is not said in which section; give --section or --after:" }

    // edit: what was done
    EditedDone { ru: "исполнено {0}, в срок ({1})", en: "done on {0}, in time ({1})" }
    EditedDoneLate { ru: "исполнено {0}, с опозданием на {1} {1|день|дня|дней} (срок {2})", en: "done on {0}, {1} {1|day|days} late (due {2})" }
    EditedLeftOne { ru: "остался срок {0}", en: "one due day left, {0}" }
    EditedLeft { ru: "{0|остался|осталось|осталось} {0} {0|срок|срока|сроков}, первый из них {1}", en: "{0} due {0|day|days} left, the first {1}" }
    EditedNoneLeft { ru: "все сроки исполнены", en: "every due day is done" }
    EditedStarted { ru: "начато {0}", en: "started on {0}" }
    EditedCancelled { ru: "отменено {0} – {1}", en: "cancelled on {0} – {1}" }
    EditedCancelledSo { ru: "отменено {0}{1}{2}", en: "cancelled on {0}{1}{2}" }
    EditedCancelledOf { ru: "срок {0} отменён {1} – {2}", en: "{0} cancelled on {1} – {2}" }
    EditedUnmet { ru: "не исполнено – {0} (ответ от {1})", en: "not done – {0} (answered on {1})" }
    EditedUnmetOf { ru: "срок {0} не исполнен – {1} (ответ от {2})", en: "{0} is not met – {1} (answered on {2})" }
    EditedReasonUndone { ru: "снята причина неисполнения: {0}", en: "the reason for not being done is taken back: {0}" }
    EditedProved { ru: "к отметке об исполнении {0} добавлено подтверждение: {1}", en: "evidence added to the mark of {0}: {1}" }
    EditOtherEvidence { ru: "уже исполнено {0}, в плане другое подтверждение: {1}", en: "already done on {0}, the plan has other evidence: {1}" }
    DeedRowThere { ru: "такой пункт уже есть, под номером {0}", en: "there is such an item already, {0}" }
    DeedReasonThere { ru: "эта причина уже записана", en: "this reason is written down already" }
    DeedTeamThere { ru: "исполнители уже такие", en: "the executors are so already" }
    MinutesName { ru: "ПРОТОКОЛ", en: "MINUTES" }
    MinutesTitle { ru: "Протокол № {0} от {1}", en: "Minutes No. {0} of {1}" }
    MinutesOfMeeting { ru: "совещания по исполнению дорожных карт", en: "of the meeting on the action plans" }
    MinutesDayAndNumber { ru: "{0} № {1}", en: "{0} No. {1}" }
    MinutesPresent { ru: "Присутствовали: {0}", en: "Present: {0}" }
    MinutesAgenda { ru: "ПОВЕСТКА ДНЯ:", en: "AGENDA:" }
    MinutesPoint { ru: "{0}. Об исполнении плана {1}.", en: "{0}. Execution of the plan {1}." }
    MinutesHeard { ru: "{0}. СЛУШАЛИ:", en: "{0}. HEARD:" }
    MinutesHeardOf { ru: "{0} – об исполнении плана {1}. Всего {2} {2|пункт|пункта|пунктов}: {3}.", en: "{0} on the execution of the plan {1}. {2} {2|item|items} in all: {3}." }
    MinutesLateToo { ru: "Кроме решений ниже, {0|просрочен|просрочены|просрочено} ещё {0} {0|срок|срока|сроков}: пп. {1}. Решения о них впишите отдельными строками.", en: "Besides the decisions below, {0} more {0|due day has|due days have} passed, of items {1}. Write decisions on them in lines of their own." }
    MinutesUndated { ru: "Без своей даты – {0} {0|пункт|пункта|пунктов}: {1}.", en: "{0} {0|item has|items have} no day of {0|its|their} own: {1}." }
    MinutesSpoke { ru: "ВЫСТУПИЛИ:", en: "SPOKE:" }
    MinutesDecided { ru: "РЕШИЛИ:", en: "DECIDED:" }
    MinutesByPlan { ru: "По плану {0}:", en: "On the plan {0}:" }
    MinutesItem { ru: "{0} «{1}» (срок {2}, {3}; ответственный – {4}):", en: "{0} «{1}» (due {2}, {3}; lead: {4}):" }
    MinutesChoice { ru: "исполнено (дата): {0}, подтверждение: {0} / перенести на: {0} / не исполнено, причина: {0} / ответственным назначить: {0} / снять с контроля, причина: {0}", en: "done (date): {0}, evidence: {0} / move to: {0} / not done, reason: {0} / new lead: {0} / cancel, reason: {0}" }
    MinutesNewItem { ru: "Дополнить план мероприятием: {0}, срок: {0}, исполнитель: {0}.", en: "Add to the plan: {0}, deadline: {0}, executor: {0}." }
    MinutesChair { ru: "Председатель", en: "Chair" }
    MinutesSecretary { ru: "Секретарь", en: "Secretary" }
    CollectTitle { ru: "Ответы исполнителей, форм: {0}", en: "Answers of executors, {0} {0|form|forms}" }
    CollectNoFiles { ru: "в этих папках нет файлов с ответами", en: "there are no files with answers in these folders" }
    CollectNoForms { ru: "это не форма с ответами и не письмо: {0}", en: "neither a form with answers nor a letter: {0}" }
    CollectNoFormsHelp { ru: "формы для ответов делает roadmap letters --form answers", en: "roadmap letters --form answers makes the forms" }
    CollectNoForm { ru: "формы с ответами здесь нет", en: "there is no form with answers here" }
    CollectAsks { ru: "просит перенести срок на {0}; перенести: --postpone", en: "asks to move the due day to {0}; to grant it: --postpone" }
    CollectAsksToDrop { ru: "просит снять с контроля: решите, исполнено это (done) или отменено (cancel)", en: "asks to take it off the list: decide whether it is done (done) or cancelled (cancel)" }
    CollectBasis { ru: "просьба исполнителя от {0}", en: "the executor's request of {0}" }
    CollectTwoDays { ru: "об одном сроке ответили по-разному – исполнено {0}: решите, какой день верен", en: "one due day was answered in two ways – done on {0}: decide which day is right" }
    CollectNoDay { ru: "дня нет ни в ответе, ни у письма: назовите --on, день ответа", en: "neither the answer nor a letter gives a day: name it with --on" }
    CollectDayOfAnswer { ru: "день не назван, взят день ответа, {0}", en: "no day is given, the day of the answer is taken, {0}" }
    CollectMarkLost { ru: "метка стёрта, строка узнана по номеру и названию", en: "the mark is gone, the row is known by number and title" }
    ReadLetterPassedOn { ru: "ниже – текст пересланного письма, он не прочитан: сохраните то письмо файлом и прочтите его", en: "below is the text of a forwarded letter, which is not read: save that letter as a file and read it" }
    CollectFromText { ru: "прочитано в тексте письма", en: "read in the text of the letter" }
    CollectOtherPlan { ru: "строка плана {0}, а его здесь нет", en: "a row of the plan {0}, which is not here" }
    CollectNoRow { ru: "в плане {0} нет пункта {1}", en: "the plan {0} has no item {1}" }
    CollectForeignDue { ru: "в строке срок {0}, а метка указывает на {1}: о каком сроке ответ?", en: "the row tells the due day {0} and its mark {1}: which one is answered for?" }
    CollectAltered { ru: "название в форме изменено: «{0}»", en: "the title was altered in the form: «{0}»" }
    CollectForeignRow { ru: "название «{0}» не от {1}, на который указывает метка", en: "the title «{0}» is not that of {1}, which the mark names" }
    CollectNotTheirs { ru: "{0} – не за «{1}», чья это форма", en: "{0} is not carried out by «{1}», whose form this is" }
    CollectSentByOther { ru: "{0} – не за тем, от кого письмо ({1})", en: "{0} is not carried out by who sent the letter ({1})" }
    CollectUnknownSender { ru: "от кого письмо ({0}), реестр не говорит", en: "the registry does not say who sent the letter ({0})" }
    AppliedCounted { ru: "{0} ({1})", en: "{0} ({1})" }
    ProtocolTitle { ru: "Решения: {0}", en: "Decisions: {0}" }
    ProtocolBasis { ru: "протокол № {0} от {1}", en: "minutes No. {0} of {1}" }
    ProtocolBasisUnnumbered { ru: "протокол от {0}", en: "minutes of {0}" }
    ProtocolOtherDay { ru: "протокол от {0}, а в --meeting {1}", en: "the minutes are of {0}, and --meeting is {1}" }
    ProtocolOtherDayHelp { ru: "уберите --meeting или назовите день протокола", en: "leave --meeting out, or give the day of the minutes" }
    ProtocolNoDay { ru: "в протоколе не видно дня заседания", en: "the minutes do not show the day of the meeting" }
    ProtocolNoDayHelp { ru: "назовите его: --meeting 18.04.2022", en: "give it: --meeting 18.04.2022" }
    MinutesTooLong { ru: "протокол слишком длинный, дальше не прочитан", en: "the minutes are too long, the rest was not read" }
    MinutesEmptyChoice { ru: "осталось одно решение, и оно не заполнено", en: "one choice is left, and it is not filled in" }
    MinutesNotUnderstood { ru: "решения для плана здесь не видно", en: "no decision for the plan is seen here" }
    MinutesWhichPlan { ru: "не сказано, к какому плану это относится", en: "it is not said which plan this is for" }
    MinutesWhichItem { ru: "не сказано, к какому пункту это относится", en: "it is not said which item this is about" }
    MinutesNoSuchItem { ru: "пункта {0} нет", en: "there is no item {0}" }
    MinutesSeveralItems { ru: "«{0}» – это может быть {1}", en: "`{0}` may be {1}" }
    MinutesTwoItems { ru: "номер {0} и название указывают на разные пункты", en: "the number {0} and the title name different items" }
    MinutesOtherTitle { ru: "у пункта {0} другое название", en: "item {0} has another title" }
    MinutesDayOfMeeting { ru: "день не назван, взят день заседания", en: "no day is given, the day of the meeting is taken" }
    MinutesDoneLater { ru: "исполнено {0}, а это позже заседания", en: "done on {0}, which is after the meeting" }
    MinutesShiftFromWhat { ru: "не сказано, от какого дня считать", en: "it is not said from which day to count" }
    MinutesShiftIsPast { ru: "если считать от срока {0}, выйдет {1}, а этот день уже прошёл: от какого дня считать?", en: "counted from {0} it is {1}, which has passed: from which day is it counted?" }
    MinutesShifted { ru: "отсчитано от срока {0}", en: "counted from {0}" }
    MinutesSeveralChoices { ru: "об одном пункте сказано разное", en: "different things are said of one item" }
    MinutesAddWhat { ru: "не сказано, каким мероприятием дополнить план", en: "it is not said what to add to the plan" }
    MinutesAddWhen { ru: "у нового мероприятия нет срока", en: "the new item has no deadline" }
    MinutesDenied { ru: "это отрицание, отказ или запрет: в плане ничего не меняется?", en: "this denies, refuses or forbids: does nothing change in the plan?" }
    MinutesUndecided { ru: "это поручение, предложение, вопрос или рассказ о прежнем, а не решение о пункте: отметьте сами", en: "this is a task, a proposal, a question or told of the past, not a decision on the item: mark it yourself" }
    MinutesBeside { ru: "рядом с решением стоит «{0}» – что это меняет?", en: "beside the decision stands `{0}`: what does it change?" }
    MinutesRewording { ru: "это правка слов плана, а не решение об исполнении: внесите её сами", en: "this rewords the plan and is no decision on its execution: make it yourself" }
    MinutesWhoLeads { ru: "не сказано, кому поручено", en: "it is not said who is to do it" }
    MinutesForeignPlan { ru: "это о плане, которого здесь нет или имя которого не узнано", en: "this is about a plan that is not here, or whose name is not known" }
    MinutesInOtherPlan { ru: "пункта {0} здесь нет, такой пункт есть в другом плане: {1}", en: "there is no item {0} here; there is one in another plan: {1}" }
    MinutesDayUnread { ru: "день исполнения не читается: «{0}»", en: "the day of execution is not read: `{0}`" }
    MinutesTwoTerms { ru: "новых сроков названо несколько: какой к какому пункту?", en: "several new deadlines are given: which is of which item?" }
    MinutesTermIsPast { ru: "новый срок {0} ко дню заседания уже прошёл", en: "the new deadline {0} has passed by the day of the meeting" }
    MinutesPartly { ru: "исполнено не целиком, или ещё будет исполнено", en: "done in part, or yet to be done" }
    MinutesWhichDay { ru: "назван не один день исполнения: какой?", en: "not one day of execution is given: which?" }
    MinutesNotTheLead { ru: "«{0}» за этот пункт не отвечает, ответственный – «{1}»: кого заменить?", en: "`{0}` does not lead this item, `{1}` does: who is replaced?" }
    MinutesNoReason { ru: "не исполнено, а причина не названа", en: "not done, and no reason is given" }
    MinutesStays { ru: "{0}: в плане ничего не меняется", en: "{0}: nothing changes in the plan" }
    MinutesItemHeard { ru: "пункт взят из «Слушали»", en: "the item is taken from what was heard" }
    MinutesInTime { ru: "день не назван, «в срок»: взят последний день срока", en: "no day is given, `in time`: the due day is taken" }
    MinutesTermIsNew { ru: "назван срок без слова «новый», взят как новый", en: "a term is given without the word `new`, it is taken as the new one" }
    MinutesFromMeeting { ru: "отсчитано от дня заседания", en: "counted from the day of the meeting" }
    MinutesNextMeeting { ru: "день следующего заседания не назван", en: "the day of the next meeting is not given" }
    MinutesDropOrDone { ru: "снято с контроля: исполнено или отменено?", en: "taken off the list: done or cancelled?" }
    MinutesWhichTerm { ru: "новый срок не читается как день", en: "the new deadline is not read as a day" }
    MinutesOtherItem { ru: "назван и другой пункт ({0}): о каком решение?", en: "another item is named too ({0}): which one is the decision about?" }
    MinutesNoItem { ru: "решение без пункта плана: записывать нечего", en: "a decision without an item of a plan: nothing to write" }
    MinutesSpoken { ru: "стоит под «{0}», а не под «РЕШИЛИ»: если это решение, впишите его туда", en: "it stands under «{0}», not under «РЕШИЛИ»: if it is a decision, write it there" }
    MinutesAboveDecisions { ru: "стоит выше слова «РЕШИЛИ»: если это решение, впишите его под ним", en: "it stands above «РЕШИЛИ»: if it is a decision, write it below" }
    MinutesBareTerm { ru: "назван срок, но не сказано, что он новый", en: "a term is given, but not that it is a new one" }
    MinutesNoSuchDue { ru: "срока {0} у пункта нет, есть: {1}", en: "the item is not due on {0}, but on {1}" }
    MinutesNothingOpen { ru: "у пункта нет открытого срока к этому дню", en: "the item has no open due day by then" }
    MinutesWhichDue { ru: "у пункта несколько открытых сроков: {0}; о каком речь?", en: "the item has several open due days, {0}: which is meant?" }
    AppliedChanges { ru: "Изменится в планах: {0}", en: "Would change in the plans: {0}" }
    AppliedWritten { ru: "Записано в планы: {0}", en: "Written into the plans: {0}" }
    AppliedAsks { ru: "Просьбы, решать вам: {0}", en: "Requests for you to decide: {0}" }
    AppliedOutdated { ru: "Не записано, в плане есть более позднее: {0}", en: "Not written, the plan has something later: {0}" }
    AppliedRefused { ru: "Не записано, план этого не принимает: {0}", en: "Not written, the plan does not take it: {0}" }
    AppliedUnclear { ru: "Не понято, решите сами: {0}", en: "Not understood, see for yourself: {0}" }
    AppliedStays { ru: "Остаётся как есть: {0}", en: "Stays as it is: {0}" }
    AppliedAside { ru: "К пунктам планов не относится: {0}", en: "About no item of the plans: {0}" }
    AppliedSpoken { ru: "Сказано, но не решено, не записано: {0}", en: "Said but not decided, not written: {0}" }
    AppliedBeside { ru: "Написано вне строк, прочтите: {0}", en: "Written beside the rows, to be read: {0}" }
    AppliedKnown { ru: "В планах это уже есть: {0}", en: "In the plans already: {0}" }
    AppliedUnanswered { ru: "Строки без ответа (в скобках – сколько в форме): {0}", en: "Rows without an answer (in brackets: how many in the form): {0}" }
    AppliedStranger { ru: "впишите его в [executors] плана или назовите так, как он там записан", en: "write it into [executors] of the plan, or name it as it is written there" }
    AppliedNearStranger { ru: "возможно, «{0}»; нового впишите в [executors] плана", en: "perhaps `{0}`; write a new one into [executors] of the plan" }
    AppliedSilent { ru: "Не ответили совсем (в скобках – сколько пунктов): {0}", en: "Did not answer at all (in brackets: how many items): {0}" }
    AppliedNothing { ru: "Планы не изменились.", en: "The plans have not changed." }
    AppliedHowTo { ru: "Пока ничего не записано; записать: та же команда с --yes.", en: "Nothing is written yet; to write it: the same command with --yes." }
    AppliedColumnPlace { ru: "Место в бумаге", en: "Place in the paper" }
    AppliedColumnItem { ru: "Пункт", en: "Item" }
    AppliedColumnSaid { ru: "Что с ним", en: "What becomes of it" }
    AppliedWords { ru: "написано: «{0}»", en: "it says: «{0}»" }
    AppliedLater { ru: "в плане записано позже: {0}", en: "written later in the plan: {0}" }
    EditedUncancelled { ru: "отмена снята", en: "no longer cancelled" }
    EditedUndone { ru: "снята отметка об исполнении {0}", en: "the mark of execution on {0} is taken back" }
    EditedUndoneOf { ru: "снята отметка об исполнении срока {0}", en: "the mark of execution for {0} is taken back" }
    EditedUnstarted { ru: "снята отметка о начале", en: "no longer started" }
    EditedMoved { ru: "срок {0} перенесён на {1}", en: "{0} moved to {1}" }
    EditedMovedOnto { ru: "внимание: на {0} у пункта уже есть срок", en: "note: the item is due on {0} already" }
    EditedToPast { ru: "внимание: {0} уже в прошлом", en: "note: {0} has passed already" }
    EditedBeforeApproval { ru: "внимание: это раньше утверждения плана, {0}", en: "note: that is before the plan's approval, {0}" }
    EditedBeforePeriod { ru: "внимание: это раньше начала плана, {0}", en: "note: that is before the plan begins, {0}" }
    EditedEarlier { ru: "внимание: новый срок раньше прежнего ({0})", en: "note: the new due day comes before the former one ({0})" }
    EditedDoneMany { ru: "{0} {0|срок|срока|сроков} с {1} по {2} – исполнено {3}, из них в срок {4}", en: "{0} {0|occurrence|occurrences} due from {1} to {2}: done on {3}, {4} of them in time" }
    EditedOutside { ru: "внимание: {0} вне периода плана ({1}–{2})", en: "note: {0} is outside the plan's period ({1}–{2})" }
    EditedUnmetEarly { ru: "внимание: срок {0} ещё не прошёл", en: "note: {0}, the due day, has not passed yet" }
    EditedToDayOff { ru: "внимание: {0} – нерабочий день", en: "note: {0} is not a working day" }
    EditedMilestonesGone { ru: "внимание: в новом сроке нет {0} – прежние слова остались в записи о переносе", en: "note: the new deadline leaves out {0}; the former words are kept with the postponement" }
    EditAhead { ru: "день {0} ещё не наступил: на часах {1}", en: "{0} has not come yet: the clock says {1}" }
    EditAheadHelp { ru: "назовите день не позже {0}: --on", en: "give a day not after {0}: --on" }
    EditedUnmovedLate { ru: "перенос снят, срок снова {0}; исполнение {1} теперь с опозданием", en: "the move is taken back, due on {0} again; what was done on {1} is late now" }
    EditedUnmoved { ru: "перенос снят, срок снова {0}", en: "the move is taken back, due on {0} again" }
    EditedPostponed { ru: "срок перенесён с «{0}» на «{1}»", en: "deadline moved from «{0}» to «{1}»" }
    EditedReadOn { ru: "последний день срока – {0}", en: "due on {0}" }
    EditedReadOften { ru: "{0} {0|срок|срока|сроков}, первый – {1}", en: "{0} due {0|day|days}, the first on {1}" }
    EditedBasis { ru: "основание: {0}", en: "basis: {0}" }
    EditedMarksStay { ru: "отметки об исполнении остаются: {0}", en: "the marks of execution stay: {0}" }
    EditedPostponementUndone { ru: "перенос отменён, срок снова «{0}»", en: "the deadline is «{0}» again" }
    EditedAssigned { ru: "исполнитель добавлен: {0}", en: "executor added: {0}" }
    EditedDismissed { ru: "исполнитель снят: {0}", en: "executor removed: {0}" }
    EditedLead { ru: "ответственный: {0}", en: "lead: {0}" }
    EditedItem { ru: "{0}, {1} «{2}»", en: "{0}, {1} «{2}»" }
    EditedUnnumbered { ru: "{0}, «{1}»", en: "{0}, «{1}»" }
    EditedBackByReopen { ru: "снять: roadmap reopen {0}", en: "to undo: roadmap reopen {0}" }
    EditedBackByReopenDue { ru: "снять: roadmap reopen {0} --due {1}", en: "to undo: roadmap reopen {0} --due {1}" }
    EditDueByPlan { ru: "\"по плану {0}\"", en: "\"planned {0}\"" }
    EditedBackByReopenAll { ru: "снять все отметки: roadmap reopen {0} --all", en: "to take all marks back: roadmap reopen {0} --all" }
    EditedBackByReason { ru: "снять: roadmap unmet {0} --undo", en: "to undo: roadmap unmet {0} --undo" }
    EditedBackByUndoDue { ru: "вернуть прежний срок: roadmap postpone {0} --undo --due {1}", en: "to undo: roadmap postpone {0} --undo --due {1}" }
    EditedBackByUndo { ru: "вернуть прежний срок: roadmap postpone {0} --undo", en: "to undo: roadmap postpone {0} --undo" }
    EditedBackByEach { ru: "снять: roadmap reopen {0} --due {1}, и так же {2}", en: "to undo: roadmap reopen {0} --due {1}, and likewise {2}" }
    EditedBackByCommand { ru: "вернуть: roadmap {0}", en: "to undo: roadmap {0}" }
    EditedBackErase { ru: "снять можно в самом файле, сотрите: {0}", en: "to undo, delete from the file: {0}" }
    EditedBackInFile { ru: "вернуть можно в самом файле, там было: {0}", en: "to undo, put back into the file: {0}" }
    EditedBackByAssign { ru: "вернуть: roadmap assign {0} {1}", en: "to undo: roadmap assign {0} {1}" }
    EditedRowStays { ru: "строка «{0}» в [executors] при этом останется: лишнюю сотрите в файле", en: "the line `{0}` in [executors] stays then: delete it from the file if it is not needed" }
    EditedBackByHand { ru: "убрать: сотрите пункт в файле {0}, строка {1}", en: "to undo: delete the item from {0}, line {1}" }
    EditedNumberOdd { ru: "номер дан по порядку за «{0}», а перед тем стоит «{1}»: не опечатка ли «{0}»?", en: "the number follows `{0}`, before which stands `{1}`: is `{0}` mistyped?" }
    EditedAdded { ru: "пункт добавлен", en: "item added" }
    EditedNumbered { ru: "ему дан номер {0}, так как номер {1} уже занят", en: "it is numbered {0}, as {1} is taken already" }
    EditNumberTaken { ru: "номер {0} в этом плане занят", en: "the number {0} is taken in this plan" }
    EditNumberTakenHelp { ru: "без --number пункт получит свободный номер", en: "without --number the item gets a free number" }

    // report: slips
    SlipsCountedForEach { ru: "Мероприятие с несколькими исполнителями посчитано у каждого из них.", en: "An item with several executors counts for each of them." }
    SlipsTitle { ru: "Переносы сроков: {0} {0|мероприятие|мероприятия|мероприятий}", en: "Deadlines moved: {0} {0|item|items}" }
    SlipsTitleNone { ru: "Переносы сроков", en: "Deadlines moved" }
    SlipsNone { ru: "Сроки не переносились.", en: "No deadline was moved." }
    ColumnMoves { ru: "Переносов", en: "Moves" }
    ColumnMovedDays { ru: "Дней", en: "Days" }
    ColumnMovedFrom { ru: "С какого срока на какой", en: "From what to what" }
    ColumnBasis { ru: "Основание", en: "Basis" }
    ColumnMovedItems { ru: "Мероприятий", en: "Items" }
    SlipNoBasis { ru: "без основания", en: "no basis" }
    SlipArrow { ru: "{0} → {1}", en: "{0} → {1}" }

    // io
    NotFound { ru: "нет такого файла или папки", en: "no such file or folder" }
    IsAFolder { ru: "это папка, а нужен файл", en: "this is a folder, and a file is needed" }
    PermissionDenied { ru: "нет прав на чтение", en: "no permission to read it" }
    NoRightToWrite { ru: "{0}: нет прав на запись, файл не тронут", en: "{0}: no permission to write, the file was left alone" }
    CannotWrite { ru: "{0} не записан: {1}", en: "{0} was not written: {1}" }
    WrittenNone { ru: "остальные файлы тоже не тронуты", en: "the other files were left alone too" }
    WrittenRestored { ru: "уже записанным возвращено прежнее содержание: {0}", en: "those already written are as they were again: {0}" }
    WrittenBefore { ru: "уже записаны, и вернуть прежнее не удалось: {0}", en: "already written, and could not be put back: {0}" }
    WrittenMeanwhile { ru: "{0} тем временем кто-то изменил", en: "somebody changed {0} meanwhile" }
    WrittenMeanwhileHelp { ru: "ничего не записано; повторите", en: "nothing was written; try again" }
    SystemSaid { ru: "ошибка системы: {0}", en: "the system says: {0}" }
    SystemNoRight { ru: "нет прав", en: "no permission" }
    SystemExists { ru: "такой файл уже есть", en: "there is such a file already" }
    SystemNotAFolder { ru: "это файл, а нужна папка", en: "this is a file, and a folder is needed" }
    SystemNotEmpty { ru: "папка не пуста", en: "the folder is not empty" }
    SystemFull { ru: "на диске не осталось места", en: "the disk is full" }
    SystemReadOnly { ru: "на этот диск нельзя писать", en: "this disk is read-only" }
    SystemTooLarge { ru: "файл слишком велик для этого диска", en: "the file is too large for this disk" }
    SystemBadName { ru: "такого имени у файла быть не может", en: "a file cannot have this name" }
    SystemBusy { ru: "файл занят другой программой", en: "another program is using the file" }
    SystemTimedOut { ru: "диск или сеть не отвечают", en: "the disk or the network does not answer" }
    SystemNoNetwork { ru: "сетевая папка недоступна", en: "the network folder cannot be reached" }
    SystemNoMemory { ru: "не хватает памяти", en: "out of memory" }
    SystemCutShort { ru: "файл оборвался", en: "the file was cut short" }
    CannotRead { ru: "не читается: {0}", en: "cannot be read: {0}" }
    LeftOutThoughSame { ru: "{0} – тот же план, что {1}: в ответ он не вошёл, отметки могут быть и в нём", en: "{0} is the same plan as {1}: it is not in this answer, and marks may stand in it too" }
    CountedTwice { ru: "{0} – тот же план, что {1}: его пункты посчитаны дважды", en: "{0} is the same plan as {1}: its items count twice" }
    WorkloadOfTheDone { ru: "по месяцам считаются неисполненные сроки, а спрошено только об исполненном и отменённом", en: "by month, what is still to be done is counted, and only what is done or cancelled was asked for" }
    WorkloadOfTheDoneHelp { ru: "без --by month – сколько исполнено за каждым; какие это пункты, покажет roadmap list", en: "without --by month: how much each has done; roadmap list shows the items" }
    CopyPassedOver { ru: "{0}: похоже на копию плана рядом, не считаю; если это другой план, переименуйте его", en: "{0}: looks like a copy of the plan beside it and is not counted; if it is another plan, rename it" }
    LinkLoop { ru: "ссылка ведёт по кругу: к папке {0}, в которой она лежит", en: "the link loops back to {0}, the folder it lies in" }
    NotARegularFile { ru: "это не обычный файл", en: "not a regular file" }
    TooLargeInput { ru: "на входе больше {0} МБ: план таким не бывает", en: "the input is larger than {0} MB: no plan is" }
    TooLarge { ru: "файл больше {1} МБ (в нём {0} МБ): план таким не бывает", en: "the file is larger than {1} MB (it has {0} MB): no plan is" }
    NotUtf8 { ru: "файл не в кодировке UTF-8", en: "the file is not in UTF-8" }
    NotUtf8But { ru: "файл не в UTF-8, а, похоже, в {0}", en: "the file is not in UTF-8 but, it seems, in {0}" }
    NotUtf8Help { ru: "сохраните файл в кодировке UTF-8", en: "save the file as UTF-8" }
    ConvertHelp { ru: "сохраните файл в UTF-8 или переведите: iconv -f {0} -t UTF-8 старый.toml > новый.toml", en: "save the file as UTF-8 or convert it: iconv -f {0} -t UTF-8 old.toml > new.toml" }

    // git
    Verbatim { ru: "{0}", en: "{0}" }
    NamedFailure { ru: "{0}: {1}", en: "{0}: {1}" }
    GitAbsent { ru: "git не найден: установите его или проверьте PATH", en: "git is not found: install it or look at PATH" }
    GitNoRepository { ru: "{0}: это не репозиторий git", en: "{0}: not a git repository" }
    GitBare { ru: "в репозитории нет рабочей копии", en: "the repository has no working tree" }
    GitNoCommits { ru: "в репозитории ещё нет ни одной ревизии", en: "the repository has no revisions yet" }
    GitUnknownRevision { ru: "нет ревизии «{0}»", en: "there is no revision `{0}`" }
    GitUnknownRevisionOrPath { ru: "«{0}» – не ревизия и не файл", en: "`{0}` is neither a revision nor a file" }
    GitRevisionHelp { ru: "ревизии показывает git log --oneline; пути отделяют знаком --", en: "git log --oneline shows revisions; put paths after --" }
    GitShallowHelp { ru: "копия репозитория без ранних ревизий; получить их: git fetch --unshallow", en: "this clone lacks the earlier revisions; to get them: git fetch --unshallow" }
    GitNoRepositoryHelp { ru: "чтобы сравнить два файла: roadmap diff СТАРЫЙ НОВЫЙ", en: "to compare two files: roadmap diff OLD NEW" }
    GitOutside { ru: "{0} лежит вне репозитория", en: "{0} is outside the repository" }
    GitStaged { ru: "подготовленное к сохранению", en: "staged" }
    GitOfDay { ru: "{0} ({1})", en: "{0} ({1})" }
    DiffThirdSide { ru: "«{0}» – не файл и не папка, а обе ревизии уже названы", en: "`{0}` is neither a file nor a folder, and both revisions are named already" }
    SinceAhead { ru: "--since {0} позже {1}, дня, на который смотрим", en: "--since {0} is after {1}, the day looked from" }
    GitNothingThen { ru: "на {0} ревизий ещё нет: первая – от {1}", en: "there is no revision of {0} or earlier: the first is of {1}" }
    GitUnmerged { ru: "не завершено слияние git: в индексе несколько версий; разрешите его и сделайте git add", en: "an unresolved merge of git: the index has several versions; resolve it and git add the file" }
    DiffOneSideTooMany { ru: "лишняя ревизия «{0}»: вторая сторона уже названа (--since, --staged)", en: "one revision too many, `{0}`: the other side is named already (--since, --staged)" }
    DiffFilesAreOnePlan { ru: "два файла сравнивают между собой, план при этом не выбирают (--roadmap)", en: "two files are compared with each other; --roadmap chooses nothing there" }
    GitFailed { ru: "git не справился: {0}", en: "git failed: {0}" }
    GitEnded { ru: "git перестал отвечать", en: "git stopped answering" }
    GitMissingObject { ru: "в репозитории нет объекта {0}", en: "the repository lacks the object {0}" }
    SetupWill { ru: "Будет записано:", en: "This will be written:" }
    SetupAttributes { ru: "{0}: строка «{1}» – git узнаёт планы", en: "{0}: the line `{1}`, by which git knows plans" }
    SetupSetting { ru: "настройки репозитория: {0} = {1}", en: "settings of the repository: {0} = {1}" }
    SetupUndoneBut { ru: "Возвращено, как было, кроме изменённого с тех пор вручную – оно оставлено: {0}", en: "Everything is as it was but what was changed by hand since, which was left alone: {0}" }
    SetupCommit { ru: "Сохраните {0} в git, чтобы настройка была у всех: git add {0} && git commit", en: "Commit {0}, so that everyone has it: git add {0} && git commit" }
    SetupWholeRepository { ru: "настройки репозитория: {0} = {1} – для всех файлов репозитория, не только для планов", en: "settings of the repository: {0} = {1}, for all its files, not for plans alone" }
    SetupHook { ru: "{0}: проверка планов перед каждой ревизией", en: "{0}: plans are checked before each commit" }
    SetupAsk { ru: "Записать?", en: "Write it?" }
    ConfirmYesOrNo { ru: "[д/Н]", en: "[y/N]" }
    ConfirmNeedsYes { ru: "чтобы записать без вопроса, добавьте --yes", en: "to write without being asked, add --yes" }
    SetupDone { ru: "Записано. Вернуть как было: roadmap git-setup --undo", en: "Written. To put everything back: roadmap git-setup --undo" }
    SetupNothing { ru: "Всё уже настроено.", en: "Everything is set up already." }
    SetupUndone { ru: "Всё возвращено, как было.", en: "Everything is as it was." }
    SetupNothingToUndo { ru: "Возвращать нечего.", en: "There is nothing to undo." }
    SetupMerge { ru: "{0}: строка «{1}» – git сводит планы по пунктам", en: "{0}: the line `{1}`, by which git merges plans item by item" }
    SetupUndoneCommit { ru: "{0} хранится в git и изменён – сохраните и это: git add {0} && git commit", en: "{0} is in git and has changed: commit this too: git add {0} && git commit" }
    MergePassport { ru: "о плане в целом", en: "the plan as a whole" }
    MergeBoth { ru: "{0}: «{1}» изменили обе стороны", en: "{0}: both sides changed `{1}`" }
    MergeDropped { ru: "{0}: одна сторона исключила, другая изменила", en: "{0}: one side removed it, the other changed it" }
    MergePostponed { ru: "{0}: срок перенесли обе стороны, действует решение, принятое позже: {1}", en: "{0}: both sides postponed it, the later decision holds: {1}" }
    MergeRenumbered { ru: "{0}: номер заняли обе стороны, здесь он стал {1}", en: "{0}: both sides took this number, here it became {1}" }
    MergeReferred { ru: "{0}: номер заняли обе стороны, здесь он стал {1}, но на прежний ссылаются – поправьте ссылки", en: "{0}: both sides took this number, here it became {1}, but something refers to the former one; mend that" }
    MergeRepointed { ru: "п. {0}: одна сторона ссылается на него, а другая исключила его или дала этот номер другому пункту – поправьте ссылку", en: "item {0}: one side refers to it, the other excluded it or gave its number to another item; mend the reference" }
    MergeSameNumber { ru: "{0}: номер {1} теперь и у другого пункта", en: "{0}: another item has the number {1} too now" }
    MergeResolve { ru: "Поправьте файл и сохраните: git add {0}", en: "Mend the file and stage it: git add {0}" }
    SetupForeign { ru: "{0} уже есть и оставлен как есть", en: "{0} is there already and was left alone" }
    SetupForeignContext { ru: "если в diff.context не 1, над изменением может быть назван соседний пункт", en: "unless diff.context is 1, the heading of a change may name the item before" }
    SetupSharedHook { ru: "{0}: там хуки всех репозиториев, файл не создан; чтобы проверять планы, впишите туда строку: {1}", en: "{0}: hooks of all repositories are kept there, the file was not made; to check plans, write this line there: {1}" }
    SetupForeignHook { ru: "{0} уже есть и не тронут; добавьте в него строку: {1}", en: "{0} is there already and was left alone; add this line to it: {1}" }
    // import: readers
    PlaceDocument { ru: "документ", en: "the document" }
    PlaceLine { ru: "строка {0}", en: "line {0}" }
    PlaceParagraph { ru: "абзац {0}", en: "paragraph {0}" }
    PlaceTable { ru: "таблица {0}", en: "table {0}" }
    PlaceRow { ru: "таблица {0}, строка {1}", en: "table {0}, row {1}" }
    PlaceCell { ru: "таблица {0}, строка {1}, столбец {2}", en: "table {0}, row {1}, column {2}" }
    PlaceRows { ru: "таблица {0}, {1|строка|строки|строки} {2}", en: "table {0}, {1|row|rows} {2}" }
    PlaceLines { ru: "{0|строка|строки|строки} {1}", en: "{0|line|lines} {1}" }
    PlaceParagraphs { ru: "{0|абзац|абзацы|абзацы} {1}", en: "{0|paragraph|paragraphs} {1}" }
    ListOfTwo { ru: "{0}; {1}", en: "{0}; {1}" }
    ListMore { ru: "{0} и ещё {1}", en: "{0} and {1} more" }
    AsIs { ru: "{0}", en: "{0}" }
    PlaceSheet { ru: "лист «{0}»", en: "sheet `{0}`" }
    PlaceSheetCell { ru: "лист «{0}», {1}", en: "sheet `{0}`, {1}" }
    NoteBroken { ru: "файл повреждён: прочитано то, что стоит до повреждения", en: "the file is damaged: what stands before the damage was read" }
    NoteTooDeep { ru: "документ слишком глубоко вложен или слишком велик: прочитано его начало", en: "the document is too deeply nested or too large: its beginning was read" }
    NoteTooMuch { ru: "в документе больше {0} ячеек, {1} таблиц или {2} МБ текста: остальное не прочитано", en: "the document has more than {0} cells, {1} tables or {2} MB of text: the rest was not read" }
    NoteMoreNotes { ru: "дальнейшие примечания опущены", en: "further notes are left out" }
    NoteBeyond { ru: "слишком далеко справа, в таблицу не вошло: «{0}»", en: "too far to the right, not in the table: `{0}`" }
    NoteEncoding { ru: "прочитано в кодировке {0}", en: "read in the encoding {0}" }
    NoteUndecoded { ru: "{0} {0|знак не прочитан|знака не прочитаны|знаков не прочитаны}: на их месте «�»", en: "{0} {0|character was|characters were} not readable: `�` stands there instead" }
    NoteMacros { ru: "в файле есть макросы: они не выполнялись", en: "the file has macros: they were not run" }
    NoteEmbedded { ru: "вложенный документ не прочитан", en: "an embedded document was not read" }
    NoteNumbered { ru: "автоматическая нумерация: {0|вычислен|вычислены|вычислено} {0} {0|номер|номера|номеров}, в файле их нет", en: "automatic numbering: {0} {0|number|numbers} computed, the file does not hold them" }
    NoteHidden { ru: "скрытый текст не взят: «{0}»", en: "hidden text was left out: `{0}`" }
    NoteStruck { ru: "зачёркнутый текст не взят: «{0}»", en: "struck-out text was left out: `{0}`" }
    NoteRowMisfit { ru: "полей {0}, а в заголовке {1}: строка не разобрана, она сохранена как текст; проверьте её разделители и кавычки", en: "{0} fields where the header has {1}: the line was not taken apart and is kept as text; check its separators and quotes" }
    NoteRowRejoined { ru: "полей {0}, а в заголовке {1}: поля, что начинаются с пробела, прочитаны вместе с предыдущими", en: "{0} fields where the header has {1}: fields that begin with a blank were read with those before them" }
    NoteQuoteOpen { ru: "кавычка открыта и не закрыта: всё до конца файла прочитано одним полем", en: "a quote is opened and never closed: the rest of the file was read as one field" }
    NoteSerialDate { ru: "число {0} прочитано как дата {1}: так Excel хранит даты", en: "the number {0} was read as the date {1}: this is how Excel stores dates" }
    NoteInserted { ru: "есть исправления: взят окончательный текст", en: "there are tracked changes: the final text was taken" }
    NoteDeleted { ru: "есть исправления: взят окончательный текст, удалено «{0}»", en: "there are tracked changes: the final text was taken, deleted is `{0}`" }
    NoteFootnote { ru: "сноска: {0}", en: "footnote: {0}" }
    NoteTextBox { ru: "надпись прочитана как абзацы", en: "a text box was read as paragraphs" }
    NotePicture { ru: "картинка не прочитана", en: "a picture was not read" }
    NotePageEdge { ru: "колонтитул не взят: «{0}»", en: "a page header or footer was left out: `{0}`" }
    NoteComment { ru: "примечание рецензента не взято: «{0}»", en: "a reviewer's comment was left out: `{0}`" }
    NoteHiddenSheet { ru: "скрытый лист не прочитан", en: "the hidden sheet was not read" }
    NoteSummarySheet { ru: "сводка этой программы по другим листам не прочитана", en: "the summary that this program made of other sheets was not read" }
    NoteHiddenRows { ru: "скрытые строки прочитаны", en: "hidden rows were read" }
    NoteHiddenColumns { ru: "скрытые столбцы прочитаны", en: "hidden columns were read" }
    NoteNoValue { ru: "формула без значения: откройте файл в Excel и сохраните", en: "a formula without a value: open the file in Excel and save it" }
    NoteNumberDoubt { ru: "число {0}: возможно, в документе было «{1}»", en: "the number {0}: the document may have had `{1}`" }
    NoteNumberFollows { ru: "число {0} прочитано как «{1}»: этот номер идёт следующим", en: "the number {0} was read as `{1}`: it is the next one" }
    NoteErrorCell { ru: "ошибка вместо значения ({0}): ячейка прочитана пустой", en: "an error instead of a value ({0}): the cell was read as blank" }
    NoteAt { ru: "{0}: {1}", en: "{0}: {1}" }
    NoteMore { ru: "  и ещё {0} {0|такое примечание|таких примечания|таких примечаний}, первое: {1}", en: "  and {0} more such {0|note|notes}, the first at {1}" }
    NoteSpaced { ru: "столбцы и строки таблицы узнаны по пробелам: сверьте их с документом", en: "the columns and rows of the table are told by blanks: compare them with the document" }
    NoteShortRow { ru: "в строке {0} {0|ячейка|ячейки|ячеек} вместо {1}", en: "the row has {0} {0|cell|cells} instead of {1}" }
    ReadEmpty { ru: "файл пуст", en: "the file is empty" }
    ReadPassword { ru: "файл защищён паролем: снимите защиту и сохраните его заново", en: "the file is protected by a password: remove it and save the file again" }
    ReadDamagedArchive { ru: "файл повреждён или оборван", en: "the file is damaged or cut short" }
    ReadDamagedHelp { ru: "получите файл заново или откройте его в редакторе и сохраните", en: "get the file again, or open it in an office program and save it" }
    ReadBomb { ru: "файл разворачивается в непомерно большой: план таким не бывает", en: "the file unpacks to an enormous size: no plan does" }
    ReadDoctype { ru: "в файле объявлены свои сущности (DOCTYPE): документы так не делают", en: "the file declares entities of its own (DOCTYPE): no document does" }
    ReadDoc { ru: "это документ Word 97–2003 (.doc)", en: "this is a document of Word 97–2003 (.doc)" }
    ReadXls { ru: "это книга Excel 97–2003 (.xls)", en: "this is a workbook of Excel 97–2003 (.xls)" }
    ReadXlsb { ru: "это двоичная книга Excel (.xlsb)", en: "this is a binary workbook of Excel (.xlsb)" }
    ReadOds { ru: "это электронная таблица OpenDocument (.ods)", en: "this is an `OpenDocument` spreadsheet (.ods)" }
    ReadRtf { ru: "это документ RTF", en: "this is an RTF document" }
    ReadFlatXml { ru: "это документ, сохранённый одним файлом XML", en: "this is a document saved as one XML file" }
    ReadConvertHelp { ru: "откройте его и выберите «Файл → Сохранить как», тип .{0}; без Word и Excel: soffice --headless --convert-to {0} {1}", en: "open it, choose File → Save As, type .{0}; without Word and Excel: soffice --headless --convert-to {0} {1}" }
    ReadPdf { ru: "это PDF: таблиц в нём нет, есть только их вид", en: "this is a PDF: it holds no tables, only their looks" }
    ReadPdfHelp { ru: "переведите его в текст и прочитайте текст: pdftotext -layout {0} план.txt", en: "turn it into text and import the text: pdftotext -layout {0} plan.txt" }
    ReadScan { ru: "это скан: в PDF одни картинки страниц, текста в нём нет", en: "this is a scan: the PDF holds pictures of pages and no text" }
    ReadScanHelp { ru: "распознайте его: ocrmypdf -l rus {0} план.pdf, затем pdftotext -layout план.pdf план.txt – и сверьте распознанное", en: "recognise it: ocrmypdf -l rus {0} plan.pdf, then pdftotext -layout plan.pdf plan.txt, and check what was recognised" }
    ReadPicture { ru: "это картинка", en: "this is a picture" }
    ReadPictureHelp { ru: "распознайте её: tesseract {0} план -l rus pdf, затем pdftotext -layout план.pdf план.txt – и сверьте с картинкой", en: "recognise it: tesseract {0} plan -l rus pdf, then pdftotext -layout plan.pdf plan.txt, and compare with the picture" }
    ReadPacked { ru: "это архив с файлами", en: "this is an archive of files" }
    ReadPackedHelp { ru: "распакуйте его и назовите файл из него", en: "unpack it and name a file from it" }
    ReadOwnPlan { ru: "это уже план, документ для него не нужен", en: "this is a plan already, there is nothing to import" }
    ReadOwnPlanHelp { ru: "посмотреть его: roadmap list {0}", en: "to look at it: roadmap list {0}" }
    ReadOwnPage { ru: "это страница, которую сделала roadmap: планом она не читается", en: "this is a page that roadmap wrote: it is not read as a plan" }
    ReadOwnRows { ru: "это строки, которые roadmap выгрузила для других программ: планом они не читаются", en: "these are rows that roadmap wrote for other programs: they are not read as a plan" }
    ReadOwnHelp { ru: "сам план – файл .toml; из Word и Excel обратно читается то, что выгружено с --format docx или --format xlsx", en: "the plan itself is the .toml file; what comes back from Word and Excel is what was exported with --format docx or --format xlsx" }
    ReadUnknownKind { ru: "не понятно, что это за файл", en: "it is not clear what kind of file this is" }
    ReadKnownKindsHelp { ru: "читаются .docx, .xlsx, .odt, .html, .csv, .tsv, .md и .txt", en: "what can be read: .docx, .xlsx, .odt, .html, .csv, .tsv, .md and .txt" }

    // import
    ImportColumn { ru: "столбец {0}", en: "column {0}" }
    ImportHead { ru: "Прочитано из файла {0}: угаданное отмечено, остальной текст документа – ниже.", en: "Read from {0}: guesses are marked, the rest of the document's text stands below." }
    ImportBaseHead { ru: "Что сказал документ {0} при последнем импорте. Не правьте: по этому файлу следующий импорт отличит ваши правки от правок документа.", en: "What the document {0} said when it was last imported. Leave it as it is: by this file the next import tells your changes from the document's." }
    ImportInDocument { ru: "в документе: {0}", en: "in the document: {0}" }
    ImportInDocumentNothing { ru: "(нет)", en: "(nothing)" }
    ImportRest { ru: "Остальной текст документа:", en: "The rest of the document's text:" }
    ImportLinks { ru: "Ссылки", en: "Links" }
    ImportPhone { ru: "Телефон", en: "Telephone" }
    ImportOtherItems { ru: "Прочие мероприятия", en: "Other items" }
    ImportGuess { ru: "угадано: {0}", en: "a guess: {0}" }
    ImportGuessText { ru: "по тексту документа", en: "from the document's text" }
    ImportGuessPreparation { ru: "подготовка идёт раньше времени, к которому готовятся", en: "a preparation comes before the time that it is for" }
    ImportGuessSeveralPeriods { ru: "названо несколько периодов, взят этот", en: "several periods are named, this one is taken" }
    ImportGuessFileName { ru: "по имени файла", en: "from the file's name" }
    ImportGuessFirstPlan { ru: "как у первого плана этого документа", en: "as the first plan of this document has it" }
    ImportGuessAsWritten { ru: "в документе строки об этом нет, взято то, с чем он был выгружен", en: "the document has no line of it: what it was exported with is taken" }
    ImportGuessSheet { ru: "по названию листа", en: "from the sheet's name" }
    ImportGuessPeriod { ru: "по срокам пунктов", en: "from the deadlines of the items" }
    ImportGuessByContent { ru: "смысл столбца понят по его клеткам", en: "the column's meaning was told from its cells" }
    ImportGuessColumnTitle { ru: "мероприятия взяты из столбца «{0}», рядом есть столбцы, которые тоже могут их называть", en: "the titles are taken from the column “{0}”, columns beside it may name them as well" }
    ImportGuessColumnDeadline { ru: "срок взят из столбца «{0}», рядом ещё один столбец сроков", en: "the deadline is taken from the column “{0}”, beside it another holds deadlines too" }
    ImportGuessSameColumns { ru: "сроки собраны из всех столбцов «{0}»", en: "the deadlines are those of all the columns “{0}”" }
    ImportGuessCharged { ru: "исполнители названы в самом пункте: впишите их", en: "the item itself names its executors: write them" }
    ImportGuessTitle { ru: "мероприятия взяты из столбца с самыми длинными клетками", en: "the titles are taken from the column with the longest cells" }
    ImportGuessSection { ru: "строка принята за раздел", en: "the row is taken for a section" }
    ImportGuessOutside { ru: "пункты ниже нумерованы как разделы, а не как их пункты", en: "the items below are numbered like sections, not like items of one" }
    ImportGuessOnNextPage { ru: "на следующей странице раздел назван снова: {0}", en: "the next page names the section again: {0}" }
    ImportGuessSectionText { ru: "строка над таблицей принята за раздел", en: "the line above the table is taken for a section" }
    ImportGuessColumnExecutors { ru: "исполнитель взят из названия столбца", en: "the executor named in the column's heading is taken" }
    ImportGuessSectionExecutors { ru: "исполнители взяты из названия раздела", en: "the executors named in the section's title are taken" }
    ImportGuessContinued { ru: "пункт разрезан концом страницы, продолжение: {0}", en: "the end of a page cut the item, it goes on at {0}" }
    ImportGuessMayGoOn { ru: "начата со строчной буквы и без срока: возможно, продолжение строки выше", en: "it begins with a small letter and has no deadline: it may go on with the row above" }
    ImportGuessMerged { ru: "значение объединённой клетки повторено", en: "the value of a merged cell is repeated" }
    ImportGuessDitto { ru: "знак повтора, взято значение клетки выше", en: "a ditto mark, the value of the cell above is taken" }
    ImportGuessDittoAlone { ru: "знак повтора, но выше нет значения: впишите его", en: "a ditto mark with no value above it: write the value" }
    ImportGuessAbove { ru: "клетка пуста, взято значение клетки выше", en: "the cell is blank, the value of the cell above is taken" }
    ImportGuessNested { ru: "в клетке своя таблица: её строки записаны подряд", en: "the cell holds a table of its own: its rows are written one after another" }
    ImportGuessColumnsAbove { ru: "заголовка нет, столбцы – как в таблице выше", en: "no header, the columns are those of the table above" }
    ImportGuessBeside { ru: "две таблицы рядом, прочитаны одна за другой", en: "two tables side by side, read one after the other" }
    ImportGuessDayOfTitle { ru: "сказан только час, взят день из названия плана", en: "only an hour is said, the day in the plan's title is taken" }
    ImportGuessMonth { ru: "срока нет, взято время из названия раздела", en: "no deadline, the time in the section's title is taken" }
    ImportGuessAgenda { ru: "записи в столбцах месяцев приняты за пункты, строка – за раздел", en: "what stands in columns of months is taken for items, the row for a section" }
    ImportGuessAside { ru: "столбец «{0}» принят за раздел, записи в нём – за пункты", en: "the column “{0}” is taken for a section, what stands in it for its items" }
    ImportGuessMonths { ru: "срок сложен из отметок в столбцах месяцев или кварталов", en: "the deadline is put together from marks in columns of months or quarters" }
    ImportGuessTwoThings { ru: "в клетке два значения", en: "the cell holds two things" }
    ImportGuessLines { ru: "между строками клетки поставлены запятые", en: "commas are put between the lines of the cell" }
    ImportGuessBounds { ru: "срок сложен из двух столбцов", en: "the deadline is put together from two columns" }
    ImportGuessAligned { ru: "абзацы клеток приняты за отдельные пункты", en: "the paragraphs of the cells are taken for items of their own" }
    ImportGuessRejoined { ru: "полей в строке больше, чем в заголовке: часть соединена, сверьте всю строку", en: "the row has more fields than the header: some were put together, compare the whole row" }
    ImportGuessDrawnRow { ru: "где в тексте кончается строка таблицы, неясно: сверьте с документом", en: "where the row of the table ends in the text is not clear: compare it with the document" }
    ImportGuessDrawnColumn { ru: "столбцы в тексте стоят вплотную, слова могли попасть в соседний: сверьте с документом", en: "the columns touch in the text, words may be in the wrong one: compare it with the document" }
    ImportGuessMergedRows { ru: "у пункта несколько строк под объединённой клеткой: их слова соединены, ещё одна: {0}", en: "the item has several rows under a merged cell: their words were put together, one more: {0}" }
    ImportGuessPasted { ru: "строки листа рядом с объединёнными клетками соединены в один пункт", en: "rows of the sheet beside merged cells were put together into one item" }
    ImportGuessListCut { ru: "в пункте списка срок и исполнители отделены по знакам", en: "in a point of a list the deadline and the executors were parted at signs" }
    ImportGuessListLine { ru: "строка присоединена к пункту списка", en: "a line was joined to the point of a list" }
    ImportGuessListBare { ru: "в пункте списка нет ни срока, ни исполнителя", en: "the point of a list names neither a deadline nor an executor" }
    ImportGuessListSection { ru: "строка над пунктами списка принята за раздел", en: "the line above the points of a list is taken for a section" }
    ImportListTitle { ru: "Мероприятие", en: "Item" }
    ImportListDeadline { ru: "Срок", en: "Deadline" }
    ImportListExecutors { ru: "Исполнители", en: "Executors" }
    ImportListResult { ru: "Результат", en: "Result" }
    ImportGuessParagraphs { ru: "в клетках списки, абзацы которых не сопоставить: оставлено одним пунктом", en: "the cells hold lists that do not match: kept as one item" }
    ImportGuessNoSeparator { ru: "между исполнителями нет знака", en: "nothing separates the executors" }
    ImportGuessWhichDue { ru: "к какому сроку относится отметка, документ не говорит", en: "the document does not say which due day the mark is of" }
    ImportGuessNoMonth { ru: "в столбцах месяцев ничего не написано: если они закрашены, впишите срок", en: "nothing is written in the columns of months: if they are coloured, write the deadline" }
    ImportGuessMoved { ru: "в документе срок уже другой: записан перенос", en: "the document has another due day by now: a move was written" }
    ImportGuessDayOfForm { ru: "когда отменено, документ не говорит: взят день, на который он составлен", en: "the document does not say when: the day it was drawn up for was taken" }
    ImportGuessPostBelow { ru: "должность со следующей строки отнесена к фамилии", en: "the post in the line below is taken for this person's" }
    ImportGuessComma { ru: "запятая может разделять исполнителей или стоять внутри одного", en: "the comma may part executors or stand inside of one" }
    ImportGuessStray { ru: "в конце буква, которая не слово: обрывок или опечатка", en: "it ends with a letter that is no word: a scrap or a slip" }
    ImportGuessBegun { ru: "начала имени здесь нет: сверьте с документом", en: "the beginning of the name is not here: compare it with the document" }
    ImportGuessNoted { ru: "снят знак сноски: что в ней сказано, смотрите в документе", en: "the mark of a footnote was taken off: see the document for what it says" }
    ImportGuessTogether { ru: "здесь назван не один исполнитель: впишите каждого отдельно", en: "more than one executor is named here: write each on its own" }
    ImportGuessSharedWords { ru: "общее слово повторено у каждого исполнителя", en: "a word shared by the executors is repeated for each" }
    ImportGuessDone { ru: "взято из отметки в документе", en: "taken from a mark in the document" }
    ImportGuessMarkUnread { ru: "отметка не понята: исполнение не отмечено", en: "the mark is not understood: nothing is marked as done" }
    ImportDonePartly { ru: "исполнено {0}", en: "done {0}" }
    ImportGuessUndated { ru: "не отмечено: в отметке нет полной даты или их несколько", en: "not marked: there is no full date in it, or there are several" }
    ImportGuessNotOnce { ru: "не отмечено: у пункта не один срок, чей это день – не сказано", en: "not marked: the item does not fall due once, and the remark does not say which day it means" }
    ImportGuessNumberDay { ru: "похоже на номер {0}, который Excel принял за дату", en: "looks like the number {0}, which Excel took for a date" }
    ImportGuessPartly { ru: "исполнение не отмечено: сделано не всё", en: "not marked as done: not all of it is done" }
    ImportGuessKind { ru: "вид исполнителя", en: "the kind of executor" }
    ImportDroppedHeader { ru: "заголовки столбцов", en: "column headings" }
    ImportDroppedRepeated { ru: "повторённые заголовки столбцов", en: "repeated column headings" }
    ImportDroppedTitle { ru: "названия разделов, повторённые в клетках строки", en: "titles of sections repeated in the cells of their row" }
    ImportDroppedHyphen { ru: "переносы внутри слов", en: "hyphens that break a word over two lines" }
    ImportDroppedNumbers { ru: "номера столбцов", en: "column numbers" }
    ImportDroppedPageMark { ru: "пометки о переносе на другую страницу", en: "marks of page breaks" }
    ImportDroppedLabel { ru: "названия строк паспорта", en: "labels of the passport" }
    ImportDroppedListLabel { ru: "слова «Срок», «Ответственный» в тексте пунктов", en: "words such as “Deadline” in the text of items" }
    ImportDroppedMonth { ru: "повторённые месяцы", en: "repeated months" }
    ImportDroppedDitto { ru: "знаки повтора («-//-», «то же»)", en: "ditto marks («-//-», «то же»)" }
    ImportDroppedCellNumber { ru: "номера списков внутри клеток", en: "the numbers of lists inside cells" }
    ImportDroppedMark { ru: "отметки в столбцах месяцев", en: "marks in columns of months" }
    ImportDroppedState { ru: "слова бланка о состоянии – они стали отметками или вычислены", en: "words of the form about how rows stand: made marks, or computed" }
    ImportDroppedAddress { ru: "адреса почты – в строках исполнителей", en: "mail addresses, kept with their executors" }
    ImportDroppedLeftOut { ru: "скрытое, удалённое, примечания, колонтитулы", en: "what is hidden or deleted, comments, page headers and footers" }
    ImportMisfit { ru: "не разобрано: {0}", en: "not taken apart: {0}" }
    ImportStruck { ru: "зачёркнуто: {0}", en: "struck out: {0}" }
    ImportDroppedSeparator { ru: "слова между исполнителями", en: "words between executors" }
    ImportRead { ru: "прочитано: {0} {0|таблица|таблицы|таблиц}, {1} {1|строка|строки|строк}; пунктов: {2}", en: "read: {0} {0|table|tables}, {1} {1|row|rows}; items: {2}" }
    ImportGuesses { ru: "угадано – проверьте, в {0} эти места помечены:", en: "guesses to look over, marked in {0}:" }
    ImportGuessTimes { ru: "{0} ({1})", en: "{0} ({1})" }
    ImportKinds { ru: "виды исполнителей", en: "kinds of executors" }
    ImportKindsByName { ru: "по их названиям", en: "by their names" }
    ImportPlan { ru: "план {0}: «{1}», {2} {2|пункт|пункта|пунктов} → {3}", en: "plan {0}: “{1}”, {2} {2|item|items} → {3}" }
    ImportKeptText { ru: "остальной текст документа ({0} {0|строка|строки|строк}) – комментарии в начале файла: {1}:{2}", en: "the rest of the document's text ({0} {0|line|lines}) is kept as comments at the top of the file: {1}:{2}" }
    ImportKeptTable { ru: "в том числе таблица, не похожая на план: {0} ({1} {1|строка|строки|строк})", en: "a table among it that does not look like a plan: {0} ({1} {1|row|rows})" }
    ImportDroppedLine { ru: "не записано: {0} ({1}), впервые: {2}", en: "not written: {0} ({1}), first at {2}" }
    ImportNothingLost { ru: "ничего не потеряно: {0} {0|слово|слова|слов} документа – в плане или названы выше", en: "nothing is lost: {0} {0|word|words} of the document stand in the plan or are named above" }
    ImportNoPlan { ru: "в документе нет ни таблицы плана – столбцов с мероприятиями и сроками или исполнителями, – ни списка пунктов со сроками или исполнителями", en: "the document has neither a table of a plan – columns of items and deadlines or executors – nor a list of points that name deadlines or executors" }
    ImportNoRowFits { ru: "в документе есть заголовки столбцов плана, но ни одной строки, которая им отвечает: проверьте разделители и кавычки", en: "the document has the headings of a plan but no row that fits them: check its separators and quotes" }
    ImportNoRows { ru: "в документе есть заголовки столбцов плана, но нет ни одной строки: это незаполненный бланк", en: "the document has the headings of a plan but no row: it is a blank form" }
    ImportOnStream { ru: "-o называет папку для планов, а «-» – не папка", en: "-o names a folder for plans, and `-` is none" }
    ImportOnStreamHelp { ru: "показать план, ничего не записывая: --dry-run", en: "to show the plan and write nothing: --dry-run" }
    ImportKindOfStream { ru: "--kind относится только к стандартному вводу: roadmap import -", en: "--kind belongs to standard input only: roadmap import -" }
    ImportNoPeriod { ru: "документ не называет периода плана", en: "the document does not name the plan's period" }
    ImportPeriodHelp { ru: "назовите его: --period 2022 или --period \"2021-2022 учебный год\"", en: "name it: --period 2022 or --period \"2021-2022 учебный год\" (a school year)" }
    ImportUnchanged { ru: "{0} не изменён: нового для плана в документе нет", en: "{0} stays as it is: the document has nothing new for it" }
    ImportWritten { ru: "записан {0}", en: "{0} is written" }
    ImportSamePlan { ru: "{0} – новая редакция плана {1}: у него те же название, период и пункты", en: "{0} is a revision of the plan {1}: it has the same title, period and items" }
    ImportLikePlan { ru: "пункты похожи на {0}, но у обоих должны быть названы и совпасть территория, организация и период: пишу новый файл. Если это тот же план: roadmap import {1} --into {0}", en: "the items are like those of {0}, but both must name the same territory, organization and period: a new file is written. If it is the same plan: roadmap import {1} --into {0}" }
    ImportIntoMany { ru: "планов в документе – {0}, файлов за --into – {1}: по названиям не понять, какой план в каком файле", en: "plans in the document: {0}, files after --into: {1}; their titles do not tell which plan goes where" }
    ImportIntoManyHelp { ru: "назовите файл каждого плана, в порядке документа: roadmap import {0} --into ФАЙЛ --into ФАЙЛ", en: "name the file of each plan, in the document's order: roadmap import {0} --into FILE --into FILE" }
    ImportIntoMissing { ru: "файла {0} нет, обновлять нечего", en: "{0} does not exist, there is nothing to update" }
    ImportIntoMissingHelp { ru: "новый план пишет roadmap import {0}, без --into", en: "roadmap import {0} without --into writes a new plan" }
    ImportReason { ru: "нет в новой редакции: {0}", en: "not in the new edition: {0}" }
    ImportNotUpdated { ru: "план {0} не обновлён: {1}", en: "the plan {0} is not updated: {1}" }
    ImportBrokenHelp { ru: "где ошибка, покажет roadmap check {0}", en: "roadmap check {0} shows where the error is" }
    ImportNext { ru: "дальше: roadmap check {0}", en: "next: roadmap check {0}" }
    ImportOtherBody { ru: "{0} – в плане «{1}», в документе «{2}»: проверьте, тот ли это план", en: "{0}: “{1}” in the plan, “{2}” in the document; make sure that it is the same plan" }
    ImportNoBase { ru: "что документ говорил раньше, неизвестно (рядом с {0} нет файла .imported): всё, в чём план и документ расходятся, оставлено как в плане", en: "what the document said before is not known (no .imported file beside {0}): whatever the plan and the document differ in stays as in the plan" }
    ImportNotAsWritten { ru: "что стояло в этом документе, когда его выгрузили из плана {0}, неизвестно: всё, в чём план и документ расходятся, оставлено как в плане", en: "what this document said when it was exported from the plan {0} is not known: whatever the plan and the document differ in stays as in the plan" }
    ImportBaseUnread { ru: "файл .imported рядом с {0} не читается, поэтому неизвестно, что документ говорил раньше: всё, в чём план и документ расходятся, оставлено как в плане", en: "the .imported file beside {0} cannot be read, so it is not known what the document said before: whatever the plan and the document differ in stays as in the plan" }
    ImportUpdated { ru: "{0} обновлён по документу:", en: "{0} is brought up to the document:" }
    ImportRemarks { ru: "{0}: по документу меняются только комментарии", en: "{0}: by the document comments alone change" }
    ImportWouldUpdate { ru: "в {0} по документу изменится:", en: "what the document changes in {0}:" }
    ImportLine { ru: "  {0}", en: "  {0}" }
    ImportListed { ru: "  – {0}", en: "  – {0}" }
    ImportKept { ru: "изменили и вы, и документ: оставлено ваше, а что в документе – в комментарии ({0}):", en: "changed by you and by the document; yours stays, the document's is in a comment ({0}):" }
    ImportDiffers { ru: "план и документ расходятся: оставлено как в плане, а что в документе – в комментарии ({0}):", en: "the plan and the document differ; the plan's stays, the document's is in a comment ({0}):" }
    ImportCleared { ru: "стёрто в документе, в плане оставлено ({0}):", en: "cleared in the document, left in the plan ({0}):" }
    ImportHeld { ru: "срок изменил документ, но по прежнему у вас есть отметки или даты: оставлен прежний, новый – в комментарии ({0}):", en: "the document changed the deadline, but there are marks or dates of yours by the former one: that stays, the new one is in a comment ({0}):" }
    ImportKeptValue { ru: "{0}: в плане {1}, в документе {2}", en: "{0}: {1} in the plan, {2} in the document" }
    ImportItem { ru: "п. {0} «{1}»", en: "item {0} “{1}”" }
    ImportKeyOf { ru: "{0}, {1}", en: "{0}, {1}" }
    ImportQuoted { ru: "«{0}»", en: "“{0}”" }
    ImportUnread { ru: "по документу стали неполными, в отчёты не войдут; чего в них нет, покажет roadmap check ({0}):", en: "incomplete by the document, so that no report has them; roadmap check shows what they lack ({0}):" }
    ImportBack { ru: "снова есть в документе, а в плане отменены; вернуть пункт: roadmap reopen ({0}):", en: "in the document again, and cancelled in the plan; to take a row back: roadmap reopen ({0}):" }
    ImportDeleted { ru: "вы убрали эти пункты из плана, а документ их изменил; в план они не возвращены ({0}):", en: "you took these items out of the plan, and the document changed them; they are not put back ({0}):" }
    ImportStrangers { ru: "есть в плане, но не в документе; оставлены: внесены вами или исключены из документа ({0}):", en: "in the plan but not in the document; they stay: added by you, or dropped from the document ({0}):" }
    ImportGone { ru: "в документе больше нет; оставлены в плане, отменит их тот же импорт с --drop ({0}):", en: "no longer in the document; they stay in the plan, the same import with --drop cancels them ({0}):" }
    ImportGoneMarked { ru: "в документе больше нет, но на них есть отметки; решите сами ({0}):", en: "no longer in the document, but they carry marks; decide yourself ({0}):" }
    ImportOrderStays { ru: "порядок пунктов и разделов оставлен как в плане: в документе он другой", en: "items and sections stay in the order of the plan: the document has another one" }
    KeyTitle { ru: "название", en: "title" }
    KeyNumber { ru: "номер", en: "number" }
    KeyDeadline { ru: "срок", en: "deadline" }
    KeyExecutors { ru: "исполнители", en: "executors" }
    KeyExecutor { ru: "исполнитель «{0}»", en: "executor “{0}”" }
    KeyResult { ru: "результат", en: "result" }
    KeyNote { ru: "примечание", en: "note" }
    KeyDone { ru: "отметка об исполнении", en: "mark of execution" }
    KeyCancelled { ru: "отмена", en: "cancellation" }
    KeyMoved { ru: "перенос", en: "move" }
    KeyUnmet { ru: "причина неисполнения", en: "why not done" }
    KeyEvidence { ru: "подтверждение", en: "evidence" }
    KeySection { ru: "раздел", en: "section" }
    KeyApproved { ru: "утверждение", en: "approval" }
    ImportRestLeft { ru: "остальной текст документа ({0} {0|строка|строки|строк}) в план {1} не перенесён", en: "the rest of the document's text ({0} {0|line|lines}) is not taken over into the plan {1}" }
    ImportChecked { ru: "проверка: ошибок {0}, предупреждений {1}", en: "check: {0} {0|error|errors}, {1} {1|warning|warnings}" }
    ImportCheckedOf { ru: "проверка {2}: ошибок {0}, предупреждений {1}", en: "check of {2}: {0} {0|error|errors}, {1} {1|warning|warnings}" }
    ImportNothingReadLost { ru: "документ прочитан не весь; из прочитанного ничего не потеряно: {0} {0|слово|слова|слов} – в плане или названы выше", en: "the document was not read to its end; of what was read nothing is lost: {0} {0|word|words} stand in the plan or are named above" }
    ImportPartial { ru: "документ прочитан не весь: сверьте план с документом", en: "the document was not read to its end: compare the plan with the document" }
    ImportPartialUpdate { ru: "документ прочитан не весь, поэтому план {0} оставлен как был", en: "the document was not read to its end, so the plan {0} stays as it was" }
    ImportUnproven { ru: "прочитанное и план не сошлись, поэтому ничего не записано", en: "what was read and the plan do not match, so nothing was written" }
    ImportLost { ru: "слова не сошлись; потеряны: {0}; лишние: {1}", en: "the words do not match; lost: {0}; surplus: {1}" }

    // cli: help
    HelpCommands { ru: "Команды", en: "Commands" }
    HelpCommandPlace { ru: "КОМАНДА", en: "COMMAND" }
    HelpPages { ru: "Страницы руководства (roadmap help СТРАНИЦА):", en: "Pages of the manual (roadmap help TOPIC):" }
    UnknownTopic { ru: "нет ни страницы, ни команды «{0}»", en: "there is no page and no command `{0}`" }
    UnknownTopicHelp { ru: "все страницы и команды: roadmap help", en: "to list pages and commands: roadmap help" }
    HelpDays { ru: "{0}. Любой ДЕНЬ пишут так: 18.04.2022, 18.04, 2022-04-18, вчера, +7, «конец апреля»", en: "{0}. Any DATE is written 18.04.2022, 18.04, 2022-04-18, yesterday, +7 or «конец апреля»" }
    HelpUsage { ru: "Использование:", en: "Usage:" }
    HelpOptionsPlace { ru: "[ПАРАМЕТРЫ]", en: "[OPTIONS]" }
    HelpArguments { ru: "Аргументы", en: "Arguments" }
    HelpOptions { ru: "Параметры", en: "Options" }

    // cli: what is wrong with a request
    UsageUnknownArgument { ru: "нет параметра «{0}»", en: "there is no option `{0}`" }
    UsageUnknownCommand { ru: "нет команды «{0}»", en: "there is no command `{0}`" }
    UsageMissingValue { ru: "не хватает значения: {0}", en: "a value is missing: {0}" }
    UsageInvalidValue { ru: "значение «{0}» не подходит: {1}", en: "`{0}` is not a value of {1}" }
    UsageMissingArgument { ru: "не хватает: {0}", en: "missing: {0}" }
    UsageMissingCommand { ru: "не сказано, какая команда", en: "no command is given" }
    UsageTwice { ru: "дано дважды: {0}", en: "given twice: {0}" }
    UsageConflict { ru: "нельзя вместе: {0} и {1}", en: "{0} and {1} exclude each other" }
    UsageInvalidUtf8 { ru: "параметр не в кодировке UTF-8", en: "an option is not in UTF-8" }
    UsageOther { ru: "параметр не на месте: {0}", en: "an option is out of place: {0}" }
    DayImpossible { ru: "такого дня нет: «{0}»", en: "there is no such day: `{0}`" }
    DayUnread { ru: "«{0}» не называет одного дня", en: "`{0}` does not name a single day" }
    UsageDateHelp { ru: "день пишут 01.06.2022, 01.06, 2022-06-01, «вчера», «+7», «понедельник», «конец апреля»", en: "write a day as 01.06.2022, 01.06, 2022-06-01, «вчера», «+7», «понедельник», «конец апреля»" }
    UsageNumberHelp { ru: "нужно целое число от {0} до {1}", en: "a whole number from {0} to {1} is needed" }
    UsageOptionOf { ru: "такой параметр есть у {0|команды|команд|команд} {1}", en: "{0|this command has|these commands have} such an option: {1}" }
    UsageStartsWhole { ru: "начинают весь пункт, а не один его срок: уберите {0}", en: "the whole item is started, not one of its deadlines: leave out {0}" }
    AdviceAnd { ru: "{0}; {1}", en: "{0}; {1}" }
    UsageDash { ru: "в «{0}» стоит тире вместо двух дефисов", en: "`{0}` has a dash in place of two hyphens" }
    UsageHyphens { ru: "напишите так: {0}", en: "write: {0}" }
    UsageMore { ru: "справка: {0} --help", en: "for help: {0} --help" }
    NoPlans { ru: "планов не найдено: {0}", en: "no plans found in {0}" }
    NoPlansImport { ru: "здесь есть документы; план из документа сделает команда: roadmap import {0}", en: "there are documents here; this makes plans of them: roadmap import {0}" }
    NoPlansImportMore { ru: "здесь есть документы; план из документа сделает команда: roadmap import {0} (и ещё {1})", en: "there are documents here; this makes plans of them: roadmap import {0} (and {1} more)" }
    NoPlansHelp { ru: "назовите файлы или папки с файлами *.toml, либо задайте paths в roadmap.toml", en: "name files or folders with *.toml files, or set paths in roadmap.toml" }
    UnknownItem { ru: "нет пункта «{0}»", en: "there is no item `{0}`" }
    ItemMaybeElsewhere { ru: "прочитаны не все планы: «{0}» может быть и в непрочитанном", en: "not all plans were read: `{0}` may be in one of the others" }
    ItemMaybeElsewhereHelp { ru: "если речь о прочитанном, назовите план: {0}", en: "if the one that was read is meant, name its plan: {0}" }
    PlanMaybeElsewhere { ru: "прочитаны не все планы: «{0}» может быть и среди непрочитанных", en: "not all plans were read: `{0}` may be one of the others" }
    PlanMaybeElsewhereHelp { ru: "если речь о прочитанном, назовите файл: {0}", en: "if the one that was read is meant, name its file: {0}" }
    UnknownItemIn { ru: "нет пункта «{0}» в {1}", en: "there is no item `{0}` in {1}" }
    UnreadPlan { ru: "план «{0}» не прочитан", en: "the plan `{0}` could not be read" }
    UnreadPlanHelp { ru: "сначала исправьте его файл: roadmap check {0}", en: "mend its file first: roadmap check {0}" }
    UnknownItemOfAll { ru: "пункта «{0}» нет ни в одном из планов: {1}", en: "no item `{0}` in any of the plans: {1}" }
    UnknownItemOf { ru: "в плане «{1}» нет пункта «{0}»", en: "the plan `{1}` has no item `{0}`" }
    UnknownPlan { ru: "плана «{0}» нет", en: "there is no plan `{0}`" }
    UnknownExecutorAsked { ru: "исполнителя «{0}» нет ни в одном плане", en: "no plan knows the executor `{0}`" }
    UnknownExecutorAmong { ru: "исполнителя «{0}» нет в выбранных планах ({1})", en: "the executor `{0}` is in none of the plans chosen ({1})" }
    UnknownSectionAsked { ru: "раздела «{0}» нет ни в одном плане", en: "no plan has a section `{0}`" }
    UnknownSectionAmong { ru: "раздела «{0}» нет в выбранных планах ({1})", en: "the section `{0}` is in none of the plans chosen ({1})" }
    NearestName { ru: "возможно, {0}", en: "perhaps {0}" }
    NameIsElsewhere { ru: "такое имя есть в {0|плане|планах|планах} {1}", en: "such a name is in the {0|plan|plans} {1}" }
    OtherNumbers { ru: "есть с другим номером: {0}", en: "there is one with another number: {0}" }
    NearestItem { ru: "возможно, {0} – «{1}»", en: "perhaps {0}, “{1}”" }
    CountOfItems { ru: "в плане {0} {0|пункт|пункта|пунктов}; с номерами их показывает roadmap list -r {1}", en: "the plan has {0} {0|item|items}; roadmap list -r {1} shows them with their ids" }
    NamesApart { ru: "несколько имён называют по одному: {0}", en: "give several names one by one: {0}" }
    ItemsApart { ru: "несколько пунктов называют по одному, через пробел: план:14 план:15", en: "name several items one by one, with blanks between: plan:14 plan:15" }
    EmptyItem { ru: "пункт не назван", en: "no item is named" }
    EmptyItemHelp { ru: "пункт называют номером, частью названия или так: план:номер – {0}", en: "an item is named by its number, a part of its title, or plan:number – {0}" }
    NoItemBehind { ru: "после «{0}:» не назван пункт", en: "no item is named behind `{0}:`" }
    NoPlanBefore { ru: "перед двоеточием не назван план: «{0}»", en: "no plan is named before the colon: `{0}`" }
    NamesOfExecutors { ru: "имена показывает roadmap workload", en: "roadmap workload shows the names" }
    StateIsNoSection { ru: "это состояние; напишите так: --state {0}", en: "that is a state; write --state {0}" }
    NamesOfSections { ru: "разделы показывает roadmap status --by section", en: "roadmap status --by section shows the sections" }
    NamesOfPlans { ru: "планы показывает roadmap status", en: "roadmap status shows the plans" }
    FromAfterTo { ru: "--from {0} позже, чем --to {1}: под это не подходит ни один срок", en: "--from {0} is after --to {1}: no deadline can fit" }
    FromAfterToHelp { ru: "поменяйте дни местами: --from {1} --to {0}", en: "swap the days: --from {1} --to {0}" }
    UnknownItemHelp { ru: "пункты с номерами показывает roadmap list", en: "roadmap list shows items with their ids" }
    AmbiguousPlan { ru: "«{0}» подходит к {1} {1|плану|планам|планам}, назовите файл:", en: "`{0}` fits {1} {1|plan|plans}, name the file:" }
    AmbiguousItem { ru: "«{0}» подходит к {1} {1|пункту|пунктам|пунктам}, уточните:", en: "`{0}` fits {1} {1|item|items}, say which:" }
    DeadlinePlace { ru: "срок", en: "deadline" }
    ReadingFiles { ru: "Чтение планов", en: "Reading plans" }
    ExplainWaits { ru: "Введите сроки, по одному в строке; конец – Ctrl-D", en: "Type deadlines, one a line; end with Ctrl-D" }
    UnreadRow { ru: "пункт «{0}» не прочитан: {1}", en: "item `{0}` was not read: {1}" }
    Candidate { ru: "{0}  {1}  ({2})", en: "{0}  {1}  ({2})" }
    CandidateUnnumbered { ru: "{0}  ({1})", en: "{0}  ({1})" }
    MoreCandidates { ru: "… и ещё {0}", en: "… and {0} more" }

    // phrase: what the deadline language says of a deadline
    PhraseUnreadable { ru: "срок непонятен: «{0}»", en: "deadline not understood: «{0}»" }
    PhraseUnreadableHelp { ru: "напишите дату («до 20 августа»), месяц («май»), промежуток («18.01–04.02») или повтор («ежемесячно до 5 числа»)", en: "write a date («до 20 августа»), a month («май»), a window («18.01–04.02») or a repetition («ежемесячно до 5 числа»)" }
    PhraseUnfilled { ru: "срок вписан не до конца: осталось место «{0}»", en: "deadline not filled in: a blank is left «{0}»" }
    PhraseEmpty { ru: "срок не указан", en: "no deadline is given" }
    PhraseClockOnly { ru: "указано время, но не день", en: "a time of day is given, but no day" }
    PhraseClockOnlyHelp { ru: "допишите день: «ДД.ММ.ГГГГ, {0}»", en: "add the day: «ДД.ММ.ГГГГ, {0}»" }
    PhraseNoMonth { ru: "не сказано, какого месяца", en: "it is not said of which month" }
    PhraseNoMonthHelp { ru: "допишите месяц: «25 мая» вместо «25»", en: "add the month: «25 мая», not «25»" }
    PhraseImpossible { ru: "такого дня нет в календаре", en: "there is no such day in the calendar" }
    PhraseImpossibleHelp { ru: "последний день этого месяца – {0}", en: "the last day of that month is {0}" }
    PhraseImpossibleMonthHelp { ru: "проверьте день и месяц: месяцев двенадцать", en: "check the day and the month: there are twelve months" }
    PhraseReversed { ru: "начало ({0}) позже конца ({1})", en: "it begins ({0}) after it ends ({1})" }
    PhraseReversedHelp { ru: "поменяйте даты местами или укажите год у каждой", en: "swap the dates, or give each its year" }
    PhraseMisspelt { ru: "«{0}» прочитано как «{1}»", en: "«{0}» was read as «{1}»" }
    PhraseMisspeltHelp { ru: "напишите «{0}»", en: "write «{0}»" }
    PhraseMissingSeparator { ru: "между сроками нет запятой; прочитаны как отдельные", en: "no comma between deadlines; read as separate ones" }
    PhraseMissingSeparatorHelp { ru: "поставьте запятую, а если это промежуток – тире", en: "put a comma, or a dash if it is a window" }
    PhraseYearInferred { ru: "год не указан; взят из периода плана: {0}", en: "no year is given; taken from the plan's period: {0}" }
    PhraseYearInferredHelp { ru: "допишите год: {0}", en: "add the year: {0}" }
    PhraseNoPeriod { ru: "дни не определить: у плана не указан период", en: "the days cannot be told: the plan has no period" }
    PhraseNoPeriodHelp { ru: "укажите период плана, например period = \"2022\"", en: "give the plan's period, such as period = \"2022\"" }
    PhraseOutside { ru: "{0} вне периода плана ({1}–{2})", en: "{0} is outside the plan's period ({1}–{2})" }
    PhraseOutsideHelp { ru: "проверьте год; дата прочитана буквально", en: "check the year; the date was read literally" }
    PhraseExternal { ru: "даты – в другом документе", en: "the dates stand in another document" }
    PhraseExternalHelp { ru: "перенесите их сюда: dates = [2022-03-15, …]", en: "copy them here: dates = [2022-03-15, …]" }
    PhraseUndatedEvent { ru: "дата события не известна: «{0}»", en: "the event has no date: «{0}»" }
    PhraseNoEvent { ru: "не сказано, от какого события считать", en: "it is not said from which event to count" }
    DatesUnordered { ru: "сроки идут не по порядку", en: "the deadlines are out of order" }
    UndatedTime { ru: "дни не названы: «{0}»", en: "its days are not told: `{0}`" }
    PhraseUndatedEventHelp { ru: "укажите дату события в таблице [events]", en: "give the event's date in the events table" }
    PhraseUndatedPartHelp { ru: "дни укажите в [calendar], ключом {0}", en: "give the days in the calendar table, as {0}" }
    PhraseUndatedPart { ru: "дни не указаны; взят весь период", en: "its days are not given; the whole period was taken" }
    PhraseNonWorking { ru: "{0} – нерабочий день ({1})", en: "{0} is not a working day ({1})" }
    PhraseNonWorkingHelp { ru: "ближайший рабочий день перед ним – {0}", en: "the working day before it is {0}" }
    PhraseNonWorkingMoved { ru: "{0} – нерабочий день ({1}); срок перенесён на {2}", en: "{0} is not a working day ({1}); the deadline moved to {2}" }
    PhraseNonWorkingDays { ru: "{0} {0|день|дня|дней} из этого ряда – нерабочие, первый – {1}", en: "{0} of these {0|days is a day off|days are days off}, the first on {1}" }
    PhraseSaturday { ru: "суббота", en: "Saturday" }
    PhraseSunday { ru: "воскресенье", en: "Sunday" }
    PhraseHoliday { ru: "праздник или выходной по календарю", en: "a holiday or a day off in the calendar" }
    PhraseUncertainHelp { ru: "если имелось в виду другое, напишите даты полностью", en: "if something else is meant, write the dates in full" }
    PhraseUncertainOr { ru: "«или» прочитано как «и»: оба срока", en: "«или» was read as «и»: both deadlines" }
    PhraseUncertainOtherDay { ru: "в скобках другое число – {0}; взято первое", en: "another day stands in brackets, {0}; the first was taken" }
    PhraseUncertainRoughly { ru: "срок примерный; прочитан как точный", en: "the deadline is rough; read as exact" }
    PhraseUncertainRemark { ru: "прочитано как пояснение, не как срок", en: "read as a remark, not as a deadline" }
    PhraseUncertainMilestone { ru: "«{0}» – прочитано как веха, не как отдельный срок", en: "`{0}` is read as a milestone, not as a deadline" }
    PhraseUncertainAugust { ru: "август учебного года прочитан после занятий; если он перед ними, напишите его год", en: "an August of a school year is read after the lessons; if it is before them, write its year" }
    PhraseUncertainAmount { ru: "сколько именно, не сказано; прочитано как 1", en: "how many is not said; read as 1" }
    PhraseUncertainCount { ru: "сколько раз, сказано не точно; взято меньшее", en: "how many times is not exact; the least was taken" }
    PhraseUncertainSectionMonth { ru: "раздел назван месяцем, а в сроке сказано «каждый месяц»; прочитан каждый месяц периода", en: "the section is named by a month but the deadline says every month; every month of the period was taken" }
    PhraseUncertainAtMost { ru: "сказано, сколько раз самое большее; прочитано как столько раз", en: "only how often at most is said; it was read as that often" }
    PhraseUncertainMonthOfYear { ru: "прочитано как месяц и год", en: "read as a month and its year" }
    PhraseUncertainHeading { ru: "прочитан месяц, а не всё от начала до него", en: "the month was read, not all from the beginning to it" }
    PhraseUncertainMiddle { ru: "середина – не точный день; взят день посередине", en: "the middle is no exact day; the day halfway was taken" }
    PhraseUncertainMonths { ru: "оба числа прочитаны как месяцы", en: "both numbers were read as months" }
    PhraseUncertainUpTo { ru: "«до» перед целым месяцем, кварталом или годом: прочитано вместе с ним; если он не входит, напишите последний день", en: "«до» before a whole month, quarter or year: read as including it; if it is left out, write the last day" }
    PhraseUncertainMonthInDigits { ru: "месяц цифрами: прочитано «до начала месяца», как «до июня»; если нужен весь месяц, напишите «до конца июня»", en: "a month in digits: read as before it begins, as «до июня» is; if all of it is meant, write «до конца июня»" }
    PhraseUncertainYearBegins { ru: "прочитано «до начала года»; если нужен весь год, напишите «до конца года» или «включительно»", en: "read as before the year begins; if all of it is meant, write «до конца года» or «включительно»" }
    PhraseUncertainTimes { ru: "за какое время, не сказано; взят весь период плана", en: "in what time is not said; the plan's whole period was taken" }
    PhraseUncertainRare { ru: "так бывает реже, чем длится план: придётся ли это на него, не сказано; взят весь период", en: "this is rarer than the plan is long; whether it falls into it is not said, the whole period was taken" }
    PhraseUncertainFirstYear { ru: "с какого года считать, не сказано; взят первый год плана", en: "which year is the first is not said; the plan's first was taken" }
    PhraseUncertainEveryOther { ru: "прочитано как «через неделю на следующую», а не как день месяца", en: "read as every other week, not as a day of the month" }
    PhraseUncertainWrongWeekday { ru: "{0} – {1}, а день недели в сроке назван другой", en: "{0} is a {1}, but the deadline names another weekday" }
    PhraseUncertainWeekday { ru: "день недели без слова «каждый»; прочитан как еженедельный", en: "a weekday without «каждый»; read as weekly" }
    PhraseUncertainClock { ru: "прочитано как время суток, не как числа месяца", en: "read as a time of day, not as days of the month" }
    PhraseUncertainCounted { ru: "срок отсчитан и от этого дня", en: "counted from this day, too" }
    PhraseUncertainList { ru: "прочитано как отдельные сроки", en: "read as separate deadlines" }
    PhraseUncertainThen { ru: "повтор отсчитан от первой даты", en: "the repetition is counted from the first date" }
    PhraseUncertainLimit { ru: "дата ограничивает повтор: прочитано «до этого дня»", en: "the date limits the repetition: read as \"until that day\"" }
    PhraseUncertainMonthly { ru: "какого месяца, не сказано; прочитано как ежемесячно", en: "it is not said of which month; read as monthly" }
    PhraseUncertainEachUnit { ru: "который из них, не сказано; прочитано о каждом", en: "it is not said which one; read of each" }
    PhraseUncertainMixture { ru: "в одном сроке сказано разное; проверьте прочтение", en: "one deadline says different things; check the reading" }
    PhraseUncertainOrder { ru: "сроки идут не по порядку; годы каждого взяты из периода", en: "the deadlines are out of order; each year was taken from the period" }
    PhraseUncertainSummer { ru: "промежуток начинается летом; прочитано лето перед учебным годом", en: "the window begins in summer; read as the summer before the school year" }
    PhraseUncertainLentYear { ru: "год в конце списка не подходит к этому сроку; взят предыдущий", en: "the year at the end of the list does not fit this member; the year before was taken" }
    PhraseUncertainSchoolQuarter { ru: "границы четверти взяты по обычаю; укажите их в [calendar], school-quarters", en: "the quarter's days are those of custom; give yours in the calendar table, as school-quarters" }
    PhraseUncertainTrimester { ru: "границы триместра взяты по обычаю; укажите их в [calendar], trimesters", en: "the trimester's days are those of custom; give yours in the calendar table, as trimesters" }
    PhraseUncertainHalf { ru: "половина чего, не сказано; взята половина года", en: "half of what is not said; half of the year was taken" }
    PhraseUncertainHalfYear { ru: "полугодие в плане на учебный год: учебное или календарное", en: "a half-year in a school-year plan: of the school year or of the calendar" }
    PhraseUncertainWhichSchoolYear { ru: "учебный год в плане другого периода: какой из учебных годов, не сказано", en: "a school year in a plan of another period: it is not said which" }
    PhraseUncertainYear { ru: "какой год, не сказано, а в плане он не один", en: "it is not said which year, and the plan has more than one" }
    PhraseUncertainShortYear { ru: "две цифры за месяцем прочитаны как год; если это день, напишите «12 мая»", en: "two digits behind a month were read as a year; if they are a day, write «12 мая»" }
    PhraseUncertainDayBehind { ru: "число за месяцем прочитано как его день", en: "the number behind a month was read as a day of it" }
    PhraseUncertainSchoolYear { ru: "учебный год в плане другого периода; взят весь период", en: "a school year in a plan of another period; the whole period was taken" }
    PhraseUncertainWinter { ru: "зима захватывает два года; прочитана с декабря по февраль", en: "a winter is in two years; read from December to February" }
    PhraseUncertainLastWeek { ru: "последняя неделя прочитана как дни с 22-го (или 29-го) до конца месяца", en: "the last week was read as the days from the 22nd (or 29th) to the month's end" }
    PhraseUncertainEdge { ru: "границы не точны: начало, середина и конец месяца прочитаны как декады, года и квартала – как месяцы", en: "the bounds are not exact: the beginning, middle and end of a month were read as ten days, of a year or quarter as months" }
    PhraseUncertainCumulative { ru: "месяцы прочитаны нарастающим итогом: с начала года", en: "the months were read as counted from the beginning of the year" }
    PhraseUncertainSchoolDay { ru: "учебные дни знает только календарь школы; прочитан рабочий день", en: "only the school's calendar knows its school days; read as a working day" }
    PhraseUncertainNumbers { ru: "сколько это чисел, не сказано; прочитана декада", en: "it is not said how many days these are; read as ten" }
    PhraseUncertainBy { ru: "«к» прочитано как «до начала»", en: "«к» was read as \"before it begins\"" }
    PhraseUncertainOpenEnd { ru: "конец не указан; взят конец периода", en: "no end is given; the period's end was taken" }
    PhraseUncertainOpenEach { ru: "конец не указан; прочитан сам названный срок", en: "no end is given; the time itself was taken" }
    PhraseUncertainNever { ru: "в периоде плана не наступает ни разу", en: "it never comes in the plan's period" }
    PhraseUncertainNextYear { ru: "«следующего года» прочитано как каждый год периода", en: "«следующего года» was read as each year of the period" }
    PhraseUncertainReportMonth { ru: "месяц не сказан; прочитан месяц после отчётного", en: "the month is not said; read as the month after the reported time" }
    PhraseUncertainMonthBefore { ru: "начало прочитано в предыдущем месяце", en: "the beginning was read in the month before" }
    PhraseUncertainOverEdge { ru: "промежуток выходит за край периода; взяты те его части, что лежат в периоде", en: "the window goes over an edge of the period; those parts of it that lie in the period were taken" }
    PhraseUncertainNewYear { ru: "промежуток переходит через новый год; год взят для его конца, начало – в предыдущем", en: "the window goes over the new year; the year was taken for its end, the beginning is in the year before" }
    PhraseUncertainNamedYear { ru: "год отсчитан от первого года периода плана; если это каждый год, напишите «ежегодно»", en: "the year was counted from the first of the plan's period; if every year is meant, write «ежегодно»" }
    PhraseYearRange { ru: "год {0} не из тех, что бывают в планах: 1990–2100", en: "the year {0} is none that plans have: 1990–2100" }
    PhraseUncertainEnded { ru: "день прочитан как конец промежутка, а не как отдельный срок", en: "the day was read as the end of the window, not as a deadline of its own" }
    PhraseUndoneItem { ru: "пункт {0} ещё не исполнен, и срок считать не от чего", en: "item {0} is not done yet, so there is nothing to count from" }
    ItemAwaitedUnknown { ru: "пункт {0} ждёт исполнения пункта {1}, а такого пункта в плане нет", en: "item {0} waits for item {1}, and the plan has no such item" }
    ItemAwaitedLate { ru: "пункт {0} ждёт исполнения пункта {1}, а тот просрочен с {2}", en: "item {0} waits for item {1}, which is late since {2}" }
    ItemAwaitedHelp { ru: "сверьте номер пункта в сроке", en: "compare the number of the item in the deadline" }
    ItemAwaitedLateHelp { ru: "отметьте исполнение пункта {0} или перенесите оба срока", en: "mark item {0} as done, or postpone both" }
    PhraseUncertainBefore { ru: "время, до которого назначен срок, – уже за концом периода; срок прочитан в конце периода, а не перед его началом", en: "the time that the deadline is before begins after the period ends; the deadline was read at the period's end, not before its beginning" }
    PhraseYearRangeHelp { ru: "проверьте год", en: "check the year" }
    PhraseUncertainSemester { ru: "границы семестра взяты по обычаю; укажите их в [calendar], semesters", en: "the semester's days are those of custom; give yours in the calendar table, as semesters" }
    PhraseUncertainWeekEdge { ru: "какой день считать началом или концом недели, не сказано; взята вся неделя", en: "which day is the beginning or the end of a week is not said; the whole week was taken" }
    PhraseUncertainSummerToo { ru: "в плане на учебный год взято и лето; если имелись в виду только занятия, напишите «с сентября по май»", en: "in a school-year plan the summer was taken, too; if only the lessons are meant, write «с сентября по май»" }
    PhraseUncertainPartOf { ru: "взята часть всего срока, который назван перед ней, а не каждого его месяца", en: "the part was taken of the whole time named before it, not of each of its months" }
    PhraseUncertainWeekOf { ru: "недели отсчитаны по числам месяцев (1–7, 8–14, 15–21, с 22-го), а не по понедельникам", en: "weeks were counted by days of the months (1–7, 8–14, 15–21, from the 22nd), not from Monday to Sunday" }
    PhraseUncertainTeachingEnd { ru: "в плане на учебный год взято до конца учебного года (31 мая, если в [calendar] не сказано иное); если имелось в виду и лето, напишите даты", en: "in a school-year plan it was taken to end with the school year (31 May unless the calendar table says otherwise); if the summer is meant too, write the dates" }

    // check
    DueBeforeApproval { ru: "срок пункта {0} наступает раньше, чем утверждён план", en: "item {0} falls due before the plan is approved" }
    DueBeforeApprovalLabel { ru: "срок истекает {0}", en: "due on {0}" }
    DueBeforeApprovalMany { ru: "таких сроков {1}, первый – {0}", en: "{1} such due days, the first on {0}" }
    ApprovedLabel { ru: "план утверждён {0}", en: "the plan was approved on {0}" }
    DueBeforeApprovalHelp { ru: "сверьте обе даты с документом; исполненное до утверждения отметьте ключом done", en: "compare both dates with the document; mark with `done` what was carried out before the approval" }
    EarlyApproval { ru: "план утверждён за {0} {0|месяц|месяца|месяцев} до начала своего периода", en: "the plan was approved {0} {0|month|months} before its period begins" }
    PeriodStartsLabel { ru: "период начинается {0}", en: "the period begins on {0}" }
    EarlyApprovalHelp { ru: "сверьте год распоряжения: в начале года часто печатают прошлый", en: "compare the year of the order: in January the old year is often typed" }
    UnknownExecutor { ru: "исполнителя «{0}» нет в реестре", en: "executor `{0}` is not in the registry" }
    UnknownExecutorLabel { ru: "такого имени в [executors] нет", en: "no such name in [executors]" }
    UnknownExecutorMany { ru: "такого имени в [executors] нет; встречается ещё {0} {0|раз|раза|раз}", en: "no such name in [executors]; it occurs {0} more {0|time|times}" }
    UnknownExecutorNearest { ru: "ближайшее имя реестра", en: "the nearest name in the registry" }
    UnknownExecutorNear { ru: "возможно, это «{0}»", en: "did you mean `{0}`?" }
    UnknownExecutorElse { ru: "если это другой исполнитель, добавьте в [executors]:\n{0}", en: "if it is somebody else, add to [executors]:\n{0}" }
    UnknownExecutorSeveral { ru: "здесь несколько исполнителей? Запишите их по отдельности: {0}", en: "are these several executors? List them one by one: {0}" }
    UnknownExecutorAdd { ru: "добавьте в [executors]:\n{0}", en: "add to [executors]:\n{0}" }
    AmbiguousExecutor { ru: "«{0}» значит в реестре двух исполнителей", en: "`{0}` stands for two executors of the registry" }
    AmbiguousExecutorHere { ru: "здесь это «{0}»", en: "here it is `{0}`" }
    AmbiguousExecutorFirst { ru: "а здесь «{0}»", en: "and here `{0}`" }
    AmbiguousExecutorHelp { ru: "оставьте это написание одному из двух", en: "leave this spelling to one of the two" }
    CyclicGroup { ru: "«{0}» входит сама в себя", en: "`{0}` is a part of itself" }
    CyclicGroupLabel { ru: "круг замыкается: {0}", en: "the circle closes: {0}" }
    CyclicGroupStart { ru: "круг начинается здесь", en: "the circle begins here" }
    CyclicGroupHelp { ru: "уберите имя из members или held_by там, где оно лишнее", en: "remove the name from `members` or `held_by` where it does not belong" }
    AliasSpelling { ru: "«{0}» написано не так, как в реестре", en: "`{0}` is not spelt as in the registry" }
    RegistrySpelling { ru: "имя в реестре написано не так, как в пунктах: «{0}»", en: "the registry spells a name unlike the items: `{0}`" }
    RegistrySpellingHelp { ru: "исправьте имя в реестре; если оно верно, исправьте пункты", en: "correct the name in the registry or, if it is right, the items" }
    AliasSpellingKnown { ru: "так в реестре", en: "as the registry spells it" }
    AliasSpellingHelp { ru: "напишите, как в реестре, или внесите это написание в aliases", en: "spell it as the registry does, or add this spelling to its `aliases`" }
    DiffersByBlanks { ru: "отличается пробелами", en: "differs by blanks" }
    DiffersByMarks { ru: "отличается кавычками, тире или пробелами", en: "differs by quotes, dashes or blanks" }
    DiffersByYo { ru: "отличается буквой ё", en: "differs by the letter ё" }
    DiffersByCase { ru: "отличается прописной или строчной буквой", en: "differs by capital letters" }
    DiffersByLatin { ru: "отличается латинской буквой", en: "differs by a Latin letter" }
    DiffersBySpelling { ru: "отличается написанием", en: "differs by spelling" }
    ManyWithoutExecutor { ru: "у {0} {0|пункта|пунктов|пунктов} из {1} нет исполнителя", en: "{0} {0|item|items} of {1} {0|has|have} no executor" }
    NoExecutor { ru: "у пункта {0} нет исполнителя", en: "item {0} has no executor" }
    NoExecutorLabel { ru: "за этот пункт никто не отвечает", en: "nobody answers for this item" }
    NoExecutorHelp { ru: "добавьте строку, первым – ответственного:\nexecutors = [\"…\"]", en: "add a line, the lead first:\nexecutors = [\"…\"]" }
    RepeatedExecutor { ru: "исполнитель «{0}» назван в пункте {1} дважды", en: "executor `{0}` is named twice in item {1}" }
    RepeatedExecutors { ru: "{0} названы в пункте {1} дважды", en: "{0} are named twice in item {1}" }
    RepeatedExecutorFirst { ru: "первый раз – здесь", en: "first named here" }
    RepeatedExecutorHelp { ru: "уберите повтор: первый в списке отвечает, остальные помогают", en: "remove the repetition: the first in the list leads, the others help" }
    UnusedExecutor { ru: "исполнителя «{0}» не называет ни один пункт", en: "no item names the executor `{0}`" }
    UnusedExecutorLabel { ru: "ни сам, ни через группу или роль", en: "neither by name nor through a group or a role" }
    UnusedExecutorHelp { ru: "уберите запись, если она не нужна для справки", en: "remove the entry unless it is kept for reference" }
    RoleNamedDifferently { ru: "роль «{0}» названа в документе о назначении иначе", en: "the appointing document names the role `{0}` differently" }
    RoleNamedInRows { ru: "так в таблице", en: "as the table has it" }
    RoleNamedInOrder { ru: "так в документе о назначении", en: "as the appointing document has it" }
    RoleNamedDifferentlyHelp { ru: "уточните, одна ли это роль; если одна, второе название внесите в aliases, а post уберите", en: "make sure it is one role; if it is, put the other name into `aliases` and drop `post`" }
    ApprovalDayOff { ru: "план утверждён {0}, а это нерабочий день", en: "the plan was approved on {0}, which is a day off" }
    ApprovalAfterPlan { ru: "план утверждён {0}, когда его период уже кончился", en: "the plan was approved on {0}, when its period was over" }
    ApprovalOtherDay { ru: "план утверждён {0}, а в документе стоит {1}", en: "the plan was approved on {0}, but its document says {1}" }
    ApprovalDayHelp { ru: "сверьте дату с документом об утверждении", en: "compare the date with the document that approves the plan" }
    LateMilestone { ru: "веха «{0}» {1} – через {2} {2|день|дня|дней} после срока: это не отдельный срок?", en: "the milestone `{0}` on {1} is {2} {2|day|days} after the deadline: is it one of its own?" }
    LateMilestoneHelp { ru: "если к этому дню тоже надо что-то сделать, поставьте перед датой запятую", en: "if something is due then, put a comma before the date" }
    TitlePeriod { ru: "план назван на {0}, а его период – {1}", en: "the title is of {0}, and the period is {1}" }
    NoYear { ru: "года нет ни в названии, ни в сроках: он взят из period", en: "neither the title nor the deadlines name a year: it is that of period" }
    NoYearHelp { ru: "впишите в название плана, на какое время он: «{0}»", en: "write into the plan's title what time it is for: «{0}»" }
    TitlePeriodWritten { ru: "период", en: "the period" }
    TitleMonth { ru: "по названию план на {0}, а сроков в этом месяце нет", en: "by its title the plan is for «{0}», and no deadline is in that month" }
    TitleMonthHelp { ru: "сверьте с документом месяц в названии и сроки", en: "compare the month of the title and the deadlines with the document" }
    TitlePeriodHelp { ru: "от периода зависят годы всех сроков: сверьте его с документом", en: "the years of all deadlines turn on the period: compare it with the document" }
    TitleOften { ru: "в названии «{0}», а срок один", en: "the title says `{0}`, but there is only one deadline" }
    TitlePastYears { ru: "в названии «на {0}», а план – на {1}", en: "the title says `на {0}`, and the plan is for {1}" }
    TitleYear { ru: "в названии «{0}», а срок – {1}: тот ли год?", en: "the title says `{0}`, but the item is due {1}: is it the right year?" }
    TitleBeforeEnd { ru: "в названии итоги по {1}, а срок – {0}", en: "it sums up a time that ends {1}, but is due {0}" }
    EarlySummary { ru: "срок {0}, а пункт {1}, который должен быть раньше, – с {2}", en: "due {0}, but item {1}, which must come first, begins {2}" }
    EarlyClose { ru: "срок {0}, а пункт {1}, который он завершает, – до {2}", en: "due {0}, but item {1}, which it closes, lasts until {2}" }
    EarlySummaryOf { ru: "сначала это", en: "this comes first" }
    TitleDeadlineHelp { ru: "сверьте срок и название с документом", en: "compare the deadline and the title with the document" }
    OddYear { ru: "срок {0}, а у соседних пунктов {1} год", en: "due {0} between items of {1}" }
    SundaysLater { ru: "{0} {0|день|дня|дней} из {1} – воскресенья, а годом позже их было бы {2}: год тот?", en: "{0} {0|day|days} of {1} are Sundays; a year later {2} would be: is it the right year?" }
    SectionYear { ru: "«{0}» стоит после «{1}», а прочитан {2} годом", en: "`{0}` stands after `{1}` and is read as of {2}" }
    SectionYearHelp { ru: "если план на учебный год, так и напишите: period = \"{0}-{1} учебный год\"", en: "if the plan is of a school year, say so: period = \"{0}-{1} учебный год\"" }
    SundaysHelp { ru: "похоже, дни взяты из плана другого года: сверьте их с календарём", en: "the days seem to be those of another year's plan: compare them with the calendar" }
    OddYearHelp { ru: "если это опечатка, напишите {0}", en: "if it is mistyped, write {0}" }
    CitedNoDay { ru: "такого дня нет в календаре: «{0}»", en: "no such day is in the calendar: `{0}`" }
    CitedLongYear { ru: "год с лишней цифрой: «{0}»", en: "a year with a digit too many: `{0}`" }
    CitedTwice { ru: "документ № {0} здесь от {1}, а выше – от {2}", en: "document no. {0} is dated {1} here and {2} above" }
    CitedFirst { ru: "здесь он назван впервые", en: "first named here" }
    CitedDateHelp { ru: "сверьте дату с самим документом", en: "compare the date with the document itself" }
    AmountsDiffer { ru: "в названии «{0}», а в результате – «{1}»", en: "the title says `{0}`, the result `{1}`" }
    AmountsTitle { ru: "название", en: "the title" }
    AmountOverWhole { ru: "«{0}» – больше целого", en: "`{0}` is more than the whole" }
    OddAmountHelp { ru: "сверьте число с документом", en: "compare the number with the document" }
    OneHour { ru: "{0}: в тот же день и час, что и п. {1}", en: "{0}: on the same day and at the same hour as item {1}" }
    OneHourOther { ru: "в то же время", en: "at the same time" }
    OneHourHelp { ru: "сверьте время или назовите к одному из них другого", en: "check the time, or name someone else for one of the two" }
    UnknownReference { ru: "в тексте {0|назван пункт|названы пункты|названы пункты} {1}, а в плане {0|его|их|их} нет", en: "the text names {0|item|items} {1}, which the plan does not have" }
    UnknownReferenceHelp { ru: "проверьте номер: возможно, пункты перенумеровали", en: "check the number: the items may have been renumbered" }
    UnpairedSign { ru: "знак {0} без пары", en: "the mark {0} has no pair" }
    WordsTwice { ru: "сказано дважды: «{0}»", en: "said twice: `{0}`" }
    WordTwice { ru: "слово «{0}» стоит дважды", en: "the word `{0}` stands twice" }
    LooseSign { ru: "пробел перед знаком «{0}»", en: "a blank before the sign `{0}`" }
    TightSign { ru: "нет пробела после знака «{0}»", en: "no blank after the sign `{0}`" }
    DoubledSign { ru: "два знака подряд: «{0}»", en: "two signs in a row: `{0}`" }
    LeadingSign { ru: "текст начинается со знака «{0}»", en: "the text begins with the sign `{0}`" }
    LooseQuote { ru: "пробел внутри кавычек, у знака {0}", en: "a blank inside quotation marks, beside {0}" }
    StopMissing { ru: "нет точки после «{0}»: «{1}»", en: "no stop after `{0}`: `{1}`" }
    BetterForm { ru: "«{0}»: пишут «{1}»", en: "`{0}`: one writes `{1}`" }
    ForeignLetter { ru: "латинская буква «{0}» в слове «{1}»", en: "the Latin letter `{0}` in the word `{1}`" }
    SmallLetter { ru: "со строчной буквы: «{0}», а другие пункты – с прописной", en: "begins with a small letter: `{0}`, and other items with capitals" }
    ImpossiblePart { ru: "в году столько не бывает: «{0}»", en: "no year has so many: `{0}`" }
    CutOff { ru: "обрывается на «{0}»", en: "breaks off at `{0}`" }
    LetterForNought { ru: "буква вместо нуля: «{0}»", en: "a letter instead of a zero: `{0}`" }
    NumberLetter { ru: "в номере «{0}» буква вместо цифры", en: "the number `{0}` has a letter for a digit" }
    NumberLetterHelp { ru: "наберите номер цифрами", en: "type the number in digits" }
    NoughtsForLetters { ru: "нули вместо букв: «00»", en: "zeros instead of letters: `00`" }
    DottedNumbers { ru: "после {0} {0|номера|номеров|номеров} стоит точка, после остальных – нет", en: "{0} {0|number ends|numbers end} with a full stop, the others do not" }
    DottedNumbersHelp { ru: "пишите одинаково: «1.» или «1»", en: "write them all the same way: `1.` or `1`" }
    SeveralWorks { ru: "в одном пункте {0} {0|работа|работы|работ}, а отметка об исполнении на все одна", en: "one item holds {0} {0|piece|pieces} of work, but has one mark of execution for all" }
    SeveralWorksHelp { ru: "разбейте на пункты, если сроки, исполнители или результаты у них разные", en: "split the item if deadlines, executors or results differ" }
    SubjectsAndDates { ru: "в названии {0} {0|тема|темы|тем}, в сроке {1} {1|дата|даты|дат}: какая когда – не сказано", en: "the title has {0} {0|subject|subjects}, the deadline {1} {1|date|dates}: it is not said which is when" }
    SubjectsAndDatesHelp { ru: "разбейте на пункты: каждой теме свой срок", en: "split the item: each subject with its deadline" }
    RowAfter { ru: "срок {0} стоит после {1}, а пункты идут по датам", en: "the deadline {0} follows {1}, and the items go by their dates" }
    RowBefore { ru: "срок {0} стоит перед {1}, а пункты идут по датам", en: "the deadline {0} precedes {1}, and the items go by their dates" }
    RowsUnordered { ru: "пункты стоят не по датам: срок {0} из {1} раньше, чем у пункта выше", en: "the items don't go by their dates: {0} of {1} are due before the one above" }
    RowsUnorderedHelp { ru: "если порядок не смысловой, расставьте пункты по срокам", en: "if they follow no other order, arrange them by their deadlines" }
    RowOrderHelp { ru: "сверьте дату; если верна, переставьте пункт", en: "compare the date; if it is right, move the item" }
    RepeatedTitle { ru: "с тем же названием ещё {0} {0|пункт|пункта|пунктов}, срок {1}", en: "{0} more {0|item has|items have} this title, due {1}" }
    RepeatedTitleHelp { ru: "допишите, чем они отличаются, или сведите их в один пункт", en: "say how they differ, or make one item of them" }
    LikelyPreparation { ru: "срок {0}, а пункт {1}, который, возможно, готовят, – {2}", en: "due {0}, but item {1}, which it may prepare, is due {2}" }
    OddResult { ru: "результат «{0}», а название такого не обещает", en: "the result is `{0}`, which the title does not promise" }
    ResultAgain { ru: "результат повторяет название: «{0}»", en: "the result repeats the title: `{0}`" }
    OddResultHelp { ru: "напишите, чем кончится именно эта работа", en: "write how this very work will end" }
    OpenDeadlines { ru: "у {0} {0|пункта|пунктов|пунктов} вместо срока слова: {1}", en: "{0} {0|item has|items have} words instead of a deadline: {1}" }
    TitleForms { ru: "названия начинаются то глаголом ({0}), то существительным ({1})", en: "titles begin now with a verb ({0}), now with a noun ({1})" }
    TitleFormsHelp { ru: "начинайте одинаково: «Проведение» или «Провести»", en: "begin them all the same way: «Проведение» or «Провести»" }
    UnclearWorks { ru: "{0} {0|название говорит|названия говорят|названий говорят}, о чём, но не что сделать: {1}", en: "{0} {0|title says|titles say} what about, not what is to be done: {1}" }
    UnclearWorksHelp { ru: "назовите дело и чем оно кончится: «Совещание о ходе работы», «Проверка пропускного режима»", en: "name the work and how it ends: «Совещание о ходе работы», «Проверка пропускного режима»" }
    NoDays { ru: "ни один срок не назван днём: у {0} {0|пункта|пунктов|пунктов} месяцы и недели", en: "no deadline names a day: {0} {0|item has|items have} months and weeks" }
    NoDaysHelp { ru: "где день известен, впишите его: «до 20 мая»", en: "where the day is known, write it: «до 20 мая»" }
    MainLead { ru: "«{0}» – исполнитель {1} {1|пункта|пунктов|пунктов} из {2}", en: "`{0}` carries out {1} {1|item|items} of {2}" }
    MainLeadHelp { ru: "если так и задумано, ничего не делайте; иначе назовите, кто исполняет на деле", en: "if it is meant so, do nothing; else name who really does the work" }
    DayOffEvents { ru: "мероприятия в нерабочие дни: {0}", en: "events on days off: {0}" }
    DayOffEventsHelp { ru: "сверьте с календарём; если так и задумано, ничего не делайте", en: "compare with the calendar; if it is meant so, do nothing" }
    UnevenNames { ru: "один исполнитель назван по-разному: {0}", en: "one executor is named in several ways: {0}" }
    UnevenNamesHelp { ru: "пишите имя одинаково, как в реестре", en: "write the name one way, as the registry has it" }
    UnevenStyle { ru: "оформлено по-разному: {0}", en: "written in different ways: {0}" }
    UnevenStyleHelp { ru: "приведите к одному виду", en: "write it the same way throughout" }
    UnevenBoth { ru: "{0}; {1}", en: "{0}; {1}" }
    UnevenStops { ru: "точка в конце названия – у {0} из {1}", en: "a stop ends {0} of {1} titles" }
    UnevenQuotes { ru: "кавычки «\u{a0}» и {0}", en: "quotation marks «\u{a0}» and {0}" }
    UnevenDeadlines { ru: "сроки {0}", en: "deadlines {0}" }
    HyphenForDash { ru: "дефис вместо тире: «{0}»", en: "a hyphen for a dash: `{0}`" }
    UnevenDashes { ru: "тире «–» и дефис «-»", en: "dashes «–» and hyphens «-»" }
    UnevenInitials { ru: "инициалы слитно с фамилией: «{0}»", en: "initials stuck to the surname: `{0}`" }
    UnevenClocks { ru: "часы: «{0}» и «{1}»", en: "hours: `{0}` and `{1}`" }
    UnevenCells { ru: "«{0}» и «{1}»", en: "`{0}` and `{1}`" }
    UnevenYears { ru: "сроки с годом («{0}») и без года («{1}»)", en: "deadlines with a year (`{0}`) and without (`{1}`)" }
    UnevenCapitals { ru: "сроки с прописной («{0}») и со строчной («{1}»)", en: "deadlines with a capital (`{0}`) and without (`{1}`)" }
    RepeatedNumbers { ru: "номера в разделах начинаются заново: «{0}» – у {1} {1|пункта|пунктов|пунктов}", en: "each section begins numbering again: {1} {1|item has|items have} the number `{0}`" }
    RepeatedNumbersHelp { ru: "сделайте нумерацию сквозной или двойной: «2.1»", en: "number the items straight through, or in two parts: «2.1»" }
    UnevenDates { ru: "точка после даты: «{0}» и «{1}»", en: "a stop behind dates: `{0}` and `{1}`" }
    LooseHyphen { ru: "пробел с одной стороны дефиса: «{0}»", en: "a blank on one side of a hyphen: `{0}`" }
    LooseDash { ru: "пробел с одной стороны тире: «{0}»", en: "a blank on one side of a dash: `{0}`" }
    Outdated { ru: "«{0}»: с {1} года – {2}", en: "`{0}`: since {1} it is «{2}»" }
    WrongForm { ru: "«{0}»: о времени пишут «{1}»", en: "`{0}`: of time one writes `{1}`" }
    WrongCase { ru: "«{0}»: нужен дательный – «согласно плану»", en: "`{0}`: the dative is needed, «согласно плану»" }
    NoBlank { ru: "нет пробела: «{0}»", en: "no blank: `{0}`" }
    CommaMissing { ru: "«{0}»: между словами нужна запятая", en: "`{0}`: a comma belongs between the words" }
    WordsDisagree { ru: "«{0}»: слова не согласованы", en: "`{0}`: the words do not agree" }
    MisspeltHere { ru: "похоже на опечатку: «{0}», рядом – «{1}»", en: "looks like a slip of the pen: `{0}`, elsewhere `{1}`" }
    MisspeltCommon { ru: "похоже на опечатку: «{0}»", en: "looks like a slip of the pen: `{0}`" }
    OddTextHelp { ru: "сверьте с документом", en: "compare with the document" }
    UnnamedPost { ru: "«{0}» без имени в {1} {1|пункте|пунктах|пунктах}, а в других – с именем", en: "`{0}` has no name in {1} {1|item|items}, and has one in others" }
    PostAmongNames { ru: "у {0} {0|пункта|пунктов|пунктов} ответственный – должность, у остальных – имя: {1}", en: "{0} {0|item names|items name} a post, the others a person: {1}" }
    BroadPost { ru: "«{0}»: в плане есть и «{1}»", en: "`{0}`: the plan has `{1}` too" }
    BroadPostHelp { ru: "это одно и то же? Если да, пишите одинаково; если нет, допишите, кто именно", en: "is it the same? If so, write it alike; if not, add who it is" }
    UnnamedPostHelp { ru: "допишите, кто именно, или уберите имена и у других", en: "add who it is, or take the names out of the others" }
    EmptyColumn { ru: "у {0} {0|пункта|пунктов|пунктов} пусто в столбце «{1}», у остальных заполнено", en: "{0} {0|item has|items have} nothing in the column `{1}`; the others do" }
    UntoldPlace { ru: "у {0} {0|пункта|пунктов|пунктов} место не названо: «{1}»", en: "{0} {0|item names|items name} no place: `{1}`" }
    EmptyColumnHelp { ru: "впишите значение или прочерк", en: "write the value, or a dash" }
    OutsideExecutor { ru: "сторонние исполнители без «по согласованию»: {0}", en: "outside executors without «по согласованию»: {0}" }
    OutsideExecutorHelp { ru: "план им не приказ: согласуйте и допишите «(по согласованию)»", en: "the plan cannot give them orders: agree with them and add «(по согласованию)»" }
    NotAnExecutor { ru: "«{0}» – не исполнитель, а мероприятие", en: "`{0}` is no executor but an event" }
    ScrapOfName { ru: "«{0}» – не исполнитель, а обрывок", en: "`{0}` is no executor but a scrap" }
    ScrapOfNameHelp { ru: "сверьте с документом: видимо, имя разорвано знаком", en: "compare with the document: a sign seems to have torn a name" }
    JoinedNames { ru: "«{0}» – здесь два исполнителя?", en: "`{0}`: are these two executors?" }
    JoinedNamesHelp { ru: "запишите их порознь: \"{0}\", \"{1}\"", en: "write them apart: \"{0}\", \"{1}\"" }
    NotAnExecutorHelp { ru: "назовите того, кто отвечает; мероприятие перенесите в название пункта", en: "name who answers for it; the event belongs to the title" }
    SeriesNumber { ru: "№ {0} стоит дважды, а № {1} нет", en: "no. {0} stands twice, and there is no no. {1}" }
    OwnNumber { ru: "в тексте № {0}, а сама организация – № {1}: цифры переставлены?", en: "the text says no. {0}, and the organization is no. {1}: are the digits the other way round?" }
    OddNumeral { ru: "«{0}», а ещё в {2} {2|месте|местах|местах} «{1}»", en: "`{0}`, but `{1}` in {2} other places" }
    OddNumeralHelp { ru: "сверьте число с документом", en: "compare the number with the document" }
    SectionMonth { ru: "срок {0}, а раздел – «{1}»", en: "due {0}, in the section `{1}`" }
    MonthAlone { ru: "месяц в родительном падеже, а числа нет: «{0}»", en: "a month in the genitive without its day: `{0}`" }
    OddMonth { ru: "срок {0} стоит между {1} и {2}", en: "the deadline {0} stands between {1} and {2}" }
    OddFirst { ru: "срок {0} у первого пункта, а у следующего {1}", en: "the first item is due on {0}, and the next on {1}" }
    OddMonthHelp { ru: "сверьте срок с документом, допишите год или переставьте пункт", en: "compare the deadline with the document, add the year, or move the item" }
    UnfilledBlank { ru: "осталось незаполненным: {0}", en: "a blank was left to be filled in: {0}" }
    UnfilledBlankHelp { ru: "впишите, чего не хватает, или уберите место", en: "write what is missing, or take the blank out" }
    VagueDeadlines { ru: "у {0} {0|пункта|пунктов|пунктов} из {1} срок – весь период: опоздать по ним нельзя", en: "{0} {0|item|items} of {1} run the whole period: they cannot be late" }
    NoOwnDeadlines { ru: "у {0} {0|пункта|пунктов|пунктов} из {1} нет своего срока: это весь период или день в другом документе", en: "{0} {0|item|items} of {1} {0|has|have} no deadline of {0|its|their} own: the whole period or a day in another document" }
    VagueDeadlinesHelp { ru: "назовите даты или сроки отчётов: «ежеквартально», «до 25 декабря»", en: "name days or reports: «ежеквартально», «до 25 декабря»" }
    NoPosts { ru: "не сказано, какие должности у исполнителей: {0}", en: "it is not said what posts these people hold: {0}" }
    NoPostsHelp { ru: "впишите должность в реестр: post = \"…\"", en: "write the post into the registry: `post = \"…\"`" }
    NoPeople { ru: "исполняют учреждения, а кто в них отвечает – не сказано: {0}", en: "institutions carry items out, and it is not said who in them is responsible: {0}" }
    NoPeopleHelp { ru: "назовите, к кому обращаться: человека рядом с учреждением или его почту в реестре", en: "say whom to turn to: a person beside the body, or its e-mail in the registry" }
    EarlyEnd { ru: "после {0} в плане ничего нет, а он до {1}", en: "nothing is due after {0}, and the plan lasts to {1}" }
    EarlyEndHelp { ru: "сверьте с документом: не осталась ли часть пунктов на другой странице", en: "compare it with the document: a part of the items may stand on another page" }
    NoYears { ru: "года нет ни в одном сроке, только над таблицей", en: "no deadline names its year: only the heading above the items does" }
    NoYearsHelp { ru: "выписка из плана без года непонятна: допишите его к срокам", en: "an extract of the plan cannot do without the year: add it to the deadlines" }
    NoApproval { ru: "не сказано, кем и когда утверждён план", en: "it is not said who approved the plan and when" }
    NoApprovalDay { ru: "не сказано, когда утверждён план", en: "it is not said when the plan was approved" }
    NoApprovalHelp { ru: "впишите под заголовком: approved = {{ date = …, document = \"…\" }}", en: "write below the title: approved = {{ date = …, document = \"…\" }}" }
    ManyWithoutResult { ru: "у {0} {0|пункта|пунктов|пунктов} из {1} нет ожидаемого результата", en: "{0} {0|item|items} of {1} {0|has|have} no expected result" }
    NoResults { ru: "ни у одного пункта нет ожидаемого результата: исполнение нечем подтвердить", en: "no item has an expected result: nothing will prove that it was carried out" }
    NoResultsHelp { ru: "впишите, что должно быть к сроку: result = \"Приказ\"", en: "write what is to be there by the deadline: result = \"Приказ\"" }
    LeadingGroups { ru: "за {0} {0|пункт|пункта|пунктов} из {1} отвечают группы без состава: {2}", en: "{0} {0|item|items} of {1} are led by groups without members: {2}" }
    SomeLeadingGroups { ru: "исполняют группы, а кто в них – не сказано: {0}", en: "groups carry it out, and it is not said who is in them: {0}" }
    LeadingGroupsHelp { ru: "впишите, кто входит в группу: members = [\"…\"], или назовите ответственным человека", en: "write who belongs to the group: members = [\"…\"], or let a person lead" }
    OverloadedLead { ru: "у исполнителя «{0}» за один месяц ({2}) {1} {1|пункт|пункта|пунктов} со сроком", en: "`{0}` leads {1} {1|item|items} due in one month ({2})" }
    OverloadedLeadHelp { ru: "разнесите сроки или ответственных", en: "spread the deadlines or the leads" }
    ResultAfterDeadline { ru: "в результате стоит {0}, а срок – {1}", en: "the result is dated {0}, the deadline is {1}" }
    ResultAfterDeadlineHelp { ru: "сверьте обе даты: к сроку результата ещё не будет", en: "compare both: the result will not be there by the deadline" }
    LatePreparation { ru: "подготовка – до {0}, а сам пункт {1} – {2}", en: "the preparation is due {0}, after item {1} itself ({2})" }
    LatePreparationAim { ru: "то, что готовят", en: "what is prepared" }
    LatePreparationHelp { ru: "сверьте сроки: готовятся раньше, чем проводят", en: "compare the deadlines: a thing is prepared before it is held" }
    UnknownPerson { ru: "в тексте есть «{0}», а в реестре такого человека нет", en: "the text names `{0}`, who is in no registry" }
    UnknownPersonHelp { ru: "если он исполнитель, впишите его в executors и в реестр; если это опечатка, исправьте имя", en: "if the person carries the item out, write the name into `executors` and the registry; if it is mistyped, mend it" }
    AbbreviationSpelling { ru: "одно сокращение написано по-разному: «{0}» и «{1}»", en: "one abbreviation is spelled in two ways: `{0}` and `{1}`" }
    AbbreviationSpellingHelp { ru: "оставьте одно написание", en: "leave one spelling" }
    UnknownAbbreviation { ru: "сокращения без расшифровки: {0}", en: "abbreviations that are not explained: {0}" }
    UnknownAbbreviationHelp { ru: "расшифруйте при первом упоминании: «… (далее – ШНОР)», или впишите полное название в aliases реестра", en: "explain at first mention: «… (далее – ШНОР)», or write the full name into `aliases` of the registry" }
    ManyDates { ru: "в сроке {0} {0|дата|даты|дат} подряд: пункт разбить?", en: "{0} {0|date|dates} in a row: split the item?" }
    SeveralDeeds { ru: "в пункте несколько дел: разбить?", en: "the item is several pieces of work: split it?" }
    SeveralDeedsHelp { ru: "дайте каждому делу свой пункт со сроком и исполнителем", en: "give each thing an item of its own with a deadline and an executor" }
    ManyDatesHelp { ru: "если это одно дело, поставьте между датами запятые", en: "if it is one thing, put commas between the dates" }
    DatesHelp { ru: "узнайте даты и впишите: dates = [{0}, …]", en: "find the dates out and write them: dates = [{0}, …]" }
    RoleHeldByNobody { ru: "роль «{0}» {1} никто не занимает", en: "nobody holds the role `{0}` on {1}" }
    RoleHeldByNobodyHelp { ru: "впишите, кто её занимает: held_by = [{{ name = \"…\", from = … }}]", en: "write who holds it: `held_by = [{{ name = \"…\", from = … }}]`" }
    RoleWithoutHolder { ru: "«{0}»: не сказано, кто занимает эту роль", en: "`{0}`: it is not said who holds this role" }
    VacantRoles { ru: "не сказано, кто занимает роли: {0}", en: "it is not said who holds the roles: {0}" }
    VacantRolesHelp { ru: "впишите, кто их занимает: held_by = [{{ name = \"…\", from = … }}]", en: "write who holds them: `held_by = [{{ name = \"…\", from = … }}]`" }
    RoleHeldBySeveral { ru: "роль «{0}» {1} занимают сразу: {2}", en: "the role `{0}` is held at once on {1} by {2}" }
    RoleHeldBySeveralHelp { ru: "впишите последний день прежнему: to = …; если занимают вместе, даты у них одни и те же", en: "write the last day of the former one: to = …; who hold it together have the same dates" }
    RoleDeclaredHere { ru: "кто занимает роль", en: "who holds the role" }
    NearName { ru: "«{0}» и «{1}» – один исполнитель?", en: "are `{0}` and `{1}` one executor?" }
    NearNames { ru: "{0} {0|имя написано|имени написаны|имён написаны} по-разному: {1}", en: "{0} {0|name is|names are} spelt in two ways: {1}" }
    TwoPosts { ru: "у «{0}» две должности: «{1}» и «{2}»", en: "`{0}` has two posts: `{1}` and `{2}`" }
    TwoPostsHelp { ru: "если это один человек, оставьте одну должность; если двое – различите их инициалами", en: "if it is one person, leave one post; if two, tell them apart by initials" }
    NearNameOther { ru: "другое написание", en: "the other spelling" }
    NearNameHelp { ru: "если один, напишите в [executors] файла roadmap.toml:\n{0}", en: "if they are, write in [executors] of roadmap.toml:\n{0}" }
    NearNameHelpHere { ru: "если один, оставьте в [executors] одну запись:\n{0}", en: "if they are, leave one entry in [executors]:\n{0}" }
    NearPlace { ru: "«{0}» и «{1}» – одна территория? Там и там есть {2}", en: "are `{0}` and `{1}` one territory? Both have {2}" }
    NoPlace { ru: "территория не указана, а {0} есть и в плане территории «{1}»: один человек?", en: "no territory is given, and {0} is in a plan of `{1}` too: one person?" }
    NearPlaceHelp { ru: "если да, в этом плане напишите так же:\n{0}", en: "if so, write the same in this plan:\n{0}" }
    TwoKinds { ru: "«{0}» в реестрах записан по-разному", en: "the registries declare `{0}` differently" }
    DeclaredKind { ru: "здесь kind = \"{0}\"", en: "here kind = \"{0}\"" }
    TwoKindsHelp { ru: "оставьте один вид: person – человек, unit – организация, role – роль, group – группа", en: "leave one kind: person, unit (an organization), role or group" }
    RepeatedPlan { ru: "тот же план, что в файле {0}: его пункты посчитаны дважды", en: "the same plan as in {0}: its items count twice" }
    RepeatedPlanHelp { ru: "оставьте один из файлов, а отметки, сделанные только в другом, перенесите в него", en: "keep one of the files, and carry the marks over that only the other has" }
    SharedStem { ru: "план с таким же именем файла: {0}", en: "another plan has this file name: {0}" }
    SharedStemHelp { ru: "в командах называйте план вместе с папкой или переименуйте файл", en: "name the plan with its folder in commands, or rename the file" }
    BriefApprovalDayOff { ru: "утверждён {0}, а это нерабочий день", en: "approved on {0}, a day off" }
    BriefApprovalAfterPlan { ru: "утверждён {0}, после конца периода", en: "approved on {0}, after its period" }
    BriefApprovalOtherDay { ru: "утверждён {0}, а в документе {1}", en: "approved on {0}, the document says {1}" }
    BriefEarlyApproval { ru: "утверждён за {0} {0|месяц|месяца|месяцев} до периода: год?", en: "approved {0} {0|month|months} early: the year?" }
    BriefDueBeforeApproval { ru: "срок раньше, чем утверждён план", en: "due before the plan is approved" }
    BriefRoleNamedDifferently { ru: "«{0}»: в документе иначе", en: "`{0}`: the document says otherwise" }
    BriefEmptyResult { ru: "нет ожидаемого результата", en: "no expected result" }
    BriefNoExecutor { ru: "нет исполнителя", en: "no executor" }
    BriefMissingNumber { ru: "нет номера", en: "no number" }
    BriefDuplicateTitle { ru: "называется так же, как п. {1}", en: "the same title as item {1}" }
    BriefMissingSeparator { ru: "между сроками нет запятой", en: "no comma between deadlines" }
    BriefOutside { ru: "вне периода плана: {0}", en: "outside the plan's period: {0}" }
    BriefLateMilestone { ru: "«{0}» {1} – это срок?", en: "`{0}` {1}: deadline?" }
    BriefUncertainMilestone { ru: "«{0}» – веха?", en: "`{0}`: milestone?" }
    BriefVagueDeadlines { ru: "у {0} {0|пункта|пунктов|пунктов} из {1} срок – весь период", en: "{0} {0|item|items} of {1} run the whole period" }
    BriefNoOwnDeadlines { ru: "у {0} {0|пункта|пунктов|пунктов} из {1} нет своего срока", en: "{0} {0|item|items} of {1} {0|has|have} no deadline of {0|its|their} own" }
    BriefNoResults { ru: "ни у одного пункта нет ожидаемого результата", en: "no item has an expected result" }
    BriefLeadingGroups { ru: "за {0} {0|пункт|пункта|пунктов} из {1} отвечают группы без состава", en: "{0} {0|item|items} of {1} are led by groups without members" }
    BriefOverloadedLead { ru: "«{0}»: за месяц ({2}) {1} {1|пункт|пункта|пунктов} со сроком", en: "`{0}`: {1} {1|item|items} due in a month ({2})" }
    BriefLatePreparation { ru: "подготовка позже, чем сам п. {1}", en: "prepared later than item {1} itself" }
    BriefUnknownPerson { ru: "«{0}» – нет в реестре", en: "`{0}` is in no registry" }
    CheckSmallRest { ru: "прочие ({0})", en: "others ({0})" }
    CheckSmallOnes { ru: "Мелкие замечания: {0}. По одному: roadmap check --all", en: "Small remarks: {0}. One by one: roadmap check --all" }
    CheckRuleIsOff { ru: "правило {0} отключено: {1}, раздел [check]", en: "the rule {0} is turned off in [check] of {1}" }
    CheckNothing { ru: "по этим правилам ничего", en: "nothing by these rules" }
    CheckNoErrors { ru: "ошибок нет", en: "no errors" }
    CheckSomeErrors { ru: "{0} {0|ошибка|ошибки|ошибок}", en: "{0} {0|error|errors}" }
    CheckSomeLook { ru: "{0} {0|замечание|замечания|замечаний}", en: "{0} to look at" }
    CheckSomeSmall { ru: "{0} {0|мелкое замечание|мелких замечания|мелких замечаний}", en: "{0} small {0|remark|remarks}" }
    CheckLookAndSmall { ru: "{0} и {1} {1|мелкое|мелких|мелких}", en: "{0} and {1} small {1|one|ones}" }
    CheckFixed { ru: "{0}; {1} исправит --fix", en: "{0}; --fix mends {1}" }
    CheckFixedAll { ru: "{0}; {1|его|их|их} исправит --fix", en: "{0}; --fix mends {1|it|them}" }
    CheckErrors { ru: "Ошибки", en: "Errors" }
    CheckLook { ru: "Замечания", en: "To look at" }
    CheckSlips { ru: "Опечатки и разнобой", en: "Slips of the pen" }
    CheckSmall { ru: "Мелкие замечания", en: "Small remarks" }
    CheckCounted { ru: "{0} ({1})", en: "{0} ({1})" }
    CheckByFix { ru: "{0} ({1}, --fix)", en: "{0} ({1}, --fix)" }
    CheckFileItself { ru: "файл", en: "file" }
    CheckPlanItself { ru: "план", en: "plan" }
    ColumnItem { ru: "Пункт", en: "Item" }
    ColumnToCheck { ru: "Что проверить (подробно: --full)", en: "What to check (in full: --full)" }
    CheckErrorsOnly { ru: "Показаны только ошибки; замечаний: {0}", en: "Only errors are shown; there {0|is|are} {0} {0|warning|warnings}" }
    CheckOthers { ru: "Показано только {0}; прочих: ошибок {1}, замечаний {2}", en: "Only {0} is shown; others: {1} {1|error|errors}, {2} {2|warning|warnings}" }
    NothingRead { ru: "Ни один план не прочитан.", en: "No plan could be read." }
    NoRowsRead { ru: "В прочитанных файлах таких мероприятий нет.", en: "No such items in what could be read." }
    RuleLevel { ru: "Уровень: {0} ({1}). Отключить: в roadmap.toml, раздел [check], строка {2} = \"allow\".", en: "Level: {0} ({1}). To turn it off, write {2} = \"allow\" in [check] of roadmap.toml." }
    RuleLevelOfEditors { ru: "Уровень: {0}, то есть молчит, пока не попросят ({1}). Включить все правила редактора: в roadmap.toml, раздел [check], строка profile = \"editor\"; одно это: {2} = \"warn\".", en: "Level: {0}: silent until asked for ({1}). To turn on all rules of the editor, write profile = \"editor\" in [check] of roadmap.toml; this one alone: {2} = \"warn\"." }
    RuleLevelFixed { ru: "Уровень: {0} ({1}). Отключить нельзя: без этого правила пункты выпадали бы молча.", en: "Level: {0} ({1}). It can't be turned off: items would be dropped in silence." }
    WeightLook { ru: "стоит посмотреть", en: "to look at" }
    WeightSmall { ru: "мелкое замечание", en: "a small remark" }
    RuleCannotBeAllowed { ru: "это правило нельзя отключить: без него пункты выпадали бы молча", en: "this rule can't be turned off: items would be dropped in silence" }
    NeverOverdue { ru: "просроченного в таком состоянии не бывает", en: "nothing overdue is ever in such a state" }
    NeverUpcoming { ru: "предстоящего в таком состоянии не бывает", en: "nothing ahead is ever in such a state" }
    NeverThereHelp { ru: "пункты в любом состоянии показывает roadmap list --state", en: "roadmap list --state shows items in any state" }
    UpcomingFromLater { ru: "--from {0} позже, чем {1}, последний день этого отчёта", en: "--from {0} is later than {1}, the last day of this report" }
    UpcomingFromLaterHelp { ru: "смотреть дальше: --within {0} или больше", en: "to look further: --within {0} or more" }
    UpcomingToEarlier { ru: "--to {0} раньше, чем {1}: этот срок уже не впереди", en: "--to {0} is before {1}: such a day is not ahead" }
    UpcomingToEarlierHelp { ru: "что прошло и не исполнено, показывает roadmap overdue", en: "roadmap overdue shows what has passed and is not done" }
    OverdueFromLater { ru: "--from {0} позже, чем {1}: просроченного с таким сроком быть не может", en: "--from {0} is later than {1}: nothing due then can be overdue" }
    OverdueFromLaterHelp { ru: "что предстоит, показывает roadmap upcoming; что надо исполнить к другому дню – roadmap overdue --until", en: "roadmap upcoming shows what is ahead; roadmap overdue --until, what is due by another day" }
    AndOthers { ru: "{0} и ещё {1}", en: "{0} and {1} more" }
    RenewWithoutPeriod { ru: "у прежнего плана не назван период", en: "the old plan names no period" }
    RenewPeriod { ru: "период «{1}» – не прежний «{0}», сдвинутый на целые годы", en: "the period `{1}` is not the old one, `{0}`, moved by whole years" }
    RenewSamePeriod { ru: "--period {0}: период тот же, что у прежнего плана", en: "--period {0}: the old plan has the same period" }
    RenewPeriodUnread { ru: "--period: «{0}» – не период", en: "--period: `{0}` is no period" }
    RenewPeriodHelp { ru: "план на период другой длины заводят заново: roadmap new ИМЯ --title … --period …", en: "a plan for a period of another length is begun anew: roadmap new NAME --title … --period …" }
    RenewNothing { ru: "неисполненных пунктов нет: переносить нечего", en: "every item is carried out: there is nothing to carry over" }
    RenewWritten { ru: "создан {0}: {1} {1|пункт|пункта|пунктов}, сроки сдвинуты на {2} {2|год|года|лет}", en: "created {0}: {1} {1|item|items}, deadlines moved by {2} {2|year|years}" }
    RenewWrittenBack { ru: "создан {0}: {1} {1|пункт|пункта|пунктов}, сроки сдвинуты на {2} {2|год|года|лет} назад", en: "created {0}: {1} {1|item|items}, deadlines moved {2} {2|year|years} back" }
    RenewReworded { ru: "сроки, в которых назван год:", en: "deadlines that name a year:" }
    RenewRewordedItem { ru: "  {0}: {1} → {2}", en: "  {0}: {1} → {2}" }
    RenewUnmoved { ru: "срок не сдвинут, проверьте сами пункты: {0}", en: "deadlines not moved, look at these items yourself: {0}" }
    RenewCarriedOver { ru: "в прежнем плане не исполнены пункты: {0}", en: "items not carried out in the old plan: {0}" }
    RenewCancelled { ru: "в прежнем плане отменены, а здесь остались пункты: {0}", en: "items cancelled in the old plan, kept here: {0}" }
    RenewRedated { ru: "даты (dates) не взяты, впишите новые в пункты: {0}", en: "dates not taken, write new ones for items: {0}" }
    RenewDated { ru: "прежний год остался в словах {0|п.|пп.|пп.} {1}", en: "the old year is still in the words of {0|item|items} {1}" }
    RenewDatedTexts { ru: "прежний год остался в текстах плана: {0}", en: "the old year is still in texts of the plan: {0}" }
    RenewSection { ru: "раздел «{0}»", en: "section “{0}”" }
    RenewPostponed { ru: "взят срок после переноса: {0|п.|пп.|пп.} {1}", en: "the postponed deadline was taken: {0|item|items} {1}" }
    RenewApproval { ru: "утверждение", en: "the approval" }
    RenewEvents { ru: "дни событий", en: "the days of events" }
    RenewLeftOut { ru: "из прежнего плана не взято: {0}", en: "not taken from the old plan: {0}" }
    RenewNext { ru: "дальше: roadmap check {0}", en: "next: roadmap check {0}" }
    SectionWithoutItems { ru: "в разделе «{0}» нет ни одного пункта", en: "the section `{0}` has no items" }
    SectionWithoutItemsHelp { ru: "перенесите его пункты или уберите заголовок", en: "write its items, or take the heading out" }
    PlanWithoutItems { ru: "в плане нет ни одного пункта", en: "the plan has no items" }
    PlanWithoutItemsHelp { ru: "добавьте пункт: [[item]] или, в разделе, [[section.item]]", en: "add an item: [[item]] or, in a section, [[section.item]]" }
    DuplicateId { ru: "два пункта с номером {0}", en: "two items with the number {0}" }
    DuplicateIdLabel { ru: "команды не отличат этот пункт от первого", en: "commands cannot tell this item from the first" }
    DuplicateIdFirst { ru: "первый – здесь", en: "the first is here" }
    DuplicateIdHelp { ru: "дайте одному из них другой номер: \"…а\" или следующий свободный", en: "give one of them another number: \"…a\" or the next free one" }
    NoNumbers { ru: "ни у одного пункта нет номера: на пункт не сослаться", en: "no item has a number: none can be referred to" }
    ManyWithoutNumber { ru: "у {0} {0|пункта|пунктов|пунктов} из {1} нет номера", en: "{0} {0|item|items} of {1} {0|has|have} no number" }
    NoNumbersHelp { ru: "пронумеруйте пункты: number = \"1\"", en: "number the items: number = \"1\"" }
    MissingNumber { ru: "у пункта нет номера, а у остальных он есть", en: "the item has no number while the others have one" }
    MissingNumberLabel { ru: "команды зовут его {0}", en: "commands call it {0}" }
    MissingNumberHelp { ru: "по порядку это number = \"{0}\"", en: "in order it is number = \"{0}\"" }
    MissingNumberTaken { ru: "номер «{0}» занят; напишите number = \"{1}\" или перенумеруйте следующие пункты", en: "`{0}` is taken; write number = \"{1}\" or renumber the items after it" }
    NumberGap { ru: "номер «{0}» стоит после «{1}»", en: "the number `{0}` follows `{1}`" }
    SectionGap { ru: "раздел «{0}» стоит после раздела «{1}»", en: "section `{0}` follows section `{1}`" }
    SectionGapHelp { ru: "исправьте номер в названии раздела; если раздел выпал, верните его", en: "correct the number in the section's title; if a section got lost, put it back" }
    NumberGapLabel { ru: "по порядку здесь «{0}»", en: "in order this is `{0}`" }
    NumberGapPrevious { ru: "предыдущий номер", en: "the number before it" }
    PostponedMark { ru: "при слиянии сошлись два переноса, действует последний", en: "two postponements met in a merge, the last one holds" }
    PostponedInMerge { ru: "срок пункта {0} перенесли обе стороны слияния, действует «{1}»", en: "both sides of a merge postponed item {0}, now due `{1}`" }
    PostponedInMergeHelp { ru: "сверьте срок с обоими решениями, затем удалите эту строку", en: "compare the deadline with both decisions, then delete this line" }
    NumberTwice { ru: "номер «{0}» есть и в другом разделе, а нумерация в плане сквозная", en: "the number `{0}` is in another section too, and numbering runs through the plan" }
    NumberTwiceLabel { ru: "номер повторяется", en: "the number comes again" }
    NumberTwiceFirst { ru: "впервые здесь", en: "here first" }
    NumberTwiceHelp { ru: "дайте одному из пунктов другой номер, например «{0}»", en: "give one of the items another number, such as `{0}`" }
    RenumberedMark { ru: "при слиянии дан новый номер, был", en: "renumbered in a merge, was" }
    RenumberedInMerge { ru: "номер «{0}» дан при слиянии: номер «{1}» заняли обе стороны", en: "the number `{0}` was given in a merge: both sides took `{1}`" }
    RenumberedInMergeLabel { ru: "у пункта был номер «{0}»", en: "the item had the number `{0}`" }
    RenumberedInMergeHelp { ru: "сверьте номер с документом и со ссылками на пункт, затем удалите эту строку", en: "compare the number with the document and with what refers to the item, then delete this line" }
    SectionsBegin { ru: "разделы начинаются с «{0}»", en: "sections begin with `{0}`" }
    NumberGapHelp { ru: "если это опечатка, напишите number = \"{0}\"; если пункт выпал, верните его", en: "if it is mistyped, write number = \"{0}\"; if an item got lost, put it back" }
    DuplicateTitle { ru: "пункт {0} называется так же, как пункт {1}", en: "item {0} has the same title as item {1}" }
    DuplicateTitleLabel { ru: "то же название", en: "the same title" }
    DuplicateTitleFirst { ru: "пункт {0}", en: "item {0}" }
    DuplicateTitleHelp { ru: "если это разные мероприятия, скажите в названии, чем они отличаются; если одно – уберите повтор", en: "if they are different, say in the title how; if they are one, remove the repetition" }
    EmptyResult { ru: "у пункта {0} нет ожидаемого результата, а у других он есть", en: "item {0} has no expected result while others have one" }
    EmptyResultLabel { ru: "результат не записан", en: "no result is written" }
    EmptyResultHelp { ru: "напишите, чем пункт должен кончиться: result = \"…\"", en: "write what the item is to bring: result = \"…\"" }
    DoneInFuture { ru: "пункт {0} отмечен исполненным {1} – этот день ещё не наступил", en: "item {0} is marked as done on {1}, which has not come yet" }
    CancelledInFuture { ru: "пункт {0} отменён {1} – этот день ещё не наступил", en: "item {0} is cancelled on {1}, which has not come yet" }
    UnmetInFuture { ru: "ответ о пункте {0} датирован {1} – этот день ещё не наступил", en: "the answer about item {0} is dated {1}, which has not come yet" }
    UndatedFact { ru: "пункт {0}: в {1} не сказано, какого числа это решено", en: "item {0}: `{1}` does not say on which day this was decided" }
    UndatedFactHelp { ru: "допишите день: on = 2022-03-01; без него отчёты считают, что так было с самого начала", en: "add the day: on = 2022-03-01; without it reports take it to hold from the start" }
    StartedInFuture { ru: "пункт {0} отмечен начатым {1} – этот день ещё не наступил", en: "item {0} is marked as started on {1}, which has not come yet" }
    DoneInFutureLabel { ru: "проверка идёт на {0}", en: "the check is as of {0}" }
    DoneInFutureHelp { ru: "исправьте дату; до неё отчёты считают, что этого не было", en: "mend the date; until it comes reports take it that this did not happen" }
    PostponedInFuture { ru: "срок пункта {0} перенесён решением от {1} – этот день ещё не наступил", en: "the deadline of item {0} is moved by a decision of {1}, which has not come yet" }
    PostponedInFutureHelp { ru: "исправьте on; до этого дня roadmap slips переноса не считает", en: "mend `on`; until that day roadmap slips does not count the move" }
    PostponedOutOfOrder { ru: "переносы пункта {0} записаны не по порядку", en: "the postponements of item {0} are not in order" }
    PostponedLabel { ru: "решение от {0}", en: "decided on {0}" }
    PostponedOutOfOrderHelp { ru: "первым записывают самый ранний: по порядку считают, с какого срока на какой перенесли", en: "the earliest comes first: from their order it is told which deadline moved to which" }
    PostponedUnread { ru: "прежний срок пункта {0} не понят", en: "the former deadline of item {0} is not understood" }
    PostponedUnreadHelp { ru: "запишите его словами срока: was = \"до 15 апреля\"; иначе не сказать, на сколько дней перенесли", en: "write it in the words of a deadline: was = \"до 15 апреля\"; else it cannot be told by how many days it moved" }
    PostponedNowhere { ru: "срок пункта {0} перенесён на тот же срок", en: "the deadline of item {0} is moved to itself" }
    PostponedNowLabel { ru: "срок сейчас", en: "the deadline now" }
    PostponedNowhereHelp { ru: "запишите новый срок или уберите перенос: roadmap postpone … --undo", en: "write the new deadline, or take the move back: roadmap postpone … --undo" }
    DoneBeforePlan { ru: "пункт {0} отмечен исполненным {1}, а план начинается {2}", en: "item {0} is marked done on {1}, but the plan begins on {2}" }
    DoneBeforeStart { ru: "пункт {0} исполнен раньше, чем открылся его срок", en: "item {0} was carried out before its window opened" }
    DoneBeforeStarted { ru: "пункт {0} исполнен раньше, чем начат", en: "item {0} was carried out before it was started" }
    DoneLabel { ru: "исполнен {0}", en: "carried out on {0}" }
    WindowOpensLabel { ru: "срок открывается {0}", en: "the window opens on {0}" }
    StartedLabel { ru: "начат {0}", en: "started on {0}" }
    DoneBeforeStartHelp { ru: "сверьте год и месяц отметки; если дата верна, ничего не меняйте", en: "compare the year and month of the mark; if the date is right, leave it" }
    DoneBeforeStartedHelp { ru: "одна из двух дат неверна: исправьте started или done", en: "one of the two dates is wrong: mend `started` or `done`" }
    DoneAmbiguous { ru: "одна отметка на {1} {1|срок|срока|сроков} пункта {0}", en: "one mark for the {1} {1|due day|due days} of item {0}" }
    DoneAmbiguousLabel { ru: "считается, что {0} исполнены все", en: "all of them count as carried out on {0}" }
    DoneAmbiguousOne { ru: "если исполнен один срок:\n{0}", en: "if one of them was carried out:\n{0}" }
    DoneAmbiguousAll { ru: "если все, впишите день каждого:\n{0}", en: "if all were, write the day of each:\n{0}" }
    DoneAndCancelled { ru: "пункт {0} и отменён, и исполнен", en: "item {0} is both cancelled and carried out" }
    CancelledLabel { ru: "отменён", en: "cancelled" }
    DoneAndCancelledHelp { ru: "уберите cancelled либо отметку об исполнении", en: "remove `cancelled` or the mark of execution" }

    // report: papers
    PaperAppendix { ru: "Приложение", en: "Appendix" }
    PaperAppendixTo { ru: "к {0}", en: "to: {0}" }
    PaperApproved { ru: "УТВЕРЖДЕНО", en: "APPROVED" }
    PaperApprove { ru: "УТВЕРЖДАЮ", en: "APPROVED BY" }
    PaperSignHere { ru: "____________________________", en: "____________________________" }
    PaperDateHere { ru: "«___» ______________ 20___ г.", en: "___ ______________ 20___" }
    PaperGoal { ru: "Цель: {0}", en: "Goal: {0}" }
    PaperExcerpt { ru: "Не весь план", en: "Not the whole plan" }
    PaperNumber { ru: "№ п/п", en: "No." }
    PaperDeadline { ru: "Срок исполнения", en: "Deadline" }
    PaperExecutors { ru: "Ответственные исполнители", en: "Executors" }
    PaperExecutionTitle { ru: "Отчёт об исполнении плана мероприятий", en: "Report on the execution of the plan" }
    PaperExecutionName { ru: "Отчёт об исполнении – {0}", en: "Report on execution – {0}" }
    PaperOnDay { ru: "по состоянию на {0}", en: "as of {0}" }
    PaperActually { ru: "Исполнено фактически", en: "Carried out on" }
    PaperMark { ru: "Отметка об исполнении, чем подтверждено", en: "How it stands and what proves it" }
    PaperWhyNot { ru: "Причина неисполнения", en: "Why it is not done" }
    PaperDoneOf { ru: "исполнено {0} из {1}", en: "{0} of {1} done" }
    PaperExplanation { ru: "Пояснительная записка: что не исполнено в срок и почему", en: "Explanatory note: what is not done in time and why" }
    PaperCancelledOf { ru: "отменено {0} из {1}", en: "{0} of {1} cancelled" }
    PaperCancelledWhy { ru: "отменено – {0}", en: "cancelled: {0}" }
    PaperNotDone { ru: "{0}, {1} – срок {2}, {3}. Причина: {4}.", en: "{0}, {1}: due {2}, {3}. Reason: {4}." }
    PaperNotDoneSeveral { ru: "{0}, {1} – сроки {2}; по первому {3}. Причина: {4}.", en: "{0}, {1}: due {2}; the first {3}. Reason: {4}." }
    PaperDoneLate { ru: "{0}, {1} – срок {2}, исполнено {3}, {4}. Причина: {5}.", en: "{0}, {1}: due {2}, done {3}, {4}. Reason: {5}." }
    PaperDoneLateSeveral { ru: "{0}, {1} – сроки {2}; исполнено, наибольшее {3}. Причина: {4}.", en: "{0}, {1}: due {2}; done, {3} at most. Reason: {4}." }
    PaperNoReason { ru: "не указана", en: "none given" }

    // report: letters
    LetterTitle { ru: "Напоминание о сроках исполнения", en: "Reminder of deadlines" }
    LetterName { ru: "Напоминание – {0}", en: "Reminder – {0}" }
    LetterTo { ru: "Исполнитель:", en: "To:" }
    LetterDearMan { ru: "Уважаемый {0}!", en: "Dear {0}," }
    LetterDearWoman { ru: "Уважаемая {0}!", en: "Dear {0}," }
    LetterDearAll { ru: "Уважаемые коллеги!", en: "Dear colleagues," }
    LetterLate { ru: "Просрочено {0} {0|мероприятие|мероприятия|мероприятий}:", en: "{0} {0|item is|items are} late:" }
    LetterComing { ru: "До {1} {0|наступает срок|наступают сроки|наступают сроки} {0} {0|мероприятия|мероприятий|мероприятий}:", en: "{0} {0|item falls|items fall} due by {1}:" }
    LetterAskLate { ru: "Просим сообщить, что из этого исполнено, когда и чем подтверждается исполнение, а по неисполненному – причину и новый срок.", en: "Please tell us which of these are done, when, and what proves it; for the rest, the reason and the new deadline." }
    LetterAskComing { ru: "Просим исполнить в срок и сообщить, когда исполнено и чем подтверждается исполнение.", en: "Please carry this out in time and tell us when it was done and what proves it." }
    LetterAttached { ru: "Ответ удобно вписать в приложенную таблицу и прислать её обратно.", en: "The attached table has room for your answer; please send it back." }
    LetterCountLate { ru: "просрочено {0}", en: "{0} late" }
    LetterCountComing { ru: "предстоит {0}", en: "{0} ahead" }
    LetterLead { ru: "отвечает {0}", en: "lead: {0}" }
    LetterThrough { ru: "в плане названо: {0}", en: "named in the plan as {0}" }
    FormTitle { ru: "Сведения об исполнении мероприятий", en: "What has been carried out" }
    FormName { ru: "Ответы – {0}", en: "Answers – {0}" }
    FormExecutor { ru: "Исполнитель: {0}", en: "Executor: {0}" }
    FormPlan { ru: "План: {0}", en: "Plan: {0}" }
    FormDay { ru: "Форма на {0}", en: "Form of {0}" }
    FormHelp { ru: "Впишите ответы в пустые столбцы и пришлите файл обратно. Строки можно переставлять; последний столбец нужен, чтобы узнать строку.", en: "Write your answers in the empty columns and send the file back. Rows may be moved; the last column tells which row is which." }
    FormDone { ru: "Исполнено (дата)", en: "Done on" }
    FormEvidence { ru: "Чем подтверждено", en: "What proves it" }
    FormReason { ru: "Причина неисполнения, новый срок", en: "Why it is not done, new term" }
    FormMark { ru: "метка", en: "mark" }
    LetterCoordinator { ru: "Координатор", en: "Coordinator" }

    // report: workbooks
    SheetSummary { ru: "Сводка", en: "Summary" }
    SheetOverdue { ru: "Просрочено", en: "Overdue" }
    SheetWorkload { ru: "Нагрузка", en: "Workload" }
    SheetDue { ru: "Ближайший срок", en: "Next due" }
    SheetDaysLate { ru: "Дней опоздания", en: "Days late" }
    SheetDoneOn { ru: "Дата исполнения", en: "Done on" }

    // report: calendars
    AgendaTitle { ru: "Сроки планов", en: "Deadlines of plans" }
    AgendaOf { ru: "Сроки – {0}", en: "Deadlines – {0}" }
    AgendaDetail { ru: "{0}: {1}", en: "{0}: {1}" }

    // cli: export
    ExportDayless { ru: "в календарь не {0|вошёл|вошли|вошли} {0} {0|пункт|пункта|пунктов} без своего дня: постоянно, по запросу, от события без даты и подобные", en: "not in the calendar: {0} {0|item|items} without a day of {0|its|their} own, such as all the time, on request, or counted from an event without a date" }
    ExportPlans { ru: "Планы", en: "Plans" }
    ExportWritten { ru: "записано: {0}", en: "written: {0}" }
    ExportManyWritten { ru: "записано файлов: {0}, в папке {1}", en: "files written: {0}, in the folder {1}" }
    ExportOptionOf { ru: "{0} относится только к --format {1}", en: "{0} belongs to --format {1} alone" }
    ExportManyFiles { ru: "файлов получится {0}, а {1} – один файл", en: "there will be {0} files, and {1} is one" }
    ExportManyOnStream { ru: "файлов получится {0}, а в стандартный вывод идёт один", en: "there will be {0} files, and standard output takes one" }
    ExportNotOnScreen { ru: "файл .{0} – не текст, на экране его не прочесть", en: "a .{0} file is no text to be read on a screen" }
    ExportNotOnScreenHelp { ru: "назовите файл: -o имя.{0}", en: "name a file: -o name.{0}" }
    ExportManyFilesHelp { ru: "назовите в -o папку или возьмите один план: -r ИМЯ", en: "name a folder in -o, or take one plan: -r NAME" }
    ExportManyLettersHelp { ru: "назовите в -o папку или возьмите одного исполнителя: --executor ИМЯ", en: "name a folder in -o, or take one executor: --executor NAME" }
    ExportOtherEnding { ru: "{0} – не имя для .{1}: у файла этого вида окончание .{1}", en: "{0} is no name for .{1}: a file of this kind ends in .{1}" }
    ExportOtherEndingHelp { ru: "файл: -o {0}; папка: -o {1}; другой вид файла: --format", en: "a file: -o {0}; a folder: -o {1}; another kind of file: --format" }
    ExportNoFolder { ru: "{0} – файл, а не папка: в него ничего не положить", en: "{0} is a file and no folder: nothing can be put into it" }
    ExportNoFolderHelp { ru: "назовите в -o другую папку или файл с окончанием .{0}", en: "name another folder in -o, or a file that ends in .{0}" }
    ExportOrder { ru: "распоряжение о внесении изменений сравнивает две редакции плана, его делает diff", en: "an amending order compares two revisions of a plan, and diff makes it" }
    ExportOrderHelp { ru: "изменения с последнего коммита: roadmap diff --form order --format docx; с какого-то дня: ещё и --since ДЕНЬ", en: "the changes since the last commit: roadmap diff --form order --format docx; since some day: --since DAY too" }
    ExportExists { ru: "{0} уже есть, и записала его не эта программа, или его с тех пор правили", en: "{0} is there already, and this program did not write it, or others have changed it since" }
    ExportNotShown { ru: "записано, но не открыто: {0} ({1}) – откройте сами", en: "written, but not opened: {0} ({1}); open it yourself" }
    ExportDiffers { ru: "{0} уже есть, и в нём другое", en: "{0} is there already with something else in it" }
    ExportExistsHelp { ru: "записать поверх: --force; записать в другое место: -o", en: "write over it: --force; write elsewhere: -o" }

    // import: what answers say
    ReadLetter { ru: "это не письмо или оно повреждено", en: "this is no letter, or it is damaged" }
    ReplyUnread { ru: "не понято, исполнено ли: «{0}»", en: "it is not clear whether this is done: `{0}`" }
    ReplyBeside { ru: "рядом с ответом стоит «{0}» – что это меняет?", en: "beside the answer stands `{0}`: what does it change?" }
    ReplyElsewhere { ru: "«{0}» отсылает к другой строке: впишите сам ответ", en: "`{0}` points to another row: write the answer itself" }
    ReplyProvesNothing { ru: "«{0}» – это не подтверждение: исполнено ли?", en: "`{0}` is no proof: is it done?" }
    ReplyOnlyEvidence { ru: "вписано, чем подтверждено, но не сказано, исполнено ли и когда", en: "a proof is given, but not whether it is done or when" }
    ReplyDayAhead { ru: "исполнено {0} – это позже дня ответа", en: "done on {0}, which is later than the day of the answer" }
    ReplyWhichDay { ru: "в какой день между {0} и {1} исполнено, не сказано", en: "it does not say on which day between {0} and {1} it was done" }
    ReplyWhichYear { ru: "исполнено {0} или {1}? Впишите год", en: "done on {0} or on {1}? Write the year" }
    ReplyDoneAndReason { ru: "сказано и что исполнено, и почему нет: «{0}»", en: "it says both that it is done and why it is not: `{0}`" }
    ReplyTermUnread { ru: "новый срок не понят: «{0}»", en: "the new term is not understood: `{0}`" }
    ReplyTermPassed { ru: "новый срок {0} уже прошёл ко дню ответа", en: "the new term {0} had passed by the day of the answer" }

    // cli: letters
    LettersNotAForm { ru: "xlsx – это форма для ответов: --form answers", en: "xlsx is a form to fill in: --form answers" }
    LettersOnlyForms { ru: "форма для ответов бывает в xlsx и docx", en: "a form to fill in is written as xlsx or docx" }
    LettersTitle { ru: "Напоминания", en: "Reminders" }
    LettersPassed { ru: "{0}: срок числился через «{1}», теперь это {2} – письмо о нём идёт туда", en: "{0} had a due day as «{1}», which is now {2}: the letter about it goes there" }
    LettersVacant { ru: "{0}: кто это на {1}, реестр не говорит – письмо написано самой роли", en: "{0}: the registry does not say who this is on {1}, and the letter goes to the role itself" }
    LettersNone { ru: "напоминать не о чем: таких сроков нет", en: "nothing to remind of: there are no such due days" }
    LettersNobody { ru: "{0}: без исполнителя, писем о них нет – {1}", en: "{0}: nobody carries these out, and no letter speaks of them: {1}" }
    LettersNoAddress { ru: "без адреса (нет email в [executors]): {0}", en: "without an address (no email in [executors]): {0}" }
    LettersBadAddress { ru: "«{0}» – не адрес почты, письмо «{1}» будет без него", en: "`{0}` is no address of mail, and the letter to {1} goes without it" }

    // render: diagnostics
    HelpReplace { ru: "замените", en: "replace" }
    Summary { ru: "{0}, {1}: {2}", en: "{0}, {1}: {2}" }
    SummaryOfOne { ru: "{0} ({1}): {2}", en: "{0} ({1}): {2}" }
    CountPlans { ru: "{0} {0|план|плана|планов}", en: "{0} {0|plan|plans}" }
    CountItems { ru: "{0} {0|пункт|пункта|пунктов}", en: "{0} {0|item|items}" }
    CountErrors { ru: "{0} {0|ошибка|ошибки|ошибок}", en: "{0} {0|error|errors}" }
    CountWarnings { ru: "{0} {0|предупреждение|предупреждения|предупреждений}", en: "{0} {0|warning|warnings}" }
    NoErrors { ru: "ошибок нет", en: "no errors" }
    NoWarnings { ru: "предупреждений нет", en: "no warnings" }
    NoProblems { ru: "замечаний нет", en: "no problems" }
    Both { ru: "{0}, {1}", en: "{0}, {1}" }
}
