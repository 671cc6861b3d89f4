//! What stands in a cell: for reading, for sorting, and for writing it elsewhere.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{choice, natural};
use crate::atlas::{Certainty, Date, Extra, FactKind, Kind, Level, State, Value};
use crate::geo::{Country, CountryCode, Position, text_of_position};
use crate::search::fold;
use crate::standing::Accord;
use crate::text::Texts;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<'a> {
    /// Nobody says, though somebody could.
    Unknown,
    /// There is none.
    Nothing,
    /// A text as it was written.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A distance, metres.
    Distance(f64),
    /// A date.
    Date(&'a Date),
    /// Yes or no.
    Bool(bool),
    /// A country.
    Country(CountryCode),
    /// A place.
    Place(Position),
    /// A level of administration.
    Level(Level),
    /// What a tie is.
    Kind(Kind),
    /// The state of a tie.
    State(State),
    /// How far ends agree.
    Accord(Accord),
    /// How sure it is.
    Certainty(&'a Certainty),
    /// A sort of fact.
    FactKind(FactKind),
}

/// What a cell is sorted by.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// Nothing: it stands last.
    None,
    /// A text, folded.
    Text(String),
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
}

impl Key {
    /// Whether there is nothing to sort by.
    pub fn is_none(&self) -> bool {
        *self == Self::None
    }

    /// Compares two keys of a column: texts naturally, numbers by value, dates in time.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => natural::compare(a, b),
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Date(a), Self::Date(b)) => a.cmp_in_time(b),
            // Only foreign fields mix: whoever brought them wrote here a number and there a word.
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Date(_) => 1,
            Self::Text(_) => 2,
            Self::None => 3,
        }
    }
}

impl Content<'_> {
    /// What its reader sees; `None` where there is nothing to see.
    pub fn shown(&self, texts: &Texts) -> Option<String> {
        Some(match self {
            Self::Unknown | Self::Nothing => return None,
            Self::Text(text) => text.clone().into_owned(),
            Self::Number(number) => texts.exact(*number),
            Self::Distance(metres) => texts.distance(*metres),
            Self::Date(date) => texts.date(date),
            Self::Bool(value) => texts.get(if *value { "yes" } else { "no" }),
            Self::Country(code) => texts.country(*code),
            Self::Place(place) => texts.position(*place),
            Self::Level(level) => texts.level(*level),
            Self::Kind(kind) => texts.kind_head(kind),
            Self::State(state) => texts.state(*state),
            Self::Accord(accord) => texts.get(match accord {
                Accord::Agreed => "vouched-agreed",
                Accord::OneSided => "vouched-one-sided",
                Accord::Unconfirmed => "unconfirmed",
                Accord::Contested => "contested",
            }),
            Self::Certainty(certainty) => texts.certainty(certainty),
            Self::FactKind(kind) => texts.fact_kind(*kind),
        })
    }

    /// What it is sorted by.
    pub fn key(&self, texts: &Texts) -> Key {
        match self {
            Self::Number(number) | Self::Distance(number) => Key::Number(*number),
            Self::Date(date) => Key::Date((*date).clone()),
            // From north to south says more than the figures of a text.
            Self::Place(place) => Key::Number(place.lat()),
            Self::Text(text) => Key::Text(fold(text)),
            _ => self
                .shown(texts)
                .map_or(Key::None, |text| Key::Text(fold(&text))),
        }
    }

    /// What a field is filled with to change it, and other programs get: dates, places and numbers as files have them, and
    /// the model's own words by their names there.
    pub fn written(&self) -> String {
        match self {
            Self::Unknown | Self::Nothing => String::new(),
            Self::Text(text) => text.clone().into_owned(),
            Self::Number(number) => number.to_string(),
            Self::Distance(metres) => format!("{:.0}", metres / 1000.0),
            Self::Date(date) => date.to_string(),
            Self::Bool(value) => value.to_string(),
            Self::Country(code) => Country::of(*code)
                .map_or_else(|| code.to_string(), |country| country.name_en.to_owned()),
            Self::Place(place) => text_of_position(*place),
            Self::Level(level) => choice::of_level(*level).to_owned(),
            Self::Kind(kind) => choice::of_kind(kind).to_owned(),
            Self::State(state) => choice::of_state(*state).to_owned(),
            Self::Accord(accord) => choice::of_accord(*accord).to_owned(),
            Self::Certainty(certainty) => choice::of_certainty(certainty).to_owned(),
            Self::FactKind(kind) => choice::of_fact_kind(*kind).to_owned(),
        }
    }
}

impl<'a> Content<'a> {
    pub(super) fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// A remark or the like, which a thing need not have.
    pub(super) fn optional(text: Option<&'a String>) -> Self {
        text.map_or(Self::Nothing, |text| Self::text(text))
    }

    pub(super) fn date(date: Option<&'a Date>) -> Self {
        date.map_or(Self::Unknown, Self::Date)
    }

    pub(super) fn count(count: u32) -> Self {
        Self::Number(count.into())
    }

    pub(super) fn list(texts: &[&str]) -> Self {
        match texts {
            [] => Self::Nothing,
            texts => Self::Text(Cow::Owned(texts.join(APART))),
        }
    }

    pub(super) fn extra(extra: &'a Extra, key: &str) -> Self {
        match extra.get(key) {
            None => Self::Nothing,
            Some(Value::Text(text)) => Self::text(text),
            Some(Value::Number(number)) => Self::Number(*number),
            Some(Value::Bool(value)) => Self::Bool(*value),
            Some(Value::Date(date)) => Self::Date(date),
        }
    }
}

/// What stands between the names of a list.
pub(super) const APART: &str = "; ";
