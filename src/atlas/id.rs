//! Ids: the words by which entities refer to each other in the file.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is no id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IdError {
    /// Nothing between the quotes.
    #[error("bad-id-empty")]
    Empty,
    /// A character outside `a`–`z`, `0`–`9` and `-`, or a hyphen at an end.
    #[error("bad-id: {0}")]
    Form(String),
    /// A tie's id without two different city ids in order about `--`.
    #[error("bad-tie-id: {0}")]
    Tie(String),
}

/// A word that names a city, a fact or a source; it never changes once given.
///
/// Lower-case ASCII letters, digits and hyphens between them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(Arc<str>);

impl Id {
    /// An id from its text.
    ///
    /// # Errors
    /// When the text is empty or has other characters than an id may have.
    pub fn new(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Err(IdError::Empty);
        }
        let fits = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.split('-').all(fits) {
            Ok(Self(text.into()))
        } else {
            Err(IdError::Form(text.to_owned()))
        }
    }

    /// The id as written in the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The id of a tie: its two cities, ends sorted, so that a pair has one tie.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TieId {
    first: Id,
    second: Id,
}

impl TieId {
    /// The tie between two cities, whichever is named first; `None` for a city with itself.
    pub fn between(a: &Id, b: &Id) -> Option<Self> {
        match a.cmp(b) {
            std::cmp::Ordering::Less => Some(Self {
                first: a.clone(),
                second: b.clone(),
            }),
            std::cmp::Ordering::Greater => Some(Self {
                first: b.clone(),
                second: a.clone(),
            }),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// A tie id from its text, `seoul--tehran`.
    ///
    /// # Errors
    /// When the text is not two different city ids, in order, with `--` between them.
    pub fn new(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError::Tie(text.to_owned());
        let (a, b) = text.split_once("--").ok_or_else(wrong)?;
        let (Ok(first), Ok(second)) = (Id::new(a), Id::new(b)) else {
            return Err(wrong());
        };
        if first < second {
            Ok(Self { first, second })
        } else {
            Err(wrong())
        }
    }

    /// Both cities, in the order of their ids.
    pub fn ends(&self) -> [&Id; 2] {
        [&self.first, &self.second]
    }

    /// Whether the city is one of the two ends.
    pub fn has(&self, city: &Id) -> bool {
        self.first == *city || self.second == *city
    }

    /// The other end, if the city is one.
    pub fn other(&self, city: &Id) -> Option<&Id> {
        if self.first == *city {
            Some(&self.second)
        } else if self.second == *city {
            Some(&self.first)
        } else {
            None
        }
    }
}

/// What a fact is about, or what is selected: a city or a tie. Written alike; the `--` tells them apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Subject {
    /// A city.
    City(Id),
    /// A tie.
    Tie(TieId),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for TieId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}--{}", self.first, self.second)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::City(id) => id.fmt(f),
            Self::Tie(id) => id.fmt(f),
        }
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for TieId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        Self::new(&text)
    }
}

impl TryFrom<String> for TieId {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        Self::new(&text)
    }
}

impl TryFrom<String> for Subject {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        if text.contains("--") {
            TieId::new(&text).map(Self::Tie)
        } else {
            Id::new(&text).map(Self::City)
        }
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.as_ref().to_owned()
    }
}

impl From<TieId> for String {
    fn from(id: TieId) -> Self {
        id.to_string()
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_words_and_hyphens() {
        for good in ["seoul", "sao-paulo", "washington-d-c", "birmingham-us-2"] {
            assert_eq!(Id::new(good).map(|id| id.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "Seoul", "são", "a--b", "-a", "a-", "a b"] {
            assert!(Id::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_tie_is_the_same_from_either_end() {
        let (a, b) = (Id::new("tehran").unwrap(), Id::new("seoul").unwrap());
        assert_eq!(TieId::between(&a, &b), TieId::between(&b, &a));
        assert_eq!(TieId::between(&a, &b).unwrap().to_string(), "seoul--tehran");
        assert_eq!(TieId::between(&a, &a), None);
        assert!(TieId::new("tehran--seoul").is_err(), "ends out of order");
    }
}
