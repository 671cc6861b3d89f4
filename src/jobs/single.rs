//! Single jobs: a closure on a thread of its own, its result through the channel.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::{JobError, Wake};

/// Names one job for as long as its [`Jobs`] lives. Who started a newer job for the same thing drops results of older
/// ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(u64);

/// Jobs under way, and what came of those that are done.
///
/// Each has a thread to itself: they are few, and most of them wait for a disk or a person. Dropping waits for those
/// that were started with [`Jobs::start`], since a file half written helps nobody.
pub struct Jobs<T> {
    wake: Wake,
    sender: Sender<(JobId, Result<T, JobError>)>,
    receiver: Receiver<(JobId, Result<T, JobError>)>,
    threads: Vec<JoinHandle<()>>,
    last: u64,
    open: usize,
}

impl<T> std::fmt::Debug for Jobs<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jobs")
            .field("open", &self.open)
            .finish_non_exhaustive()
    }
}

impl<T: Send + 'static> Jobs<T> {
    /// No jobs yet; `wake` is called, on the job's thread, when a result is there.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        Self {
            wake: std::sync::Arc::new(wake),
            sender,
            receiver,
            threads: Vec::new(),
            last: 0,
            open: 0,
        }
    }

    /// Starts a job that must be let finish. `name` is its thread's, for debuggers and panic messages.
    pub fn start(&mut self, name: &str, work: impl FnOnce() -> T + Send + 'static) -> JobId {
        let (id, thread) = self.spawn(name, work);
        self.threads.retain(|thread| !thread.is_finished());
        self.threads.extend(thread);
        id
    }

    /// Starts a job that may be left behind when the program ends: one that waits for a person, say in a dialog.
    pub fn start_detached(
        &mut self,
        name: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> JobId {
        self.spawn(name, work).0
    }

    fn spawn(
        &mut self,
        name: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> (JobId, Option<JoinHandle<()>>) {
        self.last += 1;
        self.open += 1;
        let id = JobId(self.last);
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        let thread = Builder::new().name(name.to_owned()).spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(work))
                .map_err(|payload| JobError::of_panic(payload.as_ref()));
            // Nobody is left to tell when the program is ending.
            if sender.send((id, result)).is_ok() {
                wake();
            }
        });
        match thread {
            Ok(thread) => (id, Some(thread)),
            Err(error) => {
                let failed = (id, Err(JobError::NoThread(error.to_string())));
                if self.sender.send(failed).is_ok() {
                    (self.wake)();
                }
                (id, None)
            }
        }
    }

    /// How many jobs have no result taken yet.
    pub fn open(&self) -> usize {
        self.open
    }

    /// Takes a result that is there, without waiting.
    pub fn finished(&mut self) -> Option<(JobId, Result<T, JobError>)> {
        let done = self.receiver.try_recv().ok()?;
        self.open -= 1;
        Some(done)
    }

    /// Waits so long for the next result; `None` when there is none by then. For what is worth a moment without a frame.
    pub fn wait_for(&mut self, patience: Duration) -> Option<(JobId, Result<T, JobError>)> {
        let done = self.receiver.recv_timeout(patience).ok()?;
        self.open -= 1;
        Some(done)
    }

    /// Waits for the next result; `None` when no job is open. For commands and tests: a window must not wait.
    pub fn wait(&mut self) -> Option<(JobId, Result<T, JobError>)> {
        if self.open == 0 {
            return None;
        }
        let done = self.receiver.recv().ok()?;
        self.open -= 1;
        Some(done)
    }
}

impl<T> Drop for Jobs<T> {
    fn drop(&mut self) {
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                // Its panic was caught and sent as a result; one in `wake` itself has been printed by the hook.
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_back_under_their_ids_and_wake_the_waiting() {
        let woken = Arc::new(AtomicUsize::new(0));
        let counter = woken.clone();
        let mut jobs = Jobs::new(move || {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let first = jobs.start("slow", || {
            std::thread::sleep(Duration::from_millis(50));
            std::thread::current().name().map(str::to_owned)
        });
        let second = jobs.start("quick", || None);
        assert_eq!(jobs.open(), 2);
        assert_eq!(jobs.wait(), Some((second, Ok(None))));
        assert_eq!(jobs.wait(), Some((first, Ok(Some("slow".to_owned())))));
        assert_eq!(jobs.wait(), None);
        drop(jobs);
        assert_eq!(woken.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn a_wait_ends_with_its_patience_and_the_result_comes_later() {
        let (answer, question) = channel::<u32>();
        let mut jobs = Jobs::new(|| {});
        let job = jobs.start_detached("slow", move || question.recv().ok());
        assert_eq!(jobs.wait_for(Duration::from_millis(1)), None);
        answer.send(7).unwrap();
        assert_eq!(
            jobs.wait_for(Duration::from_secs(10)),
            Some((job, Ok(Some(7))))
        );
        assert_eq!(jobs.open(), 0);
    }

    #[test]
    fn a_job_that_panics_is_an_error_and_the_next_one_runs() {
        let mut jobs: Jobs<u32> = Jobs::new(|| {});
        let bad = jobs.start("bad", || panic!("no such {}", "luck"));
        let panicked = JobError::Panicked("no such luck".to_owned());
        assert_eq!(jobs.wait(), Some((bad, Err(panicked))));
        let good = jobs.start("good", || 7);
        assert_eq!(jobs.wait(), Some((good, Ok(7))));
    }

    #[test]
    fn the_end_waits_for_what_must_be_finished() {
        let done = Arc::new(AtomicUsize::new(0));
        let counter = done.clone();
        let mut jobs = Jobs::new(|| {});
        jobs.start("save", move || {
            std::thread::sleep(Duration::from_millis(60));
            counter.fetch_add(1, Ordering::SeqCst);
        });
        drop(jobs);
        assert_eq!(done.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn the_end_does_not_wait_for_a_person() {
        let (answer, dialog) = channel::<()>();
        let mut jobs = Jobs::new(|| {});
        jobs.start_detached("dialog", move || dialog.recv().is_ok());
        drop(jobs);
        drop(answer);
    }
}
