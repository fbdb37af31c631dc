//! One field that finds every command and every item of the outline.

use egui::{Align2, Area, Context, Frame, Id, Key, Modifiers, Order, ScrollArea, Ui, Vec2};

use crate::{
    app::{
        actions::{self, Action},
        icons::Icon,
        matching,
        theme::{Theme, Type, measures},
        widgets::{Row, TextField},
        window::App,
        words::Words,
    },
    outline::{ItemId, Outline},
    session::{Select, ViewCommand},
};

/// How many finds are shown at most.
const MOST: usize = 60;

/// The palette, while it is open.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Palette {
    typed: String,
    cursor: usize,
}

/// Something that the palette can find.
struct Find {
    label: String,
    detail: String,
    icon: Option<Icon>,
    target: Target,
}

#[derive(Clone)]
enum Target {
    Action(Action),
    Item(ItemId),
}

impl App {
    /// The palette, if it is open.
    pub(in crate::app) fn palette_ui(&mut self, ctx: &Context) {
        let Some(mut palette) = self.palette.take() else { return };
        let finds = self.finds();
        let order: Vec<usize> =
            matching::ranked(&palette.typed, &finds, |find| &find.label).take(MOST).collect();
        let theme = Theme::of(ctx);
        let width = (ctx.content_rect().width() - 32.0).min(560.0);
        let hint = actions::entry(Action::Palette).label(&self.words);
        let area = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, Vec2::new(0.0, 56.0))
            .accessible_name(&hint);
        let shown = area.show(ctx, |ui| {
            Frame::popup(ui.style()).fill(*theme.raised).inner_margin(8).show(ui, |ui| {
                ui.set_width(width);
                palette.ui(ui, &finds, &order, &hint, &self.words)
            })
        });
        let chosen = shown.inner.inner;
        super::settle(ctx, Id::unique("palette"), shown.response.rect);
        let pressed_outside =
            ctx.input(|input| input.pointer.any_pressed()) && !shown.response.contains_pointer();
        let escaped = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        match chosen {
            Some(Target::Action(action)) => self.asked.push(action),
            Some(Target::Item(item)) => {
                self.commands.push(Select::one(item.clone()));
                self.commands.push(ViewCommand::Reveal(item));
            }
            None if escaped || pressed_outside => ctx.request_repaint(),
            None => self.palette = Some(palette),
        }
    }

    fn finds(&self) -> Vec<Find> {
        let commands = actions::TABLE
            .iter()
            .filter(|entry| entry.action != Action::Palette && self.is_possible(entry.action))
            .map(|entry| Find {
                label: self.label_of(entry),
                detail: entry.shown_keys(&self.words).unwrap_or_default(),
                icon: entry.icon,
                target: Target::Action(entry.action),
            });
        let items = self.document().map(|document| item_finds(document.outline(), &self.words));
        items.into_iter().flatten().chain(commands).collect()
    }
}

fn item_finds(outline: &Outline, words: &Words) -> Vec<Find> {
    let one = [("n", 1.into())];
    let find = |label: &str, detail: String, icon, item: ItemId| Find {
        label: label.to_owned(),
        detail,
        icon: Some(icon),
        target: Target::Item(item),
    };
    let untitled = words.text("untitled");
    let named = |name: &'_ str| if name.is_empty() { untitled.clone() } else { name.to_owned() };
    let mut finds = Vec::new();
    for (index, scene) in outline.scenes.iter().enumerate() {
        let number = format!("{} {}", words.with("item-scene", &one), index + 1);
        let (label, detail) = match scene.title.as_str() {
            "" => (number.as_str(), String::new()),
            title => (title, number.clone()),
        };
        finds.push(find(label, detail, Icon::Clapperboard, (&scene.id).into()));
    }
    for character in &outline.characters {
        let detail = match character.role.as_str() {
            "" => words.with("item-character", &one),
            role => role.to_owned(),
        };
        finds.push(find(&named(&character.name), detail, Icon::User, (&character.id).into()));
    }
    for location in &outline.locations {
        let detail = words.with("item-location", &one);
        finds.push(find(&named(&location.name), detail, Icon::MapPin, (&location.id).into()));
    }
    for strand in &outline.strands {
        let detail = words.with("item-strand", &one);
        finds.push(find(&named(&strand.title), detail, Icon::Spline, (&strand.id).into()));
    }
    for dilemma in &outline.dilemmas {
        let detail = words.with("item-dilemma", &one);
        finds.push(find(&named(&dilemma.title), detail, Icon::Diamond, (&dilemma.id).into()));
    }
    finds
}

impl Palette {
    fn ui(
        &mut self,
        ui: &mut Ui,
        finds: &[Find],
        order: &[usize],
        hint: &str,
        words: &Words,
    ) -> Option<Target> {
        let (down, up, entered) = ui.input_mut(|input| {
            let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
            let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
            (down, up, input.consume_key(Modifiers::NONE, Key::Enter))
        });
        let field = TextField::new(Id::unique("palette-field"), hint, &self.typed).hint(hint).show(ui);
        if !field.response.has_focus() {
            field.response.request_focus();
        }
        if let Some(typed) = field.changed {
            (self.typed, self.cursor) = (typed, 0);
            ui.ctx().request_repaint();
        }
        let last = order.len().saturating_sub(1);
        self.cursor = (self.cursor + down).saturating_sub(up).min(last);
        let mut chosen = entered.then(|| order.get(self.cursor)).flatten().copied();
        ui.add_space(measures().space.tight);
        if order.is_empty() {
            ui.label(Type::Missing.text(words.text("palette-nothing")).color(Theme::of(ui.ctx()).soft));
        }
        ScrollArea::vertical().max_height(measures().row * 14.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, index) in order.iter().enumerate() {
                let response = find_ui(ui, &finds[*index], Id::unique(("find", place)), place == self.cursor);
                if place == self.cursor && down + up > 0 {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(*index);
                }
            }
        });
        chosen.map(|index| finds[index].target.clone())
    }
}

fn find_ui(ui: &mut Ui, find: &Find, id: Id, is_cursor: bool) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    Row::new(id, &find.label).selected(is_cursor).height(measures().row + 4.0).show(ui, |ui| {
        match find.icon {
            Some(icon) => icon.show(ui, 15.0, theme.soft),
            None => ui.add_space(15.0 + ui.spacing().item_spacing.x),
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(Type::Note.text(&find.detail).color(theme.faint));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(Type::Control.text(&find.label)).truncate());
            });
        });
    })
}
