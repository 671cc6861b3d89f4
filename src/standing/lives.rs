//! The lives of all ties of an atlas, seen from one viewpoint: an index that answers how they stand on a day without
//! weighing a claim, and how many stood how on many days at once.

use std::collections::BTreeMap;

use imbl::ordmap::DiffItem;

use super::overview::Counts;
use super::{Reading, Standing, When, life, standing};
use crate::atlas::date::Day;
use crate::atlas::{Atlas, Tie, TieId};

/// How every tie of an atlas stands on every day, and of all time.
#[derive(Clone, Debug, Default)]
pub struct Lives {
    reading: Reading,
    /// In the order of their ids.
    ties: Vec<Life>,
    /// The turns of all ties, one tie's behind the other's.
    turns: Vec<Turn>,
    /// Every way to stand that there is, once: they are few, however many ties there are.
    ways: Vec<Standing>,
    number_of: BTreeMap<Standing, u32>,
}

#[derive(Clone, Debug)]
struct Life {
    tie: TieId,
    /// How it stands of all time.
    last: Way,
    /// Where its turns end among all; they begin where those of the tie before end.
    end: u32,
}

/// From a day on a tie stands this way.
#[derive(Clone, Copy, Debug)]
struct Turn {
    from: Day,
    way: Way,
}

/// The number of a way to stand; `None` where a tie doesn't.
type Way = Option<u32>;

impl Lives {
    /// The lives of an atlas's ties.
    pub fn of(atlas: &Atlas, from: &Reading) -> Self {
        let mut lives = Self {
            reading: from.clone(),
            ..Self::default()
        };
        for (id, tie) in &atlas.ties {
            lives.push(id, tie);
        }
        lives
    }

    /// The lives of an atlas after an edit, of which only the touched ties are weighed. `self` are those of the atlas
    /// `before`.
    #[must_use]
    pub fn patched(&self, before: &Atlas, after: &Atlas) -> Self {
        let mut changed: BTreeMap<&TieId, Option<&Tie>> = BTreeMap::new();
        for item in before.ties.diff(&after.ties) {
            match item {
                DiffItem::Add(id, tie) | DiffItem::Update { new: (id, tie), .. } => {
                    changed.insert(id, Some(tie));
                }
                DiffItem::Remove(id, _) => {
                    changed.insert(id, None);
                }
            }
        }
        if changed.is_empty() {
            return self.clone();
        }
        let mut lives = Self {
            reading: self.reading.clone(),
            ways: self.ways.clone(),
            number_of: self.number_of.clone(),
            ..Self::default()
        };
        let mut changed = changed.into_iter().peekable();
        for (number, life) in self.ties.iter().enumerate() {
            while let Some((id, tie)) = changed.next_if(|(id, _)| **id < life.tie) {
                lives.push_if_there(id, tie);
            }
            if let Some((id, tie)) = changed.next_if(|(id, _)| **id == life.tie) {
                lives.push_if_there(id, tie);
            } else {
                lives.turns.extend_from_slice(self.turns_of(number));
                lives.close(life.tie.clone(), life.last);
            }
        }
        for (id, tie) in changed {
            lives.push_if_there(id, tie);
        }
        lives
    }

    /// How their claims are read.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The ties that stand at a time, in the order of their ids, and how.
    pub fn at(&self, when: When) -> impl Iterator<Item = (&TieId, &Standing)> {
        self.ties
            .iter()
            .enumerate()
            .filter_map(move |(number, life)| {
                let way = self.way_at(number, life, when)?;
                Some((&life.tie, self.ways.get(way as usize)?))
            })
    }

    /// How many ties stand at a time, and how.
    pub fn counts(&self, when: When) -> Counts {
        let mut of_way = vec![0; self.ways.len()];
        for (number, life) in self.ties.iter().enumerate() {
            let way = self.way_at(number, life, when);
            if let Some(count) = way.and_then(|way| of_way.get_mut(way as usize)) {
                *count += 1;
            }
        }
        self.counted(of_way.into_iter())
    }

    /// How many ties stand on each of some days, and how. The days are in order of time.
    pub fn census(&self, days: &[Day]) -> Vec<Counts> {
        // What each way gains and loses from one day to the next.
        let columns = days.len() + 1;
        let mut change = vec![0_i64; self.ways.len() * columns];
        for number in 0..self.ties.len() {
            let turns = self.turns_of(number);
            for (i, turn) in turns.iter().enumerate() {
                let Some(way) = turn.way else { continue };
                let next = turns.get(i + 1).map(|next| next.from);
                let first = days.partition_point(|day| *day < turn.from);
                let end = next.map_or(days.len(), |next| days.partition_point(|day| *day < next));
                change[way as usize * columns + first] += 1;
                change[way as usize * columns + end] -= 1;
            }
        }
        let mut standing = vec![0_i64; self.ways.len()];
        let count = |column: usize| {
            for (way, count) in standing.iter_mut().enumerate() {
                *count += change[way * columns + column];
            }
            // More never end than began.
            self.counted(standing.iter().map(|count| (*count).max(0) as usize))
        };
        (0..days.len()).map(count).collect()
    }

    /// The first day on which any tie changes how it stands, and the last; `None` where none ever does.
    pub fn span(&self) -> Option<(Day, Day)> {
        let days = self.turns.iter().map(|turn| turn.from);
        let days = days.filter(|day| *day != Day::MIN);
        days.fold(None, |span, day| match span {
            None => Some((day, day)),
            Some((first, last)) => Some((day.min(first), day.max(last))),
        })
    }

    fn counted(&self, of_way: impl Iterator<Item = usize>) -> Counts {
        let mut counts = Counts::default();
        for (standing, ties) in self.ways.iter().zip(of_way).filter(|(_, ties)| *ties > 0) {
            counts.add(standing, ties);
        }
        counts
    }

    fn way_at(&self, number: usize, life: &Life, when: When) -> Way {
        match when {
            When::AllTime => life.last,
            When::On(day) => way_on(self.turns_of(number), day),
            When::During(first, last) => way_within(self.turns_of(number), [first, last]),
        }
    }

    fn turns_of(&self, number: usize) -> &[Turn] {
        let start = number.checked_sub(1).map_or(0, |last| self.ties[last].end);
        &self.turns[start as usize..self.ties[number].end as usize]
    }

    fn push_if_there(&mut self, id: &TieId, tie: Option<&Tie>) {
        if let Some(tie) = tie {
            self.push(id, tie);
        }
    }

    fn push(&mut self, id: &TieId, tie: &Tie) {
        for phase in life(id, tie, &self.reading) {
            let way = self.way(phase.standing);
            self.turns.push(Turn {
                from: phase.from,
                way,
            });
        }
        let last = standing(id, tie, When::AllTime, &self.reading);
        let last = self.way(last);
        self.close(id.clone(), last);
    }

    fn close(&mut self, tie: TieId, last: Way) {
        let end = self.turns.len() as u32;
        self.ties.push(Life { tie, last, end });
    }

    fn way(&mut self, standing: Option<Standing>) -> Way {
        let standing = standing?;
        if let Some(way) = self.number_of.get(&standing) {
            return Some(*way);
        }
        let way = self.ways.len() as u32;
        self.ways.push(standing.clone());
        self.number_of.insert(standing, way);
        Some(way)
    }
}

/// How a tie stands on a day.
fn way_on(turns: &[Turn], day: Day) -> Way {
    // Nearly all ties turn once or twice: going through them is faster than halving them.
    turns
        .iter()
        .rev()
        .find(|turn| turn.from <= day)
        .and_then(|turn| turn.way)
}

/// How a tie stood last within a stretch of time.
fn way_within(turns: &[Turn], [first, last]: [Day; 2]) -> Way {
    for turn in turns.iter().rev().filter(|turn| turn.from <= last) {
        if turn.way.is_some() || turn.from <= first {
            return turn.way;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::{as_city, atlas, on, tie};
    use super::*;
    use crate::atlas::Kind;
    use crate::standing::Viewpoint;

    fn cities() -> Atlas {
        atlas(&[
            (
                "a--b",
                r#"(by: ["a", "b"], kind: sister, since: "1968", until: "1980")"#,
            ),
            (
                "a--c",
                r#"(by: ["a"], kind: sister, since: "[1970..1972]"), (by: ["c"], kind: friendship, since: "1975-06-02")"#,
            ),
            ("b--c", r#"(by: ["c"], kind: memorandum)"#),
        ])
    }

    fn day(year: i32) -> Day {
        Day::new(year, 1, 1).unwrap()
    }

    #[test]
    fn a_day_is_answered_as_the_claims_themselves_would() {
        let atlas = cities();
        for from in [Viewpoint::Anyone, as_city("a"), Viewpoint::Agreed].map(Reading::from) {
            let lives = Lives::of(&atlas, &from);
            let stretches = (1960..1990).map(|year| When::between(day(year), day(year + 3)));
            let days = (1960..1990).map(day).map(When::On);
            for when in days.chain(stretches).chain([When::AllTime]) {
                let found: Vec<_> = lives.at(when).collect();
                let weighed: Vec<_> = atlas
                    .ties
                    .iter()
                    .filter_map(|(id, tie)| Some((id, standing(id, tie, when, &from)?)))
                    .collect();
                let weighed: Vec<_> = weighed.iter().map(|(id, s)| (*id, s)).collect();
                assert_eq!(found, weighed, "{when:?}");
            }
        }
    }

    #[test]
    fn a_census_counts_each_year_as_one_day_alone_would() {
        let lives = Lives::of(&cities(), &Reading::default());
        let days: Vec<Day> = (1960..1990).map(day).collect();
        let census = lives.census(&days);
        for (day, counts) in days.into_iter().zip(&census) {
            assert_eq!(*counts, lives.counts(When::On(day)), "{day}");
        }
        let in_1971 = &census[11];
        assert_eq!(in_1971.by_kind[&Kind::Sister], 2);
        assert_eq!(in_1971.maybe, 2, "since 1970 to 1972, and without a start");
        assert_eq!(census[16].contested, 1, "sister against friendship");
        assert_eq!(census[29].all(), 2);
    }

    #[test]
    fn an_edit_weighs_what_it_touches_and_leaves_the_rest_as_it_was() {
        let before = cities();
        let mut after = before.clone();
        let id = |text| TieId::new(text).unwrap();
        after.ties.remove(&id("a--b"));
        after.ties.insert(
            id("a--d"),
            tie(r#"(by: ["d"], kind: friendship, since: "1960")"#),
        );
        after.ties.insert(
            id("b--c"),
            tie(r#"(by: ["b"], kind: sister, since: "1961")"#),
        );
        let lives = Lives::of(&before, &Reading::default()).patched(&before, &after);
        let anew = Lives::of(&after, &Reading::default());
        for when in [on("1961"), on("1971"), on("1988"), When::AllTime] {
            assert!(lives.at(when).eq(anew.at(when)), "{when:?}");
        }
        assert_eq!(lives.span(), anew.span());
    }

    #[test]
    fn the_span_goes_from_the_first_change_to_the_last() {
        let lives = Lives::of(&cities(), &Reading::default());
        assert_eq!(lives.span(), Some((day(1968), day(1981))));
        assert_eq!(
            Lives::of(&Atlas::default(), &Reading::default()).span(),
            None
        );
    }
}
