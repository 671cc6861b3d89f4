//! A claim in a form, with the other city of its tie where that is yet to be chosen.

use serde::{Deserialize, Serialize};

use super::cite::{self, CitationForm};
use super::fault::{Fault, Faults, Field, Wrong, shown, shown_date, written};
use crate::atlas::{Atlas, Certainty, Claim, Edit, Extra, Id, Kind, State, TieId};
use crate::search::Part;

/// A claim as it stands in a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimForm {
    /// The ends of its tie.
    pub ends: Ends,
    /// Its place among the tie's claims; `None` for a new one.
    pub number: Option<usize>,
    /// What the tie is said to be.
    pub kind: KindForm,
    /// Whose own word it is, by the ends in the order of [`ClaimForm::cities`].
    pub by: [bool; 2],
    /// The claimant's own word for it.
    pub term: String,
    /// Since when.
    pub since: String,
    /// Until when.
    pub until: String,
    /// The state of the tie while the claim stands.
    pub state: State,
    /// How sure it is.
    pub certainty: CertaintyForm,
    /// The fact that records the agreement.
    pub agreement: Option<Id>,
    /// A remark.
    pub note: String,
    /// Where it stands.
    pub cite: Vec<CitationForm>,
    /// What the form does not show.
    extra: Extra,
}

/// The ends of a claim's tie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ends {
    /// Both are known.
    Tie(TieId),
    /// One is; the other is searched for, or pointed at on the map.
    From {
        /// The city that is connected.
        city: Id,
        /// What is searched for.
        search: String,
        /// The other city, once chosen.
        partner: Option<Id>,
    },
}

/// A kind as it stands in a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KindForm {
    /// The kind; of another kind the name is in `name`.
    pub kind: Kind,
    /// The name of another kind.
    pub name: String,
}

impl KindForm {
    /// The kinds to choose from, in the order of the legend.
    pub const ALL: [Kind; 7] = [
        Kind::Sister,
        Kind::Friendship,
        Kind::Memorandum,
        Kind::Project,
        Kind::Contact,
        Kind::Other(String::new()),
        Kind::None,
    ];

    /// The form of a kind.
    pub fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Other(name) => Self {
                kind: Kind::Other(String::new()),
                name: name.clone(),
            },
            kind => Self {
                kind: kind.clone(),
                name: String::new(),
            },
        }
    }

    pub(super) fn read(&self, faults: &mut Faults) -> Kind {
        match &self.kind {
            Kind::Other(_) => Kind::Other(faults.needed(Field::Kind, &self.name)),
            kind => kind.clone(),
        }
    }
}

/// How sure something is, as it stands in a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CertaintyForm {
    /// How sure.
    pub degree: Degree,
    /// How it was worked out, or why it is doubted or withdrawn.
    pub why: String,
}

/// How sure something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Degree {
    /// Said plainly by its source.
    #[default]
    Stated,
    /// Worked out.
    Inferred,
    /// Evidence speaks against it.
    Doubted,
    /// Superseded.
    Withdrawn,
}

impl CertaintyForm {
    pub(super) fn of(certainty: &Certainty) -> Self {
        let (degree, why) = match certainty {
            Certainty::Stated => (Degree::Stated, ""),
            Certainty::Inferred(why) => (Degree::Inferred, why.as_str()),
            Certainty::Doubted(why) => (Degree::Doubted, why.as_str()),
            Certainty::Withdrawn(why) => (Degree::Withdrawn, why.as_str()),
        };
        let why = why.to_owned();
        Self { degree, why }
    }

    /// What it comes to. Whoever doubts says why: a file may do without, this window does not.
    pub(super) fn read(&self, faults: &mut Faults) -> Certainty {
        let mut why = || faults.needed(Field::Why, &self.why);
        match self.degree {
            Degree::Stated => Certainty::Stated,
            Degree::Inferred => Certainty::Inferred(why()),
            Degree::Doubted => Certainty::Doubted(why()),
            Degree::Withdrawn => Certainty::Withdrawn(why()),
        }
    }
}

/// Whether a search finds a city, or has not begun.
fn is_found(atlas: &Atlas, search: &str) -> bool {
    let search = Part::of(search);
    atlas.cities.values().any(|city| {
        let mut names = std::iter::once(&city.name).chain(city.names.values());
        names.any(|name| search.is_in(name))
    })
}

impl ClaimForm {
    /// A new claim. Most that are added are of a living tie.
    pub(super) fn new(ends: Ends) -> Self {
        Self {
            ends,
            number: None,
            kind: KindForm::of(&Kind::Sister),
            by: [false, false],
            term: String::new(),
            since: String::new(),
            until: String::new(),
            state: State::Active,
            certainty: CertaintyForm::default(),
            agreement: None,
            note: String::new(),
            cite: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// A new claim that a city makes of its tie with another, yet to be chosen.
    pub(super) fn from(city: Id) -> Self {
        let mut form = Self::new(Ends::From {
            city,
            search: String::new(),
            partner: None,
        });
        form.by = [true, false];
        form
    }

    /// Says whose own word it is. A new claim that becomes nobody's is doubted, for the reason given, unless something else
    /// than that it is stated was chosen; with a claimant it is stated again.
    pub fn claim_by(&mut self, by: [bool; 2], doubt: &str) {
        let was = std::mem::replace(&mut self.by, by);
        let [was_claimed, is_claimed] = [was, by].map(|[a, b]| a || b);
        if self.number.is_some() || was_claimed == is_claimed {
            return;
        }
        let certainty = &mut self.certainty;
        if !is_claimed && certainty.degree == Degree::Stated {
            certainty.degree = Degree::Doubted;
            if certainty.why.is_empty() {
                doubt.clone_into(&mut certainty.why);
            }
        } else if is_claimed && certainty.degree == Degree::Doubted && certainty.why == doubt {
            *certainty = CertaintyForm::default();
        }
    }

    pub(super) fn of(tie: &TieId, number: usize, claim: &Claim) -> Self {
        Self {
            ends: Ends::Tie(tie.clone()),
            number: Some(number),
            kind: KindForm::of(&claim.kind),
            by: tie.ends().map(|end| claim.by.contains(end)),
            term: shown(claim.term.as_ref()),
            since: shown_date(claim.since.as_ref()),
            until: shown_date(claim.until.as_ref()),
            state: claim.state,
            certainty: CertaintyForm::of(&claim.certainty),
            agreement: claim.agreement.clone(),
            note: shown(claim.note.as_ref()),
            cite: CitationForm::list(&claim.cite),
            extra: claim.extra.clone(),
        }
    }

    /// Both cities as far as they are known, the one that the form began from first.
    pub fn cities(&self) -> [Option<&Id>; 2] {
        match &self.ends {
            Ends::Tie(tie) => tie.ends().map(Some),
            Ends::From { city, partner, .. } => [Some(city), partner.as_ref()],
        }
    }

    /// The tie, once both ends are known.
    pub fn tie(&self) -> Option<TieId> {
        match self.cities() {
            [Some(a), Some(b)] => TieId::between(a, b),
            _ => None,
        }
    }

    pub(super) fn edit(&self, atlas: &Atlas, seed: u64) -> Result<Edit, Vec<Fault>> {
        let mut faults = Faults::default();
        let tie = self.tie();
        if tie.is_none() {
            let wrong = match &self.ends {
                Ends::From { search, .. } if !is_found(atlas, search) => Wrong::NoSuchCity,
                _ => Wrong::Missing,
            };
            faults.add(Field::Partner, wrong);
        }
        let read = cite::read(&self.cite, atlas, seed, &mut faults);
        let by = self.cities().into_iter().zip(self.by);
        let by: Vec<Id> = by
            .filter(|(_, by)| *by)
            .filter_map(|(city, _)| city.cloned())
            .collect();
        let claim = Claim {
            by: self.in_written_order(atlas, by),
            kind: self.kind.read(&mut faults),
            term: written(&self.term),
            since: faults.moment(Field::Since, &self.since),
            until: faults.moment(Field::Until, &self.until),
            state: self.state,
            certainty: self.certainty.read(&mut faults),
            agreement: self.agreement.clone(),
            note: written(&self.note),
            cite: read.cite.clone(),
            extra: self.extra.clone(),
        };
        let (tie, claim) = faults.or(tie.map(|tie| (tie, claim)))?;
        let claim = Box::new(claim);
        Ok(read.before(match self.number {
            Some(number) => Edit::ChangeClaim(tie, number, claim),
            None => Edit::AddClaim(tie, claim),
        }))
    }

    /// Both claimants in the order in which the file has them, so that a claim whose claimants stay is not changed.
    fn in_written_order(&self, atlas: &Atlas, by: Vec<Id>) -> Vec<Id> {
        let was = self.number.and_then(|number| {
            let tie = atlas.ties.get(&self.tie()?)?;
            tie.claims.get(number).map(|claim| &claim.by)
        });
        match was {
            Some(was) if was.len() == by.len() && by.iter().all(|city| was.contains(city)) => {
                was.clone()
            }
            _ => by,
        }
    }
}
