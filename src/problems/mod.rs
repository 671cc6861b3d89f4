//! What speaks against an atlas, entity by entity and across them: for a list that people work through.
//!
//! `atlas::check` holds the rules of one entity, which edits are held to and a file is read by. This room asks besides
//! what only shows when entities are laid side by side or a tie is weighed: two entries for one city, claims that
//! exclude each other, a published total that the list does not match. A [`Review`] keeps what was found, and after an
//! edit looks again at what the edit touched alone; it is made for a worker, since the first look takes some hundred
//! milliseconds at 25,000 ties.
//!
//! The room is pure: today's date comes from its caller, and what is found is data, whose words `text` has.

mod cities;
mod dates;
mod fix;
mod known;
mod listed;
mod numbers;
mod review;
mod term;
#[cfg(test)]
mod tests;
mod ties;
mod totals;
mod twins;
mod what;

pub use fix::{Fix, Remedy, fix, fix_all};
pub use listed::{Changed, Known, Listed};
pub use review::Review;
pub use what::{Finding, Likeness, What};
