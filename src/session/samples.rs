//! A session for tests, and what is done in it.

use super::{Action, EditAction, Effect, Session, Stamp};
use crate::atlas::{Atlas, City, Edit, Id};

pub(super) fn apply(session: &mut Session, action: impl Into<Action>) -> Vec<Effect> {
    session.apply(action, Stamp::default())
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
