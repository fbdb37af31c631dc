//! Start, open, palette, tabs, undo, save, close, drop and paste.

use std::fs;

use bogen::app::Language;
use egui::{Key, Modifiers, Role};

use crate::harness::{SEED, Window};

const CTRL: Modifiers = Modifiers::COMMAND;
const SYNOPSIS: &str = "Emma will das Haus verkaufen. Ihr Bruder Jan ist dagegen. Als Emma den Käufer trifft, \
                        steht Jan vor der Tür und fordert sie auf, es sich noch einmal zu überlegen.";

#[test]
fn an_empty_window_invites_in_both_languages() {
    for (language, open, example) in [
        (Language::German, "Öffnen …", "Beispiel: Viola Kersting"),
        (Language::English, "Open …", "Example: Viola Kersting"),
    ] {
        let mut window = Window::open(language, &[]);
        assert!(window.has(Role::Button, open));
        window.click(Role::ListBoxOption, example);
        assert!(!window.outline().scenes.is_empty());
        assert_eq!(window.outline().sources.len(), 1);
    }
}

#[test]
fn a_file_on_the_command_line_is_read() {
    let window = Window::with_seed();
    assert_eq!(window.documents().len(), 1);
    assert!(window.outline().scenes.len() > 1);
    assert!(window.has(Role::Status, "nicht gesichert"));
}

#[test]
fn nothing_is_drawn_while_nothing_changes() {
    let mut window = Window::with_seed();
    assert_eq!(window.run(), 1);
}

#[test]
fn the_palette_finds_commands_and_items() {
    let mut window = Window::with_seed();
    window.press(CTRL, Key::K);
    window.type_text("vorlage");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.is_on(Role::Tab, "Vorlage"));

    window.choose("Bearbeiten", "Neuer Handlungsstrang");
    let strand = window.document().selected().cloned();
    window.choose("Bearbeiten", "Neue Figur");
    window.press(CTRL, Key::K);
    window.type_text("neuer strang");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.document().selected().cloned(), strand);
}

#[test]
fn the_palette_finds_words_of_texts() {
    for (language, text) in [(Language::German, "Vorlage"), (Language::English, "Source")] {
        let mut window = Window::open(language, &[SEED]);
        window.press(CTRL, Key::F);
        window.type_text("BRANDVERLETZUNGEN");
        window.press(Modifiers::NONE, Key::Enter);
        let first = window.outline().scenes[0].id.clone();
        assert_eq!(window.document().selected(), Some(&(&first).into()));

        window.press(CTRL, Key::F);
        window.type_text("Brandverletzungen sind");
        window.press(Modifiers::NONE, Key::ArrowDown);
        window.press(Modifiers::NONE, Key::Enter);
        assert!(window.is_on(Role::Tab, text), "the second is the passage of the source");
    }
}

#[test]
fn escape_closes_the_palette() {
    let mut window = Window::with_seed();
    window.press(CTRL, Key::K);
    assert!(window.has(Role::TextInput, "Suchen oder Befehl …"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.has(Role::TextInput, "Suchen oder Befehl …"));
}

#[test]
fn adding_is_undone_and_redone_by_menu_and_key() {
    let mut window = Window::with_seed();
    let before = window.outline().clone();
    window.choose("Bearbeiten", "Neue Figur");
    assert_eq!(window.outline().characters.len(), before.characters.len() + 1);
    window.choose("Bearbeiten", "Rückgängig: Figur hinzufügen");
    assert_eq!(*window.outline(), before);
    window.press(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.outline().characters.len(), before.characters.len() + 1);
    window.press(CTRL, Key::Z);
    assert_eq!(*window.outline(), before);
}

#[test]
fn outlines_stand_in_tabs() {
    let mut window = Window::with_seed();
    window.press(CTRL, Key::N);
    assert_eq!(window.documents().len(), 2);
    assert!(window.has(Role::Tab, "Ohne Titel"));
    window.press(Modifiers::CTRL, Key::Tab);
    assert!(!window.outline().scenes.is_empty());
    window.press(CTRL, Key::PageUp);
    assert!(window.outline().scenes.is_empty());
    window.press(CTRL, Key::W);
    assert_eq!(window.documents().len(), 1);
}

#[test]
fn saving_writes_the_file_and_opening_reads_it() {
    let mut window = Window::with_seed();
    let path = window.path("folge-12.ron");
    window.will_pick(&[&path]);
    window.press(CTRL, Key::S);
    assert!(window.has(Role::Status, "gesichert"));
    assert_eq!(Window::saved(&path).scenes, window.outline().scenes);

    window.choose("Bearbeiten", "Neue Szene");
    assert!(window.has(Role::Status, "geändert"));
    window.press(CTRL, Key::S);
    assert_eq!(Window::saved(&path).scenes.len(), window.outline().scenes.len());

    let again = Window::open(Language::English, &[path.to_str().unwrap()]);
    assert_eq!(again.outline().scenes, window.outline().scenes);
    assert!(again.has(Role::Status, "saved"));
}

#[test]
fn without_a_dialogue_a_path_can_be_typed() {
    let mut window = Window::with_seed();
    let path = window.path("getippt.ron");
    window.press(CTRL, Key::S);
    assert!(window.has(Role::TextInput, "Pfad der Datei"));
    window.press(CTRL, Key::A);
    window.type_text(path.to_str().unwrap());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(path.exists());
    assert!(window.has(Role::Status, "gesichert"));
}

#[test]
fn a_file_that_is_there_is_not_replaced_unasked() {
    let mut window = Window::with_seed();
    let path = window.path("alt.ron");
    fs::write(&path, "alt").unwrap();
    window.press(CTRL, Key::S);
    window.press(CTRL, Key::A);
    window.type_text(path.to_str().unwrap());
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(fs::read_to_string(&path).unwrap(), "alt");
    window.click(Role::Button, "Ersetzen");
    assert_eq!(Window::saved(&path).scenes, window.outline().scenes);
}

/// Exports to a path that is typed.
fn export_to(window: &mut Window, path: &std::path::Path) {
    window.press(CTRL, Key::E);
    window.press(CTRL, Key::A);
    window.type_text(path.to_str().unwrap());
    window.press(Modifiers::NONE, Key::Enter);
}

#[test]
fn an_export_replaces_no_file_unasked() {
    for (language, replace) in [(Language::German, "Ersetzen"), (Language::English, "Replace")] {
        let mut window = Window::open(language, &[SEED]);
        let path = window.path("alt.md");
        fs::write(&path, "alt").unwrap();
        export_to(&mut window, &path);
        assert_eq!(fs::read_to_string(&path).unwrap(), "alt");
        window.press(Modifiers::NONE, Key::Escape);
        assert_eq!(fs::read_to_string(&path).unwrap(), "alt", "Esc is no");
        export_to(&mut window, &path);
        window.click(Role::Button, replace);
        assert!(fs::read_to_string(&path).unwrap().starts_with("# "));
    }
}

#[test]
fn the_systems_dialogue_has_asked_already() {
    let mut window = Window::with_seed();
    let path = window.path("alt.md");
    fs::write(&path, "alt").unwrap();
    window.will_pick(&[&path]);
    window.press(CTRL, Key::E);
    assert!(fs::read_to_string(&path).unwrap().starts_with("# "));
}

#[test]
fn closing_asks_about_unsaved_changes() {
    for (language, stay, discard) in
        [(Language::German, "Abbrechen", "Verwerfen"), (Language::English, "Cancel", "Discard")]
    {
        let mut window = Window::open(language, &[SEED]);
        assert!(!window.close());
        window.click(Role::Button, stay);
        assert_eq!(window.documents().len(), 1);
        assert!(!window.close());
        window.click(Role::Button, discard);
        assert!(window.close());
    }
}

#[test]
fn closing_saves_what_is_to_be_saved() {
    let mut window = Window::with_seed();
    let path = window.path("beim-schliessen.ron");
    window.will_pick(&[&path]);
    window.press(CTRL, Key::W);
    window.click(Role::Button, "Sichern");
    assert!(window.documents().is_empty());
    assert!(!Window::saved(&path).scenes.is_empty());
}

#[test]
fn a_saved_window_closes_at_once() {
    let mut window = Window::with_seed();
    let path = window.path("gesichert.ron");
    window.will_pick(&[&path]);
    window.press(CTRL, Key::S);
    assert!(window.close());
}

#[test]
fn dropped_files_and_pasted_text_are_read() {
    let mut window = Window::open(Language::German, &[]);
    let path = window.path("synopse.txt");
    fs::write(&path, SYNOPSIS).unwrap();
    window.drop_files(&[&path]);
    assert_eq!(window.outline().sources[0].text, SYNOPSIS);

    window.paste(SYNOPSIS);
    assert_eq!(window.documents().len(), 2);
    assert!(window.has(Role::Tab, "Eingefügter Text, nicht gesichert"));
}

#[test]
fn a_synopsis_is_read_wherever_it_is_pasted_but_into_a_field() {
    for (language, row, pasted) in [
        (Language::German, "1, Am Hafen", "Eingefügter Text, nicht gesichert"),
        (Language::English, "1, Am Hafen", "Pasted text, not saved"),
    ] {
        let outline = crate::storm::outline();
        let mut window = Window::with_outline(language, &outline);
        window.click(Role::ListBoxOption, row);
        window.paste(SYNOPSIS);
        assert!(window.has(Role::Tab, pasted));
        assert_eq!(window.outline().sources[0].text, SYNOPSIS);
        assert_eq!(window.documents()[0].outline().scenes, outline.scenes);
    }
}

#[test]
fn a_numbered_list_pasted_on_a_scene_becomes_scenes() {
    let mut window = Window::with_outline(Language::German, &crate::storm::outline());
    window.click(Role::ListBoxOption, "1, Am Hafen");
    window.paste(
        "1. Die Sirene\nUwe hört die Sirene und läuft zum Deich hinauf.\n\n2. Die Lücke\nIda findet die Lücke im Deich.",
    );
    assert_eq!(window.documents().len(), 1);
    assert_eq!(window.outline().scenes[1].title, "Die Sirene");
    assert_eq!(window.outline().scenes[2].title, "Die Lücke");
}

#[test]
fn the_menu_names_the_keys_that_paste() {
    let mut window = Window::with_seed();
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.reads("Strg+V"));
}

#[test]
fn a_word_that_is_pasted_is_no_synopsis() {
    let mut window = Window::open(Language::English, &[]);
    window.paste("Emma");
    assert!(window.documents().is_empty());
    let said = "This is too short for a synopsis. A text is read from about two sentences on.";
    assert!(window.has(Role::Alert, said));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let mut window = Window::open(Language::German, &[]);
    let path = window.path("fehlt.txt");
    window.drop_files(&[&path]);
    assert!(window.has(Role::Alert, "„fehlt.txt“: Diese Datei gibt es nicht."));
    window.click(Role::Button, "Meldung schließen");
    assert!(!window.has(Role::Alert, "„fehlt.txt“: Diese Datei gibt es nicht."));
}

#[test]
fn language_and_look_are_switched_in_the_menu() {
    let mut window = Window::with_seed();
    window.choose("Ansicht", "English");
    assert!(window.has(Role::Button, "View"));
    window.choose("View", "Dark");
    window.choose("View", "Deutsch");
    assert!(window.has(Role::Button, "Ansicht"));
}

#[test]
fn panels_are_hidden_and_shown() {
    let mut window = Window::with_seed();
    window.press(CTRL, Key::B);
    window.press(CTRL, Key::I);
    window.press(CTRL, Key::T);
    window.choose("Ansicht", "Bibliothek");
    window.press(CTRL, Key::I);
    window.press(CTRL, Key::T);
}

#[test]
fn the_help_menu_lists_the_keys() {
    let mut window = Window::open(Language::English, &[]);
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.reads("Ctrl+Shift+S"));
    window.click(Role::Button, "Close");
    window.choose("Help", "About Bogen");
}

#[test]
fn unsaved_work_is_offered_after_a_crash() {
    let mut window = Window::with_memory(tempfile::tempdir().unwrap(), &[SEED]);
    window.choose("Bearbeiten", "Neue Figur");
    let lost = window.outline().clone();
    window.wait(5);

    let mut again = Window::with_memory(window.crash(), &[]);
    again.click(Role::Button, "000_0e5b8b838041829b wieder öffnen");
    assert_eq!(*again.outline(), lost);
    assert!(again.has(Role::Status, "nicht gesichert"));
    assert!(!again.close());
    again.click(Role::Button, "Verwerfen");

    let last = Window::with_memory(again.crash(), &[]);
    assert!(!last.has(Role::Button, "Später"), "what was discarded is not offered again");
}

#[test]
fn saved_files_are_offered_when_nothing_is_open() {
    let mut window = Window::with_memory(tempfile::tempdir().unwrap(), &[SEED]);
    let path = window.path("folge-7.ron");
    window.will_pick(&[&path]);
    window.press(CTRL, Key::S);
    window.press(CTRL, Key::W);
    window.click(Role::ListBoxOption, "folge-7");
    assert!(!window.outline().scenes.is_empty());
}

#[test]
fn the_whole_way_once_in_both_languages() {
    for language in [Language::German, Language::English] {
        let mut window = Window::open(language, &[SEED]);
        let row = |window: &Window, at: usize| format!("{}, {}", at + 1, window.outline().scenes[at].title);
        let first = row(&window, 0);
        window.click(Role::ListBoxOption, &first);
        window.press(Modifiers::NONE, Key::F2);
        window.press(CTRL, Key::A);
        window.type_letters("Kais Kampf");
        window.press(Modifiers::NONE, Key::Enter);
        assert_eq!(window.outline().scenes[0].title, "Kais Kampf");

        let edited = window.outline().clone();
        let from = window.rect(Role::ListBoxOption, &row(&window, 2)).center();
        let to = window.rect(Role::ListBoxOption, &row(&window, 0)).center_top() + egui::vec2(0.0, 5.0);
        window.drag(from, to, Modifiers::NONE);
        assert_eq!(window.outline().scenes[0].id, edited.scenes[2].id);
        window.press(CTRL, Key::Z);
        assert_eq!(*window.outline(), edited);

        let path = window.path("folge.ron");
        window.will_pick(&[&path]);
        window.press(CTRL, Key::S);
        let again = Window::open(language, &[path.to_str().unwrap()]);
        assert_eq!(again.outline().scenes, edited.scenes);
    }
}

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
fn of_many_tabs_the_one_in_front_is_in_view_and_a_list_names_them_all() {
    for (language, help, palette, all, untitled) in [
        (Language::German, "Hilfe", "Suchen oder Befehl …", "Alle offenen Outlines", "Ohne Titel"),
        (Language::English, "Help", "Search or command …", "All open outlines", "Untitled"),
    ] {
        let mut window = Window::open(language, &[]);
        let long = "Eine Folge mit einem Namen, der länger ist als jeder Reiter";
        for number in 1..=9 {
            let path = window.path(&format!("{number} {long}.txt"));
            fs::write(&path, SYNOPSIS).unwrap();
            window.drop_files(&[&path]);
        }
        let tab = |window: &Window, begins: &str| window.find_beginning(Role::Tab, begins);
        let is_in_view = |window: &Window, begins: &str| {
            let rect = tab(window, begins);
            let strip = window.rect(Role::Button, palette);
            rect.right() < strip.left() && rect.left() > window.rect(Role::Button, help).right()
        };
        assert!(is_in_view(&window, "9 "), "{:?}", tab(&window, "9 "));
        assert!(!is_in_view(&window, "1 "));

        let before = tab(&window, "9 ").center_bottom() - egui::vec2(0.0, 3.0);
        window.wheel_at(before, 90.0, Modifiers::NONE);
        assert!(is_in_view(&window, "1 "), "{:?}: the wheel scrolls sideways", tab(&window, "1 "));
        let at = tab(&window, "1 ").center_bottom() - egui::vec2(0.0, 3.0);
        window.click_at(at, Modifiers::NONE);
        assert!(window.document().name().starts_with("1 "));

        window.press(CTRL, Key::PageUp);
        assert!(is_in_view(&window, "9 "));
        window.click(Role::Button, all);
        let fifth = window.names_beginning(Role::MenuItemRadio, "5 ");
        window.activate(Role::MenuItemRadio, &fifth[0]);
        assert!(window.document().name().starts_with("5 ") && is_in_view(&window, "5 "));

        let mut few = Window::open(language, &[SEED]);
        few.press(CTRL, Key::N);
        assert!(few.has(Role::Tab, untitled) && !few.has(Role::Button, all), "two tabs need no list");
    }
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
    for _ in 0..23 {
        window.press(Modifiers::NONE, Key::ArrowDown);
    }
    assert!(window.is_at(Role::MenuItemCheckBox, "English"), "the keyboard gets to the end as well");
}

#[test]
fn the_menus_are_opened_by_f10_and_walked_with_the_arrow_keys() {
    let mut window = Window::with_seed();
    window.press(Modifiers::NONE, Key::F10);
    assert!(window.is_at(Role::MenuItem, "Neue Outline"));
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert!(window.has(Role::MenuItem, "Neue Figur") && !window.has(Role::MenuItem, "Sichern als …"));
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert!(window.is_at(Role::MenuItem, "Tasten"), "left of the first is the last");
    window.press(Modifiers::NONE, Key::F10);
    assert!(!window.has(Role::MenuItem, "Tasten"));
    window.press(Modifiers::NONE, Key::F10);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowUp);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.documents().len(), 2, "the first entry is a new outline");
}

#[test]
fn panels_keep_the_size_that_was_chosen() {
    let mut window = Window::with_seed();
    window.resize(1_440.0, 880.0);
    let edges = |window: &Window| {
        let library = window.rect(Role::Tab, "Outline").left();
        let timeline = window.rect(Role::RadioButton, "Stränge").top();
        (library, timeline)
    };
    let before = edges(&window);
    let at = egui::pos2(before.0 - 29.0, 500.0);
    window.drag(at, at + egui::vec2(60.0, 0.0), Modifiers::NONE);
    let at = egui::pos2(700.0, before.1 - 6.0);
    window.drag(at, at - egui::vec2(0.0, 40.0), Modifiers::NONE);
    let chosen = edges(&window);
    assert!(chosen.0 > before.0 + 50.0 && chosen.1 < before.1 - 30.0, "{before:?} {chosen:?}");

    window.resize(900.0, 640.0);
    assert!(edges(&window).0 < chosen.0);
    window.resize(1_440.0, 880.0);
    assert_eq!(edges(&window), chosen);

    for _ in 0..4 {
        window.press(CTRL, Key::Plus);
    }
    window.press(CTRL, Key::Num0);
    assert_eq!(edges(&window), chosen);
}

#[test]
fn lengths_that_were_estimated_are_marked_until_one_is_entered() {
    for (language, minutes, length) in
        [(Language::German, "Dauer", "≈\u{a0}5\u{a0}min"), (Language::English, "Length", "≈\u{a0}5\u{a0}min")]
    {
        let mut window = Window::open(language, &[]);
        window.paste(
            "Emma verkauft das Haus am See, in dem sie mit ihrem Bruder aufgewachsen ist, an einen Fremden.",
        );
        assert_eq!(window.outline().scenes.len(), 1);
        assert!(window.outline().scenes[0].estimated);
        let row = format!("1, {}", window.outline().scenes[0].title);
        window.click(Role::ListBoxOption, &row);
        assert_eq!(window.value(Role::TextInput, minutes), length, "a sentence does not fill a slot");
        assert!(
            !window.names_beginning(Role::Button, "≈\u{a0}5\u{a0}min").is_empty(),
            "the sum is an estimate too"
        );

        window.fill(Role::TextInput, minutes, "≈ 7");
        window.press(Modifiers::NONE, Key::Enter);
        assert_eq!(window.value(Role::TextInput, minutes), "7\u{a0}min");
        assert!(!window.outline().scenes[0].estimated);
        window.press(CTRL, Key::Z);
        assert!(window.outline().scenes[0].estimated);
    }
}

#[test]
fn a_path_is_proposed_with_its_folder_and_its_name_is_typed_over() {
    for (language, field, formats) in [
        (Language::German, "Pfad der Datei", "Die Endung bestimmt das Format: .md"),
        (Language::English, "Path of the file", "The ending sets the format: .md"),
    ] {
        let mut window = Window::open(language, &[SEED]);
        window.press(CTRL, Key::S);
        let proposed = window.value(Role::TextInput, field);
        assert!(std::path::Path::new(&proposed).is_absolute(), "{proposed}");
        window.type_text("Folge 12");
        let folder = std::path::Path::new(&proposed).parent().unwrap();
        let typed = folder.join("Folge 12.ron").display().to_string();
        assert_eq!(window.value(Role::TextInput, field), typed, "folder and ending stay");
        window.press(Modifiers::NONE, Key::Escape);

        let path = window.path("folge.ron");
        window.will_pick(&[&path]);
        window.press(CTRL, Key::S);
        window.press(CTRL, Key::E);
        assert!(window.reads_beginning(formats));
        assert!(window.value(Role::TextInput, field).starts_with(path.parent().unwrap().to_str().unwrap()));
        window.press(CTRL, Key::A);
        window.type_text("nur ein Name.md");
        window.press(Modifiers::NONE, Key::Enter);
        assert!(window.path("nur ein Name.md").exists(), "a name alone belongs into the proposed folder");
    }
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
    window.click(Role::RadioButton, "Figuren");
    assert!(window.has(Role::Button, "Figuren"));
}

/// What is left after a crash with the first example and with a new outline unsaved.
fn window_after_crash() -> Window {
    let mut window = Window::with_memory(tempfile::tempdir().unwrap(), &[SEED]);
    window.choose("Bearbeiten", "Neue Figur");
    window.wait(5);
    window.press(CTRL, Key::N);
    window.choose("Bearbeiten", "Neue Figur");
    window.wait(5);
    Window::with_memory(window.crash(), &[])
}

#[test]
fn enter_opens_all_that_was_left_after_a_crash() {
    let mut window = window_after_crash();
    assert!(window.is_at(Role::Button, "Alles öffnen"));
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.documents().len(), 2);
}

#[test]
fn what_was_left_is_not_discarded_without_a_question() {
    let mut window = window_after_crash();
    let name = "000_0e5b8b838041829b";
    window.click(Role::Button, &format!("{name} verwerfen"));
    assert!(window.has(Role::Heading, &format!("„{name}“ endgültig verwerfen?")));
    window.press(Modifiers::NONE, Key::Enter);
    let open = window.rect(Role::Button, &format!("{name} wieder öffnen"));
    let discard = window.rect(Role::Button, &format!("{name} verwerfen"));
    assert!(open.right() <= discard.left(), "what opens stands first");
    window.click(Role::Button, &format!("{name} verwerfen"));
    window.click(Role::Button, "Endgültig verwerfen");
    assert!(!window.has(Role::Button, &format!("{name} verwerfen")));
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.documents().len(), 1);
}

#[test]
fn an_outline_under_another_ending_is_opened_as_one() {
    let mut window = Window::open(Language::German, &[SEED]);
    let (typed, text) = (window.path("Gr.txt"), window.path("Alt.txt"));
    window.will_pick(&[&typed]);
    window.press(CTRL, Key::S);
    let path = window.path("Gr.txt.ron");
    assert!(path.exists() && !typed.exists());
    let saved = window.outline().clone();
    std::fs::copy(&path, &text).unwrap();
    window.drop_files(&[&text]);
    assert_eq!(window.documents().len(), 2);
    assert_eq!(*window.outline(), saved);
}
