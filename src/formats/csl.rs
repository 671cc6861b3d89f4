//! Sources as CSL-JSON, which reference managers read.
//!
//! A date that CSL has no form for (a decade, a set) is given as it is written. The JSON is written by hand: it is a list
//! of flat objects, and a library would be larger than this.

use crate::atlas::date::{Bound, Moment, Parts, Precision};
use crate::atlas::{Date, Id, Source};

/// Sources as a CSL-JSON document.
pub fn write<'a>(sources: impl IntoIterator<Item = (&'a Id, &'a Source)>) -> String {
    let items = sources.into_iter().map(|(id, source)| item(id, source));
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return "[]\n".to_owned();
    }
    format!("[\n{}\n]\n", items.join(",\n"))
}

fn item(id: &Id, source: &Source) -> String {
    let kind = if source.web_address().is_some() {
        "webpage"
    } else {
        "document"
    };
    let mut fields = vec![text("id", id.as_str()), text("type", kind)];
    let mut add = |name: &str, value: &Option<String>| {
        let value = value.as_deref().map(str::trim);
        fields.extend(value.filter(|v| !v.is_empty()).map(|v| text(name, v)));
    };
    add("title", &source.title);
    add("publisher", &source.publisher);
    add("language", &source.language);
    add("URL", &source.web_address().or_else(|| source.url.clone()));
    add("note", &source.notes);
    if let Some(credit) = &source.credit {
        fields.push(format!("\"author\": [{{{}}}]", text("literal", credit)));
    }
    for (name, date) in [
        ("issued", &source.published),
        ("accessed", &source.retrieved),
    ] {
        fields.extend(
            date.as_ref()
                .map(|date| format!("\"{name}\": {}", date_of(date))),
        );
    }
    format!("  {{{}}}", fields.join(", "))
}

fn date_of(date: &Date) -> String {
    let parts = match date.parts() {
        Parts::Moment(moment) => date_parts(moment).map(|parts| format!("[{parts}]")),
        Parts::Interval {
            from: Bound::At(from),
            to: Bound::At(to),
        } => date_parts(from)
            .zip(date_parts(to))
            .map(|(from, to)| format!("[{from}, {to}]")),
        Parts::Interval { .. } | Parts::Set(_) => None,
    };
    let Some(parts) = parts else {
        return format!("{{{}}}", text("raw", date.as_str()));
    };
    let about = date.approximate() || date.uncertain();
    let circa = if about { ", \"circa\": true" } else { "" };
    let name = ["date", "parts"].join("-");
    format!("{{\"{name}\": {parts}{circa}}}")
}

fn date_parts(moment: &Moment) -> Option<String> {
    if matches!(moment.precision, Precision::Century | Precision::Decade) {
        return None;
    }
    let [month, day] = [moment.month, moment.day].map(|part| part.map(i32::from));
    let parts = [Some(moment.year), month, day.filter(|_| month.is_some())];
    let parts = parts.into_iter().flatten().map(|part| part.to_string());
    Some(format!("[{}]", parts.collect::<Vec<_>>().join(", ")))
}

fn text(name: &str, value: &str) -> String {
    format!("\"{name}\": \"{}\"", escaped(value))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {
                out.extend(format!("\\u{:04x}", u32::from(letter)).chars());
            }
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(published: &str) -> Source {
        Source {
            title: Some("Seoul \"to expand\"\nexchanges".to_owned()),
            publisher: Some("Mehr News Agency".to_owned()),
            credit: Some("YNA".to_owned()),
            language: Some("en".to_owned()),
            url: Some("en.mehrnews.com/news/113923".to_owned()),
            published: Date::new(published).ok(),
            ..Source::default()
        }
    }

    #[test]
    fn a_source_is_an_item_that_reference_managers_read() {
        let id = Id::new("mehr-113923").unwrap();
        let source = source("2016-01-27~");
        let expected = concat!(
            "[\n  {\"id\": \"mehr-113923\", \"type\": \"webpage\", ",
            "\"title\": \"Seoul \\\"to expand\\\"\\nexchanges\", ",
            "\"publisher\": \"Mehr News Agency\", \"language\": \"en\", ",
            "\"URL\": \"https://en.mehrnews.com/news/113923\", ",
            "\"author\": [{\"literal\": \"YNA\"}], ",
            "\"issued\": {\"date-parts\": [[2016, 1, 27]], \"circa\": true}}\n]\n",
        );
        assert_eq!(write([(&id, &source)]), expected);
        assert_eq!(write([]), "[]\n");
    }

    #[test]
    fn dates_keep_what_is_known_of_them() {
        for (date, csl) in [
            ("2016", "{\"date-parts\": [[2016]]}"),
            ("2016-01", "{\"date-parts\": [[2016, 1]]}"),
            ("1960/1979", "{\"date-parts\": [[1960], [1979]]}"),
            ("2014/..", "{\"raw\": \"2014/..\"}"),
            ("196X", "{\"raw\": \"196X\"}"),
            ("[1975,1976]", "{\"raw\": \"[1975,1976]\"}"),
        ] {
            assert_eq!(date_of(&Date::new(date).unwrap()), csl, "{date}");
        }
    }
}
