//! Numbers that contradict each other: two for the same thing at the same time, and a ratio against its two numbers.

use std::collections::BTreeMap;

use super::what::{Finding, What};
use crate::atlas::{Atlas, Certainty, Date, Entity, Fact, Id, Place, Subject};

/// Numbers that differ by less than this share are the same one, rounded.
const ROUNDED: f64 = 0.05;

/// How a ratio is named after what it compares: `area_ratio`.
const RATIO: &str = "_ratio";

/// A number that nobody has taken back.
struct Stated<'a> {
    id: &'a Id,
    fact: &'a Fact,
    value: f64,
}

/// What is stated, by what it counts and of which city or tie.
type ByWhat<'a> = BTreeMap<(&'a str, &'a Subject), Vec<Stated<'a>>>;

/// All contradictions among an atlas's numbers.
pub(super) fn numbers(atlas: &Atlas) -> Vec<Finding> {
    let mut by_what = ByWhat::new();
    let mut ratios = Vec::new();
    for (id, fact) in &atlas.facts {
        let Some(quantity) = &fact.quantity else {
            continue;
        };
        // A doubted number is known to be at odds with others.
        let is_held = matches!(fact.certainty, Certainty::Stated | Certainty::Inferred(_));
        if !is_held || !quantity.value.is_finite() {
            continue;
        }
        let value = quantity.value;
        let stated = Stated { id, fact, value };
        if let Some(of) = quantity.of.strip_suffix(RATIO) {
            ratios.push((of, stated));
        } else if let [subject] = fact.about.as_slice() {
            let of = quantity.of.as_str();
            by_what.entry((of, subject)).or_default().push(stated);
        }
    }
    let pairs = by_what.iter().flat_map(|((of, _), all)| differing(of, all));
    let ratios = ratios
        .iter()
        .filter_map(|(of, one)| misfit(&by_what, of, one));
    pairs.chain(ratios).collect()
}

/// Of the numbers for one thing those that an earlier one contradicts.
fn differing<'a>(of: &'a str, all: &'a [Stated<'a>]) -> impl Iterator<Item = Finding> + 'a {
    all.iter().enumerate().filter_map(move |(number, one)| {
        let contradicts = |other: &&Stated<'_>| {
            one.fact.when == other.fact.when
                && unit(one.fact) == unit(other.fact)
                && differ(one.value, other.value)
        };
        let other = all[..number].iter().find(contradicts)?;
        Some(Finding {
            place: place(one.id),
            what: What::NumberDiffers {
                other: other.id.clone(),
                of: of.to_owned(),
                values: [one.value, other.value],
            },
        })
    })
}

/// A ratio of the two cities of a tie that their latest numbers do not have.
fn misfit(by_what: &ByWhat<'_>, of: &str, ratio: &Stated<'_>) -> Option<Finding> {
    let [Subject::Tie(tie)] = ratio.fact.about.as_slice() else {
        return None;
    };
    let latest = |city: &Id| {
        let subject = Subject::City(city.clone());
        let numbers = by_what.get(&(of, &subject))?;
        let when = |one: &&Stated<'_>| one.fact.when.as_ref().and_then(Date::latest_end);
        numbers.iter().max_by_key(when).map(|one| one.value)
    };
    let [Some(a), Some(b)] = tie.ends().map(latest) else {
        return None;
    };
    if a <= 0.0 || b <= 0.0 {
        return None;
    }
    let stated = ratio.value;
    // Which end is the larger one is said in words alone.
    let worked_out = if stated < 1.0 {
        (a / b).min(b / a)
    } else {
        (a / b).max(b / a)
    };
    differ(stated, worked_out).then(|| Finding {
        place: place(ratio.id),
        what: What::RatioDiffers {
            of: of.to_owned(),
            stated,
            worked_out,
        },
    })
}

fn place(fact: &Id) -> Place {
    Place::of(Entity::Fact(fact.clone())).field("quantity")
}

fn unit(fact: &Fact) -> Option<&str> {
    fact.quantity.as_ref()?.unit.as_deref()
}

fn differ(a: f64, b: f64) -> bool {
    (a - b).abs() > ROUNDED * a.abs().max(b.abs())
}
