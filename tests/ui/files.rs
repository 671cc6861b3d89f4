//! Opening files: by the system's dialog, by a path that is typed, with trouble, with patience.

use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use city_ties::store;
use city_ties::ui::Window;
use city_ties::ui::platform::{Chosen, FileWish, Platform};
use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::saving::wait_until;
use super::scratch::Scratch;
use super::{harness, says};

/// A system that does what a test says, and remembers what it was asked.
#[derive(Clone, Default)]
pub(crate) struct Fake(Arc<Mutex<Answers>>);

#[derive(Default)]
struct Answers {
    chosen: Option<PathBuf>,
    copied: Vec<String>,
    opened: Vec<String>,
}

impl Fake {
    /// Its dialogs choose this file.
    pub(crate) fn choosing(file: impl Into<PathBuf>) -> Self {
        let fake = Self::default();
        fake.choose(file);
        fake
    }

    /// From now on its dialogs choose this file.
    fn choose(&self, file: impl Into<PathBuf>) {
        self.answers(|answers| answers.chosen = Some(file.into()));
    }

    fn answers<T>(&self, with: impl FnOnce(&mut Answers) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Platform for Fake {
    fn choose_file(&self, _: &FileWish) -> Chosen {
        let chosen = self.answers(|answers| answers.chosen.clone());
        chosen.map_or(Chosen::NoDialog, Chosen::File)
    }

    fn open_address(&self, _: &Context, address: &str) {
        self.answers(|answers| answers.opened.push(address.to_owned()));
    }

    fn copy(&self, _: &Context, text: &str) {
        self.answers(|answers| answers.copied.push(text.to_owned()));
    }
}

const SMALL: &str = r#"(format: "city-ties", version: 1, about: (title: "Ports"),
cities: {"pusan": (name: "Busan", country: "KR", level: city, at: (lat: 35.1, lon: 129.0))})"#;

/// A window on the example with a made-up system about it.
pub(crate) fn window_on(fake: &Fake) -> Harness<'static, Option<Window>> {
    let (opened, fake) = (store::example().unwrap(), fake.clone());
    let mut window = harness(move |ctx| Window::new(ctx, &opened).unwrap().on(fake.clone()));
    window.run_steps(4);
    window
}

/// Draws frames until the window says this; jobs take their time.
pub(crate) fn wait_for(window: &mut Harness<'_, Option<Window>>, text: &str) {
    let end = Instant::now() + Duration::from_secs(10);
    while !says(window, text) {
        assert!(Instant::now() < end, "the window never said {text}");
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
    window.run_steps(2);
}

pub(crate) fn press(window: &mut Harness<'_, Option<Window>>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

/// Writes a path into the dialog that is open.
pub(crate) fn write_path(window: &mut Harness<'_, Option<Window>>, path: &str) {
    press(window, Modifiers::COMMAND, Key::A);
    window
        .get_by_role_and_label(Role::TextInput, "Path of the file")
        .type_text(path);
    window.run_steps(3);
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn the_file_that_the_systems_dialog_chooses_is_opened() {
    let folder = Scratch::new();
    let mut window = window_on(&Fake::choosing(folder.file("ports.ron", SMALL)));
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "Ports");
    assert!(says(&window, "City Busan"));
}

#[test]
fn where_the_system_has_no_dialog_the_path_is_typed() {
    let folder = Scratch::new();
    let file = folder.file("ports.ron", SMALL);
    let mut window = window_on(&Fake::default());
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "Path of the file");
    write_path(
        &mut window,
        &folder.path().join("prots.ron").to_string_lossy(),
    );
    wait_for(&mut window, "There is no such file.");
    write_path(&mut window, &folder.path().to_string_lossy());
    wait_for(&mut window, "This is a folder.");
    write_path(&mut window, &file);
    wait_for(&mut window, "Ports");
    assert!(!says(&window, "Path of the file"));
}

#[test]
fn a_typed_path_is_completed_by_a_click() {
    let folder = Scratch::new();
    folder.file("ports.ron", SMALL);
    let mut window = window_on(&Fake::default());
    window.get_by_label("File").click();
    window.run_steps(3);
    window.get_by_label("Open by path…").click();
    window.run_steps(3);
    write_path(&mut window, &format!("{}/po", folder.path().display()));
    wait_for(&mut window, "ports.ron");
    window.get_by_label("ports.ron").click();
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "City Busan");
}

#[test]
fn a_bad_file_is_told_above_the_map_can_be_copied_and_put_away() {
    let folder = Scratch::new();
    let bad = SMALL.replace("35.1", "95.1");
    let fake = Fake::choosing(folder.file("bad.ron", &bad));
    let mut window = window_on(&fake);
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "bad.ron:2:");
    assert!(says(&window, "City Seoul"), "the open atlas stays");
    window.get_by_label("Copy").click();
    window.run_steps(3);
    let copied = fake.answers(|answers| answers.copied.clone());
    assert!(
        copied.len() == 1 && copied[0].contains("bad.ron:2:"),
        "{copied:?}"
    );
    window.get_by_label("Close").click();
    window.run_steps(3);
    assert!(!says(&window, "bad.ron:2:"));
}

#[test]
fn a_file_with_comments_says_that_a_save_would_lose_them() {
    let folder = Scratch::new();
    let file = folder.file("ports.ron", &format!("// Ours.\n{SMALL}"));
    let mut window = window_on(&Fake::choosing(file));
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "This file has comments.");
    assert!(says(&window, "City Busan"));
}

#[test]
fn sources_open_in_the_browser() {
    let fake = Fake::default();
    let mut window = window_on(&fake);
    let link = "Seoul city to expand exchanges with Tehran ↗";
    window.get_by_role_and_label(Role::Link, link).click();
    window.run_steps(3);
    let opened = fake.answers(|answers| answers.opened.clone());
    assert_eq!(opened.len(), 1, "{opened:?}");
    assert!(opened[0].starts_with("https://"), "{opened:?}");
}

#[test]
fn an_empty_atlas_says_how_to_begin() {
    let folder = Scratch::new();
    let empty = folder.file("empty.ron", "(format: \"city-ties\", version: 1)");
    let mut window = window_on(&Fake::choosing(empty));
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "There is no city in this atlas yet");
    assert!(says(&window, "Untitled atlas"));
    window
        .get_by_role_and_label(Role::Link, "Open the example")
        .click();
    wait_for(&mut window, "City Seoul");
    assert!(!says(&window, "There is no city in this atlas yet"));
}

#[test]
fn a_file_of_late_opens_from_the_menu() {
    let folder = Scratch::new();
    let mut window = window_on(&Fake::choosing(folder.file("ports.ron", SMALL)));
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "City Busan");
    for name in ["File", "Open the example"] {
        window.get_by_label(name).click();
        window.run_steps(3);
    }
    wait_for(&mut window, "City Seoul");
    for name in ["File", "Open recent", "ports.ron"] {
        window.get_by_label(name).click();
        window.run_steps(3);
    }
    wait_for(&mut window, "City Busan");
}

#[cfg(unix)]
#[test]
fn a_file_of_late_whose_name_would_deceive_is_shown_for_what_it_is() {
    let folder = Scratch::new();
    let file = folder.file("sister\u{202e}nor.\n.ron", SMALL);
    let mut window = window_on(&Fake::choosing(file));
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "City Busan");
    for name in ["File", "Open recent"] {
        window.get_by_label(name).click();
        window.run_steps(3);
    }
    assert!(says(&window, "sister\\u{202e}nor.\\n.ron"));
    assert!(!says(&window, "\u{202e}"));
}

/// A pipe that nobody writes to is a file that takes its time.
#[cfg(unix)]
#[test]
fn while_a_slow_file_opens_the_open_atlas_can_be_used_and_cancel_drops_the_file() {
    let folder = Scratch::new();
    let pipe = folder.path().join("slow.ron");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let mut window = window_on(&Fake::choosing(&pipe));
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "Opening slow.ron…");
    window.get_by_label("City Seoul").click_accesskit();
    wait_for(&mut window, "South Korea");
    window.get_by_label("Cancel").click();
    window.run_steps(3);
    assert!(!says(&window, "Opening slow.ron…"));
    std::fs::write(&pipe, SMALL).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    window.run_steps(5);
    assert!(says(&window, "South Korea") && !says(&window, "City Busan"));
}

#[test]
fn a_bad_file_asked_for_at_the_start_is_told_over_an_empty_atlas() {
    let folder = Scratch::new();
    let file = folder.file("bad.ron", &SMALL.replace("35.1", "95.1"));
    let mut window = harness(move |ctx| {
        let path = PathBuf::from(&file);
        Window::opening(ctx, path.clone(), move || store::open(&path)).unwrap()
    });
    window.run_steps(4);
    assert!(says(&window, "Problem") && says(&window, "bad.ron:2:"));
    assert!(says(&window, "There is no city in this atlas yet"));
    assert!(!says(&window, "Click a city or a tie") && !says(&window, "unconfirmed"));
}

#[test]
fn a_small_file_asked_for_at_the_start_is_there_in_the_first_frame() {
    let folder = Scratch::new();
    let file = folder.file("ports.ron", SMALL);
    let window = harness(move |ctx| {
        let path = PathBuf::from(&file);
        Window::opening(ctx, path.clone(), move || store::open(&path)).unwrap()
    });
    assert!(says(&window, "City Busan") && says(&window, "Ports"));
}

/// A window that opens a file which comes when the test sends it.
fn window_that_waits() -> (Harness<'static, Option<Window>>, Sender<&'static str>) {
    let (sender, receiver) = channel();
    let receiver = Mutex::new(Some(receiver));
    let mut window = harness(move |ctx| {
        let receiver = receiver.lock().unwrap().take().unwrap();
        let load = move || store::read_from(receiver.recv().unwrap_or("").as_bytes(), "-");
        Window::opening(ctx, "slow.ron".into(), load).unwrap()
    });
    wait_for(&mut window, "Opening slow.ron…");
    (window, sender)
}

#[test]
fn while_a_slow_file_asked_for_at_the_start_opens_the_window_is_up_and_offers_nothing_else() {
    let (mut window, sender) = window_that_waits();
    assert!(!says(&window, "There is no city in this atlas yet"));
    sender.send(SMALL).unwrap();
    wait_for(&mut window, "City Busan");
    assert!(!says(&window, "Opening slow.ron…"));
    let (mut window, sender) = window_that_waits();
    sender.send("((").unwrap();
    wait_for(&mut window, "-:1:");
    assert!(says(&window, "There is no city in this atlas yet"));
}

#[test]
fn a_slow_file_asked_for_at_the_start_can_be_given_up() {
    let (mut window, sender) = window_that_waits();
    window.get_by_label("Cancel").click();
    window.run_steps(3);
    assert!(says(&window, "There is no city in this atlas yet"));
    sender.send(SMALL).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    window.run_steps(5);
    assert!(!says(&window, "City Busan"));
}

#[test]
fn esc_puts_a_notice_away_before_the_selection() {
    let folder = Scratch::new();
    let fake = Fake::choosing(folder.file("bad.ron", "(("));
    let mut window = window_on(&fake);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "bad.ron:1:");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "bad.ron:1:"));
    assert!(says(&window, "South Korea"), "the selection stays");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "South Korea"));
}

#[test]
fn a_notice_lies_over_the_map_and_moves_nothing_on_it() {
    let folder = Scratch::new();
    let fake = Fake::choosing(folder.file("bad.ron", "(("));
    let mut window = window_on(&fake);
    let map = |window: &Harness<'_, _>| window.get_by_label("Map").rect();
    let before = map(&window);
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "bad.ron:1:");
    assert_eq!(map(&window), before);
}

#[test]
fn what_is_typed_first_takes_the_place_of_the_path_that_is_offered() {
    let folder = Scratch::new();
    let file = folder.file("ports.ron", SMALL);
    let mut window = window_on(&Fake::default());
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "Path of the file");
    window
        .get_by_role_and_label(Role::TextInput, "Path of the file")
        .type_text(&file);
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "City Busan");
}

#[test]
fn a_table_of_cities_opens_with_that_of_its_ties_and_asks_where_to_be_saved() {
    let folder = Scratch::new();
    let cities = "id,name,country,lat,lon\n1,Ulsan,KR,35.5,129.3\n2,Qom,IR,34.6,50.9\n";
    let cities = folder.file("few-cities.csv", cities);
    folder.file("few-ties.csv", "a,b,kind\n1,2,friendship\n");
    let fake = Fake::choosing(cities);
    let mut window = window_on(&fake);
    press(&mut window, Modifiers::COMMAND, Key::O);
    wait_for(&mut window, "City Ulsan");
    let saved = folder.path().join("few.ron");
    fake.choose(&saved);
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_until(&mut window, || saved.exists());
    let atlas = store::open(&saved).unwrap();
    assert_eq!(atlas.atlas().ties.len(), 1);
}
