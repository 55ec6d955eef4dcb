//! The manual: its pages, in Russian and in English, and the names they answer to.

use crate::text::russian;
use crate::words::Lang;

/// A page of the manual.
#[derive(Debug)]
pub struct Page {
    /// What it is called in English, first the name that lists show.
    english: &'static [&'static str],
    /// What it is called in Russian, first the name that lists show.
    russian: &'static [&'static str],
    /// Its text in Russian, as Markdown.
    ru: &'static str,
    /// Its text in English, as Markdown.
    en: &'static str,
}

macro_rules! pages {
    ($($file:literal: $english:expr, $russian:expr;)*) => {
        &[$(Page {
            english: &$english,
            russian: &$russian,
            ru: include_str!(concat!("ru/", $file, ".md")),
            en: include_str!(concat!("en/", $file, ".md")),
        },)*]
    };
}

/// Every page, in the order in which one reads them.
pub const PAGES: &[Page] = pages! {
    "start": ["start", "begin"], ["начало", "с чего начать"];
    "word": ["word", "from word"], ["ворд", "из word", "план из word"];
    "meeting": ["meeting", "before a meeting", "reports", "states"], ["совещание", "перед совещанием", "отчёты", "состояния"];
    "deadlines": ["deadlines", "deadline"], ["сроки", "срок"];
    "file": ["file", "plan", "toml"], ["файл", "план"];
    "people": ["people", "executors"], ["люди", "исполнители"];
    "marks": ["marks", "postponements"], ["отметки", "переносы", "перенос"];
    "revisions": ["revisions", "git"], ["ревизии", "изменения"];
    "round": ["round", "weekly round", "letters", "minutes", "protocol"], ["неделя", "круг недели", "письма", "письмо", "протокол", "ответы"];
    "papers": ["papers", "paper", "docx", "export"], ["бумаги", "бумага", "выгрузка"];
    "cron": ["cron", "ci", "reminders"], ["напоминания", "крон"];
    "formats": ["formats", "json", "csv", "environment"], ["форматы", "виды", "переменные"];
    "rules": ["rules"], ["правила", "проверка"];
    "exit-codes": ["exit-codes", "exit codes"], ["коды", "коды возврата"];
};

impl Page {
    /// Returns the page that `topic` names, in either language.
    ///
    /// ```
    /// use roadmap::manual::Page;
    /// use roadmap::words::Lang;
    /// assert_eq!(Page::named("Сроки").map(|page| page.name(Lang::English)), Some("deadlines"));
    /// assert!(Page::named("погода").is_none());
    /// ```
    pub fn named(topic: &str) -> Option<&'static Page> {
        let folded = russian::fold(topic);
        let is_meant = |name: &&str| russian::fold(name) == folded;
        PAGES
            .iter()
            .find(|page| page.names().any(|name| is_meant(&name)))
    }

    /// Returns everything the page is called.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.russian.iter().chain(self.english).copied()
    }

    /// Returns the name that lists show.
    pub fn name(&self, lang: Lang) -> &'static str {
        let names = match lang {
            Lang::Russian => self.russian,
            Lang::English => self.english,
        };
        names.first().copied().unwrap_or_default()
    }

    /// Returns the page's Markdown.
    pub fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Russian => self.ru,
            Lang::English => self.en,
        }
    }

    /// Returns the page's title.
    pub fn title(&self, lang: Lang) -> &'static str {
        let first = self.text(lang).lines().next().unwrap_or_default();
        first.trim_start_matches(['#', ' '])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_pages_share_a_name() {
        let mut names: Vec<String> = PAGES
            .iter()
            .flat_map(Page::names)
            .map(russian::fold)
            .collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
