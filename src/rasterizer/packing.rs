//! Writes worlds for tests.

/// A line of points, each with its level.
pub(crate) type Points = Vec<([i32; 2], u8)>;

/// The file that holds these four layers.
pub(crate) fn pack(layers: &[Vec<Points>; 4]) -> Vec<u8> {
    let mut plain = Vec::new();
    for layer in layers {
        number(&mut plain, layer.len() as u32);
        for line in layer {
            number(&mut plain, line.len() as u32);
        }
        let points = || layer.iter().flatten();
        plain.extend(points().map(|(_, level)| level));
        let mut last = [0, 0];
        for &(point, _) in points() {
            for axis in 0..2 {
                let step = point[axis] - last[axis];
                number(&mut plain, ((step << 1) ^ (step >> 31)).cast_unsigned());
            }
            last = point;
        }
    }
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&plain, 6);
    [b"CTWM\x01".as_slice(), &packed].concat()
}

fn number(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
