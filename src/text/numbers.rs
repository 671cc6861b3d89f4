//! Numbers for people: thousands in groups, millions in words, distances in kilometres.

use fluent_bundle::FluentValue;

use super::{Language, Texts};
use crate::atlas::Quantity;
use crate::geo::Position;

/// From here on a round number is said in millions.
const MILLION: f64 = 1e6;

/// A number rounded to `decimals`, its thousands in groups: `1,274`.
fn number(value: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, rest) = digits
        .split_once('.')
        .map_or((digits.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let is_zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
    let mut text = String::new();
    // Rounded to nothing, a number has no sign.
    if value < 0.0 && !is_zero {
        text.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(rest) = rest {
        text.push('.');
        text.push_str(rest);
    }
    text
}

/// How numbers are shown within messages.
pub(super) fn in_message<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(n) => Some(number(n.value, 0)),
        _ => None,
    }
}

/// How numbers are shown within Persian messages.
pub(super) fn in_persian_message<M>(value: &FluentValue<'_>, memo: &M) -> Option<String> {
    in_message(value, memo).map(|text| persian(&text))
}

/// The same number with Persian digits and marks: `۱٬۲۷۴`.
fn persian(number: &str) -> String {
    let digit = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from('۰') + u32::from(c) - u32::from('0')),
        ',' => Some('٬'),
        '.' => Some('٫'),
        other => Some(other),
    };
    number.chars().filter_map(digit).collect()
}

impl Texts {
    /// A number rounded to `decimals`, its thousands in groups: `1,274`.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        self.digits(number(value, decimals))
    }

    /// How many there are: `1,274`.
    pub fn count(&self, count: usize) -> String {
        self.number(count as f64, 0)
    }

    /// A number that was written with Latin digits, with those of the language.
    pub(super) fn digits(&self, number: String) -> String {
        match self.language() {
            Language::English | Language::Korean => number,
            Language::Persian => persian(&number),
        }
    }

    /// A number as exact as it is known: `8.2 million`, `9,733,509`, `606.67`.
    pub fn exact(&self, value: f64) -> String {
        let tenths = value.abs() / (MILLION / 10.0);
        if value.abs() >= MILLION && (tenths - tenths.round()).abs() < 1e-9 {
            let millions = self.shortest(value / MILLION, 1);
            return self.with("number-million", &[("number", (&millions).into())]);
        }
        self.shortest(value, 2)
    }

    /// With `most` decimals, or fewer where the last ones are zeros.
    fn shortest(&self, value: f64, most: usize) -> String {
        self.digits(shortest(value, most))
    }

    /// A distance in metres: `6,551 km`, `4.2 km`, `850 m`.
    pub fn distance(&self, metres: f64) -> String {
        let (key, text) = if metres < 999.5 {
            ("distance-m", self.number(metres, 0))
        } else if metres < 9_950.0 {
            ("distance-km", self.shortest(metres / 1000.0, 1))
        } else {
            ("distance-km", self.number(metres / 1000.0, 0))
        };
        self.with(key, &[("number", (&text).into())])
    }

    /// A place: `37.566° N, 126.978° E`, to a hundred metres.
    pub fn position(&self, at: Position) -> String {
        let side = |degrees: f64, positive, negative| {
            let key = if degrees < 0.0 { negative } else { positive };
            let degrees = self.shortest(degrees.abs(), 3);
            self.with(key, &[("degrees", (&degrees).into())])
        };
        let lat = side(at.lat(), "position-north", "position-south");
        let lon = side(at.lon(), "position-east", "position-west");
        self.with(
            "position",
            &[("lat", (&lat).into()), ("lon", (&lon).into())],
        )
    }

    /// A quantity with its unit: `8.2 million people`, `1,274 km²`, `2.1`.
    pub fn quantity(&self, quantity: &Quantity) -> String {
        let value = self.exact(quantity.value);
        match &quantity.unit {
            Some(unit) => self.with(
                "quantity",
                &[("number", (&value).into()), ("unit", unit.into())],
            ),
            None => value,
        }
    }
}

/// With `most` decimals, or fewer where the last ones are zeros.
fn shortest(value: f64, most: usize) -> String {
    let text = number(value, most);
    if most == 0 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_in_groups() {
        for (value, decimals, text) in [
            (0.0, 0, "0"),
            (999.0, 0, "999"),
            (6551.4, 0, "6,551"),
            (8_200_000.0, 0, "8,200,000"),
            (606.67, 1, "606.7"),
            (-12_345.6, 0, "−12,346"),
            (-0.2, 0, "0"),
        ] {
            assert_eq!(number(value, decimals), text);
        }
    }

    #[test]
    fn round_millions_are_said_in_words_and_others_kept() {
        let texts = Texts::english();
        assert_eq!(texts.exact(8_200_000.0), "8.2 million");
        assert_eq!(texts.exact(9_000_000.0), "9 million");
        assert_eq!(texts.exact(9_733_509.0), "9,733,509");
        assert_eq!(texts.exact(1274.0), "1,274");
        assert_eq!(texts.exact(100.0), "100");
        assert_eq!(texts.exact(2.1), "2.1");
    }

    #[test]
    fn distances_are_as_exact_as_they_are_long() {
        let texts = Texts::english();
        assert_eq!(texts.distance(6_551_320.0), "6,551 km");
        assert_eq!(texts.distance(4_230.0), "4.2 km");
        assert_eq!(texts.distance(5_000.0), "5 km");
        assert_eq!(texts.distance(9_960.0), "10 km");
        assert_eq!(texts.distance(850.0), "850 m");
    }

    #[test]
    fn persian_has_its_own_digits_and_marks() {
        let texts = Texts::of(Language::Persian);
        assert_eq!(texts.number(6551.25, 1), "۶٬۵۵۱٫۲");
        assert_eq!(texts.number(-12.0, 0), "−۱۲");
        assert_eq!(texts.exact(8_200_000.0), "۸٫۲ میلیون");
        assert_eq!(texts.distance(6_551_320.0), "۶٬۵۵۱ کیلومتر");
        let count = texts.with("ties-count", &[("count", 24_589_u32.into())]);
        assert_eq!(count, "۲۴٬۵۸۹ پیوند");
    }

    #[test]
    fn quantities_bear_their_unit() {
        let texts = Texts::english();
        let quantity = |value, unit: Option<&str>| Quantity {
            of: "area".to_owned(),
            value,
            unit: unit.map(str::to_owned),
        };
        assert_eq!(texts.quantity(&quantity(1274.0, Some("km²"))), "1,274 km²");
        assert_eq!(
            texts.quantity(&quantity(8.2e6, Some("people"))),
            "8.2 million people"
        );
        assert_eq!(texts.quantity(&quantity(2.1, None)), "2.1");
    }
}
