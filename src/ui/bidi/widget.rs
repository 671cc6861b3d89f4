//! Paragraphs in panels: what they occupy, what a screen reader says, where they can be clicked.

use eframe::egui::{
    Align, CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2,
};

use super::layout::{Laid, LinkRect};
use super::{Paragraph, Span, Style};
use crate::ui::mirror;

/// The least size of what can be clicked, in points.
const HIT: f32 = 24.0;

/// What became of a paragraph in a panel.
#[derive(Debug)]
pub struct ParagraphResponse {
    /// The paragraph itself.
    pub response: Response,
    /// Its links, in the order in which they stand. One that wraps comes once a line.
    pub links: Vec<LinkResponse>,
}

/// What became of a link in a paragraph.
#[derive(Debug)]
pub struct LinkResponse {
    /// The link's number.
    pub id: usize,
    /// Clicked, hovered, focused.
    pub response: Response,
}

impl ParagraphResponse {
    /// The link that was clicked, by its number.
    pub fn clicked(&self) -> Option<usize> {
        self.find(Response::clicked)
    }

    /// The link beneath the pointer, by its number.
    pub fn hovered(&self) -> Option<usize> {
        self.find(Response::hovered)
    }

    fn find(&self, is: impl Fn(&Response) -> bool) -> Option<usize> {
        let found = self.links.iter().find(|link| is(&link.response));
        found.map(|link| link.id)
    }
}

/// A text in one style, wrapped at the width that is there.
pub fn label(ui: &mut Ui, text: impl Into<String>, style: Style) -> Response {
    paragraph(ui, Paragraph::new().text(text, style)).response
}

/// A text in one style on one line, shortened by "…"; hovering shows it wholly.
pub fn truncated(ui: &mut Ui, text: impl Into<String>, style: Style) -> Response {
    paragraph(ui, Paragraph::new().text(text, style).max_rows(1)).response
}

/// A paragraph, wrapped at the width that is there or at its own if that is less. Its links can be clicked and focused.
pub fn paragraph(ui: &mut Ui, paragraph: Paragraph) -> ParagraphResponse {
    let available = ui.available_width();
    let width = available.min(paragraph.max_width);
    let align = paragraph.align;
    let is_mirrored = mirror::is_on(ui.ctx());
    let paragraph = paragraph.max_width(width).without_end();
    let (paragraph, laid) = lay_out(ui, paragraph, is_mirrored);
    let size = match align {
        Align::LEFT => laid.size(),
        // What is aligned elsewhere takes the whole width to be aligned in.
        _ => Vec2::new(width, laid.size().y),
    };
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let left_top = pos2(
        align
            .align_size_within_range(laid.size().x, rect.x_range())
            .min,
        rect.top(),
    );
    let plain = paragraph.plain();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), &plain));
    if ui.is_rect_visible(rect) {
        laid.paint(ui.painter(), left_top);
    }
    let response = if laid.shortened {
        response.on_hover_ui(|ui| {
            let whole = Paragraph {
                max_rows: usize::MAX,
                max_width: ui.spacing().tooltip_width,
                ..paragraph.clone()
            };
            self::paragraph(ui, whole);
        })
    } else {
        response
    };
    let areas = hit_areas(&laid.links);
    let at = left_top.to_vec2();
    let links = laid.links.iter().zip(areas).enumerate();
    let links = links
        .map(|(number, (link, area))| {
            // A number alone would be the id of the paragraph's own tooltip.
            let id = response.id.with(("link", number));
            let response = link_area(ui, id, &paragraph, link.id, area.translate(at));
            show_where(ui, &response, link.rect.translate(at), &paragraph, link.id);
            LinkResponse {
                id: link.id,
                response,
            }
        })
        .collect();
    ParagraphResponse { response, links }
}

/// The paragraph as the window has it, and where its parts are.
fn lay_out(ui: &Ui, paragraph: Paragraph, is_mirrored: bool) -> (Paragraph, Laid) {
    if !is_mirrored {
        let laid = ui.fonts_mut(|fonts| paragraph.layout(fonts));
        return (paragraph, laid);
    }
    let paragraph = paragraph.in_mirrored_window();
    let mut laid = ui.fonts_mut(|fonts| paragraph.layout(fonts));
    // Letters are not mirrored within their paragraph, so its links are at the other side for all that is.
    let wide = laid.size().x;
    for link in &mut laid.links {
        let across = (wide - link.rect.right())..=(wide - link.rect.left());
        link.rect = Rect::from_x_y_ranges(across, link.rect.y_range());
    }
    (paragraph, laid)
}

fn link_area(ui: &Ui, id: Id, paragraph: &Paragraph, link: usize, area: Rect) -> Response {
    let response = ui
        .interact(area, id, Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    let name = || {
        let mut links = paragraph.spans.iter().filter_map(|span| span.link.as_ref());
        links.find(|l| l.id == link).map_or("", |l| l.name.as_str())
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name()));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// Underlines the link beneath the pointer, and frames the one that has the focus. Marks are raised: a line beneath
/// them would go through the word before.
fn show_where(ui: &Ui, response: &Response, letters: Rect, paragraph: &Paragraph, link: usize) {
    let mut spans = paragraph.spans.iter();
    let of_link = |span: &&Span| span.link.as_ref().is_some_and(|l| l.id == link);
    let Some(span) = spans.find(of_link) else {
        return;
    };
    if response.hovered() && !span.raised {
        let y = letters.center().y + span.style.size * 0.6;
        let line = Stroke::new(1.0, span.style.colour);
        ui.painter().hline(letters.x_range(), y, line);
    }
    if response.has_focus() {
        let frame = ui.visuals().selection.stroke;
        let around = letters.expand2(Vec2::new(2.0, 0.0));
        ui.painter()
            .rect_stroke(around, 3.0, frame, StrokeKind::Outside);
    }
}

/// Where links can be clicked: at least [`HIT`] each way, but never over half the way to a neighbour's letters.
fn hit_areas(links: &[LinkRect]) -> Vec<Rect> {
    links
        .iter()
        .map(|link| {
            let grown =
                Rect::from_center_size(link.rect.center(), link.rect.size().max(Vec2::splat(HIT)));
            links
                .iter()
                .filter(|other| other.rect != link.rect)
                .fold(grown, |area, other| apart(area, link.rect, other.rect))
        })
        .collect()
}

/// An area, cut where it would reach past the middle between its own letters and another's.
fn apart(mut area: Rect, own: Rect, other: Rect) -> Rect {
    let same_line = own.top() < other.bottom() && other.top() < own.bottom();
    if same_line && other.center().x > own.center().x {
        area.max.x = area.max.x.min(own.right().midpoint(other.left()));
    } else if same_line {
        area.min.x = area.min.x.max(own.left().midpoint(other.right()));
    } else if other.top() >= own.bottom() && other.x_range().intersects(area.x_range()) {
        area.max.y = area.max.y.min(own.bottom().midpoint(other.top()));
    } else if own.top() >= other.bottom() && other.x_range().intersects(area.x_range()) {
        area.min.y = area.min.y.max(own.top().midpoint(other.bottom()));
    }
    area
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "halves of whole points are exact")]
mod tests {
    use super::*;

    fn link(id: usize, x: f32, y: f32) -> LinkRect {
        LinkRect {
            id,
            rect: Rect::from_min_size(pos2(x, y), Vec2::new(6.0, 20.0)),
        }
    }

    #[test]
    fn a_lone_footnote_mark_can_be_clicked_within_24_points() {
        let areas = hit_areas(&[link(1, 100.0, 0.0)]);
        assert!(areas[0].width() >= 24.0 && areas[0].height() >= 24.0);
    }

    #[test]
    fn neighbouring_marks_share_the_room_between_them() {
        let areas = hit_areas(&[
            link(1, 100.0, 0.0),
            link(2, 109.0, 0.0),
            link(3, 100.0, 20.0),
        ]);
        assert_eq!(areas[0].right(), 107.5);
        assert_eq!(areas[1].left(), 107.5);
        assert_eq!(areas[0].bottom(), 20.0);
        assert_eq!(areas[2].top(), 20.0);
    }
}
