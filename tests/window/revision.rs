//! New versions of a text: dropped, pasted, chosen; what the outline that was made of the old one gets from them.

use std::{fs, path::PathBuf};

use bogen::app::Language;
use egui::{Key, Modifiers, Role};

use crate::harness::Window;

const NONE: Modifiers = Modifiers::NONE;

const OLD: &str = "Uwe Kern wartet am Hafen auf seine Schwester Karla. Er hat das Haus verkauft, ohne sie zu fragen.\n\n\
                   Karla findet in der Küche einen Brief ihres Vaters. Sie verbrennt ihn, bevor jemand ihn lesen kann.\n\n\
                   Am nächsten Morgen treffen sich die Geschwister auf dem Deich und streiten bis zur Flut.\n";
/// Somebody is in hospital, and nobody in the kitchen.
const NEW: &str = "Uwe Kern wartet am Hafen auf seine Schwester Karla. Er hat das Haus verkauft, ohne sie zu fragen.\n\n\
                   Im Krankenhaus ringt der alte Fischer Hinnerk Voss mit dem Tod.\n\n\
                   Am nächsten Morgen treffen sich die Geschwister auf dem Deich und streiten bis zur Flut.\n";

/// What the window says of a new version.
struct Said {
    language: Language,
    question: &'static str,
    update: &'static str,
    apart: &'static str,
    stay: &'static str,
    came: &'static str,
    undo: &'static str,
}

const SAID: [Said; 2] = [
    Said {
        language: Language::German,
        question: "„folge-2“ ist eine neue Fassung der Vorlage von „folge“.",
        update: "Outline aktualisieren",
        apart: "Als eigene Outline öffnen",
        stay: "Abbrechen",
        came: "Die neue Fassung ist eingearbeitet. Neu: 1 Szene, 1 Figur, 1 Schauplatz und 1 Strang. Nicht mehr in der Vorlage: \
               1 Szene und 1 Schauplatz.",
        undo: "Rückgängig",
    },
    Said {
        language: Language::English,
        question: "“folge-2” is a new version of the source of “folge”.",
        update: "Update the outline",
        apart: "Open as an outline of its own",
        stay: "Cancel",
        came: "The new version is in. New: 1 scene, 1 character, 1 location and 1 strand. Not in the source any more: 1 scene \
               and 1 location.",
        undo: "Undo",
    },
];

/// A window with the old text, and a file with the new one.
fn window(language: Language) -> (Window, PathBuf) {
    let mut window = Window::open(language, &[]);
    let (old, new) = (window.path("folge.txt"), window.path("folge-2.txt"));
    fs::write(&old, OLD).unwrap();
    fs::write(&new, NEW).unwrap();
    window.drop_files(&[&old]);
    assert_eq!(window.outline().scenes.len(), 3);
    (window, new)
}

#[test]
fn a_dropped_version_asks_and_is_taken_in_as_one_step() {
    for said in SAID {
        let (mut window, new) = window(said.language);
        let before = window.outline().clone();
        window.drop_files(&[&new]);
        assert!(window.reads(said.question));
        assert_eq!(window.outline(), &before, "nothing is done unasked");
        window.click(Role::Button, said.update);
        assert!(!window.reads(said.question));
        assert_eq!(window.documents().len(), 1);
        assert_eq!(window.outline().scenes.len(), 4);
        assert_eq!(window.names_beginning(Role::Alert, ""), [said.came]);
        let scene = &window.outline().scenes[1];
        assert_eq!(window.document().selection(), &[(&scene.id).into()]);
        window.click(Role::Button, said.undo);
        assert_eq!(window.outline(), &before);
    }
}

#[test]
fn the_question_can_be_left_or_answered_with_an_outline_of_its_own() {
    for said in SAID {
        let (mut window, new) = window(said.language);
        window.drop_files(&[&new]);
        window.click(Role::Button, said.stay);
        assert_eq!(window.documents().len(), 1);
        window.drop_files(&[&new]);
        window.press(NONE, Key::Escape);
        assert_eq!(window.documents().len(), 1);
        assert_eq!(window.outline().sources[0].text, OLD);
        window.drop_files(&[&new]);
        window.click(Role::Button, said.apart);
        assert_eq!(window.documents().len(), 2);
        assert_eq!(window.outline().sources[0].text, NEW);
    }
}

#[test]
fn of_several_dropped_versions_none_is_lost() {
    let (mut window, new) = window(Language::German);
    let third = window.path("folge-3.txt");
    fs::write(&third, NEW.replace("der alte Fischer", "die alte Fischerin")).unwrap();
    window.drop_files(&[&new, &third]);
    window.press(NONE, Key::Enter);
    assert_eq!(window.outline().sources[0].text, NEW);
    assert!(window.reads("„folge-3“ ist eine neue Fassung der Vorlage von „folge“."));
    window.click(Role::Button, "Als eigene Outline öffnen");
    assert_eq!(window.documents().len(), 2);
}

#[test]
fn a_version_is_chosen_from_the_menu() {
    for (said, menu, entry) in
        [(&SAID[0], "Datei", "Vorlage aktualisieren …"), (&SAID[1], "File", "Update the source …")]
    {
        let (mut window, new) = window(said.language);
        window.will_pick(&[&new]);
        window.choose(menu, entry);
        assert_eq!(window.names_beginning(Role::Alert, ""), [said.came]);
        window.choose(menu, entry);
        assert!(
            window.has(Role::TextInput, if menu == "Datei" { "Pfad der Datei" } else { "Path of the file" })
        );
        window.type_text(new.to_str().unwrap());
        window.press(NONE, Key::Enter);
        let same = match said.language {
            Language::German => "Das ist Wort für Wort dieselbe Vorlage; zu aktualisieren gibt es nichts.",
            Language::English => "This is the same source, word for word; there is nothing to update.",
        };
        assert!(window.has(Role::Alert, same), "{:?}", window.names_beginning(Role::Alert, ""));
    }
}

#[test]
fn details_name_each_item_and_hints_what_is_gone() {
    let (mut window, new) = window(Language::German);
    window.drop_files(&[&new]);
    window.press(NONE, Key::Enter);
    window.click(Role::Button, "Einzelheiten");
    let title = |place: usize| window.outline().scenes[place].title.clone();
    for line in [
        format!("Neu: Szene 2 „{}“.", title(1)),
        "Neu: Figur „Hinnerk Voss“.".to_owned(),
        format!("Nicht mehr in der Vorlage: Szene 3 „{}“.", title(2)),
        "Nicht mehr in der Vorlage: Schauplatz „Küche“.".to_owned(),
    ] {
        assert!(window.reads(&line), "{line}");
    }
    window.click(Role::Button, "Schließen");
    window.click(Role::DisclosureTriangle, "Hinweise");
    assert!(!window.names_beginning(ROW, "Szene 3 steht nicht mehr in der Vorlage.").is_empty());
}

/// A hint at the foot of the library.
const ROW: Role = Role::ListBoxOption;

#[test]
fn the_same_text_again_leads_to_its_outline() {
    let (mut window, _) = window(Language::German);
    window.press(Modifiers::COMMAND, Key::N);
    window.paste(OLD);
    assert!(window.reads("„Eingefügter Text“ ist Wort für Wort die Vorlage von „folge“."));
    window.click(Role::Button, "Outline zeigen");
    assert_eq!(window.outline().sources.len(), 1);
    assert_eq!(window.documents().len(), 2);
}
