use super::super::samples::{self, apply_merging as apply, change};
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

/// Applies an action that asks for a merge, which is not made yet.
fn merge_of(session: &mut Session, action: impl Into<Action>) -> Box<MergeJob> {
    let mut effects = samples::apply(session, action);
    match (effects.pop(), effects.is_empty()) {
        (Some(Effect::Merge(job)), true) => job,
        (effect, _) => panic!("no merge: {effect:?}"),
    }
}

#[test]
fn what_is_done_while_a_merge_is_made_is_brought_together_too() {
    let mut session = session();
    rename(&mut session, "tehran", "Teheran");
    let theirs = renamed(&session, "seoul", "Séoul");
    let first = merge_of(&mut session, Outside::Changed(theirs));
    assert!(session.is_merging());
    rename(&mut session, "tehran", "Téhéran");
    let second = merge_of(&mut session, Outside::Merged(Box::new(first.clone().run())));
    assert_eq!(name(&session, "seoul"), "seoul", "that was another state");
    let effects = apply(&mut session, Outside::Merged(Box::new(second.run())));
    assert_eq!(effects, [Effect::TakenOver, Effect::Tell(Told::Merged)]);
    assert_eq!(
        (name(&session, "seoul"), name(&session, "tehran")),
        ("Séoul", "Téhéran")
    );
    assert!(!session.is_merging());
    assert_eq!(
        apply(&mut session, Outside::Merged(Box::new(first.run()))),
        [],
        "nobody waits for it any more"
    );
}

#[test]
fn a_file_that_changes_again_while_a_merge_is_made_is_merged_as_it_is_then() {
    let mut session = session();
    rename(&mut session, "tehran", "Teheran");
    let theirs = renamed(&session, "seoul", "Séoul");
    let first = merge_of(&mut session, Outside::Changed(theirs));
    let theirs = renamed(&session, "seoul", "Seul");
    let second = merge_of(&mut session, Outside::Changed(theirs));
    assert_eq!(
        apply(&mut session, Outside::Merged(Box::new(first.run()))),
        []
    );
    apply(&mut session, Outside::Merged(Box::new(second.run())));
    assert_eq!(name(&session, "seoul"), "Seul");
}

#[test]
fn a_save_while_a_merge_is_made_waits_for_it() {
    let mut session = session();
    rename(&mut session, "tehran", "Teheran");
    let theirs = renamed(&session, "seoul", "Séoul");
    let job = merge_of(&mut session, Outside::Changed(theirs));
    assert_eq!(samples::apply(&mut session, SaveAction::Save), []);
    let effects = apply(&mut session, Outside::Merged(Box::new(job.run())));
    let save = saving(&effects);
    apply(&mut session, SaveAction::Saved(save, None));
    assert!(!session.is_changed());
}

#[test]
fn a_merge_that_cannot_be_made_is_asked_for_again() {
    let mut session = session();
    rename(&mut session, "tehran", "Teheran");
    let theirs = renamed(&session, "seoul", "Séoul");
    merge_of(&mut session, Outside::Changed(theirs));
    samples::apply(&mut session, Outside::NotMerged("no thread".to_owned()));
    assert_eq!(session.notice().unwrap().offer, Some(Offer::ReviewMerge));
    apply(&mut session, Outside::Merge(MergeStep::Review));
    assert_eq!(name(&session, "seoul"), "Séoul");
}

#[test]
fn a_merge_of_an_atlas_that_was_left_says_nothing_of_the_next() {
    let mut session = session();
    let theirs = renamed(&session, "seoul", "Séoul");
    let left = merge_of(&mut session, Outside::Changed(theirs));
    let arrival = super::super::Arrival {
        atlas: session.atlas().clone(),
        file: Some("b.ron".into()),
        ..super::super::Arrival::default()
    };
    apply(&mut session, FileAction::Opened(Box::new(arrival)));
    let theirs = renamed(&session, "tehran", "Teheran");
    let next = merge_of(&mut session, Outside::Changed(theirs));
    apply(&mut session, Outside::Merged(Box::new(left.run())));
    assert_eq!(name(&session, "seoul"), "seoul");
    apply(&mut session, Outside::Merged(Box::new(next.run())));
    assert_eq!(name(&session, "tehran"), "Teheran");
}

#[test]
fn who_is_done_before_the_last_choice_is_worked_out_need_not_say_so_twice() {
    let mut session = in_conflict();
    let choose = Outside::Merge(MergeStep::Choose(None, Side::Theirs));
    let job = merge_of(&mut session, choose);
    assert_eq!(
        samples::apply(&mut session, Outside::Merge(MergeStep::Finish)),
        []
    );
    apply(&mut session, Outside::Merged(Box::new(job.run())));
    assert!(session.merging().is_none());
    assert_eq!(name(&session, "seoul"), "Theirs");
}
