//! The scenes as cards: by strand and by act, dragged and renamed.

use bogen::{app::Language, outline::Divider, outline::DividerKind};
use egui::{Key, Modifiers, Role};

use crate::{harness::Window, storm};

const CARD: Role = Role::ListBoxOption;
const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// What things are called in a language.
struct Says {
    language: Language,
    strand_b: &'static str,
    by_act: &'static str,
    new_scene: &'static str,
    title: &'static str,
}

const BOTH: [Says; 2] = [
    Says {
        language: Language::German,
        strand_b: "Strang B, Toms Flucht",
        by_act: "Nach Akt",
        new_scene: "Neue Szene: Strang B, Toms Flucht",
        title: "Titel",
    },
    Says {
        language: Language::English,
        strand_b: "Strand B, Toms Flucht",
        by_act: "By act",
        new_scene: "New scene: Strand B, Toms Flucht",
        title: "Title",
    },
];

fn window(says: &Says) -> Window {
    let mut outline = storm::outline();
    let divider = Divider { kind: DividerKind::Act, title: "Akt 2".into(), before: Some("sc-3".into()) };
    outline.dividers.push(std::sync::Arc::new(divider));
    let mut window = Window::with_outline(says.language, &outline);
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
    for says in BOTH {
        let mut window = window(&says);
        let column = |window: &Window, card: &str| window.rect(CARD, card).left();
        assert!(window.has(Role::Heading, says.strand_b));
        assert!(column(&window, "2, Tom läuft davon") > column(&window, "1, Am Hafen"));
        assert!((column(&window, "3, Der Deich hält") - column(&window, "1, Am Hafen")).abs() < 1.0);
        window.click(Role::Tab, says.by_act);
        assert!(window.has(Role::Heading, "Akt 2"));
        assert!(column(&window, "3, Der Deich hält") > column(&window, "2, Tom läuft davon"));
    }
}

#[test]
fn a_card_dragged_to_another_strand_joins_it() {
    for says in BOTH {
        let mut window = window(&says);
        let from = window.rect(CARD, "4, Die Entscheidung").center();
        let to = window.rect(CARD, "2, Tom läuft davon").center_top();
        window.drag(from, to, NONE);
        assert_eq!(order(&window), ["sc-1", "sc-4", "sc-2", "sc-3"]);
        assert_eq!(window.outline().scenes[1].strand, Some("b".into()));
        window.press(CTRL, Key::Z);
        assert_eq!(window.outline().scenes[3].strand, Some("a".into()), "that was one step");
    }
}

#[test]
fn a_card_dragged_to_another_act_moves_there() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::Tab, says.by_act);
        let from = window.rect(CARD, "1, Am Hafen").center();
        let to = window.rect(CARD, "4, Die Entscheidung").center_bottom();
        window.drag(from, to, NONE);
        assert_eq!(order(&window), ["sc-2", "sc-3", "sc-4", "sc-1"]);
    }
}

#[test]
fn keys_lead_from_card_to_card_and_write_on_them() {
    for says in BOTH {
        let mut window = window(&says);
        window.press(NONE, Key::ArrowDown);
        window.press(NONE, Key::ArrowDown);
        window.press(NONE, Key::ArrowRight);
        window.press(NONE, Key::Enter);
        window.type_letters("Tom flieht");
        window.press(NONE, Key::Enter);
        assert_eq!(window.outline().scenes[1].title, "Tom flieht");
        window.press(NONE, Key::Enter);
        window.press(Modifiers::COMMAND, Key::A);
        window.type_letters("Tom entkommt");
        window.press(NONE, Key::Escape);
        assert_eq!(window.outline().scenes[1].title, "Tom entkommt", "Esc leaves and keeps");
        window.press(NONE, Key::ArrowUp);
        window.press(NONE, Key::Enter);
        assert!(window.has(Role::TextInput, says.title), "the card has the keys again");
    }
}

#[test]
fn a_column_takes_new_scenes() {
    for says in BOTH {
        let mut window = window(&says);
        window.click(Role::Button, says.new_scene);
        window.type_letters("Im Watt");
        window.press(NONE, Key::Enter);
        assert_eq!(window.outline().scenes[2].title, "Im Watt");
        assert_eq!(window.outline().scenes[2].strand, Some("b".into()));
    }
}
