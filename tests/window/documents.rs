//! Word files and others that word processors write: dropped, chosen, refused.

use std::{fs, path::PathBuf};

use bogen::app::Language;
use egui::{Key, Modifiers, Role};

use crate::harness::Window;

const CTRL: Modifiers = Modifiers::COMMAND;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents").join(name)
}

#[test]
fn a_dropped_document_is_read_and_what_is_left_out_is_said() {
    for (language, left_out) in [
        (
            Language::German,
            "Nicht eingelesen: gelöschter Text (Änderungsverfolgung), Kommentare, Fußnoten, Kopf- und Fußzeilen und \
             verborgener Text.",
        ),
        (
            Language::English,
            "Not read: deleted text (tracked changes), comments, footnotes, headers and footers and hidden text.",
        ),
    ] {
        let mut window = Window::open(language, &[]);
        window.drop_files(&[&fixture("press.docx")]);
        assert_eq!(window.outline().title, "Zwei Briefe");
        assert_eq!(window.outline().sources[0].name, "press");
        assert_eq!(window.names_beginning(Role::Alert, ""), [left_out]);
    }
}

#[test]
fn documents_are_chosen_like_texts_and_saved_as_outlines() {
    for name in ["press.odt", "press.rtf", "beats.docx"] {
        let mut window = Window::open(Language::German, &[]);
        window.will_pick(&[&fixture(name)]);
        window.press(CTRL, Key::O);
        assert_eq!(Some(window.outline().sources[0].name.as_str()), name.split('.').next());
        let path = window.path("folge.ron");
        window.will_pick(&[&path]);
        window.press(CTRL, Key::S);
        assert_eq!(Window::saved(&path).sources, window.outline().sources);
    }
}

#[test]
fn headings_of_a_document_are_set_without_their_marks() {
    let mut window = Window::open(Language::German, &[fixture("press.docx").to_str().unwrap()]);
    window.press(CTRL, Key::Num3);
    let reads = |words: &str| {
        let texts = window.shapes().iter().filter_map(|shape| match &shape.shape {
            egui::Shape::Text(text) => Some(text.galley.text()),
            _ => None,
        });
        texts.into_iter().any(|text| text == words)
    };
    assert!(reads("Kommt Jörn zurück?"));
    assert!(!reads("# Kommt Jörn zurück?"));
}

#[test]
fn a_document_that_cannot_be_read_is_refused_with_a_remedy() {
    for (language, locked, old, damaged) in [
        (
            Language::German,
            "„locked.docx“: Das Dokument ist mit einem Kennwort geschützt. Bitte ohne Kennwort sichern.",
            "„old.doc“: Das ist ein altes Word-Dokument (.doc). Bitte in Word oder LibreOffice als .docx sichern.",
            "„halb.docx“: Das Dokument ist beschädigt. Bitte in Word oder LibreOffice öffnen und neu sichern.",
        ),
        (
            Language::English,
            "“locked.docx”: This document is locked with a password. Please save it without one.",
            "“old.doc”: This is an old Word document (.doc). Please save it as .docx in Word or LibreOffice.",
            "“halb.docx”: This document is damaged. Please open it in Word or LibreOffice and save it anew.",
        ),
    ] {
        let mut window = Window::open(language, &[]);
        let half = window.path("halb.docx");
        fs::write(&half, &fs::read(fixture("press.docx")).unwrap()[..3000]).unwrap();
        for (path, said) in [(fixture("locked.docx"), locked), (fixture("old.doc"), old), (half, damaged)] {
            window.drop_files(&[&path]);
            assert!(window.has(Role::Alert, said), "{:?}", window.names_beginning(Role::Alert, ""));
            window.press(Modifiers::NONE, Key::Escape);
        }
        assert!(window.documents().is_empty());
    }
}
