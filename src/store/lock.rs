//! Two windows on one file know of each other: the first holds a lock, which names its owner.
//!
//! The lock is a file in the folder for the program's state, not beside the atlas: an atlas may lie in a folder that can't be
//! written to, or under version control, where a file beside it would be litter. It is the system's own lock on that file,
//! which ends with the program however that ends: so one that can be taken was left by a program that is gone. Windows of
//! other people, or on other machines, are not seen by it; what those save is found by watching, and merged.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::checksum::checksum;
use super::disk::{Disk, RealDisk};
use super::folders::state_folder;
use super::save::replace;

/// Where locks are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockFolder(PathBuf);

/// Who has a file open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Owner {
    /// The name of the user; empty where the system does not say.
    pub user: String,
    /// The name of the machine; empty where the system does not say.
    pub host: String,
    /// The number of the program's process.
    pub process: u32,
    /// Since when, in seconds since 1970-01-01, UTC.
    pub since_s: u64,
}

/// What came of taking a lock.
#[derive(Debug)]
pub enum Locked {
    /// It is this program's, for as long as the value lives.
    Mine(Lock),
    /// Another program has the file open; it may not have said who it is yet.
    Others(Owner),
    /// Locks can't be had here: the file is open as if there were no other window.
    Unlockable,
}

/// A lock that is held.
#[derive(Debug)]
pub struct Lock {
    // Held by being open.
    _file: File,
    owner: PathBuf,
}

impl LockFolder {
    /// The user's own; `None` on a system that has no place for it.
    pub fn of_user() -> Option<Self> {
        let own = state_folder()?;
        Some(Self(own.join("city-ties").join("locks")))
    }

    /// A folder, which need not be there yet.
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Takes the lock of a file, if no other program has it. May wait for the disk.
    pub fn lock(&self, file: &Path) -> Locked {
        let path = self.0.join(name_for(file));
        self.try_to_lock(&path).unwrap_or(Locked::Unlockable)
    }

    fn try_to_lock(&self, path: &Path) -> io::Result<Locked> {
        RealDisk.create_folder(&self.0)?;
        // It stays when the lock ends: who removed it could remove one that somebody else has taken by then.
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        // Beside it, since some systems let nobody read a file that is locked.
        let owner = path.with_extension("owner.ron");
        match file.try_lock() {
            Ok(()) => {
                let text = ron::to_string(&Owner::this()).map_err(io::Error::other)?;
                // A lock that does not say whose it is is one all the same.
                replace(&owner, text.as_bytes()).unwrap_or_default();
                Ok(Locked::Mine(Lock { _file: file, owner }))
            }
            Err(TryLockError::WouldBlock) => Ok(Locked::Others(Owner::read(&owner))),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl Owner {
    /// This program.
    fn this() -> Self {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Self {
            user: named(&["USER", "LOGNAME", "USERNAME"]),
            host: host(),
            process: std::process::id(),
            since_s: now.map_or(0, |now| now.as_secs()),
        }
    }

    fn read(path: &Path) -> Self {
        let bytes = RealDisk.read(path).unwrap_or_default();
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        ron::from_str(text).unwrap_or_default()
    }

    /// How long it has been open; `None` where that is not known.
    pub fn age(&self) -> Option<Duration> {
        let since = SystemTime::UNIX_EPOCH + Duration::from_secs(self.since_s);
        let age = SystemTime::now().duration_since(since).ok();
        age.filter(|_| self.since_s > 0)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock ends, so that nobody else's name is taken away. One that stays behind names nobody who is alive.
        RealDisk.remove(&self.owner).unwrap_or_default();
    }
}

/// A name for a file's lock: the same whichever way leads to the file.
fn name_for(file: &Path) -> PathBuf {
    let whole = RealDisk.canonicalize(file);
    let whole = whole.or_else(|_| std::path::absolute(file));
    let whole = whole.unwrap_or_else(|_| file.to_owned());
    let number = checksum(whole.as_os_str().as_encoded_bytes());
    let name = whole.file_stem().unwrap_or_default().to_string_lossy();
    // File systems count bytes, and 255 of them at most.
    let name: String = name.chars().take(50).collect();
    format!("{name}-{number:016x}.lock").into()
}

fn host() -> String {
    let named = named(&["HOSTNAME", "COMPUTERNAME"]);
    if !named.is_empty() {
        return named;
    }
    let told = ["/proc/sys/kernel/hostname", "/etc/hostname"].map(|path| {
        let bytes = RealDisk.read(Path::new(path)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).trim().to_owned()
    });
    told.into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

fn named(variables: &[&str]) -> String {
    let mut values = variables.iter().filter_map(std::env::var_os);
    let value = values.find(|value| !value.is_empty()).unwrap_or_default();
    value.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let name = format!("city-ties-lock-{name}-{}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            drop(std::fs::remove_dir_all(&folder));
            std::fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        fn locks(&self) -> LockFolder {
            LockFolder::at(self.0.join("state").join("locks"))
        }

        fn file(&self) -> PathBuf {
            let file = self.0.join("a.ron");
            std::fs::write(&file, "").unwrap();
            file
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(std::fs::remove_dir_all(&self.0));
        }
    }

    #[test]
    fn a_file_that_is_open_is_locked_and_says_by_whom_until_it_is_closed() {
        let folder = Folder::new("open");
        let (locks, file) = (folder.locks(), folder.file());
        let Locked::Mine(lock) = locks.lock(&file) else {
            panic!("nobody else has it");
        };
        let Locked::Others(owner) = locks.lock(&file) else {
            panic!("it is open");
        };
        assert_eq!(owner.process, std::process::id());
        assert!(owner.age().is_some_and(|age| age < Duration::from_mins(1)));
        drop(lock);
        assert!(matches!(locks.lock(&file), Locked::Mine(_)));
    }

    #[test]
    fn what_a_program_that_died_left_behind_is_no_lock() {
        let folder = Folder::new("stale");
        let (locks, file) = (folder.locks(), folder.file());
        let Locked::Mine(lock) = locks.lock(&file) else {
            panic!("nobody else has it");
        };
        // As after a kill: the record of its owner stays, the system's lock does not.
        let record = std::fs::read(&lock.owner).unwrap();
        let owner = lock.owner.clone();
        drop(lock);
        std::fs::write(owner, record).unwrap();
        assert!(matches!(locks.lock(&file), Locked::Mine(_)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_is_the_same_file_and_another_file_is_not() {
        let folder = Folder::new("link");
        let (locks, file) = (folder.locks(), folder.file());
        let link = folder.0.join("link.ron");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let _held = locks.lock(&file);
        assert!(matches!(locks.lock(&link), Locked::Others(_)));
        assert!(matches!(
            locks.lock(&folder.0.join("b.ron")),
            Locked::Mine(_)
        ));
    }

    #[test]
    fn a_file_in_a_folder_that_may_not_be_written_to_is_locked_and_nothing_is_put_beside_it() {
        let folder = Folder::new("beside");
        let (locks, file) = (folder.locks(), folder.file());
        let before = std::fs::read_dir(&folder.0).unwrap().count();
        let _held = locks.lock(&file);
        // The folder for the state is the one that is new.
        assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), before + 1);
        let nowhere = LockFolder::at(file.join("locks"));
        assert!(matches!(nowhere.lock(&file), Locked::Unlockable));
    }
}
