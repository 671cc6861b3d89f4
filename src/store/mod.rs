//! The only room that touches the user's files.
//!
//! It reads no more of a file than it must in order to refuse it, and says what is wrong in words that name the file, the
//! place and the remedy. What the bytes mean is the matter of [`crate::formats`].

mod error;
mod open;

pub use error::{OpenError, Reason};
pub use open::{Opened, open, read_from};
