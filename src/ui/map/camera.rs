//! What part of the world the map shows, and how gestures change it. The only place that writes walkers' memory.

use eframe::egui::{Context, Key, Rect, Response, Ui};
use walkers::MapMemory;

use crate::atlas::Atlas;
use crate::scene::view::{Bounds, Frame, Padding, View, Viewport};

/// How long a flight takes, seconds.
const FLIGHT_S: f64 = 0.22;

/// Our view, kept in f64.
pub(super) struct Camera {
    view: Option<View>,
    flight: Option<Flight>,
    pub(super) memory: MapMemory,
}

/// An eased way from one view to another.
struct Flight {
    from: View,
    to: View,
    began_s: f64,
}

impl Camera {
    pub(super) fn new() -> Self {
        Self {
            view: None,
            flight: None,
            memory: MapMemory::default(),
        }
    }

    /// Shows the whole atlas from the next frame on.
    pub(super) fn fit(&mut self) {
        self.view = None;
        self.flight = None;
    }

    /// Applies this frame's gestures; `last` is the map's response of the frame before, with this frame's input.
    pub(super) fn frame(
        &mut self,
        ui: &Ui,
        rect: Rect,
        last: Option<&Response>,
        atlas: &Atlas,
    ) -> Frame {
        let viewport = Viewport {
            width: f64::from(rect.width()),
            height: f64::from(rect.height()),
            pixels_per_point: f64::from(ui.ctx().pixels_per_point()),
        };
        let mut view = self
            .view
            .unwrap_or_else(|| whole(atlas, &viewport))
            .clamped(&viewport);
        if let Some(response) = last {
            view = self.gestures(ui, rect, response, view, &viewport);
        }
        view = self.flown(ui, view).clamped(&viewport);
        self.view = Some(view);
        let frame = Frame::new(&view, viewport);
        let shown = frame.view();
        // Within walkers' own range: what it refuses, our tiles show all the same.
        if self.memory.set_zoom(shown.zoom).is_ok() {
            let at = shown.centre.position();
            self.memory.center_at(walkers::lat_lon(at.lat(), at.lon()));
        }
        frame
    }

    /// Zooms by a factor of two about the middle, eased.
    pub(super) fn zoom_by(&mut self, ctx: &Context, steps: f64) {
        if let Some(view) = self.view {
            let to = self.flight.as_ref().map_or(view, |flight| flight.to);
            self.fly(
                ctx,
                view,
                View {
                    zoom: to.zoom + steps,
                    ..to
                },
            );
        }
    }

    fn fly(&mut self, ctx: &Context, from: View, to: View) {
        let began_s = ctx.input(|input| input.time);
        self.flight = Some(Flight { from, to, began_s });
        ctx.request_repaint();
    }

    fn flown(&mut self, ui: &Ui, view: View) -> View {
        let Some(flight) = &self.flight else {
            return view;
        };
        let still = ui.style().animation_time == 0.0;
        let passed = ui.input(|input| input.time) - flight.began_s;
        let share = if still {
            1.0
        } else {
            (passed / FLIGHT_S).min(1.0)
        };
        let eased = 1.0 - (1.0 - share).powi(3);
        let mut now = flight.to;
        now.zoom = flight.from.zoom + (flight.to.zoom - flight.from.zoom) * eased;
        now.centre.x = flight.from.centre.x + (flight.to.centre.x - flight.from.centre.x) * eased;
        now.centre.y = flight.from.centre.y + (flight.to.centre.y - flight.from.centre.y) * eased;
        if share >= 1.0 {
            self.flight = None;
        } else {
            ui.ctx().request_repaint();
        }
        now
    }

    fn gestures(
        &mut self,
        ui: &Ui,
        rect: Rect,
        response: &Response,
        mut view: View,
        viewport: &Viewport,
    ) -> View {
        if response.dragged() {
            self.flight = None;
            let by = response.drag_delta();
            view = view.panned([f64::from(by.x), f64::from(by.y)], viewport);
        }
        let local = |at: eframe::egui::Pos2| {
            let at = at - rect.min;
            [f64::from(at.x), f64::from(at.y)]
        };
        if let Some(at) = response.hover_pos() {
            let (scroll, pinch) = ui.input(|input| {
                (
                    f64::from(input.smooth_scroll_delta().y),
                    f64::from(input.zoom_delta()),
                )
            });
            let steps = scroll / 100.0 + pinch.log2();
            if steps != 0.0 {
                self.flight = None;
                view = view.zoomed_about(local(at), view.zoom + steps, viewport);
            }
            if response.double_clicked() {
                let to = view.zoomed_about(local(at), view.zoom + 1.0, viewport);
                self.fly(ui.ctx(), view, to);
            }
        }
        if ui
            .ctx()
            .memory(|memory| memory.focused().is_none_or(|id| id == response.id))
        {
            view = keys(ui, view, viewport);
        }
        view
    }
}

/// Moves the view by the arrow keys; the other keys are commands.
fn keys(ui: &Ui, view: View, viewport: &Viewport) -> View {
    const STEP: f64 = 80.0;
    let pressed = |key| ui.input(|input| input.key_pressed(key) && input.modifiers.is_none());
    let towards =
        |less, more| f64::from(u8::from(pressed(less))) - f64::from(u8::from(pressed(more)));
    let by = [
        STEP * towards(Key::ArrowLeft, Key::ArrowRight),
        STEP * towards(Key::ArrowUp, Key::ArrowDown),
    ];
    if by == [0.0, 0.0] {
        view
    } else {
        view.panned(by, viewport)
    }
}

/// The view of the whole atlas, kept clear of the legend and of names at the edges.
fn whole(atlas: &Atlas, viewport: &Viewport) -> View {
    const NEAREST: f64 = 6.0;
    let padding = Padding {
        left: 58.0,
        right: 26.0,
        top: 48.0,
        bottom: 16.0,
    };
    let positions = atlas.cities.values().filter_map(|city| city.at);
    match Bounds::of(positions) {
        Some(bounds) => View::fit(&bounds, viewport, &padding, NEAREST),
        None => View {
            centre: crate::geo::World { x: 0.5, y: 0.5 },
            zoom: 0.0,
        },
    }
}
