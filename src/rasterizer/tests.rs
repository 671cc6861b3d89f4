//! Tiles against what they must be, on a small made world and on the real one.

use std::sync::Arc;

use proptest::prelude::*;
use vello_cpu::RenderContext;
use vello_cpu::kurbo::Rect;
use vello_cpu::peniko::color::palette::css::BLACK;

use super::land::UNITS;
use super::packing::{Points, pack};
use super::{BaseColours, BaseLook, Grid, Land, Overlay, Painter, PixelRect, Pixels};
use crate::geo::{Position, World};

const WATER: [u8; 4] = [200, 210, 220, 255];
const LAND: [u8; 4] = [250, 240, 230, 255];

fn look() -> BaseLook {
    BaseLook {
        colours: BaseColours {
            water: WATER,
            land: LAND,
            coast: [90, 100, 110, 255],
            border: [160, 150, 140, 255],
            disputed: [120, 60, 60, 255],
        },
        pixels_per_point: 1.0,
    }
}

/// A jagged island over the antimeridian (so cut there), one with a lake, ice along the south, a long border and a
/// long disputed one.
pub(crate) fn made_world() -> Land {
    let part = |share: f64| (share * f64::from(UNITS)) as i32;
    let at = |x: f64, y: f64| ([part(x), part(y)], 0);
    let jagged = |x: f64, y: f64, w: f64, h: f64| -> Points {
        let corner = |turn: f64| {
            let reach = 1.0 + 0.3 * (turn * 37.0).sin();
            at(
                x + w * reach * turn.cos() * 0.7,
                y + h * reach * turn.sin() * 0.7,
            )
        };
        (0..400)
            .map(|i| corner(f64::from(i) / 400.0 * std::f64::consts::TAU))
            .collect()
    };
    let east: Points = vec![at(1.0, 0.2), at(1.0, 0.5), at(0.93, 0.45), at(0.91, 0.3)];
    let west: Points = vec![at(0.0, 0.2), at(0.06, 0.31), at(0.05, 0.4), at(0.0, 0.5)];
    let ice: Points = vec![
        at(0.0, 1.0),
        at(0.0, 0.9),
        at(0.4, 0.93),
        at(1.0, 0.9),
        at(1.0, 1.0),
    ];
    let land = vec![east, west, ice, jagged(0.45, 0.4, 0.2, 0.2)];
    let lakes = vec![jagged(0.45, 0.4, 0.05, 0.05)];
    let borders = vec![vec![at(0.31, 0.37), at(0.62, 0.46)]];
    let disputed = vec![
        (0..100)
            .map(|i| at(0.35 + 0.002 * f64::from(i), 0.35))
            .collect(),
    ];
    Land::unpack(&pack(&[land, lakes, borders, disputed])).unwrap()
}

fn rect(x: i64, y: i64, w: u32, h: u32) -> PixelRect {
    PixelRect { x, y, w, h }
}

/// The picture of a view put together from its tiles.
fn from_tiles(painter: &mut Painter, land: &Land, grid: Grid, view: &PixelRect) -> Pixels {
    let mut rgba = vec![0; (view.w * view.h * 4) as usize];
    for placed in grid.covering(view) {
        let first = grid.rect(placed.id.col, placed.id.row);
        let tile = painter.base(land, &look(), &first, grid.world_px());
        for y in placed.rect.y.max(view.y)..placed.rect.bottom().min(view.bottom()) {
            for x in placed.rect.x.max(view.x)..placed.rect.right().min(view.right()) {
                let from =
                    ((y - placed.rect.y) * i64::from(tile.w) + x - placed.rect.x) as usize * 4;
                let to = ((y - view.y) * i64::from(view.w) + x - view.x) as usize * 4;
                rgba[to..to + 4].copy_from_slice(&tile.rgba[from..from + 4]);
            }
        }
    }
    Pixels {
        w: view.w,
        h: view.h,
        rgba: rgba.into(),
    }
}

fn at(pixels: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let i = ((y * pixels.w + x) * 4) as usize;
    pixels.rgba[i..i + 4].try_into().unwrap()
}

fn greatest_difference(a: &Pixels, b: &Pixels) -> u8 {
    assert_eq!((a.w, a.h), (b.w, b.h));
    let pairs = a.rgba.iter().zip(b.rgba.iter());
    pairs.map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0)
}

#[test]
fn a_panned_picture_is_a_fresh_one_to_the_bit() {
    let (land, grid) = (made_world(), Grid::new(2.3, 1.0));
    let world = grid.world_px().cast_signed();
    let fresh = from_tiles(
        &mut Painter::reproducible(),
        &land,
        grid,
        &rect(300, 100, 700, 500),
    );
    // A painter that has drawn other tiles before, and a view on another copy of the world.
    let mut used = Painter::reproducible();
    from_tiles(&mut used, &land, grid, &rect(290, 90, 300, 900));
    let panned = from_tiles(
        &mut used,
        &land,
        grid,
        &rect(300 - 7 * world, 100, 700, 500),
    );
    assert!(fresh == panned);
}

#[test]
fn tiles_join_without_a_seam() {
    let land = made_world();
    let mut painter = Painter::reproducible();
    for zoom in [0.0, 1.5, 3.7] {
        let grid = Grid::new(zoom, 1.0);
        // Across the antimeridian, with lines, dashes, a lake and the strips beyond both edges.
        let world = grid.world_px().cast_signed();
        let view = rect(
            world / 3,
            -60,
            (world as u32).min(1500),
            (world as u32 + 120).min(1500),
        );
        let tiles = from_tiles(&mut painter, &land, grid, &view);
        let whole = painter.base(&land, &look(), &view, grid.world_px());
        // The renderer counts coverage in f32 from the corner of what it draws: the last digit may differ.
        let worst = greatest_difference(&tiles, &whole);
        assert!(worst <= 2, "{worst} at zoom {zoom}");
    }
}

#[test]
fn the_real_world_joins_without_a_seam() {
    let land = Land::embedded().unwrap();
    let mut painter = Painter::reproducible();
    // Chukotka and Fiji on both sides of the antimeridian, the borders in dispute about Kashmir, Seoul by street.
    for (zoom, lat, lon) in [
        (4.0, 66.0, 180.0),
        (6.3, -17.0, 180.0),
        (5.5, 34.0, 76.0),
        (13.2, 37.5, 126.6),
    ] {
        let grid = Grid::new(zoom, 1.0);
        let centre = World::of(Position::new(lat, lon).unwrap());
        let corner = |share: f64| (share * grid.world_px() as f64) as i64 - 400;
        let view = rect(corner(centre.x), corner(centre.y), 800, 800);
        let tiles = from_tiles(&mut painter, &land, grid, &view);
        let whole = painter.base(&land, &look(), &view, grid.world_px());
        let worst = greatest_difference(&tiles, &whole);
        assert!(worst <= 4, "{worst} at {lat}, {lon}");
    }
}

#[test]
fn land_goes_on_over_the_antimeridian() {
    let (land, grid) = (made_world(), Grid::new(3.0, 1.0));
    let world = grid.world_px();
    let y = world.cast_signed() * 35 / 100;
    let view = rect(world.cast_signed() - 40, y, 80, 4);
    let picture = from_tiles(&mut Painter::new(), &land, grid, &view);
    for x in 0..80 {
        assert_eq!(at(&picture, x, 2), LAND, "column {x}");
    }
}

#[test]
fn the_last_column_has_fewer_pixels() {
    let grid = Grid::new(1.5, 1.0);
    let tile = Painter::new().base(&made_world(), &look(), &grid.rect(2, 0), grid.world_px());
    assert_eq!((tile.w, tile.h), (212, 256));
    assert_eq!(tile.rgba.len(), 212 * 256 * 4);
}

#[test]
fn beyond_the_edges_there_is_sea_in_the_north_and_ice_in_the_south() {
    let (land, grid) = (made_world(), Grid::new(1.5, 1.0));
    let mut painter = Painter::new();
    let north = painter.base(&land, &look(), &grid.rect(0, -1), grid.world_px());
    let south = painter.base(&land, &look(), &grid.rect(1, 3), grid.world_px());
    let edge = painter.base(&land, &look(), &grid.rect(1, 2), grid.world_px());
    assert!(north.rgba.chunks_exact(4).all(|pixel| pixel == WATER));
    assert!(south.rgba.chunks_exact(4).all(|pixel| pixel == LAND));
    for y in 205..256 {
        assert_eq!(at(&edge, 128, y), LAND, "row {y} across the world's edge");
    }
}

struct Box(Rect);

impl Overlay for Box {
    fn draw(&self, ctx: &mut RenderContext, rect: &PixelRect) {
        ctx.set_paint(BLACK.with_alpha(0.5));
        ctx.fill_rect(&(self.0 - vello_cpu::kurbo::Vec2::new(rect.x as f64, rect.y as f64)));
    }
}

#[test]
fn what_lies_over_the_base_map_is_blended_onto_it() {
    let (land, grid) = (made_world(), Grid::new(1.5, 1.0));
    let mut painter = Painter::new();
    let tile = grid.rect(1, 0);
    let base = painter.base(&land, &look(), &tile, grid.world_px());
    let over = painter.over(&base, &Box(Rect::new(260.0, 5.0, 270.0, 9.0)), &tile);
    assert_eq!(at(&over, 4, 5), [100, 105, 110, 255]);
    assert_eq!(at(&over, 3, 5), at(&base, 3, 5));
    // Elsewhere the base map itself is the tile.
    let beside = painter.over(&base, &Box(Rect::new(900.0, 5.0, 910.0, 9.0)), &tile);
    assert!(Arc::ptr_eq(&beside.rgba, &base.rgba));
}

/// The tile about a place, and the place's pixel in it.
fn about(painter: &mut Painter, land: &Land, zoom: f64, place: Position) -> (Pixels, [u8; 4]) {
    let grid = Grid::new(zoom, 1.0);
    let world = World::of(place);
    let (x, y) = (
        (world.x * grid.world_px() as f64) as i64,
        (world.y * grid.world_px() as f64) as i64,
    );
    let tile = grid.tile(x / 256, (y / 256) as i32);
    let pixels = painter.base(
        land,
        &look(),
        &grid.rect(tile.col, tile.row),
        grid.world_px(),
    );
    let pixel = at(&pixels, (x % 256) as u32, (y % 256) as u32);
    (pixels, pixel)
}

#[test]
fn no_zoom_is_blank_from_the_world_to_the_street() {
    let land = Land::embedded().unwrap();
    let mut painter = Painter::new();
    let seoul = Position::new(37.49, 127.02).unwrap();
    let yellow_sea = Position::new(36.0, 123.5).unwrap();
    for step in 0..=38 {
        let zoom = f64::from(step) / 2.0;
        let (tile, pixel) = about(&mut painter, &land, zoom, seoul);
        assert!(tile.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255));
        // Far out a coast or border may run through the very pixel.
        assert!(
            zoom < 5.0 || pixel == LAND,
            "{pixel:?} in Seoul at zoom {zoom}"
        );
        let (_, pixel) = about(&mut painter, &land, zoom, yellow_sea);
        assert!(
            zoom < 2.0 || pixel == WATER,
            "{pixel:?} at sea at zoom {zoom}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_tile_is_opaque_and_the_same_on_any_copy_of_the_world(
        zoom in 0.0f64..19.0, col in 0u32..1 << 20, row in 0i32..1 << 20, copy in -3i64..3,
    ) {
        let (land, grid) = (made_world(), Grid::new(zoom, 1.0));
        let (col, row) = (col % grid.columns(), row % grid.columns().cast_signed());
        let mut painter = Painter::reproducible();
        let here = grid.rect(col, row);
        let there = PixelRect { x: here.x + copy * grid.world_px().cast_signed(), ..here };
        let tile = painter.base(&land, &look(), &here, grid.world_px());
        prop_assert!(tile.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255));
        prop_assert!(tile == painter.base(&land, &look(), &there, grid.world_px()));
    }
}
