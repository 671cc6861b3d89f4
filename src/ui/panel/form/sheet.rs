//! The fields of a form: each with its name at the left, and beneath it what it means or what is wrong with it.

use eframe::egui::{
    Align, Align2, Event, EventFilter, FontId, Id, Key, Layout, Margin, Rect, Response, Role,
    Sense, Stroke, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo, accesskit, pos2, vec2,
};

use super::super::super::bidi::{self, Link, Paragraph};
use super::super::super::{Scope, mirror, theme};
use super::super::parts::WIDTH;
use super::direction::{is_right_to_left, needs_preview};
use super::words;
use crate::atlas::ProblemKind;
use crate::atlas::date::date_in_field;
use crate::session::draft::{Fault, Field, Wrong};
use crate::ui::bidi::Tip as _;

/// How wide the column of names is, and where the fields begin.
const NAMES: f32 = 84.0;
pub(super) const FIELD: f32 = WIDTH - NAMES;
const HEIGHT: f32 = 28.0;
/// Between two fields.
const GAP: f32 = 8.0;

/// A form while it is drawn.
pub(super) struct Sheet<'a, 's> {
    pub(super) scope: &'a mut Scope<'s>,
    faults: Vec<Fault>,
    /// The draft's number: fields remember their cursors by it.
    number: u64,
    focus: Focus,
    /// Whether what is missing is told beneath its field: its user wanted to end the form.
    pub(super) tells_all: bool,
    /// The user has ended the form by a key.
    pub(super) is_ended: bool,
}

/// Which field takes the focus when it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Focus {
    /// None: it stays where it is.
    #[default]
    Stays,
    /// The first one.
    First,
    /// That of the beginning.
    Since,
    /// What happened.
    Statement,
    /// The first that is wrong.
    Wrong,
}

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    One,
    Many(usize),
}

impl<'a, 's> Sheet<'a, 's> {
    pub(super) fn new(
        scope: &'a mut Scope<'s>,
        faults: Vec<Fault>,
        number: u64,
        focus: Focus,
    ) -> Self {
        Self {
            scope,
            faults,
            number,
            focus,
            tells_all: false,
            is_ended: false,
        }
    }

    /// An id for something of this form.
    pub(super) fn id(&self, name: &str, item: usize) -> Id {
        Id::unique(("form", self.number, name, item))
    }

    /// What is wrong with a field.
    pub(super) fn fault(&self, field: Field) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.field == field)
    }

    /// Whether something is wrong with another field than these.
    pub(super) fn has_fault_besides(&self, fields: &[Field]) -> bool {
        let mut faults = self.faults.iter();
        faults.any(|fault| !fields.contains(&fault.field))
    }

    /// Whether a fault is told beneath its field: what is only not there yet is not, until its user is done.
    fn is_told(&self, fault: &Fault) -> bool {
        let is_yet_to_come = matches!(
            fault.wrong,
            Wrong::Missing | Wrong::Rule(ProblemKind::NamelessSource)
        );
        self.tells_all || !is_yet_to_come
    }

    /// A field's name at the left, and whatever is drawn beside it.
    pub(super) fn row<R>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        draw: impl FnOnce(&mut Self, &mut Ui, Id) -> R,
    ) -> R {
        let corner = ui.cursor().min;
        let column = |left: f32, width: f32, down: f32| {
            let min = pos2(corner.x + left, corner.y + down);
            let rect = Rect::from_min_size(min, vec2(width, f32::INFINITY));
            UiBuilder::new()
                .max_rect(rect)
                .layout(Layout::top_down(Align::LEFT))
        };
        let style = theme::note(self.scope.palette);
        let mut at_left = ui.new_child(column(0.0, NAMES - 8.0, 6.0));
        let label = bidi::label(&mut at_left, name, style).id;
        let mut beside = ui.new_child(column(NAMES, FIELD, 0.0));
        beside.spacing_mut().item_spacing.y = 3.0;
        let drawn = draw(self, &mut beside, label);
        let bottom = beside.min_rect().bottom().max(at_left.min_rect().bottom());
        let whole = Rect::from_min_max(corner, pos2(corner.x + WIDTH, bottom));
        ui.allocate_rect(whole, Sense::hover());
        ui.add_space(GAP - ui.spacing().item_spacing.y);
        drawn
    }

    /// A text in one line.
    pub(super) fn text(&mut self, ui: &mut Ui, key: &str, field: Option<Field>, text: &mut String) {
        let name = self.scope.texts.get(key);
        self.named(ui, &name, (key, 0), field, text, Lines::One);
    }

    /// A text in several lines.
    pub(super) fn long(&mut self, ui: &mut Ui, key: &str, field: Option<Field>, text: &mut String) {
        let name = self.scope.texts.get(key);
        self.named(ui, &name, (key, 0), field, text, Lines::Many(2));
    }

    /// A text with a name that is no message of its own.
    pub(super) fn named(
        &mut self,
        ui: &mut Ui,
        name: &str,
        salt: (&str, usize),
        field: Option<Field>,
        text: &mut String,
        lines: Lines,
    ) {
        self.row(ui, name, |sheet, ui, label| {
            sheet.line(ui, label, salt, field, text, lines);
            sheet.remark(ui, field, text, None);
        });
    }

    /// A date, with what it says in words.
    pub(super) fn date(&mut self, ui: &mut Ui, key: &str, field: Field, text: &mut String) {
        let name = self.scope.texts.get(key);
        self.date_named(ui, &name, (key, 0), field, text);
    }

    /// A date with a name that is no message of its own.
    pub(super) fn date_named(
        &mut self,
        ui: &mut Ui,
        name: &str,
        salt: (&str, usize),
        field: Field,
        text: &mut String,
    ) {
        self.row(ui, name, |sheet, ui, label| {
            sheet.line(ui, label, salt, Some(field), text, Lines::One);
            let words = date_in_field(text)
                .ok()
                .map(|date| sheet.scope.texts.date_explained(&date));
            // A year says itself.
            let words = words.filter(|words| words != text.trim());
            sheet.remark(ui, Some(field), text, words);
        });
    }

    /// The field alone.
    pub(super) fn line(
        &mut self,
        ui: &mut Ui,
        label: Id,
        (name, item): (&str, usize),
        field: Option<Field>,
        text: &mut String,
        lines: Lines,
    ) -> Response {
        let id = self.id(name, item);
        let wrong = field.and_then(|field| self.fault(field));
        let is_missing = wrong.is_some_and(|fault| fault.wrong == Wrong::Missing);
        let told = wrong.map(|fault| words::wrong(self.scope.texts, fault));
        let is_wrong = wrong.is_some_and(|fault| self.is_told(fault));
        let takes_focus = match self.focus {
            Focus::Stays => false,
            Focus::First => true,
            Focus::Since => field == Some(Field::Since),
            Focus::Statement => field == Some(Field::Statement),
            Focus::Wrong => told.is_some(),
        };
        if takes_focus {
            ui.memory_mut(|memory| memory.request_focus(id));
            self.focus = Focus::Stays;
        }
        let hint = if is_missing {
            self.scope.texts.get("needed")
        } else {
            String::new()
        };
        let stroke = is_wrong.then(|| Stroke::new(2.0, theme::colour(self.scope.palette.error)));
        let response = ui
            .scope(|ui| {
                if let Some(stroke) = stroke {
                    outline(ui, stroke);
                }
                let field = edit(ui, id, text, lines).hint_text(hint);
                mirror::edit(ui, field)
            })
            .inner
            .labelled_by(label);
        if let Some(told) = told {
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_invalid(accesskit::Invalid::True);
                node.set_description(told);
            });
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if lines == Lines::One && response.lost_focus() && pressed_enter(ui) {
            // Enter takes the remedy where one is offered, and ends the form where nothing is wrong here.
            match field.and_then(|field| self.fault(field)?.remedy()) {
                Some(remedy) => {
                    *text = remedy;
                    response.request_focus();
                }
                None => self.is_ended = true,
            }
        }
        response
    }

    /// What stands beneath a field: what is wrong with it and how to mend it, or what it means, and how it reads where egui
    /// mixes its directions up.
    pub(super) fn remark(
        &mut self,
        ui: &mut Ui,
        field: Option<Field>,
        text: &mut String,
        meaning: Option<String>,
    ) {
        let palette = self.scope.palette;
        let note = theme::note(palette);
        if needs_preview(text) {
            let preview = Paragraph::new()
                .text(text.clone(), theme::body(palette))
                .align(Align::RIGHT);
            bidi::paragraph(ui, preview);
        }
        let fault = field.and_then(|field| self.fault(field));
        match fault.filter(|fault| self.is_told(fault)) {
            Some(fault) => {
                if let Some(remedy) = show_fault(ui, self.scope, fault) {
                    *text = remedy;
                }
            }
            None => {
                if let Some(meaning) = meaning {
                    bidi::label(ui, meaning, note);
                }
            }
        }
    }

    /// Lets the next thing that can have the focus take it.
    pub(super) fn focus_next(&mut self) {
        self.focus = Focus::First;
    }

    /// Whether the first thing that can have the focus takes it now.
    pub(super) fn first_focus(&mut self, response: &Response) {
        if self.focus == Focus::First {
            self.focus = Focus::Stays;
            response.request_focus();
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
    }

    /// A button that adds something: "+ Another source", in the colour of links, the whole line of it.
    pub(super) fn adds(&mut self, ui: &mut Ui, name: &str, right: &str) -> bool {
        let palette = self.scope.palette;
        let style = theme::body(palette).colour(theme::colour(palette.accent));
        let size = [ui.available_width(), 26.0];
        let (rect, response) = super::super::parts::row(ui, self.scope, size, name, right);
        super::super::parts::write(ui, rect, Align::LEFT, "+", style);
        let mut place = rect;
        place.min.x += 20.0;
        let note = theme::note(palette);
        let (taken, _) = super::super::parts::write(ui, place, Align::RIGHT, right, note);
        place.max.x -= taken + 8.0;
        super::super::parts::write(ui, place, Align::LEFT, name, style);
        response.clicked()
    }

    /// A small button that takes something off: "✕".
    pub(super) fn takes_off(&mut self, ui: &mut Ui, rect: Rect, id: Id, name: &str) -> bool {
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        let hovered = response.hovered() || response.has_focus();
        let colour = if hovered {
            self.scope.palette.ink
        } else {
            self.scope.palette.soft_ink
        };
        let stroke = Stroke::new(1.25, theme::colour(colour));
        let cross = Rect::from_center_size(rect.center(), Vec2::splat(9.0));
        let painter = ui.painter();
        painter.line_segment([cross.left_top(), cross.right_bottom()], stroke);
        painter.line_segment([cross.right_top(), cross.left_bottom()], stroke);
        if response.has_focus() {
            let frame = ui.visuals().selection.stroke;
            painter.rect_stroke(rect, 4.0, frame, eframe::egui::StrokeKind::Inside);
        }
        response.tip(name).clicked()
    }
}

/// A field in our measures, at the right for what is written from there.
fn edit<'t>(ui: &Ui, id: Id, text: &'t mut String, lines: Lines) -> TextEdit<'t> {
    let width = ui.available_width();
    let is_from_right = text.is_empty() && mirror::is_on(ui.ctx());
    let across = if is_from_right || is_right_to_left(text) {
        Align::RIGHT
    } else {
        Align::LEFT
    };
    let (edit, down) = match lines {
        Lines::One => (TextEdit::singleline(text), Align::Center),
        Lines::Many(rows) => (TextEdit::multiline(text).desired_rows(rows), Align::TOP),
    };
    edit.id(id)
        .margin(Margin::symmetric(8, 4))
        .desired_width(width)
        .min_size(vec2(width, HEIGHT))
        .align(Align2([across, down]))
        // Tab goes on to the next field, here as everywhere in a form.
        .event_filter(EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: false,
        })
}

/// Outlines fields in another way.
fn outline(ui: &mut Ui, stroke: Stroke) {
    let visuals = ui.visuals_mut();
    visuals.widgets.inactive.bg_stroke = stroke;
    visuals.widgets.hovered.bg_stroke = stroke;
    visuals.widgets.active.bg_stroke = stroke;
    visuals.selection.stroke = stroke;
}

/// A mark, what is wrong, and the remedy as a link; answers the remedy where that was clicked.
fn show_fault(ui: &mut Ui, scope: &Scope<'_>, fault: &Fault) -> Option<String> {
    let error = theme::colour(scope.palette.error);
    let style = theme::note(scope.palette).colour(error);
    let remedy = fault.remedy();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let (rect, _) = ui.allocate_exact_size(vec2(13.0, 16.0), Sense::hover());
        let painter = ui.painter();
        let stroke = Stroke::new(1.25, error);
        painter.circle_stroke(rect.center(), 5.5, stroke);
        painter.text(
            rect.center(),
            Align2::CENTER_CENTER,
            "!",
            FontId::proportional(9.0),
            error,
        );
        let mut said = Paragraph::new().text(words::wrong(scope.texts, fault), style);
        if let Some(remedy) = &remedy {
            let shown = scope
                .texts
                .with("fault-remedy", &[("remedy", remedy.into())]);
            let accent = style.colour(theme::colour(scope.palette.accent));
            said = said
                .text(" ", style)
                .link(shown.clone(), accent, Link { id: 0, name: shown });
        }
        bidi::paragraph(ui, said).clicked()
    })
    .inner
    .and(remedy)
}

/// Whether Enter was pressed, and not by an input method that ends a word.
pub(super) fn pressed_enter(ui: &Ui) -> bool {
    ui.input(|input| {
        let composes = input
            .events
            .iter()
            .any(|event| matches!(event, Event::Ime(_)));
        input.key_pressed(Key::Enter) && !composes
    })
}
