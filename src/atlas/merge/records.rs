//! Lists of records that have no ids: a tie's claims, the published totals. Which of one version is which of another is
//! told by what they say.

use super::super::place::Place;
use super::super::{Claim, PublishedTotal};
use super::{Content, Fields, Run, Spot};

/// A record in a list.
pub(super) trait Record: Clone + PartialEq + Into<Content> {
    /// How much speaks for it that both are versions of one record; under [`ENOUGH`] they are two.
    fn likeness(&self, other: &Self) -> u32;

    /// Both sides' changes to one record.
    fn merge(fields: Fields<'_, '_>, base: &Self, mine: &Self, theirs: &Self) -> Self;
}

const ENOUGH: u32 = 4;

impl Record for Claim {
    fn likeness(&self, other: &Self) -> u32 {
        let shares_source = self
            .cite
            .iter()
            .any(|a| other.cite.iter().any(|b| a.source == b.source));
        points([
            (self.by == other.by, 2),
            (self.kind == other.kind, 2),
            (is_same(self.since.as_ref(), other.since.as_ref()), 2),
            (is_same(self.until.as_ref(), other.until.as_ref()), 1),
            (is_same(self.term.as_ref(), other.term.as_ref()), 1),
            (
                is_same(self.agreement.as_ref(), other.agreement.as_ref()),
                3,
            ),
            (shares_source, 2),
        ])
    }

    fn merge(mut fields: Fields<'_, '_>, base: &Self, mine: &Self, theirs: &Self) -> Self {
        fields.claim(Some(base), mine, theirs)
    }
}

impl Record for PublishedTotal {
    fn likeness(&self, other: &Self) -> u32 {
        if self.city != other.city {
            return 0;
        }
        points([
            (true, 2),
            (self.kind == other.kind, 2),
            (is_same(self.as_of.as_ref(), other.as_of.as_ref()), 2),
            (self.count == other.count, 1),
        ])
    }

    fn merge(mut fields: Fields<'_, '_>, base: &Self, mine: &Self, theirs: &Self) -> Self {
        fields.total(Some(base), mine, theirs)
    }
}

/// That two say nothing makes them no more alike.
fn is_same<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
    a.is_some() && a == b
}

fn points<const N: usize>(of: [(bool, u32); N]) -> u32 {
    of.into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, points)| points)
        .sum()
}

/// Brings two sides' lists together, in the order of mine; what is only in theirs follows. What both added in the same
/// words is there once; what both added in other words is two records.
pub(super) fn records<T: Record>(
    run: &mut Run<'_>,
    place: impl Fn(usize) -> Place,
    [base, mine, theirs]: [&[T]; 3],
) -> Vec<T> {
    if mine == theirs || theirs == base {
        return mine.to_vec();
    }
    if mine == base {
        return theirs.to_vec();
    }
    let (here, there) = (pair(base, mine), pair(base, theirs));
    let mut slot = |number: usize| {
        let place = place(number);
        let mine = here[number].map(|at| &mine[at]);
        let theirs = there[number].map(|at| &theirs[at]);
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => {
                let fields = Fields::at(run, &place);
                Some(T::merge(fields, &base[number], mine, theirs))
            }
            _ => run.value(|| Spot::at(place), Some(&base[number]), mine, theirs),
        }
    };
    let mut merged = Vec::with_capacity(mine.len());
    for (at, record) in mine.iter().enumerate() {
        match here.iter().position(|pair| *pair == Some(at)) {
            Some(number) => merged.extend(slot(number)),
            None => merged.push(record.clone()),
        }
    }
    let gone_here = (0..base.len()).filter(|number| here[*number].is_none());
    merged.extend(gone_here.filter_map(&mut slot));
    let mut added: Vec<&T> = (mine.iter().enumerate())
        .filter(|(at, _)| !here.contains(&Some(*at)))
        .map(|(_, record)| record)
        .collect();
    for (at, record) in theirs.iter().enumerate() {
        if there.contains(&Some(at)) {
            continue;
        }
        match added.iter().position(|other| *other == record) {
            Some(same) => drop(added.swap_remove(same)),
            None => merged.push(record.clone()),
        }
    }
    merged
}

/// Which record of a side each of the base has become: the same one where there is one, else the likest.
fn pair<T: Record>(base: &[T], side: &[T]) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = vec![None; base.len()];
    let mut is_taken = vec![false; side.len()];
    for (number, record) in base.iter().enumerate() {
        let same = (0..side.len()).find(|&at| !is_taken[at] && side[at] == *record);
        if let Some(at) = same {
            is_taken[at] = true;
            pairs[number] = Some(at);
        }
    }
    let open = (0..base.len()).filter(|&number| pairs[number].is_none());
    let mut candidates: Vec<_> = open
        .flat_map(|number| {
            let free = (0..side.len()).filter(|&at| !is_taken[at]);
            free.map(move |at| (base[number].likeness(&side[at]), number, at))
        })
        .filter(|(likeness, ..)| *likeness >= ENOUGH)
        .collect();
    // Of equally like ones those that stand at the same place.
    candidates.sort_by_key(|&(likeness, number, at)| {
        (std::cmp::Reverse(likeness), number.abs_diff(at), number)
    });
    for (_, number, at) in candidates {
        if pairs[number].is_none() && !is_taken[at] {
            is_taken[at] = true;
            pairs[number] = Some(at);
        }
    }
    pairs
}
