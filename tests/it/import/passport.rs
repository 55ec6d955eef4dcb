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
}
