use eframe::egui::{Color32, Stroke, vec2};

use super::*;

const SCREEN: Rect = Rect::from_min_max(Pos2::ZERO, pos2(1000.0, 600.0));

#[test]
fn what_stands_at_the_left_stands_at_the_right_as_wide_as_it_was() {
    let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(100.0, 30.0));
    let there = Rect::from_min_size(pos2(890.0, 20.0), vec2(100.0, 30.0));
    assert_eq!(mirrored_rect(rect, SCREEN), there);
    assert_eq!(mirrored_rect(there, SCREEN), rect);
}

#[test]
fn what_is_upright_is_moved_and_not_mirrored() {
    let map = Rect::from_min_max(pos2(0.0, 44.0), pos2(648.0, 600.0));
    let points = [pos2(100.0, 50.0), pos2(140.0, 80.0)];
    let mut line = Shape::LineSegment {
        points,
        stroke: Stroke::new(1.0, Color32::WHITE),
    };
    mirror(&mut line, map);
    mirror(&mut line, SCREEN);
    let Shape::LineSegment { points: moved, .. } = line else {
        panic!("a line stays a line");
    };
    let by = vec2(352.0, 0.0);
    assert_eq!(moved, points.map(|point| point + by));
}
