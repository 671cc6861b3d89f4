//! Where days lie on the timeline, and which day a place on it means.

use eframe::egui::Rangef;

use crate::atlas::date::Day;

/// How near to the start of a year a place must be to mean that day, points.
const TO_YEAR: f32 = 2.5;

/// Time, laid out from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    first: i64,
    last: i64,
    x: Rangef,
}

impl Axis {
    /// Years are whole; the axis goes from the first day of the first to the last day of the last.
    pub(super) fn new([first, last]: [i32; 2], x: Rangef) -> Self {
        let start = year_start(first).number();
        let end = year_start(last.saturating_add(1)).number();
        Self {
            first: start,
            last: end.max(start + 1),
            x,
        }
    }

    /// The first day and the last.
    pub(super) fn ends(&self) -> [Day; 2] {
        [self.first, self.last].map(|number| Day::of_number(number).unwrap_or(Day::MAX))
    }

    /// Where a day lies; at an end where it lies beyond it.
    pub(super) fn x(&self, day: Day) -> f32 {
        let share = (day.number() - self.first) as f64 / (self.last - self.first) as f64;
        self.x.min + self.x.span() * share.clamp(0.0, 1.0) as f32
    }

    /// The day at a place; at an end where the place lies beyond it.
    pub(super) fn day(&self, x: f32) -> Day {
        let share = f64::from((x - self.x.min) / self.x.span().max(1.0)).clamp(0.0, 1.0);
        let number = self.first + ((self.last - self.first) as f64 * share) as i64;
        Day::of_number(number).unwrap_or(Day::MAX)
    }

    /// The day that a hand means by a place: a year's first where that is near, else a month's. No hand is finer; who
    /// wants a day types it.
    pub(super) fn meant(&self, x: f32) -> Day {
        let day = self.day(x);
        let near = [day.year, day.year.saturating_add(1)].map(year_start);
        let near = near
            .into_iter()
            .find(|start| (self.x(*start) - x).abs() <= TO_YEAR);
        let month = Day::new(day.year, day.month, 1).unwrap_or(day);
        let [first, last] = self.ends();
        near.unwrap_or(month).clamp(first, last)
    }

    /// The years to label, so that their middles are so many points apart at least.
    pub(super) fn labels(&self, apart: f32) -> Vec<i32> {
        const STEPS: [i32; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];
        let [first, last] = self.ends().map(|day| day.year);
        let years = (last - first).max(1) as f32;
        let fits = |step: &i32| *step as f32 * self.x.span() / years >= apart;
        let step = STEPS.into_iter().find(fits).unwrap_or(1000);
        let start = first.div_euclid(step) * step;
        (start..=last)
            .step_by(step as usize)
            .filter(|year| *year >= first)
            .collect()
    }
}

/// The first day of a year; the nearest that a date can name.
pub(super) fn year_start(year: i32) -> Day {
    Day::new(year, 1, 1).map_or(Day::MAX, |day| day.clamp(Day::MIN, Day::MAX))
}

/// The start of a year so many years on: from within a year, the step back leads to its own start.
pub(super) fn step(from: Day, years: i32) -> Day {
    let within = from != year_start(from.year);
    let year = from.year.saturating_add(years);
    year_start(year + i32::from(within && years < 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    #[test]
    fn a_place_means_a_years_start_where_that_is_near_else_a_months() {
        let axis = Axis::new([1960, 2025], Rangef::new(100.0, 760.0));
        assert_eq!(axis.meant(350.0), day(1985, 1, 1));
        assert_eq!(axis.meant(351.5), day(1985, 1, 1));
        assert_eq!(axis.meant(355.0), day(1985, 7, 1));
        assert_eq!(axis.meant(0.0), day(1960, 1, 1));
        assert_eq!(axis.meant(2_000.0), day(2026, 1, 1));
    }

    #[test]
    fn a_day_and_its_place_lead_to_each_other() {
        let axis = Axis::new([-120, 2025], Rangef::new(0.0, 50_000.0));
        for day in [day(-120, 1, 1), day(1977, 6, 17), day(2024, 2, 29)] {
            let there = axis.day(axis.x(day) + 0.02);
            assert!((there.number() - day.number()).abs() <= 2, "{day} {there}");
        }
    }

    #[test]
    fn a_step_leads_to_the_start_of_a_year_and_never_past_it() {
        assert_eq!(step(day(1985, 1, 1), 1), day(1986, 1, 1));
        assert_eq!(step(day(1985, 1, 1), -1), day(1984, 1, 1));
        assert_eq!(step(day(1985, 6, 3), -1), day(1985, 1, 1));
        assert_eq!(step(day(1985, 6, 3), 1), day(1986, 1, 1));
    }

    #[test]
    fn labels_are_round_years_with_room_between_them() {
        let axis = Axis::new([1957, 2026], Rangef::new(0.0, 640.0));
        assert_eq!(
            axis.labels(48.0),
            [1960, 1970, 1980, 1990, 2000, 2010, 2020]
        );
    }
}
