//! Where a name has room: what it would cover, and the places tried.

use crate::atlas::shown::{IN_LABEL, shortened};
use crate::atlas::{City, Id};
use crate::geo::{Country, World};
use crate::scene::Rect;
use crate::scene::dots::{Dot, GROUND, RING};

use super::cells::Cells;
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
/// How far before its dot a name begins that stands above or below it.
const EDGE: f64 = 3.0;
/// How much of a line's height, above and below, is bare but for strokes that reach up or down: a dot may stand there.
const BARE: f64 = 0.12;
/// How far about a main city its ties run too close together to read another's name among them, and how many ties
/// that takes.
const HUB: f64 = 20.0;
const MANY: usize = 12;
/// How far a step away is, points, and how many a large name may take.
const STEP_AWAY: f64 = 4.0;
const MOST_STEPS: u8 = 6;

/// Where a country's name is tried, points below its place, and how many zooms each further try takes: twice as near,
/// the country is twice as high.
const COUNTRY_SHIFTS: [f64; 5] = [0.0, 14.0, -14.0, 28.0, -28.0];
const COUNTRY_ZOOMS_A_SHIFT: f64 = 0.25;

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
        // Before it is measured: shaping a name of a hundred thousand letters takes gigabytes.
        let name = shortened(name_in(city, language), IN_LABEL).into_owned();
        let width = measure.width(&name, size, weight);
        let local = local_name(city, language)
            .filter(|_| dot.is_large)
            .map(|local| {
                let local = shortened(local, IN_LABEL).into_owned();
                let width = measure.width(&local, SMALL, Weight::Regular);
                (local, width)
            });
        Self {
            name: (name, width, size, weight),
            local,
        }
    }

    /// The width of the whole, and the height of each line.
    fn size(&self) -> (f64, [f64; 2]) {
        let (_, width, size, _) = &self.name;
        let (local_width, local_height) = self
            .local
            .as_ref()
            .map_or((0.0, 0.0), |(_, width)| (*width, SMALL * LINE));
        (width.max(local_width), [size * LINE, local_height])
    }

    /// The rectangle of each line where the whole stands, at the side of the dot that it belongs to.
    fn rects(&self, whole: &Rect, side: Side) -> Vec<Rect> {
        let (_, heights) = self.size();
        let line = |width: f64, top: f64, height: f64| {
            let left = match side.towards() {
                Towards::Right => whole.min[0],
                Towards::Left => whole.max[0] - width,
                Towards::Both => whole.middle()[0] - width / 2.0,
            };
            Rect::at([left, top], [width, height])
        };
        let name = line(self.name.1, whole.min[1], heights[0]);
        let local = self.local.as_ref();
        let local = local.map(|(_, width)| line(*width, name.max[1], heights[1]));
        [Some(name), local].into_iter().flatten().collect()
    }
}

/// Whether a name's lines begin or end at its dot.
enum Towards {
    Right,
    Left,
    Both,
}

impl Side {
    fn towards(self) -> Towards {
        match self {
            Self::Right
            | Self::UpperRight
            | Self::LowerRight
            | Self::AboveRight
            | Self::BelowRight => Towards::Right,
            Self::Left | Self::UpperLeft | Self::LowerLeft | Self::AboveLeft | Self::BelowLeft => {
                Towards::Left
            }
            Self::Above | Self::Below => Towards::Both,
        }
    }
}

/// Who looks for a place.
struct Seeker<'a> {
    /// Whose own dot and ties are not in the way; `None` for a country.
    city: Option<&'a Id>,
    /// How far it keeps off dots.
    clear: f64,
}

impl Seeker<'_> {
    const COUNTRY: Self = Self {
        city: None,
        clear: GROUND,
    };

    /// How far a line of it keeps off dots. A second line is as small as other names, and beside another's dot it would be
    /// read as that one's.
    fn clear_of(&self, line: usize) -> f64 {
        if line == 0 { self.clear } else { GROUND + GAP }
    }
}

/// Names placed so far, and what they must keep off.
pub(super) struct Placer<'a> {
    scene: &'a Scene<'a>,
    /// The dots in view, with their rings.
    dots: Cells<&'a Id>,
    /// Where the ties of main cities come together: too many lines to read a name among them.
    hubs: Vec<(&'a Id, Rect)>,
    /// The pieces of the lines that stand out.
    lines: Cells<[[f64; 2]; 2]>,
    /// The lines of the names placed.
    taken: Cells<()>,
    pub(super) labels: Vec<Label>,
}

impl<'a> Placer<'a> {
    pub(super) fn new(scene: &'a Scene<'a>) -> Self {
        let screen = scene.frame.screen();
        let (width, height) = (screen.width(), screen.height());
        let (mut dots, mut hubs) = (Cells::new(width, height), Vec::new());
        for dot in scene.dots {
            for at in scene.frame.places(dot.at, HUB) {
                dots.add(Rect::about(at, extent(dot)), &dot.city);
                if dot.is_main && dot.degree >= MANY {
                    hubs.push((&dot.city, Rect::about(at, HUB)));
                }
            }
        }
        let mut lines = Cells::new(width, height);
        for pair in scene.lines.iter().flat_map(|line| line.windows(2)) {
            // A level or upright piece has a rectangle without area: a hair makes it meet what it touches.
            let rect = Rect::spanning(pair[0], pair[1]).grown(0.01);
            lines.add(rect, [pair[0], pair[1]]);
        }
        Self {
            scene,
            dots,
            hubs,
            lines,
            taken: Cells::new(width, height),
            labels: Vec::new(),
        }
    }

    pub(super) fn place_city(&mut self, dot: &Dot, at: [f64; 2], words: &Words) {
        let (width, heights) = words.size();
        let size = [width, heights[0] + heights[1]];
        let reach = reach(dot);
        let rects = |spot: Spot| {
            let away = f64::from(spot.steps_away) * STEP_AWAY;
            let whole = beside(at, reach + away, size, spot.side);
            words.rects(&whole, spot.side)
        };
        let seeker = Seeker {
            city: Some(&dot.city),
            // A large name needs its place more than the rings of land about small dots, which its outline joins.
            clear: if dot.is_large { 0.0 } else { GROUND },
        };
        let free = |spot: &Spot| self.are_free(&rects(*spot), &seeker);
        let last = self.scene.previous.get(&dot.city).copied();
        let spots = || candidates(dot);
        let spot = last
            .filter(free)
            .or_else(|| spots().find(free))
            .or_else(|| {
                let covered = |spot: &Spot| self.covered(&rects(*spot), &seeker);
                spots().filter(|_| dot.is_main).min_by_key(covered)
            });
        if let Some(spot) = spot {
            self.add(label(dot, spot, rects(spot), words));
        }
    }

    fn add(&mut self, label: Label) {
        for rect in &label.rects {
            self.taken.add(*rect, ());
        }
        self.labels.push(label);
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
        // Past the zoom from which it has room, a name may leave its place for a free one: so far it stays within.
        let spare = frame.view().zoom - f64::from(country.label_zoom);
        let shifts = ((spare / COUNTRY_ZOOMS_A_SHIFT) as usize).min(COUNTRY_SHIFTS.len() - 1);
        for [x, y] in frame.places(at, 0.0) {
            let rect = Rect::at([x - width / 2.0, y - size[1] / 2.0], size);
            let mut rects = COUNTRY_SHIFTS[..=shifts]
                .iter()
                .map(|dy| rect.shifted(0.0, *dy));
            if let Some(rect) = rects.find(|rect| self.are_free(&[*rect], &Seeker::COUNTRY)) {
                self.add(Label {
                    of: Named::Country(country.code),
                    rects: vec![rect],
                    name: Text {
                        text: text.clone(),
                        at: [rect.min[0], rect.middle()[1]],
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

    fn are_free(&self, rects: &[Rect], seeker: &Seeker<'_>) -> bool {
        self.covered(rects, seeker) == [0; 5]
    }

    /// How much a name here would cover of what matters, the worst first: what lies over the map, what is out of view,
    /// names, lines that stand out and the ends of main cities' ties, dots of other cities.
    fn covered(&self, rects: &[Rect], seeker: &Seeker<'_>) -> [usize; 5] {
        let screen = self.scene.frame.screen();
        let mut covered = [0; 5];
        for (line, rect) in rects.iter().enumerate() {
            let overlays = self.scene.overlays.iter().filter(|o| o.meets(rect));
            let outside = !screen.encloses(rect);
            let names = self.taken.meeting(rect.grown(0.5));
            let pieces = self.lines.meeting(*rect);
            let crossed = pieces.filter(|[from, to]| rect.is_crossed_by(*from, *to));
            let among = |hub: &&(&Id, Rect)| Some(hub.0) != seeker.city && hub.1.meets(rect);
            let hubs = self.hubs.iter().filter(among);
            let bare = BARE * rect.height();
            let letters = Rect {
                min: [rect.min[0], rect.min[1] + bare],
                max: [rect.max[0], rect.max[1] - bare],
            };
            let dots = self.dots.meeting(letters.grown(seeker.clear_of(line)));
            let dots = dots.filter(|id| Some(**id) != seeker.city);
            covered[0] += overlays.count();
            covered[1] += usize::from(outside);
            covered[2] += names.count();
            covered[3] += crossed.count().min(1) + hubs.count();
            covered[4] += dots.count();
        }
        covered
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
    // Three steps away on a better side are as good as the next side.
    spots.sort_by_key(|(rank, spot)| 3 * rank + usize::from(spot.steps_away));
    spots.into_iter().map(|(_, spot)| spot)
}

/// How far a dot or its ring reaches.
fn extent(dot: &Dot) -> f64 {
    if dot.is_ringed {
        RING.0 + RING.1 / 2.0
    } else {
        dot.radius
    }
}

/// How far a dot reaches with the ring of land about it.
fn reach(dot: &Dot) -> f64 {
    extent(dot).max(dot.radius + GROUND)
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
        Side::AboveRight => [x - EDGE, y - radius - height],
        Side::BelowRight => [x - EDGE, y + radius],
        Side::AboveLeft => [x + EDGE - width, y - radius - height],
        Side::BelowLeft => [x + EDGE - width, y + radius],
    };
    Rect::at(min, [width, height])
}

fn label(dot: &Dot, spot: Spot, rects: Vec<Rect>, words: &Words) -> Label {
    let (name, _, size, weight) = &words.name;
    let text = |rect: &Rect, text: &str, size: f64, weight: Weight| Text {
        text: text.to_owned(),
        at: [rect.min[0], rect.middle()[1]],
        size,
        weight,
        spacing: 0.0,
    };
    let local = words.local.as_ref().zip(rects.get(1));
    Label {
        of: Named::City(dot.city.clone(), spot),
        name: text(&rects[0], name, *size, *weight),
        local: local.map(|((local, _), rect)| text(rect, local, SMALL, Weight::Regular)),
        is_soft: dot.is_faded,
        rects,
    }
}
