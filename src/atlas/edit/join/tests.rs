//! What becomes of two entries for one city.

use super::super::apply;
use super::*;
use crate::atlas::{Citation, Direction, Edit, FactKind, Kind, PublishedTotal, Source};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn pair(a: &str, b: &str) -> TieId {
    TieId::between(&id(a), &id(b)).unwrap()
}

/// A value as it stands in a file.
fn value<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let options = ron::Options::default();
    let options = options.with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).unwrap()
}

fn claim(by: &[&str], source: &str) -> Claim {
    let text =
        format!("(by: {by:?}, kind: sister, since: \"1998\", cite: [(source: \"{source}\")])");
    value(&text)
}

/// Seoul twice, as `seoul` and `soul`, each with a tie to Milan; `soul` with another to Rome and with `seoul` itself.
fn atlas() -> Atlas {
    let mut atlas = Atlas::default();
    for name in ["seoul", "soul", "milan", "rome"] {
        let city = City {
            name: name.to_owned(),
            ..City::default()
        };
        atlas.cities.insert(id(name), city);
    }
    for source in ["a", "b"] {
        let named = Source {
            title: Some(source.to_owned()),
            ..Source::default()
        };
        atlas.sources.insert(id(source), named);
    }
    let tie = |claims: &[Claim]| Tie {
        claims: claims.to_vec(),
        ..Tie::default()
    };
    let ties = &mut atlas.ties;
    ties.insert(
        pair("seoul", "milan"),
        tie(&[claim(&["milan", "seoul"], "a")]),
    );
    let denial = Claim {
        kind: Kind::None,
        ..claim(&["soul"], "b")
    };
    let same = claim(&["milan", "soul"], "b");
    ties.insert(pair("soul", "milan"), tie(&[same, denial]));
    ties.insert(pair("soul", "rome"), tie(&[claim(&["soul"], "a")]));
    ties.insert(pair("soul", "seoul"), tie(&[claim(&[], "a")]));
    let fact: Fact = value(
        "(about: [\"soul\", \"milan--soul\", \"seoul--soul\"], kind: visit, statement: \"They met.\", \
         direction: (from: \"soul\", to: \"seoul\"))",
    );
    assert_eq!(fact.kind, FactKind::Visit);
    atlas.facts.insert(id("met"), fact);
    for city in ["seoul", "soul"] {
        let text = format!("(city: \"{city}\", count: 23)");
        let total: PublishedTotal = value(&text);
        atlas.totals.push_back(total);
    }
    atlas.about.lead_tie = Some(pair("soul", "rome"));
    atlas
}

fn joined(before: &Atlas) -> Atlas {
    let [into, from] = ["seoul", "soul"].map(id);
    let city = before.cities[&into].completed(&before.cities[&from]);
    apply(before, &Edit::Join(Box::new(Join { into, from, city }))).unwrap()
}

#[test]
fn ties_move_and_doubled_ones_fold_with_the_claims_and_sources_of_both() {
    let after = joined(&atlas());
    let ties: Vec<String> = after.ties.keys().map(ToString::to_string).collect();
    assert_eq!(ties, ["milan--seoul", "rome--seoul"]);
    let claims = &after.ties[&pair("seoul", "milan")].claims;
    let [sister, denial] = claims.as_slice() else {
        panic!("{claims:?}");
    };
    let cited: Vec<&str> = sister
        .cite
        .iter()
        .map(|c: &Citation| c.source.as_str())
        .collect();
    assert_eq!((cited, &denial.kind), (vec!["a", "b"], &Kind::None));
    assert_eq!(denial.by, [id("seoul")]);
    assert_eq!(after.about.lead_tie, Some(pair("seoul", "rome")));
}

#[test]
fn facts_and_totals_move_and_what_was_between_the_two_is_about_the_one() {
    let after = joined(&atlas());
    let fact = &after.facts[&id("met")];
    let about = [
        Subject::City(id("seoul")),
        Subject::Tie(pair("seoul", "milan")),
    ];
    assert_eq!(fact.about, about);
    assert_eq!(fact.direction, None::<Direction>);
    assert_eq!(after.totals.len(), 1, "the same total twice is one");
    assert!(!after.cities.contains_key(&id("soul")));
}

#[test]
fn what_moves_is_counted_before() {
    let moves = Moves::of(&atlas(), &id("seoul"), &id("soul"));
    let expected = Moves {
        ties: 2,
        folded: 1,
        claims_folded: 1,
        facts: 1,
        totals: 1,
        between: Some(1),
    };
    assert_eq!(moves, expected);
}

#[test]
fn a_city_is_not_merged_with_itself_nor_with_one_that_is_not_there() {
    let before = atlas();
    for (into, from) in [("seoul", "seoul"), ("seoul", "paris"), ("paris", "seoul")] {
        let (into, from) = (id(into), id(from));
        let city = City::default();
        let edit = Edit::Join(Box::new(Join { into, from, city }));
        assert!(matches!(apply(&before, &edit), Err(EditError::Missing(_))));
    }
}
