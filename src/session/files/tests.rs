//! What is asked before unsaved work would be lost, and what is done after the answer.

use super::super::samples::{apply, change, changed};
use super::super::{Action, FileAction, Form, FormAction, SaveAction, Target};
use super::*;

#[test]
fn without_changes_nothing_is_asked() {
    let mut session = Session::new(Atlas::default(), None);
    assert_eq!(apply(&mut session, FileAction::Close), [Effect::Close]);
    assert!(session.question().is_none());
}

#[test]
fn unsaved_work_is_asked_about_before_it_would_be_lost() {
    for leave in [
        Action::from(FileAction::Close),
        FileAction::New.into(),
        FileAction::OpenExample.into(),
        FileAction::Open("b.ron".into()).into(),
    ] {
        let mut session = changed(Some("a.ron"));
        assert_eq!(apply(&mut session, leave), []);
        assert!(session.question().is_some());
        assert_eq!(apply(&mut session, FileAction::Answer(Answer::Cancel)), []);
        assert!(session.question().is_none() && session.is_changed());
    }
}

#[test]
fn work_without_a_file_asks_for_a_place_and_stays_when_none_is_chosen() {
    let mut session = changed(None);
    apply(&mut session, FileAction::Close);
    let effects = apply(&mut session, FileAction::Answer(Answer::Save));
    assert_eq!(effects, [Effect::PickPlace]);
    apply(&mut session, SaveAction::NotPlaced);
    let effects = apply(&mut session, SaveAction::SaveTo("b.ron".into()));
    let [Effect::Save(id, _)] = effects[..] else {
        panic!("{effects:?}");
    };
    let effects = apply(&mut session, SaveAction::Saved(id, None));
    assert_eq!(effects, [], "the window was not to be closed any more");
    assert_eq!(session.file(), Some(&"b.ron".into()));
}

fn arrival(remark: &str) -> Action {
    FileAction::Opened(Box::new(Arrival {
        file: Some("b.ron".into()),
        remark: Some(Notice::remark(remark.to_owned())),
        ..Arrival::default()
    }))
    .into()
}

fn is_said(session: &Session, text: &str) -> bool {
    let notice = session.notice();
    notice.is_some_and(|notice| notice.text.contains(text))
}

#[test]
fn what_is_changed_while_a_file_is_read_is_not_lost_to_it() {
    let mut session = Session::new(Atlas::default(), None);
    apply(&mut session, FileAction::Open("b.ron".into()));
    change(&mut session, "tehran");
    assert_eq!(apply(&mut session, arrival("")), []);
    assert_eq!(session.atlas().cities.len(), 1, "still the old atlas");
    let effects = apply(&mut session, FileAction::Answer(Answer::DontSave));
    assert_eq!(effects, [Effect::Shown]);
    assert_eq!(session.file(), Some(&"b.ron".into()));
}

#[test]
fn what_to_know_of_a_file_is_said_when_it_is_shown_and_never_of_another() {
    let mut session = Session::new(Atlas::default(), None);
    apply(&mut session, FileAction::Open("b.ron".into()));
    change(&mut session, "tehran");
    apply(&mut session, arrival("has comments"));
    assert!(!is_said(&session, "comments"), "the old atlas has none");
    apply(&mut session, FileAction::Answer(Answer::DontSave));
    assert!(is_said(&session, "comments"));
}

#[test]
fn an_atlas_that_arrived_and_is_not_shown_is_dropped_outside_too() {
    for (action, effects) in [
        (
            FileAction::Answer(Answer::Cancel),
            vec![Effect::DropArrived],
        ),
        (FileAction::New, vec![Effect::DropArrived]),
    ] {
        let mut session = Session::new(Atlas::default(), None);
        apply(&mut session, FileAction::Open("b.ron".into()));
        change(&mut session, "tehran");
        apply(&mut session, arrival(""));
        assert_eq!(apply(&mut session, action), effects);
    }
}

#[test]
fn a_new_atlas_takes_the_place_of_one_that_is_being_read() {
    let mut session = Session::new(Atlas::default(), None);
    apply(&mut session, FileAction::Open("b.ron".into()));
    let effects = apply(&mut session, FileAction::New);
    assert_eq!(effects, [Effect::DropLoad, Effect::Shown]);
    assert!(session.loading().is_none());
}

#[test]
fn what_stands_in_a_form_is_unsaved_work() {
    let mut session = Session::new(Atlas::default(), Some("a.ron".into()));
    apply(&mut session, FileAction::Open("b.ron".into()));
    apply(&mut session, FormAction::Begin(Target::About));
    let Some(Form::About(mut form)) = session.draft().map(|draft| draft.form.clone()) else {
        panic!("no form");
    };
    "Ports".clone_into(&mut form.title);
    apply(&mut session, FormAction::Fill(Form::About(form)));
    assert!(session.has_unsaved_work());
    assert_eq!(session.unsaved_steps(), Some(1));
    assert_eq!(apply(&mut session, arrival("")), []);
    assert!(session.question().is_some());
}

#[test]
fn a_new_file_is_named_after_the_title() {
    assert_eq!(name_for("Seoul and Tehran"), "seoul-and-tehran.ron");
    assert_eq!(name_for("서울 · تهران!"), "서울-تهران.ron");
    assert_eq!(name_for(" "), "atlas.ron");
}
