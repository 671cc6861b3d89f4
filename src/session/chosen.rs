//! What is selected: nothing, one subject, or several, one of which leads.
//!
//! The trail that Back and Forward follow is of these. What is removed stays in them, so that undo brings the selection
//! back with what was selected; but whoever asks is told only of what the atlas has.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Session;
use crate::atlas::{Atlas, Id, Subject, TieId};

/// What is selected. A copy costs nothing, and two of them that are copies are compared at once: what is drawn of many
/// is worked out anew only for another one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// One of them, wherever there is any.
    lead: Option<Subject>,
    all: Arc<BTreeSet<Subject>>,
}

/// How subjects that are chosen join those that are selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// They alone are selected from now on.
    Set,
    /// They too.
    Add,
    /// Those that were not are, those that were are not.
    Toggle,
    /// They no longer are.
    Remove,
}

impl Chosen {
    /// One subject, or none.
    pub fn one(subject: Option<Subject>) -> Self {
        Self {
            all: Arc::new(subject.iter().cloned().collect()),
            lead: subject,
        }
    }

    /// All of them: cities first, then ties, each in the order of their ids.
    pub fn all(&self) -> &BTreeSet<Subject> {
        &self.all
    }

    /// All of them, as a copy that costs nothing.
    pub fn shared(&self) -> Arc<BTreeSet<Subject>> {
        Arc::clone(&self.all)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether more than one is selected.
    pub fn is_several(&self) -> bool {
        self.all.len() > 1
    }

    /// Whether this is selected.
    pub fn has(&self, subject: &Subject) -> bool {
        self.all.contains(subject)
    }

    /// The one that leads: the last that was added.
    pub fn lead(&self) -> Option<&Subject> {
        self.lead.as_ref()
    }

    /// The cities among them.
    pub fn cities(&self) -> impl Iterator<Item = &Id> {
        self.all.iter().filter_map(|subject| match subject {
            Subject::City(city) => Some(city),
            Subject::Tie(_) => None,
        })
    }

    /// The ties among them.
    pub fn ties(&self) -> impl Iterator<Item = &TieId> {
        self.all.iter().filter_map(|subject| match subject {
            Subject::City(_) => None,
            Subject::Tie(tie) => Some(tie),
        })
    }

    /// How many cities and how many ties.
    pub fn counts(&self) -> [usize; 2] {
        let cities = self.cities().count();
        [cities, self.len() - cities]
    }

    /// What is left of it in an atlas.
    fn within(&self, atlas: &Atlas) -> Self {
        if self.all.iter().all(|subject| atlas.has(subject)) {
            return self.clone();
        }
        let left = self.all.iter().filter(|subject| atlas.has(subject));
        Self::led(self.lead.clone(), left.cloned().collect())
    }

    /// These, led by one of them: where the one that was meant to is not among them, by the first.
    fn led(lead: Option<Subject>, all: BTreeSet<Subject>) -> Self {
        let lead = lead.filter(|lead| all.contains(lead));
        Self {
            lead: lead.or_else(|| all.first().cloned()),
            all: Arc::new(all),
        }
    }

    /// With more subjects, or fewer.
    fn with(&self, subjects: impl IntoIterator<Item = Subject>, how: Choosing) -> Self {
        let mut lead = self.lead.clone();
        if how == Choosing::Set {
            return Self::led(lead, subjects.into_iter().collect());
        }
        let mut all = (*self.all).clone();
        for subject in subjects {
            let is_in = all.contains(&subject);
            match how {
                Choosing::Remove | Choosing::Toggle if is_in => {
                    all.remove(&subject);
                }
                Choosing::Set | Choosing::Add | Choosing::Toggle if !is_in => {
                    lead = Some(subject.clone());
                    all.insert(subject);
                }
                _ => {}
            }
        }
        Self::led(lead, all)
    }
}

/// What is selected of what the atlas has, and from what that was worked out.
#[derive(Clone, Debug, Default)]
pub(super) struct Present {
    chosen: Chosen,
    of: Option<(u64, Chosen)>,
}

impl Session {
    /// The subject that is selected, or that leads those that are. It is in the atlas: what was removed is not selected
    /// while it is gone.
    pub fn selected(&self) -> Option<&Subject> {
        let chosen = &self.trail[self.at];
        let is_there = |subject: &&Subject| self.atlas().has(subject);
        let lead = chosen.lead.as_ref().filter(is_there);
        lead.or_else(|| chosen.all.iter().find(is_there))
    }

    /// All that is selected and in the atlas.
    pub fn chosen(&self) -> &Chosen {
        &self.present.chosen
    }

    /// Selects one subject, or nothing.
    pub(super) fn select(&mut self, subject: Option<Subject>) {
        self.go_on_to(Chosen::one(subject));
    }

    /// Selects several subjects, or more or fewer of them. What the atlas lacks is left out.
    pub(super) fn choose(&mut self, subjects: Vec<Subject>, how: Choosing) {
        let before = self.trail[self.at].within(self.atlas());
        let there = subjects.into_iter().filter(|one| self.atlas().has(one));
        let chosen = before.with(there.collect::<Vec<_>>(), how);
        // Whoever gathers subjects one by one takes one step on the trail, not as many as there are subjects.
        if how == Choosing::Set || !self.trail[self.at].is_several() {
            self.go_on_to(chosen);
        } else {
            self.trail.truncate(self.at + 1);
            self.trail[self.at] = chosen;
            if self.at > 0 && self.trail[self.at - 1] == self.trail[self.at] {
                self.trail.pop();
                self.at -= 1;
            }
        }
    }

    fn go_on_to(&mut self, chosen: Chosen) {
        // Not what is present: that is nothing while what was selected is gone, and then it must be put away.
        if self.trail[self.at] == chosen {
            return;
        }
        self.trail.truncate(self.at + 1);
        self.trail.push(chosen);
        self.at += 1;
    }

    /// Whether any of what a place on the trail selects is in the atlas; where it selects nothing it is always there.
    pub(super) fn is_there(&self, at: usize) -> bool {
        let chosen = &self.trail[at];
        chosen.is_empty() || chosen.all.iter().any(|subject| self.atlas().has(subject))
    }

    /// Looks anew at what of the selection the atlas has, where either is another.
    pub(super) fn look_at_chosen(&mut self) {
        let now = (self.revision(), self.trail[self.at].clone());
        if self.present.of.as_ref() != Some(&now) {
            let chosen = now.1.within(self.atlas());
            // What is equal stays the same copy.
            if chosen != self.present.chosen {
                self.present.chosen = chosen;
            }
            self.present.of = Some(now);
        }
    }
}

#[cfg(test)]
mod tests;
