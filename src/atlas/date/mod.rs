//! Dates as people know them: EDTF levels 0 and 1, and sets of one unknown moment.
//!
//! A date keeps its text as written and says which days it allows. A span (`1960/1979`) has a start and an end; a
//! plain date or a set is one moment, of which start and end are the same. `~` and `?` never widen the days that a
//! date allows: nobody says by how much, and a date that is off by a guess would only look exact. They are shown
//! ("about", "perhaps"), and whoever means a range writes a set. How widely they are taken where it is asked what stood
//! at a date is a matter of who asks: `standing` has margins for it.
//!
//! Displaying dates, in whichever calendar, is not this room's matter; it has [`Parts`] for it.

use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

mod day;
mod parse;
mod parts;
mod slip;
#[cfg(test)]
mod tests;

pub use day::Day;
pub use parts::{Bound, Member, Moment, Parts, Precision};
pub use slip::{Slip, SlipKind, date_in_field, moment_in_field};

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DateError {
    /// Not in the form of a date.
    #[error("bad-date: {0}")]
    Form(String),
    /// A month or day that the calendar doesn't have.
    #[error("bad-date-calendar: {0}")]
    Calendar(String),
    /// An interval or range that ends before it starts.
    #[error("bad-date-order: {0}")]
    Order(String),
    /// A time of day.
    #[error("bad-date-time: {0}")]
    Time(String),
    /// A season, quarter or the like.
    #[error("bad-date-season: {0}")]
    Season(String),
    /// A year with `Y`, or of more than four digits.
    #[error("bad-date-long-year: {0}")]
    LongYear(String),
    /// An exponent or a number of significant digits.
    #[error("bad-date-exponent: {0}")]
    Exponent(String),
    /// Several moments at once.
    #[error("bad-date-all-of: {0}")]
    AllOf(String),
    /// `?`, `~` or `%` within a date instead of behind it.
    #[error("bad-date-part: {0}")]
    PartQualified(String),
    /// Open digits elsewhere than at the end.
    #[error("bad-date-open-digits: {0}")]
    OpenDigits(String),
}

/// A date as written: kept to the letter, with what it says of earliest and latest.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    text: Arc<str>,
    parts: Arc<Parts>,
}

impl Date {
    /// A date from its text.
    ///
    /// # Errors
    /// When the text is no EDTF date of level 0 or 1, and no set of them.
    pub fn new(text: &str) -> Result<Self, DateError> {
        Ok(Self {
            parts: Arc::new(parse::parts(text)?),
            text: text.into(),
        })
    }

    /// The date as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What it says, taken apart.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The first day on which it may start; `None` where that is open or unknown.
    pub fn earliest_start(&self) -> Option<Day> {
        match self.parts() {
            Parts::Moment(moment) => Some(moment.first()),
            Parts::Interval { from, .. } => from.moment().map(Moment::first),
            Parts::Set(members) => first_of(members),
        }
    }

    /// The last day on which it may start; `None` where that is open or unknown.
    pub fn latest_start(&self) -> Option<Day> {
        match self.parts() {
            Parts::Moment(moment) => Some(moment.last()),
            Parts::Interval { from, .. } => from.moment().map(Moment::last),
            Parts::Set(members) => last_of(members),
        }
    }

    /// The first day on which it may end; `None` where that is open or unknown.
    pub fn earliest_end(&self) -> Option<Day> {
        match self.parts() {
            Parts::Moment(moment) => Some(moment.first()),
            Parts::Interval { to, .. } => to.moment().map(Moment::first),
            Parts::Set(members) => first_of(members),
        }
    }

    /// The last day on which it may end; `None` where that is open or unknown.
    pub fn latest_end(&self) -> Option<Day> {
        match self.parts() {
            Parts::Moment(moment) => Some(moment.last()),
            Parts::Interval { to, .. } => to.moment().map(Moment::last),
            Parts::Set(members) => last_of(members),
        }
    }

    /// Whether a part of it is marked as "about" (`~`, `%`).
    pub fn approximate(&self) -> bool {
        self.parts.moments().iter().any(|m| m.approximate)
    }

    /// Whether a part of it is marked as "perhaps" (`?`, `%`).
    pub fn uncertain(&self) -> bool {
        self.parts.moments().iter().any(|m| m.uncertain)
    }

    /// Whether it is a span; a claim's `since` and `until` may be none.
    pub fn is_interval(&self) -> bool {
        matches!(self.parts(), Parts::Interval { .. })
    }

    /// Whether it is one unknown moment of several.
    pub fn is_set(&self) -> bool {
        matches!(self.parts(), Parts::Set(_))
    }

    /// Whether it is one day, without "about" or "perhaps".
    pub fn is_exact(&self) -> bool {
        matches!(self.parts(), Parts::Moment(m)
            if m.precision == Precision::Day && !m.approximate && !m.uncertain)
    }

    /// Order in time, for lists: by the first day that it names, then the wider date first (1977 before 1977-01). What
    /// is open to the past has its place where it is known: `[..1979]` at the end of 1979, when it was so at last.
    pub fn cmp_in_time(&self, other: &Self) -> Ordering {
        let key = |date: &Self| {
            let start = date.earliest_start().or_else(|| date.latest_start());
            let end = date.latest_end().unwrap_or(Day::MAX);
            (start.or_else(|| date.earliest_end()), Reverse(end))
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.text.cmp(&other.text))
    }
}

fn first_of(members: &[Member]) -> Option<Day> {
    // One member open to the past opens the whole set: `None` sorts before every day.
    members.iter().map(Member::first).min().flatten()
}

fn last_of(members: &[Member]) -> Option<Day> {
    let last: Option<Vec<Day>> = members.iter().map(Member::last).collect();
    last?.into_iter().max()
}

/// Dates are the same when they are written the same: `1977` and `1977-XX` are not.
impl PartialEq for Date {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Date {}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        Self::new(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.text.as_ref().to_owned()
    }
}
