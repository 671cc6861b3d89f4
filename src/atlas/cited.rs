//! How often each source is cited.

use std::collections::BTreeMap;

use super::{Atlas, Citation, Id};

/// How many claims, facts and published totals cite each source of an atlas. One that none cites counts 0; one that the
/// atlas lacks is not counted.
pub fn times_cited(atlas: &Atlas) -> BTreeMap<&Id, usize> {
    let mut times: BTreeMap<&Id, usize> = atlas.sources.keys().map(|id| (id, 0)).collect();
    let claims = atlas.ties.values().flat_map(|tie| &tie.claims);
    let claims = claims.map(|claim| &claim.cite);
    let facts = atlas.facts.values().map(|fact| &fact.cite);
    let totals = atlas.totals.iter().map(|total| &total.cite);
    for cite in claims.chain(facts).chain(totals) {
        for (number, Citation { source, .. }) in cite.iter().enumerate() {
            // Two places in one source support a statement once.
            if cite[..number].iter().any(|other| other.source == *source) {
                continue;
            }
            if let Some(count) = times.get_mut(source) {
                *count += 1;
            }
        }
    }
    times
}
