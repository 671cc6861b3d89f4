//! The sources of a claim, fact or total: those that it cites, the one used last, and any other, there or new.

use eframe::egui::{Align, Context, Id, Rect, Ui, pos2, vec2};

use super::super::super::kept::kept;
use super::super::super::theme;
use super::super::notes::short_line;
use super::super::parts::{self, WIDTH};
use super::choice::Found;
use super::sheet::{Lines, Sheet};
use crate::atlas::{self, Atlas, Source};
use crate::search::Part;
use crate::session::draft::{CitationForm, CitedSource, Field, SourceForm};
use crate::ui::bidi::Tip as _;

/// How many sources a search shows.
const MOST: usize = 6;
/// The line of a source.
const ROW: f32 = 26.0;
/// What can be clicked at its right end.
const BUTTON: f32 = 24.0;

/// What a search for a source leads to.
enum Searched {
    Known(atlas::Id),
    New,
}

impl Sheet<'_, '_> {
    /// The section of sources.
    pub(super) fn citations(&mut self, ui: &mut Ui, cite: &mut Vec<CitationForm>) {
        parts::rule(ui, self.scope);
        parts::head(ui, self.scope, "sources");
        let mut off = None;
        for (number, citation) in cite.iter_mut().enumerate() {
            if self.citation(ui, number, citation) {
                off = Some(number);
            }
        }
        if let Some(number) = off {
            cite.remove(number);
        }
        let is_cited = |id: &atlas::Id, cite: &[CitationForm]| {
            let known =
                |one: &CitationForm| matches!(&one.source, CitedSource::Known(k) if k == id);
            cite.iter().any(known)
        };
        let last = self.scope.session.last_source().cloned();
        if let Some(last) = last.filter(|last| !is_cited(last, cite)) {
            let name = short_line(self.scope, &last);
            let right = self.scope.texts.get("last-used");
            if self.adds(ui, &name, &right) {
                cite.push(CitationForm::known(last));
            }
        }
        self.another(ui, cite);
    }

    /// One source that is cited; whether it is taken off.
    fn citation(&mut self, ui: &mut Ui, number: usize, citation: &mut CitationForm) -> bool {
        let name = match &citation.source {
            CitedSource::Known(id) => short_line(self.scope, id),
            CitedSource::New(_) => self.scope.texts.get("new-source"),
        };
        let unfolded = self.id("citation unfolded", number);
        let mut is_open = ui.data(|data| data.get_temp(unfolded)).unwrap_or(false);
        let corner = ui.cursor().min;
        let size = [WIDTH - BUTTON, ROW];
        let hint = self.scope.texts.get("citation-more");
        let (rect, response) = parts::row(ui, self.scope, size, &name, &hint);
        let palette = self.scope.palette;
        let accent = theme::note(palette).colour(theme::colour(palette.accent));
        parts::write(
            ui,
            rect,
            Align::LEFT,
            &self.scope.texts.count(number + 1),
            accent,
        );
        let words = Rect::from_min_max(pos2(rect.left() + 20.0, rect.top()), rect.max);
        parts::write(ui, words, Align::LEFT, &name, theme::body(palette));
        if response.clicked() {
            is_open = !is_open;
            ui.data_mut(|data| data.insert_temp(unfolded, is_open));
        }
        response.tip(hint);
        let button = Rect::from_min_size(
            pos2(corner.x + WIDTH - BUTTON, corner.y + 1.0),
            vec2(BUTTON, BUTTON),
        );
        let off = self
            .scope
            .texts
            .with("take-off", &[("what", (&name).into())]);
        let off = self.takes_off(ui, button, self.id("take off", number), &off);
        if let CitedSource::New(source) = &mut citation.source {
            self.new_source(ui, number, source);
        }
        if is_open || !citation.place.is_empty() || !citation.quote.is_empty() {
            let texts = self.scope.texts;
            let (place, quote) = (texts.get("label-place-in-source"), texts.get("label-quote"));
            self.named(
                ui,
                &place,
                ("place in source", number),
                None,
                &mut citation.place,
                Lines::One,
            );
            let field = Some(Field::Citation(number));
            self.named(
                ui,
                &quote,
                ("quote", number),
                field,
                &mut citation.quote,
                Lines::Many(2),
            );
        }
        off
    }

    /// The fields that a new source is made with; the others are in its own form.
    fn new_source(&mut self, ui: &mut Ui, number: usize, source: &mut SourceForm) {
        let texts = self.scope.texts;
        let title = Some(Field::NewTitle(number));
        let fields = [
            ("label-title", title, &mut source.title),
            ("label-publisher", None, &mut source.publisher),
            ("label-url", None, &mut source.url),
        ];
        for (key, field, text) in fields {
            self.named(
                ui,
                &texts.get(key),
                (key, number + 1),
                field,
                text,
                Lines::One,
            );
        }
        let published = texts.get("label-published");
        let salt = ("label-published", number + 1);
        self.date_named(
            ui,
            &published,
            salt,
            Field::NewPublished(number),
            &mut source.published,
        );
    }

    /// "Source", or "Another source" where there is one: a search of the atlas's sources, which also makes a new one.
    fn another(&mut self, ui: &mut Ui, cite: &mut Vec<CitationForm>) {
        let key = "another-source";
        let id = self.id(key, 2);
        let Some(mut text) = ui.data(|data| data.get_temp::<String>(id)) else {
            let name = self
                .scope
                .texts
                .get(if cite.is_empty() { "label-source" } else { key });
            if self.adds(ui, &name, "") {
                ui.data_mut(|data| data.insert_temp(id, String::new()));
                let field = self.id(key, 0);
                ui.memory_mut(|memory| memory.request_focus(field));
            }
            return;
        };
        let name = self.scope.texts.get("label-source");
        let found = self.found_sources(ui.ctx(), &text, cite);
        let taken = self.row(ui, &name, |sheet, ui, label: Id| {
            sheet.search(ui, label, key, None, &mut text, found)
        });
        match taken {
            None => {
                ui.data_mut(|data| data.insert_temp(id, text));
            }
            Some(taken) => {
                let number = cite.len();
                cite.push(match taken {
                    Searched::Known(id) => CitationForm::known(id),
                    Searched::New => {
                        // One goes on writing where the new one has its fields.
                        let title = self.id("label-title", number + 1);
                        ui.memory_mut(|memory| memory.request_focus(title));
                        CitationForm::new(&text)
                    }
                });
                ui.data_mut(|data| data.remove::<String>(id));
            }
        }
    }

    fn found_sources(
        &self,
        ctx: &Context,
        text: &str,
        cite: &[CitationForm],
    ) -> Vec<Found<Searched>> {
        let atlas = self.scope.session.atlas();
        let cited = cite.iter().filter_map(|one| match &one.source {
            CitedSource::Known(id) => Some(id.clone()),
            CitedSource::New(_) => None,
        });
        let cited: Vec<atlas::Id> = cited.collect();
        let last = self.scope.session.last_source().cloned();
        let key = (self.scope.session.revision(), text.to_owned(), cited, last);
        let place = Id::unique("sources found");
        let kept = kept(ctx, place, key, |(_, text, cited, last)| {
            found_ids(atlas, &Part::of(text), cited, last.as_ref())
        });
        let there = kept.1.iter();
        let there = there.filter_map(|id| atlas.sources.get_key_value(id));
        let mut found: Vec<_> = there
            .map(|(id, source)| Found {
                value: Searched::Known(id.clone()),
                name: short_line(self.scope, id),
                right: source.language.clone().unwrap_or_default(),
            })
            .collect();
        let new = if text.trim().is_empty() {
            self.scope.texts.get("make-source")
        } else {
            let name = text.trim();
            self.scope
                .texts
                .with("make-source-named", &[("name", name.into())])
        };
        found.push(Found {
            value: Searched::New,
            name: new,
            right: String::new(),
        });
        found
    }
}

/// The sources that a search finds in one of their texts, without those that are cited already, the one that was cited
/// last first. Without a search any are found: most atlases rest on few.
fn found_ids(
    atlas: &Atlas,
    part: &Part,
    cited: &[atlas::Id],
    last: Option<&atlas::Id>,
) -> Vec<atlas::Id> {
    let is_found = |id: &atlas::Id, source: &Source| {
        let texts = [
            &source.title,
            &source.publisher,
            &source.credit,
            &source.url,
        ];
        let mut texts = texts.into_iter().flatten();
        !cited.contains(id) && (part.is_empty() || texts.any(|text| part.is_in(text)))
    };
    let last = last.and_then(|last| atlas.sources.get_key_value(last));
    let others = (atlas.sources.iter()).filter(|(id, _)| last.is_none_or(|(last, _)| last != *id));
    last.into_iter()
        .chain(others)
        .filter(|(id, source)| is_found(id, source))
        .take(MOST)
        .map(|(id, _)| id.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;

    #[test]
    fn without_a_search_the_source_cited_last_is_offered_first() {
        let example = store::example().unwrap();
        let atlas = example.atlas();
        let last = atlas.sources.keys().next_back().unwrap();
        let found = found_ids(atlas, &Part::of(""), &[], Some(last));
        assert_eq!((found.len(), &found[0]), (MOST, last));
        assert_eq!(found.iter().filter(|id| *id == last).count(), 1);
        let cited = found_ids(atlas, &Part::of(""), std::slice::from_ref(last), Some(last));
        assert!(!cited.contains(last), "it is cited already");
    }
}
