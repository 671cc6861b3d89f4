//! Whether a text ends before its brackets do, told by one quick reading of its words.
//!
//! A file that was cut short, or never was more than a beginning, is so refused before the parser has built an atlas of all
//! that came before the cut: what takes the parser seconds takes this a fraction of one.

use super::error::{Fault, FaultKind, Point};
use super::lexer::{Lexer, Token, TokenKind};

/// The fault of a text that is sound as far as its words go, and ends within a bracket, a text or a comment.
///
/// `None` where the text ends as it should, and wherever the parser is the better judge: words that can't stand beside each
/// other, brackets that don't match or are nested deeper than `depth_limit`, or a text that never ends because a quotation
/// mark is missing far above.
pub(super) fn ends_early(text: &str, depth_limit: usize) -> Option<Fault> {
    let mut open: Vec<Token> = Vec::new();
    let mut before = TokenKind::Comma;
    for token in Lexer::new(text) {
        match (before, token.kind) {
            (_, TokenKind::Comment { closed: true }) => continue,
            (_, TokenKind::Comment { closed: false }) => {
                return Some(Fault::at_byte(
                    text,
                    token.start,
                    FaultKind::UnclosedComment,
                ));
            }
            (TokenKind::Comma | TokenKind::Open(_), TokenKind::Comma)
            | (
                TokenKind::Word | TokenKind::Text { .. },
                TokenKind::Word | TokenKind::Text { closed: true },
            ) => return None,
            (_, TokenKind::Open(_)) if open.len() == depth_limit => return None,
            (_, TokenKind::Open(_)) => open.push(token),
            (_, TokenKind::Close(bracket)) => {
                let opened = open.pop()?;
                if opened.kind != TokenKind::Open(opening_of(bracket)) {
                    return None;
                }
            }
            (_, TokenKind::Text { closed: false }) => {
                let is_on_the_last_line = !token.of(text).contains('\n');
                let unclosed = || Fault::at_byte(text, token.start, FaultKind::UnclosedText);
                return is_on_the_last_line.then(unclosed);
            }
            _ => {}
        }
        before = token.kind;
    }
    open.pop().map(|opened| cut_short(text, opened))
}

/// The fault of a text that ends while this bracket is open.
pub(super) fn cut_short(text: &str, opened: Token) -> Fault {
    let kind = FaultKind::CutShort {
        bracket: opened.of(text).to_owned(),
        opened: Point::of(text, opened.start),
    };
    Fault::at_byte(text, text.trim_end().len(), kind)
}

fn opening_of(closing: u8) -> u8 {
    match closing {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    }
}
