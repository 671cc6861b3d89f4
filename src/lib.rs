//! City Ties: an atlas of the ties between cities.
//!
//! The map of the code. Dependencies run downwards only; `tests/layout.rs` holds them so.
//!
//! What is known, in pure rooms that touch neither files, clocks nor windows:
//! - [`geo`]: positions and shapes on the sphere;
//! - [`atlas`]: the model: cities, ties, claims, facts, sources, dates;
//! - [`standing`]: how each tie stands at a date, from a viewpoint; published totals held against the list.

pub mod atlas;
pub mod geo;
pub mod standing;
