//! A source with a fault of the program's in it, on real threads.

use super::*;

/// One that panics whatever it is asked.
struct Faulty;

impl Source for Faulty {
    fn zooms(&self) -> RangeInclusive<u8> {
        0..=19
    }

    fn kept(&self, tile: TileNumber) -> Option<KeptTile> {
        assert!(tile.x.is_multiple_of(2), "no luck with a copy");
        None
    }

    fn ask(&self, _: TileNumber, _: Option<&str>) -> Result<Reply, RasterError> {
        panic!("no luck");
    }

    fn keep(&self, _: TileNumber, _: &KeptTile) {}
}

#[test]
fn a_source_that_panics_is_in_trouble_and_its_workers_live_on() {
    let (sender, woken) = std::sync::mpsc::channel();
    let wake = move || {
        // Nobody listens any more once the test ends.
        sender.send(()).ok();
    };
    let open = || -> Result<Arc<dyn Source>, RasterError> { Ok(Arc::new(Faulty)) };
    let raster = Raster::with(Box::new(open), Arc::new(wake)).unwrap();
    raster.look_at(&look(4, 5.5, 7.5).rect, 256 << 4, 1.0);
    let trouble = std::iter::repeat_with(|| {
        woken.recv_timeout(Duration::from_secs(10)).expect("news");
        raster.trouble()
    });
    let trouble = trouble.flatten().next();
    assert!(matches!(trouble, Some(RasterError::Panicked(why)) if why.contains("no luck")));
    let in_hand = || raster.0.lock().in_hand();
    let end = Instant::now() + Duration::from_secs(10);
    while in_hand() > 0 && Instant::now() < end {
        std::thread::yield_now();
    }
    assert_eq!(in_hand(), 0, "what failed is in nobody's hands");
}
