use super::overview::{city_ties, counts, leading_words, most_disputed, most_recent, totals_of};
use super::sides::Claimant;
use super::totals::{Held, held};
use super::*;

fn partners() -> Atlas {
    atlas(&[
        ("seoul--tehran", SEOUL_TEHRAN),
        (
            "seoul--tokyo",
            r#"(by: ["seoul"], kind: sister, since: "1988-09", certainty: inferred("a visit")),
               (by: ["tokyo"], kind: friendship, since: "1988")"#,
        ),
        (
            "paris--seoul",
            r#"(by: ["seoul"], kind: sister, since: "1991"), (by: ["paris"], kind: none, certainty: inferred("its only twin"))"#,
        ),
        (
            "seoul--tashkent",
            r#"(by: ["seoul"], kind: friendship, since: "2006", until: "2010-07-02"),
               (by: ["seoul"], kind: sister, since: "2010-07-02")"#,
        ),
        (
            "seoul--shanghai",
            r#"(by: ["shanghai"], kind: memorandum, since: "2014-11-04"),
               (by: ["seoul"], kind: friendship, since: "[..2019-05-30]", certainty: inferred("by then"))"#,
        ),
        ("kuwait-city--tehran", r#"(by: ["tehran"], kind: sister)"#),
        (
            "seoul--tirana",
            r#"(kind: sister, certainty: doubted("in no list of Seoul's"))"#,
        ),
        (
            "los-angeles--seoul",
            r#"(by: ["seoul"], kind: friendship, since: "2006"),
               (by: ["seoul"], kind: sister, since: "2006", certainty: doubted("one release"))"#,
        ),
        (
            "seoul--wellington",
            r#"(by: ["seoul", "wellington"], kind: sister, since: "2023-09-26")"#,
        ),
        (
            "dublin--seoul",
            r#"(by: ["seoul"], kind: friendship, since: "2023-09")"#,
        ),
    ])
}

#[test]
fn a_published_total_is_held_against_its_publishers_own_claims_as_of_its_date() {
    let atlas = partners();
    let held_as = |kind, as_of| {
        let Held {
            listed, uncertain, ..
        } = held(&atlas, &total(kind, as_of), Margins::USUAL);
        (listed, uncertain)
    };
    let about = Some("2016-01-27~");
    assert_eq!(
        held_as(Some(Kind::Sister), about),
        (3, 0),
        "Tokyo and Paris count, Tirana doesn't"
    );
    assert_eq!(
        held_as(Some(Kind::Friendship), about),
        (1, 1),
        "Los Angeles; perhaps Shanghai"
    );
    assert_eq!(
        held_as(Some(Kind::Sister), Some("2010-07-01")),
        (2, 0),
        "Tashkent not yet"
    );
    assert_eq!(
        held_as(Some(Kind::Sister), Some("2010")),
        (2, 1),
        "Tashkent in the middle of it"
    );
    assert_eq!(held_as(Some(Kind::Sister), None), (4, 0), "with Wellington");
    assert_eq!(
        held_as(None, about),
        (4, 1),
        "contact with Tehran is no partnership"
    );
}

#[test]
fn what_was_proposed_or_is_over_is_not_listed() {
    let atlas = atlas(&[
        (
            "a--seoul",
            r#"(by: ["seoul"], kind: sister, since: "2000", state: proposed)"#,
        ),
        (
            "b--seoul",
            r#"(by: ["seoul"], kind: sister, since: "2000", state: expired)"#,
        ),
        (
            "c--seoul",
            r#"(by: ["seoul"], kind: sister, since: "2000", state: dormant)"#,
        ),
    ]);
    let found = held(
        &atlas,
        &total(Some(Kind::Sister), Some("2016")),
        Margins::USUAL,
    );
    assert_eq!(
        found,
        Held {
            listed: 1,
            ..Held::default()
        }
    );
}

#[test]
fn entries_without_a_date_are_told_from_those_that_a_total_catches_changing() {
    let atlas = atlas(&[
        ("a--seoul", r#"(by: ["seoul"], kind: sister)"#),
        (
            "b--seoul",
            r#"(by: ["seoul"], kind: sister, since: "2016")"#,
        ),
        (
            "c--seoul",
            r#"(by: ["seoul"], kind: sister, state: unknown)"#,
        ),
        ("d--seoul", r#"(by: ["d"], kind: sister)"#),
    ]);
    let found = held(
        &atlas,
        &total(Some(Kind::Sister), Some("2016")),
        Margins::USUAL,
    );
    let expected = Held {
        listed: 0,
        uncertain: 3,
        undated: 1,
    };
    assert_eq!(found, expected);
}

#[test]
fn a_tie_with_a_kind_beside_another_is_listed_under_both_and_counted_under_one() {
    let atlas = atlas(&[(
        "rome--seoul",
        r#"(by: ["seoul"], kind: sister, since: "2000"),
           (by: ["rome"], kind: memorandum, since: "2014", state: expired)"#,
    )]);
    let groups = city_ties(&atlas, &id("seoul"), When::AllTime, &Reading::default());
    let [sister, memorandum] = &groups[..] else {
        panic!("{groups:?}");
    };
    assert_eq!((sister.ties.len(), sister.beside.len()), (1, 0));
    assert_eq!(sister.ties[0].also(&sister.kind), [&Kind::Memorandum]);
    assert_eq!((memorandum.ties.len(), memorandum.beside.len()), (0, 1));
    let beside = &memorandum.beside[0];
    assert_eq!(beside.also(&memorandum.kind), [&Kind::Sister]);
    assert_eq!(beside.state, State::Expired);
    let since = beside.since.as_ref().map(ToString::to_string);
    assert_eq!(since.as_deref(), Some("2014"));
}

#[test]
fn kinds_and_contested_add_up_to_all_ties() {
    let atlas = partners();
    let standings: Vec<Standing> = atlas
        .ties
        .iter()
        .filter_map(|(id, tie)| standing(id, tie, When::AllTime, &Reading::default()))
        .collect();
    let counts = counts(&standings);
    assert_eq!(counts.contested, 3);
    assert_eq!(counts.by_kind[&Kind::Sister], 4);
    assert_eq!(counts.by_kind[&Kind::Friendship], 3);
    assert_eq!(counts.unconfirmed, 1, "Tirana");
    assert_eq!(
        counts.by_kind.values().sum::<usize>() + counts.contested,
        atlas.ties.len()
    );
}

#[test]
fn the_most_disputed_ties_come_by_weight_and_the_most_recent_by_start() {
    let atlas = partners();
    let disputed = most_disputed(&atlas, When::AllTime, Margins::USUAL);
    let ids: Vec<String> = disputed.iter().map(|d| d.tie.to_string()).collect();
    assert_eq!(ids, ["paris--seoul", "seoul--tokyo", "seoul--tehran"]);
    let recent = most_recent(&atlas, When::AllTime, &Reading::default(), 4);
    let ids: Vec<String> = recent
        .iter()
        .map(|d| format!("{} {}", d.tie, d.since))
        .collect();
    assert_eq!(
        ids,
        [
            "seoul--wellington 2023-09-26",
            "dublin--seoul 2023-09",
            "seoul--tehran 2017-10-18",
            "seoul--tashkent 2010-07-02",
        ]
    );
}

#[test]
fn a_citys_partners_come_by_its_own_word_in_order_of_their_start() {
    let atlas = partners();
    let list = |when, from: &Viewpoint| -> Vec<String> {
        city_ties(&atlas, &id("seoul"), when, &from.clone().into())
            .iter()
            .map(|group| {
                let mut cities: Vec<&str> = group.ties.iter().map(|p| p.city.as_str()).collect();
                if !group.unconfirmed.is_empty() {
                    cities.push("?");
                    cities.extend(group.unconfirmed.iter().map(|p| p.city.as_str()));
                }
                if !group.beside.is_empty() {
                    cities.push("+");
                    cities.extend(group.beside.iter().map(|p| p.city.as_str()));
                }
                format!("{:?}: {}", group.kind, cities.join(" "))
            })
            .collect()
    };
    assert_eq!(
        list(When::AllTime, &Viewpoint::Anyone),
        [
            "Sister: tokyo paris tashkent wellington ? tirana",
            "Friendship: los-angeles tehran shanghai dublin",
            "Memorandum: + shanghai tehran",
        ]
    );
    assert_eq!(
        list(When::AllTime, &Viewpoint::Agreed),
        ["Sister: wellington", "Friendship: tehran"]
    );
    assert_eq!(
        list(on("1990"), &as_city("seoul")),
        ["Sister: tokyo", "Friendship: shanghai", "Contact: tehran"]
    );
}

#[test]
fn a_contact_began_when_it_first_did_through_all_its_states() {
    let tie = tie(SEOUL_TEHRAN);
    let since = since_of_run(&tie, &tie.claims[4]).unwrap();
    assert_eq!(since.as_str(), "[1960..1969]");
    assert_eq!(
        since_of_run(&tie, &tie.claims[5]).unwrap().as_str(),
        "2017-10-18"
    );
}

fn words(claims: &str, when: When) -> Vec<(Claimant, Kind)> {
    let id = TieId::new("seoul--tehran").unwrap();
    leading_words(&id, &tie(claims), when, Margins::USUAL)
        .into_iter()
        .map(|word| (word.claimant, word.claim.kind.clone()))
        .collect()
}

#[test]
fn a_contested_tie_comes_down_to_one_word_of_each_side_in_order_of_time() {
    let end = |city: &str| Claimant::End(id(city));
    assert_eq!(
        words(SEOUL_TEHRAN, When::AllTime),
        [
            (end("tehran"), Kind::Sister),
            (end("seoul"), Kind::None),
            (Claimant::Both, Kind::Friendship),
        ]
    );
    assert_eq!(
        words(SEOUL_TEHRAN, on("2018-01-01")),
        [
            (end("tehran"), Kind::Sister),
            (Claimant::Both, Kind::Friendship),
        ]
    );
}

#[test]
fn a_report_is_a_side_only_where_the_ends_do_not_differ() {
    let report = r#"
        (by: ["seoul"], kind: friendship, since: "2008"),
        (kind: sister, since: "2010", certainty: doubted("one list has it")),
    "#;
    assert_eq!(words(report, When::AllTime).len(), 2);
    let denied =
        format!(r#"{report} (by: ["tehran"], kind: none, certainty: withdrawn("misread")),"#);
    assert_eq!(words(&denied, When::AllTime).len(), 2);
    let differing = format!(r#"{report} (by: ["tehran"], kind: none),"#);
    let sides = words(&differing, When::AllTime);
    assert!(sides.iter().all(|(who, _)| *who != Claimant::Others));
}

#[test]
fn a_total_is_overtaken_by_a_later_one_of_its_kind_alone() {
    let sister = Some(Kind::Sister);
    let atlas = Atlas {
        totals: [
            total(None, Some("2017-07-03")),
            total(sister.clone(), Some("2010-07-02")),
            total(sister.clone(), None),
            total(sister, Some("2016-01-27~")),
            total(Some(Kind::Friendship), Some("2016-01-27~")),
        ]
        .into_iter()
        .collect(),
        ..Atlas::default()
    };
    let totals = totals_of(&atlas, &id("seoul"));
    let places =
        |list: &[(usize, &PublishedTotal)]| list.iter().map(|(i, _)| *i).collect::<Vec<_>>();
    assert_eq!(places(&totals.latest), [3, 2, 4, 0]);
    assert_eq!(places(&totals.earlier), [1]);
}
