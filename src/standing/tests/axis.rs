use super::sides::{Claimant, Row, sides, time_axis};
use super::*;

fn rows(claims: &str) -> Vec<Row> {
    time_axis(
        &TieId::new("seoul--tehran").unwrap(),
        &tie(claims),
        Margins::AS_WRITTEN,
    )
}

/// A row's bars as "lane kind: from..to", with "~" before a stretch that stands maybe.
fn drawn(row: &Row) -> Vec<String> {
    let text = |day: Option<Day>| day.map_or(String::new(), |d| d.to_string());
    let bars = row.bars.iter().map(|bar| {
        let stretches: Vec<String> = bar
            .stretches
            .iter()
            .map(|s| {
                let mark = if s.stands == Stands::Maybe { "~" } else { "" };
                format!("{mark}{}..{}", text(s.from), text(s.to))
            })
            .collect();
        format!("{} {:?}: {}", bar.lane, bar.kind, stretches.join(" "))
    });
    bars.collect()
}

#[test]
fn each_claimant_has_its_bars_with_gaps_and_uncertain_ends() {
    let rows = rows(SEOUL_TEHRAN);
    let claimants: Vec<_> = rows.iter().map(|row| row.claimant.clone()).collect();
    assert_eq!(
        claimants,
        [
            Claimant::End(id("seoul")),
            Claimant::End(id("tehran")),
            Claimant::Others
        ]
    );
    assert_eq!(
        drawn(&rows[0]),
        [
            "0 None: ..2017-10-17",
            "0 Friendship: 2017-10-18..",
            "1 Contact: ~1960-01-01..1969-12-30 1969-12-31..1979-01-01 ~1979-01-02..1979-12-31",
            "1 Contact: ~1980-01-01..1980-12-30 1980-12-31..2014-04-01 ~2014-04-02..2014-04-30",
            "1 Contact: ~2014-04-01..2014-04-29 2014-04-30..2017-10-18",
        ]
    );
    assert_eq!(
        drawn(&rows[1]),
        [
            "0 Sister: ~1963-01-01..1963-12-30 1963-12-31..",
            "1 Friendship: 2017-10-18.."
        ]
    );
    assert_eq!(drawn(&rows[2]), ["0 Memorandum: 2017-10-18.."]);
    assert_eq!(rows[1].lanes, 2);
}

#[test]
fn what_says_no_start_or_no_end_runs_off_the_axis() {
    for (claims, wanted) in [
        ("(kind: sister)", "0 Sister: ~.."),
        ("(kind: none)", "0 None: .."),
        (
            r#"(kind: sister, since: "[..1979]")"#,
            "0 Sister: ~..1979-12-30 1979-12-31..",
        ),
        (
            r#"(kind: sister, since: "[1970..]")"#,
            "0 Sister: ~1970-01-01..",
        ),
        (
            r#"(kind: sister, until: "1979-06-17")"#,
            "0 Sister: ~..1979-06-17",
        ),
        (
            r#"(kind: sister, since: "1960-01-01", until: "[1970..]")"#,
            "0 Sister: 1960-01-01..1970-01-01 ~1970-01-02..",
        ),
        (
            r#"(kind: sister, since: "1977", until: "1977")"#,
            "0 Sister: ~1977-01-01..1977-12-31",
        ),
    ] {
        assert_eq!(drawn(&rows(claims)[0]), [wanted], "{claims}");
    }
    assert_eq!(
        rows(r#"(kind: sister, since: "1980", until: "1979")"#),
        [],
        "ends before it begins"
    );
    assert_eq!(
        rows(r#"(kind: sister, certainty: withdrawn("superseded"))"#),
        []
    );
}

#[test]
fn each_claimant_tells_in_order_of_time_whatever_counts() {
    let id_of_tie = TieId::new("seoul--tehran").unwrap();
    let tie = tie(SEOUL_TEHRAN);
    let told = |when, claimant: usize| -> Vec<(usize, bool)> {
        let sides = sides(&id_of_tie, &tie, when, Margins::USUAL);
        let said = sides[claimant].said.iter();
        said.map(|said| (said.index, said.counts)).collect()
    };
    let seoul = [(1, false), (2, false), (3, false), (4, false)];
    assert_eq!(told(When::AllTime, 0), seoul);
    let seoul = [(1, true), (2, false), (3, true), (4, false)];
    assert_eq!(told(on("1990"), 0), seoul);
    assert_eq!(told(When::AllTime, 1), [(0, true)], "Tehran");
    assert_eq!(told(When::AllTime, 2), [(5, true)], "both");
}

#[test]
fn a_claim_comes_by_its_start_or_its_end_and_one_without_either_last() {
    let claims = r#"(kind: memorandum), (kind: memorandum, since: "2018", state: expired),
        (kind: memorandum, since: "2015", until: "2018"), (kind: sister, until: "1990"), (kind: none, until: "2000")"#;
    let (id, tie) = (TieId::new("a--b").unwrap(), tie(claims));
    let sides = sides(&id, &tie, When::AllTime, Margins::USUAL);
    let order: Vec<usize> = sides[0].said.iter().map(|said| said.index).collect();
    assert_eq!(order, [4, 3, 2, 1, 0]);
}
