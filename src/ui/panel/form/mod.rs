//! Forms: a draft of the session, drawn in the place of what it changes.
//!
//! A form is drawn from a copy of its draft; what the user changes goes back as one action. Nothing here judges what stands
//! in it: that is the session's, and told beside the field that it is about.

use eframe::egui::{
    Align, FontId, Frame, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Stroke, TextStyle, Ui,
    UiBuilder, pos2, vec2,
};

use super::super::bidi::{self, Paragraph};
use super::super::map::name_of;
use super::super::{Scope, theme};
use super::parts;
use crate::atlas::{Id, Subject};
use crate::session::draft::{Ends, Fault, Field, Wrong};
use crate::session::{Draft, EditAction, Form, FormAction};

mod choice;
mod cite;
mod city;
mod claim;
mod direction;
mod fact;
mod offers;
mod sheet;
mod source;
mod subject;
mod words;

pub(in crate::ui) use words::wrong;

use sheet::{Focus, Sheet};

/// What a form remembers between frames.
#[derive(Default)]
pub(super) struct State {
    /// The draft whose first field has had the focus.
    begun: u64,
    /// Whether the first wrong field takes the focus in the next frame.
    shows_fault: bool,
    /// The draft whose user was told that it must end.
    told: u64,
    /// The draft of a new tie and its other city, when the form was last drawn.
    partner: Option<(u64, Id)>,
    /// Places that a new city may be.
    offers: offers::Offers,
}

impl State {
    /// Which field takes the focus in this frame.
    fn focus(&mut self, draft: &Draft) -> Focus {
        let is_told = self.told == draft.number();
        self.told = if draft.must_end() { draft.number() } else { 0 };
        let is_wrong = std::mem::take(&mut self.shows_fault) || draft.must_end() && !is_told;
        let is_new = std::mem::replace(&mut self.begun, draft.number()) != draft.number();
        let partner = partner(&draft.form, draft.number());
        if is_wrong && !is_new {
            Focus::Wrong
        } else if partner.is_some() && self.partner != partner {
            // Whoever drew it on the map has said what is needed: they write since when, or only press Enter.
            Focus::Since
        } else if is_new && matches!(&draft.form, Form::Fact(fact) if fact.id.is_none()) {
            // Its sort stands already: one writes what happened.
            Focus::Statement
        } else if is_new {
            Focus::First
        } else {
            Focus::Stays
        }
    }
}

/// Draws the form.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, draft: &Draft, state: &mut State) {
    let faults = draft.form.faults(scope.session.atlas());
    let mut form = draft.form.clone();
    let focus = state.focus(draft);
    let mut is_ended = false;
    // Before what has the focus is drawn: a list would open by it.
    let pressed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    // What is wrong with no field of its own is told above the buttons, at once.
    let is_wrong_as_a_whole = faults.iter().any(|fault| fault.field == Field::Whole);
    let must_end = draft.must_end() && !faults.is_empty() || is_wrong_as_a_whole;
    let (above, below) = split(ui.max_rect(), must_end);
    // The buttons come last, for whoever goes through the form by keys.
    let mut place = ui.new_child(UiBuilder::new().max_rect(above));
    ScrollArea::vertical()
        .id_salt(("form", draft.number()))
        .auto_shrink([false, false])
        .show(&mut place, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(20, 12))
                .show(ui, |ui| {
                    ui.set_width(parts::WIDTH);
                    ui.spacing_mut().item_spacing.y = 4.0;
                    let font = FontId::proportional(14.0);
                    for style in [TextStyle::Body, TextStyle::Button] {
                        ui.style_mut().text_styles.insert(style, font.clone());
                    }
                    super::way_back(ui, scope);
                    let mut sheet = Sheet::new(scope, faults.clone(), draft.number(), focus);
                    sheet.tells_all = draft.must_end();
                    head(&sheet, ui, &form);
                    parts::rule(ui, sheet.scope);
                    ui.add_space(4.0);
                    body(&mut sheet, ui, &mut form, &mut state.offers);
                    if sheet.is_ended && awaits_offers(&form, draft, state) {
                        // Enter is for the first place that will be offered.
                        remember_end(&form, state, false);
                        let name = sheet.id("label-name", 0);
                        ui.memory_mut(|memory| memory.request_focus(name));
                        ui.ctx().request_repaint();
                    } else {
                        is_ended |= sheet.is_ended;
                    }
                });
        });
    let mut place = ui.new_child(UiBuilder::new().max_rect(below));
    let is_done = ends(&mut place, scope, draft, &faults, must_end);
    state.partner = partner(&form, draft.number());
    if form != draft.form {
        scope.act(FormAction::Fill(form.clone()));
    }
    if (is_done || pressed) && awaits_offers(&form, draft, state) {
        remember_end(&form, state, true);
        ui.ctx().request_repaint();
    } else if is_ended || is_done || pressed {
        // What was changed in this very frame counts, so the session judges it and not the faults above.
        state.shows_fault = !form.faults(scope.session.atlas()).is_empty();
        scope.act(FormAction::Commit);
    }
}

/// Whether places may yet be offered for what stands in a form: it ends when that is known. What was written in this very
/// frame has not been looked up.
fn awaits_offers(form: &Form, draft: &Draft, state: &State) -> bool {
    let (Form::City(form), Form::City(before)) = (form, &draft.form) else {
        return false;
    };
    let is_new = form.name != before.name && form.brought.is_none() && form.is_looked_up();
    is_new && !form.name.trim().is_empty() || state.offers.is_awaited(form)
}

fn remember_end(form: &Form, state: &mut State, ends: bool) {
    if let Form::City(form) = form {
        state.offers.enter(form, ends);
    }
}

/// The other city of a new tie, once it is chosen, with the number of its draft.
fn partner(form: &Form, draft: u64) -> Option<(u64, Id)> {
    match form {
        Form::Claim(claim) => match &claim.ends {
            Ends::From { partner, .. } => Some((draft, partner.clone()?)),
            Ends::Tie(_) => None,
        },
        _ => None,
    }
}

/// What the form is, and of what.
fn head(sheet: &Sheet<'_, '_>, ui: &mut Ui, form: &Form) {
    let texts = sheet.scope.texts;
    let title = match form {
        Form::City(city) if city.id.is_none() => match &city.connects {
            Some(of) => {
                let of = texts.city(sheet.scope.session.atlas(), of);
                texts.with("form-new-partner", &[("city", of.into())])
            }
            None => texts.get("form-new-city"),
        },
        Form::City(city) => {
            let id = city.id.as_ref();
            id.map_or_else(String::new, |id| {
                sheet
                    .scope
                    .texts
                    .city(sheet.scope.session.atlas(), id)
                    .to_owned()
            })
        }
        Form::Claim(claim) => claim::title(sheet, claim),
        Form::Tie(tie) => name_of(sheet.scope, &Subject::Tie(tie.id.clone())),
        Form::Fact(fact) if fact.id.is_none() => texts.get("form-new-fact"),
        Form::Fact(fact) => texts.fact_kind(fact.kind),
        Form::Source(source) if source.id.is_none() => texts.get("form-new-source"),
        Form::Source(_) => texts.get("form-source"),
        Form::Total(total) if total.number.is_none() => texts.get("form-new-total"),
        Form::Total(_) => texts.get("form-total"),
        Form::About(_) => texts.get("form-about"),
    };
    let style = theme::title(sheet.scope.palette);
    bidi::paragraph(ui, Paragraph::new().text(title, style));
    match form {
        Form::Claim(claim) => claim::beneath(sheet, ui, claim),
        Form::Total(total) => city::whose(sheet, ui, total),
        Form::City(_) | Form::Tie(_) | Form::Fact(_) | Form::Source(_) | Form::About(_) => {}
    }
}

fn body(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut Form, offers: &mut offers::Offers) {
    match form {
        Form::City(form) => city::show(sheet, ui, form, offers),
        Form::Claim(form) => claim::show(sheet, ui, form),
        Form::Tie(form) => sheet.long(ui, "label-note", None, &mut form.notes),
        Form::Fact(form) => fact::show(sheet, ui, form),
        Form::Source(form) => source::show(sheet, ui, form),
        Form::Total(form) => city::total(sheet, ui, form),
        Form::About(form) => source::about(sheet, ui, form),
    }
}

/// The room of the fields, and beneath it that of the buttons, always in sight.
fn split(whole: Rect, must_end: bool) -> (Rect, Rect) {
    let height = if must_end { 52.0 + 20.0 } else { 52.0 };
    let at = whole.bottom() - height;
    let above = Rect::from_min_max(whole.min, pos2(whole.right(), at));
    let below = Rect::from_min_max(pos2(whole.left(), at), whole.max);
    (above, below)
}

/// The buttons; whether the form is done.
fn ends(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    draft: &Draft,
    faults: &[Fault],
    must_end: bool,
) -> bool {
    let texts = scope.texts;
    let error = theme::colour(scope.palette.error);
    let rect = ui.max_rect();
    let stroke = Stroke::new(1.0, theme::colour(scope.palette.rule));
    ui.painter().hline(rect.x_range(), rect.top(), stroke);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(20.0, 12.0))));
    if must_end {
        let style = theme::note(scope.palette).colour(error);
        let first = faults.first().map(|fault| words::named(texts, fault));
        let first = first.unwrap_or_default();
        let told = texts.with("must-end", &[("fault", (&first).into())]);
        bidi::truncated(&mut ui, told, style);
    }
    let button = |name: String| bidi::Button::new(name).min_size(vec2(60.0, 28.0));
    ui.horizontal(|ui| {
        let done = ui.add_enabled(faults.is_empty(), button(texts.get("done")));
        let is_done = done.clicked();
        let wrong = faults.iter().find(|fault| fault.wrong != Wrong::Missing);
        if let Some(fault) = wrong.or(faults.first()) {
            done.on_disabled_hover_text(words::wrong(texts, fault));
        }
        if ui.add(button(texts.get("cancel"))).clicked() {
            scope.act(FormAction::PutAway);
        }
        if let Some(removal) = draft.form.removal() {
            let right = Layout::right_to_left(Align::Center);
            ui.with_layout(right, |ui| {
                let name = texts.get(removal_key(&draft.form));
                if ui
                    .add(
                        bidi::Button::new(name)
                            .colour(error)
                            .min_size(vec2(60.0, 28.0)),
                    )
                    .clicked()
                {
                    scope.act(EditAction::Remove(Box::new(removal)));
                }
            });
        }
        is_done
    })
    .inner
}

fn removal_key(form: &Form) -> &'static str {
    match form {
        Form::City(_) => "remove-city",
        Form::Claim(_) => "remove-claim",
        Form::Tie(_) => "remove-tie",
        Form::Fact(_) => "remove-fact",
        Form::Source(_) => "remove-source",
        Form::Total(_) | Form::About(_) => "remove-total",
    }
}
