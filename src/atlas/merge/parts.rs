//! What a whole thing says, field by field: for whoever has to choose between two of it, or between it and its removal.

use std::collections::BTreeMap;

use super::super::{Citation, City, Claim, Extra, Fact, PublishedTotal, Source, Tie};
use super::Content;

/// One field of a thing, or one entry of a field that has several.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Of which claim of a tie, from 0.
    pub claim: Option<usize>,
    /// The field, by its name in the file.
    pub field: &'static str,
    /// Which entry, where the field is a map: a language of `names`, a register of `ids`.
    pub key: Option<String>,
    /// What stands there.
    pub content: Content,
}

impl Content {
    /// Its fields in which anything stands, in the order of the file; none of what is no thing of its own.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Parts::default();
        match self {
            Self::City(city) => parts.city(city),
            Self::Tie(tie) => parts.tie(tie),
            Self::Claim(claim) => parts.claim(claim),
            Self::Fact(fact) => parts.fact(fact),
            Self::Source(source) => parts.source(source),
            Self::Total(total) => parts.total(total),
            _ => {}
        }
        parts.parts
    }
}

/// Of each side, the parts that the others lack; all of them where the sides say the same.
pub fn differing(sides: [Vec<Part>; 3]) -> [Vec<Part>; 3] {
    let is_there: Vec<&Vec<Part>> = sides.iter().filter(|parts| !parts.is_empty()).collect();
    let is_common = |part: &Part| is_there.iter().all(|parts| parts.contains(part));
    let differing = sides.each_ref().map(|parts| {
        let own = parts.iter().filter(|part| !is_common(part));
        own.cloned().collect::<Vec<_>>()
    });
    if differing.iter().all(Vec::is_empty) {
        sides
    } else {
        differing
    }
}

#[derive(Default)]
struct Parts {
    claim: Option<usize>,
    parts: Vec<Part>,
}

impl Parts {
    fn put(&mut self, field: &'static str, content: impl Into<Content>) {
        self.parts.push(Part {
            claim: self.claim,
            field,
            key: None,
            content: content.into(),
        });
    }

    fn option<T: Clone + Into<Content>>(&mut self, field: &'static str, value: Option<&T>) {
        if let Some(value) = value {
            self.put(field, value.clone());
        }
    }

    fn words(&mut self, field: &'static str, words: &[String]) {
        if !words.is_empty() {
            self.put(field, words.join(", "));
        }
    }

    fn map<T: Clone + Into<Content>>(&mut self, field: &'static str, map: &BTreeMap<String, T>) {
        for (key, value) in map {
            self.put(field, value.clone());
            if let Some(last) = self.parts.last_mut() {
                last.key = Some(key.clone());
            }
        }
    }

    fn extra(&mut self, extra: &Extra) {
        self.map("extra", extra);
    }

    fn cite(&mut self, cite: &[Citation]) {
        for citation in cite {
            self.put("cite", citation.source.clone());
        }
    }

    fn city(&mut self, city: &City) {
        self.put("name", city.name.clone());
        self.map("names", &city.names);
        for former in &city.former {
            self.put("former", former.name.clone());
        }
        self.option("country", city.country.as_ref());
        self.put("level", city.level);
        self.option("at", city.at.as_ref());
        self.option("seat", city.seat.as_ref());
        self.map("ids", &city.ids);
        self.option("notes", city.notes.as_ref());
        self.extra(&city.extra);
    }

    fn tie(&mut self, tie: &Tie) {
        for (number, claim) in tie.claims.iter().enumerate() {
            self.claim = Some(number);
            self.claim(claim);
        }
        self.claim = None;
        self.option("weight", tie.weight.as_ref());
        self.option("notes", tie.notes.as_ref());
        self.extra(&tie.extra);
    }

    fn claim(&mut self, claim: &Claim) {
        self.put("by", claim.by.clone());
        self.put("kind", claim.kind.clone());
        self.option("term", claim.term.as_ref());
        self.option("since", claim.since.as_ref());
        self.option("until", claim.until.as_ref());
        self.put("state", claim.state);
        self.put("certainty", claim.certainty.clone());
        self.option("agreement", claim.agreement.as_ref());
        self.option("note", claim.note.as_ref());
        self.cite(&claim.cite);
        self.extra(&claim.extra);
    }

    fn fact(&mut self, fact: &Fact) {
        self.put("about", fact.about.clone());
        self.put("kind", fact.kind);
        self.option("when", fact.when.as_ref());
        self.put("statement", fact.statement.clone());
        self.option("quantity", fact.quantity.as_ref());
        self.option("direction", fact.direction.as_ref());
        self.words("people", &fact.people);
        self.words("organisations", &fact.organisations);
        self.option("people_count", fact.people_count.as_ref());
        self.option("cost", fact.cost.as_ref());
        self.words("fields", &fact.fields);
        self.option("agreement", fact.agreement.as_ref());
        self.put("certainty", fact.certainty.clone());
        self.option("note", fact.note.as_ref());
        self.cite(&fact.cite);
        self.extra(&fact.extra);
    }

    fn source(&mut self, source: &Source) {
        self.option("title", source.title.as_ref());
        self.option("publisher", source.publisher.as_ref());
        self.option("credit", source.credit.as_ref());
        self.option("language", source.language.as_ref());
        self.option("url", source.url.as_ref());
        self.option("published", source.published.as_ref());
        self.option("retrieved", source.retrieved.as_ref());
        self.option("notes", source.notes.as_ref());
        self.extra(&source.extra);
    }

    fn total(&mut self, total: &PublishedTotal) {
        self.option("kind", total.kind.as_ref());
        self.put("count", total.count);
        self.option("as_of", total.as_of.as_ref());
        self.option("note", total.note.as_ref());
        self.cite(&total.cite);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn city(name: &str, seat: Option<&str>) -> Vec<Part> {
        let city = City {
            name: name.to_owned(),
            seat: seat.map(str::to_owned),
            ..City::default()
        };
        Content::from(city).parts()
    }

    #[test]
    fn of_two_versions_only_what_differs_is_told_and_of_one_with_its_removal_too() {
        let [base, mine, theirs] = differing([
            city("Busan", None),
            Vec::new(),
            city("Pusan", Some("Yeonje")),
        ]);
        let told = |parts: &[Part]| -> Vec<_> {
            let fields = parts.iter().map(|part| part.field);
            fields.collect()
        };
        assert_eq!(told(&base), ["name"]);
        assert_eq!(told(&mine), [""; 0]);
        assert_eq!(told(&theirs), ["name", "seat"]);
    }

    #[test]
    fn where_nothing_differs_all_is_told() {
        let sides = differing([city("Busan", None), Vec::new(), city("Busan", None)]);
        assert_eq!(sides[0].len(), 2, "its name and level");
        assert_eq!(sides[0], sides[2]);
    }
}
