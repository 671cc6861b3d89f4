//! The languages of the window, and which one a system has.

use crate::store::LanguageChoice;

/// A language that there are messages in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English: every message is there, and stands in where another language lacks one.
    #[default]
    English,
    /// Korean.
    Korean,
    /// Persian.
    Persian,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::English, Self::Korean, Self::Persian];

    /// Its tag, BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
            Self::Persian => "fa",
        }
    }

    /// Whether it is written from the right.
    pub fn is_right_to_left(self) -> bool {
        self == Self::Persian
    }

    /// The language that the user chose; `system` is the system's.
    pub fn chosen(choice: LanguageChoice, system: Self) -> Self {
        match choice {
            LanguageChoice::System => system,
            LanguageChoice::English => Self::English,
            LanguageChoice::Korean => Self::Korean,
            LanguageChoice::Persian => Self::Persian,
        }
    }

    /// The system's language.
    pub fn of_system() -> Self {
        Self::of_environment(|name| std::env::var(name).ok())
    }

    /// The language that variables of the environment ask for, the first that says something deciding, as POSIX and GNU
    /// have it; English where that is none of ours.
    fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let locale = names
            .into_iter()
            .filter_map(&variable)
            .find(|value| !value.is_empty())
            .unwrap_or_default();
        // Nobody who asks for the plain "C" wants another language first.
        let is_plain = matches!(locale.as_str(), "" | "C" | "POSIX") || locale.starts_with("C.");
        let preferred = variable("LANGUAGE").filter(|_| !is_plain);
        let mut wanted = preferred.iter().flat_map(|list| list.split(':'));
        wanted
            .find_map(Self::of_locale)
            .or_else(|| Self::of_locale(&locale))
            .unwrap_or_default()
    }

    /// `ko_KR.UTF-8`, `fa`, `en-GB`
    fn of_locale(locale: &str) -> Option<Self> {
        let tag = locale.split(['_', '-', '.', '@']).next()?;
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Language {
        Language::of_environment(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_system_has_the_language_that_its_environment_names() {
        for (variables, language) in [
            (&[][..], Language::English),
            (&[("LANG", "ko_KR.UTF-8")], Language::Korean),
            (&[("LANG", "fa_IR")], Language::Persian),
            (&[("LANG", "de_DE.UTF-8")], Language::English),
            (&[("LANG", "ko_KR"), ("LC_ALL", "C")], Language::English),
            (&[("LANG", "ko_KR"), ("LC_ALL", "")], Language::Korean),
            (
                &[("LANG", "en_GB"), ("LC_MESSAGES", "fa_IR")],
                Language::Persian,
            ),
            (
                &[("LANG", "de_DE"), ("LANGUAGE", "de:fa:en")],
                Language::Persian,
            ),
            (
                &[("LANG", "C.UTF-8"), ("LANGUAGE", "ko")],
                Language::English,
            ),
        ] {
            assert_eq!(of(variables), language, "{variables:?}");
        }
    }
}
