//! Published totals that the list does not match.

use super::what::{Finding, What};
use crate::atlas::{Atlas, Place, PublishedTotal};
use crate::standing::totals::held;

/// Holds a total against the list: what was published must lie between what stood for sure and what may have stood.
pub(super) fn total(
    found: &mut Vec<Finding>,
    atlas: &Atlas,
    place: &Place,
    total: &PublishedTotal,
) {
    let held = held(atlas, total);
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
