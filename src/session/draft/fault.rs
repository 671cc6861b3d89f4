//! What is wrong with what stands in a form, and in which field.

use crate::atlas::date::{Slip, SlipKind, date_in_field, moment_in_field};
use crate::atlas::edit::CityName;
use crate::atlas::{Date, Problem, ProblemKind, Step};
use crate::geo::{CoordinatesError, Position};

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name of a city.
    Name,
    /// A name that it bore once, by its place in the list: the name.
    FormerName(usize),
    /// Since when it bore it.
    FormerSince(usize),
    /// Until when.
    FormerUntil(usize),
    /// The country.
    Country,
    /// The place on the map.
    Place,
    /// The other city of a new tie.
    Partner,
    /// The name of a kind of one's own.
    Kind,
    /// Whose word it is.
    By,
    /// Since when.
    Since,
    /// Until when.
    Until,
    /// Why it is doubted, how it was worked out.
    Why,
    /// The fact that records the agreement.
    Agreement,
    /// When something happened.
    When,
    /// What happened.
    Statement,
    /// The number of a statistic.
    Quantity,
    /// How many people took part.
    PeopleCount,
    /// What it cost.
    Cost,
    /// When an agreement is reviewed next.
    Review,
    /// How many partners were published.
    Count,
    /// As of when.
    AsOf,
    /// The title of a source, or its address where it has none.
    Title,
    /// When a source was published.
    Published,
    /// When it was read.
    Retrieved,
    /// A citation, by its place in the list.
    Citation(usize),
    /// The title of a source that is made with its citation.
    NewTitle(usize),
    /// When that source was published.
    NewPublished(usize),
    /// The form as a whole.
    Whole,
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The field.
    pub field: Field,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// Nothing stands in it, and something must.
    Missing,
    /// No date, or a span where a moment must be.
    Date(Slip),
    /// No position.
    Place(CoordinatesError),
    /// No number.
    Number,
    /// No country of this name or code; the nearest one's name.
    Country(Option<&'static str>),
    /// No city of the atlas is chosen.
    NoSuchCity,
    /// It breaks a rule of the atlas.
    Rule(ProblemKind),
    /// A claim on this tie names the fact as its agreement, which it would no longer be.
    NamedAsAgreement([CityName; 2]),
    /// What is being changed is not in the atlas any more.
    Gone,
}

/// Faults as they are found while a form is read.
#[derive(Debug, Default)]
pub(super) struct Faults(pub(super) Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, field: Field, wrong: Wrong) {
        self.0.push(Fault { field, wrong });
    }

    /// A text that must be there.
    pub(super) fn needed(&mut self, field: Field, text: &str) -> String {
        let text = text.trim();
        if text.is_empty() {
            self.add(field, Wrong::Missing);
        }
        text.to_owned()
    }

    /// A date or span, where one is written.
    pub(super) fn date(&mut self, field: Field, text: &str) -> Option<Date> {
        self.read_date(field, text, date_in_field)
    }

    /// A date or set, where one is written.
    pub(super) fn moment(&mut self, field: Field, text: &str) -> Option<Date> {
        self.read_date(field, text, moment_in_field)
    }

    fn read_date(
        &mut self,
        field: Field,
        text: &str,
        read: fn(&str) -> Result<Date, Slip>,
    ) -> Option<Date> {
        if text.trim().is_empty() {
            return None;
        }
        match read(text) {
            Ok(date) => Some(date),
            Err(slip) => {
                self.add(field, Wrong::Date(slip));
                None
            }
        }
    }

    /// A place, where one is written.
    pub(super) fn place(&mut self, text: &str) -> Option<Position> {
        if text.trim().is_empty() {
            return None;
        }
        match crate::geo::position_in_text(text) {
            Ok(position) => Some(position),
            Err(error) => {
                self.add(Field::Place, Wrong::Place(error));
                None
            }
        }
    }

    /// A number, where one is written: `9.7`, `1,234,567`.
    pub(super) fn number(&mut self, field: Field, text: &str) -> Option<f64> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let number = number_in(text);
        if number.is_none() {
            self.add(field, Wrong::Number);
        }
        number
    }

    /// A whole number, where one is written.
    pub(super) fn count(&mut self, field: Field, text: &str) -> Option<u32> {
        let number = self.number(field, text)?;
        let is_count = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
        if !is_count {
            self.add(field, Wrong::Number);
        }
        is_count.then_some(number as u32)
    }

    /// What was read, if nothing is wrong with it.
    pub(super) fn or<T>(self, read: Option<T>) -> Result<T, Vec<Fault>> {
        match read {
            Some(read) if self.0.is_empty() => Ok(read),
            _ => Err(self.0),
        }
    }
}

/// A number as people write it: thousands in groups by commas or spaces.
fn number_in(text: &str) -> Option<f64> {
    let mut groups = text.split([',', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    let is_first = |group: &str| group.trim_start_matches('-').len() <= 3;
    for group in groups {
        let whole = group.split('.').next().unwrap_or(group);
        if !is_first(first) || whole.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    let plain = digits.trim_start_matches('-').bytes();
    let is_plain = plain.into_iter().all(|b| b.is_ascii_digit() || b == b'.');
    digits.parse().ok().filter(|_| is_plain)
}

/// What a field shows of a text that may be missing.
pub(super) fn shown(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// What a field shows of a date that may be missing: as it is written in the file.
pub(super) fn shown_date(date: Option<&Date>) -> String {
    date.map_or_else(String::new, ToString::to_string)
}

/// The text of an optional field: nothing where nothing is written.
pub(super) fn written(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

impl Fault {
    /// A rule that what was put in breaks, at the field that the rule is about.
    pub(super) fn of(problem: &Problem) -> Self {
        let steps = &problem.place.steps;
        let names = steps.iter().filter_map(|step| match step {
            Step::Field(name) => Some(*name),
            Step::Item(_) => None,
        });
        let number = steps.iter().rev().find_map(|step| match step {
            Step::Item(number) => Some(*number),
            Step::Field(_) => None,
        });
        let number = number.unwrap_or_default();
        let mut field = Field::Whole;
        for name in names {
            field = match name {
                "former" => Field::FormerName(number),
                "name" if field == Field::Whole => Field::Name,
                "since" if matches!(field, Field::FormerName(_)) => Field::FormerSince(number),
                "until" if matches!(field, Field::FormerName(_)) => Field::FormerUntil(number),
                "since" => Field::Since,
                "until" => Field::Until,
                "by" => Field::By,
                "agreement" => Field::Agreement,
                "certainty" => Field::Why,
                "statement" => Field::Statement,
                "quantity" => Field::Quantity,
                "cost" => Field::Cost,
                "as_of" => Field::AsOf,
                "published" => Field::Published,
                "retrieved" => Field::Retrieved,
                "cite" => Field::Citation(number),
                _ => field,
            };
        }
        if problem.kind == ProblemKind::NamelessSource {
            field = Field::Title;
        }
        Self {
            field,
            wrong: Wrong::Rule(problem.kind.clone()),
        }
    }

    /// The text that would mend it, for its field.
    pub fn remedy(&self) -> Option<String> {
        match &self.wrong {
            Wrong::Date(slip) => slip.nearest.as_ref().map(ToString::to_string),
            Wrong::Place(CoordinatesError::Swapped(position)) => {
                Some(crate::geo::text_of_position(*position))
            }
            Wrong::Country(nearest) => nearest.map(str::to_owned),
            _ => None,
        }
    }

    /// Whether the date is a span where it must not be.
    pub fn is_span(&self) -> bool {
        matches!(&self.wrong, Wrong::Date(slip) if slip.kind == SlipKind::Span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("9.7", Some(9.7)),
            ("1,234,567", Some(1_234_567.0)),
            ("9 700 000", Some(9_700_000.0)),
            ("605.25", Some(605.25)),
            ("-3", Some(-3.0)),
            ("1,5", None),
            ("1234,567", None),
            ("ten", None),
            ("inf", None),
            ("1e5", None),
        ] {
            assert_eq!(number_in(text), number, "{text}");
        }
    }

    #[test]
    fn what_must_be_there_and_is_not_is_a_fault() {
        let mut faults = Faults::default();
        assert_eq!(faults.needed(Field::Name, "  "), "");
        assert_eq!(faults.0[0].wrong, Wrong::Missing);
    }
}
