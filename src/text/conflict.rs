//! What two people changed differently, in words: where it stands, and what each has there.

use super::Texts;
use crate::atlas::merge::{Content, Part, Spot};
use crate::atlas::shown::{IN_LABEL, shortened};
use crate::atlas::{Atlas, Certainty, City, Entity, Id, Source, Step, Subject, Tie, TieId};

impl Texts {
    /// Where a conflict stands: `Seoul – Tehran · claim 2 · Since`. Names are taken from the first atlas that has them.
    pub fn spot(&self, spot: &Spot, atlases: [&Atlas; 2]) -> String {
        let mut parts = vec![self.thing(&spot.place.entity, atlases)];
        for step in &spot.place.steps {
            parts.push(match step {
                // What a tie has most of needs no word of its own.
                Step::Field("claims") => continue,
                Step::Field(field) => self.field(field),
                Step::Item(number) => {
                    let number = number + 1;
                    self.with("conflict-claim", &[("number", number.into())])
                }
            });
        }
        if let Some(key) = &spot.key {
            parts.push(key.clone());
        }
        parts.join(" · ")
    }

    /// What a field of a whole thing is called, and what stands there: `Name`, `Pusan`.
    pub fn field_and_content(&self, part: &Part, atlases: [&Atlas; 2]) -> [String; 2] {
        let claim = part.claim.map(|number| {
            let number = number + 1;
            self.with("conflict-claim", &[("number", number.into())])
        });
        let names = claim.into_iter().chain([self.field(part.field)]);
        let name: Vec<_> = names.chain(part.key.clone()).collect();
        [name.join(" · "), self.content(Some(&part.content), atlases)]
    }

    fn thing(&self, entity: &Entity, atlases: [&Atlas; 2]) -> String {
        match entity {
            Entity::About | Entity::Known(_) => self.get("form-about"),
            Entity::City(id) => city_name(id, atlases),
            Entity::Tie(id) => tie_name(id, atlases),
            Entity::Fact(id) => {
                let fact = atlases.iter().find_map(|atlas| atlas.facts.get(id));
                fact.map_or_else(|| id.to_string(), |fact| short(&fact.statement))
            }
            Entity::Source(id) => {
                let source = atlases.iter().find_map(|atlas| atlas.sources.get(id));
                let title = source.and_then(|source| source.title.clone());
                title.map_or_else(|| id.to_string(), |title| short(&title))
            }
            Entity::Total(number) => {
                let total = atlases.iter().find_map(|atlas| atlas.totals.get(*number));
                let city = total.map_or_else(String::new, |total| city_name(&total.city, atlases));
                self.with("step-total", &[("city", (&city).into())])
            }
            Entity::Filter(name) => self.with("conflict-filter", &[("name", name.into())]),
            Entity::Story(name) => self.with("conflict-story", &[("name", name.into())]),
        }
    }

    /// What a side has: a field in its own words, a whole thing by its name; or that there is nothing.
    pub fn content(&self, content: Option<&Content>, atlases: [&Atlas; 2]) -> String {
        let Some(content) = content else {
            return self.get("conflict-nothing");
        };
        let named = |name: &String| self.with("conflict-whole", &[("name", name.into())]);
        match content {
            Content::City(city) => named(&city.name),
            Content::Tie(tie) => self.with("conflict-tie", &[("count", claims(tie).into())]),
            Content::Claim(claim) => {
                let kind = self.kind_head(&claim.kind);
                let since = claim.since.as_ref().map(|since| self.since(since));
                [Some(kind), since]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · ")
            }
            Content::Fact(fact) => fact.statement.clone(),
            Content::Source(source) => named(&source_name(source)),
            Content::Total(total) => self.exact(f64::from(total.count)),
            Content::Text(text) => (**text).clone(),
            Content::Number(number) => self.exact(**number),
            Content::Count(count) => self.exact(f64::from(**count)),
            Content::Date(date) => self.date(date),
            Content::Position(at) => self.position(**at),
            Content::Country(code) => self.country(**code),
            Content::Level(level) => self.level(**level),
            Content::Kind(kind) => self.kind_head(kind),
            Content::State(state) => self.state(**state),
            Content::Certainty(certainty) => self.reasoned(certainty),
            Content::FactKind(kind) => self.fact_kind(**kind),
            Content::Id(id) => self.named_thing(id, atlases),
            Content::TieId(id) => tie_name(id, atlases),
            Content::Ids(ids) if ids.is_empty() => self.get("by-nobody"),
            Content::Ids(ids) => joined(ids.iter().map(|id| city_name(id, atlases))),
            Content::Subjects(subjects) => joined(subjects.iter().map(|subject| match subject {
                Subject::City(id) => city_name(id, atlases),
                Subject::Tie(id) => tie_name(id, atlases),
            })),
            Content::Quantity(quantity) => self.quantity(quantity),
            Content::Direction(way) => {
                let [from, to] = [&way.from, &way.to].map(|id| city_name(id, atlases));
                format!("{from} → {to}")
            }
            Content::Cost(cost) => format!("{} {}", self.exact(cost.amount), cost.currency),
            Content::Agreement(agreement) => {
                let said = [&agreement.place, &agreement.approval, &agreement.term];
                let said = said.into_iter().flatten().cloned();
                joined(said.chain(agreement.signatories.iter().cloned()))
            }
            Content::Story(_) => self.get("conflict-whole-story"),
            Content::Filter(filter) => self.filter(filter, atlases[0]),
            Content::Value(value) => match &**value {
                crate::atlas::Value::Text(text) => text.clone(),
                crate::atlas::Value::Number(number) => self.exact(*number),
                crate::atlas::Value::Bool(yes) => self.get(if *yes { "yes" } else { "no" }),
                crate::atlas::Value::Date(date) => self.date(date),
            },
        }
    }

    fn reasoned(&self, certainty: &Certainty) -> String {
        let word = self.certainty(certainty);
        match certainty {
            Certainty::Stated => word,
            Certainty::Inferred(why) | Certainty::Doubted(why) | Certainty::Withdrawn(why) => {
                let args = [("word", (&word).into()), ("why", why.into())];
                self.with("conflict-certainty", &args)
            }
        }
    }

    /// A fact or a source that is referred to.
    fn named_thing(&self, id: &Id, atlases: [&Atlas; 2]) -> String {
        let entity = if atlases.iter().any(|atlas| atlas.facts.contains_key(id)) {
            Entity::Fact(id.clone())
        } else {
            Entity::Source(id.clone())
        };
        self.thing(&entity, atlases)
    }

    /// The word for a field, by its name in the file; one that no form shows stands for itself.
    fn field(&self, field: &str) -> String {
        self.get(match field {
            "name" => "label-name",
            "country" => "label-country",
            "level" => "label-level",
            "at" | "place" => "label-place",
            "seat" => "label-seat",
            "notes" | "note" => "label-note",
            "by" => "label-by",
            "kind" => "label-kind",
            "term" => "label-term",
            "since" => "label-since",
            "until" => "label-until",
            "state" => "label-state",
            "certainty" => "label-certainty",
            "agreement" => "label-agreement",
            "when" => "label-when",
            "statement" => "label-statement",
            "quantity" => "label-quantity-of",
            "direction" => "label-direction",
            "people_count" => "label-people-count",
            "cost" => "label-cost",
            "title" => "label-title",
            "publisher" => "label-publisher",
            "credit" => "label-credit",
            "language" => "label-language",
            "url" => "label-url",
            "published" => "label-published",
            "retrieved" => "label-retrieved",
            "description" => "label-description",
            "licence" => "label-licence",
            "count" => "label-count",
            "as_of" => "label-as-of",
            "about" => "label-subjects",
            "names" => "field-names",
            "former" => "label-former",
            "ids" => "field-ids",
            "people" => "label-people",
            "organisations" => "label-organisations",
            "fields" => "label-fields",
            "cite" => "label-source",
            "lead_tie" => "label-lead-tie",
            other => return other.to_owned(),
        })
    }
}

fn city_name(id: &Id, atlases: [&Atlas; 2]) -> String {
    let city: Option<&City> = atlases.iter().find_map(|atlas| atlas.cities.get(id));
    city.map_or_else(|| id.to_string(), |city| short(&city.name))
}

fn tie_name(id: &TieId, atlases: [&Atlas; 2]) -> String {
    id.ends().map(|end| city_name(end, atlases)).join(" – ")
}

fn source_name(source: &Source) -> String {
    let named = [&source.title, &source.publisher, &source.url];
    let name = named.into_iter().flatten().next();
    name.map_or_else(String::new, |name| short(name))
}

fn claims(tie: &Tie) -> usize {
    tie.claims.len()
}

fn short(text: &str) -> String {
    shortened(text, IN_LABEL).into_owned()
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::merge::{Choices, merge};

    #[test]
    fn a_conflict_is_told_by_the_name_of_its_thing_and_the_word_for_its_field() {
        let base = atlas("Busan", None);
        let (mine, theirs) = (atlas("Pusan", Some("a")), atlas("Fusan", Some("b")));
        let merged = merge(&base, &mine, &theirs, &Choices::new());
        let texts = Texts::english();
        let told: Vec<_> = (merged.conflicts.iter())
            .map(|conflict| {
                let sides = [&conflict.base, &conflict.mine, &conflict.theirs];
                let [base_says, my, their] =
                    sides.map(|side| texts.content(side.as_ref(), [&base, &mine]));
                let spot = texts.spot(&conflict.spot, [&base, &mine]);
                format!("{spot}: {base_says}, {my}, {their}")
            })
            .collect();
        assert_eq!(
            told,
            [
                "Busan · Name: Busan, Pusan, Fusan",
                "Busan · Note: nothing, a, b"
            ]
        );
    }

    fn atlas(name: &str, notes: Option<&str>) -> Atlas {
        let mut atlas = Atlas::default();
        let city = City {
            name: name.to_owned(),
            notes: notes.map(str::to_owned),
            ..City::default()
        };
        atlas.cities.insert(Id::new("pusan").unwrap(), city);
        atlas
    }
}
