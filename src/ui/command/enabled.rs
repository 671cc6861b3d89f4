//! When a command can be had.

use super::{
    Command, EditCommand, FileCommand, MapCommand, SelectCommand, StoryCommand, TimeCommand,
    ToolCommand, ViewCommand,
};
use crate::session::{Session, Tool};
use crate::standing::When;
use crate::ui::compare;

impl Command {
    /// Whether it can be had now; where not, menus show it greyed.
    pub(in crate::ui) fn is_enabled(self, session: &Session) -> bool {
        match self {
            Self::File(command) => of_file(command, session),
            Self::Edit(command) => of_edit(command, session),
            Self::Tool(command) => match command {
                ToolCommand::Connect | ToolCommand::AddCity => !session.is_read_only(),
                ToolCommand::Select | ToolCommand::Measure => true,
            },
            Self::Select(command) => of_select(command, session),
            Self::Map(command) => match command {
                MapCommand::ZoomToSelection => !session.chosen().is_empty(),
                MapCommand::ZoomIn
                | MapCommand::ZoomOut
                | MapCommand::Home
                | MapCommand::CopyPosition
                | MapCommand::FetchAgain => true,
            },
            Self::View(command) => match command {
                ViewCommand::Compare => session.pinned().len() >= compare::FEWEST,
                ViewCommand::Table | ViewCommand::TableAlone => true,
            },
            Self::Time(command) => match command {
                TimeCommand::All => session.when() != When::AllTime,
                TimeCommand::YearBack | TimeCommand::YearForward | TimeCommand::Play => true,
            },
            Self::Story(command) => match command {
                StoryCommand::Show => {
                    let mut stories = session.atlas().saved.stories.values();
                    stories.any(|story| !story.views.is_empty())
                }
                StoryCommand::AddView | StoryCommand::Edit => true,
            },
            Self::Panel(_)
            | Self::Look(_)
            | Self::Ask(_)
            | Self::Theme(_)
            | Self::Language(_)
            | Self::Base(_)
            | Self::Dots(_) => true,
        }
    }
}

fn of_file(command: FileCommand, session: &Session) -> bool {
    match command {
        FileCommand::EarlierVersions => session.file().is_some(),
        FileCommand::CopyAtlas => session.is_read_only(),
        FileCommand::CopySources => !session.atlas().sources.is_empty(),
        FileCommand::New
        | FileCommand::Open
        | FileCommand::OpenPath
        | FileCommand::OpenExample
        | FileCommand::Save
        | FileCommand::SaveAs
        | FileCommand::SavePath
        | FileCommand::ExportTable
        | FileCommand::Quit => true,
    }
}

fn of_edit(command: EditCommand, session: &Session) -> bool {
    let is_about_something = session.selected().is_some() && session.draft().is_none();
    // All of them change the atlas, or begin to.
    !session.is_read_only()
        && match command {
            EditCommand::Undo => session.undoes_draft() || session.undo_label().is_some(),
            EditCommand::Redo => session.redo_label().is_some(),
            EditCommand::AddFact => is_about_something && !session.chosen().is_several(),
            EditCommand::Delete => is_about_something,
            EditCommand::Editing => true,
        }
}

fn of_select(command: SelectCommand, session: &Session) -> bool {
    match command {
        SelectCommand::All => !session.atlas().cities.is_empty(),
        SelectCommand::Clear => {
            session.selected().is_some()
                || session.is_selection_gone()
                || session.draft().is_some()
                || session.showing().is_some()
                || session.tool() != Tool::Select
        }
        SelectCommand::Back => session.can_go_back(),
        SelectCommand::Forward => session.can_go_forward(),
        SelectCommand::Invert => true,
    }
}
