//! `city-ties bench`: what it is asked for, and how its report is written.

use std::fmt::Write;
use std::path::PathBuf;

/// What the bench is to open and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BenchOptions {
    /// An atlas; the one that comes with the program without.
    pub file: Option<PathBuf>,
    /// Or a pair of CSV files: cities and ties.
    pub pair: Option<(PathBuf, PathBuf)>,
    /// Every frame waits until all ties are drawn at exactly its view.
    pub all_ties: bool,
    /// How many threads draw, the window's own while it waits included.
    pub threads: Option<usize>,
    /// The report as JSON.
    pub json: bool,
    /// Where the last view is saved as a picture.
    pub shot: Option<PathBuf>,
}

/// The frames of a phase.
#[derive(Clone, Debug, Default)]
pub struct Phase {
    /// From the new view to the end of what the device draws, milliseconds.
    pub frames_ms: Vec<f64>,
    /// The window's own thread's part of it, without the driver's drawing.
    pub ui_ms: Vec<f64>,
    /// The fewest ties drawn at exactly a frame's view; 0 where an older picture was placed.
    pub min_ties_drawn: usize,
    /// How many frames were to come: a phase ends after a time even if some are missing.
    pub of: usize,
}

/// What the bench found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Who draws the window.
    pub renderer: String,
    /// The window, pixels.
    pub window: [u32; 2],
    /// How many cities the atlas has.
    pub cities: usize,
    /// How many ties are drawn.
    pub ties: usize,
    /// Reading the files.
    pub load_ms: f64,
    /// From the start of the process to the first frame with anything of the ties.
    pub first_frame_ms: f64,
    /// To the first frame with all of them.
    pub first_complete_frame_ms: f64,
    /// The map moved.
    pub pan: Phase,
    /// And zoomed.
    pub zoom: Phase,
    /// From the last move to the complete picture.
    pub rest_ms: f64,
    /// From a pointer's move to the end of the frame that shows what lies under it.
    pub hover_ms: Vec<f64>,
    /// From a pointer's place to the answer.
    pub pick_ms: Vec<f64>,
    /// At how many of the points there was something.
    pub hits: usize,
    /// The frames about edits in the whole window: a claim is changed, undone, changed again, until all is drawn.
    pub edit: Phase,
    /// From an edit to the end of the frame that shows it.
    pub edit_ms: Vec<f64>,
    /// The most memory that the process ever had.
    pub peak_rss_mb: f64,
}

/// The least time that this share of all doesn't exceed.
fn quantile(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(at.max(1) - 1).copied().unwrap_or(0.0)
}

impl Phase {
    fn json(&self) -> String {
        let Self {
            frames_ms,
            ui_ms,
            min_ties_drawn,
            of,
        } = self;
        format!(
            r#"{{"frames": {}, "of": {of}, "median_ms": {:.3}, "p95_ms": {:.3}, "max_ms": {:.3}, "ui_median_ms": {:.3}, "ui_p95_ms": {:.3}, "min_ties_drawn": {min_ties_drawn}}}"#,
            frames_ms.len(),
            quantile(frames_ms, 0.5),
            quantile(frames_ms, 0.95),
            quantile(frames_ms, 1.0),
            quantile(ui_ms, 0.5),
            quantile(ui_ms, 0.95),
        )
    }
}

impl Report {
    /// As JSON; the keys are stable.
    pub fn json(&self) -> String {
        let points = |times: &[f64], more: &str| {
            format!(
                r#"{{"points": {}, "median_ms": {:.4}, "p95_ms": {:.4}{more}}}"#,
                times.len(),
                quantile(times, 0.5),
                quantile(times, 0.95),
            )
        };
        let [w, h] = self.window;
        let hits = format!(r#", "hits": {}"#, self.hits);
        let lines = [
            format!(
                r#"{{"renderer": "{}", "window": [{w}, {h}], "cities": {}, "ties": {},"#,
                self.renderer.replace(['"', '\\'], "'"),
                self.cities,
                self.ties
            ),
            format!(
                r#" "load_ms": {:.1}, "first_frame_ms": {:.1}, "first_complete_frame_ms": {:.1},"#,
                self.load_ms, self.first_frame_ms, self.first_complete_frame_ms
            ),
            format!(r#" "pan": {},"#, self.pan.json()),
            format!(r#" "zoom": {},"#, self.zoom.json()),
            format!(r#" "rest_ms": {:.1},"#, self.rest_ms),
            format!(r#" "hover": {},"#, points(&self.hover_ms, "")),
            format!(r#" "pick": {},"#, points(&self.pick_ms, &hits)),
            format!(r#" "edit": {},"#, self.edit.json()),
            format!(r#" "edit_shown": {},"#, points(&self.edit_ms, "")),
            format!(r#" "peak_rss_mb": {:.1}}}"#, self.peak_rss_mb),
        ];
        lines.join("\n") + "\n"
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut line = |what: &str, figure: String| {
            // Writing to a string can't fail.
            writeln!(text, "{what:<28}{figure}").unwrap_or_default();
        };
        line("cities, ties", format!("{}, {}", self.cities, self.ties));
        line(
            "first complete frame",
            format!("{:.0} ms", self.first_complete_frame_ms),
        );
        for (name, phase) in [("pan", &self.pan), ("zoom", &self.zoom)] {
            let p95 = quantile(&phase.frames_ms, 0.95);
            let ui = quantile(&phase.ui_ms, 0.95);
            line(
                &format!("{name}, p95"),
                format!("{p95:.1} ms a frame, of these {ui:.1} ms the window's own thread"),
            );
        }
        line("complete after rest", format!("{:.0} ms", self.rest_ms));
        line(
            "hover, p95",
            format!("{:.1} ms", quantile(&self.hover_ms, 0.95)),
        );
        line(
            "pick, p95",
            format!("{:.2} ms", quantile(&self.pick_ms, 0.95)),
        );
        let frames = &self.edit.frames_ms;
        let (p95, longest) = (quantile(frames, 0.95), quantile(frames, 1.0));
        line(
            "edits, p95",
            format!(
                "{p95:.1} ms a frame, the longest {longest:.1} ms; shown after {:.1} ms",
                quantile(&self.edit_ms, 0.95)
            ),
        );
        line("peak memory", format!("{:.0} MB", self.peak_rss_mb));
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_is_json_with_all_its_keys() {
        let report = Report {
            renderer: "a \"driver\"".to_owned(),
            hover_ms: vec![1.0, 2.0],
            ..Report::default()
        };
        let json = report.json();
        for key in [
            "renderer",
            "window",
            "cities",
            "ties",
            "load_ms",
            "first_complete_frame_ms",
            "pan",
            "zoom",
            "rest_ms",
            "hover",
            "pick",
            "edit",
            "edit_shown",
            "peak_rss_mb",
            "min_ties_drawn",
            "ui_p95_ms",
        ] {
            assert!(json.contains(&format!("\"{key}\": ")), "{key}");
        }
        let count = |sign| json.matches(sign).count();
        assert_eq!((count('{'), count('"') % 2), (count('}'), 0), "{json}");
        assert!(
            json.contains(r#""points": 2, "median_ms": 1.0000"#),
            "{json}"
        );
    }

    #[test]
    fn the_95th_of_a_hundred_is_the_95th_smallest() {
        let times: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(quantile(&times, 0.95), 95.0);
        assert_eq!(quantile(&times, 1.0), 100.0);
        assert_eq!(quantile(&[3.0], 0.95), 3.0);
        assert_eq!(quantile(&[], 0.95), 0.0);
    }
}
