//! What commands do.

use eframe::egui::{Context, ViewportCommand};

use super::Command;
use crate::atlas::{Edit, FactKind, Subject};
use crate::formats::csl;
use crate::geo::text_of_position;
use crate::session::{
    Action, EditAction, FileAction, FormAction, LookAction, SaveAction, SelectAction, StepAction,
    Target, Tool, ToolAction,
};
use crate::standing::When;
use crate::store::{DotsChoice, LanguageChoice, Settings, ThemeChoice};
use crate::ui::dialog::{Dialog, FindDialog, GoTo, Pick, VersionsDialog};
use crate::ui::platform::Purpose;
use crate::ui::{Window, base_map};

/// A window so wide has room for two panels at the left beside its map, points.
const WIDE: f32 = 1500.0;

impl Window {
    /// Does what a command says; what it changes in the session is pushed as an action.
    pub(in crate::ui) fn run(
        &mut self,
        ctx: &Context,
        command: Command,
        actions: &mut Vec<Action>,
    ) {
        match command {
            Command::New => actions.push(FileAction::New.into()),
            Command::Open => actions.push(FileAction::Ask.into()),
            Command::OpenPath => self.ask_for_path(ctx, Purpose::Open, actions),
            Command::OpenExample => actions.push(FileAction::OpenExample.into()),
            Command::Save => actions.push(SaveAction::Save.into()),
            Command::SaveAs => actions.push(SaveAction::Ask.into()),
            Command::SavePath => self.ask_for_path(ctx, self.save_purpose(), actions),
            Command::EarlierVersions => self.show_versions(ctx),
            Command::CopyAtlas => actions.push(self.copy_atlas()),
            Command::Undo => actions.push(StepAction::Undo.into()),
            Command::Redo => actions.push(StepAction::Redo.into()),
            Command::Delete => actions.extend(self.removal()),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Select => actions.push(ToolAction::Take(Tool::Select).into()),
            Command::Connect => actions.push(ToolAction::Take(Tool::Connect).into()),
            Command::AddCity => actions.push(ToolAction::Take(Tool::AddCity).into()),
            Command::AddFact => actions.extend(self.new_fact()),
            Command::Editing => {
                actions.push(EditAction::Editing(!self.session.is_editing()).into());
            }
            Command::SelectAll => actions.extend(self.map.select_all(&self.session)),
            Command::InvertSelection => actions.extend(self.map.invert(&self.session)),
            Command::ZoomToSelection => self.map.zoom_to_selection(ctx, &self.session),
            Command::ClearSelection => actions.push(ToolAction::Escape.into()),
            Command::Back => actions.push(SelectAction::Back.into()),
            Command::Forward => actions.push(SelectAction::Forward.into()),
            Command::Problems | Command::History | Command::Filters => {
                self.turn_left(ctx, command);
            }
            Command::ZoomIn => self.map.zoom_by(ctx, 1.0),
            Command::ZoomOut => self.map.zoom_by(ctx, -1.0),
            Command::Home => self.map.fit(),
            Command::GoTo => self.dialog = Some(Dialog::GoTo(GoTo::default())),
            Command::Measure => actions.push(ToolAction::Take(Tool::Measure).into()),
            Command::CopyPosition => self.copy_position(ctx),
            Command::Find => {
                let dialog = FindDialog::new(ctx, &self.session, &self.texts);
                self.dialog = Some(Dialog::Find(Box::new(dialog)));
            }
            Command::Commands => self.dialog = Some(Dialog::Commands(Pick::default())),
            Command::YearBack => actions.push(self.timeline.step(&self.session, actions, -1)),
            Command::YearForward => actions.push(self.timeline.step(&self.session, actions, 1)),
            Command::Play => actions.extend(self.timeline.play(&self.session)),
            Command::AllTime => actions.push(LookAction::SetWhen(When::AllTime).into()),
            Command::ShowStory => actions.extend(self.panel.stories.toggle(&self.session)),
            Command::Stories => self.panel.stories.open(&self.session),
            Command::AddView => actions.extend(self.add_view(ctx)),
            Command::Compare => self.compare.toggle(),
            Command::CopySources => {
                let sources = csl::write(&self.session.atlas().sources);
                self.platform.copy(ctx, &sources);
            }
            Command::Table => self.fold_table(ctx),
            Command::TableAlone => self.tables.stand_alone(!self.tables.is_alone()),
            Command::Settings => self.dialog = Some(Dialog::Settings),
            Command::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            base if base_map::holds(base) => self.run_base(ctx, base),
            // All others change no more than the look.
            look => self.change_look(ctx, look),
        }
    }

    /// Changes how the window looks.
    fn change_look(&mut self, ctx: &Context, command: Command) {
        self.change(ctx, |settings| match command {
            Command::ThemeDay => settings.theme = ThemeChoice::Day,
            Command::ThemeNight => settings.theme = ThemeChoice::Night,
            Command::ThemeSystem => settings.theme = ThemeChoice::System,
            Command::LanguageSystem => settings.language = LanguageChoice::System,
            Command::LanguageEnglish => settings.language = LanguageChoice::English,
            Command::LanguageKorean => settings.language = LanguageChoice::Korean,
            Command::LanguagePersian => settings.language = LanguageChoice::Persian,
            Command::TextLarger => settings.set_text_size(settings.text_size + Settings::TEXT_STEP),
            Command::TextSmaller => {
                settings.set_text_size(settings.text_size.saturating_sub(Settings::TEXT_STEP));
            }
            Command::TextUsual => settings.set_text_size(100),
            Command::FoldTimeline => settings.timeline_folded = !settings.timeline_folded,
            Command::Filters => settings.filters_shown = !settings.filters_shown,
            Command::DotsByTies => settings.dots_by = DotsChoice::Ties,
            Command::DotsByPopulation => settings.dots_by = DotsChoice::Population,
            Command::DotsByFacts => settings.dots_by = DotsChoice::Facts,
            Command::WidthsByFacts => settings.widths_by_facts = !settings.widths_by_facts,
            _ => {}
        });
    }

    /// Adds what is in view to the story in hand.
    fn add_view(&mut self, ctx: &Context) -> Option<Action> {
        let name = self.texts.get("story-new-name");
        let stories = &mut self.panel.stories;
        stories.add_view(ctx, &self.session, &name)
    }

    /// Opens or closes a panel at the left. Steps and problems take the same place, and filters theirs too where the map
    /// would be left with too little.
    fn turn_left(&mut self, ctx: &Context, command: Command) {
        let is_narrow = ctx.content_rect().width() < WIDE;
        let mut filters_shown = self.settings.filters_shown;
        match command {
            Command::History if self.history.turn() => {
                self.problems.close();
                filters_shown &= !is_narrow;
            }
            Command::Problems if self.problems.turn() => {
                self.history.close();
                filters_shown &= !is_narrow;
            }
            Command::Filters => {
                filters_shown = !filters_shown;
                if filters_shown && is_narrow {
                    self.problems.close();
                    self.history.close();
                }
            }
            _ => {}
        }
        if filters_shown != self.settings.filters_shown {
            self.change(ctx, |settings| settings.filters_shown = filters_shown);
        }
    }

    /// Removes what is selected.
    fn removal(&self) -> Option<Action> {
        let chosen = self.session.chosen();
        if chosen.is_several() {
            let edit = Edit::RemoveSeveral(chosen.all().clone());
            return Some(EditAction::Remove(Box::new(edit)).into());
        }
        let edit = match self.session.selected()?.clone() {
            Subject::City(id) => Edit::RemoveCity(id),
            Subject::Tie(id) => Edit::RemoveTie(id),
        };
        Some(EditAction::Remove(Box::new(edit)).into())
    }

    /// Puts the place of the selected city on the clipboard, or of the map's middle.
    fn copy_position(&self, ctx: &Context) {
        let selected = match self.session.selected() {
            Some(Subject::City(id)) => self.session.atlas().cities.get(id),
            Some(Subject::Tie(_)) | None => None,
        };
        let place = selected.and_then(|city| city.at);
        if let Some(at) = place.or_else(|| self.map.middle()) {
            self.platform.copy(ctx, &text_of_position(at));
        }
    }

    /// Adds a fact about what is selected.
    fn new_fact(&self) -> Option<Action> {
        let about = self.session.selected()?.clone();
        Some(FormAction::Begin(Target::NewFact(about, FactKind::Event)).into())
    }

    /// Shows the table under the map, or no longer.
    fn fold_table(&mut self, ctx: &Context) {
        let was_alone = self.tables.is_alone();
        self.tables.stand_alone(false);
        // Where it fills the window it is put back under the map.
        self.change(ctx, |settings| {
            settings.table.is_shown = was_alone || !settings.table.is_shown;
        });
    }

    fn show_versions(&mut self, ctx: &Context) {
        let dialog = VersionsDialog::new(ctx, &self.session, &self.previous);
        self.dialog = Some(Dialog::Versions(Box::new(dialog)));
    }

    /// From here on no file is the atlas's own.
    fn copy_atlas(&mut self) -> Action {
        self.watch.begin(None);
        FileAction::Copy.into()
    }

    pub(in crate::ui) fn change(&mut self, ctx: &Context, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings.clone();
        change(&mut settings);
        self.set(ctx, settings);
    }
}
