//! The words of the cells in sight, worked out once: of a large table some thirty rows are.

use std::collections::HashMap;

use super::super::Scope;
use crate::atlas::{Certainty, Claim};
use crate::scene::drawn::{self, swatch};
use crate::scene::labels::local_name;
use crate::scene::style::Palette;
use crate::standing::{Accord, Standing, Stands, standing};
use crate::table::{Column, Content, Lens, RowId, Sheet};

/// More rows than any screen shows are not kept.
const MOST: usize = 400;

/// A cell as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) text: String,
    /// Whether the text is the atlas's own, and not that nothing is known.
    pub(super) is_said: bool,
    /// The lines of a tie before the text.
    pub(super) lines: Vec<drawn::Stroke>,
    /// What its own people call the city that it names, where they write otherwise.
    pub(super) local: Option<String>,
}

/// A row as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) name: String,
    pub(super) cells: Vec<Cell>,
}

/// The rows that were in sight of late.
#[derive(Debug, Default)]
pub(super) struct Cells {
    of: Option<(u64, Vec<Column>, &'static Palette)>,
    rows: HashMap<usize, Drawn>,
}

impl Cells {
    /// Forgets what is not of this sheet, these columns and these colours.
    pub(super) fn of(&mut self, generation: u64, columns: &[Column], scope: &Scope<'_>) {
        let is_same = self.of.as_ref().is_some_and(|(of, shown, palette)| {
            *of == generation && shown == columns && std::ptr::eq(*palette, scope.palette)
        });
        if !is_same {
            self.of = Some((generation, columns.to_vec(), scope.palette));
        }
        if !is_same || self.rows.len() > MOST {
            self.rows.clear();
        }
    }

    /// The row at a place.
    pub(super) fn row(
        &mut self,
        scope: &Scope<'_>,
        sheet: &Sheet,
        columns: &[Column],
        place: usize,
    ) -> Option<&Drawn> {
        let id = sheet.id(place)?;
        Some(
            self.rows
                .entry(place)
                .or_insert_with(|| drawn(scope, sheet, columns, id)),
        )
    }
}

fn drawn(scope: &Scope<'_>, sheet: &Sheet, columns: &[Column], id: &RowId) -> Drawn {
    let session = scope.session;
    let lens = Lens {
        atlas: session.atlas(),
        when: session.when(),
        reading: session.reading(),
        tallies: &sheet.rows.tallies,
        named_in: Some(scope.texts),
    };
    let cells = columns.iter().map(|column| {
        let content = lens.content(id, column);
        let lines = match column {
            Column::Kind => lines(scope, id),
            _ => Vec::new(),
        };
        Cell {
            local: local(scope, id, column),
            ..cell(scope, &content, lines)
        }
    });
    Drawn {
        cells: cells.collect(),
        name: lens.name(id, scope.texts),
    }
}

fn cell(scope: &Scope<'_>, content: &Content<'_>, lines: Vec<drawn::Stroke>) -> Cell {
    let shown = content.shown(scope.texts);
    Cell {
        is_said: shown.is_some(),
        text: shown.unwrap_or_else(|| match content {
            Content::Unknown => scope.texts.get("not-known"),
            _ => "–".to_owned(),
        }),
        lines,
        local: None,
    }
}

fn local(scope: &Scope<'_>, row: &RowId, column: &Column) -> Option<String> {
    let (RowId::Tie(tie) | RowId::Claim(tie, _)) = row else {
        return None;
    };
    let [city, partner] = tie.ends();
    let named = match column {
        Column::City => city,
        Column::Partner => partner,
        _ => return None,
    };
    let city = scope.session.atlas().cities.get(named)?;
    local_name(city, scope.texts.language().tag()).map(str::to_owned)
}

/// The lines of a tie or of a claim alone, as the map draws them.
fn lines(scope: &Scope<'_>, id: &RowId) -> Vec<drawn::Stroke> {
    let session = scope.session;
    let standing = match id {
        RowId::Tie(tie) => {
            let of = session.atlas().ties.get(tie);
            of.and_then(|of| standing(tie, of, session.when(), session.reading()))
        }
        RowId::Claim(tie, number) => {
            let tie = session.atlas().ties.get(tie);
            tie.and_then(|tie| tie.claims.get(*number)).map(alone)
        }
        _ => None,
    };
    standing.map_or_else(Vec::new, |standing| swatch(&standing, scope.palette))
}

/// How a claim would stand if nobody else said anything.
fn alone(claim: &Claim) -> Standing {
    let is_sure = matches!(claim.certainty, Certainty::Stated | Certainty::Inferred(_));
    Standing {
        kinds: vec![claim.kind.clone()],
        beside: Vec::new(),
        accord: if is_sure && !claim.by.is_empty() {
            Accord::OneSided
        } else {
            Accord::Unconfirmed
        },
        state: claim.state,
        stands: Stands::Yes,
        date_disputed: false,
    }
}
