//! What commands do.

use eframe::egui::{Context, ViewportCommand};

use super::{
    AskCommand, Command, EditCommand, FileCommand, LookCommand, MapCommand, PanelCommand,
    SelectCommand, StoryCommand, TimeCommand, ToolCommand, ViewCommand,
};
use crate::atlas::{Edit, FactKind, Subject};
use crate::formats::csl;
use crate::geo::text_of_position;
use crate::session::{
    Action, EditAction, FileAction, FormAction, LookAction, SaveAction, SelectAction, StepAction,
    Target, Tool, ToolAction,
};
use crate::standing::When;
use crate::store::Settings;
use crate::ui::Window;
use crate::ui::dialog::{Dialog, GoTo, Pick, VersionsDialog};
use crate::ui::platform::Purpose;

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
            Command::File(command) => self.run_file(ctx, command, actions),
            Command::Edit(command) => actions.extend(self.run_edit(command)),
            Command::Tool(command) => actions.push(ToolAction::Take(tool(command)).into()),
            Command::Select(command) => actions.extend(self.run_select(command)),
            Command::Map(command) => self.run_map(ctx, command),
            Command::Panel(command) => self.turn_left(ctx, command),
            Command::View(command) => self.run_view(ctx, command),
            Command::Time(command) => actions.extend(self.run_time(command, actions)),
            Command::Story(command) => actions.extend(self.run_story(ctx, command)),
            Command::Look(command) => self.run_look(ctx, command),
            Command::Ask(command) => self.ask(command),
            Command::Theme(choice) => self.change(ctx, |settings| settings.theme = choice),
            Command::Language(choice) => self.change(ctx, |settings| settings.language = choice),
            Command::Base(map) => self.show_base_map(ctx, map),
            Command::Dots(choice) => self.change(ctx, |settings| settings.dots_by = choice),
        }
    }

    fn run_file(&mut self, ctx: &Context, command: FileCommand, actions: &mut Vec<Action>) {
        match command {
            FileCommand::New => actions.push(FileAction::New.into()),
            FileCommand::Open => actions.push(FileAction::Ask.into()),
            FileCommand::OpenPath => self.ask_for_path(ctx, Purpose::Open, actions),
            FileCommand::OpenExample => actions.push(FileAction::OpenExample.into()),
            FileCommand::Save => actions.push(SaveAction::Save.into()),
            FileCommand::SaveAs => actions.push(SaveAction::Ask.into()),
            FileCommand::SavePath => self.ask_for_path(ctx, self.save_purpose(), actions),
            FileCommand::EarlierVersions => self.show_versions(ctx),
            FileCommand::CopyAtlas => actions.push(self.copy_atlas()),
            FileCommand::CopySources => {
                let sources = csl::write(&self.session.atlas().sources);
                self.platform.copy(ctx, &sources);
            }
            FileCommand::ExportTable => {
                let purpose = self.tables.export_purpose(&self.session, false);
                actions.extend(self.choose(purpose));
            }
            FileCommand::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    fn run_edit(&self, command: EditCommand) -> Option<Action> {
        match command {
            EditCommand::Undo => Some(StepAction::Undo.into()),
            EditCommand::Redo => Some(StepAction::Redo.into()),
            EditCommand::AddFact => self.new_fact(),
            EditCommand::Editing => Some(EditAction::Editing(!self.session.is_editing()).into()),
            EditCommand::Delete => self.removal(),
        }
    }

    fn run_select(&self, command: SelectCommand) -> Option<Action> {
        match command {
            SelectCommand::All => self.map.select_all(&self.session),
            SelectCommand::Invert => self.map.invert(&self.session),
            SelectCommand::Clear => Some(ToolAction::Escape.into()),
            SelectCommand::Back => Some(SelectAction::Back.into()),
            SelectCommand::Forward => Some(SelectAction::Forward.into()),
        }
    }

    fn run_map(&mut self, ctx: &Context, command: MapCommand) {
        match command {
            MapCommand::ZoomIn => self.map.zoom_by(ctx, 1.0),
            MapCommand::ZoomOut => self.map.zoom_by(ctx, -1.0),
            MapCommand::Home => self.map.fit(),
            MapCommand::ZoomToSelection => self.map.zoom_to_selection(ctx, &self.session),
            MapCommand::CopyPosition => self.copy_position(ctx),
            MapCommand::FetchAgain => self.map.fetch_again(),
        }
    }

    fn run_view(&mut self, ctx: &Context, command: ViewCommand) {
        match command {
            ViewCommand::Table => self.fold_table(ctx),
            ViewCommand::TableAlone => self.tables.stand_alone(!self.tables.is_alone()),
            ViewCommand::Compare => self.compare.toggle(),
        }
    }

    /// `before` is what was asked for earlier in the same frame: a step goes on from there.
    fn run_time(&mut self, command: TimeCommand, before: &[Action]) -> Option<Action> {
        match command {
            TimeCommand::YearBack => Some(self.timeline.step(&self.session, before, -1)),
            TimeCommand::YearForward => Some(self.timeline.step(&self.session, before, 1)),
            TimeCommand::Play => self.timeline.play(&self.session),
            TimeCommand::All => Some(LookAction::SetWhen(When::AllTime).into()),
        }
    }

    fn run_story(&mut self, ctx: &Context, command: StoryCommand) -> Option<Action> {
        match command {
            StoryCommand::Show => self.panel.stories.toggle(&self.session),
            StoryCommand::AddView => self.add_view(ctx),
            StoryCommand::Edit => {
                self.panel.stories.open(&self.session);
                None
            }
        }
    }

    /// Changes how the window looks.
    fn run_look(&mut self, ctx: &Context, command: LookCommand) {
        self.change(ctx, |settings| match command {
            LookCommand::TextLarger => {
                settings.set_text_size(settings.text_size + Settings::TEXT_STEP);
            }
            LookCommand::TextSmaller => {
                settings.set_text_size(settings.text_size.saturating_sub(Settings::TEXT_STEP));
            }
            LookCommand::TextUsual => settings.set_text_size(100),
            LookCommand::WidthsByFacts => settings.widths_by_facts = !settings.widths_by_facts,
            LookCommand::FoldTimeline => settings.timeline_folded = !settings.timeline_folded,
        });
    }

    /// Opens a dialog, or goes to the search.
    fn ask(&mut self, command: AskCommand) {
        self.dialog = Some(match command {
            AskCommand::Find => return self.find.begin(),
            AskCommand::GoTo => Dialog::GoTo(GoTo::default()),
            AskCommand::Settings => Dialog::Settings,
            AskCommand::Commands => Dialog::Commands(Pick::default()),
            AskCommand::Shortcuts => Dialog::Shortcuts,
            AskCommand::WhatIsWhere => Dialog::WhereIs,
            AskCommand::Tour => return self.tour.begin(),
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
    fn turn_left(&mut self, ctx: &Context, command: PanelCommand) {
        let is_narrow = ctx.content_rect().width() < WIDE;
        let were_shown = self.settings.filters_shown;
        let filters_shown = match command {
            PanelCommand::History => {
                let is_open = self.history.turn();
                if is_open {
                    self.problems.close();
                }
                were_shown && !(is_open && is_narrow)
            }
            PanelCommand::Problems => {
                let is_open = self.problems.turn();
                if is_open {
                    self.history.close();
                }
                were_shown && !(is_open && is_narrow)
            }
            PanelCommand::Filters => {
                if !were_shown && is_narrow {
                    self.problems.close();
                    self.history.close();
                }
                !were_shown
            }
        };
        if filters_shown != were_shown {
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
        let dialog = VersionsDialog::new(ctx, &self.session, &self.files.previous);
        self.dialog = Some(Dialog::Versions(Box::new(dialog)));
    }

    /// From here on no file is the atlas's own.
    fn copy_atlas(&mut self) -> Action {
        self.files.watch.begin(None);
        FileAction::Copy.into()
    }

    pub(in crate::ui) fn change(&mut self, ctx: &Context, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings.clone();
        change(&mut settings);
        self.set(ctx, settings);
    }
}

/// The tool that a command takes.
fn tool(command: ToolCommand) -> Tool {
    match command {
        ToolCommand::Select => Tool::Select,
        ToolCommand::Connect => Tool::Connect,
        ToolCommand::AddCity => Tool::AddCity,
        ToolCommand::Measure => Tool::Measure,
    }
}
