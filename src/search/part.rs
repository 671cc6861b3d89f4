//! A part of a name: what a short list is searched by, letter by letter.

use super::fold;

/// A part of a name, wherever in it. Case, accents and the ways to write a letter make no difference, as in [`fold`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    folded: String,
    /// The same where its last word is written in full: "st" may become "St Petersburg", which is "saint petersburg".
    in_full: Option<String>,
}

impl Part {
    /// What is looked for by a text as it was typed.
    pub fn of(text: &str) -> Self {
        let folded = fold(text);
        // Words are written in full once another one follows.
        let followed = fold(&format!("{text} x"));
        let in_full = followed.strip_suffix(" x").filter(|full| *full != folded);
        Self {
            in_full: in_full.map(str::to_owned),
            folded,
        }
    }

    /// Whether nothing is looked for, which is in every name.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Whether a name has it.
    pub fn is_in(&self, name: &str) -> bool {
        self.place_in(name).is_some()
    }

    /// Where a name has it first; 0 is its beginning.
    pub fn place_in(&self, name: &str) -> Option<usize> {
        self.place_in_folded(&fold(name))
    }

    /// The same in a name that is folded already.
    pub fn place_in_folded(&self, folded: &str) -> Option<usize> {
        let in_full = self.in_full.as_deref().and_then(|full| folded.find(full));
        folded.find(&self.folded).into_iter().chain(in_full).min()
    }
}
