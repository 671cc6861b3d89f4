//! The map's tiles through the pool: order, staleness, memory, faults.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

use vello_cpu::RenderContext;

use super::queue::Picture;
use super::{JobError, Tiles, Wake};
use crate::rasterizer::{
    BaseColours, BaseLook, Grid, Land, LandError, Overlay, PixelRect, TileId, tests::made_world,
};

#[expect(
    clippy::unnecessary_wraps,
    reason = "has the shape of a source that may fail"
)]
fn land() -> Result<Arc<Land>, LandError> {
    static LAND: LazyLock<Arc<Land>> = LazyLock::new(|| Arc::new(made_world()));
    Ok(LAND.clone())
}

fn no_land() -> Result<Arc<Land>, LandError> {
    Err(LandError::Damaged)
}

/// Calls a function for each tile and draws nothing.
struct Watch<F>(F);

impl<F: Fn(&PixelRect) + Send + Sync> Overlay for Watch<F> {
    fn draw(&self, _: &mut RenderContext, rect: &PixelRect) {
        (self.0)(rect);
    }
}

fn look(land: [u8; 4]) -> BaseLook {
    let colours = BaseColours {
        water: [1, 2, 3, 255],
        land,
        coast: land,
        border: land,
        disputed: land,
    };
    BaseLook {
        colours,
        pixels_per_point: 1.0,
    }
}

fn picture(on_draw: impl Fn(&PixelRect) + Send + Sync + 'static) -> Picture {
    let overlay: Arc<dyn Overlay> = Arc::new(Watch(on_draw));
    Picture {
        look: look([250, 240, 230, 255]),
        overlay: Arc::new(move |_| overlay.clone()),
        ground: None,
        many: None,
    }
}

fn tiles(picture: Picture, workers: usize) -> Tiles {
    let wake: Wake = Arc::new(|| {});
    Tiles::with(picture, &wake, land, [workers, 0]).unwrap()
}

/// Frames until all that is seen is drawn.
fn settle(tiles: &mut Tiles, seen: &[TileId], ahead: &[TileId]) {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        tiles.receive();
        tiles.request(seen, ahead);
        if tiles.missing() == 0 {
            return;
        }
        assert!(Instant::now() < end, "{} tiles never came", tiles.missing());
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn row_of(grid: Grid, cols: std::ops::Range<i64>) -> Vec<TileId> {
    cols.map(|col| grid.tile(col, 1)).collect()
}

#[test]
fn the_first_frame_has_all_its_tiles_even_without_a_worker() {
    let grid = Grid::new(3.0, 1.0);
    let ids = row_of(grid, 0..8);
    for workers in [0, 1, 3] {
        let mut tiles = tiles(picture(|_| {}), workers);
        tiles.render_now(&ids);
        assert_eq!(tiles.missing(), 0);
        assert!(
            ids.iter().all(|id| tiles.get(*id).is_some()),
            "{workers} workers"
        );
    }
}

#[test]
fn any_number_of_threads_draws_the_same_bits() {
    let grid = Grid::new(2.4, 1.0);
    let ids = grid.wanted(&PixelRect {
        x: -300,
        y: 0,
        w: 1280,
        h: 800,
    });
    let mut alone = tiles(picture(|_| {}), 0);
    let mut crowd = tiles(picture(|_| {}), 4);
    alone.render_now(&ids);
    settle(&mut crowd, &ids, &[]);
    for id in ids {
        assert!(
            alone.get(id).unwrap().pixels == crowd.get(id).unwrap().pixels,
            "{id:?}"
        );
    }
}

/// A picture whose every tile waits to be let through, and tells where it is.
fn gated() -> (Picture, Sender<()>, Receiver<i64>) {
    let (open, gate) = channel::<()>();
    let (tell, drawn) = channel();
    let gate = Mutex::new(gate);
    let picture = picture(move |rect| {
        tell.send(rect.x / 256).unwrap();
        // An open end lets all the rest through.
        gate.lock().unwrap().recv().ok();
    });
    (picture, open, drawn)
}

#[test]
fn what_is_seen_comes_before_what_lies_ahead() {
    let (picture, open, drawn) = gated();
    let grid = Grid::new(4.0, 1.0);
    let mut tiles = tiles(picture, 1);
    tiles.request(&row_of(grid, 5..8), &row_of(grid, 2..4));
    drop(open);
    let order: Vec<_> = drawn.iter().take(5).collect();
    assert_eq!(order, [5, 6, 7, 2, 3]);
}

#[test]
fn what_is_no_longer_wanted_is_never_drawn() {
    let (picture, open, drawn) = gated();
    let grid = Grid::new(4.0, 1.0);
    let mut tiles = tiles(picture, 1);
    tiles.request(&row_of(grid, 0..6), &[]);
    // The worker has the first in hand; the view moves on meanwhile.
    assert_eq!(drawn.recv(), Ok(0));
    tiles.request(&row_of(grid, 10..12), &[]);
    drop(open);
    settle(&mut tiles, &row_of(grid, 10..12), &[]);
    drop(tiles);
    assert_eq!(drawn.iter().collect::<Vec<_>>(), [10, 11]);
}

#[test]
fn a_tile_in_hand_is_not_begun_again() {
    let (picture, open, drawn) = gated();
    let grid = Grid::new(4.0, 1.0);
    let mut tiles = tiles(picture, 2);
    let ids = row_of(grid, 3..4);
    tiles.request(&ids, &[]);
    assert_eq!(drawn.recv(), Ok(3));
    tiles.request(&ids, &[]);
    drop(open);
    settle(&mut tiles, &ids, &[]);
    drop(tiles);
    assert_eq!(drawn.iter().count(), 0);
}

#[test]
fn a_change_of_what_lies_over_keeps_the_base_map() {
    let id = Grid::new(3.0, 1.0).tile(3, 3);
    let mut tiles = tiles(picture(|_| {}), 1);
    tiles.render_now(&[id]);
    let first = tiles.get(id).unwrap().clone();
    tiles.show(picture(|_| {}));
    assert_eq!(
        tiles.get(id).unwrap().serial,
        first.serial,
        "the old one stands until then"
    );
    assert_ne!(tiles.get(id).unwrap().generation, tiles.generation());
    tiles.render_now(&[id]);
    let second = tiles.get(id).unwrap().clone();
    assert!(second.serial > first.serial);
    // With nothing over it a tile is its base map: the very same memory.
    assert!(Arc::ptr_eq(&first.pixels.rgba, &second.pixels.rgba));

    let night = Picture {
        look: look([20, 20, 30, 255]),
        ..picture(|_| {})
    };
    tiles.show(night);
    tiles.render_now(&[id]);
    assert!(tiles.get(id).unwrap().pixels != first.pixels);
}

#[test]
fn an_overlay_is_prepared_once_a_width() {
    let prepared = Arc::new(AtomicUsize::new(0));
    let counter = prepared.clone();
    let picture = Picture {
        look: look([9, 9, 9, 255]),
        overlay: Arc::new(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
            Arc::new(Watch(|_: &PixelRect| {}))
        }),
        ground: None,
        many: None,
    };
    let mut tiles = tiles(picture, 3);
    for zoom in [3.0, 3.5, 3.0] {
        tiles.render_now(&row_of(Grid::new(zoom, 1.0), 0..6));
    }
    assert_eq!(prepared.load(Ordering::SeqCst), 2);
}

#[test]
fn memory_stays_under_its_cap() {
    const TILE_BYTES: usize = 256 * 256 * 4;
    let grid = Grid::new(6.0, 1.0);
    let mut tiles = tiles(picture(|_| {}), 1).with_limit(20 * TILE_BYTES);
    for col in 0..40 {
        let (seen, ahead) = (row_of(grid, col..col + 6), row_of(grid, col + 6..col + 20));
        settle(&mut tiles, &seen, &ahead);
        assert!(tiles.bytes() <= 20 * TILE_BYTES, "{}", tiles.bytes());
        assert!(seen.iter().all(|id| tiles.get(*id).is_some()));
    }
    // What is seen stays even where it takes more than allowed.
    let seen = row_of(grid, 0..30);
    settle(&mut tiles, &seen, &[]);
    assert!(seen.iter().all(|id| tiles.get(*id).is_some()));
}

#[test]
fn a_tile_that_cannot_be_drawn_is_an_error_and_the_rest_is_drawn() {
    let grid = Grid::new(4.0, 1.0);
    let bad = picture(|rect| assert_ne!(rect.x, 512, "a made fault"));
    let mut tiles = tiles(bad, 1);
    let ids = row_of(grid, 0..5);
    settle(&mut tiles, &ids, &[]);
    let Some(JobError::Panicked(message)) = tiles.take_failure() else {
        panic!("no failure told");
    };
    assert!(message.contains("a made fault"), "{message}");
    assert!(tiles.get(ids[2]).is_none() && tiles.get(ids[4]).is_some());
}

#[test]
fn without_a_world_there_is_an_error_not_a_hang() {
    let wake: Wake = Arc::new(|| {});
    let mut tiles = Tiles::with(picture(|_| {}), &wake, no_land, [1, 0]).unwrap();
    tiles.render_now(&row_of(Grid::new(2.0, 1.0), 0..3));
    assert_eq!(
        tiles.take_failure(),
        Some(JobError::Land(LandError::Damaged))
    );
    assert_eq!(tiles.take_failure(), None);
}

#[test]
fn the_window_is_woken_for_each_tile() {
    let woken = Arc::new(AtomicUsize::new(0));
    let counter = woken.clone();
    let wake: Wake = Arc::new(move || {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let ids = row_of(Grid::new(3.0, 1.0), 0..4);
    let mut tiles = Tiles::with(picture(|_| {}), &wake, land, [2, 0]).unwrap();
    settle(&mut tiles, &ids, &[]);
    drop(tiles);
    assert_eq!(woken.load(Ordering::SeqCst), 4);
}

#[test]
fn a_worker_for_times_of_rest_draws_nothing_while_the_view_moves() {
    let wake: Wake = Arc::new(|| {});
    let mut tiles = Tiles::with(picture(|_| {}), &wake, land, [0, 1]).unwrap();
    let ids = row_of(Grid::new(2.0, 1.0), 0..2);
    tiles.rest(false);
    tiles.request(&ids, &[]);
    std::thread::sleep(Duration::from_millis(30));
    tiles.receive();
    assert_eq!(tiles.missing(), ids.len());
    tiles.rest(true);
    settle(&mut tiles, &ids, &[]);
}

mod ground;
mod many;
