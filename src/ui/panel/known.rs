//! What the panel works out from a whole atlas: once for an atlas, a time and a viewpoint, not once a frame.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::{Atlas, Id, Kind, PublishedTotal, Subject, TieId};
use crate::scene::filter::Sieve;
use crate::session::{Outlook, Session};
use crate::standing::overview::{
    Begun, Disputed, Group, city_ties, most_disputed, most_recent, totals_of,
};
use crate::standing::totals::{Held, Ledger, Reached, course, held};

/// How many ties each list of the overview shows.
const LISTED: usize = 4;

/// What is worked out so far.
#[derive(Default)]
pub(super) struct Known {
    /// What all of it depends on.
    outlook: Option<Outlook>,
    overview: Option<Overview>,
    city: Option<(Id, City)>,
}

/// The lists of the overview.
pub(super) struct Overview {
    /// The ties that began last.
    pub(super) recent: Vec<Begun>,
    /// The most disputed ties, without the one that leads the overview anyway.
    pub(super) disputed: Vec<Disputed>,
}

/// The lists of a city.
pub(super) struct City {
    /// Its ties by kind.
    pub(super) groups: Vec<Group>,
    /// Its ties that have facts, and how many: the most told first.
    pub(super) told: Vec<(TieId, usize)>,
    /// What the list has of each of its totals, by their place in the atlas's list.
    pub(super) held: BTreeMap<usize, Held>,
    /// The names behind these, by the same places.
    pub(super) ledgers: BTreeMap<usize, Ledger>,
    /// How many partners it lists, as the years go by, of each kind that it has published dated totals of at two dates.
    pub(super) courses: BTreeMap<Option<Kind>, Vec<Reached>>,
}

impl Known {
    /// The lists of the overview.
    pub(super) fn overview(&mut self, session: &Session) -> &Overview {
        self.forget_if_changed(session);
        self.overview.get_or_insert_with(|| Overview::of(session))
    }

    /// The lists of a city.
    pub(super) fn city(&mut self, session: &Session, id: &Id) -> &City {
        self.forget_if_changed(session);
        if self.city.as_ref().is_some_and(|(of, _)| of != id) {
            self.city = None;
        }
        let city = || (id.clone(), City::of(session, id));
        &self.city.get_or_insert_with(city).1
    }

    fn forget_if_changed(&mut self, session: &Session) {
        if self.outlook.as_ref() != Some(session.outlook()) {
            *self = Self {
                outlook: Some(session.outlook().clone()),
                ..Self::default()
            };
        }
    }
}

/// The session's filter, ready.
fn sieve(session: &Session) -> Sieve<'_> {
    let seen = (session.when(), session.reading());
    Sieve::of(session.filter(), session.atlas(), seen)
}

/// The most recent ties that the filter leaves. Without one only so many are gathered as are listed.
fn recent(session: &Session, sieve: &Sieve<'_>) -> Vec<Begun> {
    let atlas = session.atlas();
    let most = if session.filter().is_empty() {
        LISTED
    } else {
        usize::MAX
    };
    let mut recent = most_recent(atlas, session.when(), session.reading(), most);
    recent.retain(|one| sieve.leaves(atlas, &one.tie, &one.standing));
    recent.truncate(LISTED);
    recent
}

impl Overview {
    fn of(session: &Session) -> Self {
        let atlas = session.atlas();
        let lead = atlas.about.lead_tie.as_ref();
        let disputed = most_disputed(atlas, session.when(), session.margins()).into_iter();
        let sieve = sieve(session);
        let disputed = disputed
            .filter(|one| Some(&one.tie) != lead && sieve.leaves(atlas, &one.tie, &one.standing));
        Self {
            recent: recent(session, &sieve),
            disputed: disputed.take(LISTED).collect(),
        }
    }
}

impl City {
    fn of(session: &Session, id: &Id) -> Self {
        let atlas = session.atlas();
        let totals = totals_of(atlas, id);
        let totals = totals.latest.into_iter().chain(totals.earlier);
        let totals: Vec<(usize, &PublishedTotal)> = totals.collect();
        let sieve = sieve(session);
        let mut groups = city_ties(atlas, id, session.when(), session.reading());
        for group in &mut groups {
            for partners in [&mut group.ties, &mut group.unconfirmed] {
                partners.retain(|one| sieve.leaves(atlas, &one.tie, &one.standing));
            }
        }
        groups.retain(|group| !group.ties.is_empty() || !group.unconfirmed.is_empty());
        Self {
            groups,
            told: told(atlas, id),
            held: totals
                .iter()
                .map(|(i, total)| (*i, held(atlas, total, session.margins())))
                .collect(),
            ledgers: totals
                .iter()
                .map(|(i, total)| (*i, Ledger::of(atlas, total, session.margins())))
                .collect(),
            courses: kinds_at_two_dates(&totals)
                .map(|kind| {
                    (
                        kind.clone(),
                        course(atlas, id, kind.as_ref(), session.margins()),
                    )
                })
                .collect(),
        }
    }
}

/// The kinds of which there are totals at two dates or more.
fn kinds_at_two_dates<'a>(
    totals: &[(usize, &'a PublishedTotal)],
) -> impl Iterator<Item = &'a Option<Kind>> {
    let mut dates: BTreeMap<&Option<Kind>, BTreeSet<&str>> = BTreeMap::new();
    for (_, total) in totals {
        if let Some(date) = &total.as_of {
            dates.entry(&total.kind).or_default().insert(date.as_str());
        }
    }
    let several = dates.into_iter().filter(|(_, dates)| dates.len() > 1);
    several.map(|(kind, _)| kind)
}

/// How many facts each tie of a city has, the most first.
fn told(atlas: &Atlas, city: &Id) -> Vec<(TieId, usize)> {
    let mut counts: BTreeMap<&TieId, usize> = BTreeMap::new();
    for subject in atlas.facts.values().flat_map(|fact| &fact.about) {
        if let Subject::Tie(tie) = subject
            && tie.has(city)
        {
            *counts.entry(tie).or_default() += 1;
        }
    }
    let mut told: Vec<(TieId, usize)> = counts.into_iter().map(|(id, n)| (id.clone(), n)).collect();
    told.sort_by_key(|(_, count)| Reverse(*count));
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::date::Day;
    use crate::session::{FileAction, LookAction, Stamp};
    use crate::standing::When;
    use crate::store;

    #[test]
    fn another_time_and_another_atlas_are_worked_out_anew() {
        let mut session = Session::new(store::example().unwrap().atlas().clone(), None);
        let mut known = Known::default();
        let seoul = Id::new("seoul").unwrap();
        assert_eq!(known.city(&session, &seoul).groups.len(), 3);
        assert_eq!(known.overview(&session).recent.len(), LISTED);
        let before_all = When::On(Day::new(1900, 1, 1).unwrap());
        session.apply(LookAction::SetWhen(before_all), Stamp::default());
        assert!(known.overview(&session).recent.is_empty());
        session.apply(LookAction::SetWhen(When::AllTime), Stamp::default());
        session.apply(FileAction::Opened(Box::default()), Stamp::default());
        assert!(known.overview(&session).disputed.is_empty());
        assert!(known.city(&session, &seoul).groups.is_empty());
    }
}
