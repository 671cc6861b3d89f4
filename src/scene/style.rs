//! Every colour of the program, by day and by night, as plain numbers.
//!
//! The only place that names a colour: `ui/theme.rs` turns these into the window's, the rasterizer and pictures use
//! them as they are. No meaning rests on a colour alone.

use crate::atlas::Kind;

/// A colour, sRGB with straight (not premultiplied) alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba(pub [u8; 4]);

/// Which of the two sets of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Paper and ink.
    #[default]
    Day,
    /// Deep blue-grey.
    Night,
}

/// The two colours of a kind of tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindColours {
    /// For lines on the map and in charts.
    pub line: Rgba,
    /// For words, which stand on the panel only: small letters need more contrast than lines.
    pub word: Rgba,
}

/// All colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Whose colours these are.
    pub theme: Theme,
    /// The bars at the top and bottom.
    pub paper: Rgba,
    /// The side panel and what lies over the map.
    pub panel: Rgba,
    /// Words that matter, and the dots of cities.
    pub ink: Rgba,
    /// Dates, notes, labels that step back.
    pub soft_ink: Rgba,
    /// An arrow that leads nowhere; never words.
    pub disabled: Rgba,
    /// Land.
    pub land: Rgba,
    /// Seas and lakes.
    pub water: Rgba,
    /// The line between the two.
    pub coast: Rgba,
    /// Borders of countries.
    pub border: Rgba,
    /// Borders in dispute, dashed.
    pub disputed_border: Rgba,
    /// Borders within a country, of a map of the user's own.
    pub region_border: Rgba,
    /// Where people live and work close together, of a map of the user's own.
    pub built_up: Rgba,
    /// Roads and streets, of a map of the user's own.
    pub road: Rgba,
    /// Hairlines in the panel.
    pub rule: Rgba,
    /// The ground of a text field.
    pub field: Rgba,
    /// The line about a text field.
    pub field_outline: Rgba,
    /// Links, focus, rings, the rubber band, the chosen date.
    pub accent: Rgba,
    /// The ground of a selected row and of the active tool.
    pub selected: Rgba,
    /// What is wrong.
    pub error: Rgba,
    sister: KindColours,
    friendship: KindColours,
    memorandum: KindColours,
    project: KindColours,
    other: KindColours,
}

/// How opaque a tie that nobody concerned confirms is drawn: fainter by day, where thin lines on bright ground hold.
const UNCONFIRMED_BY_DAY: f32 = 0.60;
const UNCONFIRMED_BY_NIGHT: f32 = 0.70;

static DAY: Palette = Palette {
    theme: Theme::Day,
    paper: hex(0xf6_f2_ea),
    panel: hex(0xfb_f9_f4),
    ink: hex(0x2b_2a_27),
    soft_ink: hex(0x5f_5a_51),
    disabled: hex(0x8a_84_78),
    land: hex(0xf3_ee_e3),
    water: hex(0xd5_e0_e2),
    coast: hex(0xb3_c1_c3),
    border: hex(0xcf_c5_b3),
    disputed_border: hex(0xb3_a5_8d),
    region_border: hex(0xdf_d7_c8),
    built_up: hex(0xec_e5_d7),
    road: hex(0xdd_d4_c4),
    rule: hex(0xe2_da_cb),
    field: hex(0xff_ff_ff),
    field_outline: hex(0x8f_87_79),
    accent: hex(0x3d_5a_80),
    selected: hex(0xe6_eb_f0),
    error: hex(0x9b_1c_31),
    sister: kind(0xc8_45_2d, 0xb2_3a_24),
    friendship: kind(0x1f_7f_86, 0x1a_6f_75),
    memorandum: kind(0x9c_6f_0c, 0x7d_5a_0a),
    project: kind(0x6d_5a_91, 0x6d_5a_91),
    other: kind(0x66_70_7a, 0x59_62_6b),
};

static NIGHT: Palette = Palette {
    theme: Theme::Night,
    paper: hex(0x17_1c_24),
    panel: hex(0x1b_21_2b),
    ink: hex(0xe9_e4_d8),
    soft_ink: hex(0xa3_ab_b7),
    disabled: hex(0x7d_87_94),
    land: hex(0x25_2d_38),
    water: hex(0x16_1b_23),
    coast: hex(0x46_53_5f),
    border: hex(0x3c_47_56),
    disputed_border: hex(0x56_64_7a),
    region_border: hex(0x32_3c_49),
    built_up: hex(0x2a_33_3f),
    road: hex(0x34_3f_4c),
    rule: hex(0x2c_35_42),
    field: hex(0x14_19_22),
    field_outline: hex(0x66_71_7f),
    accent: hex(0x9d_b8_dc),
    selected: hex(0x2a_36_46),
    error: hex(0xff_9a_a2),
    sister: kind(0xf0_8a_5d, 0xf0_8a_5d),
    friendship: kind(0x5c_c4_c0, 0x5c_c4_c0),
    memorandum: kind(0xe3_b5_4d, 0xe3_b5_4d),
    project: kind(0xb8_a3_dc, 0xb8_a3_dc),
    other: kind(0x9a_a5_b1, 0x9a_a5_b1),
};

impl Palette {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Day => &DAY,
            Theme::Night => &NIGHT,
        }
    }

    /// The colours of a kind of tie.
    pub fn kind(&self, kind: &Kind) -> KindColours {
        let both = |colour| KindColours {
            line: colour,
            word: colour,
        };
        match kind {
            Kind::Sister => self.sister,
            Kind::Friendship => self.friendship,
            Kind::Memorandum => self.memorandum,
            Kind::Project => self.project,
            Kind::Contact => both(self.soft_ink),
            Kind::None => both(self.ink),
            Kind::Other(_) => self.other,
        }
    }

    /// How opaque a tie that nobody concerned confirms is drawn, 0 to 1.
    pub fn unconfirmed_opacity(&self) -> f32 {
        match self.theme {
            Theme::Day => UNCONFIRMED_BY_DAY,
            Theme::Night => UNCONFIRMED_BY_NIGHT,
        }
    }
}

impl Rgba {
    /// The same colour, so opaque: 0 to 1.
    #[must_use]
    pub fn with_opacity(self, opacity: f32) -> Self {
        let Self([r, g, b, _]) = self;
        Self([r, g, b, (opacity.clamp(0.0, 1.0) * 255.0).round() as u8])
    }

    /// How opaque, 0 to 1.
    pub fn opacity(self) -> f32 {
        f32::from(self.0[3]) / 255.0
    }

    /// What one sees where this colour lies over an opaque ground.
    #[must_use]
    pub fn over(self, ground: Self) -> Self {
        let share = self.opacity();
        let mut seen = ground;
        for (below, above) in seen.0.iter_mut().zip(self.0).take(3) {
            *below = (f32::from(*below) * (1.0 - share) + f32::from(above) * share).round() as u8;
        }
        seen
    }

    /// Relative luminance as WCAG 2 defines it, 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        let Self([r, g, b, _]) = self;
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }
}

/// The contrast of two opaque colours as WCAG 2 defines it: 1 (none) to 21 (black on white).
pub fn contrast(a: Rgba, b: Rgba) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const fn hex(rgb: u32) -> Rgba {
    let [_, r, g, b] = rgb.to_be_bytes();
    Rgba([r, g, b, 255])
}

const fn kind(line: u32, word: u32) -> KindColours {
    KindColours {
        line: hex(line),
        word: hex(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds() -> [Kind; 7] {
        [
            Kind::Sister,
            Kind::Friendship,
            Kind::Memorandum,
            Kind::Project,
            Kind::Contact,
            Kind::Other("twin region".into()),
            Kind::None,
        ]
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        let (black, white) = (hex(0), hex(0xff_ff_ff));
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn words_can_be_read_wherever_they_stand() {
        for theme in [Theme::Day, Theme::Night] {
            let p = Palette::of(theme);
            for ground in [p.paper, p.panel, p.land, p.selected, p.field] {
                for word in [p.ink, p.soft_ink, p.accent, p.error] {
                    let got = contrast(word, ground);
                    assert!(got >= 4.9, "{theme:?}: {word:?} on {ground:?} has {got:.2}");
                }
            }
            assert!(contrast(p.soft_ink, p.water) >= 5.0);
        }
    }

    #[test]
    fn words_in_the_colour_of_a_kind_can_be_read_on_the_panel_and_on_doubted_bars() {
        for theme in [Theme::Day, Theme::Night] {
            let p = Palette::of(theme);
            for kind in kinds() {
                let KindColours { line, word } = p.kind(&kind);
                let plain = contrast(word, p.panel);
                assert!(plain >= 4.9, "{theme:?}: {kind:?} has {plain:.2}");
                let bar = line.with_opacity(0.16).over(p.panel);
                let on_bar = contrast(word, bar);
                assert!(
                    on_bar >= 4.5,
                    "{theme:?}: {kind:?} on its bar has {on_bar:.2}"
                );
            }
        }
    }

    #[test]
    fn lines_stand_out_from_land_and_water() {
        for (theme, on_land, on_water) in [(Theme::Day, 3.8, 3.3), (Theme::Night, 5.4, 5.5)] {
            let p = Palette::of(theme);
            for kind in kinds() {
                let line = p.kind(&kind).line;
                let (land, water) = (contrast(line, p.land), contrast(line, p.water));
                assert!(land >= on_land, "{theme:?}: {kind:?} on land has {land:.2}");
                assert!(
                    water >= on_water,
                    "{theme:?}: {kind:?} on water has {water:.2}"
                );
            }
        }
    }

    #[test]
    fn lines_stand_out_from_roads_and_towns_and_these_stay_nearer_to_the_land_than_borders() {
        for theme in [Theme::Day, Theme::Night] {
            let p = Palette::of(theme);
            for ground in [p.built_up, p.road, p.region_border] {
                for kind in kinds() {
                    let got = contrast(p.kind(&kind).line, ground);
                    assert!(got >= 3.0, "{theme:?}: {kind:?} on {ground:?} has {got:.2}");
                }
                assert!(contrast(ground, p.land) < contrast(p.border, p.land));
                let words = contrast(p.soft_ink, ground);
                assert!(
                    words >= 4.5,
                    "{theme:?}: words on {ground:?} have {words:.2}"
                );
            }
        }
    }

    #[test]
    fn marks_of_fields_and_arrows_reach_the_three_to_one_that_shapes_need() {
        for theme in [Theme::Day, Theme::Night] {
            let p = Palette::of(theme);
            assert!(contrast(p.field_outline, p.field) >= 3.0);
            assert!(contrast(p.disabled, p.panel) >= 3.0);
        }
    }
}
