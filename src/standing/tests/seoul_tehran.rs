use super::*;

fn seen(when: When, from: &Viewpoint) -> Option<Standing> {
    let id = TieId::new("seoul--tehran").unwrap();
    standing(&id, &tie(SEOUL_TEHRAN), when, &from.clone().into())
}

#[test]
fn before_2017_tehran_sees_a_sister() {
    for when in [on("1965"), on("1990"), on("2016-02")] {
        let seen = seen(when, &as_city("tehran")).unwrap();
        assert_eq!(seen.kinds, [Kind::Sister]);
        assert_eq!(
            seen.accord,
            Accord::Unconfirmed,
            "its own word, but doubted"
        );
        assert_eq!((seen.stands, seen.beside), (Stands::Yes, Vec::new()));
    }
}

#[test]
fn before_2017_seoul_sees_a_contact_that_slept() {
    let cases = [
        ("1965", Stands::Maybe, State::Active),
        ("1975", Stands::Yes, State::Active),
        ("1990", Stands::Yes, State::Dormant),
        ("2016-02", Stands::Yes, State::Active),
    ];
    for (when, stands, state) in cases {
        let seen = seen(on(when), &as_city("seoul")).unwrap();
        assert_eq!(seen.leading(), &Kind::Contact, "{when}");
        assert_eq!(seen.kinds, [], "{when}");
        assert_eq!((seen.stands, seen.state), (stands, state), "{when}");
        assert_eq!(seen.accord, Accord::OneSided, "{when}");
    }
    assert_eq!(
        seen(on("1959"), &as_city("seoul")),
        None,
        "no partnership, no contact"
    );
}

#[test]
fn before_2017_anyone_sees_a_contested_tie_and_both_agree_on_nothing() {
    for when in [on("1965"), on("1990"), on("2016-02")] {
        let anyone = seen(when, &Viewpoint::Anyone).unwrap();
        assert_eq!(anyone.kinds, [Kind::Sister, Kind::None]);
        assert_eq!(anyone.accord, Accord::Contested);
        assert_eq!(anyone.beside[0].kind, Kind::Contact);
        assert_eq!(seen(when, &Viewpoint::Agreed), None);
    }
}

#[test]
fn in_2018_both_see_a_friendship_and_anyone_a_contested_tie_while_the_sister_claim_stands() {
    for when in [on("2018"), When::AllTime] {
        for from in [as_city("tehran"), as_city("seoul"), Viewpoint::Agreed] {
            let seen = seen(when, &from).unwrap();
            assert_eq!(seen.kinds, [Kind::Friendship], "{from:?}");
            assert_eq!(seen.accord, Accord::Agreed, "{from:?}");
            assert_eq!(seen.beside, [], "{from:?}");
        }
        let anyone = seen(when, &Viewpoint::Anyone).unwrap();
        assert_eq!(anyone.kinds, [Kind::Friendship, Kind::Sister]);
        assert!(anyone.is_contested());
        assert_eq!(anyone.beside.len(), 1);
        assert_eq!(anyone.beside[0].kind, Kind::Memorandum);
        assert!(!anyone.beside[0].confirmed);
    }
}

#[test]
fn once_the_sister_claim_is_withdrawn_nothing_is_contested() {
    let claims = SEOUL_TEHRAN.replace("doubted(\"Seoul's", "withdrawn(\"Seoul's");
    let id = TieId::new("seoul--tehran").unwrap();
    let anyone = standing(&id, &tie(&claims), When::AllTime, &Reading::default()).unwrap();
    assert_eq!(anyone.kinds, [Kind::Friendship]);
    assert_eq!(anyone.accord, Accord::Agreed);
}

#[test]
fn on_the_day_of_the_signing_the_denial_is_over() {
    let seen = seen(on("2017-10-18"), &as_city("seoul")).unwrap();
    assert_eq!(seen.kinds, [Kind::Friendship]);
}

#[test]
fn a_city_that_is_no_end_sees_nothing_of_it() {
    assert_eq!(seen(When::AllTime, &as_city("tokyo")), None);
}
