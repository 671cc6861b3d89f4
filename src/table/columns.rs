//! Which columns each table has.

use super::{Column, Table};

/// Languages and registers that every table of cities has a column for.
const LANGUAGES: [&str; 2] = ["ko", "fa"];
const REGISTERS: [&str; 2] = ["wikidata", "geonames"];

const TIES: [Column; 15] = [
    Column::City,
    Column::CityCountry,
    Column::Partner,
    Column::PartnerCountry,
    Column::Kind,
    Column::Since,
    Column::Distance,
    Column::PartnerTies,
    Column::State,
    Column::Accord,
    Column::Claims,
    Column::Facts,
    Column::Weight,
    Column::Notes,
    Column::Id,
];

/// What stands between a city's names and its ids.
const CITIES: [Column; 7] = [
    Column::Country,
    Column::Level,
    Column::Place,
    Column::Ties,
    Column::Facts,
    Column::Seat,
    Column::Notes,
];

const CLAIMS: [Column; 15] = [
    Column::City,
    Column::Partner,
    Column::By,
    Column::Kind,
    Column::Term,
    Column::Since,
    Column::Until,
    Column::State,
    Column::Certainty,
    Column::Why,
    Column::Cited,
    Column::Notes,
    Column::Agreement,
    Column::Id,
    Column::Number,
];

const FACTS: [Column; 18] = [
    Column::When,
    Column::Kind,
    Column::Statement,
    Column::About,
    Column::Certainty,
    Column::Why,
    Column::Cited,
    Column::People,
    Column::Organisations,
    Column::Fields,
    Column::Measured,
    Column::Quantity,
    Column::Unit,
    Column::PeopleCount,
    Column::Cost,
    Column::Currency,
    Column::Notes,
    Column::Id,
];

const SOURCES: [Column; 10] = [
    Column::Title,
    Column::Publisher,
    Column::Credit,
    Column::Language,
    Column::Url,
    Column::Published,
    Column::Retrieved,
    Column::TimesCited,
    Column::Notes,
    Column::Id,
];

impl Column {
    /// The columns of a table, in order, with those that its atlas alone has: languages, registers, foreign fields.
    pub(super) fn of(table: Table, found: &Found) -> Vec<Self> {
        let with = |usual: &[&str], found: &[String]| -> Vec<String> {
            let found = found.iter().filter(|name| !usual.contains(&name.as_str()));
            let usual = usual.iter().map(|&name| name.to_owned());
            usual.chain(found.cloned()).collect()
        };
        let mut columns = match table {
            Table::Ties => TIES.to_vec(),
            Table::Cities => {
                let languages = with(&LANGUAGES, &found.languages).into_iter();
                let registers = with(&REGISTERS, &found.registers).into_iter();
                let mut columns = vec![Self::Name];
                columns.extend(languages.map(Self::NameIn));
                columns.extend(CITIES.iter().cloned());
                columns.extend(registers.map(Self::OutsideId));
                columns.push(Self::Id);
                columns
            }
            Table::Claims => CLAIMS.to_vec(),
            Table::Facts => FACTS.to_vec(),
            Table::Sources => SOURCES.to_vec(),
        };
        columns.extend(found.extra.iter().cloned().map(Self::Extra));
        columns
    }

    /// The column that a table's files name so, whether or not the atlas at hand has it.
    pub fn named(table: Table, code: &str) -> Option<Self> {
        let usual = Self::of(table, &Found::default()).into_iter();
        let is_of_city = table == Table::Cities;
        let own = |(sort, name): (&str, &str)| match sort {
            "name" if is_of_city => Some(Self::NameIn(name.to_owned())),
            "id" if is_of_city => Some(Self::OutsideId(name.to_owned())),
            "extra" => Some(Self::Extra(name.to_owned())),
            _ => None,
        };
        let mut usual = usual.filter(|column| column.code() == code);
        usual.next().or_else(|| code.split_once(':').and_then(own))
    }
}

/// What the atlas has beside the model's own fields, in the order of its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) languages: Vec<String>,
    pub(super) registers: Vec<String>,
    pub(super) extra: Vec<String>,
}
