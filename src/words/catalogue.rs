//! The catalogue of messages: each entry in Russian and in English, so that a missing one does not compile.
//!
//! `{0}` is the first argument; `{0|день|дня|дней}` is the plural form that the number in it takes
//! (three forms in Russian, two in English); `{{` and `}}` are braces. Entries stand in the order of the layers that say them.

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

    // document: TOML syntax
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
    TomlUnquotedHelp { ru: "возьмите текст в кавычки: \"…\"", en: "put the text in quotes: \"…\"" }
    TomlDateHelp { ru: "дату пишут 2022-04-28, текст — в кавычках: \"до 28.04.2022\"", en: "write a date as 2022-04-28 and text in quotes: \"до 28.04.2022\"" }
    TomlQuoteHelp { ru: "кавычка внутри строки пишется \\\", обратная черта — \\\\; или возьмите строку в '…'", en: "write a quote inside a string as \\\" and a backslash as \\\\, or put the string in '…'" }
    DuplicateKey { ru: "«{0}» записано дважды", en: "`{0}` is written twice" }
    DuplicateKeyFirst { ru: "первый раз — здесь", en: "first written here" }
    DuplicateKeyHelp { ru: "оставьте одну из записей", en: "keep one of the two" }

    // document: the file format
    ShapePlan { ru: "файле плана", en: "a plan" }
    ShapeApproved { ru: "approved", en: "approved" }
    ShapeExecutors { ru: "[executors]", en: "[executors]" }
    ShapeExecutor { ru: "записи исполнителя", en: "an executor" }
    ShapeHolder { ru: "held_by", en: "held_by" }
    ShapeEvents { ru: "[events]", en: "[events]" }
    ShapeSection { ru: "разделе", en: "a section" }
    ShapeItem { ru: "пункте", en: "an item" }
    ShapeExtra { ru: "[extra]", en: "[extra]" }
    ShapeWindow { ru: "dates", en: "dates" }
    ShapeDone { ru: "done", en: "done" }
    ShapeWorkspace { ru: "roadmap.toml", en: "roadmap.toml" }
    ShapeCalendar { ru: "[calendar]", en: "[calendar]" }
    ShapeCheck { ru: "[check]", en: "[check]" }
    TypeText { ru: "строка: \"…\"", en: "a string: \"…\"" }
    TypeDate { ru: "дата: 2022-04-28", en: "a date: 2022-04-28" }
    TypeTextOrDate { ru: "строка \"до 28.04.2022\" или дата 2022-04-28", en: "a string \"до 28.04.2022\" or a date 2022-04-28" }
    TypeTexts { ru: "список строк: [\"…\", \"…\"]", en: "an array of strings: [\"…\", \"…\"]" }
    TypeTable { ru: "таблица: {{ ключ = значение }}", en: "a table: {{ key = value }}" }
    TypeTables { ru: "список таблиц: [[…]]", en: "an array of tables: [[…]]" }
    TypeWindows { ru: "список дат: [2021-03-15, {{ start = 2021-04-01, due = 2021-04-20 }}]", en: "an array of dates: [2021-03-15, {{ start = 2021-04-01, due = 2021-04-20 }}]" }
    TypeDates { ru: "список дат: [2021-03-15, 2021-04-20]", en: "an array of dates: [2021-03-15, 2021-04-20]" }
    TypeDone { ru: "дата 2022-04-28 или список [{{ due = 2022-02-14, on = 2022-02-15 }}]", en: "a date 2022-04-28 or an array [{{ due = 2022-02-14, on = 2022-02-15 }}]" }
    TypeAny { ru: "любое значение", en: "any value" }
    KindString { ru: "строка", en: "a string" }
    KindNumber { ru: "число", en: "a number" }
    KindBoolean { ru: "логическое значение", en: "a boolean" }
    KindArray { ru: "список", en: "an array" }
    KindTable { ru: "таблица", en: "a table" }
    KindDate { ru: "дата или время", en: "a date or a time" }
    UnknownKey { ru: "неизвестный ключ «{0}» в {1}", en: "unknown key `{0}` in {1}" }
    KnownKeys { ru: "известные ключи: {0}", en: "known keys: {0}" }
    DidYouMean { ru: "возможно, имелось в виду «{0}»", en: "did you mean `{0}`?" }
    WrongType { ru: "значение ключа «{0}» другого типа", en: "the value of `{0}` has the wrong type" }
    WrongTypeFound { ru: "здесь {0}", en: "this is {0}" }
    WrongTypeHelp { ru: "{0} — это {1}", en: "`{0}` is {1}" }
    MissingField { ru: "нет ключа «{0}» в {1}", en: "`{0}` is missing in {1}" }
    MissingFieldHelp { ru: "добавьте строку: {0} — {1}", en: "add a line: `{0}` is {1}" }

    // model
    InvalidValue { ru: "значение «{0}» не понято", en: "`{0}` is not understood" }
    OneOfHelp { ru: "напишите одно из: {0}", en: "write one of: {0}" }
    PeriodHelp { ru: "период пишут \"2022\", \"2021-2022\", \"2020-2021 учебный год\", \"2020-01\" (месяц) или \"2022-09-01..2023-05-31\"", en: "write a period as \"2022\", \"2021-2022\", \"2020-2021 учебный год\" (a school year), \"2020-01\" (a month) or \"2022-09-01..2023-05-31\"" }
    SchoolYearEndHelp { ru: "конец учебного года пишут месяцем и днём: \"05-31\"", en: "write the end of the school year as month and day: \"05-31\"" }
    SchoolQuartersHelp { ru: "четверти пишут четырьмя промежутками: [\"09-01..10-31\", \"11-09..12-30\", \"01-11..03-20\", \"03-29..05-31\"]", en: "write the quarters as four ranges: [\"09-01..10-31\", \"11-09..12-30\", \"01-11..03-20\", \"03-29..05-31\"]" }
    UnknownRule { ru: "нет правила «{0}»", en: "there is no rule `{0}`" }
    UnknownRuleHelp { ru: "список правил: roadmap explain --rules", en: "to list the rules: roadmap explain --rules" }
    ReversedWindow { ru: "начало {0} позже конца {1}", en: "the start {0} is after the end {1}" }
    ReversedWindowHelp { ru: "поменяйте даты местами", en: "swap the dates" }
    DoneUnmatched { ru: "отметка об исполнении к сроку {0}, которого у пункта нет", en: "a mark of execution for {0}, which is not a due day of the item" }
    DoneWithoutDue { ru: "не сказано, какой из сроков исполнен", en: "it is not said which due day was met" }
    DoneUnmatchedHelp { ru: "сроки пункта: {0}", en: "the item is due on: {0}" }

    // phrase: what the deadline language says of a deadline

    // io
    NotFound { ru: "нет такого файла или папки", en: "no such file or folder" }
    PermissionDenied { ru: "нет прав на чтение", en: "no permission to read it" }
    CannotRead { ru: "не читается: {0}", en: "cannot be read: {0}" }
    LinkLoop { ru: "ссылка ведёт по кругу: к папке {0}, в которой она лежит", en: "the link loops back to {0}, the folder it lies in" }
    NotARegularFile { ru: "это не обычный файл", en: "not a regular file" }
    TooLarge { ru: "файл больше {1} МБ (в нём {0} МБ): план таким не бывает", en: "the file is larger than {1} MB (it has {0} MB): no plan is" }
    NotUtf8 { ru: "файл не в кодировке UTF-8", en: "the file is not in UTF-8" }
    NotUtf8But { ru: "файл не в UTF-8, а, похоже, в {0}", en: "the file is not in UTF-8 but, it seems, in {0}" }
    NotUtf8Help { ru: "сохраните файл в кодировке UTF-8", en: "save the file as UTF-8" }
    ConvertHelp { ru: "сохраните файл в UTF-8 или переведите: iconv -f {0} -t UTF-8 старый.toml > новый.toml", en: "save the file as UTF-8 or convert it: iconv -f {0} -t UTF-8 old.toml > new.toml" }

    // import: readers
    PlaceDocument { ru: "документ", en: "the document" }
    PlaceLine { ru: "строка {0}", en: "line {0}" }
    PlaceParagraph { ru: "абзац {0}", en: "paragraph {0}" }
    PlaceTable { ru: "таблица {0}", en: "table {0}" }
    PlaceRow { ru: "таблица {0}, строка {1}", en: "table {0}, row {1}" }
    PlaceCell { ru: "таблица {0}, строка {1}, столбец {2}", en: "table {0}, row {1}, column {2}" }
    PlaceSheet { ru: "лист «{0}»", en: "sheet `{0}`" }
    PlaceSheetCell { ru: "лист «{0}», {1}", en: "sheet `{0}`, {1}" }
    ReadUnknownKind { ru: "не понятно, что это за файл", en: "it is not clear what kind of file this is" }
    ReadKnownKindsHelp { ru: "читаются .docx, .xlsx, .odt, .html, .csv, .tsv, .md и .txt", en: "what can be read: .docx, .xlsx, .odt, .html, .csv, .tsv, .md and .txt" }
}
