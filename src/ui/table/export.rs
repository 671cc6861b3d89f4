//! A table as a file for spreadsheets: worked out and written on another thread.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::outside::name_of;
use super::super::platform::Purpose;
use super::Tables;
use super::known::worked_out;
use crate::jobs::JobError;
use crate::session::{Action, NoticeAction, Session};
use crate::store::{self, SaveError, Saved};
use crate::table::text::Separator;
use crate::table::{Lens, export};
use crate::text::Texts;

/// What was written.
#[derive(Debug)]
pub(super) struct Exported {
    path: PathBuf,
    rows: usize,
    guarded: usize,
    saved: Result<Saved, SaveError>,
}

/// What the file of a table is called until its user says otherwise, behind the name of its atlas.
const ENDING: &str = "csv";

impl Tables {
    /// What a file to export to is chosen for.
    pub(in crate::ui) fn export_purpose(&self, session: &Session, only_marked: bool) -> Purpose {
        let file = session.file_name();
        let atlas = Path::new(&file).file_stem().unwrap_or_default();
        let atlas = atlas.to_string_lossy();
        Purpose::Export {
            name: format!("{atlas}-{}.{ENDING}", self.table.code()),
            only_marked,
        }
    }

    /// The export that was asked for in the table's own menu.
    pub(in crate::ui) fn take_wished_export(&mut self, session: &Session) -> Option<Purpose> {
        let only_marked = self.wished_export.take()?;
        Some(self.export_purpose(session, only_marked))
    }

    /// Writes the rows that are shown to a file, or the marked ones of them, with the columns that are shown. What stands
    /// in the file already is gone then.
    pub(in crate::ui) fn export_to(
        &mut self,
        session: &Session,
        texts: &Arc<Texts>,
        path: PathBuf,
        only_marked: bool,
    ) -> Option<Action> {
        if session.file() == Some(&path) {
            let file = name_of(&path);
            let text = texts.with("export-over-atlas", &[("file", (&file).into())]);
            return Some(NoticeAction::Failed(text).into());
        }
        let wish = self.wish(session, texts);
        let own = self.own();
        let (arrangement, marks) = (own.arrangement.clone(), own.marks.clone());
        let (atlas, texts) = (session.atlas().clone(), Arc::clone(texts));
        // Let finish even when the window closes meanwhile.
        self.exports.start("export a table", move || {
            let sheet = worked_out(&atlas, &wish, None);
            let columns = arrangement.shown(&sheet.rows.columns, wish.table);
            let lens = Lens {
                atlas: &atlas,
                when: wish.seen.when,
                reading: &wish.seen.reading,
                tallies: &sheet.rows.tallies,
                named_in: Some(&texts),
            };
            let rows = sheet.ids().filter(|row| !only_marked || marks.has(row));
            let table = export(&lens, &texts, &columns, rows, separator(&path));
            Exported {
                saved: store::save_text(&path, &table.text),
                rows: table.rows,
                guarded: table.guarded,
                path,
            }
        });
        None
    }

    /// What is to be said of an export that has ended.
    pub(in crate::ui) fn exported(&mut self, texts: &Texts) -> Option<Action> {
        let (_, result) = self.exports.finished()?;
        Some(said(result, texts).into())
    }
}

fn said(result: Result<Exported, JobError>, texts: &Texts) -> NoticeAction {
    let exported = match result {
        Ok(exported) => exported,
        Err(error) => return NoticeAction::Failed(texts.say(&error)),
    };
    let saved = match exported.saved {
        Ok(saved) => saved,
        Err(error) => return NoticeAction::Failed(texts.say(&error)),
    };
    let file = name_of(&exported.path);
    if let Some(why) = saved.unconfirmed {
        let why = why.to_string();
        let text = texts.with(
            "save-unconfirmed",
            &[("file", (&file).into()), ("why", (&why).into())],
        );
        return NoticeAction::Failed(text);
    }
    let mut said = texts.with(
        "exported",
        &[("file", (&file).into()), ("count", exported.rows.into())],
    );
    if exported.guarded > 0 {
        let marks = texts.with("exported-guarded", &[("count", exported.guarded.into())]);
        said = format!("{said}\n{marks}");
    }
    NoticeAction::Remark(said)
}

/// What parts the cells of a file, by its ending.
fn separator(path: &Path) -> Separator {
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    match ending.as_deref().and_then(OsStr::to_str) {
        Some("tsv" | "tab" | "txt") => Separator::Tab,
        _ => Separator::Comma,
    }
}
