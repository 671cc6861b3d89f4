//! The keys that turn the pages of a story: arrows, and those of a presenter's remote control.

use eframe::egui::{Context, Key, Memory, Modifiers, Popup};

use crate::session::{Action, Session, StoryAction};

/// What this frame's keys ask of the story that is shown, taken out of the frame's input before any widget sees them: the
/// map and the timeline know the arrows too.
pub(in crate::ui) fn actions(ctx: &Context, session: &Session, in_dialog: bool) -> Option<Action> {
    let shown = session.showing()?;
    let is_taken = in_dialog
        || ctx.text_edit_focused()
        || Popup::is_any_open(ctx)
        || session.draft().is_some()
        || session.notice().is_some();
    if is_taken {
        return None;
    }
    let has_focus = ctx.memory(Memory::focused).is_some();
    let last = shown.story.views.len().saturating_sub(1);
    ctx.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
        if pressed(Key::Escape) > 0 {
            return Some(StoryAction::End.into());
        }
        if pressed(Key::Home) > 0 {
            return Some(StoryAction::TurnTo(0).into());
        }
        if pressed(Key::End) > 0 {
            return Some(StoryAction::TurnTo(last).into());
        }
        let mut on = [Key::ArrowRight, Key::ArrowDown, Key::PageDown]
            .map(&mut pressed)
            .iter()
            .sum::<usize>();
        // On what has the focus it presses a button.
        if !has_focus {
            on += pressed(Key::Space);
        }
        let back = [Key::ArrowLeft, Key::ArrowUp, Key::PageUp]
            .map(&mut pressed)
            .iter()
            .sum::<usize>();
        let to = (shown.at + on).saturating_sub(back).min(last);
        (to != shown.at).then_some(StoryAction::TurnTo(to).into())
    })
}
