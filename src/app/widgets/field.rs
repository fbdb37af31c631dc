//! Fields. A [`TextField`] reports every keystroke, so that the document is always what one sees; a
//! [`ValueField`] (minutes, date, number) keeps what is typed until Enter or Tab, as half a date is no date.

use egui::{
    Context, Event, Id, Key, Margin, Modifiers, Response, Role, TextEdit, Ui, Vec2, WidgetInfo,
    text::{CCursor, CCursorRange},
};

use super::mark;
use crate::app::theme::{Theme, Type, measures};

/// A field whose text is the value.
pub(crate) struct TextField<'a> {
    id: Id,
    name: &'a str,
    value: &'a str,
    hint: &'a str,
    role: Type,
    rows: usize,
    does_wrap: bool,
    is_framed: bool,
    is_apart: bool,
    width: f32,
}

/// What happened in a field.
pub(crate) struct FieldResponse {
    /// The field itself.
    pub(crate) response: Response,
    /// The new text, in the frame in which it changed.
    pub(crate) changed: Option<String>,
    /// Whether it was left by Enter, which is used up.
    pub(crate) entered: bool,
}

impl FieldResponse {
    /// Leaves the focus in the field after Enter, so that what is typed next is no command elsewhere. To be called when
    /// the response has been read.
    pub(crate) fn stay(&self) {
        if self.entered {
            self.response.request_focus();
        }
    }
}

impl<'a> TextField<'a> {
    /// A field called `name` that shows `value`. `id` says whose field it is (item and field), so that the cursor
    /// stays when the field moves and goes when another item is shown.
    pub(crate) fn new(id: Id, name: &'a str, value: &'a str) -> Self {
        let width = f32::INFINITY;
        let (hint, role) = ("", Type::Control);
        Self {
            id,
            name,
            value,
            hint,
            role,
            rows: 1,
            does_wrap: false,
            is_framed: true,
            is_apart: false,
            width,
        }
    }

    /// What stands in it while it is empty.
    pub(crate) fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// How its text is set.
    pub(crate) fn role(mut self, role: Type) -> Self {
        self.role = role;
        self
    }

    /// Several lines, at least so many.
    pub(crate) fn rows(mut self, rows: usize) -> Self {
        self.rows = rows.max(2);
        self
    }

    /// One line of text that is broken, and makes the field higher, where there is no room for it.
    pub(crate) fn wrapping(mut self) -> Self {
        self.does_wrap = true;
        self
    }

    /// Without frame and ground, for editing in place.
    pub(crate) fn plain(mut self) -> Self {
        self.is_framed = false;
        self
    }

    /// Its text is no part of the outline: undo takes back what was typed here.
    pub(crate) fn apart(mut self) -> Self {
        self.is_apart = true;
        self
    }

    /// Its width in points, instead of all there is.
    pub(crate) fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws it.
    pub(crate) fn show(self, ui: &mut Ui) -> FieldResponse {
        let theme = Theme::of(ui.ctx());
        let mut text = self.value.to_owned();
        let is_left = self.does_wrap && enters(ui, self.id);
        let had_focus = ui.memory(|memory| memory.has_focus(self.id));
        let edit = if self.rows > 1 {
            TextEdit::multiline(&mut text).desired_rows(self.rows)
        } else if self.does_wrap {
            TextEdit::multiline(&mut text).desired_rows(1).return_key(None)
        } else {
            TextEdit::singleline(&mut text).align(egui::Align2::LEFT_CENTER)
        };
        let mut edit = edit
            .id(self.id)
            .font(self.role.font())
            .hint_text(self.role.text(self.hint).color(theme.faint))
            .desired_width(self.width);
        if self.is_framed {
            edit = edit.margin(Margin::symmetric(10, 6)).min_size(Vec2::new(0.0, measures().field));
        } else {
            edit = edit.frame(egui::Frame::NONE).margin(Margin::ZERO);
        }
        let marked = mark::marked_in(ui.ctx(), self.id, self.value);
        let mut laid_out = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| match &marked {
            // What is typed in this very frame is another text.
            Some(at) if text.as_str().get(at.clone()).is_some() => {
                mark::lay_out(ui, text.as_str(), width, &self.role.font(), at)
            }
            _ => mark::lay_out(ui, text.as_str(), width, &self.role.font(), &(0..0)),
        };
        if marked.is_some() {
            edit = edit.layouter(&mut laid_out);
        }
        let shown = edit.show(ui);
        mark::show(ui, self.id, self.value, &shown);
        let response = shown.response.response;
        let role = if self.rows > 1 { Role::MultilineTextInput } else { Role::TextInput };
        response.widget_info(|| WidgetInfo {
            label: Some(self.name.to_owned()),
            role,
            ..WidgetInfo::text_edit(ui.is_enabled(), self.value, &text, self.hint)
        });
        if is_left {
            response.surrender_focus();
        }
        if response.has_focus() {
            let apart = self.is_apart.then_some(self.id);
            ui.data_mut(|data| data.insert_temp(Id::unique(APART), apart));
        }
        let entered = had_focus
            && response.lost_focus()
            && (is_left || ui.input(|input| input.key_pressed(Key::Enter)));
        if entered {
            use_typed_up(ui);
        }
        let one_line = |text: String| if self.does_wrap { text.replace(['\n', '\r'], " ") } else { text };
        let changed = response.changed().then(|| one_line(text));
        FieldResponse { response, changed, entered }
    }
}

/// Where it is kept which field has the focus whose text is no part of the outline.
const APART: &str = "field apart";

/// Whether somebody types in a field whose text is no part of the outline: undo is the field's then.
pub(crate) fn is_typing_apart(ctx: &Context) -> bool {
    let apart = ctx.data(|data| data.get_temp::<Option<Id>>(Id::unique(APART))).flatten();
    apart.is_some() && ctx.memory(egui::Memory::focused) == apart
}

/// Selects all of a field's text, so that typing replaces it.
pub(crate) fn select_all(ctx: &Context, field: Id, text: &str) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, field);
}

/// What was typed into a field that is left by Enter is for no one else: several keys may come in one frame.
fn use_typed_up(ui: &Ui) {
    ui.input_mut(|input| {
        input.events.retain(|event| !matches!(event, Event::Text(_) | Event::Key { pressed: true, .. }));
    });
}

/// Whether Enter is pressed in the field; the press is used up.
pub(crate) fn enters(ui: &Ui, id: Id) -> bool {
    ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// A field whose text must be read before it is a value.
pub(crate) struct ValueField<'a> {
    field: TextField<'a>,
    keeps_words: bool,
}

impl<'a> ValueField<'a> {
    /// A field called `name` that shows `value` until somebody types. See [`TextField::new`] for `id`.
    pub(crate) fn new(id: Id, name: &'a str, value: &'a str) -> Self {
        Self { field: TextField::new(id, name, value), keeps_words: false }
    }

    /// What stands in it while it is empty.
    pub(crate) fn hint(self, hint: &'a str) -> Self {
        Self { field: self.field.hint(hint), ..self }
    }

    /// Its width in points, instead of all there is.
    pub(crate) fn width(self, width: f32) -> Self {
        Self { field: self.field.width(width), ..self }
    }

    /// What is typed is words, of which none are half: Esc keeps them, as in every [`TextField`].
    pub(crate) fn keeping_words(self) -> Self {
        Self { keeps_words: true, ..self }
    }

    /// Draws it. `changed` holds what was typed once it is entered (Enter, Tab, a click elsewhere); Esc
    /// takes it back, for half a date is none.
    pub(crate) fn show(self, ui: &mut Ui) -> FieldResponse {
        let (id, value) = (self.field.id, self.field.value);
        let draft = ui.data(|data| data.get_temp::<String>(id));
        let is_apart = draft.is_some();
        let field = TextField { value: draft.as_deref().unwrap_or(value), is_apart, ..self.field };
        let FieldResponse { response, changed, entered } = field.show(ui);
        let draft = changed.or(draft);
        // A field that lost the focus while it was not drawn is left as well.
        if response.has_focus() && !response.lost_focus() {
            if let Some(draft) = draft {
                ui.data_mut(|data| data.insert_temp(id, draft));
            }
            return FieldResponse { response, changed: None, entered };
        }
        ui.data_mut(|data| data.remove::<String>(id));
        let taken_back = !self.keeps_words && ui.input(|input| input.key_pressed(Key::Escape));
        let changed = draft.filter(|draft| !taken_back && draft != value);
        FieldResponse { response, changed, entered }
    }
}
