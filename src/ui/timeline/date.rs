//! The date of the timeline, in words and as it is typed.

use crate::atlas::Date;
use crate::atlas::date::{date_in_field, moment_in_field};
use crate::standing::When;
use crate::text::Texts;

/// A time as it is typed; all time is nothing.
pub(super) fn typed(when: When) -> String {
    when.text().unwrap_or_default()
}

/// A time in words: `1985`, `Mar 1985`, `17 Jun 1977`, `All time`.
pub(in crate::ui) fn in_words(texts: &Texts, when: When) -> String {
    match when.text() {
        None => texts.get("all-time"),
        Some(text) => match Date::new(&text) {
            Ok(date) => texts.date(&date),
            Err(_) => text,
        },
    }
}

/// What is meant by what was typed; nothing is all time, a year or a month its first day.
pub(super) fn meant(text: &str, texts: &Texts) -> Option<When> {
    let text = text.trim();
    if text.is_empty() || text.to_lowercase() == texts.get("all-time").to_lowercase() {
        return Some(When::AllTime);
    }
    let date = if text.contains('/') {
        date_in_field(text)
    } else {
        moment_in_field(text)
    };
    date.ok().map(|date| When::of(&date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::date::Day;

    #[test]
    fn a_date_is_typed_as_short_as_it_can_be_and_read_back() {
        let texts = Texts::english();
        for (text, day, words) in [
            ("1985", (1985, 1, 1), "1985"),
            ("2014-04", (2014, 4, 1), "Apr 2014"),
            ("1977-06-17", (1977, 6, 17), "17 Jun 1977"),
            ("0079", (79, 1, 1), "79"),
        ] {
            let when = When::On(Day::new(day.0, day.1, day.2).unwrap());
            assert_eq!(meant(text, &texts), Some(when));
            assert_eq!(typed(when), text);
            assert_eq!(in_words(&texts, when), words);
        }
        let [first, last] = [(1960, 1, 1), (1979, 12, 31)].map(|(y, m, d)| Day::new(y, m, d));
        let stretch = When::During(first.unwrap(), last.unwrap());
        assert_eq!(meant("1960/1979", &texts), Some(stretch));
        assert_eq!(typed(stretch), "1960/1979");
        assert_eq!(in_words(&texts, stretch), "1960–1979");
        assert_eq!(meant("  ", &texts), Some(When::AllTime));
        assert_eq!(meant("All time", &texts), Some(When::AllTime));
        assert_eq!(meant("1985-13", &texts), None);
        assert_eq!(meant("soon", &texts), None);
    }
}
