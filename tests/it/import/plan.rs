//! The five real plans as their items: what every import of them must give.

/// An item of a plan with the section it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) section: String,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) deadline: String,
    pub(crate) executors: Vec<String>,
    pub(crate) result: String,
}

pub(crate) const PLANS: [&str; 5] = [
    "dubovsky-2021",
    "novokuznetsk-2020-2021",
    "pervouralsk-2022",
    "sarov-2021-2022",
    "school-19-2021",
];

/// Returns the plan of `roadmaps` with this name.
pub(crate) fn plan(name: &str) -> toml::Table {
    let path = format!("{}/roadmaps/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

pub(crate) fn text(table: &toml::Table, key: &str) -> String {
    let value = table.get(key).and_then(toml::Value::as_str);
    value.unwrap_or_default().to_owned()
}

/// Returns the tables of the array `key`.
pub(crate) fn tables<'t>(
    table: &'t toml::Table,
    key: &str,
) -> impl Iterator<Item = &'t toml::Table> {
    let array = table.get(key).and_then(toml::Value::as_array);
    array
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_table)
}

fn item(section: &str, item: &toml::Table) -> Item {
    let names = item.get("executors").and_then(toml::Value::as_array);
    let name = |value: &toml::Value| value.as_str().unwrap_or_default().to_owned();
    Item {
        section: section.to_owned(),
        number: text(item, "number"),
        title: text(item, "title"),
        deadline: text(item, "deadline"),
        executors: names.into_iter().flatten().map(name).collect(),
        result: text(item, "result"),
    }
}

/// Returns the items of `plan`, in the order of its sections.
pub(crate) fn items(plan: &toml::Table) -> Vec<Item> {
    let mut items: Vec<Item> = tables(plan, "item").map(|row| item("", row)).collect();
    for section in tables(plan, "section") {
        let title = text(section, "title");
        items.extend(tables(section, "item").map(|row| item(&title, row)));
    }
    items
}
