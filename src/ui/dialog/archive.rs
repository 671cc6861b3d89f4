//! A file of tiles, and whom its map is by. The file is looked at as soon as it is named: what it is, or what is wrong
//! with it, is said here before it is taken.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use eframe::egui::{Align, Context, Id, Key, Layout, TextEdit, Ui};

use super::super::platform::{Chosen, FileWish, Purpose};
use super::super::{Scope, bidi, theme};
use super::After;
use super::address::turning;
use super::path::path_of;
use crate::jobs::{Jobs, is_drawn};
use crate::store::{ArchiveError, BaseMap, BaseMaps, TileArchive};
use crate::text::Texts;
use crate::ui::mirror;

const WIDTH: f32 = 520.0;
const CHOOSE: f32 = 96.0;

/// As much as three lines take, points: nothing moves when it is known what a file is.
const ABOUT: f32 = 52.0;

/// So many layers are named; archives of another kind than maps may have hundreds.
const MOST_LAYERS: usize = 16;

/// The dialog.
#[derive(Debug)]
pub(in crate::ui) struct ArchiveDialog {
    path: String,
    credit: String,
    turns: bool,
    looks: Jobs<(PathBuf, Result<About, ArchiveError>)>,
    /// The file that was looked at last, and what came of it.
    seen: Option<(PathBuf, Result<About, ArchiveError>)>,
    choosing: Jobs<Chosen>,
    stage: Stage,
    /// What else is wrong, since the path was last changed.
    problem: Option<String>,
    has_begun: bool,
}

/// How far the user is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The path is being typed: that there is no such file is no news yet.
    Typing,
    /// The path is whole.
    Named,
    /// The file is to be taken as soon as it is known what it is.
    Meant,
}

/// What a file is.
#[derive(Debug)]
struct About {
    is_vector: bool,
    zooms: RangeInclusive<u8>,
    credit: Option<String>,
    layers: Vec<String>,
}

impl About {
    fn of(path: &Path) -> Result<Self, ArchiveError> {
        let archive = TileArchive::open(path)?;
        // Without a description its tiles are as good.
        let description = archive.description().unwrap_or_default();
        Ok(Self {
            is_vector: archive.is_vector(&description),
            zooms: archive.zooms(),
            credit: description.credit,
            layers: description.layers,
        })
    }

    /// In words, a line each.
    fn say(&self, texts: &Texts) -> Vec<String> {
        let from = u32::from(*self.zooms.start());
        let to = u32::from(*self.zooms.end());
        if !self.is_vector {
            let zooms = [("from", from.into()), ("to", to.into())];
            return vec![texts.with("archive-pictures", &zooms)];
        }
        let zooms = [("from", from.into()), ("to", to.into())];
        let mut lines = vec![texts.with("archive-shapes", &zooms)];
        let named = |is_wanted: fn(&str) -> bool| {
            let layers = self.layers.iter().map(String::as_str);
            let mut names: Vec<&str> = layers.filter(|layer| is_wanted(layer)).collect();
            if names.len() > MOST_LAYERS {
                names.truncate(MOST_LAYERS);
                names.push("…");
            }
            names.join(", ")
        };
        let (drawn, others) = (named(is_drawn), named(|layer| !is_drawn(layer)));
        lines.extend(match (drawn.is_empty(), others.is_empty()) {
            // What a file does not say of itself is told tile by tile.
            (true, true) => None,
            (false, true) => Some(texts.with("archive-layers-all", &[("drawn", (&drawn).into())])),
            (true, false) => {
                Some(texts.with("archive-layers-unknown", &[("others", (&others).into())]))
            }
            (false, false) => Some(texts.with(
                "archive-layers",
                &[("drawn", (&drawn).into()), ("others", (&others).into())],
            )),
        });
        lines
    }
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
            stage: if path.as_os_str().is_empty() {
                Stage::Typing
            } else {
                Stage::Named
            },
            seen: None,
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
        self.look(scope);
        if self.stage == Stage::Meant && self.take(scope) {
            return After::Done;
        }
        let width = super::set_width(ui, WIDTH);
        let mut entered = false;
        super::middle(ui, width, |ui| {
            entered = self.field_of_path(ui, scope, width);
            self.about(ui, scope);
            let quiet = theme::note(scope.palette);
            ui.add_space(8.0);
            let label = bidi::label(ui, texts.get("credit-label"), quiet);
            let hint = self.hint(texts);
            let field = TextEdit::singleline(&mut self.credit)
                .id(Id::unique("archive credit"))
                .hint_text(hint)
                .desired_width(width);
            let field = mirror::edit(ui, field).labelled_by(label.id);
            bidi::label(ui, texts.get("archive-credit-why"), quiet);
            // Shapes have the colours of the look already.
            let is_vector = matches!(self.known(), Some(Ok(about)) if about.is_vector);
            ui.add_enabled_ui(!is_vector, |ui| turning(ui, scope, &mut self.turns));
            entered |= field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        });
        self.look(scope);
        let mut after = After::Stay;
        super::buttons(ui, |ui| {
            if bidi::button(ui, texts.get("base-use")).clicked() || entered {
                self.mean(scope);
                ui.ctx().request_repaint();
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
                    self.stage = Stage::Typing;
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
                    (self.stage, self.seen) = (Stage::Named, None);
                }
                Ok(Chosen::Nothing) => {}
                Ok(Chosen::NoDialog) => self.problem = Some(scope.texts.get("choose-no-dialog")),
                Err(error) => self.problem = Some(scope.texts.say(&error)),
            }
        }
    }

    /// What the file is, or what is wrong with it.
    fn about(&self, ui: &mut Ui, scope: &Scope<'_>) {
        let texts = scope.texts;
        let quiet = theme::note(scope.palette);
        let wrong = match (&self.problem, self.known()) {
            (Some(problem), _) => Some(problem.clone()),
            (None, Some(Err(error))) if self.stage != Stage::Typing => Some(texts.say(error)),
            _ => None,
        };
        let lines = match (&wrong, self.known()) {
            (Some(wrong), _) => vec![wrong.clone()],
            (None, Some(Ok(about))) => about.say(texts),
            (None, _) => vec![texts.get("archive-forms")],
        };
        ui.vertical(|ui| {
            ui.set_min_height(ABOUT);
            for line in lines {
                let style = match wrong {
                    Some(_) => quiet.colour(theme::colour(scope.palette.error)),
                    None => quiet,
                };
                bidi::label(ui, line, style);
            }
        });
    }

    /// Whom the map is by if nothing is typed.
    fn hint(&self, texts: &Texts) -> String {
        let said = self
            .known()
            .and_then(|about| about.as_ref().ok()?.credit.clone());
        said.unwrap_or_else(|| texts.get("credit-hint"))
    }

    /// What came of looking at the file that is named now.
    fn known(&self) -> Option<&Result<About, ArchiveError>> {
        let (path, about) = self.seen.as_ref()?;
        (*path == path_of(&self.path)).then_some(about)
    }

    /// Looks at the file that is named now, one after another.
    fn look(&mut self, scope: &Scope<'_>) {
        while let Some((_, seen)) = self.looks.finished() {
            match seen {
                Ok(seen) => self.seen = Some(seen),
                Err(error) => {
                    self.problem = Some(scope.texts.say(&error));
                    self.stage = Stage::Named;
                }
            }
        }
        let is_blank = self.path.trim().is_empty();
        if is_blank || self.problem.is_some() || self.looks.open() > 0 || self.known().is_some() {
            return;
        }
        let path = path_of(&self.path);
        self.looks.start_detached("open tiles", move || {
            let about = About::of(&path);
            (path, about)
        });
    }

    /// Takes the file once it is known what it is.
    fn mean(&mut self, scope: &Scope<'_>) {
        if self.path.trim().is_empty() {
            self.problem = Some(scope.texts.get("path-blank"));
            return;
        }
        self.problem = None;
        self.stage = Stage::Meant;
        if matches!(self.known(), Some(Err(_))) {
            // It may have come back, or have been mended.
            self.seen = None;
        }
    }

    /// Takes the file, if it is known by now that it can be shown; says whether it is taken.
    fn take(&mut self, scope: &mut Scope<'_>) -> bool {
        let said = match self.known() {
            Some(Ok(about)) => about.credit.clone().unwrap_or_default(),
            Some(Err(_)) => {
                self.stage = Stage::Named;
                return false;
            }
            None => return false,
        };
        let path = path_of(&self.path);
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
        true
    }
}
