//! What a program that ended without saving has left over: taken up, forgotten, or left for later.

use std::time::SystemTime;

use eframe::egui::{Ui, vec2};

use super::super::journal::Found;
use super::super::{Scope, bidi, theme};
use super::{After, buttons, middle, set_width};
use crate::text::Texts;

const WIDTH: f32 = 460.0;

/// The dialog.
#[derive(Debug)]
pub(in crate::ui) struct LeftOverDialog {
    /// The file's name; without a file the atlas's title, if it has one.
    file: Option<String>,
    steps: usize,
    /// How long ago the last of it was done, in minutes.
    minutes: Option<u64>,
    /// That not all of it can be read.
    remark: Option<String>,
    /// What the user said.
    pub(in crate::ui) answer: Option<LeftOverAnswer>,
}

/// What becomes of what is left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum LeftOverAnswer {
    /// It is opened, as it was.
    Restore,
    /// It is forgotten.
    Discard,
    /// It is offered again at the next start.
    Later,
}

impl LeftOverDialog {
    pub(in crate::ui) fn new(found: &Found, texts: &Texts) -> Self {
        let file = found.journal.file().and_then(|file| file.file_name());
        let title = &found.document.atlas().about.title;
        let title = (!title.is_empty()).then(|| title.clone());
        let last = found.records.last();
        let age = (found.journal.written)
            .and_then(|written| SystemTime::now().duration_since(written).ok());
        Self {
            file: file
                .map(|name| name.to_string_lossy().into_owned())
                .or(title),
            // Where no steps lead to what the file holds, all that was done.
            steps: last
                .and_then(|last| last.unsaved_steps)
                .unwrap_or(found.records.len()),
            minutes: age.map(|age| age.as_secs() / 60),
            remark: found.remark(texts),
            answer: None,
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        let texts = scope.texts;
        let width = set_width(ui, WIDTH);
        let file = match &self.file {
            Some(file) => file.clone(),
            None => texts.get("untitled"),
        };
        let count = self.steps;
        let text = texts.with(
            "left-over",
            &[("file", (&file).into()), ("count", count.into())],
        );
        middle(ui, width, |ui| {
            bidi::label(ui, text, theme::body(scope.palette));
            if let Some(minutes) = self.minutes {
                let minutes = usize::try_from(minutes).unwrap_or(usize::MAX);
                let when = texts.with("left-over-when", &[("count", minutes.into())]);
                bidi::label(ui, when, theme::note(scope.palette));
            }
            if let Some(remark) = &self.remark {
                let error = theme::colour(scope.palette.error);
                bidi::label(ui, remark, theme::body(scope.palette).colour(error));
            }
        });
        buttons(ui, |ui| {
            for (key, answer) in [
                ("left-over-restore", LeftOverAnswer::Restore),
                ("left-over-discard", LeftOverAnswer::Discard),
                ("left-over-later", LeftOverAnswer::Later),
            ] {
                let button = bidi::Button::new(texts.get(key)).min_size(vec2(72.0, 28.0));
                let response = ui.add(button);
                // Enter restores: the answer that loses nothing.
                let nothing_focused = ui.memory(|memory| memory.focused().is_none());
                if answer == LeftOverAnswer::Restore && nothing_focused && ui.is_enabled() {
                    response.request_focus();
                }
                if response.clicked() {
                    self.answer = Some(answer);
                }
            }
        });
        After::Stay
    }
}
