//! What is saved beside what is known, when it is removed or what it names is.

use super::super::super::place::Entity;
use super::super::super::{Atlas, Filter, Id, SeenBy, StoryView, Subject, TieId};
use super::EditError;

/// A saved filter.
pub(in super::super) fn filter(atlas: &mut Atlas, name: &str) -> Result<(), EditError> {
    match atlas.saved.filters.remove(name) {
        Some(_) => Ok(()),
        None => Err(EditError::Missing(Entity::Filter(name.to_owned()))),
    }
}

/// A story.
pub(in super::super) fn story(atlas: &mut Atlas, name: &str) -> Result<(), EditError> {
    match atlas.saved.stories.remove(name) {
        Some(_) => Ok(()),
        None => Err(EditError::Missing(Entity::Story(name.to_owned()))),
    }
}

/// The mark of a known finding.
pub(in super::super) fn known(atlas: &mut Atlas, finding: &str) -> Result<(), EditError> {
    match atlas.saved.known.remove(finding) {
        Some(_) => Ok(()),
        None => Err(EditError::Missing(Entity::Known(finding.to_owned()))),
    }
}

/// Filters that leave what lies about some cities go on without one that is gone. Of none that is left they leave
/// nothing, as they did of it: no filter shows more because a city went. Views of stories stay where they are.
pub(super) fn forget_city(atlas: &mut Atlas, city: &Id) {
    for filter in atlas.saved.filters.values_mut() {
        forget_near(filter, city);
    }
    let gone = Subject::City(city.clone());
    for view in views(atlas) {
        forget_near(&mut view.filter, city);
        view.selected.take_if(|selected| *selected == gone);
        if view.seen_by == SeenBy::City(city.clone()) {
            view.seen_by = SeenBy::Anyone;
        }
    }
}

/// Views of stories stay where they are, with nothing selected.
pub(super) fn forget_tie(atlas: &mut Atlas, tie: &TieId) {
    let gone = Subject::Tie(tie.clone());
    for view in views(atlas) {
        view.selected.take_if(|selected| *selected == gone);
    }
}

fn forget_near(filter: &mut Filter, city: &Id) {
    if let Some(near) = &mut filter.near {
        near.cities.remove(city);
    }
}

fn views(atlas: &mut Atlas) -> impl Iterator<Item = &mut StoryView> {
    let stories = atlas.saved.stories.values_mut();
    stories.flat_map(|story| &mut story.views)
}
