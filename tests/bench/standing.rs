//! How long it takes to say how many ties stand on a day: `cargo bench --bench standing --no-default-features`, for
//! 25,000 made ties and for a million.

use std::error::Error;
use std::time::Instant;

use city_ties::atlas::date::Day;
use city_ties::atlas::{Atlas, Date, Id, Tie, TieId};
use city_ties::standing::lives::Lives;
use city_ties::standing::{Reading, When};

const ROUNDS: u32 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    for count in [25_000, 1_000_000] {
        let atlas = made(count)?;
        let start = Instant::now();
        let lives = Lives::of(&atlas, &Reading::default());
        let built = start.elapsed().as_secs_f64() * 1000.0;
        let days: Vec<Day> = (1960..2025)
            .filter_map(|year| Day::new(year, 1, 1))
            .collect();
        let day = When::On(days[30]);
        let as_of = best_ms(|| lives.at(day).count() > 0);
        let counted = best_ms(|| lives.counts(day).all() > 0);
        let census = best_ms(|| lives.census(&days).len() == days.len());
        let mut edited = atlas.clone();
        if let Some(first) = atlas.ties.keys().next() {
            edited.ties.remove(first);
        }
        let patched = best_ms(|| lives.patched(&atlas, &edited).counts(day).all() > 0);
        println!(
            "{count} ties: built in {built:.0} ms, as of a day {as_of:.2}, counted {counted:.2}, 65 years {census:.1}, an edit {patched:.1}"
        );
    }
    Ok(())
}

/// Ties of two claims, one after the other or against each other, between made cities.
fn made(count: u32) -> Result<Atlas, Box<dyn Error>> {
    let mut atlas = Atlas::default();
    let plain: Tie = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(r#"(claims: [(by: ["a"], kind: sister), (by: ["b"], kind: friendship)])"#)?;
    for i in 0..count {
        let [a, b] = [i / 1_000, 10_000 + i % 1_000].map(|n| Id::new(&format!("c{n}")));
        let (a, b) = (a?, b?);
        let Some(id) = TieId::between(&a, &b) else {
            continue;
        };
        let mut tie = plain.clone();
        let since = 1950 + i % 70;
        for (claim, (by, later)) in tie.claims.iter_mut().zip([(a, 0), (b, i % 9)]) {
            claim.by = vec![by];
            claim.since = Some(Date::new(&(since + later).to_string())?);
        }
        atlas.ties.insert(id, tie);
    }
    Ok(atlas)
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
