//! What can be wrong with a file, where, and what to do about it.

use std::fmt;

use thiserror::Error;

use super::field::Field;
use crate::atlas::ProblemKind;
use crate::atlas::shown::escaped;

/// A place in a text, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Point {
    /// Where every file begins.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The place of a byte, which begins a character or ends the text.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: 1 + before.bytes().filter(|&b| b == b'\n').count(),
            column: 1 + before[line_start..].chars().count(),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Why bytes are no atlas: one fault, or those that could be told at once.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{}", self.lines().collect::<Vec<_>>().join("\n"))]
pub struct ReadError {
    /// Never empty; in the order of the file, [`ReadError::MOST`] at most.
    pub faults: Vec<Fault>,
    /// How many more there are.
    pub more: usize,
}

impl ReadError {
    /// How many faults are told: a file that is wrong throughout is wrong hundreds of thousands of times, and nobody reads
    /// more than these.
    pub const MOST: usize = 100;

    /// One line a fault, with its place, and what there is to say of those that are not told.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let faults = self.faults.iter();
        let lines = faults.map(|fault| escaped(&format!("{}: {fault}", fault.at)).into_owned());
        let more = (self.more > 0).then(|| format!("and {} more; correct these first", self.more));
        lines.chain(more)
    }
}

/// One fault and its place. It displays as "what is wrong; what to do", with the field before it where a value is wrong.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{}", self.told())]
pub struct Fault {
    /// Where.
    pub at: Point,
    /// The field whose value is wrong, where it is one's.
    pub field: Option<Box<Field>>,
    /// What is wrong.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault at a byte, which begins a character or ends the text.
    pub(super) fn at_byte(text: &str, offset: usize, kind: FaultKind) -> Self {
        Self {
            at: Point::of(text, offset),
            field: None,
            kind,
        }
    }

    fn told(&self) -> String {
        let mut told = self.kind.to_string();
        let Some(field) = &self.field else {
            return told;
        };
        let Field { name, example } = field.as_ref();
        if let (FaultKind::Expected { .. }, Some(example)) = (&self.kind, example) {
            told = format!("{told}, as in {name}: {example}");
        }
        // "latitude 91" names its field already.
        if told.starts_with(name.as_str()) {
            return told;
        }
        format!("{name}: {told}")
    }
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        Self {
            faults: vec![fault],
            more: 0,
        }
    }
}

/// What is wrong at a place.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum FaultKind {
    /// No bytes at all.
    #[error("the file is empty; open another, or start a new atlas")]
    Empty,
    /// Two bytes a character.
    #[error("the text is encoded as UTF-16; save it as UTF-8")]
    Utf16,
    /// Bytes that are no text.
    #[error("this is no UTF-8 text; open a .ron file, or save the text as UTF-8")]
    NotText,
    /// A text, but nothing that begins like an atlas.
    #[error("this is no City Ties atlas; an atlas begins with (format: \"city-ties\", version: 1,")]
    NotAnAtlas,
    /// Another program's RON.
    #[error("the format is {0}, not \"city-ties\"; open it with the program that wrote it")]
    OtherFormat(String),
    /// No version where one must stand.
    #[error("the version is missing; write version: 1, after the format")]
    NoVersion,
    /// A version of the future.
    #[error(
        "the file has version {0} of the format, this program knows versions up to 1; open it with a newer City Ties"
    )]
    NewerVersion(u64),
    /// A version that never was.
    #[error("{0} is no version of the format; write version: 1")]
    NoSuchVersion(String),
    /// The file ends with brackets open.
    #[error(
        "the file ends too early: the {bracket} at {opened} is never closed; close it, or fetch the file again if it was cut short"
    )]
    CutShort {
        /// The innermost bracket that is open.
        bracket: String,
        /// Where it stands.
        opened: Point,
    },
    /// The file ends within a text.
    #[error(
        "the text that begins here never ends; close it with a quotation mark, or fetch the file again if it was cut short"
    )]
    UnclosedText,
    /// The file ends within a comment.
    #[error("the comment that begins here never ends; close it with */")]
    UnclosedComment,
    /// Something after the last bracket.
    #[error(
        "there is more after the end of the atlas; delete it, or look for a bracket too many before it"
    )]
    Trailing,
    /// Brackets within brackets without end.
    #[error("the brackets are nested too deeply; an atlas needs fewer than ten levels")]
    TooDeep,
    /// A field that the entity doesn't have.
    #[error("{of} has no field \"{found}\"; {}", suggestion(.nearest.as_deref(), .allowed))]
    UnknownField {
        /// The field as written.
        found: String,
        /// Of what.
        of: &'static str,
        /// The field that was probably meant.
        nearest: Option<String>,
        /// All fields there are.
        allowed: &'static [&'static str],
    },
    /// A word where only some are known.
    #[error("\"{found}\" is not known here; {}", suggestion(.nearest.as_deref(), .allowed))]
    UnknownWord {
        /// The word as written.
        found: String,
        /// The word that was probably meant.
        nearest: Option<String>,
        /// All words there are.
        allowed: &'static [&'static str],
    },
    /// A field that must be there.
    #[error("{of} lacks its {field}; add {field}: …")]
    MissingField {
        /// The field.
        field: &'static str,
        /// Of what.
        of: &'static str,
    },
    /// A field written twice.
    #[error("{field} stands here twice; delete one of them")]
    DoubledField {
        /// The field.
        field: &'static str,
    },
    /// A key written twice in a map.
    #[error(
        "\"{key}\" stands in line {first_line} already; give one of them another id, or delete it"
    )]
    DoubledKey {
        /// The key.
        key: String,
        /// The line of the first.
        first_line: usize,
    },
    /// Something else was expected.
    #[error("expected {expected}, found {found}; {remedy}")]
    Expected {
        /// What should stand here.
        expected: &'static str,
        /// What stands here.
        found: String,
        /// What to do.
        remedy: &'static str,
    },
    /// A value that its type refuses: a date that is none, a latitude past the pole.
    #[error("{what}; {remedy}")]
    BadValue {
        /// What is wrong.
        what: String,
        /// What to do.
        remedy: String,
    },
    /// A reference to nothing, or another problem that an atlas can't have.
    #[error("{0}")]
    Broken(ProblemKind),
}

/// Few words are all shown; of many, the nearest.
fn suggestion(nearest: Option<&str>, allowed: &[&str]) -> String {
    match nearest {
        Some(nearest) => format!("did you mean \"{nearest}\"?"),
        None if allowed.is_empty() => "delete it".to_owned(),
        None => format!("use one of {}", allowed.join(", ")),
    }
}
