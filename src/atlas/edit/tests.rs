//! Each edit on a small atlas, one after the other.

use super::*;
use crate::atlas::check::broken_references;
use crate::atlas::{Certainty, Citation, Date, Direction, FactKind, Kind};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn tie_id(text: &str) -> TieId {
    TieId::new(text).unwrap()
}

fn city_named(name: &str) -> City {
    City {
        name: name.to_owned(),
        ..City::default()
    }
}

fn claim(by: &[&str], cite: &str) -> Claim {
    Claim {
        by: by.iter().map(|city| id(city)).collect(),
        kind: Kind::Sister,
        term: None,
        since: Date::new("1963").ok(),
        until: None,
        state: crate::atlas::State::Active,
        certainty: Certainty::Stated,
        agreement: None,
        note: None,
        cite: vec![citation(cite)],
        extra: crate::atlas::Extra::new(),
    }
}

fn citation(source: &str) -> Citation {
    Citation {
        source: id(source),
        place: None,
        quote: None,
    }
}

fn fact(about: &[Subject], cite: &str) -> Fact {
    Fact {
        about: about.to_vec(),
        cite: vec![citation(cite)],
        ..Fact::new(FactKind::Agreement, "They agreed.")
    }
}

fn source(title: &str) -> Source {
    Source {
        title: Some(title.to_owned()),
        ..Source::default()
    }
}

/// Seoul, Tehran and Dubai; Seoul tied to both; a fact about each tie, one about Tehran; two sources; a total.
fn atlas() -> Atlas {
    let mut atlas = Atlas::default();
    for name in ["Seoul", "Tehran", "Dubai"] {
        atlas
            .cities
            .insert(id(&name.to_lowercase()), city_named(name));
    }
    for (source_id, title) in [("mehr", "Mehr News"), ("yonhap", "Yonhap")] {
        atlas.sources.insert(id(source_id), source(title));
    }
    for other in ["tehran", "dubai"] {
        let tie = TieId::between(&id("seoul"), &id(other)).unwrap();
        let about = [Subject::Tie(tie.clone())];
        let agreement = id(&format!("{other}-agreement"));
        let mut agreed = fact(&about, "mehr");
        agreed.direction = Some(Direction {
            from: id(other),
            to: id("seoul"),
        });
        atlas.facts.insert(agreement.clone(), agreed);
        let mut claim = claim(&[other], "mehr");
        claim.agreement = Some(agreement);
        let tie_of = Tie {
            claims: vec![claim],
            ..Tie::default()
        };
        atlas.ties.insert(tie, tie_of);
    }
    let about = [Subject::City(id("tehran"))];
    atlas.facts.insert(id("population"), fact(&about, "yonhap"));
    atlas.totals.push_back(PublishedTotal {
        city: id("tehran"),
        kind: None,
        count: 18,
        as_of: None,
        note: None,
        cite: vec![citation("mehr")],
    });
    atlas.about.lead_tie = Some(tie_id("seoul--tehran"));
    atlas.about.lead_source = Some(id("mehr"));
    assert_eq!(broken_references(&atlas), []);
    atlas
}

fn after(edit: &Edit) -> Atlas {
    let after = apply(&atlas(), edit).unwrap();
    assert_eq!(broken_references(&after), [], "{edit:?}");
    after
}

#[test]
fn renaming_a_city_keeps_its_id() {
    let after = after(&Edit::RenameCity(id("dubai"), "Dubayy".to_owned()));
    assert_eq!(after.name_of(&id("dubai")), "Dubayy");
    assert_eq!(after.cities.len(), 3);
}

#[test]
fn removing_a_city_removes_its_ties_and_totals() {
    let before = atlas();
    let edit = Edit::RemoveCity(id("tehran"));
    let after = after(&edit);
    assert_eq!(after.cities.len(), 2);
    assert_eq!(
        after.ties.keys().collect::<Vec<_>>(),
        [&tie_id("dubai--seoul")]
    );
    assert!(after.totals.is_empty());
    assert_eq!(after.about.lead_tie, None);
    let along = Along::of(&before, &edit).unwrap();
    let expected = Along {
        ties: 1,
        facts: 1,
        detached: 1,
        totals: 1,
        ..Along::default()
    };
    assert_eq!(along, expected);
    let label = Label::of(&edit, &before, &after);
    let city = CityName::from("Tehran");
    assert_eq!(label, Label::RemoveCity { city, ties: 1 });
}

#[test]
fn a_fact_of_a_tie_goes_on_about_the_city_that_is_left() {
    let after = after(&Edit::RemoveCity(id("tehran")));
    let fact = &after.facts[&id("tehran-agreement")];
    assert_eq!(fact.about, [Subject::City(id("seoul"))]);
    assert_eq!(fact.direction, None, "half a direction is none");
    assert!(
        !after.facts.contains_key(&id("population")),
        "about nothing"
    );
}

#[test]
fn removing_a_tie_leaves_its_facts_to_its_cities() {
    let after = after(&Edit::RemoveTie(tie_id("seoul--tehran")));
    let fact = &after.facts[&id("tehran-agreement")];
    let ends = [Subject::City(id("seoul")), Subject::City(id("tehran"))];
    assert_eq!(fact.about, ends);
    assert!(fact.direction.is_some(), "both cities are still there");
    assert_eq!(after.facts.len(), 3);
}

#[test]
fn removing_several_leaves_what_removing_one_after_the_other_does() {
    let (seoul, tehran) = (Subject::City(id("seoul")), Subject::City(id("tehran")));
    let dubai = Subject::Tie(tie_id("dubai--seoul"));
    let single = |subject: &Subject| match subject {
        Subject::City(city) => Edit::RemoveCity(city.clone()),
        Subject::Tie(tie) => Edit::RemoveTie(tie.clone()),
    };
    for several in [
        vec![dubai.clone(), tehran.clone()],
        vec![tehran.clone(), seoul.clone()],
        vec![Subject::Tie(tie_id("seoul--tehran")), dubai],
    ] {
        let mut expected = atlas();
        for subject in &several {
            // The tie may have gone with its city.
            expected = apply(&expected, &single(subject)).unwrap_or(expected);
        }
        assert_eq!(
            after(&Edit::RemoveSeveral(several.into_iter().collect())),
            expected
        );
    }
}

#[test]
fn removing_several_counts_the_ties_that_go_along() {
    let before = atlas();
    let edit = Edit::RemoveSeveral(
        [
            Subject::City(id("tehran")),
            Subject::Tie(tie_id("dubai--seoul")),
        ]
        .into(),
    );
    let after = after(&edit);
    assert_eq!(Along::of(&before, &edit).unwrap().ties, 1);
    let label = Label::of(&edit, &before, &after);
    assert_eq!(label, Label::RemoveSeveral { cities: 1, ties: 2 });
    let gone = Edit::RemoveSeveral([Subject::City(id("nowhere"))].into());
    assert!(matches!(apply(&before, &gone), Err(EditError::Missing(_))));
}

#[test]
fn a_fact_that_names_a_city_already_names_it_once() {
    let mut atlas = atlas();
    let fact = atlas.facts.get_mut(&id("tehran-agreement")).unwrap();
    fact.about.insert(0, Subject::City(id("seoul")));
    let after = apply(&atlas, &Edit::RemoveTie(tie_id("seoul--tehran"))).unwrap();
    let about = &after.facts[&id("tehran-agreement")].about;
    assert_eq!(
        *about,
        [Subject::City(id("seoul")), Subject::City(id("tehran"))]
    );
}

#[test]
fn a_claim_makes_the_tie_where_there_is_none() {
    let tie = tie_id("dubai--tehran");
    let edit = Edit::AddClaim(tie.clone(), Box::new(claim(&["dubai"], "mehr")));
    let once = after(&edit);
    assert_eq!(once.ties[&tie].claims.len(), 1);
    let twice = apply(&once, &edit).unwrap();
    assert_eq!((twice.ties[&tie].claims.len(), twice.ties.len()), (2, 3));
}

#[test]
fn the_last_claim_takes_a_tie_along_that_holds_nothing_else() {
    let tie = tie_id("seoul--tehran");
    let edit = Edit::RemoveClaim(tie.clone(), 0);
    let before = atlas();
    let after = after(&edit);
    assert!(!after.ties.contains_key(&tie));
    assert_eq!(Along::of(&before, &edit).unwrap().ties, 1);
    assert!(matches!(
        Label::of(&edit, &before, &after),
        Label::RemoveClaim { with_tie: true, .. }
    ));
    let mut weighted = before;
    weighted.ties.get_mut(&tie).unwrap().weight = Some(2.0);
    assert!(apply(&weighted, &edit).unwrap().ties.contains_key(&tie));
}

#[test]
fn removing_a_fact_frees_the_claims_that_name_it() {
    let after = after(&Edit::RemoveFact(id("tehran-agreement")));
    assert_eq!(
        after.ties[&tie_id("seoul--tehran")].claims[0].agreement,
        None
    );
}

#[test]
fn removing_a_source_takes_its_citations_off() {
    let edit = Edit::RemoveSource(id("mehr"));
    let after = after(&edit);
    assert!(after.ties.values().all(|tie| tie.claims[0].cite.is_empty()));
    assert!(after.totals[0].cite.is_empty());
    assert_eq!(after.about.lead_source, None);
    assert_eq!(after.facts[&id("population")].cite.len(), 1, "another's");
    assert_eq!(Along::of(&atlas(), &edit).unwrap().citations, 5);
}

#[test]
fn what_cannot_be_is_refused() {
    let tie = tie_id("seoul--tehran");
    let change = |change: fn(&mut Claim)| {
        let mut changed = claim(&["tehran"], "mehr");
        change(&mut changed);
        Edit::ChangeClaim(tie.clone(), 0, Box::new(changed))
    };
    let lonely = Edit::AddClaim(tie_id("seoul--tokyo"), Box::new(claim(&["seoul"], "mehr")));
    let about_nothing = Edit::PutFact(id("new"), Box::new(fact(&[], "mehr")));
    let about_nobody = fact(&[Subject::City(id("tokyo"))], "mehr");
    let edits = [
        change(|claim| claim.by = vec![id("dubai")]),
        change(|claim| claim.by = vec![id("tehran"), id("tehran")]),
        change(|claim| claim.agreement = Some(id("no-such"))),
        change(|claim| claim.cite = vec![citation("no-such")]),
        change(|claim| claim.since = Date::new("1960/1969").ok()),
        change(|claim| claim.until = Date::new("1950").ok()),
        lonely,
        about_nothing,
        Edit::PutFact(id("new"), Box::new(about_nobody)),
        Edit::PutCity(id("tokyo"), Box::new(city_named(" "))),
        Edit::PutSource(id("new"), Box::default()),
        Edit::RenameCity(id("seoul"), String::new()),
        Edit::AddTotal(Box::new(PublishedTotal {
            city: id("tokyo"),
            ..atlas().totals[0].clone()
        })),
        Edit::ChangeAbout(Box::new(About {
            lead_source: Some(id("no-such")),
            ..About::default()
        })),
    ];
    for edit in edits {
        let refused = apply(&atlas(), &edit);
        assert!(matches!(refused, Err(EditError::Invalid(_))), "{edit:?}");
    }
}

#[test]
fn what_is_not_there_cannot_be_changed() {
    let tie = tie_id("seoul--tehran");
    let edits = [
        Edit::RenameCity(id("tokyo"), "Tokyo".to_owned()),
        Edit::MoveCity(id("tokyo"), None),
        Edit::RemoveCity(id("tokyo")),
        Edit::RemoveTie(tie_id("dubai--tehran")),
        Edit::ChangeClaim(tie.clone(), 1, Box::new(claim(&["seoul"], "mehr"))),
        Edit::RemoveClaim(tie, 1),
        Edit::RemoveFact(id("no-such")),
        Edit::RemoveSource(id("no-such")),
        Edit::ChangeTotal(1, Box::new(atlas().totals[0].clone())),
        Edit::RemoveTotal(1),
    ];
    for edit in edits {
        let refused = apply(&atlas(), &edit);
        let missing = matches!(
            refused,
            Err(EditError::Missing(_) | EditError::MissingClaim(..))
        );
        assert!(missing, "{edit:?}");
    }
}

#[test]
fn what_was_wrong_before_does_not_stop_other_changes() {
    let mut atlas = atlas();
    let tie = tie_id("seoul--tehran");
    let wrong = &mut atlas.ties.get_mut(&tie).unwrap().claims[0];
    wrong.until = Date::new("1950").ok();
    let mut noted = wrong.clone();
    noted.note = Some("From the file".to_owned());
    let noted = Edit::ChangeClaim(tie.clone(), 0, Box::new(noted));
    assert!(apply(&atlas, &noted).is_ok());
    let mut worse = claim(&["tehran"], "mehr");
    worse.until = Date::new("1940").ok();
    let worse = Edit::ChangeClaim(tie, 0, Box::new(worse));
    assert!(apply(&atlas, &worse).is_err(), "another fault than before");
}

#[test]
fn several_changes_are_one_all_or_none() {
    let cited = Edit::AddClaim(tie_id("dubai--tehran"), Box::new(claim(&[], "irna")));
    let new = Edit::PutSource(id("irna"), Box::new(source("IRNA")));
    let together = Edit::Together(vec![new.clone(), cited.clone()]);
    let after = after(&together);
    assert!(after.sources.contains_key(&id("irna")));
    assert!(matches!(
        Label::of(&together, &atlas(), &after),
        Label::AddClaim { .. }
    ));
    let wrong_order = Edit::Together(vec![cited, new]);
    assert!(apply(&atlas(), &wrong_order).is_err());
}

#[test]
fn a_step_names_the_one_field_that_changed() {
    let tie = tie_id("seoul--tehran");
    let before = atlas();
    let mut changed = before.ties[&tie].claims[0].clone();
    changed.state = crate::atlas::State::Dormant;
    let label = |claim: &Claim| {
        let edit = Edit::ChangeClaim(tie.clone(), 0, Box::new(claim.clone()));
        Label::of(&edit, &before, &apply(&before, &edit).unwrap())
    };
    let claim = ClaimName {
        by: vec![CityName::from("Tehran")],
        ends: [CityName::from("Seoul"), CityName::from("Tehran")],
    };
    let field = Some("state");
    assert_eq!(
        label(&changed),
        Label::ChangeClaim {
            claim: claim.clone(),
            field
        }
    );
    changed.term = Some("자매도시".to_owned());
    let field = None;
    assert_eq!(label(&changed), Label::ChangeClaim { claim, field });
}

#[test]
fn a_fact_that_a_claim_names_as_its_agreement_stays_one() {
    let before = atlas();
    let (fact, tie) = (id("tehran-agreement"), tie_id("seoul--tehran"));
    let put = |changed: Fact| Edit::PutFact(fact.clone(), Box::new(changed));
    let mut elsewhere = before.facts[&fact].clone();
    elsewhere.about = vec![Subject::City(id("tehran"))];
    let mut visit = before.facts[&fact].clone();
    visit.kind = FactKind::Visit;
    for changed in [elsewhere, visit] {
        let ends = [CityName::from("Seoul"), CityName::from("Tehran")];
        assert_eq!(
            apply(&before, &put(changed.clone())),
            Err(EditError::NamedAsAgreement(ends))
        );
        let mut free = before.clone();
        free.ties.get_mut(&tie).unwrap().claims[0].agreement = None;
        assert!(apply(&free, &put(changed)).is_ok());
    }
}
