//! The sources set as readable prose, with their marked passages.
//!
//! A mark is clicked and its item is selected; an item is selected anywhere and its passages light up. Only
//! paragraphs in sight are laid out, so that a long source stays fluid.

mod columns;
mod legend;
mod make;
mod making;
mod marks;
mod paragraphs;
mod pointing;
mod prose;
mod selecting;

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use egui::{Align2, Id, Pos2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use self::{
    marks::{Mark, MarkKind, Marks, Shown},
    paragraphs::{Gap, Paragraph},
    prose::{Column, Set},
    selecting::Selected,
};
use super::{Shared, overview::Overview, stack::Stack};
use crate::{
    app::{
        context::{PanelContext, StrandLook},
        theme::{Type, measures},
        widgets::{paint_badge, paint_diamond},
    },
    outline::{DilemmaKind, ItemId, Source, Span, TextPlace},
    session::{DocumentId, InText, Reveal, Select},
};

/// What the source view remembers from frame to frame.
#[derive(Default)]
pub(crate) struct SourceState {
    version: Option<(DocumentId, u64)>,
    sections: Vec<Section>,
    rows: Vec<Row>,
    stack: Stack<usize>,
    /// How far each open outline's source is scrolled down, in points.
    offsets: BTreeMap<DocumentId, f32>,
    selected_text: Option<Selected>,
    /// Whether text is being selected with the pointer.
    is_selecting: bool,
    /// What was shown as selected in the last frame.
    shown: Option<ItemId>,
    /// What was selected by a click in the source, where it is in sight already.
    picked_here: Option<ItemId>,
    /// A passage that somebody asked to see.
    asked: Option<Span>,
    /// What is to be brought into sight: a byte of a section.
    wanted: Option<(usize, usize)>,
}

/// One source.
struct Section {
    source: Arc<Source>,
    paragraphs: Vec<Paragraph>,
    marks: Marks,
}

/// A row of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// The name of a source.
    Name(usize),
    /// A paragraph of a source.
    Paragraph(usize, usize),
    /// The space below everything.
    End,
}

/// The room for a source's name, in points.
const NAME_HEIGHT: f32 = 46.0;

/// The space below everything, in points.
const END_HEIGHT: f32 = 80.0;

/// A paragraph in sight.
struct Shape {
    section: usize,
    set: Set,
    /// The upper left corner of its lines.
    at: Pos2,
}

/// Draws the view into all there is.
pub(super) fn show(ui: &mut Ui, state: &mut SourceState, shared: &Shared, cx: &PanelContext<'_>) {
    if cx.outline().sources.is_empty() {
        *state = SourceState::default();
        nothing_ui(ui, cx);
        return;
    }
    let shown = legend_bar_ui(ui, cx);
    ui.spacing_mut().scroll.kinetic.rubber_band = false;
    let room = ui.available_rect_before_wrap();
    let column = Column::of(ui.painter(), room.width());
    state.follow(cx);
    state.set_rows(column);
    state.take_keys(ui, cx, shown, room.height());
    state.lay_out(ui, cx, shown, column, room.height());

    let area = ScrollArea::vertical()
        .id_salt("source")
        .auto_shrink(false)
        .animated(false)
        .vertical_scroll_offset(state.offset(cx));
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(state.stack.total());
        state.rows_ui(ui, cx, &shared.overview, shown, column, viewport)
    });
    state.offsets.insert(cx.document.id(), output.state.unclamped_offset().y);
    state.point(ui, cx, shown, &output.inner, output.inner_rect);
    state.making_ui(ui, cx, &output.inner, output.inner_rect);
}

impl SourceState {
    fn offset(&self, cx: &PanelContext<'_>) -> f32 {
        self.offsets.get(&cx.document.id()).copied().unwrap_or_default()
    }

    /// Takes over what has changed since the last frame.
    fn follow(&mut self, cx: &PanelContext<'_>) {
        let outline = cx.outline();
        let version = (cx.document.id(), cx.document.version());
        if self.version != Some(version) {
            if self.version.is_none_or(|(document, _)| document != version.0) {
                *self = Self { offsets: std::mem::take(&mut self.offsets), ..Self::default() };
            }
            self.version = Some(version);
            let is_same = self.sections.len() == outline.sources.len()
                && self.sections.iter().zip(&outline.sources).all(|(old, new)| Arc::ptr_eq(&old.source, new));
            if is_same {
                for section in &mut self.sections {
                    section.marks = Marks::new(outline, &section.source.id);
                }
            } else {
                self.sections = outline.sources.iter().map(|source| Section::new(cx, source)).collect();
                self.rows.clear();
                self.stack = Stack::default();
                self.selected_text = None;
            }
        }
        let selected = cx.document.selected();
        if selected != self.shown.as_ref() {
            self.shown = selected.cloned();
            self.asked = None;
            match selected {
                Some(item) if self.picked_here.as_ref() != Some(item) => self.want_item(cx, &item.clone()),
                _ => {}
            }
            self.picked_here = None;
        }
        match &cx.view.reveal {
            Some(
                Reveal::Item(item) | Reveal::Text(InText { place: TextPlace { item: Some(item), .. }, .. }),
            ) => {
                self.want_item(cx, item);
            }
            Some(Reveal::Span(span)) => {
                self.asked = Some(span.clone());
                self.wanted = self.section_of(span).map(|section| (section, span.start));
            }
            Some(Reveal::Text(_)) | None => {}
        }
    }

    /// Brings the item's first passage into sight.
    fn want_item(&mut self, cx: &PanelContext<'_>, item: &ItemId) {
        let places = cx.outline().spans(item);
        let first = places.iter().filter_map(|span| Some((self.section_of(span)?, span.start))).min();
        self.wanted = first.or(self.wanted);
    }

    fn section_of(&self, span: &Span) -> Option<usize> {
        self.sections.iter().position(|section| section.source.id == span.source)
    }

    fn set_rows(&mut self, column: Column) {
        if self.rows.is_empty() {
            for (index, section) in self.sections.iter().enumerate() {
                self.rows.push(Row::Name(index));
                self.rows
                    .extend((0..section.paragraphs.len()).map(|paragraph| Row::Paragraph(index, paragraph)));
            }
            self.rows.push(Row::End);
        }
        let is_set =
            self.stack.len() == self.rows.len() && self.stack.width().to_bits() == column.width.to_bits();
        if !is_set {
            let rows = &self.rows;
            let sections = &self.sections;
            let guess = |row: &usize| match rows[*row] {
                Row::Name(_) => NAME_HEIGHT,
                Row::End => END_HEIGHT,
                Row::Paragraph(section, paragraph) => {
                    let paragraph = &sections[section].paragraphs[paragraph];
                    let lines = (paragraph.range.len() as f32 * 7.4 / column.width).ceil();
                    lines * 25.0 + gap(paragraph.gap)
                }
            };
            self.stack.set((0..rows.len()).collect(), column.width, guess);
        }
    }

    fn lay_out(&mut self, ui: &Ui, cx: &PanelContext<'_>, shown: Shown, column: Column, height: f32) {
        let mut offset = self.settle(ui, cx, shown, column, self.offset(cx), height);
        if let Some((section, byte)) = self.wanted.take()
            && let Some(row) = self.row_of(section, byte)
        {
            // The first round finds the row by guessed heights, the second by true ones.
            for _ in 0..2 {
                offset = self.settle(
                    ui,
                    cx,
                    shown,
                    column,
                    self.offset_showing(ui, cx, shown, column, row, byte, offset, height),
                    height,
                );
            }
        }
        let furthest = (self.stack.total() - height).max(0.0);
        self.offsets.insert(cx.document.id(), offset.min(furthest));
    }

    fn settle(
        &mut self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        shown: Shown,
        column: Column,
        offset: f32,
        height: f32,
    ) -> f32 {
        let mut stack = std::mem::take(&mut self.stack);
        let settled = stack.settle(offset, height, |row| match self.rows[row] {
            Row::Name(_) => NAME_HEIGHT,
            Row::End => END_HEIGHT,
            Row::Paragraph(section, index) => {
                let gap = gap(self.sections[section].paragraphs[index].gap);
                self.set(ui, cx, shown, column, section, index).height() + gap
            }
        });
        self.stack = stack;
        settled
    }

    fn set(
        &self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        shown: Shown,
        column: Column,
        section: usize,
        index: usize,
    ) -> Set {
        let Section { source, paragraphs, marks } = &self.sections[section];
        Set::new(ui.painter(), cx.theme, &source.text, &paragraphs[index], marks, shown, column.width)
    }

    /// The row in which a byte of a section stands.
    fn row_of(&self, section: usize, byte: usize) -> Option<usize> {
        let first = self.rows.iter().position(|row| *row == Row::Name(section))? + 1;
        let paragraphs = &self.sections[section].paragraphs;
        let paragraph = paragraphs.partition_point(|paragraph| paragraph.range.end <= byte);
        Some(first + paragraph.min(paragraphs.len().checked_sub(1)?))
    }

    /// The offset at which a byte is in sight: today's if it is already, else with the byte in the upper third.
    #[allow(clippy::too_many_arguments)]
    fn offset_showing(
        &self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        shown: Shown,
        column: Column,
        row: usize,
        byte: usize,
        offset: f32,
        height: f32,
    ) -> f32 {
        let Row::Paragraph(section, index) = self.rows[row] else { return offset };
        let set = self.set(ui, cx, shown, column, section, index);
        let line = set.rects(&(byte..byte + 1)).first().map_or(0.0, Rect::top);
        let y = self.stack.top(row) + gap(self.sections[section].paragraphs[index].gap) + line;
        let is_in_sight = y > offset + 8.0 && y + 50.0 < offset + height;
        if is_in_sight { offset } else { (y - height * 0.3).max(0.0) }
    }

    /// The passages that are lit in a section: those of everything that is selected, or the one asked for.
    fn lit(&self, cx: &PanelContext<'_>, section: usize) -> Vec<Range<usize>> {
        const MOST: usize = 200;
        let id = &self.sections[section].source.id;
        let spans = cx.document.selection().iter().rev().take(MOST).flat_map(|item| cx.outline().spans(item));
        let mut lit: Vec<Range<usize>> = spans
            .chain(self.asked.clone())
            .filter(|span| span.source == *id)
            .map(|span| span.range())
            .collect();
        lit.sort_by_key(|range| range.start);
        lit
    }

    fn rows_ui(
        &self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        overview: &Overview,
        shown: Shown,
        column: Column,
        viewport: Rect,
    ) -> Vec<Shape> {
        let origin = ui.max_rect().min;
        let lit: Vec<_> = (0..self.sections.len()).map(|section| self.lit(cx, section)).collect();
        let mut shapes = Vec::new();
        for row in self.stack.rows_in(viewport.top(), viewport.bottom()) {
            let top = origin.y + self.stack.top(row);
            let left = origin.x + column.left;
            match self.rows[row] {
                Row::Name(section) => self.name_ui(ui, cx, section, pos2(left, top), column.width),
                Row::End => {}
                Row::Paragraph(section, index) => {
                    let at = pos2(left, top + gap(self.sections[section].paragraphs[index].gap));
                    let set = self.set(ui, cx, shown, column, section, index);
                    let shape = Shape { section, set, at };
                    self.paragraph_ui(ui, cx, overview, shown, index, &shape, &lit[section]);
                    shapes.push(shape);
                }
            }
        }
        shapes
    }

    fn name_ui(&self, ui: &Ui, cx: &PanelContext<'_>, section: usize, at: Pos2, width: f32) {
        let name = &self.sections[section].source.name;
        let name = if name.is_empty() { cx.words.text("source-unnamed") } else { name.clone() };
        let rect = Rect::from_min_size(at, vec2(width, NAME_HEIGHT));
        let response = ui.interact(rect, Id::unique(("source-name", section)), Sense::empty());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
        let baseline = pos2(rect.left(), rect.bottom() - 14.0);
        ui.painter().text(baseline, Align2::LEFT_BOTTOM, name, Type::Section.font(), *cx.theme.faint);
        if section > 0 {
            ui.painter().hline(rect.x_range(), rect.top() + 6.0, cx.theme.hairline());
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn paragraph_ui(
        &self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        overview: &Overview,
        shown: Shown,
        index: usize,
        shape: &Shape,
        lit: &[Range<usize>],
    ) {
        let Shape { section, set, at } = shape;
        let Section { paragraphs, marks, source } = &self.sections[*section];
        let range = &paragraphs[index].range;
        let painter = ui.painter();
        let text = Rect::from_min_size(*at, set.galley.size());
        let response = ui.interact(text, paragraph_id(*section, index), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, &source.text[range.clone()]));
        for lit in lit.iter().filter(|lit| lit.start < range.end && lit.end > range.start) {
            prose::paint_ground(painter, *at, &set.rects(lit), *cx.theme.mark);
        }
        if let Some(selected) = self.selected_text.filter(|selected| selected.section == *section) {
            prose::paint_ground(painter, *at, &set.rects(&selected.range()), *cx.theme.text_selection);
        }
        painter.galley(*at, set.galley.clone(), *cx.theme.ink);
        let mut used = 0.0_f32;
        for mark in marks.within(range).map(|mark| marks.get(mark)).filter(|mark| shown.has(mark.kind)) {
            let rects = set.rects(&mark.range);
            prose::paint_line(painter, cx.theme, *at, &rects, mark.kind, mark.level);
            let begins_here = range.contains(&mark.range.start);
            if let Some(first) = rects.first().filter(|_| begins_here) {
                self.mark_ui(ui, cx, overview, mark, *section, *at, *first, &mut used);
            }
        }
    }

    /// What a screen reader, a test and the pointer find of a mark; and its sign in the margin, where it has one.
    #[allow(clippy::too_many_arguments)]
    fn mark_ui(
        &self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        overview: &Overview,
        mark: &Mark,
        section: usize,
        at: Pos2,
        first: Rect,
        used: &mut f32,
    ) {
        let item = cx.outline().item(&mark.item);
        let name = item.map(|item| making::name_of(cx, &item)).unwrap_or_default();
        let label = format!("{name}, {}", mark_word(cx, mark.kind));
        let id = Id::unique(("source-mark", section, mark.kind as u8, &mark.item, mark.range.start));
        let line = first.translate(at.to_vec2());
        let side = 16.0;
        let margin =
            |center_x: f32| Rect::from_center_size(pos2(center_x, line.center().y), vec2(side, side));
        let place = match mark.kind {
            MarkKind::Scene if mark.is_first => {
                let place = overview.place_of(match &mark.item {
                    ItemId::Scene(scene) => scene,
                    _ => return,
                });
                let Some(place) = place else { return };
                let scene = &cx.outline().scenes[place];
                let look = scene.strand.as_ref().and_then(|strand| cx.strand(strand));
                // Two scenes that begin on one line stand below each other.
                let y = line.center().y.max(*used + side / 2.0 + 1.0);
                *used = y + side / 2.0;
                let badge = Rect::from_center_size(pos2(at.x - 22.0, y), vec2(side, side));
                paint_badge(ui.painter(), badge, cx.theme, look.as_ref().map(StrandLook::badge));
                let is_selected = cx.is_selected(&mark.item);
                let ink = if is_selected { cx.theme.accent } else { cx.theme.soft };
                prose::paint_number(ui.painter(), pos2(badge.left() - 6.0, y), place + 1, *ink);
                let color = look.map_or(cx.theme.no_strand.ink, |look| look.color.ink);
                prose::paint_start(ui.painter(), at, first, *color);
                badge.with_min_x(badge.left() - 26.0)
            }
            MarkKind::Scene => return,
            MarkKind::Dilemma => {
                let kind = match &mark.item {
                    ItemId::Dilemma(id) => cx.outline().dilemma(id).map(|dilemma| dilemma.kind),
                    _ => None,
                };
                let center = at.x + self.stack.width() + 14.0;
                let ink = if cx.is_selected(&mark.item) { cx.theme.accent } else { cx.theme.warn };
                let middle = pos2(center, line.center().y);
                paint_diamond(ui.painter(), middle, 5.0, kind.unwrap_or(DilemmaKind::Choice), *ink);
                margin(center)
            }
            MarkKind::Quote | MarkKind::Location | MarkKind::Character => line.shrink2(vec2(0.0, 2.0)),
        };
        let response = ui.interact(place, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::selected(Role::Link, true, cx.is_selected(&mark.item), &label));
        // Beside selected text stands the bar that makes something of it, and nothing is to lie over that.
        let is_free = self.selected_text.is_none_or(Selected::is_empty);
        let response = if is_free { response.on_hover_text(Type::List.text(&label)) } else { response };
        let in_margin = matches!(mark.kind, MarkKind::Scene | MarkKind::Dilemma);
        if response.clicked() && (in_margin || response.interact_pointer_pos().is_none()) {
            cx.push(Select::one(mark.item.clone()));
        }
    }

    /// The bar that makes items of selected text.
    fn making_ui(&mut self, ui: &Ui, cx: &PanelContext<'_>, shapes: &[Shape], view: Rect) {
        let Some(selected) = self.selected_text.filter(|selected| !selected.is_empty() && !self.is_selecting)
        else {
            return;
        };
        let range = selected.range();
        let last = shapes
            .iter()
            .filter(|shape| shape.section == selected.section)
            .rev()
            .find_map(|shape| Some(shape.set.rects(&range).last()?.translate(shape.at.to_vec2())));
        let Some(last) = last.filter(|last| view.intersects(*last)) else { return };
        let span = Span::new(&self.sections[selected.section].source.id, range);
        let below = pos2((last.right() - 180.0).max(view.left() + 8.0), last.bottom());
        if let Some(edit) = making::making_ui(ui, cx, &span, below, view) {
            cx.push(edit);
            self.selected_text = None;
        }
    }
}

impl Section {
    fn new(cx: &PanelContext<'_>, source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            paragraphs: paragraphs::paragraphs(&source.text),
            marks: Marks::new(cx.outline(), &source.id),
        }
    }
}

fn paragraph_id(section: usize, index: usize) -> Id {
    Id::unique(("source-paragraph", section, index))
}

fn gap(gap: Gap) -> f32 {
    match gap {
        Gap::None | Gap::Line => 0.0,
        Gap::Paragraph => measures().space.medium,
    }
}

/// What one mark is, for a screen reader.
fn mark_word(cx: &PanelContext<'_>, kind: MarkKind) -> String {
    match kind {
        MarkKind::Character => cx.words.text("source-mark-character"),
        MarkKind::Location => cx.words.text("source-mark-location"),
        MarkKind::Quote => cx.words.text("source-mark-quote"),
        MarkKind::Scene => cx.words.text("source-mark-scene"),
        MarkKind::Dilemma => cx.words.text("source-mark-dilemma"),
    }
}

/// Draws the legend, and remembers over a restart what is hidden.
fn legend_bar_ui(ui: &mut Ui, cx: &PanelContext<'_>) -> Shown {
    let id = Id::unique("source-hidden-marks");
    let hidden: u8 = ui.data_mut(|data| data.get_persisted(id)).unwrap_or_default();
    let mut shown = Shown::hiding(hidden);
    let margin = egui::Margin { left: 28, right: 28, top: 2, bottom: 2 };
    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        if let Some(kind) = legend::legend_ui(ui, cx, shown) {
            shown.toggle(kind);
            ui.data_mut(|data| data.insert_persisted(id, shown.hidden()));
        }
    });
    let y = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), y, cx.theme.hairline());
    ui.add_space(1.0);
    shown
}

fn nothing_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let room = ui.available_rect_before_wrap();
    let layout = egui::Layout::top_down(egui::Align::Center);
    let middle =
        Rect::from_center_size(room.center(), vec2(room.width().min(420.0), 120.0_f32.min(room.height())));
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(middle).layout(layout));
    ui.label(Type::Heading.text(cx.words.text("source-none-title")));
    ui.add_space(measures().space.tight);
    let advice = Type::Prose.text(cx.words.text("source-none-advice")).color(cx.theme.soft);
    ui.add(egui::Label::new(advice).wrap());
}
