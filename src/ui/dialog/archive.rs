//! A file of tiles, and whom its map is by. The file is opened before it is taken: what is wrong with it is said here.

use std::path::PathBuf;

use eframe::egui::{Align, Context, Id, Key, Layout, TextEdit, Ui};

use super::super::platform::{Chosen, FileWish, Purpose};
use super::super::{Scope, bidi, theme};
use super::After;
use super::address::turning;
use super::path::path_of;
use crate::jobs::Jobs;
use crate::store::{ArchiveError, BaseMap, BaseMaps, TileArchive};
use crate::ui::mirror;

const WIDTH: f32 = 520.0;
const CHOOSE: f32 = 96.0;

/// The dialog.
#[derive(Debug)]
pub(in crate::ui) struct ArchiveDialog {
    path: String,
    credit: String,
    turns: bool,
    /// The file that is being opened.
    asked: Option<PathBuf>,
    looks: Jobs<Result<Option<String>, ArchiveError>>,
    choosing: Jobs<Chosen>,
    /// What is wrong with the path, since it was last changed.
    problem: Option<String>,
    has_begun: bool,
}

impl ArchiveDialog {
    /// A dialog that begins with this file, or with what was typed last.
    pub(in crate::ui) fn new(ctx: &Context, maps: &BaseMaps, file: Option<PathBuf>) -> Self {
        let (looks, choosing) = (ctx.clone(), ctx.clone());
        let is_other = file.is_some() && file != maps.file;
        let path = file.or_else(|| maps.file.clone()).unwrap_or_default();
        Self {
            path: path.to_string_lossy().into_owned(),
            credit: if is_other {
                String::new()
            } else {
                maps.file_credit.clone()
            },
            turns: maps.turn_by_night,
            asked: None,
            looks: Jobs::new(move || looks.request_repaint()),
            choosing: Jobs::new(move || choosing.request_repaint()),
            problem: None,
            has_begun: false,
        }
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        let texts = scope.texts;
        self.take_chosen(scope);
        if self.take_opened(scope) {
            return After::Done;
        }
        let width = super::set_width(ui, WIDTH);
        let mut entered = false;
        super::middle(ui, width, |ui| {
            entered = self.field_of_path(ui, scope, width);
            // A line is kept free for it: nothing moves when it is there.
            let quiet = theme::note(scope.palette);
            match &self.problem {
                Some(problem) => {
                    let style = quiet.colour(theme::colour(scope.palette.error));
                    bidi::label(ui, problem.clone(), style);
                }
                None => {
                    bidi::label(ui, texts.get("archive-forms"), quiet);
                }
            }
            ui.add_space(8.0);
            let label = bidi::label(ui, texts.get("credit-label"), quiet);
            let field = TextEdit::singleline(&mut self.credit)
                .id(Id::unique("archive credit"))
                .hint_text(texts.get("credit-hint"))
                .desired_width(width);
            let field = mirror::edit(ui, field).labelled_by(label.id);
            bidi::label(ui, texts.get("archive-credit-why"), quiet);
            turning(ui, scope, &mut self.turns);
            entered |= field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        });
        let mut after = After::Stay;
        super::buttons(ui, |ui| {
            if bidi::button(ui, texts.get("base-use")).clicked() || entered {
                self.open(scope);
            }
            if bidi::button(ui, texts.get("cancel")).clicked() {
                after = After::Close;
            }
        });
        after
    }

    /// The path, and a button that chooses one; says whether Enter was pressed in it.
    fn field_of_path(&mut self, ui: &mut Ui, scope: &Scope<'_>, width: f32) -> bool {
        let texts = scope.texts;
        let label = bidi::label(ui, texts.get("path"), theme::note(scope.palette));
        let mut entered = false;
        ui.horizontal(|ui| {
            ui.set_width(width);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let is_free = self.choosing.open() == 0;
                let button = eframe::egui::Button::new(texts.get("choose-file"));
                if ui
                    .add_enabled(is_free, button.min_size([CHOOSE, 0.0].into()))
                    .clicked()
                {
                    self.choose(scope);
                }
                let field = TextEdit::singleline(&mut self.path)
                    .id(Id::unique("archive path"))
                    .desired_width(ui.available_width());
                let field = mirror::edit(ui, field).labelled_by(label.id);
                if field.changed() {
                    self.problem = None;
                    self.asked = None;
                }
                if !std::mem::replace(&mut self.has_begun, true) {
                    field.request_focus();
                }
                entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            });
        });
        entered
    }

    /// Lets the system's dialog choose a file.
    fn choose(&mut self, scope: &Scope<'_>) {
        let wish = FileWish {
            purpose: Purpose::Open,
            files: scope.texts.get("filter-archives"),
            endings: &["pmtiles"],
            folder: path_of(&self.path).parent().map(PathBuf::from),
        };
        let platform = scope.platform.clone();
        self.choosing
            .start_detached("choose a file", move || platform.choose_file(&wish));
    }

    fn take_chosen(&mut self, scope: &Scope<'_>) {
        while let Some((_, chosen)) = self.choosing.finished() {
            match chosen {
                Ok(Chosen::File(path)) => {
                    self.path = path.to_string_lossy().into_owned();
                    self.problem = None;
                    self.asked = None;
                }
                Ok(Chosen::Nothing) => {}
                Ok(Chosen::NoDialog) => self.problem = Some(scope.texts.get("choose-no-dialog")),
                Err(error) => self.problem = Some(scope.texts.say(&error)),
            }
        }
    }

    /// Opens the file, to see whether its tiles can be shown.
    fn open(&mut self, scope: &Scope<'_>) {
        if self.path.trim().is_empty() {
            self.problem = Some(scope.texts.get("path-blank"));
            return;
        }
        let path = path_of(&self.path);
        self.asked = Some(path.clone());
        self.looks.start_detached("open tiles", move || {
            let archive = TileArchive::open(&path)?;
            // Without a description its tiles are as good.
            Ok(archive.description().unwrap_or_default().credit)
        });
    }

    /// Takes the file that could be opened; says whether there is one.
    fn take_opened(&mut self, scope: &mut Scope<'_>) -> bool {
        while let Some((_, opened)) = self.looks.finished() {
            // The path has been changed meanwhile, or asked for once more.
            if self.looks.open() > 0 {
                continue;
            }
            let Some(path) = self.asked.take() else {
                continue;
            };
            let said = match opened {
                Ok(Ok(said)) => said.unwrap_or_default(),
                Ok(Err(error)) => {
                    self.problem = Some(scope.texts.say(&error));
                    continue;
                }
                Err(error) => {
                    self.problem = Some(scope.texts.say(&error));
                    continue;
                }
            };
            let typed = self.credit.trim();
            let mut settings = scope.settings.clone();
            let maps = &mut settings.base_map;
            maps.shown = BaseMap::File;
            // Another folder may be the working one at the next start.
            maps.file = Some(std::path::absolute(&path).unwrap_or(path));
            maps.turn_by_night = self.turns;
            maps.file_credit = if typed.is_empty() {
                said
            } else {
                typed.to_owned()
            };
            *scope.new_settings = Some(settings);
            return true;
        }
        false
    }
}
