//! Arcs in pieces: near the true arc, in one line, the same wherever one looks.

use proptest::prelude::*;

use super::*;
use crate::atlas::Kind;
use crate::geo::{GreatCircle, Position};
use crate::scene::columns::Style;
use crate::scene::columns::tests::places;

const WORLD: u64 = 2048;

fn course(from: (f64, f64), to: (f64, f64)) -> Course {
    let at = |(lat, lon): (f64, f64)| Position::new(lat, lon).unwrap();
    let style = Style::of_kind(&Kind::Sister);
    let columns = Columns::of_places(&places(&[at(from), at(to)]), &[([0, 1], style)], 1);
    Course::of(&columns, 0).unwrap()
}

fn part(west: f64, north: f64, size: f64) -> Part {
    Part {
        west,
        east: west + size,
        north,
        south: north + size,
    }
}

fn whole(world_px: u64) -> Part {
    part(0.0, 0.0, world_px as f64)
}

fn pieces(course: &Course, world_px: u64, part: &Part) -> Vec<Piece> {
    let mut pieces = Vec::new();
    course.pieces(world_px, part, &mut |piece| pieces.push(piece));
    pieces
}

fn pixels([x, y]: [i64; 2]) -> [f64; 2] {
    [x as f64 / UNITS, y as f64 / UNITS]
}

fn distance(at: [f64; 2], piece: &Piece) -> f64 {
    super::super::pick::to_segment(at, pixels(piece.from), pixels(piece.to))
}

#[test]
fn over_the_antimeridian_there_is_no_stray_line() {
    let pieces = pieces(
        &course((37.566, 126.978), (37.77, -122.42)),
        WORLD,
        &whole(WORLD),
    );
    let longest = pieces
        .iter()
        .map(|piece| (piece.to[0] - piece.from[0]).abs())
        .max();
    assert!(longest.unwrap() < 100 << 16);
    let xs = pieces.iter().map(|piece| pixels(piece.from)[0]);
    assert!(xs.clone().any(|x| x > 2000.0) && xs.clone().any(|x| x < 100.0));
    assert!(
        xs.clone().all(|x| !(360.0..1740.0).contains(&x)),
        "not over the Atlantic"
    );
}

#[test]
fn over_a_pole_the_line_leaves_the_map_upright_and_comes_back_upright() {
    for (from, to) in [
        ((70.0, 10.0), (75.0, -170.0)),
        ((-80.0, 50.0), (-60.0, -130.0)),
    ] {
        for piece in pieces(&course(from, to), WORLD, &whole(WORLD)) {
            let (a, b) = (pixels(piece.from), pixels(piece.to));
            assert!((a[0] - b[0]).abs() < 0.01, "{a:?} {b:?}");
        }
    }
}

#[test]
fn equal_places_have_no_line_and_antipodal_ones_go_over_the_north_pole() {
    assert_eq!(
        pieces(&course((10.0, 20.0), (10.0, 20.0)), WORLD, &whole(WORLD)),
        []
    );
    let over = pieces(&course((10.0, 20.0), (-10.0, -160.0)), WORLD, &whole(WORLD));
    let highest = over
        .iter()
        .map(|piece| piece.to[1].min(piece.from[1]))
        .min();
    assert!(highest.unwrap() < 0, "{highest:?}");
    let poles = pieces(&course((90.0, 0.0), (-90.0, 0.0)), WORLD, &whole(WORLD));
    let all = poles.iter().flat_map(|piece| [piece.from[0], piece.to[0]]);
    assert!(all.clone().count() > 2 && all.clone().all(|x| x == 1024 << 16));
}

#[test]
fn a_straight_way_takes_few_pieces_and_a_near_view_few_of_a_long_one() {
    let equator = course((0.0, -60.0), (0.0, 60.0));
    assert!(pieces(&equator, WORLD, &whole(WORLD)).len() <= 4);
    let long = course((37.566, 126.978), (35.69, 51.42));
    let street = 256 << 19;
    let middle = GreatCircle::between(
        Position::new(37.566, 126.978).unwrap(),
        Position::new(35.69, 51.42).unwrap(),
    )
    .at(0.5);
    let at = World::of(middle);
    let near = part(
        at.x * street as f64 - 640.0,
        at.y * street as f64 - 400.0,
        1280.0,
    );
    let pieces = pieces(&long, street, &near);
    assert!((1..8).contains(&pieces.len()), "{}", pieces.len());
}

fn place() -> impl Strategy<Value = (f64, f64)> {
    (-84.0f64..84.0, -180.0f64..180.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_point_of_the_arc_is_farther_than_the_tolerance_from_its_pieces(
        from in place(), to in place(), zoom in 0u32..8, share in 0.0f64..1.0,
    ) {
        let world = 256u64 << zoom;
        let at = |(lat, lon): (f64, f64)| Position::new(lat, lon).unwrap();
        let there = GreatCircle::between(at(from), at(to)).on_plane(share).at;
        prop_assume!((0.0..1.0).contains(&there.y));
        let point = [there.x * world as f64, there.y * world as f64];
        let near = part(point[0] - 4.0, point[1] - 4.0, 8.0);
        let nearest = pieces(&course(from, to), world, &near)
            .iter()
            .map(|piece| distance(point, piece))
            .fold(f64::INFINITY, f64::min);
        prop_assert!(nearest <= TOLERANCE_PX, "{nearest} px off");
    }

    #[test]
    fn a_part_has_exactly_the_pieces_that_reach_into_it_and_so_has_another_copy_of_the_world(
        from in place(), to in place(), west in 0.0f64..1700.0, north in 0.0f64..1700.0, copies in -3i64..3,
    ) {
        let course = course(from, to);
        let view = part(west, north, 300.0);
        let all = pieces(&course, WORLD, &whole(WORLD));
        let reaches = |piece: &&Piece| {
            let (a, b) = (pixels(piece.from), pixels(piece.to));
            a[0].min(b[0]) <= view.east && a[0].max(b[0]) >= view.west
                && a[1].min(b[1]) <= view.south && a[1].max(b[1]) >= view.north
        };
        let wanted: Vec<Piece> = all.iter().filter(reaches).copied().collect();
        prop_assert_eq!(&pieces(&course, WORLD, &view), &wanted);
        let shift = copies * WORLD.cast_signed();
        let there = part(west + shift as f64, north, 300.0);
        let moved: Vec<Piece> = wanted
            .iter()
            .map(|piece| Piece {
                from: [piece.from[0] + (shift << 16), piece.from[1]],
                to: [piece.to[0] + (shift << 16), piece.to[1]],
            })
            .collect();
        prop_assert_eq!(pieces(&course, WORLD, &there), moved);
    }
}
