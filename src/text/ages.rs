//! How long ago something was.

use std::time::Duration;

use super::Texts;

const MINUTE_S: i64 = 60;
const HOUR_S: i64 = 60 * MINUTE_S;
const DAY_S: i64 = 24 * HOUR_S;

impl Texts {
    /// How long ago something was that happened so many seconds before: `3 minutes ago`. A clock that was set back
    /// makes it now.
    pub fn ago(&self, seconds: i64) -> String {
        let (key, count) = match seconds {
            ..MINUTE_S => return self.get("ago-now"),
            MINUTE_S..HOUR_S => ("ago-minutes", seconds / MINUTE_S),
            HOUR_S..DAY_S => ("ago-hours", seconds / HOUR_S),
            _ => ("ago-days", seconds / DAY_S),
        };
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        self.with(key, &[("count", count.into())])
    }

    /// How long ago something of this age was.
    pub fn age(&self, age: Duration) -> String {
        self.ago(i64::try_from(age.as_secs()).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_said_in_the_largest_unit_that_fits() {
        let texts = Texts::english();
        for (seconds, words) in [
            (-5, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (3599, "59 minutes ago"),
            (7200, "2 hours ago"),
            (86_400, "1 day ago"),
            (864_000, "10 days ago"),
        ] {
            assert_eq!(texts.ago(seconds), words);
        }
    }
}
