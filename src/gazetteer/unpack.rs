//! Reads the embedded file, whose form stands at the head of `assets/build/gazetteer.py`.

use std::ops::Range;

use thiserror::Error;

use crate::geo::{CountryCode, Position};
use crate::packed::{Damaged, Reader};

/// How many columns of names the file has: main, Korean, Persian, and one a group of scripts.
const COLUMNS: usize = 9;

/// More than this is no gazetteer of ours, whatever a damaged file claims.
const UNPACKED_LIMIT: usize = 16 << 20;

/// The file's unit of positions, degrees.
const UNIT_DEG: f64 = 1e-4;

/// Why bytes are no gazetteer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GazetteerError {
    /// They do not begin like one.
    #[error("no-gazetteer")]
    NotAGazetteer,
    /// A newer program made them.
    #[error("gazetteer-version: {0}")]
    Version(u8),
    /// They do not unpack.
    #[error("gazetteer-packing: {0}")]
    Packing(String),
    /// They end too early, go on too long or hold what cannot be.
    #[error("gazetteer-damaged")]
    Damaged,
}

impl From<Damaged> for GazetteerError {
    fn from(Damaged: Damaged) -> Self {
        Self::Damaged
    }
}

/// What the file says, in its own order.
#[derive(Debug)]
pub(super) struct Unpacked {
    /// The month of the extract, `2026-07`.
    pub(super) date: String,
    pub(super) divisions: Vec<Division>,
    pub(super) records: Vec<Record>,
    /// All names, as the file has them: a column after the other, a line a place, names of a place apart by tabs.
    pub(super) names: String,
    /// Where each column stands in it.
    pub(super) columns: Vec<Range<usize>>,
}

/// The first division of a country, such as a state or province.
#[derive(Debug)]
pub(super) struct Division {
    pub(super) country: CountryCode,
    /// May be empty: not known, or the country has none.
    pub(super) name: Box<str>,
}

/// The figures of a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    /// Latitude and longitude, in [`UNIT_DEG`].
    lat: i32,
    lon: i32,
    /// 0 is unknown.
    pub(super) population: u32,
    pub(super) geonames_id: u32,
    /// Its number among the divisions.
    pub(super) division: u16,
}

impl Record {
    /// Where it is.
    pub(super) fn position(self) -> Position {
        let degrees = |units: i32| f64::from(units) * UNIT_DEG;
        // Read from 10,000ths, shown as the nearest number that has four figures: 37.566, not 37.56600000000001.
        let rounded = |units: i32| (degrees(units) * 1e4).round() / 1e4;
        // Held on the globe when the file was read.
        Position::new(rounded(self.lat), rounded(self.lon)).unwrap_or(Position::ORIGIN)
    }

    /// Degrees north.
    pub(super) fn lat(self) -> f64 {
        f64::from(self.lat) * UNIT_DEG
    }
}

impl Unpacked {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, GazetteerError> {
        let packed = match bytes {
            [b'C', b'T', b'G', b'Z', 1, packed @ ..] => packed,
            [b'C', b'T', b'G', b'Z', version, ..] => {
                return Err(GazetteerError::Version(*version));
            }
            _ => return Err(GazetteerError::NotAGazetteer),
        };
        let plain = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, UNPACKED_LIMIT)
            .map_err(|error| GazetteerError::Packing(error.to_string()))?;
        let mut reader = Reader::new(&plain);
        let date = reader.text()?.to_owned();
        let (divisions, sizes) = divisions(&mut reader)?;
        let records = records(&mut reader, &sizes)?;
        let mut names = String::with_capacity(reader.left());
        let mut columns = Vec::with_capacity(COLUMNS);
        for _ in 0..COLUMNS {
            let column = reader.text()?;
            if column.split('\n').count() != records.len() {
                return Err(GazetteerError::Damaged);
            }
            let start = names.len();
            names.push_str(column);
            columns.push(start..names.len());
        }
        if reader.left() > 0 {
            return Err(GazetteerError::Damaged);
        }
        Ok(Self {
            date,
            divisions,
            records,
            names,
            columns,
        })
    }
}

impl Unpacked {
    /// How many bytes of memory it takes, but for a few.
    pub(super) fn bytes(&self) -> usize {
        let divisions = self.divisions.iter().map(|division| division.name.len());
        self.names.capacity()
            + self.records.capacity() * size_of::<Record>()
            + self.divisions.capacity() * size_of::<Division>()
            + divisions.sum::<usize>()
    }
}

/// The divisions of all countries, and how many places each has.
fn divisions(reader: &mut Reader<'_>) -> Result<(Vec<Division>, Vec<usize>), GazetteerError> {
    let (mut divisions, mut sizes) = (Vec::new(), Vec::new());
    for _ in 0..reader.count()? {
        let code = std::str::from_utf8(reader.bytes(2)?).or(Err(GazetteerError::Damaged))?;
        let country = CountryCode::new(code).or(Err(GazetteerError::Damaged))?;
        for _ in 0..reader.count()? {
            let name = reader.text()?.into();
            divisions.push(Division { country, name });
            sizes.push(reader.count()?);
        }
    }
    // Places and divisions are numbered in 16 bits.
    let fits = |count: usize| u16::try_from(count).is_ok();
    if fits(divisions.len()) && fits(sizes.iter().sum()) {
        Ok((divisions, sizes))
    } else {
        Err(GazetteerError::Damaged)
    }
}

fn records(reader: &mut Reader<'_>, sizes: &[usize]) -> Result<Vec<Record>, GazetteerError> {
    let mut records = Vec::with_capacity(sizes.iter().sum());
    for (division, &size) in (0u16..).zip(sizes) {
        let record = Record {
            lat: 0,
            lon: 0,
            population: 0,
            geonames_id: 0,
            division,
        };
        records.extend(std::iter::repeat_n(record, size));
    }
    let (mut lat, mut lon) = (0, 0);
    for record in &mut records {
        lat = reader.step(lat, &(-900_000..=900_000))?;
        record.lat = lat;
    }
    for record in &mut records {
        lon = reader.step(lon, &(-1_800_000..=1_800_000))?;
        record.lon = lon;
    }
    for record in &mut records {
        record.population = reader.number()?;
    }
    for record in &mut records {
        record.geonames_id = reader.number()?;
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_gazetteer_are_refused() {
        let bad = |bytes: &[u8]| Unpacked::read(bytes).map(|_| ());
        assert_eq!(bad(b""), Err(GazetteerError::NotAGazetteer));
        assert_eq!(bad(b"CTWM\x01"), Err(GazetteerError::NotAGazetteer));
        assert_eq!(bad(b"CTGZ\x02"), Err(GazetteerError::Version(2)));
        assert!(matches!(
            bad(b"CTGZ\x01junk"),
            Err(GazetteerError::Packing(_))
        ));
    }

    #[test]
    fn a_file_cut_short_or_with_more_behind_is_damaged() {
        let packed = |plain: &[u8]| {
            let packed = miniz_oxide::deflate::compress_to_vec_zlib(plain, 1);
            [b"CTGZ\x01".as_slice(), &packed].concat()
        };
        // A date, one country with one division of one place, its four figures, nine columns.
        let plain = b"\x072026-07\x01KR\x01\x05Seoul\x01\x02\x02\x05\x07\x05Seoul\0\0\0\0\0\0\0\0";
        let whole = Unpacked::read(&packed(plain)).unwrap();
        assert_eq!((whole.records.len(), whole.date.as_str()), (1, "2026-07"));
        for end in 0..plain.len() {
            let cut = Unpacked::read(&packed(&plain[..end])).map(|_| ());
            assert_eq!(cut, Err(GazetteerError::Damaged), "cut at {end}");
        }
        let more = Unpacked::read(&packed(&[plain, b"x".as_slice()].concat())).map(|_| ());
        assert_eq!(more, Err(GazetteerError::Damaged));
    }
}
