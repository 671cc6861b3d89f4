//! What comes in from outside, and what is carried out there.

use std::path::PathBuf;

use eframe::egui::{Context, ViewportCommand};

use super::Window;
use super::dialog::{Dialog, PathDialog};
use super::platform::{Chosen, FileWish, Purpose};
use crate::atlas::StateId;
use crate::formats::ron::Document;
use crate::session::{Action, Effect};
use crate::store::{self, Saved};
use crate::text::Texts;

impl Window {
    /// What jobs have brought, and files that were dropped on the window.
    pub(super) fn what_came(&mut self, ctx: &Context) -> Vec<Action> {
        let mut actions = Vec::from_iter(self.first_words.take().map(Action::Failed));
        while let Some((job, result)) = self.files.finished() {
            // What was cancelled, or overtaken by another file, comes for nobody.
            if self.opening != Some(job) {
                continue;
            }
            self.opening = None;
            match result {
                Ok(Ok(opened)) => {
                    if let Some(path) = &opened.path {
                        self.remember(path);
                    }
                    let atlas = Box::new(opened.atlas().clone());
                    let remark = remark_on(&opened.document, &self.texts);
                    self.arrived = Some(opened.document);
                    actions.push(Action::Opened(atlas, opened.path));
                    actions.extend(remark);
                }
                Ok(Err(error)) => actions.push(Action::NotOpened(error.to_string())),
                Err(error) => actions.push(Action::NotOpened(error.to_string())),
            }
        }
        while let Some((_, result)) = self.choosing.finished() {
            match result {
                Ok((purpose, chosen)) => self.chosen(ctx, purpose, chosen, &mut actions),
                Err(error) => actions.push(Action::Failed(error.to_string())),
            }
        }
        while let Some((_, result)) = self.saves.finished() {
            let came = match result {
                Ok(Ok((path, state, saved))) => {
                    if let Saved::ReplacedForGood(why) = saved {
                        let why = why.to_string();
                        let words = self
                            .texts
                            .with("version-not-kept", &[("why", (&why).into())]);
                        actions.push(Action::Failed(words));
                    }
                    self.remember(&path);
                    Action::Saved(path, state)
                }
                Ok(Err(error)) => Action::NotSaved(error.to_string()),
                Err(error) => Action::NotSaved(error.to_string()),
            };
            actions.push(came);
        }
        actions.extend(dropped_file(ctx).map(Action::Open));
        actions
    }

    fn chosen(
        &mut self,
        ctx: &Context,
        purpose: Purpose,
        chosen: Chosen,
        actions: &mut Vec<Action>,
    ) {
        match (chosen, purpose) {
            (Chosen::File(path), Purpose::Open) => actions.push(Action::Open(path)),
            (Chosen::File(path), Purpose::Save { .. }) => actions.push(Action::SaveTo(path)),
            (Chosen::Nothing, Purpose::Open) => {}
            (Chosen::Nothing, Purpose::Save { .. }) => actions.push(Action::NotPlaced),
            (Chosen::NoDialog, purpose) => self.ask_for_path(ctx, purpose),
        }
    }

    /// Asks for a path that is typed.
    pub(super) fn ask_for_path(&mut self, ctx: &Context, purpose: Purpose) {
        let folder = self.folder();
        self.dialog = Some(Dialog::Path(Box::new(PathDialog::new(
            ctx, purpose, folder,
        ))));
    }

    /// The folder to look for files in: that of the open file, or of the file opened last.
    fn folder(&self) -> Option<PathBuf> {
        let file = self.session.file().or(self.settings.recent.first());
        let folder = file.and_then(|file| file.parent());
        folder.map(std::path::Path::to_path_buf)
    }

    /// Carries out what must happen outside.
    pub(super) fn carry_out(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::PickFile => self.choose(Purpose::Open),
            Effect::Load(path) => {
                // Left behind when the program ends: a file on a network that is gone can take minutes to fail.
                let load = move || store::open_or_wait(&path);
                self.opening = Some(self.files.start_detached("open a file", load));
            }
            Effect::LoadExample => {
                let load = store::example;
                self.opening = Some(self.files.start_detached("open the example", load));
            }
            Effect::DropLoad => self.opening = None,
            Effect::FitAtlas => {
                self.document = self.arrived.take();
                self.map.fit();
            }
            Effect::PickPlace => self.choose(self.save_purpose()),
            Effect::Save(path, state) => self.save(path, state),
            Effect::Close => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Effect::OpenAddress(address) => self.platform.open_address(ctx, &address),
        }
    }

    /// What a file to save to is chosen for.
    pub(super) fn save_purpose(&self) -> Purpose {
        Purpose::Save {
            name: self.session.file_name(),
        }
    }

    /// Writes the atlas as it is now. Let finish even when the window closes meanwhile.
    fn save(&mut self, path: PathBuf, state: StateId) {
        let (atlas, document) = (self.session.atlas().clone(), self.document.clone());
        let previous = self.previous.clone();
        self.saves.start("save a file", move || {
            let saved = store::save(&path, &atlas, document.as_ref(), &previous)?;
            Ok((path, state, saved))
        });
    }

    /// Keeps the window from closing over unsaved work, and asks about it.
    pub(super) fn hold(&self, ctx: &Context) -> Option<Action> {
        let is_asked = ctx.input(|input| input.viewport().close_requested());
        if !is_asked || self.may_close || !self.session.has_unsaved_work() {
            return None;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        Some(Action::Close)
    }

    /// Shows the system's dialog that chooses a file, unless it is open already.
    fn choose(&mut self, purpose: Purpose) {
        if self.choosing.open() > 0 {
            return;
        }
        let wish = FileWish {
            purpose,
            files: self.texts.get("filter-name"),
            folder: self.folder(),
        };
        let platform = self.platform.clone();
        self.choosing.start_detached("choose a file", move || {
            let chosen = platform.choose_file(&wish);
            (wish.purpose, chosen)
        });
    }
}

/// What to know of a file before it is saved: comments are no part of an atlas.
pub(super) fn remark_on(document: &Document, texts: &Texts) -> Option<Action> {
    document
        .has_comments()
        .then(|| Action::Remark(texts.get("file-has-comments")))
}

/// A file that was dropped on the window.
fn dropped_file(ctx: &Context) -> Option<PathBuf> {
    ctx.input(|input| {
        let first = input.raw.dropped_files.first();
        first.map(|file| file.path().to_path_buf())
    })
}
