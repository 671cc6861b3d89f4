//! What tells namesakes apart: the country of a place, and its state, province or the like there.

use super::unpack::Division;
use crate::geo::Country;
use crate::search::fold;

/// The folded names of divisions and their countries.
#[derive(Debug)]
pub(super) struct Regions {
    /// By division, each name on a line.
    divisions: Box<[Box<str>]>,
    /// Code and names, each on a line; and the divisions that the country has, from where the one before ends.
    countries: Vec<(Box<str>, usize)>,
}

impl Regions {
    pub(super) fn new(divisions: &[Division]) -> Self {
        // The divisions of a country stand together.
        let of_one = divisions.chunk_by(|a, b| a.country == b.country);
        let mut end = 0;
        let countries = of_one.map(|of_one| {
            end += of_one.len();
            (called(&of_one[0]), end)
        });
        Self {
            countries: countries.collect(),
            divisions: divisions.iter().map(|d| fold(&d.name).into()).collect(),
        }
    }

    /// For each division, whether it or its country is called so in some language, or a word of the name begins so.
    pub(super) fn called(&self, region: &str) -> Vec<bool> {
        let mut found = Vec::with_capacity(self.divisions.len());
        for (country, end) in &self.countries {
            let whole_country = has_word(country, region);
            let divisions = &self.divisions[found.len()..*end];
            found.extend(
                divisions
                    .iter()
                    .map(|d| whole_country || has_word(d, region)),
            );
        }
        found
    }

    /// How many bytes of memory it takes, but for a few.
    pub(super) fn bytes(&self) -> usize {
        let texts = self.countries.iter().map(|(text, _)| text);
        let texts: usize = texts.chain(&self.divisions).map(|text| text.len()).sum();
        texts + size_of_val(&*self.divisions) + size_of_val(&*self.countries)
    }
}

/// Code and names of a division's country.
fn called(division: &Division) -> Box<str> {
    let names = Country::of(division.country).map(|c| [c.name_en, c.name_ko, c.name_fa]);
    let names = names.into_iter().flatten();
    let lines: Vec<String> = std::iter::once(division.country.as_str())
        .chain(names)
        .map(fold)
        .collect();
    lines.join("\n").into()
}

/// Whether a word of a folded text begins so.
fn has_word(text: &str, start: &str) -> bool {
    text.match_indices(start)
        .any(|(at, _)| at == 0 || text[..at].ends_with([' ', '\n']))
}
