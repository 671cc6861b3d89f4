//! What comes in from outside, and what is carried out there.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand};

use super::Window;
use super::dialog::{Dialog, PathDialog};
use super::files::{Read, Writing, Wrote};
use super::platform::{Chosen, FileWish, Purpose};
use crate::atlas::shown::{IN_MESSAGE, escaped, shortened};
use crate::formats::ron::Document;
use crate::session::{
    Action, Arrival, Effect, FileAction, Notice, NoticeAction, Offer, Outside, SaveAction,
};
use crate::store::{self, Before, SaveReason, Saved};
use crate::text::Texts;

impl Window {
    /// What jobs have brought, and files that were dropped on the window.
    pub(super) fn what_came(&mut self, ctx: &Context) -> Vec<Action> {
        let mut actions = Vec::new();
        while let Some(read) = self.files.take_read() {
            actions.push(self.opened(read));
        }
        if !self.files.is_reading() {
            actions.extend(
                self.first_words
                    .drain(..)
                    .map(|words| NoticeAction::Failed(words).into()),
            );
        }
        while let Some((_, result)) = self.files.choosing.finished() {
            match result {
                Ok((purpose, chosen)) => self.chosen(ctx, purpose, chosen, &mut actions),
                Err(error) => {
                    actions.extend([
                        NoticeAction::Failed(self.texts.say(&error)).into(),
                        SaveAction::NotPlaced.into(),
                    ]);
                }
            }
        }
        while let Some((writing, wrote)) = self.files.take_written() {
            actions.push(self.saved(&writing, wrote));
        }
        while let Some(merged) = self.files.take_merged() {
            actions.push(Action::Outside(match merged {
                Ok(done) => Outside::Merged(Box::new(done)),
                Err(error) => Outside::NotMerged(self.texts.say(&error)),
            }));
        }
        actions.extend(self.tables.exported(&self.texts));
        actions.extend(self.found_outside());
        actions.extend(self.dropped_file(ctx));
        actions
    }

    /// What to do with a file that came.
    pub(super) fn opened(&mut self, read: Read) -> Action {
        self.first_screen.begin_again();
        let opened = match read {
            Ok(Ok(opened)) => opened,
            Ok(Err(error)) => return FileAction::NotOpened(self.texts.say(&error)).into(),
            Err(error) => return FileAction::NotOpened(self.texts.say(&error)).into(),
        };
        let dropped = self.files.one_of_dropped.take();
        let mut remarks = Vec::new();
        if let Some(path) = &opened.path {
            self.remember(path);
            if dropped.as_ref() == Some(path) {
                let file = name_of(path);
                let text = self
                    .texts
                    .with("one-file-opened", &[("file", (&file).into())]);
                remarks.push(text);
            }
        }
        remarks.extend(remark_on(&opened.document, &self.texts));
        let arrival = Arrival {
            atlas: opened.atlas().clone(),
            file: opened.path,
            changes: Vec::new(),
            remark: remarks
                .into_iter()
                .map(Notice::remark)
                .reduce(|said, more| said.and(&more)),
        };
        self.files.arrive(opened.document);
        FileAction::Opened(Box::new(arrival)).into()
    }

    fn saved(&mut self, writing: &Writing, wrote: Wrote) -> Action {
        let Writing { id, path, .. } = writing;
        let id = *id;
        match wrote {
            Ok(Ok(saved)) => {
                self.remember(path);
                SaveAction::Saved(id, trouble_of(&saved, path, &self.texts)).into()
            }
            Ok(Err(error)) if matches!(error.reason, SaveReason::Overtaken) => {
                Outside::Overtaken(id).into()
            }
            Ok(Err(error)) => SaveAction::NotSaved(id, self.texts.say(&error)).into(),
            Err(error) => {
                let why = self.texts.say(&error);
                SaveAction::NotSaved(id, self.texts.file_and_why(path, &why)).into()
            }
        }
    }

    fn chosen(
        &mut self,
        ctx: &Context,
        purpose: Purpose,
        chosen: Chosen,
        actions: &mut Vec<Action>,
    ) {
        match (chosen, purpose) {
            (Chosen::File(path), Purpose::Open) => actions.push(FileAction::Open(path).into()),
            (Chosen::File(path), Purpose::Save { .. }) => {
                actions.push(SaveAction::SaveTo(path).into());
            }
            (Chosen::File(path), Purpose::Export { only_marked, .. }) => {
                let (session, texts) = (&self.session, &self.texts);
                actions.extend(self.tables.export_to(session, texts, path, only_marked));
            }
            (Chosen::Nothing, Purpose::Open | Purpose::Export { .. }) => {}
            (Chosen::Nothing, Purpose::Save { .. }) => actions.push(SaveAction::NotPlaced.into()),
            (Chosen::NoDialog, purpose) => self.ask_for_path(ctx, purpose, actions),
        }
    }

    /// Asks for a path that is typed.
    pub(super) fn ask_for_path(
        &mut self,
        ctx: &Context,
        purpose: Purpose,
        actions: &mut Vec<Action>,
    ) {
        let folder = self.folder();
        let dialog = PathDialog::new(ctx, purpose, folder);
        let before = self.dialog.replace(Dialog::Path(Box::new(dialog)));
        let asks_still = self.dialog.as_ref().is_some_and(Dialog::asks_for_place);
        if before.is_some_and(|before| before.asks_for_place()) && !asks_still {
            actions.push(SaveAction::NotPlaced.into());
        }
    }

    /// The folder to look for files in: that of the open file, or of the file opened last.
    fn folder(&self) -> Option<PathBuf> {
        let file = self.session.file().or(self.settings.recent.first());
        let folder = file.and_then(|file| file.parent());
        folder.map(Path::to_path_buf)
    }

    /// Carries out what must happen outside; says what came of it at once.
    pub(super) fn carry_out(&mut self, ctx: &Context, effect: Effect) -> Vec<Action> {
        match effect {
            Effect::PickFile => return self.choose(Purpose::Open),
            Effect::Load(path) => {
                let load = move || store::open_or_wait(&path);
                self.files.read(load);
            }
            Effect::LoadExample => self.files.read(store::example),
            Effect::DropLoad => self.files.drop_reading(),
            Effect::Shown => {
                // What was left over began from its file, which may hold that no longer.
                let is_whole = !self.recovery.is_taking_up();
                self.files.show_arrived(is_whole);
                self.recovery.show_another();
                self.map.show_another();
            }
            Effect::DropArrived => {
                self.files.drop_arrived();
                self.recovery.drop_taken_up();
            }
            Effect::PickPlace => return self.choose(self.save_purpose()),
            Effect::Save(id, path) => {
                let is_open = self.session.file() == Some(&path);
                let atlas = self.session.atlas().clone();
                self.files.write(id, &path, is_open, atlas);
            }
            Effect::Close => {
                self.files.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Effect::OpenAddress(address) => self.platform.open_address(ctx, &address),
            Effect::GoTo(place) => self.map.go_to(ctx, place),
            Effect::KeepView => self.map.keep_view(),
            Effect::FlyTo(place, zoom) => self.map.fly_to(ctx, &self.session, place, zoom),
            Effect::BackToView => self.map.back_to_view(ctx, &self.session),
            Effect::Merge(job) => self.files.merge(*job),
            Effect::Look => self.files.watch.read(),
            Effect::TakenOver => self.take_over_document(),
            Effect::Tell(told) => return self.told(told).into_iter().collect(),
        }
        Vec::new()
    }

    /// What a file to save to is chosen for.
    pub(super) fn save_purpose(&self) -> Purpose {
        Purpose::Save {
            name: self.session.file_name(),
        }
    }

    /// Keeps the window from closing over unsaved work, and asks about it; lets a save end that may fail.
    pub(super) fn hold(&self, ctx: &Context) -> Option<Action> {
        let is_asked = ctx.input(|input| input.viewport().close_requested());
        let is_idle = !self.session.has_unsaved_work() && !self.session.is_saving();
        if !is_asked || self.files.may_close || is_idle {
            return None;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        Some(FileAction::Close.into())
    }

    /// Shows the system's dialog that chooses a file. Only one can be open, and what another would have been for does not
    /// happen.
    pub(super) fn choose(&mut self, purpose: Purpose) -> Vec<Action> {
        if self.files.choosing.open() > 0 {
            let mut actions = vec![NoticeAction::Remark(self.texts.get("chooser-is-open")).into()];
            if let Purpose::Save { .. } = purpose {
                actions.push(SaveAction::NotPlaced.into());
            }
            return actions;
        }
        let endings: &[&str] = match purpose {
            Purpose::Open => &["ron", "csv"],
            Purpose::Save { .. } => &["ron"],
            Purpose::Export { .. } => &["csv", "tsv"],
        };
        let files = match purpose {
            Purpose::Open | Purpose::Save { .. } => "filter-name",
            Purpose::Export { .. } => "filter-tables",
        };
        let wish = FileWish {
            purpose,
            files: self.texts.get(files),
            endings,
            folder: self.folder(),
        };
        let platform = self.platform.clone();
        self.files
            .choosing
            .start_detached("choose a file", move || {
                let chosen = platform.choose_file(&wish);
                (wish.purpose, chosen)
            });
        Vec::new()
    }

    /// Opens the dialog that was asked for, and exports rows of the table to the path that was typed, or lets one be
    /// chosen where that was asked for.
    pub(super) fn end_drawing(
        &mut self,
        dialog: Option<Dialog>,
        typed: Option<(PathBuf, bool)>,
        actions: &mut Vec<Action>,
    ) {
        self.dialog = dialog.or(self.dialog.take());
        if let Some((path, only_marked)) = typed {
            let (session, texts) = (&self.session, &self.texts);
            actions.extend(self.tables.export_to(session, texts, path, only_marked));
        }
        if let Some(purpose) = self.tables.take_wished_export(&self.session) {
            actions.extend(self.choose(purpose));
        }
    }

    /// A file that was dropped on the window, unless that waits for a dialog to end.
    fn dropped_file(&mut self, ctx: &Context) -> Option<Action> {
        let mut files = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files
                .map(|file| file.path().to_path_buf())
                .collect::<Vec<_>>()
                .into_iter()
        });
        let file = files.next().filter(|_| !self.is_in_dialog())?;
        if file.extension().is_some_and(|ending| ending == "pmtiles") {
            self.ask_for_archive(ctx, Some(file));
            return None;
        }
        let more: Vec<_> = files.collect();
        // Two tables dropped together are one atlas.
        let are_tables = more.len() == 1 && store::is_csv(&file) && store::is_csv(&more[0]);
        self.files.one_of_dropped = (!more.is_empty() && !are_tables).then(|| file.clone());
        Some(FileAction::Open(file).into())
    }
}

/// What to know of a file before it is saved: comments are no part of an atlas.
pub(super) fn remark_on(document: &Document, texts: &Texts) -> Option<String> {
    document
        .has_comments()
        .then(|| texts.get("file-has-comments"))
}

/// What went wrong with a save, though the file holds the atlas now.
fn trouble_of(saved: &Saved, path: &Path, texts: &Texts) -> Option<Notice> {
    let file = name_of(path);
    let say = |key: &str, why: &std::io::Error| {
        let why = why.to_string();
        Notice::from(texts.with(key, &[("file", (&file).into()), ("why", (&why).into())]))
    };
    let unconfirmed = saved.unconfirmed.as_ref().map(|why| {
        // A disk that does not confirm may be about to fail.
        say("save-unconfirmed", why).offering(Offer::SaveElsewhere)
    });
    let lost = match &saved.before {
        Before::Lost(why) => Some(say("version-not-kept", why)),
        Before::None | Before::Same | Before::Kept(_) => None,
    };
    unconfirmed
        .into_iter()
        .chain(lost)
        .reduce(|said, more| said.and(&more))
}

/// A file's name without its folder, as a message shows it.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy();
    escaped(&shortened(&name, IN_MESSAGE)).into_owned()
}
