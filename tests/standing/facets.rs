//! What the filter panel counts: each choice what it would leave.

use std::collections::BTreeSet;

use city_ties::atlas::{Atlas, Choice, Filter, Id, Near, Range, Sort, State, Vouched};
use city_ties::geo::CountryCode;
use city_ties::scene::facets::Facets;
use city_ties::scene::filter::Sieve;
use city_ties::standing::{Reading, When, standing};
use city_ties::store;
use proptest::prelude::*;

/// How many ties a filter leaves, counted one by one.
fn left(atlas: &Atlas, filter: &Filter) -> usize {
    let seen = (When::AllTime, &Reading::default());
    let sieve = Sieve::of(filter, atlas, seen);
    let stands = atlas
        .ties
        .iter()
        .filter_map(|(id, tie)| Some((id, standing(id, tie, seen.0, seen.1)?)));
    stands
        .filter(|(id, standing)| sieve.leaves(atlas, id, standing))
        .count()
}

fn example() -> Atlas {
    store::example().unwrap().atlas().clone()
}

fn filters() -> impl Strategy<Value = Filter> {
    let kinds = prop_oneof![
        Just(Choice::Any),
        Just(Choice::Only([Sort::Sister].into())),
        Just(Choice::But([Sort::Sister, Sort::Contested].into())),
    ];
    let states = prop_oneof![
        Just(Choice::Any),
        Just(Choice::But([State::Active].into())),
        Just(Choice::Only([State::Expired].into())),
    ];
    let certainty = prop_oneof![
        Just(Choice::Any),
        Just(Choice::But([Vouched::Unconfirmed].into())),
    ];
    let countries = prop_oneof![
        Just(BTreeSet::new()),
        Just(BTreeSet::from([CountryCode::new("CN").unwrap()])),
    ];
    let range = (prop::option::of(0u32..4), prop::option::of(2u32..60));
    let near = prop::option::of((1u32..3).prop_map(|steps| Near {
        cities: [Id::new("seoul").unwrap()].into(),
        steps,
    }));
    let dated = prop::option::of(any::<bool>());
    (kinds, states, certainty, countries, range, near, dated).prop_map(
        |(kinds, states, certainty, countries, (least, most), near, dated)| Filter {
            kinds,
            states,
            certainty,
            countries,
            degree: Range { least, most },
            near,
            dated,
            ..Filter::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_choice_counts_what_it_would_leave_alone(filter in filters()) {
        let atlas = example();
        let facets = Facets::of(&atlas, &filter, (When::AllTime, &Reading::default()));
        prop_assert_eq!(facets.left, left(&atlas, &filter));
        for (sort, count) in facets.sorts {
            let alone = Filter { kinds: Choice::Only([sort].into()), ..filter.clone() };
            prop_assert_eq!(count, left(&atlas, &alone));
        }
        for (state, count) in facets.states {
            let alone = Filter { states: Choice::Only([state].into()), ..filter.clone() };
            prop_assert_eq!(count, left(&atlas, &alone));
        }
        for (code, count) in facets.countries {
            let alone = Filter { countries: [code].into(), ..filter.clone() };
            prop_assert_eq!(count, left(&atlas, &alone), "{}", code);
        }
        for dated in [false, true] {
            let alone = Filter { dated: Some(dated), ..filter.clone() };
            prop_assert_eq!(facets.dated[usize::from(dated)], left(&atlas, &alone));
        }
    }
}

#[test]
fn without_a_filter_the_kinds_add_up_to_all_ties() {
    let facets = Facets::of(
        &example(),
        &Filter::default(),
        (When::AllTime, &Reading::default()),
    );
    assert_eq!(facets.sorts.values().sum::<usize>(), facets.all);
    assert_eq!(facets.dated.iter().sum::<usize>(), facets.all);
    assert_eq!((facets.left, facets.all), (93, 93));
    assert!(facets.most_degree > 40);
}
