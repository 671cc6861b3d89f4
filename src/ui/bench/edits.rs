//! Edits in the whole window: how long the frames about them take.
//!
//! An edit, and undo and redo of it, each begin a frame, which then has all the work that they make: the step, its note in
//! the journal, and everything that is drawn of the atlas. The frames until the window is at rest count too: what jobs
//! bring is taken over in them.

use eframe::egui::{Context, Ui};

use super::super::Window;
use crate::atlas::{Atlas, Edit, State};
use crate::cli::Report;
use crate::geo::Position;
use crate::jobs::JobError;
use crate::session::{Action, EditAction, Session, StepAction};
use crate::store::JournalFolder;

/// How often each edit is made.
const ROUNDS: usize = 4;
/// An edit is made, undone, made again and undone: then the atlas is as it was, for the next.
const TURNS: usize = 4;
/// So many frames at least belong to an edit.
const FRAMES: usize = 3;
/// How far a city is moved, degrees.
const MOVED: f64 = 0.5;

/// The whole window, and what is done in it.
pub(super) struct Edits {
    window: Box<Window>,
    /// What is done, one after the other.
    script: Vec<Edit>,
    /// How much is done already.
    done: usize,
    /// Of what is being done, which frame.
    frame: usize,
}

impl Edits {
    /// Opens the window on an atlas.
    pub(super) fn open(ctx: &Context, atlas: Atlas) -> Result<Self, JobError> {
        let script = script(&atlas);
        let folder = std::env::temp_dir().join("city-ties-bench");
        let window = Window::on_session(ctx, Session::new(atlas, None))?;
        Ok(Self {
            window: Box::new(window.journaling(JournalFolder::at(folder))),
            script,
            done: 0,
            frame: 0,
        })
    }

    /// Whether all is drawn and checked.
    pub(super) fn is_at_rest(&self) -> bool {
        let window = &self.window;
        !window.map.is_drawing() && !window.problems.is_behind(&window.session)
    }

    /// Whether nothing is to be done any more.
    pub(super) fn are_over(&self) -> bool {
        self.done == self.script.len() * ROUNDS * TURNS
    }

    /// Draws a frame; one that `edits` begins with what is to be done.
    pub(super) fn draw(&mut self, ui: &mut Ui, edits: bool) {
        if edits && self.frame == 0 && !self.are_over() {
            let edit = &self.script[self.done / TURNS % self.script.len()];
            let action: Action = match self.done % TURNS {
                0 => EditAction::Make(Box::new(edit.clone())).into(),
                2 => StepAction::Redo.into(),
                _ => StepAction::Undo.into(),
            };
            self.window.apply(ui.ctx(), vec![action]);
        }
        self.window.show(ui);
    }

    /// Takes the time of a frame that has ended.
    pub(super) fn count(&mut self, took_ms: f64, report: &mut Report) {
        report.edit.frames_ms.push(took_ms);
        if self.frame == 0 {
            report.edit_ms.push(took_ms);
        }
        self.frame += 1;
        if self.frame >= FRAMES && self.is_at_rest() {
            self.frame = 0;
            self.done += 1;
        }
    }

    /// Ends the window; nothing of it is kept.
    pub(super) fn end(&mut self) {
        self.window.end_journal();
    }
}

/// A claim changes its state, a tie goes, a city is moved; as far as the atlas has any.
fn script(atlas: &Atlas) -> Vec<Edit> {
    let lead = atlas.about.lead_tie.as_ref();
    let lead = lead.and_then(|tie| atlas.ties.get_key_value(tie));
    let claimed = lead.or_else(|| atlas.ties.iter().find(|(_, tie)| !tie.claims.is_empty()));
    let mut edits = Vec::new();
    if let Some((id, tie)) = claimed {
        if let Some(claim) = tie.claims.first() {
            let mut claim = claim.clone();
            claim.state = match claim.state {
                State::Dormant => State::Active,
                _ => State::Dormant,
            };
            edits.push(Edit::ChangeClaim(id.clone(), 0, Box::new(claim)));
        }
        edits.push(Edit::RemoveTie(id.clone()));
    }
    let moved = atlas.cities.iter().find_map(|(id, city)| {
        let at = city.at?;
        let at = Position::new(at.lat(), at.lon() + MOVED).ok()?;
        Some(Edit::MoveCity(id.clone(), Some(at)))
    });
    edits.extend(moved);
    edits
}
