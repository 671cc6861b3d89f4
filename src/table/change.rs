//! Changes from cells: what is written in one becomes the edit that a form would make, held to the same rules.

use super::choice;
use super::{Column, RowId};
use crate::atlas::{Atlas, Edit, Extra, Tie, TieId, Value};
use crate::session::draft::{Fault, Field, Form, Target, Wrong};
use crate::text::Texts;

/// Why what is written in a cell can't be.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// What a form would say of it.
    Faults(Vec<Fault>),
    /// None of the words that can stand there.
    NoSuchWord(Vec<String>),
    /// A tie's own kind, state and dates are those of its claims, and it has several, or none.
    SeveralClaims,
    /// It follows from other things, and can't be written.
    Derived,
}

impl Refusal {
    pub(super) fn of(field: Field, wrong: Wrong) -> Self {
        Self::Faults(vec![Fault { field, wrong }])
    }
}

impl From<Vec<Fault>> for Refusal {
    fn from(faults: Vec<Fault>) -> Self {
        Self::Faults(faults)
    }
}

impl Column {
    /// Whether it can be written in the rows of a table at all.
    pub fn is_editable(&self, table: super::Table) -> bool {
        use super::Table::{Cities, Claims, Facts, Sources, Ties};
        match self {
            Self::Extra(_) | Self::Notes => true,
            Self::Name
            | Self::NameIn(_)
            | Self::Country
            | Self::Level
            | Self::Place
            | Self::Seat
            | Self::OutsideId(_) => table == Cities,
            Self::Weight => table == Ties,
            Self::Kind => matches!(table, Ties | Claims | Facts),
            Self::State | Self::Since => matches!(table, Ties | Claims),
            Self::Until | Self::By | Self::Term | Self::Agreement => table == Claims,
            Self::Certainty | Self::Why => matches!(table, Claims | Facts),
            Self::When
            | Self::Statement
            | Self::About
            | Self::Measured
            | Self::Quantity
            | Self::Unit
            | Self::People
            | Self::Organisations
            | Self::PeopleCount
            | Self::Cost
            | Self::Currency
            | Self::Fields => table == Facts,
            Self::Title
            | Self::Publisher
            | Self::Credit
            | Self::Language
            | Self::Url
            | Self::Published
            | Self::Retrieved => table == Sources,
            _ => false,
        }
    }

    /// The words that can stand in it, where these are few, as their reader knows them.
    pub fn choices(&self, table: super::Table, texts: &Texts) -> Vec<String> {
        match (self, table) {
            (Self::Kind, super::Table::Facts) => choice::shown(&choice::FACT_KINDS, texts),
            (Self::Kind, _) => choice::shown(&choice::KINDS, texts),
            (Self::State, _) => choice::shown(&choice::STATES, texts),
            (Self::Level, _) => choice::shown(&choice::LEVELS, texts),
            (Self::Certainty, _) => choice::shown(&choice::DEGREES, texts),
            _ => Vec::new(),
        }
    }
}

/// What changes are made in: an atlas, in the words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The language.
    pub texts: &'a Texts,
}

impl Writer<'_> {
    /// The edit that writes texts in some cells of a row.
    ///
    /// # Errors
    /// When one of them can't stand where it is written; with the first such column.
    pub fn change(
        &self,
        row: &RowId,
        cells: &[(&Column, &str)],
        seed: u64,
    ) -> Result<Edit, (Column, Refusal)> {
        let first = || {
            cells
                .first()
                .map_or(Column::Id, |(column, _)| (*column).clone())
        };
        let gone = || (first(), Refusal::of(Field::Whole, Wrong::Gone));
        if let RowId::Tie(id) = row {
            return self.change_tie(id, cells, seed).ok_or_else(gone)?;
        }
        let target = match row {
            RowId::City(id) => Target::City(id.clone()),
            RowId::Claim(tie, number) => Target::Claim(tie.clone(), *number),
            RowId::Tie(id) => Target::Tie(id.clone()),
            RowId::Fact(id) => Target::Fact(id.clone()),
            RowId::Source(id) => Target::Source(id.clone()),
        };
        let form = Form::open(target, self.atlas).ok_or_else(gone)?;
        self.fill(form, cells, seed)
    }

    /// The edit of a form after some cells are written in it.
    pub(super) fn fill(
        &self,
        mut form: Form,
        cells: &[(&Column, &str)],
        seed: u64,
    ) -> Result<Edit, (Column, Refusal)> {
        for (column, text) in cells {
            if !matches!(column, Column::Extra(_)) {
                self.set(&mut form, column, text)
                    .map_err(|refusal| ((*column).clone(), refusal))?;
            }
        }
        let mut edit = form.edit(self.atlas, seed).map_err(|faults| {
            let column = cells
                .iter()
                .find(|(column, _)| faults.iter().any(|fault| is_of(column, fault.field)));
            let column = column
                .or(cells.first())
                .map_or(Column::Id, |(column, _)| (*column).clone());
            (column, Refusal::Faults(faults))
        })?;
        for (column, text) in cells {
            if let Column::Extra(key) = column
                && let Some(extra) = extra_of(&mut edit)
            {
                set_extra(extra, key, text).map_err(|refusal| ((*column).clone(), refusal))?;
            }
        }
        Ok(edit)
    }

    /// Whether a column of the table of ties shows what a tie has of its own, and not by its claims.
    pub(super) fn is_own_of_tie(column: &Column) -> bool {
        matches!(column, Column::Notes | Column::Weight | Column::Extra(_))
    }

    /// A tie has a remark, a weight and foreign fields of its own; what else is written in its row is of its one claim.
    fn change_tie(
        &self,
        id: &TieId,
        cells: &[(&Column, &str)],
        seed: u64,
    ) -> Option<Result<Edit, (Column, Refusal)>> {
        let tie = self.atlas.ties.get(id)?;
        let (own, of_claim): (Vec<_>, Vec<_>) = cells
            .iter()
            .copied()
            .partition(|(column, _)| Self::is_own_of_tie(column));
        Some(self.change_parts(id, tie, &own, &of_claim, seed))
    }

    fn change_parts(
        &self,
        id: &TieId,
        tie: &Tie,
        own: &[(&Column, &str)],
        of_claim: &[(&Column, &str)],
        seed: u64,
    ) -> Result<Edit, (Column, Refusal)> {
        let mut edits = Vec::new();
        if let Some((column, _)) = of_claim.first() {
            if tie.claims.len() != 1 {
                return Err(((*column).clone(), Refusal::SeveralClaims));
            }
            edits.push(self.change(&RowId::Claim(id.clone(), 0), of_claim, seed)?);
        }
        if !own.is_empty() {
            // Behind the claim's change, and on top of it.
            let mut tie = tie.clone();
            if let [Edit::ChangeClaim(_, number, claim)] = edits.as_slice()
                && let Some(place) = tie.claims.get_mut(*number)
            {
                *place = (**claim).clone();
                edits.clear();
            }
            for (column, text) in own {
                set_tie(&mut tie, column, text).map_err(|refusal| ((*column).clone(), refusal))?;
            }
            edits.push(Edit::PutTie(id.clone(), Box::new(tie)));
        }
        Ok(if edits.len() == 1 {
            edits.remove(0)
        } else {
            Edit::Together(edits)
        })
    }
}

fn set_tie(tie: &mut Tie, column: &Column, text: &str) -> Result<(), Refusal> {
    let text = text.trim();
    match column {
        Column::Notes => tie.notes = (!text.is_empty()).then(|| text.to_owned()),
        Column::Weight if text.is_empty() => tie.weight = None,
        Column::Weight => {
            let weight = text.parse::<f64>().ok().filter(|weight| weight.is_finite());
            tie.weight = Some(weight.ok_or(Refusal::of(Field::Quantity, Wrong::Number))?);
        }
        Column::Extra(key) => set_extra(&mut tie.extra, key, text)?,
        _ => return Err(Refusal::Derived),
    }
    Ok(())
}

/// Writes a foreign field. It stays of the sort that it was; a new one is a number where it reads as one, else a text.
fn set_extra(extra: &mut Extra, key: &str, text: &str) -> Result<(), Refusal> {
    let text = text.trim();
    if text.is_empty() {
        extra.remove(key);
        return Ok(());
    }
    let number = || text.parse::<f64>().ok().filter(|number| number.is_finite());
    let value = match extra.get(key) {
        Some(Value::Text(_)) => Value::Text(text.to_owned()),
        Some(Value::Number(_)) => {
            Value::Number(number().ok_or(Refusal::of(Field::Quantity, Wrong::Number))?)
        }
        Some(Value::Bool(_)) => match text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => {
                return Err(Refusal::NoSuchWord(vec![
                    "true".to_owned(),
                    "false".to_owned(),
                ]));
            }
        },
        Some(Value::Date(_)) => {
            let date = crate::atlas::date::date_in_field(text);
            Value::Date(date.map_err(|slip| Refusal::of(Field::When, Wrong::Date(slip)))?)
        }
        None => number().map_or_else(|| Value::Text(text.to_owned()), Value::Number),
    };
    extra.insert(key.to_owned(), value);
    Ok(())
}

/// The foreign fields of what an edit puts in.
fn extra_of(edit: &mut Edit) -> Option<&mut Extra> {
    match edit {
        Edit::PutCity(_, city) => Some(&mut city.extra),
        Edit::PutTie(_, tie) => Some(&mut tie.extra),
        Edit::AddClaim(_, claim) | Edit::ChangeClaim(_, _, claim) => Some(&mut claim.extra),
        Edit::PutFact(_, fact) => Some(&mut fact.extra),
        Edit::PutSource(_, source) => Some(&mut source.extra),
        Edit::Together(edits) => edits.last_mut().and_then(extra_of),
        _ => None,
    }
}

/// Whether a fault is in the field that a column shows.
fn is_of(column: &Column, field: Field) -> bool {
    match column {
        Column::Name => field == Field::Name,
        Column::Country => field == Field::Country,
        Column::Place => field == Field::Place,
        Column::Kind => field == Field::Kind,
        Column::By => field == Field::By,
        Column::Since => field == Field::Since,
        Column::Until => field == Field::Until,
        Column::Certainty | Column::Why => field == Field::Why,
        Column::Agreement => field == Field::Agreement,
        Column::When => field == Field::When,
        Column::Statement => field == Field::Statement,
        Column::Measured | Column::Quantity | Column::Unit => field == Field::Quantity,
        Column::PeopleCount => field == Field::PeopleCount,
        Column::Cost | Column::Currency => field == Field::Cost,
        Column::Title | Column::Url => field == Field::Title,
        Column::Published => field == Field::Published,
        Column::Retrieved => field == Field::Retrieved,
        _ => false,
    }
}
