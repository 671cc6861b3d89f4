//! The nearest of some words, for "did you mean".

/// The candidate that a slip of the pen is most likely to have meant; `None` where none is near.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // More than a quarter of the letters wrong is another word, not a slip; short words get one.
    let limit = (word.chars().count() / 4).clamp(1, 4);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 4 * limit)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|&(distance, _)| distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters to add, drop, change or swap with their neighbour to get from one word to the other.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let words = ["name", "names", "country", "statement", "at"];
        for (slip, meant) in [
            ("nmae", Some("name")),
            ("contry", Some("country")),
            ("statment", Some("statement")),
            ("att", Some("at")),
            ("population", None),
            ("nbmxs", None),
            ("", None),
        ] {
            assert_eq!(nearest(slip, words), meant, "{slip}");
        }
    }

    #[test]
    fn the_distance_counts_letters_not_bytes() {
        assert_eq!(distance("서울", "서웋"), 1);
        assert_eq!(distance("seoul", "seuol"), 1, "neighbours swapped");
        assert_eq!(distance("", "abc"), 3);
    }
}
