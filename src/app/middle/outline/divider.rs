//! The row of what stands between two scenes: act, teaser, ad break, cliffhanger.

use egui::{
    Align2, Id, Modifiers, PointerButton, Rect, Response, Role, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::{
    facts::quiet_button,
    layout::Columns,
    row::{Act, field_id},
    target::Editing,
};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        middle::{arrange, field, overview::Tally},
        theme::{Type, measures},
        widgets::{IconButton, TextField},
    },
    outline::{Divider, DividerKind},
};

/// The height of a divider's row, in points.
pub(super) const DIVIDER_HEIGHT: f32 = 38.0;

/// What a divider's row is drawn from.
pub(super) struct DividerView<'a> {
    /// The open outline, theme, words, and the way to answer.
    pub(super) cx: &'a PanelContext<'a>,
    /// The divider.
    pub(super) divider: &'a Divider,
    /// Its place in the list of dividers.
    pub(super) index: usize,
    /// Whether it is the row that keys act on.
    pub(super) is_cursor: bool,
    /// The scenes of the act that it begins; nothing for other kinds.
    pub(super) act: Option<Tally>,
}

/// The id of a divider's row.
pub(super) fn divider_id(index: usize) -> Id {
    Id::unique(("outline-divider", index))
}

/// The word for a kind of divider.
pub(super) fn kind_word(cx: &PanelContext<'_>, kind: DividerKind) -> String {
    match kind {
        DividerKind::Act => cx.words.text("outline-act"),
        DividerKind::Teaser => cx.words.text("outline-teaser-end"),
        DividerKind::AdBreak => cx.words.text("outline-ad-break"),
        DividerKind::Cliffhanger => cx.words.text("outline-cliffhanger"),
    }
}

const fn kind_icon(kind: DividerKind) -> Icon {
    match kind {
        DividerKind::Act => Icon::Rows,
        DividerKind::Teaser => Icon::Play,
        DividerKind::AdBreak => Icon::Tv,
        DividerKind::Cliffhanger => Icon::Flag,
    }
}

impl DividerView<'_> {
    /// Draws the row into `rect`.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        rect: Rect,
        editing: Option<&mut Editing>,
        acts: &mut Vec<Act>,
    ) -> Response {
        let theme = self.cx.theme;
        let columns = Columns::of(rect.width());
        let sense = if self.is_cursor { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG };
        let response = ui.interact(rect, divider_id(self.index), sense);
        let word = kind_word(self.cx, self.divider.kind);
        let name = match self.divider.title.as_str() {
            "" => word.clone(),
            title => format!("{word}, {title}"),
        };
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, self.is_cursor, &name));
        ui.painter().rect_filled(rect, 0.0, theme.panel);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.hairline());
        if response.has_focus() {
            ui.painter().rect_stroke(rect.shrink(1.0), 0.0, (1.0, *theme.accent), StrokeKind::Inside);
        }
        if response.clicked_by(PointerButton::Primary) {
            acts.push(Act::Click(Modifiers::NONE, None));
        }
        if response.secondary_clicked() {
            acts.push(Act::OtherClick);
        }
        if response.drag_started_by(PointerButton::Primary) {
            acts.push(Act::Drag);
        }
        if response.gained_focus() {
            acts.push(Act::Focus);
        }

        let middle = rect.center().y;
        let icon = pos2(rect.left() + columns.badge + 9.0, middle);
        let symbol = kind_icon(self.divider.kind).char();
        ui.painter().text(icon, Align2::CENTER_CENTER, symbol, Type::Icon.font_at(14.0), *theme.soft);
        let right = self.right_ui(ui, rect, &columns);
        let title =
            Rect::from_x_y_ranges(rect.left() + columns.text..=right, rect.y_range()).shrink2(vec2(0.0, 8.0));
        match editing {
            Some(editing) => self.field_ui(ui, title, editing, acts),
            None => self.title_ui(ui, title, &word, acts),
        }
        response
    }

    fn title_ui(&self, ui: &mut Ui, rect: Rect, word: &str, acts: &mut Vec<Act>) {
        let theme = self.cx.theme;
        let (text, ink) = match self.divider.title.as_str() {
            "" => (word, *theme.soft),
            title => (title, *theme.ink),
        };
        let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::ControlStrong.font(), ink);
        let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size().min(rect.size()), rect);
        let label = self.cx.words.with("outline-rename-divider", &[("divider", text.into())]);
        let id = Id::unique(("outline-divider-title", self.index));
        let wide = place.with_max_x(place.right() + 2.0);
        if quiet_button(ui, wide, id, (text, Type::ControlStrong, ink), Align2::LEFT_CENTER, &label).clicked()
        {
            acts.push(Act::Click(Modifiers::NONE, Some((super::layout::Part::Title, 0))));
        }
    }

    fn field_ui(&self, ui: &mut Ui, rect: Rect, editing: &mut Editing, acts: &mut Vec<Act>) {
        let id = field_id(&editing.target);
        let title = &self.divider.title;
        editing.field.settle(ui.ctx(), id, title);
        if let Some(leave) = field::leaving_key(ui, id, true) {
            acts.push(Act::Leave(leave));
        }
        let label = self.cx.words.text("outline-divider-title");
        let hint = kind_word(self.cx, self.divider.kind);
        let builder = UiBuilder::new().id_salt(id).max_rect(rect);
        let field = TextField::new(id, &label, title).hint(&hint).role(Type::ControlStrong).plain();
        let response = field.width(rect.width()).show(&mut ui.new_child(builder));
        field::keep_tab(ui, id);
        if let Some(title) = response.changed {
            let outline = self.cx.outline();
            self.cx.push(arrange::with_changed_divider(outline, self.index, |divider| divider.title = title));
        }
        if response.response.lost_focus() {
            acts.push(Act::Leave(field::lost(ui)));
        }
    }

    /// The act's sums and the cross; gives where the room for the title ends.
    fn right_ui(&self, ui: &mut Ui, rect: Rect, columns: &Columns) -> f32 {
        let side = measures().row;
        let end = rect.left() + columns.right;
        let cross = Rect::from_center_size(pos2(end - side / 2.0, rect.center().y), vec2(side, side));
        let mut right = end;
        if self.is_cursor || ui.rect_contains_pointer(rect) {
            let label = self.cx.words.text("outline-remove-divider");
            let builder = UiBuilder::new().id_salt(("divider-remove", self.index)).max_rect(cross);
            if IconButton::new(Icon::Close, &label).show(&mut ui.new_child(builder)).clicked() {
                self.cx.push(arrange::without_divider(self.cx.outline(), self.index));
            }
            right = cross.left() - measures().space.tight;
        }
        if let Some(act) = &self.act {
            let text = self.cx.words.with(
                "outline-act-sums",
                &[("scenes", act.scenes.into()), ("minutes", self.cx.words.length(act.length).into())],
            );
            let at = pos2(right, rect.center().y);
            let place =
                ui.painter().text(at, Align2::RIGHT_CENTER, text, Type::List.font(), *self.cx.theme.soft);
            right = place.left();
        }
        right - measures().space.medium
    }
}
