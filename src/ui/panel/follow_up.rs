//! What the fact that was just added may mean for a claim, each a step of one click.

use eframe::egui::Ui;

use super::super::bidi::{self, Link, Paragraph};
use super::super::{Scope, theme};
use super::{claim, parts};
use crate::atlas::{Subject, shown};
use crate::session::EditAction;
use crate::standing::follow_up::{Change, follow_ups};
use crate::standing::sides::claimant_of;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, selected: &Subject) {
    let Some((id, fact)) = scope.session.added_fact() else {
        return;
    };
    let concerns = |subject: &Subject| match (subject, selected) {
        (Subject::Tie(tie), Subject::City(city)) => tie.has(city),
        (one, other) => one == other,
    };
    if !fact.about.iter().any(concerns) {
        return;
    }
    let atlas = scope.session.atlas();
    let offered = follow_ups(atlas, id, fact, scope.session.margins());
    if offered.is_empty() {
        return;
    }
    parts::head(ui, scope, "follow-up-head");
    let style = theme::body(scope.palette).colour(theme::colour(scope.palette.accent));
    let mut chosen = None;
    for (number, offer) in offered.iter().enumerate() {
        let tie = atlas.ties.get(&offer.tie);
        let Some(claim) = tie.and_then(|tie| tie.claims.get(offer.index)) else {
            continue;
        };
        let who = claim::claimant(scope, &claimant_of(&offer.tie, claim));
        let said = format!("{who}: {}", claim::sentence(scope, claim));
        let said = shown::shortened(&said, shown::IN_PANEL);
        let claim = [("claim", said.as_ref().into())];
        let name = match offer.change {
            Change::Record => scope.texts.with("follow-up-record", &claim),
            Change::Extend => scope.texts.with("follow-up-extend", &claim),
            Change::Close => scope.texts.with("follow-up-close", &claim),
        };
        let link = Link {
            id: number,
            name: name.clone(),
        };
        if bidi::paragraph(ui, Paragraph::new().link(name, style, link))
            .clicked()
            .is_some()
        {
            chosen = Some(offer.edit.clone());
        }
    }
    if let Some(edit) = chosen {
        scope.act(EditAction::Make(Box::new(edit)));
    }
    parts::rule(ui, scope);
}
