//! Saving onto a real disk, and onto one of which a call fails.

use std::cell::{Cell, RefCell};
use std::fs;
use std::fs::{File, Metadata, Permissions};

use super::*;

const OLD: &[u8] = b"the old version";
const NEW: &[u8] = b"the new version, which is longer";

/// A folder with an atlas in it and one for the previous version; gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("city-ties-{name}-{}", std::process::id()));
        fs::remove_dir_all(&folder).unwrap_or_default();
        fs::create_dir_all(folder.join("atlases")).unwrap();
        let folder = Self(folder.canonicalize().unwrap());
        fs::write(folder.file(), OLD).unwrap();
        folder
    }

    fn atlases(&self) -> PathBuf {
        self.0.join("atlases")
    }

    fn file(&self) -> PathBuf {
        self.atlases().join("a.ron")
    }

    fn previous(&self) -> Previous {
        Previous::in_folder(self.0.join("state/previous"))
    }

    fn save(&self, path: &Path) -> Result<Saved, SaveReason> {
        save_bytes(&RealDisk, &self.previous(), path, NEW, None)
    }

    /// The names in the folder of atlases, sorted.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.atlases()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = names.map(|n| n.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

/// A disk on which one call fails, counted from 0.
struct Faulty {
    fails_at: usize,
    with: io::ErrorKind,
    calls: Cell<usize>,
    failed: RefCell<Option<&'static str>>,
}

impl Faulty {
    fn new(fails_at: usize, with: io::ErrorKind) -> Self {
        Self {
            fails_at,
            with,
            calls: Cell::new(0),
            failed: RefCell::new(None),
        }
    }

    fn call<T>(&self, name: &'static str, real: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let number = self.calls.replace(self.calls.get() + 1);
        if number == self.fails_at {
            self.failed.replace(Some(name));
            Err(self.with.into())
        } else {
            real()
        }
    }
}

impl Disk for Faulty {
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.call("metadata", || RealDisk.metadata(path))
    }
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("canonicalize", || RealDisk.canonicalize(path))
    }
    fn try_writing(&self, path: &Path) -> io::Result<()> {
        self.call("try_writing", || RealDisk.try_writing(path))
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call("read", || RealDisk.read(path))
    }
    fn create(&self, path: &Path, like: Option<&Metadata>) -> io::Result<File> {
        self.call("create", || RealDisk.create(path, like))
    }
    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        self.call("set_permissions", || {
            RealDisk.set_permissions(file, permissions)
        })
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        // As a full disk does: a part is written.
        RealDisk.write(file, &bytes[..bytes.len() / 2])?;
        self.call("write", || RealDisk.write(file, &bytes[bytes.len() / 2..]))
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.call("sync", || RealDisk.sync(file))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", || RealDisk.rename(from, to))
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.call("create_folder", || RealDisk.create_folder(path))
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.call("sync_folder", || RealDisk.sync_folder(path))
    }
}

#[test]
fn a_save_replaces_the_file_and_keeps_the_version_before() {
    let folder = Folder::new("replaces");
    let saved = folder.save(&folder.file()).unwrap();
    assert_eq!(fs::read(folder.file()).unwrap(), NEW);
    let Before::Kept(Some(kept)) = saved.before else {
        panic!("{saved:?}");
    };
    assert_eq!(fs::read(kept).unwrap(), OLD);
    assert_eq!(folder.names(), ["a.ron"], "nothing else beside it");
}

#[test]
fn whichever_call_fails_the_file_holds_one_version_wholly_and_nothing_lies_beside_it() {
    let mut failed = Vec::new();
    for fails_at in 0.. {
        let folder = Folder::new("fault");
        let disk = Faulty::new(fails_at, io::ErrorKind::StorageFull);
        let saved = save_bytes(&disk, &folder.previous(), &folder.file(), NEW, None);
        let held = fs::read(folder.file()).unwrap();
        let Some(name) = *disk.failed.borrow() else {
            assert!(saved.is_ok() && held == NEW, "no call was left to fail");
            break;
        };
        failed.push(name);
        assert_eq!(folder.names(), ["a.ron"], "{name}");
        match saved {
            // The user hears that the version before was not kept, or the new one not confirmed.
            Ok(saved) => {
                let is_told = match name {
                    "sync_folder" => saved.unconfirmed.is_some(),
                    _ => matches!(saved.before, Before::Lost(_)),
                };
                assert!(is_told, "{name} failed, and nobody hears of it: {saved:?}");
                assert_eq!(held, NEW, "{name}");
            }
            Err(reason) => {
                assert!(matches!(reason, SaveReason::DiskFull), "{name}: {reason}");
                assert_eq!(held, OLD, "{name}");
            }
        }
    }
    for name in [
        "read",
        "create",
        "write",
        "set_permissions",
        "sync",
        "rename",
        "sync_folder",
    ] {
        assert!(
            failed.contains(&name),
            "{name} was never let fail: {failed:?}"
        );
    }
}

#[test]
fn the_same_bytes_are_not_written_again() {
    let folder = Folder::new("same");
    let saved = save_bytes(&RealDisk, &folder.previous(), &folder.file(), OLD, None).unwrap();
    assert!(matches!(saved.before, Before::Same), "{saved:?}");
    assert!(
        !folder.0.join("state").exists(),
        "the version before is another still"
    );
}

#[test]
fn a_file_that_the_disk_does_not_confirm_is_saved_and_asked_about_again_by_the_next_save() {
    let folder = Folder::new("unconfirmed");
    let save = || {
        let disk = (0..20).map(|at| Faulty::new(at, io::ErrorKind::TimedOut));
        let saved = disk.map(|disk| {
            let saved = save_bytes(&disk, &Previous::unkept(), &folder.file(), NEW, None);
            (*disk.failed.borrow(), saved)
        });
        saved
            .filter(|(failed, _)| *failed == Some("sync_folder"))
            .find_map(|(_, saved)| saved.ok())
            .unwrap()
    };
    assert!(save().unconfirmed.is_some());
    assert_eq!(fs::read(folder.file()).unwrap(), NEW);
    let again = save();
    assert!(
        matches!(again.before, Before::Same) && again.unconfirmed.is_some(),
        "{again:?}"
    );
}

#[test]
fn a_file_that_is_gone_meanwhile_is_made_anew() {
    let folder = Folder::new("gone");
    fs::remove_file(folder.file()).unwrap();
    let saved = folder.save(&folder.file()).unwrap();
    assert!(matches!(saved.before, Before::None), "{saved:?}");
    assert_eq!(fs::read(folder.file()).unwrap(), NEW);
}

#[test]
fn a_folder_that_is_gone_meanwhile_is_an_error() {
    let folder = Folder::new("no-folder");
    fs::remove_dir_all(folder.atlases()).unwrap();
    let saved = folder.save(&folder.file());
    assert!(matches!(saved, Err(SaveReason::NoFolder)), "{saved:?}");
}

#[test]
fn a_folder_in_the_way_is_an_error() {
    let folder = Folder::new("in-the-way");
    fs::create_dir(folder.atlases().join("b.ron")).unwrap();
    for name in ["b.ron", "..", "/"] {
        let saved = folder.save(&folder.atlases().join(name));
        assert!(
            matches!(saved, Err(SaveReason::FolderInTheWay)),
            "{name}: {saved:?}"
        );
    }
}

#[test]
fn a_file_in_the_place_of_a_folder_is_an_error() {
    let folder = Folder::new("not-a-folder");
    let saved = folder.save(&folder.file().join("b.ron"));
    assert!(matches!(saved, Err(SaveReason::NotAFolder)), "{saved:?}");
}

#[test]
fn a_name_that_is_too_long_is_an_error() {
    let folder = Folder::new("long");
    let saved = folder.save(&folder.atlases().join("a".repeat(300)));
    assert!(matches!(saved, Err(SaveReason::BadName)), "{saved:?}");
    let longest = folder.atlases().join("a".repeat(255));
    assert!(folder.save(&longest).is_ok(), "as long as a name may be");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn mode_and_owner_stay() {
        let folder = Folder::new("mode");
        for mode in [0o600, 0o640, 0o664, 0o666] {
            fs::write(folder.file(), OLD).unwrap();
            set_mode(&folder.file(), mode);
            let before = fs::metadata(folder.file()).unwrap();
            folder.save(&folder.file()).unwrap();
            let after = fs::metadata(folder.file()).unwrap();
            assert_eq!(after.mode() & 0o7777, mode, "{mode:o}");
            assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
        }
    }

    #[test]
    fn the_version_before_of_a_private_file_is_private() {
        let folder = Folder::new("private");
        folder.save(&folder.file()).unwrap();
        let state = fs::metadata(folder.0.join("state/previous")).unwrap();
        assert_eq!(state.mode() & 0o777, 0o700);
    }

    #[test]
    fn a_link_stays_a_link_to_the_new_version() {
        let folder = Folder::new("link");
        let (link, other) = (folder.atlases().join("link.ron"), folder.0.join("other"));
        fs::create_dir(&other).unwrap();
        symlink("../atlases/a.ron", other.join("second.ron")).unwrap();
        symlink("../other/second.ron", &link).unwrap();
        folder.save(&link).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(
            fs::symlink_metadata(other.join("second.ron"))
                .unwrap()
                .is_symlink()
        );
        assert_eq!(fs::read(folder.file()).unwrap(), NEW);
    }

    #[test]
    fn a_link_to_a_file_that_is_not_there_yet_makes_that_file() {
        let folder = Folder::new("dangling");
        let link = folder.atlases().join("link.ron");
        symlink("new.ron", &link).unwrap();
        folder.save(&link).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(folder.atlases().join("new.ron")).unwrap(), NEW);
    }

    #[test]
    fn links_in_a_circle_are_an_error() {
        let folder = Folder::new("circle");
        let link = folder.atlases().join("b.ron");
        symlink("c.ron", &link).unwrap();
        symlink("b.ron", folder.atlases().join("c.ron")).unwrap();
        let saved = folder.save(&link);
        assert!(matches!(saved, Err(SaveReason::LinkLoop)), "{saved:?}");
    }

    #[test]
    fn a_read_only_file_is_not_replaced_behind_its_owners_back() {
        let folder = Folder::new("read-only");
        set_mode(&folder.file(), 0o444);
        let saved = folder.save(&folder.file());
        assert!(matches!(saved, Err(SaveReason::ReadOnlyFile)), "{saved:?}");
        assert_eq!(fs::read(folder.file()).unwrap(), OLD);
    }

    #[test]
    fn a_read_only_folder_is_an_error_and_the_file_stays() {
        let folder = Folder::new("read-only-folder");
        set_mode(&folder.atlases(), 0o555);
        let saved = folder.save(&folder.file());
        set_mode(&folder.atlases(), 0o755);
        // For root every folder can be written: there the seam stands in.
        let saved = saved.and_then(|_| {
            let at_create = (0..20)
                .map(|at| Faulty::new(at, io::ErrorKind::PermissionDenied))
                .find_map(|disk| {
                    fs::write(folder.file(), OLD).unwrap();
                    let saved = save_bytes(&disk, &Previous::unkept(), &folder.file(), NEW, None);
                    (*disk.failed.borrow() == Some("create")).then_some(saved)
                });
            at_create.unwrap()
        });
        assert!(
            matches!(saved, Err(SaveReason::ReadOnlyFolder)),
            "{saved:?}"
        );
        assert_eq!(fs::read(folder.file()).unwrap(), OLD);
    }

    #[test]
    fn a_device_is_no_file() {
        let folder = Folder::new("device");
        let saved = folder.save(Path::new("/dev/null"));
        assert!(matches!(saved, Err(SaveReason::NotAFile)), "{saved:?}");
    }
}
