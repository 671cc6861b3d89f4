//! What a step is called, as data: the words are `text/`'s matter.

use serde::{Deserialize, Serialize};

use super::super::{Atlas, Claim, FactKind, Id, Source, TieId};
use super::many::{self, Act, Sort};
use super::{Along, Edit, Join};

mod changed;
mod name;
mod story;

use changed::{claim_field, put_city, put_fact};
pub(super) use name::ends;

pub use name::{CityName, FactAbout};
pub use story::StoryChange;

/// What a step is called: the sort of change, and the names that things bore then, in whichever
/// languages. `field` is the field that changed, by
/// its name in the file, where one alone did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// "Add Karbala".
    AddCity {
        /// Its name.
        city: CityName,
    },
    /// "Rename Bombay to Mumbai".
    RenameCity {
        /// The name before.
        from: String,
        /// The name after.
        to: String,
    },
    /// "Move Seoul".
    MoveCity {
        /// Its name.
        city: CityName,
    },
    /// "Change the country of Seoul".
    ChangeCity {
        /// Its name.
        city: CityName,
        /// The field that changed.
        field: Option<&'static str>,
    },
    /// "Remove Seoul and 61 ties".
    RemoveCity {
        /// Its name.
        city: CityName,
        /// How many ties go along.
        ties: usize,
    },
    /// "Merge Soul into Seoul".
    Join {
        /// The name of the one that goes.
        from: CityName,
        /// The name of the one that stays.
        into: CityName,
    },
    /// "Connect Seoul and Dubai".
    AddTie {
        /// Its ends.
        ends: [CityName; 2],
    },
    /// "Change Seoul – Dubai".
    ChangeTie {
        /// Its ends.
        ends: [CityName; 2],
    },
    /// "Remove Seoul – Dubai".
    RemoveTie {
        /// Its ends.
        ends: [CityName; 2],
    },
    /// "Remove 12 cities and 43 ties".
    RemoveSeveral {
        /// How many cities.
        cities: usize,
        /// How many ties, those of the cities counted.
        ties: usize,
    },
    /// "Add Tehran's claim".
    AddClaim {
        /// Which claim.
        claim: ClaimName,
    },
    /// "Change the state of Tehran's claim".
    ChangeClaim {
        /// Which claim.
        claim: ClaimName,
        /// The field that changed.
        field: Option<&'static str>,
    },
    /// "Remove Tehran's claim".
    RemoveClaim {
        /// Which claim.
        claim: ClaimName,
        /// Whether the tie went along, this having been the last claim.
        with_tie: bool,
    },
    /// "Add a visit".
    AddFact {
        /// What sort of fact.
        kind: FactKind,
        /// What it is about first.
        about: FactAbout,
    },
    /// "Change a visit".
    ChangeFact {
        /// What sort of fact.
        kind: FactKind,
        /// What it is about first.
        about: FactAbout,
        /// The field that changed.
        field: Option<&'static str>,
    },
    /// "Remove a visit".
    RemoveFact {
        /// What sort of fact.
        kind: FactKind,
        /// What it is about first.
        about: FactAbout,
    },
    /// "Add the source …".
    AddSource {
        /// Its name.
        source: String,
    },
    /// "Change the source …".
    ChangeSource {
        /// Its name.
        source: String,
    },
    /// "Remove the source … and 3 citations".
    RemoveSource {
        /// Its name.
        source: String,
        /// How many citations go along.
        citations: usize,
    },
    /// "Add a published total of Seoul".
    AddTotal {
        /// Whose.
        city: CityName,
    },
    /// "Change a published total of Seoul".
    ChangeTotal {
        /// Whose.
        city: CityName,
    },
    /// "Remove a published total of Seoul".
    RemoveTotal {
        /// Whose.
        city: CityName,
    },
    /// "Save the filter …".
    AddFilter {
        /// Its name.
        filter: String,
    },
    /// "Change the filter …".
    ChangeFilter {
        /// Its name.
        filter: String,
    },
    /// "Rename the filter … to …".
    RenameFilter {
        /// The name before.
        from: String,
        /// The name after.
        to: String,
    },
    /// "Remove the filter …".
    RemoveFilter {
        /// Its name.
        filter: String,
    },
    /// "Save the story …".
    AddStory {
        /// Its name.
        story: String,
    },
    /// "Add a view to the story …".
    ChangeStory {
        /// Its name.
        story: String,
        /// What changed.
        what: StoryChange,
    },
    /// "Rename the story … to …".
    RenameStory {
        /// The name before.
        from: String,
        /// The name after.
        to: String,
    },
    /// "Remove the story …".
    RemoveStory {
        /// Its name.
        story: String,
    },
    /// "Mark a problem as known".
    MarkKnown,
    /// "Take the mark off a known problem".
    UnmarkKnown,
    /// "Change what the atlas says of itself".
    ChangeAbout,
    /// "Change the country of 12 cities".
    Many {
        /// What is done.
        act: Act,
        /// To what.
        sort: Sort,
        /// How many.
        count: usize,
        /// The field that changed, where one alone did.
        field: Option<&'static str>,
    },
    /// The atlas became another as a whole.
    Become(Becoming),
    /// Several changes of which none is the main one: an empty step.
    Nothing,
}

/// What made an atlas another as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Becoming {
    /// Its file was changed by another program.
    Reloaded,
    /// Its file was changed by another program, and brought together with what was changed here.
    Merged,
    /// It went back to a version that was saved earlier.
    Earlier,
}

/// A claim, by whose word it is and of which tie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimName {
    /// Whose own word it is: one end, both, or none.
    pub by: Vec<CityName>,
    /// The ends of the tie.
    pub ends: [CityName; 2],
}

impl Label {
    /// What the step from one atlas to the other is called.
    pub fn of(edit: &Edit, before: &Atlas, after: &Atlas) -> Self {
        match edit {
            Edit::PutCity(id, _) | Edit::RenameCity(id, _) | Edit::MoveCity(id, _) => {
                put_city(before.cities.get(id), after.cities.get(id))
            }
            Edit::PutTie(id, _) if before.ties.contains_key(id) => Self::ChangeTie {
                ends: ends(after, id),
            },
            Edit::PutTie(id, _) => Self::AddTie {
                ends: ends(after, id),
            },
            Edit::AddClaim(id, claim) => Self::AddClaim {
                claim: ClaimName::of(after, id, Some(claim)),
            },
            Edit::ChangeClaim(id, at, claim) => {
                let was = before.ties.get(id).and_then(|tie| tie.claims.get(*at));
                Self::ChangeClaim {
                    claim: ClaimName::of(after, id, Some(claim)),
                    field: was.and_then(|was| claim_field(was, claim)),
                }
            }
            Edit::PutFact(id, fact) => put_fact(after, before.facts.get(id), fact),
            Edit::PutSource(id, source) if before.sources.contains_key(id) => Self::ChangeSource {
                source: source_name(id, Some(source)),
            },
            Edit::PutSource(id, source) => Self::AddSource {
                source: source_name(id, Some(source)),
            },
            Edit::AddTotal(total) => Self::AddTotal {
                city: CityName::of(after, &total.city),
            },
            Edit::ChangeTotal(_, total) => Self::ChangeTotal {
                city: CityName::of(after, &total.city),
            },
            Edit::PutFilter(name, _) | Edit::RenameFilter(_, name) => {
                let is_new = !before.saved.filters.contains_key(name);
                let filter = name.clone();
                match edit {
                    Edit::RenameFilter(from, _) => Self::RenameFilter {
                        from: from.clone(),
                        to: filter,
                    },
                    _ if is_new => Self::AddFilter { filter },
                    _ => Self::ChangeFilter { filter },
                }
            }
            Edit::PutStory(name, now) => story::put(name, before, now),
            Edit::RenameStory(from, to) => Self::RenameStory {
                from: from.clone(),
                to: to.clone(),
            },
            Edit::Join(both) => join(before, both),
            Edit::PutKnown(..) => Self::MarkKnown,
            Edit::RemoveKnown(_) => Self::UnmarkKnown,
            Edit::ChangeAbout(_) => Self::ChangeAbout,
            Edit::Together(edits) => edits
                .last()
                .map_or(Self::Nothing, |main| Self::of(main, before, after)),
            Edit::Many(edits) => many::label(edits, before, after),
            removal => Self::of_removal(removal, before, after),
        }
    }

    /// What a step would be called; `None` where it would be refused.
    pub fn foreseen(edit: &Edit, atlas: &Atlas) -> Option<Self> {
        let after = super::apply(atlas, edit).ok()?;
        Some(Self::of(edit, atlas, &after))
    }

    /// What the step is called that removes something.
    fn of_removal(edit: &Edit, before: &Atlas, after: &Atlas) -> Self {
        match edit {
            Edit::RemoveCity(id) => Self::RemoveCity {
                city: CityName::of(before, id),
                ties: Along::between(before, after, edit).ties,
            },
            Edit::RemoveTie(id) => Self::RemoveTie {
                ends: ends(before, id),
            },
            Edit::RemoveSeveral(_) => Self::RemoveSeveral {
                cities: before.cities.len().saturating_sub(after.cities.len()),
                ties: before.ties.len().saturating_sub(after.ties.len()),
            },
            Edit::RemoveClaim(id, at) => {
                let was = before.ties.get(id).and_then(|tie| tie.claims.get(*at));
                Self::RemoveClaim {
                    claim: ClaimName::of(before, id, was),
                    with_tie: !after.ties.contains_key(id),
                }
            }
            Edit::RemoveFact(id) => match before.facts.get(id) {
                Some(fact) => Self::RemoveFact {
                    kind: fact.kind,
                    about: FactAbout::of(before, fact),
                },
                None => Self::Nothing,
            },
            Edit::RemoveSource(id) => Self::RemoveSource {
                source: source_name(id, before.sources.get(id)),
                citations: Along::between(before, after, edit).citations,
            },
            Edit::RemoveTotal(number) => match before.totals.get(*number) {
                Some(total) => Self::RemoveTotal {
                    city: CityName::of(before, &total.city),
                },
                None => Self::Nothing,
            },
            Edit::RemoveFilter(name) => Self::RemoveFilter {
                filter: name.clone(),
            },
            Edit::RemoveStory(name) => Self::RemoveStory {
                story: name.clone(),
            },
            _ => Self::Nothing,
        }
    }
}

impl ClaimName {
    fn of(atlas: &Atlas, tie: &TieId, claim: Option<&Claim>) -> Self {
        let by = claim.into_iter().flat_map(|claim| &claim.by);
        Self {
            by: by.map(|city| CityName::of(atlas, city)).collect(),
            ends: ends(atlas, tie),
        }
    }
}

fn join(before: &Atlas, both: &Join) -> Label {
    Label::Join {
        from: CityName::of(before, &both.from),
        into: CityName::of(before, &both.into),
    }
}

fn source_name(id: &Id, source: Option<&Source>) -> String {
    let name = source.and_then(|source| {
        let named = [&source.title, &source.publisher, &source.url];
        named.into_iter().flatten().next().cloned()
    });
    name.unwrap_or_else(|| id.to_string())
}
