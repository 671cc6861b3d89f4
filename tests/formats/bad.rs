//! What a case of a bad file is, and how to make one.

use crate::SMALL;

/// A file that is no atlas, and what is to be said of it.
pub(crate) struct Bad {
    pub(crate) what: &'static str,
    pub(crate) bytes: Vec<u8>,
    /// Line and column.
    pub(crate) at: (usize, usize),
    /// The beginning of the message, up to what to do.
    pub(crate) says: &'static str,
}

/// A case from a text of its own.
pub(crate) fn text(what: &'static str, text: &str, at: (usize, usize), says: &'static str) -> Bad {
    let bytes = text.as_bytes().to_vec();
    Bad {
        what,
        bytes,
        at,
        says,
    }
}

/// One thing changed in the small atlas: what, to what, where it is found, and what is said.
pub(crate) type Change = (&'static str, &'static str, (usize, usize), &'static str);

/// The case that a change makes.
pub(crate) fn changed(&(from, to, at, says): &Change) -> Bad {
    assert!(SMALL.contains(from), "{from} is in the small atlas");
    text("changed", &SMALL.replacen(from, to, 1), at, says)
}

/// A case with the small atlas cut short before something.
pub(crate) fn cut(before: &str, at: (usize, usize), says: &'static str) -> Bad {
    let end = SMALL.find(before).expect("it is in the small atlas");
    text("cut short", &SMALL[..end], at, says)
}
