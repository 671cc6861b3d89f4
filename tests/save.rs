//! A save writes the whole file or none of it, and what was there before is kept.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use std::fs;
use std::path::Path;

use city_ties::atlas::Atlas;
use city_ties::formats::ron::Document;
use city_ties::store::{self, Before, Previous, SaveError, SaveReason, Saved};
use city_ties::text::Texts;

#[path = "common/scratch.rs"]
mod scratch;

use scratch::Scratch;

const EXAMPLE: &str = include_str!("../data/seoul-tehran.ron");

fn titled(title: &str) -> Atlas {
    let mut atlas = Atlas::default();
    title.clone_into(&mut atlas.about.title);
    atlas
}

fn save(path: &Path, atlas: &Atlas, document: Option<&Document>) -> Result<Saved, SaveError> {
    let state = path.with_file_name("state");
    store::save(path, atlas, document, &Previous::in_folder(state))
}

fn title_in(path: &Path) -> String {
    store::open(path).unwrap().atlas().about.title.clone()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

#[test]
fn an_atlas_without_changes_is_written_back_to_the_byte() {
    let folder = Scratch::new();
    // Not in the canonical form: a blank line more.
    let text = format!("{EXAMPLE}\n\n");
    let opened = store::open(folder.file("a.ron", &text).as_ref()).unwrap();
    let copy = folder.path().join("b.ron");
    save(&copy, opened.atlas(), Some(&opened.document)).unwrap();
    assert_eq!(fs::read_to_string(&copy).unwrap(), text);
}

#[test]
fn what_is_saved_is_read_back_and_what_was_there_is_kept() {
    let folder = Scratch::new();
    let file = folder.path().join("a.ron");
    for (before, title) in [("", "First"), ("First", "Second"), ("Second", "Third")] {
        let saved = save(&file, &titled(title), None).unwrap();
        assert_eq!(title_in(&file), title);
        assert!(saved.unconfirmed.is_none(), "{saved:?}");
        match saved.before {
            Before::None => assert_eq!(before, ""),
            Before::Kept(Some(kept)) => assert_eq!(title_in(&kept), before),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(
        names_in(&folder.path().join("state")).len(),
        1,
        "one a file"
    );
    assert_eq!(names_in(folder.path()), ["a.ron", "state"], "no litter");
}

#[test]
fn the_last_ten_versions_are_kept_and_found_by_any_way_to_the_file() {
    let folder = Scratch::new();
    let file = folder.path().join("a.ron");
    for number in 0..=12 {
        save(&file, &titled(&number.to_string()), None).unwrap();
    }
    let previous = Previous::in_folder(folder.path().join("state"));
    let roundabout = folder.path().join("state/../a.ron");
    for way in [&file, &roundabout] {
        let versions = previous.versions(way);
        let titles: Vec<_> = (versions.iter())
            .map(|version| title_in(&version.path))
            .collect();
        let wanted: Vec<_> = (2..12).rev().map(|number| number.to_string()).collect();
        assert_eq!(titles, wanted);
    }
    let other = folder.path().join("b.ron");
    assert!(previous.versions(&other).is_empty());
    assert!(Previous::unkept().versions(&file).is_empty());
}

#[test]
fn a_save_over_what_is_known_refuses_anything_else_and_writes_where_nothing_is() {
    let folder = Scratch::new();
    let file = folder.path().join("a.ron");
    let first = save(&file, &titled("First"), None).unwrap();
    let known = store::Known::Written(first.print);
    let over = |title| {
        let previous = Previous::unkept();
        store::save_over(&file, &titled(title), None, &previous, Some(&known))
    };
    fs::write(&file, "(format: \"city-ties\", version: 1)").unwrap();
    let refused = over("Second").unwrap_err();
    assert!(matches!(refused.reason, SaveReason::Overtaken));
    assert_eq!(title_in(&file), "", "nothing was written over");
    fs::remove_file(&file).unwrap();
    over("Second").unwrap();
    assert_eq!(title_in(&file), "Second");
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_and_the_file_keeps_its_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Scratch::new();
    let (real, link) = (
        folder.path().join("real.ron"),
        folder.path().join("link.ron"),
    );
    symlink("real.ron", &link).unwrap();
    save(&link, &titled("Begun through a link"), None).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    save(&link, &titled("Changed through a link"), None).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(title_in(&real), "Changed through a link");
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o640
    );
}

#[test]
fn a_save_that_fails_says_what_to_do_and_leaves_what_was_there() {
    let folder = Scratch::new();
    fs::create_dir(folder.path().join("folder.ron")).unwrap();
    let guarded = folder.path().join("guarded.ron");
    save(&guarded, &titled("Guarded"), None).unwrap();
    let mut mode = fs::metadata(&guarded).unwrap().permissions();
    mode.set_readonly(true);
    fs::set_permissions(&guarded, mode).unwrap();
    for (name, wanted) in [
        ("folder.ron", "FolderInTheWay"),
        ("gone/a.ron", "NoFolder"),
        ("guarded.ron", "ReadOnlyFile"),
    ] {
        let error = save(&folder.path().join(name), &titled("New"), None).unwrap_err();
        assert_eq!(format!("{:?}", error.reason), wanted, "{error}");
        let text = Texts::english().say(&error);
        assert!(text.contains(name) && text.contains("; "), "{text}");
    }
    assert_eq!(title_in(&guarded), "Guarded");
    assert_eq!(names_in(folder.path()), ["folder.ron", "guarded.ron"]);
}

#[test]
fn a_full_disk_is_named() {
    let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
    let said = Texts::english().say(&SaveReason::from(full));
    assert!(said.contains("full"), "{said}");
}
