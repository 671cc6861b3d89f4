//! A program that is killed at any moment loses nothing that its user saw: a real process, killed again and again.
//!
//! The process is this test's own program, asked by its environment to edit until it is killed. It says each state on its
//! standard output as soon as a window would show it. `CITY_TIES_KILLS` sets how often; `make torture` does it for hours.
#![expect(clippy::unwrap_used, reason = "a test stops where something fails")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use city_ties::atlas::{Atlas, City, Edit, Id};
use city_ties::formats::ron::read;
use city_ties::jobs::{Base, Journaling, Record};
use city_ties::session::{Arrival, EditAction, Effect, FileAction, SaveAction, Session, Stamp};
use city_ties::store::{self, JournalFolder, Previous, left_over};

#[path = "common/scratch.rs"]
mod scratch;

use scratch::Scratch;

const SMALL: &str = include_str!("files/small.ron");
const FOLDER: &str = "CITY_TIES_CRASH_FOLDER";

fn atlas_file(folder: &Path) -> std::path::PathBuf {
    folder.join("a.ron")
}

fn journals(folder: &Path) -> JournalFolder {
    JournalFolder::at(folder.join("journal"))
}

/// The edit that leads to the state of this number: its number stands in it.
fn edit(number: usize) -> Edit {
    let city = City {
        name: number.to_string(),
        notes: Some("x".repeat(number % 700)),
        ..City::default()
    };
    Edit::PutCity(Id::new("seoul").unwrap(), Box::new(city))
}

/// The number of an atlas's state.
fn number(atlas: &Atlas) -> usize {
    let name = &atlas.cities[&Id::new("seoul").unwrap()].name;
    name.parse().unwrap_or(0)
}

/// Edits and saves without end, as the window does.
fn edit_until_killed(folder: &Path) {
    let file = atlas_file(folder);
    let opened = store::open(&file).unwrap();
    let mut session = Session::new(opened.atlas().clone(), Some(file.clone()));
    let mut journaling = Journaling::start(journals(folder)).unwrap();
    journaling.begin(Base {
        file: Some(file.clone()),
        document: Some(opened.document.clone()),
    });
    let first = number(session.atlas());
    let mut out = std::io::stdout().lock();
    for state in first + 1.. {
        session.apply(EditAction::Make(Box::new(edit(state))), Stamp::default());
        if state.is_multiple_of(7)
            && let [Effect::Save(id, path)] = &session.apply(SaveAction::Save, Stamp::default())[..]
        {
            let document = Some(&opened.document);
            let previous = Previous::in_folder(folder.join("previous"));
            store::save(path, session.atlas(), document, &previous).unwrap();
            session.apply(SaveAction::Saved(*id, None), Stamp::default());
        }
        let (is_changed, unsaved_steps) = (session.is_changed(), session.unsaved_steps());
        let records = session.take_changes().into_iter().map(|change| Record {
            change,
            is_changed,
            unsaved_steps,
        });
        journaling.append(records.collect());
        assert!(journaling.wait(Duration::from_mins(1)).is_none());
        writeln!(out, "{state}").unwrap();
        out.flush().unwrap();
    }
}

/// Starts a process that edits, kills it after some time, and says the last state that it showed.
fn last_seen(folder: &Path, lives: Duration) -> usize {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_process_that_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::scope(|scope| {
        let seen = scope.spawn(move || {
            let lines = out.lines().map_while(Result::ok);
            lines.filter_map(|line| line.parse().ok()).last()
        });
        std::thread::sleep(lives);
        child.kill().unwrap();
        child.wait().unwrap();
        seen.join().unwrap().unwrap_or(0)
    })
}

#[test]
fn the_process_that_is_killed() {
    // Run by itself it has nothing to do.
    if let Some(folder) = std::env::var_os(FOLDER) {
        edit_until_killed(Path::new(&folder));
    }
}

#[test]
fn killed_at_any_moment_the_file_is_whole_and_the_journal_brings_back_the_last_state_seen() {
    let kills = std::env::var("CITY_TIES_KILLS").ok();
    let kills: u64 = kills.map_or(24, |kills| kills.parse().unwrap());
    let mut brought_back = 0;
    for kill in 0..kills {
        let scratch = Scratch::new();
        let folder = scratch.path();
        scratch.file("a.ron", SMALL);
        // Spread over the beginning and what follows, by steps that fall on no beat of the program's.
        let seen = last_seen(
            folder,
            Duration::from_micros(4_000 + kill * 7_919 % 120_000),
        );
        let held = store::open(&atlas_file(folder)).unwrap();
        let held = number(held.atlas());
        assert!(held.is_multiple_of(7), "kill {kill}: the file holds {held}");
        let mut found = left_over(&journals(folder));
        assert!(found.len() <= 1);
        let Some(found) = found.pop() else {
            assert_eq!(seen, 0, "kill {kill}: no journal");
            continue;
        };
        let document = read(found.base().unwrap()).unwrap();
        let records = found.records::<Record>().records;
        let arrival = Arrival {
            atlas: document.atlas().clone(),
            file: Some(atlas_file(folder)),
            changes: records.into_iter().map(|record| record.change).collect(),
            remark: None,
        };
        let mut session = Session::new(Atlas::default(), None);
        session.apply(FileAction::Opened(Box::new(arrival)), Stamp::default());
        let back = number(session.atlas());
        // One more may have been kept and not shown.
        assert!(
            back == seen || back == seen + 1,
            "kill {kill}: {back} for {seen}"
        );
        let notes = session.atlas().cities[&Id::new("seoul").unwrap()]
            .notes
            .clone();
        if back > 0 {
            assert_eq!(notes.unwrap().len(), back % 700);
            brought_back += 1;
        }
    }
    assert!(
        brought_back * 2 > kills,
        "only {brought_back} of {kills} had begun to edit"
    );
}
