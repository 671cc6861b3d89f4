//! The tone: a line for one tie, more for many, never a blot, never opaque.

use super::*;
use crate::rasterizer::density::Canvas;
use crate::rasterizer::{Grid, TileId};
use crate::scene::columns::tests::made;
use crate::scene::style::{Palette, Theme};

const ALL: [bool; KINDS] = [true; KINDS];

fn range(floor: f64, ceiling: f64, bare: f64) -> Range {
    Range {
        floor,
        ceiling,
        bare,
        weights: [1.0; KINDS],
    }
}

fn tile() -> TileId {
    Grid::new(1.0, 1.0).tile(0, 0)
}

fn ground() -> Pixels {
    Pixels {
        w: 256,
        h: 256,
        rgba: [240, 240, 230, 255].repeat(256 * 256).into(),
    }
}

fn sums(ties: usize) -> Sums {
    let columns = made(ties, 3);
    let mut canvas = Canvas::new(Grid::new(1.0, 1.0), &[tile()]);
    canvas.advance(&columns, ties);
    canvas.into_tiles().remove(0).1
}

#[test]
fn a_lone_tie_is_a_line_and_many_are_more() {
    let alone = range(1.0, 1.0, 1.0);
    assert!((alone.opacity(1.0) - WHOLE).abs() < 1e-12);
    assert!((alone.opacity(0.5) - WHOLE / 2.0).abs() < 1e-12);
    for range in [alone, range(1.0, 60.0, 0.4), range(40.0, 2000.0, 0.0)] {
        let steps: Vec<f64> = (0..14)
            .map(|i| range.opacity(f64::from(i).exp2() / 2.0))
            .collect();
        assert!(steps.is_sorted() && steps.iter().all(|o| (0.0..=WHOLE + 1e-12).contains(o)));
        assert!((range.opacity(range.ceiling) - range.opacity(1e9)).abs() < 1e-12);
    }
}

#[test]
fn where_no_pixel_is_bare_the_land_shows_through() {
    let open = range(1.0, 60.0, 1.0).opacity(1.0);
    let dense = range(1.0, 60.0, 0.0).opacity(1.0);
    assert!((dense / open - LEAST_LINE).abs() < 1e-12);
}

#[test]
fn a_part_of_the_ties_stands_for_all_of_them_but_a_lone_one_nearly_for_itself() {
    assert_eq!(estimate(7.0, 1.0), 7.0);
    assert!(estimate(0.1, 0.1) < 0.13);
    assert!((estimate(4000.0, 0.1) / 40_000.0 - 1.0).abs() < 0.01);
}

#[test]
fn a_range_follows_from_how_much_is_covered() {
    let histogram = Histogram::of(&sums(60), ALL);
    let few = Range::of(&histogram);
    assert_eq!(few.floor, 1.0);
    assert!(few.bare > 0.5 && few.bare < 1.0);
    let mut twice = histogram.clone();
    twice.add(&histogram, |k| k);
    assert_eq!(twice.pixels(), 2 * histogram.pixels());
    assert_eq!(Range::of(&twice), few);
    assert_eq!(Range::of(&Histogram::default()).opacity(0.0), 0.0);
}

#[test]
fn nothing_over_a_tile_is_the_tile_itself_and_a_kind_left_out_is_not_seen() {
    let ink = Ink::of(Palette::of(Theme::Day));
    let (base, sums) = (ground(), sums(60));
    let range = Range::of(&Histogram::of(&sums, ALL));
    let nothing = Tone::new(&range, 1.0, &ink, [false; KINDS]).over(&base, &sums);
    assert!(std::sync::Arc::ptr_eq(&nothing.rgba, &base.rgba));
    let all = Tone::new(&range, 1.0, &ink, ALL).over(&base, &sums);
    let one =
        Tone::new(&range, 1.0, &ink, std::array::from_fn(|kind| kind == 0)).over(&base, &sums);
    let touched = |pixels: &Pixels| {
        let changed = pixels.rgba.chunks(4).zip(base.rgba.chunks(4));
        changed.filter(|(a, b)| a != b).count()
    };
    assert!(touched(&one) > 100 && touched(&all) > touched(&one));
}

#[test]
fn mixing_a_colour_with_itself_changes_nothing() {
    let ink = Ink::of(Palette::of(Theme::Night));
    for kind in 0..KINDS {
        let mixed = ink.mixed(&[(kind, 3.0), (kind, 0.5)]);
        for (mixed, plain) in mixed.iter().zip(ink.plain[kind]) {
            assert!(mixed.abs_diff(plain) <= 1, "{mixed} for {plain}");
        }
    }
}
