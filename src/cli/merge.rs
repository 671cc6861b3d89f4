//! `city-ties merge BASE MINE THEIRS`: both sides' changes in one file, for people and for version control.

use std::io::Write;
use std::path::Path;

use super::output::Output;
use super::{Outcome, complain_of, tell, texts};
use crate::atlas::merge::{Choices, Conflict, Content, Side, Spot, merge};
use crate::atlas::{Atlas, Entity, Step};
use crate::formats::ron::line;
use crate::store::{self, Previous};
use crate::text::Texts;

/// Merges into `mine`, and prints what both sides changed differently.
pub(super) fn run<W: Write>([base, mine, theirs]: [&Path; 3], out: &mut Output<W>) -> Outcome {
    let mut opened = Vec::new();
    for path in [base, mine, theirs] {
        // Git gives an empty base where both sides added the file.
        let is_base = path == base;
        match store::open(path) {
            Ok(document) => opened.push(Some(document)),
            Err(_) if is_base && store::is_empty(path) => opened.push(None),
            Err(error) => tell(&error),
        }
    }
    let [base, Some(ours), Some(other)] = &opened[..] else {
        return Outcome::Refused;
    };
    let base = base
        .as_ref()
        .map_or_else(Atlas::default, |base| base.atlas().clone());
    let merged = merge(&base, ours.atlas(), other.atlas(), &Choices::new());
    // The versions before are version control's matter.
    let document = Some(&ours.document);
    if let Err(error) = store::save(mine, &merged.atlas, document, &Previous::unkept()) {
        complain_of(&error);
        return Outcome::Refused;
    }
    let texts = texts();
    for conflict in &merged.conflicts {
        let said = said(conflict, &texts);
        out.write(format_args!("{}\n", texts.file_and_why(mine, &said)));
    }
    if merged.conflicts.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Errors
    }
}

/// A conflict in a line: `conflict: cities "seoul" name: base "A", mine "B", theirs "C"; kept mine`.
fn said(conflict: &Conflict, texts: &Texts) -> String {
    let value = |content: &Option<Content>| match content {
        None => texts.get("merge-nothing"),
        Some(content) => line(content).unwrap_or_else(|error| texts.say(&error)),
    };
    let kept = texts.get(match conflict.kept {
        Side::Base => "merge-base",
        Side::Mine => "merge-mine",
        Side::Theirs => "merge-theirs",
    });
    let place = place(&conflict.spot);
    let [base, mine, theirs] = [&conflict.base, &conflict.mine, &conflict.theirs].map(value);
    texts.with(
        "merge-conflict",
        &[
            ("place", (&place).into()),
            ("base", (&base).into()),
            ("mine", (&mine).into()),
            ("theirs", (&theirs).into()),
            ("kept", (&kept).into()),
        ],
    )
}

/// The way to what a conflict is about, in the words of the file; lists count from 1, as people do.
fn place(spot: &Spot) -> String {
    let mut text = match &spot.place.entity {
        Entity::About => "about".to_owned(),
        Entity::City(id) => format!("cities \"{id}\""),
        Entity::Tie(id) => format!("ties \"{id}\""),
        Entity::Fact(id) => format!("facts \"{id}\""),
        Entity::Source(id) => format!("sources \"{id}\""),
        Entity::Total(number) => format!("totals {}", number + 1),
        Entity::Filter(name) => format!("saved filters \"{name}\""),
        Entity::Story(name) => format!("saved stories \"{name}\""),
        Entity::Known(finding) => format!("saved known \"{finding}\""),
    };
    for step in &spot.place.steps {
        text.push(' ');
        match step {
            Step::Field(name) => text.push_str(name),
            Step::Item(number) => text.push_str(&(number + 1).to_string()),
        }
    }
    match &spot.key {
        Some(key) => format!("{text} \"{key}\""),
        None => text,
    }
}
