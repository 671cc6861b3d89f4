//! The file format as a user meets it: bad files are refused at the right place, good ones come back as they were.

use city_ties::formats::ron::{FaultKind, ReadError, read, write};

const SMALL: &str = include_str!("files/small.ron");

/// What is wrong with bytes, one line a fault.
fn faults(bytes: &[u8]) -> String {
    read(bytes.to_vec())
        .expect_err("these bytes are no atlas")
        .to_string()
}

/// `SMALL` with one thing changed.
fn changed(from: &str, to: &str) -> Vec<u8> {
    assert!(SMALL.contains(from), "{from} is in the file");
    SMALL.replacen(from, to, 1).into_bytes()
}

#[test]
fn probe() {
    let h = |rest: &str| format!("(format: \"city-ties\", version: 1,\n{rest}").into_bytes();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("empty", vec![]),
        ("csv", b"name,lat,lon\nSeoul,37,126\n".to_vec()),
        ("noise", vec![0x9f, 0x12, 0, 7]),
        (
            "unknown field",
            changed("country: \"KR\"", "contry: \"KR\""),
        ),
        (
            "unknown field far",
            changed("country: \"KR\"", "population: \"KR\""),
        ),
        ("unknown field top", changed("totals: [", "total: [")),
        (
            "unknown kind",
            changed("kind: friendship", "kind: freindship"),
        ),
        (
            "kind quoted",
            changed("kind: friendship", "kind: \"friendship\""),
        ),
        ("missing", changed("name: \"Sydney\", ", "")),
        (
            "dbl field",
            changed("country: \"KR\"", "country: \"KR\", country: \"KR\""),
        ),
        ("dbl key", changed("\"sydney\":", "\"seoul\":")),
        (
            "dbl nested",
            changed("\"fa\": \"سئول\"", "\"ko\": \"سئول\""),
        ),
        ("num for text", changed("since: \"1963\"", "since: 1963")),
        ("text for num", changed("count: 23", "count: \"23\"")),
        ("neg", changed("count: 23", "count: -23")),
        ("big", changed("count: 23", "count: 23000000000")),
        ("frac", changed("count: 23", "count: 2.5")),
        ("lat text", changed("lat: 37.566", "lat: \"37\"")),
        ("lat 91", changed("lat: 37.566", "lat: 91")),
        ("lon 181", changed("lon: 126.9784", "lon: 181")),
        ("country", changed("country: \"KR\"", "country: \"Korea\"")),
        ("id", changed("\"sydney\":", "\"Sydney\":")),
        (
            "tie id",
            changed("\"seoul--tehran\": (", "\"tehran--seoul\": ("),
        ),
        ("by str", changed("by: [\"tehran\"]", "by: \"tehran\"")),
        (
            "certainty bare",
            changed("doubted(\"only reported\")", "doubted"),
        ),
        (
            "comma",
            changed("kind: sister, since", "kind: sister since"),
        ),
        (
            "colon",
            changed("kind: sister, since", "kind sister, since"),
        ),
        (
            "close",
            changed(
                "(lat: 37.566, lon: 126.9784)",
                "(lat: 37.566, lon: 126.9784",
            ),
        ),
        (
            "close2",
            changed(
                "(lat: 37.566, lon: 126.9784)",
                "(lat: 37.566, lon: 126.9784]",
            ),
        ),
        ("quote", changed("\"Seoul\"", "\"Seoul")),
        ("trailing", [SMALL.as_bytes(), b")"].concat()),
        ("deep", h(&format!("cities: {}", "(".repeat(100_000)))),
        (
            "deep2",
            h(&format!("cities: {{\"a\": {}", "[".repeat(100_000))),
        ),
        ("deep3", h(&format!("about: {}", "Some(".repeat(100_000)))),
        ("comment", h("/* abc")),
        (
            "missing city",
            changed("\"sydney\": (name", "\"sidney\": (name"),
        ),
        (
            "cite",
            changed("source: \"yonhap-1\", place", "source: \"yonhap-2\", place"),
        ),
        ("by", changed("by: [\"tehran\"]", "by: [\"sydney\"]")),
        (
            "agreement",
            changed("agreement: \"2017", "agreement: \"2018"),
        ),
        (
            "about",
            changed("about: [\"tehran\"]", "about: [\"teheran\"]"),
        ),
        ("esc", changed("\"Seoul\"", "\"Se\\qoul\"")),
        ("raw", changed("level: state", "level: -state")),
        ("newer", changed("version: 1", "version: 2")),
        ("v", changed("version: 1", "version: 0")),
        ("v", changed("version: 1", "version: one")),
        ("v", changed("version: 1,", "")),
        ("f", changed("city-ties", "other")),
        ("onlycomment", b"// hello".to_vec()),
    ];
    for (name, bytes) in cases {
        match read(bytes) {
            Ok(_) => println!("{name} ==> READ OK"),
            Err(e) => println!("{name} ==> {e}"),
        }
    }
    for cut in [10, 40, 200, 500, 900, SMALL.len() - 3] {
        println!(
            "cut {cut} ==> {}",
            faults(&SMALL.as_bytes()[..SMALL.floor_char_boundary(cut)])
        );
    }
}
