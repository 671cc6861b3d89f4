use proptest::prelude::*;

use super::*;

#[test]
fn a_claim_stands_maybe_between_its_possible_starts_and_between_its_possible_ends() {
    let (yes, maybe) = (Some(Stands::Yes), Some(Stands::Maybe));
    let cases = [
        (r#"since: "[1960..1969]""#, "1959-12-31", None),
        (r#"since: "[1960..1969]""#, "1960-01-01", maybe),
        (r#"since: "[1960..1969]""#, "1969-12-30", maybe),
        (r#"since: "[1960..1969]""#, "1969-12-31", yes),
        (r#"since: "[..1979]""#, "0001-01-01", maybe),
        (r#"since: "[..1979]""#, "1980-01-01", yes),
        (r#"since: "[1970..]""#, "1969-12-31", None),
        (r#"since: "[1970..]""#, "2020-01-01", maybe),
        (r#"since: "2017-10-18""#, "2017-10-18", yes),
        (r#"since: "1950", until: "1979""#, "1979-01-01", yes),
        (r#"since: "1950", until: "1979""#, "1979-01-02", maybe),
        (r#"since: "1950", until: "1979""#, "1979-12-31", maybe),
        (r#"since: "1950", until: "1979""#, "1980-01-01", None),
        (r#"since: "1950", until: "1979-06-17""#, "1979-06-17", yes),
        (r#"since: "1950", until: "1979-06-17""#, "1979-06-18", None),
        (
            r#"since: "1950", until: "[1975,1976]""#,
            "1975-07-01",
            maybe,
        ),
        (r#"since: "1980~""#, "1977-12-31", None),
        (r#"since: "1980~""#, "1978-01-01", maybe),
        (r#"since: "1980~""#, "1982-12-30", maybe),
        (r#"since: "1980~""#, "1982-12-31", yes),
        (r#"since: "1980?""#, "1978-12-31", None),
        (r#"until: "1979?", since: "1950""#, "1978-01-01", yes),
        (r#"until: "1979?", since: "1950""#, "1980-12-31", maybe),
        (r#"until: "1979?", since: "1950""#, "1981-01-01", None),
        (r#"until: "1979""#, "1950-01-01", maybe),
        ("", "1950-01-01", maybe),
    ];
    for (dates, when, wanted) in cases {
        let claim = &tie(&format!("(kind: sister, {dates})")).claims[0];
        let found = stands(claim, day(when), Margins::USUAL);
        assert_eq!(found, wanted, "{dates} on {when}");
    }
}

#[test]
fn a_denial_without_a_start_stands_from_the_beginning() {
    let claim = &tie("(kind: none)").claims[0];
    assert_eq!(stands(claim, Day::MIN, Margins::USUAL), Some(Stands::Yes));
}

#[test]
fn two_ends_that_say_the_same_agree() {
    let seen = anyone_sees(
        r#"(by: ["a"], kind: sister), (by: ["b"], kind: sister)"#,
        When::AllTime,
    )
    .unwrap();
    assert_eq!(
        (seen.kinds, seen.accord),
        (vec![Kind::Sister], Accord::Agreed)
    );
}

#[test]
fn what_one_end_alone_says_is_one_sided() {
    let seen = anyone_sees(r#"(by: ["a"], kind: sister)"#, When::AllTime).unwrap();
    assert_eq!(seen.accord, Accord::OneSided);
    assert_eq!(
        sees(r#"(by: ["a"], kind: sister)"#, When::AllTime, &as_city("b")),
        None
    );
    assert_eq!(
        sees(
            r#"(by: ["a"], kind: sister)"#,
            When::AllTime,
            &Viewpoint::Agreed
        ),
        None
    );
}

#[test]
fn what_is_only_reported_or_doubted_is_unconfirmed() {
    for claims in [
        "(kind: sister)",
        r#"(by: ["a", "b"], kind: sister, certainty: doubted("no list has it"))"#,
    ] {
        let seen = anyone_sees(claims, When::AllTime).unwrap();
        assert_eq!(seen.accord, Accord::Unconfirmed, "{claims}");
        assert_eq!(sees(claims, When::AllTime, &Viewpoint::Agreed), None);
    }
}

#[test]
fn a_report_contests_what_the_ends_say_however_doubted() {
    let claims = r#"(by: ["a", "b"], kind: friendship), (kind: sister, certainty: doubted("one list only"))"#;
    let seen = anyone_sees(claims, When::AllTime).unwrap();
    assert_eq!(seen.kinds, [Kind::Friendship, Kind::Sister]);
    assert_eq!(seen.accord, Accord::Contested);
    let agreed = sees(claims, When::AllTime, &Viewpoint::Agreed).unwrap();
    assert_eq!(
        (agreed.kinds, agreed.accord),
        (vec![Kind::Friendship], Accord::Agreed)
    );
}

#[test]
fn a_denial_contests_a_sister_and_is_named_second() {
    let claims =
        r#"(by: ["a"], kind: none), (by: ["b"], kind: sister, certainty: inferred("its list"))"#;
    let seen = anyone_sees(claims, When::AllTime).unwrap();
    assert_eq!(seen.kinds, [Kind::Sister, Kind::None]);
    assert_eq!(sees(claims, When::AllTime, &as_city("a")), None);
    assert_eq!(
        anyone_sees(r#"(by: ["a"], kind: none)"#, When::AllTime),
        None,
        "nothing to draw"
    );
}

#[test]
fn within_one_side_the_most_certain_counts_then_the_latest_start() {
    let doubted = r#"(by: ["a"], kind: sister, since: "2010", certainty: doubted("one release"))"#;
    let stated = r#"(by: ["a"], kind: friendship, since: "2006")"#;
    let later = r#"(by: ["a"], kind: sister, since: "2010")"#;
    let seen = |claims: [&str; 2]| anyone_sees(&claims.join(","), When::AllTime).unwrap();
    for claims in [[doubted, stated], [stated, doubted]] {
        assert_eq!(
            (seen(claims).kinds, seen(claims).accord),
            (vec![Kind::Friendship], Accord::OneSided)
        );
    }
    assert_eq!(seen([later, stated]).kinds, [Kind::Sister]);
}

#[test]
fn other_kinds_stand_beside_and_the_confirmed_ones_first() {
    let claims = r#"
        (kind: project, certainty: doubted("press")), (by: ["b"], kind: memorandum, since: "2014"),
        (by: ["a"], kind: sister), (by: ["a"], kind: memorandum, certainty: doubted("unsigned"))"#;
    let seen = anyone_sees(claims, When::AllTime).unwrap();
    assert_eq!(
        (seen.kinds, seen.accord),
        (vec![Kind::Sister], Accord::OneSided)
    );
    let beside: Vec<_> = seen.beside.iter().map(|b| (&b.kind, b.confirmed)).collect();
    assert_eq!(beside, [(&Kind::Memorandum, true), (&Kind::Project, false)]);
}

#[test]
fn a_memorandum_that_an_end_vouches_for_leads_over_a_sister_that_none_does() {
    let claims =
        r#"(by: ["b"], kind: memorandum), (kind: sister, certainty: doubted("one list only"))"#;
    let seen = anyone_sees(claims, When::AllTime).unwrap();
    assert_eq!(seen.leading(), &Kind::Memorandum);
    assert_eq!((seen.kinds.len(), seen.accord), (0, Accord::OneSided));
    let last = seen.beside.last().unwrap();
    assert_eq!((&last.kind, last.confirmed), (&Kind::Sister, false));
    let over = claims.replace("kind: memorandum", "kind: memorandum, state: expired");
    let seen = anyone_sees(&over, When::AllTime).unwrap();
    assert_eq!(
        (seen.leading(), seen.accord),
        (&Kind::Sister, Accord::Unconfirmed)
    );
    assert_eq!(seen.beside[0].state, State::Expired);
}

#[test]
fn a_memorandum_of_both_is_agreed_by_both() {
    let claims = r#"(by: ["a", "b"], kind: memorandum), (by: ["a"], kind: project)"#;
    let seen = sees(claims, When::AllTime, &Viewpoint::Agreed).unwrap();
    assert_eq!(
        (seen.leading(), seen.accord),
        (&Kind::Memorandum, Accord::Agreed)
    );
    assert_eq!(seen.beside.len(), 1);
}

#[test]
fn both_agree_for_sure_only_when_both_words_stand_for_sure() {
    let claims = r#"
        (by: ["a"], kind: sister, since: "1970"), (by: ["b"], kind: sister, since: "[1970..1979]"),
        (by: ["a"], kind: memorandum, since: "1970"), (by: ["b"], kind: memorandum)"#;
    let seen = sees(claims, on("1975"), &Viewpoint::Agreed).unwrap();
    assert_eq!(
        (seen.stands, seen.beside[0].stands),
        (Stands::Maybe, Stands::Maybe)
    );
    assert_eq!(anyone_sees(claims, on("1975")).unwrap().stands, Stands::Yes);
}

#[test]
fn a_proposal_excludes_nothing() {
    let claims = r#"(by: ["a", "b"], kind: friendship), (by: ["b"], kind: sister, since: "2020", state: proposed)"#;
    let seen = anyone_sees(claims, When::AllTime).unwrap();
    assert_eq!(
        (seen.kinds, seen.accord),
        (vec![Kind::Friendship], Accord::Agreed)
    );
    assert_eq!(
        (&seen.beside[0].kind, seen.beside[0].state),
        (&Kind::Sister, State::Proposed)
    );
}

#[test]
fn a_friendship_that_was_raised_to_sister_is_not_contested_on_that_day() {
    let claims = r#"
        (by: ["a"], kind: friendship, since: "2016-08", until: "2023-09-26"),
        (by: ["a", "b"], kind: sister, since: "2023-09-26")"#;
    for (when, kind) in [
        ("2023-09-25", Kind::Friendship),
        ("2023-09-26", Kind::Sister),
    ] {
        let seen = anyone_sees(claims, on(when)).unwrap();
        assert_eq!(
            (seen.kinds, seen.stands),
            (vec![kind], Stands::Yes),
            "{when}"
        );
    }
}

#[test]
fn all_time_shows_what_stood_last_also_where_all_has_ended() {
    let claims = r#"
        (by: ["a"], kind: friendship, since: "1960", until: "1970"),
        (by: ["a"], kind: sister, since: "1970", until: "1979"), (by: ["b"], kind: none, since: "1980")"#;
    let seen = anyone_sees(claims, When::AllTime).unwrap();
    assert_eq!(
        (seen.kinds, seen.accord),
        (vec![Kind::Sister], Accord::OneSided)
    );
    let ongoing = r#"(by: ["a"], kind: contact, until: "1979"), (by: ["a"], kind: sister)"#;
    let seen = anyone_sees(ongoing, When::AllTime).unwrap();
    assert_eq!((seen.beside.len(), seen.stands), (0, Stands::Yes));
}

#[test]
fn starts_that_cannot_both_be_true_are_a_disputed_date() {
    let disputed = |a: &str, b: &str| {
        let claims = format!(
            r#"(by: ["a"], kind: sister, since: "{a}"), (by: ["b"], kind: sister, since: "{b}")"#
        );
        anyone_sees(&claims, When::AllTime).unwrap().date_disputed
    };
    assert!(disputed("1976-05", "1975"));
    assert!(!disputed("1976-05", "1976"));
    assert!(!disputed("[1997..2004]", "2000"));
    let slept = r#"
        (by: ["a"], kind: sister, since: "1990", until: "2000"),
        (by: ["a"], kind: sister, since: "2000", state: dormant), (by: ["b"], kind: sister, since: "1990")"#;
    let seen = anyone_sees(slept, When::AllTime).unwrap();
    assert!(
        !seen.date_disputed,
        "a state that changed begins no new tie"
    );
}

fn claim_text() -> impl Strategy<Value = String> {
    let by = prop_oneof![
        Just(""),
        Just(r#""a""#),
        Just(r#""b""#),
        Just(r#""a", "b""#)
    ];
    let kind = prop_oneof![
        Just("sister"),
        Just("friendship"),
        Just("none"),
        Just("memorandum"),
        Just("contact")
    ];
    let since = prop_oneof![
        Just(""),
        Just("1960"),
        Just("[1960..1969]"),
        Just("1980-06"),
        Just("[..1979]")
    ];
    let until = prop_oneof![
        Just(""),
        Just("1979"),
        Just("[1990..]"),
        Just("1985-01-01"),
        Just("1950")
    ];
    let certainty = prop_oneof![
        Just("stated"),
        Just("inferred(\"\")"),
        Just("doubted(\"\")"),
        Just("withdrawn(\"\")")
    ];
    let state = prop_oneof![
        Just("active"),
        Just("proposed"),
        Just("dormant"),
        Just("ended")
    ];
    (by, kind, since, until, certainty, state).prop_map(
        |(by, kind, since, until, certainty, state)| {
            let date = |field: &str, date: &str| match date {
                "" => String::new(),
                _ => format!("{field}: \"{date}\", "),
            };
            let dates = date("since", since) + &date("until", until);
            format!("(by: [{by}], kind: {kind}, {dates}certainty: {certainty}, state: {state})")
        },
    )
}

proptest! {
    #[test]
    fn whatever_is_claimed_a_standing_hangs_together(
        claims in proptest::collection::vec(claim_text(), 0..6), year in 1940..2030_i32, all_time: bool,
    ) {
        let claims = claims.join(",");
        let when = if all_time { When::AllTime } else { When::On(Day { year, month: 7, day: 1 }) };
        for from in [Viewpoint::Anyone, Viewpoint::Agreed, as_city("a"), as_city("b")] {
            let Some(seen) = sees(&claims, when, &from) else { continue };
            prop_assert!(*seen.leading() != Kind::None);
            prop_assert_eq!(seen.is_contested(), seen.kinds.len() == 2);
            prop_assert!(!seen.is_contested() || from == Viewpoint::Anyone);
            prop_assert!(from != Viewpoint::Agreed || seen.accord == Accord::Agreed);
            // What a viewpoint sees, anyone sees too, if perhaps contested.
            prop_assert!(anyone_sees(&claims, when).is_some());
        }
    }
}
