//! The steps that led here, in a panel at the left: the latest at the top, the atlas as it was opened at the bottom. A
//! click goes back or forth; what has been undone stands above in quiet ink.

use std::time::Duration;

use eframe::egui::{
    Align, Button, Frame, Id, Layout, Margin, Panel, Rect, Role, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::panel::parts;
use super::{Scope, bidi, stamp, theme};
use crate::session::{StepAction, StepLine};

/// How wide the panel is, points.
const WIDTH: f32 = 320.0;
/// From its edges to its text.
const INSET: f32 = 16.0;
/// A step in two lines: what, and when.
const ROW: f32 = 42.0;
const NAME: f32 = 20.0;
const WORDS: f32 = 16.0;
/// Where the words begin, beside the mark of the state that is shown.
const MARK: f32 = 20.0;
/// So many rows are drawn beyond those in sight, for whoever goes through the list by keys.
const BEYOND: usize = 2;
/// How long a time may be shown that has passed meanwhile.
const STALE: Duration = Duration::from_secs(30);

/// The panel.
#[derive(Debug, Default)]
pub(super) struct HistoryPanel {
    is_open: bool,
}

impl HistoryPanel {
    /// Opens the panel, or closes it; answers whether it is open then.
    pub(super) fn turn(&mut self) -> bool {
        self.is_open = !self.is_open;
        self.is_open
    }

    /// Closes the panel.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    /// Draws the panel, if it is open.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        if !self.is_open {
            return;
        }
        Panel::left("history")
            .exact_size(WIDTH)
            .resizable(false)
            .frame(Frame::new().fill(theme::colour(scope.palette.panel)))
            .show(ui, |ui| {
                self.is_open = !head(ui, scope);
                list(ui, scope);
            });
    }
}

/// Draws the title; answers whether the panel is to be closed.
fn head(ui: &mut Ui, scope: &Scope<'_>) -> bool {
    let mut closes = false;
    let margin = Margin {
        left: INSET as i8,
        right: INSET as i8,
        top: 12,
        bottom: 4,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            let title = theme::title(scope.palette);
            bidi::label(ui, scope.texts.get("history-title"), title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = scope.texts.get("history-close");
                let button = Button::new("✕").frame(false).min_size(vec2(24.0, 24.0));
                let response = ui.add(button).on_hover_text(&name);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                closes = response.clicked();
            });
        });
        let note = theme::note(scope.palette);
        bidi::label(ui, scope.texts.get("history-how"), note);
    });
    closes
}

/// The rows in sight; the room of the others is kept. There may be thousands.
fn list(ui: &mut Ui, scope: &mut Scope<'_>) {
    let session = scope.session;
    let count = session.step_count() + 1;
    let now_s = stamp().unix_s;
    ui.ctx().request_repaint_after(STALE);
    ScrollArea::vertical()
        .id_salt("history")
        .auto_shrink([false, false])
        .show_rows(ui, ROW, count, |ui, rows| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let first = rows.start;
            let end = (rows.end + BEYOND).min(count);
            let corner = ui.max_rect().min;
            let width = ui.max_rect().width();
            for row in first..end {
                // The latest step stands at the top.
                let number = count - 1 - row;
                let Some(line) = session.step_line(number) else {
                    continue;
                };
                let top = corner.y + (row - first) as f32 * ROW;
                let place = Rect::from_min_size(
                    pos2(corner.x + INSET, top),
                    vec2(width - 2.0 * INSET, ROW),
                );
                let id = Id::unique(("step", number));
                let builder = UiBuilder::new().scope_id(id).max_rect(place);
                let mut own = ui.new_child(builder);
                if step(&mut own, scope, (number, line), now_s) {
                    scope.act(StepAction::GoTo(number));
                }
            }
            ui.set_height((rows.end - first) as f32 * ROW);
        });
}

/// One state of the atlas; answers whether it was clicked.
fn step(ui: &mut Ui, scope: &Scope<'_>, (number, line): (usize, StepLine<'_>), now_s: i64) -> bool {
    let (texts, palette) = (scope.texts, scope.palette);
    let done = scope.session.steps_done();
    let is_here = number == done;
    let name = match line.label {
        Some(label) => texts.step(label),
        None => texts.get("history-opened"),
    };
    let made = line.made_s.map(|made_s| texts.ago(now_s - made_s));
    let saved = line.is_saved.then(|| texts.get("history-saved"));
    let undone = (number > done).then(|| texts.get("history-undone"));
    let words: Vec<String> = [made, undone, saved].into_iter().flatten().collect();
    let words = words.join(" · ");
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        // egui would call it switched on.
        node.set_selected(is_here);
        node.set_description(words.as_str());
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let around = rect.expand2(vec2(8.0, 0.0));
    let ground = theme::colour(palette.selected);
    if is_here {
        ui.painter().rect_filled(around, 4.0, ground);
    } else if response.hovered() {
        ui.painter()
            .rect_filled(around, 4.0, ground.gamma_multiply(0.5));
    }
    if response.has_focus() {
        let frame = ui.visuals().selection.stroke;
        let inside = eframe::egui::StrokeKind::Inside;
        ui.painter().rect_stroke(around, 4.0, frame, inside);
    }
    if is_here {
        let at = pos2(rect.left() + 6.0, rect.center().y);
        let accent = theme::colour(palette.accent);
        ui.painter().circle_filled(at, 4.0, accent);
    }
    let body = theme::body(palette);
    let style = if number > done {
        body.colour(theme::colour(palette.soft_ink))
    } else if is_here {
        body.semibold()
    } else {
        body
    };
    let size = vec2(rect.width() - MARK, NAME);
    let upper = Rect::from_min_size(rect.min + vec2(MARK, 3.0), size);
    let (_, is_short) = parts::write(ui, upper, Align::LEFT, &name, style);
    let lower = Rect::from_min_size(upper.left_bottom(), vec2(size.x, WORDS));
    parts::write(ui, lower, Align::LEFT, &words, theme::note(palette));
    let clicked = response.clicked();
    if is_short {
        response.on_hover_text(name);
    }
    clicked && !is_here
}
