//! Claims are written as in the file, so that a case reads like the file does.

use ron::Options;
use ron::extensions::Extensions;

use super::*;
use crate::atlas::{Atlas, PublishedTotal};

mod axis;
mod lists;
mod rules;
mod seoul_tehran;

/// Seoul and Tehran as the design has them, with the reports that only others make.
const SEOUL_TEHRAN: &str = r#"
    (by: ["tehran"], kind: sister, since: "1963", certainty: doubted("Seoul's sisters begin with Taipei in 1968")),
    (by: ["seoul"], kind: none, until: "2017-10-17", certainty: inferred("absent from its lists")),
    (by: ["seoul"], kind: contact, since: "[1960..1969]", until: "1979~", certainty: inferred("its officials")),
    (by: ["seoul"], kind: contact, since: "1980~", until: "2014-04", state: dormant, certainty: inferred("a lull")),
    (by: ["seoul"], kind: contact, since: "2014-04", until: "2017-10-18"),
    (by: ["seoul", "tehran"], kind: friendship, since: "2017-10-18"),
    (kind: memorandum, since: "2017-10-18", certainty: doubted("Korean reports call it a friendship agreement")),
"#;

pub(super) fn tie(claims: &str) -> Tie {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(&format!("(claims: [{claims}])"))
        .unwrap()
}

pub(super) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

pub(super) fn day(text: &str) -> Day {
    let date = crate::atlas::Date::new(text).unwrap();
    date.earliest_start().unwrap()
}

pub(super) fn on(text: &str) -> When {
    When::On(day(text))
}

pub(super) fn as_city(city: &str) -> Viewpoint {
    Viewpoint::City(id(city))
}

/// How a tie between `a` and `b` stands for anyone.
fn anyone_sees(claims: &str, when: When) -> Option<Standing> {
    sees(claims, when, &Viewpoint::Anyone)
}

fn sees(claims: &str, when: When, from: &Viewpoint) -> Option<Standing> {
    let from = Reading::from(from.clone());
    standing(&TieId::new("a--b").unwrap(), &tie(claims), when, &from)
}

pub(super) fn atlas(ties: &[(&str, &str)]) -> Atlas {
    let ties = ties
        .iter()
        .map(|(id, claims)| (TieId::new(id).unwrap(), tie(claims)));
    Atlas {
        ties: ties.collect(),
        ..Atlas::default()
    }
}

fn total(kind: Option<Kind>, as_of: Option<&str>) -> PublishedTotal {
    PublishedTotal {
        city: id("seoul"),
        kind,
        count: 0,
        as_of: as_of.map(|text| crate::atlas::Date::new(text).unwrap()),
        note: None,
        cite: Vec::new(),
    }
}
