//! What a thousand steps cost in memory: `cargo bench --bench history [-- CITIES TIES]`, by default 17,000 cities and
//! 25,000 ties. Each step changes a claim of another tie.

use std::error::Error;

use city_ties::atlas::{Atlas, City, Claim, Edit, History, Id, Kind, Tie, TieId};

const STEPS: usize = 1000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut counts = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok());
    let (cities, ties) = (
        counts.next().unwrap_or(17_000),
        counts.next().unwrap_or(25_000),
    );
    let mut history = History::new(made(cities, ties)?);
    let ids: Vec<TieId> = history.atlas().ties.keys().cloned().collect();
    let before = resident_mb()?;
    for step in 0..STEPS {
        // Far from each other, as edits mostly are.
        let id = ids[step * 7919 % ids.len()].clone();
        let mut claim = history.atlas().ties[&id].claims[0].clone();
        claim.note = Some(format!("note {step}"));
        history.edit(&Edit::ChangeClaim(id, 0, Box::new(claim)))?;
    }
    let after = resident_mb()?;
    println!(
        "{STEPS} steps at {cities} cities and {} ties: {:.1} MB",
        ids.len(),
        after - before
    );
    Ok(())
}

/// An atlas of so many cities, each tied to others as far as there are ties.
fn made(cities: usize, ties: usize) -> Result<Atlas, Box<dyn Error>> {
    let mut atlas = Atlas::default();
    let ids: Result<Vec<Id>, _> = (0..cities)
        .map(|n| Id::new(&format!("city-{n:06}")))
        .collect();
    let ids = ids?;
    for id in &ids {
        let city = City {
            name: id.to_string(),
            ..City::default()
        };
        atlas.cities.insert(id.clone(), city);
    }
    let mut number = 0;
    while atlas.ties.len() < ties {
        let (a, b) = (
            number % cities,
            (number * 31 + 17 + number / cities) % cities,
        );
        number += 1;
        let Some(id) = TieId::between(&ids[a], &ids[b]) else {
            continue;
        };
        let claim = Claim {
            by: vec![ids[a].clone()],
            kind: Kind::Sister,
            term: None,
            since: None,
            until: None,
            state: city_ties::atlas::State::Active,
            certainty: city_ties::atlas::Certainty::Stated,
            agreement: None,
            note: None,
            cite: Vec::new(),
            extra: city_ties::atlas::Extra::default(),
        };
        let tie = Tie {
            claims: vec![claim],
            ..Tie::default()
        };
        atlas.ties.insert(id, tie);
    }
    Ok(atlas)
}

/// How much memory the process has, MB.
fn resident_mb() -> Result<f64, Box<dyn Error>> {
    let text = std::fs::read_to_string("/proc/self/statm")?;
    let pages = text.split(' ').nth(1).ok_or("no second number")?;
    Ok(pages.parse::<f64>()? * 4096.0 / 1e6)
}
