//! Columns: what each table can show, which it shows at first, and what they are called in files.

use super::Table;
use crate::atlas::shown::{IN_LABEL, shortened};
use crate::text::Texts;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The English name of a city, or its own.
    Name,
    /// Its name in a language.
    NameIn(String),
    /// The country of a city.
    Country,
    /// Its level.
    Level,
    /// Where it is.
    Place,
    /// For a province or state: its seat.
    Seat,
    /// How many ties a city has, of those that are left.
    Ties,
    /// How many facts there are about it.
    Facts,
    /// Its id in a register elsewhere.
    OutsideId(String),
    /// A remark.
    Notes,
    /// The first city of a tie.
    City,
    /// The country of that.
    CityCountry,
    /// The other city of a tie.
    Partner,
    /// The country of that.
    PartnerCountry,
    /// What the tie is, or is said to be; for a fact: of what sort it is.
    Kind,
    /// Its state.
    State,
    /// Since when.
    Since,
    /// Until when.
    Until,
    /// How far the ends agree.
    Accord,
    /// How far apart they are.
    Distance,
    /// How many claims there are about a tie.
    Claims,
    /// How many ties the other city has.
    PartnerTies,
    /// A weight that an import brought.
    Weight,
    /// Whose word it is.
    By,
    /// The claimant's own word.
    Term,
    /// How sure it is.
    Certainty,
    /// Why it is no surer.
    Why,
    /// The fact that records an agreement.
    Agreement,
    /// What is cited.
    Cited,
    /// When something happened.
    When,
    /// What happened.
    Statement,
    /// What it is about.
    About,
    /// What is measured.
    Measured,
    /// How much.
    Quantity,
    /// In which unit.
    Unit,
    /// People named.
    People,
    /// Organisations named.
    Organisations,
    /// How many people took part.
    PeopleCount,
    /// What it cost.
    Cost,
    /// In which currency.
    Currency,
    /// Fields of cooperation.
    Fields,
    /// The title of a source.
    Title,
    /// Who published it.
    Publisher,
    /// Whom that credits.
    Credit,
    /// Its language.
    Language,
    /// Its address.
    Url,
    /// When it was published.
    Published,
    /// When it was read.
    Retrieved,
    /// How often it is cited.
    TimesCited,
    /// The id.
    Id,
    /// The place of a claim among those of its tie, from 1.
    Number,
    /// A field that foreign files brought.
    Extra(String),
}

impl Column {
    /// Whether a table shows it until its reader chooses.
    pub fn is_shown_at_first(&self, table: Table) -> bool {
        match self {
            Self::Notes | Self::People => table == Table::Sources,
            Self::State | Self::Accord | Self::Facts => table != Table::Ties,
            Self::Claims
            | Self::Weight
            | Self::Seat
            | Self::OutsideId(_)
            | Self::Id
            | Self::Number
            | Self::Agreement
            | Self::Organisations
            | Self::Fields
            | Self::Measured
            | Self::Quantity
            | Self::Unit
            | Self::PeopleCount
            | Self::Cost
            | Self::Currency => false,
            _ => true,
        }
    }

    /// Its name in files: also where its words for people change.
    pub fn code(&self) -> String {
        let name = match self {
            Self::NameIn(language) => return format!("name:{language}"),
            Self::OutsideId(register) => return format!("id:{register}"),
            Self::Extra(key) => return format!("extra:{key}"),
            Self::Name => "name",
            Self::Country => "country",
            Self::Level => "level",
            Self::Place => "place",
            Self::Seat => "seat",
            Self::Ties => "ties",
            Self::Facts => "facts",
            Self::Notes => "notes",
            Self::City => "city",
            Self::CityCountry => "city_country",
            Self::Partner => "partner",
            Self::PartnerCountry => "partner_country",
            Self::Kind => "kind",
            Self::State => "state",
            Self::Since => "since",
            Self::Until => "until",
            Self::Accord => "accord",
            Self::Distance => "distance_km",
            Self::Claims => "claims",
            Self::PartnerTies => "partner_ties",
            Self::Weight => "weight",
            Self::By => "by",
            Self::Term => "term",
            Self::Certainty => "certainty",
            Self::Why => "why",
            Self::Agreement => "agreement",
            Self::Cited => "cite",
            Self::When => "when",
            Self::Statement => "statement",
            Self::About => "about",
            Self::Measured => "measured",
            Self::Quantity => "quantity",
            Self::Unit => "unit",
            Self::People => "people",
            Self::Organisations => "organisations",
            Self::PeopleCount => "people_count",
            Self::Cost => "cost",
            Self::Currency => "currency",
            Self::Fields => "fields",
            Self::Title => "title",
            Self::Publisher => "publisher",
            Self::Credit => "credit",
            Self::Language => "language",
            Self::Url => "url",
            Self::Published => "published",
            Self::Retrieved => "retrieved",
            Self::TimesCited => "times_cited",
            Self::Id => "id",
            Self::Number => "number",
        };
        name.to_owned()
    }

    /// Its head, for people.
    pub fn head(&self, texts: &Texts) -> String {
        let key = match self {
            Self::NameIn(language) if language == "ko" => "label-name-ko",
            Self::NameIn(language) if language == "fa" => "label-name-fa",
            Self::NameIn(language) => {
                return texts.with("label-name-in", &[("language", language.into())]);
            }
            Self::OutsideId(register) if register == "wikidata" => "label-wikidata",
            Self::OutsideId(register) if register == "geonames" => "label-geonames",
            // What came from elsewhere is called as it was there.
            Self::OutsideId(name) | Self::Extra(name) => {
                return shortened(name, IN_LABEL).into_owned();
            }
            Self::Name => "label-name",
            Self::Country | Self::CityCountry | Self::PartnerCountry => "label-country",
            Self::Level => "label-level",
            Self::Place => "label-place",
            Self::Seat => "label-seat",
            Self::Ties => "column-ties",
            Self::Facts => "column-facts",
            Self::Notes => "label-note",
            Self::City => "column-city",
            Self::Partner => "column-partner",
            Self::Kind => "label-kind",
            Self::State => "label-state",
            Self::Since => "label-since",
            Self::Until => "label-until",
            Self::Accord => "column-accord",
            Self::Distance => "column-distance",
            Self::Claims => "column-claims",
            Self::PartnerTies => "column-partner-ties",
            Self::Weight => "column-weight",
            Self::By => "label-by",
            Self::Term => "label-term",
            Self::Certainty => "label-certainty",
            Self::Why => "label-why",
            Self::Agreement => "label-agreement",
            Self::Cited => "column-cited",
            Self::When => "label-when",
            Self::Statement => "label-statement",
            Self::About => "label-subjects",
            Self::Measured => "label-quantity-of",
            Self::Quantity => "label-quantity",
            Self::Unit => "label-unit",
            Self::People => "label-people",
            Self::Organisations => "label-organisations",
            Self::PeopleCount => "label-people-count",
            Self::Cost => "label-cost",
            Self::Currency => "label-currency",
            Self::Fields => "label-fields",
            Self::Title => "label-title",
            Self::Publisher => "label-publisher",
            Self::Credit => "label-credit",
            Self::Language => "label-language",
            Self::Url => "label-url",
            Self::Published => "label-published",
            Self::Retrieved => "label-retrieved",
            Self::TimesCited => "column-times-cited",
            Self::Id => "column-id",
            Self::Number => "column-number",
        };
        texts.get(key)
    }

    /// Its head among others; of two that are called alike also the one that stands before it: `Partner: Country`.
    pub fn head_among(&self, all: &[Self], texts: &Texts) -> String {
        let name = self.head(texts);
        let alike = |other: &&Self| other.head(texts) == name;
        let before = all.iter().take_while(|other| *other != self).last();
        match before {
            Some(before) if all.iter().filter(alike).count() > 1 => {
                format!("{}: {name}", before.head(texts))
            }
            _ => name,
        }
    }

    /// Whether its cells are numbers, which align at the right.
    pub fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Ties
                | Self::Facts
                | Self::Distance
                | Self::Claims
                | Self::PartnerTies
                | Self::Weight
                | Self::Quantity
                | Self::PeopleCount
                | Self::Cost
                | Self::TimesCited
                | Self::Number
        )
    }

    /// Whether its cells name what their row is, and stand out from what is said about it.
    pub fn is_name(&self) -> bool {
        matches!(
            self,
            Self::Name | Self::City | Self::Partner | Self::Statement | Self::Title
        )
    }

    /// Whether its cells name cities in its reader's language.
    pub(super) fn names_cities(&self) -> bool {
        matches!(self, Self::City | Self::Partner | Self::By | Self::About)
    }

    /// How wide it is until its reader drags it, in points.
    pub fn width(&self) -> f32 {
        match self {
            Self::Statement => 360.0,
            Self::Title => 280.0,
            Self::About | Self::Cited | Self::Why | Self::Notes | Self::Url | Self::Id => 200.0,
            Self::Name | Self::City | Self::Partner | Self::Publisher | Self::Place => 150.0,
            Self::By | Self::People | Self::Organisations | Self::Agreement | Self::Fields => 160.0,
            // A line and two words; a day with its month in words.
            Self::Kind => 148.0,
            Self::Since | Self::Until | Self::When => 136.0,
            Self::Country | Self::CityCountry | Self::PartnerCountry => 112.0,
            Self::Distance => 96.0,
            _ if self.is_number() => 88.0,
            _ => 128.0,
        }
    }
}
