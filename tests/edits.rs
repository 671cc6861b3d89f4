//! Any edits on any atlas: no reference to nothing ever, and every step can be taken back and made again.

use city_ties::atlas::check::broken_references;
use city_ties::atlas::{Atlas, Edit, History, Id, Subject, TieId, city_id, fact_id, source_id};
use city_ties::formats::ron::{read, write};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

#[path = "common/atlases.rs"]
#[allow(dead_code, reason = "the atlases in `data/` are for other tests")]
mod atlases;

/// A change that somebody might ask for, before it is known what there is to change.
#[derive(Clone, Debug)]
struct Wish {
    sort: usize,
    a: Index,
    b: Index,
    seed: u64,
}

fn wish() -> impl Strategy<Value = Wish> {
    (0..SORTS, any::<Index>(), any::<Index>(), any::<u64>()).prop_map(|(sort, a, b, seed)| Wish {
        sort,
        a,
        b,
        seed,
    })
}

const SORTS: usize = 18;

impl Wish {
    /// The edit, on what the atlas has; contents come from another atlas, whose references mostly lead nowhere here.
    fn edit(&self, atlas: &Atlas, other: &Atlas) -> Option<Edit> {
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
            _ => Edit::ChangeAbout(Box::new(other.about.clone())),
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_edit_leaves_a_reference_to_nothing_and_every_step_can_be_taken_back(
        opened in atlases::atlas(),
        other in atlases::atlas(),
        wishes in vec(wish(), 1..24),
    ) {
        let mut history = History::new(opened.clone());
        let mut states = vec![opened];
        for wish in wishes {
            let Some(edit) = wish.edit(history.atlas(), &other) else {
                continue;
            };
            let before = history.atlas().clone();
            let made = history.edit(&edit);
            prop_assert_eq!(broken_references(history.atlas()), vec![], "{:?}", edit);
            if made.is_err() {
                prop_assert_eq!(history.atlas(), &before, "a refused edit changes nothing");
            } else if *history.atlas() != before {
                states.push(history.atlas().clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            history.undo();
            prop_assert_eq!(history.atlas(), state);
        }
        prop_assert!(history.undo().is_none() && !history.is_changed());
        for state in states.iter().skip(1) {
            history.redo();
            prop_assert_eq!(history.atlas(), state);
        }
        prop_assert!(history.redo().is_none());
        let text = write(history.atlas()).expect("it can be written");
        let again = read(text.into_bytes()).expect("what is written can be read");
        prop_assert_eq!(again.atlas(), history.atlas());
    }
}
