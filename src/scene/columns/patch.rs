//! Columns after an edit: only what the edit touched is changed, and told, so that only that is drawn again.

use std::collections::{BTreeSet, HashMap, HashSet};

use imbl::ordmap::DiffItem;

use super::style::style_in;
use super::{CityNumber, Columns, Style, TieNumber};
use crate::atlas::{Atlas, City, Id, Tie, TieId};
use crate::scene::arcs::Course;

/// A tie that is drawn otherwise than before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Which tie.
    pub tie: TieNumber,
    /// How it was drawn, and where.
    pub before: Option<(Course, Style)>,
    /// How it is drawn, and where.
    pub after: Option<(Course, Style)>,
}

impl Columns {
    /// The columns of an edited atlas, and which ties are drawn otherwise. `self` are those of the atlas before.
    #[must_use]
    pub fn patched(
        &self,
        before: &Atlas,
        after: &Atlas,
        mut style: impl FnMut(&TieId, &Tie) -> Style,
    ) -> (Self, Vec<Change>) {
        let mut columns = self.clone();
        let mut ties = changed_ties(before, after);
        let moved = columns.move_cities(before, after, &mut ties);
        let mut pairs: HashMap<[CityNumber; 2], &TieId> = HashMap::new();
        for id in &ties {
            // A city that lost its place is found under the number that it had.
            let number = |city| self.number_of(city).or_else(|| columns.number_of(city));
            if let [Some(a), Some(b)] = id.ends().map(number) {
                pairs.insert(sorted([a, b]), id);
            }
        }
        let touched: Vec<TieNumber> = self
            .ends
            .iter()
            .enumerate()
            .filter(|(_, ends)| {
                ends.iter().any(|end| moved.contains(end)) || pairs.contains_key(&sorted(**ends))
            })
            .map(|(i, _)| i as TieNumber)
            .collect();
        let mut changes = Vec::new();
        let mut found = HashSet::new();
        let mut freed = Vec::new();
        for number in touched {
            let Some(id) = self.named(self.ends[number as usize]) else {
                continue;
            };
            if self.free.contains(&number) || !found.insert(id.clone()) {
                continue;
            }
            let is_placed = id.ends().iter().all(|end| columns.number_of(end).is_some());
            columns.styles[number as usize] = if is_placed && after.ties.contains_key(&id) {
                style_in(after, &id, &mut style)
            } else {
                freed.push(number);
                Style::HIDDEN
            };
            changes.extend(change(self, &columns, number));
        }
        for id in &ties {
            if let ([Some(a), Some(b)], Some(tie)) = (
                id.ends().map(|end| columns.number_of(end)),
                after.ties.get(id),
            ) && !found.contains(id)
            {
                let number = columns.add([a, b], style(id, tie));
                changes.extend(change(self, &columns, number));
            }
        }
        // Only for later edits: a number that lost one tie and got another would be told twice, and what it showed be
        // taken off twice.
        columns.free.extend(freed);
        (columns, changes)
    }

    /// The columns of the same atlas with other styles, at another date, say, and which ties are drawn otherwise.
    #[must_use]
    pub fn restyled(
        &self,
        atlas: &Atlas,
        mut style: impl FnMut(&TieId, &Tie) -> Style,
    ) -> (Self, Vec<Change>) {
        let mut columns = self.clone();
        let numbers: HashMap<[CityNumber; 2], TieNumber> = self
            .ends
            .iter()
            .enumerate()
            .map(|(i, ends)| (sorted(*ends), i as TieNumber))
            .collect();
        let mut changes = Vec::new();
        for (id, tie) in &atlas.ties {
            let ends = id.ends().map(|end| self.number_of(end));
            if let [Some(a), Some(b)] = ends
                && let Some(&number) = numbers.get(&sorted([a, b]))
            {
                columns.styles[number as usize] = style(id, tie);
                changes.extend(change(self, &columns, number));
            }
        }
        (columns, changes)
    }

    /// Puts the cities of an edited atlas where they are now; says which moved, came or went, and adds the ties of those
    /// that had no place before, since these ties have no number yet.
    fn move_cities(
        &mut self,
        before: &Atlas,
        after: &Atlas,
        ties: &mut BTreeSet<TieId>,
    ) -> HashSet<CityNumber> {
        let mut moved = HashSet::new();
        for (id, old, new) in changed_cities(before, after) {
            let (was, is) = (old.and_then(|city| city.at), new.and_then(|city| city.at));
            if was == is {
                continue;
            }
            if let Some(at) = is {
                moved.insert(self.cities.put(id, at));
            } else if let Some(number) = self.cities.numbers.remove(id) {
                moved.insert(number);
            }
            if was.is_none() {
                ties.extend(after.ties_of(id).map(|(tie, _)| tie.clone()));
            }
        }
        moved
    }

    /// Gives a tie a number that is free, or else the next one.
    fn add(&mut self, ends: [CityNumber; 2], style: Style) -> TieNumber {
        if let Some(number) = self.free.pop() {
            self.ends[number as usize] = ends;
            self.styles[number as usize] = style;
            return number;
        }
        self.ends.push(ends);
        self.styles.push(style);
        self.ends.len() as TieNumber - 1
    }

    fn named(&self, [a, b]: [CityNumber; 2]) -> Option<TieId> {
        TieId::between(self.city(a)?, self.city(b)?)
    }
}

fn sorted([a, b]: [CityNumber; 2]) -> [CityNumber; 2] {
    [a.min(b), a.max(b)]
}

/// What differs about a number, if anything does.
fn change(before: &Columns, after: &Columns, tie: TieNumber) -> Option<Change> {
    let drawn = |columns: &Columns| {
        let style = columns.style(tie);
        let course = Course::of(columns, tie)?;
        style.is_drawn().then_some((course, style))
    };
    let (before, after) = (drawn(before), drawn(after));
    (before != after).then_some(Change { tie, before, after })
}

fn changed_ties(before: &Atlas, after: &Atlas) -> BTreeSet<TieId> {
    before
        .ties
        .diff(&after.ties)
        .map(|item| match item {
            DiffItem::Add(id, _)
            | DiffItem::Remove(id, _)
            | DiffItem::Update { new: (id, _), .. } => id.clone(),
        })
        .collect()
}

type Changed<'a> = (&'a Id, Option<&'a City>, Option<&'a City>);

fn changed_cities<'a>(before: &'a Atlas, after: &'a Atlas) -> impl Iterator<Item = Changed<'a>> {
    before.cities.diff(&after.cities).map(|item| match item {
        DiffItem::Add(id, city) => (id, None, Some(city)),
        DiffItem::Remove(id, city) => (id, Some(city), None),
        DiffItem::Update { old, new } => (new.0, Some(old.1), Some(new.1)),
    })
}
