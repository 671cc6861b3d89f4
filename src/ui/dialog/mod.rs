//! Dialogs: what asks or tells while the window behind it waits.

use eframe::egui::{Context, Frame, Id, Margin, Modal, Ui};

use super::{Scope, bidi, theme};

mod path;
mod settings;
mod shortcuts;

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

/// Whether a dialog stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    Stay,
    Close,
}

/// Draws the dialog that is open, if one is, and closes it when it is done with, by Esc too.
pub(super) fn show(ctx: &Context, scope: &mut Scope<'_>, open: &mut Option<Dialog>) {
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
        *open = None;
    }
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
            content(ui, scope)
        });
    if modal.should_close() {
        After::Close
    } else {
        modal.inner
    }
}
