//! What is said to the user.

use crate::session::{Notice, Session};

/// Says something, or puts it away.
#[derive(Debug)]
pub enum NoticeAction {
    /// Something failed.
    Failed(String),
    /// Something is to be known, though nothing failed.
    Remark(String),
    /// Puts the notice away.
    Close,
}

impl Session {
    pub(super) fn apply_notice(&mut self, action: NoticeAction) {
        match action {
            NoticeAction::Failed(text) => self.tell(text.into()),
            NoticeAction::Remark(text) => self.tell(Notice::remark(text)),
            NoticeAction::Close => self.notice = None,
        }
    }
}
