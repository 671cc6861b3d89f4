//! The remark of a tie, in a form. What is claimed about it has forms of its own.

use serde::{Deserialize, Serialize};

use super::fault::{Fault, Field, Wrong, shown, written};
use crate::atlas::{Atlas, Edit, Tie, TieId};

/// A tie's remark as it stands in a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TieForm {
    /// Which tie.
    pub id: TieId,
    /// The remark.
    pub notes: String,
}

impl TieForm {
    pub(super) fn of(id: &TieId, tie: &Tie) -> Self {
        Self {
            id: id.clone(),
            notes: shown(tie.notes.as_ref()),
        }
    }

    pub(super) fn edit(&self, atlas: &Atlas) -> Result<Edit, Vec<Fault>> {
        let Some(tie) = atlas.ties.get(&self.id) else {
            return Err(vec![Fault {
                field: Field::Whole,
                wrong: Wrong::Gone,
            }]);
        };
        let tie = Tie {
            notes: written(&self.notes),
            ..tie.clone()
        };
        Ok(Edit::PutTie(self.id.clone(), Box::new(tie)))
    }
}
