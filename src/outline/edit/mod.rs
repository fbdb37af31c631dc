//! Changes to an outline as values, and carrying them out.
//!
//! [`Edit::apply`] is a function from a version to the next one; undo is going back to the version before
//! ([`History`](super::History)). Every edit keeps the invariants of [`check`](super::check()).

mod merge;
mod scenes;

use std::sync::Arc;

use super::{
    Character, CharacterId, Dilemma, DilemmaId, Divider, Found, Header, Item, ItemId, ItemKind, List,
    Location, LocationId, Outline, Relation, Scene, SceneId, Source, Strand, StrandId, Violation,
    check::mend, items::Listed, references, short_hash,
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
    /// Cuts a scene in two at a byte of its summary.
    SplitScene(SceneId, usize),
    /// Marks found items as checked, or takes that back.
    Check(Vec<ItemId>, bool),
    /// Sets the story order: every scene once, or none for the telling order.
    SetChronology(Vec<SceneId>),
    /// Sets what stands between the scenes.
    SetDividers(Vec<Divider>),
    /// Several changes as one step.
    All(Vec<Edit>),
}

/// What of an item was edited; with the item it tells which edits merge into one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
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
#[allow(missing_docs)]
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
    #[error("there is no such item: {0:?}")]
    NoSuchItem(ItemId),
    /// There is one already, and there can be only one.
    #[error("there is one already: {0:?}")]
    AlreadyThere(ItemId),
    /// The new value does not fit the outline.
    #[error("{0}")]
    Unfit(Violation),
    /// Items of different kinds cannot be put together, or not items of this kind.
    #[error("these cannot be put together: {0:?} and {1:?}")]
    Mismatch(ItemId, ItemId),
    /// There is nothing after the last scene to join it with, or nothing to cut off.
    #[error("there is nothing to join or to cut off: {0:?}")]
    NothingThere(ItemId),
}

impl Edit {
    /// The next version. `outline` stays as it is; an error changes nothing.
    pub fn apply(&self, outline: &Outline) -> Result<Applied, EditError> {
        let mut next = outline.clone();
        let touched = self.carry_out(&mut next)?;
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
            Self::Put { of, item, .. } => put(outline, of, item.clone()),
            Self::Add { item, before } => add(outline, item.clone(), before.as_ref()),
            Self::Delete(items) => delete(outline, items),
            Self::Duplicate(ids) => scenes::duplicate(outline, ids),
            Self::MoveScenes { scenes, before } => scenes::move_before(outline, scenes, before.as_ref()),
            Self::Move { item, before } => move_item(outline, item, before.as_ref()),
            Self::Merge { kept, gone } => merge::merge(outline, kept, gone),
            Self::JoinScenes(id) => scenes::join(outline, id),
            Self::SplitScene(id, at) => scenes::split(outline, id, *at),
            Self::Check(items, checked) => check_items(outline, items, *checked),
            Self::SetChronology(order) => scenes::set_chronology(outline, order),
            Self::SetDividers(dividers) => set_dividers(outline, dividers),
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
            Self::SplitScene(..) => label(Action::Split, ItemKind::Scene, 1),
            Self::Check(items, true) => label(Action::Check, first(items), items.len()),
            Self::Check(items, false) => label(Action::Uncheck, first(items), items.len()),
            Self::SetChronology(_) => label(Action::Change(Field::Moment), ItemKind::Scene, 1),
            Self::SetDividers(_) => label(Action::Change(Field::Kind), ItemKind::Header, 1),
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

fn put(outline: &mut Outline, of: &ItemId, mut item: Item) -> Result<Vec<ItemId>, EditError> {
    let id = item.id();
    if !outline.contains(of) {
        return Err(EditError::NoSuchItem(of.clone()));
    }
    if let Item::Relation(relation) = item {
        return put_relation(outline, of, relation);
    }
    if id != *of {
        return Err(EditError::Mismatch(of.clone(), id));
    }
    fit(&mut item, outline)?;
    match item {
        Item::Scene(item) => replace(outline, item),
        Item::Character(item) => replace(outline, item),
        Item::Location(item) => replace(outline, item),
        Item::Strand(item) => replace(outline, item),
        Item::Dilemma(item) => replace(outline, item),
        Item::Source(item) => {
            replace(outline, item);
            super::repair(outline);
        }
        Item::Relation(_) => {}
    }
    Ok(Vec::new())
}

/// An option that is gone, or somebody named twice, is put right quietly; a reference to nothing is an error.
fn fit(item: &mut Item, outline: &Outline) -> Result<(), EditError> {
    let quiet = |violation: &Violation| {
        matches!(violation, Violation::NoSuchOption(..) | Violation::NamedTwice { .. })
    };
    mend(item, outline)
        .into_iter()
        .find(|violation| !quiet(violation))
        .map_or(Ok(()), |violation| Err(EditError::Unfit(violation)))
}

fn replace<T: Listed>(outline: &mut Outline, item: T) {
    if let Some(place) = T::list(outline).iter().position(|other| other.id() == item.id()) {
        T::list_mut(outline)[place] = Arc::new(item);
    }
}

fn put_relation(outline: &mut Outline, of: &ItemId, relation: Relation) -> Result<Vec<ItemId>, EditError> {
    let relation = fit_relation(outline, relation)?;
    let id = ItemId::from(relation.id());
    if id != *of && outline.contains(&id) {
        return Err(EditError::AlreadyThere(id));
    }
    for other in &mut outline.relations {
        if ItemId::from(other.id()) == *of {
            *other = Arc::new(relation.clone());
        }
    }
    Ok(if id == *of { Vec::new() } else { vec![id] })
}

fn fit_relation(outline: &Outline, relation: Relation) -> Result<Relation, EditError> {
    let id = ItemId::from(relation.id());
    if relation.a == relation.b {
        return Err(EditError::Unfit(Violation::SelfRelation(id)));
    }
    for end in [&relation.a, &relation.b] {
        let to = ItemId::from(end);
        if !outline.contains(&to) {
            return Err(EditError::Unfit(Violation::Dangling { item: Some(id), to }));
        }
    }
    let mut item = Item::Relation(relation);
    fit(&mut item, outline)?;
    match item {
        Item::Relation(relation) => Ok(relation),
        other => Err(EditError::NoSuchItem(other.id())),
    }
}

fn add(outline: &mut Outline, item: Item, before: Option<&ItemId>) -> Result<Vec<ItemId>, EditError> {
    let id = match item {
        Item::Scene(item) => {
            let id = insert(outline, item, before)?;
            if let (ItemId::Scene(id), false) = (&id, outline.chronology.is_empty()) {
                scenes::place_in_chronology(outline, id);
            }
            id
        }
        Item::Character(item) => insert(outline, item, before)?,
        Item::Location(item) => insert(outline, item, before)?,
        Item::Strand(item) => insert(outline, item, before)?,
        Item::Dilemma(item) => insert(outline, item, before)?,
        Item::Source(item) => insert(outline, item, before)?,
        Item::Relation(relation) => {
            let relation = fit_relation(outline, relation)?;
            let id = ItemId::from(relation.id());
            if outline.contains(&id) {
                return Err(EditError::AlreadyThere(id));
            }
            outline.relations.push(Arc::new(relation));
            id
        }
    };
    Ok(vec![id])
}

fn insert<T: Listed + Into<Item>>(
    outline: &mut Outline,
    mut item: T,
    before: Option<&ItemId>,
) -> Result<ItemId, EditError>
where
    T::Id: for<'a> From<&'a str> + Into<ItemId>,
    Item: TryIntoListed<T>,
{
    if item.id().as_ref().is_empty() {
        item.set_id(mint::<T>(outline));
    }
    let id: ItemId = item.id().clone().into();
    if outline.contains(&id) {
        return Err(EditError::AlreadyThere(id));
    }
    let mut item: Item = item.into();
    fit(&mut item, outline)?;
    let place = place_before::<T>(outline, before)?;
    if let Some(item) = item.try_into_listed() {
        T::list_mut(outline).insert(place, Arc::new(item));
    }
    Ok(id)
}

/// Getting the value back out of an [`Item`].
trait TryIntoListed<T> {
    fn try_into_listed(self) -> Option<T>;
}

macro_rules! try_into_listed {
    ($($kind:ident),+ $(,)?) => {$(
        impl TryIntoListed<$kind> for Item {
            fn try_into_listed(self) -> Option<$kind> {
                if let Self::$kind(item) = self { Some(item) } else { None }
            }
        }
    )+};
}

try_into_listed! { Scene, Character, Location, Strand, Dilemma, Source }

/// A new id, such as `sc-7f3k2q`, that no item of the outline ever had.
fn mint<T: Listed>(outline: &mut Outline) -> T::Id
where
    T::Id: for<'a> From<&'a str>,
{
    let (minted, id) = next_id::<T>(outline);
    outline.minted = minted;
    id
}

/// What [`mint`] would give, and how many ids have been made then.
fn next_id<T: Listed>(outline: &Outline) -> (u32, T::Id)
where
    T::Id: for<'a> From<&'a str>,
{
    let mut minted = outline.minted;
    loop {
        minted += 1;
        let id = format!("{}-{}", T::PREFIX, short_hash(&format!("{}{minted}", T::PREFIX)));
        if T::list(outline).iter().all(|item| item.id().as_ref() != id) {
            return (minted, id.as_str().into());
        }
    }
}

/// The ids that the next item gets which is added without one, so that the same step can refer to it.
impl Outline {
    /// The next new character's.
    pub fn next_character_id(&self) -> CharacterId {
        next_id::<Character>(self).1
    }

    /// The next new location's.
    pub fn next_location_id(&self) -> LocationId {
        next_id::<Location>(self).1
    }

    /// The next new strand's.
    pub fn next_strand_id(&self) -> StrandId {
        next_id::<Strand>(self).1
    }

    /// The next new dilemma's.
    pub fn next_dilemma_id(&self) -> DilemmaId {
        next_id::<Dilemma>(self).1
    }

    /// The next new scene's.
    pub fn next_scene_id(&self) -> SceneId {
        next_id::<Scene>(self).1
    }
}

fn place_before<T: Listed>(outline: &Outline, before: Option<&ItemId>) -> Result<usize, EditError>
where
    T::Id: Into<ItemId>,
{
    let list = T::list(outline);
    before.map_or(Ok(list.len()), |before| {
        list.iter()
            .position(|item| item.id().clone().into() == *before)
            .ok_or_else(|| EditError::NoSuchItem(before.clone()))
    })
}

fn delete(outline: &mut Outline, items: &[ItemId]) -> Result<Vec<ItemId>, EditError> {
    for id in items {
        // A relation goes with the first of its characters, so it may be gone by now.
        if outline.contains(id) {
            references::remove(outline, id);
        } else if !matches!(id, ItemId::Relation(_)) {
            return Err(EditError::NoSuchItem(id.clone()));
        }
    }
    Ok(Vec::new())
}

fn move_item(
    outline: &mut Outline,
    item: &ItemId,
    before: Option<&ItemId>,
) -> Result<Vec<ItemId>, EditError> {
    fn step<T: Listed>(
        outline: &mut Outline,
        item: &ItemId,
        before: Option<&ItemId>,
    ) -> Result<Vec<ItemId>, EditError>
    where
        T::Id: Into<ItemId>,
    {
        if before == Some(item) {
            return Ok(vec![item.clone()]);
        }
        let from = place_before::<T>(outline, Some(item))?;
        let moved = T::list_mut(outline).remove(from);
        let to = place_before::<T>(outline, before)?;
        T::list_mut(outline).insert(to, moved);
        Ok(vec![item.clone()])
    }
    match item {
        ItemId::Scene(id) => {
            let before = match before {
                None => None,
                Some(ItemId::Scene(before)) => Some(before),
                Some(other) => return Err(EditError::Mismatch(item.clone(), other.clone())),
            };
            scenes::move_before(outline, std::slice::from_ref(id), before)
        }
        ItemId::Character(_) => step::<Character>(outline, item, before),
        ItemId::Location(_) => step::<Location>(outline, item, before),
        ItemId::Strand(_) => step::<Strand>(outline, item, before),
        ItemId::Dilemma(_) => step::<Dilemma>(outline, item, before),
        ItemId::Source(_) => step::<Source>(outline, item, before),
        ItemId::Relation(_) => Err(EditError::Mismatch(item.clone(), item.clone())),
    }
}

fn check_items(outline: &mut Outline, items: &[ItemId], checked: bool) -> Result<Vec<ItemId>, EditError> {
    for id in items {
        let found = found_mut(outline, id).ok_or_else(|| EditError::NoSuchItem(id.clone()))?;
        if let Some(found) = found {
            found.checked = checked;
        }
    }
    Ok(Vec::new())
}

fn found_mut<'o>(outline: &'o mut Outline, id: &ItemId) -> Option<&'o mut Option<Found>> {
    fn of<T: Clone>(
        list: &mut List<T>,
        is: impl Fn(&T) -> bool,
        found: fn(&mut T) -> &mut Option<Found>,
    ) -> Option<&mut Option<Found>> {
        list.iter_mut().find(|item| is(item)).map(|item| found(Arc::make_mut(item)))
    }
    match id {
        ItemId::Scene(id) => of(&mut outline.scenes, |item| item.id == *id, |item| &mut item.found),
        ItemId::Character(id) => of(&mut outline.characters, |item| item.id == *id, |item| &mut item.found),
        ItemId::Location(id) => of(&mut outline.locations, |item| item.id == *id, |item| &mut item.found),
        ItemId::Strand(id) => of(&mut outline.strands, |item| item.id == *id, |item| &mut item.found),
        ItemId::Dilemma(id) => of(&mut outline.dilemmas, |item| item.id == *id, |item| &mut item.found),
        ItemId::Relation(id) => of(&mut outline.relations, |item| item.id() == *id, |item| &mut item.found),
        ItemId::Source(_) => None,
    }
}

fn set_dividers(outline: &mut Outline, dividers: &[Divider]) -> Result<Vec<ItemId>, EditError> {
    for scene in dividers.iter().filter_map(|divider| divider.before.as_ref()) {
        if outline.scene(scene).is_none() {
            return Err(EditError::NoSuchItem(scene.into()));
        }
    }
    outline.dividers = dividers.iter().cloned().map(Arc::new).collect();
    Ok(Vec::new())
}
