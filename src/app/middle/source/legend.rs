//! The legend over the source: what each kind of mark looks like, and a switch to hide it.

use egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{
    marks::{MarkKind, Shown},
    prose,
};
use crate::{
    app::{
        context::PanelContext,
        theme::{Type, measures},
        widgets::{paint_badge, paint_diamond},
    },
    outline::DilemmaKind,
};

/// The word for a kind of mark.
pub(super) fn kind_word(cx: &PanelContext<'_>, kind: MarkKind) -> String {
    match kind {
        MarkKind::Character => cx.words.text("source-characters"),
        MarkKind::Location => cx.words.text("source-locations"),
        MarkKind::Quote => cx.words.text("source-quotes"),
        MarkKind::Scene => cx.words.text("source-scenes"),
        MarkKind::Dilemma => cx.words.text("source-dilemmas"),
    }
}

/// Draws the legend; gives the kind that was switched.
pub(super) fn legend_ui(ui: &mut Ui, cx: &PanelContext<'_>, shown: Shown) -> Option<MarkKind> {
    let mut switched = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measures().space.large, 0.0);
        for kind in MarkKind::ALL {
            if switch_ui(ui, cx, kind, shown.has(kind)).clicked() {
                switched = Some(kind);
            }
        }
    });
    switched
}

fn switch_ui(ui: &mut Ui, cx: &PanelContext<'_>, kind: MarkKind, is_on: bool) -> Response {
    let theme = cx.theme;
    let label = kind_word(cx, kind);
    let role = if kind == MarkKind::Quote && is_on { Type::ProseItalic } else { Type::List };
    let has_picture = matches!(kind, MarkKind::Scene | MarkKind::Dilemma);
    let galley = ui.painter().layout_no_wrap(label.clone(), role.font(), *theme.ink);
    let picture = if has_picture { 20.0 } else { 0.0 };
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + picture, measures().field), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, is_on, &label));
    let is_lit = response.hovered() || response.has_focus();
    let ink = match (is_on, is_lit) {
        (_, true) => theme.ink,
        (true, false) => theme.soft,
        (false, false) => theme.faint,
    };
    let middle = rect.center().y;
    if is_on && kind == MarkKind::Scene {
        let badge = Rect::from_center_size(pos2(rect.left() + 7.0, middle), vec2(14.0, 14.0));
        paint_badge(ui.painter(), badge, theme, Some((0, theme.strand(0))));
    }
    if is_on && kind == MarkKind::Dilemma {
        paint_diamond(ui.painter(), pos2(rect.left() + 7.0, middle), 5.0, DilemmaKind::Choice, *theme.warn);
    }
    let words = rect.with_min_x(rect.left() + picture);
    let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), words);
    ui.painter().galley_with_override_text_color(place.min, galley, *ink);
    let line = Rect::from_x_y_ranges(place.x_range(), place.top()..=place.bottom() + 4.0);
    if is_on {
        prose::paint_line(ui.painter(), theme, egui::Pos2::ZERO, &[line], kind, 0);
    } else {
        ui.painter().hline(place.x_range(), middle + 0.5, (1.0, *ink));
    }
    let hint = if is_on {
        cx.words.with("source-hide", &[("kind", label.into())])
    } else {
        cx.words.with("source-show", &[("kind", label.into())])
    };
    response.on_hover_text(Type::List.text(hint))
}
