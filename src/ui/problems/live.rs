//! What speaks against the atlas, kept up to date by a worker: the window never waits for it.

use std::sync::Arc;

use eframe::egui::Context;

use crate::atlas::date::Day;
use crate::jobs::{JobError, Jobs};
use crate::problems::{Listed, Review};
use crate::session::Session;

/// The review, which is with the worker while that looks, and its last list.
pub(super) struct Live {
    jobs: Jobs<(Box<Review>, Listed)>,
    /// `None` while the worker has it, or before the first look.
    review: Option<Box<Review>>,
    /// The state that is being looked at.
    under_way: Option<Seen>,
    /// The state that the list is of.
    seen: Option<Seen>,
    list: Arc<Listed>,
    /// Counts the lists.
    number: u64,
}

/// A state of the atlas on a day.
type Seen = (u64, Day);

impl Live {
    pub(super) fn new(ctx: &Context) -> Self {
        let wake = ctx.clone();
        Self {
            jobs: Jobs::new(move || wake.request_repaint()),
            review: None,
            under_way: None,
            seen: None,
            list: Arc::default(),
            number: 0,
        }
    }

    /// The last list, and its number.
    pub(super) fn list(&self) -> (&Arc<Listed>, u64) {
        (&self.list, self.number)
    }

    /// Whether there has been a list.
    pub(super) fn has_looked(&self) -> bool {
        self.seen.is_some()
    }

    /// Whether the list is of another state of the atlas than this.
    pub(super) fn is_behind(&self, session: &Session) -> bool {
        self.seen
            .is_none_or(|(revision, _)| revision != session.revision())
    }

    /// Takes what the worker has found, and sets it to look at what has changed since; not while the map needs the
    /// worker's core. Answers what went wrong.
    pub(super) fn follow(
        &mut self,
        session: &Session,
        today: Day,
        waits: bool,
    ) -> Option<JobError> {
        let mut failed = None;
        while let Some((_, result)) = self.jobs.finished() {
            // What failed would fail again: the next change is the next try.
            self.seen = self.under_way.take();
            match result {
                Ok((review, list)) => {
                    self.review = Some(review);
                    self.list = Arc::new(list);
                    self.number += 1;
                }
                Err(error) => failed = Some(error),
            }
        }
        let now = (session.revision(), today);
        if self.under_way.is_none() && self.seen != Some(now) && !waits {
            self.under_way = Some(now);
            let mut review = self.review.take().unwrap_or_default();
            let (atlas, opened) = (session.atlas().clone(), session.as_opened().clone());
            self.jobs.start_detached("look for problems", move || {
                review.update(&atlas, today);
                let list = Listed::of(&review, &opened);
                (review, list)
            });
        }
        failed
    }
}
