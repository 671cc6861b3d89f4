//! The map's tiles, drawn by workers ahead of the window that shows them.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use super::cache::Cache;
use super::queue::{Done, Duty, LandSource, News, Numbered, Picture, Queue, Task};
use super::slices::{Pace, Slices};
use super::{JobError, Wake, cores};
use crate::rasterizer::{Grid, Land, Painter, Pixels, TILE_PX, TileId};
use crate::scene::columns::TieNumber;

/// The most memory that tiles ever take unless a single view needs more.
pub const MAX_CAP_BYTES: usize = 128 << 20;

/// The least cap: enough to pan about a small window without drawing anything twice.
const MIN_CAP_BYTES: usize = 12 << 20;

/// How long to wait for a worker before looking for work again.
const WAIT: Duration = Duration::from_millis(1);

/// A tile with its base map.
const TILE_BYTES: usize = 2 * 4 * (TILE_PX * TILE_PX) as usize;

/// A finished tile.
#[derive(Clone, Debug)]
pub struct Tile {
    /// What it shows.
    pub pixels: Pixels,
    /// Which picture it belongs to: the count of [`Tiles::show`] at which it was drawn.
    pub generation: u64,
    /// The version of what covers its base map.
    pub ground: u64,
    /// Changes whenever the pixels may have: a texture made from another serial is out of date.
    pub serial: u64,
}

/// The tiles of one map. All calls are quick but [`Tiles::render_now`].
///
/// A frame: [`Self::receive`] what is done, [`Self::request`] what it sees, place what [`Self::get`] has.
pub struct Tiles {
    queue: Arc<Queue>,
    workers: Vec<JoinHandle<()>>,
    results: Receiver<News>,
    picture: Arc<Numbered>,
    cache: Cache,
    /// How many threads draw many ties at once at most.
    groups: usize,
    /// What the last request asked for, nearest first.
    seen: Vec<TileId>,
    ahead: Vec<TileId>,
    limit_bytes: usize,
    failure: Option<JobError>,
    /// For the waiting thread's own share of many ties.
    painter: Option<Painter>,
    pace: Pace,
}

impl Tiles {
    /// Starts the workers, as many as there are cores; one of them draws only while the view is at rest. They unpack the embedded world at once; `wake` is called on
    /// their threads for each tile done that the
    /// last request sees.
    ///
    /// # Errors
    /// When the system gives no thread at all.
    pub fn new(
        picture: Picture,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, JobError> {
        Self::on_threads(picture, wake, cores())
    }

    /// The same with so many threads; while the view moves, that of who waits is one of them.
    ///
    /// # Errors
    /// When the system gives no thread at all.
    pub fn on_threads(
        picture: Picture,
        wake: impl Fn() + Send + Sync + 'static,
        threads: usize,
    ) -> Result<Self, JobError> {
        let wake: Wake = Arc::new(wake);
        let always = threads.saturating_sub(1).max(1);
        let at_rest = threads.saturating_sub(always);
        Self::with(picture, &wake, Land::embedded, [always, at_rest])
    }

    pub(super) fn with(
        picture: Picture,
        wake: &Wake,
        land: LandSource,
        [always, at_rest]: [usize; 2],
    ) -> Result<Self, JobError> {
        let queue = Arc::new(Queue::new(land));
        let (sender, results) = channel();
        let mut tiles = Self {
            queue,
            workers: Vec::new(),
            results,
            picture: Arc::new(Numbered::new(picture, 1, 1)),
            cache: Cache::default(),
            // Who waits draws as well.
            groups: always + 1,
            seen: Vec::new(),
            ahead: Vec::new(),
            limit_bytes: MAX_CAP_BYTES,
            failure: None,
            painter: None,
            pace: Pace::default(),
        };
        let duties = std::iter::repeat_n(Duty::Always, always);
        let duties = duties.chain(std::iter::repeat_n(Duty::AtRest, at_rest));
        for (number, duty) in duties.enumerate() {
            let (queue, sender, wake) = (tiles.queue.clone(), sender.clone(), wake.clone());
            let worker = Builder::new()
                .name(format!("tiles {}", number + 1))
                .spawn(move || queue.work(duty, &sender, &wake));
            match worker {
                Ok(worker) => tiles.workers.push(worker),
                // Fewer workers than hoped for draw the same map.
                Err(_) if !tiles.workers.is_empty() => break,
                Err(error) => return Err(JobError::NoThread(error.to_string())),
            }
        }
        Ok(tiles)
    }

    /// Sets a lower limit to memory than [`MAX_CAP_BYTES`].
    #[must_use]
    pub fn with_limit(mut self, bytes: usize) -> Self {
        self.limit_bytes = bytes;
        self
    }

    /// Shows another picture from now on. Tiles of the last one stay until theirs are drawn; with the same look, only
    /// what lies over the base map is.
    pub fn show(&mut self, picture: Picture) {
        let last = &self.picture;
        let base_revision = last.base_revision + u64::from(!last.picture.has_base_of(&picture));
        let generation = last.generation + 1;
        self.picture = Arc::new(Numbered::new(picture, generation, base_revision));
        let many = self.has_many().then(|| self.picture.clone());
        self.queue.slices(|slices| slices.show(many));
    }

    fn has_many(&self) -> bool {
        self.picture.picture.many.is_some()
    }

    /// Which picture is shown now; a [`Tile`] of an earlier one is still to be replaced.
    pub fn generation(&self) -> u64 {
        self.picture.generation
    }

    /// Says what is seen and what may be seen next, both nearest first. What an earlier request wanted and this does
    /// not is not drawn any more.
    pub fn request(&mut self, seen: &[TileId], ahead: &[TileId]) {
        // What would not fit would be drawn, dropped and asked for again, for ever.
        let room = self.limit_bytes.saturating_sub(seen.len() * TILE_BYTES) / TILE_BYTES;
        let ahead = &ahead[..ahead.len().min(room)];
        self.seen = seen.to_vec();
        self.ahead = ahead.to_vec();
        self.cache.begin_frame(seen, ahead);
        self.cache.shrink_to(self.cap_bytes());
        let tasks = self.tasks(seen.iter().chain(ahead));
        self.queue.replace(tasks, seen);
        if self.has_many() {
            let (cache, revision) = (&self.cache, self.picture.base_revision);
            let groups = self.groups;
            self.queue.slices(|slices| {
                slices.request(seen, ahead, |id| cache.base(id, revision), groups);
            });
        }
        // What was drawn ahead just before it was seen has woken nobody.
        self.receive();
    }

    /// Says whether the view is at rest: all cores draw then.
    pub fn rest(&self, is_at_rest: bool) {
        self.queue.rest(is_at_rest);
    }

    /// Takes in what the workers have done; says whether there was anything.
    pub fn receive(&mut self) -> bool {
        let mut any = false;
        while let Ok(news) = self.results.try_recv() {
            self.hear(news);
            any = true;
        }
        if self.has_many() {
            for toned in self.queue.slices(Slices::fetch) {
                self.cache.store_ties(toned);
                any = true;
            }
        }
        if any {
            self.cache.shrink_to(self.cap_bytes());
        }
        any
    }

    /// A tile, of the picture shown or of an earlier one.
    pub fn get(&self, id: TileId) -> Option<&Tile> {
        self.cache.tile(id)
    }

    /// How many of the tiles seen are not yet drawn as the picture has them (nor failed to be).
    pub fn missing(&self) -> usize {
        let generation = self.picture.generation;
        let missing = |id: &&TileId| {
            let ground = self.picture.ground(**id);
            !self.cache.is_settled(**id, generation, ground)
        };
        if self.has_many() {
            let seen = &self.seen;
            return self.queue.slices(|slices| {
                let missing = |id: &&TileId| !slices.is_settled(**id);
                seen.iter().filter(missing).count()
            });
        }
        self.seen.iter().filter(missing).count()
    }

    /// How many of many ties every tile seen shows, in the order in which they are drawn.
    pub fn ties_drawn(&self) -> usize {
        self.queue.slices(|slices| slices.ties_drawn())
    }

    /// Which of many ties are drawn lowest about a point of the plane (device pixels), no farther off than the reach: who
    /// may lie under the pointer.
    pub fn candidates(&self, grid: Grid, at: [f64; 2], reach_px: f64) -> Vec<TieNumber> {
        self.queue
            .slices(|slices| slices.candidates(grid, at, reach_px))
    }

    /// Why tiles could not be drawn, once.
    pub fn take_failure(&mut self) -> Option<JobError> {
        self.failure.take()
    }

    /// The memory taken, bytes.
    pub fn bytes(&self) -> usize {
        self.cache.bytes()
    }

    /// Draws tiles and returns when all are there, this thread taking its share: for the first frame, so that it has
    /// its whole map, and for pictures.
    pub fn render_now(&mut self, ids: &[TileId]) {
        self.request(ids, &[]);
        // Not kept: what it drew with takes megabytes, and this is done once.
        let mut painter = Painter::new();
        while let Some(task) = self.queue.take() {
            let done = self.queue.run(&mut painter, task);
            self.accept(done);
        }
        drop(painter);
        let generation = self.picture.generation;
        while ids.iter().any(|id| self.queue.is_running(*id, generation)) {
            match self.results.recv() {
                Ok(news) => self.hear(news),
                // The workers are gone: so is whatever they had in hand.
                Err(_) => break,
            }
        }
        self.cache.shrink_to(self.cap_bytes());
    }

    /// Draws many ties until every tile seen has all of them, or for so long at most, this thread taking its share.
    pub fn finish_ties(&mut self, at_most: Duration) {
        let began = Instant::now();
        let mut painter = self.painter.take().unwrap_or_default();
        while self.has_many() && self.missing() > 0 && began.elapsed() < at_most {
            while let Ok(news) = self.results.try_recv() {
                self.hear(news);
            }
            match self.queue.slice(&mut self.pace, &mut painter) {
                Some(Ok(_)) => {}
                Some(Err(error)) => self.failure = Some(error),
                // What is left is in a worker's hands, or it waits for a base map that is.
                None => match self.results.recv_timeout(WAIT) {
                    Ok(news) => self.hear(news),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                },
            }
        }
        self.painter = Some(painter);
        self.receive();
    }

    fn tasks<'a>(&self, ids: impl Iterator<Item = &'a TileId>) -> Vec<Task> {
        let picture = &self.picture;
        let (revision, generation) = (picture.base_revision, picture.generation);
        let task = |id: &TileId| {
            let ground = picture.ground(*id);
            let is_done = if self.has_many() {
                self.cache.has_base(*id, revision, generation, ground)
            } else {
                self.cache.is_settled(*id, generation, ground)
            };
            let base = || self.cache.base(*id, revision);
            (!is_done).then(|| Task {
                id: *id,
                picture: picture.clone(),
                base: base().filter(|base| base.ground == ground).cloned(),
            })
        };
        ids.filter_map(task).collect()
    }

    fn hear(&mut self, news: News) {
        match news {
            News::Tile(done) => self.accept(done),
            News::Fault(error) => self.failure = Some(error),
        }
    }

    fn accept(&mut self, done: Done) {
        self.queue.put_back(done.id, done.generation);
        match &done.result {
            Err(error) => self.failure = Some(error.clone()),
            Ok(drawn) if self.has_many() && done.base_revision == self.picture.base_revision => {
                self.queue
                    .slices(|slices| slices.base_is_there(done.id, &drawn.base));
            }
            Ok(_) => {}
        }
        let place = |ids: &[TileId], id| ids.iter().position(|other| *other == id);
        let (seen, ahead) = (&self.seen, &self.ahead);
        self.cache.store(done, |id| {
            place(seen, id)
                .map(|place| (true, place))
                .or_else(|| place(ahead, id).map(|place| (false, place)))
        });
    }

    /// What is wanted, and no more: a small window needs no 128 MB. Tiles of other zooms hardly ever come back, since any
    /// number is a zoom.
    fn cap_bytes(&self) -> usize {
        ((self.seen.len() + self.ahead.len()) * TILE_BYTES)
            .max(MIN_CAP_BYTES)
            .min(self.limit_bytes)
    }
}

impl Drop for Tiles {
    fn drop(&mut self) {
        self.queue.stop();
        for worker in self.workers.drain(..) {
            if worker.join().is_err() {
                // Drawing is caught; a panic in `wake` has been printed by the hook, and nobody is left to tell.
            }
        }
    }
}
