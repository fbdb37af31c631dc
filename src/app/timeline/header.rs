//! The line over the timeline: what the lanes stand for, each strand's share, the runtime against the slot,
//! and how close one looks.

use egui::{Align, Id, Layout, Popup, Rect, Response, Sense, Slider, Stroke, Ui, UiBuilder, vec2};

use super::{Choices, Look, canvas, commands, keys, paint::Named, report};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
        widgets::{IconButton, choice_line, menu_line},
    },
    timeline::{Frame, Grouping, Metrics, Plan, Px, Rails, Runtime, Share, Spot, Widths, shares_text},
};

/// The height of the line.
pub(super) const HEIGHT: f32 = 36.0;
/// Narrower than this the shares are left out.
const SHARES_FROM: f32 = 1_000.0;
/// What is round one of the words that say what the lanes stand for.
const CHOICE_MARGIN: f32 = 18.0;
/// What is round the runtime, the arrow behind it included.
const RUNTIME_MARGIN: f32 = 28.0;
/// What is round the word that opens a list of them, the arrow behind it included.
const LIST_MARGIN: f32 = 40.0;
/// The heading, and the space behind it.
const ROOM_FOR_HEADING: f32 = 90.0;
/// The width of the slider.
const SLIDER: f32 = 96.0;

/// The line.
pub(super) fn header_ui(
    ui: &mut Ui,
    choices: &mut Choices,
    look: &mut Look,
    plan: &Plan,
    figures: (&Runtime, &[Share]),
    cx: &PanelContext<'_>,
) {
    let width = ui.available_width();
    let (_, rect) = ui.allocate_space(vec2(width, HEIGHT));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, cx.theme.hairline());
    let inner = rect.shrink2(vec2(measures().space.large, 0.0));
    let mut left =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    let has_scenes = !plan.slots.is_empty();
    let figures_width = text_width(ui, &figures.0.text(&Named(cx))) + RUNTIME_MARGIN;
    let controls = if has_scenes { controls_width(ui, look, cx) } else { 0.0 };
    let chosen = text_width(ui, &grouping_word(choices.grouping, cx)) + LIST_MARGIN;
    let is_narrow = controls + figures_width + chosen + ROOM_FOR_HEADING > inner.width();
    if !is_narrow {
        left.label(Type::ControlStrong.text(cx.words.text("timeline")));
        left.add_space(measures().space.small);
    }
    let has_figures = controls + figures_width + chosen <= inner.width();
    let controls = if has_figures { controls + figures_width } else { controls };
    let room = inner.right() - left.min_rect().right() - controls;
    let all = groupings_width(ui, cx);
    if all <= room {
        groupings(&mut left, choices, cx);
    } else {
        chosen_grouping(&mut left, choices, cx);
    }
    let taken = left.min_rect().right() + measures().space.medium;
    let rest = Rect::from_min_max(egui::pos2(taken.min(inner.right()), inner.top()), inner.max);
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(rest).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = measures().space.tight;
    if !has_scenes {
        return;
    }
    let has_slider = all + SLIDER + measures().space.large <= room;
    view_controls(&mut right, choices, look, plan, (width, has_slider), cx);
    if has_figures {
        right.add_space(measures().space.small);
        runtime(&mut right, plan, figures, width, cx);
    }
}

/// What the controls at the right need, slider and runtime left out.
fn controls_width(ui: &Ui, look: &Look, cx: &PanelContext<'_>) -> f32 {
    let space = &measures().space;
    let icons = if look.view.filter.is_empty() { 3.0 } else { 4.0 };
    let fit = text_width(ui, &cx.words.text("timeline-fit-all")) + 2.0 * ui.spacing().button_padding.x;
    fit + icons * (measures().row + space.tight) + 2.0 * (space.small + space.medium)
}

fn text_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), Type::List.font(), egui::Color32::PLACEHOLDER).size().x
}

fn grouping_word(grouping: Grouping, cx: &PanelContext<'_>) -> String {
    match grouping {
        Grouping::Strands => cx.words.text("timeline-strands"),
        Grouping::Characters => cx.words.text("timeline-characters"),
        Grouping::Locations => cx.words.text("timeline-locations"),
        Grouping::Dilemmas => cx.words.text("timeline-dilemmas"),
        Grouping::One => cx.words.text("timeline-one-lane"),
    }
}

fn groupings_width(ui: &Ui, cx: &PanelContext<'_>) -> f32 {
    let width = |grouping| text_width(ui, &grouping_word(grouping, cx)) + CHOICE_MARGIN;
    Grouping::ALL.into_iter().map(|grouping| width(grouping) + measures().space.hair).sum()
}

/// What the lanes stand for: one of several words, the chosen one in a frame.
fn groupings(ui: &mut Ui, choices: &mut Choices, cx: &PanelContext<'_>) {
    ui.spacing_mut().item_spacing.x = measures().space.hair;
    for grouping in Grouping::ALL {
        if choice(ui, &grouping_word(grouping, cx), choices.grouping == grouping, cx).clicked() {
            choices.grouping = grouping;
        }
    }
}

/// The same where there is no room for all of the words: the chosen one opens a list of them.
fn chosen_grouping(ui: &mut Ui, choices: &mut Choices, cx: &PanelContext<'_>) {
    let label = grouping_word(choices.grouping, cx);
    let text = Type::List.text(&label);
    let button = ui.add(egui::Button::new((text, Icon::ChevronDown.text().size(11.0))));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    Popup::menu(&button).show(|ui| {
        for grouping in Grouping::ALL {
            if choice_line(ui, &grouping_word(grouping, cx), choices.grouping == grouping) {
                choices.grouping = grouping;
            }
        }
    });
}

/// One of several words; the chosen one in a frame.
pub(super) fn choice(ui: &mut Ui, label: &str, is_chosen: bool, cx: &PanelContext<'_>) -> Response {
    let theme = cx.theme;
    let galley = ui.painter().layout_no_wrap(label.to_owned(), Type::List.font(), *theme.ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(CHOICE_MARGIN, 8.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, label));
    let radius = measures().radius.field;
    if is_chosen {
        ui.painter().rect(rect, radius, *theme.raised, theme.hairline(), egui::StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius, *theme.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, theme.accent), egui::StrokeKind::Inside);
    }
    let ink = if is_chosen || response.hovered() { *theme.ink } else { *theme.soft };
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley_with_override_text_color(at, galley, ink);
    response
}

/// Zoom, fit, rails and widths, from right to left.
fn view_controls(
    ui: &mut Ui,
    choices: &mut Choices,
    look: &mut Look,
    plan: &Plan,
    (width, has_slider): (f32, bool),
    cx: &PanelContext<'_>,
) {
    let size = Spot::new(width, 100.0);
    let axis = Frame::axis_width(size, &Metrics::default());
    let fit = ui.button(Type::List.text(cx.words.text("timeline-fit-all")));
    if fit.on_hover_text(Type::List.text("0")).clicked() {
        look.viewport = None;
    }
    let name = cx.words.text("timeline-fit-selection");
    if IconButton::new(Icon::Scan, &name).shortcut(Some("F".to_owned())).show(ui).clicked() {
        keys::fit_selection(look, axis, plan, cx);
    }
    if has_slider {
        zoom_slider(ui, look, plan, axis, cx);
    }
    let name = cx.words.text("timeline-view");
    let button = IconButton::new(Icon::SlidersHorizontal, &name).show(ui);
    Popup::menu(&button).show(|ui| view_menu(ui, choices, look, cx));
    let name = cx.words.text("timeline-picture");
    let button = IconButton::new(Icon::Image, &name).show(ui);
    Popup::menu(&button).show(|ui| commands::picture_items(ui, cx));
    if !look.view.filter.is_empty() {
        let name = cx.words.text("timeline-filter-clear");
        if IconButton::new(Icon::ListFilter, &name).on(true).show(ui).clicked() {
            look.view.filter.clear();
        }
    }
}

fn zoom_slider(ui: &mut Ui, look: &mut Look, plan: &Plan, axis: Px, cx: &PanelContext<'_>) {
    let viewport = canvas::viewport_over(look, plan, axis);
    let mut place = viewport.slider(plan.extent());
    ui.spacing_mut().slider_width = SLIDER;
    ui.spacing_mut().interact_size.y = 16.0;
    let slider = Slider::new(&mut place, 0.0..=1.0).show_value(false).trailing_fill(false);
    let response = ui.name_inputs(cx.words.text("timeline-zoom"), |ui| ui.add(slider));
    if response.changed() {
        look.viewport = Some(viewport.with_slider(place, plan.extent()).bounded(plan.extent()));
    }
    response.on_hover_text(Type::List.text(cx.words.text("timeline-zoom-hint")));
}

fn view_menu(ui: &mut Ui, choices: &mut Choices, look: &mut Look, cx: &PanelContext<'_>) {
    let words = cx.words;
    let heading = |ui: &mut Ui, text: String| {
        ui.add_space(measures().space.hair);
        ui.horizontal(|ui| {
            ui.add_space(ui.spacing().button_padding.x);
            ui.label(Type::Section.text(text).color(*cx.theme.soft));
        });
    };
    heading(ui, words.text("timeline-rails"));
    for rails in Rails::ALL {
        let label = match rails {
            Rails::Both => words.text("timeline-rails-both"),
            Rails::Telling => words.text("timeline-rails-telling"),
            Rails::Story => words.text("timeline-rails-story"),
        };
        if choice_line(ui, &label, choices.rails == rails) {
            choices.rails = rails;
        }
    }
    ui.separator();
    heading(ui, words.text("timeline-widths"));
    for (widths, label) in
        [(Widths::Minutes, "timeline-widths-minutes"), (Widths::Equal, "timeline-widths-equal")]
    {
        if choice_line(ui, &words.text(label), choices.widths == widths) {
            choices.widths = widths;
        }
    }
    ui.separator();
    ui.add_enabled_ui(!look.view.folded.is_empty(), |ui| {
        if menu_line(ui, (Icon::UnfoldVertical, &words.text("timeline-unfold-all")), None) {
            look.view.folded.clear();
        }
    });
}

/// `A 25′ · B 10′ · C 13′   48 von 48 min`, a button that opens the figures.
fn runtime(
    ui: &mut Ui,
    plan: &Plan,
    (runtime, shares): (&Runtime, &[Share]),
    width: f32,
    cx: &PanelContext<'_>,
) {
    let theme = cx.theme;
    let text = runtime.text(&Named(cx));
    let ink = if runtime.over().is_some() { *theme.warn } else { *theme.soft };
    let galley = ui.painter().layout_no_wrap(text.clone(), Type::List.font(), ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(RUNTIME_MARGIN, 8.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, measures().radius.field, *theme.hover);
    }
    let at = rect.left_center() + vec2(7.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    // Without it nobody would look for the figures behind the text.
    let (at, font) = (rect.right_center() - vec2(12.0, 0.0), Type::Icon.font_at(11.0));
    ui.painter().text(at, egui::Align2::CENTER_CENTER, Icon::ChevronDown.char(), font, ink);
    let response = response.on_hover_text(Type::List.text(cx.words.text("timeline-figures")));
    Popup::menu(&response)
        .id(Id::unique("timeline figures"))
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| report::report_ui(ui, plan, runtime, cx));
    let shares = shares_text(cx.outline(), shares, &Named(cx));
    let room = ui.available_width() - measures().space.medium;
    if width > SHARES_FROM
        && ui.painter().layout_no_wrap(shares.clone(), Type::List.font(), ink).size().x < room
    {
        ui.label(Type::List.text(shares).color(*theme.soft));
    }
}
