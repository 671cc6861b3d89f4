//! The overview: what the atlas is, its dispute first, how to begin.

use eframe::egui::{Align, Rect, Sense, Ui, pos2, vec2};

use super::super::bidi::{self, Paragraph};
use super::super::tour::{self, Place};
use super::super::{Scope, theme};
use super::known::Overview;
use super::notes::{self, Footnotes};
use super::parts::{self, BESIDE_SWATCH, SWATCH, WIDTH};
use super::{claim, edit, tie};
use crate::atlas::date::{Member, Parts};
use crate::atlas::{Certainty, Date, Id, Source, State, Subject, TieId};
use crate::scene::drawn::swatch;
use crate::scene::legend::Meaning;
use crate::session::{SelectAction, Target};
use crate::standing::overview::{Begun, Disputed, Word, leading_words};
use crate::standing::{Accord, Standing, Stands, standing};

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, lists: &Overview, notes: &mut Footnotes) {
    let atlas = scope.session.atlas();
    let palette = scope.palette;
    let title = scope.texts.title_of(atlas);
    let top = ui.cursor().min;
    parts::title(ui, Paragraph::new().text(&title, theme::title(palette)));
    edit::button(ui, scope, top);
    let soft = theme::body(palette).colour(theme::colour(palette.soft_ink));
    let how = if !atlas.cities.is_empty() {
        scope.texts.get("how-to-begin")
    } else if scope.session.loading().is_none() {
        scope.texts.get("how-to-begin-empty")
    } else {
        String::new()
    };
    let target = || Target::About;
    edit::with_pencil(ui, scope, &title, target, |ui, _| {
        if !how.is_empty() {
            bidi::label(ui, &how, soft);
        }
    });
    super::super::story::way_in(ui, scope);
    if let Some(id) = &atlas.about.lead_tie {
        ui.add_space(8.0);
        lead(ui, scope, notes, id);
    }
    recent(ui, scope, &lists.recent);
    disputed(ui, scope, &lists.disputed);
    if !atlas.ties.is_empty() {
        parts::rule(ui, scope);
        key(ui, scope);
    }
    let source = atlas.about.lead_source.as_ref();
    if let Some((id, source)) = source.and_then(|id| Some((id, atlas.sources.get(id)?))) {
        parts::rule(ui, scope);
        article(ui, scope, id, source);
    }
}

/// The dispute that the atlas opens on: each side's leading word, with its source.
fn lead(ui: &mut Ui, scope: &mut Scope<'_>, notes: &mut Footnotes, id: &TieId) {
    let session = scope.session;
    let Some(tie) = session.atlas().ties.get(id) else {
        return;
    };
    let top = ui.cursor().min;
    let standing = standing(id, tie, session.when(), session.reading());
    if let Some(standing) = &standing {
        lead_link(ui, scope, id, standing);
    }
    let words = leading_words(id, tie, session.when(), session.margins());
    let style = theme::body(scope.palette).semibold();
    let names = words
        .iter()
        .map(|word| claim::claimant(scope, &word.claimant));
    let name_width = names
        .map(|name| parts::width(ui, &name, style))
        .fold(0.0, f32::max);
    let said_at = BESIDE_SWATCH + name_width.ceil().min(CLAIMANTS) + 10.0;
    for word in &words {
        said(ui, scope, notes, (id, word), said_at);
    }
    ui.add_space(4.0);
    notes.list(ui, scope);
    if standing.is_some_and(|standing| standing.is_contested()) {
        let rect = Rect::from_min_max(top, pos2(top.x + WIDTH, ui.min_rect().bottom()));
        tour::mark(ui.ctx(), Place::Dispute, rect.expand(4.0));
    }
}

/// How wide the claimants' names may become.
const CLAIMANTS: f32 = 110.0;

/// The tie itself: its lines, its name as a link that one can't miss, and how it stands.
fn lead_link(ui: &mut Ui, scope: &mut Scope<'_>, id: &TieId, standing: &Standing) {
    let palette = scope.palette;
    let [a, b] = id
        .ends()
        .map(|end| scope.texts.city(scope.session.atlas(), end));
    let ends = [("a", a.into()), ("b", b.into())];
    let name = scope.texts.with("tie-name", &ends);
    let word = if standing.is_contested() {
        scope.texts.get("contested")
    } else {
        scope.texts.kind_head(standing.leading())
    };
    let (rect, response) = parts::row(ui, scope, [WIDTH, 28.0], &name, &word);
    parts::lines(ui, rect, SWATCH, &swatch(standing, palette));
    let mut place = rect;
    let right = parts::right_half(rect);
    let (taken, _) = parts::write(ui, right, Align::RIGHT, &word, theme::note(palette));
    place.max.x -= taken + 8.0;
    place.min.x += BESIDE_SWATCH;
    let accent = theme::body(palette).semibold();
    let accent = accent.colour(theme::colour(palette.accent));
    parts::write(ui, place, Align::LEFT, &name, accent);
    if response.clicked() {
        let tie = Subject::Tie(id.clone());
        scope.act(SelectAction::Select(Some(tie)));
    }
}

/// What one side says, in a line that leads to the tie: its kind drawn, who, what, and beneath it how surely, unless it
/// is plainly stated.
fn said(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    notes: &mut Footnotes,
    (tie, word): (&TieId, &Word<'_>),
    said_at: f32,
) {
    let palette = scope.palette;
    let claim = word.claim;
    let plain = Standing {
        kinds: vec![claim.kind.clone()],
        beside: Vec::new(),
        accord: Accord::Agreed,
        state: claim.state,
        stands: Stands::Yes,
        date_disputed: false,
    };
    let widths = [BESIDE_SWATCH, said_at - BESIDE_SWATCH, WIDTH - said_at];
    parts::columns(ui, &widths, 0.0, |ui, column| match column {
        0 => {
            let (rect, _) = ui.allocate_exact_size(vec2(SWATCH, 20.0), Sense::hover());
            parts::lines(ui, rect, SWATCH, &swatch(&plain, palette));
        }
        1 => {
            let name = claim::claimant(scope, &word.claimant);
            ui.set_max_width(said_at - BESIDE_SWATCH - 10.0);
            bidi::truncated(ui, name, theme::body(palette).semibold());
        }
        _ => {
            // The first source alone: the tie's own panel has them all.
            let cite = &claim.cite[..claim.cite.len().min(1)];
            ui.spacing_mut().item_spacing.y = 0.0;
            let line = claim::line(scope, &word.claimant, claim);
            if notes.said_link(ui, scope, line, cite) {
                let tie = Subject::Tie(tie.clone());
                scope.act(SelectAction::Select(Some(tie)));
            }
            if claim.certainty != Certainty::Stated {
                // The word alone: the reason is long, and has its place in the tie's own panel.
                let word = scope.texts.certainty(&claim.certainty);
                let why = claim::certainty(scope, &claim.certainty);
                bidi::label(ui, word, theme::note(palette)).on_hover_ui(|ui| {
                    ui.set_max_width(WIDTH);
                    bidi::label(ui, why, theme::note(palette));
                });
            }
        }
    });
}

fn recent(ui: &mut Ui, scope: &mut Scope<'_>, recent: &[Begun]) {
    if recent.is_empty() {
        return;
    }
    parts::rule(ui, scope);
    parts::head(ui, scope, "most-recent");
    ui.spacing_mut().item_spacing.y = 0.0;
    for begun in recent {
        let right = began(scope, &begun.since);
        tie::row(ui, scope, &begun.tie, &begun.standing, &right);
    }
    ui.spacing_mut().item_spacing.y = 4.0;
}

/// When a tie began. One unknown day out of several is not a stretch of time, and not said like one.
fn began(scope: &Scope<'_>, since: &Date) -> String {
    let date = scope.texts.date(since);
    match since.parts() {
        Parts::Set(members) if matches!(members[..], [Member::Between(Some(_), Some(_))]) => scope
            .texts
            .with("recent-one-of", &[("date", (&date).into())]),
        _ => date,
    }
}

fn disputed(ui: &mut Ui, scope: &mut Scope<'_>, disputed: &[Disputed]) {
    if disputed.is_empty() {
        return;
    }
    ui.add_space(10.0);
    parts::head(ui, scope, "most-disputed");
    ui.spacing_mut().item_spacing.y = 0.0;
    for one in disputed {
        let kinds = one.standing.kinds.iter();
        let kinds: Vec<String> = kinds.map(|kind| scope.texts.kind(kind)).collect();
        tie::row(ui, scope, &one.tie, &one.standing, &kinds.join(", "));
    }
    ui.spacing_mut().item_spacing.y = 4.0;
}

/// What hollow, faint and dashed lines mean, drawn in a line.
fn key(ui: &mut Ui, scope: &Scope<'_>) {
    let style = theme::note(scope.palette);
    let meanings = [
        (Meaning::Contested, "key-contested"),
        (Meaning::Unconfirmed, "key-unconfirmed"),
        (Meaning::State(State::Expired), "key-not-active"),
    ];
    let meanings = meanings.map(|(meaning, key)| (meaning, scope.texts.get(key)));
    let words = meanings
        .iter()
        .map(|(_, word)| parts::width(ui, word, style).ceil());
    let taken: f32 = words.map(|word| word + SWATCH + BESIDE).sum();
    let gap = ((WIDTH - taken) / (meanings.len() - 1) as f32).max(8.0);
    let corner = ui.cursor().min;
    let mut x = corner.x;
    for (meaning, word) in meanings {
        let rect = Rect::from_min_size(pos2(x, corner.y), vec2(SWATCH, 16.0));
        parts::lines(ui, rect, SWATCH, &meaning.swatch(scope.palette));
        let left = pos2(rect.right() + BESIDE, rect.top());
        let width = parts::width(ui, &word, style).ceil();
        let place = Rect::from_min_size(left, vec2(width + 1.0, 16.0));
        ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(place), |ui| {
            bidi::label(ui, word, style);
        });
        x = left.x + width + gap;
    }
}

/// From a line of the key to its word.
const BESIDE: f32 = 6.0;

/// The source that the atlas begins from.
fn article(ui: &mut Ui, scope: &mut Scope<'_>, id: &Id, source: &Source) {
    let palette = scope.palette;
    parts::head(ui, scope, "the-article");
    let title = source.title.clone().unwrap_or_else(|| id.to_string());
    let accent = theme::body(palette).colour(theme::colour(palette.accent));
    if source.web_address().is_some() {
        notes::source_link(ui, scope, &format!("{title} ↗"), accent, id);
    } else {
        bidi::label(ui, title, theme::body(palette));
    }
    bidi::label(ui, notes::origin(scope, source), theme::note(palette));
}
