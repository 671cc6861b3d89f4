//! Finds places of the world by name or position, from the extract of GeoNames that the program carries: 34,000 places
//! with 15,000 people and more, and seats of administration.
//!
//! Names are found in any language and spelling that the register has, half typed or with a slip of the pen. The room
//! never asks a network. It knows the model, to say what a place would be in an atlas, and no window: what is found is
//! shown by others. Unpacking takes some hundred milliseconds, so a worker should be the first to ask for it, and not
//! before somebody is about to add a city.

use std::ops::Range;
use std::sync::LazyLock;

use crate::geo::Position;
use crate::search::Index;

mod add;
mod nearest;
mod place;
mod regions;
mod search;
mod unpack;

pub use add::{geonames, geonames_in};
pub use place::Place;
pub use search::Match;
pub use unpack::GazetteerError;

use nearest::ByLatitude;
use regions::Regions;
use unpack::Unpacked;

/// The languages, beside English, whose names the register tells apart; in the order of the file's columns.
const LANGUAGES: [&str; 2] = ["ko", "fa"];

static EMBEDDED: LazyLock<Result<Gazetteer, GazetteerError>> =
    LazyLock::new(|| Gazetteer::unpack(include_bytes!("../../assets/gazetteer.bin")));

/// Places with their names, and indices over both.
#[derive(Debug)]
pub struct Gazetteer {
    file: Unpacked,
    names: Names,
    index: Index,
    by_latitude: ByLatitude,
    regions: Regions,
}

/// Where each name stands in the file's text, and whose it is; numbered column by column.
#[derive(Debug)]
struct Names {
    starts: Box<[u32]>,
    places: Box<[u16]>,
    /// The numbers of the names in each of [`LANGUAGES`]. Those before them are the main ones, one a place.
    in_language: [Range<usize>; LANGUAGES.len()],
}

impl Gazetteer {
    /// The gazetteer that the program carries, unpacked by the first that asks; that takes some hundred milliseconds.
    ///
    /// # Errors
    /// When the program was built with a file that is none.
    pub fn embedded() -> Result<&'static Self, GazetteerError> {
        EMBEDDED.as_ref().map_err(Clone::clone)
    }

    /// Unpacks a gazetteer.
    ///
    /// # Errors
    /// When the bytes are none, or damaged.
    pub fn unpack(bytes: &[u8]) -> Result<Self, GazetteerError> {
        let file = Unpacked::read(bytes)?;
        let names = Names::of(&file)?;
        let index = Index::new((0..names.starts.len()).map(|name| names.text(&file.names, name)));
        Ok(Self {
            by_latitude: ByLatitude::new(&file.records),
            regions: Regions::new(&file.divisions),
            file,
            names,
            index,
        })
    }

    /// How many places it has.
    pub fn len(&self) -> usize {
        self.file.records.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.file.records.is_empty()
    }

    /// The month in which GeoNames had it like this: `2026-07`.
    pub fn date(&self) -> &str {
        &self.file.date
    }

    /// All places, by country and division.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        (0..=u16::MAX)
            .take(self.len())
            .map(|number| Place::new(self, number))
    }

    /// The places nearest to a position, at most `limit`, nearest first, with their distances along the great circle in
    /// metres.
    pub fn nearest(&self, position: Position, limit: usize) -> Vec<(Place<'_>, f64)> {
        let found = self
            .by_latitude
            .nearest(&self.file.records, position, limit);
        found
            .into_iter()
            .map(|(number, distance_m)| (Place::new(self, number), distance_m))
            .collect()
    }

    /// How many bytes of memory it takes, but for a few.
    pub fn memory_bytes(&self) -> usize {
        self.file.bytes()
            + size_of_val(&*self.names.starts)
            + size_of_val(&*self.names.places)
            + self.index.bytes()
            + self.by_latitude.bytes()
            + self.regions.bytes()
    }
}

impl Names {
    fn of(file: &Unpacked) -> Result<Self, GazetteerError> {
        let (mut starts, mut places, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        for column in &file.columns {
            let mut start = column.start;
            for (place, line) in (0u16..).zip(file.names[column.clone()].split('\n')) {
                let mut at = start;
                for name in line.split('\t') {
                    if !name.is_empty() {
                        starts.push(u32::try_from(at).or(Err(GazetteerError::Damaged))?);
                        places.push(place);
                    }
                    at += name.len() + 1;
                }
                start += line.len() + 1;
            }
            ends.push(starts.len());
        }
        let main = file.records.len();
        let &[first, korean, persian, ..] = ends.as_slice() else {
            return Err(GazetteerError::Damaged);
        };
        // Every place has one main name: its number is the place's.
        if first != main
            || places[..main]
                .iter()
                .enumerate()
                .any(|(i, &p)| usize::from(p) != i)
        {
            return Err(GazetteerError::Damaged);
        }
        Ok(Self {
            starts: starts.into_boxed_slice(),
            places: places.into_boxed_slice(),
            in_language: [first..korean, korean..persian],
        })
    }

    /// A name, by its number.
    fn text<'a>(&self, text: &'a str, name: usize) -> &'a str {
        let rest = &text[self.starts[name] as usize..];
        // Columns follow each other with nothing between: each but the last name of one ends with a tab or a new line.
        let end = self.end_in_column(name, rest);
        &rest[..end]
    }

    fn end_in_column(&self, name: usize, rest: &str) -> usize {
        let mark = rest.find(['\n', '\t']).unwrap_or(rest.len());
        let next = self.starts.get(name + 1);
        next.map_or(mark, |&next| mark.min((next - self.starts[name]) as usize))
    }

    /// Whether a name is shown with its place, rather than one of many more by which it is found.
    fn is_shown(&self, name: usize) -> bool {
        self.in_language.last().is_some_and(|last| name < last.end)
    }

    /// The number of a place's name in one of [`LANGUAGES`].
    fn in_language(&self, place: u16, language: usize) -> Option<usize> {
        let range = self.in_language[language].clone();
        let found = self.places[range.clone()].binary_search(&place);
        found.ok().map(|at| range.start + at)
    }
}
