//! The bars of a time axis: filled where a claim stands for sure, hatched where it may.

use eframe::egui::{
    Color32, Painter, Pos2, Rangef, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::super::super::bidi;
use super::super::super::{Scope, theme};
use super::super::claim::{certainty, claimant, sentence};
use super::super::parts;
use super::{BAR, Chart, LANE, ends, letters};
use crate::atlas::{Certainty, Claim, Kind, State, Tie, TieId};
use crate::scene::drawn::Dash;
use crate::scene::style::contrast;
use crate::standing::sides::{Bar, Row, Stretch, stretches};
use crate::standing::{Margins, Stands};

/// How strongly a doubted bar is filled.
const DOUBTED: f32 = 0.16;
/// From a bar or its words to the next.
const ROOM: f32 = 6.0;
/// The least contrast of words on a filled bar; else they stand beside it.
const CONTRAST: f64 = 4.5;

/// Draws what a claimant says, with words on the bars where they fit.
pub(super) fn show(
    ui: &Ui,
    scope: &mut Scope<'_>,
    chart: &Chart,
    (id, tie): (&TieId, &Tie),
    row: &Row,
    top: f32,
) {
    let is_editing = scope.session.is_editing();
    let as_moved = |index| ends::as_moved(ui, id, tie, index).filter(|_| is_editing);
    // A bar whose end is being moved keeps its lane: rows that jumped would slip from under the hand.
    let row = &row_with(row, scope.session.margins(), as_moved);
    // What is taken in each lane, by bars and by words beside them.
    let mut taken: Vec<Vec<Rangef>> = vec![Vec::new(); row.lanes];
    let place = |bar: &Bar| {
        let ends = chart.rect.x_range();
        let left = bar.from().map_or(ends.min, |day| chart.x(day));
        let right = bar.to().map_or(ends.max, |day| chart.x(day));
        let top = top + bar.lane as f32 * LANE;
        Rect::from_min_max(pos2(left, top), pos2(right.max(left + 2.0), top + BAR))
    };
    for bar in &row.bars {
        taken[bar.lane].push(place(bar).x_range());
    }
    for bar in &row.bars {
        let moved = as_moved(bar.index);
        let Some(claim) = moved.as_ref().or(tie.claims.get(bar.index)) else {
            continue;
        };
        let rect = place(bar);
        draw(ui.painter(), scope, chart, bar, rect);
        words(ui, scope, chart, (bar, claim), rect, &mut taken[bar.lane]);
        tell(ui, scope, (bar, claim), row, rect);
    }
    if is_editing {
        // Above all bars: what is moved is not covered.
        let who = claimant(scope, &row.claimant);
        for bar in &row.bars {
            ends::show(ui, scope, chart, (id, tie), (bar, &who), place(bar));
        }
    }
}

/// The row with its bars as long as they are to be.
fn row_with(row: &Row, margins: Margins, as_moved: impl Fn(usize) -> Option<Claim>) -> Row {
    let mut row = row.clone();
    for bar in &mut row.bars {
        if let Some(claim) = as_moved(bar.index) {
            bar.stretches = stretches(&claim, margins);
        }
    }
    row
}

/// What lies beneath the pointer, and what a screen reader says.
fn tell(ui: &Ui, scope: &Scope<'_>, (bar, claim): (&Bar, &Claim), row: &Row, rect: Rect) {
    let who = claimant(scope, &row.claimant);
    let said = format!("{who}: {}", sentence(scope, claim));
    let id = ui.scope_id().with(("bar", &who, bar.index));
    let response = ui.interact(rect.expand2(vec2(2.0, 1.5)), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response.on_hover_ui(|ui| {
        ui.set_max_width(parts::WIDTH);
        bidi::label(ui, &said, theme::body(scope.palette));
        if claim.certainty != Certainty::Stated {
            let why = certainty(scope, &claim.certainty);
            bidi::label(ui, why, theme::note(scope.palette));
        }
    });
}

fn draw(painter: &Painter, scope: &Scope<'_>, chart: &Chart, bar: &Bar, rect: Rect) {
    let colour = theme::colour(scope.palette.kind(&bar.kind).line);
    let outline = Stroke::new(1.0, colour);
    for stretch in &bar.stretches {
        let part = part(chart, rect, stretch);
        match stretch.stands {
            Stands::Maybe => hatch(painter, part, outline),
            Stands::Yes => sure(painter, part, bar, outline),
        }
    }
}

/// The part of a bar that is one stretch.
fn part(chart: &Chart, bar: Rect, stretch: &Stretch) -> Rect {
    let left = stretch.from.map_or(bar.left(), |day| chart.x(day));
    let right = stretch.to.map_or(bar.right(), |day| chart.x(day));
    Rect::from_x_y_ranges(Rangef::new(left, right.max(left + 2.0)), bar.y_range())
}

/// A stretch on which the claim stands for sure: filled, in outline where it is doubted or says "no such tie", dashed
/// where the tie is not in force.
fn sure(painter: &Painter, rect: Rect, bar: &Bar, outline: Stroke) {
    if is_filled(bar) {
        painter.rect_filled(rect, 0.0, outline.color);
        return;
    }
    if matches!(bar.certainty, Certainty::Doubted(_)) {
        painter.rect_filled(rect, 0.0, outline.color.gamma_multiply(DOUBTED));
    }
    let round = way_round(rect);
    match Dash::of(bar.state) {
        Dash::Solid => {
            painter.rect_stroke(rect, 0.0, outline, StrokeKind::Inside);
        }
        // Shorter than on the map: a bar is not as long as a tie.
        Dash::Dashes(on, _) if on < 4.0 => {
            painter.extend(Shape::dashed_line(&round, outline, 2.0, 3.0));
        }
        Dash::Dashes(..) => {
            painter.extend(Shape::dashed_line(&round, outline, 4.0, 3.0));
        }
        Dash::Dots(apart) => {
            let dots = Shape::dotted_line(&round, outline.color, apart as f32, 0.7);
            painter.extend(dots);
        }
    }
}

/// Whether the sure part of a bar is filled.
fn is_filled(bar: &Bar) -> bool {
    matches!(bar.certainty, Certainty::Stated | Certainty::Inferred(_))
        && bar.state == State::Active
        && bar.kind != Kind::None
}

/// The kind and its year on the bar's surest and longest stretch; or beside the bar, where nothing is in the way.
fn words(
    ui: &Ui,
    scope: &Scope<'_>,
    chart: &Chart,
    (bar, claim): (&Bar, &Claim),
    rect: Rect,
    taken: &mut Vec<Rangef>,
) {
    let word = theme::colour(scope.palette.kind(&bar.kind).word);
    let mut parts: Vec<(Stands, Rect)> = bar
        .stretches
        .iter()
        .map(|stretch| (stretch.stands, part(chart, rect, stretch)))
        .collect();
    parts.sort_by(|(a, one), (b, other)| a.cmp(b).then(other.width().total_cmp(&one.width())));
    for text in wordings(scope, bar, claim) {
        let wide = parts::width(ui, &text, letters(word));
        let fits = |(_, part): &&(Stands, Rect)| wide + 2.0 * ROOM <= part.width();
        let mut on_bar = parts.iter().filter(fits);
        let inked =
            |(stands, part): &(Stands, Rect)| Some((ink(scope, bar, *stands)?, *stands, *part));
        if let Some((ink, stands, part)) = on_bar.find_map(inked) {
            let middle = part.center().x;
            let span = Rangef::new(middle - wide / 2.0, middle + wide / 2.0);
            if stands == Stands::Maybe {
                let under = Rect::from_x_y_ranges(span.expand(3.0), rect.y_range());
                let ground = theme::colour(scope.palette.panel);
                ui.painter().rect_filled(under, 0.0, ground);
            }
            put(ui, rect, span, &text, ink);
            return;
        }
        let free = |span: &Rangef| {
            let within = chart.rect.x_range();
            let clear = |other: &Rangef| other.max <= span.min - 2.0 || span.max + 2.0 <= other.min;
            within.min <= span.min && span.max <= within.max && taken.iter().all(clear)
        };
        let left = Rangef::new(rect.left() - ROOM - wide, rect.left() - ROOM);
        let right = Rangef::new(rect.right() + ROOM, rect.right() + ROOM + wide);
        if let Some(span) = [left, right].into_iter().find(free) {
            put(ui, rect, span, &text, word);
            taken.push(span);
            return;
        }
    }
}

/// What a bar may say, from the fullest to the shortest: kind, state and year, kind and state, the kind alone.
fn wordings(scope: &Scope<'_>, bar: &Bar, claim: &Claim) -> Vec<String> {
    let kind = scope.texts.kind(&bar.kind);
    let with_state = scope.texts.kind_and_state(&bar.kind, bar.state);
    let years = claim.since.as_ref().map(|date| scope.texts.years(date));
    let whole = years.map(|years| format!("{with_state} {years}"));
    let mut wordings: Vec<String> = whole.into_iter().chain([with_state, kind]).collect();
    wordings.dedup();
    wordings
}

/// The colour of words on a stretch; `None` where none can be read on its filling.
fn ink(scope: &Scope<'_>, bar: &Bar, stands: Stands) -> Option<Color32> {
    let colours = scope.palette.kind(&bar.kind);
    if stands == Stands::Maybe || !is_filled(bar) {
        return Some(theme::colour(colours.word));
    }
    let ink = scope.palette.panel;
    (contrast(ink, colours.line) >= CONTRAST).then(|| theme::colour(ink))
}

fn put(ui: &Ui, rect: Rect, span: Rangef, text: &str, ink: Color32) {
    let galley = ui
        .ctx()
        .fonts_mut(|fonts| bidi::galley(fonts, text, letters(ink)));
    let top = rect.center().y - galley.size().y / 2.0;
    let corner = pos2(span.min, top) - galley.rect.left_top().to_vec2();
    ui.painter().galley(corner, galley, ink);
}

/// The way round a rect, along the inside of its edge.
pub(in crate::ui) fn way_round(rect: Rect) -> [Pos2; 5] {
    let inside = rect.shrink(0.5);
    [
        inside.left_top(),
        inside.right_top(),
        inside.right_bottom(),
        inside.left_bottom(),
        inside.left_top(),
    ]
}

/// Lines at 45°, every 4 points: what stands only maybe.
pub(in crate::ui) fn hatch(painter: &Painter, rect: Rect, stroke: Stroke) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let ends = [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())];
        painter.line_segment(ends, stroke);
        x += 4.0;
    }
}
