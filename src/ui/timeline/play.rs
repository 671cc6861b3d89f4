//! Playing: the date goes on by itself.

use eframe::egui::Context;

use super::axis::year_start;
use crate::atlas::date::Day;

/// How many years pass in a second: what can be chosen.
pub(super) const SPEEDS: [u8; 4] = [1, 2, 5, 10];

/// The longest time that one step may make up for: who comes back to a window that slept does not miss years.
const LONGEST_S: f64 = 0.25;
const DAYS_A_YEAR: f64 = 365.2425;

/// Time as it passes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Play {
    /// The day, and its share that has passed.
    at: f64,
    /// What was shown last; who has set another date since is followed.
    shown: Day,
}

impl Play {
    /// From a day on.
    pub(super) fn from(day: Day) -> Self {
        Self {
            at: day.number() as f64,
            shown: day,
        }
    }

    /// The month to show now; `None` once the end is reached.
    pub(super) fn go_on(
        &mut self,
        ctx: &Context,
        now: Option<Day>,
        speed: u8,
        end: Day,
    ) -> Option<Day> {
        if let Some(now) = now.filter(|now| *now != self.shown) {
            *self = Self::from(now);
        }
        let passed_s = f64::from(ctx.input(|input| input.stable_dt)).min(LONGEST_S);
        self.at += passed_s * f64::from(speed) * DAYS_A_YEAR;
        let day = Day::of_number(self.at as i64).filter(|day| *day < end)?;
        self.shown = Day::new(day.year, day.month, 1).unwrap_or(year_start(day.year));
        Some(self.shown)
    }
}
