//! A filter as a sentence: `Sister, Friendship · not ended · in Germany, France · date known`.

use super::Texts;
use crate::atlas::{Atlas, Choice, Filter, Range, Sort, Vouched};

impl Texts {
    /// What a filter leaves, in words; empty for one that leaves all.
    pub fn filter(&self, filter: &Filter, atlas: &Atlas) -> String {
        let mut parts = Vec::new();
        parts.extend(self.chosen(&filter.kinds, |sort| self.sort(sort)));
        parts.extend(self.chosen(&filter.states, |state| self.state(*state)));
        parts.extend(self.chosen(&filter.certainty, |vouched| self.vouched(*vouched)));
        parts.extend(
            filter
                .maybe
                .map(|maybe| self.get(if maybe { "filter-maybe" } else { "filter-sure" })),
        );
        parts.extend(filter.dated.map(|dated| {
            self.get(if dated {
                "filter-dated"
            } else {
                "filter-undated"
            })
        }));
        parts.extend(filter.quiet_before.as_ref().map(|date| {
            let date = self.date(date);
            self.with("filter-quiet", &[("date", (&date).into())])
        }));
        if !filter.countries.is_empty() {
            let names = filter.countries.iter().map(|code| self.country(*code));
            parts.push(self.list("filter-countries", names));
        }
        parts.extend(self.degree(filter.degree));
        if let Some(near) = &filter.near {
            let names = near
                .cities
                .iter()
                .map(|city| self.city(atlas, city).to_owned());
            let names = names.collect::<Vec<_>>().join(", ");
            let args = [("cities", (&names).into()), ("steps", near.steps.into())];
            parts.push(self.with("filter-near", &args));
        }
        let words = filter.words.trim();
        if !words.is_empty() {
            parts.push(self.with("filter-words", &[("words", words.into())]));
        }
        parts.join(" · ")
    }

    /// What lines are told apart by, at the head of a list: `Sister`.
    pub fn sort(&self, sort: &Sort) -> String {
        match sort.kind() {
            Some(kind) => self.kind_head(&kind),
            None => self.get("contested"),
        }
    }

    /// Which ends vouch for a tie: `Agreed`.
    pub fn vouched(&self, vouched: Vouched) -> String {
        self.get(match vouched {
            Vouched::Agreed => "vouched-agreed",
            Vouched::OneSided => "vouched-one-sided",
            Vouched::Unconfirmed => "unconfirmed",
        })
    }

    fn chosen<T: Ord + Clone>(
        &self,
        choice: &Choice<T>,
        name: impl Fn(&T) -> String,
    ) -> Option<String> {
        match choice {
            Choice::Any => None,
            Choice::Only(these) if these.is_empty() => Some(self.get("filter-none")),
            Choice::Only(these) => Some(self.list("filter-only", these.iter().map(name))),
            Choice::But(these) if these.is_empty() => None,
            Choice::But(these) => {
                let names = these.iter().map(|value| name(value).to_lowercase());
                Some(self.list("filter-without", names))
            }
        }
    }

    fn list(&self, key: &str, names: impl Iterator<Item = String>) -> String {
        let names = names.collect::<Vec<_>>().join(", ");
        self.with(key, &[("names", (&names).into())])
    }

    fn degree(&self, degree: Range) -> Option<String> {
        match (degree.least, degree.most) {
            (None, None) => None,
            (Some(least), None) => {
                Some(self.with("filter-degree-least", &[("least", least.into())]))
            }
            (None, Some(most)) => Some(self.with("filter-degree-most", &[("most", most.into())])),
            (Some(least), Some(most)) => {
                let args = [("least", least.into()), ("most", most.into())];
                Some(self.with("filter-degree", &args))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Id, Near, State};
    use crate::geo::CountryCode;

    #[test]
    fn a_filter_reads_as_a_sentence() {
        let filter = Filter {
            kinds: Choice::Only([Sort::Sister, Sort::Friendship].into()),
            states: Choice::But([State::Ended].into()),
            countries: [CountryCode::new("FR").unwrap()].into(),
            dated: Some(true),
            near: Some(Near {
                cities: [Id::new("seoul").unwrap()].into(),
                steps: 2,
            }),
            degree: Range {
                least: Some(3),
                most: None,
            },
            words: " park ".to_owned(),
            ..Filter::default()
        };
        assert_eq!(
            Texts::english().filter(&filter, &Atlas::default()),
            "Sister, Friendship · without ended · date known · with a city in France · \
             with a city of 3 ties or more · within 2 steps of seoul · “park”"
        );
        assert_eq!(
            Texts::english().filter(&Filter::default(), &Atlas::default()),
            ""
        );
    }
}
