//! The steps of a history in order, for a list of them.

use super::{History, StateId, Step};
use crate::atlas::edit::Label;

impl History {
    /// All steps in order of time, undone ones too: what each is called, and the state that it led to.
    pub fn steps(&self) -> impl ExactSizeIterator<Item = (&Label, StateId)> {
        let of = |step| {
            let Step { label, after, .. }: &Step = step;
            (label, after.id)
        };
        self.steps.iter().map(of)
    }

    /// How many of the steps are done; those behind them have been undone.
    pub fn done(&self) -> usize {
        self.done
    }

    /// How many steps have been undone and can be made again.
    pub fn undone(&self) -> usize {
        self.steps.len() - self.done
    }

    /// The state in which the atlas was opened.
    pub fn first_state(&self) -> StateId {
        self.opened.id
    }

    /// Whether the file holds this state.
    pub fn holds(&self, state: StateId) -> bool {
        self.saved == Some(state)
    }
}
