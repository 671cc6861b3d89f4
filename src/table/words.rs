//! Words that are read back from cells: kinds and states, claimants, cities and ties.

use super::change::{Refusal, Writer};
use super::choice::{self, Choice};
use crate::atlas::{Atlas, Id, Kind, Subject, TieId};
use crate::search::fold;
use crate::session::draft::{ClaimForm, Field, Wrong};

impl Writer<'_> {
    /// One of some words: as files have them, or as their reader does.
    pub(super) fn word<T: Choice>(&self, words: &[(&str, T)], text: &str) -> Result<T, Refusal> {
        let written = fold(text);
        let found = words.iter().find(|(word, value)| {
            fold(word) == written || fold(&value.shown(self.texts)) == written
        });
        match found {
            Some((_, value)) => Ok(value.clone()),
            None => Err(Refusal::NoSuchWord(choice::shown(words, self.texts))),
        }
    }

    /// A kind of the model's, or another by its name. What is nearly one of the model's is a slip.
    pub(super) fn kind(&self, text: &str) -> Result<Kind, Refusal> {
        let text = text.trim();
        self.word(&choice::KINDS, text).or_else(|refusal| {
            let is_used = || {
                let mut claims = self.atlas.ties.values().flat_map(|tie| &tie.claims);
                claims.any(|claim| matches!(&claim.kind, Kind::Other(name) if name == text))
            };
            let is_slip = choice::is_near(text, &choice::KINDS, self.texts);
            if text.is_empty() || (is_slip && !is_used()) {
                Err(refusal)
            } else {
                Ok(Kind::Other(text.to_owned()))
            }
        })
    }

    /// Whose word it is: the ends of the tie by name or id, with semicolons between; nobody where nothing is written.
    pub(super) fn claimants(&self, form: &ClaimForm, text: &str) -> Result<[bool; 2], Refusal> {
        let ends = form.cities();
        let names = ends.map(|end| end.map(|end| (end, self.atlas.name_of(end))));
        let mut by = [false; 2];
        for written in text
            .split(';')
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            let folded = fold(written);
            let is_named = |(id, name): &(&Id, &str)| {
                let city = self.atlas.cities.get(*id);
                let mut names = city.into_iter().flat_map(|city| city.names.values());
                fold(name) == folded
                    || id.as_str() == written
                    || names.any(|name| fold(name) == folded)
            };
            let end = names
                .iter()
                .position(|end| end.as_ref().is_some_and(is_named));
            let Some(end) = end else {
                let names = names.iter().flatten().map(|(_, name)| (*name).to_owned());
                return Err(Refusal::NoSuchWord(names.collect()));
            };
            by[end] = true;
        }
        Ok(by)
    }

    /// Cities and ties by id or by name, with semicolons between.
    pub(super) fn subjects(&self, text: &str) -> Result<Vec<Subject>, Refusal> {
        let written = text
            .split(';')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let mut subjects = Vec::new();
        for name in written {
            let subject = self
                .subject(name)
                .ok_or(Refusal::of(Field::Whole, Wrong::NoSuchCity))?;
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        Ok(subjects)
    }

    fn subject(&self, name: &str) -> Option<Subject> {
        if let Some(city) = city_named(self.atlas, name) {
            return Some(Subject::City(city));
        }
        let ends = name
            .split_once("--")
            .or_else(|| name.split_once(" – "))
            .or_else(|| name.split_once(" - "));
        let (a, b) = ends?;
        let (a, b) = (
            city_named(self.atlas, a.trim())?,
            city_named(self.atlas, b.trim())?,
        );
        let tie = TieId::between(&a, &b)?;
        self.atlas
            .ties
            .contains_key(&tie)
            .then_some(Subject::Tie(tie))
    }
}

/// A city by its id, or by a name that no other has.
pub(super) fn city_named(atlas: &Atlas, name: &str) -> Option<Id> {
    if let Ok(id) = Id::new(name)
        && atlas.cities.contains_key(&id)
    {
        return Some(id);
    }
    let folded = fold(name);
    let mut named = atlas.cities.iter().filter(|(_, city)| {
        fold(&city.name) == folded || city.names.values().any(|name| fold(name) == folded)
    });
    let (id, _) = named.next()?;
    named.next().is_none().then(|| id.clone())
}

/// A fact by its id; none where nothing is written.
pub(super) fn agreement(atlas: &Atlas, text: &str) -> Result<Option<Id>, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let found = Id::new(text).ok().filter(|id| atlas.facts.contains_key(id));
    found
        .map(Some)
        .ok_or(Refusal::of(Field::Agreement, Wrong::Gone))
}
