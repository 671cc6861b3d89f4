//! Every command as data: its words, its shortcuts, its place in the menus, when it can be had.
//!
//! Menus, shortcuts, tooltips and the sheet of shortcuts are all made from here, so that none of them can forget a command
//! or promise another key. A command whose effect is not built is not here. Which there are stands in [`rooms`], what is
//! said of each in [`all`], when it can be had in [`enabled`], what it does in [`run`].

use eframe::egui::KeyboardShortcut;

use crate::atlas::shown::shortened;
use crate::session::Session;
use crate::text::Texts;

mod all;
mod enabled;
mod keys;
mod rooms;
mod run;
#[cfg(test)]
mod tests;

pub(super) use all::ALL;
pub(super) use keys::{Keyboard, shown};
pub(super) use rooms::{
    AskCommand, Command, EditCommand, FileCommand, LookCommand, MapCommand, PanelCommand,
    SelectCommand, StoryCommand, TimeCommand, ToolCommand, ViewCommand,
};

/// How many letters of a step a menu shows: a word for it and two names.
const IN_STEP: usize = 100;

/// A menu of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Menu {
    File,
    Edit,
    View,
    Help,
}

/// What there is to know of a command.
#[derive(Clone, Copy, Debug)]
pub(super) struct Info {
    /// The command.
    pub(super) command: Command,
    /// Its name in menus: the key of a message.
    pub(super) name: &'static str,
    /// What it does, in a sentence: the key of a message.
    pub(super) tip: &'static str,
    /// Its shortcuts; menus show the first.
    pub(super) shortcuts: &'static [KeyboardShortcut],
    /// Whether a key that is held down repeats it.
    pub(super) repeats: bool,
    /// Its menu, and which group between two lines there.
    pub(super) place: (Menu, u8),
}

impl Command {
    /// What there is to know of it.
    pub(super) fn info(self) -> &'static Info {
        // A test counts that each has its line; the first would stand for one that has none.
        let own = ALL.iter().find(|info| info.command == self);
        own.unwrap_or(&ALL[0])
    }

    /// Its name, with what it would do now: "Undo: Move Seoul".
    pub(super) fn name(self, texts: &Texts, session: &Session) -> String {
        let step = match self {
            // What is being typed goes first.
            Self::Edit(EditCommand::Undo) if session.undoes_draft() => None,
            Self::Edit(EditCommand::Undo) => session.undo_label(),
            Self::Edit(EditCommand::Redo) => session.redo_label(),
            _ => None,
        };
        let name = texts.get(self.info().name);
        match step.map(|step| shortened(&texts.step(step), IN_STEP).into_owned()) {
            Some(step) => texts.with(
                "name-step",
                &[("name", (&name).into()), ("step", (&step).into())],
            ),
            None => name,
        }
    }

    /// The menu within its menu that it stands in: the key of a message.
    pub(super) fn submenu(self) -> Option<&'static str> {
        match self {
            Self::Theme(_) => Some("settings-look"),
            Self::Language(_) => Some("menu-language"),
            Self::Look(
                LookCommand::TextLarger | LookCommand::TextSmaller | LookCommand::TextUsual,
            ) => Some("settings-text-size"),
            Self::Time(_) | Self::Look(LookCommand::FoldTimeline) => Some("timeline"),
            Self::Base(_) | Self::Map(MapCommand::FetchAgain) => Some("base-map"),
            Self::Dots(_) | Self::Look(LookCommand::WidthsByFacts) => Some("dots-by"),
            _ => None,
        }
    }
}

impl Menu {
    /// The menus of the bar, from the left.
    pub(super) const BAR: [Self; 4] = [Self::File, Self::Edit, Self::View, Self::Help];

    /// Its name: the key of a message.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::View => "menu-view",
            Self::Help => "menu-help",
        }
    }

    /// Its commands.
    pub(super) fn commands(self) -> impl Iterator<Item = &'static Info> {
        ALL.iter().filter(move |info| info.place.0 == self)
    }
}
