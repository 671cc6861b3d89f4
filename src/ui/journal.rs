//! What was done and is in no file: kept while the window is open, offered again after a crash.

use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::Window;
use super::dialog::{Dialog, LeftOverAnswer, LeftOverDialog};
use crate::atlas::shown::escaped;
use crate::formats::ron::{Document, read};
use crate::jobs::{Base, JobError, Jobs, Journaling, Record};
use crate::session::{Action, Arrival, Change, FileAction, Notice, NoticeAction, Session};
use crate::store::{JournalFolder, LeftOver, Recorded, left_over, set_damaged_aside};
use crate::text::Texts;

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
    /// How many there are besides that can't be read.
    pub(super) unread: usize,
}

impl Found {
    /// What to know of it where not all can be read; it is kept then, whatever is answered.
    pub(super) fn remark(&self, texts: &Texts) -> Option<String> {
        let count = Some(self.unread).filter(|&count| count > 0)?;
        let place = self.journal.aside();
        let place = escaped(&place.to_string_lossy()).into_owned();
        let args = [("count", count.into()), ("place", (&place).into())];
        Some(texts.with("left-over-unread", &args))
    }
}

/// What is kept of what was done here, and what others have left over.
#[derive(Debug)]
pub(super) struct Recovery {
    journaling: Option<Journaling>,
    /// Another atlas is shown than the journal is of.
    is_other_atlas: bool,
    has_told: bool,
    /// When what stands in the open form was noted last.
    form_noted: Option<Instant>,
    looking: Jobs<(Vec<Found>, Vec<PathBuf>)>,
    /// What others have left over and nobody has answered to.
    found: Vec<Found>,
    /// What was left over of the atlas that is about to be shown.
    taken_up: Option<TakenUp>,
    /// What was left over of the atlas that is shown, until this window's journal holds it.
    restored: Option<TakenUp>,
}

/// A journal that is done with as soon as another holds all that can be read of it.
#[derive(Debug)]
struct TakenUp {
    journal: LeftOver,
    /// Not all of it can be read: somebody may know how.
    is_kept: bool,
}

impl TakenUp {
    fn end(self) {
        if self.is_kept {
            self.journal.set_aside();
        } else {
            self.journal.discard();
        }
    }
}

impl Recovery {
    /// Without a journal; nothing is looked for.
    pub(super) fn new(ctx: &Context) -> Self {
        let looking = ctx.clone();
        Self {
            journaling: None,
            is_other_atlas: true,
            has_told: false,
            form_noted: None,
            looking: Jobs::new(move || looking.request_repaint()),
            found: Vec::new(),
            taken_up: None,
            restored: None,
        }
    }

    /// Looks for what is left over of others, and begins a journal of what is done here.
    fn start(&mut self, folder: JournalFolder) -> Result<(), JobError> {
        let journaling = Journaling::start(folder.clone());
        self.looking
            .start_detached("look for journals", move || find(&folder));
        self.journaling = Some(journaling?);
        Ok(())
    }

    /// Whether what is about to be shown was left over.
    pub(super) fn is_taking_up(&self) -> bool {
        self.taken_up.is_some()
    }

    /// Another atlas is shown.
    pub(super) fn show_another(&mut self) {
        self.is_other_atlas = true;
        self.restored = self.taken_up.take();
    }

    /// What was left over is not shown after all: it is still there at the next start.
    pub(super) fn drop_taken_up(&mut self) {
        self.taken_up = None;
    }

    /// Notes what was done in this frame, before the next one shows it; answers what keeps it from that.
    fn note(&mut self, session: &mut Session, document: Option<&Document>) -> Option<io::Error> {
        let changes = session.take_changes();
        let journaling = self.journaling.as_mut()?;
        if std::mem::take(&mut self.is_other_atlas) {
            journaling.begin(Base {
                file: session.file().cloned(),
                document: document.cloned(),
            });
        }
        if changes.is_empty() {
            return None;
        }
        let is_changed = session.has_unsaved_work();
        let unsaved_steps = session.unsaved_steps();
        let records = changes.into_iter().map(|change| Record {
            change: whole(change),
            is_changed,
            unsaved_steps,
        });
        journaling.append(records.collect());
        journaling.wait(PATIENCE)
    }

    /// Notes what stands in the open form, now and then: not every letter by itself.
    fn note_form(&mut self, ctx: &Context, session: &mut Session) {
        if self.journaling.is_none() || !session.has_form_to_note() {
            return;
        }
        let age = self.form_noted.map_or(FORM, |at| at.elapsed());
        if age < FORM {
            ctx.request_repaint_after(FORM.saturating_sub(age));
            return;
        }
        session.note_form();
        self.form_noted = Some(Instant::now());
    }

    /// Says once what keeps the journal from being written.
    fn fails(&mut self, error: &io::Error, texts: &Texts) -> Option<Action> {
        let is_told = std::mem::replace(&mut self.has_told, true);
        (!is_told).then(|| NoticeAction::Failed(failure(error, texts)).into())
    }

    /// Forgets a journal that was taken up, once this window's own holds all of it; answers what keeps it from that.
    fn forget_restored(&mut self) -> Option<io::Error> {
        self.restored.as_ref()?;
        let journaling = self.journaling.as_mut()?;
        let error = journaling.wait(Duration::ZERO);
        if error.is_none()
            && journaling.is_kept()
            && let Some(journal) = self.restored.take()
        {
            journal.end();
        }
        error
    }

    /// Ends the journal; answers what keeps it from that.
    fn end(&mut self) -> Option<io::Error> {
        let journaling = self.journaling.as_mut()?;
        journaling.end();
        journaling.wait(LAST_PATIENCE)
    }
}

impl Window {
    /// The same window with a journal of what is done in it; what is left over of others is looked for.
    #[must_use]
    pub fn journaling(mut self, folder: JournalFolder) -> Self {
        if let Err(error) = self.recovery.start(folder) {
            self.first_words.push(self.texts.say(&error));
        }
        self
    }

    /// Notes what was done in this frame, before the next one shows it; says what keeps it from that.
    pub(super) fn note_changes(&mut self, ctx: &Context) -> Option<Action> {
        let recovery = &mut self.recovery;
        recovery.note_form(ctx, &mut self.session);
        let error = recovery.note(&mut self.session, self.files.document())?;
        recovery.fails(&error, &self.texts)
    }

    /// Forgets a journal that was taken up, once this window's own holds all of it; says what keeps it from that.
    pub(super) fn forget_restored(&mut self) -> Option<Action> {
        let error = self.recovery.forget_restored()?;
        self.recovery.fails(&error, &self.texts)
    }

    /// Ends the journal with the window: what is not in a file was agreed to be lost.
    pub(super) fn end_journal(&mut self) {
        if let Some(error) = self.recovery.end() {
            crate::cli::complain(&failure(&error, &self.texts));
        }
    }

    /// Offers what is left over, one after the other, and does what was answered.
    pub(super) fn offer_left_over(&mut self, ctx: &Context) -> Option<Action> {
        while let Some((_, result)) = self.recovery.looking.finished() {
            let (found, set_aside) = match result {
                Ok(both) => both,
                Err(error) => {
                    let why = self.texts.say(&error);
                    let args = [("why", (&why).into())];
                    self.first_words
                        .push(self.texts.with("journal-unsought", &args));
                    ctx.request_repaint();
                    continue;
                }
            };
            self.recovery.found.extend(found);
            for path in set_aside {
                let what = self.texts.get("journal-damaged");
                self.first_words.push(self.texts.file_and_why(&path, &what));
                ctx.request_repaint();
            }
        }
        if let Some(Dialog::LeftOver(dialog)) = &mut self.dialog
            && let Some(answer) = dialog.answer.take()
        {
            let found = self.recovery.found.pop();
            self.dialog = None;
            ctx.request_repaint();
            return self.answered(found?, answer);
        }
        if let Some(found) = self.recovery.found.last()
            && !self.is_in_dialog()
        {
            self.dialog = Some(Dialog::LeftOver(LeftOverDialog::new(found, &self.texts)));
            ctx.request_repaint();
        }
        None
    }

    fn answered(&mut self, found: Found, answer: LeftOverAnswer) -> Option<Action> {
        let remark = found.remark(&self.texts);
        let taken_up = TakenUp {
            journal: found.journal,
            is_kept: remark.is_some(),
        };
        match answer {
            // Let go of, it is offered at the next start.
            LeftOverAnswer::Later => None,
            LeftOverAnswer::Discard => {
                taken_up.end();
                None
            }
            LeftOverAnswer::Restore => {
                let records = found.records.into_iter();
                let arrival = Arrival {
                    atlas: found.document.atlas().clone(),
                    file: taken_up.journal.file().map(Into::into),
                    changes: records.map(|record| record.change).collect(),
                    remark: remark.map(Notice::from),
                };
                // Nobody waits any more for what is being opened.
                self.files.drop_reading();
                self.files.arrive(found.document);
                self.recovery.taken_up = Some(taken_up);
                Some(FileAction::Opened(Box::new(arrival)).into())
            }
        }
    }
}

/// What is said where the journal can't be written.
fn failure(error: &io::Error, texts: &Texts) -> String {
    let why = error.to_string();
    texts.with("journal-fails", &[("why", (&why).into())])
}

/// What is left over and can be taken up, and what can't be any more, which is set aside so that it is told of once; what
/// has nothing unsaved is cleared away, if all of it can be read.
fn find(folder: &JournalFolder) -> (Vec<Found>, Vec<PathBuf>) {
    let (mut found, mut set_aside) = (Vec::new(), set_damaged_aside(folder));
    for journal in left_over(folder) {
        let Recorded { records, unread } = journal.records::<Record>();
        if !records.last().is_some_and(|record| record.is_changed) {
            if unread == 0 {
                journal.discard();
            } else {
                set_aside.push(journal.set_aside());
            }
            continue;
        }
        let document = journal.base().ok().and_then(|bytes| read(bytes).ok());
        match document {
            Some(document) => found.push(Found {
                journal,
                document,
                records,
                unread,
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
