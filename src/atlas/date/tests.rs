use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Day {
    let Parts::Moment(moment) = parse::parts(text).unwrap() else {
        panic!("{text} is no day")
    };
    moment.first()
}

fn date(text: &str) -> Date {
    Date::new(text).unwrap()
}

/// Text, earliest start, latest start, earliest end, latest end; "" is open or unknown.
#[rustfmt::skip]
const ALLOWED: &[[&str; 5]] = &[
    // The specification's own examples, level 0.
    ["1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12"],
    ["1985-04", "1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30"],
    ["1985", "1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31"],
    ["1964/2008", "1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31"],
    ["2004-06/2006-08", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31"],
    ["2004-02-01/2005-02-08", "2004-02-01", "2004-02-01", "2005-02-08", "2005-02-08"],
    ["2004-02-01/2005-02", "2004-02-01", "2004-02-01", "2005-02-01", "2005-02-28"],
    ["2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31"],
    ["2005/2006-02", "2005-01-01", "2005-12-31", "2006-02-01", "2006-02-28"],
    // Level 1: qualifiers, unspecified digits, extended intervals, years before 0.
    ["1984?", "1984-01-01", "1984-12-31", "1984-01-01", "1984-12-31"],
    ["2004-06~", "2004-06-01", "2004-06-30", "2004-06-01", "2004-06-30"],
    ["2004-06-11%", "2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11"],
    ["201X", "2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31"],
    ["20XX", "2000-01-01", "2099-12-31", "2000-01-01", "2099-12-31"],
    ["2004-XX", "2004-01-01", "2004-12-31", "2004-01-01", "2004-12-31"],
    ["1985-04-XX", "1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30"],
    ["1985-XX-XX", "1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31"],
    ["1985-04-12/..", "1985-04-12", "1985-04-12", "", ""],
    ["1985-04/..", "1985-04-01", "1985-04-30", "", ""],
    ["1985/..", "1985-01-01", "1985-12-31", "", ""],
    ["../1985-04-12", "", "", "1985-04-12", "1985-04-12"],
    ["../1985-04", "", "", "1985-04-01", "1985-04-30"],
    ["../1985", "", "", "1985-01-01", "1985-12-31"],
    ["1985-04-12/", "1985-04-12", "1985-04-12", "", ""],
    ["1985-04/", "1985-04-01", "1985-04-30", "", ""],
    ["1985/", "1985-01-01", "1985-12-31", "", ""],
    ["/1985-04-12", "", "", "1985-04-12", "1985-04-12"],
    ["/1985-04", "", "", "1985-04-01", "1985-04-30"],
    ["/1985", "", "", "1985-01-01", "1985-12-31"],
    ["1984~/2004-06", "1984-01-01", "1984-12-31", "2004-06-01", "2004-06-30"],
    ["1984?/2004%", "1984-01-01", "1984-12-31", "2004-01-01", "2004-12-31"],
    ["-1985", "-1985-01-01", "-1985-12-31", "-1985-01-01", "-1985-12-31"],
    // Sets of one unknown moment.
    ["[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "1667-01-01", "1672-12-31"],
    ["[..1760-12-03]", "", "1760-12-03", "", "1760-12-03"],
    ["[1760-12..]", "1760-12-01", "", "1760-12-01", ""],
    ["[1760-01,1760-02,1760-12..]", "1760-01-01", "", "1760-01-01", ""],
    ["[1667,1760-12]", "1667-01-01", "1760-12-31", "1667-01-01", "1760-12-31"],
    // Beyond the specification's examples.
    ["2000-02-29", "2000-02-29", "2000-02-29", "2000-02-29", "2000-02-29"],
    ["1900-02", "1900-02-01", "1900-02-28", "1900-02-01", "1900-02-28"],
    ["[1669, 1668]", "1668-01-01", "1669-12-31", "1668-01-01", "1669-12-31"],
    ["0000", "0000-01-01", "0000-12-31", "0000-01-01", "0000-12-31"],
    ["-196X", "-1969-01-01", "-1960-12-31", "-1969-01-01", "-1960-12-31"],
];

#[test]
fn the_specifications_examples_say_which_days_they_allow() {
    for &[text, earliest_start, latest_start, earliest_end, latest_end] in ALLOWED {
        let date = date(text);
        let wanted = |text: &str| (!text.is_empty()).then(|| day(text));
        assert_eq!(
            date.earliest_start(),
            wanted(earliest_start),
            "{text}: earliest start"
        );
        assert_eq!(
            date.latest_start(),
            wanted(latest_start),
            "{text}: latest start"
        );
        assert_eq!(
            date.earliest_end(),
            wanted(earliest_end),
            "{text}: earliest end"
        );
        assert_eq!(date.latest_end(), wanted(latest_end), "{text}: latest end");
        assert_eq!(date.as_str(), text);
    }
}

#[test]
fn what_the_specification_has_and_we_do_not_is_refused_by_name() {
    type Named = fn(String) -> DateError;
    let cases: &[(&str, Named)] = &[
        ("1985-04-12T23:20:30", DateError::Time),
        ("1985-04-12T23:20:30Z", DateError::Time),
        ("1985-04-12T23:20:30+04:30", DateError::Time),
        ("2001-21", DateError::Season),
        ("2001-34", DateError::Season),
        ("Y170000002", DateError::LongYear),
        ("Y-170000002", DateError::LongYear),
        ("17000", DateError::LongYear),
        ("Y-17E7", DateError::Exponent),
        ("1950S2", DateError::Exponent),
        ("{1667,1668,1670..1672}", DateError::AllOf),
        ("{1960,1961-12}", DateError::AllOf),
        ("{..1984}", DateError::AllOf),
        ("2004?-06-11", DateError::PartQualified),
        ("2004-06~-11", DateError::PartQualified),
        ("?2004-06-~11", DateError::PartQualified),
        ("156X-12-25", DateError::OpenDigits),
        ("15XX-12-XX", DateError::OpenDigits),
        ("1XXX-12", DateError::OpenDigits),
        ("1XXX", DateError::OpenDigits),
        ("1984-1X", DateError::OpenDigits),
        ("1984-XX-03", DateError::OpenDigits),
    ];
    for (text, named) in cases {
        assert_eq!(Date::new(text), Err(named((*text).to_owned())), "{text}");
    }
}

#[test]
fn what_no_calendar_has_is_no_date() {
    for text in [
        "1977-13",
        "1977-00",
        "1977-02-29",
        "1900-02-29",
        "1977-04-31",
        "1977-04-00",
    ] {
        assert_eq!(Date::new(text), Err(DateError::Calendar(text.to_owned())));
    }
    for text in [
        "1979/1960",
        "[1973..1969]",
        "1977-07/1977-06",
        "1977-06/1977-05-31",
    ] {
        assert_eq!(Date::new(text), Err(DateError::Order(text.to_owned())));
    }
    for text in [
        "",
        " ",
        "x",
        "77",
        "1977-6",
        "June 1977",
        " 1977",
        "1977 ",
        "[]",
        "[1975",
        "1975]",
        "[..]",
        "/",
        "../..",
        "1977/1978/1979",
        "1977-06-17-01",
        "-0000",
        "--1977",
        "+1977",
        "1977–1979",
        "١٩٧٧",
        "1977~~x",
        "[1960/1979]",
    ] {
        assert!(Date::new(text).is_err(), "{text}");
    }
}

#[test]
fn qualifiers_are_said_and_widen_nothing() {
    let about = date("1979~");
    assert!(about.approximate() && !about.uncertain());
    assert_eq!(about.latest_end(), date("1979").latest_end());
    let perhaps = date("1963?");
    assert!(perhaps.uncertain() && !perhaps.approximate());
    let both = date("1960/1979%");
    assert!(both.approximate() && both.uncertain() && both.is_interval());
    assert!(date("[1969..1973]").is_set() && !date("[1969..1973]").is_interval());
    assert!(date("1977-06-17").is_exact());
    for text in [
        "1977-06",
        "1977-06-17~",
        "[1977-06-17]",
        "1977-06-17/1977-06-17",
    ] {
        assert!(!date(text).is_exact(), "{text}");
    }
}

#[test]
fn facts_are_ordered_by_their_first_day_and_the_wider_date_comes_first() {
    let wanted = [
        "1960/1979",
        "1960",
        "1977",
        "1977-01-01",
        "1977-06",
        "1977-06-17",
        "../1979",
        "[..1979]",
        "2014/..",
    ];
    let mut dates: Vec<_> = wanted.iter().rev().map(|text| date(text)).collect();
    dates.sort_by(Date::cmp_in_time);
    assert_eq!(dates.iter().map(Date::as_str).collect::<Vec<_>>(), wanted);
}

#[test]
fn a_very_long_text_is_refused_without_being_repeated() {
    let Err(DateError::Form(shown)) = Date::new(&"9".repeat(1_000_000)) else {
        panic!("no date")
    };
    assert!(shown.len() < 100);
}

#[test]
fn days_are_numbered_from_1970_and_follow_each_other() {
    assert_eq!(day("1970-01-01").number(), 0);
    assert_eq!(day("2017-10-18").number(), 17_457);
    assert_eq!(day("0000-03-01").number(), -719_468);
    let mut at = day("1899-12-30");
    while at < day("1904-03-02") {
        let next = at.next().unwrap();
        assert_eq!(next.number(), at.number() + 1);
        assert_eq!(next.previous(), Some(at));
        assert_eq!(Day::of_number(at.number()), Some(at));
        at = next;
    }
    for day in [Day::MIN, Day::MAX] {
        assert_eq!(Day::of_number(day.number()), Some(day));
    }
    assert_eq!(Day::of_number(Day::MAX.number() + 1), None);
    assert_eq!(Day::of_number(i64::MAX), None);
    assert_eq!(Day::MAX.next(), None);
    assert_eq!(Day::MIN.previous(), None);
}

fn moment_text() -> impl Strategy<Value = String> {
    let body = prop_oneof![
        (-9999..=9999_i32).prop_map(|y| if y < 0 {
            format!("-{:04}", -y)
        } else {
            format!("{y:04}")
        }),
        (0..=999_u32).prop_map(|d| format!("{d:03}X")),
        (0..=99_u32).prop_map(|c| format!("{c:02}XX")),
        (1..=9999_u32, 1..=12_u32).prop_map(|(y, m)| format!("{y:04}-{m:02}")),
        (1..=9999_u32, 1..=12_u32, 1..=28_u32)
            .prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
        (1..=9999_u32).prop_map(|y| format!("{y:04}-XX")),
    ];
    (body, prop_oneof![Just(""), Just("?"), Just("~"), Just("%")])
        .prop_map(|(b, q)| format!("{b}{q}"))
        .prop_filter("-0000 is no year", |text| !text.starts_with("-0000"))
}

fn date_text() -> impl Strategy<Value = String> {
    prop_oneof![
        moment_text(),
        (moment_text(), moment_text()).prop_map(|(a, b)| format!("{a}/{b}")),
        moment_text().prop_map(|a| format!("{a}/..")),
        moment_text().prop_map(|a| format!("../{a}")),
        (moment_text(), moment_text()).prop_map(|(a, b)| format!("[{a}..{b}]")),
        proptest::collection::vec(moment_text(), 1..4)
            .prop_map(|all| format!("[{}]", all.join(","))),
        moment_text().prop_map(|a| format!("[..{a}]")),
        "[0-9X\\-/.?~%\\[\\]{},TYES:]{0,16}",
    ]
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in ".*") {
        let known = Date::new(&text).is_ok();
        prop_assert!(!known || text.is_ascii());
    }

    #[test]
    fn a_date_keeps_its_text_and_the_earliest_is_never_after_the_latest(text in date_text()) {
        let Ok(date) = Date::new(&text) else { return Ok(()) };
        prop_assert_eq!(String::from(date.clone()), text);
        for (earliest, latest) in [
            (date.earliest_start(), date.latest_start()),
            (date.earliest_end(), date.latest_end()),
            (date.earliest_start(), date.latest_end()),
        ] {
            if let (Some(earliest), Some(latest)) = (earliest, latest) {
                prop_assert!(earliest <= latest);
                prop_assert_eq!(Day::new(earliest.year, earliest.month, earliest.day), Some(earliest));
                prop_assert_eq!(Day::new(latest.year, latest.month, latest.day), Some(latest));
            }
        }
    }

    #[test]
    fn a_moment_on_its_own_is_always_a_date(text in moment_text()) {
        prop_assert!(Date::new(&text).is_ok(), "{}", text);
    }
}
