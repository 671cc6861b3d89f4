//! Published totals over time against the list: the list as a line of steps, its uncertain part hatched above, each total as
//! a dot with its number.

use eframe::egui::{
    Align2, FontId, Pos2, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::super::super::{Scope, bidi, theme};
use super::super::axis::hatch;
use super::super::parts::WIDTH;
use crate::atlas::PublishedTotal;
use crate::atlas::date::Day;
use crate::standing::totals::Reached;

const HEIGHT: f32 = 76.0;
const LABELS: f32 = 14.0;
/// Room above for the numbers of dots, and beside for half of them.
const ABOVE: f32 = 14.0;
const BESIDE: f32 = 8.0;
const DOT: f32 = 3.0;
const LETTERS: f32 = 10.5;
/// Numbers nearer than this to the one before are left to the pointer.
const APART: f32 = 18.0;

/// Where a total lies in time: its date's first and last day.
struct Point<'a> {
    from: Day,
    to: Day,
    total: &'a PublishedTotal,
}

pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, totals: &[&PublishedTotal], course: &[Reached]) {
    let mut points: Vec<Point> = totals.iter().filter_map(|total| point(total)).collect();
    points.sort_by_key(|point| point.from);
    let Some(first) = points.first().map(|point| point.from) else {
        return;
    };
    let last = points.iter().map(|point| point.to).max().unwrap_or(first);
    let last = last.max(scope.today);
    ui.add_space(4.0);
    let (place, response) = ui.allocate_exact_size(vec2(WIDTH, HEIGHT), Sense::hover());
    let said = said(scope, &points, course);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    let plot = Rect::from_min_max(
        place.min + vec2(BESIDE, ABOVE),
        place.max - vec2(BESIDE, LABELS),
    );
    let plot = Plot {
        rect: plot,
        days: [first, last],
        most: most(&points, course, [first, last]),
    };
    plot.frame(ui, scope);
    let kind = points.first().and_then(|point| point.total.kind.as_ref());
    let colour = kind.map_or(scope.palette.soft_ink, |kind| scope.palette.kind(kind).line);
    plot.list(ui, course, Stroke::new(1.5, theme::colour(colour)));
    plot.dots(ui, scope, &points);
    ui.add_space(2.0);
}

fn point(total: &PublishedTotal) -> Option<Point<'_>> {
    let date = total.as_of.as_ref()?;
    let from = date.earliest_start().or_else(|| date.latest_start())?;
    let to = date.latest_end().unwrap_or(from);
    Some(Point { from, to, total })
}

/// The most that is published or listed within the time shown.
fn most(points: &[Point<'_>], course: &[Reached], [first, last]: [Day; 2]) -> u32 {
    let published = points.iter().map(|point| point.total.count);
    let within = course.iter().enumerate().filter(|(i, reached)| {
        let until = course.get(i + 1).map_or(Day::MAX, |next| next.from);
        reached.from <= last && first <= until
    });
    let listed = within.map(|(_, reached)| reached.listed + reached.uncertain);
    published.chain(listed).max().unwrap_or(1).max(1)
}

/// What a screen reader says: each total with what the list had then.
fn said(scope: &Scope<'_>, points: &[Point<'_>], course: &[Reached]) -> String {
    let at = |day: Day| {
        let until = course.partition_point(|reached| reached.from <= day);
        course.get(until.saturating_sub(1)).copied()
    };
    let each = points.iter().map(|point| {
        let date = point.total.as_of.as_ref();
        let date = date.map(|date| scope.texts.date(date)).unwrap_or_default();
        let listed = at(point.to).map_or(0, |reached| reached.listed);
        let args = [
            ("date", (&date).into()),
            ("count", point.total.count.into()),
            ("listed", listed.into()),
        ];
        scope.texts.with("total-at", &args)
    });
    each.collect::<Vec<_>>().join("; ")
}

struct Plot {
    rect: Rect,
    days: [Day; 2],
    most: u32,
}

impl Plot {
    fn x(&self, day: Day) -> f32 {
        let [first, last] = self.days.map(Day::number);
        let share = (day.number() - first) as f64 / (last - first).max(1) as f64;
        self.rect.left() + self.rect.width() * share.clamp(0.0, 1.0) as f32
    }

    fn y(&self, count: u32) -> f32 {
        self.rect.bottom() - self.rect.height() * count as f32 / self.most as f32
    }

    /// The ground and the years at its ends.
    fn frame(&self, ui: &Ui, scope: &Scope<'_>) {
        let painter = ui.painter();
        let rule = Stroke::new(1.0, theme::colour(scope.palette.field_outline));
        painter.hline(self.rect.x_range(), self.rect.bottom(), rule);
        let soft = theme::colour(scope.palette.soft_ink);
        let font = || FontId::proportional(LETTERS);
        let bottom = self.rect.bottom() + LABELS;
        let ends = [
            (self.rect.left() - BESIDE, Align2::LEFT_BOTTOM),
            (self.rect.right() + BESIDE, Align2::RIGHT_BOTTOM),
        ];
        for (day, (x, align)) in self.days.into_iter().zip(ends) {
            painter.text(pos2(x, bottom), align, day.year, font(), soft);
        }
    }

    /// The list: steps, with what is uncertain hatched above them.
    fn list(&self, ui: &Ui, course: &[Reached], stroke: Stroke) {
        let painter = ui.painter();
        let mut line: Vec<Pos2> = Vec::new();
        for (number, reached) in course.iter().enumerate() {
            let until = course.get(number + 1).map_or(Day::MAX, |next| next.from);
            if until <= self.days[0] || reached.from > self.days[1] {
                continue;
            }
            let span = Rangef::new(self.x(reached.from), self.x(until));
            let y = self.y(reached.listed);
            line.extend([pos2(span.min, y), pos2(span.max, y)]);
            if reached.uncertain > 0 {
                let top = self.y(reached.listed + reached.uncertain);
                let thin = Stroke::new(0.75, stroke.color);
                hatch(painter, Rect::from_x_y_ranges(span, top..=y), thin);
            }
        }
        painter.line(line, stroke);
    }

    /// The totals: a dot each, with a stretch where its date is one, its number above, and all of it beneath the pointer.
    fn dots(&self, ui: &Ui, scope: &Scope<'_>, points: &[Point<'_>]) {
        let ink = theme::colour(scope.palette.ink);
        let mut labelled = f32::NEG_INFINITY;
        for (number, point) in points.iter().enumerate() {
            let y = self.y(point.total.count);
            let (left, right) = (self.x(point.from), self.x(point.to));
            let middle = pos2(left.midpoint(right), y);
            let painter = ui.painter();
            if right - left > 2.0 * DOT {
                painter.hline(left..=right, y, Stroke::new(1.0, ink));
            }
            painter.circle_filled(middle, DOT, ink);
            if middle.x - labelled >= APART {
                let at = middle - vec2(0.0, DOT + 1.0);
                let font = FontId::proportional(LETTERS);
                painter.text(at, Align2::CENTER_BOTTOM, point.total.count, font, ink);
                labelled = middle.x;
            }
            let area = Rect::from_center_size(middle, vec2(14.0, 18.0));
            let id = ui.scope_id().with(("total dot", number));
            let response = ui.interact(area, id, Sense::hover());
            let date = point.total.as_of.as_ref();
            let date = date.map(|date| scope.texts.date(date)).unwrap_or_default();
            let args = [
                ("date", (&date).into()),
                ("count", point.total.count.into()),
            ];
            let words = scope.texts.with("total-published-at", &args);
            response.on_hover_ui(|ui| {
                bidi::label(ui, words, theme::body(scope.palette));
            });
        }
    }
}
