//! The names behind a published total: whom the list has, and who may be missing from it or too many.

use eframe::egui::{Id as WidgetId, Ui};

use super::super::super::bidi::{self, Link, Paragraph};
use super::super::super::{Scope, theme};
use super::super::parts;
use crate::atlas::{Id, PublishedTotal, Subject, TieId};
use crate::session::SelectAction;
use crate::standing::totals::Ledger;

/// More names than these stand behind a click.
const SHOWN: usize = 12;

pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (place, total): (usize, &PublishedTotal),
    ledger: Option<&Ledger>,
) {
    let Some(ledger) = ledger else {
        return;
    };
    let (missing, surplus) = (ledger.missing(total.count), ledger.surplus(total.count));
    if missing > 0 {
        let count = [("count", missing.into())];
        let lead = if ledger.elsewhere.is_empty() {
            scope.texts.with("total-missing", &count)
        } else {
            scope.texts.with("total-missing-perhaps", &count)
        };
        named(ui, scope, &total.city, &lead, &ledger.elsewhere);
    } else if surplus > 0 {
        let count = [("count", surplus.into())];
        let lead = if ledger.inferred.is_empty() {
            scope.texts.with("total-surplus", &count)
        } else {
            scope.texts.with("total-surplus-perhaps", &count)
        };
        named(ui, scope, &total.city, &lead, &ledger.inferred);
    }
    let listed = ledger.listed.len() + ledger.uncertain.len();
    if listed == 0 {
        return;
    }
    let id = WidgetId::unique(("list of a total", place));
    let text = scope.texts.with("total-list", &[("count", listed.into())]);
    if parts::unfolds(ui, scope, id, &text) {
        let all: Vec<TieId> = ledger
            .listed
            .iter()
            .chain(&ledger.uncertain)
            .cloned()
            .collect();
        line(
            ui,
            scope,
            &total.city,
            String::new(),
            &all,
            ledger.listed.len(),
        );
    }
}

/// A lead and names; what is more than a few is counted.
fn named(ui: &mut Ui, scope: &mut Scope<'_>, city: &Id, lead: &str, ties: &[TieId]) {
    let shown = &ties[..ties.len().min(SHOWN)];
    let lead = if shown.is_empty() {
        lead.to_owned()
    } else {
        format!("{lead} ")
    };
    line(ui, scope, city, lead, shown, shown.len());
    if ties.len() > SHOWN {
        let more = [("count", (ties.len() - SHOWN).into())];
        let more = scope.texts.with("more", &more);
        bidi::label(ui, more, theme::note(scope.palette));
    }
}

/// Partners in a line, each leading to its tie; those from `sure` on with a question mark.
fn line(ui: &mut Ui, scope: &mut Scope<'_>, city: &Id, lead: String, ties: &[TieId], sure: usize) {
    let note = theme::note(scope.palette);
    let accent = note.colour(theme::colour(scope.palette.accent));
    let mut words = Paragraph::new().text(lead, note);
    for (number, tie) in ties.iter().enumerate() {
        let Some(partner) = tie.other(city) else {
            continue;
        };
        let name = scope.texts.city(scope.session.atlas(), partner).to_owned();
        if number > 0 {
            words = words.text(", ", note);
        }
        let link = Link {
            id: number,
            name: name.clone(),
        };
        words = words.link(name, accent, link);
        if number >= sure {
            words = words.text("?", note);
        }
    }
    let clicked = bidi::paragraph(ui, words).clicked();
    if let Some(tie) = clicked.and_then(|number| ties.get(number)) {
        let tie = Subject::Tie(tie.clone());
        scope.act(SelectAction::Select(Some(tie)));
    }
}
