//! Words for people: messages from `assets/text/`, numbers and dates, in a language.
//!
//! Code names a message by its key; its words stand in the message file, with plurals and places for arguments. This
//! room may know the model, to say a date or a kind. It knows no window: how mixed directions are laid out is `ui/bidi`'s
//! matter, so messages come without isolation marks.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::atlas::shown::shortened;

mod ages;
mod conflict;
mod dates;
mod errors;
mod filter;
mod language;
mod life;
mod numbers;
mod problems;
mod solar;
mod steps;
mod versions;
mod words;

pub use errors::Say;
pub use language::Language;

/// How many letters of an argument a message takes: more than any reason or note needs.
const LONGEST_ARG: usize = 2000;

/// The messages of a language. Threads may share it.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// English, for what the language lacks; none where it is English itself.
    english: Option<FluentBundle<FluentResource>>,
}

impl Texts {
    /// English.
    pub fn english() -> Self {
        Self::of(Language::English)
    }

    /// A language.
    pub fn of(language: Language) -> Self {
        let bundle = |language| Self::bundle(language, messages(language));
        Self {
            language,
            bundle: bundle(language),
            english: (language != Language::English).then(|| bundle(Language::English)),
        }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    fn bundle(language: Language, messages: &str) -> FluentBundle<FluentResource> {
        // A message that does not parse is left out and shows its key; a test proves that there is none.
        let resource =
            FluentResource::try_new(messages.to_owned()).unwrap_or_else(|(rest, _)| rest);
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // The window lays mixed directions out itself.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English | Language::Korean => numbers::in_message,
            Language::Persian => numbers::in_persian_message,
        }));
        bundle.add_resource_overriding(resource);
        bundle
    }

    /// A message without arguments. A missing one shows its key in brackets, for everyone to see.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message with arguments, by name. Counts are shown with their thousands in groups; texts come as they are.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let bundles = std::iter::once(&self.bundle).chain(&self.english);
        let mut found = bundles.filter_map(|bundle| {
            let message = bundle.get_message(key)?;
            Some((bundle, message.value()?))
        });
        let Some((bundle, pattern)) = found.next() else {
            return format!("⟨{key}⟩");
        };
        let args: FluentArgs<'_> = args
            .iter()
            .map(|&(name, arg)| (name, FluentValue::from(arg)))
            .collect();
        let mut errors: Vec<FluentError> = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        // An argument that is not given shows its name in braces; in a build for developers it also stops.
        debug_assert!(errors.is_empty(), "the message {key}: {errors:?}");
        text.into_owned()
    }
}

/// The file of a language.
fn messages(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../assets/text/en.ftl"),
        Language::Korean => include_str!("../../assets/text/ko.ftl"),
        Language::Persian => include_str!("../../assets/text/fa.ftl"),
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// What a message is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A text.
    Text(&'a str),
    /// A count; a message may have a plural for it.
    Count(u64),
}

impl<'a> From<Arg<'a>> for FluentValue<'a> {
    fn from(arg: Arg<'a>) -> Self {
        match arg {
            // What is longer is no part of a sentence, and would be shaped and read out wholly.
            Arg::Text(text) => Self::String(shortened(text, LONGEST_ARG)),
            Arg::Count(count) => Self::from(count),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        let messages = "plain = Open…\n\
            places = { $count ->\n    [one] { $count } place\n   *[other] { $count } places\n }\n\
            pair = { $a } – { $b }\n";
        Texts {
            language: Language::English,
            bundle: Texts::bundle(Language::English, messages),
            english: None,
        }
    }

    #[test]
    fn every_message_parses() {
        for language in Language::ALL {
            let parsed = FluentResource::try_new(messages(language).to_owned());
            assert!(
                parsed.is_ok(),
                "{language:?}: {:?}",
                parsed.err().map(|e| e.1)
            );
        }
    }

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(texts().get("no-such-key"), "⟨no-such-key⟩");
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english() {
        let korean = Texts {
            language: Language::Korean,
            bundle: Texts::bundle(Language::Korean, "open = 열기…\n"),
            ..Texts::of(Language::Korean)
        };
        assert_eq!(korean.get("open"), "열기…");
        assert_eq!(korean.get("close"), "Close");
    }

    #[test]
    fn a_message_takes_its_arguments_without_marks_about_them() {
        let texts = texts();
        assert_eq!(texts.get("plain"), "Open…");
        let pair = texts.with("pair", &[("a", "Seoul".into()), ("b", "تهران".into())]);
        assert_eq!(pair, "Seoul – تهران");
    }

    #[test]
    fn counts_choose_their_plural_and_stand_in_groups() {
        let texts = texts();
        let places = |count: usize| texts.with("places", &[("count", count.into())]);
        assert_eq!(places(1), "1 place");
        assert_eq!(places(2), "2 places");
        assert_eq!(places(24_589), "24,589 places");
    }

    #[test]
    fn one_of_each_is_counted_as_one() {
        let counts = |count: usize| {
            let args = ["cities", "ties", "facts"].map(|name| (name, count.into()));
            Texts::english().with("status-counts", &args)
        };
        assert_eq!(counts(1), "1 city · 1 tie · 1 fact");
        assert_eq!(counts(2), "2 cities · 2 ties · 2 facts");
    }

    #[test]
    fn threads_may_share_the_messages() {
        fn shared<T: Send + Sync>() {}
        shared::<Texts>();
    }
}
