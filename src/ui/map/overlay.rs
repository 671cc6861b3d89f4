//! What lies over the map: the legend, the buttons, the scale bar, the attribution.

use eframe::egui::{
    self, CornerRadius, Id, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit, pos2,
    vec2,
};

use super::super::{Scope, base_map, bidi, mirror, theme};
use super::buttons;
use super::outlined::{Outlined, Stamps};
use super::swatch;
use crate::atlas::shown::{IN_LABEL, escaped, shortened};
use crate::scene;
use crate::scene::legend::{Legend, Meaning, Row};
use crate::scene::scale_bar::{ScaleBar, scale_bar};
use crate::scene::style::Palette;
use crate::scene::view::Frame;
use crate::session::LookAction;
use crate::store::DotsChoice;
use crate::ui::bidi::Tip as _;

const EDGE: f32 = 16.0;
const WIDTH: f32 = 176.0;
const ROW: f32 = 22.0;
const SWATCH: f32 = 24.0;
/// What a line takes that parts rows.
const PARTED: f32 = 13.0;
/// How opaque the lines are that a row has switched off.
const OFF: f32 = 0.3;
/// The letters of the scale bar and the attribution, and the height of their lines.
const SMALL: [f32; 2] = [11.0, 14.0];
/// How far above the map's lower edge the attribution's lower edge and the scale bar stand.
const ATTRIBUTION_UP: f32 = 9.0;
const BAR_UP: f32 = 30.0;
/// The height of the scale bar's ends, and the longest that it may be.
const TICK: f32 = 4.0;
const LONGEST_BAR: f64 = 100.0;

/// The legend's title, above its rows, and all that is left of it where it is folded.
const TITLE: [f32; 2] = [96.0, 26.0];

/// The whole legend.
fn unfolded_rect(rect: Rect, legend: &Legend) -> Rect {
    let gap = if legend.of_these.is_empty() {
        0.0
    } else {
        PARTED
    };
    let rows = legend.rows.len() + legend.of_these.len();
    let height = TITLE[1] + 10.0 + gap + ROW * rows as f32 + PARTED + ROW;
    Rect::from_min_size(
        pos2(rect.left() + EDGE, rect.bottom() - EDGE - height),
        vec2(WIDTH, height),
    )
}

/// The legend as it is shown now.
fn legend_rect(ui: &Ui, rect: Rect, legend: &Legend) -> Rect {
    let whole = unfolded_rect(rect, legend);
    if is_folded(ui, rect, whole) {
        Rect::from_min_max(
            whole.left_bottom() - vec2(0.0, TITLE[1]),
            whole.left_bottom() + vec2(TITLE[0], 0.0),
        )
    } else {
        whole
    }
}

/// Whether the legend is folded: as its user left it, else where it would hide too much of a small map.
fn is_folded(ui: &Ui, rect: Rect, whole: Rect) -> bool {
    /// It may take so much of the map's width and height.
    const SHARE: [f32; 2] = [0.4, 0.5];
    let chosen = ui.data(|data| data.get_temp(fold_id()));
    let [wide, high] = SHARE;
    chosen.unwrap_or(whole.width() > rect.width() * wide || whole.height() > rect.height() * high)
}

fn fold_id() -> Id {
    Id::unique("map legend folded")
}

fn buttons_rect(rect: Rect) -> Rect {
    let [width, height] = buttons::SIZE;
    let corner = rect.right_top() + vec2(-EDGE - width, EDGE);
    Rect::from_min_size(corner, vec2(width, height))
}

/// Where the block of buttons begins, from the left: what comes over the map leaves it free.
pub(in crate::ui) fn left_of_buttons(map: Rect) -> f32 {
    buttons_rect(map).left()
}

/// What the attribution and the scale bar above it cover: they are as wide as their words.
fn corner_rect(ui: &Ui, scope: &Scope<'_>, rect: Rect) -> Rect {
    let wide = attribution(ui, scope, rect)
        .size()
        .x
        .max(LONGEST_BAR as f32)
        + EDGE;
    let high = BAR_UP + TICK + SMALL[1];
    Rect::from_min_max(
        rect.right_bottom() - vec2(wide + 4.0, high),
        rect.right_bottom(),
    )
}

/// What names and marks keep off, in the map's own points.
pub(super) fn rects(ui: &Ui, scope: &Scope<'_>, rect: Rect, legend: &Legend) -> Vec<scene::Rect> {
    let legend = (!legend.rows.is_empty()).then(|| legend_rect(ui, rect, legend));
    let others = [buttons_rect(rect), corner_rect(ui, scope, rect)];
    legend
        .into_iter()
        .chain(others)
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
    scope: &mut Scope<'_>,
    frame: &Frame,
    rect: Rect,
    legend: &Legend,
    stamps: &mut Stamps,
) {
    mirror::mirrored_again(ui, Id::unique("legend mirrored"), |ui| {
        show_legend(ui, scope, rect, legend);
        (legend_rect(ui, rect, legend), ())
    });
    buttons::show(ui, scope, buttons_rect(rect).min);
    let right = rect.right_bottom() - vec2(EDGE, 0.0);
    let attribution = attribution(ui, scope, rect);
    let up = ATTRIBUTION_UP + attribution.size().y / 2.0;
    let left = right - vec2(attribution.size().x, up);
    link_attribution(ui, scope, left, attribution.size());
    let bar = scale_bar(frame, LONGEST_BAR);
    let (length, at) = show_scale_bar(ui, scope, &bar, right - vec2(0.0, BAR_UP), rect);
    stamps.paint(&ui.painter_at(rect), &[(&attribution, left), (&length, at)]);
}

fn small(ui: &Ui, scope: &Scope<'_>, text: &str) -> Outlined {
    let style = bidi::Style::new(SMALL[0], SMALL[1], theme::colour(scope.palette.soft_ink));
    Outlined::new(ui.ctx(), text, style, 0.0, scope.palette)
}

/// Whom the map is by; of a long one what there is room for beside the legend.
fn attribution(ui: &Ui, scope: &Scope<'_>, map: Rect) -> Outlined {
    /// About as wide as a letter is, points.
    const LETTER: f32 = 6.0;
    let (credit, _) = base_map::credit(&scope.settings.base_map, scope.texts);
    let room = (map.width() - WIDTH - 4.0 * EDGE) / LETTER;
    let most = (room as usize).max(IN_LABEL);
    small(ui, scope, &escaped(&shortened(&credit, most)))
}

/// Where the map's makers ask for a link, the attribution is one.
fn link_attribution(ui: &Ui, scope: &Scope<'_>, left: Pos2, size: Vec2) {
    let (credit, Some(link)) = base_map::credit(&scope.settings.base_map, scope.texts) else {
        return;
    };
    let words = Rect::from_min_size(left - vec2(0.0, size.y / 2.0), size);
    let response = ui.interact(words.expand(4.0), Id::unique("attribution"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &credit));
    let ink = theme::colour(scope.palette.soft_ink);
    if response.hovered() || super::has_focus(&response) {
        let line = Stroke::new(1.0, ink);
        ui.painter()
            .hline(words.x_range(), words.bottom() - 1.0, line);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.tip(link).clicked() {
        scope.platform.open_address(ui.ctx(), link);
    }
}

/// The scale bar, its right end here; its length in words, and where they stand.
fn show_scale_bar(
    ui: &Ui,
    scope: &Scope<'_>,
    bar: &ScaleBar,
    right: Pos2,
    rect: Rect,
) -> (Outlined, Pos2) {
    let painter = ui.painter_at(rect);
    let left = right - vec2(bar.length as f32, 0.0);
    let up = vec2(0.0, TICK);
    let line = vec![left - up, left, right, right - up];
    for (width, colour) in [(3.0, scope.palette.land), (1.0, scope.palette.soft_ink)] {
        let stroke = Stroke::new(width, theme::colour(colour));
        painter.add(egui::Shape::line(line.clone(), stroke));
    }
    let words = scope.texts.distance(bar.distance_m);
    let words = small(ui, scope, &words);
    let middle = left.lerp(right, 0.5) - up - vec2(0.0, words.size().y / 2.0 + 1.0);
    let left = middle - vec2(words.size().x / 2.0, 0.0);
    (words, left)
}

fn show_legend(ui: &mut Ui, scope: &mut Scope<'_>, rect: Rect, legend: &Legend) {
    let palette = scope.palette;
    if legend.rows.is_empty() {
        return;
    }
    let place = legend_rect(ui, rect, legend);
    // What lies beneath can't be pointed at through it.
    let id = Id::unique("map legend");
    ui.interact(place, id, Sense::CLICK | Sense::DRAG);
    let name = scope.texts.get("legend");
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(accesskit::Role::Group);
        node.set_label(name);
    });
    let painter = ui.painter_at(rect);
    painter.rect(
        place,
        CornerRadius::same(4),
        theme::colour(palette.panel),
        Stroke::new(1.0, theme::colour(palette.rule)),
        egui::StrokeKind::Inside,
    );
    let is_folded = is_folded(ui, rect, unfolded_rect(rect, legend));
    legend_title(ui, scope, place, is_folded);
    if is_folded {
        return;
    }
    let mut y = place.top() + TITLE[1];
    for (i, row) in legend.rows.iter().chain(&legend.of_these).enumerate() {
        if i == legend.rows.len() {
            let line = Stroke::new(1.0, theme::colour(palette.rule));
            painter.hline(place.x_range(), y + 6.0, line);
            y += PARTED;
        }
        let line = Rect::from_min_size(pos2(place.left() + 12.0, y), vec2(WIDTH - 24.0, ROW));
        legend_row(ui, scope, line, row);
        y += ROW;
    }
    let line = Stroke::new(1.0, theme::colour(palette.rule));
    painter.hline(place.x_range(), y + 6.0, line);
    y += PARTED;
    let line = Rect::from_min_size(pos2(place.left() + 12.0, y), vec2(WIDTH - 24.0, ROW));
    dots_row(ui, scope, line);
}

/// What the size of a dot means.
fn dots_row(ui: &mut Ui, scope: &Scope<'_>, line: Rect) {
    let palette = scope.palette;
    let (key, tip) = match scope.settings.dots_by {
        DotsChoice::Ties => ("legend-dots-ties", "dots-by-ties-tip"),
        DotsChoice::Population => ("legend-dots-population", "dots-by-population-tip"),
        DotsChoice::Facts => ("legend-dots-facts", "dots-by-facts-tip"),
    };
    let ink = theme::colour(palette.ink);
    for (x, radius) in [(3.0, 2.0), (10.0, 3.0), (19.0, 4.5)] {
        let centre = line.left_center() + vec2(x, 0.0);
        ui.painter().circle_filled(centre, radius, ink);
    }
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(line));
    ui.horizontal_centered(|ui| {
        ui.add_space(34.0);
        let style = theme::note(palette).colour(ink);
        let words = bidi::truncated(ui, scope.texts.get(key), style);
        words.on_hover_text(scope.texts.get(tip));
    });
}

fn legend_row(ui: &mut Ui, scope: &mut Scope<'_>, line: Rect, row: &Row) {
    let (texts, palette) = (scope.texts, scope.palette);
    let meaning = match &row.meaning {
        Meaning::Kind(kind) => texts.kind_head(kind),
        Meaning::Contested => texts.get("contested"),
        Meaning::Unconfirmed => texts.get("unconfirmed"),
        Meaning::Uncertain => texts.get("maybe"),
        Meaning::State(state) => texts.state(*state),
    };
    switch(ui, scope, line, row, &meaning);
    swatch::paint(
        ui.painter(),
        line.left_center(),
        SWATCH,
        &faded(row, palette),
    );
    let note = theme::note(palette);
    let style = if row.is_on {
        note.colour(theme::colour(palette.ink))
    } else {
        note
    };
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(line));
    ui.horizontal_centered(|ui| {
        ui.add_space(34.0);
        // The count first, from the right: a kind's own name ends where it begins.
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            bidi::label(ui, texts.exact(row.count as f64), note);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                bidi::truncated(ui, meaning, style);
            });
        });
    });
}

/// The legend's title: a button that folds and unfolds it.
fn legend_title(ui: &mut Ui, scope: &Scope<'_>, legend: Rect, is_folded: bool) {
    let palette = scope.palette;
    let rect = Rect::from_min_size(legend.min, vec2(legend.width(), TITLE[1]));
    let response = ui.interact(rect, fold_id(), Sense::click());
    let name = scope.texts.get("legend");
    let spoken = scope.texts.get(if is_folded {
        "legend-unfold"
    } else {
        "legend-fold"
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    let is_lit = response.hovered() || response.has_focus();
    let ink = if is_lit {
        palette.ink
    } else {
        palette.soft_ink
    };
    let style = theme::head(palette).colour(theme::colour(ink));
    let words = rect.shrink2(vec2(12.0, 0.0));
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(words));
    ui.horizontal_centered(|ui| {
        bidi::label(ui, name, style);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            bidi::label(ui, if is_folded { "▴" } else { "▾" }, style);
        });
    });
    if response.has_focus() {
        let frame = ui.visuals().selection.stroke;
        ui.painter()
            .rect_stroke(rect, 4.0, frame, egui::StrokeKind::Inside);
    }
    if response.tip(spoken).clicked() {
        ui.data_mut(|data| data.insert_temp(fold_id(), !is_folded));
    }
}

/// The row's lines; faint while it is switched off.
fn faded(row: &Row, palette: &Palette) -> Vec<scene::drawn::Stroke> {
    let mut strokes = row.swatch(palette);
    if !row.is_on {
        for stroke in &mut strokes {
            stroke.colour = stroke.colour.with_opacity(OFF);
        }
    }
    strokes
}

/// A row switches its ties on and off; with Alt it leaves them alone.
fn switch(ui: &Ui, scope: &mut Scope<'_>, line: Rect, row: &Row, meaning: &str) {
    let id = Id::unique(("legend row", meaning));
    let place = line.expand2(vec2(6.0, 0.0));
    let response = ui.interact(place, id, Sense::click());
    let args = [("meaning", meaning.into()), ("count", row.count.into())];
    let name = scope.texts.with("legend-row", &args);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, row.is_on, &name));
    if response.hovered() {
        let ground = theme::colour(scope.palette.selected).gamma_multiply(0.6);
        ui.painter().rect_filled(place, 3.0, ground);
    }
    if super::has_focus(&response) {
        let stroke = Stroke::new(2.0, theme::colour(scope.palette.accent));
        let inside = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(place, 3.0, stroke, inside);
    }
    let tip = scope.texts.get(if row.is_on {
        "legend-hide"
    } else {
        "legend-show"
    });
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.tip(tip).clicked() {
        let filter = scope.session.filter();
        let filter = if ui.input(|input| input.modifiers.alt) {
            row.meaning.alone(filter)
        } else {
            row.meaning.switched(filter)
        };
        scope.act(LookAction::SetFilter(Box::new(filter)));
    }
}
