//! Tiles of servers and files, beneath the ties: which are wanted, which are there, and the threads that fetch them.
//!
//! Only what is in view is asked for, nearest its middle first, and what leaves the view before its turn is not. A source
//! in trouble is asked for one tile at a time, ever more seldom, until it answers; meanwhile what is kept here is shown,
//! and where there is nothing, the embedded world.

mod decode;
mod health;
mod look;
mod schema;
mod source;
mod state;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;
use std::time::{Instant, SystemTime};

use self::look::Look;
pub use self::schema::is_drawn;
use self::source::Source;
pub use self::source::{Origin, RasterError};
use self::state::{Came, Next, State};
use super::{JobError, Wake};
use crate::geo::TileNumber;
use crate::net::Reply;
use crate::rasterizer::{Content, Ground, GroundLook, Painter, PixelRect, raster};
use crate::store::{KeptTile, TileFolder};

/// How many threads there are: two more than tiles are fetched at once, for those whose tile has left the view meanwhile.
const THREADS: usize = state::AT_ONCE + 2;

/// Of how many tiles of the map the versions are kept between two changes: as many as some screens have.
const VERSIONS: usize = 1024;

/// One source of tiles. Dropping it lets the fetches under way end by themselves, and nobody hears of them.
pub struct Raster(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    news: Condvar,
    wake: Wake,
    open: Box<Open>,
}

type Open = dyn Fn() -> Result<Arc<dyn Source>, RasterError> + Send + Sync;

/// What is there, laid over the embedded world.
struct Laid {
    shared: Arc<Shared>,
    look: GroundLook,
    versions: Mutex<Versions>,
}

/// Versions of parts of the map, of one state of the pictures: they are asked for in every frame.
#[derive(Default)]
struct Versions {
    stamp: u64,
    known: HashMap<(i64, i64, u64), u64>,
}

impl Raster {
    /// Starts threads that fetch tiles from there, once some are looked at. `wake` is called on them when there is
    /// something new to show. Copies are kept in the folder.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        origin: Origin,
        folder: Option<TileFolder>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, JobError> {
        let open = move || origin.open(folder.as_ref()).map(Arc::from);
        Self::with(Box::new(open), Arc::new(wake))
    }

    fn with(open: Box<Open>, wake: Wake) -> Result<Self, JobError> {
        let raster = Self(Arc::new(Shared {
            state: Mutex::default(),
            news: Condvar::new(),
            wake,
            open,
        }));
        for number in 1..=THREADS {
            let shared = raster.0.clone();
            let worker = Builder::new().name(format!("fetch {number}"));
            match worker.spawn(move || shared.work()) {
                Ok(_) => {}
                // Fewer at once fetch the same.
                Err(_) if number > 1 => break,
                Err(error) => return Err(JobError::NoThread(error.to_string())),
            }
        }
        Ok(raster)
    }

    /// Says what part of the plane is seen, on a world so many device pixels wide: its tiles are fetched, and no others.
    pub fn look_at(&self, rect: &PixelRect, world_px: u64, pixels_per_point: f64) {
        let look = Look {
            rect: *rect,
            world_px,
            pixels_per_point,
        };
        if self.0.lock().look_at(look) {
            self.0.news.notify_all();
        }
    }

    /// What to lay over the embedded world, and how it looks.
    pub fn ground(&self, look: GroundLook) -> Arc<dyn Ground> {
        Arc::new(Laid {
            shared: self.0.clone(),
            look,
            versions: Mutex::default(),
        })
    }

    /// Why tiles don't come now, if they don't.
    pub fn trouble(&self) -> Option<RasterError> {
        self.0.lock().trouble().cloned()
    }

    /// Asks again at once.
    pub fn try_again(&self) {
        self.0.lock().try_again(Instant::now());
        self.0.news.notify_all();
    }
}

impl Drop for Raster {
    fn drop(&mut self) {
        self.0.lock().is_stopped = true;
        self.0.news.notify_all();
    }
}

impl Ground for Laid {
    fn version(&self, rect: &PixelRect, world_px: u64) -> u64 {
        let state = self.shared.lock();
        let mut versions = self.versions.lock().unwrap_or_else(PoisonError::into_inner);
        if versions.stamp != state.stamp() || versions.known.len() >= VERSIONS {
            versions.stamp = state.stamp();
            versions.known.clear();
        }
        let work_out = || {
            let pieces = state.pieces(&self.look(rect, world_px));
            pieces.iter().fold(0, |version: u64, (piece, stamp)| {
                let zoom = u64::from(piece.within.zoom);
                (version ^ stamp ^ zoom << 56).wrapping_mul(0x0100_0000_01b3)
            })
        };
        let key = (rect.x, rect.y, world_px);
        *versions.known.entry(key).or_insert_with(work_out)
    }

    fn lay(&self, painter: &mut Painter, rgba: &mut [u8], rect: &PixelRect, world_px: u64) {
        let pieces = self.shared.lock().pieces(&self.look(rect, world_px));
        let pieces = pieces.into_iter().map(|(piece, _)| piece);
        raster::lay(painter, rgba, rect, world_px, pieces, &self.look);
    }
}

impl Laid {
    fn look(&self, rect: &PixelRect, world_px: u64) -> Look {
        Look {
            rect: *rect,
            world_px,
            pixels_per_point: self.look.pixels_per_point,
        }
    }
}

impl Shared {
    /// Nothing that can panic runs under this lock, so a poisoned one holds a sound value.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A worker's life.
    fn work(&self) {
        let mut state = self.lock();
        while !state.is_stopped {
            let next = state.next(Instant::now());
            let is_new = match next {
                Next::Wait(None) => {
                    state = self
                        .news
                        .wait(state)
                        .unwrap_or_else(PoisonError::into_inner);
                    continue;
                }
                Next::Wait(Some(time)) => {
                    let waited = self.news.wait_timeout(state, time);
                    state = waited.unwrap_or_else(PoisonError::into_inner).0;
                    continue;
                }
                Next::Open => {
                    drop(state);
                    let opened = safely(|| (self.open)());
                    state = self.lock();
                    state.opened(opened, Instant::now());
                    true
                }
                Next::Look(number, source) => {
                    drop(state);
                    let kept = safely(|| Ok(look(source.as_ref(), number)));
                    state = self.lock();
                    match kept {
                        Ok(kept) => state.looked(number, kept, Instant::now()),
                        Err(error) => {
                            state.looked(number, None, Instant::now());
                            state.asked(number, Came::Failed(error), Instant::now())
                        }
                    }
                }
                Next::Ask(number, source, tag) => {
                    drop(state);
                    let came = safely(|| Ok(ask(source.as_ref(), number, tag.as_deref())));
                    let came = came.unwrap_or_else(Came::Failed);
                    state = self.lock();
                    state.asked(number, came, Instant::now())
                }
            };
            self.news.notify_all();
            if is_new && !state.is_stopped {
                drop(state);
                (self.wake)();
                state = self.lock();
            }
        }
    }
}

/// What is kept here of a tile.
fn look(
    source: &dyn Source,
    number: TileNumber,
) -> Option<(Content, Option<String>, Option<std::time::Duration>)> {
    let kept = source.kept(number)?;
    let content = safely(|| source.read(&kept.bytes)).ok()?;
    // A clock that was set back would let a copy hold for years.
    let holds = kept.fresh_until.duration_since(SystemTime::now()).ok();
    Some((
        content,
        kept.tag,
        holds.map(|holds| holds.min(source.holds(None))),
    ))
}

fn ask(source: &dyn Source, number: TileNumber, tag: Option<&str>) -> Came {
    let until = |holds| SystemTime::now() + holds;
    match source.ask(number, tag) {
        Ok(Reply::Found { bytes, tag, holds }) => match safely(|| source.read(&bytes)) {
            Ok(content) => {
                let holds = source.holds(holds);
                let copy = KeptTile {
                    bytes,
                    tag: tag.clone(),
                    fresh_until: until(holds),
                };
                source.keep(number, &copy);
                Came::Picture(content, tag, holds)
            }
            Err(error) => Came::Failed(error),
        },
        Ok(Reply::Unchanged { holds }) => {
            let holds = source.holds(holds);
            // Its bytes are on the disk alone.
            if let Some(mut copy) = source.kept(number) {
                copy.fresh_until = until(holds);
                source.keep(number, &copy);
            }
            Came::Unchanged(holds)
        }
        Ok(Reply::Missing) => Came::Missing,
        Err(error) => Came::Failed(error),
    }
}

/// Work that panics has failed: its tile is asked for again later, and its worker lives on.
fn safely<T>(work: impl FnOnce() -> Result<T, RasterError>) -> Result<T, RasterError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let error = JobError::of_panic(payload.as_ref());
        Err(RasterError::Panicked(error.to_string()))
    })
}
