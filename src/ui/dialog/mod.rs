//! Dialogs: what asks or tells while the window behind it waits.

use eframe::egui::{AreaState, Context, Frame, Id, Margin, Modal, ScrollArea, Ui, Vec2, vec2};

use super::{Scope, bidi, theme};
use crate::session::{Answer, EditAction, FileAction, MergeStep, Outside, SaveAction};

mod address;
mod archive;
mod card;
mod commands;
mod conflicts;
mod go_to;
mod left_over;
mod merge;
mod path;
pub(super) mod pick;
mod removal;
mod settings;
mod shortcuts;
mod twin;
mod unsaved;
mod versions;
mod where_is;

pub(super) use address::AddressDialog;
pub(super) use archive::ArchiveDialog;
pub(super) use go_to::GoTo;
pub(super) use left_over::{LeftOverAnswer, LeftOverDialog};
pub(super) use merge::MergeDialog;
pub(super) use path::PathDialog;
pub(super) use pick::Pick;
pub(super) use twin::TwinDialog;
pub(super) use versions::VersionsDialog;

/// The dialog that is open.
#[derive(Debug)]
pub(super) enum Dialog {
    /// Which keys do what.
    Shortcuts,
    /// The parts of the window.
    WhereIs,
    /// Look, text size, motion.
    Settings,
    /// What a program that crashed has left over.
    LeftOver(LeftOverDialog),
    /// Every command by name.
    Commands(Pick),
    /// Another entry for a city.
    Twin(Box<TwinDialog>),
    /// The address of a server's tiles.
    Address(Box<AddressDialog>),
    /// A file of tiles.
    Archive(Box<ArchiveDialog>),
    /// Two entries for one city, side by side.
    Merge(Box<MergeDialog>),
    /// Coordinates to go to.
    GoTo(GoTo),
    /// What was saved earlier.
    Versions(Box<VersionsDialog>),
    /// A path that is typed.
    Path(Box<PathDialog>),
}

impl Dialog {
    /// Whether a save waits for what is chosen in it.
    pub(super) fn asks_for_place(&self) -> bool {
        matches!(self, Self::Path(path) if path.is_for_saving())
    }
}

/// Whether a dialog stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    Stay,
    /// It is put away, and nothing has come of it.
    Close,
    /// What it is for has been chosen.
    Done,
}

/// Draws the dialog that is open, if one is, and closes it when it is done with, by Esc too.
pub(super) fn show(ctx: &Context, scope: &mut Scope<'_>, open: &mut Option<Dialog>) {
    if show_question(ctx, scope) {
        return;
    }
    let Some(dialog) = open else {
        return;
    };
    let after = match dialog {
        Dialog::Shortcuts => in_modal(ctx, scope, "shortcuts", |ui, scope| {
            shortcuts::show(ui, scope)
        }),
        Dialog::WhereIs => in_modal(ctx, scope, "what-is-where", |ui, scope| {
            where_is::show(ui, scope)
        }),
        Dialog::Settings => in_modal(ctx, scope, "settings-title", |ui, scope| {
            settings::show(ui, scope)
        }),
        Dialog::LeftOver(left_over) => {
            let after = in_modal(ctx, scope, "left-over-title", |ui, scope| {
                left_over.show(ui, scope)
            });
            if after == After::Close {
                left_over.answer = Some(LeftOverAnswer::Later);
            }
            After::Stay
        }
        Dialog::Commands(pick) => in_modal(ctx, scope, "commands-title", |ui, scope| {
            commands::show(ui, scope, pick)
        }),
        Dialog::Twin(twin) => in_modal(ctx, scope, "merge-with-title", |ui, scope| {
            twin.show(ui, scope)
        }),
        Dialog::Merge(merge) => {
            in_modal(ctx, scope, "merge-title", |ui, scope| merge.show(ui, scope))
        }
        Dialog::GoTo(go_to) => {
            in_modal(ctx, scope, "go-to-title", |ui, scope| go_to.show(ui, scope))
        }
        Dialog::Address(address) => in_modal(ctx, scope, "address-title", |ui, scope| {
            address.show(ui, scope)
        }),
        Dialog::Archive(archive) => in_modal(ctx, scope, "archive-title", |ui, scope| {
            archive.show(ui, scope)
        }),
        Dialog::Versions(versions) => in_modal(ctx, scope, "versions-title", |ui, scope| {
            versions.show(ui, scope)
        }),
        Dialog::Path(path) => in_modal(ctx, scope, path.title(), |ui, scope| path.show(ui, scope)),
    };
    if after == After::Stay {
        return;
    }
    if after == After::Close && dialog.asks_for_place() {
        scope.act(SaveAction::NotPlaced);
    }
    *open = None;
}

/// Draws what the session asks its user, if it asks anything; says whether it does. Esc is the answer that changes nothing.
fn show_question(ctx: &Context, scope: &mut Scope<'_>) -> bool {
    let asked = |content: fn(&mut Ui, &mut Scope<'_>), title, scope: &mut Scope<'_>| {
        let after = in_modal(ctx, scope, title, |ui, scope| {
            content(ui, scope);
            After::Stay
        });
        after == After::Close
    };
    let session = scope.session;
    if session.question().is_some() {
        if asked(unsaved::show, "unsaved-title", scope) {
            scope.act(FileAction::Answer(Answer::Cancel));
        }
    } else if session.removal().is_some() {
        let title = (session.removal())
            .map_or_else(String::new, |removal| scope.texts.removal(&removal.label));
        let after = in_titled(ctx, scope, ("removal", &title), |ui, scope| {
            removal::show(ui, scope);
            After::Stay
        });
        if after == After::Close {
            scope.act(EditAction::AnswerRemoval(false));
        }
    } else if session.merging().is_some() {
        if asked(conflicts::show, "conflicts-title", scope) {
            scope.act(Outside::Merge(MergeStep::PutOff));
        }
    } else {
        return false;
    }
    true
}

/// From the window's edges to the dialog's, in points.
const OUTSIDE: f32 = 16.0;
/// From the dialog's edges to what it holds; half of it in a window that is lower than [`LOW`].
const INSIDE: f32 = 24.0;
const LOW: f32 = 400.0;
/// Room for a scroll bar, beside what it scrolls.
const BAR: f32 = 12.0;
/// The middle of a dialog is never lower than this, unless there is less in it.
const LOWEST_MIDDLE: f32 = 40.0;
/// From what is above the buttons to the buttons.
const ABOVE_BUTTONS: f32 = 12.0;

/// How far what a dialog holds stands from its edges.
fn inside(ctx: &Context) -> f32 {
    if ctx.content_rect().height() < LOW {
        INSIDE / 2.0
    } else {
        INSIDE
    }
}

/// How wide and high the window lets a dialog's contents be.
fn room(ctx: &Context) -> Vec2 {
    let around = 2.0 * (OUTSIDE + inside(ctx));
    (ctx.content_rect().size() - Vec2::splat(around)).max(Vec2::ZERO)
}

/// Makes a dialog so wide, or as wide as the window allows; says how wide.
fn set_width(ui: &mut Ui, wanted: f32) -> f32 {
    let width = wanted.min(room(ui.ctx()).x);
    ui.set_width(width + BAR);
    width
}

/// The middle of a dialog: as high as what it holds, as far as the window has room for that and for the buttons beneath;
/// where it has not, the middle scrolls and the buttons stay in sight.
fn middle<R>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let height = middle_height(ui);
    let scroll = ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true]);
    let scrolled = scroll.show(ui, |ui| {
        ui.set_width(width);
        content(ui)
    });
    scrolled.inner
}

/// How high the middle of a dialog can be that begins here.
fn middle_height(ui: &Ui) -> f32 {
    let spacing = ui.spacing();
    let buttons =
        ABOVE_BUTTONS + spacing.interact_size.y.max(BUTTON) + 2.0 * spacing.item_spacing.y;
    (ui.available_height() - buttons).max(LOWEST_MIDDLE)
}

/// How high a dialog's buttons are.
const BUTTON: f32 = 28.0;

/// The buttons at the foot of a dialog.
fn buttons<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(ABOVE_BUTTONS);
    ui.spacing_mut().interact_size.y = BUTTON;
    ui.horizontal(content).inner
}

/// Draws a dialog: its title, and what it holds.
fn in_modal(
    ctx: &Context,
    scope: &mut Scope<'_>,
    title: &str,
    content: impl FnOnce(&mut Ui, &mut Scope<'_>) -> After,
) -> After {
    let told = scope.texts.get(title);
    in_titled(ctx, scope, (title, &told), content)
}

/// The same with a title that is no message of its own.
fn in_titled(
    ctx: &Context,
    scope: &mut Scope<'_>,
    (name, title): (&str, &str),
    content: impl FnOnce(&mut Ui, &mut Scope<'_>) -> After,
) -> After {
    let palette = scope.palette;
    let inside = inside(ctx);
    let mut margin = Margin::same(inside as i8);
    // What scrolls has its bar there.
    margin.right = (inside - BAR) as i8;
    let frame = Frame::popup(&ctx.global_style()).inner_margin(margin);
    // What lies behind is dimmed towards the quietest colour of the look, by day and by night.
    let backdrop = theme::colour(palette.water).gamma_multiply(0.6);
    let id = Id::unique(name);
    let size = |ctx: &Context| AreaState::load(ctx, id).and_then(|state| state.size);
    let last_size = size(ctx);
    let modal = Modal::new(id)
        .frame(frame)
        .backdrop_color(backdrop)
        .show(ctx, |ui| {
            // The window sets the bounds: egui would keep a dialog in those of the frame before, and begins with a guess.
            let room = room(ui.ctx());
            ui.set_max_size(room + vec2(BAR, 0.0));
            bidi::label(ui, title, theme::title(palette));
            ui.add_space(inside / 2.0);
            content(ui, scope)
        });
    if size(ctx) != last_size {
        // It stands in the middle by the size that it had.
        ctx.request_repaint();
    }
    match modal.inner {
        After::Stay if modal.should_close() => After::Close,
        after => after,
    }
}
