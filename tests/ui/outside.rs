//! The open file in other hands: changed by another program while the window is open.

use std::path::{Path, PathBuf};

use city_ties::store::{self, LockFolder, Previous};
use city_ties::ui::Window;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::files::{Fake, press, wait_for};
use super::saving::{read, wait_until};
use super::scratch::Scratch;
use super::{harness, says};

const PORTS: &str = r#"(format: "city-ties", version: 1, about: (title: "Ports"),
cities: {
"busan": (name: "Busan", country: "KR", level: city, at: (lat: 35.1, lon: 129.0)),
"osaka": (name: "Osaka", country: "JP", level: city, at: (lat: 34.7, lon: 135.5)),
"tianjin": (name: "Tianjin", country: "CN", level: city, at: (lat: 39.1, lon: 117.2)),
},
)"#;

/// A window that watches a file with three ports.
fn window_on(folder: &Scratch) -> (Harness<'static, Option<Window>>, PathBuf) {
    let file = PathBuf::from(folder.file("ports.ron", PORTS));
    (window_with(&file, None), file)
}

/// A window that watches a file, with locks in a folder.
fn window_with(file: &Path, locks: Option<LockFolder>) -> Harness<'static, Option<Window>> {
    let path = file.to_owned();
    let mut window = harness(move |ctx| {
        let opened = store::open(&path).unwrap();
        let window = Window::new(ctx, &opened).unwrap();
        window.on(Fake::default()).watching(ctx, locks.clone())
    });
    window.run_steps(4);
    window
}

fn write(file: &Path, text: &str) {
    // As most programs do: a new file in the place of the old.
    let beside = file.with_extension("new");
    std::fs::write(&beside, text).unwrap();
    std::fs::rename(beside, file).unwrap();
}

#[test]
fn a_file_that_another_program_changed_is_shown_as_it_is_now_with_what_was_selected() {
    let folder = Scratch::new();
    let (mut window, file) = window_on(&folder);
    window.get_by_label("City Osaka").click_accesskit();
    window.run_steps(3);
    assert!(says(&window, "Japan"));
    write(&file, &PORTS.replace("\"Busan\"", "\"Pusan\""));
    wait_for(&mut window, "City Pusan");
    assert!(says(&window, "Another program has changed ports.ron."));
    assert!(says(&window, "Japan") && says(&window, "Saved"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(says(&window, "City Busan") && says(&window, "1 change not saved"));
}

#[test]
fn changes_of_both_are_merged_at_once_where_they_do_not_meet() {
    let folder = Scratch::new();
    let (mut window, file) = window_on(&folder);
    remove_port(&mut window, "Tianjin");
    write(&file, &PORTS.replace("\"Busan\"", "\"Pusan\""));
    wait_for(&mut window, "City Pusan");
    assert!(!says(&window, "City Tianjin"));
    assert!(says(&window, "yours are kept"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_until(&mut window, || {
        read(&file).contains("Pusan") && !read(&file).contains("Tianjin")
    });
}

/// Removes a port, with which nothing goes along.
fn remove_port(window: &mut Harness<'_, Option<Window>>, name: &str) {
    window
        .get_by_label(&format!("City {name}"))
        .click_accesskit();
    window.run_steps(3);
    press(window, Modifiers::NONE, Key::Delete);
}

/// A window in which both have changed Busan: it is removed here, and called otherwise there.
fn in_conflict(folder: &Scratch) -> (Harness<'static, Option<Window>>, PathBuf) {
    let (mut window, file) = window_on(folder);
    remove_port(&mut window, "Busan");
    write(&file, &PORTS.replace("\"Busan\"", "\"Pusan\""));
    wait_for(&mut window, "Changed here and by another program");
    (window, file)
}

#[test]
fn what_both_changed_differently_is_chosen_side_by_side_and_saved_as_chosen() {
    let folder = Scratch::new();
    let (mut window, file) = in_conflict(&folder);
    assert!(says(&window, "1 to choose"));
    let merge = window.get_by_role_and_label(Role::Button, "Merge");
    assert!(merge.accesskit_node().is_disabled());
    assert!(
        says(&window, "Name: Pusan") && says(&window, "Name: Busan"),
        "what differs"
    );
    let theirs = "Theirs, in the file · Busan: “Pusan”, as a whole";
    window.get_by_label(theirs).click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Merge").click();
    wait_for(&mut window, "City Pusan");
    assert!(says(&window, "Saved"), "the file holds just this");
    assert!(read(&file).contains("Pusan"));
}

#[test]
fn put_off_mine_stays_and_a_save_asks_before_it_writes() {
    let folder = Scratch::new();
    let (mut window, file) = in_conflict(&folder);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Changed here and by another program"));
    assert!(!says(&window, "City Busan") && says(&window, "you will be asked which to keep"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "Changed here and by another program");
    assert!(read(&file).contains("Pusan"), "nothing was written over");
    for button in ["All mine", "Merge"] {
        window.get_by_role_and_label(Role::Button, button).click();
        window.run_steps(3);
    }
    wait_until(&mut window, || !read(&file).contains("usan"));
}

#[test]
fn a_save_right_after_another_programs_loses_nothing_of_either() {
    let folder = Scratch::new();
    let (mut window, file) = window_on(&folder);
    remove_port(&mut window, "Tianjin");
    write(&file, &PORTS.replace("\"Busan\"", "\"Pusan\""));
    // Before anybody could have looked.
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_until(&mut window, || {
        let text = read(&file);
        text.contains("Pusan") && !text.contains("Tianjin")
    });
    wait_for(&mut window, "City Pusan");
}

#[test]
fn a_file_that_is_damaged_or_goes_is_told_and_the_atlas_stays() {
    let folder = Scratch::new();
    let (mut window, file) = window_on(&folder);
    write(&file, &PORTS[..PORTS.len() - 20]);
    wait_for(&mut window, "can’t be read");
    assert!(says(&window, "ports.ron:") && says(&window, "City Busan"));
    write(&file, PORTS);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while says(&window, "can’t be read") && std::time::Instant::now() < end {
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
    assert!(!says(&window, "can’t be read"), "that is over");
    std::fs::remove_file(&file).unwrap();
    wait_for(&mut window, "is not there any more");
    assert!(says(&window, "City Busan") && says(&window, "Not saved"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_until(&mut window, || file.exists());
}

/// Two windows on one file.
fn two_windows(
    folder: &Scratch,
) -> (
    Harness<'static, Option<Window>>,
    Harness<'static, Option<Window>>,
) {
    let file = PathBuf::from(folder.file("ports.ron", PORTS));
    let locks = LockFolder::at(folder.path().join("locks"));
    let mut first = window_with(&file, Some(locks.clone()));
    wait_until(&mut first, || folder.path().join("locks").exists());
    let mut second = window_with(&file, Some(locks));
    wait_for(&mut second, "ports.ron is open in another window");
    (first, second)
}

#[test]
fn a_second_window_on_a_file_reads_it_shows_what_the_first_saves_and_takes_over_when_that_closes() {
    let folder = Scratch::new();
    let (mut first, mut second) = two_windows(&folder);
    let process = format!("process {}", std::process::id());
    assert!(says(&second, &process));
    second.get_by_label("City Busan").click_accesskit();
    second.run_steps(3);
    press(&mut second, Modifiers::NONE, Key::Delete);
    assert!(says(&second, "City Busan"), "it can only be read");
    let edit = second.get_by_role_and_label(Role::Button, "Edit in the panel");
    assert!(edit.accesskit_node().is_disabled());
    remove_port(&mut first, "Osaka");
    press(&mut first, Modifiers::COMMAND, Key::S);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while says(&second, "City Osaka") && std::time::Instant::now() < end {
        std::thread::sleep(std::time::Duration::from_millis(10));
        first.step();
        second.step();
    }
    assert!(!says(&second, "City Osaka"));
    drop(first);
    while says(&second, "is open in another window") && std::time::Instant::now() < end {
        std::thread::sleep(std::time::Duration::from_millis(10));
        second.step();
    }
    remove_port(&mut second, "Busan");
    assert!(!says(&second, "City Busan"), "now it can be changed here");
}

#[test]
fn a_second_window_goes_on_with_a_copy() {
    let folder = Scratch::new();
    let (_first, mut second) = two_windows(&folder);
    second
        .get_by_role_and_label(Role::Button, "Open as a copy")
        .click();
    second.run_steps(3);
    assert!(!says(&second, "is open in another window"));
    remove_port(&mut second, "Busan");
    assert!(!says(&second, "City Busan") && says(&second, "not saved"));
    assert!(read(&folder.path().join("ports.ron")).contains("Busan"));
}

#[test]
fn earlier_versions_are_listed_with_what_changed_since_and_one_is_gone_back_to() {
    let folder = Scratch::new();
    let file = PathBuf::from(folder.file("ports.ron", PORTS));
    let previous = Previous::in_folder(folder.path().join("previous"));
    let path = file.clone();
    let mut window = harness(move |ctx| {
        let opened = store::open(&path).unwrap();
        let window = Window::new(ctx, &opened).unwrap();
        window.on(Fake::default()).keeping(previous.clone())
    });
    window.run_steps(4);
    remove_port(&mut window, "Osaka");
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_until(&mut window, || !read(&file).contains("Osaka"));
    for name in ["File", "Earlier versions…"] {
        window.get_by_label(name).click();
        window.run_steps(3);
    }
    wait_for(&mut window, "Since then: 1 city removed");
    let back = window.get_by_role_and_label(Role::Button, "Go back to it");
    assert!(back.accesskit_node().is_disabled(), "none is chosen");
    window
        .get_by_role_and_label(
            Role::RadioButton,
            "Saved just now. Since then: 1 city removed",
        )
        .click();
    window.run_steps(3);
    window
        .get_by_role_and_label(Role::Button, "Go back to it")
        .click();
    window.run_steps(3);
    assert!(says(&window, "City Osaka") && says(&window, "1 change not saved"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!says(&window, "City Osaka") && says(&window, "Saved"));
}
