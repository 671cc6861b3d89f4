//! Citations in a form: of a source that is there, or of one that is made with them.

use serde::{Deserialize, Serialize};

use super::fault::{Fault, Faults, Field, Wrong, written};
use super::source::SourceForm;
use crate::atlas::{Atlas, Citation, Edit, Id, Source, source_id};

/// A citation as it stands in a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CitationForm {
    /// The source.
    pub source: CitedSource,
    /// Where in it.
    pub place: String,
    /// Its words.
    pub quote: String,
}

/// The source that is cited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CitedSource {
    /// One of the atlas.
    Known(Id),
    /// A new one, which comes into the atlas with the citation.
    New(Box<SourceForm>),
}

impl CitationForm {
    /// A citation of a source as a whole.
    pub fn known(source: Id) -> Self {
        Self {
            source: CitedSource::Known(source),
            place: String::new(),
            quote: String::new(),
        }
    }

    /// A citation of a new source; what was searched for is probably its title, or its address.
    pub fn new(searched: &str) -> Self {
        let searched = searched.trim();
        let is_address =
            searched.contains("://") || !searched.contains(' ') && searched.contains('.');
        let mut source = SourceForm::default();
        if is_address {
            searched.clone_into(&mut source.url);
        } else {
            searched.clone_into(&mut source.title);
        }
        Self {
            source: CitedSource::New(Box::new(source)),
            place: String::new(),
            quote: String::new(),
        }
    }

    /// The citations of a claim, fact or total.
    pub(super) fn list(cite: &[Citation]) -> Vec<Self> {
        let form = |citation: &Citation| Self {
            source: CitedSource::Known(citation.source.clone()),
            place: citation.place.clone().unwrap_or_default(),
            quote: citation.quote.clone().unwrap_or_default(),
        };
        cite.iter().map(form).collect()
    }
}

/// What a form's citations come to: the citations, and the sources that are made first.
pub(super) struct Read {
    pub(super) cite: Vec<Citation>,
    pub(super) sources: Vec<(Id, Source)>,
}

/// Reads the citations of a form; what is wrong goes to `faults`.
pub(super) fn read(cite: &[CitationForm], atlas: &Atlas, seed: u64, faults: &mut Faults) -> Read {
    let mut read = Read {
        cite: Vec::new(),
        sources: Vec::new(),
    };
    // Ids are given in a copy, so that two new sources of a publisher get two.
    let mut atlas = atlas.clone();
    for (number, form) in cite.iter().enumerate() {
        let source = match &form.source {
            CitedSource::Known(id) => {
                if !atlas.sources.contains_key(id) {
                    faults.add(Field::Citation(number), Wrong::Gone);
                }
                id.clone()
            }
            CitedSource::New(source) => match source.read() {
                Ok(source) => {
                    let id = source_id(&atlas, &source, seed);
                    atlas.sources.insert(id.clone(), source.clone());
                    read.sources.push((id.clone(), source));
                    id
                }
                Err(wrong) => {
                    faults
                        .0
                        .extend(wrong.into_iter().map(|fault| of_new(fault, number)));
                    continue;
                }
            },
        };
        read.cite.push(Citation {
            source,
            place: written(&form.place),
            quote: written(&form.quote),
        });
    }
    read
}

/// A fault of a new source, in the fields that it has within another's form.
fn of_new(fault: Fault, number: usize) -> Fault {
    let field = match fault.field {
        Field::Published => Field::NewPublished(number),
        _ => Field::NewTitle(number),
    };
    Fault { field, ..fault }
}

impl Read {
    /// The edit, behind those that make its sources.
    pub(super) fn before(self, edit: Edit) -> Edit {
        if self.sources.is_empty() {
            return edit;
        }
        let sources = self.sources.into_iter();
        let mut edits: Vec<Edit> = sources
            .map(|(id, source)| Edit::PutSource(id, Box::new(source)))
            .collect();
        edits.push(edit);
        Edit::Together(edits)
    }
}
