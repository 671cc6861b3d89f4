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
/// More rows than this are not made: the dots of the last one may meet.
const ROWS: usize = 9;
/// Within so many points of its middle a dot is beneath the pointer.
const REACH: f32 = 12.0;

/// Where the dots of an axis stand, relative to the left top of their rows.
pub(super) struct Dots<'a> {
    placed: Vec<(Vec2, &'a Fact)>,
    rows: usize,
}

impl<'a> Dots<'a> {
    /// Places a dot for each fact, in order of time: in the first row where it meets none.
    pub(super) fn place(facts: &[(Day, &'a Fact)], x: impl Fn(Day) -> f32) -> Self {
        let mut facts = facts.to_vec();
        facts.sort_by_key(|(day, _)| *day);
        let mut ends: Vec<f32> = Vec::new();
        let mut placed = Vec::new();
        for (day, fact) in facts {
            let x = x(day);
            let free = ends.iter().position(|end| end + APART <= x);
            let row = free.unwrap_or(ends.len()).min(ROWS - 1);
            if row == ends.len() {
                ends.push(x);
            }
            ends[row] = x;
            placed.push((vec2(x, (row as f32 + 0.5) * APART), fact));
        }
        Self {
            placed,
            rows: ends.len(),
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

fn said(scope: &Scope<'_>, fact: &Fact) -> String {
    let date = fact.when.as_ref().map(|date| scope.texts.date(date));
    let date = date.unwrap_or_else(|| scope.texts.get("no-date"));
    format!("{date}: {}", fact.statement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Certainty;

    fn fact() -> Fact {
        Fact {
            about: Vec::new(),
            kind: FactKind::Event,
            when: None,
            statement: String::new(),
            quantity: None,
            direction: None,
            people: Vec::new(),
            organisations: Vec::new(),
            people_count: None,
            cost: None,
            fields: Vec::new(),
            agreement: None,
            certainty: Certainty::Stated,
            note: None,
            cite: Vec::new(),
            extra: std::collections::BTreeMap::new(),
        }
    }

    #[test]
    fn dots_that_would_meet_stand_in_rows_beneath_each_other() {
        let fact = fact();
        let day = |year| Day::new(year, 1, 1).unwrap();
        let facts = [2016, 2016, 1960, 2016].map(|year| (day(year), &fact));
        let dots = Dots::place(&facts, |day| (day.year - 1950) as f32);
        assert_eq!(dots.rows, 3);
        let meet = |a: Vec2, b: Vec2| (a - b).length() < APART;
        for (i, (a, _)) in dots.placed.iter().enumerate() {
            assert!(dots.placed[..i].iter().all(|(b, _)| !meet(*a, *b)));
        }
    }
}
