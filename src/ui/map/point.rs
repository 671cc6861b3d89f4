//! What the user points at, by the pointer or the keyboard, and what a click on the map takes.

use eframe::egui::{CursorIcon, Event, InputState, Modifiers, Rect, Response, Ui};

use super::super::Scope;
use super::choice::{self, Choice};
use super::hover::{self, About};
use super::nodes::Focused;
use super::told::Told;
use super::tool;
use crate::atlas::{Id, Subject, TieId};
use crate::scene;
use crate::scene::dots::RING;
use crate::scene::pick::{Click, Clicks, Picked, TIE_REACH};
use crate::scene::view::Frame;
use crate::session::{Action, Choosing, SelectAction, Tool, ToolAction};

/// How far the usual pointer reaches to the right and down from its tip, points.
const ARROW: [f64; 2] = [14.0, 20.0];

/// What is remembered of the pointing from frame to frame.
#[derive(Default)]
pub(super) struct Pointing {
    clicks: Clicks,
    choice: Option<Choice>,
    /// What of the open list is meant.
    listed: Option<Subject>,
    focused: Option<Focused>,
}

/// What lies under the pointer, and where that is, points of the map.
pub(super) struct Under {
    at: [f64; 2],
    picked: Picked,
}

impl Under {
    /// `None` where the pointer is elsewhere, moves the map, or is in the map's menu; a drag that draws a tie moves nothing.
    pub(super) fn the_pointer(
        response: &Response,
        rect: Rect,
        draws: bool,
        pick: impl FnOnce([f64; 2]) -> Option<Picked>,
    ) -> Option<Self> {
        let is_elsewhere = response.dragged() && !draws || response.context_menu_opened();
        let at = response.hover_pos().filter(|_| !is_elsewhere)? - rect.min;
        let at = [f64::from(at.x), f64::from(at.y)];
        let picked = pick(at)?;
        Some(Self { at, picked })
    }

    /// The ties under the pointer, nearest first.
    pub(super) fn ties(&self) -> impl Iterator<Item = &TieId> {
        self.picked.ties.iter().map(|(tie, _)| tie)
    }
}

impl Pointing {
    /// What is meant: a line of the open list, else what lies under the pointer, else what has the focus.
    pub(super) fn meant(&self, under: Option<&Under>) -> Option<Subject> {
        if self.choice.is_some() {
            return self.listed.clone();
        }
        let under = under.and_then(|under| under.picked.first());
        under.or_else(|| self.focused.as_ref().map(|focused| focused.subject.clone()))
    }

    /// The cities that are ringed for it.
    pub(super) fn ringed(&self, under: Option<&Under>) -> Vec<Id> {
        match (self.meant(under), under) {
            (Some(Subject::City(_)), Some(under)) if self.choice.is_none() => {
                under.picked.cities.clone()
            }
            (Some(Subject::City(city)), _) => vec![city],
            (Some(Subject::Tie(_)) | None, _) => Vec::new(),
        }
    }

    /// Notes what has the focus; it shows in the next frame.
    pub(super) fn set_focused(&mut self, ui: &Ui, focused: Option<Focused>) {
        if self.focused != focused {
            self.focused = focused;
            ui.ctx().request_repaint();
        }
    }

    /// Reads the click, and shows the note or the list; `lines` is where the tie that is meant runs.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        on: &On<'_>,
        response: &Response,
        under: Option<&Under>,
        lines: &[Vec<[f64; 2]>],
    ) {
        if scope.session.tool() != Tool::Select {
            self.choice = None;
            self.use_tool(ui, scope, on, response, under, lines);
            return;
        }
        let was_open = self.choice.is_some();
        self.listed = choice::show(ui, scope, on.rect, on.frame, &mut self.choice, on.told);
        if let Some(under) = under {
            if under.picked.first().is_some() {
                ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            }
            // The second of two quick clicks zooms; and one beside an open list only closes it.
            let zooms = response.double_clicked() || response.triple_clicked();
            if response.clicked() && !zooms && !was_open {
                self.click(ui, scope, on.frame, under);
            }
        }
        if self.choice.is_none() && !was_open {
            self.show_note(ui, scope, on, under, lines);
        }
    }

    /// What a click does with another tool than that which selects.
    fn use_tool(
        &self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        on: &On<'_>,
        response: &Response,
        under: Option<&Under>,
        lines: &[Vec<[f64; 2]>],
    ) {
        if response.clicked() && !response.double_clicked() {
            let subject = under.and_then(|under| under.picked.first());
            let pointer = response.interact_pointer_pos();
            let point = tool::point(on.frame, on.rect, pointer, subject);
            scope.act(ToolAction::Point(point));
        }
        if !on.is_told {
            self.show_note(ui, scope, on, under, lines);
        }
    }

    fn click(&mut self, ui: &Ui, scope: &mut Scope<'_>, frame: &Frame, under: &Under) {
        let held = ui.input(held_at_click);
        if held.command {
            // What is chosen so joins the selection or leaves it; beside everything, nothing changes.
            let subject = under.picked.first();
            let choose =
                |subject| Action::Select(SelectAction::Choose(vec![subject], Choosing::Toggle));
            scope.actions.extend(subject.map(choose));
            return;
        }
        let all = under.picked.all();
        let lists_all = held.alt && all.len() > 1;
        let selected = scope.session.selected();
        let click = if lists_all {
            Click::Offer(all)
        } else {
            self.clicks.click(&under.picked, frame, under.at, selected)
        };
        match click {
            Click::Clear => scope.act(SelectAction::Select(None)),
            Click::Select(subject) => scope.act(SelectAction::Select(Some(subject))),
            Click::Offer(subjects) => {
                self.choice = Some(Choice::new(subjects, under.at, *frame));
                // It is drawn from the next frame on.
                ui.ctx().request_repaint();
            }
        }
    }

    fn show_note(
        &self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        on: &On<'_>,
        under: Option<&Under>,
        lines: &[Vec<[f64; 2]>],
    ) {
        let Some(subject) = self.meant(under) else {
            return;
        };
        let pointed = under.filter(|under| under.picked.first().is_some());
        let (picked, at) = match (pointed, &self.focused) {
            (Some(under), _) => (Some(&under.picked), under.at),
            (None, Some(focused)) => (None, focused.at),
            (None, None) => return,
        };
        let selected = scope.session.selected();
        let next = picked.and_then(|picked| self.clicks.next(picked, on.frame, at, selected));
        // The panel tells of a selected city, and the map has its name, which the note would cover.
        let shares_its_spot = picked.is_some_and(|picked| picked.cities.len() > 1);
        let is_told = matches!(subject, Subject::City(_)) && selected == Some(&subject);
        if is_told && next.is_none() && !shares_its_spot {
            return;
        }
        let place = match (&subject, picked) {
            // Beside its ring, wherever in it the pointer is, so that the note keeps still.
            (Subject::City(_), _) => on.place_of(&subject, at),
            (Subject::Tie(_), Some(_)) => scene::Rect::about(at, TIE_REACH).with(
                scene::Rect::spanning(at, [at[0] + ARROW[0], at[1] + ARROW[1]]),
            ),
            (Subject::Tie(_), None) => scene::Rect::about(at, TIE_REACH),
        };
        let about = About {
            subject: &subject,
            degree: on.dot_of(&subject).map_or(0, |dot| dot.degree),
            cities: picked.map_or(&[], |picked| picked.cities.as_slice()),
            more_ties: picked.map_or(0, |picked| picked.ties.len().saturating_sub(1)),
            next,
            place,
            lines,
        };
        hover::show(ui, scope, on.rect, &about, on.told);
    }
}

/// The keys that were held as the click ended; by the time that a frame is drawn they may have been let go.
fn held_at_click(input: &InputState) -> Modifiers {
    let released = input.events.iter().rev().find_map(|event| match event {
        Event::PointerButton {
            pressed: false,
            modifiers,
            ..
        } => Some(*modifiers),
        _ => None,
    });
    released.unwrap_or(input.modifiers)
}

/// The map that is pointed at.
pub(super) struct On<'a> {
    pub(super) rect: Rect,
    pub(super) frame: &'a Frame,
    pub(super) told: &'a Told<'a>,
    pub(super) dots: &'a [scene::dots::Dot],
    /// Whether the tool in hand tells what is meant.
    pub(super) is_told: bool,
}

/// Notes what a click on the map itself selects: the map does not fly there.
pub(super) fn note_selected(actions: &[Action], selected: &mut Option<Subject>) {
    for action in actions {
        match action {
            Action::Select(SelectAction::Select(subject)) => selected.clone_from(subject),
            Action::Tool(ToolAction::Point(point)) => selected.clone_from(&point.under),
            Action::Tool(ToolAction::Draw(from, _)) => {
                *selected = Some(Subject::City(from.clone()));
            }
            _ => {}
        }
    }
}

impl On<'_> {
    fn dot_of(&self, subject: &Subject) -> Option<&scene::dots::Dot> {
        let mut dots = self.dots.iter();
        dots.find(|dot| matches!(subject, Subject::City(city) if *city == dot.city))
    }

    /// What a city covers with its ring, on the copy of the world that is nearest to a point.
    fn place_of(&self, subject: &Subject, near: [f64; 2]) -> scene::Rect {
        let places = self
            .dot_of(subject)
            .into_iter()
            .flat_map(|dot| self.frame.places(dot.at, RING.0));
        let off = |place: &[f64; 2]| (place[0] - near[0]).abs();
        let place = places.min_by(|a, b| off(a).total_cmp(&off(b)));
        scene::Rect::about(place.unwrap_or(near), RING.0 + RING.1)
    }
}
