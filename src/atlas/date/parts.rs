//! What a date says, taken apart: for showing it in any calendar and language.

use super::day::{Day, days_in_month};

/// What a date says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parts {
    /// One date, as exact as its precision.
    Moment(Moment),
    /// A span: `1960/1979`.
    Interval {
        /// Where it starts.
        from: Bound,
        /// Where it ends.
        to: Bound,
    },
    /// One unknown moment among these: `[1975,1976]`, `[1969..1973]`. Never empty.
    Set(Vec<Member>),
}

/// One date: a day, a month, a year, a decade or a century.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The year; of a decade or century the one with zeros for the open digits: 1960 for `196X`. 0 is 1 BC.
    pub year: i32,
    /// The month, 1 to 12; `None` where coarser or unspecified.
    pub month: Option<u8>,
    /// The day of the month, from 1; `None` where coarser or unspecified.
    pub day: Option<u8>,
    /// How exact it is.
    pub precision: Precision,
    /// Written with an open month or day (`1977-XX`), which says that there is one, unknown.
    pub unspecified: bool,
    /// Marked by `~` or `%`: about.
    pub approximate: bool,
    /// Marked by `?` or `%`: perhaps.
    pub uncertain: bool,
}

/// How exact a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A hundred years with the same first digits: `19XX`.
    Century,
    /// Ten years: `196X`.
    Decade,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A date.
    At(Moment),
    /// `..`: it has none, it runs on.
    Open,
    /// Nothing written: it has one, unknown.
    Unknown,
}

/// One choice of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// This date.
    At(Moment),
    /// A date from the first to the second: `1969..1973`; an open end is `None`, and one of them is there.
    Between(Option<Moment>, Option<Moment>),
}

impl Moment {
    /// Its first possible day.
    pub fn first(&self) -> Day {
        Day {
            year: self.years().0,
            month: self.month.unwrap_or(1),
            day: self.day.unwrap_or(1),
        }
    }

    /// Its last possible day.
    pub fn last(&self) -> Day {
        let year = self.years().1;
        let month = self.month.unwrap_or(12);
        let last = days_in_month(year, month).unwrap_or(31);
        Day {
            year,
            month,
            day: self.day.unwrap_or(last),
        }
    }

    /// Its first and last year. Before the year 0 the open digits count backwards: `-196X` is -1969 to -1960.
    fn years(&self) -> (i32, i32) {
        let width = match self.precision {
            Precision::Century => 99,
            Precision::Decade => 9,
            Precision::Year | Precision::Month | Precision::Day => 0,
        };
        if self.year < 0 {
            (self.year - width, self.year)
        } else {
            (self.year, self.year + width)
        }
    }
}

impl Bound {
    /// Its date, where it has one.
    pub fn moment(&self) -> Option<&Moment> {
        match self {
            Self::At(moment) => Some(moment),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Member {
    /// Its first possible day; `None` where it is open to the past.
    pub fn first(&self) -> Option<Day> {
        match self {
            Self::At(moment) => Some(moment.first()),
            Self::Between(from, _) => from.as_ref().map(Moment::first),
        }
    }

    /// Its last possible day; `None` where it is open to the future.
    pub fn last(&self) -> Option<Day> {
        match self {
            Self::At(moment) => Some(moment.last()),
            Self::Between(_, to) => to.as_ref().map(Moment::last),
        }
    }
}

impl Parts {
    /// Every moment that is written, in order.
    pub fn moments(&self) -> Vec<&Moment> {
        match self {
            Self::Moment(moment) => vec![moment],
            Self::Interval { from, to } => from.moment().into_iter().chain(to.moment()).collect(),
            Self::Set(members) => members
                .iter()
                .flat_map(|member| match member {
                    Member::At(moment) => [Some(moment), None],
                    Member::Between(from, to) => [from.as_ref(), to.as_ref()],
                })
                .flatten()
                .collect(),
        }
    }
}
