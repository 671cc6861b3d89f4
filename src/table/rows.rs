//! Which rows a table has: what filter, date and viewpoint leave of an atlas, or all of it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::columns::Found;
use super::{Column, RowId, Table};
use crate::atlas::{Atlas, Citation, Claim, Date, Extra, Fact, Filter, Id, Subject, Tie, TieId};
use crate::scene::filter::Sieve;
use crate::standing::{Reading, Viewpoint, When, standing, stands, stands_during};
use crate::text::Texts;

/// From where an atlas is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// The time.
    pub when: When,
    /// Whose word counts, and how widely vague dates are taken.
    pub reading: Reading,
    /// Which ties are left.
    pub filter: Filter,
    /// Rows are not left out, whatever the others say; they still decide how a tie stands.
    pub all: bool,
}

impl Seen {
    /// Whether everything that the atlas holds has a row.
    fn is_whole(&self) -> bool {
        let is_plain = self.when == When::AllTime && self.reading.viewpoint == Viewpoint::Anyone;
        self.all || (is_plain && self.filter.is_empty())
    }

    /// Whether a claim of a tie that is left has a row.
    fn has_claim(&self, claim: &Claim) -> bool {
        let margins = self.reading.margins;
        let is_then = match self.when {
            When::AllTime => true,
            When::On(day) => stands(claim, day, margins).is_some(),
            When::During(first, last) => stands_during(claim, [first, last], margins).is_some(),
        };
        is_then
            && match &self.reading.viewpoint {
                Viewpoint::Anyone => true,
                Viewpoint::City(city) => claim.by.contains(city),
                Viewpoint::Agreed => !claim.by.is_empty(),
            }
    }

    /// Whether a fact had begun by then.
    fn has_fact(&self, fact: &Fact) -> bool {
        match self.when {
            When::AllTime => true,
            When::On(day) | When::During(_, day) => {
                let start = fact.when.as_ref().and_then(Date::earliest_start);
                start.is_none_or(|start| start <= day)
            }
        }
    }
}

/// How often things come in what is left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tallies {
    ties: HashMap<Id, u32>,
    facts: HashMap<Subject, u32>,
    cited: HashMap<Id, u32>,
}

impl Tallies {
    /// How many ties a city has.
    pub fn ties_of(&self, city: &Id) -> u32 {
        self.ties.get(city).copied().unwrap_or(0)
    }

    /// How many facts are about something.
    pub fn facts_about(&self, subject: &Subject) -> u32 {
        self.facts.get(subject).copied().unwrap_or(0)
    }

    /// How often a source is cited, by all that the atlas holds.
    pub fn citations_of(&self, source: &Id) -> u32 {
        self.cited.get(source).copied().unwrap_or(0)
    }
}

/// The rows of a table, in the order of their ids, and what was counted on the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// What the rows are of.
    pub table: Table,
    /// The rows.
    pub ids: Vec<RowId>,
    /// The columns that the table can show.
    pub columns: Vec<Column>,
    /// How many rows each table has, as [`Table::ALL`].
    pub counts: [usize; 5],
    /// How often things come.
    pub tallies: Tallies,
}

/// What is left of an atlas.
struct Left<'a> {
    ties: Vec<(&'a TieId, &'a Tie)>,
    /// The cities; `None` for all.
    cities: Option<HashSet<&'a Id>>,
    facts: Vec<(&'a Id, &'a Fact)>,
    /// The sources; `None` for all.
    sources: Option<HashSet<&'a Id>>,
}

impl Rows {
    /// The rows of a table. It looks at the whole atlas: of a large one not in a frame.
    pub fn of(table: Table, atlas: &Atlas, seen: &Seen) -> Self {
        let left = Left::of(atlas, seen);
        let ids = match table {
            Table::Ties => {
                let ids = left.ties.iter().map(|(id, _)| *id);
                ids.cloned().map(RowId::Tie).collect()
            }
            Table::Cities => left.cities(atlas).cloned().map(RowId::City).collect(),
            Table::Claims => {
                let claims = left.claims(seen);
                let row = |(tie, number): (&TieId, usize)| RowId::Claim(tie.clone(), number);
                claims.map(row).collect()
            }
            Table::Facts => {
                let ids = left.facts.iter().map(|(id, _)| *id);
                ids.cloned().map(RowId::Fact).collect()
            }
            Table::Sources => left.sources(atlas).cloned().map(RowId::Source).collect(),
        };
        Self {
            table,
            ids,
            columns: Column::of(table, &found(table, atlas)),
            counts: [
                left.ties.len(),
                left.cities(atlas).count(),
                left.claims(seen).count(),
                left.facts.len(),
                left.sources(atlas).count(),
            ],
            tallies: left.tallies(atlas),
        }
    }
}

impl Rows {
    /// The same for a reader of a language: of a city's names the one in it comes first.
    #[must_use]
    pub fn read_in(mut self, texts: &Texts) -> Self {
        let own = Column::NameIn(texts.language().tag().to_owned());
        if let Some(place) = self.columns.iter().position(|column| *column == own) {
            self.columns[..=place].rotate_right(1);
        }
        self
    }
}

impl<'a> Left<'a> {
    fn of(atlas: &'a Atlas, seen: &'a Seen) -> Self {
        if seen.is_whole() {
            return Self {
                ties: atlas.ties.iter().collect(),
                cities: None,
                facts: atlas.facts.iter().collect(),
                sources: None,
            };
        }
        let sieve = Sieve::of(&seen.filter, atlas, (seen.when, &seen.reading));
        let is_left = |(id, tie): &(&TieId, &Tie)| {
            standing(id, tie, seen.when, &seen.reading)
                .is_some_and(|standing| sieve.leaves(atlas, id, &standing))
        };
        let ties: Vec<_> = atlas.ties.iter().filter(is_left).collect();
        let cities: HashSet<&Id> = ties.iter().flat_map(|(id, _)| id.ends()).collect();
        let ids: HashSet<&TieId> = ties.iter().map(|(id, _)| *id).collect();
        let is_about = |subject: &Subject| match subject {
            Subject::City(id) => cities.contains(id),
            Subject::Tie(id) => ids.contains(id),
        };
        let facts = atlas
            .facts
            .iter()
            .filter(|(_, fact)| seen.has_fact(fact) && fact.about.iter().any(is_about));
        let facts: Vec<_> = facts.collect();
        let claims = ties.iter().flat_map(|(_, tie)| &tie.claims);
        let claims = claims.filter(|claim| seen.has_claim(claim));
        let cited = claims.flat_map(|claim| &claim.cite);
        let cited = cited.chain(facts.iter().flat_map(|(_, fact)| &fact.cite));
        let sources = cited.map(|citation| &citation.source).collect();
        Self {
            ties,
            cities: Some(cities),
            facts,
            sources: Some(sources),
        }
    }

    fn cities<'b>(&'b self, atlas: &'b Atlas) -> impl Iterator<Item = &'b Id> {
        let cities = self.cities.as_ref();
        let is_left = move |id: &&Id| cities.is_none_or(|cities| cities.contains(*id));
        atlas.cities.keys().filter(is_left)
    }

    fn sources<'b>(&'b self, atlas: &'b Atlas) -> impl Iterator<Item = &'b Id> {
        let sources = self.sources.as_ref();
        let is_left = move |id: &&Id| sources.is_none_or(|sources| sources.contains(*id));
        atlas.sources.keys().filter(is_left)
    }

    fn claims<'b>(
        &'b self,
        seen: &'b Seen,
    ) -> impl Iterator<Item = (&'a TieId, usize)> + use<'a, 'b> {
        let is_whole = seen.is_whole();
        self.ties.iter().flat_map(move |(id, tie)| {
            let claims = tie.claims.iter().enumerate();
            let claims = claims.filter(move |(_, claim)| is_whole || seen.has_claim(claim));
            claims.map(move |(number, _)| (*id, number))
        })
    }

    fn tallies(&self, atlas: &Atlas) -> Tallies {
        let mut tallies = Tallies::default();
        for city in self.ties.iter().flat_map(|(id, _)| id.ends()) {
            *tallies.ties.entry(city.clone()).or_default() += 1;
        }
        for subject in self.facts.iter().flat_map(|(_, fact)| &fact.about) {
            *tallies.facts.entry(subject.clone()).or_default() += 1;
        }
        for citation in citations(atlas) {
            *tallies.cited.entry(citation.source.clone()).or_default() += 1;
        }
        tallies
    }
}

fn citations(atlas: &Atlas) -> impl Iterator<Item = &Citation> {
    let claims = atlas.ties.values().flat_map(|tie| &tie.claims);
    let claims = claims.flat_map(|claim| &claim.cite);
    let facts = atlas.facts.values().flat_map(|fact| &fact.cite);
    let totals = atlas.totals.iter().flat_map(|total| &total.cite);
    claims.chain(facts).chain(totals)
}

/// What things of a table have beside the model's own fields.
fn found(table: Table, atlas: &Atlas) -> Found {
    let mut extra = BTreeSet::new();
    let mut add = |fields: &Extra| {
        for key in fields
            .keys()
            .filter(|key| !extra.contains(*key))
            .collect::<Vec<_>>()
        {
            extra.insert(key.clone());
        }
    };
    let (mut languages, mut registers) = (BTreeSet::new(), BTreeSet::new());
    match table {
        Table::Ties => atlas.ties.values().for_each(|tie| add(&tie.extra)),
        Table::Cities => {
            for city in atlas.cities.values() {
                add(&city.extra);
                languages.extend(city.names.keys());
                registers.extend(city.ids.keys());
            }
        }
        Table::Claims => {
            let claims = atlas.ties.values().flat_map(|tie| &tie.claims);
            claims.for_each(|claim| add(&claim.extra));
        }
        Table::Facts => atlas.facts.values().for_each(|fact| add(&fact.extra)),
        Table::Sources => atlas.sources.values().for_each(|source| add(&source.extra)),
    }
    Found {
        languages: languages.into_iter().cloned().collect(),
        registers: registers.into_iter().cloned().collect(),
        extra: extra.into_iter().collect(),
    }
}
