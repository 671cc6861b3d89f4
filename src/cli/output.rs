//! Standard output that may go away: `city-ties check … | head -1` is no failure.

use std::fmt::Display;
use std::io::{self, BufWriter, StdoutLock, Write};

use super::{Outcome, complain, texts};

/// Lines for whoever reads them, as long as somebody does.
pub(super) struct Output<W: Write> {
    to: BufWriter<W>,
    failed: Option<io::Error>,
}

impl Output<StdoutLock<'static>> {
    pub(super) fn stdout() -> Self {
        Self::new(io::stdout().lock())
    }
}

impl<W: Write> Output<W> {
    pub(super) fn new(to: W) -> Self {
        Self {
            to: BufWriter::new(to),
            failed: None,
        }
    }

    /// Writes a text; after a failure, nothing more.
    pub(super) fn write(&mut self, text: impl Display) {
        if self.failed.is_none() {
            self.failed = write!(self.to, "{text}").err();
        }
    }

    /// Says how it went. A reader who has had enough has been served; a full disk is a failure.
    pub(super) fn finish(mut self) -> Outcome {
        let failed = self.failed.take().or_else(|| self.to.flush().err());
        match failed {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let why = error.to_string();
                complain(&texts().with("output-fails", &[("why", (&why).into())]));
                Outcome::Refused
            }
            _ => Outcome::Clean,
        }
    }
}

/// Prints a text on standard output.
pub(super) fn print(text: &str) -> Outcome {
    let mut out = Output::stdout();
    out.write(text);
    out.finish()
}
