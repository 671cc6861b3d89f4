//! What is wrong with a file that is to be an atlas.

use super::{Say, Texts, quoted};
use crate::formats::csv::CsvFault;
use crate::formats::ron::{Expected, Fault, FaultKind, Field, Part, ValueError, WriteError};

/// A fault, with the field before it where a value is wrong; without its place.
impl Say for Fault {
    fn say(&self, texts: &Texts) -> String {
        let mut said = texts.say(&self.kind);
        let Some(field) = &self.field else {
            return said;
        };
        let Field { name, example } = field.as_ref();
        if let (FaultKind::Expected { .. }, Some(example)) = (&self.kind, example) {
            said = texts.with(
                "cant-read-as-in",
                &[
                    ("fault", (&said).into()),
                    ("field", name.into()),
                    ("example", (*example).into()),
                ],
            );
        }
        // "latitude 91" names its field already.
        if let FaultKind::Refused(ValueError::Position(_)) = self.kind {
            return said;
        }
        texts.with(
            "cant-read-in-field",
            &[("field", name.into()), ("fault", (&said).into())],
        )
    }
}

impl Say for ValueError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Date(error) => texts.say(error),
            Self::Id(error) => texts.say(error),
            Self::Country(error) => texts.say(error),
            Self::Position(error) => texts.say(error),
        }
    }
}

impl Say for FaultKind {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Empty => texts.get("cant-read-empty"),
            Self::Utf16 => texts.get("cant-read-utf-16"),
            Self::NotText => texts.get("cant-read-no-text"),
            Self::NotAnAtlas => texts.get("cant-read-no-atlas"),
            Self::OtherFormat(format) => texts.quoting("cant-read-format", format),
            Self::NoVersion => texts.get("cant-read-no-version"),
            Self::NewerVersion(version) => texts.quoting("cant-read-newer", version),
            Self::NoSuchVersion(version) => texts.quoting("cant-read-version", version),
            Self::CutShort { bracket, opened } => {
                let opened = opened.to_string();
                texts.with(
                    "cant-read-cut-short",
                    &[("bracket", bracket.into()), ("opened", (&opened).into())],
                )
            }
            Self::UnclosedText => texts.get("cant-read-unclosed-text"),
            Self::UnclosedComment => texts.get("cant-read-unclosed-comment"),
            Self::Trailing => texts.get("cant-read-more"),
            Self::TooDeep => texts.get("cant-read-too-deep"),
            Self::UnknownField { .. } | Self::UnknownWord { .. } | Self::MissingField { .. } => {
                texts.no_such(self)
            }
            Self::DoubledField { field } => texts.quoting("cant-read-twice", field),
            Self::DoubledKey { key, first_line } => {
                // A line's number is a name, and not grouped as a count is.
                let line = first_line.to_string();
                texts.with(
                    "cant-read-key-twice",
                    &[("key", key.into()), ("line", (&line).into())],
                )
            }
            Self::Expected { expected, found } => {
                texts.with(expected_key(*expected), &[("found", found.into())])
            }
            Self::Refused(error) => texts.say(error),
            Self::Other(what) => texts.quoting("cant-read-other", what),
            Self::Broken(problem) => texts.say(problem),
        }
    }
}

fn expected_key(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "expected-text",
        Expected::Number => "expected-number",
        Expected::WholeNumber => "expected-whole-number",
        Expected::Count => "expected-count",
        Expected::Escape => "expected-escape",
        Expected::Boolean => "expected-boolean",
        Expected::Word => "expected-word",
        Expected::List => "expected-list",
        Expected::Map => "expected-map",
        Expected::Bracket => "expected-bracket",
        Expected::Comma => "expected-comma",
        Expected::Colon => "expected-colon",
        Expected::ListEnd => "expected-list-end",
        Expected::MapEnd => "expected-map-end",
        Expected::BracketEnd => "expected-bracket-end",
    }
}

impl Texts {
    /// A field or a word that there is not, or a field that there must be.
    fn no_such(&self, fault: &FaultKind) -> String {
        match fault {
            FaultKind::UnknownField {
                found,
                of,
                nearest,
                allowed,
            } => {
                let remedy = self.suggestion(nearest.as_deref(), allowed);
                let of = self.part(*of);
                self.with(
                    "cant-read-field",
                    &[
                        ("of", (&of).into()),
                        ("field", found.into()),
                        ("remedy", (&remedy).into()),
                    ],
                )
            }
            FaultKind::UnknownWord {
                found,
                nearest,
                allowed,
            } => {
                let remedy = self.suggestion(nearest.as_deref(), allowed);
                self.with(
                    "cant-read-word",
                    &[("word", found.into()), ("remedy", (&remedy).into())],
                )
            }
            FaultKind::MissingField { field, of } => {
                let of = self.part(*of);
                self.with(
                    "cant-read-lacks",
                    &[("of", (&of).into()), ("field", (*field).into())],
                )
            }
            other => other.say(self),
        }
    }

    /// What to write instead. Few words are all shown; of many, the nearest.
    fn suggestion(&self, nearest: Option<&str>, allowed: &[&str]) -> String {
        match nearest {
            Some(nearest) => self.quoting("did-you-mean", nearest),
            None if allowed.is_empty() => self.get("remedy-delete"),
            None => {
                let words = allowed.join(", ");
                self.with("remedy-one-of", &[("words", (&words).into())])
            }
        }
    }

    fn part(&self, part: Part) -> String {
        self.get(match part {
            Part::Atlas => "part-atlas",
            Part::About => "part-about",
            Part::City => "part-city",
            Part::FormerName => "part-former-name",
            Part::Tie => "part-tie",
            Part::Claim => "part-claim",
            Part::Fact => "part-fact",
            Part::Quantity => "part-quantity",
            Part::Direction => "part-direction",
            Part::Cost => "part-cost",
            Part::Agreement => "part-agreement",
            Part::Source => "part-source",
            Part::Citation => "part-citation",
            Part::Total => "part-total",
            Part::Position => "part-position",
            Part::Other => "part-other",
        })
    }
}

impl Say for CsvFault {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::NotUtf8 => texts.get("cant-read-csv-utf-8"),
            Self::NoColumn(column) => texts.quoting("cant-read-csv-column", column),
            Self::Id(id) => texts.quoting("cant-read-csv-id", id),
            Self::Position(position) => texts.quoting("cant-read-csv-position", position),
            Self::Date(date) => texts.quoting("cant-read-csv-date", date),
            Self::NoCity(city) => texts.quoting("cant-read-csv-city", city),
            Self::Itself(city) => texts.quoting("cant-read-csv-itself", city),
            Self::Twice(city) => texts.quoting("cant-read-csv-twice", city),
        }
    }
}

impl Say for WriteError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::NoForm(type_name) => texts.quoting("cant-write-type", type_name),
            Self::Refused(why) => {
                let why = quoted(why);
                texts.with("cant-write", &[("why", (&why).into())])
            }
            Self::Format => texts.get("cant-write-value"),
        }
    }
}
