//! The line at the top: menus, a tab for each outline, the way to the palette, whether all is saved.

use egui::{
    Align, Align2, Button, CornerRadius, Frame, Layout, Margin, MenuBar, Panel, Rect, Response, Role,
    ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, containers::menu::MenuConfig,
};

use super::{document_name, steps::step};
use crate::{
    app::{
        actions::{self, Action, Entry, Menu, Stretch},
        icons::Icon,
        merging::merged,
        theme::{Theme, Type, measures},
        widgets::IconButton,
        window::App,
    },
    session::{Document, FileCommand},
};

/// The narrowest window in which the way to the palette is a field rather than an icon.
const ROOM_FOR_FIELD: f32 = 1040.0;

impl App {
    /// The line at the top.
    pub(in crate::app) fn bar_ui(&mut self, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let frame = Frame::NONE.fill(*theme.panel).inner_margin(Margin::symmetric(16, 0));
        let bar = Panel::top("bar").exact_size(measures().bar).frame(frame).show_separator_line(false);
        bar.show(ui, |ui| {
            let line = ui.max_rect().expand2(Vec2::new(16.0, 0.0));
            ui.painter().hline(line.x_range(), line.bottom() - 0.5, theme.hairline());
            MenuBar::new().style(menu_bar_style).config(MenuConfig::new().style(menu_style)).ui(ui, |ui| {
                ui.set_height(measures().bar);
                ui.label(Type::ControlStrong.text(self.words.text("app-name")));
                ui.add_space(measures().space.tight);
                for menu in Menu::ALL {
                    self.menu_ui(ui, menu);
                }
                ui.add_space(measures().space.small);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.state_ui(ui, theme);
                    self.way_to_palette_ui(ui, theme);
                    ui.with_layout(Layout::left_to_right(Align::Max), |ui| self.tabs_ui(ui, theme));
                });
            });
        });
    }

    fn menu_ui(&self, ui: &mut Ui, menu: Menu) {
        let theme = Theme::of(ui.ctx());
        let label = Type::Control.text(menu.label(&self.words)).color(theme.soft);
        ui.menu_button(label, |ui| {
            ui.set_min_width(270.0);
            let mut group = None;
            for entry in actions::in_menu_order(menu) {
                if group.is_some_and(|group| group != entry.menu.1) {
                    ui.separator();
                }
                group = Some(entry.menu.1);
                self.menu_entry_ui(ui, entry);
            }
        });
    }

    fn menu_entry_ui(&self, ui: &mut Ui, entry: &Entry) {
        let theme = Theme::of(ui.ctx());
        let is_on = self.is_on(entry.action);
        let mark = match (is_on, entry.icon) {
            (Some(true), _) => Icon::Check.text().color(theme.accent),
            (Some(false), _) | (None, None) => Icon::Check.text().color(egui::Color32::TRANSPARENT),
            (None, Some(icon)) => icon.text().color(theme.soft),
        };
        let label = self.label_of(entry);
        let mut button = Button::new((mark, label.as_str())).gap(8.0).min_size(Vec2::new(0.0, 28.0));
        if let Some(keys) = entry.shown_keys(&self.words) {
            button = button.shortcut_text(Type::Note.text(keys).color(theme.faint));
        }
        let response = ui.add_enabled(self.is_possible(entry.action), button);
        response.widget_info(|| match is_on {
            Some(is_on) => WidgetInfo::selected(Role::MenuItemCheckBox, ui.is_enabled(), is_on, &label),
            None => WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), &label),
        });
        if response.clicked() {
            self.asked.push(entry.action);
            ui.close();
        }
    }

    /// What an action is called just now: undo says what it would undo.
    pub(super) fn label_of(&self, entry: &Entry) -> String {
        let words = &self.words;
        let document = self.document();
        match entry.action {
            Action::Undo => document
                .and_then(Document::undo_label)
                .map(|label| words.with("command-undo-step", &[("step", step(label, words).into())])),
            Action::Redo => document
                .and_then(Document::redo_label)
                .map(|label| words.with("command-redo-step", &[("step", step(label, words).into())])),
            _ => None,
        }
        .unwrap_or_else(|| entry.label(words))
    }

    /// Whether an action can be carried out now.
    pub(in crate::app) fn is_possible(&self, action: Action) -> bool {
        let document = self.document();
        let selected = document.map_or(0, |document| document.selection().len());
        match action {
            Action::New
            | Action::Open
            | Action::Paste
            | Action::Quit
            | Action::Palette
            | Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomReset
            | Action::Look(_)
            | Action::Speak(_)
            | Action::Keys
            | Action::About => true,
            Action::Undo => document.is_some_and(|document| document.undo_label().is_some()),
            Action::Redo => document.is_some_and(|document| document.redo_label().is_some()),
            Action::NextTab | Action::PreviousTab => self.workspace.documents().len() > 1,
            Action::Rename | Action::Check | Action::Delete => selected > 0,
            Action::Merge => {
                document.is_some_and(|document| merged(document.outline(), document.selection()).is_some())
            }
            Action::Duplicate | Action::Picture(Stretch::Selected) => document
                .is_some_and(|document| document.selection().iter().any(|item| item.as_scene().is_some())),
            _ => document.is_some(),
        }
    }

    /// Whether what an action switches is on; `None` for what is no switch.
    pub(super) fn is_on(&self, action: Action) -> Option<bool> {
        match action {
            Action::Show(middle) => Some(self.workspace.view().middle == middle),
            Action::Toggle(panel) => Some(self.workspace.view().shows(panel)),
            Action::Look(look) => Some(self.preferences.look == look),
            Action::Speak(language) => Some(self.preferences.language == language),
            _ => None,
        }
    }

    fn state_ui(&self, ui: &mut Ui, theme: &Theme) {
        let (text, ink) = match self.document() {
            None => return,
            Some(_) if self.is_busy(ui.ctx()) => (self.words.text("state-busy"), theme.soft),
            Some(document) if document.path().is_none() && !document.has_unsaved_changes() => {
                (self.words.text("state-new"), theme.soft)
            }
            Some(document) if !document.has_unsaved_changes() => {
                (self.words.text("state-saved"), theme.accent)
            }
            Some(document) if document.path().is_none() => (self.words.text("state-not-saved"), theme.warn),
            Some(_) => (self.words.text("state-changed"), theme.warn),
        };
        let state = ui.label(Type::List.text(&text).color(ink));
        state.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
        ui.add_space(measures().space.small);
    }

    fn way_to_palette_ui(&self, ui: &mut Ui, theme: &Theme) {
        let entry = actions::entry(Action::Palette);
        let label = entry.label(&self.words);
        if ui.ctx().content_rect().width() < ROOM_FOR_FIELD {
            let button = IconButton::new(Icon::Search, &label).shortcut(entry.shown_keys(&self.words));
            if button.show(ui).clicked() {
                self.asked.push(Action::Palette);
            }
            return;
        }
        let (rect, response) = ui.allocate_exact_size(Vec2::new(300.0, measures().field), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        let outline = if response.hovered() || response.has_focus() { theme.edge } else { theme.line };
        let radius = CornerRadius::same(measures().radius.field);
        ui.painter().rect(rect, radius, theme.raised, (1.0, *outline), egui::StrokeKind::Inside);
        let inner = rect.shrink2(Vec2::new(10.0, 0.0));
        let font = Type::Control.font();
        ui.painter().text(inner.left_center(), Align2::LEFT_CENTER, &label, font.clone(), *theme.soft);
        if let Some(keys) = entry.shown_keys(&self.words) {
            ui.painter().text(inner.right_center(), Align2::RIGHT_CENTER, keys, font, *theme.soft);
        }
        if response.clicked() {
            self.asked.push(Action::Palette);
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui, theme: &Theme) {
        let active = self.document().map(Document::id);
        let mut closing = None;
        ScrollArea::horizontal().auto_shrink([true, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = measures().space.hair;
            for document in self.workspace.documents() {
                let is_front = Some(document.id()) == active;
                let tab = Tab {
                    name: document_name(document, &self.words),
                    is_front,
                    is_unsaved: document.has_unsaved_changes(),
                };
                let said = match tab.is_unsaved {
                    true => self.words.with("tab-unsaved", &[("name", tab.name.as_str().into())]),
                    false => tab.name.clone(),
                };
                let close = self.words.with("tab-close", &[("name", tab.name.as_str().into())]);
                let (response, close) = tab.show(ui, theme, &said, &close);
                if response.clicked() {
                    self.commands.push(FileCommand::Activate(document.id()));
                }
                if close.is_some_and(|close| close.clicked()) || response.middle_clicked() {
                    closing = Some(document.id());
                }
            }
        });
        if let Some(id) = closing {
            self.close(id);
        }
    }
}

fn menu_style(style: &mut egui::Style) {
    egui::containers::menu::menu_style(style);
    style.spacing.button_padding = Vec2::new(8.0, 2.0);
    style.spacing.item_spacing.y = 0.0;
}

fn menu_bar_style(style: &mut egui::Style) {
    egui::containers::menu::menu_style(style);
    style.spacing.button_padding = Vec2::new(10.0, 6.0);
    style.spacing.item_spacing.x = 0.0;
}

/// An outline's tab.
struct Tab {
    name: String,
    is_front: bool,
    is_unsaved: bool,
}

impl Tab {
    /// The tab, and the cross in it while it is in front or pointed at.
    fn show(&self, ui: &mut Ui, theme: &Theme, said: &str, close: &str) -> (Response, Option<Response>) {
        const HEIGHT: f32 = 34.0;
        const WIDEST: f32 = 220.0;
        const CROSS: f32 = 18.0;
        let ink = if self.is_front { theme.ink } else { theme.soft };
        let mut job = egui::text::LayoutJob::simple_singleline(self.name.clone(), Type::Control.font(), *ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(WIDEST);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let size = Vec2::new(galley.size().x + 28.0 + CROSS, HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, self.is_front, said));
        self.paint_ground(ui, rect, theme, &response);
        let at = egui::pos2(rect.left() + 14.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, *ink);

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
        close_response.widget_info(|| WidgetInfo::labeled(Role::Button, true, close));
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
