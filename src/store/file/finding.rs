//! What may be the matter with the text of an outline's file.

use std::fmt;

use crate::outline::Violation;

/// A place in a text, as editors count: from 1, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The character in it.
    pub column: usize,
}

impl LineColumn {
    /// Where every text begins.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The place where `before` ends.
    pub fn after(before: &str) -> Self {
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self { line: 1 + before.matches('\n').count(), column: 1 + before[line_start..].chars().count() }
    }

    /// This place, counted from `start` on, in the whole text.
    pub(super) fn within(self, start: Self) -> Self {
        match self.line {
            1 => Self { line: start.line, column: start.column + self.column - 1 },
            line => Self { line: start.line + line - 1, column: self.column },
        }
    }
}

impl fmt::Display for LineColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Something that a file says and the outline does not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// A field that this version does not know. It is not kept on saving.
    #[error("{place}: unknown field `{name}`")]
    UnknownField {
        /// Where.
        place: LineColumn,
        /// The field's name.
        name: String,
    },
    /// An item or a field that could not be read and is left out.
    #[error("{place}: {expected}; {what} is left out")]
    LeftOut {
        /// Where the trouble is.
        place: LineColumn,
        /// What should stand there.
        expected: String,
        /// What is left out: `scenes[4]`, `runtime_minutes`.
        what: String,
    },
    /// From a place on, nothing could be read.
    #[error("{place}: {expected}; what follows {last} is left out")]
    Rest {
        /// Where the trouble is.
        place: LineColumn,
        /// What should stand there.
        expected: String,
        /// Where the last item that could be read ends.
        last: LineColumn,
    },
    /// An invariant that the file breaks; the outline has been mended.
    #[error("{0}")]
    Broken(Violation),
}

/// Why nothing of a file can be offered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Made by a newer version of the program.
    #[error("made by a newer version of Bogen (file format {0}); open it with that version")]
    Newer(u32),
    /// Nothing in it.
    #[error("this file is empty")]
    Empty,
    /// Bytes that are no text.
    #[error("{0}: this is not a text in UTF-8, so not an outline")]
    NotText(LineColumn),
    /// Not an outline, or one that is damaged from the beginning.
    #[error("{place}: {expected}")]
    Syntax {
        /// Where.
        place: LineColumn,
        /// What should stand there.
        expected: String,
    },
}
