//! What lies on the screen, in square cells: what a rectangle meets is found without asking everything.

use crate::scene::Rect;

/// About as long as a name: a name's rectangle meets few cells, and few things share one.
const CELL: f64 = 64.0;

/// Rectangles on the screen, each with what it stands for.
pub(super) struct Cells<T> {
    columns: usize,
    rows: usize,
    /// Row by row, the numbers of what reaches into each.
    within: Vec<Vec<usize>>,
    things: Vec<(Rect, T)>,
}

impl<T> Cells<T> {
    /// Of a screen so large, points.
    pub(super) fn new(width: f64, height: f64) -> Self {
        let count = |length: f64| (length / CELL).ceil().max(1.0) as usize;
        let (columns, rows) = (count(width), count(height));
        Self {
            columns,
            rows,
            within: vec![Vec::new(); columns * rows],
            things: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, rect: Rect, thing: T) {
        let [first, last] = self.reach(&rect);
        for y in first[1]..=last[1] {
            for x in first[0]..=last[0] {
                self.within[y * self.columns + x].push(self.things.len());
            }
        }
        self.things.push((rect, thing));
    }

    /// What meets a rectangle, each once.
    pub(super) fn meeting(&self, rect: Rect) -> impl Iterator<Item = &T> {
        let [first, last] = self.reach(&rect);
        (first[1]..=last[1])
            .flat_map(move |y| (first[0]..=last[0]).map(move |x| [x, y]))
            .flat_map(move |cell| {
                let things = self.within[cell[1] * self.columns + cell[0]].iter();
                things.map(move |thing| (cell, &self.things[*thing]))
            })
            .filter(move |(cell, (other, _))| {
                // It is met in the first cell that both reach into.
                let [theirs, _] = self.reach(other);
                let shared = [theirs[0].max(first[0]), theirs[1].max(first[1])];
                *cell == shared && other.meets(&rect)
            })
            .map(|(_, (_, thing))| thing)
    }

    /// The first and last cell of a rectangle; what lies off the screen counts to the cells at its edge.
    fn reach(&self, rect: &Rect) -> [[usize; 2]; 2] {
        let most = [self.columns - 1, self.rows - 1];
        let cell = |at: [f64; 2]| {
            let cell = |i: usize| ((at[i] / CELL).floor().max(0.0) as usize).min(most[i]);
            [cell(0), cell(1)]
        };
        [cell(rect.min), cell(rect.max)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_rectangle_meets_is_found_once_however_many_cells_they_share() {
        let mut cells = Cells::new(640.0, 480.0);
        cells.add(Rect::at([10.0, 10.0], [300.0, 200.0]), "wide");
        cells.add(Rect::about([400.0, 300.0], 5.0), "small");
        cells.add(Rect::at([-90.0, 100.0], [60.0, 60.0]), "outside");
        let found = |rect: Rect| cells.meeting(rect).copied().collect::<Vec<_>>();
        assert_eq!(
            found(Rect::at([0.0, 0.0], [640.0, 480.0])),
            ["wide", "small"]
        );
        assert_eq!(found(Rect::at([404.0, 304.0], [300.0, 9.0])), ["small"]);
        assert_eq!(found(Rect::at([-80.0, 110.0], [9.0, 9.0])), ["outside"]);
        assert!(found(Rect::at([310.0, 10.0], [50.0, 50.0])).is_empty());
    }
}
