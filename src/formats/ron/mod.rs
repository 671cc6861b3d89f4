//! The native format: one RON document that people can read, edit by hand and merge as text.
//!
//! - `header.rs`: is this an atlas at all, and of which version?
//! - `read.rs`: bytes → [`Document`]; `ending.rs` refuses what was cut short, `fault.rs` and `wording.rs` say where the
//!   parser stopped and why, `field.rs` in which field and what fits it, `outline.rs` where things stand;
//! - `write.rs`: atlas → its canonical form, a fixed point; `line.rs` puts one entity on one line;
//! - `lexer.rs`: the words of a text with their places, for all of these.

mod ending;
mod error;
mod fault;
mod field;
mod header;
mod lexer;
mod line;
mod outline;
mod read;
mod wording;
mod write;

pub use error::{Expected, Fault, FaultKind, Part, Point, ReadError, ValueError};
pub use field::Field;
pub use header::{SNIFF_BYTES, sniff};
pub use line::{WriteError, line};
pub use read::{Document, read};
pub use write::write;
