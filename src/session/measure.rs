//! A distance between two places, measured by two clicks on the map.

use super::Session;
use super::tool::{Point, Tool};
use crate::atlas::Subject;
use crate::geo::Position;

/// A distance that is being measured, or is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Where it begins.
    pub from: Position,
    /// Where it ends, once that is clicked.
    pub to: Option<Position>,
}

impl Session {
    /// The distance that is measured; `None` until its beginning is clicked.
    pub fn measure(&self) -> Option<Measure> {
        self.measure.filter(|_| self.tool == Tool::Measure)
    }

    /// Measures from a place, with the tool for it.
    pub(super) fn measure_from(&mut self, from: Position, seed: u64) {
        self.take(Tool::Measure, seed);
        // A form that must be mended first keeps its tool.
        if self.tool == Tool::Measure {
            self.measure = Some(Measure { from, to: None });
        }
    }

    /// A click with the tool: the beginning, the end, then the beginning of another one. On a city its own place is meant.
    pub(super) fn measure_at(&mut self, point: &Point) {
        let city = match &point.under {
            Some(Subject::City(city)) => self.atlas().cities.get(city).and_then(|city| city.at),
            _ => None,
        };
        let Some(at) = city.or(point.at) else {
            return;
        };
        self.measure = Some(match self.measure {
            Some(Measure { from, to: None }) => Measure { from, to: Some(at) },
            _ => Measure { from: at, to: None },
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Atlas, City, Id};
    use crate::session::{Stamp, ToolAction};

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).unwrap()
    }

    fn click(session: &mut Session, at: Option<Position>, under: Option<&str>) {
        let under = under.map(|city| Subject::City(Id::new(city).unwrap()));
        session.apply(ToolAction::Point(Point { at, under }), Stamp::default());
    }

    #[test]
    fn two_clicks_measure_and_the_third_begins_anew() {
        let mut session = Session::new(Atlas::default(), None);
        session.apply(ToolAction::Take(Tool::Measure), Stamp::default());
        assert_eq!(session.measure(), None);
        let [a, b, c] = [at(1.0, 2.0), at(3.0, 4.0), at(5.0, 6.0)];
        for place in [a, b] {
            click(&mut session, Some(place), None);
        }
        let whole = Measure {
            from: a,
            to: Some(b),
        };
        assert_eq!(session.measure(), Some(whole));
        click(&mut session, Some(c), None);
        assert_eq!(session.measure(), Some(Measure { from: c, to: None }));
    }

    #[test]
    fn a_click_on_a_city_measures_from_its_place_and_selects_nothing() {
        let mut atlas = Atlas::default();
        let seoul = City {
            at: Some(at(37.566, 126.978)),
            ..City::default()
        };
        atlas.cities.insert(Id::new("seoul").unwrap(), seoul);
        let mut session = Session::new(atlas, None);
        session.apply(ToolAction::Take(Tool::Measure), Stamp::default());
        // By a screen reader there is no pointer.
        click(&mut session, None, Some("seoul"));
        let from = session.measure().map(|measure| measure.from);
        assert_eq!(from, Some(at(37.566, 126.978)));
        assert_eq!(session.selected(), None);
    }

    #[test]
    fn esc_ends_the_measuring_and_so_does_another_tool() {
        for end in [ToolAction::Escape, ToolAction::Take(Tool::Connect)] {
            let mut session = Session::new(Atlas::default(), None);
            let from = at(1.0, 2.0);
            session.apply(ToolAction::MeasureFrom(from), Stamp::default());
            assert_eq!(session.measure(), Some(Measure { from, to: None }));
            session.apply(end, Stamp::default());
            assert_eq!(session.measure(), None);
            session.apply(ToolAction::Take(Tool::Measure), Stamp::default());
            assert_eq!(session.measure(), None, "nothing is left of it");
        }
    }
}
