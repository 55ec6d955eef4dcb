//! The help of every command and option: the part of the catalogue that clap shows.
//!
//! The first paragraph of a command's entry is shown in the list of commands, the rest below its own help.
//! An option has one entry for all commands, or one of its own in a command that means something else by it.

use super::Lang;

/// What an entry of help belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HelpId<'n> {
    /// The command; empty for the whole program.
    pub command: &'n str,
    /// The option or argument; `None` for the command itself.
    pub arg: Option<&'n str>,
}

/// Returns the help of `id` in `lang`.
pub fn text(id: HelpId<'_>, lang: Lang) -> Option<&'static str> {
    let pick = |ru: &'static str, en: &'static str| if lang == Lang::Russian { ru } else { en };
    match id.arg {
        None => COMMANDS
            .iter()
            .find(|(name, ..)| *name == id.command)
            .map(|(_, ru, en)| pick(ru, en)),
        Some(arg) => {
            let own = ARGS
                .iter()
                .find(|(command, name, ..)| *command == id.command && *name == arg);
            let shared = || {
                ARGS.iter()
                    .find(|(command, name, ..)| command.is_empty() && *name == arg)
            };
            own.or_else(shared).map(|(.., ru, en)| pick(ru, en))
        }
    }
}

/// Returns the placeholder for the value of an option, where it has one of its own in `lang`.
pub fn value_name(arg: &str, lang: Lang) -> Option<&'static str> {
    let (_, ru, en) = VALUES.iter().find(|(name, ..)| *name == arg)?;
    Some(if lang == Lang::Russian { ru } else { en })
}

/// Every entry that belongs to a command itself: name, Russian, English.
pub const COMMANDS: &[(&str, &str, &str)] = &[
    (
        "",
        "Дорожные карты в текстовых файлах: читает сроки, проверяет планы, отвечает, что просрочено и за кем\n\n\
         Пути — файлы планов или папки с ними; без путей — то, что названо в roadmap.toml, иначе ./roadmaps, иначе текущая папка.\n\
         Коды возврата: 0 — сделано, 1 — есть находки, 2 — не удалось.",
        "Keeps action plans («дорожные карты») as text: reads their deadlines, checks them, tells what is late and whose\n\n\
         Paths are plan files or folders of them; without paths, those that roadmap.toml names, else ./roadmaps, else the current folder.\n\
         Exit codes: 0 done, 1 findings, 2 could not do it.",
    ),
    (
        "status",
        "Сводка: сколько пунктов в каждом плане исполнено, просрочено, впереди\n\n\
         Примеры:\n  roadmap status\n  roadmap status --by executor --as-of 2022-06-01\n  roadmap status -r первоуральск --by month",
        "Show how far each plan is: items done, overdue, ahead\n\n\
         Examples:\n  roadmap status\n  roadmap status --by executor --as-of 2022-06-01\n  roadmap status -r pervouralsk --by month",
    ),
    (
        "overdue",
        "Что просрочено: самое давнее первым; если нечего сказать — ни строки\n\n\
         Примеры:\n  roadmap overdue --until 2022-06-01\n  roadmap overdue --by executor --exit-code",
        "List what is late, the longest overdue first; print nothing if there is nothing\n\n\
         Examples:\n  roadmap overdue --until 2022-06-01\n  roadmap overdue --by executor --exit-code",
    ),
    (
        "upcoming",
        "Что предстоит в ближайшие дни\n\nПример:\n  roadmap upcoming --within 30 -e Ефимова",
        "List what falls due in the coming days\n\nExample:\n  roadmap upcoming --within 30 -e Ефимова",
    ),
    (
        "workload",
        "Нагрузка: за кем сколько пунктов, отдельно ответственным и соисполнителем\n\n\
         Примеры:\n  roadmap workload\n  roadmap workload --by month --as-of 2022-01-10\n  roadmap workload --expand",
        "Show who carries how much, as lead and as co-executor\n\n\
         Examples:\n  roadmap workload\n  roadmap workload --by month --as-of 2022-01-10\n  roadmap workload --expand",
    ),
    (
        "list",
        "Пункты планов с их состоянием\n\nПример:\n  roadmap list --state planned,undated --format csv > пункты.csv",
        "List items of plans with their states\n\nExample:\n  roadmap list --state planned,undated --format csv > items.csv",
    ),
    (
        "show",
        "Один пункт целиком: срок и как он прочитан, исполнители, отметки\n\n\
         Примеры:\n  roadmap show pervouralsk-2022:14\n  roadmap show 4.10\n  roadmap show «встречи кураторов»",
        "Show one item whole: its deadline as read, its executors and marks\n\n\
         Examples:\n  roadmap show pervouralsk-2022:14\n  roadmap show 4.10\n  roadmap show «встречи кураторов»",
    ),
    (
        "check",
        "Проверить планы: всё, что в них не так, за один раз\n\n\
         Уровень каждого правила (allow, warn, deny) меняют в roadmap.toml, раздел [check].\n\n\
         Примеры:\n  roadmap check\n  roadmap check roadmaps/sarov-2021-2022.toml --rule missing-number\n  roadmap check --format sarif > check.sarif",
        "Check plans: every problem in one run\n\n\
         The level of each rule (allow, warn, deny) is set in roadmap.toml under [check].\n\n\
         Examples:\n  roadmap check\n  roadmap check roadmaps/sarov-2021-2022.toml --rule missing-number\n  roadmap check --format sarif > check.sarif",
    ),
    (
        "explain",
        "Объяснить срок («до 5 числа ежемесячно») или правило проверки\n\n\
         Без фраз читает их из стандартного ввода, по одной в строке.\n\n\
         Примеры:\n  roadmap explain --period 2022 \"2 понедельник месяца\"\n  roadmap explain missing-separator\n  roadmap explain --rules",
        "Explain a deadline («до 5 числа ежемесячно») or a rule of check\n\n\
         Without phrases it reads them from standard input, one a line.\n\n\
         Examples:\n  roadmap explain --period 2022 \"2 понедельник месяца\"\n  roadmap explain missing-separator\n  roadmap explain --rules",
    ),
    (
        "import",
        "Прочитать план из Word, Excel, веб-страницы или текста и записать его файлом\n\n\
         Читаются .docx, .xlsx, .odt, .html, .csv, .tsv, .md и .txt; «-» — стандартный ввод. Что угадано, отмечено в файле и\n\
         перечислено; потерянных слов нет, и это проверено. Повторный импорт обновляет план и оставляет отметки об исполнении.\n\n\
         Примеры:\n  roadmap import план.docx\n  roadmap import --dry-run --period 2022 план.txt",
        "Read a plan from Word, Excel, a web page or text and write it as a file\n\n\
         It reads .docx, .xlsx, .odt, .html, .csv, .tsv, .md and .txt; `-` is standard input. Guesses are marked in the file\n\
         and listed; no word is lost, and that is proved. Importing again updates the plan and keeps the marks of execution.\n\n\
         Examples:\n  roadmap import plan.docx\n  roadmap import --dry-run --period 2022 plan.txt",
    ),
];

/// Every entry that belongs to an option or argument: command (empty for all), id, Russian, English.
pub const ARGS: &[(&str, &str, &str, &str)] = &[
    ("", "lang", "Язык: ru или en", "Language: ru or en"),
    (
        "",
        "color",
        "Цвет: auto, always, never",
        "Colour: auto, always, never",
    ),
    (
        "",
        "width",
        "Ширина таблиц в знаках (иначе — ширина терминала или 100)",
        "Width of tables in characters (else the terminal's, or 100)",
    ),
    ("", "help", "Показать справку", "Print help"),
    ("", "version", "Показать версию", "Print version"),
    (
        "",
        "paths",
        "Файлы планов или папки",
        "Plan files or folders",
    ),
    (
        "",
        "as_of",
        "День, на который смотрим (по умолчанию сегодня); более поздних отметок ещё нет",
        "The day to look from (default today); later marks do not exist yet",
    ),
    (
        "",
        "executor",
        "Только пункты исполнителя (часть имени; можно несколько раз)",
        "Only items of this executor (a part of the name; repeatable)",
    ),
    (
        "",
        "roadmap",
        "Только план (часть имени файла или названия)",
        "Only this plan (a part of its file name or title)",
    ),
    (
        "",
        "section",
        "Только раздел (часть названия)",
        "Only this section (a part of its title)",
    ),
    (
        "",
        "state",
        "Только состояния, через запятую: done, done-late, overdue, due-soon, in-progress, planned, undated, cancelled",
        "Only these states, comma-separated: done, done-late, overdue, due-soon, in-progress, planned, undated, cancelled",
    ),
    (
        "",
        "from",
        "Только сроки не раньше дня",
        "Only due days from this one on",
    ),
    (
        "",
        "to",
        "Только сроки не позже дня",
        "Only due days up to this one",
    ),
    (
        "",
        "format",
        "Вид ответа: table, md, csv, json, jsonl",
        "Format: table, md, csv, json, jsonl",
    ),
    (
        "",
        "exit_code",
        "Код возврата 1, если в отчёте что-то есть",
        "Exit with 1 if the report lists anything",
    ),
    (
        "",
        "within",
        "За сколько дней срок считается скорым (по умолчанию 14)",
        "Days ahead in which an item is due soon (default 14)",
    ),
    (
        "status",
        "by",
        "Строки: roadmap (планы), section (разделы), executor (исполнители), month (месяцы)",
        "Lines: roadmap, section, executor or month",
    ),
    (
        "overdue",
        "by",
        "executor — отдельно по каждому исполнителю",
        "executor: each executor apart",
    ),
    (
        "overdue",
        "until",
        "Всё открытое со сроком по этот день включительно",
        "Everything open that is due up to and on this day",
    ),
    (
        "upcoming",
        "within",
        "На сколько дней вперёд смотреть (по умолчанию 14)",
        "Days to look ahead (default 14)",
    ),
    ("workload", "by", "month — по месяцам", "month: by month"),
    (
        "workload",
        "expand",
        "Раскрыть группы в их участников, роли — в тех, кто их исполняет",
        "Expand groups into their members and roles into their holders",
    ),
    (
        "show",
        "item",
        "Пункт: план:номер, номер или часть названия",
        "The item: plan:id, id or a part of its title",
    ),
    (
        "check",
        "format",
        "Вид ответа: text, json, sarif, github",
        "Format: text, json, sarif, github",
    ),
    (
        "check",
        "rule",
        "Только эти правила, через запятую",
        "Only these rules, comma-separated",
    ),
    (
        "explain",
        "phrases",
        "Сроки в кавычках или имена правил",
        "Deadlines in quotes, or names of rules",
    ),
    (
        "explain",
        "period",
        "Период плана: \"2022\", \"2020-2021 учебный год\", \"2020-01\"",
        "The plan's period: \"2022\", \"2020-2021 учебный год\", \"2020-01\"",
    ),
    (
        "explain",
        "format",
        "Вид ответа: text, jsonl",
        "Format: text, jsonl",
    ),
    (
        "explain",
        "rules",
        "Перечислить правила проверки",
        "List the rules of check",
    ),
    (
        "import",
        "files",
        "Документы с планами; «-» — стандартный ввод",
        "Documents with plans; `-` is standard input",
    ),
    (
        "import",
        "output",
        "Папка для планов (по умолчанию roadmaps)",
        "The folder for plans (default roadmaps)",
    ),
    (
        "import",
        "period",
        "Период плана, если документ его не называет",
        "The plan's period, where the document does not name it",
    ),
    (
        "import",
        "kind",
        "Вид стандартного ввода: docx, xlsx, odt, html, csv, tsv, md, txt",
        "The kind of standard input: docx, xlsx, odt, html, csv, tsv, md, txt",
    ),
    (
        "import",
        "dry_run",
        "Показать план, ничего не записывая",
        "Show the plan and write nothing",
    ),
    (
        "import",
        "format",
        "Вид плана: toml, json",
        "Format of the plan: toml, json",
    ),
];

/// Placeholders of values: id, Russian, English.
pub const VALUES: &[(&str, &str, &str)] = &[
    ("lang", "ЯЗЫК", "LANG"),
    ("color", "КОГДА", "WHEN"),
    ("width", "ЗНАКОВ", "COLUMNS"),
    ("paths", "ПУТЬ", "PATH"),
    ("as_of", "ДЕНЬ", "DATE"),
    ("executor", "ИМЯ", "NAME"),
    ("roadmap", "ИМЯ", "NAME"),
    ("section", "НАЗВАНИЕ", "TITLE"),
    ("state", "СОСТОЯНИЕ", "STATE"),
    ("from", "ДЕНЬ", "DATE"),
    ("to", "ДЕНЬ", "DATE"),
    ("until", "ДЕНЬ", "DATE"),
    ("format", "ВИД", "FORMAT"),
    ("within", "ДНЕЙ", "DAYS"),
    ("by", "ЧТО", "WHAT"),
    ("item", "ПУНКТ", "ITEM"),
    ("rule", "ПРАВИЛО", "RULE"),
    ("phrases", "СРОК", "PHRASE"),
    ("period", "ПЕРИОД", "PERIOD"),
    ("files", "ФАЙЛ", "FILE"),
    ("output", "ПАПКА", "DIR"),
    ("kind", "ВИД", "EXT"),
];
