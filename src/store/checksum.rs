//! Tells bytes apart that were cut short, never reached the disk, or are others.

/// FNV-1a, 64 bits: the same in every build, as whatever is on a disk must be. It is no defence against malice.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
