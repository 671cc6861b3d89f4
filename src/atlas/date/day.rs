//! Days of the calendar.

use std::fmt;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year; 0 is 1 BC.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// The first day that a date can name.
    pub const MIN: Self = Self {
        year: -9999,
        month: 1,
        day: 1,
    };
    /// The last day that a date can name.
    pub const MAX: Self = Self {
        year: 9999,
        month: 12,
        day: 31,
    };

    /// A day of the calendar; `None` where there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let there = day >= 1 && day <= days_in_month(year, month)?;
        there.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01, negative before: for places on a time axis.
    pub fn number(self) -> i64 {
        // Years are counted from March, so that the leap day ends its year and a month's days follow one rule.
        let from_march = i64::from((self.month + 9) % 12);
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * from_march + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * DAYS_IN_400_YEARS + day_of_era - DAYS_FROM_MARCH_0_TO_1970
    }

    /// The day of a [number](Self::number); `None` where no date can name it.
    pub fn of_number(number: i64) -> Option<Self> {
        let number = number.checked_add(DAYS_FROM_MARCH_0_TO_1970)?;
        let era = number.div_euclid(DAYS_IN_400_YEARS);
        let day_of_era = number.rem_euclid(DAYS_IN_400_YEARS);
        // The leap days before it are taken out, so that every year has 365.
        let leap_days = day_of_era / 1_460 - day_of_era / 36_524 + day_of_era / 146_096;
        let year_of_era = (day_of_era - leap_days) / 365;
        let day_of_year = day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = (from_march + 2) % 12 + 1;
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        Self::new(
            i32::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
        .filter(|day| (Self::MIN..=Self::MAX).contains(day))
    }

    /// The day after; [`Day::MAX`] has none after it.
    pub fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        Self::new(year, month, day + 1)
            .or_else(|| Self::new(year, month + 1, 1))
            .or_else(|| Self::new(year + 1, 1, 1))
            .filter(|next| *next <= Self::MAX)
    }

    /// The day before; [`Day::MIN`] has none before it.
    pub fn previous(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let last_of = |year, month| Self::new(year, month, days_in_month(year, month)?);
        Self::new(year, month, day - 1)
            .or_else(|| last_of(year, month - 1))
            .or_else(|| last_of(year - 1, 12))
            .filter(|previous| *previous >= Self::MIN)
    }
}

const DAYS_IN_400_YEARS: i64 = 146_097;
const DAYS_FROM_MARCH_0_TO_1970: i64 = 719_468;

/// How many days a month has; `None` for a month that is none.
pub(super) fn days_in_month(year: i32, month: u8) -> Option<u8> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

/// As in a date: `1977-06-17`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(
            f,
            "{sign}{:04}-{:02}-{:02}",
            self.year.unsigned_abs(),
            self.month,
            self.day
        )
    }
}
