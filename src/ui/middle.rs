//! What stands between the bars and beside the panel: the map with its timeline and a table, or in its place the table
//! alone or the comparison.

use std::sync::Arc;

use eframe::egui::{CentralPanel, Frame, Panel, Ui};

use super::compare::Compare;
use super::map::Map;
use super::table::Tables;
use super::timeline::Timeline;
use super::tour::{self, Place};
use super::{Scope, empty, mirror, notices, story, theme, viewpoint};
use crate::text::Texts;

/// Its parts, and what is said over them.
pub(super) struct Middle<'a> {
    pub(super) map: &'a mut Map,
    pub(super) timeline: &'a mut Timeline,
    pub(super) tables: &'a mut Tables,
    pub(super) compare: &'a mut Compare,
    pub(super) texts: &'a Arc<Texts>,
    /// The switch of viewpoints has its place in the bar above.
    pub(super) has_viewpoint_above: bool,
    /// A file has been opening for so long that it is said.
    pub(super) is_opening_long: bool,
}

impl Middle<'_> {
    /// Draws it into what is left of a window.
    pub(super) fn show(mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let compares = self.compare.is_open(scope.session);
        let is_alone = !compares && self.tables.is_alone();
        let ground = if is_alone {
            scope.palette.panel
        } else {
            self.beneath_map(ui, scope);
            scope.palette.water
        };
        tour::mark(ui.ctx(), Place::Map, ui.available_rect_before_wrap());
        CentralPanel::default()
            .frame(Frame::new().fill(theme::colour(ground)))
            .show(ui, |ui| {
                if compares {
                    let rect = ui.max_rect();
                    self.compare.show(ui, scope);
                    notices::show_alone(ui, scope, rect);
                } else if is_alone {
                    self.map_or_table(ui, scope, is_alone);
                } else {
                    // A map has its east at the right in every language.
                    mirror::upright(ui, ui.max_rect(), |ui| {
                        self.map_or_table(ui, scope, is_alone);
                    });
                }
            });
    }

    fn map_or_table(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, is_alone: bool) {
        let rect = ui.max_rect();
        if is_alone {
            self.tables.show(ui, scope, self.texts);
        } else {
            self.map.show(ui, scope);
        }
        let beneath = if self.has_viewpoint_above {
            rect
        } else {
            viewpoint::over_map(ui, scope, rect)
        };
        if !is_alone {
            empty::show(ui, scope, rect);
        }
        notices::show(ui, scope, beneath, self.is_opening_long, self.map.shown());
        story::card(ui, scope, rect);
    }

    fn beneath_map(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        if scope.settings.table.is_shown {
            self.tables.under_map(ui, scope, self.texts);
        }
        let Some((high, is_low)) = self.timeline.height(ui.available_height(), scope) else {
            return;
        };
        let timeline = Panel::bottom("timeline")
            .exact_size(high)
            .show_separator_line(false)
            .frame(Frame::new().fill(theme::colour(scope.palette.paper)))
            .show(ui, |ui| self.timeline.show(ui, scope, is_low));
        tour::mark(ui.ctx(), Place::Timeline, timeline.response.rect);
    }
}
