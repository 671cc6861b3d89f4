//! What covers the base map comes when it comes: tiles are drawn anew where it does, and nowhere else.

use std::sync::atomic::AtomicU64;

use super::many::{finish, many, tiles as of_many, view};
use super::*;
use crate::rasterizer::{Ground, Painter};
use crate::scene::columns::tests::made;
use crate::scene::style::Theme;

/// One shade all over the western half of the world; another number, another shade.
struct Shade {
    number: AtomicU64,
    laid: AtomicUsize,
}

impl Shade {
    fn new() -> Arc<Self> {
        Arc::new(Self {
            number: AtomicU64::new(1),
            laid: AtomicUsize::new(0),
        })
    }
}

impl Ground for Shade {
    fn version(&self, rect: &PixelRect, world_px: u64) -> u64 {
        let is_western = rect.x < (world_px / 2).cast_signed();
        if is_western {
            self.number.load(Ordering::SeqCst)
        } else {
            0
        }
    }

    fn lay(&self, _: &mut Painter, rgba: &mut [u8], rect: &PixelRect, world_px: u64) {
        self.laid.fetch_add(1, Ordering::SeqCst);
        let shade = self.version(rect, world_px) as u8;
        if shade > 0 {
            for pixel in rgba.chunks_exact_mut(4) {
                pixel.copy_from_slice(&[shade, shade, shade, 255]);
            }
        }
    }
}

#[test]
fn where_other_pictures_come_tiles_are_drawn_anew_and_nowhere_else() {
    let ground = Shade::new();
    let covered = Picture {
        ground: Some(ground.clone()),
        ..picture(|_| {})
    };
    let ids = row_of(Grid::new(3.0, 1.0), 0..8);
    let mut shown = tiles(covered, 1);
    settle(&mut shown, &ids, &[]);
    let corner = |shown: &Tiles, id: TileId| shown.get(id).unwrap().pixels.rgba[0];
    assert_eq!(corner(&shown, ids[0]), 1);
    let eastern = shown.get(ids[7]).unwrap().serial;
    assert_eq!(ground.laid.load(Ordering::SeqCst), 8);
    ground.number.store(200, Ordering::SeqCst);
    assert_eq!(corner(&shown, ids[0]), 1, "the old one stands until then");
    settle(&mut shown, &ids, &[]);
    assert!(ids[..4].iter().all(|id| corner(&shown, *id) == 200));
    assert_eq!(shown.get(ids[7]).unwrap().serial, eastern);
    assert_eq!(ground.laid.load(Ordering::SeqCst), 12);
}

#[test]
fn many_ties_lie_over_what_has_come_since_they_were_drawn() {
    let columns = Arc::new(made(80, 2));
    let ids = view(100);
    let covered = |ground: &Arc<Shade>| Picture {
        ground: Some(ground.clone()),
        ..many(&columns, None, Theme::Day)
    };
    let ground = Shade::new();
    let mut shown = of_many(covered(&ground), 1);
    finish(&mut shown, &ids);
    let before = shown.get(ids[0]).unwrap().pixels.clone();
    ground.number.store(200, Ordering::SeqCst);
    finish(&mut shown, &ids);
    assert!(shown.get(ids[0]).unwrap().pixels != before);
    let mut fresh = of_many(covered(&ground), 1);
    finish(&mut fresh, &ids);
    for id in &ids {
        assert!(shown.get(*id).unwrap().pixels == fresh.get(*id).unwrap().pixels);
    }
}
