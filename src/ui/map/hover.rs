//! The note beside what is under the pointer or has the focus: what it is called, and in few words what it is.
//!
//! It is painted above the map and takes no part in the pointer's or the keyboard's ways, so that nothing shifts and
//! nothing is covered that could be clicked.

use eframe::egui::{
    CornerRadius, Id, LayerId, Order, Rect, Stroke, StrokeKind, Ui, UiBuilder, vec2,
};

use super::super::{Scope, bidi, mirror, theme};
use super::told::Told;
use super::{names, swatch as sample};
use crate::atlas::shown::{IN_LABEL, shortened};
use crate::atlas::{Id as CityId, Kind, State, Subject, TieId};
use crate::scene::drawn::{self, swatch};
use crate::scene::labels::local_name;
use crate::scene::{self, tooltip};
use crate::standing::overview::since_of_kind;
use crate::standing::{Accord, Beside, Standing};

/// Between the note's edge and its words, points.
const INSIDE: [f32; 2] = [10.0, 7.0];
/// How wide the words may become: a long name goes on in a second line, and ends there.
const WIDEST: f32 = 360.0;
/// A sample of a tie's lines, and the way from its left to the words behind it.
const SWATCH: f32 = 24.0;
const BEHIND_SWATCH: f32 = 32.0;

/// What the note is about and where that is.
pub(super) struct About<'a> {
    pub(super) subject: &'a Subject,
    /// Of a city, how many ties it has.
    pub(super) degree: usize,
    /// Others that share the spot: of cities all, the first with them; of ties how many more.
    pub(super) cities: &'a [CityId],
    pub(super) more_ties: usize,
    /// What one more click would take.
    pub(super) next: Option<&'a TieId>,
    /// What it must not cover, points of the map: its place, and its lines.
    pub(super) place: scene::Rect,
    pub(super) lines: &'a [Vec<[f64; 2]>],
}

/// A line of the note.
struct Line {
    swatch: Vec<drawn::Stroke>,
    spans: Vec<(String, bidi::Style)>,
}

impl Line {
    fn of(text: String, style: bidi::Style) -> Self {
        Self {
            swatch: Vec::new(),
            spans: vec![(text, style)],
        }
    }
}

/// Shows the note.
pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, rect: Rect, about: &About<'_>, of: &Told<'_>) {
    let lines = lines(scope, about, of);
    let laid: Vec<_> = lines
        .iter()
        .map(|line| {
            // The window's language directs a line, not the local name that it begins with.
            let mut paragraph = bidi::Paragraph::new().direction(bidi::Direction::LeftToRight);
            for (text, style) in &line.spans {
                paragraph = paragraph.text(text.clone(), *style);
            }
            let paragraph = paragraph.max_width(WIDEST).max_rows(2).without_end();
            let laid = ui.ctx().fonts_mut(|fonts| paragraph.layout(fonts));
            let left = if line.swatch.is_empty() {
                0.0
            } else {
                BEHIND_SWATCH
            };
            (paragraph, left, laid.size())
        })
        .collect();
    let width = laid
        .iter()
        .fold(0.0_f32, |w, (_, left, s)| w.max(left + s.x));
    let height: f32 = laid.iter().map(|(.., size)| size.y).sum();
    let size = vec2(width, height).ceil() + 2.0 * vec2(INSIDE[0], INSIDE[1]);
    let screen = scene::Rect::at(
        [0.0, 0.0],
        [f64::from(rect.width()), f64::from(rect.height())],
    );
    let place = tooltip::beside(
        [f64::from(size.x), f64::from(size.y)],
        &about.place,
        about.lines,
        &screen.grown(-4.0),
    );
    let frame = Rect::from_min_size(super::at(place.min, rect).round(), size);
    let layer = LayerId::new(Order::Tooltip, Id::unique("map note"));
    let inner = frame.shrink2(vec2(INSIDE[0], INSIDE[1]));
    let ctx = ui.ctx().clone();
    mirror::upright_above(&ctx, layer, rect, || {
        let mut note = ui.new_child(UiBuilder::new().layer_id(layer).max_rect(inner));
        note.set_clip_rect(rect);
        let palette = scope.palette;
        note.painter().rect(
            frame,
            CornerRadius::same(4),
            theme::colour(palette.panel),
            Stroke::new(1.0, theme::colour(palette.rule)),
            StrokeKind::Inside,
        );
        let mut corner = inner.min;
        for (line, (paragraph, left, size)) in lines.iter().zip(laid) {
            let middle = corner + vec2(0.0, size.y / 2.0);
            sample::paint(note.painter(), middle, SWATCH, &line.swatch);
            let words = Rect::from_min_size(corner + vec2(left, 0.0), size.ceil());
            bidi::paragraph(
                &mut note.new_child(UiBuilder::new().max_rect(words)),
                paragraph,
            );
            corner.y += size.y;
        }
    });
}

fn lines(scope: &Scope<'_>, about: &About<'_>, told: &Told<'_>) -> Vec<Line> {
    let name = theme::body(scope.palette).semibold();
    let note = theme::note(scope.palette);
    let texts = scope.texts;
    match about.subject {
        Subject::City(city) if about.cities.len() < 2 => {
            let mut lines = vec![Line::of(names::of(scope, about.subject), name)];
            lines.push(Line::of(city_in_words(scope, city), note));
            lines.push(Line::of(ties_of(scope, about.degree), note));
            lines.retain(|line| line.spans.iter().any(|(text, _)| !text.is_empty()));
            lines
        }
        Subject::City(_) => {
            let count = about.cities.len().into();
            let head = texts.with("places-here", &[("count", count)]);
            let each = about.cities.iter().map(|city| {
                let subject = Subject::City(city.clone());
                Line::of(names::of(scope, &subject), theme::body(scope.palette))
            });
            std::iter::once(Line::of(head, note)).chain(each).collect()
        }
        Subject::Tie(tie) => {
            let mut lines = vec![Line::of(names::of(scope, about.subject), name)];
            if let Some(standing) = told.get(tie) {
                lines.extend(tie_in_words(scope, tie, standing));
            }
            if about.more_ties > 0 {
                let more = texts.with("more-here", &[("count", about.more_ties.into())]);
                lines.push(Line::of(more, note));
            }
            if let Some(next) = about.next {
                let next = names::of(scope, &Subject::Tie(next.clone()));
                let next = texts.with("next-here", &[("name", (&next).into())]);
                lines.push(Line::of(next, note));
            }
            lines
        }
    }
}

/// The local name and the country.
fn city_in_words(scope: &Scope<'_>, city: &CityId) -> String {
    let Some(city) = scope.session.atlas().cities.get(city) else {
        return String::new();
    };
    let local = local_name(city, scope.texts.language().tag())
        .map(|name| shortened(name, IN_LABEL).into_owned());
    let country = city.country.map(|code| scope.texts.country(code));
    let parts: Vec<String> = local.into_iter().chain(country).collect();
    parts.join(" · ")
}

fn ties_of(scope: &Scope<'_>, count: usize) -> String {
    scope.texts.with("ties-count", &[("count", count.into())])
}

/// How a tie stands, and each of its kinds with its line and since when.
fn tie_in_words(scope: &Scope<'_>, id: &TieId, standing: &Standing) -> Vec<Line> {
    let (texts, palette) = (scope.texts, scope.palette);
    let note = theme::note(palette);
    let ink = note.colour(theme::colour(palette.ink));
    let accord = match standing.accord {
        Accord::Contested => Some(texts.get("contested")),
        Accord::Unconfirmed => Some(texts.get("unconfirmed")),
        Accord::Agreed | Accord::OneSided => None,
    };
    let state = (standing.state != State::Active).then(|| texts.state(standing.state));
    let how: Vec<String> = accord.into_iter().chain(state).collect();
    let mut lines = Vec::new();
    if !how.is_empty() {
        lines.push(Line::of(how.join(" · "), note));
    }
    // What leads has its state in the line above.
    let leading = standing.kinds.iter().map(|kind| alone(standing, kind));
    let beside = standing.beside.iter().map(|one| beside(standing, one));
    for alone in leading.chain(beside) {
        let kind = alone.leading();
        let session = scope.session;
        let tie = session.atlas().ties.get(id);
        let begun = tie.and_then(|tie| since_of_kind(tie, session.when(), session.reading(), kind));
        let begun = begun.map_or_else(
            || format!(", {}", texts.get("no-date")),
            |date| format!(" {}", texts.since(date)),
        );
        let mut spans = vec![(texts.kind_head(kind), ink), (begun, note)];
        if alone.state != standing.state
            && let Some(state) = texts.state_within(alone.state)
        {
            spans.push((format!(", {state}"), note));
        }
        lines.push(Line {
            swatch: swatch(&alone, palette),
            spans,
        });
    }
    lines
}

/// A tie as if it were of this kind alone: for its sample.
fn alone(standing: &Standing, kind: &Kind) -> Standing {
    let accord = match standing.accord {
        Accord::Contested => Accord::Agreed,
        accord => accord,
    };
    Standing {
        kinds: vec![kind.clone()],
        beside: Vec::new(),
        accord,
        ..standing.clone()
    }
}

/// A tie as if it were alone what stands beside.
fn beside(standing: &Standing, one: &Beside) -> Standing {
    Standing {
        accord: if one.confirmed {
            Accord::OneSided
        } else {
            Accord::Unconfirmed
        },
        state: one.state,
        stands: one.stands,
        ..alone(standing, &one.kind)
    }
}
