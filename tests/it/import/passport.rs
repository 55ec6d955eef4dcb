//! What the text around a table says of the plan as a whole.

use super::shapes::{page, value, written};

#[test]
fn stamps_may_stand_in_a_table_of_their_own() {
    let stamps = "<table><tr><td>РАССМОТРЕНО<br>на педсовете<br>Протокол № 1 от 30.08.2021</td>\
        <td>УТВЕРЖДАЮ<br>Директор МБОУ «СОШ № 12»<br>______ Н.П. Сидорова<br>Приказ № 145 от «31» августа 2021 г.</td></tr></table>";
    let title =
        "<p>План внутришкольного контроля</p><p>МБОУ «СОШ № 12» на 2021/2022 учебный год</p>";
    let text = written(
        "plan.html",
        page(
            &format!("{stamps}{title}"),
            &["№|Мероприятие|Срок|Ответственный", "1|Сбор|май|Завуч"],
        ),
    );
    assert_eq!(
        value(&text, "title"),
        "План внутришкольного контроля МБОУ «СОШ № 12» на 2021/2022 учебный год"
    );
    assert_eq!(value(&text, "organization"), "МБОУ «СОШ № 12»");
    assert_eq!(value(&text, "period"), "2021-2022 учебный год");
    assert!(
        text.contains("{ date = 2021-08-31, document = \"приказ от 31.08.2021 № 145\", by = \"Н.П. Сидорова\" }"),
        "{text}"
    );
}

#[test]
fn a_bare_title_is_completed_by_what_its_order_is_about() {
    let text = written(
        "plan.txt",
        "Приложение\nк распоряжению от 20.01.2021 № 65\n«О работе школ\nгородского округа Первоуральск в 2022 году»\n\n\
         ДОРОЖНАЯ КАРТА\n\nМероприятие\tСрок\nСбор\tмай\nОтчёт\tиюнь\n\n3. Контроль за исполнением возложить на завуча.\n",
    );
    assert_eq!(
        value(&text, "title"),
        "ДОРОЖНАЯ КАРТА «О работе школ городского округа Первоуральск в 2022 году»"
    );
    assert_eq!(value(&text, "territory"), "городской округ Первоуральск");
    assert_eq!(
        value(&text, "control"),
        "Контроль за исполнением возложить на завуча."
    );
}

#[test]
fn a_title_may_be_spaced_out_or_stand_in_several_lines() {
    let rows = ["№|Мероприятие|Срок|Ответственный", "1|Сбор|май|Завуч"];
    for (lines, expected) in [
        (
            "<p>План мероприятий</p><p>(«дорожная карта»)</p><p>по охране труда на 2022 год</p>",
            "План мероприятий («дорожная карта») по охране труда на 2022 год",
        ),
        (
            "<p>П Л А Н</p><p>работы школы на 2022 год</p>",
            "ПЛАН работы школы на 2022 год",
        ),
        (
            "<p>П Л А Н &nbsp; Р А Б О Т Ы</p><p>школы на 2022 год</p>",
            "ПЛАН РАБОТЫ школы на 2022 год",
        ),
        (
            "<h1>Муниципальная программа «Спорт» План мероприятий на 2022 год</h1>",
            "Муниципальная программа «Спорт» План мероприятий на 2022 год",
        ),
        (
            "<p>ПЛАН</p><p>проведения месячника по благоустройству</p><p>на май 2022 года</p>",
            "ПЛАН проведения месячника по благоустройству на май 2022 года",
        ),
        (
            "<p>ПЛАН</p><p>уборки на 2022–2023 годы</p><p>на территории городского округа Первоуральск</p>",
            "ПЛАН уборки на 2022–2023 годы на территории городского округа Первоуральск",
        ),
    ] {
        let text = written("plan.html", page(lines, &rows));
        assert_eq!(value(&text, "title"), expected);
        assert!(!text.contains("[[section]]"), "{text}");
    }
}

#[test]
fn what_a_web_page_has_around_a_plan_is_no_title() {
    let text = written(
        "plan.html",
        page(
            "<nav><a>Главная</a> <a>План мероприятий</a></nav><div>Главная / План мероприятий</div>\
             <h1>План работы школы</h1><p>Опубликовано: 12.01.2022</p>",
            &["№|Мероприятие|Срок", "1|Сбор|май", "2|Отчёт|июнь"],
        ) + "<footer><p>План работы на 2015 год</p><p>© 2019</p></footer>",
    );
    assert_eq!(value(&text, "title"), "План работы школы");
    assert_eq!(value(&text, "period"), "2022");
}

#[test]
fn a_letterhead_in_capitals_keeps_the_names_of_places_and_no_others() {
    for (head, expected) in [
        (
            "АДМИНИСТРАЦИЯ ЧЕБУЛИНСКОГО МУНИЦИПАЛЬНОГО ОКРУГА",
            "Администрация Чебулинского муниципального округа",
        ),
        (
            "АДМИНИСТРАЦИЯ МЫСКОВСКОГО ГОРОДСКОГО ОКРУГА",
            "Администрация Мысковского городского округа",
        ),
        (
            "АДМИНИСТРАЦИЯ СЕЛЬСКОГО ПОСЕЛЕНИЯ",
            "Администрация сельского поселения",
        ),
    ] {
        let lines = format!("<p>{head}</p><p>План работы на 2022 год</p>");
        let rows = ["№|Мероприятие|Срок|Ответственный", "1|Сбор|май|Завуч"];
        let text = written("plan.html", page(&lines, &rows));
        assert_eq!(value(&text, "organization"), expected);
    }
    let lines = "<p>5. ДЕЙСТВИЯ ПО ВОЗВРАЩЕНИИ РЕБЁНКА В ЦЕНТР</p><p>План работы на 2022 год</p>";
    let rows = ["№|Мероприятие|Срок|Ответственный", "1|Сбор|май|Завуч"];
    let text = written("plan.html", page(lines, &rows));
    assert!(!text.contains("organization"), "{text}");
}

#[test]
fn the_heading_of_a_page_gives_way_to_the_title_that_says_all_of_it() {
    let rows = ["№|Мероприятие|Срок|Ответственный", "1|Сбор|май|Завуч"];
    let case = |lines: &[&str], title: &str, period: &str| {
        let lines: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
        let text = written("plan.html", page(&lines, &rows));
        assert_eq!(value(&text, "title"), title);
        assert_eq!(value(&text, "period"), period, "{title}");
    };
    case(
        &[
            "План работы",
            "2023-2024",
            "План работы совета",
            "МБДОУ «Детский сад № 5»",
            "на 2023/2024 учебный год",
        ],
        "План работы совета МБДОУ «Детский сад № 5» на 2023/2024 учебный год",
        "2023-2024 учебный год",
    );
    case(
        &[
            "Дорожная карта наставничества 2022",
            "УТВЕРЖДАЮ",
            "План мероприятий (дорожная карта)",
            "внедрения наставничества на 2022 год",
        ],
        "План мероприятий (дорожная карта) внедрения наставничества на 2022 год",
        "2022",
    );
    case(
        &[
            "План работы на 2022 год",
            "План мероприятий по охране труда на 2023 год",
        ],
        "План работы на 2022 год",
        "2022",
    );
    case(
        &[
            "План работы школы на 2023-2024",
            "Педагогический совет на 2023-2024 учебный год",
        ],
        "План работы школы на 2023-2024",
        "2023-2024 учебный год",
    );
}

#[test]
fn a_town_told_of_in_one_item_is_not_whose_plan_it_is() {
    let told = |titles: [&str; 2]| {
        let rows = titles.map(|title| format!("1|{title}|май|Завуч"));
        let rows = ["№|Мероприятие|Срок|Ответственный", &rows[0], &rows[1]];
        written("plan.html", page("<p>План работы на 2021 год</p>", &rows))
    };
    let text = told(["Беседа об освобождении города Ленинграда", "Сбор"]);
    assert!(!text.contains("territory"), "{text}");
    let text = told(["Уборка города Сарова", "Акция в городе Сарове"]);
    assert_eq!(value(&text, "territory"), "город Саров");
    let text = told(["Уборка города Сарова", "Поездка в г. Первоуральск"]);
    assert!(!text.contains("territory"), "{text}");
}

#[test]
fn what_is_short_for_a_name_is_its_alias_wherever_it_is_told() {
    let rows = [
        "№|Мероприятие|Срок|Ответственный",
        "1|Сбор|май|Управление образования города (далее – Управление)",
        "2|Отчёт|июнь|Управление, РЦОИ",
    ];
    let text = written("plan.html", page("<p>План работы на 2021 год</p>", &rows));
    let entry =
        "\"Управление образования города\" = { kind = \"unit\", aliases = [\"Управление\"] }";
    assert!(text.contains(entry), "{text}");
}
