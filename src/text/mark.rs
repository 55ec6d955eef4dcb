//! The mark by which a row of a form is known again: `plan:item@day`, the day being the due day before any move.

use chrono::NaiveDate;

use super::russian;

/// Returns the mark of the occurrence of `item` of `plan` that is due on `day` before any move.
///
/// ```
/// use roadmap::text::mark;
/// let day = "2022-04-29".parse().unwrap();
/// let made = mark::write("pervouralsk-2022", "14", day);
/// assert_eq!(made, "pervouralsk-2022:14@2022-04-29");
/// assert_eq!(mark::read(&made), Some(("pervouralsk-2022".into(), "14".into(), Some(day))));
/// ```
pub fn write(plan: &str, item: &str, day: NaiveDate) -> String {
    format!("{plan}:{item}@{day}")
}

/// Returns the plan, the item and the day of a mark; blanks that a narrow column put into it are no part of it, and a
/// day that is left out means the item as a whole.
pub fn read(text: &str) -> Option<(String, String, Option<NaiveDate>)> {
    let words: Vec<&str> = text
        .split(russian::is_blank)
        .filter(|word| !word.is_empty())
        .collect();
    let text = words.join(" ");
    let (address, day) = match text.rsplit_once('@') {
        Some((address, day)) => {
            let digits: String = day.chars().filter(|c| *c != ' ').collect();
            (address, Some(digits.parse().ok()?))
        }
        None => (text.as_str(), None),
    };
    let (plan, item) = address.split_once(':')?;
    let (plan, item) = (plan.trim(), item.trim());
    (!plan.is_empty() && !item.is_empty()).then(|| (plan.to_owned(), item.to_owned(), day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back() {
        let case = |text: &str, expected: Option<(&str, &str, Option<&str>)>| {
            let own = |(plan, item, day): (&str, &str, Option<&str>)| {
                (
                    plan.to_owned(),
                    item.to_owned(),
                    day.map(|day| day.parse().unwrap()),
                )
            };
            assert_eq!(read(text), expected.map(own), "{text}");
        };
        case("a:1@2022-04-29", Some(("a", "1", Some("2022-04-29"))));
        case(
            " a:1@2022-\n04-29\u{a0}",
            Some(("a", "1", Some("2022-04-29"))),
        );
        case(
            "план:2.14@2022-04-29",
            Some(("план", "2.14", Some("2022-04-29"))),
        );
        case(
            "a:«Сбор, свод: и @»@2022-04-29",
            Some(("a", "«Сбор, свод: и @»", Some("2022-04-29"))),
        );
        case("a:1", Some(("a", "1", None)));
        for text in [
            "",
            "1@2022-04-29",
            "a:1@",
            "a:1@29.04.2022",
            ":1@2022-04-29",
            "a:@2022-04-29",
        ] {
            case(text, None);
        }
    }
}
