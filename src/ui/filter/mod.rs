//! Which ties are shown: the panel at the left, the strip over the map that sums it up, and what of the selection a filter
//! hides.

mod counted;
mod country;
mod hidden;
mod named;
mod near;
mod panel;
mod quiet;
mod rows;
mod select_by;
mod strip;

pub(super) use hidden::Hidden;
pub(super) use panel::FilterPanel;
pub(super) use select_by::show as select_by;
pub(super) use strip::strip;

use crate::atlas::Filter;
use crate::session::{Action, LookAction};

/// The filter, changed.
fn changed(filter: &Filter, change: impl FnOnce(&mut Filter)) -> Action {
    let mut filter = filter.clone();
    change(&mut filter);
    LookAction::SetFilter(Box::new(filter)).into()
}
