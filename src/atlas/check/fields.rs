//! What can be wrong with a field, whatever it belongs to.

use super::Check;
use crate::atlas::problem::DateText;
use crate::atlas::{Certainty, Date, Place, ProblemKind};

impl Check<'_> {
    /// A beginning and an end: each a moment, and not certainly in the wrong order.
    pub(super) fn span(&mut self, place: &Place, since: Option<&Date>, until: Option<&Date>) {
        self.moment(place, "since", since);
        self.moment(place, "until", until);
        if let (Some(since), Some(until)) = (since, until)
            && let (Some(begins), Some(ends)) = (since.earliest_start(), until.latest_end())
            && begins > ends
        {
            let (since, until) = (DateText(since.clone()), DateText(until.clone()));
            let kind = ProblemKind::SinceAfterUntil { since, until };
            self.report(place.field("since"), kind);
        }
    }

    pub(super) fn moment(&mut self, place: &Place, field: &'static str, date: Option<&Date>) {
        if let Some(date) = date.filter(|date| date.is_interval()) {
            let date = DateText(date.clone());
            self.report(place.field(field), ProblemKind::SpanForMoment { date });
        }
    }

    pub(super) fn reason(&mut self, place: &Place, certainty: &Certainty) {
        let (Certainty::Inferred(reason)
        | Certainty::Doubted(reason)
        | Certainty::Withdrawn(reason)) = certainty
        else {
            return;
        };
        if reason.trim().is_empty() {
            self.report(place.field("certainty"), ProblemKind::WithoutReason);
        }
    }

    pub(super) fn not_blank(&mut self, place: &Place, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.report(place.field(field), ProblemKind::Blank { field });
        }
    }

    pub(super) fn finite(&mut self, place: &Place, field: &'static str, number: Option<f64>) {
        if number.is_some_and(|number| !number.is_finite()) {
            self.report(place.field(field), ProblemKind::NoNumber { field });
        }
    }
}
