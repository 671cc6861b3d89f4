//! What is probably meant by a text that is no date: for the remedy beneath a field.

use super::day::days_in_month;
use super::{Date, DateError};

/// What is wrong with a text, and the date that its writer probably means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What is wrong.
    pub kind: SlipKind,
    /// What is probably meant.
    pub nearest: Option<Date>,
}

/// What is wrong with a text that should be a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlipKind {
    /// A month that no year has.
    NoMonth(u32),
    /// A day that the month doesn't have.
    NoDay {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u8,
        /// How many days it has.
        days: u8,
    },
    /// A span where a moment must be.
    Span,
    /// Anything else.
    Other(DateError),
}

/// A date as a field takes it: spaces about it don't count.
///
/// # Errors
/// When the text is no date, with what is probably meant.
pub fn date_in_field(text: &str) -> Result<Date, Slip> {
    let text = text.trim();
    Date::new(text).map_err(|error| slip(text, error))
}

/// A moment as a field takes it: a date or a set, no span.
///
/// # Errors
/// When the text is none, with what is probably meant.
pub fn moment_in_field(text: &str) -> Result<Date, Slip> {
    match date_in_field(text) {
        Ok(date) if date.is_interval() => Err(Slip {
            kind: SlipKind::Span,
            nearest: set_of(&date),
        }),
        Ok(date) => Ok(date),
        Err(slip) => Err(Slip {
            nearest: slip.nearest.and_then(|date| {
                if date.is_interval() {
                    set_of(&date)
                } else {
                    Some(date)
                }
            }),
            ..slip
        }),
    }
}

/// Whoever writes `1969/1973` of a beginning means that it was between the two.
fn set_of(interval: &Date) -> Option<Date> {
    let (from, to) = interval.as_str().split_once('/')?;
    let end = |text: &str| {
        if text == ".." {
            String::new()
        } else {
            text.to_owned()
        }
    };
    Date::new(&format!("[{}..{}]", end(from), end(to))).ok()
}

fn slip(text: &str, error: DateError) -> Slip {
    let kind = calendar(text).unwrap_or(SlipKind::Other(error));
    let nearest = guess(text).and_then(|guess| Date::new(&guess).ok());
    Slip { kind, nearest }
}

/// Which month or day the calendar lacks.
fn calendar(text: &str) -> Option<SlipKind> {
    let (year, month, day) = numbers(text)?;
    if !(1..=12).contains(&month) {
        return Some(SlipKind::NoMonth(month));
    }
    let (year, month) = (i32::try_from(year).ok()?, u8::try_from(month).ok()?);
    let days = days_in_month(year, month)?;
    let is_wrong = day.is_some_and(|day| day == 0 || day > u32::from(days));
    is_wrong.then_some(SlipKind::NoDay { year, month, days })
}

/// `YYYY-M` or `YYYY-M-D`, with the qualifier left out.
fn numbers(text: &str) -> Option<(u32, u32, Option<u32>)> {
    let body = text.trim_end_matches(['~', '?', '%']);
    let mut fields = body.split('-');
    let year = fields.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = fields
        .next()
        .filter(|month| month.len() <= 2)?
        .parse()
        .ok()?;
    let day = match fields.next() {
        Some(day) => Some(day.parse().ok()?),
        None => None,
    };
    fields.next().is_none().then_some((year, month, day))
}

/// What is probably meant, as a date is written; it need not be one.
fn guess(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let (body, mark) = qualifier(&lower);
    let body = body.trim();
    let plain = |guess: String| format!("{guess}{mark}");
    decade(body)
        .or_else(|| bounded(body))
        .or_else(|| between(body))
        .or_else(|| swapped(body))
        .or_else(|| in_calendar(body).map(plain))
}

/// The text without what says that it is about or perhaps so, and how a date says that.
fn qualifier(text: &str) -> (&str, &'static str) {
    for (word, mark) in [
        ("about ", "~"),
        ("around ", "~"),
        ("circa ", "~"),
        ("ca. ", "~"),
        ("ca ", "~"),
        ("c. ", "~"),
        ("c.", "~"),
        ("~", "~"),
        ("perhaps ", "?"),
        ("probably ", "?"),
        ("maybe ", "?"),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return (rest, mark);
        }
    }
    for mark in ["~", "?", "%"] {
        if let Some(rest) = text.strip_suffix(mark) {
            return (rest, mark);
        }
    }
    (text, "")
}

/// `1960s` → `196X`.
fn decade(text: &str) -> Option<String> {
    let digits = text.strip_suffix("'s").or_else(|| text.strip_suffix('s'))?;
    let is_decade = digits.len() == 4 && digits.ends_with('0') && is_number(digits);
    is_decade.then(|| format!("{}X", &digits[..3]))
}

/// `before 1979` → `[..1979]`, `after 2014` → `[2014..]`.
fn bounded(text: &str) -> Option<String> {
    for word in ["before ", "by ", "until ", "till "] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some(format!("[..{}]", one(rest)?));
        }
    }
    for word in ["after ", "since ", "from "] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some(format!("[{}..]", one(rest)?));
        }
    }
    None
}

/// `1969–1973`, `1969-1973`, `between 1969 and 1973` → `1969/1973`; a moment's field makes a set of it.
fn between(text: &str) -> Option<String> {
    let text = text.strip_prefix("between ").unwrap_or(text);
    let (from, to) = [" and ", " to ", "–", "—", " - ", ".."]
        .into_iter()
        .find_map(|apart| text.split_once(apart))
        .or_else(|| {
            let (from, to) = text.split_once('-')?;
            (from.len() == 4 && to.len() == 4).then_some((from, to))
        })?;
    Some(format!("{}/{}", one(from)?, one(to)?))
}

/// An interval or set with its ends the other way round.
fn swapped(text: &str) -> Option<String> {
    let (from, to) = text.split_once('/')?;
    Some(format!("{}/{}", one(to)?, one(from)?))
}

/// One date in a longer text: as it is, or as the calendar has it.
fn one(text: &str) -> Option<String> {
    let text = text.trim();
    let upper = text.to_uppercase();
    match Date::new(&upper) {
        Ok(_) => Some(upper),
        Err(_) => in_calendar(text),
    }
}

/// A day, month or year, from figures or words: `18 October 2017`, `oct 2017`, `2017/10/18`, `18.10.2017`, `2017-13`.
fn in_calendar(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let (month, figures): (Vec<_>, Vec<_>) = words.iter().partition(|w| month_named(w).is_some());
    let mut figures: Vec<u32> = figures.into_iter().map(figure).collect::<Option<_>>()?;
    let year_at = figures.iter().position(|figure| *figure > 31)?;
    let year = figures.remove(year_at);
    if !(1000..=9999).contains(&year) {
        return None;
    }
    let named = month.first().and_then(|word| month_named(word));
    let (month, day) = match (named, figures.as_slice()) {
        (Some(month), []) => (Some(month), None),
        (Some(month), [day]) => (Some(month), Some(*day)),
        (None, []) => (None, None),
        (None, [month]) => (Some(*month), None),
        // Year first is year, month, day; year last is day, month, year all over the world but in America.
        (None, [a, b]) if year_at == 0 => (Some(*a), Some(*b)),
        (None, [a, b]) => (Some(*b), Some(*a)),
        _ => return None,
    };
    match (month, day) {
        (None, _) => Some(format!("{year:04}")),
        (Some(month), None) => Some(format!("{year:04}-{:02}", month.clamp(1, 12))),
        (Some(month), Some(day)) => {
            // 2017-18-10: the other way round.
            let (month, day) = if month > 12 && (1..=12).contains(&day) {
                (day, month)
            } else {
                (month, day)
            };
            let month = u8::try_from(month.clamp(1, 12)).ok()?;
            let days = days_in_month(i32::try_from(year).ok()?, month)?;
            Some(format!(
                "{year:04}-{month:02}-{:02}",
                day.clamp(1, days.into())
            ))
        }
    }
}

/// A figure, also as an ordinal: `18`, `18th`.
fn figure(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    if is_number(digits) {
        digits.parse().ok()
    } else {
        None
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A month by its English name, or the first three letters of it or more.
fn month_named(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let at = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(&word))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_probably_meant_is_offered() {
        for (written, meant) in [
            ("2017-13", "2017-12"),
            ("2017-00", "2017-01"),
            ("2017-02-30", "2017-02-28"),
            ("2016-02-30", "2016-02-29"),
            ("2017-18-10", "2017-10-18"),
            ("2017-1-5", "2017-01-05"),
            ("2017/10/18", "2017-10-18"),
            ("2017.10.18", "2017-10-18"),
            ("18.10.2017", "2017-10-18"),
            ("18 October 2017", "2017-10-18"),
            ("October 18th, 2017", "2017-10-18"),
            ("Oct 2017", "2017-10"),
            ("c. 1980", "1980~"),
            ("about June 1977", "1977-06~"),
            ("perhaps 1963", "1963?"),
            ("~1980", "1980~"),
            ("1960s", "196X"),
            ("before 1979", "[..1979]"),
            ("since Apr 2014", "[2014-04..]"),
            ("1960-1979", "1960/1979"),
            ("1960–1979", "1960/1979"),
            ("1979/1960", "1960/1979"),
            ("between 1969 and 1973", "1969/1973"),
        ] {
            let slip = date_in_field(written).unwrap_err();
            let nearest = slip.nearest.as_ref().map(Date::as_str);
            assert_eq!(nearest, Some(meant), "{written}");
        }
    }

    #[test]
    fn nothing_is_offered_for_what_is_no_date_at_all() {
        for written in [
            "",
            "soon",
            "friendship",
            "12",
            "31 32 33",
            "2017-10-18-19",
            "99999",
        ] {
            let slip = date_in_field(written).unwrap_err();
            assert_eq!(slip.nearest, None, "{written}");
        }
    }

    #[test]
    fn the_month_and_the_day_that_there_are_not_are_named() {
        let kind = |text| date_in_field(text).unwrap_err().kind;
        assert_eq!(kind("2017-13"), SlipKind::NoMonth(13));
        let february = SlipKind::NoDay {
            year: 2017,
            month: 2,
            days: 28,
        };
        assert_eq!(kind("2017-02-30?"), february);
        assert!(matches!(kind("soon"), SlipKind::Other(DateError::Form(_))));
    }

    #[test]
    fn a_span_is_no_moment_and_a_set_is_offered() {
        assert!(moment_in_field(" 1963? ").is_ok());
        assert!(date_in_field("1960/1979").is_ok());
        for (span, set) in [
            ("1960/1979", "[1960..1979]"),
            ("2014/..", "[2014..]"),
            ("../1979", "[..1979]"),
        ] {
            let slip = moment_in_field(span).unwrap_err();
            assert_eq!(slip.kind, SlipKind::Span);
            assert_eq!(slip.nearest.as_ref().map(Date::as_str), Some(set));
        }
    }

    #[test]
    fn what_is_probably_meant_by_a_moment_is_one() {
        let slip = moment_in_field("between 1969 and 1973").unwrap_err();
        assert_eq!(slip.nearest, Date::new("[1969..1973]").ok());
        assert!(!matches!(
            moment_in_field("1969-1973"),
            Err(Slip {
                kind: SlipKind::NoMonth(_),
                ..
            })
        ));
    }

    #[test]
    fn whatever_is_offered_is_a_date() {
        for written in ["2017-99-99", "0000-13", "1977-06-17 12:00", "1977-23"] {
            let nearest = date_in_field(written).unwrap_err().nearest;
            assert!(nearest.is_none_or(|date| Date::new(date.as_str()).is_ok()));
        }
    }
}
