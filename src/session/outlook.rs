//! From where a session looks at its atlas.

use super::Session;
use crate::atlas::Filter;
use crate::standing::{Margins, Reading, Viewpoint, When};

/// The key of everything that is worked out from a session's atlas: what was worked out stands for as long as this is
/// the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Which atlas: another number for every change of it, and for every other atlas.
    pub revision: u64,
    /// The time that is looked at.
    pub when: When,
    /// Whose word counts, and how widely vague dates are taken.
    pub reading: Reading,
    /// Which ties are shown, of those that stand.
    pub filter: Filter,
}

impl Default for Outlook {
    /// The first atlas as a session begins: all time, anyone's word.
    fn default() -> Self {
        Self {
            revision: 1,
            when: When::default(),
            reading: Reading::default(),
            filter: Filter::default(),
        }
    }
}

impl Outlook {
    /// Whether two outlooks make the same of the same tie, in whatever atlas it is.
    pub fn sees_as(&self, other: &Self) -> bool {
        let Self {
            revision: _,
            when,
            reading,
            filter,
        } = self;
        (when, reading, filter) == (&other.when, &other.reading, &other.filter)
    }
}

impl Session {
    /// From where the atlas is looked at: the key of everything that is worked out from it.
    pub fn outlook(&self) -> &Outlook {
        &self.outlook
    }

    /// Changes whenever the atlas does.
    pub fn revision(&self) -> u64 {
        self.outlook.revision
    }

    /// The time that is shown.
    pub fn when(&self) -> When {
        self.outlook.when
    }

    /// Whose word is shown.
    pub fn viewpoint(&self) -> &Viewpoint {
        &self.outlook.reading.viewpoint
    }

    /// How what is said of ties is read: whose word is shown, and how widely vague dates are taken.
    pub fn reading(&self) -> &Reading {
        &self.outlook.reading
    }

    /// How widely vague dates are taken.
    pub fn margins(&self) -> Margins {
        self.outlook.reading.margins
    }

    /// Takes vague dates otherwise from now on, in this atlas and in those that follow: it is how its user reads, and no
    /// part of any.
    pub fn set_margins(&mut self, margins: Margins) {
        self.outlook.reading.margins = margins;
    }

    /// Which ties are shown.
    pub fn filter(&self) -> &Filter {
        &self.outlook.filter
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::date::Day;
    use crate::atlas::{Atlas, Id};
    use crate::session::{Action, FileAction, LookAction, Stamp};

    #[test]
    fn another_time_viewpoint_or_atlas_is_another_outlook_and_a_new_atlas_is_seen_as_at_first() {
        let mut session = Session::new(Atlas::default(), None);
        let mut seen = vec![session.outlook().clone()];
        for action in [
            Action::from(LookAction::SetWhen(When::On(
                Day::new(1977, 6, 27).unwrap(),
            ))),
            LookAction::SetViewpoint(Viewpoint::City(Id::new("seoul").unwrap())).into(),
            FileAction::New.into(),
        ] {
            session.apply(action, Stamp::default());
            assert!(!seen.contains(session.outlook()));
            seen.push(session.outlook().clone());
        }
        assert_eq!(session.when(), When::AllTime);
        assert_eq!(*session.viewpoint(), Viewpoint::Anyone);
    }

    #[test]
    fn other_margins_are_another_outlook_and_stay_with_the_next_atlas() {
        let mut session = Session::new(Atlas::default(), None);
        let before = session.outlook().clone();
        let wide = Margins::new(5, 3);
        session.set_margins(wide);
        assert_ne!(*session.outlook(), before);
        assert!(!session.outlook().sees_as(&before));
        session.apply(FileAction::New, Stamp::default());
        assert_eq!(session.margins(), wide);
    }
}
