use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::atlas::State;
use crate::geo::CountryCode;
use crate::scene::legend::{Meaning, legend_of};
use crate::scene::samples::{atlas, id, standings};
use crate::standing::{Margins, Viewpoint};

/// What anybody says, read as is usual.
static ANYONE: Reading = Reading {
    viewpoint: Viewpoint::Anyone,
    margins: Margins::USUAL,
};

fn left(filter: &Filter) -> Vec<String> {
    let (atlas, all) = (atlas(), standings());
    let sieve = Sieve::new(filter, &all.keys(), (When::AllTime, &ANYONE));
    let left = sieve.sift(&atlas, &all);
    left.keys().map(ToString::to_string).collect()
}

fn country(code: &str) -> CountryCode {
    CountryCode::new(code).unwrap()
}

#[test]
fn the_empty_filter_leaves_all() {
    assert_eq!(left(&Filter::default()).len(), standings().len());
}

#[test]
fn a_country_leaves_ties_with_an_end_there() {
    let filter = Filter {
        countries: [country("JP")].into(),
        ..Filter::default()
    };
    let left = left(&filter);
    assert!(
        !left.is_empty() && left.iter().all(|tie| tie.contains("tokyo")),
        "{left:?}"
    );
}

#[test]
fn one_end_must_meet_both_conditions_on_cities() {
    let most = |most| Filter {
        countries: [country("KR")].into(),
        degree: Range {
            least: None,
            most: Some(most),
        },
        ..Filter::default()
    };
    assert!(left(&most(1)).is_empty(), "Seoul has more ties than one");
    assert!(!left(&most(100)).is_empty());
}

#[test]
fn one_step_from_a_city_are_its_own_ties_and_two_steps_those_of_its_partners() {
    let near = |steps| Filter {
        near: Some(Near {
            cities: [id("tokyo")].into(),
            steps,
        }),
        ..Filter::default()
    };
    assert!(left(&near(0)).is_empty());
    assert!(left(&near(1)).iter().all(|tie| tie.contains("tokyo")));
    assert!(left(&near(2)).iter().any(|tie| tie == "seoul--tehran"));
}

#[test]
fn words_are_found_in_every_name_without_case_and_accents() {
    for (words, is_found) in [
        ("SÉOUL tehrán", true),
        ("서울", true),
        ("seoul nowhere-at-all", false),
    ] {
        let filter = Filter {
            words: words.to_owned(),
            ..Filter::default()
        };
        assert_eq!(
            left(&filter).contains(&"seoul--tehran".to_owned()),
            is_found,
            "{words}"
        );
    }
}

#[test]
fn what_a_tie_misses_is_told() {
    let (atlas, all) = (atlas(), standings());
    let filter = Filter {
        kinds: Choice::Only([Sort::Sister].into()),
        words: "paris".to_owned(),
        ..Filter::default()
    };
    let sieve = Sieve::new(&filter, &all.keys(), (When::AllTime, &ANYONE));
    let tie = crate::scene::samples::tie("seoul--tehran");
    let why = sieve.why_not(&atlas, &tie, &all[&tie]);
    assert_eq!(why, [Condition::Kind, Condition::Words]);
}

fn sorts() -> impl Strategy<Value = Choice<Sort>> {
    let all = vec![
        Sort::Sister,
        Sort::Friendship,
        Sort::Memorandum,
        Sort::Contested,
    ];
    choices(&all)
}

fn choices<T: Ord + Clone + std::fmt::Debug + 'static>(
    all: &[T],
) -> impl Strategy<Value = Choice<T>> + use<T> {
    let some = proptest::sample::subsequence(all.to_vec(), 0..=all.len());
    (0..3, some).prop_map(|(which, some)| {
        let some: BTreeSet<T> = some.into_iter().collect();
        match which {
            0 => Choice::Any,
            1 => Choice::Only(some),
            _ => Choice::But(some),
        }
    })
}

fn filters() -> impl Strategy<Value = Filter> {
    let states = vec![State::Active, State::Expired, State::Unknown];
    let vouched = vec![Vouched::Agreed, Vouched::OneSided, Vouched::Unconfirmed];
    let codes = ["KR", "IR", "FR", "JP", "US"].map(country).to_vec();
    let countries = proptest::sample::subsequence(codes, 0..=2);
    let degree = (
        proptest::option::of(0..4_u32),
        proptest::option::of(0..4_u32),
    );
    let maybe = proptest::option::of(any::<bool>());
    (
        sorts(),
        choices(&states),
        choices(&vouched),
        countries,
        degree,
        maybe,
    )
        .prop_map(
            |(kinds, states, certainty, countries, (least, most), maybe)| Filter {
                kinds,
                states,
                certainty,
                maybe,
                countries: countries.into_iter().collect(),
                degree: Range { least, most },
                ..Filter::default()
            },
        )
}

proptest! {
    /// Each condition alone is judged anew here, from what the map shows.
    #[test]
    fn a_filter_never_shows_what_it_excludes(filter in filters()) {
        let (atlas, all) = (atlas(), standings());
        let sieve = Sieve::new(&filter, &all.keys(), (When::AllTime, &ANYONE));
        let left = sieve.sift(&atlas, &all);
        for (tie, standing) in &all {
            let degree = |end: &Id| all.keys().filter(|tie| tie.has(end)).count();
            let city = tie.ends().into_iter().any(|end| {
                let code = atlas.cities[end].country.unwrap();
                (filter.countries.is_empty() || filter.countries.contains(&code))
                    && filter.degree.has(degree(end))
            });
            let kind = sort_of(standing).is_some_and(|sort| filter.kinds.has(&sort));
            let certain = vouched(standing).is_none_or(|v| filter.certainty.has(&v));
            let state = has_state(&filter.states, standing);
            let maybe = filter.maybe.is_none_or(|m| m == (standing.stands == Stands::Maybe));
            prop_assert_eq!(left.contains_key(tie), city && kind && certain && state && maybe);
        }
    }

    #[test]
    fn the_rows_that_are_on_add_up_to_what_is_shown(filter in filters()) {
        let (atlas, all) = (atlas(), standings());
        let sieve = Sieve::new(&filter, &all.keys(), (When::AllTime, &ANYONE));
        let legend = legend_of(&all, &filter, |but, tie, standing| {
            sieve.leaves_but_for(Some(but), &atlas, tie, standing)
        });
        let shown: usize = legend.rows.iter().filter(|row| row.is_on).map(|row| row.count).sum();
        prop_assert_eq!(shown, sieve.sift(&atlas, &all).len());
        for row in legend.rows.iter().filter(|row| row.meaning == Meaning::Contested) {
            let brute = all.iter().filter(|(tie, standing)| {
                let without = Filter { kinds: Choice::Any, ..filter.clone() };
                let sieve = Sieve::new(&without, &all.keys(), (When::AllTime, &ANYONE));
                standing.is_contested() && sieve.leaves(&atlas, tie, standing)
            });
            prop_assert_eq!(row.count, brute.count());
        }
    }
}
