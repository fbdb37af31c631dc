//! New versions of sources: noticed when a text is opened, and taken into the outline that was made of the old one.

use std::{path::PathBuf, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};

use super::{
    Document, DocumentId, Failure, FileCommand, Notice, VersionId, Workspace,
    document::file_name,
    files::{Done, own_words},
    jobs::Task,
};
use crate::{
    analysis::{
        Warning,
        revision::{Came, NewVersion, Revision, most_like, revise, source_like},
    },
    formats::read,
    outline::{ItemId, ItemKind, Outline, SceneId},
    store::disk,
};

/// A synopsis, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Synopsis {
    /// From a file.
    File(PathBuf),
    /// Pasted, or an example.
    Given {
        /// What it is called.
        name: String,
        /// The synopsis.
        text: String,
    },
}

impl Synopsis {
    /// What it is called: a file's name without its ending.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => file_name(path),
            Self::Given { name, .. } => name.clone(),
        }
    }
}

/// A text that is plainly a new version of one that an open outline was made from: is the outline to be updated?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The outline.
    pub of: DocumentId,
    /// The text.
    pub text: Synopsis,
    /// Whether it is that one word for word.
    pub is_same: bool,
}

/// What came with a new version of a source, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// Found in new passages.
    pub new: Vec<UpdatedItem>,
    /// Told anew as the new text has it.
    pub renewed: Vec<UpdatedItem>,
    /// Left as the writer has them, though their passages have changed.
    pub kept: Vec<UpdatedItem>,
    /// Found in passages that are gone.
    pub gone: Vec<UpdatedItem>,
}

/// An item that a new version of a source has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdatedItem {
    /// What kind of item it is.
    pub kind: ItemKind,
    /// A scene's number, counted from 1 in telling order.
    pub number: Option<usize>,
    /// What it is called; may be empty.
    pub name: String,
}

impl Updated {
    fn of(came: &Came, outline: &Outline) -> Self {
        let scenes = || outline.scenes.iter().zip(1..);
        let number = |id: &SceneId| scenes().find(|(scene, _)| scene.id == *id).map(|(_, number)| number);
        let item = |id: &ItemId| UpdatedItem {
            kind: id.kind(),
            number: id.as_scene().and_then(number),
            name: outline.name_of(id).into_owned(),
        };
        let items = |ids: &[ItemId]| ids.iter().map(item).collect();
        Self {
            new: items(&came.new),
            renewed: items(&came.renewed),
            kept: items(&came.kept),
            gone: items(&came.gone),
        }
    }
}

/// The open outlines, for a job: that in front comes first.
pub(super) type Beside = Vec<(DocumentId, Arc<Outline>)>;

/// Which of the outlines `text` is a new version for: that with the source that is most like it.
pub(super) fn offer(beside: &Beside, text: &str, from: impl FnOnce() -> Synopsis) -> Option<Offer> {
    let mut best: Option<(f32, DocumentId)> = None;
    for (id, outline) in beside {
        if source_like(outline, text).is_none() {
            continue;
        }
        if let Some((_, likeness)) = most_like(outline, text)
            && best.is_none_or(|(known, _)| likeness > known)
        {
            best = Some((likeness, *id));
        }
    }
    let (_, of) = best?;
    let (_, outline) = beside.iter().find(|(id, _)| *id == of)?;
    let is_same = outline.sources.iter().any(|source| source.text == text);
    Some(Offer { of, text: from(), is_same })
}

/// A new version that is to be taken into an outline.
#[derive(Debug)]
pub(super) struct Updating {
    id: DocumentId,
    /// The version of the outline.
    version: VersionId,
    outline: Arc<Outline>,
    text: Synopsis,
    own: Option<PathBuf>,
    now: DateTime<Utc>,
}

/// What a new version means for the outline as it was when it was asked for.
#[derive(Debug)]
pub(super) struct Revised {
    id: DocumentId,
    version: VersionId,
    revision: Revision,
    /// The text, for the case that the outline has changed meanwhile.
    text: Synopsis,
    warnings: Vec<read::Warning>,
}

/// Reads a new version for an outline.
fn update(updating: Updating) -> Done {
    let Updating { id, version, outline, text, own, now } = updating;
    let failed = |error| Done::Failed(Failure::Read(Arc::new(error)));
    let (name, text, warnings) = match text {
        Synopsis::Given { name, text } => (name, text, Vec::new()),
        Synopsis::File(path) => {
            match disk::read(&path, read::LARGEST_FILE as u64).map(|bytes| read::decode(&bytes)) {
                Err(error) => return failed(error),
                Ok(Err(refusal)) => return Done::Failed(Failure::NoText(path, refusal)),
                Ok(Ok(read)) => (file_name(&path), read.text, read.warnings),
            }
        }
    };
    let own = match own_words(own.as_deref()) {
        Ok(own) => own,
        Err(error) => return failed(error),
    };
    let Some((source, _)) = most_like(&outline, &text) else { return Done::Failed(Failure::NoSource(id)) };
    let new = NewVersion { of: &source.id, text: &text, name: &name, imported: Some(now), own: own.as_ref() };
    match revise(&outline, &new) {
        Some(revision) => {
            Done::Revised(Revised { id, version, revision, text: Synopsis::Given { name, text }, warnings })
        }
        None => Done::Failed(Failure::NoSource(id)),
    }
}

impl Workspace {
    /// The open outlines, as jobs take them with them.
    pub(super) fn beside(&self) -> Beside {
        let front = self.active().map(Document::id);
        let mut beside: Beside =
            self.documents().iter().map(|document| (document.id(), Arc::clone(document.outline()))).collect();
        beside.sort_by_key(|(id, _)| (Some(*id) != front, *id));
        beside
    }

    /// Starts to read a new version for an open outline.
    pub(super) fn update(&mut self, id: DocumentId, text: Synopsis) {
        let Some(document) = self.documents().iter().find(|document| document.id() == id) else { return };
        let (version, outline) = (document.version_id(), Arc::clone(document.outline()));
        let (own, now) = (self.own_words(), self.clock());
        let updating = Updating { id, version, outline, text, own, now };
        self.start(Task::Other, move || update(updating));
    }

    /// Asks whether an outline is to be updated. If it is not open any more, there is nothing to ask.
    pub(super) fn note_offer(&mut self, offer: Offer) {
        if self.documents().iter().any(|document| document.id() == offer.of) {
            self.notices.push(Notice::NewVersion(offer));
        } else {
            self.carry_out(FileCommand::OpenApart(offer.text).into(), Duration::ZERO);
        }
    }

    /// Takes a new version into its outline, in one step; what is new is selected.
    pub(super) fn note_revised(&mut self, revised: Revised) {
        let Revised { id, version, revision, text, warnings } = revised;
        let said = warnings.into_iter().map(|warning| Notice::ReadWarning(id, warning));
        let Some(document) = self.document_mut(id) else { return };
        if document.version_id() != version {
            self.notices.extend(said);
            return self.update(id, text);
        }
        let Revision { edit, came, warnings } = revision;
        let Some(edit) = edit else {
            self.notices.push(Notice::SameSource(id));
            return self.activate(id);
        };
        let new = shown_first(&came);
        let notice = match document.edit_selecting(&edit, new.clone(), Duration::ZERO) {
            Ok(()) => {
                let updated = Updated::of(&came, document.outline());
                Notice::Updated { made: document.version_id(), updated }
            }
            Err(error) => Notice::EditRefused(id, error),
        };
        self.activate(id);
        new.into_iter().next().into_iter().for_each(|item| self.reveal(item));
        self.notices.extend(said);
        self.notices.extend(warnings.into_iter().map(|warning: Warning| Notice::ImportWarning(id, warning)));
        self.notices.push(notice);
    }
}

/// What is selected of what is new: the scenes, or else everything.
fn shown_first(came: &Came) -> Vec<ItemId> {
    let scenes: Vec<ItemId> = came.new.iter().filter(|item| item.as_scene().is_some()).cloned().collect();
    let is_seen = |item: &&ItemId| item.kind() != ItemKind::Relation;
    if scenes.is_empty() { came.new.iter().filter(is_seen).cloned().collect() } else { scenes }
}
