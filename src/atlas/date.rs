//! Dates as people know them: EDTF levels 0 and 1, and sets.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DateError {
    /// Not in the form of a date.
    #[error(
        "\"{0}\" is no date: write 1977, 1977-06, 1977-06-17, 1963?, 1977~, 196X, 1960/1979 or [1969..1973]"
    )]
    Form(String),
}

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

/// A date as written: kept to the letter, with what it says of earliest and latest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    text: Arc<str>,
}

impl Date {
    /// A date from its text.
    ///
    /// # Errors
    /// When the text is no EDTF date of level 0 or 1, and no set of them.
    pub fn new(text: &str) -> Result<Self, DateError> {
        Ok(Self { text: text.into() })
    }

    /// The date as written.
    pub fn as_str(&self) -> &str {
        &self.text
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
