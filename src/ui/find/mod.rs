//! The search: a field in the bar, and beneath it what has the words that are typed.
//!
//! While it has the focus its list is open; the list closes when something is taken, with Esc, and when one goes elsewhere.
//! Where the bar has no room for the field, a button stands for it and the field is drawn at the head of the list.

use eframe::egui::{
    Align2, Context, Id, Key, Memory, Popup, PopupCloseBehavior, Rect, RectAlign, Response, Role,
    Sense, SetOpenCommand, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use self::reader::shows;
use super::command::{self, AskCommand, Command};
use super::dialog::pick::{self, List, Pick};
use super::{Scope, bidi, mirror, theme};
use crate::jobs::JobError;
use crate::session::{Action, NoticeAction};
use crate::ui::bidi::Tip as _;

mod reader;

pub(super) use reader::Reader;

/// From the window's edge and the panel's to the field, points: as wide as the panel's text.
const EDGE: f32 = 20.0;
/// The least room between the field and what stands before it.
const APART: f32 = 12.0;
const HEIGHT: f32 = 32.0;
/// A field that is narrower shows too little of what is typed.
const LEAST: f32 = 140.0;
/// The list: wide enough for a tie and a fact's first words, if the window is.
const WIDTH: f32 = 480.0;
const MOST_HIGH: f32 = 480.0;
const INSET: f32 = 12.0;
/// From the window's edges to the list.
const OUTSIDE: f32 = 8.0;
/// From the field to the list.
const GAP: f32 = 4.0;
/// The field's name: the key of a message.
const NAME: &str = "search-field";

/// The field and what it finds.
#[derive(Debug, Default)]
pub(super) struct Find {
    pick: Pick,
    /// While the list is open: what reads the atlas. Let go with it, for its words take as much room as the atlas.
    reader: Option<Reader>,
    /// Whether the field is to have the focus.
    is_asked: bool,
}

impl Find {
    /// Goes to the field.
    pub(super) fn begin(&mut self) {
        self.is_asked = true;
    }

    /// Draws the field into the bar, above the side panel, as far as there is room; beneath it the list.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, panel: f32) {
        let middle = ui.max_rect().center().y;
        let right = ui.ctx().content_rect().right() - EDGE;
        let left = (right - (panel - 2.0 * EDGE)).max(ui.cursor().left() + APART);
        let has_room = right - left >= LEAST;
        let left = if has_room { left } else { right - HEIGHT };
        let across = left..=right;
        let place = Rect::from_x_y_ranges(across, middle - HEIGHT / 2.0..=middle + HEIGHT / 2.0);
        let mut ui = ui.new_child(UiBuilder::new().id_salt("search").max_rect(place));
        // Outlined as a field: the bar takes the outlines of what stands in it.
        ui.reset_style();
        let typed = if has_room {
            Some(self.field(&mut ui, scope, place.width()))
        } else {
            self.is_asked |= button(&mut ui, scope, place).clicked();
            None
        };
        self.list(&ui, scope, place, typed);
    }

    fn field(&mut self, ui: &mut Ui, scope: &Scope<'_>, width: f32) -> Typed {
        let is_focused = has_focus(ui.ctx());
        let steps = if is_focused { pick::steps(ui) } else { (0, 0) };
        let field = self.pick.field(ui, scope, NAME, vec2(width, HEIGHT));
        let is_open = self.reader.is_some();
        ui.ctx()
            .accesskit_node_builder(field.id, |node| node.set_expanded(is_open));
        // A field keeps its hint at the left in every language: mirrored, the keys would lie on it.
        if self.pick.text().is_empty() && !mirror::is_on(ui.ctx()) {
            show_keys(ui, scope, field.rect.shrink(INSET));
        }
        // While egui measures the list for the first time, a field in it cannot have the focus.
        if self.is_asked && ui.is_enabled() && !ui.is_sizing_pass() {
            field.request_focus();
            self.is_asked = false;
        }
        Typed {
            is_entered: pick::is_entered(ui, &field),
            steps,
        }
    }

    /// The list, while it or the field is used; the field is at its head where that was not `typed` in above.
    fn list(&mut self, ui: &Ui, scope: &mut Scope<'_>, place: Rect, typed: Option<Typed>) {
        let (ctx, id) = (ui.ctx(), ui.scope_id().with("found"));
        let popup = Popup::new(id, ctx.clone(), place, ui.layer_id())
            .align(RectAlign::BOTTOM_END)
            .align_alternatives(&[])
            .gap(GAP)
            .close_behavior(PopupCloseBehavior::IgnoreClicks);
        let is_over = self.reader.is_some() && is_over(&popup);
        let is_entered = typed.is_some_and(|typed| typed.is_entered);
        if !(self.is_asked || is_entered || has_focus(ctx) || is_over) {
            self.end(ctx, id);
            return;
        }
        if let Err(error) = self.read(ctx, scope) {
            scope.act(NoticeAction::Failed(scope.texts.say(&error)));
            self.end(ctx, id);
            return;
        }
        let window = ctx.content_rect().shrink(OUTSIDE);
        let width = WIDTH.min(window.width()).max(place.width());
        let high = window.bottom() - place.bottom() - GAP - 2.0 * OUTSIDE;
        let shown = popup.open_memory(SetOpenCommand::Bool(true)).show(|ui| {
            let size = vec2(width - 2.0 * OUTSIDE, high.clamp(0.0, MOST_HIGH));
            ui.set_width(size.x);
            let typed = typed.unwrap_or_else(|| self.field(ui, scope, size.x));
            (typed.is_entered, self.found(ui, scope, size, typed))
        });
        let Some(shown) = shown else { return };
        let (is_entered, taken) = shown.inner;
        if let Some(action) = taken {
            scope.act(action);
            self.end(ctx, id);
        } else if is_entered || (is_over && ctx.input(|input| input.pointer.any_click())) {
            // On a heading, or with nothing found: one goes on writing.
            self.is_asked = true;
        }
    }

    /// The rows; answers what shows the one that was taken.
    fn found(
        &mut self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        size: Vec2,
        typed: Typed,
    ) -> Option<Action> {
        let reader = self.reader.as_mut()?;
        let rows = reader.rows(scope, self.pick.text());
        let nothing = reader.nothing(self.pick.text(), "find-how");
        let list = List {
            size,
            shrinks: true,
            steps: typed.steps,
            nothing: &scope.texts.get(nothing),
        };
        let clicked = self.pick.list(ui, scope, &rows, list);
        let number = clicked.or(typed.is_entered.then_some(self.pick.marked()))?;
        shows(scope.session, &pick::item(rows, number)?)
    }

    /// Reads the atlas as it is now.
    fn read(&mut self, ctx: &Context, scope: &Scope<'_>) -> Result<(), JobError> {
        let session = scope.session;
        if !self
            .reader
            .as_ref()
            .is_some_and(|reader| reader.is_of(session))
        {
            self.reader = Some(Reader::new(ctx, session, scope.texts));
        }
        self.reader.as_mut().map_or(Ok(()), Reader::follow)
    }

    fn end(&mut self, ctx: &Context, list: Id) {
        if self.reader.is_some() {
            Popup::close_id(ctx, list);
            *self = Self::default();
        }
    }
}

/// What was done in the field.
#[derive(Clone, Copy, Debug)]
struct Typed {
    is_entered: bool,
    steps: (usize, usize),
}

fn has_focus(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.has_focus(Pick::id(NAME)))
}

/// Whether the list is used with the pointer, by which the field has lost the focus to nothing else.
fn is_over(popup: &Popup<'_>) -> bool {
    let ctx = popup.ctx();
    let is_escaped = ctx.input(|input| input.key_pressed(Key::Escape));
    let is_focus_free = ctx.memory(Memory::focused).is_none();
    let pointer = ctx.pointer_interact_pos();
    let list = popup.get_popup_rect();
    !is_escaped
        && is_focus_free
        && list.is_some_and(|list| pointer.is_some_and(|pointer| list.contains(pointer)))
}

/// The keys that lead to the field, at its end.
fn show_keys(ui: &Ui, scope: &Scope<'_>, inner: Rect) {
    let keys = Command::from(AskCommand::Find).info().shortcuts.first();
    let keys = keys.map_or_else(String::new, |keys| command::shown(ui.ctx(), keys));
    let keys = bidi::line(ui.ctx(), &keys, theme::note(scope.palette));
    let place = Align2::RIGHT_CENTER.align_size_within_rect(keys.size(), inner);
    let colour = theme::colour(scope.palette.soft_ink);
    ui.painter().galley(place.min, keys, colour);
}

/// What stands for the field where there is no room for it.
fn button(ui: &mut Ui, scope: &Scope<'_>, place: Rect) -> Response {
    let response = ui.interact(place, ui.scope_id().with("button"), Sense::click());
    let name = scope.texts.get(NAME);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let visuals = ui.style().interact(&response);
    let painter = ui.painter();
    painter.rect(
        place,
        visuals.corner_radius,
        visuals.weak_bg_fill,
        visuals.bg_stroke,
        StrokeKind::Inside,
    );
    let stroke = Stroke::new(1.5, theme::colour(scope.palette.ink));
    let lens = place.center() - vec2(1.5, 1.5);
    painter.circle_stroke(lens, 5.0, stroke);
    painter.line_segment([lens + vec2(3.5, 3.5), lens + vec2(8.0, 8.0)], stroke);
    response.tip(scope.texts.get(Command::from(AskCommand::Find).info().tip))
}
