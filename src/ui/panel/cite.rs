//! Sources as citations: what the menu of a source copies, and which facts rest on none or on one alone.

use eframe::egui::{Align, Id as WidgetId, Rect, Response, Ui, vec2};

use super::super::bidi;
use super::super::{Scope, theme};
use super::parts::{self, WIDTH};
use crate::atlas::{Id, Source, Sourced};
use crate::formats::csl;
use crate::session::SelectAction;

const ROW: f32 = 24.0;
const DATES: f32 = 86.0;
/// More facts than these are counted.
const SHOWN: usize = 50;

/// The menu of a source, at a click with the other button.
pub(super) fn menu(response: &Response, scope: &Scope<'_>, id: &Id) {
    response.context_menu(|ui| {
        let Some(source) = scope.session.atlas().sources.get(id) else {
            return;
        };
        let mut copied = None;
        if bidi::button(ui, scope.texts.get("copy-citation")).clicked() {
            copied = Some(citation(scope, source));
        }
        if bidi::button(ui, scope.texts.get("copy-csl")).clicked() {
            copied = Some(csl::write([(id, source)]));
        }
        if let Some(url) = &source.url
            && bidi::button(ui, scope.texts.get("copy-address")).clicked()
        {
            copied = Some(source.web_address().unwrap_or_else(|| url.clone()));
        }
        if let Some(text) = copied {
            scope.platform.copy(ui.ctx(), &text);
            ui.close();
        }
    });
}

/// A source as a citation in plain text: who, what, when, where, and when it was read.
fn citation(scope: &Scope<'_>, source: &Source) -> String {
    let credit = source.credit.as_ref();
    let who = source.publisher.as_ref().map(|publisher| match credit {
        Some(credit) => format!("{publisher} ({credit})"),
        None => publisher.clone(),
    });
    let title = source.title.as_ref().map(|title| format!("“{title}”"));
    let published = source.published.as_ref();
    let published = published.map(|date| scope.texts.date(date));
    let address = source.web_address().or_else(|| source.url.clone());
    let read = source.retrieved.as_ref().map(|date| {
        let date = scope.texts.date(date);
        scope.texts.with("source-read", &[("date", (&date).into())])
    });
    let parts = [
        who.or_else(|| credit.cloned()),
        title,
        published,
        address,
        read,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}.", parts.join(". "))
}

/// The facts that rest on no source, and those that rest on one alone, each list behind a link.
pub(super) fn facts(ui: &mut Ui, scope: &mut Scope<'_>, sourced: &Sourced) {
    let without = [("count", sourced.without.len().into())];
    let with_one = [("count", sourced.with_one.len().into())];
    let lists = [
        (
            scope.texts.with("facts-without-source", &without),
            &sourced.without,
        ),
        (
            scope.texts.with("facts-with-one-source", &with_one),
            &sourced.with_one,
        ),
    ];
    for (number, (name, facts)) in lists.into_iter().enumerate() {
        if facts.is_empty() {
            continue;
        }
        let id = WidgetId::unique(("facts by sources", number));
        if !parts::unfolds(ui, scope, id, &name) {
            continue;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for fact in facts.iter().take(SHOWN) {
            row(ui, scope, fact);
        }
        ui.spacing_mut().item_spacing.y = 4.0;
        if facts.len() > SHOWN {
            let more = [("count", (facts.len() - SHOWN).into())];
            let more = scope.texts.with("more", &more);
            bidi::label(ui, more, theme::note(scope.palette));
        }
    }
}

/// A fact, leading to what it is about.
fn row(ui: &mut Ui, scope: &mut Scope<'_>, id: &Id) {
    let Some(fact) = scope.session.atlas().facts.get(id) else {
        return;
    };
    let date = match &fact.when {
        Some(date) => scope.texts.date(date),
        None => scope.texts.get("no-date"),
    };
    let (rect, response) = parts::row(ui, scope, [WIDTH, ROW], &fact.statement, &date);
    let place = |left: f32, right: f32| {
        Rect::from_min_max(rect.min + vec2(left, 0.0), rect.max - vec2(right, 0.0))
    };
    let note = theme::note(scope.palette);
    parts::write(
        ui,
        place(0.0, WIDTH - DATES + 8.0),
        Align::LEFT,
        &date,
        note,
    );
    let ink = note.colour(theme::colour(scope.palette.ink));
    parts::write(ui, place(DATES, 0.0), Align::LEFT, &fact.statement, ink);
    if response.clicked() {
        scope.act(SelectAction::Select(fact.about.first().cloned()));
    }
    response.on_hover_text(&fact.statement);
}
