//! One time axis for a tie: a row a claimant, its claims as bars, the facts as dots beneath.

use eframe::egui::{Align2, Painter, Rangef, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::super::bidi::{Paragraph, Style};
use super::super::{Scope, theme, timeline};
use super::claim::{claimant, place_in};
use crate::atlas::date::Day;
use crate::atlas::{Certainty, Fact, Subject, Tie, TieId};
use crate::standing::sides::{Claimant, Row, time_axis};
use crate::ui::bidi;

mod bars;
mod dots;
mod ends;

pub(in crate::ui) use bars::{hatch, way_round};

/// A lane, and the bar in it.
const LANE: f32 = 16.0;
const BAR: f32 = 13.0;
/// Between the rows of two claimants.
const BETWEEN: f32 = 7.0;
/// How wide the column of names may become.
const NAMES: [f32; 2] = [44.0, 92.0];
/// The letters of charts.
const LETTERS: f32 = 10.5;

/// Draws the axis, the claimants' rows in an order; answers whether there is a date to draw.
pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    id: &TieId,
    tie: &Tie,
    order: &[Claimant],
) -> bool {
    let mut rows = time_axis(id, tie, scope.session.margins());
    rows.sort_by_key(|row| place_in(order, &row.claimant));
    let subject = Subject::Tie(id.clone());
    let facts: Vec<(Day, &Fact)> = scope
        .session
        .atlas()
        .facts_about(&subject)
        .map(|(_, fact)| fact)
        .filter(|fact| !matches!(fact.certainty, Certainty::Withdrawn(_)))
        .filter_map(|fact| Some((fact.when.as_ref()?.earliest_start()?, fact)))
        .collect();
    let Some(years) = Years::of(&rows, &facts, scope.today) else {
        return false;
    };
    let heads = heads(ui, scope, &rows);
    let left = heads
        .iter()
        .fold(NAMES[0], |widest, head| widest.max(head.size().x + 8.0));
    let width = ui.available_width();
    let dots = dots::Dots::place(&facts, width - left, |day| years.share(day));
    let height: f32 = rows
        .iter()
        .map(|row| row.lanes as f32 * LANE + BETWEEN)
        .sum();
    let size = vec2(width, height + dots.height() + labels_height(scope));
    let (place, _) = ui.allocate_exact_size(size, Sense::hover());
    let chart = Chart {
        rect: Rect::from_min_max(pos2(place.left() + left, place.top()), place.max),
        years,
    };
    chart.grid(ui.painter(), scope, place.top() + height);
    let mut top = place.top();
    for (row, head) in rows.iter().zip(heads) {
        let middle = top + BAR / 2.0 - head.size().y / 2.0;
        head.paint(ui.painter(), pos2(place.left(), middle));
        bars::show(ui, scope, &chart, (id, tie), row, top);
        top += row.lanes as f32 * LANE + BETWEEN;
    }
    dots.show(ui, scope, pos2(chart.rect.left(), top));
    let line = chart.rect.y_range();
    let line = Rangef::new(line.min, line.max - beneath(scope));
    timeline::across(ui.painter(), scope, |day| chart.x(day), line);
    true
}

/// The room for the years beneath the chart, with what is above them.
fn labels_height(scope: &Scope<'_>) -> f32 {
    beneath(scope) + 6.0
}

/// The height of the years: of one row, and of a second where they are told in another calendar too.
fn beneath(scope: &Scope<'_>) -> f32 {
    let has_two = scope.texts.solar_year(SOME_YEAR).is_some();
    if has_two { 2.0 * YEARS } else { YEARS }
}

/// The height of a row of years.
const YEARS: f32 = 14.0;
/// A year that every calendar has.
const SOME_YEAR: i32 = 2000;

/// The claimants' names, shortened where they are long.
fn heads(ui: &Ui, scope: &Scope<'_>, rows: &[Row]) -> Vec<super::super::bidi::Laid> {
    let style = theme::note(scope.palette).colour(theme::colour(scope.palette.ink));
    let lay = |row: &Row| {
        let name = Paragraph::new().text(claimant(scope, &row.claimant), style.semibold());
        let name = name.max_width(NAMES[1] - 8.0).max_rows(1);
        ui.ctx().fonts_mut(|fonts| name.layout(fonts))
    };
    rows.iter().map(lay).collect()
}

/// The letters of years beneath a chart.
fn letters_of_years(scope: &Scope<'_>) -> Style {
    let soft = theme::colour(scope.palette.soft_ink);
    Style::new(LETTERS, LETTERS * 1.3, soft)
}

/// Letters in a chart.
fn letters(colour: eframe::egui::Color32) -> Style {
    Style::new(LETTERS, BAR, colour)
}

/// The years that an axis covers.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Years {
    first: f64,
    last: f64,
}

impl Years {
    /// Those of all bars and facts, and some more before them for what has no beginning; `None` where nothing has a
    /// date. What still holds runs on to the right end: that is today, or later where a date is.
    fn of(rows: &[Row], facts: &[(Day, &Fact)], today: Day) -> Option<Self> {
        let stretches = rows
            .iter()
            .flat_map(|row| &row.bars)
            .flat_map(|bar| &bar.stretches);
        let days = stretches
            .flat_map(|stretch| [stretch.from, stretch.to])
            .flatten()
            .chain(facts.iter().map(|(day, _)| *day));
        let years: Vec<f64> = days.map(year_of).collect();
        let first = years.iter().copied().reduce(f64::min)?;
        let last = years.iter().copied().reduce(f64::max)?;
        let room = ((last.max(year_of(today)) - first) * 0.05).max(1.0);
        let today = year_of(today);
        Some(Self {
            first: first - room,
            last: if last < today { today } else { last + room },
        })
    }

    /// Where a day lies, from 0 at the left end to 1 at the right one.
    fn share(&self, day: Day) -> f32 {
        self.share_of_year(year_of(day))
    }

    fn share_of_year(&self, year: f64) -> f32 {
        let share = (year - self.first) / (self.last - self.first);
        share.clamp(0.0, 1.0) as f32
    }

    /// The years to label, so that no two stand closer than `least` of the axis.
    fn labels(&self, least: f64) -> Vec<i32> {
        const STEPS: [i32; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];
        let span = self.last - self.first;
        let step = STEPS
            .into_iter()
            .find(|step| f64::from(*step) >= least * span)
            .unwrap_or(1000);
        let start = (self.first / f64::from(step)).ceil() as i32 * step;
        (start..=self.last as i32).step_by(step as usize).collect()
    }
}

/// A day as a year and its share.
fn year_of(day: Day) -> f64 {
    f64::from(day.year) + (f64::from(day.month) - 1.0) / 12.0 + f64::from(day.day) / 372.0
}

/// Where time is drawn.
struct Chart {
    rect: Rect,
    years: Years,
}

impl Chart {
    fn x(&self, day: Day) -> f32 {
        self.rect.left() + self.rect.width() * self.years.share(day)
    }

    /// A hairline at each labelled year, one beneath the bars, and the years.
    fn grid(&self, painter: &Painter, scope: &Scope<'_>, bottom: f32) {
        /// Between the middles of two labels.
        const LEAST: f32 = 44.0;
        let line = Stroke::new(1.0, theme::colour(scope.palette.rule));
        painter.hline(self.rect.x_range(), bottom - BETWEEN / 2.0, line);
        for year in self.years.labels(f64::from(LEAST / self.rect.width())) {
            let share = self.years.share_of_year(f64::from(year));
            let x = self.rect.left() + self.rect.width() * share;
            painter.vline(
                x,
                self.rect.top()..=self.rect.bottom() - beneath(scope),
                line,
            );
            let ends = self.rect.x_range();
            let x = x.clamp(ends.min + 12.0, ends.max - 12.0);
            let style = letters_of_years(scope);
            let mut at = pos2(x, self.rect.bottom() - beneath(scope) + YEARS);
            let years = [
                Some(scope.texts.axis_year(year)),
                scope.texts.solar_year(year),
            ];
            for year in years.into_iter().flatten() {
                bidi::paint(painter, at, Align2::CENTER_BOTTOM, year, style);
                at.y += YEARS;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_round_years_with_room_between_them() {
        let years = Years {
            first: 1957.0,
            last: 2029.4,
        };
        assert_eq!(years.labels(44.0 / 250.0), [1960, 1980, 2000, 2020]);
        assert_eq!(
            years.labels(0.1),
            [1960, 1970, 1980, 1990, 2000, 2010, 2020]
        );
        let two = Years {
            first: 2016.5,
            last: 2018.5,
        };
        assert_eq!(two.labels(0.2), [2017, 2018]);
    }

    #[test]
    fn the_axis_ends_today_or_after_the_last_date() {
        let fact = dots::made_up();
        let day = |year| Day::new(year, 1, 1).unwrap();
        let last = |date, today| {
            let years = Years::of(&[], &[(day(1963), &fact), (date, &fact)], today);
            years.unwrap().last
        };
        let close = |a: f64, b: f64| (a - b).abs() < 1e-6;
        assert!(close(last(day(2017), day(2026)), year_of(day(2026))));
        assert!(last(day(2040), day(2026)) > 2041.0);
    }

    #[test]
    fn years_before_christ_are_labelled_too() {
        let years = Years {
            first: -120.0,
            last: 90.0,
        };
        assert_eq!(years.labels(0.2), [-100, -50, 0, 50]);
    }
}
