//! Dates in the Solar Hijri calendar, which stand beside the Gregorian ones for readers of Persian.
//!
//! A year of one calendar has parts of two of the other, so a year alone becomes a pair (`۱۳۴۱/۴۲`), and a month alone
//! its year: which of two months is meant nobody said.

use calendrical_calculations::persian::fast_persian_from_fixed;
use calendrical_calculations::rata_die::RataDie;

use super::{Language, Texts};
use crate::atlas::Date;
use crate::atlas::date::{Day, Parts, Precision};

/// 1970-01-01, from which our days are counted, in days since the end of the year 0.
const FIRST_DAY: i64 = 719_163;

/// A day of the Solar Hijri calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SolarDay {
    year: i32,
    month: u8,
    day: u8,
}

impl SolarDay {
    /// The day in this calendar; `None` before its first year, where nobody used it.
    fn of(day: Day) -> Option<Self> {
        let fixed = RataDie::new(day.number() + FIRST_DAY);
        let (year, month, day) = fast_persian_from_fixed(fixed).ok()?;
        (year > 0).then_some(Self { year, month, day })
    }
}

impl Texts {
    /// The same date in the Solar Hijri calendar, shortly: `۲۷ خرداد ۱۳۵۶`, `۱۳۴۱/۴۲`, `۱۳۳۸–۱۳۵۸`. In Persian alone, and
    /// where the date has a beginning or an end.
    pub fn solar(&self, date: &Date) -> Option<String> {
        if self.language() != Language::Persian {
            return None;
        }
        if let Parts::Moment(moment) = date.parts()
            && moment.precision == Precision::Day
        {
            return Some(self.solar_day(SolarDay::of(moment.first())?));
        }
        let solar = |day: Option<Day>| day.map(SolarDay::of);
        let (first, last) = (solar(date.earliest_start()), solar(date.latest_end()));
        let year = |year: i32| self.digits(year.to_string());
        match (first, last) {
            (Some(first), Some(last)) => {
                let (first, last) = (first?.year, last?.year);
                let is_one_moment = matches!(date.parts(), Parts::Moment(_));
                Some(match last - first {
                    0 => year(first),
                    // The two that a Gregorian year has parts of.
                    1 if is_one_moment => {
                        format!(
                            "{}/{}",
                            year(first),
                            self.digits(format!("{:02}", last % 100))
                        )
                    }
                    _ => format!("{}–{}", year(first), year(last)),
                })
            }
            (Some(first), None) => Some(format!("{}–", year(first?.year))),
            (None, Some(last)) => Some(format!("–{}", year(last?.year))),
            (None, None) => None,
        }
    }

    fn solar_day(&self, day: SolarDay) -> String {
        let months = self.get("solar-months");
        let month = months.split_whitespace().nth(usize::from(day.month) - 1);
        let (number, year) = (self.day(day.day), self.digits(day.year.to_string()));
        self.with(
            "solar-day",
            &[
                ("day", (&number).into()),
                ("month", month.unwrap_or_default().into()),
                ("year", (&year).into()),
            ],
        )
    }

    /// The Solar Hijri year that begins within a Gregorian one, for the ticks of an axis; in Persian alone.
    pub fn solar_year(&self, year: i32) -> Option<String> {
        let is_shown = self.language() == Language::Persian && year > 621;
        is_shown.then(|| self.digits((year - 621).to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days_are_the_days_that_they_are_known_as() {
        for (gregorian, (year, month, day)) in [
            // The streets of Seoul and Tehran; the revolution; new years behind leap days; a coronation.
            ((1977, 6, 17), (1356, 3, 27)),
            ((1979, 2, 11), (1357, 11, 22)),
            ((2017, 10, 18), (1396, 7, 26)),
            ((2016, 1, 27), (1394, 11, 7)),
            ((2021, 3, 20), (1399, 12, 30)),
            ((2021, 3, 21), (1400, 1, 1)),
            ((2025, 3, 20), (1403, 12, 30)),
            ((1926, 4, 25), (1305, 2, 4)),
        ] {
            let (y, m, d) = gregorian;
            let found = SolarDay::of(Day::new(y, m, d).unwrap());
            assert_eq!(found, Some(SolarDay { year, month, day }), "{gregorian:?}");
        }
        assert_eq!(SolarDay::of(Day::new(600, 1, 1).unwrap()), None);
    }

    #[test]
    fn readers_of_persian_get_both_calendars() {
        let persian = Texts::of(Language::Persian);
        for (written, solar) in [
            ("1977-06-17", Some("۲۷ خرداد ۱۳۵۶")),
            ("2016-01-27~", Some("۷ بهمن ۱۳۹۴")),
            ("1963", Some("۱۳۴۱/۴۲")),
            ("2014-04", Some("۱۳۹۳")),
            ("1960/1979", Some("۱۳۳۸–۱۳۵۸")),
            ("2014/..", Some("۱۳۹۲–")),
            ("/", None),
            ("-0043", None),
        ] {
            let Ok(date) = Date::new(written) else {
                continue;
            };
            assert_eq!(persian.solar(&date).as_deref(), solar, "{written}");
            assert_eq!(Texts::english().solar(&date), None);
        }
        assert_eq!(persian.solar_year(1960).as_deref(), Some("۱۳۳۹"));
    }
}
