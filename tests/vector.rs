//! A user's own map of shapes, from its file to the pixels.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]
#![cfg(feature = "window")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use city_ties::jobs::{Origin, Raster};
use city_ties::rasterizer::{
    BaseColours, BaseLook, Ground, GroundLook, Land, Painter, PixelRect, ShapeColours, Wash,
};
use city_ties::scene::style::{Palette, Theme};

#[path = "common/scratch.rs"]
#[allow(dead_code, reason = "no file is written by hand here")]
mod scratch;
#[path = "common/vector_archive.rs"]
#[allow(dead_code, reason = "the tests of the parts need the rest")]
mod vector_archive;

use scratch::Scratch;
use vector_archive::{PROTOMAPS, archive, gzip, protomaps};

const PATIENCE: Duration = Duration::from_secs(30);

struct Map {
    raster: Raster,
    ground: Arc<dyn Ground>,
    look: BaseLook,
    land: Arc<Land>,
    _folder: Scratch,
}

impl Map {
    fn of(bytes: &[u8]) -> Self {
        let folder = Scratch::new();
        let path = folder.path().join("own.pmtiles");
        std::fs::write(&path, bytes).unwrap();
        let raster = Raster::start(Origin::Archive(path), None, || {}).unwrap();
        let palette = Palette::of(Theme::Day);
        let ground = raster.ground(GroundLook {
            wash: Wash::default(),
            colours: ShapeColours::from(palette),
            pixels_per_point: 1.0,
        });
        let look = BaseLook {
            colours: BaseColours::from(palette),
            pixels_per_point: 1.0,
        };
        Self {
            raster,
            ground,
            look,
            land: Land::embedded().unwrap(),
            _folder: folder,
        }
    }

    fn draw(&self, rect: &PixelRect, world_px: u64) -> Vec<[u8; 4]> {
        self.raster.look_at(rect, world_px, 1.0);
        let mut painter = Painter::reproducible();
        let ground = Some(&*self.ground);
        let pixels = painter.base_beneath(&self.land, &self.look, rect, world_px, ground);
        pixels.rgba.as_chunks().0.to_vec()
    }

    /// The picture once it is like this.
    fn until(&self, rect: &PixelRect, world_px: u64, is_so: impl Fn(&[[u8; 4]]) -> bool) {
        let began = Instant::now();
        while !is_so(&self.draw(rect, world_px)) {
            assert!(began.elapsed() < PATIENCE, "it never came to this");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn day() -> &'static Palette {
    Palette::of(Theme::Day)
}

/// The whole world, 512 pixels wide.
const WORLD: PixelRect = PixelRect {
    x: 0,
    y: 0,
    w: 512,
    h: 512,
};

#[test]
fn an_archive_of_shapes_is_drawn_in_our_own_colours() {
    let map = Map::of(&archive(&[([0, 0, 0], protomaps())], PROTOMAPS));
    let (land, water) = (day().land.0, day().water.0);
    map.until(&WORLD, 512, |seen| {
        let at = |x: usize, y: usize| seen[y * 512 + x];
        // A lake and land where the embedded world has the Pacific, the sea where it has Asia.
        [at(110, 280), at(40, 450), at(400, 150)] == [water, land, water]
    });
    assert!(map.raster.trouble().is_none());
}

#[test]
fn past_its_deepest_zoom_an_archive_stays_sharp() {
    let map = Map::of(&archive(&[([0, 0, 0], protomaps())], PROTOMAPS));
    // The western shore of the lake at zoom 9: at 600 of 4096.
    let world_px = 256_u64 << 9;
    let at = |of: i64| world_px.cast_signed() * of / 4096;
    let shore = at(600);
    let rect = PixelRect {
        x: shore - 40,
        y: at(2200),
        w: 80,
        h: 8,
    };
    map.until(&rect, world_px, |seen| {
        seen[..36].iter().all(|pixel| *pixel == day().land.0)
            && seen[42..80].iter().all(|pixel| *pixel == day().water.0)
    });
}

#[test]
fn where_an_archive_has_no_tile_or_a_bad_one_the_world_lies_beneath() {
    let zoom = |x, y, tile: Vec<u8>| ([1, x, y], tile);
    // One quarter is sound, one damaged, two are missing.
    let tiles = [zoom(0, 0, protomaps()), zoom(0, 1, vec![0x1a, 200, 1])];
    let map = Map::of(&archive(&tiles, PROTOMAPS));
    let rect = PixelRect {
        w: 1024,
        h: 1024,
        ..WORLD
    };
    let fresh = Painter::reproducible().base(&map.land, &map.look, &rect, 1024);
    let world = fresh.rgba.as_chunks::<4>().0;
    map.until(&rect, 1024, |seen| seen[280 * 1024 + 110] == day().water.0);
    let seen = map.draw(&rect, 1024);
    // A line that is cut at the tile's edge ends square to itself, a hair past it.
    for y in 0..1024_usize {
        let (from, to) = if y < 516 { (516, 1020) } else { (0, 1024) };
        let row = y * 1024 + from..y * 1024 + to;
        assert!(seen[row.clone()] == world[row], "row {y}");
    }
}

#[test]
fn a_tile_that_unpacks_to_far_too_much_is_refused_and_the_world_stands() {
    let mut bytes = archive(&[([0, 0, 0], vec![0; 10 << 20])], PROTOMAPS);
    let map = Map::of(&bytes);
    let world = |map: &Map| {
        let base = Painter::reproducible().base(&map.land, &map.look, &WORLD, 512);
        base.rgba.as_chunks::<4>().0.to_vec()
    };
    map.draw(&WORLD, 512);
    std::thread::sleep(Duration::from_millis(200));
    assert!(map.draw(&WORLD, 512) == world(&map));
    // Packed in a way that is not said, it is unpacked as what it looks like.
    bytes = archive(&[([0, 0, 0], protomaps())], PROTOMAPS);
    bytes[98] = 0;
    let map = Map::of(&bytes);
    map.until(&WORLD, 512, |seen| seen[280 * 512 + 110] == day().water.0);
    assert!(gzip(&[0; 100]).len() < 100);
}
