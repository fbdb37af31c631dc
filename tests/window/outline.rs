//! The scenes in telling order: chosen, edited, moved, reviewed, cut and pasted.

use std::sync::Arc;

use bogen::{
    app::Language,
    outline::{Confidence, DividerKind, Found, ItemId, Outline, Scene, SceneId},
};
use egui::{Key, Modifiers, PointerButton, Role};

use crate::{harness::Window, storm};

const ROW: Role = Role::ListBoxOption;
const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

/// The storm; the second and third scene were found, the second is doubtful.
fn outline() -> Outline {
    let mut outline = storm::outline();
    let change = |outline: &mut Outline, place: usize, change: &dyn Fn(&mut Scene)| {
        change(Arc::make_mut(&mut outline.scenes[place]));
    };
    let found = |confidence| {
        Some(Found { confidence: Confidence::from_f64(confidence), checked: false, reasons: Vec::new() })
    };
    change(&mut outline, 0, &|scene| {
        scene.location = Some("hafen".into());
        scene.summary = "Uwe steht am Hafen. Der Wind dreht.".into();
    });
    change(&mut outline, 1, &|scene| scene.found = found(0.4));
    change(&mut outline, 2, &|scene| {
        scene.found = found(0.8);
        scene.location = Some("deich".into());
    });
    change(&mut outline, 3, &|scene| scene.location = Some("deich".into()));
    outline
}

/// The middle alone, so that every field and row is there once.
fn window_with(language: Language, outline: &Outline) -> Window {
    let mut window = Window::with_outline(language, outline);
    for key in [Key::B, Key::I, Key::T] {
        window.press(CTRL, key);
    }
    window
}

fn window() -> Window {
    window_with(Language::German, &outline())
}

fn titles(window: &Window) -> Vec<&str> {
    window.outline().scenes.iter().map(|scene| scene.title.as_str()).collect()
}

fn selected(window: &Window) -> Vec<&str> {
    window.document().selection().iter().filter_map(ItemId::as_scene).map(SceneId::as_str).collect()
}

#[test]
fn a_row_shows_what_there_is_to_know_of_a_scene() {
    for (language, place, minutes, turn, found) in [
        (
            Language::German,
            "Schauplatz ändern: Hafen",
            "Dauer ändern: 2,5\u{a0}min",
            "Dilemma „Den Deich öffnen?“: öffnet",
            "gefunden · 0,40",
        ),
        (
            Language::English,
            "Change the location: Hafen",
            "Change the length: 2.5\u{a0}min",
            "Dilemma “Den Deich öffnen?”: opens",
            "found · 0.40",
        ),
    ] {
        let window = window_with(language, &outline());
        for row in ["1, Am Hafen", "2, Tom läuft davon", "3, Der Deich hält", "4, Die Entscheidung"] {
            assert!(window.has(ROW, row), "{row}");
        }
        for button in [place, minutes, turn, found, "Ida Lühr", "Tom"] {
            assert!(window.has(Role::Button, button), "{button}");
        }
    }
}

#[test]
fn arrow_keys_lead_through_the_scenes() {
    let mut window = window();
    window.press(NONE, Key::ArrowDown);
    assert_eq!(selected(&window), ["sc-1"]);
    window.press(NONE, Key::ArrowDown);
    window.press(SHIFT, Key::ArrowDown);
    assert_eq!(selected(&window), ["sc-2", "sc-3"]);
    window.press(NONE, Key::End);
    assert_eq!(selected(&window), ["sc-4"]);
    window.press(SHIFT, Key::Home);
    assert_eq!(selected(&window), ["sc-4", "sc-3", "sc-2", "sc-1"]);
    window.press(CTRL, Key::A);
    assert_eq!(selected(&window).len(), 4);
    window.press(NONE, Key::PageUp);
    assert_eq!(selected(&window), ["sc-1"]);
}

#[test]
fn clicks_choose_one_several_or_all_between() {
    let mut window = window();
    window.click(ROW, "2, Tom läuft davon");
    window.click_with(PointerButton::Primary, CTRL, ROW, "4, Die Entscheidung");
    assert_eq!(selected(&window), ["sc-2", "sc-4"]);
    window.click(ROW, "1, Am Hafen");
    window.click_with(PointerButton::Primary, SHIFT, ROW, "3, Der Deich hält");
    assert_eq!(selected(&window), ["sc-1", "sc-2", "sc-3"]);
}

#[test]
fn title_and_summary_are_written_in_place() {
    let mut window = window();
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::F2);
    window.type_letters("Am Kai");
    assert_eq!(window.outline().scenes[0].title, "Am Kai");
    window.press(NONE, Key::Tab);
    window.press(CTRL, Key::A);
    window.type_letters("Uwe wartet.");
    assert_eq!(window.outline().scenes[0].summary, "Uwe wartet.");
    window.press(NONE, Key::Tab);
    window.press(CTRL, Key::A);
    window.type_letters("Tom flieht");
    window.press(NONE, Key::Enter);
    assert_eq!(titles(&window)[..2], ["Am Kai", "Tom flieht"]);
    assert_eq!(selected(&window), ["sc-2"]);

    // What was typed in one go is one step.
    for _ in 0..3 {
        window.press(CTRL, Key::Z);
    }
    assert_eq!(*window.outline(), outline());
}

#[test]
fn escape_leaves_a_field_and_keeps_what_was_typed() {
    for (language, summary) in [(Language::German, "Zusammenfassung"), (Language::English, "Summary")] {
        let mut window = window_with(language, &outline());
        window.press(NONE, Key::ArrowDown);
        window.press(NONE, Key::Enter);
        window.type_text("Neu");
        window.press(NONE, Key::Tab);
        assert_eq!(window.names_focused(), [summary]);
        window.press(CTRL, Key::A);
        window.type_text("Ein ganzer Absatz.");
        window.press(NONE, Key::Escape);
        assert_eq!(window.names_focused(), ["1, Neu"], "the row has the keys again");
        assert_eq!(window.outline().scenes[0].summary, "Ein ganzer Absatz.");
        window.press(NONE, Key::F2);
        window.type_text("Neuer");
        window.press(NONE, Key::Escape);
        assert_eq!(window.names_focused(), ["1, Neuer"]);
        assert_eq!(titles(&window)[0], "Neuer");
        window.press(CTRL, Key::Z);
        assert_eq!(titles(&window)[0], "Neu", "one step brings back what was there before");
        window.press(CTRL, Key::Z);
        assert_eq!(window.outline().scenes[0].summary, outline().scenes[0].summary);
        window.press(NONE, Key::ArrowDown);
        assert_eq!(selected(&window), ["sc-2"], "the row has the keys again");
    }
}

#[test]
fn a_click_on_the_text_of_the_selected_scene_edits_it() {
    let mut window = window();
    let row = window.rect(ROW, "1, Am Hafen");
    let title = row.left_top() + egui::vec2(110.0, 18.0);
    window.click_at(title, NONE);
    assert!(!window.has(Role::TextInput, "Titel"));
    window.click_at(title, NONE);
    assert_eq!(window.value(Role::TextInput, "Titel"), "Am Hafen");
    window.click_at(row.left_top() + egui::vec2(110.0, 40.0), NONE);
    assert!(window.has(Role::MultilineTextInput, "Zusammenfassung"));
}

/// Twenty scenes; the first has much to tell.
fn long_outline() -> Outline {
    let scene = |n: usize| {
        let summary = "Und dann geschieht noch etwas. ".repeat(if n == 1 { 60 } else { 3 });
        Arc::new(Scene {
            id: SceneId::new(format!("sc-{n}")),
            title: format!("Szene {n}"),
            summary,
            ..Scene::default()
        })
    };
    Outline { scenes: (1..=20).map(scene).collect(), ..Outline::default() }
}

#[test]
fn a_double_click_edits_the_title_it_is_on_even_of_a_scene_half_in_sight() {
    let mut window = window_with(Language::German, &long_outline());
    let foot = 860.0;
    window.resize(1440.0, foot);
    let half = |window: &Window, n: usize| {
        let row = window.rect(ROW, &format!("{n}, Szene {n}"));
        row.top() + 40.0 < foot && row.bottom() > foot
    };
    let n = (1..=window.count(ROW)).find(|&n| half(&window, n)).expect("a row is half in sight");
    let row = window.rect(ROW, &format!("{n}, Szene {n}"));
    window.double_click_at(row.left_top() + egui::vec2(110.0, 18.0));
    assert_eq!(window.value(Role::TextInput, "Titel"), format!("Szene {n}"));
    assert_eq!(window.rect(ROW, &format!("{n}, Szene {n}")).top(), row.top(), "it stays where it was");
    assert_eq!(selected(&window), [format!("sc-{n}")]);
}

#[test]
fn what_a_click_folds_above_does_not_move_what_is_clicked() {
    let mut window = window_with(Language::German, &long_outline());
    let short = window.rect(ROW, "1, Szene 1").height();
    window.click(ROW, "1, Szene 1");
    let second = window.rect(ROW, "2, Szene 2");
    window.double_click_at(second.left_top() + egui::vec2(110.0, 18.0));
    assert_eq!(window.value(Role::TextInput, "Titel"), "Szene 2");
    assert_eq!(window.rect(ROW, "2, Szene 2").top(), second.top());
    window.press(NONE, Key::Escape);
    window.point_at(second.center() + egui::vec2(0.0, 300.0));
    assert_eq!(window.rect(ROW, "1, Szene 1").height(), short, "then it is folded");
}

#[test]
fn the_key_that_splits_a_scene_types_nothing() {
    let mut window = window();
    window.press(NONE, Key::ArrowDown);
    window.press_letter(Key::S, "s");
    assert_eq!(
        window.value(Role::MultilineTextInput, "Zusammenfassung"),
        "Uwe steht am Hafen. Der Wind dreht."
    );
    window.press(ALT, Key::Enter);
    assert_eq!(window.outline().scenes[0].summary, "Uwe steht am Hafen.");
    assert_eq!(window.outline().scenes[1].summary, "Der Wind dreht.");
}

#[test]
fn one_scene_alone_is_merged_with_nothing() {
    let mut window = window();
    window.press(NONE, Key::ArrowDown);
    let scenes = window.outline().scenes.len();
    window.press(NONE, Key::M);
    assert_eq!(window.outline().scenes.len(), scenes);
    window.press(SHIFT, Key::ArrowDown);
    window.press(NONE, Key::M);
    assert_eq!(window.outline().scenes.len(), scenes - 1);
}

#[test]
fn scenes_move_by_key_and_by_drag() {
    let mut window = window();
    window.press(NONE, Key::ArrowDown);
    window.press(ALT, Key::ArrowDown);
    assert_eq!(titles(&window)[..2], ["Tom läuft davon", "Am Hafen"]);
    window.press(SHIFT, Key::ArrowDown);
    window.press(ALT, Key::ArrowUp);
    assert_eq!(titles(&window), ["Am Hafen", "Der Deich hält", "Tom läuft davon", "Die Entscheidung"]);
    window.press(CTRL, Key::Z);
    window.press(CTRL, Key::Z);

    let from = window.rect(ROW, "4, Die Entscheidung").center();
    let to = window.rect(ROW, "1, Am Hafen").center_top() + egui::vec2(0.0, 5.0);
    window.drag(from, to, NONE);
    assert_eq!(titles(&window), ["Die Entscheidung", "Am Hafen", "Tom läuft davon", "Der Deich hält"]);
    assert_eq!(selected(&window), ["sc-4"]);
    window.press(CTRL, Key::Z);
    assert_eq!(*window.outline(), outline());
}

#[test]
fn several_scenes_are_dragged_together() {
    let mut window = window();
    window.click(ROW, "1, Am Hafen");
    window.click_with(PointerButton::Primary, SHIFT, ROW, "2, Tom läuft davon");
    let from = window.rect(ROW, "1, Am Hafen").right_center() - egui::vec2(200.0, 0.0);
    let to = window.rect(ROW, "4, Die Entscheidung").center_bottom() - egui::vec2(0.0, 5.0);
    window.drag(from, to, NONE);
    assert_eq!(titles(&window), ["Der Deich hält", "Die Entscheidung", "Am Hafen", "Tom läuft davon"]);
}

#[test]
fn scenes_come_and_go() {
    let mut window = window();
    window.press(NONE, Key::ArrowDown);
    window.press(CTRL, Key::Enter);
    window.type_letters("Ebbe");
    window.press(NONE, Key::Enter);
    assert_eq!(titles(&window)[..2], ["Am Hafen", "Ebbe"]);
    assert_eq!(window.outline().scenes[1].strand, Some("a".into()));
    window.press(CTRL, Key::D);
    assert_eq!(titles(&window)[..3], ["Am Hafen", "Ebbe", "Ebbe"]);
    window.press(NONE, Key::Delete);
    window.click(Role::Button, "Szene");
    window.type_letters("Flut");
    window.press(NONE, Key::Escape);
    assert_eq!(titles(&window).len(), 6);
    assert_eq!(titles(&window)[5], "Flut");
}

#[test]
fn a_scene_is_cut_in_two_and_joined_again() {
    let mut window = window();
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::S);
    assert!(window.has(Role::MultilineTextInput, "Zusammenfassung"));
    window.press(ALT, Key::Enter);
    window.type_letters("Sturm");
    window.press(NONE, Key::Enter);
    let summaries = |window: &Window| -> Vec<String> {
        window.outline().scenes[..2].iter().map(|scene| scene.summary.clone()).collect()
    };
    assert_eq!(summaries(&window), ["Uwe steht am Hafen.", "Der Wind dreht."]);
    assert_eq!(titles(&window)[..2], ["Am Hafen", "Sturm"]);
    window.press(NONE, Key::ArrowUp);
    window.press(NONE, Key::J);
    assert_eq!(titles(&window).len(), 4);
    assert!(window.outline().scenes[0].summary.contains("Der Wind dreht."));
}

#[test]
fn the_doubtful_are_reviewed_first() {
    let mut window = window();
    window.press(NONE, Key::N);
    assert_eq!(selected(&window), ["sc-2"]);
    window.press(NONE, Key::Space);
    assert!(window.outline().scenes[1].found.as_ref().unwrap().checked);
    assert_eq!(selected(&window), ["sc-3"], "on to the next");
    window.press(NONE, Key::X);
    assert_eq!(titles(&window), ["Am Hafen", "Tom läuft davon", "Die Entscheidung"]);
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::X);
    assert_eq!(titles(&window).len(), 3, "nobody's own scene is rejected by one key");
}

#[test]
fn the_mark_of_what_was_found_agrees_with_it() {
    let mut window = window();
    window.click(Role::Button, "gefunden · 0,40");
    assert!(!window.has(Role::Button, "gefunden · 0,40"));
    assert!(window.outline().scenes[1].found.as_ref().unwrap().checked);
}

#[test]
fn scenes_are_copied_as_text_and_pasted_whole() {
    let mut window = window();
    window.click(ROW, "1, Am Hafen");
    let text = window.copy().unwrap();
    assert_eq!(text, "1. Am Hafen\nUwe steht am Hafen. Der Wind dreht.\n[Hafen · Uwe Kern · 4\u{a0}min]");
    window.press(NONE, Key::End);
    window.paste(&text);
    assert_eq!(titles(&window)[4], "Am Hafen");
    assert_eq!(window.outline().scenes[4].characters, ["uwe".into()]);
    window.paste("Morgen\nDas Wasser ist fort.\n\nAbend\nEs kommt wieder.");
    assert_eq!(titles(&window)[5..], ["Morgen", "Abend"]);
    assert_eq!(window.outline().scenes[6].summary, "Es kommt wieder.");
    let strands: Vec<_> = window.outline().scenes[4..].iter().map(|scene| scene.strand.clone()).collect();
    assert!(strands[0].is_some() && strands.iter().all(|strand| *strand == strands[0]));
}

#[test]
fn place_persons_and_strand_are_chosen_in_the_row() {
    let mut window = window();
    window.click(Role::Button, "Schauplatz ändern: Schauplatz offen");
    window.type_text("hafen");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[1].location, Some("hafen".into()));

    window.click(ROW, "2, Tom läuft davon");
    window.click(Role::Button, "Figuren wählen");
    window.type_text("uwe");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[1].characters, ["tom".into(), "ida".into(), "uwe".into()]);
    window.click(Role::Button, "Figuren wählen");
    window.type_text("Malte");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[1].characters.last(), Some(&"malte".into()));
    assert_eq!(selected(&window), ["sc-2"], "the scene stays selected");

    window.click(Role::Button, "Strang B, Toms Flucht; anderen Strang wählen");
    window.type_text("deich");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[1].strand, Some("a".into()));
}

#[test]
fn enter_opens_what_is_chosen_in_the_row() {
    for (language, buttons) in [
        (
            Language::German,
            [
                ("Strang B, Toms Flucht; anderen Strang wählen", "Strang suchen"),
                ("Schauplatz ändern: Schauplatz offen", "Schauplatz suchen oder neu benennen"),
            ],
        ),
        (
            Language::English,
            [
                ("Strand B, Toms Flucht; choose another strand", "Find a strand"),
                ("Change the location: no location yet", "Find a location or name a new one"),
            ],
        ),
    ] {
        let mut window = window_with(language, &outline());
        for (button, search) in buttons {
            for key in [Key::Enter, Key::Space] {
                window.find(Role::Button, button).focus();
                window.run();
                window.press(NONE, key);
                assert!(window.is_at(Role::TextInput, search), "{key:?} opens {button}");
                window.press(NONE, Key::Escape);
                assert!(!window.has(Role::TextInput, search));
                assert!(window.is_at(Role::Button, button), "the keyboard is where it was");
            }
        }
        window.find(Role::Button, buttons[0].0).focus();
        window.run();
        window.press(NONE, Key::Enter);
        window.type_text("deich");
        window.press(NONE, Key::Enter);
        assert_eq!(window.outline().scenes[1].strand, Some("a".into()));
        let focused = window.names_focused();
        assert!(focused.iter().any(|name| name.contains("A, Der Deich;")), "still on the badge: {focused:?}");
    }
}

#[test]
fn a_length_is_typed_in_the_row() {
    let mut window = window();
    window.click(Role::Button, "Dauer ändern: 2,5\u{a0}min");
    window.type_text("1:30");
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().scenes[1].minutes().map(bogen::outline::Minutes::tenths), Some(15));
}

#[test]
fn dividers_stand_between_scenes() {
    let mut window = window();
    window.click(Role::Button, "Einschnitt");
    window.click(Role::MenuItem, "Cliffhanger");
    assert_eq!(window.outline().dividers[0].kind, DividerKind::Cliffhanger);
    window.click(ROW, "Cliffhanger");
    window.press(ALT, Key::ArrowUp);
    assert_eq!(window.outline().dividers[0].before, Some("sc-4".into()));
    window.press(NONE, Key::Enter);
    window.type_letters("Der Deich bricht");
    window.press(NONE, Key::Enter);
    assert!(window.has(ROW, "Cliffhanger, Der Deich bricht"));
    window.press(NONE, Key::Delete);
    assert!(window.outline().dividers.is_empty());
    assert_eq!(window.outline().scenes.len(), 4, "the scenes stay");
}

#[test]
fn an_empty_outline_invites_to_write() {
    for (language, write) in
        [(Language::German, "Erste Szene schreiben"), (Language::English, "Write the first scene")]
    {
        let mut window = window_with(language, &Outline { title: "Ebbe".into(), ..Outline::default() });
        window.click(Role::Button, write);
        window.type_letters("Am Morgen");
        window.press(NONE, Key::Enter);
        assert_eq!(titles(&window), ["Am Morgen"]);
    }
}

#[test]
fn of_ten_thousand_scenes_only_those_in_sight_are_drawn() {
    let scene = |n: usize| {
        let id = SceneId::new(format!("sc-{n}"));
        let summary = "Und dann geschieht noch etwas. ".repeat(n % 9);
        Arc::new(Scene { id, title: format!("Szene {n}"), summary, ..Scene::default() })
    };
    let outline = Outline { scenes: (1..=10_000).map(scene).collect(), ..Outline::default() };
    let mut window = window_with(Language::German, &outline);
    assert!(window.count(ROW) < 30);
    window.press(NONE, Key::End);
    assert!(window.has(ROW, "10000, Szene 10000"));
    assert!(window.count(ROW) < 30);
    window.press(NONE, Key::ArrowUp);
    assert_eq!(selected(&window), ["sc-9999"]);
    assert_eq!(window.run(), 1, "then nothing moves any more");
}

#[test]
fn the_menu_key_opens_the_menu_of_what_has_the_keyboard() {
    for (language, edit_title, edit, file, new) in [
        (Language::German, "Titel bearbeiten", "Umbenennen", "Datei", "Neue Outline"),
        (Language::English, "Edit the title", "Rename", "File", "New outline"),
    ] {
        let mut window = Window::with_outline(language, &outline());
        window.click(ROW, "3, Der Deich hält");
        for (modifiers, key) in [(SHIFT, Key::F10), (NONE, Key::Menu)] {
            window.press(modifiers, key);
            assert!(window.has(Role::MenuItem, edit_title) && !window.has(Role::MenuItem, new), "{file}");
            window.press(NONE, Key::Escape);
            assert!(!window.has(Role::MenuItem, edit_title));
            assert!(window.is_at(ROW, "3, Der Deich hält"), "the keyboard is where it was");
        }
        // Pressed so shortly that the Shift is up again within the frame.
        window.press_and_type(SHIFT, Key::F10, "", 0);
        assert!(window.has(Role::MenuItem, edit_title) && !window.has(Role::MenuItem, new));
        window.press(NONE, Key::Escape);
        // The first line has the focus, which is to agree with what was found.
        window.press(SHIFT, Key::F10);
        window.press(NONE, Key::Enter);
        assert!(window.outline().scenes[2].found.as_ref().is_some_and(|found| found.checked));

        window.click(ROW, "Uwe Kern");
        window.press(SHIFT, Key::F10);
        assert!(window.has(Role::MenuItem, edit) && !window.has(Role::MenuItem, edit_title));
        window.press(NONE, Key::Escape);
        window.press(NONE, Key::F10);
        assert!(window.has(Role::MenuItem, new), "F10 alone opens the menu bar");
    }
}

#[test]
fn cut_scenes_are_said_to_be_cut() {
    for (language, said) in [
        (Language::German, "Ausgeschnitten: „Die Entscheidung“."),
        (Language::English, "Cut: “Die Entscheidung”."),
    ] {
        let mut window = window_with(language, &outline());
        window.click(ROW, "4, Die Entscheidung");
        window.cut();
        assert_eq!(titles(&window).len(), 3);
        assert!(window.has(Role::Alert, said));
    }
}

#[test]
fn a_narrow_row_has_room_for_its_title_and_for_somebody() {
    for (language, whole) in [(Language::German, "gefunden · 0,40"), (Language::English, "found · 0.40")] {
        let mut outline = outline();
        let scene = Arc::make_mut(&mut outline.scenes[1]);
        scene.title = "Tom läuft im Sturm davon, Ida sucht ihn".into();
        scene.location = Some("deich".into());
        scene.characters = vec!["ida".into(), "tom".into(), "uwe".into()];
        Arc::make_mut(&mut outline.locations[1]).name = "Der alte Deich hinter dem Leuchtturm".into();
        let mut window = window_with(language, &outline);
        let wide = window.rect(Role::Button, whole);
        window.resize(420.0, 900.0);
        let narrow = window.rect(Role::Button, whole);
        assert!(narrow.width() < wide.width() - 30.0, "the mark is a mere figure, and keeps its name");
        assert!(narrow.right() <= 420.0 - 12.0, "{narrow:?}");
        let row = window.rect(ROW, "2, Tom läuft im Sturm davon, Ida sucht ihn");
        let is_in_row = |rect: egui::Rect| row.contains_rect(rect);
        let named =
            window.rects(Role::Button, "Ida Lühr").into_iter().filter(|rect| is_in_row(*rect)).count();
        assert_eq!(named, 1, "not only a number stands for those who are there");
    }
}
