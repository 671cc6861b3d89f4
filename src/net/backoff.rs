//! How long to wait before asking again.

use std::time::Duration;

/// Waits that double, each moved by a share of its own so that many askers don't come back at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// The first wait, of which the next ones are multiples.
    pub const FIRST: Duration = Duration::from_secs(1);

    /// No wait is longer: a server that comes back is noticed within it.
    pub const LONGEST: Duration = Duration::from_mins(1);

    /// Counts a failure and says how long to wait. `asked_for` is what the server wants, which is heard where it is
    /// longer, up to [`Self::LONGEST`]; `seed` is any number, and spreads the waits by a quarter.
    pub fn fail(&mut self, asked_for: Option<Duration>, seed: u64) -> Duration {
        let doubled = Self::FIRST.saturating_mul(1 << self.failures.min(16));
        self.failures = self.failures.saturating_add(1);
        let spread = 1.0 + (seed % 1024) as f64 / 4096.0;
        let wait = doubled.min(Self::LONGEST).mul_f64(spread);
        wait.max(asked_for.unwrap_or_default()).min(Self::LONGEST)
    }

    /// Counts a success: the next failure is the first again.
    pub fn succeed(&mut self) {
        self.failures = 0;
    }

    /// How many failures there were in a row.
    pub fn failures(&self) -> u32 {
        self.failures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let mut backoff = Backoff::default();
        let waits: Vec<u64> = (0..8).map(|_| backoff.fail(None, 0).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(backoff.failures(), 8);
        backoff.succeed();
        assert_eq!(backoff.fail(None, 0), Backoff::FIRST);
    }

    #[test]
    fn what_a_server_asks_for_is_heard_within_reason() {
        let mut backoff = Backoff::default();
        let seconds = |s| Some(Duration::from_secs(s));
        assert_eq!(backoff.fail(seconds(20), 0).as_secs(), 20);
        assert_eq!(backoff.fail(seconds(86_400), 0), Backoff::LONGEST);
    }

    #[test]
    fn askers_do_not_come_back_all_at_once() {
        let wait = |seed| Backoff::default().fail(None, seed);
        assert!(wait(0) < wait(512) && wait(1023) < Backoff::FIRST.mul_f64(1.25));
    }
}
