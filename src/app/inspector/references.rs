//! Choosing other items: searchable lists of characters, places, strands, scenes and dilemmas, each with a way to
//! make a new one where nothing fits.

use egui::{Popup, Response, Ui};

use crate::{
    app::{
        context::PanelContext,
        theme::StrandColor,
        widgets::{Pick, Picked, PickerWords, picker},
    },
    outline::{
        Character, CharacterId, DilemmaId, Edit, ItemId, Location, LocationId, SceneId, Strand, StrandId,
    },
};

/// An item that can be chosen.
pub(super) struct Choice<Id> {
    id: Id,
    label: String,
    detail: String,
    strand: Option<(usize, StrandColor)>,
    is_chosen: bool,
}

impl<Id> Choice<Id> {
    /// Which item.
    pub(super) const fn id(&self) -> &Id {
        &self.id
    }
}

impl Choice<ItemId> {
    /// Any item by its name.
    pub(super) fn named(cx: &PanelContext<'_>, id: ItemId) -> Self {
        let strand = match &id {
            ItemId::Strand(strand) => cx.strand(strand).map(|look| look.badge()),
            _ => None,
        };
        let label = cx.outline().name_of(&id).into_owned();
        Self { id, label, detail: String::new(), strand, is_chosen: false }
    }
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen<Id> {
    /// This item.
    One(Id),
    /// None.
    Nothing,
    /// A new one of this name.
    New(String),
}

/// The list under `button`, made only while it is open. `nothing` and `new` name the rows for none and a new one.
pub(super) fn choose_under<Id: Clone>(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    button: &Response,
    (nothing, new): (Option<&str>, Option<&str>),
    choices: impl FnOnce() -> Vec<Choice<Id>>,
) -> Option<Chosen<Id>> {
    let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(button));
    if !is_open && !button.clicked() {
        return None;
    }
    let choices = choices();
    let picks: Vec<Pick<'_>> = choices
        .iter()
        .map(|choice| Pick {
            label: &choice.label,
            detail: &choice.detail,
            strand: choice.strand,
            is_chosen: choice.is_chosen,
        })
        .collect();
    let search = cx.words.text("inspector-search");
    let words = PickerWords { search: &search, nothing, new };
    Some(match picker(ui, button, words, &picks)? {
        Picked::Item(index) => Chosen::One(choices.get(index)?.id.clone()),
        Picked::Nothing => Chosen::Nothing,
        Picked::New(name) => Chosen::New(name),
    })
}

/// The characters; those of `chosen` are marked.
pub(super) fn characters(cx: &PanelContext<'_>, chosen: &[CharacterId]) -> Vec<Choice<CharacterId>> {
    let choice = |character: &Character| Choice {
        id: character.id.clone(),
        label: character.full_name().into_owned(),
        detail: character.role.clone(),
        strand: None,
        is_chosen: chosen.contains(&character.id),
    };
    cx.outline().characters.iter().map(|character| choice(character)).collect()
}

/// The locations.
pub(super) fn locations(cx: &PanelContext<'_>, chosen: Option<&LocationId>) -> Vec<Choice<LocationId>> {
    let choice = |location: &Location| Choice {
        id: location.id.clone(),
        label: location.name.clone(),
        detail: String::new(),
        strand: None,
        is_chosen: chosen == Some(&location.id),
    };
    cx.outline().locations.iter().map(|location| choice(location)).collect()
}

/// The strands.
pub(super) fn strands(cx: &PanelContext<'_>, chosen: Option<&StrandId>) -> Vec<Choice<StrandId>> {
    let choice = |strand: &Strand| Choice {
        id: strand.id.clone(),
        label: strand.title.clone(),
        detail: String::new(),
        strand: cx.strand(&strand.id).map(|look| look.badge()),
        is_chosen: chosen == Some(&strand.id),
    };
    cx.outline().strands.iter().map(|strand| choice(strand)).collect()
}

/// The scenes, by number and title.
pub(super) fn scenes(cx: &PanelContext<'_>, chosen: &[SceneId]) -> Vec<Choice<SceneId>> {
    let scenes = cx.outline().scenes.iter().enumerate();
    scenes
        .map(|(index, scene)| Choice {
            id: scene.id.clone(),
            label: format!("{} {}", index + 1, scene.title),
            detail: String::new(),
            strand: scene.strand.as_ref().and_then(|id| cx.strand(id)).map(|look| look.badge()),
            is_chosen: chosen.contains(&scene.id),
        })
        .collect()
}

/// The dilemmas.
pub(super) fn dilemmas(cx: &PanelContext<'_>, chosen: &[DilemmaId]) -> Vec<Choice<DilemmaId>> {
    let dilemmas = cx.outline().dilemmas.iter();
    dilemmas
        .map(|dilemma| Choice {
            id: dilemma.id.clone(),
            label: dilemma.title.clone(),
            detail: String::new(),
            strand: None,
            is_chosen: chosen.contains(&dilemma.id),
        })
        .collect()
}

/// The chosen character; a new one is made in the same step as what `edit` does with it.
pub(super) fn with_character(
    cx: &PanelContext<'_>,
    chosen: Chosen<CharacterId>,
    edit: impl FnOnce(Option<CharacterId>) -> Edit,
) {
    match chosen {
        Chosen::One(id) => cx.push(edit(Some(id))),
        Chosen::Nothing => cx.push(edit(None)),
        Chosen::New(name) => {
            let id = cx.outline().next_character_id();
            make(cx, Edit::add(Character { name, ..Character::default() }), edit(Some(id)));
        }
    }
}

/// The chosen location; a new one is made in the same step as what `edit` does with it.
pub(super) fn with_location(
    cx: &PanelContext<'_>,
    chosen: Chosen<LocationId>,
    edit: impl FnOnce(Option<LocationId>) -> Edit,
) {
    match chosen {
        Chosen::One(id) => cx.push(edit(Some(id))),
        Chosen::Nothing => cx.push(edit(None)),
        Chosen::New(name) => {
            let id = cx.outline().next_location_id();
            make(cx, Edit::add(Location { name, ..Location::default() }), edit(Some(id)));
        }
    }
}

/// The chosen strand; a new one is made in the same step as what `edit` does with it.
pub(super) fn with_strand(
    cx: &PanelContext<'_>,
    chosen: Chosen<StrandId>,
    edit: impl FnOnce(Option<StrandId>) -> Edit,
) {
    match chosen {
        Chosen::One(id) => cx.push(edit(Some(id))),
        Chosen::Nothing => cx.push(edit(None)),
        Chosen::New(title) => {
            let id = cx.outline().next_strand_id();
            make(cx, Edit::add(Strand { title, ..Strand::default() }), edit(Some(id)));
        }
    }
}

/// A new item and its use as one step; what was selected stays so.
pub(super) fn make(cx: &PanelContext<'_>, add: Edit, then: Edit) {
    cx.push(Edit::All(vec![add, then]));
    cx.push(crate::session::Select::Only(cx.document.selection().clone()));
}
