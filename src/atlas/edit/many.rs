//! Many changes in one step, and what they are called together: "Change the country of 12 cities".

use std::collections::BTreeSet;

use super::super::{Atlas, Id};
use super::{Edit, EditError, Label, apply, remove};

/// What many changes do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// All add.
    Add,
    /// All change.
    Change,
    /// All remove.
    Remove,
    /// Some do one thing, some another.
    Mixed,
}

/// What many changes are made to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Cities.
    City,
    /// Ties.
    Tie,
    /// Claims.
    Claim,
    /// Facts.
    Fact,
    /// Sources.
    Source,
    /// Several of these, or something else.
    Mixed,
}

type Told = (Act, Sort, Option<&'static str>);

/// Makes them, one after the other.
pub(super) fn make(atlas: &mut Atlas, edits: &[Edit]) -> Result<(), EditError> {
    if let Some(sources) = sources_removed(edits) {
        return remove::sources(atlas, &sources);
    }
    for edit in edits {
        *atlas = apply(atlas, edit)?;
    }
    Ok(())
}

/// The sources that edits remove, where they do nothing else and name none twice: each alone would walk through the atlas.
fn sources_removed(edits: &[Edit]) -> Option<BTreeSet<&Id>> {
    let sources = edits.iter().map(|edit| match edit {
        Edit::RemoveSource(id) => Some(id),
        _ => None,
    });
    let sources: BTreeSet<&Id> = sources.collect::<Option<_>>()?;
    (sources.len() == edits.len()).then_some(sources)
}

/// What a step of many changes is called; as a single one where there is one alone.
pub(super) fn label(edits: &[Edit], before: &Atlas, after: &Atlas) -> Label {
    if let [edit] = edits {
        return Label::of(edit, before, after);
    }
    let mut told = edits.iter().map(|edit| told(edit, before, after));
    let Some(first) = told.next() else {
        return Label::Nothing;
    };
    let (act, sort, field) = told.fold(first, |(act, sort, field), (a, s, f)| {
        (
            if act == a { act } else { Act::Mixed },
            if sort == s { sort } else { Sort::Mixed },
            field.filter(|field| f == Some(field)),
        )
    });
    Label::Many {
        act,
        sort,
        count: edits.len(),
        field: field.filter(|_| act == Act::Change),
    }
}

fn told(edit: &Edit, before: &Atlas, after: &Atlas) -> Told {
    let put = |was_there: bool, sort: Sort| {
        let act = if was_there { Act::Change } else { Act::Add };
        let label = || Label::of(edit, before, after);
        (act, sort, if was_there { label().field() } else { None })
    };
    match edit {
        Edit::PutCity(id, _) => put(before.cities.contains_key(id), Sort::City),
        Edit::RenameCity(..) | Edit::MoveCity(..) => put(true, Sort::City),
        Edit::PutTie(id, _) => put(before.ties.contains_key(id), Sort::Tie),
        Edit::AddClaim(..) => put(false, Sort::Claim),
        Edit::ChangeClaim(..) => put(true, Sort::Claim),
        Edit::PutFact(id, _) => put(before.facts.contains_key(id), Sort::Fact),
        Edit::PutSource(id, _) => put(before.sources.contains_key(id), Sort::Source),
        Edit::RemoveCity(_) => (Act::Remove, Sort::City, None),
        Edit::RemoveTie(_) => (Act::Remove, Sort::Tie, None),
        Edit::RemoveClaim(..) => (Act::Remove, Sort::Claim, None),
        Edit::RemoveFact(_) => (Act::Remove, Sort::Fact, None),
        Edit::RemoveSource(_) => (Act::Remove, Sort::Source, None),
        Edit::Together(edits) => match edits.last() {
            Some(main) => told(main, before, after),
            None => (Act::Mixed, Sort::Mixed, None),
        },
        _ => (Act::Mixed, Sort::Mixed, None),
    }
}

impl Label {
    /// The field that changed, where one alone did.
    fn field(&self) -> Option<&'static str> {
        match self {
            Self::RenameCity { .. } => Some("name"),
            Self::MoveCity { .. } => Some("at"),
            Self::ChangeCity { field, .. }
            | Self::ChangeClaim { field, .. }
            | Self::ChangeFact { field, .. } => *field,
            _ => None,
        }
    }
}
