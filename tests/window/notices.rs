//! What is said at the foot of the window: where it is seen, how long, and what its buttons do.

use bogen::{app::Language, outline::Outcome};
use egui::{Key, Modifiers, Role};

use crate::{harness::Window, storm};

const ROW: Role = Role::ListBoxOption;
const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const UNDO: &str = "Rückgängig";
const GONE: &str = "Gelöscht: „Tom läuft davon“, auch aus einem Dilemma.";

/// The storm after its second scene was deleted by key; the inspector is hidden, so that every field is there once.
fn window_after_deletion() -> Window {
    let mut outline = storm::outline();
    std::sync::Arc::make_mut(&mut outline.dilemmas[0]).presses = vec!["sc-2".into()];
    let mut window = Window::with_outline(Language::German, &outline);
    window.press(CTRL, Key::I);
    window.click(ROW, "2, Tom läuft davon");
    window.press(NONE, Key::Delete);
    assert_eq!(window.names_beginning(Role::Alert, ""), [GONE]);
    window
}

fn has_second_scene(window: &Window) -> bool {
    window.documents()[0].outline().scene(&"sc-2".into()).is_some()
}

#[test]
fn a_deletion_is_undone_by_its_notice() {
    let mut window = window_after_deletion();
    window.click(Role::Button, UNDO);
    assert!(has_second_scene(&window));
    assert!(!window.has(Role::Alert, GONE));
}

#[test]
fn the_notice_of_a_deletion_goes_with_the_next_step_or_when_it_is_undone() {
    let mut window = window_after_deletion();
    window.click(ROW, "1, Am Hafen");
    window.press(NONE, Key::F2);
    window.type_letters("Am Kai");
    window.press(NONE, Key::Enter);
    assert!(!window.has(Role::Alert, GONE), "its button would undo something else");

    let mut window = window_after_deletion();
    window.press(CTRL, Key::Z);
    assert!(has_second_scene(&window));
    assert!(!window.has(Role::Alert, GONE));
}

#[test]
fn the_notice_of_a_deletion_is_seen_with_its_own_outline_only() {
    let mut window = window_after_deletion();
    window.press(CTRL, Key::N);
    assert!(!window.has(Role::Alert, GONE));
    window.press(Modifiers::CTRL, Key::Tab);
    assert!(window.has(Role::Alert, GONE));
    window.click(Role::Button, UNDO);
    assert!(has_second_scene(&window));
}

#[test]
fn who_was_merged_into_whom_is_said_and_undone() {
    for (language, said, undo) in [
        (Language::German, "„Tom“ ist in „Uwe Kern“ aufgegangen.", "Rückgängig"),
        (Language::English, "“Tom” is part of “Uwe Kern” now.", "Undo"),
    ] {
        let mut window = Window::with_outline(language, &storm::outline());
        window.click(ROW, "Uwe Kern");
        window.click_with(egui::PointerButton::Primary, CTRL, ROW, "Tom");
        window.press(NONE, Key::M);
        assert_eq!(window.outline().characters.len(), 2);
        assert!(window.has(Role::Alert, said));
        window.click(Role::Button, undo);
        assert_eq!(window.outline().characters.len(), 3);
        assert!(!window.has(Role::Alert, said));
    }
}

#[test]
fn merging_scenes_joins_them_and_the_last_alone_cannot_be() {
    let mut window = Window::with_outline(Language::German, &storm::outline());
    window.click(ROW, "2, Tom läuft davon");
    window.click_with(egui::PointerButton::Primary, CTRL, ROW, "3, Der Deich hält");
    window.press(NONE, Key::M);
    assert_eq!(window.outline().scenes.len(), 3);
    assert!(window.outline().scenes[1].summary.contains("Tom läuft davon."));
    assert!(window.outline().scenes[1].summary.contains("Der Deich hält."));
    let said = "„Der Deich hält“ ist in „Tom läuft davon“ aufgegangen. Nicht übernommen: „Der Deich“.";
    assert_eq!(window.names_beginning(Role::Alert, ""), [said], "its strand is another one");

    window.click(ROW, "3, Die Entscheidung");
    window.press(NONE, Key::M);
    assert_eq!(window.outline().scenes.len(), 3);
    assert_eq!(window.names_beginning(Role::Alert, ""), [said]);
}

#[test]
fn scenes_that_are_no_neighbours_are_merged_and_it_is_told_where_they_stand() {
    for (language, said, undo) in [
        (
            Language::German,
            "„Die Entscheidung“ ist in „Am Hafen“ aufgegangen. Die Szene steht jetzt an 1. Stelle; \
             die 2 Szenen, die dazwischen standen, folgen ihr.",
            "Rückgängig: 2 Szenen zusammenlegen",
        ),
        (
            Language::English,
            "“Die Entscheidung” is part of “Am Hafen” now. The scene is number 1 now; \
             the 2 scenes that stood between them follow it.",
            "Undo: merge 2 scenes",
        ),
    ] {
        for key in [Key::M, Key::J] {
            let mut window = Window::with_outline(language, &storm::outline());
            window.click(ROW, "4, Die Entscheidung");
            window.click_with(egui::PointerButton::Primary, CTRL, ROW, "1, Am Hafen");
            window.press(NONE, key);
            let titles = window.outline().scenes.iter().map(|scene| scene.title.clone());
            assert_eq!(titles.collect::<Vec<_>>(), ["Am Hafen", "Tom läuft davon", "Der Deich hält"]);
            assert_eq!(window.names_beginning(Role::Alert, ""), [said]);
            window.click(Role::Button, if language == Language::German { "Bearbeiten" } else { "Edit" });
            assert!(window.has(Role::MenuItem, undo), "{:?}", window.names_beginning(Role::MenuItem, ""));
        }
    }
}

#[test]
fn what_becomes_of_a_dilemma_whose_deciding_scene_is_deleted_is_told() {
    for (language, option, said, state) in [
        (Language::German, None, "„Den Deich öffnen?“ ist wieder offen.", "offen"),
        (
            Language::German,
            Some(1),
            "„Den Deich öffnen?“ bleibt entschieden, jetzt ohne Szene.",
            "ohne Szene",
        ),
        (Language::English, None, "“Den Deich öffnen?” is open again.", "open"),
        (Language::English, Some(1), "“Den Deich öffnen?” stays decided, now without a scene.", "no scene"),
    ] {
        let mut outline = storm::outline();
        let scene = Some("sc-4".into());
        std::sync::Arc::make_mut(&mut outline.dilemmas[0]).outcome = Outcome::Decided { option, scene };
        let mut window = Window::with_outline(language, &outline);
        window.click(ROW, "4, Die Entscheidung");
        window.press(NONE, Key::Delete);
        let expected = option.map_or(Outcome::Open, |_| Outcome::Decided { option, scene: None });
        assert_eq!(window.outline().dilemmas[0].outcome, expected);
        let alerts = window.names_beginning(Role::Alert, "");
        assert!(alerts[0].ends_with(said), "{alerts:?}");
        let shapes = window.shapes();
        let is_state =
            |shape: &egui::Shape| matches!(shape, egui::Shape::Text(it) if it.galley.text() == state);
        assert!(shapes.iter().any(|clipped| is_state(&clipped.shape)), "{state}");
        window.press(CTRL, Key::Z);
        assert_eq!(*window.outline(), outline);
    }
}

#[test]
fn strands_that_move_up_are_named_with_their_letters() {
    for (language, strand, said) in [
        (
            Language::German,
            "Der Deich",
            "Gelöscht: „Der Deich“, auch aus 3 Szenen. Die Buchstaben rücken auf: aus B wird A.",
        ),
        (Language::German, "Toms Flucht", "Gelöscht: „Toms Flucht“, auch aus einer Szene."),
        (
            Language::English,
            "Der Deich",
            "Deleted: “Der Deich”, also from 3 scenes. The letters move up: B becomes A.",
        ),
    ] {
        let mut window = Window::with_outline(language, &storm::outline());
        window.click(ROW, strand);
        window.press(NONE, Key::Delete);
        assert_eq!(window.names_beginning(Role::Alert, ""), [said]);
    }
}

#[test]
fn escape_closes_the_newest_notice_then_lets_go_what_is_selected() {
    for (language, missing, settings) in [
        (Language::German, "Diese Datei gibt es nicht.", "Serie"),
        (Language::English, "There is no such file.", "Series"),
    ] {
        let mut window = Window::with_outline(language, &storm::outline());
        window.click(ROW, "1, Am Hafen");
        window.click_with(egui::PointerButton::Primary, CTRL, ROW, "2, Tom läuft davon");
        for name in ["eins.txt", "zwei.txt", "zwei.txt"] {
            let path = window.path(name);
            window.drop_files(&[&path]);
        }
        let alerts = |window: &Window| window.names_beginning(Role::Alert, "");
        assert_eq!(alerts(&window).len(), 2, "the same thing is said once");
        window.press(NONE, Key::Escape);
        assert_eq!(alerts(&window).len(), 1);
        assert!(alerts(&window)[0].contains("eins.txt") && alerts(&window)[0].ends_with(missing));
        window.press(NONE, Key::Escape);
        assert!(alerts(&window).is_empty());
        assert_eq!(window.document().selection().len(), 2);
        window.press(NONE, Key::Escape);
        assert!(window.document().selection().is_empty());
        assert!(window.has(Role::TextInput, settings), "the episode is shown");
    }
}

#[test]
fn what_failed_for_an_outline_is_seen_with_it_alone() {
    let mut window = Window::with_outline(Language::German, &storm::outline());
    let nowhere = window.path("fehlt/folge.ron");
    for _ in 0..2 {
        window.will_pick(&[&nowhere]);
        window.press(CTRL | Modifiers::SHIFT, Key::S);
    }
    let alerts = |window: &Window| window.names_beginning(Role::Alert, "");
    assert_eq!(alerts(&window).len(), 1);
    window.press(CTRL, Key::N);
    assert!(alerts(&window).is_empty());
    window.press(Modifiers::CTRL, Key::Tab);
    assert_eq!(alerts(&window).len(), 1);
    let path = window.path("folge.ron");
    window.will_pick(&[&path]);
    window.press(CTRL | Modifiers::SHIFT, Key::S);
    assert!(alerts(&window).is_empty(), "what was remedied is not complained of");
}

#[test]
fn an_old_trouble_does_not_stand_in_the_way_of_closing() {
    let mut window = Window::with_seed();
    let missing = window.path("fehlt.txt");
    window.drop_files(&[&missing]);
    let path = window.path("folge.ron");
    window.will_pick(&[&path]);
    window.press(CTRL, Key::W);
    window.click(Role::Button, "Sichern");
    assert!(window.documents().is_empty());
}

#[test]
fn what_was_amiss_with_a_file_is_told_in_the_writers_language() {
    for (language, details, told) in [
        (
            Language::German,
            "Einzelheiten",
            "Zeile 1, Zeichen 26: Das Feld mood ist unbekannt; beim Sichern geht es verloren.",
        ),
        (
            Language::English,
            "Details",
            "Line 1, character 26: the field mood is unknown; saving will lose it.",
        ),
    ] {
        let mut window = Window::open(language, &[]);
        let path = window.path("folge.ron");
        std::fs::write(&path, "Outline(format: 1, mood: \"heiter\", title: \"Ebbe\")").unwrap();
        window.drop_files(&[&path]);
        window.click(Role::Button, details);
        assert!(window.reads(told), "{told}");
    }
}

#[test]
fn no_time_goes_by_for_a_notice_under_the_pointer() {
    let mut window = window_after_deletion();
    window.wait(10);
    assert!(window.has(Role::Alert, GONE), "what can be undone stays longer");
    let at = window.rect(Role::Alert, GONE).center();
    window.point_at(at);
    window.wait(40);
    assert!(window.has(Role::Alert, GONE));
    window.point_at(egui::pos2(5.0, 5.0));
    window.wait(21);
    assert!(!window.has(Role::Alert, GONE));
}

#[test]
fn notices_hold_still_under_the_pointer() {
    for (language, undo) in [(Language::German, UNDO), (Language::English, "Undo")] {
        let mut window = Window::with_outline(language, &storm::outline());
        window.click(ROW, "Hafen");
        window.press(NONE, Key::Delete);
        let [gone] = &window.names_beginning(Role::Alert, "")[..] else { panic!("the deletion is said") };
        let gone = gone.clone();
        window.paste("Kurz.");
        let said = window.names_beginning(Role::Alert, "");
        let other = said.iter().find(|name| **name != gone).expect("the paste is said");
        let before = window.rect(Role::Button, undo);
        assert!(before.bottom() < window.rect(Role::Alert, other).top(), "the newer one is below");

        window.point_at(before.center());
        window.wait(30);
        assert!(window.has(Role::Alert, other), "no time goes by");
        window.paste("Auch kurz.");
        assert!(window.rect(Role::Alert, other).bottom() < before.top(), "a new one comes above");
        assert_eq!(window.rect(Role::Button, undo), before);
        window.press(NONE, Key::Escape);
        assert!(!window.has(Role::Alert, other));
        assert_eq!(window.rect(Role::Button, undo), before);
        window.point_at(egui::pos2(700.0, 300.0));
        window.run();
        assert!(window.rect(Role::Button, undo).top() > before.top(), "the empty place closes afterwards");
        window.click(Role::Button, undo);
        assert!(!window.has(Role::Alert, &gone));
        assert_eq!(window.outline().locations.len(), 2);
    }
}
