//! The languages the tool speaks.

/// A language the tool speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Russian, the default.
    #[default]
    Russian,
    /// English.
    English,
}

impl Lang {
    /// Returns the word by which `--lang` names this language.
    pub fn name(self) -> &'static str {
        match self {
            Lang::Russian => "ru",
            Lang::English => "en",
        }
    }

    /// Returns the language that a `--lang`-like word names: `ru`, `en`, or a locale such as `en_US.UTF-8`.
    ///
    /// ```
    /// use roadmap::words::Lang;
    /// assert_eq!(Lang::named("en_US.UTF-8"), Some(Lang::English));
    /// assert_eq!(Lang::named("de"), None);
    /// ```
    pub fn named(word: &str) -> Option<Lang> {
        let language = word.split(['_', '.', '-', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "ru" => Some(Lang::Russian),
            "en" => Some(Lang::English),
            _ => None,
        }
    }
}
