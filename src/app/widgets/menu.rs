//! Menus that open on a thing: by the other mouse button, or by the menu key where the thing has the keyboard.

use egui::{
    Button, Color32, Context, Id, Key, Modifiers, Popup, Pos2, Response, Role, Ui, Vec2, WidgetInfo,
    containers::menu::SubMenuButton,
};

use crate::app::{
    icons::Icon,
    theme::{Theme, Type},
};

/// The height of a line, in points.
const LINE: f32 = 26.0;

/// Whether a menu that is shown next was opened by key: its first line gets the focus.
const ENTERED: &str = "menu-entered";

/// Notes that the menu that is shown next was opened by key.
pub(crate) fn enter_menu(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(ENTERED), true));
}

/// Whether the menu that is shown was opened by key a moment ago; said once. In its first frame a menu is only measured.
pub(crate) fn is_just_entered(ui: &Ui) -> bool {
    !ui.is_sizing_pass() && ui.data_mut(|data| data.remove_temp(Id::unique(ENTERED))) == Some(true)
}

/// Gives a menu's first line the keyboard.
pub(crate) fn focus_first_line(line: &Response) {
    line.request_focus();
    // The arrow key that opened the menu goes no further.
    line.ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
}

/// Whether the key for the menu of what has the keyboard was pressed, and nothing lies over it; the press is used up.
pub(crate) fn take_menu_key(ctx: &Context) -> bool {
    let is_covered = Popup::is_any_open(ctx)
        || ctx.text_edit_focused()
        || ctx.memory(|memory| memory.top_modal_layer().is_some());
    if is_covered {
        return false;
    }
    ctx.input_mut(|input| {
        input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
    })
}

/// The menu of a thing. `by_key` says where it opens if it was asked for by key just now.
pub(crate) fn context_menu(response: &Response, by_key: Option<Pos2>, contents: impl FnOnce(&mut Ui)) {
    let ctx = &response.ctx;
    let id = Popup::default_response_id(response);
    let place = id.with("by key");
    if let Some(at) = by_key {
        Popup::open_id(ctx, id);
        ctx.data_mut(|data| data.insert_temp(place, at));
        enter_menu(ctx);
    } else if response.secondary_clicked() {
        ctx.data_mut(|data| data.remove_temp::<Pos2>(place));
    }
    let at = ctx.data(|data| data.get_temp::<Pos2>(place));
    let was_open = at.is_some() && Popup::is_id_open(ctx, id);
    let menu = Popup::context_menu(response);
    let menu = match at {
        Some(at) => menu.at_position(at),
        None => menu,
    };
    menu.show(contents);
    if was_open && !Popup::is_id_open(ctx, id) {
        ctx.data_mut(|data| data.remove_temp::<Pos2>(place));
        // What was chosen may have sent the keyboard elsewhere.
        if ctx.input(|input| input.key_pressed(Key::Escape)) {
            response.request_focus();
        }
    }
}

/// A line of a menu, with the keys that do the same; whether it was chosen.
pub(crate) fn menu_line(ui: &mut Ui, (icon, label): (Icon, &str), keys: Option<&str>) -> bool {
    let mut button = line(ui, (icon, label));
    if let Some(keys) = keys {
        button = button.shortcut_text(Type::Note.text(keys).color(Theme::of(ui.ctx()).faint));
    }
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, label));
    if is_just_entered(ui) {
        focus_first_line(&response);
    }
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

/// A line of a menu in which one of several is chosen: a tick stands before that one. Whether this one was chosen.
pub(crate) fn choice_line(ui: &mut Ui, label: &str, is_chosen: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let tick = if is_chosen { *theme.accent } else { Color32::TRANSPARENT };
    let mark = Icon::Check.text().color(tick);
    let button = Button::new((mark, Type::Control.text(label))).min_size(Vec2::new(0.0, LINE));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, is_chosen, label));
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

/// A line of a menu that opens another menu beside it.
pub(crate) fn submenu(ui: &mut Ui, (icon, label): (Icon, &str), contents: impl FnOnce(&mut Ui)) {
    let opens = Icon::ChevronRight.text().color(Theme::of(ui.ctx()).faint);
    let button = line(ui, (icon, label)).right_text(opens);
    let (response, _) = SubMenuButton::from_button(button).ui(ui, contents);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
}

/// What every line of a menu looks like.
fn line<'a>(ui: &Ui, (icon, label): (Icon, &str)) -> Button<'a> {
    let mark = icon.text().color(Theme::of(ui.ctx()).soft);
    Button::new((mark, Type::Control.text(label))).min_size(Vec2::new(0.0, LINE))
}
