//! What can be wrong with a file, and where. `text` has the words for it.

use std::fmt;

use thiserror::Error;

use super::field::Field;
use crate::atlas::{DateError, IdError, ProblemKind};
use crate::geo::{CountryError, PositionError};

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
#[error("cant-read: {}", self.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
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
}

/// One fault and its place.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{at}: {kind}")]
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
    #[error("cant-read-empty")]
    Empty,
    /// Two bytes a character.
    #[error("cant-read-utf-16")]
    Utf16,
    /// Bytes that are no text.
    #[error("cant-read-no-text")]
    NotText,
    /// A text, but nothing that begins like an atlas.
    #[error("cant-read-no-atlas")]
    NotAnAtlas,
    /// Another program's RON.
    #[error("cant-read-format: {0}")]
    OtherFormat(String),
    /// No version where one must stand.
    #[error("cant-read-no-version")]
    NoVersion,
    /// A version of the future.
    #[error("cant-read-newer: {0}")]
    NewerVersion(u64),
    /// A version that never was.
    #[error("cant-read-version: {0}")]
    NoSuchVersion(String),
    /// The file ends with brackets open.
    #[error("cant-read-cut-short: {bracket}, {opened}")]
    CutShort {
        /// The innermost bracket that is open.
        bracket: String,
        /// Where it stands.
        opened: Point,
    },
    /// The file ends within a text.
    #[error("cant-read-unclosed-text")]
    UnclosedText,
    /// The file ends within a comment.
    #[error("cant-read-unclosed-comment")]
    UnclosedComment,
    /// Something after the last bracket.
    #[error("cant-read-more")]
    Trailing,
    /// Brackets within brackets without end.
    #[error("cant-read-too-deep")]
    TooDeep,
    /// A field that the entity doesn't have.
    #[error("cant-read-field: {found}")]
    UnknownField {
        /// The field as written.
        found: String,
        /// Of what.
        of: Part,
        /// The field that was probably meant.
        nearest: Option<String>,
        /// All fields there are.
        allowed: &'static [&'static str],
    },
    /// A word where only some are known.
    #[error("cant-read-word: {found}")]
    UnknownWord {
        /// The word as written.
        found: String,
        /// The word that was probably meant.
        nearest: Option<String>,
        /// All words there are.
        allowed: &'static [&'static str],
    },
    /// A field that must be there.
    #[error("cant-read-lacks: {field}")]
    MissingField {
        /// The field.
        field: &'static str,
        /// Of what.
        of: Part,
    },
    /// A field written twice.
    #[error("cant-read-twice: {field}")]
    DoubledField {
        /// The field.
        field: &'static str,
    },
    /// A key written twice in a map.
    #[error("cant-read-key-twice: {key}")]
    DoubledKey {
        /// The key.
        key: String,
        /// The line of the first.
        first_line: usize,
    },
    /// Something else was expected.
    #[error("cant-read-expected: {expected:?}, {found}")]
    Expected {
        /// What should stand here.
        expected: Expected,
        /// What stands here.
        found: String,
    },
    /// A value that its type refuses: a date that is none, a latitude past the pole.
    #[error(transparent)]
    Refused(#[from] ValueError),
    /// What only the parser has words for.
    #[error("cant-read-other: {0}")]
    Other(String),
    /// A reference to nothing, or another problem that an atlas can't have.
    #[error(transparent)]
    Broken(ProblemKind),
}

/// Why a type of the model refuses a value.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ValueError {
    /// No date.
    #[error(transparent)]
    Date(DateError),
    /// No id.
    #[error(transparent)]
    Id(IdError),
    /// No country's code.
    #[error(transparent)]
    Country(CountryError),
    /// Not on the globe.
    #[error(transparent)]
    Position(PositionError),
}

/// What the file's entities are, as people call them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole.
    Atlas,
    /// What the atlas says of itself.
    About,
    /// A city.
    City,
    /// A city's former name.
    FormerName,
    /// A tie.
    Tie,
    /// A claim of a tie.
    Claim,
    /// A fact.
    Fact,
    /// What a fact measures.
    Quantity,
    /// Who went to whom.
    Direction,
    /// What something cost.
    Cost,
    /// The particulars of an agreement.
    Agreement,
    /// A source.
    Source,
    /// A citation of one.
    Citation,
    /// A published total.
    Total,
    /// A position on the globe.
    Position,
    /// Anything else.
    Other,
}

/// What the grammar wants at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotation marks.
    Text,
    /// A number.
    Number,
    /// A number without a fraction.
    WholeNumber,
    /// A number from 0 to 4294967295.
    Count,
    /// A backslash with what may stand behind it.
    Escape,
    /// `true` or `false`.
    Boolean,
    /// A word without quotation marks.
    Word,
    /// `[`
    List,
    /// `{`
    Map,
    /// `(`
    Bracket,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// `]`
    ListEnd,
    /// `}`
    MapEnd,
    /// `)`
    BracketEnd,
}
