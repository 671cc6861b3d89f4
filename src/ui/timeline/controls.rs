//! The controls at the left of the timeline: play and speed, the date as it is typed, all time, folding.

use eframe::egui::{
    Button, Id, Rect, RichText, Role, Shape, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2,
};

use super::super::command::{Command, LookCommand, TimeCommand, shown};
use super::super::{Scope, mirror, theme};
use super::play::SPEEDS;
use super::{Timeline, date, set};
use crate::standing::When;
use crate::ui::bidi;
use crate::ui::bidi::Tip as _;

impl Timeline {
    pub(super) fn play_button(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, rect: Rect) {
        let is_on = self.play.is_some();
        let key = if is_on { "pause" } else { "play" };
        let name = scope.texts.get(key);
        let response = ui.put(rect, Button::new("").min_size(rect.size()));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let middle = response.rect.center();
        let ink = theme::colour(scope.palette.ink);
        if is_on {
            for dx in [-3.0, 3.0] {
                let bar = Rect::from_center_size(middle + vec2(dx, 0.0), vec2(3.0, 11.0));
                ui.painter().rect_filled(bar, 0.0, ink);
            }
        } else {
            let corners = [vec2(-4.0, -5.5), vec2(6.0, 0.0), vec2(-4.0, 5.5)];
            let corners = corners.map(|corner| middle + corner).to_vec();
            let shape = Shape::convex_polygon(corners, ink, Stroke::NONE);
            ui.painter().add(shape);
        }
        let keys = Command::Time(TimeCommand::Play).info().shortcuts.first();
        let keys = keys.map_or_else(String::new, |keys| shown(ui.ctx(), keys));
        if response.tip(format!("{name}  {keys}")).clicked() {
            scope.commands.push(TimeCommand::Play.into());
        }
    }

    /// How fast it plays: a click takes the next speed.
    pub(super) fn speed(&mut self, ui: &mut Ui, scope: &Scope<'_>, rect: Rect) {
        let years = SPEEDS[self.speed];
        let name = scope
            .texts
            .with("timeline-speed", &[("years", u32::from(years).into())]);
        let button =
            Button::new(format!("×{}", scope.texts.count(years.into()))).min_size(rect.size());
        let response = ui.put(rect, button);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.tip(name).clicked() {
            self.speed = (self.speed + 1) % SPEEDS.len();
        }
    }

    /// The date as it is typed. It holds as soon as Enter is pressed or the field is left.
    pub(super) fn field(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, rect: Rect) {
        let id = Id::unique("timeline field");
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let when = scope.session.when();
        if !has_focus && !self.is_wrong {
            self.typed = date::typed(when);
        }
        let all_time = scope.texts.get("all-time");
        let hint = RichText::new(all_time).color(theme::colour(scope.palette.soft_ink));
        let edit = TextEdit::singleline(&mut self.typed)
            .id(id)
            .hint_text(hint)
            .margin(vec2(8.0, 5.0))
            .desired_width(rect.width());
        let response = ui.put(rect, |ui: &mut Ui| mirror::edit(ui, edit));
        let name = scope.texts.get("timeline-type");
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_label(name));
        if response.changed() {
            self.is_wrong = false;
        }
        if response.lost_focus() {
            match date::meant(&self.typed, scope.texts) {
                Some(meant) => {
                    self.is_wrong = false;
                    self.play = None;
                    set(scope, meant);
                }
                None => self.is_wrong = true,
            }
        }
        if self.is_wrong {
            let stroke = Stroke::new(1.5, theme::colour(scope.palette.error));
            let painter = ui.painter();
            painter.rect_stroke(response.rect, 3.0, stroke, StrokeKind::Inside);
        }
        let tip = if self.is_wrong {
            "fault-date-forms"
        } else {
            "timeline-type-tip"
        };
        response.tip(scope.texts.get(tip));
    }

    /// What keys there are; or what is wrong with what was typed.
    pub(super) fn note(&self, ui: &Ui, scope: &Scope<'_>, rect: Rect) {
        let (key, colour) = if self.is_wrong {
            ("timeline-wrong", scope.palette.error)
        } else {
            ("timeline-keys", scope.palette.soft_ink)
        };
        let style = theme::note(scope.palette).colour(theme::colour(colour));
        let words = bidi::Paragraph::new().text(scope.texts.get(key), style);
        let words = words.max_width(rect.width());
        let laid = ui.fonts_mut(|fonts| words.layout(fonts));
        laid.paint(ui.painter(), rect.min);
    }
}

pub(super) fn all_time(ui: &mut Ui, scope: &mut Scope<'_>, rect: Rect) {
    let is_on = scope.session.when() == When::AllTime;
    let name = scope.texts.get("all-time");
    let mut button = bidi::Button::new(&name).min_size(rect.size());
    if is_on {
        button = button.fill(theme::colour(scope.palette.selected));
    }
    let response = ui.put(rect, button);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, &name));
    let tip = scope.texts.get("all-time-tip");
    if response.tip(tip).clicked() {
        scope.commands.push(TimeCommand::All.into());
    }
}

pub(super) fn fold(ui: &mut Ui, scope: &mut Scope<'_>, rect: Rect, sign: &str) {
    let name = scope.texts.get("fold-timeline");
    let sign = RichText::new(sign).color(theme::colour(scope.palette.soft_ink));
    let response = ui.put(rect, Button::new(sign).frame(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.tip(name).clicked() {
        scope.commands.push(LookCommand::FoldTimeline.into());
    }
}
