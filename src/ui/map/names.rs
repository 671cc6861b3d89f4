//! Names on the map: of cities and countries, each with an outline of land.

use eframe::egui::{self, Rect, Ui, vec2};

use super::super::{Scope, bidi, theme};
use super::camera::Sight;
use super::outlined::{Outlined, Stamps};
use crate::atlas::shown::{IN_LABEL, shortened};
use crate::atlas::{Id, Subject};
use crate::geo::Country;
use crate::scene::dots::Dot;
use crate::scene::drawn::{Dash, DrawnTie};
use crate::scene::labels::{Label, Measure, Named, Scene, Spots, Weight, labels, spots};
use crate::scene::style::Palette;
use crate::scene::view::Frame;
use crate::scene::{self, lanes};
use crate::text::Language;

/// What a subject is called.
pub(in crate::ui) fn of(scope: &Scope<'_>, subject: &Subject) -> String {
    let atlas = scope.session.atlas();
    match subject {
        Subject::City(city) => shortened(scope.texts.city(atlas, city), IN_LABEL).into_owned(),
        Subject::Tie(tie) => {
            let [a, b] = tie
                .ends()
                .map(|end| shortened(scope.texts.city(atlas, end), IN_LABEL));
            let ends = [("a", a.as_ref().into()), ("b", b.as_ref().into())];
            scope.texts.with("tie-name", &ends)
        }
    }
}

/// Text as this window's fonts have it.
struct Fonts<'a>(&'a egui::Context);

impl Measure for Fonts<'_> {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let style = style(size, weight, egui::Color32::PLACEHOLDER);
        let galley = self.0.fonts_mut(|fonts| bidi::galley(fonts, text, style));
        f64::from(galley.size().x)
    }
}

fn style(size: f64, weight: Weight, colour: egui::Color32) -> bidi::Style {
    let plain = bidi::Style::new(size as f32, (size * 4.0 / 3.0) as f32, colour);
    match weight {
        Weight::Regular => plain,
        Weight::Semibold => plain.semibold(),
    }
}

/// So far, in points, names go along with a map that is moved before they are placed anew: nobody reads while it moves,
/// and placing takes as long as all the rest of such a frame.
const GOES_ALONG: f64 = 96.0;

/// The names that have a place, and what that was worked out for.
#[derive(Default)]
pub(super) struct Names {
    placed: Vec<Label>,
    /// Their words, and the middle of the left edge of each, points of the map.
    words: Vec<(Outlined, [f64; 2])>,
    /// How far they have gone along since they were placed, points.
    shift: [f64; 2],
    seen: Option<(Frame, Vec<scene::Rect>)>,
    /// The language that they are in.
    language: Language,
    spots: Spots,
}

/// What names stand by and keep off.
pub(super) struct Ground<'a> {
    pub(super) dots: &'a [Dot],
    pub(super) ties: &'a [DrawnTie],
    pub(super) overlays: &'a [scene::Rect],
}

impl Names {
    /// Dots or ties have changed: the names are placed anew, where possible as before.
    pub(super) fn forget(&mut self) {
        self.seen = None;
    }

    /// The city whose name covers a point of the map.
    pub(super) fn city_at(&self, [x, y]: [f64; 2]) -> Option<&Id> {
        let [x, y] = [x - self.shift[0], y - self.shift[1]];
        let covers = |rect: &scene::Rect| {
            (rect.min[0]..=rect.max[0]).contains(&x) && (rect.min[1]..=rect.max[1]).contains(&y)
        };
        self.placed.iter().find_map(|label| match &label.of {
            Named::City(city, _) => label.rects.iter().any(covers).then_some(city),
            Named::Country(_) => None,
        })
    }

    /// Draws the names that find a place. They are placed anew only where the view or what they stand by has changed.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        scope: &Scope<'_>,
        sight: &Sight,
        rect: Rect,
        ground: &Ground<'_>,
        stamps: &mut Stamps,
    ) {
        let frame = &sight.frame;
        let language = scope.texts.language();
        if language != self.language {
            self.language = language;
            self.forget();
        }
        if let Some(shift) = self.moved(sight, ground.overlays) {
            self.shift = shift;
        } else {
            self.place(ui, scope, frame, ground);
            self.shift = [0.0; 2];
            self.seen = Some((*frame, ground.overlays.to_vec()));
        }
        let shift = vec2(self.shift[0] as f32, self.shift[1] as f32);
        let words: Vec<_> = (self.words.iter())
            .map(|(words, left)| (words, super::at(*left, rect) + shift))
            .collect();
        stamps.paint(&ui.painter_at(rect), &words);
    }

    /// How far the names that are placed have moved with the map; `None` where they must be placed anew.
    fn moved(&self, sight: &Sight, overlays: &[scene::Rect]) -> Option<[f64; 2]> {
        let (before, kept_off) = self.seen.as_ref()?;
        let now = &sight.frame;
        if before == now {
            return (kept_off.as_slice() == overlays).then_some([0.0; 2]);
        }
        let is_pan = before.world_px() == now.world_px() && before.viewport() == now.viewport();
        if !sight.is_moving || !is_pan {
            return None;
        }
        let [[x, y], [now_x, now_y]] = [before, now].map(Frame::origin);
        let shift = [x - now_x, y - now_y];
        (shift.iter().all(|by| by.abs() < GOES_ALONG)).then_some(shift)
    }

    fn place(&mut self, ui: &Ui, scope: &Scope<'_>, frame: &Frame, ground: &Ground<'_>) {
        let lines = edges(ground.ties, frame);
        let scene = Scene {
            atlas: scope.session.atlas(),
            dots: ground.dots,
            // Pictures of maps have names of their own.
            countries: if scope.settings.base_map.shown.is_raster() {
                &[]
            } else {
                Country::all()
            },
            frame,
            language: scope.texts.language().tag(),
            overlays: ground.overlays,
            lines: &lines,
            previous: &self.spots,
        };
        let placed = labels(&scene, &Fonts(ui.ctx()));
        self.spots = spots(&placed);
        self.words = placed
            .iter()
            .flat_map(|label| words_of(ui.ctx(), label, scope.palette))
            .collect();
        self.placed = placed;
    }
}

/// A label's lines.
fn words_of(
    ctx: &egui::Context,
    label: &Label,
    palette: &Palette,
) -> impl Iterator<Item = (Outlined, [f64; 2])> {
    let ink = if label.is_soft {
        palette.soft_ink
    } else {
        palette.ink
    };
    let lines = [
        Some((&label.name, ink)),
        label.local.as_ref().map(|local| (local, palette.soft_ink)),
    ];
    lines.into_iter().flatten().map(|(line, ink)| {
        let style = style(line.size, line.weight, theme::colour(ink));
        let words = Outlined::new(ctx, &line.text, style, line.spacing as f32, palette);
        (words, line.at)
    })
}

/// The edges of the ties that stand out, and of what stands beside them.
fn edges(ties: &[DrawnTie], frame: &Frame) -> Vec<Vec<[f64; 2]>> {
    let loud = ties.iter().filter_map(|tie| Some((tie, tie.casing?)));
    loud.flat_map(|(tie, casing)| {
        let half = casing.width / 2.0;
        let beside = tie.strokes.iter().map(|stroke| stroke.offset);
        let beside = beside.filter(move |offset| offset.abs() > half);
        beside
            .chain([half, -half])
            .flat_map(|offset| lanes::on_screen(tie.ends, offset, Dash::Solid, frame))
    })
    .collect()
}
