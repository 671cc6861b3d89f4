//! Dates of what has happened that are still to come.

use super::what::{Finding, What};
use crate::atlas::date::Day;
use crate::atlas::{Date, Fact, FactKind, Place, PublishedTotal, Source};

/// Reports a date that begins only after today, by whatever day it may be.
pub(super) fn not_to_come(
    found: &mut Vec<Finding>,
    today: Day,
    date: Option<&Date>,
    place: impl FnOnce() -> Place,
) {
    let is_to_come = |date: &&Date| date.earliest_start().is_some_and(|first| first > today);
    if let Some(date) = date.filter(is_to_come) {
        found.push(Finding {
            place: place(),
            what: What::Future { date: date.clone() },
        });
    }
}

/// What is planned, wished for or invited to may lie ahead; all else has happened.
pub(super) fn fact(found: &mut Vec<Finding>, today: Day, place: &Place, fact: &Fact) {
    if matches!(
        fact.kind,
        FactKind::Plan | FactKind::Interest | FactKind::Invitation
    ) {
        return;
    }
    not_to_come(found, today, fact.when.as_ref(), || place.field("when"));
}

pub(super) fn source(found: &mut Vec<Finding>, today: Day, place: &Place, source: &Source) {
    for (field, date) in [
        ("published", &source.published),
        ("retrieved", &source.retrieved),
    ] {
        not_to_come(found, today, date.as_ref(), || place.field(field));
    }
}

pub(super) fn total(found: &mut Vec<Finding>, today: Day, place: &Place, total: &PublishedTotal) {
    not_to_come(found, today, total.as_of.as_ref(), || place.field("as_of"));
}
