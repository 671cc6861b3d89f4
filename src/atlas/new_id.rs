//! Ids for what is new: words that people can read in the file, and that two people's additions do not share by chance.
//!
//! A city's is its name alone: two people who add Karbala mean the same city, and a merge then sees one. A fact's or
//! source's carries four characters from a seed, since two people's `2017-10-18-visit` are seldom the same. The seed comes
//! from the caller; this room knows no randomness.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Atlas, City, Fact, FactKind, Id, Source};

/// How many words of a title or name an id takes.
const WORDS: usize = 6;

/// Base 32 without letters that look like figures, or make words that nobody wants.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An id for a new city: its name, with country, then number, where the atlas has another of that name.
pub fn city_id(atlas: &Atlas, city: &City, seed: u64) -> Id {
    let name = words(&city.name, WORDS);
    if name.is_empty() {
        // A name without a Latin letter, and nobody to romanise it.
        return free(
            |n| id(["city", &characters(seed, n)]),
            |id| atlas.cities.contains_key(id),
        );
    }
    let country = city.country.map(|code| code.as_str().to_ascii_lowercase());
    let country = country.unwrap_or_default();
    let nth = |n: u64| match n {
        0 => id([&name]),
        1 => id([&name, &country]),
        n => id([&name, &country, &n.to_string()]),
    };
    free(nth, |id| atlas.cities.contains_key(id))
}

/// An id for a new fact: its date and sort, and four characters from the seed.
pub fn fact_id(atlas: &Atlas, fact: &Fact, seed: u64) -> Id {
    let date = fact.when.as_ref().map_or("", |date| date.as_str());
    let date = words(date, WORDS);
    let kind = kind_word(fact.kind);
    free(
        |n| id([&date, kind, &characters(seed, n)]),
        |id| atlas.facts.contains_key(id),
    )
}

/// An id for a new source: its publisher, the first long number in its address, and four characters from the seed.
pub fn source_id(atlas: &Atlas, source: &Source, seed: u64) -> Id {
    let named = [
        &source.publisher,
        &source.credit,
        &source.title,
        &source.url,
    ];
    let mut names = named.into_iter().flatten().map(|name| words(name, WORDS));
    let name = names.find(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| "source".to_owned());
    let number = source.url.as_deref().map_or("", long_number);
    free(
        |n| id([&name, number, &characters(seed, n)]),
        |id| atlas.sources.contains_key(id),
    )
}

/// The first of many ids that is not taken.
fn free(nth: impl Fn(u64) -> Option<Id>, is_taken: impl Fn(&Id) -> bool) -> Id {
    let mut ids = (0..).filter_map(nth);
    loop {
        if let Some(id) = ids.next()
            && !is_taken(&id)
        {
            return id;
        }
    }
}

/// An id of the parts that are not empty.
fn id<const N: usize>(parts: [&str; N]) -> Option<Id> {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Id::new(&parts.join("-")).ok()
}

/// Four characters from a seed; others for the next try.
fn characters(seed: u64, attempt: u64) -> String {
    // SplitMix64: one step spreads neighbouring seeds wide apart.
    let mut mixed = seed.wrapping_add((attempt + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    (0..4)
        .map(|at| {
            let five_bits = (mixed >> (5 * at)) & 31;
            char::from(ALPHABET[five_bits as usize])
        })
        .collect()
}

/// A text as lower-case words with hyphens between them, accents dropped; without its words in other scripts.
fn words(text: &str, most: usize) -> String {
    let mut words: Vec<String> = vec![String::new()];
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        let latin = match c {
            'a'..='z' | '0'..='9' => Some(c.to_string()),
            'A'..='Z' => Some(c.to_ascii_lowercase().to_string()),
            // "Saint John's" is one of two words to whoever reads it.
            '\'' | '’' | 'ʻ' | 'ʼ' => continue,
            _ => undecomposed(c).map(str::to_owned),
        };
        match (latin, words.last_mut()) {
            (Some(latin), Some(word)) => word.push_str(&latin),
            (None, Some(word)) if !word.is_empty() => words.push(String::new()),
            _ => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words.truncate(most);
    words.join("-")
}

/// Latin letters that Unicode does not take apart into a plain one and an accent.
pub(crate) fn undecomposed(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        'ħ' | 'Ħ' => "h",
        'ŋ' | 'Ŋ' => "n",
        'ə' | 'Ə' | 'ǝ' | 'Ǝ' => "e",
        _ => return None,
    })
}

/// The first run of four figures or more, as articles have; "" where there is none.
fn long_number(url: &str) -> &str {
    let runs = url.split(|c: char| !c.is_ascii_digit());
    runs.into_iter().find(|run| run.len() >= 4).unwrap_or("")
}

fn kind_word(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Agreement => "agreement",
        FactKind::Visit => "visit",
        FactKind::Invitation => "invitation",
        FactKind::Naming => "naming",
        FactKind::Statistic => "statistic",
        FactKind::Interest => "interest",
        FactKind::Plan => "plan",
        FactKind::Event => "event",
        FactKind::Relations => "relations",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Date;
    use crate::geo::CountryCode;

    fn city(name: &str, country: &str) -> City {
        City {
            name: name.to_owned(),
            country: CountryCode::new(country).ok(),
            ..City::default()
        }
    }

    fn visit(when: Option<&str>) -> Fact {
        Fact {
            when: when.map(|text| Date::new(text).unwrap()),
            ..Fact::new(FactKind::Visit, "A visit.")
        }
    }

    #[test]
    fn a_city_is_its_name_without_accents() {
        let atlas = Atlas::default();
        for (name, id) in [
            ("Karbala", "karbala"),
            ("São Paulo", "sao-paulo"),
            ("Washington, D.C.", "washington-d-c"),
            ("St. John’s", "st-johns"),
            ("Đà Nẵng", "da-nang"),
            ("Łódź", "lodz"),
            ("Straße 7", "strasse-7"),
        ] {
            assert_eq!(city_id(&atlas, &city(name, ""), 1).as_str(), id);
        }
    }

    #[test]
    fn a_name_that_is_taken_gets_its_country_then_a_number() {
        let mut atlas = Atlas::default();
        for (country, id) in [
            ("GB", "birmingham"),
            ("US", "birmingham-us"),
            ("US", "birmingham-us-2"),
            ("US", "birmingham-us-3"),
            ("", "birmingham-2"),
        ] {
            let city = city("Birmingham", country);
            let new = city_id(&atlas, &city, 1);
            assert_eq!(new.as_str(), id);
            atlas.cities.insert(new, city);
        }
    }

    #[test]
    fn a_name_without_latin_letters_still_makes_an_id() {
        let id = city_id(&Atlas::default(), &city("서울", "KR"), 7);
        assert!(id.as_str().starts_with("city-") && id.as_str().len() == 9);
    }

    #[test]
    fn a_fact_is_its_date_and_sort_with_characters_that_another_seed_has_otherwise() {
        let atlas = Atlas::default();
        let fact = visit(Some("1977-06-17~"));
        let (a, b) = (fact_id(&atlas, &fact, 1), fact_id(&atlas, &fact, 2));
        assert!(a.as_str().starts_with("1977-06-17-visit-"), "{a}");
        assert_eq!(a.as_str().len(), "1977-06-17-visit-".len() + 4);
        assert_ne!(a, b, "two people's additions");
        assert_eq!(a, fact_id(&atlas, &fact, 1), "the same seed, the same id");
        let undated = fact_id(&atlas, &visit(None), 1);
        assert!(undated.as_str().starts_with("visit-"), "{undated}");
        let set = fact_id(&atlas, &visit(Some("[1969..1973]")), 1);
        assert!(set.as_str().starts_with("1969-1973-visit-"), "{set}");
    }

    #[test]
    fn a_source_is_its_publisher_and_number() {
        let source = Source {
            publisher: Some("Mehr News Agency".to_owned()),
            url: Some("en.mehrnews.com/news/113923".to_owned()),
            ..Source::default()
        };
        let id = source_id(&Atlas::default(), &source, 1);
        assert!(id.as_str().starts_with("mehr-news-agency-113923-"), "{id}");
    }

    #[test]
    fn an_id_that_is_taken_is_not_given_again() {
        let mut atlas = Atlas::default();
        for _ in 0..50 {
            let fact = visit(Some("1977"));
            let id = fact_id(&atlas, &fact, 1);
            assert!(atlas.facts.insert(id, fact).is_none());
        }
    }
}
