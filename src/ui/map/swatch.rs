//! Samples of lines, for the legend and for rows that name ties.

use eframe::egui::{self, Stroke, pos2};

use super::super::theme;
use crate::scene;
use crate::scene::drawn::Dash;

/// A row of dashes, no fewer, tells itself from a broken line.
const FEWEST_DASHES: f32 = 3.0;

/// A sample of a tie's lines, from the middle of its left end, so many points wide. Dashes fill it evenly, from end to
/// end, and closer than on the map where it is too short to show a row of them.
pub(in crate::ui) fn paint(
    painter: &egui::Painter,
    left: egui::Pos2,
    width: f32,
    strokes: &[scene::drawn::Stroke],
) {
    for stroke in strokes {
        let y = left.y - stroke.offset as f32;
        let ends = [pos2(left.x, y), pos2(left.x + width, y)];
        let line = Stroke::new(stroke.width as f32, theme::colour(stroke.colour));
        match stroke.dash {
            Dash::Solid => {
                painter.line_segment(ends, line);
            }
            Dash::Dashes(on, off) => {
                let (on, off) = (on as f32, off as f32);
                let count = ((width + off) / (on + off)).round().max(FEWEST_DASHES);
                let scale = width / (count * on + (count - 1.0) * off);
                let dashes = egui::Shape::dashed_line(&ends, line, on * scale, off * scale);
                painter.extend(dashes);
            }
            Dash::Dots(apart) => {
                let radius = line.width / 2.0;
                let dots = egui::Shape::dotted_line(&ends, line.color, apart as f32, radius);
                painter.extend(dots);
            }
        }
    }
}
