use super::super::samples::{apply, change};
use super::super::{
    Action, EditAction, FileAction, Form, FormAction, SaveAction, SaveId, SelectAction, StepAction,
    Target,
};
use super::*;
use crate::atlas::{City, Edit, Id, Subject};

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn city(name: &str) -> City {
    City {
        name: name.to_owned(),
        ..City::default()
    }
}

/// A session on a file with two cities.
fn session() -> Session {
    let mut atlas = Atlas::default();
    for name in ["seoul", "tehran"] {
        atlas.cities.insert(id(name), city(name));
    }
    Session::new(atlas, Some("a.ron".into()))
}

/// What another program makes of the file: a city is called otherwise.
fn renamed(session: &Session, which: &str, name: &str) -> Box<Atlas> {
    let mut atlas = session.base().clone();
    atlas.cities.insert(id(which), city(name));
    Box::new(atlas)
}

fn rename(session: &mut Session, which: &str, name: &str) {
    let edit = Edit::RenameCity(id(which), name.to_owned());
    apply(session, EditAction::Make(Box::new(edit)));
}

fn found(session: &mut Session, theirs: Box<Atlas>) -> Vec<Effect> {
    apply(session, Action::Outside(Outside::Changed(theirs)))
}

fn name<'a>(session: &'a Session, which: &str) -> &'a str {
    &session.atlas().cities[&id(which)].name
}

fn saving(effects: &[Effect]) -> SaveId {
    let save = effects.iter().find_map(|effect| match effect {
        Effect::Save(id, _) => Some(*id),
        _ => None,
    });
    save.unwrap_or_else(|| panic!("no save: {effects:?}"))
}

#[test]
fn without_changes_here_the_file_is_shown_as_it_is_now_and_undo_goes_back() {
    let mut session = session();
    apply(
        &mut session,
        SelectAction::Select(Some(Subject::City(id("seoul")))),
    );
    let revision = session.revision();
    let theirs = renamed(&session, "seoul", "Séoul");
    let effects = found(&mut session, theirs);
    assert_eq!(effects, [Effect::TakenOver, Effect::Tell(Told::Reloaded)]);
    assert_eq!(name(&session, "seoul"), "Séoul");
    assert!(!session.is_changed() && session.revision() > revision);
    assert_eq!(session.selected(), Some(&Subject::City(id("seoul"))));
    apply(&mut session, StepAction::Undo);
    assert_eq!(name(&session, "seoul"), "seoul");
    assert!(session.is_changed(), "the file holds something else");
    apply(&mut session, StepAction::Redo);
    assert!(!session.is_changed());
}

#[test]
fn changes_of_both_to_different_things_are_brought_together_in_one_step() {
    let mut session = session();
    rename(&mut session, "tehran", "Teheran");
    let theirs = renamed(&session, "seoul", "Séoul");
    let effects = found(&mut session, theirs);
    assert_eq!(effects, [Effect::TakenOver, Effect::Tell(Told::Merged)]);
    assert_eq!(
        (name(&session, "seoul"), name(&session, "tehran")),
        ("Séoul", "Teheran")
    );
    assert!(session.is_changed(), "mine is in no file yet");
    apply(&mut session, StepAction::Undo);
    assert_eq!(
        (name(&session, "seoul"), name(&session, "tehran")),
        ("seoul", "Teheran")
    );
}

#[test]
fn what_both_changed_the_same_way_is_saved_already() {
    let mut session = session();
    rename(&mut session, "seoul", "Séoul");
    let theirs = Box::new(session.atlas().clone());
    assert_eq!(found(&mut session, theirs), [Effect::TakenOver]);
    assert!(!session.is_changed());
    assert_eq!(session.unsaved_steps(), Some(0));
}

/// A session in which both have given Seoul another name.
fn in_conflict() -> Session {
    let mut session = session();
    rename(&mut session, "seoul", "Mine");
    let theirs = renamed(&session, "seoul", "Theirs");
    assert_eq!(found(&mut session, theirs), []);
    session
}

#[test]
fn what_both_changed_differently_is_asked_and_taken_as_chosen() {
    for (side, kept) in [(Side::Mine, "Mine"), (Side::Theirs, "Theirs")] {
        let mut session = in_conflict();
        let merging = session.merging().unwrap();
        assert_eq!((merging.conflicts().len(), merging.open()), (1, 1));
        assert_eq!(
            apply(
                &mut session,
                Action::Outside(Outside::Merge(MergeStep::Finish))
            ),
            [],
            "nothing is chosen"
        );
        let spot = session.merging().unwrap().conflicts()[0].spot.clone();
        apply(
            &mut session,
            Action::Outside(Outside::Merge(MergeStep::Choose(Some(spot), side))),
        );
        let effects = apply(
            &mut session,
            Action::Outside(Outside::Merge(MergeStep::Finish)),
        );
        assert_eq!(effects, [Effect::TakenOver, Effect::Tell(Told::Merged)]);
        assert_eq!(name(&session, "seoul"), kept);
        assert_eq!(session.is_changed(), side == Side::Mine);
    }
}

#[test]
fn put_off_mine_stays_open_and_a_save_asks_again_then_writes() {
    let mut session = in_conflict();
    let effects = apply(
        &mut session,
        Action::Outside(Outside::Merge(MergeStep::PutOff)),
    );
    assert_eq!(effects, [Effect::Tell(Told::PutOff)]);
    assert_eq!(name(&session, "seoul"), "Mine");
    rename(&mut session, "tehran", "Teheran");
    assert!(session.merging().is_none(), "nobody is asked at every step");
    assert_eq!(apply(&mut session, SaveAction::Save), []);
    assert!(session.merging().is_some());
    apply(
        &mut session,
        Action::Outside(Outside::Merge(MergeStep::Choose(None, Side::Theirs))),
    );
    let effects = apply(
        &mut session,
        Action::Outside(Outside::Merge(MergeStep::Finish)),
    );
    let save = saving(&effects);
    apply(&mut session, SaveAction::Saved(save, None));
    assert!(!session.is_changed());
    assert_eq!(
        (name(&session, "seoul"), name(&session, "tehran")),
        ("Theirs", "Teheran")
    );
}

#[test]
fn a_save_that_finds_the_file_changed_takes_that_over_and_saves_then() {
    let mut session = session();
    rename(&mut session, "tehran", "Teheran");
    let save = saving(&apply(&mut session, SaveAction::Save));
    assert_eq!(
        apply(&mut session, Action::Outside(Outside::Overtaken(save))),
        [Effect::Look]
    );
    assert!(session.is_changed() && !session.is_saving());
    let theirs = renamed(&session, "seoul", "Séoul");
    let effects = found(&mut session, theirs);
    let save = saving(&effects);
    apply(&mut session, SaveAction::Saved(save, None));
    assert!(!session.is_changed());
    assert_eq!(session.base(), session.atlas());
    assert_eq!(name(&session, "seoul"), "Séoul");
}

#[test]
fn nothing_changes_beneath_an_open_form() {
    let mut session = session();
    apply(&mut session, FormAction::Begin(Target::City(id("tehran"))));
    let theirs = renamed(&session, "seoul", "Séoul");
    assert_eq!(found(&mut session, theirs), [Effect::Tell(Told::Waits)]);
    let Some(Form::City(mut form)) = session.draft().map(|draft| draft.form.clone()) else {
        panic!("no form");
    };
    "Teheran".clone_into(&mut form.name);
    apply(&mut session, FormAction::Fill(Form::City(form)));
    assert_eq!(name(&session, "seoul"), "seoul");
    let effects = apply(&mut session, FormAction::Commit);
    assert_eq!(effects, [Effect::TakenOver, Effect::Tell(Told::Merged)]);
    assert_eq!(
        (name(&session, "seoul"), name(&session, "tehran")),
        ("Séoul", "Teheran")
    );
}

#[test]
fn a_file_that_is_gone_is_told_once_and_the_work_is_unsaved_until_it_is_back() {
    let mut session = session();
    for _ in 0..2 {
        let gone = Outside::Gone("a.ron is gone".to_owned());
        assert_eq!(apply(&mut session, Action::Outside(gone)), []);
    }
    let notice = session.notice().unwrap();
    assert_eq!(notice.text, "a.ron is gone");
    assert!(session.has_unsaved_work());
    apply(&mut session, Action::Outside(Outside::AsBefore));
    assert!(!session.has_unsaved_work());
    assert!(session.notice().is_none(), "that is over");
}

#[test]
fn a_save_to_a_file_that_is_gone_writes_it_and_one_over_a_damaged_file_does_not() {
    let mut session = session();
    change(&mut session, "paris");
    let save = saving(&apply(&mut session, SaveAction::Save));
    apply(&mut session, Action::Outside(Outside::Overtaken(save)));
    let gone = Outside::Gone("gone".to_owned());
    saving(&apply(&mut session, Action::Outside(gone)));
    let mut session = self::session();
    change(&mut session, "paris");
    let save = saving(&apply(&mut session, SaveAction::Save));
    apply(&mut session, Action::Outside(Outside::Overtaken(save)));
    let damaged = Outside::Damaged("damaged".to_owned());
    assert_eq!(apply(&mut session, Action::Outside(damaged)), []);
    let notice = session.notice().unwrap();
    assert_eq!(notice.offer, Some(Offer::SaveElsewhere));
    assert!(session.is_changed());
}

#[test]
fn what_is_put_off_of_one_file_is_no_matter_of_the_file_it_is_saved_to_instead() {
    let mut session = in_conflict();
    apply(
        &mut session,
        Action::Outside(Outside::Merge(MergeStep::PutOff)),
    );
    let save = saving(&apply(&mut session, SaveAction::SaveTo("b.ron".into())));
    apply(&mut session, SaveAction::Saved(save, None));
    assert!(!session.is_changed());
    rename(&mut session, "seoul", "Another");
    saving(&apply(&mut session, SaveAction::Save));
}

#[test]
fn what_was_taken_over_is_done_again_by_a_journal() {
    let mut session = session();
    let opened = session.atlas().clone();
    rename(&mut session, "tehran", "Teheran");
    let theirs = renamed(&session, "seoul", "Séoul");
    found(&mut session, theirs);
    apply(&mut session, StepAction::Undo);
    apply(&mut session, StepAction::Redo);
    let mut again = Session::new(Atlas::default(), None);
    let arrival = super::super::Arrival {
        atlas: opened,
        file: session.file().cloned(),
        changes: session.take_changes(),
        remark: None,
    };
    apply(&mut again, FileAction::Opened(Box::new(arrival)));
    assert_eq!(again.atlas(), session.atlas());
    assert_eq!(again.is_changed(), session.is_changed());
    assert_eq!(again.undo_label(), session.undo_label());
}

#[test]
fn an_earlier_version_is_gone_back_to_in_one_step_that_can_be_undone() {
    let mut session = session();
    let earlier = Box::new(session.atlas().clone());
    change(&mut session, "paris");
    let save = saving(&apply(&mut session, SaveAction::Save));
    apply(&mut session, SaveAction::Saved(save, None));
    assert_eq!(
        apply(&mut session, EditAction::GoBackTo(earlier.clone())),
        []
    );
    assert_eq!(session.atlas(), &*earlier);
    assert!(session.is_changed(), "the file holds the later one");
    assert_eq!(apply(&mut session, EditAction::GoBackTo(earlier)), []);
    assert_eq!(session.unsaved_steps(), Some(1), "there was nothing to do");
    apply(&mut session, StepAction::Undo);
    assert!(!session.is_changed());
}
