//! How the columns of a table are arranged by its reader: which are shown, in which order, how wide, and by which the rows
//! are sorted.
//!
//! It also holds what is said of columns that the atlas at hand lacks: another one has them again.

use std::collections::BTreeMap;

use super::{Column, Sorting, Table};

/// How its reader has arranged a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Columns that were shown or hidden.
    pub chosen: BTreeMap<Column, bool>,
    /// Columns that were drawn wider or narrower, points.
    pub widths: BTreeMap<Column, f32>,
    /// The columns in order, once one was moved; empty until then.
    pub order: Vec<Column>,
    /// By which column rows are sorted.
    pub sorting: Option<Sorting>,
}

impl Arrangement {
    /// Whether a column is shown.
    pub fn shows(&self, column: &Column, table: Table) -> bool {
        let chosen = self.chosen.get(column).copied();
        chosen.unwrap_or_else(|| column.is_shown_at_first(table))
    }

    /// Shows or hides a column.
    pub fn show(&mut self, column: &Column, table: Table, is_shown: bool) {
        if is_shown == column.is_shown_at_first(table) {
            self.chosen.remove(column);
        } else {
            self.chosen.insert(column.clone(), is_shown);
        }
    }

    /// How wide a column is, points.
    pub fn width(&self, column: &Column) -> f32 {
        let own = self.widths.get(column).copied();
        own.unwrap_or_else(|| column.width())
    }

    /// All of some columns, in order. One that was never placed stands behind the one that it usually stands behind.
    pub fn ordered(&self, columns: &[Column]) -> Vec<Column> {
        if self.order.is_empty() {
            return columns.to_vec();
        }
        let mut ordered = woven(&self.order, columns);
        ordered.retain(|column| columns.contains(column));
        ordered
    }

    /// Those of some columns that are shown, in order.
    pub fn shown(&self, columns: &[Column], table: Table) -> Vec<Column> {
        let mut shown = self.ordered(columns);
        shown.retain(|column| self.shows(column, table));
        shown
    }

    /// Moves a column before another, or behind all.
    pub fn put(&mut self, columns: &[Column], column: &Column, before: Option<&Column>) {
        if before == Some(column) {
            return;
        }
        let mut order = woven(&self.order, columns);
        order.retain(|other| other != column);
        let place = before.and_then(|before| order.iter().position(|other| other == before));
        order.insert(place.unwrap_or(order.len()), column.clone());
        // Moved back, it leaves nothing to remember.
        let is_usual = order == columns;
        self.order = if is_usual { Vec::new() } else { order };
    }

    /// Sorts by a column, from the first on; by the one that it is sorted by, from the last on, and then no more.
    pub fn sort_by(&mut self, column: &Column) {
        let is_falling = match &self.sorting {
            Some(sorting) if sorting.column == *column => {
                if sorting.is_falling {
                    self.sorting = None;
                    return;
                }
                true
            }
            _ => false,
        };
        self.sorting = Some(Sorting {
            column: column.clone(),
            is_falling,
        });
    }
}

/// Columns in an order that names some of them; each other behind the one that it stands behind among `columns`.
fn woven(order: &[Column], columns: &[Column]) -> Vec<Column> {
    let mut woven = order.to_vec();
    for (at, column) in columns.iter().enumerate() {
        if woven.contains(column) {
            continue;
        }
        let before = at.checked_sub(1).map(|at| &columns[at]);
        let place = before.and_then(|before| woven.iter().position(|other| other == before));
        woven.insert(place.map_or(0, |place| place + 1), column.clone());
    }
    woven
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 4] = [Column::City, Column::Partner, Column::Kind, Column::Since];

    #[test]
    fn a_column_is_put_before_another_and_moved_back_is_as_usual() {
        let mut arrangement = Arrangement::default();
        arrangement.put(&COLUMNS, &Column::Since, Some(&Column::City));
        let moved = [Column::Since, Column::City, Column::Partner, Column::Kind];
        assert_eq!(arrangement.ordered(&COLUMNS), moved);
        arrangement.put(&COLUMNS, &Column::Since, None);
        assert_eq!(arrangement, Arrangement::default());
    }

    #[test]
    fn columns_that_an_atlas_lacks_keep_their_place_and_new_ones_find_theirs() {
        let heat = Column::Extra("heat".to_owned());
        let mut arrangement = Arrangement {
            order: vec![Column::Kind, heat.clone(), Column::City],
            ..Arrangement::default()
        };
        let without = [Column::Kind, Column::Since, Column::City, Column::Partner];
        assert_eq!(arrangement.ordered(&COLUMNS), without);
        arrangement.put(&COLUMNS, &Column::Kind, None);
        let with: Vec<Column> = COLUMNS.into_iter().chain([heat.clone()]).collect();
        let order = arrangement.ordered(&with);
        assert!(order.contains(&heat) && order.last() == Some(&Column::Kind));
    }

    #[test]
    fn what_is_shown_as_at_first_is_not_remembered() {
        let mut arrangement = Arrangement::default();
        arrangement.show(&Column::Kind, Table::Ties, false);
        assert!(!arrangement.shows(&Column::Kind, Table::Ties));
        arrangement.show(&Column::Kind, Table::Ties, true);
        assert_eq!(arrangement, Arrangement::default());
    }

    #[test]
    fn a_third_click_on_a_head_sorts_no_more() {
        let mut arrangement = Arrangement::default();
        let falling = |arrangement: &Arrangement| {
            let sorting = arrangement.sorting.as_ref();
            sorting.map(|sorting| (sorting.column.clone(), sorting.is_falling))
        };
        for expected in [
            Some((Column::Kind, false)),
            Some((Column::Kind, true)),
            None,
        ] {
            arrangement.sort_by(&Column::Kind);
            assert_eq!(falling(&arrangement), expected);
        }
    }
}
