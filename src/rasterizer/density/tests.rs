//! Sums of coverage: the length of what is drawn, the same bits however it is drawn.

use proptest::prelude::*;

use super::*;
use crate::atlas::Kind;
use crate::geo::Position;
use crate::rasterizer::PixelRect;
use crate::scene::columns::KINDS;
use crate::scene::columns::tests::{made, places};

mod edits;

const GRID_ZOOM: f64 = 1.6;

fn grid() -> Grid {
    Grid::new(GRID_ZOOM, 1.0)
}

fn world(grid: Grid) -> Vec<TileId> {
    let side = grid.world_px() as u32;
    grid.wanted(&PixelRect {
        x: 0,
        y: 0,
        w: side,
        h: side,
    })
}

fn drawn(ids: &[TileId], columns: &Columns) -> Canvas {
    let mut canvas = Canvas::new(grid(), ids);
    canvas.advance(columns, columns.len());
    canvas
}

fn tile(canvas: &Canvas, id: TileId) -> &Sums {
    canvas
        .tiles()
        .iter()
        .find(|(of, _)| *of == id)
        .map(|(_, sums)| sums)
        .unwrap()
}

/// The coverage of all pixels, in pixels' lengths.
fn total(canvas: &Canvas) -> f64 {
    let mut units = 0;
    for (_, sums) in canvas.tiles() {
        for kind in 0..KINDS as u8 {
            for y in 0..sums.h() {
                units += sums
                    .row(kind, y)
                    .map_or(0, |row| row.iter().map(|c| u64::from(*c)).sum());
            }
        }
    }
    units as f64 / f64::from(ONE)
}

/// Whether two canvases hold the same coverage, whatever their order numbers.
fn same_coverage(a: &Canvas, b: &Canvas) -> bool {
    a.tiles()
        .iter()
        .zip(b.tiles())
        .all(|((id, a), (other, b))| {
            let empty = vec![0; a.w() as usize];
            id == other
                && (0..KINDS as u8).all(|kind| {
                    (0..a.h()).all(|y| {
                        a.row(kind, y).unwrap_or(&empty) == b.row(kind, y).unwrap_or(&empty)
                    })
                })
        })
}

fn one(from: (f64, f64), to: (f64, f64)) -> Columns {
    let at = |(lat, lon): (f64, f64)| Position::new(lat, lon).unwrap();
    let style = Style::of_kind(&Kind::Sister);
    Columns::of_places(&places(&[at(from), at(to)]), &[([0, 1], style)], 1)
}

/// The length of an arc on the plane, measured in a thousand straight steps.
fn length(from: (f64, f64), to: (f64, f64)) -> f64 {
    let at = |(lat, lon): (f64, f64)| Position::new(lat, lon).unwrap();
    let arc = crate::geo::GreatCircle::between(at(from), at(to));
    let mut last = arc.on_plane(0.0).at;
    let mut sum = 0.0;
    for i in 1..=1000 {
        let next = arc.on_plane(f64::from(i) / 1000.0).at;
        let dx = next.x - last.x;
        sum += f64::hypot(dx - dx.round(), next.y - last.y);
        last = next;
    }
    sum * grid().world_px() as f64
}

#[test]
fn a_slice_at_a_time_is_the_same_as_all_at_once() {
    let columns = made(60, 5);
    let ids = world(grid());
    let mut slices = Canvas::new(grid(), &ids);
    while slices.done() < columns.len() {
        slices.advance(&columns, 7);
    }
    assert!(slices.tiles() == drawn(&ids, &columns).tiles());
}

#[test]
fn a_panned_picture_is_a_fresh_one_to_the_bit() {
    let columns = made(60, 5);
    let ids = world(grid());
    let all = drawn(&ids, &columns);
    for id in ids {
        let alone = drawn(&[id], &columns);
        assert!(tile(&alone, id) == tile(&all, id), "{id:?}");
    }
}

#[test]
fn an_edit_undone_gives_the_same_picture_and_an_edit_that_of_a_fresh_one() {
    let columns = made(60, 5);
    let other = {
        let mut changed = columns.clone();
        changed.restyle_for_test(3, Style::HIDDEN);
        changed.restyle_for_test(9, Style::of_kinds(&Kind::Friendship, &Kind::None));
        changed
    };
    let changes = |from: &Columns, to: &Columns| -> Vec<Change> {
        (0..from.len() as TieNumber)
            .map(|tie| {
                let at = |columns: &Columns| {
                    let style = columns.style(tie);
                    style
                        .is_drawn()
                        .then(|| (Course::of(columns, tie).unwrap(), style))
                };
                Change {
                    tie,
                    before: at(from),
                    after: at(to),
                }
            })
            .filter(|change| change.before != change.after)
            .collect()
    };
    let ids = world(grid());
    let fresh = drawn(&ids, &columns);
    let mut edited = fresh.clone();
    edited.redraw(&changes(&columns, &other));
    assert!(!same_coverage(&edited, &fresh));
    assert!(same_coverage(&edited, &drawn(&ids, &other)));
    edited.redraw(&changes(&other, &columns));
    assert!(same_coverage(&edited, &fresh));
}

#[test]
fn an_edit_of_ties_that_are_not_drawn_yet_waits_for_them() {
    let columns = made(60, 5);
    let ids = world(grid());
    let mut canvas = Canvas::new(grid(), &ids);
    canvas.advance(&columns, 10);
    let course = Course::of(&columns, 20).unwrap();
    let before = canvas.clone();
    canvas.redraw(&[Change {
        tie: 20,
        before: Some((course, columns.style(20))),
        after: None,
    }]);
    assert!(canvas.tiles() == before.tiles());
}

#[test]
fn a_contested_tie_counts_half_for_either_kind() {
    let (from, to) = ((37.6, 127.0), (35.7, 51.4));
    let plain = one(from, to);
    let mut contested = plain.clone();
    contested.restyle_for_test(0, Style::of_kinds(&Kind::Sister, &Kind::None));
    let ids = world(grid());
    assert_eq!(total(&drawn(&ids, &plain)), total(&drawn(&ids, &contested)));
    let canvas = drawn(&ids, &contested);
    let both = canvas
        .tiles()
        .iter()
        .filter(|(_, sums)| sums.row(6, 0).is_some())
        .count();
    assert!(both > 0);
}

#[test]
fn over_seeds_the_mean_of_a_partial_picture_is_the_complete_one() {
    const SEEDS: u64 = 24;
    let id = grid().tile(1, 0);
    let complete = drawn(&[id], &made(120, 0));
    let mut sum = 0.0;
    for seed in 0..SEEDS {
        let columns = made(120, seed);
        let mut canvas = Canvas::new(grid(), &[id]);
        canvas.advance(&columns, columns.len() / 4);
        sum += total(&canvas);
    }
    let mean = sum / SEEDS as f64 * 4.0;
    let whole = total(&complete);
    // A quarter of some hundred lengths, 24 times: its error is about 4 of 100.
    assert!((mean / whole - 1.0).abs() < 0.12, "{mean} of {whole}");
}

#[test]
fn the_lowest_number_that_touched_a_pixel_is_kept() {
    let columns = made(60, 5);
    let canvas = drawn(&world(grid()), &columns);
    let mut seen = 0;
    for (id, sums) in canvas.tiles() {
        let rect = grid().rect(id.col, id.row);
        for (x, y) in (0..sums.h())
            .step_by(5)
            .flat_map(|y| (0..sums.w()).step_by(31).map(move |x| (x, y)))
        {
            let Some(tie) = sums.first(x, y) else {
                continue;
            };
            seen += 1;
            let at = [
                (rect.x + i64::from(x)) as f64 + 0.5,
                (rect.y + i64::from(y)) as f64 + 0.5,
            ];
            let near =
                crate::scene::pick_many::distance_px(&columns, tie, grid().world_px(), at, 2.0);
            assert!(near.is_some_and(|distance| distance < 1.0), "{near:?}");
        }
    }
    assert!(seen > 20);
}

fn place() -> impl Strategy<Value = (f64, f64)> {
    (-60.0f64..60.0, -180.0f64..180.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_sum_of_coverage_along_an_arc_is_its_length(from in place(), to in place()) {
        let length = length(from, to);
        let highest = crate::geo::GreatCircle::between(
            Position::new(from.0, from.1).unwrap(), Position::new(to.0, to.1).unwrap());
        // Arcs that leave the map over a pole are shorter in the picture.
        prop_assume!((0..=100).all(|i| highest.at(f64::from(i) / 100.0).lat().abs() < 84.0));
        let covered = total(&drawn(&world(grid()), &one(from, to)));
        prop_assert!((covered - length).abs() < 0.1 + length * 2e-3, "{covered} of {length} px");
    }
}
