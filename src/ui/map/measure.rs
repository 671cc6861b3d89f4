//! A distance that is measured: the great circle between two clicks, and how long it is.

use eframe::egui::{CornerRadius, Pos2, Rect, Response, Stroke, StrokeKind, Ui, vec2};

use super::super::bidi::Paragraph;
use super::super::{Scope, theme};
use super::{at, tool};
use crate::atlas::Subject;
use crate::geo::{World, distance_m};
use crate::scene::view::Frame;

/// How far the words stand from the end that they belong to, points.
const BESIDE: f32 = 14.0;

/// Draws it, as far as it has got: until its end is clicked it follows the pointer, or a city beneath that.
pub(super) fn show(
    ui: &Ui,
    scope: &Scope<'_>,
    frame: &Frame,
    rect: Rect,
    under: Option<&Subject>,
    response: &Response,
) {
    let Some(measure) = scope.session.measure() else {
        return;
    };
    let city = match under {
        Some(Subject::City(city)) => scope.session.atlas().cities.get(city),
        _ => None,
    };
    let pointer = response.hover_pos();
    let pointed = || {
        let place = city.and_then(|city| city.at);
        place.or_else(|| pointer.map(|pointer| tool::place_at(frame, rect, pointer)))
    };
    let painter = ui.painter_at(rect);
    let end = measure.to.or_else(pointed);
    if let Some(end) = end {
        tool::band(&painter, scope, frame, rect, [measure.from, end]);
    }
    for place in [Some(measure.from), measure.to].into_iter().flatten() {
        tool::ring(&painter, scope, frame, rect, place, true);
    }
    let Some(end) = end else {
        return;
    };
    // On the copy of the world that one points at.
    let near = pointer.map_or(rect.center(), |pointer| pointer);
    let places = frame.places(World::of(end), 0.0).map(|p| at(p, rect));
    let place = places.min_by(|a, b| a.distance(near).total_cmp(&b.distance(near)));
    if let Some(place) = place {
        let words = scope.texts.distance(distance_m(measure.from, end));
        told(&painter, scope, rect, place, words);
    }
}

/// The distance in a small frame, beside its end and within the map.
fn told(painter: &eframe::egui::Painter, scope: &Scope<'_>, rect: Rect, end: Pos2, words: String) {
    let palette = scope.palette;
    let paragraph = Paragraph::new().text(words, theme::body(palette).semibold());
    let words = painter.ctx().fonts_mut(|fonts| paragraph.layout(fonts));
    let size = words.size() + vec2(16.0, 8.0);
    let corner = end + vec2(BESIDE, BESIDE);
    let place = Rect::from_min_size(corner.min(rect.max - size).max(rect.min), size);
    painter.rect(
        place,
        CornerRadius::same(4),
        theme::colour(palette.panel),
        Stroke::new(1.0, theme::colour(palette.accent)),
        StrokeKind::Inside,
    );
    words.paint(painter, place.min + vec2(8.0, 4.0));
}
