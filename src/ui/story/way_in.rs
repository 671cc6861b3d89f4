//! From the overview to the stories of the atlas.

use eframe::egui::{Align, Rect, Shape, Stroke, Ui, vec2};

use super::super::command::{Command, StoryCommand, shown};
use super::super::panel::parts::{self, WIDTH};
use super::super::{Scope, theme};
use crate::session::StoryAction;
use crate::ui::bidi::Tip as _;

const ROW: f32 = 28.0;
/// Where the words begin, as those of the ties beneath do.
const WORDS: f32 = 36.0;

/// A line for each story that begins to show it; answers whether there is any.
pub(in crate::ui) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let stories = &scope.session.atlas().saved.stories;
    let with_views = stories.iter().filter(|(_, story)| !story.views.is_empty());
    let stories: Vec<(&String, usize)> = with_views
        .map(|(name, story)| (name, story.views.len()))
        .collect();
    let is_lone = stories.len() == 1;
    for (name, count) in stories {
        let words = if is_lone {
            scope.texts.get("show-story")
        } else {
            scope
                .texts
                .with("show-story-named", &[("name", name.into())])
        };
        let views = scope.texts.with("story-views", &[("count", count.into())]);
        let (rect, response) = parts::row(ui, scope, [WIDTH, ROW], &words, &views);
        let accent = theme::colour(scope.palette.accent);
        let middle = rect.left_center() + vec2(10.0, 0.0);
        let corners = [vec2(-4.0, -5.5), vec2(6.0, 0.0), vec2(-4.0, 5.5)];
        let corners = corners.map(|corner| middle + corner).to_vec();
        let triangle = Shape::convex_polygon(corners, accent, Stroke::NONE);
        ui.painter().add(triangle);
        let note = theme::note(scope.palette);
        let (taken, _) = parts::write(ui, parts::right_half(rect), Align::RIGHT, &views, note);
        let words_at = Rect::from_min_max(
            rect.min + vec2(WORDS, 0.0),
            rect.max - vec2(taken + 8.0, 0.0),
        );
        let style = theme::body(scope.palette).semibold().colour(accent);
        parts::write(ui, words_at, Align::LEFT, &words, style);
        let keys = Command::Story(StoryCommand::Show).info().shortcuts.first();
        let keys = keys.map_or_else(String::new, |keys| shown(ui.ctx(), keys));
        if response.tip(format!("{name}  {keys}")).clicked() {
            scope.act(StoryAction::Show(name.clone()));
        }
    }
    if scope.session.is_editing() {
        let name = scope.texts.get("stories");
        let (rect, response) = parts::row(ui, scope, [WIDTH, 26.0], &name, "");
        let style = theme::body(scope.palette).colour(theme::colour(scope.palette.accent));
        let words_at = Rect::from_min_max(rect.min + vec2(WORDS, 0.0), rect.max);
        parts::write(ui, words_at, Align::LEFT, &name, style);
        if response.clicked() {
            scope.commands.push(StoryCommand::Edit.into());
        }
    }
}
