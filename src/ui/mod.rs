//! The window.
//!
//! A frame, from the top down: results of jobs come in, the shortcuts run, the bars, the panel and the map are drawn from
//! the session, and what the user did is applied afterwards. What must happen outside is carried out last.

use std::path::PathBuf;

use eframe::egui::{self, CentralPanel, Context, Frame, Panel, Ui};

use self::command::{Command, Keyboard};
use self::dialog::Dialog;
use crate::jobs::{JobError, Jobs};
use crate::scene::style::{Palette, Theme};
use crate::session::{Action, Effect, Session};
use crate::store::{self, OpenError, Opened, Settings, ThemeChoice};
use crate::text::Texts;

pub mod bidi;
mod command;
mod dialog;
pub mod fonts;
mod map;
mod menu;
mod notices;
mod panel;
mod picture;
mod status;
mod theme;

/// Why the window could not be opened. It displays as "what is wrong; what to do".
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoWindow(String);

/// Opens the window on an atlas and stays until it closes.
///
/// # Errors
/// When no window with OpenGL can be opened.
pub fn run(opened: &Opened, first_screen: Option<PathBuf>) -> Result<(), NoWindow> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("City Ties")
        .with_app_id("city-ties")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([720.0, 480.0]);
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        dithering: false,
        ..Default::default()
    };
    let app = |cc: &eframe::CreationContext<'_>| {
        let mut window = Window::new(&cc.egui_ctx, opened)?;
        window.first_screen = first_screen;
        Ok(Box::new(window) as Box<dyn eframe::App>)
    };
    eframe::run_native("city-ties", options, Box::new(app)).map_err(|error| {
        let why = error.to_string();
        NoWindow(Texts::english().with("no-opengl", &[("why", (&why).into())]))
    })
}

/// The window's own state; what the user is doing is in its session.
pub struct Window {
    session: Session,
    texts: Texts,
    settings: Settings,
    theme: Theme,
    keyboard: Keyboard,
    dialog: Option<Dialog>,
    map: map::Map,
    panel: panel::Panel,
    files: Jobs<Result<Opened, OpenError>>,
    choosing: Jobs<Option<PathBuf>>,
    first_screen: Option<PathBuf>,
    picture: Option<picture::Pending>,
    frames: u64,
}

/// What every view of a frame reads, and where it puts what the user did.
struct Scope<'a> {
    session: &'a Session,
    texts: &'a Texts,
    settings: &'a Settings,
    palette: &'static Palette,
    actions: &'a mut Vec<Action>,
    commands: &'a mut Vec<Command>,
}

impl Window {
    /// A window on an atlas.
    ///
    /// # Errors
    /// When the system gives no thread for drawing the map.
    pub fn new(ctx: &Context, opened: &Opened) -> Result<Self, JobError> {
        ctx.set_fonts(fonts::definitions());
        let settings = Settings::default();
        theme::install(ctx);
        theme::choose(ctx, settings.theme);
        let theme = theme::current(ctx);
        // Text sizes and quitting are commands of ours.
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
        });
        let wake = ctx.clone();
        let map = map::Map::new(theme, move || wake.request_repaint())?;
        let (files, choosing) = (ctx.clone(), ctx.clone());
        let path = opened.path.clone();
        Ok(Self {
            session: Session::new(opened.atlas().clone(), path),
            texts: Texts::english(),
            settings,
            theme,
            keyboard: Keyboard::default(),
            dialog: None,
            map,
            panel: panel::Panel::default(),
            files: Jobs::new(move || files.request_repaint()),
            choosing: Jobs::new(move || choosing.request_repaint()),
            first_screen: None,
            picture: None,
            frames: 0,
        })
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let mut actions = self.finished();
        dropped_files(&ctx, &mut actions);
        self.follow_theme(&ctx);
        let asked = self
            .keyboard
            .commands(&ctx, &self.session, self.dialog.is_some());
        for command in asked {
            self.run(&ctx, command, &mut actions);
        }
        let mut commands = Vec::new();
        self.draw(ui, &mut actions, &mut commands);
        for command in commands {
            self.run(&ctx, command, &mut actions);
        }
        for action in actions {
            for effect in self.session.apply(action) {
                self.carry_out(&ctx, effect);
            }
            ctx.request_repaint();
        }
        self.keyboard.end_frame(&ctx);
        self.frames += 1;
    }

    /// Draws the bars, the panel, the map and the dialog; what the user does is collected.
    fn draw(&mut self, ui: &mut Ui, actions: &mut Vec<Action>, commands: &mut Vec<Command>) {
        let palette = Palette::of(self.theme);
        let mut scope = Scope {
            session: &self.session,
            texts: &self.texts,
            settings: &self.settings,
            palette,
            actions,
            commands,
        };
        let bar = |inset: i8| {
            Frame::new()
                .fill(theme::colour(palette.paper))
                .inner_margin(egui::Margin::symmetric(inset, 0))
        };
        Panel::top("menu")
            .exact_size(44.0)
            .frame(bar(12))
            .show(ui, |ui| menu::show(ui, &mut scope));
        Panel::bottom("status")
            .exact_size(28.0)
            .frame(bar(20))
            .show(ui, |ui| status::show(ui, &scope, self.map.is_drawing()));
        Panel::right("panel")
            .exact_size(352.0)
            .resizable(false)
            .frame(Frame::new().fill(theme::colour(palette.panel)))
            .show(ui, |ui| self.panel.show(ui, &mut scope));
        if scope.session.notice().is_some() {
            Panel::top("notice")
                .frame(bar(20))
                .show(ui, |ui| notices::show(ui, &mut scope));
        }
        CentralPanel::default()
            .frame(Frame::new().fill(theme::colour(palette.water)))
            .show(ui, |ui| self.map.show(ui, &mut scope));
        dialog::show(ui.ctx(), &mut scope, &mut self.dialog);
    }

    /// Draws in the look that the system or the user has changed to.
    fn follow_theme(&mut self, ctx: &Context) {
        let theme = theme::current(ctx);
        if theme != self.theme {
            self.theme = theme;
            self.map.set_theme(theme);
        }
    }

    fn set_theme(&mut self, ctx: &Context, choice: ThemeChoice) {
        self.settings.theme = choice;
        theme::choose(ctx, choice);
    }

    fn set_text_size(&mut self, ctx: &Context, percent: u16) {
        self.settings.set_text_size(percent);
        ctx.set_zoom_factor(f32::from(self.settings.text_size) / 100.0);
    }

    /// What jobs have brought.
    fn finished(&mut self) -> Vec<Action> {
        let mut actions = Vec::new();
        while let Some((_, result)) = self.files.finished() {
            actions.push(match result {
                Ok(Ok(opened)) => {
                    Action::Opened(Box::new(opened.atlas().clone()), opened.path.clone())
                }
                Ok(Err(error)) => Action::Failed(error.to_string()),
                Err(error) => Action::Failed(error.to_string()),
            });
        }
        while let Some((_, result)) = self.choosing.finished() {
            match result {
                Ok(Some(path)) => actions.push(Action::Open(path)),
                Ok(None) => {}
                Err(error) => actions.push(Action::Failed(error.to_string())),
            }
        }
        actions
    }

    fn carry_out(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::PickFile => {
                let filter = self.texts.get("filter-name");
                self.choosing.start_detached("choose a file", move || {
                    rfd::FileDialog::new()
                        .add_filter(filter, &["ron"])
                        .pick_file()
                });
            }
            Effect::Load(path) => {
                self.files.start("open a file", move || store::open(&path));
            }
            Effect::LoadExample => {
                self.files.start("open the example", store::example);
            }
            Effect::FitAtlas => self.map.fit(),
            Effect::OpenAddress(address) => ctx.open_url(egui::OpenUrl::new_tab(address)),
        }
    }
}

/// A file dropped on the window is opened.
fn dropped_files(ctx: &Context, actions: &mut Vec<Action>) {
    let dropped = ctx.input(|input| {
        let first = input.raw.dropped_files.first();
        first.map(|file| file.path().to_path_buf())
    });
    actions.extend(dropped.map(Action::Open));
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
        self.first_screen(ui.ctx());
    }
}

impl Window {
    /// Saves the first complete screen where that is asked for, then closes.
    fn first_screen(&mut self, ctx: &Context) {
        let Some(path) = &self.first_screen else {
            return;
        };
        if self.frames < 3 || self.map.is_drawing() {
            ctx.request_repaint();
            return;
        }
        let picture = self.picture.get_or_insert_with(|| picture::ask(ctx));
        if let Some(image) = picture.take() {
            if let Err(error) = picture::save(&image, path) {
                crate::cli::complain(&format!("{}: {error}", path.display()));
            }
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}
