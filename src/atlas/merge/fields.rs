//! What each type is made of. Every field is named where its type is put together: a new one that is forgotten here does
//! not build.

use std::collections::{BTreeMap, BTreeSet};

use super::super::place::Place;
use super::super::{About, City, Claim, Fact, PublishedTotal, Source, Tie};
use super::records::records;
use super::{Content, Run, Spot};

/// The fields of one thing, at its place.
pub(super) struct Fields<'r, 'c> {
    run: &'r mut Run<'c>,
    place: &'r Place,
}

/// Puts a type together from `how field` pairs.
macro_rules! merged {
    ($fields:ident, $base:ident, $mine:ident, $theirs:ident, $type:ident { $($how:ident $field:ident),* $(,)? }) => {
        $type {
            $($field: $fields.$how(
                stringify!($field),
                $base.map(|base| &base.$field),
                &$mine.$field,
                &$theirs.$field,
            ),)*
        }
    };
}

/// The types.
impl<'r, 'c> Fields<'r, 'c> {
    pub(super) fn at(run: &'r mut Run<'c>, place: &'r Place) -> Self {
        Self { run, place }
    }

    #[rustfmt::skip]
    pub(super) fn about(&mut self, base: Option<&About>, mine: &About, theirs: &About) -> About {
        merged!(self, base, mine, theirs, About {
            usual title, usual description, usual licence, usual credit, option lead_source, option lead_tie,
        })
    }

    #[rustfmt::skip]
    pub(super) fn city(&mut self, base: Option<&City>, mine: &City, theirs: &City) -> City {
        merged!(self, base, mine, theirs, City {
            needed name, map names, list former, option country, usual level, option at, option seat, map ids,
            option notes, map extra,
        })
    }

    #[rustfmt::skip]
    pub(super) fn tie(&mut self, base: Option<&Tie>, mine: &Tie, theirs: &Tie) -> Tie {
        merged!(self, base, mine, theirs, Tie { claims claims, option weight, option notes, map extra })
    }

    #[rustfmt::skip]
    pub(super) fn claim(&mut self, base: Option<&Claim>, mine: &Claim, theirs: &Claim) -> Claim {
        merged!(self, base, mine, theirs, Claim {
            needed by, needed kind, option term, option since, option until, usual state, usual certainty,
            option agreement, option note, list cite, map extra,
        })
    }

    #[rustfmt::skip]
    pub(super) fn fact(&mut self, base: Option<&Fact>, mine: &Fact, theirs: &Fact) -> Fact {
        merged!(self, base, mine, theirs, Fact {
            needed_list about, needed kind, option when, needed statement, option quantity, option direction,
            list people, list organisations, option people_count, option cost, list fields, option agreement,
            usual certainty, option note, list cite, map extra,
        })
    }

    #[rustfmt::skip]
    pub(super) fn source(&mut self, base: Option<&Source>, mine: &Source, theirs: &Source) -> Source {
        merged!(self, base, mine, theirs, Source {
            option title, option publisher, option credit, option language, option url, option published,
            option retrieved, option notes, map extra,
        })
    }

    #[rustfmt::skip]
    pub(super) fn total(
        &mut self,
        base: Option<&PublishedTotal>,
        mine: &PublishedTotal,
        theirs: &PublishedTotal,
    ) -> PublishedTotal {
        merged!(self, base, mine, theirs, PublishedTotal {
            needed city, option kind, needed count, option as_of, option note, list cite,
        })
    }
}

/// The sorts of fields.
impl Fields<'_, '_> {
    fn spot(&self, name: &'static str) -> Spot {
        Spot::at(self.place.field(name))
    }

    /// One that is always there.
    fn needed<T: Clone + PartialEq + Into<Content>>(
        &mut self,
        name: &'static str,
        base: Option<&T>,
        mine: &T,
        theirs: &T,
    ) -> T {
        let spot = || Spot::at(self.place.field(name));
        let value = self.run.value(spot, base, Some(mine), Some(theirs));
        // The base has none where both sides added the thing.
        value.unwrap_or_else(|| mine.clone())
    }

    /// One that is always there, and mostly the same.
    fn usual<T: Clone + Default + PartialEq + Into<Content>>(
        &mut self,
        name: &'static str,
        base: Option<&T>,
        mine: &T,
        theirs: &T,
    ) -> T {
        let usual = T::default();
        self.needed(name, Some(base.unwrap_or(&usual)), mine, theirs)
    }

    /// One that may be absent.
    #[expect(clippy::ref_option, reason = "called as the other sorts of fields are")]
    fn option<T: Clone + PartialEq + Into<Content>>(
        &mut self,
        name: &'static str,
        base: Option<&Option<T>>,
        mine: &Option<T>,
        theirs: &Option<T>,
    ) -> Option<T> {
        let spot = || Spot::at(self.place.field(name));
        let base = base.and_then(Option::as_ref);
        self.run.value(spot, base, mine.as_ref(), theirs.as_ref())
    }

    /// A map, entry by entry.
    fn map<T: Clone + PartialEq + Into<Content>>(
        &mut self,
        name: &'static str,
        base: Option<&BTreeMap<String, T>>,
        mine: &BTreeMap<String, T>,
        theirs: &BTreeMap<String, T>,
    ) -> BTreeMap<String, T> {
        let none = BTreeMap::new();
        let base = base.unwrap_or(&none);
        let keys: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
        let entries = keys.into_iter().filter_map(|key| {
            let spot = || Spot {
                key: Some(key.clone()),
                ..Spot::at(self.place.field(name))
            };
            let value = self
                .run
                .value(spot, base.get(key), mine.get(key), theirs.get(key))?;
            Some((key.clone(), value))
        });
        entries.collect()
    }

    /// A list whose items stand each for itself: what either side added is there, what either took out is not. It can't
    /// conflict; an item that both changed is there in both its new forms.
    #[expect(
        clippy::unused_self,
        reason = "called as the other sorts of fields are"
    )]
    fn list<T: Clone + PartialEq>(
        &mut self,
        _name: &'static str,
        base: Option<&Vec<T>>,
        mine: &[T],
        theirs: &[T],
    ) -> Vec<T> {
        let base = base.map_or(&[][..], Vec::as_slice);
        if mine == base {
            return theirs.to_vec();
        }
        if theirs == base {
            return mine.to_vec();
        }
        let mut merged: Vec<T> = Vec::with_capacity(mine.len());
        for item in mine.iter().chain(theirs) {
            let [in_base, here, there, so_far] = [base, mine, theirs, &merged]
                .map(|list| list.iter().filter(|i| *i == item).count());
            // An item can stand twice.
            let wanted = if here <= in_base && there <= in_base {
                here.min(there)
            } else if here >= in_base && there >= in_base {
                here.max(there)
            } else {
                here + there - in_base
            };
            if so_far < wanted {
                merged.push(item.clone());
            }
        }
        merged
    }

    /// A list that must not be empty.
    fn needed_list<T: Clone + PartialEq>(
        &mut self,
        name: &'static str,
        base: Option<&Vec<T>>,
        mine: &Vec<T>,
        theirs: &Vec<T>,
    ) -> Vec<T>
    where
        Vec<T>: Into<Content>,
    {
        let merged = self.list(name, base, mine, theirs);
        if merged.is_empty() {
            // Each side took out what the other left.
            return self.needed(name, base, mine, theirs);
        }
        merged
    }

    /// A tie's claims.
    fn claims(
        &mut self,
        name: &'static str,
        base: Option<&Vec<Claim>>,
        mine: &[Claim],
        theirs: &[Claim],
    ) -> Vec<Claim> {
        let place = self.spot(name).place;
        let base = base.map_or(&[][..], Vec::as_slice);
        records(self.run, |number| place.item(number), [base, mine, theirs])
    }
}
