//! When a claim stands.

use std::cmp::Ordering;

use super::Margins;
use crate::atlas::date::{Date, Day};
use crate::atlas::{Certainty, Claim, Kind, Tie};

/// At which time ties are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// "All time": what stands last.
    #[default]
    AllTime,
    /// A day.
    On(Day),
    /// A stretch of time, from its first to its last day: what stood on any of them, as it stood last among them.
    During(Day, Day),
}

impl When {
    /// The time from one day to another, in whichever order they come; of one day that day.
    pub fn between(one: Day, other: Day) -> Self {
        match one.cmp(&other) {
            Ordering::Equal => Self::On(one),
            Ordering::Less => Self::During(one, other),
            Ordering::Greater => Self::During(other, one),
        }
    }

    /// The time that a date means: of a span all of it, of another its first day.
    pub fn of(date: &Date) -> Self {
        if date.is_interval() {
            let first = date.earliest_start().unwrap_or(Day::MIN);
            return Self::between(first, date.latest_end().unwrap_or(Day::MAX));
        }
        let day = date.earliest_start().or_else(|| date.latest_start());
        day.map_or(Self::AllTime, Self::On)
    }

    /// The time as a date is written; `None` for all time. The first day of a year or month is written as that year or
    /// month, and so is the last one of a stretch: it is what a hand on a timeline means.
    pub fn text(self) -> Option<String> {
        match self {
            Self::AllTime => None,
            Self::On(day) => Some(from_text(day)),
            Self::During(first, last) => {
                let open = || "..".to_owned();
                let first = (first > Day::MIN).then(|| from_text(first));
                let last = (last < Day::MAX).then(|| to_text(last));
                let [first, last] = [first, last].map(|end| end.unwrap_or_else(open));
                Some(format!("{first}/{last}"))
            }
        }
    }

    /// Its last day; of all time the day given.
    pub fn last(self, today: Day) -> Day {
        match self {
            Self::AllTime => today,
            Self::On(day) | Self::During(_, day) => day,
        }
    }
}

fn from_text(day: Day) -> String {
    let whole = day.to_string();
    let without = |end: &str| whole.strip_suffix(end).unwrap_or(&whole).to_owned();
    match (day.month, day.day) {
        (1, 1) => without("-01-01"),
        (_, 1) => without("-01"),
        _ => whole,
    }
}

/// The last day of a year or month, as that year or month.
fn to_text(day: Day) -> String {
    let begins_month = day.next().filter(|next| next.day == 1);
    let whole = day.to_string();
    match begins_month {
        None => whole,
        Some(next) => {
            // What is cut off is as long whatever the month.
            let cut = if next.month == 1 { "-12-31" } else { "-31" };
            whole[..whole.len() - cut.len()].to_owned()
        }
    }
}

/// Whether a claim stands for sure; that it doesn't is the absence of this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stands {
    /// It stands.
    Yes,
    /// It may stand: its start or end lies about here, or is unknown.
    Maybe,
}

/// Whether a claim stands on a day, its dates taken as widely as `margins` say.
pub fn stands(claim: &Claim, on: Day, margins: Margins) -> Option<Stands> {
    if matches!(claim.certainty, Certainty::Withdrawn(_)) {
        return None;
    }
    let started = match &claim.since {
        None if claim.kind == Kind::None => Stands::Yes,
        Some(since)
            if margins
                .earliest_start(since)
                .is_some_and(|first| on < first) =>
        {
            return None;
        }
        Some(since) if margins.latest_start(since).is_some_and(|last| last <= on) => Stands::Yes,
        None | Some(_) => Stands::Maybe,
    };
    let going_on = match &claim.until {
        None => Stands::Yes,
        Some(until) if margins.latest_end(until).is_some_and(|last| last < on) => return None,
        Some(until) if margins.earliest_end(until).is_some_and(|first| on <= first) => Stands::Yes,
        Some(_) => Stands::Maybe,
    };
    Some(started.max(going_on))
}

/// Whether a claim stands at a time; of all time whether it stands last among those of its tie.
pub(super) fn stands_at(tie: &Tie, claim: &Claim, when: When, margins: Margins) -> Option<Stands> {
    match when {
        When::AllTime => stands_last(tie, claim),
        When::On(day) => stands(claim, day, margins),
        When::During(first, last) => stands_during(claim, [first, last], margins),
    }
}

/// Whether a claim stands on any day of a stretch; for sure, where there is one on which it surely does.
pub fn stands_during(claim: &Claim, [first, last]: [Day; 2], margins: Margins) -> Option<Stands> {
    let (since, until) = (claim.since.as_ref(), claim.until.as_ref());
    // The answer changes on these days alone.
    let turns = [
        since.and_then(|since| margins.latest_start(since)),
        until.and_then(|until| margins.earliest_end(until)),
        since.and_then(|since| margins.earliest_start(since)),
        until.and_then(|until| margins.latest_end(until)),
    ];
    let within = turns.into_iter().flatten();
    let within = within.filter(|day| (first..=last).contains(day));
    let days = within.chain([first, last]);
    days.filter_map(|day| stands(claim, day, margins)).min()
}

/// Whether a claim is among those of its tie that stand last: those not known to have ended, or, where all of them
/// have, those that ended last. That it stood is sure then, whenever it began.
fn stands_last(tie: &Tie, claim: &Claim) -> Option<Stands> {
    let stood = |claim: &&Claim| !matches!(claim.certainty, Certainty::Withdrawn(_));
    // A denial outlives every partnership; it is weighed against what stood last, and doesn't hide it.
    let last = tie
        .claims
        .iter()
        .filter(stood)
        .filter(|claim| claim.kind != Kind::None)
        .map(end_day)
        .max()?;
    let lasting = stood(&claim) && end_day(claim) >= last && begins_by(claim, last);
    lasting.then_some(Stands::Yes)
}

/// The last day of a claim; that of a claim not known to have ended is the last of all.
fn end_day(claim: &Claim) -> Day {
    let until = claim.until.as_ref();
    until.and_then(Date::latest_end).unwrap_or(Day::MAX)
}

fn begins_by(claim: &Claim, day: Day) -> bool {
    let since = claim.since.as_ref();
    since
        .and_then(Date::earliest_start)
        .is_none_or(|first| first <= day)
}

/// Whether, as their dates are written, `earlier` ends as `later` begins, and its claimants are among those of `later`: the same word, carried on.
pub(super) fn hands_over(earlier: &Claim, later: &Claim) -> bool {
    let (Some(until), Some(since)) = (&earlier.until, &later.since) else {
        return false;
    };
    let same_word = !earlier.by.is_empty()
        && earlier
            .by
            .iter()
            .all(|claimant| later.by.contains(claimant));
    let in_turn = match (until.latest_end(), since.latest_start()) {
        (Some(end), Some(start)) => end <= start,
        _ => false,
    };
    same_word && in_turn
}

/// The start of a partnership through its states: a claim that took over from others of its kind and claimants
/// (active, then dormant, then active again) began when the first of them did.
pub fn since_of_run<'a>(tie: &'a Tie, claim: &'a Claim) -> Option<&'a Date> {
    let mut first = claim;
    // Each step goes to an earlier claim, so there are no more steps than claims.
    for _ in &tie.claims {
        let before = tie.claims.iter().find(|other| {
            let stood = !matches!(other.certainty, Certainty::Withdrawn(_));
            stood && other.kind == first.kind && hands_over(other, first) && adjoins(other, first)
        });
        match before {
            Some(before) => first = before,
            None => break,
        }
    }
    first.since.as_ref()
}

/// Whether no sure gap lies between the end of one claim and the start of the next.
fn adjoins(earlier: &Claim, later: &Claim) -> bool {
    let end = earlier.until.as_ref().and_then(Date::latest_end);
    let start = later.since.as_ref().and_then(Date::earliest_start);
    match (end, start) {
        (Some(end), Some(start)) => end.next().is_none_or(|next| start <= next),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_as_short_as_it_can_be_and_read_back() {
        for text in [
            "1985",
            "2014-04",
            "1977-06-17",
            "1960/1979",
            "1960-03/1979-06",
            "1977-06-17/1977-06-18",
            "1960/..",
            "../1979",
            "2020-02/2020-02",
        ] {
            let date = Date::new(text).unwrap();
            assert_eq!(When::of(&date).text().as_deref(), Some(text));
        }
        assert_eq!(When::AllTime.text(), None);
    }

    #[test]
    fn a_stretch_has_its_days_in_order_and_one_of_one_day_is_that_day() {
        let day = |year| Day::new(year, 1, 1).unwrap();
        assert_eq!(
            When::between(day(1979), day(1960)),
            When::During(day(1960), day(1979))
        );
        assert_eq!(When::between(day(1979), day(1979)), When::On(day(1979)));
    }
}
