//! What a user does, or what came of it, room by room.
//!
//! Each room has an enum of its own in a file of its own, which says of every action whether it leaves the open form,
//! whether it changes the atlas, and what it does. None of these says "and all others": an action that is new is answered
//! for by whoever adds it.

use super::{Answer, Effect, Outside, Session, Stamp};
use crate::geo::Position;

mod edit;
mod file;
mod form;
mod look;
mod notice;
mod pin;
mod save;
mod select;
mod step;
mod story;
mod tool;

pub use edit::EditAction;
pub use file::FileAction;
pub use form::FormAction;
pub use look::LookAction;
pub use notice::NoticeAction;
pub use pin::PinAction;
pub use save::SaveAction;
pub use select::SelectAction;
pub use step::StepAction;
pub use story::StoryAction;
pub use tool::ToolAction;

/// What a user does, or what came of it.
#[derive(Debug)]
pub enum Action {
    /// What is selected, and what was before.
    Select(SelectAction),
    /// From where the atlas is looked at.
    Look(LookAction),
    /// Changes of the atlas.
    Edit(EditAction),
    /// The way through the changes that were made.
    Step(StepAction),
    /// The form.
    Form(FormAction),
    /// Tools, and what is done with them on the map.
    Tool(ToolAction),
    /// Stories that are shown.
    Story(StoryAction),
    /// Cities that are compared.
    Pin(PinAction),
    /// Which atlas is open.
    File(FileAction),
    /// Saving it.
    Save(SaveAction),
    /// Something has become of the open file outside, or is done about it.
    Outside(Outside),
    /// What is said to the user.
    Notice(NoticeAction),
    /// Shows a place on the map.
    GoTo(Position),
    /// Opens an address in the browser.
    OpenAddress(String),
}

macro_rules! from_rooms {
    ($($room:ident: $action:ty,)*) => {
        $(impl From<$action> for Action {
            fn from(action: $action) -> Self {
                Self::$room(action)
            }
        })*
    };
}

from_rooms! {
    Select: SelectAction,
    Look: LookAction,
    Edit: EditAction,
    Step: StepAction,
    Form: FormAction,
    Tool: ToolAction,
    Story: StoryAction,
    Pin: PinAction,
    File: FileAction,
    Save: SaveAction,
    Outside: Outside,
    Notice: NoticeAction,
}

impl Action {
    /// Whether it leaves the form that is open, which then must end first.
    fn leaves_form(&self) -> bool {
        match self {
            Self::Select(action) => action.leaves_form(),
            Self::Edit(action) => action.leaves_form(),
            Self::Step(action) => action.leaves_form(),
            Self::Form(action) => action.leaves_form(),
            Self::Story(action) => action.leaves_form(),
            Self::File(action) => action.leaves_form(),
            Self::Save(action) => action.leaves_form(),
            // A tool leaves it or not by what the form is of, and ends it by itself; beside a form the map can be looked
            // at; what came from outside waits for it to end.
            Self::Tool(_)
            | Self::Look(_)
            | Self::Pin(_)
            | Self::Outside(_)
            | Self::Notice(_)
            | Self::GoTo(_)
            | Self::OpenAddress(_) => false,
        }
    }
}

impl Session {
    /// Whether an action is refused, since it would change what can't be changed here.
    pub(super) fn refuses(&self, action: &Action) -> bool {
        self.is_read_only() && self.changes(action)
    }

    /// Whether an action changes the atlas, or begins to.
    fn changes(&self, action: &Action) -> bool {
        match action {
            Action::Edit(action) => action.changes_atlas(),
            Action::Step(action) => action.changes_atlas(),
            Action::Form(action) => action.changes_atlas(),
            Action::Tool(action) => action.changes_atlas(),
            Action::Save(action) => self.writes_over_file(action),
            Action::Select(_)
            | Action::Look(_)
            | Action::Story(_)
            | Action::Pin(_)
            | Action::File(_)
            | Action::Outside(_)
            | Action::Notice(_)
            | Action::GoTo(_)
            | Action::OpenAddress(_) => false,
        }
    }

    /// Does what an action says, in its room.
    pub(super) fn act(&mut self, action: Action, at: Stamp) -> Vec<Effect> {
        if action.leaves_form() && !self.settle(at.seed) {
            // Whoever must mend a form first has to see it.
            return match action {
                Action::File(FileAction::Answer(_)) => self.answer(Answer::Cancel),
                _ => Vec::new(),
            };
        }
        match action {
            Action::File(action) => return self.apply_file(action),
            Action::Save(action) => return self.apply_save(action),
            Action::Story(action) => return self.apply_story(action),
            Action::Tool(action) => return self.apply_tool(action, at),
            Action::Outside(outside) => return self.outside(outside),
            Action::GoTo(place) => return vec![Effect::GoTo(place)],
            Action::OpenAddress(address) => return vec![Effect::OpenAddress(address)],
            Action::Select(action) => self.apply_select(action),
            Action::Look(action) => self.apply_look(action),
            Action::Edit(action) => self.apply_edit(action, at),
            Action::Step(action) => self.apply_step(action),
            Action::Form(action) => self.apply_form(action, at),
            Action::Pin(action) => self.apply_pin(action),
            Action::Notice(action) => self.apply_notice(action),
        }
        Vec::new()
    }
}
