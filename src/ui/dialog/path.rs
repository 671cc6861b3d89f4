//! A path that is typed: where the system has no dialog of its own, and for whoever prefers it.

use std::path::{Path, PathBuf};

use eframe::egui::{
    Button, Context, Id, Key, Role, TextEdit, Ui, WidgetInfo,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use super::super::platform::Purpose;
use super::super::{Scope, bidi, mirror, theme};
use super::After;
use crate::jobs::{JobError, JobId, Jobs};
use crate::session::{FileAction, SaveAction};
use crate::store::{Look, Place};

const WIDTH: f32 = 520.0;
const ROW: f32 = 26.0;
const FOLDERS: usize = 3;
/// How many ways on are shown to whoever saves.
const MOST_TO_SAVE: usize = 4;

/// The dialog.
#[derive(Debug)]
pub(in crate::ui) struct PathDialog {
    purpose: Purpose,
    text: String,
    /// What was seen at a text, or why nothing was, once that is known.
    seen: Option<(String, Result<Look, JobError>)>,
    /// The text that is being looked at.
    asked: Option<(JobId, String)>,
    looks: Jobs<Look>,
    /// The user has said that this is it; waits for a look at it.
    is_meant: bool,
    /// What is wrong with the text, since it was last changed.
    problem: Option<&'static str>,
    /// Where the cursor goes in the next frame.
    cursor: Option<Cursor>,
}

/// Where the cursor is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    /// All is selected: what is typed next takes its place.
    All,
    /// Behind the text, to go on writing.
    End,
}

impl PathDialog {
    /// A dialog that begins in a folder, or in the user's own.
    pub(in crate::ui) fn new(ctx: &Context, purpose: Purpose, folder: Option<PathBuf>) -> Self {
        let folder = folder.or_else(std::env::home_dir).unwrap_or_default();
        let name = match &purpose {
            Purpose::Open => "",
            Purpose::Save { name } | Purpose::Export { name, .. } => name,
        };
        let wake = ctx.clone();
        Self {
            text: folder.join(name).to_string_lossy().into_owned(),
            purpose,
            seen: None,
            asked: None,
            looks: Jobs::new(move || wake.request_repaint()),
            is_meant: false,
            problem: None,
            cursor: Some(Cursor::All),
        }
    }

    /// The title of the dialog: the key of a message.
    pub(super) fn title(&self) -> &'static str {
        match self.purpose {
            Purpose::Open => "open-path-title",
            Purpose::Save { .. } => "save-path-title",
            Purpose::Export { .. } => "export-path-title",
        }
    }

    /// What the name of a file ends in that is written here.
    fn ending(&self) -> Option<&'static str> {
        match self.purpose {
            Purpose::Open => None,
            Purpose::Save { .. } => Some("ron"),
            Purpose::Export { .. } => Some("csv"),
        }
    }

    /// Whether it is for saving the atlas.
    pub(super) fn is_for_saving(&self) -> bool {
        matches!(self.purpose, Purpose::Save { .. })
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        self.look();
        let width = super::set_width(ui, WIDTH);
        self.field(ui, scope, width);
        self.remark(ui, scope);
        self.ways_on(ui, scope, width);
        let mut after = After::Stay;
        super::buttons(ui, |ui| {
            let go = bidi::button(ui, scope.texts.get(self.verb()));
            if go.clicked() {
                self.is_meant = true;
            }
            if bidi::button(ui, scope.texts.get("cancel")).clicked() {
                after = After::Close;
            }
        });
        if self.is_meant && self.go(scope) {
            after = After::Done;
        }
        after
    }

    /// Keeps up with what is typed.
    fn look(&mut self) {
        while let Some(looked) = self.looks.finished() {
            let (job, looked) = looked;
            // Looks at what was typed before may end later.
            let Some((asked, text)) = self.asked.take_if(|(asked, _)| *asked == job) else {
                continue;
            };
            // What failed would fail again: it is looked for once the text is another.
            self.seen = Some((text.clone(), looked));
            self.asked = Some((asked, text));
        }
        if self
            .asked
            .as_ref()
            .is_none_or(|(_, text)| *text != self.text)
        {
            let path = path_of(&self.text);
            let ending = self.ending();
            let job = self
                .looks
                .start_detached("look at a path", move || match ending {
                    Some(ending) => Look::for_saving(&path, ending),
                    None => Look::at(&path),
                });
            self.asked = Some((job, self.text.clone()));
        }
    }

    /// What stands at the text, if that is known already.
    fn look_at_text(&self) -> Option<&Look> {
        self.seen_at_text()?.as_ref().ok()
    }

    fn seen_at_text(&self) -> Option<&Result<Look, JobError>> {
        let (text, seen) = self.seen.as_ref()?;
        (*text == self.text).then_some(seen)
    }

    fn place(&self) -> Option<Place> {
        self.look_at_text().map(|look| look.place)
    }

    fn verb(&self) -> &'static str {
        match (&self.purpose, self.place()) {
            (Purpose::Open, _) => "open-button",
            (Purpose::Save { .. } | Purpose::Export { .. }, Some(Place::File)) => "replace-button",
            (Purpose::Save { .. } | Purpose::Export { .. }, _) => "save-button",
        }
    }

    fn field(&mut self, ui: &mut Ui, scope: &Scope<'_>, width: f32) {
        let label = bidi::label(ui, scope.texts.get("path"), theme::note(scope.palette));
        let id = Id::unique("path");
        // While egui measures a dialog for the first time, nothing in it can have the focus.
        if ui.is_enabled()
            && let Some(cursor) = self.cursor.take()
        {
            let end = CCursor::new(self.text.chars().count());
            let range = match cursor {
                Cursor::All => CCursorRange::two(CCursor::default(), end),
                Cursor::End => CCursorRange::one(end),
            };
            let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
            state.cursor.set_char_range(Some(range));
            state.store(ui.ctx(), id);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let field = TextEdit::singleline(&mut self.text)
            .id(id)
            .desired_width(width);
        let response = mirror::edit(ui, field).labelled_by(label.id);
        if response.changed() {
            self.problem = None;
            self.is_meant = false;
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            self.is_meant = true;
            self.cursor = Some(Cursor::End);
        }
    }

    /// What is wrong with the text, or what to know about it. Keeps its place while there is nothing to say.
    fn remark(&self, ui: &mut Ui, scope: &Scope<'_>) {
        let quiet = theme::note(scope.palette);
        let wrong = match (self.problem, self.seen_at_text()) {
            (Some(key), _) => Some(scope.texts.get(key)),
            (None, Some(Err(error))) => Some(scope.texts.say(error)),
            (None, _) => None,
        };
        let (text, style) = match (wrong, &self.purpose, self.place()) {
            (Some(wrong), _, _) => (wrong, quiet.colour(theme::colour(scope.palette.error))),
            (None, Purpose::Save { .. } | Purpose::Export { .. }, Some(Place::File)) => {
                (scope.texts.get("path-replaces"), quiet)
            }
            _ => (" ".to_owned(), quiet),
        };
        bidi::label(ui, text, style);
    }

    /// How the path could go on, and folders of late. Keeps its height, so that nothing jumps while one types.
    fn ways_on(&mut self, ui: &mut Ui, scope: &Scope<'_>, width: f32) {
        let mut taken = None;
        let look = self.seen.as_ref().and_then(|(_, seen)| seen.as_ref().ok());
        let goes_on = look.map_or(&[][..], |look| &look.goes_on);
        let folders = scope.settings.recent_folders();
        let beneath = if folders.is_empty() {
            0.0
        } else {
            ROW * (1 + folders.len().min(FOLDERS)) as f32
        };
        let room = super::middle_height(ui) - beneath;
        // Whoever saves has a name already, and needs no more than a way to the folder.
        let most = if self.ending().is_some() {
            MOST_TO_SAVE
        } else {
            Look::MOST
        };
        let rows = (room / ROW).floor().clamp(2.0, most as f32);
        super::middle(ui, width, |ui| {
            ui.allocate_ui([width, ROW * rows].into(), |ui| {
                ui.set_min_height(ROW * rows);
                for path in goes_on.iter().take(rows as usize) {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    let is_folder = path.to_string_lossy().ends_with(std::path::is_separator);
                    let name = format!("{name}{}", if is_folder { "/" } else { "" });
                    if line(ui, &name) {
                        taken = Some(path.clone());
                    }
                }
            });
            if folders.is_empty() {
                return;
            }
            bidi::label(
                ui,
                scope.texts.get("recent-folders"),
                theme::head(scope.palette),
            );
            for folder in folders.into_iter().take(FOLDERS) {
                if line(ui, &folder.to_string_lossy()) {
                    taken = Some(folder.join(""));
                }
            }
        });
        if let Some(path) = taken {
            self.text = path.to_string_lossy().into_owned();
            self.problem = None;
            self.cursor = Some(Cursor::End);
        }
    }

    /// Takes the path if it can be taken, or says why not. Waits while it is not known what stands there.
    fn go(&mut self, scope: &mut Scope<'_>) -> bool {
        let Some(seen) = self.seen_at_text().cloned() else {
            return false;
        };
        self.is_meant = false;
        let Ok(Look { path, place, .. }) = seen else {
            return false;
        };
        self.problem = match (&self.purpose, place) {
            _ if self.text.trim().is_empty() => Some("path-blank"),
            (_, Place::Folder) => Some("path-is-folder"),
            (_, Place::NoFolder) => Some("path-no-folder"),
            (Purpose::Open, Place::Free) => Some("path-no-file"),
            (Purpose::Open, Place::File) | (Purpose::Save { .. } | Purpose::Export { .. }, _) => {
                None
            }
        };
        if self.problem.is_some() {
            self.cursor = Some(Cursor::End);
            return false;
        }
        match self.purpose {
            Purpose::Open => scope.act(FileAction::Open(path)),
            Purpose::Save { .. } => scope.act(SaveAction::SaveTo(path)),
            Purpose::Export { only_marked, .. } => scope.export_to = Some((path, only_marked)),
        }
        true
    }
}

/// A line that can be clicked, over the whole width.
fn line(ui: &mut Ui, name: &str) -> bool {
    let button = Button::new(name)
        .frame_when_inactive(false)
        .min_size([ui.available_width(), ROW - 4.0].into())
        .right_text("");
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.clicked()
}

/// The path that a text means: `~` is the user's own folder.
pub(super) fn path_of(text: &str) -> PathBuf {
    let text = text.trim();
    let home = || std::env::home_dir().filter(|_| cfg!(unix));
    if text == "~"
        && let Some(home) = home()
    {
        return home;
    }
    match text.strip_prefix("~/").zip(home()) {
        Some((rest, home)) => home.join(rest),
        None => Path::new(text).to_path_buf(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_that_fails_is_not_repeated_until_the_text_is_another() {
        let mut dialog = PathDialog::new(&Context::default(), Purpose::Open, None);
        let job = dialog.looks.start("look", || panic!("no luck"));
        dialog.asked = Some((job, dialog.text.clone()));
        while dialog.seen.is_none() {
            std::thread::yield_now();
            dialog.look();
        }
        let failed = JobError::Panicked("no luck".to_owned());
        assert_eq!(dialog.seen_at_text(), Some(&Err(failed)));
        dialog.look();
        assert_eq!(dialog.looks.open(), 0);
        dialog.text.push('x');
        dialog.look();
        assert_eq!(dialog.looks.open(), 1);
    }
}
