use std::cell::Cell;
use std::io::Write;

use super::*;

/// A folder for one test's journals.
struct Folder(JournalFolder);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("city-ties-journal-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        drop(std::fs::remove_dir_all(&folder));
        Self(JournalFolder::at(folder))
    }

    /// The bytes of a journal of some records, and that of its header alone.
    fn journal(&self, records: &[&str]) -> PathBuf {
        let mut journal = Journal::begin(&self.0, None, b"base".to_vec()).unwrap();
        for record in records {
            journal.append(record).unwrap();
        }
        journal.keep_base().unwrap();
        journal.sync().unwrap();
        journal.path.clone()
    }

    fn only(&self) -> LeftOver {
        let mut found = left_over(&self.0);
        assert_eq!(found.len(), 1);
        found.remove(0)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0.0));
    }
}

const RECORDS: [&str; 3] = ["first", "서울 \"second\"\n", "third"];

#[test]
fn a_journal_whose_program_is_gone_is_left_over_with_all_its_records_and_its_base() {
    let folder = Folder::new("left-over");
    folder.journal(&RECORDS);
    let found = folder.only();
    assert_eq!(found.records::<String>().records, RECORDS);
    assert_eq!(found.records::<String>().unread, 0);
    assert_eq!(found.base().unwrap(), b"base");
    assert!(left_over(&folder.0).is_empty(), "one window offers it");
    found.discard();
    assert_eq!(std::fs::read_dir(&folder.0.0).unwrap().count(), 0);
}

#[test]
fn a_journal_whose_program_is_alive_is_not_left_over() {
    let folder = Folder::new("alive");
    let mut journal = Journal::begin(&folder.0, None, Vec::new()).unwrap();
    journal.append(&"first").unwrap();
    assert!(left_over(&folder.0).is_empty());
    drop(journal);
    assert_eq!(left_over(&folder.0).len(), 1);
}

#[test]
fn cut_at_any_byte_a_journal_gives_back_every_record_before_the_cut() {
    let folder = Folder::new("cut");
    let path = folder.journal(&RECORDS);
    let whole = std::fs::read(&path).unwrap();
    let mut ends = Vec::new();
    for cut in 0..=whole.len() {
        let records = whole_records(&whole[..cut]);
        ends.push(records.len());
        let expected: Vec<String> = whole_records(&whole)[..records.len()].to_vec();
        assert_eq!(records, expected, "at {cut}");
    }
    assert!(ends.is_sorted() && ends.last() == Some(&(1 + RECORDS.len())));
}

#[test]
fn a_damaged_byte_costs_the_record_that_it_is_in_and_what_is_behind_it() {
    let folder = Folder::new("damaged");
    let path = folder.journal(&RECORDS);
    let whole = std::fs::read(&path).unwrap();
    let records = whole_records(&whole);
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x10;
        let found = whole_records(&damaged);
        assert!(found.len() < records.len(), "at {at}");
        assert_eq!(found[..], records[..found.len()], "at {at}");
    }
}

#[test]
fn the_base_is_the_file_itself_as_long_as_that_is_as_it_was() {
    let folder = Folder::new("base");
    std::fs::create_dir_all(&folder.0.0).unwrap();
    let file = folder.0.0.join("a.ron");
    std::fs::write(&file, "old").unwrap();
    let journal = Journal::begin(&folder.0, Some(&file), b"old".to_vec()).unwrap();
    drop(journal);
    let found = folder.only();
    assert_eq!(found.base().unwrap(), b"old");
    std::fs::write(&file, "new").unwrap();
    assert!(found.base().is_err(), "another file's bytes are no base");
}

/// A disk whose writes go wrong in the middle.
struct Full {
    room: Cell<usize>,
}

impl Disk for Full {
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let fits = bytes.len().min(self.room.get());
        file.write_all(&bytes[..fits])?;
        self.room.set(self.room.get() - fits);
        if fits < bytes.len() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

#[test]
fn a_write_that_stops_in_the_middle_costs_no_other_record() {
    let folder = Folder::new("full");
    let record = framed(&"second").unwrap();
    for room in 0..record.len() {
        let mut journal = Journal::begin(&folder.0, None, Vec::new()).unwrap();
        journal.append(&"first").unwrap();
        let disk = Full {
            room: Cell::new(room),
        };
        write_at(&disk, &mut journal.file, journal.length, &record).unwrap_err();
        journal.append(&"third").unwrap();
        drop(journal);
        let found = folder.only();
        assert_eq!(
            found.records::<String>().records,
            ["first", "third"],
            "{room}"
        );
        found.discard();
    }
}

#[test]
fn a_journal_whose_head_is_damaged_is_set_aside_once_and_one_cut_short_before_its_head_is_not() {
    let folder = Folder::new("damaged-head");
    let path = folder.journal(&RECORDS);
    let whole = std::fs::read(&path).unwrap();
    let is_set_aside = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        let aside = set_damaged_aside(&folder.0);
        assert!(set_damaged_aside(&folder.0).is_empty(), "told once");
        aside.len() == 1 && !path.exists() && aside[0].exists()
    };
    assert!(!is_set_aside(&whole));
    for cut in [0, 5, MAGIC.len(), MAGIC.len() + 30] {
        assert!(!is_set_aside(&whole[..cut]), "cut at {cut}");
    }
    let mut flipped = whole.clone();
    flipped[MAGIC.len() + FRAME + 3] ^= 1;
    assert!(is_set_aside(&flipped));
    assert!(
        is_set_aside(&vec![0; whole.len()]),
        "never reached the disk"
    );
    let mut later = whole.clone();
    *later.last_mut().unwrap() ^= 1;
    assert!(!is_set_aside(&later), "the records before are whole");
}

#[test]
fn the_journal_of_a_program_that_is_alive_is_not_set_aside() {
    let folder = Folder::new("alive-aside");
    let journal = Journal::begin(&folder.0, None, Vec::new()).unwrap();
    std::fs::write(&journal.path, vec![0; 100]).unwrap();
    assert!(set_damaged_aside(&folder.0).is_empty());
    drop(journal);
    assert_eq!(set_damaged_aside(&folder.0).len(), 1);
}

#[test]
fn what_cannot_be_read_is_counted_and_what_was_cut_short_is_not() {
    let folder = Folder::new("unread");
    let path = folder.journal(&RECORDS);
    let whole = std::fs::read(&path).unwrap();
    let recorded = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        folder.only().records::<String>()
    };
    let last = FRAME + ron::to_string(RECORDS[2]).unwrap().len();
    for cut in [0, 1, last / 2] {
        let end = whole.len() - last + cut;
        assert_eq!(recorded(&whole[..end]).unread, 0, "cut short at {cut}");
    }
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let found = recorded(&flipped);
    assert_eq!((found.records.len(), found.unread), (2, 1));
    let mut zeros = whole.clone();
    zeros.extend([0; 40]);
    assert_eq!(recorded(&zeros).unread, 1, "what never reached the disk");
    // A later version of the program says more than this one knows.
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(folder.only().records::<u32>().unread, RECORDS.len());
}
