//! The open file in other hands: watched while the window is open, and what is found brought to the session.

use eframe::egui::Context;

use super::Window;
use super::outside::name_of;
use crate::jobs::{Found, Watched, Watching};
use crate::session::{Action, Notice, Offer, Outside, Told};
use crate::store::{Known, LockFolder, OpenError, Owner, Previous, Print, Reason};

/// What the window knows of the open file.
#[derive(Debug, Default)]
pub(super) struct Watch {
    watching: Option<Watching>,
    /// What a save may write over.
    known: Option<Known>,
    /// What was found in the file, until the session has taken it over.
    found: Option<Known>,
    /// Another file is open, or the same one holds something else now.
    is_stale: bool,
    /// What it holds is asked for, whether that is known or not.
    is_asked: bool,
    /// Who else has it open.
    owner: Option<Owner>,
    had_focus: bool,
}

impl Watch {
    /// What a save to the open file may write over; `None` where that is not known.
    pub(super) fn known(&self) -> Option<Known> {
        self.known.clone()
    }

    /// Who else has the file open.
    pub(super) fn owner(&self) -> Option<&Owner> {
        self.owner.as_ref()
    }

    /// Another atlas is shown; its file holds this, as far as is known.
    pub(super) fn begin(&mut self, known: Option<Known>) {
        self.known = known;
        self.found = None;
        self.owner = None;
        self.is_stale = true;
    }

    /// The open file is being written.
    pub(super) fn pause(&mut self) {
        if let Some(watching) = &mut self.watching {
            watching.rest();
        }
        self.is_stale = false;
    }

    /// Nothing is being written any more; the open file holds this, where a write has succeeded.
    pub(super) fn go_on(&mut self, print: Option<Print>) {
        if let Some(print) = print {
            self.known = Some(Known::Written(print));
            self.found = None;
        }
        self.is_stale = true;
    }

    /// Reads the open file at once.
    pub(super) fn read(&mut self) {
        self.is_asked = true;
    }

    /// What was found in the file is known to the session now.
    pub(super) fn taken_over(&mut self) {
        self.known = self.found.take().or(self.known.take());
    }
}

impl Window {
    /// The same window with a watch over its file, and with locks in a folder, if one is given.
    #[must_use]
    pub fn watching(mut self, ctx: &Context, locks: Option<LockFolder>) -> Self {
        let wake = ctx.clone();
        match Watching::start(locks, move || wake.request_repaint()) {
            Ok(watching) => self.files.watch.watching = Some(watching),
            Err(error) => self.first_words.push(self.texts.say(&error)),
        }
        self.files.watch.is_stale = true;
        self
    }

    /// The same window with a folder for the versions that its saves replace.
    #[must_use]
    pub fn keeping(mut self, previous: Previous) -> Self {
        self.files.previous = previous;
        self
    }

    /// Watches the file that is open now, as it is known now.
    pub(super) fn follow_file(&mut self, ctx: &Context) {
        let is_writing = self.files.is_writing();
        let watch = &mut self.files.watch;
        let Some(watching) = &mut watch.watching else {
            return;
        };
        let has_focus = ctx.input(|input| input.focused);
        // Whoever comes back from another program may have changed the file there.
        if has_focus && !watch.had_focus {
            watching.look();
        }
        watch.had_focus = has_focus;
        if !is_writing && std::mem::take(&mut watch.is_stale) {
            let file = self.session.file().cloned();
            watching.watch(file.map(|path| Watched {
                path,
                known: watch.known.clone(),
                base: self.session.base().clone(),
            }));
        }
        if std::mem::take(&mut watch.is_asked) {
            watching.read();
        }
    }

    /// What has become of the open file, if anything has.
    pub(super) fn found_outside(&mut self) -> Option<Action> {
        let found = self.files.watch.watching.as_ref()?.found()?;
        // While this window writes the file, it is not what it was for a good reason; it is looked at again afterwards.
        if self.files.is_writing() {
            return None;
        }
        let file = self.session.file().map(|file| name_of(file))?;
        let args = [("file", (&file).into())];
        Some(Action::Outside(match found {
            Found::Changed(document) => {
                let atlas = document.atlas().clone();
                self.files.watch.found = Some(Known::Read(document));
                Outside::Changed(Box::new(atlas))
            }
            Found::AsBefore => Outside::AsBefore,
            Found::Others(owner) => {
                self.files.watch.owner = Some(owner);
                Outside::Locked(true)
            }
            Found::Mine => {
                self.files.watch.owner = None;
                Outside::Locked(false)
            }
            Found::Gone => Outside::Gone(self.texts.with("file-gone", &args)),
            Found::Unreadable(error) => self.unreadable(&error, &file),
        }))
    }

    fn unreadable(&self, error: &OpenError, file: &str) -> Outside {
        let why = self.texts.say(error);
        let args = [("file", file.into()), ("why", (&why).into())];
        match error.reason {
            Reason::NoPermission | Reason::Io(_) => {
                Outside::Unreadable(self.texts.with("file-unreadable", &args))
            }
            _ => Outside::Damaged(self.texts.with("file-damaged", &args)),
        }
    }

    /// Says something of the open file.
    pub(super) fn told(&mut self, told: Told) -> Option<Action> {
        let file = name_of(self.session.file()?);
        let args = [("file", (&file).into())];
        let notice = match told {
            Told::Reloaded => Notice::remark(self.texts.with("file-reloaded", &args)),
            Told::Merged => Notice::remark(self.texts.with("file-merged", &args)),
            Told::Waits => Notice::remark(self.texts.with("file-waits", &args)),
            Told::ReadOnly => Notice::remark(self.texts.with("file-read-only", &args)),
            Told::PutOff => {
                let text = self.texts.with("file-put-off", &args);
                Notice::remark(text).offering(Offer::ReviewMerge)
            }
        };
        Some(Action::Outside(Outside::Told(notice)))
    }

    /// What the file holds is known to the session: as long as the atlas says the same, it is written back to the byte.
    pub(super) fn take_over_document(&mut self) {
        if let Some(Known::Read(document)) = &self.files.watch.found {
            let document = (**document).clone();
            self.files.set_document(document);
        }
        self.files.watch.taken_over();
    }
}
