//! What an atlas can have against it, though it can be opened: each problem is found where it is, and nowhere else.

use city_ties::atlas::Severity::{self, Error, Hint, Warning};
use city_ties::atlas::check::problems;
use city_ties::atlas::date::Day;
use city_ties::atlas::edit::apply;
use city_ties::atlas::{Atlas, Edit, Problem};
use city_ties::formats::ron::read;
use city_ties::problems::{Listed, Review, fix};
use city_ties::text::Texts;
use proptest::prelude::*;

#[path = "common/atlases.rs"]
#[allow(dead_code, reason = "the atlases in `data/` are for other tests")]
mod atlases;

const SMALL: &str = include_str!("files/small.ron");

/// A quotation of 26 words.
const LONG_QUOTE: &str = "place: \"paragraph 2\", quote: \"one two three four five six one two three four five six one two three four five six one two three four five six one two\"";

/// One change, and the one problem that it makes: what, to what, in which line, how bad, and what is said.
const CHANGES: &[(&str, &str, usize, Severity, &str)] = &[
    (
        ", at: (lat: 37.566, lon: 126.9784)",
        "",
        5,
        Hint,
        "the city has no position",
    ),
    ("name: \"Sydney\"", "name: \" \"", 6, Error, "name is blank"),
    (
        "level: state",
        "former: [(name: \"Port\", since: \"1800\", until: \"1790\")]",
        6,
        Error,
        "it begins in \"1800\", after its end in \"1790\"",
    ),
    (
        "since: \"1963\"",
        "since: \"1960/1969\"",
        12,
        Error,
        "\"1960/1969\" is a span",
    ),
    (
        "since: \"1963\"",
        "since: \"[1963..1970]\", until: \"1962-12\"",
        12,
        Error,
        "it begins in \"[1963..1970]\", after its end in \"1962-12\"",
    ),
    (
        "\"only reported\"",
        "\"\"",
        10,
        Warning,
        "no reason is given",
    ),
    (
        ", cite: [(source: \"tehran-atlas-252\")])])",
        ")])",
        10,
        Hint,
        "the claim has no source",
    ),
    (
        "kind: agreement, when",
        "kind: event, when",
        13,
        Warning,
        "\"2017-10-18-friendship-k3m7\" is no agreement",
    ),
    (
        "(about: [\"seoul--tehran\"]",
        "(about: [\"seoul\"]",
        13,
        Warning,
        "\"2017-10-18-friendship-k3m7\" is not about this tie",
    ),
    (
        "place: \"paragraph 2\"",
        LONG_QUOTE,
        13,
        Warning,
        "the quotation has 26 words",
    ),
    (
        "notes: \"The dispute.\"",
        "weight: inf",
        14,
        Error,
        "weight is no finite number",
    ),
    (
        "\"The city covers 1,274 km².\"",
        "\"\"",
        18,
        Error,
        "statement is blank",
    ),
    (
        "about: [\"tehran\"]",
        "about: []",
        18,
        Error,
        "the fact is about nothing",
    ),
    (
        "value: 1274",
        "value: NaN",
        18,
        Error,
        "value is no finite number",
    ),
    (
        "\"km²\"), cite: [(source: \"tehran-atlas-252\")]",
        "\"km²\")",
        18,
        Warning,
        "the fact has no source",
    ),
    (
        "title: \"Atlas of Tehran\", language: \"fa\", url: \"atlas.tehran.ir/252\"",
        "title: \" \"",
        21,
        Error,
        "the source has neither title nor url",
    ),
    (
        "\"yonhap-1\": (title",
        "\"zeit\": (url: \"zeit.de\"),\n\"yonhap-1\": (title",
        22,
        Warning,
        "nothing cites this source",
    ),
    (
        "published: \"2017-10-18\"",
        "published: \"2017/2018\"",
        22,
        Error,
        "\"2017/2018\" is a span",
    ),
    (
        "count: 51, cite: [(source: \"yonhap-1\")]",
        "count: 51",
        26,
        Hint,
        "the total has no source",
    ),
];

/// The problems of a text, and the line of each.
fn found(text: &str) -> Vec<(usize, Problem)> {
    let document = read(text.as_bytes().to_vec()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let problems = problems(document.atlas());
    let points = document.points(problems.iter().map(|problem| &problem.place));
    let lines = points.into_iter().map(|point| point.line);
    lines.zip(problems).collect()
}

#[test]
fn a_sound_atlas_has_no_problems() {
    assert_eq!(found(SMALL), []);
}

#[test]
fn one_change_makes_one_problem_at_its_line() {
    let texts = Texts::english();
    for &(from, to, line, severity, says) in CHANGES {
        assert!(SMALL.contains(from), "{from} is in the file");
        let found = found(&SMALL.replacen(from, to, 1));
        let [(at, problem)] = found.as_slice() else {
            panic!("{to}: {found:?}");
        };
        let text = texts.say(&problem.kind);
        assert_eq!((*at, problem.severity()), (line, severity), "{to}: {text}");
        assert!(text.starts_with(says) && text.contains("; "), "{text}");
    }
}

#[test]
fn a_tie_without_claims_and_a_claim_made_twice_are_told() {
    let claim = "(by: [\"seoul\"], kind: contact, cite: [(source: \"yonhap-1\")]),";
    let twice = format!("\"seoul--tehran\": (claims: [\n{claim}\n{claim}");
    let text = SMALL
        .replacen("\"seoul--tehran\": (claims: [", &twice, 1)
        .replacen("\nties: {", "\nties: {\n\"sydney--tehran\": (),", 1);
    let found: Vec<(usize, String)> = found(&text)
        .into_iter()
        .map(|(line, problem)| (line, Texts::english().say(&problem.kind)))
        .collect();
    let wanted = [
        (
            14,
            "claim 1 of this tie says the same; delete one".to_owned(),
        ),
        (
            10,
            "nothing is claimed of this tie; add a claim, or delete the tie".to_owned(),
        ),
    ];
    assert_eq!(found, wanted);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn looking_again_at_what_changed_finds_what_looking_at_everything_does(
        before in atlases::atlas(),
        after in atlases::atlas(),
    ) {
        let today = Day::new(2026, 7, 1).expect("it is a day");
        let mut again = Review::of(&before, today);
        again.update(&after, today);
        let afresh = Review::of(&after, today);
        let [again, afresh] = [again, afresh].map(|review| Listed::of(&review, &before));
        prop_assert_eq!(again.findings, afresh.findings);
        for finding in &afresh_fixes(&after, today) {
            prop_assert!(apply(&after, finding).is_ok(), "a fix is never refused: {:?}", finding);
        }
    }
}

/// The edits of all fixes.
fn afresh_fixes(atlas: &Atlas, today: Day) -> Vec<Edit> {
    let review = Review::of(atlas, today);
    let fixes = review.findings().filter_map(|finding| fix(atlas, finding));
    fixes.map(|fix| fix.edit).collect()
}
