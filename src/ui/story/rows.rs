//! The views of a story in the editor.

use eframe::egui::{Align, Button, Rect, Response, Role, Ui, WidgetInfo, vec2};

use super::super::panel::parts::{self, WIDTH};
use super::super::timeline;
use super::super::{Scope, theme};
use super::title_of;
use crate::atlas::{Story, StoryView};
use crate::standing::When;
use crate::ui::bidi;
use crate::ui::bidi::Tip as _;

const ROW: f32 = 26.0;
const NUMBER: f32 = 24.0;

/// A view's row: its number, its title, its date. Answers whether it was clicked.
pub(super) fn row(
    ui: &mut Ui,
    scope: &Scope<'_>,
    view: &StoryView,
    number: usize,
    is_unfolded: bool,
) -> bool {
    let title = title_of(scope, view, number);
    let when = view.date.as_ref().map_or(When::AllTime, When::of);
    let date = timeline::in_words(scope.texts, when);
    let args = [("number", (number + 1).into()), ("title", (&title).into())];
    let name = scope.texts.with("story-view", &args);
    let (rect, response) = parts::row(ui, scope, [WIDTH, ROW], &name, &date);
    if is_unfolded && !response.hovered() {
        let ground = theme::colour(scope.palette.selected);
        let around = rect.expand2(vec2(4.0, 0.0));
        ui.painter().rect_filled(around, 4.0, ground);
    }
    let note = theme::note(scope.palette);
    let place = |left: f32, right: f32| {
        Rect::from_min_max(rect.min + vec2(left, 0.0), rect.max - vec2(right, 0.0))
    };
    let digits = scope.texts.count(number + 1);
    parts::write(ui, place(0.0, WIDTH - NUMBER), Align::LEFT, &digits, note);
    let (taken, _) = parts::write(ui, parts::right_half(rect), Align::RIGHT, &date, note);
    let mut style = theme::body(scope.palette);
    if is_unfolded {
        style = style.semibold();
    }
    parts::write(ui, place(NUMBER, taken + 8.0), Align::LEFT, &title, style);
    response.clicked()
}

/// What can be done with an unfolded view: move it, let it show what is in view now, take it out. Answers with the story
/// as it is to be, and which view is to be unfolded then.
pub(super) fn deeds(
    ui: &mut Ui,
    scope: &Scope<'_>,
    here: Option<StoryView>,
    (story, number): (&Story, usize),
) -> Option<(Story, Option<usize>)> {
    let view = story.views.get(number)?;
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let last = story.views.len() - 1;
        if sign(ui, scope, "↑", "story-up", number > 0).clicked() {
            asked = Some((story.moved(number, number - 1), Some(number - 1)));
        }
        if sign(ui, scope, "↓", "story-down", number < last).clicked() {
            asked = Some((story.moved(number, number + 1), Some(number + 1)));
        }
        let now = here.map(|here| StoryView {
            title: view.title.clone(),
            words: view.words.clone(),
            ..here
        });
        let differs = now.as_ref().is_some_and(|now| now != view);
        let button =
            bidi::Button::new(scope.texts.get("story-show-this")).min_size(vec2(0.0, 28.0));
        let tip = scope.texts.get("story-show-this-tip");
        let response = ui.add_enabled(differs, button).tip(tip);
        if let Some(now) = now.filter(|_| response.clicked()) {
            asked = Some((story.changed(number, now), Some(number)));
        }
        let button = bidi::Button::new(scope.texts.get("story-take-out")).min_size(vec2(0.0, 28.0));
        if ui.add(button).clicked() {
            asked = Some((story.without(number), None));
        }
    });
    asked
}

fn sign(ui: &mut Ui, scope: &Scope<'_>, sign: &str, key: &str, can: bool) -> Response {
    let name = scope.texts.get(key);
    let button = Button::new(sign).min_size(vec2(28.0, 28.0));
    let response = ui.add_enabled(can, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, can, name.clone()));
    response.tip(name)
}
