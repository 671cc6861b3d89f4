//! What the timeline works out from an atlas: how many ties stand when, and what happened when. Once for an atlas and a
//! viewpoint; of an atlas with many ties on another thread, while what was known before stays.

use std::collections::BTreeMap;

use eframe::egui::Context;

use super::super::map::MANY;
use crate::atlas::Atlas;
use crate::atlas::date::Day;
use crate::jobs::{JobError, JobId, Jobs};
use crate::session::Session;
use crate::standing::lives::Lives;
use crate::standing::overview::Counts;
use crate::standing::{Reading, When, events};

pub(super) struct Known {
    /// Of which atlas it is, and from where.
    key: Option<(u64, Reading)>,
    lives: Lives,
    /// From the first change to the last: not to be looked for in a million lives in each frame.
    span: Option<(Day, Day)>,
    events: BTreeMap<i32, usize>,
    atlas: Atlas,
    census: Option<(Vec<Day>, Vec<Counts>)>,
    counts: Option<(When, Counts)>,
    jobs: Jobs<Worked>,
    pending: Option<(JobId, (u64, Reading))>,
}

/// What a thread brings.
struct Worked {
    atlas: Atlas,
    lives: Lives,
}

impl Known {
    pub(super) fn new(ctx: &Context) -> Self {
        let wake = ctx.clone();
        Self {
            key: None,
            lives: Lives::default(),
            span: None,
            events: BTreeMap::new(),
            atlas: Atlas::default(),
            census: None,
            counts: None,
            jobs: Jobs::new(move || wake.request_repaint()),
            pending: None,
        }
    }

    /// Works out what has changed; says what failed.
    pub(super) fn follow(&mut self, session: &Session) -> Option<JobError> {
        let mut failed = None;
        while let Some((id, result)) = self.jobs.finished() {
            let Some((_, key)) = self.pending.take_if(|(pending, _)| *pending == id) else {
                continue;
            };
            match result {
                Ok(worked) => self.take(key, worked),
                Err(error) => {
                    // What failed once fails again: the chart waits for the next change.
                    self.key = Some(key);
                    failed = Some(error);
                }
            }
        }
        let key = (session.revision(), session.reading().clone());
        if self.key.as_ref() == Some(&key) {
            return failed;
        }
        let atlas = session.atlas().clone();
        if atlas.ties.len() <= MANY {
            self.pending = None;
            let lives = worked_out(&self.lives, &self.atlas, &atlas, &key.1);
            self.take(key, Worked { atlas, lives });
            return failed;
        }
        // One at a time, and the latest next.
        if self.pending.is_some() {
            return failed;
        }
        let (lives, before, from) = (self.lives.clone(), self.atlas.clone(), key.1.clone());
        let id = self.jobs.start_detached("lives of ties", move || Worked {
            lives: worked_out(&lives, &before, &atlas, &from),
            atlas,
        });
        self.pending = Some((id, key));
        failed
    }

    fn take(&mut self, key: (u64, Reading), worked: Worked) {
        self.events = events::per_year(&worked.atlas);
        self.span = worked.lives.span();
        (self.lives, self.atlas) = (worked.lives, worked.atlas);
        (self.census, self.counts) = (None, None);
        self.key = Some(key);
    }

    /// How many things happened in each year.
    pub(super) fn events(&self) -> &BTreeMap<i32, usize> {
        &self.events
    }

    /// Whether nothing has a date, as far as is known: while it is worked out, nobody can say.
    pub(super) fn is_empty(&self) -> bool {
        self.pending.is_none() && self.span.is_none() && self.events.is_empty()
    }

    /// How many ties stand at a time.
    pub(super) fn counts(&mut self, when: When) -> &Counts {
        let kept = self.counts.take().filter(|(of, _)| *of == when);
        let make = || (when, self.lives.counts(when));
        &self.counts.insert(kept.unwrap_or_else(make)).1
    }

    /// How many ties stand on each of some days.
    pub(super) fn census(&mut self, days: Vec<Day>) -> &[Counts] {
        let kept = self.census.take().filter(|(of, _)| *of == days);
        let make = || {
            let counts = self.lives.census(&days);
            (days, counts)
        };
        &self.census.insert(kept.unwrap_or_else(make)).1
    }

    /// The first year and the last: of all changes and events, and of today.
    pub(super) fn years(&self, today: Day) -> [i32; 2] {
        let span = self.span.into_iter();
        let years = span.flat_map(|(first, last)| [first.year, last.year]);
        let years = years.chain(self.events.keys().copied());
        years.fold([today.year; 2], |[first, last], year| {
            [first.min(year), last.max(year)]
        })
    }
}

fn worked_out(lives: &Lives, before: &Atlas, after: &Atlas, from: &Reading) -> Lives {
    if lives.reading() == from {
        lives.patched(before, after)
    } else {
        Lives::of(after, from)
    }
}
