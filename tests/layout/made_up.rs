//! Made-up files, so that each rule is seen to fail, and not where it shouldn't.

use crate::source::Source;
use crate::{LONGEST, breaches};

/// A path, a text that may not stand there, and what is said.
const BREACHES: &[(&str, &str, &str)] = &[
    (
        "atlas/a.rs",
        "use crate::session::Session;",
        "atlas must not know session::Session",
    ),
    (
        "atlas/a.rs",
        "fn f() { crate::store::open() }",
        "atlas must not know store::open",
    ),
    (
        "geo/a.rs",
        "use crate::{\n    geo::World,\n    atlas::{Id, Tie},\n};",
        "geo must not know atlas",
    ),
    (
        "session/a.rs",
        "use crate::scene::style::Theme;",
        "session must not know scene::style::Theme",
    ),
    (
        "main.rs",
        "use city_ties::atlas::Atlas;",
        "main must not know atlas::Atlas",
    ),
    (
        "scene/a.rs",
        "use egui::Pos2;",
        "scene is a pure room and must not name egui::",
    ),
    (
        "rasterizer/a.rs",
        "let now = Instant::now();",
        "rasterizer is a pure room and must not name Instant",
    ),
    (
        "ui/a.rs",
        "std::fs::read(path)",
        "only store/ opens or writes a file",
    ),
    (
        "cli/a.rs",
        "File::open(path)",
        "only store/ opens or writes a file",
    ),
    (
        "ui/a.rs",
        "TcpStream::connect(a)",
        "only net/ opens a connection",
    ),
    (
        "ui/a.rs",
        "let response = ui.add(field);",
        "only ui/mirror.rs adds a text field",
    ),
    (
        "ui/a.rs",
        "std::thread::spawn(f)",
        "only jobs/ starts a thread or opens a channel",
    ),
    (
        "ui/map/mod.rs",
        "memory.set_zoom(3.0)",
        "only ui/map/camera.rs moves the map",
    ),
    (
        "ui/a.rs",
        "Color32::from_rgb(1, 2, 3)",
        "only scene/style.rs, ui/theme.rs name colours",
    ),
    (
        "ui/a.rs",
        "let c = Color32::RED;",
        "only scene/style.rs, ui/theme.rs name colours",
    ),
    (
        "scene/a.rs",
        "Rgba([0, 0, 0, 255])",
        "only scene/style.rs, ui/theme.rs name colours",
    ),
    (
        "ui/a.rs",
        "ui.label(\"Open a file\");",
        "\"Open a file\" is for people and belongs in assets/text/en.ftl",
    ),
    (
        "ui/a.rs",
        "ui.label(\n    RichText::new(\n \"Open a file\"));",
        "\"Open a file\" is for people and belongs in assets/text/en.ftl",
    ),
];

/// What a made-up file breaks, one word a breach.
fn broken_by(path: &str, text: &str) -> Vec<String> {
    let found = breaches(&Source::new(path, text));
    found.into_iter().map(|breach| breach.what).collect()
}

#[test]
fn a_breach_of_each_rule_is_seen() {
    for &(path, text, says) in BREACHES {
        let found = broken_by(path, text);
        assert!(
            found.iter().any(|what| what.starts_with(says)),
            "{text}: {found:?}"
        );
    }
    let long = "\n".repeat(LONGEST + 1);
    assert_eq!(
        broken_by("geo/a.rs", &long),
        [format!("{} lines are two files", LONGEST + 1)]
    );
}

#[test]
fn what_only_looks_like_a_breach_is_none() {
    for (path, text) in [
        (
            "atlas/a.rs",
            "//! [`crate::store`] reads files with std::fs.",
        ),
        ("atlas/a.rs", "/* use crate::ui::Window; /* egui:: */ */"),
        ("atlas/a.rs", "let text = \"std::fs \\\" egui::\";"),
        ("atlas/a.rs", "let text = r#\"use crate::ui; \" std::fs\"#;"),
        (
            "atlas/a.rs",
            "fn f<'a>(q: char) { if q == '\"' {} }  // std::fs",
        ),
        (
            "atlas/a.rs",
            "use super::date::Date; use crate::geo::Position; use crate::atlas::Id;",
        ),
        (
            "atlas/a.rs",
            "#[cfg(test)]\nmod tests {\n    use crate::ui::Window;\n}",
        ),
        ("atlas/tests.rs", "use crate::formats::ron::read;"),
        ("atlas/date/tests/rules.rs", "use std::fs;"),
        ("scene/a.rs", "electron::charge(instant)"),
        ("session/a.rs", "use crate::scene::view::View;"),
        ("ui/a.rs", "use crate::{jobs::Jobs, store, rasterizer};"),
        (
            "ui/a.rs",
            "mesh.tint(Color32::WHITE); Color32::from_rgb(r, g, b)",
        ),
        (
            "ui/a.rs",
            "ui.label(texts.get(\"open a file\")); ui.label(\"·\");",
        ),
    ] {
        assert_eq!(broken_by(path, text), Vec::<String>::new(), "{text}");
    }
}
