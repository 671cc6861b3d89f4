//! Steps of editing, as undo and redo name them: `Remove Seoul and 61 ties`.

use super::Texts;
use crate::atlas::FactKind;
use crate::atlas::edit::{Act, Becoming, CityName, ClaimName, FactAbout, Label, Sort, StoryChange};

impl Texts {
    /// What a step is called, as an order: `Move Seoul`.
    pub fn step(&self, label: &Label) -> String {
        match label {
            Label::AddCity { city } => self.of_city("step-add-city", city),
            Label::RenameCity { from, to } => self.with(
                "step-rename-city",
                &[("from", from.into()), ("to", to.into())],
            ),
            Label::MoveCity { city } => self.of_city("step-move-city", city),
            Label::ChangeCity { city, field } => self.change(*field, self.named(city)),
            Label::RemoveCity { city, ties } => self.with(
                "step-remove-city",
                &[("city", self.named(city).into()), ("ties", (*ties).into())],
            ),
            Label::Join { from, into } => {
                self.of_two("step-join", [("from", from), ("into", into)])
            }
            Label::AddTie { ends: [a, b] } => self.of_two("step-add-tie", [("a", a), ("b", b)]),
            Label::ChangeTie { ends } => self.change(None, &self.tie(ends)),
            Label::RemoveSeveral { cities, ties } => {
                self.about("step-remove", &self.cities_and_ties(*cities, *ties))
            }
            Label::RemoveTie { ends } => self.about("step-remove", &self.tie(ends)),
            Label::AddClaim { claim } => self.about("step-add", &self.claim(claim)),
            Label::ChangeClaim { claim, field } => self.change(*field, &self.claim(claim)),
            Label::RemoveClaim { claim, with_tie } => {
                let claim = self.claim(claim);
                if *with_tie {
                    self.with("step-remove-last-claim", &[("what", (&claim).into())])
                } else {
                    self.about("step-remove", &claim)
                }
            }
            Label::AddFact { kind, about } => self.about("step-add", &self.fact(*kind, about)),
            Label::ChangeFact { kind, about, field } => {
                self.change(*field, &self.fact(*kind, about))
            }
            Label::RemoveFact { kind, about } => {
                self.about("step-remove", &self.fact(*kind, about))
            }
            Label::AddSource { source } => self.about("step-add", &self.source(source)),
            Label::ChangeSource { source } => self.change(None, &self.source(source)),
            Label::RemoveSource { source, citations } => self.with(
                "step-remove-source",
                &[
                    ("source", source.into()),
                    ("citations", (*citations).into()),
                ],
            ),
            Label::Many {
                act,
                sort,
                count,
                field,
            } => self.many(*act, *sort, *count, *field),
            Label::Become(becoming) => self.get(becoming_key(*becoming)),
            Label::Nothing => self.get("step-nothing"),
            beside => self.step_beside(beside),
        }
    }

    /// The question whether to remove something. Of a city, what goes along is told beneath.
    pub fn removal(&self, label: &Label) -> String {
        match label {
            Label::RemoveCity { city, .. } => self.of_city("removal-of-city", city),
            label => self.with("removal-of", &[("step", (&self.step(label)).into())]),
        }
    }

    /// What a step is called that changes what stands beside cities, ties, facts and sources.
    fn step_beside(&self, label: &Label) -> String {
        match label {
            Label::AddTotal { city } => self.about("step-add", &self.total(city)),
            Label::ChangeTotal { city } => self.change(None, &self.total(city)),
            Label::RemoveTotal { city } => self.about("step-remove", &self.total(city)),
            Label::ChangeAbout => self.get("step-change-about"),
            Label::MarkKnown => self.get("step-mark-known"),
            Label::UnmarkKnown => self.get("step-unmark-known"),
            Label::AddFilter { filter } => self.about("step-save-filter", filter),
            Label::ChangeFilter { filter } => self.about("step-change-filter", filter),
            Label::RenameFilter { from, to } => self.with(
                "step-rename-filter",
                &[("from", from.into()), ("to", to.into())],
            ),
            Label::RemoveFilter { filter } => self.about("step-remove-filter", filter),
            Label::AddStory { story } => self.about("step-add-story", story),
            Label::ChangeStory { story, what } => self.about(story_key(*what), story),
            Label::RenameStory { from, to } => self.with(
                "step-rename-story",
                &[("from", from.into()), ("to", to.into())],
            ),
            Label::RemoveStory { story } => self.about("step-remove-story", story),
            _ => self.get("step-nothing"),
        }
    }

    /// `12 cities and 3 ties`; what there is none of is not named, unless there is nothing of either.
    pub fn cities_and_ties(&self, cities: usize, ties: usize) -> String {
        let of_cities = self.with("cities-count", &[("count", cities.into())]);
        let of_ties = self.with("ties-count", &[("count", ties.into())]);
        match (cities, ties) {
            (_, 0) => of_cities,
            (0, _) => of_ties,
            _ => {
                let args = [("cities", (&of_cities).into()), ("ties", (&of_ties).into())];
                self.with("cities-and-ties", &args)
            }
        }
    }

    /// `Change the country of 12 cities`.
    fn many(&self, act: Act, sort: Sort, count: usize, field: Option<&str>) -> String {
        let key = match sort {
            Sort::City => "many-cities",
            Sort::Tie => "many-ties",
            Sort::Claim => "many-claims",
            Sort::Fact => "many-facts",
            Sort::Source => "many-sources",
            Sort::Mixed => "many-rows",
        };
        let what = self.with(key, &[("count", count.into())]);
        match act {
            Act::Add => self.about("step-add", &what),
            Act::Change => self.change(field, &what),
            Act::Remove => self.about("step-remove", &what),
            Act::Mixed => self.about("step-write", &what),
        }
    }

    /// A city as it was called when the step was made: in the language, else in English.
    fn named<'a>(&self, city: &'a CityName) -> &'a str {
        city.in_language(self.language().tag())
    }

    fn of_city(&self, key: &str, city: &CityName) -> String {
        self.with(key, &[("city", self.named(city).into())])
    }

    fn of_two(&self, key: &str, cities: [(&str, &CityName); 2]) -> String {
        let args = cities.map(|(name, city)| (name, self.named(city).into()));
        self.with(key, &args)
    }

    fn about(&self, key: &str, what: &str) -> String {
        self.with(key, &[("what", what.into())])
    }

    /// `Change the state of Tehran’s claim`, or `Change Tehran’s claim` where several fields changed.
    fn change(&self, field: Option<&str>, what: &str) -> String {
        match field.and_then(field_key) {
            Some(key) => {
                let field = self.get(key);
                self.with(
                    "step-change-field",
                    &[("field", (&field).into()), ("what", what.into())],
                )
            }
            None => self.about("step-change", what),
        }
    }

    /// Why a fact that records an agreement can't become something else.
    pub fn named_as_agreement(&self, tie: &[CityName; 2]) -> String {
        self.about("cant-edit-agreement", &self.tie(tie))
    }

    fn tie(&self, ends: &[CityName; 2]) -> String {
        let [a, b] = ends;
        self.of_two("tie-name", [("a", a), ("b", b)])
    }

    fn claim(&self, claim: &ClaimName) -> String {
        let tie = self.tie(&claim.ends);
        match claim.by.as_slice() {
            [] => self.with("step-claim-reported", &[("tie", (&tie).into())]),
            [who] => self.with(
                "step-claim-of",
                &[("who", self.named(who).into()), ("tie", (&tie).into())],
            ),
            _ => self.with("step-claim-of-both", &[("tie", (&tie).into())]),
        }
    }

    fn fact(&self, kind: FactKind, about: &FactAbout) -> String {
        let kind = self.fact_kind(kind).to_lowercase();
        let about = match about {
            FactAbout::Nothing => {
                return self.with("step-fact-of-nothing", &[("kind", (&kind).into())]);
            }
            FactAbout::City(city) => self.named(city).to_owned(),
            FactAbout::Tie(ends) => self.tie(ends),
        };
        let args = [("kind", (&kind).into()), ("about", (&about).into())];
        self.with("step-fact", &args)
    }

    fn source(&self, source: &str) -> String {
        self.with("step-source", &[("source", source.into())])
    }

    fn total(&self, city: &CityName) -> String {
        self.of_city("step-total", city)
    }
}

/// What a story's step is called: the key of a message.
fn story_key(what: StoryChange) -> &'static str {
    match what {
        StoryChange::Added => "step-story-added",
        StoryChange::Removed => "step-story-removed",
        StoryChange::Moved => "step-story-moved",
        StoryChange::Words => "step-story-words",
        StoryChange::Shown => "step-story-shown",
        StoryChange::Several => "step-story-several",
    }
}

fn becoming_key(becoming: Becoming) -> &'static str {
    match becoming {
        Becoming::Reloaded => "step-reloaded",
        Becoming::Merged => "step-merged",
        Becoming::Earlier => "step-earlier",
    }
}

/// The word for a field, by its name in the file.
fn field_key(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" => "field-name",
        "at" => "field-at",
        "names" => "field-names",
        "former" => "field-former",
        "country" => "field-country",
        "level" => "field-level",
        "seat" => "field-seat",
        "ids" => "field-ids",
        "notes" | "note" => "field-notes",
        "by" => "field-by",
        "kind" => "field-kind",
        "term" => "field-term",
        "since" => "field-since",
        "until" => "field-until",
        "state" => "field-state",
        "certainty" => "field-certainty",
        "agreement" => "field-agreement",
        "cite" => "field-cite",
        "about" => "field-about",
        "when" => "field-when",
        "statement" => "field-statement",
        "particulars" => "field-particulars",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Atlas, City, Edit, Id, TieId};
    use crate::text::Language;

    #[test]
    fn steps_are_named_as_people_would() {
        let texts = Texts::english();
        let seoul = || CityName::from("Seoul");
        let claim = |by: &[&str]| ClaimName {
            by: by.iter().map(|&name| CityName::from(name)).collect(),
            ends: [seoul(), CityName::from("Tehran")],
        };
        for (label, words) in [
            (Label::MoveCity { city: seoul() }, "Move Seoul"),
            (
                Label::RemoveCity {
                    city: seoul(),
                    ties: 61,
                },
                "Remove Seoul and 61 ties",
            ),
            (
                Label::RemoveCity {
                    city: seoul(),
                    ties: 0,
                },
                "Remove Seoul",
            ),
            (
                Label::ChangeClaim {
                    claim: claim(&["Tehran"]),
                    field: Some("state"),
                },
                "Change the state of Tehran’s claim on Seoul – Tehran",
            ),
            (
                Label::AddClaim {
                    claim: claim(&["Seoul", "Tehran"]),
                },
                "Add both cities’ claim on Seoul – Tehran",
            ),
            (
                Label::RemoveClaim {
                    claim: claim(&[]),
                    with_tie: true,
                },
                "Remove a reported claim on Seoul – Tehran and the tie with it",
            ),
            (
                Label::AddFact {
                    kind: FactKind::Visit,
                    about: FactAbout::City(seoul()),
                },
                "Add the visit about Seoul",
            ),
            (
                Label::RemoveSource {
                    source: "Yonhap".to_owned(),
                    citations: 1,
                },
                "Remove the source Yonhap and 1 citation",
            ),
        ] {
            assert_eq!(texts.step(&label), words);
        }
    }

    #[test]
    fn a_step_names_cities_in_the_window_s_language_or_else_in_english() {
        let city = |name: &str, korean: Option<&str>| City {
            name: name.to_owned(),
            names: korean
                .map(|name| ("ko".to_owned(), name.to_owned()))
                .into_iter()
                .collect(),
            ..City::default()
        };
        let mut atlas = Atlas::default();
        for (id, city) in [
            ("seoul", city("Seoul", Some("서울"))),
            ("qom", city("Qom", None)),
        ] {
            atlas.cities.insert(Id::new(id).unwrap(), city);
        }
        let tie = TieId::new("qom--seoul").unwrap();
        let edit = Edit::PutTie(tie, Box::default());
        let label = Label::foreseen(&edit, &atlas).unwrap();
        assert_eq!(Texts::english().step(&label), "Connect Qom and Seoul");
        let korean = Texts::of(Language::Korean).step(&label);
        assert!(
            korean.contains("서울") && korean.contains("Qom"),
            "{korean}"
        );
    }

    #[test]
    fn what_there_is_none_of_is_not_named() {
        let texts = Texts::english();
        for (cities, ties, words) in [
            (12, 1, "Remove 12 cities and 1 tie"),
            (1, 0, "Remove 1 city"),
            (0, 3, "Remove 3 ties"),
        ] {
            assert_eq!(texts.step(&Label::RemoveSeveral { cities, ties }), words);
        }
    }
}
