//! The scenes as cards, in a column for each strand or each act.
//!
//! Only cards in sight are laid out; all are equally high.

mod card;
mod columns;

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use egui::{
    Align2, CursorIcon, EventFilter, Key, Modifiers, Popup, Pos2, Rect, Role, ScrollArea, Sense, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use self::{
    card::{Act, CardView, SIZE, card_id},
    columns::{Column, Head, Sorting},
};
use super::{
    Shared,
    field::{Caret, Editing, Leave},
    order,
    overview::{Overview, Tally},
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
        widgets::{IconButton, paint_badge, underlined_tab},
    },
    outline::{ItemId, SceneId},
    session::{Command, DocumentId, Select, ViewCommand},
};

/// What the cards remember from frame to frame.
#[derive(Default)]
pub(crate) struct CardsState {
    version: Option<(DocumentId, u64, Sorting)>,
    sorting: Sorting,
    columns: Vec<Column>,
    offset: Vec2,
    editing: Option<(SceneId, Editing)>,
    /// The cards under way, as places in telling order.
    drag: Option<BTreeSet<usize>>,
    anchor: Option<usize>,
    shown: Option<ItemId>,
    wanted: Option<SceneId>,
}

const GAP: f32 = 12.0;
const HEAD: f32 = 44.0;
const STEP: Vec2 = vec2(SIZE.x + 20.0, SIZE.y + GAP);

/// Draws the cards into all there is.
pub(super) fn show(ui: &mut Ui, state: &mut CardsState, shared: &Shared, cx: &PanelContext<'_>) {
    let overview = Arc::clone(&shared.overview);
    sorting_ui(ui, state, cx);
    state.follow(cx);
    state.take_keys(ui, cx, &overview);
    ui.spacing_mut().scroll.kinetic.rubber_band = false;
    let room = ui.available_rect_before_wrap();
    if let Some(scene) = state.wanted.take() {
        state.bring_into_sight(&overview, &scene, room.size());
    }
    let size = state.size();
    let furthest = (size - room.size()).max(Vec2::ZERO);
    let offset = state.offset.clamp(Vec2::ZERO, furthest);
    let mut acts = Vec::new();
    let area = ScrollArea::both().id_salt("cards").auto_shrink(false).animated(false).scroll_offset(offset);
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(size);
        let origin = ui.max_rect().min;
        state.cards_ui(ui, cx, &overview, origin, viewport, &mut acts);
        state.heads_ui(ui, cx, origin, viewport);
    });
    state.offset = output.state.unclamped_offset();
    for (place, act) in acts {
        state.obey(ui, cx, place, &act);
    }
    state.drag_ui(ui, cx, output.inner_rect);
}

impl CardsState {
    fn follow(&mut self, cx: &PanelContext<'_>) {
        let version = (cx.document.id(), cx.document.version(), self.sorting);
        if self.version != Some(version) {
            if self.version.is_some_and(|before| before.0 != version.0) {
                *self = Self { sorting: self.sorting, ..Self::default() };
            }
            self.version = Some(version);
            self.columns = columns::columns(cx.outline(), self.sorting);
            self.drag = None;
            if self.editing.as_ref().is_some_and(|(scene, _)| cx.outline().scene(scene).is_none()) {
                self.editing = None;
            }
        }
        let selected = cx.document.selected();
        if selected != self.shown.as_ref() {
            self.shown = selected.cloned();
            self.wanted = selected.and_then(ItemId::as_scene).cloned();
        }
        if let Some(ItemId::Scene(scene)) = cx.view.revealed() {
            self.wanted = Some(scene.clone());
        }
        if let Some(ItemId::Scene(scene)) = &cx.view.renaming {
            self.edit(cx, scene, Caret::All);
            cx.push(ViewCommand::EndRename);
        }
    }

    fn size(&self) -> Vec2 {
        let longest = self.columns.iter().map(|column| column.scenes.len()).max().unwrap_or_default();
        let margin = measures().space.page;
        vec2(2.0 * margin + self.columns.len() as f32 * STEP.x, HEAD + (longest + 1) as f32 * STEP.y)
    }

    /// Where the card `index` of a column stands, from the upper left corner of everything.
    fn place_of(column: usize, index: usize) -> Vec2 {
        vec2(measures().space.page + column as f32 * STEP.x, HEAD + index as f32 * STEP.y)
    }

    fn find(&self, place: usize) -> Option<(usize, usize)> {
        self.columns.iter().enumerate().find_map(|(column, cards)| {
            // Cards of a column stand in telling order.
            Some((column, cards.scenes.binary_search(&place).ok()?))
        })
    }

    fn bring_into_sight(&mut self, overview: &Overview, scene: &SceneId, room: Vec2) {
        let Some((column, index)) = overview.place_of(scene).and_then(|place| self.find(place)) else {
            return;
        };
        let top_left = Self::place_of(column, index);
        let nearest = |offset: f32, from: f32, to: f32, room: f32| {
            let offset = if to > offset + room { to - room } else { offset };
            offset.min(from)
        };
        let margin = measures().space.page;
        self.offset.x = nearest(self.offset.x, top_left.x - margin, top_left.x + SIZE.x + margin, room.x);
        self.offset.y = nearest(self.offset.y, top_left.y - HEAD, top_left.y + SIZE.y + GAP, room.y);
    }

    fn cards_ui(
        &mut self,
        ui: &mut Ui,
        cx: &PanelContext<'_>,
        overview: &Overview,
        origin: Pos2,
        viewport: Rect,
        acts: &mut Vec<(usize, Act)>,
    ) {
        let cursor = cursor_place(cx, overview);
        let mut editing = self.editing.take();
        for (column, Column { scenes, .. }) in self.columns.iter().enumerate() {
            let left = Self::place_of(column, 0).x;
            if left > viewport.right() || left + SIZE.x < viewport.left() {
                continue;
            }
            for index in in_sight(viewport, scenes.len()) {
                let place = scenes[index];
                let scene = &cx.outline().scenes[place];
                let is_selected = cx.is_selected(&(&scene.id).into());
                let is_cursor = cursor == Some(place);
                let view = CardView { cx, overview, scene, place, is_selected, is_cursor };
                let edited =
                    editing.as_mut().filter(|(edited, _)| *edited == scene.id).map(|(_, editing)| editing);
                let mut card_acts = Vec::new();
                view.show(ui, origin + Self::place_of(column, index), edited, &mut card_acts);
                acts.extend(card_acts.into_iter().map(|act| (place, act)));
            }
            let end = origin + Self::place_of(column, scenes.len());
            self.add_ui(ui, cx, column, end);
        }
        self.editing = editing;
    }

    fn add_ui(&self, ui: &mut Ui, cx: &PanelContext<'_>, column: usize, at: Pos2) {
        let name = self.name_of(cx, column);
        let label = cx.words.with("cards-add", &[("column", name.into())]);
        let rect = Rect::from_min_size(at, vec2(SIZE.x, measures().field));
        let builder = egui::UiBuilder::new().id_salt(("cards-add", column)).max_rect(rect);
        let mut child = ui.new_child(builder.layout(egui::Layout::left_to_right(egui::Align::Center)));
        if IconButton::new(Icon::Plus, &label).side(measures().field).show(&mut child).clicked() {
            cx.push(columns::added(cx.outline(), &self.columns[column]));
            cx.push(ViewCommand::RenameSelected);
        }
    }

    fn name_of(&self, cx: &PanelContext<'_>, column: usize) -> String {
        match &self.columns[column].head {
            Head::Strand(Some(id)) => cx.strand(id).map(|look| look.name).unwrap_or_default(),
            Head::Strand(None) => cx.words.text("no-strand"),
            Head::Act(Some(divider)) => match cx.outline().dividers[*divider].title.as_str() {
                "" => cx.words.text("outline-act"),
                title => title.to_owned(),
            },
            Head::Act(None) if self.columns.len() > 1 => {
                cx.words.with("outline-act-number", &[("n", 1.into())])
            }
            Head::Act(None) => cx.words.text("cards-no-acts"),
        }
    }

    /// The heads of the columns, which stay at the upper edge.
    fn heads_ui(&self, ui: &Ui, cx: &PanelContext<'_>, origin: Pos2, viewport: Rect) {
        let theme = cx.theme;
        let top = origin.y + viewport.top();
        let band =
            Rect::from_min_size(pos2(origin.x + viewport.left(), top), vec2(viewport.width(), HEAD - 6.0));
        ui.painter().rect_filled(band, 0.0, *theme.page);
        for (column, Column { head, scenes }) in self.columns.iter().enumerate() {
            let left = origin.x + Self::place_of(column, 0).x;
            let name = self.name_of(cx, column);
            let rect = Rect::from_min_size(pos2(left, top), vec2(SIZE.x, HEAD - 6.0));
            let response = ui.interact(rect, egui::Id::unique(("cards-head", column)), Sense::empty());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
            let middle = rect.center().y;
            let mut x = left;
            let mut title = name;
            if let Head::Strand(Some(id)) = head
                && let Some(look) = cx.strand(id)
            {
                let badge = Rect::from_center_size(pos2(x + 9.0, middle), Vec2::splat(measures().badge));
                paint_badge(ui.painter(), badge, theme, Some(look.badge()));
                x += measures().badge + 8.0;
                if let Some(strand) = cx.outline().strand(id).filter(|strand| !strand.title.is_empty()) {
                    title.clone_from(&strand.title);
                }
            }
            let tally = Tally::of(scenes.iter().map(|&place| cx.outline().scenes[place].as_ref()));
            let sums = cx.words.with(
                "cards-sums",
                &[("scenes", tally.scenes.into()), ("minutes", cx.words.length_short(tally.length).into())],
            );
            let at = pos2(left + SIZE.x, middle);
            let sums = ui.painter().text(at, Align2::RIGHT_CENTER, sums, Type::Note.font(), *theme.soft);
            let mut job =
                egui::text::LayoutJob::simple_singleline(title, Type::ControlStrong.font(), *theme.ink);
            job.wrap = egui::text::TextWrapping::truncate_at_width((sums.left() - x - 8.0).max(20.0));
            let galley = ui.painter().layout_job(job);
            ui.painter().galley(pos2(x, middle - galley.size().y / 2.0), galley, *theme.ink);
        }
    }

    fn edit(&mut self, cx: &PanelContext<'_>, scene: &SceneId, caret: Caret) {
        if cx.outline().scene(scene).is_some() {
            self.editing = Some((scene.clone(), Editing::new(caret)));
            self.wanted = Some(scene.clone());
        }
    }

    fn obey(&mut self, ui: &Ui, cx: &PanelContext<'_>, place: usize, act: &Act) {
        let scene = &cx.outline().scenes[place];
        let item = ItemId::from(&scene.id);
        match act {
            &Act::Click(modifiers, on_title) => {
                ui.memory_mut(|memory| memory.request_focus(card_id(&scene.id)));
                let is_alone = cx.document.selection().len() == 1 && cx.is_selected(&item);
                if modifiers.shift {
                    let anchor = self.anchor.unwrap_or(place);
                    cx.push(Select::Only(order::range(cx.outline(), anchor, place)));
                } else if modifiers.command {
                    self.anchor = Some(place);
                    cx.push(Select::Toggle(item));
                } else if is_alone && on_title {
                    self.edit(cx, &scene.id, Caret::End);
                } else {
                    self.anchor = Some(place);
                    cx.push(Select::one(item));
                }
            }
            Act::Drag => {
                let selected = order::selected_places(cx.outline(), cx.document.selection());
                let is_selected = selected.contains(&place);
                if !is_selected {
                    cx.push(Select::one(item));
                }
                self.drag =
                    Some(if is_selected { selected.into_iter().collect() } else { BTreeSet::from([place]) });
            }
            Act::Leave(leave) => self.leave(ui, cx, *leave),
        }
    }

    fn leave(&mut self, ui: &Ui, cx: &PanelContext<'_>, leave: Leave) {
        let Some((id, _)) = self.editing.take() else { return };
        cx.push(Command::EndStep);
        if leave != Leave::Blur {
            ui.memory_mut(|memory| memory.request_focus(card_id(&id)));
        }
    }

    /// Arrow keys lead from card to card; Enter edits the title.
    fn take_keys(&mut self, ui: &Ui, cx: &PanelContext<'_>, overview: &Overview) {
        let focused = ui.memory(egui::Memory::focused);
        let cursor = cursor_place(cx, overview);
        let own = cursor.map(|place| card_id(&cx.outline().scenes[place].id));
        let is_covered =
            Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
        if self.editing.is_some() || self.drag.is_some() || is_covered || focused.is_some() && focused != own
        {
            return;
        }
        if let Some(id) = focused {
            let arrows =
                EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        }
        let pressed = ui.input_mut(|input| {
            [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight, Key::Enter]
                .into_iter()
                .find(|key| input.consume_key(Modifiers::NONE, *key))
        });
        let Some(key) = pressed else { return };
        if key == Key::Enter {
            if let Some(place) = cursor {
                let scene = cx.outline().scenes[place].id.clone();
                self.edit(cx, &scene, Caret::All);
            }
            return;
        }
        if let Some(place) = self.beside(cursor, key) {
            let scene = &cx.outline().scenes[place].id;
            self.anchor = Some(place);
            cx.push(Select::one(scene));
            ui.memory_mut(|memory| {
                memory.request_focus(card_id(scene));
                // Otherwise the arrow key would lead on from here, to whatever lies in its direction.
                memory.move_focus(egui::FocusDirection::None);
            });
        }
    }

    /// The card that an arrow key leads to.
    fn beside(&self, from: Option<usize>, key: Key) -> Option<usize> {
        let Some((column, index)) = from.and_then(|place| self.find(place)) else {
            return self.columns.iter().find_map(|column| column.scenes.first().copied());
        };
        let near =
            |column: &Column| column.scenes.get(index.min(column.scenes.len().checked_sub(1)?)).copied();
        match key {
            Key::ArrowUp => self.columns[column].scenes.get(index.checked_sub(1)?).copied(),
            Key::ArrowDown => self.columns[column].scenes.get(index + 1).copied(),
            Key::ArrowLeft => self.columns[..column].iter().rev().find_map(near),
            _ => self.columns[column + 1..].iter().find_map(near),
        }
    }

    /// Shows where the dragged cards would come to stand, and drops them.
    fn drag_ui(&mut self, ui: &Ui, cx: &PanelContext<'_>, view: Rect) {
        let Some(cards) = &self.drag else { return };
        let (pointer, is_down, is_cancelled) = ui.input(|input| {
            (input.pointer.latest_pos(), input.pointer.primary_down(), input.key_pressed(Key::Escape))
        });
        let (Some(pointer), false) = (pointer, is_cancelled) else {
            self.drag = None;
            return;
        };
        let at = pointer - view.min + self.offset;
        let column = ((at.x - measures().space.page) / STEP.x).floor().max(0.0) as usize;
        let column = column.min(self.columns.len().saturating_sub(1));
        let count = self.columns.get(column).map_or(0, |column| column.scenes.len());
        let index = (((at.y - HEAD) / STEP.y).round().max(0.0) as usize).min(count);
        if !is_down {
            let edit = columns::dropped(cx.outline(), &self.columns, cards, column, index);
            if let Some(edit) = edit.filter(|_| view.expand(20.0).contains(pointer)) {
                cx.push(edit);
            }
            self.drag = None;
            return;
        }
        ui.set_cursor_icon(CursorIcon::Grabbing);
        let painter = ui.painter().with_clip_rect(view);
        let from = view.min + Self::place_of(column, index) - self.offset - vec2(0.0, GAP / 2.0);
        painter.hline(from.x..=from.x + SIZE.x, from.y, (2.0, *cx.theme.accent));
        painter.circle_filled(pos2(from.x, from.y), 3.5, *cx.theme.accent);
        for &place in cards {
            if let Some((column, index)) = self.find(place) {
                let corner = view.min + Self::place_of(column, index) - self.offset;
                painter.rect_filled(
                    Rect::from_min_size(corner, SIZE),
                    7.0,
                    cx.theme.page.gamma_multiply(0.6),
                );
            }
        }
    }
}

fn cursor_place(cx: &PanelContext<'_>, overview: &Overview) -> Option<usize> {
    overview.place_of(cx.document.selected().and_then(ItemId::as_scene)?)
}

/// Which cards of a column of `count` are in sight.
fn in_sight(viewport: Rect, count: usize) -> Range<usize> {
    let first = ((viewport.top() - HEAD) / STEP.y).floor().max(0.0) as usize;
    let end = ((viewport.bottom() - HEAD) / STEP.y).ceil().max(0.0) as usize;
    first.min(count)..end.min(count)
}

fn sorting_ui(ui: &mut Ui, state: &mut CardsState, cx: &PanelContext<'_>) {
    let margin = egui::Margin { left: 28, right: 28, top: 4, bottom: 0 };
    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = measures().space.large;
            for (sorting, label) in [
                (Sorting::Strands, cx.words.text("cards-by-strand")),
                (Sorting::Acts, cx.words.text("cards-by-act")),
            ] {
                if underlined_tab(ui, &label, state.sorting == sorting).clicked() {
                    state.sorting = sorting;
                }
            }
        });
    });
}
