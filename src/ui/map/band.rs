//! The tie that a drag draws: from the city where it was pressed to wherever it is let go.
//!
//! Two clicks do the same; a drag takes one gesture, and shows the way before anything is decided.

use eframe::egui::{PointerButton, Pos2, Rect, Response, Ui};

use super::super::Scope;
use super::{Map, tool};
use crate::atlas::{Id, Subject};
use crate::scene::view::Frame;
use crate::session::{Point, Tool, ToolAction};

/// A tie while it is being drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Band {
    /// The city that it begins at; `None` once it was given up.
    from: Option<Id>,
    is_let_go: bool,
}

impl Band {
    /// What this frame makes of it: with the tool that connects, a drag that begins at a city begins one, Esc gives it up.
    /// `city` tells which city is at a point of the screen.
    pub(super) fn read(
        band: Option<Self>,
        ui: &Ui,
        scope: &Scope<'_>,
        last: Option<&Response>,
        city: impl FnOnce(Pos2) -> Option<Id>,
    ) -> Option<Self> {
        let response = last?;
        let is_connecting = scope.session.tool() == Tool::Connect;
        let mut band = match band {
            Some(band) => band,
            None if is_connecting && response.drag_started_by(PointerButton::Primary) => {
                let origin = ui.input(|input| input.pointer.press_origin())?;
                let from = Some(city(origin)?);
                Self {
                    from,
                    is_let_go: false,
                }
            }
            None => return None,
        };
        if !response.dragged() && !response.drag_stopped() {
            return None;
        }
        // Esc ends a drag without the button being let go.
        band.is_let_go = response.drag_stopped_by(PointerButton::Primary);
        if !is_connecting || response.drag_stopped() && !band.is_let_go {
            band.from = None;
        }
        Some(band)
    }

    /// The city that it begins at.
    pub(super) fn from(&self) -> Option<&Id> {
        self.from.as_ref()
    }

    /// Ends it where it was let go. At the city where it began that was a click whose hand was not still.
    pub(super) fn end(
        &self,
        scope: &mut Scope<'_>,
        frame: &Frame,
        rect: Rect,
        response: &Response,
        under: Option<Subject>,
    ) {
        let Some(from) = self.from.as_ref().filter(|_| self.is_let_go) else {
            return;
        };
        let Some(pointer) = response.interact_pointer_pos() else {
            return;
        };
        // Beside the map nothing can be added.
        if !rect.contains(pointer) {
            return;
        }
        let to: Point = tool::point(frame, rect, Some(pointer), under);
        let is_click = matches!(&to.under, Some(Subject::City(city)) if city == from);
        scope.act(if is_click {
            ToolAction::Point(to)
        } else {
            ToolAction::Draw(from.clone(), to)
        });
    }
}

impl Map {
    /// Reads the drags of the tool in hand and draws it; whether it has told what is beneath the pointer.
    pub(super) fn use_tool(
        &mut self,
        ui: &Ui,
        scope: &mut Scope<'_>,
        (frame, rect): (&Frame, Rect),
        meant: Option<&Subject>,
        response: &Response,
    ) -> bool {
        self.carries = tool::drag(scope, frame, rect, response, self.carries);
        let band = self.band.as_ref();
        if let Some(band) = band {
            band.end(scope, frame, rect, response, meant.cloned());
        }
        let from = band.and_then(Band::from);
        tool::show(ui, scope, (frame, rect), (meant, from), response)
    }

    /// The city that the last frame showed at a point of the screen.
    pub(super) fn city_at(&mut self, at: Pos2, rect: Rect) -> Option<Id> {
        let frame = self.camera.shown()?;
        let drawn = self.drawn.take()?;
        let at = at - rect.min;
        let picked = self.picked(&drawn, &frame, [f64::from(at.x), f64::from(at.y)]);
        self.drawn = Some(drawn);
        picked?.cities.into_iter().next()
    }
}
