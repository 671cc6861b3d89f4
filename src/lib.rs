//! City Ties: an atlas of the ties between cities.
//!
//! The map of the code. Dependencies run downwards only; `tests/layout.rs` holds them so.
//!
//! What is known, in pure rooms that touch neither files, clocks nor windows:
//! - [`geo`]: positions and shapes on the sphere;
//! - [`atlas`]: the model: cities, ties, claims, facts, sources, dates;
//! - [`standing`]: how each tie stands at a date, from a viewpoint; published totals held against the list.
//!
//! What is drawn, as pure:
//! - [`scene`]: what to draw and where: colours, views, ties with their lanes, dots, names, legend, what is picked;
//! - [`rasterizer`]: the embedded base map and what lies over it, into tiles of pixels.
//!
//! The world outside:
//! - [`formats`]: bytes ⇄ atlas;
//! - [`store`]: the only room that touches the user's files.
//!
//! The program:
//! - [`cli`]: the commands beside the window;
//! - [`jobs`]: the only threads and the only channel; draws the tiles ahead of the window.

pub mod atlas;
pub mod cli;
pub mod formats;
pub mod geo;
pub mod jobs;
pub mod rasterizer;
pub mod scene;
pub mod standing;
pub mod store;
