//! What is wrong with a field, in words.

use crate::atlas::ProblemKind;
use crate::atlas::date::{Slip, SlipKind};
use crate::geo::{CoordinatesError, PositionError};
use crate::session::draft::{Fault, Field, Wrong};
use crate::text::Texts;

/// What is wrong, in a sentence.
pub(in crate::ui) fn wrong(texts: &Texts, fault: &Fault) -> String {
    match &fault.wrong {
        Wrong::Missing => missing(texts, fault.field),
        Wrong::Date(slip) => date(texts, slip),
        Wrong::Place(error) => place(texts, *error),
        Wrong::Number => texts.get("fault-number"),
        Wrong::Country(_) => texts.get("fault-country"),
        Wrong::NoSuchCity => texts.get("fault-no-such-city"),
        Wrong::NamedAsAgreement(tie) => texts.named_as_agreement(tie),
        Wrong::Gone => texts.get("fault-gone"),
        Wrong::Rule(kind) => rule(texts, kind),
    }
}

/// The same with the name of the field before it: "Since: This is no date."
pub(super) fn named(texts: &Texts, fault: &Fault) -> String {
    let wrong = wrong(texts, fault);
    match label(fault.field) {
        Some(label) => format!("{}: {wrong}", texts.get(label)),
        None => wrong,
    }
}

/// The name that a field has in its form.
fn label(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Name => "label-name",
        Field::FormerName(_) | Field::FormerSince(_) | Field::FormerUntil(_) => "label-former",
        Field::Country => "label-country",
        Field::Place => "label-place",
        Field::Partner => "label-partner",
        Field::Kind => "label-kind-name",
        Field::By => "label-by",
        Field::Since => "label-since",
        Field::Until => "label-until",
        Field::Why => "label-why",
        Field::Agreement => "label-agreement",
        Field::When => "label-when",
        Field::Statement => "label-statement",
        Field::Quantity | Field::Count => "label-quantity",
        Field::PeopleCount => "label-people-count",
        Field::Cost => "label-cost",
        Field::Review => "label-review",
        Field::AsOf => "label-as-of",
        Field::Title | Field::NewTitle(_) => "label-title",
        Field::Published | Field::NewPublished(_) => "label-published",
        Field::Retrieved => "label-retrieved",
        Field::Citation(_) => "label-source",
        Field::Whole => return None,
    })
}

fn missing(texts: &Texts, field: Field) -> String {
    texts.get(match field {
        Field::Name | Field::FormerName(_) | Field::Kind => "fault-no-name",
        Field::Partner => "fault-no-partner",
        Field::Statement => "fault-no-statement",
        Field::Why => "fault-no-reason",
        Field::Quantity | Field::Cost => "fault-half-number",
        Field::Count => "fault-no-count",
        _ => "fault-missing",
    })
}

fn date(texts: &Texts, slip: &Slip) -> String {
    match &slip.kind {
        SlipKind::NoMonth(month) => {
            let month = month.to_string();
            texts.with("fault-no-month", &[("month", (&month).into())])
        }
        SlipKind::NoDay { year, month, days } => {
            let month = texts.month_of_year(*year, *month);
            let days = u32::from(*days);
            texts.with(
                "fault-no-day",
                &[("month", (&month).into()), ("days", days.into())],
            )
        }
        SlipKind::Span => texts.get("fault-span"),
        SlipKind::Other(_) if slip.nearest.is_some() => texts.get("fault-date"),
        SlipKind::Other(_) => texts.get("fault-date-forms"),
    }
}

fn place(texts: &Texts, error: CoordinatesError) -> String {
    texts.get(match error {
        CoordinatesError::Form => "fault-place",
        CoordinatesError::Position(PositionError::Latitude(_)) => "fault-latitude",
        CoordinatesError::Position(PositionError::Longitude(_)) => "fault-longitude",
        CoordinatesError::Swapped(_) => "fault-swapped",
    })
}

fn rule(texts: &Texts, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::SinceAfterUntil { .. } => texts.get("fault-order"),
        ProblemKind::NamelessSource => texts.get("fault-nameless"),
        ProblemKind::SpanForMoment { .. } => texts.get("fault-span"),
        // What no field of a form can bring about, told as the command line tells it.
        other => texts.say(other),
    }
}
