//! What is looked for, what is to stand there, how many there are, and the buttons.

use egui::{Button, Checkbox, Rect, Response, Role, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use super::{SearchState, entered, find_id, replace_id, settle};
use crate::{
    app::{
        context::PanelContext,
        icons::Icon,
        theme::{Type, measures},
        widgets::{IconButton, TextField},
    },
    session::{Pair, Search},
};

/// Draws them; whether one of them has the keyboard.
pub(super) fn fields_ui(ui: &mut Ui, state: &mut SearchState, cx: &PanelContext<'_>) -> bool {
    let width = (ui.available_width() * 0.3).clamp(150.0, 320.0);
    ui.spacing_mut().item_spacing = Vec2::new(measures().space.small, measures().space.tight);
    let mut has_focus = false;
    let top = ui.max_rect();
    let corner =
        Rect::from_min_size(top.right_top() - vec2(measures().row, 0.0), Vec2::splat(measures().row));
    // Side by side, so that Tab leads from the one field to the other.
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(width);
            has_focus |= find_ui(ui, state, cx) | replace_ui(ui, state, cx);
        });
        ui.vertical(|ui| {
            ui.set_max_width(ui.available_width() - measures().row);
            line(ui, |ui| has_focus |= options_ui(ui, state, cx));
            line(ui, |ui| {
                has_focus |= buttons_ui(ui, state, cx);
                count_ui(ui, state, cx);
            });
        });
    });
    has_focus |= close_ui(ui, state, cx, corner);
    also_ui(ui, state, cx);
    ui.add_space(measures().space.tight);
    has_focus
}

/// A line beside a field, broken where there is no room.
fn line(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(measures().field);
        contents(ui);
    });
}

fn find_ui(ui: &mut Ui, state: &mut SearchState, cx: &PanelContext<'_>) -> bool {
    if let Some(is_back) = entered(ui, find_id()) {
        state.step(cx, !is_back);
    }
    let name = cx.words.text("search-find");
    let field = TextField::new(find_id(), &name, state.words()).hint(&name).apart().show(ui);
    settle(state, &field.response, ui.ctx());
    let has_focus = field.response.has_focus();
    if let Some(typed) = field.changed {
        state.type_words(typed);
        ui.ctx().request_repaint();
    }
    has_focus || state.is_opening
}

fn replace_ui(ui: &mut Ui, state: &mut SearchState, cx: &PanelContext<'_>) -> bool {
    match entered(ui, replace_id()) {
        Some(true) => state.step(cx, false),
        Some(false) => state.replace_one(cx, ui.ctx()),
        None => {}
    }
    let name = cx.words.text("search-replace-by");
    let field = TextField::new(replace_id(), &name, state.replacement()).hint(&name).apart().show(ui);
    if let Some(typed) = field.changed {
        state.type_replacement(&typed);
        ui.ctx().request_repaint();
    }
    field.response.has_focus()
}

fn options_ui(ui: &mut Ui, state: &mut SearchState, cx: &PanelContext<'_>) -> bool {
    let mut search = state.search.clone();
    let Search { matches_case, whole_words, with_genitive, .. } = &mut search;
    let words = cx.words;
    let mut has_focus = false;
    // An empty box is seen on the panel's ground as a field is.
    let empty = &mut ui.visuals_mut().widgets.inactive;
    (empty.bg_fill, empty.bg_stroke) = (*cx.theme.raised, (1.0, *cx.theme.edge).into());
    for (is_on, label, hint) in [
        (matches_case, words.text("search-match-case"), words.text("search-match-case-hint")),
        (whole_words, words.text("search-whole-words"), words.text("search-whole-words-hint")),
        (with_genitive, words.text("search-genitive"), words.text("search-genitive-hint")),
    ] {
        let response = ui.add(Checkbox::new(is_on, Type::List.text(label).color(cx.theme.ink)));
        has_focus |= response.has_focus();
        response.on_hover_text(Type::List.text(hint));
    }
    if search != state.search {
        state.change(search);
        state.at = None;
        ui.ctx().request_repaint();
    }
    has_focus
}

fn buttons_ui(ui: &mut Ui, state: &mut SearchState, cx: &PanelContext<'_>) -> bool {
    let words = cx.words;
    let has_hits = !state.hits().is_empty();
    let button = |ui: &mut Ui, label: &str| -> Response {
        ui.add_enabled(has_hits, Button::new(Type::Control.text(label)))
    };
    let one = button(ui, &words.text("search-replace"));
    let all = button(ui, &words.text("search-replace-all"));
    let (previous, next) = (words.text("search-previous"), words.text("search-next"));
    let keys = |keys: &str| Some(words.text(keys));
    let icon = |icon, name, shortcut| IconButton::new(icon, name).shortcut(shortcut).enabled(has_hits);
    let previous = icon(Icon::ArrowUp, &previous, keys("keys-shift-enter")).show(ui);
    let next = icon(Icon::ArrowDown, &next, keys("keys-enter")).show(ui);
    if one.clicked() {
        state.replace_one(cx, ui.ctx());
    }
    if all.clicked() {
        state.replace_all(cx, ui.ctx());
    }
    if previous.clicked() || next.clicked() {
        state.step(cx, next.clicked());
    }
    [one, all, previous, next].iter().any(Response::has_focus)
}

/// The button in the corner of the panel.
fn close_ui(ui: &mut Ui, state: &mut SearchState, cx: &PanelContext<'_>, corner: Rect) -> bool {
    let mut ui = ui.new_child(UiBuilder::new().max_rect(corner));
    let name = cx.words.text("search-close");
    let button = IconButton::new(Icon::Close, &name).shortcut(Some("Esc".to_owned())).show(&mut ui);
    if button.clicked() {
        state.close(ui.ctx());
    }
    button.has_focus()
}

fn count_ui(ui: &mut Ui, state: &SearchState, cx: &PanelContext<'_>) {
    if state.words().is_empty() {
        return;
    }
    let Some(found) = &state.found else { return };
    let (n, items) = (found.hits.len(), found.items);
    let args = [("n", n.into()), ("items", items.into())];
    let text = match state.at {
        _ if n == 0 => cx.words.text("search-nothing"),
        Some(at) => cx.words.with("search-at", &[&args[..], &[("at", (at + 1).into())]].concat()),
        None => cx.words.with("search-count", &args),
    };
    let label = ui.label(Type::List.text(&text).color(cx.theme.soft));
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
}

/// What else is replaced with a name, and in which names it is left.
fn also_ui(ui: &mut Ui, state: &SearchState, cx: &PanelContext<'_>) {
    let words = cx.words;
    let pair = |pair: &Pair| {
        words.with(
            "search-pair",
            &[("from", words.quoted(&pair.from).into()), ("to", words.quoted(&pair.to).into())],
        )
    };
    let also: Vec<String> = state.search.pairs.iter().skip(1).map(pair).collect();
    let others: Vec<String> = state.search.others.iter().map(|name| words.quoted(name)).collect();
    let said = [("search-also", also), ("search-not-in", others)];
    let said = said.into_iter().filter(|(_, list)| !list.is_empty());
    let said: Vec<String> =
        said.map(|(word, list)| words.with(word, &[("list", words.listed(&list).into())])).collect();
    if !said.is_empty() {
        let text = Type::Note.text(said.join("; ")).color(cx.theme.soft);
        ui.add(egui::Label::new(text).truncate());
    }
}
