//! The making of a story, in the panel's place: its name, its views in order, and the words of the one that is unfolded.
//! The map, the timeline and the viewpoint stay in reach: what they show is what is added.

use eframe::egui::{Align, Id, Layout, Margin, ScrollArea, Ui, vec2};

use super::super::bidi::{self, Link, Paragraph};
use super::super::panel::parts::{self, WIDTH};
use super::super::{Scope, theme};
use super::{Stories, put, rows};
use crate::atlas::{Edit, Story};
use crate::session::{EditAction, StoryAction};
use crate::ui::bidi::Tip as _;

impl Stories {
    /// Draws the editor.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        ScrollArea::vertical()
            .id_salt("stories")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                eframe::egui::Frame::new()
                    .inner_margin(Margin::symmetric(20, 12))
                    .show(ui, |ui| {
                        ui.set_width(WIDTH);
                        ui.spacing_mut().item_spacing.y = 4.0;
                        self.head(ui, scope);
                        let stories = &scope.session.atlas().saved.stories;
                        let in_hand = self.in_hand(scope.session.atlas());
                        let in_hand = in_hand.and_then(|name| stories.get_key_value(name));
                        let in_hand = in_hand.map(|(name, story)| (name.clone(), story.clone()));
                        if let Some((name, story)) = in_hand {
                            self.story(ui, scope, &name, &story);
                        } else {
                            let soft = theme::colour(scope.palette.soft_ink);
                            let style = theme::body(scope.palette).colour(soft);
                            bidi::label(ui, scope.texts.get("stories-none"), style);
                            ui.add_space(8.0);
                        }
                        self.others(ui, scope);
                    });
            });
    }

    /// The title, and the way back to the panel.
    fn head(&mut self, ui: &mut Ui, scope: &Scope<'_>) {
        ui.horizontal(|ui| {
            bidi::label(
                ui,
                scope.texts.get("stories-head"),
                theme::title(scope.palette),
            );
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let button = bidi::Button::new(scope.texts.get("done")).min_size(vec2(52.0, 28.0));
                if ui.add(button).clicked() {
                    self.is_open = false;
                    self.fields.forget();
                }
            });
        });
        ui.add_space(4.0);
    }

    /// The story in hand.
    fn story(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, name: &str, story: &Story) {
        let id = Id::unique(("story name", name));
        let renamed = self.fields.show(ui, scope, (id, "story-name"), name, 1);
        if let Some(to) = renamed.map(|to| to.trim().to_owned()) {
            let edit = Edit::RenameStory(name.to_owned(), to.clone());
            let is_free = !scope.session.atlas().saved.stories.contains_key(&to);
            // A name that is refused is told by the session, and the old one stays in hand.
            if is_free && !to.is_empty() {
                self.name = Some(to);
            }
            scope.act(EditAction::Make(Box::new(edit)));
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let add =
                bidi::Button::new(scope.texts.get("story-add-view")).min_size(vec2(0.0, 28.0));
            let tip = scope.texts.get("story-add-view-tip");
            if ui.add(add).tip(tip).clicked() {
                let added = self.add_view(ui.ctx(), scope.session, "");
                scope.actions.extend(added);
            }
            let show = bidi::Button::new(scope.texts.get("show-story")).min_size(vec2(0.0, 28.0));
            let has_views = !story.views.is_empty();
            if ui.add_enabled(has_views, show).clicked() {
                scope.act(StoryAction::Show(name.to_owned()));
            }
        });
        ui.add_space(8.0);
        for number in 0..story.views.len() {
            self.view_row(ui, scope, (name, story), number);
        }
        ui.add_space(8.0);
        let remove = bidi::Button::new(scope.texts.get("story-remove")).min_size(vec2(0.0, 28.0));
        if ui.add(remove).clicked() {
            let edit = Edit::RemoveStory(name.to_owned());
            scope.act(EditAction::Make(Box::new(edit)));
        }
    }

    /// A view: its row, and what can be done with it where it is unfolded.
    fn view_row(
        &mut self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        (name, story): (&str, &Story),
        number: usize,
    ) {
        let Some(view) = story.views.get(number) else {
            return;
        };
        let is_unfolded = self.view == Some(number);
        if rows::row(ui, scope, view, number, is_unfolded) {
            if is_unfolded {
                self.unfold(ui.ctx(), None);
            } else {
                self.view = Some(number);
                self.fields.forget();
                scope.act(StoryAction::LookAt(Box::new(view.clone())));
            }
        }
        if !is_unfolded {
            return;
        }
        let id = |field: &str| Id::unique(("story view", name, number, field));
        let mut after = view.clone();
        let title = self
            .fields
            .show(ui, scope, (id("title"), "story-title"), &view.title, 1);
        let words = self
            .fields
            .show(ui, scope, (id("words"), "story-words"), &view.words, 5);
        let mut change = None;
        if title.is_some() || words.is_some() {
            after.title = title.unwrap_or(after.title);
            after.words = words.unwrap_or(after.words);
            change = Some((story.changed(number, after), Some(number)));
        }
        ui.add_space(2.0);
        change = rows::deeds(ui, scope, self.view_here(scope.session), (story, number)).or(change);
        if let Some((story, unfolded)) = change {
            if unfolded != self.view {
                self.view = unfolded;
                self.fields.forget();
            }
            scope.act(put(name.to_owned(), story));
        }
        ui.add_space(8.0);
    }

    /// The other stories, and a new one.
    fn others(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        parts::rule(ui, scope);
        let atlas = scope.session.atlas();
        let in_hand = self.in_hand(atlas).cloned();
        let others = atlas.saved.stories.keys();
        let others: Vec<&String> = others
            .filter(|name| in_hand.as_ref() != Some(*name))
            .collect();
        if !others.is_empty() {
            parts::head(ui, scope, "stories-others");
        }
        let style = theme::body(scope.palette).colour(theme::colour(scope.palette.accent));
        for name in others {
            let link = Link {
                id: 0,
                name: name.clone(),
            };
            let line = Paragraph::new().link(name, style, link).max_rows(1);
            if bidi::paragraph(ui, line).clicked().is_some() {
                self.name = Some(name.clone());
                self.view = None;
                self.fields.forget();
            }
        }
        let new = bidi::Button::new(scope.texts.get("story-new")).min_size(vec2(0.0, 28.0));
        let tip = scope.texts.get("story-new-tip");
        if ui.add(new).tip(tip).clicked() {
            let name = scope.texts.get("story-new-name");
            let begun = self.begin(ui.ctx(), scope.session, &name);
            scope.actions.extend(begun);
        }
    }
}
