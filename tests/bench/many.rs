//! How long many ties take without a window: `cargo bench --bench many [-- CITIES.csv TIES.csv]`, at the views of a world,
//! a continent, a country and a street. Without files, 15,000 made ties.
//!
//! Times are of the processor, not of the clock: a machine that does other things meanwhile adds little to them.

mod screen;

use std::error::Error;
use std::path::Path;

use city_ties::atlas::{Id, Kind};
use city_ties::formats::csv;
use city_ties::geo::Position;
use city_ties::rasterizer::density::{Canvas, Histogram};
use city_ties::rasterizer::tone::{Ink, Range, Tone};
use city_ties::rasterizer::{BaseLook, Land, Painter};
use city_ties::scene::columns::{Columns, KINDS, Style};
use city_ties::scene::style::{Palette, Theme};
use city_ties::standing::{Reading, When};

use screen::screen;

const ALL: [bool; KINDS] = [true; KINDS];
/// Ties a slice: how many are cut before the tiles are drawn.
const SLICE: usize = 8192;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let columns = match words.as_slice() {
        [cities, ties] => from_files(Path::new(cities), Path::new(ties))?,
        _ => made(15_000)?,
    };
    let palette = Palette::of(Theme::Day);
    let land = Land::embedded()?;
    let look = BaseLook {
        colours: palette.into(),
        pixels_per_point: 1.0,
    };
    let mut painter = Painter::new();
    let ink = Ink::of(palette);
    for (name, zoom) in [
        ("the world", 2.5),
        ("a continent", 5.0),
        ("a country", 7.0),
        ("a street", 14.0),
    ] {
        let (grid, view) = screen(zoom, 48.86, 2.35)?;
        let mut canvas = Canvas::new(grid, &grid.wanted(&view));
        let mut spans = 0;
        let start = processor_ms()?;
        while canvas.done() < columns.len() {
            spans += canvas.advance(&columns, SLICE);
        }
        let drawn = processor_ms()? - start;
        let start = processor_ms()?;
        let mut seen = Histogram::default();
        for (_, sums) in canvas.tiles() {
            seen.add(&Histogram::of(sums, ALL), |coverage| coverage);
        }
        let range = Range::of(&seen);
        let counted = processor_ms()? - start;
        let bases: Vec<_> = canvas
            .tiles()
            .iter()
            .map(|(id, _)| painter.base(&land, &look, &grid.rect(id.col, id.row), id.world_px))
            .collect();
        let start = processor_ms()?;
        let tone = Tone::new(&range, 1.0, &ink, ALL);
        for ((_, sums), base) in canvas.tiles().iter().zip(&bases) {
            std::hint::black_box(tone.over(base, sums));
        }
        let toned = processor_ms()? - start;
        println!(
            "{name}: drawn in {drawn:.1} ms ({spans} spans), counted in {counted:.1}, toned in {toned:.1}"
        );
    }
    Ok(())
}

fn from_files(cities: &Path, ties: &Path) -> Result<Columns, Box<dyn Error>> {
    let start = processor_ms()?;
    let atlas = csv::read(&std::fs::read(cities)?, &std::fs::read(ties)?)?;
    println!("read in {:.1} ms", processor_ms()? - start);
    let start = processor_ms()?;
    let style = |id: &_, tie: &_| Style::of_tie(id, tie, When::AllTime, &Reading::default());
    let columns = Columns::of_atlas(&atlas, style, 1);
    println!(
        "{} ties in columns in {:.1} ms",
        columns.len(),
        processor_ms()? - start
    );
    Ok(columns)
}

/// Ties of three kinds between places that lie about the globe in a spiral.
fn made(ties: u32) -> Result<Columns, Box<dyn Error>> {
    const PLACES: u32 = 4_000;
    let place = |i: u32| -> Result<(Id, Position), Box<dyn Error>> {
        let along = f64::from(i) / f64::from(PLACES);
        let lat = (along * 1.8 - 0.9).asin().to_degrees();
        let lon = (f64::from(i) * 137.508).rem_euclid(360.0) - 180.0;
        Ok((Id::new(&format!("p{i}"))?, Position::new(lat, lon)?))
    };
    let places = (0..PLACES).map(place).collect::<Result<Vec<_>, _>>()?;
    let kinds = [Kind::Sister, Kind::Friendship, Kind::Memorandum];
    let pairs: Vec<_> = (0..ties)
        .map(|i| {
            let from = i.wrapping_mul(2_654_435_761) % PLACES;
            let to = (from + 1 + i % 977) % PLACES;
            ([from, to], Style::of_kind(&kinds[i as usize % 3]))
        })
        .collect();
    Ok(Columns::of_places(&places, &pairs, 1))
}

/// What the processor has spent on this program so far, milliseconds.
fn processor_ms() -> Result<f64, Box<dyn Error>> {
    let spent = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = spent.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e6)
}
