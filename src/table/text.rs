//! Rows as text, for spreadsheets: cells parted by tabs on the clipboard, by commas in files.
//!
//! A cell that holds what parts cells, a line's end or a quotation mark stands between quotation marks, its own doubled:
//! so do `LibreOffice`, Excel and RFC 4180 alike.

use std::borrow::Cow;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// Tab.
    Tab,
    /// Comma.
    Comma,
}

impl Separator {
    fn sign(self) -> char {
        match self {
            Self::Tab => '\t',
            Self::Comma => ',',
        }
    }
}

/// Rows as text, each on a line of its own.
pub fn write<'a>(rows: impl IntoIterator<Item = &'a [String]>, separator: Separator) -> String {
    write_rows(rows, separator, "\n")
}

/// Rows as text, each ending so.
pub(super) fn write_rows<'a>(
    rows: impl IntoIterator<Item = &'a [String]>,
    separator: Separator,
    end: &str,
) -> String {
    let mut text = String::new();
    for row in rows {
        for (number, cell) in row.iter().enumerate() {
            if number > 0 {
                text.push(separator.sign());
            }
            write_cell(&mut text, cell, separator);
        }
        text.push_str(end);
    }
    text
}

/// What spreadsheets take for the begin of a formula, also in the full width that some type.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A text that no spreadsheet takes for a formula: whoever wrote it could else have it reckon on another's machine. Where
/// one could, an apostrophe stands before it, by which spreadsheets know text. A number stays a number.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let is_number = text.parse::<f64>().is_ok();
    if is_formula(text) && !is_number {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that was [`guarded`].
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|text| is_formula(text))
        .unwrap_or(text)
}

/// Also with apostrophes before it: one more is taken away again.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

fn write_cell(text: &mut String, cell: &str, separator: Separator) {
    let is_plain = !cell.contains(['"', '\n', '\r', separator.sign()]);
    if is_plain {
        text.push_str(cell);
        return;
    }
    text.push('"');
    for c in cell.chars() {
        if c == '"' {
            text.push('"');
        }
        text.push(c);
    }
    text.push('"');
}

/// The rows of a text. Lines may end as any system ends them; empty ones are no rows. A quotation mark within a cell that
/// does not begin with one is a letter like any other.
pub fn read(text: &str, separator: Separator) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    let mut was_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            c if is_quoted => cell.push(c),
            '"' if cell.is_empty() && !was_quoted => (is_quoted, was_quoted) = (true, true),
            c if c == separator.sign() => {
                row.push(std::mem::take(&mut cell));
                was_quoted = false;
            }
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                end_row(&mut rows, &mut row, &mut cell, was_quoted);
                was_quoted = false;
            }
            c => cell.push(c),
        }
    }
    end_row(&mut rows, &mut row, &mut cell, was_quoted);
    rows
}

fn end_row(
    rows: &mut Vec<Vec<String>>,
    row: &mut Vec<String>,
    cell: &mut String,
    was_quoted: bool,
) {
    if row.is_empty() && cell.is_empty() && !was_quoted {
        return;
    }
    row.push(std::mem::take(cell));
    rows.push(std::mem::take(row));
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read(text, Separator::Tab)
    }

    #[test]
    fn what_spreadsheets_copy_is_read() {
        let copied = "name\tnotes\r\nSeoul\t\"two\nlines and \"\"marks\"\"\"\r\n5\" disk\t\r\n";
        assert_eq!(
            rows(copied),
            [
                ["name", "notes"],
                ["Seoul", "two\nlines and \"marks\""],
                ["5\" disk", ""],
            ]
        );
        assert_eq!(rows("\u{feff}a\n\nb"), [["a"], ["b"]]);
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_text_that_would_be_a_formula_is_marked_as_text_and_a_number_is_not() {
        for (text, safe) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("+82 2 120", "'+82 2 120"),
            ("@seoul", "'@seoul"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("-12.5", "-12.5"),
            ("'Abbasabad", "'Abbasabad"),
            ("Seoul = 서울", "Seoul = 서울"),
        ] {
            assert_eq!(guarded(text), safe);
            assert_eq!(unguarded(safe), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_guarded_is_had_back(text in "['=+@1é-]{0,6}") {
            let safe = guarded(&text);
            prop_assert_eq!(unguarded(&safe), text.as_str());
        }

        #[test]
        fn what_is_written_is_read_back(
            table in vec(vec("[a\"\t,\r\n서é ]{0,5}", 2..4), 1..5),
            is_tab in any::<bool>(),
        ) {
            let separator = if is_tab { Separator::Tab } else { Separator::Comma };
            let text = write(table.iter().map(Vec::as_slice), separator);
            prop_assert_eq!(read(&text, separator), table);
        }
    }
}
