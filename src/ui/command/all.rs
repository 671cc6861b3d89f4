//! The table of all commands: their words, shortcuts and places.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::rooms::{
    AskCommand, EditCommand, FileCommand, LookCommand, MapCommand, PanelCommand, SelectCommand,
    StoryCommand, TimeCommand, ToolCommand, ViewCommand,
};
use super::{Command, Info, Menu};
use crate::store::{BaseMap, DotsChoice, LanguageChoice, ThemeChoice};

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
pub(in crate::ui) const ALL: &[Info] = &[
    once(Command::File(FileCommand::New), ["new", "new-tip"], &[key(COMMAND, Key::N)], (Menu::File, 0)),
    once(Command::File(FileCommand::Open), ["open", "open-tip"], &[key(COMMAND, Key::O)], (Menu::File, 0)),
    once(Command::File(FileCommand::OpenPath), ["open-path", "open-path-tip"], &[], (Menu::File, 0)),
    once(Command::File(FileCommand::OpenExample), ["open-example", "open-example-tip"], &[], (Menu::File, 0)),
    once(Command::File(FileCommand::Save), ["save", "save-tip"], &[key(COMMAND, Key::S)], (Menu::File, 1)),
    once(Command::File(FileCommand::SaveAs), ["save-as", "save-as-tip"], &[key(COMMAND_SHIFT, Key::S)], (Menu::File, 1)),
    once(Command::File(FileCommand::SavePath), ["save-path", "save-path-tip"], &[], (Menu::File, 1)),
    once(Command::File(FileCommand::EarlierVersions), ["earlier-versions", "earlier-versions-tip"], &[], (Menu::File, 1)),
    once(Command::File(FileCommand::CopyAtlas), ["copy-atlas", "copy-atlas-tip"], &[], (Menu::File, 1)),
    once(Command::File(FileCommand::CopySources), ["copy-sources", "copy-sources-tip"], &[], (Menu::File, 1)),
    once(Command::File(FileCommand::ExportTable), ["export-table", "export-table-tip"], &[], (Menu::File, 1)),
    once(Command::File(FileCommand::Quit), ["quit", "quit-tip"], &[key(COMMAND, Key::Q)], (Menu::File, 2)),

    again(Command::Edit(EditCommand::Undo), ["undo", "undo-tip"], &[key(COMMAND, Key::Z)], (Menu::Edit, 0)),
    again(Command::Edit(EditCommand::Redo), ["redo", "redo-tip"], &[key(COMMAND_SHIFT, Key::Z), key(COMMAND, Key::Y)], (Menu::Edit, 0)),
    once(Command::Panel(PanelCommand::History), ["history", "history-tip"], &[key(COMMAND_SHIFT, Key::H)], (Menu::Edit, 0)),
    once(Command::Tool(ToolCommand::Select), ["tool-select", "tool-select-tip"], &[key(BARE, Key::S)], (Menu::Edit, 1)),
    once(Command::Tool(ToolCommand::Connect), ["tool-connect", "tool-connect-tip"], &[key(BARE, Key::C)], (Menu::Edit, 1)),
    once(Command::Tool(ToolCommand::AddCity), ["tool-add-city", "tool-add-city-tip"], &[key(BARE, Key::A)], (Menu::Edit, 1)),
    once(Command::Edit(EditCommand::AddFact), ["add-fact", "add-fact-tip"], &[key(BARE, Key::F)], (Menu::Edit, 2)),
    once(Command::Edit(EditCommand::Editing), ["editing", "editing-tip"], &[key(BARE, Key::E)], (Menu::Edit, 2)),
    once(Command::Edit(EditCommand::Delete), ["delete", "delete-tip"], &[key(BARE, Key::Delete)], (Menu::Edit, 2)),
    once(Command::Select(SelectCommand::All), ["select-all", "select-all-tip"], &[key(COMMAND, Key::A)], (Menu::Edit, 3)),
    once(Command::Select(SelectCommand::Invert), ["invert-selection", "invert-selection-tip"], &[key(COMMAND_SHIFT, Key::I)], (Menu::Edit, 3)),
    once(Command::Select(SelectCommand::Clear), ["clear-selection", "clear-selection-tip"], &[key(BARE, Key::Escape)], (Menu::Edit, 3)),
    once(Command::Ask(AskCommand::Find), ["find", "find-tip"], &[key(COMMAND, Key::F)], (Menu::Edit, 3)),
    once(Command::Ask(AskCommand::Settings), ["settings", "settings-tip"], &[key(COMMAND, Key::Comma)], (Menu::Edit, 4)),

    again(Command::Select(SelectCommand::Back), ["back", "back-tip"], &[key(ALT, Key::ArrowLeft)], (Menu::View, 0)),
    again(Command::Select(SelectCommand::Forward), ["forward", "forward-tip"], &[key(ALT, Key::ArrowRight)], (Menu::View, 0)),
    once(Command::Panel(PanelCommand::Problems), ["problems", "problems-tip"], &[key(COMMAND_SHIFT, Key::P)], (Menu::View, 0)),
    again(Command::Map(MapCommand::ZoomIn), ["zoom-in", "zoom-in-tip"], &[key(BARE, Key::Plus), key(BARE, Key::Equals)], (Menu::View, 1)),
    again(Command::Map(MapCommand::ZoomOut), ["zoom-out", "zoom-out-tip"], &[key(BARE, Key::Minus)], (Menu::View, 1)),
    once(Command::Map(MapCommand::Home), ["home", "home-tip"], &[key(BARE, Key::Home)], (Menu::View, 1)),
    once(Command::Map(MapCommand::ZoomToSelection), ["zoom-to-selection", "zoom-to-selection-tip"], &[key(BARE, Key::Z), key(BARE, Key::Num3)], (Menu::View, 1)),
    once(Command::Ask(AskCommand::GoTo), ["go-to", "go-to-tip"], &[key(COMMAND, Key::G)], (Menu::View, 2)),
    once(Command::Tool(ToolCommand::Measure), ["measure", "measure-tip"], &[key(BARE, Key::M)], (Menu::View, 2)),
    once(Command::Map(MapCommand::CopyPosition), ["copy-position", "copy-position-tip"], &[key(COMMAND_SHIFT, Key::C)], (Menu::View, 2)),
    once(Command::Panel(PanelCommand::Filters), ["filters", "filters-tip"], &[key(COMMAND_SHIFT, Key::F)], (Menu::View, 2)),
    once(Command::Dots(DotsChoice::Ties), ["dots-by-ties", "dots-by-ties-tip"], &[], (Menu::View, 2)),
    once(Command::Dots(DotsChoice::Population), ["dots-by-population", "dots-by-population-tip"], &[], (Menu::View, 2)),
    once(Command::Dots(DotsChoice::Facts), ["dots-by-facts", "dots-by-facts-tip"], &[], (Menu::View, 2)),
    once(Command::Look(LookCommand::WidthsByFacts), ["widths-by-facts", "widths-by-facts-tip"], &[], (Menu::View, 2)),
    once(Command::Theme(ThemeChoice::Day), ["theme-day", "theme-day-tip"], &[], (Menu::View, 3)),
    once(Command::Theme(ThemeChoice::Night), ["theme-night", "theme-night-tip"], &[], (Menu::View, 3)),
    once(Command::Theme(ThemeChoice::System), ["theme-system", "theme-system-tip"], &[], (Menu::View, 3)),
    once(Command::Language(LanguageChoice::System), ["language-system", "language-system-tip"], &[], (Menu::View, 3)),
    once(Command::Language(LanguageChoice::English), ["language-english", "language-english-tip"], &[], (Menu::View, 3)),
    once(Command::Language(LanguageChoice::Korean), ["language-korean", "language-korean-tip"], &[], (Menu::View, 3)),
    once(Command::Language(LanguageChoice::Persian), ["language-persian", "language-persian-tip"], &[], (Menu::View, 3)),
    once(Command::Base(BaseMap::World), ["base-world", "base-world-tip"], &[], (Menu::View, 3)),
    once(Command::Base(BaseMap::Plain), ["base-plain", "base-plain-tip"], &[], (Menu::View, 3)),
    once(Command::Base(BaseMap::OpenStreetMap), ["base-openstreetmap", "base-openstreetmap-tip"], &[], (Menu::View, 3)),
    once(Command::Base(BaseMap::Address), ["base-address", "base-address-tip"], &[], (Menu::View, 3)),
    once(Command::Base(BaseMap::File), ["base-file-open", "base-file-open-tip"], &[], (Menu::View, 3)),
    once(Command::Map(MapCommand::FetchAgain), ["base-again", "base-again-tip"], &[], (Menu::View, 3)),
    again(Command::Look(LookCommand::TextLarger), ["text-larger", "text-larger-tip"], &[key(COMMAND, Key::Plus), key(COMMAND, Key::Equals)], (Menu::View, 4)),
    again(Command::Look(LookCommand::TextSmaller), ["text-smaller", "text-smaller-tip"], &[key(COMMAND, Key::Minus)], (Menu::View, 4)),
    once(Command::Look(LookCommand::TextUsual), ["text-usual", "text-usual-tip"], &[key(COMMAND, Key::Num0)], (Menu::View, 4)),
    again(Command::Time(TimeCommand::YearBack), ["year-back", "year-back-tip"], &[key(BARE, Key::OpenBracket)], (Menu::View, 5)),
    again(Command::Time(TimeCommand::YearForward), ["year-forward", "year-forward-tip"], &[key(BARE, Key::CloseBracket)], (Menu::View, 5)),
    once(Command::Time(TimeCommand::Play), ["play-time", "play-time-tip"], &[key(BARE, Key::P)], (Menu::View, 5)),
    once(Command::Time(TimeCommand::All), ["all-time", "all-time-tip"], &[], (Menu::View, 5)),
    once(Command::Look(LookCommand::FoldTimeline), ["fold-timeline", "fold-timeline-tip"], &[], (Menu::View, 5)),

    once(Command::Story(StoryCommand::Show), ["show-story", "show-story-tip"], &[key(BARE, Key::F5)], (Menu::View, 6)),
    once(Command::Story(StoryCommand::AddView), ["story-add", "story-add-view-tip"], &[], (Menu::View, 6)),
    once(Command::Story(StoryCommand::Edit), ["stories", "stories-tip"], &[], (Menu::View, 6)),
    once(Command::View(ViewCommand::Compare), ["compare-pinned", "compare-pinned-tip"], &[], (Menu::View, 7)),
    once(Command::View(ViewCommand::Table), ["table", "table-tip"], &[key(BARE, Key::T)], (Menu::View, 7)),
    once(Command::View(ViewCommand::TableAlone), ["table-alone", "table-alone-tip"], &[key(COMMAND, Key::T)], (Menu::View, 7)),

    once(Command::Ask(AskCommand::Commands), ["commands", "commands-tip"], &[key(COMMAND, Key::K)], (Menu::Help, 0)),
    once(Command::Ask(AskCommand::Shortcuts), ["shortcuts", "shortcuts-tip"], &[key(BARE, Key::F1)], (Menu::Help, 0)),
    once(Command::Ask(AskCommand::WhatIsWhere), ["what-is-where", "what-is-where-tip"], &[], (Menu::Help, 1)),
    once(Command::Ask(AskCommand::Tour), ["tour", "tour-tip"], &[], (Menu::Help, 1)),
];
