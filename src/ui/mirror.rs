//! The window from right to left, for languages that are written so.
//!
//! Everything is laid out from left to right, by us and by egui, which knows nothing else. Where the language runs the
//! other way, the whole picture is mirrored on its way to the screen, but for its texts, and the pointer is mirrored on
//! its way in. So bars, menus, rows, forms and the time axis run from the right without any of them knowing.
//!
//! What has a left and a right of its own is kept [`upright`]: the map, and fields that text is [`edit`]ed in. It is
//! mirrored about its own middle beforehand, which the mirroring of the whole undoes. What lies over the map and is no
//! map is [`mirrored_again`], and so on: each part turns what it holds once more.

use std::sync::Arc;

use eframe::egui::accesskit;
use eframe::egui::epaint::ClippedShape;
use eframe::egui::layers::ShapeIdx;
use eframe::egui::{
    Context, CornerRadius, Event, FullOutput, Id, Key, LayerId, Memory, Plugin, Pos2, RawInput,
    Rect, Response, Shape, Ui, Widget, pos2,
};

/// What the mirror knows, as a plugin of egui. Input passes it before any widget sees it; output passes it before the
/// screen and screen readers do. A plugin that was added earlier sees output from before the mirroring, as an inspector
/// that eframe attaches does: it has the places of the layout.
#[derive(Default)]
struct Mirror {
    is_on: bool,
    /// The parts of the last frame that were turned, the outer before the inner.
    parts: Vec<Part>,
    /// Those of this frame, as they are drawn.
    drawn: Vec<Part>,
    /// Those that are being drawn, by their number among them.
    open: Vec<usize>,
    /// Where the pointer was last, on the screen.
    pointer: Option<Pos2>,
    /// While a button is held: the parts that it was pressed in. What is dragged out of the map stays the map's.
    held: Option<Vec<Rect>>,
    buttons: usize,
}

/// A part of the window that is turned once more than what is about it.
#[derive(Clone, Copy)]
struct Part {
    id: Id,
    layer: LayerId,
    rect: Rect,
}

/// Tells the window which way it runs.
pub(super) fn set(ctx: &Context, is_on: bool) {
    ctx.plugin_or_default::<Mirror>().lock().is_on = is_on;
}

/// Whether the window runs from right to left.
pub(super) fn is_on(ctx: &Context) -> bool {
    ctx.with_plugin(|mirror: &mut Mirror| mirror.is_on) == Some(true)
}

/// Draws what has a left and a right of its own within a rect.
pub(super) fn upright<R>(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    part(ui, Id::unique("upright"), |ui| (rect, content(ui)))
}

/// Draws what lies over an upright part and runs as the rest of the window does; `content` says where it lies.
pub(super) fn mirrored_again<R>(
    ui: &mut Ui,
    id: Id,
    content: impl FnOnce(&mut Ui) -> (Rect, R),
) -> R {
    let layer = ui.layer_id();
    let turns = |mirror: &mut Mirror| mirror.open_in(layer).count();
    let is_upright = ui
        .ctx()
        .with_plugin(turns)
        .is_some_and(|turns| turns % 2 == 1);
    if is_upright {
        part(ui, id, content)
    } else {
        content(ui).1
    }
}

/// A field that text is written in.
pub(super) fn edit(ui: &mut Ui, edit: impl Widget) -> Response {
    let (layer, id) = (ui.layer_id(), ui.next_auto_id());
    let turns = |mirror: &mut Mirror| mirror.open_in(layer).count();
    if ui
        .ctx()
        .with_plugin(turns)
        .is_none_or(|turns| turns % 2 == 1)
    {
        return ui.add(edit);
    }
    part(ui, id, |ui| {
        let response = ui.add(edit);
        (response.rect, response)
    })
}

/// Draws something in another layer that belongs to an upright part: a note over the map.
pub(super) fn upright_above<R>(
    ctx: &Context,
    layer: LayerId,
    rect: Rect,
    content: impl FnOnce() -> R,
) -> R {
    let from = next(ctx, layer);
    let result = content();
    if is_on(ctx) {
        turn(ctx, layer, rect, from);
    }
    result
}

/// A rect within a part, at the place that the window has for it: there a popup about it opens.
pub(super) fn outside(ctx: &Context, layer: LayerId, rect: Rect) -> Rect {
    let parts = ctx.with_plugin(|mirror: &mut Mirror| mirror.open_in(layer).collect::<Vec<_>>());
    let parts = parts.unwrap_or_default();
    parts
        .iter()
        .rev()
        .fold(rect, |rect, part| mirrored_rect(rect, *part))
}

/// Draws a part, and turns it about its middle.
fn part<R>(ui: &mut Ui, id: Id, content: impl FnOnce(&mut Ui) -> (Rect, R)) -> R {
    let (ctx, layer) = (ui.ctx().clone(), ui.layer_id());
    if !is_on(&ctx) {
        return content(ui).1;
    }
    let from = next(&ctx, layer);
    let number = ctx.with_plugin(|mirror: &mut Mirror| mirror.begin(id, layer));
    let (rect, result) = content(ui);
    turn(&ctx, layer, rect, from);
    ctx.with_plugin(|mirror: &mut Mirror| {
        mirror.open.pop();
        if let Some(part) = number.and_then(|number| mirror.drawn.get_mut(number)) {
            part.rect = rect;
        }
    });
    result
}

fn next(ctx: &Context, layer: LayerId) -> ShapeIdx {
    ctx.graphics_mut(|graphics| graphics.entry(layer).next_idx())
}

/// Mirrors what was drawn since.
fn turn(ctx: &Context, layer: LayerId, about: Rect, from: ShapeIdx) {
    ctx.graphics_mut(|graphics| {
        let shapes = graphics.entry(layer);
        for number in from.0..shapes.next_idx().0 {
            shapes.mutate_shape(ShapeIdx(number), |shape| mirror_shape(shape, about));
        }
    });
}

impl Mirror {
    /// Begins a part; until it is drawn it is taken to be where it was in the last frame.
    fn begin(&mut self, id: Id, layer: LayerId) -> usize {
        let before = self.parts.iter().find(|part| part.id == id);
        let rect = before.map_or(Rect::NOTHING, |part| part.rect);
        self.drawn.push(Part { id, layer, rect });
        self.open.push(self.drawn.len() - 1);
        self.drawn.len() - 1
    }

    /// The parts of a layer that are being drawn, the outer before the inner.
    fn open_in(&self, layer: LayerId) -> impl DoubleEndedIterator<Item = Rect> {
        let open = self.open.iter().map(|number| self.drawn[*number]);
        open.filter(move |part| part.layer == layer)
            .map(|part| part.rect)
    }

    /// The parts that a place lies in, the outer before the inner.
    fn parts_at(&self, ctx: &Context, place: Pos2) -> Vec<Rect> {
        let layer = ctx.layer_id_at(place).unwrap_or_else(LayerId::background);
        let (mut place, mut found) = (place, Vec::new());
        for part in &self.parts {
            if part.layer == layer && part.rect.contains(place) {
                place = mirrored(place, part.rect);
                found.push(part.rect);
            }
        }
        found
    }

    /// A place on the screen, where the window thinks that it is.
    fn place(&mut self, ctx: &Context, on_screen: Pos2, screen: Rect) -> Pos2 {
        self.pointer = Some(on_screen);
        let place = mirrored(on_screen, screen);
        let within = |parts: &[Rect]| {
            parts
                .iter()
                .fold(place, |place, part| mirrored(place, *part))
        };
        match &self.held {
            Some(parts) => within(parts),
            None => within(&self.parts_at(ctx, place)),
        }
    }

    /// Whether what is beneath the pointer is as it is on the screen.
    fn is_upright(&self, ctx: &Context, screen: Rect) -> bool {
        let turns = match (&self.held, self.pointer) {
            (Some(parts), _) => parts.len(),
            (None, Some(pointer)) => self.parts_at(ctx, mirrored(pointer, screen)).len(),
            (None, None) => 0,
        };
        turns % 2 == 1
    }

    /// The bounds of a node, which were given within the parts about it, as the window has them.
    fn outside(&self, ctx: &Context, bounds: accesskit::Rect) -> accesskit::Rect {
        let middle = |bounds: accesskit::Rect| {
            pos2(
                bounds.x0.midpoint(bounds.x1) as f32,
                bounds.y0.midpoint(bounds.y1) as f32,
            )
        };
        let layer = ctx
            .layer_id_at(middle(bounds))
            .unwrap_or_else(LayerId::background);
        let parts = self.parts.iter().rev().filter(|part| part.layer == layer);
        parts.fold(bounds, |bounds, part| {
            if part.rect.contains(middle(bounds)) {
                mirrored_bounds(bounds, part.rect)
            } else {
                bounds
            }
        })
    }

    /// Whether what has the focus is upright, or nothing has it: then arrow keys are the map's.
    fn has_upright_focus(&self, ctx: &Context) -> bool {
        let focus = ctx.memory(Memory::focused);
        let focus = focus.and_then(|id| ctx.read_response(id));
        focus.is_none_or(|focus| {
            let at = focus.rect.center();
            let holds = |part: &&Part| part.layer == focus.layer_id && part.rect.contains(at);
            self.parts.iter().filter(holds).count() % 2 == 1
        })
    }

    fn turn_event(&mut self, ctx: &Context, event: &mut Event, screen: Rect) {
        match event {
            Event::PointerMoved(pos) | Event::Touch { pos, .. } => {
                *pos = self.place(ctx, *pos, screen);
            }
            Event::PointerButton { pos, pressed, .. } => {
                if *pressed && self.buttons == 0 {
                    self.held = Some(self.parts_at(ctx, mirrored(*pos, screen)));
                }
                *pos = self.place(ctx, *pos, screen);
                if *pressed {
                    self.buttons += 1;
                } else {
                    self.buttons = self.buttons.saturating_sub(1);
                }
                if self.buttons == 0 {
                    self.held = None;
                }
            }
            Event::MouseMoved(delta) | Event::MouseWheel { delta, .. }
                if !self.is_upright(ctx, screen) =>
            {
                delta.x = -delta.x;
            }
            Event::Key { key, modifiers, .. } if !modifiers.alt && !modifiers.command => {
                *key = match *key {
                    key @ (Key::ArrowLeft | Key::ArrowRight) if self.has_upright_focus(ctx) => key,
                    Key::ArrowLeft => Key::ArrowRight,
                    Key::ArrowRight => Key::ArrowLeft,
                    other => other,
                }
            }
            _ => {}
        }
    }
}

impl Plugin for Mirror {
    fn debug_name(&self) -> &'static str {
        "mirror"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if self.is_on {
            let screen = input.screen_rect.unwrap_or_else(|| ctx.content_rect());
            for event in &mut input.events {
                self.turn_event(ctx, event, screen);
            }
        }
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        self.parts = std::mem::take(&mut self.drawn);
        if !self.is_on {
            return;
        }
        let screen = ctx.viewport_rect();
        for shape in &mut output.shapes {
            mirror_shape(shape, screen);
        }
        if let Some(ime) = &mut output.platform_output.ime {
            ime.rect = mirrored_rect(ime.rect, screen);
            ime.cursor_rect = mirrored_rect(ime.cursor_rect, screen);
        }
        let nodes = output.platform_output.accesskit_update.iter_mut();
        for (_, node) in nodes.flat_map(|update| &mut update.nodes) {
            if let Some(bounds) = node.bounds() {
                let bounds = self.outside(ctx, bounds);
                node.set_bounds(mirrored_bounds(bounds, screen));
            }
        }
    }
}

/// A place as seen in a mirror that stands in the middle of a rect.
fn mirrored(place: Pos2, about: Rect) -> Pos2 {
    pos2(about.left() + about.right() - place.x, place.y)
}

fn mirrored_rect(rect: Rect, about: Rect) -> Rect {
    let sum = about.left() + about.right();
    Rect::from_x_y_ranges(sum - rect.right()..=sum - rect.left(), rect.y_range())
}

fn mirrored_bounds(bounds: accesskit::Rect, about: Rect) -> accesskit::Rect {
    let sum = f64::from(about.left() + about.right());
    accesskit::Rect {
        x0: sum - bounds.x1,
        x1: sum - bounds.x0,
        ..bounds
    }
}

fn mirror_shape(shape: &mut ClippedShape, about: Rect) {
    shape.clip_rect = mirrored_rect(shape.clip_rect, about);
    mirror(&mut shape.shape, about);
}

/// Mirrors where a shape stands and its outline; letters stay as they are, else nobody could read them.
fn mirror(shape: &mut Shape, about: Rect) {
    let turn = |place: &mut Pos2| *place = mirrored(*place, about);
    match shape {
        Shape::Noop => {}
        Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| mirror(shape, about)),
        Shape::Circle(circle) => turn(&mut circle.center),
        Shape::Ellipse(ellipse) => {
            turn(&mut ellipse.center);
            ellipse.angle = -ellipse.angle;
        }
        Shape::LineSegment { points, .. } => points.iter_mut().for_each(turn),
        Shape::Path(path) => path.points.iter_mut().for_each(turn),
        Shape::Band(band) => {
            let sum = about.left() + about.right();
            band.points
                .iter_mut()
                .for_each(|point| point.x = sum - point.x);
        }
        Shape::Rect(rect) => {
            rect.rect = mirrored_rect(rect.rect, about);
            rect.angle = -rect.angle;
            let CornerRadius { nw, ne, sw, se } = rect.corner_radius;
            rect.corner_radius = CornerRadius {
                nw: ne,
                ne: nw,
                sw: se,
                se: sw,
            };
        }
        Shape::Text(text) => {
            let letters = text.galley.rect;
            let sum = about.left() + about.right();
            text.pos.x = sum - text.pos.x - letters.left() - letters.right();
        }
        Shape::Mesh(mesh) => {
            for vertex in &mut Arc::make_mut(mesh).vertices {
                turn(&mut vertex.pos);
            }
        }
        Shape::QuadraticBezier(curve) => curve.points.iter_mut().for_each(turn),
        Shape::CubicBezier(curve) => curve.points.iter_mut().for_each(turn),
        Shape::Callback(callback) => callback.rect = mirrored_rect(callback.rect, about),
    }
}

#[cfg(test)]
mod tests;
