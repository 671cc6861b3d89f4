//! An index of words: every name, and every later word of it on, in one sorted list.
//!
//! What begins with the query then stands together, and is found by halving. For slips of the pen the list is read as
//! the tree that it is, since each entry says how much it shares with the one before: a row of edit distances a letter
//! goes down a branch once for all entries on it, and a branch that is past help is skipped (the way of tries with
//! Levenshtein rows, without a trie's memory).

use super::fold::fold;

mod branch;

use branch::Branch;

/// Ends each folded name. It sorts before every letter, as the end of a word should.
const END: u8 = b'\n';

/// Names are numbered in this many bits; the rest of an entry says where in the name it begins.
const NAME_BITS: u32 = 24;

/// The folded names and the sorted list of where their words begin.
#[derive(Debug)]
pub(crate) struct Index {
    /// All names as folded, one after the other, each with its [`END`].
    folded: Box<[u8]>,
    /// Where each name begins in it.
    starts: Box<[u32]>,
    /// Sorted by the text from there to the end of the name.
    entries: Box<[Entry]>,
    /// How many bytes, whole letters of them, each entry shares with the one before; 255 stands for more as well.
    shared: Box<[u8]>,
}

/// A word of a name, and all that follows it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry(u32);

impl Entry {
    fn new(name: usize, offset: usize) -> Option<Self> {
        let (name, offset) = (u32::try_from(name).ok()?, u8::try_from(offset).ok()?);
        (name < 1 << NAME_BITS).then_some(Self(u32::from(offset) << NAME_BITS | name))
    }

    fn name(self) -> usize {
        (self.0 & ((1 << NAME_BITS) - 1)) as usize
    }

    fn offset(self) -> usize {
        (self.0 >> NAME_BITS) as usize
    }
}

/// How an entry meets a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The number of the name.
    pub(crate) name: usize,
    /// Whether the name begins with it, rather than a later word.
    pub(crate) from_start: bool,
    /// Whether nothing of the name follows.
    pub(crate) to_end: bool,
    /// Letters to add, drop, change or swap with their neighbour.
    pub(crate) slips: u8,
}

impl Index {
    /// Folds and sorts names; they are numbered as they come.
    pub(crate) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut folded: Vec<u8> = Vec::new();
        let mut starts = Vec::new();
        let mut entries: Vec<(u64, Entry)> = Vec::new();
        for (number, name) in names.enumerate() {
            let start = folded.len();
            starts.push(start as u32);
            folded.extend(fold(name).bytes());
            folded.push(END);
            let text = &folded[start..];
            for offset in word_starts(text) {
                // Words past what an entry can say are found with the words before them.
                if let Some(entry) = Entry::new(number, offset) {
                    entries.push((head(&text[offset..]), entry));
                }
            }
        }
        let rest = |entry: Entry| &folded[starts[entry.name()] as usize + entry.offset()..];
        // The first eight bytes decide most comparisons without a look at the text.
        entries.sort_unstable_by(|(a_head, a), (b_head, b)| {
            a_head
                .cmp(b_head)
                .then_with(|| line(rest(*a)).cmp(line(rest(*b))))
                .then_with(|| a.0.cmp(&b.0))
        });
        let entries: Box<[Entry]> = entries.into_iter().map(|(_, entry)| entry).collect();
        let mut shared = vec![0; entries.len()].into_boxed_slice();
        for at in 1..entries.len() {
            let (a, b) = (rest(entries[at - 1]), rest(entries[at]));
            shared[at] = common(a, b);
        }
        Self {
            folded: folded.into_boxed_slice(),
            starts: starts.into_boxed_slice(),
            entries,
            shared,
        }
    }

    /// How many bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.folded.len()
            + size_of_val(&*self.starts)
            + size_of_val(&*self.entries)
            + self.shared.len()
    }

    /// All entries that begin with a folded query.
    pub(crate) fn beginning_with(&self, query: &str) -> impl Iterator<Item = Hit> {
        let query = query.as_bytes();
        let head_of = |entry: &Entry| {
            let text = self.text(*entry);
            &text[..text.len().min(query.len())]
        };
        let first = self.entries.partition_point(|e| head_of(e) < query);
        let count = self.entries[first..].partition_point(|e| head_of(e) == query);
        self.entries[first..first + count].iter().map(move |entry| {
            let to_end = self.text(*entry).len() == query.len();
            hit(*entry, to_end, 0)
        })
    }

    /// All entries that begin with a folded query but for some slips of the pen: one at least, `most` at most, and never
    /// more than two, nor more than one in the first letters.
    pub(crate) fn nearly_beginning_with(&self, query: &str, most: u8, mut found: impl FnMut(Hit)) {
        let mut branch = Branch::new(query, most);
        for (entry, &shared) in self.entries.iter().zip(&self.shared) {
            // A branch is given up, or found, for all that share it.
            if !branch.is_settled(shared.into()) {
                branch.follow(shared.into(), self.text(*entry));
            }
            if branch.is_near() {
                let to_end = branch.reaches_end();
                found(hit(*entry, to_end, branch.slips()));
            }
        }
    }

    /// The text of an entry, without its end.
    fn text(&self, entry: Entry) -> &[u8] {
        line(&self.folded[self.starts[entry.name()] as usize + entry.offset()..])
    }
}

fn hit(entry: Entry, to_end: bool, slips: u8) -> Hit {
    Hit {
        name: entry.name(),
        from_start: entry.offset() == 0,
        to_end,
        slips,
    }
}

/// Where words begin in a folded name that has its end.
fn word_starts(text: &[u8]) -> impl Iterator<Item = usize> {
    let later = text.iter().enumerate();
    let later = later
        .filter(|&(_, &byte)| byte == b' ')
        .map(|(at, _)| at + 1);
    (text.len() > 1).then_some(0).into_iter().chain(later)
}

/// The text up to its end.
fn line(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|&byte| byte == END);
    &text[..end.unwrap_or(text.len())]
}

/// The first eight bytes of a text, as a number that sorts like them.
fn head(text: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (to, &from) in bytes.iter_mut().zip(line(text)) {
        *to = from;
    }
    u64::from_be_bytes(bytes)
}

/// How many bytes two texts share, whole letters of them, 255 at most.
fn common(a: &[u8], b: &[u8]) -> u8 {
    let (a, b) = (line(a), line(b));
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let is_inside = |at: usize| b.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    let whole = (0..=same).rev().find(|&at| !is_inside(at));
    u8::try_from(whole.unwrap_or(0)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::branch::BEGINNING;
    use super::*;

    fn index(names: &[&str]) -> Index {
        Index::new(names.iter().copied())
    }

    /// Number and slips of what begins nearly with a query.
    fn near(index: &Index, query: &str, most: u8) -> Vec<(usize, u8)> {
        let mut found = Vec::new();
        index.nearly_beginning_with(query, most, |hit| found.push((hit.name, hit.slips)));
        found.sort_unstable();
        found
    }

    /// The least edit distance of a query to a beginning of a text, by the whole table; many where the text begins with
    /// two slips at once.
    fn least_distance(query: &str, text: &str) -> u8 {
        let (a, b): (Vec<char>, Vec<char>) = (query.chars().collect(), text.chars().collect());
        let mut table = vec![vec![0usize; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, n) | (n, 0) => n,
                    _ => {
                        let changed = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                        let least = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                        let swapped =
                            i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                        if swapped {
                            least.min(table[i - 2][j - 2] + 1)
                        } else {
                            least
                        }
                    }
                };
            }
        }
        let column = |j: usize| table.iter().map(move |row| row[j]).min().unwrap_or(0);
        let fair = (0..=b.len())
            .take_while(|&j| j >= BEGINNING || column(j) <= 1)
            .map(|j| table[a.len()][j]);
        fair.min().unwrap_or(0) as u8
    }

    #[test]
    fn a_hit_tells_how_it_meets_the_query() {
        let index = index(&["São Paulo", "Paulista", "Oslo"]);
        let mut hits: Vec<Hit> = index.beginning_with("paul").collect();
        hits.sort_unstable_by_key(|hit| hit.name);
        let told: Vec<_> = hits
            .iter()
            .map(|h| (h.name, h.from_start, h.to_end))
            .collect();
        assert_eq!(told, [(0, false, false), (1, true, false)]);
        let whole: Vec<Hit> = index.beginning_with("sao paulo").collect();
        assert!(whole[0].from_start && whole[0].to_end && whole.len() == 1);
        assert_eq!(index.beginning_with("aulo").count(), 0);
    }

    #[test]
    fn a_name_that_goes_on_where_another_ends_is_found_with_it() {
        let index = index(&["bonn", "bonneville", "born"]);
        assert_eq!(near(&index, "bonne", 1), [(0, 1)]);
        assert_eq!(near(&index, "bnon", 1), [(0, 1), (1, 1)]);
        assert_eq!(near(&index, "bonx", 1), [(0, 1), (1, 1)]);
    }

    #[test]
    fn letters_of_several_bytes_are_one_letter() {
        let index = index(&["Москва", "Минск"]);
        assert_eq!(near(&index, "масква", 1), [(0, 1)]);
    }

    #[test]
    fn no_names_are_an_index_too() {
        let index = index(&["", "…"]);
        assert_eq!(index.beginning_with("a").count(), 0);
        assert!(near(&index, "abcd", 2).is_empty());
    }

    proptest! {
        #[test]
        fn slips_are_counted_as_the_whole_table_counts_them(
            names in prop::collection::vec("[abя가]{1,7}", 1..24),
            query in "[abя]{1,6}",
            most in 1u8..3,
        ) {
            let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
            let index = Index::new(names.iter().map(String::as_str));
            let expected: Vec<(usize, u8)> = folded
                .iter()
                .map(|name| least_distance(&query, name))
                .enumerate()
                .filter(|&(_, slips)| (1..=most).contains(&slips))
                .collect();
            prop_assert_eq!(near(&index, &query, most), expected);
        }

        #[test]
        fn beginnings_are_those_of_any_word(
            names in prop::collection::vec("[ab]{1,3}( [ab]{1,3}){0,2}", 1..16),
            query in "[ab]{1,3}",
        ) {
            let index = Index::new(names.iter().map(String::as_str));
            let mut found: Vec<usize> = index.beginning_with(&query).map(|hit| hit.name).collect();
            found.sort_unstable();
            let starts = |name: &str| name.split(' ').filter(|word| word.starts_with(&query)).count();
            let expected: Vec<usize> = names
                .iter()
                .enumerate()
                .flat_map(|(number, name)| std::iter::repeat_n(number, starts(name)))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
