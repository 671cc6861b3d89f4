//! What is written in cells, one or many.

use super::*;

/// What writing in a cell comes to.
fn written(atlas: &Atlas, row: &RowId, column: &Column, text: &str) -> Result<Atlas, Refusal> {
    let texts = Texts::english();
    let writer = Writer {
        atlas,
        texts: &texts,
    };
    let edit = writer.change(row, &[(column, text)], 0);
    Ok(apply(atlas, &edit.map_err(|(_, refusal)| refusal)?).unwrap())
}

#[test]
fn a_cell_is_held_to_the_rules_of_forms() {
    let atlas = atlas();
    let city = RowId::City(id("elsewhere"));
    let after = written(&atlas, &city, &Column::Country, "korea, republic of");
    assert!(matches!(after, Err(Refusal::Faults(_))));
    let after = written(&atlas, &city, &Column::Country, "대한민국").unwrap();
    assert_eq!(
        after.cities[&id("elsewhere")].country,
        CountryCode::new("KR").ok()
    );
    let after = written(
        &atlas,
        &city,
        &Column::NameIn("fa".to_owned()),
        " جای دیگر ",
    )
    .unwrap();
    assert_eq!(after.cities[&id("elsewhere")].names["fa"], "جای دیگر");
    assert!(matches!(
        written(&atlas, &city, &Column::Ties, "7"),
        Err(Refusal::Derived)
    ));
    assert!(matches!(
        written(&atlas, &city, &Column::Name, " "),
        Err(Refusal::Faults(_))
    ));
    let gone = RowId::City(id("gone"));
    assert!(matches!(
        written(&atlas, &gone, &Column::Name, "a"),
        Err(Refusal::Faults(_))
    ));
}

#[test]
fn what_is_written_in_a_tie_is_of_its_one_claim() {
    let mut atlas = atlas();
    let tie = TieId::new("city-9--elsewhere").unwrap();
    let row = RowId::Tie(tie.clone());
    let after = written(&atlas, &row, &Column::Since, "1963?").unwrap();
    assert_eq!(after.ties[&tie].claims[0].since, Date::new("1963?").ok());
    assert!(matches!(
        written(&atlas, &row, &Column::Since, "1963-13"),
        Err(Refusal::Faults(_))
    ));
    let after = written(&atlas, &row, &Column::Weight, "2.5").unwrap();
    assert_eq!(after.ties[&tie].weight, Some(2.5));
    let second = claim(Kind::None, None);
    atlas.ties.get_mut(&tie).unwrap().claims.push(second);
    assert_eq!(
        written(&atlas, &row, &Column::Since, "1963"),
        Err(Refusal::SeveralClaims)
    );
    let after = written(&atlas, &RowId::Claim(tie.clone(), 1), &Column::By, "city 9").unwrap();
    assert_eq!(after.ties[&tie].claims[1].by, [id("city-9")]);
    assert!(matches!(
        written(&atlas, &RowId::Claim(tie, 1), &Column::By, "City 10"),
        Err(Refusal::NoSuchWord(_))
    ));
}

#[test]
fn a_kind_is_read_in_words_and_a_slip_is_no_other_kind() {
    let atlas = atlas();
    let tie = TieId::new("city-10--city-9").unwrap();
    let row = RowId::Claim(tie.clone(), 0);
    let kind = |text| {
        written(&atlas, &row, &Column::Kind, text)
            .map(|after| after.ties[&tie].claims[0].kind.clone())
    };
    assert_eq!(kind("Friendship"), Ok(Kind::Friendship));
    assert_eq!(kind("no such tie"), Ok(Kind::None));
    assert_eq!(kind("none"), Ok(Kind::None));
    assert!(matches!(kind("freindship"), Err(Refusal::NoSuchWord(_))));
    assert_eq!(kind("sport"), Ok(Kind::Other("sport".to_owned())));
    let after = written(&atlas, &row, &Column::Certainty, "doubted: no list has it").unwrap();
    let doubted = Certainty::Doubted("no list has it".to_owned());
    assert_eq!(after.ties[&tie].claims[0].certainty, doubted);
    assert!(matches!(
        written(&atlas, &row, &Column::Certainty, "doubted"),
        Err(Refusal::Faults(_))
    ));
}

#[test]
fn a_foreign_field_stays_of_its_sort() {
    let mut atlas = atlas();
    let city = atlas.cities.get_mut(&id("city-9")).unwrap();
    city.extra
        .insert("visitors".to_owned(), Value::Number(12.0));
    let row = RowId::City(id("city-9"));
    let visitors = || Column::Extra("visitors".to_owned());
    let after = written(&atlas, &row, &visitors(), "13").unwrap();
    assert_eq!(
        after.cities[&id("city-9")].extra["visitors"],
        Value::Number(13.0)
    );
    assert!(matches!(
        written(&atlas, &row, &visitors(), "many"),
        Err(Refusal::Faults(_))
    ));
    let after = written(&atlas, &row, &visitors(), "").unwrap();
    assert!(after.cities[&id("city-9")].extra.is_empty());
}

#[test]
fn what_a_cell_says_can_be_written_back_and_changes_nothing() {
    let atlas = atlas();
    for table in Table::ALL {
        let sheet = sheet(&atlas, table, &Seen::default(), "", None);
        let reading = Reading::default();
        let lens = Lens {
            atlas: &atlas,
            when: When::AllTime,
            reading: &reading,
            tallies: &sheet.rows.tallies,
            named_in: None,
        };
        for row in sheet.ids() {
            for column in sheet
                .rows
                .columns
                .iter()
                .filter(|column| column.is_editable(table))
            {
                let text = lens.content(row, column).written();
                let after = written(&atlas, row, column, &text);
                assert_eq!(after.as_ref(), Ok(&atlas), "{row:?}, {column:?}: {text}");
            }
        }
    }
}

#[test]
fn rows_are_removed_and_duplicated_in_one_step() {
    let mut atlas = atlas();
    let tie = TieId::new("city-9--elsewhere").unwrap();
    for kind in [Kind::Sister, Kind::None] {
        atlas
            .ties
            .get_mut(&tie)
            .unwrap()
            .claims
            .push(claim(kind, None));
    }
    let rows = |numbers: &[usize]| {
        numbers
            .iter()
            .map(|number| RowId::Claim(tie.clone(), *number))
            .collect()
    };
    let removed = apply(&atlas, &removal(&rows(&[0, 2])).unwrap()).unwrap();
    assert_eq!(removed.ties[&tie].claims.len(), 1);
    assert_eq!(removed.ties[&tie].claims[0].kind, Kind::Sister);
    assert_eq!(removal(&rows(&[])), None);
    let cities = [RowId::City(id("city-9")), RowId::City(id("city-10"))].into();
    let doubled = apply(&atlas, &duplicates(&atlas, &cities, 7).unwrap()).unwrap();
    assert_eq!(doubled.cities.len(), 5);
    assert!(doubled.cities.contains_key(&id("city-9-kr")));
    assert_eq!(
        duplicates(&atlas, &[RowId::Tie(tie.clone())].into(), 7),
        None
    );
}
