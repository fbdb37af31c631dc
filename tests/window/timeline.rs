//! The timeline by mouse and keyboard, in both languages.

use std::fs;

use bogen::{app::Language, outline::Minutes, session::Document};
use egui::{Key, Modifiers, Pos2, Role, vec2};

use crate::harness::Window;

/// An episode of eleven scenes on three strands, with a flashback.
const EPISODE: &str = "tests/outlines/episode.ron";

const BOTH: [Language; 2] = [Language::German, Language::English];

/// The German text or the English one.
fn either<'a>(language: Language, german: &'a str, english: &'a str) -> &'a str {
    if language == Language::German { german } else { english }
}

/// What a scene is called on its lane, by number and title, however long it is.
fn block(window: &Window, begins: &str) -> Pos2 {
    window.find_beginning(Role::ListItem, begins).center()
}

fn strands(document: &Document) -> String {
    let scenes = &document.outline().scenes;
    scenes.iter().map(|scene| scene.strand.as_ref().map_or("-", |strand| strand.as_str())).collect()
}

fn order(document: &Document) -> String {
    let ids = document.outline().scenes.iter().map(|scene| scene.id.as_str().trim_start_matches("sc-"));
    ids.collect::<Vec<_>>().join(" ")
}

fn selected(document: &Document) -> Vec<&str> {
    document
        .selection()
        .iter()
        .filter_map(|item| item.as_scene())
        .map(bogen::outline::SceneId::as_str)
        .collect()
}

#[test]
fn every_lane_reads_as_a_list() {
    let window = Window::open(Language::German, &[EPISODE]);
    assert!(window.has(Role::List, "Strang A, Kais Rettung: 5 Szenen, 25\u{a0}min"));
    assert!(window.has(Role::List, "Strang C, Claudias Geheimnis: 3 Szenen, 13\u{a0}min"));
    assert!(window.has(Role::ListItem, "7, Die gemeinsame Entscheidung, 5\u{a0}min, ab Minute 27, 5 von 5"));
    assert!(window.has(Role::ListItem, "Tag 1, 07:10: 6, Sarah beschuldigt Jasper, Rückblende"));
    let window = Window::open(Language::English, &[EPISODE]);
    assert!(window.has(Role::List, "Strand A, Kais Rettung: 5 scenes, 25\u{a0}min"));
    assert!(window.has(Role::ListItem, "7, Die gemeinsame Entscheidung, 5\u{a0}min, from minute 27, 5 of 5"));
    assert!(window.has(Role::ListItem, "Day 1, 07:10: 6, Sarah beschuldigt Jasper, flashback"));
}

#[test]
fn lanes_follow_what_is_chosen() {
    for (language, [characters, kai, locations, room, one, all]) in [
        (
            Language::German,
            [
                "Figuren",
                "Kai Krause: 3 Szenen, 17\u{a0}min",
                "Schauplätze",
                "Behandlungszimmer: 1 Szene, 6\u{a0}min",
                "Eine Spur",
                "Alle Szenen: 11 Szenen, 48\u{a0}min",
            ],
        ),
        (
            Language::English,
            [
                "Characters",
                "Kai Krause: 3 scenes, 17\u{a0}min",
                "Locations",
                "Behandlungszimmer: 1 scene, 6\u{a0}min",
                "One lane",
                "All scenes: 11 scenes, 48\u{a0}min",
            ],
        ),
    ] {
        let mut window = Window::open(language, &[EPISODE]);
        for (choice, lane) in [(characters, kai), (locations, room), (one, all)] {
            window.click(Role::RadioButton, choice);
            assert!(window.has(Role::List, lane), "{lane}");
        }
    }
}

#[test]
fn a_click_selects_here_and_everywhere() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        window.click_at(block(&window, "4, Die experimentelle"), Modifiers::NONE);
        assert_eq!(selected(window.document()), ["sc-4"]);
        window.click_at(block(&window, "7, Die gemeinsame"), Modifiers::COMMAND);
        assert_eq!(selected(window.document()), ["sc-4", "sc-7"]);
        window.click_at(block(&window, "5, Sarah und"), Modifiers::NONE);
        window.click_at(block(&window, "8, Claudias"), Modifiers::SHIFT);
        assert_eq!(selected(window.document()), ["sc-5", "sc-6", "sc-7", "sc-8"]);
    }
}

#[test]
fn a_dragged_block_changes_place_and_strand_in_one_step() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let to = block(&window, "2, Ben gerät");
        window.drag(block(&window, "4, Die experimentelle"), to - vec2(20.0, 0.0), Modifiers::NONE);
        assert_eq!(order(window.document()), "1 4 2 3 5 6 7 8 9 10 11");
        assert_eq!(strands(window.document()), "abbbaaacccb");
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(order(window.document()), "1 2 3 4 5 6 7 8 9 10 11");
        assert_eq!(strands(window.document()), "abbaaaacccb");
    }
}

#[test]
fn escape_lets_a_drag_go_without_a_trace() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let from = block(&window, "4, Die experimentelle");
        window.hold(from, from - vec2(300.0, 0.0), Modifiers::NONE);
        window.press(Modifiers::NONE, Key::Escape);
        window.let_go(from - vec2(300.0, 0.0), Modifiers::NONE);
        assert_eq!(order(window.document()), "1 2 3 4 5 6 7 8 9 10 11");
        assert!(window.document().undo_label().is_none());
    }
}

#[test]
fn with_alt_a_copy_is_dragged() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let from = block(&window, "1, Autounfall");
        let to = block(&window, "8, Claudias");
        window.drag(from, to, Modifiers::ALT);
        let outline = window.outline();
        assert_eq!(outline.scenes.len(), 12);
        let copy = outline
            .scenes
            .iter()
            .find(|scene| scene.id.as_str() != "sc-1" && scene.title.starts_with("Autounfall"));
        assert_eq!(
            copy.and_then(|scene| scene.strand.as_ref()).map(bogen::outline::StrandId::as_str),
            Some("c")
        );
    }
}

#[test]
fn a_dragged_edge_changes_minutes() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let rect = window.find_beginning(Role::ListItem, "1, Autounfall");
        let edge = Pos2::new(rect.right() - 2.0, rect.center().y);
        // The block is five minutes wide.
        let to = edge + vec2(2.0 * rect.width() / 5.0, 0.0);
        let too_long =
            either(language, "50 von 48 min · 2\u{a0}min zu lang", "50 of 48 min · 2\u{a0}min over");
        window.hold(edge, to, Modifiers::NONE);
        window.run();
        assert!(window.has(Role::Button, too_long), "it is told before the edge is let go");
        assert_eq!(window.outline().scenes[0].minutes(), Some(Minutes::whole(5)));
        window.let_go(to, Modifiers::NONE);
        assert_eq!(window.outline().scenes[0].minutes(), Some(Minutes::whole(7)));
        assert!(window.has(Role::Button, too_long));
    }
}

#[test]
fn a_rubber_band_selects_what_it_touches() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let b = window.find_beginning(Role::ListItem, "3, Leyla");
        let a = window.find_beginning(Role::ListItem, "4, Die experimentelle");
        let from = Pos2::new(a.right() - 10.0, b.center().y);
        let to = Pos2::new(b.right() - 4.0, a.center().y);
        window.drag(from, to, Modifiers::NONE);
        assert_eq!(selected(window.document()), ["sc-3", "sc-4"]);
    }
}

#[test]
fn a_moment_dragged_to_another_day_happens_there() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let from = block(&window, either(language, "Tag 1, 07:10: 6", "Day 1, 07:10: 6"));
        let to = block(&window, either(language, "Tag 3, 21:30: 11", "Day 3, 21:30: 11"));
        window.drag(from, to - vec2(20.0, 0.0), Modifiers::NONE);
        let moment = window.outline().scenes[5].moment.clone().unwrap();
        assert_eq!(moment.day, bogen::outline::StoryDay::Day(3));
    }
}

#[test]
fn arrows_go_along_and_between_lanes_and_shift_moves() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        window.click_at(block(&window, "4, Die experimentelle"), Modifiers::NONE);
        for (modifiers, key, expected) in [
            (Modifiers::NONE, Key::ArrowRight, "sc-5"),
            (Modifiers::NONE, Key::ArrowLeft, "sc-4"),
            (Modifiers::NONE, Key::ArrowDown, "sc-3"),
            (Modifiers::NONE, Key::ArrowDown, "sc-8"),
            (Modifiers::NONE, Key::End, "sc-10"),
        ] {
            window.press(modifiers, key);
            assert_eq!(selected(window.document()), [expected], "{key:?}");
        }
        window.press(Modifiers::SHIFT, Key::ArrowLeft);
        assert_eq!(order(window.document()), "1 2 3 4 5 6 7 8 10 9 11");
        window.press(Modifiers::SHIFT, Key::ArrowUp);
        assert_eq!(strands(window.document()), "abbaaaacbcb");
    }
}

#[test]
fn a_double_click_on_a_lane_makes_a_scene_there() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let lane = block(&window, "2, Ben gerät").y;
        let at = Pos2::new(block(&window, "5, Sarah und").x + 24.0, lane);
        window.double_click_at(at);
        assert_eq!(window.outline().scenes.len(), 12);
        assert_eq!(strands(window.document()), "abbaabaacccb");
    }
}

#[test]
fn a_double_click_on_a_scene_opens_it() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let at = block(&window, "5, Sarah und");
        window.double_click_at(at);
        assert_eq!(selected(window.document()), ["sc-5"]);
        window.press(Modifiers::COMMAND, Key::A);
        window.type_text("Ein neuer Anfang");
        window.press(Modifiers::NONE, Key::Enter);
        assert_eq!(window.outline().scenes[4].title, "Ein neuer Anfang");
    }
}

#[test]
fn a_dragged_label_puts_its_lane_elsewhere() {
    for language in BOTH {
        let mut window = Window::open(language, &[EPISODE]);
        let [a, c] = [
            either(language, "Strang A, Kais", "Strand A, Kais"),
            either(language, "Strang C, Claudias", "Strand C, Claudias"),
        ];
        let label =
            |window: &Window, name| window.find_beginning(Role::List, name).left_center() + vec2(60.0, 0.0);
        let (from, to) = (label(&window, c), label(&window, a) - vec2(0.0, 10.0));
        window.drag(from, to, Modifiers::NONE);
        assert!(label(&window, c).y < label(&window, a).y);
        assert!(window.document().undo_label().is_none(), "the lanes are the view's, not the outline's");
    }
}

#[test]
fn an_episode_without_scenes_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.ron");
    fs::write(&path, "Outline(format: 1, title: \"Leer\")").unwrap();
    for language in BOTH {
        let window = Window::open(language, &[path.to_str().unwrap()]);
        assert!(window.has(Role::RadioButton, either(language, "Stränge", "Strands")));
        assert_eq!(window.count(Role::ListItem), 0);
    }
}
