//! The list: headings and lines, of which only those in sight are drawn.

use eframe::egui::{Id, Rect, ScrollArea, Ui, UiBuilder, pos2};

use super::super::{Scope, bidi, theme};
use super::view::Line;
use super::{INSET, row};
use crate::problems::{Finding, Listed};

/// So far beyond what is in sight lines are drawn, for whoever goes through the list by keys, points.
const BEYOND: f32 = 96.0;

/// Draws it; answers the heading that was folded or unfolded.
pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    list: &Listed,
    lines: &[Line],
    chosen: &mut Option<(Finding, f32)>,
) -> Option<&'static str> {
    let mut turned = None;
    let more = list.more_hints;
    ScrollArea::vertical()
        .id_salt("problems")
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, sight| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let corner = ui.max_rect().min;
            let width = ui.max_rect().width();
            let mut y = 0.0;
            for line in lines {
                let height = height(list, line, chosen.as_ref());
                let is_near = y + height > sight.top() - BEYOND && y < sight.bottom() + BEYOND;
                if is_near {
                    let inset = f32::from(INSET);
                    let place = Rect::from_min_max(
                        pos2(corner.x + inset, corner.y + y),
                        pos2(corner.x + width - inset, corner.y + y + height),
                    );
                    // Its own id: what has the focus keeps it while the list scrolls.
                    let id = match line {
                        Line::Head { sort, .. } => Id::unique(("problem sort", *sort)),
                        Line::Row(number) => Id::unique(("problem", *number)),
                    };
                    let builder = UiBuilder::new().scope_id(id).max_rect(place);
                    let mut own = ui.new_child(builder);
                    if let Some(sort) = draw(&mut own, scope, list, line, chosen) {
                        turned = Some(sort);
                    }
                }
                y += height;
            }
            ui.set_height(y + if more > 0 { 40.0 } else { 8.0 });
            if more > 0 {
                let text = scope
                    .texts
                    .with("problems-more-hints", &[("count", more.into())]);
                let place = Rect::from_min_size(
                    corner + eframe::egui::vec2(f32::from(INSET), y + 8.0),
                    eframe::egui::vec2(width - 2.0 * f32::from(INSET), 32.0),
                );
                let mut own = ui.new_child(UiBuilder::new().max_rect(place));
                bidi::label(&mut own, text, theme::note(scope.palette));
            }
        });
    turned
}

fn height(list: &Listed, line: &Line, chosen: Option<&(Finding, f32)>) -> f32 {
    match line {
        Line::Head { .. } => row::HEAD,
        Line::Row(number) => match chosen {
            Some((finding, height)) if *finding == list.findings[*number] => *height,
            _ => row::ROW,
        },
    }
}

fn draw(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    list: &Listed,
    line: &Line,
    chosen: &mut Option<(Finding, f32)>,
) -> Option<&'static str> {
    match *line {
        Line::Head {
            sort,
            severity,
            count,
            is_open,
        } => row::head(ui, scope, (sort, severity), count, is_open).then_some(sort),
        Line::Row(number) => {
            let finding = &list.findings[number];
            match chosen {
                Some((open, height)) if open == finding => {
                    *height = row::open(ui, scope, finding);
                }
                _ => {
                    if row::closed(ui, scope, finding) {
                        *chosen = Some((finding.clone(), row::ROW + 60.0));
                        // How high it is when it is unfolded shows only once it was drawn.
                        ui.ctx().request_repaint();
                    }
                }
            }
            None
        }
    }
}
