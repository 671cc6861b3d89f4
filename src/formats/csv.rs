//! A pair of CSV files: cities (`id,name,country,lat,lon,population,geonameid`) and the ties between them
//! (`a,b,kind,since`), in any order of columns, more of them ignored. UTF-8, commas, double quotes.
//!
//! An `id` is whatever the file calls the city by. It becomes the atlas's own where it can be one; else the city's name
//! would have to, which is the matter of an import with questions, not of this reader.

use std::collections::{BTreeMap, HashMap};

use thiserror::Error;

use crate::atlas::{
    Atlas, Certainty, City, Claim, Date, Id, Kind, Level, State, Tie, TieId, Value,
};
use crate::geo::{CountryCode, Position};

/// Which of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The cities.
    Cities,
    /// The ties.
    Ties,
}

impl Half {
    /// Which of the two a file is that begins like this, by the names of its columns; the bytes need hold no more than its
    /// first line.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let first_line = bytes.split(|byte| *byte == b'\n').next()?;
        if Table::new(Self::Cities, first_line, CITY_COLUMNS).is_ok() {
            return Some(Self::Cities);
        }
        let is_of_ties = Table::new(Self::Ties, first_line, TIE_COLUMNS).is_ok();
        is_of_ties.then_some(Self::Ties)
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Cities => Self::Ties,
            Self::Ties => Self::Cities,
        }
    }
}

/// The columns that a file of cities must have.
const CITY_COLUMNS: &[&str; 4] = &["id", "name", "lat", "lon"];
/// The columns that a file of ties must have.
const TIE_COLUMNS: &[&str; 2] = &["a", "b"];

/// Why the files can't be read. `text` has the words for it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{what}")]
pub struct CsvError {
    /// In which file.
    pub half: Half,
    /// In which line, from 1.
    pub line: usize,
    /// What.
    pub what: CsvFault,
}

/// What is wrong in a line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CsvFault {
    /// Bytes that are no text.
    #[error("cant-read-csv-utf-8")]
    NotUtf8,
    /// A column that must be there.
    #[error("cant-read-csv-column: {0}")]
    NoColumn(&'static str),
    /// No id.
    #[error("cant-read-csv-id: {0}")]
    Id(String),
    /// No number, or not on the globe.
    #[error("cant-read-csv-position: {0}")]
    Position(String),
    /// No date.
    #[error("cant-read-csv-date: {0}")]
    Date(String),
    /// A city that the other file lacks.
    #[error("cant-read-csv-city: {0}")]
    NoCity(String),
    /// A city tied to itself.
    #[error("cant-read-csv-itself: {0}")]
    Itself(String),
    /// An id twice.
    #[error("cant-read-csv-twice: {0}")]
    Twice(String),
}

/// Reads an atlas from the bytes of both files. Of a pair named twice the claims stand side by side.
///
/// # Errors
/// At the first line that says what can't be.
pub fn read(cities: &[u8], ties: &[u8]) -> Result<Atlas, CsvError> {
    let mut atlas = Atlas::default();
    let table = Table::new(Half::Cities, cities, CITY_COLUMNS)?;
    let [country, population, geonames] =
        ["country", "population", "geonameid"].map(|name| table.column(name));
    let mut fields = Vec::new();
    for (line, text) in table.lines() {
        let wrong = |what| table.error(line, what);
        split(text, &mut fields);
        let [id, name, lat, lon] = table.needed(&fields);
        let made = Id::new(id.text()).map_err(|_refused| wrong(CsvFault::Id(id.text().into())))?;
        let field = |column: Option<usize>| {
            let field = fields.get(column?)?;
            (!field.text().is_empty()).then(|| field.unquoted())
        };
        let city = City {
            name: name.unquoted(),
            names: BTreeMap::new(),
            former: Vec::new(),
            country: field(country).and_then(|code| CountryCode::try_from(code).ok()),
            level: Level::City,
            at: position(lat.text(), lon.text()).map_err(wrong)?,
            seat: None,
            ids: field(geonames)
                .map(|id| ("geonames".to_owned(), id))
                .into_iter()
                .collect(),
            notes: None,
            extra: field(population)
                .and_then(|number| number.parse().ok())
                .map(|number| ("population".to_owned(), Value::Number(number)))
                .into_iter()
                .collect(),
        };
        if atlas.cities.insert(made, city).is_some() {
            return Err(wrong(CsvFault::Twice(id.text().into())));
        }
    }
    atlas.ties = read_ties(ties, &atlas.cities)?;
    Ok(atlas)
}

fn read_ties(
    bytes: &[u8],
    cities: &imbl::OrdMap<Id, City>,
) -> Result<imbl::OrdMap<TieId, Tie>, CsvError> {
    let table = Table::new(Half::Ties, bytes, TIE_COLUMNS)?;
    let [kind, since] = ["kind", "since"].map(|name| table.column(name));
    let in_order: Vec<&Id> = cities.keys().collect();
    let ranks = (0_u32..)
        .zip(&in_order)
        .map(|(rank, id)| (id.as_str(), rank));
    let ranks: HashMap<&str, u32> = ranks.collect();
    let mut dates = Dates::default();
    let mut fields = Vec::new();
    let mut claims: Vec<Option<(Kind, Option<Date>)>> = Vec::new();
    // The ends of each claim, as the ranks of their ids.
    let mut order: Vec<([u32; 2], usize)> = Vec::new();
    for (line, text) in table.lines() {
        let wrong = |what| table.error(line, what);
        split(text, &mut fields);
        let [a, b] = table.needed(&fields);
        let city = |end: Field| {
            let missing = || wrong(CsvFault::NoCity(end.text().into()));
            ranks.get(end.text()).copied().ok_or_else(missing)
        };
        let (first, second) = (city(a)?, city(b)?);
        if first == second {
            return Err(wrong(CsvFault::Itself(a.text().into())));
        }
        let field = |column: Option<usize>| column.and_then(|i| fields.get(i)).copied();
        let text = field(since).map(Field::unquoted);
        let since = match text.filter(|text| !text.is_empty()) {
            Some(text) => Some(dates.get(text).map_err(wrong)?),
            None => None,
        };
        order.push(([first.min(second), first.max(second)], claims.len()));
        claims.push(Some((kind_of(field(kind)), since)));
    }
    // Ranks are in the order of ids, and tie ids in that of their ends: each tie is put beside the last, which for a
    // million is several times as quick as anywhere.
    order.sort_unstable();
    let mut map = imbl::OrdMap::new();
    for claims_of_pair in order.chunk_by(|a, b| a.0 == b.0) {
        let ends = claims_of_pair[0].0.map(|rank| in_order[rank as usize]);
        // Exactly as much room as they need: for most of a million, that of one.
        let mut of_pair = Vec::with_capacity(claims_of_pair.len());
        let read = claims_of_pair.iter().filter_map(|(_, i)| claims[*i].take());
        of_pair.extend(read.map(|(kind, since)| claim(kind, since)));
        let tie = Tie {
            claims: of_pair,
            ..Tie::default()
        };
        if let Some(id) = TieId::between(ends[0], ends[1]) {
            map.insert(id, tie);
        }
    }
    Ok(map)
}

/// Dates read before: a million ties have some seventy between them.
#[derive(Default)]
struct Dates(HashMap<String, Date>);

impl Dates {
    fn get(&mut self, text: String) -> Result<Date, CsvFault> {
        if let Some(date) = self.0.get(&text) {
            return Ok(date.clone());
        }
        let date = Date::new(&text).map_err(|_refused| CsvFault::Date(text.clone()))?;
        self.0.insert(text, date.clone());
        Ok(date)
    }
}

/// A file's word for a kind; left out it is a sister.
fn kind_of(field: Option<Field>) -> Kind {
    match field.map(Field::text).unwrap_or_default() {
        "" | "sister" => Kind::Sister,
        "friendship" => Kind::Friendship,
        "memorandum" => Kind::Memorandum,
        "project" => Kind::Project,
        "contact" => Kind::Contact,
        "none" => Kind::None,
        other => Kind::Other(other.to_owned()),
    }
}

/// A list of ties says nobody's own word: it is a report.
fn claim(kind: Kind, since: Option<Date>) -> Claim {
    Claim {
        by: Vec::new(),
        kind,
        term: None,
        since,
        until: None,
        state: State::Active,
        certainty: Certainty::Stated,
        agreement: None,
        note: None,
        cite: Vec::new(),
        extra: BTreeMap::new(),
    }
}

fn position(lat: &str, lon: &str) -> Result<Option<Position>, CsvFault> {
    if lat.is_empty() && lon.is_empty() {
        return Ok(None);
    }
    let at = match (lat.parse(), lon.parse()) {
        (Ok(lat), Ok(lon)) => Position::new(lat, lon).ok(),
        _ => None,
    };
    at.map(Some)
        .ok_or_else(|| CsvFault::Position(format!("{lat},{lon}")))
}

/// A file with its columns found.
struct Table<'a, const N: usize> {
    half: Half,
    text: &'a str,
    headings: Vec<&'a str>,
    needed: [usize; N],
}

impl<'a, const N: usize> Table<'a, N> {
    fn new(half: Half, bytes: &'a [u8], needed: &[&'static str; N]) -> Result<Self, CsvError> {
        let error = |line, what| CsvError { half, line, what };
        let text = std::str::from_utf8(bytes).map_err(|fault| {
            let before = bytes[..fault.valid_up_to()].split(|byte| *byte == b'\n');
            error(before.count(), CsvFault::NotUtf8)
        })?;
        let text = text.trim_start_matches('\u{feff}');
        let headings: Vec<&str> = text
            .lines()
            .next()
            .unwrap_or_default()
            .split(',')
            .map(|heading| heading.trim().trim_matches('"'))
            .collect();
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(needed) {
            let found = headings.iter().position(|heading| heading == name);
            *place = found.ok_or_else(|| error(1, CsvFault::NoColumn(name)))?;
        }
        Ok(Self {
            half,
            text,
            headings,
            needed: places,
        })
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.headings.iter().position(|heading| *heading == name)
    }

    /// The lines below the headings, with their numbers.
    fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a, N> {
        let lines = self.text.lines().enumerate().skip(1);
        lines
            .filter(|(_, line)| !line.is_empty())
            .map(|(i, line)| (i + 1, line))
    }

    fn needed(&self, fields: &[Field<'a>]) -> [Field<'a>; N] {
        self.needed
            .map(|column| fields.get(column).copied().unwrap_or(Field("")))
    }

    fn error(&self, line: usize, what: CsvFault) -> CsvError {
        CsvError {
            half: self.half,
            line,
            what,
        }
    }
}

/// A field as it stands between commas, less the quotes about it.
#[derive(Clone, Copy)]
struct Field<'a>(&'a str);

impl<'a> Field<'a> {
    fn text(self) -> &'a str {
        self.0
    }

    fn unquoted(self) -> String {
        if self.0.contains('"') {
            self.0.replace("\"\"", "\"")
        } else {
            self.0.to_owned()
        }
    }
}

/// Splits a line at its commas, those within quotes left alone.
fn split<'a>(line: &'a str, fields: &mut Vec<Field<'a>>) {
    fields.clear();
    if !line.contains('"') {
        fields.extend(line.split(',').map(Field));
        return;
    }
    let mut rest = line;
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let end = end_of_quoted(quoted);
                (&quoted[..end], quoted.get(end + 1..).unwrap_or_default())
            }
            None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
        };
        fields.push(Field(field));
        match after.split_once(',') {
            Some((_, next)) => rest = next,
            None => return,
        }
    }
}

/// Where the quote ends that is not one of a pair.
fn end_of_quoted(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        match (bytes[i], bytes.get(i + 1)) {
            (b'"', Some(b'"')) => i += 2,
            (b'"', _) => return i,
            _ => i += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests;
