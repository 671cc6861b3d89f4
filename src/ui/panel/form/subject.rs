//! The cities and ties that something is about: those chosen, and any other by searching.

use std::collections::BTreeSet;

use eframe::egui::{Rect, Ui, pos2, vec2};

use super::super::super::map::name_of;
use super::super::super::{bidi, theme};
use super::choice::Found;
use super::sheet::{FIELD, Sheet};
use crate::atlas::{Atlas, City, Id, Subject, TieId};
use crate::search::fold;

/// How many a search shows.
const MOST: usize = 6;

/// What is searched for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    CitiesAndTies,
    Ties,
}

/// What a search has found, and for what: ties may be too many to go through in every frame.
#[derive(Clone, Default)]
struct Asked {
    text: String,
    revision: u64,
    found: Vec<Subject>,
}

impl Sheet<'_, '_> {
    /// What a fact is about: at least one thing.
    pub(super) fn subjects(&mut self, ui: &mut Ui, about: &mut Vec<Subject>) {
        let label = self.scope.texts.get("label-subjects");
        let mut off = None;
        let can_go = about.len() > 1;
        self.row(ui, &label, |sheet, ui, _| {
            for (number, subject) in about.iter().enumerate() {
                let name = name_of(sheet.scope, subject);
                if sheet.chosen(ui, ("subject", number), &name, can_go) {
                    off = Some(number);
                }
            }
        });
        if let Some(number) = off {
            about.remove(number);
        }
        let without = |found: &Subject| !about.contains(found);
        if let Some(subject) = self.searched(ui, "another-subject", Sort::CitiesAndTies, without) {
            about.push(subject);
        }
    }

    /// The tie that the atlas opens on, or none.
    pub(super) fn lead_tie(&mut self, ui: &mut Ui, lead: &mut Option<TieId>) {
        if let Some(tie) = lead {
            let label = self.scope.texts.get("label-lead-tie");
            let name = name_of(self.scope, &Subject::Tie(tie.clone()));
            let is_off = self.row(ui, &label, |sheet, ui, _| {
                sheet.chosen(ui, ("lead tie", 0), &name, true)
            });
            if is_off {
                *lead = None;
            }
            return;
        }
        if let Some(Subject::Tie(tie)) = self.searched(ui, "choose-lead-tie", Sort::Ties, |_| true)
        {
            *lead = Some(tie);
        }
    }

    /// Something that is chosen, with a cross behind it where it can go; whether it goes.
    fn chosen(
        &mut self,
        ui: &mut Ui,
        (salt, number): (&str, usize),
        name: &str,
        can_go: bool,
    ) -> bool {
        let corner = ui.cursor().min;
        ui.add_space(5.0);
        let style = theme::body(self.scope.palette);
        ui.scope(|ui| {
            ui.set_max_width(FIELD - 28.0);
            bidi::truncated(ui, name, style);
        });
        if !can_go {
            return false;
        }
        let place = pos2(corner.x + FIELD - 24.0, corner.y + 2.0);
        let cross = Rect::from_min_size(place, vec2(24.0, 24.0));
        let what = self.scope.texts.with("take-off", &[("what", name.into())]);
        self.takes_off(ui, cross, self.id(salt, number), &what)
    }

    /// A line that unfolds to a search; what was taken there.
    fn searched(
        &mut self,
        ui: &mut Ui,
        key: &str,
        sort: Sort,
        is_free: impl Fn(&Subject) -> bool,
    ) -> Option<Subject> {
        let id = self.id(key, 2);
        let label = self.scope.texts.get(key);
        let Some(mut text) = ui.data(|data| data.get_temp::<String>(id)) else {
            if self.adds(ui, &label, "") {
                ui.data_mut(|data| data.insert_temp(id, String::new()));
                let field = self.id(key, 0);
                ui.memory_mut(|memory| memory.request_focus(field));
            }
            ui.add_space(4.0);
            return None;
        };
        let found = self.found_subjects(ui, key, sort, &text);
        let found = found.into_iter().filter(is_free).take(MOST);
        let found = found.map(|subject| self.offered(subject)).collect();
        let taken = self.row(ui, &label, |sheet, ui, label| {
            sheet.search(ui, label, key, None, &mut text, found)
        });
        if taken.is_some() {
            ui.data_mut(|data| data.remove::<String>(id));
            // One goes on with the next field.
            self.focus_next();
        } else {
            ui.data_mut(|data| data.insert_temp(id, text));
        }
        taken
    }

    fn offered(&self, subject: Subject) -> Found<Subject> {
        let (texts, atlas) = (self.scope.texts, self.scope.session.atlas());
        let country = match &subject {
            Subject::City(id) => atlas.cities.get(id).and_then(|city| city.country),
            Subject::Tie(_) => None,
        };
        Found {
            name: name_of(self.scope, &subject),
            right: country.map_or_else(String::new, |code| texts.country(code)),
            value: subject,
        }
    }

    fn found_subjects(&self, ui: &Ui, key: &str, sort: Sort, text: &str) -> Vec<Subject> {
        let id = self.id(key, 3);
        let revision = self.scope.session.revision();
        let asked = ui.data(|data| data.get_temp::<Asked>(id));
        let asked = asked.filter(|asked| asked.revision == revision && asked.text == text);
        if let Some(asked) = asked {
            return asked.found;
        }
        let found = look_up(self.scope.session.atlas(), sort, text);
        let asked = Asked {
            text: text.to_owned(),
            revision,
            found: found.clone(),
        };
        ui.data_mut(|data| data.insert_temp(id, asked));
        found
    }
}

/// Cities with a name of which each word that is typed begins a word, then ties of whose ends that is true together.
/// More than are shown, since some may be chosen already.
fn look_up(atlas: &Atlas, sort: Sort, text: &str) -> Vec<Subject> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let named: Vec<BTreeSet<&Id>> = words.iter().map(|word| cities_with(atlas, word)).collect();
    let mut found = Vec::new();
    if sort == Sort::CitiesAndTies {
        let cities = atlas.cities.keys();
        let cities = cities.filter(|id| named.iter().all(|cities| cities.contains(id)));
        found.extend(cities.take(2 * MOST).cloned().map(Subject::City));
    }
    let is_it = |tie: &&TieId| {
        let mut words = named.iter();
        words.all(|cities| tie.ends().iter().any(|end| cities.contains(end)))
    };
    let ties = atlas.ties.keys().filter(is_it).take(2 * MOST);
    found.extend(ties.cloned().map(Subject::Tie));
    found
}

/// The cities with a name of which a word begins so.
fn cities_with<'a>(atlas: &'a Atlas, beginning: &str) -> BTreeSet<&'a Id> {
    let begins = |name: &String| {
        let name = fold(name);
        name.split_whitespace()
            .any(|word| word.starts_with(beginning))
    };
    let has = |city: &City| begins(&city.name) || city.names.values().any(begins);
    let cities = atlas.cities.iter().filter(|(_, city)| has(city));
    cities.map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;

    fn found(sort: Sort, text: &str) -> Vec<String> {
        let example = store::example().unwrap();
        let found = look_up(example.atlas(), sort, text);
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_tie_is_found_by_the_beginnings_of_both_its_ends_in_any_script() {
        assert_eq!(found(Sort::Ties, "teh seo"), ["seoul--tehran"]);
        assert_eq!(found(Sort::Ties, "서울 teh"), ["seoul--tehran"]);
        assert_eq!(found(Sort::Ties, "  "), [""; 0]);
    }

    #[test]
    fn cities_come_before_ties_and_accents_do_not_matter() {
        assert_eq!(found(Sort::CitiesAndTies, "sao paulo")[0], "sao-paulo");
        let both = found(Sort::CitiesAndTies, "seoul");
        assert_eq!(both[0], "seoul");
        assert!(both[1].contains("--"), "{both:?}");
    }
}
