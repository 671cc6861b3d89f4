//! What lies over the map: the legend, the zoom buttons, the scale bar, the attribution.

use eframe::egui::{self, Align2, Button, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::super::{Scope, bidi, theme};
use super::camera::Camera;
use crate::scene::legend::{Meaning, legend};
use crate::scene::scale_bar::scale_bar;
use crate::scene::view::Frame;
use crate::scene::{self, Standings};
use crate::text::number;

const EDGE: f32 = 16.0;
const WIDTH: f32 = 176.0;
const ROW: f32 = 22.0;
const SWATCH: f32 = 24.0;

fn legend_rect(rect: Rect, standings: &Standings) -> Rect {
    let legend = legend(standings);
    let gap = if legend.of_these.is_empty() {
        0.0
    } else {
        13.0
    };
    let height = 20.0 + gap + ROW * (legend.rows.len() + legend.of_these.len()) as f32;
    Rect::from_min_size(
        pos2(rect.left() + EDGE, rect.bottom() - EDGE - height),
        vec2(WIDTH, height),
    )
}

fn zoom_rect(rect: Rect) -> Rect {
    Rect::from_min_size(
        pos2(rect.right() - EDGE - 32.0, rect.top() + EDGE),
        vec2(32.0, 98.0),
    )
}

/// What names and marks keep off, in the map's own points.
pub(super) fn rects(rect: Rect, standings: &Standings) -> Vec<scene::Rect> {
    let corner = Rect::from_min_max(rect.right_bottom() - vec2(180.0, 52.0), rect.right_bottom());
    [legend_rect(rect, standings), zoom_rect(rect), corner]
        .into_iter()
        .map(|over| {
            let min = over.min - rect.min;
            scene::Rect::at(
                [f64::from(min.x), f64::from(min.y)],
                [f64::from(over.width()), f64::from(over.height())],
            )
        })
        .collect()
}

pub(super) fn show(
    ui: &mut Ui,
    scope: &Scope<'_>,
    frame: &Frame,
    rect: Rect,
    standings: &Standings,
    camera: &mut Camera,
) {
    show_legend(ui, scope, rect, standings);
    let palette = scope.palette;
    // Over the map all outlines are as quiet as the legend's.
    ui.visuals_mut().widgets.inactive.bg_stroke.color = theme::colour(palette.rule);
    let mut button = |row: f32, sign: &str, key: &str| {
        let at = Rect::from_min_size(
            zoom_rect(rect).min + vec2(0.0, row * 33.0),
            vec2(32.0, 32.0),
        );
        let name = scope.texts.get(key);
        let response = ui.put(at, Button::new(sign)).on_hover_text(&name);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.clone()));
        response.clicked()
    };
    let (near, far, home) = (
        button(0.0, "+", "zoom-in"),
        button(1.0, "−", "zoom-out"),
        button(2.0, "⌂", "home"),
    );
    if near {
        camera.zoom_by(ui.ctx(), 1.0);
    }
    if far {
        camera.zoom_by(ui.ctx(), -1.0);
    }
    if home {
        camera.fit();
    }
    let bar = scale_bar(frame, 100.0);
    let painter = ui.painter_at(rect);
    let right = rect.right_bottom() - vec2(EDGE, 0.0);
    let soft = theme::colour(palette.soft_ink);
    let font = egui::FontId::proportional(11.0);
    let text = scope.texts.get("attribution");
    painter.text(
        right - vec2(0.0, 9.0),
        Align2::RIGHT_BOTTOM,
        text,
        font.clone(),
        soft,
    );
    let line = right - vec2(0.0, 30.0);
    let left = line - vec2(bar.length as f32, 0.0);
    let stroke = Stroke::new(1.0, soft);
    painter.line_segment([left, line], stroke);
    painter.line_segment([left, left - vec2(0.0, 4.0)], stroke);
    painter.line_segment([line, line - vec2(0.0, 4.0)], stroke);
    let (value, unit) = if bar.distance_m >= 1000.0 {
        (bar.distance_m / 1000.0, "km")
    } else {
        (bar.distance_m, "m")
    };
    let text = format!("{} {unit}", number(value, 0));
    painter.text(
        line - vec2(bar.length as f32 / 2.0, 4.0),
        Align2::CENTER_BOTTOM,
        text,
        font,
        soft,
    );
}

fn show_legend(ui: &mut Ui, scope: &Scope<'_>, rect: Rect, standings: &Standings) {
    let palette = scope.palette;
    let legend = legend(standings);
    if legend.rows.is_empty() {
        return;
    }
    let place = legend_rect(rect, standings);
    let painter = ui.painter_at(rect);
    painter.rect(
        place,
        CornerRadius::same(4),
        theme::colour(palette.panel),
        Stroke::new(1.0, theme::colour(palette.rule)),
        egui::StrokeKind::Inside,
    );
    let mut y = place.top() + 10.0;
    for (i, row) in legend.rows.iter().chain(&legend.of_these).enumerate() {
        if i == legend.rows.len() {
            let line = Stroke::new(1.0, theme::colour(palette.rule));
            painter.hline(place.x_range(), y + 6.0, line);
            y += 13.0;
        }
        let line = Rect::from_min_size(pos2(place.left() + 12.0, y), vec2(WIDTH - 24.0, ROW));
        let middle = line.center().y;
        swatch(
            &painter,
            pos2(line.left(), middle),
            SWATCH,
            &row.meaning.swatch(palette),
        );
        let texts = scope.texts;
        let meaning = match &row.meaning {
            Meaning::Kind(kind) => texts.kind_head(kind),
            Meaning::Contested => texts.get("contested"),
            Meaning::Unconfirmed => texts.get("unconfirmed"),
            Meaning::Uncertain => texts.get("maybe"),
            Meaning::State(state) => texts.state(*state),
        };
        let style = theme::note(palette).colour(theme::colour(palette.ink));
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(line));
        ui.horizontal_centered(|ui| {
            ui.add_space(34.0);
            bidi::label(ui, meaning, style);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                bidi::label(ui, row.count.to_string(), theme::note(palette));
            });
        });
        y += ROW;
    }
}

/// A sample of a tie's lines, from the middle of its left end, so many points wide.
pub(in crate::ui) fn swatch(
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
            scene::drawn::Dash::Solid => {
                painter.line_segment(ends, line);
            }
            scene::drawn::Dash::Dashes(on, off) => {
                painter.extend(egui::Shape::dashed_line(&ends, line, on as f32, off as f32));
            }
            scene::drawn::Dash::Dots(apart) => {
                let radius = line.width / 2.0;
                painter.extend(egui::Shape::dotted_line(
                    &ends,
                    line.color,
                    apart as f32,
                    radius,
                ));
            }
        }
    }
}
