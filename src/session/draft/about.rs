//! What the atlas says of itself, in a form.

use serde::{Deserialize, Serialize};

use crate::atlas::{About, Edit, TieId};

/// Title, description, licence, credit and the tie to begin with as they stand in a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AboutForm {
    /// The title.
    pub title: String,
    /// What it holds.
    pub description: String,
    /// The licence of the data.
    pub licence: String,
    /// Whose work it rests on.
    pub credit: String,
    /// The tie that the atlas opens on.
    pub lead_tie: Option<TieId>,
    /// What the form does not show.
    rest: About,
}

impl AboutForm {
    pub(super) fn of(about: &About) -> Self {
        Self {
            title: about.title.clone(),
            description: about.description.clone(),
            licence: about.licence.clone(),
            credit: about.credit.clone(),
            lead_tie: about.lead_tie.clone(),
            rest: about.clone(),
        }
    }

    pub(super) fn edit(&self) -> Edit {
        let text = |text: &str| text.trim().to_owned();
        Edit::ChangeAbout(Box::new(About {
            title: text(&self.title),
            description: text(&self.description),
            licence: text(&self.licence),
            credit: text(&self.credit),
            lead_tie: self.lead_tie.clone(),
            ..self.rest.clone()
        }))
    }
}
