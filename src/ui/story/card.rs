//! The words of a story that is shown: a card at the foot of the map. It grows upwards, so that its buttons stay where the
//! pointer is.

use eframe::egui::{
    Align, Id, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, accesskit::Role,
    pos2, vec2,
};

use super::super::bidi::{self, Paragraph};
use super::super::{Scope, theme};
use super::title_of;
use crate::session::{Shown, StoryAction};
use crate::ui::bidi::Tip as _;

/// From the map's edges, and from the card's edges to its words, points.
const EDGE: f32 = 16.0;
const INSIDE: f32 = 16.0;
/// The legend stands at the left, the scale bar at the right: in a map that is wide enough the card leaves both free.
const LEGEND: f32 = 176.0;
const SCALE: f32 = 160.0;
/// Longer lines are hard to read, and shorter ones too.
const WIDEST: f32 = 560.0;
const NARROWEST: f32 = 360.0;
const BUTTONS: f32 = 28.0;
const GAP: f32 = 8.0;
/// How much of the map's height the card may take before its words are scrolled, but for so much of them.
const SHARE: f32 = 0.45;
const LEAST_WORDS: f32 = 40.0;

/// Draws the card while a story is shown.
pub(in crate::ui) fn show(ui: &mut Ui, scope: &mut Scope<'_>, map: Rect) {
    let Some(shown) = scope.session.showing() else {
        return;
    };
    let palette = scope.palette;
    let (left, width) = place(map);
    let inner = width - 2.0 * INSIDE;
    let title = title_of(scope, shown.view, shown.at);
    let title = Paragraph::new()
        .text(title, theme::title(palette))
        .max_width(inner)
        .max_rows(2);
    let words = Paragraph::new()
        .text(&shown.view.words, theme::body(palette))
        .max_width(inner);
    let height = |ui: &Ui, paragraph: &Paragraph| {
        let laid = ui.ctx().fonts_mut(|fonts| paragraph.layout(fonts));
        laid.size().y
    };
    let title_height = height(ui, &title);
    let words_height = match shown.view.words.trim() {
        "" => 0.0,
        _ => height(ui, &words).min(words_room(map, title_height)) + GAP,
    };
    let high = INSIDE + title_height + words_height + 12.0 + BUTTONS + 12.0;
    let corner = pos2(left, map.bottom() - EDGE - high);
    let rect = Rect::from_min_size(corner, vec2(width, high));
    let builder = UiBuilder::new()
        .scope_id(Id::unique("story card"))
        .max_rect(rect)
        // The map beneath must not take what is meant for the card.
        .sense(Sense::CLICK | Sense::DRAG)
        .accessibility_role(Role::Status);
    let mut card = ui.new_child(builder);
    let outline = Stroke::new(1.0, theme::colour(palette.rule));
    let painter = card.painter();
    painter.rect_filled(rect, 4.0, theme::colour(palette.panel));
    painter.rect_stroke(rect, 4.0, outline, StrokeKind::Inside);
    let within = rect.shrink2(vec2(INSIDE, 12.0));
    let mut text = card
        .new_child(UiBuilder::new().max_rect(within.with_max_y(within.bottom() - BUTTONS - 8.0)));
    text.spacing_mut().item_spacing.y = 0.0;
    bidi::paragraph(&mut text, title);
    if words_height > 0.0 {
        text.add_space(GAP);
        ScrollArea::vertical()
            // Each view begins at its top.
            .id_salt((shown.name, shown.at))
            .max_height(words_height - GAP)
            .show(&mut text, |ui| {
                ui.set_width(inner);
                bidi::paragraph(ui, words);
            });
    }
    let foot = within.with_min_y(within.bottom() - BUTTONS);
    let layout = Layout::right_to_left(Align::Center);
    let mut foot = card.new_child(UiBuilder::new().max_rect(foot).layout(layout));
    buttons(&mut foot, scope, &shown);
}

/// How high the words may be: a low map keeps more than half of itself.
fn words_room(map: Rect, title: f32) -> f32 {
    let about = INSIDE + title + GAP + 12.0 + BUTTONS + 12.0;
    (map.height() * SHARE - about).max(LEAST_WORDS)
}

/// Where the card begins, and how wide it is.
fn place(map: Rect) -> (f32, f32) {
    let beside = map.width() - LEGEND - SCALE - 4.0 * EDGE;
    if beside >= NARROWEST {
        return (map.left() + LEGEND + 2.0 * EDGE, beside.min(WIDEST));
    }
    (
        map.left() + EDGE,
        (map.width() - 2.0 * EDGE).clamp(1.0, WIDEST),
    )
}

/// End, next, back from the right, and where one is at the left.
fn buttons(ui: &mut Ui, scope: &mut Scope<'_>, shown: &Shown<'_>) {
    let count = shown.story.views.len();
    let size = vec2(64.0, BUTTONS);
    let button =
        |scope: &Scope<'_>, key: &str| bidi::Button::new(scope.texts.get(key)).min_size(size);
    let end = ui.add(button(scope, "story-end"));
    if end.tip(scope.texts.get("story-end-tip")).clicked() {
        scope.act(StoryAction::End);
    }
    let is_last = shown.at + 1 == count;
    let next = ui.add_enabled(!is_last, button(scope, "story-next"));
    if next.tip(scope.texts.get("story-next-tip")).clicked() {
        scope.act(StoryAction::TurnTo(shown.at + 1));
    }
    let back = ui.add_enabled(shown.at > 0, button(scope, "story-back"));
    if back.tip(scope.texts.get("story-back-tip")).clicked() {
        scope.act(StoryAction::TurnTo(shown.at.saturating_sub(1)));
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let args = [("number", (shown.at + 1).into()), ("count", count.into())];
        let number = scope.texts.with("story-number", &args);
        let style = theme::note(scope.palette);
        let line = Paragraph::new()
            .text(number, style.semibold())
            .text("  ·  ", style)
            .name(shown.name, style)
            .max_rows(1);
        bidi::paragraph(ui, line);
    });
}
