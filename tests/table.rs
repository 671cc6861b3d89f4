//! Rows of any atlas, copied to a spreadsheet and pasted back.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use city_ties::atlas::Atlas;
use city_ties::atlas::edit::apply;
use city_ties::standing::{Reading, When};
use city_ties::table::text::Separator;
use city_ties::table::{Lens, PasteError, Rows, Seen, Table, copy, paste};
use city_ties::text::Texts;
use proptest::prelude::*;

#[path = "common/atlases.rs"]
#[allow(dead_code, reason = "the atlases in `data/` are for other tests")]
mod atlases;

/// All rows of a table as text, with all columns; what pasting it into an atlas comes to.
fn copied_and_pasted(from: &Atlas, table: Table, into: &Atlas) -> Result<Atlas, PasteError> {
    let rows = Rows::of(table, from, &Seen::default());
    let reading = Reading::default();
    let lens = |atlas| Lens {
        atlas,
        when: When::AllTime,
        reading: &reading,
        tallies: &rows.tallies,
        named_in: None,
    };
    let text = copy(&lens(from), &rows.columns, table, &rows.ids, Separator::Tab);
    let texts = Texts::english();
    let edit = paste(&lens(into), &texts, (table, &rows.columns), &text, 1)?;
    Ok(apply(into, &edit).unwrap())
}

#[test]
fn cities_of_the_example_are_the_same_in_an_empty_atlas() {
    let example = city_ties::store::example().unwrap();
    let example = example.atlas();
    let pasted = copied_and_pasted(example, Table::Cities, &Atlas::default()).unwrap();
    assert_eq!(pasted.cities.len(), example.cities.len());
    for (id, city) in &example.cities {
        let now = &pasted.cities[id];
        assert_eq!(
            (&now.name, &now.names, now.country),
            (&city.name, &city.names, city.country)
        );
        assert_eq!(
            (&now.ids, now.level, &now.seat),
            (&city.ids, city.level, &city.seat)
        );
    }
    let with_sources = copied_and_pasted(example, Table::Sources, &pasted).unwrap();
    assert_eq!(with_sources.sources, example.sources);
    let with_ties = copied_and_pasted(example, Table::Claims, &pasted);
    assert!(
        matches!(with_ties, Err(PasteError::Cell { .. })),
        "agreements are not there yet"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_copied_and_pasted_back_changes_nothing(atlas in atlases::atlas()) {
        for table in Table::ALL {
            let pasted = copied_and_pasted(&atlas, table, &atlas);
            let is_same = matches!(pasted, Err(PasteError::NothingNew | PasteError::NoRows));
            prop_assert!(is_same, "{:?}: {:?}", table, pasted);
        }
    }
}
