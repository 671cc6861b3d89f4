//! What the window reads and writes, and what it knows of the file that is open.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::Context;

use super::platform::{Chosen, Purpose};
use super::watch::Watch;
use crate::atlas::Atlas;
use crate::formats::ron::Document;
use crate::jobs::{JobError, JobId, Jobs};
use crate::session::{MergeDone, MergeJob, SaveId};
use crate::store::{self, Known, OpenError, Opened, Previous, Print, SaveError, Saved};

/// What came of reading a file.
pub(super) type Read = Result<Result<Opened, OpenError>, JobError>;
/// What came of writing one.
pub(super) type Wrote = Result<Result<Saved, SaveError>, JobError>;

/// A save that is under way.
#[derive(Debug)]
pub(super) struct Writing {
    pub(super) id: SaveId,
    pub(super) path: PathBuf,
    /// Its atlas is not the one that is shown any more.
    is_left: bool,
}

/// What the window reads and writes.
#[derive(Debug)]
pub(super) struct Files {
    reading: Jobs<Result<Opened, OpenError>>,
    /// The job that reads what is to be shown next; all others were cancelled or overtaken.
    opening: Option<JobId>,
    /// The file that the atlas was read from, as it was: an atlas without changes is written back to the byte.
    document: Option<Document>,
    /// That of the atlas that was opened last; it may still wait for an answer.
    arrived: Option<Document>,
    saving: Jobs<Result<Saved, SaveError>>,
    merging: Jobs<MergeDone>,
    writing: Option<Writing>,
    /// Where a save keeps the version before.
    pub(super) previous: Previous,
    pub(super) watch: Watch,
    /// The system's dialogs that choose a file.
    pub(super) choosing: Jobs<(Purpose, Chosen)>,
    /// The file of several dropped ones that is opened.
    pub(super) one_of_dropped: Option<PathBuf>,
    /// The window may close: nothing is lost.
    pub(super) may_close: bool,
}

impl Files {
    /// Nothing is read or written yet.
    pub(super) fn new(ctx: &Context) -> Self {
        let [reading, saving, merging, choosing] = [(); 4].map(|()| ctx.clone());
        Self {
            reading: Jobs::new(move || reading.request_repaint()),
            opening: None,
            document: None,
            arrived: None,
            saving: Jobs::new(move || saving.request_repaint()),
            merging: Jobs::new(move || merging.request_repaint()),
            writing: None,
            previous: Previous::unkept(),
            watch: Watch::default(),
            choosing: Jobs::new(move || choosing.request_repaint()),
            one_of_dropped: None,
            may_close: false,
        }
    }

    /// Reads what is to be shown next, in the place of whatever else was. Left behind when the program ends: a file on a
    /// network that is gone can take minutes to fail.
    pub(super) fn read(
        &mut self,
        load: impl FnOnce() -> Result<Opened, OpenError> + Send + 'static,
    ) {
        self.opening = Some(self.reading.start_detached("open a file", load));
    }

    /// Whether something is being read that is to be shown.
    pub(super) fn is_reading(&self) -> bool {
        self.opening.is_some()
    }

    /// Nobody waits any more for what is being read.
    pub(super) fn drop_reading(&mut self) {
        self.opening = None;
    }

    /// What came of reading, if somebody still waits for it.
    pub(super) fn take_read(&mut self) -> Option<Read> {
        while let Some(done) = self.reading.finished() {
            if let Some(read) = self.wanted(done) {
                return Some(read);
            }
        }
        None
    }

    /// The same, and waits so long for it: for what is worth a moment without a frame.
    pub(super) fn wait_for_read(&mut self, patience: Duration) -> Option<Read> {
        let done = self.reading.wait_for(patience)?;
        self.wanted(done)
    }

    /// What was cancelled, or overtaken by another file, comes for nobody.
    fn wanted(&mut self, (job, read): (JobId, Read)) -> Option<Read> {
        self.opening.take_if(|opening| *opening == job)?;
        Some(read)
    }

    /// The file that the atlas was read from, as it was.
    pub(super) fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// The atlas is what this file holds, to the byte.
    pub(super) fn set_document(&mut self, document: Document) {
        self.document = Some(document);
    }

    /// The window begins with what this file holds.
    pub(super) fn begin_with(&mut self, document: Document) {
        self.document = Some(document.clone());
        self.watch.begin(Some(Known::Read(Box::new(document))));
    }

    /// An atlas has arrived, and may still wait for an answer.
    pub(super) fn arrive(&mut self, document: Document) {
        self.arrived = Some(document);
    }

    /// The atlas that arrived is not shown after all.
    pub(super) fn drop_arrived(&mut self) {
        self.arrived = None;
    }

    /// The atlas that arrived is shown, or a new one. `is_whole` says whether it is what its file holds.
    pub(super) fn show_arrived(&mut self, is_whole: bool) {
        self.document = self.arrived.take();
        let known = self.document.clone().filter(|_| is_whole);
        self.watch.begin(known.map(Box::new).map(Known::Read));
        if let Some(writing) = &mut self.writing {
            writing.is_left = true;
        }
    }

    /// Writes an atlas to a file, `is_open` if that is its own. Let finish even when the window closes meanwhile.
    pub(super) fn write(&mut self, id: SaveId, path: &Path, is_open: bool, atlas: Atlas) {
        let document = self.document.clone();
        let previous = self.previous.clone();
        let known = self.watch.known().filter(|_| is_open);
        self.watch.pause();
        self.writing = Some(Writing {
            id,
            path: path.to_owned(),
            is_left: false,
        });
        let path = path.to_owned();
        self.saving.start("save a file", move || {
            store::save_over(&path, &atlas, document.as_ref(), &previous, known.as_ref())
        });
    }

    /// Works out what becomes of the atlas now that its file holds another.
    pub(super) fn merge(&mut self, job: MergeJob) {
        self.merging.start_detached("merge", move || job.run());
    }

    /// What came of merging.
    pub(super) fn take_merged(&mut self) -> Option<Result<MergeDone, JobError>> {
        self.merging.finished().map(|(_, merged)| merged)
    }

    /// Whether a file is being written.
    pub(super) fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// What came of writing. From here on the file is watched again.
    pub(super) fn take_written(&mut self) -> Option<(Writing, Wrote)> {
        let (_, wrote) = self.saving.finished()?;
        let writing = self.writing.take()?;
        let print: Option<Print> = match &wrote {
            Ok(Ok(saved)) if !writing.is_left => Some(saved.print),
            _ => None,
        };
        self.watch.go_on(print);
        Some((writing, wrote))
    }
}
