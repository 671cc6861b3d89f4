use super::*;
use crate::atlas::date::Day;
use crate::atlas::{City, Date, Id};
use crate::geo::Position;
use crate::session::{Action, LookAction, Stamp};
use crate::standing::{Viewpoint, When};

/// Cities about the globe, and ties between neighbours and between those two apart, all of them of 1980.
fn session(cities: usize, ties: usize) -> Session {
    let mut atlas = Atlas::default();
    let example = crate::store::example().unwrap();
    let claim = example.atlas().ties.values().next().unwrap().claims[0].clone();
    let id = |i: usize| Id::new(&format!("c{}", i % cities)).unwrap();
    for i in 0..cities {
        let at = Position::new((i % 120) as f64 - 60.0, (i % 360) as f64 - 180.0);
        let placed = City {
            at: at.ok(),
            ..City::default()
        };
        atlas.cities.insert(id(i), placed);
    }
    for i in 0..ties {
        let told = crate::atlas::Claim {
            by: vec![id(i)],
            since: Some(Date::new("1980").unwrap()),
            until: None,
            ..claim.clone()
        };
        let tie = TieId::between(&id(i), &id(i + 1 + i / cities)).unwrap();
        let told = Tie {
            claims: vec![told],
            ..Tie::default()
        };
        atlas.ties.insert(tie, told);
    }
    Session::new(atlas, None)
}

fn counted(many: &ManyTies) -> usize {
    many.judged.legend.rows.iter().map(|row| row.count).sum()
}

fn seen(last: ManyTies, session: &mut Session, action: Action) -> ManyTies {
    session.apply(action, Stamp::default());
    ManyTies::of(
        Some(last),
        session,
        (Theme::Day, &Arc::default()),
        &mut Judging::at_once(),
    )
    .unwrap()
}

#[test]
fn many_ties_are_those_that_stand_then_from_there_and_so_is_their_legend() {
    let mut session = session(1_500, 2_500);
    let many = ManyTies::of(
        None,
        &session,
        (Theme::Day, &Arc::default()),
        &mut Judging::at_once(),
    )
    .unwrap();
    assert_eq!(
        (many.judged.columns.drawn(), counted(&many)),
        (2_500, 2_500)
    );
    let on = |year| Action::Look(LookAction::SetWhen(When::On(Day::new(year, 1, 1).unwrap())));
    let many = seen(many, &mut session, on(1970));
    assert_eq!((many.judged.columns.drawn(), counted(&many)), (0, 0));
    let many = seen(many, &mut session, on(1990));
    assert_eq!(
        (many.judged.columns.drawn(), counted(&many)),
        (2_500, 2_500)
    );
    let one = Viewpoint::City(Id::new("c7").unwrap());
    let many = seen(many, &mut session, LookAction::SetViewpoint(one).into());
    assert_eq!((many.judged.columns.drawn(), counted(&many)), (2, 2));
    let many = seen(
        many,
        &mut session,
        LookAction::SetViewpoint(Viewpoint::Anyone).into(),
    );
    assert_eq!(many.judged.columns.drawn(), 2_500);
}

#[test]
fn many_cities_with_few_ties_have_dots_for_each_frame_and_no_density() {
    let session = session(5_000, 10);
    let mut many = ManyTies::of(
        None,
        &session,
        (Theme::Day, &Arc::default()),
        &mut Judging::at_once(),
    )
    .unwrap();
    assert!(many.many().is_none());
    let viewport = crate::scene::view::Viewport {
        width: 1280.0,
        height: 800.0,
        pixels_per_point: 1.0,
    };
    let centre = crate::geo::World { x: 0.5, y: 0.5 };
    let view = crate::scene::view::View { centre, zoom: 2.0 };
    let dots = many.with_dots(&Frame::new(&view, viewport), &[]);
    assert!((100..=300).contains(&dots.len()), "{}", dots.len());
}

#[test]
fn few_cities_with_few_ties_are_drawn_one_by_one() {
    assert!(
        ManyTies::of(
            None,
            &session(20, 10),
            (Theme::Day, &Arc::default()),
            &mut Judging::at_once()
        )
        .is_none()
    );
}
