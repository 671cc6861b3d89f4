//! Numbers and texts in few bytes: how the embedded files and archives of tiles hold them.
//!
//! A number has seven bits a byte, the lowest first; the highest bit of a byte says that another one follows (LEB128).

use std::ops::RangeInclusive;

/// The bytes end too early, or hold what can't be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Damaged;

/// Reads numbers and texts from bytes.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// From the first byte on.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    /// A number of 64 bits.
    pub(crate) fn long_number(&mut self) -> Result<u64, Damaged> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.rest.split_first().ok_or(Damaged)?;
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }

    /// A number of 32 bits.
    pub(crate) fn number(&mut self) -> Result<u32, Damaged> {
        u32::try_from(self.long_number()?).or(Err(Damaged))
    }

    /// A number of things of which each takes a byte at least, so that a damaged file cannot ask for much memory.
    pub(crate) fn count(&mut self) -> Result<usize, Damaged> {
        let count = self.number()? as usize;
        (count <= self.rest.len()).then_some(count).ok_or(Damaged)
    }

    /// So many bytes.
    pub(crate) fn bytes(&mut self, count: usize) -> Result<&'a [u8], Damaged> {
        let (bytes, rest) = self.rest.split_at_checked(count).ok_or(Damaged)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// A text, with its length before it.
    pub(crate) fn text(&mut self) -> Result<&'a str, Damaged> {
        let count = self.count()?;
        std::str::from_utf8(self.bytes(count)?).or(Err(Damaged))
    }

    /// What lies one zigzag step on from a number, within bounds.
    pub(crate) fn step(&mut self, from: i32, within: &RangeInclusive<i32>) -> Result<i32, Damaged> {
        let zigzag = self.number()?;
        let step = (zigzag >> 1).cast_signed() ^ -((zigzag & 1).cast_signed());
        let to = from.checked_add(step).filter(|to| within.contains(to));
        to.ok_or(Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_seven_bits_a_byte_and_what_ends_too_early_is_damaged() {
        let mut reader = Reader::new(&[0x05, 0xac, 0x02, 0xff]);
        assert_eq!(reader.number(), Ok(5));
        assert_eq!(reader.number(), Ok(300));
        assert_eq!(reader.number(), Err(Damaged));
        let endless = [0xff; 12];
        assert_eq!(Reader::new(&endless).long_number(), Err(Damaged));
        let too_large = [0xff, 0xff, 0xff, 0xff, 0x7f];
        assert_eq!(Reader::new(&too_large).number(), Err(Damaged));
        assert_eq!(Reader::new(&too_large).long_number(), Ok((1 << 35) - 1));
    }

    #[test]
    fn steps_go_to_both_sides_and_not_past_their_bounds() {
        let step = |byte| Reader::new(&[byte]).step(10, &(0..=12));
        assert_eq!(step(3), Ok(8));
        assert_eq!(step(4), Ok(12));
        assert_eq!(step(6), Err(Damaged));
    }

    #[test]
    fn no_more_is_asked_for_than_there_is() {
        assert_eq!(Reader::new(&[9, 0]).count(), Err(Damaged));
        assert_eq!(Reader::new(b"\x03abc").text(), Ok("abc"));
        assert_eq!(Reader::new(b"\x04abc").text(), Err(Damaged));
    }
}
