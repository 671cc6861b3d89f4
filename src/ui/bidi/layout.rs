//! From spans to a galley: fonts measure the pieces, egui draws them.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::epaint::text::{ByteIndex, FontsView};
use eframe::egui::text::{LayoutJob, LayoutSection, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Color32, FontFamily, FontId, Galley, Painter, Pos2, Rect, Stroke, Vec2, pos2,
};
use unicode_bidi::ParagraphInfo;

use super::lines::{break_lines, shorten};
use super::order::{Logical, Order, Piece, has_right_to_left};
use super::{Paragraph, Span, Style, Weight};
use crate::ui::fonts;

/// The size of footnote marks, in points.
const MARK_SIZE: f32 = 10.0;
/// How far marks are raised, as a share of the size of the letters beside them: 5 points beside 14.
const MARK_RAISE: f32 = 5.0 / 14.0;
const DOTS: &str = "…";

/// A paragraph that is laid out.
#[derive(Clone, Debug)]
pub struct Laid {
    /// What egui paints.
    pub galley: Arc<Galley>,
    /// Where its links stand, relative to the paragraph's left top. One that wraps has several rects.
    pub links: Vec<LinkRect>,
    /// Was something left out for lack of room?
    pub shortened: bool,
}

/// Where a link stands in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkRect {
    /// The link's number.
    pub id: usize,
    /// Its letters, relative to the paragraph's left top, in points.
    pub rect: Rect,
}

impl Laid {
    /// Its size in points.
    pub fn size(&self) -> Vec2 {
        self.galley.size()
    }

    /// Paints it with its left top at a place, however its lines are aligned.
    pub fn paint(&self, painter: &Painter, left_top: Pos2) {
        let origin = left_top - self.galley.rect.left_top().to_vec2();
        // Every section has its colour; the fallback is never seen.
        painter.galley(origin, Arc::clone(&self.galley), Color32::PLACEHOLDER);
    }
}

/// A single line in any direction, for labels on the map.
pub fn galley(fonts: &mut FontsView<'_>, text: &str, style: Style) -> Arc<Galley> {
    Paragraph::new().text(text, style).layout(fonts).galley
}

impl Paragraph {
    /// Lays it out. Cheap enough for every frame: egui keeps the galleys of what did not change.
    pub fn layout(&self, fonts: &mut FontsView<'_>) -> Laid {
        if self.spans.iter().any(|span| has_right_to_left(&span.text)) {
            self.layout_mixed(fonts)
        } else {
            self.layout_plain(fonts)
        }
    }

    /// From left to right: egui wraps and shortens by itself.
    fn layout_plain(&self, fonts: &mut FontsView<'_>) -> Laid {
        let mut job = self.job();
        job.wrap = TextWrapping {
            max_width: self.max_width,
            max_rows: self.max_rows,
            break_anywhere: self.max_rows == 1,
            ..TextWrapping::default()
        };
        for span in &self.spans {
            append(&mut job, &span.text, self.format(span, false));
        }
        let galley = fonts.layout_job(job);
        Laid {
            links: self.plain_links(&galley),
            shortened: galley.elided,
            galley,
        }
    }

    /// Where links stand when egui has wrapped: it keeps one glyph a character.
    fn plain_links(&self, galley: &Galley) -> Vec<LinkRect> {
        let mut links = Vec::new();
        if self.spans.iter().all(|span| span.link.is_none()) {
            return links;
        }
        let mut owners = self.spans.iter().flat_map(|span| {
            let link = span.link.as_ref().map(|link| link.id);
            span.text.chars().map(move |_| link)
        });
        let corner = galley.rect.left_top().to_vec2();
        for row in &galley.rows {
            for (glyph, owner) in row.glyphs.iter().zip(&mut owners) {
                if let Some(id) = owner {
                    let min = row.pos + Vec2::new(glyph.pos.x, 0.0) - corner;
                    let size = Vec2::new(glyph.advance_width, row.height());
                    add_link(&mut links, id, Rect::from_min_size(min, size));
                }
            }
            if row.ends_with_newline {
                owners.next();
            }
        }
        links
    }

    /// In any direction: lines and their order are ours.
    fn layout_mixed(&self, fonts: &mut FontsView<'_>) -> Laid {
        let logical = Logical::of(
            self.spans
                .iter()
                .map(|span| (span.text.as_str(), span.isolated)),
        );
        let order = Order::new(&logical, self.direction);
        let (lines, shortened) = self.lines(&logical, &order, fonts);
        let mut job = self.job();
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                // A line feed takes the format of what stands before it, or of what follows.
                let beside = line.first().map_or(0, |piece| piece.span);
                append(&mut job, "\n", self.format(&self.spans[beside], false));
            }
            for piece in line {
                let format = self.format(&self.spans[piece.span], piece.right_to_left);
                append(&mut job, &piece.text, format);
            }
        }
        let galley = fonts.layout_job(job);
        let corner = galley.rect.left_top().to_vec2();
        let mut links = Vec::new();
        for (row, line) in galley.rows.iter().zip(&lines) {
            let mut x = 0.0;
            for piece in line {
                let width = self.width(piece, fonts);
                if let Some(link) = &self.spans[piece.span].link {
                    let min = row.pos + Vec2::new(x, 0.0) - corner;
                    let size = Vec2::new(width, row.height());
                    add_link(&mut links, link.id, Rect::from_min_size(min, size));
                }
                x += width;
            }
        }
        Laid {
            galley,
            links,
            shortened,
        }
    }

    /// The pieces of each line, from left to right, and whether some text found no room.
    fn lines(
        &self,
        logical: &Logical,
        order: &Order<'_>,
        fonts: &mut FontsView<'_>,
    ) -> (Vec<Vec<Piece>>, bool) {
        let mut ranges = Vec::new();
        for paragraph in order.paragraphs() {
            let mut measure = |range| self.measure(&order.pieces(paragraph, range), fonts);
            let wrapped = self.wrapped(&logical.text, paragraph.range.clone(), &mut measure);
            ranges.extend(wrapped.into_iter().map(|range| (paragraph, range)));
        }
        let shortened = ranges.len() > self.max_rows;
        ranges.truncate(self.max_rows);
        let mut lines: Vec<_> = ranges
            .iter()
            .map(|(paragraph, range)| order.pieces(paragraph, range.clone()))
            .collect();
        if shortened
            && let (Some(line), Some((paragraph, range))) = (lines.last_mut(), ranges.pop())
        {
            let rest = range.start..paragraph.range.end;
            *line = self.line_with_dots(&logical.text, order, paragraph, rest, fonts);
        }
        (lines, shortened)
    }

    /// As much of a text as one line holds beside "…", cut between any two letters.
    fn line_with_dots(
        &self,
        text: &str,
        order: &Order<'_>,
        paragraph: &ParagraphInfo,
        rest: Range<usize>,
        fonts: &mut FontsView<'_>,
    ) -> Vec<Piece> {
        let right_to_left = paragraph.level.is_rtl();
        let dots = Piece {
            span: order.span_at(rest.start),
            text: DOTS.to_owned(),
            right_to_left,
        };
        let room = self.max_width - self.width(&dots, fonts);
        let mut measure = |range| self.measure(&order.pieces(paragraph, range), fonts);
        let mut line = order.pieces(paragraph, shorten(text, rest, room, &mut measure));
        line.insert(if right_to_left { 0 } else { line.len() }, dots);
        line
    }

    fn wrapped(
        &self,
        text: &str,
        paragraph: Range<usize>,
        measure: &mut impl FnMut(Range<usize>) -> f32,
    ) -> Vec<Range<usize>> {
        if self.max_width.is_finite() {
            break_lines(text, paragraph, self.max_width, measure)
        } else {
            let kept = text[paragraph.clone()].trim_end_matches('\n').len();
            let whole = paragraph.start..paragraph.start + kept;
            vec![whole]
        }
    }

    /// The width of pieces side by side, in points.
    fn measure(&self, pieces: &[Piece], fonts: &mut FontsView<'_>) -> f32 {
        pieces.iter().map(|piece| self.width(piece, fonts)).sum()
    }

    /// The width of a piece in points.
    fn width(&self, piece: &Piece, fonts: &mut FontsView<'_>) -> f32 {
        let mut job = LayoutJob {
            round_output_to_gui: false,
            ..LayoutJob::default()
        };
        let format = self.format(&self.spans[piece.span], piece.right_to_left);
        append(&mut job, &piece.text, format);
        fonts.layout_job(job).rect.width()
    }

    fn job(&self) -> LayoutJob {
        LayoutJob {
            halign: self.align,
            ..LayoutJob::default()
        }
    }

    /// How egui is to draw a span so that all baselines of a line meet, and marks stand above it.
    ///
    /// egui centres letters in a line of given height and aligns lines of different height at top or bottom; so the
    /// height of the smaller one is chosen such that its baseline comes out where the tallest span has it.
    fn format(&self, span: &Span, right_to_left: bool) -> TextFormat {
        let tallest = self.tallest();
        let size = if span.raised {
            MARK_SIZE
        } else {
            span.style.size
        };
        let drop = 2.0 * fonts::BASELINE_BELOW_MIDDLE * (tallest.size - size);
        let (line_height, valign) = if span.raised {
            let raise = 2.0 * MARK_RAISE * tallest.size;
            (tallest.line_height + drop - raise, Align::TOP)
        } else {
            (tallest.line_height - drop, Align::BOTTOM)
        };
        let family = match (span.style.weight, right_to_left) {
            (Weight::Regular, false) => FontFamily::Proportional,
            (Weight::SemiBold, false) => fonts::named(fonts::SEMIBOLD),
            (Weight::Regular, true) => fonts::named(fonts::PERSIAN),
            (Weight::SemiBold, true) => fonts::named(fonts::PERSIAN_SEMIBOLD),
        };
        TextFormat {
            font_id: FontId::new(size, family),
            color: span.style.colour,
            line_height: Some(line_height),
            valign,
            strikethrough: if span.style.struck {
                Stroke::new(1.0, span.style.colour)
            } else {
                Stroke::NONE
            },
            ..TextFormat::default()
        }
    }

    /// The style that the line's height and baseline follow.
    fn tallest(&self) -> Style {
        let styles = self.spans.iter().map(|span| span.style);
        styles
            .reduce(|a, b| if b.size > a.size { b } else { a })
            .unwrap_or(Style::new(MARK_SIZE, MARK_SIZE, Color32::PLACEHOLDER))
    }
}

/// Adds a section. `LayoutJob::append` would join sections of one format, and so hand two Persian words to the shaper
/// as one, or a number's digits.
fn append(job: &mut LayoutJob, text: &str, format: TextFormat) {
    if text.is_empty() {
        return;
    }
    let start = ByteIndex(job.text.len());
    job.text.push_str(text);
    job.sections.push(LayoutSection {
        leading_space: 0.0,
        byte_range: start..ByteIndex(job.text.len()),
        format,
    });
}

/// Adds a rect, joined to the one before it where that is the same link in the same line.
fn add_link(links: &mut Vec<LinkRect>, id: usize, rect: Rect) {
    match links.last_mut() {
        Some(last)
            if last.id == id
                && (last.rect.top() - rect.top()).abs() < 0.5
                && (last.rect.right() - rect.left()).abs() < 1.5 =>
        {
            last.rect.max = pos2(rect.right().max(last.rect.right()), last.rect.bottom());
        }
        _ => links.push(LinkRect { id, rect }),
    }
}
