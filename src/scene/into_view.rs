//! Whether places can be seen, and the view to go to where they can't.

use super::Rect;
use super::view::{Bounds, Frame, Padding, View, Viewport};
use crate::atlas::{Atlas, Id, Subject};
use crate::geo::{GreatCircle, Position, World};

/// How far from the window's edge a place must lie to be seen, points: half its dot and its halo.
const MARGIN: f64 = 20.0;

/// How far from what lies over the map, points.
const CLEARANCE: f64 = 6.0;

/// How near one looks at a place that one was far from.
const NEAREST: f64 = 6.0;

/// How near one looks at what one asked for: a city and the places about it.
const NEAREST_OF_SEVERAL: f64 = 9.0;

/// Farther than so many windows is far: what one saw there says nothing about how near one wants to look here.
const FAR: f64 = 2.0;

/// Room about a tie that is shown, points; the legend's at the left.
const PADDING: Padding = Padding {
    left: 208.0,
    right: 112.0,
    top: 56.0,
    bottom: 64.0,
};

/// What is to be seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// A place.
    Place(Position),
    /// Both ends of a tie, on one copy of the world.
    Ends(Position, Position),
}

/// The view that shows a target, as near to the present one as can be; `None` where it is seen already, neither beside
/// the window nor `covered` by what lies over the map.
pub fn into_view(
    target: Target,
    view: &View,
    viewport: &Viewport,
    covered: &[Rect],
) -> Option<View> {
    let frame = Frame::new(view, *viewport);
    let open = frame.screen().grown(-MARGIN);
    let is_seen = |at: [f64; 2]| {
        open.contains(at)
            && !covered
                .iter()
                .any(|over| over.grown(CLEARANCE).contains(at))
    };
    match target {
        Target::Place(place) => {
            let at = World::of(place);
            if frame.places(at, 0.0).any(is_seen) {
                return None;
            }
            Some(
                View {
                    centre: at,
                    zoom: zoom_at(at, view, viewport),
                }
                .clamped(viewport),
            )
        }
        Target::Ends(a, b) => {
            let (from, to) = (World::of(a), World::of(b));
            let world = frame.world();
            let step = [short(to.x - from.x) * world, (to.y - from.y) * world];
            if frame
                .places(from, 0.0)
                .any(|at| is_seen(at) && is_seen([at[0] + step[0], at[1] + step[1]]))
            {
                return None;
            }
            let bounds = course(a, b);
            let centre = World {
                x: f64::midpoint(bounds.min.x, bounds.max.x),
                y: f64::midpoint(bounds.min.y, bounds.max.y),
            };
            let nearest = zoom_at(centre, view, viewport);
            Some(View::fit(&bounds, viewport, &PADDING, nearest))
        }
    }
}

/// The zoom at which to look at a place: the present one, unless one comes from afar.
fn zoom_at(at: World, view: &View, viewport: &Viewport) -> f64 {
    let away = f64::hypot(short(at.x - view.centre.x), at.y - view.centre.y) * view.world();
    if away > FAR * viewport.width {
        view.zoom.min(NEAREST)
    } else {
        view.zoom
    }
}

/// What a tie covers, the way that it takes.
fn course(a: Position, b: Position) -> Bounds {
    const TOLERANCE: f64 = 1e-3;
    let arc = GreatCircle::between(a, b);
    let mut bounds: Option<Bounds> = None;
    let mut x = World::of(a).x;
    for share in arc.shares(TOLERANCE) {
        let at = arc.on_plane(share).at;
        x += short(at.x - x);
        let y = at.y.clamp(0.0, 1.0);
        let held = bounds.get_or_insert(Bounds {
            min: World { x, y },
            max: World { x, y },
        });
        held.min = World {
            x: held.min.x.min(x),
            y: held.min.y.min(y),
        };
        held.max = World {
            x: held.max.x.max(x),
            y: held.max.y.max(y),
        };
    }
    bounds.unwrap_or(Bounds {
        min: World::of(a),
        max: World::of(b),
    })
}

/// What several subjects cover, ties the way that they take; `None` where none of them has a place.
pub fn bounds_of<'a>(
    subjects: impl IntoIterator<Item = &'a Subject>,
    atlas: &Atlas,
) -> Option<Bounds> {
    /// So many stretches of a tie are looked at: what bows out between two of them lies within the room about it all.
    const STRETCHES: u32 = 8;
    let place = |city: &Id| atlas.cities.get(city).and_then(|city| city.at);
    let mut places = Vec::new();
    for subject in subjects {
        match subject {
            Subject::City(city) => places.extend(place(city)),
            Subject::Tie(tie) => {
                if let [Some(a), Some(b)] = tie.ends().map(place) {
                    let arc = GreatCircle::between(a, b);
                    let shares = (0..=STRETCHES).map(|i| f64::from(i) / f64::from(STRETCHES));
                    places.extend(shares.map(|share| arc.at(share)));
                }
            }
        }
    }
    Bounds::of(places)
}

/// The view that shows all of a part of the world, clear of what lies over the map.
pub fn held(bounds: &Bounds, viewport: &Viewport) -> View {
    View::fit(bounds, viewport, &PADDING, NEAREST_OF_SEVERAL)
}

/// The same step, round the world the short way.
fn short(step: f64) -> f64 {
    step - step.round()
}

/// The view of the whole atlas, kept clear of the legend and of names at the edges.
pub fn whole(atlas: &Atlas, viewport: &Viewport) -> View {
    let padding = Padding {
        left: 58.0,
        right: 26.0,
        top: 48.0,
        bottom: 16.0,
    };
    let positions = atlas.cities.values().filter_map(|city| city.at);
    match Bounds::of(positions) {
        Some(bounds) => View::fit(&bounds, viewport, &padding, NEAREST),
        None => View {
            centre: World { x: 0.5, y: 0.5 },
            zoom: 0.0,
        },
    }
}

#[cfg(test)]
mod tests {
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

    fn over(place: Position, zoom: f64) -> View {
        View {
            centre: World::of(place),
            zoom,
        }
        .clamped(&WINDOW)
    }

    const SEOUL: (f64, f64) = (37.566, 126.978);
    const TEHRAN: (f64, f64) = (35.694, 51.422);
    const AUCKLAND: (f64, f64) = (-36.85, 174.76);
    const LIMA: (f64, f64) = (-12.05, -77.04);

    #[test]
    fn what_is_seen_moves_nothing() {
        let view = over(at(36.0, 90.0), 3.0);
        let (seoul, tehran) = (at(SEOUL.0, SEOUL.1), at(TEHRAN.0, TEHRAN.1));
        assert_eq!(into_view(Target::Place(seoul), &view, &WINDOW, &[]), None);
        assert_eq!(
            into_view(Target::Ends(seoul, tehran), &view, &WINDOW, &[]),
            None
        );
    }

    #[test]
    fn what_lies_under_the_legend_is_not_seen() {
        let seoul = at(SEOUL.0, SEOUL.1);
        let view = over(seoul, 5.0);
        let legend = Rect::about([464.0, 364.0], 30.0);
        // In the middle already; there is nowhere better to go, but it is not taken for seen.
        assert!(into_view(Target::Place(seoul), &view, &WINDOW, &[legend]).is_some());
    }

    #[test]
    fn a_near_city_keeps_the_zoom_and_a_far_one_is_not_seen_from_its_streets() {
        let seoul = over(at(SEOUL.0, SEOUL.1), 12.0);
        let incheon = into_view(Target::Place(at(37.45, 126.6)), &seoul, &WINDOW, &[]).unwrap();
        assert_eq!(incheon.zoom, 12.0);
        let tehran =
            into_view(Target::Place(at(TEHRAN.0, TEHRAN.1)), &seoul, &WINDOW, &[]).unwrap();
        assert_eq!(tehran.zoom, NEAREST);
    }

    #[test]
    fn a_tie_over_the_antimeridian_is_shown_the_short_way() {
        let ends = Target::Ends(at(AUCKLAND.0, AUCKLAND.1), at(LIMA.0, LIMA.1));
        let view = into_view(ends, &over(at(50.0, 10.0), 4.0), &WINDOW, &[]).unwrap();
        let frame = Frame::new(&view, WINDOW);
        let middle = frame.view().centre.position();
        assert!(
            middle.lon() < -90.0,
            "over the Pacific, not over Africa: {middle:?}"
        );
        assert_eq!(into_view(ends, &view, &WINDOW, &[]), None);
    }

    proptest! {
        #[test]
        fn where_one_is_sent_one_sees_what_one_was_sent_for(
            lat in -70.0f64..70.0, lon in -180.0f64..180.0, zoom in 1.6f64..19.0,
            a in (-60.0f64..65.0, -180.0f64..180.0), b in (-60.0f64..65.0, -180.0f64..180.0),
        ) {
            let view = over(at(lat, lon), zoom);
            let (a, b) = (at(a.0, a.1), at(b.0, b.1));
            if let Some(there) = into_view(Target::Place(a), &view, &WINDOW, &[]) {
                prop_assert_eq!(into_view(Target::Place(a), &there, &WINDOW, &[]), None);
            }
            if let Some(there) = into_view(Target::Ends(a, b), &view, &WINDOW, &[]) {
                let frame = Frame::new(&there, WINDOW);
                // Nearly half round the world a great circle may rise past the edge of the map: its ends are seen, of
                // its course what can be.
                let seen = |p| frame.places(World::of(p), 0.0).next().is_some();
                prop_assert!(seen(a) && seen(b), "{there:?}");
            }
        }
    }
}
