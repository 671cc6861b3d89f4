//! A tie: who says what, since when, on whose word, and what happened.

use eframe::egui::Ui;

use super::super::bidi::{self, Paragraph};
use super::super::{Scope, theme};
use super::{Footnotes, axis, certainty, facts, head, link, rule};
use crate::atlas::{Claim, Kind, State, Subject, Tie, TieId};
use crate::geo::distance_m;
use crate::session::Action;
use crate::standing::sides::{Claimant, sides};
use crate::standing::standing;
use crate::text::number;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, id: &TieId, notes: &mut Footnotes) {
    let session = scope.session;
    let atlas = session.atlas();
    let palette = scope.palette;
    let Some(tie) = atlas.ties.get(id) else {
        bidi::label(ui, scope.texts.get("nothing-known"), theme::body(palette));
        return;
    };
    let [a, b] = id.ends().map(|end| atlas.name_of(end));
    let name = scope
        .texts
        .with("tie-name", &[("a", a.into()), ("b", b.into())]);
    bidi::label(ui, name, theme::title(palette));
    bidi::label(
        ui,
        summary(scope, id, tie),
        theme::body(palette).colour(theme::colour(palette.soft_ink)),
    );
    ui.horizontal(|ui| {
        for end in id.ends() {
            let style = theme::body(palette).colour(theme::colour(palette.accent));
            let go = Action::Select(Some(Subject::City(end.clone())));
            link(ui, scope, atlas.name_of(end), style, go);
        }
    });
    rule(ui, scope);
    head(ui, scope, "who-says-what");
    for side in sides(id, tie, session.when) {
        ui.add_space(4.0);
        let who = claimant(scope, &side.claimant);
        bidi::label(ui, who, theme::body(palette).semibold());
        for said in &side.said {
            let paragraph = claim_line(scope, Paragraph::new(), said.claim);
            let paragraph = notes.mark(paragraph, &said.claim.cite, scope);
            notes.paragraph(ui, scope, paragraph);
            bidi::label(
                ui,
                certainty(scope, &said.claim.certainty),
                theme::note(palette),
            );
            if let Some(note) = &said.claim.note {
                bidi::label(ui, note, theme::note(palette));
            }
        }
    }
    rule(ui, scope);
    head(ui, scope, "through-time");
    axis::show(ui, scope, id, tie);
    rule(ui, scope);
    facts::show(ui, scope, &Subject::Tie(id.clone()), notes);
}

/// How it stands and how far apart its cities are, in a line.
fn summary(scope: &Scope<'_>, id: &TieId, tie: &Tie) -> String {
    let (session, atlas) = (scope.session, scope.session.atlas());
    let standing = standing(id, tie, session.when, &session.viewpoint);
    let mut line = Vec::new();
    if let Some(standing) = &standing {
        line.push(if standing.is_contested() {
            scope.texts.get("contested")
        } else {
            scope.texts.kind_head(standing.leading())
        });
        if standing.state != State::Active {
            line.push(scope.texts.state(standing.state));
        }
    }
    let places = id
        .ends()
        .map(|end| atlas.cities.get(end).and_then(|city| city.at));
    if let [Some(from), Some(to)] = places {
        let km = number(distance_m(from, to) / 1000.0, 0);
        line.push(scope.texts.with("apart", &[("km", (&km).into())]));
    }
    line.join(" · ")
}

/// Whose word a claim is, by name.
pub(super) fn claimant(scope: &Scope<'_>, claimant: &Claimant) -> String {
    match claimant {
        Claimant::End(city) => scope.session.atlas().name_of(city).to_owned(),
        Claimant::Both => scope.texts.get("both"),
        Claimant::Others => scope.texts.get("others"),
    }
}

/// "sister (خواهرخوانده) since 1963", the kind in its colour.
pub(super) fn claim_line(scope: &Scope<'_>, paragraph: Paragraph, claim: &Claim) -> Paragraph {
    let body = theme::body(scope.palette);
    let word = scope.texts.kind(&claim.kind);
    let colour = theme::colour(scope.palette.kind(&claim.kind).word);
    let mut paragraph = paragraph.text(word, body.colour(colour));
    if let Some(term) = &claim.term {
        paragraph = paragraph.text(" ", body).name(term.clone(), body);
    }
    if claim.state != State::Active {
        let state = scope.texts.state(claim.state).to_lowercase();
        paragraph = paragraph.text(format!(", {state}"), body);
    }
    for (key, date) in [("claim-since", &claim.since), ("claim-until", &claim.until)] {
        if let Some(date) = date {
            let date = scope.texts.date(date);
            let text = scope.texts.with(key, &[("date", (&date).into())]);
            paragraph = paragraph.text(format!(" {text}"), body);
        }
    }
    if claim.since.is_none() && claim.until.is_none() && claim.kind != Kind::None {
        paragraph = paragraph.text(format!(", {}", scope.texts.get("no-date")), body);
    }
    paragraph
}
