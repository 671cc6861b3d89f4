//! The map over tiles of a server on its bad days: it stays whole, goes on answering, and recovers by itself.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]
#![cfg(feature = "window")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use city_ties::jobs::{Origin, Picture, Raster, Tiles};
use city_ties::net::TileAddress;
use city_ties::rasterizer::{
    BaseColours, BaseLook, Grid, GroundLook, PixelRect, ShapeColours, Wash,
};
use city_ties::scene::style::{Palette, Theme};
use city_ties::store::TileFolder;

#[path = "common/scratch.rs"]
#[allow(dead_code, reason = "no file is written by hand here")]
mod scratch;
#[path = "common/tile_server.rs"]
mod tile_server;

use scratch::Scratch;
use tile_server::{Mood, TILE, TileServer};

/// A window of 700 by 500 pixels, between two whole zooms and over the antimeridian.
const VIEW: PixelRect = PixelRect {
    x: -300,
    y: 100,
    w: 700,
    h: 500,
};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

struct Map {
    raster: Raster,
    tiles: Tiles,
    grid: Grid,
}

/// What the map shows.
#[derive(Debug, PartialEq)]
enum Seen {
    /// The server's tiles all over.
    Tiles,
    /// The embedded world all over.
    World,
    /// Some of both.
    Both,
}

impl Map {
    fn of(server: &TileServer, folder: Option<TileFolder>) -> Self {
        let address = TileAddress::new(&server.address()).unwrap();
        let twice = false;
        Self::from(Origin::Server { address, twice }, folder)
    }

    fn from(origin: Origin, folder: Option<TileFolder>) -> Self {
        let raster = Raster::start(origin, folder, || {}).unwrap();
        let look = BaseLook {
            colours: BaseColours::from(Palette::of(Theme::Day)),
            pixels_per_point: 1.0,
        };
        let picture = Picture {
            ground: Some(raster.ground(GroundLook {
                wash: Wash::default(),
                colours: ShapeColours::from(Palette::of(Theme::Day)),
                pixels_per_point: 1.0,
            })),
            ..Picture::of_ties(look, Arc::from([]))
        };
        Self {
            raster,
            tiles: Tiles::new(picture, || {}).unwrap(),
            grid: Grid::new(2.4, 1.0),
        }
    }

    /// A frame: answers at once, and shows something everywhere.
    fn frame(&mut self) -> Seen {
        let began = Instant::now();
        self.raster.look_at(&VIEW, self.grid.world_px(), 1.0);
        let wanted = self.grid.wanted(&VIEW);
        self.tiles.receive();
        self.tiles.request(&wanted, &[]);
        assert!(
            began.elapsed() < Duration::from_secs(1),
            "the window waited"
        );
        self.tiles.render_now(&wanted);
        let mut seen = Vec::new();
        for placed in self.grid.covering(&VIEW) {
            let tile = self.tiles.get(placed.id).expect("no gap is blank");
            let (x, y, w) = (placed.rect.x, placed.rect.y, placed.rect.w);
            let pixels = tile.pixels.rgba.chunks_exact(4).enumerate();
            seen.extend(pixels.filter_map(|(i, pixel)| {
                assert_eq!(pixel[3], 255, "no gap is seen through");
                let (x, y) = (x + i64::from(i as u32 % w), y + i64::from(i as u32 / w));
                let is_in_view =
                    (VIEW.x..VIEW.right()).contains(&x) && (VIEW.y..VIEW.bottom()).contains(&y);
                is_in_view.then_some(pixel == TILE)
            }));
        }
        match (seen.contains(&true), seen.contains(&false)) {
            (true, false) => Seen::Tiles,
            (false, _) => Seen::World,
            (true, true) => Seen::Both,
        }
    }

    /// Draws frames until the map shows this.
    fn shows(&mut self, wanted: &Seen) {
        self.until(|map| map.frame() == *wanted);
    }

    fn until(&mut self, is_so: impl Fn(&mut Self) -> bool) {
        let began = Instant::now();
        self.frame();
        while !is_so(self) {
            assert!(began.elapsed() < PATIENCE, "it never came to this");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn the_world_is_there_at_once_and_tiles_lie_over_it_as_they_come() {
    let server = TileServer::start(Mood::Slow(Duration::from_millis(300)));
    let mut map = Map::of(&server, None);
    assert_eq!(map.frame(), Seen::World);
    map.shows(&Seen::Tiles);
    assert!(map.raster.trouble().is_none());
}

#[test]
fn what_a_server_on_a_bad_day_sends_leaves_the_world_whole_and_once_it_is_well_its_tiles_come() {
    for mood in [
        Mood::Status("500 Internal Server Error"),
        Mood::Cut,
        Mood::Garbage,
        Mood::Huge,
    ] {
        let server = TileServer::start(mood);
        let mut map = Map::of(&server, None);
        map.until(|map| map.raster.trouble().is_some());
        assert_eq!(map.frame(), Seen::World, "{mood:?}");
        server.set(Mood::Well);
        map.raster.try_again();
        map.shows(&Seen::Tiles);
        assert!(map.raster.trouble().is_none(), "{mood:?}");
    }
}

#[test]
fn a_server_without_these_tiles_is_no_trouble() {
    let server = TileServer::start(Mood::Status("404 Not Found"));
    let mut map = Map::of(&server, None);
    map.until(|_| server.asked() > 6);
    assert_eq!(map.frame(), Seen::World);
    assert!(map.raster.trouble().is_none());
}

#[test]
fn what_a_server_lacks_nearby_is_made_from_what_it_has_farther_off() {
    let server = TileServer::start(Mood::Shallow(1));
    let mut map = Map::of(&server, None);
    map.shows(&Seen::Tiles);
}

#[test]
fn a_server_that_vanishes_and_comes_back_is_found_again_without_the_users_doing() {
    let folder = Scratch::new();
    let server = TileServer::start(Mood::Well);
    let address = server.address();
    server.stop();
    let mut map = Map::of(
        &server,
        Some(TileFolder::at(folder.path().join("t"), 1 << 24)),
    );
    map.until(|map| map.raster.trouble().is_some());
    assert_eq!(map.frame(), Seen::World);
    let server = TileServer::again(&address, Mood::Well);
    map.shows(&Seen::Tiles);
    assert!(map.raster.trouble().is_none());
    assert!(server.asked() > 0);
}

#[test]
fn copies_that_are_kept_are_shown_without_the_server_and_damaged_ones_are_fetched_anew() {
    let folder = Scratch::new();
    let path = folder.path().join("tiles");
    let kept = || Some(TileFolder::at(path.clone(), 1 << 24));
    let server = TileServer::start(Mood::Well);
    Map::of(&server, kept()).shows(&Seen::Tiles);
    let asked = server.asked();

    Map::of(&server, kept()).shows(&Seen::Tiles);
    assert_eq!(server.asked(), asked, "what holds is not asked for");

    damage(&path);
    Map::of(&server, kept()).shows(&Seen::Tiles);
    assert!(server.asked() > asked);

    server.stop();
    Map::of(&server, kept()).shows(&Seen::Tiles);
}

#[test]
fn tiles_of_a_file_need_no_server_and_a_file_that_comes_back_is_read_again() {
    let folder = Scratch::new();
    let path = folder.path().join("tiles.pmtiles");
    let mut map = Map::from(Origin::Archive(path.clone()), None);
    map.until(|map| map.raster.trouble().is_some());
    assert_eq!(map.frame(), Seen::World);
    std::fs::write(&path, include_bytes!("files/tiles.pmtiles")).unwrap();
    map.shows(&Seen::Tiles);
    assert!(map.raster.trouble().is_none());
}

#[test]
fn no_more_than_a_few_tiles_are_fetched_at_once() {
    let server = TileServer::start(Mood::Slow(Duration::from_millis(100)));
    let mut map = Map::of(&server, None);
    map.shows(&Seen::Tiles);
    assert!((2..=4).contains(&server.most_at_once()));
}

/// Writes over all files in a folder and those within.
fn damage(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            damage(&path);
        } else {
            std::fs::write(path, "damaged").unwrap();
        }
    }
}
