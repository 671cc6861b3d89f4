//! Filters with a name, which are kept in the atlas: a click applies one; its menu replaces, renames and removes it.

use eframe::egui::{
    Align, CursorIcon, Key, Layout, Role, Sense, StrokeKind, TextEdit, Ui, WidgetInfo, vec2,
};

use super::super::bidi;
use super::super::{Scope, theme};
use super::rows::{self, FIELD, TEXT};
use crate::atlas::shown::{IN_LABEL, shortened};
use crate::atlas::{Edit, Filter};
use crate::session::{Action, EditAction, LookAction};
use crate::ui::bidi::Tip as _;
use crate::ui::mirror;
use crate::ui::panel::parts;

const ROW: f32 = 26.0;
const MENU: f32 = 24.0;

/// A name that is being typed: of a filter that is saved anew, or another one for one that is there.
pub(super) struct Naming {
    renames: Option<String>,
    text: String,
    /// The field is still to get the focus.
    is_new: bool,
}

impl Naming {
    /// Of the present filter, which has none.
    pub(super) fn new_one() -> Self {
        Self {
            renames: None,
            text: String::new(),
            is_new: true,
        }
    }

    fn of(name: &str) -> Self {
        Self {
            renames: Some(name.to_owned()),
            text: name.to_owned(),
            is_new: true,
        }
    }

    /// The edit that gives the name.
    fn edit(&self, filter: &Filter) -> Option<Edit> {
        let name = self.text.trim();
        if name.is_empty() {
            return None;
        }
        Some(match &self.renames {
            Some(from) => Edit::RenameFilter(from.clone(), name.to_owned()),
            None => Edit::PutFilter(name.to_owned(), Box::new(filter.clone())),
        })
    }
}

/// Draws the list, and the field for a name while one is being typed.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, naming: &mut Option<Naming>) {
    rows::head(ui, scope, "filters-saved");
    let saved = &scope.session.atlas().saved.filters;
    if saved.is_empty() && naming.is_none() {
        let note = theme::note(scope.palette);
        bidi::label(ui, scope.texts.get("filters-none"), note);
    }
    for (name, filter) in saved {
        let is_renamed = naming
            .as_ref()
            .is_some_and(|n| n.renames.as_ref() == Some(name));
        if is_renamed {
            field(ui, scope, naming);
        } else {
            row(ui, scope, name, filter, naming);
        }
    }
    if naming
        .as_ref()
        .is_some_and(|naming| naming.renames.is_none())
    {
        field(ui, scope, naming);
    }
}

fn row(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    name: &str,
    filter: &Filter,
    naming: &mut Option<Naming>,
) {
    let shown = shortened(name, IN_LABEL).into_owned();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = TEXT - MENU - 4.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
        let is_on = scope.session.filter() == filter;
        let label = scope
            .texts
            .with("filter-apply", &[("name", (&shown).into())]);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, &label));
        let palette = scope.palette;
        if is_on || response.hovered() {
            let ground = theme::colour(palette.selected);
            ui.painter()
                .rect_filled(rect.expand2(vec2(4.0, 0.0)), 4.0, ground);
        }
        if response.has_focus() {
            let focus = ui.visuals().selection.stroke;
            let inside = StrokeKind::Inside;
            ui.painter()
                .rect_stroke(rect.expand2(vec2(4.0, 0.0)), 4.0, focus, inside);
        }
        let accent = theme::body(palette).colour(theme::colour(palette.accent));
        parts::write(ui, rect, Align::LEFT, &shown, accent);
        let said = scope.texts.filter(filter, scope.session.atlas());
        let response = response.on_hover_cursor(CursorIcon::PointingHand).tip(said);
        if response.clicked() {
            scope.act(LookAction::SetFilter(Box::new(filter.clone())));
        }
        menu(ui, scope, name, &shown, naming);
    });
}

fn menu(ui: &mut Ui, scope: &mut Scope<'_>, name: &str, shown: &str, naming: &mut Option<Naming>) {
    let label = scope.texts.with("filter-menu", &[("name", shown.into())]);
    let opened = ui.menu_button("…", |ui| {
        let filter = scope.session.filter();
        let can_replace = !filter.is_empty();
        let replace = bidi::Button::new(scope.texts.get("filter-replace"));
        if ui.add_enabled(can_replace, replace).clicked() {
            let edit = Edit::PutFilter(name.to_owned(), Box::new(filter.clone()));
            scope.act(EditAction::Make(Box::new(edit)));
            ui.close();
        }
        if bidi::button(ui, scope.texts.get("filter-rename")).clicked() {
            *naming = Some(Naming::of(name));
            ui.close();
        }
        if bidi::button(ui, scope.texts.get("filter-remove")).clicked() {
            let edit = Edit::RemoveFilter(name.to_owned());
            scope.act(EditAction::Make(Box::new(edit)));
            ui.close();
        }
    });
    let button = opened.response;
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
}

/// The name that is being typed: Enter gives it, Esc and a click elsewhere put the field away.
fn field(ui: &mut Ui, scope: &mut Scope<'_>, naming: &mut Option<Naming>) {
    let Some(typed) = naming else {
        return;
    };
    let label = scope.texts.get("filter-name-field");
    let edit = TextEdit::singleline(&mut typed.text)
        .hint_text(&label)
        .desired_width(TEXT - 8.0)
        .min_size(vec2(TEXT, FIELD));
    let response = ui
        .with_layout(Layout::top_down(Align::LEFT), |ui| mirror::edit(ui, edit))
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    if std::mem::take(&mut typed.is_new) {
        response.request_focus();
        response.scroll_to_me(None);
        return;
    }
    if !response.lost_focus() {
        return;
    }
    if ui.input(|input| input.key_pressed(Key::Enter)) {
        let edit = typed.edit(scope.session.filter());
        scope
            .actions
            .extend(edit.map(|edit| Action::Edit(EditAction::Make(Box::new(edit)))));
    }
    *naming = None;
}
