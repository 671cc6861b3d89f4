//! The way down one branch of the sorted names, with the edit distances to what is looked for.

/// The most slips that are counted.
const MOST_SLIPS: usize = 2;

/// With fewer letters than this, one slip at most: two in so few are another word, and nearly every branch would have to
/// be followed.
pub(super) const BEGINNING: usize = 4;

/// The distances of one beginning of a branch to those beginnings of the query that are about as long: to more than
/// [`MOST_SLIPS`] letters fewer or more, the distance is more.
type Row = [u8; 2 * MOST_SLIPS + 1];

/// Stands before the first letter; no folded text has it.
const NO_LETTER: char = '\n';

/// More slips than are counted.
const TOO_MANY: u8 = MOST_SLIPS as u8 + 1;

/// The way down one branch: edit distances between the query's beginnings and the branch's.
pub(super) struct Branch {
    query: Vec<char>,
    most: u8,
    /// One a letter, and one for none.
    steps: Vec<Step>,
    /// Up to which byte the branch has been looked at: what shares as much is the same.
    settled_to: usize,
    /// Whether it was followed to the end of its text.
    ended: bool,
}

#[derive(Clone, Copy)]
struct Step {
    letter: char,
    /// How many bytes of the text lie before the next letter.
    bytes: usize,
    row: Row,
    /// The distance of the whole query.
    whole: u8,
    /// The least of that so far.
    least: u8,
}

impl Branch {
    pub(super) fn new(query: &str, most: u8) -> Self {
        let mut branch = Self {
            query: query.chars().collect(),
            most: most.min(TOO_MANY - 1),
            steps: Vec::new(),
            // Nothing yet: the first text shares too little.
            settled_to: usize::MAX,
            ended: false,
        };
        let mut row = [TOO_MANY; 2 * MOST_SLIPS + 1];
        for (distance, cell) in (0..).zip(&mut row[MOST_SLIPS..]) {
            *cell = distance;
        }
        let whole = branch.whole(0, &row);
        branch.steps.push(Step {
            letter: NO_LETTER,
            bytes: 0,
            row,
            whole,
            least: whole,
        });
        branch
    }

    /// Whether there are some slips, and not too many.
    pub(super) fn is_near(&self) -> bool {
        (1..=self.most).contains(&self.slips())
    }

    /// Whether a text that shares so many bytes with the one followed last meets the query as that did.
    pub(super) fn is_settled(&self, shared: usize) -> bool {
        shared >= self.settled_to
    }

    /// The slips in what was followed, at the best place to stop.
    pub(super) fn slips(&self) -> u8 {
        self.last().least
    }

    fn last(&self) -> &Step {
        // The first stays.
        &self.steps[self.steps.len() - 1]
    }

    /// Whether the text was matched as a whole, with the same slips.
    pub(super) fn reaches_end(&self) -> bool {
        self.ended && self.last().whole == self.last().least
    }

    /// Goes down a text that shares so many bytes with the one before, until it ends or can't come right any more.
    pub(super) fn follow(&mut self, shared: usize, text: &[u8]) {
        while self.steps.len() > 1 && self.last().bytes > shared {
            self.steps.pop();
        }
        let rest = text.get(self.last().bytes..).unwrap_or_default();
        self.ended = true;
        for letter in std::str::from_utf8(rest).unwrap_or_default().chars() {
            let mut step = self.step(letter);
            let allowed = if self.steps.len() < BEGINNING {
                self.most.min(1)
            } else {
                self.most
            };
            self.ended = step.row.iter().any(|&distance| distance <= allowed);
            if !self.ended {
                step.least = self.last().least;
            }
            self.steps.push(step);
            if !self.ended {
                break;
            }
        }
        // What goes on past the end of this text shares all of it, and has more.
        self.settled_to = self.last().bytes + usize::from(self.ended);
    }

    /// One letter on.
    fn step(&self, letter: char) -> Step {
        let depth = self.steps.len();
        let above = *self.last();
        let before = depth.checked_sub(2).map(|at| self.steps[at].row);
        let mut row = [TOO_MANY; 2 * MOST_SLIPS + 1];
        for cell in 0..row.len() {
            // The cell's beginning of the query has `end` letters.
            let Some(end) = (depth + cell).checked_sub(MOST_SLIPS) else {
                continue;
            };
            if end > self.query.len() {
                break;
            }
            // The text's letter is too many, the query's is, or one stands for the other.
            let mut best = above.row.get(cell + 1).map_or(TOO_MANY, |&d| d + 1);
            if cell > 0 {
                best = best.min(row[cell - 1] + 1);
            }
            if let Some(at) = end.checked_sub(1) {
                let wanted = self.query[at];
                best = best.min(above.row[cell] + u8::from(wanted != letter));
                let is_swapped = wanted == above.letter && at > 0 && self.query[at - 1] == letter;
                if let Some(before) = before.filter(|_| is_swapped) {
                    best = best.min(before[cell] + 1);
                }
            }
            row[cell] = best.min(TOO_MANY);
        }
        let whole = self.whole(depth, &row);
        Step {
            letter,
            bytes: above.bytes + letter.len_utf8(),
            row,
            whole,
            least: above.least.min(whole),
        }
    }

    /// The distance of the whole query in a row so deep.
    fn whole(&self, depth: usize, row: &Row) -> u8 {
        let cell = (self.query.len() + MOST_SLIPS).checked_sub(depth);
        let distance = cell.and_then(|cell| row.get(cell));
        distance.copied().unwrap_or(TOO_MANY)
    }
}
