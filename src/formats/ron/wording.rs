//! The parser's errors, said for people: what is wrong, and what to do.

use ron::error::Error;

use super::error::FaultKind;
use crate::atlas::nearest::nearest;
use crate::atlas::shown::{IN_MESSAGE, shortened};

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
            Some((expected, remedy)) => FaultKind::Expected {
                expected,
                found: shown(token),
                remedy,
            },
            None => FaultKind::BadValue {
                what: other.to_string(),
                remedy: "correct it".to_owned(),
            },
        },
    }
}

/// What the parser expected, and what to do.
fn expectation(code: &Error) -> Option<(&'static str, &'static str)> {
    Some(match code {
        Error::ExpectedString | Error::ExpectedStringEnd => {
            ("a text in quotation marks", "put quotation marks about it")
        }
        Error::ExpectedFloat | Error::UnderscoreAtBeginning => {
            ("a number", "write a number without quotation marks")
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => (
            "a whole number",
            "write a whole number without quotation marks",
        ),
        Error::IntegerOutOfBounds => (
            "a whole number from 0 to 4294967295",
            "write one in these bounds",
        ),
        Error::InvalidEscape(_) => (
            r#"only the escapes \" \\ \n \t \r and \u{…} in a text"#,
            r"write \\ for a backslash",
        ),
        Error::ExpectedBoolean => ("true or false", "write one of the two"),
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => {
            ("a word", "write one without quotation marks")
        }
        Error::ExpectedArray => ("a list", "put it in [ ]"),
        Error::ExpectedMap => ("a map", "put it in { }"),
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. } => (
            "an opening bracket \"(\"",
            "put ( ) about what belongs here",
        ),
        Error::ExpectedComma => (
            "a comma",
            "put one before it, or look for a quotation mark or bracket missing there",
        ),
        Error::ExpectedMapColon => ("a colon", "put one between the name and its value"),
        Error::ExpectedArrayEnd => ("a closing bracket \"]\"", "close the list before it"),
        Error::ExpectedMapEnd => ("a closing bracket \"}\"", "close the map before it"),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => {
            ("a closing bracket \")\"", "close the bracket before it")
        }
        _ => return None,
    })
}

/// The model's types refuse a value with "what is wrong: what to do".
fn refused(message: &str) -> FaultKind {
    let mut quoted = false;
    let colon = message.char_indices().find(|&(at, c)| {
        quoted ^= c == '"';
        !quoted && message[at..].starts_with(": ")
    });
    let (what, remedy) = match colon {
        Some((at, _)) => (&message[..at], &message[at + 2..]),
        None => (message, "correct it"),
    };
    FaultKind::BadValue {
        what: with_short_quote(what),
        remedy: remedy.to_owned(),
    }
}

/// A word of the file as a message quotes it.
pub(super) fn quotable(word: &str) -> String {
    shortened(word, IN_MESSAGE).into_owned()
}

/// A message with what it quotes shortened, from its first quotation mark to its last.
fn with_short_quote(message: &str) -> String {
    let quote = message.find('"').zip(message.rfind('"'));
    match quote.filter(|(first, last)| first < last) {
        Some((first, last)) => {
            let (before, after) = (&message[..=first], &message[last..]);
            format!("{before}{}{after}", quotable(&message[first + 1..last]))
        }
        None => message.to_owned(),
    }
}

/// What people call the model's structs.
fn entity(name: Option<&str>) -> &'static str {
    match name {
        Some("Atlas") => "the atlas",
        Some("About") => "what the atlas says of itself",
        Some("City") => "a city",
        Some("FormerName") => "a former name",
        Some("Tie") => "a tie",
        Some("Claim") => "a claim",
        Some("Fact") => "a fact",
        Some("Quantity") => "a quantity",
        Some("Direction") => "a direction",
        Some("Cost") => "a cost",
        Some("Agreement") => "an agreement",
        Some("Source") => "a source",
        Some("Citation") => "a citation",
        Some("PublishedTotal") => "a total",
        Some("Raw") => "a position",
        _ => "this",
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

    #[test]
    fn a_message_of_the_model_falls_into_what_is_wrong_and_what_to_do() {
        for (message, what, remedy) in [
            (
                "\"a: b\" is no id: use words",
                "\"a: b\" is no id",
                "use words",
            ),
            ("it is odd", "it is odd", "correct it"),
        ] {
            assert_eq!(refused(message).to_string(), format!("{what}; {remedy}"));
        }
    }
}
