//! How a number is written in a label: 4, IV, г, d.

/// A way of writing numbers (ECMA-376-1, 17.18.59).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numeral {
    /// 4, and whatever is not known here.
    Decimal,
    /// 04.
    DecimalZero,
    /// IV.
    UpperRoman,
    /// iv.
    LowerRoman,
    /// D, then AA after Z.
    UpperLetter,
    /// d.
    LowerLetter,
    /// Г.
    UpperRussian,
    /// г.
    LowerRussian,
    /// Nothing.
    None,
    /// A sign instead of a number.
    Bullet,
}

/// The letters that number Russian lists: without ё, й, ъ, ы, ь.
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
/// The largest number written in letters or Roman numerals; a larger one is a mistake and stays decimal.
const LARGEST: usize = 3999;

impl Numeral {
    /// Returns the way that `w:numFmt` calls `name`.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Numeral::DecimalZero,
            "upperRoman" => Numeral::UpperRoman,
            "lowerRoman" => Numeral::LowerRoman,
            "upperLetter" => Numeral::UpperLetter,
            "lowerLetter" => Numeral::LowerLetter,
            "russianUpper" => Numeral::UpperRussian,
            "russianLower" => Numeral::LowerRussian,
            "none" => Numeral::None,
            "bullet" => Numeral::Bullet,
            _ => Numeral::Decimal,
        }
    }
}

/// Writes `number`.
pub(super) fn numeral(form: Numeral, number: usize) -> String {
    match form {
        Numeral::None | Numeral::Bullet => String::new(),
        Numeral::DecimalZero => format!("{number:02}"),
        _ if number == 0 || number > LARGEST => number.to_string(),
        Numeral::Decimal => number.to_string(),
        Numeral::UpperRoman => roman(number),
        Numeral::LowerRoman => roman(number).to_lowercase(),
        Numeral::UpperLetter => letters(LATIN, number).to_uppercase(),
        Numeral::LowerLetter => letters(LATIN, number),
        Numeral::UpperRussian => letters(RUSSIAN, number).to_uppercase(),
        Numeral::LowerRussian => letters(RUSSIAN, number),
    }
}

/// Writes the letter, doubled after the alphabet's end, tripled after the next.
fn letters(alphabet: &str, number: usize) -> String {
    let length = alphabet.chars().count();
    let letter = alphabet.chars().nth((number - 1) % length);
    letter
        .into_iter()
        .cycle()
        .take((number - 1) / length + 1)
        .collect()
}

fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers() {
        let case = |name: &str, numbers: &[usize], expected: &str| {
            let written: Vec<_> = numbers
                .iter()
                .map(|number| numeral(Numeral::named(name), *number))
                .collect();
            assert_eq!(written.join(" "), expected, "{name}");
        };
        case("decimal", &[0, 7, 12], "0 7 12");
        case("decimalZero", &[7, 12], "07 12");
        case("upperRoman", &[1, 4, 9, 44, 1994], "I IV IX XLIV MCMXCIV");
        case(
            "lowerRoman",
            &[3, 4000, usize::MAX],
            "iii 4000 18446744073709551615",
        );
        case("lowerLetter", &[1, 26, 27, 53], "a z aa aaa");
        case("russianLower", &[1, 9, 10, 28, 29], "а и к я аа");
        case("russianUpper", &[4], "Г");
        case("ordinal", &[2], "2");
        case("bullet", &[2], "");
    }
}
