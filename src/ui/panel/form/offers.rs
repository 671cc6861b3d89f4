//! Places of the gazetteer that a new city may be: by what stands in its name, or near to where the map was clicked.

use eframe::egui::{Context, Rect, Ui, pos2, vec2};

use super::super::super::bidi;
use super::super::super::{Scope, theme};
use super::choice::Found;
use super::sheet::{FIELD, Sheet};
use crate::atlas::{Id, Subject};
use crate::gazetteer::{Gazetteer, GazetteerError, Match, Place, geonames, geonames_in};
use crate::geo::{Position, distance_m};
use crate::jobs::Jobs;
use crate::search::fold;
use crate::session::draft::CityForm;
use crate::session::{FormAction, NoticeAction, Point, SelectAction, ToolAction};

/// How many are offered.
const MOST: usize = 6;

/// A place further away than this is not what was pointed at, whatever its name.
const NEAR_M: f64 = 100_000.0;

/// Of so many by name, those near to the place are offered.
const LOOKED_THROUGH: usize = 200;

/// What is offered, and what it was looked up by.
#[derive(Default)]
pub(super) struct Offers {
    /// Unpacks the gazetteer from the moment that a city is about to be added: that is too slow for a frame, and not
    /// wanted in most sessions.
    unpacking: Option<Jobs<Result<&'static Gazetteer, GazetteerError>>>,
    gazetteer: Option<&'static Gazetteer>,
    is_unpacking: bool,
    asked: Option<Asked>,
    offered: Vec<Offered>,
    twin: Option<Twin>,
    entered: Option<Entered>,
}

/// Enter or Done, as they came before it was known what may be offered.
struct Entered {
    /// What stood in the name then.
    name: String,
    /// Whether the form was to end.
    ends: bool,
}

/// What a name that was entered too early comes to.
pub(super) enum Answer {
    /// A place; whether the form ends with it.
    Place(Place<'static>, bool),
    /// There is no place of this name: the form ends as it is.
    Ends,
}

/// How far it has come with what may be offered.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Offering {
    /// Nothing is offered.
    Nothing,
    /// What may be offered is not known yet.
    Awaited,
    /// Places are offered.
    Made,
}

#[derive(PartialEq)]
struct Asked {
    name: String,
    near: Option<Position>,
    /// The atlas, which may have some of the places.
    revision: u64,
}

/// A city with the name of another, and what it was looked up by.
struct Twin {
    asked: Asked,
    /// The city that is being changed: no twin of its own.
    of: Option<Id>,
    found: Option<Id>,
}

#[derive(Clone)]
struct Offered {
    place: Place<'static>,
    name: String,
    right: String,
}

impl Offers {
    /// What is offered for a form as it stands; nothing once it says more than a name and a place, or until the
    /// gazetteer is there.
    pub(super) fn found(
        &mut self,
        ctx: &Context,
        scope: &mut Scope<'_>,
        form: &CityForm,
    ) -> Vec<Found<Place<'static>>> {
        if !form.is_looked_up() {
            return Vec::new();
        }
        let Some(gazetteer) = self.gazetteer(ctx, scope) else {
            return Vec::new();
        };
        let asked = Asked {
            name: form.name.clone(),
            near: form.position(),
            revision: scope.session.revision(),
        };
        if self.asked.as_ref() != Some(&asked) {
            self.offered = look_up(scope, gazetteer, &asked);
            self.asked = Some(asked);
        }
        let offered = self.offered.iter().cloned();
        offered
            .map(|offered| Found {
                value: offered.place,
                name: offered.name,
                right: offered.right,
            })
            .collect()
    }

    /// Whether what may be offered for a form is not known yet: whoever ends the form now may not want to.
    pub(super) fn is_awaited(&self, form: &CityForm) -> bool {
        self.is_unpacking && form.is_looked_up() && !form.name.trim().is_empty()
    }

    /// Remembers that a form was to end, or its first offer to be taken, before the offers for its name are known.
    pub(super) fn enter(&mut self, form: &CityForm, ends: bool) {
        let name = form.name.clone();
        self.entered = Some(Entered { name, ends });
    }

    /// What was entered comes to, as soon as that is known. Whoever writes on has thought better of it.
    pub(super) fn entered(
        &mut self,
        form: &CityForm,
        found: &[Found<Place<'static>>],
    ) -> Option<Answer> {
        if self.is_awaited(form) {
            return None;
        }
        let entered = self.entered.take()?;
        if entered.name != form.name {
            return None;
        }
        Some(match found.first() {
            // A place of another name than was written is looked at before it is in the atlas.
            Some(first) => {
                let is_same = fold(first.value.name()) == fold(&form.name);
                Answer::Place(first.value, entered.ends && is_same)
            }
            None => Answer::Ends,
        })
    }

    /// Another city of the atlas that has the name of a form in some language, in whichever case. Looked for once a name
    /// and revision: an atlas may have many.
    pub(super) fn twin(&mut self, scope: &Scope<'_>, form: &CityForm) -> Option<&Id> {
        let asked = Asked {
            name: form.name.clone(),
            near: None,
            revision: scope.session.revision(),
        };
        let is_known = |twin: &Twin| twin.asked == asked && twin.of == form.id;
        if !self.twin.as_ref().is_some_and(is_known) {
            let typed = form.name.trim().to_lowercase();
            let is_same = |name: &String| !typed.is_empty() && name.to_lowercase() == typed;
            let mut others = (scope.session.atlas().cities.iter())
                .filter(|(id, _)| form.id.as_ref() != Some(*id));
            let found = others
                .find(|(_, city)| is_same(&city.name) || city.names.values().any(is_same))
                .map(|(id, _)| id.clone());
            let of = form.id.clone();
            self.twin = Some(Twin { asked, of, found });
        }
        self.twin.as_ref().and_then(|twin| twin.found.as_ref())
    }

    /// The gazetteer, once it is unpacked.
    fn gazetteer(&mut self, ctx: &Context, scope: &mut Scope<'_>) -> Option<&'static Gazetteer> {
        let unpacking = self.unpacking.get_or_insert_with(|| {
            let wake = ctx.clone();
            let mut jobs = Jobs::new(move || wake.request_repaint());
            jobs.start_detached("gazetteer", Gazetteer::embedded);
            self.is_unpacking = true;
            jobs
        });
        let finished = unpacking.finished();
        self.is_unpacking &= finished.is_none();
        // Asked once, it fails once; cities can be added without it.
        match finished {
            Some((_, Ok(Ok(gazetteer)))) => self.gazetteer = Some(gazetteer),
            Some((_, Ok(Err(error)))) => {
                scope.act(NoticeAction::Failed(scope.texts.say(&error)));
            }
            Some((_, Err(error))) => scope.act(NoticeAction::Failed(scope.texts.say(&error))),
            None => {}
        }
        self.gazetteer
    }
}

/// By name, among what is near where a place is given; by place alone where there is no name yet.
fn look_up(scope: &Scope<'_>, gazetteer: &'static Gazetteer, asked: &Asked) -> Vec<Offered> {
    match asked.near {
        Some(near) if asked.name.trim().is_empty() => {
            let nearest = gazetteer.nearest(near, MOST).into_iter();
            nearest
                .map(|(place, m)| offered(scope, place, place.name().to_owned(), Some(m)))
                .collect()
        }
        Some(near) => {
            let found = gazetteer.search(&asked.name, LOOKED_THROUGH).into_iter();
            let far = |found: &Match<'_>| distance_m(near, found.place.position());
            found
                .filter(|found| far(found) < NEAR_M)
                .take(MOST)
                .map(|found| offered(scope, found.place, named(scope, &found), Some(far(&found))))
                .collect()
        }
        None => {
            let found = gazetteer.search(&asked.name, MOST);
            let places: Vec<Place<'_>> = found.iter().map(|found| found.place).collect();
            found
                .iter()
                .map(|found| {
                    let mut offered = offered(scope, found.place, named(scope, found), None);
                    if let Some(division) = told_apart(found.place, &places) {
                        division.clone_into(&mut offered.right);
                    }
                    offered
                })
                .collect()
        }
    }
}

fn offered(
    scope: &Scope<'_>,
    place: Place<'static>,
    name: String,
    distance_m: Option<f64>,
) -> Offered {
    let texts = scope.texts;
    let right = match (in_atlas(scope, place), distance_m) {
        (Some(_), _) => texts.get("offer-in-atlas"),
        (None, Some(m)) => texts.distance(m),
        (None, None) => texts.country(place.country()),
    };
    Offered { place, name, right }
}

/// The name, and the one by which it was found where that is another: "Saint Petersburg (Leningrad)".
fn named(scope: &Scope<'_>, found: &Match<'_>) -> String {
    let name = found.place.name();
    if fold(found.name) == fold(name) {
        return name.to_owned();
    }
    let both = [("name", name.into()), ("also", found.name.into())];
    scope.texts.with("offer-also", &both)
}

/// The division of a place that has a namesake in its country among the others.
fn told_apart(place: Place<'static>, among: &[Place<'_>]) -> Option<&'static str> {
    let is_namesake = |other: &&Place<'_>| {
        place != **other && place.name() == other.name() && place.country() == other.country()
    };
    among.iter().find(is_namesake)?;
    place.division()
}

/// The city of the atlas that is this place, by its number at GeoNames.
fn in_atlas(scope: &Scope<'_>, place: Place<'_>) -> Option<Id> {
    let number = place.geonames_id().to_string();
    let cities = &scope.session.atlas().cities;
    let is_it =
        |ids: &std::collections::BTreeMap<String, String>| ids.get("geonames") == Some(&number);
    let found = cities.iter().find(|(_, city)| is_it(&city.ids));
    found.map(|(id, _)| id.clone())
}

/// Fills the form with a place; one that the atlas has is shown instead, or connected. Whether the form was filled.
pub(super) fn take(scope: &mut Scope<'_>, form: &mut CityForm, place: Place<'static>) -> bool {
    if let Some(id) = in_atlas(scope, place) {
        scope.act(FormAction::PutAway);
        let there = Some(Subject::City(id));
        match &form.connects {
            Some(from) => {
                let to = Point {
                    at: None,
                    under: there,
                };
                scope.act(ToolAction::Draw(from.clone(), to));
            }
            None => scope.act(SelectAction::Select(there)),
        }
        return false;
    }
    let city = place.to_city();
    let (source, _) = geonames_in(scope.session.atlas());
    let count = place.population().unwrap_or_default() as usize;
    let statement = scope.texts.with(
        "stated-population",
        &[("city", (&city.name).into()), ("count", count.into())],
    );
    let population = place.population_fact(source.clone(), statement);
    form.bring(&city, (source, geonames(place.date())), population);
    true
}

/// What stands beneath the name: how to go on from the nearest places, or what the form was filled from and the way back.
pub(super) fn beneath(
    sheet: &mut Sheet<'_, '_>,
    ui: &mut Ui,
    form: &mut CityForm,
    offering: Offering,
) {
    let texts = sheet.scope.texts;
    let note = theme::note(sheet.scope.palette);
    let Some(brought) = &form.brought else {
        if offering == Offering::Awaited {
            bidi::label(ui, texts.get("offer-awaited"), note);
        } else if offering == Offering::Made && form.name.trim().is_empty() {
            bidi::label(ui, texts.get("offer-nearest"), note);
        }
        return;
    };
    let source = brought.source.1.publisher.as_deref().unwrap_or_default();
    let quantity = brought
        .population
        .as_ref()
        .and_then(|fact| fact.quantity.as_ref());
    let said = match quantity {
        Some(people) => {
            let count = texts.exact(people.value);
            let told = [("source", source.into()), ("count", (&count).into())];
            texts.with("brought-population", &told)
        }
        None => texts.with("brought", &[("source", source.into())]),
    };
    let corner = ui.cursor().min;
    ui.scope(|ui| {
        ui.set_max_width(FIELD - 28.0);
        bidi::label(ui, said, note);
    });
    let rect = Rect::from_min_size(
        pos2(corner.x + FIELD - 24.0, corner.y - 2.0),
        vec2(24.0, 24.0),
    );
    let name = texts.get("take-back");
    if sheet.takes_off(ui, rect, sheet.id("take back", 0), &name) {
        form.take_back();
        let name = sheet.id("label-name", 0);
        ui.memory_mut(|memory| memory.request_focus(name));
    }
}
