//! Where in an atlas something is: an entity, and the way from there to one of its fields.

use super::{Id, TieId};

/// Something that has a place of its own in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// What the atlas says of itself.
    About,
    /// A city.
    City(Id),
    /// A tie.
    Tie(TieId),
    /// A fact.
    Fact(Id),
    /// A source.
    Source(Id),
    /// A published total, by its place in the list, from 0.
    Total(usize),
    /// A filter, by its name.
    Filter(String),
    /// A story, by its name.
    Story(String),
    /// A finding that is known, by its key.
    Known(String),
}

/// One step from a value to a value within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To a field, by its name in the file.
    Field(&'static str),
    /// To an item of a list, from 0.
    Item(usize),
}

/// An entity, and the steps from it to the place that is meant; no steps mean the entity itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The entity.
    pub entity: Entity,
    /// The steps, outermost first.
    pub steps: Vec<Step>,
}

impl Place {
    /// The entity itself.
    pub fn of(entity: Entity) -> Self {
        Self {
            entity,
            steps: Vec::new(),
        }
    }

    /// A field of this place.
    #[must_use]
    pub fn field(&self, name: &'static str) -> Self {
        self.then(Step::Field(name))
    }

    /// An item of this list, from 0.
    #[must_use]
    pub fn item(&self, number: usize) -> Self {
        self.then(Step::Item(number))
    }

    fn then(&self, step: Step) -> Self {
        let mut place = self.clone();
        place.steps.push(step);
        place
    }
}
