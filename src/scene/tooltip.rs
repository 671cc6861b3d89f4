//! Where a note about something on the map stands: beside it, never on it.

use super::Rect;

/// Between a note and what it is about, points.
const GAP: f64 = 6.0;

/// The place of a note of a size, about what lies in a rectangle of the screen and along lines on it. It stays within
/// the screen; it covers as little of the lines as can be, and stands at the lower right where that is as good.
pub fn beside(size: [f64; 2], about: &Rect, lines: &[Vec<[f64; 2]>], screen: &Rect) -> Rect {
    let [width, height] = size;
    let [middle_x, middle_y] = about.middle();
    let (left, right) = (about.min[0] - GAP - width, about.max[0] + GAP);
    let (above, below) = (about.min[1] - GAP - height, about.max[1] + GAP);
    let (centre_x, centre_y) = (middle_x - width / 2.0, middle_y - height / 2.0);
    let corners = [
        [right, below],
        [left, below],
        [right, above],
        [left, above],
        [right, centre_y],
        [left, centre_y],
        [centre_x, below],
        [centre_x, above],
    ];
    let cost = |rect: &Rect| {
        let crossings = lines
            .iter()
            .flat_map(|line| line.windows(2))
            .filter(|pair| rect.is_crossed_by(pair[0], pair[1]));
        // Pushed back into a small window, a note might lie on what it is about.
        (rect.meets(about), crossings.count())
    };
    let places = corners.map(|corner| within(Rect::at(corner, size), screen));
    let mut best = places[0];
    for place in &places[1..] {
        if cost(place) < cost(&best) {
            best = *place;
        }
    }
    best
}

/// The rectangle, pushed into the screen; where that is too small, its upper left corner is in it.
fn within(rect: Rect, screen: &Rect) -> Rect {
    let push = |i: usize| {
        let back = (screen.max[i] - rect.max[i]).min(0.0);
        back.max(screen.min[i] - rect.min[i])
    };
    rect.shifted(push(0), push(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: [f64; 2] = [120.0, 60.0];

    fn screen() -> Rect {
        Rect::at([0.0, 0.0], [900.0, 700.0])
    }

    #[test]
    fn a_note_stands_at_the_lower_right_where_there_is_room() {
        let about = Rect::about([300.0, 300.0], 12.0);
        let note = beside(SIZE, &about, &[], &screen());
        assert!(note.min[0] > about.max[0] && note.min[1] > about.max[1]);
    }

    #[test]
    fn a_note_never_covers_what_it_is_about_nor_leaves_the_screen() {
        for x in [0.0, 5.0, 450.0, 899.0] {
            for y in [0.0, 5.0, 350.0, 699.0] {
                let about = Rect::about([x, y], 12.0);
                let note = beside(SIZE, &about, &[], &screen());
                assert!(screen().encloses(&note), "{x} {y}: {note:?}");
                assert!(!note.meets(&about), "{x} {y}: {note:?}");
            }
        }
    }

    #[test]
    fn a_note_about_a_line_keeps_off_it_whichever_way_it_runs() {
        let [x, y] = [450.0, 350.0];
        for degrees in (0..180).step_by(15) {
            let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
            let end = |way: f64| [x + way * cos, y + way * sin];
            let line = vec![end(-400.0), end(400.0)];
            let about = Rect::about([x, y], 8.0);
            let note = beside(SIZE, &about, std::slice::from_ref(&line), &screen());
            assert!(
                !note.is_crossed_by(line[0], line[1]),
                "{degrees}°: {note:?}"
            );
        }
    }
}
