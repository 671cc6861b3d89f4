//! The menu that opens at a place of the map: what can be done there, whatever tool is in hand.

use eframe::egui::{Button, Popup, Rect, Response, Ui, vec2};

use super::super::command::{Command, ToolCommand};
use super::super::{Scope, compare, mirror};
use super::camera::Camera;
use super::{Map, tool};
use crate::atlas::Subject;
use crate::geo::{Position, text_of_position};
use crate::scene::view::Frame;
use crate::session::{FormAction, Target, ToolAction};
use crate::ui::bidi;

const WIDTH: f32 = 220.0;

impl Map {
    /// Shows the place that was gone to, and the menu of the place that was asked about.
    pub(super) fn show_spots(
        &mut self,
        ui: &Ui,
        scope: &mut Scope<'_>,
        frame: &Frame,
        rect: Rect,
        under: Option<&Subject>,
        response: &Response,
    ) {
        if response.clicked() {
            self.mark = None;
        }
        if let Some(place) = self.mark {
            tool::ring(&ui.painter_at(rect), scope, frame, rect, place, true);
        }
        let menu = (&mut self.spot, &mut self.camera);
        show(scope, frame, rect, response, under, menu);
    }
}

/// Opens the menu at a click with the other button, and shows it while it is open. `spot` is where that was, and on
/// what: on a city its own place, whatever the pointer hit of it.
fn show(
    scope: &mut Scope<'_>,
    frame: &Frame,
    rect: Rect,
    response: &Response,
    under: Option<&Subject>,
    (spot, camera): (&mut Option<(Position, Option<Subject>)>, &mut Camera),
) {
    if response.secondary_clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let city = match under {
            Some(Subject::City(city)) => scope.session.atlas().cities.get(city),
            _ => None,
        };
        let place = city.and_then(|city| city.at);
        let at = place.unwrap_or_else(|| tool::place_at(frame, rect, pointer));
        *spot = Some((at, under.cloned()));
    }
    let Some((at, on)) = spot.clone() else {
        return;
    };
    // It opens at the pointer, which is a place of the map; in a mirrored window that is elsewhere.
    let place = Popup::position_of_id(&response.ctx, Popup::default_response_id(response));
    let place = place.map(|place| Rect::from_min_size(place, vec2(0.0, 0.0)));
    let place = place.map(|place| mirror::outside(&response.ctx, response.layer_id, place).min);
    let menu = match place {
        Some(place) => Popup::context_menu(response).at_position(place),
        None => Popup::context_menu(response),
    };
    menu.show(|ui| {
        ui.set_min_width(WIDTH);
        if let Some(Subject::City(city)) = &on {
            compare::in_menu(ui, scope, city);
        }
        rows(ui, scope, at, camera);
    });
}

fn rows(ui: &mut Ui, scope: &mut Scope<'_>, at: Position, camera: &mut Camera) {
    let texts = scope.texts;
    let coordinates = text_of_position(at);
    let copy =
        Button::new(bidi::words(ui.ctx(), &texts.get("copy-position"))).shortcut_text(&coordinates);
    if ui.add(copy).clicked() {
        scope.platform.copy(ui.ctx(), &coordinates);
        ui.close();
    }
    ui.separator();
    if bidi::button(ui, texts.get("measure-from-here")).clicked() {
        scope.act(ToolAction::MeasureFrom(at));
        ui.close();
    }
    let can_add = Command::Tool(ToolCommand::AddCity).is_enabled(scope.session);
    let add = bidi::Button::new(texts.get("add-city-here"));
    if ui.add_enabled(can_add, add).clicked() {
        let target = Target::NewCity(Some(at));
        scope.act(FormAction::Begin(target));
        ui.close();
    }
    if bidi::button(ui, texts.get("centre-here")).clicked() {
        // As near as one is.
        camera.centre(ui.ctx(), at, 0.0);
        ui.close();
    }
}
