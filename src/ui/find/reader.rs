//! What is found in an atlas by words, as rows to choose from.

use std::collections::BTreeMap;

use eframe::egui::Context;

use super::super::Scope;
use super::super::dialog::pick::{Item, Row};
use super::super::map::name_of;
use crate::atlas::{Atlas, Subject};
use crate::geo::CountryCode;
use crate::jobs::{JobError, Jobs};
use crate::search::{Finder, Found, Group};
use crate::session::{Action, FormAction, SelectAction, Session, Target};
use crate::text::Texts;

/// How many of each kind are listed.
const LISTED: usize = 8;

/// The headings of the list, in its order: keys of messages that count.
const HEADS: [&str; 4] = ["found-cities", "found-ties", "found-facts", "found-sources"];

/// Reads the words of an atlas, which is too slow for a frame where it is a large one, and finds what has them.
#[derive(Debug)]
pub(in crate::ui) struct Reader {
    reading: Jobs<Finder>,
    finder: Option<Finder>,
    /// What was looked for last, and found.
    found: (String, [Group; 4]),
    revision: u64,
}

impl Reader {
    /// Begins to read the open atlas.
    pub(in crate::ui) fn new(ctx: &Context, session: &Session, texts: &Texts) -> Self {
        let wake = ctx.clone();
        let mut reading = Jobs::new(move || wake.request_repaint());
        let atlas = session.atlas().clone();
        let countries = countries(&atlas, texts);
        reading.start_detached("read words", move || {
            Finder::of(&atlas, |code| {
                countries.get(&code).cloned().unwrap_or_default()
            })
        });
        Self {
            reading,
            finder: None,
            found: Default::default(),
            revision: session.revision(),
        }
    }

    /// Whether what it reads is still the open atlas.
    pub(super) fn is_of(&self, session: &Session) -> bool {
        self.revision == session.revision()
    }

    /// Takes what has been read since the last frame.
    ///
    /// # Errors
    /// When the atlas could not be read.
    pub(in crate::ui) fn follow(&mut self) -> Result<(), JobError> {
        if let Some((_, finder)) = self.reading.finished() {
            self.finder = Some(finder?);
            self.found.0.clear();
        }
        Ok(())
    }

    /// The key of what is said where there are no rows; `how` where nothing is typed.
    pub(in crate::ui) fn nothing(&self, text: &str, how: &'static str) -> &'static str {
        match (&self.finder, text.trim().is_empty()) {
            (_, true) => how,
            (None, false) => "find-reading",
            (Some(_), false) => "find-nothing",
        }
    }

    /// What has the words of a text.
    pub(in crate::ui) fn rows(&mut self, scope: &Scope<'_>, text: &str) -> Vec<Row<Found>> {
        rows(scope, self.groups(text))
    }

    /// The cities that have them.
    pub(in crate::ui) fn cities(&mut self, scope: &Scope<'_>, text: &str) -> Vec<Row<Found>> {
        rows(scope, &self.groups(text)[..1])
    }

    fn groups(&mut self, text: &str) -> &[Group; 4] {
        if let Some(finder) = &self.finder
            && self.found.0 != text
        {
            self.found = (text.to_owned(), finder.find(text, LISTED));
        }
        &self.found.1
    }
}

/// What shows a thing that was found; `None` of what is there no more.
pub(super) fn shows(session: &Session, found: &Found) -> Option<Action> {
    match (found.shown_by(session.atlas()), found) {
        (Some(subject), _) => Some(SelectAction::Select(Some(subject)).into()),
        (None, Found::Source(id)) => Some(FormAction::Begin(Target::Source(id.clone())).into()),
        (None, _) => None,
    }
}

fn countries(atlas: &Atlas, texts: &Texts) -> BTreeMap<CountryCode, String> {
    let codes = atlas.cities.iter().filter_map(|(_, city)| city.country);
    codes.map(|code| (code, texts.country(code))).collect()
}

fn rows(scope: &Scope<'_>, groups: &[Group]) -> Vec<Row<Found>> {
    let mut rows = Vec::new();
    for (group, head) in groups.iter().zip(HEADS) {
        if group.count == 0 {
            continue;
        }
        let count = group.count;
        rows.push(Row::Head(
            scope.texts.with(head, &[("count", count.into())]),
        ));
        rows.extend(group.first.iter().map(|found| {
            let (name, note) = words(scope, found);
            Row::Item(Item {
                value: found.clone(),
                name,
                note,
                is_enabled: true,
            })
        }));
    }
    rows
}

/// What stands for something that was found: its name, and what tells it from others.
fn words(scope: &Scope<'_>, found: &Found) -> (String, String) {
    let (atlas, texts) = (scope.session.atlas(), scope.texts);
    match found {
        Found::City(id) => {
            let country = atlas.cities.get(id).and_then(|city| city.country);
            let country = country.map_or_else(String::new, |code| texts.country(code));
            (name_of(scope, &Subject::City(id.clone())), country)
        }
        Found::Tie(id) => (name_of(scope, &Subject::Tie(id.clone())), String::new()),
        Found::Fact(id) => atlas.facts.get(id).map_or_else(Default::default, |fact| {
            let when = fact.when.as_ref();
            let when = when.map_or_else(String::new, |date| texts.date(date));
            (fact.statement.clone(), when)
        }),
        Found::Source(id) => atlas
            .sources
            .get(id)
            .map_or_else(Default::default, |source| {
                let publisher = source.publisher.clone().unwrap_or_default();
                let title = source.title.clone().or_else(|| source.url.clone());
                (title.unwrap_or_else(|| id.to_string()), publisher)
            }),
    }
}
