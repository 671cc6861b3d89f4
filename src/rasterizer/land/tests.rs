use super::*;
use crate::rasterizer::packing::pack;

fn small() -> Vec<u8> {
    let land = vec![
        vec![
            ([0, 0], 0),
            ([900, 5], 2),
            ([4_000_000, 0], 0),
            ([70, 80], 0),
        ],
        vec![([5, 5], 3), ([6, 5], 3), ([6, 6], 3)],
    ];
    let borders = vec![(0..100).map(|i| ([i * 3, i * 4], 0)).collect()];
    pack(&[land, vec![], borders, vec![]])
}

#[test]
fn what_was_packed_is_unpacked() {
    let land = Land::unpack(&small()).unwrap();
    let deep = land.sketch(Layer::Land, 9);
    assert_eq!(
        deep.points[..5],
        [[0, 0], [900, 5], [4_000_000, 0], [70, 80], [0, 0]]
    );
    assert_eq!(deep.lines.len(), 2);
    assert!(land.sketch(Layer::Lakes, 0).lines.is_empty());
}

#[test]
fn only_points_that_count_are_drawn_and_rings_that_vanish_are_dropped() {
    let land = Land::unpack(&small()).unwrap();
    let coarse = land.sketch(Layer::Land, 1);
    assert_eq!(coarse.points, [[0, 0], [4_000_000, 0], [70, 80], [0, 0]]);
    assert_eq!(coarse.lines.len(), 1);
}

#[test]
fn levels_with_nearly_all_points_share_the_deepest_sketch() {
    let point = |i: i32, level| ([i * 3, i * 4], level);
    let line = (0..90)
        .map(|i| point(i, 2))
        .chain((90..93).map(|i| point(i, 7)));
    let coarse = (93..100).map(|i| point(i, 0));
    let land = Land::unpack(&pack(&[
        vec![],
        vec![],
        vec![line.chain(coarse).collect()],
        vec![],
    ]));
    let land = land.unwrap();
    let points = |level| land.sketch(Layer::Borders, level).points.len();
    assert_eq!(
        [points(0), points(1), points(2), points(7), points(19)],
        [7, 7, 100, 100, 100]
    );
    assert!(Arc::ptr_eq(
        &land.sketch(Layer::Borders, 2),
        &land.sketch(Layer::Borders, 7)
    ));
}

#[test]
fn chunks_share_a_point_and_know_how_far_along_they_are() {
    let land = Land::unpack(&small()).unwrap();
    let borders = land.sketch(Layer::Borders, 0);
    let ends: Vec<_> = borders.chunks.iter().map(|c| (c.first, c.last)).collect();
    assert_eq!(ends, [(0, 32), (32, 64), (64, 96), (96, 99)]);
    assert!((borders.chunks[3].so_far - 96.0 * 5.0).abs() < 1e-9);
    assert_eq!(borders.lines[0].bounds.high, [297, 396]);
}

#[test]
fn damaged_bytes_are_refused_not_drawn() {
    assert_eq!(Land::unpack(b"PK").unwrap_err(), LandError::NotAMap);
    assert_eq!(
        Land::unpack(b"CTWM\x07").unwrap_err(),
        LandError::Version(7)
    );
    let good = small();
    for end in 0..good.len() {
        assert!(Land::unpack(&good[..end]).is_err(), "cut at {end}");
    }
    for plain in [
        &[0xff, 0xff, 0xff, 0xff, 0x7f][..],
        &[0, 0, 0, 0, 0],
        &[1, 1],
    ] {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(plain, 6);
        let bytes = [b"CTWM\x01".as_slice(), &packed].concat();
        assert_eq!(Land::unpack(&bytes).unwrap_err(), LandError::Damaged);
    }
}

#[test]
fn the_frame_is_no_coast() {
    assert!(on_frame([0, 5], [0, 9]) && on_frame([3, UNITS], [9, UNITS]));
    assert!(!on_frame([0, 5], [1, 9]) && !on_frame([7, 5], [7, 9]));
}
