//! A tie: who says what, since when, on whose word, and what happened.

use eframe::egui::Ui;

use super::super::bidi::{self, Link, Paragraph};
use super::super::{Scope, theme};
use super::notes::Footnotes;
use super::parts::{self, BESIDE_SWATCH, SWATCH};
use super::{axis, claim, edit, facts, outlook, quiet};
use crate::atlas::{State, Subject, Tie, TieId};
use crate::geo::distance_m;
use crate::scene::drawn::swatch;
use crate::session::{SelectAction, Session, Target};
use crate::standing::overview::leading_words;
use crate::standing::sides::{Claimant, Side, sides};
use crate::standing::{Accord, Beside, Standing, Stands, standing};
use crate::ui::bidi::Tip as _;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, id: &TieId, notes: &mut Footnotes) {
    let session = scope.session;
    let palette = scope.palette;
    let Some(tie) = session.atlas().ties.get(id) else {
        bidi::label(ui, scope.texts.get("nothing-known"), theme::body(palette));
        return;
    };
    let standing = standing(id, tie, session.when(), session.reading());
    let top = ui.cursor().min;
    title(ui, scope, id);
    edit::button(ui, scope, top);
    summary(ui, scope, id, standing.as_ref());
    outlook::show(ui, scope, id, tie, standing.is_some());
    quiet::show(ui, scope, id, tie);
    if let Some(remark) = &tie.notes {
        let target = || Target::Tie(id.clone());
        edit::with_pencil(ui, scope, remark, target, |ui, scope| {
            bidi::label(ui, remark, theme::note(scope.palette));
        });
    } else {
        edit::add(ui, scope, "add-note", || Target::Tie(id.clone()));
    }
    parts::rule(ui, scope);
    let words = leading_words(id, tie, session.when(), session.margins());
    let order: Vec<Claimant> = words.iter().map(|word| word.claimant.clone()).collect();
    if standing.is_some_and(|standing| standing.is_contested()) {
        claim::side_by_side(ui, scope, notes, &words);
        ui.add_space(8.0);
    }
    // A single claim has its dates in its own line.
    if tie.claims.len() > 1 && axis::show(ui, scope, id, tie, &order) {
        parts::rule(ui, scope);
    }
    claims(ui, scope, notes, id, sides_in(&order, id, tie, session));
    edit::add(ui, scope, "add-claim", || Target::NewClaim(id.clone()));
    parts::rule(ui, scope);
    facts::show(ui, scope, &Subject::Tie(id.clone()), notes);
}

/// Both cities, each leading to its own panel.
fn title(ui: &mut Ui, scope: &mut Scope<'_>, id: &TieId) {
    let style = theme::title(scope.palette);
    let [a, b] = id.ends();
    let name = |end| scope.texts.city(scope.session.atlas(), end).to_owned();
    let link = |id, name: String| (name.clone(), Link { id, name });
    let ((first, to_first), (second, to_second)) = (link(0, name(a)), link(1, name(b)));
    let paragraph = Paragraph::new()
        .link(first, style, to_first)
        .text(" – ", style)
        .link(second, style, to_second);
    if let Some(end) = parts::title(ui, paragraph).and_then(|link| id.ends().get(link).copied()) {
        let city = Subject::City(end.clone());
        scope.act(SelectAction::Select(Some(city)));
    }
}

/// How it stands, drawn as on the map and in a word, and how far apart its cities are.
fn summary(ui: &mut Ui, scope: &Scope<'_>, id: &TieId, standing: Option<&Standing>) {
    let body = theme::body(scope.palette);
    let soft = body.colour(theme::colour(scope.palette.soft_ink));
    let places = id.ends();
    let places = places.map(|end| scope.session.atlas().cities.get(end)?.at);
    let apart = if let [Some(from), Some(to)] = places {
        let distance = scope.texts.distance(distance_m(from, to));
        scope
            .texts
            .with("apart", &[("distance", (&distance).into())])
    } else {
        String::new()
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let mut words = scope.texts.get("not-standing");
        if let Some(standing) = standing {
            let (rect, _) =
                ui.allocate_exact_size([SWATCH, 20.0].into(), eframe::egui::Sense::hover());
            parts::lines(ui, rect, SWATCH, &swatch(standing, scope.palette));
            words = status(scope, standing);
        }
        let paragraph = Paragraph::new().text(words, body);
        // Where the line is full the distance goes beneath as a whole.
        let apart = apart.replace(' ', "\u{a0}");
        bidi::paragraph(ui, paragraph.text(format!("  {apart}"), soft));
    });
}

/// How it stands: `Contested`, `Memorandum, expired`, `Sister, unconfirmed · Memorandum, expired`.
fn status(scope: &Scope<'_>, standing: &Standing) -> String {
    let mut words = if standing.is_contested() {
        scope.texts.get("contested")
    } else {
        scope.texts.kind_head(standing.leading())
    };
    let mut add = |word: String| words = format!("{words}, {}", word.to_lowercase());
    if standing.accord == Accord::Unconfirmed {
        add(scope.texts.get("unconfirmed"));
    }
    if standing.state != State::Active {
        add(scope.texts.state(standing.state));
    }
    if standing.stands == Stands::Maybe {
        add(scope.texts.get("maybe"));
    }
    if standing.date_disputed {
        add(scope.texts.get("date-disputed"));
    }
    // Where nothing else leads, the first of them does, and is named already.
    let beside = standing.beside.iter();
    for beside in beside.skip(usize::from(standing.kinds.is_empty())) {
        // A dispute is loud enough: beside it only what is no longer in force needs a word.
        if standing.is_contested() && beside.state == State::Active {
            continue;
        }
        words = format!("{words} · {}", beside_words(scope, beside));
    }
    words
}

/// What stands beside: `Memorandum, expired`.
fn beside_words(scope: &Scope<'_>, beside: &Beside) -> String {
    let mut words = vec![scope.texts.kind_head(&beside.kind)];
    if !beside.confirmed {
        words.push(scope.texts.get("unconfirmed").to_lowercase());
    }
    words.extend(scope.texts.state_within(beside.state));
    words.join(", ")
}

/// The sides of a tie in the order in which their leading words stand, the others behind.
fn sides_in<'a>(order: &[Claimant], id: &TieId, tie: &'a Tie, session: &Session) -> Vec<Side<'a>> {
    let mut sides = sides(id, tie, session.when(), session.margins());
    sides.sort_by_key(|side| claim::place_in(order, &side.claimant));
    sides
}

/// Every claim, by claimant.
fn claims(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    notes: &mut Footnotes,
    id: &TieId,
    sides: Vec<Side<'_>>,
) {
    parts::head(ui, scope, "who-says-what");
    if sides.is_empty() {
        let nothing = scope.texts.get("nothing-known");
        bidi::label(ui, nothing, theme::body(scope.palette));
    }
    let name = theme::note(scope.palette).colour(theme::colour(scope.palette.ink));
    let widths = [CLAIMANT, parts::WIDTH - CLAIMANT];
    for side in sides {
        parts::columns(ui, &widths, 0.0, |ui, column| {
            if column == 0 {
                ui.set_max_width(CLAIMANT - 8.0);
                ui.add_space(3.0);
                claim::claimant_label(ui, scope, &side.claimant, name.semibold());
            } else {
                for said in &side.said {
                    let target = || Target::Claim(id.clone(), said.index);
                    let what = claim::sentence(scope, said.claim);
                    edit::with_pencil(ui, scope, &what, target, |ui, scope| {
                        claim::entry(ui, scope, notes, said.claim);
                    });
                }
            }
        });
    }
}

/// How wide the column of claimants is.
const CLAIMANT: f32 = 76.0;

/// A tie as a row of a list: its lines, its name, and a word at the right; the row as a whole leads to it.
pub(super) fn row(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    id: &TieId,
    standing: &Standing,
    right: &str,
) {
    const HEIGHT: f32 = 25.0;
    let [a, b] = id
        .ends()
        .map(|end| scope.texts.city(scope.session.atlas(), end));
    let ends = [("a", a.into()), ("b", b.into())];
    let name = scope.texts.with("tie-name", &ends);
    let (rect, response) = parts::row(ui, scope, [parts::WIDTH, HEIGHT], &name, right);
    parts::lines(ui, rect, SWATCH, &swatch(standing, scope.palette));
    let mut place = rect;
    place.min.x += BESIDE_SWATCH;
    let right_align = eframe::egui::Align::RIGHT;
    let note = theme::note(scope.palette);
    let (taken, _) = parts::write(ui, parts::right_half(rect), right_align, right, note);
    place.max.x -= taken + 8.0;
    let left_align = eframe::egui::Align::LEFT;
    let body = theme::body(scope.palette);
    let (_, shortened) = parts::write(ui, place, left_align, &name, body);
    let clicked = response.clicked();
    if shortened {
        response.tip(name);
    }
    if clicked {
        let tie = Subject::Tie(id.clone());
        scope.act(SelectAction::Select(Some(tie)));
    }
}
