//! A fact in a form.

use serde::{Deserialize, Serialize};

use super::cite::{self, CitationForm};
use super::claim::CertaintyForm;
use super::fault::{Fault, Faults, Field, Wrong, shown, shown_date, written};
use crate::atlas::{
    Agreement, Atlas, Cost, Direction, Edit, Extra, Fact, FactKind, Id, Quantity, Subject, fact_id,
};

/// A fact as it stands in a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactForm {
    /// Which fact is changed; `None` for a new one.
    pub id: Option<Id>,
    /// What it is about.
    pub about: Vec<Subject>,
    /// What sort of fact.
    pub kind: FactKind,
    /// When.
    pub when: String,
    /// The statement.
    pub statement: String,
    /// What is measured, how much, and in which unit.
    pub quantity: [String; 3],
    /// Who went to whom.
    pub direction: Option<Direction>,
    /// People named.
    pub people: ListForm,
    /// Organisations named.
    pub organisations: ListForm,
    /// How many people took part.
    pub people_count: String,
    /// What it cost, and in which currency.
    pub cost: [String; 2],
    /// Fields of cooperation.
    pub fields: ListForm,
    /// Where an agreement was signed, its approval, its term, its next review.
    pub agreement: [String; 4],
    /// Who signed it.
    pub signatories: ListForm,
    /// How sure it is.
    pub certainty: CertaintyForm,
    /// A remark.
    pub note: String,
    /// Where it stands.
    pub cite: Vec<CitationForm>,
    /// What the form does not show.
    extra: Extra,
}

/// A list of names in one field, with semicolons between.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListForm {
    /// The text.
    pub text: String,
    was: Vec<String>,
}

impl ListForm {
    const APART: &'static str = "; ";

    fn of(list: &[String]) -> Self {
        Self {
            text: list.join(Self::APART),
            was: list.to_vec(),
        }
    }

    /// The names. A field that nobody touched holds what it held, also where a name has a semicolon of its own.
    fn read(&self) -> Vec<String> {
        if self.text == self.was.join(Self::APART) {
            return self.was.clone();
        }
        self.text.split(';').filter_map(written).collect()
    }
}

/// The sorts to choose from.
pub const FACT_KINDS: [FactKind; 9] = [
    FactKind::Agreement,
    FactKind::Visit,
    FactKind::Invitation,
    FactKind::Naming,
    FactKind::Event,
    FactKind::Plan,
    FactKind::Interest,
    FactKind::Statistic,
    FactKind::Relations,
];

impl FactForm {
    /// A new fact about a city or tie.
    pub(super) fn new(about: Subject, kind: FactKind) -> Self {
        Self {
            id: None,
            about: vec![about],
            kind,
            when: String::new(),
            statement: String::new(),
            quantity: Default::default(),
            direction: None,
            people: ListForm::default(),
            organisations: ListForm::default(),
            people_count: String::new(),
            cost: Default::default(),
            fields: ListForm::default(),
            agreement: Default::default(),
            signatories: ListForm::default(),
            certainty: CertaintyForm::default(),
            note: String::new(),
            cite: Vec::new(),
            extra: Extra::new(),
        }
    }

    pub(super) fn of(id: &Id, fact: &Fact) -> Self {
        let quantity = fact.quantity.as_ref();
        let agreement = fact.agreement.clone().unwrap_or_default();
        Self {
            id: Some(id.clone()),
            about: fact.about.clone(),
            kind: fact.kind,
            when: shown_date(fact.when.as_ref()),
            statement: fact.statement.clone(),
            quantity: quantity.map_or_else(Default::default, |quantity| {
                let unit = shown(quantity.unit.as_ref());
                [quantity.of.clone(), quantity.value.to_string(), unit]
            }),
            direction: fact.direction.clone(),
            people: ListForm::of(&fact.people),
            organisations: ListForm::of(&fact.organisations),
            people_count: fact
                .people_count
                .map_or_else(String::new, |n| n.to_string()),
            cost: fact.cost.as_ref().map_or_else(Default::default, |cost| {
                [cost.amount.to_string(), cost.currency.clone()]
            }),
            fields: ListForm::of(&fact.fields),
            agreement: [
                shown(agreement.place.as_ref()),
                shown(agreement.approval.as_ref()),
                shown(agreement.term.as_ref()),
                shown_date(agreement.next_review.as_ref()),
            ],
            signatories: ListForm::of(&agreement.signatories),
            certainty: CertaintyForm::of(&fact.certainty),
            note: shown(fact.note.as_ref()),
            cite: CitationForm::list(&fact.cite),
            extra: fact.extra.clone(),
        }
    }

    pub(super) fn edit(&self, atlas: &Atlas, seed: u64) -> Result<Edit, Vec<Fault>> {
        let mut faults = Faults::default();
        let read = cite::read(&self.cite, atlas, seed, &mut faults);
        let fact = Fact {
            about: self.about.clone(),
            kind: self.kind,
            when: faults.date(Field::When, &self.when),
            statement: faults.needed(Field::Statement, &self.statement),
            quantity: self.read_quantity(&mut faults),
            direction: self.direction.clone(),
            people: self.people.read(),
            organisations: self.organisations.read(),
            people_count: faults.count(Field::PeopleCount, &self.people_count),
            cost: self.read_cost(&mut faults),
            fields: self.fields.read(),
            agreement: self.read_agreement(&mut faults),
            certainty: self.certainty.read(&mut faults),
            note: written(&self.note),
            cite: read.cite.clone(),
            extra: self.extra.clone(),
        };
        let fact = faults.or(Some(fact))?;
        let id = self.id.clone();
        let id = id.unwrap_or_else(|| fact_id(atlas, &fact, seed));
        Ok(read.before(Edit::PutFact(id, Box::new(fact))))
    }

    fn read_quantity(&self, faults: &mut Faults) -> Option<Quantity> {
        let [of, value, unit] = &self.quantity;
        let (of, unit) = (written(of), written(unit));
        let value = faults.number(Field::Quantity, value);
        match (of, value) {
            (Some(of), Some(value)) => Some(Quantity { of, value, unit }),
            (None, None) if unit.is_none() => None,
            _ => {
                if faults.0.iter().all(|fault| fault.field != Field::Quantity) {
                    faults.add(Field::Quantity, Wrong::Missing);
                }
                None
            }
        }
    }

    fn read_cost(&self, faults: &mut Faults) -> Option<Cost> {
        let [amount, currency] = &self.cost;
        let currency = written(currency);
        let amount = faults.number(Field::Cost, amount);
        match (amount, currency) {
            (Some(amount), Some(currency)) => Some(Cost { amount, currency }),
            (None, None) => None,
            _ => {
                if faults.0.iter().all(|fault| fault.field != Field::Cost) {
                    faults.add(Field::Cost, Wrong::Missing);
                }
                None
            }
        }
    }

    fn read_agreement(&self, faults: &mut Faults) -> Option<Agreement> {
        let [place, approval, term, review] = &self.agreement;
        let agreement = Agreement {
            place: written(place),
            signatories: self.signatories.read(),
            approval: written(approval),
            term: written(term),
            next_review: faults.moment(Field::Review, review),
        };
        (agreement != Agreement::default()).then_some(agreement)
    }
}
