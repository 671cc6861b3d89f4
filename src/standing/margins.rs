//! How widely dates are taken that are only about right.
//!
//! A [`Date`] marked `~` (about) or `?` (perhaps) says by no number of days how far off it may be. Whoever asks how
//! things stood at a date has to decide, and decides here: [`Margins`] widen what is marked, in units as coarse as the
//! date itself, and leave every other date alone.

use crate::atlas::date::{Date, Day, Member, Moment, Parts, Precision};

/// By how much marked dates are taken wider than they are written, to either side: in years for a year or what is
/// coarser, in months for a month, in days for a day. Of what is marked both ways the larger holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Margins {
    /// Of dates marked "about" (`~`).
    approximate: u8,
    /// Of dates marked "perhaps" (`?`).
    uncertain: u8,
}

impl Default for Margins {
    fn default() -> Self {
        Self::USUAL
    }
}

impl Margins {
    /// What holds unless a user says otherwise: about 1963 is 1961 to 1965, perhaps 1963 is 1962 to 1964.
    pub const USUAL: Self = Self {
        approximate: 2,
        uncertain: 1,
    };

    /// Dates as they are written, marked or not.
    pub const AS_WRITTEN: Self = Self {
        approximate: 0,
        uncertain: 0,
    };

    /// No margin is larger.
    pub const MOST: u8 = 10;

    /// Margins of "about" and of "perhaps", none larger than [`Self::MOST`].
    pub fn new(approximate: u8, uncertain: u8) -> Self {
        Self {
            approximate: approximate.min(Self::MOST),
            uncertain: uncertain.min(Self::MOST),
        }
    }

    /// By how much what is "about" is taken wider.
    pub fn approximate(self) -> u8 {
        self.approximate
    }

    /// By how much what is "perhaps" is taken wider.
    pub fn uncertain(self) -> u8 {
        self.uncertain
    }

    /// The first day on which it may start; `None` where that is open or unknown.
    pub fn earliest_start(self, date: &Date) -> Option<Day> {
        match date.parts() {
            Parts::Moment(moment) => Some(self.first(moment)),
            Parts::Interval { from, .. } => from.moment().map(|moment| self.first(moment)),
            Parts::Set(members) => self.first_of(members),
        }
    }

    /// The last day on which it may start; `None` where that is open or unknown.
    pub fn latest_start(self, date: &Date) -> Option<Day> {
        match date.parts() {
            Parts::Moment(moment) => Some(self.last(moment)),
            Parts::Interval { from, .. } => from.moment().map(|moment| self.last(moment)),
            Parts::Set(members) => self.last_of(members),
        }
    }

    /// The first day on which it may end; `None` where that is open or unknown.
    pub fn earliest_end(self, date: &Date) -> Option<Day> {
        match date.parts() {
            Parts::Moment(moment) => Some(self.first(moment)),
            Parts::Interval { to, .. } => to.moment().map(|moment| self.first(moment)),
            Parts::Set(members) => self.first_of(members),
        }
    }

    /// The last day on which it may end; `None` where that is open or unknown.
    pub fn latest_end(self, date: &Date) -> Option<Day> {
        match date.parts() {
            Parts::Moment(moment) => Some(self.last(moment)),
            Parts::Interval { to, .. } => to.moment().map(|moment| self.last(moment)),
            Parts::Set(members) => self.last_of(members),
        }
    }

    fn first_of(self, members: &[Member]) -> Option<Day> {
        let first = |member: &Member| match member {
            Member::At(moment) => Some(self.first(moment)),
            Member::Between(from, _) => from.as_ref().map(|moment| self.first(moment)),
        };
        // One member open to the past opens the whole set: `None` sorts before every day.
        members.iter().map(first).min().flatten()
    }

    fn last_of(self, members: &[Member]) -> Option<Day> {
        let last = |member: &Member| match member {
            Member::At(moment) => Some(self.last(moment)),
            Member::Between(_, to) => to.as_ref().map(|moment| self.last(moment)),
        };
        let last: Option<Vec<Day>> = members.iter().map(last).collect();
        last?.into_iter().max()
    }

    fn first(self, moment: &Moment) -> Day {
        shifted(
            moment.first(),
            moment.precision,
            -i32::from(self.of(moment)),
        )
    }

    fn last(self, moment: &Moment) -> Day {
        shifted(moment.last(), moment.precision, self.of(moment).into())
    }

    fn of(self, moment: &Moment) -> u8 {
        let approximate = moment.approximate.then_some(self.approximate);
        let uncertain = moment.uncertain.then_some(self.uncertain);
        approximate.max(uncertain).unwrap_or(0)
    }
}

/// A day so many units of a precision later. The first day of a month or year stays a first day, the last a last one;
/// beyond the days that a date can name is the last of these.
fn shifted(day: Day, precision: Precision, by: i32) -> Day {
    if by == 0 {
        return day;
    }
    let limit = if by < 0 { Day::MIN } else { Day::MAX };
    let moved = match precision {
        Precision::Day => Day::of_number(day.number() + i64::from(by)),
        Precision::Month => {
            let months = day.year * 12 + i32::from(day.month) - 1 + by;
            let month = u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1);
            let year = months.div_euclid(12);
            match day.day {
                1 => Day::new(year, month, 1),
                _ => (28..=31).rev().find_map(|last| Day::new(year, month, last)),
            }
        }
        // Years begin and end on the same days, so that the month and day of it stay.
        Precision::Year | Precision::Decade | Precision::Century => {
            Day::new(day.year + by, day.month, day.day)
        }
    };
    let moved = moved.filter(|moved| (Day::MIN..=Day::MAX).contains(moved));
    moved.unwrap_or(limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str, margins: Margins) -> String {
        let date = Date::new(text).unwrap();
        let ends = [
            margins.earliest_start(&date),
            margins.latest_start(&date),
            margins.earliest_end(&date),
            margins.latest_end(&date),
        ];
        let texts = ends.map(|day| day.map_or_else(|| "..".to_owned(), |day| day.to_string()));
        texts.join(" ")
    }

    #[test]
    fn what_is_marked_is_taken_wider_by_units_as_coarse_as_itself() {
        for (text, wanted) in [
            ("1963~", "1961-01-01 1965-12-31 1961-01-01 1965-12-31"),
            ("1963?", "1962-01-01 1964-12-31 1962-01-01 1964-12-31"),
            ("1963%", "1961-01-01 1965-12-31 1961-01-01 1965-12-31"),
            ("2014-01~", "2013-11-01 2014-03-31 2013-11-01 2014-03-31"),
            ("2015-12~", "2015-10-01 2016-02-29 2015-10-01 2016-02-29"),
            ("2016-03-01~", "2016-02-28 2016-03-03 2016-02-28 2016-03-03"),
            ("196X~", "1958-01-01 1971-12-31 1958-01-01 1971-12-31"),
            ("1960~/1979?", "1958-01-01 1962-12-31 1978-01-01 1980-12-31"),
            ("1960~/..", "1958-01-01 1962-12-31 .. .."),
            (
                "[1960~,1970]",
                "1958-01-01 1970-12-31 1958-01-01 1970-12-31",
            ),
            ("[..1979~]", ".. 1981-12-31 .. 1981-12-31"),
            ("9999~", "9997-01-01 9999-12-31 9997-01-01 9999-12-31"),
        ] {
            assert_eq!(days(text, Margins::USUAL), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_not_marked_keeps_the_days_that_it_names() {
        for text in [
            "1963",
            "2014-04",
            "2016-02-29",
            "196X",
            "1977-XX",
            "1960/1979",
            "1960/",
            "../1979",
            "[1975,1976]",
            "[1969..1973]",
            "[..1979]",
            "1963~",
            "1963?",
        ] {
            let date = Date::new(text).unwrap();
            let written = [
                date.earliest_start(),
                date.latest_start(),
                date.earliest_end(),
                date.latest_end(),
            ];
            let marked = date.approximate() || date.uncertain();
            let margins = if marked {
                Margins::AS_WRITTEN
            } else {
                Margins::new(7, 9)
            };
            let taken = [
                margins.earliest_start(&date),
                margins.latest_start(&date),
                margins.earliest_end(&date),
                margins.latest_end(&date),
            ];
            assert_eq!(taken, written, "{text}");
        }
    }

    #[test]
    fn no_margin_is_larger_than_the_most() {
        let margins = Margins::new(200, 11);
        assert_eq!(margins, Margins::new(Margins::MOST, Margins::MOST));
    }
}
