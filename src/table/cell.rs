//! Which content each cell has: what the model says in a column of a row.

use std::borrow::Cow;

use super::content::{APART, Content};
use super::{Column, RowId, Tallies};
use crate::atlas::{
    Atlas, Certainty, Citation, City, Claim, Fact, Id, Source, Subject, Tie, TieId,
};
use crate::geo::distance_m;
use crate::standing::overview::since_of_kind;
use crate::standing::{Reading, Standing, When, standing};
use crate::text::Texts;

/// From where cells are read.
#[derive(Clone, Copy, Debug)]
pub struct Lens<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The time that is looked at.
    pub when: When,
    /// Whose word counts, and how widely vague dates are taken.
    pub reading: &'a Reading,
    /// What was counted.
    pub tallies: &'a Tallies,
    /// In whose language cities are named; in English, which no window's language changes, where it is left out.
    pub named_in: Option<&'a Texts>,
}

impl<'a> Lens<'a> {
    /// What stands in a cell. A row that the atlas lacks, and a column that is none of its table's, hold nothing.
    pub fn content(&self, row: &RowId, column: &Column) -> Content<'a> {
        let atlas = self.atlas;
        let content = match row {
            RowId::City(id) => atlas
                .cities
                .get_key_value(id)
                .map(|(id, city)| self.city(id, city, column)),
            RowId::Tie(id) => atlas
                .ties
                .get_key_value(id)
                .map(|(id, tie)| self.tie(id, tie, column)),
            RowId::Claim(id, number) => atlas.ties.get_key_value(id).and_then(|(id, tie)| {
                let claim = tie.claims.get(*number)?;
                Some(self.claim(id, *number, claim, column))
            }),
            RowId::Fact(id) => atlas
                .facts
                .get_key_value(id)
                .map(|(id, fact)| self.fact(id, fact, column)),
            RowId::Source(id) => {
                let source = atlas.sources.get_key_value(id);
                source.map(|(id, source)| self.source(id, source, column))
            }
        };
        content.unwrap_or(Content::Nothing)
    }

    /// What a row is called.
    pub fn name(&self, row: &RowId, texts: &Texts) -> String {
        let tie = |id: &TieId| {
            let [a, b] = id.ends().map(|end| texts.city(self.atlas, end));
            texts.with("tie-name", &[("a", a.into()), ("b", b.into())])
        };
        match row {
            RowId::City(id) => texts.city(self.atlas, id).to_owned(),
            RowId::Tie(id) | RowId::Claim(id, _) => tie(id),
            RowId::Fact(id) => {
                let fact = self.atlas.facts.get(id);
                fact.map_or_else(|| id.to_string(), |fact| fact.statement.clone())
            }
            RowId::Source(id) => {
                let title = self.content(row, &Column::Title).shown(texts);
                title.unwrap_or_else(|| id.to_string())
            }
        }
    }

    fn city_name(&self, id: &'a Id) -> &'a str {
        match self.named_in {
            Some(texts) => texts.city(self.atlas, id),
            None => self.atlas.name_of(id),
        }
    }

    fn city(&self, id: &'a Id, city: &'a City, column: &Column) -> Content<'a> {
        match column {
            Column::Name => Content::text(&city.name),
            Column::NameIn(language) => Content::optional(city.names.get(language)),
            Column::Country => city.country.map_or(Content::Unknown, Content::Country),
            Column::Level => Content::Level(city.level),
            Column::Place => city.at.map_or(Content::Unknown, Content::Place),
            Column::Seat => Content::optional(city.seat.as_ref()),
            Column::Ties => Content::count(self.tallies.ties_of(id)),
            Column::Facts => Content::count(self.tallies.facts_about(&Subject::City(id.clone()))),
            Column::OutsideId(register) => Content::optional(city.ids.get(register)),
            Column::Notes => Content::optional(city.notes.as_ref()),
            Column::Id => Content::text(id.as_str()),
            Column::Extra(key) => Content::extra(&city.extra, key),
            _ => Content::Nothing,
        }
    }

    /// The ends of a tie, for ties and claims alike.
    fn end(&self, tie: &'a TieId, column: &Column) -> Option<Content<'a>> {
        let [a, b] = tie.ends();
        let country = |id: &Id| {
            let country = self.atlas.cities.get(id).and_then(|city| city.country);
            country.map_or(Content::Unknown, Content::Country)
        };
        Some(match column {
            Column::City => Content::text(self.city_name(a)),
            Column::CityCountry => country(a),
            Column::Partner => Content::text(self.city_name(b)),
            Column::PartnerCountry => country(b),
            _ => return None,
        })
    }

    fn tie(&self, id: &'a TieId, tie: &'a Tie, column: &Column) -> Content<'a> {
        if let Some(end) = self.end(id, column) {
            return end;
        }
        // One that does not stand has no kind, state or beginning of its own: what is said of it stands in its claims.
        let stands = |of: fn(Standing) -> Content<'a>| {
            standing(id, tie, self.when, self.reading).map_or(Content::Nothing, of)
        };
        match column {
            Column::Kind => stands(|standing| Content::Kind(standing.leading().clone())),
            Column::State => stands(|standing| Content::State(standing.state)),
            Column::Accord => stands(|standing| Content::Accord(standing.accord)),
            Column::Since => match standing(id, tie, self.when, self.reading) {
                Some(standing) => Content::date(since_of_kind(
                    tie,
                    self.when,
                    self.reading,
                    standing.leading(),
                )),
                None => Content::Nothing,
            },
            Column::Distance => {
                let places = id
                    .ends()
                    .map(|end| self.atlas.cities.get(end).and_then(|city| city.at));
                match places {
                    [Some(a), Some(b)] => Content::Distance(distance_m(a, b)),
                    _ => Content::Unknown,
                }
            }
            Column::PartnerTies => Content::count(self.tallies.ties_of(id.ends()[1])),
            Column::Claims => Content::count(tie.claims.len() as u32),
            Column::Facts => Content::count(self.tallies.facts_about(&Subject::Tie(id.clone()))),
            Column::Weight => tie.weight.map_or(Content::Nothing, Content::Number),
            Column::Notes => Content::optional(tie.notes.as_ref()),
            Column::Id => Content::Text(Cow::Owned(id.to_string())),
            Column::Extra(key) => Content::extra(&tie.extra, key),
            _ => Content::Nothing,
        }
    }

    fn claim(
        &self,
        id: &'a TieId,
        number: usize,
        claim: &'a Claim,
        column: &Column,
    ) -> Content<'a> {
        if let Some(end) = self.end(id, column) {
            return end;
        }
        match column {
            Column::By => Content::list(
                &claim
                    .by
                    .iter()
                    .map(|city| self.city_name(city))
                    .collect::<Vec<_>>(),
            ),
            Column::Kind => Content::Kind(claim.kind.clone()),
            Column::Term => Content::optional(claim.term.as_ref()),
            Column::Since => Content::date(claim.since.as_ref()),
            // Without an end a claim is not known to have ended, which is how most go on.
            Column::Until => claim.until.as_ref().map_or(Content::Nothing, Content::Date),
            Column::State => Content::State(claim.state),
            Column::Certainty => Content::Certainty(&claim.certainty),
            Column::Why => why(&claim.certainty),
            Column::Agreement => claim
                .agreement
                .as_ref()
                .map_or(Content::Nothing, |id| Content::text(id.as_str())),
            Column::Notes => Content::optional(claim.note.as_ref()),
            Column::Cited => self.cited(&claim.cite),
            Column::Id => Content::Text(Cow::Owned(id.to_string())),
            Column::Number => Content::count(number as u32 + 1),
            Column::Extra(key) => Content::extra(&claim.extra, key),
            _ => Content::Nothing,
        }
    }

    fn fact(&self, id: &'a Id, fact: &'a Fact, column: &Column) -> Content<'a> {
        let names = |names: &'a [String]| {
            Content::list(&names.iter().map(String::as_str).collect::<Vec<_>>())
        };
        match column {
            Column::When => Content::date(fact.when.as_ref()),
            Column::Kind => Content::FactKind(fact.kind),
            Column::Statement => Content::text(&fact.statement),
            Column::About => Content::Text(Cow::Owned(self.about(&fact.about))),
            Column::Certainty => Content::Certainty(&fact.certainty),
            Column::Why => why(&fact.certainty),
            Column::Cited => self.cited(&fact.cite),
            Column::People => names(&fact.people),
            Column::Organisations => names(&fact.organisations),
            Column::Fields => names(&fact.fields),
            Column::Measured => {
                let of = fact.quantity.as_ref().map(|quantity| &quantity.of);
                Content::optional(of)
            }
            Column::Quantity => {
                let quantity = fact.quantity.as_ref();
                quantity.map_or(Content::Nothing, |quantity| Content::Number(quantity.value))
            }
            Column::Unit => Content::optional(
                fact.quantity
                    .as_ref()
                    .and_then(|quantity| quantity.unit.as_ref()),
            ),
            Column::PeopleCount => fact.people_count.map_or(Content::Nothing, Content::count),
            Column::Cost => fact
                .cost
                .as_ref()
                .map_or(Content::Nothing, |cost| Content::Number(cost.amount)),
            Column::Currency => Content::optional(fact.cost.as_ref().map(|cost| &cost.currency)),
            Column::Notes => Content::optional(fact.note.as_ref()),
            Column::Id => Content::text(id.as_str()),
            Column::Extra(key) => Content::extra(&fact.extra, key),
            _ => Content::Nothing,
        }
    }

    fn source(&self, id: &'a Id, source: &'a Source, column: &Column) -> Content<'a> {
        let said =
            |text: Option<&'a String>| text.map_or(Content::Unknown, |text| Content::text(text));
        match column {
            Column::Title => said(source.title.as_ref()),
            Column::Publisher => said(source.publisher.as_ref()),
            Column::Credit => Content::optional(source.credit.as_ref()),
            Column::Language => said(source.language.as_ref()),
            Column::Url => Content::optional(source.url.as_ref()),
            Column::Published => Content::date(source.published.as_ref()),
            Column::Retrieved => Content::date(source.retrieved.as_ref()),
            Column::TimesCited => Content::count(self.tallies.citations_of(id)),
            Column::Notes => Content::optional(source.notes.as_ref()),
            Column::Id => Content::text(id.as_str()),
            Column::Extra(key) => Content::extra(&source.extra, key),
            _ => Content::Nothing,
        }
    }

    fn about(&self, about: &'a [Subject]) -> String {
        let names = about.iter().map(|subject| match subject {
            Subject::City(id) => self.city_name(id).to_owned(),
            Subject::Tie(id) => id.ends().map(|end| self.city_name(end)).join(" – "),
        });
        names.collect::<Vec<_>>().join(APART)
    }

    fn cited(&self, cite: &'a [Citation]) -> Content<'a> {
        let name = |citation: &'a Citation| {
            let source = self.atlas.sources.get(&citation.source);
            let named = source.and_then(|source| {
                let names = [&source.title, &source.publisher, &source.url];
                names.into_iter().flatten().next()
            });
            named.map_or(citation.source.as_str(), String::as_str)
        };
        Content::list(&cite.iter().map(name).collect::<Vec<_>>())
    }
}

fn why(certainty: &Certainty) -> Content<'_> {
    match certainty {
        Certainty::Stated => Content::Nothing,
        Certainty::Inferred(why) | Certainty::Doubted(why) | Certainty::Withdrawn(why) => {
            Content::text(why)
        }
    }
}
