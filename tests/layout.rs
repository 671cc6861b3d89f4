//! The plan of the house, held: which room may know which, and what only one of them may do.
//!
//! A boundary that nothing checks rots. This reads the sources as text, without comments, quotations and tests, and looks
//! for words; that is coarse, and catches what happens by habit. Each rule has a made-up breach below, so that it can fail.

use std::fmt;
use std::path::Path;

#[path = "layout/made_up.rs"]
mod made_up;
#[expect(dead_code, reason = "the test of texts uses the rest")]
#[path = "layout/source.rs"]
mod source;

use source::Source;

/// What a room may know beside itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("geo", &[]),
    ("packed", &[]),
    ("atlas", &["geo"]),
    ("standing", &["geo", "atlas"]),
    ("network", &["geo", "atlas"]),
    ("scene", &["geo", "atlas", "standing", "network", "search"]),
    (
        "rasterizer",
        &["geo", "atlas", "standing", "network", "scene", "packed"],
    ),
    ("picture", &["geo", "atlas", "standing", "network", "scene"]),
    (
        "session",
        &[
            "geo",
            "atlas",
            "standing",
            "network",
            "search",
            "scene::view",
        ],
    ),
    ("formats", &["geo", "atlas", "packed"]),
    ("store", &["geo", "atlas", "formats", "packed"]),
    ("search", &["geo", "atlas"]),
    ("gazetteer", &["geo", "atlas", "search", "packed"]),
    ("problems", &["geo", "atlas", "standing", "search"]),
    (
        "text",
        &[
            "geo",
            "atlas",
            "standing",
            "problems",
            "formats",
            "store",
            "gazetteer",
            "rasterizer",
        ],
    ),
    (
        "table",
        &[
            "geo", "atlas", "standing", "scene", "search", "session", "text",
        ],
    ),
    ("net", &["geo"]),
    (
        "jobs",
        &[
            "geo",
            "atlas",
            "standing",
            "network",
            "scene",
            "rasterizer",
            "picture",
            "session",
            "formats",
            "store",
            "search",
            "problems",
            "gazetteer",
            "text",
            "net",
        ],
    ),
    ("main", &["cli", "ui", "store"]),
];

/// Rooms that may know every other.
const FREE: [&str; 3] = ["ui", "cli", "lib"];

/// Rooms that are the same whatever the time, the machine and the window.
const PURE: [&str; 12] = [
    "geo",
    "packed",
    "atlas",
    "standing",
    "network",
    "scene",
    "rasterizer",
    "picture",
    "session",
    "search",
    "problems",
    "table",
];

/// What a pure room must not name.
const WORLDLY: [&str; 17] = [
    "egui::",
    "eframe::",
    "walkers::",
    "rfd::",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "web_time",
    "rand::",
    "getrandom",
    "ron::",
    "csv::",
    "serde_json::",
];

/// Acts that are one place's alone.
const RESERVED: [Reserved; 5] = [
    Reserved {
        act: "opens or writes a file",
        words: &["std::fs", "fs::", "File::", "OpenOptions"],
        places: &["store/"],
    },
    Reserved {
        act: "opens a connection",
        words: &["std::net", "TcpStream", "UdpSocket", "reqwest::", "ureq::"],
        places: &["net/"],
    },
    Reserved {
        act: "starts a thread or opens a channel",
        words: &[
            "thread::spawn",
            "thread::scope",
            "thread::Builder",
            "rayon::",
            "mpsc::",
        ],
        places: &["jobs/"],
    },
    Reserved {
        act: "moves the map",
        words: &[
            ".center_at(",
            ".set_zoom(",
            ".zoom_in(",
            ".zoom_out(",
            ".follow_my_position(",
        ],
        places: &["ui/map/camera.rs"],
    },
    Reserved {
        // Elsewhere what is typed from right to left would be drawn mirrored.
        act: "adds a text field",
        words: &[
            ".add(field)",
            ".add(edit)",
            ".text_edit_singleline(",
            ".text_edit_multiline(",
        ],
        places: &["ui/mirror.rs"],
    },
];

/// An act, the words that betray it, and the places where it may happen.
struct Reserved {
    act: &'static str,
    words: &'static [&'static str],
    places: &'static [&'static str],
}

/// Where colours are named.
const COLOUR_PLACES: [&str; 2] = ["scene/style.rs", "ui/theme.rs"];

/// Colours that are none: nothing, no tint, and "whatever the text's own is".
const NO_COLOURS: [&str; 3] = ["TRANSPARENT", "WHITE", "PLACEHOLDER"];

/// How long a file may be: "about 400 lines".
const LONGEST: usize = 420;

/// Functions of the window that show a text to people.
const SHOWS_TEXT: [&str; 9] = [
    ".label(",
    ".button(",
    ".heading(",
    ".small(",
    ".checkbox(",
    ".hyperlink_to(",
    ".on_hover_text(",
    "RichText::new(",
    "Button::new(",
];

/// A rule that a line breaks.
#[derive(Debug, PartialEq)]
struct Breach {
    path: String,
    /// From 1.
    line: usize,
    what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/{}:{}: {}", self.path, self.line, self.what)
    }
}

/// All that a file breaks.
fn breaches(source: &Source) -> Vec<Breach> {
    let mut found = Vec::new();
    for (number, line) in source.code_lines() {
        let mut report = |what: String| {
            found.push(Breach {
                path: source.path.clone(),
                line: number,
                what,
            });
        };
        for word in worldly(source, line) {
            report(format!(
                "{} is a pure room and must not name {word}",
                source.room()
            ));
        }
        for reserved in &RESERVED {
            let here = reserved
                .places
                .iter()
                .any(|place| source.path.starts_with(place));
            if !here && reserved.words.iter().any(|word| names(line, word)) {
                let places = reserved.places.join(", ");
                report(format!("only {places} {}", reserved.act));
            }
        }
        if !COLOUR_PLACES.contains(&source.path.as_str()) && names_a_colour(line) {
            report(format!("only {} name colours", COLOUR_PLACES.join(", ")));
        }
    }
    for (number, known) in source.imports() {
        if !may_know(source.room(), &known) {
            let what = format!("{} must not know {known}", source.room());
            found.push(Breach {
                path: source.path.clone(),
                line: number,
                what,
            });
        }
    }
    for (number, text) in source.texts_shown_by(&SHOWS_TEXT) {
        let what = format!("\"{text}\" is for people and belongs in assets/text/en.ftl");
        found.push(Breach {
            path: source.path.clone(),
            line: number,
            what,
        });
    }
    if source.length() > LONGEST {
        let what = format!("{} lines are two files", source.length());
        found.push(Breach {
            path: source.path.clone(),
            line: LONGEST,
            what,
        });
    }
    found
}

/// The words of a line that no pure room may say.
fn worldly<'a>(source: &Source, line: &'a str) -> impl Iterator<Item = &'static str> + use<'a> {
    let pure = PURE.contains(&source.room());
    WORLDLY
        .into_iter()
        .filter(move |word| pure && names(line, word))
}

fn may_know(room: &str, known: &str) -> bool {
    let first = known.split("::").next().unwrap_or(known);
    if FREE.contains(&room) || first == room {
        return true;
    }
    // An exported macro or a type at the crate's root is no room.
    if !ARROWS.iter().any(|&(name, _)| name == first) && !FREE.contains(&first) {
        return true;
    }
    let Some((_, allowed)) = ARROWS.iter().find(|&&(name, _)| name == room) else {
        return false;
    };
    allowed
        .iter()
        .any(|&allowed| known == allowed || known.starts_with(&format!("{allowed}::")))
}

/// Whether a line has a word that is no part of a longer one: `ron::` but not `electron::`.
fn names(line: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let longer_before = word.starts_with(inside) && line[..at].ends_with(inside);
        let longer_behind = word.ends_with(inside) && line[at + word.len()..].starts_with(inside);
        !longer_before && !longer_behind
    })
}

/// A colour made from figures, or one of egui's own by name.
fn names_a_colour(line: &str) -> bool {
    const MADE_BY: [&str; 8] = [
        "from_rgb(",
        "from_rgba_unmultiplied(",
        "from_rgba_premultiplied(",
        "from_rgba8(",
        "from_gray(",
        "from_black_alpha(",
        "from_white_alpha(",
        "Rgba([",
    ];
    let made = MADE_BY.iter().any(|maker| {
        line.match_indices(maker).any(|(at, _)| {
            let first = line[at + maker.len()..].trim_start();
            first.starts_with(|c: char| c.is_ascii_digit())
        })
    });
    let named = line.match_indices("Color32::").any(|(at, word)| {
        let name = line[at + word.len()..].split(|c: char| !c.is_ascii_uppercase() && c != '_');
        name.into_iter()
            .next()
            .is_some_and(|name| name.len() > 1 && !NO_COLOURS.contains(&name))
    });
    made || named || line.contains("hex_color!")
}

#[test]
fn the_house_stands_as_planned() {
    let sources = Source::all_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(sources.len() > 20, "the sources were found");
    let found: Vec<String> = sources
        .iter()
        .flat_map(breaches)
        .map(|b| b.to_string())
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_room_has_its_place_in_the_plan() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for source in Source::all_in(&src) {
        let planned =
            FREE.contains(&source.room()) || ARROWS.iter().any(|&(name, _)| name == source.room());
        assert!(planned, "{} is in no room of the plan", source.path);
    }
}
