//! The only threads, and the only channel through which their results come back.
//!
//! Two kinds of work, both of which the window's own thread never waits for unless it asks to: single jobs ([`Jobs`]:
//! loading a file, checking it), whose results carry the id that they were started under, and the map's tiles
//! ([`Tiles`]), of which only those wanted now are drawn.
//!
//! This room knows no window: whoever starts it hands in a function that wakes the window up, and gets plain pixels.
//! A job that panics is an error with its message, and the next one finds its worker alive.

mod cache;
mod journal;
mod queue;
#[cfg(feature = "window")]
mod raster;
mod single;
mod slices;
mod tiles;
mod watching;

#[cfg(test)]
mod tests;

use std::any::Any;
use std::sync::Arc;

use thiserror::Error;

use crate::rasterizer::{Land, LandError};
use crate::text::{Say, Texts};

pub use journal::{Base, Journaling, Record};
pub use queue::{Picture, PrepareOverlay};
#[cfg(feature = "window")]
pub use raster::{Origin, Raster, RasterError, is_drawn};
pub use single::{JobId, Jobs};
pub use slices::Many;
pub use tiles::{MAX_CAP_BYTES, Tile, Tiles};
pub use watching::{Found, Watched, Watching};

/// Tells whoever waits for results that there are some; called on worker threads.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Why a job has no result.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JobError {
    /// It panicked: a fault of the program's.
    #[error("job-panicked: {0}")]
    Panicked(String),
    /// The system gives no more threads.
    #[error("job-no-thread: {0}")]
    NoThread(String),
    /// There is no world to draw.
    #[error(transparent)]
    Land(#[from] LandError),
}

impl Say for JobError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Panicked(why) => texts.with("job-panicked", &[("why", why.into())]),
            Self::NoThread(why) => texts.with("job-no-thread", &[("why", why.into())]),
            Self::Land(error) => texts.say(error),
        }
    }
}

impl JobError {
    fn of_panic(payload: &(dyn Any + Send)) -> Self {
        let text = payload
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| payload.downcast_ref::<String>().cloned());
        Self::Panicked(text.unwrap_or_else(|| "no message".to_owned()))
    }
}

/// Begins to unpack the world on a thread of its own, so that it is there when the first tile is asked for: opening a
/// window takes as long.
pub fn warm_up() {
    let unpack = || drop(Land::embedded());
    // Where the system gives no thread, whoever draws the first tile unpacks it, and says what is wrong with it.
    drop(
        std::thread::Builder::new()
            .name("world".to_owned())
            .spawn(unpack),
    );
}

/// How many cores there are to draw with; at least one.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
