//! A list with search that opens under a button: choose a character, a place, a strand, a scene.

use egui::{
    Id, Key, Label, Modifiers, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Ui, WidgetInfo,
};

use super::{Row, TextField, strand_badge};
use crate::app::{
    icons::Icon,
    matching,
    theme::{StrandColor, Theme, Type, measures},
};

/// One thing to choose.
pub(crate) struct Pick<'a> {
    /// What it is called.
    pub(crate) label: &'a str,
    /// What tells it from its like: a role, a number.
    pub(crate) detail: &'a str,
    /// The badge before it.
    pub(crate) strand: Option<(usize, StrandColor)>,
    /// Whether it is chosen already.
    pub(crate) is_chosen: bool,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Picked {
    /// The one with this index.
    Item(usize),
    /// None.
    Nothing,
    /// A new one with this name.
    New(String),
}

/// What the picker offers besides the items, in words.
#[derive(Clone, Copy, Default)]
pub(crate) struct PickerWords<'a> {
    /// The name and hint of the search field.
    pub(crate) search: &'a str,
    /// The row that chooses nothing.
    pub(crate) nothing: Option<&'a str>,
    /// The row that makes a new one; the name typed is put after it.
    pub(crate) new: Option<&'a str>,
}

/// The picker under `button`, open while the button has been clicked. Arrow keys and Enter choose, Esc closes; the
/// keyboard is on the button again then.
pub(crate) fn picker(
    ui: &mut Ui,
    button: &Response,
    words: PickerWords<'_>,
    picks: &[Pick<'_>],
) -> Option<Picked> {
    let id = button.id.with("picker");
    let just_opened = button.clicked() && !Popup::is_id_open(ui.ctx(), Popup::default_response_id(button));
    if just_opened {
        ui.data_mut(|data| data.insert_temp(id, Search::default()));
    }
    let popup = Popup::default_response_id(button);
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    let by_key = ui.input(|input| input.key_pressed(Key::Escape) || input.key_pressed(Key::Enter));
    let picked = Popup::from_toggle_button_response(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(280.0)
        .gap(4.0)
        .show(|ui| picker_ui(ui, id, words, picks, just_opened))
        .and_then(|shown| shown.inner);
    if was_open && by_key && !Popup::is_id_open(ui.ctx(), popup) {
        button.request_focus();
    }
    picked
}

#[derive(Clone, Default)]
struct Search {
    text: String,
    cursor: usize,
}

fn picker_ui(
    ui: &mut Ui,
    id: Id,
    words: PickerWords<'_>,
    picks: &[Pick<'_>],
    just_opened: bool,
) -> Option<Picked> {
    let mut search: Search = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let step = ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
        isize::try_from(down).unwrap_or(0) - isize::try_from(up).unwrap_or(0)
    });
    // The Enter that opened the list chooses nothing from it.
    let entered = !just_opened && ui.input(|input| input.key_pressed(Key::Enter));
    ui.set_width(264.0);
    let field =
        TextField::new(id.with("search"), words.search, &search.text).hint(words.search).apart().show(ui);
    if just_opened || !field.response.has_focus() {
        field.response.request_focus();
    }
    if let Some(text) = field.changed {
        search = Search { text, cursor: 0 };
    }

    let rows = rows_for(&search.text, words, picks);
    // Where one is chosen of several, Enter keeps it.
    if just_opened && words.nothing.is_some() {
        let chosen = |row: &Picked| matches!(row, Picked::Item(index) if picks[*index].is_chosen);
        search.cursor = rows.iter().position(chosen).unwrap_or(0);
    }
    search.cursor = search.cursor.saturating_add_signed(step).min(rows.len().saturating_sub(1));
    let mut picked = entered.then(|| rows.get(search.cursor).cloned()).flatten();
    ScrollArea::vertical().max_height(measures().row * 10.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, row) in rows.iter().enumerate() {
            let response = row_ui(ui, id.with(index), words, picks, row, index == search.cursor);
            if index == search.cursor && step != 0 {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                picked = Some(row.clone());
            }
        }
    });
    if picked.is_some() {
        ui.close();
    }
    ui.data_mut(|data| data.insert_temp(id, search));
    picked
}

fn rows_for(search: &str, words: PickerWords<'_>, picks: &[Pick<'_>]) -> Vec<Picked> {
    let search = search.trim();
    let mut rows: Vec<Picked> =
        matching::ranked(search, picks, |pick| pick.label).map(Picked::Item).collect();
    if words.nothing.is_some() && search.is_empty() {
        rows.insert(0, Picked::Nothing);
    }
    let exists = picks.iter().any(|pick| pick.label.eq_ignore_ascii_case(search));
    if words.new.is_some() && !search.is_empty() && !exists {
        rows.push(Picked::New(search.to_owned()));
    }
    rows
}

fn row_ui(
    ui: &mut Ui,
    id: Id,
    words: PickerWords<'_>,
    picks: &[Pick<'_>],
    row: &Picked,
    is_cursor: bool,
) -> Response {
    let theme = Theme::of(ui.ctx());
    let name = match row {
        Picked::Item(index) => picks[*index].label.to_owned(),
        Picked::Nothing => words.nothing.unwrap_or_default().to_owned(),
        Picked::New(name) => format!("{} {name}", words.new.unwrap_or_default()),
    };
    let response = Row::new(id, &name).selected(is_cursor).show(ui, |ui| match row {
        Picked::Item(index) => {
            let pick = &picks[*index];
            if let Some(strand) = pick.strand {
                strand_badge(ui, Some(strand), pick.label);
            }
            ui.add(Label::new(Type::List.text(pick.label)).truncate());
            ui.add(Label::new(Type::Note.text(pick.detail).color(theme.faint)).truncate());
            if pick.is_chosen {
                Icon::Check.show(ui, 13.0, theme.accent);
            }
        }
        Picked::Nothing => {
            ui.label(Type::Missing.text(&name).color(theme.soft));
        }
        Picked::New(_) => {
            Icon::Plus.show(ui, 13.0, theme.accent);
            ui.add(Label::new(Type::List.text(&name)).truncate());
        }
    });
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_cursor, &name));
    response
}
