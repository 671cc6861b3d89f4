//! Breaks a text into lines in logical order: pure, its caller measures.

use std::ops::Range;

use super::order::cuts;

/// Ranges of the lines of one paragraph, without the spaces about them; at least one line, which may be empty.
///
/// `paragraph` is a range of `text`; `measure` gives the width of a range in the units of `width`. Lines break after
/// spaces; a word longer than a whole line is cut after a hyphen or slash, and anywhere if it has none.
pub(super) fn break_lines(
    text: &str,
    paragraph: Range<usize>,
    width: f32,
    measure: &mut impl FnMut(Range<usize>) -> f32,
) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    // The line so far, and its width.
    let mut line: Option<(Range<usize>, f32)> = None;
    for word in words(text, paragraph.clone()) {
        if let Some((range, x)) = &mut line {
            let with_word = *x + measure(range.end..word.end);
            if with_word <= width {
                range.end = word.end;
                *x = with_word;
                continue;
            }
            lines.push(range.clone());
        }
        let mut rest = word;
        let mut rest_width = measure(rest.clone());
        while rest_width > width {
            let cut = cut(text, rest.clone(), width, measure);
            if cut == rest.end {
                break;
            }
            lines.push(rest.start..cut);
            rest.start = cut;
            rest_width = measure(rest.clone());
        }
        line = Some((rest, rest_width));
    }
    lines.push(line.map_or(paragraph.start..paragraph.start, |(range, _)| range));
    lines
}

/// The longest beginning of a line, in logical order, that leaves room for `reserve`: where "…" takes over.
pub(super) fn shorten(
    text: &str,
    line: Range<usize>,
    room: f32,
    measure: &mut impl FnMut(Range<usize>) -> f32,
) -> Range<usize> {
    if measure(line.clone()) <= room {
        return line;
    }
    let end = fitting(text, line.clone(), room, measure)
        .last()
        .unwrap_or(line.start);
    let kept = text[line.start..end].trim_end_matches(is_break);
    line.start..line.start + kept.len()
}

/// Where to cut a word that is too long for its line; its end where not even one letter fits beside another.
fn cut(
    text: &str,
    word: Range<usize>,
    width: f32,
    measure: &mut impl FnMut(Range<usize>) -> f32,
) -> usize {
    let fitting: Vec<usize> = fitting(text, word.clone(), width, measure).collect();
    let after_mark = fitting
        .iter()
        .rev()
        .find(|&&at| text[..at].ends_with(['-', '–', '—', '/']));
    // A line takes at least one letter, however narrow it is.
    let first = || cuts(&text[word.clone()]).next().map(|at| word.start + at);
    after_mark
        .or(fitting.last())
        .copied()
        .or_else(first)
        .unwrap_or(word.end)
}

/// The ends of all beginnings of a range that fit a width.
fn fitting<'a>(
    text: &'a str,
    range: Range<usize>,
    width: f32,
    measure: &'a mut impl FnMut(Range<usize>) -> f32,
) -> impl Iterator<Item = usize> + 'a {
    let start = range.start;
    cuts(&text[range])
        .map(move |at| start + at)
        .take_while(move |&end| measure(start..end) <= width)
}

/// The words of a range, without the spaces between them.
fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let start = range.start;
    text[range]
        .split(is_break)
        .scan(start, |at, word| {
            let begin = *at;
            let end = begin + word.len();
            // The character that split here may be longer than a byte.
            *at = end + text[end..].chars().next().map_or(0, char::len_utf8);
            Some(begin..end)
        })
        .filter(|word| !word.is_empty())
}

/// Whether a line may break at this space.
fn is_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a text whose letters are all one wide.
    fn lines(text: &str, width: u8) -> Vec<&str> {
        let mut measure = |range: Range<usize>| text[range].chars().count() as f32;
        break_lines(text, 0..text.len(), width.into(), &mut measure)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(lines("sister since 1963", 12), ["sister since", "1963"]);
        assert_eq!(lines("sister since 1963", 11), ["sister", "since 1963"]);
        assert_eq!(lines("sister since 1963", 99), ["sister since 1963"]);
    }

    #[test]
    fn a_space_that_does_not_break_holds_its_words_together() {
        assert_eq!(lines("in 18\u{a0}October", 10), ["in", "18\u{a0}October"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut_after_a_hyphen_or_anywhere() {
        assert_eq!(lines("Saint-Petersburg", 11), ["Saint-", "Petersburg"]);
        assert_eq!(lines("to abcdefgh", 3), ["to", "abc", "def", "gh"]);
        assert_eq!(lines("abc", 0), ["a", "b", "c"]);
    }

    #[test]
    fn an_empty_text_is_one_empty_line() {
        assert_eq!(lines("", 10), [""]);
        assert_eq!(lines("  ", 10), [""]);
    }

    #[test]
    fn a_shortened_line_leaves_no_space_before_its_dots() {
        let text = "Seoul and Tehran";
        let mut measure = |range: Range<usize>| text[range].chars().count() as f32;
        assert_eq!(shorten(text, 0..16, 6.0, &mut measure), 0..5);
        assert_eq!(shorten(text, 0..16, 16.0, &mut measure), 0..16);
        assert_eq!(shorten(text, 0..16, 0.0, &mut measure), 0..0);
    }
}
