//! The parser's errors, put at the place that they are about.
//!
//! The parser tells how far it has read, which is before, in, or behind what is wrong, by kind of error. The tokens about
//! that point tell where the wrong thing itself stands.

use ron::error::{Error, SpannedError};

use super::ending::cut_short;
use super::error::{Fault, FaultKind};
use super::field::field_of;
use super::lexer::{Lexer, Token, TokenKind};
use super::outline::within;
use super::wording::kind_of;
use crate::atlas::Step;

/// What the parser has against a text.
pub(super) fn fault_of(text: &str, error: &SpannedError) -> Fault {
    let stop = offset_of(text, error.span.end.line, error.span.end.col);
    let around = Around::of(text, stop);
    if let Some(fault) = around.ends_early(text, &error.code) {
        return fault;
    }
    let token = match &error.code {
        Error::Message(message) => around.value_refused(text, message),
        Error::NoSuchStructField { .. }
        | Error::DuplicateStructField { .. }
        | Error::NoSuchEnumVariant { .. }
        | Error::InvalidValueForType { .. }
        | Error::ExpectedDifferentStructName { .. }
        | Error::IntegerOutOfBounds => around.behind(),
        Error::MissingStructField { .. } => around.open.last().copied(),
        _ => around.ahead(),
    };
    let Some(token) = token else {
        return Fault::at_byte(text, 0, FaultKind::NotAnAtlas);
    };
    // A whole number ends for the parser where its fraction begins.
    let code = match &error.code {
        Error::ExpectedComma if around.inside.is_some() => &Error::ExpectedInteger,
        code => code,
    };
    let fault = Fault::at_byte(text, token.start, kind_of(code, token.of(text)));
    let field = is_of_a_value(code).then(|| field_of(text, token));
    Fault {
        field: field.flatten().map(Box::new),
        ..fault
    }
}

/// Whether an error is about a field's value, and not about the marks between fields.
fn is_of_a_value(code: &Error) -> bool {
    matches!(
        code,
        Error::Message(_)
            | Error::NoSuchEnumVariant { .. }
            | Error::ExpectedString
            | Error::ExpectedFloat
            | Error::ExpectedInteger
            | Error::InvalidIntegerDigit { .. }
            | Error::IntegerOutOfBounds
            | Error::ExpectedBoolean
            | Error::ExpectedIdentifier
            | Error::ExpectedArray
            | Error::ExpectedMap
            | Error::ExpectedStructLike
            | Error::ExpectedNamedStructLike(_)
            | Error::ExpectedDifferentStructName { .. }
    )
}

/// The byte at a line and column, both from 1, columns in characters.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = lines.map(str::len).sum();
    let rest = &text[start..];
    let within = rest.char_indices().nth(column.saturating_sub(1));
    start + within.map_or(rest.len(), |(at, _)| at)
}

/// The tokens about the point where the parser stopped.
#[derive(Default)]
struct Around {
    /// The last that ends before or at the point.
    last: Option<Token>,
    /// The one that the point is in the middle of.
    inside: Option<Token>,
    /// The first that begins at or behind the point.
    next: Option<Token>,
    /// The brackets that are open at the point.
    open: Vec<Token>,
    /// The opening bracket of the pair that `last` closes.
    closed: Option<Token>,
}

impl Around {
    fn of(text: &str, stop: usize) -> Self {
        let mut around = Self::default();
        for token in Lexer::new(text).filter(|token| !token.is_comment()) {
            if token.start >= stop {
                around.next = Some(token);
                break;
            }
            if token.end > stop {
                around.inside = Some(token);
                continue;
            }
            around.closed = None;
            match token.kind {
                TokenKind::Open(_) => around.open.push(token),
                TokenKind::Close(_) => around.closed = around.open.pop(),
                _ => {}
            }
            around.last = Some(token);
        }
        around
    }

    /// What is open at the end of the file, if the parser got there.
    fn ends_early(&self, text: &str, code: &Error) -> Option<Fault> {
        if *code == Error::UnclosedBlockComment {
            let comment = Lexer::new(text).last()?;
            return Some(Fault::at_byte(
                text,
                comment.start,
                FaultKind::UnclosedComment,
            ));
        }
        if self.next.is_some() {
            return None;
        }
        let last = self.inside.or(self.last)?;
        if last.kind == (TokenKind::Text { closed: false }) {
            return Some(Fault::at_byte(text, last.start, FaultKind::UnclosedText));
        }
        Some(cut_short(text, *self.open.last()?))
    }

    /// What was just read.
    fn behind(&self) -> Option<Token> {
        self.inside.or(self.last)
    }

    /// What can't be read.
    fn ahead(&self) -> Option<Token> {
        self.inside.or(self.next).or(self.last)
    }

    /// The value that its type refused, right after it was read.
    fn value_refused(&self, text: &str, message: &str) -> Option<Token> {
        let Some(opened) = self.closed else {
            return self.behind();
        };
        // A position is refused as a whole, and says first which of its numbers is to blame.
        let field = match message.split(' ').next() {
            Some("bad-latitude:") => Step::Field("lat"),
            Some("bad-longitude:") => Step::Field("lon"),
            _ => return Some(opened),
        };
        within(text, opened.start, field)
            .and_then(|at| Lexer::starting_at(text, at).next())
            .or(Some(opened))
    }
}
