//! The chart of the timeline: how many ties stood when, of which kinds; what happened; the life of the selected tie.

use std::collections::BTreeMap;

use eframe::egui::{
    Align2, Color32, Painter, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::super::panel::{hatch, way_round};
use super::super::{Scope, bidi, theme};
use super::axis::{Axis, year_start};
use crate::atlas::date::Day;
use crate::atlas::{Kind, State, Subject};
use crate::scene::drawn::Dash;
use crate::scene::style::contrast;
use crate::standing::overview::Counts;
use crate::standing::{Phase, Standing, Stands, events, life};

/// The letters of the chart.
const LETTERS: f32 = 10.5;
/// The height of a bar in the lane of the selected tie.
const BAR: f32 = 13.0;
/// How strongly what lies beneath a line of the density is filled.
const FILL: f32 = 0.32;
/// An event is so high, and the most events of a year no higher.
const EVENT: f32 = 2.5;
const EVENTS: f32 = 14.0;
/// Between the middles of two years.
const LABELS: f32 = 48.0;
/// From the handle's label to one that is left out beside it.
const CLEAR: f32 = 38.0;
const CONTRAST: f64 = 4.5;

/// Where the parts of the chart lie, from the top down.
pub(super) struct Parts {
    pub(super) lane: Rect,
    pub(super) density: Rect,
    pub(super) events: Rect,
    pub(super) labels: Rect,
}

impl Parts {
    pub(super) fn of(rect: Rect) -> Self {
        let part =
            |top: f32, bottom: f32| Rect::from_x_y_ranges(rect.x_range(), Rangef::new(top, bottom));
        let (top, bottom) = (rect.top(), rect.bottom());
        let base = bottom - 16.0 - EVENTS - 3.0;
        Self {
            lane: part(top, top + BAR),
            density: part(top + BAR + 6.0, base),
            events: part(base + 2.0, base + 2.0 + EVENTS),
            labels: part(bottom - 14.0, bottom),
        }
    }
}

/// What stands, as layers of kinds one upon the other, the contested on top.
pub(super) fn density(
    painter: &Painter,
    scope: &Scope<'_>,
    rect: Rect,
    columns: &[f32],
    census: &[Counts],
) {
    let most = census.iter().map(Counts::all).max().unwrap_or(0).max(1) as f32;
    let y = |ties: usize| rect.bottom() - rect.height() * ties as f32 / most;
    let kinds: Vec<&Kind> = {
        let all = census.iter().flat_map(|counts| counts.by_kind.keys());
        let mut all: Vec<&Kind> = all.collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let mut below = vec![0; census.len()];
    let layers = kinds.into_iter().map(Some).chain([None]);
    for kind in layers {
        let colour = kind.map_or(scope.palette.ink, |kind| scope.palette.kind(kind).line);
        let colour = theme::colour(colour);
        let above: Vec<usize> = below
            .iter()
            .zip(census)
            .map(|(below, counts)| {
                below
                    + match kind {
                        Some(kind) => counts.by_kind.get(kind).copied().unwrap_or(0),
                        None => counts.contested,
                    }
            })
            .collect();
        layer(
            painter,
            (rect.right(), columns),
            (&below, &above),
            y,
            colour,
        );
        below = above;
    }
    let line = Stroke::new(1.0, theme::colour(scope.palette.field_outline));
    painter.hline(rect.x_range(), rect.bottom(), line);
}

/// One kind between what lies below and its own upper line; equal columns are drawn as one.
fn layer(
    painter: &Painter,
    (right, columns): (f32, &[f32]),
    (below, above): (&[usize], &[usize]),
    y: impl Fn(usize) -> f32,
    colour: Color32,
) {
    let mut line = Vec::new();
    let mut start = 0;
    while start < above.len() {
        let alike = |i: &usize| above[*i] == above[start] && below[*i] == below[start];
        let end = (start..above.len()).take_while(alike).count() + start;
        let left = columns[start];
        let until = columns.get(end).copied().unwrap_or(right);
        let (top, bottom) = (y(above[start]), y(below[start]));
        if above[start] > below[start] {
            let place = Rect::from_min_max(pos2(left, top), pos2(until, bottom));
            painter.rect_filled(place, 0.0, colour.gamma_multiply(FILL));
            line.extend([pos2(left, top), pos2(until, top)]);
        } else if line.len() > 1 {
            painter.line(std::mem::take(&mut line), Stroke::new(1.25, colour));
        }
        start = end;
    }
    if line.len() > 1 {
        painter.line(line, Stroke::new(1.25, colour));
    }
}

/// How much happened in each year, hanging from the density's ground; that of the selection in accent.
pub(super) fn happened(
    painter: &Painter,
    scope: &Scope<'_>,
    rect: Rect,
    axis: &Axis,
    of_year: &BTreeMap<i32, usize>,
) {
    let most = of_year.values().copied().max().unwrap_or(0) as f32;
    let each = EVENT.min(EVENTS / most.max(1.0));
    let bar = |year: i32, count: usize| {
        let (left, right) = (axis.x(year_start(year)), axis.x(year_start(year + 1)));
        let right = (right - 1.0).max(left + 1.0);
        Rect::from_min_max(
            pos2(left, rect.top()),
            pos2(right, rect.top() + (count as f32 * each).max(2.0)),
        )
    };
    let soft = theme::colour(scope.palette.soft_ink).gamma_multiply(0.6);
    for (year, count) in of_year {
        painter.rect_filled(bar(*year, *count), 0.0, soft);
    }
    let Some(selected) = scope.session.selected() else {
        return;
    };
    let mut own: BTreeMap<i32, usize> = BTreeMap::new();
    for (day, ..) in events::of(scope.session.atlas(), selected) {
        *own.entry(day.year).or_default() += 1;
    }
    for (year, count) in own {
        let accent = theme::colour(scope.palette.accent);
        painter.rect_filled(bar(year, count), 0.0, accent);
    }
}

/// How the selected tie stood, from the viewpoint.
pub(super) fn lane(ui: &Ui, scope: &Scope<'_>, rect: Rect, axis: &Axis) {
    let session = scope.session;
    let Some(Subject::Tie(id)) = session.selected() else {
        return;
    };
    let Some(tie) = session.atlas().ties.get(id) else {
        return;
    };
    let painter = ui.painter_at(rect.expand(1.0));
    for phase in alike(life(id, tie, session.reading())) {
        let Some(standing) = &phase.standing else {
            continue;
        };
        let [left, right] = ends(axis, &phase);
        if right - left < 0.5 {
            continue;
        }
        let place = Rect::from_x_y_ranges(Rangef::new(left, right), rect.y_range());
        bar(&painter, scope, place, standing);
        let words = in_words(scope, standing);
        let (word, needs_ground) = ink(scope, standing);
        let style = bidi::Style::new(LETTERS, BAR, word);
        let galley = ui
            .ctx()
            .fonts_mut(|fonts| bidi::galley(fonts, &words, style));
        if galley.size().x + 8.0 <= place.width() {
            let corner = place.center() - galley.size() / 2.0;
            if needs_ground {
                let ground = theme::colour(scope.palette.paper);
                let under = Rect::from_center_size(place.center(), galley.size() + vec2(6.0, 0.0));
                painter.rect_filled(under.intersect(place), 0.0, ground);
            }
            painter.galley(corner, galley, word);
        }
    }
}

/// Phases that a bar tells alike, as one: what stands beside has no place on it.
fn alike(phases: Vec<Phase>) -> Vec<Phase> {
    let told = |phase: &Phase| {
        let standing = phase.standing.as_ref()?;
        let leads = (standing.leading().clone(), standing.kinds.clone());
        Some((leads, standing.accord, standing.state, standing.stands))
    };
    let mut merged: Vec<Phase> = Vec::new();
    for phase in phases {
        match merged.last_mut() {
            Some(last) if told(last) == told(&phase) => last.to = phase.to,
            _ => merged.push(phase),
        }
    }
    merged
}

fn ends(axis: &Axis, phase: &Phase) -> [f32; 2] {
    let end = phase.to.next().unwrap_or(Day::MAX);
    [axis.x(phase.from), axis.x(end)]
}

/// How a tie stands, in the two words that a bar has room for.
fn in_words(scope: &Scope<'_>, standing: &Standing) -> String {
    if standing.is_contested() {
        return scope.texts.get("contested").to_lowercase();
    }
    let texts = scope.texts;
    texts.kind_and_state(standing.leading(), standing.state)
}

/// What stands for sure is filled; what nobody vouches for, maybe stands or sleeps, is outlined, hatched, dashed.
fn bar(painter: &Painter, scope: &Scope<'_>, rect: Rect, standing: &Standing) {
    let line = |kind: &Kind| theme::colour(scope.palette.kind(kind).line);
    let colour = line(standing.leading());
    let outline = Stroke::new(1.0, colour);
    if let (true, Some(second)) = (standing.is_contested(), standing.kinds.get(1)) {
        let [above, below] = [rect.top() + 4.0, rect.bottom() - 4.0];
        painter.rect_filled(rect.with_max_y(above), 0.0, colour);
        painter.rect_filled(rect.with_min_y(below), 0.0, line(second));
    } else if standing.stands == Stands::Maybe {
        hatch(painter, rect, outline);
    } else if Dash::of(standing.state) != Dash::Solid {
        let round = way_round(rect);
        painter.extend(Shape::dashed_line(&round, outline, 4.0, 3.0));
    } else if crate::scene::drawn::is_faint(standing) {
        painter.rect_filled(rect, 0.0, colour.gamma_multiply(0.16));
        painter.rect_stroke(rect, 0.0, outline, StrokeKind::Inside);
    } else {
        painter.rect_filled(rect, 0.0, colour);
    }
}

/// The colour of words on a bar, and whether they need a ground of their own to be read.
fn ink(scope: &Scope<'_>, standing: &Standing) -> (Color32, bool) {
    let palette = scope.palette;
    let colours = palette.kind(standing.leading());
    let is_filled = !standing.is_contested()
        && standing.state == State::Active
        && !crate::scene::drawn::is_faint(standing);
    let is_broken = standing.stands == Stands::Maybe || standing.is_contested();
    if !is_filled || is_broken {
        return (theme::colour(palette.ink), is_broken);
    }
    let by_contrast = [palette.panel, palette.ink];
    let readable = by_contrast
        .into_iter()
        .find(|ink| contrast(*ink, colours.line) >= CONTRAST);
    let needs_ground = readable.is_none();
    let ink = readable.unwrap_or(palette.ink);
    (theme::colour(ink), needs_ground)
}

/// The years beneath the chart, but where the handle's own label stands.
pub(super) fn labels(
    painter: &Painter,
    scope: &Scope<'_>,
    rect: Rect,
    axis: &Axis,
    handle: Option<f32>,
) {
    let soft = theme::colour(scope.palette.soft_ink);
    for year in axis.labels(LABELS) {
        let x = axis.x(year_start(year));
        if handle.is_some_and(|handle| (handle - x).abs() < CLEAR) {
            continue;
        }
        let tick = Stroke::new(1.0, soft);
        painter.vline(x, Rangef::new(rect.top() - 3.0, rect.top()), tick);
        let at = pos2(
            x.clamp(rect.left() + 12.0, rect.right() - 12.0),
            rect.bottom(),
        );
        let year = scope.texts.axis_year(year);
        let style = bidi::Style::new(LETTERS, LETTERS * 1.3, soft);
        bidi::paint(painter, at, Align2::CENTER_BOTTOM, year, style);
    }
}

/// From where to where the line of the date goes.
pub(super) fn line(rect: Rect, parts: &Parts) -> Rangef {
    Rangef::new(rect.top() - 2.0, parts.labels.top())
}

/// The knob of the date, and its own label.
pub(super) fn handle(
    painter: &Painter,
    scope: &Scope<'_>,
    (rect, parts): (Rect, &Parts),
    (x, words_at): (f32, f32),
    words: &str,
) {
    let accent = theme::colour(scope.palette.accent);
    knob(painter, scope, x, parts.density.bottom());
    let at = pos2(
        words_at.clamp(
            rect.left() + 20.0,
            (rect.right() - 20.0).max(rect.left() + 20.0),
        ),
        rect.bottom(),
    );
    // Digits of every script in their own order, which egui alone would turn round.
    let style = bidi::Style::new(LETTERS, BAR, accent).semibold();
    let galley = painter
        .ctx()
        .fonts_mut(|fonts| bidi::galley(fonts, words, style));
    let corner = Align2::CENTER_BOTTOM.anchor_size(at, galley.size()).min;
    painter.galley(corner, galley, accent);
}

/// What the hand takes hold of.
pub(super) fn knob(painter: &Painter, scope: &Scope<'_>, x: f32, y: f32) {
    let place = Rect::from_center_size(pos2(x, y), vec2(9.0, 13.0));
    let accent = theme::colour(scope.palette.accent);
    painter.rect_filled(place, 2.0, accent);
    let grip = Stroke::new(1.0, theme::colour(scope.palette.paper));
    for dx in [-1.5, 1.5] {
        painter.vline(x + dx, place.shrink2(vec2(0.0, 3.5)).y_range(), grip);
    }
}
