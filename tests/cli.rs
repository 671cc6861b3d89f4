//! The commands beside the window, through the program itself: what they print, where, and with which exit code.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

#[path = "common/scratch.rs"]
mod scratch;

use scratch::Scratch;

const SMALL: &str = include_str!("files/small.ron");

fn city_ties() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_city-ties"));
    // Whatever the language of whoever runs the tests.
    program.env("LC_ALL", "C").env_remove("LANGUAGE");
    program
}

/// What a command line does: exit code, standard output, standard error.
fn run(words: &[&str]) -> (i32, String, String) {
    told(
        &city_ties()
            .args(words)
            .output()
            .expect("the program starts"),
    )
}

/// The same, with something on standard input.
fn run_with(words: &[&str], input: &[u8]) -> (i32, String, String) {
    fed(city_ties().args(words), input)
}

fn fed(command: &mut Command, input: &[u8]) -> (i32, String, String) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it has a standard input");
    // A program that refuses the beginning doesn't read the rest.
    stdin.write_all(input).unwrap_or_default();
    drop(stdin);
    told(&child.wait_with_output().expect("it ends"))
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it prints text");
    let code = output.status.code().expect("it ends by itself");
    (code, text(&output.stdout), text(&output.stderr))
}

#[test]
fn help_and_version_go_to_standard_output() {
    for words in [["--help"], ["-h"], ["help"]] {
        let (code, out, err) = run(&words);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains("city-ties check FILE..."), "{out}");
        assert!(out.lines().all(|line| line.len() <= 80), "{out}");
    }
    let version = format!("city-ties {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&["--version"]), (0, version, String::new()));
}

#[test]
fn what_there_is_not_is_refused_in_one_line_with_what_to_do() {
    for (words, says) in [
        (&["--hlep"][..], "city-ties: there is no option --hlep; "),
        (
            &["chekc", "a.ron"],
            "city-ties: chekc is neither a command nor a file; ",
        ),
        (&["check"], "city-ties: check needs a file; "),
        (
            &["a.ron", "b.ron"],
            "city-ties: the window opens one file, and b.ron is one too many; ",
        ),
    ] {
        let (code, out, err) = run(words);
        assert_eq!((code, out.as_str()), (2, ""), "{words:?}");
        assert!(err.starts_with(says) && err.lines().count() == 1, "{err}");
    }
}

#[test]
fn a_clean_file_is_passed_in_silence() {
    let scratch = Scratch::new();
    let file = scratch.file("small.ron", SMALL);
    assert_eq!(run(&["check", &file]), (0, String::new(), String::new()));
}

#[test]
fn the_atlases_that_come_with_the_program_have_no_errors() {
    for file in files_in("data") {
        let (code, out, err) = run(&["check", &file.to_string_lossy()]);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
    }
}

#[test]
fn problems_stand_one_a_line_in_the_order_of_the_file() {
    let scratch = Scratch::new();
    let text = SMALL
        .replace("at: (lat: 37.566, lon: 126.9784), ", "")
        .replace("since: \"1963\"", "since: \"1963/1970\"")
        .replace(
            "since: \"2017-10-18\"",
            "since: \"2017-10-18\", until: \"2016~\"",
        )
        .replace(
            "title: \"Atlas of Tehran\", language: \"fa\", url: \"atlas.tehran.ir/252\"",
            "language: \"fa\"",
        )
        .replace(
            "\"yonhap-1\": (title",
            "\"unused\": (title: \"Unused\"),\n\"yonhap-1\": (title",
        );
    let file = scratch.file("odd.ron", &text);
    let (code, out, err) = run(&["check", &file]);
    assert_eq!((code, err.as_str()), (1, ""));
    let begins = [
        "5: hint: the city has no position and is not drawn; ",
        "12: error: \"1963/1970\" is a span, and this must be a moment; ",
        "13: error: it begins in \"2017-10-18\", after its end in \"2016~\"; ",
        "21: error: the source has neither title nor url; ",
        "22: warning: nothing cites this source; ",
    ];
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), begins.len(), "{out}");
    for (line, begins) in lines.iter().zip(begins) {
        assert!(line.starts_with(&format!("{file}:{begins}")), "{line}");
    }
}

#[test]
fn hints_and_warnings_are_no_failure() {
    let scratch = Scratch::new();
    let file = scratch.file(
        "hints.ron",
        &SMALL.replace("at: (lat: 37.566, lon: 126.9784), ", ""),
    );
    let (code, out, _) = run(&["check", &file]);
    assert_eq!((code, out.lines().count()), (0, 1), "{out}");
}

#[test]
fn a_file_that_is_no_atlas_is_refused_with_line_and_column_and_the_next_still_checked() {
    let scratch = Scratch::new();
    let bad = scratch.file("bad.ron", &SMALL.replace("lat: 37.566", "lat: 91"));
    let odd = scratch.file(
        "odd.ron",
        &SMALL.replace("since: \"1963\"", "since: \"1963/1970\""),
    );
    let (code, out, err) = run(&["check", &bad, &odd]);
    assert_eq!(code, 2);
    assert!(out.starts_with(&format!("{odd}:12: error: ")), "{out}");
    let says = "latitude 91 is not on the globe; use -90 to 90 degrees, north positive";
    assert_eq!(err, format!("city-ties: {bad}:5:86: {says}\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn where_no_window_can_be_opened_a_file_that_is_no_atlas_is_told_and_refused() {
    let scratch = Scratch::new();
    let text = SMALL
        .replace("by: [\"tehran\"]", "by: [\"sydney\"]")
        .replace("about: [\"tehran\"]", "about: [\"qom\"]");
    let file = scratch.file("broken.ron", &text);
    for (word, input) in [(file.as_str(), ""), ("-", text.as_str())] {
        let mut without_display = city_ties();
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            without_display.env_remove(name);
        }
        let (code, out, err) = fed(without_display.arg(word), input.as_bytes());
        assert_eq!((code, out.as_str()), (2, ""));
        assert_eq!(
            err.lines()
                .filter(|line| line.starts_with("city-ties: "))
                .count(),
            2,
            "{err}"
        );
    }
}

#[test]
fn every_broken_reference_of_a_file_has_its_line() {
    let scratch = Scratch::new();
    let text = SMALL
        .replace("by: [\"tehran\"]", "by: [\"sydney\"]")
        .replace("about: [\"tehran\"]", "about: [\"qom\"]");
    let file = scratch.file("broken.ron", &text);
    let (code, out, err) = run(&["check", &file]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(err.lines().count(), 2, "{err}");
    for (line, at) in err.lines().zip(["12:11", "18:28"]) {
        assert!(
            line.starts_with(&format!("city-ties: {file}:{at}: ")),
            "{err}"
        );
    }
}

#[test]
fn a_path_that_is_no_readable_file_is_refused_with_what_to_do() {
    let scratch = Scratch::new();
    let folder = scratch.path().to_string_lossy().into_owned();
    let missing = format!("{folder}/missing.ron");
    let under_a_file = format!("{}/a.ron", scratch.file("small.ron", SMALL));
    for (path, says) in [
        (&folder, "this is a folder; "),
        (&missing, "there is no such file; "),
        (&under_a_file, "there is no such file; "),
    ] {
        let (code, out, err) = run(&["check", path]);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(
            err.starts_with(&format!("city-ties: {path}: {says}")),
            "{err}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_the_user_may_not_read_is_refused_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    let file = scratch.file("secret.ron", SMALL);
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o000)).unwrap();
    if File::open(&file).is_ok() {
        return; // to the administrator nothing is forbidden
    }
    let (code, _, err) = run(&["check", &file]);
    assert_eq!(code, 2);
    assert!(
        err.starts_with(&format!("city-ties: {file}: you may not read this file; ")),
        "{err}"
    );
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_rather_than_waited_for() {
    let scratch = Scratch::new();
    let pipe = scratch.path().join("pipe").to_string_lossy().into_owned();
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("the system makes pipes").success());
    for path in [pipe.as_str(), "/dev/zero", "/dev/null"] {
        let (code, out, err) = run(&["check", path]);
        assert_eq!((code, out.as_str()), (2, ""));
        let says = format!("city-ties: {path}: this is a pipe or a device, not a file; ");
        assert!(err.starts_with(&says), "{err}");
    }
}

#[test]
fn two_hundred_megabytes_of_anything_are_refused() {
    const SIZE: u64 = 200_000_000;
    let scratch = Scratch::new();
    let header = "(format: \"city-ties\", version: 1,\n";
    for (beginning, at, says) in [
        (
            "",
            "1:1",
            "this is no text in UTF-8, or has a zero byte in it; ",
        ),
        (
            "\u{9f}\u{12}",
            "1:3",
            "this is no text in UTF-8, or has a zero byte in it; ",
        ),
        (
            header,
            "2:1",
            "this is no text in UTF-8, or has a zero byte in it; ",
        ),
    ] {
        // All but the beginning is a hole: 200 MB of zeros that take no room on the disk.
        let file = scratch.file("large.ron", beginning);
        let mut large = File::options().write(true).open(&file).unwrap();
        large.seek(SeekFrom::Start(SIZE - 1)).unwrap();
        large.write_all(b"\0").unwrap();
        let (code, out, err) = run(&["check", &file]);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(
            err.starts_with(&format!("city-ties: {file}:{at}: {says}")),
            "{err}"
        );
        assert!(err.len() < 1000, "{err}");
    }
}

#[test]
fn a_file_larger_than_any_atlas_is_not_read() {
    let scratch = Scratch::new();
    let file = scratch.file("huge.ron", SMALL);
    File::options()
        .write(true)
        .open(&file)
        .unwrap()
        .set_len(600_000_000)
        .unwrap();
    let (code, _, err) = run(&["check", &file]);
    assert_eq!(code, 2);
    assert!(
        err.starts_with(&format!(
            "city-ties: {file}: the file is larger than 512 MB; "
        )),
        "{err}"
    );
}

#[test]
fn a_dash_is_standard_input() {
    assert_eq!(
        run_with(&["check", "-"], SMALL.as_bytes()),
        (0, String::new(), String::new())
    );
    let text = SMALL.replace("since: \"1963\"", "since: \"1963/1970\"");
    let (code, out, _) = run_with(&["check", "-"], text.as_bytes());
    assert_eq!(code, 1);
    assert!(out.starts_with("-:12: error: "), "{out}");
    let (code, _, err) = run_with(&["check", "-"], &vec![b'x'; 1_000_000]);
    assert_eq!(code, 2);
    assert!(
        err.starts_with("city-ties: -:1:1: this is no City Ties atlas; "),
        "{err}"
    );
}

#[test]
fn of_hundreds_of_thousands_of_faults_the_first_are_told_and_the_rest_counted() {
    let scratch = Scratch::new();
    let many = |entry: &dyn Fn(usize) -> String| (0..400_000).map(entry).collect::<String>();
    let facts =
        many(&|n| format!("\"f-{n}\": (kind: event, about: [\"x{n}\"], statement: \"S\"),\n"));
    let doubled = many(&|_| "\"a\": (name: \"A\"),\n".to_owned());
    for (section, entries) in [("facts", facts), ("cities", doubled)] {
        let text = format!("(format: \"city-ties\", version: 1, {section}: {{\n{entries}}})");
        let file = scratch.file("many.ron", &text);
        let (code, out, err) = run(&["check", &file]);
        assert_eq!((code, out.as_str()), (2, ""), "{section}");
        assert_eq!(err.lines().count(), 101, "{section}");
        let last = err.lines().last().unwrap_or_default();
        assert!(last.ends_with(" more; correct these first"), "{last}");
    }
    let cities = many(&|n| format!("\"c-{n}\": (name: \" \"),\n"));
    let text = format!("(format: \"city-ties\", version: 1, cities: {{\n{cities}}})");
    let file = scratch.file("many.ron", &text);
    let (code, out, err) = run(&["check", &file]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert_eq!(out.lines().count(), 2002);
    for severity in ["error", "hint"] {
        let more = format!("{file}: {severity}: and 399,000 more; correct these first");
        assert!(out.lines().any(|line| line == more), "{severity}");
    }
}

#[test]
fn no_word_of_a_file_and_no_path_reaches_the_terminal_as_a_command_or_without_end() {
    let scratch = Scratch::new();
    let long = "x".repeat(100_000);
    for (from, to) in [
        ("since: \"1963\"", "since: \"\u{1b}[2J\u{202e}\"".to_owned()),
        ("by: [\"tehran\"]", format!("by: [\"{long}\"]")),
        ("since: \"1963\"", format!("since: \"{long}\"")),
        ("country: \"KR\"", format!("{long}: \"KR\"")),
        ("\"sydney\": (", format!("\"{long}!\": (")),
        ("\"city-ties\"", format!("\"{long}\"")),
    ] {
        let file = scratch.file("odd\u{1b}[31m\n.ron", &SMALL.replace(from, &to));
        let (code, _, err) = run(&["check", &file]);
        assert_eq!(code, 2);
        assert!(err.len() < 1000, "{} bytes for {from}", err.len());
        assert!(err.contains("odd\\u{1b}[31m\\n.ron"), "{err}");
        let is_plain = |c: char| c == '\n' || !c.is_control() && c != '\u{202e}';
        assert!(err.chars().all(is_plain), "{err:?}");
        assert!(
            err.lines().all(|line| line.starts_with("city-ties: ")),
            "{err}"
        );
    }
}

#[test]
fn a_reader_who_has_had_enough_is_no_failure() {
    let scratch = Scratch::new();
    let city = |n| format!("\"city-{n}\": (name: \"City\")");
    let many = (0..20_000).map(city).collect::<Vec<_>>().join(",\n");
    let text = format!("(format: \"city-ties\", version: 1, cities: {{\n{many}}})");
    let file = scratch.file("many.ron", &text);
    let mut child = city_ties()
        .args(["check", &file])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let (code, _, err) = told(&child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
}

fn files_in(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder can be listed");
    let files = entries.map(|entry| entry.expect("the folder can be listed").path());
    let files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|e| e == "ron"))
        .collect();
    assert!(!files.is_empty());
    files
}

/// Three versions of a small atlas in files: base, mine, theirs.
fn versions(scratch: &Scratch, mine: [&str; 2], theirs: [&str; 2]) -> [String; 3] {
    let changed = |[from, to]: [&str; 2]| {
        assert!(SMALL.contains(from), "{from}");
        SMALL.replacen(from, to, 1)
    };
    let texts = [SMALL.to_owned(), changed(mine), changed(theirs)];
    let mut names = ["base.ron", "mine.ron", "theirs.ron"].into_iter();
    texts.map(|text| scratch.file(names.next().expect("three"), &text))
}

fn merged(paths: &[String; 3]) -> (i32, String, String) {
    let words = paths.iter().map(String::as_str);
    run(&["merge"].into_iter().chain(words).collect::<Vec<_>>())
}

#[test]
fn merge_writes_both_sides_changes_into_mine() {
    let scratch = Scratch::new();
    let paths = versions(
        &scratch,
        ["name: \"Seoul\"", "name: \"Seoul City\""],
        ["name: \"Tehran\"", "name: \"Tehran City\""],
    );
    assert_eq!(merged(&paths), (0, String::new(), String::new()));
    let text = std::fs::read_to_string(&paths[1]).expect("it is there");
    assert!(
        text.contains("\"Seoul City\"") && text.contains("\"Tehran City\""),
        "{text}"
    );
}

#[test]
fn merge_lists_conflicts_and_ends_with_one() {
    let scratch = Scratch::new();
    let change = |to| ["name: \"Seoul\"", to];
    let paths = versions(
        &scratch,
        change("name: \"Mine\""),
        change("name: \"Theirs\""),
    );
    let (code, out, err) = merged(&paths);
    assert_eq!((code, err.as_str()), (1, ""));
    let says = "conflict: cities \"seoul\" name: base \"Seoul\", mine \"Mine\", theirs \"Theirs\"; kept mine\n";
    assert!(out.ends_with(says), "{out}");
    let text = std::fs::read_to_string(&paths[1]).expect("it is there");
    assert!(text.contains("name: \"Mine\""), "{text}");
}

#[test]
fn merge_leaves_everything_alone_where_a_file_is_no_atlas() {
    let scratch = Scratch::new();
    let mut paths = versions(
        &scratch,
        ["name: \"Seoul\"", "name: \"Seoul City\""],
        ["name: \"Tehran\"", "name: \"Tehran City\""],
    );
    paths[2] = scratch.file("none.ron", "nothing");
    let before = std::fs::read(&paths[1]).expect("it is there");
    let (code, out, err) = merged(&paths);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("none.ron"), "{err}");
    assert_eq!(std::fs::read(&paths[1]).expect("it is there"), before);
}
