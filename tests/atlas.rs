//! What the atlas that comes with the program tells, as a whole.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use city_ties::atlas::{Date, Id, Kind, State, TieId, times_cited};
use city_ties::formats::ron::read;
use city_ties::scene::legend::{Meaning, legend};
use city_ties::scene::standings;
use city_ties::standing::totals::held;
use city_ties::standing::{Accord, Margins, Reading, Standing, Stands, Viewpoint, When, standing};
use city_ties::store;

#[test]
fn the_legend_adds_up_to_all_ties() {
    let opened = store::example().unwrap();
    let standings = standings(opened.atlas(), When::AllTime, &Reading::default());
    let legend = legend(&standings);
    let sum: usize = legend.rows.iter().map(|row| row.count).sum();
    assert_eq!(sum, opened.atlas().ties.len());
    let count = |meaning| {
        let row = legend.rows.iter().find(|row| row.meaning == meaning);
        row.map(|row| row.count)
    };
    assert_eq!(count(Meaning::Kind(Kind::Sister)), Some(55));
    assert_eq!(count(Meaning::Contested), Some(7));
}

#[test]
fn the_articles_totals_are_held_against_seouls_own_claims() {
    let opened = store::example().unwrap();
    let atlas = opened.atlas();
    let of = |kind: Option<Kind>, count| {
        let total = atlas
            .totals
            .iter()
            .find(|total| total.kind == kind && total.count == count);
        let held = held(atlas, total.unwrap(), Margins::USUAL);
        (held.listed, held.uncertain)
    };
    assert_eq!(
        of(None, 58),
        (42, 1),
        "sisters and friends together, no memorandum"
    );
    let of = |kind: Kind, count| of(Some(kind), count);
    assert_eq!(of(Kind::Sister, 23), (23, 0));
    assert_eq!(of(Kind::Friendship, 28), (18, 1));
}

/// How the tie of Seoul and Tehran stands on the first day of a date.
fn seoul_tehran(date: &str, from: &Viewpoint) -> Option<Standing> {
    let opened = store::example().unwrap();
    let id = TieId::new("seoul--tehran").unwrap();
    let day = Date::new(date).unwrap().earliest_start().unwrap();
    standing(
        &id,
        &opened.atlas().ties[&id],
        When::On(day),
        &from.clone().into(),
    )
}

fn as_city(id: &str) -> Viewpoint {
    Viewpoint::City(Id::new(id).unwrap())
}

#[test]
fn before_2017_tehran_sees_a_sister_seoul_a_contact_and_both_agree_on_nothing() {
    let cases = [
        ("1965", Stands::Maybe, State::Active),
        ("1990", Stands::Yes, State::Dormant),
        ("2016-02", Stands::Yes, State::Active),
    ];
    for (date, stands, state) in cases {
        let tehran = seoul_tehran(date, &as_city("tehran")).unwrap();
        assert_eq!(tehran.leading(), &Kind::Sister, "{date}");
        let seoul = seoul_tehran(date, &as_city("seoul")).unwrap();
        assert_eq!(seoul.leading(), &Kind::Contact, "{date}");
        assert_eq!((seoul.stands, seoul.state), (stands, state), "{date}");
        let anyone = seoul_tehran(date, &Viewpoint::Anyone).unwrap();
        assert_eq!(anyone.accord, Accord::Contested, "{date}");
        assert_eq!(seoul_tehran(date, &Viewpoint::Agreed), None, "{date}");
    }
}

#[test]
fn in_2018_tehran_seoul_and_both_see_a_friendship_and_anyone_a_contested_tie() {
    for from in [as_city("tehran"), as_city("seoul"), Viewpoint::Agreed] {
        let seen = seoul_tehran("2018", &from).unwrap();
        assert_eq!(seen.leading(), &Kind::Friendship, "{from:?}");
        assert_ne!(seen.accord, Accord::Contested, "{from:?}");
    }
    let anyone = seoul_tehran("2018", &Viewpoint::Anyone).unwrap();
    assert_eq!(anyone.kinds, [Kind::Friendship, Kind::Sister]);
}

#[test]
fn a_source_is_cited_by_claims_facts_and_totals_and_once_by_a_statement() {
    let document = read(
        r#"(
        format: "city-ties",
        version: 1,
        cities: {"seoul": (name: "Seoul"), "tehran": (name: "Tehran")},
        ties: {"seoul--tehran": (claims: [
            (kind: sister, cite: [(source: "mehr", place: "1"), (source: "mehr", place: "2")]),
        ])},
        facts: {"met": (about: ["seoul"], kind: visit, statement: "They met.", cite: [
            (source: "mehr"), (source: "yonhap"),
        ])},
        sources: {"mehr": (title: "M"), "yonhap": (title: "Y"), "unused": (title: "U")},
        totals: [(city: "seoul", count: 23, cite: [(source: "mehr")])],
        )"#
        .into(),
    )
    .unwrap();
    let times = times_cited(document.atlas());
    let times: Vec<(&str, usize)> = times.iter().map(|(id, n)| (id.as_str(), *n)).collect();
    assert_eq!(times, [("mehr", 3), ("unused", 0), ("yonhap", 1)]);
}
