//! The only room that opens a connection.
//!
//! It fetches one address at a time and waits for it: whoever calls does so on a thread of `jobs`. It trusts nothing that
//! comes back: a reply has a limit in bytes and in time, and what a server says about retrying is heard. It knows neither
//! tiles' pictures nor the user's files; no address is asked for that its user has not chosen.

mod backoff;
mod client;
mod tile_address;

pub use backoff::Backoff;
pub use client::{Client, FetchError, Reply};
pub use tile_address::{AddressError, TileAddress};
