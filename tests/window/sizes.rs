//! Windows that are small, narrow or low, and large type in them.

use bogen::app::Language;
use egui::{Key, Modifiers, Role};

use crate::harness::Window;

const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn a_window_larger_than_the_screen_has_room_for_becomes_smaller_once() {
    let sizes = |window: &Window| {
        let sizes = window.commands().into_iter().filter_map(|command| match command {
            egui::ViewportCommand::InnerSize(size) => Some(size),
            _ => None,
        });
        sizes.collect::<Vec<_>>()
    };
    let mut window = Window::with_seed();
    window.tell_screen(egui::vec2(1_920.0, 1_080.0), false);
    assert_eq!(sizes(&window), []);
    let mut window = Window::with_seed();
    window.tell_screen(egui::vec2(1_366.0, 768.0), false);
    assert_eq!(sizes(&window), [egui::vec2(1_366.0, 696.0)]);
    window.tell_screen(egui::vec2(1_280.0, 720.0), false);
    assert_eq!(sizes(&window), [], "then it is the writer's affair");
    let mut window = Window::with_seed();
    window.tell_screen(egui::vec2(1_440.0, 900.0), true);
    assert_eq!(sizes(&window), [], "one that fills the screen is no larger than it");
}

#[test]
fn a_menu_that_is_longer_than_the_window_scrolls_below_the_bar() {
    let mut window = Window::with_seed();
    window.resize(900.0, 640.0);
    window.click(Role::Button, "Ansicht");
    let first = window.rect(Role::MenuItem, "Suchen oder Befehl …");
    assert!(first.top() > window.rect(Role::Button, "Ansicht").bottom(), "{first:?} lies below the bar");
    window.wheel_at(first.center(), -60.0, Modifiers::NONE);
    let last = window.rect(Role::MenuItemCheckBox, "English");
    assert!(last.bottom() < 640.0, "{last:?}");
    window.click(Role::MenuItemCheckBox, "English");
    assert!(window.has(Role::Button, "View"));

    window.press(Modifiers::NONE, Key::F10);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    for _ in 0..24 {
        window.press(Modifiers::NONE, Key::ArrowDown);
    }
    assert!(window.is_at(Role::MenuItemCheckBox, "English"), "the keyboard gets to the end as well");
}

#[test]
fn what_the_lanes_stand_for_is_a_list_where_there_is_no_room() {
    let mut window = Window::with_seed();
    window.resize(900.0, 640.0);
    for _ in 0..4 {
        let rect = |role, name: &str| window.rect(role, name);
        let last = match window.has(Role::RadioButton, "Eine Spur") {
            true => rect(Role::RadioButton, "Eine Spur"),
            false => rect(Role::Button, "Stränge"),
        };
        let runtime = window.find_beginning(Role::Button, "≈\u{a0}45\u{a0}min");
        assert!(last.right() < runtime.left(), "{last:?} {runtime:?}");
        window.press(CTRL, Key::Plus);
    }
    window.click(Role::Button, "Stränge");
    window.click(Role::MenuItemRadio, "Figuren");
    assert!(window.has(Role::Button, "Figuren"));
}

#[test]
fn menus_show_all_they_hold_in_a_small_window() {
    for (menu, first, last) in
        [("Datei", "Neue Outline", "Beenden"), ("Bearbeiten", "Rückgängig", "Szene nach unten")]
    {
        let mut window = Window::with_seed();
        window.resize(900.0, 640.0);
        window.click(Role::Button, menu);
        let [first, last] = [first, last].map(|entry| window.rect(Role::MenuItem, entry));
        assert!(last.bottom() - first.top() < 640.0 - 48.0 - 24.0, "{menu}: {first} {last}");
        assert!(last.bottom() < 632.0 && last.height() >= 24.0, "{menu}: {last}");
    }
}

#[test]
fn large_type_in_a_small_window_covers_nothing() {
    for (language, heading, found, source, tally) in [
        (Language::German, "Szene 3", "gefunden · 0,40", "Vorlage", "4 Szenen ·"),
        (Language::English, "Scene 3", "found · 0.40", "Source", "4 scenes ·"),
    ] {
        let mut outline = crate::storm::outline();
        std::sync::Arc::make_mut(&mut outline.scenes[2]).found = Some(bogen::outline::Found {
            confidence: bogen::outline::Confidence::from_f64(0.4),
            checked: false,
            reasons: Vec::new(),
        });
        let mut window = Window::with_outline(language, &outline);
        window.click(Role::ListBoxOption, "3, Der Deich hält");
        assert!(window.reads_beginning(tally));
        // 900 by 640 at the largest size but a few.
        window.resize(640.0, 456.0);
        let (left, right) =
            (window.rect(Role::Tab, source).right(), window.rect(Role::Heading, heading).left());
        assert!(left < right, "{left} {right}: the middle ends where the inspector begins");
        let title = window.rect(Role::Heading, heading);
        let marks = window.rects(Role::Button, found);
        let mut beside = marks.into_iter().filter(|mark| mark.y_range().contains(title.center().y));
        let mark = beside.next_back().expect("the inspector has one");
        assert!(title.right() < mark.left() && mark.right() < 640.0, "{title:?} {mark:?}");
        assert!(!window.reads_beginning(tally), "what has no room is left out");
    }
}

#[test]
fn where_only_one_side_panel_has_room_the_one_asked_for_is_seen() {
    for (language, view, library, inspector, filter, heading, source, name) in [
        (
            Language::German,
            "Ansicht",
            "Bibliothek",
            "Inspektor",
            "Bibliothek filtern",
            "Szene 3",
            "Vorlage",
            "Name",
        ),
        (Language::English, "View", "Library", "Inspector", "Filter library", "Scene 3", "Source", "Name"),
    ] {
        let mut window = Window::with_outline(language, &crate::storm::outline());
        window.click(Role::ListBoxOption, "3, Der Deich hält");
        // 900 by 640 at twice the size.
        window.resize(450.0, 320.0);
        let is_seen =
            |window: &Window| (window.has(Role::TextInput, filter), window.has(Role::Heading, heading));
        assert_eq!(is_seen(&window), (false, true));
        let (left, right) =
            (window.rect(Role::Tab, source).right(), window.rect(Role::Heading, heading).left());
        assert!(left < right && right < 450.0, "{left} {right}: the tabs of the middle have room");
        window.press(CTRL, Key::B);
        assert_eq!(is_seen(&window), (true, false), "the inspector gives way");
        window.click(Role::Button, view);
        assert!(window.is_on(Role::MenuItemCheckBox, library));
        assert!(!window.is_on(Role::MenuItemCheckBox, inspector));
        window.press(Modifiers::NONE, Key::Escape);
        window.press(CTRL, Key::I);
        assert_eq!(is_seen(&window), (false, true));
        // A name is edited where it is seen.
        window.click(Role::ListBoxOption, "1, Am Hafen");
        window.activate(Role::Button, "Uwe Kern");
        window.press(Modifiers::NONE, Key::F2);
        assert_eq!(window.names_focused(), [name]);
        window.press(Modifiers::NONE, Key::Escape);
        window.resize(1440.0, 900.0);
        assert!(window.has(Role::TextInput, filter), "both are back");
    }
}

#[test]
fn a_low_timeline_shows_its_lanes_before_the_story_time() {
    for (language, lanes, story) in [
        (Language::German, ["Strang A, Der Deich", "Strang B, Toms Flucht"], "Erzählte Zeit"),
        (Language::English, ["Strand A, Der Deich", "Strand B, Toms Flucht"], "Story time"),
    ] {
        let mut window = Window::with_outline(language, &crate::storm::outline());
        assert!(window.has(Role::List, story));
        window.resize(600.0, 320.0);
        assert!(!window.has(Role::List, story), "{story}");
        let [first, second] = lanes.map(|lane| window.find_beginning(Role::List, lane));
        assert!(first.bottom() <= second.top() && second.bottom() <= 320.0, "{first:?} {second:?}");
        window.resize(1440.0, 900.0);
        assert!(window.has(Role::List, story));
    }
}

#[test]
fn an_empty_window_keeps_its_margins_and_shows_recent_files_first() {
    let mut window = Window::with_memory(tempfile::tempdir().unwrap(), &[]);
    window.resize(420.0, 640.0);
    let heading = window.rects(Role::Label, "Am Anfang steht die Synopse.")[0];
    assert!(heading.left() >= 28.0 && heading.right() <= 420.0 - 28.0, "{heading:?}");
    let path = window.path("folge.ron");
    std::fs::write(&path, bogen::store::encode(&crate::storm::outline())).unwrap();
    window.drop_files(&[&path]);
    let mut window = Window::with_memory(window.crash(), &[]);
    window.resize(420.0, 900.0);
    let top = |heading: &str| window.rect(Role::Heading, heading).top();
    assert!(top("Zuletzt geöffnet") < top("Beispiele"), "whoever comes back goes on with what they had");
}
