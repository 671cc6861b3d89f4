//! All sources of the atlas, behind a link: how often each is cited, and which are not.

use std::ops::Range;

use eframe::egui::{Align, Id as WidgetId, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::super::{Scope, theme};
use super::{cite, edit, notes, parts};
use crate::atlas::{Id, Source, Sourced, times_cited};
use crate::session::{Session, Target};

/// A source in two lines: what, and from whom.
const ROW: f32 = 40.0;
const LINE: f32 = 18.0;
/// So many rows are drawn beyond those in sight, for whoever goes through the list by keys.
const BEYOND: usize = 2;

/// The sources in the order of the list, for one atlas.
#[derive(Default)]
pub(super) struct Listed {
    revision: Option<u64>,
    /// Each source, and how often it is cited.
    sources: Vec<(Id, usize)>,
    /// Which facts rest on how many.
    sourced: Sourced,
}

impl Listed {
    fn update(&mut self, session: &Session) {
        let revision = Some(session.revision());
        if self.revision == revision {
            return;
        }
        self.revision = revision;
        let atlas = session.atlas();
        self.sourced = Sourced::of(atlas);
        let times = times_cited(atlas).into_iter();
        self.sources = times.map(|(id, count)| (id.clone(), count)).collect();
        self.sources.sort_by_cached_key(|(id, _)| {
            let source = atlas.sources.get(id);
            source.map(|source| head(source, id).to_lowercase())
        });
    }

    fn not_cited(&self) -> usize {
        self.sources.iter().filter(|(_, count)| *count == 0).count()
    }
}

/// What a source is listed by.
fn head<'a>(source: &'a Source, id: &'a Id) -> &'a str {
    let names = [&source.title, &source.publisher, &source.url];
    let name = names.into_iter().flatten().next();
    name.map_or(id.as_str(), String::as_str)
}

/// Draws the link, and the list once that is unfolded.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, listed: &mut Listed) {
    listed.update(scope.session);
    let count = listed.sources.len();
    if count == 0 && !scope.session.is_editing() {
        return;
    }
    parts::rule(ui, scope);
    let not_cited = match listed.not_cited() {
        0 => String::new(),
        count => scope
            .texts
            .with("sources-not-cited", &[("count", count.into())]),
    };
    let top = ui.cursor().top();
    parts::counted_head(ui, scope, scope.texts.get("sources"), not_cited);
    if count > 0 {
        let name = scope.texts.with("all-sources", &[("count", count.into())]);
        let id = WidgetId::unique("all sources");
        let was_open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
        if parts::unfolds(ui, scope, id, &name) {
            if !was_open {
                // It stands at the end of the panel: what unfolds there would be out of sight.
                let head = Rect::everything_below(top);
                let head = head.intersect(Rect::everything_above(top + ROW));
                ui.scroll_to_rect(head.intersect(ui.max_rect()), Some(Align::TOP));
            }
            ui.add_space(2.0);
            list(ui, scope, &listed.sources);
        }
    }
    cite::facts(ui, scope, &listed.sourced);
    edit::add(ui, scope, "add-source", || Target::NewSource);
}

/// The rows in sight; the room of the others is kept. An atlas may have thousands.
fn list(ui: &mut Ui, scope: &mut Scope<'_>, sources: &[(Id, usize)]) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let above = ui.clip_rect().top() - ui.cursor().top();
    let shown = in_sight(above, ui.clip_rect().height(), sources.len());
    ui.add_space(shown.start as f32 * ROW);
    for (id, count) in &sources[shown.clone()] {
        // Its own id: what has the focus keeps it while the list scrolls.
        let own = UiBuilder::new().scope_id(WidgetId::unique(("listed source", id.as_str())));
        ui.scope_builder(own, |ui| row(ui, scope, id, *count));
    }
    ui.add_space((sources.len() - shown.end) as f32 * ROW);
    ui.spacing_mut().item_spacing.y = 4.0;
}

/// Which rows of a list are drawn where the view begins so far below its top, in points.
fn in_sight(above: f32, height: f32, count: usize) -> Range<usize> {
    let first = (above / ROW).floor().max(0.0) as usize;
    let last = ((above + height) / ROW).ceil().max(0.0) as usize;
    let end = (last + BEYOND).min(count);
    first.saturating_sub(BEYOND).min(end)..end
}

/// One source: its title, which leads to its address, and beneath it who published it and how often it is cited.
fn row(ui: &mut Ui, scope: &mut Scope<'_>, id: &Id, count: usize) {
    let Some(source) = scope.session.atlas().sources.get(id) else {
        return;
    };
    let name = notes::whole_line(scope, id);
    let cited = scope.texts.with("times-cited", &[("count", count.into())]);
    let target = || Target::Source(id.clone());
    edit::with_pencil(ui, scope, &name, target, |ui, scope| {
        let size = [parts::WIDTH, ROW];
        let opens = source.web_address().is_some();
        let (rect, response) = if opens {
            parts::row(ui, scope, size, &name, &cited)
        } else {
            let (rect, response) = ui.allocate_exact_size(size.into(), Sense::hover());
            let told = format!("{name}, {cited}");
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
            (rect, response)
        };
        let palette = scope.palette;
        let (body, note) = (theme::body(palette), theme::note(palette));
        let (title, title_style) = if opens {
            let accent = body.colour(theme::colour(palette.accent));
            (format!("{} ↗", head(source, id)), accent)
        } else {
            (head(source, id).to_owned(), body)
        };
        let upper = Rect::from_min_size(rect.min + vec2(0.0, 2.0), vec2(rect.width(), LINE));
        parts::write(ui, upper, Align::LEFT, &title, title_style);
        let mut lower = upper.translate(vec2(0.0, LINE));
        let cited_style = if count == 0 {
            note.semibold().colour(theme::colour(palette.ink))
        } else {
            note
        };
        let (taken, _) = parts::write(ui, lower, Align::RIGHT, &cited, cited_style);
        lower.max.x -= taken + 8.0;
        let origin = notes::origin(scope, source);
        parts::write(ui, lower, Align::LEFT, &origin, note);
        if response.clicked() {
            notes::open_source(scope, id);
        }
        cite::menu(&response, scope, id);
        response.on_hover_ui(|ui| notes::card(ui, scope, id, None));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_in_sight_are_drawn_and_two_beyond() {
        assert_eq!(in_sight(-100.0, 400.0, 1000), 0..10);
        assert_eq!(in_sight(4000.0, 400.0, 1000), 98..112);
        assert_eq!(in_sight(-4000.0, 400.0, 1000), 0..2, "far below the view");
        assert_eq!(in_sight(90_000.0, 400.0, 1000), 1000..1000);
        assert_eq!(in_sight(0.0, 400.0, 1), 0..1);
    }
}
