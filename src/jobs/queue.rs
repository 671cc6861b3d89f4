//! The tiles to draw, in order, and the workers that draw them.

use std::collections::{HashSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::slices::{Job, Many, Pace, Slices};
use super::{JobError, Wake};
use crate::rasterizer::{
    BaseLook, Grid, Ground, Land, LandError, Overlay, Painter, Pixels, Recent, Strokes, TileId,
};
use crate::scene::drawn::DrawnTie;

/// The widths of the zoom left and of the zoom entered.
const WIDTHS_KEPT: usize = 2;

/// How long a worker that finds nothing to draw keeps what it draws with: some megabytes of lines and strips.
const TOOLS_KEPT: Duration = Duration::from_secs(1);

/// Prepares what lies over the base map for a world so many device pixels wide; called on a worker, once a width.
pub type PrepareOverlay = Arc<dyn Fn(u64) -> Arc<dyn Overlay> + Send + Sync>;

/// What tiles show.
#[derive(Clone)]
pub struct Picture {
    /// The base map's colours and line widths.
    pub look: BaseLook,
    /// What covers it, where that is there.
    pub ground: Option<Arc<dyn Ground>>,
    /// What lies over both.
    pub overlay: PrepareOverlay,
    /// Many ties, between the base map and what lies over it.
    pub many: Option<Many>,
}

impl Picture {
    /// The base map with ties over it, bottom to top.
    pub fn of_ties(look: BaseLook, ties: Arc<[DrawnTie]>) -> Self {
        let overlay = move |world_px| -> Arc<dyn Overlay> {
            Arc::new(Strokes::prepare(&ties, world_px, look.pixels_per_point))
        };
        Self {
            look,
            ground: None,
            overlay: Arc::new(overlay),
            many: None,
        }
    }

    /// Whether another has the same base map.
    pub(super) fn has_base_of(&self, other: &Self) -> bool {
        let is_same_ground = match (&self.ground, &other.ground) {
            (Some(mine), Some(theirs)) => Arc::ptr_eq(mine, theirs),
            (None, None) => true,
            _ => false,
        };
        is_same_ground && self.look == other.look
    }
}

/// A tile's base map.
#[derive(Clone)]
pub(super) struct Base {
    pub(super) pixels: Pixels,
    /// The version of what covers it; 0 where nothing does.
    pub(super) ground: u64,
}

/// A picture with its number.
pub(super) struct Numbered {
    pub(super) picture: Picture,
    /// Counts the pictures shown.
    pub(super) generation: u64,
    /// Counts the looks of the base map, so that its pixels outlive a change of what lies over it.
    pub(super) base_revision: u64,
    /// The overlay at the widths drawn last.
    overlays: Recent<u64, Arc<dyn Overlay>>,
}

impl Numbered {
    pub(super) fn new(picture: Picture, generation: u64, base_revision: u64) -> Self {
        Self {
            picture,
            generation,
            base_revision,
            overlays: Recent::new(WIDTHS_KEPT),
        }
    }

    /// The version of what covers a tile's base map now.
    pub(super) fn ground(&self, id: TileId) -> u64 {
        let ground = self.picture.ground.as_ref();
        let rect = Grid::of(id).rect(id.col, id.row);
        ground.map_or(0, |ground| ground.version(&rect, id.world_px))
    }

    pub(super) fn overlay(&self, world_px: u64) -> Arc<dyn Overlay> {
        self.overlays
            .get_or_make(world_px, || (self.picture.overlay)(world_px))
    }
}

/// One tile to draw.
pub(super) struct Task {
    pub(super) id: TileId,
    pub(super) picture: Arc<Numbered>,
    /// Its base map, where that is there already.
    pub(super) base: Option<Base>,
}

/// One tile drawn.
pub(super) struct Done {
    pub(super) id: TileId,
    pub(super) generation: u64,
    pub(super) base_revision: u64,
    pub(super) result: Result<Drawn, JobError>,
}

/// A tile's pixels, and its base map's.
pub(super) struct Drawn {
    pub(super) base: Base,
    /// Not where many ties are still to come between.
    pub(super) tile: Option<Pixels>,
}

/// What comes back from the workers.
pub(super) enum News {
    Tile(Done),
    Fault(JobError),
}

/// What a worker does next.
enum Work {
    Tile(Task),
    Slice(Job),
    /// Nothing for the time being.
    Rest,
}

/// When a worker draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Duty {
    /// Whenever there is something to draw.
    Always,
    /// While the view is at rest: while it moves, whoever puts its pictures on the screen has more need of the core.
    AtRest,
}

/// Where the world comes from; must be quick but for the first time.
pub(super) type LandSource = fn() -> Result<Arc<Land>, LandError>;

/// What is to be drawn, shared with the workers.
pub(super) struct Queue {
    state: Mutex<State>,
    news: Condvar,
    land: LandSource,
}

#[derive(Default)]
struct State {
    tasks: VecDeque<Task>,
    /// What the window waits for; the rest is drawn ahead, and wakes nobody.
    seen: HashSet<TileId>,
    /// Taken but not yet handed back.
    running: HashSet<(TileId, u64)>,
    slices: Slices,
    is_at_rest: bool,
    stopped: bool,
}

impl Queue {
    pub(super) fn new(land: LandSource) -> Self {
        Self {
            state: Mutex::default(),
            news: Condvar::new(),
            land,
        }
    }

    /// Puts these tasks in the place of all that wait, less those that are being drawn. Of what is `seen`, each tile
    /// that is done from now on wakes the window.
    pub(super) fn replace(&self, tasks: Vec<Task>, seen: &[TileId]) {
        let mut state = lock(&self.state);
        state.seen.clear();
        state.seen.extend(seen);
        let running = &state.running;
        let tasks: VecDeque<Task> = tasks
            .into_iter()
            .filter(|task| !running.contains(&(task.id, task.picture.generation)))
            .collect();
        state.tasks = tasks;
        if !state.tasks.is_empty() {
            self.news.notify_all();
        }
    }

    /// Looks at, or changes, what is to be done about many ties.
    pub(super) fn slices<T>(&self, act: impl FnOnce(&mut Slices) -> T) -> T {
        let mut state = lock(&self.state);
        let result = act(&mut state.slices);
        drop(state);
        self.news.notify_all();
        result
    }

    /// Draws a slice of many ties, if one waits; says whether there is something new to show.
    pub(super) fn slice(
        &self,
        pace: &mut Pace,
        painter: &mut Painter,
    ) -> Option<Result<bool, JobError>> {
        let job = lock(&self.state).slices.take()?;
        Some(self.run_slice(job, pace, painter))
    }

    fn run_slice(
        &self,
        job: Job,
        pace: &mut Pace,
        painter: &mut Painter,
    ) -> Result<bool, JobError> {
        match catch_unwind(AssertUnwindSafe(|| job.run(pace, painter))) {
            Ok(Some(outcome)) => Ok(self.slices(|slices| slices.put_back(outcome))),
            Ok(None) => Ok(false),
            Err(payload) => {
                *painter = Painter::new();
                self.slices(Slices::give_up);
                Err(JobError::of_panic(payload.as_ref()))
            }
        }
    }

    /// The next task, if one waits.
    pub(super) fn take(&self) -> Option<Task> {
        lock(&self.state).take()
    }

    /// Notes that a tile has been handed back.
    pub(super) fn put_back(&self, id: TileId, generation: u64) {
        lock(&self.state).running.remove(&(id, generation));
    }

    /// Whether a worker has this tile in hand.
    pub(super) fn is_running(&self, id: TileId, generation: u64) -> bool {
        lock(&self.state).running.contains(&(id, generation))
    }

    /// Says whether the view is at rest, or moves.
    pub(super) fn rest(&self, is_at_rest: bool) {
        let mut state = lock(&self.state);
        if std::mem::replace(&mut state.is_at_rest, is_at_rest) != is_at_rest && is_at_rest {
            self.news.notify_all();
        }
    }

    /// Lets the workers end after the tile they are at.
    pub(super) fn stop(&self) {
        let mut state = lock(&self.state);
        state.stopped = true;
        state.tasks.clear();
        self.news.notify_all();
    }

    /// A worker's life.
    pub(super) fn work(&self, duty: Duty, results: &Sender<News>, wake: &Wake) {
        // Unpacking the world takes as long as opening a window: so it begins before anyone asks for a tile. Should it
        // fail, every tile says so.
        drop((self.land)());
        let (mut painter, mut pace) = (Painter::new(), Pace::default());
        let mut is_resting = true;
        while let Some(work) = self.wait(duty, is_resting) {
            is_resting = matches!(work, Work::Rest);
            let (news, wakes) = match work {
                Work::Rest => {
                    painter = Painter::new();
                    continue;
                }
                Work::Tile(task) => {
                    let done = self.run(&mut painter, task);
                    let is_seen = lock(&self.state).seen.contains(&done.id);
                    (Some(News::Tile(done)), is_seen)
                }
                Work::Slice(job) => match self.run_slice(job, &mut pace, &mut painter) {
                    Ok(is_new) => (None, is_new),
                    Err(error) => (Some(News::Fault(error)), true),
                },
            };
            if let Some(news) = news
                && results.send(news).is_err()
            {
                return;
            }
            if wakes {
                wake();
            }
        }
    }

    /// What is to be done next, as soon as there is something; none after the last. Who is not resting yet is told when
    /// it may.
    fn wait(&self, duty: Duty, is_resting: bool) -> Option<Work> {
        let mut state = lock(&self.state);
        loop {
            if state.stopped {
                return None;
            }
            if duty == Duty::Always || state.is_at_rest {
                if let Some(task) = state.take() {
                    return Some(Work::Tile(task));
                }
                if let Some(job) = state.slices.take() {
                    return Some(Work::Slice(job));
                }
            }
            if is_resting {
                state = self
                    .news
                    .wait(state)
                    .unwrap_or_else(PoisonError::into_inner);
            } else {
                let (held, waited) = self
                    .news
                    .wait_timeout(state, TOOLS_KEPT)
                    .unwrap_or_else(PoisonError::into_inner);
                if waited.timed_out() {
                    return Some(Work::Rest);
                }
                state = held;
            }
        }
    }

    fn base(
        &self,
        painter: &mut Painter,
        id: TileId,
        picture: &Numbered,
    ) -> Result<Base, LandError> {
        let rect = Grid::of(id).rect(id.col, id.row);
        // Before it is drawn: what comes meanwhile is drawn once too often, not once too seldom.
        let version = picture.ground(id);
        let Picture { look, ground, .. } = &picture.picture;
        let land = (self.land)()?;
        let pixels = painter.base_beneath(&land, look, &rect, id.world_px, ground.as_deref());
        Ok(Base {
            pixels,
            ground: version,
        })
    }

    /// Draws one tile, on whatever thread.
    pub(super) fn run(&self, painter: &mut Painter, task: Task) -> Done {
        let Task { id, picture, base } = task;
        let result = catch_unwind(AssertUnwindSafe(|| {
            let rect = Grid::of(id).rect(id.col, id.row);
            let base = match base {
                Some(base) => base,
                None => self.base(painter, id, &picture)?,
            };
            let tile = if picture.picture.many.is_some() {
                None
            } else {
                let overlay = picture.overlay(id.world_px);
                Some(painter.over(&base.pixels, overlay.as_ref(), &rect))
            };
            Ok(Drawn { base, tile })
        }));
        Done {
            id,
            generation: picture.generation,
            base_revision: picture.base_revision,
            result: result.unwrap_or_else(|payload| {
                // Half a drawing may be left in it.
                *painter = Painter::new();
                Err(JobError::of_panic(payload.as_ref()))
            }),
        }
    }
}

impl State {
    fn take(&mut self) -> Option<Task> {
        let task = self.tasks.pop_front()?;
        self.running.insert((task.id, task.picture.generation));
        Some(task)
    }
}

/// Nothing that can panic runs under these locks, so a poisoned one holds a sound value.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
