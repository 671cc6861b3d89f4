//! One connection at a time to whatever server is asked.

use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use ureq::http::{HeaderMap, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, http};

/// Says who asks, as the rules of tile servers want it.
const USER_AGENT: &str = concat!("city-ties/", env!("CARGO_PKG_VERSION"));

/// How long connecting may take, and a whole reply.
const CONNECT: Duration = Duration::from_secs(10);
const WHOLE: Duration = Duration::from_secs(30);

/// Fetches addresses. Cheap to clone: clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    limit_bytes: u64,
}

/// What a server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// What was asked for.
    Found {
        /// The bytes.
        bytes: Vec<u8>,
        /// The server's name for this version of them, to ask with next time.
        tag: Option<String>,
        /// How long they hold, where the server says so.
        holds: Option<Duration>,
    },
    /// The version that is known already still holds.
    Unchanged {
        /// How long it holds, where the server says so.
        holds: Option<Duration>,
    },
    /// The server has nothing there, and asking again would not help.
    Missing,
}

/// Why there is no reply to use.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    /// No connection, or one that was cut; the system's or the protocol's words.
    #[error("base-unreachable: {0}")]
    Unreachable(String),
    /// It took too long.
    #[error("base-slow")]
    TimedOut,
    /// The server refuses, or is in trouble.
    #[error("base-refused: {status}")]
    Refused {
        /// Its status.
        status: u16,
        /// How long it asks to wait.
        retry_after: Option<Duration>,
    },
    /// More bytes than are taken.
    #[error("base-no-picture")]
    TooLarge,
}

impl FetchError {
    /// Whether the same may be answered later: a fault of the moment, not of the address.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable(_) | Self::TimedOut => true,
            Self::Refused { status, .. } => matches!(status, 408 | 425 | 429 | 500..),
            Self::TooLarge => false,
        }
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } => *retry_after,
            Self::Unreachable(_) | Self::TimedOut | Self::TooLarge => None,
        }
    }
}

impl Client {
    /// A client that takes replies of so many bytes at most.
    pub fn new(limit_bytes: u64) -> Self {
        Self::with_patience(limit_bytes, WHOLE)
    }

    /// The same, waiting no longer than this for a whole reply.
    pub fn with_patience(limit_bytes: u64, whole: Duration) -> Self {
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(ring)
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let config = Agent::config_builder()
            .user_agent(USER_AGENT)
            .tls_config(tls)
            // Statuses are answers, and told apart below.
            .http_status_as_error(false)
            .timeout_connect(Some(CONNECT.min(whole)))
            .timeout_global(Some(whole))
            .max_redirects(4)
            .build();
        Self {
            agent: config.into(),
            limit_bytes,
        }
    }

    /// Asks for an address and waits for the answer. `known` is the tag of the version that is kept already.
    ///
    /// # Errors
    /// When there is no answer that can be used.
    pub fn get(&self, address: &str, known: Option<&str>) -> Result<Reply, FetchError> {
        // A redirect must not lead out of an encrypted connection.
        let is_safe = address.starts_with("https://");
        let request = self.agent.get(address).config().https_only(is_safe);
        let mut request = request.build();
        if let Some(tag) = known {
            request = request.header("If-None-Match", tag);
        }
        let reply = request.call().map_err(|error| of_ureq(&error))?;
        let status = reply.status();
        let holds = holds(reply.headers());
        match status {
            StatusCode::OK => self.found(reply, holds),
            StatusCode::NOT_MODIFIED => Ok(Reply::Unchanged { holds }),
            StatusCode::NOT_FOUND | StatusCode::GONE | StatusCode::NO_CONTENT => Ok(Reply::Missing),
            _ => Err(FetchError::Refused {
                status: status.as_u16(),
                retry_after: seconds(reply.headers(), "retry-after"),
            }),
        }
    }

    fn found(
        &self,
        mut reply: http::Response<Body>,
        holds: Option<Duration>,
    ) -> Result<Reply, FetchError> {
        let tag = text(reply.headers(), "etag").map(str::to_owned);
        let body = reply.body_mut().with_config().limit(self.limit_bytes);
        let bytes = body.read_to_vec().map_err(|error| of_ureq(&error))?;
        Ok(Reply::Found { bytes, tag, holds })
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn seconds(headers: &HeaderMap, name: &str) -> Option<Duration> {
    let seconds = text(headers, name)?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// How long a reply holds by its `Cache-Control`.
fn holds(headers: &HeaderMap) -> Option<Duration> {
    let control = text(headers, "cache-control")?;
    let parts = control.split(',').map(str::trim);
    let mut ages = parts.filter_map(|part| part.strip_prefix("max-age="));
    let age = ages.find_map(|age| age.parse().ok());
    age.map(Duration::from_secs)
}

fn of_ureq(error: &ureq::Error) -> FetchError {
    match error {
        ureq::Error::Timeout(_) => FetchError::TimedOut,
        ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge,
        ureq::Error::Io(io) if io.kind() == std::io::ErrorKind::TimedOut => FetchError::TimedOut,
        error => FetchError::Unreachable(error.to_string()),
    }
}
