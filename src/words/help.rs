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

/// What the commands are called in Russian by those who do not know their names: name, words.
pub const RUSSIAN_COMMANDS: &[(&str, &[&str])] = &[
    ("status", &["статус", "состояние", "сводка", "исполнение"]),
    (
        "overdue",
        &["просрочено", "просрочка", "просроченные", "опоздания"],
    ),
    (
        "upcoming",
        &["предстоит", "предстоящие", "ближайшие", "скоро"],
    ),
    ("workload", &["нагрузка", "загрузка"]),
    ("timeline", &["сроки", "график", "календарь", "шкала"]),
    ("slips", &["переносы"]),
    ("list", &["список", "перечень", "пункты", "мероприятия"]),
    ("show", &["показать", "покажи", "пункт", "мероприятие"]),
    ("brief", &["совещание"]),
    ("check", &["проверка", "проверить", "проверь"]),
    (
        "explain",
        &["объяснить", "объясни", "пояснить", "разъяснить"],
    ),
    ("done", &["исполнено", "выполнено", "сделано", "готово"]),
    ("start", &["начать", "начато", "начни"]),
    ("cancel", &["отменить", "отмена", "отмени", "отменено"]),
    ("unmet", &["неисполнено", "причина"]),
    ("reopen", &["вернуть", "возобновить", "снять"]),
    (
        "postpone",
        &["перенести", "перенесено", "перенос", "перенеси", "отложить"],
    ),
    ("assign", &["назначить", "поручить", "назначь"]),
    ("add", &["добавить", "добавь"]),
    ("export", &["экспорт", "выгрузить", "выгрузка"]),
    ("protocol", &["протокол"]),
    ("letters", &["письма", "письмо", "напоминания"]),
    ("collect", &["собрать", "ответы", "сбор"]),
    ("new", &["новый", "создать", "создай"]),
    ("fmt", &["оформить", "оформление", "формат"]),
    ("diff", &["сравнить", "сравнение", "изменения", "разница"]),
    ("history", &["история"]),
    ("help", &["помощь", "справка"]),
    ("import", &["импорт", "загрузить"]),
];

/// Every entry that belongs to a command itself: name, Russian, English.
pub const COMMANDS: &[(&str, &str, &str)] = &[
    (
        "",
        "Дорожные карты в текстовых файлах: читает сроки, проверяет планы, отвечает, что просрочено и за кем\n\n\
         Пути – файлы планов или папки с ними; без путей – то, что названо в roadmap.toml, иначе ./roadmaps, иначе текущая папка.\n\
         Коды возврата: 0 – сделано, 1 – есть находки, 2 – не удалось.",
        "Keeps action plans («дорожные карты») as text: reads their deadlines, checks them, tells what is late and whose\n\n\
         Paths are plan files or folders of them; without paths, those that roadmap.toml names, else ./roadmaps, else the current folder.\n\
         Exit codes: 0 done, 1 findings, 2 could not do it.",
    ),
    (
        "status",
        "Сводка: сколько пунктов в каждом плане исполнено, просрочено, впереди\n\n\
         Примеры:\n  roadmap status\n  roadmap status --by executor --as-of 2022-06-01\n  roadmap status -r первоуральск --by month",
        "Show how far each plan is: items done, overdue, ahead\n\n\
         Examples:\n  roadmap status\n  roadmap status --by executor --as-of 2022-06-01\n  roadmap status -r первоуральск --by month",
    ),
    (
        "overdue",
        "Что просрочено: самое давнее первым; если нечего сказать – ни строки\n\n\
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
        "timeline",
        "План по месяцам: что исполнено, просрочено, впереди, с линией сегодняшнего дня; несколько планов – по строке на план\n\n\
         Примеры:\n  roadmap timeline -r первоуральск\n  roadmap timeline --as-of 2022-06-01 --width 140",
        "Show a plan by month: done, overdue, ahead, with the line of today; several plans take a line each\n\n\
         Examples:\n  roadmap timeline -r первоуральск\n  roadmap timeline --as-of 2022-06-01 --width 140",
    ),
    (
        "slips",
        "Переносы сроков: сколько раз, на сколько дней, на каком основании\n\nСчитаются переносы, записанные в плане (postponed, moved), позже и раньше; правку срока без записи покажут diff и history.\n\nПримеры:\n  roadmap slips\n  roadmap slips --by executor",
        "Show moved deadlines: how often, by how many days, on what basis\n\nIt counts the moves written in the plan (postponed, moved), to later and earlier days; a deadline changed without them is shown by diff and history.\n\nExamples:\n  roadmap slips\n  roadmap slips --by executor",
    ),
    (
        "list",
        "Пункты планов с их состоянием\n\nПример:\n  roadmap list --state planned,undated --format csv > пункты.csv",
        "List items of plans with their states\n\nExample:\n  roadmap list --state planned,undated --format csv > items.csv",
    ),
    (
        "show",
        "Один пункт целиком: срок и как он прочитан, исполнители, отметки\n\n\
         Примеры:\n  roadmap show pervouralsk-2022:14\n  roadmap show 4.10\n  roadmap show \"Рабочие встречи кураторов\"",
        "Show one item whole: its deadline as read, its executors and marks\n\n\
         Examples:\n  roadmap show pervouralsk-2022:14\n  roadmap show 4.10\n  roadmap show \"Рабочие встречи кураторов\"",
    ),
    (
        "brief",
        "К совещанию: что решить, где планы, что просрочено и за кем, что впереди и что изменилось\n\n\
         Прошлое совещание – --since (иначе месяц назад), следующее – --next (иначе через столько же дней). Что изменилось, берётся из git; без git – из отметок с днями.\n\n\
         Примеры:\n  roadmap brief --meeting 2022-04-18\n  roadmap brief --meeting +3 --since 2022-03-18 --format docx",
        "Prepare a meeting: what to decide, where plans stand, what is late and whose, what comes, what changed\n\n\
         The last meeting is --since (else a month before), the next one --next (else as many days after). What changed is taken from git; without git, from marks with days.\n\n\
         Examples:\n  roadmap brief --meeting 2022-04-18\n  roadmap brief --meeting +3 --since 2022-03-18 --format docx",
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
        "done",
        "Отметить исполнение: пункта или ближайшего из его открытых сроков\n\n\
         ПУНКТ – план:номер, номер или часть названия; можно несколько. Слово на .toml – файл, где искать. Отметку снимает roadmap reopen.\n\n\
         У повторяющегося пункта без --due отмечается первый открытый срок из начавшихся.\n\n\
         Примеры:\n  roadmap done pervouralsk-2022:14 --on 2022-04-28 --evidence \"протокол № 2\"\n  roadmap done pervouralsk-2022:25 --due 2022-02-14 --on 2022-02-14",
        "Mark an item as carried out, or the earliest of its open due days\n\n\
         ITEM is plan:id, an id or a part of a title; several may be given. A word that ends in .toml is a file to look in. roadmap reopen takes a mark back.\n\n\
         Of a recurring item, without --due, it is the first open due day that has begun.\n\n\
         Examples:\n  roadmap done pervouralsk-2022:14 --on 2022-04-28 --evidence \"протокол № 2\"\n  roadmap done pervouralsk-2022:25 --due 2022-02-14 --on 2022-02-14",
    ),
    (
        "start",
        "Отметить, что пункт начат\n\nПример:\n  roadmap start pervouralsk-2022:7 --on 2022-04-01",
        "Mark an item as started\n\nExample:\n  roadmap start pervouralsk-2022:7 --on 2022-04-01",
    ),
    (
        "cancel",
        "Отменить пункт: в итогах он остаётся, исполнения не требует\n\nПримеры:\n  roadmap cancel pervouralsk-2022:5 --reason \"решение рабочей группы\"\n  roadmap cancel pervouralsk-2022:25 --due 09.05.2022 --reason \"праздник\"",
        "Cancel an item: it stays in the totals and asks for nothing\n\nExamples:\n  roadmap cancel pervouralsk-2022:5 --reason \"решение рабочей группы\"\n  roadmap cancel pervouralsk-2022:25 --due 09.05.2022 --reason \"праздник\"",
    ),
    (
        "unmet",
        "Записать, почему пункт не исполнен: причина с днём ответа, сам пункт остаётся открытым\n\n\
         Ошибочную запись снимает --undo.\n\nПримеры:\n  roadmap unmet pervouralsk-2022:9 --reason \"кураторы не назначены\"\n  roadmap unmet pervouralsk-2022:25 --due 11.04.2022 --reason \"совпало с диктантом\"",
        "Write down why an item is not done: the reason with the day of the answer; the item stays open\n\n\
         --undo takes a wrong entry back.\n\nExamples:\n  roadmap unmet pervouralsk-2022:9 --reason \"кураторы не назначены\"\n  roadmap unmet pervouralsk-2022:25 --due 11.04.2022 --reason \"совпало с диктантом\"",
    ),
    (
        "reopen",
        "Снять последнюю отметку: отмену, исполнение или начало\n\n\
         Файл становится таким, каким был до отметки; evidence и note, записанные в пункте отдельно, остаются.\n\nПримеры:\n  roadmap reopen pervouralsk-2022:5\n  roadmap reopen pervouralsk-2022:25 --all",
        "Take the last mark back: a cancellation, an execution or the start\n\n\
         The file becomes what it was before the mark; evidence and note that the item has of its own stay.\n\nExamples:\n  roadmap reopen pervouralsk-2022:5\n  roadmap reopen pervouralsk-2022:25 --all",
    ),
    (
        "postpone",
        "Перенести срок; прежний остаётся в пункте с днём решения и основанием\n\n\
         У пункта с датами по графику (dates) переносятся они, а слова документа остаются. Ошибочный перенос снимает --undo: файл \
         становится таким, каким был.\n\n\
         Примеры:\n  roadmap postpone pervouralsk-2022:6 --to \"до 15.02.2022\" --basis \"протокол № 3\"\n  roadmap postpone pervouralsk-2022:25 --due 14.02.2022 --to 21.02.2022\n  roadmap postpone pervouralsk-2022:6 --undo",
        "Move a deadline; the former one stays in the item with the day and ground of the decision\n\n\
         Of an item with dates of its own (dates) these are moved, and the document's words stay. --undo takes a mistaken move back: \
         the file becomes what it was.\n\n\
         Examples:\n  roadmap postpone pervouralsk-2022:6 --to \"до 15.02.2022\" --basis \"протокол № 3\"\n  roadmap postpone pervouralsk-2022:25 --due 14.02.2022 --to 21.02.2022\n  roadmap postpone pervouralsk-2022:6 --undo",
    ),
    (
        "assign",
        "Добавить или снять исполнителя, назначить ответственного\n\n\
         Обратная правка возвращает файл, каким он был: добавленного снимает --remove, снятого возвращает на место --add с --after \
         (ответственного – --lead), прежнего ответственного – --lead с его именем.\n\n\
         Примеры:\n  roadmap assign pervouralsk-2022:14 --lead \"руководители ОО\" --remove кураторы\n  roadmap assign pervouralsk-2022:14 --add кураторы --after \"О.А. Ефимова\"",
        "Add or remove executors, name the lead\n\n\
         The reverse edit gives the file back as it was: --remove takes out whom --add put in, --add with --after puts a removed \
         one back (--lead, if it was the lead), and --lead with the former lead's name undoes a --lead.\n\n\
         Examples:\n  roadmap assign pervouralsk-2022:14 --lead \"руководители ОО\" --remove кураторы\n  roadmap assign pervouralsk-2022:14 --add кураторы --after \"О.А. Ефимова\"",
    ),
    (
        "add",
        "Добавить пункт в конец плана или раздела, после другого пункта или в новый раздел\n\nПримеры:\n  roadmap add roadmaps/pervouralsk-2022.toml --title \"Семинар\" --deadline \"до 15.04.2022\"\n  roadmap add roadmaps/school-19-2021.toml --new-section Итоги --title Отчёт --deadline декабрь",
        "Add an item at the end of a plan or section, after another item or in a new section\n\nExamples:\n  roadmap add roadmaps/pervouralsk-2022.toml --title \"Семинар\" --deadline \"до 15.04.2022\"\n  roadmap add roadmaps/school-19-2021.toml --new-section Итоги --title Отчёт --deadline декабрь",
    ),
    (
        "export",
        "Планы для других: бумага на подпись (docx), книга Excel (xlsx), одна страница на всё (html), сроки в календарь (ics), строки для программ (md, csv, json, jsonl)\n\nБумага – по файлу на план: --form plan – сам план как приложение к акту, --form execution – отчёт об исполнении. В календаре каждый срок – своё событие, а с --as todo – задача; повторная загрузка обновляет их. Строки (md, csv, json, jsonl) без -o идут в стандартный вывод. Чужой файл без --force не тронет.\n\nПримеры:\n  roadmap export --format docx -r pervouralsk-2022 -o приложение.docx\n  roadmap export --format docx --form execution --as-of 2022-06-01 -o отчёты\n  roadmap export --format ics -e Ефимова --alarm 3 -o сроки.ics\n  roadmap export --format html -o планы.html\n  roadmap export --format csv -o планы.csv",
        "Plans for others: papers to sign (docx), a workbook (xlsx), one page of everything (html), due days for a calendar (ics), rows for programs (md, csv, json, jsonl)\n\nA paper is a file for each plan: --form plan is the plan as the appendix of an act, --form execution the report on execution. In a calendar each due day is an event, with --as todo a task; loading it again updates them. Rows (md, csv, json, jsonl) go to standard output without -o. A file of others is not touched without --force.\n\nExamples:\n  roadmap export --format docx -r pervouralsk-2022 -o appendix.docx\n  roadmap export --format docx --form execution --as-of 2022-06-01 -o reports\n  roadmap export --format ics -e Ефимова --alarm 3 -o due.ics\n  roadmap export --format html -o plans.html\n  roadmap export --format csv -o plans.csv",
    ),
    (
        "protocol",
        "Протокол совещания: заготовка решений по просроченному и ближайшему, и решения обратно в планы\n\n\
         Заготовка – бумага на русском языке: по каждому сроку решение с вариантами, в которые вписывают от руки или в Word. С --apply команда читает решения \
         протокола, заполненного или напечатанного заново (docx, odt, md, txt, html): показывает, что изменится и что не понято, а записывает с --yes.\n\n\
         Примеры:\n  roadmap protocol --meeting 18.04.2022 --number 3\n  roadmap protocol --apply \"Протокол № 3 от 18.04.2022.docx\"\n  roadmap protocol --apply \"Протокол № 3 от 18.04.2022.docx\" --yes",
        "Make the minutes of a meeting: a skeleton of decisions on what is late and due soon, and the decisions back into the plans\n\n\
         The skeleton is a paper in Russian: for each due day a decision with choices to fill in by hand or in Word. With --apply the command reads the decisions of \
         minutes filled in or typed anew (docx, odt, md, txt, html): it shows what would change and what is not understood, and writes it with --yes.\n\n\
         Examples:\n  roadmap protocol --meeting 18.04.2022 --number 3\n  roadmap protocol --apply \"Протокол № 3 от 18.04.2022.docx\"\n  roadmap protocol --apply \"Протокол № 3 от 18.04.2022.docx\" --yes",
    ),
    (
        "letters",
        "Письма исполнителям: каждому одно напоминание о сроках по всем планам\n\nБез --overdue и --upcoming – и о просроченном, и о том, чей срок наступает в ближайшие 14 дней. Группе пишут по её участникам, роли – тому, кто её занимает в этот день. Текст (txt, md) без -o идёт в стандартный вывод; docx – бумага, по странице на письмо; eml – черновики почты, по файлу на письмо. --form answers делает вместо письма форму, в которую исполнитель впишет ответы, а --attach кладёт её в черновик. Программа ничего не отправляет.\n\nПримеры:\n  roadmap letters --overdue\n  roadmap letters --upcoming 10 -e Ефимова\n  roadmap letters --format docx --split -o письма\n  roadmap letters --format eml --attach xlsx -o черновики\n  roadmap letters --form answers -o формы",
        "Write to the executors: one reminder of due days to each over all plans\n\nWithout --overdue and --upcoming, of what is late and of what falls due within 14 days. Groups are reminded by their members, roles by whoever holds them on the day. Text (txt, md) goes to standard output without -o; docx is a paper, a page for each letter; eml are drafts of mail, a file for each letter. --form answers makes a form to fill in instead of a letter, and --attach puts it into the draft. Nothing is ever sent.\n\nExamples:\n  roadmap letters --overdue\n  roadmap letters --upcoming 10 -e Ефимова\n  roadmap letters --format docx --split -o letters\n  roadmap letters --format eml --attach xlsx -o drafts\n  roadmap letters --form answers -o forms",
    ),
    (
        "collect",
        "Собрать ответы: заполненные формы и письма с ними – отметки в планах\n\n\
         Файлы, папки и письма .eml. Команда показывает, что сделает каждый ответ, кто не ответил и что не понято, а записывает с --yes. Отметка без даты получает день ответа: \
         дату письма, иначе --on. Просьба перенести срок – ещё не перенос.\n\nПримеры:\n  roadmap collect формы\n  roadmap collect формы --on 20.04.2022 --yes",
        "Gather answers: filled-in forms and letters with them become marks in the plans\n\n\
         Files, folders and .eml letters. The command shows what each answer would do, who has not answered and what is not understood, and writes it with --yes. A mark \
         without a day gets the day of the answer: that of the letter, else --on. A request to postpone is no move yet.\n\nExamples:\n  roadmap collect forms\n  roadmap collect forms --on 20.04.2022 --yes",
    ),
    (
        "new",
        "Завести план: roadmaps/ИМЯ.toml; имеющийся файл не тронет\n\nЧего не сказано, спросит – на терминале. С --from план следующего года составляется из прежнего: разделы, исполнители и пункты те же, сроки сдвинуты на целые годы, отметки не переносятся.\n\nПримеры:\n  roadmap new sarov-2023 --title \"Дорожная карта\" --period 2023\n  roadmap new --from pervouralsk-2022 --period 2023",
        "Begin a plan: roadmaps/NAME.toml; a file that exists is left alone\n\nWhat is not said is asked for, on a terminal. With --from, next year's plan is made of the old one: the same sections, executors and items, deadlines moved by whole years, no marks.\n\nExamples:\n  roadmap new sarov-2023 --title \"Дорожная карта\" --period 2023\n  roadmap new --from pervouralsk-2022 --period 2023",
    ),
    (
        "fmt",
        "Привести файлы планов к единому виду: порядок ключей, отступы, пустые строки\n\nПримеры:\n  roadmap fmt\n  roadmap fmt --check",
        "Bring plan files into the canonical layout: order of keys, blanks, empty lines\n\nExamples:\n  roadmap fmt\n  roadmap fmt --check",
    ),
    (
        "diff",
        "Что изменила ревизия, по предложению на изменение\n\n\
         Без ревизии сравнивает HEAD с рабочей копией; два файла сравнивает между собой. Пути можно отделить знаком --.\n\n\
         Примеры:\n  roadmap diff\n  roadmap diff --staged\n  roadmap diff HEAD~3..HEAD roadmaps/sarov-2021-2022.toml\n  roadmap diff старый.toml новый.toml --form order",
        "Tell what a revision changed, a sentence for each change\n\n\
         Without a revision it compares HEAD with the working tree; two files with each other. Paths may follow --.\n\n\
         Examples:\n  roadmap diff\n  roadmap diff --staged\n  roadmap diff HEAD~3..HEAD roadmaps/sarov-2021-2022.toml\n  roadmap diff old.toml new.toml --form order",
    ),
    (
        "history",
        "Как от ревизии к ревизии менялось исполненное, просроченное и перенесённое\n\n\
         Состояния – на день каждой ревизии, меняющей планы.\n\n\
         Примеры:\n  roadmap history --since 2022-01-01 --format jsonl\n  roadmap history --by roadmap",
        "Show how done, overdue and postponed items moved from revision to revision\n\n\
         States are those of the day of each revision that changed the plans.\n\n\
         Examples:\n  roadmap history --since 2022-01-01 --format jsonl\n  roadmap history --by roadmap",
    ),
    (
        "git-setup",
        "Настроить git: git diff называет пункт над каждым изменением, git merge сводит планы по пунктам\n\n\
         Сначала показывает, что запишет. --undo возвращает всё, как было.\n\n\
         Примеры:\n  roadmap git-setup --hook\n  roadmap git-setup --undo",
        "Set git up so that git diff names the item above each change and git merge merges item by item\n\n\
         It shows first what it will write. --undo puts everything back.\n\n\
         Examples:\n  roadmap git-setup --hook\n  roadmap git-setup --undo",
    ),
    (
        "merge-driver",
        "Свести две правки плана: так её вызывает git, настроенный git-setup\n\n\
         Каждая сторона вносит своё; разное об одном стоит между отметками git. Итог записывается в НАШЕ.\n\
         Код возврата 1 – есть что решить человеку.",
        "Merge two revisions of a plan, as git runs it once git-setup has set it up\n\n\
         Each side brings its own; what both changed differently stands between the markers of git. The result is\n\
         written to OURS. The exit code is 1 where a person has to decide.",
    ),
    (
        "textconv",
        "План по строке на пункт: так его показывает git log -p",
        "Print a plan a line per item, as git log -p shows it",
    ),
    (
        "help",
        "Руководство: страница или справка по команде\n\nБез имени перечисляет страницы и команды.\n\n\
         Примеры:\n  roadmap help сроки\n  roadmap help done",
        "Show a page of the manual or the help of a command\n\nWithout a name it lists pages and commands.\n\n\
         Examples:\n  roadmap help deadlines\n  roadmap help done",
    ),
    (
        "import",
        "Прочитать план из Word, Excel, веб-страницы или текста и записать его файлом\n\n\
         Читаются .docx, .xlsx, .odt, .html, .csv, .tsv, .md и .txt; «-» – стандартный ввод. Что угадано, отмечено в файле и \
         перечислено; потерянных слов нет, и это проверено. Повторный импорт обновляет план и оставляет отметки об исполнении.\n\n\
         Примеры:\n  roadmap import план.docx\n  roadmap import --dry-run --period 2022 план.txt",
        "Read a plan from Word, Excel, a web page or text and write it as a file\n\n\
         It reads .docx, .xlsx, .odt, .html, .csv, .tsv, .md and .txt; `-` is standard input. Guesses are marked in the file \
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
        "Ширина таблиц в знаках (иначе – ширина терминала или 100)",
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
        "output",
        "Файл или папка (иначе на экран; docx и xlsx – сюда, под названием отчёта)",
        "A file or a folder (else the screen; docx and xlsx here, by the title of the report)",
    ),
    (
        "",
        "force",
        "Записать и поверх файла, который сделала не программа",
        "Write over a file that this program did not make, too",
    ),
    (
        "",
        "open",
        "Открыть записанное: файл, а где их несколько – папку",
        "Open what was written: the file, or the folder of several",
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
        "Только план (часть имени файла, названия, территории или организации)",
        "Only this plan (a part of its file name, title, territory or organization)",
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
        "Только состояния, через запятую: done, done-late, overdue, due-soon, in-progress, planned, undated, cancelled; open – все неисполненные",
        "Only these states, comma-separated: done, done-late, overdue, due-soon, in-progress, planned, undated, cancelled; open for all not done",
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
        "Вид ответа: table, md, html, docx, xlsx, csv, json, jsonl",
        "Format: table, md, html, docx, xlsx, csv, json, jsonl",
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
        "brief",
        "as_of",
        "По какой день учтены отметки (по умолчанию по день совещания); без --meeting – и день совещания",
        "The last day whose marks count (default: that of the meeting); without --meeting, also the day of the meeting",
    ),
    (
        "brief",
        "meeting",
        "День совещания (по умолчанию сегодня)",
        "The day of the meeting (default: today)",
    ),
    (
        "brief",
        "since",
        "День прошлого совещания или ревизия git, от которой считать изменения (по умолчанию месяцем раньше)",
        "The day of the last meeting, or the revision of git to compare with (default: a month before)",
    ),
    (
        "brief",
        "next",
        "День следующего совещания (по умолчанию через столько же дней)",
        "The day of the next meeting (default: as many days after)",
    ),
    (
        "overdue",
        "by",
        "executor – за кем что, age – по давности: до 30 дней, до 90, больше",
        "executor: what each leads; age: up to 30 days, up to 90, more",
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
    ("workload", "by", "month – по месяцам", "month: by month"),
    (
        "workload",
        "expand",
        "Раскрыть группы в их участников, роли – в тех, кто их занимает",
        "Expand groups into their members and roles into their holders",
    ),
    (
        "timeline",
        "format",
        "Вид ответа: table, md, html, docx, xlsx",
        "Format: table, md, html, docx, xlsx",
    ),
    (
        "export",
        "format",
        "Вид файла: docx, xlsx, ics, html, md, csv, json, jsonl",
        "Kind of file: docx, xlsx, ics, html, md, csv, json, jsonl",
    ),
    (
        "export",
        "output",
        "Файл или папка (иначе сюда, под названием плана)",
        "A file or a folder (else here, by the plan's name)",
    ),
    (
        "export",
        "form",
        "Бумага: plan – план (так и без этого слова), execution – отчёт об исполнении, answers – форма для ответов каждого исполнителя (и в xlsx)",
        "The paper: plan (the default), execution, the report on it, or answers, a form for each executor to fill in (in xlsx too)",
    ),
    (
        "export",
        "entry",
        "Срок в календаре: event – событие (так и без этого слова), todo – задача",
        "A due day in the calendar: event (the default) or todo",
    ),
    (
        "export",
        "split",
        "executor – по файлу на исполнителя",
        "executor: a file for each executor",
    ),
    (
        "export",
        "alarm",
        "Напоминать за столько дней, в девять утра",
        "Remind so many days ahead, at nine in the morning",
    ),
    (
        "export",
        "portrait",
        "Лист стоя (иначе лёжа)",
        "The sheet upright (else on its side)",
    ),
    (
        "protocol",
        "meeting",
        "День заседания; с --apply – если его не видно в протоколе",
        "The day of the meeting; with --apply, where the minutes do not show it",
    ),
    (
        "protocol",
        "number",
        "Номер протокола (с --apply – иначе тот, что в нём)",
        "The number of the minutes (with --apply, else the one they have)",
    ),
    (
        "protocol",
        "meeting_kind",
        "Вид заседания в родительном падеже: «заседания рабочей группы»",
        "What it is a meeting of, in the Russian genitive: «заседания рабочей группы»",
    ),
    (
        "protocol",
        "format",
        "Вид заготовки: docx (так и без этого слова) или md",
        "What the skeleton is written as: docx (the default) or md",
    ),
    (
        "protocol",
        "output",
        "Файл (иначе сюда: «Протокол № … от …»)",
        "A file (else here: «Протокол № … от …»)",
    ),
    (
        "protocol",
        "apply",
        "Протокол, решения которого внести в планы",
        "The minutes whose decisions go into the plans",
    ),
    (
        "protocol",
        "yes",
        "Записать; без этого команда только показывает",
        "Write it; without this the command only shows",
    ),
    (
        "collect",
        "files",
        "Формы, письма и папки с ними",
        "Forms, letters and folders of them",
    ),
    ("collect", "places", "Где планы", "Where the plans are"),
    (
        "collect",
        "on",
        "День ответов, которые пришли без письма",
        "The day of answers that came without a letter",
    ),
    (
        "collect",
        "postpone",
        "Перенести сроки, о переносе которых просят",
        "Grant the requests to postpone",
    ),
    (
        "collect",
        "yes",
        "Записать; без этого команда только показывает",
        "Write it; without this the command only shows",
    ),
    (
        "letters",
        "overdue",
        "Только о просроченном",
        "Of what is late alone",
    ),
    (
        "letters",
        "upcoming",
        "Только о том, чей срок наступает в ближайшие дни",
        "Of what falls due within so many days alone",
    ),
    (
        "letters",
        "format",
        "Вид письма: txt (так и без этого слова), md, docx, eml; форма – xlsx (так и без этого слова) или docx",
        "What letters are written as: txt (the default), md, docx, eml; forms: xlsx (the default) or docx",
    ),
    (
        "letters",
        "form",
        "letter – письмо (так и без этого слова), answers – форма для ответов: свои строки и пустые столбцы",
        "letter (the default), or answers: a form of the executor's own rows with columns to fill in",
    ),
    (
        "letters",
        "attach",
        "Приложить к черновику форму для ответов: xlsx или docx",
        "Attach the form to fill in to each draft: xlsx or docx",
    ),
    (
        "letters",
        "split",
        "По файлу на письмо",
        "A file for each letter",
    ),
    ("letters", "output", "Файл или папка", "A file or a folder"),
    (
        "letters",
        "sender",
        "От кого письма (иначе от координатора или организации плана)",
        "Who the letters are from (else the plan's coordinator or organization)",
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
        "",
        "items",
        "Пункты: план:номер, номер или часть названия; слово на .toml – файл, где искать",
        "Items: plan:id, id or a part of the title; a word that ends in .toml is a file to look in",
    ),
    (
        "",
        "places",
        "Где планы: файл или папка (можно несколько раз)",
        "Where the plans are: a file or folder (repeatable)",
    ),
    (
        "",
        "dry_run",
        "Показать правку, ничего не записывая",
        "Show the change and write nothing",
    ),
    (
        "",
        "on",
        "День отметки (иначе день --as-of, сегодня)",
        "The day of the mark (else that of --as-of, today)",
    ),
    (
        "done",
        "due",
        "Какой из сроков исполнен (иначе первый открытый из начавшихся); из двух сроков одного дня – днём до переносов: \"по плану 14.02.2022\"",
        "Which of the due days was met (else the first open one that has begun); of two on one day, by the day before any move: \"planned 14.02.2022\"",
    ),
    (
        "done",
        "all",
        "Исполнены все открытые сроки пункта",
        "All open due days of the item were met",
    ),
    ("done", "evidence", "Чем подтверждается", "What proves it"),
    (
        "done",
        "note",
        "Примечание к исполнению",
        "A remark on the execution",
    ),
    ("cancel", "reason", "Почему", "Why"),
    (
        "cancel",
        "due",
        "Какой из сроков отменён",
        "Which of the due days is cancelled",
    ),
    (
        "cancel",
        "all",
        "Отменить пункт со всеми его сроками",
        "Cancel the item with all its due days",
    ),
    (
        "unmet",
        "reason",
        "Почему не исполнено",
        "Why it is not done",
    ),
    (
        "unmet",
        "on",
        "День, когда причина названа (иначе день --as-of, сегодня)",
        "The day on which the reason was given (else that of --as-of, today)",
    ),
    (
        "unmet",
        "due",
        "Какой из сроков не исполнен",
        "Which of the due days is not met",
    ),
    (
        "unmet",
        "undo",
        "Снять последнюю записанную причину",
        "Take the last reason back",
    ),
    (
        "reopen",
        "due",
        "Снять последнюю отметку этого срока: отмену, исполнение или перенос",
        "Take back the last mark of this due day: a cancellation, an execution or a move",
    ),
    ("reopen", "all", "Снять все отметки", "Take all marks back"),
    (
        "postpone",
        "due",
        "Какой из сроков перенесён: прежний его день или нынешний",
        "Which of the due days is moved: its former day or the present one",
    ),
    (
        "postpone",
        "all",
        "Перенести весь пункт: новый срок заменит все прежние",
        "Move the whole item: the new deadline takes the place of all due days",
    ),
    (
        "postpone",
        "deadline",
        "Новый срок, словами: \"до 15.04.2022\"",
        "The new deadline, in words: \"до 15.04.2022\"",
    ),
    (
        "postpone",
        "basis",
        "Основание: документ",
        "The document it rests on",
    ),
    (
        "postpone",
        "on",
        "День решения (иначе день --as-of, сегодня)",
        "The day of the decision (else that of --as-of, today)",
    ),
    (
        "postpone",
        "undo",
        "Отменить последний перенос",
        "Take the last postponement back",
    ),
    (
        "assign",
        "add",
        "Добавить соисполнителя (можно несколько раз)",
        "Add a co-executor (repeatable)",
    ),
    (
        "assign",
        "behind",
        "Поставить того, кого добавляют, после этого исполнителя, а не последним",
        "Put those who are added behind this executor, not last",
    ),
    (
        "assign",
        "remove",
        "Снять исполнителя (можно несколько раз)",
        "Remove an executor (repeatable)",
    ),
    (
        "assign",
        "new",
        "Вписать в [executors] того, кого там ещё нет",
        "Declare in [executors] who is not there yet",
    ),
    (
        "assign",
        "executor_kind",
        "Кто это: person – человек, unit – организация, role – роль, group – группа",
        "What it is: person, unit, role or group",
    ),
    ("assign", "post", "Его должность", "The post"),
    (
        "add",
        "new",
        "Вписать в [executors] того, кого там ещё нет",
        "Declare in [executors] who is not there yet",
    ),
    (
        "add",
        "executor_kind",
        "Кто это: person – человек, unit – организация, role – роль, group – группа",
        "What it is: person, unit, role or group",
    ),
    ("add", "post", "Его должность", "The post"),
    (
        "assign",
        "lead",
        "Сделать ответственным; прежний станет на его место",
        "Make this one the lead; the former lead takes the other's place",
    ),
    (
        "fmt",
        "check",
        "Ничего не менять; код 1 и имена файлов, которые изменились бы",
        "Change nothing; exit with 1 and name the files that would change",
    ),
    (
        "slips",
        "by",
        "executor – по исполнителям",
        "executor: by executor",
    ),
    (
        "check",
        "full",
        "Показать каждое место в файле, с правилом и советом",
        "Show every place in the file, with the rule and what to write",
    ),
    (
        "check",
        "all",
        "Показать каждое замечание отдельной строкой",
        "Give every finding a line of its own",
    ),
    (
        "check",
        "dry_run",
        "Показать, что исправит --fix, и ничего не записать",
        "Show what --fix would mend and write nothing",
    ),
    (
        "check",
        "errors",
        "Показать только ошибки; предупреждения лишь посчитать",
        "Show only errors, and just count warnings",
    ),
    (
        "check",
        "fix",
        "Исправить то, что можно исправить, не меняя смысла; остальное показать",
        "Mend what can be mended without changing the meaning; show the rest",
    ),
    (
        "add",
        "plan",
        "План: файл, его имя или территория",
        "The plan: its file, its name or its territory",
    ),
    ("add", "title", "Мероприятие", "What is to be done"),
    ("add", "deadline", "Срок, словами", "The deadline, in words"),
    (
        "add",
        "executor",
        "Исполнитель; первый – ответственный (можно несколько раз)",
        "An executor; the first leads (repeatable)",
    ),
    (
        "add",
        "result",
        "Ожидаемый результат",
        "The expected result",
    ),
    (
        "add",
        "number",
        "Номер (по умолчанию следующий, а если он занят – с точкой: 3.1)",
        "The number (default the next, or where it is taken one with a dot: 3.1)",
    ),
    (
        "add",
        "section",
        "В какой раздел (часть названия)",
        "The section (a part of its title)",
    ),
    (
        "add",
        "new_section",
        "Начать в конце плана раздел с этим названием",
        "Begin a section with this title at the end of the plan",
    ),
    (
        "add",
        "yes",
        "Не спрашивать, если похожий раздел уже есть",
        "Do not ask where a section like it is there",
    ),
    (
        "add",
        "after",
        "После какого пункта",
        "The item it comes after",
    ),
    (
        "new",
        "name",
        "Имя плана: территория-год",
        "The plan's name: territory-year",
    ),
    (
        "new",
        "source",
        "План, из которого составить план следующего года (имя файла, территория)",
        "The plan that next year's is made of (its file name, its territory)",
    ),
    (
        "new",
        "open",
        "Взять только неисполненные пункты",
        "Take only items that are not carried out",
    ),
    (
        "new",
        "all",
        "Взять все пункты (так и без этого слова)",
        "Take all items (the default)",
    ),
    (
        "new",
        "as_of",
        "День, на который смотреть, что не исполнено (по умолчанию сегодня)",
        "The day on which to see what is not carried out (default today)",
    ),
    ("new", "title", "Название", "The title"),
    (
        "new",
        "period",
        "Период: \"2022\", \"2020-2021 учебный год\"",
        "The period: \"2022\", \"2020-2021 учебный год\"",
    ),
    ("new", "organization", "Кто составил", "Who draws it up"),
    ("new", "territory", "Где действует", "Where it holds"),
    (
        "new",
        "executor",
        "Кого можно назвать исполнителем (можно несколько раз)",
        "Who may be named (repeatable)",
    ),
    // diff, history, git
    (
        "diff",
        "targets",
        "Ревизия, промежуток РЕВ..РЕВ или два файла; затем пути",
        "A revision, a range REV..REV, or two files; then paths",
    ),
    (
        "diff",
        "format",
        "Вид ответа: text, md, json, jsonl; с --form order – text, md, docx",
        "Format: text, md, json, jsonl; with --form order text, md, docx",
    ),
    (
        "diff",
        "form",
        "order – проект распоряжения о внесении изменений",
        "order: the draft of an amending order",
    ),
    (
        "diff",
        "output",
        "Файл .docx или папка для него (иначе сюда)",
        "The .docx file, or a folder for it (else here)",
    ),
    (
        "diff",
        "since",
        "Что изменилось с этого дня: сравнить с ревизией, которая тогда действовала",
        "What changed since this day: compare with the revision that held then",
    ),
    (
        "diff",
        "as_of",
        "По какой день учтены отметки и решения (иначе все); от него считается и --since",
        "The last day whose marks and decisions count (else all do); --since is read from it too",
    ),
    (
        "diff",
        "staged",
        "Сравнить с подготовленным к сохранению (git add), а не с рабочей копией",
        "Compare with what is staged (git add), not with the working tree",
    ),
    (
        "diff",
        "stat",
        "Только счёт изменений по планам",
        "Only counts of changes by plan",
    ),
    (
        "history",
        "since",
        "Ревизии с этого дня",
        "Revisions from this day on",
    ),
    (
        "history",
        "as_of",
        "Ревизии по этот день (по умолчанию все)",
        "Revisions up to this day (default all)",
    ),
    (
        "history",
        "by",
        "Каждый план отдельно: roadmap",
        "Each plan apart: roadmap",
    ),
    (
        "git-setup",
        "hook",
        "И проверять планы перед каждой ревизией",
        "Also check plans before each commit",
    ),
    (
        "git-setup",
        "textconv",
        "И показывать в git diff по строке на пункт (скрывает строки файла)",
        "Also show a line per item in git diff (hides the lines of the file)",
    ),
    (
        "git-setup",
        "undo",
        "Вернуть всё, как было",
        "Put everything back",
    ),
    ("git-setup", "yes", "Не спрашивать", "Do not ask"),
    (
        "merge-driver",
        "base",
        "Общий предок",
        "The common ancestor",
    ),
    (
        "merge-driver",
        "ours",
        "Наша сторона; сюда пишется итог",
        "Our side, which gets the result",
    ),
    ("merge-driver", "theirs", "Другая сторона", "The other side"),
    (
        "merge-driver",
        "path",
        "Как файл называется в репозитории",
        "What the file is called in the repository",
    ),
    (
        "merge-driver",
        "marker_size",
        "Длина отметок git",
        "How long the markers of git are",
    ),
    (
        "merge-driver",
        "names",
        "Как отметки называют наше и другое",
        "What the markers call our side and the other",
    ),
    ("textconv", "file", "Файл плана", "A plan file"),
    (
        "help",
        "topic",
        "Страница руководства или команда",
        "A page of the manual, or a command",
    ),
    (
        "import",
        "files",
        "Документы с планами; «-» – стандартный ввод",
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
        "into",
        "План, который обновить этим документом, даже если он не говорит, чей он; если планов в документе несколько – для каждого",
        "The plan to update by this document, even where it does not say whose it is; of a document of several plans, given for each",
    ),
    (
        "import",
        "drop",
        "Отменить в плане пункты, которых в новой редакции нет, кроме отмеченных вами",
        "Cancel the items that the new edition no longer has, but for those you have marked",
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
    ("attach", "ВИД", "FORMAT"),
    ("sender", "ИМЯ", "NAME"),
    ("upcoming", "ДНЕЙ", "DAYS"),
    ("lang", "ЯЗЫК", "LANG"),
    ("color", "КОГДА", "WHEN"),
    ("width", "ЗНАКОВ", "COLUMNS"),
    ("paths", "ПУТЬ", "PATH"),
    ("path", "ПУТЬ", "PATH"),
    ("base", "ПРЕДОК", "BASE"),
    ("ours", "НАШЕ", "OURS"),
    ("theirs", "ДРУГОЕ", "THEIRS"),
    ("marker_size", "ЗНАКОВ", "N"),
    ("names", "ИМЯ", "NAME"),
    ("as_of", "ДЕНЬ", "DATE"),
    ("executor", "ИМЯ", "NAME"),
    ("roadmap", "ИМЯ", "NAME"),
    ("section", "НАЗВАНИЕ", "TITLE"),
    ("new_section", "НАЗВАНИЕ", "TITLE"),
    ("state", "СОСТОЯНИЕ", "STATE"),
    ("from", "ДЕНЬ", "DATE"),
    ("source", "ПЛАН", "PLAN"),
    ("to", "ДЕНЬ", "DATE"),
    ("until", "ДЕНЬ", "DATE"),
    ("meeting", "ДЕНЬ", "DATE"),
    ("next", "ДЕНЬ", "DATE"),
    ("format", "ВИД", "FORMAT"),
    ("within", "ДНЕЙ", "DAYS"),
    ("by", "ЧТО", "WHAT"),
    ("item", "ПУНКТ", "ITEM"),
    ("rule", "ПРАВИЛО", "RULE"),
    ("targets", "РЕВИЗИЯ", "REV"),
    ("since", "ДЕНЬ", "DATE"),
    ("file", "ФАЙЛ", "FILE"),
    ("phrases", "СРОК", "PHRASE"),
    ("period", "ПЕРИОД", "PERIOD"),
    ("items", "ПУНКТ", "ITEM"),
    ("places", "ПУТЬ", "PATH"),
    ("on", "ДЕНЬ", "DATE"),
    ("due", "ДЕНЬ", "DATE"),
    ("evidence", "ТЕКСТ", "TEXT"),
    ("note", "ТЕКСТ", "TEXT"),
    ("reason", "ТЕКСТ", "TEXT"),
    ("meeting", "ДЕНЬ", "DATE"),
    ("meeting_kind", "ТЕКСТ", "TEXT"),
    ("apply", "ФАЙЛ", "FILE"),
    ("deadline", "СРОК", "PHRASE"),
    ("basis", "ТЕКСТ", "TEXT"),
    ("plan", "ФАЙЛ", "FILE"),
    ("name", "ИМЯ", "NAME"),
    ("title", "ТЕКСТ", "TEXT"),
    ("result", "ТЕКСТ", "TEXT"),
    ("number", "НОМЕР", "NUMBER"),
    ("after", "ПУНКТ", "ITEM"),
    ("behind", "ИМЯ", "NAME"),
    ("executor_kind", "КТО", "KIND"),
    ("post", "ДОЛЖНОСТЬ", "POST"),
    ("organization", "ТЕКСТ", "TEXT"),
    ("territory", "ТЕКСТ", "TEXT"),
    ("add", "ИМЯ", "NAME"),
    ("remove", "ИМЯ", "NAME"),
    ("lead", "ИМЯ", "NAME"),
    ("topic", "СТРАНИЦА", "TOPIC"),
    ("files", "ФАЙЛ", "FILE"),
    ("output", "КУДА", "PATH"),
    ("form", "БУМАГА", "PAPER"),
    ("entry", "ЧТО", "WHAT"),
    ("split", "ПО_ЧЕМУ", "BY"),
    ("alarm", "ДНЕЙ", "DAYS"),
    ("into", "ФАЙЛ", "FILE"),
    ("kind", "ВИД", "EXT"),
];
