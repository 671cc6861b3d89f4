//! What can speak against an atlas, as data.

use crate::atlas::date::Day;
use crate::atlas::{
    Atlas, Date, Entity, Id, Kind, Level, Place, Problem, ProblemKind, Severity, Subject,
};
use crate::geo::CountryCode;

/// One thing that speaks against an atlas, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What.
    pub what: What,
}

/// What speaks against an atlas.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A rule that an entity breaks by itself.
    Rule(ProblemKind),
    /// One end alone claims the tie.
    OneSided {
        /// The end that does.
        by: Id,
        /// The end that is not known to.
        not: Id,
    },
    /// Claims stand at once that exclude each other.
    Contradiction {
        /// What they claim, the leading one first.
        kinds: [Kind; 2],
    },
    /// A claim says what another says, from other sources.
    SameClaim {
        /// The place of the other among the tie's claims, from 0.
        first: usize,
    },
    /// Two entries that probably are one city.
    Twin {
        /// The other entry.
        other: Id,
        /// Why they probably are.
        likeness: Likeness,
    },
    /// A place of a level that makes no sisters, in a tie that says so.
    LevelOfSister {
        /// The place.
        city: Id,
        /// Its level.
        level: Level,
    },
    /// A district beside its city.
    DistrictOf {
        /// The city.
        city: Id,
        /// From one to the other, metres.
        distance_m: f64,
    },
    /// A tie between two cities at one place.
    ZeroLength,
    /// A city far from its country.
    FarFromCountry {
        /// The country.
        country: CountryCode,
        /// How far, metres.
        distance_m: f64,
    },
    /// A date that is still to come, of something that has happened.
    Future {
        /// The date.
        date: Date,
    },
    /// A sister tie from before there were any.
    BeforeSisters {
        /// Since when it is said to be.
        date: Date,
    },
    /// An agreement is past its term, and its claim active.
    PastTerm {
        /// The last day of the term.
        ended: Day,
    },
    /// A published total that the list does not match.
    TotalDiffers {
        /// Of which kind; `None` of any.
        kind: Option<Kind>,
        /// How many were published.
        count: u32,
        /// How many the list has for sure, and how many besides that may have stood.
        listed: [u32; 2],
    },
    /// Two numbers for the same thing at the same time.
    NumberDiffers {
        /// The fact that has the other one.
        other: Id,
        /// What they count.
        of: String,
        /// This one and the other.
        values: [f64; 2],
    },
    /// A ratio that the two numbers beside it do not have.
    RatioDiffers {
        /// What is compared.
        of: String,
        /// As stated.
        stated: f64,
        /// As worked out from the numbers of the two cities.
        worked_out: f64,
    },
}

/// Why two entries probably are one city.
#[derive(Clone, Debug, PartialEq)]
pub enum Likeness {
    /// The same id in an outside register.
    SameId {
        /// The register: `wikidata`.
        register: String,
        /// The id there.
        id: String,
    },
    /// The same name, or nearly, and near each other.
    Near {
        /// From one to the other, metres.
        distance_m: f64,
    },
    /// The same name in the same country, one of them without a place.
    SameName,
}

impl Finding {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.what.severity()
    }

    /// What shows it: the city or tie that it is at, or is about.
    pub fn subject(&self, atlas: &Atlas) -> Option<Subject> {
        match &self.place.entity {
            Entity::City(id) => Some(Subject::City(id.clone())),
            Entity::Tie(id) => Some(Subject::Tie(id.clone())),
            Entity::Fact(id) => atlas.facts.get(id)?.about.first().cloned(),
            Entity::Total(number) => {
                let total = atlas.totals.get(*number)?;
                Some(Subject::City(total.city.clone()))
            }
            _ => None,
        }
    }
}

impl From<Problem> for Finding {
    fn from(problem: Problem) -> Self {
        Self {
            place: problem.place,
            what: What::Rule(problem.kind),
        }
    }
}

impl What {
    /// The same word for all of a sort: a list groups by it, and its heading is the message of that key.
    pub fn sort(&self) -> &'static str {
        match self {
            Self::Rule(kind) => rule(kind),
            Self::OneSided { .. } => "sort-one-sided",
            Self::Contradiction { .. } => "sort-contradiction",
            Self::SameClaim { .. } => "sort-same-claim",
            Self::Twin { .. } => "sort-twin",
            Self::LevelOfSister { .. } => "sort-level-of-sister",
            Self::DistrictOf { .. } => "sort-district",
            Self::ZeroLength => "sort-zero-length",
            Self::FarFromCountry { .. } => "sort-far-from-country",
            Self::Future { .. } => "sort-future",
            Self::BeforeSisters { .. } => "sort-before-sisters",
            Self::PastTerm { .. } => "sort-past-term",
            Self::TotalDiffers { .. } => "sort-total-differs",
            Self::NumberDiffers { .. } => "sort-number-differs",
            Self::RatioDiffers { .. } => "sort-ratio-differs",
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Rule(kind) => kind.severity(),
            Self::Contradiction { .. }
            | Self::SameClaim { .. }
            | Self::Twin { .. }
            | Self::ZeroLength
            | Self::FarFromCountry { .. }
            | Self::Future { .. }
            | Self::PastTerm { .. }
            | Self::TotalDiffers { .. }
            | Self::NumberDiffers { .. }
            | Self::RatioDiffers { .. } => Severity::Warning,
            Self::OneSided { .. }
            | Self::LevelOfSister { .. }
            | Self::DistrictOf { .. }
            | Self::BeforeSisters { .. } => Severity::Hint,
        }
    }
}

/// A word for a rule.
fn rule(kind: &ProblemKind) -> &'static str {
    match kind {
        ProblemKind::MissingCity { .. }
        | ProblemKind::MissingTie(_)
        | ProblemKind::MissingFact { .. }
        | ProblemKind::MissingSource { .. } => "sort-missing",
        ProblemKind::NotAnEnd { .. } | ProblemKind::NamedTwice { .. } => "sort-claimant",
        ProblemKind::SpanForMoment { .. } => "sort-span",
        ProblemKind::SinceAfterUntil { .. } => "sort-order",
        ProblemKind::EmptyRange { .. } => "sort-empty-range",
        ProblemKind::NamelessSource => "sort-nameless-source",
        ProblemKind::Blank { .. } => "sort-blank",
        ProblemKind::AboutNothing => "sort-about-nothing",
        ProblemKind::NoNumber { .. } => "sort-no-number",
        ProblemKind::NoAgreement { .. } | ProblemKind::AgreementElsewhere { .. } => {
            "sort-agreement"
        }
        ProblemKind::FactWithoutSource => "sort-fact-without-source",
        ProblemKind::SourceUnused => "sort-source-unused",
        ProblemKind::QuoteTooLong { .. } => "sort-long-quote",
        ProblemKind::WithoutReason => "sort-without-reason",
        ProblemKind::ClaimTwice { .. } => "sort-same-claim",
        ProblemKind::TieWithoutClaims => "sort-without-claims",
        ProblemKind::ClaimWithoutSource => "sort-claim-without-source",
        ProblemKind::TotalWithoutSource => "sort-total-without-source",
        ProblemKind::CityWithoutPosition => "sort-without-position",
    }
}
