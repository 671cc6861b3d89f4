//! City Ties: an atlas of the ties between cities.
//!
//! The map of the code. Dependencies run downwards only; `tests/layout.rs` holds them so.
//!
//! What is known, in pure rooms that touch neither files, clocks nor windows:
//! - [`geo`]: positions and shapes on the sphere;
//! - [`atlas`]: the model: cities, ties, claims, facts, sources, dates;
//! - [`standing`]: how each tie stands at a date, from a viewpoint; published totals held against the list;
//! - [`search`]: finds what an atlas holds by words in any script and spelling;
//! - [`problems`]: what speaks against an atlas, entity by entity and across them, with fixes.
//!
//! What is drawn, as pure:
//! - [`scene`]: what to draw and where: colours, views, ties with their lanes, dots, names, legend, filters and what they
//!   leave, what is picked;
//! - [`rasterizer`]: the embedded base map and what lies over it, into tiles of pixels.
//!
//! The world outside:
//! - [`formats`]: bytes ⇄ atlas;
//! - [`store`]: the only room that touches the user's files;
//! - [`gazetteer`]: finds a place of the world by name or position, from the embedded extract of GeoNames;
//! - [`text`]: words for people in three languages: messages, numbers, dates in two calendars, errors;
//! - `net`: the only room that opens a connection.
//!
//! And `packed`: numbers and texts in few bytes, as embedded files and archives hold them; pure.
//!
//! The program:
//! - [`session`]: what a user is doing, as a pure state that actions change: selection, outlook, drafts, stories, files;
//! - [`table`]: what an atlas holds as rows and columns, sorted, filtered, edited, copied; pure too;
//! - [`cli`]: the commands beside the window;
//! - `ui`: the window;
//! - [`jobs`]: the only threads and the only channel; draws and fetches tiles ahead of the window, keeps the journal.

pub mod atlas;
pub mod cli;
pub mod formats;
pub mod gazetteer;
pub mod geo;
pub mod jobs;
#[cfg(feature = "window")]
pub mod net;
mod packed;
pub mod problems;
pub mod rasterizer;
pub mod scene;
pub mod search;
pub mod session;
pub mod standing;
pub mod store;
pub mod table;
pub mod text;
#[cfg(feature = "window")]
pub mod ui;
