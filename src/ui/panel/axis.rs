//! One time axis for a tie: a row a claimant, its claims as bars, the facts as marks beneath.

use eframe::egui::{self, Align2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::{Scope, theme};
use super::tie::claimant;
use crate::atlas::date::Day;
use crate::atlas::{Certainty, Kind, State, Subject, Tie, TieId};
use crate::standing::Stands;
use crate::standing::sides::{Bar, Stretch, time_axis};

const NAMES: f32 = 60.0;
const LANE: f32 = 16.0;
const BAR: f32 = 13.0;

pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, id: &TieId, tie: &Tie) {
    let rows = time_axis(id, tie);
    let atlas = scope.session.atlas();
    let subject = Subject::Tie(id.clone());
    let marks: Vec<Day> = atlas
        .facts_about(&subject)
        .filter_map(|(_, fact)| fact.when.as_ref()?.earliest_start())
        .collect();
    let days = rows
        .iter()
        .flat_map(|row| &row.bars)
        .flat_map(|bar| &bar.stretches)
        .flat_map(|stretch| [stretch.from, stretch.to])
        .flatten()
        .chain(marks.iter().copied());
    let years: Vec<i32> = days.map(|day| day.year).collect();
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else {
        return;
    };
    // Whole decades, with room for what runs off both ends.
    let (first, last) = (first.div_euclid(10) * 10, (last + 10).div_euclid(10) * 10);
    let lanes: usize = rows.iter().map(|row| row.lanes).sum();
    let height = lanes as f32 * LANE + rows.len() as f32 * 6.0 + 36.0;
    let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let axis = Axis {
        chart: Rect::from_min_max(pos2(place.left() + NAMES, place.top()), place.max),
        first,
        last,
    };
    let painter = ui.painter();
    let soft = theme::colour(scope.palette.soft_ink);
    let font = egui::FontId::proportional(10.5);
    let step = if last - first > 60 { 20 } else { 10 };
    for year in (first..=last).step_by(step) {
        let x = axis.x(year.into());
        let line = Stroke::new(1.0, theme::colour(scope.palette.rule));
        painter.vline(x, place.top()..=place.bottom() - 14.0, line);
        painter.text(
            pos2(x, place.bottom()),
            Align2::CENTER_BOTTOM,
            year,
            font.clone(),
            soft,
        );
    }
    let mut top = place.top();
    for row in &rows {
        let name = claimant(scope, &row.claimant);
        let font = egui::FontId::new(12.0, super::super::fonts::named("semibold"));
        let ink = theme::colour(scope.palette.ink);
        painter.text(pos2(place.left(), top), Align2::LEFT_TOP, name, font, ink);
        for bar in &row.bars {
            axis.draw(painter, scope, bar, top + bar.lane as f32 * LANE);
        }
        top += row.lanes as f32 * LANE + 6.0;
    }
    for day in marks {
        let centre = pos2(axis.x(year_of(day)), top + 6.0);
        painter.circle_filled(centre, 2.0, theme::colour(scope.palette.accent));
    }
}

/// Years to points.
struct Axis {
    chart: Rect,
    first: i32,
    last: i32,
}

impl Axis {
    fn x(&self, year: f64) -> f32 {
        let share = (year - f64::from(self.first)) / f64::from(self.last - self.first).max(1.0);
        self.chart.left() + self.chart.width() * share.clamp(0.0, 1.0) as f32
    }

    fn draw(&self, painter: &egui::Painter, scope: &Scope<'_>, bar: &Bar, top: f32) {
        let colour = theme::colour(scope.palette.kind(&bar.kind).line);
        let is_filled = matches!(bar.certainty, Certainty::Stated | Certainty::Inferred(_))
            && bar.state == State::Active
            && bar.kind != Kind::None;
        for stretch in &bar.stretches {
            let rect = self.rect(stretch, top);
            let outline = Stroke::new(1.0, colour);
            if stretch.stands == Stands::Maybe {
                hatch(painter, rect, outline);
            } else if is_filled {
                painter.rect_filled(rect, 0.0, colour);
            } else {
                painter.rect(
                    rect,
                    0.0,
                    colour.gamma_multiply(0.16),
                    outline,
                    StrokeKind::Inside,
                );
            }
        }
    }

    fn rect(&self, stretch: &Stretch, top: f32) -> Rect {
        let left = stretch
            .from
            .map_or(self.chart.left(), |day| self.x(year_of(day)));
        let right = stretch
            .to
            .map_or(self.chart.right(), |day| self.x(year_of(day)));
        Rect::from_min_max(pos2(left, top), pos2(right.max(left + 1.0), top + BAR))
    }
}

/// A day as a year and its share.
fn year_of(day: Day) -> f64 {
    f64::from(day.year) + (f64::from(day.month) - 1.0) / 12.0 + f64::from(day.day) / 372.0
}

/// Lines at 45°, every 4 points: what stands only maybe.
fn hatch(painter: &egui::Painter, rect: Rect, stroke: Stroke) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let ends = [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())];
        painter.line_segment(ends, stroke);
        x += 4.0;
    }
}
