//! Two entries for one city, side by side: what the one that stays keeps, and what moves to it.

use eframe::egui::{Align, Layout, Role, Ui, WidgetInfo, vec2};

use super::super::{Scope, bidi, theme};
use super::{After, buttons, middle, set_width};
use crate::atlas::edit::{Join, Moves};
use crate::atlas::shown::{IN_LABEL, shortened};
use crate::atlas::{Atlas, City, Edit, Id, Level, Subject};
use crate::session::{EditAction, SelectAction};
use crate::text::Texts;

const WIDTH: f32 = 620.0;
/// How wide the names of fields are.
const NAMES: f32 = 88.0;
const ROW: f32 = 30.0;

/// The dialog.
#[derive(Debug)]
pub(in crate::ui) struct MergeDialog {
    /// The city that stays, and the one that goes.
    cities: [Id; 2],
    /// The fields that are taken from the one that goes.
    taken: Vec<Field>,
    /// What would move, in which state of the atlas.
    moves: Option<(u64, Moves)>,
}

/// A field of which one city's value alone can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    Country,
    Level,
    Place,
    Seat,
}

const FIELDS: [(Field, &str); 5] = [
    (Field::Name, "label-name"),
    (Field::Country, "label-country"),
    (Field::Level, "label-level"),
    (Field::Place, "label-place"),
    (Field::Seat, "label-seat"),
];

impl Field {
    /// A city's value in words; `None` where it has none.
    fn value(self, texts: &Texts, city: &City) -> Option<String> {
        match self {
            Self::Name => Some(shortened(&city.name, IN_LABEL).into_owned()),
            Self::Country => city.country.map(|code| texts.country(code)),
            Self::Level => Some(texts.level(city.level)),
            Self::Place => city.at.map(|at| texts.position(at)),
            Self::Seat => city.seat.clone(),
        }
    }

    fn take(self, whole: &mut City, from: &City) {
        match self {
            Self::Name => whole.name.clone_from(&from.name),
            Self::Country => whole.country = from.country,
            Self::Level => whole.level = from.level,
            Self::Place => whole.at = from.at,
            Self::Seat => whole.seat.clone_from(&from.seat),
        }
    }
}

impl MergeDialog {
    /// The two side by side: the one with more ties stays, unless one says otherwise.
    pub(in crate::ui) fn new(atlas: &Atlas, one: &Id, other: &Id) -> Self {
        let ties = |id| atlas.ties_of(id).count();
        let cities = if ties(other) > ties(one) {
            [other, one]
        } else {
            [one, other]
        };
        Self {
            cities: cities.map(Id::clone),
            taken: Vec::new(),
            moves: None,
        }
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        let session = scope.session;
        let [into, from] = &self.cities;
        let cities = [into, from].map(|id| session.atlas().cities.get(id));
        // Undo may have taken one of them away.
        let [Some(kept), Some(gone)] = cities else {
            return After::Close;
        };
        if self.moves.is_none_or(|(of, _)| of != session.revision()) {
            let moves = Moves::of(session.atlas(), into, from);
            self.moves = Some((session.revision(), moves));
        }
        let moves = self.moves.map(|(_, moves)| moves).unwrap_or_default();
        let width = set_width(ui, WIDTH);
        let mut swaps = false;
        middle(ui, width, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            swaps = heads(ui, scope, width);
            for (field, name) in FIELDS {
                self.row(ui, scope, (field, name), [kept, gone], width);
            }
            ui.add_space(10.0);
            what_moves(ui, scope, &moves);
        });
        if swaps {
            self.swap();
            return After::Stay;
        }
        self.answer(ui, scope, [kept, gone])
    }

    fn answer(&self, ui: &mut Ui, scope: &mut Scope<'_>, [kept, gone]: [&City; 2]) -> After {
        let mut after = After::Stay;
        buttons(ui, |ui| {
            let merge =
                bidi::Button::new(scope.texts.get("merge-button")).min_size(vec2(72.0, 28.0));
            let response = ui.add(merge);
            let nothing_focused = ui.memory(|memory| memory.focused().is_none());
            if nothing_focused && ui.is_enabled() {
                response.request_focus();
            }
            if response.clicked() {
                let [into, from] = self.cities.clone();
                let mut city = kept.completed(gone);
                for field in &self.taken {
                    field.take(&mut city, gone);
                }
                let subject = Subject::City(into.clone());
                let edit = Edit::Join(Box::new(Join { into, from, city }));
                scope.act(EditAction::Make(Box::new(edit)));
                scope.act(SelectAction::Select(Some(subject)));
                after = After::Done;
            }
            if bidi::button(ui, scope.texts.get("cancel")).clicked() {
                after = After::Close;
            }
        });
        after
    }

    /// The other one stays; what is chosen stays chosen.
    fn swap(&mut self) {
        self.cities.reverse();
        let all = FIELDS.map(|(field, _)| field).into_iter();
        self.taken = all.filter(|field| !self.taken.contains(field)).collect();
        self.moves = None;
    }

    /// A field of both; where they differ one can be chosen.
    fn row(
        &mut self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        (field, name): (Field, &str),
        cities: [&City; 2],
        width: f32,
    ) {
        let texts = scope.texts;
        let values = cities.map(|city| field.value(texts, city));
        if values == [None, None] || (field == Field::Level && is_plain(cities)) {
            return;
        }
        let differ = matches!(&values, [Some(a), Some(b)] if a != b);
        let palette = scope.palette;
        let name = texts.get(name);
        let column = (width - NAMES) / 2.0;
        let layout = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(width, ROW), layout, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            cell(ui, NAMES, |ui| {
                bidi::truncated(ui, &name, theme::note(palette));
            });
            for (side, value) in values.into_iter().enumerate() {
                let is_gone = side == 1;
                cell(ui, column, |ui| match value {
                    None => {
                        bidi::label(ui, "–", theme::note(palette));
                    }
                    Some(value) if differ => {
                        let is_on = self.taken.contains(&field) == is_gone;
                        let chosen = theme::marked(ui, palette, is_on, |ui| {
                            ui.spacing_mut().item_spacing.x = 6.0;
                            let radio = ui.radio(is_on, "");
                            let spoken = format!("{name}: {value}");
                            radio.widget_info(|| {
                                WidgetInfo::selected(Role::RadioButton, true, is_on, &spoken)
                            });
                            bidi::truncated(ui, value, theme::body(palette));
                            radio.clicked()
                        });
                        if chosen {
                            self.choose(field, is_gone);
                        }
                    }
                    Some(value) => {
                        bidi::truncated(ui, value, theme::body(palette));
                    }
                });
            }
        });
    }

    fn choose(&mut self, field: Field, is_gone: bool) {
        self.taken.retain(|taken| *taken != field);
        if is_gone {
            self.taken.push(field);
        }
    }
}

/// Two cities of no particular level: nothing to choose, and nothing to tell.
fn is_plain(cities: [&City; 2]) -> bool {
    cities.iter().all(|city| city.level == Level::City)
}

/// A cell of a row, as wide as its column whatever stands in it.
fn cell(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, ROW), layout, |ui| {
        ui.set_min_width(width);
        ui.set_max_width(width - 12.0);
        content(ui);
    });
}

/// Which one stays and which goes; answers whether that is to be the other way round.
fn heads(ui: &mut Ui, scope: &Scope<'_>, width: f32) -> bool {
    let column = (width - NAMES) / 2.0;
    let layout = Layout::left_to_right(Align::Center);
    let mut swaps = false;
    ui.allocate_ui_with_layout(vec2(width, ROW), layout, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        cell(ui, NAMES, |_| {});
        let head = theme::head(scope.palette);
        cell(ui, column, |ui| {
            bidi::label(ui, scope.texts.get("merge-stays"), head);
        });
        cell(ui, column, |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            bidi::label(ui, scope.texts.get("merge-goes"), head);
            swaps = bidi::button(ui, scope.texts.get("merge-swap")).clicked();
        });
    });
    swaps
}

fn what_moves(ui: &mut Ui, scope: &Scope<'_>, moves: &Moves) {
    let texts = scope.texts;
    let body = theme::body(scope.palette);
    bidi::label(ui, texts.get("merge-moves"), theme::head(scope.palette));
    let mut lines = Vec::new();
    if moves.folded > 0 {
        let args = [
            ("count", moves.ties.into()),
            ("folded", moves.folded.into()),
        ];
        lines.push(texts.with("merge-ties-folded", &args));
    } else if moves.ties > 0 {
        lines.push(texts.with("merge-ties", &[("count", moves.ties.into())]));
    }
    for (count, key) in [
        (moves.claims_folded, "merge-claims"),
        (moves.facts, "merge-facts"),
        (moves.totals, "merge-totals"),
    ] {
        if count > 0 {
            lines.push(texts.with(key, &[("count", count.into())]));
        }
    }
    if let Some(claims) = moves.between {
        lines.push(texts.with("merge-between", &[("count", claims.into())]));
    }
    if lines.is_empty() {
        lines.push(texts.get("merge-nothing-moves"));
    }
    for line in lines {
        bidi::label(ui, line, body);
    }
    ui.add_space(4.0);
    let note = theme::note(scope.palette);
    bidi::label(ui, texts.get("merge-keeps-names"), note);
    bidi::label(ui, texts.get("undo-brings-back"), note);
}
