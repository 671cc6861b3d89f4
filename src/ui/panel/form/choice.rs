//! Choosing one of a few, or one of many by searching.

use eframe::egui::{
    Align, AtomExt as _, ComboBox, EventFilter, Key, Modifiers, Popup, Rect, Response, Role, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::super::super::{Scope, theme};
use super::super::parts::{self, SWATCH};
use super::sheet::{FIELD, Lines, Sheet};
use crate::scene::drawn::Stroke;
use crate::session::draft::Field;
use crate::ui::bidi;

/// One of a few things to choose from.
pub(super) struct Item<T> {
    pub(super) value: T,
    pub(super) name: String,
    /// The sample of a tie's lines before its name.
    pub(super) lines: Vec<Stroke>,
}

impl<T> Item<T> {
    pub(super) fn new(value: T, name: String) -> Self {
        Self {
            value,
            name,
            lines: Vec::new(),
        }
    }
}

/// How much of a closed list the sample and the gap behind it take.
const SAMPLE: Vec2 = vec2(SWATCH + 2.0, 16.0);

impl Sheet<'_, '_> {
    /// A list that opens. With the focus on it, the arrow keys go through it without opening it.
    pub(super) fn choice<T: PartialEq + Clone>(
        &mut self,
        ui: &mut Ui,
        key: &str,
        chosen: &mut T,
        items: &[Item<T>],
    ) {
        let name = self.scope.texts.get(key);
        self.row(ui, &name, |sheet, ui, _| {
            sheet.list(ui, &name, key, chosen, items);
        });
    }

    fn list<T: PartialEq + Clone>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        key: &str,
        chosen: &mut T,
        items: &[Item<T>],
    ) {
        let at = items.iter().position(|item| item.value == *chosen);
        let now = at.map_or("", |at| items[at].name.as_str());
        let has_lines = items.iter().any(|item| !item.lines.is_empty());
        let sample = if has_lines { SAMPLE } else { Vec2::ZERO };
        let id = self.id(key, 0);
        let wants_focus = id.with("wants focus");
        let mut taken = None;
        ui.spacing_mut().interact_size.y = 28.0;
        let combo = ComboBox::from_id_salt(id)
            .width(FIELD)
            .truncate()
            .selected_text(("".atom_size(sample), bidi::words(ui.ctx(), now)));
        let shown = combo.show_ui(ui, |ui| {
            ui.set_min_width(FIELD - 16.0);
            let opens = ui.data_mut(|data| data.remove_temp::<bool>(wants_focus));
            for (number, item) in items.iter().enumerate() {
                let is_chosen = Some(number) == at;
                let content = ("".atom_size(sample), bidi::words(ui.ctx(), &item.name));
                let response = ui.add(eframe::egui::Button::selectable(is_chosen, content));
                response.widget_info(|| {
                    WidgetInfo::selected(Role::RadioButton, true, is_chosen, &item.name)
                });
                draw_sample(ui, response.rect, 6.0, &item.lines);
                if is_chosen && opens.is_some() {
                    response.request_focus();
                }
                if response.clicked() {
                    taken = Some(number);
                }
            }
        });
        let response = shown.response;
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
            info.current_text_value = Some(now.to_owned());
            info
        });
        if let Some(at) = at {
            draw_sample(ui, response.rect, 8.0, &items[at].lines);
        }
        if response.clicked() {
            ui.data_mut(|data| data.insert_temp(wants_focus, true));
        }
        self.first_focus(&response);
        let taken = match taken {
            Some(taken) => {
                response.request_focus();
                Some(taken)
            }
            None => step(ui, &response, at, items.len()),
        };
        if let Some(taken) = taken {
            *chosen = items[taken].value.clone();
        }
    }

    /// A field to search in, and beneath it what is found: arrow keys go through it, Enter takes it. Answers what was
    /// taken.
    pub(super) fn search<T>(
        &mut self,
        ui: &mut Ui,
        label: eframe::egui::Id,
        key: &str,
        field: Option<Field>,
        text: &mut String,
        found: Vec<Found<T>>,
    ) -> Option<T> {
        let marked_id = self.id(key, 1);
        let before = text.clone();
        let ended = self.is_ended;
        let response = self.line(ui, label, (key, 0), field, text, Lines::One);
        let waits = marked_id.with("entered");
        let mut is_entered = self.is_ended && !ended;
        if is_entered && before != *text {
            // What was written in this very frame has not been searched for: the next one takes it.
            is_entered = false;
            ui.data_mut(|data| data.insert_temp(waits, text.clone()));
            response.request_focus();
            ui.ctx().request_repaint();
        } else {
            let is_due = ui.data_mut(|data| data.remove_temp::<String>(waits));
            is_entered |= is_due.is_some_and(|due| due == *text);
        }
        // Enter takes what is marked; it does not end the form.
        self.is_ended = ended;
        let mut marked: usize = ui.data(|data| data.get_temp(marked_id)).unwrap_or_default();
        if before != *text {
            marked = 0;
        }
        if has_focus(ui, &response) {
            let pressed = |key| ui.input(|input| input.key_pressed(key));
            marked += usize::from(pressed(Key::ArrowDown));
            marked = marked.saturating_sub(usize::from(pressed(Key::ArrowUp)));
        }
        marked = marked.min(found.len().saturating_sub(1));
        ui.data_mut(|data| data.insert_temp(marked_id, marked));
        let mut taken = is_entered.then_some(marked);
        for (number, one) in found.iter().enumerate() {
            let is_marked = number == marked && has_focus(ui, &response);
            if found_row(ui, self.scope, one, is_marked).clicked() {
                taken = Some(number);
            }
        }
        if is_entered && found.is_empty() {
            response.request_focus();
        }
        taken
            .and_then(|taken| found.into_iter().nth(taken))
            .map(|one| one.value)
    }
}

/// Something that was found.
pub(super) struct Found<T> {
    pub(super) value: T,
    pub(super) name: String,
    pub(super) right: String,
}

fn found_row<T>(ui: &mut Ui, scope: &Scope<'_>, one: &Found<T>, is_marked: bool) -> Response {
    let size = [ui.available_width(), 24.0];
    let (rect, response) = parts::row(ui, scope, size, &one.name, &one.right);
    if is_marked {
        let ground = theme::colour(scope.palette.selected);
        ui.painter()
            .rect_filled(rect.expand2(vec2(4.0, 0.0)), 4.0, ground);
    }
    let mut place = rect;
    place.min.x += 4.0;
    let note = theme::note(scope.palette);
    let (taken, _) = parts::write(ui, place, Align::RIGHT, &one.right, note);
    place.max.x -= taken + 8.0;
    parts::write(
        ui,
        place,
        Align::LEFT,
        &one.name,
        theme::body(scope.palette),
    );
    response
}

/// Draws the sample of an item's lines into the room that was kept for it.
fn draw_sample(ui: &Ui, rect: Rect, inset: f32, lines: &[Stroke]) {
    let place = Rect::from_min_max(pos2(rect.left() + inset, rect.top()), rect.max);
    parts::lines(ui, place, SWATCH, lines);
}

/// Whether the keys are a widget's, also where the system does not say that the window has them.
fn has_focus(ui: &Ui, response: &Response) -> bool {
    ui.memory(|memory| memory.has_focus(response.id))
}

/// Where the arrow keys lead from the item that is chosen, on a closed list with the focus.
fn step(ui: &Ui, response: &Response, at: Option<usize>, count: usize) -> Option<usize> {
    if !has_focus(ui, response) || Popup::is_any_open(ui.ctx()) {
        return None;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    match at {
        _ if pressed(Key::ArrowDown) => {
            Some(at.map_or(0, |at| (at + 1).min(count.saturating_sub(1))))
        }
        Some(at) if pressed(Key::ArrowUp) => Some(at.saturating_sub(1)),
        _ => None,
    }
}
