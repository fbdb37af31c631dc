//! A scene's row: number, strand, title, summary, and the facts below.

use egui::{
    Align2, CursorIcon, Id, Modifiers, PointerButton, Popup, Pos2, Rect, Response, Role, Sense, StrokeKind,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{
    facts,
    layout::{Extent, MARK_GAP, Part, RowLayout},
    target::{Editing, Target},
};
use crate::{
    app::{
        context::{PanelContext, StrandLook},
        library::given_to_scene,
        middle::{
            edits,
            field::{self, Leave},
            overview::Overview,
        },
        theme::{Type, measures},
        widgets::{Pick, Picked, PickerWords, TextField, found_mark, picker, strand_badge},
    },
    outline::{Edit, Field, ItemId, Scene, SceneId},
    session::Command,
};

/// What a row is drawn from.
pub(super) struct RowView<'a> {
    /// The open outline, theme, words, and the way to answer.
    pub(super) cx: &'a PanelContext<'a>,
    /// What its scenes show.
    pub(super) overview: &'a Overview,
    /// The scene.
    pub(super) scene: &'a Scene,
    /// Its place in telling order, counted from 0.
    pub(super) place: usize,
    /// How much of it is shown.
    pub(super) extent: Extent,
    /// Whether it is selected.
    pub(super) is_selected: bool,
    /// Whether it is the row that keys act on.
    pub(super) is_cursor: bool,
}

/// What was done to a row and is for the list to carry out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    /// It was clicked, here.
    Click(Modifiers, Option<(Part, usize)>),
    /// It was clicked with the other button.
    OtherClick,
    /// It is being dragged.
    Drag,
    /// It got the focus by Tab.
    Focus,
    /// Its length is to be edited.
    EditMinutes,
    /// Editing it ended.
    Leave(Leave),
}

/// The id of a scene's row.
pub(super) fn row_id(scene: &SceneId) -> Id {
    Id::unique(("outline-row", scene.as_str()))
}

/// The id of the field in which a part is edited.
pub(super) fn field_id(target: &Target) -> Id {
    match target {
        Target::Scene(scene, part) => Id::unique(("outline-field", scene.as_str(), *part as u8)),
        Target::Minutes(scene) => Id::unique(("outline-minutes", scene.as_str())),
        Target::Divider(divider) => Id::unique(("outline-divider-field", *divider)),
    }
}

impl RowView<'_> {
    /// Draws the row into `rect`.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        rect: Rect,
        editing: Option<&mut Editing>,
        acts: &mut Vec<Act>,
    ) -> Response {
        let layout =
            RowLayout::new(ui.painter(), self.cx, self.overview, self.scene, self.extent, rect.width());
        let response = self.ground_ui(ui, rect, &layout, acts);
        self.number_and_badge_ui(ui, rect, &layout);
        match editing {
            Some(editing) => {
                let is_title = matches!(editing.target, Target::Scene(_, Part::Title));
                let is_summary = matches!(editing.target, Target::Scene(_, Part::Summary));
                if !is_title {
                    self.paint_title(ui, rect, &layout);
                }
                if !is_summary {
                    self.paint_summary(ui, rect, &layout);
                }
                if is_title || is_summary {
                    self.field_ui(ui, rect, &layout, editing, acts);
                }
                facts::facts_ui(ui, rect, &layout, self, Some(editing), acts);
            }
            None => {
                self.paint_title(ui, rect, &layout);
                self.paint_summary(ui, rect, &layout);
                facts::facts_ui(ui, rect, &layout, self, None, acts);
            }
        }
        self.found_ui(ui, rect, &layout);
        response
    }

    /// The row itself: what is clicked, dragged, focused; its ground and what a screen reader says.
    fn ground_ui(&self, ui: &mut Ui, rect: Rect, layout: &RowLayout, acts: &mut Vec<Act>) -> Response {
        let theme = self.cx.theme;
        // One row can be reached by Tab; arrows lead to the others.
        let sense = if self.is_cursor { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG };
        let response = ui.interact(rect, row_id(&self.scene.id), sense);
        response
            .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, self.is_selected, self.name()));
        if self.is_selected {
            ui.painter().rect_filled(rect, 0.0, theme.selected);
            let bar = rect.with_max_x(rect.left() + measures().selection_bar);
            ui.painter().rect_filled(bar, 0.0, theme.accent);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.hairline());
        if response.has_focus() && !self.is_selected {
            ui.painter().rect_stroke(rect.shrink(1.0), 0.0, (1.0, *theme.accent), StrokeKind::Inside);
        }

        let part_at = |pos: Pos2| layout.part_at(rect.min, pos);
        if self.is_selected && response.hover_pos().and_then(part_at).is_some() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        if response.clicked_by(PointerButton::Primary) {
            let pos = response.interact_pointer_pos();
            let part = pos.and_then(|pos| {
                let part = part_at(pos)?;
                Some((part, layout.character_at(part, rect.min, pos)))
            });
            acts.push(Act::Click(ui.input(|input| input.modifiers), part));
        }
        if response.secondary_clicked() {
            acts.push(Act::OtherClick);
        }
        if response.drag_started_by(PointerButton::Primary) {
            acts.push(Act::Drag);
        }
        // A character, place or strand from the library.
        let given = |item: &ItemId| given_to_scene(self.scene, item);
        if response.dnd_hover_payload::<ItemId>().is_some_and(|item| given(&item).is_some()) {
            ui.painter().rect_stroke(rect.shrink(1.0), 0.0, (1.5, *theme.accent), StrokeKind::Inside);
        }
        if let Some(edit) = response.dnd_release_payload::<ItemId>().and_then(|item| given(&item)) {
            self.cx.push(edit);
        }
        if response.gained_focus() {
            acts.push(Act::Focus);
        }
        response
    }

    /// What a screen reader says: number, title.
    fn name(&self) -> String {
        let number = self.place + 1;
        match self.scene.title.as_str() {
            "" => format!("{number}, {}", self.cx.words.text("outline-untitled")),
            title => format!("{number}, {title}"),
        }
    }

    fn number_and_badge_ui(&self, ui: &mut Ui, rect: Rect, layout: &RowLayout) {
        let columns = layout.columns;
        let middle = rect.top() + layout.title_at.y + 11.0;
        let number = pos2(rect.left() + columns.number_right, middle);
        let ink = *self.cx.theme.soft;
        ui.painter().text(number, Align2::RIGHT_CENTER, self.place + 1, Type::List.font(), ink);

        let side = measures().badge;
        let badge =
            Rect::from_min_size(pos2(rect.left() + columns.badge, middle - side / 2.0), vec2(side, side));
        let look = self.scene.strand.as_ref().and_then(|id| self.cx.strand(id));
        let name = look.as_ref().map_or_else(|| self.cx.words.text("no-strand"), |look| look.name.clone());
        let mut child =
            ui.new_child(UiBuilder::new().id_salt(("badge", self.scene.id.as_str())).max_rect(badge));
        strand_badge(&mut child, look.as_ref().map(StrandLook::badge), &name);
        let id = Id::unique(("outline-badge", self.scene.id.as_str()));
        let button = ui.interact(badge.expand(3.0), id, Sense::click());
        let label = self.cx.words.with("outline-change-strand", &[("strand", name.into())]);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        if button.has_focus() {
            let radius = measures().radius.field;
            let stroke = (1.0, *self.cx.theme.accent);
            ui.painter().rect_stroke(badge.expand(2.5), radius, stroke, StrokeKind::Inside);
        }
        let button = button.on_hover_text(Type::List.text(&label));
        if let Some(edit) = self.strand_picker(ui, &button) {
            self.cx.push(edit);
        }
    }

    fn strand_picker(&self, ui: &mut Ui, button: &Response) -> Option<Edit> {
        if !is_picking(ui, button) {
            return None;
        }
        let outline = self.cx.outline();
        let (search, nothing) = (self.cx.words.text("outline-find-strand"), self.cx.words.text("no-strand"));
        let words = PickerWords { search: &search, nothing: Some(&nothing), new: None };
        let picks: Vec<Pick<'_>> = outline
            .strands
            .iter()
            .map(|strand| Pick {
                label: &strand.title,
                detail: "",
                strand: self.cx.strand(&strand.id).map(|look| look.badge()),
                is_chosen: self.scene.strand.as_ref() == Some(&strand.id),
            })
            .collect();
        let strand = match picker(ui, button, words, &picks)? {
            Picked::Item(index) => Some(&outline.strands[index].id),
            _ => None,
        };
        edits::set_strand(outline, std::slice::from_ref(&self.scene.id), strand)
    }

    fn paint_title(&self, ui: &Ui, rect: Rect, layout: &RowLayout) {
        ui.painter().galley(rect.min + layout.title_at, layout.title.clone(), *self.cx.theme.ink);
    }

    fn paint_summary(&self, ui: &Ui, rect: Rect, layout: &RowLayout) {
        if let Some(summary) = &layout.summary {
            ui.painter().galley(rect.min + layout.summary_at, summary.clone(), *self.cx.theme.soft);
        }
    }

    fn found_ui(&self, ui: &mut Ui, rect: Rect, layout: &RowLayout) {
        if self.scene.found.as_ref().is_none_or(|found| found.checked) {
            return;
        }
        let width = if self.extent.edits_title { layout.title_room } else { layout.title.size().x };
        let at = rect.min + layout.title_at + vec2(width + MARK_GAP, 2.0);
        let room = layout.text_width() - layout.title_room - MARK_GAP;
        let place = Rect::from_min_size(at, vec2(room, 20.0));
        let builder = UiBuilder::new().id_salt(("found", self.scene.id.as_str())).max_rect(place);
        let mark = found_mark(&mut ui.new_child(builder), self.cx.words, self.scene.found.as_ref());
        if mark.is_some_and(|mark| mark.clicked()) {
            self.cx.push(Edit::Check(vec![(&self.scene.id).into()], true));
        }
    }

    /// The field in which title or summary is edited, exactly where the text stands otherwise.
    fn field_ui(
        &self,
        ui: &mut Ui,
        rect: Rect,
        layout: &RowLayout,
        editing: &mut Editing,
        acts: &mut Vec<Act>,
    ) {
        let Target::Scene(_, part) = editing.target else { return };
        let words = self.cx.words;
        let id = field_id(&editing.target);
        let (label, hint, text, role, at, size) = match part {
            Part::Title => {
                let size = vec2(layout.title_room, layout.title.size().y);
                let hint = words.text("outline-untitled");
                (words.text("inspector-title"), hint, &self.scene.title, Type::Title, layout.title_at, size)
            }
            Part::Summary => {
                let size = vec2(layout.text_width(), layout.summary_height);
                let hint = words.text("outline-summary-hint");
                (
                    words.text("inspector-summary"),
                    hint,
                    &self.scene.summary,
                    Type::Prose,
                    layout.summary_at,
                    size,
                )
            }
        };
        editing.field.settle(ui.ctx(), id, text);
        if let Some(leave) = field::leaving_key(ui, id, part == Part::Title) {
            acts.push(Act::Leave(leave));
        }
        let place = Rect::from_min_size(rect.min + at, size);
        let builder = UiBuilder::new().id_salt(id).max_rect(place);
        let mut field = TextField::new(id, &label, text).hint(&hint).role(role).plain().width(size.x);
        if part == Part::Summary {
            field = field.rows(2);
        }
        let response = field.show(&mut ui.new_child(builder));
        field::keep_tab(ui, id);
        if let Some(text) = response.changed {
            self.cx.push(match part {
                Part::Title => edits::change(self.scene, Field::Title, |scene| scene.title = text),
                Part::Summary => edits::change(self.scene, Field::Summary, |scene| scene.summary = text),
            });
        }
        if response.response.lost_focus() {
            self.cx.push(Command::EndStep);
            acts.push(Act::Leave(field::lost(ui)));
        }
        if part == Part::Summary {
            let at = rect.min + layout.summary_at + vec2(0.0, layout.summary_height + 2.0);
            let hint = words.text("outline-split-hint");
            ui.painter().text(at, Align2::LEFT_TOP, hint, Type::Note.font(), *self.cx.theme.faint);
        }
    }
}

/// Whether the list under a button is open or is being opened.
pub(super) fn is_picking(ui: &Ui, button: &Response) -> bool {
    button.clicked() || Popup::is_id_open(ui.ctx(), Popup::default_response_id(button))
}
