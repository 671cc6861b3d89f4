//! How long the map's tiles take: `cargo bench --bench tiles`. Each line is the best of ten rounds, since a machine
//! that does other things meanwhile only ever adds.

mod screen;

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use city_ties::jobs::{Picture, Tiles};
use city_ties::rasterizer::{BaseColours, BaseLook, Land, Overlay, Painter, PixelRect};
use vello_cpu::RenderContext;

use screen::screen;

const ROUNDS: u32 = 10;

struct Nothing;

impl Overlay for Nothing {
    fn draw(&self, _: &mut RenderContext, _: &PixelRect) {}
}

fn main() -> Result<(), Box<dyn Error>> {
    let bytes = include_bytes!("../../assets/world.map");
    report("the world unpacked", 1, || Land::unpack(bytes).is_ok());

    let land = Land::embedded()?;
    let look = BaseLook {
        colours: BaseColours {
            water: [213, 224, 226, 255],
            land: [243, 238, 227, 255],
            coast: [179, 193, 195, 255],
            border: [207, 197, 179, 255],
            disputed: [179, 165, 141, 255],
        },
        pixels_per_point: 1.0,
    };

    let overlay: Arc<dyn Overlay> = Arc::new(Nothing);
    let picture = Picture {
        look,
        overlay: Arc::new(move |_| overlay.clone()),
        ground: None,
        many: None,
    };
    let (grid, view) = screen(1.5, 25.0, 180.0)?;
    report("the first screen, workers started", 1, || {
        Tiles::new(picture.clone(), || {}).is_ok_and(|mut tiles| {
            tiles.render_now(&grid.wanted(&view));
            tiles.missing() == 0
        })
    });

    let mut painter = Painter::new();
    for zoom in [0.0, 1.5, 2.5, 4.0, 5.5, 7.0, 10.0, 14.0, 19.0] {
        let (grid, view) = screen(zoom, 37.0, 127.0)?;
        let ids = grid.wanted(&view);
        report(&format!("a base tile at zoom {zoom}"), ids.len(), || {
            ids.iter().all(|id| {
                let rect = grid.rect(id.col, id.row);
                painter.base(&land, &look, &rect, id.world_px).w > 0
            })
        });
    }
    Ok(())
}

/// Prints the time of one of the `parts` that a round has.
fn report(what: &str, parts: usize, mut round: impl FnMut() -> bool) {
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let done = round();
        best = best.min(start.elapsed().as_secs_f64() * 1000.0);
        assert!(done, "{what}: failed");
    }
    println!("{what}: {:.3} ms", best / parts as f64);
}
