//! A stretch of time on the timeline: taken with Shift and a drag, moved as a whole or by its ends, by hand or by keys.

use eframe::egui::{Painter, Rangef, Rect, Response, Stroke, Ui};

use super::super::{Scope, theme};
use super::axis::Axis;
use super::months_on;
use crate::atlas::date::Day;
use crate::standing::When;

/// How near to an end a hand must be to take hold of it, points.
const REACH: f32 = 8.0;
/// How strongly the stretch is tinted.
const TINT: f32 = 0.10;

/// What a hand holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Held {
    /// One end; the other stays where it is: the first day, or the day behind the last.
    End { other: Day },
    /// The whole of it, by a day.
    Whole { by: Day, first: Day, last: Day },
}

impl Held {
    /// What a hand takes hold of where it begins to drag; `None` is the date itself.
    pub(super) fn at(ui: &Ui, response: &Response, axis: &Axis, when: When) -> Option<Self> {
        let (origin, shift) =
            ui.input(|input| (input.pointer.press_origin(), input.modifiers.shift));
        let x = origin.or(response.interact_pointer_pos())?.x;
        if shift {
            let other = axis.meant(x);
            return Some(Self::End { other });
        }
        let When::During(first, last) = when else {
            return None;
        };
        let behind = last.next().unwrap_or(last);
        let [left, right] = [first, behind].map(|day| axis.x(day));
        if (x - left).abs() <= REACH {
            Some(Self::End { other: behind })
        } else if (x - right).abs() <= REACH {
            Some(Self::End { other: first })
        } else if (left..=right).contains(&x) {
            let by = axis.meant(x);
            Some(Self::Whole { by, first, last })
        } else {
            None
        }
    }

    /// The time that is meant once the hand is at a day.
    pub(super) fn to(self, day: Day) -> When {
        match self {
            Self::End { other } => stretch(day, other),
            Self::Whole { by, first, last } => moved(first, last, month_of(day) - month_of(by)),
        }
    }
}

/// From one day to the day before another.
fn stretch(one: Day, other: Day) -> When {
    let (first, behind) = (one.min(other), one.max(other));
    When::between(first, behind.previous().unwrap_or(behind).max(first))
}

/// A stretch so many months on. The end of a month stays one, however long that is.
pub(super) fn moved(first: Day, last: Day, months: i32) -> When {
    let behind = last.next().unwrap_or(last);
    stretch(on(first, months), on(behind, months))
}

/// A day so many months on; where that month is shorter, its first day is as near as any.
fn on(day: Day, months: i32) -> Day {
    if day == Day::MIN || day == Day::MAX {
        return day;
    }
    let first = months_on(day, months);
    Day::new(first.year, first.month, day.day).unwrap_or(first)
}

fn month_of(day: Day) -> i32 {
    day.year * 12 + i32::from(day.month)
}

/// The time so many months on, and so many longer, within the ends of the axis.
pub(super) fn stepped(when: When, months: i32, longer: i32, [first, last]: [Day; 2]) -> When {
    let clamped = |day: Day| day.clamp(first, last);
    let (from, behind) = match when {
        When::During(from, to) => (from, to.next().unwrap_or(to)),
        When::On(day) => (day, day),
        When::AllTime => (last, last),
    };
    if longer == 0 && from == behind {
        return When::On(clamped(months_on(from, months)));
    }
    let from = on(from, months);
    let behind = on(behind, months + longer);
    if from >= behind {
        return When::On(clamped(from));
    }
    stretch(clamped(from), clamped(behind))
}

/// Where the words of a time stand: in the middle of a stretch.
pub(super) fn middle(when: When, axis: &Axis, x: f32) -> f32 {
    match when {
        When::During(first, _) => axis.x(first).midpoint(x),
        When::On(_) | When::AllTime => x,
    }
}

/// Draws the time that is shown across a chart: a line, or a stretch between two.
pub(in crate::ui) fn across(
    painter: &Painter,
    scope: &Scope<'_>,
    x: impl Fn(Day) -> f32,
    lines: Rangef,
) {
    let accent = theme::colour(scope.palette.accent);
    let line = Stroke::new(2.0, accent);
    match scope.session.when() {
        When::AllTime => {}
        When::On(day) => {
            painter.vline(x(day), lines, line);
        }
        When::During(first, last) => {
            let span = Rangef::new(x(first), x(last.next().unwrap_or(last)));
            let between = Rect::from_x_y_ranges(span, lines);
            painter.rect_filled(between, 0.0, accent.gamma_multiply(TINT));
            for end in [span.min, span.max] {
                painter.vline(end, lines, line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    fn text(when: When) -> String {
        when.text().unwrap_or_default()
    }

    #[test]
    fn a_hand_takes_a_stretch_moves_its_ends_and_moves_it_as_a_whole() {
        let started = Held::End {
            other: day(1960, 1, 1),
        };
        assert_eq!(text(started.to(day(1980, 1, 1))), "1960/1979");
        assert_eq!(text(started.to(day(1950, 6, 1))), "1950-06/1959");
        let whole = Held::Whole {
            by: day(1970, 1, 1),
            first: day(1960, 1, 1),
            last: day(1979, 12, 31),
        };
        assert_eq!(text(whole.to(day(1975, 3, 1))), "1965-03/1985-02");
    }

    #[test]
    fn keys_move_a_stretch_and_make_it_longer_until_it_is_a_day_again() {
        let ends = [day(1950, 1, 1), day(2027, 1, 1)];
        let on = When::On(day(1985, 1, 1));
        let longer = stepped(on, 0, 2, ends);
        assert_eq!(text(longer), "1985/1985-02");
        assert_eq!(text(stepped(longer, 12, 0, ends)), "1986/1986-02");
        assert_eq!(stepped(longer, 0, -2, ends), on);
        assert_eq!(stepped(on, -1, 0, ends), When::On(day(1984, 12, 1)));
    }
}
