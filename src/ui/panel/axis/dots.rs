//! The facts of a time axis: dots beneath the bars, one row after another where they meet.

use eframe::egui::{Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::super::super::bidi;
use super::super::super::{Scope, theme};
use super::super::parts;
use crate::atlas::date::Day;
use crate::atlas::{Fact, FactKind};

const RADIUS: f32 = 2.0;
/// From middle to middle, within a row and from row to row.
const APART: f32 = 5.5;
/// So many rows stand beneath each other before dots move aside, a day's or a month's being told apart before its year.
const ROWS: usize = 16;
/// Within so many points of its middle a dot is beneath the pointer.
const REACH: f32 = 12.0;

/// Where the dots of an axis stand, relative to the left top of their rows.
pub(super) struct Dots<'a> {
    placed: Vec<(Vec2, &'a Fact)>,
    rows: usize,
}

impl<'a> Dots<'a> {
    /// Places a dot for each fact, in order of time: in the first row where it meets none, at most so far to the right
    /// as the axis is wide. Where all rows are full it moves aside, to the side that is nearer.
    pub(super) fn place(facts: &[(Day, &'a Fact)], width: f32, share: impl Fn(Day) -> f32) -> Self {
        let mut facts = facts.to_vec();
        facts.sort_by_key(|(day, _)| *day);
        // Each dot keeps others off within two places at most, so that this many rows have one for every dot.
        let places = (width / (2.0 * APART)).floor().max(1.0) as usize;
        let most = ROWS.max(facts.len().div_ceil(places));
        let mut rows: Vec<Vec<f32>> = Vec::new();
        let mut placed = Vec::new();
        for (day, fact) in facts {
            let x = share(day) * width;
            let found = aside(x, width).find_map(|x| Some((x, free_row(&rows, x, most)?)));
            let (x, row) = found.unwrap_or((x, most - 1));
            if row == rows.len() {
                rows.push(Vec::new());
            }
            let behind = rows[row].partition_point(|other| *other < x);
            rows[row].insert(behind, x);
            placed.push((vec2(x, (row as f32 + 0.5) * APART), fact));
        }
        Self {
            placed,
            rows: rows.len(),
        }
    }

    pub(super) fn height(&self) -> f32 {
        self.rows as f32 * APART
    }

    /// Draws them: facts of the cities in accent, those of their states in ink.
    pub(super) fn show(&self, ui: &Ui, scope: &Scope<'_>, left_top: Pos2) {
        let mut all = Rect::NOTHING;
        for (place, fact) in &self.placed {
            let centre = left_top + *place;
            let of_states = fact.kind == FactKind::Relations;
            let colour = if of_states {
                scope.palette.ink
            } else {
                scope.palette.accent
            };
            let painter = ui.painter();
            painter.circle_filled(centre, RADIUS, theme::colour(colour));
            all = all.union(Rect::from_center_size(centre, Vec2::splat(2.0 * REACH)));
        }
        for (number, (place, fact)) in self.placed.iter().enumerate() {
            let dot = Rect::from_center_size(left_top + *place, Vec2::splat(APART));
            let response = ui.interact(dot, ui.scope_id().with(("dot", number)), Sense::hover());
            let said = said(scope, fact);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        }
        if self.placed.is_empty() {
            return;
        }
        // One area for all: what is nearest to the pointer tells, so that each dot has its share of the room.
        let response = ui.interact(all, ui.scope_id().with("dots"), Sense::hover());
        let nearest = response.hover_pos().and_then(|pointer| {
            let from = |place: &Vec2| (left_top + *place).distance(pointer);
            let near = self.placed.iter().filter(|(place, _)| from(place) <= REACH);
            near.min_by(|(a, _), (b, _)| from(a).total_cmp(&from(b)))
        });
        if let Some((_, fact)) = nearest {
            response.on_hover_ui_at_pointer(|ui| {
                ui.set_max_width(parts::WIDTH);
                bidi::label(ui, said(scope, fact), theme::body(scope.palette));
            });
        }
    }
}

/// The places for a dot, the nearest first, all of them on the axis.
fn aside(x: f32, width: f32) -> impl Iterator<Item = f32> {
    let steps = (width / APART).ceil() as usize;
    let beside = (1..=steps).flat_map(move |step| {
        let by = step as f32 * APART;
        [x - by, x + by]
    });
    let on_axis = move |x: &f32| (0.0..=width).contains(x);
    std::iter::once(x).chain(beside.filter(on_axis))
}

/// The first row in which a dot meets none, a new one where there may be `most`.
fn free_row(rows: &[Vec<f32>], x: f32, most: usize) -> Option<usize> {
    let meets = |row: &&Vec<f32>| {
        let behind = row.partition_point(|other| *other <= x - APART);
        row.get(behind).is_some_and(|other| *other < x + APART)
    };
    let free = rows.iter().take_while(meets).count();
    (free < most).then_some(free)
}

fn said(scope: &Scope<'_>, fact: &Fact) -> String {
    let date = fact
        .when
        .as_ref()
        .map(|date| scope.texts.date_in_both(date));
    let date = date.unwrap_or_else(|| scope.texts.get("no-date"));
    format!("{date}: {}", fact.statement)
}

/// A fact of nothing, for tests.
#[cfg(test)]
pub(super) fn made_up() -> Fact {
    Fact::new(FactKind::Event, "")
}

#[cfg(test)]
mod tests {
    use super::made_up as fact;
    use super::*;

    #[test]
    fn dots_that_would_meet_stand_in_rows_beneath_each_other() {
        let fact = fact();
        let day = |year| Day::new(year, 1, 1).unwrap();
        let facts = [2016, 2016, 1960, 2016].map(|year| (day(year), &fact));
        let dots = Dots::place(&facts, 100.0, |day| (day.year - 1950) as f32 / 100.0);
        assert_eq!(dots.rows, 3);
        assert!(none_meet(&dots));
    }

    fn none_meet(dots: &Dots<'_>) -> bool {
        let meet = |a: Vec2, b: Vec2| (a - b).length() < 0.99 * APART;
        let placed = dots.placed.iter().enumerate();
        placed
            .into_iter()
            .all(|(i, (a, _))| dots.placed[..i].iter().all(|(b, _)| !meet(*a, *b)))
    }

    #[test]
    fn each_of_many_facts_of_one_day_has_a_place_on_the_axis() {
        let fact = fact();
        let today = Day::new(2026, 11, 24).unwrap();
        for (count, most) in [(12, 12), (40, ROWS), (700, 35)] {
            for share in [0.0, 0.7, 1.0] {
                let facts = vec![(today, &fact); count];
                let dots = Dots::place(&facts, 230.0, |_| share);
                assert!(none_meet(&dots), "{count} at {share}");
                assert!(dots.rows <= most, "{} rows for {count}", dots.rows);
                let on_axis = |(place, _): &(Vec2, _)| (0.0..=230.0).contains(&place.x);
                assert!(dots.placed.iter().all(on_axis));
            }
        }
    }
}
