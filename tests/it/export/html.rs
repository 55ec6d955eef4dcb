//! The page: every row of the model, nothing of the network, nothing of a plan that runs.

use std::fs;
use std::path::Path;

use super::{PLANS, done, hostile, plan, rows};

/// Exports `plans` as a page and returns it.
fn page(plans: &str, folder: &Path) -> String {
    let args = ["export", plans, "--format", "html", "-o", "p.html"];
    done(&[&args[..], &["--as-of", "2022-06-01"]].concat(), folder);
    fs::read_to_string(folder.join("p.html")).unwrap()
}

/// Returns what stands between `start` and `end`, each time.
fn between<'p>(page: &'p str, start: &str, end: &str) -> Vec<&'p str> {
    let parts = page.split(start).skip(1);
    parts.map(|part| part.split(end).next().unwrap()).collect()
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&quot;", "\"").replace("&#39;", "'");
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&amp;", "&")
}

#[test]
fn every_row_stands_with_its_state_and_day() {
    let folder = tempfile::tempdir().unwrap();
    for name in PLANS {
        let path = plan(name);
        let page = page(path.to_str().unwrap(), folder.path());
        let drawn = between(&page, "<details data-s=", "</summary>");
        let rows = rows(&path);
        assert_eq!(drawn.len(), rows.len(), "{name}");
        for (drawn, row) in drawn.iter().zip(&rows) {
            let said = |start, end| unescaped(between(drawn, start, end)[0]);
            let title = row["title"].as_str().unwrap();
            let words: Vec<&str> = title.split_whitespace().collect();
            assert_eq!(said("<span>", "</span>"), words.join(" "), "{name}");
            assert!(drawn.starts_with(row["state"].as_str().unwrap()), "{drawn}");
            let due = row["due"].as_str().unwrap();
            let written = format!("{}.{}.{}", &due[8..], &due[5..7], &due[..4]);
            let shown = between(drawn, "</u><b>", "</b>");
            assert!(shown.is_empty() || shown == [written], "{drawn}");
            let signs = drawn.matches("</i>").count() + drawn.matches("</s>").count();
            assert_eq!(
                signs,
                row["occurrences"].as_array().unwrap().len(),
                "{drawn}"
            );
        }
    }
}

#[test]
fn a_page_asks_nothing_of_the_network() {
    let folder = tempfile::tempdir().unwrap();
    let source = plan(PLANS[0]);
    let page = page(source.parent().unwrap().to_str().unwrap(), folder.path());
    for asks in ["http:", "https:", "src=", "url(", "@import", "fetch("] {
        assert!(!page.contains(asks), "{asks}");
    }
    assert!(page.contains("default-src 'none'"));
    assert_eq!(between(&page, "<div class=plan ", ">").len(), PLANS.len());
}

#[test]
fn a_map_leaves_out_what_is_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let source = plan("sarov-2021-2022");
    let page = page(source.to_str().unwrap(), folder.path());
    let map = between(&page, "<table class=map>", "</table>")[0];
    let (head, body) = map.split_once("<tbody>").unwrap();
    for row in body.split("<tr").filter(|row| row.starts_with('>')) {
        let cells = row.matches("<td").count();
        assert_eq!(cells, head.matches("<th scope").count(), "{row}");
        // a blank in an empty cell would hide that it is one
        assert!(!row.contains('\n') && !row.contains('·'), "{row:?}");
    }
}

/// A list of what is late is told once, and says what it leaves out.
#[test]
fn many_late_rows_are_not_told_twice() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(plan("pervouralsk-2022")).unwrap();
    let plans = folder.path().join("roadmaps");
    fs::create_dir(&plans).unwrap();
    for year in 1..6 {
        fs::write(plans.join(format!("plan-{year}.toml")), &text).unwrap();
    }
    let args = ["export", "roadmaps", "--format", "html", "-o", "p.html"];
    let late = |day: &str| {
        done(
            &[&args[..], &["--as-of", day, "--force"]].concat(),
            folder.path(),
        );
        let page = fs::read_to_string(folder.path().join("p.html")).unwrap();
        let part = between(&page, "id=overdue>", "</details>")[0].to_owned();
        let told = part.contains("Показаны 100 самых давних");
        (part.matches("<td class=\"word overdue\">").count(), told)
    };
    let of_all = |day: &str| {
        let page = done(
            &["overdue", "roadmaps", "--as-of", day, "--format", "csv"],
            folder.path(),
        );
        page.lines().count() - 1
    };
    for day in ["2022-04-18", "2022-12-01"] {
        let all = of_all(day);
        assert_eq!(late(day), (all.min(100), all > 100), "{day}: {all}");
    }
    assert!(of_all("2022-04-18") < 100 && of_all("2022-12-01") > 100);
}

#[test]
fn a_hostile_plan_runs_nothing() {
    let folder = hostile();
    let page = page("hostile.toml", folder.path());
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<title").count(), 1);
    for tag in [
        "<img",
        "<b onclick",
        "</w:t>",
        "\u{1b}",
        "\u{202e}",
        "\u{7}",
    ] {
        assert!(!page.contains(tag), "{tag:?}");
    }
    assert!(page.contains("&lt;script&gt;alert(3)&lt;/script&gt;"));
}

#[test]
fn reports_are_pages_too() {
    let folder = tempfile::tempdir().unwrap();
    let source = plan("pervouralsk-2022");
    let day = ["--as-of", "2022-06-01", "--format", "html"];
    for command in ["status", "overdue", "workload", "upcoming", "timeline"] {
        let args = [&[command, source.to_str().unwrap()][..], &day].concat();
        let page = done(&args, folder.path());
        assert!(page.starts_with("<!doctype html>"), "{command}");
        assert_eq!(page.matches("<h1>").count(), 1, "{command}");
        assert!(page.matches("<tr").count() > 1, "{command}");
        assert!(!page.contains("<script"), "{command}");
    }
}
