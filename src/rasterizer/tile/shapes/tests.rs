//! What is seen of shapes, to the pixel.

use std::sync::LazyLock;

use super::super::BaseColours;
use super::*;
use crate::rasterizer::{ShapeColours, Wash};

const WORLD: [u8; 4] = [9, 9, 9, 255];
const LAND: [u8; 4] = [200, 200, 200, 255];
const WATER: [u8; 4] = [0, 0, 200, 255];
const COAST: [u8; 4] = [0, 100, 0, 255];
const BORDER: [u8; 4] = [200, 0, 0, 255];
const DISPUTED: [u8; 4] = [90, 0, 90, 255];

static LOOK: LazyLock<GroundLook> = LazyLock::new(|| GroundLook {
    wash: Wash::default(),
    colours: ShapeColours {
        base: BaseColours {
            water: WATER,
            land: LAND,
            coast: COAST,
            border: BORDER,
            disputed: DISPUTED,
        },
        built_up: [220, 180, 180, 255],
        road: [255, 255, 0, 255],
        region: [150, 150, 0, 255],
    },
    pixels_per_point: 1.0,
});

fn tile(zoom: u8, x: u32, y: u32) -> TileNumber {
    TileNumber { zoom, x, y }
}

fn rect(x: i64, y: i64, w: u32, h: u32) -> PixelRect {
    PixelRect { x, y, w, h }
}

fn own(tile: TileNumber, shapes: Shapes) -> Placed {
    Placed {
        within: tile,
        tile,
        shapes: Arc::new(shapes),
    }
}

fn square(low: f32, high: f32) -> [[f32; 2]; 4] {
    [[low, low], [high, low], [high, high], [low, high]]
}

fn drawn(rect: &PixelRect, world_px: u64, placed: &[Placed]) -> Vec<[u8; 4]> {
    let mut rgba = WORLD.repeat((rect.w * rect.h) as usize);
    Painter::reproducible().shapes(&mut rgba, rect, world_px, placed, &LOOK);
    let (pixels, _) = rgba.as_chunks();
    pixels.to_vec()
}

/// The north-western quarter of its tile is sea, and a border runs through the whole.
fn quarter() -> Shapes {
    let mut shapes = Shapes::new(Beneath::Land);
    shapes.add_area(Area::Water, square(-0.1, 0.5));
    shapes.add_way(Way::Border, [[-0.1, 0.7], [1.1, 0.85]]);
    shapes
}

#[test]
fn at_any_width_of_the_world_tiles_that_abut_have_no_seam() {
    for world_px in [1000, 1013, 1431] {
        let all: Vec<Placed> = (0..16)
            .map(|i| {
                let mut shapes = Shapes::new(Beneath::Land);
                shapes.add_area(Area::Water, square(-0.02, 1.02));
                shapes.add_way(Way::Coast, [[0.0, 0.0], [0.0, 1.0]]);
                own(tile(2, i % 4, i / 4), shapes)
            })
            .collect();
        let seen = drawn(&rect(100, 100, 700, 700), world_px, &all);
        assert!(seen.iter().all(|pixel| *pixel == WATER), "{world_px}");
        let land: Vec<Placed> = (0..16)
            .map(|i| own(tile(2, i % 4, i / 4), Shapes::new(Beneath::Land)))
            .collect();
        let seen = drawn(&rect(100, 100, 700, 700), world_px, &land);
        assert!(seen.iter().all(|pixel| *pixel == LAND), "{world_px}");
    }
}

#[test]
fn a_tile_shows_nothing_beyond_its_square_and_the_world_is_seen_where_it_has_nothing() {
    let seen = drawn(&rect(0, 0, 400, 200), 400, &[own(tile(1, 0, 0), quarter())]);
    let at = |x: usize, y: usize| seen[y * 400 + x];
    assert_eq!([at(10, 10), at(150, 10), at(10, 190)], [WATER, LAND, LAND]);
    assert_eq!(at(201, 170), WORLD);
    let mut overlay = Shapes::new(Beneath::World);
    overlay.add_way(Way::Outline, [[0.0, 0.5], [1.0, 0.5]]);
    let seen = drawn(&rect(0, 0, 200, 200), 400, &[own(tile(1, 0, 0), overlay)]);
    assert_eq!(seen.iter().filter(|pixel| **pixel != WORLD).count(), 400);
}

#[test]
fn far_past_its_own_zoom_a_shape_is_sharp() {
    let world_px = 1 << 20;
    let middle = rect((1 << 18) - 50, 1000, 100, 4);
    let seen = drawn(&middle, world_px, &[own(tile(1, 0, 0), quarter())]);
    let row = &seen[..100];
    assert!(row[..50].iter().all(|pixel| *pixel == WATER));
    assert!(row[53..].iter().all(|pixel| *pixel == LAND));
}

#[test]
fn a_part_of_a_coarser_tile_stands_in_and_is_cut_to_its_place() {
    let part = Placed {
        within: tile(2, 0, 0),
        ..own(tile(1, 0, 0), quarter())
    };
    let seen = drawn(&rect(0, 0, 200, 200), 400, &[part]);
    assert_eq!([seen[99 * 200 + 99], seen[100 * 200 + 101]], [WATER, WORLD]);
}

#[test]
fn a_coast_lies_about_water_and_not_within_it() {
    let mut shapes = Shapes::new(Beneath::Land);
    for (from, to) in [(0.2, 0.5), (0.5, 0.8)] {
        let ring = [[from, 0.2], [to, 0.2], [to, 0.8], [from, 0.8]];
        shapes.add_area(Area::Water, ring);
        shapes.add_way(Way::Coast, ring.into_iter().chain([ring[0]]));
    }
    let seen = drawn(&rect(0, 0, 200, 200), 200, &[own(tile(0, 0, 0), shapes)]);
    let row = &seen[100 * 200..101 * 200];
    assert!(row[40..160].iter().all(|pixel| *pixel == WATER));
    assert!(row[38..40].iter().any(|pixel| *pixel != LAND));
    assert_eq!([row[36], row[163]], [LAND; 2]);
}

#[test]
fn a_border_in_dispute_is_dashed() {
    let mut shapes = Shapes::new(Beneath::Land);
    shapes.add_way(Way::Disputed, [[0.0, 0.5], [1.0, 0.5]]);
    let seen = drawn(&rect(0, 0, 200, 200), 200, &[own(tile(0, 0, 0), shapes)]);
    let row = &seen[100 * 200..101 * 200];
    let changes = row
        .windows(2)
        .filter(|pair| (pair[0] == LAND) != (pair[1] == LAND));
    assert!(changes.count() > 30);
}

#[test]
fn every_copy_of_the_world_shows_the_same_and_parts_of_a_picture_are_those_of_the_whole() {
    let placed = [own(tile(1, 0, 0), quarter()), own(tile(1, 1, 1), quarter())];
    let world_px = 911;
    let whole = drawn(&rect(0, 0, 512, 512), world_px, &placed);
    for copy in [-3, -1, 1, 2] {
        let x = copy * world_px.cast_signed();
        assert!(
            drawn(&rect(x, 0, 512, 512), world_px, &placed) == whole,
            "copy {copy}"
        );
    }
    for (x, y) in [(0, 0), (256, 0), (0, 256), (256, 256)] {
        let part = drawn(&rect(x, y, 256, 256), world_px, &placed);
        let apart = part.iter().enumerate().map(|(i, pixel)| {
            let at = (y as usize + i / 256) * 512 + x as usize + i % 256;
            let channels = pixel.iter().zip(whole[at]);
            channels.map(|(a, b)| a.abs_diff(b)).max().unwrap()
        });
        assert!(apart.max().unwrap() <= 2, "{x} {y}");
    }
}

#[test]
fn over_the_antimeridian_both_sides_are_drawn() {
    let placed = [own(tile(1, 0, 0), quarter()), own(tile(1, 1, 0), quarter())];
    let seen = drawn(&rect(-50, 10, 100, 1), 400, &placed);
    assert!(seen[..49].iter().all(|pixel| *pixel == LAND));
    assert!(seen[51..].iter().all(|pixel| *pixel == WATER));
}

#[test]
fn coordinates_of_any_size_are_drawn_without_harm() {
    let mut shapes = Shapes::new(Beneath::Land);
    let far = [[-5e8, -3e8], [5e8, 1e9], [f32::MAX, 0.5]];
    shapes.add_area(Area::Water, far);
    shapes.add_way(Way::Motorway, far);
    shapes.add_way(Way::Disputed, far);
    drawn(&rect(0, 0, 64, 64), 1 << 24, &[own(tile(0, 0, 0), shapes)]);
}
