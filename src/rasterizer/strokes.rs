//! Few ties: their lines, stroked into tiles.
//!
//! Outlines are worked out here from the courses, not by the path library: a lane is a true parallel of its great
//! circle, its dashes count from the first city, and every corner lies on a grid of 1/256 pixel of the whole world.
//! So what a tile shows of a tie depends neither on the tile nor on the copy of the world.

use vello_cpu::RenderContext;
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{BezPath, Point};
use vello_cpu::peniko::Fill;

use super::grid::PixelRect;
use super::tile::Overlay;
use crate::scene::Rect;
use crate::scene::drawn::{Band, Dash, DrawnTie, Stroke};
use crate::scene::lanes::{Course, Run, Step, dashes};
use crate::scene::style::Rgba;

/// Corners to a pixel: fine enough for 256 shades, and exact in the f32 of the path library far beyond a tile.
const CORNERS_A_PIXEL: f64 = 256.0;
/// Corners of a round dot.
const DOT_CORNERS: u32 = 16;

/// The drawn ties made ready for one width of the world, bottom to top.
#[derive(Clone, Debug, Default)]
pub struct Strokes {
    ties: Vec<Prepared>,
    world_px: u64,
}

/// A tie on its course; all lengths in device pixels.
#[derive(Clone, Debug)]
struct Prepared {
    course: Course,
    bands: Vec<Band>,
    strokes: Vec<Stroke>,
    opacity: f32,
    reach: f64,
    aside: f64,
}

impl Strokes {
    /// Makes ties ready for a world so many device pixels wide, their widths in points of so many pixels.
    pub fn prepare(ties: &[DrawnTie], world_px: u64, pixels_per_point: f64) -> Self {
        let scale = pixels_per_point;
        let ties = ties
            .iter()
            .map(|tie| Prepared {
                course: Course::new(tie.ends, world_px as f64),
                bands: [tie.halo, tie.casing]
                    .into_iter()
                    .flatten()
                    .map(|band| Band {
                        width: band.width * scale,
                        ..band
                    })
                    .collect(),
                strokes: tie.strokes.iter().map(|s| scaled(s, scale)).collect(),
                opacity: tie.opacity,
                reach: tie.reach() * scale,
                aside: tie.aside() * scale,
            })
            .collect();
        Self { ties, world_px }
    }

    /// Draws what of the ties lies in the rectangle, whose upper left corner is the context's origin.
    pub fn draw(&self, ctx: &mut RenderContext, rect: &PixelRect) {
        let part = Rect::at(
            [rect.x as f64, rect.y as f64],
            [f64::from(rect.w), f64::from(rect.h)],
        );
        ctx.set_fill_rule(Fill::NonZero);
        for tie in &self.ties {
            let near = part.grown(tie.reach + 1.0);
            let runs = tie.course.near(&near, tie.aside);
            if runs.is_empty() {
                continue;
            }
            let mut pen = Pen {
                runs: &runs,
                corner: [rect.x, rect.y],
                world_px: self.world_px,
                path: BezPath::new(),
            };
            for band in &tie.bands {
                pen.line(0.0, band.width, Dash::Solid);
                pen.fill(ctx, band.colour);
            }
            // Several faint lines are laid down as one, so that where they join the ground shows through once.
            let as_one = tie.strokes.len() > 1 && tie.opacity < 1.0;
            let opacity = if as_one { 1.0 } else { tie.opacity };
            if as_one {
                ctx.push_opacity_layer(tie.opacity);
            }
            for stroke in &tie.strokes {
                pen.line(stroke.offset, stroke.width, stroke.dash);
                let opacity = stroke.colour.opacity() * opacity;
                pen.fill(ctx, stroke.colour.with_opacity(opacity));
            }
            if as_one {
                ctx.pop_layer();
            }
        }
    }
}

impl Overlay for Strokes {
    fn draw(&self, ctx: &mut RenderContext, rect: &PixelRect) {
        Self::draw(self, ctx, rect);
    }
}

fn scaled(stroke: &Stroke, scale: f64) -> Stroke {
    Stroke {
        offset: stroke.offset * scale,
        width: stroke.width * scale,
        colour: stroke.colour,
        dash: match stroke.dash {
            Dash::Solid => Dash::Solid,
            Dash::Dashes(on, off) => Dash::Dashes(on * scale, off * scale),
            Dash::Dots(apart) => Dash::Dots(apart * scale),
        },
    }
}

/// Outlines lines along the runs of one tie.
struct Pen<'a> {
    runs: &'a [Run],
    corner: [i64; 2],
    world_px: u64,
    path: BezPath,
}

impl Pen<'_> {
    /// Adds a line in a lane to the path.
    fn line(&mut self, offset: f64, width: f64, dash: Dash) {
        for run in self.runs {
            match dash {
                Dash::Solid => self.outline(run.copy, &run.steps, offset, width),
                Dash::Dashes(on, off) => {
                    for dash in dashes(&run.steps, on, on + off) {
                        self.outline(run.copy, &dash, offset, width);
                    }
                }
                Dash::Dots(apart) => {
                    for dot in dashes(&run.steps, 0.0, apart) {
                        self.dot(run.copy, &dot[0], offset, width / 2.0);
                    }
                }
            }
        }
    }

    /// Fills what was added since the last fill.
    fn fill(&mut self, ctx: &mut RenderContext, Rgba([r, g, b, a]): Rgba) {
        ctx.set_paint(AlphaColor::<Srgb>::from_rgba8(r, g, b, a));
        ctx.fill_path(&self.path);
        self.path.truncate(0);
    }

    /// Along the upper edge and back along the lower one. Always the same way round, so that what overlaps within a
    /// path is filled once.
    fn outline(&mut self, copy: i64, steps: &[Step], offset: f64, width: f64) {
        let edges = || steps.iter().map(|step| step.edges(offset, width));
        let upper = edges().map(|[upper, _]| upper);
        let lower = edges().map(|[_, lower]| lower).rev();
        self.polygon(copy, upper.chain(lower));
    }

    fn dot(&mut self, copy: i64, step: &Step, offset: f64, radius: f64) {
        let [x, y] = step.aside(offset);
        let corners = (0..DOT_CORNERS).map(|i| {
            let angle = std::f64::consts::TAU * f64::from(i) / f64::from(DOT_CORNERS);
            [x + radius * angle.cos(), y + radius * angle.sin()]
        });
        self.polygon(copy, corners);
    }

    fn polygon(&mut self, copy: i64, corners: impl Iterator<Item = [f64; 2]>) {
        let mut begun = false;
        for [x, y] in corners {
            let point = self.on_grid(copy, x, y);
            if begun {
                self.path.line_to(point);
            } else {
                self.path.move_to(point);
                begun = true;
            }
        }
        if begun {
            self.path.close_path();
        }
    }

    /// Rounded on the world's own grid first, then brought to the tile by whole pixels: the same on every tile and
    /// every copy of the world.
    fn on_grid(&self, copy: i64, x: f64, y: f64) -> Point {
        let round = |v: f64| (v * CORNERS_A_PIXEL).round() / CORNERS_A_PIXEL;
        let shift_x = copy * self.world_px.cast_signed() - self.corner[0];
        Point::new(round(x) + shift_x as f64, round(y) - self.corner[1] as f64)
    }
}

#[cfg(test)]
mod tests {
    use vello_cpu::{Level, Pixmap, RenderSettings, Resources};

    use super::*;
    use crate::atlas::{State, Subject};
    use crate::geo::World;
    use crate::scene::drawn::{Emphasis, drawn_ties};
    use crate::scene::samples::{at, atlas, standings, tie};
    use crate::scene::style::{Palette, Theme};

    const WORLD: u64 = 938;

    fn ties(emphasis: &Emphasis) -> Vec<DrawnTie> {
        drawn_ties(&atlas(), &standings(), emphasis, Palette::of(Theme::Day))
    }

    fn strokes(world_px: u64) -> Strokes {
        Strokes::prepare(&ties(&Emphasis::Plain), world_px, 1.0)
    }

    /// Rows of premultiplied pixels, on nothing.
    fn picture(strokes: &Strokes, rect: PixelRect) -> Vec<[u8; 4]> {
        let settings = RenderSettings {
            level: Level::baseline(),
            num_threads: 0,
        };
        let mut ctx = RenderContext::new_with(rect.w as u16, rect.h as u16, settings);
        strokes.draw(&mut ctx, &rect);
        ctx.flush();
        let mut pixmap = Pixmap::new(rect.w as u16, rect.h as u16);
        ctx.render(&mut pixmap, &mut Resources::new());
        pixmap
            .data_as_u8_slice()
            .chunks_exact(4)
            .map(|p| [p[0], p[1], p[2], p[3]])
            .collect()
    }

    fn rect(x: i64, y: i64, w: u32, h: u32) -> PixelRect {
        PixelRect { x, y, w, h }
    }

    fn inked(picture: &[[u8; 4]]) -> usize {
        picture.iter().filter(|p| p[3] > 0).count()
    }

    /// A part of a picture so wide.
    fn part(picture: &[[u8; 4]], width: u32, of: PixelRect) -> Vec<[u8; 4]> {
        let row = |y: i64| (y * i64::from(width) + of.x) as usize;
        (of.y..of.y + i64::from(of.h))
            .flat_map(|y| &picture[row(y)..row(y) + of.w as usize])
            .copied()
            .collect()
    }

    #[test]
    fn a_tile_shows_what_the_whole_picture_shows_there() {
        let strokes = strokes(WORLD);
        let whole = picture(&strokes, rect(256, 0, 768, 512));
        assert!(inked(&whole) > 1000);
        for (x, y) in [(0, 0), (256, 0), (512, 0), (0, 256), (256, 256)] {
            let tile = picture(&strokes, rect(256 + x, y, 256, 256));
            assert!(tile == part(&whole, 768, rect(x, y, 256, 256)), "{x} {y}");
        }
    }

    #[test]
    fn a_panned_picture_is_a_fresh_one_to_the_bit() {
        let strokes = strokes(WORLD);
        let before = picture(&strokes, rect(300, 200, 512, 256));
        for (dx, dy) in [(1, 0), (0, 1), (3, 2), (37, 21), (128, 64)] {
            let after = picture(&strokes, rect(300 + dx, 200 + dy, 384, 192));
            let same = part(&before, 512, rect(dx, dy, 384, 192));
            let off = after.iter().zip(&same).filter(|(a, b)| a != b).count();
            assert_eq!(off, 0, "pixels differ after a pan by {dx}, {dy}");
        }
    }

    #[test]
    fn every_copy_of_the_world_is_the_same_to_the_bit() {
        for world_px in [WORLD, 999_983] {
            let strokes = strokes(world_px);
            let here = World::of(at(37.566, 126.978));
            let (x, y) = (here.x * world_px as f64, here.y * world_px as f64);
            let place = |copy: i64| {
                let x = x as i64 + copy * world_px.cast_signed() - 128;
                rect(x, y as i64 - 128, 256, 256)
            };
            let first = picture(&strokes, place(0));
            assert!(inked(&first) > 0);
            for copy in [-2, -1, 1, 3] {
                assert!(picture(&strokes, place(copy)) == first, "copy {copy}");
            }
        }
    }

    #[test]
    fn a_tie_over_the_antimeridian_has_no_gap_there() {
        let strokes = strokes(WORLD);
        let seam = picture(&strokes, rect(WORLD.cast_signed() - 60, 200, 120, 200));
        for x in 0..120 {
            let column = (0..200).map(|y| seam[y * 120 + x]);
            assert!(column.clone().any(|p| p[3] > 60), "column {x}");
        }
    }

    #[test]
    fn dashes_run_on_from_tile_to_tile() {
        let mut dashed = ties(&Emphasis::Plain);
        for tie in &mut dashed {
            for stroke in &mut tie.strokes {
                stroke.dash = Dash::of(State::Expired);
            }
        }
        let strokes = Strokes::prepare(&dashed, 40_000, 1.0);
        let here = World::of(at(37.0, 133.0));
        let (x, y) = ((here.x * 40e3) as i64 - 256, (here.y * 40e3) as i64 - 256);
        let whole = picture(&strokes, rect(x, y, 512, 512));
        assert!(inked(&whole) > 100);
        for (dx, dy) in [(0, 0), (256, 0), (0, 256), (256, 256)] {
            let tile = picture(&strokes, rect(x + dx, y + dy, 256, 256));
            assert!(
                tile == part(&whole, 512, rect(dx, dy, 256, 256)),
                "{dx} {dy}"
            );
        }
    }

    #[test]
    fn faint_lines_that_join_are_nowhere_denser_than_one() {
        let selected = Emphasis::Selected(Subject::Tie(tie("seoul--tokyo")));
        let faded: Vec<DrawnTie> = ties(&selected)
            .into_iter()
            .filter(|drawn| drawn.id == tie("seoul--tehran"))
            .collect();
        assert!(faded[0].strokes.len() > 1);
        let strokes = Strokes::prepare(&faded, WORLD, 1.0);
        let densest = picture(&strokes, rect(500, 300, 400, 150))
            .iter()
            .map(|p| p[3])
            .max()
            .unwrap();
        assert!((30..=42).contains(&densest), "{densest} of 255 for 16 %");
    }

    #[test]
    fn a_contested_tie_shows_the_ground_between_its_lines() {
        let contested: Vec<DrawnTie> = ties(&Emphasis::Plain)
            .into_iter()
            .filter(|drawn| drawn.id == tie("seoul--tehran"))
            .map(|mut drawn| {
                drawn.strokes.remove(0);
                drawn
            })
            .collect();
        let strokes = Strokes::prepare(&contested, WORLD, 2.0);
        let x = (World::of(at(0.0, 89.0)).x * WORLD as f64) as i64;
        let column: Vec<u8> = picture(&strokes, rect(x, 250, 1, 150))
            .iter()
            .map(|p| p[3])
            .collect();
        let inked: Vec<usize> = (0..150).filter(|y| column[*y] > 40).collect();
        let (top, bottom) = (inked[0], inked[inked.len() - 1]);
        assert!((7..=11).contains(&(bottom - top)), "{inked:?}");
        assert!(column[top..bottom].contains(&0), "{column:?}");
    }

    #[test]
    fn at_the_zoom_of_a_street_a_tie_still_passes_through_its_city() {
        let world_px = 256 << 19;
        let strokes = strokes(world_px);
        let seoul = World::of(at(37.566, 126.978));
        let x = (seoul.x * world_px as f64) as i64 - 128;
        let y = (seoul.y * world_px as f64) as i64 - 128;
        assert!(inked(&picture(&strokes, rect(x, y, 256, 256))) > 300);
    }
}
