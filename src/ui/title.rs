//! The window's title: the atlas, its file, and a mark while work is not saved.

use eframe::egui::{Context, ViewportCommand};

use crate::atlas::shown::{IN_LABEL, escaped, shortened};
use crate::session::Session;
use crate::text::Texts;

/// The title that the window has; the system is told when it changes.
#[derive(Debug, Default)]
pub(super) struct Title(String);

impl Title {
    /// Tells the system the title of a session, if it is another one than before.
    pub(super) fn follow(&mut self, ctx: &Context, session: &Session, texts: &Texts) {
        let title = title(session, texts);
        if title != self.0 {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.0 = title;
        }
    }
}

fn title(session: &Session, texts: &Texts) -> String {
    let atlas = texts.title_of(session.atlas());
    let atlas = escaped(&shortened(&atlas, IN_LABEL)).into_owned();
    let title = match session.file().and_then(|file| file.file_name()) {
        Some(file) => {
            let file = file.to_string_lossy();
            let file = escaped(&shortened(&file, IN_LABEL)).into_owned();
            texts.with(
                "app-title-file",
                &[("atlas", (&atlas).into()), ("file", (&file).into())],
            )
        }
        None => texts.with("app-title", &[("atlas", (&atlas).into())]),
    };
    let title = if session.is_read_only() {
        texts.with("app-title-read-only", &[("title", (&title).into())])
    } else {
        title
    };
    if session.has_unsaved_work() {
        texts.with("app-title-unsaved", &[("title", (&title).into())])
    } else {
        title
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{About, Atlas, Edit};
    use crate::session::{EditAction, Stamp};

    #[test]
    fn the_title_names_the_atlas_and_its_file_and_marks_unsaved_work() {
        let texts = Texts::english();
        let mut atlas = Atlas::default();
        let untitled = Session::new(atlas.clone(), None);
        assert_eq!(title(&untitled, &texts), "Untitled atlas — City Ties");
        "Ports".clone_into(&mut atlas.about.title);
        let mut ports = Session::new(atlas, Some("/tmp/p.ron".into()));
        assert_eq!(title(&ports, &texts), "Ports (p.ron) — City Ties");
        let harbours = About {
            title: "Harbours".to_owned(),
            ..About::default()
        };
        let edit = Edit::ChangeAbout(Box::new(harbours));
        ports.apply(EditAction::Make(Box::new(edit)), Stamp::default());
        assert_eq!(title(&ports, &texts), "• Harbours (p.ron) — City Ties");
        let endless = About {
            title: "Harbour ".repeat(20_000),
            ..About::default()
        };
        let edit = Edit::ChangeAbout(Box::new(endless));
        ports.apply(EditAction::Make(Box::new(edit)), Stamp::default());
        assert!(title(&ports, &texts).chars().count() < 80);
    }
}
