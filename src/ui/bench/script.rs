//! The script of the bench: the same views and points on every machine and for every program that is compared.

use std::time::Duration;

use crate::geo::World;
use crate::scene::view::View;

/// Frames that count.
pub(super) const PAN_FRAMES: usize = 120;
pub(super) const ZOOM_FRAMES: usize = 60;
/// A phase ends after so long even if frames are missing.
pub(super) const PHASE: Duration = Duration::from_secs(20);

/// Where the pointer is put, points of the window.
pub(super) const HOVER: [[f32; 2]; 40] = [
    [812.0, 640.0],
    [52.0, 546.0],
    [450.0, 598.0],
    [816.0, 146.0],
    [135.0, 651.0],
    [122.0, 309.0],
    [286.0, 161.0],
    [221.0, 649.0],
    [533.0, 287.0],
    [1216.0, 560.0],
    [745.0, 546.0],
    [816.0, 370.0],
    [780.0, 141.0],
    [881.0, 52.0],
    [1156.0, 385.0],
    [912.0, 482.0],
    [1242.0, 51.0],
    [987.0, 482.0],
    [1169.0, 728.0],
    [362.0, 772.0],
    [679.0, 630.0],
    [357.0, 477.0],
    [255.0, 179.0],
    [181.0, 384.0],
    [562.0, 439.0],
    [68.0, 399.0],
    [275.0, 51.0],
    [96.0, 111.0],
    [820.0, 87.0],
    [476.0, 360.0],
    [610.0, 700.0],
    [953.0, 522.0],
    [601.0, 466.0],
    [1168.0, 307.0],
    [904.0, 740.0],
    [669.0, 753.0],
    [373.0, 28.0],
    [302.0, 702.0],
    [753.0, 681.0],
    [544.0, 342.0],
];

/// The scripts that are compared count zoom from a world of 512 points, this program from one of 256.
const ONE_MORE: f64 = 1.0;

/// A frame of the pan: 6 points east and 1 south of the one before.
pub(super) fn pan(frame: usize) -> View {
    const ZOOM: f64 = 2.0 + ONE_MORE;
    let start = at(30.0, -63.0);
    let world = 256.0 * ZOOM.exp2();
    View {
        centre: World {
            x: start.x + 6.0 * frame as f64 / world,
            y: start.y + frame as f64 / world,
        },
        zoom: ZOOM,
    }
}

/// A frame of the zoom about Paris.
pub(super) fn zoom(frame: usize) -> View {
    let share = frame as f64 / (ZOOM_FRAMES - 1) as f64;
    View {
        centre: at(48.86, 2.35),
        zoom: 1.5 + 4.5 * share + ONE_MORE,
    }
}

/// What is hovered over.
pub(super) fn look() -> View {
    View {
        centre: at(30.0, 30.0),
        zoom: 2.0 + ONE_MORE,
    }
}

fn at(lat: f64, lon: f64) -> World {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    let unit = [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()];
    World::of_direction(unit)
}
