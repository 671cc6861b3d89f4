//! Files that are RON and yet no atlas: wrong fields, wrong values, references to nothing.

use crate::bad::{Bad, with};

pub(crate) fn bad_values() -> Vec<Bad> {
    vec![
        with(
            "country: \"KR\"",
            "contry: \"KR\"",
            (5, 61),
            "a city has no field \"contry\"; did you mean \"country\"?",
        ),
        with(
            "country: \"KR\"",
            "people: 9",
            (5, 61),
            "a city has no field \"people\"; use one of name, names, ",
        ),
        with(
            "totals: [",
            "total: [",
            (24, 1),
            "the atlas has no field \"total\"; did you mean \"totals\"?",
        ),
        with(
            "kind: friendship",
            "kind: freindship",
            (13, 37),
            "\"freindship\" is not known here; did you mean \"friendship\"?",
        ),
        with(
            "kind: friendship",
            "kind: \"friendship\"",
            (13, 37),
            "expected a word, found \"friendship\"",
        ),
        with("name: \"Sydney\", ", "", (6, 11), "a city lacks its name"),
        with(
            "country: \"KR\"",
            "country: \"KR\", country: \"KR\"",
            (5, 76),
            "country stands here twice",
        ),
        with(
            "\"area-of-tehran\"",
            "\"2017-10-18-friendship-k3m7\"",
            (18, 1),
            "\"2017-10-18-friendship-k3m7\" stands in line 17 already",
        ),
        with(
            "\"area-of-tehran\"",
            "\"\\u{32}017-10-18-friendship-k3m7\"",
            (18, 1),
            "\"2017-10-18-friendship-k3m7\" stands in line 17 already",
        ),
        with(
            "\"fa\": \"سئول\"",
            "\"ko\": \"سئول\"",
            (5, 48),
            "\"ko\" stands in line 5 already",
        ),
        with(
            "since: \"1963\"",
            "since: 1963",
            (12, 43),
            "expected a text in quotation marks, found 1963",
        ),
        with(
            "since: \"1963\"",
            "since: \"1963-13\"",
            (12, 43),
            "\"1963-13\" is not in the calendar; use months",
        ),
        with(
            "since: \"1963\"",
            "since: \"about 1963\"",
            (12, 43),
            "\"about 1963\" is no date; write 1977, ",
        ),
        with(
            "count: 23",
            "count: \"23\"",
            (25, 38),
            "expected a whole number, found \"23\"",
        ),
        with(
            "count: 23",
            "count: -23",
            (25, 38),
            "expected a whole number from 0 to 4294967295, found -23",
        ),
        with(
            "count: 23",
            "count: 9000000000",
            (25, 38),
            "expected a whole number from 0 to 4294967295, found 9000000000",
        ),
        with(
            "count: 23",
            "count: 2.5",
            (25, 38),
            "expected a whole number, found 2.5",
        ),
        with(
            "lat: 37.566",
            "lat: \"37\"",
            (5, 86),
            "expected a number, found \"37\"",
        ),
        with(
            "lat: 37.566",
            "lat: 91",
            (5, 86),
            "latitude 91 is not on the globe",
        ),
        with(
            "lon: 126.9784",
            "lon: 181",
            (5, 99),
            "longitude 181 is not on the globe",
        ),
        with(
            "country: \"KR\"",
            "country: \"Korea\"",
            (5, 70),
            "\"Korea\" is no country code",
        ),
        with("\"sydney\":", "\"Sydney\":", (6, 1), "\"Sydney\" is no id"),
        with(
            "\"seoul--tehran\": (",
            "\"tehran--seoul\": (",
            (11, 1),
            "\"tehran--seoul\" is no tie id",
        ),
        with(
            "by: [\"tehran\"]",
            "by: \"tehran\"",
            (12, 10),
            "expected a list, found \"tehran\"",
        ),
        with(
            "doubted(\"only reported\")",
            "doubted",
            (10, 87),
            "expected an opening bracket \"(\", found \",\"",
        ),
    ]
}

pub(crate) fn broken_references() -> Vec<Bad> {
    vec![
        with(
            "\"sydney\": (name",
            "\"sidney\": (name",
            (10, 1),
            "there is no city \"sydney\"; did you mean \"sidney\"?",
        ),
        with(
            "source: \"yonhap-1\", place",
            "source: \"yonhap-2\", place",
            (13, 141),
            "there is no source \"yonhap-2\"; did you mean \"yonhap-1\"?",
        ),
        with(
            "by: [\"tehran\"]",
            "by: [\"sydney\"]",
            (12, 11),
            "\"sydney\" is neither end of this tie",
        ),
        with(
            "by: [\"tehran\"]",
            "by: [\"tehran\", \"tehran\"]",
            (12, 21),
            "\"tehran\" is named twice",
        ),
        with(
            "agreement: \"2017",
            "agreement: \"2018",
            (13, 95),
            "there is no fact \"2018-10-18-friendship-k3m7\"",
        ),
        with(
            "about: [\"tehran\"]",
            "about: [\"teheran\"]",
            (18, 28),
            "there is no city \"teheran\"; did you mean \"tehran\"?",
        ),
        with(
            "about: [\"tehran\"]",
            "about: [\"sydney--tehran\"]",
            (18, 28),
            "there is no tie \"sydney--tehran\"",
        ),
        with(
            "lead_tie: \"seoul--tehran\"",
            "lead_tie: \"seoul--tokyo\"",
            (3, 63),
            "there is no tie \"seoul--tokyo\"",
        ),
        with(
            "(city: \"seoul\", count: 51",
            "(city: \"busan\", count: 51",
            (26, 8),
            "there is no city \"busan\"",
        ),
    ]
}
