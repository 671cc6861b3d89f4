//! What can be wrong with an atlas, as data; `check.rs` finds it, and `text` has the words for it.

use std::fmt;

use thiserror::Error;

use super::place::Place;
use super::{Date, Id, TieId};

/// How much a problem matters. Ordered: the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The atlas says something that can't be.
    Error,
    /// Something is missing that a reader needs in order to believe it.
    Warning,
    /// Something could be better.
    Hint,
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: ProblemKind,
}

impl Problem {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ProblemKind {
    /// A city that the atlas lacks.
    #[error("problem-no-city: {id}")]
    MissingCity {
        /// The city.
        id: Id,
        /// The city that was probably meant.
        nearest: Option<Id>,
    },
    /// A tie that the atlas lacks.
    #[error("problem-no-tie: {0}")]
    MissingTie(TieId),
    /// A fact that the atlas lacks.
    #[error("problem-no-fact: {id}")]
    MissingFact {
        /// The fact.
        id: Id,
        /// The fact that was probably meant.
        nearest: Option<Id>,
    },
    /// A source that the atlas lacks.
    #[error("problem-no-source: {id}")]
    MissingSource {
        /// The source.
        id: Id,
        /// The source that was probably meant.
        nearest: Option<Id>,
    },
    /// A claimant that is neither end.
    #[error("problem-not-an-end: {city}")]
    NotAnEnd {
        /// The claimant.
        city: Id,
    },
    /// An end that claims twice.
    #[error("problem-named-twice: {city}")]
    NamedTwice {
        /// The claimant.
        city: Id,
    },
    /// A span where a moment must be.
    #[error("problem-span: {date}")]
    SpanForMoment {
        /// The date.
        date: DateText,
    },
    /// A beginning after its end.
    #[error("problem-order: {since}, {until}")]
    SinceAfterUntil {
        /// The beginning.
        since: DateText,
        /// The end.
        until: DateText,
    },
    /// A range that no count is in.
    #[error("problem-empty-range: {least}, {most}")]
    EmptyRange {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// A source with neither title nor address.
    #[error("problem-nameless-source")]
    NamelessSource,
    /// A text that must not be blank.
    #[error("problem-blank: {field}")]
    Blank {
        /// The field.
        field: &'static str,
    },
    /// A fact about nothing.
    #[error("problem-about-nothing")]
    AboutNothing,
    /// Infinite, or no number.
    #[error("problem-no-number: {field}")]
    NoNumber {
        /// The field.
        field: &'static str,
    },
    /// An agreement that is another sort of fact.
    #[error("problem-no-agreement: {id}")]
    NoAgreement {
        /// The fact.
        id: Id,
    },
    /// An agreement about other ties.
    #[error("problem-agreement-elsewhere: {id}")]
    AgreementElsewhere {
        /// The fact.
        id: Id,
    },
    /// A fact that nobody is cited for.
    #[error("problem-fact-without-source")]
    FactWithoutSource,
    /// A source that nothing cites.
    #[error("problem-source-unused")]
    SourceUnused,
    /// A quotation longer than is fair.
    #[error("problem-long-quote: {words}")]
    QuoteTooLong {
        /// Its words.
        words: usize,
    },
    /// Inferred, doubted or withdrawn, without how or why.
    #[error("problem-without-reason")]
    WithoutReason,
    /// The same claim twice in a tie.
    #[error("problem-claim-twice: {first}")]
    ClaimTwice {
        /// The number of the first one, from 1.
        first: usize,
    },
    /// A tie of which nothing is claimed.
    #[error("problem-without-claims")]
    TieWithoutClaims,
    /// A claim that nobody is cited for.
    #[error("problem-claim-without-source")]
    ClaimWithoutSource,
    /// A total that nobody is cited for.
    #[error("problem-total-without-source")]
    TotalWithoutSource,
    /// A city that can't be drawn.
    #[error("problem-without-position")]
    CityWithoutPosition,
}

impl ProblemKind {
    /// How many words a quotation may have.
    pub const QUOTE_WORDS: usize = 25;

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::MissingCity { .. }
            | Self::MissingTie(_)
            | Self::MissingFact { .. }
            | Self::MissingSource { .. }
            | Self::NotAnEnd { .. }
            | Self::NamedTwice { .. }
            | Self::SpanForMoment { .. }
            | Self::SinceAfterUntil { .. }
            | Self::NamelessSource
            | Self::EmptyRange { .. }
            | Self::Blank { .. }
            | Self::AboutNothing
            | Self::NoNumber { .. } => Severity::Error,
            Self::NoAgreement { .. }
            | Self::AgreementElsewhere { .. }
            | Self::FactWithoutSource
            | Self::SourceUnused
            | Self::QuoteTooLong { .. }
            | Self::WithoutReason
            | Self::ClaimTwice { .. }
            | Self::TieWithoutClaims => Severity::Warning,
            Self::ClaimWithoutSource | Self::TotalWithoutSource | Self::CityWithoutPosition => {
                Severity::Hint
            }
        }
    }
}

/// A date as written.
#[derive(Clone, Debug, PartialEq)]
pub struct DateText(pub Date);

impl fmt::Display for DateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}
