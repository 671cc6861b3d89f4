//! What the map draws, worked out anew where anything that it depends on has changed.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::Scope;
use super::Map;
use super::basemap::picture;
use super::drawn::{Drawn, Key};
use super::many::ManyTies;
use crate::scene::drawn::Emphasis;
use crate::scene::sizes::{SizedBy, Sizes};
use crate::scene::style::Palette;
use crate::session::{Action, NoticeAction, Session};
use crate::store::{DotsChoice, Settings};

impl Map {
    /// Works out what is drawn, where anything that it depends on has changed.
    pub(super) fn refresh(&mut self, ui: &Ui, scope: &mut Scope<'_>) {
        let failure = self.basemap.take_failure();
        let failure =
            failure.map(|error| Action::Notice(NoticeAction::Failed(scope.texts.say(&error))));
        scope.actions.extend(failure);
        let session = scope.session;
        let atlas = session.atlas();
        let lead = atlas
            .about
            .lead_tie
            .clone()
            .filter(|tie| atlas.ties.contains_key(tie));
        let emphasis = match (session.selected(), lead) {
            (Some(_), _) if session.chosen().is_several() => {
                Emphasis::Several(session.chosen().shared())
            }
            (Some(subject), _) => Emphasis::Selected(subject.clone()),
            (None, Some(tie)) => Emphasis::Lead(tie),
            (None, None) => Emphasis::Plain,
        };
        let scale = f64::from(ui.ctx().pixels_per_point());
        let followed = self.base.follow(&scope.settings.base_map, scale);
        let failure = followed
            .err()
            .map(|error| Action::Notice(NoticeAction::Failed(scope.texts.say(&error))));
        scope.actions.extend(failure);
        let key = Key {
            base: self.base.revision(),
            outlook: session.outlook().clone(),
            emphasis,
            theme: self.theme,
            pixels_per_point: scale.to_bits(),
            sized_by: sized_by(scope.settings),
            widths_by_facts: scope.settings.widths_by_facts,
        };
        let has_news = self.judging.receive();
        if let Some(error) = self.judging.take_failure() {
            let why = scope.texts.say(&error);
            let text = scope.texts.with("map-unjudged", &[("why", (&why).into())]);
            scope.act(NoticeAction::Failed(text));
        }
        if !has_news && self.drawn.as_ref().is_some_and(|drawn| drawn.key == key) {
            return;
        }
        let sizes = self.sizes_of(session, key.sized_by);
        let look = (self.theme, &sizes);
        self.many = ManyTies::of(self.many.take(), session, look, &mut self.judging);
        let drawn = Drawn::of(session, key, self.many.as_ref(), &sizes);
        let many = self.many.as_ref().and_then(ManyTies::many);
        let ties = Arc::new(drawn.ties.clone());
        let palette = Palette::of(self.theme);
        let (colours, ground) = (self.base.colours(palette), self.base.ground(palette, scale));
        self.basemap
            .draw(picture((colours, scale), ground, &ties, many));
        self.marks_are_old = true;
        self.names.forget();
        self.drawn = Some(Box::new(drawn));
    }

    /// How large the dots are by a measure, worked out once for an atlas.
    fn sizes_of(&mut self, session: &Session, by: SizedBy) -> Arc<Sizes> {
        let now = (session.revision(), by);
        if self.sizes.as_ref().is_none_or(|(of, _)| *of != now) {
            let sizes = Sizes::of(session.atlas(), by);
            self.sizes = Some((now, Arc::new(sizes)));
        }
        let sizes = self.sizes.as_ref();
        sizes.map_or_else(Arc::default, |(_, sizes)| Arc::clone(sizes))
    }
}

/// What dots are sized by, as its user has chosen.
fn sized_by(settings: &Settings) -> SizedBy {
    match settings.dots_by {
        DotsChoice::Ties => SizedBy::Ties,
        DotsChoice::Population => SizedBy::Population,
        DotsChoice::Facts => SizedBy::Facts,
    }
}
