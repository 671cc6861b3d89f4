//! What is wrong with values, with edits, and with an atlas.

use super::{Say, Texts, quoted};
use crate::atlas::edit::EditError;
use crate::atlas::{DateError, Id, IdError, ProblemKind, Severity};
use crate::geo::{CountryError, PositionError};

impl Say for PositionError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Latitude(lat) => texts.quoting("bad-latitude", lat),
            Self::Longitude(lon) => texts.quoting("bad-longitude", lon),
        }
    }
}

impl Say for CountryError {
    fn say(&self, texts: &Texts) -> String {
        texts.quoting("bad-country", &self.0)
    }
}

impl Say for IdError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Empty => texts.get("bad-id-empty"),
            Self::Form(id) => texts.quoting("bad-id", id),
            Self::Tie(id) => texts.quoting("bad-tie-id", id),
        }
    }
}

impl Say for DateError {
    fn say(&self, texts: &Texts) -> String {
        let (key, date) = match self {
            Self::Form(date) => ("bad-date", date),
            Self::Calendar(date) => ("bad-date-calendar", date),
            Self::Order(date) => ("bad-date-order", date),
            Self::Time(date) => ("bad-date-time", date),
            Self::Season(date) => ("bad-date-season", date),
            Self::LongYear(date) => ("bad-date-long-year", date),
            Self::Exponent(date) => ("bad-date-exponent", date),
            Self::AllOf(date) => ("bad-date-all-of", date),
            Self::PartQualified(date) => ("bad-date-part", date),
            Self::OpenDigits(date) => ("bad-date-open-digits", date),
        };
        texts.quoting(key, date)
    }
}

impl Say for EditError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Missing(_) => texts.get("cant-edit-missing"),
            Self::MissingClaim(..) => texts.get("cant-edit-missing-claim"),
            Self::NameTaken(name) => texts.quoting("cant-edit-name-taken", name),
            Self::StoryNameTaken(name) => texts.quoting("cant-edit-story-taken", name),
            Self::NamedAsAgreement(tie) => texts.named_as_agreement(tie),
            Self::Invalid(problems) => {
                let lines: Vec<_> = problems.iter().map(|p| texts.say(&p.kind)).collect();
                lines.join("\n")
            }
        }
    }
}

impl Say for Severity {
    fn say(&self, texts: &Texts) -> String {
        texts.get(match self {
            Self::Error => "severity-error",
            Self::Warning => "severity-warning",
            Self::Hint => "severity-hint",
        })
    }
}

impl Say for ProblemKind {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::MissingCity { id, nearest } => texts.missing(
                ["problem-no-city", "problem-no-city-but"],
                id,
                nearest.as_ref(),
            ),
            Self::MissingTie(id) => texts.quoting("problem-no-tie", id),
            Self::MissingFact { id, nearest } => texts.missing(
                ["problem-no-fact", "problem-no-fact-but"],
                id,
                nearest.as_ref(),
            ),
            Self::MissingSource { id, nearest } => texts.missing(
                ["problem-no-source", "problem-no-source-but"],
                id,
                nearest.as_ref(),
            ),
            Self::NotAnEnd { city } => texts.quoting("problem-not-an-end", city),
            Self::NamedTwice { city } => texts.quoting("problem-named-twice", city),
            Self::SpanForMoment { date } => texts.quoting("problem-span", date),
            Self::SinceAfterUntil { since, until } => {
                let (since, until) = (quoted(since), quoted(until));
                let args = [("since", (&since).into()), ("until", (&until).into())];
                texts.with("problem-order", &args)
            }
            Self::EmptyRange { least, most } => texts.with(
                "problem-empty-range",
                &[("least", (*least).into()), ("most", (*most).into())],
            ),
            Self::NamelessSource => texts.get("problem-nameless-source"),
            Self::Blank { field } => texts.quoting("problem-blank", field),
            Self::AboutNothing => texts.get("problem-about-nothing"),
            Self::NoNumber { field } => texts.quoting("problem-no-number", field),
            Self::NoAgreement { id } => texts.quoting("problem-no-agreement", id),
            Self::AgreementElsewhere { id } => texts.quoting("problem-agreement-elsewhere", id),
            Self::FactWithoutSource => texts.get("problem-fact-without-source"),
            Self::SourceUnused => texts.get("problem-source-unused"),
            Self::QuoteTooLong { words } => texts.with(
                "problem-long-quote",
                &[
                    ("words", (*words).into()),
                    ("most", Self::QUOTE_WORDS.into()),
                ],
            ),
            Self::WithoutReason => texts.get("problem-without-reason"),
            Self::ClaimTwice { first } => texts.quoting("problem-claim-twice", first),
            Self::TieWithoutClaims => texts.get("problem-without-claims"),
            Self::ClaimWithoutSource => texts.get("problem-claim-without-source"),
            Self::TotalWithoutSource => texts.get("problem-total-without-source"),
            Self::CityWithoutPosition => texts.get("problem-without-position"),
        }
    }
}

impl Texts {
    /// That something is not there; by the second message, with what was probably meant.
    fn missing(&self, [alone, but]: [&str; 2], id: &Id, nearest: Option<&Id>) -> String {
        let Some(nearest) = nearest else {
            return self.quoting(alone, id);
        };
        let (id, nearest) = (quoted(id), quoted(nearest));
        let args = [("what", (&id).into()), ("nearest", (&nearest).into())];
        self.with(but, &args)
    }
}
