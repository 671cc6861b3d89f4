//! Which rows are marked, and where the cursor is.

use std::collections::BTreeSet;

use super::{RowId, Sheet};

/// Marked rows. The cursor is one of them, or was the last that left them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    rows: BTreeSet<RowId>,
    cursor: Option<RowId>,
    /// Where a stretch of rows begins that goes on to the next one.
    anchor: Option<RowId>,
}

impl Marks {
    /// The marked rows.
    pub fn rows(&self) -> &BTreeSet<RowId> {
        &self.rows
    }

    /// Whether a row is marked.
    pub fn has(&self, row: &RowId) -> bool {
        self.rows.contains(row)
    }

    /// The row that keys move on from.
    pub fn cursor(&self) -> Option<&RowId> {
        self.cursor.as_ref()
    }

    /// Marks one row alone.
    pub fn only(&mut self, row: RowId) {
        self.rows = BTreeSet::from([row.clone()]);
        self.begin(row);
    }

    /// Marks a row too, or no longer.
    pub fn toggle(&mut self, row: RowId) {
        if !self.rows.remove(&row) {
            self.rows.insert(row.clone());
        }
        self.begin(row);
    }

    /// Marks all rows from where the last stretch began to a row; beside those that are, or alone.
    pub fn through(&mut self, sheet: &Sheet, row: &RowId, keeps_others: bool) {
        let anchor = self.anchor.as_ref().and_then(|row| sheet.place_of(row));
        let Some(to) = sheet.place_of(row) else {
            return;
        };
        let from = anchor.unwrap_or(to);
        if anchor.is_none() {
            self.anchor = Some(row.clone());
        }
        if !keeps_others {
            self.rows.clear();
        }
        let stretch = from.min(to)..=from.max(to);
        self.rows
            .extend(stretch.filter_map(|place| sheet.id(place)).cloned());
        self.cursor = Some(row.clone());
    }

    /// Moves the cursor without marking.
    pub fn go(&mut self, row: RowId) {
        self.begin(row);
    }

    /// Marks all rows.
    pub fn all(&mut self, sheet: &Sheet) {
        self.rows = sheet.ids().cloned().collect();
    }

    /// Marks the rows that were not, of those that are shown.
    pub fn invert(&mut self, sheet: &Sheet) {
        let not = sheet.ids().filter(|row| !self.rows.contains(*row));
        self.rows = not.cloned().collect();
    }

    /// Marks these alone.
    pub fn set(&mut self, rows: BTreeSet<RowId>) {
        self.rows = rows;
    }

    /// Marks nothing.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.anchor = None;
    }

    /// Forgets rows that are not there any more.
    pub fn keep(&mut self, is_there: impl Fn(&RowId) -> bool) {
        self.rows.retain(&is_there);
        for place in [&mut self.cursor, &mut self.anchor] {
            *place = place.take().filter(&is_there);
        }
    }

    fn begin(&mut self, row: RowId) {
        self.anchor = Some(row.clone());
        self.cursor = Some(row);
    }
}
