//! Tables under the map, or in its place: cities, ties, claims, facts and sources as rows.
//!
//! What a table shows and how it is sorted is [`crate::table`]'s matter; here it is drawn, and its rows are marked in step
//! with what is selected.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Context, Frame, Modifiers, Panel, Stroke, Ui};

use self::cells::Cells;
use self::edit::{Editing, Ended};
use self::export::Exported;
use self::grid::{Did, Grid, WIDTHS};
use self::known::{Known, Wish};
use super::{Scope, theme};
use crate::jobs::Jobs;
use crate::session::{Chosen, NoticeAction, Session};
use crate::table::{Arrangement, Column, Lens, Marks, RowId, Seen, Table, Tallies};
use crate::text::Texts;

mod arranged;
mod bar;
mod cells;
mod columns;
mod edit;
mod export;
mod grid;
mod heads;
mod keys;
mod known;
mod menu;
mod sheet;
mod step;

/// How high the table under the map can be at least, and how much it leaves of the room between the bars.
const LEAST: f32 = 120.0;
const LEAVES: f32 = 160.0;

/// The tables, and what is kept of them between frames.
pub(super) struct Tables {
    table: Table,
    /// Also rows that filter, date and viewpoint leave out.
    all: bool,
    /// In the place of the map.
    is_alone: bool,
    own: BTreeMap<Table, Own>,
    /// The table whose arrangement has changed and is not yet kept.
    rearranged: Option<Table>,
    /// Rows are to be exported: the marked ones alone?
    wished_export: Option<bool>,
    exports: Jobs<Exported>,
    /// Words to find in the menu of columns.
    column_words: String,
    known: Known,
    cells: Cells,
    /// What was selected when the rows were last brought in step with it.
    in_step: Option<Chosen>,
    /// Rows to bring into sight once they are there.
    goes_to: Option<RowId>,
    /// The cell that is being written in.
    editing: Option<Editing>,
    /// Writing goes on in the next cell, or in the one before.
    goes_on: Option<bool>,
    /// What was marked before the last click: a double click on one of several marked rows means them all.
    before_click: Marks,
    /// The menu of the marked rows is to open at the pointer.
    opens_menu: bool,
    /// The column to bring into sight.
    reveals: Option<usize>,
    /// Where the cursor's row is shown, and of what that was worked out.
    place: Option<(u64, RowId, Option<usize>)>,
    /// How many rows were in sight.
    page: usize,
    /// The height that was kept last: a window that is too low for it does not change what is wished.
    height: Option<f32>,
}

/// What is kept of one table.
#[derive(Debug, Default)]
struct Own {
    words: String,
    arrangement: Arrangement,
    marks: Marks,
    /// The column of the cursor, among those that are shown.
    column: usize,
}

/// How high the table is of so much room between the bars.
pub(super) fn heights(room: f32) -> std::ops::RangeInclusive<f32> {
    LEAST..=(room - LEAVES).max(LEAST)
}

impl Tables {
    pub(super) fn new(ctx: &Context) -> Self {
        let wake = ctx.clone();
        Self {
            table: Table::Ties,
            all: false,
            is_alone: false,
            own: BTreeMap::new(),
            rearranged: None,
            wished_export: None,
            exports: Jobs::new(move || wake.request_repaint()),
            column_words: String::new(),
            known: Known::new(ctx),
            cells: Cells::default(),
            in_step: None,
            goes_to: None,
            editing: None,
            goes_on: None,
            before_click: Marks::default(),
            opens_menu: false,
            reveals: None,
            place: None,
            page: 1,
            height: None,
        }
    }

    /// Whether the table stands in the place of the map.
    pub(super) fn is_alone(&self) -> bool {
        self.is_alone
    }

    /// Puts the table in the place of the map, or back under it.
    pub(super) fn stand_alone(&mut self, is_alone: bool) {
        self.is_alone = is_alone;
    }

    /// Whether keys go to the rows.
    pub(super) fn has_focus(ctx: &Context) -> bool {
        ctx.memory(|memory| memory.has_focus(grid::body_id()))
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, texts: &Arc<Texts>) {
        let wish = self.wish(scope.session, texts);
        if let Some(error) = self.known.follow(scope.session, &wish) {
            let why = scope.texts.say(&error);
            let text = scope.texts.with("table-unmade", &[("why", (&why).into())]);
            scope.act(NoticeAction::Failed(text));
        }
        self.follow_selection(scope.session);
        let rect = ui.max_rect();
        ui.expand_to_include_rect(rect);
        let line = Stroke::new(1.0, theme::colour(scope.palette.rule));
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
        ui.spacing_mut().item_spacing.y = 0.0;
        bar::show(self, ui, scope);
        // Rows of another table would stand under heads that are not theirs.
        if self.known.table() != Some(self.table) {
            return;
        }
        if self.known.sheet().is_empty() {
            self.say_why_empty(ui, scope);
        } else {
            self.rows(ui, scope);
        }
        self.keep(ui, scope);
    }

    /// Draws it under the map, as high as it was dragged.
    pub(super) fn under_map(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, texts: &Arc<Texts>) {
        let height = scope.settings.table.height;
        let panel = Panel::bottom("table")
            .resizable(true)
            .default_size(height)
            .size_range(heights(ui.available_height()))
            .show_separator_line(false)
            .frame(Frame::new().fill(theme::colour(scope.palette.panel)));
        let shown = panel.show(ui, |ui| self.show(ui, scope, texts));
        let now = shown.response.rect.height();
        let is_dragging = ui.input(|input| input.pointer.any_down());
        if (now - height).abs() >= 1.0 && !is_dragging && self.height != Some(now) {
            let settings = scope.new_settings.take();
            let mut settings = settings.unwrap_or_else(|| scope.settings.clone());
            settings.table.height = now;
            *scope.new_settings = Some(settings);
            self.height = Some(now);
        }
    }

    fn own(&mut self) -> &mut Own {
        self.own.entry(self.table).or_default()
    }

    fn wish(&mut self, session: &Session, texts: &Arc<Texts>) -> Wish {
        let (table, all) = (self.table, self.all);
        let own = self.own();
        Wish {
            table,
            seen: Seen {
                when: session.when(),
                reading: session.reading().clone(),
                filter: session.filter().clone(),
                all,
            },
            words: own.words.trim().to_owned(),
            sorting: own.arrangement.sorting.clone(),
            texts: Arc::clone(texts),
        }
    }

    /// The columns that are shown, in order.
    fn columns(&mut self) -> Vec<Column> {
        let table = self.table;
        let rows = Arc::clone(&self.known.sheet().rows);
        self.own().arrangement.shown(&rows.columns, table)
    }

    fn rows(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let columns = self.columns();
        let place = self.place_of_cursor();
        let goes_to = self.goes_to.take();
        let scroll_to = goes_to.and_then(|row| self.known.sheet().place_of(&row));
        self.cells.of(self.known.generation(), &columns, scope);
        let name = scope.texts.get(bar::name(self.table));
        let own = self.own.entry(self.table).or_default();
        own.column = own.column.min(columns.len().saturating_sub(1));
        let widths = columns.iter().map(|column| own.arrangement.width(column));
        let widths: Vec<f32> = widths.collect();
        let session = scope.session;
        let is_related = |row: &RowId| step::is_related(session, row);
        let count = own.marks.rows().len();
        let mut editing = self.editing.take();
        let writing = editing.as_ref().and_then(|editing| {
            let column = columns
                .iter()
                .position(|column| *column == editing.column)?;
            Some((self.known.sheet().place_of(&editing.row)?, column))
        });
        let grid = Grid {
            sheet: self.known.sheet(),
            table: self.table,
            columns: &columns,
            widths: &widths,
            marks: &own.marks,
            cursor: (place, own.column),
            sorting: own.arrangement.sorting.as_ref(),
            is_related: &is_related,
            scroll_to,
            reveals: self.reveals.take(),
            writing,
            name: &name,
        };
        let mut ended = None;
        let table = self.table;
        let shown = grid.show(ui, scope, &mut self.cells, &mut |ui, place| {
            if let Some(editing) = &mut editing {
                ended = editing.show(ui, scope, place, count, table);
            }
        });
        // What was written in is gone: removed, or left out by words or filter.
        self.editing = editing.filter(|_| writing.is_some());
        self.page = shown.page;
        let modifiers = ui.input(|input| input.modifiers);
        for did in shown.did {
            if matches!(did, Did::Click(..) | Did::Open(..)) && ended.is_none() {
                shown.body.request_focus();
            }
            self.did(scope, &columns, &widths, &did, modifiers);
        }
        self.menu_of_rows(ui, scope, &columns);
        self.after(ui, scope, &columns, ended);
    }

    /// Ends writing in a cell, goes on in the next, and does what keys ask for.
    fn after(
        &mut self,
        ui: &Ui,
        scope: &mut Scope<'_>,
        columns: &[Column],
        ended: Option<(Ended, bool)>,
    ) {
        let is_writing = self.editing.is_some();
        match ended {
            Some(ended) => self.end_editing(ui, scope, ended),
            None if !is_writing && Self::has_focus(ui.ctx()) => self.keys(ui, scope, columns),
            None => {}
        }
        if let Some(forward) = self.goes_on.take() {
            self.go_on(scope, columns, forward);
        }
    }

    fn did(
        &mut self,
        scope: &mut Scope<'_>,
        columns: &[Column],
        widths: &[f32],
        did: &Did,
        modifiers: Modifiers,
    ) {
        match *did {
            Did::Sort(number) => self.rearrange(|it, _| it.sort_by(&columns[number])),
            Did::Widen(number, by) => {
                let width = (widths[number] + by).clamp(*WIDTHS.start(), *WIDTHS.end());
                self.rearrange(|it, _| {
                    it.widths.insert(columns[number].clone(), width);
                });
            }
            Did::Usual(number) => self.rearrange(|it, _| {
                it.widths.remove(&columns[number]);
            }),
            Did::Hide(number) => {
                self.rearrange(|it, of| it.show(&columns[number], of.table, false));
            }
            Did::Put(number, before) => {
                let (column, before) = (&columns[number], before.map(|before| &columns[before]));
                self.rearrange(|it, of| it.put(&of.columns, column, before));
            }
            Did::Reveal(number) => self.reveals = Some(number),
            Did::Click(place, column) => {
                self.own().column = column;
                self.before_click = self.own().marks.clone();
                self.click(scope, place, modifiers);
            }
            Did::Menu(place, column) => {
                self.own().column = column;
                let row = self.known.sheet().id(place).cloned();
                let own = self.own();
                match row {
                    Some(row) if own.marks.has(&row) => own.marks.go(row),
                    _ => self.click(scope, place, Modifiers::NONE),
                }
                self.opens_menu = true;
            }
            Did::Open(place, column) => {
                self.own().column = column;
                let row = self.known.sheet().id(place).cloned();
                if let Some(row) = row.filter(|row| self.before_click.has(row)) {
                    let marks = std::mem::take(&mut self.before_click);
                    let own = self.own();
                    own.marks = marks;
                    own.marks.go(row);
                    self.select_marked(scope, false);
                }
                self.begin(scope, columns, false);
            }
        }
    }

    fn place_of_cursor(&mut self) -> Option<usize> {
        let cursor = self.own().marks.cursor().cloned()?;
        let generation = self.known.generation();
        if let Some((of, row, place)) = &self.place
            && *of == generation
            && *row == cursor
        {
            return *place;
        }
        let place = self.known.sheet().place_of(&cursor);
        self.place = Some((generation, cursor, place));
        place
    }
}

/// What a row is called.
fn name_of(scope: &Scope<'_>, row: &RowId) -> String {
    let lens = Lens {
        atlas: scope.session.atlas(),
        when: scope.session.when(),
        reading: scope.session.reading(),
        tallies: &Tallies::default(),
        named_in: Some(scope.texts),
    };
    lens.name(row, scope.texts)
}
