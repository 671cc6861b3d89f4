//! Bytes → atlas, refused with the place of what is wrong.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use imbl::{OrdMap, Vector};
use ron::extensions::Extensions;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::ending::ends_early;
use super::error::{Fault, FaultKind, ReadError};
use super::fault::fault_of;
use super::header::{check_header, text_of};
use super::outline::Outline;
use crate::atlas::check::first_broken_references;
use crate::atlas::shown::{IN_MESSAGE, shortened};
use crate::atlas::{
    About, Atlas, City, Fact, Id, Patch, Place, PublishedTotal, Saved, Source, Tie, TieId,
};
use crate::formats::ron::{Point, write};

/// How deep brackets may be nested. An atlas needs some forty of serde's steps; a stack holds many more than these.
const DEPTH_LIMIT: usize = 128;

/// A file as it was read: its bytes, and the atlas in them.
#[derive(Clone, Debug)]
pub struct Document {
    /// Shared: a copy costs nothing. None where no file of this format holds the atlas yet.
    bytes: Option<Arc<Vec<u8>>>,
    atlas: Atlas,
    has_comments: bool,
}

impl Document {
    /// The atlas in the file.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// An atlas that no file of this format holds yet.
    pub fn unwritten(atlas: Atlas) -> Self {
        Self {
            bytes: None,
            atlas,
            has_comments: false,
        }
    }

    /// The file as it was read, if it was.
    pub fn bytes(&self) -> Option<&[u8]> {
        self.bytes.as_ref().map(|bytes| bytes.as_slice())
    }

    /// The same, its atlas made of another one by what differs: the two are quick to compare then, and take little more
    /// memory than one.
    #[must_use]
    pub fn sharing(self, other: &Atlas) -> Self {
        Self {
            atlas: Patch::between(other, &self.atlas).apply(other),
            ..self
        }
    }

    /// Whether the file has comments. They can't survive a save: say so on opening.
    pub fn has_comments(&self) -> bool {
        self.has_comments
    }

    /// What to write for an atlas: the bytes read as long as it says the same, else the canonical form.
    ///
    /// # Errors
    /// When the atlas can't be written; see [`write()`].
    pub fn bytes_for(&self, atlas: &Atlas) -> Result<Vec<u8>, super::WriteError> {
        match &self.bytes {
            Some(bytes) if *atlas == self.atlas => Ok(bytes.to_vec()),
            _ => write(atlas).map(String::into_bytes),
        }
    }

    /// Where the places of the atlas stand in the file. One reading serves all of them.
    pub fn points<'a>(&self, places: impl IntoIterator<Item = &'a Place>) -> Vec<Point> {
        let text = self.bytes().and_then(|bytes| text_of(bytes, true).ok());
        let outline = text.map(Outline::of);
        let point = |place| outline.as_ref().map_or(Point::START, |o| o.locate(place));
        places.into_iter().map(point).collect()
    }
}

/// The atlas in the bytes of a file.
///
/// # Errors
/// When the bytes are no atlas, with all faults that could be told at once.
pub fn read(bytes: Vec<u8>) -> Result<Document, ReadError> {
    let text = text_of(&bytes, true)?;
    check_header(text, true)?;
    if let Some(fault) = ends_early(text, DEPTH_LIMIT) {
        return Err(fault.into());
    }
    let file: File = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(DEPTH_LIMIT)
        .from_str(text)
        .map_err(|error| fault_of(text, &error))?;
    let atlas = Atlas {
        about: file.about,
        cities: file.cities,
        ties: file.ties,
        facts: file.facts,
        sources: file.sources,
        totals: file.totals.into_iter().collect::<Vector<_>>(),
        saved: file.saved,
    };
    let outline = Outline::of(text);
    if let Some(error) = faults_in(&atlas, &outline) {
        return Err(error);
    }
    let has_comments = outline.has_comments;
    Ok(Document {
        bytes: Some(Arc::new(bytes)),
        atlas,
        has_comments,
    })
}

/// What the grammar lets pass and an atlas can't have: keys that stand twice, references to nothing.
fn faults_in(atlas: &Atlas, outline: &Outline<'_>) -> Option<ReadError> {
    let doubled = outline.doubled.iter().map(|doubled| Fault {
        field: None,
        at: outline.point(doubled.again),
        kind: FaultKind::DoubledKey {
            key: shortened(&doubled.key, IN_MESSAGE).into_owned(),
            first_line: outline.point(doubled.first).line,
        },
    });
    let broken = first_broken_references(atlas, ReadError::MOST);
    let told = broken.problems.into_iter().map(|problem| Fault {
        field: None,
        at: outline.locate(&problem.place),
        kind: FaultKind::Broken(problem.kind),
    });
    let mut faults: Vec<Fault> = doubled.chain(told).collect();
    faults.sort_by_key(|fault| fault.at);
    let left_off = faults.len().saturating_sub(ReadError::MOST);
    faults.truncate(ReadError::MOST);
    let more = outline.more_doubled + broken.more.values().sum::<usize>() + left_off;
    (!faults.is_empty()).then_some(ReadError { faults, more })
}

/// The fields of a file. The header is checked before, and stands here so that it is no unknown field.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "Atlas")]
struct File {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u64,
    #[serde(default)]
    about: About,
    #[serde(default, deserialize_with = "map")]
    cities: OrdMap<Id, City>,
    #[serde(default, deserialize_with = "map")]
    ties: OrdMap<TieId, Tie>,
    #[serde(default, deserialize_with = "map")]
    facts: OrdMap<Id, Fact>,
    #[serde(default, deserialize_with = "map")]
    sources: OrdMap<Id, Source>,
    #[serde(default)]
    totals: Vec<PublishedTotal>,
    #[serde(default)]
    saved: Saved,
}

/// Reads a map into a persistent one. Keys that stand twice are the outline's to find, with both their places.
fn map<'de, D, K, V>(deserializer: D) -> Result<OrdMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + Clone,
    V: Deserialize<'de> + Clone,
{
    struct Entries<K, V>(PhantomData<(K, V)>);

    impl<'de, K, V> Visitor<'de> for Entries<K, V>
    where
        K: Deserialize<'de> + Ord + Clone,
        V: Deserialize<'de> + Clone,
    {
        type Value = OrdMap<K, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map by id")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut map = OrdMap::new();
            while let Some((key, value)) = entries.next_entry()? {
                map.insert(key, value);
            }
            Ok(map)
        }
    }

    deserializer.deserialize_map(Entries(PhantomData))
}
