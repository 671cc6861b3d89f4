//! The tiles of the map as textures: which are wanted, where they are placed, and what lies there until they are drawn.
//!
//! Pictures lie above each other: at the bottom the whole world, coarse and always there; then those that were shown
//! before the zoom changed, scaled; on top the one that is being drawn, each of its tiles fading in. Once that is whole
//! and opaque it is alone, so at rest every pixel is covered once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{ColorImage, Rect, TextureHandle, TextureOptions, Ui};

use self::extent::{backdrop, backdrop_grid, grid_of, is_beside, part};
use self::place::Place;
use super::camera::Sight;
use crate::jobs::{JobError, Many, Picture, Raster, Tiles};
use crate::rasterizer::{BaseColours, BaseLook, Grid, Ground, Overlay, Strokes, TileId};
use crate::scene::columns::TieNumber;
use crate::scene::drawn::DrawnTie;
use crate::scene::view::Frame;

mod extent;
mod place;

/// How long a tile takes to fade in over what lies beneath it, seconds.
const FADE_S: f64 = 0.16;

/// What goes up to the graphics card in a frame at most while something moves, bytes.
const UPLOAD_BYTES: usize = 4 << 20;

/// A picture once begun is finished before a newer one is, if it takes no longer than this, seconds, and is no farther
/// off than [`NEAR_ZOOM`]: a long turn of the wheel would else show none.
const PATIENCE_S: f64 = 0.15;
const NEAR_ZOOM: f64 = 1.3;

/// How long the first frame waits for many ties: no longer than a person takes for an instant.
const FIRST_WAIT: Duration = Duration::from_millis(100);

/// How many pictures of before are kept beneath the one being drawn.
const BENEATH: usize = 2;

pub(super) struct Basemap {
    tiles: Tiles,
    textures: BTreeMap<TileId, Texture>,
    /// What is being drawn, or is: in the end what the map shows.
    aim: Option<Aim>,
    /// What was shown before, the latest last.
    beneath: Vec<Frame>,
    /// The last frame's corner, to tell where one is heading.
    last: Option<Frame>,
    /// The tiles that the last frame covered.
    wanted: Vec<TileId>,
    /// Each frame waits until all is drawn at its view.
    waits: bool,
    /// Whether the last frame showed exactly its view.
    is_exact: bool,
    wake: Arc<dyn Fn() + Send + Sync>,
    picture: Picture,
}

#[derive(Clone, Copy)]
struct Aim {
    frame: Frame,
    since_s: f64,
}

struct Texture {
    serial: u64,
    generation: u64,
    handle: TextureHandle,
    /// When it was first there, seconds; long ago where nothing lay beneath.
    since_s: f64,
}

impl Texture {
    fn opacity(&self, now_s: f64) -> f32 {
        ((now_s - self.since_s) / FADE_S).clamp(0.0, 1.0) as f32
    }
}

impl Basemap {
    /// Starts drawing; `wake` is called when there is something new to show.
    pub(super) fn new(
        picture: Picture,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, JobError> {
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let call = Arc::clone(&wake);
        Ok(Self {
            tiles: Tiles::new(picture.clone(), move || call())?,
            wake,
            picture,
            waits: false,
            is_exact: false,
            textures: BTreeMap::new(),
            aim: None,
            wanted: Vec::new(),
            beneath: Vec::new(),
            last: None,
        })
    }

    /// Shows another picture, tile by tile as they are drawn.
    pub(super) fn draw(&mut self, picture: Picture) {
        self.picture = picture.clone();
        self.tiles.show(picture);
    }

    /// Whether tiles in view are still being drawn.
    pub(super) fn is_drawing(&self) -> bool {
        self.tiles.missing() > 0
    }

    /// Draws with so many threads from now on.
    pub(super) fn draw_with(&mut self, threads: usize) -> Result<(), JobError> {
        let call = Arc::clone(&self.wake);
        let picture = self.picture.clone();
        self.tiles = Tiles::on_threads(picture, move || call(), threads)?;
        Ok(())
    }

    /// Whether each frame waits until all is drawn at its view.
    pub(super) fn wait_for_ties(&mut self, waits: bool) {
        self.waits = waits;
    }

    /// How many of many ties the last frame showed at exactly its view.
    pub(super) fn ties_drawn(&self) -> usize {
        if self.is_exact {
            self.tiles.ties_drawn()
        } else {
            0
        }
    }

    /// Whether the last frame showed exactly its view.
    pub(super) fn is_exact(&self) -> bool {
        self.is_exact
    }

    /// The last frame.
    pub(super) fn frame(&self) -> Option<Frame> {
        self.last
    }

    /// Which of many ties may lie under a point of the plane, device pixels.
    pub(super) fn candidates(&self, grid: Grid, at: [f64; 2], reach_px: f64) -> Vec<TieNumber> {
        self.tiles.candidates(grid, at, reach_px)
    }

    /// Why tiles could not be drawn, once.
    pub(super) fn take_failure(&mut self) -> Option<JobError> {
        self.tiles.take_failure()
    }

    /// Places this frame's tiles, and asks for those that are missing.
    pub(super) fn show(&mut self, ui: &Ui, sight: &Sight, rect: Rect, raster: Option<&Raster>) {
        let now_s = ui.input(|input| input.time);
        self.tiles.receive();
        let is_first = self.aim.is_none();
        let aim = self.take_aim(sight, now_s);
        let (grid, part) = (grid_of(&aim), part(&aim));
        if let Some(raster) = raster {
            raster.look_at(&part, aim.world_px(), aim.viewport().pixels_per_point);
        }
        let wanted = grid.wanted(&part);
        if is_first {
            self.tiles.render_now(&wanted);
            self.tiles.finish_ties(FIRST_WAIT);
        }
        if self.waits {
            self.tiles.render_now(&wanted);
            self.tiles.finish_ties(Duration::MAX);
        }
        let backdrop = backdrop(&aim);
        let ahead = self.ahead(sight, &aim, &backdrop);
        self.tiles.rest(!sight.is_moving);
        self.tiles.request(&wanted, &ahead);
        let limit = if sight.is_moving && !is_first && !self.waits {
            UPLOAD_BYTES
        } else {
            usize::MAX
        };
        let is_still = is_first || self.waits || ui.style().animation_time == 0.0;
        // What is there as soon as it comes into view slides in with it.
        let was_wanted = std::mem::replace(&mut self.wanted, wanted.clone());
        let is_pan = (was_wanted.first()).is_some_and(|id| id.world_px == grid.world_px());
        let slides_in = |id: &TileId| is_pan && !was_wanted.contains(id);
        let since_s = |id: &TileId| {
            if is_still || slides_in(id) {
                f64::NEG_INFINITY
            } else {
                now_s
            }
        };
        let waiting = self.upload(ui, wanted.iter().chain(&backdrop), limit, since_s);
        let is_opaque = wanted.iter().all(|id| self.is_opaque(*id, now_s));
        // A tile that is there and not yet opaque is on its way; one that is not there wakes the window by itself.
        let is_fading = |id: &TileId| self.textures.contains_key(id) && !self.is_opaque(*id, now_s);
        if waiting || wanted.iter().any(is_fading) || sight.goal.world_px() != aim.world_px() {
            ui.ctx().request_repaint();
        }
        if is_opaque {
            self.beneath.clear();
        }
        self.is_exact = is_opaque && !waiting && aim == sight.frame;
        let place = Place::new(ui, sight.frame, rect);
        if !is_opaque {
            self.lay_beneath(&place, &wanted, &aim, now_s);
        }
        self.lay(&place, grid, now_s);
        let kept: Vec<u64> = self.beneath.iter().map(Frame::world_px).collect();
        self.textures.retain(|id, _| {
            wanted.contains(id) || backdrop.contains(id) || kept.contains(&id.world_px)
        });
        self.last = Some(sight.frame);
    }

    /// What is to be drawn in this frame; what was until now goes beneath it, unless it is only moved.
    fn take_aim(&mut self, sight: &Sight, now_s: f64) -> Frame {
        // At one zoom the view's tiles are those of the end as well.
        let is_level = sight.goal.world_px() == sight.frame.world_px();
        let goal = if is_level { sight.frame } else { sight.goal };
        let Some(aim) = self.aim else {
            let since_s = now_s;
            self.aim = Some(Aim {
                frame: goal,
                since_s,
            });
            return goal;
        };
        if is_beside(&aim.frame, &goal) {
            self.aim = Some(Aim { frame: goal, ..aim });
            return goal;
        }
        let wanted = grid_of(&aim.frame).wanted(&part(&aim.frame));
        let is_there = wanted.iter().all(|id| self.textures.contains_key(id));
        let off = (aim.frame.view().zoom - goal.view().zoom).abs();
        if sight.is_moving
            && !self.waits
            && !is_there
            && off < NEAR_ZOOM
            && now_s - aim.since_s < PATIENCE_S
        {
            return aim.frame;
        }
        if wanted.iter().all(|id| self.is_opaque(*id, now_s)) {
            self.beneath.clear();
        }
        if wanted.iter().any(|id| self.textures.contains_key(id)) {
            self.beneath.push(aim.frame);
            if self.beneath.len() > BENEATH {
                self.beneath.remove(0);
            }
        }
        self.aim = Some(Aim {
            frame: goal,
            since_s: now_s,
        });
        goal
    }

    fn is_opaque(&self, id: TileId, now_s: f64) -> bool {
        self.textures
            .get(&id)
            .is_some_and(|texture| texture.opacity(now_s) >= 1.0)
    }

    /// What may be seen next: the world at the bottom, the end of a motion, what lies about the view. On the way to
    /// another zoom nothing else is drawn: the view's own tiles are wanted sooner.
    fn ahead(&self, sight: &Sight, aim: &Frame, backdrop: &[TileId]) -> Vec<TileId> {
        let generation = self.tiles.generation();
        let is_old = |id: &&TileId| {
            self.textures
                .get(id)
                .is_none_or(|texture| texture.generation != generation)
        };
        let mut ahead: Vec<TileId> = backdrop.iter().filter(is_old).copied().collect();
        if sight.goal.world_px() == aim.world_px() && aim.world_px() == sight.frame.world_px() {
            if sight.goal != sight.frame {
                ahead.extend(grid_of(aim).wanted(&part(&sight.goal)));
            }
            let moved = self.last.filter(|last| last.world_px() == aim.world_px());
            let moved = moved.map_or((0, 0), |last| {
                let ([x, y], [x0, y0]) = (aim.origin_px(), last.origin_px());
                (x - x0, y - y0)
            });
            ahead.extend(grid_of(aim).ahead(&part(aim), moved));
        }
        ahead
    }

    /// Brings textures up to date with their tiles, up to so many bytes; says whether some are left for the next frame.
    fn upload<'a>(
        &mut self,
        ui: &Ui,
        ids: impl Iterator<Item = &'a TileId>,
        mut limit: usize,
        since_s: impl Fn(&TileId) -> f64,
    ) -> bool {
        for id in ids {
            let Some(tile) = self.tiles.get(*id) else {
                continue;
            };
            let texture = self.textures.get_mut(id);
            if texture
                .as_ref()
                .is_some_and(|texture| texture.serial == tile.serial)
            {
                continue;
            }
            let bytes = tile.pixels.rgba.len();
            if bytes > limit {
                return true;
            }
            limit -= bytes;
            let size = [tile.pixels.w as usize, tile.pixels.h as usize];
            let image = ColorImage::from_rgba_premultiplied(size, &tile.pixels.rgba);
            let (serial, generation) = (tile.serial, tile.generation);
            if let Some(texture) = texture {
                texture.handle.set(image, TextureOptions::LINEAR);
                (texture.serial, texture.generation) = (serial, generation);
            } else {
                let texture = Texture {
                    serial,
                    generation,
                    handle: ui.ctx().load_texture("tile", image, TextureOptions::LINEAR),
                    since_s: since_s(id),
                };
                self.textures.insert(*id, texture);
            }
        }
        false
    }

    /// Lays what was shown before, and where that does not reach the world at the bottom, beneath the tiles that are not
    /// there or not opaque yet.
    fn lay_beneath(&self, place: &Place, wanted: &[TileId], aim: &Frame, now_s: f64) {
        let grid = grid_of(aim);
        let open = wanted.iter().filter(|id| !self.is_opaque(**id, now_s));
        let open = open.map(|id| grid.rect(id.col, id.row));
        let place = place.about(open, grid.world_px());
        let is_whole = |frame: &Frame| {
            let mut tiles = grid_of(frame).wanted(&part(frame)).into_iter();
            place.is_covered_by(frame) && tiles.all(|id| self.is_opaque(id, now_s))
        };
        // The latest whole one hides all before it.
        let whole = self.beneath.iter().rposition(is_whole);
        if whole.is_none() {
            self.lay(&place, backdrop_grid(aim), now_s);
        }
        let shown = &self.beneath[whole.unwrap_or(0)..];
        for frame in shown.iter().filter(|f| f.world_px() != aim.world_px()) {
            self.lay(&place, grid_of(frame), now_s);
        }
    }

    /// Lays all textures of a grid where they belong, on every copy of the world in view.
    fn lay(&self, place: &Place, grid: Grid, now_s: f64) {
        let world_px = grid.world_px();
        let id = |col, row| TileId { world_px, col, row };
        for (id, texture) in self
            .textures
            .range(id(0, i32::MIN)..=id(u32::MAX, i32::MAX))
        {
            place.put(
                &grid.rect(id.col, id.row),
                world_px,
                texture.handle.id(),
                texture.opacity(now_s),
            );
        }
    }
}

/// The world in these colours, what covers it, and ties over both.
pub(super) fn picture(
    (colours, pixels_per_point): (BaseColours, f64),
    ground: Option<Arc<dyn Ground>>,
    ties: &Arc<Vec<DrawnTie>>,
    many: Option<Many>,
) -> Picture {
    let ties = Arc::clone(ties);
    Picture {
        look: BaseLook {
            colours,
            pixels_per_point,
        },
        overlay: Arc::new(move |world_px| {
            Arc::new(Strokes::prepare(&ties, world_px, pixels_per_point)) as Arc<dyn Overlay>
        }),
        ground,
        many,
    }
}
