//! Shapes of others' tiles, over the pixels of the embedded world.
//!
//! Each is cut to the square of its own tile: so two tiles meet without a seam and none shows beyond its edge, whatever
//! margin its makers gave it. All shapes of a kind go into one path, whatever tile they are of: where two of them abut,
//! their edges cancel out.

use std::sync::Arc;

use vello_cpu::RasterizerSettings;
use vello_cpu::TargetInit;
use vello_cpu::kurbo::{BezPath, Cap, Join, Point, Stroke};
use vello_cpu::peniko::Fill;

use super::super::clip::{Dash, Filler, Guard, Liner};
use super::super::grid::PixelRect;
use super::super::raster::GroundLook;
use super::super::shapes::{Area, Beneath, Lines, Shapes, Way};
use super::{DASH_PT, Painter};
use crate::geo::TileNumber;

/// From this width on ends and bends are round, device pixels: narrower ones show no difference.
const ROUND_PX: f64 = 2.5;

/// Shapes, and where they are laid.
#[derive(Clone, Debug)]
pub(in super::super) struct Placed {
    /// The part of the world that they are cut to.
    pub(in super::super) within: TileNumber,
    /// Whose they are.
    pub(in super::super) tile: TileNumber,
    pub(in super::super) shapes: Arc<Shapes>,
}

/// One tile's square as a rectangle sees it.
struct Square<'a> {
    guard: Guard,
    /// The tile's corner and side, pixels.
    corner: [f64; 2],
    side: f64,
    shapes: &'a Shapes,
}

impl Painter {
    /// Draws shapes over a rectangle's pixels, opaque RGBA.
    pub(in super::super) fn shapes(
        &mut self,
        rgba: &mut [u8],
        rect: &PixelRect,
        world_px: u64,
        placed: &[Placed],
        look: &GroundLook,
    ) {
        let (w, h) = self.begin(rect);
        let zoom = (world_px as f64 / look.pixels_per_point / 256.0).log2();
        let width_px = |way: Way| Some(way.width_pt(zoom)? * look.pixels_per_point);
        let widest = Way::all().filter_map(width_px).fold(0.0, f64::max);
        let squares: Vec<Square<'_>> = placed
            .iter()
            .flat_map(|placed| squares(placed, rect, world_px, widest))
            .collect();
        let base = &look.colours.base;
        self.beneath(&squares, Beneath::Land, base.land);
        self.beneath(&squares, Beneath::Water, base.water);
        self.areas(&squares, Area::Land, base.land);
        self.areas(&squares, Area::BuiltUp, look.colours.built_up);
        let draw = |painter: &mut Self, way: Way| {
            let Some(width_px) = width_px(way) else {
                return;
            };
            let rgba = match way {
                Way::Coast | Way::River => base.coast,
                Way::MinorRoad | Way::MajorRoad | Way::Motorway => look.colours.road,
                Way::Region => look.colours.region,
                Way::Border => base.border,
                Way::Disputed | Way::Outline => base.disputed,
            };
            let dash = (way == Way::Disputed).then_some(Dash {
                on: DASH_PT.on * look.pixels_per_point,
                off: DASH_PT.off * look.pixels_per_point,
            });
            painter.ways(&squares, way, (rgba, width_px, dash));
        };
        for way in Way::BENEATH_WATER {
            draw(self, way);
        }
        // Over these, so that no edge within the water and no river through a lake shows.
        self.areas(&squares, Area::Water, base.water);
        for way in Way::ABOVE_WATER {
            draw(self, way);
        }
        let settings = RasterizerSettings {
            target_init: TargetInit::SrcOver,
            ..RasterizerSettings::default()
        };
        self.render(rgba, w, h, settings);
    }

    fn beneath(&mut self, squares: &[Square<'_>], beneath: Beneath, rgba: [u8; 4]) {
        self.path.truncate(0);
        for square in squares
            .iter()
            .filter(|square| square.shapes.beneath() == beneath)
        {
            let Guard { x0, y0, x1, y1 } = square.guard;
            self.path.move_to((x0, y0));
            for corner in [(x1, y0), (x1, y1), (x0, y1)] {
                self.path.line_to(corner);
            }
            self.path.close_path();
        }
        self.fill_path(Fill::NonZero, rgba);
    }

    fn areas(&mut self, squares: &[Square<'_>], area: Area, rgba: [u8; 4]) {
        self.path.truncate(0);
        for square in squares {
            square.fill(square.shapes.area(area), &mut self.path);
        }
        self.fill_path(Fill::NonZero, rgba);
    }

    fn ways(
        &mut self,
        squares: &[Square<'_>],
        way: Way,
        (rgba, width_px, dash): ([u8; 4], f64, Option<Dash>),
    ) {
        self.path.truncate(0);
        for square in squares {
            square.draw(square.shapes.way(way), dash, &mut self.path);
        }
        let (cap, join) = if width_px < ROUND_PX || dash.is_some() {
            (Cap::Butt, Join::Bevel)
        } else {
            (Cap::Round, Join::Round)
        };
        self.stroke_path(&Stroke::new(width_px).with_caps(cap).with_join(join), rgba);
    }
}

/// Where shapes lie in a rectangle with a margin for lines so wide: once for each copy of the world that it sees.
fn squares<'a>(
    placed: &'a Placed,
    rect: &PixelRect,
    world_px: u64,
    widest: f64,
) -> impl Iterator<Item = Square<'a>> + use<'a> {
    let margin = widest / 2.0 + 1.0;
    let world = world_px.cast_signed().max(1);
    let reach = margin.ceil() as i64;
    let first = (rect.x - reach).div_euclid(world);
    let last = (rect.right() + reach).div_euclid(world);
    let side = move |tile: TileNumber| world_px as f64 / f64::from(tile.side());
    let rect = *rect;
    (first..=last).filter_map(move |copy| {
        let origin = [(copy * world - rect.x) as f64, -rect.y as f64];
        // Each edge is worked out alike for the tiles on both its sides.
        let edge =
            |axis: usize, number: u32| f64::from(number) * side(placed.within) + origin[axis];
        let TileNumber { x, y, .. } = placed.within;
        let guard = Guard {
            x0: edge(0, x).max(-margin),
            y0: edge(1, y).max(-margin),
            x1: edge(0, x + 1).min(f64::from(rect.w) + margin),
            y1: edge(1, y + 1).min(f64::from(rect.h) + margin),
        };
        let tile_side = side(placed.tile);
        (guard.x0 < guard.x1 && guard.y0 < guard.y1).then(|| Square {
            guard,
            corner: [
                f64::from(placed.tile.x) * tile_side + origin[0],
                f64::from(placed.tile.y) * tile_side + origin[1],
            ],
            side: tile_side,
            shapes: &placed.shapes,
        })
    })
}

impl Square<'_> {
    fn place(&self, [x, y]: [f32; 2]) -> Point {
        Point::new(
            f64::from(x) * self.side + self.corner[0],
            f64::from(y) * self.side + self.corner[1],
        )
    }

    /// What the square shows of its tile, in sides of it.
    fn seen(&self) -> [[f64; 2]; 2] {
        let Guard { x0, y0, x1, y1 } = self.guard;
        [[x0, y0], [x1, y1]].map(|[x, y]| {
            [
                (x - self.corner[0]) / self.side,
                (y - self.corner[1]) / self.side,
            ]
        })
    }

    fn fill(&self, rings: &Lines, path: &mut BezPath) {
        let mut filler = Filler::new(self.guard, path);
        for ring in rings.within(self.seen()) {
            filler.begin(self.place(ring[0]));
            for &point in ring[1..].iter().chain(&ring[..1]) {
                filler.line_to(self.place(point));
            }
            filler.end();
        }
    }

    fn draw(&self, lines: &Lines, dash: Option<Dash>, path: &mut BezPath) {
        let mut liner = Liner::new(self.guard, dash, path);
        for line in lines.within(self.seen()) {
            let mut so_far = 0.0;
            for pair in line.windows(2) {
                let (a, b) = (self.place(pair[0]), self.place(pair[1]));
                liner.segment(a, b, so_far);
                if liner.measures() {
                    so_far += a.distance(b);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
