use std::path::Path;

use super::*;
use crate::formats::ron::read;

const EMPTY: &str = "(format: \"city-ties\", version: 1)";

fn titled(title: &str) -> String {
    format!("(format: \"city-ties\", version: 1, about: (title: \"{title}\"))")
}

/// A folder of a test's own, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("city-ties-watch-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("a.ron")
    }

    /// Puts a whole new file in the place of the old, as most programs and version control do.
    fn replace(&self, text: &str) {
        let new = self.0.join("new");
        std::fs::write(&new, text).unwrap();
        std::fs::rename(new, self.file()).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

fn watching(path: &Path) -> Watching {
    let document = read(std::fs::read(path).unwrap()).unwrap();
    let mut watching = Watching::start(None, || {}).unwrap();
    watching.watch(Some(Watched {
        path: path.to_owned(),
        base: document.atlas().clone(),
        known: Some(Known::Read(Box::new(document))),
    }));
    watching
}

fn next(watching: &Watching) -> Found {
    let end = Instant::now() + Duration::from_secs(10);
    while Instant::now() < end {
        if let Some(found) = watching.found() {
            return found;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("nothing was found");
}

fn title(found: &Found) -> &str {
    match found {
        Found::Changed(document) => &document.atlas().about.title,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_written_in_place_or_replaced_is_found_within_two_seconds() {
    let folder = Folder::new("changed");
    std::fs::write(folder.file(), EMPTY).unwrap();
    let watching = watching(&folder.file());
    std::fs::write(folder.file(), titled("in place")).unwrap();
    let began = Instant::now();
    assert_eq!(title(&next(&watching)), "in place");
    folder.replace(&titled("replaced"));
    assert_eq!(title(&next(&watching)), "replaced");
    assert!(began.elapsed() < Duration::from_secs(4), "two changes");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_elsewhere_now_is_another_file() {
    let folder = Folder::new("link");
    std::fs::write(folder.0.join("one.ron"), EMPTY).unwrap();
    std::fs::write(folder.0.join("two.ron"), titled("two")).unwrap();
    std::os::unix::fs::symlink("one.ron", folder.file()).unwrap();
    let watching = watching(&folder.file());
    std::os::unix::fs::symlink("two.ron", folder.0.join("new")).unwrap();
    std::fs::rename(folder.0.join("new"), folder.file()).unwrap();
    assert_eq!(title(&next(&watching)), "two");
    std::fs::write(folder.0.join("two.ron"), titled("behind it")).unwrap();
    assert_eq!(title(&next(&watching)), "behind it");
}

#[test]
fn a_touch_is_no_change_and_a_file_that_is_away_for_a_moment_is_not_gone() {
    let folder = Folder::new("moment");
    std::fs::write(folder.file(), EMPTY).unwrap();
    let watching = watching(&folder.file());
    std::fs::write(folder.file(), EMPTY).unwrap();
    std::fs::remove_file(folder.file()).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    std::fs::write(folder.file(), titled("back")).unwrap();
    assert_eq!(title(&next(&watching)), "back");
}

#[test]
fn a_file_that_goes_is_told_once_and_that_it_is_back_too() {
    let folder = Folder::new("gone");
    std::fs::write(folder.file(), EMPTY).unwrap();
    let watching = watching(&folder.file());
    std::fs::remove_file(folder.file()).unwrap();
    assert!(matches!(next(&watching), Found::Gone));
    std::thread::sleep(EVERY + DOUBT);
    assert!(watching.found().is_none());
    std::fs::write(folder.file(), EMPTY).unwrap();
    assert!(matches!(next(&watching), Found::AsBefore));
}

#[test]
fn half_a_file_is_told_with_its_place_and_the_whole_one_is_read_as_soon_as_it_is_there() {
    let folder = Folder::new("half");
    std::fs::write(folder.file(), EMPTY).unwrap();
    let watching = watching(&folder.file());
    let whole = titled("whole");
    std::fs::write(folder.file(), &whole[..whole.len() - 9]).unwrap();
    match next(&watching) {
        Found::Unreadable(_) => {}
        other => panic!("{other:?}"),
    }
    std::fs::write(folder.file(), whole).unwrap();
    assert_eq!(title(&next(&watching)), "whole");
}

#[test]
fn what_is_asked_for_is_told_though_it_is_known() {
    let folder = Folder::new("asked");
    std::fs::write(folder.file(), EMPTY).unwrap();
    let mut watching = watching(&folder.file());
    watching.read();
    assert!(matches!(next(&watching), Found::AsBefore));
    watching.rest();
    std::fs::write(folder.file(), titled("while it rests")).unwrap();
    std::thread::sleep(EVERY + SETTLED);
    assert!(watching.found().is_none());
}

#[test]
fn the_second_watch_over_a_file_is_told_of_the_first_and_takes_over_when_that_ends() {
    let folder = Folder::new("lock");
    std::fs::write(folder.file(), EMPTY).unwrap();
    let watched = || Watched {
        path: folder.file(),
        base: Atlas::default(),
        known: Some(Known::Read(Box::new(read(EMPTY.into()).unwrap()))),
    };
    let start = || {
        let locks = LockFolder::at(folder.0.join("locks"));
        let mut watching = Watching::start(Some(locks), || {}).unwrap();
        watching.watch(Some(watched()));
        // What was asked for is told after what there is to tell of the lock.
        watching.read();
        watching
    };
    let mut first = start();
    assert!(matches!(next(&first), Found::AsBefore));
    let second = start();
    match next(&second) {
        Found::Others(owner) => assert_eq!(owner.process, std::process::id()),
        other => panic!("{other:?}"),
    }
    assert!(matches!(next(&second), Found::AsBefore));
    // A save is no time to lose the lock.
    first.rest();
    std::thread::sleep(EVERY * 2);
    assert!(second.found().is_none());
    drop(first);
    assert!(matches!(next(&second), Found::Mine));
}
