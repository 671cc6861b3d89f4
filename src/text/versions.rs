//! How much has changed since a version.

use super::Texts;
use crate::atlas::{Differences, Differing};

impl Texts {
    /// How much differs: `3 cities added, 1 tie changed`; that nothing does, where nothing does.
    pub fn differences(&self, differences: &Differences) -> String {
        let of = |differing: Differing, keys: [&str; 3]| {
            let counts = [differing.added, differing.changed, differing.removed];
            let told = counts.into_iter().zip(keys);
            let told = told.filter(|(count, _)| *count > 0);
            told.map(|(count, key)| self.with(key, &[("count", count.into())]))
                .collect::<Vec<_>>()
        };
        let mut parts = of(
            differences.cities,
            ["cities-added", "cities-changed", "cities-removed"],
        );
        parts.extend(of(
            differences.ties,
            ["ties-added", "ties-changed", "ties-removed"],
        ));
        parts.extend(of(
            differences.facts,
            ["facts-added", "facts-changed", "facts-removed"],
        ));
        parts.extend(of(
            differences.sources,
            ["sources-added", "sources-changed", "sources-removed"],
        ));
        if differences.others {
            parts.push(self.get("others-changed"));
        }
        if parts.is_empty() {
            self.get("nothing-changed")
        } else {
            parts.join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_counted_by_kind_and_nothing_is_said_to_be_nothing() {
        let texts = Texts::english();
        let mut differences = Differences::default();
        assert_eq!(texts.differences(&differences), "nothing");
        differences.cities.added = 1;
        differences.ties.changed = 2;
        differences.facts.removed = 3;
        assert_eq!(
            texts.differences(&differences),
            "1 city added, 2 ties changed, 3 facts removed"
        );
        differences.others = true;
        assert!(
            texts
                .differences(&differences)
                .ends_with("details of the atlas")
        );
    }
}
