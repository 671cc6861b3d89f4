//! What the window asks of the system about it: to choose a file, to open an address, to keep a copied text. Tests bring a
//! system of their own.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use eframe::egui::{Context, OpenUrl};

/// The system about the window.
pub trait Platform: Send + Sync {
    /// Lets the user choose a file, and waits until that is done: never called on the window's own thread.
    fn choose_file(&self, wish: &FileWish) -> Chosen;

    /// Is told of the window, over which dialogs stand.
    fn attach(&self, _frame: &eframe::Frame) {}

    /// Opens an address in the browser.
    fn open_address(&self, ctx: &Context, address: &str) {
        ctx.open_url(OpenUrl::new_tab(address));
    }

    /// Puts a text on the clipboard.
    fn copy(&self, ctx: &Context, text: &str) {
        ctx.copy_text(text.to_owned());
    }
}

/// Which file is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileWish {
    /// What for.
    pub purpose: Purpose,
    /// What such files are called, in the user's language.
    pub files: String,
    /// What their names end in.
    pub endings: &'static [&'static str],
    /// The folder to begin in; the system's own choice without.
    pub folder: Option<PathBuf>,
}

/// What a file is chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open it.
    Open,
    /// To save to it.
    Save {
        /// The name that is offered.
        name: String,
    },
    /// To write rows of a table to it.
    Export {
        /// The name that is offered.
        name: String,
        /// Of the rows that are shown only the marked ones.
        only_marked: bool,
    },
}

/// What became of choosing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// This one.
    File(PathBuf),
    /// The user thought better of it.
    Nothing,
    /// The system has no dialog for it.
    NoDialog,
}

/// The system that the program runs on.
#[derive(Clone, Debug, Default)]
pub struct Native {
    /// A dialog that knows the window that it belongs to; those that are shown are made of it.
    over: OnceLock<rfd::FileDialog>,
}

/// Nobody reads a dialog and puts it away in less: what ends earlier never showed one.
const TOO_QUICK: Duration = Duration::from_millis(250);

impl Platform for Native {
    fn attach(&self, frame: &eframe::Frame) {
        // The window stays the same: a second time changes nothing.
        self.over
            .get_or_init(|| rfd::FileDialog::new().set_parent(frame));
    }

    fn choose_file(&self, wish: &FileWish) -> Chosen {
        if !has_dialogs() {
            return Chosen::NoDialog;
        }
        let over = self.over.get().cloned().unwrap_or_default();
        let mut dialog = over.add_filter(&wish.files, wish.endings);
        if let Some(folder) = &wish.folder {
            dialog = dialog.set_directory(folder);
        }
        let began = Instant::now();
        let chosen = match &wish.purpose {
            Purpose::Open => dialog.pick_file(),
            Purpose::Save { name } | Purpose::Export { name, .. } => {
                dialog.set_file_name(name).save_file()
            }
        };
        match chosen {
            Some(path) => Chosen::File(path),
            // A portal without a chooser of files is refused like this: rfd only logs it.
            None if began.elapsed() < TOO_QUICK => Chosen::NoDialog,
            None => Chosen::Nothing,
        }
    }
}

/// Whether the system can show a dialog that chooses files. Windows and macOS always can; elsewhere a desktop portal on
/// the session's bus does it, or the program zenity. Asking the bus itself could wait for half a minute, so what is
/// looked for are the bus, and a portal that it may start.
fn has_dialogs() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    (has_session_bus() && (is_in_sandbox() || has_portal())) || has_zenity()
}

fn has_session_bus() -> bool {
    if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty()) {
        return true;
    }
    let runtime = std::env::var_os("XDG_RUNTIME_DIR");
    runtime.is_some_and(|folder| Path::new(&folder).join("bus").exists())
}

/// In a Flatpak or a Snap the portal is always there, though its files can't be seen.
fn is_in_sandbox() -> bool {
    Path::new("/.flatpak-info").exists() || std::env::var_os("SNAP").is_some()
}

fn has_portal() -> bool {
    const SERVICE: &str = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    let folders = std::env::var_os("XDG_DATA_DIRS").filter(|folders| !folders.is_empty());
    let folders = folders.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let own = std::env::home_dir().map(|home| home.join(".local/share"));
    std::env::split_paths(&folders)
        .chain(own)
        .any(|folder| folder.join(SERVICE).exists())
}

/// Zenity shows its dialogs on a display.
fn has_zenity() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
}
