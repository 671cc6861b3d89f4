//! Many ties through the pool: the same bits however they come about.

use std::sync::Arc;
use std::time::Duration;

use super::{land, picture};
use crate::jobs::{Many, Picture, Tiles, Wake};
use crate::rasterizer::tone::Ink;
use crate::rasterizer::{Grid, PixelRect, TileId};
use crate::scene::arcs::Course;
use crate::scene::columns::tests::made;
use crate::scene::columns::{Change, Columns, KINDS, Style, TieNumber};
use crate::scene::style::{Palette, Theme};

const PLENTY: Duration = Duration::from_mins(1);

pub(super) fn many(columns: &Arc<Columns>, changes: Option<Vec<Change>>, theme: Theme) -> Picture {
    Picture {
        many: Some(Many {
            columns: columns.clone(),
            changes: changes.map(Into::into),
            ink: Arc::new(Ink::of(Palette::of(theme))),
            shown: [true; KINDS],
        }),
        ..picture(|_| {})
    }
}

pub(super) fn tiles(picture: Picture, workers: usize) -> Tiles {
    let wake: Wake = Arc::new(|| {});
    let mut tiles = Tiles::with(picture.clone(), &wake, land, [workers, 0]).unwrap();
    tiles.show(picture);
    tiles
}

pub(super) fn view(x: i64) -> Vec<TileId> {
    let (w, h) = (500, 300);
    Grid::new(1.6, 1.0).wanted(&PixelRect { x, y: 100, w, h })
}

pub(super) fn finish(tiles: &mut Tiles, ids: &[TileId]) {
    tiles.render_now(ids);
    tiles.finish_ties(PLENTY);
    assert_eq!(tiles.missing(), 0);
}

fn assert_same(a: &Tiles, b: &Tiles, ids: &[TileId]) {
    for id in ids {
        let (a, b) = (a.get(*id).unwrap(), b.get(*id).unwrap());
        assert!(a.pixels == b.pixels, "{id:?}");
    }
}

#[test]
fn any_number_of_threads_draws_the_same_ties() {
    let columns = Arc::new(made(80, 2));
    let ids = view(100);
    let mut alone = tiles(many(&columns, None, Theme::Day), 0);
    finish(&mut alone, &ids);
    assert_eq!(alone.ties_drawn(), columns.len());
    for workers in [1, 3] {
        let mut crowd = tiles(many(&columns, None, Theme::Day), workers);
        finish(&mut crowd, &ids);
        assert_same(&alone, &crowd, &ids);
    }
}

#[test]
fn a_panned_picture_of_many_ties_is_a_fresh_one() {
    let columns = Arc::new(made(80, 2));
    let mut panned = tiles(many(&columns, None, Theme::Day), 1);
    for x in (0..700).step_by(130) {
        finish(&mut panned, &view(x));
    }
    // Once round the globe.
    let last = view(700 + Grid::new(1.6, 1.0).world_px().cast_signed());
    finish(&mut panned, &last);
    let mut fresh = tiles(many(&columns, None, Theme::Day), 1);
    finish(&mut fresh, &last);
    assert_same(&panned, &fresh, &last);
}

#[test]
fn an_edit_is_drawn_into_what_is_there_and_undone_leaves_no_trace() {
    let before = Arc::new(made(80, 2));
    let mut edited = (*before).clone();
    edited.restyle_for_test(5, Style::HIDDEN);
    let after = Arc::new(edited);
    let change = |from: &Columns, to: &Columns| {
        let tie: TieNumber = 5;
        let at = |columns: &Columns| {
            let course = Course::of(columns, tie)?;
            columns
                .style(tie)
                .is_drawn()
                .then(|| (course, columns.style(tie)))
        };
        vec![Change {
            tie,
            before: at(from),
            after: at(to),
        }]
    };
    let ids = view(100);
    let mut shown = tiles(many(&before, None, Theme::Day), 1);
    finish(&mut shown, &ids);
    shown.show(many(&after, Some(change(&before, &after)), Theme::Day));
    finish(&mut shown, &ids);
    let mut fresh = tiles(many(&after, None, Theme::Day), 1);
    finish(&mut fresh, &ids);
    assert_same(&shown, &fresh, &ids);
    shown.show(many(&before, Some(change(&after, &before)), Theme::Day));
    finish(&mut shown, &ids);
    let mut first = tiles(many(&before, None, Theme::Day), 1);
    finish(&mut first, &ids);
    assert_same(&shown, &first, &ids);
}

#[test]
fn another_look_is_laid_over_without_drawing_ties_again() {
    let columns = Arc::new(made(80, 2));
    let ids = view(100);
    let mut shown = tiles(many(&columns, None, Theme::Day), 1);
    finish(&mut shown, &ids);
    let day = shown.get(ids[0]).unwrap().pixels.clone();
    shown.show(many(&columns, None, Theme::Night));
    assert!(
        shown.get(ids[0]).unwrap().pixels == day,
        "the old one stands until then"
    );
    finish(&mut shown, &ids);
    assert!(shown.get(ids[0]).unwrap().pixels != day);
    shown.show(picture(|_| {}));
    shown.render_now(&ids);
    assert_eq!(shown.missing(), 0);
    assert!(
        shown.get(ids[0]).unwrap().pixels != day,
        "without ties it is the base map"
    );
}

#[test]
fn what_lies_about_the_pointer_is_told_by_its_lowest_numbers() {
    let columns = Arc::new(made(80, 2));
    let ids = view(100);
    let mut shown = tiles(many(&columns, None, Theme::Day), 1);
    finish(&mut shown, &ids);
    let grid = Grid::new(1.6, 1.0);
    let world = grid.world_px() as f64;
    let mut found = 0;
    for x in (120..560).step_by(20) {
        let at = [f64::from(x), 220.5];
        let here = shown.candidates(grid, at, 8.0);
        assert_eq!(
            here,
            shown.candidates(grid, [at[0] - world, at[1]], 8.0),
            "on a copy"
        );
        found += here.len();
    }
    assert!(found > 3, "{found}");
}
