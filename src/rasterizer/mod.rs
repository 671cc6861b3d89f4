//! Base map and ties into tiles of pixels, on the CPU, exact in f64.
//!
//! Pure: a tile is a function of the embedded world, the colours, the ties and its place in the grid. Who draws it, on
//! which thread and when, is the matter of the room that runs jobs; where it is placed, of the window. So a picture that
//! was panned is a fresh one to the bit, and a test needs no window.
//!
//! - [`grid`]: which tiles there are and which a view covers;
//! - [`land`]: the embedded world, unpacked and thinned out for each level;
//! - [`strokes`]: few ties, their lines on their great circles;
//! - [`density`]: many ties, their coverage summed by kind;
//! - [`tone`]: those sums into colours over the base map;
//! - [`outline`]: the ground that letters stand on;
//! - [`raster`]: pictures of others' tiles, laid over the embedded world;
//! - [`shapes`]: shapes of others' tiles, drawn in our own style over it;
//! - [`tile`]: the painter that turns base map and lines into pixels.

mod clip;
pub mod density;
pub mod grid;
pub mod land;
pub mod outline;
pub mod raster;
mod recent;
pub mod shapes;
pub mod strokes;
pub mod tile;
pub mod tone;

#[cfg(test)]
mod packing;
#[cfg(test)]
pub(crate) mod tests;

pub use grid::{Grid, PixelRect, Placed, TILE_PX, TileId};
pub use land::{Land, LandError};
pub use outline::Mask;
pub use raster::{Content, Ground, GroundLook, Piece, Wash};
pub use recent::Recent;
pub use shapes::{Area, Beneath, ShapeColours, Shapes, Way};
pub use strokes::Strokes;
pub use tile::{BaseColours, BaseLook, Overlay, Painter, Pixels};
