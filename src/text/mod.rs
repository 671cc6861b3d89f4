//! Words for people: messages from `assets/text/`, numbers and dates.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

mod dates;

/// The messages of a language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// English.
    pub fn english() -> Self {
        // A message that does not parse is left out and shows its key; a test proves that there is none.
        let resource = FluentResource::try_new(include_str!("../../assets/text/en.ftl").to_owned())
            .unwrap_or_else(|(partial, _)| partial);
        let mut bundle = FluentBundle::new(vec![unic_langid::LanguageIdentifier::default()]);
        // The window lays mixed directions out itself: no isolation marks.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// A message without arguments; a missing one shows its key.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message with arguments; a missing one shows its key.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return format!("⟨{key}⟩");
        };
        let mut fluent = FluentArgs::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                Arg::Count(count) => FluentValue::from(*count),
            };
            fluent.set((*name).to_owned(), value);
        }
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&fluent), &mut errors)
            .into_owned()
    }
}

/// What a message is told.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A text.
    Text(&'a str),
    /// A count.
    Count(u64),
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

/// A number rounded to `decimals`, its thousands in groups: `1,274`.
pub fn number(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut grouped = String::new();
    if value < 0.0 {
        grouped.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !rest.is_empty() {
        grouped.push('.');
        grouped.push_str(rest);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_parses() {
        let text = include_str!("../../assets/text/en.ftl").to_owned();
        assert!(FluentResource::try_new(text).is_ok());
    }

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(Texts::english().get("no-such-key"), "⟨no-such-key⟩");
    }

    #[test]
    fn thousands_stand_in_groups() {
        assert_eq!(number(8_200_000.0, 0), "8,200,000");
        assert_eq!(number(606.67, 1), "606.7");
    }
}
