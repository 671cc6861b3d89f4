//! Paragraphs with the real fonts.
#![expect(
    clippy::float_cmp,
    reason = "heights are whole points, and nothing is exactly nothing"
)]

use eframe::egui::epaint::text::TextOptions;
use eframe::egui::epaint::text::{Fonts, MissingGlyphPolicy};
use eframe::egui::{Align, Color32};

use super::{Laid, Link, Paragraph, Style};
use crate::ui::fonts;

const PERSIAN: &str = "تهران و پکن خواهرخوانده شدند (۲۰۱۴)";

fn body() -> Style {
    Style::new(14.0, 20.0, Color32::BLACK)
}

fn link(id: usize) -> Link {
    Link {
        id,
        name: format!("Source {id}"),
    }
}

/// Lays out; a character that no font has fails the test.
fn laid(paragraph: &Paragraph) -> Laid {
    let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions())
        .with_missing_glyph_policy(MissingGlyphPolicy::Panic);
    paragraph.layout(&mut fonts.with_pixels_per_point(1.0))
}

fn width(text: &str) -> f32 {
    laid(&Paragraph::new().text(text, body())).size().x
}

#[test]
fn what_the_window_shows_has_letters_in_both_weights() {
    let texts = [
        include_str!("../../../assets/text/en.ftl"),
        PERSIAN,
        "서울 · 자매도시 · 우호도시",
        "São Paulo, Bogotá, İstanbul, Kraków, Đà Nẵng, Bucureşti",
        "‹ › ✓ ✗ ✕ ▾ ⌂ ↗ − + × – — … ² ≈",
        "،؟؛«»ایران\u{200C}زمین",
    ];
    for text in texts {
        laid(&Paragraph::new().text(text, body()));
        laid(&Paragraph::new().text(text, body().semibold()));
    }
}

#[test]
fn persian_words_are_joined_whatever_stands_beside_them() {
    // Joined letters are narrower than letters by themselves.
    let alone: f32 = ["ت", "ه", "ر", "ا", "ن"].into_iter().map(width).sum();
    assert!(width("تهران") < alone);
    let beside = width("Tehran تهران") - width("Tehran ");
    assert!((beside - width("تهران")).abs() < 1.0);
}

#[test]
fn no_line_is_wider_than_it_may_be_and_nothing_is_lost() {
    let sentence = format!("Seoul reads that {PERSIAN} and that it is so; {PERSIAN}.");
    for max_width in [60.0, 100.0, 200.0, 312.0] {
        let paragraph = Paragraph::new()
            .text(sentence.as_str(), body())
            .max_width(max_width);
        let laid = laid(&paragraph);
        assert!(
            laid.size().x <= max_width + 0.5,
            "{} in {max_width}",
            laid.size().x
        );
        assert!(!laid.shortened);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        assert_eq!(letters(&laid.galley.job.text), letters(&sentence));
    }
}

#[test]
fn lines_have_the_height_of_their_style_with_and_without_persian() {
    for text in ["Tehran", "Tehran تهران", "تهران", "서울"] {
        let laid = laid(
            &Paragraph::new()
                .text(text, body())
                .mark("1", body(), link(1)),
        );
        assert_eq!(laid.size().y, 20.0, "{text}");
    }
}

#[test]
fn a_shortened_line_ends_in_dots_on_the_side_where_its_text_goes_on() {
    let shortened = |text: &str| {
        laid(
            &Paragraph::new()
                .text(text, body())
                .max_width(90.0)
                .max_rows(1),
        )
    };
    let persian = shortened(PERSIAN);
    assert!(persian.shortened && persian.galley.job.text.starts_with('…'));
    let mixed = shortened("Tehran (تهران), since ۱۳۵۶");
    assert!(mixed.shortened && mixed.galley.job.text.ends_with('…'));
    for laid in [persian, mixed, shortened("Seoul and Tehran and Beijing")] {
        assert!(laid.shortened && laid.size().x <= 90.5);
        assert_eq!(laid.galley.rows.len(), 1);
    }
    assert!(!shortened("تهران").shortened);
}

#[test]
fn rows_past_the_last_are_left_out() {
    let text = format!("{PERSIAN}\n{PERSIAN}\n{PERSIAN}");
    let laid = laid(&Paragraph::new().text(text, body()).max_rows(2));
    assert!(laid.shortened);
    assert_eq!(laid.galley.rows.len(), 2);
}

#[test]
fn links_stand_where_their_letters_are() {
    let sister = |term: &str| {
        Paragraph::new()
            .text(term, body())
            .text(" since 1963", body())
            .mark("1", body(), link(1))
            .mark("6", body(), link(6))
    };
    for term in ["sister", "the word خواهرخوانده"] {
        let laid = laid(&sister(term));
        let [one, six] = &laid.links[..] else {
            panic!("two links, not {:?}", laid.links)
        };
        assert_eq!((one.id, six.id), (1, 6));
        assert!(one.rect.right() < six.rect.left());
        let before = width(&format!("{term} since 1963"));
        assert!(
            (one.rect.left() - before).abs() < 1.5,
            "{term}: {one:?}, {before}"
        );
        assert!((six.rect.right() - laid.size().x).abs() < 1.5);
    }
}

#[test]
fn a_link_that_wraps_has_a_place_in_each_line() {
    for text in [
        "Mehr News Agency of Tehran",
        "Mehr News Agency خبرگزاری مهر",
    ] {
        let paragraph = Paragraph::new()
            .link(text, body(), link(3))
            .max_width(120.0);
        let laid = laid(&paragraph);
        assert!(laid.galley.rows.len() > 1, "{text}");
        assert_eq!(laid.links.len(), laid.galley.rows.len(), "{text}");
        assert_eq!(laid.links[1].rect.top(), 20.0);
    }
}

#[test]
fn links_keep_their_places_when_lines_are_aligned_at_the_right() {
    let paragraph = Paragraph::new()
        .text(PERSIAN, body())
        .mark("1", body(), link(1));
    let left = laid(&paragraph);
    let right = laid(&paragraph.align(Align::RIGHT));
    assert!((left.links[0].rect.left() - right.links[0].rect.left()).abs() < 1.5);
}

#[test]
fn a_screen_reader_gets_the_logical_text() {
    let paragraph = Paragraph::new()
        .name("تهران", body())
        .text(" signs", body())
        .mark("1", body(), link(1));
    assert_eq!(paragraph.plain(), "تهران signs1");
}

#[test]
fn nothing_is_laid_out_as_nothing() {
    assert_eq!(laid(&Paragraph::new()).size().x, 0.0);
    assert_eq!(width(""), 0.0);
    assert!(laid(&Paragraph::new().text("\u{200F}", body())).size().x < 1.0);
}

#[test]
fn of_a_text_without_end_only_the_beginning_is_laid_out() {
    let style = Style::new(14.0, 20.0, Color32::WHITE);
    let whole = Paragraph::new()
        .text("a".repeat(499), style)
        .text("é".repeat(1_000_000), style);
    let page = whole.clone().without_end().plain();
    assert_eq!(
        page.chars().count(),
        10_001,
        "more than anybody writes in one"
    );
    let long = Paragraph::new().text("a".repeat(10_000), style);
    assert_eq!(long.clone().without_end(), long);
    let beginning = whole.max_rows(3).without_end().plain();
    assert_eq!(beginning, format!("{}é…", "a".repeat(499)));
    let short = Paragraph::new().text("a".repeat(500), style).max_rows(3);
    assert_eq!(short.clone().without_end(), short);
}
