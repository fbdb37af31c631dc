//! The tabs: one for each outline that is open. Where they have no room they scroll, the one in front is kept in
//! view, and a list names them all.

use std::sync::Arc;

use egui::{
    Align, Align2, Button, CornerRadius, Galley, Id, Layout, Rect, Response, Role, ScrollArea, Sense, Stroke,
    Ui, UiBuilder, Vec2, WidgetInfo, scroll_area::ScrollBarVisibility, style::ScrollAnimation,
};

use super::{bar::below_the_bar, document_name};
use crate::{
    app::{
        icons::Icon,
        theme::{Theme, Type, measures},
        window::App,
    },
    session::{Document, DocumentId, FileCommand},
};

const HEIGHT: f32 = 34.0;
/// The longest name in a tab.
const WIDEST: f32 = 220.0;
/// What a tab has on both sides of its name.
const MARGIN: f32 = 14.0;
/// The side of the cross that closes.
const CROSS: f32 = 18.0;
/// The width of the way to the list of all.
const LIST: f32 = 34.0;

/// What was in front, and in how much room: while both stay, the strip stands where the writer scrolled it.
type Shown = (Option<DocumentId>, usize, f32);

impl App {
    /// The tabs, and the list of all where they do not fit.
    pub(super) fn tabs_ui(&mut self, ui: &mut Ui, theme: &Theme) {
        let active = self.document().map(Document::id);
        let tabs: Vec<Tab> = self
            .workspace
            .documents()
            .iter()
            .map(|document| Tab::new(ui, document, Some(document.id()) == active, self))
            .collect();
        let gap = measures().space.hair;
        let wanted: f32 = tabs.iter().map(|tab| tab.width() + gap).sum();
        let area = ui.available_rect_before_wrap();
        let does_fit = wanted <= area.width();
        let right = if does_fit { area.right() } else { (area.right() - LIST).max(area.left() + LIST) };
        let foot = area.bottom();
        let strip = Rect::from_x_y_ranges(area.left()..=right, foot - HEIGHT..=foot);
        // All of it, so that the wheel turns it everywhere.
        let builder = UiBuilder::new().max_rect(strip).layout(Layout::left_to_right(Align::Min));
        ui.scope_builder(builder, |ui| self.strip_ui(ui, &tabs, strip.width(), theme));
        if !does_fit {
            let rest = area.with_min_x(right);
            let builder = UiBuilder::new().max_rect(rest).layout(Layout::right_to_left(Align::Center));
            ui.scope_builder(builder, |ui| self.list_ui(ui, &tabs, theme));
        }
    }

    fn strip_ui(&mut self, ui: &mut Ui, tabs: &[Tab], room: f32, theme: &Theme) {
        let front = tabs.iter().find(|tab| tab.is_front).map(|tab| tab.id);
        let shown: Shown = (front, tabs.len(), room);
        let has_changed = ui.data_mut(|data| {
            let last = data.get_temp_mut_or(Id::unique("tabs-shown"), (None, 0, 0.0));
            std::mem::replace(last, shown) != shown
        });
        // The wheel of a mouse turns one way only.
        ui.style_mut().always_scroll_the_only_direction = true;
        let strip = ScrollArea::horizontal()
            .max_width(room)
            .auto_shrink(false)
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        let mut closing = None;
        strip.show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = measures().space.hair;
            for tab in tabs {
                let (response, close) = tab.show(ui, theme);
                if (tab.is_front && has_changed) || response.gained_focus() {
                    response.scroll_to_me_animation(None, ScrollAnimation::none());
                }
                if response.clicked() {
                    self.commands.push(FileCommand::Activate(tab.id));
                }
                if close.is_some_and(|close| close.clicked()) || response.middle_clicked() {
                    closing = Some(tab.id);
                }
            }
        });
        if let Some(id) = closing {
            self.close(id);
        }
    }

    /// A menu that names all outlines.
    fn list_ui(&self, ui: &mut Ui, tabs: &[Tab], theme: &Theme) {
        let name = self.words.text("tabs-all");
        let label = Type::Control.text("»").color(theme.soft);
        let menu = ui.menu_button(label, |ui| {
            ui.set_min_width(270.0);
            below_the_bar(ui, |ui| {
                for tab in tabs {
                    let mark = if tab.is_front { *theme.accent } else { egui::Color32::TRANSPARENT };
                    let mut button = Button::new((Icon::Check.text().color(mark), tab.name.as_str()))
                        .gap(8.0)
                        .truncate()
                        .min_size(Vec2::new(0.0, 28.0));
                    if tab.is_unsaved {
                        button = button.right_text(Type::Note.text("●").color(theme.warn));
                    }
                    let response = ui.add(button);
                    response.widget_info(|| {
                        WidgetInfo::selected(Role::MenuItemRadio, true, tab.is_front, &tab.said)
                    });
                    if response.clicked() {
                        self.commands.push(FileCommand::Activate(tab.id));
                        ui.close();
                    }
                }
            });
        });
        menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        menu.response.on_hover_text(Type::List.text(name));
    }
}

/// An outline's tab.
struct Tab {
    id: DocumentId,
    name: String,
    /// What a screen reader says: the name, and whether it is saved.
    said: String,
    close: String,
    galley: Arc<Galley>,
    is_front: bool,
    is_unsaved: bool,
}

impl Tab {
    fn new(ui: &Ui, document: &Document, is_front: bool, app: &App) -> Self {
        let name = document_name(document, &app.words);
        let theme = Theme::of(ui.ctx());
        let ink = if is_front { theme.ink } else { theme.soft };
        let mut job = egui::text::LayoutJob::simple_singleline(name.clone(), Type::Control.font(), *ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(WIDEST);
        let named = [("name", name.as_str().into())];
        let is_unsaved = document.has_unsaved_changes();
        Self {
            id: document.id(),
            said: if is_unsaved { app.words.with("tab-unsaved", &named) } else { name.clone() },
            close: app.words.with("tab-close", &named),
            galley: ui.fonts_mut(|fonts| fonts.layout_job(job)),
            name,
            is_front,
            is_unsaved,
        }
    }

    fn width(&self) -> f32 {
        self.galley.size().x + 2.0 * MARGIN + CROSS
    }

    /// The tab, and the cross in it while it is in front or pointed at.
    fn show(&self, ui: &mut Ui, theme: &Theme) -> (Response, Option<Response>) {
        let ink = if self.is_front { theme.ink } else { theme.soft };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(self.width(), HEIGHT), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, self.is_front, &self.said));
        self.paint_ground(ui, rect, theme, &response);
        let at = egui::pos2(rect.left() + MARGIN, rect.center().y - self.galley.size().y / 2.0);
        ui.painter().galley(at, Arc::clone(&self.galley), *ink);

        let cross = Rect::from_center_size(
            egui::pos2(rect.right() - 6.0 - CROSS / 2.0, rect.center().y),
            Vec2::splat(CROSS),
        );
        let is_pointed_at = ui.rect_contains_pointer(rect);
        if self.is_unsaved && !is_pointed_at {
            ui.painter().circle_filled(cross.center(), 3.0, *theme.warn);
            return (response, None);
        }
        if !self.is_front && !is_pointed_at {
            return (response, None);
        }
        let close_response = ui.interact(cross, response.id.with("close"), Sense::click());
        close_response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &self.close));
        let ink = if close_response.hovered() { theme.ink } else { theme.faint };
        let font = Type::Icon.font_at(12.0);
        ui.painter().text(cross.center(), Align2::CENTER_CENTER, Icon::Close.char(), font, *ink);
        (response, Some(close_response))
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, theme: &Theme, response: &Response) {
        let top = measures().radius.field;
        let radius = CornerRadius { nw: top, ne: top, sw: 0, se: 0 };
        if self.is_front {
            // One with the page below: the hairline is painted over.
            let rect = rect.with_max_y(rect.max.y + 1.0);
            ui.painter().rect(rect, radius, theme.page, theme.hairline(), egui::StrokeKind::Inside);
            let foot = Rect::from_x_y_ranges(rect.shrink(1.0).x_range(), rect.bottom() - 1.5..=rect.bottom());
            ui.painter().rect_filled(foot, 0.0, theme.page);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, radius, theme.hover);
        }
        if response.has_focus() {
            let stroke = Stroke::new(1.0, theme.accent);
            ui.painter().rect_stroke(rect.shrink(2.0), radius, stroke, egui::StrokeKind::Inside);
        }
    }
}
