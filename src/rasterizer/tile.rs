//! The painter: base map and ties into the pixels of one tile.

use std::sync::Arc;

use vello_cpu::kurbo::{self, BezPath, Cap, Join, Point, Rect, Stroke, StrokeCtx, StrokeOpts};
use vello_cpu::peniko::{Fill, color::AlphaColor};
use vello_cpu::{
    Level, PixmapMut, RasterizerSettings, RenderContext, RenderSettings, Resources, TargetInit,
};

use super::clip::{Dash, Filler, Guard, Liner};
use super::grid::PixelRect;
use super::land::{self, Bounds, Land, Layer, Line, Sketch, UNITS};
use super::raster::Ground;
use crate::scene::style::Palette;

pub(super) mod shapes;

/// How far past its edges a tile looks, device pixels: wider than half of any stroke of the base map.
const MARGIN_PX: f64 = 6.0;

/// How far an outline of a line may be off, device pixels. The renderer's own strokes allow a quarter, which for lines
/// this thin leaves out most joins: a winding coast gets thinner, differently on either side of a tile's edge.
const JOIN_PX: f64 = 0.01;

/// Coasts, shores and borders, points.
const LINE_PT: f64 = 0.75;
/// Disputed borders, points.
const DISPUTED_PT: f64 = 1.0;
/// Dashes of disputed borders, points.
const DASH_PT: Dash = Dash { on: 3.0, off: 2.5 };

/// The colours of the base map, opaque, RGBA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BaseColours {
    /// Seas and lakes, and what is beyond the world in the north.
    pub water: [u8; 4],
    /// Land, and what is beyond the world in the south, where Antarctica goes on.
    pub land: [u8; 4],
    /// Coasts and the shores of lakes.
    pub coast: [u8; 4],
    /// Borders as they are held.
    pub border: [u8; 4],
    /// Borders in dispute.
    pub disputed: [u8; 4],
}

impl From<&Palette> for BaseColours {
    fn from(palette: &Palette) -> Self {
        Self {
            water: palette.water.0,
            land: palette.land.0,
            coast: palette.coast.0,
            border: palette.border.0,
            disputed: palette.disputed_border.0,
        }
    }
}

/// How the base map looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseLook {
    /// Its colours.
    pub colours: BaseColours,
    /// Device pixels a point, for the widths of lines.
    pub pixels_per_point: f64,
}

/// What is drawn over the base map, prepared for one width of the world.
pub trait Overlay: Send + Sync {
    /// Draws what lies in the rectangle, its corner the origin, onto whatever is there.
    fn draw(&self, ctx: &mut RenderContext, rect: &PixelRect);
}

/// Finished pixels: rows from the top, RGBA of 8 bits each, opaque (so premultiplied or not is all the same).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width, pixels.
    pub w: u32,
    /// Height, pixels.
    pub h: u32,
    /// Four bytes a pixel; shared, since a tile without ties is its base map.
    pub rgba: Arc<[u8]>,
}

/// Draws tiles, one after another; each worker has its own.
#[derive(Debug)]
pub struct Painter {
    ctx: RenderContext,
    resources: Resources,
    path: BezPath,
    stroker: StrokeCtx,
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

impl Painter {
    /// A painter as fast as this machine allows.
    pub fn new() -> Self {
        Self::at_level(Level::try_detect().unwrap_or_else(Level::baseline))
    }

    /// A painter whose pixels are the same on every machine of this architecture.
    pub fn reproducible() -> Self {
        Self::at_level(Level::baseline())
    }

    fn at_level(level: Level) -> Self {
        let settings = RenderSettings {
            level,
            num_threads: 0,
        };
        Self {
            ctx: RenderContext::new_with(1, 1, settings),
            resources: Resources::new(),
            path: BezPath::new(),
            stroker: StrokeCtx::default(),
        }
    }

    /// The base map in a rectangle of a world so many device pixels wide. A rectangle may be larger than a tile, for a
    /// picture, up to 65,535 pixels either way (what is past that is left out).
    pub fn base(
        &mut self,
        land: &Land,
        look: &BaseLook,
        rect: &PixelRect,
        world_px: u64,
    ) -> Pixels {
        self.base_beneath(land, look, rect, world_px, None)
    }

    /// The same beneath pictures of others' tiles, as far as there are some.
    pub fn base_beneath(
        &mut self,
        land: &Land,
        look: &BaseLook,
        rect: &PixelRect,
        world_px: u64,
        ground: Option<&dyn Ground>,
    ) -> Pixels {
        let (w, h) = self.begin(rect);
        let brush = Brush::new(rect, world_px);
        let colours = &look.colours;
        let level = (world_px / 256).max(1).ilog2();
        let sketch = |layer| land.sketch(layer, level);
        let line_px = LINE_PT * look.pixels_per_point;
        let disputed_px = DISPUTED_PT * look.pixels_per_point;
        let dash = Dash {
            on: DASH_PT.on * look.pixels_per_point,
            off: DASH_PT.off * look.pixels_per_point,
        };

        self.fill(&brush, &sketch(Layer::Land), colours.land);
        self.fill_beyond_the_south(&brush, colours.land);
        self.fill(&brush, &sketch(Layer::Lakes), colours.water);
        self.line(&brush, &sketch(Layer::Lakes), colours.coast, line_px, None);
        self.line(
            &brush,
            &sketch(Layer::Borders),
            colours.border,
            line_px,
            None,
        );
        self.line(
            &brush,
            &sketch(Layer::Disputed),
            colours.disputed,
            disputed_px,
            Some(dash),
        );
        self.line(&brush, &sketch(Layer::Land), colours.coast, line_px, None);

        let mut rgba = vec![0; usize::from(w) * usize::from(h) * 4];
        self.finish(&mut rgba, w, h, TargetInit::Clear(colour(colours.water)));
        if let Some(ground) = ground {
            ground.lay(self, &mut rgba, rect, world_px);
        }
        Pixels {
            w: w.into(),
            h: h.into(),
            rgba: rgba.into(),
        }
    }

    /// A base map with something over it; where that changes nothing, the base map itself, so that it takes no memory twice.
    pub fn over(&mut self, base: &Pixels, overlay: &dyn Overlay, rect: &PixelRect) -> Pixels {
        let (w, h) = self.begin(rect);
        debug_assert_eq!(
            (base.w, base.h),
            (w.into(), h.into()),
            "another rectangle's base"
        );
        overlay.draw(&mut self.ctx, rect);
        let mut rgba = base.rgba.to_vec();
        self.finish(&mut rgba, w, h, TargetInit::SrcOver);
        if *rgba == *base.rgba {
            return base.clone();
        }
        Pixels {
            rgba: rgba.into(),
            ..*base
        }
    }

    fn begin(&mut self, rect: &PixelRect) -> (u16, u16) {
        let side = |length: u32| u16::try_from(length).unwrap_or(u16::MAX);
        let (w, h) = (side(rect.w), side(rect.h));
        self.ctx.reset_and_resize(w, h);
        (w, h)
    }

    fn finish(&mut self, rgba: &mut [u8], w: u16, h: u16, target_init: TargetInit) {
        let settings = RasterizerSettings {
            target_init,
            ..RasterizerSettings::default()
        };
        self.render(rgba, w, h, settings);
    }

    fn render(&mut self, rgba: &mut [u8], w: u16, h: u16, settings: RasterizerSettings) {
        if let Some(target) = PixmapMut::new(w, h, rgba) {
            self.ctx.render_with(target, &mut self.resources, settings);
        }
    }

    /// Fills the path.
    fn fill_path(&mut self, rule: Fill, rgba: [u8; 4]) {
        if !self.path.is_empty() {
            self.ctx.set_fill_rule(rule);
            self.ctx.set_paint(colour(rgba));
            self.ctx.fill_path(&self.path);
        }
    }

    /// Strokes the path.
    fn stroke_path(&mut self, style: &Stroke, rgba: [u8; 4]) {
        if !self.path.is_empty() {
            let options = StrokeOpts::default();
            kurbo::stroke_with(&self.path, style, &options, JOIN_PX, &mut self.stroker);
            self.ctx.set_fill_rule(Fill::NonZero);
            self.ctx.set_paint(colour(rgba));
            self.ctx.fill_path(self.stroker.output());
        }
    }

    fn fill(&mut self, brush: &Brush, sketch: &Sketch, rgba: [u8; 4]) {
        self.path.truncate(0);
        for copy in brush.copies() {
            let mut filler = Filler::new(brush.guard, &mut self.path);
            for line in sketch.lines.iter().filter(|line| copy.sees(&line.bounds)) {
                fill_ring(&copy, sketch, line, &mut filler);
            }
        }
        self.fill_path(Fill::EvenOdd, rgba);
    }

    fn fill_beyond_the_south(&mut self, brush: &Brush, rgba: [u8; 4]) {
        if brush.south < brush.guard.y1 {
            let Guard { x0, y0, x1, y1 } = brush.guard;
            self.ctx.set_paint(colour(rgba));
            self.ctx
                .fill_rect(&Rect::new(x0, brush.south.max(y0), x1, y1));
        }
    }

    fn line(
        &mut self,
        brush: &Brush,
        sketch: &Sketch,
        rgba: [u8; 4],
        width_px: f64,
        dash: Option<Dash>,
    ) {
        self.path.truncate(0);
        for copy in brush.copies() {
            let mut liner = Liner::new(brush.guard, dash, &mut self.path);
            for line in sketch.lines.iter().filter(|line| copy.sees(&line.bounds)) {
                draw_line(&copy, sketch, line, &mut liner);
            }
        }
        let style = Stroke::new(width_px)
            .with_caps(Cap::Butt)
            .with_join(Join::Bevel);
        self.stroke_path(&style, rgba);
    }
}

/// From the world's units to a rectangle's pixels.
struct Brush {
    guard: Guard,
    /// Pixels a unit.
    scale: f64,
    /// The world's southern edge.
    south: f64,
    rect: PixelRect,
    world_px: u64,
}

/// One copy of the world, as the rectangle sees it.
struct WorldCopy {
    scale: f64,
    west: f64,
    north: f64,
    /// The guard in units.
    seen: [f64; 4],
}

impl Brush {
    fn new(rect: &PixelRect, world_px: u64) -> Self {
        let guard = Guard {
            x0: -MARGIN_PX,
            y0: -MARGIN_PX,
            x1: f64::from(rect.w) + MARGIN_PX,
            y1: f64::from(rect.h) + MARGIN_PX,
        };
        Self {
            guard,
            scale: world_px as f64 / f64::from(UNITS),
            south: (world_px.cast_signed() - rect.y) as f64,
            rect: *rect,
            world_px,
        }
    }

    /// The copies of the world that reach into the rectangle, with its margin: at the antimeridian two.
    fn copies(&self) -> impl Iterator<Item = WorldCopy> + use<> {
        let world = self.world_px.cast_signed().max(1);
        let margin = MARGIN_PX as i64;
        let first = (self.rect.x - margin).div_euclid(world);
        let last = (self.rect.right() + margin).div_euclid(world);
        let (scale, guard, rect) = (self.scale, self.guard, self.rect);
        (first..=last).map(move |copy| {
            let west = (copy * world - rect.x) as f64;
            let north = -rect.y as f64;
            WorldCopy {
                scale,
                west,
                north,
                seen: [
                    (guard.x0 - west) / scale,
                    (guard.y0 - north) / scale,
                    (guard.x1 - west) / scale,
                    (guard.y1 - north) / scale,
                ],
            }
        })
    }
}

impl WorldCopy {
    fn sees(&self, bounds: &Bounds) -> bool {
        let [x0, y0, x1, y1] = self.seen;
        f64::from(bounds.high[0]) >= x0
            && f64::from(bounds.low[0]) <= x1
            && f64::from(bounds.high[1]) >= y0
            && f64::from(bounds.low[1]) <= y1
    }

    fn place(&self, [x, y]: [i32; 2]) -> Point {
        Point::new(
            f64::from(x) * self.scale + self.west,
            f64::from(y) * self.scale + self.north,
        )
    }
}

fn fill_ring(copy: &WorldCopy, sketch: &Sketch, line: &Line, filler: &mut Filler) {
    let chunks = &sketch.chunks[line.chunks.clone()];
    let Some(first) = chunks.first() else { return };
    filler.begin(copy.place(sketch.points[first.first]));
    for chunk in chunks {
        // A chunk that stays outside winds about nothing inside: its chord does as well.
        let from = if copy.sees(&chunk.bounds) {
            chunk.first + 1
        } else {
            chunk.last
        };
        for &point in &sketch.points[from..=chunk.last] {
            filler.line_to(copy.place(point));
        }
    }
    filler.end();
}

fn draw_line(copy: &WorldCopy, sketch: &Sketch, line: &Line, liner: &mut Liner) {
    let chunks = &sketch.chunks[line.chunks.clone()];
    for chunk in chunks.iter().filter(|chunk| copy.sees(&chunk.bounds)) {
        let mut so_far = chunk.so_far;
        for edge in sketch.points[chunk.first..=chunk.last].windows(2) {
            let (a, b) = (edge[0], edge[1]);
            if !land::on_frame(a, b) {
                liner.segment(copy.place(a), copy.place(b), so_far * copy.scale);
            }
            if liner.measures() {
                so_far += land::length(a, b);
            }
        }
    }
}

fn colour([r, g, b, a]: [u8; 4]) -> AlphaColor<vello_cpu::color::Srgb> {
    AlphaColor::from_rgba8(r, g, b, a)
}
