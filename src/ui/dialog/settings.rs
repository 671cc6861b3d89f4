//! The settings: each holds as soon as it is chosen.

use eframe::egui::{Align, Button, Layout, Role, Ui, WidgetInfo};

use super::super::remember::margins;
use super::super::{Scope, bidi, theme};
use super::After;
use crate::atlas::Date;
use crate::standing::Margins;
use crate::store::{BaseMaps, LanguageChoice, MarginSettings, Settings, ThemeChoice};
use crate::ui::bidi::Tip as _;

const WIDTH: f32 = 420.0;
const ROW: f32 = 32.0;
const NAMES: f32 = 120.0;

/// Draws them.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) -> After {
    let width = super::set_width(ui, WIDTH);
    let mut settings = scope.settings.clone();
    super::middle(ui, width, |ui| rows(ui, scope, &mut settings));
    if settings != *scope.settings {
        *scope.new_settings = Some(settings);
    }
    let close = super::buttons(ui, |ui| bidi::button(ui, scope.texts.get("close")));
    if close.clicked() {
        After::Close
    } else {
        After::Stay
    }
}

fn rows(ui: &mut Ui, scope: &Scope<'_>, settings: &mut Settings) {
    let texts = scope.texts;
    row(ui, scope, "settings-look", |ui| {
        for (choice, key) in [
            (ThemeChoice::Day, "theme-day"),
            (ThemeChoice::Night, "theme-night"),
            (ThemeChoice::System, "theme-system"),
        ] {
            let is_on = settings.theme == choice;
            theme::marked(ui, scope.palette, is_on, |ui| {
                bidi::radio(ui, &mut settings.theme, choice, texts.get(key));
            });
        }
    });
    row(ui, scope, "settings-language", |ui| {
        for (choice, key) in [
            (LanguageChoice::English, "language-english"),
            (LanguageChoice::Korean, "language-korean"),
            (LanguageChoice::Persian, "language-persian"),
            (LanguageChoice::System, "language-system"),
        ] {
            let is_on = settings.language == choice;
            theme::marked(ui, scope.palette, is_on, |ui| {
                bidi::radio(ui, &mut settings.language, choice, texts.get(key));
            });
        }
    });
    row(ui, scope, "settings-text-size", |ui| {
        // Steps, not a slider: it would grow under the pointer that drags it.
        let size = settings.text_size;
        let (least, most) = Settings::TEXT_SIZES.into_inner();
        if step(ui, "−", &texts.get("text-smaller"), size > least) {
            settings.set_text_size(size.saturating_sub(Settings::TEXT_STEP));
        }
        let percent = texts.with("percent", &[("number", u32::from(size).into())]);
        bidi::label(ui, percent, theme::body(scope.palette));
        if step(ui, "+", &texts.get("text-larger"), size < most) {
            settings.set_text_size(size + Settings::TEXT_STEP);
        }
    });
    vague_dates(ui, scope, &mut settings.margins);
    row(ui, scope, "settings-motion", |ui| {
        theme::marked(ui, scope.palette, settings.motion, |ui| {
            bidi::checkbox(ui, &mut settings.motion, texts.get("settings-motion-on"));
        });
    });
    tiles_kept(ui, scope, &mut settings.base_map.keep_mb);
    row(ui, scope, "settings-start", |ui| {
        theme::marked(ui, scope.palette, settings.open_latest, |ui| {
            bidi::checkbox(
                ui,
                &mut settings.open_latest,
                texts.get("settings-open-latest"),
            );
        });
    });
}

/// How much of servers' tiles is kept.
fn tiles_kept(ui: &mut Ui, scope: &Scope<'_>, megabytes: &mut u32) {
    let texts = scope.texts;
    row(ui, scope, "settings-tiles", |ui| {
        let now = *megabytes;
        let less = BaseMaps::KEPT_MB.iter().rfind(|mb| **mb < now);
        let more = BaseMaps::KEPT_MB.iter().find(|mb| **mb > now);
        if step(ui, "−", &texts.get("tiles-less"), less.is_some()) {
            *megabytes = less.copied().unwrap_or(now);
        }
        let size = texts.with("megabytes", &[("number", now.into())]);
        bidi::label(ui, size, theme::body(scope.palette));
        if step(ui, "+", &texts.get("tiles-more"), more.is_some()) {
            *megabytes = more.copied().unwrap_or(now);
        }
        let of = texts.get("settings-tiles-of");
        bidi::label(ui, of, theme::note(scope.palette));
    });
}

fn vague_dates(ui: &mut Ui, scope: &Scope<'_>, now: &mut MarginSettings) {
    row(ui, scope, "settings-about", |ui| {
        let (less, more) = (scope.texts.get("about-less"), scope.texts.get("about-more"));
        margin(ui, &mut now.about, [&less, &more]);
        taken(ui, scope, margins(*now), "1963~");
    });
    row(ui, scope, "settings-perhaps", |ui| {
        let (less, more) = (
            scope.texts.get("perhaps-less"),
            scope.texts.get("perhaps-more"),
        );
        margin(ui, &mut now.perhaps, [&less, &more]);
        taken(ui, scope, margins(*now), "1963?");
    });
}

/// Two buttons that make a margin smaller and larger.
fn margin(ui: &mut Ui, margin: &mut u8, [less, more]: [&str; 2]) {
    let now = (*margin).min(Margins::MOST);
    if step(ui, "−", less, now > 0) {
        *margin = now - 1;
    }
    if step(ui, "+", more, now < Margins::MOST) {
        *margin = now + 1;
    }
}

/// Says by an example how widely vague dates are taken.
fn taken(ui: &mut Ui, scope: &Scope<'_>, margins: Margins, example: &str) {
    let Ok(date) = Date::new(example) else { return };
    let ends = [margins.earliest_start(&date), margins.latest_end(&date)];
    let [Some(first), Some(last)] = ends.map(|end| end.map(|day| day.year)) else {
        return;
    };
    let texts = scope.texts;
    let (date, years) = (texts.date_long(&date), texts.years_from_to(first, last));
    let words = [("date", (&date).into()), ("years", (&years).into())];
    let said = texts.with("settings-taken", &words);
    bidi::label(ui, said, theme::note(scope.palette));
}

/// A button with a sign on it.
fn step(ui: &mut Ui, sign: &str, name: &str, is_enabled: bool) -> bool {
    let button = Button::new(sign).min_size([28.0, 28.0].into());
    let response = ui.add_enabled(is_enabled, button).tip(name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, name));
    response.clicked()
}

/// A name with what can be chosen beside it, or beneath it where there is no room beside.
fn row(ui: &mut Ui, scope: &Scope<'_>, name: &str, content: impl FnOnce(&mut Ui)) {
    if ui.available_width() < WIDTH {
        bidi::label(ui, scope.texts.get(name), theme::note(scope.palette));
        ui.horizontal_wrapped(content);
        ui.add_space(8.0);
        return;
    }
    ui.allocate_ui_with_layout(
        [WIDTH, ROW].into(),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_height(ROW);
            let left = ui.cursor().left();
            bidi::label(ui, scope.texts.get(name), theme::note(scope.palette));
            ui.add_space((left + NAMES - ui.cursor().left()).max(8.0));
            content(ui);
        },
    );
}
