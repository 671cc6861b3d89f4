//! Files that are RON and yet no atlas: wrong fields, wrong values, references to nothing.

use crate::bad::Change;

/// Fields, words and values that the model refuses.
pub(crate) const VALUES: &[Change] = &[
    (
        "country: \"KR\"",
        "contry: \"KR\"",
        (5, 61),
        "a city has no field \"contry\"; did you mean \"country\"?",
    ),
    (
        "country: \"KR\"",
        "people: 9",
        (5, 61),
        "a city has no field \"people\"; use one of name, names, ",
    ),
    (
        "totals: [",
        "total: [",
        (24, 1),
        "the atlas has no field \"total\"; did you mean \"totals\"?",
    ),
    (
        "kind: friendship",
        "kind: freindship",
        (13, 37),
        "kind: \"freindship\" is not known here; did you mean \"friendship\"?",
    ),
    (
        "kind: friendship",
        "kind: \"friendship\"",
        (13, 37),
        "kind: expected a word, found \"friendship\"",
    ),
    ("name: \"Sydney\", ", "", (6, 11), "a city lacks its name"),
    (
        "country: \"KR\"",
        "country: \"KR\", country: \"KR\"",
        (5, 76),
        "country stands here twice",
    ),
    (
        "\"area-of-tehran\"",
        "\"2017-10-18-friendship-k3m7\"",
        (18, 1),
        "\"2017-10-18-friendship-k3m7\" stands in line 17 already",
    ),
    (
        "\"area-of-tehran\"",
        "\"\\u{32}017-10-18-friendship-k3m7\"",
        (18, 1),
        "\"2017-10-18-friendship-k3m7\" stands in line 17 already",
    ),
    (
        "\"fa\": \"سئول\"",
        "\"ko\": \"سئول\"",
        (5, 48),
        "\"ko\" stands in line 5 already",
    ),
    (
        "since: \"1963\"",
        "since: 1963",
        (12, 43),
        "since: expected a text in quotation marks, found 1963; put quotation marks about it, as in since: \"1977-06-17\"",
    ),
    (
        "since: \"1963\"",
        "since: \"1963-13\"",
        (12, 43),
        "since: \"1963-13\" is not in the calendar; use months",
    ),
    (
        "since: \"1963\"",
        "since: \"about 1963\"",
        (12, 43),
        "since: \"about 1963\" is no date; write 1977, ",
    ),
    (
        "count: 23",
        "count: \"23\"",
        (25, 38),
        "count: expected a whole number, found \"23\"",
    ),
    (
        "count: 23",
        "count: -23",
        (25, 38),
        "count: expected a whole number from 0 to 4294967295, found -23",
    ),
    (
        "count: 23",
        "count: 9000000000",
        (25, 38),
        "count: expected a whole number from 0 to 4294967295, found 9000000000",
    ),
    (
        "count: 23",
        "count: 2.5",
        (25, 38),
        "count: expected a whole number, found 2.5",
    ),
    (
        "lat: 37.566",
        "lat: \"37\"",
        (5, 86),
        "lat: expected a number, found \"37\"; write a number without quotation marks, as in lat: 37.5665",
    ),
    (
        "lat: 37.566",
        "lat: 91",
        (5, 86),
        "latitude 91 is not on the globe",
    ),
    (
        "lon: 126.9784",
        "lon: 181",
        (5, 99),
        "longitude 181 is not on the globe",
    ),
    (
        "country: \"KR\"",
        "country: \"Korea\"",
        (5, 70),
        "country: \"Korea\" is no country code",
    ),
    ("\"sydney\":", "\"Sydney\":", (6, 1), "\"Sydney\" is no id"),
    (
        "\"seoul--tehran\": (",
        "\"tehran--seoul\": (",
        (11, 1),
        "\"tehran--seoul\" is no tie id",
    ),
    (
        "by: [\"tehran\"]",
        "by: [\"Tehran\"]",
        (12, 11),
        "by: \"Tehran\" is no id; use a-z, 0-9 ",
    ),
    (
        "city: \"seoul\", count: 51",
        "city: \"\", count: 51",
        (26, 8),
        "city: an id can't be empty; use a-z, 0-9 ",
    ),
    (
        "by: [\"tehran\"]",
        "by: \"tehran\"",
        (12, 10),
        "by: expected a list, found \"tehran\"",
    ),
    (
        "doubted(\"only reported\")",
        "doubted",
        (10, 87),
        "certainty: expected an opening bracket \"(\", found \",\"; put ( ) about what belongs here, as in certainty: doubted(\"",
    ),
];

/// References to what the atlas lacks.
pub(crate) const REFERENCES: &[Change] = &[
    (
        "\"sydney\": (name",
        "\"sidney\": (name",
        (10, 1),
        "there is no city \"sydney\"; did you mean \"sidney\"?",
    ),
    (
        "source: \"yonhap-1\", place",
        "source: \"yonhap-2\", place",
        (13, 141),
        "there is no source \"yonhap-2\"; did you mean \"yonhap-1\"?",
    ),
    (
        "by: [\"tehran\"]",
        "by: [\"sydney\"]",
        (12, 11),
        "\"sydney\" is neither end of this tie",
    ),
    (
        "by: [\"tehran\"]",
        "by: [\"tehran\", \"tehran\"]",
        (12, 21),
        "\"tehran\" is named twice",
    ),
    (
        "agreement: \"2017",
        "agreement: \"2018",
        (13, 95),
        "there is no fact \"2018-10-18-friendship-k3m7\"",
    ),
    (
        "about: [\"tehran\"]",
        "about: [\"teheran\"]",
        (18, 28),
        "there is no city \"teheran\"; did you mean \"tehran\"?",
    ),
    (
        "about: [\"tehran\"]",
        "about: [\"sydney--tehran\"]",
        (18, 28),
        "there is no tie \"sydney--tehran\"",
    ),
    (
        "lead_tie: \"seoul--tehran\"",
        "lead_tie: \"seoul--tokyo\"",
        (3, 63),
        "there is no tie \"seoul--tokyo\"",
    ),
    (
        "(city: \"seoul\", count: 51",
        "(city: \"busan\", count: 51",
        (26, 8),
        "there is no city \"busan\"",
    ),
];
