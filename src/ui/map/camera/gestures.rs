//! What hands do: drags, flicks, wheels, pinches, double clicks and the arrow keys, as changes of the view.

use eframe::egui::{self, Event, Key, MouseWheelUnit, Pos2, Rect, Response, TouchPhase, Ui};

use super::{Camera, Motion, View, Viewport};

/// How long the map glides on after a flick of the pointer, and how long a step of the keyboard takes, seconds.
const GLIDE_S: f64 = 0.22;
/// A drag that ends slower than this is no flick, points a second.
const FLICK: f64 = 120.0;
/// How far an arrow key moves the map, points.
const STEP: f64 = 80.0;
/// What a notch of a wheel zooms, in steps of zoom; a point of a trackpad a fortieth of that.
const NOTCH: f64 = 0.5;

impl Camera {
    pub(super) fn gestures(
        &mut self,
        ui: &Ui,
        rect: Rect,
        response: &Response,
        mut view: View,
        viewport: &Viewport,
    ) -> View {
        if response.is_pointer_button_down_on()
            && matches!(self.motion, Some(Motion::Flight { .. }))
        {
            self.motion = None;
        }
        if response.dragged() {
            let by = response.drag_delta();
            view = view.panned([f64::from(by.x), f64::from(by.y)], viewport);
        }
        if response.drag_stopped() {
            self.glide(ui, view, viewport);
        }
        let local = |at: Pos2| {
            let at = at - rect.min;
            [f64::from(at.x), f64::from(at.y)]
        };
        if let Some(at) = response.hover_pos() {
            let at = local(at);
            if let Some(Motion::Zoom { about, .. }) = &mut self.motion {
                // While one drags, the point that is held moves along.
                if response.dragged() {
                    *about = at;
                }
            }
            let Turned { eased, direct } = ui.input(turned);
            if eased != 0.0 {
                view = self.zoom(at, eased, view, viewport);
            }
            if direct != 0.0 {
                self.motion = None;
                view = self
                    .pin(at, view, viewport)
                    .zoomed_about(at, view.zoom + direct, viewport);
            }
            if response.double_clicked() {
                view = self.zoom(at, 1.0, view, viewport);
            }
        }
        if let Some(touch) = ui
            .multi_touch()
            .filter(|touch| rect.contains(touch.center_pos))
        {
            self.motion = None;
            let by = touch.translation_delta;
            view = view.panned([f64::from(by.x), f64::from(by.y)], viewport);
            let zoom = view.zoom + f64::from(touch.zoom_delta).log2();
            view = view.zoomed_about(local(touch.center_pos), zoom, viewport);
        }
        if ui
            .ctx()
            .memory(|memory| memory.focused().is_none_or(|id| id == response.id))
        {
            self.keys(ui, view, viewport);
        }
        view
    }

    /// After a flick the map goes on as fast as it went, and comes to rest.
    pub(super) fn glide(&mut self, ui: &Ui, view: View, viewport: &Viewport) {
        let speed = ui.input(|input| input.pointer.velocity());
        if f64::from(speed.length()) < FLICK {
            return;
        }
        // The flight's easing begins at three times its mean speed.
        let by = [speed.x, speed.y].map(|speed| f64::from(speed) * GLIDE_S / 3.0);
        // Past half a world the short way would be backwards.
        let most = 0.45 * view.world();
        let by = by.map(|by| by.clamp(-most, most));
        self.fly(ui, view, view.panned(by, viewport), GLIDE_S, viewport);
    }

    /// Moves the view by the arrow keys; the other keys are commands.
    pub(super) fn keys(&mut self, ui: &Ui, view: View, viewport: &Viewport) {
        let pressed = |key| ui.input(|input| input.key_pressed(key) && input.modifiers.is_none());
        let towards =
            |less, more| f64::from(u8::from(pressed(less))) - f64::from(u8::from(pressed(more)));
        let by = [
            STEP * towards(Key::ArrowLeft, Key::ArrowRight),
            STEP * towards(Key::ArrowUp, Key::ArrowDown),
        ];
        if by != [0.0, 0.0] {
            let to = self.goal(view, viewport).panned(by, viewport);
            self.fly(ui, view, to, GLIDE_S, viewport);
        }
    }
}

/// How far wheel, trackpad and pinch turn in a frame, in steps of zoom.
struct Turned {
    /// Notches of a wheel: too coarse to be followed at once.
    eased: f64,
    /// What fingers do, which the map follows.
    direct: f64,
}

/// Read from the events themselves: egui spreads a notch over some frames, but does not tell where it will end.
fn turned(input: &egui::InputState) -> Turned {
    const POINTS: f64 = 40.0;
    let mut turned = Turned {
        eased: 0.0,
        direct: 0.0,
    };
    for event in &input.events {
        match event {
            Event::MouseWheel {
                unit,
                delta,
                phase: TouchPhase::Start | TouchPhase::Move,
                ..
            } => {
                let by = f64::from(delta.y) * NOTCH;
                match unit {
                    MouseWheelUnit::Point => turned.direct += by / POINTS,
                    MouseWheelUnit::Line | MouseWheelUnit::Page => turned.eased += by,
                }
            }
            Event::Zoom(factor) if *factor > 0.0 => turned.direct += f64::from(factor.log2()),
            _ => {}
        }
    }
    turned
}
