//! Two tables, and bad lines in them.

use super::*;

const CITIES: &str = "id,name,country,lat,lon,population,geonameid\n\
    1,Seoul,KR,37.566,126.978,10349312,1835848\n\
    2,\"Washington, \"\"D.C.\"\"\",US,38.9,-77.0,,\n\
    3,Nowhere,,,,,\n";

#[test]
fn a_pair_of_files_is_an_atlas() {
    let atlas = read(
        CITIES.as_bytes(),
        b"a,b,kind,since\n2,1,friendship,1962\n1,3,,\n",
    )
    .unwrap();
    let washington = &atlas.cities[&Id::new("2").unwrap()];
    assert_eq!(washington.name, "Washington, \"D.C.\"");
    assert_eq!(atlas.cities[&Id::new("3").unwrap()].at, None);
    let tie = &atlas.ties[&TieId::new("1--2").unwrap()];
    assert_eq!(tie.claims[0].kind, Kind::Friendship);
    assert_eq!(tie.claims[0].since.as_ref().unwrap().as_str(), "1962");
    assert_eq!(
        atlas.ties[&TieId::new("1--3").unwrap()].claims[0].kind,
        Kind::Sister
    );
}

#[test]
fn a_file_says_by_its_first_line_which_of_the_two_it_is() {
    assert_eq!(Half::of(CITIES.as_bytes()), Some(Half::Cities));
    assert_eq!(Half::of("\u{feff}a,\"b\"\r\n".as_bytes()), Some(Half::Ties));
    assert_eq!(Half::of(b"name,mayor\n"), None);
    assert_eq!(Half::of(b""), None);
}

#[test]
fn a_bad_line_is_refused_with_its_number() {
    for (cities, ties, file, line) in [
        ("id,name,lat\n", "a,b\n", Half::Cities, 1),
        ("id,name,lat,lon\n1,A,95,0\n", "a,b\n", Half::Cities, 2),
        ("id,name,lat,lon\nNo!,A,5,0\n", "a,b\n", Half::Cities, 2),
        ("id,name,lat,lon\n1,A,,\n1,B,,\n", "a,b\n", Half::Cities, 3),
        (CITIES, "a,b\n1,2\n\n1,9\n", Half::Ties, 4),
        (CITIES, "a,b\n1,1\n", Half::Ties, 2),
        (CITIES, "a,b,since\n1,2,soon\n", Half::Ties, 2),
    ] {
        let error = read(cities.as_bytes(), ties.as_bytes()).unwrap_err();
        assert_eq!((error.half, error.line), (file, line), "{error}");
    }
}
