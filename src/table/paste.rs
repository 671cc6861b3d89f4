//! Rows between tables and spreadsheets: copied with a head row, and pasted back by their ids or as new ones.
//!
//! A head names its column by the name that it has in files, which no language changes; whoever writes a sheet by hand may
//! name it as the window does.

use super::change::{Refusal, Writer};
use super::text::{Separator, guarded, read, unguarded, write};
use super::words::city_named;
use super::{Column, Content, Lens, RowId, Table};
use crate::atlas::edit::apply;
use crate::atlas::{Atlas, Edit, FactKind, Id, TieId};
use crate::search::fold;
use crate::session::draft::{Field, Form, Target, Wrong};
use crate::text::Texts;

/// Why pasted rows can't be taken. Nothing has changed then.
#[derive(Clone, Debug, PartialEq)]
pub enum PasteError {
    /// There is no row beneath a head.
    NoRows,
    /// The head names no column of the table.
    NoSuchColumn(String),
    /// A cell can't be: its row, from 1 beneath the head, its column, and why.
    Cell {
        /// The row.
        row: usize,
        /// The column.
        column: Column,
        /// Why.
        refusal: Refusal,
    },
    /// All of it is there already.
    NothingNew,
}

/// Rows as text, with a head row. The columns that tell which row it is are always among them.
pub fn copy<'a>(
    lens: &Lens<'_>,
    columns: &[Column],
    table: Table,
    rows: impl IntoIterator<Item = &'a RowId>,
    separator: Separator,
) -> String {
    let mut columns = columns.to_vec();
    for column in keys(table) {
        if !columns.contains(column) {
            columns.push(column.clone());
        }
    }
    let head = columns.iter().map(Column::code).collect();
    let cells = |row: &RowId| -> Vec<String> {
        columns
            .iter()
            .map(|column| match lens.content(row, column) {
                Content::Text(text) => guarded(&text).into_owned(),
                content => content.written(),
            })
            .collect()
    };
    let mut all: Vec<Vec<String>> = vec![head];
    all.extend(rows.into_iter().map(cells));
    write(all.iter().map(Vec::as_slice), separator)
}

/// The columns that tell which row it is.
fn keys(table: Table) -> &'static [Column] {
    match table {
        Table::Claims => &[Column::Id, Column::Number],
        Table::Ties | Table::Cities | Table::Facts | Table::Sources => &[Column::Id],
    }
}

/// The edit that brings in rows as they were copied from a spreadsheet: all in one step.
///
/// # Errors
/// When a row can't be: nothing is taken then.
pub fn paste(
    lens: &Lens<'_>,
    texts: &Texts,
    (table, columns): (Table, &[Column]),
    text: &str,
    seed: u64,
) -> Result<Edit, PasteError> {
    let rows = read(text, Separator::Tab);
    let Some((head, rows)) = rows.split_first().filter(|(_, rows)| !rows.is_empty()) else {
        return Err(PasteError::NoRows);
    };
    let named = head.iter().map(|name| column_named(name, columns, texts));
    let named = named.collect::<Result<Vec<&Column>, _>>()?;
    let mut scratch = lens.atlas.clone();
    let mut edits = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let cells: Vec<(&Column, &str)> = named
            .iter()
            .copied()
            .zip(row.iter().map(|cell| unguarded(cell)))
            .collect();
        if cells.iter().all(|(_, text)| text.trim().is_empty()) {
            continue;
        }
        let wrong = |(column, refusal)| PasteError::Cell {
            row: number + 1,
            column,
            refusal,
        };
        let pasted = Pasted {
            lens: Lens {
                atlas: &scratch,
                ..*lens
            },
            writer: Writer {
                atlas: &scratch,
                texts,
            },
            table,
            cells: &cells,
            // Each new row has an id of its own.
            seed: seed.wrapping_add(number as u64),
        };
        if let Some(edit) = pasted.edit().map_err(wrong)? {
            let gone = |_| wrong((Column::Id, Refusal::of(Field::Whole, Wrong::Gone)));
            scratch = apply(&scratch, &edit).map_err(gone)?;
            edits.push(edit);
        }
    }
    match edits.len() {
        0 => Err(PasteError::NothingNew),
        1 => Ok(edits.remove(0)),
        _ => Ok(Edit::Many(edits)),
    }
}

fn column_named<'a>(
    name: &str,
    columns: &'a [Column],
    texts: &Texts,
) -> Result<&'a Column, PasteError> {
    // As it was copied, before what a hand may have put about it: a register's own name may end in blanks.
    let of_code = |code: &str| columns.iter().find(|column| column.code() == code);
    let by_code = of_code(name).or_else(|| of_code(name.trim()));
    let name = name.trim();
    let folded = fold(name);
    let by_head = || {
        columns
            .iter()
            .find(|column| fold(&column.head(texts)) == folded)
    };
    by_code
        .or_else(by_head)
        .ok_or_else(|| PasteError::NoSuchColumn(name.to_owned()))
}

/// A row that is pasted.
struct Pasted<'a> {
    lens: Lens<'a>,
    writer: Writer<'a>,
    table: Table,
    cells: &'a [(&'a Column, &'a str)],
    seed: u64,
}

type Wrongly = (Column, Refusal);

impl Pasted<'_> {
    fn atlas(&self) -> &Atlas {
        self.writer.atlas
    }

    fn cell(&self, column: &Column) -> Option<&str> {
        let cell = self.cells.iter().find(|(of, _)| *of == column);
        cell.map(|(_, text)| text.trim())
            .filter(|text| !text.is_empty())
    }

    /// The edit that it comes to; `None` where all of it is there.
    fn edit(&self) -> Result<Option<Edit>, Wrongly> {
        match self.row()? {
            Some(row) if row.is_in(self.atlas()) => {
                let changed = self.changed(&row)?;
                if changed.is_empty() {
                    return Ok(None);
                }
                self.writer.change(&row, &changed, self.seed).map(Some)
            }
            _ => self.added().map(Some),
        }
    }

    /// Which row it says that it is.
    fn row(&self) -> Result<Option<RowId>, Wrongly> {
        let bad_id = |_| {
            (
                Column::Id,
                Refusal::NoSuchWord(vec!["sao-paulo".to_owned()]),
            )
        };
        let id = || {
            self.cell(&Column::Id)
                .map(Id::new)
                .transpose()
                .map_err(bad_id)
        };
        Ok(match self.table {
            Table::Cities => id()?.map(RowId::City),
            Table::Facts => id()?.map(RowId::Fact),
            Table::Sources => id()?.map(RowId::Source),
            Table::Ties => self.tie()?.map(RowId::Tie),
            Table::Claims => match (self.tie()?, self.cell(&Column::Number)) {
                (Some(tie), Some(number)) => {
                    let number = number
                        .parse::<usize>()
                        .ok()
                        .and_then(|number| number.checked_sub(1));
                    let wrong = || (Column::Number, Refusal::of(Field::Quantity, Wrong::Number));
                    Some(RowId::Claim(tie, number.ok_or_else(wrong)?))
                }
                _ => None,
            },
        })
    }

    /// The pair that it is about: by its id, or by the names of its cities.
    fn tie(&self) -> Result<Option<TieId>, Wrongly> {
        if let Some(id) = self.cell(&Column::Id) {
            let example = || {
                (
                    Column::Id,
                    Refusal::NoSuchWord(vec!["seoul--tehran".to_owned()]),
                )
            };
            return TieId::new(id).ok().map(Some).ok_or_else(example);
        }
        self.pair()
    }

    /// The pair of cities that it names, in whichever order.
    fn pair(&self) -> Result<Option<TieId>, Wrongly> {
        let end = |column: Column| {
            let Some(name) = self.cell(&column) else {
                return Ok(None);
            };
            let city = city_named(self.atlas(), name);
            let missing = || {
                (
                    column.clone(),
                    Refusal::of(Field::Partner, Wrong::NoSuchCity),
                )
            };
            city.map(Some).ok_or_else(missing)
        };
        Ok(match (end(Column::City)?, end(Column::Partner)?) {
            (Some(a), Some(b)) => TieId::between(&a, &b),
            _ => None,
        })
    }

    /// The cells that say something else than the atlas does. What follows from other things is not compared: a sheet may
    /// have rounded it, or counted on.
    fn changed(&self, row: &RowId) -> Result<Vec<(&Column, &str)>, Wrongly> {
        let mut changed = Vec::new();
        let names_ends = match row {
            RowId::Tie(tie) | RowId::Claim(tie, _) => {
                matches!(self.pair(), Ok(Some(pair)) if pair == *tie)
            }
            RowId::City(_) | RowId::Fact(_) | RowId::Source(_) => false,
        };
        for (column, text) in self.cells {
            if self.lens.content(row, column).written() == *text {
                continue;
            }
            if column.is_editable(self.table) {
                changed.push((*column, *text));
            } else if !names_ends && matches!(column, Column::City | Column::Partner) {
                return Err(((*column).clone(), Refusal::Derived));
            }
        }
        Ok(changed)
    }

    /// The edit that adds it.
    fn added(&self) -> Result<Edit, Wrongly> {
        let target = match self.table {
            Table::Cities => Target::NewCity(None),
            Table::Sources => Target::NewSource,
            Table::Ties | Table::Claims => {
                let missing = || (Column::Partner, Refusal::of(Field::Partner, Wrong::Missing));
                Target::NewClaim(self.tie()?.ok_or_else(missing)?)
            }
            Table::Facts => {
                let about = self.cell(&Column::About).unwrap_or_default();
                let subjects = self
                    .writer
                    .subjects(about)
                    .map_err(|refusal| (Column::About, refusal))?;
                let missing = || (Column::About, Refusal::of(Field::Whole, Wrong::Missing));
                let first = subjects.into_iter().next().ok_or_else(missing)?;
                Target::NewFact(first, FactKind::Event)
            }
        };
        let gone = || (Column::Id, Refusal::of(Field::Whole, Wrong::Gone));
        let form = Form::open(target, self.atlas()).ok_or_else(gone)?;
        let is_tie = self.table == Table::Ties;
        let is_own = |column: &Column| is_tie && Writer::is_own_of_tie(column);
        let written = |(column, text): &&(&Column, &str)| {
            column.is_editable(self.table) && !text.trim().is_empty() && !is_own(column)
        };
        let cells: Vec<(&Column, &str)> = self.cells.iter().filter(written).copied().collect();
        let edit = self.writer.fill(form, &cells, self.seed)?;
        let own = |(column, text): &&(&Column, &str)| is_own(column) && !text.trim().is_empty();
        let own: Vec<(&Column, &str)> = self.cells.iter().filter(own).copied().collect();
        match (&edit, own.is_empty()) {
            (Edit::AddClaim(tie, _), false) => {
                let after = apply(self.atlas(), &edit).ok().ok_or_else(gone)?;
                let writer = Writer {
                    atlas: &after,
                    ..self.writer
                };
                let tie = RowId::Tie(tie.clone());
                Ok(Edit::Together(vec![
                    edit,
                    writer.change(&tie, &own, self.seed)?,
                ]))
            }
            _ => Ok(self.with_its_id(edit)),
        }
    }

    /// A new thing keeps the id that its row brings.
    fn with_its_id(&self, edit: Edit) -> Edit {
        let id = self.cell(&Column::Id).and_then(|id| Id::new(id).ok());
        match (edit, id) {
            (Edit::PutCity(_, city), Some(id)) => Edit::PutCity(id, city),
            (Edit::PutFact(_, fact), Some(id)) => Edit::PutFact(id, fact),
            (Edit::PutSource(_, source), Some(id)) => Edit::PutSource(id, source),
            (edit, _) => edit,
        }
    }
}
