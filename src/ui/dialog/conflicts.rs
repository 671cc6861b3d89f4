//! What another program and this window have changed differently: mine, theirs and what it was before, side by side.

use eframe::egui::{Align, Frame, Layout, Ui, Vec2, vec2};

use super::super::{Scope, bidi, theme};
use super::{buttons, card, middle, set_width};
use crate::atlas::Atlas;
use crate::atlas::merge::{Conflict, Content, Part, Side, differing};
use crate::session::{MergeStep, Merging, Outside};

const WIDTH: f32 = 760.0;
/// Between two columns.
const GAP: f32 = 12.0;
/// A long text is not shown wholly: who wants to read it all looks into the file.
const ROWS: usize = 6;
/// Of a whole thing so many fields are shown of which others say something else.
const PARTS: usize = 10;
/// How many conflicts are shown at a time: whoever has more decides for all of them, or merges with a tool for that.
const SHOWN: usize = 200;

/// Draws the choice.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let session = scope.session;
    let Some(merging) = session.merging() else {
        return;
    };
    let width = set_width(ui, WIDTH);
    let texts = scope.texts;
    let count = merging.conflicts().len();
    let body = theme::body(scope.palette);
    middle(ui, width, |ui| {
        let intro = texts.with("conflicts-text", &[("count", count.into())]);
        bidi::label(ui, intro, body);
        ui.add_space(8.0);
        heads(ui, scope);
        for (number, conflict) in merging.conflicts().iter().take(SHOWN).enumerate() {
            ui.push_id(number, |ui| row(ui, scope, merging, conflict));
        }
        if count > SHOWN {
            let more = texts.with("conflicts-more", &[("count", (count - SHOWN).into())]);
            bidi::label(ui, more, theme::note(scope.palette));
        }
    });
    buttons(ui, |ui| {
        let merge = bidi::Button::new(texts.get("conflicts-merge")).min_size(vec2(72.0, 28.0));
        if ui.add_enabled(merging.open() == 0, merge).clicked() {
            scope.act(Outside::Merge(MergeStep::Finish));
        }
        for (key, side) in [
            ("conflicts-all-mine", Side::Mine),
            ("conflicts-all-theirs", Side::Theirs),
        ] {
            if bidi::button(ui, texts.get(key)).clicked() {
                scope.act(Outside::Merge(MergeStep::Choose(None, side)));
            }
        }
        if bidi::button(ui, texts.get("conflicts-later")).clicked() {
            scope.act(Outside::Merge(MergeStep::PutOff));
        }
        let open = merging.open();
        if open > 0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = texts.with("conflicts-open", &[("count", open.into())]);
                bidi::label(ui, text, theme::note(scope.palette));
            });
        }
    });
}

const COLUMNS: [(&str, Option<Side>); 3] = [
    ("conflict-mine", Some(Side::Mine)),
    ("conflict-theirs", Some(Side::Theirs)),
    ("conflict-before", None),
];

fn column(ui: &Ui) -> f32 {
    ((ui.available_width() - 2.0 * GAP) / 3.0).max(80.0)
}

fn heads(ui: &mut Ui, scope: &Scope<'_>) {
    let width = column(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (key, _) in COLUMNS {
            ui.allocate_ui_with_layout(
                vec2(width, 20.0),
                Layout::left_to_right(Align::Center),
                |ui| {
                    ui.set_min_width(width);
                    bidi::label(ui, scope.texts.get(key), theme::head(scope.palette));
                },
            );
        }
    });
}

fn row(ui: &mut Ui, scope: &mut Scope<'_>, merging: &Merging, conflict: &Conflict) {
    let atlases = [scope.session.base(), scope.session.atlas()];
    let spot = scope.texts.spot(&conflict.spot, atlases);
    ui.add_space(8.0);
    bidi::label(ui, &spot, theme::body(scope.palette).semibold());
    let width = column(ui);
    let chosen = merging.chosen(&conflict.spot);
    let sides = [Side::Mine, Side::Theirs, Side::Base];
    // A whole thing is told field by field: its name alone says nothing of what would be lost.
    let parts =
        differing(sides.map(|side| conflict.of(side).map_or_else(Vec::new, Content::parts)));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for ((key, side), parts) in COLUMNS.into_iter().zip(&parts) {
            let content = conflict.of(side.unwrap_or(Side::Base));
            let text = scope.texts.content(content, atlases);
            let inside = card::inside(width);
            let words = |ui: &mut Ui, style| {
                let words = bidi::Paragraph::new()
                    .text(&text, style)
                    .max_width(inside)
                    .max_rows(ROWS);
                bidi::paragraph(ui, words);
                show_parts(ui, scope, parts, atlases, inside);
            };
            let body = theme::body(scope.palette);
            let Some(side) = side else {
                let soft = theme::colour(scope.palette.soft_ink);
                let frame = Frame::new().inner_margin(Vec2::new(0.0, 8.0));
                frame.show(ui, |ui| {
                    ui.set_width(inside);
                    words(ui, body.colour(soft));
                });
                continue;
            };
            let is_chosen = chosen == Some(side);
            let name = format!("{} · {spot}: {text}", scope.texts.get(key));
            let response = card::show(ui, scope, width, is_chosen, &name, |ui| words(ui, body));
            if response.clicked() {
                let spot = conflict.spot.clone();
                scope.act(Outside::Merge(MergeStep::Choose(Some(spot), side)));
            }
        }
    });
}

/// The fields of a whole thing in which the versions differ.
fn show_parts(ui: &mut Ui, scope: &Scope<'_>, parts: &[Part], atlases: [&Atlas; 2], width: f32) {
    let note = theme::note(scope.palette);
    let ink = note.colour(theme::colour(scope.palette.ink));
    for part in parts.iter().take(PARTS) {
        let [name, text] = scope.texts.field_and_content(part, atlases);
        let line = bidi::Paragraph::new()
            .text(format!("{name}: "), note)
            .text(text, ink)
            .max_width(width)
            .max_rows(ROWS);
        bidi::paragraph(ui, line);
    }
    if parts.len() > PARTS {
        let more = scope.texts.with(
            "conflict-more-fields",
            &[("count", (parts.len() - PARTS).into())],
        );
        bidi::label(ui, more, note);
    }
}
