//! The words of a RON text, with their places; no more grammar than that.
//!
//! It never fails: what is no RON at all still comes out as words, since the places of a *bad* file's parts are wanted too.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A text between quotes, raw or not; `closed` is false where the file ends first.
    Text { closed: bool },
    /// A name, a number, or a run of anything else.
    Word,
    /// A comment, of a line or a block.
    Comment,
}

/// A token and its place, in bytes from the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    /// The token as it stands in the text.
    pub(super) fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// Reads tokens one after the other, keeping nothing: a file may be larger than the list of its tokens should be.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self::starting_at(text, 0)
    }

    /// Begins in the middle: `at` is where a token begins, as an earlier pass has found it.
    pub(super) fn starting_at(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c: char| !is_space(c)).unwrap_or(rest.len());
    }

    fn token_len(&self) -> (TokenKind, usize) {
        let rest = self.rest();
        match rest {
            [open @ (b'(' | b'[' | b'{'), ..] => (TokenKind::Open(*open), 1),
            [close @ (b')' | b']' | b'}'), ..] => (TokenKind::Close(*close), 1),
            [b',', ..] => (TokenKind::Comma, 1),
            [b':', ..] => (TokenKind::Colon, 1),
            [b'/', b'/', ..] => (
                TokenKind::Comment,
                find(rest, b"\n", 2).unwrap_or(rest.len()),
            ),
            [b'/', b'*', ..] => (TokenKind::Comment, block_comment_len(rest)),
            [b'"', ..] => quoted_len(rest, 1),
            [b'b', b'"', ..] => quoted_len(rest, 2),
            [b'r', b'"' | b'#', ..] => raw_len(rest, 1).unwrap_or_else(|| self.word_len()),
            [b'b', b'r', b'"' | b'#', ..] => raw_len(rest, 2).unwrap_or_else(|| self.word_len()),
            _ => self.word_len(),
        }
    }

    fn word_len(&self) -> (TokenKind, usize) {
        let rest = &self.text[self.at..];
        let len = rest
            .char_indices()
            .skip(1)
            .find(|&(_, c)| {
                is_space(c)
                    || matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':' | '"' | '/')
            })
            .map_or(rest.len(), |(at, _)| at);
        (TokenKind::Word, len)
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        if self.at == self.text.len() {
            return None;
        }
        let start = self.at;
        let (kind, len) = self.token_len();
        self.at += len;
        Some(Token {
            kind,
            start,
            end: self.at,
        })
    }
}

/// What RON takes for white space; the direction marks are among it.
fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    bytes
        .get(from..)?
        .windows(what.len())
        .position(|w| w == what)
        .map(|at| from + at)
}

/// Block comments nest.
fn block_comment_len(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (1_usize, 2);
    while depth > 0 {
        match rest.get(at..) {
            Some([b'/', b'*', ..]) => (depth, at) = (depth + 1, at + 2),
            Some([b'*', b'/', ..]) => (depth, at) = (depth - 1, at + 2),
            Some([_, ..]) => at += 1,
            Some([]) | None => return rest.len(),
        }
    }
    at
}

/// The length of a text whose opening quote ends at `from`.
fn quoted_len(rest: &[u8], from: usize) -> (TokenKind, usize) {
    let mut at = from;
    loop {
        match rest.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') => return (TokenKind::Text { closed: true }, at + 1),
            Some(_) => at += 1,
            None => return (TokenKind::Text { closed: false }, rest.len()),
        }
    }
}

/// The length of a raw text, `r"…"` or `r##"…"##`, whose hashes begin at `from`; `None` for a raw name, `r#name`.
fn raw_len(rest: &[u8], from: usize) -> Option<(TokenKind, usize)> {
    let hashes = rest[from..].iter().take_while(|&&b| b == b'#').count();
    if rest.get(from + hashes) != Some(&b'"') {
        return None;
    }
    let mut end = vec![b'"'];
    end.resize(1 + hashes, b'#');
    Some(match find(rest, &end, from + hashes + 1) {
        Some(at) => (TokenKind::Text { closed: true }, at + end.len()),
        None => (TokenKind::Text { closed: false }, rest.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        Lexer::new(text).map(|token| token.of(text)).collect()
    }

    #[test]
    fn a_text_falls_into_words_brackets_and_marks() {
        assert_eq!(
            words("(a: -1.5, b: [Some(\"x\\\"y\")])"),
            [
                "(",
                "a",
                ":",
                "-1.5",
                ",",
                "b",
                ":",
                "[",
                "Some",
                "(",
                "\"x\\\"y\"",
                ")",
                "]",
                ")"
            ]
        );
    }

    #[test]
    fn brackets_in_texts_and_comments_are_no_brackets() {
        for one in [
            "\"(\"",
            "r\"(\\\"",
            "r#\"(\"(\"#",
            "// (",
            "/* ( /* ( */ ( */",
            "\"اسم (\"",
        ] {
            assert_eq!(words(one), [one]);
        }
    }

    #[test]
    fn an_unclosed_text_reaches_to_the_end() {
        for text in ["\"abc", "\"abc\\", "r#\"abc\"", "/* abc"] {
            assert_eq!(words(text), [text]);
        }
    }

    proptest! {
        #[test]
        fn any_text_falls_into_tokens_that_follow_each_other(text in "[\\x00-\\x7f가-힣\u{200f}]{0,60}") {
            let mut at = 0;
            for token in Lexer::new(&text) {
                prop_assert!(token.start >= at && token.end > token.start);
                prop_assert!(text[at..token.start].chars().all(is_space));
                at = token.end;
            }
            prop_assert!(text[at..].chars().all(is_space));
        }
    }
}
