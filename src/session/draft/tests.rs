//! Forms, from opening to the one step that they come to.

use super::super::{
    Action, EditAction, FileAction, FormAction, Point, SaveAction, SelectAction, Stamp, StepAction,
    ToolAction,
};
use super::*;
use crate::atlas::{Claim, Date, Kind};

mod claimants;
mod looked_up;

const STAMP: Stamp = Stamp { unix_s: 0, seed: 7 };

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn seoul_tehran() -> TieId {
    TieId::new("seoul--tehran").unwrap()
}

/// Seoul and Tehran with a tie, Dubai without; each claim cites a source.
fn session() -> Session {
    let mut atlas = Atlas::default();
    let tie = seoul_tehran();
    for name in ["Seoul", "Tehran", "Dubai"] {
        let mut city = crate::atlas::City {
            name: name.to_owned(),
            ..Default::default()
        };
        city.at = Position::new(37.123_456_789, 10.0).ok();
        let edit = Edit::PutCity(id(&name.to_lowercase()), Box::new(city));
        atlas = apply(&atlas, &edit).unwrap();
    }
    let source = crate::atlas::Source {
        title: Some("Yonhap".to_owned()),
        ..Default::default()
    };
    atlas = apply(&atlas, &Edit::PutSource(id("yonhap"), Box::new(source))).unwrap();
    let mut form = ClaimForm::new(Ends::Tie(tie));
    form.by = [true, true];
    form.since = "1963?".to_owned();
    form.cite = vec![CitationForm::known(id("yonhap"))];
    let edit = form.edit(&atlas, 0).unwrap();
    Session::new(apply(&atlas, &edit).unwrap(), None)
}

fn act(session: &mut Session, action: Action) {
    session.apply(action, STAMP);
}

/// Changes what stands in the open claim's form.
fn fill_claim(session: &mut Session, fill: impl FnOnce(&mut ClaimForm)) {
    let Form::Claim(mut form) = session.draft().unwrap().form.clone() else {
        panic!("no claim");
    };
    fill(&mut form);
    act(session, FormAction::Fill(Form::Claim(form)).into());
}

fn claims(session: &Session) -> &[Claim] {
    &session.atlas().ties[&seoul_tehran()].claims
}

fn open_claim(session: &mut Session) {
    act(
        session,
        SelectAction::Select(Some(Subject::Tie(seoul_tehran()))).into(),
    );
    act(
        session,
        FormAction::Begin(Target::Claim(seoul_tehran(), 0)).into(),
    );
}

#[test]
fn a_form_that_nobody_touched_is_no_step() {
    let mut session = session();
    for target in [
        Target::Claim(seoul_tehran(), 0),
        Target::City(id("seoul")),
        Target::Source(id("yonhap")),
        Target::About,
    ] {
        act(&mut session, FormAction::Begin(target.clone()).into());
        assert_eq!(session.draft().unwrap().form.faults(session.atlas()), []);
        act(&mut session, FormAction::Commit.into());
        assert!(session.draft().is_none(), "{target:?}");
        assert_eq!(session.undo_label(), None, "{target:?}");
    }
}

#[test]
fn a_claim_is_changed_in_one_step() {
    let mut session = session();
    open_claim(&mut session);
    fill_claim(&mut session, |form| {
        form.since = "1968".to_owned();
        form.kind.kind = Kind::Friendship;
        form.term = " 우호도시 ".to_owned();
    });
    assert_eq!(
        claims(&session)[0].kind,
        Kind::Sister,
        "not before it is done"
    );
    act(&mut session, FormAction::Commit.into());
    let claim = &claims(&session)[0];
    assert_eq!(claim.kind, Kind::Friendship);
    assert_eq!(claim.term.as_deref(), Some("우호도시"));
    assert_eq!(claim.since, Date::new("1968").ok());
    act(&mut session, StepAction::Undo.into());
    assert_eq!(claims(&session)[0].kind, Kind::Sister);
    assert_eq!(session.undo_label(), None);
}

#[test]
fn nonsense_is_refused_beside_its_field_and_the_form_stays() {
    let mut session = session();
    open_claim(&mut session);
    fill_claim(&mut session, |form| form.until = "2017-13".to_owned());
    let faults = session.draft().unwrap().form.faults(session.atlas());
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].field, Field::Until);
    assert_eq!(faults[0].remedy().as_deref(), Some("2017-12"));
    act(&mut session, FormAction::Commit.into());
    assert!(session.draft().is_some_and(Draft::must_end));
    assert_eq!(session.undo_label(), None);
}

#[test]
fn rules_of_the_atlas_are_told_at_their_fields() {
    let mut session = session();
    open_claim(&mut session);
    fill_claim(&mut session, |form| form.until = "1950".to_owned());
    let faults = session.draft().unwrap().form.faults(session.atlas());
    assert_eq!(faults[0].field, Field::Since, "it begins after its end");
    fill_claim(&mut session, |form| {
        form.until.clear();
        form.certainty.degree = Degree::Doubted;
    });
    let faults = session.draft().unwrap().form.faults(session.atlas());
    assert_eq!(
        (faults[0].field, &faults[0].wrong),
        (Field::Why, &Wrong::Missing)
    );
}

#[test]
fn whoever_goes_elsewhere_commits_what_is_right() {
    let mut session = session();
    open_claim(&mut session);
    fill_claim(&mut session, |form| form.since = "1968".to_owned());
    act(
        &mut session,
        SelectAction::Select(Some(Subject::City(id("dubai")))).into(),
    );
    assert_eq!(session.selected(), Some(&Subject::City(id("dubai"))));
    assert_eq!(claims(&session)[0].since, Date::new("1968").ok());
    assert!(session.draft().is_none());
}

#[test]
fn whoever_goes_elsewhere_stays_where_something_is_wrong() {
    let mut session = session();
    open_claim(&mut session);
    fill_claim(&mut session, |form| form.since = "soon".to_owned());
    let leaving = [
        Action::from(SelectAction::Select(None)),
        SaveAction::Save.into(),
        FileAction::Close.into(),
        FileAction::New.into(),
        FormAction::Begin(Target::About).into(),
        ToolAction::Take(Tool::AddCity).into(),
        ToolAction::Point(Point {
            at: None,
            under: None,
        })
        .into(),
    ];
    for action in leaving {
        let said = format!("{action:?}");
        assert_eq!(session.apply(action, STAMP), [], "{said}");
        assert!(session.draft().is_some_and(Draft::must_end), "{said}");
        assert_eq!(
            session.selected(),
            Some(&Subject::Tie(seoul_tehran())),
            "{said}"
        );
    }
    assert!(session.has_unsaved_work(), "what stands in the form counts");
}

#[test]
fn what_was_put_away_can_be_brought_back() {
    let mut session = session();
    open_claim(&mut session);
    fill_claim(&mut session, |form| form.note = "Half written".to_owned());
    act(&mut session, ToolAction::Escape.into());
    assert!(session.draft().is_none() && session.cancelled().is_some());
    act(&mut session, FormAction::BringBack.into());
    let Form::Claim(form) = &session.draft().unwrap().form else {
        panic!("no claim");
    };
    assert_eq!(form.note, "Half written");
    act(&mut session, FormAction::PutAway.into());
    act(&mut session, FormAction::Begin(Target::About).into());
    assert!(session.cancelled().is_none(), "another form was begun");
}

#[test]
fn undo_puts_away_what_was_typed_and_commits_nothing() {
    let mut session = session();
    open_claim(&mut session);
    fill_claim(&mut session, |form| form.since = "1968".to_owned());
    act(&mut session, FormAction::Commit.into());
    open_claim(&mut session);
    fill_claim(&mut session, |form| form.since = "1970".to_owned());
    act(&mut session, StepAction::Undo.into());
    assert!(session.draft().is_none() && session.cancelled().is_some());
    assert_eq!(claims(&session)[0].since, Date::new("1968").ok());
    assert_eq!(session.redo_label(), None, "no step was taken back");
    act(&mut session, StepAction::Undo.into());
    assert_ne!(claims(&session)[0].since, Date::new("1968").ok());
}

#[test]
fn what_is_brought_back_has_its_tool_again() {
    let mut session = session();
    act(
        &mut session,
        FormAction::Begin(Target::Connect(id("seoul"))).into(),
    );
    fill_claim(&mut session, |form| form.note = "Half written".to_owned());
    act(&mut session, FormAction::PutAway.into());
    assert_eq!(session.tool(), Tool::Select);
    act(&mut session, FormAction::BringBack.into());
    assert_eq!(session.tool(), Tool::Connect);
}

#[test]
fn a_city_is_added_where_the_map_was_clicked() {
    let mut session = session();
    act(&mut session, ToolAction::Take(Tool::AddCity).into());
    assert!(session.draft().is_some(), "it can be typed as well");
    let karbala = Position::new(32.616, 44.024).unwrap();
    let point = Point {
        at: Some(karbala),
        under: None,
    };
    act(&mut session, ToolAction::Point(point).into());
    let Form::City(mut form) = session.draft().unwrap().form.clone() else {
        panic!("no city");
    };
    form.name = "Karbala".to_owned();
    form.country = "iraq".to_owned();
    act(&mut session, FormAction::Fill(Form::City(form)).into());
    act(&mut session, FormAction::Commit.into());
    let city = &session.atlas().cities[&id("karbala")];
    assert_eq!(city.at, Some(karbala));
    assert_eq!(
        city.country.map(|code| code.to_string()).as_deref(),
        Some("IQ")
    );
    assert_eq!(session.selected(), Some(&Subject::City(id("karbala"))));
    assert_eq!(session.tool(), Tool::Select);
}

#[test]
fn a_place_that_nobody_touched_stays_as_exact_as_it_was() {
    let mut session = session();
    act(
        &mut session,
        FormAction::Begin(Target::City(id("seoul"))).into(),
    );
    let Form::City(mut form) = session.draft().unwrap().form.clone() else {
        panic!("no city");
    };
    assert_eq!(form.place, "37.12346, 10");
    form.name = "Hanyang".to_owned();
    act(&mut session, FormAction::Fill(Form::City(form)).into());
    act(&mut session, FormAction::Commit.into());
    let at = session.atlas().cities[&id("seoul")].at.unwrap();
    assert_eq!(at.lat(), 37.123_456_789);
}

#[test]
fn two_cities_are_connected_one_click_after_the_other() {
    let mut session = session();
    let click = |city: &str| {
        ToolAction::Point(Point {
            at: None,
            under: Some(Subject::City(id(city))),
        })
        .into()
    };
    act(&mut session, ToolAction::Take(Tool::Connect).into());
    act(&mut session, click("dubai"));
    assert_eq!(session.connecting(), Some((&id("dubai"), None)));
    act(&mut session, click("dubai"));
    assert_eq!(
        session.connecting(),
        Some((&id("dubai"), None)),
        "not to itself"
    );
    act(&mut session, click("seoul"));
    fill_claim(&mut session, |form| form.by = [false, true]);
    act(&mut session, FormAction::Commit.into());
    let tie = TieId::new("dubai--seoul").unwrap();
    assert_eq!(session.atlas().ties[&tie].claims[0].by, [id("seoul")]);
    assert_eq!(session.selected(), Some(&Subject::Tie(tie)));
}

#[test]
fn a_pair_that_has_a_tie_gets_a_further_claim() {
    let mut session = session();
    act(
        &mut session,
        FormAction::Begin(Target::Connect(id("tehran"))).into(),
    );
    fill_claim(&mut session, |form| {
        form.ends = Ends::From {
            city: id("tehran"),
            search: String::new(),
            partner: Some(id("seoul")),
        };
        form.by = [true, false];
    });
    act(&mut session, FormAction::Commit.into());
    assert_eq!(claims(&session).len(), 2);
    assert_eq!(claims(&session)[1].by, [id("tehran")]);
}

#[test]
fn a_new_source_comes_with_its_claim_in_one_step_and_is_the_last_used() {
    let mut session = session();
    assert_eq!(session.last_source(), None);
    act(
        &mut session,
        FormAction::Begin(Target::NewClaim(seoul_tehran())).into(),
    );
    fill_claim(&mut session, |form| {
        form.cite = vec![CitationForm::new("en.mehrnews.com/news/113923")];
    });
    act(&mut session, FormAction::Commit.into());
    let cited = claims(&session)[1].cite[0].source.clone();
    let source = &session.atlas().sources[&cited];
    assert_eq!(source.url.as_deref(), Some("en.mehrnews.com/news/113923"));
    assert_eq!(session.last_source(), Some(&cited));
    act(&mut session, StepAction::Undo.into());
    assert!(!session.atlas().sources.contains_key(&cited));
    assert_eq!((session.last_source(), session.undo_label()), (None, None));
}

#[test]
fn removing_asks_where_more_goes_along() {
    let mut session = session();
    let remove = |edit| Action::Edit(EditAction::Remove(Box::new(edit)));
    open_claim(&mut session);
    act(&mut session, remove(Edit::RemoveClaim(seoul_tehran(), 0)));
    assert_eq!(
        session.removal().unwrap().along.ties,
        1,
        "the tie's last claim"
    );
    act(&mut session, EditAction::AnswerRemoval(false).into());
    assert!(session.removal().is_none() && session.draft().is_some());
    act(&mut session, remove(Edit::RemoveClaim(seoul_tehran(), 0)));
    act(&mut session, EditAction::AnswerRemoval(true).into());
    assert!(session.atlas().ties.is_empty() && session.draft().is_none());
    act(&mut session, remove(Edit::RemoveCity(id("dubai"))));
    assert!(session.removal().is_none(), "nothing goes along");
    assert_eq!(session.atlas().cities.len(), 2);
}

#[test]
fn what_a_form_does_not_show_stays() {
    let mut session = session();
    let extra =
        std::collections::BTreeMap::from([("weight".to_owned(), crate::atlas::Value::Number(2.0))]);
    let mut claim = claims(&session)[0].clone();
    claim.extra = extra.clone();
    let edit = Edit::ChangeClaim(seoul_tehran(), 0, Box::new(claim));
    act(&mut session, EditAction::Make(Box::new(edit)).into());
    open_claim(&mut session);
    fill_claim(&mut session, |form| form.since.clear());
    act(&mut session, FormAction::Commit.into());
    assert_eq!(claims(&session)[0].extra, extra);
    assert_eq!(claims(&session)[0].since, None);
}
