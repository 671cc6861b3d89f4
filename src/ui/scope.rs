//! What a frame's views share.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::Command;
use super::dialog::Dialog;
use super::platform::Platform;
use crate::atlas::date::Day;
use crate::scene::style::Palette;
use crate::session::{Action, Session};
use crate::store::{Owner, Settings};
use crate::text::Texts;

/// What every view of a frame reads, and where it puts what the user did.
pub(super) struct Scope<'a> {
    pub(super) session: &'a Session,
    pub(super) texts: &'a Texts,
    pub(super) platform: &'a Arc<dyn Platform>,
    pub(super) settings: &'a Settings,
    pub(super) palette: &'static Palette,
    pub(super) today: Day,
    /// Who else has the file open.
    pub(super) owner: Option<&'a Owner>,
    /// What the settings are to be from now on.
    pub(super) new_settings: &'a mut Option<Settings>,
    pub(super) actions: &'a mut Vec<Action>,
    pub(super) commands: &'a mut Vec<Command>,
    /// The dialog that is to be open from now on.
    pub(super) new_dialog: Option<Dialog>,
    /// Where rows of the table are to be written, and whether only the marked ones.
    pub(super) export_to: Option<(PathBuf, bool)>,
}

impl Scope<'_> {
    /// What the user did is done when all is drawn.
    pub(super) fn act(&mut self, action: impl Into<Action>) {
        self.actions.push(action.into());
    }
}
