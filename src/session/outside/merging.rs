//! The work of a merge: what becomes of the atlas now that its file holds another. It takes as long as the atlas is large,
//! so it is made beside the window, which stays usable; what comes back is for the state that it began from.

use super::{Effect, MergeStep, Notice, Offer, Session, Told};
use crate::atlas::edit::Becoming;
use crate::atlas::merge::{Choices, Conflict, Merged, Side, Spot, merge};
use crate::atlas::{Atlas, Patch, StateId};

/// A merge that is to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeJob {
    number: u64,
    base: Atlas,
    mine: Atlas,
    theirs: Atlas,
    choices: Choices,
}

/// What came of a merge.
#[derive(Debug)]
pub struct MergeDone {
    number: u64,
    came: Came,
}

/// What becomes of the atlas.
#[derive(Debug)]
pub(super) struct Came {
    /// It becomes another, and how; `None` where it stays as it is.
    pub(super) became: Option<(Patch, Becoming)>,
    /// Whether it is then what the file holds.
    pub(super) is_saved: bool,
    /// What both sides changed differently: while there is anything its user chooses.
    pub(super) conflicts: Vec<Conflict>,
}

impl MergeJob {
    /// Makes it.
    pub fn run(self) -> MergeDone {
        MergeDone {
            number: self.number,
            came: self.came(),
        }
    }

    fn came(&self) -> Came {
        let (base, mine, theirs) = (&self.base, &self.mine, &self.theirs);
        if mine == theirs || base == theirs {
            return Came {
                became: None,
                is_saved: mine == theirs,
                conflicts: Vec::new(),
            };
        }
        let becomes = |atlas: &Atlas, how, conflicts| Came {
            became: Some((Patch::between(mine, atlas), how)),
            is_saved: atlas == theirs,
            conflicts,
        };
        if mine == base {
            return becomes(theirs, Becoming::Reloaded, Vec::new());
        }
        let Merged { atlas, conflicts } = merge(base, mine, theirs, &self.choices);
        becomes(&atlas, Becoming::Merged, conflicts)
    }
}

/// A merge that is being made.
#[derive(Debug)]
pub(super) struct UnderWay {
    number: u64,
    /// What the atlas was when it began.
    state: StateId,
    pub(super) theirs: Box<Atlas>,
}

/// Merges that are made, each with a number of its own.
#[derive(Debug, Default)]
pub(in crate::session) struct Merges {
    last: u64,
    /// The one whose outcome is waited for.
    pub(super) under_way: Option<UnderWay>,
}

impl Merges {
    /// Begins one in the place of any other.
    pub(super) fn begin(
        &mut self,
        [base, mine]: [&Atlas; 2],
        state: StateId,
        theirs: Box<Atlas>,
        choices: Choices,
    ) -> Box<MergeJob> {
        self.last += 1;
        let job = MergeJob {
            number: self.last,
            base: base.clone(),
            mine: mine.clone(),
            theirs: (*theirs).clone(),
            choices,
        };
        self.under_way = Some(UnderWay {
            number: self.last,
            state,
            theirs,
        });
        Box::new(job)
    }

    /// What came of the one that is waited for; nothing of another. `None` in it where the atlas is not any more what it
    /// was when the merge began: then it must be made anew.
    pub(super) fn end(
        &mut self,
        done: MergeDone,
        state: StateId,
    ) -> Option<(Box<Atlas>, Option<Came>)> {
        let number = done.number;
        let ended = self.under_way.take_if(|merge| merge.number == number)?;
        let is_of_now = ended.state == state;
        Some((ended.theirs, is_of_now.then_some(done.came)))
    }
}

/// What both sides changed differently, and what was chosen.
#[derive(Debug)]
pub struct Merging {
    pub(super) theirs: Box<Atlas>,
    pub(super) came: Came,
    pub(super) choices: Choices,
    /// Its user is done; what was chosen last is still being worked out.
    is_done: bool,
}

impl Merging {
    /// What both sides changed differently.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.came.conflicts
    }

    /// What was chosen for a conflict, if anything was.
    pub fn chosen(&self, spot: &Spot) -> Option<Side> {
        self.choices.get(spot).copied()
    }

    /// For how many conflicts nothing is chosen yet.
    pub fn open(&self) -> usize {
        let conflicts = self.conflicts().iter();
        conflicts
            .filter(|conflict| self.chosen(&conflict.spot).is_none())
            .count()
    }
}

impl Session {
    pub(super) fn begin_merge(&mut self, theirs: Box<Atlas>, choices: Choices) -> Vec<Effect> {
        let (state, versions) = (self.state(), [&self.held.base, self.history.atlas()]);
        let merges = &mut self.held.merges;
        vec![Effect::Merge(
            merges.begin(versions, state, theirs, choices),
        )]
    }

    /// A merge is made: the atlas becomes what came of it where that loses nothing; else its user chooses.
    pub(super) fn merged(&mut self, done: MergeDone) -> Vec<Effect> {
        let Some((theirs, came)) = self.held.merges.end(done, self.state()) else {
            return Vec::new();
        };
        let (choices, is_done) = (self.held.merging.take())
            .map_or_else(Default::default, |merging| {
                (merging.choices, merging.is_done)
            });
        let Some(came) = came.filter(|_| self.can_take_over()) else {
            // Something was done meanwhile: once more, as soon as that is a step.
            self.held.theirs = Some(theirs);
            return Vec::new();
        };
        if came.conflicts.is_empty() {
            return self.hold(theirs, came);
        }
        self.held.merging = Some(Merging {
            theirs,
            came,
            choices,
            is_done: false,
        });
        if is_done {
            self.finish_merging()
        } else {
            Vec::new()
        }
    }

    /// A merge can't be made: what others put into the file waits until it is asked for again.
    pub(super) fn not_merged(&mut self, text: String) -> Vec<Effect> {
        let ended = self.held.merges.under_way.take();
        self.held.merging = None;
        self.held.theirs = ended.map(|merge| merge.theirs).or(self.held.theirs.take());
        self.held.is_put_off = true;
        self.held.save = None;
        self.tell_of_file(Notice::from(text).offering(Offer::ReviewMerge));
        self.not_placed()
    }

    /// Does something about what both have changed differently.
    pub(super) fn merge(&mut self, step: MergeStep) -> Vec<Effect> {
        match step {
            MergeStep::Choose(spot, side) => self.choose_side(spot, side),
            MergeStep::Finish => self.finish_merging(),
            MergeStep::PutOff => self.put_off_merging(),
            MergeStep::Review => self.take_over(),
        }
    }

    /// Chooses a side for one conflict, or for all. What is brought together is worked out anew: a choice can raise another
    /// question, or settle one.
    fn choose_side(&mut self, spot: Option<Spot>, side: Side) -> Vec<Effect> {
        let Some(merging) = &mut self.held.merging else {
            return Vec::new();
        };
        let all = merging.came.conflicts.iter();
        let all = all.map(|conflict| conflict.spot.clone());
        let spots = spot.map_or_else(|| all.collect(), |spot| vec![spot]);
        let chosen = spots.into_iter().map(|spot| (spot, side));
        merging.choices.extend(chosen);
        let (theirs, choices) = (merging.theirs.clone(), merging.choices.clone());
        self.begin_merge(theirs, choices)
    }

    /// Takes over what others did, as was chosen: at once, or as soon as that is worked out.
    fn finish_merging(&mut self) -> Vec<Effect> {
        if self.is_merging() {
            if let Some(merging) = &mut self.held.merging {
                merging.is_done = merging.open() == 0;
            }
            return Vec::new();
        }
        match self.held.merging.take() {
            Some(merging) if merging.open() == 0 => self.hold(merging.theirs, merging.came),
            unfinished => {
                self.held.merging = unfinished;
                Vec::new()
            }
        }
    }

    /// Puts the choice off: what was done here stays open, and the next save asks again.
    fn put_off_merging(&mut self) -> Vec<Effect> {
        let Some(merging) = self.held.merging.take() else {
            return Vec::new();
        };
        self.held.merges.under_way = None;
        self.held.theirs = Some(merging.theirs);
        self.held.is_put_off = true;
        self.held.save = None;
        let mut effects = self.not_placed();
        effects.push(Effect::Tell(Told::PutOff));
        effects
    }
}
