//! What can be wrong with what is saved beside what is known.

use super::Check;
use crate::atlas::{Entity, Filter, Place, ProblemKind};

impl Check<'_> {
    pub(super) fn filter_references(&mut self, name: &str, filter: &Filter) {
        let place = || Place::of(Entity::Filter(name.to_owned()));
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
        if let (Some(least), Some(most)) = (filter.degree.least, filter.degree.most)
            && least > most
        {
            let place = place.field("degree");
            self.report(place, ProblemKind::EmptyRange { least, most });
        }
    }
}
