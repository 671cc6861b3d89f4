//! Any edits on any atlas: no reference to nothing ever, and every step can be taken back and made again.

use city_ties::atlas::check::{broken_references, problems};
use city_ties::atlas::{Atlas, Edit, History, ProblemKind};
use city_ties::formats::ron::{read, write};
use proptest::collection::vec;
use proptest::prelude::*;

#[path = "common/atlases.rs"]
#[allow(dead_code, reason = "the atlases in `data/` are for other tests")]
mod atlases;
#[path = "common/wishes.rs"]
mod wishes;

use wishes::wish;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_edit_leaves_a_reference_to_nothing_and_every_step_can_be_taken_back(
        opened in atlases::atlas(),
        other in atlases::atlas(),
        wishes in vec(wish(), 1..24),
    ) {
        let mut history = History::new(opened.clone());
        let mut states = vec![opened];
        for wish in wishes {
            let Some(edit) = wish.edit(history.atlas(), &other) else {
                continue;
            };
            let before = history.atlas().clone();
            let made = history.edit(&edit);
            prop_assert_eq!(broken_references(history.atlas()), vec![], "{:?}", edit);
            if !puts_claim(&edit) {
                let [was, is] = [&before, history.atlas()].map(no_agreements);
                prop_assert!(is <= was, "{:?} lets a claim down that names an agreement", edit);
            }
            if made.is_err() {
                prop_assert_eq!(history.atlas(), &before, "a refused edit changes nothing");
            } else if *history.atlas() != before {
                states.push(history.atlas().clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            history.undo();
            prop_assert_eq!(history.atlas(), state);
        }
        prop_assert!(history.undo().is_none() && !history.is_changed());
        for state in states.iter().skip(1) {
            history.redo();
            prop_assert_eq!(history.atlas(), state);
        }
        prop_assert!(history.redo().is_none());
        let text = write(history.atlas()).expect("it can be written");
        let again = read(text.into_bytes()).expect("what is written can be read");
        prop_assert_eq!(again.atlas(), history.atlas());
    }
}

/// How many claims name as their agreement what is none, or is one of another tie.
fn no_agreements(atlas: &Atlas) -> usize {
    let found = problems(atlas);
    let is_one = |kind: &ProblemKind| {
        matches!(
            kind,
            ProblemKind::NoAgreement { .. } | ProblemKind::AgreementElsewhere { .. }
        )
    };
    found.iter().filter(|problem| is_one(&problem.kind)).count()
}

/// Whether an edit brings a claim: what that names is said beside it, and may be mended later.
fn puts_claim(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::PutTie(..) | Edit::AddClaim(..) | Edit::ChangeClaim(..)
    )
}
