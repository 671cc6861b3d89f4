//! Small atlases and standings for the tests of this room and the rasterizer's.

use crate::atlas::{Atlas, City, Id, Kind, State, Tie, TieId};
use crate::geo::{Position, World};
use crate::standing::{Accord, Beside, Standing, Stands};

use super::Standings;
use super::view::{Frame, View, Viewport};

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

pub(crate) fn tie(text: &str) -> TieId {
    TieId::new(text).unwrap()
}

pub(crate) fn at(lat: f64, lon: f64) -> Position {
    Position::new(lat, lon).unwrap()
}

/// Seoul, Tehran and some partners, with a tie for each id of [`standings`]; Nowhere is not placed.
pub(crate) fn atlas() -> Atlas {
    let mut atlas = Atlas::default();
    for (name, country, place) in [
        ("Seoul", "KR", Some(at(37.566, 126.978))),
        ("Tehran", "IR", Some(at(35.694, 51.422))),
        ("Paris", "FR", Some(at(48.853, 2.349))),
        ("Tokyo", "JP", Some(at(35.69, 139.692))),
        ("Los Angeles", "US", Some(at(34.052, -118.244))),
        ("Nowhere", "FR", None),
    ] {
        let word = name.to_lowercase().replace(' ', "-");
        let city = city(name, country, place);
        atlas.cities.insert(id(&word), city);
    }
    let seoul = atlas.cities.get_mut(&id("seoul")).unwrap();
    seoul.names.insert("ko".into(), "서울".into());
    for tie in standings().into_keys() {
        atlas.ties.insert(tie, Tie::default());
    }
    atlas
}

/// A tie of every sort: contested, stated, unconfirmed, a memorandum alone, one to a city without a place.
pub(crate) fn standings() -> Standings {
    let stated = |kind: Kind| Standing {
        kinds: vec![kind],
        beside: Vec::new(),
        accord: Accord::Agreed,
        state: State::Active,
        stands: Stands::Yes,
        date_disputed: false,
    };
    let memorandum = |confirmed| Beside {
        kind: Kind::Memorandum,
        state: State::Active,
        stands: Stands::Yes,
        confirmed,
    };
    [
        (
            "seoul--tehran",
            Standing {
                kinds: vec![Kind::Sister, Kind::Friendship],
                beside: vec![memorandum(false)],
                accord: Accord::Contested,
                ..stated(Kind::Sister)
            },
        ),
        ("seoul--tokyo", stated(Kind::Friendship)),
        ("los-angeles--seoul", stated(Kind::Sister)),
        (
            "paris--seoul",
            Standing {
                accord: Accord::Unconfirmed,
                ..stated(Kind::Sister)
            },
        ),
        (
            "paris--tehran",
            Standing {
                kinds: Vec::new(),
                beside: vec![memorandum(true)],
                state: State::Expired,
                ..stated(Kind::Memorandum)
            },
        ),
        (
            "nowhere--seoul",
            Standing {
                state: State::Unknown,
                stands: Stands::Maybe,
                ..stated(Kind::Friendship)
            },
        ),
    ]
    .into_iter()
    .map(|(text, standing)| (tie(text), standing))
    .collect()
}

/// A window of the size in the look, on the whole world, Seoul a little left of its middle.
pub(crate) fn frame() -> Frame {
    let viewport = Viewport {
        width: 928.0,
        height: 728.0,
        pixels_per_point: 1.0,
    };
    let centre = World {
        y: 0.45,
        ..World::of(at(0.0, 150.0))
    };
    Frame::new(
        &View {
            centre,
            zoom: 1.875,
        },
        viewport,
    )
}

fn city(name: &str, country: &str, at: Option<Position>) -> City {
    City {
        name: name.to_owned(),
        names: std::collections::BTreeMap::new(),
        former: Vec::new(),
        country: Some(crate::geo::CountryCode::new(country).unwrap()),
        level: crate::atlas::Level::City,
        at,
        seat: None,
        ids: std::collections::BTreeMap::new(),
        notes: None,
        extra: std::collections::BTreeMap::new(),
    }
}
