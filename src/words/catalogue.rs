//! The catalogue of messages: each entry in Russian and in English, so that a missing one does not compile.
//!
//! `{0}` is the first argument; `{0|день|дня|дней}` is the plural form that the number in it takes
//! (three forms in Russian, two in English). Entries stand in the order of the layers that say them.

use super::Lang;

macro_rules! catalogue {
    ($($name:ident { ru: $ru:literal, en: $en:literal })*) => {
        /// A name of something to say.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum MessageId {
            $(#[doc = $en] $name,)*
        }

        impl MessageId {
            /// Every entry of the catalogue.
            pub const ALL: &'static [MessageId] = &[$(MessageId::$name,)*];

            /// Returns the entry's template in `lang`.
            pub(super) const fn template(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((MessageId::$name, Lang::Russian) => $ru,
                      (MessageId::$name, Lang::English) => $en,)*
                }
            }
        }
    };
}

catalogue! {
    // diagnostic
    LevelError { ru: "ошибка", en: "error" }
    LevelWarning { ru: "предупреждение", en: "warning" }
    LevelHelp { ru: "помощь", en: "help" }
    LevelNote { ru: "примечание", en: "note" }

    // phrase: what the deadline language says of a deadline
}
