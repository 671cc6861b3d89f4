//! What the atlas that comes with the program tells, as a whole.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use city_ties::atlas::Kind;
use city_ties::scene::legend::{Meaning, legend};
use city_ties::scene::standings;
use city_ties::standing::totals::held;
use city_ties::standing::{Viewpoint, When};
use city_ties::store;

#[test]
fn the_legend_adds_up_to_all_ties() {
    let opened = store::example().unwrap();
    let standings = standings(opened.atlas(), When::AllTime, &Viewpoint::Anyone);
    let legend = legend(&standings);
    let sum: usize = legend.rows.iter().map(|row| row.count).sum();
    assert_eq!(sum, opened.atlas().ties.len());
    let count = |meaning| {
        let row = legend.rows.iter().find(|row| row.meaning == meaning);
        row.map(|row| row.count)
    };
    assert_eq!(count(Meaning::Kind(Kind::Sister)), Some(55));
    assert_eq!(count(Meaning::Contested), Some(7));
}

#[test]
fn the_articles_totals_are_held_against_seouls_own_claims() {
    let opened = store::example().unwrap();
    let atlas = opened.atlas();
    let of = |kind: Option<Kind>, count| {
        let total = atlas
            .totals
            .iter()
            .find(|total| total.kind == kind && total.count == count);
        let held = held(atlas, total.unwrap());
        (held.listed, held.uncertain)
    };
    assert_eq!(
        of(None, 58),
        (42, 1),
        "sisters and friends together, no memorandum"
    );
    let of = |kind: Kind, count| of(Some(kind), count);
    assert_eq!(of(Kind::Sister, 23), (23, 0));
    assert_eq!(of(Kind::Friendship, 28), (18, 1));
}
