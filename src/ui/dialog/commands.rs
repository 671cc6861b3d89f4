//! Every command by name: a few letters of it, and Enter.

use eframe::egui::Ui;

use super::super::Scope;
use super::super::command::{self, ALL, AskCommand, Command, Info};
use super::After;
use super::pick::{Item, Pick, Row};
use crate::search::fold;

/// Draws the list.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, pick: &mut Pick) -> After {
    let ctx = ui.ctx().clone();
    let rows = |text: &str| {
        let found = found(scope, text).into_iter();
        let item = |info: &Info| {
            let keys = info.shortcuts.first();
            Row::Item(Item {
                value: info.command,
                name: info.command.name(scope.texts, scope.session),
                note: keys.map_or_else(String::new, |keys| command::shown(&ctx, keys)),
                is_enabled: info.command.is_enabled(scope.session),
            })
        };
        found.map(item).collect()
    };
    let nothing = scope.texts.get("commands-nothing");
    match pick.show(ui, scope, "commands-field", rows, &nothing) {
        Some(command) => {
            scope.commands.push(command);
            After::Done
        }
        None => After::Stay,
    }
}

/// The commands that have each word of what is typed at the start of one of theirs: by name first, then by what they do.
fn found(scope: &Scope<'_>, text: &str) -> Vec<&'static Info> {
    let typed = fold(text);
    let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
    let has_all = |text: &str| {
        let own = fold(text);
        let begins = |word: &&str| own.split(' ').any(|own| own.starts_with(*word));
        words.iter().all(begins)
    };
    // The list itself is open already.
    let all = ALL
        .iter()
        .filter(|info| info.command != Command::Ask(AskCommand::Commands));
    let (by_name, others): (Vec<_>, Vec<_>) =
        all.partition(|info| has_all(&info.command.name(scope.texts, scope.session)));
    let by_tip = others
        .into_iter()
        .filter(|info: &&'static Info| has_all(&scope.texts.get(info.tip)));
    by_name.into_iter().chain(by_tip).collect()
}
