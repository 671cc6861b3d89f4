//! The model's own words: kinds, states, certainties, levels, sorts of facts, countries.

use super::Texts;
use crate::atlas::shown::{IN_LABEL, shortened};
use crate::atlas::{Atlas, Certainty, City, FactKind, Id, Kind, Level, State};
use crate::geo::{Country, CountryCode};

impl Texts {
    /// A kind within a sentence: `sister`. Another kind has the name that its claimant gave it.
    pub fn kind(&self, kind: &Kind) -> String {
        self.get(match kind {
            Kind::Sister => "kind-sister",
            Kind::Friendship => "kind-friendship",
            Kind::Memorandum => "kind-memorandum",
            Kind::Project => "kind-project",
            Kind::Contact => "kind-contact",
            Kind::None => "kind-none",
            Kind::Other(name) => return shortened(name, IN_LABEL).into_owned(),
        })
    }

    /// A kind at the head of a list: `Sister`.
    pub fn kind_head(&self, kind: &Kind) -> String {
        self.get(match kind {
            Kind::Sister => "head-sister",
            Kind::Friendship => "head-friendship",
            Kind::Memorandum => "head-memorandum",
            Kind::Project => "head-project",
            Kind::Contact => "head-contact",
            Kind::None => "head-none",
            Kind::Other(name) => return shortened(name, IN_LABEL).into_owned(),
        })
    }

    /// The state of a tie: `Dormant`.
    pub fn state(&self, state: State) -> String {
        self.get(match state {
            State::Proposed => "state-proposed",
            State::Active => "state-active",
            State::Dormant => "state-dormant",
            State::Suspended => "state-suspended",
            State::Expired => "state-expired",
            State::Ended => "state-ended",
            State::Unknown => "state-unknown",
        })
    }

    /// The state of a tie within a sentence: `dormant`; nothing where it is active, as one expects.
    pub fn state_within(&self, state: State) -> Option<String> {
        (state != State::Active).then(|| self.state(state).to_lowercase())
    }

    /// A kind with its state, where that is not what one expects: `sister, dormant`.
    pub fn kind_and_state(&self, kind: &Kind, state: State) -> String {
        let kind = self.kind(kind);
        match self.state_within(state) {
            Some(state) => format!("{kind}, {state}"),
            None => kind,
        }
    }

    /// How sure something is, in one word: `doubted`.
    pub fn certainty(&self, certainty: &Certainty) -> String {
        self.get(match certainty {
            Certainty::Stated => "stated",
            Certainty::Inferred(_) => "inferred",
            Certainty::Doubted(_) => "doubted",
            Certainty::Withdrawn(_) => "withdrawn",
        })
    }

    /// The level of a place: `province`.
    pub fn level(&self, level: Level) -> String {
        self.get(match level {
            Level::City => "level-city",
            Level::District => "level-district",
            Level::Province => "level-province",
            Level::State => "level-state",
            Level::Prefecture => "level-prefecture",
            Level::Other => "level-other",
        })
    }

    /// The sort of a fact: `Visit`.
    pub fn fact_kind(&self, kind: FactKind) -> String {
        self.get(match kind {
            FactKind::Agreement => "fact-agreement",
            FactKind::Visit => "fact-visit",
            FactKind::Invitation => "fact-invitation",
            FactKind::Naming => "fact-naming",
            FactKind::Statistic => "fact-statistic",
            FactKind::Interest => "fact-interest",
            FactKind::Plan => "fact-plan",
            FactKind::Event => "fact-event",
            FactKind::Relations => "fact-relations",
        })
    }

    /// What an atlas is called: its title, or that it has none.
    pub fn title_of(&self, atlas: &Atlas) -> String {
        if atlas.about.title.is_empty() {
            self.get("untitled")
        } else {
            atlas.about.title.clone()
        }
    }

    /// A city's name: in the language, else in English; its id where the atlas lacks the city.
    pub fn city<'a>(&self, atlas: &'a Atlas, id: &'a Id) -> &'a str {
        let city = atlas.cities.get(id);
        city.map_or(id.as_str(), |city| self.city_name(city))
    }

    /// A city's name: in the language, else in English.
    pub fn city_name<'a>(&self, city: &'a City) -> &'a str {
        let own = city.names.get(self.language().tag());
        own.map_or(&city.name, String::as_str)
    }

    /// A country's name, or its code where the register has none of that code.
    pub fn country(&self, code: CountryCode) -> String {
        let tag = self.language().tag();
        Country::of(code).map_or_else(|| code.to_string(), |it| it.name_in(tag).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn kinds_and_states_have_words() {
        let texts = Texts::english();
        assert_eq!(texts.kind(&Kind::Sister), "sister");
        assert_eq!(texts.kind_head(&Kind::None), "No such tie");
        assert_eq!(texts.kind(&Kind::Other("sport".to_owned())), "sport");
        assert_eq!(texts.state(State::Dormant), "Dormant");
        assert_eq!(
            texts.certainty(&Certainty::Doubted("why".to_owned())),
            "doubted"
        );
        assert_eq!(texts.level(Level::Province), "province");
        assert_eq!(texts.fact_kind(FactKind::Naming), "Naming");
    }

    #[test]
    fn a_country_that_nobody_registered_is_shown_by_its_code() {
        let texts = Texts::english();
        let country = |code| texts.country(CountryCode::new(code).unwrap());
        assert_eq!(country("KR"), "South Korea");
        assert_eq!(country("ZZ"), "ZZ");
        let korea = CountryCode::new("KR").unwrap();
        assert_eq!(Texts::of(Language::Korean).country(korea), "대한민국");
    }

    #[test]
    fn a_city_is_called_by_its_name_in_the_language_or_else_in_english() {
        let mut seoul = City {
            name: "Seoul".to_owned(),
            ..City::default()
        };
        seoul.names.insert("ko".to_owned(), "서울".to_owned());
        let named = |language| Texts::of(language).city_name(&seoul).to_owned();
        assert_eq!(named(Language::English), "Seoul");
        assert_eq!(named(Language::Korean), "서울");
        assert_eq!(named(Language::Persian), "Seoul");
    }
}
