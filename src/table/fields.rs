//! The fields of forms, as columns name them.

use super::change::{Refusal, Writer};
use super::words::agreement;
use super::{Column, choice};
use crate::session::draft::{
    CertaintyForm, CityForm, ClaimForm, FactForm, Form, KindForm, SourceForm,
};

impl Writer<'_> {
    /// Writes a text in the field of a form that a column shows.
    pub(super) fn set(&self, form: &mut Form, column: &Column, text: &str) -> Result<(), Refusal> {
        match form {
            Form::City(form) => self.set_city(form, column, text),
            Form::Claim(form) => self.set_claim(form, column, text),
            Form::Fact(form) => self.set_fact(form, column, text),
            Form::Source(form) => set_source(form, column, text),
            Form::Tie(form) if *column == Column::Notes => {
                text.clone_into(&mut form.notes);
                Ok(())
            }
            Form::Tie(_) | Form::Total(_) | Form::About(_) => Err(Refusal::Derived),
        }
    }

    fn set_city(&self, form: &mut CityForm, column: &Column, text: &str) -> Result<(), Refusal> {
        let place = match column {
            Column::Name => &mut form.name,
            Column::NameIn(language) => form.names.entry(language.clone()).or_default(),
            Column::Country => &mut form.country,
            Column::Place => &mut form.place,
            Column::Seat => &mut form.seat,
            Column::OutsideId(register) => form.ids.entry(register.clone()).or_default(),
            Column::Notes => &mut form.notes,
            Column::Level => {
                form.level = self.word(&choice::LEVELS, text)?;
                return Ok(());
            }
            _ => return Err(Refusal::Derived),
        };
        text.clone_into(place);
        Ok(())
    }

    fn set_claim(&self, form: &mut ClaimForm, column: &Column, text: &str) -> Result<(), Refusal> {
        let place = match column {
            Column::Term => &mut form.term,
            Column::Since => &mut form.since,
            Column::Until => &mut form.until,
            Column::Notes => &mut form.note,
            Column::Kind => {
                form.kind = KindForm::of(&self.kind(text)?);
                return Ok(());
            }
            Column::State => {
                form.state = self.word(&choice::STATES, text)?;
                return Ok(());
            }
            Column::Certainty | Column::Why => {
                return self.set_certainty(&mut form.certainty, column, text);
            }
            Column::By => {
                form.by = self.claimants(form, text)?;
                return Ok(());
            }
            Column::Agreement => {
                form.agreement = agreement(self.atlas, text)?;
                return Ok(());
            }
            _ => return Err(Refusal::Derived),
        };
        text.clone_into(place);
        Ok(())
    }

    fn set_fact(&self, form: &mut FactForm, column: &Column, text: &str) -> Result<(), Refusal> {
        let place = match column {
            Column::When => &mut form.when,
            Column::Statement => &mut form.statement,
            Column::Measured => &mut form.quantity[0],
            Column::Quantity => &mut form.quantity[1],
            Column::Unit => &mut form.quantity[2],
            Column::People => &mut form.people.text,
            Column::Organisations => &mut form.organisations.text,
            Column::Fields => &mut form.fields.text,
            Column::PeopleCount => &mut form.people_count,
            Column::Cost => &mut form.cost[0],
            Column::Currency => &mut form.cost[1],
            Column::Notes => &mut form.note,
            Column::Kind => {
                form.kind = self.word(&choice::FACT_KINDS, text)?;
                return Ok(());
            }
            Column::Certainty | Column::Why => {
                return self.set_certainty(&mut form.certainty, column, text);
            }
            Column::About => {
                form.about = self.subjects(text)?;
                return Ok(());
            }
            _ => return Err(Refusal::Derived),
        };
        text.clone_into(place);
        Ok(())
    }

    /// How sure it is, or why it is no surer. `doubted: no list has it` says both at once.
    fn set_certainty(
        &self,
        form: &mut CertaintyForm,
        column: &Column,
        text: &str,
    ) -> Result<(), Refusal> {
        if *column == Column::Why {
            text.clone_into(&mut form.why);
            return Ok(());
        }
        let (degree, why) = match text.split_once(':') {
            Some((degree, why)) => (degree, Some(why.trim())),
            None => (text, None),
        };
        form.degree = self.word(&choice::DEGREES, degree)?;
        if let Some(why) = why {
            why.clone_into(&mut form.why);
        }
        Ok(())
    }
}

fn set_source(form: &mut SourceForm, column: &Column, text: &str) -> Result<(), Refusal> {
    let place = match column {
        Column::Title => &mut form.title,
        Column::Publisher => &mut form.publisher,
        Column::Credit => &mut form.credit,
        Column::Language => &mut form.language,
        Column::Url => &mut form.url,
        Column::Published => &mut form.published,
        Column::Retrieved => &mut form.retrieved,
        Column::Notes => &mut form.notes,
        _ => return Err(Refusal::Derived),
    };
    text.clone_into(place);
    Ok(())
}
