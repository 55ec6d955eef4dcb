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
    NoteBroken { ru: "файл повреждён: прочитано то, что стоит до повреждения", en: "the file is damaged: what stands before the damage was read" }
    NoteTooDeep { ru: "документ слишком глубоко вложен или слишком велик: прочитано его начало", en: "the document is too deeply nested or too large: its beginning was read" }
    NoteTooMuch { ru: "в документе больше {0} ячеек или абзацев или {1} МБ текста: остальное не прочитано", en: "the document has more than {0} cells or paragraphs or {1} MB of text: the rest was not read" }
    NoteMoreNotes { ru: "дальнейшие примечания опущены", en: "further notes are left out" }
    NoteBeyond { ru: "слишком далеко справа, в таблицу не вошло: «{0}»", en: "too far to the right, not in the table: `{0}`" }
    NoteEncoding { ru: "прочитано в кодировке {0}", en: "read in the encoding {0}" }
    NoteUndecoded { ru: "{0} {0|знак не прочитан|знака не прочитаны|знаков не прочитаны}: на их месте «�»", en: "{0} {0|character was|characters were} not readable: `�` stands there instead" }
    NoteMacros { ru: "в файле есть макросы: они не выполнялись", en: "the file has macros: they were not run" }
    NoteEmbedded { ru: "вложенный документ не прочитан", en: "an embedded document was not read" }
    NoteNumbered { ru: "автоматическая нумерация: {0|вычислен|вычислены|вычислено} {0} {0|номер|номера|номеров}, в файле их нет", en: "automatic numbering: {0} {0|number|numbers} computed, the file does not hold them" }
    NoteHidden { ru: "скрытый текст не взят: «{0}»", en: "hidden text was left out: `{0}`" }
    NoteInserted { ru: "есть исправления: взят окончательный текст", en: "there are tracked changes: the final text was taken" }
    NoteDeleted { ru: "есть исправления: взят окончательный текст, удалено «{0}»", en: "there are tracked changes: the final text was taken, deleted is `{0}`" }
    NoteFootnote { ru: "сноска: {0}", en: "footnote: {0}" }
    NoteTextBox { ru: "надпись прочитана как абзацы", en: "a text box was read as paragraphs" }
    NoteHiddenSheet { ru: "скрытый лист не прочитан", en: "the hidden sheet was not read" }
    NoteHiddenRows { ru: "скрытые строки прочитаны", en: "hidden rows were read" }
    NoteHiddenColumns { ru: "скрытые столбцы прочитаны", en: "hidden columns were read" }
    NoteNoValue { ru: "формула без значения: откройте файл в Excel и сохраните", en: "a formula without a value: open the file in Excel and save it" }
    NoteNumberDoubt { ru: "число {0}: возможно, в документе было «{1}»", en: "the number {0}: the document may have had `{1}`" }
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
    ReadOds { ru: "это электронная таблица OpenDocument (.ods)", en: "this is an OpenDocument spreadsheet (.ods)" }
    ReadRtf { ru: "это документ RTF", en: "this is an RTF document" }
    ReadFlatXml { ru: "это документ, сохранённый одним файлом XML", en: "this is a document saved as one XML file" }
    ReadConvertHelp { ru: "переведите его: soffice --headless --convert-to {0} {1}", en: "convert it: soffice --headless --convert-to {0} {1}" }
    ReadPdf { ru: "это PDF: таблиц в нём нет, есть только их вид", en: "this is a PDF: it holds no tables, only their looks" }
    ReadPdfHelp { ru: "переведите его: pdf2docx convert {0} — или откройте в Word и сохраните как .docx", en: "convert it: pdf2docx convert {0} — or open it in Word and save it as .docx" }
    ReadPicture { ru: "это картинка", en: "this is a picture" }
    ReadPictureHelp { ru: "распознайте текст: tesseract {0} план -l rus — и разделите столбцы табуляцией", en: "recognise its text: tesseract {0} plan -l rus — and put tabs between the columns" }
    ReadPacked { ru: "это архив с файлами", en: "this is an archive of files" }
    ReadPackedHelp { ru: "распакуйте его и назовите файл из него", en: "unpack it and name a file from it" }
    ReadUnknownKind { ru: "не понятно, что это за файл", en: "it is not clear what kind of file this is" }
    ReadKnownKindsHelp { ru: "читаются .docx, .xlsx, .odt, .html, .csv, .tsv, .md и .txt", en: "what can be read: .docx, .xlsx, .odt, .html, .csv, .tsv, .md and .txt" }
}
