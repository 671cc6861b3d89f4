//! What a side has where two disagree: any value of the model.

use serde::Serialize;

use super::super::{
    Agreement, Certainty, City, Claim, Cost, Date, Direction, Fact, FactKind, Filter, Id, Kind,
    Level, PublishedTotal, Quantity, Source, State, Story, Subject, Tie, TieId, Value,
};
use crate::geo::{CountryCode, Position};

/// Makes the enum of all values, each of which becomes one of its own.
macro_rules! contents {
    ($($(#[$doc:meta])* $name:ident($of:ty),)*) => {
        /// A value of the model; it is written to a file as that value is.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Content {
            $($(#[$doc])* $name(Box<$of>),)*
        }

        $(impl From<$of> for Content {
            fn from(value: $of) -> Self {
                Self::$name(Box::new(value))
            }
        })*
    };
}

contents! {
    /// A city.
    City(City),
    /// A tie.
    Tie(Tie),
    /// A claim.
    Claim(Claim),
    /// A fact.
    Fact(Fact),
    /// A source.
    Source(Source),
    /// A published total.
    Total(PublishedTotal),
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A count.
    Count(u32),
    /// A date.
    Date(Date),
    /// A place on the map.
    Position(Position),
    /// A country.
    Country(CountryCode),
    /// The level of a city.
    Level(Level),
    /// The kind of a tie.
    Kind(Kind),
    /// The state of a tie.
    State(State),
    /// How sure something is.
    Certainty(Certainty),
    /// The sort of a fact.
    FactKind(FactKind),
    /// A fact or source.
    Id(Id),
    /// A tie that is referred to.
    TieId(TieId),
    /// Claimants.
    Ids(Vec<Id>),
    /// What a fact is about.
    Subjects(Vec<Subject>),
    /// A number with its unit.
    Quantity(Quantity),
    /// Who went to whom.
    Direction(Direction),
    /// What something cost.
    Cost(Cost),
    /// The particulars of an agreement.
    Agreement(Agreement),
    /// A saved filter.
    Filter(Filter),
    /// A story.
    Story(Story),
    /// What a foreign file brought.
    Value(Value),
}
