//! The library on the left: the items by kind, to find, choose, order, check and make.
//!
//! [`rows`] says what stands there, [`choosing`] what a click or key selects; the other files draw.

mod adding;
mod choosing;
mod giving;
mod heading;
mod hints;
mod keys;
mod menu;
mod ordering;
mod presence;
mod row;
mod rows;

use std::collections::BTreeSet;

use egui::{Id, Key, Rect, ScrollArea, Ui, Vec2};

use super::{
    context::PanelContext,
    icons::Icon,
    theme::{Type, measures},
    widgets::{IconButton, TextField, context_menu, take_menu_key},
};
use crate::{
    outline::ItemId,
    session::{DocumentId, ViewCommand},
};
use choosing::How;
use rows::{Entry, Group, Order, Section};

pub(crate) use giving::given_to_scene;

/// What the library remembers from frame to frame.
#[derive(Default)]
pub(crate) struct LibraryState {
    filter: String,
    order: Order,
    /// Sections whose rows are hidden; remembered over a restart.
    folded: BTreeSet<Section>,
    /// The rows of a version, and for what they were made.
    made: Option<(Made, Vec<Group>)>,
    /// The row that the keyboard has reached and that is to be scrolled to.
    reached: Option<ItemId>,
    /// Whether the keyboard is to go to the row that Tab leads to.
    takes_keyboard: bool,
    /// The item that is being dragged.
    dragged: Option<ItemId>,
    /// What the story checker says.
    hints: hints::HintsState,
}

impl LibraryState {
    /// The keyboard goes to the row that Tab leads to.
    pub(crate) const fn take_keyboard(&mut self) {
        self.takes_keyboard = true;
    }

    /// Whether the keyboard is on a hint: then the key for deleting puts it away.
    pub(crate) fn is_on_hint(&self, ctx: &egui::Context) -> bool {
        self.hints.has_focus(ctx)
    }
}

/// What the rows depend on.
#[derive(Clone, PartialEq)]
struct Made {
    document: DocumentId,
    version: u64,
    filter: String,
    order: Order,
}

/// The space between the panel's edge and its rows, in points. With a row's own inset it makes the panel's margin.
const MARGIN: f32 = 8.0;

/// The items by kind.
pub(crate) fn library_ui(ui: &mut Ui, state: &mut LibraryState, cx: &PanelContext<'_>) {
    let remembered = Id::unique("library-folded");
    let folded: BTreeSet<Section> = ui.data_mut(|data| data.get_persisted(remembered)).unwrap_or_default();
    state.folded.clone_from(&folded);
    let mut groups = up_to_date(state, cx);
    unfold_renamed(state, cx);
    if is_renamed_hidden(state, cx, &groups) {
        state.filter.clear();
        groups = up_to_date(state, cx);
    }
    search_ui(
        ui,
        state,
        cx,
        groups.iter().any(|group| group.entries.iter().any(|entry| entry.doubt.is_some())),
    );
    // In a filtered list nothing is hidden: what is found is shown.
    let is_folded = |section| state.filter.is_empty() && state.folded.contains(&section);
    let rows: Vec<ItemId> = groups
        .iter()
        .filter(|group| !is_folded(group.section))
        .flat_map(|group| group.entries.iter().map(|entry| entry.item.clone()))
        .collect();
    if std::mem::take(&mut state.takes_keyboard) {
        state.reached = tab_stop(cx.document.selection(), &rows).cloned();
    }
    keys::answers_ui(ui, cx, &rows);
    let whole = ui.available_rect_before_wrap();
    let foot = hints::Foot::of(ui, &mut state.hints, cx, whole.size());
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - foot.height);
    ui.scope_builder(egui::UiBuilder::new().max_rect(above), |ui| groups_ui(ui, state, cx, &groups, &rows));
    keys::keys_ui(ui, state, cx, &rows);
    ui.scope_builder(egui::UiBuilder::new().max_rect(below), |ui| {
        hints::hints_ui(ui, &mut state.hints, cx, foot);
    });
    state.made = state.made.take().map(|(made, _)| (made, groups));
    if state.folded != folded {
        ui.data_mut(|data| data.insert_persisted(remembered, state.folded.clone()));
    }
}

/// The sections with their rows.
fn groups_ui(
    ui: &mut Ui,
    state: &mut LibraryState,
    cx: &PanelContext<'_>,
    groups: &[Group],
    rows: &[ItemId],
) {
    ScrollArea::vertical().auto_shrink(false).id_salt("library").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for group in groups {
            let is_filtered = !state.filter.is_empty();
            if is_filtered && group.entries.is_empty() {
                continue;
            }
            heading::heading_ui(ui, state, cx, group);
            if !(state.filter.is_empty() && state.folded.contains(&group.section)) {
                section_ui(ui, state, cx, group, rows);
            }
            ui.add_space(measures().space.medium);
        }
        if rows.is_empty() && !state.filter.is_empty() {
            let nothing = cx.words.with("library-nothing-found", &[("text", state.filter.as_str().into())]);
            hint_ui(ui, cx, &nothing);
        }
        ui.add_space(measures().space.large);
    });
}

/// The rows, made anew if the outline or what is looked for has changed.
fn up_to_date(state: &mut LibraryState, cx: &PanelContext<'_>) -> Vec<Group> {
    let made = Made {
        document: cx.document.id(),
        version: cx.document.version(),
        filter: state.filter.clone(),
        order: state.order,
    };
    match state.made.take() {
        Some((old, groups)) if old == made => {
            state.made = Some((old, Vec::new()));
            groups
        }
        _ => {
            let groups = rows::groups(cx.outline(), &state.filter, state.order);
            state.made = Some((made, Vec::new()));
            groups
        }
    }
}

/// What is to be renamed or shown must be seen.
fn unfold_renamed(state: &mut LibraryState, cx: &PanelContext<'_>) {
    for item in [cx.view.renaming.as_ref(), cx.view.revealed()].into_iter().flatten() {
        if let Some(section) = Section::of(item.kind()) {
            state.folded.remove(&section);
        }
    }
}

/// Whether the filter hides what is to be renamed.
fn is_renamed_hidden(state: &LibraryState, cx: &PanelContext<'_>, groups: &[Group]) -> bool {
    let Some(renamed) = cx.view.renaming.as_ref().filter(|_| !state.filter.is_empty()) else { return false };
    let group = groups.iter().find(|group| Some(group.section) == Section::of(renamed.kind()));
    group.is_some_and(|group| group.entries.iter().all(|entry| entry.item != *renamed))
}

fn search_ui(ui: &mut Ui, state: &mut LibraryState, cx: &PanelContext<'_>, has_doubtful: bool) {
    let space = &measures().space;
    egui::Frame::NONE.inner_margin(egui::Margin { left: 12, right: 12, top: 10, bottom: 6 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space.tight;
            let name = cx.words.text("library-filter");
            let side = measures().row;
            let is_doubtful_first = state.order == Order::DoubtfulFirst;
            let shows_order = has_doubtful || is_doubtful_first;
            let width = ui.available_width() - if shows_order { side + space.tight } else { 0.0 };
            let id = Id::unique("library-filter");
            let field = TextField::new(id, &name, &state.filter).hint(&name).width(width).apart().show(ui);
            if let Some(filter) = &field.changed {
                state.filter.clone_from(filter);
            }
            if field.response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
                state.filter.clear();
            }
            field.stay();
            if shows_order {
                let name = cx.words.text("library-doubtful-first");
                let button = IconButton::new(Icon::CircleDashed, &name).on(is_doubtful_first).side(side);
                if button.show(ui).clicked() {
                    state.order = if is_doubtful_first { Order::Outline } else { Order::DoubtfulFirst };
                }
            }
        });
    });
}

/// The rows of a section; while one of them is dragged, with the line where it would land.
fn section_ui(ui: &mut Ui, state: &mut LibraryState, cx: &PanelContext<'_>, group: &Group, rows: &[ItemId]) {
    if group.total == 0 {
        let nothing = match group.section {
            Section::Characters => cx.words.text("library-no-characters"),
            Section::Strands => cx.words.text("library-no-strands"),
            Section::Dilemmas => cx.words.text("library-no-dilemmas"),
            Section::Locations => cx.words.text("library-no-locations"),
            Section::Relations => cx.words.text("library-no-relations"),
            Section::Sources => cx.words.text("library-no-sources"),
        };
        hint_ui(ui, cx, &nothing);
        return;
    }
    let can_order = group.section.has_order() && state.order == Order::Outline && state.filter.is_empty();
    let top = ui.cursor().top();
    for (index, entry) in group.entries.iter().enumerate() {
        // The field of a name stays where it is while the list is still on its way there.
        let is_renamed = cx.view.renaming.as_ref() == Some(&entry.item);
        let is_reached = state.reached.as_ref() == Some(&entry.item)
            || cx.view.reveals(&entry.item)
            || is_renamed && row::is_first_frame_of_name(ui, &entry.item);
        let size = Vec2::new(ui.available_width(), measures().row);
        let rect = Rect::from_min_size(ui.cursor().min, size);
        if is_reached {
            ui.scroll_to_rect(rect, None);
        }
        // What is out of sight costs its space and nothing else.
        if !ui.is_rect_visible(rect) && !is_reached && !is_renamed {
            ui.allocate_space(size);
            continue;
        }
        entry_ui(ui, state, cx, group, (index, entry), rows);
    }
    if can_order {
        ordering::drop_ui(ui, state, cx, group, top);
    }
}

fn entry_ui(
    ui: &mut Ui,
    state: &mut LibraryState,
    cx: &PanelContext<'_>,
    group: &Group,
    (index, entry): (usize, &Entry),
    rows: &[ItemId],
) {
    let item = &entry.item;
    if cx.view.renaming.as_ref() == Some(item) && row::can_rename(item) {
        row::rename_ui(ui, cx, entry, index);
        return;
    }
    let is_tab_stop = tab_stop(cx.document.selection(), rows) == Some(item);
    let response = row::row_ui(ui, cx, entry, index, is_tab_stop);
    if state.reached.as_ref() == Some(item) {
        state.reached = None;
        response.request_focus();
    }
    let selection = cx.document.selection();
    if response.clicked() {
        // In the next frame, when it is the row that can have the focus.
        state.reached = Some(item.clone());
        let how = How::of(ui.input(|input| input.modifiers));
        cx.push(choosing::choose(selection, rows, item, how));
        if response.double_clicked() && row::can_rename(item) {
            cx.push(ViewCommand::Rename(item.clone()));
        } else if how == How::Alone {
            cx.push(ViewCommand::Reveal(item.clone()));
        }
    }
    if response.secondary_clicked() && !cx.is_selected(item) {
        cx.push(crate::session::Select::one(item.clone()));
    }
    if response.drag_started() {
        state.dragged = Some(item.clone());
    }
    // The outline takes a dragged character or location as a scene's own.
    response.dnd_set_drag_payload(item.clone());
    // Without the focus anywhere, the row that is selected is meant.
    let has_keyboard = match ui.memory(egui::Memory::focused) {
        Some(focused) => focused == response.id,
        None => cx.document.selected() == Some(item),
    };
    let by_key = (has_keyboard && take_menu_key(ui.ctx())).then(|| response.rect.center());
    context_menu(&response, by_key, |ui| {
        menu::menu_ui(ui, cx, group, entry, &choosing::meant(selection, item));
    });
}

/// The one row that Tab leads to; from there the arrow keys go on.
fn tab_stop<'r>(selection: &[ItemId], rows: &'r [ItemId]) -> Option<&'r ItemId> {
    let shown = selection.iter().rev().find_map(|item| rows.iter().find(|row| *row == item));
    shown.or(rows.first())
}

fn hint_ui(ui: &mut Ui, cx: &PanelContext<'_>, text: &str) {
    let margin = egui::Margin { left: 18, right: 14, top: 2, bottom: 2 };
    egui::Frame::NONE
        .inner_margin(margin)
        .show(ui, |ui| ui.label(Type::Note.text(text).color(cx.theme.faint)));
}
