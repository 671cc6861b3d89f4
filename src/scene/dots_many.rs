//! The dots of many cities: only those that leave room for the ties, the important ones first.

use super::columns::{CityNumber, Columns};
use super::dots::Dot;
use super::sizes::{Size, Sizes};
use super::view::Frame;
use crate::atlas::Id;

/// The most dots on the screen.
const MOST: usize = 300;
/// Of two cities nearer than about this, points, the one of fewer ties has no dot.
const APART: f64 = 18.0;
/// The radii between which the dots' lie by their number of ties, points: smaller than among few ties.
const SMALLEST: f64 = 1.1;
const LARGEST: f64 = 2.6;

/// Cities by their number of ties, ready to be asked for each frame.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    /// The number of ties of each city, and the cities, those of most ties first.
    order: Vec<(u32, CityNumber)>,
    /// The most ties that one has.
    most: u32,
}

impl Crowd {
    /// The cities of these columns. Those without a tie come last: they have a dot where there is room for it.
    pub fn of(columns: &Columns) -> Self {
        let mut order: Vec<(u32, CityNumber)> = columns
            .degrees()
            .into_iter()
            .zip(0..)
            .filter(|(_, number)| columns.is_there(*number))
            .collect();
        // Of equals the lower number, so that they don't change places.
        order.sort_by_key(|(degree, city)| (std::cmp::Reverse(*degree), *city));
        let most = order.first().map_or(0, |(degree, _)| *degree);
        Self { order, most }
    }

    /// The same cities, those first that are meant before the others.
    #[must_use]
    pub fn led_by(&self, columns: &Columns, mut is_first: impl FnMut(&Id) -> bool) -> Self {
        let mut order = self.order.clone();
        // Stable: each part keeps its order.
        order.sort_by_cached_key(|(_, city)| !columns.city(*city).is_some_and(&mut is_first));
        Self {
            order,
            most: self.most,
        }
    }

    /// The same cities, the largest by a measure first.
    #[must_use]
    pub fn sized_by(&self, columns: &Columns, sizes: &Sizes) -> Self {
        let mut order = self.order.clone();
        let share = |city: CityNumber| match columns.city(city).map(|id| sizes.size(id)) {
            Some(Size::Share(share)) => share,
            // What nobody says comes last, in the order of ties.
            Some(Size::ByTies | Size::Unknown) | None => -1.0,
        };
        order.sort_by(|a, b| share(b.1).total_cmp(&share(a.1)));
        Self {
            order,
            most: self.most,
        }
    }

    /// All its cities, with how many ties they have.
    pub fn cities(&self) -> impl Iterator<Item = (CityNumber, u32)> {
        self.order.iter().map(|(degree, city)| (*city, *degree))
    }

    /// The dots of a frame, the important ones last, on top. Which of near cities has one depends on the zoom alone, so
    /// that dots stay while the map is moved.
    pub fn dots(&self, columns: &Columns, frame: &Frame) -> Vec<Dot> {
        let world = frame.world();
        let cells = (world / APART).floor().max(1.0);
        let [left, top] = frame.origin();
        let screen = frame.screen();
        let (width, height) = (screen.width(), screen.height());
        // A screen's cells on the first copy of the world, or all of a world that is smaller.
        let columns_seen = (width / APART).ceil() as usize + 2;
        let rows_seen = (height / APART).ceil() as usize + 2;
        let mut taken = vec![false; columns_seen * rows_seen];
        let first = ((left / world).rem_euclid(1.0) * cells).floor();
        let above = (top / world * cells).floor();
        let most = f64::from(self.most.max(12));
        let mut dots = Vec::new();
        for (degree, city) in &self.order {
            let (Some(at), Some(id)) = (columns.point(*city), columns.city(*city)) else {
                continue;
            };
            let x = ((at.x * cells).floor() - first).rem_euclid(cells);
            let y = (at.y * cells).floor() - above;
            if x >= columns_seen as f64 || y < 0.0 || y >= rows_seen as f64 {
                continue;
            }
            let cell = &mut taken[y as usize * columns_seen + x as usize];
            if std::mem::replace(cell, true) || frame.places(at, LARGEST).next().is_none() {
                continue;
            }
            let share = f64::from((*degree).max(1)).ln() / most.ln();
            dots.push(Dot {
                city: id.clone(),
                at,
                radius: SMALLEST + (LARGEST - SMALLEST) * share.min(1.0),
                degree: *degree as usize,
                is_main: false,
                is_large: false,
                is_faded: false,
                is_ringed: false,
                is_chosen: false,
                is_hollow: false,
            });
            if dots.len() == MOST {
                break;
            }
        }
        dots.reverse();
        dots
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::World;
    use crate::scene::columns::tests::made;
    use crate::scene::view::{View, Viewport};

    fn frame(zoom: f64, x: f64) -> Frame {
        let viewport = Viewport {
            width: 1280.0,
            height: 800.0,
            pixels_per_point: 1.0,
        };
        let centre = World { x, y: 0.5 };
        Frame::new(&View { centre, zoom }, viewport)
    }

    #[test]
    fn dots_stay_while_the_map_is_moved_and_come_as_one_zooms_in() {
        let columns = made(400, 1);
        let crowd = Crowd::of(&columns);
        let names = |frame| {
            let dots = crowd.dots(&columns, &frame);
            dots.into_iter().map(|dot| dot.city).collect::<Vec<_>>()
        };
        let here = names(frame(3.0, 0.5));
        let beside = names(frame(3.0, 0.502));
        let stayed = here.iter().filter(|city| beside.contains(city)).count();
        assert!(
            here.len() > 20 && stayed + 4 > here.len(),
            "{stayed} of {}",
            here.len()
        );
        let world = names(frame(1.7, 0.5));
        assert!(world.len() <= MOST && world.len() > here.len() / 2);
        assert!(world.iter().all(|city| columns.number_of(city).is_some()));
    }
}
