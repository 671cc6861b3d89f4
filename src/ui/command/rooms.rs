//! The commands, room by room: whoever runs a room, marks or greys its commands goes through all of them, and the compiler
//! tells which one was forgotten.

use crate::store::{BaseMap, DotsChoice, LanguageChoice, ThemeChoice};

/// Makes the enum of all commands, and an enum for each room that has no choice of the settings for its commands.
macro_rules! rooms {
    (
        own {
            $($(#[$about:meta])* $room:ident($commands:ident) { $($command:ident,)* })*
        }
        choices {
            $($(#[$of:meta])* $chosen:ident($choice:ty) { $($one:ident,)* })*
        }
    ) => {
        /// What a user can tell the window to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::ui) enum Command {
            $($(#[$about])* $room($commands),)*
            $($(#[$of])* $chosen($choice),)*
        }

        $(
            $(#[$about])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub(in crate::ui) enum $commands {
                $($command,)*
            }

            impl From<$commands> for Command {
                fn from(command: $commands) -> Self {
                    Self::$room(command)
                }
            }
        )*

        #[cfg(test)]
        impl Command {
            /// Each command once.
            pub(super) fn every() -> Vec<Self> {
                $(
                    // A choice that is new must be listed.
                    let _ = |choice: $choice| match choice {
                        $(<$choice>::$one => (),)*
                    };
                )*
                vec![
                    $($(Self::$room($commands::$command),)*)*
                    $($(Self::$chosen(<$choice>::$one),)*)*
                ]
            }
        }
    };
}

rooms! {
    own {
        /// Which atlas is open, and where it is kept.
        File(FileCommand) {
            New,
            Open,
            OpenPath,
            OpenExample,
            Save,
            SaveAs,
            SavePath,
            EarlierVersions,
            CopyAtlas,
            CopySources,
            ExportTable,
            Quit,
        }

        /// Changes of the atlas.
        Edit(EditCommand) {
            Undo,
            Redo,
            AddFact,
            Editing,
            Delete,
        }

        /// What a click on the map does.
        Tool(ToolCommand) {
            Select,
            Connect,
            AddCity,
            Measure,
        }

        /// What is selected, and what was before.
        Select(SelectCommand) {
            All,
            Invert,
            Clear,
            Back,
            Forward,
        }

        /// Which part of the map is seen.
        Map(MapCommand) {
            ZoomIn,
            ZoomOut,
            Home,
            ZoomToSelection,
            CopyPosition,
            FetchAgain,
        }

        /// The panels at the left of the map.
        Panel(PanelCommand) {
            History,
            Problems,
            Filters,
        }

        /// What else the atlas is seen in.
        View(ViewCommand) {
            Table,
            TableAlone,
            Compare,
        }

        /// The time that is shown.
        Time(TimeCommand) {
            YearBack,
            YearForward,
            Play,
            All,
        }

        /// Stories.
        Story(StoryCommand) {
            Show,
            AddView,
            Edit,
        }

        /// How the window looks, beside what is chosen of several.
        Look(LookCommand) {
            TextLarger,
            TextSmaller,
            TextUsual,
            WidthsByFacts,
            FoldTimeline,
        }

        /// What opens a dialog.
        Ask(AskCommand) {
            Find,
            GoTo,
            Settings,
            Commands,
            Shortcuts,
            WhatIsWhere,
            Tour,
        }
    }

    choices {
        /// Light or dark.
        Theme(ThemeChoice) {
            Day,
            Night,
            System,
        }

        /// The language.
        Language(LanguageChoice) {
            English,
            Korean,
            Persian,
            System,
        }

        /// What lies beneath the ties.
        Base(BaseMap) {
            World,
            Plain,
            OpenStreetMap,
            Address,
            File,
        }

        /// What the dots of cities are sized by.
        Dots(DotsChoice) {
            Ties,
            Population,
            Facts,
        }
    }
}
