//! What lies over the top of the map: what is being opened, and what went wrong with what to do about it. It covers the map
//! rather than push it down, so that nothing on it moves when a word comes or goes.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Color32, Frame, Id, Layout, Margin, ProgressBar, Rect, ScrollArea, Sense, Shape, Stroke,
    Ui, UiBuilder, pos2, vec2,
};

use super::{Scope, bidi, compare, filter, map, mirror, read_only, theme};
use crate::atlas::shown::escaped;
use crate::session::{
    Action, FileAction, MergeStep, Notice, NoticeAction, Offer, Outside, SaveAction,
};
use crate::text::Texts;

/// From the map's edges to a strip's, points.
const EDGE: f32 = 16.0;
/// From one strip to the next.
const BETWEEN: f32 = 8.0;
const INSIDE: i8 = 12;
/// Longer lines are hard to read.
const WIDEST: f32 = 720.0;
/// A text that is higher than this can be scrolled.
const TALLEST: f32 = 140.0;
const ROW: f32 = 24.0;
/// How wide and high the sign before a title is.
const SIGN: f32 = 16.0;

/// Draws the strips that there are over the map.
pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: Rect,
    is_opening_long: bool,
    shown: Option<[usize; 2]>,
) {
    let mut top = map.top() + EDGE;
    if is_opening_long && scope.session.loading().is_some() {
        let strip = strip(
            ui,
            scope,
            (map, top),
            (Role::Status, "opening-strip"),
            show_opening,
        );
        top = strip.bottom() + BETWEEN;
    }
    if scope.session.is_read_only() {
        let named = (Role::Status, "read-only-strip");
        let strip = strip(ui, scope, (map, top), named, |ui, scope| {
            read_only::strip(ui, scope);
        });
        top = strip.bottom() + BETWEEN;
    }
    if !scope.session.filter().is_empty() {
        let named = (Role::Status, "filter-strip");
        let strip = strip(ui, scope, (map, top), named, |ui, scope| {
            filter::strip(ui, scope, shown);
        });
        top = strip.bottom() + BETWEEN;
    }
    if !scope.session.pinned().is_empty() {
        let named = (Role::Status, "pinned-strip");
        let strip = strip(ui, scope, (map, top), named, compare::strip);
        top = strip.bottom() + BETWEEN;
    }
    notice_strip(ui, scope, (map, top));
}

/// Draws what went wrong or is to be known where the map is not shown.
pub(super) fn show_alone(ui: &mut Ui, scope: &mut Scope<'_>, room: Rect) {
    notice_strip(ui, scope, (room, room.top() + EDGE));
}

fn notice_strip(ui: &mut Ui, scope: &mut Scope<'_>, (map, top): (Rect, f32)) {
    if let Some(notice) = scope.session.notice() {
        strip(
            ui,
            scope,
            (map, top),
            (Role::Alert, "notice-strip"),
            |ui, scope| {
                show_notice(ui, scope, notice);
            },
        );
    }
}

/// Draws a strip over the map, from its left edge to its buttons, which stay free; says where it is. The role makes a
/// screen reader read it out, wherever the focus is.
fn strip(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (map, top): (Rect, f32),
    (role, name): (Role, &str),
    content: impl FnOnce(&mut Ui, &mut Scope<'_>),
) -> Rect {
    let palette = scope.palette;
    let left_top = pos2(map.left() + EDGE, top);
    let width = map::left_of_buttons(map) - EDGE - left_top.x;
    let place = Rect::from_min_max(left_top, map.max - vec2(EDGE, EDGE));
    let builder = UiBuilder::new()
        .scope_id(Id::unique(name))
        .max_rect(place.with_max_x(left_top.x + width.clamp(0.0, WIDEST)))
        // The map beneath must not take what is meant for the strip.
        .sense(Sense::CLICK | Sense::DRAG)
        .accessibility_role(role);
    let frame = Frame::new()
        .fill(theme::colour(palette.panel))
        .stroke(Stroke::new(1.0, theme::colour(palette.rule)))
        .corner_radius(4)
        .inner_margin(Margin::same(INSIDE));
    mirror::mirrored_again(ui, Id::unique(("strip", name)), |ui| {
        let shown = frame.show(&mut ui.new_child(builder), |ui| {
            ui.set_width(ui.available_width());
            content(ui, scope);
        });
        let rect = shown.response.rect;
        (rect, rect)
    })
}

fn show_opening(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(path) = scope.session.loading() else {
        return;
    };
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = if path == Path::new("-") {
        scope.texts.get("standard-input")
    } else {
        escaped(&name.to_string_lossy()).into_owned()
    };
    let text = scope.texts.with("opening", &[("file", (&name).into())]);
    row(ui, |ui| {
        if bidi::button(ui, scope.texts.get("cancel")).clicked() {
            scope.act(FileAction::CancelOpening);
        }
        // How much is left is not known: reading is quick, and checking has no measure.
        let bar = ProgressBar::new(1.0)
            .animate(true)
            .desired_width(120.0)
            .desired_height(6.0);
        ui.add(bar);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            bidi::truncated(ui, text, theme::body(scope.palette));
        });
    });
}

/// A row that is filled from the right.
fn row(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), ROW);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(size, layout, content);
}

/// A sign and a word, the buttons, and beneath them what there is to say.
fn show_notice(ui: &mut Ui, scope: &mut Scope<'_>, notice: &Notice) {
    let palette = scope.palette;
    let (colour, title) = if notice.is_trouble {
        (palette.error, "notice-trouble")
    } else {
        (palette.ink, "notice-remark")
    };
    let colour = theme::colour(colour);
    row(ui, |ui| {
        if bidi::button(ui, scope.texts.get("close")).clicked() {
            scope.act(NoticeAction::Close);
        }
        if bidi::button(ui, scope.texts.get("copy")).clicked() {
            scope.platform.copy(ui.ctx(), &words(notice, scope.texts));
        }
        if notice.offer == Some(Offer::SaveElsewhere)
            && bidi::button(ui, scope.texts.get("save-as")).clicked()
        {
            scope.act(SaveAction::Ask);
        }
        if notice.offer == Some(Offer::ReviewMerge)
            && ui.button(scope.texts.get("merge-review")).clicked()
        {
            scope.actions.extend([
                NoticeAction::Close.into(),
                Action::Outside(Outside::Merge(MergeStep::Review)),
            ]);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            sign(ui, colour, notice.is_trouble);
            let style = theme::body(palette).semibold().colour(colour);
            bidi::truncated(ui, scope.texts.get(title), style);
        });
    });
    ui.add_space(4.0);
    ScrollArea::vertical().max_height(TALLEST).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for line in words(notice, scope.texts).lines() {
            bidi::label(ui, escaped(line), theme::body(palette));
        }
    });
}

/// What a notice says.
fn words(notice: &Notice, texts: &Texts) -> String {
    let refused = notice.refused.as_ref().map(|error| texts.say(error));
    let said = Some(notice.text.clone()).filter(|text| !text.is_empty());
    said.into_iter()
        .chain(refused)
        .collect::<Vec<_>>()
        .join("\n")
}

/// A triangle around an exclamation mark, or a circle around an i: trouble must not be told by its colour alone.
fn sign(ui: &mut Ui, colour: Color32, is_trouble: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(SIGN, SIGN), Sense::hover());
    let painter = ui.painter();
    let line = Stroke::new(1.5, colour);
    let middle = rect.center();
    let (stem, dot) = if is_trouble {
        let corners = vec![
            pos2(middle.x, rect.top() + 1.0),
            pos2(rect.right() - 0.5, rect.bottom() - 1.5),
            pos2(rect.left() + 0.5, rect.bottom() - 1.5),
        ];
        painter.add(Shape::closed_line(corners, line));
        ([-2.0, 2.0], 4.2)
    } else {
        painter.circle_stroke(middle, SIGN / 2.0 - 1.0, line);
        ([-0.5, 4.0], -3.2)
    };
    painter.vline(middle.x, (middle.y + stem[0])..=(middle.y + stem[1]), line);
    painter.circle_filled(pos2(middle.x, middle.y + dot), 1.0, colour);
}
