//! What speaks against an atlas, in words.

use super::Texts;
use crate::atlas::shown::{IN_LABEL, shortened};
use crate::atlas::{Atlas, Date, Entity, Id, Kind, TieId};
use crate::problems::{Finding, Likeness, Remedy, What};

impl Texts {
    /// What is at a place, by its name: `Seoul – Tehran`.
    pub fn entity(&self, atlas: &Atlas, entity: &Entity) -> String {
        let name = match entity {
            Entity::About => self.title_of(atlas),
            Entity::City(id) => self.name_of(atlas, id).to_owned(),
            Entity::Tie(id) => self.tie_name(atlas, id),
            Entity::Fact(id) => {
                let fact = atlas.facts.get(id);
                fact.map_or_else(|| id.to_string(), |fact| fact.statement.clone())
            }
            Entity::Source(id) => {
                let source = atlas.sources.get(id);
                let named = source.map(|source| [&source.title, &source.publisher, &source.url]);
                let name = named.and_then(|names| names.into_iter().flatten().next());
                name.map_or_else(|| id.to_string(), String::clone)
            }
            Entity::Total(number) => {
                let total = atlas.totals.get(*number);
                let city = total.map(|total| self.name_of(atlas, &total.city));
                city.unwrap_or_default().to_owned()
            }
            Entity::Filter(name) | Entity::Story(name) | Entity::Known(name) => name.clone(),
        };
        shortened(&name, IN_LABEL).into_owned()
    }

    /// A city's name in the chosen language, or its id where the atlas lacks the city.
    fn name_of<'a>(&self, atlas: &'a Atlas, id: &'a Id) -> &'a str {
        let city = atlas.cities.get(id);
        city.map_or(id.as_str(), |city| self.city_name(city))
    }

    fn tie_name(&self, atlas: &Atlas, id: &TieId) -> String {
        let [a, b] = id.ends().map(|end| self.name_of(atlas, end));
        self.with("tie-name", &[("a", a.into()), ("b", b.into())])
    }

    /// What is wrong, in a sentence: `Seoul claims it; no word of Tehran’s is known.`
    #[expect(
        clippy::too_many_lines,
        reason = "one line of words for each thing that is found"
    )]
    pub fn finding(&self, atlas: &Atlas, finding: &Finding) -> String {
        let name = |id: &Id| shortened(self.name_of(atlas, id), IN_LABEL).into_owned();
        match &finding.what {
            What::Rule(kind) => self.say(kind),
            What::OneSided { by, not } => {
                let (by, not) = (name(by), name(not));
                let args = [("by", (&by).into()), ("not", (&not).into())];
                self.with("found-one-sided", &args)
            }
            What::Contradiction { kinds } => self.contradiction(kinds),
            What::SameClaim { first } => {
                let number = first + 1;
                self.with("found-same-claim", &[("number", number.into())])
            }
            What::Twin { other, likeness } => {
                let own = self.entity(atlas, &finding.place.entity);
                self.twin(&own, &name(other), likeness)
            }
            What::LevelOfSister { city, level } => {
                let (city, level) = (name(city), self.level(*level));
                let args = [("city", (&city).into()), ("level", (&level).into())];
                self.with("found-level", &args)
            }
            What::DistrictOf { city, distance_m } => {
                let (city, distance) = (name(city), self.distance(*distance_m));
                let args = [("city", (&city).into()), ("distance", (&distance).into())];
                self.with("found-district", &args)
            }
            What::ZeroLength => self.get("found-zero-length"),
            What::FarFromCountry {
                country,
                distance_m,
            } => {
                let (country, distance) = (self.country(*country), self.distance(*distance_m));
                let args = [
                    ("country", (&country).into()),
                    ("distance", (&distance).into()),
                ];
                self.with("found-far", &args)
            }
            What::Future { date } => self.about_date("found-future", date),
            What::BeforeSisters { date } => self.about_date("found-before-sisters", date),
            What::PastTerm { ended } => {
                let ended = ended.to_string();
                let ended = Date::new(&ended).map_or(ended, |date| self.date(&date));
                self.with("found-past-term", &[("date", (&ended).into())])
            }
            What::TotalDiffers {
                kind,
                count,
                listed,
            } => self.total_differs(kind.as_ref(), *count, *listed),
            What::NumberDiffers { values, .. } => {
                self.two_numbers("found-number-differs", ["here", "there"], *values)
            }
            What::RatioDiffers {
                stated, worked_out, ..
            } => {
                // To two places: nobody states a ratio more closely.
                let values = [*stated, *worked_out].map(|value| (value * 100.0).round() / 100.0);
                self.two_numbers("found-ratio-differs", ["stated", "computed"], values)
            }
        }
    }

    fn about_date(&self, key: &str, date: &Date) -> String {
        let date = self.date(date);
        self.with(key, &[("date", (&date).into())])
    }

    fn two_numbers(&self, key: &str, names: [&str; 2], values: [f64; 2]) -> String {
        let [first, second] = values.map(|value| self.exact(value));
        let [a, b] = names;
        self.with(key, &[(a, (&first).into()), (b, (&second).into())])
    }

    fn contradiction(&self, [first, second]: &[Kind; 2]) -> String {
        if *second == Kind::None {
            let kind = self.kind(first);
            return self.with("found-denied", &[("kind", (&kind).into())]);
        }
        let (first, second) = (self.kind(first), self.kind(second));
        self.with(
            "found-contradiction",
            &[("first", (&first).into()), ("second", (&second).into())],
        )
    }

    fn twin(&self, own: &str, other: &str, likeness: &Likeness) -> String {
        match likeness {
            Likeness::Near { distance_m } if own == other => {
                let distance = self.distance(*distance_m);
                self.with("found-twin-namesake", &[("distance", (&distance).into())])
            }
            Likeness::SameId { register, id } => self.with(
                "found-twin-id",
                &[
                    ("other", other.into()),
                    ("register", register.into()),
                    ("id", id.into()),
                ],
            ),
            Likeness::Near { distance_m } => {
                let distance = self.distance(*distance_m);
                self.with(
                    "found-twin-near",
                    &[("other", other.into()), ("distance", (&distance).into())],
                )
            }
            Likeness::SameName => self.with("found-twin-name", &[("other", other.into())]),
        }
    }

    fn total_differs(&self, kind: Option<&Kind>, count: u32, [sure, maybe]: [u32; 2]) -> String {
        let kind = match kind {
            Some(kind) => self.kind_head(kind),
            None => self.get("any-kind"),
        };
        let counts = [
            ("count", count.into()),
            ("listed", sure.into()),
            ("uncertain", maybe.into()),
        ];
        let line = if maybe > 0 {
            self.with("total-line-uncertain", &counts)
        } else {
            self.with("total-line", &counts)
        };
        self.with(
            "found-total-differs",
            &[("kind", (&kind).into()), ("line", (&line).into())],
        )
    }

    /// What a fix does, for its button: `Remove the source`.
    pub fn remedy(&self, remedy: Remedy) -> String {
        self.get(match remedy {
            Remedy::RemoveClaim => "fix-remove-claim",
            Remedy::FoldClaims => "fix-fold-claims",
            Remedy::RemoveTie => "fix-remove-tie",
            Remedy::RemoveSource => "fix-remove-source",
            Remedy::AddTieToAgreement => "fix-add-tie",
            Remedy::Expire => "fix-expire",
            Remedy::SwapPosition => "fix-swap-position",
            Remedy::MirrorPosition => "fix-mirror-position",
        })
    }
}
