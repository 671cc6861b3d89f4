//! What speaks against the atlas, in a panel at the left that stays open while one works through it.
//!
//! What is found lies under the headings of its sorts, the worst first. A click on a line selects what it is at, which
//! the map then shows, and unfolds what can be done about it.

use std::sync::Arc;

use eframe::egui::{Context, Frame, Margin, Panel, Ui};

use self::live::Live;
use self::view::{Line, Wish};
use super::patience::Since;
use super::{Scope, theme};
use crate::atlas::Severity;
use crate::atlas::date::Day;
use crate::problems::{Finding, Listed};
use crate::session::{Action, NoticeAction, Session};
use crate::text::Texts;

mod head;
mod list;
mod live;
mod row;
mod view;

/// How wide the panel is, points.
const WIDTH: f32 = 320.0;
/// From its edges to its text.
const INSET: i8 = 16;

/// The severities, the worst first, each with the message that counts it.
const SEVERITIES: [(Severity, &str); 3] = [
    (Severity::Error, "problems-errors"),
    (Severity::Warning, "problems-warnings"),
    (Severity::Hint, "problems-hints"),
];

/// The panel, and what it keeps between frames.
pub(super) struct Problems {
    live: Live,
    is_open: bool,
    /// Since when there has been something to look for.
    since: Since,
    is_looking_long: bool,
    wish: Wish,
    lines: Lines,
    unfolded: Option<Unfolded>,
}

/// The line that is unfolded.
struct Unfolded {
    of: Chosen,
    /// How high it was drawn last, points.
    height: f32,
    /// Why it is no problem, while that is being written.
    reason: Option<String>,
}

/// What a line is of, whatever its place in the list.
enum Chosen {
    Found(Finding),
    /// By its key.
    Known(String),
}

/// The lines of the list, for one list and one wish.
#[derive(Default)]
struct Lines {
    of: Option<(u64, Wish)>,
    lines: Vec<Line>,
}

/// What the status bar says of problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Summary {
    /// Errors and warnings; `None` before the first look.
    pub(super) counts: Option<[usize; 2]>,
    /// Whether they have been looked for so long that the window says so.
    pub(super) is_looking_long: bool,
}

impl Problems {
    pub(super) fn new(ctx: &Context) -> Self {
        Self {
            live: Live::new(ctx),
            is_open: false,
            since: Since::default(),
            is_looking_long: false,
            wish: Wish::default(),
            lines: Lines::default(),
            unfolded: None,
        }
    }

    /// Opens the panel, or closes it; answers whether it is open then.
    pub(super) fn turn(&mut self) -> bool {
        self.is_open = !self.is_open;
        self.is_open
    }

    /// Closes the panel.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    /// Takes what the worker has found, and sets it to work where the atlas has changed; answers what went wrong.
    pub(super) fn follow(
        &mut self,
        session: &Session,
        today: Day,
        waits: bool,
        texts: &Texts,
    ) -> Option<Action> {
        let failed = self.live.follow(session, today, waits)?;
        Some(NoticeAction::Failed(texts.say(&failed)).into())
    }

    /// Whether what is known of is another state of the atlas than this.
    pub(super) fn is_behind(&self, session: &Session) -> bool {
        self.live.is_behind(session)
    }

    /// What there is to say in a few words.
    pub(super) fn summary(&mut self, ctx: &Context, session: &Session) -> Summary {
        let (list, _) = self.live.list();
        let counts = [Severity::Error, Severity::Warning].map(|severity| list.count(severity));
        let is_looking = self.live.is_behind(session);
        self.is_looking_long = self.since.is_long(ctx, is_looking);
        Summary {
            counts: self.live.has_looked().then_some(counts),
            is_looking_long: self.is_looking_long,
        }
    }

    /// Draws the panel, if it is open.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        if !self.is_open {
            return;
        }
        Panel::left("problems")
            .exact_size(WIDTH)
            .resizable(false)
            .frame(Frame::new().fill(theme::colour(scope.palette.panel)))
            .show(ui, |ui| self.content(ui, scope));
    }

    fn content(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let list = Arc::clone(self.live.list().0);
        let number = self.live.list().1;
        let margin = Margin {
            left: INSET,
            right: INSET,
            top: 12,
            bottom: 8,
        };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            let closes = head::show(ui, scope, &list, &mut self.wish, self.is_looking_long);
            self.is_open = !closes;
        });
        self.lines.update(&list, number, &self.wish, scope);
        if self.lines.lines.is_empty() {
            self.nothing(ui, scope, &list);
            return;
        }
        let turned = list::show(ui, scope, &list, &self.lines.lines, &mut self.unfolded);
        if let Some(sort) = turned {
            self.wish.turn(sort);
        }
    }

    /// Says that there is nothing to list, and how to come to what there is.
    fn nothing(&mut self, ui: &mut Ui, scope: &Scope<'_>, list: &Listed) {
        if !self.live.has_looked() {
            return;
        }
        let is_left_out = self.wish.leaves_out() && !list.findings.is_empty();
        if head::nothing(ui, scope, is_left_out) {
            let turned = std::mem::take(&mut self.wish.turned);
            self.wish = Wish {
                turned,
                ..Wish::default()
            };
        }
    }
}

impl Lines {
    fn update(&mut self, list: &Listed, number: u64, wish: &Wish, scope: &Scope<'_>) {
        let is_same = self
            .of
            .as_ref()
            .is_some_and(|(of, made_for)| *of == number && made_for == wish);
        if !is_same {
            self.of = Some((number, wish.clone()));
            self.lines = wish.lines(list, |sort| scope.texts.get(sort));
        }
    }
}
