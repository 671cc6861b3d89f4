//! Finding a city, a tie, a fact or a source by any word of it.

use std::collections::BTreeMap;

use eframe::egui::{Context, Ui};

use super::super::Scope;
use super::super::map::name_of;
use super::pick::{Item, Pick, Row};
use super::{After, Dialog, MergeDialog};
use crate::atlas::{Atlas, Id, Subject};
use crate::geo::CountryCode;
use crate::jobs::Jobs;
use crate::search::{Finder, Found, Group};
use crate::session::{Action, FormAction, NoticeAction, SelectAction, Session, Target};
use crate::text::Texts;

/// How many of each kind are listed.
const LISTED: usize = 8;

/// The headings of the list, in its order: keys of messages that count.
const HEADS: [&str; 4] = ["found-cities", "found-ties", "found-facts", "found-sources"];

/// The dialog.
#[derive(Debug)]
pub(in crate::ui) struct FindDialog {
    /// The city that another entry is looked for; all is looked for where there is none.
    twin_of: Option<Id>,
    pick: Pick,
    /// Reads the words of the atlas: of a large one that is too slow for a frame.
    reading: Jobs<Finder>,
    finder: Option<Finder>,
    /// What was looked for last, and found.
    found: (String, [Group; 4]),
}

impl FindDialog {
    /// A dialog that finds what is in the open atlas.
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
            twin_of: None,
            pick: Pick::default(),
            reading,
            finder: None,
            found: Default::default(),
        }
    }

    /// A dialog that finds another entry for a city, to merge the two.
    pub(in crate::ui) fn for_twin(ctx: &Context, scope: &Scope<'_>, city: Id) -> Self {
        Self {
            twin_of: Some(city),
            ..Self::new(ctx, scope.session, scope.texts)
        }
    }

    /// The key of its title.
    pub(super) fn title(&self) -> &'static str {
        if self.twin_of.is_some() {
            "merge-with-title"
        } else {
            "find-title"
        }
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        match self.reading.finished() {
            Some((_, Ok(finder))) => {
                self.finder = Some(finder);
                self.found.0.clear();
            }
            Some((_, Err(error))) => {
                scope.act(NoticeAction::Failed(scope.texts.say(&error)));
                return After::Close;
            }
            None => {}
        }
        let (finder, found) = (self.finder.as_ref(), &mut self.found);
        let twin_of = self.twin_of.as_ref();
        let nothing = match (finder, self.pick.text().trim().is_empty()) {
            (_, true) if twin_of.is_some() => "merge-with-how",
            (_, true) => "find-how",
            (None, false) => "find-reading",
            (Some(_), false) => "find-nothing",
        };
        let rows = |text: &str| {
            if let Some(finder) = finder
                && found.0 != text
            {
                *found = (text.to_owned(), finder.find(text, LISTED));
            }
            match twin_of {
                None => rows(scope, &found.1),
                Some(city) => rows(scope, &found.1[..1])
                    .into_iter()
                    .filter(|row| !matches!(row, Row::Item(Item { value: Found::City(id), .. }) if id == city))
                    .collect(),
            }
        };
        let nothing = scope.texts.get(nothing);
        let Some(taken) = self.pick.show(ui, scope, "find-field", rows, &nothing) else {
            return After::Stay;
        };
        if let (Some(city), Found::City(other)) = (twin_of, &taken) {
            let merge = MergeDialog::new(scope.session.atlas(), city, other);
            scope.new_dialog = Some(Dialog::Merge(Box::new(merge)));
            return After::Done;
        }
        let action = match (taken.shown_by(scope.session.atlas()), taken) {
            (Some(subject), _) => Action::from(SelectAction::Select(Some(subject))),
            (None, Found::Source(id)) => FormAction::Begin(Target::Source(id)).into(),
            (None, _) => return After::Stay,
        };
        scope.act(action);
        After::Done
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
