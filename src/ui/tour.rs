//! The tour: five cards, each beside the part of the window that it speaks of.
//!
//! It comes once by itself, to whoever opens the window for the first time, and from the menu as often as one likes. It
//! holds nothing up: all of the window can be used beneath it, and while anything is asked, told or filled in it steps
//! aside.

use eframe::egui::{
    Align, Align2, Area, Context, Frame, Id, Layout, Margin, Order, Painter, Pos2, Rect, Shape,
    Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::bidi;
use super::command::{self, Command, FileCommand, Keyboard};
use super::{Scope, theme};
use crate::session::Session;
use crate::ui::bidi::Tip as _;

/// What the cards speak of, in their order.
const STOPS: [Place; 5] = [
    Place::Map,
    Place::Panel,
    Place::Timeline,
    Place::Edit,
    Place::Saved,
];

const WIDTH: f32 = 340.0;
/// About as high as a card becomes: where less is free above what it speaks of, it stands elsewhere.
const HEIGHT: f32 = 190.0;
const INSIDE: i8 = 16;
/// From a card to what it speaks of, bridged by the pointer; to the window's edges; to the foot of what it stands in.
const GAP: f32 = 14.0;
const OUTSIDE: f32 = 8.0;
const FOOT: f32 = 32.0;
/// How high the bar above is.
const BAR: f32 = 44.0;
/// Half of how wide the pointer is where it leaves the card.
const POINTER: f32 = 8.0;
const BUTTONS: f32 = 28.0;

/// A part of the window that is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    Map,
    Panel,
    /// The tie that the panel opens on, where its cities tell it differently.
    Dispute,
    Timeline,
    Edit,
    Saved,
}

impl Place {
    /// The keys of its card's title and words.
    fn words(self) -> [&'static str; 2] {
        match self {
            Self::Map => ["where-map", "tour-map"],
            Self::Panel => ["where-panel", "tour-panel"],
            Self::Dispute => ["where-panel", "tour-dispute"],
            Self::Timeline => ["timeline", "tour-timeline"],
            Self::Edit => ["edit", "tour-edit"],
            Self::Saved => ["tour-saved-title", "tour-saved"],
        }
    }

    fn id(self) -> Id {
        Id::unique(("tour", self))
    }

    /// What a stop speaks of in this frame, and where: of the panel, rather the dispute that it shows.
    fn drawn(self, ctx: &Context) -> (Self, Option<Rect>) {
        let dispute = (self == Self::Panel).then(|| Self::Dispute.rect(ctx));
        match dispute.flatten() {
            Some(rect) => (Self::Dispute, Some(rect)),
            None => (self, self.rect(ctx)),
        }
    }

    /// Where it was drawn in this frame.
    fn rect(self, ctx: &Context) -> Option<Rect> {
        let drawn = ctx.data(|data| data.get_temp::<(u64, Rect)>(self.id()));
        let (pass, rect) = drawn?;
        (pass == ctx.cumulative_pass_nr()).then_some(rect)
    }
}

/// Remembers where a part of the window is drawn in this frame.
pub(super) fn mark(ctx: &Context, place: Place, rect: Rect) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(place.id(), (pass, rect)));
}

/// How far the tour has come.
#[derive(Debug, Default)]
pub(super) struct Tour {
    at: Option<usize>,
    /// Whether it steps aside in this frame.
    is_aside: bool,
    is_skipped: bool,
}

impl Tour {
    /// Begins it, from the first card.
    pub(super) fn begin(&mut self) {
        self.at = Some(0);
    }

    /// Steps aside while anything is asked, told, opened or filled in; takes Esc where it has nothing nearer to do.
    pub(super) fn follow(
        &mut self,
        ctx: &Context,
        keyboard: &Keyboard,
        session: &Session,
        in_dialog: bool,
    ) {
        self.is_aside = in_dialog
            || session.notice().is_some()
            || session.loading().is_some()
            || session.draft().is_some()
            || session.showing().is_some();
        self.is_skipped = self.at.is_some() && !self.is_aside && keyboard.skips_tour(ctx, session);
    }

    /// Ends it, and does not offer it again by itself.
    fn end(&mut self, scope: &mut Scope<'_>) {
        self.at = None;
        if !scope.settings.tour_seen {
            let mut settings = scope.settings.clone();
            settings.tour_seen = true;
            *scope.new_settings = Some(settings);
        }
    }

    /// Draws the card, over all but menus and dialogs.
    pub(super) fn show(&mut self, ctx: &Context, scope: &mut Scope<'_>) {
        if std::mem::take(&mut self.is_skipped) {
            self.end(scope);
        }
        let (Some(at), false) = (self.at, self.is_aside) else {
            return;
        };
        let Some(place) = STOPS.get(at) else { return };
        let (place, target) = place.drawn(ctx);
        let (panel, window) = (Place::Panel.rect(ctx), ctx.content_rect());
        let (pivot, corner) = stand(target, panel, window);
        // An area keeps the size that it had: each card has its own, as high as its words.
        let card = Area::new(Id::unique(("tour", at)))
            .order(Order::Middle)
            .pivot(pivot)
            .fixed_pos(corner)
            .constrain_to(beneath_bar(window))
            .accessible_name(scope.texts.get("tour"))
            .show(ctx, |ui| {
                ui.set_width(WIDTH);
                let frame = Frame::new()
                    .fill(theme::colour(scope.palette.panel))
                    .stroke(Stroke::new(1.0, theme::colour(scope.palette.accent)))
                    .corner_radius(4)
                    .inner_margin(Margin::same(INSIDE));
                frame.show(ui, |ui| card(ui, scope, at, place)).inner
            });
        if let Some(target) = target {
            let painter = ctx.layer_painter(card.response.layer_id);
            let accent = theme::colour(scope.palette.accent);
            let line = Stroke::new(2.0, accent.gamma_multiply(0.7));
            painter.rect_stroke(target, 4.0, line, StrokeKind::Inside);
            point(&painter, scope, card.response.rect, target, panel);
        }
        if let Some(turn) = card.inner {
            match turn {
                Turn::To(next) => self.at = Some(next),
                Turn::End => self.end(scope),
            }
            ctx.request_repaint();
        }
    }
}

/// Draws what a card says; answers where its buttons lead.
fn card(ui: &mut Ui, scope: &Scope<'_>, at: usize, place: Place) -> Option<Turn> {
    let palette = scope.palette;
    let [title, words] = place.words();
    let save = Command::from(FileCommand::Save).info().shortcuts.first();
    let save = save.map_or_else(String::new, |keys| command::shown(ui.ctx(), keys));
    ui.set_width(WIDTH - 2.0 * f32::from(INSIDE));
    let numbers = [("number", (at + 1).into()), ("count", STOPS.len().into())];
    bidi::label(
        ui,
        scope.texts.with("tour-number", &numbers),
        theme::note(palette),
    );
    bidi::label(ui, scope.texts.get(title), theme::body(palette).semibold());
    let words = scope.texts.with(words, &[("keys", (&save).into())]);
    bidi::label(ui, words, theme::body(palette));
    ui.add_space(8.0);
    ui.spacing_mut().interact_size.y = BUTTONS;
    let is_last = at + 1 == STOPS.len();
    let row = vec2(ui.available_width(), BUTTONS);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let mut turn = None;
        let next = if is_last { "tour-done" } else { "story-next" };
        if bidi::button(ui, scope.texts.get(next)).clicked() {
            turn = Some(if is_last { Turn::End } else { Turn::To(at + 1) });
        }
        if at > 0 && bidi::button(ui, scope.texts.get("story-back")).clicked() {
            turn = Some(Turn::To(at - 1));
        }
        if !is_last {
            let skip = bidi::button(ui, scope.texts.get("tour-skip"));
            if skip.tip(scope.texts.get("tour-skip-tip")).clicked() {
                turn = Some(Turn::End);
            }
        }
        turn
    })
    .inner
}

/// What a card's buttons do.
#[derive(Clone, Copy, Debug)]
enum Turn {
    To(usize),
    End,
}

/// Where a card stands: beside the panel, if it speaks of what is in or beneath that, so that the panel can be read; else
/// above what it speaks of, else beside it, else at the foot of it. It is named by a corner or a middle, and where that
/// is to be.
fn stand(target: Option<Rect>, panel: Option<Rect>, window: Rect) -> (Align2, Pos2) {
    let Some(target) = target else {
        return (Align2::CENTER_CENTER, window.center());
    };
    let edge = panel.map_or(f32::INFINITY, |panel| panel.left());
    if target.left() >= edge && edge - GAP - OUTSIDE >= WIDTH {
        let low = target.top() - GAP;
        return if panel.is_some_and(|panel| target.top() >= panel.bottom()) {
            (Align2::RIGHT_BOTTOM, pos2(edge - GAP, low))
        } else {
            let y = target.center().y.min(target.top() + HEIGHT);
            (Align2::RIGHT_CENTER, pos2(edge - GAP, y))
        };
    }
    if target.top() - GAP - OUTSIDE >= HEIGHT {
        let at = pos2(target.center().x, target.top() - GAP);
        (Align2::CENTER_BOTTOM, at)
    } else if target.left() - GAP - OUTSIDE >= WIDTH {
        let y = target.center().y.min(target.top() + HEIGHT);
        (Align2::RIGHT_CENTER, pos2(target.left() - GAP, y))
    } else {
        let at = pos2(target.center().x, target.bottom() - FOOT);
        (Align2::CENTER_BOTTOM, at)
    }
}

/// The window without the bar, in which one may want the menus.
fn beneath_bar(window: Rect) -> Rect {
    let room = window.shrink(OUTSIDE);
    room.with_min_y(room.top() + BAR)
}

/// Draws the pointer from a card to what it speaks of, or to the edge of the panel that this is in; none from a card that
/// stands within what it speaks of, or away from it.
fn point(painter: &Painter, scope: &Scope<'_>, card: Rect, target: Rect, panel: Option<Rect>) {
    let panel = panel.filter(|panel| panel.contains_rect(target) && card.right() < panel.left());
    let target = panel.map_or(target, |panel| target.with_min_x(panel.left()));
    let is_above = card.x_range().contains(target.center().x);
    let (tip, along) = if card.bottom() < target.top() {
        if !is_above {
            return;
        }
        let edge = card.shrink(2.0 * POINTER);
        let x = target.center().x.clamp(edge.left(), edge.right());
        (pos2(x, target.top()), vec2(POINTER, 0.0))
    } else if card.right() < target.left() {
        let edge = card.shrink(2.0 * POINTER);
        let y = target.center().y.clamp(edge.top(), edge.bottom());
        (pos2(target.left(), y), vec2(0.0, POINTER))
    } else {
        return;
    };
    // Begins within the card's own line, which it takes away there.
    let foot = card.shrink(1.0).clamp(tip);
    let (fill, line) = (scope.palette.panel, scope.palette.accent);
    let corners = [foot - along, tip, foot + along];
    let fill = Shape::convex_polygon(corners.to_vec(), theme::colour(fill), Stroke::NONE);
    painter.add(fill);
    painter.add(Shape::line(
        corners.to_vec(),
        Stroke::new(1.0, theme::colour(line)),
    ));
}

#[cfg(test)]
mod tests {
    use eframe::egui::vec2;

    use super::*;

    const WINDOW: Rect = Rect::from_min_max(Pos2::ZERO, pos2(1280.0, 800.0));

    const PANEL: Rect = Rect::from_min_max(pos2(928.0, 44.0), pos2(1280.0, 772.0));

    /// Where the card stands that speaks of what is there.
    fn beside(x: f32, y: f32, w: f32, h: f32) -> (Align2, Pos2) {
        let target = Rect::from_min_size(pos2(x, y), vec2(w, h));
        stand(Some(target), Some(PANEL), WINDOW)
    }

    #[test]
    fn a_card_stands_above_what_is_low_beside_what_is_at_the_right_and_within_what_is_large() {
        let timeline = beside(0.0, 644.0, 928.0, 128.0);
        assert_eq!(timeline, (Align2::CENTER_BOTTOM, pos2(464.0, 644.0 - GAP)));
        assert_eq!(beside(928.0, 44.0, 352.0, 728.0).0, Align2::RIGHT_CENTER);
        let map = beside(0.0, 44.0, 928.0, 600.0);
        assert_eq!(map, (Align2::CENTER_BOTTOM, pos2(464.0, 644.0 - FOOT)));
    }

    #[test]
    fn a_card_never_lies_over_the_panel_that_it_speaks_of() {
        let edit = beside(1209.0, 86.0, 52.0, 28.0);
        assert_eq!(edit, (Align2::RIGHT_CENTER, pos2(928.0 - GAP, 100.0)));
        let saved = beside(1222.0, 776.0, 40.0, 20.0);
        assert_eq!(
            saved,
            (Align2::RIGHT_BOTTOM, pos2(928.0 - GAP, 776.0 - GAP))
        );
    }
}
