//! The timeline under the map: how many ties stood when, what happened, and the date that all the rest shows.
//!
//! Its default is all time, which is no date: what stands last. It folds to a thin bar with the same controls, which is
//! also what a low window has.

use eframe::egui::{
    Context, EventFilter, Id, Key, Modifiers, Painter, Pos2, Rangef, Rect, Response, Sense, Stroke,
    StrokeKind, Ui, accesskit, pos2, vec2,
};

use self::axis::Axis;
use self::chart::Parts;
use self::known::Known;
use self::play::{Play, SPEEDS};
use super::{Scope, theme};
use crate::atlas::date::Day;
use crate::session::{Action, LookAction, NoticeAction, Session};
use crate::standing::When;

mod axis;
mod beside;
mod chart;
mod controls;
mod date;
mod known;
mod play;
mod range;

pub(super) use date::in_words;
pub(super) use range::across;

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
    /// What a hand holds of a stretch of time.
    held: Option<range::Held>,
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
            held: None,
        }
    }

    /// How high the timeline is with so much room between the bars, and whether that is too low for it to unfold; `None`
    /// where it would be empty: nothing in the atlas has a date.
    pub(super) fn height(&mut self, room: f32, scope: &mut Scope<'_>) -> Option<(f32, bool)> {
        if let Some(error) = self.known.follow(scope.session) {
            scope.act(NoticeAction::Failed(scope.texts.say(&error)));
        }
        if self.known.is_empty() && scope.session.when() == When::AllTime {
            return None;
        }
        let is_low = room < LOW;
        let is_thin = is_low || scope.settings.timeline_folded;
        Some((if is_thin { THIN } else { HEIGHT }, is_low))
    }

    /// The date so many years on, from what is shown or about to be. All time lies behind the end: a step forward from
    /// there begins anew.
    pub(super) fn step(&self, session: &Session, actions: &[Action], years: i32) -> Action {
        let asked = actions.iter().rev().find_map(|action| match action {
            Action::Look(LookAction::SetWhen(when)) => Some(*when),
            _ => None,
        });
        let [first, last] = self.years.map(axis::year_start);
        let to = match asked.unwrap_or(session.when()) {
            When::On(day) => axis::step(day, years),
            When::During(first, last) => {
                return LookAction::SetWhen(range::moved(first, last, years * 12)).into();
            }
            When::AllTime if years < 0 => last,
            When::AllTime => first,
        };
        LookAction::SetWhen(When::On(to.clamp(first.min(last), last))).into()
    }

    /// Plays, or stops.
    pub(super) fn play(&mut self, session: &Session) -> Option<Action> {
        if self.play.take().is_some() {
            return None;
        }
        let [first, last] = self.years.map(axis::year_start);
        let from = match session.when() {
            When::On(day) | When::During(day, _) if day < last => day,
            When::On(_) | When::During(..) | When::AllTime => first,
        };
        self.play = Some(Play::from(from));
        Some(LookAction::SetWhen(When::On(from)).into())
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, is_low: bool) {
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
            When::During(..) | When::AllTime => None,
        };
        let last = axis::year_start(self.years[1]).max(scope.today);
        match play.go_on(ctx, now, SPEEDS[self.speed], last) {
            Some(day) if Some(day) == now => {}
            Some(day) => scope.act(LookAction::SetWhen(When::On(day))),
            None => {
                self.play = None;
                scope.act(LookAction::SetWhen(When::AllTime));
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
            let now = self.known.counts(scope.session.when());
            beside::show(ui, scope, &parts, &last, now);
        }
        let response = self.slider(ui, scope, chart.expand2(vec2(6.0, 4.0)), &axis);
        let x = shown(&painter, scope, &axis, (chart, &parts));
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
        if response.drag_started() {
            self.held = range::Held::at(ui, &response, axis, when);
        }
        if response.dragged() || response.clicked() {
            if let Some(at) = response.interact_pointer_pos() {
                self.play = None;
                self.is_wrong = false;
                let held = self.held.filter(|_| !response.clicked());
                let meant = axis.meant(at.x);
                set(scope, held.map_or(When::On(meant), |held| held.to(meant)));
            }
            response.request_focus();
        }
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let [months, longer] = asked_by_keys(ui, id, has_focus);
        if has_focus {
            let filter = EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        if months != 0 || longer != 0 {
            let ends = axis.ends();
            set(scope, range::stepped(when, months, longer, ends));
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
            if let When::On(day) | When::During(_, day) = when {
                node.set_numeric_value(f64::from(day.year));
            }
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
        });
        response
    }
}

/// The time that is shown, on the chart; answers where its knob is.
fn shown(painter: &Painter, scope: &Scope<'_>, axis: &Axis, (chart, parts): (Rect, &Parts)) -> f32 {
    let when = scope.session.when();
    let x = handle_x(when, axis, chart);
    let middle = (when != When::AllTime).then(|| range::middle(when, axis, x));
    chart::labels(painter, scope, parts.labels, axis, middle);
    let Some(middle) = middle else {
        chart::knob(painter, scope, x, parts.density.bottom());
        return x;
    };
    let words = in_words(scope.texts, when);
    across(painter, scope, |day| axis.x(day), chart::line(chart, parts));
    chart::handle(painter, scope, (chart, parts), (x, middle), &words);
    if let When::During(first, _) = when {
        chart::knob(painter, scope, axis.x(first), parts.density.bottom());
    }
    x
}

/// Where the hand finds the handle: of all time at the end.
fn handle_x(when: When, axis: &Axis, chart: Rect) -> f32 {
    match when {
        When::On(day) => axis.x(day),
        When::During(_, last) => axis.x(last.next().unwrap_or(last)),
        When::AllTime => chart.right(),
    }
}

fn set(scope: &mut Scope<'_>, when: When) {
    if when != scope.session.when() {
        scope.act(LookAction::SetWhen(when));
    }
}

pub(super) fn months_on(from: Day, months: i32) -> Day {
    let month = from.year * 12 + i32::from(from.month) - 1 + months;
    let of_year = month.rem_euclid(12) as u8 + 1;
    Day::new(month.div_euclid(12), of_year, 1).unwrap_or(from)
}

/// How many months on the keys and a screen reader ask for, and, with Shift, how many longer.
fn asked_by_keys(ui: &Ui, id: Id, has_focus: bool) -> [i32; 2] {
    ui.input_mut(|input| {
        let (mut months, mut longer) = (0, 0);
        if has_focus {
            let mut pressed = |modifiers, key| number(input.count_and_consume_key(modifiers, key));
            longer += pressed(Modifiers::SHIFT, Key::ArrowRight);
            longer -= pressed(Modifiers::SHIFT, Key::ArrowLeft);
            months += pressed(Modifiers::NONE, Key::ArrowRight);
            months -= pressed(Modifiers::NONE, Key::ArrowLeft);
        }
        let asked = |action| number(input.num_accesskit_action_requests(id, action));
        months += asked(accesskit::Action::Increment) - asked(accesskit::Action::Decrement);
        [months, longer]
    })
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
