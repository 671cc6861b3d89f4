//! Sources and citations.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::id::Id;
use super::{Extra, is_empty_extra};

/// Where statements come from. It has a title or an address, or both.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title, in its own language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Whom the publisher credits: an agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Its language, BCP 47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its address, with or without `https://`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// When it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
    /// A remark for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Fields that foreign files brought.
    #[serde(default, skip_serializing_if = "is_empty_extra")]
    pub extra: Extra,
}

impl Source {
    /// Its address for a browser, with `https://` where no scheme is written. `None` where it is no web address: what
    /// an atlas from elsewhere names (a local file, another program's scheme) is shown, but not opened.
    pub fn web_address(&self) -> Option<String> {
        let url = self.url.as_deref()?.trim();
        let scheme = url
            .split_once(':')
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme.as_deref() {
            Some("http" | "https") => Some(url.to_owned()),
            // A host with a port has a colon too, behind a dot.
            Some(other) if !other.contains(['.', '/']) => None,
            _ if url.starts_with(['/', '.', '\\']) || url.is_empty() => None,
            _ => Some(format!("https://{url}")),
        }
    }
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The source.
    pub source: Id,
    /// Where in it: a page, a paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Its words, 25 at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        for (url, expected) in [
            ("https://example.org/a", Some("https://example.org/a")),
            ("HTTP://example.org", Some("HTTP://example.org")),
            (
                "en.mehrnews.com/news/113923",
                Some("https://en.mehrnews.com/news/113923"),
            ),
            ("example.org:8080/a", Some("https://example.org:8080/a")),
            ("example.org/a:b", Some("https://example.org/a:b")),
            ("file:///etc/passwd", None),
            ("smb://host/share", None),
            ("mailto:someone@example.org", None),
            ("javascript:alert(1)", None),
            ("/etc/passwd", None),
            ("", None),
        ] {
            let source = Source {
                url: Some(url.to_owned()),
                ..Source::default()
            };
            assert_eq!(source.web_address().as_deref(), expected, "{url}");
        }
    }
}
