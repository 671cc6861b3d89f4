//! An outline about the shapes of a mask, such as the ground that letters on a map stand on.

/// How much of each pixel a shape covers, row by row from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Mask {
    /// Width and height, pixels.
    pub size: [usize; 2],
    /// 255 where a pixel is covered wholly.
    pub alpha: Vec<u8>,
}

impl Mask {
    /// An empty mask.
    pub fn new(size: [usize; 2]) -> Self {
        let alpha = vec![0; size[0] * size[1]];
        Self { size, alpha }
    }

    /// Covers a pixel at least so far. Pixels beyond the edge are left out.
    pub fn cover(&mut self, [x, y]: [usize; 2], alpha: u8) {
        let [width, height] = self.size;
        if x < width && y < height {
            let pixel = &mut self.alpha[y * width + x];
            *pixel = (*pixel).max(alpha);
        }
    }

    /// The shapes grown by a radius on all sides, pixels, with soft edges: each pixel is covered as far as the best
    /// covered one within the radius.
    #[must_use]
    pub fn grown(&self, radius: f32) -> Self {
        let taps = taps(radius);
        let mut grown = Self::new(self.size);
        let [width, height] = self.size;
        for (i, &alpha) in self.alpha.iter().enumerate().filter(|(_, a)| **a > 0) {
            for &(dx, dy, share) in &taps {
                let x = (i % width).checked_add_signed(dx);
                let y = (i / width).checked_add_signed(dy);
                if let (Some(x), Some(y)) = (x, y)
                    && x < width
                    && y < height
                {
                    grown.cover([x, y], (f32::from(alpha) * share).round() as u8);
                }
            }
        }
        grown
    }
}

/// The pixels of a disc about one in its middle, and how much of each the disc covers.
fn taps(radius: f32) -> Vec<(isize, isize, f32)> {
    // From its middle a pixel reaches half its width, and another is covered as far as its own width is reached.
    let reach = (radius + 1.0).ceil() as isize;
    let row = |dy: isize| {
        (-reach..=reach).filter_map(move |dx| {
            let off = (dx as f32).hypot(dy as f32);
            let share = (radius + 1.0 - off).clamp(0.0, 1.0);
            (share > 0.0).then_some((dx, dy, share))
        })
    };
    (-reach..=reach).flat_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mask from rows of digits, each a ninth of cover.
    fn mask(rows: &[&str]) -> Mask {
        let mut mask = Mask::new([rows[0].len(), rows.len()]);
        for (y, row) in rows.iter().enumerate() {
            for (x, digit) in row.bytes().enumerate() {
                mask.cover([x, y], ((u32::from(digit - b'0')) * 255 / 9) as u8);
            }
        }
        mask
    }

    #[test]
    fn a_point_grows_to_a_disc_with_soft_edges() {
        let grown = mask(&["00000", "00000", "00900", "00000", "00000"]).grown(1.0);
        let at = |x: usize, y: usize| grown.alpha[y * 5 + x];
        assert_eq!([at(2, 2), at(1, 2), at(2, 3)], [255; 3]);
        assert_eq!(at(1, 1), 149, "√2 off, past the edge");
        assert_eq!([at(0, 2), at(0, 0)], [0; 2]);
    }

    #[test]
    fn what_is_covered_in_part_grows_in_part_and_never_hides_what_is_covered_more() {
        let grown = mask(&["300", "000", "009"]).grown(1.0);
        assert_eq!(grown.alpha[1], 85, "a third");
        assert_eq!(grown.alpha[8], 255);
    }

    #[test]
    fn nothing_grows_beyond_the_edges() {
        let grown = mask(&["9"]).grown(4.0);
        assert_eq!((grown.size, grown.alpha), ([1, 1], vec![255]));
        assert_eq!(Mask::new([0, 0]).grown(2.0).alpha, Vec::<u8>::new());
    }
}
