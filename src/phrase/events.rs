//! Events that are the execution of other items: «после исполнения п. 5».

use crate::text::russian::fold;

/// Returns the number of the item that an event's words name: «5» of «после исполнения п. 5».
///
/// ```
/// assert_eq!(roadmap::phrase::item_named("исполнения п. 2.5"), Some("2.5"));
/// assert_eq!(roadmap::phrase::item_named("окончания сезона"), None);
/// ```
pub fn item_named(event: &str) -> Option<&str> {
    let mut words = event
        .split(|c: char| c.is_whitespace() || c == '№')
        .filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        let folded = fold(word);
        let dotted = folded.split_once('.').filter(|(short, _)| *short == "п");
        let number = match dotted {
            Some((_, "")) => words.clone().next(),
            Some(_) => word.split_once('.').map(|(_, number)| number),
            None if folded == "п"
                || folded.starts_with("пункт")
                || folded.starts_with("мероприят") =>
            {
                words.clone().next()
            }
            None => None,
        };
        let number = number.map(|number| number.trim_end_matches(['.', ',', ';', ')']));
        if let Some(number) =
            number.filter(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        {
            return Some(number);
        }
    }
    None
}

/// Returns how the day on which an item was done is named among the events.
pub fn event_of_item(number: &str) -> String {
    format!("пункт {number}")
}
