//! Bytes ⇄ atlas, one file or folder a format.
//!
//! These rooms see bytes, never files: [`crate::store`] is the one that opens them.

pub mod csl;
pub mod csv;
pub mod mvt;
pub mod ron;
