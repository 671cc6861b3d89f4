//! Upright rectangles.

/// An upright rectangle, in points on the screen or in pixels of the world, as its user says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The upper left corner: x, y.
    pub min: [f64; 2],
    /// The lower right corner: x, y.
    pub max: [f64; 2],
}

impl Rect {
    /// From its upper left corner and its size.
    pub fn at(min: [f64; 2], size: [f64; 2]) -> Self {
        Self {
            min,
            max: [min[0] + size[0], min[1] + size[1]],
        }
    }

    /// About a middle, so far to each side.
    pub fn about(middle: [f64; 2], reach: f64) -> Self {
        Self::spanning(middle, middle).grown(reach)
    }

    /// The smallest with both points in it.
    pub fn spanning(a: [f64; 2], b: [f64; 2]) -> Self {
        Self {
            min: [a[0].min(b[0]), a[1].min(b[1])],
            max: [a[0].max(b[0]), a[1].max(b[1])],
        }
    }

    /// The smallest with both in it.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            min: [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])],
            max: [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])],
        }
    }

    /// Larger by so much to every side.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self {
            min: [self.min[0] - by, self.min[1] - by],
            max: [self.max[0] + by, self.max[1] + by],
        }
    }

    /// The same size elsewhere.
    #[must_use]
    pub fn shifted(self, dx: f64, dy: f64) -> Self {
        Self {
            min: [self.min[0] + dx, self.min[1] + dy],
            max: [self.max[0] + dx, self.max[1] + dy],
        }
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        self.max[0] - self.min[0]
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.max[1] - self.min[1]
    }

    /// Its middle.
    pub fn middle(&self) -> [f64; 2] {
        [
            f64::midpoint(self.min[0], self.max[0]),
            f64::midpoint(self.min[1], self.max[1]),
        ]
    }

    /// Whether the point lies in it or on its edge.
    pub fn contains(&self, [x, y]: [f64; 2]) -> bool {
        (self.min[0]..=self.max[0]).contains(&x) && (self.min[1]..=self.max[1]).contains(&y)
    }

    /// Whether the other lies wholly in it.
    pub fn encloses(&self, other: &Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Whether the two share more than an edge.
    pub fn meets(&self, other: &Self) -> bool {
        self.min[0] < other.max[0]
            && other.min[0] < self.max[0]
            && self.min[1] < other.max[1]
            && other.min[1] < self.max[1]
    }

    /// How far the point is from it; nothing inside.
    pub fn distance(&self, [x, y]: [f64; 2]) -> f64 {
        let dx = (self.min[0] - x).max(x - self.max[0]).max(0.0);
        let dy = (self.min[1] - y).max(y - self.max[1]).max(0.0);
        dx.hypot(dy)
    }

    /// Whether a straight line from one point to another goes through it.
    pub fn is_crossed_by(&self, from: [f64; 2], to: [f64; 2]) -> bool {
        // The stretch of the line, 0 to 1, that lies between both pairs of edges.
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for i in 0..2 {
            let way = to[i] - from[i];
            if way == 0.0 {
                if !(self.min[i]..=self.max[i]).contains(&from[i]) {
                    return false;
                }
            } else {
                let (a, b) = ((self.min[i] - from[i]) / way, (self.max[i] - from[i]) / way);
                enters = enters.max(a.min(b));
                leaves = leaves.min(a.max(b));
            }
        }
        enters <= leaves
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_a_corner_crosses_and_one_past_it_does_not() {
        let rect = Rect::at([10.0, 10.0], [20.0, 10.0]);
        assert!(rect.is_crossed_by([0.0, 0.0], [40.0, 30.0]));
        assert!(rect.is_crossed_by([15.0, 0.0], [15.0, 90.0]));
        assert!(rect.is_crossed_by([12.0, 12.0], [13.0, 13.0]));
        assert!(!rect.is_crossed_by([0.0, 15.0], [15.0, 0.0]));
        assert!(!rect.is_crossed_by([0.0, 15.0], [9.0, 15.0]));
    }

    #[test]
    fn rectangles_side_by_side_do_not_meet() {
        let left = Rect::at([0.0, 0.0], [10.0, 10.0]);
        assert!(!left.meets(&left.shifted(10.0, 0.0)));
        assert!(left.meets(&left.shifted(9.9, 0.0)));
        assert!((left.distance([13.0, 14.0]) - 5.0).abs() < 1e-12);
    }
}
