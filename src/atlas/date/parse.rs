//! From text to [`Parts`]. Every text that EDTF knows and this program doesn't is refused by its name.

use super::DateError;
use super::day::{Day, days_in_month};
use super::parts::{Bound, Member, Moment, Parts, Precision};

/// What is wrong, before the whole text is put into the error.
type Refusal = fn(String) -> DateError;

/// No date is longer than a set of a few hundred members; what is longer is no date, and would only fill messages.
const LONGEST_BYTES: usize = 4096;
/// How much of a wrong text an error repeats, characters.
const SHOWN_CHARS: usize = 60;

/// The parts of a date.
pub(super) fn parts(text: &str) -> Result<Parts, DateError> {
    if text.len() > LONGEST_BYTES {
        return Err(DateError::Form(shortened(text)));
    }
    whole(text).map_err(|refusal| refusal(shortened(text)))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn whole(text: &str) -> Result<Parts, Refusal> {
    if text.starts_with('{') && text.ends_with('}') {
        return Err(DateError::AllOf);
    }
    if let Some(inside) = text.strip_prefix('[') {
        let inside = inside.strip_suffix(']').ok_or(DateError::Form as Refusal)?;
        let members: Result<_, _> = inside.split(',').map(|m| member(m.trim())).collect();
        return members.map(Parts::Set);
    }
    if let Some((from, to)) = text.split_once('/') {
        return interval(bound(from)?, bound(to)?);
    }
    moment(text).map(Parts::Moment)
}

fn interval(from: Bound, to: Bound) -> Result<Parts, Refusal> {
    match (from.moment(), to.moment()) {
        (None, None) => return Err(DateError::Form),
        (Some(start), Some(end)) => in_order(start, end)?,
        _ => {}
    }
    Ok(Parts::Interval { from, to })
}

fn bound(text: &str) -> Result<Bound, Refusal> {
    match text {
        ".." => Ok(Bound::Open),
        "" => Ok(Bound::Unknown),
        _ => moment(text).map(Bound::At),
    }
}

fn member(text: &str) -> Result<Member, Refusal> {
    let Some((from, to)) = text.split_once("..") else {
        return moment(text).map(Member::At);
    };
    let end = |text: &str| match text {
        "" => Ok(None),
        _ => moment(text).map(Some),
    };
    match (end(from)?, end(to)?) {
        (None, None) => Err(DateError::Form),
        (Some(start), Some(end)) => {
            in_order(&start, &end)?;
            Ok(Member::Between(Some(start), Some(end)))
        }
        (start, end) => Ok(Member::Between(start, end)),
    }
}

/// Ends may overlap, as in `1977-06/1977`, but no end lies wholly before its start.
fn in_order(start: &Moment, end: &Moment) -> Result<(), Refusal> {
    if end.last() < start.first() || end.first() < start.first() && end.last() < start.last() {
        Err(DateError::Order)
    } else {
        Ok(())
    }
}

fn moment(text: &str) -> Result<Moment, Refusal> {
    let (body, approximate, uncertain) = qualified(text);
    refuse_by_name(body)?;
    let (before_year_0, digits) = match body.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, body),
    };
    let mut fields = digits.split('-');
    let (year, precision) = year(fields.next().unwrap_or_default())?;
    let (month, day) = (fields.next(), fields.next());
    if fields.next().is_some() || before_year_0 && year == 0 {
        return Err(DateError::Form);
    }
    let moment = Moment {
        year: if before_year_0 { -year } else { year },
        month: None,
        day: None,
        precision,
        unspecified: false,
        approximate,
        uncertain,
    };
    match (month, day) {
        (None, _) => Ok(moment),
        (Some(_), _) if precision != Precision::Year => Err(DateError::OpenDigits),
        (Some("XX"), None | Some("XX")) => Ok(Moment {
            unspecified: true,
            ..moment
        }),
        (Some("XX"), Some(_)) => Err(DateError::OpenDigits),
        (Some(month), day) => in_month(moment, month, day),
    }
}

/// A year's moment, narrowed to a month and perhaps a day.
fn in_month(year: Moment, month_text: &str, day_text: Option<&str>) -> Result<Moment, Refusal> {
    let month = month(month_text)?;
    let moment = Moment {
        month: Some(month),
        precision: Precision::Month,
        ..year
    };
    match day_text {
        None => Ok(moment),
        Some("XX") => Ok(Moment {
            unspecified: true,
            ..moment
        }),
        Some(text) => {
            let day = two_digits(text)?;
            Day::new(moment.year, month, day).ok_or(DateError::Calendar as Refusal)?;
            Ok(Moment {
                day: Some(day),
                precision: Precision::Day,
                ..moment
            })
        }
    }
}

/// The text without its qualifier, and whether that says "about" and "perhaps".
fn qualified(text: &str) -> (&str, bool, bool) {
    if let Some(body) = text.strip_suffix('~') {
        (body, true, false)
    } else if let Some(body) = text.strip_suffix('?') {
        (body, false, true)
    } else if let Some(body) = text.strip_suffix('%') {
        (body, true, true)
    } else {
        (text, false, false)
    }
}

/// What EDTF has and this program doesn't, by the characters that give it away.
fn refuse_by_name(body: &str) -> Result<(), Refusal> {
    let digits = body.trim_start_matches('-').bytes();
    let year_digits = digits.take_while(u8::is_ascii_digit).count();
    let starts_with_digit = year_digits > 0;
    let has = |set: &[char]| body.contains(set);
    if body.starts_with('Y') && has(&['E', 'S']) || starts_with_digit && has(&['E', 'S']) {
        Err(DateError::Exponent)
    } else if body.starts_with('Y') || body.starts_with("-Y") || year_digits > 4 {
        Err(DateError::LongYear)
    } else if starts_with_digit && has(&['T', ':']) {
        Err(DateError::Time)
    } else if has(&['?', '~', '%']) {
        Err(DateError::PartQualified)
    } else {
        Ok(())
    }
}

fn year(text: &str) -> Result<(i32, Precision), Refusal> {
    let &[a, b, c, d] = text.as_bytes() else {
        return Err(DateError::Form);
    };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i32::from(byte - b'0'));
    let open = |byte: u8| byte == b'X';
    match (digit(a), digit(b), digit(c), digit(d)) {
        (Some(a), Some(b), Some(c), Some(d)) => {
            Ok((a * 1000 + b * 100 + c * 10 + d, Precision::Year))
        }
        (Some(a), Some(b), Some(c), None) if open(d) => {
            Ok((a * 1000 + b * 100 + c * 10, Precision::Decade))
        }
        (Some(a), Some(b), None, None) if open(c) && open(d) => {
            Ok((a * 1000 + b * 100, Precision::Century))
        }
        _ if [a, b, c, d].iter().all(|&x| open(x) || x.is_ascii_digit()) => {
            Err(DateError::OpenDigits)
        }
        _ => Err(DateError::Form),
    }
}

fn month(text: &str) -> Result<u8, Refusal> {
    match two_digits(text)? {
        // Seasons are 21 to 24; quarters, semesters and the like go on to 41.
        21..=41 => Err(DateError::Season),
        month if days_in_month(2000, month).is_some() => Ok(month),
        _ => Err(DateError::Calendar),
    }
}

fn two_digits(text: &str) -> Result<u8, Refusal> {
    let &[a, b] = text.as_bytes() else {
        return Err(DateError::Form);
    };
    match [a, b] {
        [a, b] if a.is_ascii_digit() && b.is_ascii_digit() => Ok((a - b'0') * 10 + b - b'0'),
        both if both.iter().all(|&x| x == b'X' || x.is_ascii_digit()) => Err(DateError::OpenDigits),
        _ => Err(DateError::Form),
    }
}
