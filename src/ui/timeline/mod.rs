//! The timeline under the map: how many ties stood when, what happened, and the date that all the rest shows.
//!
//! Its default is all time, which is no date: what stands last. It folds to a thin bar with the same controls, which is
//! also what a low window has.

use eframe::egui::{
    Context, EventFilter, Id, Key, Modifiers, Pos2, Rangef, Rect, Response, Sense, Stroke,
    StrokeKind, Ui, accesskit, pos2, vec2,
};

use self::axis::Axis;
use self::chart::Parts;
use self::known::Known;
use self::play::{Play, SPEEDS};
use super::{Scope, theme};
use crate::atlas::date::Day;
use crate::session::{Action, Session};
use crate::standing::When;
use crate::store::Settings;

mod axis;
mod beside;
mod chart;
mod controls;
mod date;
mod known;
mod play;

pub(super) use date::in_words;

/// The height of the timeline, and of the bar that it folds to.
const HEIGHT: f32 = 128.0;
const THIN: f32 = 36.0;
/// With less than this between the bars the map needs the room.
const LOW: f32 = 440.0;
const EDGE: f32 = 16.0;
/// How wide the controls are, and the words at the right of the chart.
const CONTROLS: f32 = 132.0;
const WORDS: f32 = 104.0;
/// A narrower chart has no words beside it.
const NARROW: f32 = 480.0;
/// From one column of the density to the next.
const COLUMN: f32 = 2.0;
const NOTE: f32 = 12.0;

/// The timeline, and what it keeps between frames.
pub(super) struct Timeline {
    known: Known,
    play: Option<Play>,
    /// Which of the speeds it plays at.
    speed: usize,
    /// What stands in the field while somebody writes in it.
    typed: String,
    /// What was written last is no date.
    is_wrong: bool,
    /// The years that the chart has.
    years: [i32; 2],
}

/// How high the timeline is with so much room between the bars, and whether that is too low for it to unfold.
pub(super) fn height(room: f32, settings: &Settings) -> (f32, bool) {
    let is_low = room < LOW;
    let is_thin = is_low || settings.timeline_folded;
    (if is_thin { THIN } else { HEIGHT }, is_low)
}

impl Timeline {
    pub(super) fn new(ctx: &Context) -> Self {
        Self {
            known: Known::new(ctx),
            play: None,
            speed: 2,
            typed: String::new(),
            is_wrong: false,
            years: [0; 2],
        }
    }

    /// The date so many years on, from what is shown or about to be. All time lies behind the end: a step forward from
    /// there begins anew.
    pub(super) fn step(&self, session: &Session, actions: &[Action], years: i32) -> Action {
        let asked = actions.iter().rev().find_map(|action| match action {
            Action::SetWhen(when) => Some(*when),
            _ => None,
        });
        let [first, last] = self.years.map(axis::year_start);
        let to = match asked.unwrap_or(session.when()) {
            When::On(day) => axis::step(day, years),
            When::AllTime if years < 0 => last,
            When::AllTime => first,
        };
        Action::SetWhen(When::On(to.clamp(first.min(last), last)))
    }

    /// Plays, or stops.
    pub(super) fn play(&mut self, session: &Session) -> Option<Action> {
        if self.play.take().is_some() {
            return None;
        }
        let [first, last] = self.years.map(axis::year_start);
        let from = match session.when() {
            When::On(day) if day < last => day,
            When::On(_) | When::AllTime => first,
        };
        self.play = Some(Play::from(from));
        Some(Action::SetWhen(When::On(from)))
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, is_low: bool) {
        self.known.follow(scope.session);
        self.years = self.known.years(scope.today);
        self.go_on(ui.ctx(), scope);
        let rect = ui.max_rect();
        let line = Stroke::new(1.0, theme::colour(scope.palette.rule));
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
        let name = scope.texts.get("timeline");
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(accesskit::Role::Group);
            node.set_label(name);
        });
        if is_low || scope.settings.timeline_folded {
            self.show_thin(ui, scope, rect, is_low);
        } else {
            self.show_open(ui, scope, rect);
        }
    }

    fn go_on(&mut self, ctx: &Context, scope: &mut Scope<'_>) {
        let Some(play) = &mut self.play else { return };
        let now = match scope.session.when() {
            When::On(day) => Some(day),
            When::AllTime => None,
        };
        let last = axis::year_start(self.years[1]).max(scope.today);
        match play.go_on(ctx, now, SPEEDS[self.speed], last) {
            Some(day) if Some(day) == now => {}
            Some(day) => scope.actions.push(Action::SetWhen(When::On(day))),
            None => {
                self.play = None;
                scope.actions.push(Action::SetWhen(When::AllTime));
            }
        }
        ctx.request_repaint();
    }

    fn show_open(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, rect: Rect) {
        let at =
            |x: f32, y: f32, w: f32, h: f32| Rect::from_min_size(rect.min + vec2(x, y), vec2(w, h));
        self.play_button(ui, scope, at(EDGE, 10.0, 32.0, 30.0));
        self.field(ui, scope, at(EDGE + 38.0, 10.0, CONTROLS - 38.0, 30.0));
        controls::all_time(ui, scope, at(EDGE, 46.0, CONTROLS - 44.0, 28.0));
        self.speed(ui, scope, at(EDGE + CONTROLS - 40.0, 46.0, 40.0, 28.0));
        self.note(ui, scope, at(EDGE, 80.0, CONTROLS, 32.0));
        controls::fold(ui, scope, at(rect.width() - 32.0, 4.0, 24.0, 24.0), "▾");
        let left = rect.left() + EDGE + CONTROLS + 24.0;
        let room = rect.right() - EDGE - left;
        let words = if room < NARROW { 24.0 } else { WORDS };
        let chart = Rect::from_min_max(
            pos2(left, rect.top() + 8.0),
            pos2(
                (rect.right() - EDGE - words).max(left + 1.0),
                rect.bottom() - 6.0,
            ),
        );
        let axis = Axis::new(self.years, chart.x_range());
        let parts = Parts::of(chart);
        let count = (chart.width() / COLUMN).ceil() as usize;
        let columns: Vec<f32> = (0..count)
            .map(|column| chart.left() + column as f32 * COLUMN)
            .collect();
        let days = columns.iter().map(|x| axis.day(*x)).collect();
        let painter = ui.painter_at(rect);
        let census = self.known.census(days);
        chart::density(&painter, scope, parts.density, &columns, census);
        let last = census.last().cloned().unwrap_or_default();
        chart::happened(&painter, scope, parts.events, &axis, self.known.events());
        chart::lane(ui, scope, parts.lane, &axis);
        if words > 24.0 {
            let now = self.known.lives().counts(scope.session.when());
            beside::show(ui, scope, &parts, &last, &now);
        }
        let response = self.slider(ui, scope, chart.expand2(vec2(6.0, 4.0)), &axis);
        let x = handle_x(scope.session.when(), &axis, chart);
        let handle = matches!(scope.session.when(), When::On(_)).then_some(x);
        chart::labels(&painter, scope, parts.labels, &axis, handle);
        if handle.is_some() {
            let words = in_words(scope.texts, scope.session.when());
            chart::handle(&painter, scope, (chart, &parts), x, &words);
        } else {
            chart::knob(&painter, scope, x, parts.density.bottom());
        }
        focus(ui, &response, pos2(x, parts.density.bottom()));
    }

    fn show_thin(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, rect: Rect, is_low: bool) {
        let middle = rect.center().y;
        let mut left = rect.left() + 8.0;
        let mut right = rect.right() - 8.0;
        let mut from_left = |width: f32| {
            let place = Rect::from_min_size(pos2(left, middle - 13.0), vec2(width, 26.0));
            left += width + 6.0;
            place
        };
        self.play_button(ui, scope, from_left(28.0));
        if rect.width() > 300.0 {
            self.field(ui, scope, from_left(88.0));
        }
        let mut from_right = |width: f32| {
            right -= width;
            let place = Rect::from_min_size(pos2(right, middle - 13.0), vec2(width, 26.0));
            right -= 6.0;
            place
        };
        if !is_low {
            controls::fold(ui, scope, from_right(24.0), "▴");
        }
        if rect.width() > 260.0 {
            controls::all_time(ui, scope, from_right(72.0));
        }
        let place = Rect::from_x_y_ranges(
            Rangef::new(left + 8.0, (right - 8.0).max(left + 9.0)),
            rect.y_range().shrink(5.0),
        );
        let axis = Axis::new(self.years, place.x_range());
        let response = self.slider(ui, scope, place.expand2(vec2(6.0, 0.0)), &axis);
        let painter = ui.painter_at(rect);
        let line = Stroke::new(1.0, theme::colour(scope.palette.field_outline));
        painter.hline(place.x_range(), middle, line);
        for year in self.known.events().keys() {
            let x = axis.x(axis::year_start(*year));
            painter.vline(x, Rangef::new(middle, middle + 4.0), line);
        }
        let x = handle_x(scope.session.when(), &axis, place);
        chart::knob(&painter, scope, x, middle);
        focus(ui, &response, pos2(x, middle));
    }

    /// The area on which a hand moves the date. The arrow keys move it by months, as they do for a screen reader.
    fn slider(&mut self, ui: &Ui, scope: &mut Scope<'_>, rect: Rect, axis: &Axis) -> Response {
        let id = Id::unique("timeline date");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let when = scope.session.when();
        if response.dragged() || response.clicked() {
            if let Some(at) = response.interact_pointer_pos() {
                self.play = None;
                self.is_wrong = false;
                set(scope, When::On(axis.meant(at.x)));
            }
            response.request_focus();
        }
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let mut months = 0;
        ui.input_mut(|input| {
            if has_focus {
                let mut pressed = |key| number(input.count_and_consume_key(Modifiers::NONE, key));
                months += pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
            }
            let asked = |action| number(input.num_accesskit_action_requests(id, action));
            months += asked(accesskit::Action::Increment) - asked(accesskit::Action::Decrement);
        });
        if has_focus {
            let filter = EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        if months != 0 {
            let [first, last] = axis.ends();
            let from = match when {
                When::On(day) => day,
                When::AllTime => last,
            };
            set(scope, When::On(months_on(from, months).clamp(first, last)));
        }
        let (name, words) = (
            scope.texts.get("timeline-date"),
            in_words(scope.texts, when),
        );
        let [first, last] = self.years.map(f64::from);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(accesskit::Role::Slider);
            node.set_label(name);
            node.set_value(words);
            node.set_min_numeric_value(first);
            node.set_max_numeric_value(last);
            if let When::On(day) = when {
                node.set_numeric_value(f64::from(day.year));
            }
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
        });
        response
    }
}

/// Where the hand finds the handle: of all time at the end.
fn handle_x(when: When, axis: &Axis, chart: Rect) -> f32 {
    match when {
        When::On(day) => axis.x(day),
        When::AllTime => chart.right(),
    }
}

fn set(scope: &mut Scope<'_>, when: When) {
    if when != scope.session.when() {
        scope.actions.push(Action::SetWhen(when));
    }
}

fn months_on(from: Day, months: i32) -> Day {
    let month = from.year * 12 + i32::from(from.month) - 1 + months;
    let of_year = month.rem_euclid(12) as u8 + 1;
    Day::new(month.div_euclid(12), of_year, 1).unwrap_or(from)
}

fn number(presses: usize) -> i32 {
    i32::try_from(presses).unwrap_or(i32::MAX)
}

/// The knob is what has the focus.
fn focus(ui: &Ui, response: &Response, knob: Pos2) {
    if ui.memory(|memory| memory.has_focus(response.id)) {
        let rect = Rect::from_center_size(knob, vec2(17.0, 21.0));
        let frame = ui.visuals().selection.stroke;
        let painter = ui.painter();
        painter.rect_stroke(rect, 4.0, frame, StrokeKind::Inside);
    }
}
