//! The model's own words as files write them, to be read back from a cell.

use crate::atlas::nearest::nearest;
use crate::atlas::{Certainty, FactKind, Kind, Level, State};
use crate::session::draft::Degree;
use crate::standing::Accord;
use crate::text::Texts;

/// One of a few words.
pub(super) trait Choice: Clone + PartialEq {
    /// As its reader knows it.
    fn shown(&self, texts: &Texts) -> String;
}

impl Choice for Kind {
    fn shown(&self, texts: &Texts) -> String {
        texts.kind_head(self)
    }
}

impl Choice for State {
    fn shown(&self, texts: &Texts) -> String {
        texts.state(*self)
    }
}

impl Choice for Level {
    fn shown(&self, texts: &Texts) -> String {
        texts.level(*self)
    }
}

impl Choice for FactKind {
    fn shown(&self, texts: &Texts) -> String {
        texts.fact_kind(*self)
    }
}

impl Choice for Degree {
    fn shown(&self, texts: &Texts) -> String {
        texts.get(match self {
            Self::Stated => "degree-stated",
            Self::Inferred => "degree-inferred",
            Self::Doubted => "degree-doubted",
            Self::Withdrawn => "degree-withdrawn",
        })
    }
}

/// All of some words, as their reader knows them.
pub(super) fn shown<T: Choice>(words: &[(&str, T)], texts: &Texts) -> Vec<String> {
    words.iter().map(|(_, value)| value.shown(texts)).collect()
}

/// Whether a text is one of some words but for a slip of the pen.
pub(super) fn is_near<T: Choice>(text: &str, words: &[(&str, T)], texts: &Texts) -> bool {
    let text = text.to_lowercase();
    let shown: Vec<String> = words
        .iter()
        .map(|(_, value)| value.shown(texts).to_lowercase())
        .collect();
    let written = words.iter().map(|(word, _)| *word);
    nearest(&text, written.chain(shown.iter().map(String::as_str))).is_some()
}

/// The kinds that have a name of their own; of another kind its name is its word.
pub(super) const KINDS: [(&str, Kind); 6] = [
    ("sister", Kind::Sister),
    ("friendship", Kind::Friendship),
    ("memorandum", Kind::Memorandum),
    ("project", Kind::Project),
    ("contact", Kind::Contact),
    ("none", Kind::None),
];

pub(super) const STATES: [(&str, State); 7] = [
    ("active", State::Active),
    ("proposed", State::Proposed),
    ("dormant", State::Dormant),
    ("suspended", State::Suspended),
    ("expired", State::Expired),
    ("ended", State::Ended),
    ("unknown", State::Unknown),
];

pub(super) const LEVELS: [(&str, Level); 6] = [
    ("city", Level::City),
    ("district", Level::District),
    ("province", Level::Province),
    ("state", Level::State),
    ("prefecture", Level::Prefecture),
    ("other", Level::Other),
];

pub(super) const DEGREES: [(&str, Degree); 4] = [
    ("stated", Degree::Stated),
    ("inferred", Degree::Inferred),
    ("doubted", Degree::Doubted),
    ("withdrawn", Degree::Withdrawn),
];

pub(super) const FACT_KINDS: [(&str, FactKind); 9] = [
    ("agreement", FactKind::Agreement),
    ("visit", FactKind::Visit),
    ("invitation", FactKind::Invitation),
    ("naming", FactKind::Naming),
    ("event", FactKind::Event),
    ("plan", FactKind::Plan),
    ("interest", FactKind::Interest),
    ("statistic", FactKind::Statistic),
    ("relations", FactKind::Relations),
];

const ACCORDS: [(&str, Accord); 4] = [
    ("agreed", Accord::Agreed),
    ("one_sided", Accord::OneSided),
    ("unconfirmed", Accord::Unconfirmed),
    ("contested", Accord::Contested),
];

/// The word of one of some values.
fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    let found = words.iter().find(|(_, one)| one == value);
    found.map_or("", |(word, _)| word)
}

pub(super) fn of_kind(kind: &Kind) -> &str {
    match kind {
        Kind::Other(name) => name,
        kind => word(&KINDS, kind),
    }
}

pub(super) fn of_state(state: State) -> &'static str {
    word(&STATES, &state)
}

pub(super) fn of_level(level: Level) -> &'static str {
    word(&LEVELS, &level)
}

pub(super) fn of_accord(accord: Accord) -> &'static str {
    word(&ACCORDS, &accord)
}

pub(super) fn of_fact_kind(kind: FactKind) -> &'static str {
    word(&FACT_KINDS, &kind)
}

pub(super) fn of_certainty(certainty: &Certainty) -> &'static str {
    let degree = match certainty {
        Certainty::Stated => Degree::Stated,
        Certainty::Inferred(_) => Degree::Inferred,
        Certainty::Doubted(_) => Degree::Doubted,
        Certainty::Withdrawn(_) => Degree::Withdrawn,
    };
    word(&DEGREES, &degree)
}
