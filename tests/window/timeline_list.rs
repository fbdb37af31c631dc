//! The timeline as a screen reader has it: every lane a list of all its scenes, in view or not.

use bogen::{app::Language, outline::SceneId};
use egui::{Key, Modifiers, Role, vec2};

use crate::{harness::Window, long::long};

const EPISODE: &str = "tests/outlines/episode.ron";

const BOTH: [Language; 2] = [Language::German, Language::English];

/// The German text or the English one.
fn either<'a>(language: Language, german: &'a str, english: &'a str) -> &'a str {
    if language == Language::German { german } else { english }
}

fn lane_c(language: Language) -> &'static str {
    let german = "Strang C, Claudias Geheimnis: 3 Szenen, 13\u{a0}min";
    either(language, german, "Strand C, Claudias Geheimnis: 3 scenes, 13\u{a0}min")
}

fn scene_10(language: Language) -> &'static str {
    let german = "10, Das gut gehütete Geheimnis, 5\u{a0}min, ab Minute 40, 3 von 3";
    either(language, german, "10, Das gut gehütete Geheimnis, 5\u{a0}min, from minute 40, 3 of 3")
}

#[test]
fn a_lane_is_read_whole_however_close_one_looks() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let whole = window.entries(lane_c(language));
        assert_eq!(whole.len(), 3);
        let story = either(language, "Erzählte Zeit", "Story time");
        assert_eq!(window.entries(story).len(), 11);
        let at = window.find_beginning(Role::ListItem, "1, Autounfall").center();
        window.pinch_at(at, 6.0);
        assert!(window.find_beginning(Role::ListItem, "8, Claudias").left() > 1_440.0, "it is out of view");
        assert_eq!(window.entries(lane_c(language)), whole);
        assert_eq!(window.entries(story).len(), 11);
        assert_eq!(window.place_in_list(scene_10(language)), (Some(3), Some(3)));
    }
}

#[test]
fn a_screen_reader_is_at_the_scene_that_the_arrows_are_on() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let at = window.find_beginning(Role::ListItem, "8, Claudias").center();
        window.click_at(at, Modifiers::NONE);
        window.press(Modifiers::NONE, Key::End);
        assert!(window.is_at(Role::ListItem, scene_10(language)));
        assert!(window.is_on(Role::ListItem, scene_10(language)));
        window.press(Modifiers::NONE, Key::ArrowUp);
        assert!(!window.is_at(Role::ListItem, scene_10(language)));
    }
}

#[test]
fn an_entry_out_of_view_is_chosen_and_brought_into_view() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let at = window.find_beginning(Role::ListItem, "1, Autounfall").center();
        window.pinch_at(at, 6.0);
        window.activate(Role::ListItem, scene_10(language));
        assert!(window.document().is_selected(&SceneId::from("sc-10").into()));
        let rect = window.find_beginning(Role::ListItem, "10, Das gut");
        assert!(rect.left() > 180.0 && rect.left() < 1_440.0, "{rect:?}");
    }
}

#[test]
fn of_a_long_lane_the_part_where_one_is_is_read_and_leads_on() {
    for language in BOTH {
        let mut window = Window::with_outline(language, &long(3_000));
        let lanes = window.names_beginning(Role::List, either(language, "Strang A", "Strand A"));
        let begins = window.entries(&lanes[0]);
        assert!(begins.len() < 200 && window.count(Role::ListItem) < 1_800, "{}", begins.len());
        assert!(begins[0].starts_with(|first: char| first.is_ascii_digit()), "{}", begins[0]);
        let more = begins.last().unwrap().clone();
        assert!(more.contains(either(language, " Szenen ab ", " scenes from ")), "{more}");
        window.activate(Role::ListItem, &more);
        let goes_on = window.entries(&lanes[0]);
        assert!(goes_on.contains(&begins[begins.len() - 2]), "it goes on without a gap");
        assert_ne!(goes_on.last(), Some(&more));
        let chosen = window.document().selected().and_then(|item| item.as_scene()).cloned().unwrap();
        let number = window.outline().scenes.iter().position(|scene| scene.id == chosen).unwrap() + 1;
        assert!(goes_on.iter().any(|entry| entry.starts_with(&format!("{number}, "))));
    }
}

#[test]
fn marks_and_lanes_scrolled_away_are_read_as_well() {
    for language in BOTH {
        let mut window = Window::with_outline(language, &long(90));
        window.click(Role::RadioButton, either(language, "Figuren", "Characters"));
        let lanes = window.names_beginning(Role::List, "Figur ");
        assert_eq!(lanes.len(), 24);
        assert!(lanes.iter().all(|lane| !window.entries(lane).is_empty()));
        let last = window.find_beginning(Role::List, "Figur 24");
        assert!(last.top() > 900.0, "it is out of view");
        let at = window.find_beginning(Role::List, "Figur 1:").left_center() + vec2(60.0, 0.0);
        window.wheel_at(at, -3.0, Modifiers::NONE);
        assert!(window.find_beginning(Role::List, "Figur 24").top() < last.top());
        assert_eq!(window.names_beginning(Role::ListItem, either(language, "Akt ", "Act ")).len(), 2);
    }
}
