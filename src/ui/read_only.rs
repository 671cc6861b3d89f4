//! What stands over the map while another window has the file open: who that is, and the way to change a copy.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::command::FileCommand;
use super::outside::name_of;
use super::{Scope, bidi, theme};
use crate::atlas::shown::{IN_LABEL, escaped, shortened};
use crate::store::Owner;
use crate::text::Texts;

const ROW: f32 = 24.0;

/// Draws what is in the strip.
pub(super) fn strip(ui: &mut Ui, scope: &mut Scope<'_>) {
    let texts = scope.texts;
    let palette = scope.palette;
    let size = vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        if bidi::button(ui, texts.get("copy-atlas")).clicked() {
            scope.commands.push(FileCommand::CopyAtlas.into());
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let style = theme::body(palette).semibold();
            bidi::truncated(ui, texts.get("read-only"), style);
        });
    });
    ui.add_space(4.0);
    let file = scope.session.file();
    let file = file.map_or_else(String::new, |file| name_of(file));
    let text = match scope.owner.map(|owner| words(owner, texts)) {
        Some(owner) if !owner.is_empty() => texts.with(
            "read-only-strip",
            &[("file", (&file).into()), ("owner", (&owner).into())],
        ),
        _ => texts.with("read-only-strip-unknown", &[("file", (&file).into())]),
    };
    bidi::label(ui, text, theme::body(palette));
}

/// Who has a file open: `kim on studio, process 4242, opened 12 minutes ago`.
fn words(owner: &Owner, texts: &Texts) -> String {
    if owner.process == 0 {
        return String::new();
    }
    let [user, host] =
        [&owner.user, &owner.host].map(|name| escaped(&shortened(name, IN_LABEL)).into_owned());
    let number = owner.process.to_string();
    let process = texts.with("lock-process", &[("number", (&number).into())]);
    let who = match (user.is_empty(), host.is_empty()) {
        (false, false) => Some(texts.with(
            "lock-user-host",
            &[("user", (&user).into()), ("host", (&host).into())],
        )),
        (false, true) => Some(user),
        (true, false) => Some(host),
        (true, true) => None,
    };
    let since = owner.age().map(|age| {
        let ago = texts.age(age);
        texts.with("lock-since", &[("ago", (&ago).into())])
    });
    let parts = [who, Some(process), since].into_iter().flatten();
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_told_as_far_as_it_is_known() {
        let texts = Texts::english();
        let owner = Owner {
            user: "kim".to_owned(),
            host: "studio".to_owned(),
            process: 4242,
            since_s: 0,
        };
        assert_eq!(words(&owner, &texts), "kim on studio, process 4242");
        let nameless = Owner {
            user: String::new(),
            ..owner
        };
        assert_eq!(words(&nameless, &texts), "studio, process 4242");
        assert_eq!(words(&Owner::default(), &texts), "");
    }
}
