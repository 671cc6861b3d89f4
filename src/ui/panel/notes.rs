//! Footnotes: the sources of a panel, numbered as they come, each short in the list and whole beneath the pointer.

use std::collections::BTreeMap;

use eframe::egui::{Response, Ui};

use super::super::bidi::{self, Link, Paragraph, Style};
use super::super::{Scope, theme};
use super::{cite, edit, parts};
use crate::atlas::{Citation, Id, Source};
use crate::session::{Action, Target};

/// Where the words of a source begin, beside its number.
const INDENT: f32 = 20.0;

/// The sources cited in a panel, numbered as they come.
#[derive(Default)]
pub(super) struct Footnotes {
    cited: Vec<Id>,
    /// How many of them are listed already.
    listed: usize,
}

impl Footnotes {
    /// Draws a statement with a mark for each of its sources behind it, or "no source" where there is none. A mark
    /// shows its source beneath the pointer, and opens it.
    pub(super) fn said(
        &mut self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        statement: Paragraph,
        cite: &[Citation],
    ) -> Response {
        self.draw(ui, scope, statement, cite).0
    }

    /// The same of a statement that is a link of the number 0 itself; whether that was clicked.
    pub(super) fn said_link(
        &mut self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        statement: Paragraph,
        cite: &[Citation],
    ) -> bool {
        self.draw(ui, scope, statement, cite).1 == Some(0)
    }

    /// What became of the statement, and which of its links was clicked: a source's is its number, from 1.
    fn draw(
        &mut self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        statement: Paragraph,
        cite: &[Citation],
    ) -> (Response, Option<usize>) {
        let paragraph = self.marked(statement, cite, scope);
        let drawn = bidi::paragraph(ui, paragraph);
        let clicked = drawn.clicked();
        for link in drawn.links {
            let id = self.cited.get(link.id.wrapping_sub(1));
            let citation = id.and_then(|id| cite.iter().find(|one| one.source == *id));
            if let Some(citation) = citation {
                link.response
                    .on_hover_ui(|ui| card(ui, scope, &citation.source, Some(citation)));
            }
        }
        if let Some(id) = clicked.and_then(|number| self.cited.get(number.wrapping_sub(1))) {
            open_source(scope, id);
        }
        (drawn.response, clicked)
    }

    fn marked(&mut self, statement: Paragraph, cite: &[Citation], scope: &Scope<'_>) -> Paragraph {
        let style = theme::note(scope.palette).colour(theme::colour(scope.palette.accent));
        if cite.is_empty() {
            let none = format!(" ({})", scope.texts.get("no-source"));
            return statement.text(none, theme::note(scope.palette));
        }
        let mut paragraph = statement;
        for (place, (number, source)) in self.numbers(cite).into_iter().enumerate() {
            if place > 0 {
                paragraph = paragraph.text(" ", style);
            }
            let name = whole_line(scope, source);
            let digits = scope.texts.count(number);
            let name = format!("{digits}: {name}");
            paragraph = paragraph.mark(digits, style, Link { id: number, name });
        }
        paragraph
    }

    /// The sources of a statement with their numbers, each once, in the order of the numbers.
    fn numbers<'a>(&mut self, cite: &'a [Citation]) -> BTreeMap<usize, &'a Id> {
        let sources = cite.iter().map(|citation| &citation.source);
        sources
            .map(|source| (self.number(source), source))
            .collect()
    }

    fn number(&mut self, source: &Id) -> usize {
        if let Some(place) = self.cited.iter().position(|cited| cited == source) {
            place + 1
        } else {
            self.cited.push(source.clone());
            self.cited.len()
        }
    }

    /// The sources not listed yet, in a section of their own.
    pub(super) fn section(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        if self.listed == self.cited.len() {
            return;
        }
        parts::rule(ui, scope);
        parts::head(ui, scope, "sources");
        self.list(ui, scope);
    }

    /// The sources not listed yet, a short line each.
    pub(super) fn list(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let from = self.listed;
        self.listed = self.cited.len();
        for (number, id) in self.cited.iter().enumerate().skip(from) {
            let name = short_line(scope, id);
            let target = || Target::Source(id.clone());
            edit::with_pencil(ui, scope, &name, target, |ui, scope| {
                source_line(ui, scope, number + 1, id);
            });
        }
    }
}

/// A source in a list: its number, and a short line that leads to it.
fn source_line(ui: &mut Ui, scope: &mut Scope<'_>, number: usize, id: &Id) {
    let soft = theme::note(scope.palette);
    let accent = soft.colour(theme::colour(scope.palette.accent));
    let has_address = source(scope, id).is_some_and(|source| source.web_address().is_some());
    let line = short_line(scope, id);
    let widths = [INDENT, parts::WIDTH - INDENT];
    parts::columns(ui, &widths, 0.0, |ui, column| {
        if column == 0 {
            bidi::label(ui, scope.texts.count(number), accent);
            return;
        }
        let paragraph = if has_address {
            let name = whole_line(scope, id);
            Paragraph::new().link(format!("{line} ↗"), soft, Link { id: number, name })
        } else {
            Paragraph::new().text(line.clone(), soft)
        };
        let drawn = bidi::paragraph(ui, paragraph);
        if drawn.clicked().is_some() {
            open_source(scope, id);
        }
        let beneath = drawn.links.into_iter().map(|link| link.response);
        for response in beneath.chain([drawn.response]) {
            cite::menu(&response, scope, id);
            response.on_hover_ui(|ui| card(ui, scope, id, None));
        }
    });
}

/// All that is known of a source, and of the place that is cited in it.
pub(super) fn card(ui: &mut Ui, scope: &Scope<'_>, id: &Id, citation: Option<&Citation>) {
    let (texts, palette) = (scope.texts, scope.palette);
    let (body, note) = (theme::body(palette), theme::note(palette));
    ui.set_max_width(parts::WIDTH);
    let Some(source) = source(scope, id) else {
        bidi::label(ui, id.as_str(), body);
        return;
    };
    let head = source.title.as_ref().or(source.publisher.as_ref());
    bidi::label(
        ui,
        head.map_or(id.as_str(), String::as_str),
        body.semibold(),
    );
    let publisher = source.publisher.as_ref().filter(|_| source.title.is_some());
    let by = [publisher, source.credit.as_ref()];
    let by: Vec<&str> = by.into_iter().flatten().map(String::as_str).collect();
    if !by.is_empty() {
        bidi::label(ui, by.join(", "), body);
    }
    let date = |date: &Option<_>, say: &dyn Fn(&str) -> String| {
        let date = date.as_ref().map(|date| texts.date_long(date));
        date.map(|date| say(&date))
    };
    let lines = [
        date(&source.published, &|date| {
            texts.with("source-published", &[("date", date.into())])
        }),
        date(&source.retrieved, &|date| {
            texts.with("source-read", &[("date", date.into())])
        }),
        citation.and_then(|one| one.place.clone()),
        citation.and_then(|one| Some(format!("“{}”", one.quote.as_ref()?))),
        source.notes.clone(),
        source.url.clone(),
    ];
    for line in lines.into_iter().flatten() {
        bidi::label(ui, line, note);
    }
}

fn source<'a>(scope: &Scope<'a>, id: &Id) -> Option<&'a Source> {
    scope.session.atlas().sources.get(id)
}

/// Opens the address of a source in the browser.
pub(super) fn open_source(scope: &mut Scope<'_>, id: &Id) {
    let address = source(scope, id).and_then(Source::web_address);
    scope.actions.extend(address.map(Action::OpenAddress));
}

/// A source in a few words: who published it, and when.
pub(super) fn short_line(scope: &Scope<'_>, id: &Id) -> String {
    let Some(source) = source(scope, id) else {
        return id.to_string();
    };
    let who = [&source.publisher, &source.title, &source.url];
    let who = who.into_iter().flatten().next();
    let who = who.map_or_else(|| id.to_string(), Clone::clone);
    match &source.published {
        Some(date) => format!("{who}, {}", bidi::isolated(scope.texts.date(date))),
        None => who,
    }
}

/// A source in a line, as a screen reader says it: who, what, when.
pub(super) fn whole_line(scope: &Scope<'_>, id: &Id) -> String {
    let Some(source) = source(scope, id) else {
        return id.to_string();
    };
    let published = source.published.as_ref();
    let published = published.map(|date| scope.texts.date(date));
    let parts = [
        source.publisher.clone(),
        source.credit.clone(),
        source.title.clone(),
        published,
    ];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if line.is_empty() {
        id.to_string()
    } else {
        line
    }
}

/// A text that leads to a source, and shows it beneath the pointer.
pub(super) fn source_link(ui: &mut Ui, scope: &mut Scope<'_>, text: &str, style: Style, id: &Id) {
    let name = text.to_owned();
    let paragraph = Paragraph::new().link(text, style, Link { id: 0, name });
    let drawn = bidi::paragraph(ui, paragraph);
    if drawn.clicked().is_some() {
        open_source(scope, id);
    }
    for link in drawn.links {
        link.response.on_hover_ui(|ui| card(ui, scope, id, None));
    }
}

/// Who published a source, on whose word, and when.
pub(super) fn origin(scope: &Scope<'_>, source: &Source) -> String {
    let date = source.published.as_ref();
    let date = date.map(|date| bidi::isolated(scope.texts.date(date)));
    let parts = [source.publisher.clone(), source.credit.clone(), date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_a_statement_ascend_and_name_each_source_once() {
        let cite = |sources: &[&str]| -> Vec<Citation> {
            let citation = |source: &&str| Citation {
                source: Id::new(source).unwrap(),
                place: None,
                quote: None,
            };
            sources.iter().map(citation).collect()
        };
        let mut notes = Footnotes::default();
        notes.numbers(&cite(&["yonhap"]));
        let cite = cite(&["mehr", "atlas", "yonhap", "mehr"]);
        let numbers = notes.numbers(&cite);
        let numbers: Vec<(usize, &str)> = numbers.iter().map(|(n, id)| (*n, id.as_str())).collect();
        assert_eq!(numbers, [(1, "yonhap"), (2, "mehr"), (3, "atlas")]);
    }
}
