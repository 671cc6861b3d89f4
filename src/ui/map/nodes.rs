//! What the map says to a screen reader: its cities and ties, each to be found by name and clicked.

use std::collections::BTreeMap;

use eframe::egui::{self, Id, Rect, Ui, accesskit, vec2};

use super::super::Scope;
use crate::atlas::{Subject, TieId};
use crate::scene::Standings;
use crate::scene::dots::Dot;
use crate::scene::view::Frame;
use crate::session::Action;

/// No more than this, so that a screen reader stays quick.
const MOST: usize = 200;

pub(super) fn show(
    ui: &Ui,
    scope: &mut Scope<'_>,
    frame: &Frame,
    rect: Rect,
    dots: &[Dot],
    standings: &Standings,
    points: &BTreeMap<TieId, [f64; 2]>,
) {
    let (texts, atlas) = (scope.texts, scope.session.atlas());
    let mut nodes = Vec::new();
    for dot in dots {
        if let Some(place) = frame.places(dot.at, 0.0).next() {
            let name = texts.with("node-city", &[("name", atlas.name_of(&dot.city).into())]);
            nodes.push((Subject::City(dot.city.clone()), name, place, 24.0));
        }
    }
    for (tie, place) in points {
        let contested = standings
            .get(tie)
            .is_some_and(crate::standing::Standing::is_contested);
        let key = if contested {
            "node-tie-contested"
        } else {
            "node-tie"
        };
        let [a, b] = tie.ends().map(|end| atlas.name_of(end));
        let name = texts.with(key, &[("a", a.into()), ("b", b.into())]);
        nodes.push((Subject::Tie(tie.clone()), name, *place, 16.0));
    }
    for (subject, name, place, size) in nodes.into_iter().take(MOST) {
        let id = Id::unique(("map node", subject.to_string()));
        let bounds = Rect::from_center_size(super::at(place, rect), vec2(size, size));
        let is_selected = scope.session.selected() == Some(&subject);
        // Focusable, not clickable: a node that senses clicks would take the map's drags.
        ui.interact(bounds, id, egui::Sense::focusable_noninteractive());
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(accesskit::Role::Button);
            node.set_label(name);
            node.set_selected(is_selected);
            node.add_action(accesskit::Action::Click);
        });
        let clicked =
            ui.input(|input| input.num_accesskit_action_requests(id, accesskit::Action::Click) > 0);
        if clicked {
            scope.actions.push(Action::Select(Some(subject)));
        }
    }
}
