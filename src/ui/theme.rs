//! The look's colours and sizes, as egui knows them.

use eframe::egui::{self, Color32, Context, CornerRadius, FontFamily, Stroke, ThemePreference};

use super::bidi::Style;
use super::{fonts, mirror};
use crate::scene::style::{Palette, Rgba, Theme};
use crate::store::ThemeChoice;
use crate::text::Language;

/// A colour of the look.
pub(super) fn colour(colour: Rgba) -> Color32 {
    let [r, g, b, a] = colour.0;
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

/// Textures no wider than this, pixels: room for some five thousand glyphs at the largest text on the densest screen. Where
/// drivers allow more, egui's would take megabytes from the start for their width alone.
const WIDEST_TEXTURE: usize = 4096;

/// Bounds what egui makes textures of.
pub(super) fn bound_textures(raw_input: &mut egui::RawInput) {
    if let Some(side) = &mut raw_input.max_texture_side {
        *side = WIDEST_TEXTURE.min(*side);
    }
}

/// Titles: 22 on 30.
pub(super) fn title(palette: &Palette) -> Style {
    Style::new(22.0, 30.0, colour(palette.ink)).semibold()
}

/// Running text: 14 on 20.
pub(super) fn body(palette: &Palette) -> Style {
    Style::new(14.0, 20.0, colour(palette.ink))
}

/// Dates, notes, sources: 12 on 16.
pub(super) fn note(palette: &Palette) -> Style {
    Style::new(12.0, 16.0, colour(palette.soft_ink))
}

/// Section heads: 12 on 16, semi-bold.
pub(super) fn head(palette: &Palette) -> Style {
    note(palette).semibold()
}

/// Draws a box to tick or a mark to choose, filled in the accent where it is on.
pub(super) fn marked<R>(
    ui: &mut egui::Ui,
    palette: &Palette,
    is_on: bool,
    draw: impl FnOnce(&mut egui::Ui) -> R,
) -> R {
    ui.scope(|ui| {
        if is_on {
            let accent = colour(palette.accent);
            let widgets = &mut ui.visuals_mut().widgets;
            for widget in [
                &mut widgets.inactive,
                &mut widgets.hovered,
                &mut widgets.active,
            ] {
                widget.bg_fill = accent;
                widget.bg_stroke = Stroke::new(1.0, accent);
                widget.fg_stroke = Stroke::new(2.0, colour(palette.panel));
                widget.corner_radius = CornerRadius::same(2);
            }
        }
        draw(ui)
    })
    .inner
}

/// Tells egui both looks, the choice between them, and our spacing.
pub(super) fn install(ctx: &Context) {
    for theme in [Theme::Day, Theme::Night] {
        ctx.set_visuals_of(kind(theme), visuals(theme));
    }
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    ctx.all_styles_mut(|style| {
        style.spacing.item_spacing = egui::vec2(8.0, 4.0);
        style.spacing.button_padding = egui::vec2(8.0, 4.0);
        style.interaction.selectable_labels = false;
    });
}

/// Takes the letters of a language first, in what egui draws by itself, and runs the window its way.
pub(super) fn speak(ctx: &Context, language: Language) {
    let is_persian = language == Language::Persian;
    let family = if is_persian {
        fonts::named(fonts::PERSIAN)
    } else {
        FontFamily::Proportional
    };
    ctx.all_styles_mut(|style| {
        for font in style.text_styles.values_mut() {
            font.family = family.clone();
        }
    });
    mirror::set(ctx, language.is_right_to_left());
}

/// Sets which look the window has.
pub(super) fn choose(ctx: &Context, choice: ThemeChoice) {
    ctx.set_theme(match choice {
        ThemeChoice::Day => ThemePreference::Light,
        ThemeChoice::Night => ThemePreference::Dark,
        ThemeChoice::System => ThemePreference::System,
    });
}

/// Lets things move by themselves, or not: egui's own animations, scrolling, and the map's flights, which ask for it.
pub(super) fn set_motion(ctx: &Context, moves: bool) {
    let usual = egui::Style::default();
    ctx.all_styles_mut(|style| {
        if moves {
            style.animation_time = usual.animation_time;
            style.scroll_animation = usual.scroll_animation;
        } else {
            style.animation_time = 0.0;
            style.scroll_animation = egui::style::ScrollAnimation::none();
        }
    });
}

/// The look that the window has now.
pub(super) fn current(ctx: &Context) -> Theme {
    match ctx.theme() {
        egui::Theme::Light => Theme::Day,
        egui::Theme::Dark => Theme::Night,
    }
}

fn kind(theme: Theme) -> egui::Theme {
    match theme {
        Theme::Day => egui::Theme::Light,
        Theme::Night => egui::Theme::Dark,
    }
}

fn visuals(theme: Theme) -> egui::Visuals {
    let palette = Palette::of(theme);
    let mut visuals = kind(theme).default_visuals();
    visuals.panel_fill = colour(palette.panel);
    visuals.window_fill = colour(palette.panel);
    visuals.window_stroke = Stroke::new(1.0, colour(palette.rule));
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.hyperlink_color = colour(palette.accent);
    visuals.override_text_color = Some(colour(palette.ink));
    visuals.extreme_bg_color = colour(palette.field);
    visuals.text_edit_bg_color = Some(colour(palette.field));
    visuals.selection.bg_fill = colour(palette.selected);
    visuals.selection.stroke = Stroke::new(2.0, colour(palette.accent));
    let widgets = &mut visuals.widgets;
    for widget in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        widget.corner_radius = CornerRadius::same(4);
        widget.expansion = 0.0;
        widget.bg_stroke = Stroke::new(1.0, colour(palette.rule));
        widget.fg_stroke.color = colour(palette.ink);
        widget.weak_bg_fill = colour(palette.panel);
        widget.bg_fill = colour(palette.panel);
    }
    // What can be pressed or written in is outlined more strongly than what only parts.
    for widget in [
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
    ] {
        widget.bg_stroke = Stroke::new(1.0, colour(palette.field_outline));
    }
    for widget in [&mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
        widget.weak_bg_fill = colour(palette.selected);
        widget.bg_fill = colour(palette.selected);
    }
    visuals
}
