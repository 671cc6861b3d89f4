//! How the ties stand of which the map says something.

use super::point::Under;
use crate::atlas::TieId;
use crate::scene::{Standings, standings_of};
use crate::session::Session;
use crate::standing::Standing;

/// The most ties under the pointer of which it is told how they stand.
const MOST_LISTED: usize = 40;

/// How those ties stand that are drawn one by one, and those under the pointer, which may be among many.
pub(super) struct Told<'a> {
    drawn: &'a Standings,
    /// Those under the pointer that are not drawn one by one.
    here: Standings,
}

impl<'a> Told<'a> {
    /// Of these ties and those under the pointer.
    pub(super) fn of(session: &Session, drawn: &'a Standings, under: Option<&Under>) -> Self {
        let here = under.into_iter().flat_map(Under::ties).take(MOST_LISTED);
        let here = here.filter(|tie| !drawn.contains_key(*tie));
        let here = standings_of(session.atlas(), here, session.when(), session.reading());
        Self { drawn, here }
    }

    /// How a tie stands.
    pub(super) fn get(&self, tie: &TieId) -> Option<&Standing> {
        self.here.get(tie).or_else(|| self.drawn.get(tie))
    }
}
