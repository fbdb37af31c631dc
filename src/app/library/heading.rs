//! The heading of a section: its name, which folds it, how many items it has, and the button for a new one.

use egui::{Align2, Id, Key, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::{
    LibraryState, adding,
    rows::{Group, Section},
};
use crate::app::{
    context::PanelContext,
    icons::Icon,
    theme::{Type, measures},
    widgets::IconButton,
    words::Words,
};

/// What the section is called.
pub(super) fn name(words: &Words, section: Section) -> String {
    match section {
        Section::Characters => words.text("library-characters"),
        Section::Strands => words.text("library-strands"),
        Section::Dilemmas => words.text("library-dilemmas"),
        Section::Locations => words.text("library-locations"),
        Section::Relations => words.text("library-relations"),
        Section::Sources => words.text("library-sources"),
    }
}

/// Draws the heading.
pub(super) fn heading_ui(ui: &mut Ui, state: &mut LibraryState, cx: &PanelContext<'_>, group: &Group) {
    let section = group.section;
    let name = name(cx.words, section);
    let is_folded = state.folded.contains(&section);
    let side = 18.0;
    let id = Id::unique(("library-section", section));
    let heading = fold_ui(ui, cx, id, (&name, group.total), is_folded, side);
    if heading.is_toggled {
        if is_folded {
            state.folded.remove(&section);
        } else {
            state.folded.insert(section);
        }
    }
    if let Some(new) = adding::name(cx.words, section) {
        let can_add = adding::is_possible(cx.outline(), section);
        let place = egui::UiBuilder::new().max_rect(heading.corner).id_salt(("new", section));
        let mut corner = ui.new_child(place);
        let button = IconButton::new(Icon::Plus, &new).side(side).enabled(can_add);
        if button.show(&mut corner).clicked() {
            state.folded.remove(&section);
            state.filter.clear();
            adding::add(cx, section);
        }
    }
}

/// What came of a heading.
pub(super) struct Heading {
    /// Whether it is to be folded, or no longer.
    pub(super) is_toggled: bool,
    /// The square before the count, for a button.
    corner: Rect,
}

/// Draws the line that folds a section, with the count of its rows and room for a button of this `side`.
pub(super) fn fold_ui(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    id: Id,
    (name, count): (&str, usize),
    is_folded: bool,
    side: f32,
) -> Heading {
    const RIGHT: f32 = 14.0;
    const LEFT: f32 = 18.0;
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), measures().row + 2.0));
    let font = Type::Section.font();
    let at = pos2(rect.right() - RIGHT, rect.center().y);
    let count = ui.painter().text(at, Align2::RIGHT_CENTER, count, font.clone(), *cx.theme.soft);
    let corner =
        Rect::from_center_size(pos2(count.left() - side / 2.0 - 4.0, rect.center().y), Vec2::splat(side));

    let toggle = rect.with_max_x(corner.left() - 2.0);
    let response = ui.interact(toggle, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, !is_folded, name));
    let by_key = response.has_focus()
        && ui.input(|input| {
            let (fold, unfold) = (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight));
            (fold && !is_folded) || (unfold && is_folded)
        });
    let is_lit = response.hovered() || response.has_focus();
    let ink = if is_lit { cx.theme.ink } else { cx.theme.soft };
    if is_lit || is_folded {
        let chevron = if is_folded { Icon::ChevronRight } else { Icon::ChevronDown };
        let at = pos2(rect.left() + LEFT / 2.0, rect.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, chevron.char(), Type::Icon.font_at(12.0), *ink);
    }
    let at = pos2(rect.left() + LEFT, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, name, font, *ink);
    Heading { is_toggled: response.clicked() || by_key, corner }
}
