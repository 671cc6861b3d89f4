//! The short list that opens where several things share a spot of the map.

use eframe::egui::{
    self, EventFilter, Id, Key, Popup, PopupAnchor, PopupCloseBehavior, Rect, RectAlign, Response,
    Role, Sense, SetOpenCommand, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::super::{Scope, bidi, mirror, theme};
use super::told::Told;
use super::{names, swatch as sample};
use crate::atlas::Subject;
use crate::scene::dots::RING;
use crate::scene::drawn::swatch;
use crate::scene::view::Frame;
use crate::session::SelectAction;
use crate::ui::panel::parts;

const ROW: f32 = 28.0;
/// Between the list's edge and its words.
const INSIDE: f32 = 8.0;
/// The least room between a name and the note at the right.
const APART: f32 = 16.0;
const SWATCH: f32 = 24.0;

/// What is offered, and where.
pub(super) struct Choice {
    /// Of what.
    subjects: Vec<Subject>,
    /// The spot on the map, points; it holds for this view alone.
    at: [f64; 2],
    frame: Frame,
    is_new: bool,
    /// Its first line is still to get the focus.
    wants_focus: bool,
}

impl Choice {
    pub(super) fn new(subjects: Vec<Subject>, at: [f64; 2], frame: Frame) -> Self {
        Self {
            subjects,
            at,
            frame,
            is_new: true,
            wants_focus: true,
        }
    }
}

/// Shows the list while it is open; it closes when one is chosen, by Esc, by a click elsewhere, and when the map moves.
/// Answers what of it the pointer or the focus is on.
pub(super) fn show(
    ui: &Ui,
    scope: &mut Scope<'_>,
    rect: Rect,
    frame: &Frame,
    choice: &mut Option<Choice>,
    told: &Told<'_>,
) -> Option<Subject> {
    let id = Id::unique("map choice");
    let open = choice.as_mut()?;
    if open.frame != *frame {
        Popup::close_id(ui.ctx(), id);
        *choice = None;
        return None;
    }
    let about = Rect::from_center_size(
        super::at(open.at, rect),
        vec2(1.0, 1.0) * 2.0 * RING.0 as f32,
    );
    let about = mirror::outside(ui.ctx(), ui.layer_id(), about);
    let is_new = std::mem::take(&mut open.is_new);
    let name = head(scope, &open.subjects);
    let (subjects, wants_focus) = (&open.subjects, &mut open.wants_focus);
    let shown = Popup::new(
        id,
        ui.ctx().clone(),
        PopupAnchor::ParentRect(about),
        ui.layer_id(),
    )
    .open_memory(is_new.then_some(SetOpenCommand::Bool(true)))
    .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
    .align(RectAlign::BOTTOM_START)
    .gap(4.0)
    .accessible_name(&name)
    .show(|ui| rows(ui, scope, &name, subjects, told, wants_focus));
    let is_open = Popup::is_id_open(ui.ctx(), id);
    let inner = shown.map(|shown| shown.inner);
    if !is_open {
        *choice = None;
    }
    inner.flatten()
}

fn head(scope: &Scope<'_>, subjects: &[Subject]) -> String {
    let count = subjects.len().into();
    if subjects.iter().all(|s| matches!(s, Subject::City(_))) {
        scope.texts.with("places-here", &[("count", count)])
    } else {
        scope.texts.with("things-here", &[("count", count)])
    }
}

fn rows(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    head: &str,
    subjects: &[Subject],
    told: &Told<'_>,
    wants_focus: &mut bool,
) -> Option<Subject> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let notes: Vec<(String, String)> = subjects
        .iter()
        .map(|subject| (names::of(scope, subject), note(scope, subject, told)))
        .collect();
    let (body, soft) = (theme::body(scope.palette), theme::note(scope.palette));
    let wide = |text: &str, style| {
        let galley = ui.ctx().fonts_mut(|fonts| bidi::galley(fonts, text, style));
        galley.size().x
    };
    let widths = notes
        .iter()
        .map(|(name, note)| wide(name, body) + APART + wide(note, soft));
    let width = widths.fold(wide(head, soft), f32::max) + 2.0 * INSIDE;
    let with_lines = subjects.iter().any(|s| matches!(s, Subject::Tie(_)));
    let left = if with_lines { SWATCH + 8.0 } else { 0.0 };
    let size = vec2((width + left).ceil(), ROW);
    let title = ui.allocate_exact_size(size, Sense::hover()).0;
    let inside = title.shrink2(vec2(INSIDE, 0.0));
    parts::write(ui, inside, egui::Align::LEFT, head, soft);
    let mut responses = Vec::new();
    for (subject, (name, note)) in subjects.iter().zip(&notes) {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let label = scope.texts.with("choose", &[("name", name.into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        paint_ground(ui, scope, rect, &response);
        let inside = rect.shrink2(vec2(INSIDE, 0.0));
        if let Subject::Tie(tie) = subject
            && let Some(standing) = told.get(tie)
        {
            let lines = swatch(standing, scope.palette);
            sample::paint(ui.painter(), inside.left_center(), SWATCH, &lines);
        }
        let words = inside.with_min_x(inside.left() + left);
        parts::write(ui, words, egui::Align::LEFT, name, body);
        parts::write(ui, inside, egui::Align::RIGHT, note, soft);
        if response.clicked() {
            scope.act(SelectAction::Select(Some(subject.clone())));
            ui.close();
        }
        responses.push(response);
    }
    // The first pass only measures; what is not yet there can't hold the focus.
    if *wants_focus
        && !ui.is_sizing_pass()
        && let Some(first) = responses.first()
    {
        first.request_focus();
        *wants_focus = false;
    }
    move_focus(ui, &responses);
    let is_meant = |response: &Response| response.hovered() || super::has_focus(response);
    let hovered = responses.iter().position(Response::hovered);
    let meant = hovered.or_else(|| responses.iter().position(is_meant))?;
    subjects.get(meant).cloned()
}

/// What tells it from the others: a city's level and country, a tie's kind or that it is contested.
fn note(scope: &Scope<'_>, subject: &Subject, told: &Told<'_>) -> String {
    match subject {
        Subject::City(id) => {
            let city = scope.session.atlas().cities.get(id);
            city.map_or_else(String::new, |city| scope.texts.level(city.level))
        }
        Subject::Tie(id) => told.get(id).map_or_else(String::new, |standing| {
            if standing.is_contested() {
                scope.texts.get("contested")
            } else {
                scope.texts.kind_head(standing.leading())
            }
        }),
    }
}

fn paint_ground(ui: &Ui, scope: &Scope<'_>, rect: Rect, response: &Response) {
    if response.hovered() || super::has_focus(response) {
        let ground = theme::colour(scope.palette.selected);
        ui.painter().rect_filled(rect, 3.0, ground);
    }
    if super::has_focus(response) {
        let stroke = Stroke::new(2.0, theme::colour(scope.palette.accent));
        ui.painter()
            .rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
    }
}

/// The arrows go through the rows and round; the map behind keeps still.
fn move_focus(ui: &Ui, rows: &[Response]) {
    let Some(focused) = rows.iter().position(super::has_focus) else {
        return;
    };
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(rows[focused].id, filter));
    let (down, up) = ui.input(|input| {
        (
            input.key_pressed(Key::ArrowDown),
            input.key_pressed(Key::ArrowUp),
        )
    });
    let count = rows.len();
    if down {
        rows[(focused + 1) % count].request_focus();
    } else if up {
        rows[(focused + count - 1) % count].request_focus();
    }
}
