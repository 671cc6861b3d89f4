//! An atlas in two CSV files, as a user opens it: one is chosen, the other lies beside it.

#[path = "common/scratch.rs"]
mod scratch;

use std::path::Path;

use city_ties::store::{self, OpenError};
use city_ties::text::Texts;
use scratch::Scratch;

const CITIES: &str = "id,name,country,lat,lon\n1,Seoul,KR,37.6,127\n2,Tehran,IR,35.7,51.4\n";
const TIES: &str = "a,b,kind,since\n1,2,friendship,2017\n";

fn says(error: &OpenError) -> String {
    Texts::english().say(error)
}

#[test]
fn either_of_two_tables_opens_the_atlas_of_both() {
    let folder = Scratch::new();
    let cities = folder.file("world-cities.csv", CITIES);
    let ties = folder.file("world-ties.csv", TIES);
    for file in [cities, ties] {
        let opened = store::open(Path::new(&file)).unwrap();
        assert_eq!(opened.atlas().ties.len(), 1);
        assert_eq!(opened.atlas().about.title, "world");
        assert_eq!(opened.path, None, "a table can't be saved to");
    }
}

#[test]
fn the_only_other_table_in_the_folder_is_taken_whatever_its_name() {
    let folder = Scratch::new();
    let cities = folder.file("Places.CSV", CITIES);
    folder.file("links.csv", TIES);
    folder.file("notes.csv", "day,what\n");
    let opened = store::open(Path::new(&cities)).unwrap();
    assert_eq!(opened.atlas().about.title, "Places");
}

#[test]
fn which_of_several_tables_is_meant_is_not_guessed() {
    let folder = Scratch::new();
    let cities = folder.file("all.csv", CITIES);
    folder.file("one.csv", TIES);
    folder.file("two.csv", TIES);
    let error = store::open(Path::new(&cities)).unwrap_err();
    assert!(
        says(&error).contains("its ties is not beside it"),
        "{error}"
    );
}

#[test]
fn a_table_of_something_else_is_refused_with_the_columns_that_it_needs() {
    let folder = Scratch::new();
    let file = folder.file("mayors.csv", "name,party\n");
    let error = store::open(Path::new(&file)).unwrap_err();
    assert!(says(&error).contains("id, name, lat, lon"), "{error}");
}

#[test]
fn a_bad_line_is_told_with_its_file() {
    let folder = Scratch::new();
    folder.file("cities.csv", CITIES);
    folder.file("ties.csv", "a,b\n1,2\n1,9\n");
    let error = store::open(&folder.path().join("cities.csv")).unwrap_err();
    assert!(says(&error).contains("ties.csv:3: "), "{}", says(&error));
}
