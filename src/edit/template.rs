//! A plan file to begin with.

use super::value;
use crate::model::ExecutorKind;
use crate::model::names::of_plan;
use crate::words::{Lang, MessageId};

/// What is known of a new plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewPlan {
    /// Its title.
    pub title: String,
    /// The time it covers, as plan files write it.
    pub period: String,
    /// Who draws it up.
    pub organization: Option<String>,
    /// Where it holds.
    pub territory: Option<String>,
    /// Who may be named.
    pub executors: Vec<(ExecutorKind, String)>,
}

/// Returns the text of a plan without rows, with comments in `lang` on how to go on.
pub fn template(plan: &NewPlan, lang: Lang) -> String {
    let name = of_plan(&plan.title, plan.territory.as_deref(), &plan.period);
    let keys = [
        ("title", Some(&plan.title)),
        ("name", name.as_ref()),
        ("organization", plan.organization.as_ref()),
        ("territory", plan.territory.as_ref()),
        ("period", Some(&plan.period)),
    ];
    let keys: Vec<(&str, &String)> = keys
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
        .collect();
    let widest = keys
        .iter()
        .map(|(key, _)| key.len())
        .max()
        .unwrap_or_default();
    let mut lines: Vec<String> = keys
        .iter()
        .map(|(key, text)| format!("{key:widest$} = {}", value::text(text)))
        .collect();
    let comment = |words: MessageId| format!("\n# {}", words.text(lang));
    lines.push(comment(MessageId::TemplateExecutors));
    lines.push("[executors]".to_owned());
    let names: Vec<(&str, String)> = (plan.executors.iter())
        .map(|(kind, name)| (kind.name(), value::key(name)))
        .collect();
    let widest = names.iter().map(|(_, name)| name.chars().count()).max();
    let widest = widest.unwrap_or_default();
    let executor =
        |(kind, name): &(&str, String)| format!("{name:widest$} = {{ kind = \"{kind}\" }}");
    lines.extend(names.iter().map(executor));
    lines.push(comment(MessageId::TemplateItems));
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::format;

    #[test]
    fn a_new_plan_is_laid_out() {
        let plan = NewPlan {
            title: "План «500+»".to_owned(),
            period: "2022".to_owned(),
            executors: vec![
                (ExecutorKind::Group, "кураторы".to_owned()),
                (ExecutorKind::Person, "Иванов И.И.".to_owned()),
            ],
            ..NewPlan::default()
        };
        let text = template(&plan, Lang::Russian);
        assert_eq!(format(&text), text);
        assert!(
            text.starts_with("title  = \"План «500+»\"\nperiod = \"2022\"\n\n#"),
            "{text}"
        );
    }
}
