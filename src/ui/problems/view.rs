//! Which of what was found is listed: what is searched, of which severity, under folded headings.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::atlas::Severity;
use crate::problems::Listed;
use crate::search::fold;

/// The heading of what is marked as known: the key of its message.
pub(super) const KNOWN: &str = "problems-known";

/// What the user has set.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wish {
    pub(super) text: String,
    pub(super) mine_only: bool,
    /// Severities that are not listed.
    pub(super) hidden: BTreeSet<Severity>,
    /// Sorts whose fold is not the usual one: hints are folded, all else is not.
    pub(super) turned: BTreeSet<&'static str>,
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The heading of a sort.
    Head {
        sort: &'static str,
        severity: Severity,
        count: usize,
        is_open: bool,
    },
    /// What mends several of the sort at once: so many of so many.
    FixAll { fixable: usize, of: usize },
    /// Something that was found, by its number in the list.
    Row(usize),
    /// Something that is marked as known, by its number among those.
    Known(usize),
}

impl Wish {
    fn is_open(&self, sort: &'static str, severity: Severity) -> bool {
        (severity == Severity::Hint) == self.turned.contains(sort)
    }

    /// Folds or unfolds a sort.
    pub(super) fn turn(&mut self, sort: &'static str) {
        if !self.turned.remove(sort) {
            self.turned.insert(sort);
        }
    }

    /// Lists a severity or no longer.
    pub(super) fn switch(&mut self, severity: Severity) {
        if !self.hidden.remove(&severity) {
            self.hidden.insert(severity);
        }
    }

    /// Whether it leaves something out.
    pub(super) fn leaves_out(&self) -> bool {
        self.mine_only || !self.hidden.is_empty() || !self.text.trim().is_empty()
    }

    /// The lines of a list; `title` names a sort.
    pub(super) fn lines(&self, list: &Listed, title: impl Fn(&str) -> String) -> Vec<Line> {
        let words = fold(&self.text);
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let mut lines = Vec::new();
        for group in groups(list) {
            let first = &list.findings[group.start];
            let (sort, severity) = (first.what.sort(), first.severity());
            if self.hidden.contains(&severity) {
                continue;
            }
            // A word may be of the heading, the others of the name.
            let title = fold(&title(sort));
            let rest: Vec<&&str> = words
                .iter()
                .filter(|word| !title.contains(**word))
                .collect();
            let is_listed = |number: &usize| {
                let is_mine = || list.mine.has(&list.findings[*number].place.entity);
                rest.iter().all(|word| list.names[*number].contains(**word))
                    && (!self.mine_only || is_mine())
            };
            let rows: Vec<usize> = group.filter(is_listed).collect();
            if rows.is_empty() {
                continue;
            }
            // What is searched is shown.
            let is_open = self.is_open(sort, severity) || !words.is_empty();
            lines.push(Line::Head {
                sort,
                severity,
                count: rows.len(),
                is_open,
            });
            if is_open {
                let fixable = rows.iter().filter(|row| list.fixable[**row]).count();
                if fixable > 1 {
                    let of = rows.len();
                    lines.push(Line::FixAll { fixable, of });
                }
                lines.extend(rows.into_iter().map(Line::Row));
            }
        }
        lines.extend(self.known(list, &words, &title(KNOWN)));
        lines
    }

    /// What is marked as known, under its heading; folded as hints are.
    fn known(&self, list: &Listed, words: &[&str], title: &str) -> Vec<Line> {
        let title = fold(title);
        let is_listed = |number: &usize| {
            let known = &list.known[*number];
            // The key has the ids of what it is at, which are its names.
            let own = fold(&format!("{} {} {title}", known.key, known.why));
            words.iter().all(|word| own.contains(*word))
        };
        let rows: Vec<usize> = (0..list.known.len()).filter(is_listed).collect();
        if rows.is_empty() || self.mine_only {
            return Vec::new();
        }
        let severity = Severity::Hint;
        let is_open = self.is_open(KNOWN, severity) || !words.is_empty();
        let head = Line::Head {
            sort: KNOWN,
            severity,
            count: rows.len(),
            is_open,
        };
        let rows = rows.into_iter().filter(|_| is_open).map(Line::Known);
        std::iter::once(head).chain(rows).collect()
    }
}

/// The stretches of a list that are of one sort and severity.
fn groups(list: &Listed) -> Vec<Range<usize>> {
    let key = |number: usize| {
        let finding = &list.findings[number];
        (finding.severity(), finding.what.sort())
    };
    let mut groups: Vec<Range<usize>> = Vec::new();
    for number in 0..list.findings.len() {
        match groups.last_mut() {
            Some(group) if key(group.start) == key(number) => group.end = number + 1,
            _ => groups.push(number..number + 1),
        }
    }
    groups
}
