//! What was done and is in no file: kept while the window is open, offered again after a crash.

use std::time::Duration;

use eframe::egui::Context;

use super::Window;
use super::dialog::{Dialog, LeftOverAnswer, LeftOverDialog};
use crate::formats::ron::{Document, read};
use crate::jobs::{Base, Journaling, Record};
use crate::session::{Action, Arrival, Change};
use crate::store::{JournalFolder, LeftOver, left_over};

/// So long a frame may wait until what was done in it is kept. A disk that takes longer is waited for in the background.
const PATIENCE: Duration = Duration::from_millis(8);
/// So long the window's end may wait for it.
const LAST_PATIENCE: Duration = Duration::from_secs(2);

/// What a program that crashed has left over, ready to be taken up.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) journal: LeftOver,
    pub(super) document: Document,
    pub(super) records: Vec<Record>,
}

impl Window {
    /// The same window with a journal of what is done in it; what is left over of others is looked for.
    #[must_use]
    pub fn journaling(mut self, folder: JournalFolder) -> Self {
        match Journaling::start(folder.clone()) {
            Ok(journaling) => self.journaling = Some(journaling),
            Err(error) => self.first_words.push(self.texts.say(&error)),
        }
        self.looking
            .start_detached("look for journals", move || find(&folder));
        self
    }

    /// Notes what was done in this frame, before the next one shows it.
    pub(super) fn note_changes(&mut self) -> Option<Action> {
        let changes = self.session.take_changes();
        let journaling = self.journaling.as_mut()?;
        if std::mem::take(&mut self.is_other_atlas) {
            journaling.begin(Base {
                file: self.session.file().cloned(),
                document: self.document.clone(),
            });
        }
        if changes.is_empty() {
            return None;
        }
        let (is_changed, unsaved_steps) = (self.session.is_changed(), self.session.unsaved_steps());
        let records = changes.into_iter().map(|change| Record {
            change: whole(change),
            is_changed,
            unsaved_steps,
        });
        journaling.append(records.collect());
        let error = journaling.wait(PATIENCE)?;
        if std::mem::replace(&mut self.has_told_of_journal, true) {
            return None;
        }
        let why = error.to_string();
        Some(Action::Failed(
            self.texts.with("journal-fails", &[("why", (&why).into())]),
        ))
    }

    /// Ends the journal with the window: what is not in a file was agreed to be lost.
    pub(super) fn end_journal(&mut self) {
        if let Some(journaling) = &mut self.journaling {
            journaling.end();
            if let Some(error) = journaling.wait(LAST_PATIENCE) {
                crate::cli::complain(
                    &self
                        .texts
                        .with("journal-fails", &[("why", (&error.to_string()).into())]),
                );
            }
        }
    }

    /// Offers what is left over, one after the other, and does what was answered.
    pub(super) fn offer_left_over(&mut self, ctx: &Context) -> Option<Action> {
        while let Some((_, result)) = self.looking.finished() {
            self.found.extend(result.unwrap_or_default());
        }
        if let Some(Dialog::LeftOver(dialog)) = &mut self.dialog
            && let Some(answer) = dialog.answer.take()
        {
            let found = self.found.pop();
            self.dialog = None;
            ctx.request_repaint();
            return self.answered(found?, answer);
        }
        if let Some(found) = self.found.last()
            && !self.is_in_dialog()
        {
            self.dialog = Some(Dialog::LeftOver(LeftOverDialog::new(found)));
            ctx.request_repaint();
        }
        None
    }

    fn answered(&mut self, found: Found, answer: LeftOverAnswer) -> Option<Action> {
        match answer {
            // Let go of, it is offered at the next start.
            LeftOverAnswer::Later => None,
            LeftOverAnswer::Discard => {
                found.journal.discard();
                None
            }
            LeftOverAnswer::Restore => {
                let arrival = Arrival {
                    atlas: found.document.atlas().clone(),
                    file: found.journal.file().map(Into::into),
                    changes: found
                        .records
                        .into_iter()
                        .map(|record| record.change)
                        .collect(),
                    remark: None,
                };
                // Nobody waits any more for what is being opened.
                self.opening = None;
                self.arrived = Some(found.document);
                self.taken_up = Some(found.journal);
                Some(Action::Opened(Box::new(arrival)))
            }
        }
    }

    /// Forgets a journal that was taken up, once this window's own holds all of it.
    pub(super) fn forget_restored(&mut self) {
        let is_kept = match &mut self.journaling {
            Some(journaling) => {
                let trouble = journaling.wait(Duration::ZERO);
                journaling.is_idle() && trouble.is_none() && !self.has_told_of_journal
            }
            None => false,
        };
        if is_kept && let Some(journal) = self.restored.take() {
            journal.discard();
        }
    }
}

/// What is left over and can be taken up; what has nothing unsaved is cleared away.
fn find(folder: &JournalFolder) -> Vec<Found> {
    let mut found = Vec::new();
    for journal in left_over(folder) {
        let records: Vec<Record> = journal.records();
        if !records.last().is_some_and(|record| record.is_changed) {
            journal.discard();
            continue;
        }
        let document = journal.base().ok().and_then(|bytes| read(bytes).ok());
        // Without what it began from it is of no use today; the file may come back, so it stays.
        if let Some(document) = document {
            found.push(Found {
                journal,
                document,
                records,
            });
        }
    }
    // The latest is offered first, from the end.
    found.reverse();
    found
}

/// The same from wherever the program runs next.
fn whole(change: Change) -> Change {
    match change {
        Change::Saved(state, path) => {
            let path = std::path::absolute(&path).unwrap_or(path);
            Change::Saved(state, path)
        }
        other => other,
    }
}
