//! The cities that are pinned for comparing.

use super::Session;
use crate::atlas::Id;

/// So many can be read side by side.
pub const MOST_PINNED: usize = 5;

impl Session {
    /// The pinned cities that are in the atlas, in the order in which they were pinned.
    pub fn pinned(&self) -> Vec<Id> {
        let is_there = |city: &&Id| self.atlas().cities.contains_key(*city);
        self.pins.iter().filter(is_there).cloned().collect()
    }

    /// Whether a city is pinned.
    pub fn is_pinned(&self, city: &Id) -> bool {
        self.pins.contains(city)
    }

    /// Whether another city can be pinned.
    pub fn can_pin(&self) -> bool {
        self.pinned().len() < MOST_PINNED
    }

    /// Pins a city, or takes its pin out.
    pub(super) fn pin(&mut self, city: Id) {
        if self.pins.contains(&city) {
            self.pins.retain(|pinned| *pinned != city);
        } else if self.can_pin() && self.atlas().cities.contains_key(&city) {
            self.pins.push(city);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{apply, change};
    use super::super::{EditAction, PinAction, Session, StepAction};
    use super::*;
    use crate::atlas::{Atlas, Edit};

    fn id(number: usize) -> Id {
        Id::new(&format!("c{number}")).unwrap()
    }

    #[test]
    fn five_cities_can_be_pinned_and_one_that_is_removed_is_none_of_them_until_undo() {
        let mut session = Session::new(Atlas::default(), None);
        for number in 0..6 {
            change(&mut session, &format!("c{number}"));
            apply(&mut session, PinAction::Turn(id(number)));
        }
        assert_eq!(session.pinned(), [0, 1, 2, 3, 4].map(id));
        assert!(!session.can_pin() && !session.is_pinned(&id(5)));
        apply(
            &mut session,
            EditAction::Make(Box::new(Edit::RemoveCity(id(1)))),
        );
        assert_eq!(session.pinned(), [0, 2, 3, 4].map(id));
        apply(&mut session, StepAction::Undo);
        assert!(session.pinned().contains(&id(1)));
        apply(&mut session, PinAction::Turn(id(0)));
        assert_eq!(session.pinned(), [1, 2, 3, 4].map(id));
        apply(&mut session, PinAction::Clear);
        assert_eq!(session.pinned(), []);
    }
}
