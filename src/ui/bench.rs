//! The bench: a real window with the map alone in it, moved by a fixed script; then the whole window, with edits in it.
//!
//! A frame ends when the device is idle. There is no hook behind painting, so that is waited for first thing in the next
//! frame; the time of a frame runs from its new view to then.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{self, CentralPanel, Event, Frame, Pos2, Ui, pos2};
use eframe::glow::HasContext;

use self::edits::Edits;
use self::script::{HOVER, PAN_FRAMES, PHASE, ZOOM_FRAMES, pan, zoom};
use super::map::Map;
use super::platform::{Native, Platform};
use super::{NoWindow, Scope, fonts, picture, theme};
use crate::atlas::Atlas;
use crate::cli::{Phase, Report};
use crate::scene::style::{Palette, Theme};
use crate::scene::view::View;
use crate::session::Session;
use crate::store::{Settings, peak_memory_bytes};
use crate::text::Texts;

mod edits;
mod script;

/// What a bench does.
pub struct Options {
    /// Every frame waits until all ties are drawn at exactly its view.
    pub all_ties: bool,
    /// How many threads draw.
    pub threads: Option<usize>,
    /// Where the last view is saved.
    pub shot: Option<PathBuf>,
    /// When the program began.
    pub began: Instant,
    /// How long reading took.
    pub loaded_in: Duration,
}

/// The window's size, points.
const SIZE: [f32; 2] = [1280.0, 800.0];

/// Opens the window, plays the script and says what it found.
///
/// # Errors
/// When no window with OpenGL can be opened.
pub fn run(atlas: Atlas, options: Options) -> Result<Report, NoWindow> {
    let mut native = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("City Ties")
            .with_inner_size(SIZE)
            .with_resizable(false),
        renderer: eframe::Renderer::Glow,
        dithering: false,
        ..Default::default()
    };
    native.glow_options.vsync = false;
    let report = Arc::new(std::sync::Mutex::new(None));
    let place = Arc::clone(&report);
    let app = move |cc: &eframe::CreationContext<'_>| {
        let mut bench = Bench::new(cc, atlas, options)?;
        bench.place = place;
        Ok(Box::new(bench) as Box<dyn eframe::App>)
    };
    eframe::run_native("city-ties", native, Box::new(app))
        .map_err(|error| NoWindow(error.to_string()))?;
    let report = report.lock().ok().and_then(|mut report| report.take());
    report.ok_or_else(|| NoWindow(Texts::english().get("bench-closed")))
}

/// Which frame is being drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// The first view, until it is complete.
    First,
    /// A frame of the pan; the first is not counted.
    Pan(usize),
    Zoom(usize),
    /// Nothing moves any more, until the picture is complete.
    Rest,
    /// The view of the hovering, until it is complete.
    Look,
    Hover(usize),
    Shot,
    /// The whole window, until all of it is drawn and checked.
    Window,
    /// A frame about an edit.
    Edit,
    End,
    Done,
}

struct Bench {
    options: Options,
    map: Map,
    session: Session,
    texts: Texts,
    settings: Settings,
    report: Report,
    step: Step,
    /// When the frame that is being drawn began.
    began: Option<Instant>,
    phase_began: Instant,
    rest_began: Instant,
    pointer: Option<Pos2>,
    picture: Option<picture::Pending>,
    /// The whole window, once the map alone has been measured.
    edits: Option<Edits>,
    place: Arc<std::sync::Mutex<Option<Report>>>,
    frames: u64,
}

impl Bench {
    fn new(
        cc: &eframe::CreationContext<'_>,
        atlas: Atlas,
        options: Options,
    ) -> Result<Self, crate::jobs::JobError> {
        let ctx = &cc.egui_ctx;
        ctx.set_fonts(fonts::definitions());
        theme::install(ctx);
        let wake = ctx.clone();
        let mut map = Map::new(Theme::Day, move || wake.request_repaint())?;
        if let Some(threads) = options.threads {
            map.draw_with(threads)?;
        }
        map.wait_for_ties(options.all_ties);
        let renderer = cc.gl.as_ref().map_or_else(String::new, |gl| {
            #[expect(
                unsafe_code,
                reason = "asks the driver's name; the context is current here"
            )]
            unsafe {
                gl.get_parameter_string(eframe::glow::RENDERER)
            }
        });
        let report = Report {
            renderer,
            window: SIZE.map(|side| side as u32),
            cities: atlas.cities.len(),
            ties: atlas.ties.len(),
            load_ms: ms(options.loaded_in),
            ..Report::default()
        };
        Ok(Self {
            options,
            map,
            session: Session::new(atlas, None),
            texts: Texts::english(),
            settings: Settings::default(),
            report,
            step: Step::First,
            began: None,
            phase_began: Instant::now(),
            rest_began: Instant::now(),
            pointer: None,
            picture: None,
            edits: None,
            place: Arc::default(),
            frames: 0,
        })
    }

    /// Takes the time of the frame that has just ended, and goes on to the next.
    fn step(&mut self, ended: Instant) {
        let Some(began) = self.began else { return };
        let took = ms(ended - began);
        let is_complete = !self.map.is_drawing();
        let since_start = ms(ended - self.options.began);
        if self.frames == 1 {
            self.report.first_frame_ms = since_start;
        }
        self.step = match self.step {
            Step::First if !is_complete => Step::First,
            Step::First => {
                self.report.first_complete_frame_ms = since_start;
                self.phase_began = ended;
                self.report.pan = Phase::of(PAN_FRAMES);
                Step::Pan(0)
            }
            Step::Pan(i) => {
                self.report.pan.count(i, took);
                if i == PAN_FRAMES || ended - self.phase_began > PHASE {
                    self.phase_began = ended;
                    self.report.zoom = Phase::of(ZOOM_FRAMES);
                    Step::Zoom(0)
                } else {
                    Step::Pan(i + 1)
                }
            }
            Step::Zoom(i) => {
                self.report.zoom.count(i, took);
                self.rest_began = began;
                if i == ZOOM_FRAMES || ended - self.phase_began > PHASE {
                    Step::Rest
                } else {
                    Step::Zoom(i + 1)
                }
            }
            Step::Rest if !is_complete => Step::Rest,
            Step::Rest => {
                self.report.rest_ms = ms(ended - self.rest_began);
                Step::Look
            }
            Step::Look if !is_complete => Step::Look,
            Step::Look => Step::Hover(0),
            Step::Hover(i) => {
                self.report.hover_ms.push(took);
                if i + 1 == HOVER.len() {
                    Step::Shot
                } else {
                    Step::Hover(i + 1)
                }
            }
            step => self.step_of_window(step, ended, took),
        };
    }

    /// The same of the steps in the whole window.
    fn step_of_window(&mut self, step: Step, ended: Instant, took_ms: f64) -> Step {
        match (step, &mut self.edits) {
            (Step::Window, Some(edits)) if !edits.is_at_rest() => Step::Window,
            (Step::Window, _) => {
                self.phase_began = ended;
                Step::Edit
            }
            (Step::Edit, Some(edits)) => {
                edits.count(took_ms, &mut self.report);
                if edits.are_over() || ended - self.phase_began > PHASE {
                    Step::End
                } else {
                    Step::Edit
                }
            }
            (Step::Edit, None) => Step::End,
            (step, _) => step,
        }
    }

    /// The view of the frame to draw.
    fn view(&self) -> Option<View> {
        match self.step {
            Step::First => Some(pan(0)),
            // The first frame is drawn once before it counts.
            Step::Pan(i) => Some(pan(i.saturating_sub(1))),
            Step::Zoom(i) => Some(zoom(i.saturating_sub(1))),
            Step::Look => Some(script::look()),
            _ => None,
        }
    }

    fn draw(&mut self, ui: &mut Ui) {
        let (mut actions, mut commands, mut new_settings) = (Vec::new(), Vec::new(), None);
        let platform: Arc<dyn Platform> = Arc::new(Native::default());
        let mut scope = Scope {
            session: &self.session,
            texts: &self.texts,
            platform: &platform,
            settings: &self.settings,
            palette: Palette::of(Theme::Day),
            today: super::today(),
            owner: None,
            new_settings: &mut new_settings,
            actions: &mut actions,
            commands: &mut commands,
            new_dialog: None,
            export_to: None,
        };
        CentralPanel::default()
            .frame(Frame::new())
            .show(ui, |ui| self.map.show(ui, &mut scope));
    }

    /// Asks what lies under the point, for the time of the answer alone.
    fn pick(&mut self, i: usize) {
        let began = Instant::now();
        let hit = self.map.is_hit(HOVER[i].map(f64::from));
        self.report.pick_ms.push(ms(began.elapsed()));
        self.report.hits += usize::from(hit);
    }

    /// Saves the last view, and goes on to the whole window.
    fn shoot(&mut self, ctx: &egui::Context) {
        if let Some(path) = self.options.shot.clone() {
            let picture = self.picture.get_or_insert_with(|| picture::ask(ctx));
            let Some(image) = picture.take() else {
                return;
            };
            if let Err(error) = picture::save(&image, &path) {
                let why = Texts::english().file_and_why(&path, &error.to_string());
                crate::cli::complain(&why);
            }
        }
        // What compares with other programs is the map's memory: the whole window comes after.
        self.report.peak_rss_mb = peak_memory_bytes() as f64 / 1e6;
        match Edits::open(ctx, self.session.atlas().clone()) {
            Ok(edits) => {
                self.edits = Some(edits);
                self.step = Step::Window;
            }
            Err(error) => {
                crate::cli::complain(&Texts::english().say(&error));
                self.step = Step::End;
            }
        }
    }

    fn end(&mut self, ctx: &egui::Context) {
        if let Some(mut edits) = self.edits.take() {
            edits.end();
        }
        if let Ok(mut place) = self.place.lock() {
            *place = Some(self.report.clone());
        }
        self.step = Step::Done;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }
}

impl eframe::App for Bench {
    fn raw_input_hook(&mut self, _: &egui::Context, raw_input: &mut egui::RawInput) {
        theme::bound_textures(raw_input);
        if let Some(at) = self.pointer.take() {
            raw_input.events.push(Event::PointerMoved(at));
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(gl) = frame.gl() {
            #[expect(
                unsafe_code,
                reason = "waits for the device; the context is current here"
            )]
            unsafe {
                gl.finish();
            }
        }
        let ended = Instant::now();
        // The pointer's move comes in before this: its frame is the one that is drawn now.
        self.step(ended);
        let began = Instant::now();
        self.began = Some(began);
        if let Some(view) = self.view() {
            self.map.look(view);
        }
        if let Step::Hover(i) = self.step {
            self.pick(i);
            self.pointer = HOVER.get(i + 1).map(|[x, y]| pos2(*x, *y));
            self.began = Some(Instant::now());
        } else if self.step == Step::Look {
            self.pointer = Some(pos2(HOVER[0][0], HOVER[0][1]));
        }
        match &mut self.edits {
            Some(edits) => edits.draw(ui, self.step == Step::Edit),
            None => self.draw(ui),
        }
        let (ui_ms, ties) = (ms(began.elapsed()), self.map.ties_drawn());
        match self.step {
            Step::Pan(1..) => self.report.pan.drawn(ui_ms, ties),
            Step::Zoom(1..) => self.report.zoom.drawn(ui_ms, ties),
            Step::Shot => self.shoot(ui.ctx()),
            Step::Edit => self.report.edit.ui_ms.push(ui_ms),
            Step::End => self.end(ui.ctx()),
            _ => {}
        }
        self.frames += 1;
        ui.ctx().request_repaint();
    }
}

impl Phase {
    fn of(frames: usize) -> Self {
        Self {
            of: frames,
            min_ties_drawn: usize::MAX,
            ..Self::default()
        }
    }

    fn count(&mut self, i: usize, took_ms: f64) {
        if i > 0 {
            self.frames_ms.push(took_ms);
        }
    }

    fn drawn(&mut self, ui_ms: f64, ties: usize) {
        self.ui_ms.push(ui_ms);
        self.min_ties_drawn = self.min_ties_drawn.min(ties);
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
