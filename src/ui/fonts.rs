//! The fonts of the window, embedded: one type family for Latin and Hangul, one for Persian, two weights each.

use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontTweak};

/// The family of titles, heads and names of claimants.
pub const SEMIBOLD: &str = "semibold";
/// Persian letters first.
pub const PERSIAN: &str = "persian";
/// Persian letters first, semi-bold.
pub const PERSIAN_SEMIBOLD: &str = "persian-semibold";

/// How far the baseline lies below the middle of a line, as a share of the letters' size. egui centres each font's box
/// in its line, here that of Noto Sans KR: from 1.16 above the baseline to 0.288 below it.
pub const BASELINE_BELOW_MIDDLE: f32 = 0.436;

const NOTO_KR: Weights = Weights {
    regular: "noto-sans-kr",
    semibold: "noto-sans-kr-semibold",
};
/// Letters of Latin, Greek and Cyrillic that Noto Sans KR lacks.
const NOTO: Weights = Weights {
    regular: "noto-sans",
    semibold: "noto-sans-semibold",
};
const VAZIRMATN: Weights = Weights {
    regular: "vazirmatn",
    semibold: "vazirmatn-semibold",
};
/// Signs of the window.
const SYMBOLS: Weights = Weights {
    regular: "symbols",
    semibold: "symbols",
};

/// The names of a font's weights.
#[derive(Clone, Copy)]
struct Weights {
    regular: &'static str,
    semibold: &'static str,
}

/// The embedded fonts and their families: proportional (regular), [`SEMIBOLD`], [`PERSIAN`], [`PERSIAN_SEMIBOLD`].
///
/// Each family falls back on all other fonts of its weight, so that a name is never left without letters.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8], baseline_below_middle: f32| {
        let data = FontData::from_static(bytes).tweak(FontTweak {
            // Else a font with a box of other proportions would stand above the baseline of the letters beside it.
            y_offset_factor: BASELINE_BELOW_MIDDLE - baseline_below_middle,
            ..FontTweak::default()
        });
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    };
    macro_rules! font {
        ($file:literal) => {
            include_bytes!(concat!("../../assets/fonts/", $file))
        };
    }
    add(NOTO_KR.regular, font!("NotoSansKR-Regular.ttf"), 0.436);
    add(NOTO_KR.semibold, font!("NotoSansKR-SemiBold.ttf"), 0.436);
    add(NOTO.regular, font!("NotoSans-Regular.ttf"), 0.388);
    add(NOTO.semibold, font!("NotoSans-SemiBold.ttf"), 0.388);
    add(VAZIRMATN.regular, font!("Vazirmatn-Regular.ttf"), 0.244);
    add(VAZIRMATN.semibold, font!("Vazirmatn-SemiBold.ttf"), 0.244);
    add(SYMBOLS.regular, font!("Symbols.ttf"), 0.388);

    let latin_first = [NOTO_KR, NOTO, VAZIRMATN, SYMBOLS];
    let persian_first = [VAZIRMATN, NOTO_KR, NOTO, SYMBOLS];
    let regular = |order: [Weights; 4]| order.map(|font| font.regular.to_owned()).to_vec();
    let semibold = |order: [Weights; 4]| order.map(|font| font.semibold.to_owned()).to_vec();
    fonts.families.extend([
        (FontFamily::Proportional, regular(latin_first)),
        // Nothing of ours is monospaced; egui asks for the family all the same.
        (FontFamily::Monospace, regular(latin_first)),
        (named(SEMIBOLD), semibold(latin_first)),
        (named(PERSIAN), regular(persian_first)),
        (named(PERSIAN_SEMIBOLD), semibold(persian_first)),
    ]);
    fonts
}

/// A family by its name.
pub fn named(name: &str) -> FontFamily {
    FontFamily::Name(name.into())
}
