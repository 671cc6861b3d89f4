//! How tables were arranged, kept in the settings from one start to the next.

use eframe::egui::Ui;

use super::super::Scope;
use super::grid::WIDTHS;
use super::{Own, Tables};
use crate::store::{ArrangedTable, TableSettings};
use crate::table::{Arrangement, Column, Sorting, Table};

impl Tables {
    /// Arranges the tables as they were left.
    pub(in crate::ui) fn recall(&mut self, settings: &TableSettings) {
        for table in Table::ALL {
            let arrangement = settings
                .arranged
                .get(table.code())
                .map(|it| read(table, it));
            let own = Own {
                arrangement: arrangement.unwrap_or_default(),
                ..Own::default()
            };
            self.own.insert(table, own);
        }
    }

    /// Keeps how the table is arranged, once the hand that drags a column's edge has let go.
    pub(super) fn keep(&mut self, ui: &Ui, scope: &mut Scope<'_>) {
        if ui.input(|input| input.pointer.any_down()) {
            return;
        }
        let Some((table, own)) = self
            .rearranged
            .take()
            .and_then(|it| self.own.get_key_value(&it))
        else {
            return;
        };
        let written = written(&own.arrangement);
        let settings = scope.new_settings.take();
        let mut settings = settings.unwrap_or_else(|| scope.settings.clone());
        let arranged = &mut settings.table.arranged;
        let code = table.code();
        if written == ArrangedTable::default() {
            arranged.remove(code);
        } else {
            arranged.insert(code.to_owned(), written);
        }
        *scope.new_settings = Some(settings);
    }
}

/// What a file keeps, as far as there are such columns: another version of the program may have had others.
fn read(table: Table, kept: &ArrangedTable) -> Arrangement {
    let column = |code: &String| Column::named(table, code);
    let width = |(code, width): (&String, &f32)| {
        let is_sound = WIDTHS.contains(width);
        column(code).filter(|_| is_sound).map(|it| (it, *width))
    };
    let is_shown = |(code, is_shown): (&String, &bool)| Some((column(code)?, *is_shown));
    let mut order = Vec::new();
    for column in kept.order.iter().filter_map(column) {
        // Written twice by hand, a column is still one.
        if !order.contains(&column) {
            order.push(column);
        }
    }
    Arrangement {
        chosen: kept.shown.iter().filter_map(is_shown).collect(),
        widths: kept.widths.iter().filter_map(width).collect(),
        order,
        sorting: kept
            .sorted_by
            .as_ref()
            .and_then(column)
            .map(|column| Sorting {
                column,
                is_falling: kept.falling,
            }),
    }
}

fn written(arrangement: &Arrangement) -> ArrangedTable {
    let Arrangement {
        chosen,
        widths,
        order,
        sorting,
    } = arrangement;
    let sorting = sorting.as_ref();
    ArrangedTable {
        shown: chosen
            .iter()
            .map(|(it, shown)| (it.code(), *shown))
            .collect(),
        widths: widths
            .iter()
            .map(|(it, width)| (it.code(), *width))
            .collect(),
        order: order.iter().map(Column::code).collect(),
        sorted_by: sorting.map(|sorting| sorting.column.code()),
        falling: sorting.is_some_and(|sorting| sorting.is_falling),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_table_comes_back_and_what_was_never_a_column_does_not() {
        let mut arrangement = Arrangement::default();
        let columns = [
            Column::Name,
            Column::NameIn("ko".to_owned()),
            Column::OutsideId("unlocode".to_owned()),
            Column::Extra("heat: today".to_owned()),
        ];
        arrangement.put(&columns, &columns[3], Some(&columns[0]));
        arrangement.show(&columns[2], Table::Cities, true);
        arrangement.widths.insert(columns[1].clone(), 77.0);
        arrangement.sort_by(&columns[3]);
        arrangement.sort_by(&columns[3]);
        let mut kept = written(&arrangement);
        assert_eq!(read(Table::Cities, &kept), arrangement);
        kept.shown.insert("no such column".to_owned(), true);
        kept.widths.insert("country".to_owned(), f32::NAN);
        kept.order.push(columns[0].code());
        assert_eq!(read(Table::Cities, &kept), arrangement);
    }
}
