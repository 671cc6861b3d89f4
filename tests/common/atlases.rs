//! Atlases for tests: those that come with the program, and any that could be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use city_ties::atlas::{
    About, Agreement, Atlas, Certainty, Citation, City, Claim, Cost, Date, Direction, Extra, Fact,
    FactKind, FormerName, Id, Kind, Level, PublishedTotal, Quantity, Source, State, Subject, Tie,
    TieId, Value,
};
use city_ties::geo::{CountryCode, Position};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The atlases in `data/`.
pub(crate) fn atlas_files() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files = std::fs::read_dir(&data).expect("there is data");
    let files = files.map(|entry| entry.expect("it can be listed").path());
    let files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|e| e == "ron"))
        .collect();
    assert!(!files.is_empty(), "{} holds an atlas", data.display());
    files
}

/// Any atlas whose references hold, with every field of the model in use.
pub(crate) fn atlas() -> impl Strategy<Value = Atlas> {
    let entries = (
        btree_map(id(), city(), 0..6),
        btree_map(id(), source(), 0..4),
        btree_map(id(), fact(), 0..4),
        vec((any::<Index>(), any::<Index>(), tie()), 0..5),
        vec(total(), 0..3),
        about(),
    );
    entries.prop_map(|(cities, sources, facts, ties, totals, about)| {
        let mut atlas = Atlas {
            about,
            cities: cities.into_iter().collect(),
            ..Atlas::default()
        };
        atlas.sources = sources.into_iter().collect();
        let mut facts: Vec<(Id, Fact)> = facts.into_iter().collect();
        let fact_ids: Vec<Id> = facts.iter().map(|(id, _)| id.clone()).collect();
        let whole = References {
            cities: atlas.cities.keys().cloned().collect(),
            sources: atlas.sources.keys().cloned().collect(),
            facts: fact_ids,
        };
        if !whole.cities.is_empty() {
            for (a, b, mut tie) in ties {
                let (a, b) = (a.get(&whole.cities), b.get(&whole.cities));
                if let Some(id) = TieId::between(a, b) {
                    whole.mend_tie(&id, &mut tie);
                    atlas.ties.insert(id, tie);
                }
            }
            for mut total in totals {
                total.city = whole.cities[0].clone();
                whole.mend_citations(&mut total.cite);
                atlas.totals.push_back(total);
            }
        }
        let subjects: Vec<Subject> = whole.cities.iter().cloned().map(Subject::City).collect();
        let ties = atlas.ties.keys().cloned().map(Subject::Tie);
        let subjects: Vec<Subject> = subjects.into_iter().chain(ties).collect();
        for (_, fact) in &mut facts {
            fact.about.clone_from(&subjects);
            fact.direction = fact.direction.take().and_then(|_| {
                let (from, to) = (whole.cities.first()?, whole.cities.last()?);
                Some(Direction {
                    from: from.clone(),
                    to: to.clone(),
                })
            });
            whole.mend_citations(&mut fact.cite);
        }
        atlas.facts = facts.into_iter().collect();
        atlas.about.lead_tie = atlas.ties.keys().next().cloned();
        atlas.about.lead_source = whole.sources.first().cloned();
        atlas
    })
}

/// What there is to refer to. Strategies make entities that refer to anything; these turn that to something.
struct References {
    cities: Vec<Id>,
    sources: Vec<Id>,
    facts: Vec<Id>,
}

impl References {
    fn mend_tie(&self, id: &TieId, tie: &mut Tie) {
        for claim in &mut tie.claims {
            let ends = id.ends().into_iter().cloned();
            claim.by = ends.take(claim.by.len()).collect();
            claim.agreement = claim
                .agreement
                .take()
                .and_then(|_| self.facts.first().cloned());
            self.mend_citations(&mut claim.cite);
        }
    }

    fn mend_citations(&self, cite: &mut Vec<Citation>) {
        match self.sources.first() {
            Some(source) => cite.iter_mut().for_each(|c| c.source = source.clone()),
            None => cite.clear(),
        }
    }
}

fn id() -> impl Strategy<Value = Id> {
    "[a-z0-9]{1,5}(-[a-z0-9]{1,3}){0,2}".prop_map(|text| Id::new(&text).expect("it is an id"))
}

/// Texts with what files trip over.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\"\\\\/*#r(){}\\[\\],:\n\r\t 서울تهران\u{feff}\u{200f}]{0,12}",
    ]
}

fn date() -> impl Strategy<Value = Date> {
    select(vec![
        "1977",
        "2014-04",
        "196X",
        "1963?",
        "2016-01-27~",
        "[1969..1973]",
        "[..1979]",
        "[1975,1976]",
    ])
    .prop_map(|text| Date::new(text).expect("it is a date"))
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>().prop_filter("finite", |n| n.is_finite()),
        (-9999_i32..9999).prop_map(|n| f64::from(n) / 100.0),
    ]
}

fn extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        text().prop_map(Value::Text),
        number().prop_map(Value::Number),
        any::<bool>().prop_map(Value::Bool),
        date().prop_map(Value::Date),
    ];
    btree_map(text(), value, 0..3)
}

fn texts() -> impl Strategy<Value = BTreeMap<String, String>> {
    btree_map(text(), text(), 0..3)
}

fn certainty() -> impl Strategy<Value = Certainty> {
    prop_oneof![
        Just(Certainty::Stated),
        text().prop_map(Certainty::Inferred),
        text().prop_map(Certainty::Doubted),
        text().prop_map(Certainty::Withdrawn),
    ]
}

fn citations() -> impl Strategy<Value = Vec<Citation>> {
    let citation = (id(), option::of(text()), option::of(text()));
    vec(
        citation.prop_map(|(source, place, quote)| Citation {
            source,
            place,
            quote,
        }),
        0..3,
    )
}

fn about() -> impl Strategy<Value = About> {
    (text(), text(), text(), text()).prop_map(|(title, description, licence, credit)| About {
        title,
        description,
        licence,
        credit,
        ..About::default()
    })
}

fn city() -> impl Strategy<Value = City> {
    let former = (text(), option::of(date()), option::of(date()));
    let former = former.prop_map(|(name, since, until)| FormerName { name, since, until });
    let country = select(vec!["KR", "IR"]).prop_map(|c| CountryCode::new(c).expect("it is a code"));
    let level = select(vec![Level::City, Level::State, Level::Other]);
    let at = (-90.0..=90.0, -180.0..=180.0);
    let at = at.prop_map(|(lat, lon)| Position::new(lat, lon).expect("it is on the globe"));
    let texts = (
        text(),
        texts(),
        texts(),
        option::of(text()),
        option::of(text()),
    );
    let rest = (
        vec(former, 0..2),
        option::of(country),
        level,
        option::of(at),
        extra(),
    );
    (texts, rest).prop_map(
        |((name, names, ids, seat, notes), (former, country, level, at, extra))| City {
            name,
            names,
            former,
            country,
            level,
            at,
            seat,
            ids,
            notes,
            extra,
        },
    )
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        select(vec![
            Kind::Sister,
            Kind::Friendship,
            Kind::None,
            Kind::Contact
        ]),
        text().prop_map(Kind::Other),
    ]
}

fn tie() -> impl Strategy<Value = Tie> {
    let claim = (
        (
            vec(id(), 0..3),
            kind(),
            option::of(text()),
            option::of(date()),
            option::of(date()),
        ),
        (
            select(vec![State::Active, State::Dormant, State::Unknown]),
            certainty(),
            option::of(id()),
            option::of(text()),
            citations(),
            extra(),
        ),
    );
    let claim = claim.prop_map(
        |((by, kind, term, since, until), (state, certainty, agreement, note, cite, extra))| {
            Claim {
                by,
                kind,
                term,
                since,
                until,
                state,
                certainty,
                agreement,
                note,
                cite,
                extra,
            }
        },
    );
    let tie = (
        vec(claim, 0..4),
        option::of(number()),
        option::of(text()),
        extra(),
    );
    tie.prop_map(|(claims, weight, notes, extra)| Tie {
        claims,
        weight,
        notes,
        extra,
    })
}

fn agreement() -> impl Strategy<Value = Agreement> {
    let texts = (option::of(text()), option::of(text()), option::of(text()));
    (texts, vec(text(), 0..3), option::of(date())).prop_map(
        |((place, approval, term), signatories, next_review)| Agreement {
            place,
            signatories,
            approval,
            term,
            next_review,
        },
    )
}

fn fact() -> impl Strategy<Value = Fact> {
    let quantity = (text(), number(), option::of(text()));
    let quantity = quantity.prop_map(|(of, value, unit)| Quantity { of, value, unit });
    let direction = (id(), id()).prop_map(|(from, to)| Direction { from, to });
    let cost = (number(), text()).prop_map(|(amount, currency)| Cost { amount, currency });
    let lists = (vec(text(), 0..3), vec(text(), 0..3), vec(text(), 0..3));
    let parts = (
        option::of(quantity),
        option::of(direction),
        option::of(cost),
        option::of(agreement()),
    );
    let rest = (
        select(vec![
            FactKind::Agreement,
            FactKind::Visit,
            FactKind::Statistic,
        ]),
        option::of(date()),
        text(),
        option::of(any::<u32>()),
        certainty(),
        option::of(text()),
        citations(),
        extra(),
    );
    (lists, parts, rest).prop_map(
        |(
            (people, organisations, fields),
            (quantity, direction, cost, agreement),
            (kind, when, statement, people_count, certainty, note, cite, extra),
        )| Fact {
            about: Vec::new(),
            kind,
            when,
            statement,
            quantity,
            direction,
            people,
            organisations,
            people_count,
            cost,
            fields,
            agreement,
            certainty,
            note,
            cite,
            extra,
        },
    )
}

fn source() -> impl Strategy<Value = Source> {
    let texts = (
        option::of(text()),
        option::of(text()),
        option::of(text()),
        option::of(text()),
        option::of(text()),
        option::of(text()),
    );
    (texts, option::of(date()), option::of(date()), extra()).prop_map(
        |((title, publisher, credit, language, url, notes), published, retrieved, extra)| Source {
            title,
            publisher,
            credit,
            language,
            url,
            published,
            retrieved,
            notes,
            extra,
        },
    )
}

fn total() -> impl Strategy<Value = PublishedTotal> {
    let total = (id(), option::of(kind()), any::<u32>(), option::of(date()));
    (total, option::of(text()), citations()).prop_map(|((city, kind, count, as_of), note, cite)| {
        PublishedTotal {
            city,
            kind,
            count,
            as_of,
            note,
            cite,
        }
    })
}
