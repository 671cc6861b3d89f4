//! Dates for people, in the Gregorian calendar: long in sentences, short in lists, years alone in columns.
//!
//! `~` is said as "about", `?` is shown as it is: what "perhaps" applies to is plain beside the date.

use super::{Language, Texts};
use crate::atlas::Date;
use crate::atlas::date::{Bound, Member, Moment, Parts, Precision};

/// How much room a date has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `about 27 January 2016`, `between 1969 and 1973`.
    Long,
    /// `c. 27 Jan 2016`, `1969–73`.
    Short,
}

impl Texts {
    /// A date as a list shows it: `17 Jun 1977`, `c. 1980–2014`, `by 1979`.
    pub fn date(&self, date: &Date) -> String {
        self.date_in(date, Form::Short)
    }

    /// A date as a sentence has it: `17 June 1977`, `between 1969 and 1973`.
    pub fn date_long(&self, date: &Date) -> String {
        self.date_in(date, Form::Long)
    }

    /// What a date says, beneath the field that it is written in: `1963, uncertain`.
    pub fn date_explained(&self, date: &Date) -> String {
        let words = self.date_long(date);
        if date.uncertain() {
            self.dated("date-uncertain", &words.replace(['?', '؟'], ""))
        } else {
            words
        }
    }

    /// A month of a year: `February 2017`.
    pub fn month_of_year(&self, year: i32, month: u8) -> String {
        self.month_of(&self.month(month, Form::Long), year)
    }

    /// Years from one to another, as a sentence has them: `1961–1965`; a single one alone.
    pub fn years_from_to(&self, first: i32, last: i32) -> String {
        if first == last {
            self.year(first)
        } else {
            self.two_dates("date-years", &self.bare_year(first), &self.bare_year(last))
        }
    }

    /// The years of a beginning, as a column shows them: `1976`, `1997–04`, `by 1979`.
    pub fn years(&self, date: &Date) -> String {
        if let Parts::Moment(moment) = date.parts() {
            return self.moment(&year_of(moment), Form::Short);
        }
        let first = date.earliest_start().map(|day| day.year);
        let last = date.latest_start().map(|day| day.year);
        let text = match (first, last) {
            (Some(first), Some(last)) => self.year_range(first, last),
            (None, Some(last)) => self.dated("date-by", &self.year(last)),
            (Some(first), None) => self.dated("date-since-short", &self.year(first)),
            (None, None) => self.get("date-unknown-short"),
        };
        if date.uncertain() {
            text + self.doubt()
        } else {
            text
        }
    }

    /// What shows that a date is uncertain.
    fn doubt(&self) -> &'static str {
        if self.language() == Language::Persian {
            "؟"
        } else {
            "?"
        }
    }

    pub(super) fn date_in(&self, date: &Date, form: Form) -> String {
        match date.parts() {
            Parts::Moment(moment) => self.moment(moment, form),
            Parts::Interval { from, to } => self.interval(from, to, form),
            Parts::Set(members) => {
                let members: Vec<_> = members.iter().map(|m| self.member(m, form)).collect();
                self.one_of(&members)
            }
        }
    }

    fn interval(&self, from: &Bound, to: &Bound, form: Form) -> String {
        let moment = |moment: &Moment| self.moment(moment, form);
        match (from, to, form) {
            (Bound::At(from), Bound::At(to), Form::Short) => self.range(from, to),
            (Bound::At(from), Bound::At(to), Form::Long) => {
                self.two_dates("date-span", &moment(from), &moment(to))
            }
            (Bound::At(from), Bound::Open, Form::Short) => {
                self.dated("date-since-short", &moment(from))
            }
            (Bound::At(from), Bound::Open, Form::Long) => self.dated("date-since", &moment(from)),
            (Bound::At(from), Bound::Unknown, Form::Short) => {
                self.dated("date-end-unknown-short", &moment(from))
            }
            (Bound::At(from), Bound::Unknown, Form::Long) => {
                self.dated("date-end-unknown", &moment(from))
            }
            (Bound::Open, Bound::At(to), Form::Short) => {
                self.dated("date-until-short", &moment(to))
            }
            (Bound::Open, Bound::At(to), Form::Long) => self.dated("date-until", &moment(to)),
            (Bound::Unknown, Bound::At(to), Form::Short) => {
                self.dated("date-start-unknown-short", &moment(to))
            }
            (Bound::Unknown, Bound::At(to), Form::Long) => {
                self.dated("date-start-unknown", &moment(to))
            }
            (_, _, Form::Short) => self.get("date-unknown-short"),
            (_, _, Form::Long) => self.get("date-unknown"),
        }
    }

    fn member(&self, member: &Member, form: Form) -> String {
        let moment = |moment: &Moment| self.moment(moment, form);
        match (member, form) {
            (Member::At(at), _) => moment(at),
            (Member::Between(Some(from), Some(to)), Form::Short) => self.choice(from, to),
            (Member::Between(Some(from), Some(to)), Form::Long) => {
                self.two_dates("date-between", &moment(from), &moment(to))
            }
            (Member::Between(None, Some(to)), Form::Short) => self.dated("date-by", &moment(to)),
            (Member::Between(None, Some(to)), Form::Long) => {
                self.dated("date-by-long", &moment(to))
            }
            (Member::Between(Some(from), None), Form::Short) => {
                self.dated("date-from", &moment(from))
            }
            (Member::Between(Some(from), None), Form::Long) => {
                self.dated("date-from-long", &moment(from))
            }
            (Member::Between(None, None), Form::Short) => self.get("date-unknown-short"),
            (Member::Between(None, None), Form::Long) => self.get("date-unknown"),
        }
    }

    /// The choices of a set: `1975, 1976 or 1978`.
    fn one_of(&self, choices: &[String]) -> String {
        let join = |key, a: &str, b: &str| self.with(key, &[("a", a.into()), ("b", b.into())]);
        let Some((last, others)) = choices.split_last() else {
            return self.get("date-unknown");
        };
        let others = others.iter().cloned();
        others
            .reduce(|a, b| join("date-comma", &a, &b))
            .map_or_else(|| last.clone(), |others| join("date-or", &others, last))
    }

    /// A stretch of time, saying once what both ends share: `17–19 Jun 1977`, `Apr–Jun 2014`, `1960–1979`.
    fn range(&self, from: &Moment, to: &Moment) -> String {
        let plain = |m: &Moment| !m.approximate && !m.uncertain;
        let short = |m: &Moment| self.moment(m, Form::Short);
        let same_year = plain(from) && plain(to) && from.year == to.year;
        match (from.month, from.day, to.month, to.day) {
            (Some(a), Some(first), Some(b), Some(last)) if same_year && a == b => {
                let days = format!("{}–{}", self.day(first), self.day(last));
                self.day_of(&days, &self.month(a, Form::Short), from.year)
            }
            (Some(a), Some(first), Some(b), Some(last)) if same_year => {
                let (from_day, to_day) =
                    (self.day_and_month(first, a), self.day_and_month(last, b));
                let year = self.bare_year(from.year);
                self.with(
                    "date-days-of-year",
                    &[
                        ("from", (&from_day).into()),
                        ("to", (&to_day).into()),
                        ("year", (&year).into()),
                    ],
                )
            }
            (Some(a), None, Some(b), None) if same_year => {
                let [a, b] = [a, b].map(|month| self.month(month, Form::Short));
                self.month_of(&format!("{a}–{b}"), from.year)
            }
            (None, _, None, _) => format!("{}–{}", short(from), short(to)),
            _ => format!("{} – {}", short(from), short(to)),
        }
    }

    /// One moment between two: years shorter than a stretch of time has them, `1969–73`.
    fn choice(&self, from: &Moment, to: &Moment) -> String {
        let year = |m: &Moment| m.precision == Precision::Year && !m.approximate && !m.uncertain;
        if year(from) && year(to) {
            self.year_range(from.year, to.year)
        } else {
            self.range(from, to)
        }
    }

    /// `1997–04`; in full where two digits would not tell the century or the era.
    fn year_range(&self, first: i32, last: i32) -> String {
        if first == last {
            self.year(first)
        } else if self.language() == Language::English && first >= 1000 && last - first < 100 {
            format!("{first}–{:02}", last % 100)
        } else {
            self.two_dates("date-years", &self.bare_year(first), &self.bare_year(last))
        }
    }

    pub(super) fn moment(&self, moment: &Moment, form: Form) -> String {
        let mut text = match (moment.precision, moment.month, moment.day) {
            (Precision::Century, ..) => self.century(moment, form),
            (Precision::Decade, ..) => self.dated("date-decade", &self.bare_year(moment.year)),
            (_, Some(month), Some(day)) => {
                self.day_of(&self.day(day), &self.month(month, form), moment.year)
            }
            (_, Some(month), None) => self.month_of(&self.month(month, form), moment.year),
            _ => self.year(moment.year),
        };
        if moment.uncertain {
            text.push_str(self.doubt());
        }
        match (moment.approximate, form) {
            (false, _) => text,
            (true, Form::Short) => self.dated("date-about", &text),
            (true, Form::Long) => self.dated("date-about-long", &text),
        }
    }

    /// A year of a hundred.
    fn century(&self, moment: &Moment, form: Form) -> String {
        let (first, last) = (moment.first().year, moment.last().year);
        match form {
            Form::Short => self.year_range(first, last),
            Form::Long => self.two_dates("date-between", &self.year(first), &self.year(last)),
        }
    }

    /// A year on an axis, where all are years: `1977`.
    pub fn axis_year(&self, year: i32) -> String {
        self.bare_year(year)
    }

    /// A year by itself: `1977`.
    pub(super) fn year(&self, year: i32) -> String {
        let year = self.bare_year(year);
        self.with("date-year", &[("year", (&year).into())])
    }

    /// A year within a date; before the first one as historians count, without a year 0.
    fn bare_year(&self, year: i32) -> String {
        if year > 0 {
            self.digits(year.to_string())
        } else {
            let before = self.digits((1 - i64::from(year)).to_string());
            self.dated("date-bc", &before)
        }
    }

    /// A day of a month by its number.
    pub(super) fn day(&self, day: u8) -> String {
        self.digits(day.to_string())
    }

    /// A day, or days, of a month of a year.
    fn day_of(&self, day: &str, month: &str, year: i32) -> String {
        let year = self.bare_year(year);
        self.with(
            "date-day",
            &[
                ("day", day.into()),
                ("month", month.into()),
                ("year", (&year).into()),
            ],
        )
    }

    /// A month, or months, of a year.
    fn month_of(&self, month: &str, year: i32) -> String {
        let year = self.bare_year(year);
        self.with(
            "date-month",
            &[("month", month.into()), ("year", (&year).into())],
        )
    }

    fn day_and_month(&self, day: u8, month: u8) -> String {
        let (day, month) = (self.day(day), self.month(month, Form::Short));
        let args = [("day", (&day).into()), ("month", (&month).into())];
        self.with("date-day-of-year", &args)
    }

    /// The name of a month, 1 to 12.
    fn month(&self, month: u8, form: Form) -> String {
        let names = self.get(match form {
            Form::Long => "months-long",
            Form::Short => "months",
        });
        let name = names.split_whitespace().nth(usize::from(month) - 1);
        name.map_or_else(|| month.to_string(), str::to_owned)
    }

    fn dated(&self, key: &str, date: &str) -> String {
        self.with(key, &[("date", date.into())])
    }

    pub(super) fn two_dates(&self, key: &str, from: &str, to: &str) -> String {
        self.with(key, &[("from", from.into()), ("to", to.into())])
    }
}

/// The year of a moment alone.
fn year_of(moment: &Moment) -> Moment {
    Moment {
        month: None,
        day: None,
        precision: moment.precision.min(Precision::Year),
        ..*moment
    }
}

#[cfg(test)]
mod tests;
