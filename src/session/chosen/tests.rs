use super::super::samples::apply;
use super::super::{EditAction, SelectAction, Session, StepAction, ToolAction};
use super::*;
use crate::atlas::{City, Edit, Tie};

use Choosing::{Add, Remove, Set, Toggle};

fn city(name: &str) -> Subject {
    Subject::City(Id::new(name).unwrap())
}

fn tie(name: &str) -> Subject {
    Subject::Tie(TieId::new(name).unwrap())
}

fn session() -> Session {
    let mut atlas = Atlas::default();
    for name in ["a", "b", "c", "d"] {
        let named = City {
            name: name.to_owned(),
            ..City::default()
        };
        atlas.cities.insert(Id::new(name).unwrap(), named);
    }
    for name in ["a--b", "b--c"] {
        atlas.ties.insert(TieId::new(name).unwrap(), Tie::default());
    }
    Session::new(atlas, None)
}

fn choose(session: &mut Session, subjects: &[Subject], how: Choosing) {
    apply(session, SelectAction::Choose(subjects.to_vec(), how));
}

/// `b, a--b, led by b`.
fn told(session: &Session) -> String {
    let names: Vec<String> = session
        .chosen()
        .all()
        .iter()
        .map(ToString::to_string)
        .collect();
    let lead = session
        .selected()
        .map_or("none".to_owned(), ToString::to_string);
    assert_eq!(session.chosen().lead(), session.selected());
    format!("{}, led by {lead}", names.join(", "))
}

#[test]
fn subjects_join_the_selection_leave_it_and_take_its_place() {
    let mut session = session();
    for (subjects, how, then) in [
        (vec![city("a")], Toggle, "a, led by a"),
        (vec![city("c")], Toggle, "a, c, led by c"),
        (vec![tie("a--b")], Add, "a, c, a--b, led by a--b"),
        (vec![city("a")], Toggle, "c, a--b, led by a--b"),
        (vec![city("a"), city("c")], Toggle, "a, a--b, led by a"),
        (vec![city("a")], Remove, "a--b, led by a--b"),
        (vec![city("d"), city("b")], Add, "b, d, a--b, led by b"),
        (vec![city("b"), city("nowhere")], Set, "b, led by b"),
        (vec![city("c"), city("d")], Set, "c, d, led by c"),
        (vec![city("d"), city("a")], Set, "a, d, led by a"),
        (vec![city("b")], Remove, "a, d, led by a"),
        (vec![], Set, ", led by none"),
    ] {
        choose(&mut session, &subjects, how);
        assert_eq!(told(&session), then, "{how:?} {subjects:?}");
    }
}

#[test]
fn one_is_selected_as_if_it_had_been_clicked() {
    let mut session = session();
    choose(&mut session, &[city("a")], Add);
    apply(&mut session, SelectAction::Select(Some(city("a"))));
    apply(&mut session, SelectAction::Back);
    assert_eq!(told(&session), ", led by none", "that was one step");
}

#[test]
fn back_leads_to_what_was_selected_before_several_were_gathered() {
    let mut session = session();
    apply(&mut session, SelectAction::Select(Some(city("d"))));
    apply(&mut session, SelectAction::Select(Some(city("a"))));
    for more in ["b", "c"] {
        choose(&mut session, &[city(more)], Add);
    }
    apply(&mut session, SelectAction::Back);
    assert_eq!(told(&session), "a, led by a");
    apply(&mut session, SelectAction::Forward);
    assert_eq!(told(&session), "a, b, c, led by c");
    choose(&mut session, &[city("b"), city("c")], Remove);
    assert_eq!(told(&session), "a, led by a");
    apply(&mut session, SelectAction::Back);
    assert_eq!(told(&session), "d, led by d");
}

#[test]
fn esc_clears_all_of_it() {
    let mut session = session();
    choose(&mut session, &[city("a"), tie("a--b")], Set);
    apply(&mut session, ToolAction::Escape);
    assert!(session.chosen().is_empty() && session.selected().is_none());
}

#[test]
fn what_is_removed_is_not_selected_while_it_is_gone() {
    let mut session = session();
    choose(
        &mut session,
        &[city("a"), city("d"), tie("a--b"), tie("b--c")],
        Set,
    );
    let gone = Edit::RemoveCity(Id::new("a").unwrap());
    apply(&mut session, EditAction::Make(Box::new(gone)));
    assert_eq!(told(&session), "d, b--c, led by d");
    assert!(!session.is_selection_gone());
    apply(&mut session, StepAction::Undo);
    assert_eq!(told(&session), "a, d, a--b, b--c, led by a");
}

#[test]
fn cities_and_ties_are_counted_apart() {
    let mut session = session();
    choose(&mut session, &[city("a"), city("d"), tie("b--c")], Set);
    assert_eq!(session.chosen().counts(), [2, 1]);
    assert_eq!(session.chosen().ties().count(), 1);
    assert!(session.chosen().is_several() && session.chosen().len() == 3);
}

#[test]
fn an_edit_that_removes_nothing_leaves_the_selection_as_the_copy_that_it_was() {
    let mut session = session();
    choose(&mut session, &[city("a"), city("d")], Set);
    let before = session.chosen().clone();
    let edit = Edit::RenameCity(Id::new("a").unwrap(), "A".to_owned());
    apply(&mut session, EditAction::Make(Box::new(edit)));
    assert!(Arc::ptr_eq(&before.all, &session.chosen().all));
}
