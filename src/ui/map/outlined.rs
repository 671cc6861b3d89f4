//! Words on the map, with an outline of land that keeps lines off them.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, Galley, Painter, Pos2, Ui, Vec2, vec2};

use super::super::{bidi, theme};
use crate::scene::labels::OUTLINE;
use crate::scene::style::Palette;

/// Where the outline's copies stand, shares of its width to one side.
const ABOUT: [(f32, f32); 8] = [
    (-1.0, 0.0),
    (1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (-0.7, -0.7),
    (0.7, -0.7),
    (-0.7, 0.7),
    (0.7, 0.7),
];

/// A line of words, laid out.
pub(super) struct Outlined {
    words: Arc<Galley>,
    ground: Arc<Galley>,
    colour: Color32,
}

impl Outlined {
    /// Lays a line out; `spacing` is more room behind each letter, points. What is spaced is never of a joined script.
    pub(super) fn new(
        ui: &Ui,
        text: &str,
        style: bidi::Style,
        spacing: f32,
        palette: &Palette,
    ) -> Self {
        let lay = |style: bidi::Style| {
            ui.ctx().fonts_mut(|fonts| {
                if spacing > 0.0 {
                    fonts.layout_job(spaced(text, style, spacing))
                } else {
                    bidi::galley(fonts, text, style)
                }
            })
        };
        Self {
            words: lay(style),
            ground: lay(style.colour(theme::colour(palette.land))),
            colour: style.colour,
        }
    }

    pub(super) fn size(&self) -> Vec2 {
        self.words.size()
    }

    /// Paints it; `left` is the middle of its left edge.
    pub(super) fn paint(&self, painter: &Painter, left: Pos2) {
        let corner = left - vec2(0.0, self.size().y / 2.0) - self.words.rect.left_top().to_vec2();
        for (dx, dy) in ABOUT {
            let by = vec2(dx, dy) * (OUTLINE as f32 / 2.0);
            painter.galley(corner + by, Arc::clone(&self.ground), self.colour);
        }
        painter.galley(corner, Arc::clone(&self.words), self.colour);
    }
}

fn spaced(text: &str, style: bidi::Style, spacing: f32) -> LayoutJob {
    let format = TextFormat {
        font_id: eframe::egui::FontId::proportional(style.size),
        extra_letter_spacing: spacing,
        line_height: Some(style.line_height),
        color: style.colour,
        ..TextFormat::default()
    };
    LayoutJob::single_section(text.to_owned(), format)
}
