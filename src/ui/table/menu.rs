//! What is done with marked rows, in the menu of a row and in that of the bar.

use eframe::egui::containers::menu::menu_style;
use eframe::egui::{
    Align, Button, Context, Id, Layout, Popup, PopupAnchor, PopupKind, Role, SetOpenCommand, Ui,
    ViewportCommand, WidgetInfo,
};

use super::super::{Scope, stamp};
use super::{Tables, grid};
use crate::session::{Action, EditAction};
use crate::table::{Column, Table, duplicates, removal};

/// What the menu offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offer {
    Edit,
    EditAll,
    Duplicate,
    Remove,
    SelectAll,
    Invert,
    Copy,
    Paste,
    Export,
    ExportMarked,
}

impl Offer {
    const ALL: [Self; 10] = [
        Self::Edit,
        Self::EditAll,
        Self::Copy,
        Self::Paste,
        Self::Export,
        Self::ExportMarked,
        Self::Duplicate,
        Self::Remove,
        Self::SelectAll,
        Self::Invert,
    ];

    /// Its name, the key of a message, and the key that does it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Edit => ("table-edit", "F2"),
            Self::EditAll => ("table-edit-all", ""),
            Self::Duplicate => ("table-duplicate", ""),
            Self::Remove => ("table-remove", "Del"),
            Self::SelectAll => ("table-select-all", "Ctrl+A"),
            Self::Invert => ("table-invert", "Ctrl+I"),
            Self::Copy => ("table-copy", "Ctrl+C"),
            Self::Paste => ("table-paste", "Ctrl+V"),
            Self::Export => ("export-table", ""),
            Self::ExportMarked => ("table-export-marked", ""),
        }
    }
}

impl Tables {
    /// The menu at the pointer, once it is asked for.
    pub(super) fn menu_of_rows(&mut self, ui: &Ui, scope: &mut Scope<'_>, columns: &[Column]) {
        let opens = std::mem::take(&mut self.opens_menu);
        let anchor = PopupAnchor::PointerFixed;
        let popup = Popup::new(
            Id::unique("table menu"),
            ui.ctx().clone(),
            anchor,
            ui.layer_id(),
        )
        .kind(PopupKind::Menu)
        .layout(Layout::top_down_justified(Align::Min))
        .style(menu_style)
        .gap(0.0)
        .open_memory(opens.then_some(SetOpenCommand::Bool(true)));
        let offer = popup.show(|ui| self.menu(ui, scope));
        if let Some(offer) = offer.and_then(|shown| shown.inner) {
            self.take(ui.ctx(), scope, offer, columns);
        }
    }

    /// Draws the menu; answers what was chosen.
    pub(super) fn menu(&mut self, ui: &mut Ui, scope: &Scope<'_>) -> Option<Offer> {
        let mut chosen = None;
        for offer in Offer::ALL {
            let (name, keys) = offer.words();
            let name = scope.texts.get(name);
            let button = Button::new(name.as_str()).shortcut_text(keys);
            let response = ui.add_enabled(self.offers(offer), button);
            let is_enabled = response.enabled();
            response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, &name));
            if response.clicked() {
                chosen = Some(offer);
                ui.close();
            }
        }
        chosen
    }

    fn offers(&mut self, offer: Offer) -> bool {
        let table = self.table;
        let marks = &self.own().marks;
        let count = marks.rows().len();
        match offer {
            Offer::Edit => marks.cursor().is_some(),
            Offer::EditAll => count > 1 && marks.cursor().is_some(),
            Offer::Duplicate => count > 0 && table != Table::Ties,
            Offer::Remove | Offer::Copy | Offer::ExportMarked => count > 0,
            Offer::Paste => true,
            Offer::SelectAll | Offer::Invert | Offer::Export => !self.known.sheet().is_empty(),
        }
    }

    /// Does what was chosen.
    pub(super) fn take(
        &mut self,
        ctx: &Context,
        scope: &mut Scope<'_>,
        offer: Offer,
        columns: &[Column],
    ) {
        match offer {
            Offer::Edit => self.begin(scope, columns, false),
            Offer::EditAll => self.begin(scope, columns, true),
            Offer::Duplicate => self.duplicate(scope),
            Offer::Remove => self.remove(scope),
            Offer::Copy => self.copy(ctx, scope, columns),
            // The clipboard is brought as if its key had been pressed.
            Offer::Paste => {
                ctx.memory_mut(|memory| memory.request_focus(grid::body_id()));
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            Offer::Export => self.wished_export = Some(false),
            Offer::ExportMarked => self.wished_export = Some(true),
            Offer::SelectAll => {
                let own = self.own.entry(self.table).or_default();
                own.marks.all(self.known.sheet());
                self.select_marked(scope, false);
            }
            Offer::Invert => {
                let own = self.own.entry(self.table).or_default();
                own.marks.invert(self.known.sheet());
                self.select_marked(scope, false);
            }
        }
    }

    /// Removes the marked rows in one step, after an answer that says what goes along.
    pub(super) fn remove(&mut self, scope: &mut Scope<'_>) {
        let edit = removal(self.own().marks.rows());
        let remove = edit.map(|edit| Action::Edit(EditAction::Remove(Box::new(edit))));
        scope.actions.extend(remove);
    }

    /// Adds another of each marked row.
    fn duplicate(&mut self, scope: &mut Scope<'_>) {
        let atlas = scope.session.atlas();
        let edit = duplicates(atlas, self.own().marks.rows(), stamp().seed);
        let add = edit.map(|edit| Action::Edit(EditAction::Make(Box::new(edit))));
        scope.actions.extend(add);
    }
}
