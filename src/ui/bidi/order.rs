//! The visual order of a line: pure, no fonts.
//!
//! The shaper beneath egui takes a section of text, guesses one direction for it and lays sections out from left to
//! right. So a line is cut into [`Piece`]s, from left to right, each of which the shaper can only take one way:
//! - Persian letters that join (one word at most): the shaper turns them round and joins them;
//! - a Persian digit, alone, since a shaper would read a row of them from the right;
//! - anything else: in the order in which it is seen, brackets mirrored by us.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, ParagraphInfo, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

const ISOLATE: char = '\u{2068}';
const END_ISOLATE: char = '\u{2069}';

/// The direction of a paragraph: where its lines begin, and how its parts follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As its first letter has it.
    #[default]
    Auto,
    /// From the left, as in an English sentence that begins with a Persian name.
    LeftToRight,
    /// From the right.
    RightToLeft,
}

impl Direction {
    fn level(self) -> Option<Level> {
        match self {
            Self::Auto => None,
            Self::LeftToRight => Some(Level::ltr()),
            Self::RightToLeft => Some(Level::rtl()),
        }
    }
}

/// What a shaper may take in one go, in the order from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Which span it belongs to.
    pub(super) span: usize,
    /// What to give to the shaper.
    pub(super) text: String,
    /// Whether it belongs to a right-to-left script or stands among its words: then in that script's font.
    pub(super) right_to_left: bool,
}

/// A text that keeps its own order within a line of any direction, such as a date behind a title.
pub fn isolated(text: String) -> String {
    if has_right_to_left(&text) {
        format!("{ISOLATE}{text}{END_ISOLATE}")
    } else {
        text
    }
}

/// The text of some spans in logical order, with isolates round those that must not be drawn into their neighbours.
pub(super) struct Logical {
    pub(super) text: String,
    /// The end of each span in `text`.
    ends: Vec<usize>,
}

impl Logical {
    /// Joins spans; `true` isolates one.
    pub(super) fn of<'a>(spans: impl Iterator<Item = (&'a str, bool)>) -> Self {
        let mut text = String::new();
        let mut ends = Vec::new();
        for (span, isolated) in spans {
            if isolated {
                text.push(ISOLATE);
            }
            text.push_str(span);
            if isolated {
                text.push(END_ISOLATE);
            }
            ends.push(text.len());
        }
        Self { text, ends }
    }

    fn span_at(&self, byte: usize) -> usize {
        self.ends.partition_point(|&end| end <= byte)
    }
}

/// A text with its levels worked out.
pub(super) struct Order<'t> {
    logical: &'t Logical,
    info: BidiInfo<'t>,
}

impl<'t> Order<'t> {
    pub(super) fn new(logical: &'t Logical, direction: Direction) -> Self {
        Self {
            logical,
            info: BidiInfo::new(&logical.text, direction.level()),
        }
    }

    /// The paragraphs: stretches between line feeds.
    pub(super) fn paragraphs(&self) -> &[ParagraphInfo] {
        &self.info.paragraphs
    }

    /// The span that a byte belongs to.
    pub(super) fn span_at(&self, byte: usize) -> usize {
        self.logical.span_at(byte)
    }

    /// The pieces of a line (a byte range within one paragraph), from left to right.
    pub(super) fn pieces(&self, paragraph: &ParagraphInfo, line: Range<usize>) -> Vec<Piece> {
        if line.is_empty() {
            return Vec::new();
        }
        let (levels, runs) = self.info.visual_runs(paragraph, line);
        let mut pieces = Vec::new();
        for run in runs {
            let level = levels[run.start];
            let mut of_run = self.split(run, level.is_rtl());
            if level.is_rtl() {
                of_run.reverse();
            }
            pieces.append(&mut of_run);
        }
        pieces
    }

    /// The pieces of a run of one direction, in logical order.
    fn split(&self, run: Range<usize>, right_to_left: bool) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut before = Sort::Other;
        for (offset, grapheme) in self.logical.text[run.clone()].grapheme_indices(true) {
            let Some(first) = grapheme.chars().find(|&c| !is_control(c)) else {
                continue;
            };
            let span = self.logical.span_at(run.start + offset);
            let sort = Sort::of(first);
            let joins = match sort {
                Sort::Letter => right_to_left,
                Sort::Digit => false,
                Sort::Other => !right_to_left,
            };
            let text = grapheme.chars().filter(|&c| !is_control(c));
            match pieces.last_mut() {
                Some(last) if joins && sort == before && last.span == span => {
                    last.text.extend(text);
                }
                _ => pieces.push(Piece {
                    span,
                    text: if right_to_left && sort == Sort::Other {
                        text.map(mirrored).collect()
                    } else {
                        text.collect()
                    },
                    right_to_left: right_to_left || sort != Sort::Other,
                }),
            }
            before = sort;
        }
        pieces
    }
}

/// Whether a text needs any of this: it has a letter or digit of a right-to-left script, or a mark of direction.
pub(super) fn has_right_to_left(text: &str) -> bool {
    // Nothing below U+0590 turns round, so Latin and Greek cost one comparison a letter.
    text.chars()
        .any(|c| c >= '\u{590}' && (Sort::of(c) != Sort::Other || is_direction_mark(c)))
}

/// Where a text may be cut when a word is longer than its line.
pub(super) fn cuts(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.grapheme_indices(true).map(|(at, g)| at + g.len())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Of a right-to-left script.
    Letter,
    /// Of the Arabic scripts, read from the left.
    Digit,
    Other,
}

impl Sort {
    fn of(c: char) -> Self {
        if matches!(c, '\u{6F0}'..='\u{6F9}') {
            return Self::Digit;
        }
        match bidi_class(c) {
            BidiClass::R | BidiClass::AL if !is_control(c) => Self::Letter,
            BidiClass::AN => Self::Digit,
            _ => Self::Other,
        }
    }
}

/// Characters that steer the order and are never drawn.
fn is_control(c: char) -> bool {
    is_direction_mark(c) || c == '\n'
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The bracket that faces the other way.
fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 11] = [
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('<', '>'),
        ('«', '»'),
        ('‹', '›'),
        ('≤', '≥'),
        ('〈', '〉'),
        ('《', '》'),
        ('「', '」'),
        ('『', '』'),
    ];
    PAIRS
        .iter()
        .find_map(|&(open, close)| match c {
            _ if c == open => Some(close),
            _ if c == close => Some(open),
            _ => None,
        })
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is seen from left to right, a bar between pieces; letters of a piece stay in the order of writing,
    /// since the shaper turns them.
    fn seen(text: &str, direction: Direction) -> String {
        seen_spans(&[(text, false)], direction)
    }

    fn seen_spans(spans: &[(&str, bool)], direction: Direction) -> String {
        let logical = Logical::of(spans.iter().copied());
        let order = Order::new(&logical, direction);
        let paragraph = order.paragraphs()[0].clone();
        let pieces = order.pieces(&paragraph, paragraph.range.clone());
        let texts: Vec<_> = pieces.iter().map(|p| p.text.as_str()).collect();
        texts.join("|")
    }

    #[test]
    fn latin_and_korean_stay_one_piece() {
        assert_eq!(
            seen("Seoul (서울), 1963", Direction::Auto),
            "Seoul (서울), 1963"
        );
        assert!(!has_right_to_left("Seoul (서울) – São Paulo ↗"));
        assert!(!has_right_to_left("서울 · Seoul"));
    }

    #[test]
    fn two_persian_words_stand_from_right_to_left() {
        assert_eq!(
            seen("خواهرخوانده شدند", Direction::Auto),
            "شدند| |خواهرخوانده"
        );
        assert!(has_right_to_left("خواهرخوانده شدند"));
    }

    #[test]
    fn a_persian_name_in_an_english_sentence_keeps_its_brackets_about_it() {
        assert_eq!(
            seen("Tehran (تهران), since ۱۳۵۶", Direction::Auto),
            "Tehran (|تهران|), since |۱|۳|۵|۶"
        );
    }

    #[test]
    fn brackets_are_mirrored_in_a_persian_sentence_and_its_numbers_read_from_the_left() {
        assert_eq!(seen("شدند (۲۰۱۴)", Direction::Auto), "(|۲|۰|۱|۴|)| |شدند");
        assert_eq!(seen("«پکن» 2014", Direction::Auto), "2014| |«|پکن|»");
    }

    #[test]
    fn a_list_of_names_in_three_scripts_keeps_its_order() {
        assert_eq!(
            seen("서울 · سئول · South Korea", Direction::Auto),
            "서울 · |سئول| · South Korea"
        );
    }

    #[test]
    fn the_caller_may_say_the_direction() {
        assert_eq!(seen("تهران signs.", Direction::Auto), ".|signs| |تهران");
        assert_eq!(
            seen("تهران signs.", Direction::LeftToRight),
            "تهران| signs."
        );
    }

    #[test]
    fn a_half_space_stays_within_its_word() {
        assert_eq!(
            seen("ایران\u{200C}زمین تهران\u{200C}", Direction::Auto),
            "تهران\u{200C}| |ایران\u{200C}زمین"
        );
    }

    #[test]
    fn vowel_signs_stay_with_their_letters() {
        assert_eq!(seen("تِهران", Direction::Auto), "تِهران");
    }

    #[test]
    fn footnote_marks_follow_their_word_in_the_direction_of_the_sentence() {
        let marks = [
            ("خواهرخوانده", false),
            ("1", true),
            ("\u{a0}", false),
            ("2", true),
        ];
        assert_eq!(
            seen_spans(&marks, Direction::LeftToRight),
            "خواهرخوانده|1|\u{a0}|2"
        );
        assert_eq!(
            seen_spans(&marks, Direction::RightToLeft),
            "2|\u{a0}|1|خواهرخوانده"
        );
    }

    #[test]
    fn marks_of_direction_steer_and_are_not_drawn() {
        assert_eq!(seen("\u{200F}Tehran!", Direction::Auto), "!|Tehran");
    }

    #[test]
    fn pieces_know_their_span_and_their_font() {
        let logical = Logical::of([("Tehran ", false), ("تهران", false)].into_iter());
        let order = Order::new(&logical, Direction::Auto);
        let paragraph = order.paragraphs()[0].clone();
        let pieces = order.pieces(&paragraph, paragraph.range.clone());
        let spans: Vec<_> = pieces.iter().map(|p| (p.span, p.right_to_left)).collect();
        assert_eq!(spans, [(0, false), (1, true)]);
    }
}
