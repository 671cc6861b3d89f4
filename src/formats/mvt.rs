//! Vector tiles as most archives have them: Mapbox Vector Tile, version 2.1, and version 1, which is read alike.
//!
//! Only what is asked for is worked out: a tile's layers name their features, a feature its properties and, at last, its
//! geometry. Bytes are a stranger's: every length and every number is checked, and none makes this take more memory than
//! a few times what it was given.

use crate::packed::{Damaged, Reader};

/// How many layers, keys, values and features a tile may have together; busy ones have some ten thousand.
const MOST_PARTS: usize = 1 << 19;

/// Coordinates to a tile's side where a layer does not say.
const EXTENT: u32 = 4096;

/// Why bytes are no vector tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MvtError {
    /// They end before a field of theirs does.
    CutShort,
    /// A field is none, or not of its kind.
    Field,
    /// A geometry has a command that there is not, draws before it has begun or leaves the plane.
    Geometry,
    /// There is more in it than in any tile of a map.
    TooMuch,
}

/// One layer of a tile.
#[derive(Debug)]
pub struct Layer<'a> {
    /// Its name.
    pub name: &'a str,
    /// Coordinates to the tile's side, at least one.
    pub extent: u32,
    keys: Vec<&'a str>,
    values: Vec<&'a [u8]>,
    features: Vec<&'a [u8]>,
}

/// What a feature's geometry is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Points.
    Points,
    /// Lines.
    Lines,
    /// Rings: an outer one, then those of its holes, then the next outer one.
    Rings,
    /// It is not said.
    Unknown,
}

/// One feature of a layer.
#[derive(Debug)]
pub struct Feature<'l, 'a> {
    /// What its geometry is made of.
    pub shape: Shape,
    layer: &'l Layer<'a>,
    tags: &'a [u8],
    geometry: &'a [u8],
}

/// A property of a feature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Words.
    Text(&'a str),
    /// A number of any kind.
    Number(f64),
    /// Yes or no.
    Flag(bool),
}

/// A geometry: lines or rings, one after another. Kept from feature to feature, so that it need not grow again.
#[derive(Debug, Default)]
pub struct Geometry {
    points: Vec<[i32; 2]>,
    /// Where each part ends among the points.
    ends: Vec<usize>,
}

/// The layers of a tile.
///
/// # Errors
/// When the bytes are no tile, or hold more than one could.
pub fn layers(bytes: &[u8]) -> Result<Vec<Layer<'_>>, MvtError> {
    const LAYER: u64 = 3;
    let mut left = MOST_PARTS;
    let mut found = Vec::new();
    let mut fields = Fields(Reader::new(bytes));
    while let Some((number, field)) = fields.next()? {
        if let (LAYER, Field::Bytes(bytes)) = (number, field) {
            take_one(&mut left)?;
            found.push(Layer::read(bytes, &mut left)?);
        }
    }
    Ok(found)
}

impl<'a> Layer<'a> {
    fn read(bytes: &'a [u8], left: &mut usize) -> Result<Self, MvtError> {
        let mut layer = Self {
            name: "",
            extent: EXTENT,
            keys: Vec::new(),
            values: Vec::new(),
            features: Vec::new(),
        };
        let mut fields = Fields(Reader::new(bytes));
        while let Some(field) = fields.next()? {
            match field {
                (1, Field::Bytes(name)) => layer.name = text(name)?,
                (2, Field::Bytes(feature)) => {
                    take_one(left)?;
                    layer.features.push(feature);
                }
                (3, Field::Bytes(key)) => {
                    take_one(left)?;
                    layer.keys.push(text(key)?);
                }
                (4, Field::Bytes(value)) => {
                    take_one(left)?;
                    layer.values.push(value);
                }
                (5, Field::Number(extent)) => {
                    let extent = u32::try_from(extent).or(Err(MvtError::Field))?;
                    layer.extent = if extent == 0 {
                        return Err(MvtError::Field);
                    } else {
                        extent
                    };
                }
                (1..=5, _) => return Err(MvtError::Field),
                // The version, and what later ones may add.
                _ => {}
            }
        }
        Ok(layer)
    }

    /// Its features, each of which may be none.
    pub fn features<'l>(&'l self) -> impl Iterator<Item = Result<Feature<'l, 'a>, MvtError>> {
        self.features.iter().map(|bytes| Feature::read(self, bytes))
    }
}

impl<'l, 'a> Feature<'l, 'a> {
    fn read(layer: &'l Layer<'a>, bytes: &'a [u8]) -> Result<Self, MvtError> {
        let mut feature = Self {
            shape: Shape::Unknown,
            layer,
            tags: &[],
            geometry: &[],
        };
        let mut fields = Fields(Reader::new(bytes));
        while let Some(field) = fields.next()? {
            match field {
                (2, Field::Bytes(tags)) => feature.tags = tags,
                (3, Field::Number(shape)) => {
                    feature.shape = match shape {
                        1 => Shape::Points,
                        2 => Shape::Lines,
                        3 => Shape::Rings,
                        _ => Shape::Unknown,
                    };
                }
                (4, Field::Bytes(geometry)) => feature.geometry = geometry,
                (2..=4, _) => return Err(MvtError::Field),
                _ => {}
            }
        }
        Ok(feature)
    }

    /// A property; `None` where it has none of that name, or one that can't be read.
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        let mut tags = Fields(Reader::new(self.tags));
        while tags.0.left() > 0 {
            let (name, value) = (tags.number().ok()?, tags.number().ok()?);
            let name = usize::try_from(name)
                .ok()
                .and_then(|at| self.layer.keys.get(at));
            if name == Some(&key) {
                let value = self.layer.values.get(usize::try_from(value).ok()?)?;
                return Value::read(value);
            }
        }
        None
    }

    /// Works its lines or rings out, in the place of what was there.
    ///
    /// # Errors
    /// When its commands break the rules.
    pub fn geometry(&self, into: &mut Geometry) -> Result<(), MvtError> {
        const MOVE: u64 = 1;
        const LINE: u64 = 2;
        const CLOSE: u64 = 7;
        into.points.clear();
        into.ends.clear();
        let mut numbers = Fields(Reader::new(self.geometry));
        let mut at = [0_i32; 2];
        let mut has_begun = false;
        while numbers.0.left() > 0 {
            let command = numbers.number()?;
            let (what, times) = (command & 7, command >> 3);
            match what {
                MOVE | LINE => {
                    if what == LINE && !has_begun {
                        return Err(MvtError::Geometry);
                    }
                    // Each takes two bytes at least, so a number of times that lies ends with the bytes.
                    for _ in 0..times {
                        for c in &mut at {
                            *c = c
                                .checked_add(step(numbers.number()?)?)
                                .ok_or(MvtError::Geometry)?;
                        }
                        if what == MOVE {
                            into.end();
                            has_begun = true;
                        }
                        into.points.push(at);
                    }
                }
                CLOSE if times == 1 && has_begun => {}
                _ => return Err(MvtError::Geometry),
            }
        }
        into.end();
        Ok(())
    }
}

impl Geometry {
    /// Its lines, or its rings without their first point again at the end.
    pub fn parts(&self) -> impl Iterator<Item = &[[i32; 2]]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.points[start..end])
    }

    /// Whether its first ring runs against the rules, as those of many tiles of version 1 do: then all of them do.
    pub fn is_turned_round(&self) -> bool {
        let Some(ring) = self.parts().next() else {
            return false;
        };
        let of = |i: usize| ring[i % ring.len()].map(f64::from);
        let twice_area = (0..ring.len()).map(|i| {
            let ([x0, y0], [x1, y1]) = (of(i), of(i + 1));
            x0 * y1 - x1 * y0
        });
        twice_area.sum::<f64>() < 0.0
    }

    fn end(&mut self) {
        if self.points.len() > self.ends.last().copied().unwrap_or(0) {
            self.ends.push(self.points.len());
        }
    }
}

impl<'a> Value<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut fields = Fields(Reader::new(bytes));
        let number = |number: f64| Some(Self::Number(number));
        match fields.next().ok()?? {
            (1, Field::Bytes(words)) => text(words).ok().map(Self::Text),
            (2, Field::Four(bytes)) => number(f32::from_le_bytes(bytes).into()),
            (3, Field::Eight(bytes)) => number(f64::from_le_bytes(bytes)),
            (4, Field::Number(signed)) => number(signed.cast_signed() as f64),
            (5, Field::Number(unsigned)) => number(unsigned as f64),
            (6, Field::Number(zigzag)) => {
                number(((zigzag >> 1).cast_signed() ^ -((zigzag & 1).cast_signed())) as f64)
            }
            (7, Field::Number(flag)) => Some(Self::Flag(flag != 0)),
            _ => None,
        }
    }

    /// The words, if it is some.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(words) => Some(words),
            Self::Number(_) | Self::Flag(_) => None,
        }
    }

    /// The number, if it is one or is written as one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Text(words) => words.parse().ok(),
            Self::Number(number) => Some(number),
            Self::Flag(_) => None,
        }
    }

    /// Whether it says yes: makers of tiles write it as a flag, as a number or as a word.
    pub fn is_yes(self) -> bool {
        match self {
            Self::Text(words) => matches!(words, "true" | "yes" | "1"),
            Self::Number(number) => number != 0.0,
            Self::Flag(flag) => flag,
        }
    }
}

/// What is left of a message's fields, or of numbers in a row.
struct Fields<'a>(Reader<'a>);

/// What a field holds.
enum Field<'a> {
    Number(u64),
    Eight([u8; 8]),
    Bytes(&'a [u8]),
    Four([u8; 4]),
}

impl<'a> Fields<'a> {
    /// The next field and its number.
    fn next(&mut self) -> Result<Option<(u64, Field<'a>)>, MvtError> {
        if self.0.left() == 0 {
            return Ok(None);
        }
        let head = self.number()?;
        let field = match head & 7 {
            0 => Field::Number(self.number()?),
            1 => Field::Eight(self.array()?),
            2 => {
                let length = usize::try_from(self.number()?).or(Err(MvtError::CutShort))?;
                Field::Bytes(self.bytes(length)?)
            }
            5 => Field::Four(self.array()?),
            _ => return Err(MvtError::Field),
        };
        match head >> 3 {
            0 => Err(MvtError::Field),
            number => Ok(Some((number, field))),
        }
    }

    fn number(&mut self) -> Result<u64, MvtError> {
        self.0.long_number().map_err(|Damaged| match self.0.left() {
            0 => MvtError::CutShort,
            _ => MvtError::Field,
        })
    }

    fn bytes(&mut self, count: usize) -> Result<&'a [u8], MvtError> {
        self.0.bytes(count).map_err(|Damaged| MvtError::CutShort)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], MvtError> {
        self.bytes(N)?.try_into().or(Err(MvtError::CutShort))
    }
}

/// A step on the plane, as it is written: zigzag in 32 bits.
fn step(zigzag: u64) -> Result<i32, MvtError> {
    let zigzag = u32::try_from(zigzag).or(Err(MvtError::Geometry))?;
    Ok((zigzag >> 1).cast_signed() ^ -((zigzag & 1).cast_signed()))
}

fn text(bytes: &[u8]) -> Result<&str, MvtError> {
    str::from_utf8(bytes).or(Err(MvtError::Field))
}

fn take_one(left: &mut usize) -> Result<(), MvtError> {
    *left = left.checked_sub(1).ok_or(MvtError::TooMuch)?;
    Ok(())
}

#[cfg(test)]
#[path = "../../tests/common/vector_archive.rs"]
#[allow(dead_code, reason = "each of its users needs a part")]
pub(crate) mod made;
#[cfg(test)]
mod tests;
