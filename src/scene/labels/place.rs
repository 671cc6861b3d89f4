//! Where a name has room: what it would cover, and the places tried.

use crate::atlas::{City, Id};
use crate::geo::{Country, World};
use crate::scene::Rect;
use crate::scene::dots::{Dot, GROUND, RING};

use super::{
    COUNTRY_SPACING, Label, Measure, Named, Scene, Side, Spot, Text, Weight, local_name, name_in,
};

/// Sizes of type, points: names of large dots, their local names and other names, countries.
const LARGE: f64 = 15.0;
const SMALL: f64 = 12.0;
const COUNTRY: f64 = 10.0;
/// The height that a line of letters covers, to its size.
const LINE: f64 = 1.15;
/// Between a dot's edge and its name.
const GAP: f64 = 3.0;
/// How far a step away is, points, and how many a large name may take.
const STEP_AWAY: f64 = 7.0;
const MOST_STEPS: u8 = 3;

/// The lines of a city's label, measured.
pub(super) struct Words {
    name: (String, f64, f64, Weight),
    local: Option<(String, f64)>,
}

impl Words {
    pub(super) fn of(dot: &Dot, city: &City, language: &str, measure: &dyn Measure) -> Self {
        let (size, weight) = if dot.is_large {
            (LARGE, Weight::Semibold)
        } else {
            (SMALL, Weight::Regular)
        };
        let name = name_in(city, language).to_owned();
        let width = measure.width(&name, size, weight);
        let local = local_name(city, language)
            .filter(|_| dot.is_large)
            .map(|local| {
                (
                    local.to_owned(),
                    measure.width(local, SMALL, Weight::Regular),
                )
            });
        Self {
            name: (name, width, size, weight),
            local,
        }
    }

    fn size(&self) -> [f64; 2] {
        let (_, width, size, _) = &self.name;
        let (local_width, local_height) = self
            .local
            .as_ref()
            .map_or((0.0, 0.0), |(_, width)| (*width, SMALL * LINE));
        [width.max(local_width), size * LINE + local_height]
    }
}

/// Names placed so far, and what they must keep off.
pub(super) struct Placer<'a> {
    scene: &'a Scene<'a>,
    /// The dots in view, with their rings.
    dots: Vec<(&'a Id, Rect)>,
    pub(super) labels: Vec<Label>,
}

impl<'a> Placer<'a> {
    pub(super) fn new(scene: &'a Scene<'a>) -> Self {
        let dots = scene.dots.iter().flat_map(|dot| {
            let places = scene.frame.places(dot.at, dot.radius);
            places.map(|at| (&dot.city, Rect::about(at, reach(dot))))
        });
        Self {
            dots: dots.collect(),
            scene,
            labels: Vec::new(),
        }
    }

    pub(super) fn place_city(&mut self, dot: &Dot, at: [f64; 2], words: &Words) {
        let size = words.size();
        let reach = reach(dot);
        let rect = |spot: Spot| {
            let away = f64::from(spot.steps_away) * STEP_AWAY;
            beside(at, reach + away, size, spot.side)
        };
        let free = |spot: &Spot| self.is_free(&rect(*spot), &dot.city);
        let last = self.scene.previous.get(&dot.city).copied();
        let spots = || candidates(dot);
        let spot = last
            .filter(free)
            .or_else(|| spots().find(free))
            .or_else(|| spots().min_by_key(|spot| self.covered(&rect(*spot), Some(&dot.city))))
            .filter(|spot| dot.is_main || free(spot));
        if let Some(spot) = spot {
            self.labels.push(label(dot, spot, rect(spot), words));
        }
    }

    pub(super) fn place_country(&mut self, country: &Country, measure: &dyn Measure) {
        let frame = self.scene.frame;
        let Some(at) = country.label_at.map(World::of) else {
            return;
        };
        if frame.view().zoom < f64::from(country.label_zoom) {
            return;
        }
        // Capitals, where the script has them; letters of a joined script can't be set apart.
        let text = country.name_in(self.scene.language).to_uppercase();
        let is_joined = self.scene.language.starts_with("fa");
        let spacing = if is_joined { 0.0 } else { COUNTRY_SPACING };
        let letters = text.chars().count() as f64;
        let width = measure.width(&text, COUNTRY, Weight::Regular) + spacing * letters;
        let size = [width, COUNTRY * LINE];
        for [x, y] in frame.places(at, 0.0) {
            let rect = Rect::at([x - width / 2.0, y - size[1] / 2.0], size);
            if self.is_free_of_all(&rect) {
                self.labels.push(Label {
                    of: Named::Country(country.code),
                    rect,
                    name: Text {
                        text: text.clone(),
                        at: [rect.min[0], y],
                        size: COUNTRY,
                        weight: Weight::Regular,
                        spacing,
                    },
                    local: None,
                    is_soft: true,
                });
            }
        }
    }

    fn is_free_of_all(&self, rect: &Rect) -> bool {
        self.covered(rect, None) == [0; 5]
    }

    fn is_free(&self, rect: &Rect, city: &Id) -> bool {
        self.covered(rect, Some(city)) == [0; 5]
    }

    /// How much a name here would cover of what matters, the worst first: what lies over the map or out of view,
    /// names, lines that stand out, other dots of the same name's copies and other cities.
    fn covered(&self, rect: &Rect, city: Option<&Id>) -> [usize; 5] {
        let outside = !self.scene.frame.screen().encloses(rect);
        let overlays = self.scene.overlays.iter().filter(|o| o.meets(rect));
        let labels = self
            .labels
            .iter()
            .filter(|label| label.rect.grown(0.5).meets(rect));
        let lines = self
            .scene
            .lines
            .iter()
            .flat_map(|line| line.windows(2))
            .filter(|pair| rect.is_crossed_by(pair[0], pair[1]));
        let dots = self
            .dots
            .iter()
            .filter(|(id, dot)| Some(*id) != city && dot.meets(rect));
        [
            overlays.count(),
            usize::from(outside),
            labels.count(),
            lines.count().min(1),
            dots.count(),
        ]
    }
}

/// The places of a city's name in the order in which they are tried.
fn candidates(dot: &Dot) -> impl Iterator<Item = Spot> {
    let sides = Side::in_order(dot);
    let most = if dot.is_main { MOST_STEPS } else { 0 };
    let spot = |side| move |steps_away| Spot { side, steps_away };
    let mut spots: Vec<(usize, Spot)> = sides
        .into_iter()
        .enumerate()
        .flat_map(|(rank, side)| (0..=most).map(spot(side)).map(move |spot| (rank, spot)))
        .collect();
    // A step away on a better side is as good as the next two sides.
    spots.sort_by_key(|(rank, spot)| rank + 2 * usize::from(spot.steps_away));
    spots.into_iter().map(|(_, spot)| spot)
}

/// How far a dot reaches with what is drawn about it.
fn reach(dot: &Dot) -> f64 {
    if dot.is_ringed {
        RING.0 + RING.1 / 2.0
    } else {
        dot.radius + GROUND
    }
}

/// The rectangle of a name beside a dot.
fn beside([x, y]: [f64; 2], radius: f64, [width, height]: [f64; 2], side: Side) -> Rect {
    let gap = radius + GAP;
    // At a corner, closer: a name's own corner is mostly empty.
    let corner = radius * 0.7 + 2.0;
    let middle = [x - width / 2.0, y - height / 2.0];
    let min = match side {
        Side::Right => [x + gap, middle[1]],
        Side::Left => [x - gap - width, middle[1]],
        Side::UpperRight => [x + corner, y - corner - height * 0.8],
        Side::LowerRight => [x + corner, y + corner - height * 0.2],
        Side::UpperLeft => [x - corner - width, y - corner - height * 0.8],
        Side::LowerLeft => [x - corner - width, y + corner - height * 0.2],
        Side::Above => [middle[0], y - radius - height],
        Side::Below => [middle[0], y + radius],
    };
    Rect::at(min, [width, height])
}

fn label(dot: &Dot, spot: Spot, rect: Rect, words: &Words) -> Label {
    let (name, name_width, size, weight) = &words.name;
    // Both lines begin at the dot's side: at the left where the name is to the right of it.
    let left = |width: f64| match spot.side {
        Side::Right | Side::UpperRight | Side::LowerRight => rect.min[0],
        Side::Left | Side::UpperLeft | Side::LowerLeft => rect.max[0] - width,
        Side::Above | Side::Below => rect.middle()[0] - width / 2.0,
    };
    let name_height = size * LINE;
    Label {
        of: Named::City(dot.city.clone(), spot),
        rect,
        name: Text {
            text: name.clone(),
            at: [left(*name_width), rect.min[1] + name_height / 2.0],
            size: *size,
            weight: *weight,
            spacing: 0.0,
        },
        local: words.local.as_ref().map(|(local, width)| Text {
            text: local.clone(),
            at: [left(*width), rect.min[1] + name_height + SMALL * LINE / 2.0],
            size: SMALL,
            weight: Weight::Regular,
            spacing: 0.0,
        }),
        is_soft: dot.is_faded,
    }
}
