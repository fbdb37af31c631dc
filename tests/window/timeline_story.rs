//! The story rail: moments dragged and moved by key, and the rail on its own.

use bogen::{
    app::Language,
    outline::{Moment, SceneId, StoryDay},
};
use egui::{Key, Modifiers, PointerButton, Pos2, Role, vec2};

use crate::harness::Window;

const EPISODE: &str = "tests/outlines/episode.ron";

const BOTH: [Language; 2] = [Language::German, Language::English];

/// The German text or the English one.
fn either<'a>(language: Language, german: &'a str, english: &'a str) -> &'a str {
    if language == Language::German { german } else { english }
}

fn entry(window: &Window, begins: &str) -> Pos2 {
    window.find_beginning(Role::ListItem, begins).center()
}

/// `2 08:30`.
fn moment(window: &Window, scene: usize) -> String {
    let Some(Moment { day: StoryDay::Day(day), time, .. }) = &window.outline().scenes[scene - 1].moment
    else {
        return "none".to_owned();
    };
    time.map_or(day.to_string(), |time| format!("{day} {}", time.format("%H:%M")))
}

#[test]
fn moments_dragged_together_keep_their_distance() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let [first, second, onto] = [
            either(language, "Tag 1, 07:10: 6", "Day 1, 07:10: 6"),
            either(language, "Tag 1, 07:40: 1", "Day 1, 07:40: 1"),
            either(language, "Tag 2, 08:30: 4", "Day 2, 08:30: 4"),
        ]
        .map(|begins| entry(&window, begins));
        window.click_at(first, Modifiers::NONE);
        window.click_at(second, Modifiers::COMMAND);
        window.drag(first, onto + vec2(1.0, 0.0), Modifiers::NONE);
        let minutes = |moment: String| {
            let (day, time) = moment.split_once(' ').unwrap();
            let (hours, minutes) = time.split_once(':').unwrap();
            let [day, hours, minutes] = [day, hours, minutes].map(|part| part.parse::<i32>().unwrap());
            day * 24 * 60 + hours * 60 + minutes
        };
        let (held, other) = (moment(&window, 6), moment(&window, 1));
        assert!(held.starts_with("2 "), "{held}");
        assert_eq!(minutes(other) - minutes(held), 30);
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!([moment(&window, 6), moment(&window, 1)], ["1 07:10", "1 07:40"]);
        assert!(window.document().undo_label().is_none(), "it was one step");
    }
}

#[test]
fn without_days_a_drag_sets_the_order_in_which_things_happen() {
    for language in BOTH {
        let mut outline = bogen::store::open(std::path::Path::new(EPISODE)).unwrap().outline;
        for scene in &mut outline.scenes {
            std::sync::Arc::make_mut(scene).moment = None;
        }
        let mut window = Window::with_outline(language, &outline);
        let open = either(language, "Zeit offen: ", "no time yet: ");
        let at = |window: &Window, scene: usize| entry(window, &format!("{open}{scene}, "));
        let (from, to) = (at(&window, 6), at(&window, 2));
        window.drag(from, to - vec2(12.0, 0.0), Modifiers::NONE);
        let order: Vec<_> = window.outline().chronology.iter().map(SceneId::as_str).collect();
        assert_eq!(order[..4], ["sc-1", "sc-6", "sc-2", "sc-3"]);
        assert_eq!(moment(&window, 6), "none");
        let back =
            format!("{open}6, Sarah beschuldigt Jasper, {}", either(language, "Rückblende", "flashback"));
        assert!(window.has(Role::ListItem, &back), "{back}");
        window.press(Modifiers::COMMAND, Key::Z);
        assert!(window.outline().chronology.is_empty());
    }
}

#[test]
fn either_rail_is_shown_alone() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let story = either(language, "Erzählte Zeit", "Story time");
        let (view, telling_alone, story_alone) = (
            either(language, "Ansicht der Zeitleiste", "View of the timeline"),
            either(language, "Nur die Erzählfolge", "Telling order alone"),
            either(language, "Nur die erzählte Zeit", "Story time alone"),
        );
        let is_before = |window: &Window, a: &str, b: &str| entry(window, a).x < entry(window, b).x;
        assert!(window.has(Role::List, story) && is_before(&window, "1, Autounfall", "6, Sarah"));
        window.click(Role::Button, view);
        window.click(Role::MenuItemRadio, telling_alone);
        assert!(!window.has(Role::List, story));
        window.click(Role::Button, view);
        window.click(Role::MenuItemRadio, story_alone);
        // What is told sixth happens first.
        assert!(is_before(&window, "6, Sarah", "1, Autounfall"));
    }
}

#[test]
fn the_timelines_menu_of_a_scene_is_the_lists_and_makes_a_flashback() {
    for language in BOTH {
        let mut outline = bogen::store::open(std::path::Path::new(EPISODE)).unwrap().outline;
        for scene in &mut outline.scenes {
            std::sync::Arc::make_mut(scene).moment = None;
        }
        let mut window = Window::with_outline(language, &outline);
        let story_time = either(language, "Erzählte Zeit", "Story time");
        let at = entry(&window, "6, Sarah beschuldigt");
        window.click_button_at(at, PointerButton::Secondary);
        let in_timeline = window.names_beginning(Role::MenuItem, "");
        window.click(Role::Button, story_time);
        window.click(
            Role::MenuItem,
            either(language, "Rückblende: vor allem anderen", "Flashback: before everything else"),
        );
        assert_eq!(window.outline().chronology.first(), Some(&SceneId::from("sc-6")));
        // By key, where the keyboard is: on the scene that is selected.
        window.press(Modifiers::SHIFT, Key::F10);
        window.click(Role::Button, story_time);
        window.click(Role::MenuItem, either(language, "Geschieht, wie erzählt", "Happens as told"));
        assert!(window.outline().chronology.is_empty());
        window.press(Modifiers::SHIFT, Key::F10);
        window.click(Role::MenuItem, either(language, "Mit der nächsten verbinden", "Join with the next"));
        assert_eq!(window.outline().scenes.len(), 10);
        window.press(Modifiers::COMMAND, Key::Z);

        window.click(Role::ListBoxOption, "1, Autounfall: Kais Kampf");
        window.press(Modifiers::SHIFT, Key::F10);
        let in_list = window.names_beginning(Role::MenuItem, "");
        assert!(in_list.len() > 9, "{in_list:?}");
        assert!(in_list.iter().all(|name| in_timeline.contains(name)), "{in_list:?} {in_timeline:?}");
    }
}
