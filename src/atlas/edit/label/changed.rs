//! What changed of a city, a claim or a fact: the field, where one alone did.

use super::super::super::{Atlas, City, Claim, Fact};
use super::{CityName, FactAbout, Label};

pub(super) fn put_city(was: Option<&City>, now: Option<&City>) -> Label {
    let Some(now) = now else {
        return Label::Nothing;
    };
    let city = CityName::of_city(now);
    let Some(was) = was else {
        return Label::AddCity { city };
    };
    let field = one_of(&[
        ("name", was.name != now.name),
        ("names", was.names != now.names),
        ("former", was.former != now.former),
        ("country", was.country != now.country),
        ("level", was.level != now.level),
        ("at", was.at != now.at),
        ("seat", was.seat != now.seat),
        ("ids", was.ids != now.ids),
        ("notes", was.notes != now.notes),
        ("extra", was.extra != now.extra),
    ]);
    match field {
        Some("name") => Label::RenameCity {
            from: was.name.clone(),
            to: now.name.clone(),
        },
        Some("at") => Label::MoveCity { city },
        field => Label::ChangeCity { city, field },
    }
}

pub(super) fn claim_field(was: &Claim, now: &Claim) -> Option<&'static str> {
    one_of(&[
        ("by", was.by != now.by),
        ("kind", was.kind != now.kind),
        ("term", was.term != now.term),
        ("since", was.since != now.since),
        ("until", was.until != now.until),
        ("state", was.state != now.state),
        ("certainty", was.certainty != now.certainty),
        ("agreement", was.agreement != now.agreement),
        ("note", was.note != now.note),
        ("cite", was.cite != now.cite),
        ("extra", was.extra != now.extra),
    ])
}

pub(super) fn put_fact(after: &Atlas, was: Option<&Fact>, now: &Fact) -> Label {
    let (kind, about) = (now.kind, FactAbout::of(after, now));
    let Some(was) = was else {
        return Label::AddFact { kind, about };
    };
    let particulars = was.quantity != now.quantity
        || was.direction != now.direction
        || was.people != now.people
        || was.organisations != now.organisations
        || was.people_count != now.people_count
        || was.cost != now.cost
        || was.fields != now.fields
        || was.agreement != now.agreement;
    let field = one_of(&[
        ("about", was.about != now.about),
        ("kind", was.kind != now.kind),
        ("when", was.when != now.when),
        ("statement", was.statement != now.statement),
        ("certainty", was.certainty != now.certainty),
        ("note", was.note != now.note),
        ("cite", was.cite != now.cite),
        ("particulars", particulars),
    ]);
    Label::ChangeFact { kind, about, field }
}

/// The one that changed, if it is one alone.
fn one_of(fields: &[(&'static str, bool)]) -> Option<&'static str> {
    let mut changed = fields.iter().filter(|(_, changed)| *changed);
    let first = changed.next()?;
    changed.next().is_none().then_some(first.0)
}
