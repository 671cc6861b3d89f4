//! The date before which a tie was active last: typed, as on the timeline.

use eframe::egui::{Role, TextEdit, Ui, WidgetInfo, vec2};

use super::super::{Scope, bidi, mirror, theme};
use super::changed;
use super::rows::{FIELD, TEXT};
use crate::atlas::Date;
use crate::atlas::date::{Slip, moment_in_field};

/// What stands in the field while somebody writes in it.
#[derive(Debug, Default)]
pub(super) struct Typed {
    text: String,
    is_wrong: bool,
}

impl Typed {
    /// Draws the field. A date holds as soon as Enter is pressed or the field is left; nothing is any.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let now = scope.session.filter().quiet_before.clone();
        let name = scope.texts.get("filter-quiet-head");
        let field = TextEdit::singleline(&mut self.text)
            .hint_text(scope.texts.get("filter-quiet-hint"))
            .desired_width(TEXT - 8.0)
            .min_size(vec2(TEXT, FIELD));
        let response = mirror::edit(ui, field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        let shown = now.as_ref().map_or("", Date::as_str);
        if response.has_focus() {
            return;
        }
        if response.lost_focus() {
            match read(&self.text) {
                Ok(date) => {
                    self.is_wrong = false;
                    if date != now {
                        let filter = scope.session.filter();
                        scope.act(changed(filter, |filter| filter.quiet_before = date));
                        return;
                    }
                }
                Err(_) => self.is_wrong = true,
            }
        }
        if self.is_wrong {
            let wrong = scope.texts.get("fault-date-forms");
            let style = theme::note(scope.palette).colour(theme::colour(scope.palette.error));
            bidi::label(ui, wrong, style);
        } else if self.text.trim() != shown {
            shown.clone_into(&mut self.text);
        }
    }
}

/// What was typed: a date, or nothing.
fn read(text: &str) -> Result<Option<Date>, Slip> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    moment_in_field(text).map(Some)
}
