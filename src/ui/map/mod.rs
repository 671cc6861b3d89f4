//! The map: tiles of base map and ties, and above them what moves: dots, names, the hovered tie, the legend.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{self, Id, Pos2, Rect, Response, Sense, Ui, accesskit, vec2};

use self::area::{Drawing, Within};
use self::band::Band;
use self::base::Base;
use self::basemap::{Basemap, picture};
use self::camera::{Camera, Sight};
use self::drawn::Drawn;
use self::judging::Judging;
pub(super) use self::many::MANY;
use self::many::ManyTies;
use self::names::{Ground, Names};
use self::outlined::Stamps;
use self::point::{On, Pointing, Under};
use self::told::Told;
use super::Scope;
use crate::atlas::{Subject, TieId};
use crate::geo::Position;
use crate::jobs::JobError;
use crate::scene;
use crate::scene::dots::Dot;
use crate::scene::drawn::hovered;
use crate::scene::into_view::Target;
use crate::scene::pick::Picked;
use crate::scene::sizes::{SizedBy, Sizes};
use crate::scene::style::{Palette, Theme};
use crate::scene::view::{Frame, View};
use crate::session::Session;

mod area;
mod band;
mod base;
mod basemap;
mod buttons;
mod camera;
mod choice;
mod context;
mod drawn;
mod hover;
mod judging;
mod live;
mod many;
mod measure;
mod moves;
mod names;
mod nodes;
mod outlined;
mod overlay;
mod point;
mod refresh;
mod scripted;
mod swatch;
mod told;
mod tool;

pub(super) use names::of as name_of;
pub(super) use overlay::left_of_buttons;
pub(super) use swatch::paint as swatch;

/// The most cities whose names look for a place: the important ones come last.
const MOST_NAMED: usize = 120;

/// The map and what it keeps between frames.
pub(super) struct Map {
    camera: Camera,
    basemap: Basemap,
    base: Base,
    /// What was selected when the map last looked; what it selects itself it need not go to.
    selected: Option<Subject>,
    /// Boxed: it is large, and moved out and in each frame.
    drawn: Option<Box<Drawn>>,
    /// Where the atlas has many ties.
    many: Option<ManyTies>,
    judging: Judging,
    /// How large the dots are, and of which atlas by what.
    sizes: Option<((u64, SizedBy), Arc<Sizes>)>,
    theme: Theme,
    names: Names,
    stamps: Stamps,
    pointing: Pointing,
    /// Whether a drag carries a city, and not the map.
    carries: bool,
    /// The rectangle that a drag draws, and not the map's way.
    area: Option<Drawing>,
    /// The tie that a drag draws, and not the map's way.
    band: Option<Band>,
    /// Where each tie has its mark, and for which view.
    points: Option<(Frame, BTreeMap<TieId, [f64; 2]>)>,
    /// Other ties are drawn than the marks were placed for.
    marks_are_old: bool,
    /// The marks are placed anew in the next frame.
    marks_are_due: bool,
    /// The place that was gone to by its coordinates: marked until the next click.
    mark: Option<Position>,
    /// The place that the menu is about, and what is there.
    spot: Option<(Position, Option<Subject>)>,
    /// What was shown before a story.
    kept: Option<View>,
}

impl Map {
    /// A map; `wake` is called when there is something new to show.
    pub(super) fn new(
        theme: Theme,
        wake: impl Fn() + Send + Sync + Clone + 'static,
    ) -> Result<Self, JobError> {
        let base = Base::new(Arc::new(wake.clone()));
        let colours = base.colours(Palette::of(theme));
        let first = picture((colours, 1.0), None, &Arc::new(Vec::new()), None);
        Ok(Self {
            judging: Judging::new(wake.clone()),
            sizes: None,
            camera: Camera::new(),
            basemap: Basemap::new(first, wake)?,
            base,
            selected: None,
            drawn: None,
            many: None,
            theme,
            names: Names::default(),
            stamps: Stamps::default(),
            pointing: Pointing::default(),
            carries: false,
            area: None,
            band: None,
            points: None,
            marks_are_old: false,
            marks_are_due: false,
            mark: None,
            spot: None,
            kept: None,
        })
    }

    /// Shows the whole of another atlas: nothing is kept of the one before.
    pub(super) fn show_another(&mut self) {
        self.many = None;
        self.drawn = None;
        self.points = None;
        self.mark = None;
        self.spot = None;
        self.fit();
    }

    /// Changes the look.
    pub(super) fn set_theme(&mut self, theme: Theme) {
        self.theme = theme;
    }

    /// How many ties the filter leaves, of how many that stand.
    pub(super) fn shown(&self) -> Option<[usize; 2]> {
        self.drawn.as_ref().map(|drawn| drawn.shown)
    }

    /// Whether tiles in view are still being drawn.
    pub(super) fn is_drawing(&self) -> bool {
        self.basemap.is_drawing() || self.judging.is_awaited()
    }

    /// Draws the map and reads what is done on it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let rect = ui.max_rect();
        let id = Id::unique("map");
        let last = ui.ctx().read_response(id).filter(|_| !self.carries);
        let was_drawing = self.area.is_some() || self.band.is_some();
        self.area = Drawing::read(self.area, ui, scope, last.as_ref());
        let band = self.band.take();
        self.band = Band::read(band, ui, scope, last.as_ref(), |at| self.city_at(at, rect));
        let is_drawing = self.area.is_some() || self.band.is_some();
        let last = last.filter(|_| !was_drawing && !is_drawing);
        self.follow(ui, scope, rect);
        let sight = self
            .camera
            .frame(ui, rect, last.as_ref(), scope.session.atlas());
        self.place(ui, rect);
        let response = ui.interact(rect, id, Sense::click_and_drag());
        keep_keys(ui, &response);
        let name = scope.texts.get("node-map");
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(accesskit::Role::Canvas);
            node.set_label(name);
        });
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        self.draw(&mut ui, scope, &sight, rect, &response);
    }

    /// walkers' own widget, which holds the map's place and memory; gestures are the camera's. It is switched off and
    /// nameless to nobody: else Tab would stop at it beside the map's own node.
    fn place(&mut self, ui: &mut Ui, rect: Rect) {
        let builder = egui::UiBuilder::new().max_rect(rect).disabled();
        let centre = walkers::lat_lon(0.0, 0.0);
        let map = walkers::Map::new(None, &mut self.camera.memory, centre)
            .zoom_gesture(false)
            .panning(false)
            .double_click_to_zoom(false)
            .drag_pan_buttons(egui::DragPanButtons::empty());
        let widget = ui.new_child(builder).add(map);
        ui.ctx()
            .accesskit_node_builder(widget.id, accesskit::Node::set_hidden);
    }

    /// Flies to what was selected elsewhere, if it is out of sight.
    fn follow(&mut self, ui: &Ui, scope: &Scope<'_>, rect: Rect) {
        let (atlas, selected) = (scope.session.atlas(), scope.session.selected());
        if self.selected.as_ref() == selected {
            return;
        }
        self.selected = selected.cloned();
        // Of several there is no one place to go to.
        if scope.session.chosen().is_several() {
            return;
        }
        let place = |city| atlas.cities.get(city).and_then(|city| city.at);
        let target = selected.and_then(|subject| match subject {
            Subject::City(city) => place(city).map(Target::Place),
            Subject::Tie(tie) => {
                let [a, b] = tie.ends().map(place);
                a.zip(b).map(|(a, b)| Target::Ends(a, b))
            }
        });
        if let Some(target) = target {
            let drawn = self.drawn.as_ref();
            let covered = drawn.map_or_else(Vec::new, |drawn| {
                overlay::rects(ui, scope, rect, &drawn.legend)
            });
            self.camera.bring_into_view(target, covered);
        }
    }

    fn draw(
        &mut self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        sight: &Sight,
        rect: Rect,
        response: &Response,
    ) {
        let frame = &sight.frame;
        let asked = scope.actions.len();
        self.refresh(ui, scope);
        self.basemap.show(ui, sight, rect, self.base.raster());
        let Some(mut drawn) = self.drawn.take() else {
            return;
        };
        // While the zoom changes nothing is hovered.
        if !sight.is_zooming || drawn.picker.is_none() {
            drawn.keep_picker(frame);
        }
        let draws = self.band.is_some();
        let under = Under::the_pointer(response, rect, draws, |at| self.picked(&drawn, frame, at));
        let under = under.as_ref();
        let told = Told::of(scope.session, &drawn.standings, under);
        let dots = match &mut self.many {
            Some(many) => Cow::Owned(many.with_dots(frame, &drawn.dots)),
            None => Cow::Borrowed(drawn.dots.as_slice()),
        };
        let painter = ui.painter_at(rect);
        let meant = self.pointing.meant(under);
        let lines = match &meant {
            // Whoever draws a tie is on the way to a city.
            Some(Subject::Tie(tie)) if !draws => show_tie(&painter, scope, &told, tie, frame, rect),
            _ => Vec::new(),
        };
        let is_told = self.use_tool(ui, scope, (frame, rect), meant.as_ref(), response);
        let ringed = self.pointing.ringed(under);
        live::dots(&painter, &dots, &ringed, frame, rect, scope.palette);
        let overlays = overlay::rects(ui, scope, rect, &drawn.legend);
        let ground = Ground {
            dots: &dots[dots.len().saturating_sub(MOST_NAMED)..],
            ties: &drawn.ties,
            overlays: &overlays,
        };
        let stamps = &mut self.stamps;
        self.names.show(ui, scope, sight, rect, &ground, stamps);
        if let Some(area) = self.area {
            let within = self.within(&drawn, scope.session);
            area.show(ui, scope, (frame, rect), &within);
        }
        let stamps = &mut self.stamps;
        overlay::show(ui, scope, frame, rect, &drawn.legend, stamps);
        self.show_nodes(ui, scope, sight, rect, (&drawn, &dots), &overlays);
        if has_focus(response) {
            live::focus_of_map(&painter, rect, scope.palette);
        }
        let on = On {
            rect,
            frame,
            told: &told,
            dots: &dots,
            is_told,
        };
        self.pointing.show(ui, scope, &on, response, under, &lines);
        self.show_spots(ui, scope, frame, rect, meant.as_ref(), response);
        point::note_selected(&scope.actions[asked..], &mut self.selected);
        self.drawn = Some(drawn);
    }

    /// What can be selected on the map.
    fn within<'a>(&'a self, drawn: &'a Drawn, session: &Session) -> Within<'a> {
        Within {
            drawn,
            many: self.many.as_ref(),
            is_filtered: !session.filter().is_empty(),
        }
    }

    /// What a screen reader finds. Marks stay where they are while the view moves: nobody can aim at them.
    fn show_nodes(
        &mut self,
        ui: &Ui,
        scope: &mut Scope<'_>,
        sight: &Sight,
        rect: Rect,
        (drawn, dots): (&Drawn, &[Dot]),
        overlays: &[scene::Rect],
    ) {
        let Some((_, picker)) = &drawn.picker else {
            return;
        };
        let frame = &sight.frame;
        let is_due = match &mut self.points {
            None => true,
            // The frame that shows other ties has enough to do: their marks come in the next, and none stays of what is gone.
            Some((_, points)) if self.marks_are_old => {
                points.retain(|tie, _| drawn.standings.contains_key(tie));
                self.marks_are_old = false;
                self.marks_are_due = true;
                ui.ctx().request_repaint();
                false
            }
            Some((of, _)) => self.marks_are_due || !sight.is_moving && *of != *frame,
        };
        if is_due {
            self.points = Some((*frame, picker.visible_points(frame, overlays)));
            self.marks_are_old = false;
            self.marks_are_due = false;
        }
        if let Some((_, points)) = &self.points {
            let standings = &drawn.standings;
            let focused = nodes::show(ui, scope, frame, rect, dots, standings, points);
            self.pointing.set_focused(ui, focused);
        }
    }

    /// What lies under a point of the map; nothing while its zoom changes.
    fn picked(&mut self, drawn: &Drawn, frame: &Frame, at: [f64; 2]) -> Option<Picked> {
        let (world_px, picker) = drawn.picker.as_ref()?;
        if *world_px != frame.world_px() {
            return None;
        }
        let mut picked = picker.pick(frame, at);
        // A name stands for its city.
        if picked.cities.is_empty() {
            picked.cities.extend(self.names.city_at(at).cloned());
        }
        Some(match &mut self.many {
            Some(many) => many.pick(&self.basemap, frame, at, picked),
            None => picked,
        })
    }
}

/// Draws the tie that is meant above the others, and answers where it runs.
fn show_tie(
    painter: &egui::Painter,
    scope: &Scope<'_>,
    told: &Told<'_>,
    tie: &TieId,
    frame: &Frame,
    rect: Rect,
) -> Vec<Vec<[f64; 2]>> {
    let atlas = scope.session.atlas();
    let standing = told.get(tie);
    let tie = standing.and_then(|standing| hovered(atlas, tie, standing, scope.palette));
    tie.map_or_else(Vec::new, |tie| live::tie(painter, &tie, frame, rect))
}

/// The focused map moves by the arrow keys, and Esc is for the selection, not for the focus.
fn keep_keys(ui: &Ui, response: &Response) {
    let filter = egui::EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    if has_focus(response) {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

/// Whether keys go to this. Also while the window itself lies behind another: what keys do and what is shown must agree,
/// and not every display tells which window is in front.
fn has_focus(response: &Response) -> bool {
    response.ctx.memory(|memory| memory.has_focus(response.id))
}

fn at(place: [f64; 2], rect: Rect) -> Pos2 {
    rect.min + vec2(place[0] as f32, place[1] as f32)
}
