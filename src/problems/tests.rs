//! What is found, where, and that a second look finds what a first would.

use super::*;
use crate::atlas::date::Day;
use crate::atlas::edit::apply;
use crate::atlas::{Atlas, City, Edit, Id, Severity, TieId};
use crate::formats::ron::read;
use crate::geo::Position;

fn today() -> Day {
    Day::new(2026, 7, 1).unwrap()
}

/// A sort without the prefix that its heading's key has.
fn sort(what: &What) -> &'static str {
    what.sort().trim_start_matches("sort-")
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// An atlas with these entries, all else empty.
fn atlas(cities: &str, ties: &str, facts: &str) -> Atlas {
    let text = format!(
        "(format: \"city-ties\", version: 1, cities: {{{cities}}}, ties: {{{ties}}}, facts: {{{facts}}}, \
         sources: {{\"a\": (title: \"A\"), \"b\": (title: \"B\")}})"
    );
    let document = read(text.clone().into_bytes());
    document
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
        .atlas()
        .clone()
}

const TWO: &str = "\"seoul\": (name: \"Seoul\", country: \"KR\", at: (lat: 37.566, lon: 126.978)), \
    \"tehran\": (name: \"Tehran\", country: \"IR\", at: (lat: 35.694, lon: 51.42)),";

fn tie(claims: &str) -> String {
    format!("\"seoul--tehran\": (claims: [{claims}]),")
}

/// What is found beside sources that nothing cites: the sort, and the entity.
fn found(atlas: &Atlas) -> Vec<(&'static str, String)> {
    let review = Review::of(atlas, today());
    let listed = Listed::of(&review, atlas);
    let told = listed.findings.iter();
    told.filter(|f| sort(&f.what) != "source-unused")
        .map(|f| {
            let subject = f.subject(atlas);
            (
                sort(&f.what),
                subject.map_or_else(String::new, |s| s.to_string()),
            )
        })
        .collect()
}

#[test]
fn what_speaks_against_a_tie_is_found_at_it() {
    let cite = "cite: [(source: \"a\")]";
    for (claims, sorts) in [
        (
            format!("(by: [\"seoul\", \"tehran\"], kind: sister, {cite})"),
            vec![],
        ),
        (
            format!("(by: [\"seoul\"], kind: sister, {cite})"),
            vec!["one-sided"],
        ),
        (
            format!(
                "(by: [\"seoul\"], kind: sister, {cite}), (by: [\"tehran\"], kind: friendship, {cite})"
            ),
            vec!["contradiction"],
        ),
        (
            format!(
                "(by: [\"seoul\"], kind: none, {cite}), (by: [\"tehran\"], kind: sister, {cite})"
            ),
            vec!["contradiction"],
        ),
        (
            format!(
                "(by: [\"seoul\", \"tehran\"], kind: sister, {cite}), (by: [\"seoul\", \"tehran\"], kind: sister, cite: [(source: \"b\")])"
            ),
            vec!["same-claim"],
        ),
        (
            format!("(by: [\"seoul\", \"tehran\"], kind: sister, since: \"2031\", {cite})"),
            vec!["future"],
        ),
        (
            format!(
                "(by: [\"seoul\", \"tehran\"], kind: sister, state: proposed, since: \"2031\", {cite})"
            ),
            vec![],
        ),
        (
            format!("(by: [\"seoul\", \"tehran\"], kind: sister, since: \"1863\", {cite})"),
            vec!["before-sisters"],
        ),
    ] {
        let atlas = atlas(TWO, &tie(&claims), "");
        let found = found(&atlas);
        let told: Vec<&str> = found.iter().map(|(sort, _)| *sort).collect();
        assert_eq!(told, sorts, "{claims}");
        assert!(
            found.iter().all(|(_, at)| at == "seoul--tehran"),
            "{found:?}"
        );
    }
}

#[test]
fn an_agreement_past_its_term_is_found_while_its_claim_is_active_and_the_fix_ends_that() {
    let claims = "(by: [\"seoul\", \"tehran\"], kind: sister, agreement: \"signed\", cite: [(source: \"a\")])";
    let fact = "\"signed\": (about: [\"seoul--tehran\"], kind: agreement, when: \"2017-10-18\", statement: \"Signed.\", \
        agreement: (term: \"five years\"), cite: [(source: \"a\")])";
    let atlas = atlas(TWO, &tie(claims), fact);
    let review = Review::of(&atlas, today());
    let finding = review
        .findings()
        .find(|f| sort(&f.what) == "past-term")
        .unwrap();
    let ended = Day::new(2022, 10, 17).unwrap();
    assert_eq!(finding.what, What::PastTerm { ended });
    let fix = fix(&atlas, finding).unwrap();
    assert_eq!(fix.remedy, Remedy::Expire);
    let mended = apply(&atlas, &fix.edit).unwrap();
    assert_eq!(found(&mended), []);
    let early = Review::of(&atlas, Day::new(2022, 10, 17).unwrap());
    assert!(
        early.findings().all(|f| sort(&f.what) != "past-term"),
        "its last day"
    );
}

#[test]
fn claims_that_say_the_same_are_folded_with_the_sources_of_both() {
    let claim = |source: &str| {
        format!("(by: [\"seoul\", \"tehran\"], kind: sister, cite: [(source: \"{source}\")]),")
    };
    let atlas = atlas(TWO, &tie(&(claim("a") + &claim("b"))), "");
    let review = Review::of(&atlas, today());
    let finding = review
        .findings()
        .find(|f| sort(&f.what) == "same-claim")
        .unwrap();
    let fix = fix(&atlas, finding).unwrap();
    let mended = apply(&atlas, &fix.edit).unwrap();
    let tie = &mended.ties[&TieId::new("seoul--tehran").unwrap()];
    let cited: Vec<&str> = tie.claims[0]
        .cite
        .iter()
        .map(|c| c.source.as_str())
        .collect();
    assert_eq!((tie.claims.len(), cited), (1, vec!["a", "b"]));
}

#[test]
fn entries_that_lie_beside_each_other_are_told_apart_or_taken_for_one() {
    for (second, sort) in [
        (
            "\"seoul-kr\": (name: \"Séoul\", country: \"KR\", at: (lat: 37.6, lon: 127.0)),",
            Some("twin"),
        ),
        (
            "\"seul\": (name: \"Seúl\", names: {\"ko\": \"서울\"}, country: \"KR\", at: (lat: 37.6, lon: 127.0)),",
            None,
        ),
        (
            "\"seoul-kr\": (name: \"Seoul\", country: \"KR\", at: (lat: 38.6, lon: 127.0)),",
            None,
        ),
        (
            "\"seoul-kp\": (name: \"Seoul\", country: \"KP\", at: (lat: 37.9, lon: 127.0)),",
            None,
        ),
        (
            "\"seoul-kr\": (name: \"Seoul\", country: \"KR\", at: (lat: 37.6, lon: 127.0), ids: {\"geonames\": \"1\"}),",
            Some("twin"),
        ),
        (
            "\"gangnam\": (name: \"Gangnam\", country: \"KR\", level: district, at: (lat: 37.5, lon: 127.06)),",
            Some("district"),
        ),
        (
            "\"seoul-kr\": (name: \"Seoul\", country: \"KR\"),",
            Some("twin"),
        ),
        (
            "\"nowhere\": (name: \"Nowhere\", country: \"IR\", at: (lat: 51.42, lon: 35.694)),",
            Some("far-from-country"),
        ),
    ] {
        let atlas = atlas(&(TWO.to_owned() + second), "", "");
        let told = found(&atlas);
        let told: Vec<&str> = told
            .iter()
            .map(|(sort, _)| *sort)
            .filter(|s| *s != "without-position")
            .collect();
        assert_eq!(told, Vec::from_iter(sort), "{second}");
    }
}

#[test]
fn neighbours_are_found_across_the_date_line_and_in_the_far_north() {
    for (a, b) in [
        ("lat: -16.5, lon: 179.99", "lat: -16.5, lon: -179.99"),
        ("lat: 78.2, lon: 15.6", "lat: 78.3, lon: 15.65"),
    ] {
        let cities = format!(
            "\"a\": (name: \"Taveuni\", at: ({a})), \"b\": (name: \"Taveuni\", at: ({b})),"
        );
        assert_eq!(
            found(&atlas(&cities, "", "")),
            [("twin", "b".to_owned())],
            "{a}"
        );
    }
}

#[test]
fn a_slip_in_a_position_is_mended_where_one_slip_alone_explains_it() {
    let cities = "\"tehran\": (name: \"Tehran\", country: \"IR\", at: (lat: 51.42, lon: 35.694)),";
    let atlas = atlas(cities, "", "");
    let review = Review::of(&atlas, today());
    let finding = review
        .findings()
        .find(|f| sort(&f.what) == "far-from-country")
        .unwrap();
    let fix = fix(&atlas, finding).unwrap();
    assert_eq!(fix.remedy, Remedy::SwapPosition);
    let place = Position::new(35.694, 51.42).unwrap();
    assert_eq!(fix.edit, Edit::MoveCity(id("tehran"), Some(place)));
}

#[test]
fn numbers_are_held_against_each_other() {
    let number = |key: &str, about: &str, of: &str, value: &str| {
        format!(
            "\"{key}\": (about: [\"{about}\"], kind: statistic, when: \"2016\", statement: \"So.\", \
             quantity: (of: \"{of}\", value: {value}), cite: [(source: \"a\")]),"
        )
    };
    let areas = number("s", "seoul", "area", "607") + &number("t", "tehran", "area", "1274");
    let claims = tie("(by: [\"seoul\", \"tehran\"], kind: sister, cite: [(source: \"a\")])");
    for (more, sorts) in [
        (number("r", "seoul--tehran", "area_ratio", "2.1"), vec![]),
        (number("r", "seoul--tehran", "area_ratio", "0.48"), vec![]),
        (
            number("r", "seoul--tehran", "area_ratio", "3.1"),
            vec!["ratio-differs"],
        ),
        (number("u", "tehran", "area", "1280"), vec![]),
        (number("u", "tehran", "area", "730"), vec!["number-differs"]),
        (number("u", "tehran", "population", "730"), vec![]),
    ] {
        let atlas = atlas(TWO, &claims, &(areas.clone() + &more));
        let found = found(&atlas);
        let told: Vec<&str> = found.iter().map(|(sort, _)| *sort).collect();
        assert_eq!(told, sorts, "{more}");
    }
}

#[test]
fn the_list_has_the_worst_first_and_knows_what_the_user_changed() {
    let before = atlas(
        TWO,
        &tie("(by: [\"seoul\"], kind: sister, cite: [(source: \"a\")])"),
        "",
    );
    let city = City {
        name: "Karbala".to_owned(),
        ..City::default()
    };
    let after = apply(&before, &Edit::PutCity(id("karbala"), Box::new(city))).unwrap();
    let mut review = Review::of(&before, today());
    review.update(&after, today());
    let listed = Listed::of(&review, &before);
    assert!(listed.findings.is_sorted_by_key(Finding::severity));
    let mine: Vec<&str> = (listed.findings.iter())
        .filter(|f| listed.mine.has(&f.place.entity))
        .map(|f| sort(&f.what))
        .collect();
    assert_eq!(mine, ["without-position"]);
    assert_eq!(
        listed.count(Severity::Warning),
        1,
        "a source that nothing cites"
    );
    assert_eq!(listed.count(Severity::Hint), 2);
}

#[test]
fn all_that_is_surely_mended_is_mended_in_one_edit_whatever_moves_up() {
    let twice = |source: &str| {
        format!("(by: [\"seoul\"], kind: sister, since: \"1998\", cite: [(source: \"{source}\")])")
    };
    let claims = [twice("a"), twice("b"), twice("a"), twice("b")].join(", ");
    let atlas = atlas(TWO, &tie(&claims), "");
    let review = Review::of(&atlas, today());
    let listed = Listed::of(&review, &atlas);
    let same = |finding: &&Finding| sort(&finding.what) == "same-claim";
    let findings: Vec<&Finding> = listed.findings.iter().filter(same).collect();
    assert!(findings.len() > 1, "{findings:?}");
    let edit = fix_all(&atlas, findings.into_iter()).unwrap();
    let after = apply(&atlas, &edit).unwrap();
    let tie = after.ties.values().next().unwrap();
    assert_eq!(tie.claims.len(), 1, "{:?}", tie.claims);
    assert_eq!(tie.claims[0].cite.len(), 2, "both sources are kept");
}

#[test]
fn many_sources_without_use_go_at_once() {
    let atlas = atlas(TWO, "", "");
    let review = Review::of(&atlas, today());
    let listed = Listed::of(&review, &atlas);
    assert_eq!(listed.fixable, vec![true; listed.findings.len()]);
    let edit = fix_all(&atlas, listed.findings.iter()).unwrap();
    assert!(apply(&atlas, &edit).unwrap().sources.is_empty());
}
