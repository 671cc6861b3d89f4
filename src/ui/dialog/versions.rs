//! The earlier versions of a file, with what has changed since: to look at, or to go back to.

use std::collections::VecDeque;
use std::time::SystemTime;

use eframe::egui::{Context, Ui, vec2};

use super::super::outside::name_of;
use super::super::{Scope, bidi, theme};
use super::{After, buttons, card, middle, set_width};
use crate::atlas::{Atlas, Differences, Patch};
use crate::jobs::Jobs;
use crate::session::{Action, Arrival, EditAction, FileAction, Notice, NoticeAction, Session};
use crate::store::{self, OpenError, Previous, Version};

const WIDTH: f32 = 520.0;

/// The dialog.
#[derive(Debug)]
pub(in crate::ui) struct VersionsDialog {
    rows: Vec<Row>,
    chosen: Option<usize>,
    reading: Jobs<Read>,
    /// What is not read yet; one after the other, the latest first.
    to_read: VecDeque<Version>,
    has_looked: bool,
}

/// What a job has brought.
#[derive(Debug)]
enum Read {
    /// Which versions there are.
    List(Vec<Version>),
    /// One of them.
    One(Box<Row>),
}

#[derive(Debug)]
struct Row {
    written: SystemTime,
    /// The atlas, and what has changed since.
    atlas: Result<(Atlas, Differences), OpenError>,
}

impl VersionsDialog {
    /// Begins to read the versions of the file that is open.
    pub(in crate::ui) fn new(ctx: &Context, session: &Session, previous: &Previous) -> Self {
        let wake = ctx.clone();
        let mut reading = Jobs::new(move || wake.request_repaint());
        if let Some(file) = session.file().cloned() {
            let previous = previous.clone();
            let list = move || Read::List(previous.versions(&file));
            reading.start_detached("list versions", list);
        }
        Self {
            rows: Vec::new(),
            chosen: None,
            reading,
            to_read: VecDeque::new(),
            has_looked: false,
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        if let Some(error) = self.read_on(scope.session) {
            scope.act(error);
        }
        let width = set_width(ui, WIDTH);
        middle(ui, width, |ui| self.list(ui, scope, width));
        buttons(ui, |ui| self.buttons(ui, scope))
    }

    /// Takes what was read, and has the next version read.
    fn read_on(&mut self, session: &Session) -> Option<Action> {
        let mut failed = None;
        while let Some((_, read)) = self.reading.finished() {
            match read {
                Ok(Read::List(versions)) => {
                    self.to_read = versions.into();
                    self.has_looked = true;
                }
                Ok(Read::One(row)) => self.rows.push(*row),
                Err(error) => failed = Some(NoticeAction::Failed(error.to_string()).into()),
            }
        }
        if self.reading.open() == 0
            && let Some(version) = self.to_read.pop_front()
        {
            let now = session.atlas().clone();
            self.reading.start_detached("read a version", move || {
                Read::One(Box::new(row(&version, &now)))
            });
        }
        failed
    }

    fn list(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, width: f32) {
        let (texts, palette) = (scope.texts, scope.palette);
        let body = theme::body(palette);
        if self.has_looked && self.rows.is_empty() && self.reading.open() == 0 {
            bidi::label(ui, texts.get("versions-none"), body);
            return;
        }
        bidi::label(ui, texts.get("versions-text"), theme::note(palette));
        ui.add_space(8.0);
        let now = SystemTime::now();
        for (number, row) in self.rows.iter().enumerate() {
            let ago = texts.age(now.duration_since(row.written).unwrap_or_default());
            let saved = texts.with("version-saved", &[("ago", (&ago).into())]);
            let what = match &row.atlas {
                Ok((_, differences)) => {
                    let what = texts.differences(differences);
                    texts.with("version-since", &[("what", (&what).into())])
                }
                Err(error) => texts.say(error),
            };
            let is_chosen = self.chosen == Some(number);
            let name = format!("{saved}. {what}");
            let response = card::show(ui, scope, width - 4.0, is_chosen, &name, |ui| {
                bidi::label(ui, saved, body.semibold());
                bidi::label(ui, what, theme::note(palette));
            });
            if response.clicked() && row.atlas.is_ok() {
                self.chosen = Some(number);
            }
            ui.add_space(4.0);
        }
        if self.reading.open() > 0 {
            bidi::label(ui, texts.get("versions-reading"), theme::note(palette));
        }
    }

    fn buttons(&self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        let texts = scope.texts;
        let row = self.chosen.and_then(|number| self.rows.get(number));
        let atlas = row.and_then(|row| Some((row, &row.atlas.as_ref().ok()?.0)));
        let mut after = After::Stay;
        let button = |ui: &mut Ui, key, can| {
            let button = bidi::Button::new(texts.get(key)).min_size(vec2(72.0, 28.0));
            ui.add_enabled(can, button).clicked()
        };
        let can_go_back = atlas.is_some() && !scope.session.is_read_only();
        if button(ui, "versions-go-back", can_go_back)
            && let Some((_, atlas)) = atlas
        {
            let earlier = Box::new(atlas.clone());
            scope.act(EditAction::GoBackTo(earlier));
            after = After::Done;
        }
        if button(ui, "versions-look", atlas.is_some())
            && let Some((row, atlas)) = atlas
        {
            scope.act(look_at(scope, row, atlas));
            after = After::Done;
        }
        if button(ui, "close", true) {
            after = After::Close;
        }
        after
    }
}

/// Opens a version as an atlas that has no file.
fn look_at(scope: &Scope<'_>, row: &Row, atlas: &Atlas) -> Action {
    let age = SystemTime::now().duration_since(row.written);
    let ago = scope.texts.age(age.unwrap_or_default());
    let file = scope.session.file();
    let file = file.map_or_else(String::new, |file| name_of(file));
    let args = [("file", (&file).into()), ("ago", (&ago).into())];
    let text = scope.texts.with("version-shown", &args);
    FileAction::Opened(Box::new(Arrival {
        atlas: atlas.clone(),
        file: None,
        changes: Vec::new(),
        remark: Some(Notice::remark(text)),
    }))
    .into()
}

/// Reads a version, and counts what has changed since.
fn row(version: &Version, now: &Atlas) -> Row {
    let atlas = store::open(&version.path).map(|opened| {
        let earlier = opened.document.sharing(now).atlas().clone();
        let since = Patch::between(&earlier, now).differences(&earlier);
        (earlier, since)
    });
    Row {
        written: version.written,
        atlas,
    }
}
