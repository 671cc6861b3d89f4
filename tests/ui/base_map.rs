//! What lies beneath the ties, chosen in the menu. No test asks a server that is not its own.

use city_ties::store::{BaseMap, SettingsFile};
use city_ties::ui::{Memory, Window};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::scratch::Scratch;
use super::tile_server::{Mood, TileServer};
use super::vector_archive::{self, PROTOMAPS, protomaps};
use super::{harness, is_there};

type Harnessed = Harness<'static, Option<Window>>;

fn window_in(folder: &Scratch) -> Harnessed {
    let opened = city_ties::store::example().unwrap();
    let folder = folder.path().to_owned();
    let mut window = harness(move |ctx| {
        let memory = Memory::in_file(SettingsFile::in_folder(&folder));
        Window::new(ctx, &opened).unwrap().remembering(ctx, memory)
    });
    window.run_steps(4);
    window
}

fn choose(window: &mut Harnessed, name: &str) {
    for name in ["View", "Base map", name] {
        window.get_by_label(name).click();
        window.run_steps(4);
    }
}

/// Draws frames until this is in the window.
fn waits_for(window: &mut Harnessed, text: &str) -> bool {
    (0..1_500).any(|_| {
        window.run_steps(1);
        std::thread::sleep(std::time::Duration::from_millis(10));
        is_there(window, text)
    })
}

fn type_address(window: &mut Harnessed, address: &str, credit: &str) {
    choose(window, "Tiles from an address…");
    window.get_by_label("Address").click();
    window.run_steps(2);
    window.get_by_label("Address").type_text(address);
    window.run_steps(2);
    window.get_by_label("Attribution").click();
    window.run_steps(2);
    window.get_by_label("Attribution").type_text(credit);
    window.run_steps(2);
    window.get_by_label("Use").click();
    window.run_steps(4);
}

#[test]
fn tiles_of_an_address_are_asked_for_once_it_is_given_and_remembered() {
    let (server, folder) = (TileServer::start(Mood::Well), Scratch::new());
    let mut window = window_in(&folder);
    type_address(&mut window, "tiles.example/{z}/{x}", "");
    assert!(is_there(&window, "Begin with https:// or http://"));
    window.get_by_label("Cancel").click();
    window.run_steps(4);
    assert_eq!(
        server.asked(),
        0,
        "nothing is fetched that was not asked for"
    );
    type_address(&mut window, &server.address(), "The test");
    assert!((0..500).any(|_| {
        window.run_steps(1);
        std::thread::sleep(std::time::Duration::from_millis(10));
        server.asked() > 3
    }));
    drop(window);
    let (settings, _) = SettingsFile::in_folder(folder.path()).read();
    assert_eq!(settings.base_map.shown, BaseMap::Address);
    assert_eq!(settings.base_map.address, server.address());
    assert_eq!(settings.base_map.address_credit, "The test");
}

#[test]
fn a_server_that_is_gone_is_told_of_once_and_until_it_is_back() {
    let (server, folder) = (TileServer::start(Mood::Well), Scratch::new());
    let address = server.address();
    server.stop();
    let mut window = window_in(&folder);
    type_address(&mut window, &address, "");
    assert!(waits_for(
        &mut window,
        "No connection to the base map’s server"
    ));
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    assert!(
        is_there(&window, "23 published, 23 listed"),
        "all else goes on"
    );
    let server = TileServer::again(&address, Mood::Well);
    window.get_by_label("Try again").click();
    window.run_steps(2);
    for _ in 0..1_500 {
        window.run_steps(1);
        std::thread::sleep(std::time::Duration::from_millis(10));
        if !is_there(&window, "No connection") {
            break;
        }
    }
    assert!(!is_there(&window, "No connection") && server.asked() > 0);
}

fn type_path(window: &mut Harnessed, path: &std::path::Path) {
    choose(window, "Tiles from a file…");
    window.get_by_label("Path of the file").click();
    window.run_steps(2);
    let path = path.to_string_lossy().into_owned();
    window.get_by_label("Path of the file").type_text(&path);
    window.run_steps(2);
    window.get_by_label("Use").click();
    window.run_steps(2);
}

#[test]
fn a_file_of_tiles_is_taken_with_its_credit_and_a_bad_one_is_told_with_a_remedy() {
    let folder = Scratch::new();
    let archive = include_bytes!("../files/tiles.pmtiles");
    let mut of_another_kind = archive.to_vec();
    of_another_kind[99] = 6;
    let (good, bad) = (
        folder.path().join("a.pmtiles"),
        folder.path().join("b.pmtiles"),
    );
    std::fs::write(&good, archive).unwrap();
    std::fs::write(&bad, of_another_kind).unwrap();
    let mut window = window_in(&folder);
    for (path, said) in [
        (folder.path().join("none.pmtiles"), "check the path"),
        (bad, "Its tiles are of a kind that can’t be read; choose"),
    ] {
        type_path(&mut window, &path);
        assert!(waits_for(&mut window, said), "{said}");
        window.get_by_label("Cancel").click();
        window.run_steps(4);
    }
    type_path(&mut window, &good);
    assert!((0..500).any(|_| {
        window.run_steps(1);
        std::thread::sleep(std::time::Duration::from_millis(10));
        !is_there(&window, "Path of the file")
    }));
    drop(window);
    let (settings, _) = SettingsFile::in_folder(folder.path()).read();
    assert_eq!(settings.base_map.shown, BaseMap::File);
    assert_eq!(settings.base_map.file.as_ref(), Some(&good));
    assert_eq!(settings.base_map.file_credit, "© Archive makers");
}

#[test]
fn a_file_of_shapes_says_what_it_is_before_it_is_taken_and_is_shown_with_its_credit() {
    let folder = Scratch::new();
    let path = folder.path().join("own.pmtiles");
    let archive = vector_archive::archive(&[([0, 0, 0], protomaps())], PROTOMAPS);
    std::fs::write(&path, archive).unwrap();
    let mut window = window_in(&folder);
    choose(&mut window, "Tiles from a file…");
    let field = "Path of the file";
    window.get_by_label(field).click();
    window.run_steps(2);
    window
        .get_by_label(field)
        .type_text(&path.to_string_lossy());
    window.run_steps(2);
    for said in [
        "Vector shapes, zooms 0 to 0",
        "Layers drawn: boundaries, earth, landuse, roads, water. Not drawn: places",
    ] {
        assert!(waits_for(&mut window, said), "{said}");
    }
    window.get_by_label("Use").click();
    assert!((0..500).any(|_| {
        window.run_steps(1);
        std::thread::sleep(std::time::Duration::from_millis(10));
        !is_there(&window, field)
    }));
    drop(window);
    let (settings, _) = SettingsFile::in_folder(folder.path()).read();
    assert_eq!(settings.base_map.shown, BaseMap::File);
    assert_eq!(settings.base_map.file_credit, "© Map makers");
}

#[test]
fn the_world_and_plain_ground_ask_nobody() {
    let folder = Scratch::new();
    let mut window = window_in(&folder);
    choose(&mut window, "Plain ground");
    drop(window);
    let (settings, _) = SettingsFile::in_folder(folder.path()).read();
    assert_eq!(settings.base_map.shown, BaseMap::Plain);
    let mut window = window_in(&folder);
    choose(&mut window, "World outlines");
    drop(window);
    let (settings, _) = SettingsFile::in_folder(folder.path()).read();
    assert_eq!(settings.base_map.shown, BaseMap::World);
}
