//! Copies of tiles from servers, in the folder that the system has for what can be fetched again.
//!
//! All of it may vanish at any moment, or be damaged: then there is no copy. What is used least goes first when there is
//! too much. Several windows may use one folder at once.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::checksum::checksum;
use super::folders::cache_folder;
use crate::geo::TileNumber;

/// What each file begins with; another version would be another word.
const MAGIC: &[u8; 8] = b"tile-1\r\n";

/// After the magic: when it stops being fresh (seconds since 1970), a sum over all that follows, the length of the tag.
const HEAD: usize = MAGIC.len() + 8 + 8 + 2;

/// What is left when there was too much, of what there may be.
const LEFT: f64 = 0.9;

/// A copy that is used is marked as used this seldom: marking costs a write.
const MARKED_AFTER: Duration = Duration::from_hours(12);

/// The folder, with a limit to its size.
#[derive(Clone, Debug)]
pub struct TileFolder {
    folder: Arc<PathBuf>,
    /// Shared by all that keep copies here: it may change while they do.
    limit_bytes: Arc<AtomicU64>,
    /// What is in it, once that has been counted.
    bytes: Arc<Mutex<Option<u64>>>,
}

/// The copies of one source's tiles.
#[derive(Clone, Debug)]
pub struct TileCopies {
    all: TileFolder,
    folder: PathBuf,
}

/// A copy of a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTile {
    /// The picture, as it came.
    pub bytes: Vec<u8>,
    /// Its source's name for this version of it.
    pub tag: Option<String>,
    /// Until when it holds; afterwards its source is to be asked whether it still does.
    pub fresh_until: SystemTime,
}

impl TileFolder {
    /// The user's own, with room for so many bytes; `None` where the system has no such folder.
    pub fn of_user(limit_bytes: u64) -> Option<Self> {
        let folder = cache_folder()?.join("city-ties").join("tiles");
        Some(Self::at(folder, limit_bytes))
    }

    /// A folder, which need not be there yet.
    pub fn at(folder: PathBuf, limit_bytes: u64) -> Self {
        Self {
            folder: Arc::new(folder),
            limit_bytes: Arc::new(limit_bytes.into()),
            bytes: Arc::default(),
        }
    }

    /// The copies of the source of this name.
    pub fn of_source(&self, name: &str) -> TileCopies {
        let folder = self
            .folder
            .join(format!("{:016x}", checksum(name.as_bytes())));
        TileCopies {
            all: self.clone(),
            folder,
        }
    }

    /// How many bytes there is room for.
    pub fn limit_bytes(&self) -> u64 {
        self.limit_bytes.load(Ordering::Relaxed)
    }

    /// Gives room for so many bytes from now on. What is too much goes with [`Self::tidy`], or when the next tile comes.
    pub fn set_limit_bytes(&self, limit_bytes: u64) {
        self.limit_bytes.store(limit_bytes, Ordering::Relaxed);
    }

    /// Removes what is too much. Of many tiles that takes a while.
    pub fn tidy(&self) {
        // Counted anew: other windows may have kept or removed some.
        *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.count(0);
    }

    /// Counts what has come in, and makes room when it is too much.
    fn count(&self, came: u64) {
        // A panic while counting leaves a number that the next start counts anew.
        let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = match *bytes {
            Some(counted) => counted + came,
            None => files_in(&self.folder).iter().map(|file| file.bytes).sum(),
        };
        *bytes = Some(if counted > self.limit_bytes() {
            self.make_room()
        } else {
            counted
        });
    }

    /// Removes what was used least; says how much is left.
    fn make_room(&self) -> u64 {
        let mut files = files_in(&self.folder);
        files.sort_by_key(|file| file.used);
        let mut left: u64 = files.iter().map(|file| file.bytes).sum();
        let wanted = (self.limit_bytes() as f64 * LEFT) as u64;
        for file in files {
            if left <= wanted {
                break;
            }
            // Another window may have removed it.
            if fs::remove_file(&file.path).is_ok() {
                left -= file.bytes;
            }
        }
        left
    }
}

impl TileCopies {
    /// The copy of a tile, if there is a sound one.
    pub fn get(&self, tile: TileNumber) -> Option<KeptTile> {
        let path = self.path(tile);
        let found = unpacked(&fs::read(&path).ok()?);
        if found.is_some() {
            mark_used(&path);
        } else {
            // Damaged: it is fetched anew, and what can't be removed is written over then.
            fs::remove_file(&path).unwrap_or_default();
        }
        found
    }

    /// Keeps a copy. Where that can't be done, the tile is fetched again another time.
    pub fn put(&self, tile: TileNumber, copy: &KeptTile) {
        if self.all.limit_bytes() == 0 {
            return;
        }
        if let Ok(bytes) = self.write(&self.path(tile), copy) {
            self.all.count(bytes);
        }
    }

    fn write(&self, path: &Path, copy: &KeptTile) -> io::Result<u64> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let beside = path.with_extension(format!("{}-{number}.new", std::process::id()));
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        let bytes = packed(copy);
        // Not synced: what a crash leaves is told by its sum.
        let written = File::create(&beside)
            .and_then(|mut file| file.write_all(&bytes))
            .and_then(|()| fs::rename(&beside, path));
        if let Err(error) = written {
            fs::remove_file(&beside).unwrap_or_default();
            return Err(error);
        }
        Ok(bytes.len() as u64)
    }

    fn path(&self, TileNumber { zoom, x, y }: TileNumber) -> PathBuf {
        self.folder
            .join(zoom.to_string())
            .join(format!("{x}-{y}.tile"))
    }
}

fn packed(copy: &KeptTile) -> Vec<u8> {
    let fresh_until = copy.fresh_until.duration_since(UNIX_EPOCH);
    let fresh_until = fresh_until.map_or(0, |since| since.as_secs());
    // A tag longer than any server's is none.
    let tag = copy.tag.as_deref().unwrap_or_default().as_bytes();
    let length = u16::try_from(tag.len()).unwrap_or(0);
    let mut rest = length.to_le_bytes().to_vec();
    rest.extend_from_slice(&tag[..length.into()]);
    rest.extend_from_slice(&copy.bytes);
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&fresh_until.to_le_bytes());
    bytes.extend_from_slice(&checksum(&rest).to_le_bytes());
    bytes.extend_from_slice(&rest);
    bytes
}

fn unpacked(bytes: &[u8]) -> Option<KeptTile> {
    let head = bytes.get(..HEAD)?.strip_prefix(MAGIC)?;
    let number = |at: usize| Some(u64::from_le_bytes(head.get(at..at + 8)?.try_into().ok()?));
    let (fresh_until, expected) = (number(0)?, number(8)?);
    let rest = &bytes[HEAD - 2..];
    if checksum(rest) != expected {
        return None;
    }
    let length = usize::from(u16::from_le_bytes(rest.get(..2)?.try_into().ok()?));
    let tag = String::from_utf8(rest.get(2..2 + length)?.to_vec()).ok()?;
    Some(KeptTile {
        bytes: rest[2 + length..].to_vec(),
        tag: Some(tag).filter(|tag| !tag.is_empty()),
        fresh_until: UNIX_EPOCH.checked_add(Duration::from_secs(fresh_until))?,
    })
}

fn mark_used(path: &Path) {
    let now = SystemTime::now();
    let mark = || {
        let file = File::options().write(true).open(path)?;
        let marked = file.metadata()?.modified()?;
        if now.duration_since(marked).unwrap_or_default() > MARKED_AFTER {
            file.set_modified(now)?;
        }
        io::Result::Ok(())
    };
    // Unmarked it goes sooner than it should: no more than that.
    mark().unwrap_or_default();
}

struct Kept {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

/// All files in a folder and those within; what can't be read is not counted.
fn files_in(folder: &Path) -> Vec<Kept> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            // Of a link itself, not of what it leads to: nothing outside is ever removed.
            let Ok(found) = entry.metadata() else {
                continue;
            };
            if found.is_dir() {
                folders.push(entry.path());
            } else if found.is_file() {
                files.push(Kept {
                    path: entry.path(),
                    bytes: found.len(),
                    used: found.modified().unwrap_or(UNIX_EPOCH),
                });
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let name = format!("city-ties-tiles-{name}-{}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            drop(fs::remove_dir_all(&folder));
            Self(folder)
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    fn tile(x: u32) -> TileNumber {
        TileNumber { zoom: 9, x, y: 3 }
    }

    fn copy(bytes: usize) -> KeptTile {
        KeptTile {
            bytes: vec![7; bytes],
            tag: Some("\"v1\"".to_owned()),
            fresh_until: UNIX_EPOCH + Duration::from_secs(2_000_000_000),
        }
    }

    #[test]
    fn a_copy_comes_back_as_it_was_kept_and_sources_do_not_mix() {
        let scratch = Scratch::new("back");
        let folder = TileFolder::at(scratch.0.clone(), 1 << 20);
        let (one, other) = (folder.of_source("one"), folder.of_source("other"));
        assert_eq!(one.get(tile(1)), None);
        let untagged = KeptTile {
            tag: None,
            ..copy(10)
        };
        one.put(tile(1), &copy(100));
        one.put(tile(2), &untagged);
        assert_eq!(one.get(tile(1)), Some(copy(100)));
        assert_eq!(one.get(tile(2)), Some(untagged));
        assert_eq!(other.get(tile(1)), None);
    }

    #[test]
    fn a_damaged_copy_is_none_and_goes() {
        let scratch = Scratch::new("damaged");
        let copies = TileFolder::at(scratch.0.clone(), 1 << 20).of_source("one");
        copies.put(tile(1), &copy(100));
        let path = copies.path(tile(1));
        let whole = fs::read(&path).unwrap();
        for damage in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[damage] ^= 0x20;
            // When it stops being fresh is not summed up: a wrong time is put right by the server.
            if !(8..16).contains(&damage) {
                assert_eq!(unpacked(&bytes), None, "byte {damage}");
            }
            assert_eq!(unpacked(&whole[..damage]), None, "cut at {damage}");
        }
        fs::write(&path, &whole[..50]).unwrap();
        assert_eq!(copies.get(tile(1)), None);
        assert!(!path.exists());
    }

    #[test]
    fn what_is_used_least_goes_when_there_is_too_much() {
        let scratch = Scratch::new("full");
        let copies = TileFolder::at(scratch.0.clone(), 10_000).of_source("one");
        let long_ago = SystemTime::now() - Duration::from_hours(100);
        for x in 0..9 {
            copies.put(tile(x), &copy(1_000));
            let file = File::options().write(true).open(copies.path(tile(x)));
            let used = long_ago + Duration::from_mins(u64::from(x));
            file.unwrap().set_modified(used).unwrap();
        }
        // The oldest is used again.
        copies.get(tile(0)).unwrap();
        copies.put(tile(9), &copy(1_000));
        let left: Vec<u32> = (0..10).filter(|x| copies.get(tile(*x)).is_some()).collect();
        assert_eq!(left, [0, 3, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn a_folder_that_can_not_be_written_to_keeps_nothing_and_hurts_nobody() {
        let scratch = Scratch::new("in-the-way");
        fs::write(&scratch.0, "a file").unwrap();
        let copies = TileFolder::at(scratch.0.clone(), 1 << 20).of_source("one");
        copies.put(tile(1), &copy(100));
        assert_eq!(copies.get(tile(1)), None);
        fs::remove_file(&scratch.0).unwrap();
    }

    #[test]
    fn with_less_room_what_is_too_much_goes_and_with_none_nothing_is_kept() {
        let scratch = Scratch::new("less");
        let folder = TileFolder::at(scratch.0.clone(), 1 << 20);
        let copies = folder.of_source("one");
        for x in 0..9 {
            copies.put(tile(x), &copy(1_000));
        }
        let left = || (0..10).filter(|x| copies.get(tile(*x)).is_some()).count();
        folder.set_limit_bytes(5_000);
        folder.tidy();
        assert_eq!(left(), 4);
        folder.set_limit_bytes(0);
        folder.tidy();
        copies.put(tile(9), &copy(1_000));
        assert_eq!(left(), 0);
    }
}
