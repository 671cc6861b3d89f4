//! The places nearest to a position.
//!
//! Places in the order of their latitudes are index enough: two points are never nearer to each other than their
//! latitudes are, so the search goes outwards from the position's own and ends where the rest must be further than what
//! is found. That holds at the poles and at 180° alike, and costs two bytes a place.

use super::unpack::Record;
use crate::geo::{EARTH_RADIUS_M, Position, distance_m};

/// The numbers of all places, from south to north.
#[derive(Debug)]
pub(super) struct ByLatitude(Vec<u16>);

impl ByLatitude {
    pub(super) fn new(records: &[Record]) -> Self {
        let mut order: Vec<u16> = (0..=u16::MAX).take(records.len()).collect();
        order.sort_by(|&a, &b| {
            let lat = |at: u16| records[usize::from(at)].lat();
            lat(a).total_cmp(&lat(b))
        });
        Self(order)
    }

    /// How many bytes of memory it takes.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.0)
    }

    /// The nearest places, at most `limit`, nearest first: number, and distance on the sphere in metres.
    pub(super) fn nearest(
        &self,
        records: &[Record],
        position: Position,
        limit: usize,
    ) -> Vec<(u16, f64)> {
        let lat_of = |at: u16| records[usize::from(at)].lat();
        let middle = self.0.partition_point(|&at| lat_of(at) < position.lat());
        let (south, north) = self.0.split_at(middle);
        let (mut south, mut north) = (south.iter().rev().peekable(), north.iter().peekable());
        let gap_m = |next: Option<&&u16>| {
            next.map_or(f64::INFINITY, |&&at| {
                (lat_of(at) - position.lat()).abs().to_radians() * EARTH_RADIUS_M
            })
        };
        let mut found: Vec<(u16, f64)> = Vec::with_capacity(limit + 1);
        loop {
            let (gap_south, gap_north) = (gap_m(south.peek()), gap_m(north.peek()));
            let gap = gap_south.min(gap_north);
            let furthest = found.last().map_or(f64::INFINITY, |&(_, m)| m);
            let is_full = found.len() == limit;
            if limit == 0 || gap.is_infinite() || (is_full && gap >= furthest) {
                return found;
            }
            let next = if gap_south <= gap_north {
                south.next()
            } else {
                north.next()
            };
            let Some(&at) = next else { return found };
            let m = distance_m(position, records[usize::from(at)].position());
            let rank = found.partition_point(|&(_, other)| other <= m);
            if rank < limit {
                found.insert(rank, (at, m));
                found.truncate(limit);
            }
        }
    }
}
