//! How the ties of each city grew, on one axis of time and one scale.

use eframe::egui::{
    Align2, Color32, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::super::{Scope, bidi, theme, timeline};
use crate::atlas::Id;
use crate::atlas::date::Day;
use crate::standing::When;
use crate::standing::compare::Grown;

const ROW: f32 = 44.0;
const GAP: f32 = 10.0;
const LABELS: f32 = 16.0;
const LETTERS: f32 = 10.5;
/// Room for the last number at the right.
const NUMBERS: f32 = 32.0;
const FILL: f32 = 0.18;
/// Between the middles of two years.
const APART: f32 = 56.0;

/// Draws a row a city, its name in the column at the left.
pub(super) fn show(
    ui: &mut Ui,
    scope: &Scope<'_>,
    names: f32,
    cities: &[Id],
    growth: &[Vec<Grown>],
) {
    let changed = growth
        .iter()
        .flatten()
        .filter(|grown| grown.from > Day::MIN);
    let Some(first) = changed.map(|grown| grown.from.year).min() else {
        return;
    };
    let years = [first - 1, scope.today.year + 1];
    let most = growth.iter().flatten().map(|grown| grown.ties).max();
    let width = ui.available_width();
    let high = cities.len() as f32 * (ROW + GAP) + LABELS;
    let (place, _) = ui.allocate_exact_size(vec2(width, high), Sense::hover());
    let axis = Axis {
        left: place.left() + names,
        right: place.right() - NUMBERS,
        years,
        most: most.unwrap_or(1).max(1),
    };
    let bottom = place.bottom() - LABELS;
    axis.grid(ui, scope, place.top(), bottom);
    for (number, (city, grown)) in cities.iter().zip(growth).enumerate() {
        let top = place.top() + number as f32 * (ROW + GAP);
        let row = Rect::from_min_max(pos2(axis.left, top), pos2(axis.right, top + ROW));
        let name = scope.texts.city(scope.session.atlas(), city);
        let style = theme::note(scope.palette).colour(theme::colour(scope.palette.ink));
        let name_at = Rect::from_min_max(pos2(place.left(), top), pos2(axis.left - 8.0, top + ROW));
        let left = eframe::egui::Align::LEFT;
        super::super::panel::parts::write(ui, name_at, left, name, style.semibold());
        let accent = theme::colour(scope.palette.accent);
        axis.row(ui, row, grown, accent);
        let now = at(grown, scope.session.when(), scope.today);
        let args = [("city", name.into()), ("count", now.into())];
        let said = scope.texts.with("compare-ties-then", &args);
        let id = ui.scope_id().with(("growth", city.as_str()));
        let response = ui.interact(row, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        axis.tell(ui, scope, row, grown, &response);
    }
    let rows = place.top()..=bottom;
    timeline::across(ui.painter(), scope, |day| axis.x(day), rows.into());
}

/// How many there are at the date shown.
fn at(grown: &[Grown], when: When, today: Day) -> usize {
    let day = when.last(today);
    let until = grown.partition_point(|one| one.from <= day);
    grown.get(until.saturating_sub(1)).map_or(0, |one| one.ties)
}

struct Axis {
    left: f32,
    right: f32,
    years: [i32; 2],
    most: usize,
}

impl Axis {
    fn x(&self, day: Day) -> f32 {
        let [first, last] = self.years.map(f64::from);
        let year = f64::from(day.year) + (f64::from(day.month) - 1.0) / 12.0;
        let share = ((year - first) / (last - first).max(1.0)).clamp(0.0, 1.0);
        self.left + (self.right - self.left) * share as f32
    }

    fn row(&self, ui: &Ui, rect: Rect, grown: &[Grown], colour: Color32) {
        let y = |ties: usize| rect.bottom() - rect.height() * ties as f32 / self.most as f32;
        let mut line: Vec<Pos2> = Vec::new();
        for (number, one) in grown.iter().enumerate() {
            let until = grown.get(number + 1).map_or(Day::MAX, |next| next.from);
            let (left, right) = (self.x(one.from), self.x(until));
            let top = y(one.ties);
            let under = Rect::from_min_max(pos2(left, top), pos2(right, rect.bottom()));
            ui.painter()
                .rect_filled(under, 0.0, colour.gamma_multiply(FILL));
            line.extend([pos2(left, top), pos2(right, top)]);
        }
        ui.painter().line(line, Stroke::new(1.25, colour));
        if let Some(last) = grown.last() {
            let at = pos2(rect.right() + 6.0, y(last.ties));
            let font = FontId::proportional(LETTERS);
            ui.painter()
                .text(at, Align2::LEFT_CENTER, last.ties, font, colour);
        }
    }

    /// How many there were in the year beneath the pointer.
    fn tell(
        &self,
        ui: &Ui,
        scope: &Scope<'_>,
        rect: Rect,
        grown: &[Grown],
        response: &eframe::egui::Response,
    ) {
        let Some(pointer) = response.hover_pos() else {
            return;
        };
        let share = f64::from((pointer.x - self.left) / rect.width().max(1.0));
        let [first, last] = self.years.map(f64::from);
        let year = (first + (last - first) * share).floor() as i32;
        let end = Day::new(year, 12, 31).unwrap_or(Day::MAX);
        let ties = at(grown, When::On(end), end);
        let year = scope.texts.axis_year(year);
        let args = [("year", (&year).into()), ("count", ties.into())];
        let words = scope.texts.with("compare-year", &args);
        ui.painter().vline(
            pointer.x,
            rect.y_range(),
            Stroke::new(1.0, theme::colour(scope.palette.soft_ink)),
        );
        response.clone().on_hover_ui_at_pointer(|ui| {
            bidi::label(ui, words, theme::body(scope.palette));
        });
    }

    fn grid(&self, ui: &Ui, scope: &Scope<'_>, top: f32, bottom: f32) {
        const STEPS: [i32; 7] = [1, 2, 5, 10, 20, 50, 100];
        let [first, last] = self.years;
        let per_year = (self.right - self.left) / (last - first).max(1) as f32;
        let fits = |step: &i32| *step as f32 * per_year >= APART;
        let step = STEPS.into_iter().find(fits).unwrap_or(200);
        let start = first.div_euclid(step) * step;
        let rule = Stroke::new(1.0, theme::colour(scope.palette.rule));
        let soft = theme::colour(scope.palette.soft_ink);
        let steps = (start..=last).step_by(step as usize);
        for year in steps.filter(|year| *year >= first) {
            let x = self.x(Day::new(year, 1, 1).unwrap_or(Day::MAX));
            ui.painter().vline(x, top..=bottom, rule);
            let at = pos2(x, bottom + LABELS);
            let font = FontId::proportional(LETTERS);
            ui.painter()
                .text(at, Align2::CENTER_BOTTOM, year, font, soft);
        }
    }
}
