//! Names on the map: of cities and countries, each with an outline of land.

use eframe::egui::{self, Rect, Ui};

use super::super::{Scope, bidi, theme};
use crate::atlas::Subject;
use crate::geo::Country;
use crate::scene::dots::Dot;
use crate::scene::labels::{Measure, OUTLINE, Scene, Spots, Text, Weight, labels, spots};
use crate::scene::view::Frame;
use crate::scene::{self};

/// What a subject is called.
pub(super) fn of(scope: &Scope<'_>, subject: &Subject) -> String {
    let atlas = scope.session.atlas();
    match subject {
        Subject::City(city) => atlas.name_of(city).to_owned(),
        Subject::Tie(tie) => {
            let [a, b] = tie.ends().map(|end| atlas.name_of(end));
            scope
                .texts
                .with("tie-name", &[("a", a.into()), ("b", b.into())])
        }
    }
}

/// Text as this window's fonts have it.
struct Fonts<'a>(&'a egui::Context);

impl Measure for Fonts<'_> {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let style = style(size, weight, egui::Color32::PLACEHOLDER);
        let galley = self.0.fonts_mut(|fonts| bidi::galley(fonts, text, style));
        f64::from(galley.size().x)
    }
}

fn style(size: f64, weight: Weight, colour: egui::Color32) -> bidi::Style {
    let plain = bidi::Style::new(size as f32, (size * 4.0 / 3.0) as f32, colour);
    match weight {
        Weight::Regular => plain,
        Weight::Semibold => plain.semibold(),
    }
}

/// Draws the names that find a place, and says where they stand.
#[expect(
    clippy::too_many_arguments,
    reason = "a frame's parts, each from elsewhere"
)]
pub(super) fn show(
    ui: &Ui,
    scope: &Scope<'_>,
    frame: &Frame,
    rect: Rect,
    dots: &[Dot],
    hovered: Option<&Subject>,
    overlays: &[scene::Rect],
    previous: &Spots,
) -> Spots {
    let placed = {
        let scene = Scene {
            atlas: scope.session.atlas(),
            dots,
            countries: Country::all(),
            frame,
            hovered,
            language: "en",
            overlays,
            lines: &[],
            previous,
        };
        labels(&scene, &Fonts(ui.ctx()))
    };
    for label in &placed {
        let palette = scope.palette;
        let ink = if label.is_soft {
            palette.soft_ink
        } else {
            palette.ink
        };
        draw(ui, rect, &label.name, theme::colour(ink), scope);
        if let Some(local) = &label.local {
            draw(ui, rect, local, theme::colour(palette.soft_ink), scope);
        }
    }
    spots(&placed)
}

fn draw(ui: &Ui, rect: Rect, text: &Text, ink: egui::Color32, scope: &Scope<'_>) {
    let painter = ui.painter_at(rect);
    let mut left = super::at(text.at, rect);
    // Widely spaced names are drawn letter by letter.
    let parts: Vec<String> = if text.spacing > 0.0 {
        text.text.chars().map(String::from).collect()
    } else {
        vec![text.text.clone()]
    };
    for part in parts {
        let lay = |colour| {
            let style = style(text.size, text.weight, colour);
            ui.ctx()
                .fonts_mut(|fonts| bidi::galley(fonts, &part, style))
        };
        let ground = lay(theme::colour(scope.palette.land));
        let words = lay(ink);
        let corner = left - egui::vec2(0.0, words.size().y / 2.0) - words.rect.left_top().to_vec2();
        let reach = OUTLINE as f32 / 2.0;
        for (dx, dy) in [
            (-1.0, 0.0),
            (1.0, 0.0),
            (0.0, -1.0),
            (0.0, 1.0),
            (-0.7, -0.7),
            (0.7, -0.7),
            (-0.7, 0.7),
            (0.7, 0.7),
        ] {
            let by = egui::vec2(dx, dy) * reach;
            painter.galley(corner + by, ground.clone(), ink);
        }
        left.x += words.size().x + text.spacing as f32;
        painter.galley(corner, words, ink);
    }
}
