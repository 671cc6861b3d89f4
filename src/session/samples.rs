//! A session for tests, and what is done in it.

use super::{Action, EditAction, Effect, Outside, Session, Stamp};
use crate::atlas::{Atlas, City, Edit, Id};

pub(super) fn apply(session: &mut Session, action: impl Into<Action>) -> Vec<Effect> {
    session.apply(action, Stamp::default())
}

/// Applies an action, and makes the merges that it asks for; what else it asks for is answered.
pub(super) fn apply_merging(session: &mut Session, action: impl Into<Action>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut came = apply(session, action);
    while !came.is_empty() {
        let mut next = Vec::new();
        for effect in came {
            match effect {
                Effect::Merge(job) => {
                    let done = Outside::Merged(Box::new(job.run()));
                    next.extend(apply(session, done));
                }
                other => effects.push(other),
            }
        }
        came = next;
    }
    effects
}

/// Adds a city.
pub(super) fn change(session: &mut Session, name: &str) {
    let city = City {
        name: name.to_owned(),
        ..City::default()
    };
    let edit = Edit::PutCity(Id::new(name).unwrap(), Box::new(city));
    apply(session, EditAction::Make(Box::new(edit)));
}

/// A session with one change.
pub(super) fn changed(file: Option<&str>) -> Session {
    let mut session = Session::new(Atlas::default(), file.map(Into::into));
    change(&mut session, "seoul");
    session
}
