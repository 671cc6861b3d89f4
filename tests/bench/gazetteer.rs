//! How long the gazetteer takes: `cargo bench --bench gazetteer`. Each line is the best of ten rounds, since a machine
//! that does other things meanwhile only ever adds; of what is typed, the slowest keystroke counts.

use std::error::Error;
use std::time::Instant;

use city_ties::gazetteer::Gazetteer;
use city_ties::geo::Position;

const ROUNDS: u32 = 10;

/// Matches that a list shows.
const LIMIT: usize = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let bytes = include_bytes!("../../assets/gazetteer.bin");
    let unpacked = best_ms(|| Gazetteer::unpack(bytes).is_ok());
    println!("the gazetteer unpacked: {unpacked:.1} ms");

    let gazetteer = Gazetteer::embedded()?;
    let bytes = gazetteer.memory_bytes() as f64;
    println!("memory: {:.1} MB", bytes / 1e6);

    for typed in [
        "Seoul",
        "서울특별시",
        "كربلاء",
        "St Petersburg, Florida",
        "Springfield Illinois",
        "Llanfairpwllgwyngyll",
        "san salvador de jujuy",
        "zzzzzzzzzzzzzzzz",
    ] {
        let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
        let (mut slowest, mut slowest_ms) = ("", 0.0);
        for end in ends {
            let so_far = &typed[..end];
            let ms = best_ms(|| gazetteer.search(so_far, LIMIT).len() <= LIMIT);
            if ms > slowest_ms {
                (slowest, slowest_ms) = (so_far, ms);
            }
        }
        println!("typing \"{typed}\": {slowest_ms:.2} ms at most, at \"{slowest}\"");
    }

    for (what, lat, lon) in [
        ("in Seoul", 37.57, 126.98),
        ("in the Pacific", -45.0, -130.0),
    ] {
        let position = Position::new(lat, lon)?;
        let ms = best_ms(|| gazetteer.nearest(position, LIMIT).len() == LIMIT);
        println!("the nearest {what}: {ms:.3} ms");
    }
    Ok(())
}

fn best_ms(mut round: impl FnMut() -> bool) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let done = round();
        best = best.min(start.elapsed().as_secs_f64() * 1000.0);
        assert!(done, "a round failed");
    }
    best
}
