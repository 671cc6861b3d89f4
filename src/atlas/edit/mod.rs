//! Changes to an atlas, as plain data: what the window, an import or a fix asks for.
//!
//! [`apply`] makes a new atlas and leaves the old one as it is; there are no inverses, since undo is the old atlas
//! (`history.rs`). Whatever goes in, no reference to nothing comes out: what refers to something removed is taken along
//! or let go of (`remove.rs`), and what an edit puts in is held to the rules of `check.rs`. Ids never change; new ones
//! come from `new_id.rs`. A fact that a claim names as its agreement stays one (`agreement.rs`).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::check::errors_in;
use super::place::Entity;
use super::{
    About, Atlas, City, Claim, Fact, Filter, Id, Problem, PublishedTotal, Source, Story, Subject,
    Tie, TieId,
};
use crate::geo::Position;

mod agreement;
mod along;
mod join;
mod label;
mod many;
mod remove;
#[cfg(test)]
mod tests;

pub use along::Along;
pub use join::{Join, Moves};
pub use label::{Becoming, CityName, ClaimName, FactAbout, Label, StoryChange};
pub use many::{Act, Sort};

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Adds a city, or gives one of this id another content.
    PutCity(Id, Box<City>),
    /// Gives a city another name; its id stays.
    RenameCity(Id, String),
    /// Puts a city elsewhere on the map, or says that its place is not known.
    MoveCity(Id, Option<Position>),
    /// Removes a city with its ties and totals; facts go on as facts about what else they name.
    RemoveCity(Id),
    /// Makes one city of two entries for it; ties, facts and totals move.
    Join(Box<Join>),
    /// Adds a tie, or gives the tie of this pair another content.
    PutTie(TieId, Box<Tie>),
    /// Removes a tie with its claims; its facts go on as facts about its two cities.
    RemoveTie(TieId),
    /// Removes several cities and ties at once, each as if it were removed alone.
    RemoveSeveral(BTreeSet<Subject>),
    /// Adds a claim, and the tie where the pair has none.
    AddClaim(TieId, Box<Claim>),
    /// Gives a claim another content, by its place among the tie's claims, from 0.
    ChangeClaim(TieId, usize, Box<Claim>),
    /// Removes a claim, and with the last one a tie that holds nothing else.
    RemoveClaim(TieId, usize),
    /// Adds a fact, or gives one of this id another content.
    PutFact(Id, Box<Fact>),
    /// Removes a fact; a claim that names it as its agreement goes on without one.
    RemoveFact(Id),
    /// Adds a source, or gives one of this id another content.
    PutSource(Id, Box<Source>),
    /// Removes a source, and every citation of it.
    RemoveSource(Id),
    /// Adds a published total.
    AddTotal(Box<PublishedTotal>),
    /// Gives a published total another content, by its place in the list, from 0.
    ChangeTotal(usize, Box<PublishedTotal>),
    /// Removes a published total.
    RemoveTotal(usize),
    /// Saves a filter under a name, or gives the one of this name another content.
    PutFilter(String, Box<Filter>),
    /// Gives a saved filter another name.
    RenameFilter(String, String),
    /// Removes a saved filter.
    RemoveFilter(String),
    /// Saves a story under a name, or gives the one of this name another content.
    PutStory(String, Box<Story>),
    /// Gives a story another name.
    RenameStory(String, String),
    /// Removes a story.
    RemoveStory(String),
    /// Marks a finding, by its key, as known, and says why.
    PutKnown(String, String),
    /// Takes the mark off a finding.
    RemoveKnown(String),
    /// Changes what the atlas says of itself.
    ChangeAbout(Box<About>),
    /// Several changes in one step: all of them, or none. The last one is what the step is called after; those before it
    /// prepare it, as a new source does for the claim that cites it.
    Together(Vec<Edit>),
    /// Several changes of equal rank in one step: all of them, or none. The step says how many.
    Many(Vec<Edit>),
}

/// Why an edit was refused. `text` has the words for it.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum EditError {
    /// The atlas lacks what should change.
    #[error("cant-edit-missing")]
    Missing(Entity),
    /// A tie has no such claim.
    #[error("cant-edit-missing-claim")]
    MissingClaim(TieId, usize),
    /// Another filter has the name.
    #[error("cant-edit-name-taken: {0}")]
    NameTaken(String),
    /// Another story has the name.
    #[error("cant-edit-story-taken: {0}")]
    StoryNameTaken(String),
    /// A claim on the tie names the fact as its agreement, which it would no longer be.
    #[error("cant-edit-agreement: {} – {}", .0[0].in_language("en"), .0[1].in_language("en"))]
    NamedAsAgreement([CityName; 2]),
    /// What was put in can't be. Never empty; never what was wrong there before.
    #[error("cant-edit-invalid: {}", .0.iter().map(|problem| problem.kind.to_string()).collect::<Vec<_>>().join(", "))]
    Invalid(Vec<Problem>),
}

/// The atlas after an edit.
///
/// # Errors
/// When the edit changes what is not there, or puts in what can't be. What was wrong before may stay wrong.
pub fn apply(atlas: &Atlas, edit: &Edit) -> Result<Atlas, EditError> {
    let mut after = atlas.clone();
    make(&mut after, edit)?;
    if let Some(entity) = edit.puts_into(atlas) {
        let before = errors_in(atlas, &entity);
        let mut errors = errors_in(&after, &entity);
        errors.retain(|error| !before.contains(error));
        if !errors.is_empty() {
            return Err(EditError::Invalid(errors));
        }
    }
    if let Some(tie) = agreement::let_down(atlas, edit) {
        return Err(EditError::NamedAsAgreement(label::ends(atlas, &tie)));
    }
    Ok(after)
}

impl Edit {
    /// What the edit is about, for showing it: what it puts in, changes or removes.
    pub fn subject(&self, atlas: &Atlas) -> Option<Subject> {
        let total = |number: &usize| atlas.totals.get(*number);
        match self {
            Self::PutCity(id, _)
            | Self::RenameCity(id, _)
            | Self::MoveCity(id, _)
            | Self::RemoveCity(id) => Some(Subject::City(id.clone())),
            Self::Join(join) => Some(Subject::City(join.into.clone())),
            Self::PutTie(id, _)
            | Self::RemoveTie(id)
            | Self::AddClaim(id, _)
            | Self::ChangeClaim(id, _, _)
            | Self::RemoveClaim(id, _) => Some(Subject::Tie(id.clone())),
            Self::RemoveSeveral(subjects) => subjects.first().cloned(),
            Self::PutFact(_, fact) => fact.about.first().cloned(),
            Self::RemoveFact(id) => atlas.facts.get(id)?.about.first().cloned(),
            Self::AddTotal(total) | Self::ChangeTotal(_, total) => {
                Some(Subject::City(total.city.clone()))
            }
            Self::RemoveTotal(number) => total(number).map(|t| Subject::City(t.city.clone())),
            Self::PutSource(..)
            | Self::RemoveSource(_)
            | Self::PutFilter(..)
            | Self::RenameFilter(..)
            | Self::RemoveFilter(_)
            | Self::PutStory(..)
            | Self::RenameStory(..)
            | Self::RemoveStory(_)
            | Self::PutKnown(..)
            | Self::RemoveKnown(_)
            | Self::ChangeAbout(_) => None,
            Self::Together(edits) | Self::Many(edits) => edits.last()?.subject(atlas),
        }
    }

    /// The fact that it adds to an atlas, where that is what it is for.
    pub fn new_fact(&self, atlas: &Atlas) -> Option<Id> {
        match self {
            Self::PutFact(id, _) => (!atlas.facts.contains_key(id)).then(|| id.clone()),
            Self::Together(edits) => edits.last()?.new_fact(atlas),
            _ => None,
        }
    }

    /// Whether it would leave the atlas as it is.
    pub(super) fn is_idle(&self, atlas: &Atlas) -> bool {
        let city = |id| atlas.cities.get(id);
        match self {
            Self::PutCity(id, now) => city(id) == Some(&**now),
            Self::RenameCity(id, name) => city(id).is_some_and(|city| city.name == *name),
            Self::MoveCity(id, to) => city(id).is_some_and(|city| city.at == *to),
            Self::PutTie(id, now) => atlas.ties.get(id) == Some(&**now),
            Self::ChangeClaim(id, at, now) => {
                let claim = atlas.ties.get(id).and_then(|tie| tie.claims.get(*at));
                claim == Some(&**now)
            }
            Self::PutFact(id, now) => atlas.facts.get(id) == Some(&**now),
            Self::PutSource(id, now) => atlas.sources.get(id) == Some(&**now),
            Self::ChangeTotal(number, now) => atlas.totals.get(*number) == Some(&**now),
            Self::PutFilter(name, now) => atlas.saved.filters.get(name) == Some(&**now),
            Self::RenameFilter(from, to) => from == to && atlas.saved.filters.contains_key(from),
            Self::PutStory(name, now) => atlas.saved.stories.get(name) == Some(&**now),
            Self::RenameStory(from, to) => from == to && atlas.saved.stories.contains_key(from),
            Self::PutKnown(finding, why) => atlas.saved.known.get(finding) == Some(why),
            Self::ChangeAbout(now) => atlas.about == **now,
            Self::Together(edits) | Self::Many(edits) => {
                edits.iter().all(|edit| edit.is_idle(atlas))
            }
            Self::AddClaim(..)
            | Self::AddTotal(_)
            | Self::RemoveCity(_)
            | Self::Join(_)
            | Self::RemoveTie(_)
            | Self::RemoveClaim(..)
            | Self::RemoveFact(_)
            | Self::RemoveSource(_)
            | Self::RemoveTotal(_)
            | Self::RemoveFilter(_)
            | Self::RemoveStory(_)
            | Self::RemoveKnown(_) => false,
            Self::RemoveSeveral(subjects) => subjects.is_empty(),
        }
    }

    /// Whether it takes something out.
    pub fn removes(&self) -> bool {
        match self {
            Self::RemoveCity(_)
            | Self::RemoveTie(_)
            | Self::RemoveSeveral(_)
            | Self::RemoveClaim(..)
            | Self::RemoveFact(_)
            | Self::RemoveSource(_)
            | Self::RemoveTotal(_) => true,
            Self::Many(edits) => edits.iter().any(Self::removes),
            _ => false,
        }
    }

    /// The entity whose content it brings; removals bring none, and several at once are held to the rules one by one.
    fn puts_into(&self, before: &Atlas) -> Option<Entity> {
        match self {
            Self::PutCity(id, _) | Self::RenameCity(id, _) | Self::MoveCity(id, _) => {
                Some(Entity::City(id.clone()))
            }
            Self::Join(join) => Some(Entity::City(join.into.clone())),
            Self::PutTie(id, _) | Self::AddClaim(id, _) | Self::ChangeClaim(id, _, _) => {
                Some(Entity::Tie(id.clone()))
            }
            Self::PutFact(id, _) => Some(Entity::Fact(id.clone())),
            Self::PutSource(id, _) => Some(Entity::Source(id.clone())),
            Self::AddTotal(_) => Some(Entity::Total(before.totals.len())),
            Self::ChangeTotal(number, _) => Some(Entity::Total(*number)),
            Self::PutFilter(name, _) | Self::RenameFilter(_, name) => {
                Some(Entity::Filter(name.clone()))
            }
            Self::PutStory(name, _) | Self::RenameStory(_, name) => {
                Some(Entity::Story(name.clone()))
            }
            Self::ChangeAbout(_) => Some(Entity::About),
            Self::RemoveCity(_)
            | Self::RemoveTie(_)
            | Self::RemoveSeveral(_)
            | Self::RemoveClaim(..)
            | Self::RemoveFact(_)
            | Self::RemoveSource(_)
            | Self::RemoveTotal(_)
            | Self::RemoveFilter(_)
            | Self::RemoveStory(_)
            | Self::PutKnown(..)
            | Self::RemoveKnown(_)
            | Self::Together(_)
            | Self::Many(_) => None,
        }
    }
}

/// Makes the change, without judging what it brings.
fn make(atlas: &mut Atlas, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::PutCity(id, city) => {
            atlas.cities.insert(id.clone(), (**city).clone());
        }
        Edit::RenameCity(id, name) => name.clone_into(&mut city(atlas, id)?.name),
        Edit::MoveCity(id, to) => city(atlas, id)?.at = *to,
        Edit::RemoveCity(id) => remove::city(atlas, id)?,
        Edit::Join(both) => join::join(atlas, both)?,
        Edit::PutTie(id, tie) => {
            atlas.ties.insert(id.clone(), (**tie).clone());
        }
        Edit::RemoveTie(id) => remove::tie(atlas, id)?,
        Edit::RemoveSeveral(subjects) => remove::several(atlas, subjects)?,
        Edit::AddClaim(id, claim) => {
            let mut tie = atlas.ties.get(id).cloned().unwrap_or_default();
            tie.claims.push((**claim).clone());
            atlas.ties.insert(id.clone(), tie);
        }
        Edit::ChangeClaim(id, at, claim) => {
            let tie = tie(atlas, id)?;
            let place = tie.claims.get_mut(*at);
            *place.ok_or_else(|| EditError::MissingClaim(id.clone(), *at))? = (**claim).clone();
        }
        Edit::RemoveClaim(id, at) => remove::claim(atlas, id, *at)?,
        Edit::PutFact(id, fact) => {
            atlas.facts.insert(id.clone(), (**fact).clone());
        }
        Edit::RemoveFact(id) => remove::fact(atlas, id)?,
        Edit::PutSource(id, source) => {
            atlas.sources.insert(id.clone(), (**source).clone());
        }
        Edit::RemoveSource(id) => remove::source(atlas, id)?,
        Edit::AddTotal(total) => atlas.totals.push_back((**total).clone()),
        Edit::ChangeTotal(number, total) => {
            let place = atlas.totals.get_mut(*number);
            *place.ok_or(EditError::Missing(Entity::Total(*number)))? = (**total).clone();
        }
        Edit::RemoveTotal(number) => remove::total(atlas, *number)?,
        Edit::PutFilter(name, filter) => {
            let filters = &mut atlas.saved.filters;
            filters.insert(name.clone(), (**filter).clone());
        }
        Edit::RenameFilter(from, to) => rename_filter(atlas, [from, to])?,
        Edit::RemoveFilter(name) => remove::filter(atlas, name)?,
        Edit::PutStory(name, story) => {
            let stories = &mut atlas.saved.stories;
            stories.insert(name.clone(), (**story).clone());
        }
        Edit::RenameStory(from, to) => rename_story(atlas, [from, to])?,
        Edit::RemoveStory(name) => remove::story(atlas, name)?,
        Edit::PutKnown(finding, why) => atlas.saved.mark(finding, why),
        Edit::RemoveKnown(finding) => remove::known(atlas, finding)?,
        Edit::ChangeAbout(about) => atlas.about = (**about).clone(),
        Edit::Together(edits) | Edit::Many(edits) => many::make(atlas, edits)?,
    }
    Ok(())
}

fn rename_filter(atlas: &mut Atlas, names: [&str; 2]) -> Result<(), EditError> {
    let filters = &mut atlas.saved.filters;
    rename(filters, names, EditError::NameTaken, Entity::Filter)
}

fn rename_story(atlas: &mut Atlas, names: [&str; 2]) -> Result<(), EditError> {
    let stories = &mut atlas.saved.stories;
    rename(stories, names, EditError::StoryNameTaken, Entity::Story)
}

/// Gives what is kept by name another name; what is wrong with the new one or the old is said in its own words.
fn rename<T>(
    kept: &mut BTreeMap<String, T>,
    [from, to]: [&str; 2],
    taken: fn(String) -> EditError,
    entity: fn(String) -> Entity,
) -> Result<(), EditError> {
    if from != to && kept.contains_key(to) {
        return Err(taken(to.to_owned()));
    }
    let one = kept.remove(from);
    let one = one.ok_or_else(|| EditError::Missing(entity(from.to_owned())))?;
    kept.insert(to.to_owned(), one);
    Ok(())
}

fn city<'a>(atlas: &'a mut Atlas, id: &Id) -> Result<&'a mut City, EditError> {
    let city = atlas.cities.get_mut(id);
    city.ok_or_else(|| EditError::Missing(Entity::City(id.clone())))
}

fn tie<'a>(atlas: &'a mut Atlas, id: &TieId) -> Result<&'a mut Tie, EditError> {
    let tie = atlas.ties.get_mut(id);
    tie.ok_or_else(|| EditError::Missing(Entity::Tie(id.clone())))
}
