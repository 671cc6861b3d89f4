//! The words at the right of the chart.

use eframe::egui::{Align2, Color32, Pos2, Ui, pos2};

use super::super::{Scope, theme};
use super::chart::Parts;
use crate::atlas::Kind;
use crate::standing::overview::Counts;
use crate::ui::bidi;

const LINE: f32 = 14.0;

/// How many there are at the date, in the colours of the layers and about as high as these end.
pub(super) fn show(ui: &Ui, scope: &Scope<'_>, parts: &Parts, last: &Counts, now: &Counts) {
    let rect = parts.density;
    let most = ((rect.height() + 8.0) / LINE) as usize;
    let kinds = last.by_kind.keys().chain(now.by_kind.keys());
    let mut kinds: Vec<Option<&Kind>> = kinds.map(Some).chain([None]).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let of = |counts: &Counts, kind: Option<&Kind>| match kind {
        Some(kind) => counts.by_kind.get(kind).copied().unwrap_or(0),
        None => counts.contested,
    };
    kinds.retain(|kind| of(last, *kind) + of(now, *kind) > 0);
    kinds.sort_by_key(|kind| std::cmp::Reverse(of(last, *kind).max(of(now, *kind))));
    kinds.truncate(most);
    // As the layers lie: by kind, the contested on top.
    kinds.sort_by_key(|kind| (kind.is_none(), *kind));
    let left = rect.right() + 10.0;
    let put = |at: Pos2, text: String, colour: Color32| {
        let style = theme::note(scope.palette).colour(colour);
        bidi::paint(ui.painter(), at, Align2::LEFT_CENTER, text, style);
    };
    for (row, kind) in kinds.iter().enumerate() {
        let y = rect.bottom() - LINE * (row as f32 + 0.5);
        let (word, colour) = match kind {
            Some(kind) => (scope.texts.kind(kind), scope.palette.kind(kind).word),
            None => (
                scope.texts.get("contested").to_lowercase(),
                scope.palette.ink,
            ),
        };
        let count = of(now, *kind);
        let args = [("count", count.into()), ("what", (&word).into())];
        let text = scope.texts.with("timeline-count", &args);
        let colour = theme::colour(colour);
        let at = pos2(left, y);
        put(at, text, colour);
    }
    let at = pos2(left, parts.events.top() + 6.0);
    let soft = theme::colour(scope.palette.soft_ink);
    let text = scope.texts.get("timeline-events");
    let uncertain = now.maybe > 0 && kinds.len() < most;
    if uncertain {
        // Those that stand only maybe are among the counts beneath, and told apart.
        let y = rect.bottom() - LINE * (kinds.len() as f32 + 0.5);
        let args = [("count", now.maybe.into())];
        let text = scope.texts.with("timeline-uncertain", &args);
        let at = pos2(left, y);
        put(at, text, soft);
    }
    put(at, text, soft);
}
