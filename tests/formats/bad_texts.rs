//! Files that are no atlas, or whose brackets, texts and marks are wrong.

use crate::SMALL;
use crate::bad::{Bad, Change, cut, text};

/// Another format, another version.
pub(crate) const HEADERS: &[Change] = &[
    (
        "city-ties",
        "town-ties",
        (2, 9),
        "the format is \"town-ties\", not \"city-ties\"",
    ),
    (
        "version: 1",
        "version: 2",
        (2, 31),
        "the file has version 2 of the format",
    ),
    ("version: 1", "version: 0", (2, 31), "0 is no version"),
    ("version: 1", "version: one", (2, 31), "one is no version"),
    ("version: 1,", "", (3, 1), "the version is missing"),
];

/// Marks that are missing or too many.
pub(crate) const SYNTAX: &[Change] = &[
    (
        "kind: sister, since",
        "kind: sister since",
        (12, 35),
        "expected a comma, found since",
    ),
    (
        "kind: sister, since",
        "kind sister, since",
        (12, 27),
        "expected a colon, found sister",
    ),
    (
        "\"Seoul\"",
        "\"Seoul",
        (5, 34),
        "expected a comma, found fa",
    ),
    (
        "126.9784)",
        "126.9784]",
        (5, 107),
        "expected a comma, found \"]\"",
    ),
    (
        "\"Seoul\"",
        "\"Se\\qoul\"",
        (5, 17),
        "expected only the escapes",
    ),
    (
        "(title",
        "/* (title",
        (3, 8),
        "the comment that begins here never ends",
    ),
];

/// Bytes and texts that don't begin like an atlas.
pub(crate) fn not_an_atlas() -> Vec<Bad> {
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
        bytes("noise", vec![0x9f, 0x12, 0, 7], "this is no text in UTF-8"),
        bytes("zeros", vec![0; 100], "this is no text in UTF-8"),
        bytes(
            "UTF-16, marked",
            utf16(&[0xff, 0xfe], u16::to_le_bytes),
            "the text is encoded as UTF-16",
        ),
        bytes(
            "UTF-16, marked",
            utf16(&[0xfe, 0xff], u16::to_be_bytes),
            "the text is encoded as UTF-16",
        ),
        bytes(
            "UTF-16, unmarked",
            utf16(&[], u16::to_le_bytes),
            "the text is encoded as UTF-16",
        ),
        text("CSV", "name,lat,lon\nSeoul,37,126\n", (1, 1), no_atlas),
        text("JSON", "{\"format\": \"city-ties\"}", (1, 1), no_atlas),
        text(
            "other RON",
            "// ours\n(window: (800, 600))",
            (2, 1),
            no_atlas,
        ),
        text("only a comment", "// hello", (1, 1), no_atlas),
        text(
            "a hundred thousand brackets",
            &"(".repeat(100_000),
            (1, 1),
            no_atlas,
        ),
        Bad {
            what: "Latin-1",
            bytes: [
                b"(format: \"city-ties\", version: 1,\nabout: (title: \"Caf",
                &[0xe9][..],
                b"\"))",
            ]
            .concat(),
            at: (2, 20),
            says: "this is no text in UTF-8",
        },
    ]
}

/// Files cut short.
pub(crate) fn cut_short() -> Vec<Bad> {
    let a_text_never_ends = "the text that begins here never ends";
    vec![
        cut("city-ties", (2, 9), a_text_never_ends),
        cut(
            "\"KR\"",
            (5, 69),
            "the file ends too early: the ( at 5:10 is never closed",
        ),
        cut("سئول", (5, 40), a_text_never_ends),
        cut(
            "\"tehran\"], kind",
            (12, 11),
            "the file ends too early: the [ at 12:10 is never closed",
        ),
        text(
            "cut short",
            "(",
            (1, 2),
            "the file ends too early: the ( at 1:1 is never closed",
        ),
        text(
            "cut short",
            &SMALL[..SMALL.len() - 2],
            (34, 4),
            "the file ends too early: the ( at 1:1 is never closed",
        ),
    ]
}

/// Brackets and comments without end, and more after the end.
pub(crate) fn endless() -> Vec<Bad> {
    let deep = |opening: &str, bracket: &str| {
        format!(
            "(format: \"city-ties\", version: 1,\n{opening}{}",
            bracket.repeat(100_000)
        )
    };
    vec![
        text(
            "nested",
            &deep("cities: ", "("),
            (2, 9),
            "cities: expected a map, found \"(\"",
        ),
        text(
            "nested",
            &deep("cities: ", "{"),
            (2, 10),
            "expected a text in quotation marks, found \"{\"",
        ),
        text(
            "nested",
            &deep("totals: ", "["),
            (2, 10),
            "totals: expected an opening bracket \"(\", found \"[\"",
        ),
        text(
            "nested",
            &deep("about: ", "Some("),
            (2, 8),
            "about: expected an opening bracket \"(\", found Some",
        ),
        text(
            "nested",
            &deep("", "/*"),
            (2, 1),
            "the comment that begins here never ends",
        ),
        text(
            "nested, and all comments closed",
            &format!("{}{}", deep("", "/*"), "*/".repeat(100_000)),
            (2, 400_001),
            "the file ends too early: the ( at 1:1 is never closed",
        ),
        text(
            "more",
            &format!("{SMALL})"),
            (36, 1),
            "there is more after the end of the atlas",
        ),
    ]
}
