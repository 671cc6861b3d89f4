//! The address of a server's tiles: a text with {z}, {x}, {y} in it.

use thiserror::Error;

use crate::geo::TileNumber;

/// Where tiles are fetched from. It has all that a tile's address needs, and leads nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TileAddress(String);

/// Why a text is no address of tiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AddressError {
    /// Neither `https://` nor `http://`.
    #[error("address-scheme")]
    Scheme,
    /// No server, or one with a name and a password.
    #[error("address-server")]
    Server,
    /// One of {z}, {x} and {y} is missing.
    #[error("address-places")]
    Places,
    /// Something else in braces.
    #[error("address-braces")]
    Braces,
    /// A blank or a sign that no address has.
    #[error("address-sign")]
    Sign,
}

/// The names of servers that `{s}` stands for, as most have them.
const SERVERS: [&str; 3] = ["a", "b", "c"];

impl TileAddress {
    /// The address that a text is.
    ///
    /// # Errors
    /// When it is not one; what is wrong is said.
    pub fn new(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) || text.contains('\\') {
            return Err(AddressError::Sign);
        }
        // Without encryption too: a map server of one's own, on this machine or in the house, seldom has it.
        let rest = ["https://", "http://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .ok_or(AddressError::Scheme)?;
        let server = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // What stands before an @ is a secret that would be kept in the settings, and shown.
        if server.is_empty() || server.starts_with(':') || server.contains('@') {
            return Err(AddressError::Server);
        }
        let path = &rest[server.len()..];
        let has = |place| path.contains(place);
        if !(has("{z}") && has("{x}") && (has("{y}") || has("{-y}"))) {
            return Err(AddressError::Places);
        }
        let mut bare = text.to_owned();
        for place in ["{z}", "{x}", "{y}", "{-y}", "{s}", "{r}"] {
            bare = bare.replace(place, "");
        }
        if bare.contains(['{', '}']) {
            return Err(AddressError::Braces);
        }
        Ok(Self(text.to_owned()))
    }

    /// OpenStreetMap's own server.
    pub fn openstreetmap() -> Self {
        Self("https://tile.openstreetmap.org/{z}/{x}/{y}.png".to_owned())
    }

    /// The text that it was made from.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether tiles that are twice as fine have an address of their own.
    pub fn has_fine(&self) -> bool {
        self.0.contains("{r}")
    }

    /// The server, for attribution and messages; with `{s}` where it has several names.
    pub fn server(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or(rest)
    }

    /// The address of one tile, where it can be had `twice` as fine for a screen that is. A tile is always asked of the
    /// same one of several servers, so that its copies are kept once.
    pub fn of(&self, tile: TileNumber, twice: bool) -> String {
        let TileNumber { zoom, x, y } = tile;
        let from_south = tile.side().saturating_sub(1 + y);
        let server = SERVERS[(u64::from(x) + u64::from(y)) as usize % SERVERS.len()];
        self.0
            .replace("{z}", &zoom.to_string())
            .replace("{x}", &x.to_string())
            .replace("{y}", &y.to_string())
            .replace("{-y}", &from_south.to_string())
            .replace("{s}", server)
            .replace("{r}", if twice { "@2x" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TILE: TileNumber = TileNumber {
        zoom: 3,
        x: 6,
        y: 1,
    };

    #[test]
    fn a_tile_has_its_address() {
        for (text, tile) in [
            (
                "https://a.example/{z}/{x}/{y}.png",
                "https://a.example/3/6/1.png",
            ),
            (
                "https://a.example/{z}/{x}/{-y}.png",
                "https://a.example/3/6/6.png",
            ),
            (
                "https://{s}.a.example/{z}/{x}/{y}",
                "https://b.a.example/3/6/1",
            ),
            (
                "https://a.example/?z={z}&x={x}&y={y}",
                "https://a.example/?z=3&x=6&y=1",
            ),
            (
                "http://127.0.0.1:80/{z}/{x}/{y}",
                "http://127.0.0.1:80/3/6/1",
            ),
            ("http://[::1]:80/{z}/{x}/{y}", "http://[::1]:80/3/6/1"),
            (
                "https://a.example/{z}/{x}/{y}{r}.png",
                "https://a.example/3/6/1.png",
            ),
        ] {
            assert_eq!(TileAddress::new(text).unwrap().of(TILE, false), tile);
        }
        let address = TileAddress::new("https://a.example/{z}/{x}/{y}{r}.png").unwrap();
        assert_eq!(address.of(TILE, true), "https://a.example/3/6/1@2x.png");
    }

    #[test]
    fn what_is_no_address_is_refused_with_its_cause() {
        use AddressError::{Braces, Places, Scheme, Server, Sign};
        for (text, why) in [
            ("", Scheme),
            ("a.example/{z}/{x}/{y}", Scheme),
            ("file:///etc/{z}/{x}/{y}", Scheme),
            ("https:///{z}/{x}/{y}", Server),
            ("https://me:secret@a.example/{z}/{x}/{y}", Server),
            ("http://localhost:1@a.example/{z}/{x}/{y}", Server),
            ("https://a.example/{z}/{x}", Places),
            ("https://{x}.example/{z}/{y}", Places),
            ("https://a.example/{z}/{x}/{y}{key}", Braces),
            ("https://a.example/{z}/{x}/{y} .png", Sign),
        ] {
            assert_eq!(TileAddress::new(text), Err(why), "{text}");
        }
    }

    #[test]
    fn attribution_can_name_the_server() {
        let address = TileAddress::new("https://a.example:8443/{z}/{x}/{y}").unwrap();
        assert_eq!(address.server(), "a.example:8443");
    }
}
