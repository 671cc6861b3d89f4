//! The rows that are shown, worked out once for an atlas, an outlook, words and a sorting: of a large atlas on another
//! thread, while the rows from before stay.

use std::sync::Arc;

use eframe::egui::Context;

use crate::atlas::Atlas;
use crate::jobs::{JobId, Jobs};
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
        self.table == other.table && self.seen == other.seen
    }

    fn is(&self, other: &Self) -> bool {
        self.has_rows_of(other)
            && self.words == other.words
            && self.sorting == other.sorting
            && Arc::ptr_eq(&self.texts, &other.texts)
    }
}

/// What was worked out, and of what.
pub(super) struct Known {
    of: Option<(u64, Wish)>,
    sheet: Sheet,
    jobs: Jobs<Sheet>,
    pending: Option<(JobId, u64, Wish)>,
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

    /// Works out what has changed. One job at a time: whoever types fast is not followed letter by letter.
    pub(super) fn follow(&mut self, session: &Session, wish: &Wish) {
        while let Some((id, result)) = self.jobs.finished() {
            if let Some((_, revision, of)) = self.pending.take_if(|(pending, ..)| *pending == id)
                && let Ok(sheet) = result
            {
                self.take(revision, of, sheet);
            }
        }
        let revision = session.revision();
        let is_known = |(of, wished): &(u64, Wish)| *of == revision && wished.is(wish);
        if self.of.as_ref().is_some_and(is_known) || self.pending.is_some() {
            return;
        }
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
            return;
        }
        let (atlas, of) = (atlas.clone(), wish.clone());
        let job = self
            .jobs
            .start_detached("rows of a table", move || worked_out(&atlas, &of, rows));
        self.pending = Some((job, revision, wish.clone()));
    }

    fn take(&mut self, revision: u64, wish: Wish, sheet: Sheet) {
        self.sheet = sheet;
        self.of = Some((revision, wish));
        self.generation += 1;
    }
}

fn worked_out(atlas: &Atlas, wish: &Wish, rows: Option<Arc<Rows>>) -> Sheet {
    let rows = rows.unwrap_or_else(|| Arc::new(Rows::of(wish.table, atlas, &wish.seen)));
    let lens = Lens {
        atlas,
        when: wish.seen.when,
        viewpoint: &wish.seen.viewpoint,
        tallies: &rows.tallies,
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
