//! Rows and what is selected, in step: what is marked here is selected on the map, what is selected there is marked here.

use std::collections::BTreeSet;

use eframe::egui::Modifiers;

use super::super::Scope;
use super::Tables;
use crate::atlas::Subject;
use crate::session::{Choosing, SelectAction, Session};
use crate::table::{RowId, Table};

impl Tables {
    /// Marks the row at a place as a click does with these keys held.
    pub(super) fn click(&mut self, scope: &mut Scope<'_>, place: usize, modifiers: Modifiers) {
        let Some(row) = self.known.sheet().id(place).cloned() else {
            return;
        };
        let own = self.own.entry(self.table).or_default();
        if modifiers.shift {
            own.marks
                .through(self.known.sheet(), &row, modifiers.command);
        } else if modifiers.command {
            own.marks.toggle(row);
        } else {
            own.marks.only(row);
        }
        self.select_marked(scope, !modifiers.any());
    }

    /// Selects what is marked: rows that are something on the map themselves, else what the one row is about. `alone` also
    /// lets go of what is selected and has no row in this table.
    pub(super) fn select_marked(&mut self, scope: &mut Scope<'_>, alone: bool) {
        let table = self.table;
        let rows = self.own().marks.rows();
        let chosen = scope.session.chosen();
        if !is_of_map(table) {
            if rows.len() == 1
                && let Some(subject) = rows.first().and_then(|row| about(scope.session, row))
            {
                scope.act(SelectAction::Select(Some(subject)));
            }
            return;
        }
        let others = chosen
            .all()
            .iter()
            .filter(|subject| !has_row(table, subject));
        let others = others.filter(|_| !alone).cloned();
        let wanted: BTreeSet<Subject> = rows
            .iter()
            .filter_map(RowId::subject)
            .chain(others)
            .collect();
        let more: Vec<Subject> = wanted.difference(chosen.all()).cloned().collect();
        let less: Vec<Subject> = chosen.all().difference(&wanted).cloned().collect();
        // Whoever gathers rows one by one takes one step back, not as many as there are rows.
        scope
            .actions
            .extend(match (more.is_empty(), less.is_empty()) {
                (true, true) => None,
                (false, true) if !chosen.is_empty() => {
                    Some(SelectAction::Choose(more, Choosing::Add).into())
                }
                (true, false) if !wanted.is_empty() => {
                    Some(SelectAction::Choose(less, Choosing::Remove).into())
                }
                _ if wanted.len() <= 1 => {
                    Some(SelectAction::Select(wanted.into_iter().next()).into())
                }
                _ => Some(SelectAction::Choose(wanted.into_iter().collect(), Choosing::Set).into()),
            });
    }

    /// Marks what was selected elsewhere, and brings it into sight.
    pub(super) fn follow_selection(&mut self, session: &Session) {
        let chosen = session.chosen();
        if self.in_step.as_ref() == Some(chosen) {
            return;
        }
        self.in_step = Some(chosen.clone());
        let table = self.table;
        if !is_of_map(table) {
            self.goes_to = self.first_about(session);
            return;
        }
        let here = chosen
            .all()
            .iter()
            .filter(|subject| has_row(table, subject));
        let rows: BTreeSet<RowId> = here.map(RowId::of).collect();
        if rows == *self.own().marks.rows() {
            return;
        }
        let lead = chosen
            .lead()
            .filter(|lead| has_row(table, lead))
            .map(RowId::of);
        let marks = &mut self.own().marks;
        marks.set(rows);
        if let Some(lead) = lead {
            marks.go(lead.clone());
            self.goes_to = Some(lead);
        }
    }

    /// The first row that is shown and belongs to what is selected.
    fn first_about(&self, session: &Session) -> Option<RowId> {
        if session.chosen().is_empty() {
            return None;
        }
        let mut rows = self.known.sheet().ids();
        rows.find(|row| is_related(session, row)).cloned()
    }
}

/// Whether the rows of a table are something on the map themselves.
fn is_of_map(table: Table) -> bool {
    matches!(table, Table::Cities | Table::Ties)
}

fn has_row(table: Table, subject: &Subject) -> bool {
    matches!(
        (table, subject),
        (Table::Cities, Subject::City(_)) | (Table::Ties, Subject::Tie(_))
    )
}

/// What a row is about that is nothing on the map itself.
fn about(session: &Session, row: &RowId) -> Option<Subject> {
    match row {
        RowId::Claim(tie, _) => Some(Subject::Tie(tie.clone())),
        RowId::Fact(id) => session.atlas().facts.get(id)?.about.first().cloned(),
        row => row.subject(),
    }
}

/// Whether a row belongs to what is selected, without being it: its claims, and facts about it.
pub(super) fn is_related(session: &Session, row: &RowId) -> bool {
    let chosen = session.chosen();
    match row {
        RowId::Claim(tie, _) => chosen.has(&Subject::Tie(tie.clone())),
        RowId::Fact(fact) => {
            let fact = session.atlas().facts.get(fact);
            fact.is_some_and(|fact| fact.about.iter().any(|subject| chosen.has(subject)))
        }
        RowId::City(_) | RowId::Tie(_) | RowId::Source(_) => false,
    }
}
