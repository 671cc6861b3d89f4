//! Where each entity of a file stands. serde tells no line of a valid entity, so a second, shallow reading does.

use std::borrow::Cow;
use std::collections::{BTreeMap, BinaryHeap};

use super::error::{Point, ReadError};
use super::lexer::{Lexer, Token, TokenKind};
use crate::atlas::{Entity, Place, Step};

/// The places in a file that the reader found to be well formed; in any other, some are missing.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
    about: Option<usize>,
    /// By section: its keys in order, and where each stands.
    keys: BTreeMap<&'a str, Vec<Key<'a>>>,
    /// By section, where each item of a list stands.
    items: BTreeMap<&'a str, Vec<usize>>,
    /// Keys that stand twice in one map: the first of them in the file, in its order.
    pub(super) doubled: Vec<Doubled>,
    /// How many more there are.
    pub(super) more_doubled: usize,
    /// Whether the file has comments, which no save can keep.
    pub(super) has_comments: bool,
}

/// What a key says, and the byte where it stands.
type Key<'a> = (Cow<'a, str>, usize);

/// A key that a map has twice.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Doubled {
    /// Where it stands again and where first, bytes from the beginning.
    pub(super) again: usize,
    pub(super) first: usize,
    pub(super) key: String,
}

/// A bracket that is open while the file is read.
struct Frame<'a> {
    bracket: u8,
    /// In the order of the file.
    keys: Vec<Key<'a>>,
    items: Vec<usize>,
    /// Whether the next token begins an item.
    fresh: bool,
}

/// The section that a token stands in. What is saved has its maps one bracket further in, each with a name of its own.
#[derive(Clone, Copy, Default)]
struct Section<'a> {
    name: &'a str,
    saved: &'a str,
}

impl<'a> Section<'a> {
    fn is_saved(&self) -> bool {
        self.name == "saved"
    }

    /// Whether a key at this depth names a section.
    fn is_named_at(&self, depth: usize) -> bool {
        depth == 1 || (depth == 2 && self.is_saved())
    }

    fn take(&mut self, name: &'a str, depth: usize) {
        if depth == 1 {
            self.name = name;
        } else {
            self.saved = name;
        }
    }

    /// How many brackets are open in its map or list.
    fn depth(&self) -> usize {
        if self.is_saved() { 3 } else { 2 }
    }

    fn own(&self) -> &'a str {
        if self.is_saved() {
            self.saved
        } else {
            self.name
        }
    }
}

impl Frame<'_> {
    fn opened_by(bracket: u8) -> Self {
        Self {
            bracket,
            keys: Vec::new(),
            items: Vec::new(),
            fresh: true,
        }
    }
}

impl<'a> Outline<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut outline = Self {
            text,
            line_starts: line_starts(text),
            about: None,
            keys: BTreeMap::new(),
            items: BTreeMap::new(),
            doubled: Vec::new(),
            more_doubled: 0,
            has_comments: false,
        };
        let mut doubled = BinaryHeap::new();
        let mut open: Vec<Frame<'a>> = Vec::new();
        let mut section = Section::default();
        let mut before: Option<Token> = None;
        for token in Lexer::new(text) {
            if token.is_comment() {
                outline.has_comments = true;
                continue;
            }
            let depth = open.len();
            if let Some(frame) = open.last_mut() {
                match (token.kind, before) {
                    (TokenKind::Colon, Some(key)) if section.is_named_at(depth) => {
                        section.take(key.of(text), depth);
                        if section.name == "about" && depth == 1 {
                            outline.about = Some(key.start);
                        }
                    }
                    (TokenKind::Colon, Some(key)) if frame.bracket == b'{' => {
                        frame.keys.push((unquoted(key.of(text)), key.start));
                    }
                    (TokenKind::Comma, _) => frame.fresh = true,
                    (TokenKind::Close(_), _) => {}
                    _ if frame.fresh => {
                        frame.fresh = false;
                        // Items matter in the lists of the atlas itself; those within an entity are few and found anew.
                        if depth == 2 {
                            frame.items.push(token.start);
                        }
                    }
                    _ => {}
                }
            }
            match token.kind {
                TokenKind::Open(bracket) => open.push(Frame::opened_by(bracket)),
                TokenKind::Close(_) => {
                    if let Some(frame) = open.pop() {
                        let keys = outline.in_order(frame.keys, &mut doubled);
                        if depth == section.depth() {
                            outline.keys.insert(section.own(), keys);
                            outline.items.insert(section.own(), frame.items);
                        }
                    }
                }
                _ => {}
            }
            before = Some(token);
        }
        outline.doubled = doubled.into_sorted_vec();
        outline
    }

    /// The keys of a map in order, those that stand twice noted. A file that this program wrote has them in order already,
    /// and that is found out faster than a tree of a million keys is made.
    fn in_order(
        &mut self,
        mut keys: Vec<Key<'a>>,
        doubled: &mut BinaryHeap<Doubled>,
    ) -> Vec<Key<'a>> {
        keys.sort();
        for same in keys.chunk_by(|a, b| a.0 == b.0) {
            let Some(((key, first), others)) = same.split_first() else {
                continue;
            };
            for (_, again) in others {
                doubled.push(Doubled {
                    again: *again,
                    first: *first,
                    key: key.clone().into_owned(),
                });
                if doubled.len() > ReadError::MOST {
                    doubled.pop();
                    self.more_doubled += 1;
                }
            }
        }
        keys
    }

    /// The line and column of a place: of the nearest thing around it that the file has.
    pub(super) fn locate(&self, place: &Place) -> Point {
        let Some(mut at) = self.entity(&place.entity) else {
            return Point::START;
        };
        let mut value = match place.entity {
            Entity::Total(_) => Some(at),
            _ => self.value_of_key(at),
        };
        for &step in &place.steps {
            value = value.and_then(|value| within(self.text, value, step));
            let Some(found) = value else { break };
            at = found;
        }
        self.point(at)
    }

    /// The line and column of a byte.
    pub(super) fn point(&self, offset: usize) -> Point {
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        Point {
            line,
            column: 1 + self.text[start..offset].chars().count(),
        }
    }

    fn entity(&self, entity: &Entity) -> Option<usize> {
        let keyed = |section: &str, key: &str| {
            let keys = self.keys.get(section)?;
            let at = keys.binary_search_by(|(here, _)| here.as_ref().cmp(key));
            Some(keys[at.ok()?].1)
        };
        match entity {
            Entity::About => self.about,
            Entity::City(id) => keyed("cities", id.as_str()),
            Entity::Tie(id) => keyed("ties", &id.to_string()),
            Entity::Fact(id) => keyed("facts", id.as_str()),
            Entity::Source(id) => keyed("sources", id.as_str()),
            Entity::Filter(name) => keyed("filters", name),
            Entity::Known(finding) => keyed("known", finding),
            Entity::Story(name) => keyed("stories", name),
            Entity::Total(number) => self.items.get("totals")?.get(*number).copied(),
        }
    }

    /// Where the value begins whose key begins here.
    fn value_of_key(&self, key: usize) -> Option<usize> {
        let mut tokens = significant(self.text, key);
        tokens.next()?;
        (tokens.next()?.kind == TokenKind::Colon)
            .then(|| tokens.next())
            .flatten()
            .map(|token| token.start)
    }
}

/// Where a field or an item of the value that begins here stands.
pub(super) fn within(text: &str, value: usize, step: Step) -> Option<usize> {
    let mut depth = 0_usize;
    let mut number = 0;
    let mut fresh = false;
    let mut before: Option<Token> = None;
    let mut named = false;
    for token in significant(text, value) {
        if depth == 1 {
            match step {
                Step::Item(wanted) => {
                    let ends = matches!(token.kind, TokenKind::Close(_));
                    if fresh && !ends && number == wanted {
                        return Some(token.start);
                    }
                    if fresh {
                        number += 1;
                    }
                    fresh = token.kind == TokenKind::Comma;
                }
                Step::Field(name) => {
                    if named {
                        return Some(token.start);
                    }
                    named = token.kind == TokenKind::Colon
                        && before.is_some_and(|key| key.of(text) == name);
                }
            }
        }
        match token.kind {
            TokenKind::Open(_) => {
                fresh |= depth == 0;
                depth += 1;
            }
            TokenKind::Close(_) => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return None;
                }
            }
            // A value that is no bracket has nothing within it; a name before its bracket is none of it.
            TokenKind::Comma | TokenKind::Colon | TokenKind::Text { .. } if depth == 0 => {
                return None;
            }
            _ => {}
        }
        before = Some(token);
    }
    None
}

fn significant(text: &str, from: usize) -> impl Iterator<Item = Token> {
    Lexer::starting_at(text, from).filter(|token| !token.is_comment())
}

/// What a quoted key says, since `"a"` and `"\u{61}"` are one key.
fn unquoted(key: &str) -> Cow<'_, str> {
    match key
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        Some(plain) if !plain.contains('\\') => Cow::Borrowed(plain),
        _ => ron::from_str(key).map_or(Cow::Borrowed(key), Cow::Owned),
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.bytes().enumerate().filter(|&(_, b)| b == b'\n');
    std::iter::once(0)
        .chain(ends.map(|(at, _)| at + 1))
        .collect()
}

#[cfg(test)]
mod tests;
