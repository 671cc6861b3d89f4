//! Vector tiles and archives of them, made here: a small world of our own in the words of the maps that people have.

/// A layer with a feature a shape.
pub(crate) struct Layer {
    pub(crate) name: &'static str,
    pub(crate) extent: u32,
    pub(crate) features: Vec<Feature>,
}

/// Lines (2) or rings (3) with properties.
pub(crate) struct Feature {
    pub(crate) shape: u8,
    pub(crate) tags: Vec<(&'static str, Tag)>,
    pub(crate) parts: Vec<Vec<[i32; 2]>>,
}

#[derive(Clone, Copy)]
pub(crate) enum Tag {
    Text(&'static str),
    Number(u32),
    Flag(bool),
}

pub(crate) const LINES: u8 = 2;
pub(crate) const RINGS: u8 = 3;

pub(crate) fn layer(name: &'static str, features: Vec<Feature>) -> Layer {
    let extent = 4096;
    Layer {
        name,
        extent,
        features,
    }
}

pub(crate) fn feature(shape: u8, tags: &[(&'static str, Tag)], parts: &[&[[i32; 2]]]) -> Feature {
    Feature {
        shape,
        tags: tags.to_vec(),
        parts: parts.iter().map(|part| part.to_vec()).collect(),
    }
}

/// A rectangle that runs as outer rings do.
pub(crate) fn rectangle([x0, y0]: [i32; 2], [x1, y1]: [i32; 2]) -> Vec<[i32; 2]> {
    vec![[x0, y0], [x1, y0], [x1, y1], [x0, y1]]
}

/// A tile's bytes.
pub(crate) fn tile(layers: &[Layer]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for layer in layers {
        field(3, &layer_bytes(layer), &mut bytes);
    }
    bytes
}

fn layer_bytes(layer: &Layer) -> Vec<u8> {
    let mut bytes = Vec::new();
    number(15 << 3, &mut bytes);
    number(2, &mut bytes);
    field(1, layer.name.as_bytes(), &mut bytes);
    let mut at = 0;
    for feature in &layer.features {
        let mut tags = Vec::new();
        for _ in &feature.tags {
            // Each property has a key and a value of its own.
            number(at, &mut tags);
            number(at, &mut tags);
            at += 1;
        }
        let mut own = Vec::new();
        field(2, &tags, &mut own);
        number(3 << 3, &mut own);
        number(feature.shape.into(), &mut own);
        field(4, &geometry(feature), &mut own);
        field(2, &own, &mut bytes);
    }
    for (key, tag) in layer.features.iter().flat_map(|feature| &feature.tags) {
        field(3, key.as_bytes(), &mut bytes);
        let mut value = Vec::new();
        match tag {
            Tag::Text(words) => field(1, words.as_bytes(), &mut value),
            Tag::Number(unsigned) => {
                number(5 << 3, &mut value);
                number((*unsigned).into(), &mut value);
            }
            Tag::Flag(flag) => {
                number(7 << 3, &mut value);
                number((*flag).into(), &mut value);
            }
        }
        field(4, &value, &mut bytes);
    }
    number(5 << 3, &mut bytes);
    number(layer.extent.into(), &mut bytes);
    bytes
}

fn geometry(feature: &Feature) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut at = [0_i32; 2];
    for part in &feature.parts {
        for (i, point) in part.iter().enumerate() {
            match i {
                0 => number(1 | 1 << 3, &mut bytes),
                1 => number(2 | (part.len() as u64 - 1) << 3, &mut bytes),
                _ => {}
            }
            for axis in 0..2 {
                let step = point[axis] - at[axis];
                number(
                    u64::from(((step << 1) ^ (step >> 31)).cast_unsigned()),
                    &mut bytes,
                );
            }
            at = *point;
        }
        if feature.shape == RINGS {
            number(7 | 1 << 3, &mut bytes);
        }
    }
    bytes
}

/// An archive of these tiles, by zoom, column and row in the order of the format, with a description.
pub(crate) fn archive(tiles: &[([u32; 3], Vec<u8>)], description: &str) -> Vec<u8> {
    let packed: Vec<Vec<u8>> = tiles.iter().map(|(_, tile)| gzip(tile)).collect();
    let mut root = Vec::new();
    number(tiles.len() as u64, &mut root);
    let mut last = 0;
    for (place, _) in tiles {
        let id = id_of(*place);
        number(id - last, &mut root);
        last = id;
    }
    for _ in tiles {
        number(1, &mut root);
    }
    for tile in &packed {
        number(tile.len() as u64, &mut root);
    }
    for i in 0..tiles.len() {
        number(u64::from(i == 0), &mut root);
    }
    let parts = [
        gzip(&root),
        gzip(description.as_bytes()),
        Vec::new(),
        packed.concat(),
    ];
    let mut bytes = b"PMTiles\x03".to_vec();
    let mut offset = 127_u64;
    for part in &parts {
        bytes.extend_from_slice(&offset.to_le_bytes());
        bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        offset += part.len() as u64;
    }
    let zooms = tiles.iter().map(|([zoom, ..], _)| *zoom as u8);
    let (least, most) = (zooms.clone().min(), zooms.max());
    bytes.extend_from_slice(&[0; 24]);
    // Clustered, all packed by gzip, vector tiles.
    bytes.extend_from_slice(&[1, 2, 2, 1, least.unwrap_or(0), most.unwrap_or(0)]);
    bytes.resize(127, 0);
    bytes.extend(parts.concat());
    bytes
}

/// A tile's number in an archive: those of all zooms above, and its own along Hilbert's curve.
fn id_of([zoom, x, y]: [u32; 3]) -> u64 {
    let (mut x, mut y) = (u64::from(x), u64::from(y));
    let mut id: u64 = (0..zoom).map(|zoom| 1 << (2 * zoom)).sum();
    for bit in (0..zoom).rev() {
        let side = 1_u64 << bit;
        let (rx, ry) = (u64::from(x & side > 0), u64::from(y & side > 0));
        id += side * side * ((3 * rx) ^ ry);
        if ry == 0 {
            if rx == 1 {
                (x, y) = (!x & (side - 1), !y & (side - 1));
            }
            (x, y) = (y, x);
        }
    }
    id
}

/// The world of one tile, as Protomaps' archives have it: land in the west, a lake and a river in it, a town with roads,
/// a border and one in dispute.
pub(crate) fn protomaps() -> Vec<u8> {
    let ring = |kind, low, high| {
        let ring = rectangle(low, high);
        feature(RINGS, &[("kind", Tag::Text(kind))], &[&ring])
    };
    let line = |kind, line: &[[i32; 2]]| feature(LINES, &[("kind", Tag::Text(kind))], &[line]);
    let border = |kind, (key, tag), line: &[[i32; 2]]| {
        feature(LINES, &[("kind", Tag::Text(kind)), (key, tag)], &[line])
    };
    let level = |level| ("kind_detail", Tag::Number(level));
    let river = [[300, 700], [700, 900], [900, 1500], [2048, 1600]];
    let road = [[-64, 1000], [1500, 1100], [2000, 3000]];
    let disputed = ("disputed", Tag::Flag(true));
    tile(&[
        layer("earth", vec![ring("earth", [-64, -64], [2048, 4160])]),
        layer(
            "water",
            vec![
                ring("ocean", [2048, -64], [4160, 4160]),
                ring("lake", [600, 2000], [1200, 2500]),
                line("river", &river),
            ],
        ),
        layer(
            "landuse",
            vec![ring("residential", [1300, 900], [1800, 1300])],
        ),
        layer(
            "roads",
            vec![
                line("highway", &road),
                line("minor_road", &[[1400, 950], [1700, 1250]]),
            ],
        ),
        layer(
            "boundaries",
            vec![
                border("country", level(2), &[[-64, 1800], [2048, 1700]]),
                border("country", disputed, &[[100, 3000], [2048, 3300]]),
                border("region", level(4), &[[1000, -64], [1100, 1700]]),
            ],
        ),
        layer("places", vec![feature(1, &[], &[&[[1500, 1100]]])]),
    ])
}

/// What Protomaps' archives say of themselves, in short.
pub(crate) const PROTOMAPS: &str = r#"{"attribution": "<a href=\"https://a.example\">&copy; Map makers</a>",
"vector_layers": [{"id": "boundaries"}, {"id": "earth"}, {"id": "landuse"}, {"id": "places"}, {"id": "roads"}, {"id": "water"}]}"#;

fn field(at: u64, content: &[u8], to: &mut Vec<u8>) {
    number(at << 3 | 2, to);
    number(content.len() as u64, to);
    to.extend_from_slice(content);
}

fn number(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    packed.extend(miniz_oxide::deflate::compress_to_vec(bytes, 6));
    packed.extend_from_slice(&[0; 4]);
    packed.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    packed
}
