//! Edits of an atlas, drawn over what was there: what a fresh picture of the edited atlas shows.

use std::collections::BTreeMap;

use super::*;
use crate::atlas::{Atlas, City, Id, Tie, TieId};
use crate::scene::columns::kind_of;

const CITIES: usize = 7;

/// Something that an edit can do; several in one edit are undone and redone together.
#[derive(Clone, Debug)]
enum Step {
    Tie(usize, usize, u8),
    Untie(usize, usize),
    Place(usize, Option<(f64, f64)>),
    Remove(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let city = || 0..CITIES;
    prop_oneof![
        4 => (city(), city(), 0..KINDS as u8).prop_map(|(a, b, kind)| Step::Tie(a, b, kind)),
        3 => (city(), city()).prop_map(|(a, b)| Step::Untie(a, b)),
        1 => (city(), proptest::option::weighted(0.8, place())).prop_map(|(c, at)| Step::Place(c, at)),
        1 => city().prop_map(Step::Remove),
    ]
}

fn id(city: usize) -> Id {
    Id::new(&format!("c{city}")).unwrap()
}

fn apply(atlas: &mut Atlas, step: &Step) {
    match step {
        Step::Tie(a, b, kind) => {
            if let Some(tie) = TieId::between(&id(*a), &id(*b))
                && tie.ends().iter().all(|end| atlas.cities.contains_key(*end))
            {
                let weight = Some(f64::from(*kind));
                let told = Tie {
                    weight,
                    ..Tie::default()
                };
                atlas.ties.insert(tie, told);
            }
        }
        Step::Untie(a, b) => {
            if let Some(tie) = TieId::between(&id(*a), &id(*b)) {
                atlas.ties.remove(&tie);
            }
        }
        Step::Place(city, at) => {
            let at = at.map(|(lat, lon)| Position::new(lat, lon).unwrap());
            let city_there = City {
                at,
                ..City::default()
            };
            atlas.cities.insert(id(*city), city_there);
        }
        Step::Remove(city) => {
            let gone = id(*city);
            atlas.cities.remove(&gone);
            let ties: Vec<TieId> = atlas.ties_of(&gone).map(|(tie, _)| tie.clone()).collect();
            for tie in ties {
                atlas.ties.remove(&tie);
            }
        }
    }
}

/// A tie's weight stands for its kind here.
fn style(_: &TieId, tie: &Tie) -> Style {
    Style::of_kind(&kind_of(tie.weight.unwrap_or(0.0) as u8))
}

/// What is drawn, by name.
fn names(columns: &Columns) -> BTreeMap<TieId, Vec<u8>> {
    let mut names: BTreeMap<TieId, Vec<u8>> = BTreeMap::new();
    for number in 0..columns.len() as TieNumber {
        if let Some(tie) = columns.tie(number) {
            let kinds = names.entry(tie).or_default();
            kinds.push(columns.style(number).kinds()[0]);
        }
    }
    names
}

fn start() -> Atlas {
    let mut atlas = Atlas::default();
    for city in 0..CITIES {
        let at = (city as f64 * 9.0 - 30.0, city as f64 * 40.0 - 120.0);
        apply(&mut atlas, &Step::Place(city, Some(at)));
        apply(&mut atlas, &Step::Tie(city, city / 2, (city % 3) as u8));
    }
    atlas
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn edits_drawn_over_a_picture_give_that_of_a_fresh_one_and_undone_the_one_before(
        edits in proptest::collection::vec(proptest::collection::vec(step(), 1..5), 1..6),
    ) {
        let ids = world(grid());
        let mut atlas = start();
        let mut columns = Columns::of_atlas(&atlas, style, 1);
        let mut canvas = drawn(&ids, &columns);
        for edit in &edits {
            let mut edited = atlas.clone();
            for step in edit {
                apply(&mut edited, step);
            }
            let before = canvas.clone();
            let mut redraw = |columns: &Columns, from: &Atlas, to: &Atlas| {
                let (columns, changes) = columns.patched(from, to, style);
                canvas = Canvas::of(grid(), canvas.tiles().to_vec(), columns.len());
                canvas.redraw(&changes);
                (columns, canvas.clone())
            };
            let (patched, picture) = redraw(&columns, &atlas, &edited);
            let fresh = Columns::of_atlas(&edited, style, 1);
            prop_assert_eq!(names(&patched), names(&fresh));
            prop_assert!(same_coverage(&picture, &drawn(&ids, &fresh)));
            let (back, undone) = redraw(&patched, &edited, &atlas);
            prop_assert!(same_coverage(&undone, &before));
            // Numbers that were given back are given anew.
            let (again, redone) = redraw(&back, &atlas, &edited);
            prop_assert!(same_coverage(&redone, &picture));
            (columns, atlas) = (again, edited);
        }
    }
}
