//! Dates in the Solar Hijri calendar, which stand beside the Gregorian ones for readers of Persian.
//!
//! A year or month of one calendar has parts of two of the other. Which of the two is meant nobody said, so a year alone
//! becomes both years (`۱۳۴۱–۱۳۴۲`), and a month alone both months (`فروردین–اردیبهشت ۱۳۹۳`).

use calendrical_calculations::persian::fast_persian_from_fixed;
use calendrical_calculations::rata_die::RataDie;

use super::{Language, Texts};
use crate::atlas::Date;
use crate::atlas::date::{Bound, Day, Moment, Parts, Precision};

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
    /// The same date in the Solar Hijri calendar, shortly: `۲۷ خرداد ۱۳۵۶`, `۱۳۴۱–۱۳۴۲`, `۱۳۳۸–۱۳۵۸`. In Persian alone, and
    /// where the date has a beginning or an end.
    pub fn solar(&self, date: &Date) -> Option<String> {
        if self.language() != Language::Persian {
            return None;
        }
        match date.parts() {
            Parts::Moment(moment) => self.solar_moment(moment),
            Parts::Interval {
                from: Bound::At(from),
                to: Bound::At(to),
            } if from.month.is_some() || to.month.is_some() => {
                let ends = [from, to].map(|end| self.solar_moment(end));
                let [Some(from), Some(to)] = ends else {
                    return None;
                };
                Some(format!("{from} – {to}"))
            }
            Parts::Interval { .. } | Parts::Set(_) => self.solar_years(date),
        }
    }

    /// A date with the same one in the Solar Hijri calendar behind it, where that is shown.
    pub fn date_in_both(&self, date: &Date) -> String {
        let words = self.date(date);
        match self.solar(date) {
            Some(solar) => self.with(
                "date-in-both",
                &[("date", (&words).into()), ("solar", (&solar).into())],
            ),
            None => words,
        }
    }

    fn solar_moment(&self, moment: &Moment) -> Option<String> {
        let first = SolarDay::of(moment.first())?;
        let last = SolarDay::of(moment.last())?;
        let mut text = match moment.precision {
            Precision::Day => self.solar_day(first),
            Precision::Month if first.year == last.year => {
                let months = [first, last].map(|day| self.solar_month(day));
                self.solar_month_of(&months.join("–"), first)
            }
            Precision::Month => {
                let months = [first, last];
                let months = months.map(|day| self.solar_month_of(&self.solar_month(day), day));
                months.join(" – ")
            }
            Precision::Year | Precision::Decade | Precision::Century => [first, last]
                .map(|day| self.solar_number(day.year))
                .join("–"),
        };
        if moment.uncertain {
            text.push('؟');
        }
        if moment.approximate {
            text = self.with("date-about", &[("date", (&text).into())]);
        }
        Some(text)
    }

    /// The first year and the last of a date that may be open.
    fn solar_years(&self, date: &Date) -> Option<String> {
        // Before its first year nobody used the calendar: such an end leaves nothing to say.
        let year = |day: Option<Day>| match day {
            Some(day) => SolarDay::of(day).map(|day| Some(self.solar_number(day.year))),
            None => Some(None),
        };
        let text = match (year(date.earliest_start())?, year(date.latest_end())?) {
            (Some(first), Some(last)) if first == last => first,
            (Some(first), Some(last)) => format!("{first}–{last}"),
            (Some(first), None) => format!("{first}–"),
            (None, Some(last)) => format!("–{last}"),
            (None, None) => return None,
        };
        let text = if date.uncertain() { text + "؟" } else { text };
        Some(if date.approximate() {
            self.with("date-about", &[("date", (&text).into())])
        } else {
            text
        })
    }

    fn solar_number(&self, year: i32) -> String {
        self.digits(year.to_string())
    }

    fn solar_month(&self, day: SolarDay) -> String {
        let months = self.get("solar-months");
        let month = months.split_whitespace().nth(usize::from(day.month) - 1);
        month.unwrap_or_default().to_owned()
    }

    /// A month, or months, of the year of a day.
    fn solar_month_of(&self, months: &str, day: SolarDay) -> String {
        let year = self.solar_number(day.year);
        self.with(
            "solar-month",
            &[("month", months.into()), ("year", (&year).into())],
        )
    }

    fn solar_day(&self, day: SolarDay) -> String {
        let (number, year) = (self.day(day.day), self.solar_number(day.year));
        self.with(
            "solar-day",
            &[
                ("day", (&number).into()),
                ("month", (&self.solar_month(day)).into()),
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
            ("2016-01-27~", Some("حدود ۷ بهمن ۱۳۹۴")),
            ("1963", Some("۱۳۴۱–۱۳۴۲")),
            ("1963?", Some("۱۳۴۱–۱۳۴۲؟")),
            ("1979~", Some("حدود ۱۳۵۷–۱۳۵۸")),
            ("2014-04", Some("فروردین–اردیبهشت ۱۳۹۳")),
            ("2014-03", Some("اسفند ۱۳۹۲ – فروردین ۱۳۹۳")),
            ("196X", Some("۱۳۳۸–۱۳۴۸")),
            ("[1960..1969]", Some("۱۳۳۸–۱۳۴۸")),
            ("2016-02-02/2016-02-05", Some("۱۳ بهمن ۱۳۹۴ – ۱۶ بهمن ۱۳۹۴")),
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
