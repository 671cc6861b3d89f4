//! What makes one atlas of another, as plain data: for what no single edit can say, such as a file that another program
//! has changed.

use imbl::OrdMap;
use imbl::ordmap::DiffItem;
use serde::{Deserialize, Serialize};

use super::{About, Atlas, City, Fact, Id, PublishedTotal, Saved, Source, Tie, TieId};

/// Everything in which an atlas differs from another. What is `None` in a list is gone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Patch {
    about: Option<Box<About>>,
    cities: Vec<(Id, Option<City>)>,
    ties: Vec<(TieId, Option<Tie>)>,
    facts: Vec<(Id, Option<Fact>)>,
    sources: Vec<(Id, Option<Source>)>,
    totals: Option<Vec<PublishedTotal>>,
    saved: Option<Saved>,
}

/// How many things of a kind differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Differing {
    /// So many are there that were not.
    pub added: usize,
    /// So many are another than they were.
    pub changed: usize,
    /// So many are gone.
    pub removed: usize,
}

/// How much differs between two atlases, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Its cities.
    pub cities: Differing,
    /// Its ties.
    pub ties: Differing,
    /// Its facts.
    pub facts: Differing,
    /// Its sources.
    pub sources: Differing,
    /// Whether anything else does: published totals, what is saved, what the atlas says of itself.
    pub others: bool,
}

impl Patch {
    /// What makes the one of the other. Costs nothing for what both share.
    pub fn between(from: &Atlas, to: &Atlas) -> Self {
        let list = || to.totals.iter().cloned().collect();
        Self {
            about: (from.about != to.about).then(|| Box::new(to.about.clone())),
            cities: entries(&from.cities, &to.cities),
            ties: entries(&from.ties, &to.ties),
            facts: entries(&from.facts, &to.facts),
            sources: entries(&from.sources, &to.sources),
            totals: (from.totals != to.totals).then(list),
            saved: (from.saved != to.saved).then(|| to.saved.clone()),
        }
    }

    /// The other atlas, made of the one. It shares with that what they have in common.
    #[must_use]
    pub fn apply(&self, from: &Atlas) -> Atlas {
        let mut to = from.clone();
        if let Some(about) = &self.about {
            to.about = (**about).clone();
        }
        put(&mut to.cities, &self.cities);
        put(&mut to.ties, &self.ties);
        put(&mut to.facts, &self.facts);
        put(&mut to.sources, &self.sources);
        if let Some(totals) = &self.totals {
            to.totals = totals.iter().cloned().collect();
        }
        if let Some(saved) = &self.saved {
            to.saved = saved.clone();
        }
        to
    }

    /// How much it changes in the atlas that it is for.
    pub fn differences(&self, from: &Atlas) -> Differences {
        Differences {
            cities: Differing::of(&from.cities, &self.cities),
            ties: Differing::of(&from.ties, &self.ties),
            facts: Differing::of(&from.facts, &self.facts),
            sources: Differing::of(&from.sources, &self.sources),
            others: self.about.is_some() || self.totals.is_some() || self.saved.is_some(),
        }
    }
}

impl Differing {
    fn of<K: Ord, V>(from: &OrdMap<K, V>, entries: &[(K, Option<V>)]) -> Self {
        let mut differing = Self::default();
        for (id, now) in entries {
            let count = match now {
                None => &mut differing.removed,
                Some(_) if from.contains_key(id) => &mut differing.changed,
                Some(_) => &mut differing.added,
            };
            *count += 1;
        }
        differing
    }

    /// Whether nothing differs.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

impl Differences {
    /// Whether nothing differs.
    pub fn are_none(self) -> bool {
        self == Self::default()
    }
}

fn entries<K: Clone + Ord, V: Clone + PartialEq>(
    from: &OrdMap<K, V>,
    to: &OrdMap<K, V>,
) -> Vec<(K, Option<V>)> {
    let changes = from.diff(to).map(|change| match change {
        DiffItem::Add(id, now) | DiffItem::Update { new: (id, now), .. } => {
            (id.clone(), Some(now.clone()))
        }
        DiffItem::Remove(id, _) => (id.clone(), None),
    });
    changes.collect()
}

fn put<K: Clone + Ord, V: Clone>(map: &mut OrdMap<K, V>, entries: &[(K, Option<V>)]) {
    for (id, now) in entries {
        match now {
            Some(now) => map.insert(id.clone(), now.clone()),
            None => map.remove(id),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn atlas(cities: &[(&str, &str)]) -> Atlas {
        let mut atlas = Atlas::default();
        for (id, name) in cities {
            let city = City {
                name: (*name).to_owned(),
                ..City::default()
            };
            atlas.cities.insert(Id::new(id).unwrap(), city);
        }
        atlas
    }

    #[test]
    fn a_patch_makes_the_one_of_the_other_and_counts_what_it_does() {
        let from = atlas(&[("seoul", "Seoul"), ("tehran", "Tehran"), ("bombay", "B")]);
        let mut to = atlas(&[("seoul", "Seoul"), ("tehran", "Teheran"), ("paris", "P")]);
        "Ports".clone_into(&mut to.about.title);
        let patch = Patch::between(&from, &to);
        assert_eq!(patch.apply(&from), to);
        let differences = patch.differences(&from);
        let one_each = Differing {
            added: 1,
            changed: 1,
            removed: 1,
        };
        assert_eq!(differences.cities, one_each);
        assert!(differences.ties.is_none() && differences.others);
        let back = Patch::between(&to, &from);
        assert_eq!(back.apply(&to), from);
        assert!(Patch::between(&to, &to).differences(&to).are_none());
    }
}
