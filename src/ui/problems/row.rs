//! A line of the list, and what it unfolds to.

use eframe::egui::{
    Align, Key, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use super::super::bidi;
use super::super::dialog::{Dialog, MergeDialog};
use super::super::panel::parts;
use super::super::{Scope, mirror, theme};
use crate::atlas::{Edit, Entity, Severity, Step};
use crate::problems::{self, Finding, Known, Listed, What, fix};
use crate::session::{EditAction, FormAction, SelectAction, Target};
use crate::ui::bidi::Tip as _;

/// The height of a heading and of a line, points.
pub(super) const HEAD: f32 = 32.0;
pub(super) const ROW: f32 = 42.0;
/// The height of the button that mends several.
pub(super) const FIX_ALL: f32 = 34.0;
/// Where the words begin, beside the sign of a heading.
const SIGN: f32 = 20.0;
/// The heights of a line's two lines of writing.
const NAME: f32 = 20.0;
const WORDS: f32 = 16.0;

/// Draws a heading; answers whether it was clicked.
pub(super) fn head(
    ui: &mut Ui,
    scope: &Scope<'_>,
    (sort, severity): (&str, Severity),
    count: usize,
    is_open: bool,
) -> bool {
    let texts = scope.texts;
    let title = texts.get(sort);
    let name = texts.with(
        "problems-fold",
        &[("sort", (&title).into()), ("count", count.into())],
    );
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, is_open, &name));
    lit(ui, scope, rect, &response);
    let palette = scope.palette;
    let sign_at = pos2(rect.left() + 6.0, rect.center().y);
    sign(ui.painter(), scope, severity, sign_at);
    let style = theme::head(palette);
    let words = rect.with_min_x(rect.left() + SIGN);
    let count = bidi_count(scope, count);
    let fold = if is_open { "▾" } else { "▸" };
    let right = format!("{count}  {fold}");
    let (taken, _) = parts::write(ui, words, Align::RIGHT, &right, theme::note(palette));
    let room = words.with_max_x(words.right() - taken - 8.0);
    let style = style.colour(theme::colour(if severity == Severity::Error {
        palette.error
    } else {
        palette.ink
    }));
    parts::write(ui, room, Align::LEFT, &title, style);
    response.clicked()
}

fn bidi_count(scope: &Scope<'_>, count: usize) -> String {
    scope.texts.exact(count as f64)
}

/// A sign that tells the severities apart by its form: a disc, a triangle, a ring.
fn sign(painter: &Painter, scope: &Scope<'_>, severity: Severity, at: Pos2) {
    let palette = scope.palette;
    match severity {
        Severity::Error => {
            painter.circle_filled(at, 5.0, theme::colour(palette.error));
        }
        Severity::Warning => {
            let corners = vec![
                at + vec2(0.0, -5.0),
                at + vec2(5.5, 4.5),
                at + vec2(-5.5, 4.5),
            ];
            let line = Stroke::new(1.5, theme::colour(palette.ink));
            painter.add(Shape::closed_line(corners, line));
        }
        Severity::Hint => {
            let line = Stroke::new(1.25, theme::colour(palette.soft_ink));
            painter.circle_stroke(at, 4.0, line);
        }
    }
}

/// Draws a line that is not unfolded; answers whether it was clicked, and selects what it is at then.
pub(super) fn closed(ui: &mut Ui, scope: &mut Scope<'_>, finding: &Finding) -> bool {
    let atlas = scope.session.atlas();
    let name = scope.texts.entity(atlas, &finding.place.entity);
    let words = scope.texts.finding(atlas, finding);
    let clicked = two_lines(ui, scope, &name, &words);
    if clicked {
        jump(scope, finding);
    }
    clicked
}

/// The same of what is known: why stands beneath its name.
pub(super) fn closed_known(ui: &mut Ui, scope: &mut Scope<'_>, known: &Known) -> bool {
    let atlas = scope.session.atlas();
    let name = match &known.finding {
        Some(finding) => scope.texts.entity(atlas, &finding.place.entity),
        None => known.key.clone(),
    };
    let clicked = two_lines(ui, scope, &name, &known.why);
    if clicked && let Some(finding) = &known.finding {
        jump(scope, finding);
    }
    clicked
}

fn two_lines(ui: &mut Ui, scope: &Scope<'_>, name: &str, words: &str) -> bool {
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(words));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    lit(ui, scope, rect, &response);
    let upper = Rect::from_min_size(rect.min + vec2(SIGN, 3.0), vec2(rect.width() - SIGN, NAME));
    parts::write(ui, upper, Align::LEFT, name, theme::body(scope.palette));
    let lower = Rect::from_min_size(upper.left_bottom(), vec2(upper.width(), WORDS));
    let (_, is_short) = parts::write(ui, lower, Align::LEFT, words, theme::note(scope.palette));
    if is_short {
        return response.tip(words).clicked();
    }
    response.clicked()
}

/// Selects what something was found at. A source stands in no selection: its form shows it.
fn jump(scope: &mut Scope<'_>, finding: &Finding) {
    match (
        finding.subject(scope.session.atlas()),
        &finding.place.entity,
    ) {
        (Some(subject), _) => scope.act(SelectAction::Select(Some(subject))),
        (None, Entity::Source(id)) => scope.act(FormAction::Begin(Target::Source(id.clone()))),
        (None, _) => {}
    }
}

/// Draws a line that is unfolded; answers how high it is.
pub(super) fn open(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    finding: &Finding,
    reason: &mut Option<String>,
) -> f32 {
    let palette = scope.palette;
    let name = (scope.texts).entity(scope.session.atlas(), &finding.place.entity);
    let words = scope.texts.finding(scope.session.atlas(), finding);
    unfolded(ui, scope, (&name, Some(finding)), |ui, scope| {
        bidi::label(ui, words, theme::note(palette));
        ui.add_space(4.0);
        match reason {
            Some(text) => {
                if !asks_why(ui, scope, finding, text) {
                    *reason = None;
                }
            }
            None => {
                ui.horizontal_wrapped(|ui| {
                    if buttons(ui, scope, finding) {
                        *reason = Some(String::new());
                    }
                });
            }
        }
    })
}

/// The same of what is known.
pub(super) fn open_known(ui: &mut Ui, scope: &mut Scope<'_>, known: &Known) -> f32 {
    let palette = scope.palette;
    let atlas = scope.session.atlas();
    let (name, words) = match &known.finding {
        Some(finding) => (
            scope.texts.entity(atlas, &finding.place.entity),
            scope.texts.finding(atlas, finding),
        ),
        None => (known.key.clone(), scope.texts.get("problems-known-gone")),
    };
    let why = (scope.texts).with("problems-known-why", &[("why", (&known.why).into())]);
    unfolded(ui, scope, (&name, known.finding.as_ref()), |ui, scope| {
        bidi::label(ui, words, theme::note(palette));
        bidi::label(ui, why, theme::note(palette));
        ui.add_space(4.0);
        if bidi::button(ui, scope.texts.get("problems-unmark")).clicked() {
            let edit = Edit::RemoveKnown(known.key.clone());
            scope.act(EditAction::Make(Box::new(edit)));
        }
    })
}

/// Draws what a line unfolds to, its name above; answers how high it is.
fn unfolded(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (name, finding): (&str, Option<&Finding>),
    content: impl FnOnce(&mut Ui, &mut Scope<'_>),
) -> f32 {
    let palette = scope.palette;
    let top = ui.cursor().top();
    let ground = ui.painter().add(Shape::Noop);
    let inner = ui.max_rect().with_min_x(ui.max_rect().left() + SIGN);
    let mut own = ui.new_child(eframe::egui::UiBuilder::new().max_rect(inner));
    own.spacing_mut().item_spacing.y = 2.0;
    own.add_space(3.0);
    let accent = theme::body(palette).colour(theme::colour(palette.accent));
    let link = bidi::Link {
        id: 0,
        name: name.to_owned(),
    };
    let line = bidi::Paragraph::new().max_rows(2).link(name, accent, link);
    let is_clicked = bidi::paragraph(&mut own, line).clicked().is_some();
    if let Some(finding) = finding.filter(|_| is_clicked) {
        jump(scope, finding);
    }
    content(&mut own, scope);
    let bottom = own.min_rect().bottom() + 8.0;
    let rect = ui.max_rect().with_max_y(bottom).with_min_y(top);
    let fill = theme::colour(palette.selected);
    let around = rect.expand2(vec2(8.0, 0.0));
    ui.painter()
        .set(ground, Shape::rect_filled(around, 4.0, fill));
    bottom - top
}

/// Draws the button that mends all of a sort that can surely be mended, in one step.
pub(super) fn fix_all(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    [fixable, of]: [usize; 2],
    list: &Listed,
    rows: impl DoubleEndedIterator<Item = usize>,
) {
    let texts = scope.texts;
    let counts = [("count", fixable.into()), ("of", of.into())];
    let name = if fixable == of {
        texts.with("problems-fix-all", &counts)
    } else {
        texts.with("problems-fix-some", &counts)
    };
    let inner = ui.max_rect().with_min_x(ui.max_rect().left() + SIGN);
    let mut own = ui.new_child(eframe::egui::UiBuilder::new().max_rect(inner));
    own.spacing_mut().interact_size.y = 26.0;
    let button = bidi::button(&mut own, name).tip(texts.get("problems-fix-all-tip"));
    if button.clicked() {
        let findings = rows.map(|row| &list.findings[row]);
        if let Some(edit) = problems::fix_all(scope.session.atlas(), findings) {
            scope.act(EditAction::Make(Box::new(edit)));
        }
    }
}

/// What can be done about a finding; answers whether it is to be marked as known.
fn buttons(ui: &mut Ui, scope: &mut Scope<'_>, finding: &Finding) -> bool {
    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
    ui.spacing_mut().interact_size.y = 26.0;
    if let Some(fix) = fix(scope.session.atlas(), finding) {
        let button = bidi::Button::new(scope.texts.remedy(fix.remedy));
        if ui.add(button).clicked() {
            scope.act(EditAction::Make(Box::new(fix.edit)));
        }
    }
    if let (What::Twin { other, .. }, Entity::City(id)) = (&finding.what, &finding.place.entity)
        && bidi::button(ui, scope.texts.get("problem-merge")).clicked()
    {
        let merge = MergeDialog::new(scope.session.atlas(), other, id);
        scope.new_dialog = Some(Dialog::Merge(Box::new(merge)));
    }
    if let Some(target) = form_of(finding)
        && bidi::button(ui, scope.texts.get("problem-edit")).clicked()
    {
        scope.act(FormAction::Begin(target));
    }
    bidi::button(ui, scope.texts.get("problems-mark")).clicked()
}

/// Asks why something is no problem; answers whether it asks still.
fn asks_why(ui: &mut Ui, scope: &mut Scope<'_>, finding: &Finding, text: &mut String) -> bool {
    let name = scope.texts.get("problems-why");
    let field = TextEdit::singleline(text)
        .hint_text(&name)
        .margin(vec2(8.0, 4.0))
        .desired_width(ui.available_width());
    let response = mirror::edit(ui, field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let is_left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    if nothing_focused && text.is_empty() && !is_left {
        response.request_focus();
    }
    ui.add_space(4.0);
    let is_written = !text.trim().is_empty();
    let mut asks = !is_left;
    ui.horizontal(|ui| {
        let mark = bidi::Button::new(scope.texts.get("problems-mark-now"));
        let is_marked = ui.add_enabled(is_written, mark).clicked();
        if (is_marked || is_entered) && is_written {
            let key = finding.key(scope.session.atlas());
            let edit = Edit::PutKnown(key, text.trim().to_owned());
            scope.act(EditAction::Make(Box::new(edit)));
            asks = false;
        }
        if bidi::button(ui, scope.texts.get("cancel")).clicked() {
            asks = false;
        }
    });
    asks
}

/// The form in which something can be mended by hand.
fn form_of(finding: &Finding) -> Option<Target> {
    Some(
        match (&finding.place.entity, finding.place.steps.as_slice()) {
            (Entity::About, _) => Target::About,
            (Entity::City(id), _) => Target::City(id.clone()),
            (Entity::Tie(id), [Step::Field("claims"), Step::Item(at), ..]) => {
                Target::Claim(id.clone(), *at)
            }
            (Entity::Tie(id), _) => Target::NewClaim(id.clone()),
            (Entity::Fact(id), _) => Target::Fact(id.clone()),
            (Entity::Source(id), _) => Target::Source(id.clone()),
            (Entity::Total(number), _) => Target::Total(*number),
            (Entity::Filter(_) | Entity::Story(_) | Entity::Known(_), _) => return None,
        },
    )
}

/// The ground of what is beneath the pointer, and the frame of what has the focus.
fn lit(ui: &Ui, scope: &Scope<'_>, rect: Rect, response: &eframe::egui::Response) {
    let around = rect.expand2(vec2(8.0, 0.0));
    if response.hovered() {
        let ground = theme::colour(scope.palette.selected).gamma_multiply(0.5);
        ui.painter().rect_filled(around, 4.0, ground);
    }
    if response.has_focus() {
        let frame = ui.visuals().selection.stroke;
        let inside = eframe::egui::StrokeKind::Inside;
        ui.painter().rect_stroke(around, 4.0, frame, inside);
    }
}
