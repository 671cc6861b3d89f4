//! The parser's errors as what is wrong with a file.

use ron::error::Error;

use super::error::{Expected, FaultKind, Part, ValueError};
use crate::atlas::nearest::nearest;
use crate::atlas::shown::{IN_MESSAGE, shortened};
use crate::atlas::{Date, Id, TieId};
use crate::geo::{CountryCode, PositionError};

/// What is wrong with a token.
pub(super) fn kind_of(code: &Error, token: &str) -> FaultKind {
    match code {
        Error::NoSuchStructField {
            expected,
            found,
            outer,
        } => FaultKind::UnknownField {
            found: quotable(found),
            of: entity(outer.as_deref()),
            nearest: nearest(found, expected.iter().copied()).map(str::to_owned),
            allowed: expected,
        },
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => FaultKind::UnknownWord {
            found: quotable(found),
            nearest: nearest(found, expected.iter().copied()).map(str::to_owned),
            allowed: expected,
        },
        Error::MissingStructField { field, outer } => FaultKind::MissingField {
            field,
            of: entity(outer.as_deref()),
        },
        Error::DuplicateStructField { field, .. } => FaultKind::DoubledField { field },
        Error::TrailingCharacters => FaultKind::Trailing,
        Error::ExceededRecursionLimit => FaultKind::TooDeep,
        Error::Message(message) => refused(message),
        other => match expectation(other) {
            Some(expected) => FaultKind::Expected {
                expected,
                found: shown(token),
            },
            None => FaultKind::Other(other.to_string()),
        },
    }
}

/// What the parser expected.
fn expectation(code: &Error) -> Option<Expected> {
    Some(match code {
        Error::ExpectedString | Error::ExpectedStringEnd => Expected::Text,
        Error::ExpectedFloat | Error::UnderscoreAtBeginning => Expected::Number,
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => Expected::WholeNumber,
        Error::IntegerOutOfBounds => Expected::Count,
        Error::InvalidEscape(_) => Expected::Escape,
        Error::ExpectedBoolean => Expected::Boolean,
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => Expected::Word,
        Error::ExpectedArray => Expected::List,
        Error::ExpectedMap => Expected::Map,
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. } => Expected::Bracket,
        Error::ExpectedComma => Expected::Comma,
        Error::ExpectedMapColon => Expected::Colon,
        Error::ExpectedArrayEnd => Expected::ListEnd,
        Error::ExpectedMapEnd => Expected::MapEnd,
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => Expected::BracketEnd,
        _ => return None,
    })
}

/// Why a type of the model refuses a value. The parser hands on no more than the refusal as it displays, the message's
/// key and the value: so the value is refused once more, for the error itself.
fn refused(message: &str) -> FaultKind {
    let (key, value) = message.split_once(": ").unwrap_or((message, ""));
    let number = || value.parse().ok();
    let error = match key {
        "bad-id" | "bad-id-empty" => Id::new(value).err().map(ValueError::Id),
        "bad-tie-id" => TieId::new(value).err().map(ValueError::Id),
        "bad-country" => CountryCode::new(value).err().map(ValueError::Country),
        "bad-latitude" => number().map(|lat| ValueError::Position(PositionError::Latitude(lat))),
        "bad-longitude" => number().map(|lon| ValueError::Position(PositionError::Longitude(lon))),
        _ if key.starts_with("bad-date") => Date::new(value).err().map(ValueError::Date),
        _ => None,
    };
    error.map_or_else(|| FaultKind::Other(message.to_owned()), FaultKind::Refused)
}

/// A word of the file as a message quotes it.
pub(super) fn quotable(word: &str) -> String {
    shortened(word, IN_MESSAGE).into_owned()
}

/// What people call the model's structs.
fn entity(name: Option<&str>) -> Part {
    match name {
        Some("Atlas") => Part::Atlas,
        Some("About") => Part::About,
        Some("City") => Part::City,
        Some("FormerName") => Part::FormerName,
        Some("Tie") => Part::Tie,
        Some("Claim") => Part::Claim,
        Some("Fact") => Part::Fact,
        Some("Quantity") => Part::Quantity,
        Some("Direction") => Part::Direction,
        Some("Cost") => Part::Cost,
        Some("Agreement") => Part::Agreement,
        Some("Source") => Part::Source,
        Some("Citation") => Part::Citation,
        Some("PublishedTotal") => Part::Total,
        Some("Raw") => Part::Position,
        _ => Part::Other,
    }
}

/// A token as a message shows it: a mark in quotation marks, a word or text as it stands, but not too long.
fn shown(token: &str) -> String {
    const LONGEST: usize = 40;
    match token.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &token[..at]),
        None if token.chars().all(|c| c.is_ascii_punctuation()) => format!("\"{token}\""),
        None => token.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{DateError, IdError};

    #[test]
    fn a_refusal_that_the_parser_tells_as_a_text_is_the_error_that_it_was() {
        let date = DateError::Form("a: \"b\"".to_owned());
        let id = IdError::Form("a: b".to_owned());
        let past_the_pole = PositionError::Latitude(-91.5);
        for (message, error) in [
            (date.to_string(), ValueError::Date(date)),
            (id.to_string(), ValueError::Id(id)),
            (IdError::Empty.to_string(), ValueError::Id(IdError::Empty)),
            (
                past_the_pole.to_string(),
                ValueError::Position(past_the_pole),
            ),
        ] {
            assert_eq!(refused(&message), FaultKind::Refused(error));
        }
        let odd = "it is odd".to_owned();
        assert_eq!(refused(&odd), FaultKind::Other(odd));
    }
}
