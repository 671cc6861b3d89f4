//! How a finding is named where it is marked as known: so that the mark stays with it through edits elsewhere, and goes
//! with it when it is about something else.

use super::what::{Finding, What};
use crate::atlas::{Atlas, Claim, Date, Entity, Id, Kind, PublishedTotal, Step};

impl Finding {
    /// Its key among the marks of an atlas: its sort, what it is at, and what tells it from others there. Numbers in
    /// lists are no part of it, since others take their places.
    pub fn key(&self, atlas: &Atlas) -> String {
        let mut words = vec![self.what.sort().trim_start_matches("sort-").to_owned()];
        match &self.place.entity {
            Entity::About => words.push("about".to_owned()),
            Entity::City(id) | Entity::Fact(id) | Entity::Source(id) => words.push(id.to_string()),
            Entity::Tie(id) => {
                words.push(id.to_string());
                let claims = atlas.ties.get(id).map(|tie| &tie.claims);
                if let [Step::Field("claims"), Step::Item(at), ..] = self.place.steps.as_slice()
                    && let Some(claim) = claims.and_then(|claims| claims.get(*at))
                {
                    words.push(of_claim(claim));
                }
            }
            Entity::Total(number) => {
                let total = atlas.totals.get(*number);
                words.push(total.map_or_else(String::new, of_total));
            }
            Entity::Filter(name) | Entity::Story(name) | Entity::Known(name) => {
                words.push(name.clone());
            }
        }
        if let Some(Step::Field(field)) = self.place.steps.last() {
            words.push((*field).to_owned());
        }
        words.extend(self.what.particulars());
        words.join(" ")
    }
}

impl What {
    /// What tells a finding from others of its sort at its place; where that changes it is another finding.
    fn particulars(&self) -> Vec<String> {
        match self {
            Self::OneSided { by, .. } => vec![by.to_string()],
            Self::Contradiction { kinds } => kinds.iter().map(word).collect(),
            Self::Twin { other, .. } | Self::NumberDiffers { other, .. } => vec![other.to_string()],
            Self::LevelOfSister { city, .. } | Self::DistrictOf { city, .. } => {
                vec![city.to_string()]
            }
            Self::Future { date } | Self::BeforeSisters { date } => vec![date.to_string()],
            Self::PastTerm { ended } => vec![ended.to_string()],
            Self::TotalDiffers { .. }
            | Self::Rule(_)
            | Self::SameClaim { .. }
            | Self::ZeroLength
            | Self::FarFromCountry { .. }
            | Self::RatioDiffers { .. } => Vec::new(),
        }
    }
}

/// Whose word, what, since when.
fn of_claim(claim: &Claim) -> String {
    let by: Vec<&str> = claim.by.iter().map(Id::as_str).collect();
    let since = claim.since.as_ref().map(Date::as_str);
    let parts = [by.join("+"), word(&claim.kind)];
    let parts = parts.into_iter().chain(since.map(str::to_owned));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn of_total(total: &PublishedTotal) -> String {
    let kind = total.kind.as_ref().map(word);
    let as_of = total.as_of.as_ref().map(|date| date.as_str().to_owned());
    let parts = [
        Some(total.city.to_string()),
        kind,
        Some(total.count.to_string()),
        as_of,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// A kind as the file has it.
fn word(kind: &Kind) -> String {
    let word = match kind {
        Kind::Sister => "sister",
        Kind::Friendship => "friendship",
        Kind::Memorandum => "memorandum",
        Kind::Project => "project",
        Kind::Contact => "contact",
        Kind::None => "none",
        Kind::Other(name) => name,
    };
    word.to_owned()
}
