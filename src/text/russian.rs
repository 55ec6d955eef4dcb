//! How Russian documents write the same word in different ways: ё/е, Latin look-alikes, dashes, blanks.

/// Returns the Cyrillic small letter that `c` stands for in a Russian word, or `c` made small.
///
/// Latin letters that look like Cyrillic ones (`A`, `c`, `o` …) are taken for them, ё for е.
pub fn fold_letter(c: char) -> char {
    match c {
        'ё' | 'Ё' => 'е',
        'A' | 'a' => 'а',
        'B' => 'в',
        'C' | 'c' => 'с',
        'E' | 'e' => 'е',
        'H' => 'н',
        'K' | 'k' => 'к',
        'M' | 'm' => 'м',
        'O' | 'o' => 'о',
        'P' | 'p' => 'р',
        'T' => 'т',
        'X' | 'x' => 'х',
        'Y' | 'y' => 'у',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Tells whether `c` is one of the blanks that Word leaves in cells, the non-breaking ones included.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// Tells whether `c` is one of the signs written for a dash or a hyphen.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−')
}
