//! The line at the top: menus, the [tabs](super::tabs), the way to the palette, whether all is saved.

use egui::{
    Align, Align2, Button, CornerRadius, Event, Frame, Key, Layout, Margin, MenuBar, Panel as Side, Popup,
    Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, containers::menu::MenuConfig,
};

use super::steps::step;
use crate::{
    app::{
        actions::{self, Action, Entry, Menu, Stretch},
        icons::Icon,
        merging::merged,
        theme::{Theme, Type, measures},
        widgets::{IconButton, enter_menu, focus_first_line, is_just_entered},
        window::App,
    },
    session::{Document, Panel},
};

/// The narrowest window in which the way to the palette is a field rather than an icon.
const ROOM_FOR_FIELD: f32 = 1040.0;
/// The narrowest window in which the program's name and the state in words have room beside the tabs. The dot in a tab
/// says the state as well.
const ROOM_FOR_WORDS: f32 = 600.0;

impl App {
    /// The line at the top.
    pub(in crate::app) fn bar_ui(&mut self, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let frame = Frame::NONE.fill(*theme.panel).inner_margin(Margin::symmetric(16, 0));
        let bar = Side::top("bar").exact_size(measures().bar).frame(frame).show_separator_line(false);
        bar.show(ui, |ui| {
            let line = ui.max_rect().expand2(Vec2::new(16.0, 0.0));
            ui.painter().hline(line.x_range(), line.bottom() - 0.5, theme.hairline());
            MenuBar::new().style(menu_bar_style).config(MenuConfig::new().style(menu_style)).ui(ui, |ui| {
                ui.set_height(measures().bar);
                let has_room = ui.ctx().content_rect().width() >= ROOM_FOR_WORDS;
                if has_room {
                    ui.label(Type::ControlStrong.text(self.words.text("app-name")));
                    ui.add_space(measures().space.tight);
                }
                self.menus_ui(ui);
                ui.add_space(measures().space.small);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if has_room {
                        self.state_ui(ui, theme);
                    }
                    self.way_to_palette_ui(ui, theme);
                    ui.with_layout(Layout::left_to_right(Align::Max), |ui| self.tabs_ui(ui, theme));
                });
            });
        });
    }

    fn menus_ui(&self, ui: &mut Ui) {
        let menus = Menu::ALL.map(|menu| self.menu_ui(ui, menu));
        let open = menus.iter().position(|(_, is_open)| *is_open);
        let has_asked = self.question.is_none() && pressed(ui, Key::F10);
        let step = |key, step| if open.is_some() && pressed(ui, key) { step } else { 0 };
        let steps = step(Key::ArrowRight, 1) + step(Key::ArrowLeft, menus.len() - 1);
        let next = match open {
            None if has_asked => Some(0),
            Some(open) if steps > 0 => Some((open + steps) % menus.len()),
            Some(_) if has_asked => return Popup::close_all(ui.ctx()),
            _ => None,
        };
        if let Some((title, _)) = next.map(|next| &menus[next]) {
            Popup::open_id(ui.ctx(), Popup::default_response_id(title));
            enter_menu(ui.ctx());
        }
    }

    /// The menu's title, and whether the menu is open.
    fn menu_ui(&self, ui: &mut Ui, menu: Menu) -> (Response, bool) {
        let theme = Theme::of(ui.ctx());
        let label = Type::Control.text(menu.label(&self.words)).color(theme.soft);
        let shown = ui.menu_button(label, |ui| {
            ui.set_min_width(270.0);
            below_the_bar(ui, |ui| {
                let mut group = None;
                let mut is_entered = is_just_entered(ui);
                let entries = actions::in_menu_order(menu);
                let height = entry_height(ui, &entries);
                for entry in entries {
                    if group.is_some_and(|group| group != entry.menu.1) {
                        ui.separator();
                    }
                    group = Some(entry.menu.1);
                    let response = self.menu_entry_ui(ui, entry, height);
                    if is_entered && response.enabled() {
                        is_entered = false;
                        focus_first_line(&response);
                    }
                }
            });
        });
        let title = shown.response;
        if title.has_focus() {
            let radius = CornerRadius::same(measures().radius.field);
            let stroke = (1.0, *theme.accent);
            ui.painter().rect_stroke(title.rect, radius, stroke, egui::StrokeKind::Inside);
        }
        (title, shown.inner.is_some())
    }

    fn menu_entry_ui(&self, ui: &mut Ui, entry: &Entry, height: f32) -> Response {
        let theme = Theme::of(ui.ctx());
        let is_on = self.is_on(entry.action);
        let mark = match (is_on, entry.icon) {
            (Some(true), _) => Icon::Check.text().color(theme.accent),
            (Some(false), _) | (None, None) => Icon::Check.text().color(egui::Color32::TRANSPARENT),
            (None, Some(icon)) => icon.text().color(theme.soft),
        };
        let label = self.label_of(entry);
        let mut button = Button::new((mark, label.as_str())).gap(8.0).min_size(Vec2::new(0.0, height));
        if let Some(keys) = entry.shown_keys(&self.words) {
            button = button.shortcut_text(Type::Note.text(keys).color(theme.faint));
        }
        let response = ui.add_enabled(self.is_possible(entry.action), button);
        response.widget_info(|| match is_on {
            Some(is_on) => WidgetInfo::selected(Role::MenuItemCheckBox, ui.is_enabled(), is_on, &label),
            None => WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), &label),
        });
        if response.gained_focus() {
            // With its neighbours: the arrow keys go only to what is in sight.
            ui.scroll_to_rect(response.rect.expand2(Vec2::new(0.0, 1.5 * response.rect.height())), None);
        }
        if response.clicked() {
            self.asked.push(entry.action);
            ui.close();
        }
        match self.reason_against(entry.action) {
            Some(reason) => response.on_disabled_hover_text(Type::List.text(reason)),
            None => response,
        }
    }

    /// Why an action cannot be carried out now, where that is not seen at once.
    fn reason_against(&self, action: Action) -> Option<String> {
        let is_against = action == Action::Versions && !self.is_possible(action);
        is_against.then(|| self.words.text("versions-unsaved"))
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
            Action::NextHint => document.is_some_and(|document| document.told_hints().next().is_some()),
            Action::Merge => document.is_some_and(|document| {
                selected > 1 && merged(document.outline(), document.selection()).is_some()
            }),
            Action::UpdateSource => document.is_some_and(|document| !document.outline().sources.is_empty()),
            Action::Versions => document.is_some_and(|document| document.path().is_some()),
            Action::Cut | Action::Copy | Action::Duplicate | Action::Picture(Stretch::Selected) => document
                .is_some_and(|document| document.selection().iter().any(|item| item.as_scene().is_some())),
            _ => document.is_some(),
        }
    }

    /// Whether what an action switches is on; `None` for what is no switch.
    pub(super) fn is_on(&self, action: Action) -> Option<bool> {
        match action {
            Action::Show(middle) => Some(self.workspace.view().middle == middle),
            Action::Toggle(Panel::Timeline) if self.panels.search.is_open() => Some(false),
            Action::Toggle(panel) => {
                Some(self.workspace.view().shows(panel) && !self.panels.narrow.has_given_way(panel))
            }
            Action::Look(look) => Some(self.preferences.look == look),
            Action::Speak(language) => Some(self.preferences.language == language),
            _ => None,
        }
    }

    fn state_ui(&self, ui: &mut Ui, theme: &Theme) {
        let (text, ink) = match self.document() {
            None => return,
            Some(_) if self.is_busy(ui.ctx()) => (self.words.text("state-busy"), theme.soft),
            Some(document) if document.is_earlier_version() && !document.has_unsaved_changes() => {
                (self.words.text("state-earlier"), theme.soft)
            }
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
}

/// Whether this key alone was pressed; the press is used up.
fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| {
        // As it was pressed: a Shift let go within the frame is a Shift, which `consume_key` leaves out of account.
        let is_it = |event: &Event| {
            matches!(event, Event::Key { key: pressed, pressed: true, modifiers, .. } if *pressed == key && modifiers.is_none())
        };
        input.events.iter().position(is_it).map(|at| input.events.remove(at)).is_some()
    })
}

/// How high an entry is: a little less where all of them then need no scrolling.
fn entry_height(ui: &Ui, entries: &[&Entry]) -> f32 {
    /// An entry that is no higher than this is hard to hit.
    const LEAST: f32 = 24.0;
    const MOST: f32 = 28.0;
    /// A line between groups, as egui sets it.
    const LINE: f32 = 6.0;
    let lines = entries.windows(2).filter(|pair| pair[0].menu.1 != pair[1].menu.1).count();
    let fitting = (room_below_the_bar(ui) - LINE * lines as f32) / entries.len().max(1) as f32;
    if fitting < LEAST { MOST } else { fitting.floor().min(MOST) }
}

fn room_below_the_bar(ui: &Ui) -> f32 {
    /// What the menu's own frame and the edge of the window take.
    const ROUND_IT: f32 = 24.0;
    ui.ctx().content_rect().height() - measures().bar - ROUND_IT
}

/// What a menu of the bar holds; it scrolls where the window has no room for all of it below the bar.
pub(super) fn below_the_bar(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let room = room_below_the_bar(ui);
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, contents);
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
