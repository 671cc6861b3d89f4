//! What comes in from outside, and what is carried out there.

use std::path::PathBuf;

use eframe::egui::Context;

use super::Window;
use super::dialog::{Dialog, PathDialog};
use super::platform::{Chosen, FileWish, Purpose};
use crate::session::{Action, Effect};
use crate::store;

impl Window {
    /// What jobs have brought, and files that were dropped on the window.
    pub(super) fn arrived(&mut self, ctx: &Context) -> Vec<Action> {
        let mut actions = Vec::from_iter(self.first_words.take().map(Action::Failed));
        while let Some((job, result)) = self.files.finished() {
            // What was cancelled, or overtaken by another file, comes for nobody.
            if self.opening != Some(job) {
                continue;
            }
            self.opening = None;
            actions.push(match result {
                Ok(Ok(opened)) => {
                    if let Some(path) = &opened.path {
                        self.remember(path);
                    }
                    Action::Opened(Box::new(opened.atlas().clone()), opened.path.clone())
                }
                Ok(Err(error)) => Action::Failed(error.to_string()),
                Err(error) => Action::Failed(error.to_string()),
            });
        }
        while let Some((_, result)) = self.choosing.finished() {
            match result {
                Ok((purpose, chosen)) => self.chosen(ctx, purpose, chosen, &mut actions),
                Err(error) => actions.push(Action::Failed(error.to_string())),
            }
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
            (Chosen::File(_), Purpose::Save { .. }) | (Chosen::Nothing, _) => {}
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
                let load = move || store::open(&path);
                self.opening = Some(self.files.start_detached("open a file", load));
            }
            Effect::LoadExample => {
                let load = store::example;
                self.opening = Some(self.files.start_detached("open the example", load));
            }
            Effect::DropLoad => self.opening = None,
            Effect::FitAtlas => self.map.fit(),
            Effect::OpenAddress(address) => self.platform.open_address(ctx, &address),
        }
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

/// A file that was dropped on the window.
fn dropped_file(ctx: &Context) -> Option<PathBuf> {
    ctx.input(|input| {
        let first = input.raw.dropped_files.first();
        first.map(|file| file.path().to_path_buf())
    })
}
