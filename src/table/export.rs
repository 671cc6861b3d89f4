//! Rows for a file that spreadsheets and scripts read: what the window shows, under the heads that it has.
//!
//! Names and words are those of its reader's language. Dates, numbers and places are as files have them, since a program
//! sorts and reckons by them; what nobody knows is an empty cell.

use super::text::{Separator, guarded, write_rows};
use super::{Column, Content, Lens, RowId};
use crate::text::Texts;

/// Rows as text, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The text.
    pub text: String,
    /// How many rows it has beneath its heads.
    pub rows: usize,
    /// In how many cells a mark keeps a spreadsheet from taking the text for a formula.
    pub guarded: usize,
}

/// Excel takes a file without it for one in the code page of its system, and names in Korean or Persian for noise.
const UTF_8: char = '\u{feff}';

/// Rows as text, with their heads.
pub fn export<'a>(
    lens: &Lens<'_>,
    texts: &Texts,
    columns: &[Column],
    rows: impl IntoIterator<Item = &'a RowId>,
    separator: Separator,
) -> Export {
    let mut marks = 0;
    let mut guard = |text: String| {
        let safe = guarded(&text);
        marks += usize::from(safe.len() != text.len());
        safe.into_owned()
    };
    let head = columns.iter().map(|column| match column {
        Column::Distance => texts.get("column-distance-km"),
        column => guard(column.head_among(columns, texts)),
    });
    let mut all: Vec<Vec<String>> = vec![head.collect()];
    for row in rows {
        let cells = columns.iter().map(|column| {
            let content = lens.content(row, column);
            match &content {
                Content::Number(_)
                | Content::Distance(_)
                | Content::Date(_)
                | Content::Place(_) => content.written(),
                content => guard(content.shown(texts).unwrap_or_default()),
            }
        });
        all.push(cells.collect());
    }
    let mut text = UTF_8.to_string();
    // As RFC 4180 has it.
    text += &write_rows(all.iter().map(Vec::as_slice), separator, "\r\n");
    Export {
        text,
        rows: all.len() - 1,
        guarded: marks,
    }
}
