//! What tables show of a small atlas, and of any.

use std::sync::Arc;

use super::*;
use crate::atlas::edit::apply;
use crate::atlas::{
    Certainty, Choice, City, Claim, Date, Extra, Filter, Kind, Sort, State, Tie, Value,
};
use crate::geo::{CountryCode, Position};
use crate::standing::{Reading, When};
use crate::text::{Language, Texts};

mod pasting;
mod writing;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn claim(kind: Kind, since: Option<&str>) -> Claim {
    Claim {
        by: Vec::new(),
        kind,
        term: None,
        since: since.map(|text| Date::new(text).unwrap()),
        until: None,
        state: State::Active,
        certainty: Certainty::Stated,
        agreement: None,
        note: None,
        cite: Vec::new(),
        extra: Extra::new(),
    }
}

/// Three cities in a chain of ties; the last has neither country nor place.
fn atlas() -> Atlas {
    let mut atlas = Atlas::default();
    for (text, name, country, at) in [
        ("city-9", "City 9", Some("KR"), Some((37.5, 127.0))),
        ("city-10", "City 10", Some("IR"), Some((35.7, 51.4))),
        ("elsewhere", "Élsewhere", None, None),
    ] {
        let city = City {
            name: name.to_owned(),
            country: country.map(|code| CountryCode::new(code).unwrap()),
            at: at.map(|(lat, lon)| Position::new(lat, lon).unwrap()),
            ..City::default()
        };
        atlas.cities.insert(id(text), city);
    }
    for (a, b, kind, since) in [
        ("city-9", "city-10", Kind::Sister, Some("1977")),
        ("city-9", "elsewhere", Kind::Friendship, None),
    ] {
        let tie = Tie {
            claims: vec![claim(kind, since)],
            ..Tie::default()
        };
        atlas
            .ties
            .insert(TieId::between(&id(a), &id(b)).unwrap(), tie);
    }
    atlas
}

fn sheet(
    atlas: &Atlas,
    table: Table,
    seen: &Seen,
    words: &str,
    sorting: Option<(Column, bool)>,
) -> Sheet {
    let rows = Rows::of(table, atlas, seen);
    let lens = Lens {
        atlas,
        when: seen.when,
        reading: &seen.reading,
        tallies: &rows.tallies,
        named_in: None,
    };
    let sorting = sorting.map(|(column, is_falling)| Sorting { column, is_falling });
    let order = Order::of(&rows, &lens, &Texts::english(), words, sorting.as_ref());
    Sheet {
        rows: Arc::new(rows),
        order,
    }
}

fn names(atlas: &Atlas, sheet: &Sheet) -> Vec<String> {
    let reading = Reading::default();
    let lens = Lens {
        atlas,
        when: When::AllTime,
        reading: &reading,
        tallies: &sheet.rows.tallies,
        named_in: None,
    };
    let texts = Texts::english();
    sheet.ids().map(|row| lens.name(row, &texts)).collect()
}

#[test]
fn cities_are_named_in_their_readers_language_and_found_by_their_english_names_too() {
    let mut atlas = atlas();
    let city = atlas.cities.get_mut(&id("city-10")).unwrap();
    city.names.insert("ko".to_owned(), "열째 도시".to_owned());
    let korean = Texts::of(Language::Korean);
    let reading = Reading::default();
    let rows = Rows::of(Table::Ties, &atlas, &Seen::default());
    let lens = Lens {
        atlas: &atlas,
        when: When::AllTime,
        reading: &reading,
        tallies: &rows.tallies,
        named_in: Some(&korean),
    };
    let tie = RowId::Tie(TieId::new("city-10--city-9").unwrap());
    let ends = [Column::City, Column::Partner];
    let ends = ends.map(|column| lens.content(&tie, &column).shown(&korean).unwrap());
    assert_eq!(
        ends,
        ["열째 도시", "City 9"],
        "and in English where they have none"
    );
    for words in ["열째", "city 10"] {
        let found = Order::of(&rows, &lens, &korean, words, None);
        assert_eq!(found.0.len(), 1, "{words}");
    }
    let cities = Rows::of(Table::Cities, &atlas, &Seen::default()).read_in(&korean);
    assert_eq!(
        cities.columns[..2],
        [Column::NameIn("ko".to_owned()), Column::Name]
    );
}

#[test]
fn names_are_sorted_naturally_and_what_is_not_known_stands_last_either_way() {
    let atlas = atlas();
    let sorted = |column: &Column, is_falling| {
        let sorting = Some((column.clone(), is_falling));
        names(
            &atlas,
            &sheet(&atlas, Table::Cities, &Seen::default(), "", sorting),
        )
    };
    assert_eq!(
        sorted(&Column::Name, false),
        ["City 9", "City 10", "Élsewhere"]
    );
    assert_eq!(
        sorted(&Column::Name, true),
        ["Élsewhere", "City 10", "City 9"]
    );
    assert_eq!(
        sorted(&Column::Country, false),
        ["City 10", "City 9", "Élsewhere"]
    );
    assert_eq!(
        sorted(&Column::Country, true),
        ["City 9", "City 10", "Élsewhere"]
    );
    assert_eq!(sorted(&Column::Ties, true)[0], "City 9", "it has two ties");
    let since = Some((Column::Since, true));
    let ties = sheet(&atlas, Table::Ties, &Seen::default(), "", since);
    assert_eq!(
        names(&atlas, &ties),
        ["City 10 – City 9", "City 9 – Élsewhere"]
    );
}

#[test]
fn rows_are_found_by_words_of_any_cell_without_accents_and_case() {
    let atlas = atlas();
    let found = |table, words| names(&atlas, &sheet(&atlas, table, &Seen::default(), words, None));
    assert_eq!(found(Table::Cities, "ELSE"), ["Élsewhere"]);
    assert_eq!(found(Table::Cities, "korea city"), ["City 9"]);
    assert_eq!(found(Table::Ties, "friend"), ["City 9 – Élsewhere"]);
    assert_eq!(found(Table::Ties, "friend 1977"), [""; 0]);
}

#[test]
fn a_filter_leaves_its_ties_with_their_cities_and_all_shows_the_others_too() {
    let atlas = atlas();
    let mut seen = Seen {
        filter: Filter {
            kinds: Choice::Only([Sort::Sister].into()),
            ..Filter::default()
        },
        ..Seen::default()
    };
    let rows = Rows::of(Table::Cities, &atlas, &seen);
    assert_eq!(rows.counts, [1, 2, 1, 0, 0]);
    assert_eq!(rows.ids.len(), 2);
    assert_eq!(rows.tallies.ties_of(&id("city-9")), 1);
    seen.all = true;
    assert_eq!(
        Rows::of(Table::Cities, &atlas, &seen).counts,
        [2, 3, 2, 0, 0]
    );
}

#[test]
fn what_foreign_files_brought_has_columns() {
    let mut atlas = atlas();
    let city = atlas.cities.get_mut(&id("elsewhere")).unwrap();
    city.extra
        .insert("visitors".to_owned(), Value::Number(12.0));
    city.names.insert("ja".to_owned(), "外".to_owned());
    let columns = Rows::of(Table::Cities, &atlas, &Seen::default()).columns;
    assert!(columns.contains(&Column::Extra("visitors".to_owned())));
    assert!(columns.contains(&Column::NameIn("ja".to_owned())));
    let extra = Column::Extra("visitors".to_owned());
    let sorted = sheet(
        &atlas,
        Table::Cities,
        &Seen::default(),
        "",
        Some((extra, false)),
    );
    assert_eq!(names(&atlas, &sorted)[0], "Élsewhere");
    let ties = Rows::of(Table::Ties, &atlas, &Seen::default()).columns;
    assert!(!ties.contains(&Column::Extra("visitors".to_owned())));
}

#[test]
fn every_column_has_a_head_and_a_name_in_files_of_its_own() {
    let atlas = atlas();
    let texts = Texts::english();
    for table in Table::ALL {
        let columns = Rows::of(table, &atlas, &Seen::default()).columns;
        let mut codes: Vec<String> = columns.iter().map(Column::code).collect();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), columns.len(), "{table:?}");
        assert!(columns.iter().any(|column| column.is_shown_at_first(table)));
        for column in &columns {
            assert!(!column.head(&texts).starts_with('⟨'), "{column:?}");
        }
    }
}

#[test]
fn marks_go_from_row_to_row_as_in_any_list() {
    let atlas = atlas();
    let sheet = sheet(
        &atlas,
        Table::Cities,
        &Seen::default(),
        "",
        Some((Column::Name, false)),
    );
    let row = |place: usize| sheet.id(place).unwrap().clone();
    let marked = |marks: &Marks| -> Vec<usize> {
        let mut places: Vec<usize> = marks
            .rows()
            .iter()
            .filter_map(|row| sheet.place_of(row))
            .collect();
        places.sort_unstable();
        places
    };
    let mut marks = Marks::default();
    marks.only(row(2));
    marks.through(&sheet, &row(0), false);
    assert_eq!(marked(&marks), [0, 1, 2]);
    marks.through(&sheet, &row(1), false);
    assert_eq!(
        marked(&marks),
        [1, 2],
        "the stretch still begins where it began"
    );
    marks.toggle(row(0));
    marks.toggle(row(2));
    assert_eq!(marked(&marks), [0, 1]);
    assert_eq!(marks.cursor(), Some(&row(2)));
    marks.invert(&sheet);
    assert_eq!(marked(&marks), [2]);
    marks.all(&sheet);
    assert_eq!(marked(&marks), [0, 1, 2]);
    marks.keep(|row| *row != RowId::City(id("city-9")));
    assert_eq!(marks.rows().len(), 2);
}
