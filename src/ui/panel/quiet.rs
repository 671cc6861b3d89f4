//! Since when a tie has been quiet, at the date shown.

use eframe::egui::Ui;

use super::super::bidi;
use super::super::{Scope, theme};
use super::claim;
use crate::atlas::{Subject, Tie, TieId};
use crate::standing::quiet::{What, last_activity};

/// Quiet is what has been so for this long: a tie is not asleep between two visits.
const YEARS: u32 = 2;

pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, id: &TieId, tie: &Tie) {
    let by = scope.session.when().last(scope.today);
    let subject = Subject::Tie(id.clone());
    let facts = scope.session.atlas().facts_about(&subject);
    let style = theme::note(scope.palette);
    let Some(last) = last_activity(tie, facts, by) else {
        bidi::label(ui, scope.texts.get("quiet-unknown"), style);
        return;
    };
    let (what, whole) = match last.what {
        What::Fact(_, fact) => (scope.texts.fact_kind(fact.kind), fact.statement.clone()),
        What::Began(claim) | What::Held(claim) => (
            scope.texts.kind_head(&claim.kind),
            claim::sentence(scope, claim),
        ),
    };
    let (date, what) = (scope.texts.date(last.when), what.to_lowercase());
    let days = (by.number() - last.day.number()).max(0);
    let years = u32::try_from(days * 400 / 146_097).unwrap_or(u32::MAX);
    let args = [("date", (&date).into()), ("what", (&what).into())];
    let line = if years < YEARS {
        scope.texts.with("last-activity", &args)
    } else {
        let [date, what] = args;
        let args = [date, what, ("years", years.into())];
        scope.texts.with("quiet-since", &args)
    };
    bidi::label(ui, line, style).on_hover_ui(|ui| {
        ui.set_max_width(super::parts::WIDTH);
        bidi::label(ui, whole, theme::body(scope.palette));
    });
}
