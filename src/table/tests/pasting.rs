//! Rows that come from a spreadsheet.

use super::*;

fn pasted(atlas: &Atlas, table: Table, text: &str) -> Result<Atlas, PasteError> {
    let rows = Rows::of(table, atlas, &Seen::default());
    let reading = Reading::default();
    let lens = Lens {
        atlas,
        when: When::AllTime,
        reading: &reading,
        tallies: &rows.tallies,
        named_in: None,
    };
    let edit = paste(&lens, &Texts::english(), (table, &rows.columns), text, 1)?;
    Ok(apply(atlas, &edit).unwrap())
}

#[test]
fn pasted_rows_are_matched_by_id_or_made_new() {
    let atlas = atlas();
    let text = "id\tName\tname:ko\nelsewhere\tElsewhere\t다른 곳\n\tNew place\t\n\n";
    let after = pasted(&atlas, Table::Cities, text).unwrap();
    assert_eq!(after.cities.len(), 4);
    assert_eq!(after.cities[&id("elsewhere")].names["ko"], "다른 곳");
    assert!(after.cities.contains_key(&id("new-place")));
    let text = "City\tPartner\tkind\tSince\tnotes\nCity 10\tÉlsewhere\tSister\t1999\tnew\nCity 9\tCity 10\tsister\t1978\t\n";
    let after = pasted(&atlas, Table::Ties, text).unwrap();
    assert_eq!(after.ties.len(), 3);
    let new = &after.ties[&TieId::new("city-10--elsewhere").unwrap()];
    assert_eq!((new.claims.len(), new.notes.as_deref()), (1, Some("new")));
    let known = &after.ties[&TieId::new("city-10--city-9").unwrap()];
    assert_eq!(known.claims[0].since, Date::new("1978").ok());
    let text = "about\tstatement\twhen\nCity 9; City 10 – City 9\tA visit.\t2001\n";
    let after = pasted(&atlas, Table::Facts, text).unwrap();
    assert_eq!(after.facts.values().next().unwrap().about.len(), 2);
}

#[test]
fn a_bad_cell_is_told_by_row_and_column_and_nothing_is_taken() {
    let atlas = atlas();
    let text = "id\tname\tcountry\nelsewhere\tElse\tJapan\ncity-9\tCity 9\tJapann\n";
    let Err(PasteError::Cell {
        row,
        column,
        refusal,
    }) = pasted(&atlas, Table::Cities, text)
    else {
        panic!("it was taken");
    };
    assert_eq!((row, column), (2, Column::Country));
    assert!(matches!(refusal, Refusal::Faults(_)));
    let no_column = pasted(&atlas, Table::Cities, "id\tcolour\ncity-9\tred\n");
    assert_eq!(
        no_column,
        Err(PasteError::NoSuchColumn("colour".to_owned()))
    );
    assert_eq!(
        pasted(&atlas, Table::Cities, "id\tname"),
        Err(PasteError::NoRows)
    );
    let same = pasted(
        &atlas,
        Table::Cities,
        "id\tname\tties\ncity-9\tCity 9\t400\n",
    );
    assert_eq!(
        same,
        Err(PasteError::NothingNew),
        "what is counted is not written"
    );
}
