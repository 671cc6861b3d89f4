//! Published totals that the list does not match.

use super::what::{Finding, What};
use crate::atlas::{Atlas, Place, PublishedTotal};
use crate::standing::Margins;
use crate::standing::totals::held;

/// Holds a total against the list: what was published must lie between what stood for sure and what may have stood. A
/// check answers the same everywhere: it takes vague dates as widely as is usual, whatever a window has chosen.
pub(super) fn total(
    found: &mut Vec<Finding>,
    atlas: &Atlas,
    place: &Place,
    total: &PublishedTotal,
) {
    let held = held(atlas, total, Margins::USUAL);
    // What may have stood at any date says nothing of this one: such a list is taken as it stands.
    let is_undated = held.listed == 0 && held.undated > 0 && held.undated == held.uncertain;
    let [listed, uncertain] = if is_undated {
        [held.undated, 0]
    } else {
        [held.listed, held.uncertain]
    };
    if (listed..=listed + uncertain).contains(&total.count) {
        return;
    }
    found.push(Finding {
        place: place.clone(),
        what: What::TotalDiffers {
            kind: total.kind.clone(),
            count: total.count,
            listed: [listed, uncertain],
        },
    });
}
