//! Carrying out what was asked of the list: by keys, by the pointer, from a menu.

use std::collections::BTreeSet;

use egui::{Modifiers, Rect, Ui};

use super::{
    Cursor, LeftWhole, OutlineState,
    drag::Drag,
    keys::{Reach, Wish},
    layout::Part,
    menu::Chosen,
    row::{Act, field_id},
    target::{Editing, Target},
};
use crate::{
    app::{
        actions::Action,
        context::PanelContext,
        merging::merged,
        middle::{
            Shared,
            arrange::{self, Row},
            clip, edits,
            field::{Caret, Leave, caret_byte},
            order::{self, Step},
            overview::Overview,
            review::{self, Direction},
        },
        words::Words,
    },
    outline::{DividerKind, Edit, ItemId, Scene, SceneId},
    session::{Command, Select, ViewCommand},
};

impl OutlineState {
    /// Carries out what a key asked for.
    pub(super) fn obey(&mut self, ui: &Ui, shared: &mut Shared, cx: &PanelContext<'_>, wish: Wish) {
        let overview = std::sync::Arc::clone(&shared.overview);
        match wish {
            Wish::Go(step, reach) => self.go(ui, cx, &overview, step, reach),
            Wish::Toggle => {
                if let Some(Cursor::Scene(scene)) = &self.cursor {
                    cx.push(Select::Toggle(scene.into()));
                }
            }
            Wish::All => {
                let last = self.cursor_place(&overview).unwrap_or_default();
                let mut all: Vec<ItemId> =
                    cx.outline().scenes.iter().map(|scene| (&scene.id).into()).collect();
                if last < all.len() {
                    let shown = all.remove(last);
                    all.push(shown);
                }
                cx.push(Select::Only(all));
            }
            Wish::MoveUp | Wish::MoveDown => {
                let rows = self.meant_rows(cx);
                if let Some(edit) = arrange::nudged(cx.outline(), &self.rows, &rows, wish == Wish::MoveUp) {
                    cx.push(edit);
                    self.wanted.clone_from(&self.cursor);
                }
            }
            Wish::Edit => match self.cursor.clone() {
                Some(Cursor::Scene(scene)) => self.begin(cx, Target::Scene(scene, Part::Title), Caret::All),
                Some(Cursor::Divider(divider)) => self.begin(cx, Target::Divider(divider), Caret::All),
                None => {}
            },
            Wish::EditSummary => {
                if let Some(scene) = self.cursor_scene().cloned() {
                    self.begin(cx, Target::Scene(scene, Part::Summary), Caret::End);
                }
            }
            Wish::Copy => cx.asked.push(Action::Copy),
            Wish::Cut => cx.asked.push(Action::Cut),
            Wish::Paste(text) => self.paste(shared, cx, &text),
            Wish::NextUnchecked | Wish::PreviousUnchecked => {
                let onward = wish == Wish::NextUnchecked;
                let direction = if onward { Direction::Onward } else { Direction::Back };
                self.go_to_unchecked(ui, cx, direction);
            }
            Wish::Accept => self.accept(ui, cx),
            Wish::Reject => self.reject(ui, cx),
            Wish::Split => self.begin_split(cx),
            Wish::Join => self.join(cx),
            Wish::ShowDivider(divider) if divider < cx.outline().dividers.len() => {
                cx.push(Select::Clear);
                self.stand_on(ui, Cursor::Divider(divider));
                self.wanted.clone_from(&self.cursor);
            }
            Wish::ShowDivider(_) => {}
            Wish::RemoveDivider => {
                if let Some(Cursor::Divider(divider)) = self.cursor.take() {
                    cx.push(arrange::without_divider(cx.outline(), divider));
                }
            }
        }
    }

    /// Puts in what was on the clipboard, behind the row that the keys act on.
    fn paste(&self, shared: &Shared, cx: &PanelContext<'_>, text: &str) {
        let row = self.cursor.as_ref().and_then(|cursor| self.row_of_cursor(&shared.overview, cursor));
        let gap = row.map_or(self.rows.len(), |row| row + 1);
        let before = self.scene_id_after(cx, gap);
        let clip = shared.clip.as_ref();
        if let Some(edit) = clip::paste(text, clip, cx.outline(), before.as_ref(), Words::read_minutes) {
            cx.push(edit);
        }
    }

    /// Carries out what was done to a row with the pointer, or in its field.
    pub(super) fn obey_act(
        &mut self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        overview: &Overview,
        row: usize,
        act: Act,
        view: Rect,
    ) {
        let Some(cursor) = self.cursor_at(cx, row) else { return };
        match (act, &cursor) {
            (Act::Click(_, part), Cursor::Divider(divider)) => {
                let divider = *divider;
                self.stand_on(ui, cursor);
                if part.is_some() {
                    self.begin(cx, Target::Divider(divider), Caret::All);
                } else {
                    cx.push(Select::Clear);
                }
            }
            (Act::Click(modifiers, part), Cursor::Scene(scene)) => {
                let scene = scene.clone();
                let is_in_sight = self.keep_in_place(cx, row, &scene, view);
                self.stand_on(ui, cursor);
                self.click(cx, overview, &scene, modifiers, part);
                if is_in_sight {
                    self.wanted = None;
                }
            }
            (Act::OtherClick, Cursor::Scene(scene)) => {
                if !cx.is_selected(&scene.into()) {
                    cx.push(Select::one(scene));
                }
                self.stand_on(ui, cursor);
            }
            (Act::Drag, _) => self.take_up(cx, row, &cursor),
            (Act::OtherClick, Cursor::Divider(_)) => self.cursor = Some(cursor),
            (Act::Focus, _) => {
                self.cursor = Some(cursor);
                // Arrow keys can be kept for the list only from the next frame on.
                ui.request_repaint();
            }
            (Act::EditMinutes, Cursor::Scene(scene)) => {
                let target = Target::Minutes(scene.clone());
                self.stand_on(ui, cursor);
                self.begin(cx, target, Caret::All);
            }
            (Act::Leave(leave), _) => self.leave(ui, cx, overview, leave),
            (Act::EditMinutes, Cursor::Divider(_)) => {}
        }
    }

    /// What is being clicked stays where it is, whatever else changes by the click: a second one must find the same
    /// thing. Whether it is in sight at all.
    fn keep_in_place(&mut self, cx: &PanelContext<'_>, row: usize, scene: &SceneId, view: Rect) -> bool {
        let below = self.stack.top(row) - self.offset(cx);
        let is_in_sight = below < view.height() && below + self.stack.height(row) > 0.0;
        if is_in_sight {
            self.kept = Some((scene.clone(), below));
            self.is_pointed_at = true;
            // A second click on the same scene changes nothing of it.
            if let Some(whole) = self.whole(cx).filter(|whole| *whole != scene) {
                self.left_whole = Some(LeftWhole { scene: whole.clone(), clicked: scene.clone() });
            }
        }
        is_in_sight
    }

    /// Carries out what was chosen with one of the buttons that add.
    pub(super) fn obey_choice(&self, cx: &PanelContext<'_>, choice: &Chosen) {
        match *choice {
            Chosen::AddScene(gap) => {
                cx.push(edits::add_scene(cx.outline(), arrange::scene_after(&self.rows, gap)));
                cx.push(ViewCommand::RenameSelected);
            }
            Chosen::AddDivider(kind, gap) => {
                let title = match kind {
                    DividerKind::Act => {
                        let number = arrange::act_number(cx.outline(), self.scene_id_after(cx, gap).as_ref());
                        cx.words.with("outline-act-number", &[("n", number.into())])
                    }
                    _ => String::new(),
                };
                cx.push(arrange::with_divider(cx.outline(), kind, title, self.scene_id_after(cx, gap)));
            }
        }
    }

    /// Begins to edit; selects the scene that it is about.
    pub(super) fn begin(&mut self, cx: &PanelContext<'_>, target: Target, caret: Caret) {
        let outline = cx.outline();
        let is_there = match &target {
            Target::Scene(scene, _) | Target::Minutes(scene) => outline.scene(scene).is_some(),
            Target::Divider(divider) => *divider < outline.dividers.len(),
        };
        if !is_there {
            return;
        }
        if let Some(scene) = target.scene() {
            self.cursor = Some(Cursor::Scene(scene.clone()));
            if cx.document.selected().and_then(ItemId::as_scene) != Some(scene) {
                cx.push(Select::one(scene));
            }
        }
        self.wanted.clone_from(&self.cursor);
        self.editing = Some(Editing::new(target, caret));
    }

    fn click(
        &mut self,
        cx: &PanelContext<'_>,
        overview: &Overview,
        scene: &SceneId,
        modifiers: Modifiers,
        part: Option<(Part, usize)>,
    ) {
        let place = overview.place_of(scene).unwrap_or_default();
        let anchor = self.anchor.as_ref().and_then(|anchor| overview.place_of(anchor));
        if modifiers.shift {
            cx.push(Select::Only(order::range(cx.outline(), anchor.unwrap_or(place), place)));
            return;
        }
        self.anchor = Some(scene.clone());
        if modifiers.command {
            cx.push(Select::Toggle(scene.into()));
            return;
        }
        let is_alone = cx.document.selection().len() == 1 && cx.is_selected(&scene.into());
        match part {
            Some((part, character)) if is_alone => {
                let is_empty = cx.outline().scene(scene).is_some_and(|scene| text_of(scene, part).is_empty());
                let caret = if is_empty { Caret::End } else { Caret::At(character) };
                self.begin(cx, Target::Scene(scene.clone(), part), caret);
            }
            _ => cx.push(Select::one(scene)),
        }
    }

    /// Makes the row the one that keys act on.
    fn stand_on(&mut self, ui: &Ui, cursor: Cursor) {
        ui.memory_mut(|memory| {
            memory.request_focus(cursor.id());
            // Otherwise an arrow key would lead on from here, to whatever lies in its direction.
            memory.move_focus(egui::FocusDirection::None);
        });
        self.cursor = Some(cursor);
    }

    fn go(&mut self, ui: &Ui, cx: &PanelContext<'_>, overview: &Overview, step: Step, reach: Reach) {
        let from = self.cursor.as_ref().and_then(|cursor| self.row_of_cursor(overview, cursor));
        let Some(to) = order::stepped(from, step, self.rows.len()) else { return };
        let Some(cursor) = self.cursor_at(cx, to) else { return };
        self.wanted = Some(cursor.clone());
        match (&cursor, reach) {
            (Cursor::Scene(scene), Reach::Only) => {
                self.anchor = Some(scene.clone());
                cx.push(Select::one(scene));
            }
            (Cursor::Divider(_), Reach::Only) => cx.push(Select::Clear),
            (Cursor::Scene(scene), Reach::Extend) => {
                let place = overview.place_of(scene).unwrap_or_default();
                let anchor =
                    self.anchor.as_ref().and_then(|anchor| overview.place_of(anchor)).unwrap_or(place);
                cx.push(Select::Only(order::range(cx.outline(), anchor, place)));
            }
            (_, Reach::Keep) | (Cursor::Divider(_), Reach::Extend) => {}
        }
        self.stand_on(ui, cursor);
    }

    fn go_to(&mut self, ui: &Ui, cx: &PanelContext<'_>, scene: &SceneId) {
        cx.push(Select::one(scene));
        self.stand_on(ui, Cursor::Scene(scene.clone()));
        self.wanted.clone_from(&self.cursor);
    }

    fn go_to_unchecked(&mut self, ui: &Ui, cx: &PanelContext<'_>, direction: Direction) {
        let from = self.cursor_scene().cloned();
        if let Some(next) = review::next_unchecked(cx.outline(), from.as_ref(), direction) {
            let next = next.clone();
            self.go_to(ui, cx, &next);
        }
    }

    /// Agrees with the scenes that are meant, and goes on to the next.
    fn accept(&mut self, ui: &Ui, cx: &PanelContext<'_>) {
        let unchecked = self.meant_unchecked(cx);
        if !unchecked.is_empty() {
            cx.push(Edit::Check(unchecked, true));
        }
        self.go_to_unchecked(ui, cx, Direction::Onward);
    }

    /// Throws out the scenes that are meant, as far as nobody has agreed with them, and goes on to the next.
    fn reject(&mut self, ui: &Ui, cx: &PanelContext<'_>) {
        let unchecked = self.meant_unchecked(cx);
        if unchecked.is_empty() {
            return;
        }
        let from = self.cursor_scene().cloned();
        let next = review::next_unchecked(cx.outline(), from.as_ref(), Direction::Onward).cloned();
        let next = next.filter(|next| !unchecked.contains(&next.into()));
        cx.push(Edit::Delete(unchecked));
        if let Some(next) = next {
            self.go_to(ui, cx, &next);
        }
    }

    fn meant_unchecked(&self, cx: &PanelContext<'_>) -> Vec<ItemId> {
        let meant = self.meant_scenes(cx).into_iter().map(ItemId::from);
        meant.filter(|scene| cx.outline().unchecked(scene).is_some()).collect()
    }

    /// Opens the summary for cutting, with the text cursor behind its first sentence.
    fn begin_split(&mut self, cx: &PanelContext<'_>) {
        let Some(scene) = self.cursor_scene().and_then(|scene| cx.outline().scene(scene)) else { return };
        let sentence_end = first_sentence_end(&scene.summary);
        let character = scene.summary[..sentence_end].chars().count();
        self.begin(cx, Target::Scene(scene.id.clone(), Part::Summary), Caret::At(character));
    }

    /// Joins the scenes that are meant; a single one with the one that follows it.
    fn join(&self, cx: &PanelContext<'_>) {
        let scenes: Vec<ItemId> = self.meant_scenes(cx).into_iter().map(ItemId::from).collect();
        merged(cx.outline(), &scenes).into_iter().for_each(|edit| cx.push(edit));
    }

    /// Ends editing in one way or the other.
    fn leave(&mut self, ui: &Ui, cx: &PanelContext<'_>, overview: &Overview, leave: Leave) {
        let Some(editing) = self.editing.take() else { return };
        cx.push(Command::EndStep);
        if leave == Leave::Split {
            self.split(ui, cx, &editing);
            return;
        }
        let next = match (&editing.target, leave) {
            (Target::Scene(scene, Part::Title), Leave::Onward) => Some((scene.clone(), Part::Summary)),
            (Target::Scene(scene, Part::Summary), Leave::Back) => Some((scene.clone(), Part::Title)),
            (Target::Scene(scene, Part::Summary), Leave::Onward) => {
                neighbour(cx, overview, scene, 1).map(|scene| (scene, Part::Title))
            }
            (Target::Scene(scene, Part::Title), Leave::Back) => {
                neighbour(cx, overview, scene, -1).map(|scene| (scene, Part::Summary))
            }
            _ => None,
        };
        match next {
            Some((scene, part)) => self.begin(cx, Target::Scene(scene, part), Caret::End),
            None if leave != Leave::Blur => {
                if let Some(cursor) = self.cursor.clone() {
                    self.stand_on(ui, cursor);
                }
            }
            None => {}
        }
    }

    fn split(&mut self, ui: &Ui, cx: &PanelContext<'_>, editing: &Editing) {
        let Some(scene) = editing.target.scene().and_then(|scene| cx.outline().scene(scene)) else { return };
        let id = field_id(&editing.target);
        let Some(byte) = caret_byte(ui.ctx(), id, &scene.summary) else { return };
        let (head, tail) = scene.summary.split_at(byte);
        if head.trim().is_empty() || tail.trim().is_empty() {
            // There is nothing to cut off here: the writer may go on choosing.
            self.editing = Some(editing.clone());
            return;
        }
        cx.push(Edit::SplitScene(scene.id.clone(), byte));
        cx.push(ViewCommand::RenameSelected);
    }

    fn take_up(&mut self, cx: &PanelContext<'_>, row: usize, cursor: &Cursor) {
        let rows = match cursor {
            Cursor::Scene(scene) if cx.is_selected(&scene.into()) => self.meant_rows(cx),
            Cursor::Scene(scene) => {
                cx.push(Select::one(scene));
                BTreeSet::from([self.rows[row]])
            }
            Cursor::Divider(_) => BTreeSet::from([self.rows[row]]),
        };
        self.cursor = Some(cursor.clone());
        self.drag = Some(Drag { rows });
    }

    /// The rows that a key is about: the divider that it acts on, else all selected scenes.
    fn meant_rows(&self, cx: &PanelContext<'_>) -> BTreeSet<Row> {
        if let Some(Cursor::Divider(divider)) = self.cursor {
            return BTreeSet::from([Row::Divider(divider)]);
        }
        order::selected_places(cx.outline(), cx.document.selection()).into_iter().map(Row::Scene).collect()
    }

    fn meant_scenes(&self, cx: &PanelContext<'_>) -> Vec<SceneId> {
        cx.document.selection().iter().filter_map(ItemId::as_scene).cloned().collect()
    }

    fn cursor_scene(&self) -> Option<&SceneId> {
        if let Some(Cursor::Scene(scene)) = &self.cursor { Some(scene) } else { None }
    }

    fn cursor_place(&self, overview: &Overview) -> Option<usize> {
        overview.place_of(self.cursor_scene()?)
    }

    fn scene_id_after(&self, cx: &PanelContext<'_>, gap: usize) -> Option<SceneId> {
        arrange::scene_after(&self.rows, gap).map(|place| cx.outline().scenes[place].id.clone())
    }
}

fn text_of(scene: &Scene, part: Part) -> &str {
    match part {
        Part::Title => &scene.title,
        Part::Summary => &scene.summary,
    }
}

fn neighbour(cx: &PanelContext<'_>, overview: &Overview, scene: &SceneId, by: isize) -> Option<SceneId> {
    let place = overview.place_of(scene)?.checked_add_signed(by)?;
    Some(cx.outline().scenes.get(place)?.id.clone())
}

/// Where the first sentence ends: behind its mark, and the quotation marks and brackets that close there.
fn first_sentence_end(text: &str) -> usize {
    let Some(mark) = text.find(['.', '!', '?', '…']) else { return text.len() };
    let closes = |letter: char| ".!?…“”\"'’«»)]".contains(letter);
    text[mark..].find(|letter| !closes(letter)).map_or(text.len(), |length| mark + length)
}

#[cfg(test)]
mod tests {
    use super::first_sentence_end;

    #[test]
    fn a_sentence_ends_behind_what_closes_with_it() {
        for (text, first) in [
            ("Ida geht. Tom bleibt.", "Ida geht."),
            ("„Kommst du mit?“ Tom schweigt.", "„Kommst du mit?“"),
            ("(Sie geht.) Er bleibt.", "(Sie geht.)"),
            ("Er wartet … und geht.", "Er wartet …"),
            ("Ida geht", "Ida geht"),
            ("", ""),
        ] {
            assert_eq!(&text[..first_sentence_end(text)], first);
        }
    }
}
