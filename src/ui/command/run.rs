//! What commands do.

use eframe::egui::{Context, ViewportCommand};

use super::Command;
use crate::session::Action;
use crate::store::ThemeChoice;
use crate::ui::Window;
use crate::ui::dialog::Dialog;
use crate::ui::platform::Purpose;

/// The steps of the text's size, in percent.
const TEXT_STEP: u16 = 10;

impl Window {
    /// Does what a command says; what it changes in the session is pushed as an action.
    pub(in crate::ui) fn run(
        &mut self,
        ctx: &Context,
        command: Command,
        actions: &mut Vec<Action>,
    ) {
        match command {
            Command::Open => actions.push(Action::AskForFile),
            Command::OpenPath => self.ask_for_path(ctx, Purpose::Open),
            Command::OpenExample => actions.push(Action::OpenExample),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::ClearSelection => actions.push(Action::Select(None)),
            Command::Back => actions.push(Action::Back),
            Command::Forward => actions.push(Action::Forward),
            Command::ZoomIn => self.map.zoom_by(ctx, 1.0),
            Command::ZoomOut => self.map.zoom_by(ctx, -1.0),
            Command::Home => self.map.fit(),
            Command::ThemeDay => self.set_theme(ctx, ThemeChoice::Day),
            Command::ThemeNight => self.set_theme(ctx, ThemeChoice::Night),
            Command::ThemeSystem => self.set_theme(ctx, ThemeChoice::System),
            Command::TextLarger => self.set_text_size(ctx, self.settings.text_size + TEXT_STEP),
            Command::TextSmaller => {
                self.set_text_size(ctx, self.settings.text_size.saturating_sub(TEXT_STEP));
            }
            Command::TextUsual => self.set_text_size(ctx, 100),
            Command::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
        }
    }
}
