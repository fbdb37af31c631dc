//! The scenes as cards: by strand and by act, dragged and renamed.

use bogen::{app::Language, outline::Divider, outline::DividerKind};
use egui::{Key, Modifiers, Role};

use crate::{harness::Window, storm};

const CARD: Role = Role::ListBoxOption;
const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn window() -> Window {
    let mut outline = storm::outline();
    let divider = Divider { kind: DividerKind::Act, title: "Akt 2".into(), before: Some("sc-3".into()) };
    outline.dividers.push(std::sync::Arc::new(divider));
    let mut window = Window::with_outline(Language::German, &outline);
    for key in [Key::B, Key::I, Key::T, Key::Num2] {
        window.press(CTRL, key);
    }
    window
}

fn order(window: &Window) -> Vec<String> {
    window.outline().scenes.iter().map(|scene| scene.id.to_string()).collect()
}

#[test]
fn cards_stand_in_columns() {
    let mut window = window();
    let column = |window: &Window, card: &str| window.rect(CARD, card).left();
    assert!(window.has(Role::Heading, "Strang B, Toms Flucht"));
    assert!(column(&window, "2, Tom läuft davon") > column(&window, "1, Am Hafen"));
    assert!((column(&window, "3, Der Deich hält") - column(&window, "1, Am Hafen")).abs() < 1.0);
    window.click(Role::Tab, "Nach Akt");
    assert!(window.has(Role::Heading, "Akt 2"));
    assert!(column(&window, "3, Der Deich hält") > column(&window, "2, Tom läuft davon"));
}

#[test]
fn a_card_dragged_to_another_strand_joins_it() {
    let mut window = window();
    let from = window.rect(CARD, "4, Die Entscheidung").center();
    let to = window.rect(CARD, "2, Tom läuft davon").center_top();
    window.drag(from, to, NONE);
    assert_eq!(order(&window), ["sc-1", "sc-4", "sc-2", "sc-3"]);
    assert_eq!(window.outline().scenes[1].strand, Some("b".into()));
    window.press(CTRL, Key::Z);
    assert_eq!(window.outline().scenes[3].strand, Some("a".into()), "that was one step");
}

#[test]
fn a_card_dragged_to_another_act_moves_there() {
    let mut window = window();
    window.click(Role::Tab, "Nach Akt");
    let from = window.rect(CARD, "1, Am Hafen").center();
    let to = window.rect(CARD, "4, Die Entscheidung").center_bottom();
    window.drag(from, to, NONE);
    assert_eq!(order(&window), ["sc-2", "sc-3", "sc-4", "sc-1"]);
}

#[test]
fn keys_lead_from_card_to_card_and_write_on_them() {
    let mut window = window();
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::ArrowRight);
    window.press(NONE, Key::Enter);
    window.type_letters("Tom flieht");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[1].title, "Tom flieht");
}

#[test]
fn a_column_takes_new_scenes() {
    let mut window = window();
    window.click(Role::Button, "Neue Szene: Strang B, Toms Flucht");
    window.type_letters("Im Watt");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[2].title, "Im Watt");
    assert_eq!(window.outline().scenes[2].strand, Some("b".into()));
}
