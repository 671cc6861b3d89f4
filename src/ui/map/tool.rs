//! What the map shows of the tool in hand: the tie that is being drawn, the place that is being chosen.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, LayerId, Order, Painter, Pos2, Rect, Response, Shape, Stroke,
    StrokeKind, Ui, vec2,
};

use super::super::bidi::Paragraph;
use super::super::{Scope, mirror, theme};
use super::{at, measure};
use crate::atlas::{Id, Subject, TieId};
use crate::geo::{Position, World, distance_m};
use crate::scene::dots::RING;
use crate::scene::drawn::Dash;
use crate::scene::lanes;
use crate::scene::view::Frame;
use crate::session::{Point, Tool, ToolAction};

/// The rubber band: 2 in accent on a casing of panel 5 wide; never dashed.
const BAND: f32 = 2.0;
const CASING: f32 = 5.0;

/// Draws the tool, and says whether it has told what is beneath the pointer; `drawn_from` is where a drag began that draws
/// a tie.
pub(super) fn show(
    ui: &Ui,
    scope: &Scope<'_>,
    (frame, rect): (&Frame, Rect),
    (under, drawn_from): (Option<&Subject>, Option<&Id>),
    response: &Response,
) -> bool {
    let pointer = response.hover_pos();
    match scope.session.tool() {
        Tool::Select => false,
        Tool::AddCity | Tool::Move => {
            if pointer.is_some() {
                ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
            }
            if let Some(place) = scope.session.placing() {
                let atlas = scope.session.atlas();
                let from = (scope.session.awaiting()).and_then(|city| atlas.cities.get(city)?.at);
                if let Some(from) = from {
                    band(&ui.painter_at(rect), scope, frame, rect, [from, place]);
                }
                ring(&ui.painter_at(rect), scope, frame, rect, place, true);
            }
            false
        }
        Tool::Measure => {
            if pointer.is_some() {
                ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
            }
            measure::show(ui, scope, frame, rect, under, response);
            // The distance is what one looks for: no note covers it.
            scope.session.measure().is_some()
        }
        Tool::Connect => {
            if pointer.is_some() {
                ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
            }
            connect(ui, scope, (frame, rect), (under, drawn_from), response)
        }
    }
}

/// Whether a drag carries the city of the open form, having begun at its ring; `carries` is what the last frame answered.
/// The map then stays where it is.
pub(super) fn drag(
    scope: &mut Scope<'_>,
    frame: &Frame,
    rect: Rect,
    response: &Response,
    carries: bool,
) -> bool {
    let Some(pointer) = response.interact_pointer_pos() else {
        return false;
    };
    let begins = response.drag_started() && is_at_ring(scope, frame, rect, pointer);
    let carries = (carries || begins) && scope.session.tool() != Tool::Select;
    if carries && response.dragged() {
        scope.act(ToolAction::Point(point(frame, rect, Some(pointer), None)));
    }
    carries && !response.drag_stopped()
}

fn is_at_ring(scope: &Scope<'_>, frame: &Frame, rect: Rect, pointer: Pos2) -> bool {
    let reach = RING.0 as f32 + 6.0;
    let place = scope.session.placing();
    let is_near = |place| at(place, rect).distance(pointer) <= reach;
    place.is_some_and(|place| frame.places(World::of(place), RING.0).any(is_near))
}

/// What a click means: where on the globe, and what is there.
pub(super) fn point(
    frame: &Frame,
    rect: Rect,
    pointer: Option<Pos2>,
    under: Option<Subject>,
) -> Point {
    let place = pointer.map(|pointer| place_at(frame, rect, pointer));
    Point { at: place, under }
}

pub(super) fn place_at(frame: &Frame, rect: Rect, pointer: Pos2) -> Position {
    let on_map = pointer - rect.min;
    frame
        .to_world([f64::from(on_map.x), f64::from(on_map.y)])
        .position()
}

/// The band from the first city to the second, or to the pointer.
fn connect(
    ui: &Ui,
    scope: &Scope<'_>,
    (frame, rect): (&Frame, Rect),
    (under, drawn_from): (Option<&Subject>, Option<&Id>),
    response: &Response,
) -> bool {
    let pointer = response.hover_pos().filter(|at| rect.contains(*at));
    // A tie that a drag draws goes before one that was begun by a click.
    let drawn = drawn_from.map(|from| (from, None));
    let Some((from, partner)) = drawn.or_else(|| scope.session.connecting()) else {
        return false;
    };
    let atlas = scope.session.atlas();
    let place = |city: &Id| atlas.cities.get(city).and_then(|city| city.at);
    let Some(start) = place(from) else {
        return false;
    };
    let hovered = match under {
        Some(Subject::City(city)) if city != from => Some(city),
        _ => None,
    };
    let to = hovered.or(partner);
    let end = match to {
        Some(city) => place(city),
        None => pointer.map(|pointer| place_at(frame, rect, pointer)),
    };
    let painter = ui.painter_at(rect);
    if let Some(end) = end {
        band(&painter, scope, frame, rect, [start, end]);
    }
    ring(&painter, scope, frame, rect, start, false);
    if let Some(city) = to.and_then(place) {
        ring(&painter, scope, frame, rect, city, false);
    }
    let is_at_start = matches!(under, Some(Subject::City(city)) if city == from);
    let words = match hovered {
        Some(to) => Some(of_pair(scope, [from, to])),
        // Let go here, it asks for the city.
        None if drawn_from.is_some() && !is_at_start => {
            Some(of_new(scope, from, end.map(|end| distance_m(start, end))))
        }
        None => None,
    };
    let (Some(words), Some(pointer)) = (words, pointer) else {
        return false;
    };
    let above = LayerId::new(Order::Tooltip, response.id.with("tool"));
    mirror::upright_above(ui.ctx(), above, rect, || {
        let painter = painter.with_layer_id(above);
        told(&painter, scope, rect, pointer, words);
    });
    true
}

/// The great circle between two places, as it is being drawn.
pub(super) fn band(
    painter: &Painter,
    scope: &Scope<'_>,
    frame: &Frame,
    rect: Rect,
    ends: [Position; 2],
) {
    let strokes = [
        Stroke::new(CASING, theme::colour(scope.palette.panel)),
        Stroke::new(BAND, theme::colour(scope.palette.accent)),
    ];
    for stroke in strokes {
        for line in lanes::on_screen(ends, 0.0, Dash::Solid, frame) {
            let points = line.iter().map(|point| at(*point, rect)).collect();
            painter.add(Shape::line(points, stroke));
        }
    }
}

/// A ring about a place; filled in its middle where there is no dot yet.
pub(super) fn ring(
    painter: &Painter,
    scope: &Scope<'_>,
    frame: &Frame,
    rect: Rect,
    place: Position,
    with_dot: bool,
) {
    let accent = theme::colour(scope.palette.accent);
    for place in frame.places(World::of(place), RING.0) {
        let centre = at(place, rect);
        painter.circle_stroke(centre, RING.0 as f32, Stroke::new(RING.1 as f32, accent));
        if with_dot {
            painter.circle_filled(centre, 3.0, accent);
        }
    }
}

/// "Connect Seoul to Dubai", how far apart they are, and what is known of them so far.
fn of_pair(scope: &Scope<'_>, [from, to]: [&Id; 2]) -> [String; 2] {
    let (texts, atlas) = (scope.texts, scope.session.atlas());
    let (a, b) = (texts.city(atlas, from), texts.city(atlas, to));
    let head = texts.with("connect-cities", &[("a", a.into()), ("b", b.into())]);
    let places = [from, to].map(|city| atlas.cities.get(city).and_then(|city| city.at));
    let mut facts = Vec::new();
    if let [Some(a), Some(b)] = places {
        facts.push(texts.distance(distance_m(a, b)));
    }
    let tie = TieId::between(from, to).and_then(|tie| atlas.ties.get(&tie));
    facts.push(match tie {
        Some(tie) => texts.with("claims-so-far", &[("count", tie.claims.len().into())]),
        None => texts.get("no-tie-yet"),
    });
    [head, facts.join(", ")]
}

/// "New partner of Seoul", and how far away.
fn of_new(scope: &Scope<'_>, from: &Id, distance_m: Option<f64>) -> [String; 2] {
    let texts = scope.texts;
    let city = texts.city(scope.session.atlas(), from);
    let head = texts.with("form-new-partner", &[("city", city.into())]);
    let away = distance_m.map_or_else(String::new, |m| texts.distance(m));
    [head, away]
}

/// Two lines beneath the pointer.
fn told(
    painter: &Painter,
    scope: &Scope<'_>,
    rect: Rect,
    pointer: Pos2,
    [head, facts]: [String; 2],
) {
    let palette = scope.palette;
    let body = theme::body(palette).semibold();
    let soft = theme::body(palette).colour(theme::colour(palette.soft_ink));
    let layout = |text: String, style| {
        let paragraph = Paragraph::new().text(text, style).max_width(320.0);
        painter.ctx().fonts_mut(|fonts| paragraph.layout(fonts))
    };
    let (head, facts) = (layout(head, body), layout(facts, soft));
    let size = vec2(
        head.size().x.max(facts.size().x),
        head.size().y + facts.size().y,
    ) + vec2(20.0, 12.0);
    // Beside the pointer, and within the map.
    let min = (pointer + vec2(18.0, 18.0))
        .min(rect.max - size)
        .max(rect.min);
    let place = Align2::LEFT_TOP.anchor_size(min, size);
    let stroke = Stroke::new(1.0, theme::colour(palette.accent));
    let ground = theme::colour(palette.panel);
    painter.rect(
        place,
        CornerRadius::same(4),
        ground,
        stroke,
        StrokeKind::Inside,
    );
    let text = place.min + vec2(10.0, 6.0);
    let height = head.size().y;
    head.paint(painter, text);
    facts.paint(painter, text + vec2(0.0, height));
}
