//! Facts in order of time, each with its sources.

use eframe::egui::Ui;

use super::super::bidi::{self, Paragraph};
use super::super::{Scope, theme};
use super::{Footnotes, certainty, head};
use crate::atlas::{Certainty, Fact, Subject};

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, about: &Subject, notes: &mut Footnotes) {
    let atlas = scope.session.atlas();
    let mut facts: Vec<&Fact> = atlas.facts_about(about).map(|(_, fact)| fact).collect();
    head(ui, scope, "what-happened");
    if facts.is_empty() {
        bidi::label(
            ui,
            scope.texts.get("nothing-known"),
            theme::body(scope.palette),
        );
        return;
    }
    // Undated ones last.
    facts.sort_by_key(|fact| {
        let start = fact
            .when
            .as_ref()
            .and_then(crate::atlas::Date::earliest_start);
        (start.is_none(), start)
    });
    for fact in facts {
        let date = match &fact.when {
            Some(date) => scope.texts.date(date),
            None => scope.texts.get("no-date"),
        };
        bidi::label(ui, date, theme::note(scope.palette));
        let statement = Paragraph::new().text(fact.statement.clone(), theme::body(scope.palette));
        let statement = notes.mark(statement, &fact.cite, scope);
        notes.paragraph(ui, scope, statement);
        if fact.certainty != Certainty::Stated {
            bidi::label(
                ui,
                certainty(scope, &fact.certainty),
                theme::note(scope.palette),
            );
        }
        ui.add_space(4.0);
    }
}
