//! Every command as data: its words, its shortcuts, its place in the menus, when it can be had.
//!
//! Menus, shortcuts, tooltips and the sheet of shortcuts are all made from here, so that none of them can forget a command
//! or promise another key. A command whose effect is not built is not here. What a command does stands in [`run`].

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::compare;
use crate::atlas::shown::shortened;
use crate::session::{Session, Tool};
use crate::standing::When;
use crate::text::Texts;

mod keys;
mod run;
#[cfg(test)]
mod tests;

pub(super) use keys::{Keyboard, shown};

/// How many letters of a step a menu shows: a word for it and two names.
const IN_STEP: usize = 100;

/// What a user can tell the window to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Command {
    New,
    Open,
    OpenPath,
    OpenExample,
    Save,
    SaveAs,
    SavePath,
    EarlierVersions,
    CopyAtlas,
    Quit,
    Undo,
    Redo,
    Select,
    Connect,
    AddCity,
    AddFact,
    Editing,
    Delete,
    SelectAll,
    InvertSelection,
    ClearSelection,
    Find,
    Settings,
    Back,
    Forward,
    Problems,
    History,
    ZoomIn,
    ZoomOut,
    Home,
    ZoomToSelection,
    GoTo,
    Measure,
    CopyPosition,
    ThemeDay,
    ThemeNight,
    ThemeSystem,
    LanguageSystem,
    LanguageEnglish,
    LanguageKorean,
    LanguagePersian,
    BaseWorld,
    BasePlain,
    BaseOpenStreetMap,
    BaseAddress,
    BaseFile,
    BaseAgain,
    TextLarger,
    TextSmaller,
    TextUsual,
    Commands,
    YearBack,
    YearForward,
    Play,
    AllTime,
    FoldTimeline,
    ShowStory,
    Stories,
    AddView,
    CopySources,
    Filters,
    Compare,
    Table,
    TableAlone,
    DotsByTies,
    DotsByPopulation,
    DotsByFacts,
    WidthsByFacts,
    // The last: a test counts by it.
    Shortcuts,
}

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

const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;
const BARE: Modifiers = Modifiers::NONE;

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

/// A command that a held key does not repeat.
const fn once(
    command: Command,
    [name, tip]: [&'static str; 2],
    shortcuts: &'static [KeyboardShortcut],
    place: (Menu, u8),
) -> Info {
    Info {
        command,
        name,
        tip,
        shortcuts,
        repeats: false,
        place,
    }
}

/// A command that a held key repeats.
const fn again(
    command: Command,
    words: [&'static str; 2],
    shortcuts: &'static [KeyboardShortcut],
    place: (Menu, u8),
) -> Info {
    Info {
        repeats: true,
        ..once(command, words, shortcuts, place)
    }
}

/// All commands, in the order of the menus.
#[rustfmt::skip]
pub(super) const ALL: &[Info] = &[
    once(Command::New, ["new", "new-tip"], &[key(COMMAND, Key::N)], (Menu::File, 0)),
    once(Command::Open, ["open", "open-tip"], &[key(COMMAND, Key::O)], (Menu::File, 0)),
    once(Command::OpenPath, ["open-path", "open-path-tip"], &[], (Menu::File, 0)),
    once(Command::OpenExample, ["open-example", "open-example-tip"], &[], (Menu::File, 0)),
    once(Command::Save, ["save", "save-tip"], &[key(COMMAND, Key::S)], (Menu::File, 1)),
    once(Command::SaveAs, ["save-as", "save-as-tip"], &[key(COMMAND_SHIFT, Key::S)], (Menu::File, 1)),
    once(Command::SavePath, ["save-path", "save-path-tip"], &[], (Menu::File, 1)),
    once(Command::EarlierVersions, ["earlier-versions", "earlier-versions-tip"], &[], (Menu::File, 1)),
    once(Command::CopyAtlas, ["copy-atlas", "copy-atlas-tip"], &[], (Menu::File, 1)),
    once(Command::CopySources, ["copy-sources", "copy-sources-tip"], &[], (Menu::File, 1)),
    once(Command::Quit, ["quit", "quit-tip"], &[key(COMMAND, Key::Q)], (Menu::File, 2)),

    again(Command::Undo, ["undo", "undo-tip"], &[key(COMMAND, Key::Z)], (Menu::Edit, 0)),
    again(Command::Redo, ["redo", "redo-tip"], &[key(COMMAND_SHIFT, Key::Z), key(COMMAND, Key::Y)], (Menu::Edit, 0)),
    once(Command::History, ["history", "history-tip"], &[key(COMMAND_SHIFT, Key::H)], (Menu::Edit, 0)),
    once(Command::Select, ["tool-select", "tool-select-tip"], &[key(BARE, Key::S)], (Menu::Edit, 1)),
    once(Command::Connect, ["tool-connect", "tool-connect-tip"], &[key(BARE, Key::C)], (Menu::Edit, 1)),
    once(Command::AddCity, ["tool-add-city", "tool-add-city-tip"], &[key(BARE, Key::A)], (Menu::Edit, 1)),
    once(Command::AddFact, ["add-fact", "add-fact-tip"], &[key(BARE, Key::F)], (Menu::Edit, 2)),
    once(Command::Editing, ["editing", "editing-tip"], &[key(BARE, Key::E)], (Menu::Edit, 2)),
    once(Command::Delete, ["delete", "delete-tip"], &[key(BARE, Key::Delete)], (Menu::Edit, 2)),
    once(Command::SelectAll, ["select-all", "select-all-tip"], &[key(COMMAND, Key::A)], (Menu::Edit, 3)),
    once(Command::InvertSelection, ["invert-selection", "invert-selection-tip"], &[key(COMMAND_SHIFT, Key::I)], (Menu::Edit, 3)),
    once(Command::ClearSelection, ["clear-selection", "clear-selection-tip"], &[key(BARE, Key::Escape)], (Menu::Edit, 3)),
    once(Command::Find, ["find", "find-tip"], &[key(COMMAND, Key::F)], (Menu::Edit, 3)),
    once(Command::Settings, ["settings", "settings-tip"], &[key(COMMAND, Key::Comma)], (Menu::Edit, 4)),

    again(Command::Back, ["back", "back-tip"], &[key(ALT, Key::ArrowLeft)], (Menu::View, 0)),
    again(Command::Forward, ["forward", "forward-tip"], &[key(ALT, Key::ArrowRight)], (Menu::View, 0)),
    once(Command::Problems, ["problems", "problems-tip"], &[key(COMMAND_SHIFT, Key::P)], (Menu::View, 0)),
    again(Command::ZoomIn, ["zoom-in", "zoom-in-tip"], &[key(BARE, Key::Plus), key(BARE, Key::Equals)], (Menu::View, 1)),
    again(Command::ZoomOut, ["zoom-out", "zoom-out-tip"], &[key(BARE, Key::Minus)], (Menu::View, 1)),
    once(Command::Home, ["home", "home-tip"], &[key(BARE, Key::Home)], (Menu::View, 1)),
    once(Command::ZoomToSelection, ["zoom-to-selection", "zoom-to-selection-tip"], &[key(BARE, Key::Z), key(BARE, Key::Num3)], (Menu::View, 1)),
    once(Command::GoTo, ["go-to", "go-to-tip"], &[key(COMMAND, Key::G)], (Menu::View, 2)),
    once(Command::Measure, ["measure", "measure-tip"], &[key(BARE, Key::M)], (Menu::View, 2)),
    once(Command::CopyPosition, ["copy-position", "copy-position-tip"], &[key(COMMAND_SHIFT, Key::C)], (Menu::View, 2)),
    once(Command::Filters, ["filters", "filters-tip"], &[key(COMMAND_SHIFT, Key::F)], (Menu::View, 2)),
    once(Command::DotsByTies, ["dots-by-ties", "dots-by-ties-tip"], &[], (Menu::View, 2)),
    once(Command::DotsByPopulation, ["dots-by-population", "dots-by-population-tip"], &[], (Menu::View, 2)),
    once(Command::DotsByFacts, ["dots-by-facts", "dots-by-facts-tip"], &[], (Menu::View, 2)),
    once(Command::WidthsByFacts, ["widths-by-facts", "widths-by-facts-tip"], &[], (Menu::View, 2)),
    once(Command::ThemeDay, ["theme-day", "theme-day-tip"], &[], (Menu::View, 3)),
    once(Command::ThemeNight, ["theme-night", "theme-night-tip"], &[], (Menu::View, 3)),
    once(Command::ThemeSystem, ["theme-system", "theme-system-tip"], &[], (Menu::View, 3)),
    once(Command::LanguageSystem, ["language-system", "language-system-tip"], &[], (Menu::View, 3)),
    once(Command::LanguageEnglish, ["language-english", "language-english-tip"], &[], (Menu::View, 3)),
    once(Command::LanguageKorean, ["language-korean", "language-korean-tip"], &[], (Menu::View, 3)),
    once(Command::LanguagePersian, ["language-persian", "language-persian-tip"], &[], (Menu::View, 3)),
    once(Command::BaseWorld, ["base-world", "base-world-tip"], &[], (Menu::View, 3)),
    once(Command::BasePlain, ["base-plain", "base-plain-tip"], &[], (Menu::View, 3)),
    once(Command::BaseOpenStreetMap, ["base-openstreetmap", "base-openstreetmap-tip"], &[], (Menu::View, 3)),
    once(Command::BaseAddress, ["base-address", "base-address-tip"], &[], (Menu::View, 3)),
    once(Command::BaseFile, ["base-file-open", "base-file-open-tip"], &[], (Menu::View, 3)),
    once(Command::BaseAgain, ["base-again", "base-again-tip"], &[], (Menu::View, 3)),
    again(Command::TextLarger, ["text-larger", "text-larger-tip"], &[key(COMMAND, Key::Plus), key(COMMAND, Key::Equals)], (Menu::View, 4)),
    again(Command::TextSmaller, ["text-smaller", "text-smaller-tip"], &[key(COMMAND, Key::Minus)], (Menu::View, 4)),
    once(Command::TextUsual, ["text-usual", "text-usual-tip"], &[key(COMMAND, Key::Num0)], (Menu::View, 4)),
    again(Command::YearBack, ["year-back", "year-back-tip"], &[key(BARE, Key::OpenBracket)], (Menu::View, 5)),
    again(Command::YearForward, ["year-forward", "year-forward-tip"], &[key(BARE, Key::CloseBracket)], (Menu::View, 5)),
    once(Command::Play, ["play-time", "play-time-tip"], &[key(BARE, Key::P)], (Menu::View, 5)),
    once(Command::AllTime, ["all-time", "all-time-tip"], &[], (Menu::View, 5)),
    once(Command::FoldTimeline, ["fold-timeline", "fold-timeline-tip"], &[], (Menu::View, 5)),

    once(Command::ShowStory, ["show-story", "show-story-tip"], &[key(BARE, Key::F5)], (Menu::View, 6)),
    once(Command::AddView, ["story-add", "story-add-view-tip"], &[], (Menu::View, 6)),
    once(Command::Stories, ["stories", "stories-tip"], &[], (Menu::View, 6)),
    once(Command::Compare, ["compare-pinned", "compare-pinned-tip"], &[], (Menu::View, 7)),
    once(Command::Table, ["table", "table-tip"], &[key(BARE, Key::T)], (Menu::View, 7)),
    once(Command::TableAlone, ["table-alone", "table-alone-tip"], &[key(COMMAND, Key::T)], (Menu::View, 7)),

    once(Command::Commands, ["commands", "commands-tip"], &[key(COMMAND, Key::K)], (Menu::Help, 0)),
    once(Command::Shortcuts, ["shortcuts", "shortcuts-tip"], &[key(BARE, Key::F1)], (Menu::Help, 0)),
];

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
            Self::Undo if session.undoes_draft() => None,
            Self::Undo => session.undo_label(),
            Self::Redo => session.redo_label(),
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
            Self::LanguageSystem
            | Self::LanguageEnglish
            | Self::LanguageKorean
            | Self::LanguagePersian => Some("menu-language"),
            Self::BaseWorld
            | Self::BasePlain
            | Self::BaseOpenStreetMap
            | Self::BaseAddress
            | Self::BaseFile
            | Self::BaseAgain => Some("base-map"),
            Self::DotsByTies | Self::DotsByPopulation | Self::DotsByFacts | Self::WidthsByFacts => {
                Some("dots-by")
            }
            _ => None,
        }
    }

    /// Whether it can be had now; where not, menus show it greyed.
    pub(super) fn is_enabled(self, session: &Session) -> bool {
        if session.is_read_only() && self.changes_atlas() {
            return false;
        }
        match self {
            Self::EarlierVersions => session.file().is_some(),
            Self::CopyAtlas => session.is_read_only(),
            Self::Back => session.can_go_back(),
            Self::Forward => session.can_go_forward(),
            Self::Undo => session.undoes_draft() || session.undo_label().is_some(),
            Self::Redo => session.redo_label().is_some(),
            Self::ClearSelection => {
                session.selected().is_some()
                    || session.is_selection_gone()
                    || session.draft().is_some()
                    || session.showing().is_some()
                    || session.tool() != Tool::Select
            }
            Self::ZoomToSelection => !session.chosen().is_empty(),
            Self::SelectAll => !session.atlas().cities.is_empty(),
            Self::AddFact if session.chosen().is_several() => false,
            Self::Delete | Self::AddFact => {
                session.selected().is_some() && session.draft().is_none()
            }
            Self::ShowStory => {
                let mut stories = session.atlas().saved.stories.values();
                stories.any(|story| !story.views.is_empty())
            }
            Self::Compare => session.pinned().len() >= compare::FEWEST,
            Self::CopySources => !session.atlas().sources.is_empty(),
            Self::AllTime => session.when() != When::AllTime,
            _ => true,
        }
    }
}

impl Command {
    /// Whether it can't be had where the atlas can only be read.
    fn changes_atlas(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Connect
                | Self::AddCity
                | Self::AddFact
                | Self::Editing
                | Self::Delete
        )
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
