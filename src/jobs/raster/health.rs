//! Whether a source answers, and when to ask again where it does not.

use std::time::Instant;

use super::source::RasterError;
use crate::net::Backoff;

/// So many faults in a row are the source's, not a tile's.
pub(super) const IN_A_ROW: u32 = 3;

/// How the source does.
#[derive(Default)]
pub(super) struct Health {
    in_a_row: u32,
    backoff: Backoff,
    /// Where it is in trouble: what kind, and when one tile is asked for again.
    trouble: Option<(RasterError, Instant)>,
    /// One is being asked for.
    pub(super) is_probing: bool,
}

impl Health {
    pub(super) fn may_ask(&self, now: Instant) -> bool {
        self.trouble
            .as_ref()
            .is_none_or(|(_, at)| *at <= now && !self.is_probing)
    }

    pub(super) fn fail(&mut self, error: RasterError, counts: u32, seed: u64, now: Instant) {
        self.in_a_row += counts;
        if self.in_a_row >= IN_A_ROW {
            let wait = self.backoff.fail(error.retry_after(), seed);
            self.trouble = Some((error, now + wait));
        }
    }

    pub(super) fn recover(&mut self) -> bool {
        self.in_a_row = 0;
        self.backoff.succeed();
        self.trouble.take().is_some()
    }

    /// When it is asked again, where it is in trouble.
    pub(super) fn again(&self) -> Option<Instant> {
        self.trouble.as_ref().map(|(_, at)| *at)
    }

    pub(super) fn ask_at(&mut self, time: Instant) {
        if let Some((_, at)) = &mut self.trouble {
            *at = time;
        }
    }

    pub(super) fn trouble(&self) -> Option<&RasterError> {
        self.trouble.as_ref().map(|(error, _)| error)
    }
}
