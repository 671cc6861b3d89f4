//! Figures of a city with their dates: what the latest statistic says, and what it published of its partners.

use super::super::Scope;
use crate::atlas::{Certainty, Date, Fact, Id, Kind, Subject};
use crate::standing::overview::totals_of;

/// The latest figure of a sort, and beneath it how sure it is and of when; `None` where nobody says.
pub(super) fn figure(scope: &Scope<'_>, city: &Id, of: &str) -> Option<[String; 2]> {
    let subject = Subject::City(city.clone());
    let is_it = |fact: &&Fact| {
        let measures = fact.quantity.as_ref().is_some_and(|q| q.of == of);
        measures && !matches!(fact.certainty, Certainty::Withdrawn(_))
    };
    let facts = scope.session.atlas().facts_about(&subject);
    let facts = facts.map(|(_, fact)| fact).filter(is_it);
    let fact = facts.max_by_key(|fact| fact.when.as_ref().and_then(Date::latest_end))?;
    let value = scope.texts.quantity(fact.quantity.as_ref()?);
    let mut beneath = Vec::new();
    if fact.certainty != Certainty::Stated {
        beneath.push(scope.texts.certainty(&fact.certainty));
    }
    beneath.extend(fact.when.as_ref().map(|date| scope.texts.date(date)));
    Some([value, beneath.join(", ")])
}

/// The latest total of a kind that a city published, and as of when; `None` where there is none.
pub(super) fn total(scope: &Scope<'_>, city: &Id, kind: Option<&Kind>) -> Option<[String; 2]> {
    let totals = totals_of(scope.session.atlas(), city);
    let mut latest = totals.latest.into_iter();
    let (_, total) = latest.find(|(_, total)| total.kind.as_ref() == kind)?;
    let date = match &total.as_of {
        Some(date) => scope.texts.date(date),
        None => scope.texts.get("no-date"),
    };
    Some([scope.texts.count(total.count as usize), date])
}
