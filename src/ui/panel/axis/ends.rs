//! The ends of a bar, moved by hand or by keys while the panel is being changed. A date that is not touched keeps its
//! text; one that is moved becomes a year, or a month where the axis tells months apart.

use eframe::egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Rangef, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, accesskit, pos2, vec2,
};

use super::super::super::{Scope, bidi, theme};
use super::{Chart, letters};
use crate::atlas::date::Day;
use crate::atlas::{Claim, Date, Edit, Tie, TieId};
use crate::session::EditAction;
use crate::standing::sides::Bar;

/// How near to the start of a year a place must be to mean it, points.
const TO_YEAR: f64 = 4.0;
/// How far a handle reaches into its bar, and beyond it, points.
const INTO: f32 = 8.0;
const BEYOND: f32 = 1.0;

/// One of the two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum End {
    Since,
    Until,
}

/// An end on its way: what its date would be.
#[derive(Clone, Debug, PartialEq)]
struct Moving {
    tie: TieId,
    index: usize,
    end: End,
    text: String,
}

fn key() -> Id {
    Id::unique("moved bar end")
}

/// The claim as it would be with its end where that has been moved to.
pub(super) fn as_moved(ui: &Ui, id: &TieId, tie: &Tie, index: usize) -> Option<Claim> {
    let moving = ui.data(|data| data.get_temp::<Moving>(key()))?;
    let is_this = moving.tie == *id && moving.index == index;
    is_this
        .then(|| with(tie.claims.get(index)?, moving.end, &moving.text))
        .flatten()
}

/// The claim with another date at an end; `None` where it would end before it begins.
fn with(claim: &Claim, end: End, text: &str) -> Option<Claim> {
    let date = Date::new(text).ok();
    let mut claim = claim.clone();
    match end {
        End::Since => claim.since = Some(date?),
        End::Until => claim.until = Some(date?),
    }
    let begins = claim.since.as_ref().and_then(Date::earliest_start);
    let ends = claim.until.as_ref().and_then(Date::latest_end);
    let is_in_order = begins.zip(ends).is_none_or(|(begins, ends)| begins <= ends);
    is_in_order.then_some(claim)
}

/// The date that a place on the axis means, `per_year` points wide a year. The end of a stretch is the last year or month
/// before the place.
fn meant(year: f64, per_year: f64, end: End) -> String {
    let whole = year.round();
    let before = i32::from(end == End::Until);
    if (year - whole).abs() * per_year <= TO_YEAR {
        return year_text(whole as i32 - before);
    }
    month_text((year * 12.0).round() as i32 - before)
}

/// The date so many months on from that of a claim's end; a plain year stays one while whole years are gone.
fn stepped(date: Option<&Date>, from: Day, months: i32) -> String {
    let is_year = date.is_none_or(|date| !date.as_str().trim_start_matches('-').contains('-'));
    if is_year && months % 12 == 0 {
        return year_text(from.year + months / 12);
    }
    month_text(from.year * 12 + i32::from(from.month) - 1 + months)
}

fn year_text(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.abs())
}

fn month_text(months: i32) -> String {
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    format!("{}-{month:02}", year_text(year))
}

/// Draws both handles of a bar, and moves them.
pub(super) fn show(
    ui: &Ui,
    scope: &mut Scope<'_>,
    chart: &Chart,
    (id, tie): (&TieId, &Tie),
    (bar, who): (&Bar, &str),
    rect: Rect,
) {
    let Some(claim) = tie.claims.get(bar.index) else {
        return;
    };
    for end in [End::Since, End::Until] {
        let into = INTO.min(rect.width() / 2.0);
        let (x, span) = match end {
            End::Since => (
                rect.left(),
                Rangef::new(rect.left() - BEYOND, rect.left() + into),
            ),
            End::Until => (
                rect.right(),
                Rangef::new(rect.right() - into, rect.right() + BEYOND),
            ),
        };
        let area = Rect::from_x_y_ranges(span, rect.y_range().expand(1.5));
        let own = ui.scope_id().with(("bar end", who, bar.index, end));
        let response = ui.interact(area, own, Sense::click_and_drag());
        let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
        let name = match end {
            End::Since => "bar-start",
            End::Until => "bar-end",
        };
        let what = super::super::claim::sentence(scope, claim);
        let args = [("who", who.into()), ("claim", (&what).into())];
        let name = scope.texts.with(name, &args);
        let handle = Handle {
            id,
            bar,
            claim,
            end,
        };
        let months = steps(ui, &response);
        let text = handle.follow(ui, chart, scope.today, &response, months.iter().sum());
        let date = match end {
            End::Since => claim.since.as_ref(),
            End::Until => claim.until.as_ref(),
        };
        let now = text.as_ref().and_then(|text| Date::new(text).ok());
        let words = now.as_ref().or(date).map(|date| scope.texts.date(date));
        let words = words.unwrap_or_else(|| scope.texts.get("no-date"));
        response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &name));
        ui.ctx().accesskit_node_builder(own, |node| {
            node.set_role(accesskit::Role::Slider);
            node.set_value(words.clone());
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
        });
        let is_lit = response.hovered() || response.has_focus() || text.is_some();
        draw(ui, scope, (x, rect), is_lit.then_some(words.as_str()));
        if let Some(edit) = text.and_then(|text| handle.ended(ui, &response, &text, months[1] != 0))
        {
            scope.act(EditAction::Make(Box::new(edit)));
        }
    }
}

/// One end of one bar.
struct Handle<'a> {
    id: &'a TieId,
    bar: &'a Bar,
    claim: &'a Claim,
    end: End,
}

impl Handle<'_> {
    /// Moves the end with the hand and the keys; answers with the date where it is on its way.
    fn follow(
        &self,
        ui: &Ui,
        chart: &Chart,
        today: Day,
        response: &Response,
        months: i32,
    ) -> Option<String> {
        let mut text = self.text(ui);
        let mut moved = None;
        if response.dragged() {
            let pointer = response.interact_pointer_pos();
            moved = pointer.map(|at| meant(chart.year(at.x), chart.per_year(), self.end));
        }
        if months != 0 {
            moved = Some(self.stepped(text.as_deref(), today, months));
        }
        if let Some(moved) = moved.filter(|moved| with(self.claim, self.end, moved).is_some()) {
            let moving = Moving {
                tie: self.id.clone(),
                index: self.bar.index,
                end: self.end,
                text: moved.clone(),
            };
            ui.data_mut(|data| data.insert_temp(key(), moving));
            text = Some(moved);
        }
        text
    }

    /// What the date would be, where this end is on its way.
    fn text(&self, ui: &Ui) -> Option<String> {
        let moving = ui.data(|data| data.get_temp::<Moving>(key()))?;
        let is_this =
            moving.tie == *self.id && moving.index == self.bar.index && moving.end == self.end;
        is_this.then_some(moving.text)
    }

    fn stepped(&self, text: Option<&str>, today: Day, months: i32) -> String {
        let moving = text.and_then(|text| Date::new(text).ok());
        let (own, day) = match self.end {
            End::Since => {
                let date = moving.as_ref().or(self.claim.since.as_ref());
                (date, date.and_then(Date::earliest_start))
            }
            End::Until => {
                let date = moving.as_ref().or(self.claim.until.as_ref());
                (date, date.and_then(Date::latest_end))
            }
        };
        let known = self.bar.from().or(self.bar.to());
        let open = match self.end {
            End::Since => known.unwrap_or(today),
            End::Until => today,
        };
        stepped(own, day.unwrap_or(open), months)
    }

    /// The step that the movement comes to, once it has ended: by letting go, by Enter, by going elsewhere, or at once
    /// where a screen reader asked for it. Esc gives it up.
    fn ended(&self, ui: &Ui, response: &Response, text: &str, at_once: bool) -> Option<Edit> {
        let enters = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !(response.drag_stopped() || response.lost_focus() || enters || at_once) {
            return None;
        }
        ui.data_mut(|data| data.remove::<Moving>(key()));
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            return None;
        }
        let claim = with(self.claim, self.end, text)?;
        let index = self.bar.index;
        Some(Edit::ChangeClaim(self.id.clone(), index, Box::new(claim)))
    }
}

/// How many months the keys ask for, and a screen reader: arrows step years, with Shift months.
fn steps(ui: &Ui, response: &Response) -> [i32; 2] {
    let has_focus = ui.memory(|memory| memory.has_focus(response.id));
    if has_focus {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let number = |presses: usize| i32::try_from(presses).unwrap_or(i32::MAX);
    ui.input_mut(|input| {
        let mut months = 0;
        if has_focus {
            let mut pressed = |modifiers, key| number(input.count_and_consume_key(modifiers, key));
            months += pressed(Modifiers::SHIFT, Key::ArrowRight);
            months -= pressed(Modifiers::SHIFT, Key::ArrowLeft);
            months += 12 * pressed(Modifiers::NONE, Key::ArrowRight);
            months -= 12 * pressed(Modifiers::NONE, Key::ArrowLeft);
        }
        let asked = |action| number(input.num_accesskit_action_requests(response.id, action));
        let more = asked(accesskit::Action::Increment) - asked(accesskit::Action::Decrement);
        [months, 12 * more]
    })
}

/// A grip at the end of the bar; while a hand is on it, the date above it.
fn draw(ui: &Ui, scope: &Scope<'_>, (x, rect): (f32, Rect), date: Option<&str>) {
    let painter = ui.painter();
    let ink = theme::colour(scope.palette.ink);
    let Some(date) = date else {
        let inside = x.clamp(rect.left() + 1.0, rect.right() - 1.0);
        let grip = rect.y_range().shrink(3.0);
        painter.vline(inside, grip, Stroke::new(1.0, ink.gamma_multiply(0.6)));
        return;
    };
    let accent = theme::colour(scope.palette.accent);
    painter.vline(x, rect.y_range().expand(3.0), Stroke::new(2.0, accent));
    let galley = ui
        .ctx()
        .fonts_mut(|fonts| bidi::galley(fonts, date, letters(accent)));
    let size = galley.size();
    let within = ui.max_rect().x_range();
    let left = (x - size.x / 2.0).clamp(within.min, (within.max - size.x).max(within.min));
    let corner = pos2(left, rect.top() - size.y - 3.0);
    let ground = Rect::from_min_size(corner, size).expand2(vec2(3.0, 0.0));
    painter.rect_filled(ground, 2.0, theme::colour(scope.palette.panel));
    painter.galley(corner, galley, accent);
}

impl Chart {
    /// The year, and its share, at a place.
    fn year(&self, x: f32) -> f64 {
        let share = f64::from((x - self.rect.left()) / self.rect.width().max(1.0));
        let years = self.years;
        years.first + (years.last - years.first) * share.clamp(0.0, 1.0)
    }

    /// How wide a year is, points.
    fn per_year(&self) -> f64 {
        f64::from(self.rect.width()) / (self.years.last - self.years.first).max(0.01)
    }
}

#[cfg(test)]
mod tests {
    use super::super::year_of;
    use super::*;
    use crate::atlas::{Certainty, Extra, Kind, State};

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    fn claim(since: &str, until: &str) -> Claim {
        Claim {
            by: Vec::new(),
            kind: Kind::Sister,
            term: None,
            since: Date::new(since).ok(),
            until: Date::new(until).ok(),
            state: State::Active,
            certainty: Certainty::Stated,
            agreement: None,
            note: None,
            cite: Vec::new(),
            extra: Extra::new(),
        }
    }

    #[test]
    fn a_place_means_a_year_and_a_month_where_months_are_told_apart() {
        for (year, per_year, end, text) in [
            (1977.4, 4.0, End::Since, "1977"),
            (1977.6, 4.0, End::Since, "1978"),
            // What ends where 1978 begins has lasted through 1977.
            (1978.0, 4.0, End::Until, "1977"),
            (1977.5, 48.0, End::Since, "1977-07"),
            (1977.5, 48.0, End::Until, "1977-06"),
            (1977.05, 48.0, End::Since, "1977"),
            (1978.05, 48.0, End::Until, "1977"),
            (-0.3, 4.0, End::Until, "-0001"),
        ] {
            assert_eq!(meant(year, per_year, end), text, "{year} {end:?}");
            assert!(Date::new(text).is_ok());
        }
        assert!((year_of(day(1977, 7, 1)) - 1977.5).abs() < 0.01);
    }

    #[test]
    fn keys_step_years_and_months_and_a_year_stays_a_year() {
        let date = |text: &str| Date::new(text).ok();
        for (text, from, months, to) in [
            ("1963", day(1963, 1, 1), 12, "1964"),
            ("1963", day(1963, 12, 31), -12, "1962"),
            ("1963", day(1963, 1, 1), 1, "1963-02"),
            ("1977-06", day(1977, 6, 1), 12, "1978-06"),
            ("1977-01", day(1977, 1, 31), -1, "1976-12"),
            ("2017-10-18", day(2017, 10, 18), 1, "2017-11"),
        ] {
            assert_eq!(stepped(date(text).as_ref(), from, months), to, "{text}");
        }
        assert_eq!(stepped(None, day(2026, 11, 24), -12), "2025");
    }

    #[test]
    fn only_the_end_that_is_moved_gets_another_date() {
        let claim = claim("1963?", "1979~");
        let moved = with(&claim, End::Until, "1985").unwrap();
        assert_eq!(moved.since, claim.since);
        assert_eq!(moved.until, Date::new("1985").ok());
        assert_eq!(with(&claim, End::Since, "1990"), None, "after its end");
    }
}
