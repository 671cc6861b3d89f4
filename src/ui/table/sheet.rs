//! Rows to and from spreadsheets, through the clipboard.

use eframe::egui::{Context, Event, Ui};

use super::super::{Scope, stamp};
use super::{Tables, edit};
use crate::session::{Action, EditAction, NoticeAction};
use crate::table::text::Separator;
use crate::table::{Column, Lens, PasteError, copy, paste};

impl Tables {
    /// Copies the marked rows, and takes pasted ones, as the keys for it ask.
    pub(super) fn clipboard(&mut self, ui: &Ui, scope: &mut Scope<'_>, columns: &[Column]) {
        let events = ui.input(|input| input.events.clone());
        for event in events {
            match event {
                Event::Copy => self.copy(ui.ctx(), scope, columns),
                Event::Paste(text) => self.paste(scope, &text),
                _ => {}
            }
        }
    }

    /// Puts the marked rows on the clipboard, in the order in which they are shown.
    pub(super) fn copy(&mut self, ctx: &Context, scope: &Scope<'_>, columns: &[Column]) {
        let own = self.own.entry(self.table).or_default();
        let sheet = self.known.sheet();
        let rows = sheet.ids().filter(|row| own.marks.has(row));
        let lens = lens(scope, sheet);
        let text = copy(&lens, columns, self.table, rows, Separator::Tab);
        scope.platform.copy(ctx, &text);
    }

    /// Takes rows in, all of them in one step; or says which cell is wrong, and takes none.
    fn paste(&mut self, scope: &mut Scope<'_>, text: &str) {
        let sheet = self.known.sheet();
        let of = (self.table, sheet.rows.columns.as_slice());
        let pasted = paste(&lens(scope, sheet), scope.texts, of, text, stamp().seed);
        scope.act(match pasted {
            Ok(edit) => Action::from(EditAction::Make(Box::new(edit))),
            Err(PasteError::NothingNew) => {
                NoticeAction::Remark(scope.texts.get("table-paste-nothing")).into()
            }
            Err(error) => NoticeAction::Failed(said(scope, &error)).into(),
        });
    }
}

fn lens<'a>(scope: &Scope<'a>, sheet: &'a crate::table::Sheet) -> Lens<'a> {
    Lens {
        atlas: scope.session.atlas(),
        when: scope.session.when(),
        reading: scope.session.reading(),
        tallies: &sheet.rows.tallies,
        named_in: None,
    }
}

/// Why nothing was pasted.
fn said(scope: &Scope<'_>, error: &PasteError) -> String {
    let texts = scope.texts;
    match error {
        PasteError::NoRows => texts.get("table-paste-no-rows"),
        PasteError::NothingNew => texts.get("table-paste-nothing"),
        PasteError::NoSuchColumn(name) => {
            texts.with("table-paste-no-column", &[("column", name.into())])
        }
        PasteError::Cell {
            row,
            column,
            refusal,
        } => {
            let column = column.head(texts);
            let wrong = edit::said(scope, refusal);
            let args = [
                ("row", (*row).into()),
                ("column", (&column).into()),
                ("wrong", (&wrong).into()),
            ];
            texts.with("table-paste-wrong", &args)
        }
    }
}
