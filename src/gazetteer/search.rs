//! What people mean by what they type, best first.
//!
//! A match counts in bits, as population does: a place twice as large is worth one, and so an exact name of a town yields
//! to a famous city only where that one bears it too. A place counts by the best of its names.

use super::{Gazetteer, Place};
use crate::search::{Hit, fold};

/// Parts of a bit that scores are counted in.
const PARTS: f64 = 16.0;

/// Fewer people than this make no difference, and not known counts as this.
const FEW_PEOPLE: u32 = 1000;

/// What a slip of the pen costs, bits.
const SLIP_BITS: i32 = 8;

/// Words of a region that no comma sets apart: "New South Wales".
const LONGEST_REGION: usize = 3;

/// What sets a region apart from a name: "Paris, Texas".
const COMMAS: [char; 3] = [',', '،', '、'];

/// A place that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match<'a> {
    /// The place.
    pub place: Place<'a>,
    /// The name by which it was found: one of its own, or one by which it is known elsewhere or once was.
    pub name: &'a str,
    /// Whether a slip of the pen was forgiven.
    pub is_guess: bool,
}

impl Gazetteer {
    /// The places that a text may mean, at most `limit`, best first: by name, part of it from the start of a word, or
    /// nearly; in any language and spelling of the register; with a country or its division behind it or not.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Match<'_>> {
        let mut best = Best::new(self);
        let whole = fold(query);
        best.take(&whole, None);
        if let Some((name, region)) = query.split_once(COMMAS) {
            let (name, region) = (fold(name), self.regions.called(&fold(region)));
            best.take(&name, Some(&region));
            best.take_near(&name, Some(&region));
        } else {
            if best.is_empty() {
                best.take_before_region(&whole);
            }
            best.take_near(&whole, None);
        }
        best.into_matches(limit)
    }
}

/// The best name so far of each place.
struct Best<'a> {
    gazetteer: &'a Gazetteer,
    /// By place: score and name; a score of [`NONE`] is no match.
    scores: Vec<(i32, u32, bool)>,
    found: Vec<u16>,
}

/// No match. Scores are far from it.
const NONE: i32 = i32::MIN;

impl<'a> Best<'a> {
    fn new(gazetteer: &'a Gazetteer) -> Self {
        Self {
            gazetteer,
            scores: vec![(NONE, 0, false); gazetteer.len()],
            found: Vec::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Takes what begins with a folded text, in some divisions or anywhere.
    fn take(&mut self, text: &str, within: Option<&[bool]>) {
        if text.is_empty() {
            return;
        }
        for hit in self.gazetteer.index.beginning_with(text) {
            self.add(hit, within);
        }
    }

    /// Takes what a folded text names together with a region, without a comma: "Paris Texas". The split is looked for
    /// from the right.
    fn take_before_region(&mut self, text: &str) {
        for (at, _) in text.rmatch_indices(' ').take(LONGEST_REGION) {
            let region = self.gazetteer.regions.called(&text[at + 1..]);
            self.take(&text[..at], Some(&region));
            if !self.is_empty() {
                return;
            }
        }
    }

    /// Takes what begins nearly with a folded text. Short ones mean what they say; long ones may have a second slip,
    /// where nothing else is found.
    fn take_near(&mut self, text: &str, within: Option<&[bool]>) {
        let letters = text.chars().count();
        if letters < 4 {
            return;
        }
        let index = &self.gazetteer.index;
        index.nearly_beginning_with(text, 1, |hit| self.add(hit, within));
        if self.is_empty() && letters >= 8 {
            index.nearly_beginning_with(text, 2, |hit| self.add(hit, within));
        }
    }

    fn add(&mut self, hit: Hit, within: Option<&[bool]>) {
        let place = usize::from(self.gazetteer.names.places[hit.name]);
        let division = usize::from(self.gazetteer.file.records[place].division);
        if within.is_some_and(|divisions| !divisions[division]) {
            return;
        }
        let score = bits(hit, self.gazetteer.names.is_shown(hit.name));
        let (known, name, is_guess) = &mut self.scores[place];
        if *known == NONE {
            self.found.push(place as u16);
        }
        // Names are numbered with the best known ones first.
        if (score, *name) > (*known, hit.name as u32) || *known == NONE {
            (*known, *name, *is_guess) = (score, hit.name as u32, hit.slips > 0);
        }
    }

    fn into_matches(mut self, limit: usize) -> Vec<Match<'a>> {
        let records = &self.gazetteer.file.records;
        let score = |place: u16| {
            let people = records[usize::from(place)].population;
            let size = f64::from(people.max(FEW_PEOPLE)).log2() * PARTS;
            let bits = self.scores[usize::from(place)].0;
            // Then by number at GeoNames, which is as good as any and always the same.
            (
                bits * PARTS as i32 + size as i32,
                people,
                std::cmp::Reverse(records[usize::from(place)].geonames_id),
            )
        };
        if limit < self.found.len() {
            self.found
                .select_nth_unstable_by_key(limit, |&place| std::cmp::Reverse(score(place)));
            self.found.truncate(limit);
        }
        self.found
            .sort_unstable_by_key(|&place| std::cmp::Reverse(score(place)));
        let names = &self.gazetteer.names;
        self.found
            .iter()
            .map(|&place| {
                let (_, name, is_guess) = self.scores[usize::from(place)];
                Match {
                    place: Place::new(self.gazetteer, place),
                    name: names.text(&self.gazetteer.file.names, name as usize),
                    is_guess,
                }
            })
            .collect()
    }
}

/// What a match is worth, beside the size of the place. A name that is shown with the place is worth more than one of
/// its many others, among which are airports' codes and spellings of centuries ago.
fn bits(hit: Hit, is_shown: bool) -> i32 {
    let worth = match (hit.from_start, hit.to_end, is_shown) {
        (true, true, true) => 12,
        (true, true, false) => 8,
        (true, false, true) => 5,
        (true, false, false) => 2,
        (false, _, true) => 1,
        (false, _, false) => -2,
    };
    worth - SLIP_BITS * i32::from(hit.slips)
}
