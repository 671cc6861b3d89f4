//! What a click on the map takes where several things lie.
//!
//! Places that share a spot are offered in a list. Of ties the nearest is taken; clicks on the same spot go on through
//! the others and come round again, in the order in which they lay there at first: a selected tie is drawn broader and
//! would always be the nearest.

use crate::atlas::{Subject, TieId};

use super::super::view::Frame;
use super::{Picked, distance};

/// How far apart two clicks may be to be on the same spot, points.
const SAME_SPOT: f64 = 4.0;

/// What a click means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Click {
    /// Nothing lies there: the selection is cleared.
    Clear,
    /// This is selected.
    Select(Subject),
    /// These share the spot: the user chooses.
    Offer(Vec<Subject>),
}

/// Remembers the last click on ties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clicks {
    last: Option<Last>,
}

#[derive(Clone, Debug, PartialEq)]
struct Last {
    /// What the window showed, and where in it the click was.
    frame: Frame,
    at: [f64; 2],
    /// What lay there, and which of it was taken.
    ties: Vec<TieId>,
    taken: usize,
}

impl Picked {
    /// What is meant before all others: the nearest city, else the nearest tie.
    pub fn first(&self) -> Option<Subject> {
        let city = self.cities.first().cloned().map(Subject::City);
        city.or_else(|| self.ties.first().map(|(tie, _)| Subject::Tie(tie.clone())))
    }

    /// All of it, cities first.
    pub fn all(&self) -> Vec<Subject> {
        let cities = self.cities.iter().cloned().map(Subject::City);
        let ties = self.ties.iter().map(|(tie, _)| Subject::Tie(tie.clone()));
        cities.chain(ties).collect()
    }
}

impl Clicks {
    /// Takes what a click at a point of the screen means.
    pub fn click(
        &mut self,
        picked: &Picked,
        frame: &Frame,
        at: [f64; 2],
        selected: Option<&Subject>,
    ) -> Click {
        let next = self.next_tie(picked, frame, at, selected);
        let last = self.last.take();
        if picked.cities.len() > 1 {
            return Click::Offer(picked.cities.iter().cloned().map(Subject::City).collect());
        }
        let Some(first) = picked.first() else {
            return Click::Clear;
        };
        if let Subject::City(_) = first {
            return Click::Select(first);
        }
        let last = match (next, last) {
            (Some(taken), Some(last)) => Last { taken, ..last },
            _ => Last {
                frame: *frame,
                at,
                ties: picked.ties.iter().map(|(tie, _)| tie.clone()).collect(),
                taken: 0,
            },
        };
        let tie = last.ties[last.taken].clone();
        self.last = Some(last);
        Click::Select(Subject::Tie(tie))
    }

    /// The tie that one more click here would take, where the last click was here and took another.
    pub fn next(
        &self,
        picked: &Picked,
        frame: &Frame,
        at: [f64; 2],
        selected: Option<&Subject>,
    ) -> Option<&TieId> {
        let next = self.next_tie(picked, frame, at, selected)?;
        self.last.as_ref().map(|last| &last.ties[next])
    }

    fn next_tie(
        &self,
        picked: &Picked,
        frame: &Frame,
        at: [f64; 2],
        selected: Option<&Subject>,
    ) -> Option<usize> {
        let last = self.last.as_ref()?;
        let taken = Subject::Tie(last.ties.get(last.taken)?.clone());
        let is_here = picked.cities.is_empty()
            && last.frame == *frame
            && distance(last.at, at) <= SAME_SPOT
            && selected == Some(&taken);
        let count = last.ties.len();
        is_here
            .then(|| (1..count).map(|step| (last.taken + step) % count))?
            // What was removed meanwhile is passed over.
            .find(|index| picked.ties.iter().any(|(tie, _)| *tie == last.ties[*index]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::samples::{frame, id, tie};

    const HERE: [f64; 2] = [300.0, 200.0];

    fn picked(cities: &[&str], ties: &[&str]) -> Picked {
        Picked {
            cities: cities.iter().map(|city| id(city)).collect(),
            ties: ties.iter().map(|text| (tie(text), 1.0)).collect(),
        }
    }

    fn three() -> Picked {
        picked(&[], &["paris--seoul", "seoul--tehran", "seoul--tokyo"])
    }

    /// Clicks, and selects what that takes.
    fn click(
        clicks: &mut Clicks,
        picked: &Picked,
        at: [f64; 2],
        selected: &mut Option<Subject>,
    ) -> String {
        let taken = match clicks.click(picked, &frame(), at, selected.as_ref()) {
            Click::Select(subject) => Some(subject),
            Click::Clear | Click::Offer(_) => None,
        };
        *selected = taken;
        selected
            .as_ref()
            .map_or_else(String::new, Subject::to_string)
    }

    #[test]
    fn places_that_share_a_spot_are_offered() {
        let offered = Click::Offer(vec![
            Subject::City(id("sydney")),
            Subject::City(id("new-south-wales")),
        ]);
        let picked = picked(&["sydney", "new-south-wales"], &["seoul--sydney"]);
        let click = Clicks::default().click(&picked, &frame(), HERE, None);
        assert_eq!(click, offered);
    }

    #[test]
    fn a_city_is_meant_before_any_tie_and_the_sea_clears() {
        let mut clicks = Clicks::default();
        let city = picked(&["seoul"], &["seoul--tehran"]);
        let click = clicks.click(&city, &frame(), HERE, None);
        assert_eq!(click, Click::Select(Subject::City(id("seoul"))));
        let click = clicks.click(&Picked::default(), &frame(), HERE, None);
        assert_eq!(click, Click::Clear);
    }

    #[test]
    fn clicks_on_one_spot_go_through_its_ties_and_come_round() {
        let (mut clicks, mut selected) = (Clicks::default(), None);
        let mut taken = Vec::new();
        for step in 0..4 {
            // A hand is never quite still, and the selected tie comes first by then.
            let at = [HERE[0] + f64::from(step % 2), HERE[1]];
            let mut picked = three();
            picked.ties.rotate_left(step as usize % 3);
            taken.push(click(&mut clicks, &picked, at, &mut selected));
        }
        assert_eq!(
            taken,
            [
                "paris--seoul",
                "seoul--tehran",
                "seoul--tokyo",
                "paris--seoul"
            ]
        );
    }

    #[test]
    fn a_click_elsewhere_or_after_another_selection_takes_the_nearest() {
        let (mut clicks, mut selected) = (Clicks::default(), None);
        click(&mut clicks, &three(), HERE, &mut selected);
        let away = [HERE[0] + 9.0, HERE[1]];
        assert_eq!(
            click(&mut clicks, &three(), away, &mut selected),
            "paris--seoul"
        );
        selected = Some(Subject::City(id("seoul")));
        assert_eq!(
            click(&mut clicks, &three(), away, &mut selected),
            "paris--seoul"
        );
    }

    #[test]
    fn what_the_next_click_takes_is_known_before() {
        let (mut clicks, mut selected) = (Clicks::default(), None);
        assert_eq!(clicks.next(&three(), &frame(), HERE, None), None);
        click(&mut clicks, &three(), HERE, &mut selected);
        let next = clicks.next(&three(), &frame(), HERE, selected.as_ref());
        assert_eq!(next, Some(&tie("seoul--tehran")));
        let alone = picked(&[], &["paris--seoul"]);
        let next = clicks.next(&alone, &frame(), HERE, selected.as_ref());
        assert_eq!(next, None, "the others are gone");
    }
}
