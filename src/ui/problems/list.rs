//! The list: headings and lines, of which only those in sight are drawn.

use eframe::egui::{Id, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::super::{Scope, bidi, theme};
use super::view::Line;
use super::{Chosen, INSET, Unfolded, row};
use crate::problems::Listed;

/// So far beyond what is in sight lines are drawn, for whoever goes through the list by keys, points.
const BEYOND: f32 = 96.0;

/// Draws it; answers the heading that was folded or unfolded.
pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    list: &Listed,
    lines: &[Line],
    unfolded: &mut Option<Unfolded>,
) -> Option<&'static str> {
    let mut turned = None;
    let inset = f32::from(INSET);
    ScrollArea::vertical()
        .id_salt("problems")
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, sight| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let corner = ui.max_rect().min;
            let width = ui.max_rect().width();
            let mut y = 0.0;
            for (at, line) in lines.iter().enumerate() {
                let height = height(list, line, unfolded.as_ref());
                let is_near = y + height > sight.top() - BEYOND && y < sight.bottom() + BEYOND;
                if is_near {
                    let place = Rect::from_min_max(
                        pos2(corner.x + inset, corner.y + y),
                        pos2(corner.x + width - inset, corner.y + y + height),
                    );
                    // Its own id: what has the focus keeps it while the list scrolls.
                    let builder = UiBuilder::new().scope_id(id(at, line)).max_rect(place);
                    let mut own = ui.new_child(builder);
                    if let Line::FixAll { fixable, of } = *line {
                        let rows = rows_from(&lines[at + 1..]);
                        row::fix_all(&mut own, scope, [fixable, of], list, rows);
                    } else if let Some(sort) = draw(&mut own, scope, list, line, unfolded) {
                        turned = Some(sort);
                    }
                }
                y += height;
            }
            if list.more_hints > 0 {
                more_hints(
                    ui,
                    scope,
                    list.more_hints,
                    (corner + vec2(inset, y + 8.0), width),
                );
                y += 40.0;
            }
            ui.set_height(y + 8.0);
        });
    turned
}

fn more_hints(
    ui: &mut Ui,
    scope: &Scope<'_>,
    count: usize,
    (at, width): (eframe::egui::Pos2, f32),
) {
    let text = scope
        .texts
        .with("problems-more-hints", &[("count", count.into())]);
    let place = Rect::from_min_size(at, vec2(width - 2.0 * f32::from(INSET), 32.0));
    let mut own = ui.new_child(UiBuilder::new().max_rect(place));
    bidi::label(&mut own, text, theme::note(scope.palette));
}

/// The findings under a heading, from the first of its lines on.
fn rows_from(lines: &[Line]) -> impl DoubleEndedIterator<Item = usize> + '_ {
    let end = lines.iter().position(|line| !matches!(line, Line::Row(_)));
    let rows = lines[..end.unwrap_or(lines.len())].iter();
    rows.filter_map(|line| match line {
        Line::Row(number) => Some(*number),
        _ => None,
    })
}

fn id(at: usize, line: &Line) -> Id {
    match line {
        Line::FixAll { .. } => Id::unique(("fix all problems", at)),
        Line::Head { sort, .. } => Id::unique(("problem sort", *sort)),
        Line::Row(number) => Id::unique(("problem", *number)),
        Line::Known(number) => Id::unique(("known problem", *number)),
    }
}

/// What a line would be if it were unfolded.
fn chosen(list: &Listed, line: &Line) -> Option<Chosen> {
    Some(match line {
        Line::Head { .. } | Line::FixAll { .. } => return None,
        Line::Row(number) => Chosen::Found(list.findings[*number].clone()),
        Line::Known(number) => Chosen::Known(list.known[*number].key.clone()),
    })
}

fn is_unfolded(list: &Listed, line: &Line, unfolded: &Unfolded) -> bool {
    match (line, &unfolded.of) {
        (Line::Row(number), Chosen::Found(finding)) => *finding == list.findings[*number],
        (Line::Known(number), Chosen::Known(key)) => *key == list.known[*number].key,
        _ => false,
    }
}

fn height(list: &Listed, line: &Line, unfolded: Option<&Unfolded>) -> f32 {
    match (line, unfolded) {
        (Line::Head { .. }, _) => row::HEAD,
        (Line::FixAll { .. }, _) => row::FIX_ALL,
        (line, Some(unfolded)) if is_unfolded(list, line, unfolded) => unfolded.height,
        _ => row::ROW,
    }
}

fn draw(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    list: &Listed,
    line: &Line,
    unfolded: &mut Option<Unfolded>,
) -> Option<&'static str> {
    if let Line::Head {
        sort,
        severity,
        count,
        is_open,
    } = *line
    {
        return row::head(ui, scope, (sort, severity), count, is_open).then_some(sort);
    }
    if let Some(unfolded) = unfolded
        && is_unfolded(list, line, unfolded)
    {
        let before = unfolded.height;
        unfolded.height = match line {
            Line::Known(number) => row::open_known(ui, scope, &list.known[*number]),
            Line::Row(number) => {
                row::open(ui, scope, &list.findings[*number], &mut unfolded.reason)
            }
            Line::Head { .. } | Line::FixAll { .. } => before,
        };
        if (unfolded.height - before).abs() > 0.5 {
            // How high it is shows only once it was drawn.
            ui.ctx().request_repaint();
        }
        return None;
    }
    let clicked = match line {
        Line::Known(number) => row::closed_known(ui, scope, &list.known[*number]),
        Line::Row(number) => row::closed(ui, scope, &list.findings[*number]),
        Line::Head { .. } | Line::FixAll { .. } => false,
    };
    if clicked && let Some(of) = chosen(list, line) {
        *unfolded = Some(Unfolded {
            of,
            height: row::ROW + 60.0,
            reason: None,
        });
        ui.ctx().request_repaint();
    }
    None
}
