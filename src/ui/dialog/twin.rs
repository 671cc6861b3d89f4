//! Finding another entry for a city, to merge the two.

use eframe::egui::{Context, Ui};

use super::super::Scope;
use super::super::find::Reader;
use super::pick::{Item, Pick, Row};
use super::{After, Dialog, MergeDialog};
use crate::atlas::Id;
use crate::search::Found;
use crate::session::NoticeAction;

/// The dialog.
#[derive(Debug)]
pub(in crate::ui) struct TwinDialog {
    /// The city that another entry is looked for.
    city: Id,
    pick: Pick,
    reader: Reader,
}

impl TwinDialog {
    /// A dialog that finds another entry for a city.
    pub(in crate::ui) fn new(ctx: &Context, scope: &Scope<'_>, city: Id) -> Self {
        Self {
            city,
            pick: Pick::default(),
            reader: Reader::new(ctx, scope.session, scope.texts),
        }
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        if let Err(error) = self.reader.follow() {
            scope.act(NoticeAction::Failed(scope.texts.say(&error)));
            return After::Close;
        }
        let nothing = self.reader.nothing(self.pick.text(), "merge-with-how");
        let nothing = scope.texts.get(nothing);
        let (reader, city) = (&mut self.reader, &self.city);
        let is_itself = |row: &Row<Found>| matches!(row, Row::Item(Item { value: Found::City(id), .. }) if id == city);
        let rows = |text: &str| {
            let mut rows = reader.cities(scope, text);
            rows.retain(|row| !is_itself(row));
            rows
        };
        let taken = self.pick.show(ui, scope, "find-field", rows, &nothing);
        let Some(Found::City(other)) = taken else {
            return After::Stay;
        };
        let merge = MergeDialog::new(scope.session.atlas(), city, &other);
        scope.new_dialog = Some(Dialog::Merge(Box::new(merge)));
        After::Done
    }
}
