//! Shortcuts: which commands this frame's keys ask for, before any widget sees them.

use eframe::egui::{Context, Event, Id, Key, KeyboardShortcut, Memory, Modifiers, Popup};

use super::{ALL, Command, Info};
use crate::session::Session;
use crate::ui::table::Tables;

/// What Esc can put away, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// What is being dragged: whoever drags it lets go.
    Drag,
    /// A menu, a list or another popover: it closes by itself.
    Popover,
    /// What is said over the map.
    Notice,
    /// The form that is open.
    Form,
    /// The focus of a field or a button: egui drops it.
    Focus,
    /// What is selected.
    Selection,
}

/// Of what is there, what Esc puts away: the nearest thing, and nothing behind it.
pub(super) fn escape_takes(there: impl IntoIterator<Item = Layer>) -> Layer {
    there.into_iter().fold(Layer::Selection, Layer::min)
}

/// What is remembered of a frame to read the next one's keys.
#[derive(Debug, Default)]
pub(in crate::ui) struct Keyboard {
    /// What had the focus when the last frame ended: by the time that a frame is drawn, egui has already dropped it for
    /// Esc.
    focus: Option<Id>,
    /// Whether something was being dragged then: that too egui has ended for Esc.
    is_dragging: bool,
}

impl Keyboard {
    /// The commands whose keys are pressed, taken out of the frame's input. In a dialog all keys are the dialog's.
    pub(in crate::ui) fn commands(
        &self,
        ctx: &Context,
        session: &Session,
        in_dialog: bool,
    ) -> Vec<Command> {
        if in_dialog {
            return Vec::new();
        }
        let writing = ctx.text_edit_focused();
        let in_popover = Popup::is_any_open(ctx);
        let in_table = Tables::has_focus(ctx);
        let escape = self.escape_takes(ctx, session);
        let is_meant = |info: &Info, shortcut: &KeyboardShortcut| {
            let is_free = match shortcut.logical_key {
                Key::Escape => matches!(escape, Layer::Form | Layer::Selection),
                Key::F1 => true,
                // Whoever fills in a form means its fields, not the tools.
                _ if session.draft().is_some() && shortcut.modifiers.is_none() => false,
                // A menu is gone through by its keys.
                _ => shortcut.modifiers.command || !in_popover,
            };
            let is_kept =
                (writing && belongs_to_text(shortcut)) || (in_table && belongs_to_table(shortcut));
            is_free && info.command.is_enabled(session) && !is_kept
        };
        ctx.input_mut(|input| {
            let mut asked = Vec::new();
            for (info, shortcut) in by_modifiers() {
                if is_meant(info, shortcut) {
                    let presses = take(&mut input.events, shortcut, info.repeats);
                    asked.extend(std::iter::repeat_n(info.command, presses));
                }
            }
            asked
        })
    }

    /// Whether Esc is pressed and puts the notice away; takes the press, and leaves the focus where it was.
    pub(in crate::ui) fn closes_notice(
        &self,
        ctx: &Context,
        session: &Session,
        in_dialog: bool,
    ) -> bool {
        if in_dialog || self.escape_takes(ctx, session) != Layer::Notice {
            return false;
        }
        let escape = KeyboardShortcut::new(Modifiers::NONE, Key::Escape);
        let is_pressed = ctx.input_mut(|input| take(&mut input.events, &escape, false) > 0);
        if let (true, Some(focus)) = (is_pressed, self.focus) {
            ctx.memory_mut(|memory| memory.request_focus(focus));
        }
        is_pressed
    }

    /// Whether Esc is pressed and puts the tour away: before the selection, behind all else. Takes the press.
    pub(in crate::ui) fn skips_tour(&self, ctx: &Context, session: &Session) -> bool {
        let escape = KeyboardShortcut::new(Modifiers::NONE, Key::Escape);
        let is_next = matches!(
            self.escape_takes(ctx, session),
            Layer::Focus | Layer::Selection
        );
        is_next && ctx.input_mut(|input| take(&mut input.events, &escape, false) > 0)
    }

    /// What Esc puts away now.
    fn escape_takes(&self, ctx: &Context, session: &Session) -> Layer {
        let dropped_focus = self.focus.is_some() && ctx.memory(Memory::focused).is_none();
        escape_takes(
            [
                (self.is_dragging || ctx.dragged_id().is_some()).then_some(Layer::Drag),
                Popup::is_any_open(ctx).then_some(Layer::Popover),
                session.notice().is_some().then_some(Layer::Notice),
                session.draft().is_some().then_some(Layer::Form),
                dropped_focus.then_some(Layer::Focus),
            ]
            .into_iter()
            .flatten(),
        )
    }

    /// Ends a frame.
    pub(in crate::ui) fn end_frame(&mut self, ctx: &Context) {
        self.focus = ctx.memory(Memory::focused);
        self.is_dragging = ctx.dragged_id().is_some();
    }
}

/// A shortcut as people write it; egui spells signs out.
pub(in crate::ui) fn shown(ctx: &Context, shortcut: &KeyboardShortcut) -> String {
    let text = ctx.format_shortcut(shortcut);
    for (spelt, sign) in [
        ("Plus", "+"),
        ("Minus", "−"),
        ("Comma", ","),
        ("Escape", "Esc"),
        ("OpenBracket", "["),
        ("CloseBracket", "]"),
    ] {
        if let Some(modifiers) = text.strip_suffix(spelt) {
            return format!("{modifiers}{sign}");
        }
    }
    text
}

/// All shortcuts, those with more modifiers first: egui's comparison ignores a Shift that is held besides.
fn by_modifiers() -> Vec<(&'static Info, &'static KeyboardShortcut)> {
    let mut all: Vec<_> = ALL
        .iter()
        .flat_map(|info| info.shortcuts.iter().map(move |shortcut| (info, shortcut)))
        .collect();
    all.sort_by_key(|(_, shortcut)| std::cmp::Reverse(count(shortcut.modifiers)));
    all
}

fn count(modifiers: Modifiers) -> u8 {
    u8::from(modifiers.command) + u8::from(modifiers.shift) + u8::from(modifiers.alt)
}

/// Whether a text that has the focus needs the key itself: all that writes, moves or selects in it, and its own undo.
pub(super) fn belongs_to_text(shortcut: &KeyboardShortcut) -> bool {
    let is_function_key = shortcut.logical_key == Key::F1;
    // Undo and redo, and all of the text instead of all of the atlas.
    let is_of_text = matches!(shortcut.logical_key, Key::Z | Key::Y | Key::A);
    !is_function_key && (!shortcut.modifiers.command || is_of_text)
}

/// Whether the rows of a table that has the focus need the key themselves.
pub(super) fn belongs_to_table(shortcut: &KeyboardShortcut) -> bool {
    shortcut.modifiers.is_none() && matches!(shortcut.logical_key, Key::Home | Key::Delete)
}

/// Takes the presses of a shortcut out of the events and counts them; of a held key the first alone, unless it repeats.
fn take(events: &mut Vec<Event>, shortcut: &KeyboardShortcut, repeats: bool) -> usize {
    let mut presses = 0;
    events.retain(|event| {
        let &Event::Key {
            key,
            pressed: true,
            repeat,
            modifiers,
            ..
        } = event
        else {
            return true;
        };
        if key != shortcut.logical_key || !matches(modifiers, shortcut) {
            return true;
        }
        presses += usize::from(repeats || !repeat);
        false
    });
    presses
}

/// Whether the modifiers held are those of a shortcut. Signs need Shift on some keyboards. With any other key Shift makes
/// it another shortcut: where there is nothing to redo, Ctrl+Shift+Z must not undo.
fn matches(held: Modifiers, shortcut: &KeyboardShortcut) -> bool {
    let wanted = shortcut.modifiers;
    let is_sign = match shortcut.logical_key {
        Key::Plus | Key::Minus => true,
        Key::Equals | Key::Num0 | Key::Comma => !wanted.is_none(),
        _ => false,
    };
    held.matches_logically(wanted)
        && (is_sign || held.shift == wanted.shift)
        && (!wanted.is_none() || is_sign || held.is_none())
}
