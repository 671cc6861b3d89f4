//! A form that is being filled in: what stands in its fields, what is wrong with it, and the one edit that it comes to.
//!
//! A draft survives whatever its user does elsewhere. Whoever leaves it commits it as one step if nothing is wrong with it;
//! else it stays, and says so ([`Draft::must_end`]). Every edit comes from here complete or not at all; what a form does
//! not show stays as it was.

use serde::{Deserialize, Serialize};

use super::Session;
use super::tool::Tool;
use crate::atlas::edit::apply;
use crate::atlas::{Atlas, Edit, EditError, FactKind, Id, Subject, TieId};
use crate::geo::Position;

mod about;
mod cite;
mod city;
mod claim;
mod fact;
mod fault;
mod kept;
mod source;
#[cfg(test)]
mod tests;
mod tie;
mod total;

pub use about::AboutForm;
pub use cite::{CitationForm, CitedSource};
pub use city::{Brought, CityForm, FormerForm};
pub use claim::{CertaintyForm, ClaimForm, Degree, Ends, KindForm};
pub use fact::{FACT_KINDS, FactForm, ListForm};
pub use fault::{Fault, Field, Wrong};
pub use kept::KeptForm;
pub use source::SourceForm;
pub use tie::TieForm;
pub use total::TotalForm;

/// What a form is opened for.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Changes a city.
    City(Id),
    /// Adds a city, at a place where that was pointed at.
    NewCity(Option<Position>),
    /// Adds a city, at a place where that was pointed at, and then connects another with it.
    NewPartner(Id, Option<Position>),
    /// Changes a claim, by its place among the tie's claims.
    Claim(TieId, usize),
    /// Adds a claim on a tie.
    NewClaim(TieId),
    /// Changes the remark of a tie.
    Tie(TieId),
    /// Connects a city to another: adds a claim on the pair.
    Connect(Id),
    /// Changes a fact.
    Fact(Id),
    /// Adds a fact about a city or tie.
    NewFact(Subject, FactKind),
    /// Adds a number of a city's: what is measured, in which unit, and a first wording of the statement.
    NewNumber(Subject, [String; 2], String),
    /// Adds a source that nothing cites yet.
    NewSource,
    /// Changes a source.
    Source(Id),
    /// Changes a published total, by its place in the list.
    Total(usize),
    /// Adds a published total of a city.
    NewTotal(Id),
    /// Changes what the atlas says of itself.
    About,
}

/// What stands in a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Form {
    /// A city.
    City(Box<CityForm>),
    /// A claim.
    Claim(Box<ClaimForm>),
    /// The remark of a tie.
    Tie(Box<TieForm>),
    /// A fact.
    Fact(Box<FactForm>),
    /// A source.
    Source(Box<SourceForm>),
    /// A published total.
    Total(Box<TotalForm>),
    /// What the atlas says of itself.
    About(Box<AboutForm>),
}

/// A form that is open.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What stands in it now.
    pub form: Form,
    begun: Form,
    number: u64,
    must_end: bool,
}

impl Draft {
    /// Counts the drafts of a session: what a window remembers of a form's fields is this form's alone.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Whether something stands in it that did not at first. Words that a city is searched by are nothing yet.
    pub fn is_changed(&self) -> bool {
        if self.form == self.begun {
            return false;
        }
        let mut form = self.form.clone();
        if let Form::Claim(claim) = &mut form
            && let Ends::From { search, .. } = &mut claim.ends
        {
            search.clear();
        }
        form != self.begun
    }

    /// Whether its user wanted to leave it, and something is wrong with it.
    pub fn must_end(&self) -> bool {
        self.must_end
    }
}

impl Form {
    /// The form for a target; `None` where the atlas lacks it.
    pub fn open(target: Target, atlas: &Atlas) -> Option<Self> {
        Some(match target {
            Target::City(id) => Self::City(Box::new(CityForm::of(&id, atlas.cities.get(&id)?))),
            Target::NewCity(at) => Self::City(Box::new(CityForm::new(at))),
            Target::NewPartner(of, at) => {
                let mut form = CityForm::new(at);
                form.connects = Some(of);
                Self::City(Box::new(form))
            }
            Target::Claim(tie, number) => {
                let claim = atlas.ties.get(&tie)?.claims.get(number)?;
                Self::Claim(Box::new(ClaimForm::of(&tie, number, claim)))
            }
            Target::NewClaim(tie) => Self::Claim(Box::new(ClaimForm::new(Ends::Tie(tie)))),
            Target::Tie(id) => Self::Tie(Box::new(TieForm::of(&id, atlas.ties.get(&id)?))),
            Target::Connect(city) => Self::Claim(Box::new(ClaimForm::from(city))),
            Target::Fact(id) => Self::Fact(Box::new(FactForm::of(&id, atlas.facts.get(&id)?))),
            Target::NewFact(about, kind) => Self::Fact(Box::new(FactForm::new(about, kind))),
            Target::NewNumber(about, [of, unit], statement) => {
                let mut form = FactForm::new(about, FactKind::Statistic);
                form.quantity = [of, String::new(), unit];
                form.statement = statement;
                Self::Fact(Box::new(form))
            }
            Target::NewSource => Self::Source(Box::default()),
            Target::Source(id) => {
                Self::Source(Box::new(SourceForm::of(&id, atlas.sources.get(&id)?)))
            }
            Target::Total(number) => {
                Self::Total(Box::new(TotalForm::of(number, atlas.totals.get(number)?)))
            }
            Target::NewTotal(city) => Self::Total(Box::new(TotalForm::new(city))),
            Target::About => Self::About(Box::new(AboutForm::of(&atlas.about))),
        })
    }

    /// The tool that the map takes for it: a new city is placed, a new tie is drawn.
    fn tool(&self) -> Tool {
        match self {
            Self::City(form) if form.id.is_none() => Tool::AddCity,
            Self::Claim(form) if matches!(form.ends, Ends::From { .. }) => Tool::Connect,
            _ => Tool::Select,
        }
    }

    /// The edit that it comes to.
    ///
    /// # Errors
    /// When something is wrong with it: all that is, in the order of its fields.
    pub fn edit(&self, atlas: &Atlas, seed: u64) -> Result<Edit, Vec<Fault>> {
        let edit = match self {
            Self::City(form) => form.edit(atlas, seed)?,
            Self::Claim(form) => form.edit(atlas, seed)?,
            Self::Tie(form) => form.edit(atlas)?,
            Self::Fact(form) => form.edit(atlas, seed)?,
            Self::Source(form) => form.edit(atlas, seed)?,
            Self::Total(form) => form.edit(atlas, seed)?,
            Self::About(form) => form.edit(),
        };
        match apply(atlas, &edit) {
            Ok(_) => Ok(edit),
            Err(EditError::NamedAsAgreement(tie)) => Err(vec![Fault {
                field: Field::Whole,
                wrong: Wrong::NamedAsAgreement(tie),
            }]),
            Err(EditError::Invalid(problems)) => Err(problems.iter().map(Fault::of).collect()),
            Err(
                EditError::Missing(_)
                | EditError::MissingClaim(..)
                | EditError::NameTaken(_)
                | EditError::StoryNameTaken(_),
            ) => Err(vec![Fault {
                field: Field::Whole,
                wrong: Wrong::Gone,
            }]),
        }
    }

    /// All that is wrong with it.
    pub fn faults(&self, atlas: &Atlas) -> Vec<Fault> {
        self.edit(atlas, 0).err().unwrap_or_default()
    }

    /// What removes the thing that it changes; `None` for a new one.
    pub fn removal(&self) -> Option<Edit> {
        Some(match self {
            Self::City(form) => Edit::RemoveCity(form.id.clone()?),
            Self::Claim(form) => Edit::RemoveClaim(form.tie()?, form.number?),
            Self::Fact(form) => Edit::RemoveFact(form.id.clone()?),
            Self::Source(form) => Edit::RemoveSource(form.id.clone()?),
            Self::Total(form) => Edit::RemoveTotal(form.number?),
            Self::Tie(form) => Edit::RemoveTie(form.id.clone()),
            Self::About(_) => return None,
        })
    }

    /// Its citations, where it has any.
    pub fn citations(&self) -> &[CitationForm] {
        match self {
            Self::Claim(form) => &form.cite,
            Self::Fact(form) => &form.cite,
            Self::Total(form) => &form.cite,
            Self::City(_) | Self::Tie(_) | Self::Source(_) | Self::About(_) => &[],
        }
    }
}

impl Session {
    /// The form that is open.
    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// The form that was put away with something in it, and can be brought back.
    pub fn cancelled(&self) -> Option<&Draft> {
        self.cancelled.as_ref()
    }

    /// The source that was cited last, if it is still there: what is added next probably cites it too.
    pub fn last_source(&self) -> Option<&Id> {
        let last = self.last_source.as_ref();
        last.filter(|id| self.atlas().sources.contains_key(*id))
    }

    /// Opens a form.
    pub(super) fn begin(&mut self, target: Target) {
        self.tool = Tool::Select;
        if let Some(form) = Form::open(target, self.history.atlas()) {
            self.tool = form.tool();
            self.drafts += 1;
            self.cancelled = None;
            // Whoever changes one thing is shown where the next can be changed.
            self.is_editing = true;
            self.draft = Some(Draft {
                begun: form.clone(),
                form,
                number: self.drafts,
                must_end: false,
            });
        }
    }

    /// What stands in the form now.
    pub(super) fn set_form(&mut self, form: Form) {
        if let Some(draft) = &mut self.draft {
            draft.form = form;
        }
    }

    /// Ends the form with what stands in it. One that is wrong stays open.
    pub(super) fn commit(&mut self, seed: u64) -> bool {
        let Some(draft) = &mut self.draft else {
            return true;
        };
        let Ok(edit) = draft.form.edit(self.history.atlas(), seed) else {
            draft.must_end = true;
            return false;
        };
        self.remember_source(&edit);
        let new = edit.new_fact(self.atlas());
        self.edit(&edit);
        self.added = new.map(|id| (id, self.revision()));
        self.draft = None;
        self.tool = Tool::Select;
        // Whoever adds a city or a tie goes on with it.
        let subject = edit.subject(self.atlas());
        let main = match &edit {
            Edit::Together(edits) => edits.last(),
            edit => Some(edit),
        };
        let shows = matches!(main, Some(Edit::PutCity(..) | Edit::AddClaim(..)));
        if let Some(subject) = subject.filter(|_| shows) {
            self.select(Some(subject));
        }
        true
    }

    /// Ends the form because its user goes elsewhere: an unchanged one is put away, a changed one committed if that can
    /// be. Whether it has ended.
    pub(super) fn settle(&mut self, seed: u64) -> bool {
        match &self.draft {
            None => true,
            Some(draft) if !draft.is_changed() => {
                self.put_away();
                true
            }
            Some(_) => self.commit(seed),
        }
    }

    /// Puts the form away; what stood in it can be brought back until the next one.
    pub(super) fn put_away(&mut self) {
        self.tool = Tool::Select;
        self.cancelled = self.draft.take().filter(Draft::is_changed);
    }

    /// Brings the form back that was put away, and the tool that goes with it.
    pub(super) fn bring_back(&mut self) {
        if let Some(draft) = self.cancelled.take() {
            self.tool = draft.form.tool();
            self.draft = Some(draft);
        }
    }

    /// Whether undo would put away what stands in a form, and change nothing else.
    pub fn undoes_draft(&self) -> bool {
        self.has_changed_draft()
    }

    fn remember_source(&mut self, edit: &Edit) {
        let cite = match edit {
            // What comes along with a city that was looked up cites the register, which nobody chose.
            Edit::Together(edits) => {
                if let Some(main) = edits.last() {
                    self.remember_source(main);
                }
                return;
            }
            Edit::AddClaim(_, claim) | Edit::ChangeClaim(_, _, claim) => &claim.cite,
            Edit::PutFact(_, fact) => &fact.cite,
            Edit::AddTotal(total) | Edit::ChangeTotal(_, total) => &total.cite,
            _ => return,
        };
        if let Some(last) = cite.last() {
            self.last_source = Some(last.source.clone());
        }
    }
}
