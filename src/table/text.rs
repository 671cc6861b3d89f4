//! Rows as text, for spreadsheets: cells parted by tabs on the clipboard, by commas in files.
//!
//! A cell that holds what parts cells, a line's end or a quotation mark stands between quotation marks, its own doubled:
//! so do `LibreOffice`, Excel and RFC 4180 alike.

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
    let mut text = String::new();
    for row in rows {
        for (number, cell) in row.iter().enumerate() {
            if number > 0 {
                text.push(separator.sign());
            }
            write_cell(&mut text, cell, separator);
        }
        text.push('\n');
    }
    text
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

    proptest! {
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
