//! The order of a table's rows: those that words find, sorted by a column.

use std::cmp::Ordering;

use super::{Column, Key, Lens, Rows};
use crate::search::fold;
use crate::text::Texts;

/// By which column rows are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The column.
    pub column: Column,
    /// The largest first. What is not known stands last either way.
    pub is_falling: bool,
}

/// Rows in the order in which they are shown, each by its place in [`Rows::ids`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order(pub Vec<u32>);

impl Order {
    /// The rows that hold every word of a text in some cell, sorted; rows that are alike stay in the order of their ids.
    pub fn of(
        rows: &Rows,
        lens: &Lens<'_>,
        texts: &Texts,
        words: &str,
        sorting: Option<&Sorting>,
    ) -> Self {
        let folded = fold(words);
        // As elsewhere a word is found by its beginning.
        let words: Vec<String> = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| format!(" {word}"))
            .collect();
        let mut order: Vec<u32> = (0..rows.ids.len() as u32).collect();
        if !words.is_empty() {
            let mut text = String::new();
            let english = Lens {
                named_in: None,
                ..*lens
            };
            order.retain(|&at| {
                text.clear();
                for column in &rows.columns {
                    let id = &rows.ids[at as usize];
                    let content = lens.content(id, column);
                    let shown = content.shown(texts);
                    // Whoever reads in another language may know a city by its English name as well.
                    let in_english = column.names_cities().then(|| english.content(id, column));
                    let in_english = in_english.and_then(|content| content.shown(texts));
                    for shown in shown.into_iter().chain(in_english) {
                        text.push(' ');
                        text.push_str(&fold(&shown));
                    }
                }
                words.iter().all(|word| text.contains(word.as_str()))
            });
        }
        if let Some(sorting) = sorting {
            sort(&mut order, sorting.is_falling, |at| {
                lens.content(&rows.ids[at as usize], &sorting.column)
                    .key(texts)
            });
        }
        Self(order)
    }
}

fn sort(order: &mut Vec<u32>, is_falling: bool, key: impl Fn(u32) -> Key) {
    let mut keyed: Vec<(Key, u32)> = order.iter().map(|&at| (key(at), at)).collect();
    keyed.sort_by(|(a, _), (b, _)| match (a.is_none(), b.is_none()) {
        (false, false) if is_falling => b.compare(a),
        (false, false) => a.compare(b),
        (true, true) => Ordering::Equal,
        (none, _) if none => Ordering::Greater,
        _ => Ordering::Less,
    });
    order.clear();
    order.extend(keyed.into_iter().map(|(_, at)| at));
}
