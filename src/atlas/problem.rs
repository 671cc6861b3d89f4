//! What can be wrong with an atlas, as data; `check.rs` finds it.

use std::fmt;

use thiserror::Error;

use super::place::Place;
use super::shown::{IN_MESSAGE, shortened};
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

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        })
    }
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

/// What is wrong. It displays as "what is wrong; what to do".
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ProblemKind {
    /// A city that the atlas lacks.
    #[error("there is no city \"{}\"; {}", short(.id), did_you_mean(.nearest.as_ref(), "add it, or correct the id"))]
    MissingCity {
        /// The city.
        id: Id,
        /// The city that was probably meant.
        nearest: Option<Id>,
    },
    /// A tie that the atlas lacks.
    #[error("there is no tie \"{}\"; add it, or correct the id", short(.0))]
    MissingTie(TieId),
    /// A fact that the atlas lacks.
    #[error("there is no fact \"{}\"; {}", short(.id), did_you_mean(.nearest.as_ref(), "add it, or correct the id"))]
    MissingFact {
        /// The fact.
        id: Id,
        /// The fact that was probably meant.
        nearest: Option<Id>,
    },
    /// A source that the atlas lacks.
    #[error("there is no source \"{}\"; {}", short(.id), did_you_mean(.nearest.as_ref(), "add it, or correct the id"))]
    MissingSource {
        /// The source.
        id: Id,
        /// The source that was probably meant.
        nearest: Option<Id>,
    },
    /// A claimant that is neither end.
    #[error(
        "\"{}\" is neither end of this tie; name an end, or leave `by` out and cite who reports it",
        short(.city)
    )]
    NotAnEnd {
        /// The claimant.
        city: Id,
    },
    /// An end that claims twice.
    #[error("\"{}\" is named twice; delete one", short(.city))]
    NamedTwice {
        /// The claimant.
        city: Id,
    },
    /// A span where a moment must be.
    #[error(
        "{date} is a span, and this must be a moment; write a date, or a set as in [1969..1973]"
    )]
    SpanForMoment {
        /// The date.
        date: DateText,
    },
    /// A beginning after its end.
    #[error("it begins in {since}, after its end in {until}; correct one of the dates")]
    SinceAfterUntil {
        /// The beginning.
        since: DateText,
        /// The end.
        until: DateText,
    },
    /// A range that no count is in.
    #[error("no count is at least {least} and at most {most}; correct one of them")]
    EmptyRange {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// A source with neither title nor address.
    #[error("the source has neither title nor url; add one of them")]
    NamelessSource,
    /// A text that must not be blank.
    #[error("{field} is blank; write it, or remove the entry")]
    Blank {
        /// The field.
        field: &'static str,
    },
    /// A fact about nothing.
    #[error("the fact is about nothing; name a city or a tie in `about`")]
    AboutNothing,
    /// Infinite, or no number.
    #[error("{field} is no finite number; correct it")]
    NoNumber {
        /// The field.
        field: &'static str,
    },
    /// An agreement that is another sort of fact.
    #[error("\"{}\" is no agreement; point at a fact of kind agreement, or leave this out", short(.id))]
    NoAgreement {
        /// The fact.
        id: Id,
    },
    /// An agreement about other ties.
    #[error("\"{}\" is not about this tie; add the tie to its `about`, or correct the id", short(.id))]
    AgreementElsewhere {
        /// The fact.
        id: Id,
    },
    /// A fact that nobody is cited for.
    #[error("the fact has no source; cite one")]
    FactWithoutSource,
    /// A source that nothing cites.
    #[error("nothing cites this source; cite it, or delete it")]
    SourceUnused,
    /// A quotation longer than is fair.
    #[error(
        "the quotation has {words} words; shorten it to {}",
        ProblemKind::QUOTE_WORDS
    )]
    QuoteTooLong {
        /// Its words.
        words: usize,
    },
    /// Inferred, doubted or withdrawn, without how or why.
    #[error("no reason is given; say how it is inferred, or why it is doubted or withdrawn")]
    WithoutReason,
    /// The same claim twice in a tie.
    #[error("claim {first} of this tie says the same; delete one")]
    ClaimTwice {
        /// The number of the first one, from 1.
        first: usize,
    },
    /// A tie of which nothing is claimed.
    #[error("nothing is claimed of this tie; add a claim, or delete the tie")]
    TieWithoutClaims,
    /// A claim that nobody is cited for.
    #[error("the claim has no source; cite one")]
    ClaimWithoutSource,
    /// A total that nobody is cited for.
    #[error("the total has no source; cite one")]
    TotalWithoutSource,
    /// A city that can't be drawn.
    #[error("the city has no position and is not drawn; give it one in `at`")]
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

/// A date as written, in quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub struct DateText(pub Date);

impl fmt::Display for DateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", shortened(self.0.as_str(), IN_MESSAGE))
    }
}

fn did_you_mean(nearest: Option<&Id>, otherwise: &str) -> String {
    nearest.map_or_else(
        || otherwise.to_owned(),
        |nearest| format!("did you mean \"{}\"?", short(nearest)),
    )
}

/// An id as a message quotes it.
fn short(id: &impl fmt::Display) -> String {
    shortened(&id.to_string(), IN_MESSAGE).into_owned()
}
