//! How many ties each choice would leave, worked out on another thread where they are many.

use eframe::egui::Context;

use crate::jobs::{JobError, JobId, Jobs};
use crate::scene::facets::Facets;
use crate::session::{Outlook, Session};

/// Of more ties than these the counts come from another thread: it takes longer than a frame may.
const AT_ONCE: usize = 2_000;

/// The counts, and for what they were made.
pub(super) struct Counted {
    facets: Facets,
    of: Option<Outlook>,
    jobs: Jobs<(Outlook, Facets)>,
    /// The job whose counts are waited for; all older ones are overtaken.
    awaited: Option<(JobId, Outlook)>,
    failed: Option<JobError>,
}

impl Counted {
    pub(super) fn new(ctx: &Context) -> Self {
        let wake = ctx.clone();
        Self {
            facets: Facets::default(),
            of: None,
            jobs: Jobs::new(move || wake.request_repaint()),
            awaited: None,
            failed: None,
        }
    }

    /// The counts for what the session shows; those of before until they are there.
    pub(super) fn of(&mut self, session: &Session) -> &Facets {
        self.receive();
        let outlook = session.outlook();
        if self.of.as_ref() == Some(outlook) {
            return &self.facets;
        }
        let count = |session: &Session| {
            let seen = (session.when(), session.reading());
            Facets::of(session.atlas(), session.filter(), seen)
        };
        if session.atlas().ties.len() <= AT_ONCE {
            self.facets = count(session);
            self.of = Some(outlook.clone());
        } else if self.awaited.is_none() {
            // One at a time: what is asked for meanwhile is begun when it ends, so that no queue grows.
            let (atlas, asked) = (session.atlas().clone(), outlook.clone());
            let job = self.jobs.start_detached("filter counts", move || {
                let seen = (asked.when, &asked.reading);
                let facets = Facets::of(&atlas, &asked.filter, seen);
                (asked, facets)
            });
            self.awaited = Some((job, outlook.clone()));
        }
        &self.facets
    }

    /// What has failed since this was asked last.
    pub(super) fn take_failure(&mut self) -> Option<JobError> {
        self.failed.take()
    }

    fn receive(&mut self) {
        while let Some((job, result)) = self.jobs.finished() {
            let is_awaited = self.awaited.as_ref().is_some_and(|(id, _)| *id == job);
            if !is_awaited {
                continue;
            }
            let asked = self.awaited.take().map(|(_, outlook)| outlook);
            match result {
                Ok((outlook, facets)) => {
                    self.facets = facets;
                    self.of = Some(outlook);
                }
                // With the counts of before the panel still filters; asking again would only fail again.
                Err(error) => {
                    self.of = asked;
                    self.failed = Some(error);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;

    #[test]
    fn counting_that_fails_is_told_once_and_not_begun_again_for_the_same() {
        let mut counted = Counted::new(&Context::default());
        let session = Session::new(Atlas::default(), None);
        let job = counted.jobs.start("counts", || panic!("no luck"));
        counted.awaited = Some((job, session.outlook().clone()));
        let failure = std::iter::repeat_with(|| {
            std::thread::yield_now();
            counted.of(&session);
            counted.take_failure()
        });
        let failure = failure.flatten().next();
        assert_eq!(failure, Some(JobError::Panicked("no luck".to_owned())));
        assert_eq!(counted.of.as_ref(), Some(session.outlook()));
        assert_eq!(counted.take_failure(), None);
    }
}
