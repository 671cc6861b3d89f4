//! Two people's changes to one atlas, brought together: by entity, by claim and by field.
//!
//! What one side changed and the other left alone is taken over. Where both changed the same thing differently it is a
//! [`Conflict`]: decided by a [`Choices`], or until somebody chooses by this rule: nothing is lost that somebody wrote. So
//! of two texts mine stays, but what one side removed and the other changed, or refers to anew, is there still.
//!
//! A merge is made anew with each choice rather than patched: whatever is chosen, no reference to nothing comes out.

use std::collections::{BTreeMap, BTreeSet};

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use super::place::{Entity, Place};
use super::{Atlas, Saved};

mod content;
mod fields;
mod parts;
mod records;
mod whole;

pub use content::Content;
pub use parts::{Part, differing};

use fields::Fields;
use records::records;

/// One of the three versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// What both sides began from.
    Base,
    /// This side.
    Mine,
    /// The other side.
    Theirs,
}

/// What two sides can disagree about: an entity, a record in it, or a field. Claims and totals are counted as they stand in
/// the base, since both sides know them by that.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Where.
    pub place: Place,
    /// Which entry, where the field is a map: a language of `names`, a register of `ids`.
    pub key: Option<String>,
}

/// Something that both sides changed, each in its own way. `None` is: not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What it is about.
    pub spot: Spot,
    /// What it was.
    pub base: Option<Content>,
    /// What this side made of it.
    pub mine: Option<Content>,
    /// What the other side made of it.
    pub theirs: Option<Content>,
    /// Whose version the merged atlas has.
    pub kept: Side,
}

impl Conflict {
    /// What a side has.
    pub fn of(&self, side: Side) -> Option<&Content> {
        match side {
            Side::Base => self.base.as_ref(),
            Side::Mine => self.mine.as_ref(),
            Side::Theirs => self.theirs.as_ref(),
        }
    }
}

/// Which side was chosen, by what the conflict is about.
pub type Choices = BTreeMap<Spot, Side>;

/// What became of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The atlas with both sides' changes.
    pub atlas: Atlas,
    /// What both changed differently, in the order of the file; those that were chosen too.
    pub conflicts: Vec<Conflict>,
}

/// Brings two sides' changes together. The three atlases must have no reference to nothing, as no atlas has that was read
/// or edited here; then the merged one has none either.
pub fn merge(base: &Atlas, mine: &Atlas, theirs: &Atlas, choices: &Choices) -> Merged {
    let mut run = Run {
        choices,
        conflicts: Vec::new(),
    };
    let about = Place::of(Entity::About);
    let mut atlas = Atlas {
        about: Fields::at(&mut run, &about).about(Some(&base.about), &mine.about, &theirs.about),
        cities: run.entities(
            [&base.cities, &mine.cities, &theirs.cities],
            |id| Entity::City(id.clone()),
            |mut fields, base, mine, theirs| fields.city(base, mine, theirs),
        ),
        ties: run.entities(
            [&base.ties, &mine.ties, &theirs.ties],
            |id| Entity::Tie(id.clone()),
            |mut fields, base, mine, theirs| fields.tie(base, mine, theirs),
        ),
        facts: run.entities(
            [&base.facts, &mine.facts, &theirs.facts],
            |id| Entity::Fact(id.clone()),
            |mut fields, base, mine, theirs| fields.fact(base, mine, theirs),
        ),
        sources: run.entities(
            [&base.sources, &mine.sources, &theirs.sources],
            |id| Entity::Source(id.clone()),
            |mut fields, base, mine, theirs| fields.source(base, mine, theirs),
        ),
        totals: run.totals(base, mine, theirs),
        saved: run.saved(&base.saved, &mine.saved, &theirs.saved),
    };
    whole::make_whole(&mut run, &mut atlas, [base, mine, theirs]);
    let mut conflicts = run.conflicts;
    conflicts.sort_by(|a, b| a.spot.cmp(&b.spot));
    Merged { atlas, conflicts }
}

/// A merge under way.
struct Run<'a> {
    choices: &'a Choices,
    conflicts: Vec<Conflict>,
}

impl Run<'_> {
    /// What becomes of one value, of which each side may have none.
    fn value<T: Clone + PartialEq + Into<Content>>(
        &mut self,
        spot: impl FnOnce() -> Spot,
        base: Option<&T>,
        mine: Option<&T>,
        theirs: Option<&T>,
    ) -> Option<T> {
        if mine == theirs || theirs == base {
            return mine.cloned();
        }
        if mine == base {
            return theirs.cloned();
        }
        let content = |value: Option<&T>| value.map(|value| value.clone().into());
        let side = self.conflict(spot(), [content(base), content(mine), content(theirs)]);
        match side {
            Side::Base => base,
            Side::Mine => mine,
            Side::Theirs => theirs,
        }
        .cloned()
    }

    /// Notes a conflict; says whose version is taken.
    fn conflict(&mut self, spot: Spot, [base, mine, theirs]: [Option<Content>; 3]) -> Side {
        let chosen = self.choices.get(&spot).copied();
        let kept = chosen.unwrap_or(if mine.is_some() {
            Side::Mine
        } else {
            Side::Theirs
        });
        self.conflicts.push(Conflict {
            spot,
            base,
            mine,
            theirs,
            kept,
        });
        kept
    }

    /// Entities by their ids. What did not change costs nothing: persistent maps know what they share.
    fn entities<K, V>(
        &mut self,
        [base, mine, theirs]: [&OrdMap<K, V>; 3],
        entity: impl Fn(&K) -> Entity,
        fields: impl Fn(Fields<'_, '_>, Option<&V>, &V, &V) -> V,
    ) -> OrdMap<K, V>
    where
        K: Clone + Ord,
        V: Clone + PartialEq + Into<Content>,
    {
        let mut merged = mine.clone();
        for change in base.diff(theirs) {
            let (DiffItem::Add(id, _)
            | DiffItem::Remove(id, _)
            | DiffItem::Update { new: (id, _), .. }) = change;
            let (before, here, there) = (base.get(id), mine.get(id), theirs.get(id));
            let place = Place::of(entity(id));
            let value = match (here, there) {
                (Some(here), Some(there)) if here != there && before != Some(here) => {
                    Some(fields(Fields::at(self, &place), before, here, there))
                }
                _ => self.value(|| Spot::at(place), before, here, there),
            };
            match value {
                Some(value) => merged.insert(id.clone(), value),
                None => merged.remove(id),
            };
        }
        merged
    }

    fn totals(
        &mut self,
        base: &Atlas,
        mine: &Atlas,
        theirs: &Atlas,
    ) -> imbl::Vector<super::PublishedTotal> {
        let list = |atlas: &Atlas| atlas.totals.iter().cloned().collect::<Vec<_>>();
        let merged = records(
            self,
            |number| Place::of(Entity::Total(number)),
            [&list(base), &list(mine), &list(theirs)],
        );
        merged.into_iter().collect()
    }
}

impl Run<'_> {
    /// Filters, stories and known findings by their names, each as a whole: one that is half the one's and half the other's is nobody's.
    fn saved(&mut self, base: &Saved, mine: &Saved, theirs: &Saved) -> Saved {
        Saved {
            filters: self.named(
                [&base.filters, &mine.filters, &theirs.filters],
                Entity::Filter,
            ),
            stories: self.named(
                [&base.stories, &mine.stories, &theirs.stories],
                Entity::Story,
            ),
            known: self.named([&base.known, &mine.known, &theirs.known], Entity::Known),
        }
    }

    fn named<T: Clone + PartialEq + Into<Content>>(
        &mut self,
        [base, mine, theirs]: [&BTreeMap<String, T>; 3],
        entity: impl Fn(String) -> Entity,
    ) -> BTreeMap<String, T> {
        let names: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
        let merged = names.into_iter().filter_map(|name| {
            let place = || Spot::at(Place::of(entity(name.clone())));
            let [base, mine, theirs] = [base, mine, theirs].map(|saved| saved.get(name));
            Some((name.clone(), self.value(place, base, mine, theirs)?))
        });
        merged.collect()
    }
}

impl Spot {
    /// A place without entries.
    fn at(place: Place) -> Self {
        Self { place, key: None }
    }
}

/// The entities that something refers to and an atlas lacks.
fn missing(atlas: &Atlas) -> BTreeSet<Entity> {
    use super::problem::ProblemKind;
    let broken = super::check::broken_references(atlas);
    let missing = broken.into_iter().filter_map(|problem| match problem.kind {
        ProblemKind::MissingCity { id, .. } => Some(Entity::City(id)),
        ProblemKind::MissingTie(id) => Some(Entity::Tie(id)),
        ProblemKind::MissingFact { id, .. } => Some(Entity::Fact(id)),
        ProblemKind::MissingSource { id, .. } => Some(Entity::Source(id)),
        _ => None,
    });
    missing.collect()
}
