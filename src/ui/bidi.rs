//! Paragraphs in any direction.
//!
//! egui shapes each run of a font by itself and lays the runs from left to right, so a line that mixes directions, or
//! just holds two Persian words, comes out in the wrong order. Here a paragraph is broken into lines in logical order,
//! each line is put into visual order by the Unicode Bidirectional Algorithm, and egui gets pieces that it can't
//! misplace. A paragraph without right-to-left letters goes to egui as it is.
//!
//! Use [`label`] and [`paragraph`] in panels, [`galley`] on the map. What a screen reader gets is always the text in
//! logical order. This module lays out and paints; which texts to say is `text/`'s matter, which colours `theme`'s.

mod controls;
mod layout;
mod lines;
mod order;
#[cfg(test)]
mod tests;
mod widget;

use eframe::egui::{Align, Color32};

pub use controls::{Button, Tip, button, checkbox, line, paint, radio, words};
pub use layout::{Laid, LinkRect, galley};
pub use order::{Direction, isolated};
pub use widget::{LinkResponse, ParagraphResponse, label, paragraph, truncated};

/// How a text looks. Sizes in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The size of the letters.
    pub size: f32,
    /// The height of a line.
    pub line_height: f32,
    /// How heavy.
    pub weight: Weight,
    /// In which colour.
    pub colour: Color32,
    /// Struck through: what was said, and taken back.
    pub struck: bool,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    SemiBold,
}

impl Style {
    /// Regular letters of a size on lines of a height, in points.
    pub fn new(size: f32, line_height: f32, colour: Color32) -> Self {
        Self {
            size,
            line_height,
            weight: Weight::Regular,
            colour,
            struck: false,
        }
    }

    /// The same, semi-bold.
    #[must_use]
    pub fn semibold(self) -> Self {
        Self {
            weight: Weight::SemiBold,
            ..self
        }
    }

    /// The same in another colour.
    #[must_use]
    pub fn colour(self, colour: Color32) -> Self {
        Self { colour, ..self }
    }

    /// The same, struck through.
    #[must_use]
    pub fn struck(self) -> Self {
        Self {
            struck: true,
            ..self
        }
    }
}

/// A stretch of a paragraph in one style. A span should end at a word's end: letters do not join across spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Its text, in logical order.
    pub text: String,
    /// How it looks. A raised span takes the colour, and a size of its own.
    pub style: Style,
    /// A footnote mark: small, raised, and following its word in the direction of the sentence.
    pub raised: bool,
    /// Does its text keep to itself, so that what stands beside it can't draw it in? For names within sentences.
    pub isolated: bool,
    /// The link that it belongs to, a number of the caller's.
    pub link: Option<Link>,
}

/// Where a span leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// A number of the caller's; spans of the same number that stand in one line are one link.
    pub id: usize,
    /// What a screen reader says: "Source 1: Yonhap".
    pub name: String,
}

/// A paragraph of spans, to be laid out in any direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    spans: Vec<Span>,
    direction: Direction,
    align: Align,
    max_width: f32,
    max_rows: usize,
}

impl Paragraph {
    /// An empty paragraph, aligned at the left, on as many lines as it needs within the width that its caller gives.
    pub fn new() -> Self {
        Self {
            spans: Vec::new(),
            direction: Direction::Auto,
            align: Align::LEFT,
            max_width: f32::INFINITY,
            max_rows: usize::MAX,
        }
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: impl Into<String>, style: Style) -> Self {
        self.span(Span {
            text: text.into(),
            style,
            raised: false,
            isolated: false,
            link: None,
        })
    }

    /// Adds a name that keeps to itself, whatever the direction of the sentence about it.
    #[must_use]
    pub fn name(self, text: impl Into<String>, style: Style) -> Self {
        self.span(Span {
            text: text.into(),
            style,
            raised: false,
            isolated: true,
            link: None,
        })
    }

    /// Adds a text that leads somewhere.
    #[must_use]
    pub fn link(self, text: impl Into<String>, style: Style, link: Link) -> Self {
        self.span(Span {
            text: text.into(),
            style,
            raised: false,
            isolated: true,
            link: Some(link),
        })
    }

    /// Adds a footnote mark to what stands before it, in the colour of `style`. Marks that follow each other keep a
    /// gap that no line breaks at.
    #[must_use]
    pub fn mark(mut self, text: impl Into<String>, style: Style, link: Link) -> Self {
        if self.spans.last().is_some_and(|last| last.raised) {
            self.spans.push(Span {
                text: "\u{A0}".to_owned(),
                style,
                raised: true,
                isolated: false,
                link: None,
            });
        }
        self.span(Span {
            text: text.into(),
            style,
            raised: true,
            isolated: true,
            link: Some(link),
        })
    }

    /// Adds a span.
    #[must_use]
    pub fn span(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }

    /// The same in a direction that its first letter need not have.
    #[must_use]
    pub fn direction(self, direction: Direction) -> Self {
        Self { direction, ..self }
    }

    /// The same, aligned within its width.
    #[must_use]
    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same as a window from right to left has it: what has letters that are written so is a sentence in its language,
    /// whatever it begins with, and its lines begin at the right.
    #[must_use]
    fn in_mirrored_window(self) -> Self {
        let mut spans = self.spans.iter();
        let is_auto = self.direction == Direction::Auto;
        if !is_auto || !spans.any(|span| order::has_right_to_left(&span.text)) {
            return self;
        }
        Self {
            direction: Direction::RightToLeft,
            align: Align::RIGHT,
            ..self
        }
    }

    /// The same on lines of this width at most, in points.
    #[must_use]
    pub fn max_width(self, max_width: f32) -> Self {
        Self { max_width, ..self }
    }

    /// The same on this many lines at most; "…" stands for the rest. Of a text that goes on and on only the beginning is
    /// laid out, and heard: these are lines of a panel, not pages.
    #[must_use]
    pub fn max_rows(self, max_rows: usize) -> Self {
        Self { max_rows, ..self }
    }

    /// The first letters with "…", where there are more of them.
    fn beginning(&self, most: usize) -> Option<Self> {
        let mut left = most;
        for (number, span) in self.spans.iter().enumerate() {
            if let Some((end, _)) = span.text.char_indices().nth(left) {
                let mut spans = self.spans[..number].to_vec();
                let text = format!("{}…", &span.text[..end]);
                spans.push(Span {
                    text,
                    style: span.style,
                    link: span.link.clone(),
                    ..*span
                });
                return Some(Self { spans, ..*self });
            }
            left -= span.text.chars().count();
        }
        None
    }

    /// Itself, or no more than its beginning where its lines are counted, or where it is longer than anybody reads: all of
    /// it would be shaped, at some kilobytes a letter.
    pub(in crate::ui) fn without_end(self) -> Self {
        /// More than three lines of a panel hold.
        const IN_LINES: usize = 500;
        const IN_PAGES: usize = 10_000;
        let is_counted = self.max_rows < usize::MAX;
        let most = if is_counted { IN_LINES } else { IN_PAGES };
        self.beginning(most).unwrap_or(self)
    }

    /// The text in logical order: what a screen reader says.
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

impl Default for Paragraph {
    fn default() -> Self {
        Self::new()
    }
}
