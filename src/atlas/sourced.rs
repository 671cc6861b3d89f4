//! Which facts rest on how many sources.

use std::collections::BTreeSet;

use super::{Atlas, Certainty, Fact, Id};

/// Facts that a reader can't check, or only with one source. What is withdrawn is in neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sourced {
    /// Those that cite none.
    pub without: Vec<Id>,
    /// Those that cite one alone, however often.
    pub with_one: Vec<Id>,
}

impl Sourced {
    /// Of the facts of an atlas, in the order of their ids.
    pub fn of(atlas: &Atlas) -> Self {
        let mut sourced = Self::default();
        let stands = |fact: &Fact| !matches!(fact.certainty, Certainty::Withdrawn(_));
        for (id, fact) in atlas.facts.iter().filter(|(_, fact)| stands(fact)) {
            let sources: BTreeSet<&Id> = fact.cite.iter().map(|cite| &cite.source).collect();
            match sources.len() {
                0 => sourced.without.push(id.clone()),
                1 => sourced.with_one.push(id.clone()),
                _ => {}
            }
        }
        sourced
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Citation, FactKind};

    fn fact(sources: &[&str], certainty: Certainty) -> Fact {
        let cite = sources.iter().map(|source| Citation {
            source: Id::new(source).unwrap(),
            place: None,
            quote: None,
        });
        Fact {
            certainty,
            cite: cite.collect(),
            ..Fact::new(FactKind::Event, "")
        }
    }

    #[test]
    fn facts_without_a_source_and_with_one_alone_are_told_apart() {
        let mut atlas = Atlas::default();
        for (id, fact) in [
            ("none", fact(&[], Certainty::Stated)),
            ("one", fact(&["a"], Certainty::Stated)),
            ("one-twice", fact(&["a", "a"], Certainty::Stated)),
            ("two", fact(&["a", "b"], Certainty::Stated)),
            ("gone", fact(&[], Certainty::Withdrawn(String::new()))),
        ] {
            atlas.facts.insert(Id::new(id).unwrap(), fact);
        }
        let ids = |ids: &[&str]| ids.iter().map(|id| Id::new(id).unwrap()).collect();
        let expected = Sourced {
            without: ids(&["none"]),
            with_one: ids(&["one", "one-twice"]),
        };
        assert_eq!(Sourced::of(&atlas), expected);
    }
}
