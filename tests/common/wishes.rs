//! Changes that somebody might ask for, before it is known what there is to change.

use city_ties::atlas::edit::Join;
use city_ties::atlas::{Atlas, Edit, Id, Subject, TieId, city_id, fact_id, source_id};
use proptest::prelude::*;
use proptest::sample::Index;

/// A change that somebody might ask for, before it is known what there is to change.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    sort: usize,
    a: Index,
    b: Index,
    seed: u64,
}

pub(crate) fn wish() -> impl Strategy<Value = Wish> {
    (0..SORTS, any::<Index>(), any::<Index>(), any::<u64>()).prop_map(|(sort, a, b, seed)| Wish {
        sort,
        a,
        b,
        seed,
    })
}

const SORTS: usize = 20;

impl Wish {
    /// The edit, on what the atlas has; contents come from another atlas, whose references mostly lead nowhere here.
    pub(crate) fn edit(&self, atlas: &Atlas, other: &Atlas) -> Option<Edit> {
        let pick =
            |ids: Vec<&Id>, at: &Index| (!ids.is_empty()).then(|| at.get(&ids).to_owned().clone());
        let city = |at| pick(atlas.cities.keys().collect(), at);
        let fact = |at| pick(atlas.facts.keys().collect(), at);
        let source = |at| pick(atlas.sources.keys().collect(), at);
        let ties: Vec<&TieId> = atlas.ties.keys().collect();
        let tie = || (!ties.is_empty()).then(|| self.a.get(&ties).to_owned().clone());
        let pair = || TieId::between(&city(&self.a)?, &city(&self.b)?);
        let claims: Vec<_> = (atlas.ties.values().chain(other.ties.values()))
            .flat_map(|tie| &tie.claims)
            .collect();
        let claim =
            || (!claims.is_empty()).then(|| Box::new(self.b.get(&claims).to_owned().clone()));
        let facts: Vec<_> = atlas.facts.values().chain(other.facts.values()).collect();
        let any_fact =
            || (!facts.is_empty()).then(|| Box::new(self.b.get(&facts).to_owned().clone()));
        let total = || other.totals.get(0).cloned().map(Box::new);
        let number = self.a.index(4);
        Some(match self.sort {
            0 => {
                let city = other.cities.values().next()?.clone();
                Edit::PutCity(city_id(atlas, &city, self.seed), Box::new(city))
            }
            1 => Edit::RenameCity(city(&self.a)?, "Another".to_owned()),
            2 => Edit::MoveCity(city(&self.a)?, None),
            3 => Edit::RemoveCity(city(&self.a)?),
            4 => Edit::PutTie(pair()?, Box::new(other.ties.values().next()?.clone())),
            5 => Edit::RemoveTie(tie()?),
            6 => Edit::AddClaim(pair()?, claim()?),
            7 => Edit::ChangeClaim(tie()?, number, claim()?),
            8 => Edit::RemoveClaim(tie()?, number),
            9 => {
                let mut fact = any_fact()?;
                fact.about = vec![Subject::City(city(&self.a)?)];
                Edit::PutFact(fact_id(atlas, &fact, self.seed), fact)
            }
            10 => Edit::PutFact(fact(&self.a)?, any_fact()?),
            11 => Edit::RemoveFact(fact(&self.a)?),
            12 => {
                let source = other.sources.values().next()?.clone();
                Edit::PutSource(source_id(atlas, &source, self.seed), Box::new(source))
            }
            13 => Edit::RemoveSource(source(&self.a)?),
            14 => Edit::AddTotal(total()?),
            15 => Edit::ChangeTotal(number, total()?),
            16 => Edit::RemoveTotal(number),
            17 => {
                let cities = [city(&self.a), city(&self.b)].into_iter().flatten();
                let several = cities.map(Subject::City).chain(tie().map(Subject::Tie));
                Edit::RemoveSeveral(several.collect())
            }
            18 => {
                let (into, from) = (city(&self.a)?, city(&self.b)?);
                let [kept, other] = [&into, &from].map(|id| &atlas.cities[id]);
                let city = kept.completed(other);
                Edit::Join(Box::new(Join { into, from, city }))
            }
            _ => Edit::ChangeAbout(Box::new(other.about.clone())),
        })
    }
}
