//! Files: opened, saved, exported, closed, and what is left after a crash.

use std::{fs, path::Path};

use bogen::{app::Language, formats::read};
use egui::{Key, Modifiers, Role};

use crate::harness::{SEED, Window};

const CTRL: Modifiers = Modifiers::COMMAND;

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
fn an_export_without_an_ending_is_a_word_document() {
    for language in [Language::German, Language::English] {
        let mut window = Window::open(language, &[SEED]);
        let path = window.path("Folge 12");
        export_to(&mut window, &path);
        let document = read::decode(&fs::read(window.path("Folge 12.docx")).unwrap()).unwrap();
        assert!(document.text.starts_with("# "), "{}", document.text);
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
fn a_file_that_cannot_be_read_is_named() {
    let mut window = Window::open(Language::German, &[]);
    let path = window.path("fehlt.txt");
    window.drop_files(&[&path]);
    assert!(window.has(Role::Alert, "„fehlt.txt“: Diese Datei gibt es nicht."));
    window.click(Role::Button, "Meldung schließen");
    assert!(!window.has(Role::Alert, "„fehlt.txt“: Diese Datei gibt es nicht."));
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
fn a_path_is_proposed_with_its_folder_and_its_name_is_typed_over() {
    for (language, field, formats) in [
        (Language::German, "Pfad der Datei", "Die Endung bestimmt das Format: .docx"),
        (Language::English, "Path of the file", "The ending sets the format: .docx"),
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
fn an_outline_is_proposed_beside_the_text_it_was_read_from() {
    let mut window = Window::open(Language::German, &[]);
    let text = window.path("Entwurf.txt");
    std::fs::write(&text, "Ida wartet am Hafen auf Tom. Tom kommt nicht.").unwrap();
    window.will_pick(&[&text]);
    window.press(CTRL, Key::O);
    window.press(CTRL, Key::S);
    let beside = window.path("Entwurf.ron").display().to_string();
    assert_eq!(window.value(Role::TextInput, "Pfad der Datei"), beside);
}

#[test]
fn saving_from_the_search_asks_where_and_takes_the_keyboard() {
    let mut window = Window::with_seed();
    window.press(CTRL, Key::F);
    window.type_text("Kai");
    window.press(CTRL, Key::S);
    window.type_text("Folge 7");
    let path = window.value(Role::TextInput, "Pfad der Datei");
    assert!(path.ends_with("Folge 7.ron"), "{path}");
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
    let path = window.path("Gr.ron");
    assert!(path.exists() && !typed.exists());
    let saved = window.outline().clone();
    std::fs::copy(&path, &text).unwrap();
    window.drop_files(&[&text]);
    assert_eq!(window.documents().len(), 2);
    assert_eq!(*window.outline(), saved);
}

#[test]
fn a_path_that_was_refused_is_proposed_again_until_it_is_saved_elsewhere() {
    for (language, field, again, missing, said) in [
        (Language::German, "Pfad der Datei", "Sichern als …", "fehlt/Sturm.ron", "„Sturm.ron“: Den Ordner „"),
        (
            Language::English,
            "Path of the file",
            "Save as …",
            "missing/Storm.ron",
            "“Storm.ron”: The folder “",
        ),
    ] {
        let mut window = Window::open(language, &[SEED]);
        let nowhere = window.path(missing);
        let typed = nowhere.to_str().unwrap().to_owned();
        window.press(CTRL, Key::S);
        window.press(CTRL, Key::A);
        window.type_text(&typed);
        window.press(Modifiers::NONE, Key::Enter);
        let folder = nowhere.parent().unwrap().to_str().unwrap();
        assert!(window.reads_beginning(&format!("{said}{folder}")), "which folder there is not");
        window.click(Role::Button, again);
        assert_eq!(window.value(Role::TextInput, field), typed);
        window.press(Modifiers::NONE, Key::Escape);
        window.press(CTRL, Key::E);
        assert_ne!(window.value(Role::TextInput, field), typed, "an export is something else");
        window.press(Modifiers::NONE, Key::Escape);

        let path = window.path("anders.ron");
        window.will_pick(&[&path]);
        window.press(CTRL, Key::S);
        window.press(CTRL | Modifiers::SHIFT, Key::S);
        assert_eq!(window.value(Role::TextInput, field), path.to_str().unwrap());
    }
}

#[test]
fn after_a_folder_that_takes_nothing_another_one_is_proposed() {
    for (language, field, again) in [
        (Language::German, "Pfad der Datei", "Sichern als …"),
        (Language::English, "Path of the file", "Save as …"),
    ] {
        let mut window = Window::open(language, &[SEED]);
        // A file is in the way: it is the folder that has to be another one.
        let blocked = window.path("keinordner");
        std::fs::write(&blocked, "").unwrap();
        window.will_pick(&[&blocked.join("Sturm.ron")]);
        window.press(CTRL, Key::S);
        window.will_pick(&[]);
        window.click(Role::Button, again);
        let asked = window.asked();
        assert_eq!(asked.name, "Sturm.ron", "the name is kept");
        let beside_the_source = asked.folder.is_some_and(|folder| folder.ends_with("seeds"));
        assert!(beside_the_source, "nothing can be chosen in a folder that there is not");
        window.press(CTRL | Modifiers::SHIFT, Key::S);
        let typed = window.value(Role::TextInput, field);
        assert_eq!(Path::new(&typed), blocked.join("Sturm.ron"), "what was typed can be mended");
    }
}
