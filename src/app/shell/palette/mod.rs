//! One field that finds every command, every item of the outline, and every passage by its words.

mod index;

use std::fmt;

use egui::{
    Align2, Area, Context, Frame, Id, Key, Modifiers, Order, ScrollArea, Ui, Vec2, text_edit::TextEditState,
};

use self::index::{Find, Index, Named, Target};
use crate::{
    app::{
        actions::{self, Action},
        excerpt::marked,
        theme::{Theme, Type, measures},
        widgets::{Row, TextField},
        window::App,
        words::{Language, Words},
    },
    session::{Document, DocumentId, Middle, Select, ViewCommand},
};

/// The palette, while it is open.
#[derive(Default)]
pub(in crate::app) struct Palette {
    typed: String,
    cursor: usize,
    /// What it looks through, and of which version that is.
    index: Option<(Version, Index)>,
    /// What was found for what is typed; looked up again when one of them changes.
    finds: Option<Vec<Find>>,
}

impl fmt::Debug for Palette {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Palette").field("typed", &self.typed).finish_non_exhaustive()
    }
}

/// The field that is typed into.
fn field_id() -> Id {
    Id::unique("palette-field")
}

/// A version of an outline, and the language of the commands.
type Version = (Option<(DocumentId, u64)>, Language);

impl App {
    /// The palette, if it is open.
    pub(in crate::app) fn palette_ui(&mut self, ctx: &Context) {
        let Some(mut palette) = self.palette.take() else { return };
        self.look_up(&mut palette);
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
                palette.ui(ui, &hint, &self.words)
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
            Some(Target::Text(text)) => {
                self.commands.push(text.place.item.clone().map_or(Select::Clear, Select::one));
                self.commands.push(ViewCommand::RevealText(text));
            }
            Some(Target::Divider(divider)) => {
                self.commands.push(ViewCommand::Show(Middle::Outline));
                self.panels.middle.show_divider(divider);
            }
            Some(Target::Episode) => self.commands.push(Select::Clear),
            Some(Target::Passage(span)) => {
                self.commands.push(ViewCommand::Show(Middle::Source));
                self.commands.push(ViewCommand::RevealSpan(span));
            }
            None if escaped || pressed_outside => ctx.request_repaint(),
            None => self.palette = Some(palette),
        }
    }

    /// Looks up what there is to find, unless that is of this version already.
    fn look_up(&self, palette: &mut Palette) {
        let document = self.document();
        let version = (document.map(|document| (document.id(), document.version())), self.words.language());
        if palette.index.as_ref().is_none_or(|(known, _)| *known != version) {
            let outline = document.map(Document::outline);
            let index = Index::new(outline.map(AsRef::as_ref), self.named_commands(), &self.words);
            palette.index = Some((version, index));
            palette.finds = None;
        }
        if let (Some((_, index)), None) = (&palette.index, &palette.finds) {
            palette.finds = Some(index.find(&palette.typed));
        }
    }

    fn named_commands(&self) -> Vec<Named> {
        let possible =
            |entry: &&actions::Entry| entry.action != Action::Palette && self.is_possible(entry.action);
        let named = |entry: &actions::Entry| Named {
            label: self.label_of(entry),
            detail: entry.shown_keys(&self.words).unwrap_or_default(),
            icon: entry.icon,
            target: Target::Action(entry.action),
            also: self.words.find(&format!("{}-also", entry.word), &[]).unwrap_or_default(),
        };
        actions::TABLE.iter().filter(possible).map(named).collect()
    }
}

impl Palette {
    /// An empty one, whose field has the keyboard from the next frame on.
    pub(in crate::app) fn opened(ctx: &Context) -> Self {
        // No cursor is left from the last time.
        TextEditState::default().store(ctx, field_id());
        Self::default()
    }

    /// Whether its field has the keyboard; for one frame after it has closed it still has.
    pub(in crate::app) fn has_keyboard(ctx: &Context) -> bool {
        ctx.memory(|memory| memory.has_focus(field_id()))
    }

    fn ui(&mut self, ui: &mut Ui, hint: &str, words: &Words) -> Option<Target> {
        let (down, up, entered) = ui.input_mut(|input| {
            let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
            let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
            (down, up, input.consume_key(Modifiers::NONE, Key::Enter))
        });
        let field = TextField::new(field_id(), hint, &self.typed).hint(hint).apart().show(ui);
        if !field.response.has_focus() {
            field.response.request_focus();
        }
        let (Some((_, index)), Some(finds)) = (&self.index, &mut self.finds) else { return None };
        if let Some(typed) = field.changed {
            *finds = index.find(&typed);
            (self.typed, self.cursor) = (typed, 0);
            ui.ctx().request_repaint();
        }
        let last = finds.len().saturating_sub(1);
        self.cursor = (self.cursor + down).saturating_sub(up).min(last);
        let mut chosen = entered.then_some(self.cursor);
        ui.add_space(measures().space.tight);
        if finds.is_empty() {
            ui.label(Type::Missing.text(words.text("palette-nothing")).color(Theme::of(ui.ctx()).soft));
        }
        // As high as what is found, however little was found before.
        let most = (measures().row * 16.0).min(ui.ctx().content_rect().height() - 140.0);
        let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most);
        area.auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, find) in finds.iter().enumerate() {
                let id = Id::unique(("find", place));
                let response = find_ui(ui, index, find, id, place == self.cursor);
                if place == self.cursor && down + up > 0 {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(place);
                }
            }
        });
        finds.get(chosen?).map(|find| find.target(index).clone())
    }
}

fn find_ui(ui: &mut Ui, index: &Index, find: &Find, id: Id, is_cursor: bool) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    let named = index.named(find.of());
    let (name, height) = match find {
        Find::Name(_) => (named.label.clone(), measures().row + 4.0),
        Find::Passage { excerpt, .. } => (format!("{}: {excerpt}", named.label), 2.0 * measures().row),
    };
    Row::new(id, &name).selected(is_cursor).height(height).show(ui, |ui| {
        match named.icon {
            Some(icon) => icon.show(ui, 15.0, theme.soft),
            None => ui.add_space(15.0 + ui.spacing().item_spacing.x),
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(Type::Note.text(&named.detail).color(theme.faint));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let label = egui::Label::new(Type::Control.text(&named.label)).truncate();
                let Find::Passage { excerpt, hit, .. } = find else {
                    ui.add(label);
                    return;
                };
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    ui.add_space(measures().space.tight + 2.0);
                    ui.add(label);
                    ui.add(egui::Label::new(marked(excerpt, hit.clone(), theme)).truncate());
                });
            });
        });
    })
}
