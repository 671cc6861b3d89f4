//! What went wrong, in words: "what is wrong; what to do".
//!
//! Errors are data where they arise, and know no words. As they display they name the key of their message, for logs and
//! for tests; a reader gets the message itself, from here. Rooms above this one say their own errors by the same trait.

use super::Texts;
use crate::atlas::shown::{IN_MESSAGE, shortened};

mod files;
mod formats;
mod model;

/// What has words in every language.
pub trait Say {
    /// The words.
    fn say(&self, texts: &Texts) -> String;
}

impl Texts {
    /// What went wrong, in words.
    pub fn say(&self, what: &impl Say) -> String {
        what.say(self)
    }

    /// A message that quotes one thing: a word of a file, an id. Long ones are shortened.
    fn quoting(&self, key: &str, what: &(impl ToString + ?Sized)) -> String {
        let what = quoted(what);
        self.with(key, &[("what", (&what).into())])
    }
}

/// A word of a file as a message quotes it.
fn quoted(what: &(impl ToString + ?Sized)) -> String {
    shortened(&what.to_string(), IN_MESSAGE).into_owned()
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::atlas::edit::{Edit, apply};
    use crate::atlas::{Atlas, City, Date, Id, TieId};
    use crate::geo::{CountryCode, Position};
    use crate::store::{OpenError, Reason, SaveError, SaveReason};

    /// What went wrong, and what to do.
    fn assert_helps(said: &str) {
        let (what, remedy) = said.split_once("; ").unwrap_or((said, ""));
        assert!(!what.is_empty() && !remedy.is_empty(), "{said}");
    }

    #[test]
    fn every_trouble_with_a_file_says_what_to_do() {
        for kind in [
            io::ErrorKind::NotFound,
            io::ErrorKind::NotADirectory,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::IsADirectory,
            io::ErrorKind::InvalidInput,
            io::ErrorKind::InvalidFilename,
            io::ErrorKind::ReadOnlyFilesystem,
            io::ErrorKind::StorageFull,
            io::ErrorKind::QuotaExceeded,
            io::ErrorKind::Interrupted,
        ] {
            let path = || "a.ron".into();
            let opening = OpenError {
                path: path(),
                reason: Reason::from(io::Error::from(kind)),
            };
            let saving = SaveError {
                path: path(),
                reason: SaveReason::from(io::Error::from(kind)),
            };
            let texts = Texts::english();
            for said in [texts.say(&opening), texts.say(&saving)] {
                assert!(said.starts_with("a.ron: "), "{said}");
                assert_helps(&said);
            }
        }
    }

    #[test]
    fn a_path_that_would_deceive_is_shown_for_what_it_is() {
        let error = SaveError {
            path: "sister\u{202e}nor.\n".into(),
            reason: SaveReason::DiskFull,
        };
        let said = Texts::english().say(&error);
        assert!(said.starts_with("sister\\u{202e}nor.\\n: "), "{said}");
    }

    #[test]
    fn an_edit_that_is_refused_says_what_to_do() {
        let mut atlas = Atlas::default();
        let seoul = Id::new("seoul").unwrap();
        let city = City {
            name: "Seoul".to_owned(),
            ..City::default()
        };
        atlas.cities.insert(seoul.clone(), city);
        let refused = apply(&atlas, &Edit::RenameCity(seoul, String::new())).unwrap_err();
        assert_eq!(
            Texts::english().say(&refused),
            "name is blank; write it, or remove the entry"
        );
    }

    #[test]
    fn a_value_that_is_refused_is_quoted_but_never_at_length() {
        let texts = Texts::english();
        let long = "x".repeat(10_000);
        for said in [
            texts.say(&Date::new(&long).unwrap_err()),
            texts.say(&Id::new(&format!("{long}!")).unwrap_err()),
            texts.say(&TieId::new(&long).unwrap_err()),
            texts.say(&CountryCode::new(&long).unwrap_err()),
            texts.say(&Position::new(91.0, 0.0).unwrap_err()),
        ] {
            assert_helps(&said);
            assert!(said.len() < 300, "{said}");
        }
    }
}
