//! What part of the world the map shows, and how it gets there. The only place that writes walkers' memory.
//!
//! Gestures move the view at once; everything else is a motion with a known end, so that the tiles of the end can be
//! drawn while the view is still on its way. Where the user wants no motion (`animation_time` 0), a motion ends in the
//! frame in which it began. At rest nothing is repainted.

use eframe::egui::{Context, Rect, Response, Ui};
use walkers::MapMemory;

use crate::atlas::Atlas;
use crate::geo::{Position, World};
use crate::scene;
use crate::scene::flight::Flight;
use crate::scene::into_view::{Target, held, into_view, whole};
use crate::scene::view::{Bounds, Frame, View, Viewport};

mod gestures;

/// How long a flight takes, seconds.
const FLIGHT_S: f64 = 0.24;
/// How long the flight from one view of a story to the next takes, seconds: it is watched, not waited for, and whoever
/// sees where it leads knows how the two places lie.
const STORY_S: f64 = 0.9;
/// The map of a usual window is so wide, points. A view of a story is kept as such a map has it: a wider or narrower one
/// shows the same stretch from west to east.
const STORY_WIDTH: f64 = 928.0;
/// In this time a zoom comes nearer to its end by the factor e, seconds.
const ZOOM_S: f64 = 0.04;
/// A zoom this near its end, in steps of zoom, is there: less than a pixel at the edge of a large window.
const ZOOM_DONE: f64 = 5e-4;

/// Our view, kept in f64.
pub(super) struct Camera {
    view: Option<View>,
    /// The map's area when it was shown last.
    area: Option<Viewport>,
    /// What the last frame showed.
    shown: Option<Frame>,
    motion: Option<Motion>,
    errand: Option<Errand>,
    /// The view of the whole atlas and the area that it was reckoned for: while it is shown, another area shows the
    /// whole atlas too.
    fitted: Option<(View, Viewport)>,
    /// The point of the map's area about which it was zoomed last.
    pinned: Option<[f64; 2]>,
    pub(super) memory: MapMemory,
}

/// What the map shows in a frame, and what it will show when nothing moves any more.
pub(super) struct Sight {
    /// What is shown now.
    pub(super) frame: Frame,
    /// What is shown at the end of a motion; at rest the same.
    pub(super) goal: Frame,
    /// Whether the view moves.
    pub(super) is_moving: bool,
    /// Whether its zoom does.
    pub(super) is_zooming: bool,
}

/// An eased change of view.
enum Motion {
    /// Along a way; slower towards its end.
    Flight {
        flight: Flight,
        began_s: f64,
        lasts_s: f64,
    },
    /// To a zoom, about a point of the map's area.
    Zoom { about: [f64; 2], to: f64 },
}

/// What was asked for between frames, when the window's size was not at hand.
enum Errand {
    Fit,
    Show(Target, Vec<scene::Rect>),
    Hold(Bounds),
    Zoom(f64),
    Centre { on: Position, nearest: f64 },
    Fly(View),
    Story(View),
}

impl Camera {
    pub(super) fn new() -> Self {
        Self {
            view: None,
            area: None,
            shown: None,
            motion: None,
            errand: None,
            fitted: None,
            pinned: None,
            memory: MapMemory::default(),
        }
    }

    /// Shows a view at once.
    pub(super) fn look(&mut self, view: View) {
        self.view = Some(view);
        self.motion = None;
        self.errand = None;
    }

    /// Flies to the view of the whole atlas.
    pub(super) fn fit(&mut self) {
        self.errand = Some(Errand::Fit);
    }

    /// Flies to where the target is seen, if it is not seen beside what covers the map.
    pub(super) fn bring_into_view(&mut self, target: Target, covered: Vec<scene::Rect>) {
        self.errand = Some(Errand::Show(target, covered));
    }

    /// Flies to where all of a part of the world is seen, and as little else as can be.
    pub(super) fn show(&mut self, ctx: &Context, bounds: Bounds) {
        self.errand = Some(Errand::Hold(bounds));
        ctx.request_repaint();
    }

    /// Zooms by this many factors of two about the middle, eased.
    pub(super) fn zoom_by(&mut self, ctx: &Context, steps: f64) {
        self.errand = Some(Errand::Zoom(steps));
        ctx.request_repaint();
    }

    /// Flies to where a place is in the middle, no farther off than a zoom.
    pub(super) fn centre(&mut self, ctx: &Context, on: Position, nearest: f64) {
        self.errand = Some(Errand::Centre { on, nearest });
        ctx.request_repaint();
    }

    /// Flies to a view, slowly enough to be followed by the eye.
    pub(super) fn fly_to(&mut self, ctx: &Context, view: View) {
        self.errand = Some(Errand::Fly(view));
        ctx.request_repaint();
    }

    /// What the last frame showed; `None` before the first.
    pub(super) fn shown(&self) -> Option<Frame> {
        self.shown
    }

    /// What is shown; `None` before the first frame.
    pub(super) fn view(&self) -> Option<View> {
        self.view
    }

    /// What is shown, as a story keeps it; `None` before the first frame.
    pub(super) fn story_view(&self) -> Option<View> {
        let (view, area) = self.view.zip(self.area)?;
        let zoom = view.zoom - wider(&area);
        Some(View { zoom, ..view })
    }

    /// Flies to a view as a story keeps it.
    pub(super) fn fly_to_story(&mut self, ctx: &Context, view: View) {
        self.errand = Some(Errand::Story(view));
        ctx.request_repaint();
    }

    /// The place in the middle of the map; `None` before its first frame.
    pub(super) fn middle(&self) -> Option<Position> {
        self.view.map(|view| view.centre.position())
    }

    /// Applies this frame's gestures; `last` is the map's response of the frame before, with this frame's input.
    pub(super) fn frame(
        &mut self,
        ui: &Ui,
        rect: Rect,
        last: Option<&Response>,
        atlas: &Atlas,
    ) -> Sight {
        let viewport = Viewport {
            width: f64::from(rect.width()),
            height: f64::from(rect.height()),
            pixels_per_point: f64::from(ui.ctx().pixels_per_point()),
        };
        self.area = Some(viewport);
        let before = self.view;
        let kept = before.filter(|view| !self.must_fit_anew(view, &viewport));
        let mut view = if let Some(view) = kept {
            view.clamped(&viewport)
        } else {
            self.motion = None;
            self.whole(atlas, &viewport)
        };
        if let Some(errand) = self.errand.take() {
            view = self.run(ui, errand, view, &viewport, atlas);
        }
        if let Some(response) = last {
            view = self.gestures(ui, rect, response, view, &viewport);
        }
        view = self.moved(ui, view, &viewport).clamped(&viewport);
        self.view = Some(view);
        let frame = Frame::new(&view, viewport);
        let goal = Frame::new(&self.goal(view, &viewport), viewport);
        let last = self.shown.replace(frame).unwrap_or(frame);
        // Also the frame that ends a motion is one that moves: the next one finds it at rest.
        let is_moving = self.motion.is_some() || last.view() != frame.view();
        let is_zooming = [last, goal]
            .iter()
            .any(|other| other.world_px() != frame.world_px());
        if is_moving {
            ui.ctx().request_repaint();
        }
        let shown = frame.view();
        // Within walkers' own range: what it refuses, our tiles show all the same.
        if self.memory.set_zoom(shown.zoom).is_ok() {
            let at = shown.centre.position();
            self.memory.center_at(walkers::lat_lon(at.lat(), at.lon()));
        }
        Sight {
            frame,
            goal,
            is_moving,
            is_zooming,
        }
    }

    /// The view of the whole atlas, remembered as such.
    fn whole(&mut self, atlas: &Atlas, viewport: &Viewport) -> View {
        let view = whole(atlas, viewport).clamped(viewport);
        self.fitted = Some((view, *viewport));
        view
    }

    /// Whether the view is that of the whole atlas in an area of another size: a window that opens small and is then
    /// maximised, or one whose texts grow.
    fn must_fit_anew(&self, view: &View, viewport: &Viewport) -> bool {
        let end = match &self.motion {
            None => *view,
            Some(Motion::Flight { flight, .. }) => flight.to(),
            Some(Motion::Zoom { .. }) => return false,
        };
        self.fitted
            .is_some_and(|(fitted, area)| fitted == end && area != *viewport)
    }

    /// Where the present motion ends.
    fn goal(&self, view: View, viewport: &Viewport) -> View {
        match &self.motion {
            None => view,
            Some(Motion::Flight { flight, .. }) => flight.to().clamped(viewport),
            Some(Motion::Zoom { about, to }) => view.zoomed_about(*about, *to, viewport),
        }
    }

    fn run(
        &mut self,
        ui: &Ui,
        errand: Errand,
        view: View,
        viewport: &Viewport,
        atlas: &Atlas,
    ) -> View {
        let to = match errand {
            Errand::Fit => Some(self.whole(atlas, viewport)),
            Errand::Show(target, covered) => {
                into_view(target, &self.goal(view, viewport), viewport, &covered)
            }
            Errand::Hold(bounds) => Some(held(&bounds, viewport)),
            Errand::Centre { on, nearest } => Some(View {
                centre: World::of(on),
                zoom: self.goal(view, viewport).zoom.max(nearest),
            }),
            Errand::Story(to) => {
                let zoom = to.zoom + wider(viewport);
                self.fly(ui, view, View { zoom, ..to }, STORY_S, viewport);
                return view;
            }
            Errand::Fly(to) => {
                self.fly(ui, view, to, STORY_S, viewport);
                return view;
            }
            Errand::Zoom(steps) => {
                let middle = [viewport.width / 2.0, viewport.height / 2.0];
                return self.zoom(middle, steps, view, viewport);
            }
        };
        if let Some(to) = to {
            self.fly(ui, view, to, FLIGHT_S, viewport);
        }
        view
    }

    fn fly(&mut self, ui: &Ui, from: View, to: View, lasts_s: f64, viewport: &Viewport) {
        self.motion = Some(Motion::Flight {
            flight: Flight::new(from, to.clamped(viewport), viewport),
            began_s: ui.input(|input| input.time),
            lasts_s,
        });
    }

    /// Zooms on, from where a zoom under way would end; returns the view to begin with.
    #[must_use]
    fn zoom(&mut self, about: [f64; 2], steps: f64, view: View, viewport: &Viewport) -> View {
        let view = self.pin(about, view, viewport);
        let from = match &self.motion {
            Some(Motion::Zoom { to, .. }) => *to,
            _ => view.zoom,
        };
        let to = from + steps;
        self.motion = Some(Motion::Zoom { about, to });
        view
    }

    /// The view to zoom about a point: where that is a new one, as the screen has it, rounded to whole pixels. What one
    /// sees under the pointer shall stay there, and a part of a pixel is many of them some steps nearer.
    fn pin(&mut self, about: [f64; 2], view: View, viewport: &Viewport) -> View {
        if self.pinned.replace(about) == Some(about) {
            view
        } else {
            Frame::new(&view, *viewport).view()
        }
    }

    /// The view as the present motion has it in this frame.
    fn moved(&mut self, ui: &Ui, view: View, viewport: &Viewport) -> View {
        let is_still = ui.style().animation_time == 0.0;
        let (view, is_done) = match &mut self.motion {
            None => return view,
            Some(Motion::Flight {
                flight,
                began_s,
                lasts_s,
            }) => {
                let passed = ui.input(|input| input.time) - *began_s;
                let share = if is_still { 1.0 } else { passed / *lasts_s };
                let eased = 1.0 - (1.0 - share.min(1.0)).powi(3);
                if share >= 1.0 {
                    (flight.to().clamped(viewport), true)
                } else {
                    (flight.at(eased), false)
                }
            }
            Some(Motion::Zoom { about, to }) => {
                // Held within what there is, or it would go on for ever.
                *to = view.zoomed_about(*about, *to, viewport).zoom;
                let passed = ui.input(|input| f64::from(input.stable_dt)).min(0.1);
                let left = if is_still {
                    0.0
                } else {
                    (*to - view.zoom) * (-passed / ZOOM_S).exp()
                };
                let is_done = left.abs() < ZOOM_DONE;
                let zoom = if is_done { *to } else { *to - left };
                (view.zoomed_about(*about, zoom, viewport), is_done)
            }
        };
        if is_done {
            self.motion = None;
        }
        view
    }
}

/// How many factors of two an area is wider than that of a usual window.
fn wider(area: &Viewport) -> f64 {
    (area.width.max(1.0) / STORY_WIDTH).log2()
}
