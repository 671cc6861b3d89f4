//! What is selected, what is opened.

use super::samples::apply;
use super::*;
use crate::atlas::City;
use crate::atlas::{Edit, Filter, Subject};

fn city(id: &str) -> Subject {
    Subject::City(Id::new(id).unwrap())
}

fn session() -> Session {
    let mut atlas = Atlas::default();
    for name in ["seoul", "tehran", "paris"] {
        atlas.cities.insert(Id::new(name).unwrap(), City::default());
    }
    Session::new(atlas, None)
}

#[test]
fn back_and_forward_follow_what_was_selected() {
    let mut session = session();
    apply(&mut session, SelectAction::Select(Some(city("seoul"))));
    apply(&mut session, SelectAction::Select(Some(city("tehran"))));
    apply(&mut session, SelectAction::Back);
    assert_eq!(session.selected(), Some(&city("seoul")));
    assert_eq!(session.came_from(), None, "the overview is nothing");
    apply(&mut session, SelectAction::Forward);
    let from = session.came_from().and_then(Chosen::lead);
    assert_eq!(from, Some(&city("seoul")));
    assert_eq!(session.selected(), Some(&city("tehran")));
    apply(&mut session, SelectAction::Back);
    apply(&mut session, SelectAction::Select(Some(city("paris"))));
    assert!(
        !session.can_go_forward(),
        "a new step ends the old way forward"
    );
}

#[test]
fn a_filter_is_not_undone_and_not_saved_and_ends_with_the_atlas() {
    let mut session = session();
    let filter = Filter {
        dated: Some(true),
        ..Filter::default()
    };
    apply(
        &mut session,
        LookAction::SetFilter(Box::new(filter.clone())),
    );
    assert_eq!(session.filter(), &filter);
    assert!(session.undo_label().is_none() && !session.is_changed());
    apply(&mut session, FileAction::Opened(Box::default()));
    assert!(session.filter().is_empty());
}

#[test]
fn a_named_filter_is_saved_in_the_atlas_and_undone() {
    let mut session = session();
    let near = crate::atlas::Near {
        cities: [Id::new("seoul").unwrap()].into(),
        steps: 1,
    };
    let filter = Filter {
        near: Some(near),
        ..Filter::default()
    };
    let put = Edit::PutFilter("Seoul's".to_owned(), Box::new(filter));
    let saved = |session: &Session| session.atlas().saved.filters.len();
    apply(&mut session, EditAction::Make(Box::new(put)));
    let rename = Edit::RenameFilter("Seoul's".to_owned(), "Seoul".to_owned());
    apply(&mut session, EditAction::Make(Box::new(rename)));
    assert!(session.atlas().saved.filters.contains_key("Seoul"));
    let gone = Edit::RemoveCity(Id::new("seoul").unwrap());
    apply(&mut session, EditAction::Make(Box::new(gone)));
    let near = session.atlas().saved.filters["Seoul"]
        .near
        .as_ref()
        .unwrap();
    assert!(near.cities.is_empty(), "nothing refers to what went");
    for _ in 0..3 {
        assert_eq!(saved(&session), 1);
        apply(&mut session, StepAction::Undo);
    }
    assert_eq!(saved(&session), 0);
}

#[test]
fn a_failed_opening_keeps_the_open_atlas() {
    let mut session = session();
    apply(&mut session, SelectAction::Select(Some(city("seoul"))));
    let effects = apply(&mut session, FileAction::Open("bad.ron".into()));
    assert_eq!(effects, [Effect::Load("bad.ron".into())]);
    apply(
        &mut session,
        FileAction::NotOpened("bad.ron:1:1: wrong; mend it".to_owned()),
    );
    assert_eq!(session.selected(), Some(&city("seoul")));
    assert!(session.notice().is_some() && session.loading().is_none());
}

#[test]
fn opening_can_be_cancelled_while_the_open_atlas_stays() {
    let mut session = Session::new(Atlas::default(), Some("a.ron".into()));
    apply(&mut session, FileAction::Open("b.ron".into()));
    assert!(session.loading().is_some());
    assert_eq!(
        apply(&mut session, FileAction::CancelOpening),
        [Effect::DropLoad]
    );
    assert!(session.loading().is_none());
    assert_eq!(session.file(), Some(&"a.ron".into()));
}
