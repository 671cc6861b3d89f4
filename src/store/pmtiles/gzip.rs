//! What gzip has packed.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// How it begins.
pub(super) const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Unpacks, up to so many bytes; `None` where it is damaged or there is more.
pub(super) fn gunzip(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    const SUM_OF_HEAD: u8 = 2;
    let (head, mut rest) = bytes.split_first_chunk::<10>()?;
    let [0x1f, 0x8b, 8, flags, ..] = *head else {
        return None;
    };
    if flags & EXTRA != 0 {
        let (length, behind) = rest.split_first_chunk::<2>()?;
        rest = behind.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    for flag in [NAME, COMMENT] {
        if flags & flag != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = &rest[end + 1..];
        }
    }
    if flags & SUM_OF_HEAD != 0 {
        rest = rest.get(2..)?;
    }
    let (packed, tail) = rest.split_last_chunk::<8>()?;
    let unpacked = decompress_to_vec_with_limit(packed, most).ok()?;
    let [.., a, b, c, d] = *tail;
    let length = u32::from_le_bytes([a, b, c, d]);
    (unpacked.len() as u32 == length).then_some(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "tiles, tiles, tiles", packed by gzip with a file's name in the head.
    fn packed() -> Vec<u8> {
        let text = b"tiles, tiles, tiles";
        let mut bytes = vec![0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3];
        bytes.extend_from_slice(b"name\0");
        bytes.extend(miniz_oxide::deflate::compress_to_vec(text, 6));
        bytes.extend_from_slice(&[0; 4]);
        bytes.extend_from_slice(&(text.len() as u32).to_le_bytes());
        bytes
    }

    #[test]
    fn what_is_packed_is_unpacked_up_to_a_limit() {
        assert_eq!(gunzip(&packed(), 100).unwrap(), b"tiles, tiles, tiles");
        assert_eq!(gunzip(&packed(), 10), None);
    }

    #[test]
    fn what_is_cut_or_something_else_is_refused() {
        let whole = packed();
        for end in 0..whole.len() {
            assert_eq!(gunzip(&whole[..end], 100), None, "cut at {end}");
        }
        assert_eq!(gunzip(b"PK\x03\x04 and so on and on and on", 100), None);
    }
}
