//! Two people's changes to one atlas: nothing that either wrote is lost, and no reference leads to nothing.

use std::collections::BTreeSet;

use city_ties::atlas::check::broken_references;
use city_ties::atlas::edit::apply;
use city_ties::atlas::merge::{Choices, Conflict, Merged, Side, merge};
use city_ties::atlas::{Atlas, City, Claim, Edit, Entity, Id, TieId};
use city_ties::formats::ron::read;
use proptest::collection::vec;
use proptest::prelude::*;

#[path = "common/atlases.rs"]
#[allow(dead_code, reason = "the atlases in `data/` are for other tests")]
mod atlases;
#[path = "common/wishes.rs"]
mod wishes;

use wishes::{Wish, wish};

/// An atlas after what can be done of some wishes.
fn edited(atlas: &Atlas, other: &Atlas, wishes: &[Wish]) -> Atlas {
    let mut atlas = atlas.clone();
    for wish in wishes {
        let edit = wish.edit(&atlas, other);
        if let Some(after) = edit.and_then(|edit| apply(&atlas, &edit).ok()) {
            atlas = after;
        }
    }
    atlas
}

fn undecided(base: &Atlas, mine: &Atlas, theirs: &Atlas) -> Merged {
    merge(base, mine, theirs, &Choices::new())
}

/// The ids of all that has one.
fn ids(atlas: &Atlas) -> BTreeSet<Entity> {
    let cities = atlas.cities.keys().cloned().map(Entity::City);
    let ties = atlas.ties.keys().cloned().map(Entity::Tie);
    let facts = atlas.facts.keys().cloned().map(Entity::Fact);
    let sources = atlas.sources.keys().cloned().map(Entity::Source);
    cities.chain(ties).chain(facts).chain(sources).collect()
}

/// The same conflict seen from the other side.
fn turned(conflict: &Conflict) -> Conflict {
    Conflict {
        mine: conflict.theirs.clone(),
        theirs: conflict.mine.clone(),
        kept: match conflict.kept {
            Side::Mine => Side::Theirs,
            Side::Theirs => Side::Mine,
            Side::Base => Side::Base,
        },
        ..conflict.clone()
    }
}

/// An atlas without the order that lists happen to have.
fn without_order(atlas: &Atlas) -> Atlas {
    fn sort<T: std::fmt::Debug>(items: &mut [T]) {
        items.sort_by_key(|item| format!("{item:?}"));
    }
    /// Each entity put in order by itself.
    fn each<K: Clone + Ord, V: Clone>(
        map: &imbl::OrdMap<K, V>,
        sort: impl Fn(&mut V),
    ) -> imbl::OrdMap<K, V> {
        let sorted = map.iter().map(|(id, value)| {
            let mut value = value.clone();
            sort(&mut value);
            (id.clone(), value)
        });
        sorted.collect()
    }
    let mut atlas = atlas.clone();
    atlas.cities = each(&atlas.cities, |city| sort(&mut city.former));
    atlas.ties = each(&atlas.ties, |tie| {
        tie.claims
            .iter_mut()
            .for_each(|claim| sort(&mut claim.cite));
        sort(&mut tie.claims);
    });
    atlas.facts = each(&atlas.facts, |fact| {
        sort(&mut fact.about);
        sort(&mut fact.people);
        sort(&mut fact.organisations);
        sort(&mut fact.fields);
        sort(&mut fact.cite);
    });
    let mut totals: Vec<_> = atlas.totals.iter().cloned().collect();
    for total in &mut totals {
        sort(&mut total.cite);
    }
    sort(&mut totals);
    atlas.totals = totals.into_iter().collect();
    atlas
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn what_one_side_alone_changed_is_taken_over_as_it_is(
        base in atlases::atlas(),
        other in atlases::atlas(),
        wishes in vec(wish(), 0..12),
    ) {
        let changed = edited(&base, &other, &wishes);
        for (mine, theirs) in [(&changed, &base), (&base, &changed), (&changed, &changed)] {
            let merged = undecided(&base, mine, theirs);
            prop_assert_eq!(&merged.atlas, &changed);
            prop_assert_eq!(merged.conflicts, vec![]);
        }
    }

    #[test]
    fn nothing_that_either_side_has_added_is_lost_and_nothing_refers_to_nothing(
        base in atlases::atlas(),
        other in atlases::atlas(),
        mine in vec(wish(), 0..12),
        theirs in vec(wish(), 0..12),
        choices in vec(0..3_usize, 24),
    ) {
        let (mine, theirs) = (edited(&base, &other, &mine), edited(&base, &other, &theirs));
        let merged = undecided(&base, &mine, &theirs);
        prop_assert_eq!(broken_references(&merged.atlas), vec![]);
        let (base_ids, merged_ids) = (ids(&base), ids(&merged.atlas));
        let (my_ids, their_ids) = (ids(&mine), ids(&theirs));
        for id in my_ids.union(&their_ids) {
            let is_added = !base_ids.contains(id);
            let is_in_both = my_ids.contains(id) && their_ids.contains(id);
            prop_assert!(!(is_added || is_in_both) || merged_ids.contains(id), "{id:?} is lost");
        }
        // Whatever is chosen, the atlas is whole, and the choice is kept.
        let sides = [Side::Base, Side::Mine, Side::Theirs];
        let conflicts = merged.conflicts.iter().zip(&choices);
        let chosen: Choices = conflicts.map(|(conflict, side)| (conflict.spot.clone(), sides[*side])).collect();
        let decided = merge(&base, &mine, &theirs, &chosen);
        prop_assert_eq!(broken_references(&decided.atlas), vec![]);
        for conflict in &decided.conflicts {
            if let Some(side) = chosen.get(&conflict.spot) {
                prop_assert_eq!(conflict.kept, *side);
            }
        }
    }

    #[test]
    fn it_does_not_matter_who_is_who(
        base in atlases::atlas(),
        other in atlases::atlas(),
        mine in vec(wish(), 0..12),
        theirs in vec(wish(), 0..12),
    ) {
        let (mine, theirs) = (edited(&base, &other, &mine), edited(&base, &other, &theirs));
        let here = undecided(&base, &mine, &theirs);
        // Left alone, mine stays, whoever that is: so what was kept here is chosen there. What else conflicts may hang on it.
        let turned: Vec<Conflict> = here.conflicts.iter().map(turned).collect();
        let choices = turned.iter().map(|conflict| (conflict.spot.clone(), conflict.kept)).collect();
        let there = merge(&base, &theirs, &mine, &choices);
        prop_assert_eq!(turned, there.conflicts);
        prop_assert_eq!(without_order(&here.atlas), without_order(&there.atlas));
    }
}

const BASE: &str = r#"(
format: "city-ties", version: 1,
cities: { "a": (name: "A", names: {"ko": "에이"}), "b": (name: "B"), "c": (name: "C") },
ties: {
"a--b": (claims: [
    (by: ["a"], kind: sister, since: "1990", cite: [(source: "s")]),
    (by: ["b"], kind: friendship, since: "2001", cite: [(source: "s")]),
]),
},
sources: { "s": (title: "S") },
)"#;

fn base() -> Atlas {
    let document = read(BASE.as_bytes().to_vec()).expect("it can be read");
    document.atlas().clone()
}

fn id(text: &str) -> Id {
    Id::new(text).expect("it is an id")
}

fn tie() -> TieId {
    TieId::between(&id("a"), &id("b")).expect("they are two")
}

fn with(edit: &Edit) -> Atlas {
    apply(&base(), edit).expect("it can be done")
}

fn claim_changed(at: usize, change: impl FnOnce(&mut Claim)) -> Atlas {
    let mut claim = base().ties[&tie()].claims[at].clone();
    change(&mut claim);
    with(&Edit::ChangeClaim(tie(), at, Box::new(claim)))
}

#[test]
fn two_fields_of_one_claim_changed_by_two_people_are_both_changed() {
    let mine = claim_changed(0, |claim| claim.term = Some("자매도시".to_owned()));
    let theirs = claim_changed(0, |claim| claim.note = Some("Seen in 2026".to_owned()));
    let merged = undecided(&base(), &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let claim = &merged.atlas.ties[&tie()].claims[0];
    assert_eq!(claim.term.as_deref(), Some("자매도시"));
    assert_eq!(claim.note.as_deref(), Some("Seen in 2026"));
}

#[test]
fn one_field_changed_by_two_people_is_a_conflict_that_names_all_three_and_can_be_chosen() {
    let mine = with(&Edit::RenameCity(id("a"), "Mine".to_owned()));
    let theirs = with(&Edit::RenameCity(id("a"), "Theirs".to_owned()));
    let merged = undecided(&base(), &mine, &theirs);
    let [conflict] = &merged.conflicts[..] else {
        panic!("{:?}", merged.conflicts);
    };
    let texts = [&conflict.base, &conflict.mine, &conflict.theirs];
    let texts = texts.map(|content| content.clone().expect("it is there"));
    assert_eq!(
        texts,
        ["A", "Mine", "Theirs"].map(|text| text.to_owned().into())
    );
    assert_eq!(merged.atlas.cities[&id("a")].name, "Mine");
    for (side, name) in [
        (Side::Base, "A"),
        (Side::Mine, "Mine"),
        (Side::Theirs, "Theirs"),
    ] {
        let choices = Choices::from([(conflict.spot.clone(), side)]);
        let chosen = merge(&base(), &mine, &theirs, &choices);
        assert_eq!(chosen.atlas.cities[&id("a")].name, name);
    }
}

#[test]
fn claims_that_two_people_added_to_one_tie_are_both_there_and_the_same_one_once() {
    let claim = |since: &str| {
        let mut claim = base().ties[&tie()].claims[0].clone();
        claim.since = Some(city_ties::atlas::Date::new(since).expect("it is a date"));
        Box::new(claim)
    };
    let mine = with(&Edit::AddClaim(tie(), claim("1995")));
    for (since, count) in [("1996", 4), ("1995", 3)] {
        let theirs = with(&Edit::AddClaim(tie(), claim(since)));
        let merged = undecided(&base(), &mine, &theirs);
        assert_eq!(merged.conflicts, []);
        assert_eq!(merged.atlas.ties[&tie()].claims.len(), count);
    }
}

#[test]
fn a_claim_changed_here_and_another_removed_there_are_told_apart() {
    let mine = claim_changed(1, |claim| claim.note = Some("seen".to_owned()));
    let theirs = with(&Edit::RemoveClaim(tie(), 0));
    let merged = undecided(&base(), &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let claims = &merged.atlas.ties[&tie()].claims;
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].note.as_deref(), Some("seen"));
}

#[test]
fn a_city_removed_here_that_a_new_tie_there_needs_stays_until_its_removal_is_chosen() {
    let mine = with(&Edit::RemoveCity(id("c")));
    let new = TieId::between(&id("a"), &id("c")).expect("they are two");
    let claim = base().ties[&tie()].claims[0].clone();
    let theirs = with(&Edit::AddClaim(new.clone(), Box::new(claim)));
    let merged = undecided(&base(), &mine, &theirs);
    assert!(merged.atlas.cities.contains_key(&id("c")) && merged.atlas.ties.contains_key(&new));
    let [conflict] = &merged.conflicts[..] else {
        panic!("{:?}", merged.conflicts);
    };
    assert_eq!((&conflict.mine, conflict.kept), (&None, Side::Theirs));
    let choices = Choices::from([(conflict.spot.clone(), Side::Mine)]);
    let decided = merge(&base(), &mine, &theirs, &choices);
    assert!(!decided.atlas.cities.contains_key(&id("c")) && !decided.atlas.ties.contains_key(&new));
}

#[test]
fn a_source_removed_here_and_changed_there_is_a_conflict_and_stays() {
    let mine = with(&Edit::RemoveSource(id("s")));
    let mut source = base().sources[&id("s")].clone();
    source.publisher = Some("P".to_owned());
    let theirs = with(&Edit::PutSource(id("s"), Box::new(source)));
    let merged = undecided(&base(), &mine, &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    assert!(merged.atlas.sources.contains_key(&id("s")));
}

#[test]
fn two_cities_of_one_id_added_by_two_people_are_one_with_what_each_says() {
    let city = |korean: Option<&str>, persian: Option<&str>| {
        let names = [("ko", korean), ("fa", persian)];
        let names = names
            .into_iter()
            .filter_map(|(tag, name)| Some((tag.to_owned(), name?.to_owned())));
        let city = City {
            name: "D".to_owned(),
            names: names.collect(),
            ..City::default()
        };
        with(&Edit::PutCity(id("d"), Box::new(city)))
    };
    let merged = undecided(&base(), &city(Some("디"), None), &city(None, Some("د")));
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.atlas.cities[&id("d")].names.len(), 2);
}
