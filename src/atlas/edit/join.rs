//! Two entries for one city become one. What refers to the one that goes refers to the one that stays; ties that are
//! then doubled fold into one, with the claims of both.

use serde::{Deserialize, Serialize};

use super::super::place::Entity;
use super::super::{Atlas, City, Claim, Extra, Fact, Id, SeenBy, Subject, Tie, TieId};
use super::EditError;

#[cfg(test)]
mod tests;

/// Two entries that are to be one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Join {
    /// The city that stays, with its id.
    pub into: Id,
    /// The city that goes.
    pub from: Id,
    /// What the one that stays holds from then on.
    pub city: City,
}

/// What moves when two entries become one: for asking before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Ties that go on as ties of the city that stays.
    pub ties: usize,
    /// Of these, ties that fold into one that is there already.
    pub folded: usize,
    /// Claims that say what another says already, and become one with it.
    pub claims_folded: usize,
    /// Facts that are about the city that stays from then on, or about a tie of it.
    pub facts: usize,
    /// Published totals that become those of the city that stays.
    pub totals: usize,
    /// The claims on the tie between the two, which goes; `None` where there is no such tie.
    pub between: Option<usize>,
}

impl Moves {
    /// What would move.
    pub fn of(atlas: &Atlas, into: &Id, from: &Id) -> Self {
        let mut moves = Self::default();
        for (id, tie) in atlas.ties_of(from) {
            let Some(to) = moved(id, from, into) else {
                moves.between = Some(tie.claims.len());
                continue;
            };
            moves.ties += 1;
            if let Some(there) = atlas.ties.get(&to) {
                moves.folded += 1;
                let mut there = there.clone();
                let all = there.claims.len() + tie.claims.len();
                fold(&mut there, renamed(tie, from, into));
                moves.claims_folded += all - there.claims.len();
            }
        }
        let is_moved = |fact: &&Fact| {
            let direction = fact.direction.as_ref();
            let goes = direction.is_some_and(|way| way.from == *from || way.to == *from);
            goes || fact.about.iter().any(|subject| concerns(subject, from))
        };
        moves.facts = atlas.facts.values().filter(is_moved).count();
        let totals = atlas.totals.iter();
        moves.totals = totals.filter(|total| total.city == *from).count();
        moves
    }
}

impl City {
    /// This city with what another entry for it knows besides: fields that are empty here, and all names and ids.
    #[must_use]
    pub fn completed(&self, other: &Self) -> Self {
        let mut whole = self.clone();
        whole.country = whole.country.or(other.country);
        whole.at = whole.at.or(other.at);
        whole.seat = whole.seat.or_else(|| other.seat.clone());
        for (tag, name) in &other.names {
            whole.names.entry(tag.clone()).or_insert(name.clone());
        }
        let former = other.former.iter();
        let former: Vec<_> = former
            .filter(|f| !self.former.contains(f))
            .cloned()
            .collect();
        whole.former.extend(former);
        for (register, id) in &other.ids {
            whole.ids.entry(register.clone()).or_insert(id.clone());
        }
        join_notes(&mut whole.notes, other.notes.as_deref());
        join_extra(&mut whole.extra, &other.extra);
        whole
    }
}

/// Makes one of two.
pub(super) fn join(atlas: &mut Atlas, join: &Join) -> Result<(), EditError> {
    let Join { into, from, city } = join;
    let missing = |id: &Id| EditError::Missing(Entity::City(id.clone()));
    if !atlas.cities.contains_key(into) {
        return Err(missing(into));
    }
    // A city is no other entry for itself.
    if into == from || atlas.cities.remove(from).is_none() {
        return Err(missing(from));
    }
    atlas.cities.insert(into.clone(), city.clone());
    let ties: Vec<TieId> = atlas.ties_of(from).map(|(id, _)| id.clone()).collect();
    for id in ties {
        let (Some(tie), Some(to)) = (atlas.ties.remove(&id), moved(&id, from, into)) else {
            continue; // the tie between the two: a city has none with itself
        };
        let tie = renamed(&tie, from, into);
        match atlas.ties.get_mut(&to) {
            Some(there) => fold(there, tie),
            None => {
                atlas.ties.insert(to, tie);
            }
        }
    }
    move_facts(atlas, from, into);
    move_totals(atlas, from, into);
    let lead = atlas.about.lead_tie.take();
    atlas.about.lead_tie = lead.and_then(|tie| moved(&tie, from, into));
    move_saved(atlas, from, into);
    Ok(())
}

/// A tie's id with one city in another's place; `None` for the tie between the two.
fn moved(tie: &TieId, from: &Id, into: &Id) -> Option<TieId> {
    match tie.other(from) {
        Some(partner) => TieId::between(into, partner),
        None => Some(tie.clone()),
    }
}

fn concerns(subject: &Subject, city: &Id) -> bool {
    match subject {
        Subject::City(id) => id == city,
        Subject::Tie(tie) => tie.has(city),
    }
}

/// The tie with one city in another's place as a claimant.
fn renamed(tie: &Tie, from: &Id, into: &Id) -> Tie {
    let mut tie = tie.clone();
    for claim in &mut tie.claims {
        for by in &mut claim.by {
            if by == from {
                *by = into.clone();
            }
        }
        // Ends stand in the order of the tie's id, wherever they do.
        if claim.by.len() > 1 {
            claim.by.sort();
        }
    }
    tie
}

/// Adds what one tie holds to another of the same pair. A claim that is there already is not added again; one that says
/// the same from other sources gives those.
fn fold(there: &mut Tie, tie: Tie) {
    for claim in tie.claims {
        match there.claims.iter_mut().find(|c| says_same(c, &claim)) {
            Some(same) => {
                let new = claim.cite.into_iter();
                let new: Vec<_> = new.filter(|cite| !same.cite.contains(cite)).collect();
                same.cite.extend(new);
            }
            None => there.claims.push(claim),
        }
    }
    there.weight = there.weight.or(tie.weight);
    join_notes(&mut there.notes, tie.notes.as_deref());
    join_extra(&mut there.extra, &tie.extra);
}

/// Whether two claims say the same, whatever their sources.
fn says_same(a: &Claim, b: &Claim) -> bool {
    let mut a = a.clone();
    a.cite.clone_from(&b.cite);
    a == *b
}

fn join_notes(notes: &mut Option<String>, more: Option<&str>) {
    let Some(more) = more else { return };
    match notes {
        Some(notes) if notes.contains(more) => {}
        Some(notes) => {
            notes.push('\n');
            notes.push_str(more);
        }
        None => *notes = Some(more.to_owned()),
    }
}

fn join_extra(extra: &mut Extra, more: &Extra) {
    for (name, value) in more {
        extra.entry(name.clone()).or_insert(value.clone());
    }
}

/// Facts about the city that goes, or about ties of it; about the tie between the two they are about the city alone.
fn move_facts(atlas: &mut Atlas, from: &Id, into: &Id) {
    let concerned: Vec<Id> = atlas
        .facts
        .iter()
        .filter(|(_, fact)| {
            let direction = fact.direction.as_ref();
            direction.is_some_and(|way| way.from == *from || way.to == *from)
                || fact.about.iter().any(|subject| concerns(subject, from))
        })
        .map(|(id, _)| id.clone())
        .collect();
    for id in concerned {
        let Some(fact) = atlas.facts.get_mut(&id) else {
            continue;
        };
        let mut about: Vec<Subject> = Vec::with_capacity(fact.about.len());
        for subject in fact.about.drain(..) {
            let subject = moved_subject(subject, from, into);
            if !about.contains(&subject) {
                about.push(subject);
            }
        }
        fact.about = about;
        if let Some(way) = &mut fact.direction {
            for end in [&mut way.from, &mut way.to] {
                if end == from {
                    *end = into.clone();
                }
            }
        }
        // Nobody goes from a city to itself.
        fact.direction.take_if(|way| way.from == way.to);
    }
}

fn moved_subject(subject: Subject, from: &Id, into: &Id) -> Subject {
    match subject {
        Subject::City(id) if id == *from => Subject::City(into.clone()),
        Subject::Tie(tie) if tie.has(from) => match moved(&tie, from, into) {
            Some(tie) => Subject::Tie(tie),
            None => Subject::City(into.clone()),
        },
        other => other,
    }
}

/// Totals of the city that goes; one that the other has too stays once.
fn move_totals(atlas: &mut Atlas, from: &Id, into: &Id) {
    if !atlas.totals.iter().any(|total| total.city == *from) {
        return;
    }
    let mut totals = imbl::Vector::new();
    for mut total in std::mem::take(&mut atlas.totals) {
        let is_moved = total.city == *from;
        if is_moved {
            total.city = into.clone();
        }
        if !(is_moved && totals.contains(&total)) {
            totals.push_back(total);
        }
    }
    atlas.totals = totals;
}

/// Filters and stories that name the city that goes.
fn move_saved(atlas: &mut Atlas, from: &Id, into: &Id) {
    let saved = &mut atlas.saved;
    let views = saved
        .stories
        .values_mut()
        .flat_map(|story| &mut story.views);
    let mut filters: Vec<_> = saved.filters.values_mut().collect();
    for view in views {
        if view.seen_by == SeenBy::City(from.clone()) {
            view.seen_by = SeenBy::City(into.clone());
        }
        let selected = view.selected.take();
        view.selected = selected.map(|subject| moved_subject(subject, from, into));
        filters.push(&mut view.filter);
    }
    for near in filters
        .into_iter()
        .filter_map(|filter| filter.near.as_mut())
    {
        if near.cities.remove(from) {
            near.cities.insert(into.clone());
        }
    }
}
