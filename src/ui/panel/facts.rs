//! Facts in order of time, each with its sources.

use eframe::egui::{Align, Id as WidgetId, Ui};

use super::super::bidi::{self, Paragraph};
use super::super::map::name_of;
use super::super::{Scope, theme};
use super::notes::Footnotes;
use super::{claim, edit, parts};
use crate::atlas::{Certainty, Date, Fact, FactKind, Id, Subject, TieId};
use crate::session::{SelectAction, Target};

/// How wide the column of dates is.
const DATES: f32 = 86.0;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, about: &Subject, notes: &mut Footnotes) {
    let atlas = scope.session.atlas();
    let mut facts: Vec<(&Id, &Fact)> = atlas.facts_about(about).collect();
    let count = if facts.is_empty() {
        String::new()
    } else {
        scope.texts.count(facts.len())
    };
    parts::counted_head(ui, scope, scope.texts.get("what-happened"), count);
    if facts.is_empty() {
        let nothing = scope.texts.get("nothing-known");
        bidi::label(ui, nothing, theme::body(scope.palette));
    }
    // Undated ones last.
    facts.sort_by_key(|(_, fact)| {
        let start = fact.when.as_ref().and_then(Date::earliest_start);
        (start.is_none(), start)
    });
    for (id, fact) in facts {
        entry(ui, scope, notes, id, fact);
    }
    let target = || Target::NewFact(about.clone(), FactKind::Event);
    edit::add(ui, scope, "add-fact", target);
}

/// A longer list of ties shows so many, and unfolds.
const SHOWN: usize = 6;

/// The facts that stand with a city's ties: how many each has, in a row that leads to it.
pub(super) fn on_ties(ui: &mut Ui, scope: &mut Scope<'_>, city: &Id, told: &[(TieId, usize)]) {
    if told.is_empty() {
        return;
    }
    ui.add_space(8.0);
    parts::head(ui, scope, "on-its-ties");
    ui.spacing_mut().item_spacing.y = 0.0;
    let id = WidgetId::unique(("told ties", city.as_str()));
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let shown = if open {
        told.len()
    } else {
        told.len().min(SHOWN)
    };
    for (tie, count) in &told[..shown] {
        on_tie(ui, scope, tie, *count);
    }
    if told.len() > SHOWN {
        let text = if open {
            scope.texts.get("fewer")
        } else {
            let count = [("count", (told.len() - SHOWN).into())];
            scope.texts.with("more", &count)
        };
        parts::unfolds(ui, scope, id, &text);
    }
    ui.spacing_mut().item_spacing.y = 4.0;
}

/// "33 facts on Seoul – Tehran".
fn on_tie(ui: &mut Ui, scope: &mut Scope<'_>, tie: &TieId, count: usize) {
    const HEIGHT: f32 = 24.0;
    let facts = scope.texts.with("facts-count", &[("count", count.into())]);
    let subject = Subject::Tie(tie.clone());
    let name = name_of(scope, &subject);
    let said = [("facts", (&facts).into()), ("tie", (&name).into())];
    let line = scope.texts.with("facts-on-tie", &said);
    let (rect, response) = parts::row(ui, scope, [parts::WIDTH, HEIGHT], &line, "");
    let accent = theme::body(scope.palette).colour(theme::colour(scope.palette.accent));
    parts::write(ui, rect, Align::LEFT, &line, accent);
    if response.clicked() {
        scope.act(SelectAction::Select(Some(subject)));
    }
}

/// One fact: its date, and beside it what happened, how surely and why.
fn entry(ui: &mut Ui, scope: &mut Scope<'_>, notes: &mut Footnotes, id: &Id, fact: &Fact) {
    let note = theme::note(scope.palette);
    let widths = [DATES, parts::WIDTH - DATES];
    parts::columns(ui, &widths, 0.0, |ui, column| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if column == 0 {
            let date = match &fact.when {
                Some(date) => scope.texts.date(date),
                None => scope.texts.get("no-date"),
            };
            ui.set_max_width(DATES - 8.0);
            ui.add_space(3.0);
            bidi::label(ui, date, note);
            if let Some(solar) = fact.when.as_ref().and_then(|date| scope.texts.solar(date)) {
                bidi::label(ui, solar, note);
            }
            return;
        }
        let target = || Target::Fact(id.clone());
        edit::with_pencil(ui, scope, &fact.statement, target, |ui, scope| {
            ui.spacing_mut().item_spacing.y = 1.0;
            told(ui, scope, notes, fact);
        });
    });
    ui.add_space(4.0);
}

/// What happened, how surely and why.
fn told(ui: &mut Ui, scope: &mut Scope<'_>, notes: &mut Footnotes, fact: &Fact) {
    let (body, note) = (theme::body(scope.palette), theme::note(scope.palette));
    let withdrawn = matches!(fact.certainty, Certainty::Withdrawn(_));
    let style = if withdrawn { body.struck() } else { body };
    let statement = Paragraph::new().text(fact.statement.clone(), style);
    notes
        .said(ui, scope, statement, &fact.cite)
        .on_hover_ui(|ui| particulars(ui, scope, fact));
    if fact.certainty != Certainty::Stated {
        bidi::label(ui, claim::certainty(scope, &fact.certainty), note);
    }
    if let Some(remark) = &fact.note {
        bidi::label(ui, remark, note);
    }
}

/// What is recorded beside the statement: its sort, who went where, who took part, where it was signed.
fn particulars(ui: &mut Ui, scope: &Scope<'_>, fact: &Fact) {
    let (texts, atlas) = (scope.texts, scope.session.atlas());
    let said = |key: &str, what: &str| texts.with(key, &[("what", what.into())]);
    let listed =
        |key: &str, list: &[String]| (!list.is_empty()).then(|| said(key, &list.join(", ")));
    let way = fact.direction.as_ref();
    let way = way.map(|way| {
        format!(
            "{} → {}",
            scope.texts.city(atlas, &way.from),
            scope.texts.city(atlas, &way.to)
        )
    });
    let count = fact.people_count;
    let count = count.map(|count| texts.with("fact-people-count", &[("count", count.into())]));
    let cost = fact.cost.as_ref();
    let cost = cost.map(|cost| format!("{} {}", texts.exact(cost.amount), cost.currency));
    let mut lines = vec![
        way,
        listed("fact-people", &fact.people),
        count,
        listed("fact-organisations", &fact.organisations),
        cost.map(|cost| said("fact-cost", &cost)),
        listed("fact-fields", &fact.fields),
    ];
    if let Some(agreement) = &fact.agreement {
        let one = |key: &str, what: &Option<String>| what.as_ref().map(|what| said(key, what));
        let review = agreement
            .next_review
            .as_ref()
            .map(|date| texts.date_long(date));
        lines.extend([
            one("fact-place", &agreement.place),
            listed("fact-signatories", &agreement.signatories),
            one("fact-approval", &agreement.approval),
            one("fact-term", &agreement.term),
            one("fact-review", &review),
        ]);
    }
    ui.set_max_width(parts::WIDTH);
    let sort = theme::body(scope.palette).semibold();
    bidi::label(ui, texts.fact_kind(fact.kind), sort);
    for line in lines.into_iter().flatten() {
        bidi::label(ui, line, theme::note(scope.palette));
    }
}
