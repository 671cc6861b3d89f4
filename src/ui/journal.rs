//! What was done and is in no file: kept while the window is open, offered again after a crash.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::Window;
use super::dialog::{Dialog, LeftOverAnswer, LeftOverDialog};
use crate::formats::ron::{Document, read};
use crate::jobs::{Base, Journaling, Record};
use crate::session::{Action, Arrival, Change, FileAction, NoticeAction};
use crate::store::{JournalFolder, LeftOver, left_over, set_damaged_aside};

/// So long a frame may wait until what was done in it is kept. A disk that takes longer is waited for in the background.
const PATIENCE: Duration = Duration::from_millis(8);
/// So long the window's end may wait for it.
const LAST_PATIENCE: Duration = Duration::from_secs(2);
/// So long what is typed into a form may be kept nowhere.
const FORM: Duration = Duration::from_secs(1);

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
    pub(super) fn note_changes(&mut self, ctx: &Context) -> Option<Action> {
        self.note_form(ctx);
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
        let is_changed = self.session.has_unsaved_work();
        let unsaved_steps = self.session.unsaved_steps();
        let records = changes.into_iter().map(|change| Record {
            change: whole(change),
            is_changed,
            unsaved_steps,
        });
        journaling.append(records.collect());
        let error = journaling.wait(PATIENCE)?;
        self.journal_fails(&error)
    }

    /// Says once what keeps the journal from being written.
    fn journal_fails(&mut self, error: &std::io::Error) -> Option<Action> {
        if std::mem::replace(&mut self.has_told_of_journal, true) {
            return None;
        }
        let why = error.to_string();
        Some(
            NoticeAction::Failed(self.texts.with("journal-fails", &[("why", (&why).into())]))
                .into(),
        )
    }

    /// Notes what stands in the open form, now and then: not every letter by itself.
    fn note_form(&mut self, ctx: &Context) {
        if self.journaling.is_none() || !self.session.has_form_to_note() {
            return;
        }
        let age = self.form_noted.map_or(FORM, |at| at.elapsed());
        if age < FORM {
            ctx.request_repaint_after(FORM.saturating_sub(age));
            return;
        }
        self.session.note_form();
        self.form_noted = Some(Instant::now());
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
            let (found, set_aside) = result.unwrap_or_default();
            self.found.extend(found);
            for path in set_aside {
                let what = self.texts.get("journal-damaged");
                self.first_words.push(self.texts.file_and_why(&path, &what));
                ctx.request_repaint();
            }
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
                Some(FileAction::Opened(Box::new(arrival)).into())
            }
        }
    }

    /// Forgets a journal that was taken up, once this window's own holds all of it; says what keeps it from that.
    pub(super) fn forget_restored(&mut self) -> Option<Action> {
        self.restored.as_ref()?;
        let journaling = self.journaling.as_mut()?;
        if let Some(error) = journaling.wait(Duration::ZERO) {
            return self.journal_fails(&error);
        }
        if journaling.is_kept()
            && let Some(journal) = self.restored.take()
        {
            journal.discard();
        }
        None
    }
}

/// What is left over and can be taken up, and what can't be any more, which is set aside so that it is told of once; what
/// has nothing unsaved is cleared away.
fn find(folder: &JournalFolder) -> (Vec<Found>, Vec<PathBuf>) {
    let (mut found, mut set_aside) = (Vec::new(), set_damaged_aside(folder));
    for journal in left_over(folder) {
        let records: Vec<Record> = journal.records();
        if !records.last().is_some_and(|record| record.is_changed) {
            journal.discard();
            continue;
        }
        let document = journal.base().ok().and_then(|bytes| read(bytes).ok());
        match document {
            Some(document) => found.push(Found {
                journal,
                document,
                records,
            }),
            // Without what it began from nobody can make anything of it here.
            None => set_aside.push(journal.set_aside()),
        }
    }
    // The latest is offered first, from the end.
    found.reverse();
    (found, set_aside)
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
