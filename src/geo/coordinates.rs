//! Positions as people write and paste them: `37.566, 126.9784`, `37°33′58″N 126°58′42″E`, `N 37.5 E 126.9`.

use thiserror::Error;

use super::position::{Position, PositionError};

/// Why a text is no position.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum CoordinatesError {
    /// Not two numbers.
    #[error("fault-place")]
    Form,
    /// Not on the globe.
    #[error(transparent)]
    Position(#[from] PositionError),
    /// Latitude and longitude the other way round: on the globe so.
    #[error("fault-swapped")]
    Swapped(Position),
}

/// A number with what says which way it counts.
struct Angle {
    degrees: f64,
    letter: Option<char>,
}

/// The position that a text means: latitude first, unless letters say otherwise.
///
/// # Errors
/// When it is no two numbers, or not on the globe.
pub fn position_in_text(text: &str) -> Result<Position, CoordinatesError> {
    let angles = angles(text).ok_or(CoordinatesError::Form)?;
    let [first, second] = angles.as_slice() else {
        return Err(CoordinatesError::Form);
    };
    let is_longitude = |angle: &Angle| matches!(angle.letter, Some('E' | 'W'));
    let is_latitude = |angle: &Angle| matches!(angle.letter, Some('N' | 'S'));
    if is_latitude(first) && is_latitude(second) || is_longitude(first) && is_longitude(second) {
        return Err(CoordinatesError::Form);
    }
    let (lat, lon) = if is_longitude(first) || is_latitude(second) {
        (second.degrees, first.degrees)
    } else {
        (first.degrees, second.degrees)
    };
    match Position::new(lat, lon) {
        Ok(position) => Ok(position),
        Err(error) => Err(match Position::new(lon, lat) {
            Ok(swapped) if first.letter.is_none() && second.letter.is_none() => {
                CoordinatesError::Swapped(swapped)
            }
            _ => error.into(),
        }),
    }
}

/// The text of a position, as a field shows it: to a hundred-thousandth of a degree, about a metre.
pub fn text_of_position(position: Position) -> String {
    let rounded = |degrees: f64| {
        let text = format!("{degrees:.5}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        if text == "-0" {
            "0".to_owned()
        } else {
            text.to_owned()
        }
    };
    format!("{}, {}", rounded(position.lat()), rounded(position.lon()))
}

/// The angles in a text; `None` where it holds anything else.
fn angles(text: &str) -> Option<Vec<Angle>> {
    let mut angles: Vec<Angle> = Vec::new();
    // How far the last angle has got: degrees, minutes, seconds.
    let mut part = 0;
    let mut letter_before = None;
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() || matches!(c, '-' | '+' | '−' | '.') {
            let (number, behind) = number(rest)?;
            rest = behind.trim_start();
            let sign = rest.chars().next();
            let unit = match sign {
                Some('′' | '\'' | '’') => 1,
                Some('″' | '"' | '”') => 2,
                // A degree sign, or none.
                _ => 0,
            };
            if let Some(sign) = sign
                && "°º′'’″\"”".contains(sign)
            {
                rest = &rest[sign.len_utf8()..];
            }
            if unit == 0 {
                angles.push(Angle {
                    degrees: number,
                    letter: letter_before.take(),
                });
                part = 0;
            } else {
                let angle = angles.last_mut()?;
                if unit != part + 1 || !(0.0..60.0).contains(&number) {
                    return None;
                }
                part = unit;
                let share = number / if unit == 1 { 60.0 } else { 3600.0 };
                angle.degrees += if angle.degrees.is_sign_negative() {
                    -share
                } else {
                    share
                };
            }
        } else if let Some(letter) = direction(c) {
            match angles.last_mut() {
                Some(angle) if angle.letter.is_none() => angle.letter = Some(letter),
                _ => letter_before = Some(letter),
            }
            rest = &rest[c.len_utf8()..];
        } else if c.is_whitespace() || matches!(c, ',' | ';' | '/' | '(' | ')') {
            rest = &rest[c.len_utf8()..];
        } else {
            return None;
        }
    }
    for angle in &mut angles {
        if matches!(angle.letter, Some('S' | 'W')) {
            angle.degrees = -angle.degrees;
        }
    }
    Some(angles)
}

fn direction(c: char) -> Option<char> {
    let c = c.to_ascii_uppercase();
    matches!(c, 'N' | 'S' | 'E' | 'W').then_some(c)
}

/// The number at the beginning of a text, and what is behind it.
fn number(text: &str) -> Option<(f64, &str)> {
    let is_part = |(at, c): (usize, char)| {
        c.is_ascii_digit() || c == '.' || at == 0 && matches!(c, '-' | '+' | '−')
    };
    let end = text
        .char_indices()
        .find(|&one| !is_part(one))
        .map_or(text.len(), |(at, _)| at);
    let (number, behind) = text.split_at(end);
    Some((number.replace('−', "-").parse().ok()?, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_as_people_write_them() {
        let seoul = Position::new(37.5, 126.75).unwrap();
        for text in [
            "37.5, 126.75",
            "37.5 126.75",
            " 37.5,126.75 ",
            "(37.5; 126.75)",
            "37.5N 126.75E",
            "N37.5 E126.75",
            "126.75E, 37.5N",
            "37°30′N 126°45′E",
            "37°30'0\"N, 126°45'0\"E",
            "37.5°, 126.75°",
        ] {
            assert_eq!(position_in_text(text), Ok(seoul), "{text}");
        }
        let rio = Position::new(-22.5, -43.25).unwrap();
        for text in [
            "-22.5, -43.25",
            "−22.5 −43.25",
            "22°30′S 43°15′W",
            "22.5 S, 43.25 W",
        ] {
            assert_eq!(position_in_text(text), Ok(rio), "{text}");
        }
    }

    #[test]
    fn what_is_no_position_is_refused() {
        for text in [
            "",
            "37.5",
            "here",
            "1, 2, 3",
            "37.5N 12N",
            "37°70′N 1°E",
            "1-2-3",
            "--1 2",
        ] {
            assert_eq!(
                position_in_text(text),
                Err(CoordinatesError::Form),
                "{text}"
            );
        }
        assert!(matches!(
            position_in_text("200, 300"),
            Err(CoordinatesError::Position(PositionError::Latitude(_)))
        ));
    }

    #[test]
    fn a_longitude_that_comes_first_is_noticed() {
        let seoul = Position::new(37.5, 126.75).unwrap();
        assert_eq!(
            position_in_text("126.75, 37.5"),
            Err(CoordinatesError::Swapped(seoul))
        );
    }

    #[test]
    fn what_a_field_shows_is_read_back() {
        for (lat, lon) in [
            (37.566, 126.9784),
            (-22.9, -43.2),
            (0.0, 0.0),
            (-0.000_001, 180.0),
        ] {
            let position = Position::new(lat, lon).unwrap();
            let read = position_in_text(&text_of_position(position)).unwrap();
            assert!((read.lat() - lat).abs() < 1e-5 && (read.lon() - lon).abs() < 1e-5);
        }
        let shown = text_of_position(Position::new(37.566, 126.978_4).unwrap());
        assert_eq!(shown, "37.566, 126.9784");
    }
}
