//! Changing the atlas in the window: tools, forms, what is wrong beside its field.

use city_ties::store;
use city_ties::ui::Window;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::files::{Fake, press, wait_for, window_on};
use super::scratch::Scratch;
use super::{harness, says, window};

type Tested<'a> = Harness<'a, Option<Window>>;

/// Clicks a city or tie on the map, or anything that is not in sight.
fn point(window: &mut Tested<'_>, name: &str) {
    window.get_by_label(name).click_accesskit();
    window.run_steps(4);
}

fn click(window: &mut Tested<'_>, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    window.run_steps(4);
}

/// Writes into the field that has the focus.
fn write(window: &mut Tested<'_>, text: &str) {
    press(window, Modifiers::COMMAND, Key::A);
    window.event(eframe::egui::Event::Text(text.to_owned()));
    window.run_steps(3);
}

/// Writes into a field.
fn fill(window: &mut Tested<'_>, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.run_steps(3);
    write(window, text);
}

fn key(window: &mut Tested<'_>, key: Key) {
    press(window, Modifiers::NONE, key);
}

/// Whether the form can be ended.
fn can_be_done(window: &Tested<'_>) -> bool {
    let done = window.get_by_role_and_label(Role::Button, "Done");
    !NodeT::accesskit_node(&done).is_disabled()
}

#[test]
fn two_cities_are_connected_undone_saved_and_there_again() {
    let folder = Scratch::new();
    let file = folder.path().join("mine.ron");
    let mut window = window_on(&Fake::choosing(&file));
    key(&mut window, Key::C);
    assert!(says(&window, "click the first city"));
    point(&mut window, "City Dubai");
    assert!(says(&window, "Connect Dubai") && says(&window, "click the second city"));
    point(&mut window, "City Seoul");
    assert!(says(&window, "no tie yet"));
    let dubai = window.get_by_role_and_label(Role::CheckBox, "Dubai");
    let toggled = NodeT::accesskit_node(&dubai).toggled();
    assert_eq!(
        toggled,
        Some(Toggled::True),
        "whoever connects Dubai tells its word"
    );
    click(&mut window, Role::CheckBox, "Dubai");
    assert!(
        window
            .query_by_role_and_label(Role::MultilineTextInput, "Why")
            .is_some(),
        "nobody's word is doubted"
    );
    click(&mut window, Role::CheckBox, "Seoul");
    fill(&mut window, "Since", "2019?");
    assert!(says(&window, "2019, uncertain"), "what the date means");
    key(&mut window, Key::Enter);
    assert!(says(&window, "Undo: Add Seoul’s claim on Dubai – Seoul"));
    assert!(says(&window, "since 2019?"), "its panel shows the new tie");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(says(&window, "93 ties"), "undone");
    press(&mut window, Modifiers::COMMAND, Key::Y);
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "Saved");
    let again = store::open(&file).unwrap();
    assert_eq!(again.atlas().ties.len(), 94);
    let mut window = harness(move |ctx| Window::new(ctx, &again).unwrap());
    window.run_steps(4);
    assert!(says(&window, "Tie Dubai – Seoul"));
}

#[test]
fn a_name_entered_before_the_places_are_known_takes_the_first_place() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::A);
    window.event(eframe::egui::Event::Text("Shiraz".to_owned()));
    window.key_press(Key::Enter);
    window.run_steps(2);
    wait_for(&mut window, "Filled from GeoNames");
    key(&mut window, Key::Enter);
    assert!(says(&window, "City Shiraz"), "it is on the map");
    assert!(!says(&window, "place not known"));
}

#[test]
fn a_city_that_is_nowhere_on_the_map_says_so() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::A);
    write(&mut window, "A place of ours, Qzx");
    key(&mut window, Key::Enter);
    wait_for(&mut window, "Undo: Add A place of ours, Qzx");
    assert!(says(&window, "place not known"));
}

#[test]
fn words_that_a_partner_is_searched_by_are_no_change() {
    let mut window = window_on(&Fake::default());
    point(&mut window, "City Dubai");
    key(&mut window, Key::C);
    write(&mut window, "teh");
    assert!(says(&window, "Saved") && !says(&window, "not saved"));
}

#[test]
fn a_fact_that_is_ended_too_early_says_what_it_lacks_beneath_its_field() {
    let mut window = window_on(&Fake::default());
    point(&mut window, "City Dubai");
    key(&mut window, Key::F);
    let what = window.get_by_role_and_label(Role::MultilineTextInput, "What");
    assert!(
        NodeT::accesskit_node(&what).is_focused(),
        "one writes at once what happened"
    );
    let sort = window.get_by_role_and_label(Role::ComboBox, "Sort");
    sort.focus();
    window.run_steps(3);
    assert!(!says(&window, "Say in a sentence what happened."));
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    window.run_steps(3);
    window.get_by_label("Say in a sentence what happened.");
    let what = window.get_by_role_and_label(Role::MultilineTextInput, "What");
    assert!(NodeT::accesskit_node(&what).is_focused());
    let mut open = window.query_all_by_role(Role::RadioButton);
    assert!(
        open.all(|item| item.accesskit_node().label().as_deref() != Some("Visit")),
        "the list that had the focus stays closed"
    );
}

#[test]
fn nonsense_in_a_year_is_told_beside_it_and_cannot_be_ended() {
    let mut window = window_on(&Fake::default());
    point(&mut window, "Tie Seoul – Tehran, contested");
    key(&mut window, Key::E);
    let pencil = "Change: sister since 1963, doubted";
    click(&mut window, Role::Button, pencil);
    assert!(says(&window, "Claim of Tehran") && says(&window, "1 of 9 claims"));
    fill(&mut window, "Until", "2017-13");
    assert!(says(&window, "There is no month 13."));
    assert!(!can_be_done(&window));
    point(&mut window, "City Tokyo");
    assert!(
        says(
            &window,
            "Mend this first, or cancel. Until: There is no month 13."
        ),
        "it does not get lost"
    );
    click(&mut window, Role::Link, "2017-12?");
    assert!(
        !says(&window, "There is no month 13."),
        "the remedy was taken"
    );
    assert!(can_be_done(&window));
    fill(&mut window, "Until", "1950");
    assert!(
        says(&window, "It begins after its end."),
        "a rule between two fields"
    );
    key(&mut window, Key::Escape);
    assert!(says(&window, "Your changes were put away."));
    assert!(says(&window, "Saved"));
    click(&mut window, Role::Link, "Bring them back");
    assert!(says(&window, "It begins after its end."));
}

#[test]
fn a_city_its_tie_and_a_fact_with_its_source_are_added_without_the_mouse() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::A);
    write(&mut window, "Mosul");
    assert!(can_be_done(&window));
    assert!(
        says(&window, "Other names and more") && !says(&window, "An earlier name"),
        "little is asked for first"
    );
    fill(&mut window, "Country", "Irqa");
    assert!(says(&window, "There is no such country.") && says(&window, "Iraq?"));
    key(&mut window, Key::Enter);
    fill(&mut window, "Place", "43.13E 36.34N");
    assert!(says(&window, "36.34° N, 43.13° E"));
    key(&mut window, Key::Enter);
    assert!(says(&window, "City Mosul") && says(&window, "Iraq"));
    key(&mut window, Key::C);
    write(&mut window, "teh");
    key(&mut window, Key::Enter);
    assert!(says(&window, "Mosul – Tehran"));
    key(&mut window, Key::ArrowDown);
    let kind = window.get_by_role_and_label(Role::ComboBox, "Kind").value();
    assert_eq!(
        kind.as_deref(),
        Some("Friendship"),
        "chosen by the arrow key"
    );
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(says(&window, "Tie Mosul – Tehran"));
    key(&mut window, Key::F);
    fill(&mut window, "When", "18 October 2019");
    key(&mut window, Key::Enter);
    assert!(
        says(&window, "18 October 2019"),
        "the remedy was taken, and is explained"
    );
    let what = window.get_by_role_and_label(Role::MultilineTextInput, "What");
    what.focus();
    window.run_steps(3);
    write(&mut window, "The mayors met.");
    window.get_by_role_and_label(Role::Link, "Source").focus();
    window.run_steps(3);
    key(&mut window, Key::Enter);
    write(&mut window, "en.mehrnews.com/news/999");
    key(&mut window, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(says(&window, "The mayors met.") && says(&window, "en.mehrnews.com/news/999"));
    key(&mut window, Key::F);
    assert!(
        says(&window, "en.mehrnews.com/news/999"),
        "the last used is offered"
    );
    key(&mut window, Key::Escape);
    for _ in 0..3 {
        press(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert!(says(&window, "Saved"));
    assert!(!says(&window, "City Mosul"));
}

#[test]
fn removing_a_city_says_how_many_ties_go_with_it_and_can_be_thought_better_of() {
    let mut window = window_on(&Fake::default());
    point(&mut window, "City Ankara");
    key(&mut window, Key::E);
    click(&mut window, Role::Button, "Change: Ankara");
    click(&mut window, Role::Button, "Remove city");
    assert!(says(&window, "Remove Ankara?") && says(&window, "2 ties go with it."));
    key(&mut window, Key::Escape);
    assert!(says(&window, "City Ankara") && says(&window, "Saved"));
    click(&mut window, Role::Button, "Remove city");
    click(&mut window, Role::Button, "Remove");
    assert!(!says(&window, "City Ankara") && says(&window, "Undo: Remove Ankara and 2 ties"));
}

#[test]
fn an_input_method_writes_korean_in_a_form() {
    use eframe::egui::{Event, ImeEvent};
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::A);
    for event in [
        ImeEvent::Preedit {
            text: "카르발".to_owned(),
            active_range_chars: None,
        },
        ImeEvent::Commit("카르발라".to_owned()),
    ] {
        window.event(Event::Ime(event));
        window.run_steps(2);
    }
    let name = window
        .get_by_role_and_label(Role::TextInput, "Name")
        .value();
    assert_eq!(name.as_deref(), Some("카르발라"));
}

#[test]
fn a_city_is_looked_up_while_its_name_is_typed() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::A);
    write(&mut window, "بصره");
    wait_for(&mut window, "Basrah (بصره)");
    key(&mut window, Key::Enter);
    point(&mut window, "Other names and more");
    for filled in ["Basrah", "Iraq", "99532"] {
        let fields = window.get_all_by_role(Role::TextInput);
        let texts: Vec<_> = fields.filter_map(|field| field.value()).collect();
        assert!(texts.iter().any(|text| text == filled), "{texts:?}");
    }
    assert!(says(&window, "Filled from GeoNames, with a population of"));
    click(&mut window, Role::Button, "Not this place");
    assert!(says(&window, "Basrah (بصره)"), "offered again");
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowUp);
    key(&mut window, Key::Enter);
    key(&mut window, Key::Enter);
    assert!(says(&window, "City Basrah") && says(&window, "GeoNames"));
}

#[test]
fn a_place_that_the_atlas_has_is_shown_instead_of_added_again() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::A);
    write(&mut window, "Dubai");
    wait_for(&mut window, "in the atlas");
    key(&mut window, Key::Enter);
    assert!(says(&window, "United Arab Emirates"));
    assert!(!says(&window, "New city"), "the form is away");
}

#[test]
fn a_place_on_the_map_offers_what_is_nearest() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::A);
    fill(&mut window, "Place", "36.34N 43.13E");
    wait_for(&mut window, "Nearest to the place");
    click(&mut window, Role::Link, "Mosul");
    assert!(says(&window, "Filled from GeoNames"));
}

#[test]
fn all_sources_are_listed_with_how_often_each_is_cited_and_one_can_be_added_and_removed() {
    let mut window = window_on(&Fake::default());
    point(&mut window, "All 162 sources");
    key(&mut window, Key::E);
    point(&mut window, "Add a source");
    write(&mut window, "A first book of cities");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(says(&window, "All 163 sources") && says(&window, "1 not cited"));
    let pencil = "Change: A first book of cities";
    point(&mut window, pencil);
    point(&mut window, "Remove source");
    assert!(says(&window, "All 162 sources") && !says(&window, "1 not cited"));
}

#[test]
fn a_fact_gains_a_tie_that_it_is_about_too_and_loses_it_again() {
    let mut window = window_on(&Fake::default());
    point(&mut window, "City Tokyo");
    key(&mut window, Key::F);
    let what = window.get_by_role_and_label(Role::MultilineTextInput, "What");
    what.focus();
    window.run_steps(3);
    write(&mut window, "Its mayor wrote to two cities.");
    assert!(!says(&window, "Take off Tokyo"), "it is about something");
    point(&mut window, "Another city or tie");
    write(&mut window, "teh seo");
    key(&mut window, Key::Enter);
    assert!(says(&window, "Take off Seoul – Tehran"));
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    point(&mut window, "Tie Seoul – Tehran, contested");
    assert!(says(&window, "Its mayor wrote to two cities."));
    let pencil = "Change: Its mayor wrote to two cities.";
    point(&mut window, pencil);
    point(&mut window, "Take off Seoul – Tehran");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(!says(&window, "Its mayor wrote to two cities."));
}

#[test]
fn the_tie_that_the_atlas_opens_on_is_taken_off_and_another_chosen() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::E);
    point(&mut window, "Change: Seoul and Tehran");
    point(&mut window, "Take off Seoul – Tehran");
    point(&mut window, "Choose the tie it opens on");
    write(&mut window, "ank seo");
    key(&mut window, Key::Enter);
    assert!(says(&window, "Take off Ankara – Seoul"));
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let lead = window.query_by_role_and_label(Role::Link, "Ankara – Seoul");
    assert!(lead.is_some(), "it leads the overview");
}

#[test]
fn a_note_of_a_tie_is_written_in_its_panel() {
    let mut window = window_on(&Fake::default());
    point(&mut window, "Tie Seoul – Tehran, contested");
    key(&mut window, Key::E);
    point(&mut window, "Add a note");
    write(&mut window, "Two lists differ.");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(says(&window, "Two lists differ.") && says(&window, "Undo:"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!says(&window, "Two lists differ."));
}

#[test]
fn a_form_that_opens_moves_nothing_on_the_map() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Tehran").click_accesskit();
    window.run_steps(4);
    let place = window.get_by_label("Zoom in").rect();
    press(&mut window, Modifiers::NONE, Key::F);
    window.run_steps(4);
    assert!(says(&window, "Done"), "a form is open");
    assert_eq!(window.get_by_label("Zoom in").rect(), place);
}
