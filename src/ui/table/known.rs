//! The rows that are shown, worked out once for an atlas, an outlook, words and a sorting: of a large atlas on another
//! thread, while the rows from before stay.

use std::sync::Arc;

use eframe::egui::Context;

use crate::atlas::Atlas;
use crate::jobs::{JobError, JobId, Jobs};
use crate::session::Session;
use crate::table::{Lens, Order, Rows, Seen, Sheet, Sorting, Table};
use crate::text::Texts;

/// Of an atlas with no more cities, ties and facts than these the rows are there in the same frame.
const AT_ONCE: usize = 2_000;

/// What is to be shown.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub(super) table: Table,
    pub(super) seen: Seen,
    pub(super) words: String,
    pub(super) sorting: Option<Sorting>,
    pub(super) texts: Arc<Texts>,
}

impl Wish {
    /// Whether it wants the same rows, in whatever order.
    fn has_rows_of(&self, other: &Self) -> bool {
        self.table == other.table
            && self.seen == other.seen
            && Arc::ptr_eq(&self.texts, &other.texts)
    }

    fn is(&self, other: &Self) -> bool {
        self.has_rows_of(other) && self.words == other.words && self.sorting == other.sorting
    }
}

/// What was worked out, and of what.
pub(super) struct Known {
    of: Option<(u64, Wish)>,
    sheet: Sheet,
    jobs: Jobs<Sheet>,
    pending: Option<(JobId, u64, Wish)>,
    /// What could not be worked out: it would fail again.
    failed: Option<(u64, Wish)>,
    /// Counts what was worked out: what is kept of its cells is of one of these.
    generation: u64,
}

impl Known {
    pub(super) fn new(ctx: &Context) -> Self {
        let wake = ctx.clone();
        Self {
            of: None,
            sheet: Sheet::default(),
            jobs: Jobs::new(move || wake.request_repaint()),
            pending: None,
            failed: None,
            generation: 0,
        }
    }

    /// The rows, as far as they are worked out.
    pub(super) fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The table that they are of; `None` before the first.
    pub(super) fn table(&self) -> Option<Table> {
        self.of.as_ref().map(|(_, wish)| wish.table)
    }

    /// Whether other rows are under way.
    pub(super) fn is_working(&self) -> bool {
        self.pending.is_some()
    }

    /// Another number for every other sheet.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// Works out what has changed; says what failed. One job at a time: whoever types fast is not followed letter by
    /// letter.
    pub(super) fn follow(&mut self, session: &Session, wish: &Wish) -> Option<JobError> {
        let mut failed = None;
        while let Some((id, result)) = self.jobs.finished() {
            let Some((_, revision, of)) = self.pending.take_if(|(pending, ..)| *pending == id)
            else {
                continue;
            };
            match result {
                Ok(sheet) => self.take(revision, of, sheet),
                Err(error) => {
                    self.failed = Some((revision, of));
                    failed = Some(error);
                }
            }
        }
        let revision = session.revision();
        let is_it = |(of, wished): &(u64, Wish)| *of == revision && wished.is(wish);
        let is_tried = [&self.of, &self.failed].into_iter().flatten().any(is_it);
        if is_tried || self.pending.is_some() {
            return failed;
        }
        self.failed = None;
        let same_rows = |(of, wished): &&(u64, Wish)| *of == revision && wished.has_rows_of(wish);
        let rows = self
            .of
            .as_ref()
            .filter(same_rows)
            .map(|_| Arc::clone(&self.sheet.rows));
        let atlas = session.atlas();
        if atlas.cities.len() + atlas.ties.len() + atlas.facts.len() <= AT_ONCE {
            let sheet = worked_out(atlas, wish, rows);
            self.take(revision, wish.clone(), sheet);
            return failed;
        }
        let (atlas, of) = (atlas.clone(), wish.clone());
        let job = self
            .jobs
            .start_detached("rows of a table", move || worked_out(&atlas, &of, rows));
        self.pending = Some((job, revision, wish.clone()));
        failed
    }

    fn take(&mut self, revision: u64, wish: Wish, sheet: Sheet) {
        self.sheet = sheet;
        self.of = Some((revision, wish));
        self.generation += 1;
    }
}

/// Works the rows out. Of a large atlas not in a frame.
pub(super) fn worked_out(atlas: &Atlas, wish: &Wish, rows: Option<Arc<Rows>>) -> Sheet {
    let rows = rows
        .unwrap_or_else(|| Arc::new(Rows::of(wish.table, atlas, &wish.seen).read_in(&wish.texts)));
    let lens = Lens {
        atlas,
        when: wish.seen.when,
        reading: &wish.seen.reading,
        tallies: &rows.tallies,
        named_in: Some(&wish.texts),
    };
    let order = Order::of(
        &rows,
        &lens,
        &wish.texts,
        &wish.words,
        wish.sorting.as_ref(),
    );
    Sheet { rows, order }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Filter;
    use crate::standing::{Reading, When};

    fn wish(words: &str) -> Wish {
        Wish {
            table: Table::Cities,
            seen: Seen {
                when: When::default(),
                reading: Reading::default(),
                filter: Filter::default(),
                all: false,
            },
            words: words.to_owned(),
            sorting: None,
            texts: Arc::new(Texts::english()),
        }
    }

    #[test]
    fn rows_that_fail_are_told_of_once_and_not_tried_again_until_others_are_wished_for() {
        let mut known = Known::new(&Context::default());
        let session = Session::new(Atlas::default(), None);
        let job = known.jobs.start("rows", || panic!("no luck"));
        let asked = wish("a");
        known.pending = Some((job, session.revision(), asked.clone()));
        let failure = std::iter::repeat_with(|| {
            std::thread::yield_now();
            known.follow(&session, &asked)
        });
        let failure = failure.flatten().next();
        assert_eq!(failure, Some(JobError::Panicked("no luck".to_owned())));
        assert_eq!(known.follow(&session, &asked), None);
        assert!(known.table().is_none() && !known.is_working());
        assert_eq!(known.follow(&session, &wish("b")), None);
        assert_eq!(known.table(), Some(Table::Cities));
    }
}
