//! What the window says above the map.

use super::Session;
use crate::atlas::EditError;

/// What went wrong, or is to be known: what, where, and what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// In words.
    pub text: String,
    /// An edit that was refused, which has its words from whoever shows it.
    pub refused: Option<EditError>,
    /// What can be done about it at once.
    pub offer: Option<Offer>,
    /// Whether something went wrong.
    pub is_trouble: bool,
}

/// A way out of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Saving to another file.
    SaveElsewhere,
    /// Choosing between what two have changed.
    ReviewMerge,
}

impl Notice {
    /// Something to know, though nothing failed.
    pub fn remark(text: String) -> Self {
        Self {
            is_trouble: false,
            ..text.into()
        }
    }

    /// The same with a way out.
    #[must_use]
    pub fn offering(self, offer: Offer) -> Self {
        Self {
            offer: Some(offer),
            ..self
        }
    }

    /// This and what else is to be said, the one beneath the other; what is said already is not said twice.
    #[must_use]
    pub fn and(self, more: &Self) -> Self {
        let text = if self.text.contains(&more.text) {
            self.text
        } else if self.text.is_empty() {
            more.text.clone()
        } else {
            self.text + "\n" + &more.text
        };
        Self {
            text,
            refused: self.refused.or_else(|| more.refused.clone()),
            offer: self.offer.or(more.offer),
            is_trouble: self.is_trouble || more.is_trouble,
        }
    }
}

impl From<String> for Notice {
    fn from(text: String) -> Self {
        Self {
            text,
            refused: None,
            offer: None,
            is_trouble: true,
        }
    }
}

impl From<EditError> for Notice {
    fn from(error: EditError) -> Self {
        Self {
            refused: Some(error),
            ..String::new().into()
        }
    }
}

impl Session {
    /// What went wrong, until it is put away.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Says something beneath what is said already: nobody may have read that yet.
    pub(super) fn tell(&mut self, notice: Notice) {
        self.notice = Some(match self.notice.take() {
            Some(said) => said.and(&notice),
            None => notice,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{NoticeAction, Stamp};
    use super::*;
    use crate::atlas::Atlas;

    #[test]
    fn a_second_trouble_does_not_hide_the_first_and_none_is_told_twice() {
        let mut session = Session::new(Atlas::default(), None);
        for text in ["the settings can't be read", "no dialog", "no dialog"] {
            session.apply(NoticeAction::Failed(text.to_owned()), Stamp::default());
        }
        let text = session.notice().map(|notice| notice.text.as_str());
        assert_eq!(text, Some("the settings can't be read\nno dialog"));
    }
}
