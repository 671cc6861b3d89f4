//! How ties stand, whatever their claims.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use city_ties::atlas::date::Day;
use city_ties::atlas::{
    Atlas, Certainty, Claim, Date, Filter, Id, Kind, PublishedTotal, State, TieId,
};
use city_ties::scene::filter::Sieve;
use city_ties::standing::lives::Lives;
use city_ties::standing::totals::{Ledger, course, held};
use city_ties::standing::{
    Accord, Margins, Reading, Standing, Stands, Viewpoint, When, life, standing,
};
use city_ties::store;
use proptest::prelude::*;

#[path = "common/atlases.rs"]
#[allow(dead_code, reason = "the atlases in `data/` are for other tests")]
mod atlases;
#[path = "standing/facets.rs"]
mod facets;

/// Anyone, the ends of a tie, another city, both.
fn readings(id: &TieId) -> Vec<Reading> {
    let [a, b] = id.ends().map(|end| Viewpoint::City(end.clone()));
    let stranger = Viewpoint::City(Id::new("nowhere-at-all").unwrap());
    let whose = [Viewpoint::Anyone, a, b, stranger, Viewpoint::Agreed];
    let margins = [Margins::USUAL, Margins::AS_WRITTEN, Margins::new(7, 3)];
    let of = |viewpoint: &Viewpoint, margins| Reading {
        viewpoint: viewpoint.clone(),
        margins,
    };
    let readings = whose
        .iter()
        .flat_map(|whose| margins.map(|margins| of(whose, margins)));
    readings.collect()
}

/// How Seoul – Tehran stands in the atlas that comes with the program: `contested sister/none, beside contact` and so on.
fn seoul_tehran(date: &str, from: &str) -> String {
    let opened = store::example().unwrap();
    let id = TieId::new("seoul--tehran").unwrap();
    let day = Date::new(date).unwrap().earliest_start().unwrap();
    let from = match from {
        "anyone" => Viewpoint::Anyone,
        "both" => Viewpoint::Agreed,
        city => Viewpoint::City(Id::new(city).unwrap()),
    };
    let from = Reading::from(from);
    let tie = &opened.atlas().ties[&id];
    let Some(seen) = standing(&id, tie, When::On(day), &from) else {
        return "nothing".to_owned();
    };
    let lives = Lives::of(opened.atlas(), &from);
    let found = lives.at(When::On(day)).find(|(tie, _)| **tie == id);
    assert_eq!(found, Some((&id, &seen)), "the index says the same");
    in_words(&seen)
}

fn in_words(seen: &Standing) -> String {
    let names = seen.kinds.iter().map(|kind| format!("{kind:?}"));
    let mut words = names.collect::<Vec<_>>().join("/");
    for beside in &seen.beside {
        words = format!("{words} +{:?}", beside.kind);
    }
    for (said, holds) in [
        ("dormant", seen.state == State::Dormant),
        ("maybe", seen.stands == Stands::Maybe),
        ("contested", seen.accord == Accord::Contested),
        ("unconfirmed", seen.accord == Accord::Unconfirmed),
        ("agreed", seen.accord == Accord::Agreed),
    ] {
        if holds {
            words = format!("{words}, {said}");
        }
    }
    words.trim().to_lowercase()
}

#[test]
fn seoul_and_tehran_stand_by_date_and_viewpoint_as_their_story_goes() {
    let contested = "sister/none +contact, contested";
    for (date, anyone, seoul, tehran, both) in [
        (
            "1965",
            contested,
            "+contact, maybe",
            "sister, unconfirmed",
            "nothing",
        ),
        (
            "1977",
            contested,
            "+contact",
            "sister, unconfirmed",
            "nothing",
        ),
        (
            "1990",
            contested,
            "+contact, dormant",
            "sister, unconfirmed",
            "nothing",
        ),
        (
            "2014-04",
            contested,
            "+contact",
            "sister, unconfirmed",
            "nothing",
        ),
        (
            "2016-02",
            contested,
            "+contact",
            "sister, unconfirmed",
            "nothing",
        ),
        (
            "2018",
            "friendship/sister +memorandum, contested",
            "friendship, agreed",
            "friendship, agreed",
            "friendship, agreed",
        ),
    ] {
        for (from, expected) in [
            ("anyone", anyone),
            ("seoul", seoul),
            ("tehran", tehran),
            ("both", both),
        ] {
            assert_eq!(seoul_tehran(date, from), expected, "{date}, {from}");
        }
    }
}

fn total(city: &str, kind: Option<Kind>, as_of: &str) -> PublishedTotal {
    PublishedTotal {
        city: Id::new(city).unwrap(),
        kind,
        count: 28,
        as_of: Date::new(as_of).ok(),
        note: None,
        cite: Vec::new(),
    }
}

#[test]
fn the_names_behind_a_total_are_told_and_who_may_be_missing() {
    let opened = store::example().unwrap();
    let friends = total("seoul", Some(Kind::Friendship), "2016-01-27~");
    let ledger = Ledger::of(opened.atlas(), &friends, Margins::USUAL);
    assert_eq!((ledger.listed.len(), ledger.uncertain.len()), (18, 1));
    assert_eq!((ledger.missing(28), ledger.surplus(28)), (9, 0));
    assert_eq!(ledger.surplus(15), 3);
    let listed = |tie: &TieId| ledger.listed.contains(tie) || ledger.uncertain.contains(tie);
    assert!(!ledger.elsewhere.iter().any(listed));
    let [tehran, london] = ["seoul--tehran", "london--seoul"].map(|tie| TieId::new(tie).unwrap());
    assert!(!listed(&tehran), "a friend from October 2017 on");
    assert!(listed(&london), "a friend since December 2015");
}

#[test]
fn the_sisters_that_seoul_lists_grow_as_its_totals_do() {
    let opened = store::example().unwrap();
    let seoul = Id::new("seoul").unwrap();
    let reached = course(opened.atlas(), &seoul, Some(&Kind::Sister), Margins::USUAL);
    let at = |year| {
        let day = Day::new(year, 1, 1).unwrap();
        let count = reached.partition_point(|one| one.from <= day);
        reached[count - 1].listed
    };
    assert_eq!([1960, 1969, 1989, 2011].map(at), [0, 1, 8, 23]);
}

#[test]
fn ties_that_are_quiet_since_before_a_date_are_left_and_those_of_which_nothing_is_known_are_not() {
    let opened = store::example().unwrap();
    let atlas = opened.atlas();
    let seen = (When::AllTime, &Reading::default());
    let filter = |date: &str| Filter {
        quiet_before: Date::new(date).ok(),
        ..Filter::default()
    };
    let left = |date: &str, tie: &str| {
        let (filter, id) = (filter(date), TieId::new(tie).unwrap());
        let standing = standing(&id, &atlas.ties[&id], seen.0, seen.1).unwrap();
        Sieve::of(&filter, atlas, seen).leaves(atlas, &id, &standing)
    };
    assert!(left("2023", "seoul--tehran"), "quiet since October 2022");
    assert!(!left("2020", "seoul--tehran"));
    assert!(!left("2023", "seoul--wellington"), "raised in 2023");
    assert!(!left("2023", "khartoum--tehran"), "nothing dated is known");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn phases_partition_time_and_hold_on_each_of_their_days(atlas in atlases::atlas(), share in 0.0..1.0) {
        for (id, tie) in &atlas.ties {
            for from in readings(id) {
                let phases = life(id, tie, &from);
                prop_assert_eq!(phases[0].from, Day::MIN);
                prop_assert_eq!(phases[phases.len() - 1].to, Day::MAX);
                for next in phases.windows(2) {
                    prop_assert_eq!(next[0].to.next(), Some(next[1].from));
                    prop_assert!(next[0].standing != next[1].standing);
                }
                for phase in &phases {
                    let (first, last) = (phase.from.number(), phase.to.number());
                    let within = first + ((last - first) as f64 * share) as i64;
                    let within = Day::of_number(within).unwrap();
                    for day in [phase.from, within, phase.to] {
                        prop_assert_eq!(&standing(id, tie, When::On(day), &from), &phase.standing);
                    }
                }
            }
        }
    }

    #[test]
    fn a_viewpoint_never_shows_what_its_side_does_not_claim(atlas in atlases::atlas()) {
        for (id, tie) in &atlas.ties {
            for city in id.ends() {
                let own = |claim: &&Claim| claim.by.contains(city) && !is_withdrawn(claim);
                let own: Vec<&Kind> = tie.claims.iter().filter(own).map(|claim| &claim.kind).collect();
                for seen in seen(id, &atlas, &Viewpoint::City(city.clone()).into()) {
                    prop_assert!(kinds(&seen).all(|kind| own.contains(&kind)), "{:?}", seen);
                    prop_assert!(!seen.is_contested(), "nobody contests its own word");
                }
            }
            for seen in seen(id, &atlas, &Viewpoint::Agreed.into()) {
                let both = |kind: &Kind| id.ends().iter().all(|end| {
                    tie.claims.iter().any(|claim| claim.by.contains(end) && claim.kind == *kind && is_vouched(claim))
                });
                prop_assert!(kinds(&seen).all(both), "{:?}", seen);
            }
        }
    }

    #[test]
    fn the_index_and_its_census_answer_as_the_claims_do(atlas in atlases::atlas(), year in 1900..2030) {
        let days: Vec<Day> = (year..year + 3).map(|year| Day::new(year, 1, 1).unwrap()).collect();
        let lives = Lives::of(&atlas, &Reading::default());
        for (day, census) in days.iter().zip(lives.census(&days)) {
            let when = When::On(*day);
            let weighed: Vec<_> = atlas.ties.iter()
                .filter_map(|(id, tie)| Some((id, standing(id, tie, when, &Reading::default())?)))
                .collect();
            prop_assert!(lives.at(when).eq(weighed.iter().map(|(id, standing)| (*id, standing))));
            prop_assert_eq!(census.all(), weighed.len());
            prop_assert_eq!(census, lives.counts(when));
        }
    }
}

fn is_withdrawn(claim: &Claim) -> bool {
    matches!(claim.certainty, Certainty::Withdrawn(_))
}

fn is_vouched(claim: &Claim) -> bool {
    matches!(claim.certainty, Certainty::Stated | Certainty::Inferred(_))
}

/// Every way that a tie stands in its life and of all time.
fn seen(id: &TieId, atlas: &Atlas, from: &Reading) -> Vec<Standing> {
    let tie = &atlas.ties[id];
    let last = standing(id, tie, When::AllTime, from);
    let phases = life(id, tie, from).into_iter();
    phases
        .filter_map(|phase| phase.standing)
        .chain(last)
        .collect()
}

fn kinds(standing: &Standing) -> impl Iterator<Item = &Kind> {
    let beside = standing.beside.iter().map(|beside| &beside.kind);
    standing.kinds.iter().chain(beside)
}

proptest! {
    #[test]
    fn on_any_day_a_course_has_what_a_total_of_that_day_is_held_against(
        atlas in atlases::atlas(),
        number in -4_000_000_i64..3_000_000,
        is_any in any::<bool>(),
    ) {
        let day = Day::of_number(number).unwrap_or(Day::MAX);
        let kind = (!is_any).then_some(Kind::Sister);
        for city in atlas.cities.keys() {
            let total = total(city.as_str(), kind.clone(), &day.to_string());
            let held = held(&atlas, &total, Margins::USUAL);
            let ledger = Ledger::of(&atlas, &total, Margins::USUAL);
            let course = course(&atlas, city, kind.as_ref(), Margins::USUAL);
            let until = course.partition_point(|one| one.from <= day);
            let reached = course[until - 1];
            prop_assert_eq!((reached.listed, reached.uncertain), (held.listed, held.uncertain));
            prop_assert_eq!(ledger.listed.len(), held.listed as usize);
            prop_assert_eq!(ledger.uncertain.len(), held.uncertain as usize);
        }
    }
}
