//! Changes to an outline as values, and carrying them out.
//!
//! [`Edit::apply`] is a function from a version to the next one; undo is going back to the version before
//! ([`History`](super::History)). Every edit keeps the invariants of [`check`](super::check()).

mod items;
mod merge;
mod mint;
mod new;
mod scenes;
mod split;

use super::{
    Case, Divider, Header, Item, ItemId, ItemKind, Outline, Rewording, SceneId, Violation, hints, texts,
};

/// A change to an outline.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Describes the episode as a whole anew. The field is the one that was edited.
    PutHeader(Header, Field),
    /// Puts a new value in the place of the item `of`. The field is the one that was edited. Only a
    /// relation's id follows from its value; other items keep theirs.
    Put {
        /// Which item.
        of: ItemId,
        /// Its new value.
        item: Item,
        /// What of it was edited.
        field: Field,
    },
    /// Adds an item; an empty id is filled. Without a place it comes last.
    Add {
        /// The new item.
        item: Item,
        /// The item of the same kind that it is to stand before.
        before: Option<ItemId>,
    },
    /// Deletes items and all references to them.
    Delete(Vec<ItemId>),
    /// Puts a copy of each scene behind it.
    Duplicate(Vec<SceneId>),
    /// Puts scenes, in their present order, before another scene, or last.
    MoveScenes {
        /// Which scenes.
        scenes: Vec<SceneId>,
        /// The scene that they are to stand before; last when not set.
        before: Option<SceneId>,
    },
    /// Puts an item of another kind before another one of its kind, or last.
    Move {
        /// Which item.
        item: ItemId,
        /// The item that it is to stand before.
        before: Option<ItemId>,
    },
    /// Makes two characters, locations, strands or dilemmas one: `gone` becomes a part of `kept`.
    Merge {
        /// What stays.
        kept: ItemId,
        /// What goes.
        gone: ItemId,
    },
    /// Joins a scene with the one that follows it in telling order.
    JoinScenes(SceneId),
    /// Makes scenes one, in telling order, where the first of them stands; those between them follow it.
    MergeScenes(Vec<SceneId>),
    /// Cuts a scene in two at a byte of its summary.
    SplitScene(SceneId, usize),
    /// Marks found items as checked, or takes that back.
    Check(Vec<ItemId>, bool),
    /// Sets the story order: every scene once, or none for the telling order.
    SetChronology(Vec<SceneId>),
    /// Sets what stands between the scenes.
    SetDividers(Vec<Divider>),
    /// Puts a hint of the story checker away, or takes that back.
    Dismiss(Case, bool),
    /// Puts other words into texts, wherever they stand.
    Reword(Vec<Rewording>),
    /// Several changes as one step.
    All(Vec<Edit>),
}

/// What of an item was edited; with the item it tells which edits merge into one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is called what it is")]
pub enum Field {
    Title,
    Name,
    Aliases,
    Kind,
    Role,
    Age,
    Actor,
    Description,
    Notes,
    Summary,
    Strand,
    Location,
    Characters,
    Minutes,
    Moment,
    Status,
    Quotes,
    Color,
    Holders,
    Options,
    Stakes,
    Opens,
    Presses,
    Outcome,
    Ends,
    Series,
    Season,
    Episode,
    Language,
    Logline,
    AirDate,
    Runtime,
    Dividers,
    Text,
}

/// What a step did, for menus: the interface has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepLabel {
    /// What was done.
    pub action: Action,
    /// To what.
    pub kind: ItemKind,
    /// To how many.
    pub count: usize,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is called what it is")]
pub enum Action {
    Change(Field),
    Add,
    Delete,
    Duplicate,
    Move,
    Merge,
    Split,
    Check,
    Uncheck,
    Dismiss,
    Recall,
    Reword,
}

/// A new version, and what is to be selected in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The new version.
    pub outline: Outline,
    /// The items that were made, moved, or have a new id. Nothing where what is selected stays so: a field was
    /// edited or checked, or items only went.
    pub touched: Vec<ItemId>,
}

/// Why an edit cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The item is not there.
    #[error("there is no such item: {0}")]
    NoSuchItem(ItemId),
    /// There is one already, and there can be only one.
    #[error("there is one already: {0}")]
    AlreadyThere(ItemId),
    /// The new value does not fit the outline.
    #[error("{0}")]
    Unfit(Violation),
    /// Items of different kinds cannot be put together, or not items of this kind.
    #[error("these cannot be put together: {0} and {1}")]
    Mismatch(ItemId, ItemId),
    /// There is nothing after the last scene to join it with, or nothing to cut off.
    #[error("there is nothing to join or to cut off: {0}")]
    NothingThere(ItemId),
    /// A text is not there any more, or has become shorter.
    #[error("there is no such text any more")]
    NoSuchText,
}

impl Edit {
    /// The next version. `outline` stays as it is; an error changes nothing.
    pub fn apply(&self, outline: &Outline) -> Result<Applied, EditError> {
        let mut next = outline.clone();
        let touched = self.carry_out(&mut next)?;
        hints::forget_settled(&mut next);
        Ok(Applied { outline: next, touched })
    }

    /// Changes the field of one item.
    pub fn put(item: impl Into<Item>, field: Field) -> Self {
        let item = item.into();
        Self::Put { of: item.id(), item, field }
    }

    /// Adds an item behind the others of its kind.
    pub fn add(item: impl Into<Item>) -> Self {
        Self::Add { item: item.into(), before: None }
    }

    fn carry_out(&self, outline: &mut Outline) -> Result<Vec<ItemId>, EditError> {
        match self {
            Self::PutHeader(header, _) => {
                outline.set_header(header.clone());
                Ok(Vec::new())
            }
            Self::Put { of, item, .. } => items::put(outline, of, item.clone()),
            Self::Add { item, before } => new::add(outline, item.clone(), before.as_ref()),
            Self::Delete(items) => items::delete(outline, items),
            Self::Duplicate(ids) => scenes::duplicate(outline, ids),
            Self::MoveScenes { scenes, before } => scenes::move_before(outline, scenes, before.as_ref()),
            Self::Move { item, before } => items::move_before(outline, item, before.as_ref()),
            Self::Merge { kept, gone } => merge::merge(outline, kept, gone),
            Self::JoinScenes(id) => scenes::join(outline, id),
            Self::MergeScenes(ids) => scenes::merge(outline, ids),
            Self::SplitScene(id, at) => split::split(outline, id, *at),
            Self::Check(items, checked) => items::check(outline, items, *checked),
            Self::SetChronology(order) => scenes::set_chronology(outline, order),
            Self::SetDividers(dividers) => scenes::set_dividers(outline, dividers),
            Self::Dismiss(case, is_dismissed) => {
                outline.dismissed.retain(|other| other != case);
                outline.dismissed.extend(is_dismissed.then(|| case.clone()));
                Ok(Vec::new())
            }
            Self::Reword(rewordings) => texts::reword(outline, rewordings).map(|()| Vec::new()),
            Self::All(edits) => {
                let mut touched = Vec::new();
                for edit in edits {
                    touched.extend(edit.carry_out(outline)?);
                }
                touched.retain(|id| outline.contains(id));
                touched.dedup();
                Ok(touched)
            }
        }
    }

    /// What the step is called.
    pub fn label(&self) -> StepLabel {
        let label = |action, kind, count| StepLabel { action, kind, count };
        let first = |items: &[ItemId]| items.first().map_or(ItemKind::Header, ItemId::kind);
        match self {
            Self::PutHeader(_, field) => label(Action::Change(*field), ItemKind::Header, 1),
            Self::Put { of, field, .. } => label(Action::Change(*field), of.kind(), 1),
            Self::Add { item, .. } => label(Action::Add, item.kind(), 1),
            Self::Delete(items) => label(Action::Delete, first(items), items.len()),
            Self::Duplicate(scenes) => label(Action::Duplicate, ItemKind::Scene, scenes.len()),
            Self::MoveScenes { scenes, .. } => label(Action::Move, ItemKind::Scene, scenes.len()),
            Self::Move { item, .. } => label(Action::Move, item.kind(), 1),
            Self::Merge { kept, .. } => label(Action::Merge, kept.kind(), 1),
            Self::JoinScenes(_) => label(Action::Merge, ItemKind::Scene, 2),
            Self::MergeScenes(scenes) => label(Action::Merge, ItemKind::Scene, scenes.len()),
            Self::SplitScene(..) => label(Action::Split, ItemKind::Scene, 1),
            Self::Check(items, true) => label(Action::Check, first(items), items.len()),
            Self::Check(items, false) => label(Action::Uncheck, first(items), items.len()),
            Self::SetChronology(_) => label(Action::Change(Field::Moment), ItemKind::Scene, 1),
            Self::SetDividers(_) => label(Action::Change(Field::Dividers), ItemKind::Header, 1),
            Self::Dismiss(case, true) => label(Action::Dismiss, case.subject().kind(), 1),
            Self::Dismiss(case, false) => label(Action::Recall, case.subject().kind(), 1),
            Self::Reword(all) => {
                let item = all.first().and_then(|one| one.place.item.as_ref());
                label(Action::Reword, item.map_or(ItemKind::Header, ItemId::kind), all.len())
            }
            // The first says what the step is about; the others of its kind are counted with it.
            Self::All(edits) => {
                let mut labels = edits.iter().map(Self::label);
                let first = labels.next().unwrap_or(label(Action::Move, ItemKind::Header, 0));
                let alike = labels.filter(|other| (other.action, other.kind) == (first.action, first.kind));
                let count = alike.fold(first.count, |count, other| count + other.count);
                StepLabel { count, ..first }
            }
        }
    }

    /// What edits must have in common to become one step when they follow each other quickly: typing in
    /// one field.
    pub fn merge_key(&self) -> Option<MergeKey> {
        match self {
            Self::PutHeader(_, field) => Some((None, *field)),
            Self::Put { of, field, .. } => Some((Some(of.clone()), *field)),
            _ => None,
        }
    }
}

/// The item (the episode itself when not set) and its field.
pub type MergeKey = (Option<ItemId>, Field);
