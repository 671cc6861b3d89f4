//! Published totals, held against the list.

use eframe::egui::{Align, Id as WidgetId, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::bidi::{self, Paragraph};
use super::super::{Scope, theme};
use super::edit;
use super::known::City as Lists;
use super::notes::Footnotes;
use super::parts::{self, WIDTH};
use crate::atlas::{Date, Id, PublishedTotal};
use crate::session::Target;
use crate::standing::overview::totals_of;
use crate::standing::totals::Held;

mod chart;
mod names;

/// A cell's height, and the gap between two.
const CELL: f32 = 7.0;
const GAP: f32 = 2.0;
/// Cells narrower than this are told as one bar.
const NARROWEST: f32 = 3.0;

pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    city: &Id,
    lists: &Lists,
    notes: &mut Footnotes,
) {
    let held = |place: &usize| lists.held.get(place).copied().unwrap_or_default();
    let atlas = scope.session.atlas();
    let totals = totals_of(atlas, city);
    let Some((_, first)) = totals.latest.first() else {
        return;
    };
    parts::rule(ui, scope);
    // A date that all share stands in the head; else each says what it is held against.
    let is_shared = |(_, total): &(usize, &PublishedTotal)| total.as_of == first.as_of;
    let shared = first.as_of.as_ref();
    let shared = shared.filter(|_| totals.latest.iter().all(is_shared));
    let mut head = scope.texts.get("published-head");
    if let Some(date) = shared {
        head = format!("{head} · {}", scope.texts.date(date));
    }
    bidi::label(ui, head, theme::head(scope.palette));
    for (place, total) in &totals.latest {
        ui.add_space(2.0);
        entry(ui, scope, notes, (*place, total, held(place)), shared);
        names::show(ui, scope, (*place, total), lists.ledgers.get(place));
        if let Some(course) = lists.courses.get(&total.kind) {
            let all = totals.latest.iter().chain(&totals.earlier);
            let same = all.filter(|(_, other)| other.kind == total.kind);
            let same: Vec<&PublishedTotal> = same.map(|(_, other)| *other).collect();
            chart::show(ui, scope, &same, course);
        }
    }
    if totals.earlier.is_empty() {
        return;
    }
    ui.add_space(4.0);
    let id = WidgetId::unique(("earlier totals", city.as_str()));
    let text = scope
        .texts
        .with("earlier-totals", &[("count", totals.earlier.len().into())]);
    if parts::unfolds(ui, scope, id, &text) {
        for (place, total) in &totals.earlier {
            entry(ui, scope, notes, (*place, total, held(place)), None);
            names::show(ui, scope, (*place, total), lists.ledgers.get(place));
        }
    }
}

/// One published total: how many of them the list has, in words and in cells, and as of when.
fn entry(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    notes: &mut Footnotes,
    (place, total, held): (usize, &PublishedTotal, Held),
    head: Option<&Date>,
) {
    let kind = match &total.kind {
        Some(kind) => scope.texts.kind_head(kind),
        None => scope.texts.get("any-kind"),
    };
    let target = || Target::Total(place);
    edit::with_pencil(ui, scope, &kind, target, |ui, scope| {
        content(ui, scope, notes, (total, held), head);
    });
}

fn content(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    notes: &mut Footnotes,
    (total, held): (&PublishedTotal, Held),
    head: Option<&Date>,
) {
    let texts = scope.texts;
    let body = theme::body(scope.palette);
    let kind = match &total.kind {
        Some(kind) => texts.kind_head(kind),
        None => texts.get("any-kind"),
    };
    let is_undated = held.listed == 0 && held.undated > 0 && held.undated == held.uncertain;
    let held = if is_undated {
        // What may have stood at any date says nothing of this one: the list is taken as it stands.
        Held {
            listed: held.undated,
            uncertain: 0,
            undated: held.undated,
        }
    } else {
        held
    };
    let counts = [
        ("count", total.count.into()),
        ("listed", held.listed.into()),
        ("uncertain", held.uncertain.into()),
    ];
    let line = if held.uncertain > 0 {
        texts.with("total-line-uncertain", &counts)
    } else {
        texts.with("total-line", &counts)
    };
    // A kind of the atlas's own may have a long name.
    let name = parts::width(ui, &kind, body).ceil().min(WIDTH / 3.0);
    parts::columns(ui, &[name, WIDTH - name - 8.0], 8.0, |ui, column| {
        if column == 0 {
            bidi::truncated(ui, &kind, body);
        } else {
            let counts = Paragraph::new().text(&line, body).align(Align::RIGHT);
            notes.said(ui, scope, counts, &total.cite);
        }
    });
    if total.count > 0 || held.listed + held.uncertain > 0 {
        cells(ui, scope, total, held);
    }
    let undated = [("count", held.undated.into())];
    let date = match &total.as_of {
        Some(_) if is_undated => Some(texts.with("total-entries-undated", &undated)),
        Some(date) => (head != Some(date)).then(|| {
            let date = texts.date(date);
            texts.with("total-dated", &[("date", (&date).into())])
        }),
        None => Some(texts.get("total-undated")),
    };
    let some_undated = total.as_of.is_some() && held.undated > 0 && !is_undated;
    let some_undated = some_undated.then(|| texts.with("total-some-undated", &undated));
    let remarks = date.into_iter().chain(some_undated);
    let remarks: Vec<String> = remarks.chain(total.note.clone()).collect();
    if !remarks.is_empty() {
        bidi::label(ui, remarks.join(" · "), theme::note(scope.palette));
    }
}

/// A cell a partner: filled where the list has it, hatched where it may, hollow where it doesn't. What the list has
/// beyond the total follows behind a line.
fn cells(ui: &mut Ui, scope: &Scope<'_>, total: &PublishedTotal, held: Held) {
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, CELL), Sense::hover());
    let kind = total.kind.as_ref();
    let colour = kind.map_or(scope.palette.soft_ink, |kind| scope.palette.kind(kind).line);
    let outline = Stroke::new(1.0, theme::colour(colour));
    let hollow = Stroke::new(1.0, theme::colour(scope.palette.field_outline));
    let count = total.count.max(held.listed + held.uncertain);
    let step = (WIDTH + GAP) / count as f32;
    let painter = ui.painter();
    let stretch = |from: u32, to: u32| {
        let left = rect.left() + from as f32 * step;
        let right = rect.left() + to as f32 * step - GAP;
        Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()))
    };
    let each = step - GAP >= NARROWEST;
    let draw = |from: u32, to: u32, paint: &dyn Fn(Rect)| {
        if each {
            (from..to).for_each(|i| paint(stretch(i, i + 1)));
        } else if from < to {
            paint(stretch(from, to));
        }
    };
    let (sure, maybe) = (held.listed, held.listed + held.uncertain);
    draw(0, sure, &|cell| {
        painter.rect_filled(cell, 0.0, outline.color);
    });
    draw(sure, maybe, &|cell| {
        super::axis::hatch(painter, cell, outline);
        painter.rect_stroke(cell, 0.0, outline, StrokeKind::Inside);
    });
    draw(maybe, count, &|cell| {
        painter.rect_stroke(cell, 0.0, hollow, StrokeKind::Inside);
    });
    if total.count < count {
        let x = rect.left() + total.count as f32 * step - GAP / 2.0;
        let ink = Stroke::new(2.0, theme::colour(scope.palette.ink));
        painter.vline(x, rect.y_range().expand(2.0), ink);
    }
}
