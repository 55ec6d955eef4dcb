//! Files nobody would write on purpose: each is named with its reason, the healthy plan beside it is still reported,
//! and the run ends with 2 — without a panic and without a hang.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

const HEALTHY: &str = "title = \"Здоровый план\"\nperiod = \"2022\"\n\n[[item]]\nnumber = \"1\"\n\
                       title = \"Встреча\"\ndeadline = \"25.01.2022\"\n";

fn roadmap(args: &[&str], folder: &Path) -> Output {
    let begun = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .args(args)
        .args(["--as-of", "2022-06-01", "--lang", "en"])
        .current_dir(folder)
        .env_remove("ROADMAP_LANG")
        .output()
        .unwrap();
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{args:?} took {:?}",
        begun.elapsed()
    );
    output
}

/// Puts a broken file beside a healthy one and checks what is said; returns stderr.
fn broken(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("healthy.toml"), HEALTHY).unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    expect_failure(folder.path(), name)
}

fn expect_failure(folder: &Path, name: &str) -> String {
    let output = roadmap(&["overdue", ".", "--format", "json"], folder);
    let (stdout, stderr) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    assert_eq!(output.status.code(), Some(2), "{name}: {stderr}");
    assert!(
        stdout.contains("\"roadmap\":\"healthy\""),
        "{name} hides the healthy plan: {stdout}"
    );
    assert!(stderr.contains(name), "{name} is not named: {stderr}");
    assert!(!stderr.contains("panicked"), "{stderr}");
    let answer: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let unread = answer["unread"].as_array().unwrap();
    assert!(
        unread
            .iter()
            .any(|entry| entry["path"].as_str().unwrap().contains(name)),
        "{name}: {unread:?}"
    );
    for format in ["text", "json", "sarif", "github"] {
        let output = roadmap(&["check", ".", "--format", format], folder);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            output.status.code(),
            Some(2),
            "check {format} of {name}: {stderr}"
        );
        assert!(!stderr.contains("panicked"), "{stderr}");
        assert!(
            String::from_utf8_lossy(&output.stdout).contains(name),
            "check {format} does not name {name}"
        );
    }
    stderr
}

#[test]
fn a_file_cut_in_half() {
    let text = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps/sarov-2021-2022.toml"),
    )
    .unwrap();
    let cut = text.find("Аналитическая справка о").unwrap() + "Аналитическая".len();
    let stderr = broken("half.toml", &text.as_bytes()[..cut]);
    let line = text.get(..cut).unwrap().lines().count();
    assert!(stderr.contains(&format!("half.toml:{line}:")), "{stderr}");
}

#[test]
fn a_character_cut_in_half() {
    let bytes = "title = \"Дорожная карта\"\nperiod = \"2022\"\ngoal = \"ц".as_bytes();
    let stderr = broken("cut.toml", &bytes[..bytes.len() - 1]);
    assert!(
        stderr.contains("cut.toml:3:9: ") && stderr.contains("UTF-8"),
        "{stderr}"
    );
}

#[test]
fn other_encodings_are_named() {
    let text = "title = \"План мероприятий на год\"\nperiod = \"2022\"\n";
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(broken("utf16.toml", &utf16).contains("UTF-16"));
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xc0).unwrap(),
            _ => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let stderr = broken("windows.toml", &windows);
    assert!(
        stderr.contains("Windows-1251") && stderr.contains("windows.toml:1:10: "),
        "{stderr}"
    );
}

#[test]
fn nothing_and_noise() {
    broken("empty.toml", b"");
    broken("nul.toml", b"title = \"\0\0\"\n\0");
    broken("zeros.toml", &[0; 4096]);
    let mut seed = 1u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        seed.to_be_bytes()[0]
    })
    .take(50_000)
    .collect();
    broken("noise.toml", &noise);
}

#[test]
fn brackets_without_end() {
    let stderr = broken(
        "nested.toml",
        format!("title = {}", "[".repeat(20_000)).as_bytes(),
    );
    assert!(stderr.contains("nested.toml:1:"), "{stderr}");
    broken("headers.toml", "[".repeat(20_000).as_bytes());
    broken(
        "tables.toml",
        format!("title = {}", "{a=".repeat(20_000)).as_bytes(),
    );
}

#[test]
fn a_file_of_a_hundred_megabytes() {
    let stderr = broken("huge.toml", &vec![b'#'; 100 << 20]);
    assert!(stderr.contains("100 MB"), "{stderr}");
}

#[test]
fn marks_and_line_ends_are_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bom.toml"), format!("\u{feff}{HEALTHY}")).unwrap();
    fs::write(
        folder.path().join("crlf.toml"),
        HEALTHY.replace('\n', "\r\n"),
    )
    .unwrap();
    let output = roadmap(&["list", ".", "--format", "jsonl"], folder.path());
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
}

#[cfg(unix)]
#[test]
fn links_that_loop_and_links_to_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("healthy.toml"), HEALTHY).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    assert!(expect_failure(folder.path(), "loop").contains("loops back"));
    fs::remove_file(folder.path().join("loop")).unwrap();
    std::os::unix::fs::symlink("nowhere.toml", folder.path().join("dangling.toml")).unwrap();
    expect_failure(folder.path(), "dangling.toml");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("healthy.toml"), HEALTHY).unwrap();
    let secret = folder.path().join("secret.toml");
    fs::write(&secret, HEALTHY).unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&secret).is_ok() {
        return; // The superuser may read anything.
    }
    expect_failure(folder.path(), "secret.toml");
}

#[cfg(unix)]
#[test]
fn a_pipe_that_nobody_writes_to() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("healthy.toml"), HEALTHY).unwrap();
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe.toml"))
        .status();
    if made.is_ok_and(|status| status.success()) {
        expect_failure(folder.path(), "pipe.toml");
    }
}

#[test]
fn a_row_that_cannot_be_read_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{HEALTHY}\n[[item]]\nnumber = \"2\"\ntitle = 5\ndeadline = \"май\"\n");
    fs::write(folder.path().join("rows.toml"), text).unwrap();
    let output = roadmap(&["status", ".", "--format", "json"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["rows"][0]["total"], 1);
    assert_eq!(answer["unread"].as_array().unwrap().len(), 1, "{answer}");
}

#[test]
fn a_stream_beyond_the_bound_is_refused() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .args(["--lang", "en", "import", "-"])
        .current_dir(folder.path())
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let row = "1\tSbor\tмай 2021\tИванов\n".as_bytes();
    let mut stdin = child.stdin.take().unwrap();
    let text = row.repeat((17 << 20) / row.len());
    let _ = stdin.write_all(&text);
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("larger than 16 MB"), "{stderr}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// A Word document of a plan with `rows` rows, whose text breaks off after `cut` of them.
fn word(rows: usize, cut: usize) -> Vec<u8> {
    use std::io::Write as _;
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let mut text = format!(
        "<w:document><w:body><w:p><w:r><w:t>План на 2022 год</w:t></w:r></w:p><w:tbl>{}",
        row(["№", "Мероприятие", "Срок"])
    );
    for number in 1..=rows {
        if number > cut {
            text += "<w:tr><w:tc></w:tr>";
        }
        let title = format!("Встреча номер {number}");
        text += &row([&number.to_string(), &title, "май 2022"]);
    }
    text += "</w:tbl></w:body></w:document>";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("[Content_Types].xml", "wordprocessingml"),
        ("word/document.xml", text.as_str()),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_damaged_document_makes_a_plan_and_never_changes_one() {
    let folder = tempfile::tempdir().unwrap();
    let import = |cut: usize, place: &[&str], expected: i32, said: &str| {
        fs::write(folder.path().join("plan.docx"), word(5, cut)).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_roadmap"))
            .args(["--lang", "en", "import", "plan.docx"])
            .args(place)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(expected), "{stderr}");
        assert!(stderr.contains(said), "{stderr}");
        let plan = fs::read_to_string(folder.path().join("plan-2022.toml")).unwrap();
        plan.matches("[[item]]").count()
    };
    let into = ["--into", "plan-2022.toml"];
    assert_eq!(import(3, &["-o", "."], 2, "was not read to its end"), 3);
    assert_eq!(import(5, &into, 0, "brought up"), 5);
    assert_eq!(import(2, &into, 2, "stays as it was"), 5);
}

/// Text that draws tables by blanks or lines as no one would: an import of each is short and takes little memory.
#[cfg(target_os = "linux")]
#[test]
fn drawn_text_of_any_shape_is_read_in_bounded_time_and_memory() {
    const MOST_KILOBYTES: usize = 300 << 10;
    let head = "План мероприятий на 2022 год\n\n№    Мероприятие       Срок      Ответственный\n";
    let rows = "1    Беседа            май       Психолог\n2    Сбор              июнь      Психолог\n\
                3    Отчёт             июль      Психолог\n";
    let ruled = |line: &str, times: usize| {
        let line = line.repeat(times);
        format!("План на 2022 год\n\n+---+---+\n{line}+---+---+\n")
    };
    let cases = [
        (
            "wide",
            format!("{head}{rows}4    {}\n", "слово  ".repeat(20_000)),
        ),
        (
            "blanks",
            format!("{head}{rows}4    Сбор{}май\n", " ".repeat(200_000)),
        ),
        (
            "apart",
            format!(
                "{head}{}",
                format!("4    Сбор{}май\n", " ".repeat(500)).repeat(100)
            ),
        ),
        (
            "deep",
            format!("{head}{rows}{}", "     слово\n".repeat(3_000)),
        ),
        ("box", ruled("|   | слово |\n", 3_000)),
        ("bars", ruled(&format!("{}\n", "|".repeat(5_000)), 20)),
        (
            "columns",
            format!(
                "{head}{}",
                format!("{}\n", "аб  в   ".repeat(70)).repeat(50)
            ),
        ),
        ("pages", format!("{head}{rows}{}", "\u{c}\n".repeat(20_000))),
        ("headers", head.repeat(100)),
    ];
    for (name, text) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("plan.txt"), text).unwrap();
        let begun = Instant::now();
        let import = format!("ulimit -d {MOST_KILOBYTES}; exec \"$0\" import plan.txt");
        let output = Command::new("sh")
            .args(["-c", &import, env!("CARGO_BIN_EXE_roadmap")])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        let code = output.status.code();
        assert!(matches!(code, Some(0 | 2)), "{name}: {code:?} {stderr}");
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{name} took {:?}",
            begun.elapsed()
        );
    }
}
