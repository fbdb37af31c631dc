//! Changing the active outline, and what is said of it afterwards: what went, what became one, what is left of a name.

use std::{collections::BTreeSet, time::Duration};

use super::{
    Command, Deleted, Document, Merged, Notice, ViewCommand, Workspace, called,
    old_name::{Joining, Renaming},
};
use crate::outline::{Edit, ItemId, Rewording, SceneId};

impl Workspace {
    pub(super) fn edit(&mut self, edit: &Edit, now: Duration) {
        self.edit_with(edit, |deleted| deleted, now);
    }

    /// Takes scenes out that are on the clipboard now.
    pub(super) fn cut(&mut self, scenes: &[SceneId], now: Duration) {
        let edit = Edit::Delete(scenes.iter().map(ItemId::from).collect());
        self.edit_with(&edit, |deleted| Deleted { is_cut: true, ..deleted }, now);
    }

    fn edit_with(&mut self, edit: &Edit, told: impl FnOnce(Deleted) -> Deleted, now: Duration) {
        let renaming = self.active().and_then(|document| Renaming::by(edit, document));
        if !renaming.as_ref().is_some_and(|new| self.renaming.as_ref().is_some_and(|old| old.goes_on(new))) {
            self.end_renaming();
            self.renaming = renaming;
        }
        let is_of_unnamed = self.renaming.as_ref().is_some_and(Renaming::was_unnamed);
        let Some(document) = self.active_mut() else { return };
        let edit = match is_of_unnamed {
            true => &called::with_kind(edit, &document.outline().language),
            false => edit,
        };
        let deleted = Deleted::by(edit, document.outline()).map(told);
        let merged = Merged::by(edit, document.outline());
        let joining = Joining::by(edit, document.outline());
        match document.edit(edit, now) {
            Ok(()) => {
                let made = document.version_id();
                let left = joining.and_then(|joining| joining.left(document));
                self.notices.extend(deleted.map(|deleted| Notice::Deleted { made, deleted }));
                self.notices.extend(merged.map(|merged| Notice::Merged { made, merged }));
                self.notices.extend(left.map(Notice::OldName));
            }
            Err(error) => {
                let id = document.id();
                self.notices.push(Notice::EditRefused(id, error));
            }
        }
    }

    pub(super) fn reword(&mut self, rewordings: Vec<Rewording>, now: Duration) {
        let places = rewordings.len();
        let items = rewordings.iter().map(|one| one.place.item.as_ref()).collect::<BTreeSet<_>>().len();
        let before = self.active().map(Document::version_id);
        self.edit(&Edit::Reword(rewordings), now);
        let made = self.active().map(Document::version_id).filter(|made| Some(*made) != before);
        self.notices.extend(made.map(|made| Notice::Reworded { made, places, items }));
    }

    /// Has the story checker keep to what it says while a writer is typing: half a sentence is no reason to object.
    pub fn hold_hints(&mut self, holds: bool) {
        if let Some(document) = self.active_mut() {
            document.hold_hints(holds);
        }
    }

    /// Whether a name that was being typed is done, as the command tells: the field was left, or something else is
    /// looked at.
    pub(super) fn end_renaming_by(&mut self, command: &Command) {
        let ends = matches!(
            command,
            Command::EndStep
                | Command::Select(_)
                | Command::File(_)
                | Command::Reword(_)
                | Command::View(ViewCommand::EndRename)
        );
        if ends {
            self.end_renaming();
        }
    }

    /// A name has been typed: what is left of the one before is offered to be replaced.
    fn end_renaming(&mut self) {
        if let Some(renaming) = self.renaming.take() {
            let left = renaming.left(self.documents());
            self.notices.extend(left.map(Notice::OldName));
        }
    }
}
