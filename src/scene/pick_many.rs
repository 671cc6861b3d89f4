//! What lies under the pointer among many ties: of a few candidates, those that are near enough, by the very pieces that
//! are drawn.
//!
//! Who the candidates are is told by whoever draws: the lowest order number of each pixel about the pointer.

use super::arcs::{Course, Part};
use super::columns::{Columns, TieNumber};
use super::pick::to_segment;

/// The ties among the candidates that come within a reach of a point of the plane (device pixels, on any copy of the
/// world), nearest first, and how far they are. Of equally near ones the lower number comes first.
pub fn nearest(
    columns: &Columns,
    candidates: impl IntoIterator<Item = TieNumber>,
    world_px: u64,
    at: [f64; 2],
    reach_px: f64,
) -> Vec<(TieNumber, f64)> {
    let mut candidates: Vec<TieNumber> = candidates.into_iter().collect();
    candidates.sort_unstable();
    candidates.dedup();
    let mut found: Vec<(TieNumber, f64)> = candidates
        .into_iter()
        .filter_map(|tie| Some((tie, distance_px(columns, tie, world_px, at, reach_px)?)))
        .collect();
    found.sort_by(|a, b| a.1.total_cmp(&b.1));
    found
}

/// How far a tie's line is from a point of the plane, device pixels; `None` past the reach, or if it isn't drawn.
pub fn distance_px(
    columns: &Columns,
    tie: TieNumber,
    world_px: u64,
    at: [f64; 2],
    reach_px: f64,
) -> Option<f64> {
    if !columns.style(tie).is_drawn() {
        return None;
    }
    let part = Part {
        west: at[0] - reach_px,
        east: at[0] + reach_px,
        north: at[1] - reach_px,
        south: at[1] + reach_px,
    };
    let mut nearest = f64::INFINITY;
    Course::of(columns, tie)?.pieces(world_px, &part, &mut |piece| {
        nearest = nearest.min(to_segment(at, piece.from_px(), piece.to_px()));
    });
    (nearest <= reach_px).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::{GreatCircle, Position, World};
    use crate::scene::columns::tests::made;

    const WORLD: u64 = 2048;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_point_on_an_arc_finds_that_arc_also_over_the_antimeridian_and_on_a_copy_of_the_world(
            tie in 0u32..40, share in 0.0f64..1.0, copy in -2i64..3,
        ) {
            let columns = made(40, 9);
            prop_assume!(columns.style(tie).is_drawn());
            let [from, to] = columns.ends(tie).unwrap().map(|city| columns.point(city).unwrap().position());
            let World { x, y } = GreatCircle::between(from, to).on_plane(share).at;
            prop_assume!((0.0..1.0).contains(&y));
            let at = [(x + copy as f64) * WORLD as f64, y * WORLD as f64];
            let found = nearest(&columns, 0..40, WORLD, at, 8.0);
            let own = found.iter().find(|(other, _)| *other == tie);
            prop_assert!(own.is_some_and(|(_, distance)| *distance <= 0.1), "{found:?}");
            prop_assert!(found.iter().all(|(_, distance)| *distance <= 8.0));
        }
    }

    #[test]
    fn what_is_far_or_hidden_is_not_found() {
        let columns = made(40, 9);
        let pole = World::of(Position::new(-80.0, 0.0).unwrap());
        let at = [pole.x * WORLD as f64, pole.y * WORLD as f64];
        assert_eq!(
            nearest(&columns, 0..columns.len() as u32, WORLD, at, 8.0),
            []
        );
        assert_eq!(distance_px(&columns, 4000, WORLD, at, 8.0), None);
    }
}
