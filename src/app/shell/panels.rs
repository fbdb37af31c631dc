//! Where the panels stand: library left, inspector right, timeline below, the outline in the middle.

use std::ops::RangeInclusive;

use egui::{
    Align, CentralPanel, Frame, Id, IdSalt, Layout, Margin, Panel as Side, Pos2, Rect, Ui, Vec2,
    accesskit::Action, panel::PanelState,
};

use crate::{
    app::{
        context::PanelContext,
        inspector::inspector_ui,
        library::library_ui,
        middle::{cards_ui, outline_ui, source_ui},
        search::search_ui,
        theme::{Type, measures},
        timeline::timeline_ui,
        widgets::underlined_tab,
        window::Panels,
    },
    outline::{Length, Minutes, Outline},
    session::{Middle, Panel, ViewCommand},
};

/// All panels that are shown.
pub(in crate::app) fn panels_ui(ui: &mut Ui, panels: &mut Panels, cx: &PanelContext<'_>) {
    let size = ui.available_size();
    let most = (size.y - 320.0).max(size.y * 0.42);
    if panels.search.is_open() {
        search_panel_ui(ui, panels, cx, most);
    } else {
        let timeline = Placed::new(Some(Panel::Timeline), 330.0, 120.0..=most);
        let side = Side::bottom(timeline.name).resizable(true).frame(ground(*cx.theme.page));
        timeline.show(ui, side, cx, |ui| timeline_ui(ui, &mut panels.timeline, cx));
    }

    if !panels.narrow.has_given_way(Panel::Library) {
        let library = Placed::new(Some(Panel::Library), 236.0, 150.0..=(size.x * 0.24).max(150.0));
        let side = Side::left(library.name).frame(ground(*cx.theme.panel));
        if library.show(ui, side, cx, |ui| library_ui(ui, &mut panels.library, cx)) && !cx.view.library {
            panels.narrow.ask_for(Panel::Library);
        }
    }
    if !panels.narrow.has_given_way(Panel::Inspector) {
        let inspector = Placed::new(Some(Panel::Inspector), 312.0, 200.0..=(size.x * 0.29).max(200.0));
        let side = Side::right(inspector.name).frame(ground(*cx.theme.panel));
        let is_shown = inspector.show(ui, side, cx, |ui| inspector_ui(ui, &mut panels.inspector, cx));
        if is_shown && !cx.view.inspector {
            panels.narrow.ask_for(Panel::Inspector);
        }
    }

    let middle = CentralPanel::default().frame(ground(*cx.theme.page));
    middle.show(ui, |ui| ui.push_id(cx.document.id(), |ui| middle_ui(ui, panels, cx)));
}

/// Find and replace, in the place of the timeline.
fn search_panel_ui(ui: &mut Ui, panels: &mut Panels, cx: &PanelContext<'_>, most: f32) {
    let search = Placed::new(None, 270.0, 140.0..=most);
    let side = Side::bottom(search.name).resizable(true).frame(ground(*cx.theme.panel));
    let ctx = ui.ctx().clone();
    if !search.show(ui, side, cx, |ui| search_ui(ui, &mut panels.search, cx)) {
        panels.search.close(&ctx);
    }
}

fn ground(fill: egui::Color32) -> Frame {
    Frame::NONE.fill(fill)
}

/// A panel that can be dragged shut and open again, and keeps the size that the writer gave it: where the window
/// has no room for it, it is smaller for as long.
struct Placed {
    /// Which of those that the view shows or hides; none for the search, which knows itself whether it is open.
    panel: Option<Panel>,
    name: &'static str,
    usual: f32,
    limits: RangeInclusive<f32>,
}

impl Placed {
    fn new(panel: Option<Panel>, usual: f32, limits: RangeInclusive<f32>) -> Self {
        let name = match panel {
            Some(Panel::Library) => "library",
            Some(Panel::Inspector) => "inspector",
            Some(Panel::Timeline) => "timeline",
            None => "search",
        };
        Self { panel, name, usual, limits }
    }

    /// Draws it; whether it has not been dragged shut.
    fn show(self, ui: &mut Ui, side: Side, cx: &PanelContext<'_>, contents: impl FnOnce(&mut Ui)) -> bool {
        let id = ui.scope_id().with_salt(IdSalt::new(self.name));
        let chosen = id.with("chosen");
        let size = ui.data_mut(|data| data.get_persisted(chosen)).unwrap_or(self.usual);
        // The toolkit would go on from what it showed last, however little that was.
        let state = PanelState { outer_rect: Rect::from_min_size(Pos2::ZERO, Vec2::splat(size)) };
        ui.data_mut(|data| data.insert_persisted(id, state));
        let is_chosen = is_resized(ui, id.with("__resize"));

        let is_shown = self.panel.is_none_or(|panel| cx.view.shows(panel));
        let mut stays_shown = is_shown;
        let side = side.default_size(size).size_range(self.limits);
        side.show_collapsible(ui, &mut stays_shown, |ui| {
            ui.take_available_space();
            let whole = ui.max_rect();
            // One outline's scroll positions are not another's; the size of the panel is.
            let own = egui::UiBuilder::new().max_rect(whole).id_salt(cx.document.id());
            ui.scope_builder(own, contents);
        });
        if stays_shown != is_shown {
            self.panel.into_iter().for_each(|panel| cx.push(ViewCommand::Toggle(panel)));
        } else if is_chosen && let Some(shown) = PanelState::load(ui.ctx(), id) {
            let is_below = matches!(self.panel, Some(Panel::Timeline) | None);
            let size = if is_below { shown.size().y } else { shown.size().x };
            ui.data_mut(|data| data.insert_persisted(chosen, size));
        }
        stays_shown
    }
}

/// Whether the writer has just given the panel with this edge another size, with the pointer or otherwise.
fn is_resized(ui: &Ui, edge: Id) -> bool {
    let let_go = ui.ctx().read_response(edge).is_some_and(|edge| edge.drag_stopped());
    let asked = [Action::Increment, Action::Decrement, Action::SetValue];
    let_go || ui.input(|input| asked.iter().any(|asked| input.has_accesskit_action_request(edge, *asked)))
}

/// A middle that is narrower, in points, has small margins.
const NARROW: f32 = 300.0;

fn middle_ui(ui: &mut Ui, panels: &mut Panels, cx: &PanelContext<'_>) {
    let is_narrow = ui.available_width() < NARROW;
    let beside = if is_narrow { 14 } else { 28 };
    let margin = Margin { left: beside, right: beside, top: 6, bottom: 0 };
    let between = if is_narrow { measures().space.medium } else { measures().space.large };
    Frame::NONE.inner_margin(margin).show(ui, |ui| middle_bar_ui(ui, cx, between));
    let y = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), y, cx.theme.hairline());
    ui.add_space(1.0);
    match cx.view.middle {
        Middle::Outline => outline_ui(ui, &mut panels.middle, cx),
        Middle::Cards => cards_ui(ui, &mut panels.middle, cx),
        Middle::Source => source_ui(ui, &mut panels.middle, cx),
    }
}

fn middle_bar_ui(ui: &mut Ui, cx: &PanelContext<'_>, between: f32) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = between;
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
            summary_ui(ui, cx);
        });
    });
}

/// As much of the summary as has room, in whole parts.
fn summary_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let parts = summary(cx);
    let whole = parts.join(" · ");
    let room = ui.available_width();
    let fits = |text: &String| {
        let text = ui.painter().layout_no_wrap(text.clone(), Type::List.font(), *cx.theme.soft);
        text.size().x <= room
    };
    let Some(shown) = (1..=parts.len()).rev().map(|count| parts[..count].join(" · ")).find(fits) else {
        return;
    };
    let is_cut = shown.len() < whole.len();
    let label = ui.label(Type::List.text(shown).color(cx.theme.soft));
    if is_cut {
        label.on_hover_text(Type::List.text(whole));
    }
}

/// `11 Szenen`, `48 von 48 min`, `9 geprüft, 2 gefunden`.
fn summary(cx: &PanelContext<'_>) -> Vec<String> {
    let outline = cx.outline();
    let mut parts = vec![cx.words.with("summary-scenes", &[("n", outline.scenes.len().into())])];
    let length: Length = outline.scenes.iter().filter_map(|scene| scene.length).sum();
    let total = cx.words.length(length);
    let total = total.trim_end_matches("min").trim_end();
    match outline.runtime_minutes {
        Some(slot) => parts.push(
            cx.words
                .with("summary-minutes-of", &[("minutes", total.into()), ("slot", slot.to_string().into())]),
        ),
        None if length.minutes > Minutes::ZERO => {
            parts.push(cx.words.with("summary-minutes", &[("minutes", total.into())]));
        }
        None => {}
    }
    let (checked, found) = review_state(outline);
    if found > 0 {
        parts.push(cx.words.with("summary-review", &[("checked", checked.into()), ("found", found.into())]));
    }
    parts
}

/// How many scenes are checked (or were made by the writer), and how many are only found.
fn review_state(outline: &Outline) -> (usize, usize) {
    let is_open = |found: &Option<crate::outline::Found>| found.as_ref().is_some_and(|found| !found.checked);
    let found = outline.scenes.iter().filter(|scene| is_open(&scene.found)).count();
    (outline.scenes.len() - found, found)
}
