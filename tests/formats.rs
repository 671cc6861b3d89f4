//! The file format as a user meets it: bad files are refused at the right place, good ones come back as they were.

mod common;

use std::fmt::Write as _;

use city_ties::atlas::Atlas;
use city_ties::formats::ron::{Document, read, write};
use common::atlases::atlas;
use proptest::prelude::*;

const SMALL: &str = include_str!("files/small.ron");

/// A file that is no atlas, and what is to be said of it.
struct Bad {
    what: &'static str,
    bytes: Vec<u8>,
    /// Line and column.
    at: (usize, usize),
    /// The beginning of the message, up to what to do.
    says: &'static str,
}

/// A case from a text of its own.
fn text(what: &'static str, text: &str, at: (usize, usize), says: &'static str) -> Bad {
    let bytes = text.as_bytes().to_vec();
    Bad {
        what,
        bytes,
        at,
        says,
    }
}

/// A case with one thing changed in the small atlas.
fn with(from: &str, to: &str, at: (usize, usize), says: &'static str) -> Bad {
    assert!(SMALL.contains(from), "{from} is in the small atlas");
    text("changed", &SMALL.replacen(from, to, 1), at, says)
}

/// A case with the small atlas cut short before something.
fn cut(before: &str, at: (usize, usize), says: &'static str) -> Bad {
    let end = SMALL.find(before).expect("it is in the small atlas");
    text("cut short", &SMALL[..end], at, says)
}

fn not_an_atlas() -> Vec<Bad> {
    let no_atlas = "this is no City Ties atlas";
    let utf16 = |bom: &[u8], bytes: fn(u16) -> [u8; 2]| {
        let body = "(format: \"city-ties\"".encode_utf16().flat_map(bytes);
        bom.iter().copied().chain(body).collect::<Vec<u8>>()
    };
    let bytes = |what, bytes, says| Bad {
        what,
        bytes,
        at: (1, 1),
        says,
    };
    vec![
        bytes("empty", vec![], "the file is empty"),
        bytes("noise", vec![0x9f, 0x12, 0, 7], "this is no UTF-8 text"),
        bytes("zeros", vec![0; 100], no_atlas),
        bytes("UTF-16, marked", utf16(&[0xff, 0xfe], u16::to_le_bytes), "the text is encoded as UTF-16"),
        bytes("UTF-16, marked", utf16(&[0xfe, 0xff], u16::to_be_bytes), "the text is encoded as UTF-16"),
        bytes("UTF-16, unmarked", utf16(&[], u16::to_le_bytes), "the text is encoded as UTF-16"),
        text("CSV", "name,lat,lon\nSeoul,37,126\n", (1, 1), no_atlas),
        text("JSON", "{\"format\": \"city-ties\"}", (1, 1), no_atlas),
        text("other RON", "// ours\n(window: (800, 600))", (2, 1), no_atlas),
        text("only a comment", "// hello", (1, 1), no_atlas),
        text("a hundred thousand brackets", &"(".repeat(100_000), (1, 1), no_atlas),
        with("city-ties", "town-ties", (2, 9), "the format is \"town-ties\", not \"city-ties\""),
        with("version: 1", "version: 2", (2, 31), "the file has version 2 of the format"),
        with("version: 1", "version: 0", (2, 31), "0 is no version"),
        with("version: 1", "version: one", (2, 31), "one is no version"),
        with("version: 1,", "", (3, 1), "the version is missing"),
        Bad {
            what: "Latin-1",
            bytes: [b"(format: \"city-ties\", version: 1,\nabout: (title: \"Caf", &[0xe9][..], b"\"))"].concat(),
            at: (2, 20),
            says: "this is no UTF-8 text",
        },
    ]
}

fn bad_syntax() -> Vec<Bad> {
    let deep = |opening: &str, bracket: &str| {
        format!("(format: \"city-ties\", version: 1,\n{opening}{}", bracket.repeat(100_000))
    };
    let a_text_never_ends = "the text that begins here never ends";
    vec![
        text("nested", &deep("cities: ", "("), (2, 9), "expected a map, found \"(\""),
        text("nested", &deep("cities: ", "{"), (2, 10), "expected a text in quotation marks, found \"{\""),
        text("nested", &deep("totals: ", "["), (2, 10), "expected an opening bracket \"(\", found \"[\""),
        text("nested", &deep("about: ", "Some("), (2, 8), "expected an opening bracket \"(\", found Some"),
        text("nested", &deep("", "/*"), (2, 1), "the comment that begins here never ends"),
        text("nested, and all comments closed", &format!("{}{}", deep("", "/*"), "*/".repeat(100_000)),
            (2, 400_001), "the file ends too early: the ( at 1:1 is never closed"),
        text("cut short", "(", (1, 2), "the file ends too early: the ( at 1:1 is never closed"),
        cut("city-ties", (2, 9), a_text_never_ends),
        cut("\"KR\"", (5, 68), "the file ends too early: the ( at 5:10 is never closed"),
        cut("سئول", (5, 41), a_text_never_ends),
        cut("\"tehran\"], kind", (12, 11), "the file ends too early: the [ at 12:10 is never closed"),
        text("cut short", &SMALL[..SMALL.len() - 2], (27, 3), "the file ends too early: the ( at 1:1 is never closed"),
        text("more", &format!("{SMALL})"), (29, 1), "there is more after the end of the atlas"),
        with("kind: sister, since", "kind: sister since", (12, 35), "expected a comma, found since"),
        with("kind: sister, since", "kind sister, since", (12, 27), "expected a colon, found sister"),
        with("\"Seoul\"", "\"Seoul", (5, 34), "expected a comma, found fa"),
        with("126.9784)", "126.9784]", (5, 107), "expected a comma, found \"]\""),
        with("\"Seoul\"", "\"Se\\qoul\"", (5, 17), "expected only the escapes"),
        with("(title", "/* (title", (3, 8), "the comment that begins here never ends"),
    ]
}

fn bad_values() -> Vec<Bad> {
    vec![
        with("country: \"KR\"", "contry: \"KR\"", (5, 61), "a city has no field \"contry\"; did you mean \"country\"?"),
        with("country: \"KR\"", "people: 9", (5, 61), "a city has no field \"people\"; use one of name, names, "),
        with("totals: [", "total: [", (24, 1), "the atlas has no field \"total\"; did you mean \"totals\"?"),
        with("kind: friendship", "kind: freindship", (13, 37), "\"freindship\" is not known here; did you mean \"friendship\"?"),
        with("kind: friendship", "kind: \"friendship\"", (13, 37), "expected a word, found \"friendship\""),
        with("name: \"Sydney\", ", "", (6, 11), "a city lacks its name"),
        with("country: \"KR\"", "country: \"KR\", country: \"KR\"", (5, 76), "country stands here twice"),
        with("\"area-of-tehran\"", "\"2017-10-18-friendship-k3m7\"", (18, 1), "\"2017-10-18-friendship-k3m7\" stands in line 17 already"),
        with("\"area-of-tehran\"", "\"\\u{32}017-10-18-friendship-k3m7\"", (18, 1), "\"2017-10-18-friendship-k3m7\" stands in line 17 already"),
        with("\"fa\": \"سئول\"", "\"ko\": \"سئول\"", (5, 48), "\"ko\" stands in line 5 already"),
        with("since: \"1963\"", "since: 1963", (12, 43), "expected a text in quotation marks, found 1963"),
        with("count: 23", "count: \"23\"", (25, 38), "expected a whole number, found \"23\""),
        with("count: 23", "count: -23", (25, 38), "expected a whole number from 0 to 4294967295, found -23"),
        with("count: 23", "count: 9000000000", (25, 38), "expected a whole number from 0 to 4294967295, found 9000000000"),
        with("count: 23", "count: 2.5", (25, 38), "expected a whole number, found 2.5"),
        with("lat: 37.566", "lat: \"37\"", (5, 86), "expected a number, found \"37\""),
        with("lat: 37.566", "lat: 91", (5, 86), "latitude 91 is not on the globe"),
        with("lon: 126.9784", "lon: 181", (5, 99), "longitude 181 is not on the globe"),
        with("country: \"KR\"", "country: \"Korea\"", (5, 70), "\"Korea\" is no country code"),
        with("\"sydney\":", "\"Sydney\":", (6, 1), "\"Sydney\" is no id"),
        with("\"seoul--tehran\": (", "\"tehran--seoul\": (", (11, 1), "\"tehran--seoul\" is no tie id"),
        with("by: [\"tehran\"]", "by: \"tehran\"", (12, 10), "expected a list, found \"tehran\""),
        with("doubted(\"only reported\")", "doubted", (10, 87), "expected an opening bracket \"(\", found \",\""),
    ]
}

fn broken_references() -> Vec<Bad> {
    vec![
        with("\"sydney\": (name", "\"sidney\": (name", (10, 1), "there is no city \"sydney\"; did you mean \"sidney\"?"),
        with("source: \"yonhap-1\", place", "source: \"yonhap-2\", place", (13, 141), "there is no source \"yonhap-2\"; did you mean \"yonhap-1\"?"),
        with("by: [\"tehran\"]", "by: [\"sydney\"]", (12, 11), "\"sydney\" is neither end of this tie"),
        with("by: [\"tehran\"]", "by: [\"tehran\", \"tehran\"]", (12, 21), "\"tehran\" is named twice"),
        with("agreement: \"2017", "agreement: \"2018", (13, 95), "there is no fact \"2018-10-18-friendship-k3m7\""),
        with("about: [\"tehran\"]", "about: [\"teheran\"]", (18, 28), "there is no city \"teheran\"; did you mean \"tehran\"?"),
        with("about: [\"tehran\"]", "about: [\"sydney--tehran\"]", (18, 28), "there is no tie \"sydney--tehran\""),
        with("lead_tie: \"seoul--tehran\"", "lead_tie: \"seoul--tokyo\"", (3, 67), "there is no tie \"seoul--tokyo\""),
        with("(city: \"seoul\", count: 51", "(city: \"busan\", count: 51", (26, 8), "there is no city \"busan\""),
    ]
}

#[test]
fn a_bad_file_is_refused_at_the_place_of_what_is_wrong_with_what_to_do() {
    let cases = [not_an_atlas(), bad_syntax(), bad_values(), broken_references()];
    let mut wrong = String::new();
    for case in cases.into_iter().flatten() {
        let (line, column) = case.at;
        let wanted = format!("{line}:{column}: {}", case.says);
        let said = match read(case.bytes) {
            Ok(_) => "nothing".to_owned(),
            Err(error) => error.to_string(),
        };
        if !said.starts_with(&wanted) || !said.contains("; ") {
            writeln!(wrong, "{}: wanted {wanted}\n    said {said}", case.what).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn all_broken_references_are_told_at_once() {
    let text = SMALL.replace("by: [\"tehran\"]", "by: [\"sydney\"]").replace("count: 51", "count: 51, cite: [(source: \"nowhere\")]");
    let text = text.replace("(source: \"nowhere\")], cite: [(source: \"yonhap-1\")]", "(source: \"nowhere\")]");
    let error = read(text.into_bytes()).unwrap_err();
    let lines: Vec<usize> = error.faults.iter().map(|fault| fault.at.line).collect();
    assert_eq!(lines, [12, 26]);
}

fn opened(bytes: impl Into<Vec<u8>>) -> Document {
    read(bytes.into()).unwrap_or_else(|error| panic!("{error}"))
}

fn written(atlas: &Atlas) -> String {
    write(atlas).expect("every atlas can be written")
}

#[test]
fn the_canonical_form_comes_back_to_the_letter() {
    let document = opened(SMALL);
    assert_eq!(written(document.atlas()), SMALL);
    assert!(!document.has_comments());
}

#[test]
fn an_unchanged_atlas_is_written_back_as_the_bytes_read() {
    let odd = format!(
        "\u{feff}// By hand.\r\n{}",
        SMALL.replace(", ", " ,  /* , */ ").replace("version: 1 ,", "version: 1,")
    );
    let document = opened(odd.clone());
    assert!(document.has_comments());
    assert_eq!(document.atlas(), opened(SMALL).atlas());
    assert_eq!(document.bytes_for(document.atlas()), Ok(odd.into_bytes()));
}

#[test]
fn a_changed_atlas_is_written_in_the_canonical_form() {
    let document = opened(format!("// By hand.\n{SMALL}"));
    let mut atlas = document.atlas().clone();
    atlas.about.title = "Another".to_owned();
    let wanted = SMALL.replace("A small atlas", "Another");
    assert_eq!(document.bytes_for(&atlas), Ok(wanted.into_bytes()));
}

#[test]
fn an_empty_atlas_is_three_lines() {
    let text = written(&Atlas::default());
    assert_eq!(text, "(\nformat: \"city-ties\", version: 1,\n)\n");
    assert_eq!(*opened(text).atlas(), Atlas::default());
}

#[test]
fn every_atlas_that_comes_with_the_program_is_in_the_canonical_form() {
    for path in common::atlas_files() {
        let bytes = std::fs::read(&path).unwrap();
        let document = opened(bytes.clone());
        assert!(written(document.atlas()).into_bytes() == bytes, "{}", path.display());
    }
}

proptest! {
    #[test]
    fn any_atlas_comes_back_from_its_file(atlas in atlas()) {
        let text = written(&atlas);
        let document = opened(text.clone());
        prop_assert_eq!(document.atlas(), &atlas);
        prop_assert_eq!(written(document.atlas()), text);
    }

    #[test]
    fn no_change_to_a_file_makes_the_reader_panic(at in 0..SMALL.len(), byte: u8, cut in any::<bool>()) {
        let mut bytes = SMALL.as_bytes().to_vec();
        bytes[at] = byte;
        if cut {
            bytes.truncate(at + 1);
        }
        if let Err(error) = read(bytes) {
            prop_assert!(!error.faults.is_empty());
            prop_assert!(error.faults.iter().all(|fault| fault.at.line <= 29));
        }
    }
}
