//! What of the selection the filter hides, and why, with the way back.

use eframe::egui::Ui;

use super::super::bidi::{self, Link, Paragraph};
use super::super::{Scope, theme};
use crate::atlas::{Filter, Subject, TieId};
use crate::scene::filter::{Condition, Sieve};
use crate::session::{LookAction, Outlook, Session};
use crate::standing::{Standing, standing};

/// What is hidden, worked out once for a selection and a filter: some conditions look at all ties.
#[derive(Default)]
pub(in crate::ui) struct Hidden {
    of: Option<(Outlook, Subject)>,
    what: What,
}

/// What a filter hides of a subject.
#[derive(Default)]
enum What {
    /// Not it.
    #[default]
    Nothing,
    /// The tie, by these conditions.
    Tie(Vec<Condition>),
    /// All ties of the city.
    City,
}

impl Hidden {
    /// Says in the panel that the filter hides what is selected, and why, with "Show"; answers whether it does.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> bool {
        let session = scope.session;
        let Some(subject) = session.selected().filter(|_| !session.filter().is_empty()) else {
            return false;
        };
        let now = (session.outlook(), subject);
        if self
            .of
            .as_ref()
            .is_none_or(|(outlook, of)| (outlook, of) != now)
        {
            self.what = hides(session, subject).unwrap_or_default();
            self.of = Some((now.0.clone(), now.1.clone()));
        }
        let Some((said, shows)) = self.in_words(scope) else {
            return false;
        };
        let soft = theme::body(scope.palette).colour(theme::colour(scope.palette.soft_ink));
        let accent = theme::body(scope.palette).colour(theme::colour(scope.palette.accent));
        let name = scope.texts.get("filter-show");
        let link = Link {
            id: 0,
            name: name.clone(),
        };
        let words = Paragraph::new()
            .text(format!("{said} "), soft)
            .link(name, accent, link);
        if bidi::paragraph(ui, words).clicked().is_some() {
            scope.act(LookAction::SetFilter(Box::new(shows)));
        }
        true
    }

    /// Why it is hidden, and a filter that shows it.
    fn in_words(&self, scope: &Scope<'_>) -> Option<(String, Filter)> {
        let texts = scope.texts;
        match &self.what {
            What::Nothing => None,
            What::Tie(unmet) => {
                let why: Vec<String> = unmet.iter().map(|unmet| texts.get(why(*unmet))).collect();
                let why = why.join(", ");
                let said = texts.with("filter-hides", &[("why", (&why).into())]);
                let lift = |filter, unmet: &Condition| unmet.lifted(&filter);
                let filter = scope.session.filter().clone();
                Some((said, unmet.iter().fold(filter, lift)))
            }
            What::City => Some((texts.get("filter-hides-all"), Filter::default())),
        }
    }
}

fn hides(session: &Session, subject: &Subject) -> Option<What> {
    let (atlas, filter) = (session.atlas(), session.filter());
    let sieve = Sieve::of(filter, atlas, (session.when(), session.reading()));
    let stands = |id, tie| standing(id, tie, session.when(), session.reading());
    match subject {
        Subject::Tie(id) => {
            let standing = stands(id, atlas.ties.get(id)?)?;
            let unmet = sieve.why_not(atlas, id, &standing);
            (!unmet.is_empty()).then_some(What::Tie(unmet))
        }
        Subject::City(city) => {
            let mut ties = atlas
                .ties_of(city)
                .filter_map(|(id, tie)| Some((id, stands(id, tie)?)));
            let first = ties.next()?;
            let is_left = |(id, standing): &(&TieId, Standing)| sieve.leaves(atlas, id, standing);
            (!is_left(&first) && !ties.any(|tie| is_left(&tie))).then_some(What::City)
        }
    }
}

fn why(condition: Condition) -> &'static str {
    match condition {
        Condition::Kind => "filter-why-kind",
        Condition::State => "filter-why-state",
        Condition::Certainty => "filter-why-certainty",
        Condition::Maybe => "filter-why-maybe",
        Condition::Dated => "filter-why-dated",
        Condition::Quiet => "filter-why-quiet",
        Condition::City => "filter-why-city",
        Condition::Near => "filter-why-near",
        Condition::Words => "filter-why-words",
    }
}
