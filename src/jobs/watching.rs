//! Watches the open file on a thread of its own, reads it again where another program has changed it, and holds its lock.
//!
//! By looking at it each second, not by the system's notices: those tell nothing of what other machines do to a file in a
//! network folder, lose a file that a whole new one is put in the place of, and watch a link instead of what it leads to.
//! A look costs some microseconds and waits for nobody but this thread; it reads nothing while the file looks the same.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

use super::{JobError, Wake};
use crate::atlas::Atlas;
use crate::formats::ron::Document;
use crate::store::{Again, Glance, Known, LockFolder, Locked, OpenError, Owner, read_again};

/// From one look to the next.
const EVERY: Duration = Duration::from_millis(800);
/// So long a file must look the same before it is read: who writes it may not be done.
const SETTLED: Duration = Duration::from_millis(200);
/// So long a file must be gone, or hold no atlas, before that is told: version control takes a file away before it puts the
/// new one there, and a slow disk is written to in pieces.
const DOUBT: Duration = Duration::from_millis(700);
/// Where a look itself takes long, on a network say, so many times as long is waited for the next.
const PATIENCE: u32 = 20;

/// What is watched.
#[derive(Debug)]
pub struct Watched {
    /// The file.
    pub path: PathBuf,
    /// What it holds as far as is known; `None` where that is to be read.
    pub known: Option<Known>,
    /// The atlas that it was known to hold last: what it holds now shares with that what both have in common.
    pub base: Atlas,
}

/// What has become of the file that is watched.
#[derive(Debug)]
pub enum Found {
    /// It holds something else.
    Changed(Box<Document>),
    /// It holds what it was known to hold; told after trouble, and where it was asked for.
    AsBefore,
    /// It is gone.
    Gone,
    /// It can't be read, or holds no atlas.
    Unreadable(OpenError),
    /// Another window has it open.
    Others(Owner),
    /// No other window has it open any more.
    Mine,
}

enum Order {
    Watch(u64, Option<Box<Watched>>),
    Rest(u64),
    Look,
    Read,
}

/// A watch over one file at a time.
#[derive(Debug)]
pub struct Watching {
    orders: Sender<Order>,
    found: Receiver<(u64, Found)>,
    /// Which file, and which content of it: what is found of those before is of no use.
    turn: u64,
}

impl Watching {
    /// A watch over nothing yet; `wake` is called when there is something to tell. Locks are kept in a folder, if one is
    /// given.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        locks: Option<LockFolder>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, JobError> {
        let (orders, receiver) = channel();
        let (sender, found) = channel();
        let watcher = Watcher {
            found: sender,
            wake: std::sync::Arc::new(wake),
            turn: 0,
            watched: None,
            locks,
            lock: None,
            seen: Seen::default(),
        };
        // Left behind when the program ends: a look at a disk that stalls has no end.
        Builder::new()
            .name("watch".to_owned())
            .spawn(move || watcher.work(&receiver))
            .map_err(|error| JobError::NoThread(error.to_string()))?;
        Ok(Self {
            orders,
            found,
            turn: 0,
        })
    }

    /// Watches this from now on, and nothing else; `None` where no file is open.
    pub fn watch(&mut self, watched: Option<Watched>) {
        self.turn += 1;
        self.order(Order::Watch(self.turn, watched.map(Box::new)));
    }

    /// Watches nothing until it is told to again, while the program itself writes the file. Its lock is held.
    pub fn rest(&mut self) {
        self.turn += 1;
        self.order(Order::Rest(self.turn));
    }

    /// Looks at once.
    pub fn look(&self) {
        self.order(Order::Look);
    }

    /// Reads the file at once, and tells what it holds whether that was told already or not.
    pub fn read(&self) {
        self.order(Order::Read);
    }

    fn order(&self, order: Order) {
        // A watcher that is gone has panicked, and has been heard; saves compare for themselves.
        self.orders.send(order).unwrap_or_default();
    }

    /// What was found, if anything was.
    pub fn found(&self) -> Option<Found> {
        // What is left is found in the next frame.
        let mut all = self.found.try_iter();
        all.find(|(turn, _)| *turn == self.turn)
            .map(|(_, found)| found)
    }
}

/// What the watcher has seen of its file.
#[derive(Default)]
struct Seen {
    /// How the file looked when it was last told of.
    told: Option<Glance>,
    /// How it looks since when, where that is something else.
    news: Option<(Glance, Instant)>,
    /// What it last held was trouble.
    is_in_trouble: bool,
    /// It is to be read even if it looks the same.
    must_read: bool,
}

struct Watcher {
    found: Sender<(u64, Found)>,
    wake: Wake,
    turn: u64,
    watched: Option<Box<Watched>>,
    locks: Option<LockFolder>,
    /// Which file's lock was asked for, and what came of it.
    lock: Option<(PathBuf, Locked)>,
    seen: Seen,
}

impl Watcher {
    fn work(mut self, orders: &Receiver<Order>) {
        let mut wait = EVERY;
        loop {
            match orders.recv_timeout(wait) {
                Ok(Order::Watch(turn, watched)) => {
                    self.turn = turn;
                    self.seen = Seen {
                        // What was read or written a moment ago may be another file's by now.
                        must_read: true,
                        ..Seen::default()
                    };
                    self.watched = watched;
                    self.lock_anew();
                }
                Ok(Order::Rest(turn)) => {
                    self.turn = turn;
                    self.watched = None;
                }
                Ok(Order::Look) | Err(RecvTimeoutError::Timeout) => {}
                Ok(Order::Read) => {
                    self.seen.must_read = true;
                    self.seen.is_in_trouble = true;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
            let began = Instant::now();
            self.lock_late();
            let next = self.look();
            wait = next.max(began.elapsed() * PATIENCE).min(EVERY * PATIENCE);
        }
    }

    /// Takes the lock of the file that is watched now, and lets go of that of the one before.
    fn lock_anew(&mut self) {
        let path = self.watched.as_ref().map(|watched| &watched.path);
        if self.lock.as_ref().map(|(locked, _)| locked) != path {
            // First let go: the same file may be open under another name.
            self.lock = None;
            let path = path.cloned();
            let locks = self.locks.as_ref();
            self.lock = locks.zip(path).map(|(locks, path)| {
                let locked = locks.lock(&path);
                (path, locked)
            });
        }
        if let Some((_, Locked::Others(owner))) = &self.lock {
            self.tell(Found::Others(owner.clone()));
        }
    }

    /// Takes the lock that another window had, if that is closed now.
    fn lock_late(&mut self) {
        let (Some(locks), Some(_), Some((path, Locked::Others(owner)))) =
            (&self.locks, &self.watched, &mut self.lock)
        else {
            return;
        };
        let found = match locks.lock(path) {
            Locked::Others(now) if now == *owner => return,
            Locked::Others(now) => {
                owner.clone_from(&now);
                Found::Others(now)
            }
            locked => {
                self.lock = Some((std::mem::take(path), locked));
                Found::Mine
            }
        };
        self.tell(found);
    }

    fn tell(&self, found: Found) {
        if self.found.send((self.turn, found)).is_ok() {
            (self.wake)();
        }
    }

    /// Looks; says when to look again.
    fn look(&mut self) -> Duration {
        let Some(watched) = &self.watched else {
            return EVERY;
        };
        let glance = Glance::at(&watched.path);
        if self.seen.told == Some(glance) && !self.seen.must_read {
            self.seen.news = None;
            return EVERY;
        }
        let now = Instant::now();
        let since = match self.seen.news {
            Some((news, since)) if news == glance => since,
            _ => now,
        };
        self.seen.news = Some((glance, since));
        let age = now.duration_since(since);
        if age < SETTLED && !self.seen.must_read {
            return SETTLED.saturating_sub(age);
        }
        self.read(glance, age)
    }

    /// Reads a file that looks the same since some time; says when to look again.
    fn read(&mut self, glance: Glance, age: Duration) -> Duration {
        let Some(watched) = &mut self.watched else {
            return EVERY;
        };
        let found = if glance == Glance::Gone {
            Found::Gone
        } else {
            match read_again(&watched.path, watched.known.as_ref(), &watched.base) {
                // It came, went or changed under the reading: what was read is nothing.
                _ if Glance::at(&watched.path) != glance => return SETTLED,
                Ok(Again::AsBefore) => Found::AsBefore,
                Ok(Again::Other(document)) => Found::Changed(document),
                Err(error) => Found::Unreadable(error),
            }
        };
        let is_trouble = matches!(found, Found::Gone | Found::Unreadable(_));
        if is_trouble && age < DOUBT {
            return DOUBT.saturating_sub(age);
        }
        if let Found::Changed(document) = &found {
            watched.base = document.atlas().clone();
            watched.known = Some(Known::Read(document.clone()));
        }
        let was_in_trouble = std::mem::replace(&mut self.seen.is_in_trouble, is_trouble);
        self.seen.told = Some(glance);
        self.seen.news = None;
        self.seen.must_read = false;
        let is_news = was_in_trouble || !matches!(found, Found::AsBefore);
        if is_news {
            self.tell(found);
        }
        EVERY
    }
}

#[cfg(test)]
#[path = "watching/tests.rs"]
mod tests;
