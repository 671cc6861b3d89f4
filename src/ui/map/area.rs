//! The rectangle that Shift and a drag draw on the map, and what is selected by it.
//!
//! Shift takes the cities within; with Alt also the ties that lie wholly within, as they are drawn; with Ctrl all that
//! joins what is selected already. Cities that have no dot at this zoom are taken too: what is thinned out is the
//! picture, not the atlas.

use eframe::egui::{
    CursorIcon, Modifiers, PointerButton, Pos2, Rect, Response, Stroke, StrokeKind, Ui, vec2,
};

use super::super::{Scope, bidi, theme};
use super::drawn::Drawn;
use super::many::ManyTies;
use crate::atlas::Subject;
use crate::scene;
use crate::scene::area::Area;
use crate::scene::view::Frame;
use crate::session::{Choosing, SelectAction, Tool};

/// How opaque its ground is.
const GROUND: f32 = 0.08;
/// Where the count of cities stands from the pointer, points.
const COUNT: [f32; 2] = [14.0, 22.0];

/// A rectangle that is being drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Drawing {
    from: Pos2,
    to: Pos2,
    /// Whether the drag has ended, and with which keys held.
    ended: Option<Modifiers>,
}

impl Drawing {
    /// What this frame makes of it: a drag that begins with Shift held begins one, Esc puts it away.
    pub(super) fn read(
        drawing: Option<Self>,
        ui: &Ui,
        scope: &Scope<'_>,
        last: Option<&Response>,
    ) -> Option<Self> {
        let response = last?;
        let (modifiers, pointer, origin) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                input.modifiers,
                pointer.interact_pos(),
                pointer.press_origin(),
            )
        });
        let begins = response.drag_started_by(PointerButton::Primary)
            && modifiers.shift
            && scope.session.tool() == Tool::Select;
        let from = match drawing {
            Some(drawing) => drawing.from,
            None if begins => origin?,
            None => return None,
        };
        // Esc ends a drag without the button being let go.
        let is_ended = response.drag_stopped_by(PointerButton::Primary);
        if !response.dragged() && !is_ended {
            return None;
        }
        Some(Self {
            from,
            to: pointer.or(drawing.map(|drawing| drawing.to))?,
            ended: is_ended.then_some(modifiers),
        })
    }

    fn rect(&self) -> Rect {
        Rect::from_two_pos(self.from, self.to)
    }

    /// Draws it, with how many cities lie within; where the drag has ended, selects what does.
    pub(super) fn show(
        &self,
        ui: &Ui,
        scope: &mut Scope<'_>,
        (frame, map): (&Frame, Rect),
        within: &Within<'_>,
    ) {
        let (min, max) = (self.rect().min - map.min, self.rect().max - map.min);
        let point = |at: eframe::egui::Vec2| [f64::from(at.x), f64::from(at.y)];
        let area = Area::on_screen(&scene::Rect::spanning(point(min), point(max)), frame);
        if let Some(modifiers) = self.ended {
            let mut subjects = within.cities(&area);
            if modifiers.alt {
                subjects.extend(within.ties(&area));
            }
            let how = if modifiers.command {
                Choosing::Add
            } else {
                Choosing::Set
            };
            scope.act(SelectAction::Choose(subjects, how));
            return;
        }
        ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        let painter = ui.painter_at(map);
        let accent = theme::colour(scope.palette.accent);
        painter.rect_filled(self.rect(), 0.0, accent.gamma_multiply(GROUND));
        let stroke = Stroke::new(1.0, accent);
        painter.rect_stroke(self.rect(), 0.0, stroke, StrokeKind::Inside);
        let count = within.cities(&area).len();
        let words = scope.texts.with("cities-count", &[("count", count.into())]);
        let style = theme::note(scope.palette).semibold().colour(accent);
        let words = ui
            .ctx()
            .fonts_mut(|fonts| bidi::galley(fonts, &words, style));
        let corner = self.to + vec2(COUNT[0], COUNT[1] - words.size().y / 2.0);
        let ground = Rect::from_min_size(corner, words.size()).expand2(vec2(6.0, 3.0));
        painter.rect_filled(ground, 4.0, theme::colour(scope.palette.panel));
        painter.galley(corner, words, accent);
    }
}

/// What can be selected by a rectangle: all that the map shows of the atlas, or would at a nearer zoom.
pub(super) struct Within<'a> {
    pub(super) drawn: &'a Drawn,
    pub(super) many: Option<&'a ManyTies>,
    /// Whether a filter is on: cities without a tie that it leaves are not meant then.
    pub(super) is_filtered: bool,
}

impl Within<'_> {
    /// The cities in an area.
    fn cities(&self, area: &Area) -> Vec<Subject> {
        if let Some(many) = self.many {
            return many.cities_within(area, self.is_filtered);
        }
        let dots = self.drawn.dots.iter();
        let dots = dots.filter(|dot| dot.degree > 0 || !self.is_filtered);
        let within = dots.filter(|dot| area.has(dot.at));
        within.map(|dot| Subject::City(dot.city.clone())).collect()
    }

    /// The ties that lie wholly in an area.
    fn ties(&self, area: &Area) -> Vec<Subject> {
        match self.many {
            Some(many) if many.many().is_some() => many.ties_within(area),
            _ => {
                let within = self.drawn.ties.iter().filter(|tie| area.has_tie(tie.ends));
                within.map(|tie| Subject::Tie(tie.id.clone())).collect()
            }
        }
    }

    /// All cities and ties that the map shows.
    pub(super) fn all(&self) -> Vec<Subject> {
        let mut all = self.cities(&Area::EVERYWHERE);
        match self.many {
            Some(many) if many.many().is_some() => all.extend(many.all_ties()),
            _ => all.extend(self.drawn.standings.keys().cloned().map(Subject::Tie)),
        }
        all
    }
}
