//! Writing in a cell: a field over it, and beneath it what is wrong, what can stand there, and where else it is written.

use eframe::egui::{
    FontId, Frame, Id, Key, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
    vec2,
};

use super::super::bidi::{self, Link, Paragraph};
use super::super::panel::wrong;
use super::super::{Scope, mirror, theme};
use super::{Tables, grid};
use crate::atlas::Edit;
use crate::session::{EditAction, FormAction, Target};
use crate::table::{Column, Lens, Refusal, RowId, Table, Writer};

/// How wide what is told beneath a cell is at least, and how high a line of it.
const BOX: f32 = 240.0;
const LINE: f32 = 20.0;

/// A cell that is being written in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Editing {
    pub(super) row: RowId,
    pub(super) column: Column,
    pub(super) text: String,
    /// What stood there.
    was: String,
    /// In all marked rows, not in this one alone.
    all: bool,
    /// What is wrong with it, and what it may have meant.
    wrong: Option<(String, Option<String>)>,
    is_new: bool,
    selects: bool,
}

/// How writing in a cell ended, if it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Nothing is written.
    Left,
    /// It is written.
    Written,
    /// It is written, and the next cell is gone to, or the one before.
    GoesOn(bool),
}

impl Editing {
    /// Draws the field, and what is told beneath it; answers how it ended, and whether all marked rows are meant.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        place: Rect,
        count: usize,
        table: Table,
    ) -> Option<(Ended, bool)> {
        let around = place.expand2(vec2(6.0, 0.0));
        let response = self.field(ui, scope, around);
        if self.is_new {
            response.request_focus();
            self.is_new = false;
            return None;
        }
        if response.changed() {
            self.wrong = None;
        }
        match self.beneath(ui, scope, around, count, table) {
            Some(Taken::Word(word)) => {
                self.text = word;
                Some((Ended::Written, self.all))
            }
            Some(Taken::All) => Some((Ended::Written, true)),
            None => self.how_it_ended(ui, &response, count),
        }
    }

    fn field(&mut self, ui: &mut Ui, scope: &Scope<'_>, around: Rect) -> Response {
        let id = Id::unique("table cell");
        let palette = scope.palette;
        let name = self.column.head(scope.texts);
        let edge = if self.wrong.is_some() {
            palette.error
        } else {
            palette.accent
        };
        let mut field = ui.new_child(UiBuilder::new().max_rect(around));
        let ground = theme::colour(palette.field);
        field.painter().rect_filled(around, 3.0, ground);
        // What stands there is selected, so that the first letter takes its place. egui lets go of a selection until the
        // field has had the focus for a frame.
        if self.selects && field.memory(|memory| memory.has_focus(id)) {
            let last = CCursor::new(self.text.chars().count());
            let mut state = TextEditState::load(field.ctx(), id).unwrap_or_default();
            let all = CCursorRange::two(CCursor::new(0), last);
            state.cursor.set_char_range(Some(all));
            state.store(field.ctx(), id);
            self.selects = false;
        } else if self.selects {
            field.ctx().request_repaint();
        }
        let text = TextEdit::singleline(&mut self.text)
            .id(id)
            .frame(Frame::new().inner_margin(Margin::symmetric(6, 2)))
            .font(FontId::proportional(14.0))
            .lock_focus(true)
            .desired_width(around.width());
        let response = mirror::edit(&mut field, |ui: &mut Ui| ui.put(around, text));
        let edge = Stroke::new(2.0, theme::colour(edge));
        let painter = field.painter();
        painter.rect_stroke(around, 3.0, edge, StrokeKind::Inside);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        response
    }

    fn how_it_ended(&self, ui: &Ui, field: &Response, count: usize) -> Option<(Ended, bool)> {
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let modifiers = ui.input(|input| input.modifiers);
        if field.has_focus() && pressed(Key::Tab) {
            return Some((Ended::GoesOn(!modifiers.shift), self.all));
        }
        if field.has_focus() && modifiers.command && pressed(Key::Enter) {
            return Some((Ended::Written, count > 1));
        }
        if !field.lost_focus() {
            return None;
        }
        // Whoever clicks elsewhere means what was written.
        let is_left = pressed(Key::Escape) || (!pressed(Key::Enter) && self.text == self.was);
        Some(if is_left {
            (Ended::Left, false)
        } else {
            (Ended::Written, self.all)
        })
    }

    /// What there is to tell beneath the field, line by line, each with what a click on it takes.
    fn told(
        &self,
        scope: &Scope<'_>,
        count: usize,
        table: Table,
    ) -> Vec<(Paragraph, Option<Taken>)> {
        let (texts, palette) = (scope.texts, scope.palette);
        let note = theme::note(palette);
        let accent = note.colour(theme::colour(palette.accent));
        let mut lines: Vec<(Paragraph, Option<Taken>)> = Vec::new();
        if let Some((wrong, remedy)) = &self.wrong {
            let style = note.colour(theme::colour(palette.error));
            lines.push((Paragraph::new().text(wrong.clone(), style), None));
            if let Some(remedy) = remedy {
                let name = texts.with("fault-remedy", &[("remedy", remedy.into())]);
                let link = Paragraph::new().link(name.clone(), accent, Link { id: 0, name });
                lines.push((link, Some(Taken::Word(remedy.clone()))));
            }
        }
        for word in self.column.choices(table, texts) {
            let link = Link {
                id: 0,
                name: word.clone(),
            };
            lines.push((
                Paragraph::new().link(word.clone(), accent, link),
                Some(Taken::Word(word)),
            ));
        }
        if count > 1 {
            let said = [("count", count.into())];
            if self.all {
                lines.push((
                    Paragraph::new().text(texts.with("table-writes-all", &said), note),
                    None,
                ));
            } else {
                let name = texts.with("table-write-all", &said);
                lines.push((
                    Paragraph::new().link(name.clone(), accent, Link { id: 0, name }),
                    Some(Taken::All),
                ));
            }
        }
        lines
    }

    /// What is told beneath the field: what is wrong, which words can stand there, and that it can be written in all
    /// marked rows. Answers what of it was clicked.
    fn beneath(
        &self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        field: Rect,
        count: usize,
        table: Table,
    ) -> Option<Taken> {
        let lines = self.told(scope, count, table);
        if lines.is_empty() {
            return None;
        }
        let height = lines.len() as f32 * LINE + 8.0;
        let bottom = ui.clip_rect().bottom();
        // Above the field where there is no room beneath.
        let top = if field.bottom() + height > bottom {
            field.top() - height - 2.0
        } else {
            field.bottom() + 2.0
        };
        let left = field.left().min(ui.clip_rect().right() - BOX - 16.0);
        let place = Rect::from_min_size(pos2(left, top), vec2(BOX.max(field.width()), height));
        let mut ui = ui.new_child(UiBuilder::new().max_rect(place.shrink2(vec2(8.0, 4.0))));
        // The rows beneath must not take what is meant for this.
        ui.interact(place, Id::unique("beneath a cell"), Sense::click_and_drag());
        ui.painter()
            .rect_filled(place, 3.0, theme::colour(scope.palette.panel));
        let line = Stroke::new(1.0, theme::colour(scope.palette.rule));
        ui.painter()
            .rect_stroke(place, 3.0, line, StrokeKind::Inside);
        let mut taken = None;
        for (line, takes) in lines {
            let response = ui.allocate_ui(vec2(ui.available_width(), LINE), |ui| {
                bidi::paragraph(ui, line.max_rows(1))
            });
            if response.inner.clicked().is_some() {
                taken = takes;
            }
        }
        taken
    }
}

/// What was clicked beneath a cell.
enum Taken {
    Word(String),
    All,
}

impl Tables {
    /// Begins to write in the cell of the cursor, or in that cell of all marked rows.
    pub(super) fn begin(&mut self, scope: &mut Scope<'_>, columns: &[Column], all: bool) {
        let (table, place) = (self.table, self.place_of_cursor());
        let own = self.own();
        let Some(column) = columns
            .get(own.column)
            .filter(|column| column.is_editable(table))
            .cloned()
        else {
            self.open(scope);
            return;
        };
        let row = place
            .and_then(|place| self.known.sheet().id(place))
            .cloned();
        let Some(row) = row else {
            return;
        };
        let lens = Lens {
            atlas: scope.session.atlas(),
            when: scope.session.when(),
            reading: scope.session.reading(),
            tallies: &self.known.sheet().rows.tallies,
            named_in: None,
        };
        let text = lens.content(&row, &column).written();
        self.goes_to = Some(row.clone());
        self.reveals = Some(self.own().column);
        self.editing = Some(Editing {
            row,
            column,
            was: text.clone(),
            text,
            all,
            wrong: None,
            is_new: true,
            selects: true,
        });
    }

    /// Shows what the row of the cursor is of, where its cell can't be written in: in the panel, or in a form.
    fn open(&mut self, scope: &mut Scope<'_>) {
        let target = match self.own().marks.cursor() {
            Some(RowId::Claim(tie, number)) => Target::Claim(tie.clone(), *number),
            Some(RowId::Fact(id)) => Target::Fact(id.clone()),
            Some(RowId::Source(id)) => Target::Source(id.clone()),
            Some(RowId::City(_) | RowId::Tie(_)) | None => return,
        };
        scope.act(FormAction::Begin(target));
    }

    /// Does what writing in a cell came to.
    pub(super) fn end_editing(
        &mut self,
        ui: &Ui,
        scope: &mut Scope<'_>,
        (ended, all): (Ended, bool),
    ) {
        let Some(editing) = self.editing.take() else {
            return;
        };
        let is_other = all || editing.text != editing.was;
        if ended != Ended::Left && is_other {
            match self.edit_of(scope, &editing, all) {
                Ok(edit) => scope.act(EditAction::Make(Box::new(edit))),
                Err(wrong) => {
                    self.editing = Some(Editing {
                        wrong: Some(wrong),
                        is_new: true,
                        ..editing
                    });
                    return;
                }
            }
        }
        ui.memory_mut(|memory| memory.request_focus(grid::body_id()));
        if let Ended::GoesOn(forward) = ended {
            self.goes_on = Some(forward);
        }
        ui.ctx().request_repaint();
    }

    /// Begins to write in the next cell of the row that can be written in, or in the one before; at its end in the next row.
    pub(super) fn go_on(&mut self, scope: &mut Scope<'_>, columns: &[Column], forward: bool) {
        let (table, from) = (self.table, self.own().column);
        let is_editable = |at: &usize| columns[*at].is_editable(table);
        let next = if forward {
            (from + 1..columns.len()).find(is_editable)
        } else {
            (0..from).rev().find(is_editable)
        };
        let Some(next) = next else {
            return;
        };
        self.own().column = next;
        self.begin(scope, columns, false);
    }

    /// The edit that writes the text in the row, or in all marked rows: all of it in one step, or none.
    fn edit_of(
        &mut self,
        scope: &Scope<'_>,
        editing: &Editing,
        all: bool,
    ) -> Result<Edit, (String, Option<String>)> {
        let writer = Writer {
            atlas: scope.session.atlas(),
            texts: scope.texts,
        };
        let cell = [(&editing.column, editing.text.as_str())];
        let say = |refusal: &Refusal| (said(scope, refusal), remedy(refusal));
        if !all {
            return writer
                .change(&editing.row, &cell, 0)
                .map_err(|(_, refusal)| say(&refusal));
        }
        let marked = self.own().marks.rows();
        let change = |row: &RowId| {
            writer.change(row, &cell, 0).map_err(|(_, refusal)| {
                let (wrong, remedy) = say(&refusal);
                let name = super::name_of(scope, row);
                (
                    scope.texts.with(
                        "table-wrong-in",
                        &[("row", (&name).into()), ("wrong", (&wrong).into())],
                    ),
                    remedy,
                )
            })
        };
        let edits: Result<Vec<Edit>, _> = marked.iter().map(change).collect();
        Ok(Edit::Many(edits?))
    }
}

/// What is wrong with what is written, in words.
pub(super) fn said(scope: &Scope<'_>, refusal: &Refusal) -> String {
    let texts = scope.texts;
    match refusal {
        Refusal::Faults(faults) => {
            let said: Vec<String> = faults.iter().map(|fault| wrong(texts, fault)).collect();
            said.join(" ")
        }
        Refusal::NoSuchWord(words) => {
            let words = words.join(", ");
            texts.with("table-no-such-word", &[("words", (&words).into())])
        }
        Refusal::SeveralClaims => texts.get("table-several-claims"),
        Refusal::Derived => texts.get("table-derived"),
    }
}

fn remedy(refusal: &Refusal) -> Option<String> {
    match refusal {
        Refusal::Faults(faults) => faults.iter().find_map(crate::session::draft::Fault::remedy),
        _ => None,
    }
}
