//! The journal: what was done to an atlas and is in no file yet, kept in the folder for the program's state.
//!
//! A journal is a file of records, each with its length and a checksum, so that one which was cut short is known as such.
//! The first tells which bytes the atlas was opened from; beside the journal lies a copy of them, since the file itself
//! may be another by the time it is needed. A journal is locked while its program lives; the system lets go of the lock
//! however that ends, so a journal that can be locked is left over. Where the system has no locks, none is taken for left
//! over: work is rather not offered than taken from a program that is alive.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::checksum::checksum;
use super::disk::{Disk, RealDisk};
use super::folders::state_folder;
use super::save::replace;

/// What every journal begins with.
const MAGIC: &[u8] = b"city-ties journal 1\n";
/// Length and checksum.
const FRAME: usize = 4 + 8;
/// No record is longer; what says so is damaged.
const LONGEST: usize = 64 << 20;

/// Where journals are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalFolder(PathBuf);

impl JournalFolder {
    /// The user's own; `None` on a system that has no place for it.
    pub fn of_user() -> Option<Self> {
        let own = state_folder()?;
        Some(Self(own.join("city-ties").join("journal")))
    }

    /// A folder, which need not be there yet.
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }
}

/// The first record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Header {
    /// The file that was open, if one was.
    file: Option<PathBuf>,
    /// How many bytes the atlas was opened from.
    length: u64,
    /// Their checksum.
    sum: u64,
}

impl Header {
    fn is_of(&self, bytes: &[u8]) -> bool {
        self.length == bytes.len() as u64 && self.sum == checksum(bytes)
    }
}

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    /// How much of it is whole.
    length: u64,
    is_synced: bool,
    base: Vec<u8>,
}

impl Journal {
    /// Begins a journal of what is done to an atlas that was opened from these bytes.
    ///
    /// # Errors
    /// When it can't be written; nothing is left of it then.
    pub fn begin(folder: &JournalFolder, file: Option<&Path>, base: Vec<u8>) -> io::Result<Self> {
        RealDisk.create_folder(&folder.0)?;
        let (path, handle) = create(&folder.0, file)?;
        let mut journal = Self {
            path,
            file: handle,
            length: 0,
            is_synced: false,
            base,
        };
        let header = Header {
            // From wherever the program runs next.
            file: file.map(|file| std::path::absolute(file).unwrap_or_else(|_| file.to_owned())),
            length: journal.base.len() as u64,
            sum: checksum(&journal.base),
        };
        let begun = framed(&header).and_then(|record| journal.put(&[MAGIC, &record].concat()));
        match begun {
            Ok(()) => Ok(journal),
            Err(error) => {
                journal.remove();
                Err(error)
            }
        }
    }

    /// Writes a record: from then on it outlives the program, though not yet a loss of power.
    ///
    /// # Errors
    /// When it can't be written; those before it are kept.
    pub fn append(&mut self, record: &impl Serialize) -> io::Result<()> {
        self.put(&framed(record)?)
    }

    /// Keeps the bytes that the atlas was opened from beside the journal.
    ///
    /// # Errors
    /// When they can't be written. The journal is of use then as long as its file is as it was.
    pub fn keep_base(&mut self) -> io::Result<()> {
        let kept = replace(&base_path(&self.path), &self.base);
        if kept.is_ok() {
            self.base = Vec::new();
        }
        kept
    }

    /// Waits until the disk has all of it.
    ///
    /// # Errors
    /// When the disk does not confirm.
    pub fn sync(&mut self) -> io::Result<()> {
        if !self.is_synced {
            RealDisk.sync(&self.file)?;
            self.is_synced = true;
        }
        Ok(())
    }

    /// Ends it: what it holds is in a file now, or not wanted.
    pub fn remove(self) {
        remove(&self.path);
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = write_at(&RealDisk, &mut self.file, self.length, bytes);
        if written.is_ok() {
            self.length += bytes.len() as u64;
            self.is_synced = false;
        }
        written
    }
}

/// Writes behind what is whole: half a record of a write that failed is written over by the next.
fn write_at(disk: &impl Disk, file: &mut File, at: u64, bytes: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(at))?;
    let written = disk.write(file, bytes);
    if written.is_err() {
        // What can't be cut off ends in a record that is known as torn, until it is written over.
        file.set_len(at).unwrap_or_default();
    }
    written
}

/// What a journal holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded<T> {
    /// What can be read, up to the first that can't: what comes later builds on it.
    pub records: Vec<T>,
    /// How many there are behind that: damaged, or written by a later version of the program. What lies behind a damaged
    /// one is not known, and not counted. One that was cut short is none: nothing that it says was ever shown.
    pub unread: usize,
}

/// A journal whose program has ended without ending it.
#[derive(Debug)]
pub struct LeftOver {
    path: PathBuf,
    /// Holds the lock: no other window offers it meanwhile.
    file: File,
    header: Header,
    records: Vec<String>,
    /// Behind the records lies one that is damaged.
    is_damaged: bool,
    /// When it was last written.
    pub written: Option<SystemTime>,
}

impl LeftOver {
    /// The file that was open, if one was.
    pub fn file(&self) -> Option<&Path> {
        self.header.file.as_deref()
    }

    /// What was recorded, in order, as far as it can be read.
    pub fn records<T: DeserializeOwned>(&self) -> Recorded<T> {
        let read = self.records.iter().map(|text| ron::from_str(text));
        let records: Vec<T> = read.map_while(Result::ok).collect();
        let unread = self.records.len() - records.len() + usize::from(self.is_damaged);
        Recorded { records, unread }
    }

    /// Where it is found once it is set aside.
    pub fn aside(&self) -> PathBuf {
        aside(&self.path)
    }

    /// The bytes that the atlas was opened from: the copy, or the file while it is as it was.
    ///
    /// # Errors
    /// When they are nowhere.
    pub fn base(&self) -> io::Result<Vec<u8>> {
        let places = [Some(base_path(&self.path)), self.header.file.clone()];
        for place in places.iter().flatten() {
            if let Ok(bytes) = RealDisk.read(place)
                && self.header.is_of(&bytes)
            {
                return Ok(bytes);
            }
        }
        Err(io::ErrorKind::NotFound.into())
    }

    /// Keeps it where it is not offered any more, for people who know how to read it; says where.
    pub fn set_aside(self) -> PathBuf {
        drop(self.file);
        set_aside(&self.path)
    }

    /// Forgets it.
    pub fn discard(self) {
        drop(self.file);
        remove(&self.path);
    }
}

/// The journals that are left over, the latest first. What can't be read at the moment is left alone.
pub fn left_over(folder: &JournalFolder) -> Vec<LeftOver> {
    let mut found: Vec<LeftOver> = journals(folder).filter_map(open_left_over).collect();
    found.sort_by_key(|left_over| std::cmp::Reverse(left_over.written));
    found
}

/// Sets journals aside of which nobody knows any more what they are about; says where they are now. One that was cut short
/// before its first record has nothing in it, and one that is alive is another program's.
pub fn set_damaged_aside(folder: &JournalFolder) -> Vec<PathBuf> {
    let damaged = journals(folder).filter(|path| is_damaged(path).unwrap_or(false));
    damaged.map(|path| set_aside(&path)).collect()
}

fn journals(folder: &JournalFolder) -> impl Iterator<Item = PathBuf> {
    // A folder that is not there has none; one that can't be read lets no journal be written either, which is told.
    let entries = std::fs::read_dir(&folder.0).into_iter().flatten();
    let paths = entries.flatten().map(|entry| entry.path());
    paths.filter(|path| path.extension().is_some_and(|end| end == "journal"))
}

fn is_damaged(path: &Path) -> io::Result<bool> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    file.try_lock()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return Ok(!MAGIC.starts_with(&bytes));
    };
    let is_torn = match rest.split_first_chunk::<4>() {
        Some((length, behind)) => {
            let length = u32::from_le_bytes(*length) as usize;
            length <= LONGEST && behind.len() < 8 + length
        }
        None => true,
    };
    let head = whole_records(&bytes).into_iter().next();
    let is_whole = head.is_some_and(|head| ron::from_str::<Header>(&head).is_ok());
    Ok(!is_torn && !is_whole)
}

/// Gives a journal a name under which nobody looks for one.
fn set_aside(path: &Path) -> PathBuf {
    let aside = aside(path);
    match RealDisk.rename(path, &aside) {
        Ok(()) => aside,
        // Then it is told of again.
        Err(_) => path.to_owned(),
    }
}

fn aside(path: &Path) -> PathBuf {
    path.with_extension("damaged")
}

fn open_left_over(path: PathBuf) -> Option<LeftOver> {
    let mut file = OpenOptions::new().read(true).write(true).open(&path).ok()?;
    file.try_lock().ok()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).ok()?;
    let (records, is_damaged) = records_in(&bytes);
    let mut records = records.into_iter();
    let header = ron::from_str(&records.next()?).ok()?;
    let written = file.metadata().and_then(|metadata| metadata.modified());
    Some(LeftOver {
        path,
        file,
        header,
        records: records.collect(),
        is_damaged,
        written: written.ok(),
    })
}

/// The records of a journal that are whole: those before the first that was cut short or damaged.
fn whole_records(bytes: &[u8]) -> Vec<String> {
    records_in(bytes).0
}

/// The same, and whether what ends them is damaged; else it was cut short, or there is nothing.
fn records_in(bytes: &[u8]) -> (Vec<String>, bool) {
    let mut records = Vec::new();
    let mut rest = bytes.strip_prefix(MAGIC).unwrap_or_default();
    while let Some((length, behind)) = rest.split_first_chunk::<4>()
        && let Some((sum, behind)) = behind.split_first_chunk::<8>()
    {
        let length = u32::from_le_bytes(*length) as usize;
        let Some((payload, behind)) = behind.split_at_checked(length) else {
            return (records, length > LONGEST);
        };
        if checksum(payload) != u64::from_le_bytes(*sum) {
            return (records, true);
        }
        let Ok(text) = std::str::from_utf8(payload) else {
            return (records, true);
        };
        records.push(text.to_owned());
        rest = behind;
    }
    (records, false)
}

fn framed(record: &impl Serialize) -> io::Result<Vec<u8>> {
    let text = ron::to_string(record).map_err(io::Error::other)?;
    if text.len() > LONGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let length = u32::try_from(text.len()).map_err(io::Error::other)?;
    let mut bytes = Vec::with_capacity(FRAME + text.len());
    bytes.extend(length.to_le_bytes());
    bytes.extend(checksum(text.as_bytes()).to_le_bytes());
    bytes.extend(text.as_bytes());
    Ok(bytes)
}

/// Makes a journal that no other program has, and locks it.
fn create(folder: &Path, file: Option<&Path>) -> io::Result<(PathBuf, File)> {
    let name = file.and_then(Path::file_stem).unwrap_or_default();
    let name: String = name.to_string_lossy().chars().take(50).collect();
    let process = std::process::id();
    for number in 0..1000 {
        let path = folder.join(format!("{name}-{process}-{number}.journal"));
        let handle = match RealDisk.create(&path, None) {
            Ok(handle) => handle,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        };
        match handle.try_lock() {
            // Somebody looks for what is left over at this very moment.
            Err(TryLockError::WouldBlock) => {}
            Ok(()) | Err(TryLockError::Error(_)) => return Ok((path, handle)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn remove(path: &Path) {
    // The journal first: a copy of a file without its journal harms nobody.
    for path in [path.to_owned(), base_path(path)] {
        RealDisk.remove(&path).unwrap_or_default();
    }
}

fn base_path(journal: &Path) -> PathBuf {
    journal.with_extension("base.ron")
}

#[cfg(test)]
#[path = "journal/tests.rs"]
mod tests;
