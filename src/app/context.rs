//! What a panel is given to draw from, and how it answers.

use std::{cell::RefCell, mem};

use super::{
    actions::Action,
    theme::{StrandColor, Theme},
    words::Words,
};
use crate::{
    outline::{ItemId, Outline, StrandId, letter},
    session::{Command, Document, View},
};

/// What a panel draws from; all of it is read only.
pub(crate) struct PanelContext<'a> {
    /// The open outline with its selection.
    pub(crate) document: &'a Document,
    /// What is shown, and what is to be scrolled to.
    pub(crate) view: &'a View,
    /// The colours.
    pub(crate) theme: &'static Theme,
    /// The words.
    pub(crate) words: &'a Words,
    /// The answers.
    pub(crate) commands: &'a Commands,
    /// What is asked of the window by name.
    pub(crate) asked: &'a Asked,
}

impl PanelContext<'_> {
    /// The present version of the outline.
    pub(crate) fn outline(&self) -> &Outline {
        self.document.outline()
    }

    /// Asks for something to be done after the frame.
    pub(crate) fn push(&self, command: impl Into<Command>) {
        self.commands.push(command);
    }

    /// Whether the item is selected.
    pub(crate) fn is_selected(&self, item: &ItemId) -> bool {
        self.document.is_selected(item)
    }

    /// How a strand looks, if it is there.
    pub(crate) fn strand(&self, id: &StrandId) -> Option<StrandLook> {
        let strands = &self.outline().strands;
        let index = strands.iter().position(|strand| strand.id == *id)?;
        let title = &strands[index].title;
        let color = self.theme.strand(strands[index].color.map_or(index, usize::from));
        let letter = letter(index);
        let name = match title.as_str() {
            "" => self.words.with("strand-letter", &[("letter", letter.into())]),
            title => self.words.with("strand-name", &[("letter", letter.into()), ("title", title.into())]),
        };
        Some(StrandLook { index, color, name })
    }
}

/// How a strand looks: a letter on a colour.
pub(crate) struct StrandLook {
    /// Its place in the list, which is its letter.
    pub(crate) index: usize,
    /// Its colours.
    pub(crate) color: StrandColor,
    /// What a screen reader says of it: `Strang A, Kais Rettung`.
    pub(crate) name: String,
}

impl StrandLook {
    /// What [`strand_badge`](super::widgets::strand_badge) wants to know.
    pub(crate) fn badge(&self) -> (usize, StrandColor) {
        (self.index, self.color)
    }
}

/// What was asked for in this frame, in order.
#[derive(Default)]
pub(crate) struct Commands(RefCell<Vec<Command>>);

impl Commands {
    /// Asks for something to be done after the frame.
    pub(crate) fn push(&self, command: impl Into<Command>) {
        self.0.borrow_mut().push(command.into());
    }

    /// All that was asked for, and nothing is asked for any more.
    pub(crate) fn take(&self) -> Vec<Command> {
        mem::take(&mut self.0.borrow_mut())
    }
}

/// The actions that were asked for in this frame.
#[derive(Default)]
pub(crate) struct Asked(RefCell<Vec<Action>>);

impl Asked {
    /// Asks for an action after the frame.
    pub(crate) fn push(&self, action: Action) {
        self.0.borrow_mut().push(action);
    }

    /// All that were asked for, and none is asked for any more.
    pub(crate) fn take(&self) -> Vec<Action> {
        mem::take(&mut self.0.borrow_mut())
    }
}
