//! Words of files and of people as messages and labels show them: of any length, and with anything in them.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;

/// How many letters of a word a message quotes.
pub const IN_MESSAGE: usize = 60;
/// How many letters of a name a label has room for: on the map, in a menu, in the window's title.
pub const IN_LABEL: usize = 40;
/// How many letters of a name the panel shows.
pub const IN_PANEL: usize = 400;

/// A letter and its marks are this long at the most, bytes; more marks are no letter of any script.
const LONGEST_LETTER: usize = 64;

/// The first letters of a text, with "…" where there are more. A letter is what a reader takes for one, with all its
/// marks. Of a long text no more than these are looked at.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most {
        return Cow::Borrowed(text);
    }
    let bound = text.floor_char_boundary(most.saturating_mul(LONGEST_LETTER));
    let mut letters = text[..bound].grapheme_indices(true).skip(most);
    match letters.next() {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None if bound == text.len() => Cow::Borrowed(text),
        None => Cow::Owned(format!("{}…", &text[..bound])),
    }
}

/// A text of one line with what would move the cursor, hide words or turn their order made visible: `\n`, `\u{202e}`.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_treacherous) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_treacherous(c) => {
                // A String never refuses.
                write!(out, "\\u{{{:x}}}", u32::from(c)).unwrap_or_default();
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Control characters, line separators, and the marks that override or embed a direction. The marks that merely give one
/// (U+200E, U+200F) are ordinary in Persian and Arabic.
fn is_treacherous(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_behind_a_whole_letter() {
        assert_eq!(shortened("Seoul", 5), "Seoul");
        assert_eq!(shortened("Seoul!", 5), "Seoul…");
        assert_eq!(shortened("서울특별시", 2), "서울…");
        assert_eq!(
            shortened("e\u{301}e\u{301}e\u{301}", 2),
            "e\u{301}e\u{301}…"
        );
        assert_eq!(shortened("👩‍👩‍👧👩‍👩‍👧", 1), "👩‍👩‍👧…");
    }

    #[test]
    fn a_letter_with_marks_without_end_does_not_get_through() {
        let zalgo = format!("e{}", "\u{301}".repeat(1_000_000));
        assert!(shortened(&zalgo, 10).len() < 1000);
        assert!(shortened(&"ö".repeat(1_000_000), 10).chars().count() == 11);
    }

    #[test]
    fn what_would_deceive_a_reader_is_made_visible() {
        assert_eq!(escaped("Seoul – سئول\u{200f}"), "Seoul – سئول\u{200f}");
        assert_eq!(
            escaped("a\u{1b}[2J\nb\u{202e}c"),
            "a\\u{1b}[2J\\nb\\u{202e}c"
        );
    }
}
