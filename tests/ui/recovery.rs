//! After a crash: what was not saved is offered, and taken up, forgotten, or left for later.

use std::path::{Path, PathBuf};

use city_ties::store::{self, JournalFolder};
use city_ties::ui::Window;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::files::{Fake, press, wait_for};
use super::saving::{read, wait_until};
use super::scratch::Scratch;
use super::{harness, says};

const PORTS: &str = r#"(format: "city-ties", version: 1, about: (title: "Ports"),
cities: {
"busan": (name: "Busan", country: "KR", level: city, at: (lat: 35.1, lon: 129.0)),
"osaka": (name: "Osaka", country: "JP", level: city, at: (lat: 34.7, lon: 135.5)),
},
)"#;

/// A window on a file in the folder, with a journal there.
fn window(folder: &Path) -> Harness<'static, Option<Window>> {
    let (file, journal) = (folder.join("ports.ron"), folder.join("journal"));
    let mut window = harness(move |ctx| {
        let opened = store::open(&file).unwrap();
        let window = Window::new(ctx, &opened).unwrap();
        let journals = JournalFolder::at(journal.clone());
        window.on(Fake::default()).journaling(journals)
    });
    window.run_steps(4);
    window
}

/// A folder as a crash leaves it: a window goes without its end.
fn after_a_crash(change: impl FnOnce(&mut Harness<'static, Option<Window>>)) -> Scratch {
    let folder = Scratch::new();
    folder.file("ports.ron", PORTS);
    let mut window = window(folder.path());
    change(&mut window);
    window.run_steps(3);
    drop(window);
    folder
}

fn remove_osaka(window: &mut Harness<'static, Option<Window>>) {
    window.get_by_label("City Osaka").click_accesskit();
    window.run_steps(3);
    press(window, Modifiers::NONE, Key::Delete);
}

fn answer(window: &mut Harness<'static, Option<Window>>, button: &str) {
    window.get_by_role_and_label(Role::Button, button).click();
    window.run_steps(4);
}

const OFFER: &str = "Unsaved changes from before";

#[test]
fn what_is_restored_is_as_it_was_seen_last_and_can_be_undone() {
    let folder = after_a_crash(remove_osaka);
    let mut window = window(folder.path());
    wait_for(&mut window, OFFER);
    assert!(says(&window, "ports.ron was changed and not saved") && says(&window, "1 step"));
    answer(&mut window, "Restore");
    wait_for(&mut window, "1 change not saved");
    assert!(!says(&window, "City Osaka"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(says(&window, "City Osaka"));
    assert_eq!(read(&folder.path().join("ports.ron")), PORTS);
}

#[test]
fn what_is_discarded_is_not_offered_again() {
    let folder = after_a_crash(remove_osaka);
    let mut window = window(folder.path());
    wait_for(&mut window, OFFER);
    answer(&mut window, "Discard");
    assert!(!says(&window, OFFER) && says(&window, "City Osaka"));
    drop(window);
    let left = || {
        std::fs::read_dir(folder.path().join("journal"))
            .unwrap()
            .count()
    };
    assert_eq!(left(), 0);
}

#[test]
fn what_is_left_for_later_is_offered_at_the_next_start() {
    let folder = after_a_crash(remove_osaka);
    for button in ["Later", "Discard"] {
        let mut window = window(folder.path());
        wait_for(&mut window, OFFER);
        answer(&mut window, button);
        assert!(!says(&window, OFFER) && says(&window, "City Osaka"));
    }
}

#[test]
fn what_stood_in_an_open_form_comes_back_into_it() {
    let folder = after_a_crash(|window| {
        window.get_by_label("City Osaka").click_accesskit();
        window.run_steps(3);
        for button in ["Edit in the panel", "Change: Osaka"] {
            window.get_by_label(button).click();
            window.run_steps(3);
        }
        let name = window.get_by_role_and_label(Role::TextInput, "Name");
        name.focus();
        window.run_steps(2);
        let name = window.get_by_role_and_label(Role::TextInput, "Name");
        name.type_text("Ōsaka");
        window.run_steps(3);
        std::thread::sleep(std::time::Duration::from_millis(1100));
        window.run_steps(3);
    });
    let mut window = window(folder.path());
    wait_for(&mut window, OFFER);
    answer(&mut window, "Restore");
    let name = window.get_by_role_and_label(Role::TextInput, "Name");
    assert!(name.value().unwrap().contains("Ōsaka"));
    assert!(says(&window, "1 change not saved"));
}

#[test]
fn a_journal_that_cant_be_read_is_told_once() {
    let folder = after_a_crash(remove_osaka);
    let journals = std::fs::read_dir(folder.path().join("journal")).unwrap();
    for entry in journals.map(Result::unwrap) {
        if entry.path().extension().is_some_and(|end| end == "journal") {
            std::fs::write(entry.path(), [0; 300]).unwrap();
        }
    }
    let mut window = window(folder.path());
    wait_for(&mut window, "it can’t be read any more");
    assert!(says(&window, ".damaged") && says(&window, "City Osaka"));
    drop(window);
    let mut window = self::window(folder.path());
    wait_until(&mut window, || true);
    window.run_steps(4);
    assert!(!says(&window, "it can’t be read any more"));
}

/// A file in the folder of journals, by what its name ends in.
fn journal_file(folder: &Path, ending: &str) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder.join("journal")).unwrap();
    let mut paths = entries.map(|entry| entry.unwrap().path());
    paths.find(|path| path.extension().is_some_and(|found| found == ending))
}

/// Changes the last byte that the journal has.
fn damage_end_of_journal(folder: &Path) {
    let journal = journal_file(folder, "journal").unwrap();
    let mut bytes = std::fs::read(&journal).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&journal, bytes).unwrap();
}

#[test]
fn what_of_a_journal_can_be_read_is_restored_and_the_rest_is_told_and_kept() {
    let folder = after_a_crash(|window| {
        remove_osaka(window);
        window.run_steps(3);
        press(window, Modifiers::COMMAND, Key::Z);
        window.run_steps(3);
        remove_osaka(window);
    });
    damage_end_of_journal(folder.path());
    let mut window = window(folder.path());
    // After its undo nothing was changed: there is nothing to restore, but something to know.
    wait_for(&mut window, "it can’t be read any more");
    assert!(journal_file(folder.path(), "damaged").is_some());
    assert!(says(&window, "City Osaka"));
}

#[test]
fn a_journal_of_which_the_end_is_damaged_is_offered_without_it() {
    let folder = after_a_crash(|window| {
        remove_osaka(window);
        window.run_steps(3);
        window.get_by_label("City Busan").click_accesskit();
        window.run_steps(3);
        press(window, Modifiers::NONE, Key::Delete);
    });
    damage_end_of_journal(folder.path());
    let mut window = window(folder.path());
    wait_for(&mut window, OFFER);
    assert!(says(&window, "One later change can’t be read any more"));
    answer(&mut window, "Restore");
    wait_for(&mut window, "1 change not saved");
    assert!(!says(&window, "City Osaka") && says(&window, "City Busan"));
    assert!(says(&window, "One later change can’t be read any more"));
    window.run_steps(4);
    let kept = journal_file(folder.path(), "damaged");
    assert!(kept.is_some(), "it is kept");
}
