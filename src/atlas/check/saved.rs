//! What can be wrong with what is saved beside what is known.

use super::Check;
use crate::atlas::{Entity, Filter, Place, ProblemKind, SeenBy, Story, Subject};

impl Check<'_> {
    pub(super) fn filter_references(&mut self, name: &str, filter: &Filter) {
        let place = || Place::of(Entity::Filter(name.to_owned()));
        self.cities_near(filter, place);
    }

    fn cities_near(&mut self, filter: &Filter, place: impl Fn() -> Place) {
        let near = filter.near.iter().flat_map(|near| &near.cities);
        for (number, city) in near.enumerate() {
            self.report_if(self.missing_city(city), || {
                place().field("near").field("cities").item(number)
            });
        }
    }

    pub(super) fn filter(&mut self, name: &str, filter: &Filter) {
        let place = Place::of(Entity::Filter(name.to_owned()));
        self.not_blank(&place, "name", name);
        self.range(&place, filter);
    }

    fn range(&mut self, place: &Place, filter: &Filter) {
        if let (Some(least), Some(most)) = (filter.degree.least, filter.degree.most)
            && least > most
        {
            let place = place.field("degree");
            self.report(place, ProblemKind::EmptyRange { least, most });
        }
    }

    pub(super) fn story_references(&mut self, name: &str, story: &Story) {
        for (number, view) in story.views.iter().enumerate() {
            let place = || view_place(name, number);
            self.cities_near(&view.filter, || place().field("filter"));
            if let SeenBy::City(city) = &view.seen_by {
                self.report_if(self.missing_city(city), || place().field("seen_by"));
            }
            let missing = match &view.selected {
                Some(Subject::City(city)) => self.missing_city(city),
                Some(Subject::Tie(tie)) => self.missing_tie(tie),
                None => None,
            };
            self.report_if(missing, || place().field("selected"));
        }
    }

    pub(super) fn story(&mut self, name: &str, story: &Story) {
        self.not_blank(&Place::of(Entity::Story(name.to_owned())), "name", name);
        for (number, view) in story.views.iter().enumerate() {
            let place = view_place(name, number);
            self.finite(&place, "zoom", Some(view.zoom));
            self.range(&place.field("filter"), &view.filter);
        }
    }
}

fn view_place(story: &str, number: usize) -> Place {
    let place = Place::of(Entity::Story(story.to_owned()));
    place.field("views").item(number)
}
