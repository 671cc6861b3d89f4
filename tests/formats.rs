//! The file format as a user meets it: bad files are refused at the right place, good ones come back as they were.

#[path = "common/atlases.rs"]
mod atlases;
#[path = "formats/bad.rs"]
mod bad;
#[path = "formats/bad_texts.rs"]
mod bad_texts;
#[path = "formats/bad_values.rs"]
mod bad_values;

use std::fmt::Write as _;

use atlases::{atlas, atlas_files};
use city_ties::atlas::Atlas;
use city_ties::formats::ron::{Document, read, write};
use city_ties::text::Texts;
use proptest::prelude::*;

const SMALL: &str = include_str!("files/small.ron");

#[test]
fn a_bad_file_is_refused_at_the_place_of_what_is_wrong_with_what_to_do() {
    let changes = [
        bad_texts::HEADERS,
        bad_texts::SYNTAX,
        bad_values::VALUES,
        bad_values::REFERENCES,
    ];
    let texts = [
        bad_texts::not_an_atlas(),
        bad_texts::cut_short(),
        bad_texts::endless(),
    ];
    let changed = changes.into_iter().flatten().map(bad::changed);
    let cases = texts.into_iter().flatten().chain(changed);
    let mut wrong = String::new();
    for case in cases {
        let (line, column) = case.at;
        let wanted = format!("{line}:{column}: {}", case.says);
        let said = match read(case.bytes) {
            Ok(_) => "nothing".to_owned(),
            Err(error) => Texts::english().say(&error),
        };
        if !said.starts_with(&wanted) || !said.contains("; ") {
            writeln!(wrong, "{}: wanted {wanted}\n    said {said}", case.what).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn all_broken_references_are_told_at_once() {
    let text = SMALL
        .replace("by: [\"tehran\"]", "by: [\"sydney\"]")
        .replace("count: 51", "count: 51, cite: [(source: \"nowhere\")]");
    let text = text.replace(
        "(source: \"nowhere\")], cite: [(source: \"yonhap-1\")]",
        "(source: \"nowhere\")]",
    );
    let error = read(text.into_bytes()).unwrap_err();
    let lines: Vec<usize> = error.faults.iter().map(|fault| fault.at.line).collect();
    assert_eq!(lines, [12, 26]);
}

#[test]
fn a_file_cut_short_says_so_before_anything_else_that_is_wrong_with_it() {
    let odd = SMALL.replace("names: {", "nmaes: {");
    let whole = read(odd.clone().into_bytes()).unwrap_err();
    assert!(whole.to_string().contains("nmaes"), "{whole}");
    let cut = odd.find("\"KR\"").unwrap();
    let cut = read(odd.as_bytes()[..cut].to_vec()).unwrap_err();
    let said = Texts::english().say(&cut);
    assert!(said.contains("ends too early"), "{said}");
}

#[test]
fn a_bracket_missing_within_a_file_is_told_where_it_is_missed() {
    // To the end all other brackets match but one: that alone would send the reader to the first line.
    let text = SMALL.replace("lon: 126.9784)", "lon: 126.9784");
    let error = read(text.into_bytes()).unwrap_err();
    assert_eq!(error.faults[0].at.line, 5, "{error}");
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
        SMALL
            .replace(", ", " ,  /* , */ ")
            .replace("version: 1 ,", "version: 1,")
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
    for path in atlas_files() {
        let bytes = std::fs::read(&path).unwrap();
        let document = opened(bytes.clone());
        assert!(
            written(document.atlas()).into_bytes() == bytes,
            "{}",
            path.display()
        );
    }
}

#[test]
fn the_example_in_the_readme_is_a_clean_atlas_in_the_canonical_form() {
    let readme = include_str!("../README.md");
    let (_, from) = readme.split_once("```ron\n").expect("an example");
    let (example, _) = from.split_once("```").expect("its end");
    let document = opened(example);
    assert_eq!(written(document.atlas()), example);
    assert_eq!(city_ties::atlas::check::problems(document.atlas()), []);
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
            prop_assert!(error.faults.iter().all(|fault| fault.at.line <= 36));
        }
    }
}
