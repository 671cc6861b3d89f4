//! The strips above the map: what is being opened, and what went wrong with what to do about it.

use eframe::egui::{Align, Context, Frame, Layout, Panel, ProgressBar, ScrollArea, Ui};

use super::bidi::{self, Style};
use super::{Scope, theme};
use crate::session::{Action, Offer};

/// How long opening a file may take before the window speaks of it, seconds.
const PATIENCE_S: f64 = 0.3;
/// A text that is longer than this can be scrolled, points.
const TALLEST: f32 = 140.0;

/// Since when something has been going on.
#[derive(Debug, Default)]
pub(super) struct Since(Option<f64>);

impl Since {
    /// Whether it has gone on for longer than people wait without a word.
    fn is_long(&mut self, ctx: &Context, goes_on: bool) -> bool {
        if !goes_on {
            self.0 = None;
            return false;
        }
        let now = ctx.input(|input| input.time);
        let passed = now - *self.0.get_or_insert(now);
        let rest = (PATIENCE_S - passed).max(0.0);
        if rest > 0.0 {
            ctx.request_repaint_after_secs(rest as f32);
        }
        passed >= PATIENCE_S
    }
}

/// Draws the strips that there are.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, frame: Frame, opening: &mut Since) {
    let is_opening = scope.session.loading().is_some();
    if opening.is_long(ui.ctx(), is_opening) {
        Panel::top("opening")
            .frame(frame)
            .show(ui, |ui| show_opening(ui, scope));
    }
    if scope.session.notice().is_some() {
        Panel::top("notice")
            .frame(frame)
            .show(ui, |ui| show_notice(ui, scope));
    }
}

fn show_opening(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(path) = scope.session.loading() else {
        return;
    };
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy().into_owned();
    let text = scope.texts.with("opening", &[("file", (&name).into())]);
    strip(ui, theme::body(scope.palette), &text, |ui| {
        if ui.button(scope.texts.get("cancel")).clicked() {
            scope.actions.push(Action::CancelOpening);
        }
        // How much is left is not known: reading is quick, and checking has no measure.
        let bar = ProgressBar::new(1.0)
            .animate(true)
            .desired_width(120.0)
            .desired_height(6.0);
        ui.add(bar);
    });
}

fn show_notice(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(notice) = scope.session.notice() else {
        return;
    };
    let colour = if notice.is_trouble {
        scope.palette.error
    } else {
        scope.palette.ink
    };
    let style = theme::body(scope.palette).colour(theme::colour(colour));
    strip(ui, style, &notice.text, |ui| {
        if ui.button(scope.texts.get("close")).clicked() {
            scope.actions.push(Action::CloseNotice);
        }
        if ui.button(scope.texts.get("copy")).clicked() {
            scope.platform.copy(ui.ctx(), &notice.text);
        }
        if notice.offer == Some(Offer::SaveElsewhere)
            && ui.button(scope.texts.get("save-as")).clicked()
        {
            scope.actions.push(Action::AskWhereToSave);
        }
    });
}

/// A text at the left, and controls at the right, the outermost first.
fn strip(ui: &mut Ui, style: Style, text: &str, controls: impl FnOnce(&mut Ui)) {
    ui.add_space(8.0);
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        controls(ui);
        ui.add_space(16.0);
        ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
            ui.add_space(4.0);
            ScrollArea::vertical().max_height(TALLEST).show(ui, |ui| {
                ui.set_width(ui.available_width());
                for line in text.lines() {
                    bidi::label(ui, line, style);
                }
            });
        });
    });
    ui.add_space(8.0);
}
