//! The bar at the bottom: the tool and its next step, how much there is, what is going on.

use eframe::egui::{Align, Button, Layout, Ui};

use super::bidi::{Link, Paragraph};
use super::command::{self, Command, EditCommand, MapCommand, PanelCommand};
use super::problems::Summary;
use super::tour::{self, Place};
use super::{Scope, bidi, theme};
use crate::atlas::shown::{IN_MESSAGE, escaped, shortened};
use crate::geo::distance_m;
use crate::jobs::RasterError;
use crate::session::Tool;
use crate::ui::bidi::Tip as _;

/// Draws the bar.
pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    is_drawing: bool,
    problems: Summary,
    base_trouble: Option<&RasterError>,
) {
    let (texts, session) = (scope.texts, scope.session);
    let style = theme::note(scope.palette);
    ui.horizontal_centered(|ui| {
        let strong = style.semibold().colour(theme::colour(scope.palette.ink));
        let (tool, step) = tool(scope);
        let line = Paragraph::new()
            .text(tool, strong)
            .text(format!("  ·  {step}"), style);
        bidi::paragraph(ui, line);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let saved = bidi::label(ui, saved(scope), style);
            tour::mark(ui.ctx(), Place::Saved, saved.rect.expand(4.0));
            if session.undo_label().is_some() {
                show_undo(ui, scope);
            } else {
                bidi::label(ui, counts(scope), style);
            }
            show_problems(ui, scope, problems);
            if let Some(error) = base_trouble {
                show_base_trouble(ui, scope, error);
            } else if is_drawing {
                bidi::label(ui, texts.get("drawing"), style);
            }
        });
    });
}

/// Why the base map's tiles don't come, and a way to ask for them at once: they are asked for again by themselves.
fn show_base_trouble(ui: &mut Ui, scope: &mut Scope<'_>, error: &RasterError) {
    let style = theme::note(scope.palette);
    let again = Button::new(bidi::words(ui.ctx(), &scope.texts.get("base-try-again"))).small();
    let tip = scope
        .texts
        .get(Command::Map(MapCommand::FetchAgain).info().tip);
    if ui.add(again).tip(tip).clicked() {
        scope.commands.push(MapCommand::FetchAgain.into());
    }
    let label = bidi::label(ui, scope.texts.say(error), style);
    if let Some(why) = error.detail() {
        label.tip(escaped(&shortened(why, IN_MESSAGE)));
    }
}

/// The tool in hand, and what to do with it next.
fn tool(scope: &Scope<'_>) -> (String, String) {
    let (texts, session) = (scope.texts, scope.session);
    if let Some(measure) = session.measure() {
        let step = match measure.to {
            None => texts.get("next-measure-second"),
            Some(to) => {
                let distance = texts.distance(distance_m(measure.from, to));
                texts.with("next-measure-again", &[("distance", (&distance).into())])
            }
        };
        return (texts.get("tool-measure"), step);
    }
    let (tool, step) = match (session.tool(), session.connecting(), session.draft()) {
        (Tool::AddCity, ..) if session.awaiting().is_some() => ("tool-connect", "next-new-partner"),
        (Tool::AddCity, ..) => ("tool-add-city", "next-add-city"),
        (Tool::Measure, ..) => ("tool-measure", "next-measure-first"),
        (Tool::Move, ..) => ("tool-move", "next-move"),
        (Tool::Connect, None, _) => ("tool-connect", "next-connect-first"),
        (Tool::Connect, Some((_, None)), _) => ("tool-connect", "next-connect-second"),
        (Tool::Connect, Some((_, Some(_))), _) => ("tool-connect", "next-fill"),
        (Tool::Select, _, Some(_)) => ("tool-change", "next-fill"),
        (Tool::Select, _, None) if session.showing().is_some() => ("tool-select", "step-story"),
        (Tool::Select, _, None) if session.selected().is_some() => ("tool-select", "step-selected"),
        (Tool::Select, _, None) if session.atlas().cities.is_empty() => {
            ("tool-select", "step-empty")
        }
        (Tool::Select, _, None) => ("tool-select", "step-select"),
    };
    (texts.get(tool), texts.get(step))
}

/// Whether the work is saved.
fn saved(scope: &Scope<'_>) -> String {
    let (texts, session) = (scope.texts, scope.session);
    if session.is_saving() {
        return texts.get("saving");
    }
    if session.is_merging() {
        return texts.get("merging");
    }
    if !session.has_unsaved_work() {
        // A new atlas without anything in it is neither.
        let is_new = session.file().is_none() && session.atlas().cities.is_empty();
        return if is_new {
            String::new()
        } else {
            texts.get("saved")
        };
    }
    match session.unsaved_steps() {
        Some(count) => texts.with("unsaved-steps", &[("count", count.into())]),
        None => texts.get("unsaved"),
    }
}

/// How much speaks against the atlas; a click opens the list.
fn show_problems(ui: &mut Ui, scope: &mut Scope<'_>, problems: Summary) {
    let (texts, style) = (scope.texts, theme::note(scope.palette));
    if problems.is_looking_long {
        bidi::label(ui, texts.get("problems-checking"), style);
    }
    let name = match problems.counts {
        None => return,
        Some([0, 0]) => texts.get("problems-status-none"),
        Some([0, warnings]) => texts.with("problems-warnings", &[("count", warnings.into())]),
        Some([errors, 0]) => texts.with("problems-errors", &[("count", errors.into())]),
        Some([errors, warnings]) => {
            let errors = texts.with("problems-errors", &[("count", errors.into())]);
            let warnings = texts.with("problems-warnings", &[("count", warnings.into())]);
            texts.with(
                "problems-status",
                &[
                    ("errors", (&errors).into()),
                    ("warnings", (&warnings).into()),
                ],
            )
        }
    };
    let style = if problems.counts.is_some_and(|[errors, _]| errors > 0) {
        style.colour(theme::colour(scope.palette.error))
    } else {
        style
    };
    let link = Link {
        id: 0,
        name: name.clone(),
    };
    let line = Paragraph::new().link(name, style, link);
    if bidi::paragraph(ui, line).clicked().is_some() {
        scope.commands.push(PanelCommand::Problems.into());
    }
}

/// What undo would take back, with its key.
fn show_undo(ui: &mut Ui, scope: &Scope<'_>) {
    let style = theme::note(scope.palette);
    let info = Command::Edit(EditCommand::Undo).info();
    if let Some(shortcut) = info.shortcuts.first() {
        bidi::label(ui, command::shown(ui.ctx(), shortcut), style);
    }
    bidi::label(
        ui,
        Command::Edit(EditCommand::Undo).name(scope.texts, scope.session),
        style,
    );
}

fn counts(scope: &Scope<'_>) -> String {
    let atlas = scope.session.atlas();
    scope.texts.with(
        "status-counts",
        &[
            ("cities", atlas.cities.len().into()),
            ("ties", atlas.ties.len().into()),
            ("facts", atlas.facts.len().into()),
        ],
    )
}
