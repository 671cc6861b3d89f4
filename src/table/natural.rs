//! Natural order: figures within a text count as numbers, so that "Article 9" stands before "Article 10".

use std::cmp::Ordering;

/// Compares two texts, runs of figures by their value. Texts that differ in leading zeros alone are as long as they look.
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        match (left.chars().next(), right.chars().next()) {
            (None, None) => return a.len().cmp(&b.len()),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let ((first, rest), (second, other)) = (figures(left), figures(right));
                let by_value = first
                    .len()
                    .cmp(&second.len())
                    .then_with(|| first.cmp(second));
                if by_value.is_ne() {
                    return by_value;
                }
                (left, right) = (rest, other);
            }
            (Some(x), Some(y)) => {
                if x != y {
                    return x.cmp(&y);
                }
                left = &left[x.len_utf8()..];
                right = &right[y.len_utf8()..];
            }
        }
    }
}

/// The figures that a text begins with, without leading zeros, and what follows.
fn figures(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (figures, rest) = text.split_at(end.unwrap_or(text.len()));
    (figures.trim_start_matches('0'), rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn figures_count_as_numbers() {
        let mut texts = ["a10", "a9", "a", "b1", "a010", "10", "9"];
        texts.sort_by(|a, b| compare(a, b));
        assert_eq!(texts, ["9", "10", "a", "a9", "a10", "a010", "b1"]);
    }

    #[test]
    fn numbers_longer_than_any_integer_are_compared() {
        let long = "9".repeat(60);
        assert_eq!(compare(&long, &format!("1{long}")), Ordering::Less);
    }

    proptest! {
        #[test]
        fn the_order_is_one(a in "[a0-2é]{0,6}", b in "[a0-2é]{0,6}", c in "[a0-2é]{0,6}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            if compare(&a, &b).is_le() && compare(&b, &c).is_le() {
                prop_assert!(compare(&a, &c).is_le());
            }
        }
    }
}
