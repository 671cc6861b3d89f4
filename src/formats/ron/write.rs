//! Atlas → text, in one canonical form.
//!
//! Fields in a fixed order, empty ones left out, a city, fact, source or total a line, a tie with several claims a block of
//! one claim a line, a story one of one view a line: two people's edits merge as text, and a person can edit by hand. Written again after being read, the
//! text is the same.

use std::fmt::{Display, Write as _};

use super::header::{FORMAT, VERSION};
use super::line::{WriteError, line};
use crate::atlas::{About, Atlas, Saved, Story, Tie};

/// The canonical form of an atlas.
///
/// # Errors
/// When a value has no form in the file. No value of the model is such; a new type in it might be.
pub fn write(atlas: &Atlas) -> Result<String, WriteError> {
    let mut out = format!("(\nformat: \"{FORMAT}\", version: {VERSION},\n");
    if atlas.about != About::default() {
        writeln!(out, "about: {},", line(&atlas.about)?)?;
    }
    section(&mut out, "cities", &atlas.cities, line)?;
    section(&mut out, "ties", &atlas.ties, tie)?;
    section(&mut out, "facts", &atlas.facts, line)?;
    section(&mut out, "sources", &atlas.sources, line)?;
    match atlas.totals.len() {
        0 => {}
        1 => writeln!(out, "totals: [{}],", line(&atlas.totals[0])?)?,
        _ => {
            out.push_str("totals: [\n");
            for total in &atlas.totals {
                writeln!(out, "{},", line(total)?)?;
            }
            out.push_str("],\n");
        }
    }
    saved(&mut out, &atlas.saved)?;
    out.push_str(")\n");
    Ok(out)
}

/// What is saved for readers: a filter a line, a story a block, a known finding a line.
fn saved(out: &mut String, saved: &Saved) -> Result<(), WriteError> {
    if saved.is_empty() {
        return Ok(());
    }
    out.push_str("saved: (");
    let mut sections = Vec::new();
    if !saved.filters.is_empty() {
        let mut filters = String::from("filters: {\n");
        for (name, filter) in &saved.filters {
            writeln!(filters, "{}: {},", line(name)?, line(filter)?)?;
        }
        sections.push(filters + "}");
    }
    if !saved.stories.is_empty() {
        let mut stories = String::from("stories: {\n");
        for (name, story) in &saved.stories {
            writeln!(stories, "{}: {},", line(name)?, self::story(story)?)?;
        }
        sections.push(stories + "}");
    }
    if !saved.known.is_empty() {
        let mut known = String::from("known: {\n");
        for (finding, why) in &saved.known {
            writeln!(known, "{}: {},", line(finding)?, line(why)?)?;
        }
        sections.push(known + "}");
    }
    out.push_str(&sections.join(", "));
    out.push_str("),\n");
    Ok(())
}

/// A story: a view a line.
fn story(story: &Story) -> Result<String, WriteError> {
    if story.views.is_empty() {
        return line(story);
    }
    let mut out = String::from("(views: [\n");
    for view in &story.views {
        writeln!(out, "    {},", line(view)?)?;
    }
    out.push_str("])");
    Ok(out)
}

/// A map by id, in the order of the ids.
fn section<'a, K: Display + 'a, V: 'a>(
    out: &mut String,
    name: &str,
    entries: impl IntoIterator<Item = (&'a K, &'a V), IntoIter: ExactSizeIterator>,
    form: impl Fn(&V) -> Result<String, WriteError>,
) -> Result<(), WriteError> {
    let entries = entries.into_iter();
    if entries.len() == 0 {
        return Ok(());
    }
    writeln!(out, "{name}: {{")?;
    for (id, entry) in entries {
        // An id has no character that needs an escape.
        writeln!(out, "\"{id}\": {},", form(entry)?)?;
    }
    out.push_str("},\n");
    Ok(())
}

/// A tie: one line where it has one claim, else a block of a claim a line.
fn tie(tie: &Tie) -> Result<String, WriteError> {
    if tie.claims.len() < 2 {
        return line(tie);
    }
    let mut out = String::from("(claims: [\n");
    for claim in &tie.claims {
        writeln!(out, "    {},", line(claim)?)?;
    }
    out.push(']');
    let rest = Tie {
        claims: Vec::new(),
        ..tie.clone()
    };
    // The other fields follow as they would in a line: "(" and ")" about them, or nothing between.
    let rest = line(&rest)?;
    let fields = rest.strip_prefix('(').unwrap_or(&rest);
    if fields != ")" {
        out.push_str(", ");
    }
    out.push_str(fields);
    Ok(out)
}
