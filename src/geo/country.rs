//! Countries: their codes, names and where their names stand on the map.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Position;

/// Why a text is no country code.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("\"{0}\" is no country code: use the two capital letters of ISO 3166-1, as in \"KR\"")]
pub struct CountryError(String);

/// A country's code, ISO 3166-1 alpha-2. Two capital letters; whether the register has it is [`Country::of`]'s matter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 2]);

/// A country as the embedded table has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Country {
    /// Its code.
    pub code: CountryCode,
    /// Its name in English.
    pub name_en: &'static str,
    /// Its name in Korean.
    pub name_ko: &'static str,
    /// Its name in Persian.
    pub name_fa: &'static str,
    /// Where its name stands on a map; `None` for those too small for one.
    pub label_at: Option<Position>,
    /// From which zoom (256-pixel world at 0) its name has room.
    pub label_zoom: f32,
}

impl CountryCode {
    /// A code from two capital letters.
    ///
    /// # Errors
    /// When the text is anything else.
    pub fn new(text: &str) -> Result<Self, CountryError> {
        match text.as_bytes() {
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([a, b])),
            _ => Err(CountryError(text.to_owned())),
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for CountryCode {
    type Error = CountryError;
    fn try_from(text: String) -> Result<Self, CountryError> {
        Self::new(&text)
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().to_owned()
    }
}
