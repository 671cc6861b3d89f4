//! Dialogs: what asks or tells while the window behind it waits.

use eframe::egui::{Context, Frame, Id, Margin, Modal, ScrollArea, Ui};

use super::{Scope, bidi, theme};
use crate::session::{Action, Answer};

mod path;
mod settings;
mod shortcuts;
mod unsaved;

pub(super) use path::PathDialog;

/// The dialog that is open.
#[derive(Debug)]
pub(super) enum Dialog {
    /// Which keys do what.
    Shortcuts,
    /// Look, text size, motion.
    Settings,
    /// A path that is typed.
    Path(Box<PathDialog>),
}

impl Dialog {
    /// Whether a save waits for what is chosen in it.
    fn asks_for_place(&self) -> bool {
        matches!(self, Self::Path(path) if path.is_for_saving())
    }
}

/// Whether a dialog stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    Stay,
    Close,
}

/// Draws the dialog that is open, if one is, and closes it when it is done with, by Esc too.
pub(super) fn show(ctx: &Context, scope: &mut Scope<'_>, open: &mut Option<Dialog>) {
    if scope.session.question().is_some() {
        let after = in_modal(ctx, scope, "unsaved-title", |ui, scope| {
            unsaved::show(ui, scope);
            After::Stay
        });
        if after == After::Close {
            scope.actions.push(Action::Answer(Answer::Cancel));
        }
        return;
    }
    let Some(dialog) = open else {
        return;
    };
    let after = match dialog {
        Dialog::Shortcuts => in_modal(ctx, scope, "shortcuts", |ui, scope| {
            shortcuts::show(ui, scope)
        }),
        Dialog::Settings => in_modal(ctx, scope, "settings-title", |ui, scope| {
            settings::show(ui, scope)
        }),
        Dialog::Path(path) => in_modal(ctx, scope, path.title(), |ui, scope| path.show(ui, scope)),
    };
    if after == After::Close {
        if dialog.asks_for_place() && scope.actions.is_empty() {
            scope.actions.push(Action::NotPlaced);
        }
        *open = None;
    }
}

/// What a dialog's title and edges take of the window's height, in points.
const AROUND: f32 = 140.0;
/// What they take of its width.
const BESIDE: f32 = 80.0;

/// Makes a dialog so wide, or as wide as the window allows; says how wide.
fn set_width(ui: &mut Ui, wanted: f32) -> f32 {
    let width = wanted.min(ui.ctx().content_rect().width() - BESIDE);
    ui.set_width(width);
    width
}

/// Draws a dialog: its title, and what it holds.
fn in_modal(
    ctx: &Context,
    scope: &mut Scope<'_>,
    title: &str,
    content: impl FnOnce(&mut Ui, &mut Scope<'_>) -> After,
) -> After {
    let palette = scope.palette;
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(24));
    // What lies behind is dimmed towards the quietest colour of the look, by day and by night.
    let backdrop = theme::colour(palette.water).gamma_multiply(0.6);
    let modal = Modal::new(Id::unique(title))
        .frame(frame)
        .backdrop_color(backdrop)
        .show(ctx, |ui| {
            bidi::label(ui, scope.texts.get(title), theme::title(palette));
            ui.add_space(12.0);
            // With large texts in a small window a dialog may be taller than that.
            let height = ui.ctx().content_rect().height() - AROUND;
            let scroll = ScrollArea::vertical().max_height(height);
            scroll.show(ui, |ui| content(ui, scope)).inner
        });
    if modal.should_close() {
        After::Close
    } else {
        modal.inner
    }
}
