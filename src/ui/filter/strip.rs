//! What a filter that is on says of itself over the map.

use eframe::egui::{Align, Id, Layout, Role, TextEdit, Ui, WidgetInfo, vec2};

use super::super::{Scope, bidi, mirror, theme};
use crate::atlas::Edit;
use crate::session::{EditAction, LookAction};
use crate::ui::bidi::Tip as _;

const ROW: f32 = 24.0;

/// The strip's content: how many ties are left, the sentence, "Save as…" and "Clear".
pub(in crate::ui) fn strip(ui: &mut Ui, scope: &mut Scope<'_>, shown: Option<[usize; 2]>) {
    let size = vec2(ui.available_width(), ROW);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        if bidi::button(ui, scope.texts.get("filter-clear")).clicked() {
            scope.act(LookAction::SetFilter(Box::default()));
        }
        let id = Id::unique("filter name");
        let name = ui.data(|data| data.get_temp::<String>(id));
        match name {
            Some(name) => name_field(ui, scope, id, name),
            None => {
                if bidi::button(ui, scope.texts.get("filter-save")).clicked() {
                    ui.data_mut(|data| data.insert_temp(id, String::new()));
                }
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            said(ui, scope, shown);
        });
    });
}

fn said(ui: &mut Ui, scope: &Scope<'_>, shown: Option<[usize; 2]>) {
    let head = theme::body(scope.palette).semibold();
    let left = match shown {
        Some([0, _]) => scope.texts.get("filter-shows-none"),
        Some([shown, all]) => {
            let args = [("shown", shown.into()), ("all", all.into())];
            scope.texts.with("filter-shows", &args)
        }
        None => scope.texts.get("filter-strip"),
    };
    bidi::label(ui, left, head);
    let sentence = scope
        .texts
        .filter(scope.session.filter(), scope.session.atlas());
    let shown = bidi::truncated(ui, sentence.clone(), theme::body(scope.palette));
    shown.tip(sentence);
}

/// The name under which the filter is saved: Enter saves, Esc puts the field away.
fn name_field(ui: &mut Ui, scope: &mut Scope<'_>, id: Id, mut name: String) {
    let label = scope.texts.get("filter-name-field");
    let saves = bidi::button(ui, scope.texts.get("filter-save-now")).clicked();
    let field = TextEdit::singleline(&mut name)
        .hint_text(&label)
        .desired_width(140.0);
    let field = mirror::edit(ui, field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    if name.is_empty() && !field.has_focus() && !field.lost_focus() {
        field.request_focus();
    }
    let enters =
        field.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    let leaves =
        field.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Escape));
    let given = name.trim().to_owned();
    if (saves || enters) && !given.is_empty() {
        let filter = Box::new(scope.session.filter().clone());
        let edit = Edit::PutFilter(given, filter);
        scope.act(EditAction::Make(Box::new(edit)));
        ui.data_mut(|data| data.remove_temp::<String>(id));
    } else if leaves {
        ui.data_mut(|data| data.remove_temp::<String>(id));
    } else {
        ui.data_mut(|data| data.insert_temp(id, name));
    }
}
