//! Whether bytes begin like an atlas that this program can read.
//!
//! The format and its version stand first in a file, so that a reader knows after a few kilobytes whether to go on:
//! noise of any size is refused at once, and a newer version before its unknown fields are.

use super::error::{Fault, FaultKind, Point};
use super::lexer::{Lexer, Token, TokenKind};
use super::wording::quotable;

/// The name of the format, first in every file.
pub(super) const FORMAT: &str = "city-ties";
/// The version that is written, and the newest that is read.
pub(super) const VERSION: u64 = 1;

/// The mark that some editors put before UTF-8; accepted, and kept while the atlas is unchanged.
const BOM: &str = "\u{feff}";

/// How much of a file's beginning [`sniff`] should see, in bytes.
pub const SNIFF_BYTES: usize = 64 * 1024;

/// Looks at the beginning of a file; `whole` says that nothing follows.
///
/// A beginning that doesn't tell (nothing but comments) passes: reading the whole will.
///
/// # Errors
/// When the bytes can't be the beginning of an atlas.
pub fn sniff(head: &[u8], whole: bool) -> Result<(), Fault> {
    check_header(text_of(head, whole)?, whole)
}

/// Holds the beginning of a text against the header of an atlas.
pub(super) fn check_header(text: &str, whole: bool) -> Result<(), Fault> {
    // The last token of a part may go on beyond it; but one as long as this is none of a header's, whatever follows.
    let is_told = |token: &Token| whole || token.end < text.len() || token.end - token.start > 100;
    let tokens = Lexer::new(text).filter(|token| !token.is_comment());
    let tokens = tokens.filter(is_told);
    header(text, tokens)
}

/// The text of a file, without the mark before it.
pub(super) fn text_of(bytes: &[u8], whole: bool) -> Result<&str, Fault> {
    if bytes.is_empty() && whole {
        return Err(at(Point::START, FaultKind::Empty));
    }
    if is_utf16(bytes) {
        return Err(at(Point::START, FaultKind::Utf16));
    }
    let text = match std::str::from_utf8(bytes) {
        // Nobody writes a zero: the file is binary, or has a hole where a disk failed. Its end need not be looked for.
        Ok(text) if let Some(zero) = text.find('\0') => {
            return Err(at(Point::of(text, zero), FaultKind::NotText));
        }
        Ok(text) => text,
        Err(error) => {
            let good = &bytes[..error.valid_up_to()];
            let good = std::str::from_utf8(good).unwrap_or_default();
            // A part may end within a character.
            if whole || error.error_len().is_some() {
                return Err(at(Point::of(good, good.len()), FaultKind::NotText));
            }
            good
        }
    };
    Ok(text.strip_prefix(BOM).unwrap_or(text))
}

/// A byte-order mark, or every other byte of the beginning zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let (pairs, _) = bytes[..bytes.len().min(64)].as_chunks::<2>();
    bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || !pairs.is_empty() && pairs.iter().all(|&[a, b]| (a == 0) != (b == 0))
}

/// Holds the first tokens against `(format: "city-ties", version: 1`.
fn header(text: &str, mut tokens: impl Iterator<Item = Token>) -> Result<(), Fault> {
    let Some(first) = after_attributes(text, &mut tokens) else {
        return Ok(());
    };
    let mut next = Some(first);
    for expected in ["(", "format", ":"] {
        match next {
            Some(token) if token.of(text) == expected => next = tokens.next(),
            Some(_) => return Err(fault(text, first, FaultKind::NotAnAtlas)),
            None => return Ok(()),
        }
    }
    match next {
        Some(token) if unquoted(token.of(text)) == FORMAT => next = tokens.next(),
        Some(token) if token.kind == (TokenKind::Text { closed: false }) => {
            return Err(fault(text, token, FaultKind::UnclosedText));
        }
        Some(token) => {
            let kind = FaultKind::OtherFormat(quotable(token.of(text)));
            return Err(fault(text, token, kind));
        }
        None => return Ok(()),
    }
    for expected in [",", "version", ":"] {
        match next {
            Some(token) if token.of(text) == expected => next = tokens.next(),
            Some(token) => return Err(fault(text, token, FaultKind::NoVersion)),
            None => return Ok(()),
        }
    }
    let Some(token) = next else { return Ok(()) };
    match token.of(text).parse::<u64>() {
        Ok(VERSION) => Ok(()),
        Ok(newer) if newer > VERSION => Err(fault(text, token, FaultKind::NewerVersion(newer))),
        _ => {
            let kind = FaultKind::NoSuchVersion(quotable(token.of(text)));
            Err(fault(text, token, kind))
        }
    }
}

/// The first token behind RON's own attributes, `#![enable(…)]`.
fn after_attributes(text: &str, tokens: &mut impl Iterator<Item = Token>) -> Option<Token> {
    let mut token = tokens.next()?;
    while token.of(text) == "#!" {
        while token.kind != TokenKind::Close(b']') {
            token = tokens.next()?;
        }
        token = tokens.next()?;
    }
    Some(token)
}

fn unquoted(text: &str) -> &str {
    text.trim_matches('"')
}

fn fault(text: &str, token: Token, kind: FaultKind) -> Fault {
    Fault::at_byte(text, token.start, kind)
}

fn at(at: Point, kind: FaultKind) -> Fault {
    Fault {
        at,
        field: None,
        kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_header_is_no_fault() {
        let header = "#![enable(implicit_some)]\n// ours\n(format: \"city-ties\", version: 1,";
        for (end, _) in header.char_indices() {
            assert_eq!(sniff(&header.as_bytes()[..end], false), Ok(()), "{end}");
        }
        assert_eq!(sniff(header.as_bytes(), true), Ok(()));
    }

    #[test]
    fn noise_is_refused_by_its_first_part() {
        for noise in ["x".repeat(SNIFF_BYTES), "(".repeat(SNIFF_BYTES)] {
            let said = sniff(noise.as_bytes(), false).map_err(|fault| fault.kind);
            assert_eq!(said, Err(FaultKind::NotAnAtlas));
        }
    }

    #[test]
    fn a_part_that_ends_within_a_letter_is_no_fault() {
        let text = "// 서울";
        assert_eq!(sniff(&text.as_bytes()[..5], false), Ok(()));
        let whole = sniff(&text.as_bytes()[..5], true);
        assert_eq!(
            whole.map_err(|f| (f.at.column, f.kind)),
            Err((4, FaultKind::NotText))
        );
    }
}
