//! Any edits in a journal that is cut anywhere: what comes back is a state that was there, and the last of those kept.

use city_ties::atlas::Atlas;
use city_ties::formats::ron::{read, write};
use city_ties::session::{
    Action, Arrival, Change, EditAction, FileAction, Session, Stamp, StepAction,
};
use city_ties::store::{Journal, JournalFolder, left_over};
use proptest::collection::vec;
use proptest::prelude::*;

#[path = "common/atlases.rs"]
#[allow(dead_code, reason = "the atlases in `data/` are for other tests")]
mod atlases;
#[path = "common/scratch.rs"]
#[allow(dead_code, reason = "journals make their own files")]
mod scratch;
#[path = "common/wishes.rs"]
mod wishes;

use scratch::Scratch;
use wishes::wish;

/// A session in which some changes are done again to an atlas.
fn replayed(atlas: Atlas, changes: Vec<Change>) -> Session {
    let mut session = Session::new(Atlas::default(), None);
    let arrival = Arrival {
        atlas,
        changes,
        ..Arrival::default()
    };
    session.apply(FileAction::Opened(Box::new(arrival)), Stamp::default());
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn cut_at_any_byte_a_journal_leads_to_the_state_after_its_last_whole_record(
        opened in atlases::atlas(),
        other in atlases::atlas(),
        wishes in vec((wish(), 0..5_u8), 1..8),
    ) {
        let bytes = write(&opened).expect("it can be written").into_bytes();
        let opened = read(bytes.clone()).expect("it can be read").atlas().clone();
        let scratch = Scratch::new();
        let folder = JournalFolder::at(scratch.path().join("journal"));
        let mut journal = Journal::begin(&folder, None, bytes).expect("it can be begun");
        journal.keep_base().expect("it can be kept");
        let mut session = Session::new(opened.clone(), None);
        let mut states = vec![opened.clone()];
        for (wish, turn) in wishes {
            let action: Action = match turn {
                0 => StepAction::Undo.into(),
                1 => StepAction::Redo.into(),
                _ => match wish.edit(session.atlas(), &other) {
                    Some(edit) => EditAction::Make(Box::new(edit)).into(),
                    None => continue,
                },
            };
            session.apply(action, Stamp::default());
            for change in session.take_changes() {
                journal.append(&change).expect("it can be written");
                states.push(session.atlas().clone());
            }
        }
        drop(journal);
        let entries = std::fs::read_dir(scratch.path().join("journal")).expect("it is there");
        let path = entries
            .map(|entry| entry.expect("it can be listed").path())
            .find(|path| path.extension().is_some_and(|end| end == "journal"))
            .expect("there is a journal");
        let whole = std::fs::read(&path).expect("it can be read");
        let mut kept = 0;
        for cut in 0..=whole.len() {
            std::fs::write(&path, &whole[..cut]).expect("it can be written");
            // A journal without its first record is none.
            let Some(found) = left_over(&folder).pop() else {
                prop_assert_eq!(kept, 0);
                continue;
            };
            let changes: Vec<Change> = found.records().records;
            prop_assert!(changes.len() >= kept);
            if changes.len() > kept || cut == whole.len() {
                kept = changes.len();
                let base = read(found.base().expect("it is there")).expect("it can be read");
                let session = replayed(base.atlas().clone(), changes);
                prop_assert_eq!(session.atlas(), &states[kept]);
            }
        }
        prop_assert_eq!(kept + 1, states.len(), "every change was kept");
    }
}
