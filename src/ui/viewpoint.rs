//! Whose word the window shows: the switch in the bar, filled while it is anybody's but everyone's, with the way back.

use eframe::egui::{
    Align, Id, Layout, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::kept::kept;
use super::{Scope, mirror, theme};
use crate::atlas::shown::shortened;
use crate::atlas::{Id as CityId, Subject};
use crate::search::Part;
use crate::session::{LookAction, Session};
use crate::standing::Viewpoint;
use crate::text::Texts;
use crate::ui::bidi;
use crate::ui::bidi::Tip as _;

/// The most letters of a city's name that the switch has room for.
const LETTERS: usize = 32;
const HEIGHT: f32 = 32.0;
const MENU: f32 = 240.0;
const LIST: f32 = 180.0;
/// The most cities that a search shows.
const MOST: usize = 40;

/// A viewpoint by its name, the same everywhere: `As Seoul sees it`.
pub(super) fn name(texts: &Texts, session: &Session, from: &Viewpoint) -> String {
    match from {
        Viewpoint::Anyone => texts.get("viewpoint-anyone"),
        Viewpoint::Agreed => texts.get("viewpoint-agreed"),
        Viewpoint::City(city) => {
            let city = shortened(texts.city(session.atlas(), city), LETTERS);
            texts.with("viewpoint-city", &[("city", city.as_ref().into())])
        }
    }
}

/// How wide the switch is.
fn width(ui: &Ui, scope: &Scope<'_>) -> f32 {
    let wide = |text: String| {
        bidi::line(ui.ctx(), &text, theme::body(scope.palette))
            .size()
            .x
    };
    let now = scope.session.viewpoint();
    let switch = wide(name(scope.texts, scope.session, now) + " ▾") + 24.0;
    if *now == Viewpoint::Anyone {
        switch
    } else {
        switch + wide(scope.texts.get("viewpoint-anyone")) + 22.0
    }
}

/// Draws the switch in the bar, right before the side panel, where it has room there; answers whether it had.
pub(super) fn in_bar(ui: &mut Ui, scope: &mut Scope<'_>, right: f32) -> bool {
    let width = width(ui, scope);
    let left = right - width;
    if left < ui.cursor().left() + 12.0 {
        return false;
    }
    let middle = ui.max_rect().center().y;
    let rect = Rect::from_min_size(pos2(left, middle - HEIGHT / 2.0), vec2(width, HEIGHT));
    show(ui, scope, rect);
    true
}

/// Draws the switch over the map, where the bar has no room for it and it must be seen; answers the map beneath it.
pub(super) fn over_map(ui: &mut Ui, scope: &mut Scope<'_>, map: Rect) -> Rect {
    let size = vec2(width(ui, scope).min(map.width() - 24.0), HEIGHT);
    let switch = Rect::from_min_size(map.left_top() + vec2(12.0, 12.0), size);
    show(ui, scope, switch);
    map.with_min_y(switch.bottom())
}

fn show(ui: &mut Ui, scope: &mut Scope<'_>, rect: Rect) {
    let now = scope.session.viewpoint().clone();
    let is_on = now != Viewpoint::Anyone;
    let builder = UiBuilder::new()
        .id_salt("viewpoint switch")
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    let mut ui = ui.new_child(builder);
    ui.spacing_mut().item_spacing.x = 1.0;
    ui.spacing_mut().button_padding = vec2(10.0, 4.0);
    let words = name(scope.texts, scope.session, &now);
    let button = |text: String| {
        let (fill, ink) = if is_on {
            (scope.palette.accent, scope.palette.panel)
        } else {
            (scope.palette.panel, scope.palette.ink)
        };
        bidi::Button::new(text)
            .colour(theme::colour(ink))
            .fill(theme::colour(fill))
            .min_size(vec2(0.0, HEIGHT))
    };
    let response = ui.add(button(format!("{words} ▾")));
    let spoken = scope.texts.with("viewpoint", &[("name", (&words).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let back = is_on.then(|| {
        let name = scope.texts.get("viewpoint-anyone");
        let back = ui.add(button(name));
        let spoken = scope.texts.get("viewpoint-back");
        back.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        back.tip(spoken)
    });
    if back.is_some_and(|back| back.clicked()) {
        set(scope, Viewpoint::Anyone);
    }
    choices(scope, &response, &now);
    response.tip(scope.texts.get("viewpoint-tip"));
}

/// The viewpoints to choose from: the three that are nearest, then every city by its name.
fn choices(scope: &mut Scope<'_>, switch: &Response, now: &Viewpoint) {
    Popup::menu(switch)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(MENU);
            let mut near = vec![Viewpoint::Anyone];
            near.extend(at_hand(scope.session).into_iter().map(Viewpoint::City));
            near.push(Viewpoint::Agreed);
            for from in near {
                choice(ui, scope, now, from);
            }
            ui.separator();
            others(ui, scope, now);
        });
}

fn choice(ui: &mut Ui, scope: &mut Scope<'_>, now: &Viewpoint, from: Viewpoint) {
    let words = name(scope.texts, scope.session, &from);
    if ui.radio(from == *now, words).clicked() {
        set(scope, from);
        ui.close();
    }
}

/// The cities that one most likely means: those of the selection, and of the tie that leads the atlas.
fn at_hand(session: &Session) -> Vec<CityId> {
    let mut cities: Vec<CityId> = match session.selected() {
        Some(Subject::City(city)) => vec![city.clone()],
        Some(Subject::Tie(tie)) => tie.ends().map(Clone::clone).into(),
        None => Vec::new(),
    };
    if let Some(lead) = &session.atlas().about.lead_tie {
        for end in lead.ends() {
            if !cities.contains(end) {
                cities.push(end.clone());
            }
        }
    }
    cities.retain(|city| session.atlas().cities.contains_key(city));
    cities
}

/// Every city, by a part of its name.
fn others(ui: &mut Ui, scope: &mut Scope<'_>, now: &Viewpoint) {
    let id = Id::unique("viewpoint search");
    let mut sought = ui
        .data(|data| data.get_temp::<String>(id))
        .unwrap_or_default();
    let edit = TextEdit::singleline(&mut sought)
        .id(id)
        .hint_text(scope.texts.get("viewpoint-search"))
        .desired_width(MENU - 16.0);
    let response = mirror::edit(ui, edit);
    let label = scope.texts.get("viewpoint-search");
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(label));
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, sought.clone()));
    }
    let session = scope.session;
    let key = (session.revision(), sought);
    let found = kept(ui.ctx(), id.with("found"), key, |(_, sought)| {
        let part = Part::of(sought);
        let cities = session.atlas().cities.iter();
        let found = cities.filter(|(_, city)| {
            let mut names = std::iter::once(&city.name).chain(city.names.values());
            names.any(|name| part.is_in(name))
        });
        found
            .map(|(id, _)| id.clone())
            .take(MOST)
            .collect::<Vec<CityId>>()
    });
    ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
        for city in &found.1 {
            choice(ui, scope, now, Viewpoint::City(city.clone()));
        }
    });
}

fn set(scope: &mut Scope<'_>, viewpoint: Viewpoint) {
    scope.act(LookAction::SetViewpoint(viewpoint));
}
