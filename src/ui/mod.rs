//! The window.
//!
//! A frame, from the top down: results of jobs come in, the shortcuts run, the bars, the panel and the map are drawn from
//! the session, and what the user did is applied afterwards. What must happen outside is carried out last.

use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::SystemTime;

use eframe::egui::{self, Context, Frame, Panel, Ui};

use self::command::{Command, Keyboard};
use self::dialog::Dialog;
use self::files::Files;
use self::journal::Recovery;
pub use self::open_window::{NoWindow, run};
use self::patience::Since;
use self::picture::FirstScreen;
use self::platform::{Native, Platform};
pub use self::remember::Memory;
use self::remember::{Keeper, back_on_screen};
use self::scope::Scope;
use self::title::Title;
use crate::atlas::date::Day;
use crate::jobs::JobError;
use crate::scene::style::{Palette, Theme};
use crate::session::{Action, NoticeAction, Session, Stamp};
use crate::store::{Opened, Settings};
use crate::text::{Language, Texts};

mod base_map;
pub mod bench;
pub mod bidi;
mod command;
mod compare;
mod dialog;
mod empty;
mod files;
mod filter;
mod find;
pub mod fonts;
mod history;
mod journal;
mod kept;
mod map;
mod menu;
mod middle;
mod mirror;
mod notices;
mod open_window;
mod outside;
mod panel;
mod patience;
mod picture;
pub mod platform;
mod problems;
mod read_only;
mod remember;
mod scope;
mod status;
mod story;
mod table;
mod theme;
mod timeline;
mod title;
mod tools;
mod tour;
mod viewpoint;
mod watch;

/// The window's own state; what the user is doing is in its session.
pub struct Window {
    session: Session,
    texts: Arc<Texts>,
    system_language: Language,
    settings: Settings,
    theme: Theme,
    keyboard: Keyboard,
    dialog: Option<Dialog>,
    map: map::Map,
    panel: panel::Panel,
    problems: Box<problems::Problems>,
    compare: compare::Compare,
    history: history::HistoryPanel,
    timeline: Box<timeline::Timeline>,
    tour: tour::Tour,
    filter: filter::FilterPanel,
    find: find::Find,
    tables: Box<table::Tables>,
    platform: Arc<dyn Platform>,
    title: Title,
    files: Files,
    recovery: Recovery,
    opening_since: Since,
    drawing_since: Since,
    keeper: Keeper,
    /// What is to be said as soon as no file is being opened: what is said of that would take its place.
    first_words: Vec<String>,
    first_screen: FirstScreen,
}

/// How wide the side panel is, points.
const PANEL: f32 = 352.0;

impl Window {
    /// A window on an atlas.
    ///
    /// # Errors
    /// When the system gives no thread for drawing the map.
    pub fn new(ctx: &Context, opened: &Opened) -> Result<Self, JobError> {
        let session = Session::new(opened.atlas().clone(), opened.path.clone());
        let mut window = Self::on_session(ctx, session)?;
        window.files.begin_with(opened.document.clone());
        if let Some(remark) = outside::remark_on(&opened.document, &window.texts) {
            window.session.apply(NoticeAction::Remark(remark), stamp());
        }
        Ok(window)
    }

    fn on_session(ctx: &Context, session: Session) -> Result<Self, JobError> {
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
        Ok(Self {
            session,
            texts: Arc::new(Texts::english()),
            system_language: Language::default(),
            settings,
            theme,
            keyboard: Keyboard::default(),
            dialog: None,
            map,
            panel: panel::Panel::default(),
            problems: Box::new(problems::Problems::new(ctx)),
            compare: compare::Compare::default(),
            history: history::HistoryPanel::default(),
            timeline: Box::new(timeline::Timeline::new(ctx)),
            tour: tour::Tour::default(),
            filter: filter::FilterPanel::new(ctx),
            find: find::Find::default(),
            tables: Box::new(table::Tables::new(ctx)),
            platform: Arc::new(Native::default()),
            title: Title::default(),
            files: Files::new(ctx),
            recovery: Recovery::new(ctx),
            opening_since: Since::default(),
            drawing_since: Since::default(),
            keeper: Keeper::new(ctx, None, Settings::default()),
            first_words: Vec::new(),
            first_screen: FirstScreen::default(),
        })
    }

    /// The same window with another system about it.
    #[must_use]
    pub fn on(mut self, platform: impl Platform + 'static) -> Self {
        self.platform = Arc::new(platform);
        self
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let mut actions = self.what_came(&ctx);
        actions.extend(self.hold(&ctx));
        actions.extend(self.offer_left_over(&ctx));
        // The map comes first: what is wrong can wait until it is drawn.
        let waits = self.map.is_drawing() || self.files.is_reading();
        actions.extend(
            self.problems
                .follow(&self.session, today(), waits, &self.texts),
        );
        self.follow_theme(&ctx);
        let in_dialog = self.is_in_dialog();
        if self.keyboard.closes_notice(&ctx, &self.session, in_dialog) {
            actions.push(NoticeAction::Close.into());
        }
        self.tour
            .follow(&ctx, &self.keyboard, &self.session, in_dialog);
        actions.extend(story::keys(&ctx, &self.session, in_dialog));
        self.compare.keys(&ctx, &self.session, in_dialog);
        let asked = self.keyboard.commands(&ctx, &self.session, in_dialog);
        for command in asked {
            self.run(&ctx, command, &mut actions);
        }
        let (mut commands, mut new_settings) = (Vec::new(), None);
        self.draw(ui, &mut actions, &mut commands, &mut new_settings);
        if let Some(settings) = new_settings {
            self.set(&ctx, settings);
        }
        for command in commands {
            self.run(&ctx, command, &mut actions);
        }
        self.apply(&ctx, actions);
        self.follow_file(&ctx);
        let untold = self.note_changes(&ctx);
        let unkept = self.forget_restored();
        for action in untold.into_iter().chain(unkept) {
            self.session.apply(action, stamp());
        }
        let complaint = self.keep(&ctx);
        if let Some(action) = complaint {
            self.session.apply(action, stamp());
        }
        self.title.follow(&ctx, &self.session, &self.texts);
        self.keyboard.end_frame(&ctx);
        self.first_screen.end_frame();
    }

    /// Does what the user and the jobs ask for, and what follows from it.
    fn apply(&mut self, ctx: &Context, actions: Vec<Action>) {
        let mut actions = VecDeque::from(actions);
        while let Some(action) = actions.pop_front() {
            for effect in self.session.apply(action, stamp()) {
                actions.extend(self.carry_out(ctx, effect));
            }
            ctx.request_repaint();
        }
    }

    /// Whether the window waits for a dialog to end.
    fn is_in_dialog(&self) -> bool {
        let session = &self.session;
        self.dialog.is_some()
            || session.question().is_some()
            || session.removal().is_some()
            || session.merging().is_some()
    }

    /// Draws the bars, the panel, the map and the dialog; what the user does is collected.
    fn draw(
        &mut self,
        ui: &mut Ui,
        actions: &mut Vec<Action>,
        commands: &mut Vec<Command>,
        new_settings: &mut Option<Settings>,
    ) {
        let palette = Palette::of(self.theme);
        self.panel.stories.follow(self.map.here());
        let mut scope = Scope {
            session: &self.session,
            texts: &self.texts,
            platform: &self.platform,
            settings: &self.settings,
            palette,
            today: today(),
            owner: self.files.watch.owner(),
            new_settings,
            actions,
            commands,
            new_dialog: None,
            export_to: None,
        };
        let is_drawing_long = self.drawing_since.is_long(ui.ctx(), self.map.is_drawing());
        let is_opening = self.session.loading().is_some();
        let is_opening_long = self.opening_since.is_long(ui.ctx(), is_opening);
        let problems = self.problems.summary(ui.ctx(), &self.session);
        let mut seen_in_bar = true;
        Panel::top("menu")
            .exact_size(44.0)
            .frame(bar(palette, 12))
            .show(ui, |ui| {
                seen_in_bar = menu::show(ui, &mut scope, PANEL, &mut self.filter, &mut self.find);
            });
        Panel::bottom("status")
            .exact_size(28.0)
            .frame(bar(palette, 20))
            .show(ui, |ui| {
                let trouble = self.map.base_trouble();
                status::show(ui, &mut scope, is_drawing_long, problems, trouble.as_ref());
            });
        side(ui, &mut scope, &mut self.panel);
        self.problems.show(ui, &mut scope);
        self.filter.show(ui, &mut scope);
        self.history.show(ui, &mut scope);
        let middle = middle::Middle {
            map: &mut self.map,
            timeline: &mut self.timeline,
            tables: &mut self.tables,
            compare: &mut self.compare,
            texts: &self.texts,
            has_viewpoint_above: seen_in_bar,
            is_opening_long,
        };
        middle.show(ui, &mut scope);
        self.tour.show(ui.ctx(), &mut scope);
        dialog::show(ui.ctx(), &mut scope, &mut self.dialog);
        let (dialog, export_to) = (scope.new_dialog, scope.export_to);
        self.end_drawing(dialog, export_to, actions);
    }

    /// Draws in the look that the system or the user has changed to.
    fn follow_theme(&mut self, ctx: &Context) {
        let theme = theme::current(ctx);
        if theme != self.theme {
            self.theme = theme;
            self.map.set_theme(theme);
        }
    }
}

/// Draws the side panel.
fn side(ui: &mut Ui, scope: &mut Scope<'_>, panel: &mut panel::Panel) {
    let palette = scope.palette;
    let shown = Panel::right("panel")
        .exact_size(PANEL)
        .resizable(false)
        // egui's own line would take of the room that the panel's contents fill.
        .show_separator_line(false)
        .frame(Frame::new().fill(theme::colour(palette.panel)))
        .show(ui, |ui| panel.show(ui, scope));
    let rect = shown.response.rect;
    let line = egui::Stroke::new(1.0, theme::colour(palette.rule));
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), line);
    tour::mark(ui.ctx(), tour::Place::Panel, rect);
}

/// What the bars stand on.
fn bar(palette: &Palette, inset: i8) -> Frame {
    Frame::new()
        .fill(theme::colour(palette.paper))
        .inner_margin(egui::Margin::symmetric(inset, 0))
}

/// The time, and a number that no other action has.
fn stamp() -> Stamp {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Stamp {
        // A clock before 1970 is wrong; 1970 is then as good.
        unix_s: now.map_or(0, |since| {
            i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
        }),
        // Keyed anew each time, by the system's randomness.
        seed: RandomState::new().hash_one(()),
    }
}

/// The day that it is in Greenwich; of a clock that is far off, one before all dates, which then end every time axis.
fn today() -> Day {
    const SECONDS_A_DAY: i64 = 24 * 60 * 60;
    Day::of_number(stamp().unix_s.div_euclid(SECONDS_A_DAY)).unwrap_or(Day::MIN)
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if self.first_screen.is_undrawn() {
            back_on_screen(ui.ctx(), frame);
            self.platform.attach(frame);
        }
        self.show(ui);
        self.save_first_screen(ui.ctx());
    }

    fn raw_input_hook(&mut self, _ctx: &Context, raw_input: &mut egui::RawInput) {
        theme::bound_textures(raw_input);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_last();
        self.end_journal();
    }
}
