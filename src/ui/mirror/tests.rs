use eframe::egui::{Color32, Role, Sense, Stroke, WidgetInfo, vec2};

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

/// Where a screen reader is told that two things stand: a row of the panel, and a city of the map, which is upright.
fn told(is_mirrored: bool, row: Rect, map: Rect, city: Rect) -> [(f64, f64); 2] {
    let ctx = Context::default();
    ctx.enable_accesskit();
    set(&ctx, is_mirrored);
    let place = |ui: &mut Ui, name: &'static str, rect: Rect| {
        let response = ui.interact(rect, Id::unique(name), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    };
    let input = RawInput {
        screen_rect: Some(SCREEN),
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| {
        place(ui, "row", row);
        upright(ui, map, |ui| place(ui, "city", city));
    });
    // Nothing is drawn: egui insists on being told so.
    output.textures_delta.clear();
    let nodes = output
        .platform_output
        .accesskit_update
        .take()
        .unwrap()
        .nodes;
    ["row", "city"].map(|name| {
        let named = nodes.iter().find(|(_, node)| node.label() == Some(name));
        let bounds = named.unwrap().1.bounds().unwrap();
        (bounds.x0, bounds.x1)
    })
}

#[test]
fn a_screen_reader_is_told_where_things_stand_on_the_screen() {
    let row = Rect::from_min_max(pos2(700.0, 20.0), pos2(900.0, 50.0));
    let map = Rect::from_min_max(pos2(0.0, 44.0), pos2(648.0, 600.0));
    let city = Rect::from_min_max(pos2(100.0, 100.0), pos2(120.0, 120.0));
    let as_laid_out = [(700.0, 900.0), (100.0, 120.0)];
    assert_eq!(told(false, row, map, city), as_laid_out);
    // The row stands in a mirror; the map is moved to the right as a whole, with its west at the left.
    let mirrored = [(100.0, 300.0), (452.0, 472.0)];
    assert_eq!(told(true, row, map, city), mirrored);
}
