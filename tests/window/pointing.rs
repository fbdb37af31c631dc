//! What is said of what lies under the pointer, and when it is not said.

use std::fs;

use bogen::{app::Language, store};
use egui::{Key, Modifiers, Role};

use crate::{harness::Window, storm};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
/// What the timeline says of the scene under the pointer.
const TIP: &str = "4\u{a0}min · Hafen";

fn storm() -> bogen::outline::Outline {
    let mut outline = storm::outline();
    std::sync::Arc::make_mut(&mut outline.scenes[0]).location = Some(outline.locations[0].id.clone());
    outline
}

/// Where the first scene lies on the timeline.
fn first_block(window: &Window) -> egui::Pos2 {
    window.rect(Role::ListItem, &window.names_beginning(Role::ListItem, "1, Am Hafen, 4")[0]).center()
}

#[test]
fn what_lies_under_the_palette_or_a_question_says_nothing() {
    for key in [Key::K, Key::F1] {
        let mut window = Window::with_outline(Language::German, &storm());
        let at = first_block(&window);
        window.point_at(at);
        window.wait(2);
        assert!(window.reads_beginning(TIP));
        window.press(if key == Key::K { CTRL } else { NONE }, key);
        assert!(!window.reads_beginning(TIP), "{key:?}");
        window.wait(2);
        assert!(!window.reads_beginning(TIP), "{key:?}");
        window.press(NONE, Key::Escape);
        window.wait(2);
        assert!(!window.reads_beginning(TIP), "{key:?}: the pointer has not been moved");
        window.point_at(at + egui::vec2(2.0, 0.0));
        window.wait(2);
        assert!(window.reads_beginning(TIP), "{key:?}");
    }
}

#[test]
fn what_came_under_a_resting_pointer_says_nothing_until_it_is_moved() {
    let mut window = Window::with_outline(Language::German, &storm());
    let path = window.path("sturm.ron");
    fs::write(&path, store::encode(&storm())).unwrap();
    let at = first_block(&window);
    window.point_at(at + egui::vec2(0.0, 200.0));
    window.drop_files(&[&path]);
    // Only now the system says where the pointer was when it let go.
    window.point_at(at);
    window.wait(2);
    assert!(!window.reads_beginning(TIP));
    window.point_at(at + egui::vec2(2.0, 0.0));
    window.wait(2);
    assert!(window.reads_beginning(TIP));

    window.press(Modifiers::CTRL, Key::Tab);
    window.wait(2);
    assert!(!window.reads_beginning(TIP));
    window.point_at(at);
    window.wait(2);
    assert!(window.reads_beginning(TIP));
}

#[test]
fn a_scene_without_a_length_says_that_its_width_is_assumed() {
    for (language, open, hint) in [
        (Language::German, "Länge offen", "So breit nur angenommen, bis eine Dauer eingetragen ist."),
        (Language::English, "no length yet", "Its width is only assumed until a length is entered."),
    ] {
        let mut outline = storm();
        std::sync::Arc::make_mut(&mut outline.scenes[0]).length = None;
        let mut window = Window::with_outline(language, &outline);
        let block = window.names_beginning(Role::ListItem, "1, Am Hafen").swap_remove(0);
        assert!(block.contains(open), "{block}");
        let at = window.rect(Role::ListItem, &block).center();
        window.point_at(at);
        window.wait(2);
        assert!(window.reads(hint));
    }
}
