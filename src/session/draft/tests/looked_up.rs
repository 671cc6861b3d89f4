//! A new city that a register knows.

use super::*;

/// Fills the open city's form with Karbala, as a register has it.
fn bring_karbala(session: &mut Session) {
    let Form::City(mut form) = session.draft().unwrap().form.clone() else {
        panic!("no city");
    };
    let karbala = crate::atlas::City {
        name: "Karbala".to_owned(),
        names: [("fa".to_owned(), "کربلا".to_owned())].into(),
        country: crate::geo::CountryCode::new("IQ").ok(),
        at: Position::new(32.616, 44.0249).ok(),
        ids: [("geonames".to_owned(), "94824".to_owned())].into(),
        ..Default::default()
    };
    let source = crate::atlas::Source {
        title: Some("GeoNames".to_owned()),
        ..Default::default()
    };
    let mut population = FactForm::new(Subject::City(id("karbala")), FactKind::Statistic);
    population.statement = "Many live there.".to_owned();
    population.cite = vec![CitationForm::known(id("yonhap"))];
    let Ok(Edit::PutFact(_, mut population)) = population.edit(session.atlas(), 0) else {
        panic!("no fact");
    };
    population.about.clear();
    population.cite[0].source = id("geonames");
    form.bring(&karbala, (id("geonames"), source), Some(*population));
    act(session, FormAction::Fill(Form::City(form)).into());
}

#[test]
fn a_city_that_was_looked_up_brings_its_source_and_population_in_one_step() {
    let mut session = session();
    let before = session.atlas().clone();
    act(
        &mut session,
        FormAction::Begin(Target::NewCity(None)).into(),
    );
    bring_karbala(&mut session);
    act(&mut session, FormAction::Commit.into());
    let atlas = session.atlas();
    assert_eq!(atlas.cities[&id("karbala")].names["fa"], "کربلا");
    assert!(atlas.sources.contains_key(&id("geonames")));
    let about = Subject::City(id("karbala"));
    assert_eq!(atlas.facts_about(&about).count(), 1);
    assert_eq!(session.selected(), Some(&about));
    assert_eq!(
        session.last_source(),
        None,
        "nobody chose the register to cite"
    );
    assert!(matches!(
        session.undo_label(),
        Some(crate::atlas::edit::Label::AddCity { .. })
    ));
    act(&mut session, StepAction::Undo.into());
    assert_eq!(session.atlas(), &before);
}

#[test]
fn a_city_that_was_looked_up_can_be_taken_back_to_what_was_typed() {
    let mut session = session();
    act(
        &mut session,
        FormAction::Begin(Target::NewCity(None)).into(),
    );
    let typed = session.draft().unwrap().form.clone();
    bring_karbala(&mut session);
    let Form::City(mut form) = session.draft().unwrap().form.clone() else {
        panic!("no city");
    };
    assert!(!form.is_looked_up());
    form.take_back();
    assert!(form.is_looked_up());
    assert_eq!(Form::City(form), typed);
}

#[test]
fn a_city_that_was_given_another_id_brings_nothing_along() {
    let mut session = session();
    act(
        &mut session,
        FormAction::Begin(Target::NewCity(None)).into(),
    );
    bring_karbala(&mut session);
    let Form::City(mut form) = session.draft().unwrap().form.clone() else {
        panic!("no city");
    };
    form.ids.insert("geonames".to_owned(), "1".to_owned());
    act(&mut session, FormAction::Fill(Form::City(form)).into());
    act(&mut session, FormAction::Commit.into());
    assert!(session.atlas().cities.contains_key(&id("karbala")));
    assert!(!session.atlas().sources.contains_key(&id("geonames")));
    assert!(session.atlas().facts.is_empty());
}
