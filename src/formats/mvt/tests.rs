//! Tiles made here, sound and otherwise.

use super::made::{LINES, RINGS, Tag, feature, layer, protomaps, rectangle, tile};
use super::*;
use proptest::prelude::*;

fn only(bytes: &[u8]) -> Layer<'_> {
    layers(bytes).unwrap().pop().unwrap()
}

fn parts(bytes: &[u8]) -> Result<Vec<Vec<[i32; 2]>>, MvtError> {
    let layers = layers(bytes)?;
    let mut geometry = Geometry::default();
    let mut parts = Vec::new();
    for layer in &layers {
        for feature in layer.features() {
            let feature = feature?;
            feature.get("kind");
            feature.geometry(&mut geometry)?;
            parts.extend(geometry.parts().map(<[_]>::to_vec));
        }
    }
    Ok(parts)
}

/// A tile of one layer with one line of these commands.
fn commands(numbers: &[u64]) -> Vec<u8> {
    fn number(mut number: u64, to: &mut Vec<u8>) {
        while number >= 0x80 {
            to.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        to.push(number as u8);
    }
    fn field(at: u64, content: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        number(at << 3 | 2, &mut bytes);
        number(content.len() as u64, &mut bytes);
        bytes.extend_from_slice(content);
        bytes
    }
    let mut geometry = Vec::new();
    for &each in numbers {
        number(each, &mut geometry);
    }
    field(3, &field(2, &field(4, &geometry)))
}

#[test]
fn a_layer_has_its_name_its_features_their_properties_and_their_lines() {
    let tags = [
        ("kind", Tag::Text("river")),
        ("level", Tag::Number(4)),
        ("wet", Tag::Flag(true)),
    ];
    let lines: [&[[i32; 2]]; 2] = [&[[-5, 7], [100, -200], [3, 3]], &[[9, 9], [10, 10]]];
    let bytes = tile(&[layer("water", vec![feature(LINES, &tags, &lines)])]);
    let layer = only(&bytes);
    assert_eq!((layer.name, layer.extent), ("water", 4096));
    let feature = layer.features().next().unwrap().unwrap();
    assert_eq!(feature.shape, Shape::Lines);
    assert_eq!(feature.get("kind").and_then(Value::text), Some("river"));
    assert_eq!(feature.get("level").and_then(Value::number), Some(4.0));
    assert!(feature.get("wet").is_some_and(Value::is_yes));
    assert_eq!(feature.get("name"), None);
    assert_eq!(parts(&bytes).unwrap(), lines);
}

#[test]
fn the_example_of_the_specification_is_read() {
    // A polygon, then two with a hole in the second, as section 4.3.5 of version 2.1 has them.
    let bytes = commands(&[9, 6, 12, 18, 10, 12, 24, 44, 15]);
    assert_eq!(parts(&bytes).unwrap(), [[[3, 6], [8, 12], [20, 34]]]);
    let bytes = commands(&[
        9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26,
        0, 8, 8, 0, 0, 7, 15,
    ]);
    assert_eq!(
        parts(&bytes).unwrap(),
        [
            [[0, 0], [10, 0], [10, 10], [0, 10]],
            [[11, 11], [20, 11], [20, 20], [11, 20]],
            [[13, 13], [13, 17], [17, 17], [17, 13]],
        ]
    );
}

#[test]
fn rings_that_run_the_wrong_way_are_told() {
    let ring = rectangle([0, 0], [9, 9]);
    let turned: Vec<_> = ring.iter().rev().copied().collect();
    for (ring, is_turned) in [(ring, false), (turned, true)] {
        let bytes = tile(&[layer("water", vec![feature(RINGS, &[], &[&ring])])]);
        let layer = only(&bytes);
        let mut geometry = Geometry::default();
        let feature = layer.features().next().unwrap().unwrap();
        feature.geometry(&mut geometry).unwrap();
        assert_eq!(geometry.is_turned_round(), is_turned);
    }
    assert!(!Geometry::default().is_turned_round());
}

#[test]
fn commands_that_break_the_rules_are_refused() {
    let step = |step: i64| ((step << 1) ^ (step >> 63)) as u64;
    for (numbers, error) in [
        (&[10, 2, 2][..], MvtError::Geometry),
        (&[9, 2, 2, 15 + 8], MvtError::Geometry),
        (&[9, 2, 2, 11], MvtError::Geometry),
        (&[15], MvtError::Geometry),
        (&[9, 2], MvtError::CutShort),
        (&[9, 2, 2, 2 | 1 << 40, 2, 2], MvtError::CutShort),
        (&[1 | u64::MAX << 3, 2, 2], MvtError::CutShort),
        (&[9, 1 << 40, 2], MvtError::Geometry),
        (&[9, step(i32::MAX.into()), 0, 10, 2, 2], MvtError::Geometry),
    ] {
        assert_eq!(parts(&commands(numbers)), Err(error), "{numbers:?}");
    }
}

#[test]
fn lengths_that_lie_and_fields_of_another_kind_are_refused() {
    for (bytes, error) in [
        (&[0x1a, 200][..], MvtError::CutShort),
        (&[0x1a, 2, 0x0a, 90], MvtError::CutShort),
        (
            &[0x1a, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
            MvtError::CutShort,
        ),
        (&[0x1a, 2, 0x28, 0], MvtError::Field),
        (
            &[0x1a, 7, 0x28, 255, 255, 255, 255, 255, 1],
            MvtError::Field,
        ),
        (&[0x1a, 2, 0x08, 1], MvtError::Field),
        (&[0x1a, 3, 0x0a, 1, 0xff], MvtError::Field),
        (&[0x1f, 1], MvtError::Field),
        (&[0x02, 0], MvtError::Field),
        (&[255; 12], MvtError::Field),
    ] {
        assert_eq!(layers(bytes).map(|_| ()), Err(error), "{bytes:?}");
    }
    assert!(layers(&[]).unwrap().is_empty(), "an empty tile is one");
}

#[test]
fn more_than_any_tile_has_is_refused_before_it_takes_memory() {
    assert_eq!(
        layers(&[0x1a, 0].repeat(4 << 20)).map(|_| ()),
        Err(MvtError::TooMuch)
    );
    let mut one = Vec::from([0x1a]);
    let keys = [0x1a, 0].repeat(1 << 20);
    one.extend([0x80, 0x80, 0x80, 0x01]);
    one.extend(keys);
    assert_eq!(layers(&one).map(|_| ()), Err(MvtError::TooMuch));
    assert_eq!(layers(&vec![0; 10 << 20]).map(|_| ()), Err(MvtError::Field));
}

#[test]
fn wherever_a_tile_is_cut_or_changed_it_is_read_or_refused() {
    let whole = protomaps();
    assert_eq!(parts(&whole).unwrap().len(), 11);
    for end in 0..whole.len() {
        drop(parts(&whole[..end]));
    }
    for at in 0..whole.len() {
        for byte in [0, 1, 0x7f, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            drop(parts(&bytes));
        }
    }
}

proptest! {
    #[test]
    fn whatever_the_bytes_nothing_panics_and_points_are_no_more_than_bytes(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        if let Ok(parts) = parts(&bytes) {
            prop_assert!(parts.iter().map(Vec::len).sum::<usize>() <= bytes.len());
        }
    }

    #[test]
    fn whatever_lines_are_written_are_read(
        lines in prop::collection::vec(prop::collection::vec(prop::array::uniform2(-100_000..100_000_i32), 2..9), 1..5),
    ) {
        let all: Vec<&[[i32; 2]]> = lines.iter().map(Vec::as_slice).collect();
        let bytes = tile(&[layer("roads", vec![feature(LINES, &[], &all)])]);
        prop_assert_eq!(parts(&bytes).unwrap(), lines);
    }
}
