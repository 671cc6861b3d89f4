//! What is asked for, in which order, and when again: without threads, by a clock of the test's own.

use super::*;
use crate::net::FetchError;
use crate::rasterizer::Pixels;
use std::ops::RangeInclusive;
use std::time::Duration;

mod faulty;

struct Nowhere(RangeInclusive<u8>);

impl Source for Nowhere {
    fn zooms(&self) -> RangeInclusive<u8> {
        self.0.clone()
    }

    fn kept(&self, _: TileNumber) -> Option<KeptTile> {
        None
    }

    fn ask(&self, _: TileNumber, _: Option<&str>) -> Result<Reply, RasterError> {
        Ok(Reply::Missing)
    }

    fn keep(&self, _: TileNumber, _: &KeptTile) {}
}

const HOUR: Duration = Duration::from_hours(1);

fn opened(zooms: RangeInclusive<u8>, now: Instant) -> State {
    let mut state = State::default();
    state.opened(Ok(Arc::new(Nowhere(zooms))), now);
    state
}

/// A window of 512 by 512 points whose middle lies there on the plane at a zoom, in tiles.
fn look(zoom: u32, x: f64, y: f64) -> Look {
    let corner = |at: f64| (at * 256.0) as i64 - 256;
    Look {
        rect: PixelRect {
            x: corner(x),
            y: corner(y),
            w: 512,
            h: 512,
        },
        world_px: 256 << zoom,
        pixels_per_point: 1.0,
    }
}

fn tile(zoom: u8, x: u32, y: u32) -> TileNumber {
    TileNumber { zoom, x, y }
}

fn picture() -> Content {
    Content::from(Pixels {
        w: 1,
        h: 1,
        rgba: [1, 2, 3, 255].into(),
    })
}

/// The next tile that the source is asked for, after a look for copies that finds none.
fn ask(state: &mut State, now: Instant) -> Option<TileNumber> {
    loop {
        match state.next(now) {
            Next::Look(number, _) => {
                state.looked(number, None, now);
            }
            Next::Ask(number, ..) => return Some(number),
            Next::Open | Next::Wait(_) => return None,
        }
    }
}

/// All that the source is asked for, each once the one before has come.
fn ask_all(state: &mut State, now: Instant) -> Vec<TileNumber> {
    let one = || {
        let number = ask(state, now)?;
        came(state, number, now);
        Some(number)
    };
    std::iter::from_fn(one).collect()
}

fn came(state: &mut State, number: TileNumber, now: Instant) {
    assert!(state.asked(number, Came::Picture(picture(), None, HOUR), now));
}

fn unreachable() -> Came {
    let error = FetchError::Unreachable("gone".to_owned());
    Came::Failed(RasterError::Fetch(error))
}

#[test]
fn what_is_nearest_the_middle_is_asked_for_first_and_what_has_left_the_view_not_at_all() {
    let now = Instant::now();
    let mut state = opened(0..=19, now);
    assert_eq!(ask(&mut state, now), None, "nothing is looked at");
    state.look_at(look(4, 5.4, 7.6));
    assert_eq!(ask(&mut state, now), Some(tile(4, 5, 7)));
    state.look_at(look(4, 12.4, 7.6));
    let asked: Vec<_> = ask_all(&mut state, now);
    assert_eq!(asked[0], tile(4, 12, 7));
    assert_eq!(asked.len(), 9);
    assert!(
        asked.iter().all(|tile| (11..=13).contains(&tile.x)),
        "{asked:?}"
    );
}

#[test]
fn few_are_asked_for_at_once_and_those_that_have_left_the_view_do_not_count() {
    let now = Instant::now();
    let mut state = opened(0..=19, now);
    state.look_at(look(4, 5.4, 7.6));
    let first: Vec<_> = std::iter::from_fn(|| ask(&mut state, now)).collect();
    assert_eq!(first.len(), state::AT_ONCE);
    state.look_at(look(4, 12.4, 7.6));
    let second: Vec<_> = std::iter::from_fn(|| ask(&mut state, now)).collect();
    assert_eq!(second.len(), state::AT_ONCE);
    came(&mut state, second[0], now);
    assert!(ask(&mut state, now).is_some());
    assert_eq!(ask(&mut state, now), None);
}

#[test]
fn copies_of_the_world_take_the_same_tiles_and_nothing_lies_beyond_its_edges() {
    let now = Instant::now();
    let mut state = opened(0..=19, now);
    state.look_at(look(2, 0.0, 0.0));
    let mut asked: Vec<_> = ask_all(&mut state, now);
    asked.sort();
    assert_eq!(asked, [tile(2, 0, 0), tile(2, 3, 0)]);
    let mut state = opened(0..=19, now);
    state.look_at(look(0, -7.0, 0.5));
    assert_eq!(ask(&mut state, now), Some(tile(0, 0, 0)));
    assert_eq!(ask(&mut state, now), None);
}

#[test]
fn a_tile_is_asked_for_once_while_it_holds_and_by_its_version_afterwards() {
    let now = Instant::now();
    let mut state = opened(0..=19, now);
    state.look_at(look(0, 0.5, 0.5));
    let world = ask(&mut state, now).unwrap();
    let tag = Some("v1".to_owned());
    state.asked(world, Came::Picture(picture(), tag.clone(), HOUR), now);
    assert!(matches!(state.next(now), Next::Wait(Some(time)) if time == HOUR));
    let later = now + HOUR;
    assert!(matches!(state.next(later), Next::Ask(_, _, known) if known == tag));
    assert!(
        !state.asked(world, Came::Unchanged(HOUR), later),
        "nothing new"
    );
    assert_eq!(ask(&mut state, later), None);
    assert_eq!(state.pieces(&look(0, 0.5, 0.5)).len(), 1);
}

#[test]
fn in_the_place_of_what_a_source_lacks_stands_what_lies_above() {
    let now = Instant::now();
    let mut state = opened(0..=19, now);
    // Within one tile at zoom 9.
    let within = Look {
        rect: PixelRect {
            x: 300 * 256 + 10,
            y: 200 * 256 + 10,
            w: 100,
            h: 100,
        },
        ..look(9, 0.0, 0.0)
    };
    state.look_at(within);
    let own = ask(&mut state, now).unwrap();
    state.asked(own, Came::Missing, now);
    let above = ask(&mut state, now).unwrap();
    assert_eq!(above, own.above(1).unwrap());
    came(&mut state, above, now);
    let pieces = state.pieces(&within);
    let (piece, _) = &pieces[0];
    assert_eq!((piece.within, piece.tile, pieces.len()), (own, above, 1));
    assert_eq!(ask(&mut state, now), None);
}

#[test]
fn while_a_tile_is_not_there_those_it_is_divided_into_stand_in() {
    let now = Instant::now();
    let mut state = opened(0..=19, now);
    state.look_at(look(1, 1.0, 1.0));
    while let Some(number) = ask(&mut state, now) {
        came(&mut state, number, now);
    }
    let farther = look(0, 0.5, 0.5);
    let pieces = state.pieces(&farther);
    assert_eq!(pieces.len(), 4);
    assert!(pieces.iter().all(|(piece, _)| piece.within.zoom == 1));
    state.look_at(farther);
    let world = ask(&mut state, now).unwrap();
    came(&mut state, world, now);
    assert_eq!(state.pieces(&farther).len(), 1);
}

#[test]
fn a_source_that_is_gone_is_asked_for_one_tile_at_a_time_ever_more_seldom_until_it_answers() {
    let mut now = Instant::now();
    let mut state = opened(0..=19, now);
    state.look_at(look(4, 5.5, 7.5));
    let first = ask(&mut state, now).unwrap();
    assert!(state.asked(first, unreachable(), now), "this is told");
    assert!(state.trouble().is_some());
    assert_eq!(ask(&mut state, now), None);
    let mut waits = Vec::new();
    for _ in 0..4 {
        let Next::Wait(Some(wait)) = state.next(now) else {
            panic!("it is asked again by itself");
        };
        waits.push(wait);
        now += wait;
        let probe = ask(&mut state, now).unwrap();
        assert_eq!(ask(&mut state, now), None, "one at a time");
        assert!(!state.asked(probe, unreachable(), now), "told once");
    }
    assert!(waits.is_sorted() && waits[3] >= waits[0] * 4, "{waits:?}");
    state.try_again(now);
    let probe = ask(&mut state, now).unwrap();
    assert!(
        state.asked(probe, Came::Missing, now),
        "it answers: this is told"
    );
    assert!(state.trouble().is_none());
    let rest: Vec<_> = ask_all(&mut state, now);
    assert!(
        rest.contains(&first) || probe == first,
        "what failed is asked for at once"
    );
}

#[test]
fn one_tile_that_fails_among_others_is_no_trouble_of_the_source() {
    let now = Instant::now();
    let mut state = opened(0..=19, now);
    state.look_at(look(4, 5.5, 7.5));
    let refused = FetchError::Refused {
        status: 500,
        retry_after: None,
    };
    let first = ask(&mut state, now).unwrap();
    state.asked(first, Came::Failed(refused.into()), now);
    assert!(state.trouble().is_none());
    let second = ask(&mut state, now).unwrap();
    came(&mut state, second, now);
    let others: Vec<_> = ask_all(&mut state, now);
    assert!(!others.contains(&first) && others.len() == 7);
    let later = now + Duration::from_secs(2);
    assert_eq!(ask(&mut state, later), Some(first), "it is asked for again");
}

#[test]
fn beyond_the_zooms_of_a_source_the_nearest_is_taken() {
    let now = Instant::now();
    let mut state = opened(2..=3, now);
    state.look_at(look(0, 0.5, 0.5));
    assert_eq!(ask_all(&mut state, now).len(), 16);
    let mut state = opened(3..=9, now);
    state.look_at(look(0, 0.5, 0.5));
    assert_eq!(ask(&mut state, now), None, "far too many would be wanted");
    let mut state = opened(2..=3, now);
    state.look_at(look(9, 300.0, 200.0));
    assert_eq!(ask(&mut state, now), Some(tile(3, 4, 3)));
}
