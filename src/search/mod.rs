//! Finds what an atlas holds by words: in any script, half typed, without accents, with a slip of the pen.
//!
//! Each word of what is typed must begin a word of what is found; a tie is found by words of both its ends, so that
//! "seo teh" finds Seoul – Tehran, or by words of its own claims.

use std::collections::BTreeMap;

use crate::atlas::{Atlas, City, Fact, Id, Source, Subject, Tie, TieId};
use crate::geo::CountryCode;

mod fold;
mod index;
mod part;
#[cfg(test)]
mod tests;

pub use fold::fold;
pub(crate) use index::{Hit, Index};
pub use part::Part;

/// Words shorter than this mean what they say.
const LEAST_FOR_SLIPS: usize = 4;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// A city.
    City(Id),
    /// A tie.
    Tie(TieId),
    /// A fact.
    Fact(Id),
    /// A source.
    Source(Id),
}

/// What was found of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The best, in order.
    pub first: Vec<Found>,
    /// How many there are.
    pub count: usize,
}

/// The words of an atlas. Made once a revision, away from a frame where the atlas is large.
#[derive(Debug)]
pub struct Finder {
    index: Index,
    /// Which thing each name of the index is of.
    owners: Vec<u32>,
    /// Everything that has words: cities, then ties, facts, sources.
    things: Vec<Found>,
    /// How much more a thing is worth than others found as well: a city by its number of ties.
    weights: Vec<u32>,
    /// The ends of each tie, as numbers of cities; ties follow the cities.
    ends: Vec<[u32; 2]>,
    cities: usize,
}

/// How well one word meets a thing; 0 is not at all.
type Score = u8;

impl Finder {
    /// Reads the words of an atlas; `country` names a city's country for people.
    pub fn of(atlas: &Atlas, country: impl Fn(CountryCode) -> String) -> Self {
        let mut words = Words::default();
        let mut numbers = BTreeMap::new();
        for (id, city) in &atlas.cities {
            numbers.insert(id, words.things.len() as u32);
            words.add(Found::City(id.clone()), of_city(city));
            words.own(city.country.map(&country).into_iter());
        }
        let cities = words.things.len();
        let mut weights = vec![0; cities];
        let mut ends = Vec::new();
        for (id, tie) in &atlas.ties {
            // A tie to a city that is missing is a fault of the file; such an atlas is not opened.
            let [Some(&a), Some(&b)] = id.ends().map(|end| numbers.get(end)) else {
                continue;
            };
            ends.push([a, b]);
            weights[a as usize] += 1;
            weights[b as usize] += 1;
            words.add(Found::Tie(id.clone()), of_tie(tie));
        }
        for (id, fact) in &atlas.facts {
            words.add(Found::Fact(id.clone()), of_fact(fact));
        }
        for (id, source) in &atlas.sources {
            words.add(Found::Source(id.clone()), of_source(source));
        }
        weights.resize(words.things.len(), 0);
        Self {
            index: Index::new(words.names.iter().map(String::as_str)),
            owners: words.owners,
            things: words.things,
            weights,
            ends,
            cities,
        }
    }

    /// Finds cities, ties, facts and sources, in this order; of each at most `limit` are listed. Nothing typed finds
    /// nothing.
    pub fn find(&self, query: &str, limit: usize) -> [Group; 4] {
        let folded = fold(query);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Default::default();
        }
        let by_word: Vec<Vec<Score>> = words.iter().map(|word| self.scores(word)).collect();
        let whole = (words.len() > 1).then(|| self.scores_of(&folded, 0));
        let mut found: [Vec<(u32, u32, usize)>; 4] = Default::default();
        for (number, thing) in self.things.iter().enumerate() {
            let score = match thing {
                Found::Tie(_) => self.tie_score(number, &by_word),
                _ => sum(by_word.iter().map(|scores| scores[number])),
            };
            if let Some(score) = score {
                let whole = whole.as_ref().map_or(0, |whole| whole[number]);
                let score = score + u32::from(whole) * 2;
                found[kind(thing)].push((score, self.weights[number], number));
            }
        }
        found.map(|mut found| {
            let count = found.len();
            // The same words find the same order: what is worth as much keeps the atlas's.
            found.sort_by_key(|&(score, weight, number)| {
                (std::cmp::Reverse((score, weight)), number)
            });
            let first = found.iter().take(limit);
            let first = first.map(|&(_, _, number)| self.things[number].clone());
            Group {
                first: first.collect(),
                count,
            }
        })
    }

    /// How a word meets each thing: as it is, or with a slip of the pen where nothing has it as it is.
    fn scores(&self, word: &str) -> Vec<Score> {
        let exact = self.scores_of(word, 0);
        let is_long = word.chars().count() >= LEAST_FOR_SLIPS;
        if is_long && exact.iter().all(|&score| score == 0) {
            return self.scores_of(word, 1);
        }
        exact
    }

    fn scores_of(&self, text: &str, slips: u8) -> Vec<Score> {
        let mut scores = vec![0; self.things.len()];
        let mut take = |hit: Hit| {
            let score = &mut scores[self.owners[hit.name] as usize];
            *score = worth(hit).max(*score);
        };
        if slips == 0 {
            self.index.beginning_with(text).for_each(&mut take);
        } else {
            self.index.nearly_beginning_with(text, slips, take);
        }
        scores
    }

    /// A tie is found by words that both its ends share in, or that are its own; all of them must be met.
    fn tie_score(&self, number: usize, by_word: &[Vec<Score>]) -> Option<u32> {
        let [a, b] = self.ends[number - self.cities].map(|end| end as usize);
        let own = by_word.iter().any(|scores| scores[number] > 0);
        let meets = |end: usize| by_word.iter().any(|scores| scores[end] > 0);
        let by_ends = by_word.len() > 1 && meets(a) && meets(b);
        if !(own || by_ends) {
            return None;
        }
        sum(by_word
            .iter()
            .map(|scores| scores[a].max(scores[b]).max(scores[number])))
    }
}

/// The sum, where every word is met.
fn sum(scores: impl Iterator<Item = Score>) -> Option<u32> {
    scores
        .map(|score| (score > 0).then_some(u32::from(score)))
        .sum()
}

/// What is typed to the end is worth more than what is half typed, and the beginning of a name more than a later word.
fn worth(hit: Hit) -> Score {
    let worth = match (hit.from_start, hit.to_end) {
        (true, true) => 9,
        (true, false) => 7,
        (false, true) => 5,
        (false, false) => 4,
    };
    worth - 3 * hit.slips.min(1)
}

/// In the order of [`Finder::find`].
fn kind(thing: &Found) -> usize {
    match thing {
        Found::City(_) => 0,
        Found::Tie(_) => 1,
        Found::Fact(_) => 2,
        Found::Source(_) => 3,
    }
}

/// Names on the way into the index.
#[derive(Default)]
struct Words {
    names: Vec<String>,
    owners: Vec<u32>,
    things: Vec<Found>,
}

impl Words {
    fn add<'a>(&mut self, thing: Found, texts: impl Iterator<Item = &'a str>) {
        self.things.push(thing);
        self.own(texts.flat_map(lines));
    }

    /// More words of what was added last.
    fn own(&mut self, names: impl Iterator<Item = impl Into<String>>) {
        let owner = self.things.len() as u32 - 1;
        for name in names {
            self.names.push(name.into());
            self.owners.push(owner);
        }
    }
}

/// The index sees the first 255 bytes of a name; a long text is several.
fn lines(text: &str) -> impl Iterator<Item = String> {
    const WORDS_A_LINE: usize = 8;
    let words: Vec<&str> = text.split_whitespace().collect();
    let lines: Vec<String> = words
        .chunks(WORDS_A_LINE)
        .map(|words| words.join(" "))
        .collect();
    lines.into_iter()
}

fn of_city(city: &City) -> impl Iterator<Item = &str> {
    let former = city.former.iter().map(|former| former.name.as_str());
    std::iter::once(city.name.as_str())
        .chain(city.names.values().map(String::as_str))
        .chain(former)
        .chain(city.seat.as_deref())
        .chain(city.notes.as_deref())
}

fn of_tie(tie: &Tie) -> impl Iterator<Item = &str> {
    tie.claims.iter().flat_map(|claim| {
        let term = claim.term.iter().map(String::as_str);
        term.chain(claim.note.as_deref())
    })
}

fn of_fact(fact: &Fact) -> impl Iterator<Item = &str> {
    let lists = [&fact.people, &fact.organisations, &fact.fields];
    let listed = lists.into_iter().flatten().map(String::as_str);
    std::iter::once(fact.statement.as_str())
        .chain(listed)
        .chain(fact.note.as_deref())
}

fn of_source(source: &Source) -> impl Iterator<Item = &str> {
    let fields = [
        &source.title,
        &source.publisher,
        &source.credit,
        &source.url,
        &source.notes,
    ];
    fields.into_iter().filter_map(|field| field.as_deref())
}

impl Found {
    /// What is selected to show it: itself, or what it is about or supports first. `None` for a source that nothing
    /// cites.
    pub fn shown_by(&self, atlas: &Atlas) -> Option<Subject> {
        match self {
            Self::City(id) => Some(Subject::City(id.clone())),
            Self::Tie(id) => Some(Subject::Tie(id.clone())),
            Self::Fact(id) => atlas.facts.get(id)?.about.first().cloned(),
            Self::Source(id) => citing(atlas, id),
        }
    }
}

/// The first tie or fact's subject that cites a source.
fn citing(atlas: &Atlas, source: &Id) -> Option<Subject> {
    let has = |cite: &[crate::atlas::Citation]| cite.iter().any(|cite| cite.source == *source);
    let tie = atlas
        .ties
        .iter()
        .find(|(_, tie)| tie.claims.iter().any(|claim| has(&claim.cite)));
    if let Some((id, _)) = tie {
        return Some(Subject::Tie(id.clone()));
    }
    let fact = atlas.facts.iter().find(|(_, fact)| has(&fact.cite));
    fact.and_then(|(_, fact)| fact.about.first().cloned())
        .or_else(|| {
            let total = atlas.totals.iter().find(|total| has(&total.cite))?;
            Some(Subject::City(total.city.clone()))
        })
}
