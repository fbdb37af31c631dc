//! Earlier versions: listed with what tells them apart, and opened beside the present outline.

use std::{fs, path::Path};

use bogen::{
    outline::Outline,
    store::{self, Backups, Expected},
};
use chrono::{DateTime, TimeDelta};
use egui::{Key, Modifiers, Role};

use crate::{harness::Window, storm};

const CTRL: Modifiers = Modifiers::COMMAND;
const NONE: Modifiers = Modifiers::NONE;
const ROW: Role = Role::ListBoxOption;

/// The storm with so many of its four scenes.
fn storm_with_scenes(count: usize) -> Outline {
    let mut outline = storm::outline();
    outline.scenes.truncate(count);
    outline.dilemmas.clear();
    outline
}

/// A window in which a file is open that was saved with two, then one, then three scenes, a day between each.
fn window_after_three_days() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sturm.ron");
    for (days_ago, scenes) in [(2, 2), (1, 1), (0, 3)] {
        let now = DateTime::UNIX_EPOCH - TimeDelta::days(days_ago);
        let outline = Outline { modified: Some(now), ..storm_with_scenes(scenes) };
        let backups = Backups { folder: &folder.path().join("backups"), now };
        store::save(&path, &outline, Expected::Anything, Some(backups)).unwrap();
    }
    let path = path.to_str().unwrap().to_owned();
    Window::with_memory(folder, &[&path])
}

/// The files in which versions are kept, the newest last.
fn kept(window: &Window) -> Vec<std::path::PathBuf> {
    let folder = fs::read_dir(window.path("backups")).unwrap().next().unwrap().unwrap().path();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn open_dialogue(window: &mut Window) {
    window.choose("Datei", "Frühere Fassungen …");
    assert!(window.has(Role::Heading, "Frühere Fassungen"));
}

#[test]
fn versions_say_when_they_were_saved_and_how_they_differ() {
    let mut window = window_after_three_days();
    open_dialogue(&mut window);
    let rows = window.names_beginning(ROW, "gestern ");
    assert_eq!(rows.len(), 1);
    assert!(rows[0].contains("; 1 Szene · 3 Figuren · "), "{rows:?}");
    assert!(rows[0].contains("; 2 Szenen weniger, ") && rows[0].ends_with("Wörter weniger"), "{rows:?}");
    let rows = window.names_beginning(ROW, "30.12.1969 ");
    assert!(rows[0].contains("; 1 Szene weniger, "), "{rows:?}");
    let folder = window.path("backups").display().to_string();
    assert!(window.reads(&format!("Aufbewahrt werden sie in {folder}")));
}

#[test]
fn a_version_opens_as_a_copy_that_is_saved_beside_the_outline() {
    let mut window = window_after_three_days();
    let present = window.outline().clone();
    open_dialogue(&mut window);
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::ArrowUp);
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::Enter);

    assert_eq!(window.documents().len(), 2);
    assert_eq!(*window.documents()[0].outline().as_ref(), present);
    assert_eq!(window.outline().scenes.len(), 2);
    assert!(window.document().name().starts_with("Fassung vom 30.12.1969, "), "{}", window.document().name());
    assert!(window.document().name().ends_with(" – Sturmflut"));
    assert!(window.has(Role::Status, "frühere Fassung"));
    assert!(window.close(), "it is still kept");

    window.choose("Bearbeiten", "Neue Figur");
    assert!(!window.close());
    window.press(NONE, Key::Escape);
    window.press(CTRL, Key::S);
    let proposed = window.value(Role::TextInput, "Pfad der Datei");
    let proposed = Path::new(&proposed);
    assert_eq!(proposed.parent(), Some(window.path("").as_path()));
    assert!(proposed.file_name().unwrap().to_string_lossy().starts_with("Fassung vom 30.12.1969, "));
    window.press(NONE, Key::Enter);
    assert!(window.has(Role::Status, "gesichert"));
    assert_eq!(window.document().name(), "Sturmflut");
    assert_eq!(Window::saved(&window.path("sturm.ron")).scenes.len(), 3);
}

#[test]
fn a_damaged_version_is_listed_and_cannot_be_opened() {
    let mut window = window_after_three_days();
    fs::write(kept(&window).last().unwrap(), "Outl").unwrap();
    open_dialogue(&mut window);
    let damaged = window.names_beginning(ROW, "gestern ");
    assert!(damaged[0].ends_with("; Beschädigt, lässt sich nicht öffnen."), "{damaged:?}");
    assert!(window.is_at(ROW, &damaged[0]));
    window.press(NONE, Key::Enter);
    window.click(Role::Button, "Als Kopie öffnen");
    assert_eq!(window.documents().len(), 1);
    window.press(NONE, Key::ArrowDown);
    window.click(Role::Button, "Als Kopie öffnen");
    assert_eq!(window.documents().len(), 2);
}

#[test]
fn what_can_be_read_of_a_damaged_version_is_opened_and_told() {
    let mut window = window_after_three_days();
    let path = kept(&window).pop().unwrap();
    let text = fs::read_to_string(&path).unwrap().replacen("strand:", "strand: oops,", 1);
    fs::write(&path, text).unwrap();
    open_dialogue(&mut window);
    let partial = window.names_beginning(ROW, "gestern ");
    assert!(partial[0].ends_with("; beschädigt, nur zum Teil lesbar"), "{partial:?}");
    window.press(NONE, Key::Enter);
    assert!(window.has(Role::Button, "Einzelheiten"));
}

#[test]
fn escape_leaves_and_without_versions_it_is_told_when_they_are_made() {
    let mut window = window_after_three_days();
    open_dialogue(&mut window);
    window.press(NONE, Key::Escape);
    assert!(!window.has(Role::Heading, "Frühere Fassungen"));
    assert_eq!(window.documents().len(), 1);

    fs::remove_dir_all(window.path("backups")).unwrap();
    open_dialogue(&mut window);
    assert!(window.reads_beginning("Noch gibt es keine. Sobald diese Outline wieder gesichert wird"));
    window.click(Role::Button, "Schließen");

    window.choose("Bearbeiten", "Neue Figur");
    window.press(CTRL, Key::S);
    open_dialogue(&mut window);
    assert_eq!(window.names_beginning(ROW, "heute ").len(), 1);
}

#[test]
fn an_outline_without_a_file_has_no_versions() {
    let mut window = Window::with_seed();
    window.click(Role::Button, "Datei");
    let entry = window.rect(Role::MenuItem, "Frühere Fassungen …");
    window.point_at(entry.center());
    window.wait(2);
    assert!(window.reads_beginning("Diese Outline hat noch keine Datei"));
    window.click(Role::MenuItem, "Frühere Fassungen …");
    assert!(!window.has(Role::Heading, "Frühere Fassungen"));
}

#[test]
fn work_on_a_version_is_recovered_as_such() {
    let mut window = window_after_three_days();
    open_dialogue(&mut window);
    window.press(NONE, Key::Enter);
    window.choose("Bearbeiten", "Neue Figur");
    window.wait(5);
    let name = window.document().name().to_owned();
    assert!(name.starts_with("Fassung vom "), "{name}");
    let mut window = Window::with_memory(window.crash(), &[]);
    window.press(NONE, Key::Enter);
    assert_eq!(window.document().name(), name);
    assert!(window.document().has_unsaved_changes());
    window.press(CTRL, Key::S);
    let proposed = window.value(Role::TextInput, "Pfad der Datei");
    assert!(proposed.contains("Fassung vom "), "{proposed}");
}
