//! A published total in a form.

use serde::{Deserialize, Serialize};

use super::cite::{self, CitationForm};
use super::claim::KindForm;
use super::fault::{Fault, Faults, Field, Wrong, shown_date, written};
use crate::atlas::{Atlas, Edit, Id, PublishedTotal};

/// A published total as it stands in a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TotalForm {
    /// Its place in the atlas's list; `None` for a new one.
    pub number: Option<usize>,
    /// Whose total.
    pub city: Id,
    /// Of which kind; `None` of any kind.
    pub kind: Option<KindForm>,
    /// How many.
    pub count: String,
    /// As of when.
    pub as_of: String,
    /// A remark.
    pub note: String,
    /// Where it stands.
    pub cite: Vec<CitationForm>,
}

impl TotalForm {
    /// A new total of a city.
    pub(super) fn new(city: Id) -> Self {
        Self {
            number: None,
            city,
            kind: None,
            count: String::new(),
            as_of: String::new(),
            note: String::new(),
            cite: Vec::new(),
        }
    }

    pub(super) fn of(number: usize, total: &PublishedTotal) -> Self {
        Self {
            number: Some(number),
            city: total.city.clone(),
            kind: total.kind.as_ref().map(KindForm::of),
            count: total.count.to_string(),
            as_of: shown_date(total.as_of.as_ref()),
            note: total.note.clone().unwrap_or_default(),
            cite: CitationForm::list(&total.cite),
        }
    }

    pub(super) fn edit(&self, atlas: &Atlas, seed: u64) -> Result<Edit, Vec<Fault>> {
        let mut faults = Faults::default();
        let read = cite::read(&self.cite, atlas, seed, &mut faults);
        if self.count.trim().is_empty() {
            faults.add(Field::Count, Wrong::Missing);
        }
        let count = faults.count(Field::Count, &self.count);
        let total = PublishedTotal {
            city: self.city.clone(),
            kind: self.kind.as_ref().map(|kind| kind.read(&mut faults)),
            count: count.unwrap_or_default(),
            as_of: faults.moment(Field::AsOf, &self.as_of),
            note: written(&self.note),
            cite: read.cite.clone(),
        };
        let total = Box::new(faults.or(Some(total))?);
        Ok(read.before(match self.number {
            Some(number) => Edit::ChangeTotal(number, total),
            None => Edit::AddTotal(total),
        }))
    }
}
