//! Settings are kept whole, read back, and never in anybody's way.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use city_ties::store::{Settings, SettingsError, SettingsFile, ThemeChoice, WindowPlace};
use city_ties::text::Texts;

#[path = "common/scratch.rs"]
mod scratch;

use scratch::Scratch;

fn said(problem: &SettingsError) -> String {
    Texts::english().say(problem)
}

fn chosen() -> Settings {
    let mut settings = Settings {
        theme: ThemeChoice::Night,
        text_size: 130,
        motion: false,
        window: Some(WindowPlace {
            at: Some((40.0, -8.0)),
            size: (1000.0, 700.0),
            maximized: true,
        }),
        ..Settings::default()
    };
    settings.remember("/home/ali/سئول 서울.ron".as_ref());
    settings
}

#[test]
fn what_is_written_is_read_back() {
    let folder = Scratch::new();
    let file = SettingsFile::in_folder(&folder.path().join("not/there/yet"));
    assert_eq!(file.read().0, Settings::default());
    file.write(&chosen()).unwrap();
    let (read, problem) = file.read();
    assert_eq!(read, chosen());
    assert!(problem.is_none());
}

#[test]
fn a_write_leaves_nothing_beside_the_file() {
    let folder = Scratch::new();
    let file = SettingsFile::in_folder(folder.path());
    file.write(&chosen()).unwrap();
    file.write(&Settings::default()).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn damaged_settings_are_told_once_put_aside_and_replaced() {
    let folder = Scratch::new();
    folder.file("settings.ron", "(theme: purple");
    let file = SettingsFile::in_folder(folder.path());
    let (read, problem) = file.read();
    assert_eq!(read, Settings::default());
    let problem = problem.unwrap();
    let text = said(&problem);
    assert!(
        text.contains("settings.ron: ") && text.contains("; "),
        "{text}"
    );
    let kept = std::fs::read_to_string(problem.kept.unwrap()).unwrap();
    assert_eq!(kept, "(theme: purple");
    assert!(file.read().1.is_none(), "the next start says nothing of it");
}

#[test]
fn settings_that_cant_be_read_now_or_put_aside_are_left_alone_and_told_so() {
    let folder = Scratch::new();
    let file = SettingsFile::in_folder(folder.path());
    // No file at all: reading fails, and nothing says that what is there is damaged.
    std::fs::create_dir(file.path()).unwrap();
    let problem = file.read().1.unwrap();
    assert_eq!(problem.kept, None);
    assert!(said(&problem).contains("not kept"), "{problem}");
    assert!(file.path().is_dir(), "what is there stays where it is");
    std::fs::remove_dir(file.path()).unwrap();
    folder.file("settings.ron", "(theme: purple");
    std::fs::create_dir_all(folder.path().join("settings.damaged.ron/full")).unwrap();
    let problem = file.read().1.unwrap();
    assert_eq!(problem.kept, None, "it could not be put aside");
    assert!(said(&problem).contains("not kept"), "{problem}");
}

#[test]
fn settings_of_another_version_are_read_as_far_as_they_are_known() {
    let folder = Scratch::new();
    let text = "(theme: night, colour_of_the_moon: \"pale\", text_size: 950)";
    folder.file("settings.ron", text);
    let (read, problem) = SettingsFile::in_folder(folder.path()).read();
    assert!(problem.is_none(), "{problem:?}");
    assert_eq!(read.theme, ThemeChoice::Night);
    assert_eq!(read.text_size, 200, "as large as texts can be");
}

#[test]
fn a_window_that_no_screen_could_hold_is_forgotten() {
    let folder = Scratch::new();
    folder.file("settings.ron", "(window: Some((size: (0.0, 1e30))))");
    let (read, problem) = SettingsFile::in_folder(folder.path()).read();
    assert!(problem.is_none(), "{problem:?}");
    assert_eq!(read.window, None);
}

#[test]
fn a_file_that_is_no_text_or_too_large_is_no_calamity() {
    let folder = Scratch::new();
    std::fs::write(folder.path().join("settings.ron"), [0xff; 64]).unwrap();
    let file = SettingsFile::in_folder(folder.path());
    assert!(file.read().1.is_some());
    std::fs::create_dir(folder.path().join("settings.ron")).unwrap();
    assert!(file.read().1.is_some(), "a folder in the way");
}
