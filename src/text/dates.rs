//! Dates in the short form of lists: `18 Oct 2017`, `c. 1979`, `1960–1979`.

use super::Texts;
use crate::atlas::Date;
use crate::atlas::date::{Bound, Member, Moment, Parts, Precision};

impl Texts {
    /// A date as a list shows it.
    pub fn date(&self, date: &Date) -> String {
        match date.parts() {
            Parts::Moment(moment) => self.moment(moment),
            Parts::Interval { from, to } => {
                let end =
                    |bound: &Bound| bound.moment().map_or_else(String::new, |m| self.moment(m));
                format!("{}–{}", end(from), end(to))
            }
            Parts::Set(members) => members
                .iter()
                .map(|member| self.member(member))
                .reduce(|a, b| self.with("date-or", &[("a", (&a).into()), ("b", (&b).into())]))
                .unwrap_or_default(),
        }
    }

    /// A date as a column of years shows it: `1976`, `1997–2004`.
    pub fn years(&self, date: &Date) -> String {
        let year = |day: Option<crate::atlas::date::Day>| day.map(|day| day.year);
        match (year(date.earliest_start()), year(date.latest_start())) {
            (Some(a), Some(b)) if a == b => a.to_string(),
            (Some(a), Some(b)) => format!("{a}–{:02}", b.rem_euclid(100)),
            (None, Some(b)) => format!("–{b}"),
            (Some(a), None) => format!("{a}–"),
            (None, None) => String::new(),
        }
    }

    fn member(&self, member: &Member) -> String {
        let of = |moment: &Moment| self.moment(moment);
        match member {
            Member::At(moment) => of(moment),
            Member::Between(Some(from), Some(to)) => format!("{}–{}", of(from), of(to)),
            Member::Between(None, Some(to)) => {
                self.with("date-before", &[("date", (&of(to)).into())])
            }
            Member::Between(Some(from), None) => {
                self.with("date-after", &[("date", (&of(from)).into())])
            }
            Member::Between(None, None) => String::new(),
        }
    }

    fn moment(&self, moment: &Moment) -> String {
        let year = moment.year.to_string();
        let months = self.get("months");
        let month = moment
            .month
            .and_then(|month| months.split(' ').nth(usize::from(month).saturating_sub(1)));
        let mut text = match (moment.precision, month, moment.day) {
            (Precision::Century, ..) => {
                let end = (moment.year + 99).to_string();
                self.with(
                    "date-century",
                    &[("year", (&year).into()), ("end", (&end).into())],
                )
            }
            (Precision::Decade, ..) => self.with("date-decade", &[("year", (&year).into())]),
            (_, Some(month), Some(day)) => format!("{day} {month} {year}"),
            (_, Some(month), None) => format!("{month} {year}"),
            _ => year,
        };
        if moment.uncertain {
            text.push('?');
        }
        if moment.approximate {
            text = self.with("date-about", &[("date", (&text).into())]);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        let texts = Texts::english();
        for (written, read) in [
            ("1963", "1963"),
            ("2017-10-18", "18 Oct 2017"),
            ("1977-06", "Jun 1977"),
            ("2016-01-27~", "c. 27 Jan 2016"),
            ("1960/1979", "1960–1979"),
            ("196X", "1960s"),
            ("1963?", "1963?"),
            ("[..1979]", "by 1979"),
        ] {
            assert_eq!(texts.date(&Date::new(written).unwrap()), read);
        }
        assert_eq!(texts.years(&Date::new("[1997..2004]").unwrap()), "1997–04");
    }
}
