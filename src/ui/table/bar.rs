//! The bar above the rows: which table, words to find; and what is said where there is no row.

use eframe::egui::{
    Align, Id, Layout, Popup, Rect, Role, Sense, Stroke, TextEdit, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::super::panel::write;
use super::super::{Scope, bidi, mirror, theme};
use super::{Tables, columns};
use crate::standing::When;
use crate::table::Table;

const HEIGHT: f32 = 36.0;
const BUTTON: f32 = 28.0;
const EDGE: f32 = 16.0;
const FIELD: f32 = 140.0;
/// The room that the field, the switch and the buttons take at least.
const CONTROLS: f32 = 352.0;
/// From a tab's name to its count, and from one tab to the next.
const APART: f32 = 6.0;
const TABS: f32 = 20.0;

/// The name of a table: the key of a message.
pub(super) fn name(table: Table) -> &'static str {
    match table {
        Table::Ties => "table-ties",
        Table::Cities => "table-cities",
        Table::Claims => "table-claims",
        Table::Facts => "table-facts",
        Table::Sources => "table-sources",
    }
}

/// Draws the bar.
pub(super) fn show(tables: &mut Tables, ui: &mut Ui, scope: &mut Scope<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let line = Stroke::new(1.0, theme::colour(scope.palette.rule));
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    let tabs = tabs(tables, ui, scope, rect);
    let beside = Rect::from_min_max(pos2(tabs, rect.top()), rect.max - vec2(EDGE, 0.0));
    let rest = if beside.width() < CONTROLS {
        // Beneath the tabs, where there is no room beside them.
        let (rect, _) = ui.allocate_exact_size(vec2(rect.width(), HEIGHT), Sense::hover());
        rect.shrink2(vec2(EDGE, 0.0))
    } else {
        beside
    };
    let layout = Layout::right_to_left(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rest).layout(layout));
    ui.set_clip_rect(ui.clip_rect().intersect(rest.expand(2.0)));
    ui.spacing_mut().interact_size.y = BUTTON;
    ui.spacing_mut().item_spacing.x = 8.0;
    more(tables, &mut ui, scope);
    columns::menu(tables, &mut ui, scope);
    all(tables, &mut ui, scope);
    words(tables, &mut ui, scope);
    marked(tables, &mut ui, scope);
}

/// The tabs from the left; answers where they end.
fn tabs(tables: &mut Tables, ui: &mut Ui, scope: &Scope<'_>, rect: Rect) -> f32 {
    let counts = tables.known.sheet().rows.counts;
    let mut x = rect.left() + EDGE;
    for (table, count) in Table::ALL.into_iter().zip(counts) {
        let is_shown = table == tables.table;
        let mut style = theme::body(scope.palette);
        if is_shown {
            style = style.semibold();
        }
        let name = scope.texts.get(name(table));
        let shown = scope.texts.number(count as f64, 0);
        let room = Rect::from_min_max(pos2(x, rect.top()), rect.max);
        let (width, _) = write(ui, room, Align::LEFT, &name, style);
        let room = Rect::from_min_max(pos2(x + width + APART, rect.top()), rect.max);
        let (counted, _) = write(ui, room, Align::LEFT, &shown, theme::note(scope.palette));
        let end = x + width + APART + counted;
        let tab = Rect::from_x_y_ranges(x - TABS / 2.0..=end + TABS / 2.0, rect.y_range());
        let response = ui.interact(tab, Id::unique(("table tab", table as u8)), Sense::click());
        let said = [("table", (&name).into()), ("count", count.into())];
        let said = scope.texts.with("table-tab", &said);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_shown, &said));
        if is_shown {
            let line = Stroke::new(2.0, theme::colour(scope.palette.accent));
            ui.painter().hline(tab.x_range(), rect.bottom() - 1.0, line);
        }
        if response.has_focus() {
            let frame = ui.visuals().selection.stroke;
            let inside = eframe::egui::StrokeKind::Inside;
            ui.painter()
                .rect_stroke(tab.shrink(2.0), 3.0, frame, inside);
        }
        if response.clicked() {
            tables.turn_to(table, scope);
        }
        x = end + TABS;
    }
    x
}

/// The field of words that rows are found by.
fn words(tables: &mut Tables, ui: &mut Ui, scope: &Scope<'_>) {
    let label = scope.texts.get("table-words");
    let own = tables.own();
    let field = TextEdit::singleline(&mut own.words)
        .hint_text(&label)
        .desired_width(FIELD.min(ui.available_width() - 8.0))
        .min_size(vec2(0.0, BUTTON));
    let field = mirror::edit(ui, field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
}

/// The switch between what is left and all.
fn all(tables: &mut Tables, ui: &mut Ui, scope: &Scope<'_>) {
    let name = scope.texts.get("table-all");
    let response = theme::marked(ui, scope.palette, tables.all, |ui| {
        bidi::checkbox(ui, &mut tables.all, name)
    });
    response.on_hover_text(scope.texts.get("table-all-tip"));
}

/// What can be done with the marked rows.
fn more(tables: &mut Tables, ui: &mut Ui, scope: &mut Scope<'_>) {
    let button = ui.add(bidi::Button::new(scope.texts.get("table-more")));
    let offer = Popup::menu(&button).show(|ui| tables.menu(ui, scope));
    if let Some(offer) = offer.and_then(|shown| shown.inner) {
        let columns = tables.columns();
        let ctx = ui.ctx().clone();
        tables.take(&ctx, scope, offer, &columns);
    }
}

/// How many rows are marked, where it is more than one.
fn marked(tables: &mut Tables, ui: &mut Ui, scope: &Scope<'_>) {
    if tables.known.is_working() {
        bidi::label(
            ui,
            scope.texts.get("table-working"),
            theme::note(scope.palette),
        );
    }
    let count = tables.own().marks.rows().len();
    if count > 1 {
        let said = scope.texts.with("table-marked", &[("count", count.into())]);
        bidi::label(ui, said, theme::body(scope.palette).semibold());
    }
}

impl Tables {
    /// Shows another table.
    pub(super) fn turn_to(&mut self, table: Table, scope: &Scope<'_>) {
        self.table = table;
        // What is selected is marked there too.
        self.in_step = None;
        if scope.session.selected().is_none() {
            self.goes_to = None;
        }
    }

    /// Says why there is no row.
    pub(super) fn say_why_empty(&mut self, ui: &mut Ui, scope: &Scope<'_>) {
        let has_words = !self.own().words.trim().is_empty();
        let is_left = !self.known.sheet().rows.ids.is_empty();
        let key = match (is_left && has_words, self.all) {
            (true, _) => "table-none-found",
            (false, true) => "table-none",
            (false, false)
                if scope.session.filter().is_empty() && scope.session.when() == When::AllTime =>
            {
                "table-none"
            }
            (false, false) => "table-none-left",
        };
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            ui.add_space(EDGE);
            bidi::label(ui, scope.texts.get(key), theme::body(scope.palette));
            if has_words && bidi::button(ui, scope.texts.get("filter-clear")).clicked() {
                self.own().words.clear();
            }
        });
    }
}
