//! The overview: what the atlas is, its dispute first, how to begin.

use eframe::egui::{Ui, pos2};

use super::super::map::swatch;
use super::super::{Scope, bidi, theme};
use super::tie::{claim_line, claimant};
use super::{Footnotes, head, link, rule};
use crate::atlas::{Certainty, Kind, Subject, TieId};
use crate::scene::drawn;
use crate::session::Action;
use crate::standing::overview::{most_disputed, most_recent};
use crate::standing::sides::{Claimant, sides};
use crate::standing::{self, Standing};

const LISTED: usize = 4;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, notes: &mut Footnotes) {
    let session = scope.session;
    let atlas = session.atlas();
    let palette = scope.palette;
    bidi::label(ui, &atlas.about.title, theme::title(palette));
    let soft = theme::body(palette).colour(theme::colour(palette.soft_ink));
    bidi::label(ui, scope.texts.get("how-to-begin"), soft);
    ui.add_space(8.0);
    let lead = atlas.about.lead_tie.clone();
    if let Some(id) = &lead {
        show_lead(ui, scope, notes, id);
    }
    rule(ui, scope);
    head(ui, scope, "most-recent");
    for begun in most_recent(atlas, session.when, &session.viewpoint, LISTED) {
        let right = scope.texts.date(&begun.since);
        row(ui, scope, &begun.tie, &begun.standing, &right);
    }
    ui.add_space(8.0);
    head(ui, scope, "most-disputed");
    let disputed = most_disputed(atlas, session.when);
    let others = disputed
        .iter()
        .filter(|one| Some(&one.tie) != lead.as_ref());
    for one in others.take(LISTED) {
        let kinds: Vec<String> = one
            .standing
            .kinds
            .iter()
            .map(|kind| scope.texts.kind(kind))
            .collect();
        row(ui, scope, &one.tie, &one.standing, &kinds.join(", "));
    }
    rule(ui, scope);
    bidi::label(ui, scope.texts.get("key"), theme::note(palette));
    if let Some((id, source)) = atlas
        .about
        .lead_source
        .as_ref()
        .and_then(|id| Some((id, atlas.sources.get(id)?)))
    {
        rule(ui, scope);
        head(ui, scope, "the-article");
        let title = source.title.clone().unwrap_or_else(|| id.to_string());
        let accent = theme::body(palette).colour(theme::colour(palette.accent));
        if let Some(url) = &source.url {
            let address = if url.contains("://") {
                url.clone()
            } else {
                format!("https://{url}")
            };
            link(
                ui,
                scope,
                &format!("{title} ↗"),
                accent,
                Action::OpenAddress(address),
            );
        }
        bidi::label(ui, super::source_line(scope, id), theme::note(palette));
    }
}

/// The dispute that the atlas opens on: each side's leading word, with its source.
fn show_lead(ui: &mut Ui, scope: &mut Scope<'_>, notes: &mut Footnotes, id: &TieId) {
    let session = scope.session;
    let atlas = session.atlas();
    let Some(tie) = atlas.ties.get(id) else {
        return;
    };
    if let Some(standing) = standing::standing(id, tie, session.when, &session.viewpoint) {
        let right = if standing.is_contested() {
            scope.texts.get("contested")
        } else {
            String::new()
        };
        row(ui, scope, id, &standing, &right);
    }
    // One line a claimant: the surest thing that it says of partnership, in order of time.
    let mut lines: Vec<_> = sides(id, tie, session.when)
        .into_iter()
        .filter(|side| side.claimant != Claimant::Others)
        .filter_map(|side| {
            let said = side.said.iter().map(|said| said.claim);
            let surest = said
                .filter(|claim| matches!(claim.kind, Kind::Sister | Kind::Friendship | Kind::None))
                .min_by_key(|claim| doubt(&claim.certainty))?;
            Some((side.claimant, surest))
        })
        .collect();
    lines.sort_by_key(|(_, claim)| {
        let date = claim.since.as_ref().or(claim.until.as_ref());
        date.and_then(crate::atlas::Date::earliest_start)
    });
    for (who, claim) in lines {
        let name = claimant(scope, &who);
        let paragraph =
            bidi::Paragraph::new().text(format!("{name}  "), theme::body(scope.palette).semibold());
        let paragraph = claim_line(scope, paragraph, claim);
        // The first source alone: the tie's own panel has them all.
        let cite = &claim.cite[..claim.cite.len().min(1)];
        let paragraph = notes.mark(paragraph, cite, scope);
        notes.paragraph(ui, scope, paragraph);
    }
}

/// How doubtful a claim is, from what is plainly said to what is withdrawn.
fn doubt(certainty: &Certainty) -> u8 {
    match certainty {
        Certainty::Stated => 0,
        Certainty::Inferred(_) => 1,
        Certainty::Doubted(_) => 2,
        Certainty::Withdrawn(_) => 3,
    }
}

/// A tie as a row: its lines, its name as a link, and a word at the right.
pub(super) fn row(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    id: &TieId,
    standing: &Standing,
    right: &str,
) {
    ui.horizontal(|ui| {
        ui.set_height(24.0);
        let left = ui.cursor().left_center();
        swatch(
            ui.painter(),
            pos2(left.x, ui.max_rect().center().y),
            &drawn::swatch(standing, scope.palette),
        );
        ui.add_space(34.0);
        let [a, b] = id.ends().map(|end| scope.session.atlas().name_of(end));
        let name = scope
            .texts
            .with("tie-name", &[("a", a.into()), ("b", b.into())]);
        let go = Action::Select(Some(Subject::Tie(id.clone())));
        link(ui, scope, &name, theme::body(scope.palette), go);
        ui.with_layout(
            eframe::egui::Layout::right_to_left(eframe::egui::Align::Center),
            |ui| {
                bidi::label(ui, right, theme::note(scope.palette));
            },
        );
    });
}
