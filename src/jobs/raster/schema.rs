//! What the layers of vector tiles mean: names of the three ways in which maps of OpenStreetMap are cut into tiles.
//!
//! - Protomaps (docs.protomaps.com/basemaps/layers): `earth`, `water`, `landuse`, `landcover`, `roads`, `boundaries` with
//!   the property `kind`, before version 4 `pmap:kind`, and rivers in `physical_line`;
//! - `OpenMapTiles` (openmaptiles.org/schema): `water`, `waterway`, `landuse`, `transportation`, `boundary` with `class`;
//! - Shortbread (shortbread-tiles.org/schema): `ocean`, `water_polygons`, `water_lines`, `land`, `streets`, `boundaries`
//!   with `kind`.
//!
//! Deliberately absent: names of places and streets, since ours lie above, and icons, buildings, railways, woods and
//! parks, beside which ties would be hard to see.

use crate::formats::mvt::{Feature, Geometry, Layer, MvtError, Shape, Value, layers};
use crate::rasterizer::{Area, Beneath, Shapes, Way};

/// More points than any tile of a map has: a megabyte packed holds some hundred thousand.
const MOST_POINTS: usize = 2 << 20;

/// What a layer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Earth,
    Water,
    LandUse,
    Rivers,
    Roads,
    Borders,
}

/// What a shape is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Area(Area),
    Way(Way),
}

/// How an archive's tiles are to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Schema {
    beneath: Beneath,
    /// None of its layers is known: all are drawn, as outlines.
    is_unknown: bool,
}

/// Whether a layer of this name is drawn.
pub fn is_drawn(layer: &str) -> bool {
    Holds::of(layer).is_some()
}

impl Holds {
    fn of(layer: &str) -> Option<Self> {
        Some(match layer {
            "earth" => Self::Earth,
            "water" | "ocean" | "water_polygons" => Self::Water,
            "landuse" | "landcover" | "land" => Self::LandUse,
            "waterway" | "water_lines" | "physical_line" => Self::Rivers,
            "roads" | "transportation" | "streets" => Self::Roads,
            "boundaries" | "boundary" => Self::Borders,
            _ => return None,
        })
    }
}

impl Schema {
    fn of<'a>(names: &(impl Iterator<Item = &'a str> + Clone)) -> Self {
        let has = |wanted| names.clone().any(|name| Holds::of(name) == Some(wanted));
        let beneath = if has(Holds::Earth) {
            Beneath::Water
        } else if has(Holds::Water) {
            Beneath::Land
        } else {
            Beneath::World
        };
        Self {
            beneath,
            is_unknown: !names.clone().any(is_drawn),
        }
    }
}

/// The shapes of a tile of an archive that says of itself that it has these layers, if it says so.
///
/// # Errors
/// When the bytes are no tile.
pub(super) fn shapes(bytes: &[u8], said: &[String]) -> Result<Shapes, MvtError> {
    let layers = layers(bytes)?;
    // A tile need not have all layers of its archive: one far inland has no water.
    let schema = if said.is_empty() {
        Schema::of(&layers.iter().map(|layer| layer.name))
    } else {
        Schema::of(&said.iter().map(String::as_str))
    };
    let mut shapes = Shapes::new(schema.beneath);
    let mut geometry = Geometry::default();
    for layer in &layers {
        let holds = Holds::of(layer.name);
        if holds.is_none() && !schema.is_unknown {
            continue;
        }
        for feature in layer.features() {
            let feature = feature?;
            let class = match holds {
                Some(holds) => class(holds, &feature),
                None => Some(Class::Way(Way::Outline)),
            };
            let Some(class) = class.filter(|_| feature.shape != Shape::Points) else {
                continue;
            };
            feature.geometry(&mut geometry)?;
            put(&mut shapes, class, (&feature, layer), &geometry);
            if shapes.points() > MOST_POINTS {
                return Err(MvtError::TooMuch);
            }
        }
    }
    shapes.shrink();
    Ok(shapes)
}

/// What a feature is drawn as, if at all.
fn class(holds: Holds, feature: &Feature<'_, '_>) -> Option<Class> {
    let kind = ["kind", "pmap:kind", "class"]
        .iter()
        .find_map(|key| feature.get(key)?.text())
        .unwrap_or_default();
    match (holds, feature.shape) {
        (Holds::Earth, Shape::Rings) => Some(Class::Area(Area::Land)),
        (Holds::Water, Shape::Rings) => {
            let is_water = !matches!(kind, "glacier" | "swimming_pool" | "fountain" | "playa");
            is_water.then_some(Class::Area(Area::Water))
        }
        (Holds::LandUse, Shape::Rings) => matches!(
            kind,
            "urban_area" | "residential" | "commercial" | "industrial" | "retail" | "garages"
        )
        .then_some(Class::Area(Area::BuiltUp)),
        (Holds::Water | Holds::Rivers, Shape::Lines) => {
            matches!(kind, "river" | "canal").then_some(Class::Way(Way::River))
        }
        (Holds::Roads, Shape::Lines) => road(kind).map(Class::Way),
        (Holds::Borders, Shape::Lines) => border(kind, feature).map(Class::Way),
        _ => None,
    }
}

fn road(kind: &str) -> Option<Way> {
    Some(match kind {
        "highway" | "motorway" | "trunk" => Way::Motorway,
        "major_road" | "primary" | "secondary" => Way::MajorRoad,
        "medium_road" | "minor_road" | "tertiary" | "minor" | "unclassified" | "residential"
        | "living_street" => Way::MinorRoad,
        _ => return None,
    })
}

fn border(kind: &str, feature: &Feature<'_, '_>) -> Option<Way> {
    let says = |key| feature.get(key).is_some_and(Value::is_yes);
    // At sea the embedded world has none either.
    if says("maritime") || says("coastline") {
        return None;
    }
    let level = ["admin_level", "kind_detail", "pmap:min_admin_level"]
        .iter()
        .find_map(|key| feature.get(key)?.number());
    let of_countries = match kind {
        "country" => true,
        "region" => false,
        _ => match level? {
            level if level <= 2.0 => true,
            level if level <= 4.0 => false,
            _ => return None,
        },
    };
    Some(match (of_countries, says("disputed")) {
        (true, false) => Way::Border,
        (true, true) => Way::Disputed,
        (false, _) => Way::Region,
    })
}

/// Adds a feature's shapes.
fn put(
    shapes: &mut Shapes,
    class: Class,
    (feature, layer): (&Feature<'_, '_>, &Layer<'_>),
    geometry: &Geometry,
) {
    let extent = f64::from(layer.extent);
    let place = |&point: &[i32; 2]| point.map(|c| (f64::from(c) / extent) as f32);
    let is_turned = geometry.is_turned_round();
    for part in geometry.parts() {
        match class {
            Class::Area(area) => {
                if is_turned {
                    shapes.add_area(area, part.iter().rev().map(place));
                } else {
                    shapes.add_area(area, part.iter().map(place));
                }
                if area == Area::Water {
                    add_edges(shapes, Way::Coast, (part, layer.extent), place);
                }
            }
            Class::Way(way) if feature.shape == Shape::Rings => {
                add_edges(shapes, way, (part, layer.extent), place);
            }
            Class::Way(way) => shapes.add_way(way, part.iter().map(place)),
        }
    }
}

/// Adds a ring's edges, less those along the frame at which it was cut off.
fn add_edges(
    shapes: &mut Shapes,
    way: Way,
    (ring, extent): (&[[i32; 2]], u32),
    place: impl Fn(&[i32; 2]) -> [f32; 2],
) {
    let extent = i64::from(extent);
    let is_frame = |a: &[i32; 2], b: &[i32; 2]| {
        (0..2).any(|axis| a[axis] == b[axis] && !(1..extent).contains(&i64::from(a[axis])))
    };
    let closed = || ring.iter().chain(ring.first());
    let mut line: Vec<[f32; 2]> = Vec::new();
    for (a, b) in closed().zip(closed().skip(1)) {
        if is_frame(a, b) {
            shapes.add_way(way, line.drain(..));
            continue;
        }
        if line.is_empty() {
            line.push(place(a));
        }
        line.push(place(b));
    }
    shapes.add_way(way, line);
}

#[cfg(test)]
mod tests;
