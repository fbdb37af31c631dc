//! Where the panels stand: library left, inspector right, timeline below, the outline in the middle.

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel as Side, Ui};

use crate::{
    app::{
        context::PanelContext,
        inspector::inspector_ui,
        library::library_ui,
        middle::{cards_ui, outline_ui, source_ui},
        theme::{Type, measures},
        timeline::timeline_ui,
        widgets::underlined_tab,
        window::Panels,
    },
    outline::{Minutes, Outline},
    session::{Middle, Panel, ViewCommand},
};

/// All panels that are shown.
pub(in crate::app) fn panels_ui(ui: &mut Ui, panels: &mut Panels, cx: &PanelContext<'_>) {
    let size = ui.available_size();
    let timeline = Side::bottom("timeline").resizable(true).default_size(330.0);
    let timeline =
        timeline.size_range(120.0..=(size.y - 320.0).max(size.y * 0.42)).frame(ground(*cx.theme.page));
    side(ui, timeline, Panel::Timeline, cx, |ui| timeline_ui(ui, &mut panels.timeline, cx));

    let library = Side::left("library").default_size(236.0).frame(ground(*cx.theme.panel));
    let library = library.size_range(150.0..=(size.x * 0.24).max(180.0));
    side(ui, library, Panel::Library, cx, |ui| library_ui(ui, &mut panels.library, cx));

    let inspector = Side::right("inspector").default_size(312.0).frame(ground(*cx.theme.panel));
    let inspector = inspector.size_range(200.0..=(size.x * 0.29).max(240.0));
    side(ui, inspector, Panel::Inspector, cx, |ui| inspector_ui(ui, &mut panels.inspector, cx));

    let middle = CentralPanel::default().frame(ground(*cx.theme.page));
    middle.show(ui, |ui| ui.push_id(cx.document.id(), |ui| middle_ui(ui, panels, cx)));
}

fn ground(fill: egui::Color32) -> Frame {
    Frame::NONE.fill(fill)
}

/// A panel that can be dragged shut and open again.
fn side(ui: &mut Ui, side: Side, panel: Panel, cx: &PanelContext<'_>, contents: impl FnOnce(&mut Ui)) {
    let is_shown = cx.view.shows(panel);
    let mut stays_shown = is_shown;
    side.show_collapsible(ui, &mut stays_shown, |ui| {
        ui.take_available_space();
        let whole = ui.max_rect();
        // One outline's scroll positions are not another's; the size of the panel is.
        let own = egui::UiBuilder::new().max_rect(whole).id_salt(cx.document.id());
        ui.scope_builder(own, contents);
    });
    if stays_shown != is_shown {
        cx.push(ViewCommand::Toggle(panel));
    }
}

fn middle_ui(ui: &mut Ui, panels: &mut Panels, cx: &PanelContext<'_>) {
    let margin = Margin { left: 28, right: 28, top: 6, bottom: 0 };
    Frame::NONE.inner_margin(margin).show(ui, |ui| middle_bar_ui(ui, cx));
    let y = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), y, cx.theme.hairline());
    ui.add_space(1.0);
    match cx.view.middle {
        Middle::Outline => outline_ui(ui, &mut panels.middle, cx),
        Middle::Cards => cards_ui(ui, &mut panels.middle, cx),
        Middle::Source => source_ui(ui, &mut panels.middle, cx),
    }
}

fn middle_bar_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = measures().space.large;
        for middle in Middle::ALL {
            let label = match middle {
                Middle::Outline => cx.words.text("middle-outline"),
                Middle::Cards => cx.words.text("middle-cards"),
                Middle::Source => cx.words.text("middle-source"),
            };
            if underlined_tab(ui, &label, cx.view.middle == middle).clicked() {
                cx.push(ViewCommand::Show(middle));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let summary = summary(cx);
            ui.add(egui::Label::new(Type::List.text(summary).color(cx.theme.soft)).truncate());
        });
    });
}

/// `11 Szenen · 48 von 48 min · 9 geprüft, 2 gefunden`.
fn summary(cx: &PanelContext<'_>) -> String {
    let outline = cx.outline();
    let mut parts = vec![cx.words.with("summary-scenes", &[("n", outline.scenes.len().into())])];
    let minutes: Minutes = outline.scenes.iter().filter_map(|scene| scene.minutes).sum();
    let total = cx.words.number(minutes.as_f64(), 1);
    match outline.runtime_minutes {
        Some(slot) => parts.push(
            cx.words
                .with("summary-minutes-of", &[("minutes", total.into()), ("slot", slot.to_string().into())]),
        ),
        None if minutes > Minutes::ZERO => {
            parts.push(cx.words.with("summary-minutes", &[("minutes", total.into())]));
        }
        None => {}
    }
    let (checked, found) = review_state(outline);
    if found > 0 {
        parts.push(cx.words.with("summary-review", &[("checked", checked.into()), ("found", found.into())]));
    }
    parts.join(" · ")
}

/// How many scenes are checked (or were made by the writer), and how many are only found.
fn review_state(outline: &Outline) -> (usize, usize) {
    let is_open = |found: &Option<crate::outline::Found>| found.as_ref().is_some_and(|found| !found.checked);
    let found = outline.scenes.iter().filter(|scene| is_open(&scene.found)).count();
    (outline.scenes.len() - found, found)
}
