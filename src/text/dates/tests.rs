use super::*;

fn date(text: &str) -> Date {
    Date::new(text).unwrap()
}

/// As written, in lists, in sentences.
const READ: &[(&str, &str, &str)] = &[
    ("1977-06-17", "17 Jun 1977", "17 June 1977"),
    ("1977-06", "Jun 1977", "June 1977"),
    ("1977", "1977", "1977"),
    ("1977-XX", "1977", "1977"),
    ("2016-01-27~", "c. 27 Jan 2016", "about 27 January 2016"),
    ("1963?", "1963?", "1963?"),
    ("1977%", "c. 1977?", "about 1977?"),
    ("196X", "1960s", "1960s"),
    ("19XX", "1900–99", "between 1900 and 1999"),
    ("1960/1979", "1960–1979", "1960 to 1979"),
    ("1980~/2014", "c. 1980–2014", "about 1980 to 2014"),
    (
        "1980~/2014-04",
        "c. 1980 – Apr 2014",
        "about 1980 to April 2014",
    ),
    ("2014-04/2014-06", "Apr–Jun 2014", "April 2014 to June 2014"),
    (
        "2014-04-12/2014-04-15",
        "12–15 Apr 2014",
        "12 April 2014 to 15 April 2014",
    ),
    (
        "2014-04-30/2014-05-02",
        "30 Apr – 2 May 2014",
        "30 April 2014 to 2 May 2014",
    ),
    (
        "2013-12/2014-01",
        "Dec 2013 – Jan 2014",
        "December 2013 to January 2014",
    ),
    ("2014/..", "2014–", "since 2014"),
    ("2014/", "2014–?", "from 2014, its end not known"),
    ("../1979", "–1979", "until 1979"),
    ("/1979", "?–1979", "until 1979, its start not known"),
    ("[1969..1973]", "1969–73", "between 1969 and 1973"),
    (
        "[2011-10..2013-05]",
        "Oct 2011 – May 2013",
        "between October 2011 and May 2013",
    ),
    (
        "[2015-05-18..2015-05-19]",
        "18–19 May 2015",
        "between 18 May 2015 and 19 May 2015",
    ),
    ("[..1979]", "by 1979", "in or before 1979"),
    ("[2014..]", "from 2014", "in or after 2014"),
    ("[1975,1976]", "1975 or 1976", "1975 or 1976"),
    (
        "[1975,1976,1978]",
        "1975, 1976 or 1978",
        "1975, 1976 or 1978",
    ),
    ("-0043", "44 BC", "44 BC"),
];

#[test]
fn lists_show_dates_shortly_and_sentences_wholly() {
    let texts = Texts::english();
    for (written, short, long) in READ {
        assert_eq!(texts.date(&date(written)), *short, "{written}");
        assert_eq!(texts.date_long(&date(written)), *long, "{written}");
    }
}

#[test]
fn each_language_has_dates_in_its_own_way() {
    for (written, korean, persian) in [
        ("1977-06-17", "1977년 6월 17일", "۱۷ ژوئن ۱۹۷۷"),
        ("2017-02", "2017년 2월", "فوریهٔ ۲۰۱۷"),
        ("1977", "1977년", "۱۹۷۷"),
        ("196X", "1960년대", "دههٔ ۱۹۶۰"),
        ("2016-01-27~", "2016년 1월 27일경", "حدود ۲۷ ژانویهٔ ۲۰۱۶"),
        ("[1969..1973]", "1969–1973년", "۱۹۶۹–۱۹۷۳"),
        (
            "2014-04-12/2014-04-15",
            "2014년 4월 12–15일",
            "۱۲–۱۵ آوریل ۲۰۱۴",
        ),
        (
            "2014-04-30/2014-05-02",
            "2014년 4월 30일 – 5월 2일",
            "۳۰ آوریل – ۲ مهٔ ۲۰۱۴",
        ),
        ("1963?", "1963년?", "۱۹۶۳؟"),
        ("-0043", "기원전 44년", "۴۴ ق.م."),
    ] {
        let said = |language| Texts::of(language).date(&date(written));
        assert_eq!(said(Language::Korean), korean);
        assert_eq!(said(Language::Persian), persian);
    }
}

#[test]
fn a_field_is_told_what_its_date_says() {
    let texts = Texts::english();
    for (written, said) in [
        ("1963?", "1963, uncertain"),
        ("2016-01-27~", "about 27 January 2016"),
        ("1977%", "about 1977, uncertain"),
        ("[1969..1973]", "between 1969 and 1973"),
    ] {
        assert_eq!(texts.date_explained(&date(written)), said);
    }
    assert_eq!(texts.month_of_year(2017, 2), "February 2017");
}

#[test]
fn columns_show_years_alone() {
    let texts = Texts::english();
    for (written, years) in [
        ("1971-08-23", "1971"),
        ("1976-05", "1976"),
        ("[1997..2004]", "1997–04"),
        ("[2002..2006]", "2002–06"),
        ("[2011-10..2013-05]", "2011–13"),
        ("[2006-03-13..2006-06-16]", "2006"),
        ("[1880..1990]", "1880–1990"),
        ("[..1979]", "by 1979"),
        ("[2014..]", "2014–"),
        ("2018~", "c. 2018"),
        ("1963?", "1963?"),
        ("196X", "1960s"),
    ] {
        assert_eq!(texts.years(&date(written)), years, "{written}");
    }
}

#[test]
fn a_year_has_twelve_months_in_every_form() {
    for language in Language::ALL {
        let texts = Texts::of(language);
        for key in ["months", "months-long", "solar-months"] {
            assert_eq!(texts.get(key).split_whitespace().count(), 12);
        }
    }
}
