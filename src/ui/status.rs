//! The bar at the bottom: the tool and its next step, how much there is, what is going on.

use eframe::egui::{Align, Button, Layout, Ui};

use super::bidi::{Link, Paragraph, Style};
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
    let style = theme::note(scope.palette);
    let busy = match base_trouble {
        Some(error) => scope.texts.say(error),
        None if is_drawing => scope.texts.get("drawing"),
        None => String::new(),
    };
    let undo = Command::Edit(EditCommand::Undo);
    let undo = scope.session.undo_label().map(|_| {
        let keys = undo.info().shortcuts.first();
        let keys = keys.map_or_else(String::new, |keys| command::shown(ui.ctx(), keys));
        (undo.name(scope.texts, scope.session), keys)
    });
    let (tool, step) = tool(scope);
    let strong = style.semibold().colour(theme::colour(scope.palette.ink));
    let saved = saved(scope);
    let (checking, problems) = problem_words(scope, problems);

    let tool_width = bidi::line(ui.ctx(), &tool, strong).size().x;
    let mut room = Room(ui.available_width() - tool_width);
    if base_trouble.is_some() {
        let again = scope.texts.get("base-try-again");
        room.hold(ui, &again, style);
    }
    let (undo, keys) = undo.unwrap_or_default();
    let found = problems.as_ref().map_or("", |(name, _)| name.as_str());
    for words in [saved.as_str(), &undo, &checking, found, &busy] {
        room.hold(ui, words, style);
    }
    let counts = room.offer(ui, counts(scope), style);
    let keys = room.offer(ui, keys, style);

    ui.horizontal_centered(|ui| {
        let mut line = Paragraph::new().text(tool, strong).max_rows(1);
        // Of a hint that can't be read there is none.
        let step = format!("  ·  {step}");
        if room.0 >= HINT.min(bidi::line(ui.ctx(), &step, style).size().x) {
            line = line.text(step, style).max_width(tool_width + room.0);
        }
        bidi::paragraph(ui, line);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = BETWEEN;
            let saved = bidi::label(ui, saved, style);
            tour::mark(ui.ctx(), Place::Saved, saved.rect.expand(4.0));
            for words in [keys, undo, counts] {
                if !words.is_empty() {
                    bidi::truncated(ui, words, style);
                }
            }
            if let Some((name, style)) = problems {
                show_problems(ui, scope, name, style);
            }
            if !checking.is_empty() {
                bidi::label(ui, checking, style);
            }
            if let Some(error) = base_trouble {
                show_base_trouble(ui, scope, error);
            } else if !busy.is_empty() {
                bidi::label(ui, busy, style);
            }
        });
    });
}

/// Between two things in the bar, in points.
const BETWEEN: f32 = 16.0;
/// Of a hint this much is to be seen, in points, or nothing.
const HINT: f32 = 160.0;

/// How much of the bar's width is left, in points. What undo takes back and whether the work is saved have theirs in any
/// case; where it is too little for all, the tool's hint goes first, then the keys, then the counts.
struct Room(f32);

impl Room {
    /// Keeps room for words that are shown in any case.
    fn hold(&mut self, ui: &Ui, words: &str, style: Style) {
        if !words.is_empty() {
            self.0 -= bidi::line(ui.ctx(), words, style).size().x + BETWEEN;
        }
    }

    /// The words, if there is room for them; else none.
    fn offer(&mut self, ui: &Ui, words: String, style: Style) -> String {
        let before = self.0;
        self.hold(ui, &words, style);
        if self.0 >= 0.0 {
            return words;
        }
        self.0 = before;
        String::new()
    }
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

/// That the looking for problems takes long, if it does, and how much speaks against the atlas.
fn problem_words(scope: &Scope<'_>, problems: Summary) -> (String, Option<(String, Style)>) {
    let (texts, style) = (scope.texts, theme::note(scope.palette));
    let checking = if problems.is_looking_long {
        texts.get("problems-checking")
    } else {
        String::new()
    };
    let errors = |count: usize| texts.with("problems-errors", &[("count", count.into())]);
    let warnings = |count: usize| texts.with("problems-warnings", &[("count", count.into())]);
    let alarming = style.colour(theme::colour(scope.palette.error));
    let found = problems.counts.map(|counts| match counts {
        [0, 0] => (texts.get("problems-status-none"), style),
        [0, some] => (warnings(some), style),
        [some, 0] => (errors(some), alarming),
        [some, more] => {
            let (errors, warnings) = (errors(some), warnings(more));
            let both = [
                ("errors", (&errors).into()),
                ("warnings", (&warnings).into()),
            ];
            (texts.with("problems-status", &both), alarming)
        }
    });
    (checking, found)
}

/// How much speaks against the atlas; a click opens the list.
fn show_problems(ui: &mut Ui, scope: &mut Scope<'_>, name: String, style: Style) {
    let link = Link {
        id: 0,
        name: name.clone(),
    };
    let line = Paragraph::new().link(name, style, link);
    if bidi::paragraph(ui, line).clicked().is_some() {
        scope.commands.push(PanelCommand::Problems.into());
    }
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
