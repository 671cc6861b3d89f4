use super::*;
use proptest::prelude::*;

const WINDOW: Viewport = Viewport {
    width: 928.0,
    height: 728.0,
    pixels_per_point: 1.0,
};

fn at(lat: f64, lon: f64) -> Position {
    Position::new(lat, lon).unwrap()
}

fn near(a: [f64; 2], b: [f64; 2], within: f64) -> bool {
    (a[0] - b[0]).abs() <= within && (a[1] - b[1]).abs() <= within
}

#[test]
fn the_narrowest_part_of_the_world_leaves_out_the_widest_gap() {
    // Every 50 degrees but over the Atlantic, 65 wide.
    let lons = [-75.0, -10.0, 40.0, 90.0, 140.0, -170.0, -120.0];
    let bounds = Bounds::of(lons.map(|lon| at(10.0, lon))).unwrap();
    assert!((bounds.min.x - World::of(at(0.0, -10.0)).x).abs() < 1e-12);
    assert!((bounds.max.x - World::of(at(0.0, -75.0)).x - 1.0).abs() < 1e-12);
}

#[test]
fn bounds_of_one_place_are_that_place_and_of_none_are_none() {
    let seoul = at(37.6, 127.0);
    let bounds = Bounds::of([seoul]).unwrap();
    assert_eq!(bounds.min, bounds.max);
    assert_eq!(bounds.min, World::of(seoul));
    assert_eq!(Bounds::of([]), None);
}

#[test]
fn what_is_fitted_lies_within_the_padding() {
    let places = [
        at(53.3, -6.2),
        at(37.6, 127.0),
        at(-41.3, 174.8),
        at(-23.5, -46.6),
    ];
    let bounds = Bounds::of(places).unwrap();
    let padding = Padding {
        left: 60.0,
        right: 24.0,
        top: 40.0,
        bottom: 20.0,
    };
    let view = View::fit(&bounds, &WINDOW, &padding, 6.0);
    let frame = Frame::new(&view, WINDOW);
    for place in places {
        let seen: Vec<_> = frame.places(World::of(place), 0.0).collect();
        assert!(
            seen.iter().any(|at| (59.0..905.0).contains(&at[0])),
            "{place:?} at {seen:?}"
        );
    }
    assert!(near(
        [frame.to_screen(bounds.min)[0], 0.0],
        [60.0, 0.0],
        1.0
    ));
}

#[test]
fn one_place_is_fitted_no_nearer_than_asked() {
    let bounds = Bounds::of([at(37.6, 127.0)]).unwrap();
    let view = View::fit(&bounds, &WINDOW, &Padding::all(40.0), 6.0);
    assert!((view.zoom - 6.0).abs() < 1e-12);
}

#[test]
fn no_view_shows_what_lies_above_or_below_the_world() {
    let mut view = View {
        centre: World { x: 0.3, y: 0.5 },
        zoom: -3.0,
    }
    .clamped(&WINDOW);
    assert!((view.world() - 728.0).abs() < 1e-9, "{view:?}");
    view = view.zoomed_about([10.0, 700.0], 4.2, &WINDOW);
    for by in [[0.0, 9e9], [0.0, -9e9]] {
        let frame = Frame::new(&view.panned(by, &WINDOW), WINDOW);
        assert!(frame.to_world([0.0, 0.5]).y >= 0.0);
        assert!(frame.to_world([0.0, 727.5]).y <= 1.0);
    }
}

#[test]
fn panning_east_never_ends() {
    let start = View {
        centre: World { x: 0.9, y: 0.5 },
        zoom: 3.0,
    };
    let round = start.panned([-start.world(), 0.0], &WINDOW);
    assert!((round.centre.x - start.centre.x).abs() < 1e-12);
}

#[test]
fn zooming_keeps_what_lies_under_the_pointer() {
    let view = View {
        centre: World { x: 0.6, y: 0.4 },
        zoom: 4.0,
    };
    let pointer = [200.0, 500.0];
    let held = Frame::new(&view, WINDOW).to_world(pointer);
    let nearer = view.zoomed_about(pointer, 9.0, &WINDOW);
    let then = Frame::new(&nearer, WINDOW).to_screen(held);
    // The first frame's corner was rounded by half a pixel, which is sixteen after five doublings.
    assert!(near(then, pointer, 17.0), "{then:?}");
}

#[test]
fn the_screen_and_the_plane_answer_each_other_at_every_zoom() {
    for zoom in [1.6, 7.3, 19.0] {
        let view = View {
            centre: World { x: 0.85, y: 0.39 },
            zoom,
        };
        let frame = Frame::new(
            &view,
            Viewport {
                pixels_per_point: 1.25,
                ..WINDOW
            },
        );
        let there = frame.to_screen(frame.to_world([123.0, 456.0]));
        assert!(near(there, [123.0, 456.0], 1e-6), "{there:?}");
        assert!(near(frame.to_screen(view.centre), [464.0, 364.0], 0.8));
    }
}

#[test]
fn a_place_is_seen_once_for_each_copy_of_the_world_in_view() {
    let view = View {
        centre: World { x: 0.5, y: 0.5 },
        zoom: WINDOW.min_zoom(),
    };
    let frame = Frame::new(&view, WINDOW);
    let edge = World { x: 0.0, y: 0.5 };
    let seen: Vec<_> = frame.places(edge, 0.0).collect();
    assert_eq!(seen.len(), 2, "{seen:?}");
    assert!((seen[1][0] - seen[0][0] - 728.0).abs() < 1e-9);
    assert_eq!(frame.places(World { x: 0.5, y: 1.2 }, 0.0).count(), 0);
}

proptest! {
    #[test]
    fn every_view_is_held_within_the_world_and_wraps_round_it(
        x in -9.0f64..9.0, y in -3.0f64..3.0, zoom in -5.0f64..30.0, by in (-1e7f64..1e7, -1e7f64..1e7),
    ) {
        let view = View { centre: World { x, y }, zoom }.clamped(&WINDOW);
        let panned = view.panned([by.0, by.1], &WINDOW);
        for view in [view, panned] {
            prop_assert!((0.0..1.0).contains(&view.centre.x) || view.centre.x == 1.0, "{view:?}");
            prop_assert!((WINDOW.min_zoom()..=MAX_ZOOM).contains(&view.zoom), "{view:?}");
            let half = WINDOW.height / 2.0 / view.world();
            prop_assert!(view.centre.y - half >= -1e-12 && view.centre.y + half <= 1.0 + 1e-12, "{view:?}");
            prop_assert_eq!(view.clamped(&WINDOW), view, "held twice is held once");
        }
    }

    #[test]
    fn the_place_under_the_pointer_stays_there_at_whatever_zoom(
        x in 0.0f64..1.0, y in 0.35f64..0.65, from in 3.5f64..19.0, to in 3.5f64..19.0,
        at in (0.0f64..928.0, 0.0f64..728.0),
    ) {
        let view = View { centre: World { x, y }, zoom: from }.clamped(&WINDOW);
        let under = |view: &View| World {
            x: view.centre.x + (at.0 - WINDOW.width / 2.0) / view.world(),
            y: view.centre.y + (at.1 - WINDOW.height / 2.0) / view.world(),
        };
        let (held, zoomed) = (under(&view), view.zoomed_about([at.0, at.1], to, &WINDOW));
        let then = under(&zoomed);
        let east = then.x - held.x;
        let off = f64::hypot(east - east.round(), then.y - held.y) * zoomed.world();
        prop_assert!(off < 1e-3, "{off} points away");
        let back = zoomed.zoomed_about([at.0, at.1], from, &WINDOW);
        prop_assert!((back.centre.y - view.centre.y).abs() * view.world() < 1e-3);
    }
}
