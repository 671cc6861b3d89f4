//! From when and whose word the panel shows things, where that is not all time and anyone's; and the way to what it hides.

use eframe::egui::Ui;

use super::super::bidi::{self, Link, Paragraph};
use super::super::timeline::in_words;
use super::super::{Scope, theme, viewpoint};
use crate::atlas::date::Day;
use crate::atlas::shown::{IN_PANEL, shortened};
use crate::atlas::{Id, Tie, TieId};
use crate::session::LookAction;
use crate::standing::{Reading, Viewpoint, When, life};

/// Says of which time and viewpoint a tie's words are: `1985, as Seoul sees it`. Where it does not stand then, the ways to
/// where it does.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, id: &TieId, tie: &Tie, stands: bool) {
    let (when, from) = (scope.session.when(), scope.session.viewpoint().clone());
    if when == When::AllTime && from == Viewpoint::Anyone {
        return;
    }
    let accent = theme::note(scope.palette).colour(theme::colour(scope.palette.accent));
    let words = [
        in_words(scope.texts, when),
        viewpoint::name(scope.texts, scope.session, &from),
    ];
    if stands {
        bidi::label(ui, words.join(" · "), accent);
        return;
    }
    let args = [
        ("when", (&words[0]).into()),
        ("viewpoint", (&words[1]).into()),
    ];
    let soft = theme::note(scope.palette);
    bidi::label(ui, scope.texts.with("hidden-at", &args), soft);
    let mut ways = Vec::new();
    if when != When::AllTime {
        let day = when.last(scope.today);
        if let Some(day) = nearest(id, tie, day, scope.session.reading()) {
            let date = in_words(scope.texts, When::On(day));
            let name = scope.texts.with("go-to-date", &[("date", (&date).into())]);
            ways.push((name, LookAction::SetWhen(When::On(day)).into()));
        }
        let name = scope.texts.get("show-all-time");
        ways.push((name, LookAction::SetWhen(When::AllTime).into()));
    }
    if from != Viewpoint::Anyone {
        let name = scope.texts.get("show-anyone");
        ways.push((name, LookAction::SetViewpoint(Viewpoint::Anyone).into()));
    }
    let mut line = Paragraph::new();
    for (number, (name, _)) in ways.iter().enumerate() {
        if number > 0 {
            line = line.text("   ", soft);
        }
        let link = Link {
            id: number,
            name: name.clone(),
        };
        line = line.link(name.clone(), accent, link);
    }
    if let Some(way) = bidi::paragraph(ui, line).clicked() {
        scope
            .actions
            .extend(ways.into_iter().nth(way).map(|(_, action)| action));
    }
}

/// The nearest day on which a tie stands, seen from a viewpoint: a beginning that is to come, or an end that has been.
fn nearest(id: &TieId, tie: &Tie, day: Day, from: &Reading) -> Option<Day> {
    let phases = life(id, tie, from).into_iter();
    let stood = phases.filter(|phase| phase.standing.is_some());
    let ends = stood.flat_map(|phase| [phase.from, phase.to]);
    ends.min_by_key(|end| (end.number() - day.number()).abs())
}

/// The link from a city to its own view of the map.
pub(super) fn see_as(ui: &mut Ui, scope: &mut Scope<'_>, id: &Id) {
    let own = Viewpoint::City(id.clone());
    if *scope.session.viewpoint() == own {
        return;
    }
    let accent = theme::note(scope.palette).colour(theme::colour(scope.palette.accent));
    let city = shortened(scope.texts.city(scope.session.atlas(), id), IN_PANEL);
    let name = scope
        .texts
        .with("see-as", &[("city", city.as_ref().into())]);
    super::parts::link(
        ui,
        scope,
        &name,
        accent,
        LookAction::SetViewpoint(own).into(),
    );
}
