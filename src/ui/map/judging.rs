//! Many ties judged anew for another date, viewpoint, filter or selection: on a thread of its own, since that takes longer
//! than a frame may. Until the answer is there the map shows what it did.

use std::sync::Arc;

use crate::atlas::Atlas;
use crate::jobs::{JobError, JobId, Jobs};
use crate::scene::columns::{Change, Columns};
use crate::scene::dots_many::Crowd;
use crate::scene::filter::Reach;
use crate::scene::judge::{Judge, Sight};
use crate::scene::legend::Legend;
use crate::session::{Chosen, Outlook};

/// What ties are judged by.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Seen {
    pub(super) outlook: Outlook,
    /// What bears the mark: of ties selected among several those that are too many to be drawn one by one.
    pub(super) marked: Option<Chosen>,
}

impl Seen {
    /// Whether both make the same of the same tie, in whatever atlas it is.
    pub(super) fn sees_as(&self, other: &Self) -> bool {
        self.outlook.sees_as(&other.outlook) && self.marked == other.marked
    }
}

/// What ties are judged by, of an outlook.
pub(super) fn sight(outlook: &Outlook) -> Sight<'_> {
    Sight {
        when: outlook.when,
        from: &outlook.reading,
        filter: &outlook.filter,
    }
}

/// Ties judged: what is drawn of them, and what is said of them.
pub(super) struct Judged {
    pub(super) seen: Seen,
    pub(super) columns: Arc<Columns>,
    pub(super) crowd: Crowd,
    pub(super) legend: Legend,
    /// How many ties are drawn, of how many without the filter.
    pub(super) shown: [usize; 2],
    pub(super) reach: Arc<Reach>,
    /// Whether all of it is so; not where an edit has changed what a filter asks of all ties.
    pub(super) is_settled: bool,
}

impl Judged {
    /// With columns made for it.
    pub(super) fn of(columns: Arc<Columns>, judge: &Judge<'_>, seen: Seen) -> Self {
        let (legend, shown) = judge.legend(&columns);
        Self {
            seen,
            crowd: Crowd::of(&columns),
            legend,
            shown,
            reach: judge.reach(),
            is_settled: true,
            columns,
        }
    }
}

/// An answer: the ties judged, and what is drawn otherwise than in the columns that were asked about.
pub(super) struct Answer {
    pub(super) judged: Judged,
    pub(super) changes: Arc<[Change]>,
    before: Arc<Columns>,
}

impl Answer {
    /// Whether it tells what is otherwise than in these columns.
    pub(super) fn is_about(&self, before: &Arc<Columns>) -> bool {
        Arc::ptr_eq(&self.before, before)
    }

    /// Judges the ties of columns anew.
    pub(super) fn of(atlas: &Atlas, before: Arc<Columns>, seen: Seen) -> Self {
        let outlook = seen.outlook.clone();
        let marked = seen.marked.clone();
        let marked = marked.as_ref().map(Chosen::all);
        let judge = Judge::of(atlas, sight(&outlook), marked);
        let (columns, changes) = before.restyled(atlas, |id, tie| judge.style(id, tie));
        Self {
            judged: Judged::of(Arc::new(columns), &judge, seen),
            changes: changes.into(),
            before,
        }
    }
}

/// The thread that judges, and what came of it.
pub(super) struct Judging {
    /// Where it is missing the answer is waited for.
    jobs: Option<Jobs<Answer>>,
    awaited: Option<(JobId, Seen)>,
    answer: Option<Answer>,
    /// What was asked last and failed: it would again.
    failed: Option<Seen>,
    failure: Option<JobError>,
}

impl Judging {
    /// On a thread, which wakes the window when it is done.
    pub(super) fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            jobs: Some(Jobs::new(wake)),
            awaited: None,
            answer: None,
            failed: None,
            failure: None,
        }
    }

    /// Whether an answer is waited for.
    pub(super) fn is_awaited(&self) -> bool {
        self.awaited.is_some()
    }

    /// Looks whether there is news: an answer, or that there will be none, after which something else can be asked.
    pub(super) fn receive(&mut self) -> bool {
        let Some(jobs) = &mut self.jobs else {
            return false;
        };
        let mut has_failed = false;
        while let Some((job, result)) = jobs.finished() {
            let Some((_, seen)) = self.awaited.take_if(|(awaited, _)| *awaited == job) else {
                continue;
            };
            match result {
                Ok(answer) => self.answer = Some(answer),
                // The picture stays as it was.
                Err(error) => {
                    self.failed = Some(seen);
                    self.failure = Some(error);
                    has_failed = true;
                }
            }
        }
        has_failed || self.answer.is_some()
    }

    /// What has failed since this was asked last.
    pub(super) fn take_failure(&mut self) -> Option<JobError> {
        self.failure.take()
    }

    /// The answer, if one is there.
    pub(super) fn take(&mut self) -> Option<Answer> {
        self.answer.take()
    }

    /// Asks; answers at once where there is no thread. While one answer is awaited nothing else is asked: what is wished
    /// then is asked when it has come.
    pub(super) fn ask(
        &mut self,
        atlas: &Atlas,
        before: &Arc<Columns>,
        seen: &Seen,
    ) -> Option<Answer> {
        let (atlas, before, seen) = (atlas.clone(), Arc::clone(before), seen.clone());
        let Some(jobs) = &mut self.jobs else {
            return Some(Answer::of(&atlas, before, seen));
        };
        if self.awaited.is_none() && self.failed.as_ref() != Some(&seen) {
            self.failed = None;
            let asked = seen.clone();
            let work = move || Answer::of(&atlas, before, seen);
            self.awaited = Some((jobs.start_detached("judge ties", work), asked));
        }
        None
    }

    /// Without a thread: each question is answered at once.
    #[cfg(test)]
    pub(super) fn at_once() -> Self {
        Self {
            jobs: None,
            awaited: None,
            answer: None,
            failed: None,
            failure: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::columns::Style;

    #[test]
    fn judging_that_fails_is_told_once_and_begun_again_for_something_else_alone() {
        let (seen, atlas) = (Seen::default(), Atlas::default());
        let mut judging = Judging::new(|| {});
        let jobs = judging.jobs.as_mut().unwrap();
        let job = jobs.start("judge ties", || panic!("no luck"));
        judging.awaited = Some((job, seen.clone()));
        while !judging.receive() {
            std::thread::yield_now();
        }
        let failure = judging.take_failure();
        assert_eq!(failure, Some(JobError::Panicked("no luck".to_owned())));
        assert_eq!(judging.take_failure(), None);
        let columns = Arc::new(Columns::of_atlas(&atlas, |_, _| Style::HIDDEN, 1));
        assert!(judging.ask(&atlas, &columns, &seen).is_none() && !judging.is_awaited());
        let mut other = seen;
        other.outlook.revision += 1;
        assert!(judging.ask(&atlas, &columns, &other).is_none() && judging.is_awaited());
    }
}
