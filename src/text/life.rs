//! Since when and until when a claim holds, in words.

use super::Texts;
use super::dates::Form;
use crate::atlas::date::{Date, Member, Parts};

/// A message for a date, one for a last possible date, and one for a first possible one.
type Keys = [&'static str; 3];

const SINCE: Keys = ["claim-since", "claim-since-by", "claim-since-from"];
const UNTIL: Keys = ["claim-until", "claim-until-by", "claim-until-from"];

impl Texts {
    /// A beginning, as a list shows it: `since 17 Jun 1977`, `since 1979 or before`.
    pub fn since(&self, date: &Date) -> String {
        self.bound(date, Form::Short, &SINCE)
    }

    /// A beginning, as a sentence has it: `since 17 June 1977`.
    pub fn since_long(&self, date: &Date) -> String {
        self.bound(date, Form::Long, &SINCE)
    }

    /// An end, as a list shows it: `until 17 Oct 2017`.
    pub fn until(&self, date: &Date) -> String {
        self.bound(date, Form::Short, &UNTIL)
    }

    /// An end, as a sentence has it: `until 17 October 2017`.
    pub fn until_long(&self, date: &Date) -> String {
        self.bound(date, Form::Long, &UNTIL)
    }

    /// A date behind "since" or "until", where "by 1979" and "from 1979" would not make a sentence.
    fn bound(&self, date: &Date, form: Form, [at, by, from]: &Keys) -> String {
        let said = |key: &str, date: &str| self.with(key, &[("date", date.into())]);
        let members = match date.parts() {
            Parts::Set(members) => members.as_slice(),
            Parts::Moment(_) | Parts::Interval { .. } => &[],
        };
        match members {
            [Member::Between(None, Some(last))] => said(by, &self.moment(last, form)),
            [Member::Between(Some(first), None)] => said(from, &self.moment(first, form)),
            // One unknown moment between two: "Oct 2011 – May 2013" would read as a tie that ended.
            [Member::Between(Some(first), Some(last))] => {
                let ends = [first, last].map(|moment| self.moment(moment, form));
                said(at, &self.two_dates("date-between", &ends[0], &ends[1]))
            }
            _ => said(at, &self.date_in(date, form)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_and_ends_make_sentences() {
        let texts = Texts::english();
        let date = |text: &str| Date::new(text).unwrap();
        for (written, since, until) in [
            ("1963", "since 1963", "until 1963"),
            ("2017-10-18", "since 18 Oct 2017", "until 18 Oct 2017"),
            ("1979~", "since c. 1979", "until c. 1979"),
            ("[..1979]", "since 1979 or before", "until 1979 or before"),
            ("[2014..]", "since 2014 or later", "until 2014 or later"),
            (
                "[2011-10..2013-05]",
                "since between Oct 2011 and May 2013",
                "until between Oct 2011 and May 2013",
            ),
            ("[1975,1976]", "since 1975 or 1976", "until 1975 or 1976"),
        ] {
            assert_eq!(texts.since(&date(written)), since);
            assert_eq!(texts.until(&date(written)), until);
        }
        let day = date("2017-10-18");
        assert_eq!(texts.since_long(&day), "since 18 October 2017");
        assert_eq!(texts.until_long(&day), "until 18 October 2017");
    }
}
