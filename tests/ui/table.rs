//! Tables: rows as the outlook leaves them, found, sorted, marked in step with the map.

use city_ties::store::SettingsFile;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::files::{Fake, wait_for, window_on};
use super::scratch::Scratch;
use super::settings::window_in;
use super::{Harnessed, is_there, says};

fn click(window: &mut Harnessed, label: &str) {
    window.get_by_label_contains(label).click_accesskit();
    window.run_steps(4);
}

fn press(window: &mut Harnessed, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(4);
}

/// The rows in sight, from the top: their names and cells.
fn rows(window: &Harnessed) -> Vec<String> {
    let rows = window.query_all_by_role(eframe::egui::accesskit::Role::Row);
    rows.filter_map(|row| row.accesskit_node().label())
        .collect()
}

/// The window with its table in the place of the map.
fn with_table() -> Harnessed {
    let mut window = super::window();
    window.run_steps(4);
    press(&mut window, Modifiers::COMMAND, Key::T);
    window
}

/// Writes in the field of words.
fn find(window: &mut Harnessed, words: &str) {
    window.get_by_label("Find in the table").focus();
    window.run_steps(2);
    window.get_by_label("Find in the table").type_text(words);
    window.run_steps(4);
}

#[test]
fn the_table_opens_by_a_key_beneath_the_map_and_closes_by_it() {
    let mut window = super::window();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::T);
    assert!(is_there(&window, "Ties, 93 rows"));
    assert!(is_there(&window, "City Seoul"), "the map is still there");
    assert!(!rows(&window).is_empty());
    press(&mut window, Modifiers::NONE, Key::T);
    assert!(!is_there(&window, "Ties, 93 rows"));
}

#[test]
fn a_click_on_a_head_sorts_and_another_turns_the_order() {
    let mut window = with_table();
    click(&mut window, "Sort by Since");
    assert!(
        rows(&window)[0].contains("Since 1968"),
        "{}",
        rows(&window)[0]
    );
    click(&mut window, "Since, sorted from the first on");
    let last = rows(&window)[0].clone();
    assert!(
        !last.contains("not known"),
        "{last}: what is not known stands last"
    );
    assert!(last.contains("202"), "{last}");
}

#[test]
fn words_leave_the_rows_that_have_them_in_any_cell() {
    let mut window = with_table();
    click(&mut window, "Cities, 83 rows");
    find(&mut window, "서울");
    let found = rows(&window);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("Seoul: "), "{found:?}");
    window
        .get_by_label("Find in the table")
        .type_text(" nowhere");
    window.run_steps(4);
    assert!(is_there(&window, "No row has these words."));
}

#[test]
fn a_row_that_is_clicked_is_selected_and_what_is_selected_elsewhere_is_marked() {
    let mut window = with_table();
    find(&mut window, "seoul tehran");
    click(&mut window, "Seoul – Tehran: ");
    assert!(
        is_there(&window, "Who says what"),
        "the panel shows the tie"
    );
    let is_marked = |window: &Harnessed, row: &str| {
        let row = window.get_by_label_contains(row);
        row.accesskit_node().is_selected() == Some(true)
    };
    assert!(is_marked(&window, "Seoul – Tehran: "));
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(
        !is_marked(&window, "Seoul – Tehran: "),
        "nothing is selected"
    );
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert!(is_marked(&window, "Seoul – Tehran: "));
}

#[test]
fn arrows_go_through_the_rows_and_shift_marks_on_the_way() {
    let mut window = with_table();
    let first = rows(&window)[0].clone();
    window.get_by_label(&first).click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert!(is_there(&window, "3 selected"));
    press(&mut window, Modifiers::COMMAND, Key::A);
    assert!(is_there(&window, "93 selected"));
    press(&mut window, Modifiers::NONE, Key::End);
    assert!(!is_there(&window, "selected"), "one row alone");
    let last = rows(&window).last().cloned().unwrap();
    assert!(window.get_by_label(&last).accesskit_node().is_selected() == Some(true));
}

#[test]
fn the_filter_of_the_map_is_that_of_the_table_until_all_rows_are_asked_for() {
    let mut window = super::window();
    window.run_steps(4);
    click(&mut window, "Contested, ");
    press(&mut window, Modifiers::NONE, Key::T);
    assert!(is_there(&window, "Ties, 86 rows"));
    click(&mut window, "All rows");
    assert!(is_there(&window, "Ties, 93 rows"));
}

#[test]
fn a_column_can_be_shown_and_hidden() {
    let mut window = with_table();
    assert!(!is_there(&window, "Sort by Word of"));
    window.get_by_label("Columns").click_accesskit();
    window.run_steps(4);
    window.get_by_label("Word of").click_accesskit();
    window.run_steps(4);
    assert!(is_there(&window, "Sort by Word of"));
    assert!(
        rows(&window)[0].contains("Word of "),
        "{}",
        rows(&window)[0]
    );
    window.get_by_label("As at first").click_accesskit();
    window.run_steps(4);
    assert!(!is_there(&window, "Sort by Word of"));
}

/// The heads, from the first on.
fn heads(window: &Harnessed) -> Vec<String> {
    let heads = window.query_all_by_role(eframe::egui::accesskit::Role::Button);
    let heads = heads.filter_map(|head| head.accesskit_node().label());
    heads
        .filter_map(|head| head.strip_prefix("Sort by ").map(str::to_owned))
        .collect()
}

#[test]
fn columns_stand_at_the_next_start_as_they_were_arranged() {
    let folder = Scratch::new();
    let mut window = window_in(&folder);
    press(&mut window, Modifiers::COMMAND, Key::T);
    window.get_by_label("Sort by Partner").focus();
    window.run_steps(2);
    press(&mut window, Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut window, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(heads(&window)[..2], ["Partner", "City"]);
    window.get_by_label("Columns").click_accesskit();
    window.run_steps(4);
    window.get_by_label("Find a column").focus();
    window.run_steps(2);
    window.get_by_label("Find a column").type_text("weig");
    window.run_steps(4);
    assert!(!is_there(&window, "Word of"), "only what has these words");
    window.get_by_label("Weight").click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Sort by Since");
    // Dropping a window waits for what it writes.
    drop(window);

    let mut window = window_in(&folder);
    press(&mut window, Modifiers::COMMAND, Key::T);
    assert_eq!(heads(&window)[..2], ["Partner", "City"]);
    assert!(is_there(&window, "Sort by Weight"));
    assert!(is_there(&window, "Since, sorted from the first on"));
    window.get_by_label("Columns").click_accesskit();
    window.run_steps(4);
    window.get_by_label("As at first").click_accesskit();
    window.run_steps(4);
    assert_eq!(heads(&window)[..2], ["City", "Country"]);
    drop(window);
    let kept = SettingsFile::in_folder(folder.path()).read().0;
    assert!(kept.table.arranged.is_empty(), "nothing to remember");
}

fn choose_in_menu(window: &mut Harnessed, offer: &str) {
    window.get_by_label("More").click_accesskit();
    window.run_steps(4);
    window.get_by_label(offer).click_accesskit();
    window.run_steps(4);
}

#[test]
fn a_table_is_exported_as_it_is_shown_and_what_would_be_a_formula_is_text() {
    let folder = Scratch::new();
    let file = folder.path().join("cities.csv");
    let mut window = window_on(&Fake::choosing(&file));
    press(&mut window, Modifiers::COMMAND, Key::T);
    click(&mut window, "Cities, 83 rows");
    find(&mut window, "tehran");
    click(&mut window, "Tehran: Name");
    press(&mut window, Modifiers::NONE, Key::F2);
    write(&mut window, "Name", "=Tehran, \"old\"");
    press(&mut window, Modifiers::NONE, Key::Enter);
    choose_in_menu(&mut window, "Export the table…");
    wait_for(&mut window, "1 row is written to cities.csv.");
    assert!(says(&window, "In 1 cell an apostrophe stands before"));
    let text = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = text.split("\r\n").collect();
    let heads = "\u{feff}Name,In Korean,In Persian,Country,Level,";
    assert!(lines[0].starts_with(heads), "{text}");
    let row = "\"'=Tehran, \"\"old\"\"\",테헤란,تهران,Iran,city,";
    assert!(lines[1].starts_with(row), "{text}");
    assert_eq!(lines[2..], [""], "the words leave one row");
}

#[test]
fn only_marked_rows_are_exported_where_that_is_asked_for_and_trouble_is_told() {
    let folder = Scratch::new();
    let file = folder.path().join("ties.tsv");
    let mut window = window_on(&Fake::choosing(&file));
    press(&mut window, Modifiers::COMMAND, Key::T);
    let first = rows(&window)[0].clone();
    window.get_by_label(&first).click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    choose_in_menu(&mut window, "Export the selected rows…");
    wait_for(&mut window, "2 rows are written to ties.tsv.");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("\u{feff}City\tCity: Country\tPartner\tPartner: Country\t"));
    assert_eq!(text.lines().count(), 3);
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    choose_in_menu(&mut window, "Export the table…");
    wait_for(&mut window, "a folder of this name is in the way");
}

/// Marks two rows and goes to a column of theirs.
fn mark_two_cities(window: &mut Harnessed, column: usize) {
    click(window, "Cities, 83 rows");
    find(window, "china");
    let first = rows(window)[0].clone();
    window.get_by_label(&first).click_accesskit();
    window.run_steps(4);
    press(window, Modifiers::SHIFT, Key::ArrowDown);
    for _ in 0..column {
        press(window, Modifiers::NONE, Key::ArrowRight);
    }
}

fn write(window: &mut Harnessed, cell: &str, text: &str) {
    window
        .get_by_role_and_label(eframe::egui::accesskit::Role::TextInput, cell)
        .type_text(text);
    window.run_steps(4);
}

#[test]
fn a_cell_is_written_in_by_a_key_and_undo_takes_it_back() {
    let mut window = with_table();
    click(&mut window, "Cities, 83 rows");
    find(&mut window, "tehran");
    click(&mut window, "Tehran: Name");
    press(&mut window, Modifiers::NONE, Key::F2);
    write(&mut window, "Name", "Teheran");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(
        rows(&window)[0].starts_with("Teheran: "),
        "{:?}",
        rows(&window)
    );
    assert!(
        is_there(&window, "Rename Tehran to Teheran"),
        "undo says what it was"
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(rows(&window)[0].starts_with("Tehran: "));
    press(&mut window, Modifiers::NONE, Key::F2);
    write(&mut window, "Name", "Nowhere");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(
        rows(&window)[0].starts_with("Tehran: "),
        "Esc leaves it as it was"
    );
}

#[test]
fn what_is_wrong_is_said_beneath_the_cell_until_it_is_mended() {
    let mut window = with_table();
    click(&mut window, "Cities, 83 rows");
    find(&mut window, "tehran");
    click(&mut window, "Tehran: Name");
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::ArrowRight);
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    write(&mut window, "Country", "Irann");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(is_there(&window, "There is no such country."));
    let link = eframe::egui::accesskit::Role::Link;
    window
        .get_by_role_and_label(link, "Iran?")
        .click_accesskit();
    window.run_steps(4);
    assert!(!is_there(&window, "There is no such country."));
}

#[test]
fn a_field_of_all_marked_rows_is_changed_in_one_step() {
    let mut window = with_table();
    mark_two_cities(&mut window, 3);
    assert!(is_there(&window, "2 selected"));
    press(&mut window, Modifiers::NONE, Key::F2);
    write(&mut window, "Country", "Japan");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(
        is_there(&window, "Change the country of 2 cities"),
        "undo says how many"
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!is_there(&window, "Change the country of 2 cities"));
}

#[test]
fn marked_rows_are_removed_in_one_step_after_an_answer() {
    let mut window = with_table();
    click(&mut window, "Claims, 121 rows");
    let first = rows(&window)[0].clone();
    window.get_by_label(&first).click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(is_there(&window, "Remove 2 claims"));
    window.get_by_label("Remove").click_accesskit();
    window.run_steps(4);
    assert!(is_there(&window, "Claims, 119 rows"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(is_there(&window, "Claims, 121 rows"));
}

#[test]
fn the_menu_duplicates_and_tab_goes_on_to_the_next_cell() {
    let mut window = with_table();
    click(&mut window, "Cities, 83 rows");
    find(&mut window, "tehran");
    click(&mut window, "Tehran: Name");
    window.get_by_label("More").click_accesskit();
    window.run_steps(4);
    window.get_by_label("Duplicate").click_accesskit();
    window.run_steps(4);
    assert!(is_there(&window, "Cities, 84 rows"));
    let first = rows(&window)[0].clone();
    window.get_by_label(&first).click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Tab);
    window.run_steps(4);
    let role = eframe::egui::accesskit::Role::TextInput;
    assert!(window.query_by_role_and_label(role, "In Korean").is_some());
}

#[test]
fn rows_pasted_from_a_spreadsheet_are_one_step_and_a_bad_cell_is_told() {
    let mut window = with_table();
    click(&mut window, "Cities, 83 rows");
    find(&mut window, "tehran");
    click(&mut window, "Tehran: Name");
    let paste = |window: &mut Harnessed, text: &str| {
        window.event(eframe::egui::Event::Paste(text.to_owned()));
        window.run_steps(4);
    };
    paste(&mut window, "id\tname\tcountry\ntehran\tTehran\tIrann\n");
    assert!(is_there(
        &window,
        "Row 1, Country: There is no such country."
    ));
    paste(
        &mut window,
        "id\tname\tnotes\ntehran\tTeheran\t\n\tRey\told\n",
    );
    assert!(is_there(&window, "Cities, 84 rows"));
    assert!(
        rows(&window)[0].starts_with("Teheran: "),
        "{:?}",
        rows(&window)
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(
        is_there(&window, "Cities, 83 rows"),
        "all of it is one step"
    );
    assert!(rows(&window)[0].starts_with("Tehran: "));
}

#[test]
fn what_is_marked_is_selected_on_the_map_and_what_is_selected_there_is_marked() {
    let mut window = super::window();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::T);
    let [first, second] = [0, 1].map(|at| rows(&window)[at].clone());
    window.get_by_label(&first).click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert!(is_there(&window, "2 ties"), "the panel counts them");
    let is_marked = |window: &Harnessed, row: &str| {
        window.get_by_label(row).accesskit_node().is_selected() == Some(true)
    };
    assert!(is_marked(&window, &first) && is_marked(&window, &second));
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(is_there(&window, "Remove 2 ties"));
    window.get_by_label("Remove").click_accesskit();
    window.run_steps(4);
    assert!(is_there(&window, "Ties, 91 rows"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(is_there(&window, "Ties, 93 rows"));
    assert!(is_marked(&window, &first), "undo brings them back selected");
}
