//! Keeps the journal of the open atlas on a thread of its own: the window waits for it a few milliseconds at most.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::JobError;
use crate::atlas::Atlas;
use crate::formats::ron::{Document, write};
use crate::session::Change;
use crate::store::{Journal, JournalFolder};

/// What is kept on the disk within so long after it was done, whatever befalls the machine.
const SYNC: Duration = Duration::from_secs(1);

/// A change, with what to tell of it at the next start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// What was done.
    pub change: Change,
    /// Whether the atlas then held what its file did not.
    pub is_changed: bool,
    /// By how many steps, where steps lead from one to the other.
    pub unsaved_steps: Option<usize>,
}

/// What an atlas was opened from.
#[derive(Debug)]
pub struct Base {
    /// Its file, if it has one.
    pub file: Option<PathBuf>,
    /// The file as it was read; without one the atlas began empty.
    pub document: Option<Document>,
}

enum Order {
    /// Another atlas is open.
    Begin(Box<Base>),
    Append(Vec<Record>),
    /// Nothing is unsaved, and the program ends.
    End,
}

/// The journal of whatever atlas is open.
#[derive(Debug)]
pub struct Journaling {
    orders: Option<Sender<Order>>,
    done: Receiver<io::Result<()>>,
    /// Orders that nothing has come of yet.
    open: usize,
    /// Something that was ordered could not be done: the journal lacks it for good.
    has_failed: bool,
    thread: Option<JoinHandle<()>>,
}

impl Journaling {
    /// Keeps journals in a folder.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(folder: JournalFolder) -> Result<Self, JobError> {
        let (orders, receiver) = channel();
        let (sender, done) = channel();
        let keeper = Keeper {
            folder,
            base: None,
            journal: None,
            synced: Instant::now(),
        };
        let thread = Builder::new()
            .name("journal".to_owned())
            .spawn(move || keeper.work(&receiver, &sender))
            .map_err(|error| JobError::NoThread(error.to_string()))?;
        Ok(Self {
            orders: Some(orders),
            done,
            open: 0,
            has_failed: false,
            thread: Some(thread),
        })
    }

    /// Another atlas is open: what is done from now on is done to that. The journal of the one before goes.
    pub fn begin(&mut self, base: Base) {
        self.has_failed = false;
        self.order(Order::Begin(Box::new(base)));
    }

    /// Notes what was done.
    pub fn append(&mut self, records: Vec<Record>) {
        self.order(Order::Append(records));
    }

    /// Ends the journal: nothing of it is wanted any more.
    pub fn end(&mut self) {
        self.order(Order::End);
    }

    fn order(&mut self, order: Order) {
        let sent = self.orders.as_ref().map(|orders| orders.send(order));
        let is_sent = matches!(sent, Some(Ok(())));
        self.open += usize::from(is_sent);
        self.has_failed |= !is_sent;
    }

    /// Waits until all is written, but no longer than this; says what went wrong. A disk that stalls must not stall the
    /// window.
    pub fn wait(&mut self, patience: Duration) -> Option<io::Error> {
        let end = Instant::now() + patience;
        let mut trouble = None;
        while self.open > 0 {
            let left = end.saturating_duration_since(Instant::now());
            match self.done.recv_timeout(left) {
                Ok(result) => {
                    self.open -= 1;
                    trouble = result.err().or(trouble);
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    self.open = 0;
                    trouble = Some(io::ErrorKind::BrokenPipe.into());
                }
            }
        }
        self.has_failed |= trouble.is_some();
        trouble
    }
}

impl Journaling {
    /// Whether all that was ordered since the journal was begun is done, and well.
    pub fn is_kept(&self) -> bool {
        self.open == 0 && !self.has_failed
    }
}

impl Drop for Journaling {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            // Its panic has been printed; what it had written stays.
        }
    }
}

struct Keeper {
    folder: JournalFolder,
    base: Option<Box<Base>>,
    journal: Option<Journal>,
    synced: Instant,
}

impl Keeper {
    fn work(mut self, orders: &Receiver<Order>, done: &Sender<io::Result<()>>) {
        // What went wrong since the last answer: it is told with the next.
        let mut late = Ok(());
        loop {
            let is_new = self.journal.is_none();
            let result = match orders.recv_timeout(SYNC) {
                Ok(order) => {
                    let result = self.carry_out(order);
                    // The window may go on; the copy of the file is for a crash that comes later than the next frame.
                    let earlier = std::mem::replace(&mut late, Ok(()));
                    if done.send(result.and(earlier)).is_err() {
                        return;
                    }
                    match &mut self.journal {
                        Some(journal) if is_new => journal.keep_base(),
                        _ => Ok(()),
                    }
                }
                Err(RecvTimeoutError::Timeout) => Ok(()),
                Err(RecvTimeoutError::Disconnected) => return,
            };
            late = late.and(result).and_then(|()| self.sync());
        }
    }

    fn carry_out(&mut self, order: Order) -> io::Result<()> {
        match order {
            Order::Begin(base) => {
                self.end();
                self.base = Some(base);
                Ok(())
            }
            Order::Append(records) => {
                let journal = match (&mut self.journal, &self.base) {
                    (Some(journal), _) => journal,
                    (none, Some(base)) => none.insert(begin(&self.folder, base)?),
                    (None, None) => return Err(io::ErrorKind::NotFound.into()),
                };
                records.iter().try_for_each(|record| journal.append(record))
            }
            Order::End => {
                self.end();
                Ok(())
            }
        }
    }

    fn end(&mut self) {
        if let Some(journal) = self.journal.take() {
            journal.remove();
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        match &mut self.journal {
            Some(journal) if self.synced.elapsed() >= SYNC => {
                self.synced = Instant::now();
                journal.sync()
            }
            _ => Ok(()),
        }
    }
}

/// Files are read only when something is done to them: looking at an atlas writes nothing.
fn begin(folder: &JournalFolder, base: &Base) -> io::Result<Journal> {
    let bytes = match &base.document {
        Some(document) => document.bytes_for(document.atlas()),
        None => write(&Atlas::default()).map(String::into_bytes),
    };
    let bytes = bytes.map_err(io::Error::other)?;
    Journal::begin(folder, base.file.as_deref(), bytes)
}
