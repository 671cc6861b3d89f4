//! How many ties fare with the filter: each one's style, and what the legend counts.

use crate::atlas::{Tie, TieId};
use crate::scene::columns::{Columns, KINDS, Style, kind_of};
use crate::scene::filter::{Condition, Sieve};
use crate::scene::legend::{Legend, Meaning, Row, legend_of_many};
use crate::session::Session;
use crate::standing::standing;

/// The session's filter, ready to judge many ties.
pub(super) struct Judge<'a> {
    session: &'a Session,
    sieve: Sieve<'a>,
}

impl<'a> Judge<'a> {
    pub(super) fn of(session: &'a Session) -> Self {
        let seen = (session.when(), session.viewpoint());
        let sieve = Sieve::of(session.filter(), session.atlas(), seen);
        Self { session, sieve }
    }

    /// Whether there is no filter.
    pub(super) fn leaves_all(&self) -> bool {
        self.session.filter().is_empty()
    }

    /// How a tie is drawn; hidden where the filter leaves it out.
    pub(super) fn style(&self, id: &TieId, tie: &Tie) -> Style {
        let style = self.unfiltered(id, tie);
        if style.is_drawn() && (self.leaves_all() || self.leaves_but_for(None, id, tie)) {
            style
        } else {
            Style::HIDDEN
        }
    }

    fn unfiltered(&self, id: &TieId, tie: &Tie) -> Style {
        Style::of_tie(id, tie, self.session.when(), self.session.viewpoint())
    }

    fn leaves_but_for(&self, but: Option<Condition>, id: &TieId, tie: &Tie) -> bool {
        let session = self.session;
        standing(id, tie, session.when(), session.viewpoint()).is_some_and(|standing| {
            let sieve = &self.sieve;
            sieve.leaves_but_for(but, session.atlas(), id, &standing)
        })
    }

    /// The legend, and how many ties are drawn, of how many without the filter. A row says how many it would show if it
    /// alone were switched on.
    pub(super) fn legend(&self, columns: &Columns) -> (Legend, [usize; 2]) {
        let drawn = columns.drawn();
        if self.leaves_all() {
            return (legend_of_many(columns), [drawn, drawn]);
        }
        let mut kinds = [[0; 2]; KINDS];
        let mut contested = [0; 2];
        let mut all = 0;
        let atlas = self.session.atlas();
        let is_placed = |id: &TieId| id.ends().iter().all(|end| columns.number_of(end).is_some());
        for (id, tie) in atlas.ties.iter().filter(|(id, _)| is_placed(id)) {
            let style = self.unfiltered(id, tie);
            let counts = match style.kinds() {
                _ if !style.is_drawn() => continue,
                [first, second] if first == second => &mut kinds[usize::from(first)],
                _ => &mut contested,
            };
            all += 1;
            counts[0] += 1;
            counts[1] += usize::from(self.leaves_but_for(Some(Condition::Kind), id, tie));
        }
        let kinds = kinds.into_iter().zip(0..).map(|(counts, number)| {
            let kind = kind_of(number);
            (counts, Meaning::Kind(kind.clone()), Some(kind))
        });
        let rows = kinds
            .chain([(contested, Meaning::Contested, None)])
            .filter(|([all, _], ..)| *all > 0)
            .map(|([_, count], meaning, kind)| Row {
                is_on: meaning.is_on(self.session.filter()),
                meaning,
                count,
                kind,
            });
        let legend = Legend {
            rows: rows.collect(),
            of_these: Vec::new(),
        };
        (legend, [drawn, all])
    }
}
