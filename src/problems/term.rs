//! How long an agreement holds, as far as its own words say so plainly.

use crate::atlas::date::Day;
use crate::atlas::{Agreement, Date, Fact};

/// The last day of an agreement's term: signed on its date, for so many years or months; or until a date. `None` where
/// the words say no such thing, or that it goes on by itself.
pub(super) fn last_day(fact: &Fact) -> Option<Day> {
    let Agreement { term, .. } = fact.agreement.as_ref()?;
    let term = term.as_deref()?.trim().to_lowercase();
    let goes_on = ["renew", "extend", "automatic", "indefinite", "unlimited"];
    if goes_on.iter().any(|word| term.contains(word)) {
        return None;
    }
    let until = term.trim_start_matches("until ").replace(" to ", "/");
    if let Ok(date) = Date::new(&until) {
        // A lone year is a length as little as an end: `5` is no date, and `2022` is one.
        return date.latest_end();
    }
    let months = months(&term)?;
    // From the last day on which it may have been signed: nothing ends before it must have.
    let signed = fact.when.as_ref()?.latest_start()?;
    let month = i64::from(signed.year) * 12 + i64::from(signed.month) - 1 + months;
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    let month = u8::try_from(month.rem_euclid(12) + 1).ok()?;
    // 29 February has no day in most years, nor 31 in some months.
    let ends = (0..4).find_map(|less| Day::new(year, month, signed.day.checked_sub(less)?))?;
    ends.previous()
}

/// `three years`, `18 months`, `five years at first`.
fn months(term: &str) -> Option<i64> {
    let mut words = term.split(|c: char| c.is_whitespace() || c == '-');
    let mut before = "";
    loop {
        let word = words.next()?.trim_matches(|c: char| !c.is_alphanumeric());
        let in_months = match word {
            "year" | "years" => 12,
            "month" | "months" => 1,
            _ => {
                before = word;
                continue;
            }
        };
        return Some(number(before)? * in_months);
    }
}

fn number(word: &str) -> Option<i64> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let spelt = WORDS.iter().position(|spelt| *spelt == word);
    let number = spelt
        .and_then(|at| i64::try_from(at).ok())
        .or_else(|| word.parse().ok())?;
    (1..=999).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::FactKind;

    fn agreement(when: &str, term: &str) -> Fact {
        Fact {
            when: Date::new(when).ok(),
            agreement: Some(Agreement {
                term: Some(term.to_owned()),
                ..Agreement::default()
            }),
            ..Fact::new(FactKind::Agreement, "")
        }
    }

    #[test]
    fn a_term_in_plain_words_has_its_last_day() {
        for (when, term, last) in [
            ("2015-11-18", "three years", Some("2018-11-17")),
            ("2014-02-27", "five years at first", Some("2019-02-26")),
            ("2014-02", "18 months", Some("2015-08-27")),
            ("2016-02-29", "1 year", Some("2017-02-27")),
            ("2016", "Five-year", Some("2021-12-30")),
            ("2016", "until 2020", Some("2020-12-31")),
            ("2016", "2016/2020-06", Some("2020-06-30")),
            ("2016", "five years, renewed automatically", None),
            ("2016", "for good", None),
            ("2016", "0 years", None),
            ("", "three years", None),
        ] {
            let found = last_day(&agreement(when, term)).map(|day| day.to_string());
            assert_eq!(found.as_deref(), last, "{term}");
        }
    }
}
