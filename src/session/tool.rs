//! Tools: what a click on the map does.

use super::draft::{Ends, Form, Target};
use super::{Effect, Session};
use crate::atlas::{Id, Subject};
use crate::geo::Position;

/// What a click on the map does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects what is there.
    #[default]
    Select,
    /// Adds a city there.
    AddCity,
    /// Takes the two cities of a tie, one after the other.
    Connect,
    /// Puts the city of the open form there.
    Move,
    /// Measures from there, or to there.
    Measure,
}

/// Where the map was clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The place; `None` for a click on a name, or by a screen reader.
    pub at: Option<Position>,
    /// What is there.
    pub under: Option<Subject>,
}

impl Session {
    /// The tool in hand.
    pub fn tool(&self) -> Tool {
        self.tool
    }

    /// The city that a tie is being drawn from, and the other one where it is chosen already.
    pub fn connecting(&self) -> Option<(&Id, Option<&Id>)> {
        match (self.tool, &self.draft.as_ref()?.form) {
            (Tool::Connect, Form::Claim(claim)) => match &claim.ends {
                Ends::From { city, partner, .. } => Some((city, partner.as_ref())),
                Ends::Tie(_) => None,
            },
            _ => None,
        }
    }

    /// The city that is to be connected with the new one in the open form.
    pub fn awaiting(&self) -> Option<&Id> {
        match &self.draft.as_ref()?.form {
            Form::City(city) => city.connects.as_ref(),
            _ => None,
        }
    }

    /// The place of the city in the open form, as far as it has one: the map shows it while it is chosen.
    pub fn placing(&self) -> Option<Position> {
        match &self.draft.as_ref()?.form {
            Form::City(city) => city.position(),
            _ => None,
        }
    }

    /// Takes a tool. A form that belongs to another one ends, as when its user goes elsewhere.
    pub(super) fn take(&mut self, tool: Tool, seed: u64) {
        let in_city = self
            .draft
            .as_ref()
            .is_some_and(|draft| matches!(draft.form, Form::City(_)));
        if tool == Tool::Select || tool == Tool::Move {
            // Without a city's form there is nothing to move.
            if tool == Tool::Select || in_city {
                self.tool = tool;
            }
            return;
        }
        if !self.settle(seed) {
            return;
        }
        self.measure = None;
        match (tool, self.selected().cloned()) {
            (Tool::AddCity, _) => self.begin(Target::NewCity(None)),
            (Tool::Connect, Some(Subject::City(city))) => self.begin(Target::Connect(city)),
            _ => self.tool = tool,
        }
    }

    /// What a click on the map does with the tool in hand.
    pub(super) fn point(&mut self, point: Point, seed: u64) {
        match self.tool {
            Tool::Select => {
                if self.settle(seed) {
                    self.select(point.under);
                }
            }
            Tool::AddCity | Tool::Move => self.place(point.at),
            Tool::Measure => self.measure_at(&point),
            Tool::Connect => {
                if let Some(Subject::City(city)) = point.under {
                    self.connect(city);
                }
            }
        }
    }

    fn place(&mut self, at: Option<Position>) {
        let Some(at) = at else {
            return;
        };
        if let Some(draft) = &mut self.draft
            && let Form::City(city) = &mut draft.form
        {
            city.set_place(Some(at));
        } else if self.tool == Tool::AddCity {
            self.begin(Target::NewCity(Some(at)));
        }
    }

    fn connect(&mut self, to: Id) {
        let form = self.draft.as_mut().map(|draft| &mut draft.form);
        let Some(Form::Claim(claim)) = form else {
            self.select(Some(Subject::City(to.clone())));
            self.begin(Target::Connect(to));
            return;
        };
        if let Ends::From {
            city,
            partner,
            search,
        } = &mut claim.ends
            && *city != to
        {
            search.clear();
            *partner = Some(to);
        }
    }

    /// Goes on with a tie that was drawn: to a city, or to a new one at a place, which is added first. Any other form ends.
    pub(super) fn draw(&mut self, from: Id, to: Point, seed: u64) {
        if !self.settle(seed) {
            return;
        }
        match to.under {
            Some(Subject::City(to)) => {
                self.connect(from);
                self.connect(to);
            }
            Some(Subject::Tie(_)) | None => self.begin(Target::NewPartner(from, to.at)),
        }
    }

    /// Ends the form because its user is done with it, and goes on with the tie that a new city was added for. Where it
    /// can't end, it stays open and says why.
    pub(super) fn finish(&mut self, seed: u64) {
        let from = self.awaiting().cloned();
        if self.commit(seed)
            && let (Some(from), Some(Subject::City(new))) = (from, self.selected().cloned())
        {
            let under = Some(Subject::City(new));
            self.draw(from, Point { at: None, under }, seed);
        }
    }

    /// Puts away what is nearest: the form, the tool, the story, the selection.
    pub(super) fn escape(&mut self) -> Vec<Effect> {
        if self.draft.is_some() {
            self.put_away();
        } else if self.tool != Tool::Select {
            self.tool = Tool::Select;
        } else if self.showing.is_some() {
            return self.end_story();
        } else {
            self.select(None);
        }
        Vec::new()
    }
}
