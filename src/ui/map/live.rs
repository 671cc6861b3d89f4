//! What is drawn anew in each frame above the tiles: dots, the hovered tie, rings about what is hovered or focused.

use eframe::egui::{self, Pos2, Rect, Stroke, StrokeKind};

use super::super::theme::colour;
use super::at;
use crate::atlas::Id;
use crate::scene::dots::{Dot, FADED, GROUND, RING, RING_OF_SEVERAL};
use crate::scene::drawn::{Dash, DrawnTie};
use crate::scene::lanes;
use crate::scene::style::Palette;
use crate::scene::view::Frame;

/// The width of the outline about what has the focus, and how far a city's lies from its middle: outside its ring.
const FOCUS: (f32, f32) = (2.0, 14.0);

/// A tie at full strength, with its own dashes and lanes, on a casing that hides the quieter one beneath. Answers where
/// its middle runs, points of the map.
pub(super) fn tie(
    painter: &egui::Painter,
    tie: &DrawnTie,
    frame: &Frame,
    rect: Rect,
) -> Vec<Vec<[f64; 2]>> {
    let middle = lanes::on_screen(tie.ends, 0.0, Dash::Solid, frame);
    let points = |line: &[[f64; 2]]| -> Vec<Pos2> { line.iter().map(|p| at(*p, rect)).collect() };
    if let Some(casing) = tie.casing {
        for line in &middle {
            let stroke = Stroke::new(casing.width as f32, colour(casing.colour));
            painter.add(egui::Shape::line(points(line), stroke));
        }
    }
    for stroke in &tie.strokes {
        let line = Stroke::new(stroke.width as f32, colour(stroke.colour));
        for piece in lanes::on_screen(tie.ends, stroke.offset, stroke.dash, frame) {
            match points(&piece).as_slice() {
                [dot] => {
                    painter.circle_filled(*dot, line.width / 2.0, line.color);
                }
                piece => {
                    painter.add(egui::Shape::line(piece.to_vec(), line));
                }
            }
        }
    }
    middle
}

/// The dots, with a ring about what is selected or hovered.
pub(super) fn dots(
    painter: &egui::Painter,
    dots: &[Dot],
    hovered: &[Id],
    frame: &Frame,
    rect: Rect,
    palette: &Palette,
) {
    for dot in dots {
        let is_ringed = dot.is_ringed || hovered.contains(&dot.city);
        for place in frame.places(dot.at, RING.0) {
            let (centre, radius) = (at(place, rect), dot.radius as f32);
            let opacity = if dot.is_faded { FADED } else { 1.0 };
            painter.circle_filled(centre, radius + GROUND as f32, colour(palette.land));
            let ink = colour(palette.ink).gamma_multiply(opacity);
            if dot.is_hollow {
                painter.circle_stroke(centre, radius, Stroke::new(1.0, ink));
            } else {
                painter.circle_filled(centre, radius, ink);
            }
            if dot.is_chosen {
                let (outside, width) = RING_OF_SEVERAL;
                let ring = Stroke::new(width as f32, colour(palette.accent));
                painter.circle_stroke(centre, radius + outside as f32, ring);
            }
            if is_ringed {
                let ring = Stroke::new(RING.1 as f32, colour(palette.accent));
                painter.circle_stroke(centre, RING.0 as f32, ring);
            }
        }
    }
}

/// The outline of a city or a point of a tie that has the keyboard's focus.
pub(super) fn focus(painter: &egui::Painter, place: Pos2, palette: &Palette) {
    let (width, radius) = FOCUS;
    painter.circle_stroke(place, radius, Stroke::new(width, colour(palette.accent)));
}

/// The outline of the map itself, where it has the keyboard's focus.
pub(super) fn focus_of_map(painter: &egui::Painter, rect: Rect, palette: &Palette) {
    let stroke = Stroke::new(FOCUS.0, colour(palette.accent));
    painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
}
