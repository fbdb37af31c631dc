//! Pointer and keyboard in the source: picking marks, selecting and copying text, going from mark to mark.

use egui::{Event, EventFilter, Id, Key, Modifiers, Popup, Pos2, Rect, Sense, Ui};

use super::{
    Row, Shape, SourceState,
    marks::Shown,
    paragraph_id,
    selecting::{Selected, character_beside, word_at, word_beside},
};
use crate::{app::context::PanelContext, outline::ItemId, session::Select};

/// How near to an edge, in points, the text begins to scroll while it is being selected.
const EDGE: f32 = 24.0;

/// How fast it scrolls at the edge itself, in points a second.
const SPEED: f32 = 700.0;

fn text_id() -> Id {
    Id::unique("source-text")
}

impl SourceState {
    /// Takes what the pointer did to the paragraphs in sight.
    pub(super) fn point(
        &mut self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        shown: Shown,
        shapes: &[Shape],
        view: Rect,
    ) {
        // The text as a whole has the focus; paragraphs and marks come and go.
        let whole = ui.interact(view, text_id(), Sense::FOCUSABLE);
        whole.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Document, true, cx.words.text("middle-source"))
        });
        if whole.gained_focus() {
            // Arrow keys can be kept for the text only from the next frame on.
            ui.request_repaint();
        }
        let (pointer, is_down, is_pressed, clicks, modifiers, seconds) = ui.input(|input| {
            let clicks = if input.pointer.button_triple_clicked(egui::PointerButton::Primary) {
                3
            } else if input.pointer.button_double_clicked(egui::PointerButton::Primary) {
                2
            } else {
                u8::from(input.pointer.primary_clicked())
            };
            let pointer = &input.pointer;
            let is_pressed = pointer.primary_pressed();
            (
                pointer.latest_pos(),
                pointer.primary_down(),
                is_pressed,
                clicks,
                input.modifiers,
                input.stable_dt.min(0.1),
            )
        });
        let Some(pointer) = pointer else {
            self.is_selecting = false;
            return;
        };
        let is_over = view.contains(pointer) && ui.rect_contains_pointer(view);
        let is_on_text = shapes.iter().any(|shape| shape.rect().contains(pointer));
        if is_over && is_on_text && is_topmost(ui, pointer) {
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
        if is_over && is_pressed && is_topmost(ui, pointer) {
            ui.memory_mut(|memory| memory.request_focus(text_id()));
        }
        let drag_begins = self.drag_begins(ui);
        if drag_begins
            && let Some(origin) = ui.input(|input| input.pointer.press_origin())
            && let Some((section, byte)) = byte_at(shapes, origin)
        {
            let anchor = match self.selected_text {
                Some(selected) if modifiers.shift && selected.section == section => selected.anchor,
                _ => byte,
            };
            self.selected_text = Some(Selected { section, anchor, head: byte });
            self.is_selecting = true;
        }
        if self.is_selecting {
            self.draw_selection(ui, cx, shapes, view, pointer, seconds);
            self.is_selecting = is_down;
            return;
        }
        if clicks > 0 && is_over && is_topmost(ui, pointer) && is_on_text {
            self.click(cx, shown, shapes, pointer, clicks, modifiers);
        }
    }

    fn drag_begins(&self, ui: &Ui) -> bool {
        let Some(dragged) = ui.ctx().dragged_id() else { return false };
        !self.is_selecting
            && self.rows.iter().any(|row| matches!(row, Row::Paragraph(section, index) if paragraph_id(*section, *index) == dragged))
    }

    fn draw_selection(
        &mut self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        shapes: &[Shape],
        view: Rect,
        pointer: Pos2,
        seconds: f32,
    ) {
        let inside = pointer.clamp(view.min, view.max);
        if let (Some(selected), Some((section, byte))) = (&mut self.selected_text, byte_at(shapes, inside))
            && section == selected.section
        {
            selected.head = byte;
        }
        let pull = (pointer.y - (view.bottom() - EDGE)).max(0.0) - ((view.top() + EDGE) - pointer.y).max(0.0);
        let furthest = (self.stack.total() - view.height()).max(0.0);
        let offset = self.offset(cx);
        let scrolled = (offset + (pull / EDGE).clamp(-1.0, 1.0) * SPEED * seconds).clamp(0.0, furthest);
        if scrolled.to_bits() != offset.to_bits() {
            self.offsets.insert(cx.document.id(), scrolled);
            ui.request_repaint();
        }
    }

    fn click(
        &mut self,
        cx: &PanelContext<'_>,
        shown: Shown,
        shapes: &[Shape],
        pointer: Pos2,
        clicks: u8,
        modifiers: Modifiers,
    ) {
        let Some((section, byte)) = byte_at(shapes, pointer) else { return };
        let source = &self.sections[section].source;
        match clicks {
            2 => {
                let word = word_at(&source.text, byte);
                self.selected_text = Some(Selected { section, anchor: word.start, head: word.end });
            }
            3 => {
                let paragraph =
                    self.sections[section].paragraphs.iter().find(|paragraph| paragraph.range.end >= byte);
                self.selected_text = paragraph.map(|paragraph| Selected {
                    section,
                    anchor: paragraph.range.start,
                    head: paragraph.range.end,
                });
            }
            _ if modifiers.shift => {
                let anchor = self.selected_text.filter(|selected| selected.section == section);
                let anchor = anchor.map_or(byte, |selected| selected.anchor);
                self.selected_text = Some(Selected { section, anchor, head: byte });
            }
            _ => {
                self.selected_text = None;
                let marks = &self.sections[section].marks;
                if let Some(item) = marks.pick(byte, shown, cx.document.selected()).cloned() {
                    self.pick(cx, item);
                }
            }
        }
    }

    /// Selects an item that is in sight here already.
    fn pick(&mut self, cx: &PanelContext<'_>, item: ItemId) {
        self.picked_here = Some(item.clone());
        cx.push(Select::one(item));
    }

    /// Reads the keyboard if the source has it, or nothing has.
    pub(super) fn take_keys(&mut self, ui: &Ui, cx: &PanelContext<'_>, shown: Shown, height: f32) {
        let focused = ui.memory(egui::Memory::focused);
        let is_covered =
            Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
        if focused.is_some_and(|focused| focused != text_id()) || is_covered {
            return;
        }
        if focused.is_some() {
            let arrows =
                EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(text_id(), arrows));
        }
        let mut taken = Vec::new();
        let has_text = self.selected_text.is_some_and(|selected| !selected.is_empty());
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let is_ours = match event {
                    Event::Copy => true,
                    // Without a selected text Esc is for the window.
                    Event::Key { key: Key::Escape, .. } if !has_text => false,
                    Event::Key { key, pressed: true, modifiers, .. } => is_ours(*key, *modifiers),
                    _ => false,
                };
                if is_ours {
                    taken.push(event.clone());
                }
                !is_ours
            });
        });
        for event in taken {
            match event {
                Event::Copy => self.copy(ui),
                Event::Key { key, modifiers, .. } => self.key(cx, shown, height, key, modifiers),
                _ => {}
            }
        }
    }

    fn copy(&self, ui: &Ui) {
        if let Some(selected) = self.selected_text.filter(|selected| !selected.is_empty())
            && let Some(text) = self.sections[selected.section].source.text.get(selected.range())
        {
            ui.copy_text(text.to_owned());
        }
    }

    fn key(&mut self, cx: &PanelContext<'_>, shown: Shown, height: f32, key: Key, modifiers: Modifiers) {
        let scroll = match key {
            Key::ArrowUp => -48.0,
            Key::ArrowDown => 48.0,
            Key::PageUp => -height * 0.9,
            Key::PageDown => height * 0.9,
            Key::Home => -self.stack.total(),
            Key::End => self.stack.total(),
            _ => 0.0,
        };
        if scroll != 0.0 {
            let offset = (self.offset(cx) + scroll).max(0.0);
            self.offsets.insert(cx.document.id(), offset);
            return;
        }
        match key {
            Key::A => {
                let section = self.selected_text.map_or(0, |selected| selected.section);
                let head = self.sections[section].source.text.len();
                self.selected_text = Some(Selected { section, anchor: 0, head });
            }
            Key::Escape => self.selected_text = None,
            Key::ArrowLeft | Key::ArrowRight => {
                let is_forward = key == Key::ArrowRight;
                if modifiers.shift {
                    self.extend(is_forward, modifiers.command);
                } else {
                    self.go(cx, shown, is_forward);
                }
            }
            _ => {}
        }
    }

    /// Draws the selection out by a character or a word.
    fn extend(&mut self, is_forward: bool, by_word: bool) {
        let selected = self.selected_text.or_else(|| {
            let start = self.sections.first()?.paragraphs.first()?.range.start;
            Some(Selected { section: 0, anchor: start, head: start })
        });
        let Some(selected) = selected else { return };
        let text = &self.sections[selected.section].source.text;
        let head = if by_word {
            word_beside(text, selected.head, is_forward)
        } else {
            character_beside(text, selected.head, is_forward)
        };
        self.selected_text = Some(Selected { head, ..selected });
        self.wanted = Some((selected.section, head));
    }

    /// Selects the item of the next mark, or of the one before.
    fn go(&mut self, cx: &PanelContext<'_>, shown: Shown, is_forward: bool) {
        let (section, byte) = match self.selected_text {
            Some(selected) => (selected.section, selected.anchor),
            None => (0, 0),
        };
        let Some(mark) = self.sections[section].marks.beside(byte, is_forward, shown) else { return };
        let (item, start) = (mark.item.clone(), mark.range.start);
        self.selected_text = Some(Selected { section, anchor: start, head: start });
        self.wanted = Some((section, start));
        self.pick(cx, item);
    }
}

fn is_ours(key: Key, modifiers: Modifiers) -> bool {
    match key {
        Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End | Key::PageUp | Key::PageDown | Key::Escape => {
            !modifiers.any()
        }
        Key::ArrowLeft | Key::ArrowRight => modifiers.shift || !modifiers.any(),
        Key::A => modifiers.command && !modifiers.shift && !modifiers.alt,
        _ => false,
    }
}

impl Shape {
    /// Where its lines stand.
    fn rect(&self) -> Rect {
        Rect::from_min_size(self.at, self.set.galley.size())
    }
}

/// Whether nothing lies over the source at `pos`: no popup, no bar.
fn is_topmost(ui: &Ui, pos: Pos2) -> bool {
    ui.ctx().layer_id_at(pos).is_none_or(|layer| layer == ui.layer_id())
}

/// The section and byte nearest to `pos` among the paragraphs in sight.
fn byte_at(shapes: &[Shape], pos: Pos2) -> Option<(usize, usize)> {
    let distance = |shape: &&Shape| {
        let rect = shape.rect();
        let away = (rect.top() - pos.y).max(pos.y - rect.bottom()).max(0.0);
        (away * 16.0) as i64
    };
    let shape = shapes.iter().min_by_key(distance)?;
    Some((shape.section, shape.set.byte_at(pos - shape.at)))
}
