//! Words on egui's own controls, which lay out what they are given from left to right: they get it laid out already.

use std::sync::Arc;

use eframe::egui::{
    self, Align2, Checkbox, Color32, Context, Galley, Painter, Pos2, RadioButton, Rect, Response,
    Role, TextStyle, Ui, Vec2, Widget, WidgetInfo, WidgetText,
};

use super::order::has_right_to_left;
use super::{Style, galley, label};

/// The words of a control, as egui takes them. A screen reader would hear them as they are laid out: name the control.
pub fn words(ctx: &Context, text: &str) -> WidgetText {
    if !has_right_to_left(text) {
        return text.into();
    }
    let font = ctx
        .global_style()
        .text_styles
        .get(&TextStyle::Button)
        .cloned();
    let size = font.map_or(14.0, |font| font.size);
    // The control has its own colour for them, as it is pressed or can't be.
    let style = Style::new(size, size * 20.0 / 14.0, Color32::PLACEHOLDER);
    WidgetText::Galley(ctx.fonts_mut(|fonts| galley(fonts, text, style)))
}

/// A button with words on it, by which a screen reader knows it.
#[derive(Clone, Debug)]
pub struct Button {
    text: String,
    min_size: Vec2,
    fill: Option<Color32>,
    colour: Option<Color32>,
}

impl Button {
    /// A button with these words.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            min_size: Vec2::ZERO,
            fill: None,
            colour: None,
        }
    }

    /// The same, at least so large, in points.
    #[must_use]
    pub fn min_size(self, min_size: Vec2) -> Self {
        Self { min_size, ..self }
    }

    /// The same on another ground.
    #[must_use]
    pub fn fill(self, fill: Color32) -> Self {
        Self {
            fill: Some(fill),
            ..self
        }
    }

    /// The same with words in a colour of their own.
    #[must_use]
    pub fn colour(self, colour: Color32) -> Self {
        Self {
            colour: Some(colour),
            ..self
        }
    }
}

impl Widget for Button {
    fn ui(self, ui: &mut Ui) -> Response {
        let words = words(ui.ctx(), &self.text);
        let words = match self.colour {
            Some(colour) => words.color(colour),
            None => words,
        };
        let button = egui::Button::new(words).min_size(self.min_size);
        let button = match self.fill {
            Some(fill) => button.fill(fill),
            None => button,
        };
        let response = ui.add(button);
        let is_enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, &self.text));
        response
    }
}

/// A button with words on it.
pub fn button(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(Button::new(text))
}

/// A box to tick.
pub fn checkbox(ui: &mut Ui, is_on: &mut bool, text: impl AsRef<str>) -> Response {
    let text = text.as_ref();
    let words = words(ui.ctx(), text);
    let response = ui.add(Checkbox::new(is_on, words));
    let now = *is_on;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), now, text));
    response
}

/// One of several that exclude each other.
pub fn radio<T: PartialEq>(ui: &mut Ui, now: &mut T, value: T, text: impl AsRef<str>) -> Response {
    let text = text.as_ref();
    let is_on = *now == value;
    let mut response = ui.add(RadioButton::new(is_on, words(ui.ctx(), text)));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_on, text));
    if response.clicked() && !is_on {
        *now = value;
        response.mark_changed();
    }
    response
}

/// Words that are painted at a place, by their edge or middle; says what they cover.
pub fn paint(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    text: impl AsRef<str>,
    style: Style,
) -> Rect {
    let laid = line(painter.ctx(), text.as_ref(), style);
    let rect = anchor.anchor_size(at, laid.size());
    let origin = rect.min - laid.rect.left_top().to_vec2();
    painter.galley(origin, laid, style.colour);
    rect
}

/// A line of words, to be measured and painted.
pub fn line(ctx: &Context, text: &str, style: Style) -> Arc<Galley> {
    ctx.fonts_mut(|fonts| galley(fonts, text, style))
}

/// Tooltips in any direction.
pub trait Tip {
    /// Shows a text while the pointer rests on it.
    #[expect(
        clippy::return_self_not_must_use,
        reason = "mostly the last word on a control"
    )]
    fn tip(self, text: impl Into<String>) -> Self;
}

impl Tip for Response {
    fn tip(self, text: impl Into<String>) -> Self {
        let mut over = self.clone();
        over.rect = crate::ui::mirror::outside(&self.ctx, self.layer_id, self.rect);
        let text = text.into();
        over.on_hover_ui(|ui| {
            ui.set_max_width(ui.spacing().tooltip_width);
            let colour = ui.visuals().text_color();
            label(ui, text, Style::new(14.0, 20.0, colour));
        });
        self
    }
}
