//! What stands between the bars and the side panel: the map or the comparison, and the timeline beneath.

use eframe::egui::{Frame, Panel, Ui};

use super::{Scope, compare, empty, map, notices, story, timeline, viewpoint};

/// Draws the timeline beneath the map.
pub(super) fn under_map(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    timeline: &mut timeline::Timeline,
    frame: Frame,
) {
    let Some((high, is_low)) = timeline.height(ui.available_height(), scope) else {
        return;
    };
    Panel::bottom("timeline")
        .exact_size(high)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| timeline.show(ui, scope, is_low));
}

/// Draws what is between the bars and the panel: the map with what lies over it, or the comparison.
pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (map, compare): (&mut map::Map, &mut compare::Compare),
    [seen_in_bar, is_opening_long]: [bool; 2],
) {
    let rect = ui.max_rect();
    if compare.is_open(scope.session) {
        compare.show(ui, scope);
        notices::show_alone(ui, scope, rect);
        return;
    }
    map.show(ui, scope);
    let beneath = if seen_in_bar {
        rect
    } else {
        viewpoint::over_map(ui, scope, rect)
    };
    empty::show(ui, scope, rect);
    notices::show(ui, scope, beneath, is_opening_long, map.shown());
    story::card(ui, scope, rect);
}
