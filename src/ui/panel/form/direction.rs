//! Which way what is typed is written, and whether egui would set it in the wrong order.

/// Whether the first letter of a text is written from right to left.
pub(super) fn is_right_to_left(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(is_rtl)
}

/// Whether egui would set a text in the wrong order: right-to-left letters in more than one run.
pub(super) fn needs_preview(text: &str) -> bool {
    let text = text.trim();
    text.chars().any(is_rtl) && text.chars().any(|c| !is_rtl(c))
}

/// Hebrew, Arabic and its extensions.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_egui_mixes_up_has_a_preview() {
        assert!(!needs_preview("خواهرخوانده") && !needs_preview("자매도시"));
        assert!(needs_preview("شهر دوست") && needs_preview("تهران (Tehran)"));
        assert!(is_right_to_left("«شهر»") && !is_right_to_left("Tehran تهران"));
    }
}
