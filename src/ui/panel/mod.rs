//! The side panel: what is known of what is selected, and from which source.

use eframe::egui::{Margin, ScrollArea, Ui};

use super::bidi::{self, Link, Paragraph, Style};
use super::{Scope, theme};
use crate::atlas::{Certainty, Citation, Id, Source, Subject};
use crate::session::Action;

mod axis;
mod city;
mod facts;
mod overview;
mod tie;

/// Draws the panel.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let selected = scope.session.selected().cloned();
    let salt = selected.as_ref().map(ToString::to_string);
    ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            eframe::egui::Frame::new()
                .inner_margin(Margin::symmetric(20, 12))
                .show(ui, |ui| {
                    ui.set_width(312.0);
                    ui.spacing_mut().item_spacing.y = 4.0;
                    way_back(ui, scope);
                    let mut notes = Footnotes::default();
                    match &selected {
                        None => overview::show(ui, scope, &mut notes),
                        Some(Subject::City(id)) => city::show(ui, scope, id, &mut notes),
                        Some(Subject::Tie(id)) => tie::show(ui, scope, id, &mut notes),
                    }
                    notes.show(ui, scope);
                });
        });
}

/// Back, forward, and the way to the overview.
fn way_back(ui: &mut Ui, scope: &mut Scope<'_>) {
    let session = scope.session;
    if !session.can_go_back() && !session.can_go_forward() {
        return;
    }
    ui.horizontal(|ui| {
        for (sign, key, can, action) in [
            ("‹", "back", session.can_go_back(), Action::Back),
            ("›", "forward", session.can_go_forward(), Action::Forward),
        ] {
            let name = scope.texts.get(key);
            let button = eframe::egui::Button::new(sign)
                .frame(false)
                .min_size([24.0, 24.0].into());
            let response = ui.add_enabled(can, button).on_hover_text(&name);
            response.widget_info(|| {
                eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, can, name.clone())
            });
            if response.clicked() {
                scope.actions.push(action);
            }
        }
        if session.selected().is_some() {
            let name = scope.texts.get("atlas");
            link(
                ui,
                scope,
                &name,
                theme::note(scope.palette),
                Action::Select(None),
            );
        }
    });
}

/// The sources cited in a panel, numbered as they come.
#[derive(Default)]
struct Footnotes {
    cited: Vec<Id>,
}

impl Footnotes {
    /// The paragraph with a mark for each source behind it; "no source" where there is none.
    fn mark(&mut self, paragraph: Paragraph, cite: &[Citation], scope: &Scope<'_>) -> Paragraph {
        let style = theme::note(scope.palette).colour(theme::colour(scope.palette.accent));
        if cite.is_empty() {
            let none = format!(" ({})", scope.texts.get("no-source"));
            return paragraph.text(none, theme::note(scope.palette));
        }
        let mut paragraph = paragraph;
        let mut seen = Vec::new();
        for citation in cite {
            if seen.contains(&&citation.source) {
                continue;
            }
            if !seen.is_empty() {
                paragraph = paragraph.text(" ", style);
            }
            seen.push(&citation.source);
            let number = self.number(&citation.source);
            let name = source_line(scope, &citation.source);
            let name = format!("{number}: {name}");
            paragraph = paragraph.mark(number.to_string(), style, Link { id: number, name });
        }
        paragraph
    }

    /// Draws a paragraph with marks and opens the source whose mark is clicked.
    fn paragraph(&self, ui: &mut Ui, scope: &mut Scope<'_>, paragraph: Paragraph) {
        let clicked = bidi::paragraph(ui, paragraph).clicked();
        if let Some(id) = clicked.and_then(|number| self.cited.get(number.wrapping_sub(1))) {
            open_source(scope, id);
        }
    }

    fn number(&mut self, source: &Id) -> usize {
        if let Some(place) = self.cited.iter().position(|cited| cited == source) {
            place + 1
        } else {
            self.cited.push(source.clone());
            self.cited.len()
        }
    }

    /// The list of sources.
    fn show(&self, ui: &mut Ui, scope: &mut Scope<'_>) {
        if self.cited.is_empty() {
            return;
        }
        rule(ui, scope);
        head(ui, scope, "sources");
        for (i, id) in self.cited.iter().enumerate() {
            let style = theme::note(scope.palette);
            let accent = style.colour(theme::colour(scope.palette.accent));
            let line = source_line(scope, id);
            let paragraph = Paragraph::new().text(format!("{}  ", i + 1), accent);
            let has_address = scope
                .session
                .atlas()
                .sources
                .get(id)
                .is_some_and(|s| s.url.is_some());
            let paragraph = if has_address {
                let name = line.clone();
                paragraph.link(format!("{line} ↗"), style, Link { id: i, name })
            } else {
                paragraph.text(line, style)
            };
            if bidi::paragraph(ui, paragraph).clicked().is_some() {
                open_source(scope, id);
            }
        }
    }
}

fn open_source(scope: &mut Scope<'_>, id: &Id) {
    if let Some(url) = scope
        .session
        .atlas()
        .sources
        .get(id)
        .and_then(|s| s.url.as_ref())
    {
        let address = if url.contains("://") {
            url.clone()
        } else {
            format!("https://{url}")
        };
        scope.actions.push(Action::OpenAddress(address));
    }
}

/// A source in a line: who, what, when.
fn source_line(scope: &Scope<'_>, id: &Id) -> String {
    let Some(source) = scope.session.atlas().sources.get(id) else {
        return id.to_string();
    };
    let Source {
        publisher,
        title,
        published,
        credit,
        ..
    } = source;
    let published = published.as_ref().map(|date| scope.texts.date(date));
    let parts = [publisher.clone(), credit.clone(), title.clone(), published];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if line.is_empty() {
        id.to_string()
    } else {
        line
    }
}

/// A hairline across the panel.
fn rule(ui: &mut Ui, scope: &Scope<'_>) {
    ui.add_space(8.0);
    let y = ui.cursor().top();
    let stroke = eframe::egui::Stroke::new(1.0, theme::colour(scope.palette.rule));
    ui.painter()
        .hline(ui.max_rect().x_range().expand(20.0), y, stroke);
    ui.add_space(8.0);
}

/// The head of a section.
fn head(ui: &mut Ui, scope: &Scope<'_>, key: &str) {
    bidi::label(ui, scope.texts.get(key), theme::head(scope.palette));
}

/// A text that leads somewhere.
fn link(ui: &mut Ui, scope: &mut Scope<'_>, text: &str, style: Style, action: Action) {
    let name = text.to_owned();
    let paragraph = Paragraph::new().link(text, style, Link { id: 0, name });
    if bidi::paragraph(ui, paragraph).clicked().is_some() {
        scope.actions.push(action);
    }
}

/// How sure a statement is, with why.
fn certainty(scope: &Scope<'_>, certainty: &Certainty) -> String {
    let (key, why) = match certainty {
        Certainty::Stated => return scope.texts.get("stated"),
        Certainty::Inferred(why) => ("inferred", why),
        Certainty::Doubted(why) => ("doubted", why),
        Certainty::Withdrawn(why) => ("withdrawn", why),
    };
    let word = scope.texts.get(key);
    scope.texts.with(
        "because",
        &[("certainty", (&word).into()), ("why", why.into())],
    )
}
