//! Claims: in a column beside the others, in a list with its reasons, in a line.

use eframe::egui::Ui;

use super::super::bidi::{self, Link, Paragraph, Style};
use super::super::{Scope, theme};
use super::notes::Footnotes;
use super::parts;
use crate::atlas::{Certainty, Claim, Kind};
use crate::session::SelectAction;
use crate::standing::overview::Word;
use crate::standing::sides::Claimant;

/// Between columns.
const GAP: f32 = 12.0;
/// So many claimants stand side by side; more are in rows of two.
const ABREAST: usize = 3;

/// What each side says, side by side: who, what, in whose word, since and until when, how surely.
pub(super) fn side_by_side(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    notes: &mut Footnotes,
    words: &[Word<'_>],
) {
    let abreast = if words.len() > ABREAST {
        2
    } else {
        words.len()
    };
    for (number, row) in words.chunks(abreast.max(1)).enumerate() {
        if number > 0 {
            ui.add_space(GAP);
        }
        let natural: Vec<f32> = row.iter().map(|word| natural(ui, scope, word)).collect();
        let widths = parts::shares(&natural, parts::WIDTH, GAP);
        parts::columns(ui, &widths, GAP, |ui, i| column(ui, scope, notes, &row[i]));
    }
}

/// One claim as a column.
fn column(ui: &mut Ui, scope: &mut Scope<'_>, notes: &mut Footnotes, word: &Word<'_>) {
    let palette = scope.palette;
    let (body, note) = (theme::body(palette), theme::note(palette));
    let claim = word.claim;
    ui.spacing_mut().item_spacing.y = 1.0;
    claimant_label(ui, scope, &word.claimant, note);
    let kind = Paragraph::new().text(kind(scope, claim), kind_style(scope, claim));
    // The first source alone: the list of claims has them all.
    match claim.cite.get(..1) {
        Some(first) => {
            notes.said(ui, scope, kind, first);
        }
        None => {
            bidi::paragraph(ui, kind);
        }
    }
    if let Some(term) = &claim.term {
        bidi::label(ui, term, body);
    }
    let ink = note.colour(theme::colour(palette.ink));
    for (line, solar) in when_lines(scope, claim) {
        bidi::label(ui, line, ink);
        if let Some(solar) = solar {
            bidi::label(ui, solar, note);
        }
    }
    if let Some(state) = scope.texts.state_within(claim.state) {
        bidi::label(ui, state, note);
    }
    bidi::label(ui, scope.texts.certainty(&claim.certainty), note);
    if claim.cite.is_empty() {
        bidi::label(ui, scope.texts.get("no-source"), note);
    }
}

/// How wide a claim's column is where nothing wraps.
fn natural(ui: &Ui, scope: &Scope<'_>, word: &Word<'_>) -> f32 {
    /// What a footnote mark takes.
    const MARK: f32 = 12.0;
    let claim = word.claim;
    let (body, note) = (theme::body(scope.palette), theme::note(scope.palette));
    let kind = kind(scope, claim);
    let mut widest = parts::width(ui, &kind, body.semibold()) + MARK;
    let lines = when_lines(scope, claim).into_iter();
    let mut lines: Vec<String> = lines
        .flat_map(|(line, solar)| [Some(line), solar])
        .flatten()
        .collect();
    lines.push(claimant(scope, &word.claimant));
    for line in lines {
        widest = widest.max(parts::width(ui, &line, note));
    }
    let term = claim.term.as_ref().map(|term| parts::width(ui, term, body));
    widest.max(term.unwrap_or_default()).ceil()
}

/// One claim in the list of all: what is said, and beneath it since when, how surely and why.
pub(super) fn entry(ui: &mut Ui, scope: &mut Scope<'_>, notes: &mut Footnotes, claim: &Claim) {
    let (body, note) = (theme::body(scope.palette), theme::note(scope.palette));
    let withdrawn = matches!(claim.certainty, Certainty::Withdrawn(_));
    let told = |style: Style| if withdrawn { style.struck() } else { style };
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut said = Paragraph::new().text(kind(scope, claim), told(kind_style(scope, claim)));
    if let Some(term) = &claim.term {
        said = said.text(" ", body).name(term.clone(), told(body));
    }
    notes.said(ui, scope, said, &claim.cite);
    let dates = told(note.colour(theme::colour(scope.palette.ink)));
    let mut facts = Paragraph::new().text(when_words(scope, claim).join(" "), dates);
    if claim.since.is_none() && claim.until.is_none() && claim.kind != Kind::None {
        facts = facts.text(scope.texts.get("no-date"), note);
    }
    let reason = certainty(scope, &claim.certainty);
    for part in scope
        .texts
        .state_within(claim.state)
        .into_iter()
        .chain([reason])
    {
        let apart = if facts.plain().is_empty() { "" } else { " · " };
        facts = facts.text(format!("{apart}{part}"), note);
    }
    bidi::paragraph(ui, facts);
    if let Some(remark) = &claim.note {
        bidi::label(ui, remark, note);
    }
    ui.add_space(7.0);
}

/// A claim in a line of a sentence, as a link of the number 0: "sister since 1963", the kind in its colour.
pub(super) fn line(scope: &Scope<'_>, claimant: &Claimant, claim: &Claim) -> Paragraph {
    let body = theme::body(scope.palette);
    let colour = theme::colour(scope.palette.kind(&claim.kind).word);
    let since = claim.since.as_ref();
    let since = since.map(|date| scope.texts.since_long(date));
    let until = claim.until.as_ref();
    let until = until.map(|date| scope.texts.until_long(date));
    let kind = kind(scope, claim);
    let dates: Vec<String> = since.into_iter().chain(until).collect();
    let dates = dates.join(" ");
    let name = format!("{}: {kind} {dates}", self::claimant(scope, claimant));
    let link = Link { id: 0, name };
    let paragraph = Paragraph::new().link(kind, body.colour(colour), link.clone());
    if dates.is_empty() {
        paragraph
    } else {
        paragraph.link(format!(" {dates}"), body, link)
    }
}

/// What a claim says the tie is. A denial that nobody has uttered is read from lists.
fn kind(scope: &Scope<'_>, claim: &Claim) -> String {
    match (&claim.kind, &claim.certainty) {
        (Kind::None, Certainty::Inferred(_)) => scope.texts.get("kind-none-inferred"),
        (kind, _) => scope.texts.kind(kind),
    }
}

/// A claim in words alone: "sister since 1963, doubted".
pub(super) fn sentence(scope: &Scope<'_>, claim: &Claim) -> String {
    let mut parts = vec![kind(scope, claim)];
    parts.extend(when_words(scope, claim));
    let mut sentence = parts.join(" ");
    let certainty =
        (claim.certainty != Certainty::Stated).then(|| scope.texts.certainty(&claim.certainty));
    for part in scope
        .texts
        .state_within(claim.state)
        .into_iter()
        .chain(certainty)
    {
        sentence = format!("{sentence}, {part}");
    }
    sentence
}

/// Whose word a claim is, by name.
pub(super) fn claimant(scope: &Scope<'_>, claimant: &Claimant) -> String {
    match claimant {
        Claimant::End(city) => scope.texts.city(scope.session.atlas(), city).to_owned(),
        Claimant::Both => scope.texts.get("both"),
        Claimant::Others => scope.texts.get("others"),
    }
}

/// Where a claimant comes in an order; those that are not in it come behind it.
pub(super) fn place_in(order: &[Claimant], claimant: &Claimant) -> usize {
    let place = order.iter().position(|one| one == claimant);
    place.unwrap_or(order.len())
}

/// Whose word a claim is: the name of an end leads to the city.
pub(super) fn claimant_label(ui: &mut Ui, scope: &mut Scope<'_>, who: &Claimant, style: Style) {
    let name = claimant(scope, who);
    match who {
        Claimant::End(city) => {
            let go = SelectAction::Select(Some(crate::atlas::Subject::City(city.clone()))).into();
            parts::link(ui, scope, &name, style, go);
        }
        Claimant::Both | Claimant::Others => {
            bidi::label(ui, name, style);
        }
    }
}

/// How sure a statement is, with why.
pub(super) fn certainty(scope: &Scope<'_>, certainty: &Certainty) -> String {
    let word = scope.texts.certainty(certainty);
    let (Certainty::Inferred(why) | Certainty::Doubted(why) | Certainty::Withdrawn(why)) =
        certainty
    else {
        return word;
    };
    let args = [("certainty", (&word).into()), ("why", why.into())];
    scope.texts.with("because", &args)
}

fn kind_style(scope: &Scope<'_>, claim: &Claim) -> Style {
    let colour = theme::colour(scope.palette.kind(&claim.kind).word);
    theme::body(scope.palette).semibold().colour(colour)
}

/// Since and until when a claim says so, each with the same date in the other calendar where that is shown.
fn when_lines(scope: &Scope<'_>, claim: &Claim) -> Vec<(String, Option<String>)> {
    let texts = scope.texts;
    let since = claim.since.as_ref();
    let since = since.map(|date| (texts.since(date), texts.solar(date)));
    let until = claim.until.as_ref();
    let until = until.map(|date| (texts.until(date), texts.solar(date)));
    since.into_iter().chain(until).collect()
}

/// The same for a sentence, both calendars in one.
fn when_words(scope: &Scope<'_>, claim: &Claim) -> Vec<String> {
    let both = |(date, solar): (String, Option<String>)| match solar {
        Some(solar) => {
            let dates = [("date", (&date).into()), ("solar", (&solar).into())];
            scope.texts.with("date-in-both", &dates)
        }
        None => date,
    };
    when_lines(scope, claim).into_iter().map(both).collect()
}
