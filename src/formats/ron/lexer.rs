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
    /// A comment, of a line or a block; `closed` is false where the file ends within a block.
    Comment { closed: bool },
}

/// A token and its place, in bytes from the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    /// Whether it says nothing to a reader.
    pub(super) fn is_comment(self) -> bool {
        matches!(self.kind, TokenKind::Comment { .. })
    }

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
        loop {
            // Nearly all white space is a byte of ASCII: letters are looked at where it is not.
            self.at += run_len(self.rest(), is_ascii_space);
            match self.text[self.at..].chars().next() {
                Some(c) if is_space(c) => self.at += c.len_utf8(),
                _ => return,
            }
        }
    }

    fn token_len(&self) -> (TokenKind, usize) {
        let rest = self.rest();
        match rest {
            [open @ (b'(' | b'[' | b'{'), ..] => (TokenKind::Open(*open), 1),
            [close @ (b')' | b']' | b'}'), ..] => (TokenKind::Close(*close), 1),
            [b',', ..] => (TokenKind::Comma, 1),
            [b':', ..] => (TokenKind::Colon, 1),
            [b'/', b'/', ..] => (
                TokenKind::Comment { closed: true },
                // The standard library looks for one character many bytes at a time.
                self.text[self.at..].find('\n').unwrap_or(rest.len()),
            ),
            [b'/', b'*', ..] => block_comment_len(rest),
            [b'"', ..] => quoted_len(rest, 1),
            [b'b', b'"', ..] => quoted_len(rest, 2),
            [b'r', b'"' | b'#', ..] => {
                raw_len(&self.text[self.at..], 1).unwrap_or_else(|| self.word_len())
            }
            [b'b', b'r', b'"' | b'#', ..] => {
                raw_len(&self.text[self.at..], 2).unwrap_or_else(|| self.word_len())
            }
            _ => self.word_len(),
        }
    }

    fn word_len(&self) -> (TokenKind, usize) {
        let rest = &self.text[self.at..];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let mut at = first;
        loop {
            at += run_len(&rest.as_bytes()[at..], is_of_word);
            match rest[at..].chars().next() {
                Some(c) if !c.is_ascii() && !is_space(c) => at += c.len_utf8(),
                _ => return (TokenKind::Word, at),
            }
        }
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

/// White space of ASCII.
fn is_ascii_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// What goes on with a word that has begun, of ASCII.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii()
        && !is_ascii_space(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b':' | b'"' | b'/'
        )
}

/// How many bytes at the beginning are such as asked for.
fn run_len(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> usize {
    let end = bytes.iter().position(|&byte| !is_such(byte));
    end.unwrap_or(bytes.len())
}

/// Block comments nest.
fn block_comment_len(rest: &[u8]) -> (TokenKind, usize) {
    let (mut depth, mut at) = (1_usize, 2);
    while depth > 0 {
        at += run_len(&rest[at..], |byte| !matches!(byte, b'/' | b'*'));
        match &rest[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            [_, ..] => at += 1,
            [] => return (TokenKind::Comment { closed: false }, rest.len()),
        }
    }
    (TokenKind::Comment { closed: true }, at)
}

/// The length of a text whose opening quote ends at `from`.
fn quoted_len(rest: &[u8], from: usize) -> (TokenKind, usize) {
    let mut at = from;
    loop {
        at += run_len(rest.get(at..).unwrap_or_default(), |byte| {
            !matches!(byte, b'\\' | b'"')
        });
        match rest.get(at) {
            Some(b'\\') => at += 2,
            Some(_) => return (TokenKind::Text { closed: true }, at + 1),
            None => return (TokenKind::Text { closed: false }, rest.len()),
        }
    }
}

/// The length of a raw text, `r"…"` or `r##"…"##`, whose hashes begin at `from`; `None` for a raw name, `r#name`.
fn raw_len(rest: &str, from: usize) -> Option<(TokenKind, usize)> {
    let hashes = run_len(&rest.as_bytes()[from..], |byte| byte == b'#');
    let inside = rest[from + hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(match inside.find(&end) {
        Some(at) => {
            let before = rest.len() - inside.len();
            (TokenKind::Text { closed: true }, before + at + end.len())
        }
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
