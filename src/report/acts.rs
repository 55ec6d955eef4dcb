//! Acts of offices in the cases that papers need: «к распоряжению», «утверждён распоряжением».

/// Words for acts with their dative and instrumental.
const ACTS: [[&str; 3]; 6] = [
    ["распоряжение", "распоряжению", "распоряжением"],
    ["постановление", "постановлению", "постановлением"],
    ["приказ", "приказу", "приказом"],
    ["решение", "решению", "решением"],
    ["письмо", "письму", "письмом"],
    ["протокол", "протоколу", "протоколом"],
];

/// Returns an act's name in the dative, where its first word is one that is known.
pub(super) fn dative(act: &str) -> Option<String> {
    declined(act, 1)
}

/// Returns an act's name in the instrumental, where its first word is one that is known.
pub(super) fn instrumental(act: &str) -> Option<String> {
    declined(act, 2)
}

fn declined(act: &str, case: usize) -> Option<String> {
    let (word, rest) = act.split_once(' ').unwrap_or((act, ""));
    let folded = word.to_lowercase();
    let forms = ACTS.iter().find(|forms| forms[0] == folded)?;
    Some(format!("{} {rest}", forms[case]).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_declined_where_their_word_is_known() {
        let case = |act: &str, expected: [Option<&str>; 2]| {
            assert_eq!(
                [dative(act), instrumental(act)],
                expected.map(|text| text.map(str::to_owned))
            );
        };
        case(
            "распоряжение от 20.01.2021 № 65",
            [
                Some("распоряжению от 20.01.2021 № 65"),
                Some("распоряжением от 20.01.2021 № 65"),
            ],
        );
        case(
            "Приказ Управления образования № 3",
            [
                Some("приказу Управления образования № 3"),
                Some("приказом Управления образования № 3"),
            ],
        );
        case(
            "постановление",
            [Some("постановлению"), Some("постановлением")],
        );
        case("поручение главы", [None, None]);
        case("распоряжения № 1 и № 2", [None, None]);
    }
}
