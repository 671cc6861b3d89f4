//! Two to five cities side by side, in the map's place: figures, ties by kind, how they grew, shared partners. The date,
//! the viewpoint and the filter hold here too.

use eframe::egui::{
    Align, Button, Context, Frame, Key, Layout, Margin, Memory, Modifiers, Popup, ScrollArea, Ui,
    vec2,
};

use super::command::ViewCommand;
use super::{Scope, bidi, theme};
use crate::atlas::Id;
use crate::scene::filter::Sieve;
use crate::session::{Outlook, PinAction, Session};
use crate::standing::compare::{Comparison, Grown, compare, growth};

mod chart;
mod figures;
mod pins;
mod table;

pub(super) use pins::{in_menu, in_panel, strip};

/// So few say nothing beside each other.
pub(super) const FEWEST: usize = 2;
const INSIDE: i8 = 20;

/// The comparison, and what is worked out for it.
#[derive(Default)]
pub(super) struct Compare {
    is_open: bool,
    known: Option<Known>,
}

/// What is worked out for some cities, from an outlook.
struct Known {
    outlook: Outlook,
    cities: Vec<Id>,
    comparison: Comparison,
    growth: Vec<Vec<Grown>>,
}

impl Known {
    fn of(session: &Session, cities: Vec<Id>) -> Self {
        let atlas = session.atlas();
        let seen = (session.when(), session.reading());
        let sieve = Sieve::of(session.filter(), atlas, seen);
        let leaves = |id: &_, standing: &_| sieve.leaves(atlas, id, standing);
        Self {
            outlook: session.outlook().clone(),
            comparison: compare(atlas, &cities, seen, leaves),
            growth: cities
                .iter()
                .map(|city| growth(atlas, city, session.reading()))
                .collect(),
            cities,
        }
    }
}

impl Compare {
    /// Whether the comparison stands in the map's place.
    pub(super) fn is_open(&self, session: &Session) -> bool {
        self.is_open && session.showing().is_none() && session.pinned().len() >= FEWEST
    }

    /// Opens or closes it.
    pub(super) fn toggle(&mut self) {
        self.is_open = !self.is_open;
    }

    /// Closes it where Esc is pressed and nothing nearer takes that.
    pub(super) fn keys(&mut self, ctx: &Context, session: &Session, in_dialog: bool) {
        let is_taken = !self.is_open(session)
            || in_dialog
            || ctx.memory(Memory::focused).is_some()
            || Popup::is_any_open(ctx)
            || session.draft().is_some()
            || session.notice().is_some();
        if is_taken {
            return;
        }
        let escapes = |input: &mut eframe::egui::InputState| {
            input.count_and_consume_key(Modifiers::NONE, Key::Escape) > 0
        };
        if ctx.input_mut(escapes) {
            self.is_open = false;
        }
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let cities = scope.session.pinned();
        let kept = self
            .known
            .take()
            .filter(|known| known.cities == cities && known.outlook == *scope.session.outlook());
        let known = kept.unwrap_or_else(|| Known::of(scope.session, cities));
        Frame::new()
            .fill(theme::colour(scope.palette.panel))
            .inner_margin(Margin::symmetric(INSIDE, 12))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                self.head(ui, scope);
                ScrollArea::vertical()
                    .auto_shrink([false, false])
                    .show(ui, |ui| table::show(ui, scope, &known));
            });
        self.known = Some(known);
    }

    /// The title, and the ways out.
    fn head(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        ui.horizontal(|ui| {
            bidi::label(
                ui,
                scope.texts.get("compare-head"),
                theme::title(scope.palette),
            );
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let size = vec2(0.0, 28.0);
                let back = Button::new(scope.texts.get("compare-close")).min_size(size);
                if ui.add(back).clicked() {
                    self.is_open = false;
                }
                let clear = Button::new(scope.texts.get("compare-clear")).min_size(size);
                if ui.add(clear).clicked() {
                    scope.act(PinAction::Clear);
                }
            });
        });
        ui.add_space(4.0);
    }
}

/// Opens the comparison.
fn open(scope: &mut Scope<'_>) {
    scope.commands.push(ViewCommand::Compare.into());
}
