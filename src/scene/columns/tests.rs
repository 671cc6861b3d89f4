//! Columns: a fair order, numbers that stay, and edits told as what they change.

use std::collections::BTreeSet;

use super::*;
use crate::atlas::{City, Claim, Kind, Tie};
use crate::standing::{Reading, When, standing};

/// Places with made-up ids, for tests of other rooms too.
pub(crate) fn places(at: &[Position]) -> Vec<(Id, Position)> {
    let id = |i| Id::new(&format!("p{i}")).unwrap();
    at.iter().enumerate().map(|(i, at)| (id(i), *at)).collect()
}

/// A made set of ties between places all over the world, some near each other, of three kinds.
pub(crate) fn made(ties: usize, seed: u64) -> Columns {
    let mut random = SplitMix(42);
    let mut unit = || random.next() as f64 / u64::MAX as f64;
    let at: Vec<Position> = (0..ties.div_ceil(2) + 2)
        .map(|_| Position::new(unit() * 150.0 - 70.0, unit() * 360.0 - 180.0).unwrap())
        .collect();
    let mut pairs = Vec::new();
    for i in 0..ties {
        let from = (i % at.len()) as CityNumber;
        let to = ((i * 7 + 1 + i / at.len()) % at.len()) as CityNumber;
        if from != to {
            pairs.push(([from, to], Style::of_kind(&kind_of((i % 3) as u8))));
        }
    }
    Columns::of_places(&places(&at), &pairs, seed)
}

fn style(id: &TieId, tie: &Tie) -> Style {
    Style::of_tie(id, tie, When::AllTime, &Reading::default())
}

fn example() -> Atlas {
    crate::store::example().unwrap().atlas().clone()
}

/// What is drawn, by name.
fn drawn(columns: &Columns) -> BTreeSet<(TieId, u8)> {
    (0..columns.len() as TieNumber)
        .filter_map(|number| Some((columns.tie(number)?, columns.style(number).kinds()[0])))
        .collect()
}

fn kind(mut atlas: Atlas, id: &str, kind: Kind) -> Atlas {
    let id = TieId::new(id).unwrap();
    let mut tie = atlas.ties[&id].clone();
    tie.claims = vec![Claim {
        kind,
        ..tie.claims[0].clone()
    }];
    atlas.ties.insert(id, tie);
    atlas
}

#[test]
fn the_order_is_shuffled_the_same_way_for_a_seed() {
    let atlas = example();
    let order = |seed| {
        let columns = Columns::of_atlas(&atlas, style, seed);
        (0..columns.len() as TieNumber)
            .filter_map(|number| columns.tie(number))
            .collect::<Vec<_>>()
    };
    assert_eq!(order(3), order(3));
    assert_ne!(order(3), order(4));
    assert!(!order(3).is_sorted());
}

#[test]
fn the_quick_way_to_a_style_gives_what_the_rules_give() {
    let atlas = example();
    for (id, tie) in &atlas.ties {
        let by_rules = standing(id, tie, When::AllTime, &Reading::default());
        let quick = style(id, tie);
        assert_eq!(quick.is_drawn(), by_rules.is_some(), "{id}");
        if let Some(standing) = by_rules {
            let leading = Style::of_kind(standing.leading()).kinds()[0];
            assert_eq!(quick.kinds()[0], leading, "{id}");
        }
    }
}

#[test]
fn an_edit_tells_what_it_changes_and_nothing_else() {
    let before = example();
    let columns = Columns::of_atlas(&before, style, 1);
    let after = kind(before.clone(), "seoul--tehran", Kind::Memorandum);
    let (patched, changes) = columns.patched(&before, &after, style);
    assert_eq!(changes.len(), 1);
    assert_eq!(
        patched.tie(changes[0].tie).unwrap().to_string(),
        "seoul--tehran"
    );
    assert_eq!(
        changes[0].after.unwrap().1,
        Style::of_kind(&Kind::Memorandum)
    );
    assert_eq!(drawn(&patched), drawn(&Columns::of_atlas(&after, style, 1)));
    let (back, undone) = patched.patched(&after, &before, style);
    assert_eq!(undone[0].after, changes[0].before);
    assert_eq!(drawn(&back), drawn(&columns));
}

#[test]
fn a_removed_tie_frees_its_number_and_the_next_one_takes_it() {
    let before = example();
    let columns = Columns::of_atlas(&before, style, 1);
    let mut after = before.clone();
    let id = TieId::new("seoul--tehran").unwrap();
    after.ties.remove(&id);
    let (without, changes) = columns.patched(&before, &after, style);
    assert_eq!((changes.len(), changes[0].after), (1, None));
    assert_eq!(without.tie(changes[0].tie), None);
    let (again, added) = without.patched(&after, &before, style);
    assert_eq!(added[0].tie, changes[0].tie);
    assert_eq!(again.len(), columns.len());
    assert_eq!(drawn(&again), drawn(&columns));
}

#[test]
fn a_city_that_moves_takes_its_ties_along_and_one_without_a_place_has_none() {
    let before = example();
    let columns = Columns::of_atlas(&before, style, 1);
    let seoul = Id::new("seoul").unwrap();
    let degree = columns.degrees()[columns.number_of(&seoul).unwrap() as usize] as usize;
    let with_seoul_at = |at| {
        let mut atlas = before.clone();
        let city = City {
            at,
            ..atlas.cities[&seoul].clone()
        };
        atlas.cities.insert(seoul.clone(), city);
        atlas
    };
    let moved = with_seoul_at(Some(Position::ORIGIN));
    let (there, changes) = columns.patched(&before, &moved, style);
    assert_eq!(changes.len(), degree);
    assert!(changes.iter().all(|change| change.before != change.after));
    let unplaced = with_seoul_at(None);
    let (nowhere, gone) = there.patched(&moved, &unplaced, style);
    assert_eq!(gone.len(), degree);
    assert_eq!(
        drawn(&nowhere),
        drawn(&Columns::of_atlas(&unplaced, style, 1))
    );
    let (back, come) = nowhere.patched(&unplaced, &before, style);
    assert_eq!(come.len(), degree);
    assert_eq!(drawn(&back), drawn(&columns));
}

#[test]
fn other_styles_keep_the_numbers() {
    let atlas = example();
    let columns = Columns::of_atlas(&atlas, style, 1);
    let hidden = |id: &TieId, tie: &Tie| {
        if id.to_string() == "seoul--tehran" {
            Style::HIDDEN
        } else {
            style(id, tie)
        }
    };
    let (without, changes) = columns.restyled(&atlas, hidden);
    assert_eq!(changes.len(), 1);
    let (back, undone) = without.restyled(&atlas, style);
    assert_eq!(undone[0].tie, changes[0].tie);
    assert_eq!(drawn(&back), drawn(&columns));
}
