//! Cutting shapes to a box about a tile, in f64, before they go to the renderer, which counts in f32: at street level
//! the world is a hundred million pixels wide and a border's one edge may cross ten thousand tiles.

use vello_cpu::kurbo::{BezPath, Point};

/// The box that is kept, in pixels of the tile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guard {
    pub(super) x0: f64,
    pub(super) y0: f64,
    pub(super) x1: f64,
    pub(super) y1: f64,
}

impl Guard {
    fn holds(&self, p: Point) -> bool {
        (self.x0..=self.x1).contains(&p.x) && (self.y0..=self.y1).contains(&p.y)
    }

    fn clamp(&self, p: Point) -> Point {
        Point::new(p.x.clamp(self.x0, self.x1), p.y.clamp(self.y0, self.y1))
    }

    /// The shares of the way from `a` to `b` at which it enters and leaves the box.
    fn inside(&self, a: Point, b: Point) -> Option<(f64, f64)> {
        let (mut from, mut to) = (0.0f64, 1.0f64);
        let sides = [(a.x, b.x, self.x0, self.x1), (a.y, b.y, self.y0, self.y1)];
        for (start, end, low, high) in sides {
            let way = end - start;
            if way == 0.0 {
                if start < low || start > high {
                    return None;
                }
                continue;
            }
            let (one, other) = ((low - start) / way, (high - start) / way);
            from = from.max(one.min(other));
            to = to.min(one.max(other));
        }
        (from < to).then_some((from, to))
    }
}

/// Builds filled rings cut to a box.
///
/// What lies outside is pushed onto the box's edge, each edge first split where it crosses the box's lines. Moving a
/// curve outside of the box never changes what it winds about inside: so the fill there stays exact, whatever the
/// shape, and needs no case for corners.
pub(super) struct Filler<'a> {
    guard: Guard,
    path: &'a mut BezPath,
    /// Where the ring has come to, uncut.
    at: Point,
    /// The last point of the path, and one that may still be merged with its successor along the box's edge.
    drawn: Option<Point>,
    pending: Option<Point>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(guard: Guard, path: &'a mut BezPath) -> Self {
        Self {
            guard,
            path,
            at: Point::ZERO,
            drawn: None,
            pending: None,
        }
    }

    /// Begins a ring.
    pub(super) fn begin(&mut self, p: Point) {
        self.at = p;
        self.drawn = None;
        self.pending = Some(self.guard.clamp(p));
    }

    /// A straight edge on to the next point.
    pub(super) fn line_to(&mut self, p: Point) {
        let (a, guard) = (self.at, self.guard);
        self.at = p;
        if guard.holds(a) && guard.holds(p) {
            self.emit(p);
            return;
        }
        let mut crossings = [f64::INFINITY; 4];
        let lines = [
            (a.x, p.x, guard.x0),
            (a.x, p.x, guard.x1),
            (a.y, p.y, guard.y0),
            (a.y, p.y, guard.y1),
        ];
        for (crossing, (from, to, line)) in crossings.iter_mut().zip(lines) {
            if (from < line) != (to < line) {
                *crossing = (line - from) / (to - from);
            }
        }
        crossings.sort_by(f64::total_cmp);
        for share in crossings.into_iter().filter(|share| share.is_finite()) {
            self.emit(guard.clamp(a.lerp(p, share)));
        }
        self.emit(guard.clamp(p));
    }

    /// Ends the ring; its last point is its first.
    pub(super) fn end(&mut self) {
        self.flush();
        if self.drawn.take().is_some() {
            self.path.close_path();
        }
    }

    #[expect(
        clippy::float_cmp,
        reason = "points on the box's edge were put there by clamping, so they lie on it exactly"
    )]
    fn emit(&mut self, p: Point) {
        let Some(pending) = self.pending else {
            self.pending = Some(p);
            return;
        };
        if p == pending {
            return;
        }
        // A walk along the box's edge needs only its ends.
        let along = self.drawn.is_some_and(|drawn| {
            let Guard { x0, y0, x1, y1 } = self.guard;
            let on = |a: f64, b: f64, c: f64, low: f64, high: f64| {
                a == b && b == c && (a == low || a == high)
            };
            on(drawn.x, pending.x, p.x, x0, x1) || on(drawn.y, pending.y, p.y, y0, y1)
        });
        if !along {
            self.flush();
        }
        self.pending = Some(p);
    }

    fn flush(&mut self) {
        let Some(p) = self.pending.take() else { return };
        if self.drawn.is_some() {
            self.path.line_to(p);
        } else {
            self.path.move_to(p);
        }
        self.drawn = Some(p);
    }
}

/// Dashes, in device pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dash {
    pub(super) on: f64,
    pub(super) off: f64,
}

/// Builds lines cut to a box, dashed or not.
pub(super) struct Liner<'a> {
    guard: Guard,
    dash: Option<Dash>,
    path: &'a mut BezPath,
    pen: Option<Point>,
}

impl<'a> Liner<'a> {
    pub(super) fn new(guard: Guard, dash: Option<Dash>, path: &'a mut BezPath) -> Self {
        Self {
            guard,
            dash,
            path,
            pen: None,
        }
    }

    /// Whether it needs to know how far along a line a segment starts.
    pub(super) fn measures(&self) -> bool {
        self.dash.is_some()
    }

    /// A segment of a line; `so_far` is the length of the line before it, in pixels, which dashes follow, so that they
    /// run on from one tile to the next.
    pub(super) fn segment(&mut self, a: Point, b: Point, so_far: f64) {
        let Some((from, to)) = self.guard.inside(a, b) else {
            return;
        };
        let at = |share: f64| match share {
            0.0 => a,
            1.0 => b,
            _ => a.lerp(b, share),
        };
        let Some(Dash { on, off }) = self.dash else {
            self.piece(at(from), at(to));
            return;
        };
        let length = a.distance(b);
        let (start, end) = (so_far + from * length, so_far + to * length);
        let mut dash = (start / (on + off)).floor() * (on + off);
        while dash < end {
            let (first, last) = (dash.max(start), (dash + on).min(end));
            if first < last {
                // The very ends are taken as they are, so that a dash round a bend stays one piece.
                let share = |s: f64| ((s - so_far) / length).clamp(from, to);
                let first = if first <= start { from } else { share(first) };
                let last = if last >= end { to } else { share(last) };
                self.piece(at(first), at(last));
            }
            dash += on + off;
        }
    }

    fn piece(&mut self, from: Point, to: Point) {
        if self.pen != Some(from) {
            self.path.move_to(from);
        }
        self.path.line_to(to);
        self.pen = Some(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use vello_cpu::kurbo::Shape;

    const GUARD: Guard = Guard {
        x0: 0.0,
        y0: 0.0,
        x1: 100.0,
        y1: 100.0,
    };

    fn ring(points: &[(f64, f64)]) -> (BezPath, BezPath) {
        let (mut whole, mut cut) = (BezPath::new(), BezPath::new());
        let mut filler = Filler::new(GUARD, &mut cut);
        filler.begin(points[0].into());
        whole.move_to(points[0]);
        for &p in &points[1..] {
            filler.line_to(p.into());
            whole.line_to(p);
        }
        filler.line_to(points[0].into());
        filler.end();
        whole.close_path();
        (whole, cut)
    }

    #[test]
    fn a_ring_all_about_the_box_fills_it() {
        let (_, cut) = ring(&[(-500.0, -900.0), (700.0, -20.0), (9e7, 8e8), (-4e8, 300.0)]);
        assert!((cut.area().abs() - 10_000.0).abs() < 1e-3, "{cut:?}");
    }

    proptest! {
        #[test]
        fn a_cut_ring_winds_about_the_same_points(
            points in prop::collection::vec((-300.0f64..400.0, -300.0f64..400.0), 3..20),
            probes in prop::collection::vec((1.0f64..99.0, 1.0f64..99.0), 20),
        ) {
            let (whole, cut) = ring(&points);
            prop_assert!(cut.elements().iter().all(|el| el.end_point().is_none_or(|p| GUARD.holds(p))));
            for probe in probes {
                let p = Point::from(probe);
                prop_assert_eq!(whole.winding(p), cut.winding(p), "about {:?}", probe);
            }
        }

        #[test]
        fn a_cut_line_stays_in_the_box(a in (-1e7f64..1e7, -1e7f64..1e7), b in (-1e7f64..1e7, -1e7f64..1e7)) {
            let mut path = BezPath::new();
            Liner::new(GUARD, None, &mut path).segment(a.into(), b.into(), 0.0);
            for p in path.elements().iter().filter_map(vello_cpu::kurbo::PathEl::end_point) {
                prop_assert!((-0.01..100.01).contains(&p.x) && (-0.01..100.01).contains(&p.y), "{p:?}");
            }
        }
    }

    #[test]
    fn dashes_are_one_piece_round_a_bend() {
        let mut path = BezPath::new();
        let dash = Dash { on: 10.0, off: 5.0 };
        let mut liner = Liner::new(GUARD, Some(dash), &mut path);
        liner.segment((10.0, 10.0).into(), (14.0, 10.0).into(), 0.0);
        liner.segment((14.0, 10.0).into(), (14.0, 40.0).into(), 4.0);
        let text = path.to_svg();
        assert_eq!(text, "M10,10 L14,10 L14,16 M14,21 L14,31 M14,36 L14,40");
    }
}
