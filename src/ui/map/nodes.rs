//! What the map says to a screen reader and where the keyboard can go on it: its cities and ties, each to be found by
//! name, focused, and chosen.
//!
//! Tab goes through the cities, the important ones first, then through the ties, those of the selection first; the
//! arrows go from one to the next on the screen, which is egui's own way.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use eframe::egui::{self, Id, Key, Rect, Ui, accesskit, vec2};

use super::super::Scope;
use super::live;
use crate::atlas::shown::{IN_PANEL, shortened};
use crate::atlas::{Subject, TieId};
use crate::scene::Standings;
use crate::scene::dots::Dot;
use crate::scene::view::Frame;
use crate::session::{Choosing, Point, SelectAction, Tool, ToolAction};
use crate::standing::Standing;

/// No more than this, so that a screen reader stays quick.
const MOST: usize = 200;
/// How wide and high a node is, points: for a city the area of its dot, for a tie that of a point of it.
const CITY: f32 = 24.0;
const TIE: f32 = 16.0;

/// What has the focus, and where on the map that is, points.
#[derive(Clone, PartialEq)]
pub(super) struct Focused {
    pub(super) subject: Subject,
    pub(super) at: [f64; 2],
}

/// A city or a tie to be found.
struct Node {
    subject: Subject,
    at: [f64; 2],
    size: f32,
}

/// Gives each its node; answers which has the focus.
pub(super) fn show(
    ui: &Ui,
    scope: &mut Scope<'_>,
    frame: &Frame,
    rect: Rect,
    dots: &[Dot],
    standings: &Standings,
    points: &BTreeMap<TieId, [f64; 2]>,
) -> Option<Focused> {
    let mut nodes = cities(scope, frame, dots);
    nodes.extend(ties(scope, points));
    nodes.truncate(MOST);
    let mut focused = None;
    let joins = ui.input(|input| input.modifiers.command) && scope.session.tool() == Tool::Select;
    for node in nodes {
        let id = Id::unique(("map node", node.subject.to_string()));
        let place = super::at(node.at, rect);
        let bounds = Rect::from_center_size(place, vec2(node.size, node.size));
        let is_selected = scope.session.chosen().has(&node.subject);
        // Focusable, not clickable: a node that senses clicks would take the map's drags.
        let response = ui.interact(bounds, id, egui::Sense::focusable_noninteractive());
        ui.ctx().accesskit_node_builder(id, |built| {
            built.set_role(accesskit::Role::Button);
            built.set_label(name_of(scope, &node.subject, standings));
            built.set_selected(is_selected);
            built.add_action(accesskit::Action::Click);
        });
        let has_focus = super::has_focus(&response);
        let is_chosen = ui.input(|input| {
            let pressed = input.key_pressed(Key::Enter) || input.key_pressed(Key::Space);
            let asked = input.num_accesskit_action_requests(id, accesskit::Action::Click) > 0;
            asked || (pressed && has_focus)
        });
        if is_chosen && joins {
            let joining = vec![node.subject.clone()];
            scope.act(SelectAction::Choose(joining, Choosing::Toggle));
        } else if is_chosen {
            let under = Some(node.subject.clone());
            let point = Point { at: None, under };
            scope.act(ToolAction::Point(point));
        }
        if has_focus {
            live::focus(&ui.painter_at(rect), place, scope.palette);
            focused = Some(Focused {
                subject: node.subject,
                at: node.at,
            });
        }
    }
    focused
}

/// Worked out only where somebody listens.
fn name_of(scope: &Scope<'_>, subject: &Subject, standings: &Standings) -> String {
    let (texts, atlas) = (scope.texts, scope.session.atlas());
    match subject {
        Subject::City(city) => {
            let name = shortened(texts.city(atlas, city), IN_PANEL);
            texts.with("node-city", &[("name", name.as_ref().into())])
        }
        Subject::Tie(tie) => {
            let standing = standings.get(tie);
            let key = if standing.is_some_and(Standing::is_contested) {
                "node-tie-contested"
            } else {
                "node-tie"
            };
            let [a, b] = tie
                .ends()
                .map(|end| shortened(texts.city(atlas, end), IN_PANEL));
            texts.with(key, &[("a", a.as_ref().into()), ("b", b.as_ref().into())])
        }
    }
}

fn cities(scope: &Scope<'_>, frame: &Frame, dots: &[Dot]) -> Vec<Node> {
    let atlas = scope.session.atlas();
    let mut in_view: Vec<(&Dot, [f64; 2])> = dots
        .iter()
        .filter_map(|dot| Some((dot, frame.places(dot.at, 0.0).next()?)))
        .collect();
    in_view.sort_by_key(|(dot, _)| {
        let rank = (dot.is_large, dot.is_main, !dot.is_faded, dot.degree);
        (Reverse(rank), scope.texts.city(atlas, &dot.city))
    });
    let node = |(dot, at): (&Dot, [f64; 2])| Node {
        subject: Subject::City(dot.city.clone()),
        at,
        size: CITY,
    };
    in_view.into_iter().take(MOST).map(node).collect()
}

fn ties(scope: &Scope<'_>, points: &BTreeMap<TieId, [f64; 2]>) -> Vec<Node> {
    let atlas = scope.session.atlas();
    let lead = atlas.about.lead_tie.as_ref();
    let chosen = scope.session.chosen();
    let mut ties: Vec<_> = points.iter().collect();
    ties.sort_by_key(|(tie, _)| {
        let is_first = match scope.session.selected() {
            Some(_) if chosen.is_several() => chosen.has(&Subject::Tie((*tie).clone())),
            Some(Subject::Tie(selected)) => selected == *tie,
            Some(Subject::City(city)) => tie.has(city),
            None => lead == Some(*tie),
        };
        (
            !is_first,
            tie.ends().map(|end| scope.texts.city(atlas, end)),
        )
    });
    let node = |(tie, at): (&TieId, &[f64; 2])| Node {
        subject: Subject::Tie(tie.clone()),
        at: *at,
        size: TIE,
    };
    ties.into_iter().take(MOST).map(node).collect()
}
