//! What a filter that is on says of itself over the map, and what of the selection it hides, with the way back.

use eframe::egui::{Align, Id, Layout, Role, TextEdit, Ui, WidgetInfo, vec2};

use super::bidi::{self, Link, Paragraph};
use super::{Scope, theme};
use crate::atlas::{Edit, Filter, Subject, TieId};
use crate::scene::filter::{Condition, Sieve};
use crate::session::Action;
use crate::standing::{Standing, standing};

const ROW: f32 = 24.0;

/// The strip's content: how many ties are left, the sentence, "Save as…" and "Clear".
pub(super) fn strip(ui: &mut Ui, scope: &mut Scope<'_>, shown: Option<[usize; 2]>) {
    let size = vec2(ui.available_width(), ROW);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        if ui.button(scope.texts.get("filter-clear")).clicked() {
            scope.actions.push(Action::Filter(Box::default()));
        }
        let id = Id::unique("filter name");
        let name = ui.data(|data| data.get_temp::<String>(id));
        match name {
            Some(name) => name_field(ui, scope, id, name),
            None => {
                if ui.button(scope.texts.get("filter-save")).clicked() {
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
    shown.on_hover_text(sentence);
}

/// The name under which the filter is saved: Enter saves, Esc puts the field away.
fn name_field(ui: &mut Ui, scope: &mut Scope<'_>, id: Id, mut name: String) {
    let label = scope.texts.get("filter-name-field");
    let saves = ui.button(scope.texts.get("filter-save-now")).clicked();
    let field = ui.add(
        TextEdit::singleline(&mut name)
            .hint_text(&label)
            .desired_width(140.0),
    );
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
        scope.actions.push(Action::Edit(Box::new(edit)));
        ui.data_mut(|data| data.remove_temp::<String>(id));
    } else if leaves {
        ui.data_mut(|data| data.remove_temp::<String>(id));
    } else {
        ui.data_mut(|data| data.insert_temp(id, name));
    }
}

/// Says in the panel that the filter hides what is selected, and why, with "Show".
pub(super) fn hidden(ui: &mut Ui, scope: &mut Scope<'_>) -> bool {
    let Some((said, shows)) = what_is_hidden(scope) else {
        return false;
    };
    let soft = theme::body(scope.palette).colour(theme::colour(scope.palette.soft_ink));
    let accent = theme::body(scope.palette).colour(theme::colour(scope.palette.accent));
    let name = scope.texts.get("filter-show");
    let words = Paragraph::new().text(format!("{said} "), soft).link(
        name.clone(),
        accent,
        Link { id: 0, name },
    );
    if bidi::paragraph(ui, words).clicked().is_some() {
        scope.actions.push(Action::Filter(Box::new(shows)));
    }
    true
}

/// Why the selection is hidden, and a filter that shows it.
fn what_is_hidden(scope: &Scope<'_>) -> Option<(String, Filter)> {
    let (session, texts) = (scope.session, scope.texts);
    let (atlas, filter) = (session.atlas(), session.filter());
    if filter.is_empty() {
        return None;
    }
    let sieve = Sieve::of(filter, atlas, (session.when(), session.viewpoint()));
    let stands = |id, tie| standing(id, tie, session.when(), session.viewpoint());
    match session.selected()? {
        Subject::Tie(id) => {
            let standing = stands(id, atlas.ties.get(id)?)?;
            let unmet = sieve.why_not(atlas, id, &standing);
            if unmet.is_empty() {
                return None;
            }
            let why: Vec<String> = unmet.iter().map(|unmet| texts.get(why(*unmet))).collect();
            let why = why.join(", ");
            let said = texts.with("filter-hides", &[("why", (&why).into())]);
            let lift = |filter, unmet: &Condition| unmet.lifted(&filter);
            Some((said, unmet.iter().fold(filter.clone(), lift)))
        }
        Subject::City(city) => {
            let mut ties = atlas
                .ties_of(city)
                .filter_map(|(id, tie)| Some((id, stands(id, tie)?)));
            let first = ties.next()?;
            let is_left = |(id, standing): &(&TieId, Standing)| sieve.leaves(atlas, id, standing);
            let is_hidden = !is_left(&first) && !ties.any(|tie| is_left(&tie));
            is_hidden.then(|| (texts.get("filter-hides-all"), Filter::default()))
        }
    }
}

fn why(condition: Condition) -> &'static str {
    match condition {
        Condition::Kind => "filter-why-kind",
        Condition::State => "filter-why-state",
        Condition::Certainty => "filter-why-certainty",
        Condition::Maybe => "filter-why-maybe",
        Condition::Dated => "filter-why-dated",
        Condition::City => "filter-why-city",
        Condition::Near => "filter-why-near",
        Condition::Words => "filter-why-words",
    }
}
