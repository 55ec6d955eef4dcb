//! Days that Excel keeps as numbers: a cell that lost its format shows «44696» where «14.05.2022» belongs.

use chrono::{Days, NaiveDate};

/// Returns the day that Excel stores as `number`, from 2000 to 2050; a larger or smaller one is no day of a plan.
fn day(number: u64) -> Option<NaiveDate> {
    let number = Some(number).filter(|number| (36_526..55_154).contains(number))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))
}

/// Returns the day that `text`, such a number and nothing else, stands for.
pub(in crate::import) fn day_of(text: &str) -> Option<NaiveDate> {
    text.parse().ok().and_then(day)
}

/// Returns whether a cell heads a column of days: «Срок», «Дата исполнения».
pub(super) fn heads_days(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.starts_with("срок") || text.starts_with("дата")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_from_2000_to_2050_are_days() {
        let case = |number: u64, expected: Option<&str>| {
            let expected = expected.map(|day| day.parse().unwrap());
            assert_eq!(day(number), expected, "{number}");
        };
        case(36_525, None);
        case(36_526, Some("2000-01-01"));
        case(44_696, Some("2022-05-15"));
        case(55_153, Some("2050-12-31"));
        case(55_154, None);
    }
}
