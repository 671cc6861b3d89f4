//! A source in a form.

use serde::{Deserialize, Serialize};

use super::fault::{Fault, Faults, Field, Wrong, shown, shown_date, written};
use crate::atlas::{Atlas, Edit, Id, ProblemKind, Source, source_id};

/// A source as it stands in a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SourceForm {
    /// Which source is changed; `None` for a new one.
    pub id: Option<Id>,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Whom the publisher credits.
    pub credit: String,
    /// Its language.
    pub language: String,
    /// Its address.
    pub url: String,
    /// When it was published.
    pub published: String,
    /// When it was read.
    pub retrieved: String,
    /// A remark.
    pub notes: String,
    /// What the form does not show.
    rest: Source,
}

impl SourceForm {
    /// A source of the atlas.
    pub(super) fn of(id: &Id, source: &Source) -> Self {
        Self {
            id: Some(id.clone()),
            title: shown(source.title.as_ref()),
            publisher: shown(source.publisher.as_ref()),
            credit: shown(source.credit.as_ref()),
            language: shown(source.language.as_ref()),
            url: shown(source.url.as_ref()),
            published: shown_date(source.published.as_ref()),
            retrieved: shown_date(source.retrieved.as_ref()),
            notes: shown(source.notes.as_ref()),
            rest: source.clone(),
        }
    }

    /// The source that the form comes to.
    pub(super) fn read(&self) -> Result<Source, Vec<Fault>> {
        let mut faults = Faults::default();
        let (title, url) = (written(&self.title), written(&self.url));
        if title.is_none() && url.is_none() {
            let nameless = Wrong::Rule(ProblemKind::NamelessSource);
            faults.add(Field::Title, nameless);
        }
        let source = Source {
            title,
            publisher: written(&self.publisher),
            credit: written(&self.credit),
            language: written(&self.language),
            url,
            published: faults.moment(Field::Published, &self.published),
            retrieved: faults.moment(Field::Retrieved, &self.retrieved),
            notes: written(&self.notes),
            extra: self.rest.extra.clone(),
        };
        faults.or(Some(source))
    }

    pub(super) fn edit(&self, atlas: &Atlas, seed: u64) -> Result<Edit, Vec<Fault>> {
        let source = self.read()?;
        let id = self.id.clone();
        let id = id.unwrap_or_else(|| source_id(atlas, &source, seed));
        Ok(Edit::PutSource(id, Box::new(source)))
    }
}
