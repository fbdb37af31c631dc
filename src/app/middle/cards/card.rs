//! One card: number, title, summary, place, dilemmas, minutes. Draws it and says what was done to it.

use egui::{
    Align2, Color32, CornerRadius, Id, Modifiers, Painter, PointerButton, Pos2, Rect, Role, Sense,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use super::columns;
use crate::{
    app::{
        context::{PanelContext, StrandLook},
        middle::{
            field::{self, Editing},
            overview::Overview,
        },
        theme::{Type, measures},
        widgets::{TextField, paint_badge, paint_diamond},
    },
    outline::{Outcome, Scene, SceneId},
    session::Command,
};

/// The size of a card, in points.
pub(super) const SIZE: Vec2 = vec2(232.0, 138.0);

/// The room between the card's edge and its text.
const INSET: f32 = 12.0;

/// What a card is drawn from.
pub(super) struct CardView<'a> {
    pub(super) cx: &'a PanelContext<'a>,
    pub(super) overview: &'a Overview,
    pub(super) scene: &'a Scene,
    pub(super) place: usize,
    pub(super) is_selected: bool,
    /// Whether the card can be reached by Tab.
    pub(super) is_cursor: bool,
}

/// What was done to a card.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    /// It was clicked; on its title or elsewhere.
    Click(Modifiers, bool),
    /// It is being dragged.
    Drag,
    /// Editing its title ended.
    Leave(field::Leave),
}

/// The id of a scene's card.
pub(super) fn card_id(scene: &SceneId) -> Id {
    Id::unique(("card", scene.as_str()))
}

fn field_id(scene: &SceneId) -> Id {
    Id::unique(("card-title", scene.as_str()))
}

impl CardView<'_> {
    /// Draws the card with its upper left corner at `at`.
    pub(super) fn show(&self, ui: &mut Ui, at: Pos2, editing: Option<&mut Editing>, acts: &mut Vec<Act>) {
        let theme = self.cx.theme;
        let rect = Rect::from_min_size(at, SIZE);
        let sense = if self.is_cursor { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG };
        let response = ui.interact(rect, card_id(&self.scene.id), sense);
        response
            .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, self.is_selected, self.name()));
        let radius = CornerRadius::same(measures().radius.card);
        let (fill, edge) = match (self.is_selected, response.hovered() || response.has_focus()) {
            (true, _) => (theme.selected, theme.accent),
            (false, true) => (theme.raised, theme.edge),
            (false, false) => (theme.raised, theme.line),
        };
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect.expand(2.0)));
        painter.rect(
            rect,
            radius,
            *fill,
            (if self.is_selected { 1.5 } else { 1.0 }, *edge),
            StrokeKind::Inside,
        );

        let inner = rect.shrink(INSET);
        let title_left = self.head_ui(&painter, inner);
        let title_rect =
            Rect::from_min_max(pos2(title_left, inner.top() - 2.0), pos2(inner.right(), inner.top() + 42.0));
        let title_bottom = match editing {
            Some(editing) => {
                self.field_ui(ui, title_rect, editing, acts);
                inner.top() + 22.0
            }
            None => self.paint_title(&painter, title_rect),
        };
        let facts_top = inner.bottom() - 16.0;
        self.paint_summary(
            &painter,
            Rect::from_min_max(pos2(inner.left(), title_bottom), pos2(inner.right(), facts_top)),
        );
        self.paint_facts(&painter, Rect::from_min_max(pos2(inner.left(), facts_top), inner.max));

        if response.clicked_by(PointerButton::Primary) {
            let on_title = response.interact_pointer_pos().is_some_and(|pos| title_rect.contains(pos));
            acts.push(Act::Click(ui.input(|input| input.modifiers), on_title));
        }
        if response.gained_focus() {
            // Arrow keys can be kept for the cards only from the next frame on.
            ui.request_repaint();
        }
        if response.drag_started_by(PointerButton::Primary) {
            acts.push(Act::Drag);
        }
    }

    fn name(&self) -> String {
        let number = self.place + 1;
        match self.scene.title.as_str() {
            "" => format!("{number}, {}", self.cx.words.text("outline-untitled")),
            title => format!("{number}, {title}"),
        }
    }

    /// The badge and the number; gives where the title begins.
    fn head_ui(&self, painter: &Painter, inner: Rect) -> f32 {
        let look = self.scene.strand.as_ref().and_then(|id| self.cx.strand(id));
        let badge = Rect::from_min_size(inner.min + vec2(0.0, 1.0), Vec2::splat(16.0));
        paint_badge(painter, badge, self.cx.theme, look.as_ref().map(StrandLook::badge));
        let number = pos2(badge.right() + 6.0, badge.center().y);
        let ink = *self.cx.theme.soft;
        let number = painter.text(number, Align2::LEFT_CENTER, self.place + 1, Type::List.font(), ink);
        number.right() + 8.0
    }

    fn paint_title(&self, painter: &Painter, rect: Rect) -> f32 {
        let theme = self.cx.theme;
        let hint = || self.cx.words.text("outline-untitled");
        let (text, ink) = match self.scene.title.as_str() {
            "" => (hint(), *theme.faint),
            title => (title.to_owned(), *theme.ink),
        };
        let galley = set(painter, &text, Type::Title, ink, rect.width(), 2);
        let bottom = rect.top() + galley.size().y;
        painter.galley(rect.min, galley, ink);
        bottom + 2.0
    }

    fn paint_summary(&self, painter: &Painter, rect: Rect) {
        if self.scene.summary.is_empty() {
            return;
        }
        let ink = *self.cx.theme.soft;
        let lines = (rect.height() / 19.5).floor().max(1.0) as usize;
        let galley = set(painter, &self.scene.summary, Type::Prose, ink, rect.width(), lines);
        painter.galley(rect.min, galley, ink);
    }

    /// Dilemmas and minutes at the right, the place at the left of what is left.
    fn paint_facts(&self, painter: &Painter, rect: Rect) {
        let theme = self.cx.theme;
        let middle = rect.center().y + 2.0;
        let mut right = rect.right();
        if let Some(length) = self.scene.length {
            let text = self.cx.words.length(length);
            let at = pos2(right, middle);
            right = painter.text(at, Align2::RIGHT_CENTER, text, Type::Note.font(), *theme.soft).left() - 8.0;
        }
        for turn in self.overview.turns_in(&self.scene.id).iter().rev() {
            let dilemma = self.overview.dilemma(*turn);
            let ink = if dilemma.outcome == Outcome::Open { theme.ink } else { theme.soft };
            paint_diamond(painter, pos2(right - 5.0, middle), 4.5, dilemma.kind, *ink);
            right -= 13.0;
        }
        if self.scene.found.as_ref().is_some_and(|found| !found.checked) {
            let at = pos2(right - 6.0, middle);
            let icon = crate::app::icons::Icon::CircleDashed.char();
            painter.text(at, Align2::CENTER_CENTER, icon, Type::Icon.font_at(12.0), *theme.warn);
            right -= 16.0;
        }
        let (place, role, ink) = match self.overview.place_name(self.scene) {
            Some(place) => (place.to_owned(), Type::Note, *theme.soft),
            None => (String::new(), Type::Note, *theme.faint),
        };
        let galley = set(painter, &place, role, ink, (right - rect.left() - 4.0).max(0.0), 1);
        painter.galley(pos2(rect.left(), middle - galley.size().y / 2.0), galley, ink);
    }

    fn field_ui(&self, ui: &mut Ui, rect: Rect, editing: &mut Editing, acts: &mut Vec<Act>) {
        let id = field_id(&self.scene.id);
        editing.settle(ui.ctx(), id, &self.scene.title);
        if let Some(leave) = field::leaving_key(ui, id, true) {
            acts.push(Act::Leave(leave));
        }
        let label = self.cx.words.text("inspector-title");
        let hint = self.cx.words.text("outline-untitled");
        let place = rect.with_max_y(rect.top() + 22.0);
        let field = TextField::new(id, &label, &self.scene.title).hint(&hint).role(Type::Title).plain();
        let builder = UiBuilder::new().id_salt(id).max_rect(place);
        let response = field.width(place.width()).show(&mut ui.new_child(builder));
        field::keep_tab(ui, id);
        if let Some(title) = response.changed {
            self.cx.push(columns::renamed(self.scene, title));
        }
        if response.response.lost_focus() {
            self.cx.push(Command::EndStep);
            acts.push(Act::Leave(field::lost(ui)));
        }
    }
}

fn set(
    painter: &Painter,
    text: &str,
    role: Type,
    ink: Color32,
    width: f32,
    lines: usize,
) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(role.font(), ink));
    job.wrap = TextWrapping {
        max_width: width,
        max_rows: lines,
        break_anywhere: false,
        overflow_character: Some('…'),
    };
    painter.layout_job(job)
}
