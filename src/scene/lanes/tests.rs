use super::*;
use crate::geo::World;

fn seoul_to(lat: f64, lon: f64) -> [Position; 2] {
    [
        Position::new(37.566, 126.978).unwrap(),
        Position::new(lat, lon).unwrap(),
    ]
}

fn everywhere(world: f64) -> Rect {
    Rect::at([0.0, 0.0], [world, world])
}

#[test]
fn a_course_runs_from_city_to_city() {
    let ends = seoul_to(35.7, 51.4);
    let course = Course::new(ends, 900.0);
    let runs = course.near(&everywhere(900.0), 0.0);
    assert_eq!(runs.len(), 1);
    let steps = &runs[0].steps;
    for (step, end) in [(steps[0], ends[0]), (steps[steps.len() - 1], ends[1])] {
        let at = World::of(end);
        assert!((step.at[0] - at.x * 900.0).abs() < 1e-6, "{step:?}");
        assert!((step.at[1] - at.y * 900.0).abs() < 1e-6, "{step:?}");
    }
}

#[test]
fn a_tie_over_the_antimeridian_leaves_on_one_side_and_comes_in_on_the_other() {
    let course = Course::new(seoul_to(37.8, -122.4), 900.0);
    let copies: Vec<i64> = course
        .near(&everywhere(900.0), 0.0)
        .iter()
        .map(|run| run.copy)
        .collect();
    assert_eq!(copies, [-1, 0]);
}

#[test]
fn a_lane_keeps_its_distance_and_joins_at_both_ends() {
    let course = Course::new(seoul_to(35.7, 51.4), 900.0);
    let runs = course.near(&everywhere(900.0), 5.0);
    let steps = &runs[0].steps;
    let distance = |step: &Step| {
        let [x, y] = step.aside(5.0);
        f64::hypot(x - step.at[0], y - step.at[1])
    };
    assert!(distance(&steps[0]) < 1e-9 && distance(&steps[steps.len() - 1]) < 1e-9);
    let middle = &steps[steps.len() / 2];
    assert!((distance(middle) - 5.0).abs() < 1e-9);
    assert!(middle.aside(5.0)[1] < middle.at[1], "above the course");
}

#[test]
fn the_upper_lane_is_above_whichever_end_comes_first() {
    let [seoul, tehran] = seoul_to(35.7, 51.4);
    for ends in [[seoul, tehran], [tehran, seoul]] {
        let course = Course::new(ends, 900.0);
        let runs = course.near(&everywhere(900.0), 5.0);
        let middle = runs[0].steps[runs[0].steps.len() / 2];
        assert!(middle.normal[1] < 0.0, "{middle:?}");
    }
}

#[test]
fn at_the_zoom_of_a_street_only_what_is_near_is_refined() {
    let world = 256.0 * f64::exp2(19.0);
    let course = Course::new(seoul_to(35.7, 51.4), world);
    let [seoul, _] = seoul_to(0.0, 0.0);
    let at = World::of(seoul);
    let part = Rect::about([at.x * world, at.y * world], 300.0);
    let runs = course.near(&part, 5.0);
    let steps: usize = runs.iter().map(|run| run.steps.len()).sum();
    assert!(course.knots.len() + steps < 1000, "{steps}");
}

#[test]
fn steps_are_within_the_tolerance_of_the_arc_at_every_size() {
    for world in [400.0, 40_000.0, 4e6, 134e6] {
        let ends = seoul_to(35.7, 51.4);
        let course = Course::new(ends, world);
        let middle = GreatCircle::between(ends[0], ends[1]).on_plane(0.41).at;
        let middle = [middle.x * world, middle.y * world];
        let nearest = course
            .near(&Rect::about(middle, 2.0), 0.0)
            .iter()
            .flat_map(|run| run.steps.windows(2))
            .map(|pair| crate::scene::pick::to_segment(middle, pair[0].at, pair[1].at))
            .fold(f64::INFINITY, f64::min);
        assert!(nearest <= 0.11, "{nearest} at {world}");
    }
}

#[test]
fn lengths_grow_evenly_and_end_at_the_whole() {
    for world in [900.0, 1e6] {
        let course = Course::new(seoul_to(40.7, -74.0), world);
        // Its own copy, from Seoul on over the antimeridian.
        let whole = Rect::at([world / 2.0, 0.0], [world, world]);
        for run in course.near(&whole, 10.0) {
            for pair in run.steps.windows(2) {
                let way = f64::hypot(pair[1].at[0] - pair[0].at[0], pair[1].at[1] - pair[0].at[1]);
                let grown = pair[1].from_start - pair[0].from_start;
                assert!((grown - way).abs() < 0.01 * way + 1e-6, "{grown} {way}");
            }
            let last = run.steps[run.steps.len() - 1];
            assert!(last.to_end.abs() < 1e-6 * world);
        }
    }
}
