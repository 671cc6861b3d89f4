//! The top of the panel: its title, the search, what is listed.

use eframe::egui::{
    Align, Button, Frame, Layout, Margin, Role, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::super::bidi::{self, Link, Paragraph};
use super::super::{Scope, mirror, theme};
use super::view::Wish;
use super::{INSET, SEVERITIES};
use crate::problems::Listed;
use crate::ui::bidi::Tip as _;

/// Draws it; answers whether the panel is to be closed.
pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    list: &Listed,
    wish: &mut Wish,
    is_looking_long: bool,
) -> bool {
    ui.spacing_mut().item_spacing.y = 8.0;
    let closes = title(ui, scope, is_looking_long);
    let name = scope.texts.get("problems-search");
    let field = TextEdit::singleline(&mut wish.text)
        .hint_text(&name)
        .margin(vec2(8.0, 5.0))
        .desired_width(ui.available_width());
    let response = mirror::edit(ui, field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = vec2(6.0, 4.0);
        for (severity, key) in SEVERITIES {
            let is_on = !wish.hidden.contains(&severity);
            let count = list.count(severity);
            let text = scope.texts.with(key, &[("count", count.into())]);
            let mut button = bidi::Button::new(&text).min_size(vec2(0.0, 26.0));
            if is_on {
                button = button.fill(theme::colour(scope.palette.selected));
            }
            let response = ui.add(button);
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &text));
            if response.clicked() {
                wish.switch(severity);
            }
        }
    });
    theme::marked(ui, scope.palette, wish.mine_only, |ui| {
        bidi::checkbox(ui, &mut wish.mine_only, scope.texts.get("problems-mine"));
    });
    let y = ui.cursor().top();
    let stroke = eframe::egui::Stroke::new(1.0, theme::colour(scope.palette.rule));
    let across = ui.max_rect().x_range().expand(f32::from(INSET));
    ui.painter().hline(across, y, stroke);
    closes
}

fn title(ui: &mut Ui, scope: &Scope<'_>, is_looking_long: bool) -> bool {
    let mut closes = false;
    ui.horizontal(|ui| {
        let title = theme::title(scope.palette);
        let response = bidi::label(ui, scope.texts.get("problems"), title);
        if is_looking_long {
            let style = theme::note(scope.palette);
            let text = scope.texts.get("problems-checking");
            // On the title's line of writing.
            let laid = Paragraph::new().text(text, style);
            let right = response.rect.right_bottom() + vec2(8.0, -22.0);
            let place =
                eframe::egui::Rect::from_min_max(right, pos2(right.x + 120.0, right.y + 20.0));
            let mut beside = ui.new_child(eframe::egui::UiBuilder::new().max_rect(place));
            bidi::paragraph(&mut beside, laid);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = scope.texts.get("problems-close");
            let button = Button::new("✕").frame(false).min_size(vec2(24.0, 24.0));
            let response = ui.add(button).tip(&name);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            closes = response.clicked();
        });
    });
    closes
}

/// Says that nothing is listed; answers whether all is to be shown again.
pub(super) fn nothing(ui: &mut Ui, scope: &Scope<'_>, is_left_out: bool) -> bool {
    let mut shows_all = false;
    Frame::new()
        .inner_margin(Margin::symmetric(INSET, 4))
        .show(ui, |ui| {
            let soft = theme::body(scope.palette).colour(theme::colour(scope.palette.soft_ink));
            if !is_left_out {
                bidi::label(ui, scope.texts.get("problems-none"), soft);
                return;
            }
            let accent = soft.colour(theme::colour(scope.palette.accent));
            let name = scope.texts.get("problems-show-all");
            let line = Paragraph::new()
                .text(scope.texts.get("problems-none-left") + " ", soft)
                .link(name.clone(), accent, Link { id: 0, name });
            shows_all = bidi::paragraph(ui, line).clicked().is_some();
        });
    shows_all
}
