//! The scenes in telling order: a list of rows of which only those in sight are laid out.
//!
//! [`show`] reads keys, lays out and draws rows, and hands what was done to them to [`obey`](obey).

mod cast;
mod divider;
mod drag;

mod empty;
mod end;
mod facts;
mod flow;
mod keys;
mod layout;
mod menu;
mod obey;
mod row;
mod target;

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use egui::{EventFilter, Id, Popup, Rect, ScrollArea, Ui, pos2, vec2};

use self::{
    divider::{DIVIDER_HEIGHT, DividerView, divider_id},
    drag::Drag,
    keys::Wish,
    layout::{Extent, Part, RowLayout},
    menu::Chosen,
    row::{Act, RowView, row_id},
    target::{Editing, Target},
};
use super::{
    Shared,
    arrange::{self, Row},
    clip, field,
    overview::{Overview, Tally},
    stack::Stack,
};
use crate::{
    app::{actions::InOutline, context::PanelContext},
    outline::{DividerKind, ItemId, Scene, SceneId},
    session::{DocumentId, ViewCommand},
};

/// What the list remembers from frame to frame.
#[derive(Default)]
pub(crate) struct OutlineState {
    version: Option<(DocumentId, u64)>,
    rows: Vec<Row>,
    stack: Stack<RowKey>,
    /// How far each open outline is scrolled down, in points.
    offsets: BTreeMap<DocumentId, f32>,
    cursor: Option<Cursor>,
    /// Where that row stood in the last frame.
    row_seen: Option<usize>,
    /// Where a selection that is drawn out begins.
    anchor: Option<SceneId>,
    /// What was shown as selected in the last frame.
    shown: Option<ItemId>,
    editing: Option<Editing>,
    drag: Option<Drag>,
    /// A row that is to stay where it is on the screen while others change: so many points below the upper edge.
    kept: Option<(SceneId, f32)>,
    /// A row that is to be brought into sight.
    wanted: Option<Cursor>,
    /// The pointer has just changed what is selected: it is in sight already.
    is_pointed_at: bool,
    left_whole: Option<LeftWhole>,
    /// Commands that were asked for by name.
    asked: Vec<Wish>,
}

/// What was shown whole before the last click. It stays so until the pointer leaves the row that was clicked: a second
/// click finds everything where it was.
struct LeftWhole {
    scene: SceneId,
    clicked: SceneId,
}

/// What was done to rows in this frame, and to which.
#[derive(Default)]
struct Answers {
    acts: Vec<(usize, Act)>,
    chosen: Vec<Chosen>,
}

/// The row that keys act on.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cursor {
    Scene(SceneId),
    Divider(usize),
}

impl Cursor {
    fn id(&self) -> Id {
        match self {
            Self::Scene(scene) => row_id(scene),
            Self::Divider(divider) => divider_id(*divider),
        }
    }
}

/// What a row's height depends on. The scene is kept, so that its address is not used again.
#[derive(Clone, Debug)]
enum RowKey {
    Scene(Arc<Scene>, bool),
    Divider,
    End,
}

impl RowKey {
    fn parts(&self) -> (u8, usize, bool) {
        match self {
            Self::Scene(scene, is_whole) => (0, Arc::as_ptr(scene).addr(), *is_whole),
            Self::Divider => (1, 0, false),
            Self::End => (2, 0, false),
        }
    }

    /// A guess at the row's height that needs no laying out.
    fn estimate(&self, width: f32) -> f32 {
        match self {
            Self::Scene(scene, _) => {
                let a_line = (width / 7.0).max(20.0);
                let lines = (scene.summary.len() as f32 / a_line).ceil().clamp(0.0, 2.0);
                67.0 + 20.0 * lines
            }
            Self::Divider => DIVIDER_HEIGHT,
            Self::End => end::END_HEIGHT,
        }
    }
}

impl PartialEq for RowKey {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for RowKey {}

impl PartialOrd for RowKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RowKey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(&other.parts())
    }
}

/// Draws the list into all there is.
pub(super) fn show(ui: &mut Ui, state: &mut OutlineState, shared: &mut Shared, cx: &PanelContext<'_>) {
    let overview = Arc::clone(&shared.overview);
    let outline = cx.outline();
    if outline.scenes.is_empty() && outline.dividers.is_empty() {
        *state = OutlineState::default();
        empty::invitation_ui(ui, cx);
        return;
    }
    state.follow(ui, cx, &overview);
    state.take_keys(ui, shared, cx);

    // The rubber band would pull back what is scrolled to before the area knows how long it has become.
    ui.spacing_mut().scroll.kinetic.rubber_band = false;
    let room = ui.available_rect_before_wrap();
    state.fold_left_whole(ui, cx, &overview, room);
    state.lay_out(ui, cx, &overview, room);
    let offset = state.offset(cx);
    let area = ScrollArea::vertical()
        .id_salt(("outline", cx.document.id()))
        .auto_shrink(false)
        .animated(false)
        .vertical_scroll_offset(offset);
    let mut answers = Answers::default();
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(state.stack.total());
        let origin = ui.max_rect().min;
        state.rows_ui(
            ui,
            cx,
            &overview,
            Rect::from_min_size(origin, vec2(room.width(), 0.0)),
            viewport,
            &mut answers,
        );
    });
    state.offsets.insert(cx.document.id(), output.state.unclamped_offset().y);
    // A click into another field ends editing in the one before.
    answers.acts.sort_by_key(|(_, act)| !matches!(act, Act::Leave(_)));
    for (row, act) in answers.acts {
        state.obey_act(ui, cx, &overview, row, act, output.inner_rect);
    }
    for choice in answers.chosen {
        state.obey_choice(cx, &choice);
    }
    state.drag_ui(ui, cx, output.inner_rect);
}

impl OutlineState {
    /// Has a command carried out in the next frame.
    pub(super) fn ask(&mut self, command: InOutline) {
        self.asked.push(command.into());
    }

    /// Goes to a divider's row in the next frame.
    pub(super) fn show_divider(&mut self, divider: usize) {
        self.asked.push(Wish::ShowDivider(divider));
    }

    fn offset(&self, cx: &PanelContext<'_>) -> f32 {
        self.offsets.get(&cx.document.id()).copied().unwrap_or_default()
    }

    /// Takes over what has changed since the last frame: rows, selection, wishes to rename or to be shown.
    fn follow(&mut self, ui: &Ui, cx: &PanelContext<'_>, overview: &Overview) {
        let outline = cx.outline();
        let cursor_before = self.cursor.clone();
        let row_before = cursor_before
            .as_ref()
            .and_then(|cursor| self.row_seen.filter(|_| self.is_gone(cx, overview, cursor)));
        let version = (cx.document.id(), cx.document.version());
        if self.version != Some(version) {
            if self.version.is_none_or(|(document, _)| document != version.0) {
                let offsets = std::mem::take(&mut self.offsets);
                *self = Self { offsets, shown: cx.document.selected().cloned(), ..Self::default() };
            }
            self.version = Some(version);
            self.rows = arrange::rows(outline);
            if let Some(row) = row_before {
                // What stands there now takes the place of what is gone.
                self.cursor = self.cursor_at(cx, row.min(self.rows.len().saturating_sub(1)));
            }
            let is_there = |scene: &SceneId| overview.place_of(scene).is_some();
            if self
                .editing
                .as_ref()
                .and_then(|editing| editing.target.scene())
                .is_some_and(|scene| !is_there(scene))
            {
                self.editing = None;
            }
            self.drag = None;
        }
        let selected = cx.document.selected();
        let is_pointed_at = std::mem::take(&mut self.is_pointed_at);
        if selected != self.shown.as_ref() {
            self.shown = selected.cloned();
            if let Some(scene) = selected.and_then(ItemId::as_scene) {
                self.cursor = Some(Cursor::Scene(scene.clone()));
                if !is_pointed_at {
                    self.wanted.clone_from(&self.cursor);
                    self.left_whole = None;
                }
                if cx.document.selection().len() == 1 {
                    self.anchor = Some(scene.clone());
                }
            }
        }
        if let Some(ItemId::Scene(scene)) = cx.view.revealed() {
            self.wanted = Some(Cursor::Scene(scene.clone()));
        }
        self.take_focus_along(ui, cursor_before.as_ref());
        if let Some(ItemId::Scene(scene)) = &cx.view.renaming {
            let target = Target::Scene(scene.clone(), Part::Title);
            self.begin(cx, target, field::Caret::All);
            cx.push(ViewCommand::EndRename);
        }
    }

    /// Whether the row is there no more.
    fn is_gone(&self, cx: &PanelContext<'_>, overview: &Overview, cursor: &Cursor) -> bool {
        match cursor {
            Cursor::Scene(scene) => overview.place_of(scene).is_none(),
            Cursor::Divider(divider) => *divider >= cx.outline().dividers.len(),
        }
    }

    /// The focus goes along when the keys act on another row now.
    fn take_focus_along(&self, ui: &Ui, before: Option<&Cursor>) {
        let had_focus = before.is_some_and(|before| ui.memory(|memory| memory.has_focus(before.id())));
        if let Some(cursor) = self.cursor.as_ref().filter(|cursor| had_focus && Some(*cursor) != before) {
            ui.memory_mut(|memory| memory.request_focus(cursor.id()));
        }
    }

    /// The selected scene, which is shown whole.
    fn whole<'c>(&self, cx: &'c PanelContext<'_>) -> Option<&'c SceneId> {
        cx.document.selected().and_then(ItemId::as_scene)
    }

    fn is_whole(&self, cx: &PanelContext<'_>, scene: &SceneId) -> bool {
        self.whole(cx) == Some(scene) || self.left_whole.as_ref().is_some_and(|left| left.scene == *scene)
    }

    /// Folds what the last click has left whole, once the pointer is elsewhere; what was clicked stays in its place.
    fn fold_left_whole(&mut self, ui: &Ui, cx: &PanelContext<'_>, overview: &Overview, room: Rect) {
        let Some(left) = &self.left_whole else { return };
        let place = overview.place_of(&left.clicked);
        if let Some(row) = place.and_then(|place| self.row_of(Row::Scene(place))) {
            let below = self.stack.top(row) - self.offset(cx);
            let size = vec2(room.width(), self.stack.height(row));
            let place = Rect::from_min_size(pos2(room.left(), room.top() + below), size).intersect(room);
            if ui.input(|input| input.pointer.hover_pos()).is_some_and(|pos| place.contains(pos)) {
                return;
            }
            self.kept = place.is_positive().then(|| (left.clicked.clone(), below));
        }
        self.left_whole = None;
    }

    fn extent(&self, cx: &PanelContext<'_>, scene: &SceneId) -> Extent {
        let edited = self.editing.as_ref().map(|editing| &editing.target);
        let edits =
            |part| matches!(edited, Some(Target::Scene(id, edited)) if id == scene && *edited == part);
        Extent {
            is_whole: self.is_whole(cx, scene),
            edits_title: edits(Part::Title),
            edits_summary: edits(Part::Summary),
        }
    }

    /// Sets the rows, measures those in sight, and brings into sight what is wanted.
    fn lay_out(&mut self, ui: &Ui, cx: &PanelContext<'_>, overview: &Overview, room: Rect) {
        let outline = cx.outline();
        let whole = self.whole(cx);
        let key = |row: &Row| match row {
            Row::Scene(place) => {
                let scene = &outline.scenes[*place];
                RowKey::Scene(Arc::clone(scene), self.is_whole(cx, &scene.id))
            }
            Row::Divider(_) => RowKey::Divider,
        };
        let keys: Vec<RowKey> = self.rows.iter().map(key).chain([RowKey::End]).collect();
        let width = room.width();
        self.stack.set(keys, width, |key| key.estimate(width));
        // These change without their scene changing.
        let edited = self.editing.as_ref().and_then(|editing| editing.target.scene());
        let left_whole = self.left_whole.as_ref().map(|left| &left.scene);
        for scene in [whole, left_whole, edited].into_iter().flatten() {
            if let Some(row) = overview.place_of(scene).and_then(|place| self.row_of(Row::Scene(place))) {
                self.stack.forget(row);
            }
        }

        let mut offset = self.offset(cx);
        if let Some((scene, below)) = self.kept.take()
            && let Some(row) = overview.place_of(&scene).and_then(|place| self.row_of(Row::Scene(place)))
        {
            // What lies above may have changed its height.
            self.settle(ui, cx, overview, offset, room.height());
            offset = (self.stack.top(row) - below).max(0.0);
        }
        offset = self.settle(ui, cx, overview, offset, room.height());
        if let Some(row) = self.wanted.take().and_then(|cursor| self.row_of_cursor(overview, &cursor)) {
            for _ in 0..2 {
                offset = self.offset_showing(row, offset, room.height());
                offset = self.settle(ui, cx, overview, offset, room.height());
            }
        }
        let furthest = (self.stack.total() - room.height()).max(0.0);
        self.offsets.insert(cx.document.id(), offset.min(furthest));
    }

    fn settle(
        &mut self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        overview: &Overview,
        offset: f32,
        height: f32,
    ) -> f32 {
        let width = self.stack.width();
        let mut stack = std::mem::take(&mut self.stack);
        let settled = stack.settle(offset, height, |row| match self.rows.get(row) {
            Some(Row::Scene(place)) => {
                let scene = &cx.outline().scenes[*place];
                let extent = self.extent(cx, &scene.id);
                RowLayout::new(ui.painter(), cx, overview, scene, extent, width).height
            }
            Some(Row::Divider(_)) => DIVIDER_HEIGHT,
            None => end::END_HEIGHT,
        });
        self.stack = stack;
        settled
    }

    /// The offset nearest to `offset` at which the row is in sight with something round it.
    fn offset_showing(&self, row: usize, offset: f32, height: f32) -> f32 {
        const ROUND: f32 = 24.0;
        let (top, bottom) =
            (self.stack.top(row) - ROUND, self.stack.top(row) + self.stack.height(row) + ROUND);
        let offset = if bottom > offset + height { bottom - height } else { offset };
        if top < offset { top.max(0.0) } else { offset }
    }

    fn row_of(&self, wanted: Row) -> Option<usize> {
        match wanted {
            // Dividers only push scenes down.
            Row::Scene(place) => self.rows[place.min(self.rows.len())..]
                .iter()
                .position(|row| *row == wanted)
                .map(|at| at + place),
            Row::Divider(_) => self.rows.iter().position(|row| *row == wanted),
        }
    }

    fn row_of_cursor(&self, overview: &Overview, cursor: &Cursor) -> Option<usize> {
        match cursor {
            Cursor::Scene(scene) => self.row_of(Row::Scene(overview.place_of(scene)?)),
            Cursor::Divider(divider) => self.row_of(Row::Divider(*divider)),
        }
    }

    fn cursor_at(&self, cx: &PanelContext<'_>, row: usize) -> Option<Cursor> {
        Some(match self.rows.get(row)? {
            Row::Scene(place) => Cursor::Scene(cx.outline().scenes[*place].id.clone()),
            Row::Divider(divider) => Cursor::Divider(*divider),
        })
    }

    /// Reads the keyboard if the list has it: one of its rows has the focus, or nothing has.
    fn take_keys(&mut self, ui: &Ui, shared: &mut Shared, cx: &PanelContext<'_>) {
        for wish in std::mem::take(&mut self.asked) {
            self.obey(ui, shared, cx, wish);
        }
        let focused = ui.memory(egui::Memory::focused);
        let cursor = self.cursor.as_ref().map(Cursor::id);
        let is_elsewhere = focused.is_some() && focused != cursor;
        let is_covered =
            Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
        if self.editing.is_some() || self.drag.is_some() || is_elsewhere || is_covered {
            return;
        }
        if let Some(id) = focused {
            let arrows =
                EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        }
        let page = (ui.available_height() / 110.0) as usize;
        let is_on_divider = matches!(self.cursor, Some(Cursor::Divider(_))) && focused.is_some();
        // A text that was not copied here is a synopsis, unless it is meant for the row that has the focus.
        let clip = shared.clip.as_ref();
        let takes = |text: &str| {
            clip.is_some_and(|clip| clip.is_text(text)) || focused.is_some() && clip::is_meant_as_scenes(text)
        };
        // Without the focus the list lets Enter alone while something else than a scene is selected.
        let is_other =
            focused.is_none() && cx.document.selected().is_some_and(|selected| selected.as_scene().is_none());
        for wish in keys::take_wishes(ui, page, is_on_divider, takes) {
            if !(is_other && wish == keys::Wish::Edit) {
                self.obey(ui, shared, cx, wish);
            }
        }
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        cx: &PanelContext<'_>,
        overview: &Overview,
        content: Rect,
        viewport: Rect,
        answers: &mut Answers,
    ) {
        let in_sight = self.stack.rows_in(viewport.top(), viewport.bottom());
        // The row with the focus is drawn even out of sight, or it would lose it.
        let cursor = self.cursor.as_ref().and_then(|cursor| self.row_of_cursor(overview, cursor));
        let focused = cursor.filter(|row| !in_sight.contains(row));
        self.row_seen = cursor;
        let mut editing = self.editing.take();
        for row in in_sight.clone().chain(focused) {
            let top = content.top() + self.stack.top(row);
            let rect =
                Rect::from_min_size(pos2(content.left(), top), vec2(content.width(), self.stack.height(row)));
            let mut row_acts = Vec::new();
            match self.rows.get(row) {
                Some(Row::Scene(place)) => {
                    let scene = &cx.outline().scenes[*place];
                    let view = RowView {
                        cx,
                        overview,
                        scene,
                        place: *place,
                        extent: self.extent_with(cx, &scene.id, editing.as_ref()),
                        is_selected: cx.is_selected(&(&scene.id).into()),
                        is_cursor: cursor == Some(row),
                    };
                    let edited = editing.as_mut().filter(|editing| editing.target.scene() == Some(&scene.id));
                    let response = view.show(ui, rect, edited, &mut row_acts);
                    let by_key = menu::asked_by_key(ui, &response, view.is_cursor);
                    menu::scene_menu(&response, by_key, cx, scene);
                }
                Some(Row::Divider(index)) => {
                    let act = self.act_sums(cx, row);
                    let divider = &cx.outline().dividers[*index];
                    let view =
                        DividerView { cx, divider, index: *index, is_cursor: cursor == Some(row), act };
                    let edited = editing.as_mut().filter(|editing| editing.target == Target::Divider(*index));
                    let response = view.show(ui, rect, edited, &mut row_acts);
                    let by_key = menu::asked_by_key(ui, &response, view.is_cursor);
                    menu::divider_menu(&response, by_key, cx, *index, &mut row_acts);
                }
                None => end::end_ui(ui, rect, cx, self.rows.len(), &mut answers.chosen),
            }
            answers.acts.extend(row_acts.into_iter().map(|act| (row, act)));
        }
        self.editing = editing;
        self.between_ui(ui, cx, content, in_sight, cursor, &mut answers.chosen);
    }

    /// The button between two rows that puts a new scene there.
    fn between_ui(
        &self,
        ui: &mut Ui,
        cx: &PanelContext<'_>,
        content: Rect,
        in_sight: std::ops::Range<usize>,
        cursor: Option<usize>,
        chosen: &mut Vec<Chosen>,
    ) {
        if self.drag.is_some() {
            return;
        }
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|pos| ui.clip_rect().contains(*pos));
        let pointed = pointer.map(|pos| self.stack.row_at(pos.y - content.top()));
        let mut rows: Vec<usize> =
            [pointed, cursor].into_iter().flatten().filter(|row| in_sight.contains(row)).collect();
        rows.dedup();
        for row in rows {
            let Some(Row::Scene(place)) = self.rows.get(row) else { continue };
            let y = content.top() + self.stack.top(row + 1);
            if end::insert_ui(ui, pos2(content.left(), y), cx, *place) {
                chosen.push(Chosen::AddScene(row + 1));
            }
        }
    }

    fn extent_with(&self, cx: &PanelContext<'_>, scene: &SceneId, editing: Option<&Editing>) -> Extent {
        let edited = editing.map(|editing| &editing.target);
        let edits =
            |part| matches!(edited, Some(Target::Scene(id, edited)) if id == scene && *edited == part);
        Extent {
            edits_title: edits(Part::Title),
            edits_summary: edits(Part::Summary),
            ..self.extent(cx, scene)
        }
    }

    fn act_sums(&self, cx: &PanelContext<'_>, row: usize) -> Option<Tally> {
        let outline = cx.outline();
        let Row::Divider(index) = self.rows[row] else { return None };
        if outline.dividers[index].kind != DividerKind::Act {
            return None;
        }
        let scenes = arrange::scenes_of_act(&self.rows, row, outline);
        Some(Tally::of(scenes.map(|place| outline.scenes[place].as_ref())))
    }
}
