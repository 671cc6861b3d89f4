//! Tiles of whatever server or file onto the grid of our own: pictures sampled, shapes drawn.
//!
//! Our tiles lie on the device pixels of a world of any width, theirs on worlds of 2^zoom tiles. So a picture is sampled
//! anew, each pixel from the one picture that its centre lies in: no seam between two of them, and none counted twice.
//! Where a pixel of theirs is one of ours, at whole zooms, it is copied as it is.

use std::sync::Arc;

use super::grid::PixelRect;
use super::shapes::{ShapeColours, Shapes};
use super::tile::shapes::Placed;
use super::tile::{Painter, Pixels};
use crate::geo::TileNumber;

/// What lies over the embedded world, wherever it is there; drawn upon by many threads.
pub trait Ground: Send + Sync {
    /// Another number whenever something else would be laid over a rectangle of a world so many device pixels wide.
    fn version(&self, rect: &PixelRect, world_px: u64) -> u64;

    /// Lays what there is over a rectangle's pixels, opaque RGBA, with the help of the painter that drew them.
    fn lay(&self, painter: &mut Painter, rgba: &mut [u8], rect: &PixelRect, world_px: u64);
}

/// What every picture is mixed with, so that ties stand out from it and it goes with the look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wash {
    /// The colour, opaque.
    pub colour: [u8; 4],
    /// Its share, in 255ths.
    pub share: u8,
    /// Whether light and dark are turned round before, hues kept: a map made for paper by night.
    pub turns: bool,
}

/// How others' tiles look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroundLook {
    /// What pictures are mixed with.
    pub wash: Wash,
    /// What shapes are drawn in.
    pub colours: ShapeColours,
    /// Device pixels a point: how wide lines are, and how fine tiles.
    pub pixels_per_point: f64,
}

/// What a tile holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// A picture, premultiplied RGBA of any size.
    Picture(Arc<Pixels>),
    /// Shapes.
    Shapes(Arc<Shapes>),
}

impl Content {
    /// How much memory it takes, bytes.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Picture(pixels) => pixels.rgba.len(),
            Self::Shapes(shapes) => shapes.bytes(),
        }
    }
}

impl From<Pixels> for Content {
    fn from(pixels: Pixels) -> Self {
        Self::Picture(Arc::new(pixels))
    }
}

/// What a tile holds, and where it is laid.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The part of the world that it is laid over: that of its own tile, or a part of it.
    pub within: TileNumber,
    /// Whose it is.
    pub tile: TileNumber,
    /// What it is.
    pub content: Content,
}

/// One pixel of theirs either side of a centre of ours, and how near the second is, in 256ths.
#[derive(Clone, Copy)]
struct Tap {
    near: usize,
    next: usize,
    share: u32,
}

/// Lays pieces over what of them lies in a rectangle of a world so many device pixels wide.
pub fn lay(
    painter: &mut Painter,
    rgba: &mut [u8],
    rect: &PixelRect,
    world_px: u64,
    pieces: impl IntoIterator<Item = Piece>,
    look: &GroundLook,
) {
    let mut placed = Vec::new();
    for Piece {
        within,
        tile,
        content,
    } in pieces
    {
        match content {
            Content::Picture(picture) => {
                lay_picture(rgba, rect, world_px, (within, tile, &picture), look.wash);
            }
            Content::Shapes(shapes) => placed.push(Placed {
                within,
                tile,
                shapes,
            }),
        }
    }
    if !placed.is_empty() {
        painter.shapes(rgba, rect, world_px, &placed, look);
    }
}

fn lay_picture(
    rgba: &mut [u8],
    rect: &PixelRect,
    world_px: u64,
    (within, tile, picture): (TileNumber, TileNumber, &Pixels),
    wash: Wash,
) {
    if picture.w == 0 || picture.h == 0 {
        return;
    }
    let width = rect.w as usize;
    let side = |number: fn(&TileNumber) -> u32, theirs| Side {
        within: (number(&within), within.side()),
        tile: (number(&tile), tile.side()),
        world_px,
        theirs,
    };
    let columns = side(|tile| tile.x, picture.w).taps(rect.x, rect.right());
    let rows = side(|tile| tile.y, picture.h).taps(rect.y, rect.bottom());
    let (Some((left, columns)), Some((top, rows))) = (columns, rows) else {
        return;
    };
    let theirs = picture.w as usize;
    for (y, row) in rows.iter().enumerate() {
        let start = ((top + y) * width + left) * 4;
        let line = &mut rgba[start..start + columns.len() * 4];
        let source = |row: usize| &picture.rgba[row * theirs * 4..][..theirs * 4];
        let (upper, lower) = (source(row.near), source(row.next));
        for (pixel, column) in line.chunks_exact_mut(4).zip(&columns) {
            blend(pixel, sampled(upper, lower, column, row.share), wash);
        }
    }
}

/// One side of a picture on the plane.
struct Side {
    /// Number, and of how many.
    within: (u32, u32),
    tile: (u32, u32),
    world_px: u64,
    /// Pixels of the picture along it.
    theirs: u32,
}

impl Side {
    /// Where its pixels begin in a stretch of the plane, and what each is made of; `None` where they don't meet.
    fn taps(&self, from: i64, to: i64) -> Option<(usize, Vec<Tap>)> {
        let length = |side: u32| self.world_px as f64 / f64::from(side);
        let edge = |number: u32, side: u32| f64::from(number) * length(side);
        // The centres that lie in it; the next tile begins with the first that does not.
        let (number, side) = self.within;
        let first = (edge(number, side) - 0.5).ceil() as i64;
        let end = (edge(number + 1, side) - 0.5).ceil() as i64;
        let (first, end) = (first.max(from), end.min(to));
        if first >= end {
            return None;
        }
        let (number, side) = self.tile;
        let start = edge(number, side);
        let (scale, last) = (
            f64::from(self.theirs) / length(side),
            self.theirs as usize - 1,
        );
        let tap = |px: i64| {
            let at = ((px as f64 + 0.5 - start) * scale - 0.5).clamp(0.0, last as f64);
            let share = ((at - at.floor()) * 256.0).round() as u32;
            let near = at as usize;
            Tap {
                near,
                next: (near + 1).min(last),
                share,
            }
        };
        Some(((first - from) as usize, (first..end).map(tap).collect()))
    }
}

fn sampled(upper: &[u8], lower: &[u8], column: &Tap, down: u32) -> [u8; 4] {
    let (near, next) = (column.near * 4, column.next * 4);
    if column.share == 0 && down == 0 {
        return [
            upper[near],
            upper[near + 1],
            upper[near + 2],
            upper[near + 3],
        ];
    }
    let across = column.share;
    std::array::from_fn(|c| {
        let mix = |line: &[u8]| {
            u32::from(line[near + c]) * (256 - across) + u32::from(line[next + c]) * across
        };
        let mixed = mix(upper) * (256 - down) + mix(lower) * down;
        ((mixed + (1 << 15)) >> 16) as u8
    })
}

/// A premultiplied pixel with light and dark turned round: what was near white is as near black, in its own hue.
fn turned([r, g, b, alpha]: [u8; 4]) -> [u8; 4] {
    let by = i16::from(alpha) - i16::from(r.max(g).max(b)) - i16::from(r.min(g).min(b));
    let [r, g, b] = [r, g, b].map(|c| (i16::from(c) + by).clamp(0, 255) as u8);
    [r, g, b, alpha]
}

/// Lays a premultiplied pixel over an opaque one.
fn blend(pixel: &mut [u8], above: [u8; 4], wash: Wash) {
    let part = |of: u8, share: u32| (u32::from(of) * share + 127) / 255;
    let above = if wash.turns { turned(above) } else { above };
    let (opaque, washed) = (u32::from(above[3]), u32::from(wash.share));
    for ((below, above), colour) in pixel.iter_mut().zip(above).zip(wash.colour).take(3) {
        // The colour mixed in is as opaque as what it is mixed with.
        let above = part(above, 255 - washed) + part(part(colour, washed) as u8, opaque);
        *below = (above + part(*below, 255 - opaque)).min(255) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A picture whose pixels tell where they are.
    fn picture(w: u32, h: u32, alpha: u8) -> Pixels {
        let pixel = |i: u32| [(i % w * 255 / w) as u8, (i / w * 255 / h) as u8, 7, alpha];
        Pixels {
            w,
            h,
            rgba: (0..w * h).flat_map(pixel).collect(),
        }
    }

    fn blank(rect: &PixelRect) -> Vec<u8> {
        [9, 9, 9, 255].repeat((rect.w * rect.h) as usize)
    }

    fn tile(zoom: u8, x: u32, y: u32) -> TileNumber {
        TileNumber { zoom, x, y }
    }

    fn own(tile: TileNumber, picture: &Pixels) -> (TileNumber, TileNumber, &Pixels) {
        (tile, tile, picture)
    }

    fn rect(x: i64, y: i64, w: u32, h: u32) -> PixelRect {
        PixelRect { x, y, w, h }
    }

    #[test]
    fn at_a_whole_zoom_a_picture_is_copied_as_it_is() {
        let theirs = picture(256, 256, 255);
        let rect = rect(512, 256, 256, 256);
        let mut ours = blank(&rect);
        lay_picture(
            &mut ours,
            &rect,
            1024,
            own(tile(2, 2, 1), &theirs),
            Wash::default(),
        );
        assert_eq!(ours[..], theirs.rgba[..]);
    }

    #[test]
    fn a_transparent_picture_leaves_what_lies_beneath() {
        let rect = rect(0, 0, 256, 256);
        let mut ours = blank(&rect);
        let mut theirs = picture(256, 256, 0);
        theirs.rgba = vec![0; theirs.rgba.len()].into();
        let wash = Wash {
            colour: [200, 0, 0, 255],
            share: 128,
            turns: true,
        };
        lay_picture(&mut ours, &rect, 256, own(tile(0, 0, 0), &theirs), wash);
        assert_eq!(ours, blank(&rect));
    }

    #[test]
    fn a_wash_takes_its_share_of_a_picture() {
        let rect = rect(0, 0, 1, 1);
        let theirs = Pixels {
            w: 1,
            h: 1,
            rgba: vec![100, 100, 100, 255].into(),
        };
        for (share, seen) in [(0, 100), (255, 200), (128, 150)] {
            let mut ours = blank(&rect);
            let wash = Wash {
                colour: [200, 200, 200, 255],
                share,
                turns: false,
            };
            lay_picture(&mut ours, &rect, 1, own(tile(0, 0, 0), &theirs), wash);
            assert_eq!(ours, [seen, seen, seen, 255]);
        }
    }

    #[test]
    fn light_and_dark_are_turned_round_and_hues_stay() {
        assert_eq!(turned([255, 255, 255, 255]), [0, 0, 0, 255]);
        assert_eq!(turned([170, 211, 223, 255]), [32, 73, 85, 255]);
        assert_eq!(turned([0, 0, 0, 0]), [0, 0, 0, 0]);
        for pixel in [[3, 90, 200, 255], [60, 10, 10, 99], [1, 2, 3, 3]] {
            assert_eq!(turned(turned(pixel)), pixel);
        }
    }

    #[test]
    fn a_part_of_a_coarser_picture_stands_in_for_one_that_is_not_there() {
        let theirs = picture(256, 256, 255);
        let rect = rect(256, 256, 256, 256);
        let mut ours = blank(&rect);
        let part = (tile(1, 1, 1), tile(0, 0, 0), &theirs);
        lay_picture(&mut ours, &rect, 512, part, Wash::default());
        let corner = |rgba: &[u8], x: usize, y: usize| rgba[(y * 256 + x) * 4..][..2].to_vec();
        assert_eq!(corner(&ours, 0, 0), corner(&theirs.rgba, 128, 128));
        assert_eq!(corner(&ours, 255, 255), corner(&theirs.rgba, 255, 255));
    }

    proptest! {
        #[test]
        fn at_any_zoom_tiles_cover_every_pixel_of_the_world_once(
            world_px in 700u64..3000, zoom in 0u8..4, x in 0i64..600, y in 0i64..600,
        ) {
            let rect = rect(x, y, 90, 70);
            let mut times = vec![0; 90 * 70];
            for row in 0..1 << zoom {
                for column in 0..1 << zoom {
                    let number = tile(zoom, column, row);
                    let side = |at: u32| Side {
                        within: (at, number.side()),
                        tile: (at, number.side()),
                        world_px,
                        theirs: 256,
                    };
                    let along = side(column).taps(rect.x, rect.right());
                    let down = side(row).taps(rect.y, rect.bottom());
                    let (Some((left, columns)), Some((top, rows))) = (along, down) else { continue };
                    for y in top..top + rows.len() {
                        for x in left..left + columns.len() {
                            times[y * 90 + x] += 1;
                        }
                    }
                }
            }
            prop_assert!(times.iter().all(|&times| times == 1));
        }
    }
}
