//! A source file as the layout test sees it: its code, without comments, quotations and tests.

use std::path::Path;

/// A file under `src/`.
pub(crate) struct Source {
    /// From `src/`, with forward slashes.
    pub(crate) path: String,
    /// The text, as many bytes as the file has, comments and what stands between quotation marks blanked.
    code: String,
    text: String,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let mut code = without_comments_and_quotations(text);
        if is_test(path) {
            code.clear();
        } else if let Some(tests) = code.find("#[cfg(test)]\nmod ") {
            // Tests stand last in a file; `mod tests;` is another file, and what follows it counts.
            let name_end = code[tests..].find(['{', ';']).map(|at| tests + at);
            if name_end.is_some_and(|at| code[at..].starts_with('{')) {
                code.truncate(tests);
            }
        }
        Self {
            path: path.to_owned(),
            code,
            text: text.to_owned(),
        }
    }

    /// Every Rust file in a folder and the folders in it.
    pub(crate) fn all_in(folder: &Path) -> Vec<Self> {
        let mut found = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in std::fs::read_dir(&next).expect("the folder can be listed") {
                let path = entry.expect("the folder can be listed").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let text = std::fs::read_to_string(&path).expect("the file can be read");
                    let inside = path.strip_prefix(folder).expect("it is in the folder");
                    let inside = inside.to_string_lossy().replace('\\', "/");
                    found.push(Self::new(&inside, &text));
                }
            }
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// The room that the file is in: its folder, or its own name beside `main.rs`.
    pub(crate) fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or(&self.path);
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Its lines of code with their numbers, from 1.
    pub(crate) fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
    }

    /// How many lines it has, less those of the tests at its end.
    pub(crate) fn length(&self) -> usize {
        let all = self.text.lines().count();
        if is_test(&self.path) {
            all
        } else {
            self.code.lines().count().min(all)
        }
    }

    /// What it takes from the crate, by path, with the line: `use crate::{a::B, c}` takes `a::B` and `c`.
    pub(crate) fn imports(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for root in ["crate::", "city_ties::"] {
            for (at, _) in self.code.match_indices(root) {
                let line = self.line_of(at);
                let rest = &self.code[at + root.len()..];
                let Some(group) = rest.strip_prefix('{') else {
                    found.push((line, path_at(rest)));
                    continue;
                };
                for item in items(group) {
                    found.push((line, path_at(item)));
                }
            }
        }
        found
    }

    /// Texts of several words that are handed, as they stand, to functions that show them.
    pub(crate) fn texts_shown_by(&self, functions: &[&str]) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for function in functions {
            for (at, _) in self.code.match_indices(function) {
                let argument = at + function.len();
                let behind = self.text[argument..].trim_start();
                let Some(text) = behind.strip_prefix('"') else {
                    continue;
                };
                let text = text.split('"').next().unwrap_or(text);
                if text.trim().contains(' ') {
                    found.push((self.line_of(at), text.to_owned()));
                }
            }
        }
        found
    }

    /// Quotations of as many words as a sentence has, with their lines and what stands before them in theirs.
    pub(crate) fn sentences(&self, least_words: usize) -> Vec<(usize, &str, &str)> {
        let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let program = self.code.len();
        quotations(&self.text)
            .filter(|(at, quotation)| {
                let words = quotation.split_whitespace().filter(is_word);
                *at < program && words.count() >= least_words
            })
            .map(|(at, quotation)| {
                let line_start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
                (self.line_of(at), &self.text[line_start..at], quotation)
            })
            .collect()
    }

    fn line_of(&self, at: usize) -> usize {
        1 + self.code[..at].matches('\n').count()
    }
}

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// The path at the beginning of a text: `a::b::C`.
fn path_at(text: &str) -> String {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    let path = &text[..end.unwrap_or(text.len())];
    path.trim_end_matches(':').to_owned()
}

/// The items of a group, behind its opening bracket; groups in it stay whole.
fn items(group: &str) -> Vec<&str> {
    let (mut items, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' if depth == 0 => {
                items.push(group[from..at].trim());
                from = at + 1;
            }
            '}' if depth == 0 => {
                items.push(group[from..at].trim());
                break;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    items
}

/// The text with blanks for comments and for what stands between quotation marks, byte for byte.
fn without_comments_and_quotations(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    for (is_code, piece) in pieces(text) {
        let blank = |b: u8| if b == b'\n' { '\n' } else { ' ' };
        if is_code {
            code.push_str(piece);
        } else {
            code.extend(piece.bytes().map(blank));
        }
    }
    code
}

/// What stands between quotation marks, and where it begins.
fn quotations(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    pieces(text).filter_map(move |(is_code, piece)| {
        let begins = at;
        at += piece.len();
        let is_quotation = !is_code && piece.starts_with(['"', 'r', 'b']);
        is_quotation.then_some((begins, piece))
    })
}

/// The text in pieces: characters of code, and whole comments and quotations.
fn pieces(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let (mut rest, mut before) = (text, None);
    std::iter::from_fn(move || {
        let c = rest.chars().next()?;
        let other = if rest.starts_with("//") {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            Some(block_comment(rest))
        } else if c == '"' {
            Some(quotation(rest))
        } else if c == '\'' {
            Some(character(rest))
        } else {
            raw_quotation(rest, before)
        };
        let (piece, behind) = rest.split_at(other.unwrap_or(c.len_utf8()));
        rest = behind;
        before = if other.is_some() { Some(' ') } else { Some(c) };
        Some((other.is_none(), piece))
    })
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        match here {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn quotation(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// `r"…"`, `r#"…"#`; `None` where the `r` ends a word or begins another.
fn raw_quotation(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| c != 'b' && (c.is_alphanumeric() || c == '_')) {
        return None;
    }
    let inside = rest.strip_prefix('r')?;
    let hashes = inside.len() - inside.trim_start_matches('#').len();
    let body = inside[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let len = body.find(&end).map_or(body.len(), |at| at + end.len());
    Some(1 + hashes + 1 + len)
}

/// A character such as `'"'` or `'\''`; one byte for the mark of a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some(_)) => rest[3..].find('\'').map_or(1, |at| at + 4),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}
