//! Whose word a new claim is.

use super::*;

const DOUBT: &str = "Nobody says so.";

/// The open claim after its claimants were chosen.
fn claimed(session: &mut Session, by: [bool; 2]) -> ClaimForm {
    fill_claim(session, |form| form.claim_by(by, DOUBT));
    let Form::Claim(form) = session.draft().unwrap().form.clone() else {
        panic!("no claim");
    };
    *form
}

fn connecting_seoul() -> Session {
    let mut session = session();
    act(
        &mut session,
        FormAction::Begin(Target::Connect(id("seoul"))).into(),
    );
    session
}

#[test]
fn a_city_that_is_connected_claims_its_tie() {
    let mut session = connecting_seoul();
    fill_claim(&mut session, |form| {
        form.ends = Ends::From {
            city: id("seoul"),
            search: String::new(),
            partner: Some(id("dubai")),
        };
    });
    act(&mut session, FormAction::Commit.into());
    let tie = TieId::new("dubai--seoul").unwrap();
    assert_eq!(session.atlas().ties[&tie].claims[0].by, [id("seoul")]);
}

#[test]
fn a_new_claim_by_nobody_is_doubted_until_somebody_makes_it() {
    let mut session = connecting_seoul();
    let nobodys = claimed(&mut session, [false, false]);
    assert_eq!(nobodys.certainty.degree, Degree::Doubted);
    assert_eq!(nobodys.certainty.why, DOUBT);
    let both = claimed(&mut session, [true, true]);
    assert_eq!(both.certainty, CertaintyForm::default());
}

#[test]
fn a_certainty_that_was_chosen_stays() {
    let mut session = connecting_seoul();
    claimed(&mut session, [false, false]);
    fill_claim(&mut session, |form| {
        form.certainty.degree = Degree::Stated;
    });
    let again = claimed(&mut session, [false, false]);
    assert_eq!(again.certainty.degree, Degree::Stated);
    act(&mut session, FormAction::PutAway.into());
    open_claim(&mut session);
    let old = claimed(&mut session, [false, false]);
    assert_eq!(old.certainty.degree, Degree::Stated, "it was in the atlas");
}

#[test]
fn what_is_searched_for_is_no_change_and_a_partner_is() {
    let mut session = connecting_seoul();
    let from = |search: &str, partner| Ends::From {
        city: id("seoul"),
        search: search.to_owned(),
        partner,
    };
    fill_claim(&mut session, |form| form.ends = from("teh", None));
    assert!(!session.draft().unwrap().is_changed() && !session.has_unsaved_work());
    fill_claim(&mut session, |form| {
        form.ends = from("", Some(id("tehran")));
    });
    assert!(session.draft().unwrap().is_changed());
}
